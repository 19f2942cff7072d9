import { n as groupBy, o as compareSeverity, r as groupByEach, s as compareText } from "./group.js";
import { a as baseName, r as locationAt } from "./lines.js";
import { n as oncePer, o as weakOncePer, t as once } from "./once-per.js";
import { S as normalHost, b as isWildcard } from "./egress-allowlist.js";
import { f as derived } from "./one-line.js";
import { t as originOf } from "./render.js";

// src/model/canonical-json.ts
function canonicalJson(node) {
	return JSON.stringify(canonicalData(node));
}
function canonicalData(node) {
	if (node.kind === "map") return node.entries().toSorted(([a], [b]) => compareText(a, b)).map(([key, value]) => [key, canonicalData(value)]);
	if (node.kind === "list") return { list: node.items().map(canonicalData) };
	return typeof node.scalar === "bigint" ? Number(node.scalar) : node.scalar ?? null;
}

// src/istio/hosts/export.ts
function isExportedTo(manifest, namespace) {
	const namespaces = exportedTo(manifest);
	return namespaces.includes("*") || namespaces.includes(namespace);
}
function areVisibleTogether(a, b) {
	const [firstNamespaces, secondNamespaces] = [exportedTo(a), exportedTo(b)];
	if (firstNamespaces.includes("*")) return secondNamespaces.some((to) => to !== "~");
	return firstNamespaces.some((to) => to !== "~" && (secondNamespaces.includes("*") || secondNamespaces.includes(to)));
}
const exportedTo = oncePer((manifest) => {
	const namespaces = manifest.spec.items("exportTo").map(({ text }) => text === "." ? manifest.namespace : text);
	return namespaces.length === 0 ? ["*"] : namespaces;
});
function visibilityBy(scopesOf) {
	const indexOf = weakOncePer((manifests) => ({
		visible: byNamespaces(manifests, scopesOf),
		join: listJoiner(manifests)
	}));
	return (manifests, namespace) => {
		const { visible: seen, join } = indexOf(manifests);
		const [everywhereVisible, visibleThere] = [seen.get("*") ?? noManifests, seen.get(namespace) ?? noManifests];
		if (visibleThere.length === 0) return everywhereVisible;
		return everywhereVisible.length === 0 ? visibleThere : join(namespace, [everywhereVisible, visibleThere]);
	};
}
const visibleIn = visibilityBy(exportedTo);
function visibleToEither(manifests, by) {
	const namespaces = exportedTo(by);
	if (namespaces.includes("*")) return manifests;
	const { byNamespace, join } = byOwnNamespace(manifests);
	const lists = [visibleIn(manifests, by.namespace), ...namespaces.map((namespace) => byNamespace.get(namespace) ?? noManifests)];
	return join(JSON.stringify([by.namespace, ...namespaces]), lists);
}
function visibleTogetherWith(manifests, by) {
	const namespaces = [...new Set(exportedTo(by))].filter((namespace) => namespace !== "~");
	const { visibleSomewhere, join } = visibleManifests(manifests);
	if (namespaces.includes("*")) return visibleSomewhere;
	const lists = namespaces.map((namespace) => visibleIn(manifests, namespace));
	return lists.length === 1 ? lists[0] : join(JSON.stringify(namespaces), lists);
}
const visibleManifests = oncePer((manifests) => ({
	visibleSomewhere: manifests.filter((manifest) => exportedTo(manifest).some((namespace) => namespace !== "~")),
	join: listJoiner(manifests)
}));
const noManifests = [];
const byOwnNamespace = oncePer((manifests) => ({
	byNamespace: byNamespaces(manifests, ({ namespace }) => [namespace]),
	join: listJoiner(manifests)
}));
function byNamespaces(manifests, namesOf) {
	const pairs = manifests.flatMap((manifest) => [...new Set(namesOf(manifest))].map((name) => ({
		name,
		manifest
	})));
	const groups = groupBy(pairs, ({ name }) => name);
	return new Map([...groups].map(([name, group]) => [name, group.map(({ manifest }) => manifest)]));
}
function listJoiner(manifests) {
	const joinedByKey = /* @__PURE__ */ new Map();
	const order = once(() => new Map(manifests.map((manifest, index) => [manifest, index])));
	return (key, lists) => {
		const cached = joinedByKey.get(key);
		if (cached) return cached;
		const joined = [...new Set(lists.flat())].toSorted((a, b) => order().get(a) - order().get(b));
		joinedByKey.set(key, joined);
		return joined;
	};
}

// src/model/placed-yaml.ts
function scalarAt(place, value) {
	return {
		...rangeOf(place),
		kind: "scalar",
		value,
		style: "plain"
	};
}
function mapAt(place, fields) {
	const entries = Object.entries(fields).flatMap(([name, value]) => value ? [[name, value]] : []).map(([name, value]) => {
		const { source, start, end } = value;
		return [name, {
			key: {
				source,
				start,
				end,
				kind: "scalar",
				value: name,
				style: "plain"
			},
			value
		}];
	});
	return {
		...rangeOf(place),
		kind: "map",
		entries: new Map(entries)
	};
}
function listAt(place, items) {
	return {
		...rangeOf(place),
		kind: "list",
		items
	};
}
function listIfAny(place, items) {
	return items.length > 0 ? listAt(place, items) : void 0;
}
function mapIfAny(place, fields) {
	return Object.values(fields).some((value) => value) ? mapAt(place, fields) : void 0;
}
function writtenValue(node) {
	return node.exists && !node.isNull ? node.yaml : void 0;
}
function rangeOf(place) {
	const { source, start, end } = place.range;
	return {
		source,
		start,
		end
	};
}

// src/model/label-selector.ts
function matchesSelector(selector, labels) {
	return selector.entries("matchLabels").every(([key, value]) => valueOf(labels, key) === textOf(value)) && selector.items("matchExpressions").every((expression) => {
		const value = valueOf(labels, expression.get("key").text);
		const values = expression.items("values").map(textOf);
		return operators[expression.get("operator").text]?.(value, values) ?? false;
	});
}
const operators = {
	In: (value, values) => value !== void 0 && values.includes(value),
	NotIn: (value, values) => value === void 0 || !values.includes(value),
	Exists: (value) => value !== void 0,
	DoesNotExist: (value) => value === void 0
};
function valueOf(labels, key) {
	return Object.hasOwn(labels, key) ? labels[key] : void 0;
}
function textOf({ scalar }) {
	return scalar === void 0 || scalar === null ? "" : String(scalar);
}

// src/istio/hosts/misspelled-host.ts
function misspelledHost(mesh, host) {
	return [host, ...shortened(host)].flatMap((text) => byShortened(mesh).get(text) ?? []).find((candidate) => differInOneWord(host, candidate));
}
function misspellingFinder(hosts) {
	const byWords = groupBy(hosts, wordsText);
	const byFrame = groupByEach(byWords.keys(), (words) => framesOf(words.split(separator)));
	return (others) => {
		const distinct = new Set(others);
		const distinctWords = new Set([...distinct].map(wordsText));
		const neighbours = new Set([...distinctWords].flatMap((words) => neighboursOf(words, byFrame)));
		const texts = once(() => new Set([...distinct].flatMap((host) => [host, ...shortened(host)])));
		const candidates = [...neighbours].flatMap((words) => byWords.get(words));
		return new Set(candidates.filter((host) => [host, ...shortened(host)].some((text) => texts().has(text))));
	};
}
function neighboursOf(words, byFrame) {
	return framesOf(words.split(separator)).flatMap((frame) => (byFrame.get(frame) ?? []).filter((candidate) => candidate !== words));
}
function framesOf(words) {
	return words.flatMap((word, index) => word.length < minWordLength ? [] : `${index} ${words.toSpliced(index, 1).join(" ")}`);
}
const byShortened = derived(["ServiceEntry"], (mesh) => {
	const hosts = mesh.ofKind("ServiceEntry").flatMap((entry) => entry.spec.items("hosts"));
	const names = [...new Set(hosts.map(({ text }) => normalHost(text)))].filter((host) => !isWildcard(host));
	return groupByEach(names, (host) => [host, ...shortened(host)]);
});
const maxNameLength = 255;
function shortened(host) {
	if (host.length > maxNameLength) return [];
	return Array.from(host, (_, index) => host.slice(0, index) + host.slice(index + 1));
}
function differInOneWord(first, second) {
	const [words, otherWords] = [wordsOf(first), wordsOf(second)];
	const differing = words.filter((word, index) => word !== otherWords[index]);
	const counterpart = otherWords.filter((word, index) => word !== words[index]);
	return words.length === otherWords.length && differing.length === 1 && [...differing, ...counterpart].every(({ length }) => length >= minWordLength);
}
const separator = "\0";
function wordsText(host) {
	return host.replaceAll(betweenWords, separator);
}
function wordsOf(host) {
	return host.split(betweenWords);
}
const betweenWords = /[.\d-]+/g;
const minWordLength = 4;

// src/model/kept-objects.ts
function keptByArgo(manifest, how, { syncOptions = [] }) {
	const annotations = manifest.root.at("metadata", "annotations");
	const annotated = annotations.get("argocd.argoproj.io/sync-options").text.split(",").map((option) => option.trim());
	const prefix = how === "prune" ? "Prune=" : "Delete=";
	const annotatedOption = annotated.find((option) => option.startsWith(prefix));
	const option = annotatedOption ?? syncOptions.find((candidate) => candidate.startsWith(prefix));
	if (option === `${prefix}false` || option === `${prefix}confirm`) return annotatedOption === void 0 ? `syncOptions: [${option}]` : `argocd.argoproj.io/sync-options: ${option}`;
	return how === "cascade" && annotations.get("helm.sh/resource-policy").text === "keep" ? "helm.sh/resource-policy: keep" : null;
}
function keptByFlux({ root }) {
	const metadata = root.get("metadata");
	for (const [name, value] of fluxKeepers) for (const place of ["annotations", "labels"]) if (metadata.at(place, name).text.toLowerCase() === value) return `${name}: ${value}`;
	return null;
}
const fluxKeepers = [
	["kustomize.toolkit.fluxcd.io/prune", "disabled"],
	["kustomize.toolkit.fluxcd.io/reconcile", "disabled"],
	["kustomize.toolkit.fluxcd.io/ssa", "ignore"]
];
function keptByHelm(manifest) {
	return manifest.root.at("metadata", "annotations").get("helm.sh/resource-policy").text === "keep" ? "helm.sh/resource-policy: keep" : isInCrdsFolder(manifest) ? "crds/" : null;
}
function isInCrdsFolder({ root, origins }) {
	const file = origins && originOf(origins, root.location.line)?.file;
	return file !== void 0 && crdsFolder.test(file) && !templatesFolder.test(file);
}
const crdsFolder = /(?:^|\/)crds\//;
const templatesFolder = /(?:^|\/)templates\//;
function isHook(manifest, manager) {
	if (manager === "Kustomization") return false;
	const { helm, isOfArgo } = hooksOf(manifest);
	return helm !== null && !(manager === "Application" && helm === "crd-install") || isOfArgo;
}
const hooksOf = oncePer(({ root }) => {
	const annotations = root.at("metadata", "annotations");
	const hook = annotations.get("helm.sh/hook");
	return {
		helm: hook.exists ? hook.text : null,
		isOfArgo: annotations.get("argocd.argoproj.io/hook").exists
	};
});

// src/model/named-patch.ts
function isNamedPatch(path) {
	return /(^|\/)patches\//.test(path) || /(?<![a-z])patch|Patch/.test(baseName(path));
}

// src/model/unreadable-documents.ts
function problemLocations(document, problem) {
	const { source } = document;
	const { start, end, first } = problem;
	return {
		at: locationAt(source, start, end),
		first: first ? locationAt(source, first.start, first.end) : null,
		firstEntry: first ? locationAt(source, first.start, first.valueEnd) : null
	};
}
function refusalsOf({ root, problems, source }) {
	return root || isGoTemplate(source) || isScriptTemplate(source) ? [] : problems;
}
function isScriptTemplate({ text }) {
	return /^[ \t]*\$\{[A-Za-z_]\w*\}[ \t]*$|[:-][ \t]+\{[A-Za-z_]\w*\}[\w./:@-]/m.test(text);
}
function isGoTemplate({ text }) {
	return text.includes("{{");
}

// src/model/render-failure.ts
function breakagesOf(failure) {
	if (failure.schemaErrors.length > 0 || failure.target.missing.length > 0) return [];
	const wholeChart = {
		kind: kindOfWhole(failure),
		message: failure.message,
		at: failure.at,
		template: null
	};
	const templates = failure.broken.map(({ file, message, at, printsNothing, asks }) => ({
		kind: printsNothing && isNoYaml(message) ? "nil" : kindOfTemplate(message),
		message,
		at,
		template: file,
		...asks && { asks }
	}));
	if (templates.length === 0) return [wholeChart];
	if (!failure.message.startsWith(templates[0].message)) return [wholeChart, ...templates.filter(isUnparsed)];
	const lacksCharts = failure.unvendored.length > 0;
	const lacksDefinitions = lacksCharts || templates.some(isUnparsed);
	const independent = templates.filter(({ kind, message }) => !(lacksDefinitions && isIncludeOfNothing(message)) && !(lacksCharts && kind === "nil"));
	return independent.length > 0 ? independent : [{
		...templates[0],
		kind: "dependency"
	}];
}
function lacksChartsOnly(failure) {
	return failure.broken.length === 0 && failsForChartsOnly(failure);
}
function stopsForCharts(failure) {
	return isMissingInCharts(failure.message) && failsForChartsOnly(failure);
}
function failsForChartsOnly(failure) {
	return failure.partial !== null && breakagesOf(failure).every(isOfDependency);
}
function isMissingInCharts(message) {
	return message.includes("found in Chart.yaml, but missing in charts/ directory: ");
}
function isOfDependency({ kind }) {
	return kind === "dependency";
}
function severityOf(breakage, failed) {
	const severity = severityInAnyCluster(breakage, failed);
	return breakage.asks && severity === "error" ? "warning" : severity;
}
function severityInAnyCluster({ kind }, { failure: { target }, rendersInBase }) {
	if (kind === "dependency" || kind === "kubernetes") return "info";
	if (kind === "limit") return rendersInBase ? "error" : "info";
	if (!target.guess || kind === "syntax" || kind === "chart") return "error";
	if (target.guess === "keys") return "info";
	if (target.guess === "environment" || kind === "nil") return rendersInBase ? "error" : "info";
	if (kind === "refusal") return rendersInBase ? "warning" : "info";
	return "error";
}
function kindOfRefusal({ message, schemaFile }) {
	if (schemaFile !== void 0) return "chart";
	return /^`[^`]*` is missing$/.test(message) ? "refusal" : "output";
}
function worstSeverity(failure) {
	return [...breakagesOf(failure.failure), ...failure.failure.schemaErrors.map((error) => ({ kind: kindOfRefusal(error) }))].map((kind) => severityOf(kind, failure)).toSorted(compareSeverity)[0] ?? "info";
}
function kindOfWhole({ message, unvendored }) {
	const names = /found in Chart\.yaml, but missing in charts\/ directory: (.*)/.exec(message)?.[1];
	const isRemote = (wanted) => unvendored.some(({ name }) => name === wanted);
	if (names?.split(", ").every(isRemote)) return "dependency";
	if (isTooSlow(message)) return "limit";
	return message.startsWith("chart requires kubeVersion: ") ? "kubernetes" : "chart";
}
function isTooSlow(message) {
	return /^rendering took longer than [\d.]+ s( of processor time)?$/.test(message);
}
function kindOfTemplate(message) {
	if (isParseError(message) || isIncludeOfNothing(message) || isGarbled(message)) return "syntax";
	if (message.startsWith("execution error at (")) return "refusal";
	return missingValue.test(message) ? "nil" : "output";
}
function isUnparsed({ message }) {
	return isParseError(message);
}
function isParseError(message) {
	return /^parse error (at|in) \(/.test(message);
}
function isNoYaml(message) {
	return message.startsWith("YAML parse error on ");
}
function isGarbled(message) {
	return message.startsWith("the template is not UTF-8 text");
}
function isIncludeOfNothing(message) {
	return /no template "[^"]*" associated with template|template "[^"]*" not defined/.test(message);
}
const missingValue = /nil pointer|got interface \{\}|is nil, not|index of (untyped )?nil|over <nil>|invalid value; expected|zero Value/;
function withoutDebugHint(message) {
	return message.replace(/\s*Use --debug flag to render out invalid YAML\s*$/, "");
}

export { areVisibleTogether as A, matchesSelector as C, mapIfAny as D, mapAt as E, visibleTogetherWith as F, canonicalJson as I, isExportedTo as M, visibleIn as N, scalarAt as O, visibleToEither as P, misspellingFinder as S, listIfAny as T, isInCrdsFolder as _, lacksChartsOnly as a, keptByHelm as b, withoutDebugHint as c, isScriptTemplate as d, problemLocations as f, isHook as g, hooksOf as h, kindOfRefusal as i, exportedTo as j, writtenValue as k, worstSeverity as l, isNamedPatch as m, isNoYaml as n, severityOf as o, refusalsOf as p, isTooSlow as r, stopsForCharts as s, breakagesOf as t, isGoTemplate as u, keptByArgo as v, listAt as w, misspelledHost as x, keptByFlux as y };