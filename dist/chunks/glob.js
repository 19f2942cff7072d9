// src/syntax/glob.ts
function globMatcher(pattern) {
	const globs = alternatives(pattern, maxAlternatives).map((glob) => glob.split("/"));
	return (path) => {
		const segments = path.split("/");
		return globs.some((glob) => matchesAll(glob, segments, matchesSegments));
	};
}
function isGlob(text) {
	return /[*?[{]/.test(text);
}
const maxAlternatives = 100;
function alternatives(pattern, limit) {
	const [, before, list, after] = /^([^{]*)\{([^{}]*)\}(.*)$/s.exec(pattern) ?? [];
	if (before === void 0 || list === void 0 || after === void 0) return [pattern];
	const names = list.split(",");
	if (names.length > limit) return [pattern];
	const rest = alternatives(after, Math.floor(limit / names.length));
	return names.flatMap((name) => rest.map((ending) => `${before}${name}${ending}`));
}
function matchesAll(pieces, items, step) {
	let [piece, item, lastAny, resumeAt] = [
		0,
		0,
		-1,
		0
	];
	while (item < items.length) {
		const taken = piece < pieces.length && step(pieces[piece], items[item]);
		if (taken === "any") {
			lastAny = piece++;
			resumeAt = item;
		} else if (taken) {
			piece++;
			item++;
		} else if (lastAny >= 0) {
			piece = lastAny + 1;
			item = ++resumeAt;
		} else return false;
	}
	return pieces.slice(piece).every((rest) => step(rest, void 0) === "any");
}
const matchesSegments = (glob, segment) => {
	if (glob === "**") return "any";
	return segment !== void 0 && matchesAll(characterPatterns(glob), Array.from(segment), matchesCharacter);
};
const matchesCharacter = (pattern, character) => {
	if (pattern === "*") return "any";
	if (character === void 0) return false;
	if (pattern === "?") return true;
	return pattern.startsWith("[") && pattern.length > 1 ? isInClass(pattern.slice(1, -1), character) : pattern === character || pattern === `\\${character}`;
};
function characterPatterns(glob) {
	return glob.match(/\[[!^]?\]?[^\]]*\]|\\?[^]/gu) ?? [];
}
function isInClass(text, character) {
	const isNegated = /^[!^]/.test(text);
	return (text.slice(isNegated ? 1 : 0).match(/[^]-[^]|[^]/gu) ?? []).some((range) => {
		const [first, last = first] = range.length > 1 ? range.split("-") : [range];
		return first <= character && character <= last;
	}) !== isNegated;
}

export { isGlob as n, globMatcher as t };