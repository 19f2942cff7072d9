import { r as isCustomRule, t as customRuleCodes } from "./custom-rule.js";
import { v as UsageError } from "./shapes.js";
import { t as columns } from "./columns.js";
import { d as line } from "./escape.js";
import { t as joinAnd } from "./join-words.js";
import { n as viewsOf } from "./rule.js";
import { n as unknownRuleMessage, t as findRule } from "./find-rule2.js";
import { t as rules } from "./rules.js";
import { t as paintFor } from "./colours.js";
import { t as rulesOfFolder } from "./rules3.js";

// src/rules/istio-codes.ts
function istioSentence({ istio = [] }) {
	if (istio.length === 0) return "";
	if (istio.every((code) => unreported.has(code))) return `istioctl has the message ${joinAnd(istio)}, which none of its commands reports.`;
	const skipped = istio.filter((code) => !reportedWithoutCluster.has(code));
	const skippedCodes = skipped.length === istio.length ? "" : ` report ${joinAnd(skipped)}`;
	const offline = skipped.length === 0 ? "" : `; it does not${skippedCodes} when it reads only files`;
	return `\`istioctl analyze\` reports it as ${joinAnd(istio)}${offline}.`;
}
const unreported = /* @__PURE__ */ new Set(["IST0136"]);
const reportedWithoutCluster = /* @__PURE__ */ new Set([
	"IST0002",
	"IST0101",
	"IST0106",
	"IST0109",
	"IST0128",
	"IST0129",
	"IST0130",
	"IST0131",
	"IST0132",
	"IST0133",
	"IST0134",
	"IST0138",
	"IST0151",
	"IST0152",
	"IST0153",
	"IST0154",
	"IST0155",
	"IST0157",
	"IST0160",
	"IST0163",
	"IST0164",
	"IST0165",
	"IST0175",
	"IST0176",
	"IST0177"
]);

// src/rules/explain.ts
function explainRule(rule) {
	return `${[
		`${rule.id} (${rule.isOptional ? "off by default" : rule.severity})`,
		wrap(rule.summary),
		`Why\n${wrap(rule.why, "  ")}`,
		`What to do\n${wrap(rule.fix, "  ")}`,
		...rule.id.startsWith("meshgate/") ? [] : [`To accept a finding\n${wrap(waiverSyntax(rule), "  ")}`],
		`Codes\n${wrap(rule.codes.join(", "), "  ")}`,
		`Looks at\n${wrap(describeViews(rule), "  ")}`,
		...rule.istio ? [`In Istio\n${wrap(istioSentence(rule), "  ")}`] : []
	].join("\n\n")}\n`;
}
function explainCustomRule(rule) {
	const { id, severity, summary, why, fix, kinds, expressions, at, url } = rule;
	return `${[
		`${id} (${severity})`,
		wrap(summary),
		`Why\n${wrap(why, "  ")}`,
		`What to do\n${wrap(fix, "  ")}`,
		`To accept a finding\n${wrap(waiverSyntax(rule), "  ")}`,
		`Codes\n${wrap(customRuleCodes.join(", "), "  ")}`,
		`Looks at\n${wrap(kinds.join(", "), "  ")}`,
		...expressions.match === null ? [] : [`If\n${wrap(expressions.match, "  ")}`],
		`Requires\n${wrap(expressions.expression, "  ")}`,
		`Defined in\n${wrap(`${at.file}:${at.line}`, "  ")}`,
		...url === void 0 ? [] : [`More\n${wrap(url, "  ")}`]
	].map(printable).join("\n\n")}\n`;
}
function printable(text) {
	return text.replace(/[^\P{C}\n]/gu, "");
}
function waiverSyntax({ id }) {
	return `Above its line: # meshgate-ignore ${id} -- REASON`;
}
function describeViews(rule) {
	return viewsOf(rule).map((view) => viewNames[view] ?? (view.startsWith("values/") ? `\`${view.slice(7)}\` values` : view)).join(", ");
}
const viewNames = {
	document: "every YAML file",
	target: "releases, charts and folders",
	failure: "releases that do not render",
	manifest: "every object",
	deadValue: "values that no template reads",
	undefinedValue: "values that a template reads and nothing sets",
	configuredSchema: "schemas that `.meshgate.yaml` names",
	customRule: "rules that the repository defines, in files that `custom-rules` of `.meshgate.yaml` names",
	waiver: "waivers: comments, `waivers` in the configuration, the baseline",
	weakening: "changes of the configuration and of workflows that use meshgate",
	policyTest: "policy tests: `*.meshgate-test.yaml`",
	lostCheck: "targets that base checks and head cannot",
	helmfile: "helmfiles",
	consequence: "what differs between base and head, and what it does to requests",
	reference: "what kustomizations and objects of Argo CD and Flux name"
};
const width = 80;
function wrap(text, indent = "") {
	const lines = [""];
	for (const word of text.split(/\s+/)) {
		const line = lines.at(-1);
		if (line !== "" && indent.length + line.length + 1 + word.length > width) lines.push(word);
		else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
	}
	return lines.map((line) => indent + line).join("\n");
}

// src/cli/explain.ts
async function explainCommand(name, terminal) {
	const builtIn = findRule(name);
	if (builtIn) return terminal.print(explainRule(builtIn));
	const custom = await rulesOfFolder(terminal);
	const matches = [...rules, ...custom].filter(({ id }) => id.includes(name.toLowerCase()));
	const exact = matches.find(({ id }) => id === name);
	const [only] = exact || matches.length === 1 ? [exact ?? matches[0]] : [];
	if (only) return terminal.print(pageOf(only));
	if (matches.length === 0) throw new UsageError(unknownRuleMessage(name));
	terminal.print(rowsOf(matches, terminal));
}
async function rulesCommand(terminal) {
	terminal.print(rowsOf([...rules, ...await rulesOfFolder(terminal)], terminal));
}
function pageOf(rule) {
	return isCustomRule(rule.id) ? explainCustomRule(rule) : explainRule(rule);
}
function rowsOf(listed, terminal) {
	const { colour, width } = terminal;
	const rows = listed.map(({ id, severity, summary }) => [
		id,
		severity,
		line(summary)
	]);
	const [headings = "", ...lines] = columns([[
		"rule",
		"severity",
		"summary"
	], ...rows], width ?? void 0);
	return [paintFor(colour)("dim", headings), ...lines].map((text) => `${text}\n`).join("");
}

export { explainCommand, rulesCommand };