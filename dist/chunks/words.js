// src/report/words.ts
function count(number, noun) {
	return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}
function and(words) {
	if (words.length < 2) return words.join("");
	return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
function named(names, limit = 3) {
	const hidden = names.length - limit;
	return hidden > 0 ? `${names.slice(0, limit).join(", ")} and ${grouped(hidden)} more` : and(names);
}
function objectTitle({ kind, namespace, name }) {
	return `${kind} ${namespace === void 0 ? name : `${namespace}/${name}`}`;
}
function grouped(number) {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

export { objectTitle as a, named as i, count as n, grouped as r, and as t };