import { o as weakOncePer } from "./once-per.js";
import { a as renderRelease, i as renderKustomization, n as createValuesUse, r as releaseRequest, t as createProvenanceOf } from "./provenance.js";
import { o as pathInside } from "./replace-file.js";
import { r as openFolder } from "./open.js";
import { o as chartLoader } from "./helm.js";
import { t as createEvaluators } from "./evaluators.js";
import { y as readerOf } from "./find-chart.js";
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
	const answer = await why({
		head,
		file: paths[0],
		object,
		path,
		environments: options.environment,
		configFile: options.config,
		repository,
		maskKey: randomBytes(16).toString("hex"),
		...engineUses(keptEngine(pool, options, root, terminal), requestBuilder(options, folder, root))
	});
	print(options.format === "json" ? whyJson(answer) : wrapLines(whyText(answer, paintFor(colour)), width));
	if (answer.answers.length === 0) exitWith(1);
}
function engineUses(engine, requestFor) {
	const chartsOf = weakOncePer(chartLoader);
	const renderBy = rendererFor(engine, chartsOf);
	return {
		evaluators: createEvaluators(engine),
		render: renderBy(releaseRequest),
		renderWithFlags: renderBy(requestFor),
		valuesUse: (tree, target) => createValuesUse(engine, chartsOf(tree), requestFor(tree, target)),
		provenance: createProvenanceOf({
			engine: () => engine,
			chartsOf,
			requestOf: requestFor
		})
	};
}
function rendererFor(engine, chartsOf) {
	return (requestOf) => async (tree, target) => target.kind === "helm" ? renderRelease(engine, chartsOf(tree), requestOf(tree, target)) : (await renderKustomization(engine, readerOf(tree), target)).render;
}
function requestBuilder(options, folder, root) {
	const overrides = overridesOf(options, folder, root);
	return (tree, target) => overriddenRequest(releaseRequest(tree, target), target, overrides);
}
function overridesOf(options, folder, root) {
	const { name, namespace } = options;
	const values = options.values.map((file) => nameInTree(resolve(folder, file), root));
	return {
		release: name,
		namespace,
		values,
		files: new Map([...readFlagFiles(options.setFile.flatMap(setFileNames), folder), ...readFlagFiles(values, root)]),
		flags: flagsIn(options)
	};
}
function flagsIn(options) {
	const { name: _, namespace: __, values: ___, config: ____, environment: _____, format: ______, cacheDir: _______, cache: ________, ...flags } = options;
	return flags;
}
function overriddenRequest(request, target, overrides) {
	const { release = target.release, namespace = target.namespace, values, files, flags } = overrides;
	const withValues = (stated) => [...stated.filter((file) => !values.includes(file)), ...values];
	return {
		...request,
		target: {
			...target,
			release,
			namespace,
			values: withValues(target.values)
		},
		values: withValues(request.values ?? target.values),
		flags: withFlags(request.flags ?? {}, flags),
		files: new Map([...request.files ?? [], ...files]),
		embedded: request.embedded ?? /* @__PURE__ */ new Map()
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