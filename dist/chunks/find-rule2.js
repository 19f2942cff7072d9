import { t as closestName } from "./suggest.js";
import { t as rules } from "./rules.js";

// src/rules/find-rule.ts
function findRule(id) {
	return rulesById.get(id);
}
function unknownRuleMessage(id) {
	const renamed = rules.find(({ formerId }) => formerId === id);
	if (renamed) return `the rule \`${id}\` was renamed; write \`${renamed.id}\``;
	const similar = closestName(id, [...rulesById.keys()]);
	return `there is no rule \`${id}\`; ${similar ? `did you mean \`${similar}\`?` : "`meshgate rules` lists all"}`;
}
const rulesById = new Map(rules.map((rule) => [rule.id, rule]));

export { unknownRuleMessage as n, findRule as t };