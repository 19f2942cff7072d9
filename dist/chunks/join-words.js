// src/core/grouped-digits.ts
function groupedDigits(number) {
	return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

// src/core/join-words.ts
function joinAnd(words) {
	return joinLast(words, "and");
}
function joinOr(words) {
	return joinLast(words, "or");
}
function shortNameList(names, limit = maxNames) {
	const hidden = names.length - limit;
	return hidden > 0 ? `${names.slice(0, limit).join(", ")} and ${groupedDigits(hidden)} more` : joinAnd(names);
}
const maxNames = 3;
function joinLast(words, conjunction) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

export { groupedDigits as i, joinOr as n, shortNameList as r, joinAnd as t };