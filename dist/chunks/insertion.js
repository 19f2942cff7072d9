import { a as releasesOfRun, n as helmfileTarget } from "./releases.js";

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

export { restatedRelease as n, insertedText as t };