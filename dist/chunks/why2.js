import { o as weakOncePer } from "./once-per.js";
import { a as renderRelease, i as renderKustomization, n as createValuesUse, r as releaseRequest, t as createProvenanceOf } from "./provenance.js";
import { a as pathInside } from "./replace-file.js";
import { r as openFolder } from "./open.js";
import { o as chartLoader } from "./helm.js";
import { t as createEvaluators } from "./evaluators.js";
import { v as readerOf } from "./find-chart.js";
import { i as whyText, r as whyJson, t as why } from "./why.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { t as paintFor } from "./colours.js";
import { n as setFileNames, t as readFlagFiles } from "./flag-files.js";
import { t as keptEngine } from "./kept-engine.js";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";

// src/cli/why.ts
async function whyCommand({ file, object, path }, options, terminal, pool) {
	const { folder, env, print, exitWith, colour, width } = terminal;
	const { root, head, paths, repository } = openFolder({
		folder,
		paths: [file],
		base: null,
		env,
		cacheFolder: options.cacheDir
	});
	const engine = keptEngine(pool, options, root, terminal);
	const chartsOf = weakOncePer(chartLoader);
	const requestFor = requestBuilder(options, folder, root);
	const renderBy = rendererFor(engine, chartsOf);
	const answer = await why({
		head,
		file: paths[0],
		object,
		path,
		environments: options.environment,
		configFile: options.config,
		repository,
		maskKey: randomBytes(16).toString("hex"),
		evaluators: createEvaluators(engine),
		render: renderBy(releaseRequest),
		renderWithFlags: renderBy(requestFor),
		valuesUse: (tree, target) => createValuesUse(engine, chartsOf(tree), requestFor(tree, target)),
		provenance: createProvenanceOf({
			engine: () => engine,
			chartsOf,
			requestOf: requestFor
		})
	});
	print(options.format === "json" ? whyJson(answer) : wrapLines(whyText(answer, paintFor(colour)), width));
	if (answer.answers.length === 0) exitWith(1);
}
function rendererFor(engine, chartsOf) {
	return (requestOf) => async (tree, target) => target.kind === "helm" ? renderRelease(engine, chartsOf(tree), requestOf(tree, target)) : (await renderKustomization(engine, readerOf(tree), target)).render;
}
function requestBuilder(options, folder, root) {
	const { name, namespace, values, config: _, environment: __, format: ___, cacheDir: ____, cache: _____, ...flags } = options;
	const valuesFiles = values.map((file) => nameInTree(resolve(folder, file), root));
	const files = new Map([...readFlagFiles(options.setFile.flatMap(setFileNames), folder), ...readFlagFiles(valuesFiles, root)]);
	return (tree, target) => {
		const request = releaseRequest(tree, target);
		const stated = request.values ?? target.values;
		return {
			...request,
			target: {
				...target,
				release: name ?? target.release,
				namespace: namespace ?? target.namespace,
				values: [...target.values.filter((file) => !valuesFiles.includes(file)), ...valuesFiles]
			},
			values: [...stated.filter((file) => !valuesFiles.includes(file)), ...valuesFiles],
			flags: withFlags(request.flags ?? {}, flags),
			files: new Map([...request.files ?? [], ...files]),
			embedded: request.embedded ?? /* @__PURE__ */ new Map()
		};
	};
}
function withFlags(stated, added) {
	const kubeVersion = added.kubeVersion ?? stated.kubeVersion;
	return {
		...stated,
		...added,
		...Object.fromEntries(flagLists.map((name) => [name, [...stated[name] ?? [], ...added[name] ?? []]])),
		skipSchemaValidation: stated.skipSchemaValidation === true || added.skipSchemaValidation === true,
		...kubeVersion !== void 0 && { kubeVersion }
	};
}
const flagLists = [
	"set",
	"setString",
	"setFile",
	"apiVersions"
];
function nameInTree(path, root) {
	return pathInside(root, path) ?? path;
}

export { whyCommand };