import { c as inertJson } from "./escape.js";
import { t as requestAnswerText } from "./request-text.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { t as openTrees } from "./open-trees.js";
import { _ as meshSimulators, y as valueLinesOf } from "./run.js";
import { A as clientRequestOf } from "./repaired-findings.js";
import { t as paintFor } from "./colours.js";
import { r as workspaceRunInput } from "./session.js";
import { t as openWorkspace } from "./workspace.js";

// src/run/request/ask-request.ts
async function askRequest(input, options) {
	const clientRequest = clientRequestOf(options, input.now ?? 0);
	const trees = await openTrees(input);
	const head = await answersIn(await trees.meshesOf(trees.head), input.host, clientRequest);
	const base = trees.base && await answersIn(await trees.meshesOf(trees.base), input.host, clientRequest);
	const meshes = base ? bothSides(head, base) : [...head.values()];
	return {
		method: clientRequest.request.method,
		url: options.url,
		from: options.from ?? null,
		meshes: meshes.filter((mesh) => mesh.head || mesh.base)
	};
}
async function answersIn(rendered, host, clientRequest) {
	const answers = /* @__PURE__ */ new Map();
	for (const mesh of meshSimulators(rendered)) {
		if (!mesh.isAbout(clientRequest)) continue;
		const { environment, targets } = mesh;
		const key = answers.has(`${environment}`) || environment === null ? targets.join() : environment;
		answers.set(key, {
			environment,
			targets,
			head: await answerOf(mesh, rendered, clientRequest, host)
		});
	}
	return answers;
}
async function answerOf(mesh, { tree }, clientRequest, host) {
	const decision = mesh.decide(clientRequest);
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
async function requestCommand(method, url, options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const input = workspaceRunInput(workspace, options, terminal, engine);
	const answer = await askRequest(input, {
		...options,
		method,
		url,
		headers: options.header
	});
	const fails = answer.meshes.length === 0;
	const text = () => options.format === "json" ? inertJson({
		schemaVersion: 1,
		...answer
	}) : wrapLines(requestAnswerText(answer, paintFor(terminal.colour)), terminal.width);
	if (fails || !options.quiet) terminal.print(text());
	if (fails) terminal.exitWith(1);
}

export { requestCommand };