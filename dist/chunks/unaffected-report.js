import { i as engines, r as summarise, t as harmlessKind } from "./harmless-files.js";
import { i as readConfig, r as defaultConfigFile, s as configurationFiles, t as checkEgressAllowlist } from "./config.js";
import { v as UsageError } from "./shapes.js";
import { a as baseName, l as joinPath, o as folderOf } from "./lines.js";
import { t as mayPushArtifacts } from "./pushed-artifacts.js";
import { y as readerOf } from "./find-chart.js";
import { n as groupBy } from "./group.js";

// src/run/unaffected/names-by-links.ts
function namesByLinks(links) {
	const byTarget = groupBy([...links], ([, target]) => target);
	return (path) => {
		const names = [{
			path,
			links: []
		}];
		for (const { path: name, links: used } of names) {
			for (const prefix of pathAndFolders(name)) for (const [link] of byTarget.get(prefix) ?? []) {
				if (used.includes(link)) continue;
				const below = prefix === "" ? `/${name}` : name.slice(prefix.length);
				names.push({
					path: link + below,
					links: [...used, link]
				});
			}
			if (names.length > maxNames) return null;
		}
		return names.map((name) => name.path);
	};
}
const maxNames = 100;
function pathAndFolders(path) {
	const paths = [path];
	for (let folder = path; folder !== "";) paths.push(folder = folderOf(folder));
	return paths;
}

// src/run/unaffected/touches-nothing.ts
async function touchesNothing(difference, configFile) {
	const { changes } = difference;
	if (changes.length === 0) return true;
	if (!changes.every(({ path, isFile }) => isFile && harmlessKind(path) !== null)) return false;
	const files = filesOf(difference);
	if (files === null || !files.every(isHarmless)) return false;
	return !await isConfigured(files, difference, configFile) && isUnreferenced(files, difference);
}
function filesOf({ changes, links }) {
	const linkTargets = links();
	const targets = new Set(linkTargets.values());
	const namesOf = namesByLinks(linkTargets);
	const files = [];
	for (const { path, type } of changes) {
		const names = namesOf(path);
		if (names === null || type !== "changed" && targets.has(path)) return null;
		files.push({
			type,
			names
		});
	}
	return files;
}
function isHarmless({ names }) {
	return names.every((name) => harmlessKind(name) !== null);
}
async function isConfigured(files, difference, configFile) {
	const read = await configOf(difference, configFile);
	if (read === null) return true;
	const named = /* @__PURE__ */ new Set([
		configFile,
		...read.files,
		...pathsIn(read.config)
	]);
	return files.some(({ names }) => names.some((name) => named.has(name)));
}
async function configOf({ read, links }, file) {
	const linkTargets = links();
	const isPlain = (path) => !/\n/.test(path) && path === joinPath("", path) && !pathAndFolders(path).some((each) => linkTargets.has(each));
	if (!isPlain(file)) return null;
	if (read(file) === void 0) return file === ".meshgate.yaml" ? {
		config: {},
		files: []
	} : null;
	const reader = readerOf({
		files: [file],
		links: /* @__PURE__ */ new Map(),
		refused: [],
		read: (path) => isPlain(path) ? read(path) : void 0
	});
	try {
		return {
			config: await readConfig(reader, file),
			files: configurationFiles(reader, file).files
		};
	} catch (error) {
		if (error instanceof UsageError) return null;
		throw error;
	}
}
function pathsIn({ targets = [], schemas = [] }) {
	return [...targets.flatMap(({ chart = "", values = [] }) => [chart, ...values]), ...schemas.map((entry) => typeof entry === "string" ? entry : entry.file)].map((path) => joinPath("", path));
}
function isUnreferenced(files, { inBoth, hasFileContaining }) {
	const readers = files.flatMap(({ names }) => names.flatMap(readersAbove));
	const addedOrRemoved = files.filter(({ type, names }) => type !== "changed" && folderOf(names[0]) !== "");
	const existing = inBoth([.../* @__PURE__ */ new Set([...readers, ...addedOrRemoved.map(({ names }) => folderOf(names[0]))])]);
	if (readers.some((path) => existing.has(path))) return false;
	const newFolders = addedOrRemoved.filter(({ names }) => !existing.has(folderOf(names[0])));
	if (newFolders.some(({ names }) => names.length > 1)) return false;
	if (newFolders.length > 0 && hasFileContaining(deliveringGroups, manifestFiles)) return false;
	if (files.some(({ names }) => names.some(mayPushArtifacts)) && hasFileContaining(artifacts, manifestFiles)) return false;
	if (hasFileContaining(["fileParameters"], manifestFiles)) return false;
	return !hasFileContaining([.../* @__PURE__ */ new Set([...files.flatMap((file) => file.names.map(baseName)), ...newFolders.flatMap((file) => pathAndFolders(folderOf(file.names[0])).flatMap((folder) => baseName(folder) || []))])], kustomizationFiles);
}
function readersAbove(path) {
	const files = harmlessKind(path) === "program" ? ["Chart.yaml", ...kustomizationNames] : ["Chart.yaml"];
	return pathAndFolders(folderOf(path)).flatMap((folder) => files.map((file) => joinPath(folder, file)));
}
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
const kustomizationFiles = ["**/kustomization*"];
const deliveringGroups = [
	"argoproj.io",
	"kustomize.toolkit.fluxcd.io",
	"fluxcd.controlplane.io"
];
const artifacts = ["OCIRepository"];
const manifestFiles = [
	"**/*.yaml",
	"**/*.yml",
	"**/*.json"
];

// src/run/unaffected/unaffected-report.ts
async function unaffectedReport(input) {
	checkEgressAllowlist(input.egressAllowlist);
	const difference = input.difference();
	if (difference === null || !await touchesNothing(difference, input.configFile)) return null;
	const empty = {
		targets: [],
		deletions: [],
		findings: [],
		changes: [],
		skipped: []
	};
	return {
		schemaVersion: 1,
		tool: {
			name: "meshgate",
			version: input.version,
			engines
		},
		head: difference.headCommit,
		base: input.baseCommit,
		summary: summarise(empty),
		unaffected: { changedFiles: new Set(difference.changes.map(({ path }) => path)).size },
		...empty,
		environments: [],
		matrix: [],
		consequences: [],
		checkChanges: [],
		noLongerChecked: [],
		newlyChecked: []
	};
}

export { unaffectedReport as t };