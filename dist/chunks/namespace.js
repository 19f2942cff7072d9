import { a as oncePerText } from "./once-per.js";
import { createHash } from "node:crypto";

// src/core/errors.ts
/** The person used meshgate in a way it does not understand. Shown without a stack; exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};

// src/core/namespace.ts
/**
* The name that stands for the namespace of a target where nothing states it. Objects of one target share it; of two
* targets nothing says whether they are applied to one namespace, so that their names differ, and both differ from
* every namespace that is stated.
*
* Releases are rendered with it: a host or a principal that a template makes of `.Release.Namespace` still fits the
* objects of its own release, and none of another. It is a valid name, since charts cut it, compare it and put it
* into labels. Reports show `<namespace>` in its place (`withoutStandIns`).
*
* @param target the id of the target
*/
const standInNamespace = oncePerText((target) => {
	const digits = createHash("sha256").update(target).digest("hex").slice(0, 8);
	return `${prefix}${digits}`;
});
/** True unless a namespace is the stand-in for one that nothing states. */
function isStatedNamespace(namespace) {
	return !namespace.startsWith(prefix) || !whole.test(namespace);
}
/** True if a text holds the stand-in for a namespace that nothing states: what it names is not known to the letter. */
function holdsStandIn(text) {
	return text.includes(prefix) && standIn.test(text);
}
/** A text as reports show it: without the namespace before a name (`NAMESPACE/NAME`), else `<namespace>`. */
function withoutStandIns(text) {
	return text.includes(prefix) ? text.replace(qualifying, "$1").replace(standIns, "<namespace>") : text;
}
/** Plain data whose texts are shown: `<namespace>` for each stand-in; the same data where it holds none. */
function dataWithoutStandIns(data) {
	if (typeof data === "string") return data.includes(prefix) ? data.replace(standIns, "<namespace>") : data;
	if (Array.isArray(data)) return data.map(dataWithoutStandIns);
	if (typeof data !== "object" || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, below]) => [key.includes(prefix) ? key.replace(standIns, "<namespace>") : key, dataWithoutStandIns(below)]));
}
const prefix = "release-ns-";
const whole = /^release-ns-[0-9a-f]{8}$/;
const standIn = /release-ns-[0-9a-f]{8}/;
const standIns = /release-ns-[0-9a-f]{8}/g;
/** Before a name, at the beginning of a text or of a word. */
const qualifying = /(^|\s)release-ns-[0-9a-f]{8}\//g;

export { withoutStandIns as a, standInNamespace as i, holdsStandIn as n, UsageError as o, isStatedNamespace as r, dataWithoutStandIns as t };