// src/core/custom-rule.ts
/** The codes of findings of custom rules. */
const customRuleCodes = ["violated", "evaluation-failed"];
/** The codes of what is wrong with custom rules. */
const customRuleProblemCodes = [
	"no-such-file",
	"not-yaml",
	"shape",
	"duplicate-id",
	"expression",
	"example",
	"unknown-field",
	"unknown-rule",
	"too-slow",
	"no-time-left"
];
/** True for the id of a custom rule, or one of its codes. */
function isCustomRule(id) {
	return id.startsWith("custom/");
}
/** True if an entry of `kinds` of a rule means a kind. */
function matchesKind(entry, group, kind) {
	if (entry === "*") return true;
	const slash = entry.lastIndexOf("/");
	return entry.slice(slash + 1) === kind && (slash < 0 || entry.slice(0, slash) === group);
}

export { matchesKind as i, customRuleProblemCodes as n, isCustomRule as r, customRuleCodes as t };