import { l as joinPath } from "./lines.js";

// src/core/embedded-values.ts
function placedParts({ filled = [] }) {
	return filled.flatMap(({ path, parts = [] }) => parts.flatMap(({ at }) => at ? [{
		path,
		at
	}, ...placedParts(at).map((inner) => ({
		...inner,
		path
	}))] : []));
}
function filesOfPlace(place) {
	return [place.file, ...placedParts(place).map(({ at }) => at.file)];
}

// src/core/target.ts
function namedFiles(target) {
	if (target.kind === "manifests") return target.files;
	if (target.kind === "kustomization") return [
		...target.files,
		...fluxFiles(target),
		...filesOfEdits(target)
	];
	if (target.kind === "values") return [...target.values, ...new Set((target.inlineValues ?? []).flatMap(filesOfPlace))];
	return target.settings ? [...target.values, ...filesOfSettings(target.settings)] : target.values;
}
function fluxFiles({ flux }) {
	return flux ? [flux.at.file, ...flux.configMaps.map(({ file }) => file)] : [];
}
function filesOfEdits({ edits }) {
	return edits?.at ? [...new Set(filesOfPlace(edits.at))] : [];
}
function filesOfSettings({ values, parameters, postRenderers = [], files = [] }) {
	const patches = postRenderers.flatMap((renderer) => renderer.patches.map(({ patch }) => patch));
	const texts = [
		...values,
		...parameters.map(({ value }) => value),
		...patches
	];
	const setFiles = parameters.flatMap(({ flag, value }) => flag === "setFile" ? value.text : []);
	return [.../* @__PURE__ */ new Set([
		...texts.flatMap(({ at }) => at ? filesOfPlace(at) : []),
		...setFiles,
		...files
	])];
}
function definingFile(target) {
	if (target.kind === "helm") return target.values.at(-1) ?? joinPath(target.path, "Chart.yaml");
	return target.kind === "kustomization" ? target.file : namedFiles(target)[0] ?? target.path;
}

export { placedParts as i, namedFiles as n, filesOfPlace as r, definingFile as t };