import { n as oncePer } from "./once-per.js";
import { a as renderRelease, i as renderKustomization, n as createValuesUse, r as releaseRequest, t as createProvenanceOf } from "./provenance.js";
import { a as pathInside } from "./user-cache.js";
import { r as openFolder } from "./open.js";
import { o as chartLoader } from "./helm.js";
import { t as createEvaluators } from "./evaluators.js";
import { v as readerOf } from "./find-chart.js";
import { i as whyText, r as whyJson, t as why } from "./why.js";
import { t as paintFor } from "./colours.js";
import { n as setFileNames, t as readFlagFiles } from "./flag-files.js";
import { t as keptEngine } from "./kept-engine.js";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";

// src/cli/why.ts
/**
* `meshgate why FILE OBJECT PATH`: explains where a rendered field comes from. Exit code 1 if no target has an answer.
*/
async function whyCommand({ file, object, path }, options, terminal, pool) {
	const { folder, env, print, exitWith, colour } = terminal;
	const { root, head, paths, repository } = openFolder({
		folder,
		paths: [file],
		base: null,
		env,
		cacheFolder: options.cacheDir
	});
	const engine = keptEngine(pool, options, root, terminal);
	const chartsOf = oncePer(chartLoader);
	const requestFor = requestBuilder(options, folder, root);
	const renderBy = (requestOf) => async (tree, target) => target.kind === "helm" ? renderRelease(engine, chartsOf(tree), requestOf(tree, target)) : (await renderKustomization(engine, readerOf(tree), target)).render;
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
	print(options.format === "json" ? whyJson(answer) : whyText(answer, paintFor(colour)));
	if (answer.answers.length === 0) exitWith(1);
}
/** Returns a function that makes the request of a release; options override the settings of the release. */
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
/** Flags of a release with those of the command line, which count more: later values win. */
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
/** The name of a file in a request: its path in the tree, else its path on the disk. */
function nameInTree(path, root) {
	return pathInside(root, path) ?? path;
}

export { whyCommand };