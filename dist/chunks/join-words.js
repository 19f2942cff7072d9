// src/core/join-words.ts
function joinAnd(words) {
	return joinLast(words, "and");
}
function joinOr(words) {
	return joinLast(words, "or");
}
function joinLast(words, conjunction) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

export { joinOr as n, joinAnd as t };