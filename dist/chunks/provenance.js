import { i as groupPairs, n as groupBy, r as groupByEach, s as compareText, t as addToGroup } from "./group.js";
import { a as baseName, i as sourceOf$1, l as joinPath, o as folderOf, r as locationAt } from "./lines.js";
import { i as memoryTree, l as resolveLinks, s as refusalOf, t as filesUnder, u as unreadableText } from "./tree.js";
import { r as toData } from "./data2.js";
import { n as oncePer, o as weakOncePer, r as oncePerName, s as weakOncePerPair, t as once } from "./once-per.js";
import { t as Node } from "./node.js";
import { i as parseDocuments, o as splitDocuments } from "./table.js";
import { n as findChart, p as repositoryChartRequest, y as readerOf } from "./find-chart.js";
import { t as dataItems } from "./plain-data.js";
import { t as closestName } from "./suggest.js";
import { t as distinctBy } from "./distinct.js";
import { r as engineFrameOf } from "./wire.js";
import { n as renderedTextOf, t as originOf } from "./render.js";
import { i as placedParts, n as namedFiles, r as filesOfPlace } from "./target.js";
import { a as inlineValuesName, o as inlineValuesNamed } from "./chart-dependency.js";
import { A as assignmentsIn, C as rootInText, D as hiddenTemplates, E as nodeMover, O as shownTemplates, T as valuesText, _ as childOf$1, b as placeOfWhole, d as itemsOfKey, f as textOfKey, g as sourceignoreOf, k as assignmentOf, o as plainEdits, p as valueOfKey, u as kustomizationCharts, v as embeddedText, x as placedNode } from "./releases.js";
import { t as bundledKinds } from "./bundled-kinds.js";
import { n as servedKinds } from "./istio.js";
import { a as hiddenLines, i as renderJobOf, n as renderAnswered, r as renderHelm, s as chartValuesFile, t as defaultValuesFile } from "./helm.js";
import { a as withTreePaths, i as toEngine, n as evaluateHelmfile, r as fromEngine } from "./evaluators.js";
import { t as unknownUse } from "./values-use.js";
import { n as restatedRelease, t as insertedText } from "./insertion.js";
import { isDeepStrictEqual } from "node:util";
import { createHash } from "node:crypto";

// src/render/mesh-apis.ts
const apisOfMesh = oncePer(({ files, read }) => {
	return files.some((path) => /\.(ya?ml|json|tpl)$/.test(path) && statesIstio(read(path))) ? meshApis() : [];
});
function statesIstio(data) {
	const bytes = Buffer.from(data?.buffer ?? /* @__PURE__ */ new ArrayBuffer(0), data?.byteOffset ?? 0, data?.byteLength ?? 0);
	return bytes.includes("istio.io/") && !bytes.includes(".Capabilities") && istioObject.test(bytes.toString());
}
const istioObject = /^\s*(?:- )?["']?apiVersion["']?:\s*["']?(?:networking|security|telemetry|extensions)\.istio\.io\//m;
function meshApis() {
	return [...new Set([...istioApis(), ...bundledApis()].flatMap(([api, kind]) => [api, `${api}/${kind}`]))];
}
function istioApis() {
	return Object.entries(servedKinds).flatMap(([kind, { group, versions }]) => versions.map((version) => [`${group}/${version}`, kind]));
}
function bundledApis() {
	return Object.entries(bundledKinds).flatMap(([name, file]) => {
		const [group, version, kind] = name.split("/");
		return file !== "kubernetes" && kind !== void 0 ? [[`${group}/${version}`, kind]] : [];
	});
}

// src/render/kustomize/unknown-field.ts
function unknownFieldLine(documents, field) {
	const keys = documents.flatMap(({ root }) => root === null ? [] : keysNamed(field, root));
	const [key] = keys.length === 1 ? keys : keys.filter(({ isAtTop }) => isAtTop && !fields$2.has(field));
	return key?.line;
}
function keysNamed(name, node, isAtTop = true) {
	if (node.alias || node.kind === "scalar") return [];
	if (node.kind === "list") return node.items.flatMap((item) => keysNamed(name, item, false));
	return [...node.entries].flatMap(([key, entry]) => [...key === name ? [{
		line: lineOf$1(entry.key),
		isAtTop
	}] : [], ...keysNamed(name, entry.value, false)]);
}
function lineOf$1({ source, start, end }) {
	return locationAt(source, start, end).line;
}
const fields$2 = /* @__PURE__ */ new Set([
	...[
		"apiVersion",
		"kind",
		"metadata",
		"openapi",
		"namePrefix",
		"nameSuffix",
		"namespace",
		"commonLabels"
	],
	...[
		"labels",
		"commonAnnotations",
		"patchesStrategicMerge",
		"patchesJson6902",
		"patches",
		"images"
	],
	...[
		"imageTags",
		"replacements",
		"replicas",
		"vars",
		"sortOptions",
		"resources",
		"components",
		"crds",
		"bases"
	],
	...[
		"configMapGenerator",
		"secretGenerator",
		"helmGlobals",
		"helmCharts",
		"helmChartInflationGenerator"
	],
	...[
		"generatorOptions",
		"configurations",
		"generators",
		"transformers",
		"validators",
		"buildMetadata"
	]
]);

// src/render/kustomize/lines.ts
function linesIn(tree) {
	const byFile = /* @__PURE__ */ new Map();
	return (file) => {
		const lines = byFile.get(file) ?? linesOf(readerOf(tree).documents(resolveLinks(tree, file) ?? file), folderOf(file));
		byFile.set(file, lines);
		return lines;
	};
}
function linesOf(documents, folder) {
	const values = /* @__PURE__ */ new Map();
	for (const { root } of documents) if (root !== null) collectValues(root, values);
	return {
		ofValue: (text) => firstOf(wordsOf$1(text), values),
		ofPatch: (object) => patchLine(nameIn(object), values),
		namedIn: (message) => values.get(longestNamedIn(message, values, folder) ?? ""),
		ofField: (fields) => firstOf(fields, fieldLines(documents)),
		ofUnknownField: (field) => unknownFieldLine(documents, field),
		ofSyntaxError: () => syntaxErrorLine(documents)
	};
}
function collectValues(node, values) {
	if (node.alias) return;
	if (node.kind === "list") for (const item of node.items) collectValues(item, values);
	else if (node.kind === "map") for (const { value } of node.entries.values()) collectValues(value, values);
	else if (typeof node.value === "string" && !values.has(node.value)) values.set(node.value, lineOf(node));
}
function lineOf({ source, start, end }) {
	return locationAt(source, start, end).line;
}
function wordsOf$1(text) {
	return [text, ...text.split(/\s+/)];
}
function nameIn(object) {
	return /\/(.*)\.[^.]*$/.exec(object)?.[1] ?? object;
}
function patchLine(name, values) {
	const exact = values.get(name);
	if (exact !== void 0) return exact;
	for (const [value, line] of values) if (/[\n{]/.test(value) && isWordOf(value, name)) return line;
}
function firstOf(texts, lines) {
	const knownText = texts.find((text) => lines.has(text));
	return knownText === void 0 ? void 0 : lines.get(knownText);
}
function longestNamedIn(message, values, folder) {
	return [...values.keys()].filter((value) => isNamedIn(message, value, folder)).toSorted((a, b) => b.length - a.length)[0];
}
function isNamedIn(message, value, folder) {
	return [
		value,
		joinPath(folder, value),
		value.replace(/^(\.\.\/)+/, "")
	].some((path) => message.includes(`'${path}'`) || path.length >= minLength$1 && isWordOf(message, path));
}
const minLength$1 = 4;
function isWordOf(text, word) {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!/[\w-]/.test(`${text[at - 1] ?? " "}${text[at + word.length] ?? " "}`)) return true;
	return false;
}
function fieldLines(documents) {
	const entries = documents.flatMap(({ root }) => root?.kind === "map" ? [...root.entries] : []);
	return new Map(entries.map(([field, { key }]) => [field, lineOf(key)]));
}
function syntaxErrorLine(documents) {
	const refused = documents.flatMap(({ source, problems: list }) => list.map((problem) => ({
		source,
		...problem
	}))).find(({ code }) => code === "syntax" || code === "bound");
	return refused && lineOf(refused);
}

// src/render/kustomize/failure.ts
function failureOf(tree, header) {
	const file = header.in === void 0 ? void 0 : fromEngine(header.in)[0];
	const noObject = nameOfNoObject(header.error);
	const inFile = noObject === void 0 ? "" : ` in ${noObject}`;
	const message = `${shortened(innermostCause(header.error))}${inFile}`;
	const refused = header.asked.flatMap(fromEngine).flatMap((path) => refusalOf(tree, path) ?? [])[0];
	const refusal = refused && unreadableText(refused);
	const linesOf = linesIn(tree);
	const broken = brokenFile(header.error, file ?? "");
	if (broken !== void 0) return {
		message,
		at: {
			file: broken,
			line: linesOf(broken).ofSyntaxError() ?? 1
		}
	};
	const reference = brokenReference(tree, header);
	if (reference !== void 0) return {
		message,
		at: reference
	};
	if (file === void 0) return {
		message: refusal ?? message,
		at: null
	};
	const line = lineOfCause(linesOf(file), header.error);
	return {
		message: refusal ?? message,
		at: {
			file,
			line: line ?? 1,
			...line === void 0 && { isWhole: true }
		}
	};
}
function brokenReference(tree, { error, files }) {
	if (!error.includes("variable substitution failed: ")) return void 0;
	for (const file of files.flatMap(fromEngine)) {
		const text = readerOf(tree).text(file) ?? "";
		const index = text.includes(unsubstituted) ? -1 : text.search(unreadableReference);
		if (index >= 0) return {
			file,
			line: text.slice(0, index).split("\n").length
		};
	}
}
const unsubstituted = "kustomize.toolkit.fluxcd.io/substitute: disabled";
const unreadableReference = /(?<!\$)\$\{(?:[A-Za-z_]\w*(?![\w}:=+?#%/^,-])|(?![A-Za-z_#]))/;
function innermostCause(error) {
	for (let text = error.trim();;) {
		const inner = unwrapped(text);
		if (inner === void 0) return text;
		text = inner.trim();
	}
}
function unwrapped(text) {
	const quoted = /^(?:accumulateDirectory: |loader\.New )("[\s\S]*")$/.exec(text)?.[1];
	if (quoted !== void 0) return unquoted$1(quoted);
	for (const wrapper of wrappers) {
		const inner = wrapper.exec(text)?.groups?.["cause"];
		if (inner !== void 0) return inner;
	}
}
const wrappers = [
	/^accumulating (?:resources|components): (?<cause>[\s\S]*)$/,
	/^accumulation err='accumulating resources from '[^\n]*?': (?:'[^']*' must resolve to a file|read [^\n]*?: is a directory)': (?<cause>[\s\S]*)$/,
	/^accumulation err='(?<cause>[\s\S]*?)': (?:must build at directory|new root)[\s\S]*$/,
	/^recursed (?:accumulation of|merging from) path '[^']*': (?<cause>[\s\S]*)$/,
	/^couldn't make target for path '[^']*': (?<cause>[\s\S]*)$/,
	/^accumulating resources from '[^']*': (?<cause>[\s\S]*)$/,
	/^merging from generator [\s\S]*?: (?<cause>(?:id|found multiple objects) [\s\S]*)$/,
	/^trouble configuring builtin \w+ with config: `\n[\s\S]*?\n`: (?<cause>[\s\S]*)$/
];
function unquoted$1(quoted) {
	try {
		return JSON.parse(quoted);
	} catch {
		return quoted.slice(1, -1);
	}
}
const maxLength$1 = 600;
function shortened(message) {
	const text = withTreePaths(withNamesOnly(message)).replace(/^must build at directory: not a valid directory: /, "").replaceAll(goResourceId, (_, kind, name, namespace) => namespace === "" ? `${kind} ${name}` : `${kind} ${namespace}/${name}`).replace(/evalsymlink failure on '([^']*)' : lstat \S+: /, "$1: ").replaceAll(/\s+/g, " ").trim();
	return text.length <= maxLength$1 ? text : `${text.slice(0, maxLength$1)}…`;
}
function withNamesOnly(message) {
	return message.replace(/(?<=ID conflict: )\[(\{[^]*\})\]$/, (whole, objects) => {
		try {
			return objects.split(/(?<=\}) (?=\{"apiVersion")/).map((object) => originalName(JSON.parse(object))).join(", ");
		} catch {
			return whole;
		}
	});
}
function originalName({ kind, metadata: { name, annotations = {} } }) {
	return `${kind} ${annotations["internal.config.kubernetes.io/previousNames"]?.split(",")[0] ?? name}`;
}
const goResourceId = /resid\.ResId\{Gvk:resid\.Gvk\{[^}]*?Kind:"([^"]*)"[^}]*\}, Name:"([^"]*)", Namespace:"([^"]*)"\}/g;
function brokenFile(error, kustomization) {
	const scanned = /failed to decode Kubernetes YAML from (\S+): /.exec(error)?.[1];
	if (scanned !== void 0) return fromEngine(scanned)[0];
	const name = /MalformedYAMLError: [^\n]* in File: ([^\n']+?)(?:'|$)/m.exec(error)?.[1] ?? /YAML file \[([^\]\n]+)\] encounters a format error/.exec(error)?.[1] ?? nameOfNoObject(error);
	return name && joinPath(folderOf(kustomization), name);
}
function nameOfNoObject(error) {
	return /accumulating resources from '([^'\n]+)': missing Resource metadata/.exec(error)?.[1];
}
function lineOfCause(lines, error) {
	const unknown = /invalid Kustomization: json: unknown field "([^"]+)"/.exec(error)?.[1];
	if (unknown !== void 0) return lines.ofUnknownField(unknown);
	const generators = lines.ofField(generatorsThatMerge(error));
	if (generators !== void 0) return generators;
	const named = lines.namedIn(shortened(innermostCause(error)));
	if (named !== void 0) return named;
	const fields = causes.find(({ pattern }) => pattern.test(error))?.fields ?? [];
	return lines.ofField(fields) ?? lines.ofSyntaxError();
}
function generatorsThatMerge(error) {
	const kind = /merging from generator [\s\S]*?Kind:"(ConfigMap|Secret)"/.exec(error)?.[1];
	return kind === void 0 ? [] : [kind === "Secret" ? "secretGenerator" : "configMapGenerator"];
}
const causes = [
	{
		pattern: /strategic merge patch|SM or JSON|JSON patch|for patch|patch target/i,
		fields: [
			"patches",
			"patchesStrategicMerge",
			"patchesJson6902"
		]
	},
	{
		pattern: /replacement|nothing selected by|fieldPath/,
		fields: ["replacements"]
	},
	{
		pattern: /\bvar\b/,
		fields: ["vars"]
	},
	{
		pattern: /match a config with the following GVK/,
		fields: ["replicas"]
	},
	{
		pattern: /cannot merge or replace|behavior|builtin (ConfigMap|Secret)Generator/,
		fields: ["configMapGenerator", "secretGenerator"]
	},
	{
		pattern: /chart|helm/i,
		fields: ["helmCharts", "helmChartInflationGenerator"]
	},
	{
		pattern: /namespace/,
		fields: ["namespace"]
	}
];

// src/render/kustomize/plugin-line.ts
function pluginLine(tree, file, plugin) {
	const reader = readerOf(tree);
	const [, kind = "", name = ""] = /^([^.]*)[^/]*\/(.*)\.[^.]*$/.exec(plugin) ?? [];
	const entry = reader.documents(file).flatMap(({ root }) => root ?? []).flatMap((root) => fields$1.flatMap((field) => itemsOfKey(root, field))).find((item) => item.kind === "scalar" && configures(item, file, {
		kind,
		name
	}, reader));
	return entry && locationAt(entry.source, entry.start, entry.end).line;
}
const fields$1 = [
	"generators",
	"transformers",
	"validators"
];
function configures(entry, file, plugin, reader) {
	const named = joinPath(folderOf(file), String(entry.value ?? ""));
	const path = resolveLinks(reader.tree, named) ?? named;
	const isPlugin = (root) => root !== null && textOfKey(root, "kind") === plugin.kind && textOfKey(valueOfKey(root, "metadata"), "name") === plugin.name;
	return [path, ...filesUnder(reader.tree, path)].some((candidate) => reader.documents(candidate).some(({ root }) => isPlugin(root)));
}

// src/render/kustomize/named-paths.ts
function namedPaths(tree, file, path) {
	const names = readerOf(tree).documents(file).flatMap(({ root }) => root?.kind === "map" ? root : []).flatMap((root) => [...textsBelow(root).flatMap(pathsIn$1), ...charts(root)]);
	return [...new Set(names)].map((name) => joinPath(folderOf(path), name));
}
const maxPathLength = 4096;
function pathsIn$1(text) {
	if (text === "" || text.length > maxPathLength || text.includes("\n")) return [];
	const afterKey = text.indexOf("=") + 1;
	return afterKey > 0 ? [text, text.slice(afterKey)] : [text];
}
function textsBelow(node) {
	const collected = [];
	const collect = (at) => {
		if (at.alias) return;
		if (at.kind === "scalar") collected.push(...typeof at.value === "string" ? [at.value] : []);
		else for (const child of childrenOf$1(at)) collect(child);
	};
	collect(node);
	return collected;
}
function childrenOf$1(node) {
	return node.kind === "list" ? node.items : [...node.entries.values()].map(({ value }) => value);
}
function charts(root) {
	return kustomizationCharts(root).flatMap(({ name, version, folder }) => version === "" ? folder : [folder, folder.slice(0, -`-${version}/${name}`.length)]);
}

// src/render/kustomize/charts.ts
function chartsInTree(reader, file, path = file) {
	return reader.documents(file).flatMap(({ root }) => root ?? []).flatMap(kustomizationCharts).flatMap((chart) => {
		const expected = joinPath(folderOf(path), chart.folder);
		const folder = folderWith(reader, chart, expected);
		return folder === void 0 ? [] : {
			expected,
			folder
		};
	});
}
function folderWith(reader, { repository, name, version }, expected) {
	if (filesUnder(reader.tree, expected).length > 0) return expected;
	if (repository === "") return void 0;
	const lookup = findChart(reader, repositoryChartRequest(repository, name, version));
	return lookup.status === "found" ? lookup.folder : void 0;
}

// src/render/kustomize/unpacked-charts.ts
function unpackedCharts(tree, file, path) {
	return chartsInTree(readerOf(tree), file, path).filter(({ expected, folder }) => expected !== folder).flatMap(({ expected, folder }) => filesUnder(tree, folder).map((mounted) => ({
		path: expected + mounted.slice(folder.length),
		mounted
	})));
}

// src/render/kustomize/build-files.ts
function createBuildFiles(tree, folder, scope = "named") {
	const files = new NamedFiles(tree, typeof scope === "string" ? () => false : sourceignoreOf(tree, scope));
	files.add([folder, ...scope === "named" ? [] : manifestsIn(tree, folder)]);
	return files;
}
var NamedFiles = class {
	#tree;
	#isFolder;
	#isLeftOut;
	#files = /* @__PURE__ */ new Set();
	#folders = /* @__PURE__ */ new Set([""]);
	#unpacked = /* @__PURE__ */ new Map();
	#source;
	constructor(tree, isLeftOut) {
		this.#tree = tree;
		this.#isLeftOut = isLeftOut;
		this.#isFolder = folderCheck(tree);
	}
	add(paths) {
		const sizeBefore = this.#files.size + this.#folders.size;
		for (const path of paths) this.#addPath(path);
		const isMore = this.#files.size + this.#folders.size > sizeBefore;
		if (isMore) this.#source = void 0;
		return isMore;
	}
	source() {
		const paths = new Map([...[...this.#files].map(asIs), ...this.#unpacked]);
		return this.#source ??= sourceOf(this.#tree, paths, this.#folders);
	}
	#addPath(path) {
		const resolved = resolveLinks(this.#tree, path);
		if (resolved === void 0 || this.#files.has(resolved) || this.#folders.has(resolved)) return;
		if (this.#tree.read(resolved) === void 0) {
			if (this.#isFolder(resolved)) this.#addFolder(resolved);
		} else if (kustomizationNames.includes(baseName(resolved))) this.#addKustomization(path);
		else this.#addFile(resolved);
	}
	#addFile(path) {
		if (!this.#isLeftOut(path)) this.#files.add(path);
	}
	#addFolder(path) {
		this.#folders.add(path);
		if (this.#tree.read(joinPath(path, chartFile))) for (const file of filesUnder(this.#tree, path)) this.#addFile(file);
		for (const name of kustomizationNames) this.#addKustomization(joinPath(path, name));
	}
	#addKustomization(path) {
		const resolved = resolveLinks(this.#tree, path);
		if (resolved === void 0 || this.#files.has(resolved) || !this.#tree.read(resolved)) return;
		if (this.#isLeftOut(resolved)) return;
		this.#files.add(resolved);
		for (const named of namedPaths(this.#tree, resolved, path)) this.#addPath(named);
		for (const file of unpackedCharts(this.#tree, resolved, path)) this.#unpacked.set(file.path, file.mounted);
	}
};
function asIs(path) {
	return [path, path];
}
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
function manifestsIn(tree, folder) {
	const resolved = resolveLinks(tree, folder) ?? folder;
	return filesUnder(tree, resolved).filter((path) => /\.ya?ml$|(^|\/)(\.sourceignore|Kustomization)$/.test(path));
}
const chartFile = "Chart.yaml";
function folderCheck(tree) {
	let withLinks;
	return (path) => {
		if (path === "" || filesUnder(tree, path).length > 0) return true;
		return (withLinks ??= foldersWithLinks(tree)).has(path);
	};
}
function foldersWithLinks(tree) {
	const folders = /* @__PURE__ */ new Set();
	for (const link of tree.links.keys()) for (let folder = folderOf(link); folder !== "" && !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
	return folders;
}
function sourceOf(tree, files, folders) {
	const extra = {
		links: Object.fromEntries([...tree.links].map(([link, target]) => [toEngine(link), toEngine(target)])),
		folders: [...folders].toSorted().map(toEngine)
	};
	const sorted = [...files].toSorted(([first], [second]) => compareText(first, second));
	return {
		kind: "tree",
		files: [engineFrameOf("", new TextEncoder().encode(JSON.stringify(extra))), ...sorted.map(([path, inTree]) => engineFrameOf(toEngine(path), tree.read(inTree)))]
	};
}

// src/render/kustomize/build.ts
async function buildKustomization(engine, tree, folder, options = {}, edits = /* @__PURE__ */ new Map(), source = {}) {
	return createBuilder(engine, tree, folder, fileScopeOf(options, source))(options, edits, timeoutMs$1);
}
const timeoutMs$1 = 12e4;
function createBuilder(engine, tree, folder, scope) {
	const sent = createBuildFiles(tree, folder, scope);
	return async (options, edits, timeout) => {
		sent.add(componentsOf(options).map((component) => joinPath(folder, component)));
		for (let builds = 1;; builds++) {
			const answer = await engine.render({
				...jobOf(sent, folder, options, edits),
				timeoutMs: timeout
			});
			if (answer.status === "ended") return endedBuild(answer);
			const header = headerOf(answer.frames);
			if (!sent.add(header.asked.flatMap(fromEngine)) || builds === maxBuilds$1) return buildOf(tree, header, answer.frames);
		}
	};
}
function componentsOf({ flux }) {
	const { spec } = flux?.kustomization ?? {};
	const components = spec?.components;
	return Array.isArray(components) ? components.filter((component) => typeof component === "string") : [];
}
function fileScopeOf({ flux }, { ignore = "", packed = "" } = {}) {
	if (!flux) return "named";
	return flux.ownerLabels ? {
		ignore,
		packed
	} : "all";
}
const maxBuilds$1 = 50;
const fixedClockAndSeed = {
	now: 0,
	seed: 1
};
function jobOf(sent, folder, options, edits) {
	return {
		source: sent.source(),
		options: {
			holes: true,
			...options,
			path: toEngine(folder)
		},
		files: [...edits].map(([path, data]) => engineFrameOf(toEngine(path), data)),
		clockAndSeed: fixedClockAndSeed
	};
}
function endedBuild(answer) {
	const failed = {
		status: "failed",
		message: answer.reason,
		at: null,
		isEnded: true,
		files: [],
		omitted: []
	};
	return answer.isLate ? {
		...failed,
		isOutOfTime: true
	} : failed;
}
function headerOf(frames) {
	return JSON.parse(textOf$2(frames, ""));
}
function buildOf(tree, header, frames) {
	const inTree = (path) => fromEngine(path)[0] ?? path;
	const linesOf = linesIn(tree);
	const facts = {
		files: header.files.map(inTree).filter((path) => tree.read(path) !== void 0),
		omitted: header.holes.map(({ kind, text, file: path }) => {
			const file = inTree(path);
			return {
				kind,
				source: text,
				file,
				line: (kind === "plugin" ? pluginLine(tree, file, text) : void 0) ?? lineOfOmitted(linesOf(file), text)
			};
		})
	};
	if (header.error !== "") return {
		status: "failed",
		...failureOf(tree, header),
		...facts
	};
	const origins = JSON.parse(textOf$2(frames, "origins")).map(inTree);
	return {
		status: "built",
		manifest: textOf$2(frames, "manifest"),
		origins: origins.map((path) => resolveLinks(tree, path) ?? path),
		...facts
	};
}
function lineOfOmitted(lines, text) {
	return lines.ofValue(text) ?? lines.ofPatch(text) ?? lines.ofField(changingFields) ?? 1;
}
const changingFields = [
	"patches",
	"patchesStrategicMerge",
	"replacements",
	"configMapGenerator",
	"secretGenerator"
];
function textOf$2(frames, name) {
	const frame = frames.find((candidate) => candidate.name === name);
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(frame?.data);
}

// src/render/kustomize/field-sources.ts
function rootSources({ roots }) {
	return {
		nodes: roots,
		pointer: ""
	};
}
function sourcesOfKey(parent, key, sources) {
	const pointer = `${parent.pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
	const inherited = parent.nodes.flatMap(({ node, fragment }) => {
		const entry = node.kind === "map" ? node.entries.get(key) : void 0;
		return entry ? [{
			node: entry.value,
			key: entry.key,
			fragment
		}] : [];
	});
	return {
		nodes: [...sources.operations.get(pointer) ?? [], ...inherited],
		pointer
	};
}
function sourcesOfItem(parent, list, index, sources) {
	const pointer = `${parent.pointer}/${index}`;
	const item = list.items[index];
	const added = (sources.operations.get(`${parent.pointer}/-`) ?? []).filter(({ node }) => isAlike(node, item));
	const inherited = parent.nodes.flatMap(({ node, fragment }) => {
		const source = node.kind === "list" ? itemLike(node, list, index) : void 0;
		return source ? [{
			node: source,
			key: source,
			fragment
		}] : [];
	});
	return {
		nodes: [
			...sources.operations.get(pointer) ?? [],
			...added,
			...inherited
		],
		pointer
	};
}
function itemLike(list, built, index) {
	const atIndex = list.items[index];
	const item = built.items[index];
	if (!hasIdentity(item)) return atIndex;
	if (atIndex && isAlike(atIndex, item)) return atIndex;
	const hasVanished = atIndex !== void 0 && !identitiesOf(atIndex).some((text) => builtIdentities(built).has(text));
	return list.items.find((candidate) => isAlike(candidate, item)) ?? (hasVanished ? atIndex : void 0);
}
const builtIdentities = oncePer((list) => new Set(list.items.flatMap(identitiesOf)));
function identitiesOf(item) {
	if (item.kind === "scalar") return [String(item.value ?? "")];
	return identityKeys.flatMap((key) => valueOfKey(item, key) ? `${key}\0${textOfKey(item, key)}` : []);
}
function hasIdentity(item) {
	return item.kind === "scalar" || identityKeys.some((key) => textOfKey(item, key) !== "");
}
function isAlike(first, second) {
	if (first.kind === "scalar" || second.kind === "scalar") return first.kind === "scalar" && second.kind === "scalar" && String(first.value) === String(second.value);
	const key = identityKeys.find((name) => valueOfKey(first, name) && valueOfKey(second, name));
	return key === void 0 ? first.kind === second.kind : textOfKey(first, key) === textOfKey(second, key);
}
const identityKeys = [
	"name",
	"containerPort",
	"port",
	"mountPath",
	"ip",
	"topologyKey",
	"type",
	"host",
	"issuer"
];

// src/render/kustomize/chart-objects.ts
function chartObjectOf(object, file, reader) {
	const name = nameOf$1(object);
	const [best, next] = (templateObjects(reader, file).get(textOfKey(object, "kind")) ?? []).map((candidate) => ({
		candidate,
		length: sharedLength(nameOf$1(candidate), name)
	})).filter(({ length }) => length >= 0).toSorted((first, second) => second.length - first.length);
	return best && best.length !== next?.length ? best.candidate : void 0;
}
function sharedLength(templated, name) {
	let position = 0;
	let length = 0;
	for (const text of templated.split(/\{\{.*?\}\}/)) {
		const found = name.indexOf(text, position);
		if (found < 0) return -1;
		position = found + text.length;
		length += text.length;
	}
	return length;
}
function nameOf$1(object) {
	return textOfKey(valueOfKey(object, "metadata"), "name");
}
const templateObjects = oncePerName((reader, file) => {
	const objects = [...new Set(chartsInTree(reader, file).map(({ folder }) => folder))].flatMap((folder) => filesUnder(reader.tree, folder).filter((path) => /\/(templates|crds)\/.*\.ya?ml$/.test(path)).flatMap((path) => objectsIn$1(reader.text(path) ?? "", path)));
	return groupBy(objects, (object) => textOfKey(object, "kind"));
});
function objectsIn$1(text, file) {
	const hidden = hiddenTemplates(text);
	return parseDocuments(hidden, file).flatMap(({ root, source }) => {
		if (root?.kind !== "map") return [];
		if (hidden === text) return root;
		const moved = nodeMover({
			...source,
			text
		}, (offset) => offset, shownTemplates)(root);
		return moved.kind === "map" ? moved : [];
	});
}

// src/render/kustomize/fragment.ts
function documentFragment(root) {
	const { source } = root;
	const rangeOf = ({ start, end }) => ({
		file: source.file,
		text: source.text,
		start,
		end
	});
	return {
		root,
		originOf: (offset) => ({
			file: source.file,
			line: lineAt(source, offset)
		}),
		rangeOf,
		placeOf: rangeOf
	};
}
function scalarFragments(scalar) {
	return parseDocuments(String(scalar.value ?? ""), scalar.source.file).flatMap(({ root }) => root ? scalarFragment(root, scalar) : []);
}
function scalarFragment(root, scalar) {
	const { file, text } = scalar.source;
	const inner = root.source;
	const isLiteral = scalar.style === "literal";
	const { lineOf, offsetOf } = scalarPositions(inner, scalar);
	const rangeOf = (node) => isLiteral && lineAt(inner, node.start) === lineAt(inner, node.end) ? {
		file,
		text,
		start: offsetOf(node.start),
		end: offsetOf(node.end)
	} : null;
	return {
		root,
		originOf: (offset) => ({
			file,
			line: lineOf(offset)
		}),
		rangeOf,
		placeOf: (node) => rangeOf(node) ?? {
			file,
			text,
			start: scalar.start,
			end: scalar.end
		}
	};
}
function scalarPositions(inner, { source, style, start }) {
	const firstLine = lineAt(source, start);
	const indent = start - source.lineStarts[firstLine - 1];
	const lineOf = (offset) => style === "literal" ? firstLine + lineAt(inner, offset) - 1 : firstLine;
	return {
		lineOf,
		offsetOf(offset) {
			const innerStart = inner.lineStarts[lineAt(inner, offset) - 1];
			return source.lineStarts[lineOf(offset) - 1] + indent + offset - innerStart;
		}
	};
}
function lineAt(source, offset) {
	return locationAt(source, offset, offset).line;
}

// src/render/kustomize/flux-options.ts
function fluxOptionsOf({ flux }, reader, texts = /* @__PURE__ */ new Map()) {
	if (!flux) return void 0;
	const objectAt = (place) => objectAtLine(place, reader, texts);
	const written = objectAt(flux.at);
	const object = flux.object === void 0 ? written && toData(written) : JSON.parse(flux.object);
	const variables = flux.configMaps.flatMap((place) => {
		const data = valueOfKey(objectAt(place), "data");
		return data?.kind === "map" ? [...data.entries.keys()].map((key) => [key, textOfKey(data, key)]) : [];
	});
	return {
		kustomization: object ?? {},
		ownerLabels: ownerLabels(object ?? {}),
		variables: Object.fromEntries(variables),
		open: flux.isOpen
	};
}
function ownerLabels({ metadata: { name, namespace } = {} }) {
	return {
		...typeof name === "string" && { "kustomize.toolkit.fluxcd.io/name": name },
		...typeof namespace === "string" && { "kustomize.toolkit.fluxcd.io/namespace": namespace }
	};
}
function objectAtLine({ file, line }, reader, texts = /* @__PURE__ */ new Map()) {
	const text = texts.get(file);
	return (text === void 0 ? reader.documents(file) : parseDocuments(text, file)).flatMap(({ root }) => root ? itemsOfList(root) : []).find((node) => node.kind === "map" && locationAt(node.source, node.start, node.start).line === line);
}
function itemsOfList(root) {
	return textOfKey(root, "kind").endsWith("List") && valueOfKey(root, "items")?.kind === "list" ? itemsOfKey(root, "items") : [root];
}

// src/render/kustomize/patches.ts
function patchesIn(kustomizations, reader) {
	return kustomizations.flatMap((root) => patchesOf(root, root.source.file, reader));
}
function patchesOf(root, file, reader) {
	const inFile = (path) => {
		const named = joinPath(folderOf(file), path);
		return reader.documents(resolveLinks(reader.tree, named) ?? named).flatMap((document) => document.root ? documentFragment(document.root) : []);
	};
	const named = [...itemsOfKey(root, "patches"), ...itemsOfKey(root, "patchesJson6902")].flatMap((entry) => {
		const inline = valueOfKey(entry, "patch");
		const kind = textOfKey(valueOfKey(entry, "target"), "kind");
		const path = textOfKey(entry, "path");
		const fragments = inline?.kind === "scalar" ? scalarFragments(inline) : path === "" ? [] : inFile(path);
		const hasSelector = valueOfKey(entry, "target") !== void 0;
		return fragments.map((fragment) => patchOf(fragment, hasSelector ? { kind } : null));
	});
	const merged = itemsOfKey(root, "patchesStrategicMerge").flatMap((item) => {
		if (item.kind !== "scalar") return [];
		const text = String(item.value ?? "");
		return (text.includes("\n") ? scalarFragments(item) : inFile(text)).map((fragment) => patchOf(fragment, null));
	});
	return [...named, ...merged];
}
function patchOf(fragment, selector) {
	const { root } = fragment;
	return {
		fragment,
		kind: selector?.kind ?? textOfKey(root, "kind"),
		name: selector ? "" : textOfKey(valueOfKey(root, "metadata"), "name"),
		isJson: root.kind === "list"
	};
}

// src/render/kustomize/object-sources.ts
function sourceFinder(target, reader) {
	const kustomizations = kustomizationMaps(target, reader);
	const patchesOf = patchesByKind(patchesIn(kustomizations, reader).toReversed());
	const settings = settingsIn(kustomizations);
	return {
		sourcesOf(object, file) {
			const applied = patchesOf(textOfKey(object, "kind")).filter(({ name }) => nameOf(object).includes(name));
			const merged = applied.filter(({ isJson }) => !isJson).map(({ fragment }) => rootOf(fragment));
			const original = originalOf(object, file, reader);
			return {
				roots: original ? [...merged, original] : merged,
				operations: operationsOf(applied.filter(({ isJson }) => isJson)),
				layers: [...original ? [original.node] : [], ...applied.map(({ fragment }) => fragment.root).toReversed()]
			};
		},
		settingOf: (value) => {
			const nodes = settings.get(value) ?? [];
			return nodes.length === 1 ? nodes[0] : void 0;
		}
	};
}
function kustomizationMaps({ kustomizations, flux, edits }, reader) {
	const inFiles = kustomizations.flatMap((path) => reader.documents(path).map(({ root }) => root));
	const object = flux && objectAtLine(flux.at, reader);
	const options = edits?.at && placedNode(reader, edits.at);
	return [
		...inFiles,
		valueOfKey(object, "spec"),
		options
	].flatMap((node) => node?.kind === "map" ? node : []);
}
function rootOf(fragment) {
	return {
		node: fragment.root,
		key: fragment.root,
		fragment
	};
}
function patchesByKind(patches) {
	const byKind = /* @__PURE__ */ new Map();
	return (kind) => {
		const ofKind = byKind.get(kind) ?? patches.filter((patch) => patch.kind === "" || patch.kind === kind);
		byKind.set(kind, ofKind);
		return ofKind;
	};
}
function originalOf(object, file, reader) {
	const { byName, byKind } = objectsOfFile(reader, file);
	const kind = textOfKey(object, "kind");
	const ofKind = byKind.get(kind) ?? [];
	const original = byName.get(`${kind}/${nameOf(object)}`) ?? ofKind.find((candidate) => nameOf(candidate) !== "" && nameOf(object).includes(nameOf(candidate))) ?? (ofKind.length === 1 ? ofKind[0] : void 0) ?? chartObjectOf(object, file, reader);
	return original && rootOf(documentFragment(original));
}
const objectsOfFile = oncePerName((reader, file) => {
	const objects = reader.documents(file).flatMap(({ root }) => root ? itemsOfList(root) : []);
	const named = objects.map((object) => [`${textOfKey(object, "kind")}/${nameOf(object)}`, object]);
	return {
		byName: new Map(named.toReversed()),
		byKind: groupBy(objects, (object) => textOfKey(object, "kind"))
	};
});
function nameOf(object) {
	return textOfKey(valueOfKey(object, "metadata"), "name");
}
function operationsOf(patches) {
	const operations = /* @__PURE__ */ new Map();
	for (const { fragment } of patches) for (const operation of fragment.root.kind === "list" ? fragment.root.items.toReversed() : []) {
		const value = valueOfKey(operation, "value");
		const pointer = textOfKey(operation, "path");
		if (!value) continue;
		const nodes = operations.get(pointer) ?? [];
		nodes.push({
			node: value,
			key: value,
			fragment
		});
		operations.set(pointer, nodes);
	}
	return operations;
}
function settingsIn(kustomizations) {
	const settings = /* @__PURE__ */ new Map();
	const collect = (node, fragment) => {
		if (node.kind === "map") for (const { value } of node.entries.values()) collect(value, fragment);
		else if (node.kind === "list") for (const item of node.items) collect(item, fragment);
		else add(node, fragment);
	};
	const add = (node, fragment) => {
		const text = String(node.value ?? "");
		const nodes = settings.get(text) ?? [];
		nodes.push({
			node,
			key: node,
			fragment
		});
		settings.set(text, nodes);
	};
	for (const root of kustomizations) for (const [key, { value }] of root.entries) if (!fieldsOfFiles.has(key)) collect(value, documentFragment(root));
	return settings;
}
const fieldsOfFiles = /* @__PURE__ */ new Set([
	...[
		"apiVersion",
		"kind",
		"metadata",
		"resources",
		"bases",
		"components",
		"crds",
		"configurations"
	],
	...[
		"patches",
		"patchesStrategicMerge",
		"patchesJson6902",
		"transformers",
		"generators",
		"validators"
	],
	...[
		"helmCharts",
		"helmChartInflationGenerator",
		"helmGlobals"
	]
]);
function originOfKey({ key, fragment }) {
	return fragment.originOf(key.start);
}

// src/render/kustomize/line-origins.ts
function lineOriginsOf(manifest, objectFiles, finder) {
	const lines = [];
	const objects = parseDocuments(manifest, "").flatMap(({ root }) => root?.kind === "map" ? [root] : []);
	for (const [index, object] of objects.entries()) {
		const file = objectFiles[index];
		if (file !== void 0) markObject(object, file, finder, lines);
	}
	return compactOrigins(lines, manifest.split("\n").length);
}
function markObject(object, file, finder, lines) {
	const sources = finder.sourcesOf(object, file);
	const original = sources.roots.at(-1);
	const start = original ? originOfKey(original) : {
		file,
		line: 1
	};
	lines[lineOfOffset(object, object.start)] = start;
	markChildren(object, rootSources(sources), start, {
		sources,
		finder,
		lines
	});
}
function markChildren(node, of, above, marking) {
	const { sources, lines } = marking;
	if (node.kind === "map") for (const [key, { key: keyNode, value }] of node.entries) {
		const fieldSources = sourcesOfKey(of, key, sources);
		const origin = originFor(value, fieldSources, above, marking);
		lines[lineOfOffset(node, keyNode.start)] ??= origin;
		markChildren(value, fieldSources, origin, marking);
	}
	else if (node.kind === "list") for (const [index, item] of node.items.entries()) {
		const itemSources = sourcesOfItem(of, node, index, sources);
		const origin = originFor(item, itemSources, above, marking);
		lines[lineOfOffset(node, item.start)] ??= origin;
		markChildren(item, itemSources, origin, marking);
	}
}
function originFor(node, { nodes }, above, { finder }) {
	const text = node.kind === "scalar" ? String(node.value ?? "") : null;
	const written = nodes.find((source) => text === null || source.node.kind === "scalar" && String(source.node.value ?? "") === text);
	const setting = written || text === null ? void 0 : finder.settingOf(text);
	const source = written ?? setting ?? nodes[0];
	return source ? originOfKey(source) : above;
}
function lineOfOffset({ source }, offset) {
	return locationAt(source, offset, offset).line - 1;
}
function compactOrigins(lines, count) {
	const files = /* @__PURE__ */ new Map();
	const numbers = new Int32Array(2 * count);
	let origin;
	for (let line = 0; line < count; line++) {
		origin = lines[line] ?? origin;
		const file = !origin ? -1 : files.get(origin.file) ?? files.size;
		if (origin) files.set(origin.file, file);
		numbers[2 * line] = file;
		numbers[2 * line + 1] = origin?.line ?? 0;
	}
	return {
		files: [...files.keys()],
		lines: numbers
	};
}

// src/render/kustomize/added-metadata.ts
function withAddedMetadata(section, added) {
	const { root, lines } = section;
	const metadata = root?.kind === "map" ? root.entries.get("metadata") : void 0;
	const isCrd = lines.some((line) => /^# Source: .*\/crds\//.test(line));
	if (!root || isCrd || metadata?.value.kind !== "map" || root.source.isAliased) return section;
	return editsOf(metadata, effective$1(added)).toReversed().toSorted((first, second) => second.from - first.from).reduce(edited, section);
}
function editsOf(metadata, added) {
	const [first] = metadata.value.kind === "map" ? metadata.value.entries.values() : [];
	const ofFields = fields.map((field) => added.filter((entry) => entry.field === field)).filter((ofField) => ofField.length > 0);
	return first && isFirstInLine(first.key) ? ofFields.flatMap((ofField) => fieldEdits(metadata.value, ofField)) : [wholeEdit(metadata, ofFields)];
}
const fields = ["labels", "annotations"];
function wholeEdit({ key, value }, ofFields) {
	const before = dataOf(value);
	const after = ofFields.map((added) => {
		const { field } = added[0];
		return [field, {
			...before[field],
			...entriesOf(added)
		}];
	});
	const text = JSON.stringify({
		...before,
		...Object.fromEntries(after)
	});
	const lines = [`${" ".repeat(columnOf(key))}metadata: ${text}`];
	return {
		from: lineOfOffset(key, key.start),
		to: endLine({
			key,
			value
		}),
		lines,
		at: null
	};
}
function fieldEdits(metadata, added) {
	const { field, at } = added[0];
	const existing = metadata.entries.get(field);
	if (existing && isBlock$1(existing)) return added.flatMap((entry) => entryEdit(existing.value, entry));
	const [first] = metadata.entries.values();
	const { key } = existing ?? first;
	const indent = " ".repeat(columnOf(key));
	const merged = {
		...existing && dataOf(existing.value),
		...entriesOf(added)
	};
	const lines = [`${indent}${field}:`, ...Object.entries(merged).map((entry) => `${indent}  ${printed(entry)}`)];
	const from = lineOfOffset(key, key.start);
	return [{
		from,
		to: existing ? endLine(existing) : from,
		lines,
		at
	}];
}
function entryEdit(map, { key, value, at }) {
	const [first] = map.entries.values();
	const existing = map.entries.get(key);
	if (existing?.value.kind === "scalar" && existing.value.value === value) return [];
	const place = existing ?? first;
	const from = lineOfOffset(place.key, place.key.start);
	const lines = [`${" ".repeat(columnOf(place.key))}${printed([key, value])}`];
	return [{
		from,
		to: existing ? endLine(existing) : from,
		lines,
		at
	}];
}
function effective$1(added) {
	return distinctBy(added, (entry) => `${entry.field}/${entry.key}`);
}
function entriesOf(added) {
	return Object.fromEntries(added.map(({ key, value }) => [key, value]));
}
function dataOf(node) {
	return (node && toData(node)) ?? {};
}
function printed([key, value]) {
	return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}
function isBlock$1({ key, value }) {
	const [first] = value.kind === "map" ? value.entries.values() : [];
	return first !== void 0 && lineOfOffset(key, key.start) < lineOfOffset(first.key, first.key.start) && isFirstInLine(first.key);
}
function isFirstInLine({ source, start }) {
	return source.text.slice(source.text.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
}
function columnOf({ source, start }) {
	return start - (source.text.lastIndexOf("\n", start - 1) + 1);
}
function endLine({ key, value }) {
	return lineOfOffset(key, Math.max(key.end, value.end)) + 1;
}
function edited(section, { from, to, lines: replaced, at }) {
	const { lines, origins, root } = section;
	return {
		lines: [
			...lines.slice(0, from),
			...replaced,
			...lines.slice(to)
		],
		origins: [
			...origins.slice(0, from),
			...replaced.map(() => at ?? origins[from] ?? null),
			...origins.slice(to)
		],
		root
	};
}

// src/render/kustomize/sections.ts
function sectionsOf(manifest, originAt) {
	const allLines = manifest.replace(/\n$/, "").split("\n");
	const starts = allLines.flatMap((line, index) => index === 0 || line === "---" ? index : []);
	return starts.map((start, index) => {
		const lines = allLines.slice(start, starts[index + 1]);
		return {
			lines,
			origins: lines.map((_, offset) => originAt(start + offset + 1)),
			root: parseDocuments(lines.join("\n"), "").find(({ root }) => root !== null)?.root ?? null
		};
	});
}
function textOfSections(sections) {
	const manifest = `${sections.flatMap(({ lines }) => lines).join("\n")}\n`;
	const origins = sections.flatMap((section) => section.origins);
	return {
		manifest,
		origins: compactOrigins(origins, manifest.split("\n").length)
	};
}

// src/render/kustomize/post-render.ts
async function renderRelease(engine, charts, request) {
	const { postRenderers = [], addedMetadata = [] } = request.target.settings ?? {};
	let render = await renderHelm(engine, charts, request);
	for (const renderer of postRenderers) if (render.status === "rendered") render = await postRendered(engine, charts.tree, {
		...render,
		target: request.target
	}, renderer);
	return addedMetadata.length > 0 && render.status === "rendered" ? labelled(render, addedMetadata) : render;
}
function labelled(render, added) {
	const sections = sectionsOf(render.manifest, (line) => originOf(render.origins, line));
	return {
		...render,
		...textOfSections(sections.map((section) => withAddedMetadata(section, added)))
	};
}
const outputFile = "helm-output.yaml";
const kustomizationFile = "kustomization.yaml";
async function postRendered(engine, tree, render, renderer) {
	const postTree = postRenderTree(tree, render, renderer);
	const build = await buildKustomization(engine, postTree, "");
	const placeOf = (at) => originIn(at, tree, render, renderer);
	return build.status === "failed" ? failedBy(build, render, placeOf(build.at) ?? renderer.at) : changedBy(build, postTree, render, placeOf);
}
function postRenderTree(tree, { manifest }, { patches: stated, images }) {
	const patches = stated.map(({ target }, index) => ({
		path: patchFile(index),
		target
	}));
	return memoryTree({
		[kustomizationFile]: JSON.stringify({
			resources: [outputFile],
			patches,
			images
		}),
		[outputFile]: manifest,
		...Object.fromEntries(stated.map(({ patch }, index) => [patchFile(index), patchText(tree, patch)]))
	});
}
function patchFile(index) {
	return `patch-${index}.yaml`;
}
function patchText(tree, { text, at }) {
	return at && !at.filled ? embeddedText(placedNode(readerOf(tree), at)) : text;
}
function originIn(at, tree, { origins }, { patches, at: statedAt }) {
	if (at?.file === outputFile) return originOf(origins, at.line);
	const place = patches.find((_, index) => patchFile(index) === at?.file)?.patch.at;
	const node = place && placedNode(readerOf(tree), {
		...place,
		filled: []
	});
	if (!at || !place || !node) return statedAt;
	const first = locationAt(node.source, node.start, node.start).line;
	const isLiteral = node.kind === "scalar" && node.style === "literal";
	return {
		file: place.file,
		line: isLiteral ? first + at.line - 1 : first
	};
}
function failedBy({ message, isOutOfTime }, { target, remoteSchemas, manifest, origins }, at) {
	return {
		status: "failed",
		target,
		message: `its post-renderer fails: ${message}`,
		at,
		schemaErrors: [],
		remoteSchemas,
		unvendored: [],
		broken: [],
		partial: {
			target,
			manifest,
			origins
		},
		...isOutOfTime && { isOutOfTime }
	};
}
function changedBy(build, postTree, render, placeOf) {
	const finder = sourceFinder({ kustomizations: [kustomizationFile] }, readerOf(postTree));
	const builtOrigins = lineOriginsOf(build.manifest, build.origins, finder);
	const built = sectionsOf(build.manifest, (line) => placeOf(originOf(builtOrigins, line)));
	const byIdentity = groupBy(built.filter(({ root }) => root !== null), ({ root }) => identityKey(root));
	const kept = sectionsOf(render.manifest, (line) => originOf(render.origins, line)).flatMap((section) => {
		if (!section.root) return section;
		const changed = byIdentity.get(identityKey(section.root))?.shift();
		return changed ? mergedSection(section, changed) : [];
	});
	return {
		...render,
		...textOfSections([...kept, ...[...byIdentity.values()].flat()])
	};
}
function mergedSection(section, built) {
	if (isDeepStrictEqual(toData(section.root), toData(built.root))) return section;
	const head = section.lines.findIndex((line) => line.startsWith("# Source: ")) + 1;
	const body = built.lines[0] === "---" ? 1 : 0;
	return {
		lines: [...head > 0 ? section.lines.slice(0, head) : ["---"], ...built.lines.slice(body)],
		origins: [...head > 0 ? section.origins.slice(0, head) : [null], ...built.origins.slice(body)],
		root: built.root
	};
}
function identityKey(root) {
	const metadata = valueOfKey(root, "metadata");
	return JSON.stringify([
		textOfKey(root, "apiVersion"),
		textOfKey(root, "kind"),
		textOfKey(metadata, "namespace"),
		textOfKey(metadata, "name")
	]);
}

// src/render/kustomize/edited-kustomization.ts
function editedFiles({ file, edits }, reader, texts = /* @__PURE__ */ new Map()) {
	const edited = new Map(texts);
	const text = edits && (texts.get(file) ?? reader.text(file));
	if (edits && text !== void 0) edited.set(file, editedKustomization(text, currentEdits(edits, reader, texts)));
	return new Map([...edited].map(([path, content]) => [path, new TextEncoder().encode(content)]));
}
function currentEdits(edits, reader, texts) {
	const { at } = edits;
	const text = (file) => texts.get(file) ?? reader.text(file);
	const documents = (file) => {
		const edited = texts.get(file);
		return edited === void 0 ? reader.documents(file) : parseDocuments(edited, file);
	};
	const options = at && placedNode({
		documents,
		text
	}, at);
	return options ? {
		...edits,
		...plainEdits(toData(options))
	} : edits;
}
function editedKustomization(text, edits) {
	const root = parseDocuments(text, "")[0]?.root;
	const fields = root ? toData(root) : {};
	const edited = {
		...fields,
		...edits.fields
	};
	if (edits.images.length > 0) edited["images"] = withImages(dataItems(fields["images"]), edits.images);
	if (edits.replicas.length > 0) edited["replicas"] = withReplicas(dataItems(fields["replicas"]), edits.replicas);
	if (Object.keys(edits.labels).length > 0) addLabels(edited, edits);
	if (Object.keys(edits.annotations).length > 0) edited["commonAnnotations"] = {
		...edited["commonAnnotations"],
		...edits.annotations
	};
	if (edits.patches.length > 0) edited["patches"] = [...dataItems(fields["patches"]), ...edits.patches];
	if (edits.components.length > 0) edited["components"] = [.../* @__PURE__ */ new Set([...dataItems(fields["components"]), ...edits.components])];
	return JSON.stringify(edited, (_, value) => typeof value === "bigint" ? Number(value) : value);
}
function addLabels(edited, { labels, labelsIn }) {
	if (labelsIn === "selectors") edited["commonLabels"] = {
		...edited["commonLabels"],
		...labels
	};
	else {
		const entry = {
			pairs: labels,
			...labelsIn === "templates" && { includeTemplates: true }
		};
		edited["labels"] = [...dataItems(edited["labels"]), entry];
	}
}
function withImages(existing, images) {
	const editByName = new Map(images.map((image) => [image.name, image]));
	const kept = existing.map((entry) => entry).filter(({ name }) => !editByName.has(name));
	const merged = [...editByName.values()].map((edit) => {
		const entry = existing.map((candidate) => candidate).find(({ name }) => name === edit.name);
		return Object.fromEntries(Object.entries(edit).flatMap(([key, value]) => {
			const kept = value === "*" ? entry?.[key] : value;
			return kept === void 0 ? [] : [[key, kept]];
		}));
	});
	return [...kept, ...merged];
}
function withReplicas(existing, replicas) {
	const names = new Set(replicas.map(({ name }) => name));
	return [...existing.filter((entry) => !names.has(entry.name)), ...replicas];
}

// src/render/kustomize/render.ts
async function renderKustomization(engine, reader, target) {
	const build = await buildKustomization(engine, reader.tree, target.path, optionsOf$1(target, reader), editedFiles(target, reader), target.flux);
	const objectFiles = build.status === "built" ? build.origins : [];
	return {
		render: renderOf(build, reader, target),
		files: build.files,
		objectFiles
	};
}
function optionsOf$1(target, reader, texts) {
	const flux = fluxOptionsOf(target, reader, texts);
	return flux ? { flux } : {
		anyPath: true,
		helm: true
	};
}
function renderOf(build, reader, target) {
	if (build.status === "failed") return {
		status: "not-built",
		target,
		message: build.message,
		at: build.at?.isWhole ? optionsLine(target, reader) ?? build.at : build.at,
		...build.isOutOfTime && { isOutOfTime: true }
	};
	const { manifest, origins, omitted } = build;
	return {
		status: "rendered",
		target,
		manifest,
		origins: lineOriginsOf(manifest, origins, sourceFinder(target, reader)),
		remoteSchemas: [],
		...omitted.length > 0 && { omitted }
	};
}
function optionsLine({ edits, flux }, reader) {
	if (flux) return flux.at;
	const node = edits?.at && placedNode(reader, edits.at);
	if (!edits?.at || !node) return null;
	return {
		file: edits.at.file,
		line: locationAt(node.source, node.start, node.start).line
	};
}
function buildProbe(engine, reader, target, shown) {
	const scope = fileScopeOf(optionsOf$1(target, reader), target.flux);
	const build = createBuilder(engine, reader.tree, target.path, scope);
	const probe = {
		reader,
		target,
		async build(texts, altered = target) {
			const options = optionsOf$1(altered, reader, texts);
			const built = await build(options, editedFiles(altered, reader, texts), probeTimeoutMs);
			if (built.status === "failed") return built.isEnded ? "ended" : null;
			return {
				manifest: built.manifest,
				objectFiles: built.origins
			};
		}
	};
	return {
		...probe,
		async original() {
			const { render, objectFiles } = await shown?.() ?? {};
			if (render?.status !== "rendered" || !objectFiles) return probe.build(/* @__PURE__ */ new Map());
			return {
				manifest: render.manifest,
				objectFiles
			};
		}
	};
}
const probeTimeoutMs = 15e3;

// src/render/set-flag.ts
function flagText(key, node) {
	return escapedFlag(key, embeddedText(node));
}
function escapedFlag(key, value) {
	return `${key}=${value.startsWith("{") && value.endsWith("}") ? value : value.replace(/(?<!\\),/g, "\\,")}`;
}
function keysOfFlag(key) {
	return (key.match(/\[\d+\]|(?:\\.|[^.[\\])+/g) ?? []).map((segment) => segment.startsWith("[") ? Number(segment.slice(1, -1)) : segment.replace(/\\(.)/g, "$1"));
}

// src/render/release-request.ts
function releaseRequest(tree, target) {
	const { settings } = target;
	if (!settings) return {
		target,
		...defaultFlags(tree)
	};
	const { values, parameters, replacesDefaults } = settings;
	const inputs = {
		files: /* @__PURE__ */ new Map(),
		embedded: /* @__PURE__ */ new Map()
	};
	const flags = parameterFlags(parameters, tree, inputs);
	const names = values.map((text, index) => addValues(text, index, tree, inputs));
	return {
		target,
		values: [...target.values, ...names],
		flags: {
			...optionsOf(settings, tree),
			...Object.fromEntries(flags)
		},
		...replacesDefaults === true && { replacesDefaults },
		...inputs
	};
}
function parameterFlags(parameters, tree, { files, embedded }) {
	const byFlag = groupBy(effective(parameters), ({ flag }) => flag);
	const flagText = ({ flag, key, value, isVerbatim }, index) => {
		if (value.at && flag !== "setFile") embedded.set(`${flag}/${index}`, value.at);
		if (flag === "setFile") addFile(tree, value.text, files);
		const text = flag === "setFile" ? value.text : textOf$1(tree, value, embeddedText);
		return isVerbatim ? `${key}=${text}` : escapedFlag(key, text);
	};
	return new Map([...byFlag].map(([flag, ofFlag]) => [flag, ofFlag.map(flagText)]));
}
function addValues(text, index, tree, { files, embedded }) {
	const name = inlineValuesName(index);
	files.set(name, encode(textOf$1(tree, text, (node) => valuesText(node, text.at?.under))));
	if (text.at) embedded.set(name, text.at);
	return name;
}
function optionsOf({ includeCrds, isUpgrade, skipTests, noHooks, skipSchemaValidation, kubeVersion, apiVersions }, tree) {
	return {
		includeCrds,
		skipTests,
		skipSchemaValidation,
		apiVersions: apiVersions.length > 0 ? apiVersions : apisOfMesh(tree),
		...isUpgrade !== void 0 && { isUpgrade },
		...noHooks !== void 0 && { noHooks },
		...kubeVersion !== void 0 && { kubeVersion }
	};
}
function defaultFlags(tree) {
	const apiVersions = apisOfMesh(tree);
	return apiVersions.length > 0 ? { flags: { apiVersions } } : {};
}
function effective(parameters) {
	return [...new Map(parameters.map((parameter) => [`${parameter.flag}/${parameter.key}`, parameter])).values()];
}
function textOf$1(tree, { text, at }, read) {
	return at ? read(placedNode(readerOf(tree), at)) : text;
}
function addFile(tree, name, files) {
	const data = tree.read(resolveLinks(tree, name) ?? name);
	if (data) files.set(name, data);
}
function encode(text) {
	return new TextEncoder().encode(text);
}

// src/render/probe/charts.ts
const maxDepth$3 = 16;
const chartsOf = oncePer((files) => chartsBelow(files, {
	folder: "",
	prefixes: [[]]
}, 0));
function chartsBelow(files, chart, depth) {
	return [...(depth < maxDepth$3 ? subchartsOf(files, chart) : []).flatMap((sub) => chartsBelow(files, sub, depth + 1)), chart];
}
function subchartsOf(files, chart) {
	const { folder, prefixes } = chart;
	const start = `${folder}charts/`;
	const folders = new Set([...files.keys()].filter((name) => name.startsWith(start) && name.slice(start.length).includes("/")).map((name) => name.slice(0, name.indexOf("/", start.length) + 1)));
	const dependencies = dependenciesOf(files, folder);
	return [...folders].map((sub) => {
		const name = metadataOf(files, `${sub}Chart.yaml`)["name"];
		const keys = keysOf(String(name ?? sub.slice(start.length, -1)), dependencies);
		return {
			folder: sub,
			prefixes: prefixes.flatMap((prefix) => keys.map((key) => [...prefix, key]))
		};
	});
}
function keysOf(name, dependencies) {
	const keys = dependencies.filter((dependency) => dependency.name === name).map(({ alias }) => typeof alias === "string" && alias !== "" ? alias : name);
	return keys.length > 0 ? keys : [name];
}
function dependenciesOf(files, folder) {
	return ["Chart.yaml", "requirements.yaml"].flatMap((name) => {
		const { dependencies } = metadataOf(files, folder + name);
		return Array.isArray(dependencies) ? dependencies.filter(isDependency) : [];
	});
}
function isDependency(value) {
	return typeof value === "object" && value !== null;
}
function metadataOf(files, name) {
	const root = parseDocuments(new TextDecoder().decode(files.get(name)), name)[0]?.root;
	return root?.kind === "map" ? toData(root) : {};
}

// src/render/probe/files.ts
const filesOf = oncePer(({ source }) => {
	const files = source.kind === "archive" ? [] : source.files;
	return new Map(files.map(({ name, data }) => [name.replaceAll("\0", ""), data]));
});
function templateTexts(chart) {
	const files = [...filesOf(chart)];
	if (files.length === 0 || files.some(([name]) => name.endsWith(".tgz"))) return void 0;
	return files.filter(([name]) => name.includes("templates/")).map(([, data]) => decode$1(data));
}
function templateText(chart, name) {
	const data = filesOf(chart).get(name.slice(name.indexOf("/") + 1));
	return data ? decode$1(data) : "";
}
const keepsValues = oncePer((chart) => {
	const actions = templateTexts(chart)?.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? []);
	return actions !== void 0 && !actions.some((action) => changingFunctions.test(action));
});
const modifyingFunctions = /* @__PURE__ */ new Set([...[
	"set",
	"unset",
	"merge",
	"mustMerge",
	"mergeOverwrite",
	"mustMergeOverwrite"
]]);
const changingFunctions = new RegExp(`\\b(?:${[...modifyingFunctions, "tpl"].join("|")})\\b`);
function schemaFilesOf(chart) {
	const files = filesOf(chart);
	return new Map(chartsOf(files).flatMap(({ folder, prefixes }) => {
		const data = files.get(`${folder}values.schema.json`);
		return data ? prefixes.map((keys) => [keys.join("\0"), decode$1(data)]) : [];
	}));
}
function decode$1(data) {
	return new TextDecoder().decode(data);
}

// src/render/unused-values/chart-texts.ts
const contentsOf = oncePer((chart) => {
	const files = filesOf(chart);
	if (files.size === 0) return null;
	const charts = chartsOf(files);
	const allPrefixes = charts.flatMap(({ prefixes }) => prefixes);
	return {
		texts: [...files].flatMap(([location, data]) => textAt(location, data, charts, allPrefixes)),
		dependencies: charts.map((chart) => declaredBy(chart, files)),
		isPacked: [...files.keys()].some((location) => /(^|\/)charts\/[^/]+\.tgz$/.test(location))
	};
});
function textAt(location, data, charts, allPrefixes) {
	const chart = charts.find(({ folder }) => location.startsWith(folder));
	const inChart = location.slice(chart?.folder.length ?? 0);
	if (!chart || notExecuted.test(inChart)) return [];
	const text = new TextDecoder().decode(data);
	if (!text.includes("{{")) return [];
	const isShared = !inChart.startsWith("templates/") || /\{\{-?\s*define\b/.test(text);
	return [{
		location,
		text,
		prefixes: isShared ? allPrefixes : chart.prefixes,
		isShared
	}];
}
const notExecuted = /^(Chart\.(yaml|lock)|requirements\.(yaml|lock)|values\.(yaml|schema\.json)|crds\/.*)$|\.(md|tgz)$/;
function declaredBy(chart, files) {
	const dependencies = ["Chart.yaml", "requirements.yaml"].flatMap((name) => dependenciesIn(files.get(chart.folder + name)));
	return {
		chart,
		keys: dependencies.map(({ name, alias }) => isName(alias) ? alias : name).filter(isName),
		switches: dependencies.flatMap(({ condition, tags }) => [...isName(condition) ? condition.split(",").map((path) => path.trim().split(".")) : [], ...Array.isArray(tags) ? tags.filter(isName).map((tag) => ["tags", tag]) : []]),
		isImporting: dependencies.some((dependency) => dependency["import-values"] !== void 0)
	};
}
function isName(value) {
	return typeof value === "string" && value !== "";
}
function dependenciesIn(data) {
	const root = data && parseDocuments(new TextDecoder().decode(data), "")[0]?.root;
	const { dependencies } = (root ? toData(root) : null) ?? {};
	return (Array.isArray(dependencies) ? dependencies : []).filter((dependency) => typeof dependency === "object" && dependency !== null);
}

// src/render/unused-values/dead-entries.ts
function writtenEntries(editables) {
	const root = createNode$1(null, "");
	for (const editable of editables) markNonMap(root, editable);
	const entries = [];
	for (const editable of editables) {
		if (editable.kind !== "key" || !fileInputs.has(editable.source.input.as)) continue;
		for (const valuesPath of releasePathsOf(editable)) {
			const node = nodeUnlessReplaced(root, valuesPath, editable.source.layer);
			if (node) addKey(node, editable, valuesPath, entries);
		}
	}
	return {
		below: (valuesPath) => findNode(root, valuesPath)?.nestedEntries ?? [],
		written: ({ file, path }) => entries.filter(({ keys }) => keys.some((key) => key.source.file === file && JSON.stringify(key.path) === JSON.stringify(path))),
		at: (valuesPath) => findNode(root, valuesPath)?.entry,
		mapOf: ({ valuesPath }) => findNode(root, valuesPath.slice(0, -1))?.mapEntries ?? []
	};
}
function createNode$1(parent, key) {
	return {
		parent,
		key,
		children: /* @__PURE__ */ new Map(),
		nonMapLayer: -1,
		entry: void 0,
		mapEntries: [],
		nestedEntries: []
	};
}
function childNode(parent, key) {
	const child = parent.children.get(key);
	if (child) return child;
	const added = createNode$1(parent, key);
	parent.children.set(key, added);
	return added;
}
function findNode(root, valuesPath) {
	let node = root;
	for (const key of valuesPath) node = node?.children.get(key);
	return node;
}
function nodeUnlessReplaced(root, valuesPath, layer) {
	let node = root;
	for (const key of valuesPath) {
		if (node.nonMapLayer > layer) return null;
		node = childNode(node, key);
	}
	return node;
}
function addKey(node, editable, valuesPath, entries) {
	if (node.entry) return void node.entry.keys.push(editable);
	const entry = {
		valuesPath,
		name: String(node.key),
		keys: [editable]
	};
	node.entry = entry;
	entries.push(entry);
	const parent = node.parent;
	parent.mapEntries.push(entry);
	let owner = parent;
	while (typeof owner.key === "number") owner = owner.parent;
	owner.nestedEntries.push(entry);
}
function releasePathsOf({ source, path }) {
	return source.prefixes.map((parent) => [...parent, ...path]);
}
const fileInputs = /* @__PURE__ */ new Set(["file", "chart"]);
function markNonMap(root, editable) {
	if (editable.kind === "key") return;
	const isMap = editable.kind === "empty" && editable.source.text[editable.start] === "{";
	for (const valuesPath of releasePathsOf(editable)) {
		const list = valuesPath.findIndex((key) => typeof key === "number");
		if (isMap && list < 0) continue;
		const node = nodeUnlessReplaced(root, list < 0 ? valuesPath : valuesPath.slice(0, list), Infinity);
		node.nonMapLayer = Math.max(node.nonMapLayer, editable.source.layer);
	}
}
function valuesByPath(editables) {
	let byPath;
	return (valuesPath) => (byPath ??= groupByPath(editables)).get(JSON.stringify(valuesPath)) ?? [];
}
function groupByPath(editables) {
	return groupByEach(editables.filter(({ kind }) => kind !== "key"), (editable) => releasePathsOf(editable).flatMap((valuesPath) => valuesPath.map((_, depth) => JSON.stringify(valuesPath.slice(0, depth + 1)))));
}

// src/render/probe/documents.ts
function documentsOf(text) {
	return documentReader()(text);
}
function documentReader() {
	const cache = /* @__PURE__ */ new Map();
	return (text) => splitDocuments(text).flatMap(({ start, end }, index) => {
		const chunk = text.slice(start, end).replace(index > 0 ? /^\s*(\.\.\.[ \t]*(\r?\n|$))+/ : "", "").replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd();
		const objects = cache.get(chunk) ?? objectsIn(chunk);
		cache.set(chunk, objects);
		return objects;
	});
}
function objectsIn(text) {
	const root = parseDocuments(text, "")[0]?.root;
	return root?.kind === "map" ? [{
		object: objectOf(root),
		root,
		text
	}] : [];
}
function objectOf(root) {
	const metadata = childOf$1(root, "metadata");
	return {
		apiVersion: documentText(childOf$1(root, "apiVersion")),
		kind: documentText(childOf$1(root, "kind")),
		namespace: documentText(childOf$1(metadata, "namespace")),
		name: documentText(childOf$1(metadata, "name"))
	};
}
function indexOf(documents, object, occurrence = 0) {
	return numbered(documents).places.get(`${identityOf$1(object)}\0${occurrence}`) ?? -1;
}
function counterpartDocument(index, documents, candidates, inOrder) {
	const numbering = numbered(documents);
	const candidateNumbering = numbered(candidates);
	const match = candidateNumbering.places.get(numbering.names[index]);
	if (match !== void 0) return candidates[match];
	const kind = documents[index].object.kind;
	const unmatched = documents.filter((document, at) => document.object.kind === kind && !candidateNumbering.places.has(numbering.names[at]));
	const unmatchedCandidates = candidates.filter((document, at) => document.object.kind === kind && !numbering.places.has(candidateNumbering.names[at]));
	if (inOrder && unmatched.length === unmatchedCandidates.length) return unmatchedCandidates[unmatched.indexOf(documents[index])];
	return mostSimilar(documents[index].root, unmatchedCandidates);
}
const numbered = oncePer((documents) => {
	const seen = /* @__PURE__ */ new Map();
	const names = documents.map(({ object }) => {
		const identity = identityOf$1(object);
		const times = seen.get(identity) ?? 0;
		seen.set(identity, times + 1);
		return `${identity}\0${times}`;
	});
	return {
		names,
		places: new Map(names.map((name, index) => [name, index]))
	};
});
function identityOf$1({ apiVersion, kind, namespace, name }) {
	return [
		apiVersion,
		kind,
		namespace,
		name
	].join("\0");
}
function mostSimilar(root, candidates) {
	const scalars = new Set(scalarsOf(root));
	let best;
	for (const candidate of candidates) {
		const candidateScalars = scalarsOf(candidate.root);
		const shared = candidateScalars.filter((scalar) => scalars.has(scalar)).length / Math.max(scalars.size, candidateScalars.length, 1);
		if (shared >= .5 && shared > (best?.shared ?? 0)) best = {
			document: candidate,
			shared
		};
	}
	return best?.document;
}
function fieldOutcome(before, after, path) {
	let [node, counterpart] = [before, after];
	for (const key of path) {
		if (!counterpart || lengthOf(node) !== lengthOf(counterpart)) return "gone";
		node = node && childOf$1(node, key);
		counterpart = childOf$1(counterpart, key);
	}
	if (!counterpart || counterpart.kind !== node?.kind) return "gone";
	return allText(node) === allText(counterpart) ? "same" : "changed";
}
function lengthOf(node) {
	return node?.kind === "list" ? node.items.length : 0;
}
function nodeAt(root, path) {
	let node = root;
	for (const key of path) node = node && childOf$1(node, key);
	return node;
}
function documentText(node) {
	return node?.kind === "scalar" && node.value !== null ? String(node.value) : "";
}
function allText(node) {
	return node.kind === "scalar" ? String(node.value) : textBelow(node);
}
const textBelow = oncePer((node) => scalarsOf(node).join("\n"));
function scalarsOf(node, path = "") {
	if (node.kind === "scalar") return [`${path}=${String(node.value)}`];
	if (node.kind === "list") return node.items.flatMap((item, index) => scalarsOf(item, `${path}[${index}]`));
	return [...node.entries].flatMap(([key, { value }]) => scalarsOf(value, `${path}.${key}`));
}
function fieldDifferences(before, after) {
	const scalarsBefore = scalarsBeside(before, after);
	const scalarsAfter = scalarsBeside(after, before);
	const [gone, come] = [[...scalarsBefore].filter((scalar) => !scalarsAfter.has(scalar)), [...scalarsAfter].filter((scalar) => !scalarsBefore.has(scalar))];
	return Math.max(gone.length, come.length);
}
function scalarsBeside(documents, counterparts) {
	const unchangedRoots = new Set(counterparts.map(({ root }) => root));
	const changed = documents.filter(({ root }) => !unchangedRoots.has(root));
	return new Set(changed.flatMap(({ object, root }) => scalarsOf(root, identityOf$1(object))));
}

// src/render/probe/values-paths.ts
function chartScope(template) {
	const [charts = ""] = template.split("/templates/");
	return charts.split("/charts/").slice(1);
}
function valuesPathsOf(editable, scope) {
	const { source, path, start, kind } = editable;
	const pathsInSource = kind === "value" && source.root ? pathsIn(source.root, start, path) : [path];
	const paths = source.prefixes.flatMap((prefix) => pathsInSource.map((keys) => [...prefix, ...keys]));
	const visible = paths.filter((keys) => isPrefix(scope, keys) || globalPathOf(keys, scope));
	return visible.length > 0 ? visible : paths;
}
function sameValuesPaths(path, scope) {
	const globalPath = globalPathOf(path, scope);
	return globalPath ? [globalPath, ...scope.map((_, depth) => [...scope.slice(0, depth + 1), ...globalPath])] : [path];
}
function globalPathOf(path, scope) {
	const depth = path.indexOf("global");
	return depth >= 0 && isPrefix(path.slice(0, depth), scope) ? path.slice(depth) : void 0;
}
const maxNodes = 2e4;
function pathsIn(root, start, directPath) {
	if (!root.source.text.includes("&")) return [directPath];
	const paths = [];
	let remaining = maxNodes;
	function visit(node, path) {
		if (remaining-- <= 0) return;
		if (node.kind === "scalar") {
			if (node.start === start) paths.push(path);
		} else if (node.kind === "list") node.items.forEach((item, index) => visit(item, [...path, index]));
		else for (const [key, { value }] of node.entries) visit(value, [...path, key]);
	}
	visit(root, []);
	return paths.length > 0 ? paths : [directPath];
}
function pathKey(root, path) {
	const parent = nodeAt(root, path.slice(0, -1));
	return parent?.kind === "map" ? parent.entries.get(String(path.at(-1)))?.key : void 0;
}
function isPrefix(start, path) {
	return start.every((key, index) => path[index] === key);
}

// src/render/unused-values/dead-candidates.ts
function unusedCandidates(facts) {
	return facts.contents.dependencies.flatMap(({ chart }) => chart.prefixes.flatMap((valuesPath) => candidatesBelow(facts, valuesPath))).slice(0, maxCandidates$3);
}
const maxCandidates$3 = 500;
function candidatesBelow(facts, valuesPath) {
	const charts = rootsOf(facts.contents);
	const search = (prefix) => facts.entries.below(prefix).flatMap((entry) => {
		if (isAmong(entry.valuesPath, charts.roots) || isAmong(entry.valuesPath, charts.unreadable)) return [];
		const candidate = helmKeys.has(entry.name) && isAmong(entry.valuesPath.slice(0, -1), charts.roots) || facts.reads.has(entry.valuesPath) ? null : candidateAt(entry, facts);
		return candidate ? [candidate] : search(entry.valuesPath);
	});
	return search(valuesPath);
}
const helmKeys = /* @__PURE__ */ new Set([
	"global",
	"tags",
	"exports"
]);
const rootsOf = oncePer(({ dependencies: needs }) => {
	const roots = needs.flatMap(({ chart }) => chart.prefixes);
	return {
		roots,
		unreadable: needs.flatMap(({ chart, keys }) => chart.prefixes.flatMap((prefix) => keys.map((key) => [...prefix, key]))).filter((valuesPath) => !isAmong(valuesPath, roots))
	};
});
function isAmong(valuesPath, paths) {
	return paths.some((path) => path.length === valuesPath.length && isPrefix(path, valuesPath));
}
function candidateAt(entry, facts) {
	const { entries, reads, contents } = facts;
	const isTopLevel = entry.valuesPath.length === 1 && !contents.isPacked && !reads.takesAll;
	const use = isTopLevel || readKeysIn(entries.mapOf(entry), reads).length > 0 || similarIn(reads.below(entry.valuesPath.slice(0, -1)), entry, facts) !== void 0 ? reads.unnamedUse(entry.valuesPath) : "all";
	return use === "all" ? null : {
		entry,
		needsEvidence: !isTopLevel,
		needsSimilar: use === "computed"
	};
}
function readKeysIn(map, reads) {
	return readKeysOf(reads)(map);
}
const readKeysOf = oncePer((reads) => weakOncePer((map) => map.filter(({ valuesPath }) => reads.has(valuesPath))));
function similarName(entry, facts) {
	const { below, unresolved } = facts.reads;
	const siblings = below(entry.valuesPath.slice(0, -1));
	return similarIn(siblings, entry, facts) ?? similarIn(unresolved, entry, facts) ?? longerIn(siblings, entry, facts);
}
function similarIn(names, entry, facts) {
	const { name } = entry;
	const near = names.filter((readName) => Math.abs(readName.length - name.length) <= name.length / 3 + 1);
	return closestName(name, notWritten(near, entry, facts));
}
function longerIn(names, entry, facts) {
	const matches = notWritten(names, entry, facts).filter((readName) => addsWords(entry.name, readName) || addsWords(readName, entry.name));
	return matches.length === 1 ? matches[0] : void 0;
}
function addsWords(short, long) {
	return short.length > 2 && long.startsWith(short) && /^[A-Z_-]/.test(long.slice(short.length));
}
function notWritten(names, { name, valuesPath, keys }, { entries }) {
	const sources = new Set(keys.map(({ source }) => source));
	const isTaken = (readName) => entries.at([...valuesPath.slice(0, -1), readName])?.keys.some(({ source }) => sources.has(source)) ?? false;
	return names.filter((readName) => readName !== name && !isTaken(readName));
}

// src/render/unused-values/dead.ts
async function deadValues(facts, proof, locationOfRead) {
	const dead = [];
	let pending = unusedCandidates(facts);
	while (pending.length > 0) {
		const withoutEffect = new Set(await proof.withoutEffect(pending));
		dead.push(...withoutEffect);
		pending = pending.filter((candidate) => !withoutEffect.has(candidate)).flatMap(({ entry }) => candidatesBelow(facts, entry.valuesPath));
	}
	const proven = (await Promise.all(dead.map((candidate) => proveCandidate(candidate, facts, proof)))).filter(({ isProven }) => isProven);
	const provenPaths = new Set(proven.map(({ entry }) => JSON.stringify(entry.valuesPath)));
	return [...new Map(proven.flatMap((result) => result.entry.keys.map((key) => [key, result])))].filter(([key]) => releasePathsOf(key).every((valuesPath) => provenPaths.has(JSON.stringify(valuesPath)))).map(([key, result]) => deadValueOf(result, key, facts, locationOfRead));
}
async function proveCandidate({ entry, needsEvidence, needsSimilar }, facts, proof) {
	const similar = similarName(entry, facts);
	const isRead = similar !== void 0 && await proof.isNameRead(entry, similar);
	if (isRead || needsSimilar) return {
		entry,
		isProven: isRead,
		similar
	};
	if (!needsEvidence) return {
		entry,
		isProven: true,
		similar: void 0
	};
	const settings = facts.contents.isPacked ? [] : readKeysIn(facts.entries.mapOf(entry), facts.reads);
	return {
		entry,
		isProven: settings.length > 0 && await proof.isInUse(settings),
		similar: void 0
	};
}
function deadValueOf({ entry: { valuesPath, name }, similar }, key, facts, locationOfRead) {
	const suggestion = similar === void 0 ? readElsewhere(valuesPath, name, facts) : {
		kind: "similar",
		valuesPath: [...valuesPath.slice(0, -1), similar]
	};
	const path = suggestion && pathIn$1(key, suggestion.valuesPath);
	return {
		file: key.source.file,
		path: key.path,
		valuesPath,
		suggestion: suggestion && path ? {
			...suggestion,
			path,
			readAt: readAt(suggestion.valuesPath, facts, locationOfRead)
		} : null
	};
}
function readElsewhere(valuesPath, name, { reads }) {
	const candidates = reads.placed.flatMap((read) => read.valuesPath.flatMap((key, index) => key === name ? [read.valuesPath.slice(0, index + 1)] : [])).filter((candidate) => !isPrefix(valuesPath, candidate) && isAncestorOrDescendant(valuesPath.slice(0, -1), candidate.slice(0, -1)));
	const encoded = new Set(candidates.map((candidate) => JSON.stringify(candidate)));
	const [only] = encoded;
	return encoded.size === 1 ? {
		kind: "elsewhere",
		valuesPath: JSON.parse(only)
	} : null;
}
function isAncestorOrDescendant(first, second) {
	return isPrefix(first, second) || isPrefix(second, first);
}
function pathIn$1({ source }, valuesPath) {
	const prefix = source.prefixes.find((keys) => isPrefix(keys, valuesPath));
	return prefix && valuesPath.slice(prefix.length);
}
function readAt(valuesPath, { reads }, locationOfRead) {
	const read = reads.placed.find((placed) => isPrefix(valuesPath, placed.valuesPath));
	return read ? locationOfRead(read) : null;
}

// src/render/probe/shapes.ts
function reshape(text, mark) {
	for (const shape of shapes) {
		const reshaped = shape(text, mark);
		if (reshaped !== null && reshaped !== text) return reshaped;
	}
	return null;
}
function isBranchingText(text) {
	return /^(true|false)$/i.test(text) || enumOf(text) !== void 0 || /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text);
}
const shapes = [
	toggle,
	nextMember,
	(text, { word }) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text) ? `${text}_${word.toUpperCase()}` : null,
	(text, mark) => replaceMatch(text, /^-?\d+$/, () => integer(text, mark)),
	(text, mark) => replaceMatch(text, /^((?:\d+[a-zµ]+)*)(\d+)(?:\.\d+)?(ns|us|µs|ms|s|m|h)$/, durationLike(mark)),
	(text) => replaceMatch(text, /^(\d+)(\.\d+)?(%|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)$/, increase),
	(text, mark) => replaceMatch(text, /^\d{1,3}(\.\d{1,3}){3}(\/\d+)?$/, ([, , range = ""]) => address(mark, range)),
	(text) => replaceMatch(text, /^(v?(?:\d+\.)+)(\d+)(.*)$/, ([, start, last, suffix]) => `${start}${Number(last) + 1}${suffix}`),
	(text, mark) => replaceMatch(text, /^([a-z][a-z0-9+.-]*:\/\/)(.+)$/is, ([, scheme, authority]) => `${scheme}${label(mark)}${authority}`),
	(text, mark) => replaceMatch(text, /^(\*\.)?((?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?)$/is, ([, wild = "", host]) => `${wild}${label(mark)}${host}`),
	(text, { word, variant }) => variant === 1 ? `${text}${word}` : `${word}${text}`
];
function replaceMatch(text, shape, replace) {
	const match = shape.exec(text);
	return match && replace(match);
}
function toggle(text) {
	if (!/^(true|false)$/i.test(text)) return null;
	return text.toLowerCase() === "true" ? "false" : "true";
}
function integer(text, { number, variant }) {
	const value = Number(text);
	if (value >= 1e3 && value < 65536) return String(2e4 + number + (variant - 1) * 2e4);
	return String(value + variant + number % smallNumberSteps);
}
const smallNumberSteps = 13;
function durationLike({ number, variant }) {
	return ([, above = "", , unit]) => {
		return `${above}${unit === "h" || above !== "" ? variant : 1e3 + number + (variant - 1) * 1e4}${unit}`;
	};
}
function increase([, digits, , unit]) {
	const value = Number(digits);
	return `${unit === "%" && value >= 99 ? value - 1 : value + 1}${unit}`;
}
function address({ number, variant }, range) {
	return `198.${17 + variant}.${number >> 8}.${number & 255}${range}`;
}
function label({ word, variant }) {
	return variant === 1 ? `${word}.` : `${word}-`;
}
const enums = [
	[
		"SIMPLE",
		"MUTUAL",
		"ISTIO_MUTUAL",
		"DISABLE"
	],
	["STRICT", "PERMISSIVE"],
	[
		"ALLOW",
		"DENY",
		"AUDIT"
	],
	[
		"HTTP",
		"HTTPS",
		"TCP",
		"TLS"
	],
	[
		"DNS",
		"STATIC",
		"NONE",
		"DYNAMIC_DNS",
		"DNS_ROUND_ROBIN"
	],
	["MESH_EXTERNAL", "MESH_INTERNAL"],
	[
		"ROUND_ROBIN",
		"LEAST_REQUEST",
		"RANDOM",
		"PASSTHROUGH"
	],
	[
		"Always",
		"IfNotPresent",
		"Never"
	],
	[
		"ClusterIP",
		"NodePort",
		"LoadBalancer"
	],
	["RollingUpdate", "Recreate"],
	[
		"Exact",
		"Prefix",
		"ImplementationSpecific"
	]
];
function enumOf(text) {
	return enums.find((members) => members.includes(text));
}
function nextMember(text, { variant }) {
	const members = enumOf(text);
	return members ? members[(members.indexOf(text) + variant) % members.length] : null;
}

// src/render/probe/edits.ts
function alteringEdit(editable, mark) {
	const { source, start, end } = editable;
	const text = alteredText$1(editable, source.text.slice(start, end), mark);
	return text === null ? null : {
		source,
		start,
		end,
		text
	};
}
function isBranchingValue({ kind, value, choices }) {
	if (choices) return true;
	return kind === "empty" || value === null || value === "" || typeof value === "boolean" || isBranchingText(String(value));
}
function applyValueEdits(edits) {
	const bySource = groupBy(edits, ({ source }) => source);
	return new Map([...bySource].map(([source, sourceEdits]) => [source, applyEdits(source.text, sourceEdits)]));
}
function applyFileEdits(edits) {
	const byFile = groupBy(edits, ({ source }) => source.file);
	return new Map([...byFile].map(([file, ofFile]) => [file, applyEdits(ofFile[0].source.text, ofFile)]));
}
function applyEdits(text, edits) {
	const pieces = [];
	let done = 0;
	for (const { start, end, text: written } of edits.toReversed().toSorted((first, second) => first.start - second.start)) {
		pieces.push(text.slice(done, start), written);
		done = end;
	}
	return pieces.join("") + text.slice(done);
}
function alteredText$1(editable, written, mark) {
	const { choices } = editable;
	if (choices) return inQuotes(written, (inner) => choices[mark.variant - 1] ?? reshape(inner, mark));
	if (editable.kind === "empty") return fillEmpty(written, editable.content, mark);
	if (editable.kind === "alias") return quotedIfText(editable, reshape(String(editable.value), mark));
	if (editable.value === null) return written === "" ? ` ${mark.word}` : mark.word;
	if (editable.kind === "key") return renamed(written, mark);
	if (editable.style === "literal" || editable.style === "folded") return inLine(written, mark);
	return inQuotes(written, (inner) => /^(\[|\{(?!\{))/.test(inner) ? inDocument(inner, mark) : reshape(inner, mark));
}
function fillEmpty(written, content, { word, variant }) {
	const placeholder = variant === 1 ? word : `{${word}: ${word}}`;
	const item = variant === 1 && content || placeholder;
	return written.startsWith("[") ? `[${item}]` : `{${word}: ${item}}`;
}
function quotedIfText({ value }, text) {
	return typeof value === "string" && text !== null ? JSON.stringify(text) : text;
}
function renamed(written, { word, variant }) {
	return inQuotes(written, (inner) => variant === 1 ? `${inner}${word}` : `${word}${inner}`);
}
function inQuotes(written, change) {
	const quote = /^(["']).*\1$/s.exec(written)?.[1] ?? "";
	const inner = change(written.slice(quote.length, written.length - quote.length));
	return inner === null ? null : quote + inner + quote;
}
function inLine(written, mark) {
	return /^[\w.:/*-]+$/.test(written) ? reshape(written, mark) : inFirstWord(written, mark);
}
function inDocument(written, mark) {
	const changed = written.replace(/(:\s*"[^"\\]*)(?=")/g, `$1${mark.word}`);
	return mark.variant === 1 && changed !== written ? changed : inFirstWord(written, mark);
}
function inFirstWord(written, { word, variant }) {
	const match = /[A-Za-z]\w*/.exec(written);
	if (!match) return written === "" ? null : `${written}${word}`;
	const at = match.index + (variant === 1 ? match[0].length : 0);
	return written.slice(0, at) + word + written.slice(at);
}

// src/render/unused-values/dead-alterations.ts
function createAlterations(editables) {
	const numbers = once(() => new Map(editables.map((editable, index) => [editable, index])));
	const markOf = (editable) => {
		const number = numbers().get(editable);
		return {
			word: `q${number.toString(36)}z`,
			number: number % 1e4,
			variant: 1
		};
	};
	const editablesAt = valuesByPath(editables);
	const editablesOf = (kind, entries) => [...new Set(entries.flatMap(({ keys, valuesPath }) => kind === "names" ? keys : editablesAt(valuesPath)))];
	return {
		editables: editablesOf,
		edits: (altered) => altered.flatMap((editable) => alteringEdit(editable, markOf(editable)) ?? []),
		shows(kind, entry, output) {
			const text = [...output.values()].join("\n").toLowerCase();
			return editablesOf(kind, [entry]).some((editable) => text.includes(markOf(editable).word));
		}
	};
}

// src/render/unused-values/dead-baselines.ts
async function baselinesOf(probe, switches) {
	const output = await probe.output([]);
	if (!output) return [];
	const plain = {
		edits: [],
		extra: {},
		output
	};
	if (switches.length === 0) return [plain];
	const switched = await renderSwitchedOn(probe, switches.map(switchOn));
	return switched ? [plain, switched] : [];
}
function switchOn({ source, start, end }) {
	return {
		source,
		start,
		end,
		text: "true"
	};
}
const maxLeftOff = 4;
async function renderSwitchedOn(probe, switches) {
	const extra = { lenient: true };
	let kept = [];
	let pending = [switches];
	let leftOff = 0;
	while (pending.length > 0) {
		const [group = [], ...remaining] = pending;
		const middle = group.length >> 1;
		pending = remaining;
		if (await probe.output([...kept, ...group], extra)) kept = [...kept, ...group];
		else if (middle > 0) pending = [
			group.slice(0, middle),
			group.slice(middle),
			...remaining
		];
		else if (++leftOff > maxLeftOff) return null;
	}
	const output = await probe.output(kept, extra);
	return output && {
		edits: kept,
		extra,
		output
	};
}

// src/render/unused-values/dead-proof.ts
function createProof(probe, editables) {
	const alterations = createAlterations(editables);
	const bisect = createBisection(probe, alterations);
	async function changesOutput(edits) {
		if (edits.length === 0) return false;
		const [plain, output] = [await probe.output([]), await probe.output(edits)];
		return plain && output && !isSameOutput(plain, output);
	}
	function switchesBeside(candidates) {
		const entries = candidates.map(({ entry }) => entry);
		const altered = new Set(alterations.editables("values", entries));
		return editables.filter((editable) => editable.value === false && !altered.has(editable));
	}
	return {
		async withoutEffect(candidates) {
			const baselines = await baselinesOf(probe, switchesBeside(candidates));
			let remaining = baselines.length > 0 ? candidates : [];
			for (const baseline of baselines) for (const kind of alterationKinds) remaining = await bisect(baseline, kind, remaining);
			return [...remaining];
		},
		isRead: (entries) => changesOutput(alterations.edits(alterations.editables("values", entries))),
		isInUse: weakOncePer(async (entries) => {
			return await changesOutput(alterations.edits(alterations.editables("values", entries).filter(isOn))) === true;
		}),
		async isNameRead({ keys }, name) {
			const text = JSON.stringify(name);
			return await changesOutput(keys.map(({ source, start, end }) => ({
				source,
				start,
				end,
				text
			}))) === true;
		}
	};
}
const alterationKinds = ["names", "values"];
function isOn({ value }) {
	return value !== null && value !== false && value !== "";
}
const maxRenders$4 = 80;
function createBisection(probe, alterations) {
	let remainingRenders = maxRenders$4;
	return async function bisect(baseline, kind, group) {
		if (group.length === 0 || remainingRenders-- <= 0) return [];
		const entries = group.map(({ entry }) => entry);
		const edits = alterations.edits(alterations.editables(kind, entries));
		const output = await probe.output([...baseline.edits, ...edits], baseline.extra);
		if (output && isSameOutput(baseline.output, output)) return group;
		const hidden = group.filter(({ entry }) => !output || !alterations.shows(kind, entry, output));
		if (hidden.length < group.length) return bisect(baseline, kind, hidden);
		const middle = group.length >> 1;
		if (middle === 0) return [];
		return [...await bisect(baseline, kind, group.slice(0, middle)), ...await bisect(baseline, kind, group.slice(middle))];
	};
}
function isSameOutput(first, second) {
	return first.size === second.size && [...first].every(([name, text]) => second.get(name) === text);
}

// src/render/probe/editable-values.ts
function editableValuesOf(source) {
	const { input, root } = source;
	if (input.as === "flag" && input.key === void 0) return input.flag === "setJson" ? jsonValues(source) : flagPairs(source, input.flag);
	if (input.as === "text") return [wholeText(source)];
	const isFlag = input.as === "flag";
	const above = isFlag ? keysOfFlag(input.key) : [];
	const node = isFlag ? input.node : root;
	const values = node ? valuesBelow(source, node, above, /* @__PURE__ */ new Set()) : [];
	const embedded = "embedded" in input ? input.embedded : void 0;
	return (embedded?.filled ? withoutParts(values, embedded, above) : values).toSorted((first, second) => first.start - second.start);
}
function withoutParts(values, { filled = [] }, above) {
	const byPath = new Map(filled.map((scalar) => [JSON.stringify([...above, ...scalar.path]), scalar]));
	return values.flatMap((value) => {
		const scalar = value.kind === "key" ? void 0 : byPath.get(JSON.stringify(value.path));
		if (scalar && placeOfWhole(scalar)) return [];
		return scalar?.parts ? {
			...value,
			isComposed: true
		} : value;
	});
}
function wholeText(source) {
	const { text } = source;
	return {
		source,
		kind: "value",
		path: [],
		start: 0,
		end: text.length,
		value: text,
		style: "literal"
	};
}
function valuesBelow(source, node, path, seen) {
	if (node.alias) return aliasValues(source, node, path);
	if (node.kind === "scalar") return scalarValues(source, node, path);
	if (seen.has(node.start)) return [];
	seen.add(node.start);
	if (node.kind === "list") {
		if (node.items.length === 0) return [emptyValue(source, node, path)];
		return node.items.flatMap((item, index) => valuesBelow(source, item, [...path, index], seen));
	}
	if (node.entries.size === 0) return [emptyValue(source, node, path)];
	return [...node.entries].flatMap(([name, entry]) => walkEntry(source, name, entry, path, seen));
}
function walkEntry(source, name, { key, value }, path, seen) {
	const below = [...path, name];
	if (isMerged(key, value)) return [];
	return [keyValue(source, key, below), ...valuesBelow(source, value, below, seen)];
}
function isMerged({ source, end }, { alias }) {
	return alias !== void 0 && !/^\s*:\s+$/.test(source.text.slice(end, alias.start));
}
function aliasValues(source, node, path) {
	if (node.kind !== "scalar" || !node.alias) return [];
	const { start, end } = node.alias;
	return [{
		source,
		kind: "alias",
		path,
		start,
		end,
		value: node.value,
		style: "plain"
	}];
}
function scalarValues(source, node, path) {
	if (node.style !== "literal" && node.style !== "folded") return [scalarValue(source, node, path)];
	const lines = lineValues(source, node, path);
	return lines.length > 0 && lines.length <= maxLines ? lines : [scalarValue(source, node, path)];
}
const maxLines = 60;
function lineValues(source, { start, end, style }, path) {
	return [...source.text.slice(start, end).matchAll(contentOfLine)].map(({ index, indices, groups }) => {
		const [from = index, to = index] = indices?.groups?.["content"] ?? [];
		return {
			source,
			kind: "value",
			path,
			start: start + from,
			end: start + to,
			value: groups?.["content"] ?? "",
			style
		};
	});
}
const contentOfLine = /^[ \t]*(?:- +)*(?:[\w./-]+: +)?(?<content>\S.*?)[ \t]*$/dgm;
function scalarValue(source, scalar, path) {
	const { start, end, value, style } = scalar;
	const from = style === "empty" && source.text[start] === ":" ? start + 1 : start;
	return {
		source,
		kind: "value",
		path,
		start: from,
		end: Math.max(from, end),
		value,
		style
	};
}
function keyValue(source, { start, end, style }, path) {
	return {
		source,
		kind: "key",
		path,
		start,
		end,
		value: String(path.at(-1)),
		style
	};
}
function emptyValue(source, { start, end }, path) {
	return {
		source,
		kind: "empty",
		path,
		start,
		end,
		value: "",
		style: "plain"
	};
}
function jsonValues(source) {
	const start = source.text.startsWith("{") ? 0 : source.text.indexOf("=") + 1;
	const path = start === 0 ? [] : keysOfFlag(source.text.slice(0, start - 1));
	const root = parseDocuments(" ".repeat(start) + source.text.slice(start), source.file)[0]?.root;
	return root ? valuesBelow(source, root, path, /* @__PURE__ */ new Set()) : [];
}
function flagPairs(source, flag) {
	return (flag === "setLiteral" ? [[0, source.text.length]] : splitAtCommas(source.text, 0, source.text.length)).flatMap(([from, to]) => {
		const equals = source.text.indexOf("=", from);
		if (equals < 0 || equals >= to) return [];
		return pairValues(source, keysOfFlag(source.text.slice(from, equals)), equals + 1, to);
	});
}
function pairValues(source, path, start, end) {
	const text = source.text.slice(start, end);
	if (!text.startsWith("{") || !text.endsWith("}")) return [flagValue(source, path, start, end)];
	return splitAtCommas(source.text, start + 1, end - 1).map(([from, to], index) => flagValue(source, [...path, index], from, to));
}
function flagValue(source, path, start, end) {
	const text = source.text.slice(start, end);
	return {
		source,
		kind: "value",
		path,
		start,
		end,
		value: source.input.as === "flag" && source.input.flag !== "set" ? text : typed(text.replace(/\\(.)/g, "$1")),
		style: "flag"
	};
}
function typed(text) {
	if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
	if (/^null$/i.test(text)) return null;
	return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
}
function splitAtCommas(text, from, to) {
	const ranges = [];
	let start = from;
	let depth = 0;
	for (let at = from; at < to; at++) if (text[at] === "\\") at++;
	else if (text[at] === "{") depth++;
	else if (text[at] === "}") depth--;
	else if (text[at] === "," && depth === 0) {
		ranges.push([start, at]);
		start = at + 1;
	}
	return [...ranges, [start, to]];
}

// src/render/probe/values-source.ts
function isUnplacedFlag({ input }) {
	return input.as === "flag" && input.embedded === void 0;
}
function embeddedSource(tree, embedded, input) {
	const reader = readerOf(tree);
	const text = reader.text(embedded.file);
	if (text === void 0) return [];
	const node = placedNode(reader, embedded);
	return [{
		input,
		file: embedded.file,
		text,
		root: input.as === "flag" ? null : input.as === "file" ? valuesRoot(node) : node,
		prefixes: [embedded.under ?? []]
	}];
}
function sourceFileOf(tree, { files }, name) {
	const path = resolveLinks(tree, name) ?? name;
	const data = files?.get(name) ?? tree.read(path);
	return data && {
		path,
		data
	};
}
function utf8Text(data) {
	return new TextDecoder().decode(data);
}
function valuesRoot(node) {
	return (node?.kind === "scalar" ? rootInText(node) : void 0) ?? node;
}

// src/render/probe/set-flag-sources.ts
function flagSources(tree, request) {
	return [
		...textSources(tree, request, "setJson"),
		...textSources(tree, request, "set"),
		...textSources(tree, request, "setString"),
		...setFiles(tree, request),
		...textSources(tree, request, "setLiteral")
	];
}
const flagNames = {
	setJson: "--set-json",
	set: "--set",
	setString: "--set-string",
	setLiteral: "--set-literal"
};
function textSources(tree, { target, flags, embedded }, flag) {
	const parameters = (target.settings?.parameters ?? []).filter((parameter) => parameter.flag === flag);
	const statedCount = new Set(parameters.map(({ key }) => key)).size;
	return (flags?.[flag] ?? []).flatMap((text, index) => {
		const embeddedValues = embedded?.get(`${flag}/${index}`);
		const key = text.slice(0, text.indexOf("="));
		if (embeddedValues) {
			const node = placedNode(readerOf(tree), embeddedValues);
			return embeddedSource(tree, embeddedValues, {
				as: "flag",
				flag,
				index,
				key,
				embedded: embeddedValues,
				node
			});
		}
		if (index < statedCount) return [];
		return [{
			input: {
				as: "flag",
				flag,
				index
			},
			file: flagNames[flag],
			text,
			root: null,
			prefixes: [[]]
		}];
	});
}
function setFiles(tree, request) {
	return (request.flags?.setFile ?? []).flatMap((item) => {
		const name = item.slice(item.indexOf("=") + 1);
		const file = sourceFileOf(tree, request, name);
		if (!file) return [];
		return [{
			input: {
				as: "text",
				name
			},
			file: file.path,
			text: utf8Text(file.data),
			root: null,
			prefixes: [[]]
		}];
	});
}

// src/render/probe/sources.ts
function valuesSourcesOf(tree, chart, request) {
	const ofChart = chartSources(chart).filter(({ input }) => !request.replacesDefaults || input.as !== "chart" || input.location !== "values.yaml");
	const stated = [...fileSources(tree, request), ...flagSources(tree, request)];
	return [
		...ofChart,
		...stated,
		...partSources(tree, stated)
	].map((source, layer) => ({
		...source,
		layer
	}));
}
const chartSources = oncePer((chart) => {
	if (chart.source.kind === "archive") return [];
	const files = filesOf(chart);
	return chartsOf(files).flatMap(({ folder, prefixes }) => {
		const location = `${folder}values.yaml`;
		const data = files.get(location);
		if (!data) return [];
		const file = chart.treePath(location);
		const text = utf8Text(data);
		return [yamlSource(text, file, {
			as: "chart",
			location
		}, prefixes, parseDocuments(text, file))];
	});
});
function fileSources(tree, request) {
	return [...new Set(request.values ?? request.target.values)].flatMap((name) => {
		const embedded = request.embedded?.get(name);
		if (embedded) return embeddedSource(tree, embedded, {
			as: "file",
			name,
			embedded
		});
		const inline = inlineValuesNamed(request.target, name);
		if (inline && !inline.madeFrom) return [];
		const file = sourceFileOf(tree, request, name);
		if (!file) return [];
		const text = utf8Text(file.data);
		const documents = request.files?.has(name) ? parseDocuments(text, file.path) : readerOf(tree).documents(file.path);
		const source = yamlSource(text, file.path, {
			as: "file",
			name
		}, [[]], documents);
		const madeFrom = inline?.madeFrom;
		return [madeFrom ? {
			...source,
			made: {
				...madeFrom,
				fileText: readerOf(tree).text(madeFrom.file) ?? ""
			}
		} : source];
	});
}
function partSources(tree, sources) {
	const embedded = sources.flatMap(({ input }) => {
		if (input.as !== "file" && input.as !== "flag") return [];
		const place = input.embedded;
		return place ? {
			place,
			above: input.as === "flag" ? keysOfFlag(input.key) : place.under ?? []
		} : [];
	});
	const parts = embedded.flatMap(({ place, above }) => placedParts(place).map(({ path, at }) => ({
		at,
		keys: [...above, ...path]
	})));
	const ofSources = new Set(embedded.map(({ place }) => placeKey(place)));
	return [...groupBy(parts, ({ at }) => placeKey(at))].flatMap(([key, uses]) => {
		const { at } = uses[0];
		const prefixes = uses.map(({ keys }) => keys);
		return (ofSources.has(key) ? [] : embeddedSource(tree, at, {
			as: "part",
			embedded: at
		})).map((source) => ({
			...source,
			prefixes
		}));
	});
}
function placeKey({ file, document, path, variable }) {
	return JSON.stringify([
		file,
		document,
		path,
		variable
	]);
}
function yamlSource(text, file, input, prefixes, documents) {
	return {
		input,
		file,
		text,
		root: documents.flatMap(({ root }) => root ?? []).reduce(mergeNodes, null),
		prefixes
	};
}
function mergeNodes(weaker, stronger) {
	if (weaker?.kind !== "map" || stronger.kind !== "map") return stronger;
	const entries = new Map(weaker.entries);
	for (const [key, entry] of stronger.entries) {
		const weakerEntry = weaker.entries.get(key);
		entries.set(key, weakerEntry ? {
			...entry,
			value: mergeNodes(weakerEntry.value, entry.value)
		} : entry);
	}
	return {
		...stronger,
		entries
	};
}

// src/render/probe/edited-job.ts
function probedRelease(tree, chart, request) {
	const { embedded = /* @__PURE__ */ new Map(), target } = request;
	const isPostRendered = (target.settings?.postRenderers ?? []).length > 0;
	return {
		chart,
		job: renderJobOf(tree, chart, request),
		embedded,
		reader: readerOf(tree),
		isPostRendered
	};
}
function editedJob({ job, embedded, reader }, edits, extra) {
	const options = {
		...job.options,
		...extra,
		marks: false,
		raw: true,
		skipSchemaValidation: true
	};
	const inputs = newInputs(job);
	for (const [{ input }, text] of applyValueEdits(edits.filter((edit) => !isEmbedded(edit)))) if (input.as === "flag") inputs.setFlag(input, text);
	else if (input.as === "chart") inputs.setChartValues(input.location, text);
	else if (input.as === "file" || input.as === "text") inputs.setFile(input.name, text);
	for (const { name, place, node } of editedPlaces(edits.filter(isEmbedded), embedded, reader)) {
		const flag = flagNamed(name);
		if (flag) inputs.setFlag(flag, flagText(inputs.keyOf(flag), node));
		else inputs.setFile(name, valuesText(node, place.under));
	}
	return {
		...job,
		options: {
			...options,
			...inputs.options()
		},
		files: inputs.files()
	};
}
function isEmbedded({ source: { input } }) {
	return input.as === "part" || (input.as === "file" || input.as === "flag") && input.embedded !== void 0;
}
function editedPlaces(edits, embedded, reader) {
	const texts = applyFileEdits(edits);
	const edited = new Map([...texts].map(([file, content]) => [file, parseDocuments(content, file)]));
	const documents = (file) => edited.get(file) ?? reader.documents(file);
	const text = (file) => texts.get(file) ?? reader.text(file);
	return [...embedded].filter(([, place]) => filesOfPlace(place).some((file) => edited.has(file))).map(([name, place]) => ({
		name,
		place,
		node: placedNode({
			documents,
			text
		}, place)
	}));
}
function flagNamed(name) {
	const [, flag, index] = /^(set|setString|setJson|setLiteral)\/(\d+)$/.exec(name) ?? [];
	return flag === void 0 ? null : {
		flag,
		index: Number(index)
	};
}
function newInputs({ options, files: renderFiles }) {
	const files = new Map(renderFiles.map((file) => [file.name, file]));
	const chartValues = [...options.chartValues ?? []];
	const flags = /* @__PURE__ */ new Map();
	const setFile = (name, text) => {
		files.set(name, engineFrameOf(name, new TextEncoder().encode(text)));
	};
	return {
		setFile,
		setChartValues(location, text) {
			chartValues.push(location);
			setFile(chartValuesFile(location), text);
		},
		setFlag({ flag, index }, text) {
			const texts = flags.get(flag) ?? [...options[flag] ?? []];
			texts[index] = text;
			flags.set(flag, texts);
		},
		keyOf({ flag, index }) {
			const text = options[flag]?.[index] ?? "";
			return text.slice(0, text.indexOf("="));
		},
		files: () => [...files.values()],
		options: () => ({
			...Object.fromEntries(flags),
			chartValues
		})
	};
}

// src/render/probe/budgeted.ts
const maxRenders$3 = 400;
const maxTextBytes = 6 * 2 ** 20;
const timeoutMs = 5e3;
const maxEnded = 3;
function budgetedEngine(engine) {
	const answers = /* @__PURE__ */ new Map();
	let ended = 0;
	let textBytes = 0;
	let isSpent = false;
	return {
		async render(jobOf, key) {
			const cached = answers.get(key);
			if (cached) return cached;
			if (answers.size >= maxRenders$3 || textBytes >= maxTextBytes || ended >= maxEnded) {
				isSpent = true;
				return {
					status: "ended",
					reason: "the budget is spent"
				};
			}
			const render = Promise.resolve(engine.render({
				...jobOf(),
				timeoutMs
			}));
			answers.set(key, render);
			const answer = await render;
			if (answer.status === "ended") ended++;
			else for (const { data } of answer.frames) textBytes += data.length;
			return answer;
		},
		isSpent: () => isSpent,
		count: () => answers.size,
		isRepeatable: () => !isSpent && ended === 0
	};
}

// src/render/probe/random-functions.ts
const randomFunction = /^(?:rand\w+|shuffle|uuidv4|now|ago|date\w*|htmlDate\w*|gen\w+|derivePassword|bcrypt|htpasswd|encryptAES)$/;
function isRandomFunction(name) {
	return randomFunction.test(name);
}
const notCode = /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|(?!\{\{)[^"\\\n])*"/g;
const word = /(?<![.$\w])[A-Za-z]\w*/g;
function callsRandomFunction(text) {
	return (text.match(/\{\{[\s\S]*?\}\}/g) ?? []).some((action) => (action.replace(notCode, " ").match(word) ?? []).some(isRandomFunction));
}

// src/render/probe/shown-templates.ts
function textsByTemplate(manifest) {
	const sections = /* @__PURE__ */ new Map();
	for (const section of manifest.split(/^---\n# Source: /m).slice(1)) {
		const end = section.indexOf("\n");
		const name = section.slice(0, Math.max(end, 0));
		const texts = sections.get(name) ?? [];
		texts.push(section.slice(name.length));
		sections.set(name, texts);
	}
	return new Map([...sections].map(([name, texts]) => [name, texts.join("\n---")]));
}
function haveSameContents(first, second) {
	const [firstText, secondText] = [first, second].map((documents) => documents.map(({ root }) => allText(root)));
	return firstText.join("\0") === secondText.join("\0");
}
function byIdentity(documents) {
	return documents.toSorted((first, second) => compareText(identityOf(first), identityOf(second)));
}
function identityOf({ object }) {
	return JSON.stringify(object);
}

// src/render/probe/probe.ts
function createProbe(engine, release, shown, restate) {
	const renders = budgetedEngine(engine);
	const documentsIn = documentReader();
	const objects = objectsReader(documentsIn);
	const shownTexts = once(() => textsByTemplate(shown ?? ""));
	return {
		async render(template, edits, isolated) {
			const edited = restate ? await restate(edits) : {
				release,
				edits
			};
			if (edited === "unstated") return [];
			if (edited === null) return null;
			const options = isolated ? {
				only: [template],
				lenient: true
			} : {};
			const answer = await renders.render(() => editedJob(edited.release, edited.edits, options), keyOf(template, edited.release === release ? edited.edits : edits, isolated));
			return objects(answer, template);
		},
		output: async (edits, extra = {}) => outputOf(await renders.render(() => fullJob(release, edits, extra), fullKey(edits, extra))),
		async fullRenders(template) {
			return (await Promise.all(fullJobs(release).map((job, index) => renders.render(() => job, `whole ${index}`)))).map((answer) => objects(answer, template));
		},
		shown: (template) => shown === void 0 ? null : documentsIn(shownTexts().get(template) ?? ""),
		isAsShown: () => shown !== void 0 && !release.isPostRendered,
		isRandom: () => isRandom(release.chart),
		...limitsOf$1(renders)
	};
}
function limitsOf$1(budgetedEngine) {
	const { isSpent, count, isRepeatable } = budgetedEngine;
	return {
		isSpent,
		count,
		isRepeatable
	};
}
function objectsReader(documentsIn) {
	const read = /* @__PURE__ */ new WeakMap();
	return (answer, template) => {
		const templates = read.get(answer) ?? /* @__PURE__ */ new Map();
		read.set(answer, templates);
		const objects = templates.get(template) ?? objectsOf(answer, template, documentsIn);
		templates.set(template, objects);
		return objects;
	};
}
const differentClockAndSeed = {
	now: Date.UTC(2031, 4, 17, 3, 41),
	seed: 7919
};
const isRandom = oncePer(({ source }) => {
	if (source.kind === "archive") return true;
	return source.files.some(({ name, data }) => name.endsWith(".tgz") || name.includes("templates/") && callsRandomFunction(decode(data)));
});
function fullJobs(release) {
	const { chart, job } = release;
	return (isRandom(chart) ? [job, {
		...job,
		clockAndSeed: differentClockAndSeed
	}] : [job]).map((plain) => editedJob({
		...release,
		job: plain
	}, [], {}));
}
function fullJob(release, edits, { lenient = false, only, added = [], reseeded = false }) {
	const { options } = release.job;
	const job = {
		...reseeded ? {
			...release.job,
			clockAndSeed: differentClockAndSeed
		} : release.job,
		options: {
			...options,
			setString: [...options.setString ?? [], ...added]
		}
	};
	return editedJob({
		...release,
		job
	}, edits, {
		lenient,
		...only && { only }
	});
}
function fullKey(edits, { lenient = false, only = [], added = [], reseeded = false }) {
	const key = keyOf("", edits, false);
	return !lenient && !reseeded && added.length === 0 ? key : JSON.stringify([
		key,
		lenient,
		only,
		added,
		reseeded
	]);
}
function keyOf(template, edits, isolated) {
	const editKeys = edits.map(({ source, start, end, text }) => [
		source.layer,
		start,
		end,
		text
	]);
	return JSON.stringify([isolated ? template : "", ...editKeys]);
}
function outputOf(answer) {
	if (answer.status === "ended" || errorOf(answer.frames) !== "") return null;
	const raw = answer.frames.filter(({ name }) => name.startsWith("raw/"));
	return new Map(raw.map(({ name, data }) => [name.slice(4), decode(data)]));
}
function objectsOf(answer, template, documentsIn) {
	if (answer.status === "ended" || errorOf(answer.frames) !== "") return null;
	return documentsIn(decode(answer.frames.find(({ name }) => name === `raw/${template}`)?.data));
}
function errorOf([header]) {
	return JSON.parse(decode(header?.data)).error;
}
function decode(data) {
	return new TextDecoder().decode(data);
}

// src/render/unused-values/empty-fields.ts
function emptyFields(output) {
	return [...output].filter(isOfObjects).flatMap(([template, text]) => {
		const documents = documentsOf(text);
		return documents.flatMap((document) => emptyBelow(document.root, []).map((path) => ({
			template,
			document,
			path,
			documents
		})));
	});
}
function emptyFieldText(output, emptyField) {
	const { template, document, path, documents } = emptyField;
	const candidates = documentsOf(output.get(template) ?? "");
	const counterpart = counterpartDocument(documents.indexOf(document), documents, candidates, true);
	const node = counterpart && nodeAt(counterpart.root, path);
	return node && allText(node);
}
function isOfObjects([template]) {
	return !template.endsWith("/NOTES.txt");
}
function emptyBelow(node, path) {
	if (node.kind === "scalar") return isEmpty(node.value) ? [path] : [];
	if (node.kind === "list") return node.items.flatMap((item, index) => emptyBelow(item, [...path, index]));
	return [...node.entries].flatMap(([key, { value }]) => emptyBelow(value, [...path, key]));
}
function isEmpty(value) {
	return value === null || value === "" || typeof value === "string" && /%!\w\(<nil>\)/.test(value);
}

// src/render/unused-values/undefined.ts
const maxRenders$2 = 24;
async function undefinedValues(facts, editables, probe, locationOfRead) {
	const candidates = candidatesIn(facts, editables);
	if (candidates.length === 0) return [];
	const plain = await probe.output([]);
	const empty = plain ? emptyFields(plain) : [];
	if (empty.length === 0) return [];
	const filling = await filledBy(candidates, empty, probe);
	const results = [];
	for (const candidate of filling) {
		const [only] = await filledBy([candidate], empty, probe);
		if (only) results.push(undefinedValueOf(only, facts, editables, locationOfRead));
	}
	return results;
}
function candidatesIn({ contents, reads }, editables) {
	const ownReads = reads.placed.filter(({ valuesPath, text }) => isOfOwnChart(valuesPath, text.location, contents.dependencies));
	const byPath = [...groupBy(ownReads, ({ valuesPath }) => valuesPath.join("\0"))];
	const guardedReads = byPath.filter(([, group]) => group.some(({ read }) => guards.test(read.action)));
	const guarded = new Set(guardedReads.map(([valuesPath]) => valuesPath));
	const writtenPaths = editables.flatMap(releasePathsOf);
	return deepestCandidates(byPath.map(([, reads]) => ({
		valuesPath: reads[0].valuesPath,
		reads
	})).filter(({ valuesPath }) => !isWritten(valuesPath, writtenPaths) && !isGuarded(valuesPath, guarded)).map((candidate, index) => ({
		...candidate,
		token: `q${index.toString(36)}undefinedz`
	})));
}
function deepestCandidates(candidates) {
	const continued = new Set(candidates.flatMap(({ valuesPath }) => valuesPath.map((_, depth) => valuesPath.slice(0, depth).join("\0"))));
	return candidates.filter(({ valuesPath }) => !continued.has(valuesPath.join("\0")));
}
function isOfOwnChart(valuesPath, location, needs) {
	const chart = needs.find((declared) => location.startsWith(declared.chart.folder))?.chart;
	return chart !== void 0 && location !== "" && chart.prefixes.some((prefix) => isPrefix(prefix, valuesPath));
}
const guards = /\b(if|with|range|and|or|not|default|coalesce|ternary|empty|required|fail|hasKey|dig|get|eq|ne|kindIs|typeIs|toYaml|toJson|tpl)\b/;
function isWritten(valuesPath, writtenPaths) {
	return writtenPaths.some((written) => isPrefix(valuesPath, written) || written.length > 0 && isScalarAbove(written, valuesPath, writtenPaths));
}
function isScalarAbove(written, valuesPath, writtenPaths) {
	if (!isPrefix(written, valuesPath)) return false;
	return !writtenPaths.some((deeper) => deeper.length > written.length && isPrefix(written, deeper));
}
function isGuarded(valuesPath, guarded) {
	return valuesPath.some((_, index) => guarded.has(valuesPath.slice(0, index + 1).join("\0")));
}
async function filledBy(candidates, empty, probe) {
	let remaining = maxRenders$2;
	async function tryGroup(group) {
		if (group.length === 0 || remaining-- <= 0) return [];
		const output = await probe.output([], { added: group.map(({ valuesPath, token }) => setStringFlag(valuesPath, token)) });
		if (output) return group.flatMap((candidate) => filled(candidate, empty, output));
		const middle = group.length >> 1;
		if (middle === 0) return [];
		return [...await tryGroup(group.slice(0, middle)), ...await tryGroup(group.slice(middle))];
	}
	return tryGroup(candidates);
}
function setStringFlag(valuesPath, token) {
	return `${valuesPath.map((key) => key.replace(/[\\.,=[\]{}]/g, "\\$&")).join(".")}=${token}`;
}
function filled(candidate, empty, output) {
	const field = empty.find((emptyField) => emptyFieldText(output, emptyField)?.includes(candidate.token));
	return field ? [{
		...candidate,
		field
	}] : [];
}
function undefinedValueOf({ valuesPath, reads, field }, { entries, reads: allReads }, editables, locationOfRead) {
	const [kind, path] = [field.document.object.kind, field.path];
	const siblings = entries.below(valuesPath.slice(0, -1));
	const unread = siblings.filter((entry) => !allReads.has(entry.valuesPath));
	const read = readFor(field, reads);
	return {
		valuesPath,
		reference: read.read.names,
		readAt: locationOfRead(read),
		field: {
			kind,
			path
		},
		similar: keyOfName(closestName(valuesPath.at(-1), names(unread)) ?? closestName(valuesPath.at(-1), names(siblings)), siblings),
		defaultsMap: defaultsMapOf(valuesPath.slice(0, -1), editables)
	};
}
function names(entries) {
	return entries.map(({ name }) => name);
}
function readFor({ template }, reads) {
	return reads.find(({ text }) => !text.isShared && template.endsWith(`/${text.location}`)) ?? reads[0];
}
function keyOfName(name, entries) {
	const key = entries.find((entry) => entry.name === name)?.keys[0];
	return key ? {
		file: key.source.file,
		path: key.path
	} : null;
}
function defaultsMapOf(valuesPath, editables) {
	const isChild = (editable) => editable.kind === "key" && editable.source.input.as === "chart" && releasePathsOf(editable).some((path) => path.length === valuesPath.length + 1 && isPrefix(valuesPath, path));
	const child = editables.find(isChild);
	return child ? {
		file: child.source.file,
		path: child.path.slice(0, -1)
	} : null;
}

// src/render/unused-values/template-syntax.ts
function templateNodes(text) {
	const actions = actionsOf(text);
	let next = 0;
	let depth = 0;
	function nodesUntilEnd() {
		const nodes = [];
		while (next < actions.length) {
			const tokens = actions[next++];
			const [keyword = ""] = tokens;
			if (keyword === "end") break;
			if (keyword === "else") return {
				nodes,
				otherwise: branchOf(tokens.slice(1))
			};
			nodes.push(nodeOf(tokens, isBlock(keyword)));
		}
		return {
			nodes,
			otherwise: []
		};
	}
	function branchOf(tokens) {
		return tokens.length > 0 ? [nodeOf(tokens, true)] : nodesUntilEnd().nodes;
	}
	function nodeOf(tokens, hasBody) {
		const keyword = keywords.find((word) => word === tokens[0]) ?? "";
		const { variables, name, pipeline } = headOf(keyword === "" ? tokens : tokens.slice(1), keyword);
		if (!hasBody || depth >= maxDepth$2) return {
			keyword,
			variables,
			name,
			pipeline,
			body: [],
			otherwise: []
		};
		depth++;
		const { nodes, otherwise } = nodesUntilEnd();
		depth--;
		return {
			keyword,
			variables,
			name,
			pipeline,
			body: nodes,
			otherwise
		};
	}
	const roots = [];
	while (next < actions.length) {
		const { nodes, otherwise } = nodesUntilEnd();
		roots.push(...nodes, ...otherwise);
	}
	return roots;
}
const maxDepth$2 = 200;
const keywords = [
	"if",
	"with",
	"range",
	"define",
	"block",
	"template"
];
function isBlock(keyword) {
	return keyword !== "template" && keywords.some((word) => word === keyword);
}
function headOf(tokens, keyword) {
	const isNamed = keyword === "define" || keyword === "block" || keyword === "template";
	const assignment = isNamed ? -1 : tokens.findIndex((text) => text === ":=" || text === "=");
	return {
		name: isNamed ? unquoted(tokens[0] ?? "") : "",
		variables: tokens.slice(0, Math.max(assignment, 0)).filter((text) => text.startsWith("$")),
		pipeline: pipelineOf(tokens.slice(isNamed ? 1 : assignment + 1))
	};
}
const token$1 = /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|`[^`]*`|(?:\$?[\p{L}\p{N}_]*|\))(?:\.[\p{L}_][\p{L}\p{N}_]*)+|:=|-?\}\}|\$?[\p{L}\p{N}_]+|[\s\S]/uy;
function actionsOf(text) {
	const actions = [];
	for (let open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", token$1.lastIndex || text.length)) {
		const tokens = [];
		token$1.lastIndex = open + 2;
		for (let match = token$1.exec(text); match && !match[0].endsWith("}}"); match = token$1.exec(text)) if (!/^(\/\*|\s|-$)/.test(match[0])) tokens.push(match[0]);
		if (tokens.length > 0) actions.push(tokens);
	}
	return actions;
}
function pipelineOf(tokens) {
	let next = 0;
	let depth = 0;
	function pipelineUntilParenthesis() {
		const commands = [[]];
		while (next < tokens.length) {
			const text = tokens[next];
			if (text.startsWith(")")) break;
			next++;
			if (text === "|") commands.push([]);
			else commands.at(-1).push(text === "(" && depth < maxDepth$2 ? groupOperand() : operandOf(text));
		}
		return commands.filter((command) => command.length > 0);
	}
	function groupOperand() {
		depth++;
		const pipeline = pipelineUntilParenthesis();
		depth--;
		return {
			kind: "group",
			pipeline,
			names: (tokens[next++] ?? ")").split(".").slice(1)
		};
	}
	const commands = [...pipelineUntilParenthesis()];
	while (next++ < tokens.length) commands.push(...pipelineUntilParenthesis());
	return commands;
}
function operandOf(text) {
	if (/^["`\d]/.test(text)) return {
		kind: "literal",
		text: unquoted(text)
	};
	if (!text.startsWith(".") && !text.startsWith("$")) return {
		kind: "word",
		word: text
	};
	const [variable = "", ...names] = text.split(".");
	return {
		kind: "chain",
		variable,
		names: names.filter((name) => name !== "")
	};
}
function unquoted(text) {
	return /^["`]/.test(text) ? text.slice(1, -1) : text;
}

// src/render/unused-values/flow-values.ts
function valuesPathKey(path) {
	return path.join("\0");
}
function withoutContext(values) {
	return values.filter(({ kind }) => kind !== "context");
}
function valueCount(values) {
	return values.reduce((size, value) => size + 1 + valueCount(builtEntries(value)), 0);
}
function builtEntries(value) {
	return value.kind === "built" ? [...value.entries.values()].flat() : [];
}
function distinctValues(values) {
	return distinctBy(values.map(cut), flowValueKey);
}
function cut(value) {
	return value.kind === "values" && value.path.length > maxDepth$1 ? {
		kind: "values",
		path: value.path.slice(0, maxDepth$1)
	} : value;
}
const maxDepth$1 = 24;
function flowValueKey(value) {
	if (value.kind === "context") return value.isGuessed ? "guessed" : "context";
	if (value.kind === "values") return `=${valuesPathKey(value.path)}`;
	return JSON.stringify([...value.entries].map(([name, values]) => [name, values.map(flowValueKey)]));
}
function flowFields(values, names) {
	if (names.length === 0) return values;
	const reached = distinctValues(values.flatMap((value) => fieldOf(value, names)));
	const root = names.indexOf("Values");
	return reached.length === 0 && root >= 0 && names[0] !== "Subcharts" ? [{
		kind: "values",
		path: names.slice(root + 1)
	}] : reached;
}
function fieldOf(value, [name = "", ...rest]) {
	if (value.kind === "context") return name === "Values" ? [{
		kind: "values",
		path: rest
	}] : [];
	if (value.kind === "values") return [{
		kind: "values",
		path: [
			...value.path,
			name,
			...rest
		]
	}];
	return flowFields([...value.entries.get(name) ?? [], ...value.entries.get("*") ?? []], rest);
}
function builtFlowValues(entries) {
	const flat = [...entries].map(([key, values]) => [key, values.flatMap((value) => unnested(value))]);
	return [{
		kind: "built",
		entries: new Map(flat)
	}];
}
function unnested(value) {
	return nesting(value) < maxNesting ? [value] : distinctValues(leavesOf(value));
}
const maxNesting = 3;
function nesting(value) {
	return value.kind === "built" ? 1 + Math.max(0, ...builtEntries(value).map(nesting)) : 0;
}
function leavesOf(value) {
	return value.kind === "built" ? builtEntries(value).flatMap(leavesOf) : [value];
}

// src/render/unused-values/flow-functions.ts
function callFunction(name, call, effects) {
	return (functions.get(name) ?? printValues)(call, effects);
}
const printValues = ({ args }, effects) => {
	effects.print(withoutContext(args.flat()));
	return [];
};
const printAll = ({ args }, effects) => {
	effects.print(args.flat());
	return [];
};
const include = ({ args, literals }, effects) => {
	effects.call(literals[0], args.slice(1).flat());
	return [];
};
const tpl = ({ args }, effects) => {
	effects.print(args[0] ?? []);
	return [];
};
const index = ({ args, literals }, effects) => valuesAt(args[0] ?? [], literals.slice(1, args.length), effects);
const dig = ({ args, literals }, effects) => distinctValues([...valuesAt(args.at(-1) ?? [], literals.slice(0, -2), effects), ...args.at(-2) ?? []]);
function valuesAt(values, keys, { elementAt }) {
	return keys.reduce((reached, key) => key === void 0 ? elementAt(reached) : flowFields(reached, [key]), values);
}
const hasKey = (call, effects) => {
	index(call, effects);
	return [];
};
const keys = ({ args }, effects) => {
	effects.elementsOf(args.flat());
	return [];
};
const dict = ({ args, literals }) => {
	const entries = /* @__PURE__ */ new Map();
	for (let place = 0; place < args.length; place += 2) {
		const key = literals[place] ?? "*";
		entries.set(key, [...entries.get(key) ?? [], ...args[place + 1] ?? []]);
	}
	return builtFlowValues(entries);
};
const list = ({ args }) => builtFlowValues(new Map(args.map((values, place) => [String(place), values])));
const functions = new Map([
	["include", include],
	["tpl", tpl],
	["index", index],
	["get", index],
	["dig", dig],
	["hasKey", hasKey],
	["keys", keys],
	["dict", dict],
	["list", list],
	["tuple", list],
	["first", ({ args }) => flowFields(args.flat(), ["0"])],
	...named(["values", "last"], ({ args }, effects) => effects.elementsOf(args.flat())),
	...named([
		...[
			"default",
			"coalesce",
			"ternary",
			"and",
			"or",
			"required",
			"deepCopy",
			"mustDeepCopy",
			"set"
		],
		...[
			"unset",
			"merge",
			"mergeOverwrite",
			"mustMerge",
			"mustMergeOverwrite",
			"pick",
			"omit",
			"concat"
		],
		...[
			"append",
			"mustAppend",
			"prepend",
			"rest",
			"initial",
			"compact",
			"uniq",
			"reverse",
			"slice"
		]
	], ({ args }) => distinctValues(args.flat())),
	...named([...[
		"not",
		"empty",
		"eq",
		"ne",
		"lt",
		"le",
		"gt",
		"ge",
		"len",
		"kindOf",
		"kindIs",
		"typeOf",
		"typeIs"
	], ...[
		"typeIsLike",
		"lookup",
		"true",
		"false",
		"nil"
	]], () => []),
	...named([...[
		"toYaml",
		"toYamlPretty",
		"toJson",
		"toPrettyJson",
		"toRawJson",
		"toToml",
		"mustToYaml"
	], ...[
		"mustToJson",
		"mustToPrettyJson",
		"mustToRawJson",
		"mustToToml",
		"print",
		"println",
		"printf"
	]], printAll)
]);
function named(names, result) {
	return names.map((name) => [name, result]);
}

// src/render/unused-values/values-flow.ts
function wholeUsesOf(templates, defines) {
	const walk = {
		defines,
		called: /* @__PURE__ */ new Set(),
		depth: 0,
		size: 0,
		printed: /* @__PURE__ */ new Set(),
		ranged: /* @__PURE__ */ new Set(),
		indexed: /* @__PURE__ */ new Set()
	};
	for (const template of templates) run(template, scopeOf([{
		kind: "context",
		isGuessed: false
	}]), effectsOn(walk));
	if (walk.size > maxSize) walk.printed.add("");
	return walk;
}
const maxSize = 3e5;
function scopeOf(dot) {
	return {
		dot,
		variables: /* @__PURE__ */ new Map([["$", dot]])
	};
}
function effectsOn(walk) {
	const effects = {
		bounded(values) {
			if (walk.size <= maxSize) walk.size += valueCount(values);
			return walk.size <= maxSize ? values : [];
		},
		print(values) {
			for (const value of values) {
				if (value.kind === "context" && !value.isGuessed) walk.printed.add("");
				if (value.kind === "values") walk.printed.add(valuesPathKey(value.path));
				effects.print(withoutContext(builtEntries(value)));
			}
		},
		elementsOf: (values) => distinctValues(values.flatMap((value) => elementsOf(value, walk.ranged))),
		elementAt: (values) => distinctValues(values.flatMap((value) => elementsOf(value, walk.indexed))),
		call(name, argument) {
			if (name !== void 0) return callDefine(name, argument, walk, effects);
			const guessed = argument.map(asGuess);
			for (const define of walk.defines.keys()) callDefine(define, guessed, walk, effects);
		}
	};
	return effects;
}
function asGuess(value) {
	return value.kind === "context" ? {
		kind: "context",
		isGuessed: true
	} : value;
}
function elementsOf(value, maps) {
	if (value.kind !== "values") return builtEntries(value);
	maps.add(valuesPathKey(value.path));
	return [{
		kind: "values",
		path: [...value.path, "*"]
	}];
}
const [maxCalls, maxDepth] = [5e3, 200];
function callDefine(name, argument, walk, effects) {
	const { called, defines } = walk;
	const key = JSON.stringify([name, argument.map(flowValueKey).toSorted()]);
	if (called.has(key)) return;
	called.add(key);
	const bodies = called.size > maxCalls || walk.depth >= maxDepth ? void 0 : defines.get(name);
	if (!bodies) return effects.print(withoutContext(argument));
	walk.depth++;
	for (const body of bodies) run(body, scopeOf(argument), effects);
	walk.depth--;
}
function run(nodes, scope, effects) {
	for (const node of nodes) runNode(node, scope, effects);
}
function runNode(node, scope, effects) {
	const { keyword, name, variables, pipeline, body, otherwise } = node;
	if (keyword === "define") return;
	const result = resultOf(pipeline, scope, effects);
	if (keyword === "block" || keyword === "template") return effects.call(name, result);
	if (keyword === "" && variables.length === 0) return effects.print(withoutContext(result));
	const values = keyword === "range" ? effects.elementsOf(result) : result;
	assign(variables.at(-1), values, scope);
	run(body, keyword === "with" || keyword === "range" ? {
		...scope,
		dot: values
	} : scope, effects);
	run(otherwise, scope, effects);
}
function assign(variable, values, { variables }) {
	if (variable !== void 0) variables.set(variable, distinctValues([...variables.get(variable) ?? [], ...values]));
}
function resultOf(pipeline, scope, effects) {
	let result;
	for (const command of pipeline) result = resultOfCommand(command, result, scope, effects);
	return result ?? [];
}
function resultOfCommand([first, ...rest], piped, scope, effects) {
	if (!first) return [];
	const valuesOf = (operand) => operandValues(operand, scope, effects);
	const args = rest.map(valuesOf);
	if (first.kind !== "word") return valuesOf(first);
	return callFunction(first.word, {
		args: piped ? [...args, piped] : args,
		literals: rest.map((operand) => operand.kind === "literal" ? operand.text : void 0)
	}, effects);
}
function operandValues(operand, scope, effects) {
	if (operand.kind === "group") return flowFields(effects.bounded(resultOf(operand.pipeline, scope, effects)), operand.names);
	if (operand.kind !== "chain") return [];
	const { variable, names } = operand;
	const values = variable === "" ? scope.dot : scope.variables.get(variable) ?? [];
	return flowFields(effects.bounded(values), names);
}

// src/render/unused-values/unnamed-uses.ts
function unnamedUses(contents, values) {
	const root = createNode();
	const parsed = parsedTexts(contents);
	const inValues = values.map(templateNodes);
	for (const { chart } of contents.dependencies) {
		const templates = [
			...parsed.templates.get(chart) ?? [],
			...parsed.files,
			...inValues
		];
		addUses(root, chart, wholeUsesOf(templates, parsed.defines));
	}
	return (valuesPath) => useOf(root, valuesPath);
}
function printedPaths(contents) {
	const parsed = parsedTexts(contents);
	return contents.dependencies.flatMap(({ chart }) => {
		const { printed } = wholeUsesOf(parsed.templates.get(chart) ?? [], parsed.defines);
		const paths = [...printed].map((path) => path.split("\0")).filter((path) => !path.includes("*"));
		return chart.prefixes.flatMap((prefix) => paths.map((path) => [...prefix, ...path]));
	});
}
const parsedTexts = oncePer(({ texts, dependencies }) => {
	const charts = dependencies.map(({ chart }) => chart);
	const parsed = texts.map((text) => ({
		chart: chartOf(text, charts),
		text,
		nodes: templateNodes(text.text)
	}));
	const isTemplate = ({ chart, text }) => text.location.slice(chart?.folder.length).startsWith("templates/");
	const defines = parsed.flatMap(({ nodes }) => nodes.filter(({ keyword }) => keyword === "define" || keyword === "block"));
	return {
		templates: groupPairs(parsed.filter(isTemplate).map(({ chart, nodes }) => [chart, nodes])),
		files: parsed.filter((text) => !isTemplate(text)).map(({ nodes }) => nodes),
		defines: groupPairs(defines.map(({ name, body }) => [name, body]))
	};
});
function chartOf({ location }, charts) {
	return charts.find(({ folder }) => location.startsWith(folder));
}
function createNode() {
	return {
		children: /* @__PURE__ */ new Map(),
		isPrinted: false,
		isRanged: false,
		isIndexed: false
	};
}
function addUses(root, { prefixes }, { printed, ranged, indexed }) {
	for (const prefix of prefixes) {
		for (const path of printed) for (const node of nodesAt(root, prefix, path)) node.isPrinted = true;
		for (const path of ranged) for (const node of nodesAt(root, prefix, path)) node.isRanged = true;
		for (const path of indexed) for (const node of nodesAt(root, prefix, path)) node.isIndexed = true;
	}
}
function nodesAt(root, prefix, path) {
	const keys = path === "" ? [] : path.split("\0");
	return (keys[0] === "global" ? [...prefix, ""].map((_, depth) => prefix.slice(0, depth)) : [prefix]).map((parent) => [...parent, ...keys].reduce(childOf, root));
}
function childOf(parent, key) {
	const child = parent.children.get(key) ?? createNode();
	parent.children.set(key, child);
	return child;
}
function useOf(root, valuesPath) {
	let nodes = [root];
	for (const [index, key] of valuesPath.entries()) {
		if (nodes.some(({ isPrinted }) => isPrinted)) return "all";
		if (index < valuesPath.length - 1) nodes = nodes.flatMap(({ children }) => ["*", String(key)].flatMap((name) => children.get(name) ?? []));
	}
	if (nodes.some(({ isRanged }) => isRanged)) return "all";
	return nodes.some(({ isIndexed }) => isIndexed) ? "computed" : null;
}

// src/render/unused-values/unset-values.ts
const [maxRenders$1, maxCandidates$2, maxResults] = [
	60,
	400,
	3
];
async function decidingValues$1(field, facts, editables, probe, locationOfRead) {
	const candidates = unsetPaths(facts, editables).slice(0, maxCandidates$2);
	const plain = await probe.output([]);
	if (!plain || candidates.length === 0) return [];
	const textBefore = textOf(field, plain);
	let remaining = maxRenders$1;
	async function deciding(group, sample) {
		if (group.length === 0 || remaining-- <= 0) return [];
		const output = await probe.output([], { added: group.map((path) => setStringFlag(path, sample)) });
		const textAfter = output && textOf(field, output);
		if (output && (textAfter === null || textAfter === textBefore)) return [];
		if (group.length === 1) return output ? group : [];
		const middle = group.length >> 1;
		const first = await deciding(group.slice(0, middle), sample);
		return first.length >= maxResults ? first : [...first, ...await deciding(group.slice(middle), sample)];
	}
	for (const sample of samples$1) {
		const values = await deciding(candidates, sample);
		if (values.length > 0) return values.slice(0, maxResults).map((path) => unsetValue(path, facts, locationOfRead));
	}
	return [];
}
const samples$1 = ["qunsetz", "1017"];
function textOf(field, output) {
	const { template, object, occurrence, path } = field;
	const documents = documentsOf(output.get(template) ?? "");
	const document = documents[indexOf(documents, object, occurrence)];
	if (!document) return null;
	const node = nodeAt(document.root, path);
	return node && allText(node);
}
function unsetPaths({ contents, reads }, editables) {
	const isSet = setPathTest(editables);
	const read = new Map([...reads.placed.map(({ valuesPath }) => valuesPath), ...printedPaths(contents)].filter((path) => path.length > 0).map((path) => [path.join("\0"), path]));
	const parents = new Set([...read.values()].flatMap((path) => prefixesAbove(path)));
	return [...read].filter(([key, path]) => !parents.has(key) && !isSet(path)).map(([, path]) => path);
}
function prefixesAbove(path) {
	return path.slice(1).map((_, index) => path.slice(0, index + 1).join("\0"));
}
function setPathTest(editables) {
	const written = /* @__PURE__ */ new Set();
	const leaves = /* @__PURE__ */ new Set();
	for (const editable of editables) {
		const isOpen = editable.kind === "empty" || editable.kind === "key" || editable.value === null;
		for (const path of releasePathsOf(editable)) {
			for (const above of prefixesAbove(path)) written.add(above);
			written.add(path.join("\0"));
			if (!isOpen) leaves.add(path.join("\0"));
		}
	}
	return (path) => written.has(path.join("\0")) || prefixesAbove(path).some((above) => leaves.has(above));
}
function unsetValue(valuesPath, { reads }, locationOfRead) {
	const key = valuesPath.join("\0");
	const read = reads.placed.find((placed) => placed.valuesPath.join("\0") === key);
	return {
		valuesPath,
		readAt: read ? locationOfRead(read) : null
	};
}

// src/render/unused-values/random-templates.ts
function randomTemplates(names, chart, contents, values) {
	if (contents.isPacked) return [...names];
	const { templates } = unitsOf(contents);
	const random = randomUnits(unitsOf(contents), values);
	if ([...random].some(({ modifiesMap }) => modifiesMap)) return [...names];
	return names.filter((name) => {
		const location = name.slice(name.indexOf("/") + 1);
		const unit = templates.get(location);
		return unit ? random.has(unit) : !filesOf(chart).has(location);
	});
}
const unitsOf = oncePer(({ texts }) => {
	const templates = /* @__PURE__ */ new Map();
	const defines = /* @__PURE__ */ new Map();
	for (const { location, text } of texts) {
		const nodes = templateNodes(text);
		templates.set(location, unitOf(nodes));
		for (const { keyword, name, body, otherwise } of nodes) if (keyword === "define" || keyword === "block") addToGroup(defines, name, unitOf([...body, ...otherwise]));
	}
	return {
		templates,
		files: [...templates].filter(([location]) => !location.includes("templates/")).map(([, unit]) => unit),
		defines
	};
});
function randomUnits({ templates, files, defines }, values) {
	const texts = values.map((text) => unitOf(templateNodes(text)));
	const random = /* @__PURE__ */ new Set();
	const isRandom = ({ isRandom: callsRandom, includesAny, executesTexts, included }) => callsRandom || includesAny && random.size > 0 || executesTexts && [...texts, ...files].some((text) => random.has(text)) || [...included].some((name) => defines.get(name)?.some((unit) => random.has(unit)));
	const pending = /* @__PURE__ */ new Set([
		...texts,
		...templates.values(),
		...[...defines.values()].flat()
	]);
	for (let found = -1; found !== random.size;) {
		found = random.size;
		for (const unit of pending) if (isRandom(unit)) random.add(unit);
		for (const unit of random) pending.delete(unit);
	}
	return random;
}
function unitOf(nodes) {
	const unit = {
		isRandom: false,
		modifiesMap: false,
		includesAny: false,
		executesTexts: false,
		included: /* @__PURE__ */ new Set()
	};
	addNodes(nodes, unit);
	return unit;
}
function addNodes(nodes, unit) {
	for (const { keyword, name, pipeline, body, otherwise } of nodes) {
		if (keyword === "define") continue;
		if (keyword === "template" || keyword === "block") unit.included.add(name);
		addPipeline(pipeline, unit);
		addNodes(body, unit);
		addNodes(otherwise, unit);
	}
}
function addPipeline(pipeline, unit) {
	for (const command of pipeline) addCommand(command, unit);
}
function addCommand(command, unit) {
	for (const [index, operand] of command.entries()) {
		if (operand.kind === "group") addPipeline(operand.pipeline, unit);
		if (operand.kind === "literal" && operand.text.includes("{{")) addNodes(templateNodes(operand.text), unit);
		if (operand.kind !== "word") continue;
		if (isRandomFunction(operand.word)) unit.isRandom = true;
		if (modifyingFunctions.has(operand.word)) unit.modifiesMap = true;
		if (operand.word === "tpl") unit.executesTexts = true;
		if (operand.word !== "include") continue;
		const name = command[index + 1];
		if (name?.kind === "literal") unit.included.add(name.text);
		else unit.includesAny = true;
	}
}

// src/render/unused-values/varying-fields.ts
async function varyingFields(probe, release) {
	if (!probe.isRandom()) return [];
	const [first, second] = await twoRenders(probe, release);
	if (!first || !second) return [];
	const { texts } = release.contents;
	const isKept = texts.some(({ text }) => /\{\{[^}]*\blookup\b/.test(text));
	const varying = [...first].flatMap(([template, text]) => second.get(template) === text || template.endsWith("/NOTES.txt") ? [] : varyingIn(template, documentsOf(text), documentsOf(second.get(template) ?? ""), isKept));
	const causes = varying.flatMap((fields) => {
		const paths = fields.paths.filter((path) => !isChecksum(path));
		return paths.length > 0 ? [{
			...fields,
			paths
		}] : [];
	});
	return causes.length > 0 ? causes : varying;
}
async function twoRenders(probe, release) {
	const { chart, contents, values, manifest } = release;
	if (manifest !== null) {
		const shown = textsByTemplate(manifest);
		const only = randomTemplates([...shown.keys()], chart, contents, values);
		if (only.length === 0) return [];
		const first = await probe.output([], {
			only,
			lenient: true
		});
		const isAsShown = (name) => printSame(first?.get(name), shown.get(name));
		if (only.every(isAsShown)) return [first, await probe.output([], {
			only,
			lenient: true,
			reseeded: true
		})];
	}
	return [await probe.output([]), await probe.output([], { reseeded: true })];
}
function printSame(first, second) {
	const [firstObjects, secondObjects] = [first, second].map((text) => byIdentity(documentsOf(text ?? "")));
	return haveSameContents(firstObjects, secondObjects);
}
function varyingIn(template, documents, others, isKept) {
	const occurrences = /* @__PURE__ */ new Map();
	return documents.flatMap(({ object, root, text }, index) => {
		const identity = JSON.stringify(object);
		const occurrence = occurrences.get(identity) ?? 0;
		occurrences.set(identity, occurrence + 1);
		const counterpart = counterpartDocument(index, documents, others, true);
		if (!counterpart || counterpart.text === text) return [];
		const paths = differences(root, counterpart.root, []);
		return paths.length > 0 ? [{
			template,
			object,
			occurrence,
			paths,
			isKept
		}] : [];
	});
}
function differences(first, second, path) {
	if (first.kind === "map" && second.kind === "map") {
		const isSameMap = first.entries.size === second.entries.size;
		const shared = [...first.entries].filter(([key]) => second.entries.has(key));
		if (!isSameMap || shared.length < first.entries.size) return [path];
		return shared.flatMap(([key, { value }]) => differences(value, second.entries.get(key).value, [...path, key]));
	}
	if (first.kind === "list" && second.kind === "list" && first.items.length === second.items.length) return first.items.flatMap((item, index) => differences(item, second.items[index], [...path, index]));
	return first.kind === "scalar" && second.kind === "scalar" && first.value === second.value ? [] : [path];
}
function isChecksum(path) {
	return /checksum|sha256|hash/i.test(String(path.at(-1)));
}

// src/render/unused-values/values-navigation.ts
function valuesNavigation(current, chart, locationOfRead) {
	return {
		namedAt({ file, line }) {
			const { entries, reads } = current();
			return reads.placed.filter(({ text }) => chart.treePath(text.location) === file).filter((read) => locationOfRead(read).line === line).flatMap(({ valuesPath }) => entries.at(valuesPath)?.keys ?? []).map(({ source, start, end }) => locationAt(sourceOf$1(source.text, source.file), start, end));
		},
		readsOf(key) {
			const { entries, reads } = current();
			return entries.written(key).flatMap(({ valuesPath }) => readsOfPath(valuesPath, reads.placed)).map(locationOfRead);
		}
	};
}
function readsOfPath(valuesPath, placed) {
	const list = valuesPath.findIndex((key) => typeof key === "number");
	const names = (list < 0 ? valuesPath : valuesPath.slice(0, list)).map(String);
	const below = placed.filter((read) => startsWith(read.valuesPath, names));
	if (below.length > 0) return below;
	const above = placed.filter((read) => startsWith(names, read.valuesPath));
	const depth = Math.max(0, ...above.map((read) => read.valuesPath.length));
	return above.filter((read) => read.valuesPath.length === depth);
}
function startsWith(path, start) {
	return start.every((name, index) => path[index] === name);
}

// src/render/unused-values/template-reads.ts
function readsIn(text) {
	const reads = readsByText.get(text) ?? findReads(text);
	if (readsByText.size >= maxTexts) readsByText.clear();
	readsByText.set(text, reads);
	return reads;
}
const readsByText = /* @__PURE__ */ new Map();
const maxTexts = 500;
function findReads(text) {
	const reads = [];
	for (let open = text.indexOf("{{"); open >= 0;) {
		const tokens = tokensFrom(text, open + 2);
		const end = tokens.at(-1)?.end ?? text.length;
		const action = text.slice(open + 2, end);
		for (const token of tokens) reads.push(...readsOf(token).map((read) => ({
			...read,
			action
		})));
		open = text.indexOf("{{", end);
	}
	return reads;
}
const token = /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"|`[^`]*`|(?:\$?[\p{L}\p{N}_]*|\))(?:\.[\p{L}_][\p{L}\p{N}_]*)+|\}\}|[\p{L}\p{N}_]+|[\s\S]/uy;
function tokensFrom(text, start) {
	const tokens = [];
	token.lastIndex = start;
	for (let match = token.exec(text); match; match = token.exec(text)) {
		const [matched] = match;
		if (matched.length > 1) tokens.push({
			text: matched,
			start: match.index,
			end: match.index + matched.length
		});
		if (matched === "}}") break;
	}
	return tokens;
}
function readsOf({ text, start, end }) {
	if (/^["`]/.test(text)) return stringsIn(text.slice(1, -1)).map((name) => ({
		names: [name],
		isOfValues: false,
		start,
		end
	}));
	if (text.startsWith("/*") || !text.includes(".")) return [];
	const chain = text.split(".").slice(1);
	const values = chain.indexOf("Values");
	const isOfValues = values >= 0 && !chain.slice(0, values).includes("Subcharts");
	const names = chain.slice(values + 1);
	return values < 0 && /^\$?\./.test(text) && builtIn.has(names[0]) ? [] : [{
		names,
		isOfValues,
		start,
		end
	}];
}
function stringsIn(text) {
	return /\s/.test(text) ? [text] : [.../* @__PURE__ */ new Set([text, ...text.match(/[\p{L}\p{N}_]+/gu) ?? []])];
}
const builtIn = /* @__PURE__ */ new Set([
	"Release",
	"Chart",
	"Capabilities",
	"Template",
	"Files"
]);

// src/render/unused-values/values-reads.ts
function valuesReads(contents, editables) {
	const chartReads = readsOfCharts(contents);
	const texts = executableTexts(editables);
	const useOf = once(() => unnamedUses(contents, texts));
	const unnamedUse = (valuesPath) => useOf()(valuesPath);
	if (texts.length === 0) return {
		...chartReads,
		unnamedUse
	};
	const prefixes = contents.dependencies.flatMap(({ chart }) => chart.prefixes);
	const inValues = indexed(contents, texts.map((text) => ({
		location: "",
		text,
		prefixes,
		isShared: true
	})));
	return {
		has: (valuesPath) => chartReads.has(valuesPath) || inValues.has(valuesPath),
		below: (valuesPath) => [.../* @__PURE__ */ new Set([...chartReads.below(valuesPath), ...inValues.below(valuesPath)])],
		unresolved: [.../* @__PURE__ */ new Set([...chartReads.unresolved, ...inValues.unresolved])],
		placed: chartReads.placed,
		unnamedUse,
		takesAll: chartReads.takesAll || inValues.takesAll
	};
}
function executableTexts(editables) {
	return editables.flatMap(({ value }) => typeof value === "string" && value.includes("{{") ? value : []);
}
const readsOfCharts = oncePer((contents) => indexed(contents, contents.texts));
function indexed(contents, texts) {
	const reads = texts.flatMap((text) => readsIn(text.text).map((read) => ({
		text,
		read
	})));
	const placed = reads.flatMap(({ text, read }) => pathsOfRead(text, read).map((valuesPath) => ({
		valuesPath,
		text,
		read
	})));
	const paths = [...placed.map(({ valuesPath }) => valuesPath), ...switchesOf(contents)];
	const movesValues = contents.dependencies.some((needs) => needs.isImporting) || reads.some(({ read }) => rewritesValues(read));
	const unresolved = new Set(reads.filter(({ read }) => movesValues || !read.isOfValues).flatMap(({ read }) => read.names));
	const readPaths = prefixesOf(paths);
	const children = childrenOf(readPaths);
	return {
		has(valuesPath) {
			const keys = valuesPath.filter((key) => typeof key === "string");
			return readPaths.has(keys.join("\0")) || unresolved.has(keys.at(-1) ?? "");
		},
		below: (valuesPath) => children.get(valuesPath.join("\0")) ?? [],
		unresolved: [...unresolved],
		placed,
		takesAll: reads.some(({ read }) => readsAllValues(read))
	};
}
function pathsOfRead({ prefixes }, { names, isOfValues }) {
	if (!isOfValues || names.length === 0) return [];
	if (names[0] !== "global") return prefixes.map((prefix) => [...prefix, ...names]);
	return prefixes.flatMap((prefix) => [...prefix, ""].map((_, depth) => [...prefix.slice(0, depth), ...names]));
}
function switchesOf({ dependencies: needs }) {
	return needs.flatMap(({ chart, switches }) => chart.prefixes.flatMap((prefix) => switches.map((valuesPath) => [...prefix, ...valuesPath])));
}
function prefixesOf(paths) {
	return new Set(paths.flatMap((valuesPath) => valuesPath.map((_, index) => valuesPath.slice(0, index + 1).join("\0"))));
}
function childrenOf(paths) {
	const children = /* @__PURE__ */ new Map();
	for (const valuesPath of paths) {
		const end = valuesPath.lastIndexOf("\0");
		const prefix = valuesPath.slice(0, Math.max(end, 0));
		const names = children.get(prefix) ?? [];
		names.push(valuesPath.slice(end + 1));
		children.set(prefix, names);
	}
	return children;
}
function readsAllValues({ names, isOfValues, action }) {
	return isOfValues && names.length === 0 && /\b(range|to\w+|keys|values|pick|omit|merge\w*|tpl)\b/.test(action);
}
function rewritesValues({ names, isOfValues, action }) {
	return (isOfValues ? names.length === 0 : names.length === 1 && names[0] === "Values") && /\b(set|mustMerge\w*|merge\w*)\b/.test(action);
}

// src/render/unused-values/values-use.ts
function createValuesUse(engine, charts, request) {
	const chart = charts.find(request.target.path);
	const contents = "problem" in chart ? null : contentsOf(chart);
	if ("problem" in chart || !contents) return {
		...unknownUse,
		files: request.target.values
	};
	return valuesUse(engine, charts, chart, contents, request);
}
function valuesUse(engine, charts, chart, contents, request) {
	const { tree } = charts;
	const probe = createProbe(engine, probedRelease(tree, chart, request));
	const facts = keptFacts(() => factsOf(valuesSourcesOf(tree, chart, request), contents, probe));
	const locationOfRead = ({ text, read }) => locationAt(sourceOf$1(text.text, chart.treePath(text.location)), read.start, read.end);
	const values = executableTexts(facts.current().editables);
	return {
		files: [...new Set(facts.current().sources.map(({ file }) => file))],
		dead: once(() => facts.answer((current) => deadValues(current, current.proof, locationOfRead))),
		undefined: once(() => facts.answer((current) => undefinedValues(current, current.editables, probe, locationOfRead))),
		varying: weakOncePer((shown) => varyingFields(probe, {
			chart,
			contents,
			values,
			manifest: printedBy(shown, request)
		})),
		hidden: (shown) => hiddenIn(shown, engine, charts, request),
		...valuesNavigation(facts.current, chart, locationOfRead),
		deciding: (field) => {
			const current = facts.current();
			return decidingValues$1(field, current, current.editables, probe, locationOfRead);
		},
		...readsOfKeys(facts),
		get renders() {
			return probe.count();
		}
	};
}
function readsOfKeys(facts) {
	return {
		isRead(key) {
			const { proof, entries } = facts.current();
			return proof.isRead(entries.written(key));
		},
		mayRead(key) {
			const { entries, reads } = facts.current();
			return entries.written(key).some(({ valuesPath }) => reads.has(valuesPath));
		}
	};
}
function keptFacts(build) {
	let facts = build();
	let pendingQuestions = 2;
	const current = () => facts ??= build();
	return {
		current,
		async answer(ask) {
			const result = await ask(current());
			if (--pendingQuestions === 0) facts = void 0;
			return result;
		}
	};
}
async function hiddenIn(shown, engine, charts, request) {
	if (!shown.asks) return [];
	const answered = (question) => renderAnswered(engine, charts, request, question);
	return hiddenLines(isAsPrinted(request) ? shown : await answered(), answered);
}
function printedBy(shown, request) {
	return isAsPrinted(request) ? renderedTextOf(shown)?.manifest ?? null : null;
}
function isAsPrinted({ target }) {
	return (target.settings?.postRenderers ?? []).length === 0;
}
function factsOf(sources, contents, probe) {
	const editables = sources.flatMap(editableValuesOf);
	return {
		sources,
		editables,
		contents,
		entries: writtenEntries(editables),
		reads: valuesReads(contents, editables),
		proof: createProof(probe, editables)
	};
}

// src/discover/gitops/helmfile/environment-places.ts
function environmentPlaces({ file, environment }, { read, nested, releases }, reader) {
	const helmfiles = /* @__PURE__ */ new Set([file, ...nested]);
	const entries = [...helmfiles].filter(isPlainYaml).flatMap((helmfile) => environmentEntries(helmfile, environment, reader));
	const named = new Set(entries.flatMap(({ node }) => joinPath(folderOf(node.file), node.text)));
	const ofReleases = new Set(releases.flatMap(({ values }) => values.flatMap(({ lines, path, file: of }) => lines || path ? [] : of)));
	return [...read.filter((path) => isPlainYaml(path) && !helmfiles.has(path) && (named.has(path) || !ofReleases.has(path))).map((path) => ({
		file: path,
		document: 0,
		path: []
	})), ...entries.flatMap(({ node, place }) => node.kind === "map" ? place : [])];
}
function environmentEntries(file, environment, reader) {
	return reader.documents(file).flatMap(({ root }, document) => {
		if (root?.kind !== "map") return [];
		const helmfile = Node.of(root);
		return [
			helmfile.at("environments", environment, "values"),
			helmfile.get("values"),
			...helmfile.items("helmfiles").map((listed) => listed.get("values"))
		].flatMap((list) => list.items().map((node) => ({
			node,
			place: {
				file,
				document,
				path: node.pathKeys
			}
		})));
	});
}
function isPlainYaml(path) {
	return /\.ya?ml$/.test(path);
}

// src/render/causes/alternatives.ts
function alternativeValues(template, editable) {
	const [similar, different] = [1, 2].map((variant) => alteringEdit(editable, template.markOf(editable, variant)) ?? []);
	const { source, start, end, kind, value } = editable;
	const written = kind === "value" ? source.text.slice(start, end) : "";
	const edits = (texts) => texts.map((text) => ({
		source,
		start,
		end,
		text
	}));
	const repaired = typeof value === "string" ? edits(repairedAddresses(written)) : [];
	return [
		similar,
		edits(scaledNumbers(written)),
		different,
		repaired
	].flat();
}
function suggestedValues(editable, suggestion) {
	const { source, start, end, value } = editable;
	if (typeof value !== "string") return [];
	const text = suggestedText(source.text.slice(start, end), value, suggestion);
	return text === void 0 ? [] : [{
		source,
		start,
		end,
		text
	}];
}
function suggestedText(written, value, suggestion) {
	const word = closestName(value, [suggestion, ...suggestion.split(/[./:]/)]);
	const quote = /^["']?/.exec(written)[0];
	return word === void 0 || word === value ? void 0 : quote + word + quote;
}
function scaledNumbers(written) {
	if (!/^["']?-?\d+[a-zµA-Z%]*["']?$/.test(written)) return [];
	return scales.map((scale) => written.replace(/\d+/, (digits) => String(scale(Number(digits)))));
}
const scales = [(value) => value * 100 + 7, (value) => Math.floor(value / 100)];
const addressRepairs = [
	[/[?#][^"'\s]*/, ""],
	[/^(["']?)http:/, "$1https:"],
	[/^(["']?)(?:file|ftp|grpc|tcp|tls|wss?)(?=:|["']?$)/, "$1https"],
	[/(?<=\w)[\s_]+(?=\w)/g, "-"],
	[/(?<=\w):[\w.-]+(?=\/|["']?$)/, ""]
];
function repairedAddresses(written) {
	return addressRepairs.map(([pattern, replacement]) => written.replace(pattern, replacement)).filter((text) => text !== written);
}

// src/render/causes/built-fields.ts
async function firstChanging(candidates, field, builds) {
	for (const candidate of candidates) if (await isChangedBy(candidate, field, builds)) return candidate;
}
async function allChanging(candidates, field, builds) {
	const changing = [];
	for (const candidate of candidates) if (await isChangedBy(candidate, field, builds)) changing.push(candidate);
	return changing;
}
async function isChangedBy(candidate, field, builds) {
	const [altered] = alteredTexts(candidate);
	const object = altered === void 0 ? void 0 : (await objectAfterText(candidate, altered, field, builds))?.object;
	return fieldOutcome(field.documents[field.index].root, object?.root, field.path) === "changed";
}
async function objectAfterText(range, written, field, builds) {
	return objectAfterEdits([{
		range,
		written
	}], field, builds);
}
async function objectAfterEdits(edits, { documents, index }, builds) {
	const byFile = groupBy(edits, ({ range }) => range.file);
	const built = await builds.build(new Map([...byFile].map(([file, group]) => [file, textAfter(group)])));
	return built && {
		object: counterpartDocument(index, documents, built.documents, true),
		built
	};
}
function textAfter(edits) {
	return edits.toSorted((first, second) => second.range.start - first.range.start).reduce((text, { range, written }) => text.slice(0, range.start) + written + text.slice(range.end), edits[0].range.text);
}
function objectsChangedIn(field, built) {
	const { documents, index: fieldIndex } = field;
	return documents.flatMap(({ object, text }, index) => {
		if (index === fieldIndex) return [];
		const counterpart = counterpartDocument(index, documents, built.documents, true);
		return counterpart?.text === text ? [] : {
			before: object,
			after: counterpart?.text ?? null
		};
	});
}
function alteredTexts({ text, start, end }) {
	const written = text.slice(start, end);
	if (written.includes("\n")) return [];
	const quote = /^(["']).*\1$/.exec(written)?.[1] ?? "";
	const bare = written.slice(quote.length, written.length - quote.length);
	return [
		...marks.flatMap((mark) => reshape(bare, mark) ?? []),
		...scaledNumbers(bare),
		...repairedAddresses(bare)
	].map((altered) => quote + altered + quote);
}
const marks = [1, 2].map((variant) => ({
	word: "altered",
	number: 1,
	variant
}));
function textOfRange({ text, start, end }) {
	return text.slice(start, end).replace(/^(["'])(.*)\1$/, "$2");
}

// src/render/causes/layered-values.ts
async function strongestBreakingValue(values, weakest, isResolved) {
	const stronger = [...new Set(values.flatMap(({ settings }) => settings.map(({ layer }) => layer)))].filter((layer) => layer > weakest).toSorted((first, second) => second - first);
	for (const layer of stronger) {
		const weaker = values.filter((candidate) => candidate.layer >= layer).map((candidate) => weakerValue(candidate, layer));
		const breaking = values.find(({ settings }) => settings.some((setting) => setting.layer === layer));
		if (await isResolved(weaker)) return breaking.causePart;
	}
	return null;
}
function weakerValue({ place, settings }, below) {
	return {
		place,
		value: settings.findLast(({ layer }) => layer < below)?.value ?? null
	};
}

// src/render/causes/breaking-patch.ts
async function breakingPatch(field, part, partners, builds, check) {
	const weakest = layeredValue(part)?.layer;
	if (weakest === void 0) return null;
	const values = partners.flatMap((partner) => layeredValue(partner) ?? []);
	return strongestBreakingValue(values, weakest, (weaker) => isResolved$1(weaker, field, builds, check));
}
function layeredValue({ causePart, nodes, layers }) {
	const scalars = nodes.flatMap(({ node, fragment }) => node.kind === "scalar" ? {
		range: fragment.rangeOf(node),
		value: node.value,
		layer: layers.indexOf(fragment.root)
	} : []);
	const written = scalars.find(({ range }) => range && isAt$1(range, causePart));
	if (!written?.range) return null;
	const settings = scalars.toReversed().toSorted((first, second) => first.layer - second.layer);
	return {
		causePart,
		place: written.range,
		layer: written.layer,
		settings
	};
}
function isAt$1(range, { file, start, end }) {
	return range.file === file && range.start === start && range.end === end;
}
async function isResolved$1(weaker, field, builds, check) {
	const edits = weaker.map(({ place, value }) => ({
		range: place,
		written: writtenAs(value)
	}));
	const result = await objectAfterEdits(edits, field, builds);
	if (!result?.object || !nodeAt(result.object.root, field.path)) return false;
	return !check.isStillFound(result.object.text, () => objectsChangedIn(field, result.built));
}
function writtenAs(value) {
	return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}

// src/render/causes/counted-builds.ts
function countedBuilds(probe) {
	let count = 0;
	let characters = 0;
	let isTooSlow = false;
	const read = documentReader();
	const documentsOf = (built) => {
		if (built === "ended") isTooSlow = true;
		return built && built !== "ended" ? {
			documents: read(built.manifest),
			objectFiles: built.objectFiles
		} : null;
	};
	return {
		original: once(async () => documentsOf(await probe.original())),
		async build(texts, target) {
			if (count >= maxBuilds || characters >= maxCharacters || isTooSlow) return null;
			count++;
			const built = await probe.build(texts, target);
			if (built && built !== "ended") characters += built.manifest.length;
			return documentsOf(built);
		},
		count: () => count
	};
}
const maxBuilds = 200;
const maxCharacters = 8 * 2 ** 20;

// src/render/causes/insertion.ts
function mapsAt(sources, path) {
	return sources.toReversed().flatMap((source) => source.prefixes.flatMap((prefix) => {
		if (prefix.some((key, index) => path[index] !== key)) return [];
		return mapIn(source, path.slice(prefix.length)) ?? [];
	}));
}
function mapIn(source, path) {
	const node = source.root && nodeAt(source.root, path);
	if (!source.root || node?.kind !== "map" || node.alias || node.entries.size === 0) return null;
	return {
		source,
		node,
		key: rangeOf(pathKey(source.root, path) ?? firstKey(node))
	};
}
function firstKey({ entries }) {
	return [...entries.values()][0].key;
}
function rangeOf({ start, end }) {
	return {
		start,
		end
	};
}
function insertionIn(node, keys) {
	const { text } = node.source;
	if (text[node.start] === "{") return {
		offset: node.start + 1,
		indent: null,
		keys
	};
	const offset = firstKey(node).start;
	return {
		offset,
		indent: offset - (Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1),
		keys
	};
}

// src/render/kustomize/chart-values.ts
function chartValues(file, reader) {
	const entries = reader.documents(file).flatMap(({ root }) => root ?? []).flatMap((root) => ["helmCharts", "helmChartInflationGenerator"].flatMap((key) => itemsOfKey(root, key)));
	if (entries.length === 0) return [];
	const inline = entries.flatMap((entry) => valueOfKey(entry, "valuesInline") ?? []);
	const files = [...entries.flatMap(valuesFiles).map((path) => joinPath(folderOf(file), path)), ...chartsInTree(reader, file).map(({ folder }) => joinPath(folder, "values.yaml"))];
	const inFiles = [...new Set(files.map((path) => resolveLinks(reader.tree, path) ?? path))].flatMap((path) => reader.documents(path).flatMap(({ root }) => root ?? []));
	return [...inline, ...inFiles].flatMap(scalarsBelow$1);
}
function valuesFiles(entry) {
	const additional = itemsOfKey(entry, "additionalValuesFiles").flatMap((item) => item.kind === "scalar" ? String(item.value ?? "") : []);
	return [
		textOfKey(entry, "valuesFile"),
		textOfKey(entry, "values"),
		...additional
	].filter((path) => path !== "");
}
function scalarsBelow$1(node) {
	if (node.kind === "map") return [...node.entries.values()].flatMap(({ value }) => scalarsBelow$1(value));
	if (node.kind === "list") return node.items.flatMap(scalarsBelow$1);
	const text = String(node.value ?? "");
	return text === "" ? [] : [{
		text,
		range: documentFragment(node).placeOf(node)
	}];
}

// src/render/kustomize/generator-values.ts
function generatorValues(file, reader) {
	const generators = reader.documents(file).flatMap(({ root }) => root ?? []).flatMap((root) => ["configMapGenerator", "secretGenerator"].flatMap((key) => itemsOfKey(root, key)));
	const namedFile = (path) => {
		const named = joinPath(folderOf(file), path);
		return resolveLinks(reader.tree, named) ?? named;
	};
	return generators.flatMap((generator) => [
		...itemsOfKey(generator, "literals").flatMap(literalValue),
		...variableFiles$1(generator).flatMap((path) => variablesIn(namedFile(path), reader)),
		...textsOf(itemsOfKey(generator, "files")).flatMap((source) => wholeFile(namedFile(source.slice(source.indexOf("=") + 1)), reader))
	]);
}
function textsOf(items) {
	return items.flatMap((item) => item.kind === "scalar" ? String(item.value ?? "") : []);
}
function variableFiles$1(generator) {
	return [textOfKey(generator, "env"), ...textsOf(itemsOfKey(generator, "envs"))].filter((path) => path !== "");
}
function literalValue(item) {
	const assignment = item.kind === "scalar" ? assignmentOf(item) : null;
	return assignment ? [valueIn$1(item.source, assignment)] : [];
}
function variablesIn(file, reader) {
	const text = reader.text(file) ?? "";
	return assignmentsIn(text).map((assignment) => valueIn$1({
		file,
		text
	}, assignment));
}
function valueIn$1({ file, text }, assignment) {
	const { value, start, end } = assignment;
	return {
		text: value,
		range: {
			file,
			text,
			start,
			end
		}
	};
}
const maxLength = 1024;
function wholeFile(file, reader) {
	const text = reader.text(file);
	if (text === void 0 || text === "" || text.length > maxLength || text.includes("\n")) return [];
	return [{
		text,
		range: {
			file,
			text,
			start: 0,
			end: text.length
		}
	}];
}

// src/render/causes/wrong-parts.ts
function partsOfText(text, byText, files) {
	const parts = [...byText].flatMap(([part, ranges]) => {
		if (part === text || !text.includes(part)) return [];
		return [[part, part.length < minLength ? ranges.filter(({ file }) => files.has(file)) : ranges]];
	});
	const rangesOf = (isComponent) => parts.filter(([part]) => isComponentOf(text, part) === isComponent).toSorted(([first], [second]) => second.length - first.length).flatMap(([, ranges]) => ranges).toSorted((first, second) => Number(files.has(second.file)) - Number(files.has(first.file))).slice(0, maxParts$1);
	return {
		components: rangesOf(true),
		others: rangesOf(false)
	};
}
const minLength = 4;
const maxParts$1 = 4;
function isComponentOf(text, part) {
	const lengthening = /^\d+$/.test(part) ? /[\d.]/ : /[\w.-]/;
	const start = text.indexOf(part);
	return [text[start - 1], text[start + part.length]].every((neighbour) => neighbour === void 0 || !lengthening.test(neighbour));
}
async function wrongPart({ components, others }, composing, field, check, builds) {
	const parts = [
		...components,
		...composing ? [composing] : [],
		...others
	];
	const { suggestion } = check;
	const repairing = (textsOf) => firstRepairing(parts, textsOf, (part, text) => outcomeWith(part, text, field, check, builds));
	return (suggestion === null ? void 0 : await repairing((part) => textsLike(part, suggestion))) ?? repairing(alteredTexts);
}
function textsLike(part, suggestion) {
	const text = suggestedText(part.text.slice(part.start, part.end), textOfRange(part), suggestion);
	return text === void 0 ? [] : [text];
}
async function firstRepairing(parts, textsOf, outcomeOf) {
	for (const part of parts) for (const [index, text] of textsOf(part).entries()) {
		const outcome = await outcomeOf(part, text);
		if (outcome === "repaired") return part;
		if (outcome === "same" && index > 0) break;
	}
}
async function outcomeWith(part, text, field, check, builds) {
	const { path, documents, index } = field;
	const result = await objectAfterText(part, text, field, builds);
	const node = result?.object && nodeAt(result.object.root, path);
	const nodeBefore = nodeAt(documents[index].root, path);
	if (!result?.object || !node || !nodeBefore || allText(node) === allText(nodeBefore)) return "same";
	return check.isStillFound(result.object.text, () => objectsChangedIn(field, result.built)) ? "changed" : "repaired";
}

// src/render/causes/scalar-causes.ts
async function scalarCause(text, sources, place, { probe, builds, finder, scalars, values }, check) {
	const candidates = candidatesFor(text, writtenSources(text, sources, finder()), text.length < 2 ? values() : scalars()).slice(0, maxCandidates$1);
	const isWhole = (candidate) => textOfRange(candidate) === text;
	const wholeSource = await firstChanging(candidates.filter(isWhole), place, builds);
	if (wholeSource) return causeAt("exact", wholeSource);
	const partial = candidates.filter((candidate) => !isWhole(candidate));
	const composing = await firstChanging(partial, place, builds);
	const parts = partsOfText(text, scalars(), variableFiles(probe));
	const wrong = check && await wrongPart(parts, composing, place, check, builds);
	if (wrong && wrong === composing) return causeAt("probable", composing);
	if (wrong) return causeAt("exact", wrong, composing ? [composing] : []);
	return composedCause(text, composing, await allChanging([...parts.components, ...parts.others], place, builds));
}
function composedCause(text, composing, contributing) {
	const lengthOf = (range) => textOfRange(range).length;
	const longest = contributing.toSorted((first, second) => lengthOf(second) - lengthOf(first))[0];
	const proven = [...composing ? [composing] : [], ...contributing];
	const primary = longest && lengthOf(longest) * 2 >= text.length ? longest : proven[0];
	const related = proven.filter((range) => range !== primary);
	return primary ? causeAt("probable", primary, related) : null;
}
function likeliestCause(text, sources, finder) {
	const [likeliest] = writtenSources(text, sources, finder);
	return likeliest ? causeAt("probable", likeliest.fragment.placeOf(likeliest.node)) : null;
}
const maxCandidates$1 = 8;
function causeAt(kind, primary, related = []) {
	const [, ...others] = distinctRanges([primary, ...related]);
	return {
		kind,
		primary: partOf(primary),
		related: others.map(partOf)
	};
}
function distinctRanges(ranges) {
	return distinctBy(ranges, (range) => `${range.file}\0${range.start}`);
}
function writtenSources(text, { nodes }, finder) {
	const atPath = nodes.filter(({ node }) => node.kind === "scalar");
	const equal = atPath.filter(({ node }) => node.kind === "scalar" && String(node.value ?? "") === text);
	const setting = finder.settingOf(text);
	return [
		...equal,
		...setting ? [setting] : [],
		...atPath
	];
}
function candidatesFor(text, written, byText) {
	const rangesOf = (isEqual) => written.filter(({ node }) => (node.kind === "scalar" && String(node.value ?? "") === text) === isEqual).flatMap(({ node, fragment }) => fragment.rangeOf(node) ?? []);
	return distinctRanges([
		...rangesOf(true),
		...byText.get(text) ?? [],
		...rangesOf(false)
	]);
}
function scalarsByText({ reader, target }) {
	const table = /* @__PURE__ */ new Map();
	const add = (text, range) => {
		const ranges = table.get(text) ?? [];
		ranges.push(range);
		table.set(text, ranges);
	};
	const collect = (node, rangeOf) => {
		if (node.kind === "map") for (const { value } of node.entries.values()) collect(value, rangeOf);
		else if (node.kind === "list") for (const item of node.items) collect(item, rangeOf);
		else {
			const text = String(node.value ?? "");
			const range = text === "" ? null : rangeOf(node);
			if (range) add(text, range);
		}
	};
	for (const file of namedFiles(target).filter((path) => /\.(ya?ml|json)$|(^|\/)Kustomization$/.test(path))) for (const { root } of reader.documents(file)) if (root) collect(root, documentFragment(root).rangeOf);
	for (const file of target.kustomizations) for (const { text, range } of generatorValues(file, reader)) add(text, range);
	return table;
}
function valuesByText({ reader, target }) {
	const values = target.kustomizations.flatMap((file) => [...generatorValues(file, reader), ...chartValues(file, reader)]);
	const byText = groupBy(values, ({ text }) => text);
	return new Map([...byText].map(([text, group]) => [text, group.map(({ range }) => range)]));
}
function variableFiles({ target: { flux, edits } }) {
	return /* @__PURE__ */ new Set([...flux ? [flux.at.file, ...flux.configMaps.map(({ file }) => file)] : [], ...edits?.at ? placedParts(edits.at).map(({ at }) => at.file) : []]);
}
function partOf({ file, text, start, end }) {
	return {
		file,
		text,
		start,
		end,
		role: "cause"
	};
}

// src/render/causes/editable-object.ts
async function openEditableObject({ statement, renderer }, tree, ownSources = []) {
	const { object, madeFrom } = statement;
	const template = await renderer.template(object.template);
	const index = template ? indexOf(template.documents, object.object, object.occurrence) : -1;
	if (!template || index < 0) return null;
	const document = template.documents[index];
	const objectSource = sourceOfObject(document, madeFrom, tree);
	const firstLayer = Math.max(layerOfObject, ...ownSources.map(({ layer }) => layer)) + 1;
	const borrowed = borrowedValues([...template.printed, ...template.branching], firstLayer);
	return {
		text: document.text,
		values: borrowed.values,
		fields: objectSource.made ? fieldsOf(objectSource) : [],
		reads: template.reads,
		isEditedBy: ({ source }) => source === objectSource || borrowed.sources.has(source),
		documentWith: documentEditor({
			template,
			index,
			path: []
		}, objectSource, borrowed.sources)
	};
}
function sourceOfObject({ text, root }, madeFrom, tree) {
	const { file, lines } = madeFrom;
	const linesAbove = locationAt(root.source, root.start, root.start).line - 1;
	const fileText = readerOf(tree).text(file);
	return {
		input: { as: "object" },
		file,
		text,
		...fileText !== void 0 && { made: {
			file,
			lines: [...Array.from({ length: linesAbove }, () => 0), ...lines],
			fileText
		} },
		root: nodeAt(root, ["spec"]) ?? null,
		layer: layerOfObject,
		prefixes: []
	};
}
const layerOfObject = -1;
function fieldsOf(source) {
	return editableValuesOf(source).filter(({ kind }) => kind === "value");
}
function borrowedValues(values, firstLayer) {
	const borrowed = /* @__PURE__ */ new Map();
	const sourceFor = (source) => {
		const borrowedSource = borrowed.get(source) ?? {
			...source,
			layer: firstLayer + source.layer,
			prefixes: []
		};
		borrowed.set(source, borrowedSource);
		return borrowedSource;
	};
	return {
		values: values.map((editable) => ({
			...editable,
			source: sourceFor(editable.source)
		})),
		sources: new Map([...borrowed].map(([source, copy]) => [copy, source]))
	};
}
function documentEditor(field, objectSource, borrowed) {
	return async (edits) => {
		const ofObject = edits.filter(({ source }) => source === objectSource);
		if (ofObject.length > 0) return { text: applyValueEdits(ofObject).get(objectSource) };
		const ofValues = edits.flatMap((edit) => {
			const source = borrowed.get(edit.source);
			return source ? {
				...edit,
				source
			} : [];
		});
		const result = await field.template.render(ofValues);
		return result && (field.template.objectIn(result, field) ?? "unstated");
	};
}

// src/render/causes/relation.ts
function textRelation({ value }, text) {
	const written = value === null ? "" : String(value);
	if (written === text) return 3;
	if (written === "" || text === "") return 0;
	if (text.toLowerCase().includes(written.toLowerCase())) return 2;
	return written.includes(text) || decoded(text).includes(written) ? 1 : 0;
}
function decoded(text) {
	return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text) ? decodeBase64(text) : "";
}
function decodeBase64(text) {
	try {
		return atob(text);
	} catch {
		return "";
	}
}
function likelihoodOrder(text, object, path) {
	const pathWords = new Set(path.join(" ").split(/\W+/));
	return (first, second) => textRelation(second, text) - textRelation(first, text) || keysAmong(second, pathWords) - keysAmong(first, pathWords) || keysAmong(second, wordsIn(object)) - keysAmong(first, wordsIn(object)) || second.source.layer - first.source.layer;
}
const wordsIn = oncePer((object) => new Set(allText(object).split(/\W+/)));
function keysAmong({ path }, words) {
	return path.filter((key) => typeof key === "string").filter((key) => key.split(/\W+/).every((word) => words.has(word))).length;
}

// src/render/causes/search.ts
const noCauses = {
	changing: [],
	removing: [],
	unproven: []
};
const maxRenders = 40;
async function bisectValues(field, editables, variant) {
	let remaining = maxRenders;
	async function searchGroup(group) {
		if (group.length === 0) return noCauses;
		if (remaining-- <= 0) return {
			...noCauses,
			unproven: group
		};
		const outcome = await outcomeBy(field, group, variant);
		if (outcome === "same") return noCauses;
		if (group.length === 1) return searchOne(field, group, outcome === "failed" ? otherVariant(variant) : variant);
		const middle = group.length >> 1;
		const result = mergeResults(await searchGroup(group.slice(0, middle)), await searchGroup(group.slice(middle)));
		return isEmptyResult(result) && outcome !== "failed" ? {
			...noCauses,
			unproven: group
		} : result;
	}
	return searchGroup(editables);
}
async function outcomeBy(field, editables, variant) {
	const result = await field.template.alter(editables, variant);
	return result ? field.template.outcomeIn(result, field, !editables.some(isBranchingValue)) : "failed";
}
async function searchOne(field, editable, variant) {
	const outcome = await outcomeBy(field, editable, variant);
	return outcome === "same" ? noCauses : {
		...noCauses,
		[resultLists[outcome]]: editable
	};
}
function otherVariant(variant) {
	return variant === 1 ? 2 : 1;
}
const resultLists = {
	changed: "changing",
	gone: "removing",
	failed: "unproven"
};
async function confirmEach(field, editables, limit) {
	let result = noCauses;
	for (const editable of editables) {
		if (result.changing.length >= limit) break;
		result = mergeResults(result, await bisectValues(field, [editable], 1));
	}
	return result;
}
function mergeResults(first, second) {
	return {
		changing: [.../* @__PURE__ */ new Set([...first.changing, ...second.changing])],
		removing: [.../* @__PURE__ */ new Set([...first.removing, ...second.removing])],
		unproven: [.../* @__PURE__ */ new Set([...first.unproven, ...second.unproven])]
	};
}
function isEmptyResult({ changing, removing, unproven }) {
	return changing.length + removing.length + unproven.length === 0;
}

// src/render/causes/branching-causes.ts
async function branchingCauses(field) {
	const { confirmed, branching, switches } = field.template;
	await confirmed.branching.add(() => confirmEach(field, likeliestValue(field), 1));
	const confirmedValues = await confirmed.branching.all();
	const shared = await confirmEach(field, [...confirmedValues], Infinity);
	const untriedSwitches = switches.filter((editable) => !confirmedValues.has(editable));
	const switching = mergeResults(shared, await confirmEach(field, untriedSwitches, Infinity));
	const untried = branching.filter((editable) => !confirmedValues.has(editable) && !untriedSwitches.includes(editable));
	const result = mergeResults(switching, await bisectValues(field, untried, 1));
	if (branching.length < 3) return result;
	const seen = /* @__PURE__ */ new Set([
		...result.changing,
		...result.removing,
		...result.unproven
	]);
	const remaining = branching.filter((editable) => !seen.has(editable));
	const [even, odd] = [0, 1].map((parity) => remaining.filter((_, index) => index % 2 === parity));
	return mergeResults(mergeResults(result, await bisectValues(field, even, 1)), await bisectValues(field, odd, 1));
}
function likeliestValue({ template: { branching, documents }, index, path }) {
	const { root } = documents[index];
	const text = allText(nodeAt(root, path));
	return branching.filter((editable) => textRelation(editable, text) > 0).toSorted(likelihoodOrder(text, root, path)).slice(0, 1);
}

// src/render/causes/editables-by-path.ts
const editablesByPath = oncePer((editables) => groupByEach(editables, pathsInValues));
const pathsInValues = oncePer(({ source, path }) => source.prefixes.map((prefix) => JSON.stringify([...prefix, ...path])));

// src/render/causes/printed-causes.ts
const maxParts = 24;
const maxCandidates = 6;
const maxLeaves = 2;
async function printedCauses(field) {
	const { template } = field;
	const node = nodeAt(template.documents[field.index].root, field.path);
	const confirmed = await template.confirmed.printed.add(() => confirm(field, node));
	if (node.kind !== "scalar" && confirmed.changing.length >= 2) return confirmed;
	const confirmedValues = await template.confirmed.printed.all();
	const shared = await confirmEach(field, [...confirmedValues], Infinity);
	const untried = template.printed.filter((editable) => !confirmedValues.has(editable));
	const first = await bisectValues(field, untried, 1);
	const remaining = untried.filter((editable) => !first.changing.includes(editable) && !first.unproven.includes(editable));
	return mergeResults(mergeResults(shared, first), await bisectValues(field, remaining, 2));
}
async function visibleValue(field) {
	const node = nodeAt(field.template.documents[field.index].root, field.path);
	if (node?.kind !== "scalar") return void 0;
	const { distinct, ambiguous } = visibleCandidates(field, node, await trace(field.template));
	const [candidate, ...others] = distinct.length > 0 ? [...distinct, ...ambiguous] : ambiguous.slice(0, 1);
	return others.length === 0 ? candidate : void 0;
}
function visibleValues(editables, field, result) {
	const { template } = field;
	const node = nodeAt(template.documents[field.index].root, field.path);
	const altered = template.nodeIn(result, field);
	if (!node || !altered) return [];
	return visibleIn(editables, template, allText(node), allText(altered)).map(({ editable }) => editable);
}
async function confirm(field, node) {
	const { distinct, ambiguous } = visibleCandidates(field, node, await trace(field.template));
	const limit = node.kind === "scalar" ? Infinity : 2;
	const result = await confirmEach(field, distinct, limit);
	return mergeResults(result, await confirmEach(field, ambiguous, 1));
}
function visibleCandidates(field, node, traceParts) {
	const { template } = field;
	const text = allText(node);
	const seen = traceParts.flatMap(({ editables, result }) => {
		const altered = template.nodeIn(result, field);
		return altered ? visibleIn(editables, template, text, allText(altered)) : [];
	});
	const order = likelihoodOrder(text, template.documents[field.index].root, field.path);
	const editables = seen.map(({ editable }) => editable).toSorted(order);
	const values = groupBy(seen, ({ shown }) => shown);
	const unique = new Set([...values.values()].flatMap((group) => group.length === 1 ? group[0].editable : []));
	return {
		distinct: editables.filter((editable) => unique.has(editable)).slice(0, maxCandidates),
		ambiguous: editables.filter((editable) => !unique.has(editable)).slice(0, maxCandidates)
	};
}
function visibleIn(editables, template, before, after) {
	if (before === after) return [];
	const text = after.toLowerCase();
	const wordsBefore = new Set(wordsOf(before));
	const numbers = new Set(wordsOf(after).filter((word) => /\d/.test(word) && !wordsBefore.has(word)));
	return editables.flatMap((editable) => {
		const mark = template.markOf(editable, 1);
		if (text.includes(mark.word)) return {
			editable,
			shown: mark.word
		};
		const shown = numbers.size > 0 ? alteredText(editable, mark) : "";
		return numbers.has(shown) ? {
			editable,
			shown
		} : [];
	});
}
function alteredText(editable, mark) {
	return alteringEdit(editable, mark)?.text.replace(/^(["'])(.*)\1$/s, "$2") ?? "";
}
function wordsOf(text) {
	return [...text.split(/[\s,;:=/"'()[\]{}]+/), ...text.match(/\d+/g) ?? []];
}
async function trace(template) {
	const done = [];
	const pending = [template.printed];
	for (let count = 0; pending.length > 0 && count < maxParts; count++) {
		const editables = pending.shift();
		const result = await template.alter(editables, 1);
		if (result) done.push({
			editables,
			result
		});
		else if (editables.length > 1) {
			const middle = editables.length >> 1;
			pending.push(editables.slice(0, middle), editables.slice(middle));
		}
	}
	return done;
}

// src/render/causes/influencing-values.ts
async function influencingValues(field) {
	const result = mergeResults(await printedCauses(field), await branchingCauses(field));
	const text = fieldText(field);
	const causes = await asyncFilter(result.changing, async (editable) => !await isEmptyOverride(field, editable, text));
	return {
		causes: await rankCauses(field.template, text, causes),
		result
	};
}
async function isEmptyOverride(field, editable, text) {
	const { template } = field;
	if (!(editable.kind === "empty" || editable.value === null || editable.value === "") || text === "" || overridesWithNull(editable, template.keys)) return false;
	const altered = template.nodeIn(await template.alter([editable], 1), field);
	return altered !== void 0 && allText(altered).includes(template.markOf(editable, 1).word);
}
function overridesWithNull({ value, source, path }, keys) {
	const encoded = JSON.stringify(path);
	return value === null && keys.some((key) => key.source.layer < source.layer && pathsInValues(key).includes(encoded));
}
async function rankCauses(template, text, editables) {
	if (editables.length < 2) return [...editables];
	const weigh = async (editable) => ({
		editable,
		relation: textRelation(editable, text),
		changes: fieldDifferences(template.documents, await template.alter([editable], 1) ?? [])
	});
	return (await Promise.all(editables.map(weigh))).toSorted(compareWeighed).map(({ editable }) => editable);
}
function compareWeighed(first, second) {
	return second.relation - first.relation || Number(first.editable.kind === "alias") - Number(second.editable.kind === "alias") || first.changes - second.changes || second.editable.source.layer - first.editable.source.layer;
}
function fieldText({ template: { documents }, index, path }) {
	const node = nodeAt(documents[index].root, path);
	return node.kind === "scalar" && node.value === null ? "" : allText(node);
}
async function asyncFilter(items, test) {
	const kept = await Promise.all(items.map(test));
	return items.filter((_, index) => kept[index]);
}

// src/render/causes/object-entry.ts
const maxKeys = 12;
async function objectEntryOf(field) {
	const { object, root } = field.template.documents[field.index];
	const keys = likelyKeys(field.template.keys, allText(root));
	const isInName = ({ value }) => object.name.includes(String(value));
	const inName = keys.filter(isInName).slice(0, maxKeys);
	const remaining = keys.filter((key) => !isInName(key)).slice(0, maxKeys - inName.length);
	return await leastChanging(field, inName) ?? leastChanging(field, remaining);
}
async function leastChanging(field, keys) {
	const { template } = field;
	const { object } = template.documents[field.index];
	let best;
	for (const editable of keys) {
		const result = await template.render(renameEdits(template, editable));
		if (!result || indexOf(result, object) >= 0) continue;
		const changes = fieldDifferences(template.documents, result);
		if (!best || changes < best.changes || changes === best.changes && isDeeper(editable, best.editable)) best = {
			editable,
			changes
		};
	}
	return best?.editable;
}
function renameEdits(template, editable) {
	const mark = template.markOf(editable, 1);
	return keysAtSamePath(template.keys, editable).flatMap((key) => alteringEdit(key, mark) ?? []);
}
function isDeeper(first, second) {
	return first.path.length > second.path.length;
}
function likelyKeys(keys, text) {
	return keys.filter(({ value }) => text.includes(String(value))).filter((editable) => !keysAtSamePath(keys, editable).some((key) => key.source.layer > editable.source.layer)).toSorted((first, second) => String(second.value).length - String(first.value).length);
}
function keysAtSamePath(keys, editable) {
	const byPath = editablesByPath(keys);
	return [...new Set(pathsInValues(editable).flatMap((path) => byPath.get(path) ?? []))];
}

// src/render/causes/shared-fields.ts
function openSharedFields() {
	const byTemplate = /* @__PURE__ */ new Map();
	return (chart, template) => {
		if (filesOf(chart).size === 0) return null;
		const key = `${contentOf(chart)}\0${template.slice(template.indexOf("/") + 1)}`;
		const fields = byTemplate.get(key) ?? {
			byField: /* @__PURE__ */ new Map(),
			absent: /* @__PURE__ */ new Map(),
			idle: /* @__PURE__ */ new Map(),
			deciding: /* @__PURE__ */ new Map()
		};
		byTemplate.set(key, fields);
		return fields;
	};
}
const contentOf = oncePer((chart) => {
	const sum = createHash("sha256");
	for (const [name, data] of filesOf(chart)) {
		if (/(^|\/)values[^/]*\.ya?ml$/.test(name)) continue;
		const content = name === "Chart.yaml" ? withoutVersions(data) : data;
		sum.update(`\0${name}\0${content.length}\0`).update(content);
	}
	return sum.digest("hex");
});
function withoutVersions(data) {
	return new TextDecoder().decode(data).replace(/^(name|version|appVersion|description):.*$/gm, "");
}
function sharedValue(editable) {
	const { kind, source } = editable;
	const [path] = pathsInValues(editable);
	return path === void 0 ? null : {
		kind,
		path,
		file: source.file,
		as: source.input.as
	};
}
function sharedKey(editable) {
	const { kind, source } = editable;
	return JSON.stringify([
		kind,
		source.input.as,
		...pathsInValues(editable).slice(0, 1)
	]);
}
function valueIn(editables, { kind, path, file, as }) {
	const candidates = (editablesByPath(editables).get(path) ?? []).filter((editable) => editable.kind === kind);
	return candidates.find(({ source }) => source.file === file) ?? candidates.findLast(({ source }) => source.input.as === as);
}

// src/render/causes/shared-influences.ts
function sharedInfluences(field) {
	const key = JSON.stringify([field.index, field.path]);
	const found = field.template.searched.get(key) ?? influencesOf(field);
	field.template.searched.set(key, found);
	return found;
}
async function influencesOf(field) {
	const { template } = field;
	const { shared } = template;
	if (!shared || template.isUnstable(field)) return influencingValues(field);
	const key = fieldKey(field);
	const first = shared.fields.byField.get(key);
	if (!first) {
		const found = influencingValues(field);
		const result = found.then((influences) => share(influences, shared.fields)).catch(() => null);
		shared.fields.byField.set(key, result);
		return found;
	}
	const result = await first;
	return (result && await verified(result, field)) ?? influencingValues(field);
}
function fieldKey({ template: { documents, shared }, index, path }) {
	const nameOf = (at) => {
		const { apiVersion, kind, name } = documents[at].object;
		return JSON.stringify([
			apiVersion,
			kind,
			name.replaceAll(shared.release, "\0")
		]);
	};
	const name = nameOf(index);
	const occurrence = documents.slice(0, index).filter((_, at) => nameOf(at) === name).length;
	return JSON.stringify([
		name,
		occurrence,
		path
	]);
}
function share({ causes, result }, { deciding }) {
	const [sharedCauses, changing, removing] = [
		causes,
		result.changing,
		result.removing
	].map((editables) => editables.map(sharedValue));
	for (const value of [...changing, ...removing]) if (value) deciding.set(JSON.stringify(value), value);
	if (result.unproven.length > 0 || [
		...sharedCauses,
		...changing,
		...removing
	].includes(null)) return null;
	return {
		causes: sharedCauses,
		changing,
		removing
	};
}
async function verified(shared, field) {
	const influences = influencesIn(field.template, shared);
	if (!influences) return null;
	const { changing, removing } = influences.result;
	const deciding = decidingValues(field.template, [...changing, ...removing]);
	const [isChanging, isSame] = await Promise.all([areChanging(field, changing, deciding), isUnchangedByOthers(field, changing, deciding)]);
	return isChanging && isSame ? influences : null;
}
function influencesIn({ editables }, shared) {
	const [causes, changing, removing] = [
		shared.causes,
		shared.changing,
		shared.removing
	].map((values) => valuesIn(editables, values));
	return causes && changing && removing ? {
		causes,
		result: {
			changing,
			removing,
			unproven: []
		}
	} : null;
}
function valuesIn(editables, shared) {
	const values = shared.flatMap((value) => valueIn(editables, value) ?? []);
	return values.length === shared.length ? values : void 0;
}
function decidingValues(template, ofField) {
	const { editables, shared } = template;
	const { fields, sets } = shared;
	const used = sets.find((set) => ofField.every((editable) => set.has(editable)));
	if (used) return used;
	const set = new Set([...fields.deciding.values()].flatMap((value) => valueIn(editables, value) ?? []));
	sets.push(set);
	return set;
}
async function areChanging(field, changing, deciding) {
	const { template } = field;
	const printed = template.printed.filter((editable) => deciding.has(editable));
	const ofPrinted = changing.filter((editable) => !isBranchingValue(editable));
	const altered = ofPrinted.length > 0 ? await template.alter(printed, 1) : null;
	const visible = altered ? visibleValues(printed, field, altered) : [];
	const untried = visible.length === ofPrinted.length && visible.every((editable) => ofPrinted.includes(editable)) ? changing.filter(isBranchingValue) : changing;
	return !(await Promise.all(untried.map(async (editable) => {
		const result = await template.alter([editable], 1);
		return result !== null && template.outcomeIn(result, field, !isBranchingValue(editable)) === "changed";
	}))).includes(false);
}
async function isUnchangedByOthers(field, changing, deciding) {
	const { template } = field;
	const node = nodeAt(template.documents[field.index].root, field.path);
	const printed = changing.filter((editable) => !isBranchingValue(editable));
	const groups = [...node?.kind !== "scalar" && printed.length >= 2 ? [] : [template.printed], template.branching];
	return !(await Promise.all(groups.map(async (group) => {
		const others = group.filter((editable) => !deciding.has(editable));
		const result = others.length > 0 ? await template.alter(others, 1) : template.documents;
		return result !== null && template.outcomeIn(result, field, group === template.printed) === "same";
	}))).includes(false);
}

// src/render/causes/repairing-values.ts
async function causingValues(field, causes, check, isSpent) {
	const resolves = resolver(field, check, isSpent);
	const misspelt = await asyncFilter(causes, (editable) => asyncSome(check.suggestion === null ? [] : suggestedValues(editable, check.suggestion), (edit) => resolves([edit], false)));
	if (misspelt.length > 0) return misspelt;
	const causing = await resolvedByAlternatives(field, causes, check, resolves);
	if (causing.length > 0 || !check.isOfKey) return causing;
	const keys = keysAbove(field, causes);
	return (await asyncFilter(keys, (key) => resolves(renameEdits(field.template, key), true))).slice(0, 1);
}
function resolver(field, check, isSpent) {
	const { template } = field;
	return async (edits, isRenamed) => {
		const result = await template.render(edits);
		const object = template.objectIn(result, field);
		if (!object) return isSpent();
		if (!isRenamed && !template.nodeIn(result, field)) return false;
		return !check.isStillFound(object.text, () => objectsChangedBy(result, field));
	};
}
function resolvedByAlternatives(field, causes, check, resolves) {
	const text = fieldText(field);
	return withSharedIdle(field, causes, check, (idle) => asyncFilter(causes, async (editable) => {
		if (!check.isOfKey && textRelation(editable, text) === 3) return true;
		const alternatives = alternativeValues(field.template, editable);
		return asyncSome(idle.has(sharedKey(editable)) ? alternatives.slice(0, 1) : alternatives, (edit) => resolves([edit], false));
	}));
}
async function withSharedIdle(field, causes, { id }, search) {
	const { shared } = field.template;
	if (!shared) return search(nothingIdle);
	const { idle } = shared.fields;
	const key = JSON.stringify([fieldKey(field), id]);
	const first = idle.get(key);
	if (first) return search(await first);
	const found = search(nothingIdle);
	const idleOfFirst = found.then((causing) => idleKeys(causes, causing)).catch(() => nothingIdle);
	idle.set(key, idleOfFirst);
	return found;
}
function idleKeys(causes, causing) {
	return new Set(causes.filter((editable) => !causing.includes(editable)).map(sharedKey));
}
const nothingIdle = /* @__PURE__ */ new Set();
function objectsChangedBy(result, field) {
	const { template } = field;
	return template.documents.flatMap(({ object, root }, index) => {
		if (index === field.index) return [];
		const counterpart = template.objectIn(result, {
			index,
			path: []
		});
		if (counterpart && (counterpart.root === root || allText(counterpart.root) === allText(root))) return [];
		return {
			before: object,
			after: counterpart?.text ?? null
		};
	});
}
function keysAbove({ template: { keys }, path }, causes) {
	const above = causes.map(({ source, path: causePath }) => ({
		source,
		encoded: JSON.stringify(causePath.slice(0, causePath.lastIndexOf(path.at(-1)) + 1))
	}));
	return keys.filter((key) => above.some(({ source, encoded }) => source === key.source && encoded === JSON.stringify(key.path)));
}
async function asyncSome(items, test) {
	for (const item of items) if (await test(item)) return true;
	return false;
}

// src/render/causes/find.ts
async function findCause(field, check, isSpent) {
	const { causes, result } = await sharedInfluences(field);
	const causing = check ? wrongPartsFirst(await causingValues(field, causes, check, isSpent), fieldText(field)) : causes;
	const likelyUnproven = likelyAmong(field, result.unproven, isSpent());
	if (causing.length === 0 && likelyUnproven.length === 0) return withoutCause(field, causes, result);
	const isProven = result.unproven.length === 0 && !isSpent() && !field.template.isUnstable(field);
	const influencing = causes.filter((editable) => !causing.includes(editable));
	const causeParts = [
		...causePartsOf(causing, "cause"),
		...causePartsOf(likelyUnproven, "unproven"),
		...causePartsOf(result.removing, "gate"),
		...causePartsOf(influencing, "influence")
	];
	return {
		kind: causes.length === 1 && causing.length === 1 && isProven ? "exact" : "probable",
		primary: causeParts[0],
		related: causeParts.slice(1)
	};
}
function wrongPartsFirst(causing, text) {
	if (!causing.some(({ isComposed }) => isComposed)) return causing;
	const rank = ({ isComposed, value }) => {
		if (isComposed) return 1;
		return isComponentOf(text, String(value)) ? 0 : 2;
	};
	return causing.toSorted((first, second) => rank(first) - rank(second));
}
const maxUnproven = 6;
function likelyAmong(field, unproven, isSpent) {
	const text = fieldText(field);
	const order = likelihoodOrder(text, field.template.documents[field.index].root, field.path);
	const related = unproven.filter((editable) => textRelation(editable, text) > 0).toSorted(order);
	return isSpent && related.length > 1 && order(related[0], related[1]) === 0 ? [] : related.slice(0, maxUnproven);
}
function causePartsOf(editables, role) {
	return editables.map((editable) => causePartOf(editable, role));
}
function causePartOf({ source, start, end }, role) {
	const { made } = source;
	if (!made) return {
		file: source.file,
		text: source.text,
		start,
		end,
		role
	};
	const line = made.lines[source.text.slice(0, start).split("\n").length - 1] || 1;
	return {
		file: made.file,
		text: made.fileText,
		...rangeOfLine(made.fileText, line),
		role
	};
}
function rangeOfLine(text, line) {
	const lines = text.split("\n");
	const lineStart = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
	const content = lines[line - 1] ?? "";
	return {
		start: lineStart + content.length - content.trimStart().length,
		end: lineStart + content.trimEnd().length
	};
}
async function withoutCause(field, causes, { removing }) {
	const objectEntry = await objectEntryOf(field);
	const contributing = [...causePartsOf(causes, "cause"), ...causePartsOf(removing, "gate")];
	const anchor = objectEntry && causePartOf(objectEntry, "anchor");
	if (anchor && causes.length === 0) return {
		kind: "object",
		primary: anchor,
		related: contributing
	};
	return {
		kind: "template",
		primary: null,
		related: anchor ? [anchor, ...contributing] : contributing
	};
}

// src/render/causes/confirmed-causes.ts
function createConfirmedCauses() {
	const values = /* @__PURE__ */ new Set();
	const searches = /* @__PURE__ */ new Set();
	return {
		async add(find) {
			const search = find();
			searches.add(search);
			try {
				const result = await search;
				for (const editable of result.changing) values.add(editable);
				return result;
			} finally {
				searches.delete(search);
			}
		},
		async all() {
			while (searches.size > 0) await Promise.allSettled(searches);
			return new Set(values);
		}
	};
}

// src/render/causes/probed-template.ts
function probedTemplate({ documents, repeated, render }, editables, marked = editables) {
	return {
		documents,
		editables,
		searched: /* @__PURE__ */ new Map(),
		shared: null,
		...groupByUse(editables),
		confirmed: {
			printed: createConfirmedCauses(),
			branching: createConfirmedCauses()
		},
		...rendering(render, markerOf(marked)),
		...comparing$1(documents, repeated)
	};
}
function groupByUse(editables) {
	const values = editables.filter(({ kind }) => kind !== "key");
	return {
		printed: values.filter((editable) => !isBranchingValue(editable)),
		branching: values.filter(isBranchingValue),
		keys: editables.filter(({ kind }) => kind === "key")
	};
}
function markerOf(editables) {
	const numbers = new Map(editables.map((editable, index) => [editable, index]));
	return (editable, variant) => {
		const number = numbers.get(editable);
		return {
			word: `q${number.toString(36)}z`,
			number: number % 1e4,
			variant
		};
	};
}
function rendering(render, markOf) {
	return {
		render,
		markOf,
		alter: (editables, variant) => render(editables.flatMap((editable) => alteringEdit(editable, markOf(editable, variant)) ?? []))
	};
}
function comparing$1(documents, repeated) {
	const objectIn = (result, { index }, inOrder = true) => result ? counterpartDocument(index, documents, result, inOrder) : void 0;
	const outcomeIn = (result, field, inOrder) => fieldOutcome(documents[field.index].root, objectIn(result, field, inOrder)?.root, field.path);
	return {
		objectIn,
		outcomeIn,
		isUnstable: (field) => repeated !== void 0 && outcomeIn(repeated, field, true) !== "same",
		nodeIn(result, field) {
			const object = objectIn(result, field);
			return object && nodeAt(object.root, field.path);
		}
	};
}

// src/render/causes/stated-build.ts
async function openStatedBuild(opened, probe, builds) {
	const object = await openEditableObject(opened, probe.reader.tree);
	const original = await builds.original();
	if (!object || !original) return null;
	const { documents } = original;
	const render = buildRenderer(object, documents, opened, builds);
	const templateOf = (editables) => ({
		...probedTemplate({
			documents,
			repeated: void 0,
			render
		}, editables),
		reads: [],
		switches: []
	});
	const templates = [object.values, object.fields].map(templateOf);
	return { async cause(place, check) {
		for (const template of templates) {
			const found = await findCause({
				template,
				...place
			}, check, opened.renderer.isSpent);
			if (found.primary?.role === "cause") return found;
		}
		return null;
	} };
}
function buildRenderer(object, unedited, { statement }, builds) {
	const built = /* @__PURE__ */ new Map([[object.text, Promise.resolve(unedited)]]);
	async function build(text) {
		const target = await statement.restated(text);
		if (target?.kind !== "kustomization") return null;
		return (await builds.build(/* @__PURE__ */ new Map(), target))?.documents ?? null;
	}
	return async (edits) => {
		const edited = await object.documentWith(edits);
		if (edited === null) return null;
		if (edited === "unstated") return [];
		const result = built.get(edited.text) ?? build(edited.text);
		built.set(edited.text, result);
		return result;
	};
}

// src/render/causes/build-provenance.ts
function createBuildProvenance(probe, opened) {
	const builds = countedBuilds(probe);
	const stated = once(() => statedBuild(probe, builds, opened));
	const finder = once(() => sourceFinder(probe.target, probe.reader));
	const sources = {
		probe,
		builds,
		finder,
		scalars: once(() => scalarsByText(probe)),
		values: once(() => valuesByText(probe))
	};
	const partsFound = /* @__PURE__ */ new WeakMap();
	async function cause(field, check) {
		const { place, found } = await lookUp(field, sources) ?? {};
		if (!place || !found) return noCause;
		const node = nodeAt(place.documents[place.index].root, field.path);
		if (!node) return missingCause(found, field.path);
		const causeInStatement = async () => (await stated())?.cause({
			index: place.index,
			path: field.path
		}, check) ?? null;
		if (node.kind !== "scalar") return await causeInStatement() ?? keyCause(found);
		const text = String(node.value ?? "");
		const ofScalar = await scalarCause(text, found.sources, place, sources, check);
		if (ofScalar?.primary) partsFound.set(ofScalar.primary, sourcedPart(ofScalar.primary, found));
		if (ofScalar?.kind === "exact") return ofScalar;
		return likelierCause(text, ofScalar, await causeInStatement()) ?? unprovenCause(text, found, finder());
	}
	return {
		cause,
		shownValues: (fields) => Promise.resolve(fields.map(() => null)),
		async breakingOverride({ causePart, partners }, field, check) {
			const part = partsFound.get(causePart);
			const sourced = partners.flatMap((partner) => partsFound.get(partner) ?? []);
			const place = part && (await lookUp(field, sources))?.place;
			return place ? breakingPatch(place, part, sourced, builds, check) : null;
		},
		layering: (causePart) => opened?.renderer.layering(causePart, opened.statement.object.template) ?? null,
		get renders() {
			return builds.count();
		},
		isRepeatable: false
	};
}
async function statedBuild(probe, builds, opened) {
	const hasOptions = probe.target.edits !== void 0 || probe.target.flux !== void 0;
	return opened && hasOptions ? openStatedBuild(opened, probe, builds) : null;
}
function likelierCause(text, composing, ofStatement) {
	if (!composing || !ofStatement?.primary) return composing ?? ofStatement;
	if (!isComponentOf(text, textOfRange(ofStatement.primary))) return composing;
	return {
		...ofStatement,
		related: [...ofStatement.related, ...composing.primary ? [composing.primary] : []]
	};
}
async function lookUp(field, { builds, finder }) {
	const { object, occurrence, path } = field;
	const built = await builds.original();
	const index = built ? indexOf(built.documents, object, occurrence) : -1;
	const file = built?.objectFiles[index];
	if (!built || index < 0 || file === void 0) return null;
	const { documents } = built;
	return {
		place: {
			path,
			documents,
			index
		},
		found: fieldSources(documents[index].root, file, path, finder())
	};
}
const noCause = {
	kind: "template",
	primary: null,
	related: []
};
function sourcedPart(causePart, { sources, layers }) {
	return {
		causePart,
		nodes: sources.nodes,
		layers
	};
}
function fieldSources(root, file, path, finder) {
	const sources = root.kind === "map" ? finder.sourcesOf(root, file) : nothingFound;
	const { layers } = sources;
	let found = rootSources(sources);
	let node = root;
	for (const [depth, key] of path.entries()) {
		const child = nodeAt(node, [key]);
		if (!child) return {
			sources: found,
			depth,
			layers
		};
		found = typeof key === "number" && node.kind === "list" ? sourcesOfItem(found, node, key, sources) : sourcesOfKey(found, String(key), sources);
		node = child;
	}
	return {
		sources: found,
		depth: path.length,
		layers
	};
}
const nothingFound = {
	roots: [],
	operations: /* @__PURE__ */ new Map(),
	layers: []
};
function missingCause({ sources, depth }, path) {
	const keys = path.slice(depth);
	const parent = sources.nodes.find(({ node }) => node.kind === "map" && node.entries.size > 0);
	const primary = parent && keyRange(parent);
	if (!parent || !primary || keys.some((key) => typeof key === "number")) return noCause;
	const isInFile = parent.node.kind === "map" && parent.fragment.root.source.text === primary.text;
	return {
		kind: "missing",
		primary: partOf(primary),
		related: [],
		...isInFile && parent.node.kind === "map" && { insertion: insertionIn(parent.node, keys.map(String)) }
	};
}
function keyCause({ sources }) {
	const range = sources.nodes[0] && keyRange(sources.nodes[0]);
	return range ? {
		kind: "probable",
		primary: partOf(range),
		related: []
	} : noCause;
}
function unprovenCause(text, found, finder) {
	return likeliestCause(text, found.sources, finder) ?? keyCause(found);
}
function keyRange({ key, node, fragment }) {
	const first = node.kind === "map" ? [...node.entries.values()][0]?.key : void 0;
	return fragment.rangeOf(key === node && first ? first : key);
}

// src/render/causes/layers.ts
function layeringOf(sources, causePart, template) {
	const editable = editableValueAt(sources, causePart);
	if (!editable) return null;
	const paths = valuesPathsOf(editable, chartScope(template));
	const settled = paths.map((path) => ({
		path,
		layers: layersAt(sources, editable, path, chartScope(template))
	})).filter(({ layers }) => layers.every((layer) => isBelow(layer, editable)));
	const weaker = settled.flatMap(({ layers }) => layers).toSorted(byStrength);
	const path = settled.toSorted((first, second) => second.layers.length - first.layers.length)[0]?.path ?? paths[0];
	return {
		path,
		layers: [...distinct(weaker).map(({ layer }) => layer), layerOfValue(editable, path)]
	};
}
function editableValueAt(sources, causePart) {
	return sources.filter(({ file, text }) => file === causePart.file && text === causePart.text).flatMap(editableValuesOf).find(({ start, end }) => start === causePart.start && end === causePart.end);
}
function layersAt(sources, editable, path, scope) {
	return sources.flatMap((source) => sameValuesPaths(path, scope).flatMap((samePath) => layersIn(source, comparablePath(samePath, editable, source), editable).map((layer) => ({
		layer,
		rank: [source.layer, -samePath.length]
	})))).filter(({ layer }) => !isAt(layer, editable));
}
function comparablePath(path, editable, source) {
	const [editableInput, sourceInput] = [editable.source.input.as, source.input.as];
	const isItem = source === editable.source || (editableInput === "flag" ? sourceInput !== "chart" : sourceInput === "flag");
	const list = path.findIndex((key) => typeof key === "number");
	return isItem || list < 0 ? path : path.slice(0, list);
}
function layersIn(source, path, editable) {
	if (path.length === 0 || source.input.as === "part") return [];
	return source.prefixes.filter((prefix) => isPrefix(prefix, path)).flatMap((prefix) => {
		const localPath = path.slice(prefix.length);
		if (!source.root) return flagLayers(source, localPath, path);
		const node = nodeAt(source.root, localPath);
		const isSlot = source === editable.source && node?.start === editable.start;
		return node && !isSlot ? [layerOfNode(node, pathKey(source.root, localPath), path)] : [];
	});
}
function layerOfNode(node, key, path) {
	const { file, text } = node.source;
	const { start, end } = node.kind === "scalar" ? node.alias ?? node : key ?? node;
	return {
		file,
		text,
		start,
		end,
		path,
		value: toData(node)
	};
}
function flagLayers(source, localPath, path) {
	const editables = editableValuesOf(source).filter((editable) => editable.kind !== "key" && isPrefix(localPath, editable.path));
	const [first, last] = [editables[0], editables.at(-1)];
	if (!first || !last || localPath.length === 0) return [];
	const isOne = first === last && first.path.length === localPath.length;
	const { file, text } = source;
	const value = isOne ? first.value : text.slice(first.start, last.end);
	return [{
		file,
		text,
		start: first.start,
		end: last.end,
		path,
		value
	}];
}
function layerOfValue(editable, path) {
	const { source, kind, path: localPath, start, end, value } = editable;
	const { file, text, root } = source;
	const node = kind === "key" || kind === "empty" ? root && nodeAt(root, localPath) : null;
	return {
		file,
		text,
		start,
		end,
		path,
		value: node ? toData(node) : value
	};
}
function isAt({ file, text, start }, editable) {
	return start === editable.start && file === editable.source.file && text === editable.source.text;
}
function isBelow({ rank: [layer] }, { source }) {
	return layer <= source.layer;
}
function byStrength({ rank: first }, { rank: second }) {
	return first[0] - second[0] || first[1] - second[1];
}
function distinct(ranked) {
	return ranked.filter(({ layer }, index) => !ranked.slice(0, index).some(({ layer: earlier }) => earlier.file === layer.file && earlier.start === layer.start && earlier.text === layer.text));
}

// src/render/causes/editable-helmfile.ts
function helmfileStatement(opened) {
	const sources = [];
	const evaluations = { count: 0 };
	return {
		isOwn: (source) => !isGenerated(source),
		async open(stated) {
			const found = (await opened.places()).flatMap((place) => embeddedSource(stated.tree, place, { as: "environment" }).filter(({ root }) => root?.kind === "map"));
			sources.push(...found.map((source, index) => ({
				...source,
				layer: index
			})));
			return editableHelmfile(opened, stated, sources, evaluations);
		},
		layering(causePart) {
			const layering = layeringOf(sources, causePart, "");
			return layering && {
				...layering,
				layers: layering.layers.slice(-1)
			};
		},
		isSpent: () => evaluations.count > maxEvaluations,
		isRepeatable: () => true
	};
}
const maxEvaluations = 200;
function isGenerated(source) {
	return source.made !== void 0 || isUnplacedFlag(source);
}
function editableHelmfile(opened, stated, ofEnvironment, evaluations) {
	const generated = stated.sources.filter(({ made }) => made !== void 0);
	const firstLayer = Math.max(0, ...stated.sources.map(({ layer }) => layer)) + 1;
	const outside = ofEnvironment.map((source, index) => ({
		...source,
		layer: firstLayer + index,
		prefixes: []
	}));
	return {
		values: outside.flatMap(editableValuesOf),
		fields: generated.map((source) => ({
			...source,
			prefixes: []
		})).flatMap(editableValuesOf),
		reads: namesReadBy(generated),
		restate: restater(opened, stated, new Set(outside), evaluations)
	};
}
function restater(opened, { tree, release }, ofEnvironment, evaluations) {
	const releases = /* @__PURE__ */ new Map();
	async function restated(edits) {
		if (++evaluations.count > maxEvaluations) return null;
		const target = await opened.restated(applyFileEdits(edits));
		if (target === null || target === "unstated") return target;
		return probedRelease(tree, release.chart, opened.requestOf(target));
	}
	return async (edits) => {
		const ofFiles = edits.filter(({ source }) => ofEnvironment.has(source));
		if (ofFiles.length === 0) return {
			release,
			edits
		};
		const key = JSON.stringify(ofFiles.map(({ source, start, end, text }) => [
			source.layer,
			start,
			end,
			text
		]));
		const pending = releases.get(key) ?? restated(ofFiles);
		releases.set(key, pending);
		const edited = await pending;
		if (edited === null || edited === "unstated") return edited;
		return {
			release: edited,
			edits: edits.filter(({ source }) => !ofEnvironment.has(source))
		};
	};
}
function namesReadBy(generated) {
	const names = generated.flatMap(({ made }) => made?.fileText.match(/(?<=\.)[A-Za-z_]\w*/g) ?? []);
	return [...new Set(names)];
}

// src/render/causes/editable-statement.ts
function objectStatement(opened) {
	const { statement, renderer } = opened;
	return {
		isOwn: (source) => source.file !== statement.madeFrom.file && !isUnplacedFlag(source),
		open: (stated) => openEditableStatement(opened, stated),
		layering: (causePart) => renderer.layering(causePart, statement.object.template),
		isSpent: renderer.isSpent,
		isRepeatable: renderer.isRepeatable
	};
}
async function openEditableStatement(opened, { tree, release, sources }) {
	const object = await openEditableObject(opened, tree, sources);
	if (!object) return null;
	const releases = /* @__PURE__ */ new Map([[object.text, Promise.resolve(release)]]);
	function releaseOf(text) {
		const restated = releases.get(text) ?? restatedRelease(text);
		releases.set(text, restated);
		return restated;
	}
	async function restatedRelease(text) {
		const target = await opened.statement.restated(text);
		return target?.kind === "helm" ? probedRelease(tree, release.chart, opened.requestOf(target)) : null;
	}
	return {
		values: object.values,
		fields: object.fields,
		reads: object.reads,
		async restate(edits) {
			const valueEdits = edits.filter((edit) => !object.isEditedBy(edit));
			if (valueEdits.length === edits.length) return {
				release,
				edits
			};
			const edited = await object.documentWith(edits);
			if (edited === null || edited === "unstated") return edited;
			const restated = await releaseOf(edited.text);
			return restated && {
				release: restated,
				edits: valueEdits
			};
		}
	};
}

// src/render/causes/choices.ts
function choicesFor(schemas, templates) {
	const listed = new Map([...schemas].map(([keys, text]) => [keys, parseDocuments(text, "")[0]?.root]));
	const compared = comparedWith(templates);
	return ({ kind, source, path, value }) => {
		if (kind === "key" || typeof value !== "string") return [];
		const inSchemas = source.prefixes.flatMap((prefix) => listedAt(listed, [...prefix, ...path]));
		const name = path.findLast((key) => typeof key === "string") ?? "";
		return (inSchemas.length > 0 ? inSchemas : [...compared.get(name) ?? []]).filter((word) => word !== value);
	};
}
function listedAt(schemas, path) {
	return path.flatMap((_, depth) => {
		const schema = schemas.get(path.slice(0, depth).join("\0"));
		return schema ? listed(schema, path.slice(depth)) : [];
	});
}
function listed(schema, path) {
	const node = nodeAt(schema, path.flatMap((key) => typeof key === "number" ? ["items"] : ["properties", key]));
	const words = node && nodeAt(node, ["enum"]);
	return (words?.kind === "list" ? words.items : []).flatMap((item) => item.kind === "scalar" && typeof item.value === "string" ? item.value : []);
}
const comparing = /\b(?:eq|ne)\s+\(?[\w.$]*\.\w+\)?(?:\s+"[^"]*")+|\b(?:eq|ne)\s+"[^"]*"\s+[\w.$]*\.\w+|\bhas\s+[\w.$]*\.\w+\s+\(list(?:\s+"[^"]*")+/g;
function comparedWith(templates) {
	const wordsByName = /* @__PURE__ */ new Map();
	const actions = templates.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? []);
	for (const comparison of actions.flatMap((action) => action.match(comparing) ?? [])) {
		const words = [...comparison.matchAll(/"([^"\\]+)"/g)].map(([, word]) => word);
		const name = /\.(\w+)(?=[\s)]|$)/.exec(comparison)?.[1];
		if (name !== void 0) wordsByName.set(name, /* @__PURE__ */ new Set([...wordsByName.get(name) ?? [], ...words]));
	}
	return wordsByName;
}
function contentOfOtherSource({ source, path }, sources) {
	for (const otherSource of sources.filter((candidate) => candidate !== source && candidate.root)) for (const valuesPath of source.prefixes.map((prefix) => [...prefix, ...path])) {
		const localPath = pathIn(otherSource, valuesPath);
		const node = localPath && nodeAt(otherSource.root, localPath);
		const first = node?.kind === "map" ? [...node.entries.values()][0]?.value : void 0;
		const item = node?.kind === "list" ? node.items[0] : first;
		if (item) return JSON.stringify(toData(item), (_, value) => typeof value === "bigint" ? Number(value) : value);
	}
}
function pathIn({ prefixes }, valuesPath) {
	const prefix = prefixes.find((keys) => keys.every((key, index) => valuesPath[index] === key));
	return prefix && valuesPath.slice(prefix.length);
}

// src/render/causes/switches.ts
const maxSwitches = 3;
function switchesIn(text, branching) {
	const named = [...text.matchAll(/\{\{-?\s*(?:else\s+)?(?:if|with)\b(.*?)\}\}/gs)].map(([, test]) => test).flatMap((test) => [...test.matchAll(/\.Values\.([\w.]+)/g)].map(([, path]) => path));
	const booleans = branching.filter(({ value }) => typeof value === "boolean");
	const switches = [...new Set(named)].flatMap((name) => booleans.filter((editable) => isNamed(editable, name)));
	return [...new Set(switches)].slice(0, maxSwitches);
}
function isNamed({ source, path }, name) {
	return source.prefixes.some((prefix) => `.${[...prefix, ...path].join(".")}`.endsWith(`.${name}`));
}

// src/render/causes/template.ts
async function openTemplate(name, { probe, chart }, editables, stated, shared = null) {
	const { values: stating = [], reads: readOutside = [] } = stated ?? {};
	const rendered = await renderTemplate(name, {
		probe,
		chart
	});
	if (!rendered) return null;
	const { isIsolated, ...renders } = rendered;
	const texts = templateTexts(chart);
	const related = texts ? possiblyReadBy(editables, texts) : editables;
	const render = (edits) => probe.render(name, edits, isIsolated);
	const marked = [...editables, ...stating];
	const template = probedTemplate({
		...renders,
		render
	}, [...related, ...stating], marked);
	return {
		...template,
		shared,
		switches: switchesIn(templateText(chart, name), template.branching),
		reads: [.../* @__PURE__ */ new Set([...namesIn(texts ?? [], /(?<=\.)[A-Za-z_]\w*/g), ...readOutside])]
	};
}
async function renderTemplate(name, { probe, chart }) {
	const shown = probe.isRandom() ? null : probe.shown(name);
	if (shown && shown.length > 0 && probe.isAsShown() && keepsValues(chart)) return {
		documents: shown,
		repeated: void 0,
		isIsolated: true
	};
	const isolated = await probe.render(name, [], true);
	if (isolated && shown && haveSameContents(byIdentity(shown), byIdentity(isolated))) return {
		documents: isolated,
		repeated: void 0,
		isIsolated: true
	};
	const [documents, repeated] = await probe.fullRenders(name);
	return documents ? {
		documents,
		repeated,
		isIsolated: isolated !== null && haveSameContents(documents, isolated)
	} : null;
}
function namesIn(texts, pattern) {
	return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))];
}
function possiblyReadBy(editables, texts) {
	if (texts.some((text) => /\.Values(?![.\w])/.test(text))) return editables;
	const evaluated = [...new Set(editables.map(({ source }) => source.text))].filter((text) => text.includes("{{"));
	const words = new Set(namesIn([...texts, ...evaluated], /\w+/g));
	const aliased = new Set(editables.filter(({ kind }) => kind === "alias").map(({ source }) => source));
	return editables.filter(({ path, source }) => path.length === 0 || aliased.has(source) || source.prefixes[0].length > 0 || path.some((key) => (String(key).match(/\w+/g) ?? []).some((keyWord) => words.has(keyWord))));
}

// src/render/causes/opened-release.ts
function openRelease(engine, charts, request, shown, stated, shared) {
	const chart = charts.find(request.target.path);
	if ("problem" in chart) return null;
	const allSources = valuesSourcesOf(charts.tree, chart, request);
	const sources = stated ? allSources.filter((source) => stated.isOwn(source)) : allSources;
	const editables = withChoices(sources.flatMap(editableValuesOf), chart, sources);
	const release = probedRelease(charts.tree, chart, request);
	const editableStatement = once(async () => stated ? stated.open({
		tree: charts.tree,
		release,
		sources: allSources
	}) : null);
	const probe = createProbe(engine, release, shown, stated && (async (edits) => (await editableStatement())?.restate(edits) ?? {
		release,
		edits
	}));
	const ofChart = {
		probe,
		chart
	};
	return {
		sources,
		template: kept(async (name) => stated ? openTemplate(name, ofChart, editables, await editableStatement() ?? void 0) : openTemplate(name, ofChart, editables, void 0, shareOf(shared?.(chart, name), request))),
		statedTemplate: kept(async (name) => {
			const object = await editableStatement();
			return object && openTemplate(name, ofChart, [], {
				values: object.fields,
				reads: []
			});
		}),
		layering: (causePart, template) => layeringOf(sources, causePart, template) ?? stated?.layering(causePart) ?? null,
		...limitsOf(probe, stated)
	};
}
function limitsOf(probe, stated) {
	return {
		isSpent: () => probe.isSpent() || (stated?.isSpent() ?? false),
		renders: probe.count,
		isRepeatable: () => probe.isRepeatable() && (stated?.isRepeatable() ?? true)
	};
}
function shareOf(fields, { target }) {
	return fields ? {
		fields,
		release: target.release,
		sets: []
	} : null;
}
function kept(work) {
	const results = /* @__PURE__ */ new Map();
	return (name) => {
		const result = results.get(name) ?? work(name);
		results.set(name, result);
		return result;
	};
}
function withChoices(editables, chart, sources) {
	const choicesOf = choicesFor(schemaFilesOf(chart), templateTexts(chart) ?? []);
	return editables.map((editable) => {
		const choices = choicesOf(editable);
		const content = editable.kind === "empty" ? contentOfOtherSource(editable, sources) : void 0;
		return {
			...editable,
			...choices.length > 0 && { choices },
			...content !== void 0 && { content }
		};
	});
}

// src/render/causes/post-rendered-causes.ts
function postRenderedProvenance(ofChart, stages) {
	const opened = once(async () => (await stages()).map((stage) => ({
		...stage,
		provenance: createBuildProvenance(stage.probe)
	})).toReversed());
	let further = 0;
	return {
		async cause(field, check) {
			for (const { provenance, placeOf } of await opened()) {
				const rendersBefore = provenance.renders;
				const found = causeInTree(await provenance.cause(field, check), placeOf);
				further += provenance.renders - rendersBefore;
				if (found) return found;
			}
			return ofChart.cause(field, check);
		},
		shownValues: (fields) => ofChart.shownValues(fields),
		breakingOverride: (values, field, check) => ofChart.breakingOverride(values, field, check),
		layering: (causePart, field) => ofChart.layering(causePart, field),
		get renders() {
			return ofChart.renders + further;
		},
		isRepeatable: false
	};
}
function causeInTree({ kind, primary, related }, placeOf) {
	const place = primary?.role === "cause" && kind !== "missing" ? placeOf(primary) : null;
	if (place === "unplaced") return {
		kind: "template",
		primary: null,
		related: []
	};
	const inPatches = related.map(placeOf).filter((part) => part !== null && part !== "unplaced");
	return place && {
		kind,
		primary: place,
		related: inPatches
	};
}

// src/render/causes/insertion-keys.ts
async function insertionTargetOf(absent) {
	const { field, maps } = absent;
	const { shared } = field.template;
	if (!shared) return searchedTarget(absent);
	const key = JSON.stringify([fieldKey(field), maps.length]);
	const first = shared.fields.absent.get(key);
	if (first) return await first === "nowhere" && await isNowhereAtOnce(absent) ? void 0 : searchedTarget(absent);
	const found = searchedTarget(absent);
	const isFoundOrUnknown = found.then((target) => target ? "somewhere" : "nowhere").catch(() => "somewhere");
	shared.fields.absent.set(key, isFoundOrUnknown);
	return found;
}
async function isNowhereAtOnce(absent) {
	const [sample] = samplesOf(absent.keys.at(-1));
	return await shownIn$1(absent.field, insertionsOf(absent, sample)) === "nothing";
}
async function searchedTarget(absent) {
	for (const sample of samplesOf(absent.keys.at(-1))) {
		const insertions = insertionsOf(absent, sample);
		if (await isNowhere(absent.field, insertions)) continue;
		for (const inserted of insertions) {
			const keys = await keysIn(absent.field, inserted);
			if (keys) return {
				map: inserted.map,
				keys
			};
		}
	}
}
async function isNowhere(field, insertions) {
	if (await shownIn$1(field, insertions.map(({ map, entries: [first] }) => ({
		map,
		entries: [first]
	}))) !== "nothing") return false;
	return await shownIn$1(field, insertions) === "nothing";
}
function insertionsOf({ field, maps, keys }, sample) {
	const { reads } = field.template;
	return maps.map((map, at) => ({
		map,
		entries: entriesFor(reads, map, keys, sample, at)
	}));
}
function entriesFor(reads, { node }, fieldKeys, sample, at) {
	const names = reads.filter((name) => !node.entries.has(name)).slice(0, maxNames);
	const value = (index) => sample(at * (maxNames + 1) + index);
	return [{
		keys: fieldKeys,
		value: value(0)
	}, ...names.map((name, index) => ({
		keys: [name],
		value: value(index + 1)
	}))];
}
async function keysIn(field, { map, entries }) {
	const [fieldEntry, ...nameEntries] = entries;
	const isShown = async (entry) => await shownIn$1(field, [{
		map,
		entries: [entry]
	}]) === entry;
	if (await isShown(fieldEntry)) return fieldEntry.keys;
	const [first, ...remaining] = nameEntries;
	const shown = first && await shownIn$1(field, [{
		map,
		entries: [first, ...remaining]
	}]);
	return typeof shown === "object" && await isShown(shown) ? shown.keys : void 0;
}
async function shownIn$1(field, insertions) {
	const result = await field.template.render(insertions.map(({ map, entries }) => insertionEdit(map, entries)));
	const object = field.template.objectIn(result, field);
	if (!object) return "failed";
	const node = nodeAt(object.root, field.path);
	const entries = insertions.flatMap((inserted) => inserted.entries);
	return (node && entries.findLast(({ value }) => allText(node).includes(value))) ?? "nothing";
}
function insertionEdit({ source, node }, entries) {
	const { offset } = insertionIn(node, []);
	return {
		source,
		start: offset,
		end: offset,
		text: entries.map(({ keys, value }) => insertedText(insertionIn(node, keys), value)).join("")
	};
}
const samples = {
	duration: (index) => `${1017 + index}s`,
	number: (index) => String(1017 + index),
	text: (index) => `q${(index + 46656).toString(36)}z`,
	yes: () => "true"
};
function samplesOf(name) {
	if (/timeout|interval|duration|period|ttl|age|delay|time$/i.test(name)) return [samples.duration, samples.number];
	if (/attempts|count|number|port|max|min|limit|size|weight|replicas/i.test(name)) return [samples.number, samples.text];
	if (/^(is|has|allow|enable|skip|insecure)|enabled|disabled/i.test(name)) return [samples.yes];
	return [samples.text, samples.number];
}
const maxNames = 80;

// src/render/causes/absent.ts
const maxMaps = 4;
const maxNeighbours = 3;
async function insertionOf(field, sources) {
	const presentDepth = presentDepthOf(field);
	const missing = field.path.slice(presentDepth);
	const objectEntry = await objectEntryOf(field);
	const contributing = objectEntry ? [causePartOf(objectEntry, "anchor")] : [];
	const parent = {
		...field,
		path: field.path.slice(0, presentDepth)
	};
	const maps = missing.some(isIndex) ? [] : await candidateMaps(parent, objectEntry, sources);
	const target = await insertionTargetOf({
		field,
		maps: maps.slice(0, maxMaps),
		keys: missing.map(String)
	});
	if (!target) return {
		kind: "template",
		primary: null,
		related: contributing
	};
	const { source, key, node } = target.map;
	const cause = {
		kind: "missing",
		primary: causePartOf({
			source,
			...key
		}, "cause"),
		related: contributing
	};
	return source.made ? cause : {
		...cause,
		insertion: insertionIn(node, target.keys)
	};
}
function isIndex(key) {
	return typeof key === "number";
}
function presentDepthOf({ template: { documents }, index, path }) {
	let depth = path.length;
	while (depth > 0 && !nodeAt(documents[index].root, path.slice(0, depth))) depth--;
	return depth;
}
async function candidateMaps(parent, objectEntry, sources) {
	const places = [];
	for (const neighbour of neighbours(parent)) {
		const { causes } = await sharedInfluences(neighbour);
		places.push(...causes.slice(0, 1).map(({ source, path }) => ({
			source,
			path: path.slice(0, -1)
		})));
	}
	if (objectEntry) places.push(objectEntry);
	const stating = places.filter(({ source }) => source.prefixes.length === 0).flatMap(({ source, path }) => mapIn(source, path) ?? []);
	const paths = new Set(places.flatMap(valuesPathsTo));
	return [...new Map(stating.map((map) => [map.node, map])).values(), ...[...paths].flatMap((path) => mapsAt(sources, JSON.parse(path)))];
}
function neighbours({ template, index, path }) {
	const node = nodeAt(template.documents[index].root, path);
	return (node ? scalarsBelow(node, path) : []).toSorted((first, second) => first.length - second.length).slice(0, maxNeighbours).map((path) => ({
		template,
		index,
		path
	}));
}
function scalarsBelow(node, path) {
	if (node.kind === "scalar") return [path];
	if (node.kind === "list") return node.items.flatMap((item, index) => scalarsBelow(item, [...path, index]));
	return [...node.entries].flatMap(([key, { value }]) => scalarsBelow(value, [...path, key]));
}
function valuesPathsTo({ source, path }) {
	return source.prefixes.map((above) => JSON.stringify([...above, ...path]));
}

// src/render/causes/breaking-override.ts
async function breakingOverride(name, field, sources, { causePart, partners }, check) {
	const weakest = editableValueAt(sources, causePart)?.source.layer;
	if (weakest === void 0) return null;
	const values = partners.flatMap((partner) => layeredValueAt(partner, name, sources) ?? []);
	return strongestBreakingValue(values, weakest, async (weaker) => {
		const edits = weaker.map(editTo);
		return edits.every((edit) => edit !== null) && isResolved(field, edits, check);
	});
}
function layeredValueAt(causePart, template, sources) {
	const place = editableValueAt(sources, causePart);
	const layering = layeringOf(sources, causePart, template);
	if (!place || !layering) return null;
	const settings = layering.layers.map(({ file, text, value }) => ({
		value,
		layer: sources.find((source) => source.file === file && source.text === text)?.layer ?? 0
	}));
	return {
		causePart,
		place,
		layer: place.source.layer,
		settings
	};
}
function editTo({ place, value }) {
	const { source, start, end, style } = place;
	if (style === "literal" || style === "folded") return null;
	if (typeof value === "object" ? value !== null : typeof value === "bigint") return null;
	const text = style === "flag" ? String(value) : JSON.stringify(value);
	return {
		source,
		start,
		end,
		text: style === "empty" ? ` ${text}` : text
	};
}
async function isResolved(field, edits, check) {
	const { template } = field;
	const result = await template.render(edits);
	const object = template.objectIn(result, field);
	if (!object || !template.nodeIn(result, field)) return false;
	return !check.isStillFound(object.text, () => objectsChangedBy(result, field));
}

// src/render/causes/shown-values.ts
async function shownValues(fields) {
	const shown = await Promise.all(fields.map(async (field) => {
		const editable = field && await visibleValue(field);
		return editable ? {
			...field,
			editable
		} : null;
	}));
	const proven = /* @__PURE__ */ new Set();
	const byTemplate = groupBy(shown.filter((field) => field !== null), ({ template }) => template);
	for (const [template, ofTemplate] of byTemplate) {
		const altered = [...new Set(ofTemplate.map(({ editable }) => editable))];
		const result = await template.alter(altered, 1);
		for (const field of ofTemplate) {
			const visible = visibleValues(altered, field, result);
			if (visible.length === 1 && visible[0] === field.editable) proven.add(field);
		}
	}
	return shown.map((field) => field && proven.has(field) ? causePartOf(field.editable, "cause") : null);
}

// src/render/causes/provenance.ts
const templateCause = {
	kind: "template",
	primary: null,
	related: []
};
function createProvenance(engine, charts, request, shown, stated, shared) {
	const release = openRelease(engine, charts, request, shown, stated, shared);
	return release ? provenanceOf(release) : {
		cause: () => Promise.resolve(templateCause),
		shownValues: (fields) => Promise.resolve(fields.map(() => null)),
		breakingOverride: () => Promise.resolve(null),
		layering: () => null,
		renders: 0,
		isRepeatable: true
	};
}
function provenanceOf(release) {
	async function cause(field, check) {
		const place = placeIn(await release.template(field.template), field);
		if (!place) return templateCause;
		const { templateField, isThere } = place;
		if (!isThere) return absentCause(field, await insertionOf(templateField, release.sources), release);
		const found = await findCause(templateField, check, release.isSpent);
		if (found.kind !== "template" && found.kind !== "object") return found;
		const inObject = await causeInObject(field, check, release);
		return inObject ? {
			...inObject,
			related: [...inObject.related, ...found.related]
		} : found;
	}
	return {
		cause,
		shownValues: (fields) => shownIn(fields, release),
		async breakingOverride(values, field, check) {
			const place = placeIn(await release.template(field.template), field);
			if (!place?.isThere) return null;
			return breakingOverride(field.template, place.templateField, release.sources, values, check);
		},
		layering: (causePart, field) => release.layering(causePart, field.template),
		get renders() {
			return release.renders();
		},
		get isRepeatable() {
			return release.isRepeatable();
		}
	};
}
async function causeInObject(field, check, { statedTemplate, isSpent }) {
	const place = placeIn(await statedTemplate(field.template), field);
	if (!place?.isThere) return null;
	const found = await findCause(place.templateField, check, isSpent);
	return found.primary && found;
}
async function absentCause(field, inValues, release) {
	const { statedTemplate } = release;
	if (inValues.kind === "missing") return inValues;
	const place = placeIn(await statedTemplate(field.template), field);
	if (!place || place.isThere) return inValues;
	const inObject = await insertionOf(place.templateField, []);
	return inObject.kind === "missing" ? inObject : inValues;
}
async function shownIn(fields, release) {
	const places = fields.map(async (field) => placeIn(await release.template(field.template), field));
	return shownValues((await Promise.all(places)).map((place) => place?.isThere ? place.templateField : null));
}
function placeIn(template, { object, occurrence, path }) {
	const index = template ? indexOf(template.documents, object, occurrence) : -1;
	if (!template || index < 0) return null;
	const isThere = nodeAt(template.documents[index].root, path) !== void 0;
	return {
		templateField: {
			template,
			index,
			path
		},
		isThere
	};
}

// src/render/kustomize/post-render-stages.ts
async function postRenderStages(engine, charts, request) {
	const { target } = request;
	const stages = [];
	let render = await renderHelm(engine, charts, request);
	for (const renderer of target.settings?.postRenderers ?? []) {
		if (render.status !== "rendered") break;
		const reader = readerOf(postRenderTree(charts.tree, render, renderer));
		stages.push({
			probe: buildProbe(engine, reader, kustomizationOf(reader.tree, target)),
			placeOf: (part) => patchPart(part, charts.tree, renderer)
		});
		render = await postRendered(engine, charts.tree, {
			...render,
			target
		}, renderer);
	}
	return stages;
}
function kustomizationOf({ files }, { id, environment }) {
	return {
		kind: "kustomization",
		id,
		path: "",
		environment,
		missing: [],
		file: kustomizationFile,
		files: [...files],
		kustomizations: [kustomizationFile]
	};
}
function patchPart(part, tree, { patches }) {
	const index = patches.findIndex((_, each) => patchFile(each) === part.file);
	if (index < 0) return null;
	const place = patches[index].patch.at;
	const node = place && !place.filled ? placedNode(readerOf(tree), place) : null;
	const [fragment] = node?.kind === "scalar" ? scalarFragments(node) : [];
	return fragment ? {
		...part,
		...fragment.placeOf(part)
	} : "unplaced";
}

// src/host/engine/provenance.ts
function createProvenanceOf({ engine, chartsOf, requestOf, build }) {
	const openStatement = statementOpener(engine);
	const sharedOf = weakOncePer((_charts) => openSharedFields());
	return (tree, target, shown, statement) => {
		const charts = chartsOf(tree);
		const stated = statement && openStatement(statement, charts, (release) => requestOf(tree, release));
		if (target.kind === "helm") {
			const request = requestOf(tree, target);
			const stating = stated ? objectStatement(stated) : helmfileOf(target, tree, engine(), (release) => requestOf(tree, release));
			const ofChart = createProvenance(engine(), charts, request, shown, stating, sharedOf(charts));
			return target.settings?.postRenderers ? postRenderedProvenance(ofChart, () => postRenderStages(engine(), charts, request)) : ofChart;
		}
		const shownBuild = build && (() => build(tree, target));
		return createBuildProvenance(buildProbe(engine(), readerOf(tree), target, shownBuild), stated);
	};
}
function helmfileOf(target, tree, engine, requestOf) {
	const { helmfile, files: read = [] } = target.settings ?? {};
	if (!helmfile) return void 0;
	const { file, environment } = helmfile;
	const reader = readerOf(tree);
	const evaluated = (texts) => evaluateHelmfile(engine, tree, file, environment, {
		read,
		texts
	});
	return helmfileStatement({
		places: async () => environmentPlaces(helmfile, await evaluated(/* @__PURE__ */ new Map()), reader),
		restated: async (texts) => restatedRelease(target, await evaluated(texts), reader),
		requestOf
	});
}
function statementOpener(engine) {
	const openRenderer = weakOncePerPair((charts, { target, manifest, statement }) => {
		const requestOf = (release) => releaseRequest(charts.tree, release);
		const stated = statement && open(statement, charts, requestOf);
		return openRelease(engine(), charts, requestOf(target), manifest, stated && objectStatement(stated));
	});
	function open(statement, charts, requestOf) {
		const renderer = openRenderer(charts, statement.renderer);
		return renderer ? {
			statement,
			renderer,
			requestOf
		} : void 0;
	}
	return open;
}

export { renderRelease as a, renderKustomization as i, createValuesUse as n, apisOfMesh as o, releaseRequest as r, createProvenanceOf as t };