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
function shortClauseList(clauses, limit = maxNames) {
	const shown = clauses.slice(0, limit);
	if (clauses.length < 2 || !shown.some((clause) => clause.includes(","))) return shortNameList(clauses, limit);
	const hidden = clauses.length - shown.length;
	return [...shown, ...hidden > 0 ? [`and ${groupedDigits(hidden)} more`] : []].join("; ");
}
const maxNames = 3;
function joinLast(words, conjunction) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}

export { groupedDigits as a, shortNameList as i, joinOr as n, shortClauseList as r, joinAnd as t };