import { i as folderTree } from "./replace-file.js";
import { h as withCharts, r as openFolder } from "./open.js";
import { o as chartLoader, r as renderHelm } from "./helm.js";
import { t as quote } from "./quote.js";
import { t as skippedRemoteSchemas } from "./remote-schemas.js";
import { n as setFileNames, t as readFlagFiles } from "./flag-files.js";
import { t as keptEngine } from "./kept-engine.js";

// src/cli/render.ts
async function renderCommand(chart, options, terminal, engine) {
	const { root, paths, charts } = openFolder({
		folder: terminal.folder,
		paths: [chart],
		base: null,
		env: terminal.env,
		cacheFolder: options.cacheDir
	});
	const head = withCharts(folderTree(root, null, { namedPaths: paths }), charts);
	const request = requestFor(paths[0], options, terminal.folder);
	const cachedEngine = keptEngine(engine, options, root, terminal);
	show(await renderHelm(cachedEngine, chartLoader(head), request), terminal);
}
function requestFor(path, options, folder) {
	const { name, namespace, values, hooks, cacheDir: _, cache: __, ...flags } = options;
	const target = {
		kind: "helm",
		id: path,
		path,
		environment: null,
		missing: [],
		release: name,
		namespace,
		values
	};
	const named = [...values, ...flags.setFile.flatMap(setFileNames)];
	return {
		target,
		flags: {
			...flags,
			noHooks: !hooks
		},
		files: readFlagFiles(named, folder)
	};
}
function show(render, { print, printError, exitWith }) {
	for (const { file, reason } of skippedRemoteSchemas([render])) printError(`meshgate: ${quote(file)} ${reason}\n`);
	if (render.status === "rendered") return print(render.manifest);
	printError(`Error: ${render.message}\n`);
	exitWith(1);
}

export { renderCommand };