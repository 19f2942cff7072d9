import { t as baseName } from "./tree.js";
import { c as locationAt } from "./parse.js";

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

export { refusalsOf as a, problemLocations as i, isGoTemplate as n, matchesSelector as o, isScriptTemplate as r, isNamedPatch as t };