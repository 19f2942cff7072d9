// src/report/words.ts
/** `1 object`, `3 objects`, `1,204 objects`. */
function count(number, noun) {
	return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}
/** `dev`, `dev and stage`, `dev, stage and prod`. */
function and(words) {
	if (words.length < 2) return words.join("");
	return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
/** `dev, stage and 5 more`: at most some names. */
function named(names, limit = 3) {
	const hidden = names.length - limit;
	return hidden > 0 ? `${names.slice(0, limit).join(", ")} and ${grouped(hidden)} more` : and(names);
}
/** `VirtualService shop/pay`; without a namespace if none is stated. */
function objectTitle({ kind, namespace, name }) {
	return `${kind} ${namespace === void 0 ? name : `${namespace}/${name}`}`;
}
/** A number with thousands separators, independent of the locale: `1,204`. */
function grouped(number) {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

export { objectTitle as a, named as i, count as n, grouped as r, and as t };