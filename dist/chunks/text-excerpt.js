import { _ as visible, d as line } from "./escape.js";

// src/report/text-excerpt.ts
function locationText(at) {
	return `${line(at.file)}:${at.line}:${at.column}`;
}
function excerptLines({ at, excerpt, style, added }, paint) {
	const { firstLine, lines } = excerpt;
	const gutter = " ".repeat(String(firstLine + lines.length - 1).length + 2);
	const bar = paint("cyan", "|");
	const shown = lines.flatMap((text, index) => {
		const sourceLine = `${paint("cyan", String(firstLine + index).padStart(gutter.length - 1))} ${bar} ${visible(text)}`.trimEnd();
		return firstLine + index === at.line && !added ? [sourceLine, `${gutter}${bar} ${caret(text, at, style, paint)}`] : [sourceLine];
	});
	const plus = paint("green", "+".padStart(gutter.length - 1));
	return [
		`${gutter}${bar}`,
		...shown,
		...(added ?? []).map((text) => `${plus} ${bar} ${paint("green", visible(text))}`)
	];
}
function caret(text, at, style, paint) {
	const end = at.endLine > at.line ? text.length : at.endColumn - 1;
	const lead = visible(text.slice(0, at.column - 1));
	const marked = visible(text.slice(at.column - 1, end));
	return lead.replace(/[^\t]/gu, " ") + paint(style, "^".repeat(Math.max(1, [...marked].length)));
}

export { locationText as n, excerptLines as t };