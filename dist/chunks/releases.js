import { a as baseName, c as isInside, i as sourceOf, l as joinPath, o as folderOf, s as foldersAbove } from "./lines.js";
import { l as resolveLinks, t as filesUnder } from "./tree.js";
import { n as jsonText } from "./data2.js";
import { n as oncePer, r as oncePerName } from "./once-per.js";
import { c as resolvePlain, i as parseDocuments } from "./table.js";
import { l as chartRequestAt, n as findChart } from "./find-chart.js";
import { n as isDataMap, t as dataItems } from "./plain-data.js";
import { n as isGlob, t as globMatcher } from "./glob.js";

// src/yaml/assignments.ts
function assignmentOf(item) {
	const text = String(item.value ?? "");
	const equals = text.indexOf("=");
	const value = equals < 0 || text.includes("\n") ? "" : text.slice(equals + 1).replace(/^["']+|["']+$/g, "");
	const start = value === "" ? -1 : item.source.text.lastIndexOf(value, item.end);
	if (start < item.start || start + value.length > item.end) return null;
	return {
		name: text.slice(0, equals),
		value,
		start,
		end: start + value.length
	};
}
function assignmentsIn(text) {
	return [...text.matchAll(/^(?!\s*#)\s*([^\n=]+)=([^\r\n]+)/gm)].map(({ index, 0: line, 1: name, 2: value }) => {
		const end = index + line.length;
		return {
			name,
			value,
			start: end - value.length,
			end
		};
	});
}

// src/yaml/hidden-templates.ts
function hiddenTemplates(text) {
	if (!text.includes("{{")) return text;
	return text.replace(/\{\{.*?\}\}/g, (template) => template.replace(/[ -~]/g, hidden)).replace(templateLine, "$1#");
}
function shownTemplates(text) {
	return text.replace(hiddenComment, hidden("{")).replace(/[\ue020-\ue07e]/g, shown);
}
const privateUse = 57344;
const brace = hidden("{");
const templateLine = new RegExp(`^([ \\t]*)${brace}(?=[\\ue020-\\ue07e \\t]*$)`, "gm");
const hiddenComment = new RegExp(`#(?=${brace}(?!${brace}))`, "g");
function hidden(character) {
	return String.fromCharCode(character.charCodeAt(0) + privateUse);
}
function shown(character) {
	return String.fromCharCode(character.charCodeAt(0) - privateUse);
}

// src/yaml/node-mover.ts
function nodeMover(source, move, textOf = (text) => text) {
	const moved = /* @__PURE__ */ new Map();
	const range = ({ start, end }) => ({
		start: move(start),
		end: move(end)
	});
	const placed = (node) => ({
		...node,
		source,
		...range(node),
		...node.alias && { alias: range(node.alias) }
	});
	const scalarOf = (scalar) => {
		const { value } = scalar;
		return {
			...placed(scalar),
			value: typeof value === "string" ? textOf(value) : value
		};
	};
	const contentsOf = (node) => {
		if (node.kind === "list") return {
			...placed(node),
			items: node.items.map(moveTree)
		};
		if (node.kind === "scalar") return scalarOf(node);
		const entries = [...node.entries].map(([name, { key, value }]) => [textOf(name), {
			key: scalarOf(key),
			value: moveTree(value)
		}]);
		return {
			...placed(node),
			entries: new Map(entries)
		};
	};
	const moveTree = (node) => {
		const result = moved.get(node) ?? contentsOf(node);
		moved.set(node, result);
		return result;
	};
	return moveTree;
}

// src/yaml/embedded.ts
function placedNode(reader, place) {
	const { file, document, path, filled = [], variable } = place;
	if (variable !== void 0) return variableNode(reader, place, variable);
	let node = reader.documents(file)[document]?.root ?? void 0;
	for (const key of path) node = childOf(node?.kind === "scalar" ? rootInText(node) : node, key);
	if (node?.kind === "scalar" && filled.some((scalar) => scalar.path.length > 0)) node = rootInText(node);
	return node ? filled.reduce((root, scalar) => withFilled(root, scalar, reader), node) : null;
}
function variableNode(reader, place, name) {
	const { file, path } = place;
	const item = path.length === 0 ? null : placedNode(reader, {
		file,
		document: place.document,
		path
	});
	const text = item ? item.source.text : reader.text(file);
	const found = (item ? item.kind === "scalar" ? [assignmentOf(item)] : [] : assignmentsIn(text ?? "")).find((assignment) => assignment?.name === name);
	if (text === void 0 || !found) return null;
	const { value, start, end } = found;
	return {
		kind: "scalar",
		source: item?.source ?? sourceOf(text, file),
		start,
		end,
		value,
		style: "plain"
	};
}
function placedRoot(reader, place) {
	const node = placedNode(reader, place);
	return node?.kind === "scalar" ? rootInText(node) ?? null : node;
}
function childOf(node, key) {
	if (node?.kind === "map") return node.entries.get(String(key))?.value;
	return node?.kind === "list" && typeof key === "number" ? node.items[key] : void 0;
}
function rootInText(scalar) {
	if (scalar.style !== "literal") return void 0;
	const roots = rootsInText(scalar);
	return roots.length === 1 ? roots[0] : void 0;
}
function rootsInText({ source, start, end }) {
	const lineStart = source.text.lastIndexOf("\n", start - 1) + 1;
	const text = source.text.slice(lineStart, end);
	const hidden = hiddenTemplates(text);
	const documents = parseDocuments(hidden, source.file);
	if (hidden !== text && documents.some(({ problems }) => problems.length > 0)) return [];
	const move = nodeMover(source, (offset) => offset + lineStart, hidden === text ? void 0 : shownTemplates);
	return documents.flatMap(({ root }) => root ? move(root) : []);
}
function withFilled(node, filled, reader) {
	const { path, written, value, parts } = filled;
	return replacedAt(node, path, (scalar) => {
		const text = textOf$1(scalar);
		if (!parts) return text === written ? {
			...scalar,
			value
		} : scalar;
		const place = text === written ? placeOfWhole(filled) : void 0;
		const part = place && placedNode(reader, place);
		return {
			...part?.kind === "scalar" ? part : scalar,
			value: typedLike(value, filledText(text, parts, (each) => textOfPart(each, reader)))
		};
	});
}
function placeOfWhole({ written, parts }) {
	const [part] = parts ?? [];
	return part?.placeholder === written ? part.at : void 0;
}
function filledText(text, [part, ...others], textOfPart) {
	if (!part) return text;
	return text.split(part.placeholder).map((between) => filledText(between, others, textOfPart)).join(textOfPart(part));
}
function textOfPart({ at, text }, reader) {
	const node = at ? placedNode(reader, at) : null;
	return node?.kind === "scalar" ? textOf$1(node) : text;
}
function typedLike(value, text) {
	return typeof value === "string" ? text : resolvePlain(text);
}
function replacedAt(node, path, replace) {
	const [key, ...below] = path;
	if (key === void 0) return node.kind === "scalar" ? replace(node) : node;
	if (node.kind === "list") {
		const items = node.items.map((item, index) => index === key ? replacedAt(item, below, replace) : item);
		return {
			...node,
			items
		};
	}
	const entry = node.kind === "map" ? node.entries.get(String(key)) : void 0;
	if (node.kind !== "map" || !entry) return node;
	const replaced = {
		...entry,
		value: replacedAt(entry.value, below, replace)
	};
	return {
		...node,
		entries: new Map(node.entries).set(String(key), replaced)
	};
}
function textOf$1({ value }) {
	return String(value ?? "");
}
function valuesText(node, under = []) {
	if (node?.kind === "scalar" && under.length === 0) return textOf$1(node);
	return under.reduceRight((text, key) => `{${JSON.stringify(key)}:${text}}`, jsonText(node));
}
function embeddedText(node) {
	return node?.kind === "scalar" ? textOf$1(node) : "";
}

// src/syntax/ignore-files.ts
const gitignoreOf = oncePer((tree) => {
	const patterns = patternsOf(tree, ".gitignore");
	return (path) => pathsTo(path).some((prefix) => isLeftOut(patterns.findLast((pattern) => fits(pattern, prefix))));
});
function sourceignoreOf(tree, { ignore, packed }) {
	return packedBy(tree, JSON.stringify([ignore, packed]));
}
const packedBy = oncePerName((tree, source) => {
	const [ignore, packed] = JSON.parse(source);
	const stated = [...patternsOf(tree, ".sourceignore").filter(({ folder }) => isInside(folder, packed)), ...patternsIn(ignore, packed)];
	const patterns = [...patternsIn((stated.length > 0 ? versionControl : [...versionControl, ...usualExclusions]).join("\n"), packed), ...stated];
	return (file) => {
		const prefixes = pathsTo(file);
		return isLeftOut(patterns.findLast((pattern) => prefixes.some((prefix) => fits(pattern, prefix))));
	};
});
const versionControl = [
	".git/",
	".gitignore",
	".gitmodules",
	".gitattributes"
];
const usualExclusions = [
	...[
		"*.jpg",
		"*.jpeg",
		"*.gif",
		"*.png",
		"*.wmv",
		"*.flv",
		"*.tar.gz",
		"*.zip"
	],
	...[
		".github/",
		".circleci/",
		".travis.yml",
		".gitlab-ci.yml",
		"appveyor.yml",
		".drone.yml"
	],
	...[
		"cloudbuild.yaml",
		"codeship-services.yml",
		"codeship-steps.yml"
	],
	...[
		"**/.goreleaser.yml",
		"**/.sops.yaml",
		"**/.flux.yaml"
	]
];
function patternsOf({ files, read }, name) {
	return files.filter((path) => path === name || path.endsWith(`/${name}`)).toSorted((first, second) => first.length - second.length).flatMap((file) => patternsIn(new TextDecoder().decode(read(file)), folderOf(file)));
}
function patternsIn(text, folder) {
	return text.split(/\r?\n/).flatMap((line) => {
		const pattern = line.trimEnd();
		if (pattern === "" || pattern.startsWith("#")) return [];
		const includes = pattern.startsWith("!");
		const glob = pattern.slice(includes ? 1 : 0);
		const name = glob.replace(/\/$/, "");
		const relative = name.includes("/") ? name.replace(/^\//, "") : `**/${name}`;
		return [{
			folder,
			includes,
			isOfFolders: glob !== name,
			matches: globMatcher(relative)
		}];
	});
}
function pathsTo(path) {
	const segments = path.split("/");
	return segments.map((_, index) => ({
		path: segments.slice(0, index + 1).join("/"),
		isFolder: index < segments.length - 1
	}));
}
function fits({ folder, isOfFolders, matches }, { path, isFolder }) {
	return (isFolder || !isOfFolders) && path !== folder && isInside(path, folder) && matches(folder === "" ? path : path.slice(folder.length + 1));
}
function isLeftOut(pattern) {
	return pattern !== void 0 && !pattern.includes;
}

// src/discover/references/tree-paths.ts
const treePaths = oncePer(({ tree }) => {
	const files = new Set(tree.files);
	const all = [...tree.files, ...tree.links.keys()];
	const names = childNames(all);
	const configuration = childNames(all.filter((path) => /\.(ya?ml|json)$/.test(path)));
	const refused = new Set(tree.refused.map(({ file }) => file));
	const foldersOfRefused = new Set([...refused].flatMap(foldersAbove));
	const resolved = (path) => resolveLinks(tree, path) ?? path;
	return {
		hasFile: (path) => files.has(resolved(path)),
		hasFolder: (path) => names.has(resolved(path)),
		configurationIn: (folder) => [...configuration.get(resolved(folder)) ?? []],
		hasMatch: (glob, kind) => matchBelow(glob.split("/"), "", {
			childrenOf: (folder) => [...names.get(folder) ?? []],
			allUnder: (folder) => kind === "file" ? filesUnder(tree, folder) : [...names.keys()],
			isMatch: (path) => (kind === "file" ? files : names).has(path)
		}),
		isUnknown(path) {
			const place = joinPath("", resolved(path));
			if (path === ".." || path.startsWith("../") || foldersOfRefused.has(place) && !names.has(place)) return true;
			return [place, ...foldersAbove(place)].some((folder) => refused.has(folder));
		}
	};
});
function childNames(paths) {
	const names = /* @__PURE__ */ new Map([["", /* @__PURE__ */ new Set()]]);
	for (const path of paths) for (let child = path; child !== ""; child = folderOf(child)) {
		const siblings = names.get(folderOf(child));
		if (!siblings) names.set(folderOf(child), /* @__PURE__ */ new Set([baseName(child)]));
		siblings?.add(baseName(child));
		if (siblings) break;
	}
	return names;
}
function matchBelow([segment, ...rest], folder, candidates) {
	if (segment === void 0) return candidates.isMatch(folder);
	if (/\*\*|\{/.test(segment)) {
		const matches = globMatcher([
			folder,
			segment,
			...rest
		].filter((text) => text !== "").join("/"));
		return candidates.allUnder(folder).some(matches);
	}
	const children = candidates.childrenOf(folder);
	return (isGlob(segment) ? children.filter(globMatcher(segment)) : children.filter((name) => name === segment)).some((name) => matchBelow(rest, joinPath(folder, name), candidates));
}

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

// src/registry/istio-charts.ts
function isIstioRepository(address) {
	return /(?<![a-z])istio(?![a-z])/i.test(address);
}
function isGatewayChart({ repository, name }) {
	return name === "gateway" && isIstioRepository(repository);
}
function isIstioChart({ repository, name }) {
	return istioCharts.has(name) && isIstioRepository(repository);
}
const istioCharts = /* @__PURE__ */ new Set([
	"base",
	"istiod",
	"cni",
	"ztunnel",
	"gateway"
]);

// src/core/kustomization-edits.ts
function plainEdits(options) {
	const stated = isDataMap(options) ? options : {};
	return {
		fields: Object.fromEntries([
			"namePrefix",
			"nameSuffix",
			"namespace"
		].flatMap((field) => {
			const text = stated[field];
			return typeof text === "string" && text !== "" ? [[field, text]] : [];
		})),
		replicas: dataItems(stated["replicas"]).filter(isDataMap).map(({ name, count }) => ({
			name: String(name ?? ""),
			count: Number(count ?? 0)
		})),
		patches: dataItems(stated["patches"])
	};
}

// src/discover/gitops/helmfile/run-releases.ts
const defaultEnvironment = "default";
function releasesOfRun(run) {
	return run.result.releases.map((release, index) => {
		const name = release.name || `release ${index + 1}`;
		return {
			release: {
				...release,
				name
			},
			run,
			statedBy: `${release.file}:${release.namespace === "" ? "" : `${release.namespace}/`}${name}`
		};
	});
}

// src/discover/gitops/helmfile/releases.ts
function helmfileTarget(stated, reader) {
	const { release, run, statedBy } = stated;
	const { environment } = run;
	if (release.failure) return release.failure.message;
	const chart = release.chartPath === null ? chartFromRegistry(release, reader) : { path: release.chartPath };
	if ("reason" in chart) return `the chart \`${release.chart}\` ${chart.reason}`;
	const unreadable = release.chartPath === null ? null : chartProblem(release, chart.path, reader);
	if (unreadable !== null) return unreadable;
	const missing = missingSources(release, chart.path, reader);
	if (missing[0] && run.evidence === "contents" && !findsFiles(run, reader)) return `\`${missing[0].source}\` is not in this tree, and nothing shows whether helmfile reads \`${run.file}\` by itself`;
	const plain = plainFiles(release.values);
	const suffix = environment === null ? "" : `@${environment}`;
	return {
		kind: "helm",
		id: `${(release.chartPath ?? release.chartAddress) || "."}:${release.name}${suffix}`,
		path: chart.path,
		environment,
		release: release.name,
		namespace: release.namespace === "" ? null : release.namespace,
		values: plain.map(({ file }) => file),
		settings: {
			...settingsOf(release, release.values.slice(plain.length), reader),
			files: run.result.read,
			...isTemplated(release) && { helmfile: {
				file: run.file,
				environment: environment ?? "default"
			} }
		},
		missing,
		statedBy: {
			target: statedBy,
			file: release.file,
			line: release.line
		}
	};
}
function findsFiles({ result, file }, reader) {
	const paths = treePaths(reader);
	return result.read.some((path) => path !== file && !result.nested.includes(path)) || result.releases.some(({ chartPath }) => chartPath !== null && paths.hasFolder(chartPath));
}
function isTemplated({ values, parameters }) {
	return values.some(({ lines }) => lines !== null) || parameters.some(({ place }) => place === null);
}
function settingsOf({ parameters, skipCRDs, skipSchemaValidation, kubeVersion, apiVersions }, values, reader) {
	return {
		values: values.map((layer) => placedText(layer, reader)),
		parameters: parameters.map((parameter) => parameterOf(parameter, reader)),
		includeCrds: !skipCRDs,
		skipTests: false,
		skipSchemaValidation,
		...kubeVersion !== "" && { kubeVersion },
		apiVersions
	};
}
function helmfileGateway({ release, run, statedBy }, reason, reader) {
	const { chartAddress, chartPath, parameters, missing, failure, file, line, name, namespace } = release;
	if (chartPath !== null || !isGatewayChart(chartRequestAt(chartAddress, "")) || failure) return null;
	const places = release.values.map((values) => placedText(values, reader).at);
	if (parameters.length > 0 || missing.length > 0 || places.includes(null)) return null;
	return {
		kind: "values",
		id: `${chartAddress}:${name}${run.environment === null ? "" : `@${run.environment}`}`,
		path: file,
		environment: run.environment,
		release: name,
		namespace: namespace === "" ? null : namespace,
		values: [],
		inlineValues: places.flatMap((at) => at ?? []),
		isGateway: true,
		missing: [],
		reason,
		reasonCode: "remote-chart",
		statedBy: {
			target: statedBy,
			file,
			line
		}
	};
}
function chartFromRegistry({ chartAddress, version }, reader) {
	if (chartAddress === "") return { reason: "is in a repository that the helmfile does not list" };
	const lookup = findChart(reader, chartRequestAt(chartAddress, version));
	return lookup.status === "found" ? { path: lookup.folder } : { reason: lookup.reason };
}
function chartProblem({ hasHooks, missing }, chart, reader) {
	const paths = treePaths(reader);
	if (paths.isUnknown(chart)) return `this tree does not contain the files of \`${chart}\``;
	if (paths.hasFile(chart)) return `the chart \`${chart}\` is packed`;
	const hasFolder = paths.hasFolder(chart);
	if (hasFolder && !paths.hasFile(joinPath(chart, "Chart.yaml"))) return `helmfile makes a chart of the folder \`${chart}\`, which meshgate does not do`;
	const absent = hasFolder ? missing[0]?.path : chart;
	return hasHooks && absent !== void 0 ? `a hook may create \`${absent}\`, which is not in this tree` : null;
}
function missingSources(release, chart, reader) {
	const isMissing = !treePaths(reader).hasFolder(chart);
	const { file, chartLine } = release;
	return [...isMissing ? [{
		source: chart || ".",
		what: "chart",
		namedAt: {
			file,
			line: chartLine
		}
	}] : [], ...release.missing.map(({ path, file: at, line }) => ({
		source: path,
		what: "values file",
		namedAt: {
			file: at,
			line
		}
	}))];
}
function plainFiles(values) {
	const firstText = values.findIndex(({ path, lines }) => path !== null || lines !== null);
	return firstText < 0 ? values : values.slice(0, firstText);
}
function placedText(values, reader) {
	const { file, text, lines } = values;
	if (lines) return {
		text,
		at: null,
		madeFrom: {
			file,
			lines
		}
	};
	const at = values.path ? placeOfValues(values, reader) : wholeFile(file, reader);
	if (at) return {
		text: "",
		at
	};
	const whole = reader.text(file) ?? "";
	return {
		text: whole,
		at: null,
		madeFrom: {
			file,
			lines: whole.split("\n").map((_, index) => index + 1)
		}
	};
}
function wholeFile(file, reader) {
	return reader.documents(file).length === 1 ? {
		file,
		document: 0,
		path: []
	} : null;
}
function placeOfValues({ file, path, line }, reader) {
	const documents = reader.documents(file);
	const lineStart = offsetOfLine(reader.text(file) ?? "", line);
	const document = documents.findLastIndex(({ root }) => root !== null && root.start <= lineStart);
	return path && document >= 0 ? {
		file,
		document,
		path
	} : null;
}
function offsetOfLine(text, line) {
	let offset = 0;
	for (let at = 1; at < line; at++) offset = text.indexOf("\n", offset) + 1;
	const end = text.indexOf("\n", offset);
	return end < 0 ? text.length : end;
}
function parameterOf({ flag, key, value, place }, reader) {
	return {
		flag,
		key,
		value: {
			text: value,
			at: place && placeOfValues(place, reader)
		}
	};
}

export { assignmentsIn as A, rootInText as C, hiddenTemplates as D, nodeMover as E, shownTemplates as O, placedRoot as S, valuesText as T, childOf as _, releasesOfRun as a, placeOfWhole as b, isIstioChart as c, itemsOfKey as d, textOfKey as f, sourceignoreOf as g, gitignoreOf as h, defaultEnvironment as i, assignmentOf as k, isIstioRepository as l, treePaths as m, helmfileTarget as n, plainEdits as o, valueOfKey as p, placeOfValues as r, isGatewayChart as s, helmfileGateway as t, kustomizationCharts as u, embeddedText as v, rootsInText as w, placedNode as x, filledText as y };