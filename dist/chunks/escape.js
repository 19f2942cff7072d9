// src/report/escape.ts
const defaultMaxLength = 600;
function visible(text) {
	return text.replace(invisibleCharacters, (character) => character === "\n" || character === "	" ? character : escaped(character));
}
const invisibleCharacters = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
function line(text) {
	return visible(clamp(text)).replaceAll("\n", "\\n").replaceAll("	", " ");
}
function prose(message) {
	const pieces = clamp(message).split(/`([^`]*)`/);
	const isBetweenCodes = (index) => index > 0 && index < pieces.length - 1;
	return pieces.map((piece, index) => {
		if (index % 2 === 1) return code(piece);
		return piece === "" && isBetweenCodes(index) ? zeroWidth : plainMarkdown(piece);
	}).join("");
}
function plainMarkdown(text) {
	return inertText(line(text)).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[\\`*_{}[\]|~#]/g, "\\$&");
}
function code(text) {
	const shown = line(text);
	return /^[^\s`|<](?:[^`|<]*[^\s`|<])?$/.test(shown) ? `\`${shown}\`` : `<code>${entities(shown)}</code>`;
}
function html(text) {
	return entities(inertText(line(text)));
}
function fence(text, language) {
	const shown = visible(text).replaceAll("<!--", `<${zeroWidth}!--`).replace(/\n$/, "");
	const runs = shown.match(/`+/g) ?? [];
	const ticks = "`".repeat(runs.reduce((length, run) => Math.max(length, run.length + 1), 3));
	return `${ticks}${language}\n${shown}\n${ticks}`;
}
function markdownLink(label, url) {
	return `[${plainMarkdown(label)}](${url})`;
}
function urlPath(path) {
	return path.replace(/\p{Cs}/gu, "�").split("/").map((segment) => encodeURIComponent(segment).replace(/[()'!*~]/g, percent)).join("/");
}
function commandMessage(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function commandProperty(text) {
	return commandMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function inertOutput(text) {
	return text.replace(/^([^\S\n]*):(?=:)/gm, `$1:${zeroWidth}`).replaceAll("##[", `##${zeroWidth}[`);
}
function inertMessage(text) {
	return inertOutput(visible(text));
}
function sarifText(text) {
	return visible(clamp(text, 1e3)).replaceAll("](", `]${zeroWidth}(`);
}
function htmlText(text) {
	return visible(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function xml(text) {
	return visible(text).replace(/[\ufffe\uffff]/g, "�").replace(/[&<>"'\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
function inertJson(value) {
	return `${JSON.stringify(value, null, 2).replaceAll("##[", "\\u0023#[").replace(invisibleCharacters, (character) => character === "\n" ? character : escapedInJson(character))}\n`;
}
function clamp(text, maxLength = defaultMaxLength) {
	if (text.length <= maxLength) return text;
	const cut = /[\ud800-\udbff]/.test(text[maxLength - 2] ?? "") ? maxLength - 2 : maxLength - 1;
	return `${text.slice(0, cut)}…`;
}
const zeroWidth = "​";
function escaped(character) {
	return `\\u{${character.codePointAt(0).toString(16)}}`;
}
function escapedInJson(character) {
	return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
function inertText(text) {
	return text.replaceAll("$", () => `${zeroWidth}$`).replace(/@(?=[\w-]|$)/g, `@${zeroWidth}`).replace(/#(?=\d|$)/g, `#${zeroWidth}`).replace(/(?<![a-z\d])(GH-)(?=\d|$)/gi, `$1${zeroWidth}`).replace(/:(?=\/\/|$)/g, `:${zeroWidth}`).replace(/(?<![a-z\d])(www)(?=\.|$)/gi, `$1${zeroWidth}`).replace(/:(?=[\w+-]+:)/g, `:${zeroWidth}`);
}
function entities(text) {
	return text.replace(/[!-/:-@[-`{-~]|^ | $/g, (character) => `&#${character.charCodeAt(0)};`);
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

export { visible as _, fence as a, inertJson as c, line as d, markdownLink as f, urlPath as g, sarifText as h, commandProperty as i, inertMessage as l, prose as m, code as n, html as o, plainMarkdown as p, commandMessage as r, htmlText as s, clamp as t, inertOutput as u, xml as v };