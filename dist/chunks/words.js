import { t as joinAnd } from "./join-words.js";

// src/report/words.ts
function count(number, noun) {
	return `${groupedDigits(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function shortNameList(names, limit = 3) {
	const hidden = names.length - limit;
	return hidden > 0 ? `${names.slice(0, limit).join(", ")} and ${groupedDigits(hidden)} more` : joinAnd(names);
}
function objectTitle({ kind, namespace, name }) {
	return `${kind} ${namespace === void 0 ? name : `${namespace}/${name}`}`;
}
function groupedDigits(number) {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

export { shortNameList as i, groupedDigits as n, objectTitle as r, count as t };