// src/core/custom-rule.ts
const customRuleCodes = ["violated", "evaluation-failed"];
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
function isCustomRule(id) {
	return id.startsWith("custom/");
}
const valuesKind = "values";
function matchesKind(entry, group, kind) {
	if (entry === "*") return true;
	if (entry === "values") return false;
	const slash = entry.lastIndexOf("/");
	return entry.slice(slash + 1) === kind && (slash < 0 || entry.slice(0, slash) === group);
}

export { valuesKind as a, matchesKind as i, customRuleProblemCodes as n, isCustomRule as r, customRuleCodes as t };