import { r as shortClauseList } from "./join-words.js";

// src/core/consequence-words.ts
const maxInputs = 2;
function inBrackets(words, inputs) {
	return inputs.length === 0 ? "" : ` (${words} ${shortClauseList(inputs, maxInputs)})`;
}
function dependsOnText(missing) {
	return inBrackets("depends on", missing);
}

export { inBrackets as n, dependsOnText as t };