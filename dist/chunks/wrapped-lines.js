// src/report/wrapped-lines.ts
function wrapLines(text, width) {
	if (width === null) return text;
	return text.split("\n").flatMap((line) => wrapLine(line, width)).join("\n");
}
function wrapLine(line, width) {
	if (isExcerpt.test(line.replace(escapes, ""))) return [line];
	const indentation = /^ */.exec(line)[0].length;
	const hanging = " ".repeat(Math.min(indentation + 4, Math.floor(width / 2)));
	const lines = [];
	let rest = line;
	for (let cut = cutIn(rest, width); cut !== null; cut = cutIn(rest, width)) {
		lines.push(rest.slice(0, cut).trimEnd());
		rest = hanging + rest.slice(cut).trimStart();
	}
	return [...lines, rest];
}
function cutIn(line, width) {
	let shown = 0;
	let space = null;
	let hasWords = false;
	for (const { 0: piece, index } of line.matchAll(pieces)) {
		if (piece.length > 1 && piece.startsWith(escape)) continue;
		if (piece !== " ") {
			if (shown >= width && space !== null) return space;
			hasWords = true;
		} else if (hasWords && (shown <= width || space === null)) space = index;
		shown++;
	}
	return null;
}
const escape = "\x1B";
const sequence = `${escape}\\[[\\d;]*m|${escape}\\]8;[^\u0007]*\u0007`;
const escapes = new RegExp(sequence, "gu");
const pieces = new RegExp(`${sequence}|[^]`, "gu");
const isExcerpt = /^ *\d* \|(?: |$)/;

export { wrapLines as t };