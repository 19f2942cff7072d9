import { a as groupedDigits } from "./join-words.js";

// src/report/words.ts
function count(number, noun) {
	return `${groupedDigits(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function objectTitle({ kind, namespace, name }) {
	return `${kind} ${namespace === void 0 ? name : `${namespace}/${name}`}`;
}
function sentence(text) {
	return text.endsWith("?") ? text : `${text}.`;
}

export { objectTitle as n, sentence as r, count as t };