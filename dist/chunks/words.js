import { a as groupedDigits } from "./join-words.js";

// src/report/words.ts
function count(number, noun) {
	return `${groupedDigits(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function objectTitle({ kind, namespace, name }) {
	return `${kind} ${namespace === void 0 ? name : `${namespace}/${name}`}`;
}

export { objectTitle as n, count as t };