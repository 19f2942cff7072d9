import { t as closest } from "./suggest.js";
import { t as rules } from "./rules.js";

// src/rules/find-rule.ts
/** Returns the rule with the id `family/name`; `undefined` if there is none. */
function findRule(id) {
	return rulesById.get(id);
}
/** The message for an id that no rule has. It names the rule that had this id before, else one with a similar id. */
function unknownRuleMessage(id) {
	const renamed = rules.find(({ formerId }) => formerId === id);
	if (renamed) return `the rule \`${id}\` was renamed; write \`${renamed.id}\``;
	const similar = closest(id, [...rulesById.keys()]);
	return `there is no rule \`${id}\`${similar ? `; did you mean \`${similar}\`?` : ""}`;
}
const rulesById = new Map(rules.map((rule) => [rule.id, rule]));

export { unknownRuleMessage as n, findRule as t };