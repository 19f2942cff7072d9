import { n as oncePer, o as weakOncePer } from "./once-per.js";
import { t as jsonOf } from "./data2.js";
import { r as engineFrameOf } from "./wire.js";

// src/render/fill-templates.ts
async function fillTemplates(engine, templates, sets) {
	if (templates.texts.length === 0) return sets.map(() => ({ texts: [] }));
	const answer = await engine.render({
		source: {
			kind: "templates",
			files: [{
				name: "",
				data: new TextEncoder().encode(jsonOf(templates))
			}]
		},
		options: sets,
		files: [],
		clockAndSeed: {
			now: 0,
			seed: 1
		}
	});
	if (answer.status === "ended") return sets.map(() => ({ problem: answer.reason }));
	return JSON.parse(new TextDecoder().decode(answer.frames[0].data)).map(({ texts, error }) => texts === null ? { problem: problemOf(error) } : { texts });
}
function problemOf(error) {
	const [, key] = /map has no entry for key "(.*)"$/s.exec(error) ?? [];
	if (key !== void 0) return `no generator sets \`${key}\``;
	return `a Go template in it fails: ${error.replace(/^template: :(\d+:)+ /, "").replace(/^executing "" at /, "")}`;
}

// src/render/engine-paths.ts
const root = "/meshgate-tree";
function toEngine(path) {
	return path === "" ? root : `${root}/${path}`;
}
function fromEngine(path) {
	if (path === root) return [""];
	return path.startsWith(`${root}/`) ? [path.slice(15)] : [];
}
function withTreePaths(message) {
	return message.replaceAll(`${root}/`, "").replaceAll(root, ".");
}

// src/render/helmfile/evaluate.ts
async function evaluateHelmfile(engine, tree, file, environment, { read, texts } = {
	read: [],
	texts: /* @__PURE__ */ new Map()
}) {
	const sent = /* @__PURE__ */ new Set([file, ...read]);
	for (let rounds = 1;; rounds++) {
		const answer = await engine.render(jobOf(tree, sent, texts, {
			file,
			environment
		}));
		if (answer.status === "ended") return ended(file, answer.reason);
		const result = JSON.parse(new TextDecoder().decode(answer.frames[0].data));
		const wanted = result.wanted.flatMap(fromEngine);
		if (wanted.length === 0) return inTree(result, file);
		if (rounds === maxRounds) return ended(file, `it reads files in more than ${maxRounds} steps`);
		for (const path of wanted) sent.add(path);
	}
}
const maxRounds = 50;
const fixedClockAndSeed = {
	now: 0,
	seed: 1
};
function jobOf(tree, sent, texts, { file, environment }) {
	const dataOf = (path) => {
		const text = texts.get(path);
		return (text === void 0 ? tree.read(path) : new TextEncoder().encode(text)) ?? /* @__PURE__ */ new Uint8Array();
	};
	return {
		source: pathsOf(tree),
		options: {
			file: toEngine(file),
			environment
		},
		files: [...sent].map((path) => engineFrameOf(toEngine(path), dataOf(path))),
		clockAndSeed: fixedClockAndSeed
	};
}
const pathsOf = oncePer((tree) => {
	const links = Object.fromEntries([...tree.links].map(([link, path]) => [toEngine(link), toEngine(path)]));
	return {
		kind: "helmfile",
		files: [engineFrameOf("", new TextEncoder().encode(JSON.stringify({
			links,
			folders: []
		}))), ...tree.files.map((path) => engineFrameOf(toEngine(path), /* @__PURE__ */ new Uint8Array()))]
	};
});
function inTree(result, file) {
	return {
		read: result.read.flatMap(fromEngine),
		nested: [...new Set(result.helmfiles.flatMap(fromEngine))].filter((path) => path !== file),
		environments: result.environments,
		releases: result.releases.map(releaseInTree),
		failures: result.failures.map(failureInTree)
	};
}
function releaseInTree(release) {
	return {
		...release,
		file: pathInTree(release.file),
		chartPath: release.chartPath === "" ? null : pathInTree(release.chartPath),
		values: release.values.map(valuesInTree),
		parameters: release.parameters.map((parameter) => ({
			...parameter,
			value: parameter.flag === "setFile" ? pathInTree(parameter.value) : parameter.value,
			place: parameter.place && valuesInTree(parameter.place)
		})),
		missing: release.missing.map((missing) => ({
			...missing,
			path: pathInTree(missing.path),
			file: pathInTree(missing.file)
		})),
		failure: release.failure && failureInTree(release.failure)
	};
}
function valuesInTree(values) {
	return {
		...values,
		file: pathInTree(values.file)
	};
}
function failureInTree(failure) {
	return {
		...failure,
		message: withTreePaths(failure.message),
		file: pathInTree(failure.file)
	};
}
function pathInTree(path) {
	return fromEngine(path)[0] ?? path;
}
function ended(file, message) {
	return {
		read: [file],
		nested: [],
		environments: [],
		releases: [],
		failures: [{
			message,
			file,
			line: 1,
			unknown: true
		}]
	};
}

// src/host/engine/evaluators.ts
function createEvaluators(engine) {
	const helmfiles = weakOncePer(() => /* @__PURE__ */ new Map());
	const filled = /* @__PURE__ */ new Map();
	return {
		helmfile: (tree, file, environment) => onceFor(helmfiles(tree), [file, environment], () => evaluateHelmfile(engine, tree, file, environment)),
		fillTemplates: (templates, sets) => onceFor(filled, [templates, sets], () => fillTemplates(engine, templates, sets))
	};
}
function onceFor(results, inputs, evaluate) {
	const key = jsonOf(inputs);
	const result = results.get(key) ?? evaluate();
	results.set(key, result);
	return result;
}

export { withTreePaths as a, toEngine as i, evaluateHelmfile as n, fromEngine as r, createEvaluators as t };