import { i as groupPairs, n as groupBy, r as groupByEach, s as compareText, t as addToGroup } from "./group.js";
import { a as baseName, c as isInside, i as sourceOf$2, l as joinPath, o as folderOf, r as locationAt } from "./lines.js";
import { c as resolveFiles, l as resolveLinks, n as hasPath, o as readResolved, s as refusalOf, t as filesUnder } from "./tree.js";
import { n as jsonText, r as toData } from "./data2.js";
import { i as oncePerPair, n as oncePer, o as weakOncePer, r as oncePerName, t as once } from "./once-per.js";
import { i as isUnfilled, m as withoutStandIns, n as isKnownNamespace, p as statedNamespace, u as isStatedNamespace } from "./unfilled.js";
import { t as Node } from "./node.js";
import { t as rootOf } from "./root.js";
import { i as parseDocuments, t as table } from "./table.js";
import { C as keysOfDocument, S as isMapDocument, c as applicationChartRequest, l as chartRequestAt, m as requestText, n as findChart, o as lockFile, p as repositoryChartRequest, u as isOci } from "./find-chart.js";
import { n as isDataMap } from "./plain-data.js";
import { C as serviceNamespace, S as normalHost, T as sourceText$1, _ as fullHost, b as isWildcard, h as hostIndex } from "./egress-allowlist.js";
import { _ as ConfigurationError, a as isNoValue, c as mentionsSecret, d as namesValue, f as secretName, l as namesReference, m as mergeSecrets, n as shapeSecrets, p as conceal, s as isSecretValue, t as mayHaveShape, u as namesSecrets, v as UsageError } from "./shapes.js";
import { i as readConfig, s as configurationFiles } from "./config.js";
import { t as closestName } from "./suggest.js";
import { n as parseIstioVersion, r as versionText } from "./istio-version.js";
import { i as unescapePointer } from "./validate.js";
import { n as isGlob, t as globMatcher } from "./glob.js";
import { n as pushedArtifacts } from "./pushed-artifacts.js";
import { a as groupedDigits } from "./join-words.js";
import { n as distinctData } from "./distinct.js";
import { a as commentsIn, c as copyAnnotations, d as lineAt, i as variantsOf, l as descriptiveFields, n as isRareWord, r as unpaddedBase64, s as secretSpans, t as isCommonWord, u as lineSecrets } from "./variants.js";
import { C as matchesSelector, E as mapAt, I as canonicalJson, O as scalarAt, S as misspellingFinder, d as isScriptTemplate, h as hooksOf, j as exportedTo, k as writtenValue, m as isNamedPatch, u as isGoTemplate } from "./render-failure.js";
import { D as manifestWith, O as manifestsOf, T as groupOf, c as objectKey, j as writtenIdentity, v as knownKind } from "./one-line.js";
import { n as renderedTextOf, t as originOf } from "./render.js";
import { n as namedFiles } from "./target.js";
import { t as maxValuesBytes } from "./values-bound.js";
import { C as rootInText, E as nodeMover, S as placedRoot, T as valuesText, a as releasesOfRun, b as placeOfWhole, g as sourceignoreOf, i as defaultEnvironment, m as treePaths, n as helmfileTarget, o as plainEdits, r as placeOfValues, s as isGatewayChart, t as helmfileGateway, u as kustomizationCharts, v as embeddedText, w as rootsInText, x as placedNode, y as filledText$1 } from "./releases.js";
import { a as pathMatcher, i as mayContainManifests, n as excludedTest, r as leftOutTest, t as containsManifests } from "./manifests.js";
import { isDeepStrictEqual } from "node:util";
import { createHash } from "node:crypto";

// src/istio/hosts/entry-listeners.ts
const entryListeners = oncePer((object) => {
	if (knownKind(object) !== "ServiceEntry") return "";
	const { root, spec, namespace } = object;
	return JSON.stringify([
		root.at("metadata", "creationTimestamp").text,
		isKnownNamespace(namespace) ? namespace : "",
		exportedTo(object),
		spec.items("addresses").length > 0,
		canonicalJson(spec.get("ports"))
	]);
});
function compareNames(first, second) {
	return compareText(first.name, second.name) || compareText(first.namespace, second.namespace);
}

// src/discover/layers.ts
function valuesLayers(reader, target) {
	const layers = layerFiles(reader, target);
	const nodesOf = (isOfChart) => layers.flatMap((layer) => layer.isDefault === isOfChart ? mapsOf(layer) : []);
	return {
		files: filesWithMaps(layers),
		defaults: nodesOf(true).map((yaml) => Node.of(yaml)),
		overrides: [...nodesOf(false), ...inlineMaps(reader, target)].map((yaml) => Node.of(yaml))
	};
}
function layerFiles(reader, target) {
	const chart = resolveLinks(reader.tree, target.path) ?? target.path;
	const isReplaced = target.settings?.replacesDefaults === true;
	const layerOf = (path, isDefault) => {
		const file = resolveLinks(reader.tree, path) ?? path;
		return {
			file,
			under: [],
			isDefault,
			maps: mapsIn(reader, file)
		};
	};
	return [
		...subchartDefaults(reader, chart),
		...isReplaced ? [] : [layerOf(joinPath(chart, "values.yaml"), true)],
		...target.values.map((path) => layerOf(path, false))
	];
}
function filesWithMaps(layers) {
	const ofRelease = layers.filter(({ under, maps }) => under.length === 0 && maps.length > 0);
	return [...new Set(ofRelease.map(({ file }) => file))];
}
function mapsOf({ under, maps }) {
	return maps.map(({ root }) => under.reduceRight((value, key) => wrapUnderKey(key, value), root));
}
const inlineMaps = oncePerPair((reader, { settings }) => (settings?.values ?? []).flatMap(({ at, text, madeFrom }) => {
	if (madeFrom) return madeMaps(reader, text, madeFrom);
	return at ? mapsAt(at, reader) : [];
}));
function madeMaps(reader, text, { file, lines }) {
	const made = sourceOf$2(text, file);
	const source = sourceOf$2(reader.text(file) ?? "", file);
	const move = nodeMover(source, (offset) => {
		const line = lines[locationAt(made, offset, offset).line - 1] || 1;
		return source.lineStarts[line - 1] ?? 0;
	});
	return parseDocuments(text, file).flatMap(({ root: yaml }) => yaml?.kind === "map" ? move(yaml) : []);
}
function mapsAt(place, reader) {
	const node = placedNode(reader, place);
	return (node?.kind === "scalar" ? node.style === "literal" ? rootsInText(node) : [] : [node]).flatMap((root) => root ?? []).map((root) => (place.under ?? []).reduceRight((value, key) => wrapUnderKey(key, value), root)).filter((root) => root.kind === "map");
}
function chartFolders$1(reader, target) {
	const folder = resolveLinks(reader.tree, target.path) ?? target.path;
	return [folder, ...subcharts(reader, folder).map((sub) => sub.folder)];
}
const maxSubcharts = 500;
const subcharts = oncePerName((reader, folder) => {
	const collected = dependencies(reader, {
		chart: "",
		folder
	});
	for (let index = 0; index < collected.length && collected.length < maxSubcharts; index++) collected.push(...dependencies(reader, collected[index]));
	return collected.toReversed();
});
function dependencies(reader, { chart, folder }) {
	const metadata = firstMap(reader, joinPath(folder, "Chart.yaml"));
	return (metadata ? Node.of(metadata).items("dependencies") : []).map((dependency) => {
		const key = dependency.get("alias").text || dependency.get("name").text;
		return {
			chart: chart === "" ? key : `${chart}/${key}`,
			folder: subchartFolder(reader, folder, dependency)
		};
	});
}
function subchartDefaults(reader, folder) {
	return subcharts(reader, folder).map((sub) => {
		const file = joinPath(sub.folder, "values.yaml");
		return {
			file,
			under: sub.chart.split("/"),
			isDefault: true,
			maps: mapsIn(reader, file)
		};
	});
}
function subchartFolder(reader, chart, dependency) {
	const repository = dependency.get("repository").text;
	const vendored = joinPath(chart, `charts/${dependency.get("name").text}`);
	const folder = !(reader.tree.read(joinPath(vendored, "Chart.yaml")) !== void 0) && repository.startsWith("file://") ? joinPath(chart, repository.slice(7)) : vendored;
	return resolveLinks(reader.tree, folder) ?? folder;
}
function wrapUnderKey(key, value) {
	const { source, start, end } = value;
	return {
		kind: "map",
		source,
		start,
		end,
		entries: /* @__PURE__ */ new Map([[key, {
			key: {
				kind: "scalar",
				source,
				start,
				end,
				value: key,
				style: "plain"
			},
			value
		}]])
	};
}
function firstMap(reader, file) {
	return mapsIn(reader, file)[0]?.root ?? null;
}
function mapsIn(reader, file) {
	if ((reader.tree.read(file)?.length ?? 0) > maxValuesBytes) return [];
	return reader.documents(file).filter(isMapDocument);
}

// src/secrets/finder.ts
function createFinder(secrets, words = []) {
	const ofSecrets = [...secrets].map(patternsOf);
	const patterns = {
		texts: new Set(ofSecrets.flat()),
		words: new Set(words)
	};
	const allPatterns = [...patterns.texts, ...patterns.words];
	const lengths = lengthsByStart(allPatterns);
	const sortedPatterns = allPatterns.toSorted();
	const beginnings = [...ofSecrets.flatMap(([first]) => first ?? []), ...patterns.words].toSorted();
	return (text) => allPatterns.length === 0 ? [] : joinAdjacent(text, [...completeMatches(text, patterns, lengths), ...truncatedMatches(text, patterns.texts, {
		beginnings,
		sortedPatterns
	})]);
}
const maxPatternLength = 64;
function patternsOf(secret) {
	if (secret.length <= maxPatternLength) return secret.length < 6 ? [] : [secret];
	const patterns = [];
	for (let at = 0; at + maxPatternLength <= secret.length; at += maxPatternLength) patterns.push(secret.slice(at, at + maxPatternLength));
	return [...patterns, secret.slice(-64)];
}
function lengthsByStart(patterns) {
	const lengths = /* @__PURE__ */ new Map();
	for (const pattern of patterns) {
		const start = pattern.slice(0, 6);
		const lengthSet = lengths.get(start) ?? /* @__PURE__ */ new Set();
		lengthSet.add(pattern.length);
		lengths.set(start, lengthSet);
	}
	return new Map([...lengths].map(([start, lengthSet]) => [start, [...lengthSet].toSorted((a, b) => b - a)]));
}
function* completeMatches(text, { texts, words }, lengths) {
	for (let start = 0; start + 6 <= text.length; start++) {
		const length = lengths.get(text.slice(start, start + 6))?.find((candidate) => {
			const word = text.slice(start, start + candidate);
			return texts.has(word) || words.has(word) && isWholeWord(text, start, start + candidate);
		});
		if (length !== void 0) yield secretAt$1(text, start, start + length);
	}
}
function isWholeWord(text, start, end) {
	return !/[A-Za-z\d_]/.test(text[start - 1] ?? "") && !/[A-Za-z\d_]/.test(text[end] ?? "");
}
function* truncatedMatches(text, texts, { beginnings, sortedPatterns }) {
	for (const { index } of text.matchAll(/…|\.{3}/g)) for (let start = Math.max(0, index - maxPatternLength); start + 6 <= index; start++) {
		const candidates = texts.has(text.slice(Math.max(0, start - maxPatternLength), start)) ? sortedPatterns : beginnings;
		if (!isPrefixOfPattern(text.slice(start, index), candidates)) continue;
		yield secretAt$1(text, start, index);
		break;
	}
}
function isPrefixOfPattern(text, sorted) {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = low + high >> 1;
		if (sorted[middle] < text) low = middle + 1;
		else high = middle;
	}
	return sorted[low]?.startsWith(text) === true;
}
function secretAt$1(text, start, end) {
	return {
		start,
		end,
		value: text.slice(start, end),
		isNamed: true
	};
}
function joinAdjacent(text, secrets) {
	const joinedSecrets = [];
	for (const secret of mergeSecrets(text, secrets)) {
		const last = joinedSecrets.at(-1);
		if (last && last.end === secret.start && last.end - last.start >= maxPatternLength) joinedSecrets[joinedSecrets.length - 1] = secretAt$1(text, last.start, secret.end);
		else joinedSecrets.push(secret);
	}
	return joinedSecrets;
}

// src/secrets/jwk.ts
function isPrivateJwkMember(key, { entries }) {
	return /^(?:d|p|q|dp|dq|qi|k|oth)$/.test(key) && entries.has("kty");
}

// src/secrets/nodes.ts
function secretsOfTree(root) {
	const walk = {
		secrets: /* @__PURE__ */ new Map(),
		texts: /* @__PURE__ */ new Set(),
		seen: /* @__PURE__ */ new Set(),
		hidden: /* @__PURE__ */ new Set()
	};
	visit(walk, root);
	for (const node of walk.secrets.keys()) walk.texts.delete(node);
	return walk;
}
function visit(walk, node) {
	if (node.kind === "scalar") return addText(walk, node);
	const contents = node.kind === "map" ? node.entries : node.items;
	if (walk.seen.has(contents)) return;
	walk.seen.add(contents);
	if (node.kind === "map") return visitMap(walk, node);
	for (const [index, item] of node.items.entries()) {
		const kind = flagName(node.items[index - 1]);
		if (kind) hideNamed(walk, item, kind);
		else visit(walk, item);
	}
}
function addText({ texts }, node) {
	if (typeof node.value === "string" && node.value.length >= minTextLength) texts.add(node);
}
const minTextLength = 4;
function visitMap(walk, map) {
	const kind = kindOf(map);
	if (kind === "SecretList") return visitSecrets(walk, map);
	const isSecret = kind === "Secret" && isObject(map);
	for (const [key, { value }] of map.entries) if (isSecret ? !descriptiveFields.has(key) : key === "stringData") hideAll(walk, value, secretName(key) !== null);
	else if (isPrivateJwkMember(key, map)) hideAll(walk, value, true);
	else if (copyAnnotations.has(key)) hideAll(walk, value, true);
	else if (key === "secretGenerator" && value.kind === "list") value.items.forEach((item) => visitGenerator(walk, item));
	else visitEntry(walk, key, value, map);
}
function visitGenerator(walk, node) {
	if (node.kind !== "map") return visit(walk, node);
	for (const [key, { value }] of node.entries) if (key === "literals") hideAll(walk, value, true);
	else visit(walk, value);
}
function visitSecrets(walk, map) {
	for (const [key, { value }] of map.entries) if (key !== "items" || value.kind !== "list") visit(walk, value);
	else for (const item of value.items) hideFields(walk, item);
}
function hideFields(walk, node) {
	if (node.kind !== "map") return visit(walk, node);
	for (const [key, { value }] of node.entries) if (descriptiveFields.has(key)) visit(walk, value);
	else hideAll(walk, value, secretName(key) !== null);
}
function visitEntry(walk, key, value, map) {
	const kind = secretNameOf(key, map);
	if (namesSecrets(key) && value.kind === "map") return hideEntries(walk, value);
	if (kind === null) return visit(walk, value);
	hideNamed(walk, value, kind);
}
function secretNameOf(key, map) {
	if (map.entries.has("remoteRef") && key === "secretKey") return null;
	if (!/^(?:value|default|defaultValue|stringValue)$/.test(key)) return secretName(key);
	for (const nameKey of [
		"name",
		"key",
		"path",
		"parameter",
		"header",
		"variable",
		"envName"
	]) {
		const kind = secretNameOfPath(textAt(map, nameKey) ?? "");
		if (kind) return kind;
	}
	return null;
}
function secretNameOfPath(name) {
	const path = name.replace(/\/(?:value|\d+)$/, "");
	if (path.startsWith("/stringData/")) return "token";
	return secretName(path.slice(path.lastIndexOf("/") + 1));
}
function hideNamed(walk, node, kind) {
	if (node.kind === "scalar") return hideValue(walk, node, kind);
	if (node.kind === "list") {
		for (const item of node.items) if (item.kind === "scalar") hideValue(walk, item, kind);
		else visit(walk, item);
		return;
	}
	for (const [key, { value }] of node.entries) if (/^(?:data|stringData)$/.test(key)) hideAll(walk, value, false);
	else if (namesValue(key) && value.kind === "scalar") hideValue(walk, value, kind);
	else visitEntry(walk, key, value, node);
}
function hideEntries(walk, map) {
	for (const [key, { value }] of map.entries) {
		const isDescription = namesReference(key) || descriptiveFields.has(key);
		if (value.kind === "map" && !isDescription) hideEntries(walk, value);
		else if (isDescription) visitEntry(walk, key, value, map);
		else hideNamed(walk, value, secretName(key) ?? "token");
	}
}
function hideValue(walk, node, kind) {
	const { value } = node;
	if (typeof value === "string" && isSecretValue(kind, value)) walk.secrets.set(node, {
		node,
		isNamed: true
	});
	else addText(walk, node);
}
function hideAll(walk, node, isNamed) {
	if (node.kind === "scalar") {
		const { value } = node;
		if (value !== null && !isNoValue(String(value))) walk.secrets.set(node, {
			node,
			isNamed
		});
		else addText(walk, node);
		return;
	}
	const contents = node.kind === "map" ? node.entries : node.items;
	if (walk.hidden.has(contents)) return;
	walk.hidden.add(contents);
	if (node.kind === "list") for (const item of node.items) hideAll(walk, item, isNamed);
	else for (const [key, { value }] of node.entries) hideAll(walk, value, isNamed || secretName(key) !== null);
}
function kindOf(map) {
	return map.entries.has("kind") ? textAt(map, "kind") : void 0;
}
function isObject({ entries }) {
	return [
		"metadata",
		"data",
		"stringData"
	].some((key) => entries.has(key));
}
function textAt({ entries }, key) {
	const node = entries.get(key)?.value;
	return node?.kind === "scalar" && typeof node.value === "string" ? node.value : void 0;
}
function flagName(flag) {
	if (flag?.kind !== "scalar" || typeof flag.value !== "string") return null;
	return /^--?[A-Za-z][\w.-]*$/.test(flag.value) ? secretName(flag.value) : null;
}

// src/secrets/text.ts
function secretsIn(text, documents) {
	return readText(text, documents, 0);
}
function readText(text, documents, depth) {
	if (!mayContainSecret(text)) return [];
	const parsed = documents ?? (depth < maxDepth$1 && isDocument(text) ? parseDocuments(text, "") : void 0);
	const isValidYaml = parsed?.every((document) => document.root !== null && document.problems.length === 0);
	const secretLines = secretSpans(text);
	return mergeSecrets(text, [
		...(parsed ?? []).flatMap(({ root }) => root ? treeSecrets$1(root, depth) : []),
		...lineSecrets(text, isValidYaml ? [] : secretLines),
		...commentsIn(text, secretLines),
		...shapeSecrets(text)
	]);
}
const maxDepth$1 = 5;
function mayContainSecret(text) {
	return mentionsSecret.test(text) || mayHaveShape(text);
}
function isDocument(text) {
	return /^\s*[{[]/.test(text) || text.includes("\n") && /^[ \t-]*["']?[\w.$/-]{1,200}["']?:(?:\s|$)/m.test(text);
}
function secretsBelow(root) {
	return treeSecrets$1(root, 0);
}
function treeSecrets$1(root, depth) {
	const { secrets, texts } = secretsOfTree(root);
	const wholeScalars = [...secrets.values()].map(({ node, isNamed }) => wholeScalar(node, isNamed));
	const partsOfScalars = [...texts].flatMap((node) => {
		const inner = readText(String(node.value), void 0, depth + 1);
		return inner.length === 0 ? [] : locateInText(node, inner);
	});
	return [...wholeScalars, ...partsOfScalars].filter(({ start, end }) => end > start);
}
function wholeScalar({ start, end, value }, isNamed) {
	return {
		start,
		end,
		value: String(value),
		isNamed
	};
}
function locateInText(scalar, secrets) {
	const offsetInFile = offsetMapper(scalar);
	if (!offsetInFile) return [wholeScalar(scalar, true)];
	return secrets.map(({ start, end, ...secret }) => ({
		...secret,
		start: offsetInFile(start),
		end: offsetInFile(end - 1) + 1
	}));
}
function offsetMapper({ source, start, end, value, style }) {
	const [raw, text] = [source.text.slice(start, end), String(value)];
	const quote = style === "single" || style === "double" ? 1 : 0;
	if (raw.slice(quote, raw.length - quote) === text) return (offset) => start + quote + offset;
	return style === "literal" ? blockOffsetMapper(raw, text, start) : null;
}
function blockOffsetMapper(raw, text, start) {
	const [lines, values] = [raw.split("\n"), text.split("\n")];
	const [inValue, inFile] = [[], []];
	let [rawAt, valueAt] = [start, 0];
	for (const [index, value] of values.entries()) {
		const line = (lines[index] ?? "").replace(/\r$/, "");
		if (!line.endsWith(value)) return null;
		inValue.push(valueAt);
		inFile.push(rawAt + line.length - value.length);
		rawAt += (lines[index] ?? "").length + 1;
		valueAt += value.length + 1;
	}
	return (offset) => {
		const line = lineAt({ starts: inValue }, offset);
		return inFile[line] + offset - inValue[line];
	};
}

// src/core/test-file-path.ts
function isTestFile(path) {
	return /[^/]\.meshgate-test\.ya?ml$/.test(path);
}

// src/inspect/configuration-secrets.ts
function configurationSecrets(secrets, documents) {
	const words = documents.flatMap(({ root }) => root ? [Node.of(root)] : []).flatMap((root) => root.items("invariants")).map((item) => item.at("never", "token"));
	const starts = new Set(words.filter(({ text }) => /^[A-Za-z]{1,12}$/.test(text)).flatMap(({ yaml }) => yaml?.start ?? []));
	return starts.size === 0 ? secrets : secrets.filter(({ start }) => !starts.has(start));
}

// src/inspect/test-file-secrets.ts
function testFileSecrets(secrets, documents) {
	const roots = documents.flatMap(({ root }) => root ? [Node.of(root)] : []);
	const definitions = roots.flatMap((root) => root.get("tokens").yaml ?? []);
	const names = new Set(roots.flatMap(tokenNames).flatMap(({ yaml }) => yaml?.start ?? []));
	return secrets.filter(({ start, end, value }) => !(names.has(start) || definitions.some((map) => start >= map.start && end <= map.end)) || shapeSecrets(value).length > 0);
}
function tokenNames(root) {
	return root.items("cases").flatMap((testCase) => [testCase, ...testCase.items("each")]).map((row) => row.get("token"));
}

// src/inspect/excerpt.ts
const linesAbove = 2;
const maxLineLength = 200;
function excerptOf({ file, line }, reader, mask) {
	const shown = shownLines(reader, mask)(file);
	if (shown === void 0) return void 0;
	const firstLine = Math.max(1, line - linesAbove);
	return {
		firstLine,
		lines: shown.slice(firstLine - 1, line).map((text) => text.slice(0, maxLineLength))
	};
}
const shownLines = oncePerPair((reader, mask) => {
	const linesByFile = /* @__PURE__ */ new Map();
	return (file) => {
		if (!linesByFile.has(file)) linesByFile.set(file, shownText(file, reader, mask)?.split(lineEnd));
		return linesByFile.get(file);
	};
});
const lineEnd = /\r\n?|\n/;
function shownText(file, reader, mask) {
	const text = reader.text(file);
	return text === void 0 ? void 0 : conceal(text, fileSecrets(reader, file), mask);
}
function fileSecrets(reader, file) {
	return secretsOfFile(reader.readerFor(file), file);
}
const secretsOfFile = oncePerName((reader, file) => {
	const text = reader.text(file);
	if (text === void 0) return [];
	const documents = /\.(?:ya?ml|json)$/.test(file) ? reader.documents(file) : void 0;
	const secrets = secretsIn(text, documents);
	if (!documents || secrets.length === 0) return secrets;
	return isTestFile(file) ? testFileSecrets(secrets, documents) : configurationSecrets(secrets, documents);
});

// src/model/reread-manifests.ts
function rereadManifests(read, identities = null) {
	let kept = identities ? null : read();
	const at = (index) => (kept ??= read())[index];
	return {
		manifests: (identities ?? kept).map((identity, index) => new RereadManifest(identity, index, at)),
		drop: () => kept = null
	};
}
var RereadManifest = class {
	apiVersion;
	kind;
	name;
	namespace;
	target;
	index;
	at;
	constructor({ apiVersion, kind, name, namespace, target, origins }, index, at) {
		this.apiVersion = apiVersion;
		this.kind = kind;
		this.name = name;
		this.namespace = namespace;
		this.target = target;
		if (origins) this.origins = origins;
		this.index = index;
		this.at = at;
	}
	get root() {
		return this.at(this.index).root;
	}
	get spec() {
		return this.at(this.index).spec;
	}
};

// src/istio/hosts/object-links.ts
const objectLinks = oncePer((objects) => {
	const byName = objectsByName(objects);
	const users = usersByText(objects);
	const sameAs = sameObjects(objects);
	const byHost = hostIndex(objects, (object) => referencedNames(object).hosts);
	return (object) => {
		const { texts, hosts } = referencedNames(object);
		return [
			...users.get(nameOf$1(object)) ?? [],
			...texts.flatMap((text) => byName.get(text) ?? []),
			...hosts.flatMap(byHost.overlapping),
			...sameAs(object)
		];
	};
});
const objectsByName = oncePer((objects) => groupBy(objects, nameOf$1));
const sameObjects = oncePer((objects) => {
	const byName = objectsByName(objects);
	const byNamespaces = /* @__PURE__ */ new Map();
	return (object) => {
		const name = nameOf$1(object);
		const byNamespace = byNamespaces.get(name) ?? groupBy(byName.get(name) ?? [], ({ namespace }) => namespace);
		byNamespaces.set(name, byNamespace);
		const key = objectKey(object);
		return (byNamespace.get(object.namespace) ?? []).filter((candidate) => objectKey(candidate) === key);
	};
});
function usersByText(objects) {
	return groupByEach(objects, (object) => referencedNames(object).texts);
}
function nameOf$1({ name }) {
	return name.toLowerCase();
}
const referencedNames = oncePer(({ spec, namespace }) => {
	const [texts, hosts] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	const add = (text, isReference) => {
		const name = normalHost(text);
		texts.add(name);
		if (isReference || name.includes(".") || isWildcard(name)) hosts.add(name);
		if (isReference && !name.includes(".") && !isWildcard(name)) hosts.add(fullHost(name, namespace));
		if (serviceNamespace(name) !== void 0) add(name.slice(0, name.indexOf(".")), true);
	};
	const visit = (node, isReference) => {
		if (node.kind === "list") for (const item of node.items) visit(item, isReference);
		else if (node.kind === "map") {
			for (const [key, { value }] of node.entries) if (key !== "exportTo") visit(value, isReference || keysOfReferences.has(key));
		} else if (typeof node.value === "string") {
			for (const text of node.value.split("/")) if (text !== "") add(text, isReference);
		}
	};
	if (spec.yaml) visit(spec.yaml, false);
	return {
		texts: [...texts],
		hosts: [...hosts]
	};
});
const keysOfReferences = /* @__PURE__ */ new Set([
	"backendRefs",
	"delegate",
	"gateways",
	"host",
	"hosts",
	"parentRefs"
]);

// src/istio/hosts/compared-objects.ts
const comparedObjects = oncePer((objects) => {
	const ofHost = once(() => objectsByHost(objects));
	const misspelledHosts = once(() => misspellingFinder(ofHost().keys()));
	return {
		...classesOf(objects),
		byListeners: once(() => entriesByListeners(objects)),
		misspelling: (hosts) => [...misspelledHosts()(hosts)].flatMap((host) => ofHost().get(host))
	};
});
function classesOf(objects) {
	const byKind = groupBy(objects, knownKind);
	const concerned = [...byKind].flatMap(([kind, ofKind]) => ofKind.filter((object) => isConcerned(object, kind)));
	const acting = [...byKind].map(([kind, ofKind]) => kindsOfHosts.has(kind) ? ofKind.filter(isFoundByNames) : []);
	const unnamed = [...byKind].flatMap(([kind, ofKind]) => kindsOfHosts.has(kind) ? ofKind.filter((object) => !isFoundByNames(object)) : ofKind);
	return {
		byTarget: groupBy(objects, ({ target }) => target),
		counts: new Map([...byKind].map(([kind, ofKind]) => [kind, countsOf(ofKind)])),
		concerned,
		unnamed,
		byHosts: acting.flatMap((ofKind) => [...groupBy(ofKind, ({ namespace }) => namespace).values()])
	};
}
function namespaceCounts(objects) {
	return new Map([...groupBy(objects, knownKind)].map(([kind, ofKind]) => [kind, countsOf(ofKind)]));
}
function countsOf(objects) {
	const counts = /* @__PURE__ */ new Map();
	for (const { namespace } of objects) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
	return counts;
}
function entriesByListeners(objects) {
	const groups = groupBy(objects, entryListeners);
	groups.delete("");
	return [...groups.values()].map((entries) => entries.toSorted(compareNames));
}
function objectsByHost(objects) {
	return groupByEach(objects, (object) => referencedNames(object).hosts);
}
const kindsOfHosts = /* @__PURE__ */ new Set([
	"DestinationRule",
	"ServiceEntry",
	"VirtualService"
]);
const kindsWithoutHosts = /* @__PURE__ */ new Set([
	"ConfigMap",
	"CronJob",
	"CustomResourceDefinition",
	"DaemonSet",
	"Deployment",
	"Job",
	"MutatingWebhookConfiguration",
	"Namespace",
	"Pod",
	"ReplicaSet",
	"Rollout",
	"Secret",
	"ServiceAccount",
	"StatefulSet",
	"ValidatingWebhookConfiguration"
]);
const kindsFoundByNames = /* @__PURE__ */ new Set([
	...kindsOfHosts,
	"Gateway",
	"GRPCRoute",
	"HTTPRoute",
	"KubernetesGateway",
	"Service"
]);
function actsOnNamedHosts(object) {
	return kindsOfHosts.has(knownKind(object)) && isFoundByNames(object);
}
function isConcerned(object, kind) {
	if (isUnfilled(object.kind) || isUnfilled(object.apiVersion)) return true;
	return kind !== void 0 && !kindsWithoutHosts.has(kind) && !isFoundByNames(object);
}
const isFoundByNames = oncePer((object) => {
	const { texts } = referencedNames(object);
	return kindsFoundByNames.has(knownKind(object)) && object.part === void 0 && ![
		object.name,
		object.namespace,
		...texts
	].some(isUnfilled);
});

// src/inspect/stated-istio.ts
function statedIstioVersion(manifests, reader) {
	const versions = /* @__PURE__ */ new Map();
	const add = (text) => {
		const version = pinnedVersion(text);
		if (version) versions.set(versionText(version), version);
	};
	for (const manifest of manifests) installedIstioVersions(manifest).forEach(add);
	for (const path of reader.tree.files) if (dependencyFiles.has(baseName(path))) dependencyVersions(rootOf(reader, path)).forEach(add);
	return versions.size === 1 ? [...versions.values()][0] : void 0;
}
const dependencyFiles = /* @__PURE__ */ new Set(["Chart.yaml", "requirements.yaml"]);
function pinnedVersion(text) {
	const version = text.trim().replace(/^(?:~>?|=)\s*/, "");
	const parsed = parseIstioVersion(version.replace(/\.[x*]$/i, ""));
	return parsed && parsed.major > 0 ? parsed : null;
}
const installedIstioVersions = oncePer((manifest) => {
	return versionsOfKind[`${groupOf(manifest)}/${manifest.kind}`]?.(manifest) ?? noVersions;
});
const noVersions = [];
const versionsOfKind = table({
	"argoproj.io/Application": ({ spec }) => sourcesOf$1(spec).flatMap(sourceVersions),
	"helm.toolkit.fluxcd.io/HelmRelease": ({ spec }) => helmReleaseVersions(spec),
	"source.toolkit.fluxcd.io/OCIRepository": ({ spec }) => isIstioChart(baseName(spec.get("url").text), spec.get("url").text) ? [spec.at("ref", "tag").text] : [],
	"sailoperator.io/Istio": ({ spec }) => [spec.get("version").text],
	"install.istio.io/IstioOperator": ({ spec }) => [spec.get("tag").text],
	"apps/Deployment": (manifest) => imagesOf(manifest).map((image) => /(?:^|\/)pilot:([^@]+)/.exec(image)?.[1] ?? "")
});
function imagesOf({ spec }) {
	return spec.at("template", "spec").items("containers").map((container) => container.get("image").text);
}
function sourcesOf$1(spec) {
	return [spec.get("source"), ...spec.items("sources")];
}
function sourceVersions(source) {
	const [chart, repository] = [source.get("chart").text, source.get("repoURL").text];
	return isIstioChart(chart, repository) ? [source.get("targetRevision").text] : [];
}
function helmReleaseVersions(spec) {
	const chart = spec.at("chart", "spec");
	const repository = chart.at("sourceRef", "name").text;
	return isIstioChart(chart.get("chart").text, repository) ? [chart.get("version").text] : [];
}
function dependencyVersions(chart) {
	return (chart?.items("dependencies") ?? []).filter((entry) => isIstioChart(entry.get("name").text, entry.get("repository").text)).map((entry) => entry.get("version").text);
}
function isIstioChart(name, repository) {
	if (!chartNames.has(name) || repository.startsWith("file:")) return false;
	return /(?<![a-z])istio(?![a-z])/i.test(repository);
}
const chartNames = /* @__PURE__ */ new Set([
	"istiod",
	"base",
	"istio"
]);

// src/inspect/object-summaries.ts
function keepSummary({ manifest, summary }, manifests) {
	if (summary && !summary.isKept && summary.manifest === manifest) summary.write(encode(manifests.map(rowOf)));
}
function summarisedManifests({ target, manifest, origins, summary }, read) {
	const text = summary && summary.manifest === manifest ? summary.read() : null;
	if (text === null) return null;
	const rows = decode(text);
	const reading = rereadManifests(read, rows.map(([apiVersion, kind, name, namespace]) => ({
		apiVersion,
		kind,
		name,
		namespace,
		origins,
		target: target.id
	})));
	for (const [index, object] of reading.manifests.entries()) keepAnswers(object, rows[index]);
	return reading;
}
function rowOf(object) {
	const { apiVersion, kind, name, namespace } = object;
	const { texts, hosts } = referencedNames(object);
	const { helm, isOfArgo } = hooksOf(object);
	return [...[
		apiVersion,
		kind,
		name,
		namespace,
		writtenIdentity(object).namespace,
		texts,
		hosts,
		entryListeners(object),
		helm
	], ...[
		isOfArgo,
		installedIstioVersions(object),
		isFoundByNames(object)
	]];
}
function keepAnswers(object, row) {
	const [apiVersion, kind, name, , written, texts, hosts, listeners, helm, isOfArgo, versions, isFound] = row;
	referencedNames.keep(object, {
		texts,
		hosts
	});
	entryListeners.keep(object, listeners);
	hooksOf.keep(object, {
		helm,
		isOfArgo
	});
	writtenIdentity.keep(object, {
		apiVersion,
		kind,
		namespace: written,
		name
	});
	installedIstioVersions.keep(object, versions);
	isFoundByNames.keep(object, isFound);
}
function encode(rows) {
	const indices = /* @__PURE__ */ new Map();
	const indexOf = (text) => {
		const index = indices.get(text) ?? indices.size;
		indices.set(text, index);
		return index;
	};
	const encoded = rows.map((row) => row.map((field) => {
		if (typeof field === "string") return indexOf(field);
		return typeof field === "object" && field !== null ? field.map(indexOf) : field;
	}));
	return JSON.stringify({
		texts: [...indices.keys()],
		rows: encoded
	});
}
function decode(summary) {
	const { texts, rows } = JSON.parse(summary);
	return rows.map((row) => row.map((field) => {
		if (typeof field === "number") return texts[field];
		return typeof field === "object" && field !== null ? field.map((index) => texts[index]) : field;
	}));
}

// src/inspect/rendered-manifests.ts
function renderedManifests(text) {
	return droppableManifests(text).manifests;
}
const droppableManifests = oncePer((text) => {
	const { target, manifest, origins } = text;
	const read = () => manifestsOf(parseDocuments(manifest, renderedName(target.id)), target.id, namespaceOf(target), origins);
	return summarisedManifests(text, read) ?? rereadManifests(read);
});
function namespaceOf(target) {
	return target.namespace ?? null;
}
function renderedName(id) {
	return `\0${id}`;
}

// src/inspect/known-secrets.ts
function secretFinder(sources, targets, files = []) {
	const [ids, fileNames] = [[...new Set(targets)], [...new Set(files)]];
	const find = once(() => {
		const secrets = sources.flatMap((source) => ids.map((id) => targetSecrets(source, id)));
		const fileTexts = sources.flatMap((source) => fileNames.flatMap((file) => textsOf$3(fileSecrets(source.reader, file))));
		return createFinder([...secrets.flatMap(({ texts }) => [...texts]), ...fileTexts], secrets.flatMap(({ rare }) => [...rare]));
	});
	return (text) => find()(text);
}
function secretWords(sources, target) {
	return targetSecrets(sources, target).words;
}
const targetSecrets = oncePerName((sources, id) => {
	const target = sources.targets.get(id);
	const render = sources.renders.get(id);
	if (!target) return {
		texts: /* @__PURE__ */ new Set(),
		rare: /* @__PURE__ */ new Set(),
		words: /* @__PURE__ */ new Set()
	};
	const rendered = render && renderedTextOf(render);
	const files = filesOf$1(target, sources.reader, render?.status === "failed");
	const secrets = [...files.flatMap((file) => fileSecrets(sources.reader, file)), ...rendered ? renderedSecrets(rendered) : []];
	const words = new Set(wordsOf(secrets));
	const rare = rareWords(words, [
		...files,
		id,
		target.path
	], files, sources.reader);
	return {
		texts: /* @__PURE__ */ new Set([...textsOf$3(secrets), ...rare.map(unpaddedBase64)]),
		rare: new Set(rare),
		words
	};
});
const renderedSecrets = oncePer((render) => mayHoldSecrets(render.manifest) ? renderedManifests(render).flatMap(({ root: { yaml } }) => yaml && mayHoldSecrets(sourceText$1(yaml)) ? secretsBelow(yaml) : []) : []);
function mayHoldSecrets(text) {
	return text.includes("\\") || mayContainSecret(text);
}
function rareWords(words, names, files, reader) {
	return [...words].filter((word) => isRareWord(word) && !names.some((name) => name.includes(word))).slice(0, maxRareWords).filter((word) => !files.some((file) => isOutsideSecrets(word, file, reader)));
}
const maxRareWords = 50;
function isOutsideSecrets(word, file, reader) {
	const text = reader.text(file) ?? "";
	const secrets = fileSecrets(reader, file);
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
		const [start, stop] = [text.lastIndexOf("\n", at), text.indexOf("\n", at)];
		if (!secrets.some((secret) => secret.end > start && (stop < 0 || secret.start < stop))) return true;
	}
	return false;
}
function filesOf$1(target, reader, isFailed) {
	if (target.kind !== "helm") return [...namedFiles(target)];
	const chart = resolveLinks(reader.tree, target.path) ?? target.path;
	const files = isFailed ? resolveFiles(reader.tree, chart).map(({ path }) => path) : [];
	return [.../* @__PURE__ */ new Set([
		joinPath(chart, "values.yaml"),
		...filesWithMaps(layerFiles(reader, target)),
		...namedFiles(target),
		...files.filter((file) => /\.(?:ya?ml|json|tpl|txt)$/.test(file)).slice(0, maxChartFiles)
	])];
}
const maxChartFiles = 500;
function textsOf$3(secrets) {
	const isNamedByValue = new Map(secrets.map(({ value, isNamed }) => [value, isNamed]));
	for (const { value, isNamed } of secrets) if (isNamed) isNamedByValue.set(value, true);
	return [...isNamedByValue].flatMap(([value, isNamed]) => variantsOf(value, isNamed));
}
function wordsOf(secrets) {
	return secrets.filter(({ isNamed }) => isNamed).map(({ value }) => value.trim()).filter((value) => value.length >= minWordLength$1 && !/\s/.test(value));
}
const minWordLength$1 = 3;

// src/inspect/masking.ts
function maskedSentence(text, { find, words }, mask) {
	const secrets = [
		...find(text),
		...shapeSecrets(text),
		...words.size === 0 ? [] : wordsIn(text, words)
	];
	return conceal(text, mergeSecrets(text, secrets), mask);
}
function wordsIn(text, words) {
	const tokens = [...text.matchAll(/[^\s"'`,;()[\]{}<>]+/g)].flatMap(({ 0: token, index }) => {
		const value = token.replace(/[.:!?]+$/, "");
		const isDistinctive = /["'`]/.test(text[index - 1] ?? "") || value.length >= minWordLength && !isCommonWord(value);
		return words.has(value) && isDistinctive ? [secretAt(index, value)] : [];
	});
	const phrases = [...words].filter((word) => /[\s"'`,;()[\]{}<>]/.test(word)).slice(0, maxPhrases);
	return [...tokens, ...phrases.flatMap((phrase) => occurrencesOf(phrase, text))];
}
const minWordLength = 3;
const maxPhrases = 100;
function occurrencesOf(phrase, text) {
	const occurrences = [];
	for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) occurrences.push(secretAt(at, phrase));
	return occurrences;
}
function secretAt(start, value) {
	return {
		start,
		end: start + value.length,
		value,
		isNamed: true
	};
}
function secretsAt(node) {
	if (!(node instanceof Node) || !node.yaml) return [];
	const secrets = treeSecrets(node.root.yaml);
	return (node.yaml.kind === "scalar" ? [node.yaml] : childrenOf(node.yaml)).flatMap((child) => secrets.has(child) && child.kind === "scalar" ? [String(child.value)] : []);
}
const treeSecrets = oncePer((root) => {
	const { secrets } = secretsOfTree(root);
	return secrets.size === 0 ? noSecrets : secrets;
});
const noSecrets = /* @__PURE__ */ new Map();
function childrenOf(node) {
	if (node.kind === "list") return [...node.items];
	return node.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : [];
}

// src/discover/scope.ts
function checkPaths(tree, paths) {
	const unknownPath = paths.find((path) => !hasPath(tree, path));
	if (unknownPath !== void 0) throw new UsageError(`there is no file or folder \`${unknownPath}\``);
}
function selectsWholeTree(paths) {
	return paths.length === 0 || paths.includes("");
}
function targetsInScope(targets, { paths, environments }) {
	const allPaths = paths.length === 0;
	return targets.filter((target) => allPaths || paths.some((path) => usesPath(target, path))).filter(({ environment }) => environments.length === 0 || environment !== null && environments.includes(environment));
}
function skippedInScope(skipped, targets, { paths }) {
	if (paths.length === 0) return [...skipped];
	return skipped.filter(({ file }) => paths.some((path) => isInside(file, path) || isInside(path, file)) || targets.some((target) => usesPath(target, file)));
}
function itemsInPaths(items, paths) {
	return paths.length === 0 ? items : items.filter(({ file }) => paths.some((path) => isInside(file, path)));
}
function checkEnvironments(existing, requested) {
	const unknownEnvironment = requested.find((environment) => !existing.includes(environment));
	if (unknownEnvironment === void 0) return;
	const names = [...new Set(existing)].filter((name) => name !== null).toSorted();
	const alternatives = names.length > 0 ? `the environments are ${names.map((name) => `\`${name}\``).join(", ")}` : "no target has one, so leave the environment out";
	throw new UsageError(`no target has the environment \`${unknownEnvironment}\`: ${alternatives}`);
}
function usesPath(target, path) {
	return [
		target.path,
		...namedFiles(target),
		...target.statedBy ? [target.statedBy.file] : []
	].some((file) => isInside(file, path)) || isInChart(target, path);
}
function isInChart(target, path) {
	return target.kind === "helm" && isInside(path, target.path);
}

// src/discover/gitops/clusters.ts
const localServer = "https://kubernetes.default.svc";
const localName = "in-cluster";
function namedClusters(named = []) {
	const byKey = new Map(named.flatMap((cluster) => [[cluster.name, cluster], ...cluster.server === void 0 ? [] : [[serverKey(cluster.server), cluster]]]));
	const local = byKey.get("https://kubernetes.default.svc") ?? byKey.get("in-cluster");
	const of = (destination) => byKey.get(destination) ?? byKey.get(serverKey(destination)) ?? (["https://kubernetes.default.svc", "in-cluster"].includes(serverKey(destination)) ? local : void 0);
	return {
		named,
		of,
		in(destination, environment) {
			if (destination !== "" || environment === null) return of(destination);
			const [only, ...others] = named.filter((cluster) => cluster.environment === environment);
			return others.length === 0 ? only : void 0;
		}
	};
}
function settingsIn(settings, cluster) {
	const { "kube-version": kubeVersion, "api-versions": apiVersions = [] } = cluster ?? {};
	return {
		...settings,
		...settings.kubeVersion === void 0 && kubeVersion !== void 0 && { kubeVersion },
		...settings.apiVersions.length === 0 && { apiVersions }
	};
}
function serverKey(server) {
	return server.replace(/\/+$/, "");
}

// src/syntax/repository-url.ts
function repositoryKey(url) {
	const parsed = urlParts(url.trim());
	if (!parsed) return null;
	const host = hostAliases[parsed.host.toLowerCase()] ?? parsed.host.toLowerCase();
	const path = pathOf(decoded(parsed.path), host);
	if (path === "") return null;
	return `${host}/${hostsIgnoringCase.has(host) ? path.toLowerCase() : path}`;
}
function urlParts(url) {
	const [, host, path] = /^(?:git::|git\+)?(?:https?|ssh|git|oci):\/\/(?:[^/]*@)?([^/:@]+)(?::\d*)?\/(.*)$/i.exec(url) ?? [];
	if (host !== void 0 && path !== void 0) return {
		host,
		path
	};
	const [, shortHost, shortPath] = /^(?:[^/:@]+@)?([^/:@]{2,}):(?!\/\/)(.*)$/.exec(url) ?? [];
	return shortHost === void 0 || shortPath === void 0 ? null : {
		host: shortHost,
		path: shortPath
	};
}
function decoded(path) {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
function pathOf(path, host) {
	const plain = path.replace(/[?#].*$/, "").split("/").filter((segment) => segment !== "").join("/").replace(/\.git$/i, "");
	return host === azure ? plain.replace(/^v3\/([^/]+)\/([^/]+)\/([^/]+)$/, "$1/$2/_git/$3") : plain;
}
const azure = "dev.azure.com";
const hostAliases = table({
	"altssh.bitbucket.org": "bitbucket.org",
	"altssh.gitlab.com": "gitlab.com",
	"ssh.dev.azure.com": azure,
	"ssh.github.com": "github.com",
	"www.github.com": "github.com"
});
const hostsIgnoringCase = /* @__PURE__ */ new Set([
	azure,
	"bitbucket.org",
	"github.com",
	"gitlab.com"
]);

// src/discover/gitops/repository-identity.ts
function repositoryIdentity({ urls, branches, mainBranch }, { repository: { aliases = [], artifacts = {} } = {}, clusters }) {
	const keys = /* @__PURE__ */ new Set([...urls.map(repositoryKey), ...aliases.map(aliasKey)]);
	const folders = new Map(Object.entries(artifacts).map(([name, folder]) => [name, joinPath("", folder)]));
	const shown = /* @__PURE__ */ new Set([
		"",
		"HEAD",
		...branches,
		...mainBranch === null ? usualBranches : [mainBranch]
	]);
	return {
		isKnown: keys.size > 0,
		isThis: (url) => {
			const key = repositoryKey(url);
			return key !== null && keys.has(key);
		},
		shows: (revision) => shown.has(revision.replace(/^refs\/heads\//, "")),
		paths: [...new Set([...keys].flatMap((key) => key?.slice(key.indexOf("/") + 1) ?? []))],
		artifactFolder: (name) => folders.get(name),
		clusters: namedClusters(clusters)
	};
}
const usualBranches = ["main", "master"];
function aliasKey(alias) {
	return repositoryKey(alias) ?? repositoryKey(`https://${alias}`);
}

// src/discover/gitops/chart-templates.ts
function chartTemplateTest({ files }) {
	const charts = new Set(files.filter((path) => baseName(path) === "Chart.yaml").map(folderOf));
	return (path) => isInsideChart(path, charts);
}
function isInsideChart(path, chartFolders) {
	const segments = path.split("/");
	return segments.some((segment, index) => unrenderedFolders.has(segment) && chartFolders.has(segments.slice(0, index).join("/")));
}
const unrenderedFolders = /* @__PURE__ */ new Set([
	"templates",
	"charts",
	"example",
	"examples",
	"samples"
]);

// src/discover/kustomizations.ts
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
function kustomizationFiles({ files }) {
	return files.filter(isKustomizationFile);
}
function isKustomizationFile(path) {
	return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path);
}

// src/discover/parts/kustomization-paths.ts
function kustomizationPaths(root) {
	return fieldsWithPaths.flatMap(([field, use, nodesOf]) => nodesOf(root, field).map((node) => ({
		node,
		field,
		use,
		path: use === "generator input" ? withoutKey(node.text) : node.text
	})).filter(({ path }) => path !== ""));
}
function isInline(path) {
	return path.includes("\n") || /^\s*\{/.test(path);
}
function withoutKey(text) {
	return text.slice(text.indexOf("=") + 1);
}
const listed = (root, field) => root.items(field);
const pathsOfItems = (root, field) => root.items(field).map((item) => item.get("path"));
const inputs = (root, field) => root.items(field).flatMap((generator) => [
	...generator.items("files"),
	...generator.items("envs"),
	generator.get("env")
]);
const valuesFiles$1 = (root, field) => root.items(field).flatMap((chart) => [chart.get("valuesFile"), ...chart.items("additionalValuesFiles")]);
const fieldsWithPaths = [
	[
		"resources",
		"resource",
		listed
	],
	[
		"bases",
		"resource",
		listed
	],
	[
		"components",
		"component",
		listed
	],
	[
		"patches",
		"patch",
		pathsOfItems
	],
	[
		"patchesJson6902",
		"patch",
		pathsOfItems
	],
	[
		"patchesStrategicMerge",
		"patch",
		listed
	],
	[
		"configurations",
		"configuration",
		listed
	],
	[
		"generators",
		"plugin",
		listed
	],
	[
		"transformers",
		"plugin",
		listed
	],
	[
		"validators",
		"plugin",
		listed
	],
	[
		"crds",
		"configuration",
		listed
	],
	[
		"replacements",
		"configuration",
		pathsOfItems
	],
	[
		"openapi",
		"configuration",
		(root, field) => [root.at(field, "path")]
	],
	[
		"helmCharts",
		"values file",
		valuesFiles$1
	],
	[
		"configMapGenerator",
		"generator input",
		inputs
	],
	[
		"secretGenerator",
		"generator input",
		inputs
	]
];

// src/core/source-line.ts
function sourceLineKey({ file, line }) {
	return `${file}:${line}`;
}

// src/model/deletion-policy.ts
function managingKind(manifest) {
	const { kind } = manifest;
	return Object.hasOwn(groups$3, kind) && groups$3[kind] === groupOf(manifest) ? kind : null;
}
const groups$3 = {
	Application: "argoproj.io",
	ApplicationSet: "argoproj.io",
	Kustomization: "kustomize.toolkit.fluxcd.io",
	HelmRelease: "helm.toolkit.fluxcd.io"
};
const resourcesFinalizer = "resources-finalizer.argocd.argoproj.io";
function applicationPolicy({ root, spec }, set) {
	const automated = spec.at("syncPolicy", "automated");
	const isAutomated = automated.exists && !automated.isNull && automated.get("enabled").scalar !== false;
	const prunes = isAutomated && automated.get("prune").scalar === true;
	return {
		prunes,
		prunesAll: prunes && automated.get("allowEmpty").scalar === true,
		cascades: hasFinalizer(root, set),
		reason: isAutomated ? "its `syncPolicy.automated` does not state `prune: true`" : "it is synchronized by hand",
		syncOptions: spec.get("syncPolicy").items("syncOptions").map(({ text }) => text)
	};
}
function hasFinalizer(root, set) {
	const finalizers = root.at("metadata").items("finalizers");
	if (set && finalizers.length === 0) return set.spec.at("syncPolicy", "preserveResourcesOnDeletion").scalar !== true;
	return finalizers.some(isResourcesFinalizer);
}
function isResourcesFinalizer({ text }) {
	return text === resourcesFinalizer || text.startsWith(`${resourcesFinalizer}/`);
}
function applicationSetName({ root, spec, name }) {
	const policy = spec.at("syncPolicy", "applicationsSync").text;
	const deletesApplications = policy !== "create-only" && policy !== "create-update";
	return {
		name,
		namespace: writtenNamespace(root),
		deletesApplications,
		leavesApplications: !deletesApplications && root.at("metadata").items("finalizers").some(isResourcesFinalizer)
	};
}
function kustomizationPolicy({ spec }) {
	const isSuspended = spec.get("suspend").scalar === true;
	const prunes = !isSuspended && spec.get("prune").scalar === true;
	const policy = spec.get("deletionPolicy").text || "MirrorPrune";
	return {
		prunes,
		prunesAll: prunes,
		cascades: !isSuspended && (policy === "MirrorPrune" ? prunes : policy !== "Orphan"),
		reason: isSuspended ? "it is suspended" : prunes ? "its `deletionPolicy` is `Orphan`" : "it does not state `prune: true`"
	};
}
function helmReleasePolicy({ spec }) {
	const isActive = spec.get("suspend").scalar !== true;
	return {
		prunes: isActive,
		prunesAll: isActive,
		cascades: isActive,
		reason: "it is suspended",
		replacesCrds: spec.at("upgrade", "crds").text === "CreateReplace"
	};
}
function cascadesDeletion(manifest) {
	const kind = managingKind(manifest);
	return kind !== null && cascadesByKind[kind](manifest);
}
const cascadesByKind = {
	Application: (manifest) => applicationPolicy(manifest).cascades,
	ApplicationSet: (set) => !applicationSetName(set).leavesApplications && hasFinalizer(set.spec.get("template"), set),
	Kustomization: (manifest) => kustomizationPolicy(manifest).cascades,
	HelmRelease: (manifest) => helmReleasePolicy(manifest).cascades
};
function writtenNamespace(root) {
	const { text } = root.at("metadata", "namespace");
	return isStatedNamespace(text) ? text : "";
}

// src/discover/gitops/flux/instances.ts
function syncObjects(manifest) {
	if (manifest.kind !== "FluxInstance" || groupOf(manifest) !== "fluxcd.controlplane.io") return null;
	const sync = manifest.spec.get("sync");
	if (sync.kind !== "map") return null;
	const { source, kustomization } = syncRoots(manifest.root.yaml);
	const objectOf = (yaml) => {
		const root = Node.of(yaml);
		const [name, kind] = [root.at("metadata", "name").text, root.get("kind").text];
		const { text: apiVersion } = root.get("apiVersion");
		return manifestWith(manifest, {
			apiVersion,
			kind,
			name,
			root,
			spec: root.get("spec")
		});
	};
	return {
		source: objectOf(source),
		kustomization: objectOf(kustomization),
		isPatched: manifest.spec.get("kustomize").items("patches").some((patch) => mayChange(patch, sync))
	};
}
function applyingObject(manifest) {
	return syncObjects(manifest)?.kustomization ?? manifest;
}
function isFromFluxInstance({ root }) {
	const { start } = root.yaml;
	return root.get("kind").yaml?.start === start && root.get("apiVersion").yaml?.start === start;
}
const syncRoots = oncePer((yaml) => {
	const instance = Node.of(yaml);
	const sync = instance.at("spec", "sync");
	const namespace = instance.at("metadata", "namespace");
	const kind = sync.get("kind").text;
	const name = scalarAt(instance, sync.get("name").text || namespace.text || usualName);
	const metadata = mapAt(instance, {
		name,
		namespace: writtenValue(namespace)
	});
	const objectAt = (group, ofKind, spec) => mapAt(instance, {
		apiVersion: scalarAt(instance, `${group}.toolkit.fluxcd.io/v1`),
		kind: scalarAt(instance, ofKind),
		metadata,
		spec
	});
	const sourceRef = mapAt(sync, {
		kind: scalarAt(sync, kind),
		name
	});
	const prune = scalarAt(sync, true);
	const path = writtenValue(sync.get("path"));
	return {
		source: objectAt("source", kind, mapAt(sync, sourceFields[kind]?.(sync) ?? {})),
		kustomization: objectAt("kustomize", "Kustomization", mapAt(sync, {
			path,
			prune,
			sourceRef
		}))
	};
});
const usualName = "flux-system";
const sourceFields = {
	GitRepository: (sync) => ({
		url: writtenValue(sync.get("url")),
		ref: refAt(sync, "name")
	}),
	OCIRepository: (sync) => ({
		url: writtenValue(sync.get("url")),
		ref: refAt(sync, "tag")
	}),
	Bucket: (sync) => ({
		endpoint: writtenValue(sync.get("url")),
		bucketName: writtenValue(sync.get("ref"))
	})
};
function refAt(sync, field) {
	return mapAt(sync, { [field]: writtenValue(sync.get("ref")) });
}
function mayChange(patch, sync) {
	const kind = patch.at("target", "kind").text;
	return (kind === "" || kind === "Kustomization" || kind === sync.get("kind").text) && !changedFields(patch.get("patch")).every((field) => harmlessFields.has(field));
}
function changedFields({ yaml }) {
	const root = yaml?.kind === "scalar" ? rootInText(yaml) : void 0;
	if (root?.kind === "list") return Node.of(root).items().map((operation) => /^\/spec\/([^/]+)/.exec(operation.get("path").text)?.[1] ?? "");
	return root?.kind === "map" ? Node.of(root).entries("spec").map(([field]) => field) : [""];
}
const harmlessFields = /* @__PURE__ */ new Set([...[
	"interval",
	"retryInterval",
	"timeout",
	"serviceAccountName",
	"wait",
	"healthChecks",
	"force"
], ...[
	"decryption",
	"dependsOn",
	"secretRef",
	"certSecretRef",
	"proxySecretRef",
	"provider",
	"verify"
]]);

// src/discover/gitops/delivery.ts
function deliveryOf$1(kind, manifest) {
	return deliveryReaders[kind](manifest.spec, statedNamespace(manifest));
}
function nonEmptyText(text) {
	return text === "" ? null : text;
}
function statedTexts(text) {
	return text === "" ? [] : [text];
}
function chartWithVersion(chart, version) {
	return chart === "" || version === "" ? chart : `${chart} ${version}`;
}
const deliveryReaders = {
	application: applicationDelivery,
	"application-set": (spec) => {
		const { sources, ...destination } = applicationDelivery(spec.at("template", "spec"));
		const generators = spec.items("generators").flatMap((generator) => generator.entries().slice(0, 1));
		return {
			sources: [...sources, ...generators.map(([name]) => `generator ${name}`)],
			...destination
		};
	},
	"flux-kustomization": (spec) => ({
		sources: statedTexts(ofSource(spec.get("path").text || ".", reference(spec.get("sourceRef")))),
		cluster: remoteCluster(spec),
		namespace: nonEmptyText(spec.get("targetNamespace").text)
	}),
	"helm-release": (spec, namespace) => ({
		sources: statedTexts(chartOf(spec)),
		cluster: remoteCluster(spec),
		namespace: nonEmptyText(spec.get("targetNamespace").text || namespace)
	})
};
function applicationDelivery(spec) {
	const destination = spec.get("destination");
	return {
		sources: [spec.get("source"), ...spec.items("sources")].filter(({ kind }) => kind === "map").map(sourceText),
		cluster: nonEmptyText(destination.get("name").text || destination.get("server").text),
		namespace: nonEmptyText(destination.get("namespace").text)
	};
}
function sourceText(source) {
	const [chart, path, revision, ref] = [
		"chart",
		"path",
		"targetRevision",
		"ref"
	].map((field) => source.get(field).text);
	const repository = source.get("repoURL").text;
	if (chart !== "") return ofSource(chartWithVersion(chart, revision), repository);
	return ofSource(path === "" && ref !== "" ? `values \`$${ref}\`` : path || ".", revision === "" ? repository : `${repository} at ${revision}`);
}
function chartOf(spec) {
	if (spec.get("chartRef").exists) return reference(spec.get("chartRef"));
	const chart = spec.get("chart");
	const template = chart.get("spec");
	if (template.exists) return ofSource(chartWithVersion(template.get("chart").text, template.get("version").text), reference(template.get("sourceRef")));
	return ofSource(chartWithVersion(chart.get("name").text, chart.get("version").text) || chart.get("path").text, chart.get("repository").text || chart.get("git").text);
}
function ofSource(name, repository) {
	return [name, repository].filter((text) => text !== "").join(" of ");
}
function reference(node) {
	const name = node.get("name").text;
	return name === "" ? "" : `${node.get("kind").text || "source"}/${name}`;
}
function remoteCluster(spec) {
	return nonEmptyText(spec.at("kubeConfig", "secretRef", "name").text || spec.at("kubeConfig", "configMapRef", "name").text);
}

// src/discover/gitops/objects.ts
const changedByOthers = "a kustomization changes it, or the configuration excludes it";
const groupsOfFlux1 = ["helm.fluxcd.io", "flux.weave.works"];
const deliveryKinds = table({
	Application: {
		kind: "application",
		groups: ["argoproj.io"],
		reason: changedByOthers
	},
	ApplicationSet: {
		kind: "application-set",
		groups: ["argoproj.io"],
		reason: changedByOthers
	},
	Kustomization: {
		kind: "flux-kustomization",
		groups: ["kustomize.toolkit.fluxcd.io"],
		reason: "a chart or another object renders it, or the configuration excludes its file"
	},
	HelmRelease: {
		kind: "helm-release",
		groups: ["helm.toolkit.fluxcd.io", ...groupsOfFlux1],
		reason: changedByOthers
	}
});
const groups$2 = /argoproj\.io|fluxcd\.controlplane\.io|toolkit\.fluxcd\.io|helm\.fluxcd\.io|flux\.weave\.works/;
function gitopsTargetsIn(reader, file, outcomes) {
	if (!groups$2.test(reader.text(file) ?? "")) return [];
	return manifestsOf(reader.documents(file), file, "").flatMap((manifest) => deliveryTarget(applyingObject(manifest), file, manifest.root.location.line, outcomes));
}
function renderedDeliveryTarget(manifest, { path, line }, outcomes) {
	return deliveryTarget(manifest, path, line, outcomes);
}
function deliveryId({ target, kind, name, root }) {
	const namespace = writtenNamespace(root);
	const shownName = withoutStandIns(name || root.at("metadata", "generateName").text);
	return `${target}:${kind}/${namespace === "" ? "" : `${namespace}/`}${shownName}`;
}
function deliveryTarget(manifest, path, line, outcomes) {
	const delivery = Object.hasOwn(deliveryKinds, manifest.kind) ? deliveryKinds[manifest.kind] : void 0;
	if (!delivery?.groups.includes(groupOf(manifest))) return [];
	const namespace = writtenNamespace(manifest.root);
	const outcome = outcomes.get(manifest.root.yaml);
	const name = withoutStandIns(manifest.name || manifest.root.at("metadata", "generateName").text);
	return [{
		kind: delivery.kind,
		id: deliveryId(manifest),
		path,
		name,
		namespace: namespace === "" ? null : namespace,
		reason: outcome?.reason ?? reasonOf$1(manifest, delivery),
		...outcome && outcome.renderedAs.length > 0 && { renderedAs: outcome.renderedAs },
		...outcome && outcome.reason !== "" && { unrendered: unrenderedOf(manifest, name, outcome) },
		...outcome?.generated && { generated: outcome.generated },
		isExcluded: false,
		partOf: null,
		line,
		delivery: deliveryOf$1(delivery.kind, manifest)
	}];
}
function unrenderedOf({ spec }, name, { unrendered = [], reason }) {
	return unrendered.length > 0 ? unrendered : [{
		name,
		reason,
		options: canonicalJson(spec),
		values: []
	}];
}
function reasonOf$1(manifest, { reason }) {
	return groupsOfFlux1.includes(groupOf(manifest)) ? "it is an object of Flux 1, whose releases meshgate does not render" : reason;
}

// src/discover/parts/folder-index.ts
function folderIndex(files) {
	const allFolders = /* @__PURE__ */ new Set([""]);
	for (const file of files) for (let end = file.lastIndexOf("/"); end > 0; end = file.lastIndexOf("/", end - 1)) {
		const folder = file.slice(0, end);
		if (allFolders.has(folder)) break;
		allFolders.add(folder);
	}
	const byName = groupBy(allFolders, baseName);
	const charts = new Set(files.filter((file) => baseName(file) === "Chart.yaml").map(folderOf));
	return {
		has: (folder) => allFolders.has(folder),
		hasChart: (folder) => charts.has(folder),
		resolve(path) {
			const folder = joinPath("", path);
			if (allFolders.has(folder)) return [folder];
			return (byName.get(baseName(folder)) ?? []).filter((candidate) => candidate.endsWith(`/${folder}`));
		}
	};
}

// src/discover/parts/patched-kinds.ts
const anyKind = "*";
function kindsPatchedBy(patches, documentsOf) {
	const kinds = /* @__PURE__ */ new Set();
	const nested = /* @__PURE__ */ new Set();
	for (const patch of patches) {
		const documents = [...inlineDocuments(patch.get("patch")), ...documentsOf(patch.get("path").text)];
		for (const kind of targetKinds(patch.get("target")) ?? kindsIn(documents)) kinds.add(kind);
		for (const kind of nestedKinds(documents, maxNesting)) nested.add(kind);
	}
	return {
		kinds,
		nested
	};
}
function kindsIn(documents) {
	const roots = documents.flatMap(({ root }) => root ? Node.of(root) : []);
	return roots.length === 0 ? ["*"] : roots.map((root) => root.get("kind").text || "*");
}
function targetKinds(target) {
	if (target.kind !== "map") return void 0;
	return (/^\^?\(?(\w+(?:\|\w+)*)\)?\$?$/.exec(target.get("kind").text)?.[1])?.split("|") ?? ["*"];
}
function inlineDocuments(patch) {
	return patch.text === "" ? [] : parseDocuments(patch.text, "");
}
const maxNesting = 3;
function nestedKinds(documents, depth) {
	if (depth === 0) return [];
	return documents.flatMap(({ root }) => root ? Node.of(root) : []).flatMap(patchesWithin).flatMap((patch) => {
		const innerDocuments = inlineDocuments(patch.get("patch"));
		return [...targetKinds(patch.get("target")) ?? kindsIn(innerDocuments), ...nestedKinds(innerDocuments, depth - 1)];
	});
}
function patchesWithin(node) {
	if (node.kind === "list") return node.items().flatMap(patchesWithin);
	if (node.kind !== "map") return [];
	return [...node.get("patch").text === "" ? [] : [node], ...node.entries().flatMap(([, value]) => patchesWithin(value))];
}

// src/discover/parts/kustomization.ts
const noEffect = {
	kinds: /* @__PURE__ */ new Set(),
	nested: /* @__PURE__ */ new Set(),
	setsNamespace: false
};
function readKustomization(reader, file) {
	const documents = reader.documents(file);
	const roots = documents.flatMap(({ root }) => root?.kind === "map" ? Node.of(root) : []);
	const named = roots.flatMap(kustomizationPaths);
	const pathsFor = (...uses) => named.filter(({ use }) => uses.includes(use)).map(({ path }) => joinPath(folderOf(file), path));
	return {
		file,
		isRead: documents.every(({ root }) => root !== null && root.kind === "map"),
		isComponent: roots.some((root) => root.get("kind").text === "Component"),
		lacksObjects: roots.length > 0 && roots.every(lacksObjects),
		resources: pathsFor("resource"),
		components: pathsFor("component"),
		patches: pathsFor("patch"),
		data: pathsFor("plugin", "configuration", "values file", "generator input"),
		charts: roots.flatMap(chartFolders).map((folder) => joinPath(folderOf(file), folder)),
		effect: mergeEffects(roots.map((root) => effectOf(root, reader, file))),
		effectOnPatches: mergeEffects(roots.map(effectAfterPatches))
	};
}
function lacksObjects(root) {
	const has = (fields) => fields.some((field) => root.items(field).length > 0);
	return has(patchFields) && !has(objectFields) && !root.get("helmChartInflationGenerator").exists;
}
const patchFields = [
	"patches",
	"patchesStrategicMerge",
	"patchesJson6902"
];
const objectFields = [...[
	"resources",
	"bases",
	"components",
	"generators"
], ...[
	"configMapGenerator",
	"secretGenerator",
	"helmCharts"
]];
function mergeEffects(effects) {
	return {
		kinds: new Set(effects.flatMap(({ kinds }) => [...kinds])),
		nested: new Set(effects.flatMap(({ nested }) => [...nested])),
		setsNamespace: effects.some(({ setsNamespace }) => setsNamespace)
	};
}
function commonEffect(root, documentsOf) {
	const { kinds, nested } = kindsPatchedBy(root.items("patches"), documentsOf);
	const renames = ["namePrefix", "nameSuffix"].some((field) => root.get(field).text !== "");
	return {
		kinds: /* @__PURE__ */ new Set([
			...kinds,
			...renames ? ["*"] : [],
			...addsLabels(root) ? labelledKinds : []
		]),
		nested,
		setsNamespace: root.get("namespace").text !== ""
	};
}
function effectOf(root, reader, file) {
	const documentsOf = (path) => path === "" ? [] : reader.documents(joinPath(folderOf(file), path));
	const kinds = [...root.items("patchesStrategicMerge").map(({ text }) => documentsOf(text)).flatMap((documents) => kindsIn(documents)), ...root.items("patchesJson6902").flatMap((patch) => targetKinds(patch.get("target")) ?? ["*"])];
	return mergeEffects([
		{
			...noEffect,
			kinds: new Set(kinds)
		},
		effectAfterPatches(root),
		commonEffect(root, documentsOf)
	]);
}
function effectAfterPatches(root) {
	const kinds = [...root.items("replacements").flatMap((replacement) => replacedKinds(replacement)), ...root.items("transformers").length > 0 ? ["*"] : []];
	return {
		...noEffect,
		kinds: new Set(kinds)
	};
}
function replacedKinds(replacement) {
	const targets = replacement.items("targets");
	if (targets.length === 0) return ["*"];
	return targets.flatMap((target) => targetKinds(target.get("select")) ?? ["*"]);
}
function addsLabels(root) {
	const inTemplates = ["includeSelectors", "includeTemplates"];
	return root.get("commonLabels").kind === "map" || root.items("labels").some((entry) => inTemplates.some((field) => entry.get(field).scalar === true));
}
const labelledKinds = [...[
	"CronJob",
	"DaemonSet",
	"Deployment",
	"Job",
	"ReplicaSet",
	"ReplicationController",
	"StatefulSet"
], ...[
	"NetworkPolicy",
	"PodDisruptionBudget",
	"Service"
]];
function chartFolders(root) {
	const home = root.at("helmGlobals", "chartHome").text || "charts";
	return [...root.items("helmCharts"), ...root.items("helmChartInflationGenerator")].flatMap((chart) => {
		const name = chart.get("name").text || chart.get("chartName").text;
		const version = chart.get("version").text;
		const folders = [joinPath(home, name)];
		if (version !== "") folders.push(joinPath(joinPath(home, `${name}-${version}`), name));
		return name === "" ? [] : folders;
	});
}

// src/discover/parts/deliveries.ts
function deliveriesIn(reader) {
	const deliveryOf = deliveryReader(reader.tree.files);
	return reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && groups$1.test(reader.text(file) ?? "")).flatMap((file) => manifestsOf(reader.documents(file), file, null)).flatMap(deliveryOf);
}
function deliveryReader(files) {
	const index = folderIndex(files);
	return (manifest) => deliveryOf(applyingObject(manifest), index);
}
const groups$1 = /kustomize\.toolkit\.fluxcd\.io|fluxcd\.controlplane\.io|argoproj\.io/;
function deliveryOf(manifest, index) {
	const id = `${groupOf(manifest)}/${manifest.kind}`;
	if (!kindsOfDeliveries.has(id)) return [];
	const { file } = manifest.root;
	if (id === "kustomize.toolkit.fluxcd.io/Kustomization") return [{
		file,
		...fluxDelivery(manifest, index)
	}];
	if (id === "argoproj.io/Application") return sourcesOf(manifest.spec).map((source) => ({
		file,
		...argoDelivery(source, index, manifest.spec)
	}));
	const { spec } = manifest;
	const generated = spec.items("generators").flatMap(generatedFolders).map(folderBeforePattern).filter(index.has);
	return sourcesOf(spec.at("template", "spec")).map((source) => {
		const { effect, folders: named } = argoDelivery(source, index, spec);
		const folders = named.length === 1 && named[0] === "" && generated.length > 0 ? generated : [...named, ...generated];
		return {
			file,
			effect,
			plainFiles: "perhaps",
			folders,
			namespace: "",
			isRead: false
		};
	});
}
const kindsOfDeliveries = /* @__PURE__ */ new Set([
	"argoproj.io/Application",
	"argoproj.io/ApplicationSet",
	"kustomize.toolkit.fluxcd.io/Kustomization"
]);
function fluxDelivery({ spec }, index) {
	const { kinds, nested } = commonEffect(spec, () => []);
	const namespace = spec.get("targetNamespace").text;
	const setsNamespace = namespace !== "";
	const folders = index.resolve(spec.get("path").text);
	return {
		folders,
		plainFiles: isCertain(folders, spec.get("path").text) ? "below" : "perhaps",
		namespace,
		isRead: folders.length > 0,
		effect: {
			kinds,
			nested,
			setsNamespace
		}
	};
}
function isCertain(folders, path) {
	return folders[0] !== "" && folders[0] === joinPath("", path);
}
function sourcesOf(spec) {
	return [spec.get("source"), ...spec.items("sources")].filter(({ kind }) => kind === "map");
}
function argoDelivery(source, index, spec) {
	const effect = commonEffect(source.get("kustomize"), () => []);
	const path = source.get("path").text;
	const folders = path === "" ? [] : index.resolve(folderBeforePattern(path));
	const isChart = folders.some(index.hasChart);
	return {
		folders,
		effect,
		plainFiles: plainFilesOfArgo(source, isCertain(folders, path), isChart),
		namespace: spec.at("destination", "namespace").text,
		isRead: isValuesOnly$1(source) || folders.length > 0 && !isChart && !source.get("plugin").exists
	};
}
function isValuesOnly$1(source) {
	return source.get("ref").text !== "" && source.get("path").text === "" && source.get("chart").text === "";
}
function plainFilesOfArgo(source, isCertainFolder, isChart) {
	if (isChart || otherTools.some((tool) => source.get(tool).exists)) return "none";
	if (!isCertainFolder) return "perhaps";
	const directory = source.get("directory");
	if (patterns$1.some((field) => directory.get(field).text !== "")) return "perhaps";
	return directory.get("recurse").scalar === true ? "below" : "in folder";
}
const otherTools = [
	"helm",
	"kustomize",
	"plugin"
];
const patterns$1 = ["include", "exclude"];
function generatedFolders(generator) {
	const directories = generator.get("git").items("directories").map((directory) => directory.get("path").text);
	const inner = ["matrix", "merge"].flatMap((field) => generator.get(field).items("generators"));
	return [...directories, ...inner.flatMap(generatedFolders)];
}
function folderBeforePattern(path) {
	const segments = path.split("/");
	const firstPattern = segments.findIndex((segment) => /[*?[{]/.test(segment));
	return joinPath("", (firstPattern < 0 ? segments : segments.slice(0, firstPattern)).join("/"));
}

// src/discover/parts/effects.ts
function spreadEffects(tree, kustomizations, deliveries) {
	const byFolder = new Map(kustomizations.map((kustomization) => [folderOf(kustomization.file), kustomization]));
	const includers = /* @__PURE__ */ new Map();
	const deliveriesOf = /* @__PURE__ */ new Map();
	for (const kustomization of kustomizations) includers.set(kustomization.file, kustomizationIncluder(kustomization, byFolder, tree));
	for (const [index, delivery] of deliveries.entries()) {
		const name = `${delivery.file}\0${index}`;
		includers.set(name, deliveryIncluder(delivery, byFolder, tree));
		addToGroup(deliveriesOf, delivery.file, name);
	}
	return propagate(includers, deliveriesOf);
}
function kustomizationIncluder(kustomization, byFolder, tree) {
	const resources = kustomization.resources.map((path) => resolveLinks(tree, path) ?? path);
	const components = kustomization.components.map((path) => resolveLinks(tree, path) ?? path);
	const fileOf = (path) => [byFolder.get(path)?.file ?? []].flat();
	return {
		files: resources,
		includes: [...resources, ...components].flatMap(fileOf),
		effect: mergeEffects([kustomization.effect, ...componentEffects(components, byFolder, tree, /* @__PURE__ */ new Set())]),
		patches: kustomization.patches.map((path) => resolveLinks(tree, path) ?? path),
		effectOnPatches: kustomization.effectOnPatches,
		components: new Set(components.flatMap(fileOf)),
		effectOnComponents: kustomization.effect
	};
}
function componentEffects(folders, byFolder, tree, seen) {
	return folders.flatMap((folder) => {
		const component = byFolder.get(folder);
		if (!component || seen.has(folder)) return [];
		seen.add(folder);
		const inner = component.components.map((path) => resolveLinks(tree, path) ?? path);
		return [component.effect, ...componentEffects(inner, byFolder, tree, seen)];
	});
}
function deliveryIncluder({ folders, effect }, byFolder, tree) {
	const files = (effect.kinds.size === 0 && effect.nested.size === 0 && !effect.setsNamespace ? [] : folders.filter((folder) => !byFolder.has(folder))).flatMap((folder) => filesUnder(tree, folder));
	return {
		files,
		includes: [...folders.flatMap((folder) => byFolder.get(folder)?.file ?? []), ...files],
		effect
	};
}
function propagate(includers, deliveriesOf) {
	const effects = new Map([...includers].map(([name, { effect }]) => [name, effect]));
	const effectOfFile = /* @__PURE__ */ new Map();
	const outerEffects = /* @__PURE__ */ new Map();
	const queue = [...includers.keys()];
	const addEffect = (effect, name) => {
		const current = effects.get(name);
		if (!current || covers(current, effect)) return;
		effects.set(name, mergeEffects([current, effect]));
		queue.push(name);
	};
	for (let name = queue.pop(); name !== void 0; name = queue.pop()) {
		const { files, includes: inner, components, effectOnComponents = noEffect } = includers.get(name);
		const effect = effects.get(name);
		for (const included of inner) {
			addEffect(effect, included);
			const outer = components?.has(included) ? effectOnComponents : effect;
			addToGroup(outerEffects, included, outer);
		}
		for (const file of files) {
			const current = effectOfFile.get(file) ?? effect;
			effectOfFile.set(file, covers(current, effect) ? current : mergeEffects([current, effect]));
			const nested = {
				kinds: effect.nested,
				nested: effect.nested,
				setsNamespace: false
			};
			if (effect.nested.size > 0) for (const delivery of deliveriesOf.get(file) ?? []) addEffect(nested, delivery);
		}
	}
	addPatchEffects(includers, outerEffects, effectOfFile);
	return effectOfFile;
}
function addPatchEffects(includers, outerEffects, effectOfFile) {
	for (const [name, { patches = [], effectOnPatches = noEffect }] of includers) {
		const { kinds } = mergeEffects([effectOnPatches, ...outerEffects.get(name) ?? []]);
		for (const patch of patches) if (!effectOfFile.has(patch)) effectOfFile.set(patch, {
			...noEffect,
			kinds
		});
	}
}
function covers(effect, subset) {
	return [...subset.kinds].every((kind) => effect.kinds.has(kind)) && [...subset.nested].every((kind) => effect.nested.has(kind)) && (effect.setsNamespace || !subset.setsNamespace);
}

// src/discover/parts/test-suites.ts
function assertionFiles(reader) {
	return [...reader.tree.files.filter((path) => assertionName.test(baseName(path))), ...filesOf(reader, partialOperations)];
}
function mergedTestFiles(reader) {
	return filesOf(reader, /* @__PURE__ */ new Set(["apply"]));
}
function filesOf(reader, operations) {
	return testsIn(reader).flatMap((path) => filesNamedIn$1(reader, path, operations));
}
const testsIn = oncePer((reader) => reader.tree.files.filter((path) => /\.ya?ml$/.test(path) && suiteGroups.test(reader.text(path) ?? "")));
const assertionName = /^(?:\d+-)?(?:assert|errors?)\.ya?ml$/;
const suiteGroups = /chainsaw\.kyverno\.io|kuttl\.dev/;
function filesNamedIn$1(reader, path, operations) {
	return reader.documents(path).flatMap(({ root }) => root ? Node.of(root) : []).filter((root) => suiteGroups.test(root.get("apiVersion").text)).flatMap((root) => operationFiles(root, operations)).filter((name) => name !== "" && !name.includes("://")).flatMap((name) => matchingFiles(reader, joinPath(folderOf(path), name)));
}
function operationFiles(node, operations) {
	if (node.kind === "list") return node.items().flatMap((item) => operationFiles(item, operations));
	return node.entries().flatMap(([key, value]) => {
		return [...operations.has(key) ? [value.get("file").text, ...value.items().map(({ text }) => text)] : [], ...operationFiles(value, operations)];
	});
}
const partialOperations = /* @__PURE__ */ new Set([
	"assert",
	"error",
	"patch"
]);
function matchingFiles(reader, path) {
	if (!/[*?[{]/.test(path)) return [path, ...filesUnder(reader.tree, path)];
	const literal = path.slice(0, path.search(/[*?[{]/));
	return filesUnder(reader.tree, folderOf(literal)).filter(pathMatcher([path]));
}

// src/discover/parts/file-roles.ts
function fileRoles(reader) {
	const { files } = reader.tree;
	const roles = rolesOf.get(files) ?? findRoles(reader);
	rolesOf.set(files, roles);
	return roles;
}
const rolesOf = /* @__PURE__ */ new WeakMap();
function findRoles(reader) {
	const kustomizations = kustomizationFiles(reader.tree).map((file) => readKustomization(reader, file));
	const deliveries = deliveriesIn(reader);
	const effects = spreadEffects(reader.tree, kustomizations, deliveries);
	const isTemplated = folderTest(kustomizations.filter(({ isRead }) => !isRead).map(({ file }) => folderOf(file)));
	const useOf = useFinder(reader, kustomizations, deliveries);
	const fallbackEffect = fluxEffect(deliveries);
	return (path) => {
		const use = useOf(path);
		if (isTemplated(folderOf(path))) return {
			...use,
			effect: unknownEffect
		};
		return {
			...use,
			effect: effects.get(path) ?? (use.isNamed ? noEffect : fallbackEffect)
		};
	};
}
function fluxEffect(deliveries) {
	const { kinds, nested } = mergeEffects(deliveries.map(({ effect }) => effect));
	const ofFlux = ["Kustomization", "HelmRelease"].filter((kind) => kinds.has(kind) || nested.has(kind));
	return {
		...noEffect,
		kinds: new Set(ofFlux)
	};
}
function useFinder(reader, kustomizations, deliveries) {
	const { tree } = reader;
	const named = (field, further = []) => {
		const paths = kustomizations.flatMap((kustomization) => kustomization[field]);
		return new Set([...paths, ...further].map((path) => resolveLinks(tree, path) ?? path));
	};
	const resources = named("resources");
	const patches = named("patches", mergedTestFiles(reader));
	const data = named("data", assertionFiles(reader));
	const isBelow = folderTest(kustomizationLike(tree).map(folderOf));
	const deliveryOf = deliveryFinder(deliveries, kustomizations.map(({ file }) => folderOf(file)));
	return (path) => {
		if (resources.has(path)) return {
			use: isNamedPatch(path) ? "patch" : "objects",
			isNamed: true
		};
		if (patches.has(path)) return {
			use: "patch",
			isNamed: true
		};
		if (data.has(path)) return {
			use: "data",
			isNamed: false
		};
		if (isKustomizationFile(path)) return {
			use: "objects",
			isNamed: false
		};
		const delivery = deliveryOf(folderOf(path));
		const isNamed = delivery === "certain";
		if (!isBelow(folderOf(path))) return {
			use: "objects",
			isNamed
		};
		return {
			use: isNamedPatch(path) ? "patch" : delivery === "none" ? "unapplied" : "objects",
			isNamed
		};
	};
}
const unknownEffect = {
	kinds: /* @__PURE__ */ new Set(["*"]),
	nested: /* @__PURE__ */ new Set(),
	setsNamespace: true
};
function kustomizationLike({ files }) {
	return files.filter((path) => /^kustomization([-.]|$)/i.test(baseName(path)));
}
function deliveryFinder(deliveries, kustomized) {
	const foldersOf = (...plain) => new Set(deliveries.flatMap((delivery) => plain.includes(delivery.plainFiles) ? delivery.folders : []));
	const [applied, below, perhaps] = [
		foldersOf("in folder", "below"),
		foldersOf("below"),
		foldersOf("perhaps")
	];
	const stops = new Set(kustomized);
	return (folder) => {
		let isPossible = false;
		for (let ancestor = folder; !stops.has(ancestor); ancestor = folderOf(ancestor)) {
			if (ancestor === folder ? applied.has(ancestor) : below.has(ancestor)) return "certain";
			isPossible ||= perhaps.has(ancestor);
			if (ancestor === "") break;
		}
		return isPossible ? "perhaps" : "none";
	};
}
function folderTest(folders) {
	const folderSet = new Set(folders);
	return (folder) => {
		for (let ancestor = folder;; ancestor = folderOf(ancestor)) {
			if (folderSet.has(ancestor)) return true;
			if (ancestor === "") return false;
		}
	};
}

// src/discover/references/gitops-objects.ts
const gitopsObjects = oncePer((reader) => objectsIn$1(reader, groups));
const plainObjects = oncePer((reader) => objectsIn$1(reader, /^/));
const groups = /argoproj\.io|fluxcd\.io|fluxcd\.controlplane\.io/;
function objectsIn$1(reader, text) {
	const isInChart = chartTemplateTest(reader.tree);
	return reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && !isInChart(file) && text.test(reader.text(file) ?? "")).flatMap((file) => manifestsOf(reader.documents(file), file, ""));
}

// src/discover/gitops/flux/source-kinds.ts
const sourceKinds = table({
	GitRepository: {
		addressOf: (spec) => spec.get("url").text,
		isShown
	},
	OCIRepository: {
		addressOf: (spec) => spec.get("url").text,
		isShown: isShownArtifact
	},
	Bucket: {
		addressOf: (spec) => `https://${spec.get("endpoint").text}/${spec.get("bucketName").text}`,
		isShown: () => true
	}
});
function isOfRepository({ kind, spec }, identity) {
	const source = sourceKinds[kind];
	if (!source || spec.get("include").exists) return false;
	return identity.isThis(source.addressOf(spec)) && source.isShown(spec.get("ref"), identity);
}
function isAtOtherRevision({ kind, spec }, identity) {
	const { addressOf, isShown: isShownBy } = sourceKinds[kind];
	return identity.isThis(addressOf(spec)) && !isShownBy(spec.get("ref"), identity);
}
function isShown(ref, { shows }) {
	return [
		"tag",
		"semver",
		"commit"
	].filter((field) => ref.get(field).text !== "").length === 0 && shows(ref.get("name").text || ref.get("branch").text);
}
function isShownArtifact(ref, { shows }) {
	const names = ["digest", "semver"].filter((field) => ref.get(field).text !== "");
	const tag = ref.get("tag").text;
	return names.length === 0 && (tag === "latest" || shows(tag));
}

// src/discover/environment-names.ts
function environmentOf(file) {
	if (!file.startsWith("env") && !file.includes("values")) return null;
	for (const pattern of patterns) {
		const environment = pattern.exec(file)?.[1];
		if (environment !== void 0) return isNoEnvironment(environment) ? null : environment;
	}
	return null;
}
function environmentOfPath(path) {
	const segments = path.split("/");
	return environmentOf(baseName(path)) ?? environmentOf(segments.slice(-2).join("/")) ?? environmentOf(segments.slice(-3).join("/"));
}
function isUsualEnvironment(name) {
	return name.toLowerCase().split(/[-_.]/).some((word) => usualNames.has(word.replace(/\d+$/, "")));
}
const patterns = [
	/^values[-.]([^/]+?)\.ya?ml$/,
	/^(?!(?:templates|charts|crds|files|ci|tests|envs|environments|values)\/)([^/]+)\/values\.ya?ml$/,
	/^(?:envs|environments|values)\/(?!values\.ya?ml$)(?:values[-.])?([^/]+)\.ya?ml$/,
	/^(?:envs|environments|values)\/([^/]+)\/values\.ya?ml$/
];
function isSampleName(path) {
	return samples.test(baseName(path));
}
function isNoEnvironment(name) {
	return samples.test(name) || /[-_.]values$/i.test(name);
}
const samples = /(?:^|[-_.])(?:examples?|samples?|templates?|te?mpl|tpl|gotmpl|jinja2?|j2|erb|skeleton|schema|reference)(?:$|[-_.])/i;
const usualNames = /* @__PURE__ */ new Set([
	...[
		"dev",
		"devel",
		"develop",
		"development",
		"local",
		"sandbox",
		"sbx",
		"playground"
	],
	...[
		"test",
		"testing",
		"tst",
		"qa",
		"ci",
		"int",
		"integration",
		"uat",
		"acc",
		"acceptance",
		"perf"
	],
	...[
		"stage",
		"staging",
		"stg",
		"preprod",
		"preproduction",
		"pre",
		"preview",
		"canary",
		"demo"
	],
	...[
		"prod",
		"production",
		"prd",
		"live",
		"dr"
	]
]);

// src/discover/gitops/kustomization-graph.ts
const kustomizationGraph = oncePer((reader) => {
	const { tree } = reader;
	const files = kustomizationFiles(tree);
	const byFile = new Map(files.map((file) => [file, readKustomization(reader, file)]));
	const byFolder = new Map(files.map((file) => [folderOf(file), file]));
	const resolve = (path) => resolveLinks(tree, path) ?? path;
	const includedBy = (file) => namedPaths(byFile.get(file)).flatMap((path) => byFolder.get(resolve(path)) ?? []);
	return {
		roots: rootsOf(byFile, includedBy).toSorted(),
		byFile,
		byFolder,
		filesOf(file, components = []) {
			const included = [...components.flatMap((folder) => byFolder.get(resolve(folder)) ?? []), file].flatMap((start) => includedFirst(start, includedBy));
			const kustomizations = [...new Set(included)];
			const read = kustomizations.flatMap((path) => [path, ...filesNamedIn(byFile.get(path), tree)]);
			return {
				files: [...new Set(read)].toSorted(),
				kustomizations
			};
		}
	};
});
function rootsOf(byFile, includedBy) {
	const files = [...byFile.keys()];
	const included = new Set(files.flatMap((file) => includedBy(file).filter((path) => path !== file)));
	const built = /* @__PURE__ */ new Set();
	const roots = [];
	for (const file of [...files.filter((path) => !included.has(path)), ...files]) {
		const { isComponent, isRead, lacksObjects } = byFile.get(file);
		if (isComponent || !isRead || lacksObjects || built.has(file)) continue;
		roots.push(file);
		for (const reached of reachable(file, includedBy)) built.add(reached);
	}
	return roots;
}
function filesNamedIn(kustomization, tree) {
	const resolve = (path) => resolveLinks(tree, path) ?? path;
	return [...namedPaths(kustomization).map(resolve).filter((path) => tree.read(path)), ...kustomization.charts.flatMap((folder) => filesUnder(tree, resolve(folder)))];
}
function namedPaths({ resources, components, patches, data }) {
	return [
		...resources,
		...components,
		...patches,
		...data
	];
}
function includedFirst(start, includedBy) {
	const seen = /* @__PURE__ */ new Set([start]);
	const ordered = [];
	const open = [{
		file: start,
		remaining: includedBy(start).toReversed()
	}];
	for (let last = open.at(-1); last; last = open.at(-1)) {
		const included = last.remaining.pop();
		if (included === void 0) ordered.push(open.pop().file);
		else if (!seen.has(included)) {
			seen.add(included);
			open.push({
				file: included,
				remaining: includedBy(included).toReversed()
			});
		}
	}
	return ordered;
}
function reachable(start, includedBy) {
	const reached = /* @__PURE__ */ new Set([start]);
	for (const file of reached) for (const included of includedBy(file)) reached.add(included);
	return reached;
}

// src/discover/kustomization-targets.ts
function kustomizationTargets(reader, isLeftOut) {
	const { roots, filesOf } = kustomizationGraph(reader);
	return roots.filter((file) => !isLeftOut(file)).map((file) => {
		const folder = folderOf(file);
		return {
			kind: "kustomization",
			id: kustomizationId(folder),
			path: folder,
			file,
			environment: environmentOfFolder(folder),
			missing: [],
			...filesOf(file)
		};
	});
}
function kustomizationId(folder) {
	return `kustomize:${folder || "."}`;
}
function environmentOfFolder(folder) {
	const segments = folder.split("/");
	const parent = environmentParent(segments);
	return (parent < 0 ? void 0 : segments[parent + 1]) ?? segments.findLast((segment) => isUsualEnvironment(segment)) ?? null;
}
function areOfSiblings(first, second) {
	const [firstSegments, secondSegments] = [first.split("/"), second.split("/")];
	const parent = environmentParent(firstSegments);
	if (parent < 0 || parent !== environmentParent(secondSegments)) return false;
	const isShared = firstSegments.slice(0, parent + 1).every((segment, at) => segment === secondSegments[at]);
	const [name, otherName] = [firstSegments[parent + 1], secondSegments[parent + 1]];
	return isShared && name !== void 0 && otherName !== void 0 && name !== otherName;
}
function environmentParent(segments) {
	return segments.findLastIndex((segment) => environmentParents.has(segment.toLowerCase()));
}
const environmentParents = /* @__PURE__ */ new Set([
	"overlays",
	"overlay",
	"environments",
	"environment",
	"envs",
	"env",
	"clusters"
]);

// src/discover/gitops/argo/lines.ts
function originOfNode({ location: { file, line } }, { origins }) {
	return (origins && originOf(origins, line)) ?? {
		file,
		line
	};
}
function namedAtLine(node, manifest) {
	const at = originOfNode(node, manifest);
	return at.file.startsWith("\0") ? {} : { namedAt: at };
}

// src/discover/gitops/flux/artifact-copies.ts
function copiesOf(sourceRef, manifest, reader) {
	const name = sourceRef.get("name").text;
	const namespace = sourceRef.get("namespace").text || manifest.namespace;
	const generators = (artifactGenerators(reader).get(name) ?? []).filter((generator) => namespace === "" || generator.namespace === "" || generator.namespace === namespace);
	const beside = generators.filter(({ target }) => folderOf(target) === folderOf(manifest.target));
	return (beside.length > 0 ? beside : generators).flatMap((generator) => generator.spec.items("artifacts").filter((artifact) => artifact.get("name").text === name).flatMap((artifact) => artifact.items("copy").map((copy) => ({
		copy,
		generator
	}))));
}
function rootOfNamedCopy(from, to, path) {
	const copied = joinPath(to, baseName(from));
	const read = joinPath("", path);
	return isInside(copied, read) && copied !== read ? rootOfCopy(from, read) : rootOfCopy(from, copied);
}
function rootOfCopy(from, to) {
	if (to === "") return from;
	if (from === to) return "";
	return from.endsWith(`/${to}`) ? from.slice(0, -to.length - 1) : null;
}
const artifactGenerators = oncePer((reader) => {
	const generators = gitopsObjects(reader).filter((manifest) => manifest.kind === "ArtifactGenerator" && groupOf(manifest) === "source.extensions.fluxcd.io");
	return groupByEach(generators, ({ spec }) => new Set(spec.items("artifacts").map((artifact) => artifact.get("name").text)));
});

// src/discover/gitops/flux/sources.ts
function shownSource(sourceRef, path, manifest, context) {
	if (sourceRef.get("kind").text !== "ExternalArtifact") return thisTreeAsSource(sourceRef, path, manifest, context);
	const copies = copiesOf(sourceRef, manifest, context.reader).map((copy) => copySourcePath(copy, path, context));
	const distinct = new Map(copies.map((copy) => [JSON.stringify(copy), copy]));
	const [shown = null] = distinct.values();
	return distinct.size === 1 ? shown : null;
}
function thisTreeAsSource(sourceRef, path, manifest, context) {
	if (!Object.hasOwn(sourceKinds, sourceRef.get("kind").text)) return null;
	const sources = sourcesFor(sourceRef, manifest, context);
	if (sources.length === 0) {
		const packed = folderOfClusterSource(sourceRef, path, context);
		return packed === null ? null : {
			folder: packed,
			packed,
			ignore: ""
		};
	}
	const [packed, ...others] = new Set(sources.map((source) => folderOfSource$1(source, path, context)));
	if (packed === void 0 || packed === null || others.length > 0) return null;
	const [ignore = "", ...furtherIgnores] = new Set(sources.map(({ spec }) => spec.get("ignore").text));
	return {
		folder: packed,
		packed,
		ignore: furtherIgnores.length > 0 ? "" : ignore
	};
}
function folderOfSource$1(source, path, { reader, identity }) {
	const { kind, name, root, spec } = source;
	if (isBootstrapFile(originOfNode(root, source).file)) return "";
	const { addressOf, isShown: isShownBy } = sourceKinds[kind];
	if (spec.get("include").exists || !isShownBy(spec.get("ref"), identity)) return null;
	const url = addressOf(spec);
	const configured = identity.artifactFolder(url) ?? identity.artifactFolder(`${kind}/${name}`);
	if (configured !== void 0) return configured;
	const pushed = kind === "OCIRepository" ? pushedArtifacts(reader, identity) : [];
	const [folder, ...others] = new Set(pushed.filter(({ isAt, isWhole, folder: root }) => isAt(url) && (isWhole || hasFolder(root, path, reader))).map((artifact) => artifact.folder));
	if (folder !== void 0) return others.length === 0 ? folder : null;
	if (identity.isThis(url)) return "";
	return (!identity.isKnown || isUnfilled(url)) && isFromFluxInstance(source) && hasFolder("", path, reader) ? "" : null;
}
function folderOfClusterSource(sourceRef, path, context) {
	const { reader, identity } = context;
	const kind = sourceRef.get("kind").text;
	const name = sourceRef.get("name").text;
	const configured = identity.artifactFolder(`${kind}/${name}`);
	if (configured !== void 0) return configured;
	if (name !== clusterSource || joinPath("", path) === "") return null;
	const pushed = kind === "OCIRepository" ? pushedArtifacts(reader, identity) : [];
	const [folder, ...others] = new Set(pushed.map((artifact) => artifact.folder));
	return folder !== void 0 && others.length === 0 && hasFolder(folder, path, reader) ? folder : "";
}
function hasFolder(root, path, reader) {
	return joinPath("", path) !== "" && treePaths(reader).hasFolder(joinPath(root, path));
}
const clusterSource = "flux-system";
function takesOtherRevision(sourceRef, manifest, context) {
	const sources = sourcesFor(sourceRef, manifest, context);
	return sources.length > 0 && sources.every((source) => isAtOtherRevision(source, context.identity));
}
function hasIncludedSources(sourceRef, manifest, context) {
	const sources = sourcesFor(sourceRef, manifest, context);
	return sources.length > 0 && sources.every(({ spec }) => spec.get("include").exists);
}
function sourcesFor(sourceRef, manifest, { reader, build }) {
	const namespace = sourceRef.get("namespace").text || statedNamespace(manifest);
	const key = `${sourceRef.get("kind").text}/${sourceRef.get("name").text}`;
	const named = (manifests) => (sourcesByName(manifests).get(key) ?? []).filter((candidate) => namespace === "" || ["", namespace].includes(statedNamespace(candidate)));
	const built = build ? named(build.manifests) : [];
	if (built.length > 0) return built;
	const folder = folderOf(originOfNode(manifest.root, manifest).file);
	return named(gitopsObjects(reader)).filter(({ target }) => !areOfSiblings(folderOf(target), folder));
}
const sourcesByName = oncePer((manifests) => {
	const objects = manifests.map((manifest) => syncObjects(manifest)?.source ?? manifest).filter((manifest) => Object.hasOwn(sourceKinds, manifest.kind) && groupOf(manifest) === "source.toolkit.fluxcd.io");
	return groupBy(objects, ({ kind, name }) => `${kind}/${name}`);
});
function isBootstrapFile(file) {
	return /(^|\/)flux-system\/gotk-sync\.ya?ml$/.test(file);
}
function copySourcePath({ copy, generator }, path, context) {
	const [, alias = "", pattern] = /^@([^/]+)\/(.*)$/.exec(copy.get("from").text) ?? [];
	const [, to] = /^@artifact\/(.*?)\/?$/.exec(copy.get("to").text) ?? [];
	const source = generator.spec.items("sources").find((candidate) => candidate.get("alias").text === alias);
	if (pattern === void 0 || to === void 0 || !source) return null;
	const from = joinPath("", pattern.replace(/(^|\/)\*\*$/, ""));
	const shown = isGlob(from) ? null : thisTreeAsSource(source, from, generator, context);
	const folder = pattern.endsWith("**") ? rootOfCopy(from, to) : rootOfNamedCopy(from, to, path);
	if (shown === null || folder === null) return null;
	return {
		...shown,
		folder: joinPath(shown.packed, folder)
	};
}

// src/discover/gitops/kustomizations.ts
const kustomizationsByPath = oncePer((reader) => {
	const fileByPath = /* @__PURE__ */ new Map();
	for (const file of kustomizationFiles(reader.tree)) {
		const { resources, components, patches, data } = readKustomization(reader, file);
		for (const path of [
			...resources,
			...components,
			...patches,
			...data
		]) if (!fileByPath.has(path)) fileByPath.set(path, file);
	}
	return fileByPath;
});
function includedKustomizations(reader, targets) {
	const { byFile } = kustomizationGraph(reader);
	const built = new Set(targets.map(({ file }) => file));
	const targetByFile = targetsByFile(targets);
	const fileByPath = kustomizationsByPath(reader);
	return kustomizationFiles(reader.tree).filter((file) => !built.has(file)).map((file) => {
		const folder = folderOf(file);
		const includedBy = fileByPath.get(folder);
		const target = targetByFile.get(file);
		const partOf = includedBy !== void 0 && includedBy !== file ? includedBy : target?.file ?? null;
		const { isRead, isComponent } = byFile.get(file);
		const isUnused = isComponent && isRead && !target;
		return {
			kind: "kustomization",
			id: kustomizationId(folder),
			path: file,
			name: folder || ".",
			namespace: null,
			reason: isUnused ? unusedComponent : unbuiltReason(reader, file, byFile.get(file)),
			isExcluded: isUnused,
			partOf,
			...target && { builtWith: target.id },
			line: 1,
			delivery: kustomizationDelivery(reader, file)
		};
	});
}
function targetsByFile(targets) {
	return new Map(targets.toReversed().flatMap((target) => target.kustomizations.map((file) => [file, target])));
}
function kustomizationDelivery(reader, file) {
	const { resources, components } = readKustomization(reader, file);
	const root = reader.documents(file)[0]?.root;
	const charts = root ? kustomizationCharts(root).map((chart) => chartSource(chart, file)) : [];
	return {
		sources: [...[...resources, ...components].map((path) => path || "."), ...new Set(charts)],
		cluster: null,
		namespace: root ? nonEmptyText(Node.of(root).get("namespace").text) : null
	};
}
function unbuiltReason(reader, file, { isRead, lacksObjects }) {
	if (lacksObjects) return onlyPatches;
	if (isRead) return notIncluded;
	return reader.documents(file).some(({ root, problems }) => root !== null || problems.length > 0) ? unread : empty;
}
const empty = "its file is empty or has only comments, which kustomize refuses";
function chartSource({ repository, name, version, folder }, file) {
	if (repository === "") return joinPath(folderOf(file), folder);
	return `${version === "" ? name : `${name} ${version}`} of ${repository}`;
}
const unusedComponent = "a Component, which is only built with a kustomization, and none here includes it";
const unread = "its file is a template or invalid YAML, so it is unknown what it includes";
const onlyPatches = "it has patches and no objects; it is unknown what adds objects, such as a post-renderer";
const notIncluded = "only kustomizations that are not built include it";

// src/discover/references/set-aside.ts
function isSetAside(reader, file) {
	const includers = kustomizationsByPath(reader);
	const seen = /* @__PURE__ */ new Set();
	for (let current = file; current !== void 0 && !seen.has(current);) {
		if (!isNamedAside(current)) return false;
		if (fileRoles(reader)(current).isNamed && !includers.has(current)) return false;
		if (isKustomizationFile(current) && appliedFolders(reader).has(folderOf(current))) return false;
		seen.add(current);
		current = includers.get(isKustomizationFile(current) ? folderOf(current) : current);
	}
	return true;
}
function isOfWorkflows(reader, file) {
	return inWorkflows(file) && isSetAside(reader, file);
}
function inWorkflows(path) {
	return path.startsWith(".github/");
}
function isNamedAside(path) {
	if (inWorkflows(path)) return true;
	return folderOf(path).split("/").some((name) => namesAside.has(name.replace(/^[._]/, "").toLowerCase()));
}
const namesAside = /* @__PURE__ */ new Set([...[
	"archive",
	"archived",
	"attic",
	"deprecated",
	"disabled",
	"obsolete",
	"unused"
], ...[
	"boilerplate",
	"scaffold",
	"scaffolding",
	"skeleton",
	"skeletons",
	"template",
	"templates"
]]);
const appliedFolders = oncePer((reader) => {
	const deliveriesOf = deliveryReader(reader.tree.files);
	return new Set(gitopsObjects(reader).flatMap(deliveriesOf).flatMap(({ folders }) => folders));
});

// src/discover/ytt-template.ts
function isYttTemplate(text) {
	return text.includes("#@") && instruction.test(text);
}
const instruction = /^[ \t]*#@(?:[ \t]*load\(|[ \t]+(?:if|for|def|end)\b|(?:data|overlay|schema|yaml|template|assert)\/)|^[^#\r\n]*[:-][ \t]+#@[ \t]+\S/m;

// src/discover/unreadable.ts
function unreadableFiles(reader, targets) {
	const reasons = targets.flatMap((target) => looseFiles(target).flatMap((file) => {
		const reading = fileReadingOf(reader, file, target);
		return typeof reading === "string" ? [] : [[file, reading.reason]];
	}));
	return [...new Map(reasons)].map(([file, reason]) => ({
		file,
		reason
	}));
}
function fileReadingOf(reader, file, target) {
	if (!isRefused(reader, file)) return isYttFile(reader, file, target) ? { reason: foreignTemplate } : "loose";
	if (target.kind === "manifests" && fileRoles(reader)(file).isNamed && !isSetAside(reader, file)) return "applied";
	if (isGoTemplateFile(reader, file)) return { reason: goTemplate };
	if (isScriptTemplateFile(reader, file)) return { reason: scriptTemplate };
	if (target.kind !== "manifests" || target.loose === void 0) return "loose";
	const text = (reader.text(file) ?? "").replaceAll("\0", "");
	if (foreignTags.test(text)) return { reason: foreignTemplate };
	return beginsAnObject(text) ? "loose" : { reason: "not YAML, and nothing in this repository is known to apply it" };
}
function isYttFile(reader, file, target) {
	if (target.kind !== "manifests" || target.loose === void 0) return false;
	if (fileRoles(reader)(file).isNamed && !isSetAside(reader, file)) return false;
	return isYttTemplate(reader.text(file) ?? "");
}
const foreignTemplate = "not a manifest but a template, which only its own tool can render";
const goTemplate = "a Go template outside of a chart, which only its own tool can render";
const scriptTemplate = "a template of a script, which only that script can fill in";
const foreignTags = /\{%[^{}]*%\}|<%[^<>]*%>|<\/?#[a-z]+[^<>]*>/;
function beginsAnObject(text) {
	return text.split(/^---.*$/m).some((document) => {
		const missingKeys = /* @__PURE__ */ new Set(["apiVersion", "kind"]);
		for (const line of document.split(/\r?\n/)) {
			if (/^\s*(#.*)?$|^[\s%]/.test(line)) continue;
			const [, key] = /^["']?([\w./-]+)["']?\s*:(?:\s|$)/.exec(line) ?? [];
			if (key === void 0) return false;
			missingKeys.delete(key);
			if (missingKeys.size === 0) return true;
		}
		return false;
	});
}
function templatedCharts({ tree }, charts) {
	const reason = "a template of a chart, which only its own tool can fill in, so the chart is not rendered";
	return charts.flatMap(({ path, template }) => template === null ? [] : {
		file: template,
		reason,
		standsFor: filesUnder(tree, path).map((file) => ({
			file,
			reason
		}))
	});
}
function opaqueFiles(reader, isSource, usedFiles) {
	return reader.tree.files.filter((path) => /\.ya?ml$/.test(path) && !usedFiles.has(path) && !isSource(path)).filter((path) => isOpaque(reader, path)).map((file) => ({
		file,
		reason: isEncrypted(reader, file) ? "encrypted by git-crypt" : "not UTF-8 text"
	}));
}
function isOpaque(reader, path) {
	return /[\0\ufffd]/.test(reader.text(path) ?? "") && isRefused(reader, path);
}
function isEncrypted(reader, path) {
	return reader.text(path)?.startsWith("\0GITCRYPT\0") === true;
}
function foldersForFiles({ files }) {
	const folders = files.flatMap((path) => folderForFile.exec(path)?.[1] ?? []);
	return [...new Set(folders)].map((file) => ({
		file,
		reason: "a folder with the name of a file"
	}));
}
const folderForFile = /^((?:.*?\/)?(?:Chart|values(?:[-.][^/]+)?)\.ya?ml)\//s;
function isRefused(reader, file) {
	return reader.documents(file).some((document) => !isMapDocument(document) && document.root === null && document.problems.length > 0);
}
function isGoTemplateFile(reader, file) {
	return isRefused(reader, file) && reader.documents(file).some(({ source }) => isGoTemplate(source));
}
function isScriptTemplateFile(reader, file) {
	return reader.documents(file).some(({ source }) => isScriptTemplate(source));
}
function looseFiles(target) {
	if (target.kind === "manifests") return target.files;
	return target.kind === "values" ? target.values : [];
}

// src/discover/foreign-template.ts
function isForeignTemplate(reader, file) {
	const text = reader.text(file);
	if (text === void 0 || !isRefused(reader, file)) return false;
	const stripped = stripTags(text);
	return stripped !== text && parseDocuments(stripped, file).every(({ root, problems }) => root || problems.length === 0);
}
function stripTags(text) {
	return delimiters.reduce((remaining, [open, close]) => stripTagsBetween(remaining, open, close), text);
}
const delimiters = [
	["{{", "}}"],
	["{%", "%}"],
	["<%", "%>"],
	["[[", "]]"]
];
function stripTagsBetween(text, open, close) {
	const output = [];
	let consumed = 0;
	for (let start = text.indexOf(open); start >= 0; start = text.indexOf(open, consumed)) {
		const end = text.indexOf(close, start + open.length);
		if (end < 0) break;
		const tagEnd = end + close.length;
		const tag = text.slice(start, tagEnd);
		output.push(text.slice(consumed, start), isForeignTag(tag) ? isOnOwnLine(text, start, tagEnd) ? "" : "x" : tag);
		consumed = tagEnd;
	}
	return [...output, text.slice(consumed)].join("");
}
function isOnOwnLine(text, start, end) {
	let [previous, next] = [start - 1, end];
	while (text[previous] === " " || text[previous] === "	") previous--;
	while (text[next] === " " || text[next] === "	" || text[next] === "\r") next++;
	return (previous < 0 || text[previous] === "\n") && (next === text.length || text[next] === "\n");
}
function isForeignTag(tag) {
	if (tag.startsWith("[[")) return /^\[\[-? *(?:\.\w|(?:if|else|end|range|with|define|template)\b)/.test(tag);
	return !/^\{\{[^<%]/.test(tag) || !helmNames.test(tag);
}
const helmNames = /\.(?:Values|Release|Chart|Capabilities|Files|Template)\b|\b(?:include|tpl|required|lookup)\b/;

// src/discover/charts.ts
function findCharts(reader) {
	const { files, refused } = reader.tree;
	const folders = (refused.length > 0 ? [...files, ...refused.map(({ file }) => file)].toSorted() : files).filter((path) => baseName(path) === "Chart.yaml").map(folderOf);
	const chartFolders = new Set(folders);
	return folders.filter((folder) => !isVendored(folder, chartFolders)).map((folder) => readChart(reader, folder));
}
function isReleasable({ library, template }) {
	return !library && template === null;
}
function releasedCharts(charts, paths) {
	const selected = charts.filter(({ path }) => overlaps(path, paths));
	const used = new Set(selected.flatMap(({ path, uses }) => uses.filter((dependency) => dependency !== path)));
	const mark = dependencyMarker(selected);
	const roots = charts.filter(({ path }) => !used.has(path));
	for (const root of roots) mark(root);
	const inCircles = charts.filter((chart) => isReleasable(chart) && mark(chart));
	return [...roots.filter(isReleasable), ...inCircles];
}
function dependencyMarker(charts) {
	const uses = new Map(charts.map((chart) => [chart.path, chart.uses]));
	const marked = /* @__PURE__ */ new Set();
	return ({ path: start }) => {
		if (marked.has(start)) return false;
		const queue = [start];
		for (let path = queue.pop(); path !== void 0; path = queue.pop()) {
			if (marked.has(path)) continue;
			marked.add(path);
			queue.push(...uses.get(path) ?? []);
		}
		return true;
	};
}
function overlaps(chart, paths) {
	return paths.length === 0 || paths.some((path) => isInside(chart, path) || isInside(path, chart));
}
function isVendored(folder, charts) {
	const segments = folder.split("/");
	return segments.slice(0, -1).some((segment, index) => segment === "charts" && charts.has(segments.slice(0, index).join("/")));
}
function readChart(reader, path) {
	const chart = rootOf(reader, joinPath(path, "Chart.yaml"));
	const listing = [chart, rootOf(reader, joinPath(path, "requirements.yaml"))];
	return {
		path,
		name: chart?.get("name").text ?? "",
		library: chart?.get("type").text === "library",
		template: templateOf(reader, path),
		uses: listing.flatMap((file) => fileDependencies(reader.tree, path, file?.items("dependencies") ?? []))
	};
}
function templateOf(reader, path) {
	const [chart, values] = [joinPath(path, "Chart.yaml"), joinPath(path, "values.yaml")];
	if (isGoTemplateFile(reader, chart)) return chart;
	return isForeignTemplate(reader, values) ? values : null;
}
function fileDependencies(tree, path, dependencies) {
	return dependencies.map((dependency) => dependency.get("repository").text).filter((repository) => repository.startsWith("file://")).map((repository) => joinPath(path, repository.slice(7))).map((folder) => resolveLinks(tree, folder) ?? folder);
}

// src/discover/gitops/argo/applications.ts
function applicationsIn(reader, isLeftOut) {
	const applications = gitopsObjects(reader).filter((manifest) => statesApplications(manifest) && !isLeftOut(manifest.target));
	if (applications.length === 0) return [];
	const roleOf = fileRoles(reader);
	return applications.filter(({ target, kind }) => isAsWritten(roleOf(target), kind));
}
function isAsWritten({ use, effect }, kind) {
	return (use === "objects" || use === "unapplied") && !effect.kinds.has(kind) && !effect.kinds.has("*");
}
function statesApplications(manifest) {
	const { kind } = manifest;
	return (kind === "Application" || kind === "ApplicationSet") && groupOf(manifest) === "argoproj.io";
}
function applicationOf(manifest, owner) {
	const { spec, name } = manifest;
	const dry = spec.at("sourceHydrator", "drySource");
	const several = spec.items("sources");
	const hasSources = !dry.exists && several.length > 0;
	const destination = spec.get("destination");
	const namespace = destination.get("namespace").text;
	const at = originOfNode(owner.root, owner);
	return {
		owner,
		id: deliveryId(owner),
		name,
		project: spec.get("project").text || "default",
		destination: {
			cluster: destination.get("name").text || destination.get("server").text,
			namespace: statedNamespace({ namespace })
		},
		sources: hasSources ? several : [dry.exists ? dry : spec.get("source")],
		hasSources,
		manifest,
		at
	};
}

// src/discover/gitops/argo/chart-source.ts
function isChartSource(source) {
	return source.get("chart").text !== "" || source.get("repoURL").text.startsWith("oci://");
}
function chartRequestOf(source) {
	const [repository, chart, revision] = [
		"repoURL",
		"chart",
		"targetRevision"
	].map((field) => source.get(field).text);
	if ([
		repository,
		chart,
		revision
	].some((text) => isUnfilled(text))) return null;
	return chart === "" ? chartRequestAt(repository, revision) : applicationChartRequest(repository, chart, revision);
}

// src/discover/gitops/flux/release-context.ts
function objectsNamed(named, { reader, build }) {
	const key = keyOf(named);
	const ofNamespace = (build ? byName(build.manifests).get(key) ?? [] : []).filter((manifest) => mayBeIn(named.namespace, manifest));
	if (ofNamespace.length > 0) return ofNamespace;
	const isRenamed = build ? renamedTest(build.manifests, reader) : () => false;
	return (byName(plainObjects(reader)).get(key) ?? []).filter((manifest) => mayBeIn(named.namespace, manifest) && !isRenamed(manifest));
}
function renamedTest(built, reader) {
	const files = builtNames(built);
	return ({ kind, name, root }) => {
		const names = files.get(`${kind}/${resolveLinks(reader.tree, root.file) ?? root.file}`) ?? [];
		return names.some((builtName) => builtName !== name && builtName.includes(name)) && !names.includes(name);
	};
}
const builtNames = oncePer((manifests) => groupPairs(manifests.filter(isNamed).flatMap(({ kind, name, origins, root }) => {
	const file = origins && originOf(origins, root.at("metadata", "name").location.line)?.file;
	return file === void 0 ? [] : [[`${kind}/${file}`, name]];
})));
function mayBeIn(namespace, manifest) {
	const stated = statedNamespace(manifest);
	return namespace === "" || stated === "" || stated === namespace;
}
const byName = oncePer((manifests) => groupBy(manifests.filter(isNamed), keyOf));
function isNamed(manifest) {
	const group = groupOf(manifest);
	return group === "" || group === "source.toolkit.fluxcd.io";
}
function keyOf({ kind, name }) {
	return `${kind}/${name}`;
}

// src/discover/gitops/flux/chart-reference.ts
function requestedChart(manifest, context) {
	const { reference, version } = chartOfRelease(manifest, context);
	return reference.in === "registry" ? [{
		request: reference.request,
		node: version,
		manifest
	}] : [];
}
function chartOfRelease(manifest, context) {
	const { spec } = manifest;
	const chartRef = spec.get("chartRef");
	if (!chartRef.exists) return chartOfTemplate(spec.at("chart", "spec"), manifest, context);
	if (chartRef.get("kind").text !== "HelmChart") return chartOfArtifact(chartRef, manifest, context);
	const [object, ...others] = sourceObjects(chartRef, manifest, context);
	if (!object || others.length > 0) return {
		reference: unknownSource(chartRef, others.length),
		version: chartRef,
		...noValuesFiles
	};
	return chartOfTemplate(object.spec, object, context);
}
const noValuesFiles = {
	valuesFiles: [],
	ignoresMissingFiles: false
};
function chartOfTemplate(chart, manifest, context) {
	const single = chart.get("valuesFile");
	const version = ["version", "chart"].map((field) => chart.get(field)).find(({ exists }) => exists);
	return {
		reference: templateReference(chart, manifest, context),
		version: version ?? chart,
		valuesFiles: [...chart.items("valuesFiles"), ...single.text === "" ? [] : [single]],
		ignoresMissingFiles: chart.get("ignoreMissingValuesFiles").scalar === true
	};
}
function templateReference(chart, manifest, context) {
	const sourceRef = chart.get("sourceRef");
	const name = chart.get("chart").text;
	if (name === "") return {
		in: "unknown",
		reason: "it names no chart"
	};
	if (sourceRef.get("kind").text === "HelmRepository") {
		const repositories = sourceObjects(sourceRef, manifest, context);
		const addresses = new Set(repositories.map(({ spec }) => spec.get("url").text));
		const [repository] = addresses;
		if (repository === void 0 || addresses.size > 1) return unknownSource(sourceRef, addresses.size);
		return requested(chartIn(repository, name, chart.get("version").text));
	}
	const source = shownSource(sourceRef, name, withoutStandIn(manifest), context);
	return source === null ? unknownSource(sourceRef, 0) : chartInTree(source, name);
}
function chartInTree({ folder, ignore, packed }, name) {
	return {
		in: "tree",
		path: joinPath(folder, name),
		source: folder,
		ignore,
		packed
	};
}
function chartIn(repository, name, version) {
	return isOci({ repository }) ? chartRequestAt(`${repository.replace(/\/$/, "")}/${name}`, version) : repositoryChartRequest(repository, name, version);
}
function chartOfArtifact(chartRef, manifest, context) {
	if (chartRef.get("kind").text === "ExternalArtifact") {
		const source = shownSource(chartRef, "", withoutStandIn(manifest), context);
		return {
			reference: source === null ? unknownSource(chartRef, 0) : chartInTree(source, ""),
			version: chartRef,
			...noValuesFiles
		};
	}
	const sources = sourceObjects(chartRef, manifest, context).map(({ spec }) => ({
		reference: ociReference(spec),
		version: spec.get("ref").exists ? spec.get("ref") : spec.get("url")
	}));
	const distinct = new Map(sources.map((source) => [JSON.stringify(source.reference), source]));
	const [source] = distinct.values();
	if (!source || distinct.size > 1) return {
		reference: unknownSource(chartRef, distinct.size),
		version: chartRef,
		...noValuesFiles
	};
	return {
		...source,
		...noValuesFiles
	};
}
function ociReference(spec) {
	const versions = [
		"digest",
		"semver",
		"tag"
	].map((field) => spec.at("ref", field).text);
	return requested(chartRequestAt(spec.get("url").text, versions.find((version) => version !== "") ?? ""));
}
function requested(request) {
	const { repository, name, version } = request;
	return [
		repository,
		name,
		version
	].some((text) => isUnfilled(text)) ? {
		in: "unknown",
		reason: "the name, address or version of the chart is a template"
	} : {
		in: "registry",
		request
	};
}
function sourceObjects(reference, manifest, context) {
	const named = {
		kind: reference.get("kind").text,
		name: reference.get("name").text,
		namespace: reference.get("namespace").text || statedNamespace(manifest)
	};
	return objectsNamed(named, context).filter(({ spec }) => spec.get("url").text !== "" || spec.get("sourceRef").exists);
}
function withoutStandIn(manifest) {
	return manifestWith(manifest, { namespace: statedNamespace(manifest) });
}
function unknownSource(reference, count) {
	const kind = reference.get("kind").text || "source";
	const source = `\`${kind}/${reference.get("name").text}\``;
	if (kind === "Bucket") return {
		in: "unknown",
		reason: `the chart is in the bucket ${source}`
	};
	if (kind === "GitRepository" || kind === "ExternalArtifact") return {
		in: "unknown",
		reason: `no file states that the source ${source} of the chart is this repository`
	};
	return {
		in: "unknown",
		reason: count > 1 ? `several ${source} state different charts` : `the source ${source} of the chart is not in this repository`
	};
}

// src/discover/gitops/equal-targets.ts
function renderedContentsKey(target) {
	return JSON.stringify({
		...target,
		id: null,
		statedBy: null,
		manager: null
	});
}
function freeId(id, taken, numbers) {
	let free = id;
	while (taken.has(free)) {
		const number = (numbers.get(id) ?? 1) + 1;
		numbers.set(id, number);
		free = `${id}#${number}`;
	}
	return free;
}

// src/model/release-identity.ts
function releaseIdentity(manifest) {
	const kind = managingKind(manifest);
	const identity = kind === "HelmRelease" ? ofHelmRelease(manifest) : kind === "Application" ? ofApplication(manifest) : null;
	return identity && Object.fromEntries(Object.entries(identity).map(knownText));
}
function knownText([field, text]) {
	return [field, isUnfilled(text) ? "" : text];
}
function ofHelmRelease({ root, spec, name }) {
	const chart = spec.at("chart", "spec");
	const isInRegistry = chart.at("sourceRef", "kind").text === "HelmRepository";
	const ownNamespace = writtenNamespace(root);
	return {
		release: releaseNameOf$1(spec, name),
		namespace: spec.get("targetNamespace").text || ownNamespace,
		storage: storageNamespaceOf(spec, ownNamespace),
		chart: isInRegistry ? chart.get("chart").text : ""
	};
}
function ofApplication({ spec, name }) {
	const source = spec.get("source");
	const chart = source.get("chart").text;
	if (chart === "") return null;
	const namespace = source.at("helm", "namespace").text || spec.at("destination", "namespace").text;
	return {
		release: source.at("helm", "releaseName").text || name,
		namespace,
		storage: "",
		chart
	};
}
function releaseNameOf$1(spec, name) {
	const namespace = spec.get("targetNamespace").text;
	return shortened(spec.get("releaseName").text || (namespace === "" ? name : `${namespace}-${name}`));
}
function storageNamespaceOf(spec, namespace) {
	return spec.get("storageNamespace").text || namespace;
}
const maxLength$1 = 53;
const hashLength = 12;
function shortened(name) {
	if (name.length <= maxLength$1) return name;
	const hash = createHash("sha256").update(name).digest("hex");
	return `${name.slice(0, 40)}-${hash.slice(0, hashLength)}`;
}

// src/discover/gitops/places.ts
function placeInTree(node, reader) {
	const root = node.root.yaml;
	const place = root ? objectPlaces(reader, node.file).get(root) : void 0;
	return place ? {
		...place,
		path: [...place.path, ...node.pathKeys]
	} : null;
}
const objectPlaces = oncePerName((reader, file) => {
	const places = /* @__PURE__ */ new Map();
	const add = (node, place) => {
		if (node.yaml) places.set(node.yaml, place);
		for (const [index, item] of node.items("items").entries()) add(item, {
			...place,
			path: [
				...place.path,
				"items",
				index
			]
		});
	};
	for (const [document, { root }] of reader.documents(file).entries()) if (root) add(Node.of(root), {
		file,
		document,
		path: []
	});
	return places;
});

// src/discover/gitops/filled-parts.ts
function filledParts(written, result, { placeholders, partOf }) {
	const replacements = [...new Set(written.match(placeholders) ?? [])].map((placeholder) => ({
		placeholder,
		part: partOf(placeholder)
	}));
	const knownParts = replacements.flatMap(({ placeholder, part }) => part ? [{
		placeholder,
		...part
	}] : []);
	const [unknown, ...furtherUnknown] = replacements.filter(({ part }) => part === null);
	if (furtherUnknown.length > 0) return void 0;
	const parts = unknown ? [...knownParts, ...remainingPart(unknown.placeholder, written, result, knownParts)] : knownParts;
	return parts.length > 0 && filledText$1(written, parts, ({ text }) => text) === result ? parts : void 0;
}
function remainingPart(placeholder, written, result, knownParts) {
	const [prefix = "", suffix, ...furtherTexts] = filledText$1(written, knownParts, ({ text }) => text).split(placeholder);
	if (suffix === void 0 || furtherTexts.length > 0) return [];
	return [{
		placeholder,
		text: result.slice(prefix.length, result.length - suffix.length)
	}];
}

// src/discover/gitops/filled-scalars.ts
function filledScalars(written, built, filler, path = []) {
	if (built.kind === "scalar") return written.kind === "scalar" ? filledScalar(written, built, filler, path) : null;
	if (built.kind === "list") {
		if (written.kind !== "list" || written.items.length !== built.items.length) return null;
		return joined$1(written.items.map((item, index) => filledScalars(item, built.items[index], filler, [...path, index])));
	}
	if (written.kind !== "map" || written.entries.size !== built.entries.size) return null;
	return joined$1([...written.entries].map(([key, { value }]) => {
		const entry = built.entries.get(key);
		return entry ? filledScalars(value, entry.value, filler, [...path, key]) : null;
	}));
}
function filledScalar(written, built, filler, path) {
	if (written.value === built.value) return [];
	const value = typeof built.value === "bigint" ? Number(built.value) : built.value;
	const text = String(toData(written) ?? "");
	const parts = filler && filledParts(text, String(value ?? ""), filler);
	return [{
		path,
		written: text,
		value,
		...parts && { parts }
	}];
}
function joined$1(lists) {
	return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
}

// src/discover/gitops/flux/generated-variables.ts
function generatedVariable({ object, key, text }, { kustomizations }, reader) {
	const generators = kustomizations.flatMap((file) => generatorsIn(file, reader));
	const name = generatorName(object, new Set(generators.map((generator) => generator.name)));
	return generators.filter((generator) => generator.name === name).flatMap((generator) => variablePlaces(generator, key, reader)).findLast((place) => embeddedText(placedNode(reader, place)) === text) ?? null;
}
function generatorsIn(file, reader) {
	return reader.documents(file).flatMap(({ root }, document) => (root ? Node.of(root).items("configMapGenerator") : []).map((node) => {
		return {
			name: node.get("name").text,
			node,
			file,
			document
		};
	}));
}
const hash = /-[2456789bcdfghkmt]{10}$/;
function generatorName(object, names) {
	const plain = object.replace(hash, "");
	const byLength = [...names].filter((name) => name !== "" && plain.includes(name)).toSorted((a, b) => b.length - a.length);
	return byLength.find((name) => plain.endsWith(name)) ?? byLength[0];
}
function variablePlaces(generator, variable, reader) {
	const { node, file, document } = generator;
	return [...node.items("literals").map((item) => ({
		file,
		document,
		path: item.pathKeys,
		variable
	})), ...variableFiles(node, file, reader).map((named) => ({
		file: named,
		document: 0,
		path: [],
		variable
	}))];
}
function variableFiles(generator, kustomization, reader) {
	return [generator.get("env").text, ...generator.items("envs").map((item) => item.text)].filter((path) => path !== "").map((path) => {
		const file = joinPath(folderOf(kustomization), path);
		return resolveLinks(reader.tree, file) ?? file;
	});
}

// src/discover/gitops/flux/variables.ts
function variableFiller(build, reader) {
	if (build.kind !== "kustomization" || !build.flux) return null;
	const { isOpen } = build.flux;
	const definitions = definitionsOf(build.flux, reader);
	return {
		placeholders: /\$\{[^{}]*\}/g,
		partOf(placeholder) {
			const [, name = "", sign, fallback = ""] = variable$1.exec(placeholder) ?? [];
			const definition = definitions.get(name);
			if (name === "" || !definition && isOpen) return null;
			const text = textOf(definition);
			return !definition || text === "" && sign?.startsWith(":") === true ? { text: fallback } : partAt(definition, text, reader);
		}
	};
}
const variable$1 = /^\$\{(\w+)(?:(:?[=-])([^{}]*))?\}$/;
function partAt(definition, text, reader) {
	const at = placeInTree(definition, reader);
	return at && !text.includes("\n") ? {
		text,
		at
	} : { text: text.replaceAll("\n", "") };
}
function textOf(definition) {
	return String(definition?.scalar ?? "");
}
function definitionsOf({ at, object, configMaps }, reader) {
	const objects = objectsByPlace(plainObjects(reader));
	const entriesAt = (place, ...path) => objects.get(sourceLineKey(place))?.root.at(...path).entries() ?? [];
	return new Map([...configMaps.flatMap((place) => entriesAt(place, "data")), ...object === void 0 ? entriesAt(at, "spec", "postBuild", "substitute") : []]);
}
const objectsByPlace = oncePer((manifests) => new Map(manifests.map((manifest) => [sourceLineKey(manifest.root.location), manifest])));

// src/discover/gitops/flux/data-values.ts
function isEncryptedSecret({ root, kind }) {
	const texts = [...root.entries("data"), ...root.entries("stringData")].map(([, { text }]) => text);
	return kind === "Secret" && (root.get("sops").exists || texts.some((text) => text.startsWith("ENC[")));
}
function placedData(object, key, context) {
	const plain = [object.root.at("stringData", key), object.root.at("data", key)].find(({ exists }) => exists);
	if (!plain) return null;
	if (object.kind === "Secret" && !object.root.at("stringData", key).exists) return {
		text: Buffer.from(plain.text, "base64").toString("utf8"),
		at: null
	};
	if (!object.origins) return {
		text: plain.text,
		at: placeInTree(plain, context.reader)
	};
	const { reader, build } = context;
	const written = writtenText(plain, object, context, build ? namedFiles(build.target).flatMap((file) => rootOfFile(file, reader) ?? []) : []);
	if (written.at || build?.target.kind !== "kustomization") return written;
	return {
		...written,
		at: generatedVariable({
			object: object.name,
			key,
			text: plain.text
		}, build.target, reader)
	};
}
function placedScalar(node, object, context) {
	return object.origins ? writtenText(node, object, context) : {
		text: node.text,
		at: placeInTree(node, context.reader)
	};
}
function writtenText(built, { origins }, { reader, build }, generated = []) {
	const origin = origins && originOf(origins, built.keyLocation.line);
	const inObject = origin ? scalarsAtLine(origin.file, origin.line, built, reader) : [];
	const [document, ...others] = parseDocuments(built.text, "");
	const root = others.length === 0 ? document?.root ?? null : null;
	const filler = build ? variableFiller(build.target, reader) : null;
	const [at = null] = [...inObject, ...generated].flatMap((written) => placeOf(written, {
		text: built.text,
		root
	}, filler, reader) ?? []);
	return {
		text: built.text,
		at
	};
}
function scalarsAtLine(file, line, built, reader) {
	const below = (node) => [...node.entries().flatMap(([, value]) => value.keyLocation.line === line ? value : below(value)), ...node.items().flatMap((item) => [...item.location.line === line ? item.entries().map(([, value]) => value) : [], ...below(item)])];
	return reader.documents(file).flatMap(({ root }) => root ? below(Node.of(root)) : []).filter((node) => node.kind === "scalar" && node.pathKeys.at(-1) === built.pathKeys.at(-1));
}
function rootOfFile(file, reader) {
	if (!/\.ya?ml$/.test(file)) return null;
	const [document, ...others] = reader.documents(file);
	return document?.root?.kind === "map" && others.length === 0 ? Node.of(document.root) : null;
}
function placeOf(written, built, filler, reader) {
	const place = placeInTree(written, reader);
	const node = written.yaml;
	if (!place || !node) return null;
	if (node.kind === "scalar" && written.text === built.text) return place;
	const root = node.kind === "scalar" ? rootInText(node) : node;
	const filled = root && built.root ? filledScalars(root, built.root, filler) : null;
	if (!filled?.every((scalar) => scalar.written.includes("$"))) return null;
	return {
		...place,
		...filled.length > 0 && { filled }
	};
}

// src/discover/gitops/merged-data.ts
function mergedData(weaker, stronger) {
	if (!isDataMap(weaker) || !isDataMap(stronger)) return stronger;
	const entries = Object.entries(stronger).map(([key, value]) => [key, key in weaker ? mergedData(weaker[key], value) : value]);
	return {
		...weaker,
		...Object.fromEntries(entries)
	};
}

// src/discover/gitops/written-values.ts
function writtenValues(reader, file, keys) {
	return valuesOfFile(reader, JSON.stringify([file, keys]));
}
const valuesOfFile = oncePerName((reader, name) => {
	const [file, keys] = JSON.parse(name);
	return reader.documents(file).flatMap(({ root }, document) => root ? [...valuesIn$1(root, [], {
		file,
		document,
		keys
	})] : []);
});
function* valuesIn$1(node, path, at) {
	if (node.kind === "scalar") {
		const root = node.style === "literal" && String(node.value).includes(nameOfValues(at)) ? rootInText(node) : null;
		if (root && root.kind !== "scalar") yield* valuesIn$1(root, path, at);
	} else if (node.kind === "list") for (const [index, item] of node.items.entries()) yield* valuesIn$1(item, [...path, index], at);
	else {
		yield* valuesOf$1(node, path, at);
		for (const [key, { value }] of node.entries) if (key !== nameOfValues(at)) yield* valuesIn$1(value, [...path, key], at);
	}
}
function* valuesOf$1(node, path, at) {
	const { file, document, keys } = at;
	const values = nodeAt(node, keys);
	if (values?.kind === "map") yield {
		place: {
			file,
			document,
			path: [...path, ...keys]
		},
		node: values,
		name: nameOf(node),
		under: []
	};
	const value = node.entries.get("value")?.value;
	const under = value && keysBelowValues(node.entries.get("path")?.value, keys);
	if (under) yield {
		place: {
			file,
			document,
			path: [...path, "value"],
			...under.length > 0 && { under }
		},
		node: value,
		name: "",
		under
	};
}
function nameOfValues({ keys }) {
	return String(keys.at(-1));
}
function nodeAt(root, keys) {
	return keys.reduce((node, key) => {
		if (node?.kind === "list") return typeof key === "number" ? node.items[key] : void 0;
		return node?.kind === "map" ? node.entries.get(String(key))?.value : void 0;
	}, root);
}
function nameOf(node) {
	const spec = nodeAt(node, ["spec"]);
	const name = spec?.kind === "map" && originFields.some((field) => spec.entries.has(field)) ? nodeAt(node, ["metadata", "name"]) : void 0;
	return name?.kind === "scalar" ? String(name.value ?? "") : "";
}
const originFields = [
	"chart",
	"chartRef",
	"destination"
];
function keysBelowValues(pointer, keys) {
	const segments = pointer?.kind === "scalar" ? String(pointer.value).split("/").slice(1).map(unescapePointer) : [];
	if (keys.length > segments.length || !keys.every((key, index) => segments[index] === String(key))) return void 0;
	const below = segments.slice(keys.length);
	return below.some((key) => /^(\d+|-)$/.test(key)) ? void 0 : below;
}

// src/discover/gitops/built-values.ts
function builtValues({ root, origins, name }, keys, filler, reader) {
	const values = root.at(...keys);
	if (values.yaml?.kind !== "map") return [];
	const built = values.yaml;
	const unplaced = [{
		text: jsonText(built),
		at: null
	}];
	const originAt = (line) => origins ? originOf(origins, line) : null;
	const leaves = leavesOf(values, []).map((leaf) => ({
		...leaf,
		origin: originAt(leaf.line)
	}));
	const lines = [values.keyLocation.line, ...leaves.map(({ line }) => line)];
	const candidates = [...new Set(lines.flatMap((line) => originAt(line)?.file ?? []))].filter((file) => !isChartTemplate(reader, file)).flatMap((file) => writtenValues(reader, file, keys)).filter((source) => name.includes(source.name));
	const sources = leaves.map((leaf) => sourceOf$1(leaf, candidates, filler));
	if (sources.includes(null)) return unplaced;
	const found = sources;
	const placed = byStrength([...new Set(found.map(({ values: source }) => source))], found)?.map((source) => placedText(source, found, reader)) ?? [];
	const data = placed.map(({ text }) => JSON.parse(text)).reduce(mergedData, {});
	return isDeepStrictEqual(data, JSON.parse(jsonText(built))) ? placed : unplaced;
}
function isChartTemplate(reader, file) {
	const [, folder] = /^(.*?)(?:^|\/)templates\//.exec(file) ?? [];
	return folder !== void 0 && reader.text(joinPath(folder, "Chart.yaml")) !== void 0;
}
function leavesOf(node, path) {
	const entries = node.entries();
	if (node.kind === "map" && entries.length > 0) return entries.flatMap(([key, value]) => leavesOf(value, [...path, key]));
	return node.yaml ? [{
		path,
		node: node.yaml,
		line: node.keyLocation.line
	}] : [];
}
function sourceOf$1({ path, node, origin }, written, filler) {
	const candidates = written.flatMap((values) => {
		const entry = entryAt(values, path);
		const filled = entry && filledScalars(entry.node, node, filler, path.slice(values.under.length));
		return entry && filled ? [{
			path,
			values,
			filled,
			entry
		}] : [];
	});
	const substituted = candidates.filter(({ filled }) => filled.every(({ written: text }) => text.includes("$")));
	return candidates.find(({ entry }) => entry.file === origin?.file && entry.line === origin.line) ?? candidates.find(({ filled }) => filled.length === 0) ?? (substituted.length === 1 ? substituted[0] : null);
}
function entryAt({ node, under }, path) {
	if (!under.every((key, index) => path[index] === key)) return null;
	let key = node;
	let value = node;
	for (const name of path.slice(under.length)) {
		const entry = value.kind === "map" ? value.entries.get(name) : void 0;
		if (!entry) return null;
		key = entry.key;
		value = entry.value;
	}
	return {
		node: value,
		file: key.source.file,
		line: locationAt(key.source, key.start, key.start).line
	};
}
function byStrength(sources, leaves) {
	const weaker = new Map(sources.map((source) => [source, /* @__PURE__ */ new Set()]));
	for (const { path, values } of leaves) for (const source of sources) if (source !== values && entryAt(source, path)) weaker.get(values).add(source);
	const ordered = [];
	const remaining = new Set(sources);
	while (remaining.size > 0) {
		const next = [...remaining].find((source) => ![...weaker.get(source)].some((each) => remaining.has(each)));
		if (!next) return null;
		ordered.push(next);
		remaining.delete(next);
	}
	return ordered;
}
function placedText(source, leaves, reader) {
	const filled = leaves.flatMap((leaf) => leaf.values === source ? leaf.filled : []);
	const at = {
		...source.place,
		...filled.length > 0 && { filled }
	};
	return {
		text: valuesText(placedNode(reader, at), at.under),
		at
	};
}

// src/discover/gitops/flux/missing-keys.ts
function missingKeyOf(reference, object, manifest, { build }) {
	const keys = [...object.root.entries("data"), ...object.root.entries("stringData")].map(([key]) => key);
	if (!(build ? build.manifests.includes(object) : object.root.file === manifest.root.file) || keys.length === 0 || isShared(object)) return null;
	const node = reference.get("valuesKey");
	const name = node.text || "values.yaml";
	return {
		code: "missing-key",
		node: node.exists ? node : reference,
		manifest,
		noun: `${object.kind} ${object.name}`,
		name,
		path: null,
		similar: closestName(name, keys) ?? null,
		mayExist: null,
		related: []
	};
}
function isShared({ root }) {
	const policy = root.at("metadata", "annotations").get("kustomize.toolkit.fluxcd.io/ssa").text;
	return policy !== "" && policy !== "Override";
}

// src/discover/gitops/flux/target-paths.ts
function effectiveTargets(referenced, stated) {
	const values = isDataMap(stated) ? structuredClone(stated) : {};
	const marks = /* @__PURE__ */ new Map();
	let result = {};
	for (const added of referenced) if ("path" in added) {
		const mark = { mark: marks.size };
		marks.set(added, mark);
		result = merged(result, values);
		setAt(result, keysOf$1(added.path), mark);
	} else if (isDataMap(added.values)) result = merged(result, structuredClone(added.values));
	const final = merged(result, values);
	return new Set([...marks].flatMap(([target, mark]) => {
		const keys = keysOf$1(target.path);
		return keys === null || isDeepStrictEqual(valueAt(final, keys), mark) ? target : [];
	}));
}
function merged(weaker, stronger) {
	const result = { ...weaker };
	for (const [key, value] of Object.entries(stronger)) {
		const existing = result[key];
		result[key] = isDataMap(existing) && isDataMap(value) ? merged(existing, value) : value;
	}
	return result;
}
function keysOf$1(path) {
	if (path.includes("[")) return null;
	return path.split(/(?<!\\)\./).map((key) => key.replaceAll("\\.", "."));
}
function setAt(values, keys, value) {
	const [key, ...below] = keys ?? [];
	if (key === void 0) return;
	if (below.length === 0) values[key] = value;
	else {
		const inner = values[key];
		const map = isDataMap(inner) ? inner : {};
		values[key] = map;
		setAt(map, below, value);
	}
}
function valueAt(values, keys) {
	return keys.reduce((value, key) => isDataMap(value) ? value[key] : void 0, values);
}

// src/discover/gitops/flux/release-values.ts
function valuesOfRelease(manifest, context) {
	const results = manifest.spec.items("valuesFrom").map((reference) => dataOf$2(reference, manifest, context));
	const referenced = results.flatMap((result) => "data" in result ? result : []);
	const values = manifest.spec.get("values");
	const targets = effectiveTargets(referenced.map(({ targeted, data }) => targeted ?? { values: dataOfText(data.text) }), values.data);
	return {
		values: [...referenced.flatMap(({ targeted, data }) => targeted ? [] : data), ...context.build ? builtValues(manifest, ["spec", "values"], variableFiller(context.build.target, context.reader), context.reader) : writtenInObject(values, context)],
		parameters: referenced.flatMap(({ targeted, data, isLiteral }) => targeted && targets.has(targeted) ? parameterOf$1(targeted.path, data, isLiteral) : []),
		unknown: results.flatMap((result) => "unknown" in result ? result.unknown : []),
		missingKeys: results.flatMap((result) => "missingKey" in result ? result.missingKey ?? [] : [])
	};
}
function writtenInObject(values, { reader }) {
	return values.yaml?.kind === "map" ? [{
		text: jsonText(values.yaml),
		at: placeInTree(values, reader)
	}] : [];
}
function dataOfText(text) {
	const root = parseDocuments(text, "")[0]?.root;
	return root ? toData(root) : null;
}
function dataOf$2(reference, manifest, context) {
	const [kind, name] = ["kind", "name"].map((field) => reference.get(field).text);
	const unknown = `${kind} \`${name}\``;
	const objects = objectsNamed({
		kind,
		name,
		namespace: statedNamespace(manifest)
	}, context);
	const [object] = objects;
	if (!object || objects.length > 1 || isEncryptedSecret(object)) return { unknown };
	const key = reference.get("valuesKey").text || "values.yaml";
	const data = placedData(object, key, context);
	const path = reference.get("targetPath").text;
	const isLiteral = reference.get("literal").scalar === true;
	if (data) return {
		data,
		isLiteral,
		...path !== "" && { targeted: { path } }
	};
	if (reference.get("optional").scalar === true) return { optional: true };
	const missingKey = missingKeyOf(reference, object, manifest, context);
	return {
		unknown: `key \`${key}\` of ${unknown}`,
		...missingKey && { missingKey }
	};
}
function parameterOf$1(key, { text, at }, isLiteral) {
	const place = /[\\,[\]{}]/.test(text) ? null : at;
	if (isLiteral) return {
		flag: "setString",
		key,
		value: {
			text: text.replace(/[\\,[\]{}]/g, "\\$&"),
			at: place
		}
	};
	if (/^'(.*')?$|^"(.*")?$/s.test(text)) return {
		flag: "setString",
		key,
		value: {
			text: text.replace(/^['"]+|['"]+$/g, ""),
			at: null
		},
		isVerbatim: true
	};
	return {
		flag: "set",
		key,
		value: {
			text,
			at: place
		},
		isVerbatim: true
	};
}

// src/discover/gitops/flux/unknown-values.ts
function unknownValuesReason(holders) {
	const hidden = holders.length > 1 ? ` and ${holders.length - 1} more` : "";
	return `rendered without the values of ${holders[0]}${hidden}, which this repository does not show`;
}

// src/model/layouts.ts
function valuesEntries(root, target, merged) {
	return parents(root, 0).flatMap((parent) => layouts.flatMap((layout) => {
		if (!hasKey(parent, layout)) return [];
		const mergedParent = merged ? merged.at(...parent.pathKeys) : parent;
		return shapes[layout](mergedParent) ? entriesOf(layout, parent.get(layout), target, merged) : [];
	}));
}
function hasKey({ yaml }, key) {
	return yaml?.kind === "map" && yaml.entries.has(key);
}
const maxDepth = 2;
const layouts = [
	"mediatedTls",
	"passthroughTls",
	"jwt",
	"services",
	"meshConfig"
];
const shapes = {
	mediatedTls: (parent) => hasMapsWith(parent.get("mediatedTls"), mediatedFields),
	passthroughTls: (parent) => hasMapsWith(parent.get("passthroughTls"), ["externalHost"]),
	jwt: (parent) => isJwt(parent.get("jwt")),
	services: (parent) => isJwt(parent.get("jwt")) && hasMapsWith(parent.get("services"), ["hosts", "destination"]),
	meshConfig: (parent) => parent.get("meshConfig").kind === "map" && !String(parent.pathKeys[0] ?? "").startsWith("_")
};
const mediatedFields = [
	"externalHost",
	"tlsMode",
	"timeout",
	"retries",
	"trafficPolicy"
];
const istioJwtFields = [
	"jwksUri",
	"jwks",
	"fromHeaders",
	"forwardOriginalToken",
	"outputClaimToHeaders"
];
const jwtFields = [
	...istioJwtFields,
	"issuer",
	"audiences",
	"enforceAt",
	"egress"
];
function parents(node, depth) {
	return [node, ...(depth < maxDepth ? node.entries().map(([, value]) => value) : []).filter(({ kind }) => kind === "map").flatMap((child) => parents(child, depth + 1))];
}
function hasMapsWith(block, fields) {
	return block.entries().some(([, entry]) => fields.some((field) => entry.get(field).exists));
}
function isJwt(block) {
	const keys = block.entries().map(([key]) => key);
	if (keys.some((key) => istioJwtFields.includes(key))) return true;
	return keys.includes("issuer") && keys.every((key) => jwtFields.includes(key));
}
function entriesOf(layout, block, target, merged) {
	return (layout === "jwt" || layout === "meshConfig" ? [["", block]] : block.entries()).filter(([, node]) => node.kind === "map").map(([name, node]) => ({
		layout,
		name,
		node,
		block,
		target,
		...merged && { merged: merged.at(...node.pathKeys) }
	}));
}

// src/discover/gitops/flux/unrendered-release.ts
function valuesTarget$1(unrendered, { reader }) {
	const { values, statedBy, reason, chart, ...base } = unrendered;
	const inline = values.values.flatMap(({ at }) => at ?? []);
	const hasLayout = inline.some((place) => {
		const node = placedNode(reader, place);
		return node?.kind === "map" && valuesEntries(Node.of(node), "").length > 0;
	});
	const isGateway = isPlainGateway(chart, values);
	if (!hasLayout && !isGateway) return {};
	const environment = base.environment === null ? "" : `@${base.environment}`;
	return { target: {
		kind: "values",
		...base,
		...statedBy && { statedBy },
		id: `${statedBy.file}:${base.release}${environment}`,
		path: statedBy.file,
		values: [],
		inlineValues: inline,
		...isGateway && { isGateway },
		missing: [],
		reason,
		reasonCode: "remote-chart"
	} };
}
function isPlainGateway(chart, { values, parameters, unknown }) {
	const { reference, valuesFiles } = chart;
	const hasAllValues = [
		valuesFiles,
		parameters,
		unknown
	].every(({ length }) => length === 0);
	return reference.in === "registry" && isGatewayChart(reference.request) && hasAllValues && values.every(({ at }) => at !== null);
}

// src/discover/gitops/flux/release-placement.ts
function releasePlacement(manifest, { build, identity }) {
	const namespace = manifest.spec.get("targetNamespace").text || statedNamespace(manifest);
	const at = originOfNode(manifest.root, manifest);
	const cluster = deliveryOf$1("helm-release", manifest).cluster ?? build?.target.manager?.cluster ?? "";
	const mesh = identity.clusters.of(cluster)?.mesh;
	return {
		environment: build ? build.target.environment : environmentOfFolder(folderOf(at.file)),
		namespace: namespace === "" || isUnfilled(namespace) ? null : namespace,
		statedBy: {
			target: deliveryId(manifest),
			...at
		},
		manager: {
			kind: "HelmRelease",
			name: manifest.name,
			namespace: statedNamespace(manifest),
			storageNamespace: storageNamespaceOf(manifest.spec, statedNamespace(manifest)),
			cluster,
			...mesh !== void 0 && { mesh },
			deletes: helmReleasePolicy(manifest)
		}
	};
}

// src/discover/gitops/flux/release-chart.ts
function findReleaseChart({ reference }, reader) {
	if (reference.in === "unknown") return reference;
	if (reference.in === "registry") {
		const { request } = reference;
		const lookup = findChart(reader, request);
		if (lookup.status !== "found") return { reason: `the chart \`${requestText(request)}\` ${lookup.reason}` };
		const { folder } = lookup;
		return {
			folder,
			source: folder,
			id: `${request.repository}/${request.name}`
		};
	}
	const { path, source } = reference;
	if (isUnfilled(path)) return { reason: `the chart \`${path}\` is a template` };
	const folder = resolveLinks(reader.tree, path) ?? path;
	const { hasFile } = treePaths(reader);
	const file = [folder, joinPath(folder, "Chart.yaml")].find(hasFile);
	if (file === void 0) return { reason: `this repository has no chart \`${path || "."}\`` };
	return sourceignoreOf(reader.tree, reference)(file) ? { reason: `\`.sourceignore\` or \`ignore\` of the source excludes the chart \`${path || "."}\`` } : {
		folder,
		source,
		id: folder || "."
	};
}
function chartNameOf({ folder }, reader) {
	const chart = rootOf(reader, joinPath(folder, "Chart.yaml"))?.get("name").text ?? "";
	return chart === "" ? {} : { chart };
}
function replacesDefaults({ valuesFiles }) {
	const [first, ...others] = valuesFiles;
	return first !== void 0 && !(others.length === 0 && joinPath("", first.text) === "values.yaml");
}
function valuesFilesOf(chart, source, reader) {
	if (!replacesDefaults(chart)) return { paths: [] };
	const named = chart.valuesFiles.map(({ text }) => joinPath(source, text));
	const hasFile = (path) => reader.tree.read(resolveLinks(reader.tree, path) ?? path) !== void 0;
	const missing = named.find((path) => !hasFile(path));
	return missing === void 0 || chart.ignoresMissingFiles ? { paths: named.filter(hasFile) } : { reason: `this repository has no values file \`${missing}\`` };
}

// src/discover/gitops/flux/release-target.ts
function releaseTarget$2(manifest, context) {
	const name = releaseNameOf$1(manifest.spec, manifest.name);
	if (isUnfilled(name)) return { reason: `its name \`${name}\` is a template` };
	const chart = chartOfRelease(manifest, context);
	const values = valuesOfRelease(manifest, context);
	const base = releasePlacement(manifest, context);
	const found = findReleaseChart(chart, context.reader);
	if ("reason" in found) return {
		...valuesTarget$1({
			...base,
			release: name,
			reason: found.reason,
			values,
			chart
		}, context),
		reason: found.reason,
		missingKeys: values.missingKeys,
		valueTexts: textsOf$2(values)
	};
	const files = valuesFilesOf(chart, found.source, context.reader);
	if ("reason" in files) return files;
	const environment = base.environment === null ? "" : `@${base.environment}`;
	const cluster = context.identity.clusters.in(base.manager?.cluster ?? "", base.environment);
	const target = {
		kind: "helm",
		...base,
		...base.manager && { manager: {
			...base.manager,
			...chartNameOf(found, context.reader)
		} },
		id: `${found.id}:${name}${environment}`,
		path: found.folder,
		release: name,
		values: files.paths,
		settings: settingsIn(settingsOf$1(manifest, values, chart, context), cluster),
		missing: []
	};
	const reason = values.unknown.length > 0 ? unknownValuesReason(values.unknown) : "";
	return {
		target,
		reason,
		missingKeys: values.missingKeys,
		...reason !== "" && { valueTexts: textsOf$2(values) }
	};
}
function textsOf$2({ values, parameters }) {
	return [...values, ...parameters.map(({ value }) => value)].map(({ text }) => text);
}
function settingsOf$1(manifest, { values, parameters, unknown }, chart, context) {
	const { spec } = manifest;
	const postRenderers = postRenderersOf(manifest, context);
	return {
		values,
		parameters,
		includeCrds: spec.at("install", "crds").text !== "Skip",
		skipTests: spec.at("test", "enable").scalar !== true,
		noHooks: spec.at("install", "disableHooks").scalar === true,
		skipSchemaValidation: spec.at("install", "disableSchemaValidation").scalar === true,
		apiVersions: [],
		...replacesDefaults(chart) && { replacesDefaults: true },
		...unknown.length > 0 && { unknownValues: unknown },
		...postRenderers.length > 0 && { postRenderers },
		addedMetadata: addedMetadataOf(manifest)
	};
}
function addedMetadataOf(manifest) {
	const { spec, name } = manifest;
	const namespace = statedNamespace(manifest);
	const common = spec.get("commonMetadata");
	const at = originOfNode(manifest.root, manifest);
	const owner = [{
		field: "labels",
		key: "helm.toolkit.fluxcd.io/name",
		value: name,
		at
	}, {
		field: "labels",
		key: "helm.toolkit.fluxcd.io/namespace",
		value: namespace,
		at
	}];
	const stated = ["labels", "annotations"].flatMap((field) => common.entries(field).map(([key, value]) => ({
		field,
		key,
		value: String(value.scalar ?? ""),
		at: originOfNode(value, manifest)
	})));
	return [...owner.filter(({ value }) => value !== ""), ...stated];
}
function postRenderersOf(manifest, context) {
	return manifest.spec.items("postRenderers").map((renderer) => {
		const kustomize = renderer.get("kustomize");
		return {
			patches: kustomize.items("patches").map((entry) => {
				const target = entry.get("target");
				const patch = placedScalar(entry.get("patch"), manifest, context);
				return target.exists ? {
					patch,
					target: target.data
				} : { patch };
			}),
			images: kustomize.items("images").map(({ data }) => data),
			at: originOfNode(renderer, manifest)
		};
	});
}

// src/discover/gitops/flux/helm-releases.ts
function helmReleaseTargets(context, isLeftOut, builtFiles) {
	const collection = releaseCollection(/* @__PURE__ */ new Set());
	for (const manifest of writtenReleases(context.reader, builtFiles)) if (!isLeftOut(manifest.target)) collection.add(manifest, context);
	return collection;
}
function writtenReleases(reader, builtFiles) {
	const releases = gitopsObjects(reader).filter(isHelmRelease);
	return releases.length === 0 ? [] : releases.filter(asWrittenTest(reader, builtFiles));
}
function nestedReleases(context, existing) {
	const taken = existing.filter(({ kind, statedBy, listedAt }) => kind !== "helm" || statedBy || listedAt);
	const collection = releaseCollection(new Set(taken.map(({ id }) => id)));
	return {
		...collection,
		add: (rendered) => rendered.flatMap((build) => build.manifests.filter(isHelmRelease).flatMap((manifest) => collection.add(manifest, {
			...context,
			build
		}))),
		statedBy(manifest, build) {
			const { target } = isHelmRelease(manifest) ? releaseTarget$2(manifest, {
				...context,
				build
			}) : {};
			return Promise.resolve(target ? [target] : []);
		}
	};
}
function isHelmRelease(manifest) {
	return manifest.kind === "HelmRelease" && groupOf(manifest) === "helm.toolkit.fluxcd.io";
}
function asWrittenTest(reader, builtFiles) {
	const roleOf = fileRoles(reader);
	return ({ target: file, kind }) => {
		if (builtFiles.has(file) || kustomizationsByPath(reader).has(file)) return false;
		const { use, effect } = roleOf(file);
		return (use === "objects" || use === "unapplied") && !effect.kinds.has(kind) && !effect.kinds.has("*");
	};
}
function unrenderedRelease$1(manifest, { reason, valueTexts = [] }) {
	const { name, spec } = manifest;
	return {
		name,
		reason,
		options: JSON.stringify([canonicalJson(spec), ...valueTexts]),
		values: []
	};
}
function releaseCollection(taken) {
	const targets = [];
	const ids = new Set(taken);
	const numbers = /* @__PURE__ */ new Map();
	const idByContents = /* @__PURE__ */ new Map();
	const outcomes = /* @__PURE__ */ new Map();
	const unresolved = [];
	const requested = [];
	return {
		targets,
		outcomes,
		unresolved,
		requested,
		add(manifest, context) {
			const result = releaseTarget$2(manifest, context);
			const { target, reason, missingKeys = [] } = result;
			requested.push(...requestedChart(manifest, context));
			unresolved.push(...missingKeys);
			const key = target && renderedContentsKey(target);
			const existingId = key === void 0 ? void 0 : idByContents.get(key);
			const id = existingId ?? (target && freeId(target.id, ids, numbers));
			const renderedAs = id !== void 0 && target?.kind === "helm" ? [id] : [];
			const unrendered = reason === "" ? [] : [unrenderedRelease$1(manifest, result)];
			outcomes.set(manifest.root.yaml, {
				renderedAs,
				reason,
				unrendered
			});
			if (!target || id === void 0 || existingId !== void 0) return [];
			ids.add(id);
			idByContents.set(key, id);
			const { build } = context;
			const added = {
				...target,
				id,
				...build && { renderedBy: build.target.id }
			};
			targets.push(added);
			return [added];
		}
	};
}

// src/discover/gitops/argo/sets/template-error.ts
var TemplateError = class extends Error {};
var RefusedTemplate = class extends TemplateError {
	node;
	constructor(message, node) {
		super(message);
		this.node = node;
	}
};
function filledOrThrow(filled) {
	if (filled instanceof TemplateError) throw filled;
	return filled;
}

// src/discover/gitops/argo/merge-patch.ts
function mergePatch(target, patch) {
	if (patch.kind !== "map" || target?.kind !== "map" && !hasNull(patch)) return patch;
	const entries = new Map(target?.kind === "map" ? target.entries : []);
	for (const [key, { key: written, value }] of patch.entries) if (isNull(value)) entries.delete(key);
	else entries.set(key, {
		key: written,
		value: mergePatch(entries.get(key)?.value, value)
	});
	return {
		...target?.kind === "map" ? target : patch,
		entries
	};
}
function hasNull({ entries }) {
	return [...entries.values()].some(({ value }) => isNull(value) || value.kind === "map" && hasNull(value));
}
function isNull(node) {
	return node.kind === "scalar" && node.value === null;
}

// src/discover/gitops/argo/cluster-secrets.ts
const secretTypeLabel = "argocd.argoproj.io/secret-type";
const clustersOfSecrets = oncePer((reader) => reader.tree.files.filter((file) => /\.(ya?ml|json)$/.test(file) && reader.text(file)?.includes("argocd.argoproj.io/secret-type")).flatMap((file) => manifestsOf(reader.documents(file), file, "")).filter(({ kind, root }) => kind === "Secret" && root.at("metadata", "labels").get("argocd.argoproj.io/secret-type").text === "cluster").map(clusterOfSecret));
function clusterOfSecret(secret) {
	const [labels, annotations] = ["labels", "annotations"].map((field) => textsOf$1(secret.root.at("metadata", field)));
	const [name, server, project] = [
		"name",
		"server",
		"project"
	].map((key) => dataOf$1(secret, key));
	return {
		name,
		server,
		project,
		labels,
		annotations
	};
}
function dataOf$1({ root }, key) {
	const encoded = root.at("data", key).text;
	return root.at("stringData", key).text || Buffer.from(encoded, "base64").toString();
}
function textsOf$1(map) {
	return Object.fromEntries(map.entries().map(([key, { scalar }]) => [key, String(scalar ?? "")]));
}

// src/discover/gitops/argo/sets/sanitized-name.ts
function sanitizedName(name) {
	return name.toLowerCase().replace(/[^-a-z0-9.]/g, "-").slice(0, 253).replace(/^[-.]+|[-.]+$/g, "");
}

// src/discover/gitops/argo/sets/parameters.ts
function parametersWithoutPlace(values) {
	return {
		values,
		places: /* @__PURE__ */ new Map()
	};
}
function flatParameters(values, name = "") {
	const flat = {};
	const add = (value, path) => {
		if (typeof value === "object" && value !== null) for (const [key, below] of Object.entries(value)) add(below, path === "" ? key : `${path}.${key}`);
		else flat[path] = value === null ? "<nil>" : String(value);
	};
	add(values, name);
	return flat;
}
function pathParameters(folder, file, prefix, isNested) {
	const basename = folder.slice(folder.lastIndexOf("/") + 1);
	const names = {
		basename,
		basenameNormalized: sanitizedName(basename),
		...file !== null && {
			filename: file,
			filenameNormalized: sanitizedName(file)
		}
	};
	const segments = folder.split("/");
	if (isNested) {
		const path = {
			path: folder,
			...names,
			segments
		};
		return prefix === "" ? { path } : { [prefix]: { path } };
	}
	const name = prefix === "" ? "path" : `${prefix}.path`;
	return {
		[name]: folder,
		...Object.fromEntries(Object.entries(names).map(([key, value]) => [`${name}.${key}`, value])),
		...Object.fromEntries(segments.map((segment, index) => [`${name}[${index}]`, segment]))
	};
}
function mergedSets(first, second, isNested) {
	return {
		values: isNested ? mergedParameters(first.values, second.values) : {
			...first.values,
			...second.values
		},
		places: new Map([...first.places, ...second.places])
	};
}
function mergedParameters(first, second) {
	const merged = { ...first };
	for (const [key, value] of Object.entries(second)) {
		const existing = merged[key];
		merged[key] = isDataMap(existing) && isDataMap(value) ? mergedParameters(existing, value) : value;
	}
	return merged;
}

// src/discover/gitops/argo/sets/cluster-generator.ts
function clusterParameters(clusters, clusterContext) {
	const { reader, identity, isNested } = clusterContext;
	const described = describedClusters(reader, identity.clusters.named);
	if (described.length === 0) throw new TemplateError("its generator `clusters` reads Secrets of Argo CD, and this repository contains none; list the clusters under `clusters` in the configuration");
	const selector = clusters.get("selector");
	const found = described.filter(({ labels }) => matchesSelector(selector, labels)).map((cluster) => parametersOf(cluster, isNested));
	const hasLocal = described.some(({ server }) => server === localServer);
	const sets = selector.entries().length === 0 && !hasLocal ? [...found, localCluster] : found;
	if (sets.length === 0 && identity.clusters.named.length === 0) throw new TemplateError("its generator `clusters` selects none of the clusters that Secrets of this repository describe; list the others under `clusters` in the configuration");
	return sets.map(parametersWithoutPlace);
}
function clusterParameterSets(clusters, sets) {
	return clusters.get("flatList").scalar === true ? [parametersWithoutPlace({ clusters: sets.map(({ values }) => values) })] : sets;
}
const localCluster = {
	name: localName,
	nameNormalized: localName,
	server: localServer,
	project: ""
};
function describedClusters(reader, named) {
	const names = new Set(named.map(({ name }) => name));
	return [...named.map(({ name, server, labels = {}, annotations = {} }) => ({
		name,
		server: server ?? (name === localCluster.name ? "https://kubernetes.default.svc" : ""),
		project: "",
		labels: {
			[secretTypeLabel]: "cluster",
			...labels
		},
		annotations
	})), ...clustersOfSecrets(reader).filter(({ name }) => !names.has(name))];
}
function parametersOf(cluster, isNested) {
	const { name, server, project, labels, annotations } = cluster;
	const prefixed = (prefix, texts) => Object.entries(texts).map(([key, value]) => [`${prefix}.${key}`, value]);
	return {
		name,
		nameNormalized: sanitizedName(name),
		server,
		project,
		...isNested ? { metadata: {
			labels,
			...Object.keys(annotations).length > 0 && { annotations }
		} } : Object.fromEntries([...prefixed("metadata.labels", labels), ...prefixed("metadata.annotations", annotations)])
	};
}

// src/discover/gitops/argo/sets/templated-node.ts
function plainNode(node) {
	return {
		written: node,
		filled: node,
		filler: null
	};
}
function nodeBelow(node, ...keys) {
	const { written, filled, filler } = node;
	return {
		written: written.at(...keys),
		filled: filled.at(...keys),
		filler
	};
}
function itemsBelow(node, key) {
	return node.filled.items(key).map((_, index) => nodeBelow(node, key, index));
}
function filledPlace(place, node) {
	const { written, filled, filler } = node;
	const scalars = written.yaml && filled.yaml ? filledScalars(written.yaml, filled.yaml, filler) : null;
	const [first] = scalars ?? [];
	if (!scalars || !first) return scalars && place;
	return first.path.length === 0 && placeOfWhole(first) || {
		...place,
		filled: scalars
	};
}

// src/discover/gitops/argo/sets/parameter-places.ts
function parameterPlaces(parameters, placeOf, prefix = "") {
	const places = scalarsIn$1(parameters, prefix).map(([name, scalar]) => [name, () => placeOfScalar(scalar)]);
	function placeOfScalar(scalar) {
		const place = placeOf(scalar.written);
		return place && filledPlace(place, scalar);
	}
	return new Map(places);
}
function scalarsIn$1(node, name) {
	const { written } = node;
	if (written.kind === "scalar") return written.isNull ? [] : [[name, node]];
	return [...written.entries().map(([key]) => key), ...written.items().keys()].flatMap((key) => scalarsIn$1(nodeBelow(node, key), name === "" ? String(key) : `${name}.${key}`));
}

// src/discover/gitops/argo/sets/git-generator.ts
function gitParameters(git, reader, isNested) {
	const prefix = git.get("pathParamPrefix").text;
	if (git.items("directories").length > 0) return matching(foldersOf$1(reader), git.items("directories"), folderMatcher).map((folder) => parametersWithoutPlace(pathParameters(folder, null, prefix, isNested)));
	if (git.items("files").filter((item) => item.get("exclude").scalar !== true).some((item) => !/\.(ya?ml|json)$/.test(item.get("path").text))) throw new TemplateError("its generator `git` reads files that are neither YAML nor JSON by their names");
	return matching(reader.tree.files, git.items("files"), fileMatcher).flatMap((file) => objectsIn(reader, file).map(({ values, places }) => ({
		values: {
			...isNested ? values : flatParameters(values),
			...pathParameters(folderOf(file) || ".", baseName(file), prefix, isNested)
		},
		places
	})));
}
function matching(paths, items, matcherOf) {
	const patterns = items.map((item) => ({
		matches: matcherOf(item.get("path").text),
		isExcluded: item.get("exclude").scalar === true
	}));
	return paths.filter((path) => {
		const matched = patterns.filter(({ matches }) => matches(path));
		return matched.length > 0 && matched.every(({ isExcluded }) => !isExcluded);
	});
}
function folderMatcher(pattern) {
	if (/^\.\/|\/$/.test(pattern)) return () => false;
	return globMatcher(pattern.replace(/\*+/g, "*"));
}
function fileMatcher(written) {
	const pattern = written.replace(/^\.\//, "");
	const plain = (path) => path.replaceAll("/", "").replace(/\*+/g, "*");
	const [matches, matchesBelow] = [globMatcher(plain(pattern)), globMatcher(`${plain(pattern)}\u{1}*`)];
	return (path) => [matches, matchesBelow].some((test) => test(path.replaceAll("/", "")));
}
const foldersOf$1 = oncePer(({ tree }) => {
	const folders = /* @__PURE__ */ new Set();
	for (const file of tree.files) for (let folder = folderOf(file); folder !== "" && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
	return [...folders].filter((folder) => !/(^|\/)\./.test(folder)).toSorted();
});
function objectsIn(reader, file) {
	const [document] = reader.documents(file);
	if (!document) return [];
	if (document.isRefused) throw new RefusedTemplate(`\`${file}\` is not YAML`);
	if (!document.root) return [parametersWithoutPlace({})];
	const root = Node.of(document.root);
	return (root.kind === "list" ? root.items() : [root]).map((object) => {
		if (object.kind !== "map" && !object.isNull) throw new RefusedTemplate(`\`${file}\` is not a map`);
		const places = parameterPlaces(plainNode(object), (node) => placeInTree(node, reader));
		return {
			values: object.data ?? {},
			places
		};
	});
}

// src/discover/gitops/argo/sets/list-generator.ts
function listParameters(list, reader, isNested) {
	return [...itemsBelow(list, "elements").map((element) => ({
		values: isNested ? dataOf(element.filled) : textsOf(mapOf$1(element.filled)),
		places: parameterPlaces(element, (node) => placeInTree(node, reader))
	})), ...elementsInText(nodeBelow(list, "elementsYaml"), reader)];
}
function mapOf$1(element) {
	if (element.kind === "map" || element.isNull) return element;
	throw new RefusedTemplate("an element of its list is no map: write `- NAME: VALUE`");
}
function dataOf(element) {
	return element.isNull ? {} : mapOf$1(element).data;
}
function elementsInText({ written, filled, filler }, reader) {
	const [document] = parseDocuments(filled.text, filled.file);
	if (!document?.root) return [];
	const root = Node.of(document.root);
	const inText = written.yaml?.kind === "scalar" ? rootInText(written.yaml) : void 0;
	const place = inText ? placeInTree(written, reader) : null;
	return root.items().map((element, index) => {
		const node = inText && {
			written: Node.of(inText).item(index),
			filled: element,
			filler
		};
		const placeOf = ({ pathKeys }) => place && {
			...place,
			path: [...place.path, ...pathKeys]
		};
		return {
			values: dataOf(element),
			places: node ? parameterPlaces(node, placeOf) : /* @__PURE__ */ new Map()
		};
	});
}
function textsOf(element) {
	const flat = element.entries().flatMap(([key, value]) => key === "values" ? value.entries().map(([name, below]) => [`values.${name}`, below]) : [[key, value]]);
	if (flat.some(([, { scalar }]) => typeof scalar !== "string")) throw new RefusedTemplate("an element of its list has a value that is not a string, which needs `goTemplate`");
	return Object.fromEntries(flat.map(([key, { text }]) => [key, text]));
}

// src/discover/gitops/argo/sets/parameter-filler.ts
function parameterFiller({ values, places }, isNested, outer = null) {
	return {
		placeholders: /\{\{.*?\}\}/g,
		partOf(placeholder) {
			const filledFirst = outer?.partOf(placeholder);
			if (filledFirst) return filledFirst;
			const name = isNested ? fieldName(placeholder) : placeholder.slice(2, -2).trim();
			const value = name === void 0 ? void 0 : valueOf(values, name, isNested);
			if (name === void 0 || value === void 0) return null;
			const at = places.get(name)?.() ?? null;
			return {
				text: value,
				...at && { at }
			};
		}
	};
}
function fieldName(placeholder) {
	return /^\{\{-?\s*\.([\w]+(?:\.[\w]+)*)\s*-?\}\}$/.exec(placeholder)?.[1];
}
function valueOf(values, name, isNested) {
	const value = (isNested ? name.split(".") : [name]).reduce((inner, key) => typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? inner[key] : void 0, values);
	return [
		"string",
		"number",
		"boolean"
	].includes(typeof value) ? String(value) : void 0;
}

// src/discover/gitops/argo/sets/generators.ts
async function generatedParameters(generator, context) {
	const { filled } = generator;
	const [[name] = [], ...others] = filled.entries().filter(([name, { kind }]) => name !== "selector" && kind !== "scalar");
	if (name === void 0 || others.length > 0) throw new TemplateError("one of its generators has no kind or several kinds");
	const read = Object.hasOwn(generators, name) ? generators[name] : void 0;
	if (!read) throw new TemplateError(`its generator \`${name}\` needs a server`);
	const node = nodeBelow(generator, name);
	const withTexts = await withValues(await read(node, context), node, context);
	const sets = name === "clusters" ? clusterParameterSets(node.filled, withTexts) : withTexts;
	const selector = filled.get("selector");
	return selector.exists ? sets.filter(({ values }) => matchesSelector(selector, flatParameters(values))) : sets;
}
const generators = table({
	list: (list, { reader, filler }) => listParameters(list, reader, filler.isNested),
	git: ({ filled: git }, { reader, identity, filler }) => {
		const [url, revision] = [git.get("repoURL").text, git.get("revision").text];
		if (!identity.isThis(url) || !identity.shows(revision)) throw new TemplateError("its generator `git` reads another repository or revision");
		return gitParameters(git, reader, filler.isNested);
	},
	clusters: ({ filled }, { reader, identity, filler }) => clusterParameters(filled, {
		reader,
		identity,
		isNested: filler.isNested
	}),
	matrix: matrixParameters,
	merge: mergeParameters
});
async function matrixParameters(matrix, context) {
	const [first, second, ...rest] = itemsBelow(matrix, "generators");
	if (!first || !second || rest.length > 0) throw new RefusedTemplate("its matrix generator does not have exactly two generators");
	const sets = [];
	const outerSets = await generatedParameters(first, context);
	const filled = await context.filler.fill(second.filled.yaml, outerSets);
	for (const [index, outer] of outerSets.entries()) {
		const filler = parameterFiller(outer, context.filler.isNested, second.filler);
		const inner = await generatedParameters({
			written: second.written,
			filled: Node.of(filledOrThrow(filled[index])),
			filler
		}, context);
		for (const set of inner) sets.push(combined(outer, set, context));
		if (sets.length > maxSets) throw new TemplateError(`its matrix has more than ${maxSets} combinations`);
	}
	return sets;
}
const maxSets = 1e4;
function combined(outer, inner, { filler }) {
	if (filler.isNested) return mergedSets(inner, outer, true);
	const clash = Object.keys(inner.values).find((key) => Object.hasOwn(outer.values, key) && outer.values[key] !== inner.values[key]);
	if (clash !== void 0) throw new RefusedTemplate(`both generators of its matrix set \`${clash}\``);
	return mergedSets(outer, inner, false);
}
async function mergeParameters(merge, context) {
	const [first, ...others] = itemsBelow(merge, "generators");
	const keys = merge.filled.items("mergeKeys").map(({ text }) => text);
	if (!first || others.length === 0 || keys.length === 0) throw new RefusedTemplate("its generator `merge` needs keys and two generators");
	const merged = setsByKeys(await generatedParameters(first, context), keys);
	for (const generator of others) for (const [key, set] of setsByKeys(await generatedParameters(generator, context), keys)) {
		const base = merged.get(key);
		if (base) merged.set(key, mergedSets(base, set, context.filler.isNested));
	}
	return [...merged.values()];
}
function setsByKeys(sets, keys) {
	const byKeys = /* @__PURE__ */ new Map();
	for (const set of sets) {
		const key = JSON.stringify(keys.map((name) => set.values[name] ?? null));
		if (byKeys.has(key)) throw new RefusedTemplate(`a generator of its merge has several elements with the keys ${key}`);
		byKeys.set(key, set);
	}
	return byKeys;
}
async function withValues(sets, generator, { filler, reader }) {
	const values = nodeBelow(generator, "values");
	if (values.filled.kind !== "map" || values.filled.entries().length === 0) return sets;
	const filled = await filler.fill(values.filled.yaml, sets);
	return sets.map((set, index) => {
		const node = {
			written: values.written,
			filled: Node.of(filledOrThrow(filled[index])),
			filler: parameterFiller(set, filler.isNested, values.filler)
		};
		const texts = textsByName(node.filled);
		const added = filler.isNested ? { values: texts } : Object.fromEntries(Object.entries(texts).map(([key, text]) => [`values.${key}`, text]));
		const places = parameterPlaces(node, (written) => placeInTree(written, reader), "values");
		return {
			values: {
				...set.values,
				...added
			},
			places: new Map([...set.places, ...places])
		};
	});
}
function textsByName(values) {
	return Object.fromEntries(values.entries().map(([key, { scalar }]) => [key, String(scalar ?? "")]));
}

// src/discover/gitops/argo/sets/filled-template.ts
function filledTemplate(templates, { patch, filledPatch }, filler) {
	const layers = templates.map(({ written, filled }) => ({
		written,
		filled,
		filler,
		placeOfRoot: (reader) => placeInTree(written, reader)
	}));
	const root = patch.yaml?.kind === "scalar" ? rootInText(patch.yaml) : void 0;
	const result = filledPatch?.kind === "scalar" ? rootOfText(String(filledPatch.value)) : null;
	if (!root || !result) return layers;
	const placeOfRoot = (reader) => placeInTree(patch, reader);
	return [...layers, {
		written: Node.of(root),
		filled: Node.of(result),
		filler,
		placeOfRoot
	}];
}
function placeInTemplate(layer, keys, reader) {
	const root = layer.placeOfRoot(reader);
	const node = nodeBelow(layer, ...keys);
	const place = root && {
		...root,
		path: [...root.path, ...keys]
	};
	if (!place) return null;
	const inText = rootInTexts(node);
	return (inText && filledPlace(place, inText)) ?? filledPlace(place, node);
}
function rootInTexts({ written, filled, filler }) {
	const root = written.yaml?.kind === "scalar" ? rootInText(written.yaml) : void 0;
	const result = root && root.kind !== "scalar" ? rootOfText(filled.text) : null;
	return root && result ? {
		written: Node.of(root),
		filled: Node.of(result),
		filler
	} : null;
}
function rootOfText(text) {
	const [document, ...others] = parseDocuments(text, "");
	return others.length === 0 ? document?.root ?? null : null;
}

// src/discover/gitops/argo/sets/merged-template.ts
function mergedTemplate(ofSet, ofGenerator) {
	if (ofSet.kind !== "map" || ofGenerator.kind !== "map") return isEmpty$1(ofGenerator) ? ofSet : ofGenerator;
	return {
		...ofSet,
		entries: mergedEntries(ofSet, ofGenerator)
	};
}
function mergedEntries(ofSet, ofGenerator) {
	const entries = new Map(ofSet.entries);
	for (const [key, entry] of ofGenerator.entries) {
		const existing = entries.get(key);
		entries.set(key, existing ? {
			key: entry.key,
			value: mergedTemplate(existing.value, entry.value)
		} : entry);
	}
	return entries;
}
function isEmpty$1(node) {
	if (node.kind === "map") return node.entries.size === 0;
	if (node.kind === "list") return node.items.length === 0;
	return node.value === null || node.value === "" || node.value === false || node.value === 0;
}

// src/discover/gitops/argo/sets/template.ts
function fillerOf(spec, fillTemplates) {
	if (spec.get("goTemplate").scalar === true) return goFiller(spec.items("goTemplateOptions").map(({ text }) => text), fillTemplates);
	return {
		isNested: false,
		fill: (node, sets) => Promise.resolve(sets.map(({ values }) => filledNode(node, (text) => filledText(text, values))))
	};
}
function goFiller(options, fillTemplates) {
	async function failingText(node, parameters) {
		for (const scalar of scalarsIn(node)) {
			const [result] = await fillTemplates({
				texts: [String(scalar.value)],
				options
			}, [parameters]);
			if (result && "problem" in result) return scalar;
		}
	}
	return {
		isNested: true,
		async fill(node, sets) {
			const texts = [...new Set(textsIn(node))].filter((text) => text.includes("{{"));
			if (texts.length === 0) return sets.map(() => node);
			const results = await fillTemplates({
				texts,
				options
			}, sets.map(({ values }) => values));
			const failed = results.findIndex((result) => "problem" in result);
			const atFault = failed < 0 ? void 0 : await failingText(node, sets[failed].values);
			return results.map((result) => {
				if ("problem" in result) return new RefusedTemplate(result.problem, atFault);
				const byText = new Map(texts.map((text, index) => [text, result.texts[index]]));
				return filledNode(node, (text) => byText.get(text) ?? text);
			});
		}
	};
}
function scalarsIn(node) {
	if (node.kind === "scalar") return typeof node.value === "string" ? [node] : [];
	if (node.kind === "list") return node.items.flatMap(scalarsIn);
	return [...node.entries.values()].flatMap(({ key, value }) => [...scalarsIn(key), ...scalarsIn(value)]);
}
function textsIn(node) {
	if (node.kind === "scalar") return typeof node.value === "string" ? [node.value] : [];
	if (node.kind === "list") return node.items.flatMap(textsIn);
	return [...node.entries].flatMap(([key, { value }]) => [key, ...textsIn(value)]);
}
function filledText(text, parameters) {
	let output = "";
	let done = 0;
	for (let start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", done)) {
		const end = text.indexOf("}}", start);
		if (end < 0) break;
		const key = text.slice(start + 2, end).trim();
		const value = Object.hasOwn(parameters, key) ? parameters[key] : void 0;
		output += text.slice(done, start) + (typeof value === "string" ? value : text.slice(start, end + 2));
		done = end + 2;
	}
	return output + text.slice(done);
}
function filledNode(node, fill) {
	if (node.kind === "list") return {
		...node,
		items: node.items.map((item) => filledNode(item, fill))
	};
	if (node.kind === "map") {
		const entries = [...node.entries].map(([key, { key: written, value }]) => [fill(key), {
			key: written,
			value: filledNode(value, fill)
		}]);
		return {
			...node,
			entries: new Map(entries)
		};
	}
	return typeof node.value === "string" ? {
		...node,
		value: fill(node.value)
	} : node;
}

// src/discover/gitops/argo/sets/refusals.ts
function refusedSets(set, errors) {
	const refused = errors.filter((error) => error instanceof RefusedTemplate);
	if (refused.length === 0 || set.spec.items("generators").some(usesClusters)) return [];
	return [...new Map(refused.toReversed().map((error) => [error.message, error])).values()].toReversed().map((error) => refusal(set, error));
}
function usesClusters(generator) {
	const nested = ["matrix", "merge"].flatMap((kind) => generator.get(kind).items("generators"));
	return generator.get("clusters").exists || nested.some(usesClusters);
}
function refusal(set, { message, node }) {
	return {
		code: "refused-set",
		node: (node && nodeOf(node, set.root)) ?? set.root.at("metadata", "name"),
		manifest: set,
		noun: set.kind,
		name: set.name,
		path: null,
		similar: null,
		mayExist: message,
		related: []
	};
}
function nodeOf(yaml, node) {
	if (node.yaml === yaml) return node;
	for (const below of [...node.entries().map(([, value]) => value), ...node.items()]) {
		const found = nodeOf(yaml, below);
		if (found) return found;
	}
}

// src/discover/gitops/argo/sets/application-set.ts
async function generatedApplications(set, context) {
	const { spec } = set;
	const filler = fillerOf(spec, context.fillTemplates);
	const generated = (await Promise.all(spec.items("generators").map(async (generator) => {
		try {
			return await applicationsOf(set, templatesOf(spec, generator), await generatedParameters(plainNode(generator), {
				...context,
				filler
			}), filler);
		} catch (error) {
			if (error instanceof TemplateError) return [error];
			throw error;
		}
	}))).flat();
	const named = generated.flatMap((result) => result instanceof TemplateError ? [] : result);
	const repeated = repeatedNames(named);
	const applications = named.filter(({ manifest }) => !repeated.has(manifest.name));
	const errors = [...generated.filter((result) => result instanceof TemplateError), ...[...repeated].map(repeatedName)];
	const reasons = generated.length === 0 ? [noApplication] : errors.map(({ message }) => message);
	return {
		applications,
		isWhole: errors.length === 0,
		reasons,
		refusals: refusedSets(set, errors)
	};
}
const noApplication = "its generators return no Application";
function repeatedNames(applications) {
	const names = /* @__PURE__ */ new Set();
	return new Set(applications.flatMap(({ manifest: { name } }) => {
		if (names.has(name)) return name;
		names.add(name);
		return [];
	}));
}
function repeatedName(name) {
	return new RefusedTemplate(`it generates several Applications with the name \`${name}\`, and Argo CD creates none of them`);
}
function templatesOf(spec, generator) {
	const template = spec.get("template");
	if (!template.exists) throw new TemplateError("it has no template");
	const [[, node] = []] = generator.entries().filter(([name]) => name !== "selector");
	const own = node?.get("template");
	return own?.exists === true ? [template, own] : [template];
}
async function applicationsOf(set, templates, sets, filler) {
	const patch = set.spec.get("templatePatch");
	const merged = templates.map(({ yaml }) => yaml).reduce(mergedTemplate);
	const [filled, patches, ...layers] = await Promise.all([
		filler.fill(merged, sets),
		patch.kind === "scalar" ? filler.fill(patch.yaml, sets) : sets.map(() => null),
		...(templates.length > 1 ? templates : []).map(({ yaml }) => filler.fill(yaml, sets))
	]);
	return filled.map((ofSet, index) => {
		try {
			const filledPatch = filledOrThrow(patches[index] ?? null);
			const manifest = applicationOfTemplate(set, filledOrThrow(ofSet), filledPatch);
			const written = writtenTemplates(templates, layers.length > 0 ? layers : [filled], index);
			const textFiller = parameterFiller(sets[index], filler.isNested);
			return {
				manifest,
				template: filledTemplate(written, {
					patch,
					filledPatch
				}, textFiller)
			};
		} catch (error) {
			if (error instanceof TemplateError) return error;
			throw error;
		}
	});
}
function writtenTemplates(templates, filled, index) {
	return templates.flatMap((written, layer) => {
		const node = filled[layer][index];
		return node instanceof TemplateError ? [] : {
			written,
			filled: Node.of(node)
		};
	});
}
function applicationOfTemplate(set, filled, patch) {
	const patched = patch?.kind === "scalar" ? patchedBy(patch, filled) : filled;
	const root = Node.of(withNamespace(patched, set));
	const name = root.at("metadata", "name").text;
	if (name === "" || name.includes("{{")) throw new TemplateError("the name of an Application is not filled in");
	const spec = root.get("spec");
	return manifestWith(set, {
		apiVersion: "argoproj.io/v1alpha1",
		kind: "Application",
		name,
		root,
		spec
	});
}
function withNamespace(template, set) {
	const namespace = set.root.at("metadata", "namespace").yaml;
	const patch = namespace && mapOf("metadata", mapOf("namespace", namespace));
	return patch ? mergePatch(template, patch) : template;
}
function patchedBy(patch, template) {
	const text = String(patch.value ?? "");
	const [document] = parseDocuments(text, patch.source.file);
	if (document?.isRefused) throw new RefusedTemplate("its `templatePatch` is not YAML", patch);
	if (!document?.root) return template;
	if (text.includes("$patch")) throw new TemplateError("directives in its `templatePatch` are not evaluated");
	const project = Node.of(template).at("spec", "project").yaml;
	const merged = mergePatch(template, placedAt(document.root, patch));
	return project ? mergePatch(merged, mapOf("spec", mapOf("project", project))) : merged;
}
function placedAt(node, place) {
	const { source, start, end } = place;
	if (node.kind === "scalar") return {
		...node,
		source,
		start,
		end
	};
	if (node.kind === "list") return {
		kind: "list",
		source,
		start,
		end,
		items: node.items.map((item) => placedAt(item, place))
	};
	const entries = [...node.entries].map(([key, { key: written, value }]) => [key, {
		key: {
			...written,
			source,
			start,
			end
		},
		value: placedAt(value, place)
	}]);
	return {
		kind: "map",
		source,
		start,
		end,
		entries: new Map(entries)
	};
}
function mapOf(name, value) {
	const { source, start, end } = value;
	return {
		kind: "map",
		source,
		start,
		end,
		entries: /* @__PURE__ */ new Map([[name, {
			key: {
				kind: "scalar",
				source,
				start,
				end,
				value: name,
				style: "plain"
			},
			value
		}]])
	};
}

// src/discover/gitops/argo/directory-files.ts
function directoryFiles(reader, folder, directory) {
	const recurses = directory.get("recurse").scalar === true;
	const [isExcluded, isIncluded] = [globOf(directory.get("exclude")), globOf(directory.get("include"))];
	const read = pathsIn(reader.tree, folder, recurses).filter((path) => {
		if (!/\.(?:ya?ml|json|jsonnet)$/.test(path)) return false;
		const name = folder === "" ? path : path.slice(folder.length + 1);
		return isExcluded?.(name) !== true && isIncluded?.(name) !== false;
	}).filter((path) => !reader.text(path)?.includes("+argocd:skip-file-rendering"));
	return {
		files: read.filter((path) => !path.endsWith(".jsonnet") && !isUnrelated(reader, path)),
		jsonnet: read.filter((path) => path.endsWith(".jsonnet"))
	};
}
function pathsIn(tree, folder, recurses) {
	const links = [...tree.links.keys()].filter((link) => isInside(link, folder) && readResolved(tree, link));
	const paths = [...filesUnder(tree, folder), ...links];
	return recurses ? paths : paths.filter((path) => folderOf(path) === folder);
}
function isUnrelated(reader, path) {
	if (path.endsWith(".json") || !isRefused(reader, path)) return false;
	const text = reader.text(path) ?? "";
	return ![
		"apiVersion:",
		"kind:",
		"metadata:"
	].every((key) => text.includes(key));
}
function globOf({ text }) {
	if (text === "") return void 0;
	const plain = (path) => path.replaceAll("/", "");
	const matches = globMatcher(plain(text));
	return (path) => matches(plain(path));
}

// src/discover/gitops/argo/environment.ts
function environmentOfApplication({ at, destination, environment, name, renderedBy }, folder, valueFiles) {
	return environment ?? firstOf(valueFiles.toReversed(), environmentOfFile) ?? environmentOfFolder(folder) ?? environmentOfFile(at.file) ?? renderedBy?.environment ?? firstOf([
		destination.cluster,
		name,
		destination.namespace
	], (text) => usualWordIn(text));
}
function environmentOfFile(file) {
	const stated = environmentOfPath(file);
	if (stated !== null && isUsualEnvironment(stated)) return stated;
	const stem = baseName(file).replace(/\.(ya?ml|json)$/, "");
	return isUsualEnvironment(stem) ? usualWordIn(stem) : environmentOfFolder(folderOf(file));
}
function usualWordIn(name) {
	return name.split(/[-_./:]/).findLast((word) => isUsualEnvironment(word)) ?? null;
}
function firstOf(texts, find) {
	for (const text of texts) {
		const environment = find(text);
		if (environment !== null) return environment;
	}
	return null;
}

// src/discover/gitops/argo/effective-source.ts
function effectiveSource(stated, folder, application, reader) {
	const files = overrideFiles(application.name).map((file) => joinPath(folder, file)).map((path) => resolveLinks(reader.tree, path) ?? path).filter((path) => reader.tree.read(path) !== void 0);
	const broken = files.find((file) => isRefused(reader, file));
	if (broken !== void 0) return { broken };
	const overrides = files.flatMap((file) => overridesIn(file, reader));
	const layers = [...statedLayers(stated, application, reader), ...overrides.map((node) => writtenLayer(node, reader))];
	return {
		source: Node.of(overrides.map(({ yaml }) => yaml).reduce(mergePatch, stated.yaml)),
		placeOf: ({ pathKeys }) => layersWith(pathKeys, layers).at(-1)?.placeAt(pathKeys) ?? null,
		valuesAt: (node) => isBuilt(application) && overrides.length === 0 && node.kind === "map" ? builtValues(application.manifest, [...stated.pathKeys, ...node.pathKeys], null, reader) : valuesIn(layersWith(node.pathKeys, layers), node)
	};
}
function isBuilt({ manifest, template }) {
	return manifest.origins !== void 0 && template === void 0;
}
function statedLayers(stated, { template }, reader) {
	const { pathKeys } = stated;
	if (!template) return [writtenLayer(stated, reader)];
	return template.map((layer) => ({
		source: layer.filled.at(...pathKeys),
		placeAt: (keys) => placeInTemplate(layer, [...pathKeys, ...keys], reader)
	}));
}
function writtenLayer(source, reader) {
	return {
		source,
		placeAt: (keys) => placeInTree(source.at(...keys), reader)
	};
}
function layersWith(keys, layers) {
	return layers.filter(({ source }) => source.at(...keys).exists);
}
function valuesIn(layers, node) {
	const { pathKeys } = node;
	if (node.kind !== "map") return [{
		text: node.text,
		at: layers.at(-1)?.placeAt(pathKeys) ?? null
	}];
	const texts = layers.map(({ source, placeAt }) => ({
		text: jsonText(source.at(...pathKeys).yaml),
		at: placeAt(pathKeys)
	}));
	const data = texts.map(({ text }) => JSON.parse(text)).reduce(mergedData, {});
	const text = jsonText(node.yaml);
	return isDeepStrictEqual(data, JSON.parse(text)) ? texts : [{
		text,
		at: null
	}];
}
function overridesIn(file, reader) {
	const root = reader.documents(file)[0]?.root;
	return root?.kind === "map" ? [Node.of(root)] : [];
}
function overrideFiles(name) {
	return [".argocd-source.yaml", ...name === "" ? [] : [`.argocd-source-${name}.yaml`]];
}

// src/discover/gitops/argo/kustomize-edits.ts
function kustomizationEdits(kustomization) {
	const { options, at, substitute } = kustomization;
	const textsOf = (field, fill) => Object.fromEntries(options.entries(field).map(([key, { scalar }]) => [key, fill(String(scalar ?? ""))]));
	const fills = options.get("commonAnnotationsEnvsubst").scalar === true;
	const edits = {
		...plainEdits(options.data),
		images: options.items("images").map(({ text }) => imageOf(substitute(text))),
		labels: textsOf("commonLabels", substitute),
		labelsIn: labelPlace(options),
		annotations: textsOf("commonAnnotations", fills ? substitute : (text) => text),
		components: componentsOf(kustomization),
		...at && { at }
	};
	const clash = clashOf(edits, kustomization);
	if (clash !== void 0) return `\`${clash}\` is in \`${kustomization.file}\` already, and Argo CD refuses to change it`;
	return isEmpty(edits) ? void 0 : edits;
}
function labelPlace(options) {
	if (options.get("labelWithoutSelector").scalar !== true) return "selectors";
	return options.get("labelIncludeTemplates").scalar === true ? "templates" : "metadata";
}
function imageOf(text) {
	const [name = "", replacement] = text.split("=");
	const { name: plain, ...version } = versionedImage(replacement ?? name);
	return replacement === void 0 ? {
		name: plain,
		...version
	} : {
		name,
		newName: plain,
		...version
	};
}
function versionedImage(text) {
	const [name = "", digest] = text.split("@");
	if (digest !== void 0) return {
		name,
		digest
	};
	const colon = text.lastIndexOf(":");
	const tag = text.slice(colon + 1);
	return colon >= 0 && /^(?:[\w.-]*|\*)$/.test(tag) ? {
		name: text.slice(0, colon),
		newTag: tag
	} : { name: text };
}
function componentsOf({ options, folder, reader }) {
	const components = options.items("components").map(({ text }) => text);
	if (options.get("ignoreMissingComponents").scalar !== true) return components;
	return components.filter((path) => treePaths(reader).hasFolder(joinPath(folder, path)));
}
function clashOf({ labels, annotations }, { reader, file, options }) {
	const root = reader.documents(file)[0]?.root;
	const kustomization = root ? Node.of(root) : options;
	const isIn = (field, force, texts) => options.get(force).scalar === true ? void 0 : Object.keys(texts).find((key) => root && kustomization.get(field).get(key).exists);
	return isIn("commonLabels", "forceCommonLabels", labels) ?? isIn("commonAnnotations", "forceCommonAnnotations", annotations);
}
function isEmpty(edits) {
	const { fields, images, replicas, labels, annotations, patches, components } = edits;
	return [
		fields,
		images,
		replicas,
		labels,
		annotations,
		patches,
		components
	].every((values) => Object.keys(values).length === 0);
}

// src/discover/gitops/argo/source-type.ts
const types = [
	"kustomize",
	"helm",
	"directory",
	"plugin"
];
function statedTypes(source) {
	return types.filter((type) => {
		const options = source.get(type);
		if (type === "plugin") return options.kind === "map";
		return options.entries().some(([, value]) => !isZero(value));
	});
}
function isZero({ kind, scalar, yaml }) {
	if (yaml?.kind === "map") return yaml.entries.size === 0;
	if (yaml?.kind === "list") return yaml.items.length === 0;
	return kind === "absent" || scalar === null || scalar === "" || scalar === false;
}
function detectedType(tree, folder) {
	const links = [...tree.links.keys()].filter((link) => isInside(link, folder));
	const last = [...filesUnder(tree, folder), ...links].filter((path) => folderOf(path) === folder).map(baseName).toSorted().findLast((name) => name.endsWith("Chart.yaml") || isKustomizationFile(name));
	if (last === void 0) return "directory";
	return isKustomizationFile(last) ? "kustomize" : "helm";
}

// src/discover/gitops/argo/variables.ts
const anyCommit = "0".repeat(40);
function buildEnvironment({ name, project, destination }, source) {
	const variables = /* @__PURE__ */ new Map([
		["$", "$"],
		["ARGOCD_APP_NAME", name],
		["ARGOCD_APP_NAMESPACE", destination.namespace],
		["ARGOCD_APP_PROJECT_NAME", project],
		["ARGOCD_APP_REVISION", anyCommit],
		["ARGOCD_APP_REVISION_SHORT", anyCommit.slice(0, 7)],
		["ARGOCD_APP_REVISION_SHORT_8", anyCommit.slice(0, 8)],
		["ARGOCD_APP_SOURCE_REPO_URL", source.get("repoURL").text],
		["ARGOCD_APP_SOURCE_PATH", source.get("path").text],
		["ARGOCD_APP_SOURCE_TARGET_REVISION", source.get("targetRevision").text]
	]);
	return (text) => text.replace(variable, (_, braced, plain) => variables.get(braced ?? plain) ?? "");
}
const variable = /\$(?:\{([^{}]*)\}|(\w+|[*#$@!?-]))/g;
function namesCommit(text) {
	return text.includes("ARGOCD_APP_REVISION");
}

// src/discover/gitops/argo/value-files.ts
function valueFilesOf(helm, source) {
	const ignoresMissing = helm.get("ignoreMissingValueFiles").scalar === true;
	const resolved = helm.items("valueFiles").flatMap((node) => node.text === "" ? [] : {
		node,
		result: valuesPath(node, source)
	});
	const listed = new Set(resolved.flatMap(({ result }) => "path" in result ? result.path : []));
	const files = /* @__PURE__ */ new Set();
	const missing = [];
	for (const { node, result } of resolved) {
		if ("missing" in result) missing.push(result.missing);
		if (!("path" in result)) continue;
		const { path } = result;
		const matches = isPattern(path) ? matchesOf(source.reader, path) : existing(source.reader, path);
		if (matches.length === 0) missing.push(missingValues(path, node, source));
		for (const match of matches) if (match === path || !listed.has(match)) files.add(match);
	}
	return {
		files: [...files],
		missing: ignoresMissing ? [] : missing,
		reasons: resolved.flatMap(({ result }) => "reason" in result ? result.reason : [])
	};
}
function valuesPath(node, source) {
	const result = resolvePath(node, source);
	if (!("path" in result) || /\.(ya?ml|json)$/.test(result.path)) return result;
	return { reason: `the values file \`${node.text}\` is neither YAML nor JSON by its name` };
}
function resolvePath(node, source) {
	const { text } = node;
	const [, ref, inSource = ""] = /^\$([^/]*)(.*)$/s.exec(text) ?? [];
	const isShown = ref === void 0 ? void 0 : source.isShown(ref);
	if (isShown === false) return { reason: `\`$${ref}\` is not a source in this repository` };
	if (ref !== void 0 && isShown === void 0 && source.hasSources) return { missing: missingValues(text, node, source) };
	const plain = source.substitute(isShown === void 0 ? text : inSource);
	if (namesCommit(text)) return { reason: `\`${text}\` contains the commit, which only the cluster knows` };
	if (isUnfilled(plain)) return { reason: `\`${text}\` is a template` };
	if (/^[a-z][a-z\d+.-]*:/i.test(plain)) return { reason: `\`${plain}\` is not a file of a repository` };
	const path = joinPath(isShown === true || plain.startsWith("/") ? "" : source.folder, plain);
	return path === "" || path.startsWith("..") ? { missing: missingValues(text, node, source) } : { path };
}
function missingValues(path, node, { manifest }) {
	return {
		source: path,
		what: "values file",
		...namedAtLine(node, manifest)
	};
}
function existing({ tree }, path) {
	return readResolved(tree, path) || refusalOf(tree, path) ? [path] : [];
}
function isPattern(path) {
	return /[*?[]/.test(path);
}
const matchesOf = oncePerName(({ tree }, pattern) => {
	const folder = folderOf(/^[^*?[{]*/.exec(pattern)[0]);
	const links = [...tree.links.keys()].filter((link) => readResolved(tree, link));
	return [...filesUnder(tree, folder), ...links].filter(globMatcher(pattern)).toSorted();
});

// src/discover/gitops/argo/helm-source.ts
function helmOptionsOf(helm, source, places) {
	const { files, missing, reasons } = valueFilesOf(helm, source);
	const setFiles = helm.items("fileParameters").map((parameter) => fileParameter(parameter, source));
	const kubeVersion = scalarText(helm.get("kubeVersion"));
	return {
		values: files,
		settings: {
			values: inlineValuesOf(helm, places),
			parameters: [...helm.items("parameters").map((parameter) => parameterOf(parameter, source, places)), ...setFiles.flatMap((result) => "parameter" in result ? result.parameter : [])],
			includeCrds: helm.get("skipCrds").scalar !== true,
			skipTests: helm.get("skipTests").scalar === true,
			skipSchemaValidation: helm.get("skipSchemaValidation").scalar === true,
			...kubeVersion !== "" && { kubeVersion },
			apiVersions: helm.items("apiVersions").map(({ text }) => text)
		},
		missing: [...missing, ...setFiles.flatMap((result) => "missing" in result ? result.missing : [])],
		reasons: [...reasons, ...setFiles.flatMap((result) => "reason" in result ? result.reason : [])]
	};
}
function inlineValuesOf(helm, { valuesAt }) {
	const [object, values] = [helm.get("valuesObject"), helm.get("values")];
	if (object.exists && !object.isNull) return valuesAt(object);
	return values.text === "" ? [] : valuesAt(values);
}
function parameterOf(parameter, { substitute }, places) {
	const { placeOf } = places;
	const value = parameter.get("value");
	const written = scalarText(value);
	const text = substitute(written);
	return {
		flag: parameter.get("forceString").scalar === true ? "setString" : "set",
		key: parameter.get("name").text,
		value: {
			text,
			at: text === written && value.exists ? placeOf(value) : null
		}
	};
}
function fileParameter(parameter, source) {
	const resolved = resolvePath(parameter.get("path"), source);
	if (!("path" in resolved)) return resolved;
	const value = {
		text: resolved.path,
		at: null
	};
	return { parameter: {
		flag: "setFile",
		key: parameter.get("name").text,
		value
	} };
}
function scalarText({ scalar }) {
	return scalar === void 0 || scalar === null ? "" : String(scalar);
}

// src/discover/gitops/argo/source-context.ts
function withEnvironmentInId(target) {
	return target.environment === null ? target : {
		...target,
		id: `${target.id}@${target.environment}`
	};
}
function destinationNamespace(namespace) {
	return namespace === "" || isUnfilled(namespace) ? {} : { namespace };
}
function missingSource(path, what, source, { manifest }) {
	return {
		source: path || ".",
		what,
		...namedAtLine(source.get("path"), manifest)
	};
}
function statingApplication({ id, at, owner, manifest, destination }) {
	const set = owner === manifest ? void 0 : owner;
	return {
		statedBy: {
			target: id,
			...at
		},
		manager: {
			kind: "Application",
			name: manifest.name,
			namespace: writtenNamespace(manifest.root),
			cluster: destination.cluster,
			...destination.mesh !== void 0 && { mesh: destination.mesh },
			deletes: applicationPolicy(manifest, set),
			...set && { generatedBy: applicationSetName(set) }
		}
	};
}

// src/discover/gitops/argo/release-targets.ts
function registryTarget(applicationSource) {
	const { source, application, reader } = applicationSource;
	const request = chartRequestOf(source);
	if (request === null) return { reasons: ["the name, address or version of the chart is a template"] };
	const lookup = findChart(reader, request);
	if (lookup.status !== "found") {
		const reason = `the chart \`${request.name}\` ${lookup.reason}`;
		return {
			...unrenderedValues(applicationSource, request, reason),
			reasons: [reason]
		};
	}
	const { folder } = lookup;
	const effective = effectiveSource(source, folder, application, reader);
	if ("broken" in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] };
	const id = `${request.repository}/${request.name}`;
	return releaseTarget$1({
		...applicationSource,
		...effective,
		written: source
	}, {
		folder,
		id,
		named: "",
		missing: []
	});
}
function unrenderedValues(applicationSource, { repository, name }, reason) {
	const { application, reader } = applicationSource;
	const stated = optionsOfAbsentFolder(applicationSource);
	if (stated === null) return {};
	const { read, options } = stated;
	const { values, settings } = options;
	const inline = settings.values.flatMap(({ at }) => at ?? []);
	const isGateway = isGatewayChart({
		repository,
		name
	}) && hasAllValues(options);
	if (!isGateway && !hasKnownLayout(values, inline, reader)) return { values };
	const { release, namespace } = releaseNameOf(read);
	const target = {
		kind: "values",
		id: `${repository}/${name}:${release}`,
		path: application.at.file,
		environment: environmentOfApplication(application, "", values),
		release,
		namespace,
		values,
		inlineValues: inline,
		...isGateway && { isGateway },
		missing: [],
		reason,
		reasonCode: "remote-chart",
		...statingApplication(application)
	};
	return {
		target: withEnvironmentInId(target),
		values
	};
}
function valuesOfAbsentFolder(applicationSource) {
	return optionsOfAbsentFolder(applicationSource)?.options.values ?? [];
}
function optionsOfAbsentFolder(applicationSource) {
	const { source, application, reader } = applicationSource;
	const effective = effectiveSource(source, absentFolder, application, reader);
	if ("broken" in effective) return null;
	const read = {
		...applicationSource,
		...effective,
		written: source
	};
	return {
		read,
		options: helmOptionsOf(effective.source.get("helm"), folderOfSource(read, absentFolder), effective)
	};
}
function hasKnownLayout(files, inlineValues, reader) {
	return [...files.map((file) => rootOf(reader, file)?.yaml ?? null), ...inlineValues.map((place) => placedRoot(reader, place))].some((node) => node?.kind === "map" && valuesEntries(Node.of(node), "").length > 0);
}
function hasAllValues({ reasons, missing: missingFiles, settings }) {
	return reasons.length === 0 && missingFiles.length === 0 && settings.parameters.length === 0 && settings.values.every(({ at }) => at !== null);
}
const absentFolder = `${lockFile}!`;
function helmTarget(readSource, folder) {
	const { application, written, reader } = readSource;
	const missingChart = treePaths(reader).hasFile(joinPath(folder, "Chart.yaml")) ? [] : [missingSource(folder, "chart", written, application)];
	return releaseTarget$1(readSource, {
		folder,
		id: folder || ".",
		named: folder,
		missing: missingChart
	});
}
function releaseTarget$1(readSource, chart) {
	const { application, source, identity } = readSource;
	const helm = source.get("helm");
	const options = helmOptionsOf(helm, folderOfSource(readSource, chart.folder), readSource);
	if (options.reasons.length > 0) return { reasons: options.reasons };
	const { release, namespace } = releaseNameOf(readSource);
	const environment = environmentOfApplication(application, chart.named, options.values);
	const target = {
		kind: "helm",
		id: `${chart.id}:${release}`,
		path: chart.folder,
		environment,
		release,
		namespace,
		values: options.values,
		settings: settingsIn(options.settings, identity.clusters.in(application.destination.cluster, environment)),
		missing: [...chart.missing, ...options.missing],
		...statingApplication(application)
	};
	return {
		target: withEnvironmentInId(target),
		reasons: []
	};
}
function releaseNameOf({ source, application }) {
	const helm = source.get("helm");
	const namespace = helm.get("namespace").text || application.destination.namespace;
	return {
		release: helm.get("releaseName").text || application.name,
		namespace: namespace === "" || isUnfilled(namespace) ? null : namespace
	};
}
function folderOfSource(readSource, folder) {
	const { application, source, reader, isShown } = readSource;
	const { hasSources, manifest } = application;
	return {
		reader,
		folder,
		isShown,
		hasSources,
		substitute: buildEnvironment(application, source),
		manifest
	};
}

// src/discover/gitops/argo/sources.ts
function sourcesIn(application, identity, reader) {
	const { sources, hasSources } = application;
	const shownByRef = new Map(sources.flatMap((source) => {
		const ref = hasSources ? source.get("ref").text : "";
		return ref === "" ? [] : [[ref, reasonNotInTree(source, identity) === null]];
	}));
	const isShown = (ref) => shownByRef.get(ref);
	return sources.filter((source) => !isValuesOnly(source)).map((source) => ({
		application,
		source,
		identity,
		reader,
		isShown
	}));
}
function isValuesOnly(source) {
	return ["path", "chart"].every((field) => source.get(field).text === "") && source.get("ref").text !== "";
}
function sourceTarget(applicationSource) {
	const { source, identity, reader } = applicationSource;
	if (isChartSource(source)) return registryTarget(applicationSource);
	const reason = reasonNotInTree(source, identity);
	if (reason !== null) return {
		reasons: [reason],
		values: valuesOfAbsentFolder(applicationSource)
	};
	const path = source.get("path").text;
	const folder = joinPath("", path);
	if (path === "") return { reasons: ["it states neither a path nor a chart"] };
	if (isUnfilled(path)) return { reasons: [`the path \`${path}\` is a template`] };
	const paths = treePaths(reader);
	if (paths.isUnknown(folder)) return { reasons: [`this tree does not contain the files of \`${folder}\``] };
	if (!paths.hasFolder(folder)) return missingFolder(applicationSource, folder);
	const resolved = resolveLinks(reader.tree, folder) ?? folder;
	const effective = effectiveSource(source, resolved, applicationSource.application, reader);
	if ("broken" in effective) return { reasons: [`\`${effective.broken}\` is not YAML`] };
	const types = statedTypes(effective.source);
	if (types.length > 1) return { reasons: [`it states options of several tools: ${types.join(", ")}`] };
	const type = types[0] ?? detectedType(reader.tree, resolved);
	return targetReaders[type]({
		...applicationSource,
		...effective,
		written: source
	}, resolved);
}
function reasonNotInTree(source, identity) {
	const url = source.get("repoURL").text;
	if (isChartSource(source)) return "it is a chart of a registry";
	if (url === "") return "it states no repository";
	if (isUnfilled(url)) return "the address of its repository is a template";
	if (!identity.isKnown) return "no file states which repository this is; list its URL under `repository.aliases` in the configuration";
	if (!identity.isThis(url)) {
		const name = repositoryKey(url);
		return `the source is in another repository${name === null ? "" : `, \`${name}\``}; if it is this one, list it in \`repository.aliases\``;
	}
	const revision = source.get("targetRevision").text;
	return identity.shows(revision) ? null : `the source is the revision \`${revision}\`, which this tree does not contain`;
}
const targetReaders = {
	helm: helmTarget,
	kustomize: kustomizationTarget,
	directory: directoryTarget,
	plugin: () => ({ reasons: ["a config management plugin renders it"] })
};
function kustomizationTarget(readSource, folder) {
	const { application, source, reader } = readSource;
	const file = kustomizationNames.map((name) => joinPath(folder, name)).find((path) => reader.tree.read(path) !== void 0);
	if (file === void 0) return missingKustomization(readSource, folder);
	const options = source.get("kustomize");
	const substitute = buildEnvironment(application, source);
	const [place, ...others] = options.kind === "map" ? readSource.valuesAt(options) : [];
	const at = others.length === 0 ? place?.at ?? null : null;
	const edits = kustomizationEdits({
		reader,
		folder,
		file,
		options,
		at,
		substitute
	});
	if (typeof edits === "string") return { reasons: [edits] };
	const target = {
		...kustomizationAt(readSource, folder, file),
		...kustomizationGraph(reader).filesOf(file, edits?.components.map((path) => joinPath(folder, path))),
		...edits && { edits }
	};
	return {
		target: withEnvironmentInId(target),
		reasons: []
	};
}
function missingKustomization(readSource, folder) {
	const { application, written } = readSource;
	const target = {
		...kustomizationAt(readSource, folder, joinPath(folder, kustomizationNames[0])),
		missing: [missingSource(folder, "kustomization", written, application)]
	};
	return {
		target: withEnvironmentInId(target),
		reasons: []
	};
}
function kustomizationAt({ application }, folder, file) {
	return {
		kind: "kustomization",
		id: `kustomize:${folder || "."}:${application.name}`,
		path: folder,
		environment: environmentOfApplication(application, folder, []),
		file,
		files: [],
		kustomizations: [],
		missing: [],
		...destinationNamespace(application.destination.namespace),
		...statingApplication(application)
	};
}
function directoryTarget(readSource, folder) {
	const { application, source, reader } = readSource;
	const { files, jsonnet } = directoryFiles(reader, folder, source.get("directory"));
	const reasons = jsonnet.length === 0 ? [] : [`Jsonnet is not evaluated: \`${jsonnet[0]}\``];
	if (files.length === 0 && reasons.length > 0) return { reasons };
	return {
		target: manifestsTarget$1(application, folder, files, []),
		reasons
	};
}
function missingFolder({ application, source }, folder) {
	return {
		target: manifestsTarget$1(application, folder, [], [missingSource(folder, "folder", source, application)]),
		reasons: []
	};
}
function manifestsTarget$1(application, folder, files, missingSources) {
	return withEnvironmentInId({
		kind: "manifests",
		id: `directory:${folder || "."}:${application.name}`,
		path: folder,
		environment: environmentOfApplication(application, folder, []),
		files,
		missing: missingSources,
		...destinationNamespace(application.destination.namespace),
		...statingApplication(application)
	});
}

// src/discover/gitops/argo/application-targets.ts
async function applicationTargets(context, owners, taken = /* @__PURE__ */ new Set(), renderedBy) {
	const perOwner = await Promise.all(owners.map((owner) => resultsOf(owner, context, renderedBy)));
	const targets = uniqueTargets(perOwner.flatMap((ofOwner) => ofOwner.results).flatMap((result) => "target" in result ? result.target : []), taken);
	return {
		targets: [...targets.values()],
		refusals: perOwner.flatMap(({ refusals }) => refusals),
		outcomes: new Map(owners.map((owner, index) => {
			const { generated, unrendered, results: ofOwner } = perOwner[index];
			const renderedAs = ofOwner.flatMap((result) => "target" in result ? targets.get(result.target).id : []);
			const reason = reasonOf(ofOwner.flatMap(({ reasons }) => reasons));
			return [owner.root.yaml, {
				renderedAs,
				reason,
				unrendered,
				...generated && { generated }
			}];
		}))
	};
}
async function resultsOf(owner, context, renderedBy) {
	const { identity, reader } = context;
	const isSet = owner.kind === "ApplicationSet";
	const { applications: stated, isWhole, reasons, refusals } = isSet ? await generatedApplications(owner, context) : {
		applications: [{ manifest: owner }],
		isWhole: true,
		reasons: [],
		refusals: []
	};
	const results = stated.map(({ manifest, template }) => ({
		...withNamedCluster(applicationOf(manifest, owner), identity.clusters, reader),
		...template && { template },
		...renderedBy && { renderedBy }
	})).flatMap((application) => sourcesIn(application, identity, reader)).map((source) => ({
		source,
		result: sourceTarget(source)
	}));
	return {
		refusals,
		results: [...results.map(({ result }) => result), ...reasons.length > 0 ? [{ reasons }] : []],
		unrendered: results.flatMap(({ source, result }) => unrenderedSource(source, result)),
		...isSet && isWhole && { generated: stated.map(({ manifest }) => manifest.name) }
	};
}
function unrenderedSource({ application, source }, { reasons, values = [] }) {
	if (reasons.length === 0) return [];
	const options = JSON.stringify([application.destination, canonicalJson(source)]);
	return [{
		name: application.manifest.name,
		reason: reasonOf(reasons),
		options,
		values
	}];
}
function withNamedCluster(application, clusters, reader) {
	const { destination } = application;
	const { name, environment, mesh } = clusters.of(destination.cluster) ?? { name: clusterName(destination.cluster, reader) };
	return {
		...application,
		destination: {
			...destination,
			cluster: name,
			...mesh !== void 0 && { mesh }
		},
		...environment !== void 0 && { environment }
	};
}
function clusterName(destination, reader) {
	const server = serverKey(destination);
	if (server === "https://kubernetes.default.svc") return localName;
	return server === "" ? "" : clustersOfSecrets(reader).find((cluster) => serverKey(cluster.server) === server)?.name ?? destination;
}
function uniqueTargets(targets, taken) {
	const used = new Set(taken);
	const numbers = /* @__PURE__ */ new Map();
	return new Map(targets.map((target) => {
		const id = freeId(target.id, used, numbers);
		used.add(id);
		return [target, id === target.id ? target : {
			...target,
			id
		}];
	}));
}
const maxReasons = 3;
function reasonOf(reasons) {
	const distinct = [...new Set(reasons)];
	const hidden = distinct.length - maxReasons;
	const more = hidden > 0 ? [`and ${hidden} more ${hidden === 1 ? "reason" : "reasons"}`] : [];
	return [...distinct.slice(0, maxReasons), ...more].join("; ");
}

// src/discover/gitops/argo/replaced.ts
function replacementTest(stated) {
	const places = new Set(stated.map(({ kind, path }) => `${kind}/${path}`));
	const files = new Set(stated.flatMap(readFiles));
	const builds = stated.filter((target) => target.kind === "kustomization");
	const built = new Set(builds.flatMap(({ kustomizations }) => kustomizations));
	const builtFiles = new Set(builds.flatMap((target) => target.files));
	return (target) => {
		if (target.listedAt) return false;
		if (target.statedBy) return isOfWrittenRelease(target) && builtFiles.has(target.statedBy.file);
		if (target.kind === "kustomization" && built.has(target.file)) return true;
		if (target.kind === "helm" || target.kind === "kustomization") return places.has(`${target.kind}/${target.path}`);
		return namedFiles(target).every((file) => files.has(file));
	};
}
function isOfWrittenRelease({ manager, renderedBy }) {
	return manager?.kind === "HelmRelease" && renderedBy === void 0;
}
function readFiles(target) {
	return target.kind === "helm" || target.kind === "values" ? target.values : namedFiles(target);
}
const inferredFilesReason = "an Application or HelmRelease states how the chart beside it is released, and none uses this file";

// src/discover/gitops/flux/config-maps.ts
function configMapsOf(spec, namespace, reader) {
	const sources = spec.get("postBuild").items("substituteFrom").map((reference) => configMapOf(reference, namespace, reader));
	return {
		configMaps: sources.flatMap((configMap) => {
			const { file, line } = configMap?.root.location ?? {};
			return file === void 0 || line === void 0 ? [] : {
				file,
				line
			};
		}),
		isOpen: sources.includes(void 0)
	};
}
function configMapOf(reference, namespace, reader) {
	if (reference.get("kind").text !== "ConfigMap") return void 0;
	const candidates = (configMaps(reader).get(reference.get("name").text) ?? []).filter((configMap) => configMap.namespace === "" || namespace === "" || configMap.namespace === namespace);
	return candidates.length === 1 ? candidates[0] : void 0;
}
const configMaps = oncePer((reader) => {
	const byName = /* @__PURE__ */ new Map();
	for (const manifest of plainObjects(reader)) {
		if (manifest.kind !== "ConfigMap" || groupOf(manifest) !== "") continue;
		const named = byName.get(manifest.name) ?? [];
		named.push(manifest);
		byName.set(manifest.name, named);
	}
	return byName;
});

// src/discover/gitops/flux/packed-files.ts
function filesOfFluxFolder(source, components, reader) {
	const { folder } = source;
	const { byFolder, filesOf } = kustomizationGraph(reader);
	const kustomization = byFolder.get(folder);
	if (kustomization !== void 0) return filesOf(kustomization, components);
	const files = /* @__PURE__ */ new Set();
	const kustomizations = /* @__PURE__ */ new Set();
	const add = (file) => {
		const included = filesOf(file);
		for (const path of included.files) files.add(path);
		for (const path of included.kustomizations) kustomizations.add(path);
	};
	for (const component of components.flatMap((path) => byFolder.get(path) ?? [])) add(component);
	for (const file of packedFiles(source, reader)) {
		if (!/\.ya?ml$/.test(file)) continue;
		const nested = nearestKustomization(folderOf(file), folder, byFolder);
		if (nested === void 0) files.add(file);
		else if (!kustomizations.has(nested)) add(nested);
	}
	return {
		files: [...files].toSorted(),
		kustomizations: [...kustomizations]
	};
}
function packedFiles({ folder, ignore, packed }, { tree }) {
	const isLeftOut = sourceignoreOf(tree, {
		ignore,
		packed
	});
	return filesUnder(tree, folder).filter((file) => !isLeftOut(file));
}
function nearestKustomization(folder, top, byFolder) {
	let outermost;
	for (let ancestor = folder; ancestor !== top; ancestor = folderOf(ancestor)) outermost = byFolder.get(ancestor) ?? outermost;
	return outermost;
}

// src/discover/gitops/flux/pushed-folder-hint.ts
function pushedFolderHint(reference, path, tree) {
	const folder = joinPath("", path);
	if (!reference.startsWith("OCIRepository/") || folder === "") return "";
	const [found, ...others] = foldersOf(tree).resolve(folder);
	if (found === void 0 || found === folder || others.length > 0) return "";
	const pushed = found.slice(0, -folder.length - 1);
	return `; if CI pushes \`${pushed}\` as this artifact, add \`${reference}: ${pushed}\` to \`repository.artifacts\` in the configuration`;
}
const foldersOf = oncePer((tree) => folderIndex(tree.files));

// src/discover/gitops/flux/kustomizations.ts
function fluxKustomizationTargets(context, isLeftOut) {
	const objects = gitopsObjects(context.reader).filter(({ target }) => !isLeftOut(target));
	const results = [...objects.filter(isFluxKustomization).map((manifest) => ({
		root: manifest.root.yaml,
		...fluxKustomizationTarget(manifest, placeInFile(manifest), context)
	})), ...objects.flatMap((manifest) => {
		const sync = syncObjects(manifest);
		if (!sync) return [];
		const { kustomization } = sync;
		return {
			root: kustomization.root.yaml,
			...syncTarget(sync, placeInFile(kustomization), context)
		};
	})];
	return {
		targets: results.flatMap(({ target }) => target ?? []),
		outcomes: new Map(results.map(({ root, target, reason, unrendered = [] }) => [root, {
			renderedAs: target ? [target.id] : [],
			reason,
			unrendered
		}]))
	};
}
function syncTarget({ kustomization, isPatched }, at, context) {
	if (isPatched) return { reason: "`kustomize.patches` of the FluxInstance may change it or its source, and are not evaluated" };
	const result = fluxKustomizationTarget(kustomization, at, context);
	const { target } = result;
	if (!target) return result;
	const object = jsonText(kustomization.root.yaml);
	return {
		...result,
		target: {
			...target,
			flux: {
				...target.flux,
				object
			}
		}
	};
}
function isFluxKustomization(manifest) {
	return manifest.kind === "Kustomization" && groupOf(manifest) === "kustomize.toolkit.fluxcd.io";
}
function placeInFile({ root }) {
	const { file, line } = root.location;
	return {
		file,
		line
	};
}
function fluxKustomizationTarget(manifest, at, context) {
	const { reader } = context;
	const placed = manifestWith(manifest, { target: at.file });
	const source = sourceOf(placed, context);
	if (source === null || packedFiles(source, reader).length === 0) {
		const reason = reasonAgainstBuild(manifest, source, context);
		return {
			reason,
			unrendered: [unrenderedKustomization(placed, reason, context)]
		};
	}
	const { folder } = source;
	const { name, spec } = manifest;
	const namespace = manifest.root.at("metadata", "namespace").text;
	const components = spec.items("components").map(({ text }) => joinPath(folder, text));
	return {
		target: {
			kind: "kustomization",
			id: `${kustomizationId(folder)}:${at.file}:${name}`,
			path: folder,
			file: kustomizationGraph(reader).byFolder.get(folder) ?? at.file,
			environment: environmentOfFolder(folderOf(at.file)) ?? environmentOfFolder(folder),
			missing: [],
			...filesOfFluxFolder(source, components, reader),
			flux: {
				name,
				at,
				...packedBy(source),
				...configMapsOf(spec, namespace, reader)
			},
			statedBy: {
				target: deliveryId(manifest),
				...at
			},
			manager: managerOf(manifest, context)
		},
		reason: ""
	};
}
function managerOf(manifest, context) {
	const { identity } = context;
	const cluster = deliveryOf$1("flux-kustomization", manifest).cluster ?? "";
	const mesh = identity.clusters.of(cluster)?.mesh;
	return {
		kind: "Kustomization",
		name: manifest.name,
		namespace: writtenNamespace(manifest.root),
		cluster,
		...mesh !== void 0 && { mesh },
		deletes: kustomizationPolicy(manifest)
	};
}
function packedBy({ ignore, packed }) {
	return {
		...ignore !== "" && { ignore },
		...packed !== "" && { packed }
	};
}
function sourceOf(manifest, context) {
	const { spec } = manifest;
	const source = shownSource(spec.get("sourceRef"), spec.get("path").text, manifest, context);
	if (source === null) return null;
	const path = joinPath(source.folder, spec.get("path").text);
	return {
		...source,
		folder: resolveLinks(context.reader.tree, path) ?? path
	};
}
function unrenderedKustomization(manifest, reason, context) {
	const { name, spec } = manifest;
	const sources = sourcesFor(spec.get("sourceRef"), manifest, context);
	return {
		name,
		reason,
		options: JSON.stringify([spec, ...sources.map((source) => source.spec)].map(canonicalJson)),
		values: []
	};
}
function reasonAgainstBuild(manifest, source, context) {
	const { spec } = manifest;
	const { tree } = context.reader;
	const sourceRef = spec.get("sourceRef");
	const reference = `${sourceRef.get("kind").text || "GitRepository"}/${sourceRef.get("name").text}`;
	const hint = pushedFolderHint(reference, spec.get("path").text, tree);
	if (source === null && takesOtherRevision(sourceRef, manifest, context)) return `the source \`${reference}\` takes another revision of this repository than the one that is checked`;
	if (source === null && hasIncludedSources(sourceRef, manifest, context)) return `the source \`${reference}\` has files of other sources as well (\`include\`)`;
	if (source === null) return `no file states that the source \`${reference}\` is this repository${hint}`;
	const folder = source.folder || ".";
	if (filesUnder(tree, source.folder).length === 0) return `this repository has no folder \`${folder}\`${hint}`;
	return `${source.ignore === "" ? "`.sourceignore`" : "`.sourceignore` or `ignore` of the source"} excludes the folder \`${folder}\``;
}

// src/discover/excluded-targets.ts
function splitTargets(targets, { overrides = [] }) {
	const exclusions = overrides.filter(({ exclude }) => exclude).map(exclusionOf);
	if (exclusions.length === 0) return {
		checked: targets,
		leftOut: []
	};
	const [checked, leftOut] = [[], []];
	for (const target of targets) {
		const remaining = exclusions.reduce((part, exclude) => part && exclude(part), target);
		if (remaining) checked.push(remaining);
		else leftOut.push(target);
	}
	return {
		checked,
		leftOut
	};
}
function exclusionOf({ paths, environments }) {
	const isExcluded = paths ? pathMatcher(paths) : () => true;
	return (target) => {
		const { environment } = target;
		if (environments && (environment === null || !environments.includes(environment))) return target;
		if (target.kind !== "manifests") return placesOf(target).some(isExcluded) ? null : target;
		const files = target.files.filter((file) => !isExcluded(file));
		if (files.length === target.files.length && files.length > 0) return target;
		return files.length === 0 ? null : {
			...target,
			files
		};
	};
}
function placesOf(target) {
	const statedBy = target.statedBy ? [target.statedBy.file] : [];
	if (target.kind === "kustomization") return [
		target.path,
		target.file,
		...statedBy
	];
	return [
		target.path,
		...namedFiles(target),
		...statedBy
	];
}
function withoutLeftOut(gitops, leftOut, configFile) {
	if (leftOut.length === 0) return gitops;
	const ids = new Set(leftOut.map(({ id }) => id));
	return gitops.map((target) => {
		const applied = [...target.renderedAs ?? [], ...target.builtWith === void 0 ? [] : [target.builtWith]];
		if (target.isExcluded || applied.length === 0 || !applied.every((id) => ids.has(id))) return target;
		const { renderedAs: _, builtWith: __, ...unrendered } = target;
		return {
			...unrendered,
			isExcluded: true,
			reason: `\`overrides\` in ${configFile} excludes it`
		};
	});
}

// src/discover/release-name.ts
function releaseNameFor(chartName, path) {
	const names = [chartName, baseName(path)].filter((name) => !isPlaceholder(name));
	return names.find(isLabel) ?? names.map(toLabel).find(isLabel) ?? "release";
}
const maxLength = 53;
function isLabel(name) {
	return name.length <= maxLength && /^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name);
}
function isPlaceholder(name) {
	return /[<>{}$%]|^__.*__$/.test(name);
}
function toLabel(name) {
	return name.toLowerCase().split(/[^a-z0-9]+/).join("-").replace(/^[^a-z]+/, "").slice(0, maxLength).replace(/-+$/, "");
}

// src/discover/configured.ts
function configuredTargets(reader, config, at) {
	return (config.targets ?? []).map((target, index) => {
		const node = at?.at("targets", index);
		return {
			...configuredTarget(reader, target, node),
			...node && { listedAt: lineOf(node) }
		};
	});
}
function configuredTarget(reader, target, node) {
	if (target.chart !== void 0) return releaseTarget(reader, target, target.chart, node);
	return target.manifests ? manifestsTarget(reader, target, target.manifests, node) : valuesTarget(reader, target, node);
}
function releaseTarget(reader, target, chart, node) {
	const path = joinPath("", chart);
	if (isRemoteChart(chart)) return {
		...valuesTarget(reader, target, node),
		path: chart,
		reason: `chart \`${chart}\` is not in this repository`,
		reasonCode: "remote-chart",
		...isGatewayChart(chartRequestAt(chart, "")) && { isGateway: true }
	};
	const missingChart = hasChart(reader, path) ? [] : [missing(chart, "chart", node?.get("chart"))];
	return {
		kind: "helm",
		id: idOf(path, target),
		path,
		environment: target.environment ?? null,
		release: target.release ?? releaseNameFor(chartName(reader, path), archiveName(path)),
		namespace: target.namespace ?? null,
		...valuesOf(reader, target, node, missingChart),
		...settingsOf(target)
	};
}
function settingsOf(target) {
	if (!clusterKeys.some((key) => target[key] !== void 0)) return {};
	const { "kube-version": kubeVersion, "is-upgrade": isUpgrade } = target;
	return { settings: {
		values: [],
		parameters: [],
		includeCrds: target["include-crds"] ?? false,
		...isUpgrade !== void 0 && { isUpgrade },
		skipTests: false,
		skipSchemaValidation: false,
		...kubeVersion !== void 0 && { kubeVersion },
		apiVersions: target["api-versions"] ?? []
	} };
}
const clusterKeys = [
	"api-versions",
	"kube-version",
	"is-upgrade",
	"include-crds"
];
function manifestsTarget(reader, target, patterns, node) {
	const matches = pathMatcher(patterns);
	const files = reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && matches(path));
	return {
		kind: "manifests",
		id: idOf(patterns.join(","), target),
		path: joinPath("", patterns[0] ?? ""),
		environment: target.environment ?? null,
		files,
		missing: files.length > 0 ? [] : [missing(patterns.join(", "), "manifests", node?.get("manifests"))]
	};
}
function valuesTarget(reader, target, node) {
	const first = target.values?.[0] ?? "";
	return {
		kind: "values",
		id: idOf(target.chart ?? first, target),
		path: first,
		environment: target.environment ?? null,
		release: target.release ?? null,
		namespace: target.namespace ?? null,
		reason: "no chart is named for these values",
		reasonCode: "no-chart-named",
		...valuesOf(reader, target, node, [])
	};
}
function valuesOf(reader, target, node, missingSources) {
	const paths = (target.values ?? []).map((path) => joinPath("", path));
	const exists = (path) => (readResolved(reader.tree, path) ?? refusalOf(reader.tree, path)) !== void 0;
	const missingValues = paths.flatMap((path, index) => exists(path) ? [] : [missing(path, "values file", node?.at("values", index))]);
	return {
		values: paths.filter(exists),
		missing: [...missingSources, ...missingValues]
	};
}
function missing(source, sourceKind, node) {
	return {
		source,
		what: sourceKind,
		...node ? { namedAt: lineOf(node) } : {}
	};
}
function lineOf({ location: { file, line } }) {
	return {
		file,
		line
	};
}
function idOf(path, { environment, release }) {
	return `${path || "."}${release ? `:${release}` : ""}${environment ? `@${environment}` : ""}`;
}
function isRemoteChart(chart) {
	return /^[a-z][a-z\d+.-]*:\/\//i.test(chart);
}
function archiveName(path) {
	return baseName(path).replace(/(-v?\d[^/]*)?\.tgz$/, "");
}
function hasChart(reader, path) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	return [joinPath(folder, "Chart.yaml"), folder].some((file) => reader.tree.read(file) !== void 0);
}
function chartName(reader, path) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	const root = reader.documents(joinPath(folder, "Chart.yaml"))[0]?.root;
	return root ? Node.of(root).get("name").text : "";
}

// src/discover/gitops/helmfile/helmfile-names.ts
function helmfileEvidence(path, reader) {
	if (!/\.ya?ml(\.gotmpl)?$/.test(path)) return null;
	if (/(^|\/)(helmfile|helmfile\.d\/[^/]+)\.ya?ml(\.gotmpl)?$/.test(path)) return "name";
	return mayHaveReleases(reader.tree.read(path)) && hasReleases(reader.text(path) ?? "") ? "contents" : null;
}
function mayHaveReleases(data) {
	if (data === void 0) return false;
	const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
	return bytes.includes("releases:") || bytes.includes("helmfiles:");
}
function hasReleases(text) {
	if (!/^(releases|helmfiles):/m.test(text)) return false;
	if (![...text.matchAll(/^([A-Za-z][\w-]*)[ \t]*:/gm)].map(([, key]) => key).every((key) => helmfileKeys.has(key))) return false;
	return /^helmfiles:\s*(?:#[^\n]*\n\s*)*-/m.test(text) || /^[ \t]+(?:-[ \t]+)?chart[ \t]*:[ \t]*\S/m.test(text);
}
const helmfileKeys = /* @__PURE__ */ new Set([
	...[
		"apiVersions",
		"bases",
		"chart",
		"commonLabels",
		"context",
		"defaultInherit",
		"environments"
	],
	...[
		"helmBinary",
		"helmDefaults",
		"helmfiles",
		"hooks",
		"kubeContext",
		"kubeVersion",
		"kustomizeBinary"
	],
	...[
		"lockFilePath",
		"missingFileHandler",
		"missingFileHandlerConfig",
		"namespace",
		"releases"
	],
	...[
		"repositories",
		"templates",
		"values"
	]
]);

// src/discover/gitops/helmfile/unrendered-release.ts
function unrenderedRelease({ name, namespace, chart, version, values, parameters }, reason, reader) {
	const isPlain = ({ path, lines }) => path === null && lines === null;
	const stated = values.filter((layer) => !isPlain(layer)).map((layer) => statedValues(layer, reader));
	const flags = parameters.map(({ flag, key, value }) => [
		flag,
		key,
		value
	]);
	return {
		name,
		reason,
		options: JSON.stringify([
			namespace,
			chart,
			version,
			stated,
			flags
		]),
		values: values.filter(isPlain).map(({ file }) => file)
	};
}
function statedValues(values, reader) {
	const place = values.path && placeOfValues(values, reader);
	const node = place && placedNode(reader, place);
	return node ? canonicalJson(Node.of(node)) : values.text;
}

// src/discover/gitops/helmfile/helmfiles.ts
const noHelmfiles = {
	targets: [],
	gitops: [],
	failures: []
};
async function helmfilesIn(reader, evaluate) {
	const isInChart = chartTemplateTest(reader.tree);
	const files = reader.tree.files.flatMap((file) => {
		const evidence = helmfileEvidence(file, reader);
		return evidence && !isInChart(file) ? {
			file,
			evidence
		} : [];
	});
	if (files.length === 0) return noHelmfiles;
	const evaluated = await Promise.all(files.map(async ({ file, evidence }) => ({
		file,
		evidence,
		result: await evaluate(reader.tree, file, defaultEnvironment)
	})));
	const own = ownEnvironments(evaluated);
	return joined(ownRuns((await Promise.all(evaluated.map((root) => runsOf(reader, evaluate, root, own(root))))).flat()), reader);
}
function ownRuns(runs) {
	const own = ownEnvironments(runs);
	return runs.filter((run) => own(run).includes(run.environment ?? "default"));
}
function ownEnvironments(evaluated) {
	const listings = evaluated.flatMap(({ file, result }) => result.nested.map((path) => ({
		file,
		path,
		environments: environmentsOf(result)
	})));
	const keys = new Set(listings.map(listingKey));
	const isBack = ({ file, path }) => path < file && keys.has(listingKey({
		file: path,
		path: file
	}));
	const byPath = groupBy(listings.filter((listing) => !isBack(listing)), ({ path }) => path);
	return ({ file, result }) => {
		const ofListing = new Set((byPath.get(file) ?? []).flatMap(({ environments }) => environments));
		return environmentsOf(result).filter((environment) => !ofListing.has(environment));
	};
}
function environmentsOf({ environments }) {
	return environments.length === 0 ? [defaultEnvironment] : environments;
}
function listingKey({ file, path }) {
	return `${file}\0${path}`;
}
async function runsOf({ tree }, evaluate, byDefault, environments) {
	const { file, result } = byDefault;
	const isPlain = result.environments.every((name) => name === defaultEnvironment);
	return Promise.all(environments.map(async (environment) => environment === "default" ? {
		...byDefault,
		environment: isPlain ? null : environment
	} : {
		...byDefault,
		environment,
		result: await evaluate(tree, file, environment)
	}));
}
function joined(runs, reader) {
	const releases = runs.flatMap(releasesOfRun).map((item) => ({
		item,
		targetOrReason: helmfileTarget(item, reader)
	}));
	const byRelease = groupBy(releases, ({ item }) => item.statedBy);
	const broken = runs.filter(({ result }) => result.failures.length > 0);
	return {
		targets: releases.flatMap(({ item, targetOrReason }) => typeof targetOrReason === "string" ? helmfileGateway(item, targetOrReason, reader) ?? [] : targetOrReason),
		gitops: [...[...groupBy(broken, ({ file }) => file)].map(([file, ofFile]) => brokenTarget(file, ofFile)), ...[...byRelease.values()].map((ofRelease) => gitopsTarget(ofRelease, reader))],
		failures: failuresToReport(runs, reader)
	};
}
function failuresToReport(runs, reader) {
	const failures = runs.filter(({ file, evidence }) => evidence === "name" && !isSetAside(reader, file)).flatMap(({ result }) => [...result.failures, ...result.releases.flatMap((release) => release.failure ?? [])]);
	return distinctData(failures.filter(({ unknown }) => !unknown));
}
function gitopsTarget(releases, reader) {
	const [{ item }] = releases;
	const { release } = item;
	const results = releases.map(({ targetOrReason }) => targetOrReason);
	const renderedAs = results.flatMap((result) => typeof result === "string" ? [] : result.id);
	const reasons = results.filter((result) => typeof result === "string");
	const unrendered = releases.flatMap(({ item: { release: ofEnvironment }, targetOrReason }) => typeof targetOrReason === "string" ? unrenderedRelease(ofEnvironment, targetOrReason, reader) : []);
	const clusters = new Set(releases.map((evaluated) => evaluated.item.release.kubeContext));
	return {
		...emptyTarget,
		id: item.statedBy,
		path: release.file,
		name: release.name,
		reason: [...new Set(reasons)].join("; "),
		...renderedAs.length > 0 && { renderedAs },
		...unrendered.length > 0 && { unrendered },
		line: release.line,
		delivery: {
			sources: statedTexts(chartWithVersion(release.chart, release.version)),
			cluster: clusters.size === 1 ? nonEmptyText(release.kubeContext) : null,
			namespace: nonEmptyText(release.namespace)
		}
	};
}
function brokenTarget(file, runs) {
	const reasons = runs.flatMap(({ result }) => result.failures).map(({ message, file: at, line }) => `${message} (${at}:${line})`);
	return {
		...emptyTarget,
		id: file,
		path: file,
		name: file,
		reason: [...new Set(reasons)].join("; "),
		line: 1,
		delivery: {
			sources: [],
			cluster: null,
			namespace: null
		}
	};
}
const emptyTarget = {
	kind: "helmfile-release",
	namespace: null,
	isExcluded: false,
	partOf: null
};

// src/discover/gitops/targets.ts
function gitopsTargets(reader, config, configFile, targets, outcomes, helmfileReleases) {
	const exclusionOf = exclusionReasons(config, configFile, targets);
	const isInChart = chartTemplateTest(reader.tree);
	const roleOf = fileRoles(reader);
	const inFiles = reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !isInChart(path)).flatMap((path) => roleOf(path).use === "patch" ? [] : gitopsTargetsIn(reader, path, outcomes));
	const kustomizations = targets.filter((target) => target.kind === "kustomization");
	const buildByFile = buildsByFile(kustomizations, reader);
	const ofBuilds = inFiles.map((target) => ({
		...target,
		...buildOf(target, buildByFile)
	}));
	const ofObjects = new Set(ofBuilds);
	return [
		...helmfileReleases,
		...ofBuilds,
		...includedKustomizations(reader, kustomizations)
	].map((target) => {
		const isForTests = ofObjects.has(target) && !target.renderedAs && isOfWorkflows(reader, target.path);
		const reason = target.builtWith === void 0 ? exclusionOf(target.path) ?? (isForTests ? reasonOfWorkflows : void 0) : void 0;
		if (reason === void 0) return target;
		const { renderedAs: _, ...unrendered } = target;
		return {
			...unrendered,
			isExcluded: true,
			reason
		};
	});
}
const reasonOfWorkflows = "it is in `.github`: only a workflow may apply it, to a cluster of its own";
function buildOf({ path, reason }, buildByFile) {
	return reason === "a kustomization changes it, or the configuration excludes it" ? buildByFile.get(path) ?? {} : {};
}
function buildsByFile(targets, reader) {
	const targetByFile = targetsByFile(targets);
	const named = [...kustomizationsByPath(reader)].flatMap(([path, partOf]) => {
		const target = targetByFile.get(partOf);
		return target ? [[path, {
			partOf,
			builtWith: target.id
		}]] : [];
	});
	const ofFolders = targets.flatMap(({ id, file, files }) => files.map((path) => [path, {
		partOf: file,
		builtWith: id
	}]));
	return new Map([...ofFolders.toReversed(), ...named]);
}
function gitopsInScope(targets, paths) {
	if (paths.length === 0) return [...targets];
	return targets.filter(({ path }) => paths.some((folder) => isInside(path, folder)));
}
function exclusionReasons(config, configFile, targets) {
	const isExcluded = pathMatcher(config.exclude ?? []);
	const isOfRules = pathMatcher(config["custom-rules"] ?? []);
	const isManifest = config.manifests ? pathMatcher(config.manifests) : () => true;
	const listed = new Set(targets.flatMap((target) => target.kind === "manifests" ? target.files : []));
	return (path) => {
		if (isExcluded(path)) return `\`exclude\` in ${configFile} excludes it`;
		if (isOfRules(path)) return `\`custom-rules\` in ${configFile} names it`;
		if (config.targets) return listed.has(path) ? void 0 : `\`targets\` in ${configFile} does not list it`;
		return isManifest(path) ? void 0 : `\`manifests\` in ${configFile} does not match it`;
	};
}

// src/discover/other-installers.ts
const installers = [
	{
		name: "Terraform",
		isOf: (file) => file.endsWith(".tf"),
		installs: /^\s*resource\s+"(helm_release|kubernetes_manifest|kubectl_manifest)"/m
	},
	{
		name: "Zarf",
		isOf: (file) => /(^|\/)zarf\.ya?ml$/.test(file),
		installs: /^\s*-?\s*(charts|manifests|valuesFiles):/m
	},
	{
		name: "a script",
		isOf: (file) => /\.(sh|bash|mk)$|(^|\/)Makefile$/.test(file),
		installs: /^[^#\n]*\bhelm(?:[ \t]+-\S+(?:[ \t]+[^-\s]\S*)?)*[ \t]+(?:install|upgrade)\b/m
	},
	{
		name: "Jsonnet",
		isOf: (file) => file.endsWith(".jsonnet") && !/(^|\/)vendor\//.test(file),
		installs: /./,
		use: "may make objects of this file"
	}
];
function otherInstallers(reader, isExcluded) {
	return installers.flatMap(({ name, isOf, installs, use = "installs charts or objects with this file" }) => {
		const files = reader.tree.files.filter((path) => isOf(path) && !isExcluded(path) && installs.test(reader.text(path) ?? ""));
		const [file, ...furtherFiles] = files;
		if (file === void 0) return [];
		const reason = `${name} ${use}, which meshgate does not check`;
		return {
			file,
			reason: `${reason}${furtherFiles.length === 0 ? "" : `; ${furtherFiles.length} more ${furtherFiles.length === 1 ? "file does" : "files do"} the same`}`,
			standsFor: files.map((path) => ({
				file: path,
				reason
			}))
		};
	});
}

// src/discover/unread-paths.ts
function unreadPaths(reader, config, { paths, configFile }, { targets, gitops, skipped, leftOut }) {
	const named = paths.filter((path) => /\.ya?ml$/.test(path));
	if (named.length === 0) return [];
	const files = new Set(reader.tree.files);
	const read = pathsRead(reader, configFile, {
		targets,
		gitops,
		skipped
	});
	const charts = targets.flatMap((target) => target.kind === "helm" ? target.path : []);
	const isOfChart = (path) => !isSpareValuesFile(path, files) && charts.some((chart) => isInside(path, chart));
	const unread = named.filter((path) => files.has(path) && !read.has(path) && !isOfChart(path));
	const ofLeftOut = new Set(leftOut.flatMap(namedFiles));
	return unread.map((file) => ({
		file,
		reason: ofLeftOut.has(file) ? `\`overrides\` in ${configFile} excludes it` : reasonFor(file, config, configFile)
	}));
}
function pathsRead(reader, configFile, { targets, gitops, skipped }) {
	const files = targets.flatMap((target) => namedFiles(target));
	return /* @__PURE__ */ new Set([
		...files.flatMap((path) => [path, resolveLinks(reader.tree, path) ?? path]),
		...[...gitops, ...targets].map(({ path }) => path),
		...skipped.map(({ file }) => file),
		configFile,
		...configurationFiles(reader, configFile).files
	]);
}
function isSpareValuesFile(path, files) {
	const name = baseName(path);
	if (!/values/i.test(name)) return false;
	return name !== "values.yaml" || !files.has(joinPath(folderOf(path), "Chart.yaml"));
}
function reasonFor(file, config, configFile) {
	if (pathMatcher(config["custom-rules"] ?? [])(file)) return `\`custom-rules\` in ${configFile} names it: it contains custom rules, or examples of them`;
	if (pathMatcher(config.exclude ?? [])(file)) return `\`exclude\` in ${configFile} excludes it`;
	if (config.targets) return `no entry of \`targets\` in ${configFile} uses it`;
	return `it is not checked: it contains no manifest and no known layout of values, and no chart is rendered with it; if it belongs to a release, list the release under \`targets\` in ${configFile}`;
}

// src/discover/chart-relations.ts
function chartRelations(charts) {
	const byFolder = new Map(charts.map((chart) => [chart.path, chart]));
	return (path) => {
		let relation = null;
		for (let folder = folderOf(path);; folder = folderOf(folder)) {
			const chart = byFolder.get(folder);
			if (chart && isSource(chart, path)) return "source";
			if (chart && folder !== "") relation = "beside";
			if (folder === "") return relation;
		}
	};
}
function isSource(chart, path) {
	const name = chart.path === "" ? path : path.slice(chart.path.length + 1);
	if (/^(templates|charts|crds)\//.test(name)) return true;
	return chart.path !== "" && (chart.library || chart.template !== null);
}

// src/discover/loose.ts
function looseTargets(reader, config, charts, applied) {
	const built = new Set(applied.flatMap((target) => target.kind === "kustomization" || target.kind === "manifests" ? target.files : []));
	const relationOf = chartRelations(charts);
	const isManifest = pathMatcher(config.manifests ?? [
		"**/*.yaml",
		"**/*.yml",
		"**/*.json"
	]);
	return filesOutside(reader, charts, applied).flatMap((path) => {
		const relation = relationOf(path);
		if (relation === "source") return [];
		if ((relation === null || fileRoles(reader)(path).isNamed) && isManifest(path) && hasManifests(reader, path)) return built.has(path) ? [] : [plainTarget(path)];
		return looseValues(reader, path, relation === "beside");
	});
}
function filesOutside(reader, charts, targets) {
	const used = new Set(filesOfCharts(reader, charts, targets));
	return reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !used.has(path));
}
function unappliedBesideCharts(reader, charts, usedFiles) {
	const relationOf = chartRelations(charts);
	return reader.tree.files.filter((path) => /\.(ya?ml|json)$/.test(path) && !usedFiles.has(path) && relationOf(path) === "beside").filter((path) => hasManifests(reader, path)).map((file) => ({
		file,
		reason: "a manifest in the folder of a chart but outside of `templates/`, so Helm does not apply it"
	}));
}
function hasManifests(reader, path) {
	if (!mayContainManifests((reader.text(path) ?? "").replaceAll("\0", ""))) return false;
	return containsManifests(reader, path) || isRefused(reader, path);
}
function plainTarget(path) {
	return {
		kind: "manifests",
		id: path,
		path,
		environment: null,
		files: [path],
		missing: [],
		loose: "alone"
	};
}
function looseValues(reader, path, inChart) {
	if (!/\b(mediatedTls|passthroughTls|jwt|meshConfig)["']?\s*:/.test((reader.text(path) ?? "").replaceAll("\0", ""))) return [];
	const root = rootOf(reader, path);
	if (root ? valuesEntries(root, path).length === 0 : !isRefused(reader, path)) return [];
	return [{
		kind: "values",
		id: path,
		path,
		environment: environmentOfPath(path),
		release: null,
		namespace: null,
		values: [path],
		missing: [],
		...inChart ? unreleasedReason : unreadReason
	}];
}
const unreleasedReason = {
	reason: "no release uses these values",
	reasonCode: "no-release"
};
const unreadReason = {
	reason: "no chart in this repository reads these values",
	reasonCode: "no-chart"
};
function filesOfCharts({ tree }, charts, targets) {
	return [...targets.flatMap((target) => target.kind === "helm" ? target.values : []), ...charts.flatMap(metadataFiles)].map((path) => resolveLinks(tree, path) ?? path);
}
function metadataFiles(chart) {
	return [
		"Chart.yaml",
		"Chart.lock",
		"values.yaml",
		"values.schema.json"
	].map((name) => joinPath(chart.path, name));
}

// src/discover/chart-keys.ts
function chartKeys(reader, { path, uses }) {
	const folder = resolveLinks(reader.tree, path) ?? path;
	const reads = templateReads(reader, folder, uses);
	const named = /* @__PURE__ */ new Set([...declaredKeys(reader, folder), ...reads.keys]);
	return {
		has: (key) => reads.readsAll || named.has(key),
		resembles: (key) => closestName(key, [...named]) !== void 0
	};
}
function declaredKeys(reader, folder) {
	return /* @__PURE__ */ new Set([
		...keysOfFile(reader, joinPath(folder, "values.yaml")),
		...schemaKeys(rootOf(reader, joinPath(folder, "values.schema.json"))),
		...subchartKeys(reader, folder),
		"global",
		"tags"
	]);
}
function keysOfFile(reader, path) {
	const [document] = reader.documents(resolveLinks(reader.tree, path) ?? path);
	return document ? keysOfDocument(document) : [];
}
function keysOf(node) {
	return node ? node.entries().map(([key]) => key) : [];
}
function schemaKeys(schema) {
	const seen = /* @__PURE__ */ new Set();
	const keys = [];
	const visit = (node) => {
		if (seen.has(node.path) || seen.size > maxSubschemas) return;
		seen.add(node.path);
		keys.push(...keysOf(node.get("properties")));
		for (const subschema of [
			"allOf",
			"anyOf",
			"oneOf"
		].flatMap((key) => node.items(key))) visit(subschema);
		const reference = node.get("$ref").text;
		if (schema && reference.startsWith("#/")) visit(schema.at(...reference.slice(2).split("/").map(unescapePointer)));
	};
	if (schema) visit(schema);
	return keys;
}
const maxSubschemas = 200;
function subchartKeys(reader, folder) {
	const declared = ["Chart.yaml", "requirements.yaml"].map((name) => rootOf(reader, joinPath(folder, name))).flatMap((listing) => listing?.items("dependencies") ?? []).flatMap((dependency) => [
		dependency.get("name").text,
		dependency.get("alias").text,
		...dependency.get("condition").text.split(",").map((path) => path.trim().split(".")[0])
	]);
	const names = filesUnder(reader.tree, joinPath(folder, "charts")).map((path) => path.slice(joinPath(folder, "charts").length + 1).split("/")[0]).map((name) => name.replace(/-v?\d[^/]*\.tgz$/, ""));
	return [...declared, ...names].filter((name) => name !== "");
}
function templateReads(reader, folder, uses) {
	const reads = [folder, ...[...filesUnder(reader.tree, joinPath(folder, "charts")).filter((path) => baseName(path) === "Chart.yaml").map(folderOf), ...uses].filter((path) => isLibrary(reader, path))].flatMap((path) => filesUnder(reader.tree, joinPath(path, "templates"))).filter((path) => /\.(?:ya?ml|tpl|txt|json)$/.test(path)).flatMap((path) => reader.tree.read(path) ?? []).map(readsOfTemplate);
	return {
		keys: new Set(reads.flatMap(({ keys }) => [...keys])),
		readsAll: reads.some(({ readsAll }) => readsAll)
	};
}
const readsOfTemplate = oncePer((data) => {
	const text = new TextDecoder().decode(data);
	return {
		keys: new Set(readsIn(text)),
		readsAll: allKeys.test(text)
	};
});
function isLibrary(reader, folder) {
	return rootOf(reader, joinPath(folder, "Chart.yaml"))?.get("type").text === "library";
}
function readsIn(text) {
	const keys = [...text.matchAll(/\.Values(?:\.([A-Za-z_]\w*)|\s+"([^"]+)")/g)].map(([, dotted, quoted]) => dotted ?? quoted);
	return /\.Values(?![.\w]|\s+")/.test(text) ? [...keys, ...[...text.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name]) => name)] : keys;
}
const allKeys = /\b(?:range|toYaml|toPrettyJson|toJson)\b[^}\n]{0,200}\.Values\s*(?:[-|)}]|$)/m;
function shareOfChartKeys(reader, file, keysOfChart) {
	const { all, unknown } = fileKeys(reader, file, keysOfChart);
	return all.length === 0 ? 1 : (all.length - unknown.length) / all.length;
}
function fileKeys(reader, file, keysOfChart) {
	const path = resolveLinks(reader.tree, file) ?? file;
	if ((reader.tree.read(path)?.length ?? 0) > maxValuesBytes) return {
		all: [],
		unknown: []
	};
	const all = keysOfFile(reader, path);
	const isMisspelt = (key) => all.length <= maxComparedKeys && keysOfChart().resembles(key);
	return {
		all,
		unknown: all.filter((key) => !keysOfChart().has(key) && !isMisspelt(key))
	};
}
const maxComparedKeys = 20;

// src/discover/environment-candidates.ts
function candidatesByFolder(reader, charts, isExcluded) {
	const isInChart = chartLookup(reader.tree);
	const chartNames = new Set(charts.flatMap(({ name, path }) => [name, baseName(path)]));
	const candidates = /* @__PURE__ */ new Map();
	for (const file of valuesFiles(reader.tree)) for (const { folder, name } of namesOf(file)) {
		const environment = environmentOf(name);
		if (environment === null || isExcluded(file) || isInChart(folder, file)) continue;
		if (chartNames.has(environment) && !isUsualEnvironment(environment)) continue;
		const path = resolveLinks(reader.tree, file) ?? file;
		if (isGoTemplateFile(reader, path) || isEncrypted(reader, path)) continue;
		const candidate = {
			environment,
			file,
			isInEnvironments: /^(?:envs|environments)\//.test(name)
		};
		addToGroup(candidates, folder, candidate);
	}
	return candidates;
}
function valuesFiles(tree) {
	const links = [...tree.links.keys()].filter((link) => (readResolved(tree, link) ?? refusalOf(tree, link)) !== void 0);
	return [
		...tree.files,
		...links,
		...tree.refused.map(({ file }) => file)
	].filter((path) => /\.ya?ml$/.test(path));
}
function namesOf(file) {
	const names = [];
	for (let folder = folderOf(file); names.length < maxSegments; folder = folderOf(folder)) {
		names.push({
			folder,
			name: file.slice(folder === "" ? 0 : folder.length + 1)
		});
		if (folder === "") break;
	}
	return names;
}
const maxSegments = 3;
function chartLookup(tree) {
	const charts = new Set(tree.files.filter((path) => baseName(path) === "Chart.yaml").map(folderOf));
	const isChart = (folder) => charts.has(folder) || tree.links.size > 0 && readResolved(tree, joinPath(folder, "Chart.yaml")) !== void 0;
	return (folder, file) => {
		for (let inner = folderOf(file); inner !== folder && inner !== ""; inner = folderOf(inner)) if (isChart(inner)) return true;
		return false;
	};
}

// src/discover/environments.ts
function findEnvironments(reader, charts, isExcluded) {
	const candidates = candidatesByFolder(reader, charts, isExcluded);
	const keysOf = weakOncePer((chart) => chartKeys(reader, chart));
	const fitOf = (chart, { file }) => shareOfChartKeys(reader, file, () => keysOf(chart));
	const inFolderOf = weakOncePer((chart) => sortByEnvironment((candidates.get(chart.path) ?? []).filter((candidate) => fitOf(chart, candidate) > minFit)));
	const chartsByParent = chartsByParentFolder(charts);
	const inParentOf = environmentsInParents(chartsByParent, candidates, fitOf);
	const of = (chart) => inFolderOf(chart).length > 0 ? inFolderOf(chart) : inParentOf(chart);
	const folders = [...charts.map(({ path }) => path), ...chartsByParent.keys()];
	const chartsByFolder = new Map(charts.map((chart) => [chart.path, chart]));
	const reasonOf = (folder, { file }) => {
		const chart = chartsByFolder.get(folder);
		if (!chart) return noChartFits;
		return misfitReason(chart, fileKeys(reader, file, () => keysOf(chart)));
	};
	return {
		of,
		inFolderOf,
		unused: unusedOf(folders.flatMap((folder) => (candidates.get(folder) ?? []).map((values) => ({
			values,
			reason: () => reasonOf(folder, values)
		}))), charts.flatMap(of))
	};
}
const noChartFits = "no chart near it uses most of its keys, so it is not read as values of a chart";
function misfitReason({ path }, { all, unknown }) {
	const shown = unknown.slice(0, maxShownKeys).map((key) => `\`${key}\``);
	const more = unknown.length - shown.length;
	const keys = `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
	return `the chart \`${path || "."}\` uses ${all.length - unknown.length} of its ${all.length} top-level keys, and not ${keys}: it is not read as values; correct the keys, or list the file in \`targets\` of the configuration`;
}
const maxShownKeys = 3;
const minFit = .5;
function environmentsInParents(chartsByParent, candidates, fitOf) {
	const pairs = [...chartsByParent].flatMap(([folder, siblings]) => (candidates.get(folder) ?? []).filter(mayBeInParent).flatMap((candidate) => pairsOf(candidate, siblings, (chart) => fitOf(chart, candidate))));
	const pairsByChart = groupBy(pairs, ({ chart }) => chart);
	return (chart) => sortByEnvironment((pairsByChart.get(chart) ?? []).map(({ candidate }) => candidate));
}
function chartsByParentFolder(charts) {
	const chartFolders = new Set(charts.map(({ path }) => path));
	const nestedCharts = charts.filter(({ path }) => path !== "" && !chartFolders.has(folderOf(path)));
	return groupBy(nestedCharts, ({ path }) => folderOf(path));
}
function mayBeInParent({ environment, isInEnvironments }) {
	return isInEnvironments || isUsualEnvironment(environment);
}
function pairsOf(candidate, charts, fitOf) {
	const fits = charts.map((chart) => ({
		chart,
		share: fitOf(chart)
	}));
	const best = fits.reduce((max, { share }) => Math.max(max, share), 0);
	if (best <= minFit) return [];
	const fitting = fits.filter(({ share }) => share === best);
	const isCertain = fitting.length === 1 && best === 1;
	return fitting.map(({ chart }) => ({
		chart,
		candidate: isCertain ? candidate : {
			...candidate,
			mayBeOfAnother: true
		}
	}));
}
function sortByEnvironment(values) {
	return values.toSorted((a, b) => compareText(a.environment, b.environment));
}
function unusedOf(candidates, used) {
	const files = new Set(used.map(({ file }) => file));
	const unused = candidates.filter(({ values }) => !files.has(values.file) && mayBeInParent(values));
	return [...groupBy(unused, ({ values }) => values.file)].map(([file, [candidate]]) => ({
		file,
		reason: candidate.reason()
	})).toSorted((a, b) => compareText(a.file, b.file));
}

// src/discover/releases.ts
function inferReleases(reader, charts, isExcluded, paths) {
	const included = charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path));
	const environments = findEnvironments(reader, included, isExcluded);
	const independent = new Set(releasedCharts(charts, paths));
	return {
		releases: included.flatMap((chart) => {
			if (!independent.has(chart)) return environmentReleases(chart, environments.inFolderOf(chart));
			const ofEnvironments = environmentReleases(chart, environments.of(chart));
			return ofEnvironments.length > 0 ? ofEnvironments : [defaultRelease(chart)];
		}),
		unused: environments.unused
	};
}
function environmentReleases(chart, environments) {
	return [...groupBy(environments, ({ environment }) => environment)].map(([environment, files]) => ({
		...inferredRelease(chart),
		id: `${chart.path || "."}@${environment}`,
		environment,
		values: files.map(({ file }) => file),
		guess: "environment",
		...files.some(({ mayBeOfAnother }) => mayBeOfAnother) && { mayBeOfAnother: true }
	}));
}
function defaultRelease(chart) {
	return {
		...inferredRelease(chart),
		id: chart.path || ".",
		environment: null,
		values: [],
		guess: "defaults"
	};
}
function inferredRelease(chart) {
	return {
		kind: "helm",
		path: chart.path,
		release: releaseNameFor(chart.name, chart.path),
		namespace: null,
		missing: []
	};
}

// src/discover/paired-values.ts
function pairedReleases(reader, charts, files) {
	if (charts.length === 0) return [];
	const candidates = files.flatMap((file) => candidateOf(reader, file) ?? []);
	if (candidates.length === 0) return [];
	const chartsByKey = indexOf(reader, charts);
	return candidates.flatMap(({ file, keys }) => {
		const [chart, ...others] = chartsWith(keys, chartsByKey).filter((fit) => hasSameKinds(reader, file, fit));
		if (!chart || others.length > 0) return [];
		return [{
			...inferredRelease(chart),
			environment: null,
			values: [file],
			guess: "keys",
			id: `${chart.path || "."}@${file}`
		}];
	});
}
function candidateOf(reader, file) {
	if (!isValuesName(file)) return null;
	const text = reader.text(file) ?? "";
	if (text.length > maxValuesBytes) return null;
	const keys = [...new Set([...text.matchAll(topLevelKey)].map(([, quoted, plain]) => quoted ?? plain))];
	if (keys.length < minKeys || keys.includes("apiVersion") || keys.every((key) => usualKeys.has(key))) return null;
	return isGoTemplateFile(reader, file) || isEncrypted(reader, file) ? null : {
		file,
		keys
	};
}
const topLevelKey = /^(?:["']([^"'\n]+)["']|([A-Za-z_][\w.-]*)) *:(?=\s|$)/gm;
const minKeys = 2;
const usualKeys = /* @__PURE__ */ new Set([
	...[
		"replicaCount",
		"replicas",
		"image",
		"imagePullSecrets",
		"nameOverride",
		"fullnameOverride",
		"env"
	],
	...[
		"serviceAccount",
		"podAnnotations",
		"podLabels",
		"podSecurityContext",
		"securityContext",
		"service"
	],
	...[
		"ingress",
		"httpRoute",
		"resources",
		"livenessProbe",
		"readinessProbe",
		"autoscaling",
		"volumes"
	],
	...[
		"volumeMounts",
		"nodeSelector",
		"tolerations",
		"affinity",
		"global",
		"tags",
		"labels",
		"annotations"
	]
]);
function isValuesName(file) {
	if (!/\.ya?ml$/.test(file) || /(^|\/)\./.test(file)) return false;
	if (ofTools.test(baseName(file)) || /[-_.]values\.ya?ml$/i.test(file) || isSampleName(file)) return false;
	const environment = environmentOfPath(file);
	return environment === null || isUsualEnvironment(environment);
}
const ofTools = /^(?:kustomization|(?:docker-)?compose|skaffold|helmfile|Chart|requirements|mkdocs|renovate|pnpm-|openapi|swagger)/i;
function indexOf(reader, charts) {
	return groupByEach(charts, ({ path }) => declaredKeys(reader, resolveLinks(reader.tree, path) ?? path));
}
function chartsWith(keys, byKey) {
	const [rarest = [], ...others] = keys.map((key) => byKey.get(key) ?? []).toSorted((a, b) => a.length - b.length);
	if (rarest.length === 0) return [];
	const sets = others.map((charts) => new Set(charts));
	return rarest.filter((chart) => sets.every((charts) => charts.has(chart)));
}
function hasSameKinds(reader, file, { path }) {
	const values = rootOf(reader, file);
	if (values?.kind !== "map") return false;
	const defaults = rootOf(reader, joinPath(path, "values.yaml"));
	return values.entries().every(([key, value]) => {
		const defaultValue = defaults?.get(key);
		return !defaultValue?.exists || defaultValue.isNull || value.isNull || defaultValue.kind === value.kind;
	});
}

// src/discover/inferred-targets.ts
const noOutcomes = /* @__PURE__ */ new Map();
async function inferTargets(reader, config, isExcluded, options, ofHelmfiles) {
	const isLeftOut = leftOutTest(config);
	const isOfTests = (path) => isLeftOut(path) || isOfWorkflows(reader, path);
	const ofObjects = await statedTargets(reader, config, isOfTests, options);
	const { outcomes, unresolved } = ofObjects;
	const stated = [...ofObjects.targets, ...ofHelmfiles.filter(({ statedBy }) => !isLeftOut(statedBy.file))];
	const isStated = replacementTest(stated);
	const isInferred = (target) => !isStated(target);
	const charts = findCharts(reader);
	const { releases, unused } = inferReleases(reader, charts, isExcluded, options.paths);
	const kustomizations = kustomizationTargets(reader, isLeftOut).filter(isInferred);
	const built = new Set([...kustomizations, ...stated].flatMap(namedFiles));
	const certain = [
		...releases.filter(isInferred).filter((release) => !isRenderedWith(built, release)),
		...kustomizations,
		...stated
	];
	const applied = [...certain, ...pairedTargets(reader, charts, certain, isExcluded).filter(isInferred)];
	const loose = looseTargets(reader, config, charts, applied).filter(({ path }) => !isExcluded(path));
	const usedFiles = /* @__PURE__ */ new Set([...filesOfCharts(reader, charts, applied), ...[...applied, ...loose].flatMap(namedFiles)]);
	return {
		targets: [...applied, ...loose],
		outcomes,
		unresolved,
		skipped: [
			...templatedCharts(reader, charts).filter(({ file }) => !isExcluded(file)),
			...unused.filter(({ file }) => !usedFiles.has(file)),
			...unusedFiles(releases.filter(isStated).flatMap(namedFiles), usedFiles, inferredFilesReason),
			...unreadFiles(reader, charts, usedFiles).filter(({ file }) => !isExcluded(file))
		]
	};
}
function isRenderedWith(builtFiles, { guess, path }) {
	return guess === "defaults" && builtFiles.has(joinPath(path, "Chart.yaml"));
}
function pairedTargets(reader, charts, certain, isExcluded) {
	const relationOf = chartRelations(charts);
	const read = new Set(certain.flatMap(namedFiles));
	return pairedReleases(reader, charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path)), filesOutside(reader, charts, certain).filter((path) => relationOf(path) === null && !isExcluded(path) && !read.has(path)));
}
function unreadFiles(reader, charts, used) {
	const relationOf = chartRelations(charts);
	return [...opaqueFiles(reader, (path) => relationOf(path) === "source", used), ...unappliedBesideCharts(reader, charts, used)];
}
async function statedTargets(reader, config, isLeftOut, { repository, evaluators }) {
	if (gitopsObjects(reader).length === 0) return {
		targets: [],
		outcomes: noOutcomes,
		unresolved: []
	};
	const identity = repositoryIdentity(repository(), config);
	const ofFlux = fluxKustomizationTargets({
		reader,
		identity
	}, isLeftOut);
	const applications = applicationsIn(reader, isLeftOut);
	const ofArgo = await applicationTargets({
		reader,
		identity,
		...evaluators
	}, applications);
	const builtFiles = new Set([...ofFlux.targets, ...ofArgo.targets].flatMap(builtFilesOf));
	const ofHelm = helmReleaseTargets({
		reader,
		identity
	}, isLeftOut, builtFiles);
	return {
		targets: [
			...ofFlux.targets,
			...ofArgo.targets,
			...ofHelm.targets
		],
		outcomes: new Map([
			...ofFlux.outcomes,
			...ofArgo.outcomes,
			...ofHelm.outcomes
		]),
		unresolved: [...ofHelm.unresolved ?? [], ...ofArgo.refusals.map((refusal) => ({
			...refusal,
			isSetAside: isSetAside(reader, refusal.node.file)
		}))]
	};
}
function builtFilesOf(target) {
	return target.kind === "kustomization" ? target.files : [];
}
function unusedFiles(files, used, reason) {
	return [...new Set(files)].filter((file) => !used.has(file)).map((file) => ({
		file,
		reason
	}));
}

// src/discover/discover.ts
async function discover(reader, config, options) {
	const { configFile, together, paths } = options;
	const isExcluded = excludedTest(config);
	const isListed = config.targets !== void 0;
	const helmfiles = await helmfilesIn(reader, options.evaluators.helmfile);
	const inferred = isListed ? listedTargets(reader, config, configFile) : await inferTargets(reader, config, isExcluded, options, helmfiles.targets);
	const combined = together && !isListed ? asOneTarget(inferred.targets, paths) : inferred.targets;
	const { checked: targets, leftOut } = splitTargets(withUniqueIds(combined), config);
	const allTargets = [...targets, ...leftOut];
	const objects = gitopsTargets(reader, config, configFile, allTargets, inferred.outcomes, helmfiles.gitops);
	const discovery = {
		targets: targets.toSorted((a, b) => compareText(a.id, b.id)),
		gitops: withoutLeftOut(objects, leftOut, configFile),
		unresolved: inferred.unresolved,
		helmfileFailures: helmfiles.failures.filter(({ file }) => !isExcluded(file)),
		skipped: [
			...unavailableFiles(reader).filter(({ file }) => !isExcluded(file)),
			...inferred.skipped,
			...unreadableFiles(reader, targets),
			...isListed || targets.length === 0 ? [] : otherInstallers(reader, isExcluded)
		]
	};
	const unread = unreadPaths(reader, config, options, {
		...discovery,
		leftOut
	});
	return {
		...discovery,
		skipped: [...discovery.skipped, ...unread]
	};
}
function listedTargets(reader, config, configFile) {
	return {
		targets: configuredTargets(reader, config, configurationFiles(reader, configFile).root),
		skipped: [],
		outcomes: noOutcomes,
		unresolved: []
	};
}
function unavailableFiles({ tree }) {
	return [...tree.refused, ...foldersForFiles(tree)];
}
function withUniqueIds(targets) {
	return [...groupBy(targets, ({ id }) => id).values()].flatMap((duplicates) => duplicates.map((target, index) => index === 0 ? target : {
		...target,
		id: `${target.id}#${index + 1}`
	}));
}
function asOneTarget(targets, paths) {
	const isNamed = ({ path }) => paths.length === 0 || paths.some((folder) => isInside(path, folder));
	const loose = targets.filter((target) => target.kind === "manifests" && target.loose !== void 0 && isNamed(target));
	const files = loose.flatMap(namedFiles);
	const looseSet = new Set(loose);
	const otherTargets = targets.filter((target) => !looseSet.has(target));
	const combined = {
		kind: "manifests",
		id: "**",
		path: "",
		environment: null,
		files,
		missing: [],
		loose: "together"
	};
	return loose.length === 0 ? otherTargets : [...otherTargets, combined];
}

// src/inspect/readable.ts
function readableTree(tree, bounds = {
	bytes: minCountedBytes,
	elements: maxElements
}) {
	const sizes = /* @__PURE__ */ new Map();
	const pointers = [];
	for (const path of tree.files) {
		if (!mayBeRead(path)) continue;
		const data = tree.read(path);
		if (isPointer(data)) pointers.push({
			file: path,
			reason: pointerReason
		});
		else if (isYaml.test(path)) sizes.set(path, data.length);
	}
	return withoutFiles(tree, [...pointers, ...filesOverBounds(tree, sizes, bounds)]);
}
function withoutFiles(tree, refused) {
	if (refused.length === 0) return tree;
	const withheld = new Set(refused.map(({ file }) => file));
	return {
		...tree,
		files: tree.files.filter((path) => !withheld.has(path)),
		refused: [...tree.refused, ...refused],
		read: (path) => withheld.has(path) ? void 0 : tree.read(path)
	};
}
const pointerReason = "a Git LFS pointer without its file; run `git lfs pull` before meshgate";
function mayBeRead(path) {
	return /\.(ya?ml|json|tpl|tgz)$|(^|\/)templates\//.test(path);
}
const isYaml = /\.(ya?ml|json)$/;
const pointerStart = new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n");
const maxPointerBytes = 1024;
function isPointer(data) {
	return data.length < maxPointerBytes && pointerStart.every((byte, index) => data[index] === byte);
}
const maxElements = 25e5;
const minCountedBytes = 8 * 2 ** 20;
const maxFileBytes = 64 * 2 ** 20;
function filesOverBounds(tree, sizes, bounds) {
	const { bytes, elements } = bounds;
	const small = [...sizes].filter(([, size]) => size <= maxFileBytes);
	if (sum(small) <= bytes) return [];
	const counted = small.map(([path]) => [path, countElements(tree, path)]);
	let remaining = sum(counted);
	if (remaining <= elements) return [];
	const reason = `not read: the YAML here has more than ${groupedDigits(elements)} lines and items in all, and this is one of the largest files`;
	const refused = [];
	for (const [file, count] of counted.toSorted(([, first], [, second]) => second - first)) {
		if (remaining <= elements) break;
		remaining -= count;
		refused.push({
			file,
			reason
		});
	}
	return refused;
}
function sum(sizes) {
	return sizes.reduce((total, [, size]) => total + size, 0);
}
const [lineBreak, comma] = [10, 44];
function countElements(tree, path) {
	const data = tree.read(path);
	if (path.endsWith(".json") && !new TextDecoder().decode(data).includes("\"apiVersion\"")) return 0;
	let count = 1;
	for (const byte of data) if (byte === lineBreak || byte === comma) count++;
	return count;
}

// src/inspect/masked-config.ts
async function readMaskedConfig(reader, file, mask) {
	try {
		return await readConfig(reader, file);
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		const { files } = configurationFiles(reader, file);
		const find = secretFinder([{
			reader,
			targets: /* @__PURE__ */ new Map(),
			renders: /* @__PURE__ */ new Map()
		}], [], files);
		const words = new Set(files.flatMap((path) => fileSecrets(reader, path).map(({ value }) => value)));
		throw new ConfigurationError(error.mistakes.map(({ at, message }) => ({
			at,
			message: maskedSentence(message, {
				find,
				words
			}, mask)
		})));
	}
}

export { writtenNamespace as $, isYttTemplate as A, referencedNames as At, deliveryReader as B, filesWithMaps as Bt, applicationOf as C, installedIstioVersions as Ct, fileReadingOf as D, isFoundByNames as Dt, findCharts as E, comparedObjects as Et, originOfNode as F, shownText as Ft, deliveryId as G, kindsIn as H, valuesLayers as Ht, isOfRepository as I, isTestFile as It, syncObjects as J, renderedDeliveryTarget as K, gitopsObjects as L, secretsIn as Lt, kustomizationDelivery as M, excerptOf as Mt, kustomizationsByPath as N, fileSecrets as Nt, isRefused as O, namespaceCounts as Ot, sourcesFor as P, shownLines as Pt, managingKind as Q, plainObjects as R, secretsOfTree as Rt, isChartSource as S, keepSummary as St, statesApplications as T, actsOnNamedHosts as Tt, kindsPatchedBy as U, compareNames as Ut, readKustomization as V, layerFiles as Vt, targetKinds as W, entryListeners as Wt, cascadesDeletion as X, applicationPolicy as Y, helmReleasePolicy as Z, releaseIdentity as _, secretFinder as _t, splitTargets as a, kustomizationNames as at, requestedChart as b, renderedManifests as bt, syncTarget as c, repositoryKey as ct, applicationTargets as d, itemsInPaths as dt, sourceLineKey as et, generatedApplications as f, selectsWholeTree as ft, unknownValuesReason as g, secretsAt as gt, valuesEntries as h, maskedSentence as ht, gitopsInScope as i, kustomizationFiles as it, isSetAside as j, sameObjects as jt, isYttFile as k, objectLinks as kt, inferredFilesReason as l, checkEnvironments as lt, writtenReleases as m, targetsInScope as mt, readableTree as n, kustomizationPaths as nt, fluxKustomizationTarget as o, chartTemplateTest as ot, nestedReleases as p, skippedInScope as pt, applyingObject as q, discover as r, isKustomizationFile as rt, isFluxKustomization as s, repositoryIdentity as st, readMaskedConfig as t, isInline as tt, replacementTest as u, checkPaths as ut, freeId as v, secretWords as vt, applicationsIn as w, statedIstioVersion as wt, chartRequestOf as x, renderedName as xt, renderedContentsKey as y, droppableManifests as yt, fileRoles as z, chartFolders$1 as zt };