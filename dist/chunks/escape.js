// src/core/time-budget.ts
/** For whoever waits as long as it takes. */
const unlimited = {
	seconds: Number.POSITIVE_INFINITY,
	isSpent: () => false,
	within(_, work) {
		work();
		return true;
	}
};
/** What is said of something that there was no time for. */
function outOfTime({ seconds }) {
	return `not checked: the run's time budget of ${seconds} s was used up`;
}
/** Reads a number of seconds, from 1 to those of six hours; `null` for anything else. */
function parseSeconds(text) {
	const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return seconds >= 1 && seconds <= 21600 ? seconds : null;
}

// src/report/escape.ts
/**
* The border: whatever a pull request can write passes through here before it stands in Markdown, in HTML, in a
* terminal or in a workflow's log. Nothing else in this folder escapes anything.
*/
/** Longest piece of a stranger's text in one line, in UTF-16 units: enough to understand, too short to flood. */
const longest = 600;
/**
* Text as it may be shown anywhere: control, bidirectional and other invisible characters as `\u{202e}`, so that it
* cannot move a cursor, reorder a line or hide a part. Line feeds and tabs stay.
*/
function visible(text) {
	return text.replace(unseen, (character) => character === "\n" || character === "	" ? character : escaped(character));
}
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
/** As `visible`, in one line and not without end. */
function line(text) {
	return visible(clamp(text)).replaceAll("\n", "\\n").replaceAll("	", " ");
}
/** A message of a rule as Markdown: what stands between backticks is code, all else is plain text. */
function prose(message) {
	const parts = clamp(message).split(/`([^`]*)`/);
	const isBetweenCodes = (index) => index > 0 && index < parts.length - 1;
	return parts.map((part, index) => {
		if (index % 2 === 1) return code(part);
		return part === "" && isBetweenCodes(index) ? zeroWidth : plain(part);
	}).join("");
}
/** Plain text in Markdown that means nothing but itself. It stands inside a line, never at its start. */
function plain(text) {
	return inertText(line(text)).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(/[\\`*_{}[\]|~#]/g, "\\$&");
}
/** A value as code, in any place of a Markdown line, cells of a table included. */
function code(text) {
	const shown = line(text);
	return /^[^\s`|<](?:[^`|<]*[^\s`|<])?$/.test(shown) ? `\`${shown}\`` : `<code>${entities(shown)}</code>`;
}
/** Text inside an HTML element. */
function html(text) {
	return entities(inertText(line(text)));
}
/** Text in a code block that nothing in it can end. */
function fence(text, language) {
	const shown = visible(text).replaceAll("<!--", `<${zeroWidth}!--`).replace(/\n$/, "");
	const runs = shown.match(/`+/g) ?? [];
	const ticks = "`".repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
	return `${ticks}${language}\n${shown}\n${ticks}`;
}
/** A link; both the label and the address may come from strangers. */
function link(label, url) {
	return `[${plain(label)}](${url})`;
}
/** A path as a part of a URL that stands in a Markdown link. */
function urlPath(path) {
	return path.replace(/\p{Cs}/gu, "�").split("/").map((part) => encodeURIComponent(part).replace(/[()'!*~]/g, percent)).join("/");
}
/** The message of a workflow command: `toCommandValue` and `escapeData` of @actions/core. */
function commandMessage(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
/** A property of a workflow command: `escapeProperty` of @actions/core. */
function commandProperty(text) {
	return commandMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
/**
* A whole output of which no line is a workflow command for the runner, which reads both streams of every step:
* `::` at the start of a line, white space aside, and `##[` anywhere.
*/
function inertOutput(text) {
	return text.replace(/^([^\S\n]*):(?=:)/gm, `$1:${zeroWidth}`).replaceAll("##[", `##${zeroWidth}[`);
}
/** What a program says on the side of its output, such as an error: no terminal and no runner takes it for more. */
function inertMessage(text) {
	return inertOutput(visible(text));
}
/** JSON in which no line is a workflow command and nothing moves a cursor or hides: it reads as the same data. */
function inertJson(value) {
	return `${JSON.stringify(value, null, 2).replaceAll("##[", "\\u0023#[").replace(unseen, (character) => character === "\n" ? character : escapedInJson(character))}\n`;
}
/** The first part of a text, never half a character. */
function clamp(text, most = longest) {
	if (text.length <= most) return text;
	const cut = /[\ud800-\udbff]/.test(text[most - 2] ?? "") ? most - 2 : most - 1;
	return `${text.slice(0, cut)}…`;
}
/** Takes no room, and keeps GitHub from seeing a mention or a reference. */
const zeroWidth = "​";
function escaped(character) {
	return `\\u{${character.codePointAt(0).toString(16)}}`;
}
function escapedInJson(character) {
	return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
/**
* Without what GitHub turns into links, notifications, pictures and formulas after it has read the Markdown, when no
* backslash and no entity is left to tell it otherwise.
*/
function inertText(text) {
	return text.replaceAll("$", () => `${zeroWidth}$`).replace(/@(?=[\w-]|$)/g, `@${zeroWidth}`).replace(/#(?=\d|$)/g, `#${zeroWidth}`).replace(/\b(GH-)(?=\d|$)/gi, `$1${zeroWidth}`).replace(/:(?=\/\/|$)/g, `:${zeroWidth}`).replace(/\b(www)(?=\.|$)/gi, `$1${zeroWidth}`).replace(/:(?=[\w+-]+:)/g, `:${zeroWidth}`);
}
function entities(text) {
	return text.replace(/[!-/:-@[-`{-~]|^ | $/g, (character) => `&#${character.charCodeAt(0)};`);
}
function percent(character) {
	return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

export { parseSeconds as _, fence as a, inertMessage as c, link as d, plain as f, outOfTime as g, visible as h, commandProperty as i, inertOutput as l, urlPath as m, code as n, html as o, prose as p, commandMessage as r, inertJson as s, clamp as t, line as u, unlimited as v };