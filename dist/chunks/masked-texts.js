import { a as withoutStandIns, r as isStatedNamespace, t as containsStandIn } from "./namespace.js";
import { n as oncePer, r as oncePerName } from "./once-per.js";
import { C as resolveLinks, E as compareText, d as toData, f as toDataWith, i as parseDocuments, o as splitDocuments, t as quote, v as joinPath } from "./quote.js";
import { r as engineFrameOf, t as chartValuesFile } from "./engine.js";
import { t as jobOf } from "./helm.js";
import { C as identityOf$1, D as derived, E as groups, F as groupBy, O as derivedByKey, S as groupOf, T as objectRef, f as namespaceOf, g as createMesh, k as Node, m as mayHaveUnseenObjects, p as viewsOf, u as locationOf, y as knownKind } from "./find-rule.js";
import { C as maskedSentence, E as secretWords, T as finderOf, X as excerptOf, et as originOf, mt as readerOf, ot as secretsIn, st as secretsOfTree, w as secretsAt } from "./json.js";
import { i as mayEqual, n as isSubstitution, r as isUnfilled } from "./unfilled.js";
import { _ as plainMask, b as conceal } from "./escape.js";
import { createHash } from "node:crypto";

// src/render/probe/documents.ts
/** Reads the objects of a text that a template rendered. */
function documentsOf(text) {
	return documentReader()(text);
}
/** A reader of rendered texts that parses equal documents once and returns the same object for them. */
function documentReader() {
	const cache = /* @__PURE__ */ new Map();
	return (text) => splitDocuments(text).flatMap(({ start, end }, index) => {
		const chunk = text.slice(start, end).replace(index > 0 ? /^\s*(\.\.\.[ \t]*(\r?\n|$))+/ : "", "");
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
/** The apiVersion, kind, namespace and name that an object states; `''` where it states none. */
function objectOf(root) {
	const metadata = childOf(root, "metadata");
	return {
		apiVersion: documentText(childOf(root, "apiVersion")),
		kind: documentText(childOf(root, "kind")),
		namespace: documentText(childOf(metadata, "namespace")),
		name: documentText(childOf(metadata, "name"))
	};
}
/** The index of the object with an identity, after skipping `occurrence` objects of it; -1 if there is none. */
function indexOf(documents, object, occurrence = 0) {
	return numbered(documents).places.get(`${identityOf(object)}\0${occurrence}`) ?? -1;
}
/**
* Finds the object of another render that corresponds to `documents[index]`: the object with the same identity, else
* among the unmatched objects of the same kind the one at the same position, if both renders have equally many, else
* the most similar one. `inOrder` is false where positions prove nothing, since a switch may have swapped objects.
*/
function counterpartOf(index, documents, candidates, inOrder) {
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
/** Identities made unique by a counter of their repetitions, and the index of each. */
const numbered = oncePer((documents) => {
	const seen = /* @__PURE__ */ new Map();
	const names = documents.map(({ object }) => {
		const identity = identityOf(object);
		const times = seen.get(identity) ?? 0;
		seen.set(identity, times + 1);
		return `${identity}\0${times}`;
	});
	return {
		names,
		places: new Map(names.map((name, index) => [name, index]))
	};
});
function identityOf({ apiVersion, kind, namespace, name }) {
	return [
		apiVersion,
		kind,
		namespace,
		name
	].join("\0");
}
/** The candidate that shares most scalars with an object, at least half of them. */
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
/** What became of the field at a path between two renders of its object. */
function outcomeOf(before, after, path) {
	let [node, counterpart] = [before, after];
	for (const key of path) {
		if (!counterpart || lengthOf(node) !== lengthOf(counterpart)) return "gone";
		node = node && childOf(node, key);
		counterpart = childOf(counterpart, key);
	}
	if (!counterpart || counterpart.kind !== node?.kind) return "gone";
	return allText(node) === allText(counterpart) ? "same" : "changed";
}
function lengthOf(node) {
	return node?.kind === "list" ? node.items.length : 0;
}
/** The node at a path. */
function nodeAt(root, path) {
	let node = root;
	for (const key of path) node = node && childOf(node, key);
	return node;
}
function childOf(node, key) {
	if (node?.kind === "map") return node.entries.get(String(key))?.value;
	return node?.kind === "list" && typeof key === "number" ? node.items[key] : void 0;
}
/** A scalar as text, `''` for anything else. */
function documentText(node) {
	return node?.kind === "scalar" && node.value !== null ? String(node.value) : "";
}
/** A scalar as text, or all scalars of a map or list with their paths, to search in and compare. */
function allText(node) {
	return node.kind === "scalar" ? String(node.value) : textBelow(node);
}
const textBelow = oncePer((node) => scalarsOf(node).join("\n"));
/** The scalars of a node as `path=value`. */
function scalarsOf(node, path = "") {
	if (node.kind === "scalar") return [`${path}=${String(node.value)}`];
	if (node.kind === "list") return node.items.flatMap((item, index) => scalarsOf(item, `${path}[${index}]`));
	return [...node.entries].flatMap(([key, { value }]) => scalarsOf(value, `${path}.${key}`));
}
/** How many scalars differ between two renders, whatever their order: the larger number of removed and added ones. */
function fieldDifferences(before, after) {
	const scalarsBefore = scalarsBeside(before, after);
	const scalarsAfter = scalarsBeside(after, before);
	const [gone, come] = [[...scalarsBefore].filter((scalar) => !scalarsAfter.has(scalar)), [...scalarsAfter].filter((scalar) => !scalarsBefore.has(scalar))];
	return Math.max(gone.length, come.length);
}
/** The scalars of the documents that `counterparts` does not contain. */
function scalarsBeside(documents, counterparts) {
	const unchangedRoots = new Set(counterparts.map(({ root }) => root));
	const changed = documents.filter(({ root }) => !unchangedRoots.has(root));
	return new Set(changed.flatMap(({ object, root }) => scalarsOf(root, identityOf(object))));
}

// src/render/causes/relation.ts
/** How a value relates to a field's text: 3 equal, 2 contained in the text, 1 contains the text, 0 unrelated. */
function relation({ value }, text) {
	const written = value === null ? "" : String(value);
	if (written === text) return 3;
	if (written === "" || text === "") return 0;
	if (text.toLowerCase().includes(written.toLowerCase())) return 2;
	return written.includes(text) || decoded(text).includes(written) ? 1 : 0;
}
/** Decodes base64, as the data of a Secret is written; `''` for any other text. */
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
/**
* Orders values by how likely they are the cause of a field: those that relate to its text first, then those whose keys
* are words of its path or of its object (such as the key of the entry that makes the object), then those of stronger
* sources.
*/
function byLikelihood(text, object, path) {
	const pathWords = new Set(path.join(" ").split(/\W+/));
	return (first, second) => relation(second, text) - relation(first, text) || keysAmong(second, pathWords) - keysAmong(first, pathWords) || keysAmong(second, wordsIn(object)) - keysAmong(first, wordsIn(object)) || second.source.layer - first.source.layer;
}
const wordsIn = oncePer((object) => new Set(allText(object).split(/\W+/)));
/** How many keys of a value's path consist of the given words. */
function keysAmong({ path }, words) {
	return path.filter((key) => typeof key === "string").filter((key) => key.split(/\W+/).every((word) => words.has(word))).length;
}

// src/render/probe/shapes.ts
/**
* Another text that a chart, its schema and Kubernetes would also accept in this place: a duration stays a duration, a
* host a host. `null` if there is none.
*/
function reshape(text, mark) {
	for (const shape of shapes) {
		const reshaped = shape(text, mark);
		if (reshaped !== null && reshaped !== text) return reshaped;
	}
	return null;
}
/** True for texts that templates compare rather than print: booleans and words of a closed set. */
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
/** Numbers of the size of a port become unique; others may be counts or sizes and only grow a little. */
function integer(text, { number, variant }) {
	const value = Number(text);
	if (value >= 1e3 && value < 65536) return String(2e4 + number + (variant - 1) * 2e4);
	return String(value + variant + number % smallNumberSteps);
}
/** How many different steps small numbers grow by. */
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
/** A network that is reserved for benchmarks (RFC 2544). */
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
/**
* An edit that replaces a value by another one of the same shape, and keeps style and quotes. A key gets another
* name, an empty map or list an entry. `null` where nothing can be altered.
*/
function alter(editable, mark) {
	const { source, start, end } = editable;
	const text = alteredText$1(editable, source.text.slice(start, end), mark);
	return text === null ? null : {
		source,
		start,
		end,
		text
	};
}
/**
* True for values that templates rather branch on than print: booleans, nulls, empty values, words of a closed set.
* Altering several of them at once would render a different chart, so each is tried by itself.
*/
function isBranchingValue({ kind, value, choices }) {
	if (choices) return true;
	return kind === "empty" || value === null || value === "" || typeof value === "boolean" || isBranchingText(String(value));
}
/** Applies edits and returns the new text of each edited source. Edits of one source must not overlap. */
function applyValueEdits(edits) {
	const bySource = groupBy(edits, ({ source }) => source);
	return new Map([...bySource].map(([source, sourceEdits]) => [source, applyEdits(source.text, sourceEdits)]));
}
/** Insertions at the same offset are written in reverse order. */
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
/** Content that templates can use: a copy of an entry of another source, else a text, else a map. */
function fillEmpty(written, content, { word, variant }) {
	const placeholder = variant === 1 ? word : `{${word}: ${word}}`;
	const item = variant === 1 && content || placeholder;
	return written.startsWith("[") ? `[${item}]` : `{${word}: ${item}}`;
}
/** The style of an aliased value is unknown here; quotes keep a string a string. */
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
/** Alters a line of a block scalar, which may be a document or a script. */
function inLine(written, mark) {
	return /^[\w.:/*-]+$/.test(written) ? reshape(written, mark) : inFirstWord(written, mark);
}
/** Alters a text that is JSON or a flow collection so that it stays one: its strings change, or its first word. */
function inDocument(written, mark) {
	const changed = written.replace(/(:\s*"[^"\\]*)(?=")/g, `$1${mark.word}`);
	return mark.variant === 1 && changed !== written ? changed : inFirstWord(written, mark);
}
/** Alters only the first word of a line. */
function inFirstWord(written, { word, variant }) {
	const match = /[A-Za-z]\w*/.exec(written);
	if (!match) return written === "" ? null : `${written}${word}`;
	const at = match.index + (variant === 1 ? match[0].length : 0);
	return written.slice(0, at) + word + written.slice(at);
}

// src/render/causes/search.ts
const noCauses = {
	changing: [],
	removing: [],
	unproven: []
};
/** Limit on the renders of one search. */
const maxRenders$1 = 40;
/**
* Bisects values for those that change a field: if altering all of a group at once leaves the field as it is, none of
* them is a cause. The halves are the same for all fields of a template, so that further fields cost few renders.
*/
async function search(template, field, editables, variant) {
	let remaining = maxRenders$1;
	async function searchGroup(group) {
		if (group.length === 0) return noCauses;
		if (remaining-- <= 0) return {
			...noCauses,
			unproven: group
		};
		const outcome = await outcomeBy(template, field, group, variant);
		if (outcome === "same") return noCauses;
		if (group.length === 1) return searchOne(template, field, group, outcome === "failed" ? otherVariant(variant) : variant);
		const middle = group.length >> 1;
		const result = mergeResults(await searchGroup(group.slice(0, middle)), await searchGroup(group.slice(middle)));
		return isEmptyResult(result) && outcome !== "failed" ? {
			...noCauses,
			unproven: group
		} : result;
	}
	return searchGroup(editables);
}
/** What altering values does to a field. */
async function outcomeBy(template, field, editables, variant) {
	const result = await template.alter(editables, variant);
	return result ? template.outcomeIn(result, field, !editables.some(isBranchingValue)) : "failed";
}
/** Tries one value. Where one alteration breaks the chart, the other may not. */
async function searchOne(template, field, editable, variant) {
	const outcome = await outcomeBy(template, field, editable, variant);
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
/**
* Tries values one by one, since values altered together may hide each other; ends after `limit` that change the field.
*/
async function confirmEach(template, field, editables, limit) {
	let result = noCauses;
	for (const editable of editables) {
		if (result.changing.length >= limit) break;
		result = mergeResults(result, await search(template, field, [editable], 1));
	}
	return result;
}
/** The union of two results. */
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
/**
* Searches the branching values that change or remove a field. It tries the likeliest value, then the values confirmed
* for other fields, then alters all remaining ones at once. Since two switches can undo each other, it also alters
* those at even and at odd positions separately.
*/
async function branchingCauses(template, field) {
	const { confirmed, branching } = template;
	await confirmed.branching.add(() => confirmEach(template, field, likeliestValue(template, field), 1));
	const confirmedValues = await confirmed.branching.all();
	const shared = await confirmEach(template, field, [...confirmedValues], Infinity);
	const untried = branching.filter((editable) => !confirmedValues.has(editable));
	const result = mergeResults(shared, await search(template, field, untried, 1));
	if (branching.length < 3) return result;
	const seen = /* @__PURE__ */ new Set([
		...result.changing,
		...result.removing,
		...result.unproven
	]);
	const remaining = branching.filter((editable) => !seen.has(editable));
	const [even, odd] = [0, 1].map((parity) => remaining.filter((_, index) => index % 2 === parity));
	return mergeResults(mergeResults(result, await search(template, field, even, 1)), await search(template, field, odd, 1));
}
/** The branching value that contains most of the field's text; none if no value is related to it. */
function likeliestValue({ branching, documents }, { index, path }) {
	const { root } = documents[index];
	const text = allText(nodeAt(root, path));
	return branching.filter((editable) => relation(editable, text) > 0).toSorted(byLikelihood(text, root, path)).slice(0, 1);
}

// src/render/causes/object-entry.ts
/** Limit on the keys that are renamed to find the one that makes an object. */
const maxKeys = 12;
/**
* The key of the values entry that makes an object: renaming the key in all sources renames or removes the object and
* changes less besides than any other key. Keys contained in the object's name are tried first. `undefined` if there is
* none.
*/
async function objectEntryOf(template, field) {
	const { object, root } = template.documents[field.index];
	const keys = likelyKeys(template.keys, allText(root));
	const isInName = ({ value }) => object.name.includes(String(value));
	const inName = keys.filter(isInName).slice(0, maxKeys);
	const remaining = keys.filter((key) => !isInName(key)).slice(0, maxKeys - inName.length);
	return await leastChanging(template, field, inName) ?? leastChanging(template, field, remaining);
}
/** The key whose renaming removes the object and changes least besides. */
async function leastChanging(template, field, keys) {
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
/** Edits that rename a key in all sources that have it. */
function renameEdits(template, editable) {
	const mark = template.markOf(editable, 1);
	return keysAtSamePath(template.keys, editable).flatMap((key) => alter(key, mark) ?? []);
}
/** The deeper of two keys is nearer to the object: the entry rather than the map that contains it. */
function isDeeper(first, second) {
	return first.path.length > second.path.length;
}
/** Keys whose name appears in the object, the longest first; for a key in several sources only the strongest one. */
function likelyKeys(keys, text) {
	return keys.filter(({ value }) => text.includes(String(value))).filter((editable) => !keysAtSamePath(keys, editable).some((key) => key.source.layer > editable.source.layer)).toSorted((first, second) => String(second.value).length - String(first.value).length);
}
/** The keys at the same path of the release's values in all sources. */
function keysAtSamePath(keys, editable) {
	const byPath = keysByPath(keys);
	return [...new Set(pathsOfEntry(editable).flatMap((path) => byPath.get(path) ?? []))];
}
const keysByPath = oncePer((keys) => {
	const byPath = /* @__PURE__ */ new Map();
	for (const key of keys) for (const path of pathsOfEntry(key)) byPath.set(path, [...byPath.get(path) ?? [], key]);
	return byPath;
});
/** The paths of a value in the release's values as JSON, one for each alias of its chart. */
const pathsOfEntry = oncePer(({ source, path }) => source.prefixes.map((prefix) => JSON.stringify([...prefix, ...path])));

// src/render/causes/printed-causes.ts
/** Limit on the renders that a trace is split into when altering everything breaks the chart. */
const maxParts = 24;
/** Limit on the candidates that are tried one by one before the bisection begins. */
const maxCandidates = 6;
/** For a map or list so many values are enough, since each of its leaves has a value of its own. */
const maxLeaves = 2;
/**
* Searches the printed values that change a field. First it confirms those whose mark appears in the field when all are
* altered at once. To exclude further causes it tries each value confirmed for another field, then bisects the
* remaining ones with two alterations. Values that were found stay unaltered, since they could hide another cause.
*/
async function printedCauses(template, field) {
	const node = nodeAt(template.documents[field.index].root, field.path);
	const confirmed = await template.confirmed.printed.add(() => confirm(template, field, node));
	if (node.kind !== "scalar" && confirmed.changing.length >= maxLeaves) return confirmed;
	const confirmedValues = await template.confirmed.printed.all();
	const shared = await confirmEach(template, field, [...confirmedValues], Infinity);
	const untried = template.printed.filter((editable) => !confirmedValues.has(editable));
	const first = await search(template, field, untried, 1);
	const remaining = untried.filter((editable) => !first.changing.includes(editable) && !first.unproven.includes(editable));
	return mergeResults(mergeResults(shared, first), await search(template, field, remaining, 2));
}
/** The values that are visible in an altered field and change it by themselves; one of those with an ambiguous mark. */
async function confirm(template, field, node) {
	const { distinct, ambiguous } = visibleCandidates(template, field, node, await trace(template));
	const limit = node.kind === "scalar" ? Infinity : maxLeaves;
	const result = await confirmEach(template, field, distinct, limit);
	return mergeResults(result, await confirmEach(template, field, ambiguous, 1));
}
function visibleCandidates(template, field, node, traceParts) {
	const text = allText(node);
	const seen = traceParts.flatMap(({ editables, result }) => {
		const altered = template.nodeIn(result, field);
		return altered ? visibleIn(editables, template, text, allText(altered)) : [];
	});
	const order = byLikelihood(text, template.documents[field.index].root, field.path);
	const editables = seen.map(({ editable }) => editable).toSorted(order);
	const values = groupBy(seen, ({ shown }) => shown);
	const unique = new Set([...values.values()].flatMap((group) => group.length === 1 ? group[0].editable : []));
	return {
		distinct: editables.filter((editable) => unique.has(editable)).slice(0, maxCandidates),
		ambiguous: editables.filter((editable) => !unique.has(editable)).slice(0, maxCandidates)
	};
}
/** The values whose alteration appears in the altered field and not in the original one. */
function visibleIn(editables, template, before, after) {
	if (before === after) return [];
	const text = after.toLowerCase();
	const wordsBefore = new Set(wordsOf$1(before));
	const numbers = new Set(wordsOf$1(after).filter((word) => /\d/.test(word) && !wordsBefore.has(word)));
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
	return alter(editable, mark)?.text.replace(/^(["'])(.*)\1$/s, "$2") ?? "";
}
/** The words between spaces and punctuation, and each number: `http://a:80` has `80`, `5s` has `5`. */
function wordsOf$1(text) {
	return [...text.split(/[\s,;:=/"'()[\]{}]+/), ...text.match(/\d+/g) ?? []];
}
/** Renders the template with all printed values altered; in groups where the chart refuses all at once. */
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
/** The values that change a field, the likeliest to be edited first, and the whole result of the search. */
async function influencingValues(template, field) {
	const result = mergeResults(await printedCauses(template, field), await branchingCauses(template, field));
	const text = textAt(template, field);
	return {
		causes: await rankCauses(template, text, await asyncFilter(result.changing, async (editable) => !await isEmptyOverride(template, field, editable, text))),
		result
	};
}
/**
* Whether an empty value would only replace the field's content once it is filled, as an optional override does. It is
* no cause of the present content.
*/
async function isEmptyOverride(template, field, editable, text) {
	if (!(editable.kind === "empty" || editable.value === null || editable.value === "") || text === "" || overridesWithNull(editable, template.keys)) return false;
	const altered = template.nodeIn(await template.alter([editable], 1), field);
	return altered !== void 0 && allText(altered).includes(template.markOf(editable, 1).word);
}
/** Whether a value is a null that removes a key of a weaker source. */
function overridesWithNull({ value, source, path }, keys) {
	const encoded = JSON.stringify(path);
	return value === null && keys.some((key) => key.source.layer < source.layer && pathsOfEntry(key).includes(encoded));
}
/**
* Orders causes: values that contain the field's text first, an anchor before its alias, then values that change little
* else, then values of stronger sources.
*/
async function rankCauses(template, text, editables) {
	if (editables.length < 2) return [...editables];
	return (await Promise.all(editables.map(async (editable) => ({
		editable,
		relation: relation(editable, text),
		changes: fieldDifferences(template.documents, await template.alter([editable], 1) ?? [])
	})))).toSorted((first, second) => second.relation - first.relation || Number(first.editable.kind === "alias") - Number(second.editable.kind === "alias") || first.changes - second.changes || second.editable.source.layer - first.editable.source.layer).map(({ editable }) => editable);
}
function textAt({ documents }, { index, path }) {
	const node = nodeAt(documents[index].root, path);
	return node.kind === "scalar" && node.value === null ? "" : allText(node);
}
async function asyncFilter(items, test) {
	const kept = await Promise.all(items.map(test));
	return items.filter((_, index) => kept[index]);
}

// src/render/causes/alternatives.ts
/**
* Edits to values that a person might write instead: of the same shape, and for numbers also far smaller and larger.
*/
function alternativeValues(template, editable) {
	const [similar, different] = [1, 2].map((variant) => alter(editable, template.markOf(editable, variant)) ?? []);
	return [
		similar,
		scaled(editable),
		different
	].flat();
}
const scales = [(value) => value * 100 + 7, (value) => Math.floor(value / 100)];
/** Edits that make the number of a value a hundred times larger and smaller. */
function scaled(editable) {
	const { source, start, end, kind } = editable;
	const written = source.text.slice(start, end);
	if (kind !== "value" || !/^["']?-?\d+[a-zµA-Z%]*["']?$/.test(written)) return [];
	return scales.map((scale) => ({
		source,
		start,
		end,
		text: written.replace(/\d+/, (digits) => String(scale(Number(digits))))
	}));
}

// src/render/causes/repairing-values.ts
/**
* The causes that can resolve a finding: another value makes the finding go away, or the value is the whole field, or
* the budget is spent. If the finding is about a key, a key above the causes in the values may be the one to rename.
*/
async function causingValues(template, field, causes, check, isSpent) {
	const text = textAt(template, field);
	const resolves = async (edits, isRenamed) => {
		const result = await template.render(edits);
		const object = template.objectIn(result, field);
		if (!object) return isSpent();
		if (!isRenamed && !template.nodeIn(result, field)) return false;
		return !check.isStillFound(object.text, () => changedObjects(template, result, field));
	};
	const causing = await asyncFilter(causes, async (editable) => !check.isOfKey && relation(editable, text) === 3 || asyncSome(alternativeValues(template, editable), (edit) => resolves([edit], false)));
	if (causing.length > 0 || !check.isOfKey) return causing;
	const keys = keysAbove(template, field, causes);
	return (await asyncFilter(keys, (key) => resolves(renameEdits(template, key), true))).slice(0, 1);
}
/** The objects of a template that a render has changed, except the object of the field. */
function changedObjects(template, result, { index: fieldIndex }) {
	return template.documents.flatMap(({ object, root }, index) => {
		if (index === fieldIndex) return [];
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
/** The keys of the values with the name of the field, on the paths of its causes. */
function keysAbove({ keys }, { path }, causes) {
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
/**
* Finds the cause of a field that exists. `check` limits the causes to values that can resolve a finding. `isSpent`
* tells whether the budget prevented a render.
*/
async function findCause(template, field, check, isSpent) {
	const { causes, result } = await influencingValues(template, field);
	const causing = check ? await causingValues(template, field, causes, check, isSpent) : causes;
	const likelyUnproven = likelyAmong(template, field, result.unproven, isSpent());
	if (causing.length === 0 && likelyUnproven.length === 0) return withoutCause(template, field, causes, result);
	const isProven = result.unproven.length === 0 && !isSpent() && !template.isUnstable(field);
	const causeParts = [
		...causing.map((editable) => causePartOf(editable, "cause")),
		...likelyUnproven.map((editable) => causePartOf(editable, "unproven")),
		...result.removing.map((editable) => causePartOf(editable, "gate"))
	];
	return {
		kind: causes.length === 1 && causing.length === 1 && isProven ? "exact" : "probable",
		primary: causeParts[0],
		related: causeParts.slice(1)
	};
}
/** Limit on the values that are reported without a proof. */
const maxUnproven = 6;
/**
* The unproven values that are related to a field, the likeliest first. A spent budget leaves many unproven: then none
* is reported unless one is likelier than all others.
*/
function likelyAmong(template, field, unproven, isSpent) {
	const text = textAt(template, field);
	const order = byLikelihood(text, template.documents[field.index].root, field.path);
	const related = unproven.filter((editable) => relation(editable, text) > 0).toSorted(order);
	return isSpent && related.length > 1 && order(related[0], related[1]) === 0 ? [] : related.slice(0, maxUnproven);
}
/** An editable value as a part of a cause. */
function causePartOf({ source, start, end }, role) {
	return {
		file: source.file,
		text: source.text,
		start,
		end,
		role
	};
}
/** The cause where no value can resolve the finding: the entry that makes the object, else the template. */
async function withoutCause(template, field, causes, { removing }) {
	const objectEntry = await objectEntryOf(template, field);
	const contributing = [...causes.map((editable) => causePartOf(editable, "cause")), ...removing.map((editable) => causePartOf(editable, "gate"))];
	return objectEntry && causes.length === 0 ? {
		kind: "object",
		primary: causePartOf(objectEntry, "anchor"),
		related: contributing
	} : {
		kind: "template",
		primary: null,
		related: [...objectEntry ? [causePartOf(objectEntry, "anchor")] : [], ...contributing]
	};
}

// src/core/insertion.ts
/** The text to insert for a value at an insertion; ends where the first entry of the map begins. */
function insertedText({ indent, keys }, value, lineBreak = "\n") {
	if (indent === null) return `${inBraces(keys, value)}, `;
	return `${keys.map((key, depth) => `${" ".repeat(depth === 0 ? 0 : indent + 2 * depth)}${key}:`).join(lineBreak)} ${value}${lineBreak}${" ".repeat(indent)}`;
}
function inBraces([key = "", ...innerKeys], value) {
	return innerKeys.length > 0 ? `${key}: {${inBraces(innerKeys, value)}}` : `${key}: ${value}`;
}

// src/render/causes/insertion.ts
/** The maps at a path of the release's values, in each source that writes one out, the strongest source first. */
function mapsAt(sources, path) {
	return sources.toReversed().flatMap((source) => source.prefixes.flatMap((prefix) => {
		if (!source.root || prefix.some((key, index) => path[index] !== key)) return [];
		const localPath = path.slice(prefix.length);
		const node = nodeAt(source.root, localPath);
		if (node?.kind !== "map" || node.alias || node.entries.size === 0) return [];
		return [{
			source,
			node,
			key: rangeOf(keyOf$1(source.root, localPath) ?? firstKey(node))
		}];
	}));
}
function keyOf$1(root, path) {
	const parent = nodeAt(root, path.slice(0, -1));
	return parent?.kind === "map" ? parent.entries.get(String(path.at(-1)))?.key : void 0;
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
/** The place before the first entry of a map, whose line gives the indentation. */
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

// src/render/causes/insertion-keys.ts
/**
* The first map in which an entry makes the field appear: under the field's name, else under a name that templates read
* and the map lacks. Two renders, one with the field's name in all maps and one with all names, exclude most cases.
*/
async function insertionTargetOf(template, field, maps, fieldKeys) {
	for (const sample of samplesOf(fieldKeys.at(-1))) {
		const insertions = maps.map((map, at) => ({
			map,
			entries: entriesFor(template, map, fieldKeys, sample, at)
		}));
		if (await shownIn(template, field, insertions.map(({ map, entries: [first] }) => ({
			map,
			entries: [first]
		}))) === "nothing" && await shownIn(template, field, insertions) === "nothing") continue;
		for (const inserted of insertions) {
			const keys = await keysIn(template, field, inserted);
			if (keys) return {
				map: inserted.map,
				keys
			};
		}
	}
}
/** The entries with the field's name and with the names that templates read, each with a unique value. */
function entriesFor({ reads }, { node }, fieldKeys, sample, at) {
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
/** The keys in one map under which the field appears. Each is tried by itself, since two may undo each other. */
async function keysIn(template, field, { map, entries }) {
	const [fieldEntry, ...nameEntries] = entries;
	const isShown = async (entry) => await shownIn(template, field, [{
		map,
		entries: [entry]
	}]) === entry;
	if (await isShown(fieldEntry)) return fieldEntry.keys;
	const [first, ...remaining] = nameEntries;
	const shown = first && await shownIn(template, field, [{
		map,
		entries: [first, ...remaining]
	}]);
	return typeof shown === "object" && await isShown(shown) ? shown.keys : void 0;
}
/** The inserted entry whose value appears in the field; `nothing` if none does, `failed` if the render fails. */
async function shownIn(template, field, insertions) {
	const result = await template.render(insertions.map(({ map, entries }) => insertionEdit(map, entries)));
	const object = template.objectIn(result, field);
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
/** Sample values of the types that a field name suggests. */
function samplesOf(name) {
	if (/timeout|interval|duration|period|ttl|age|delay|time$/i.test(name)) return [samples.duration, samples.number];
	if (/attempts|count|number|port|max|min|limit|size|weight|replicas/i.test(name)) return [samples.number, samples.text];
	if (/^(is|has|allow|enable|skip|insecure)|enabled|disabled/i.test(name)) return [samples.yes];
	return [samples.text, samples.number];
}
/** Limit on the names that are tried in a map. */
const maxNames = 80;

// src/render/causes/absent.ts
/** Limit on the maps that are tried. */
const maxMaps = 4;
/** Limit on the neighbour fields whose causes are searched. */
const maxNeighbours = 3;
/**
* The cause of an absent field: the map of values in which an entry would make the field appear. Candidates are the
* maps that the neighbours of the field come from, and the entry that makes its object. The key is the field's name or
* another name that templates read. A candidate counts only if a render proves it.
*/
async function insertionOf(template, field, sources) {
	const presentDepth = presentDepthOf(template, field);
	const missing = field.path.slice(presentDepth);
	const objectEntry = await objectEntryOf(template, field);
	const contributing = objectEntry ? [causePartOf(objectEntry, "anchor")] : [];
	const parent = {
		...field,
		path: field.path.slice(0, presentDepth)
	};
	const maps = missing.some(isIndex) ? [] : await candidateMaps(template, parent, objectEntry, sources);
	const target = await insertionTargetOf(template, field, maps.slice(0, maxMaps), missing.map(String));
	if (!target) return {
		kind: "template",
		primary: null,
		related: contributing
	};
	const { source, key, node } = target.map;
	return {
		kind: "missing",
		primary: {
			file: source.file,
			text: source.text,
			...key,
			role: "cause"
		},
		related: contributing,
		insertion: insertionIn(node, target.keys)
	};
}
function isIndex(key) {
	return typeof key === "number";
}
/** How many keys of the field's path exist. */
function presentDepthOf({ documents }, { index, path }) {
	let depth = path.length;
	while (depth > 0 && !nodeAt(documents[index].root, path.slice(0, depth))) depth--;
	return depth;
}
/** Maps that hold the causes of the neighbours, then the entry that makes the object; the strongest source first. */
async function candidateMaps(template, parent, objectEntry, sources) {
	const paths = [];
	for (const neighbour of neighbours(template, parent)) {
		const { causes } = await influencingValues(template, neighbour);
		paths.push(...causes.slice(0, 1).flatMap((editable) => valuesPathsTo(editable, editable.path.slice(0, -1))));
	}
	if (objectEntry) paths.push(...valuesPathsTo(objectEntry, objectEntry.path));
	return [...new Set(paths)].flatMap((path) => mapsAt(sources, JSON.parse(path)));
}
/** The scalars below the map that lacks the field, those of the same map first. */
function neighbours({ documents }, { index, path }) {
	const node = nodeAt(documents[index].root, path);
	return (node ? scalarsBelow(node, path) : []).toSorted((first, second) => first.length - second.length).slice(0, maxNeighbours).map((path) => ({
		index,
		path
	}));
}
function scalarsBelow(node, path) {
	if (node.kind === "scalar") return [path];
	if (node.kind === "list") return node.items.flatMap((item, index) => scalarsBelow(item, [...path, index]));
	return [...node.entries].flatMap(([key, { value }]) => scalarsBelow(value, [...path, key]));
}
function valuesPathsTo({ source }, path) {
	return source.prefixes.map((above) => JSON.stringify([...above, ...path]));
}

// src/render/embedded.ts
/** The node of embedded values in a text of their file; `null` where the text lacks it. */
function embeddedNode(text, { file, document, path }) {
	let node = parseDocuments(text, file)[document]?.root;
	for (const key of path) node = node?.kind === "map" ? node.entries.get(String(key))?.value : itemOf(node, key);
	return node ?? null;
}
function itemOf(node, key) {
	return node?.kind === "list" && typeof key === "number" ? node.items[key] : void 0;
}
/** The text of a values file with the content of a map or text in another file. */
function valuesText(node) {
	if (node?.kind === "scalar") return String(node.value ?? "");
	return JSON.stringify(node ? toData(node) : {}, (_, value) => typeof value === "bigint" ? Number(value) : value);
}
/**
* The `--set` flag with the value of a scalar. A comma would begin the next value, so Argo CD escapes unescaped ones
* (`util/helm/cmd.go`, cleanSetParameters).
*/
function flagText(key, node) {
	return `${key}=${(node?.kind === "scalar" && node.value !== null ? String(node.value) : "").replace(/(?<!\\),/g, "\\,")}`;
}

// src/render/probe/editable-values.ts
/** All editable values of a source, in the order of its text. */
function editableValuesOf(source) {
	const { input, root } = source;
	if (input.as === "flag" && input.key !== void 0) return embeddedValues(source, input);
	if (input.as === "flag") return input.flag === "setJson" ? jsonValues(source) : flagPairs(source, input.flag);
	if (input.as === "text") return [wholeText(source)];
	return (root ? valuesBelow(source, root, [], /* @__PURE__ */ new Set()) : []).toSorted((first, second) => first.start - second.start);
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
/** The values that a file of the tree contains for a flag. */
function embeddedValues(source, { key, embedded }) {
	const node = embeddedNode(source.text, embedded);
	return node ? valuesBelow(source, node, keysOf$1(key), /* @__PURE__ */ new Set()) : [];
}
/** `seen` contains the offsets of visited nodes: the content of an anchor is reached again through each alias. */
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
/** Whether an entry comes from a merge key: then its alias does not follow its key. */
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
/** A block scalar may contain a document or a script, so each of its lines is an editable value. */
function scalarValues(source, node, path) {
	if (node.style !== "literal" && node.style !== "folded") return [scalarValue(source, node, path)];
	const lines = lineValues(source, node, path);
	return lines.length > 0 && lines.length <= maxLines ? lines : [scalarValue(source, node, path)];
}
/** A block scalar with more lines is one editable value: nobody configures a mesh in it. */
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
/** The content of a line, without a key or dash in front of it. */
const contentOfLine = /^[ \t]*(?:- +)*(?:[\w./-]+: +)?(?<content>\S.*?)[ \t]*$/dgm;
/** An empty scalar stands where a value would be written: after the colon of its key. */
function scalarValue(source, { start, end, value, style }, path) {
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
/** `--set-json`: `key={...}`, or a whole map of values. */
function jsonValues(source) {
	const start = source.text.startsWith("{") ? 0 : source.text.indexOf("=") + 1;
	const path = start === 0 ? [] : keysOf$1(source.text.slice(0, start - 1));
	const root = parseDocuments(" ".repeat(start) + source.text.slice(start), source.file)[0]?.root;
	return root ? valuesBelow(source, root, path, /* @__PURE__ */ new Set()) : [];
}
/** `--set` and the like: `a.b=c,d={x,y}`; a backslash escapes the character after it. */
function flagPairs(source, flag) {
	return (flag === "setLiteral" ? [[0, source.text.length]] : splitAtCommas(source.text, 0, source.text.length)).flatMap(([from, to]) => {
		const equals = source.text.indexOf("=", from);
		if (equals < 0 || equals >= to) return [];
		return pairValues(source, keysOf$1(source.text.slice(from, equals)), equals + 1, to);
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
/** The type that `--set` gives a text (Helm, pkg/strvals, typedVal). */
function typed(text) {
	if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
	if (/^null$/i.test(text)) return null;
	return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
}
/** The ranges between the commas that stand outside of braces. */
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
/** Reads the path of a flag: `a.b[0].c`, where `\.` is a dot within a key. */
function keysOf$1(path) {
	return (path.match(/\[\d+\]|(?:\\.|[^.[\\])+/g) ?? []).map((segment) => segment.startsWith("[") ? Number(segment.slice(1, -1)) : segment.replace(/\\(.)/g, "$1"));
}

// src/render/probe/values-paths.ts
/** The keys under which a template sees its values: `['sub']` for `app/charts/sub/templates/a.yaml`. */
function chartScope(template) {
	const [charts = ""] = template.split("/templates/");
	return charts.split("/charts/").slice(1);
}
/**
* The paths of an editable value in the release's values that a template in `scope` can see; all its paths where the
* template sees none.
*/
function valuesPathsOf({ source, path, start, kind }, scope) {
	const pathsInSource = kind === "value" && source.root ? pathsIn(source.root, start, path) : [path];
	const paths = source.prefixes.flatMap((prefix) => pathsInSource.map((keys) => [...prefix, ...keys]));
	const visible = paths.filter((keys) => isPrefix(scope, keys) || globalPathOf(keys, scope));
	return visible.length > 0 ? visible : paths;
}
/** All paths of the same entry: a global value may stand under the keys of each chart above a template. */
function sameValuesPaths(path, scope) {
	const globalPath = globalPathOf(path, scope);
	return globalPath ? [globalPath, ...scope.map((_, depth) => [...scope.slice(0, depth + 1), ...globalPath])] : [path];
}
/** The path of a global value without the keys of charts in front; `undefined` for any other value. */
function globalPathOf(path, scope) {
	const depth = path.indexOf("global");
	return depth >= 0 && isPrefix(path.slice(0, depth), scope) ? path.slice(depth) : void 0;
}
/** Limit on visited nodes: aliases can multiply a text. */
const maxNodes = 2e4;
/**
* The paths from a root to the scalar that starts at an offset: its direct path, and one for each alias or merge key.
*/
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
/** The key of the map entry at a path; `undefined` for items of lists and the root. */
function pathKey(root, path) {
	const parent = nodeAt(root, path.slice(0, -1));
	return parent?.kind === "map" ? parent.entries.get(String(path.at(-1)))?.key : void 0;
}
/** True if a path begins with the keys of `start`. */
function isPrefix(start, path) {
	return start.every((key, index) => path[index] === key);
}

// src/render/causes/layers.ts
/**
* The entry of the release's values that a part of a source writes, and all sources that set it, the weakest first and
* the part itself last. If a stronger source sets the entry, the part takes effect under another key and has no weaker
* layers here. `template` is the full name of the template that reads the entry. `null` for a part of no source.
*
* Helm merges maps key by key; a list of a stronger source takes the place of the whole list, but flags change single
* items of it. `global` of a parent chart wins over that of its subcharts (`pkg/chart/common/util/coalesce.go`).
*/
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
/** The layers of all sources that set the entry, without the value itself. */
function layersAt(sources, editable, path, scope) {
	return sources.flatMap((source) => sameValuesPaths(path, scope).flatMap((samePath) => layersIn(source, comparablePath(samePath, editable, source), editable).map((layer) => ({
		layer,
		rank: [source.layer, -samePath.length]
	})))).filter(({ layer }) => !isAt(layer, editable));
}
/**
* The path up to its first list, since lists are replaced as a whole; flags set items of lists, but not of defaults.
*/
function comparablePath(path, editable, source) {
	const [editableInput, sourceInput] = [editable.source.input.as, source.input.as];
	const isItem = source === editable.source || (editableInput === "flag" ? sourceInput !== "chart" : sourceInput === "flag");
	const list = path.findIndex((key) => typeof key === "number");
	return isItem || list < 0 ? path : path.slice(0, list);
}
function layersIn(source, path, editable) {
	if (path.length === 0) return [];
	return source.prefixes.filter((prefix) => isPrefix(prefix, path)).flatMap((prefix) => {
		const localPath = path.slice(prefix.length);
		if (!source.root) return flagLayers(source, localPath, path);
		const node = nodeAt(source.root, localPath);
		const isSlot = source === editable.source && node?.start === editable.start;
		return node && !isSlot ? [layerOfNode(source, node, pathKey(source.root, localPath), path)] : [];
	});
}
/** The layer of a node: a scalar at its own range or its alias, a map or list at its key. */
function layerOfNode({ file, text }, node, key, path) {
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
/** The layer of a flag that sets an entry; a list in braces is one layer, from its first item to its last. */
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
function layerOfValue({ source, kind, path: localPath, start, end, value }, path) {
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

// src/render/causes/choices.ts
/**
* Returns a function that lists the other words which a chart accepts for a value: the `enum` of its
* values.schema.json, else the words that templates compare a value of that name with. Any other word would violate
* the schema or match no branch of the template, and so prove nothing.
*
* @param schemas the values.schema.json of charts, by the keys of their values, joined by NULs
* @param templates texts of all templates
*/
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
/** The words that the schemas of the release's chart and its subcharts list for a value of the release. */
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
/** `eq .Values.mode "a" "b"`, `eq "a" .mode`, `has .mode (list "a" "b")`. */
const comparing$1 = /\b(?:eq|ne)\s+\(?[\w.$]*\.\w+\)?(?:\s+"[^"]*")+|\b(?:eq|ne)\s+"[^"]*"\s+[\w.$]*\.\w+|\bhas\s+[\w.$]*\.\w+\s+\(list(?:\s+"[^"]*")+/g;
/** For each field name the strings that template actions compare it with. */
function comparedWith(templates) {
	const wordsByName = /* @__PURE__ */ new Map();
	const actions = templates.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? []);
	for (const comparison of actions.flatMap((action) => action.match(comparing$1) ?? [])) {
		const words = [...comparison.matchAll(/"([^"\\]+)"/g)].map(([, word]) => word);
		const name = /\.(\w+)(?=[\s)]|$)/.exec(comparison)?.[1];
		if (name !== void 0) wordsByName.set(name, /* @__PURE__ */ new Set([...wordsByName.get(name) ?? [], ...words]));
	}
	return wordsByName;
}
/** The first entry that another source has at the path of an empty map or list, as YAML in one line. */
function contentFor({ source, path }, sources) {
	for (const otherSource of sources.filter((candidate) => candidate !== source && candidate.root)) for (const valuesPath of source.prefixes.map((prefix) => [...prefix, ...path])) {
		const localPath = pathIn$1(otherSource, valuesPath);
		const node = localPath && nodeAt(otherSource.root, localPath);
		const first = node?.kind === "map" ? [...node.entries.values()][0]?.value : void 0;
		const item = node?.kind === "list" ? node.items[0] : first;
		if (item) return JSON.stringify(toData(item), (_, value) => typeof value === "bigint" ? Number(value) : value);
	}
}
/** The path within a source for a path in the release's values; `undefined` where the source cannot contain it. */
function pathIn$1({ prefixes }, valuesPath) {
	const prefix = prefixes.find((keys) => keys.every((key, index) => valuesPath[index] === key));
	return prefix && valuesPath.slice(prefix.length);
}

// src/render/probe/charts.ts
/** Limit on nested `charts/` folders; no umbrella chart is that deep. */
const maxDepth = 16;
/** A chart and its unpacked subcharts, the deepest first. `files` are the chart's files by their location. */
const chartsOf = oncePer((files) => chartsBelow(files, {
	folder: "",
	prefixes: [[]]
}, 0));
function chartsBelow(files, chart, depth) {
	return [...(depth < maxDepth ? subchartsOf(files, chart) : []).flatMap((sub) => chartsBelow(files, sub, depth + 1)), chart];
}
function subchartsOf(files, { folder, prefixes }) {
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
/** The keys of a subchart in its parent's values: its aliases, else its name. */
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
/** The files of a chart by their location; empty for an archive. */
const filesOf = oncePer(({ source }) => {
	const files = source.kind === "archive" ? [] : source.files;
	return new Map(files.map(({ name, data }) => [name.replaceAll("\0", ""), data]));
});
/** The texts of a chart's templates and partials; `undefined` where packed subcharts hide some. */
function templateTexts(chart) {
	const files = [...filesOf(chart)];
	if (files.length === 0 || files.some(([name]) => name.endsWith(".tgz"))) return void 0;
	return files.filter(([name]) => name.includes("templates/")).map(([, data]) => decode$2(data));
}
/** The values.schema.json of a chart and its subcharts, by the keys of their values, joined by NULs. */
function schemaFilesOf(chart) {
	const files = filesOf(chart);
	return new Map(chartsOf(files).flatMap(({ folder, prefixes }) => {
		const data = files.get(`${folder}values.schema.json`);
		return data ? prefixes.map((keys) => [keys.join("\0"), decode$2(data)]) : [];
	}));
}
function decode$2(data) {
	return new TextDecoder().decode(data);
}

// src/render/probe/sources.ts
/** The sources of a release's values, the weakest first, without those of packed subcharts. */
function valuesSourcesOf(tree, chart, request) {
	return [
		...chartSources(chart),
		...fileSources(tree, request),
		...flagSources(tree, request)
	].map((source, layer) => ({
		...source,
		layer
	}));
}
/** The values.yaml files of a chart: the defaults of a deeper chart are weaker. */
const chartSources = oncePer((chart) => {
	if (chart.source.kind === "archive") return [];
	const files = filesOf(chart);
	return chartsOf(files).flatMap(({ folder, prefixes }) => {
		const location = `${folder}values.yaml`;
		const data = files.get(location);
		if (!data) return [];
		const file = chart.treePath(location);
		const text = decode$1(data);
		return [yamlSource(text, file, {
			as: "chart",
			location
		}, prefixes, parseDocuments(text, file))];
	});
});
function fileSources(tree, request) {
	return [...new Set(request.target.values)].flatMap((name) => {
		const embedded = request.embedded?.get(name);
		if (embedded) return embeddedSource(tree, embedded, {
			as: "file",
			name,
			embedded
		});
		const file = fileOf(tree, request, name);
		if (!file) return [];
		const text = decode$1(file.data);
		const documents = request.files?.has(name) ? parseDocuments(text, file.path) : readerOf(tree).documents(file.path);
		return [yamlSource(text, file.path, {
			as: "file",
			name
		}, [[]], documents)];
	});
}
/** Values embedded in a file as a source of their own, with the text of the whole file. */
function embeddedSource(tree, embedded, input) {
	const data = tree.read(embedded.file);
	if (!data) return [];
	const text = decode$1(data);
	return [{
		input,
		file: embedded.file,
		text,
		root: input.as === "file" ? embeddedNode(text, embedded) : null,
		prefixes: [[]]
	}];
}
/** The flags in the order in which Helm applies them (pkg/cli/values, MergeValues). */
function flagSources(tree, request) {
	return [
		...textSources(tree, request, "setJson"),
		...textSources(tree, request, "set"),
		...textSources(tree, request, "setString"),
		...setFiles(tree, request),
		...textSources(tree, request, "setLiteral")
	];
}
/** The flags as they are written on the command line. */
const flagNames = {
	setJson: "--set-json",
	set: "--set",
	setString: "--set-string",
	setLiteral: "--set-literal"
};
function textSources(tree, { flags, embedded }, flag) {
	return (flags?.[flag] ?? []).flatMap((text, index) => {
		const embeddedValues = embedded?.get(`${flag}/${index}`);
		const key = text.slice(0, text.indexOf("="));
		if (embeddedValues) return embeddedSource(tree, embeddedValues, {
			as: "flag",
			flag,
			index,
			key,
			embedded: embeddedValues
		});
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
		const file = fileOf(tree, request, name);
		if (!file) return [];
		return [{
			input: {
				as: "text",
				name
			},
			file: file.path,
			text: decode$1(file.data),
			root: null,
			prefixes: [[]]
		}];
	});
}
function fileOf(tree, { files }, name) {
	const path = resolveLinks(tree, name) ?? name;
	const data = files?.get(name) ?? tree.read(path);
	return data && {
		path,
		data
	};
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
/** Helm reads all documents of a text and merges each over the one before. */
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
function decode$1(data) {
	return new TextDecoder().decode(data);
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

// src/render/causes/template.ts
/** Opens a template by its full name; `null` if it cannot be rendered. */
async function openTemplate(name, probe, editables, chart) {
	const rendered = await renderTemplate(name, probe);
	if (!rendered) return null;
	const { documents, repeated, isIsolated } = rendered;
	const texts = templateTexts(chart);
	return {
		documents,
		...groupByUse(texts ? possiblyReadBy(editables, texts) : editables),
		confirmed: {
			printed: createConfirmedCauses(),
			branching: createConfirmedCauses()
		},
		reads: namesIn(texts ?? [], /(?<=\.)[A-Za-z_]\w*/g),
		...rendering((edits) => probe.render(name, edits, isIsolated), markerOf(editables)),
		...comparing(documents, repeated)
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
/** Each value has a mark that does not depend on the field, so that all fields share their renders. */
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
		alter: (editables, variant) => render(editables.flatMap((editable) => alter(editable, markOf(editable, variant)) ?? []))
	};
}
/** Compares renders with `documents`; `repeated` is the same template with another clock and seed. */
function comparing(documents, repeated) {
	const objectIn = (result, { index }, inOrder = true) => result ? counterpartOf(index, documents, result, inOrder) : void 0;
	const outcomeIn = (result, field, inOrder) => outcomeOf(documents[field.index].root, objectIn(result, field, inOrder)?.root, field.path);
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
/**
* A template is rendered without the others where that gives the objects of the release; another template may change
* its values. A chart that depends on chance or the time is rendered twice as a whole.
*/
async function renderTemplate(name, probe) {
	const isolated = await probe.render(name, [], true);
	const shown = probe.isRandom() ? null : probe.shown(name);
	if (isolated && shown && haveSameContents(shown.toSorted(byIdentity), isolated.toSorted(byIdentity))) return {
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
function haveSameContents(first, second) {
	const [firstText, secondText] = [first, second].map((documents) => documents.map(({ root }) => allText(root)));
	return firstText.join("\0") === secondText.join("\0");
}
/** Order by identity: Helm prints the objects of a release sorted by kind, a single template does not. */
function byIdentity(first, second) {
	const [firstKey, secondKey] = [first, second].map(({ object }) => JSON.stringify(object));
	return compareText(firstKey, secondKey);
}
function namesIn(texts, pattern) {
	return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))];
}
/**
* The values that a template may read: one of their keys is a word in some template. All of them if a template uses the
* values as a whole, and those of a source with aliases, since an alias repeats a value under another key.
*/
function possiblyReadBy(editables, texts) {
	if (texts.some((text) => /\.Values(?![.\w])/.test(text))) return editables;
	const evaluated = [...new Set(editables.map(({ source }) => source.text))].filter((text) => text.includes("{{"));
	const words = new Set(namesIn([...texts, ...evaluated], /\w+/g));
	const aliased = new Set(editables.filter(({ kind }) => kind === "alias").map(({ source }) => source));
	return editables.filter(({ path, source }) => path.length === 0 || aliased.has(source) || source.prefixes[0].length > 0 || path.some((key) => (String(key).match(/\w+/g) ?? []).some((keyWord) => words.has(keyWord))));
}

// src/render/probe/budgeted.ts
/** Limit on the renders of one chart. */
const maxRenders = 400;
/** Limit on the bytes that the renders of one chart return: a large chart takes about one second per megabyte. */
const maxTextBytes = 6 * 2 ** 20;
/** Milliseconds after which a render is ended; a large chart takes a tenth of it. */
const timeoutMs = 5e3;
/** Limit on ended renders: each costs `timeoutMs` and a thread. */
const maxEnded = 3;
/** Puts an engine behind a cache by key and the budget of one chart. */
function budgeted(engine) {
	const answers = /* @__PURE__ */ new Map();
	let ended = 0;
	let textBytes = 0;
	let isSpent = false;
	return {
		async render(jobOf, key) {
			const cached = answers.get(key);
			if (cached) return cached;
			if (answers.size >= maxRenders || textBytes >= maxTextBytes || ended >= maxEnded) {
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
		count: () => answers.size
	};
}

// src/render/probe/probe.ts
/**
* Creates the probe of a release. `plain` is the job that renders it without edits, `shown` its manifest if it was
* rendered already.
*/
function createProbe(engine, chart, plain, shown) {
	const renders = budgeted(engine);
	const objects = objectsReader();
	return {
		async render(template, edits, isolated) {
			const options = isolated ? {
				only: [template],
				lenient: true
			} : {};
			const answer = await renders.render(() => jobWith(plain, edits, options), keyOf(template, edits, isolated));
			return objects(answer, template);
		},
		output: async (edits, extra = {}) => outputOf(await renders.render(() => fullJob(plain, edits, extra), fullKey(edits, extra))),
		async fullRenders(template) {
			const jobs = isRandom(chart) ? [plain, {
				...plain,
				clockAndSeed: differentClockAndSeed
			}] : [plain];
			return (await Promise.all(jobs.map((job, index) => renders.render(() => jobWith(job, [], {}), `whole ${index}`)))).map((answer) => objects(answer, template));
		},
		shown: (template) => shown === void 0 ? null : objectsInManifest(shown, template),
		isRandom: () => isRandom(chart),
		isSpent: renders.isSpent,
		count: renders.count
	};
}
/** A reader of the objects of a template in an answer that parses each answer once. */
function objectsReader() {
	const documentsIn = documentReader();
	const read = /* @__PURE__ */ new WeakMap();
	return (answer, template) => {
		const templates = read.get(answer) ?? /* @__PURE__ */ new Map();
		read.set(answer, templates);
		const objects = templates.get(template) ?? objectsOf(answer, template, documentsIn);
		templates.set(template, objects);
		return objects;
	};
}
/** The objects of a template in a manifest: Helm writes `# Source: TEMPLATE` above each object. */
function objectsInManifest(manifest, template) {
	const matching = manifest.split(/^---\n# Source: /m).filter((section) => section.startsWith(`${template}\n`));
	return documentsOf(matching.map((section) => section.slice(template.length)).join("\n---"));
}
const differentClockAndSeed = {
	now: Date.UTC(2031, 4, 17, 3, 41),
	seed: 7919
};
/** Template functions whose result depends on chance or the time. */
const randomFunctions = /\b(rand\w+|shuffle|uuidv4|now|ago|date\w*|htmlDate\w*|gen\w+|derivePassword|bcrypt|htpasswd|encryptAES)\b/;
const isRandom = oncePer(({ source }) => {
	if (source.kind === "archive") return true;
	return source.files.some(({ name, data }) => name.endsWith(".tgz") || name.includes("templates/") && randomFunctions.test(decode(data)));
});
/** The job with edited values. Schema validation is off: an edited value may violate a schema. */
function jobWith(plain, edits, extra) {
	const files = new Map(plain.files.map((frame) => [frame.name, frame]));
	const options = {
		...plain.options,
		...extra,
		marks: false,
		raw: true,
		skipSchemaValidation: true
	};
	const chartValues = [];
	const flags = {};
	for (const [{ input }, text] of applyValueEdits(edits)) {
		if (input.as === "flag") {
			flags[input.flag] ??= [...options[input.flag] ?? []];
			flags[input.flag][input.index] = input.key === void 0 ? text : flagText(input.key, embeddedNode(text, input.embedded));
			continue;
		}
		if (input.as === "chart") chartValues.push(input.location);
		const name = input.as === "chart" ? chartValuesFile(input.location) : input.name;
		const embedded = input.as === "file" ? input.embedded : void 0;
		files.set(name, frame(name, embedded ? valuesText(embeddedNode(text, embedded)) : text));
	}
	return {
		...plain,
		options: {
			...options,
			...flags,
			chartValues
		},
		files: [...files.values()]
	};
}
function fullJob(plain, edits, { lenient = false, added = [] }) {
	return jobWith(plain, edits, {
		lenient,
		setString: [...plain.options.setString ?? [], ...added]
	});
}
/** The key of a full render; without options it equals the key that `render` uses for the whole chart. */
function fullKey(edits, { lenient = false, added = [] }) {
	const key = keyOf("", edits, false);
	return lenient || added.length > 0 ? JSON.stringify([
		key,
		lenient,
		added
	]) : key;
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
function frame(name, text) {
	return engineFrameOf(name, new TextEncoder().encode(text));
}
function decode(data) {
	return new TextDecoder().decode(data);
}

// src/render/causes/provenance.ts
const templateCause = {
	kind: "template",
	primary: null,
	related: []
};
/**
* Finds the causes of fields of a release by editing one value at a time in its source and rendering again: a line is
* responsible if editing it changes the field. How Helm merges values is not modelled, so that a wrong guess costs a
* render and never a wrong answer. `shown` is the manifest of the release if it was rendered already.
*/
function createProvenance(engine, charts, request, shown) {
	const chart = charts.find(request.target.path);
	if ("problem" in chart) return {
		cause: () => Promise.resolve(templateCause),
		layering: () => null,
		renders: 0
	};
	return provenanceOf(engine, charts, chart, request, shown);
}
function provenanceOf(engine, { tree }, chart, request, shown) {
	const sources = valuesSourcesOf(tree, chart, request);
	const editables = withChoices(sources.flatMap(editableValuesOf), chart, sources);
	const probe = createProbe(engine, chart, jobOf(tree, chart, request), shown);
	const templates = /* @__PURE__ */ new Map();
	function open(name) {
		const template = templates.get(name) ?? openTemplate(name, probe, editables, chart);
		templates.set(name, template);
		return template;
	}
	async function cause(field, check) {
		const template = await open(field.template);
		const index = template ? indexOf(template.documents, field.object, field.occurrence) : -1;
		if (!template || index < 0) return templateCause;
		const templateField = {
			index,
			path: field.path
		};
		return nodeAt(template.documents[index].root, field.path) ? findCause(template, templateField, check, probe.isSpent) : insertionOf(template, templateField, sources);
	}
	return {
		cause,
		layering: (causePart, field) => layeringOf(sources, causePart, field.template),
		get renders() {
			return probe.count();
		}
	};
}
/** Adds to editable values the words that the chart accepts and the content that other sources have for them. */
function withChoices(editables, chart, sources) {
	const choicesOf = choicesFor(schemaFilesOf(chart), templateTexts(chart) ?? []);
	return editables.map((editable) => {
		const choices = choicesOf(editable);
		const content = editable.kind === "empty" ? contentFor(editable, sources) : void 0;
		return {
			...editable,
			...choices.length > 0 && { choices },
			...content !== void 0 && { content }
		};
	});
}

// src/secrets/data.ts
/**
* A YAML tree as plain data with secrets masked: whole scalars, and secrets within strings.
*
* @param root the whole document, if the tree is a part of it
*/
function maskedData(tree, mask, root = tree) {
	const { secrets } = secretsOfTree(root);
	return toDataWith(tree, (scalar) => {
		const { value } = scalar;
		if (secrets.has(scalar)) return mask(String(value));
		return typeof value === "string" ? maskedText(value, mask) : value;
	});
}
/** A text with its secrets masked. */
function maskedText(text, mask) {
	return conceal(text, secretsIn(text), mask);
}

// src/lint/filled-kinds.ts
/**
* The meshes that a mesh may become once the placeholders in kinds are filled in, one for each kind that they may be;
* empty if no kind has a placeholder. A finding across a mesh is reported only if each of these meshes has it too: the
* object that seems to be missing may be one with a placeholder as its kind.
*/
const meshesByKind = derived("everything", (mesh) => {
	const objectsOfUnknownKind = [...mesh.manifests, ...mesh.around ?? []].filter(isOfUnknownKind);
	if (objectsOfUnknownKind.length === 0) return [];
	return Object.keys(groups).filter((kind) => objectsOfUnknownKind.some((manifest) => mayBe(manifest, kind))).map((kind) => createMesh({
		...mesh,
		manifests: withKindFilledIn(mesh.manifests, kind),
		...mesh.around && { around: withKindFilledIn(mesh.around, kind) }
	}));
});
/** The objects, with placeholders that may mean a kind filled in with it; the same array for the same arguments. */
const withKindFilledIn = oncePerName((manifests, kind) => manifests.map((manifest) => isOfUnknownKind(manifest) && mayBe(manifest, kind) ? asKind(manifest, kind) : manifest));
/** The object as one of a kind; the same object for the same arguments, since an object may also be in `around`. */
const asKind = oncePerName((manifest, kind) => ({
	...manifest,
	kind: kubernetesKind(kind)
}));
function isOfUnknownKind({ kind }) {
	return isUnfilled(kind);
}
function mayBe(manifest, kind) {
	return (isUnfilled(manifest.apiVersion) ? groups[kind] : groupOf(manifest)) === groups[kind] && mayEqual(manifest.kind, kubernetesKind(kind));
}
function kubernetesKind(kind) {
	return kind === "KubernetesGateway" ? "Gateway" : kind;
}

// src/lint/finding.ts
/** The finding of a problem that a rule reported in a subject. */
function findingOf({ id, severity }, view, { type, target, manifest }, problem) {
	const { node, code, message, refusedBy = null, related = [], about = null, fix = null, missing = null } = problem;
	const isOfKey = problem.at === "key";
	return {
		rule: id,
		code,
		severity: problem.severity ?? severity,
		confidence: problem.confidence ?? "certain",
		message,
		node,
		at: isOfKey && node instanceof Node ? node.keyLocation : locationOf(node),
		target,
		view,
		subject: type,
		manifest,
		shownBy: null,
		refusedBy,
		related,
		isOfKey,
		isOfObject: problem.at === "object",
		about,
		fix: fix?.set.some(({ value }) => containsStandIn(value)) ? null : fix,
		missing
	};
}

// src/lint/checks.ts
/** What a rule's check under `on` finds in a subject. */
function checkSubject(rule, view, subject) {
	const check = rule.on?.[view];
	return check ? findingsOf(rule, view, subject, () => check(subject.value)) : noFindings$1;
}
/** What a rule's check under `across` finds in a subject of a mesh, whatever kinds the mesh's unfilled kinds become. */
function checkInMesh(rule, view, subject, mesh) {
	const findings = checkInOneMesh(rule, view, subject, mesh);
	if (findings.length === 0) return findings;
	const otherResults = meshesByKind(mesh).map((otherMesh) => new Set(checkInOneMesh(rule, view, subject, otherMesh).map(findingKey)));
	return otherResults.length === 0 ? findings : findings.filter((finding) => otherResults.every((result) => result.has(findingKey(finding))));
}
/** Equal for findings of one rule at the same location in two meshes, whatever their messages. */
function findingKey({ code, at, isOfKey }) {
	return JSON.stringify([
		code,
		at,
		isOfKey
	]);
}
function checkInOneMesh(rule, view, subject, mesh) {
	const check = rule.across?.[view];
	if (!check) return noFindings$1;
	const findings = findingsOf(rule, view, subject, () => check(subject.value, mesh));
	const { fromAbsence } = rule;
	return fromAbsence ? findings.map((finding) => lowerConfidence(finding, fromAbsence, mesh)) : findings;
}
/**
* Lowers a finding that a rule infers from the absence of something (`fromAbsence`): if the missing object may be
* outside of this repository, the finding is only likely, and not an error.
*/
function lowerConfidence(finding, likelySeverity, mesh) {
	const { manifest, severity, message } = finding;
	if (!manifest || severity === "info" || !mayHaveUnseenObjects(mesh, manifest)) return finding;
	const reason = `not all of ${namespaceOf(manifest)} is in this repository`;
	return {
		...finding,
		severity: severity === "error" ? likelySeverity : severity,
		confidence: "likely",
		message: `${message} (${reason})`
	};
}
/** Shared by the many checks without findings. */
const noFindings$1 = [];
/** The findings of a check. If the check throws, the findings so far and a finding about the failed rule. */
function findingsOf(rule, view, subject, check) {
	let findings;
	try {
		for (const problem of check()) if (!isAboutMissingField(subject, problem) && !isAboutPlaceholder(rule, subject, problem)) (findings ??= []).push(findingOf(rule, view, subject, problem));
	} catch (error) {
		(findings ??= []).push(findingOf(failedRule, view, subject, failureOf(rule, error, subject)));
	}
	return findings ?? noFindings$1;
}
/** True for a problem about a missing field of a part: the object that it is merged into may have the field. */
function isAboutMissingField({ manifest }, { node, missing }) {
	if (!manifest?.part) return false;
	return missing !== void 0 || node instanceof Node && !node.exists;
}
/**
* True for a problem about a value with a placeholder, whose final value is unknown; only rules that own placeholders
* report those that a person has to replace. Problems about a key or an object do not depend on the value, and files,
* targets and renders are not values.
*/
function isAboutPlaceholder(rule, { type }, { code, node, at }) {
	if (type !== "object" && type !== "values" || at !== void 0) return false;
	if (!(node instanceof Node) || !node.isUnfilled) return false;
	return !rule.ownsPlaceholders || code !== "placeholder" || isSubstitution(node.text);
}
/** The rule of findings about a rule that threw. */
const failedRule = {
	id: "internal/rule-failed",
	severity: "error"
};
function failureOf(rule, error, { located }) {
	const reason = quote(error instanceof Error ? error.message : String(error));
	return {
		node: located,
		code: "rule-failed",
		message: `the rule ${rule.id} failed here, which is a mistake in meshgate, not in this file: ${reason}`,
		about: rule.id
	};
}

// src/lint/subjects.ts
/** The subjects of a view in a mesh, listed once for all rules with that view. */
const subjectsOf = derivedByKey("everything", (_, view) => view, (mesh, view) => {
	if (isOtherView(view)) return otherSubjects[view](mesh);
	if (isLayoutView(view)) return mesh.entries.filter(({ layout }) => view === `values/${layout}`).map(entrySubject);
	return (view === "manifest" ? mesh.manifests : mesh.ofKind(view)).map(objectSubject);
});
/** The parts (patches, bases) among the objects of a view. */
const partSubjects = derivedByKey("everything", (_, view) => view, (mesh, view) => mesh.parts.filter((manifest) => view === "manifest" || knownKind(manifest) === view).map(objectSubject));
/** True for a complete object, and for a part of a kind that the rule lists in `parts`. */
function appliesTo({ parts = [] }, { manifest }) {
	return manifest?.part === void 0 || parts.includes(manifest.part);
}
/** An object as a subject. */
function objectSubject(value) {
	return {
		type: "object",
		value,
		target: value.target,
		manifest: value,
		located: value.root
	};
}
function entrySubject(value) {
	return {
		type: "values",
		value,
		target: value.target,
		manifest: null,
		located: value.node
	};
}
/** Lists the subjects that are neither objects nor entries of values. */
const otherSubjects = {
	document: ({ documents }) => documents.map((value) => otherSubject("document", value, null, {
		file: value.file,
		line: 1
	})),
	target: ({ targets }) => targets.map((value) => otherSubject("target", value, value.id, {
		file: value.path,
		line: 1
	})),
	failure: ({ failures }) => failures.map((value) => {
		const { target, at } = value.failure;
		return otherSubject("failure", value, target.id, at ?? {
			file: target.path,
			line: 1
		});
	}),
	deadValue: ({ deadKeys = [] }) => deadKeys.map((value) => otherSubject("deadValue", value, value.target, value.node)),
	undefinedValue: ({ undefinedReads = [] }) => undefinedReads.map((value) => otherSubject("undefinedValue", value, value.target, value.fact.readAt)),
	configuredSchema: ({ schemaProblems = [] }) => schemaProblems.map((value) => otherSubject("configuredSchema", value, null, value.node)),
	reference: ({ references = [] }) => references.map((value) => ({
		...otherSubject("reference", value, null, value.node),
		manifest: value.manifest
	}))
};
function otherSubject(type, value, target, located) {
	return {
		type,
		value,
		target,
		manifest: null,
		located
	};
}
function isOtherView(view) {
	return Object.hasOwn(otherSubjects, view);
}
function isLayoutView(view) {
	return view.startsWith("values/");
}

// src/lint/subject-findings.ts
/** What the checks of rules under `on` find in a subject. Computed once per list of rules, whatever the mesh. */
function findingsOfSubject(rules, view, subject) {
	const { checks, cache } = subjectRules(rules, view);
	const cached = cache.get(subject.value);
	if (cached) return cached;
	const entries = checks.filter((rule) => appliesTo(rule, subject)).map((rule) => [rule, checkSubject(rule, view, subject)]).filter(([, findings]) => findings.length > 0);
	const findings = entries.length > 0 ? new Map(entries) : noFindings;
	cache.set(subject.value, findings);
	return findings;
}
/** Shared by the many subjects without findings. */
const noFindings = /* @__PURE__ */ new Map();
/** The rules with a check under `on` for a view, and their findings by subject. */
const subjectRules = oncePerName((rules, view) => ({
	checks: rules.filter(({ on }) => on?.[view]),
	cache: /* @__PURE__ */ new WeakMap()
}));
/**
* Runs the checks under `on` for all subjects of a mesh ahead of `lint`. `findingsOfSubject` then has the findings in its
* cache when the same subjects are linted in another mesh.
*/
function lintSubjects(mesh, rules) {
	for (const view of new Set(rules.flatMap(({ on = {} }) => Object.keys(on)))) for (const subject of subjectsOf(mesh, view)) findingsOfSubject(rules, view, subject);
}

// src/lint/deduplicate.ts
/**
* Reports each fact once: drops repeated findings, and merges what a rule found in values with what it found about the
* same thing in rendered objects of the same target: the finding stays at the values line and refers to the first object.
*/
function deduplicate(findings) {
	const distinctFindings = dropRepeated(findings);
	const factsInValues = new Set(distinctFindings.filter(isOfValues).flatMap(factsOf));
	const renderedByFact = firstByFact(distinctFindings.filter((finding) => finding.manifest?.origins !== void 0));
	return distinctFindings.filter((finding) => isOfValues(finding) || !finding.manifest || !factsOf(finding).some((fact) => factsInValues.has(fact))).map((finding) => isOfValues(finding) ? withRendered(finding, renderedByFact) : finding);
}
/** Drops findings that another rule reports better, about the same thing in the same target or about the same field. */
function dropSuperseded(findings, rules) {
	return dropGeneral(dropYielding(findings, rules), rules);
}
/** Drops findings of general rules at fields where another rule reports a certain error. */
function dropGeneral(findings, rules) {
	const general = new Set(rules.filter(({ isGeneral }) => isGeneral).map(({ id }) => id));
	const certainPaths = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const path = isCertainError(finding) && !general.has(finding.rule) ? pathIn(finding) : null;
		if (path === null) continue;
		const paths = certainPaths.get(finding.manifest) ?? /* @__PURE__ */ new Set();
		certainPaths.set(finding.manifest, paths.add(path));
	}
	return findings.filter((finding) => {
		const path = general.has(finding.rule) ? pathIn(finding) : null;
		return path === null || !certainPaths.get(finding.manifest)?.has(path);
	});
}
/** A likely finding does not fail a run by default, so it replaces none that does. */
function isCertainError({ severity, confidence }) {
	return severity === "error" && confidence === "certain";
}
/** The path of the field that a finding is about, or that shows it; `null` if it is not in an object. */
function pathIn({ manifest, node, shownBy }) {
	const field = shownBy ?? node;
	return manifest && field instanceof Node ? field.path : null;
}
function dropYielding(findings, rules) {
	const yieldsTo = new Map(rules.map((rule) => [rule.id, rule.yieldsTo ?? []]));
	const reported = new Set(findings.flatMap(factsOf));
	return findings.filter(({ rule, target, about }) => {
		const preferredRules = yieldsTo.get(rule) ?? [];
		return about === null || !preferredRules.some((id) => reported.has(factKey(id, target, about)));
	});
}
/** Sorts by file, line and column, then by rule, target and message. */
function sortByLocation(findings) {
	return findings.toSorted((a, b) => compareLocations(a.at, b.at) || compareText(sortKey(a), sortKey(b)));
}
function dropRepeated(findings) {
	return [...new Map(findings.map((finding) => [identityKey(finding), finding])).values()];
}
function identityKey({ rule, code, target, about, at }) {
	return JSON.stringify([
		rule,
		code,
		target,
		about,
		at
	]);
}
function isOfValues({ subject }) {
	return subject === "values";
}
/** Empty for a finding that two views cannot share. */
function factsOf({ rule, target, about }) {
	return about === null ? [] : [factKey(rule, target, about)];
}
function factKey(rule, target, about) {
	return JSON.stringify([
		rule,
		target,
		about
	]);
}
function firstByFact(findings) {
	return new Map(findings.toReversed().flatMap((finding) => factsOf(finding).map((key) => [key, finding])));
}
function withRendered(finding, renderedByFact) {
	const rendered = factsOf(finding).flatMap((key) => renderedByFact.get(key) ?? [])[0];
	if (!rendered || !(rendered.node instanceof Node)) return finding;
	return {
		...finding,
		manifest: rendered.manifest,
		shownBy: rendered.node
	};
}
function compareLocations(first, second) {
	return compareText(first.file, second.file) || first.line - second.line || first.column - second.column;
}
function sortKey({ rule, target, message }) {
	return `${rule}\n${target ?? ""}\n${message}`;
}

// src/lint.ts
/**
* Runs rules over a mesh, or over the subjects of some of its targets. The findings are sorted by location, and each
* fact is reported once: what a rule finds both in a target's values and in its rendered objects is one finding at the
* values line. If a rule throws, that is a finding, and the other rules continue.
*/
function lint(mesh, rules, targets) {
	const subjectsIn = viewCache(mesh, rules, targets);
	const findings = rules.flatMap((rule) => lintRule(rule, mesh, subjectsIn));
	return sortByLocation(dropSuperseded(deduplicate(findings), rules));
}
/** What one view of a rule finds in one object of a mesh. */
function lintObject(mesh, rule, view, manifest) {
	const subject = objectSubject(manifest);
	return [...checkSubject(rule, view, subject), ...checkInMesh(rule, view, subject, mesh)];
}
/** Lists the subjects of each view once for all rules with that view. */
function viewCache(mesh, rules, targets) {
	const cache = /* @__PURE__ */ new Map();
	return (view) => {
		const subjects = cache.get(view) ?? lintedSubjects(mesh, view, rules, targets);
		cache.set(view, subjects);
		return subjects;
	};
}
function lintedSubjects(mesh, view, rules, targets) {
	const checked = [...subjectsOf(mesh, view), ...partSubjects(mesh, view)].filter(({ target }) => !targets || target === null || targets.has(target)).map((subject) => ({
		subject,
		findingsByRule: findingsOfSubject(rules, view, subject)
	}));
	const byRule = /* @__PURE__ */ new Map();
	for (const checkedSubject of checked) for (const rule of checkedSubject.findingsByRule.keys()) {
		const subjects = byRule.get(rule);
		if (subjects) subjects.push(checkedSubject);
		else byRule.set(rule, [checkedSubject]);
	}
	return {
		checked,
		byRule
	};
}
function lintRule(rule, mesh, subjectsIn) {
	const findings = [];
	for (const view of viewsOf(rule)) {
		const { checked, byRule } = subjectsIn(view);
		for (const { subject, findingsByRule } of rule.across?.[view] ? checked : byRule.get(rule) ?? []) if (appliesTo(rule, subject)) findings.push(...findingsByRule.get(rule) ?? noFindings$1, ...checkInMesh(rule, view, subject, mesh));
	}
	return findings;
}

// src/model/stable-path.ts
/**
* The path of a node with each list index replaced by the name of the item, if it has one, so that the path stays the same
* when the list is reordered.
*/
function stablePath(node) {
	let current = node.root;
	return node.pathKeys.map((key) => {
		current = typeof key === "number" ? current.item(key) : current.get(key);
		return typeof key === "number" ? itemName(current) ?? `[${key}]` : key;
	});
}
/** Fields that identify an item in lists of Kubernetes and Istio objects, the most specific first. */
const nameFields$1 = [
	["name"],
	["issuer"],
	["host"],
	["port", "number"],
	["number"],
	["key"]
];
/** The identity of a list item: `name=http`, or `=VALUE` for a scalar; `undefined` if it has none. */
function itemName(item) {
	if (item.kind === "scalar") return `=${String(item.scalar)}`;
	for (const field of nameFields$1) {
		const value = item.at(...field).scalar;
		if (value !== void 0 && value !== null && value !== "") return `${field.join(".")}=${String(value)}`;
	}
}

// src/inspect/rendered-field.ts
/**
* Names a rendered node for the engine: template, object, occurrence and path. `undefined` if no template is named above
* it.
*
* @param manifests include those of the node's render, to count objects of the same identity above it
*/
function fieldOf$1(node, manifests = []) {
	const template = templateOf(node);
	if (template === void 0) return void 0;
	const object = identityOf$1(node.root);
	return {
		template,
		object,
		occurrence: manifests.filter(({ root }) => isAbove(root, node) && templateOf(root) === template && isSameIdentity(identityOf$1(root), object)).length,
		path: node.pathKeys
	};
}
/** The template that rendered a node: Helm prints `# Source: TEMPLATE` above each object. */
function templateOf(node) {
	const root = node.root.yaml;
	const text = root?.source.text ?? "";
	const start = text.lastIndexOf("# Source: ", root?.start);
	return start < 0 ? void 0 : text.slice(start + 10, text.indexOf("\n", start));
}
function isAbove(root, node) {
	const [rootYaml, nodeYaml] = [root.yaml, node.root.yaml];
	return rootYaml !== null && rootYaml.source === nodeYaml?.source && rootYaml.start < nodeYaml.start;
}
function isSameIdentity(first, second) {
	return JSON.stringify(first) === JSON.stringify(second);
}

// src/inspect/locate.ts
/**
* Turns findings of the linter into findings at locations of the tree. A finding in a rendered object stands at the line
* of the template. All get the status `new`; the comparison with base corrects it.
*/
function locate(findings, sources) {
	const located = findings.map((finding) => {
		const at = sourceLocation(finding.at, sources);
		return {
			finding,
			at,
			targets: targetsOf(finding, at.file, sources)
		};
	});
	const find = finderOf([sources], located.flatMap(({ targets }) => targets.map(({ id }) => id)), located.map(({ at }) => at.file));
	return located.map((item) => locatedFinding(item, sources, find));
}
function locatedFinding({ finding, at, targets }, sources, find) {
	const { rule, code, severity, confidence, message, refusedBy, manifest } = finding;
	const exposure = {
		find,
		words: wordsOf(finding, targets, sources)
	};
	const excerpt = excerptOf(at, sources.reader, sources.mask);
	return {
		rule,
		code,
		severity,
		confidence,
		status: "new",
		message: maskedSentence(message, exposure, sources.mask),
		at,
		cause: sources.origins.has(finding.at.file) ? "template" : "source",
		...renderedLocation(finding, sources),
		refusedBy,
		...manifest ? { object: objectRef(manifest, fieldOf(finding)) } : {},
		targets: targets.map(({ id }) => id),
		environments: targets.flatMap(({ environment }) => environment ?? []),
		fingerprint: fingerprint(finding, targets[0], exposure),
		related: finding.related.map(({ node, note }) => ({
			at: sourceLocation(locationOf(node), sources),
			note: maskedSentence(note, {
				find,
				words: new Set(secretsAt(node))
			}, sources.mask)
		})),
		...excerpt ? { excerpt } : {},
		lintFinding: finding,
		isOfFile: !(finding.node instanceof Node),
		subject: maskedSentence(subjectOf(finding), exposure, sources.mask)
	};
}
/**
* Secrets that are too short to be masked everywhere, but may be quoted in this finding: those at its node, and for a
* failed render those of the release.
*/
function wordsOf(finding, targets, sources) {
	const { node, shownBy, view } = finding;
	const failedTargets = view === "failure" ? targets : [];
	return /* @__PURE__ */ new Set([
		...secretsAt(node),
		...shownBy ? secretsAt(shownBy) : [],
		...failedTargets.flatMap(({ id }) => [...secretWords(sources, id)])
	]);
}
/** Maps a location in a rendered text to the line of the template that rendered it. Other locations stay. */
function sourceLocation(at, { reader, origins }) {
	const lines = origins.get(at.file);
	if (!lines) return withWidth(at, reader);
	const origin = originOf(lines, at.line) ?? {
		file: lines.files[0] ?? at.file,
		line: 1
	};
	return lineLocation(origin.file, origin.line, reader);
}
/** Extends a location without a width, such as the line in an error message, to the whole line. */
function withWidth(at, reader) {
	return at.line === at.endLine && at.column >= at.endColumn ? lineLocation(at.file, at.line, reader) : at;
}
/** The location of a line, without its leading and trailing white space. */
function lineLocation(file, line, reader) {
	const text = linesOf(reader, file)[line - 1]?.trimEnd() ?? "";
	const column = text.length - text.trimStart().length + 1;
	return {
		file,
		line,
		column,
		endLine: line,
		endColumn: Math.max(text.length, column) + 1
	};
}
/** Kept by reader and file: a template may have many findings. */
const linesOf = oncePerName((reader, file) => reader.text(file)?.split("\n") ?? []);
function renderedLocation(finding, { origins }) {
	const location = finding.shownBy ? locationOf(finding.shownBy) : finding.at;
	if (finding.target === null || !origins.has(location.file)) return {};
	return { rendered: {
		target: finding.target,
		line: location.line
	} };
}
/** The field of the object that shows the finding; `undefined` for findings in values and files. */
function fieldOf({ node, shownBy, subject }) {
	if (shownBy) return shownBy;
	return node instanceof Node && subject !== "values" ? node : void 0;
}
function targetsOf({ target }, file, { targets, reader }) {
	if (target === null) return [...targets.values()].filter((candidate) => uses(candidate, file, reader.tree));
	const release = targets.get(target);
	return release ? [release] : [];
}
function uses(target, file, tree) {
	if (target.kind === "manifests") return target.files.includes(file);
	return [...target.kind === "helm" ? [joinPath(target.path, "values.yaml")] : [], ...target.values].some((source) => (resolveLinks(tree, source) ?? source) === file);
}
/** What a finding is about: what the rule names, else the wrong scalar, the object's name, or the file. */
function subjectOf({ about, node, manifest }) {
	if (about) return about;
	return (node instanceof Node && node.kind === "scalar" ? node.text : "") || manifest?.name || locationOf(node).file;
}
/** To be raised when the ingredients of a fingerprint change: fingerprints of two versions are never equal. */
const fingerprintVersion = "v1";
/**
* Hash of rule, code, environment, release, object and path: they stay the same when lines move, lists are reordered,
* files are renamed and messages reworded. A finding in values is identified by its path in them instead of an object,
* so that base and head agree even if only one of them renders. Secrets are masked before: the fingerprint is shown, and
* must not change with them.
*/
function fingerprint(finding, target, exposure) {
	const { rule, code, subject, manifest } = finding;
	const inObject = manifest !== null && subject !== "values";
	const identity = [
		rule,
		code,
		target?.environment ?? "",
		target && "release" in target && target.release || "",
		...inObject ? objectIdentity(manifest) : [],
		...pathIdentity(finding)
	];
	const masked = maskedSentence(JSON.stringify(identity.map(withoutStandIns)), exposure, plainMask);
	return `${fingerprintVersion}:${createHash("sha256").update(masked).digest("hex").slice(0, 16)}`;
}
/** The path in the document. For a whole file: what the finding is about, else the file if it is of no target. */
function pathIdentity({ node, about, target }) {
	if (node instanceof Node) return stablePath(node);
	return [about ?? (target === null ? node.file : "")];
}
/** An unstated namespace counts as `default`, the namespace that Helm uses without one. */
function objectIdentity({ apiVersion, kind, namespace, name }) {
	return [
		apiVersion,
		kind,
		isStatedNamespace(namespace) ? namespace : "default",
		name
	];
}

// src/secrets/masked-texts.ts
/**
* Masks every string in a report's value, except for names and locations: those are not secrets, and links and fixes need
* them unchanged. Edits stay unchanged as well.
*/
function maskedTexts(value, mask) {
	return mapStrings(value, mask);
}
function mapStrings(value, mask) {
	if (typeof value === "string") return mask(value);
	if (Array.isArray(value)) return value.map((item) => mapStrings(item, mask));
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isNameField(key, inner) ? inner : mapStrings(inner, mask)]));
}
/** True for fields with names, locations and edits; false for a list of targets with their reasons. */
function isNameField(key, value) {
	if (!nameFields.has(key)) return false;
	return key === "edits" || !Array.isArray(value) || value.every((item) => typeof item === "string");
}
const nameFields = /* @__PURE__ */ new Set([
	...[
		"at",
		"file",
		"path",
		"id",
		"target",
		"targets",
		"environment",
		"environments",
		"release",
		"partOf"
	],
	...[
		"object",
		"name",
		"namespace",
		"kind",
		"rule",
		"fingerprint",
		"url",
		"status",
		"severity",
		"code",
		"cause",
		"confidence"
	],
	...[
		"refusedBy",
		"type",
		"edits",
		"rendered",
		"key",
		"side",
		"effect",
		"tool",
		"head",
		"base",
		"insertion"
	]
]);

export { nodeAt as C, documentsOf as S, editableValuesOf as _, stablePath as a, allText as b, lintSubjects as c, createProvenance as d, createProbe as f, isPrefix as g, chartsOf as h, fieldOf$1 as i, maskedData as l, filesOf as m, locate as n, lint as o, valuesSourcesOf as p, sourceLocation as r, lintObject as s, maskedTexts as t, maskedText as u, insertedText as v, counterpartOf as x, alter as y };