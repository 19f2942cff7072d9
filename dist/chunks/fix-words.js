import { d as line, t as clamp } from "./escape.js";
import { n as objectTitle, t as count } from "./words.js";

// src/report/fix-words.ts
function fixLine({ title, edits, also }) {
	const places = edits.map((edit) => `${line(edit.file)}:${edit.line}`);
	const shown = also.slice(0, maxEffects).map(effectWords);
	const hidden = also.length > shown.length ? [count(also.length - shown.length, "more change")] : [];
	const sideEffects = also.length === 0 ? "" : `; it also ${line([...shown, ...hidden].join(", and "))}`;
	return `fix: ${line(title)} (${[...new Set(places)].join(", ")})${sideEffects}`;
}
const maxEffects = 2;
function effectWords({ type, object, environments, before, after }) {
	const name = objectTitle(object);
	const where = environments.length === 0 ? "" : ` in ${clamp(environments.join(", "), 100)}`;
	if (type !== "changed") return `${verbs[type]} ${name}${where}`;
	const values = isShort(before) && isShort(after) ? [valueText(" from ", before), valueText(" to ", after)] : [];
	const field = object.path === void 0 ? "" : ` ${object.path}`;
	return `${verbs[type]} ${name}${field}${values.join("")}${where}`;
}
const verbs = {
	added: "adds",
	removed: "removes",
	changed: "changes"
};
function isShort(value) {
	return typeof value !== "object" || value === null;
}
function valueText(preposition, value) {
	if (value === void 0) return "";
	return preposition + clamp(typeof value === "string" ? value : JSON.stringify(value), 60);
}

export { fixLine as n, effectWords as t };