import { t as joinAnd } from "./join-words.js";
import { m as withoutStandIns } from "./unfilled.js";

// src/rules/message/quote.ts
function quote(value) {
	const text = withoutStandIns(typeof value === "string" ? value : describe(value));
	const characters = Array.from(text.slice(0, 4 * maxCharacters));
	return `\`${characters.slice(0, maxCharacters).map(escapeUnsafe).join("")}${characters.length > maxCharacters || text.length > 4 * maxCharacters ? "…" : ""}\``;
}
function quoteAll(values) {
	const omitted = values.length - maxListed;
	const shown = values.slice(0, maxListed).map(quote);
	if (omitted > 0) return `${shown.join(", ")} and ${omitted} more`;
	return joinAnd(shown);
}
const maxCharacters = 80;
const maxListed = 5;
function escapeUnsafe(character) {
	if (character === "`") return "'";
	if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(character)) return character;
	return `\\u${character.codePointAt(0).toString(16).padStart(4, "0")}`;
}
function describe(value) {
	if (value === void 0) return "";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" && value !== null ? "a map" : String(value);
}

export { quoteAll as n, quote as t };