import { n as compareSeverity, r as compareText } from "./order.js";
import { t as baseName } from "./tree.js";
import { c as locationAt } from "./parse.js";
import { n as oncePer, t as once } from "./once-per.js";
import { t as groupBy } from "./group.js";

// src/model/canonical-json.ts
/** The data of a node as JSON with the keys of maps sorted: equal for nodes that say the same in another order. */
function canonicalJson(node) {
	return JSON.stringify(canonicalData(node));
}
function canonicalData(node) {
	if (node.kind === "map") return node.entries().toSorted(([a], [b]) => compareText(a, b)).map(([key, value]) => [key, canonicalData(value)]);
	if (node.kind === "list") return { list: node.items().map(canonicalData) };
	return typeof node.scalar === "bigint" ? Number(node.scalar) : node.scalar ?? null;
}

// src/istio/hosts/export.ts
/**
* True if an object of the networking group is visible in a namespace: `exportTo` has `*`, that namespace, or `.` for the
* object's own; without `exportTo` it is visible everywhere, the default of MeshConfig.
*/
function isExportedTo(manifest, namespace) {
	const namespaces = exportedTo(manifest);
	return namespaces.includes("*") || namespaces.includes(namespace);
}
/** True if there may be a namespace in which both objects are visible. */
function areVisibleTogether(a, b) {
	const [firstNamespaces, secondNamespaces] = [exportedTo(a), exportedTo(b)];
	if (firstNamespaces.includes("*")) return secondNamespaces.some((to) => to !== "~");
	return firstNamespaces.some((to) => to !== "~" && (secondNamespaces.includes("*") || secondNamespaces.includes(to)));
}
/** Where an object is visible: namespaces, `*` for all, `~` for none. */
const exportedTo = oncePer((manifest) => {
	const namespaces = manifest.spec.items("exportTo").map(({ text }) => text === "." ? manifest.namespace : text);
	return namespaces.length === 0 ? ["*"] : namespaces;
});
/** A visibility by namespaces: `scopesOf` returns those in which an object is visible, `*` for all. */
function visibilityBy(scopesOf) {
	const indexOf = oncePer((manifests) => ({
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
/** The objects that are exported to a namespace (`isExportedTo`). */
const visibleIn = visibilityBy(exportedTo);
/**
* The objects that are visible in the namespace of `by`, or in whose namespace `by` is visible, in their order. The same
* array for all objects with the same namespace and visibility.
*/
function visibleWith(manifests, by) {
	const namespaces = exportedTo(by);
	if (namespaces.includes("*")) return manifests;
	const { byNamespace, join } = byOwnNamespace(manifests);
	const lists = [visibleIn(manifests, by.namespace), ...namespaces.map((namespace) => byNamespace.get(namespace) ?? noManifests)];
	return join(JSON.stringify([by.namespace, ...namespaces]), lists);
}
/**
* The objects that are visible in a common namespace with `by` (`areVisibleTogether`), in their order. The same array for
* all objects with the same visibility.
*/
function visibleTogetherWith(manifests, by) {
	const namespaces = [...new Set(exportedTo(by))].filter((namespace) => namespace !== "~");
	const { visibleSomewhere, join } = visibleManifests(manifests);
	if (namespaces.includes("*")) return visibleSomewhere;
	const lists = namespaces.map((namespace) => visibleIn(manifests, namespace));
	return lists.length === 1 ? lists[0] : join(JSON.stringify(namespaces), lists);
}
const visibleManifests = oncePer((manifests) => ({
	/** Those that are visible in some namespace. */
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
/** Returns a function that joins lists of manifests in the order of `manifests`, once per key. */
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

// src/model/label-selector.ts
/** True if labels match a selector of Kubernetes; an absent selector matches everything. */
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

// src/model/sources.ts
/** The location of a problem of the YAML reader, and for a duplicate key that of the first one. */
function problemLocations(document, problem) {
	const { source } = document;
	const { start, end, first } = problem;
	return {
		at: locationAt(source, start, end),
		first: first ? locationAt(source, first.start, first.end) : null,
		firstEntry: first ? locationAt(source, first.start, first.valueEnd) : null
	};
}
/**
* Why a document cannot be read; empty if it can, or if it is intentionally not YAML: a text with `{{` is a Go template,
* and others are filled in by scripts.
*/
function refusalsOf({ root, problems, source }) {
	return root || isGoTemplate(source) || isScriptTemplate(source) ? [] : problems;
}
/**
* True for a text with a line that is only `${NAME}`, in the place of which a shell writes several lines, or with a value that
* begins with a name in braces, `{NETWORK}.16`.
*/
function isScriptTemplate({ text }) {
	return /^[ \t]*\$\{[A-Za-z_]\w*\}[ \t]*$|[:-][ \t]+\{[A-Za-z_]\w*\}[\w./:@-]/m.test(text);
}
/** True for a text with an action of Go's templates. */
function isGoTemplate({ text }) {
	return text.includes("{{");
}

// src/model/named-patch.ts
/** True for a file named like a patch: `patches/x.yaml`, `replicas-patch.yaml`. */
function isNamedPatch(path) {
	return /(^|\/)patches\//.test(path) || /(?<![a-z])patch|Patch/.test(baseName(path));
}

// src/model/render-failure.ts
/**
* The reasons why a chart cannot be rendered, without violations of its values schema. A template is left out if it fails
* because it includes a broken file, or includes or reads something of a missing chart: it may be correct. Helm checks
* only the chart itself for missing dependencies, not its subcharts.
*/
function breakagesOf(failure) {
	if (failure.schemaErrors.length > 0 || failure.target.missing.length > 0) return [];
	const wholeChart = {
		kind: kindOfWhole(failure),
		message: failure.message,
		at: failure.at,
		template: null
	};
	const templates = failure.broken.map(({ file, message, at, printsNull, asks }) => ({
		kind: printsNull && isNoYaml(message) ? "nil" : kindOfTemplate(message),
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
/**
* The severity of a breakage for a release, depending on what states that the release exists. If nothing does, other
* values may be given when it is installed, unless the target renders in base, which shows that none are needed. What a
* cluster decides is no error.
*/
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
/** The kind of breakage of a schema violation: a missing value may be given elsewhere. */
function kindOfRefusal({ message, schemaFile }) {
	if (schemaFile !== void 0) return "chart";
	return /^`[^`]*` is missing$/.test(message) ? "refusal" : "output";
}
/** The highest severity among the breakages and violations of a failed render. */
function worstSeverity(failure) {
	return [...breakagesOf(failure.failure), ...failure.failure.schemaErrors.map((error) => ({ kind: kindOfRefusal(error) }))].map((kind) => severityOf(kind, failure)).toSorted(compareSeverity)[0] ?? "info";
}
function kindOfWhole({ message, unvendored }) {
	if ((/found in Chart\.yaml, but missing in charts\/ directory: (.*)/.exec(message)?.[1])?.split(", ").every((name) => unvendored.includes(name))) return "dependency";
	if (isTooSlow(message)) return "limit";
	return message.startsWith("chart requires kubeVersion: ") ? "kubernetes" : "chart";
}
/** True for the message of a pool of workers about a job that took too long (src/host/engine/job-limit.ts). */
function isTooSlow(message) {
	return /^rendering took longer than [\d.]+ s( of processor time)?$/.test(message);
}
/** Helm reports `required` and `fail` as `execution error at`. */
function kindOfTemplate(message) {
	if (isParseError(message) || isIncludeOfNothing(message) || isGarbled(message)) return "syntax";
	if (message.startsWith("execution error at (")) return "refusal";
	return missingValue.test(message) ? "nil" : "output";
}
function isUnparsed({ message }) {
	return isParseError(message);
}
/** `cleanupParseError` in Helm's pkg/engine/engine.go. */
function isParseError(message) {
	return /^parse error (at|in) \(/.test(message);
}
/** Helm's message for a template whose output is not YAML (`pkg/releaseutil/manifest_sorter.go`). */
function isNoYaml(message) {
	return message.startsWith("YAML parse error on ");
}
/** The message of `garbledTemplates` in src/render/helm.ts; the encoding of a file does not depend on values. */
function isGarbled(message) {
	return message.startsWith("the template is not UTF-8 text");
}
/** Messages of Go's text/template and Helm's `include` for an undefined template. */
function isIncludeOfNothing(message) {
	return /no template "[^"]*" associated with template|template "[^"]*" not defined/.test(message);
}
/** Messages of Go's text/template, its reflection and sprig for a nil value. */
const missingValue = /nil pointer|got interface \{\}|is nil, not|index of (untyped )?nil|over <nil>|invalid value; expected|zero Value/;

export { visibleWith as _, worstSeverity as a, isScriptTemplate as c, matchesSelector as d, areVisibleTogether as f, visibleTogetherWith as g, visibleIn as h, severityOf as i, problemLocations as l, isExportedTo as m, isTooSlow as n, isNamedPatch as o, exportedTo as p, kindOfRefusal as r, isGoTemplate as s, breakagesOf as t, refusalsOf as u, canonicalJson as v };