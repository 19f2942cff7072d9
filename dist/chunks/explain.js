import { t as UsageError } from "./errors.js";
import { g as closest, t as rules } from "./rules.js";

// src/rules/explain.ts
/** A rule's page as text for a terminal, at most 80 columns wide, ending in a line break. */
function explainRule(rule) {
	return `${[
		`${rule.id} (${rule.severity})`,
		wrap(rule.summary),
		`Why\n${wrap(rule.why, "  ")}`,
		`What to do\n${wrap(rule.fix, "  ")}`,
		`Looks at\n${wrap(subjectsOf(rule), "  ")}`
	].join("\n\n")}\n`;
}
/** What a rule looks at, in words: "VirtualService; `mediatedTls` values". */
function subjectsOf(rule) {
	return Object.keys(rule.on).map((view) => otherViews[view] ?? (view.startsWith("values/") ? `\`${view.slice(7)}\` values` : view)).join(", ");
}
const otherViews = {
	document: "every YAML file",
	target: "releases, charts and folders",
	failure: "releases that do not render",
	manifest: "every object"
};
const width = 80;
function wrap(text, indent = "") {
	const lines = [""];
	for (const word of text.split(" ")) {
		const line = lines.at(-1);
		if (line !== "" && indent.length + line.length + 1 + word.length > width) lines.push(word);
		else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
	}
	return lines.map((line) => indent + line).join("\n");
}

// src/cli/explain.ts
/** `meshgate explain RULE`: prints a rule's page. Throws `UsageError` if there is no such rule. */
function explain(id, terminal) {
	terminal.print(explainRule(ruleNamed(id)));
}
/** `meshgate rules`: prints a line for each rule. */
function listRules(terminal) {
	const width = Math.max(...rules.map(({ id }) => id.length));
	const rows = rules.map(({ id, severity, summary }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`);
	terminal.print(rows.join(""));
}
function ruleNamed(id) {
	const rule = rules.find((each) => each.id === id);
	if (rule) return rule;
	const guess = closest(id, rules.map((each) => each.id));
	throw new UsageError(`there is no rule \`${id}\`${guess ? `; did you mean \`${guess}\`?` : ""}`);
}

export { explain, listRules };