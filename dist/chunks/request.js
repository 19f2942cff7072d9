import { c as inertJson, d as line, u as inertOutput } from "./escape.js";
import { t as unpainted } from "./paint.js";
import { n as count } from "./words.js";
import { T as checkPaths, n as readableTree, w as checkEnvironments } from "./masked-config.js";
import { l as readUsedConfig, p as renderIntoMeshes } from "./run.js";
import { g as createMesh } from "./rule.js";
import { h as createMask } from "./shapes.js";
import { a as askedMesh, o as valueLinesOf, t as askedRequest } from "./asked-request.js";
import { t as paintFor } from "./colours.js";
import { t as inputFor } from "./session2.js";
import { n as openWorkspace } from "./workspace.js";

// src/report/request-text.ts
/** What becomes of a request, step by step, for a terminal. */
function requestAnswerText({ method, url, from, meshes }, paint = unpainted) {
	const title = paint("bold", line(`${method} ${url} from ${from ?? "outside of the mesh"}`));
	if (meshes.length === 0) return inertOutput(`${title}\n\nno mesh of the repository has anything for this host, or the pods that call\n`);
	const blocks = meshes.flatMap((mesh) => meshLines(mesh, paint));
	return inertOutput(`${[title, ...blocks].join("\n")}\n`);
}
function meshLines(mesh, paint) {
	const name = mesh.environment ?? mesh.targets.map(targetText).join(", ");
	if (mesh.base === void 0) return ["", ...sideLines(name, mesh.head, paint)];
	if (JSON.stringify(mesh.base) === JSON.stringify(mesh.head)) return ["", ...sideLines(`${name}, the same in base and head`, mesh.head, paint)];
	return [
		"",
		...sideLines(`${name} in base`, mesh.base, paint),
		"",
		...sideLines(`${name} in head`, mesh.head, paint)
	];
}
/** The manifests of all files together are a target without a name. */
function targetText(id) {
	return id === "**" ? "all files together" : id;
}
function sideLines(name, decision, paint) {
	if (!decision) return [`${paint("bold", line(name))}: nothing is for this host`];
	const { verdict, status, paths, missing } = decision;
	const words = `${verdict}${status === null ? "" : ` with ${status}`}`;
	return [
		`${paint("bold", line(name))}: ${paint(colours[verdict], words)}`,
		...pathsLines(paths, paint),
		...missing.length > 0 ? ["  it depends on", ...missing.map((input) => `    ${line(input)}`)] : []
	];
}
const colours = {
	allowed: "green",
	refused: "red",
	depends: "yellow"
};
/** Paths that read the same stand there once. */
function pathsLines(paths, paint) {
	const texts = new Set(paths.map((path) => pathLines(path, paint).join("\n")));
	return [...texts].flatMap((text, index) => texts.size > 1 ? [`  path ${index + 1}`, text] : [text]);
}
function pathLines({ hops, end }, paint) {
	return [...hops.flatMap((hop) => hopLines(hop, paint)), `  ${line(endText(end))}${placeText(end.kind === "arrived" ? null : end.by, paint)}`];
}
function hopLines({ type, proxy, steps, forwarded }, paint) {
	return [
		`  ${paint("cyan", line(`${type} of ${proxy}`))}`,
		...steps.map(({ text, by }) => `    ${line(text)}${placeText(by, paint)}`),
		...forwarded ? forwardedLines(forwarded) : []
	];
}
function placeText(place, paint) {
	if (!place) return "";
	const { object, path, file, line: number, value } = place;
	const rendered = `${file}:${number}`;
	const where = value ? `${value.file}:${value.line}, rendered by ${rendered}` : rendered;
	return paint("dim", line(`  ${object} ${path}  ${where}`));
}
function forwardedLines({ to, host, target, timeout, retries, delay, mirrors }) {
	return [
		`sent ${to.map(({ cluster, percent, tls }) => {
			return `${percent === 100 ? "" : `${percent} % `}to ${cluster} by ${tlsWords[tls]}`;
		}).join(", ")}: ${host}${target}`,
		...timeout === null ? [] : [`timeout ${timeout} ms`],
		...retries ? [retriesText(retries)] : [],
		...delay > 0 ? [`held back for ${delay} ms`] : [],
		...mirrors.length > 0 ? [`copied to ${mirrors.join(", ")}`] : []
	].map((text) => `    ${line(text)}`);
}
function retriesText({ attempts, on, triesOfHanging }) {
	return `${`tried again up to ${count(attempts, "time")} on ${on.join(", ")}`}; an upstream that does not answer is tried ${count(triesOfHanging, "time")}`;
}
const tlsWords = {
	plain: "plain text",
	tls: "TLS",
	mtls: "mTLS",
	unknown: "mTLS or plain text"
};
function endText(end) {
	if (end.kind === "arrived") return `arrives at ${end.at}`;
	if (end.kind === "closed") return `the connection is closed: ${end.reason}`;
	return `answered with ${end.status}${end.location === null ? `: ${end.reason}` : ` to ${end.location}`}`;
}

// src/run/request/ask-request.ts
/**
* What becomes of a request in each mesh of head that knows its host or the pods that call, and in base if there is one.
* Throws `UsageError` for a wrong request, configuration, path or environment.
*/
async function askRequest(input, options) {
	const asked = askedRequest(options, input.now ?? 0);
	checkPaths(input.head, input.options.paths);
	const headTree = readableTree(input.head);
	const baseTree = input.base && readableTree(input.base);
	const { configFile } = input.options;
	const configurations = {
		...input,
		head: headTree,
		base: () => baseTree,
		configFile
	};
	const config = await readUsedConfig(configurations, createMask(input.host.maskKey));
	const head = await decisionsIn(headTree, config, input, asked);
	checkEnvironments(head.environments, input.options.environments);
	const base = baseTree && await decisionsIn(baseTree, config, input, asked);
	const meshes = base ? bothSides(head.answers, base.answers) : [...head.answers.values()];
	return {
		method: asked.request.method,
		url: options.url,
		from: options.from ?? null,
		meshes: meshes.filter((mesh) => mesh.head || mesh.base)
	};
}
async function decisionsIn(tree, config, input, asked) {
	const meshes = await renderIntoMeshes(tree, config, input, {});
	const answers = /* @__PURE__ */ new Map();
	for (const meshInput of meshes.meshInputs) {
		const mesh = askedMesh(createMesh(meshInput), meshes);
		if (!mesh.isAbout(asked)) continue;
		const { environment, targets } = mesh;
		const key = answers.has(`${environment}`) || environment === null ? targets.join() : environment;
		answers.set(key, {
			environment,
			targets,
			head: await answerOf(mesh, meshes, asked, input.host)
		});
	}
	return {
		environments: meshes.rendered.allTargets.map(({ environment }) => environment),
		answers
	};
}
async function answerOf(mesh, tree, asked, host) {
	const decision = mesh.decide(asked);
	return decision && mesh.answer(decision, await valueLinesOf(decision, tree, host));
}
function bothSides(head, base) {
	return [.../* @__PURE__ */ new Set([...head.keys(), ...base.keys()])].map((key) => {
		const [inHead, inBase] = [head.get(key), base.get(key)];
		return {
			...inHead ?? inBase,
			head: inHead?.head ?? null,
			base: inBase?.head ?? null
		};
	});
}

// src/cli/request.ts
/**
* `meshgate request METHOD URL`: prints what becomes of a request. Exit code 1 if no mesh has anything for its host.
*/
async function requestCommand(method, url, options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const input = inputFor(workspace, options, terminal, engine);
	const answer = await askRequest(input, {
		...options,
		method,
		url,
		headers: options.header
	});
	terminal.print(options.format === "json" ? inertJson({
		schemaVersion: 1,
		...answer
	}) : requestAnswerText(answer, paintFor(terminal.colour)));
	if (answer.meshes.length === 0) terminal.exitWith(1);
}

export { requestCommand };