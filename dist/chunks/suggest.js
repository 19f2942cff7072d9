import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";

// src/schema/suggest.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
function closestName(word, names, maxEdits = Number.POSITIVE_INFINITY) {
	let best;
	for (const name of names) {
		const edits = editsBetween(word.toLowerCase(), name.toLowerCase());
		if (edits <= Math.min(maxEdits, Math.max(1, Math.floor(word.length / 3))) && (!best || edits < best.edits)) best = {
			name,
			edits
		};
	}
	return best?.name;
}
function editsBetween(word, name) {
	const edits = (0, import_fastest_levenshtein.distance)(word, name);
	return edits === 2 && isSwap(word, name) ? 1 : edits;
}
function isSwap(word, name) {
	const first = word.split("").findIndex((letter, index) => letter !== name[index]);
	return word.slice(0, first) + word.charAt(first + 1) + word.charAt(first) + word.slice(first + 2) === name;
}

export { closestName as t };