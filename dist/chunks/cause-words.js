import { t as clamp } from "./escape.js";
import { n as count } from "./words.js";

// src/report/cause-words.ts
/** What a source line becomes: `timeout: 15s → 9s`, `+ maps:`, `− old:`; `''` for a whole file. Several lines are shown by the first. */
function causeWords({ before, after }) {
	if (before !== void 0 && after !== void 0) return replacement(before, after);
	if (after !== void 0) return `+ ${after}`;
	return before === void 0 ? "" : `− ${before}`;
}
/** ` (4 lines)` where there is more than the shown line, else `''`. */
function causeExtent({ removed, added }) {
	const lines = Math.max(removed, added);
	return lines > 1 ? ` (${count(lines, "line")})` : "";
}
/** The new line without the key that both lines have. */
function replacement(before, after) {
	const key = /^[\w./"'-]+:\s+/.exec(before)?.[0] ?? "";
	const isSameKey = key !== "" && after.startsWith(key);
	return `${clamp(before, maxLength)} → ${clamp(isSameKey ? after.slice(key.length) : after, maxLength)}`;
}
/** Limit on each side of a replacement: the diff shows all of it. */
const maxLength = 60;
/** Causes without repetitions. */
function distinctCauses(causes) {
	return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()];
}

export { causeWords as n, distinctCauses as r, causeExtent as t };