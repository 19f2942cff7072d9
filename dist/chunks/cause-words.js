import { t as clamp } from "./escape.js";
import { t as count } from "./words.js";

// src/report/cause-words.ts
function causeWords({ before, after }) {
	if (before !== void 0 && after !== void 0) return replacement(before, after);
	if (after !== void 0) return `+ ${after}`;
	return before === void 0 ? "" : `− ${before}`;
}
function causeExtent({ removed, added }) {
	const lines = Math.max(removed, added);
	return lines > 1 ? ` (${count(lines, "line")})` : "";
}
function replacement(before, after) {
	const key = /^[\w./"'-]+:\s+/.exec(before)?.[0] ?? "";
	const isSameKey = key !== "" && after.startsWith(key);
	return `${clamp(before, maxLength)} → ${clamp(isSameKey ? after.slice(key.length) : after, maxLength)}`;
}
const maxLength = 60;

export { causeWords as n, causeExtent as t };