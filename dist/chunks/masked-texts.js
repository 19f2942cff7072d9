import { a as withoutStandIns, r as isStatedNamespace, t as containsStandIn } from "./namespace.js";
import { n as oncePer, r as oncePerName } from "./once-per.js";
import { C as resolveLinks, E as compareText, d as toData, f as toDataWith, i as parseDocuments, o as splitDocuments, t as quote, v as joinPath } from "./quote.js";
import { r as engineFrameOf, t as chartValuesFile } from "./engine.js";
import { t as jobOf } from "./helm.js";
import { C as identityOf$1, D as derived, E as groups, F as groupBy, O as derivedByKey, S as groupOf, T as objectRef, f as namespaceOf, g as createMesh, k as Node, m as mayHaveUnseenObjects, p as viewsOf, u as locationOf, y as knownKind } from "./find-rule.js";
import { C as secretsAt, J as originOf, S as maskedSentence, T as secretWords, W as excerptOf, ct as readerOf, et as secretsIn, tt as secretsOfTree, w as finderOf } from "./json.js";
import { i as mayEqual, n as isSubstitution, r as isUnfilled } from "./unfilled.js";
import { _ as plainMask, b as conceal } from "./escape.js";
import { createHash } from "node:crypto";

// src/render/probe/documents.ts
/** The objects of a text that a template rendered. */
function documentsOf(text) {
	return documentReader()(text);
}
/** Reads the objects of texts; documents that are alike are read once, and are the same. */
function documentReader() {
	const known = /* @__PURE__ */ new Map();
	return (text) => splitDocuments(text).flatMap(({ start, end }, index) => {
		const part = text.slice(start, end).replace(index > 0 ? /^\s*(\.\.\.[ \t]*(\r?\n|$))+/ : "", "");
		const objects = known.get(part) ?? objectsIn(part);
		known.set(part, objects);
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
/** The object as it names itself. */
function objectOf(root) {
	const metadata = childOf(root, "metadata");
	return {
		apiVersion: documentText(childOf(root, "apiVersion")),
		kind: documentText(childOf(root, "kind")),
		namespace: documentText(childOf(metadata, "namespace")),
		name: documentText(childOf(metadata, "name"))
	};
}
/** The object of that identity, or the one after `occurrence` others of it; -1 if there is none. */
function indexOf(documents, object, occurrence = 0) {
	return numbered(documents).places.get(`${identityOf(object)}\0${occurrence}`) ?? -1;
}
/**
* The object of another render that stands for one of this: the one of the same identity, else among those that have
* no counterpart the one in the same order, if both renders have as many of them, else the most similar one.
* `inOrder` says whether the order tells anything: not where a switch may have put one object for another.
*/
function counterpartOf(index, documents, others, inOrder) {
	const own = numbered(documents);
	const theirs = numbered(others);
	const match = theirs.places.get(own.names[index]);
	if (match !== void 0) return others[match];
	const kind = documents[index].object.kind;
	const left = documents.filter((each, at) => each.object.kind === kind && !theirs.places.has(own.names[at]));
	const right = others.filter((each, at) => each.object.kind === kind && !own.places.has(theirs.names[at]));
	if (inOrder && left.length === right.length) return right[left.indexOf(documents[index])];
	return mostSimilar(documents[index].root, right);
}
/** Identities, made unique by how often they were there before, and where each of them is. */
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
/** Of those that share at least half of their scalars. */
function mostSimilar(root, others) {
	const own = new Set(scalarsOf(root));
	let best;
	for (const other of others) {
		const theirs = scalarsOf(other.root);
		const shared = theirs.filter((each) => own.has(each)).length / Math.max(own.size, theirs.length, 1);
		if (shared >= .5 && shared > (best?.shared ?? 0)) best = {
			other,
			shared
		};
	}
	return best?.other;
}
/** What becomes of the field at a trail from one object to the other. */
function moveOf(before, after, trail) {
	let [own, other] = [before, after];
	for (const key of trail) {
		if (!other || lengthOf(own) !== lengthOf(other)) return "gone";
		own = own && childOf(own, key);
		other = childOf(other, key);
	}
	if (!other || other.kind !== own?.kind) return "gone";
	return textAll(own) === textAll(other) ? "same" : "changed";
}
function lengthOf(node) {
	return node?.kind === "list" ? node.items.length : 0;
}
/** The node at the end of a trail. */
function nodeAt(root, trail) {
	let node = root;
	for (const key of trail) node = node && childOf(node, key);
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
/** All that a node holds as one text, to be searched and compared. */
function textAll(node) {
	return node.kind === "scalar" ? String(node.value) : textBelow(node);
}
const textBelow = oncePer((node) => scalarsOf(node).join("\n"));
/** The scalars of a node with the way to each. */
function scalarsOf(node, way = "") {
	if (node.kind === "scalar") return [`${way}=${String(node.value)}`];
	if (node.kind === "list") return node.items.flatMap((item, index) => scalarsOf(item, `${way}[${index}]`));
	return [...node.entries].flatMap(([key, { value }]) => scalarsOf(value, `${way}.${key}`));
}
/** How many scalars of some objects differ in another render, order apart: those that went, or those that came. */
function fieldDifferences(before, after) {
	const own = scalarsBeside(before, after);
	const theirs = scalarsBeside(after, before);
	const [gone, come] = [[...own].filter((each) => !theirs.has(each)), [...theirs].filter((each) => !own.has(each))];
	return Math.max(gone.length, come.length);
}
/** The scalars of those that are not the same in both. */
function scalarsBeside(documents, others) {
	const same = new Set(others.map(({ root }) => root));
	const changed = documents.filter(({ root }) => !same.has(root));
	return new Set(changed.flatMap(({ object, root }) => scalarsOf(root, identityOf(object))));
}

// src/render/probe/shapes.ts
/**
* Another text that a chart, its schema and Kubernetes would take as well in this place: a duration stays a duration,
* a host a host.
*/
function reshape(text, mark) {
	for (const shape of shapes) {
		const other = shape(text, mark);
		if (other !== null && other !== text) return other;
	}
	return null;
}
/** True for what templates compare rather than print: a switch or a word of a closed set. */
function isControl(text) {
	return /^(true|false)$/i.test(text) || enumOf(text) !== void 0 || /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text);
}
const shapes = [
	switched,
	nextMember,
	(text, { word }) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(text) ? `${text}_${word.toUpperCase()}` : null,
	(text, mark) => matched(text, /^-?\d+$/, () => integer(text, mark)),
	(text, mark) => matched(text, /^((?:\d+[a-zµ]+)*)(\d+)(?:\.\d+)?(ns|us|µs|ms|s|m|h)$/, durationLike(mark)),
	(text) => matched(text, /^(\d+)(\.\d+)?(%|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)$/, raised),
	(text, mark) => matched(text, /^\d{1,3}(\.\d{1,3}){3}(\/\d+)?$/, ([, , range = ""]) => address(mark, range)),
	(text) => matched(text, /^(v?(?:\d+\.)+)(\d+)(.*)$/, ([, start, last, rest]) => `${start}${Number(last) + 1}${rest}`),
	(text, mark) => matched(text, /^([a-z][a-z0-9+.-]*:\/\/)(.+)$/is, ([, scheme, rest]) => `${scheme}${label(mark)}${rest}`),
	(text, mark) => matched(text, /^(\*\.)?((?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?)$/is, ([, wild = "", host]) => `${wild}${label(mark)}${host}`),
	(text, { word, variant }) => variant === 1 ? `${text}${word}` : `${word}${text}`
];
function matched(text, shape, other) {
	const parts = shape.exec(text);
	return parts && other(parts);
}
function switched(text) {
	if (!/^(true|false)$/i.test(text)) return null;
	return text.toLowerCase() === "true" ? "false" : "true";
}
/** Large numbers can be told apart; small ones may count something, and only grow a little. */
function integer(text, { number, variant }) {
	const value = Number(text);
	if (value >= 1e3 && value < 65536) return String(2e4 + number + (variant - 1) * 2e4);
	return String(value + variant + number % growth);
}
/** As many small numbers can be told apart. */
const growth = 13;
function durationLike({ number, variant }) {
	return ([, above = "", , unit]) => {
		return `${above}${unit === "h" || above !== "" ? variant : 1e3 + number + (variant - 1) * 1e4}${unit}`;
	};
}
function raised([, whole, , unit]) {
	const value = Number(whole);
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
* An edit that gives a slot another value of the same shape, style and quotes kept. A key gets another name; what is
* empty gets a content. Null where there is nothing to alter.
*/
function alter(slot, mark) {
	const { source, start, end } = slot;
	const text = altered(slot, source.text.slice(start, end), mark);
	return text === null ? null : {
		source,
		start,
		end,
		text
	};
}
/**
* True for what templates rather ask than print: switches, nothing, words of a closed set, what is empty. Altered
* together they would make another chart; each is tried for itself.
*/
function isControlSlot({ kind, value, choices }) {
	if (choices) return true;
	return kind === "empty" || value === null || value === "" || typeof value === "boolean" || isControl(String(value));
}
/** The texts of the sources that edits change. Edits of one source do not overlap. */
function applyValueEdits(edits) {
	const bySource = groupBy(edits, ({ source }) => source);
	return new Map([...bySource].map(([source, own]) => [source, rewritten(source.text, own)]));
}
/** Of edits at one place the last one comes first. */
function rewritten(text, edits) {
	const parts = [];
	let done = 0;
	for (const { start, end, text: written } of edits.toReversed().toSorted((one, other) => one.start - other.start)) {
		parts.push(text.slice(done, start), written);
		done = end;
	}
	return parts.join("") + text.slice(done);
}
function altered(slot, written, mark) {
	const { choices } = slot;
	if (choices) return inQuotes(written, (inner) => choices[mark.variant - 1] ?? reshape(inner, mark));
	if (slot.kind === "empty") return filled(written, slot.content, mark);
	if (slot.kind === "alias") return quotedIfText(slot, reshape(String(slot.value), mark));
	if (slot.value === null) return written === "" ? ` ${mark.word}` : mark.word;
	if (slot.kind === "key") return renamed(written, mark);
	if (slot.style === "literal" || slot.style === "folded") return inLine(written, mark);
	return inQuotes(written, (inner) => /^(\[|\{(?!\{))/.test(inner) ? inDocument(inner, mark) : reshape(inner, mark));
}
/** What templates know to take: a copy of what stands there elsewhere, else a text, else a map. */
function filled(written, content, { word, variant }) {
	const any = variant === 1 ? word : `{${word}: ${word}}`;
	const known = variant === 1 && content || any;
	return written.startsWith("[") ? `[${known}]` : `{${word}: ${known}}`;
}
/** An alias stands for a value of which the style is not known here; a text in quotes stays a text. */
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
/** A line of a text, which may be a document or a script of its own. */
function inLine(written, mark) {
	return /^[\w.:/*-]+$/.test(written) ? reshape(written, mark) : inFirstWord(written, mark);
}
/** A text that is a document of its own stays one: the texts in it change, or its first word. */
function inDocument(written, mark) {
	const changed = written.replace(/(:\s*"[^"\\]*)(?=")/g, `$1${mark.word}`);
	return mark.variant === 1 && changed !== written ? changed : inFirstWord(written, mark);
}
/** Whatever else a line says, only one word of it changes. */
function inFirstWord(written, { word, variant }) {
	const found = /[A-Za-z]\w*/.exec(written);
	if (!found) return written === "" ? null : `${written}${word}`;
	const at = found.index + (variant === 1 ? found[0].length : 0);
	return written.slice(0, at) + word + written.slice(at);
}

// src/render/causes/anchor.ts
/** Most keys that are renamed to find the one that makes an object. */
const mostKeys = 12;
/**
* The key that makes an object: renamed, in all sources that have it, it renames or removes the object and changes
* less besides than any other. Keys that the object's name holds come before all others. `undefined` if there is none.
*/
async function anchorOf(template, field) {
	const { object, root } = template.documents[field.index];
	const keys = likeliest$1(template.keys, textAll(root));
	const isInName = ({ value }) => object.name.includes(String(value));
	const inName = keys.filter(isInName).slice(0, mostKeys);
	const others = keys.filter((key) => !isInName(key)).slice(0, mostKeys - inName.length);
	return await leastChanging(template, field, inName) ?? leastChanging(template, field, others);
}
/** Of the keys without which the object is not there the one that changes least. */
async function leastChanging(template, field, keys) {
	const { object } = template.documents[field.index];
	let best;
	for (const slot of keys) {
		const trial = await template.render(renaming(template, slot));
		if (!trial || indexOf(trial, object) >= 0) continue;
		const changes = fieldDifferences(template.documents, trial);
		if (!best || changes < best.changes || changes === best.changes && isDeeper(slot, best.slot)) best = {
			slot,
			changes
		};
	}
	return best?.slot;
}
/** Gives a key another name, in all sources that have it. */
function renaming(template, slot) {
	const mark = template.markOf(slot, 1);
	return sameKeys(template.keys, slot).flatMap((key) => alter(key, mark) ?? []);
}
/** An entry is nearer to its object than the map that holds it. */
function isDeeper(one, other) {
	return one.trail.length > other.trail.length;
}
/** Keys whose name shows in the object, the longest first; of a key in several sources the strongest. */
function likeliest$1(keys, text) {
	return keys.filter(({ value }) => text.includes(String(value))).filter((slot) => !sameKeys(keys, slot).some((other) => other.source.layer > slot.source.layer)).toSorted((one, other) => String(other.value).length - String(one.value).length);
}
/** The same key of the release's values in all sources. */
function sameKeys(keys, slot) {
	const byWay = keysByWay(keys);
	return [...new Set(pathsOfEntry(slot).flatMap((way) => byWay.get(way) ?? []))];
}
const keysByWay = oncePer((keys) => {
	const byWay = /* @__PURE__ */ new Map();
	for (const key of keys) for (const way of pathsOfEntry(key)) byWay.set(way, [...byWay.get(way) ?? [], key]);
	return byWay;
});
/** The ways to a slot in the release's values, one for each alias of its chart. */
const pathsOfEntry = oncePer(({ source, trail }) => source.under.map((above) => JSON.stringify([...above, ...trail])));

// src/render/causes/relation.ts
/** How much of a field's text a slot holds: 3 all of it, 2 a part, 1 the other way round, 0 nothing. */
function relation({ value }, text) {
	const own = value === null ? "" : String(value);
	if (own === text) return 3;
	if (own === "" || text === "") return 0;
	if (text.toLowerCase().includes(own.toLowerCase())) return 2;
	return own.includes(text) || decoded(text).includes(own) ? 1 : 0;
}
/** What a Secret holds is written in base64. */
function decoded(text) {
	return /^[A-Za-z0-9+/]{4,}={0,2}$/.test(text) ? atobOrNothing(text) : "";
}
function atobOrNothing(text) {
	try {
		return atob(text);
	} catch {
		return "";
	}
}
/**
* Orders slots by what they have to do with a field of an object, the likeliest to be its cause first: those that hold
* its text, then those of which the keys are words on the way to it or in its object, as the name of the entry that
* an object is made of is, then those that win over others.
*/
function byLikelihood(text, object, trail) {
	const onTheWay = new Set(trail.join(" ").split(/\W+/));
	return (one, other) => relation(other, text) - relation(one, text) || keysAmong(other, onTheWay) - keysAmong(one, onTheWay) || keysAmong(other, wordsIn(object)) - keysAmong(one, wordsIn(object)) || other.source.layer - one.source.layer;
}
const wordsIn = oncePer((object) => new Set(textAll(object).split(/\W+/)));
/** How many of the keys above a slot are among some words. */
function keysAmong({ trail }, words) {
	return trail.filter((key) => typeof key === "string").filter((key) => key.split(/\W+/).every((word) => words.has(word))).length;
}

// src/render/causes/search.ts
const noCauses = {
	changing: [],
	removing: [],
	unproven: []
};
/** Most renders of one search. */
const mostRenders = 40;
/**
* The slots among some that move a field, by halving: altered all at once they move it, or none of them does. The
* halves are the same for all fields of a template, so that further fields cost few renders.
*/
async function search(template, field, slots, variant) {
	let left = mostRenders;
	async function look(group) {
		if (group.length === 0) return noCauses;
		if (left-- <= 0) return {
			...noCauses,
			unproven: group
		};
		const move = await moveBy(template, field, group, variant);
		if (move === "same") return noCauses;
		if (group.length === 1) return alone(template, field, group, move === "failed" ? other(variant) : variant);
		const middle = group.length >> 1;
		const found = together(await look(group.slice(0, middle)), await look(group.slice(middle)));
		return isNothing(found) && move !== "failed" ? {
			...noCauses,
			unproven: group
		} : found;
	}
	return look(slots);
}
/** What becomes of a field when slots are altered. */
async function moveBy(template, field, slots, variant) {
	const trial = await template.alter(slots, variant);
	return trial ? template.moveIn(trial, field, !slots.some(isControlSlot)) : "failed";
}
/** A slot whose one alteration breaks the chart may take the other. */
async function alone(template, field, slot, variant) {
	const move = await moveBy(template, field, slot, variant);
	return move === "same" ? noCauses : {
		...noCauses,
		[lists[move]]: slot
	};
}
function other(variant) {
	return variant === 1 ? 2 : 1;
}
const lists = {
	changed: "changing",
	gone: "removing",
	failed: "unproven"
};
/** The slots that move a field, tried one by one, since what is altered together may hide each other; `most` are enough. */
async function confirmEach(template, field, slots, most) {
	let found = noCauses;
	for (const slot of slots) {
		if (found.changing.length >= most) break;
		found = together(found, await search(template, field, [slot], 1));
	}
	return found;
}
/** What two searches found. */
function together(one, other) {
	return {
		changing: [.../* @__PURE__ */ new Set([...one.changing, ...other.changing])],
		removing: [.../* @__PURE__ */ new Set([...one.removing, ...other.removing])],
		unproven: [.../* @__PURE__ */ new Set([...one.unproven, ...other.unproven])]
	};
}
function isNothing({ changing, removing, unproven }) {
	return changing.length + removing.length + unproven.length === 0;
}

// src/render/causes/control-causes.ts
/**
* The switches that move a field, or make it go away. First the one that looks most like it; then all of which no
* field is known to be moved are turned at once. Since two of them can undo each other, every other one is turned, too.
*/
async function controlCauses(template, field) {
	const { confirmed, controls } = template;
	await confirmed.controls.add(() => confirmEach(template, field, likeliest(template, field), 1));
	const known = await confirmed.controls.all();
	const crossing = await confirmEach(template, field, [...known], Infinity);
	const unknown = controls.filter((slot) => !known.has(slot));
	const all = together(crossing, await search(template, field, unknown, 1));
	if (controls.length < 3) return all;
	const found = /* @__PURE__ */ new Set([
		...all.changing,
		...all.removing,
		...all.unproven
	]);
	const rest = controls.filter((slot) => !found.has(slot));
	const [even, odd] = [0, 1].map((parity) => rest.filter((_, index) => index % 2 === parity));
	return together(together(all, await search(template, field, even, 1)), await search(template, field, odd, 1));
}
/** The control that says most of what a field does, if any does. */
function likeliest({ controls, documents }, { index, trail }) {
	const { root } = documents[index];
	const text = textAll(nodeAt(root, trail));
	return controls.filter((slot) => relation(slot, text) > 0).toSorted(byLikelihood(text, root, trail)).slice(0, 1);
}

// src/render/causes/free-causes.ts
/** Most renders that a trace is split into when altering everything breaks the chart. */
const mostParts = 24;
/** Most candidates that are tried one by one before the search by halves begins. */
const mostCandidates = 6;
/** Of a map or list so many leaves are enough: it is not for one of them alone to change it. */
const enoughLeaves = 2;
/**
* The printed values that move a field. First those whose mark shows in it when all are altered at once. To be sure
* that there is no other, each value that was found for another field is tried, and all the rest at once in two ways,
* by halves if that moves the field. What was found is left as it is then: altered, it could hide another cause.
*/
async function freeCauses(template, field) {
	const node = nodeAt(template.documents[field.index].root, field.trail);
	const confirmed = await template.confirmed.free.add(() => confirm(template, field, node));
	if (node.kind !== "scalar" && confirmed.changing.length >= enoughLeaves) return confirmed;
	const known = await template.confirmed.free.all();
	const crossing = await confirmEach(template, field, [...known], Infinity);
	const rest = template.free.filter((slot) => !known.has(slot));
	const first = await search(template, field, rest, 1);
	const others = rest.filter((slot) => !first.changing.includes(slot) && !first.unproven.includes(slot));
	return together(together(crossing, first), await search(template, field, others, 2));
}
/** The slots that can be seen in a field and move it alone; of those that look alike there, one. */
async function confirm(template, field, node) {
	const { sure, alike } = traced(template, field, node, await trace(template));
	const most = node.kind === "scalar" ? Infinity : enoughLeaves;
	const found = await confirmEach(template, field, sure, most);
	return together(found, await confirmEach(template, field, alike, 1));
}
function traced(template, field, node, parts) {
	const text = textAll(node);
	const seen = parts.flatMap(({ slots, trial }) => {
		const after = template.nodeIn(trial, field);
		return after ? seenIn(slots, template, text, textAll(after)) : [];
	});
	const order = byLikelihood(text, template.documents[field.index].root, field.trail);
	const slots = seen.map(({ slot }) => slot).toSorted(order);
	const values = groupBy(seen, ({ shown }) => shown);
	const sole = new Set([...values.values()].flatMap((same) => same.length === 1 ? same[0].slot : []));
	return {
		sure: slots.filter((slot) => sole.has(slot)).slice(0, mostCandidates),
		alike: slots.filter((slot) => !sole.has(slot)).slice(0, mostCandidates)
	};
}
/** The slots of which the altered value can be seen in the altered field, and could not before. */
function seenIn(slots, template, before, after) {
	if (before === after) return [];
	const text = after.toLowerCase();
	const old = new Set(wordsOf$1(before));
	const numbers = new Set(wordsOf$1(after).filter((word) => /\d/.test(word) && !old.has(word)));
	return slots.flatMap((slot) => {
		const mark = template.markOf(slot, 1);
		if (text.includes(mark.word)) return {
			slot,
			shown: mark.word
		};
		const shown = numbers.size > 0 ? alteredText(slot, mark) : "";
		return numbers.has(shown) ? {
			slot,
			shown
		} : [];
	});
}
function alteredText(slot, mark) {
	return alter(slot, mark)?.text.replace(/^(["'])(.*)\1$/s, "$2") ?? "";
}
/** What stands between spaces and punctuation, and each number: `http://a:80` has `80`, `5s` has `5`. */
function wordsOf$1(text) {
	return [...text.split(/[\s,;:=/"'()[\]{}]+/), ...text.match(/\d+/g) ?? []];
}
/** The template with all printed values altered; in parts where that cannot be rendered at once. */
async function trace(template) {
	const done = [];
	const waiting = [template.free];
	for (let count = 0; waiting.length > 0 && count < mostParts; count++) {
		const slots = waiting.shift();
		const trial = await template.alter(slots, 1);
		if (trial) done.push({
			slots,
			trial
		});
		else if (slots.length > 1) {
			const middle = slots.length >> 1;
			waiting.push(slots.slice(0, middle), slots.slice(middle));
		}
	}
	return done;
}

// src/render/causes/influencing-values.ts
/** What moves a field, the likeliest to be edited first, and what the search came to as a whole. */
async function influencingValues(template, field) {
	const found = together(await freeCauses(template, field), await controlCauses(template, field));
	const text = textAt(template, field);
	return {
		causes: await ranked(template, text, await asyncFilter(found.changing, async (slot) => !await isHook(template, field, slot, text))),
		found
	};
}
/**
* Nothing is written there, and what would be written would stand in the field instead of what it is now: that is no
* cause of what it is now.
*/
async function isHook(template, field, slot, text) {
	if (!(slot.kind === "empty" || slot.value === null || slot.value === "") || text === "" || takesAway(slot, template.keys)) return false;
	const after = template.nodeIn(await template.alter([slot], 1), field);
	return after !== void 0 && textAll(after).includes(template.markOf(slot, 1).word);
}
/** A null is written to take away what a weaker source says. */
function takesAway({ value, source, trail }, keys) {
	const way = JSON.stringify(trail);
	return value === null && keys.some((key) => key.source.layer < source.layer && pathsOfEntry(key).includes(way));
}
/** Those that hold the field's text first, an anchor before its alias, then those that change little else, then those that win over others. */
async function ranked(template, text, slots) {
	if (slots.length < 2) return [...slots];
	return (await Promise.all(slots.map(async (slot) => ({
		slot,
		relation: relation(slot, text),
		changes: fieldDifferences(template.documents, await template.alter([slot], 1) ?? [])
	})))).toSorted((one, other) => other.relation - one.relation || Number(one.slot.kind === "alias") - Number(other.slot.kind === "alias") || one.changes - other.changes || other.slot.source.layer - one.slot.source.layer).map(({ slot }) => slot);
}
function textAt({ documents }, { index, trail }) {
	const node = nodeAt(documents[index].root, trail);
	return node.kind === "scalar" && node.value === null ? "" : textAll(node);
}
async function asyncFilter(items, test) {
	const kept = await Promise.all(items.map(test));
	return items.filter((_, index) => kept[index]);
}

// src/render/causes/alternatives.ts
/** Values that a person might write instead: of the same shape, and for numbers far smaller and larger ones, too. */
function alternativeValues(template, slot) {
	const [similar, other] = [1, 2].map((variant) => alter(slot, template.markOf(slot, variant)) ?? []);
	return [
		similar,
		scaled(slot),
		other
	].flat();
}
const scales = [(value) => value * 100 + 7, (value) => Math.floor(value / 100)];
/** The first number in what is written, made larger and smaller. */
function scaled(slot) {
	const { source, start, end, kind } = slot;
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
* The causes that can do anything about what was found: another value makes the finding go away, or the slot is the
* whole field, of which any value may be wrong, or no render is left to tell. A key that is wrong may be written in the
* values, above them.
*/
async function repairingValues(template, field, causes, judge, isSpent) {
	const text = textAt(template, field);
	const helps = async (edits, isRenamed) => {
		const trial = await template.render(edits);
		const object = template.objectIn(trial, field);
		if (!object) return isSpent();
		if (!isRenamed && !template.nodeIn(trial, field)) return false;
		return !judge.isStillFound(object.text, () => changedIn(template, trial, field));
	};
	const repairing = await asyncFilter(causes, async (slot) => !judge.isOfKey && relation(slot, text) === 3 || asyncSome(alternativeValues(template, slot), (edit) => helps([edit], false)));
	if (repairing.length > 0 || !judge.isOfKey) return repairing;
	const keys = keysAbove(template, field, causes);
	return (await asyncFilter(keys, (key) => helps(renaming(template, key), true))).slice(0, 1);
}
/** The objects of a template that a render has changed, without that of the field. */
function changedIn(template, trial, { index: own }) {
	return template.documents.flatMap(({ object, root }, index) => {
		if (index === own) return [];
		const after = template.objectIn(trial, {
			index,
			trail: []
		});
		if (after && (after.root === root || textAll(after.root) === textAll(root))) return [];
		return {
			before: object,
			after: after?.text ?? null
		};
	});
}
/** The keys in the values that have the name of the field, above what moves it. */
function keysAbove({ keys }, { trail }, causes) {
	const above = causes.map(({ source, trail: own }) => ({
		source,
		way: JSON.stringify(own.slice(0, own.lastIndexOf(trail.at(-1)) + 1))
	}));
	return keys.filter((key) => above.some(({ source, way }) => source === key.source && way === JSON.stringify(key.trail)));
}
async function asyncSome(items, test) {
	for (const item of items) if (await test(item)) return true;
	return false;
}

// src/render/causes/find.ts
/** The cause of a field that is there. `isSpent` says afterwards whether a render was not made for want of budget. */
async function findCause(template, field, judge, isSpent) {
	const { causes, found } = await influencingValues(template, field);
	const repairing = judge ? await repairingValues(template, field, causes, judge, isSpent) : causes;
	const unproven = named(template, field, found.unproven, isSpent());
	if (repairing.length === 0 && unproven.length === 0) return withoutCause(template, field, causes, found);
	const isProven = found.unproven.length === 0 && !isSpent() && !template.isUnstable(field);
	const parts = [
		...repairing.map((slot) => part(slot, "cause")),
		...unproven.map((slot) => part(slot, "unproven")),
		...found.removing.map((slot) => part(slot, "gate"))
	];
	return {
		kind: causes.length === 1 && repairing.length === 1 && isProven ? "exact" : "probable",
		primary: parts[0],
		related: parts.slice(1)
	};
}
/** Most values that are named without a proof. */
const mostUnproven = 6;
/**
* Those of which nothing is known that have to do with a field, the likeliest first. Where renders were spared nothing
* is known of many: then none is named unless one is likelier than all others.
*/
function named(template, field, unproven, isSpent) {
	const text = textAt(template, field);
	const order = byLikelihood(text, template.documents[field.index].root, field.trail);
	const known = unproven.filter((slot) => relation(slot, text) > 0).toSorted(order);
	return isSpent && known.length > 1 && order(known[0], known[1]) === 0 ? [] : known.slice(0, mostUnproven);
}
/** A slot as a part of its source's text. */
function part({ source, start, end }, role) {
	return {
		file: source.file,
		text: source.text,
		start,
		end,
		role
	};
}
/** What moves a field without being the finding's cause, and the entry that makes its object. */
async function withoutCause(template, field, causes, { removing }) {
	const anchor = await anchorOf(template, field);
	const others = [...causes.map((slot) => part(slot, "cause")), ...removing.map((slot) => part(slot, "gate"))];
	return anchor && causes.length === 0 ? {
		kind: "object",
		primary: part(anchor, "anchor"),
		related: others
	} : {
		kind: "template",
		primary: null,
		related: [...anchor ? [part(anchor, "anchor")] : [], ...others]
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
/** The maps at a trail of the release's values, in each source that has one written out, the strongest first. */
function mapsAt(sources, trail) {
	return sources.toReversed().flatMap((source) => source.under.flatMap((above) => {
		if (!source.root || above.some((key, index) => trail[index] !== key)) return [];
		const own = trail.slice(above.length);
		const node = nodeAt(source.root, own);
		if (node?.kind !== "map" || node.alias || node.entries.size === 0) return [];
		return [{
			source,
			node,
			key: range(keyOf$1(source.root, own) ?? firstKey(node))
		}];
	}));
}
function keyOf$1(root, trail) {
	const parent = nodeAt(root, trail.slice(0, -1));
	return parent?.kind === "map" ? parent.entries.get(String(trail.at(-1)))?.key : void 0;
}
function firstKey({ entries }) {
	return [...entries.values()][0].key;
}
function range({ start, end }) {
	return {
		start,
		end
	};
}
/** Before the first entry of a map, so that its line gives the indentation. */
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
* The first map that would hold the field: under its own name, else under one that templates read and the map lacks.
* The own name is written into all maps at once, then all names are; where none of them shows in the field, that is
* all it takes.
*/
async function insertionKeys(template, field, maps, own) {
	for (const sample of samplesOf(own.at(-1))) {
		const written = maps.map((map, at) => ({
			map,
			entries: entriesFor(template, map, own, sample, at)
		}));
		if (await shownIn(template, field, written.map(({ map, entries: [first] }) => ({
			map,
			entries: [first]
		}))) === "nothing" && await shownIn(template, field, written) === "nothing") continue;
		for (const each of written) {
			const keys = await keysIn(template, field, each);
			if (keys) return {
				map: each.map,
				keys
			};
		}
	}
}
/** The field's own name, and the names that templates read, each with a value of its own. */
function entriesFor({ reads }, { node }, own, sample, at) {
	const names = reads.filter((name) => !node.entries.has(name)).slice(0, mostNames);
	const value = (index) => sample(at * (mostNames + 1) + index);
	return [{
		keys: own,
		value: value(0)
	}, ...names.map((name, index) => ({
		keys: [name],
		value: value(index + 1)
	}))];
}
/** The keys in one map under which the field appears; each is tried alone, since two may undo each other. */
async function keysIn(template, field, { map, entries }) {
	const [own, ...others] = entries;
	const isShown = async (entry) => await shownIn(template, field, [{
		map,
		entries: [entry]
	}]) === entry;
	if (await isShown(own)) return own.keys;
	const [first, ...rest] = others;
	const shown = first && await shownIn(template, field, [{
		map,
		entries: [first, ...rest]
	}]);
	return typeof shown === "object" && await isShown(shown) ? shown.keys : void 0;
}
/** Which of some entries shows in the field once all are written; `nothing` if none does, `failed` without a render. */
async function shownIn(template, field, written) {
	const trial = await template.render(written.map(({ map, entries }) => insertion(map, entries)));
	const object = template.objectIn(trial, field);
	if (!object) return "failed";
	const node = nodeAt(object.root, field.trail);
	const entries = written.flatMap((each) => each.entries);
	return (node && entries.findLast(({ value }) => textAll(node).includes(value))) ?? "nothing";
}
function insertion({ source, node }, entries) {
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
/** Values of the kinds that a name suggests. */
function samplesOf(name) {
	if (/timeout|interval|duration|period|ttl|age|delay|time$/i.test(name)) return [samples.duration, samples.number];
	if (/attempts|count|number|port|max|min|limit|size|weight|replicas/i.test(name)) return [samples.number, samples.text];
	if (/^(is|has|allow|enable|skip|insecure)|enabled|disabled/i.test(name)) return [samples.yes];
	return [samples.text, samples.number];
}
/** Most names that are tried in a map. */
const mostNames = 80;

// src/render/causes/absent.ts
/** Most maps that are tried. */
const mostMaps = 4;
/** Most fields beside the absent one that are asked where they come from. */
const mostNeighbours = 3;
/**
* Where a field that is absent would be written: in the map that feeds its neighbours, or that makes its object, under
* its own name or another one that templates read. Only a place where the field then appears counts.
*/
async function insertionOf(template, field, sources) {
	const present = deepest$1(template, field);
	const missing = field.trail.slice(present);
	const anchor = await anchorOf(template, field);
	const others = anchor ? [part(anchor, "anchor")] : [];
	const around = {
		...field,
		trail: field.trail.slice(0, present)
	};
	const maps = missing.some(isIndex) ? [] : await candidates(template, around, anchor, sources);
	const found = await insertionKeys(template, field, maps.slice(0, mostMaps), missing.map(String));
	if (!found) return {
		kind: "template",
		primary: null,
		related: others
	};
	const { source, key, node } = found.map;
	return {
		kind: "missing",
		primary: {
			file: source.file,
			text: source.text,
			...key,
			role: "cause"
		},
		related: others,
		insertion: insertionIn(node, found.keys)
	};
}
function isIndex(key) {
	return typeof key === "number";
}
/** How many keys of the field's trail are there. */
function deepest$1({ documents }, { index, trail }) {
	let depth = trail.length;
	while (depth > 0 && !nodeAt(documents[index].root, trail.slice(0, depth))) depth--;
	return depth;
}
/** Maps of the values: those beside what feeds the neighbours, then that of the anchor; the strongest source first. */
async function candidates(template, around, anchor, sources) {
	const trails = [];
	for (const neighbour of neighbours(template, around)) {
		const { causes } = await influencingValues(template, neighbour);
		trails.push(...causes.slice(0, 1).flatMap((slot) => waysTo(slot, slot.trail.slice(0, -1))));
	}
	if (anchor) trails.push(...waysTo(anchor, anchor.trail));
	return [...new Set(trails)].flatMap((trail) => mapsAt(sources, JSON.parse(trail)));
}
/** Scalars below the map around the absent field, those of the same map first. */
function neighbours({ documents }, { index, trail }) {
	const node = nodeAt(documents[index].root, trail);
	return (node ? scalarsBelow(node, trail) : []).toSorted((one, other) => one.length - other.length).slice(0, mostNeighbours).map((way) => ({
		index,
		trail: way
	}));
}
function scalarsBelow(node, way) {
	if (node.kind === "scalar") return [way];
	if (node.kind === "list") return node.items.flatMap((item, index) => scalarsBelow(item, [...way, index]));
	return [...node.entries].flatMap(([key, { value }]) => scalarsBelow(value, [...way, key]));
}
function waysTo({ source }, trail) {
	return source.under.map((above) => JSON.stringify([...above, ...trail]));
}

// src/render/embedded.ts
/** The part in a text of its file; `null` where it is not there. */
function embeddedNode(text, { file, document, trail }) {
	let node = parseDocuments(text, file)[document]?.root;
	for (const key of trail) node = node?.kind === "map" ? node.entries.get(String(key))?.value : itemOf(node, key);
	return node ?? null;
}
function itemOf(node, key) {
	return node?.kind === "list" && typeof key === "number" ? node.items[key] : void 0;
}
/** A values file that says the same as a map in another file, or as a text there. */
function valuesText(node) {
	if (node?.kind === "scalar") return String(node.value ?? "");
	return JSON.stringify(node ? toData(node) : {}, (_, value) => typeof value === "bigint" ? Number(value) : value);
}
/**
* The flag that sets a value to what a scalar says. A comma would begin the next value; Argo CD escapes those that are
* not (`util/helm/cmd.go`, cleanSetParameters).
*/
function flagText(key, node) {
	return `${key}=${(node?.kind === "scalar" && node.value !== null ? String(node.value) : "").replace(/(?<!\\),/g, "\\,")}`;
}

// src/render/probe/editable-values.ts
/** Every slot of a source, in the order of its text. */
function editableValuesOf(source) {
	const { given, root } = source;
	if (given.as === "flag" && given.key !== void 0) return embeddedSlots(source, given);
	if (given.as === "flag") return given.flag === "setJson" ? jsonSlots(source) : flagSlots(source, given.flag);
	if (given.as === "text") return [wholeText(source)];
	return (root ? walk(source, root, [], /* @__PURE__ */ new Set()) : []).toSorted((one, other) => one.start - other.start);
}
function wholeText(source) {
	const { text } = source;
	return {
		source,
		kind: "value",
		trail: [],
		start: 0,
		end: text.length,
		value: text,
		style: "literal"
	};
}
/** What a file of the tree says for a flag. */
function embeddedSlots(source, { key, part }) {
	const node = embeddedNode(source.text, part);
	return node ? walk(source, node, keysOf$1(key), /* @__PURE__ */ new Set()) : [];
}
/** `seen` holds where nodes start that were met before: what an anchor names is met wherever an alias uses it. */
function walk(source, node, trail, seen) {
	if (node.alias) return aliasSlots(source, node, trail);
	if (node.kind === "scalar") return scalarSlots(source, node, trail);
	if (seen.has(node.start)) return [];
	seen.add(node.start);
	if (node.kind === "list") {
		if (node.items.length === 0) return [emptySlot(source, node, trail)];
		return node.items.flatMap((item, index) => walk(source, item, [...trail, index], seen));
	}
	if (node.entries.size === 0) return [emptySlot(source, node, trail)];
	return [...node.entries].flatMap(([name, entry]) => walkEntry(source, name, entry, trail, seen));
}
function walkEntry(source, name, { key, value }, trail, seen) {
	const below = [...trail, name];
	if (isMerged(key, value)) return [];
	return [keySlot(source, key, below), ...walk(source, value, below, seen)];
}
/** An alias stands right after its key; what a merge brings in has its key where the anchor is. */
function isMerged({ source, end }, { alias }) {
	return alias !== void 0 && !/^\s*:\s+$/.test(source.text.slice(end, alias.start));
}
function aliasSlots(source, node, trail) {
	if (node.kind !== "scalar" || !node.alias) return [];
	const { start, end } = node.alias;
	return [{
		source,
		kind: "alias",
		trail,
		start,
		end,
		value: node.value,
		style: "plain"
	}];
}
/** A block scalar may be a document or a script of its own: each of its lines is a slot. */
function scalarSlots(source, node, trail) {
	if (node.style !== "literal" && node.style !== "folded") return [valueSlot(source, node, trail)];
	const lines = lineSlots(source, node, trail);
	return lines.length > 0 && lines.length <= mostLines ? lines : [valueSlot(source, node, trail)];
}
/** A longer text is one slot: nobody configures a mesh in it. */
const mostLines = 60;
function lineSlots(source, { start, end, style }, trail) {
	return [...source.text.slice(start, end).matchAll(contentOfLine)].map(({ index, indices, groups }) => {
		const [from = index, to = index] = indices?.groups?.["content"] ?? [];
		return {
			source,
			kind: "value",
			trail,
			start: start + from,
			end: start + to,
			value: groups?.["content"] ?? "",
			style
		};
	});
}
/** What a line says, without a key or a dash in front of it. */
const contentOfLine = /^[ \t]*(?:- +)*(?:[\w./-]+: +)?(?<content>\S.*?)[ \t]*$/dgm;
/** Nothing stands where it would be written: after its key. */
function valueSlot(source, { start, end, value, style }, trail) {
	const from = style === "empty" && source.text[start] === ":" ? start + 1 : start;
	return {
		source,
		kind: "value",
		trail,
		start: from,
		end: Math.max(from, end),
		value,
		style
	};
}
function keySlot(source, { start, end, style }, trail) {
	return {
		source,
		kind: "key",
		trail,
		start,
		end,
		value: String(trail.at(-1)),
		style
	};
}
function emptySlot(source, { start, end }, trail) {
	return {
		source,
		kind: "empty",
		trail,
		start,
		end,
		value: "",
		style: "plain"
	};
}
/** `key={...}`, or a whole map of values. */
function jsonSlots(source) {
	const start = source.text.startsWith("{") ? 0 : source.text.indexOf("=") + 1;
	const path = start === 0 ? [] : keysOf$1(source.text.slice(0, start - 1));
	const root = parseDocuments(" ".repeat(start) + source.text.slice(start), source.file)[0]?.root;
	return root ? walk(source, root, path, /* @__PURE__ */ new Set()) : [];
}
/** `a.b=c,d={x,y}`; a backslash takes the meaning from the character after it. */
function flagSlots(source, flag) {
	return (flag === "setLiteral" ? [[0, source.text.length]] : split(source.text, 0, source.text.length)).flatMap(([from, to]) => {
		const equals = source.text.indexOf("=", from);
		if (equals < 0 || equals >= to) return [];
		return flagValues(source, keysOf$1(source.text.slice(from, equals)), equals + 1, to);
	});
}
function flagValues(source, trail, start, end) {
	const text = source.text.slice(start, end);
	if (!text.startsWith("{") || !text.endsWith("}")) return [flagSlot(source, trail, start, end)];
	return split(source.text, start + 1, end - 1).map(([from, to], index) => flagSlot(source, [...trail, index], from, to));
}
function flagSlot(source, trail, start, end) {
	const text = source.text.slice(start, end);
	return {
		source,
		kind: "value",
		trail,
		start,
		end,
		value: source.given.as === "flag" && source.given.flag !== "set" ? text : typed(text.replace(/\\(.)/g, "$1")),
		style: "flag"
	};
}
/** What `--set` reads (pkg/strvals, typedVal). */
function typed(text) {
	if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
	if (/^null$/i.test(text)) return null;
	return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;
}
/** The parts between commas that stand outside of braces, with their offsets. */
function split(text, from, to) {
	const parts = [];
	let start = from;
	let depth = 0;
	for (let at = from; at < to; at++) if (text[at] === "\\") at++;
	else if (text[at] === "{") depth++;
	else if (text[at] === "}") depth--;
	else if (text[at] === "," && depth === 0) {
		parts.push([start, at]);
		start = at + 1;
	}
	return [...parts, [start, to]];
}
/** `a.b[0].c` with escaped dots. */
function keysOf$1(path) {
	return (path.match(/\[\d+\]|(?:\\.|[^.[\\])+/g) ?? []).map((part) => part.startsWith("[") ? Number(part.slice(1, -1)) : part.replace(/\\(.)/g, "$1"));
}

// src/render/probe/values-paths.ts
/** The keys under which a template sees its values: `app/charts/sub/templates/a.yaml` is in `sub`. */
function chartScope(template) {
	const [charts = ""] = template.split("/templates/");
	return charts.split("/charts/").slice(1);
}
/** Where the slot stands in the release's values, as far as the template sees it; all ways where it sees none. */
function valuesPathsOf({ source, trail, start, kind }, scope) {
	const own = kind === "value" && source.root ? waysIn(source.root, start, trail) : [trail];
	const all = source.under.flatMap((above) => own.map((way) => [...above, ...way]));
	const seen = all.filter((way) => isPrefix(scope, way) || globalOf(way, scope));
	return seen.length > 0 ? seen : all;
}
/** The ways to the same entry: a global value may stand under the keys of each chart on the way to a template. */
function sameValuesPaths(way, scope) {
	const rest = globalOf(way, scope);
	return rest ? [rest, ...scope.map((_, depth) => [...scope.slice(0, depth + 1), ...rest])] : [way];
}
/** What follows the keys of charts in a way to a global value; `undefined` for any other. */
function globalOf(way, scope) {
	const depth = way.indexOf("global");
	return depth >= 0 && isPrefix(way.slice(0, depth), scope) ? way.slice(depth) : void 0;
}
/** Most nodes that are looked at for aliases; a text can multiply with them. */
const mostNodes = 2e4;
/** The ways from a root to the node that begins at an offset: its own, and one for each alias and merge above it. */
function waysIn(root, start, own) {
	if (!root.source.text.includes("&")) return [own];
	const found = [];
	let left = mostNodes;
	function look(node, way) {
		if (left-- <= 0) return;
		if (node.kind === "scalar") {
			if (node.start === start) found.push(way);
		} else if (node.kind === "list") node.items.forEach((item, index) => look(item, [...way, index]));
		else for (const [key, { value }] of node.entries) look(value, [...way, key]);
	}
	look(root, []);
	return found.length > 0 ? found : [own];
}
/** The key of a map at the end of a trail; `undefined` for items of lists and the root. */
function pathKey(root, trail) {
	const parent = nodeAt(root, trail.slice(0, -1));
	return parent?.kind === "map" ? parent.entries.get(String(trail.at(-1)))?.key : void 0;
}
/** True if a trail begins with the keys of another one. */
function isPrefix(start, trail) {
	return start.every((key, index) => trail[index] === key);
}

// src/render/causes/layers.ts
/**
* The entry of the release's values that a part of a text stands for, and all that says something of it, the weakest
* first and the part last. What would win over the part is none of its layers: where something does, the part has its
* say in another way than under this key, and stands alone. `template` is the full name of the template that reads it.
* `null` for a part that is in none of the sources.
*
* Helm merges maps key by key; a list of a stronger source takes the place of the whole list, but flags change single
* items of it. `global` of a parent chart wins over that of its subcharts (`pkg/chart/common/util/coalesce.go`).
*/
function layeringOf(sources, part, template) {
	const slot = slotOf(sources, part);
	if (!slot) return null;
	const ways = valuesPathsOf(slot, chartScope(template));
	const settled = ways.map((way) => ({
		way,
		layers: layersAt(sources, slot, way, chartScope(template))
	})).filter(({ layers }) => layers.every((layer) => isBelow(layer, slot)));
	const weaker = settled.flatMap(({ layers }) => layers).toSorted(byStrength);
	const trail = settled.toSorted((one, other) => other.layers.length - one.layers.length)[0]?.way ?? ways[0];
	return {
		path: trail,
		layers: [...distinct(weaker).map(({ layer }) => layer), ownLayer(slot, trail)]
	};
}
function slotOf(sources, part) {
	return sources.filter(({ file, text }) => file === part.file && text === part.text).flatMap(editableValuesOf).find(({ start, end }) => start === part.start && end === part.end);
}
/** All that the sources say of the entry, the slot itself left out. */
function layersAt(sources, slot, way, scope) {
	return sources.flatMap((source) => sameValuesPaths(way, scope).flatMap((each) => layerIn(source, comparable(each, slot, source), slot).map((layer) => ({
		layer,
		rank: [source.layer, -each.length]
	})))).filter(({ layer }) => !isAt(layer, slot));
}
/** The way up to the first list in it: lists are replaced as a whole, except by flags, which defaults do not reach. */
function comparable(way, slot, source) {
	const [own, other] = [slot.source.given.as, source.given.as];
	const isItem = source === slot.source || (own === "flag" ? other !== "chart" : other === "flag");
	const list = way.findIndex((key) => typeof key === "number");
	return isItem || list < 0 ? way : way.slice(0, list);
}
function layerIn(source, trail, slot) {
	if (trail.length === 0) return [];
	return source.under.filter((above) => isPrefix(above, trail)).flatMap((above) => {
		const own = trail.slice(above.length);
		if (!source.root) return slotLayer(source, own, trail);
		const node = nodeAt(source.root, own);
		const isSlot = source === slot.source && node?.start === slot.start;
		return node && !isSlot ? [nodeLayer(source, node, pathKey(source.root, own), trail)] : [];
	});
}
/** A value stands where it is written or an alias uses it, a map or list at its key. */
function nodeLayer({ file, text }, node, key, trail) {
	const { start, end } = node.kind === "scalar" ? node.alias ?? node : key ?? node;
	return {
		file,
		text,
		start,
		end,
		path: trail,
		value: toData(node)
	};
}
/** What a flag says of an entry; a list in braces is one layer, from its first item to its last. */
function slotLayer(source, own, trail) {
	const slots = editableValuesOf(source).filter((slot) => slot.kind !== "key" && isPrefix(own, slot.trail));
	const [first, last] = [slots[0], slots.at(-1)];
	if (!first || !last || own.length === 0) return [];
	const isOne = first === last && first.trail.length === own.length;
	const { file, text } = source;
	const value = isOne ? first.value : text.slice(first.start, last.end);
	return [{
		file,
		text,
		start: first.start,
		end: last.end,
		path: trail,
		value
	}];
}
function ownLayer({ source, kind, trail: own, start, end, value }, trail) {
	const { file, text, root } = source;
	const node = kind === "key" || kind === "empty" ? root && nodeAt(root, own) : null;
	return {
		file,
		text,
		start,
		end,
		path: trail,
		value: node ? toData(node) : value
	};
}
function isAt({ file, text, start }, slot) {
	return start === slot.start && file === slot.source.file && text === slot.source.text;
}
function isBelow({ rank: [layer] }, { source }) {
	return layer <= source.layer;
}
function byStrength({ rank: one }, { rank: other }) {
	return one[0] - other[0] || one[1] - other[1];
}
function distinct(ranked) {
	return ranked.filter(({ layer }, index) => !ranked.slice(0, index).some(({ layer: before }) => before.file === layer.file && before.start === layer.start && before.text === layer.text));
}

// src/render/causes/choices.ts
/**
* Words that a chart knows for a value beside the one that it has: those that its values.schema.json lists, and those
* that templates compare a value of that name with. Any other word would be refused or fall through, and would show
* nothing.
*
* @param schemas the values.schema.json of charts, by the keys of their values, joined by NULs
* @param templates texts of all templates
*/
function choicesFor(schemas, templates) {
	const listed = new Map([...schemas].map(([under, text]) => [under, parseDocuments(text, "")[0]?.root]));
	const compared = comparedWith(templates);
	return ({ kind, source, trail, value }) => {
		if (kind === "key" || typeof value !== "string") return [];
		const inSchemas = source.under.flatMap((above) => listedAt(listed, [...above, ...trail]));
		const name = trail.findLast((key) => typeof key === "string") ?? "";
		return (inSchemas.length > 0 ? inSchemas : [...compared.get(name) ?? []]).filter((word) => word !== value);
	};
}
/** What the schemas of the release's chart and of a subchart list for a value of the release. */
function listedAt(schemas, trail) {
	return trail.flatMap((_, depth) => {
		const schema = schemas.get(trail.slice(0, depth).join("\0"));
		return schema ? listed(schema, trail.slice(depth)) : [];
	});
}
function listed(schema, trail) {
	const node = nodeAt(schema, trail.flatMap((key) => typeof key === "number" ? ["items"] : ["properties", key]));
	const words = node && nodeAt(node, ["enum"]);
	return (words?.kind === "list" ? words.items : []).flatMap((item) => item.kind === "scalar" && typeof item.value === "string" ? item.value : []);
}
/** `eq .Values.mode "a" "b"`, `eq "a" .mode`, `has .mode (list "a" "b")`. */
const comparing$1 = /\b(?:eq|ne)\s+\(?[\w.$]*\.\w+\)?(?:\s+"[^"]*")+|\b(?:eq|ne)\s+"[^"]*"\s+[\w.$]*\.\w+|\bhas\s+[\w.$]*\.\w+\s+\(list(?:\s+"[^"]*")+/g;
/** For each field name the texts that stand beside it in actions that compare. */
function comparedWith(templates) {
	const found = /* @__PURE__ */ new Map();
	const actions = templates.flatMap((text) => text.match(/\{\{.*?\}\}/gs) ?? []);
	for (const comparison of actions.flatMap((action) => action.match(comparing$1) ?? [])) {
		const words = [...comparison.matchAll(/"([^"\\]+)"/g)].map(([, word]) => word);
		const name = /\.(\w+)(?=[\s)]|$)/.exec(comparison)?.[1];
		if (name !== void 0) found.set(name, /* @__PURE__ */ new Set([...found.get(name) ?? [], ...words]));
	}
	return found;
}
/** The first entry that another source has where a slot is empty, as YAML in one line. */
function contentFor({ source, trail }, sources) {
	for (const other of sources.filter((each) => each !== source && each.root)) for (const way of source.under.map((above) => [...above, ...trail])) {
		const own = wayIn(other, way);
		const node = own && nodeAt(other.root, own);
		const first = node?.kind === "map" ? [...node.entries.values()][0]?.value : void 0;
		const item = node?.kind === "list" ? node.items[0] : first;
		if (item) return JSON.stringify(toData(item), (_, value) => typeof value === "bigint" ? Number(value) : value);
	}
}
/** A way of the release's values within a source. */
function wayIn({ under }, way) {
	const above = under.find((keys) => keys.every((key, index) => way[index] === key));
	return above && way.slice(above.length);
}

// src/render/probe/charts.ts
/** Deeper than any umbrella. */
const deepest = 16;
/** The chart and its unpacked subcharts, the deepest first. `files` are those of the chart by their location. */
const chartsOf = oncePer((files) => below(files, {
	folder: "",
	under: [[]]
}, 0));
function below(files, chart, depth) {
	return [...(depth < deepest ? subchartsOf(files, chart) : []).flatMap((sub) => below(files, sub, depth + 1)), chart];
}
function subchartsOf(files, { folder, under }) {
	const start = `${folder}charts/`;
	const folders = new Set([...files.keys()].filter((name) => name.startsWith(start) && name.slice(start.length).includes("/")).map((name) => name.slice(0, name.indexOf("/", start.length) + 1)));
	const dependencies = dependenciesOf(files, folder);
	return [...folders].map((sub) => {
		const name = metadataOf(files, `${sub}Chart.yaml`)["name"];
		const keys = keysOf(String(name ?? sub.slice(start.length, -1)), dependencies);
		return {
			folder: sub,
			under: under.flatMap((above) => keys.map((key) => [...above, key]))
		};
	});
}
/** The keys of a subchart in its parent's values. */
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
/** The files of a chart by their location; none of one that is packed. */
const filesOf = oncePer(({ source }) => {
	const files = source.kind === "archive" ? [] : source.files;
	return new Map(files.map(({ name, data }) => [name.replaceAll("\0", ""), data]));
});
/** The templates of a chart, partials included; `undefined` where some are packed and cannot be seen. */
function templateTexts(chart) {
	const files = [...filesOf(chart)];
	if (files.length === 0 || files.some(([name]) => name.endsWith(".tgz"))) return void 0;
	return files.filter(([name]) => name.includes("templates/")).map(([, data]) => decode$2(data));
}
/** The values.schema.json of a chart and its subcharts, by the keys of their values, joined by NULs. */
function schemaFilesOf(chart) {
	const files = filesOf(chart);
	return new Map(chartsOf(files).flatMap(({ folder, under }) => {
		const data = files.get(`${folder}values.schema.json`);
		return data ? under.map((keys) => [keys.join("\0"), decode$2(data)]) : [];
	}));
}
function decode$2(data) {
	return new TextDecoder().decode(data);
}

// src/render/probe/sources.ts
/** The sources of a release's values, the weakest first. Values in packed subcharts are not among them. */
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
/** The deeper a chart is, the weaker its defaults are. */
const chartSources = oncePer((chart) => {
	if (chart.source.kind === "archive") return [];
	const files = filesOf(chart);
	return chartsOf(files).flatMap(({ folder, under }) => {
		const location = `${folder}values.yaml`;
		const data = files.get(location);
		if (!data) return [];
		const file = chart.treePath(location);
		const text = decode$1(data);
		return [yamlSource(text, file, {
			as: "chart",
			location
		}, under, parseDocuments(text, file))];
	});
});
function fileSources(tree, request) {
	return [...new Set(request.target.values)].flatMap((name) => {
		const part = request.embedded?.get(name);
		if (part) return embeddedSource(tree, part, {
			as: "file",
			name,
			part
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
/** The part of a file as a source of its own, in the text of the whole file. */
function embeddedSource(tree, part, given) {
	const data = tree.read(part.file);
	if (!data) return [];
	const text = decode$1(data);
	return [{
		given,
		file: part.file,
		text,
		root: given.as === "file" ? embeddedNode(text, part) : null,
		under: [[]]
	}];
}
/** In the order in which Helm applies them (pkg/cli/values, MergeValues). */
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
		const part = embedded?.get(`${flag}/${index}`);
		const key = text.slice(0, text.indexOf("="));
		if (part) return embeddedSource(tree, part, {
			as: "flag",
			flag,
			index,
			key,
			part
		});
		return [{
			given: {
				as: "flag",
				flag,
				index
			},
			file: flagNames[flag],
			text,
			root: null,
			under: [[]]
		}];
	});
}
function setFiles(tree, request) {
	return (request.flags?.setFile ?? []).flatMap((item) => {
		const name = item.slice(item.indexOf("=") + 1);
		const file = fileOf(tree, request, name);
		if (!file) return [];
		return [{
			given: {
				as: "text",
				name
			},
			file: file.path,
			text: decode$1(file.data),
			root: null,
			under: [[]]
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
function yamlSource(text, file, given, under, documents) {
	return {
		given,
		file,
		text,
		root: documents.flatMap(({ root }) => root ?? []).reduce(merged, null),
		under
	};
}
/** Helm reads all documents of a text, each over the one before. */
function merged(weaker, stronger) {
	if (weaker?.kind !== "map" || stronger.kind !== "map") return stronger;
	const entries = new Map(weaker.entries);
	for (const [key, entry] of stronger.entries) {
		const before = weaker.entries.get(key);
		entries.set(key, before ? {
			...entry,
			value: merged(before.value, entry.value)
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

// src/render/causes/confirmed.ts
function createConfirmed() {
	const slots = /* @__PURE__ */ new Set();
	const looking = /* @__PURE__ */ new Set();
	return {
		async add(find) {
			const search = find();
			looking.add(search);
			try {
				const found = await search;
				for (const slot of found.changing) slots.add(slot);
				return found;
			} finally {
				looking.delete(search);
			}
		},
		async all() {
			while (looking.size > 0) await Promise.allSettled(looking);
			return new Set(slots);
		}
	};
}

// src/render/causes/template.ts
/** Opens a template by its full name; `null` if its objects cannot be had. */
async function openTemplate(name, trials, slots, chart) {
	const rendered = await renderedAs(name, trials);
	if (!rendered) return null;
	const { documents, other, alone } = rendered;
	const texts = templateTexts(chart);
	return {
		documents,
		...groupsOf(texts ? relatedTo(slots, texts) : slots),
		confirmed: {
			free: createConfirmed(),
			controls: createConfirmed()
		},
		reads: namesIn(texts ?? [], /(?<=\.)[A-Za-z_]\w*/g),
		...rendering((edits) => trials.render(name, edits, alone), marker(slots)),
		...comparing(documents, other)
	};
}
function groupsOf(slots) {
	const values = slots.filter(({ kind }) => kind !== "key");
	return {
		free: values.filter((slot) => !isControlSlot(slot)),
		controls: values.filter(isControlSlot),
		keys: slots.filter(({ kind }) => kind === "key")
	};
}
/** Each slot has its own mark, so that the renders of all fields are the same ones. */
function marker(slots) {
	const numbers = new Map(slots.map((slot, index) => [slot, index]));
	return (slot, variant) => {
		const number = numbers.get(slot);
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
		alter: (slots, variant) => render(slots.flatMap((slot) => alter(slot, markOf(slot, variant)) ?? []))
	};
}
/** `other` is the same template at another time and with other random values. */
function comparing(documents, other) {
	const objectIn = (trial, { index }, inOrder = true) => trial ? counterpartOf(index, documents, trial, inOrder) : void 0;
	const moveIn = (trial, field, inOrder) => moveOf(documents[field.index].root, objectIn(trial, field, inOrder)?.root, field.trail);
	return {
		objectIn,
		moveIn,
		isUnstable: (field) => other !== void 0 && moveIn(other, field, true) !== "same",
		nodeIn(trial, field) {
			const object = objectIn(trial, field);
			return object && nodeAt(object.root, field.trail);
		}
	};
}
/**
* A template is rendered alone where that gives what the release has: another one may have changed its values. What
* chance or the time may change is rendered as a whole, twice.
*/
async function renderedAs(name, trials) {
	const alone = await trials.render(name, [], true);
	const shown = trials.isRandom() ? null : trials.shown(name);
	if (alone && shown && isSame(shown.toSorted(byIdentity), alone.toSorted(byIdentity))) return {
		documents: alone,
		other: void 0,
		alone: true
	};
	const [documents, other] = await trials.whole(name);
	return documents ? {
		documents,
		other,
		alone: alone !== null && isSame(documents, alone)
	} : null;
}
function isSame(some, others) {
	const [own, other] = [some, others].map((documents) => documents.map(({ root }) => textAll(root)));
	return own.join("\0") === other.join("\0");
}
/** Helm prints the objects of a release by their kinds. */
function byIdentity(one, other) {
	const [own, theirs] = [one, other].map(({ object }) => JSON.stringify(object));
	return compareText(own, theirs);
}
function namesIn(texts, pattern) {
	return [...new Set(texts.flatMap((text) => text.match(pattern) ?? []))];
}
/**
* Slots that a template may read: one of their keys is a word in some template. All of them where a template takes
* the values as a whole, and where an alias stands for a value under another key.
*/
function relatedTo(slots, texts) {
	if (texts.some((text) => /\.Values(?![.\w])/.test(text))) return slots;
	const evaluated = [...new Set(slots.map(({ source }) => source.text))].filter((text) => text.includes("{{"));
	const words = new Set(namesIn([...texts, ...evaluated], /\w+/g));
	const aliased = new Set(slots.filter(({ kind }) => kind === "alias").map(({ source }) => source));
	return slots.filter(({ trail, source }) => trail.length === 0 || aliased.has(source) || source.under[0].length > 0 || trail.some((key) => (String(key).match(/\w+/g) ?? []).some((part) => words.has(part))));
}

// src/render/probe/budgeted.ts
/** Most renders for one chart. */
const budget = 400;
/** Bytes of rendered text after which no more is rendered for one chart: a large one takes a second for a megabyte. */
const mostText = 6 * 2 ** 20;
/** Milliseconds after which a probe is given up; a render of a large chart takes a tenth of it. */
const patience = 5e3;
/** Most renders that may have to be ended: each of them costs the patience, and a thread. */
const mostEnded = 3;
function budgeted(engine) {
	const known = /* @__PURE__ */ new Map();
	let ended = 0;
	let text = 0;
	let isSpent = false;
	return {
		async render(jobOf, key) {
			const before = known.get(key);
			if (before) return before;
			if (known.size >= budget || text >= mostText || ended >= mostEnded) {
				isSpent = true;
				return {
					status: "ended",
					reason: "the budget is spent"
				};
			}
			const render = Promise.resolve(engine.render({
				...jobOf(),
				patience
			}));
			known.set(key, render);
			const answer = await render;
			if (answer.status === "ended") ended++;
			else for (const { data } of answer.frames) text += data.length;
			return answer;
		},
		isSpent: () => isSpent,
		count: () => known.size
	};
}

// src/render/probe/probe.ts
/**
* The trials of a release; `plain` is the job that renders it as it is, `shown` what that gave, if somebody has
* rendered it already.
*/
function createProbe(engine, chart, plain, shown) {
	const renders = budgeted(engine);
	const objects = objectsReader();
	return {
		async render(template, edits, alone) {
			const more = alone ? {
				only: [template],
				lenient: true
			} : {};
			const answer = await renders.render(() => jobWith(plain, edits, more), keyOf(template, edits, alone));
			return objects(answer, template);
		},
		output: async (edits, extra = {}) => outputOf(await renders.render(() => wholeJob(plain, edits, extra), wholeKey(edits, extra))),
		async whole(template) {
			const jobs = isRandom(chart) ? [plain, {
				...plain,
				conditions: otherConditions
			}] : [plain];
			return (await Promise.all(jobs.map((job, index) => renders.render(() => jobWith(job, [], {}), `whole ${index}`)))).map((answer) => objects(answer, template));
		},
		shown: (template) => shown === void 0 ? null : shownBy(shown, template),
		isRandom: () => isRandom(chart),
		isSpent: renders.isSpent,
		count: renders.count
	};
}
/** Reads the objects of a template in an answer, each of them once. */
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
/** Helm writes the template's name above each object. */
function shownBy(manifest, template) {
	const own = manifest.split(/^---\n# Source: /m).filter((part) => part.startsWith(`${template}\n`));
	return documentsOf(own.map((part) => part.slice(template.length)).join("\n---"));
}
const otherConditions = {
	now: Date.UTC(2031, 4, 17, 3, 41),
	seed: 7919
};
/** Template functions of which the result depends on chance or the time. */
const randomFunctions = /\b(rand\w+|shuffle|uuidv4|now|ago|date\w*|htmlDate\w*|gen\w+|derivePassword|bcrypt|htpasswd|encryptAES)\b/;
const isRandom = oncePer(({ source }) => {
	if (source.kind === "archive") return true;
	return source.files.some(({ name, data }) => name.endsWith(".tgz") || name.includes("templates/") && randomFunctions.test(decode(data)));
});
/** A job under edits; values are not held against schemas, since an edit need not please them. */
function jobWith(plain, edits, more) {
	const files = new Map(plain.files.map((frame) => [frame.name, frame]));
	const options = {
		...plain.options,
		...more,
		marks: false,
		raw: true,
		skipSchemaValidation: true
	};
	const chartValues = [];
	const flags = {};
	for (const [{ given }, text] of applyValueEdits(edits)) {
		if (given.as === "flag") {
			flags[given.flag] ??= [...options[given.flag] ?? []];
			flags[given.flag][given.index] = given.key === void 0 ? text : flagText(given.key, embeddedNode(text, given.part));
			continue;
		}
		if (given.as === "chart") chartValues.push(given.location);
		const name = given.as === "chart" ? chartValuesFile(given.location) : given.name;
		const part = given.as === "file" ? given.part : void 0;
		files.set(name, frame(name, part ? valuesText(embeddedNode(text, part)) : text));
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
function wholeJob(plain, edits, { lenient = false, added = [] }) {
	return jobWith(plain, edits, {
		lenient,
		setString: [...plain.options.setString ?? [], ...added]
	});
}
/** Without anything extra that of any other render of the whole chart. */
function wholeKey(edits, { lenient = false, added = [] }) {
	const key = keyOf("", edits, false);
	return lenient || added.length > 0 ? JSON.stringify([
		key,
		lenient,
		added
	]) : key;
}
function keyOf(template, edits, alone) {
	const parts = edits.map(({ source, start, end, text }) => [
		source.layer,
		start,
		end,
		text
	]);
	return JSON.stringify([alone ? template : "", ...parts]);
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
const template = {
	kind: "template",
	primary: null,
	related: []
};
/**
* Finds the causes of fields of a release by editing one value at a time in its own source and rendering again: a
* line is responsible if editing it changes the field. Nothing is modelled of how Helm merges values, so that a
* wrong guess costs a render and never the truth. `shown` is the manifest of the release, if somebody has it.
*/
function createProvenance(engine, shelf, request, shown) {
	const chart = shelf.find(request.target.path);
	if ("problem" in chart) return {
		cause: () => Promise.resolve(template),
		layering: () => null,
		renders: 0
	};
	return provenanceOf(engine, shelf, chart, request, shown);
}
function provenanceOf(engine, { tree }, chart, request, shown) {
	const sources = valuesSourcesOf(tree, chart, request);
	const slots = informed(sources.flatMap(editableValuesOf), chart, sources);
	const trials = createProbe(engine, chart, jobOf(tree, chart, request), shown);
	const opened = /* @__PURE__ */ new Map();
	function open(name) {
		const known = opened.get(name) ?? openTemplate(name, trials, slots, chart);
		opened.set(name, known);
		return known;
	}
	async function cause(field, judge) {
		const probed = await open(field.template);
		const index = probed ? indexOf(probed.documents, field.object, field.occurrence) : -1;
		if (!probed || index < 0) return template;
		const place = {
			index,
			trail: field.path
		};
		return nodeAt(probed.documents[index].root, field.path) ? findCause(probed, place, judge, trials.isSpent) : insertionOf(probed, place, sources);
	}
	return {
		cause,
		layering: (part, field) => layeringOf(sources, part, field.template),
		get renders() {
			return trials.count();
		}
	};
}
/** The slots, with what the chart and other sources say may stand there. */
function informed(slots, chart, sources) {
	const choicesOf = choicesFor(schemaFilesOf(chart), templateTexts(chart) ?? []);
	return slots.map((slot) => {
		const choices = choicesOf(slot);
		const content = slot.kind === "empty" ? contentFor(slot, sources) : void 0;
		return {
			...slot,
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
	configuredSchema: ({ schemaProblems = [] }) => schemaProblems.map((value) => otherSubject("configuredSchema", value, null, value.node))
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
* What a rendered node is to the engine; `undefined` where no template is named above it. Among `manifests` are
* those of its render.
*/
function fieldOf$1(node, manifests = []) {
	const template = templateOf(node);
	if (template === void 0) return void 0;
	const object = identityOf$1(node.root);
	return {
		template,
		object,
		occurrence: manifests.filter(({ root }) => isBefore(root, node) && templateOf(root) === template && isAlike(identityOf$1(root), object)).length,
		path: node.pathKeys
	};
}
/** Helm writes the template's name above each object. */
function templateOf(node) {
	const root = node.root.yaml;
	const text = root?.source.text ?? "";
	const start = text.lastIndexOf("# Source: ", root?.start);
	return start < 0 ? void 0 : text.slice(start + 10, text.indexOf("\n", start));
}
function isBefore(root, node) {
	const [one, other] = [root.yaml, node.root.yaml];
	return one !== null && one.source === other?.source && one.start < other.start;
}
function isAlike(one, other) {
	return JSON.stringify(one) === JSON.stringify(other);
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

export { textAll as C, nodeAt as S, editableValuesOf as _, stablePath as a, counterpartOf as b, lintSubjects as c, createProvenance as d, createProbe as f, isPrefix as g, chartsOf as h, fieldOf$1 as i, maskedData as l, filesOf as m, locate as n, lint as o, valuesSourcesOf as p, sourceLocation as r, lintObject as s, maskedTexts as t, maskedText as u, insertedText as v, documentsOf as x, alter as y };