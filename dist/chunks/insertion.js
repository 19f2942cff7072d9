import { a as releasesOfRun, n as helmfileTarget } from "./releases.js";

// src/yaml/map-values.ts
function valueOfKey(node, key) {
	return node?.kind === "map" ? node.entries.get(key)?.value : void 0;
}
function textOfKey(node, key) {
	const value = valueOfKey(node, key);
	return value?.kind === "scalar" ? String(value.value ?? "") : "";
}
function itemsOfKey(node, key) {
	const list = valueOfKey(node, key);
	return list?.kind === "list" ? list.items : [];
}

// src/registry/kustomization-charts.ts
const fields = [{
	field: "helmCharts",
	repository: "repo",
	name: "name",
	version: "version"
}, {
	field: "helmChartInflationGenerator",
	repository: "chartRepoUrl",
	name: "chartName",
	version: "chartVersion"
}];
function kustomizationCharts(root) {
	const home = chartHome(root);
	return fields.flatMap(({ field, ...keys }) => itemsOfKey(root, field).flatMap((chart, index) => {
		const [repository, name, version] = [
			keys.repository,
			keys.name,
			keys.version
		].map((key) => textOf(chart, key));
		if (name === "") return [];
		const folder = version === "" ? `${home}/${name}` : `${home}/${name}-${version}/${name}`;
		return {
			repository,
			name,
			version,
			path: [
				field,
				index,
				version === "" ? keys.name : keys.version
			],
			folder
		};
	}));
}
function chartHome(root) {
	const deprecated = itemsOfKey(root, fields[1].field).map((chart) => textOf(chart, "chartHome"));
	return textOf(valueOfKey(root, "helmGlobals"), "chartHome") || deprecated.findLast((home) => home !== "") || "charts";
}
function textOf(node, key) {
	const value = valueOfKey(node, key);
	return value?.kind === "scalar" && typeof value.value === "string" ? value.value : "";
}

// src/discover/gitops/helmfile/restated-release.ts
function restatedRelease(target, result, reader) {
	const { environment, statedBy, settings } = target;
	if (!settings?.helmfile || result.failures.length > 0) return null;
	const items = releasesOfRun({
		file: settings.helmfile.file,
		evidence: "name",
		environment,
		result
	});
	const atPlace = items.filter(({ release }) => release.file === statedBy?.file && release.line === statedBy.line);
	const item = items.find((candidate) => candidate.statedBy === statedBy?.target) ?? atPlace[0];
	if (!item) return "unstated";
	const restated = helmfileTarget(item, reader);
	return typeof restated !== "string" && restated.path === target.path ? restated : null;
}

// src/core/insertion.ts
function insertedText({ indent, keys }, value, lineBreak = "\n") {
	if (indent === null) return `${inBraces(keys, value)}, `;
	return `${keys.map((key, depth) => `${" ".repeat(depth === 0 ? 0 : indent + 2 * depth)}${key}:`).join(lineBreak)} ${value}${lineBreak}${" ".repeat(indent)}`;
}
function inBraces([key = "", ...innerKeys], value) {
	return innerKeys.length > 0 ? `${key}: {${inBraces(innerKeys, value)}}` : `${key}: ${value}`;
}

export { textOfKey as a, itemsOfKey as i, restatedRelease as n, valueOfKey as o, kustomizationCharts as r, insertedText as t };