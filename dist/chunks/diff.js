import { a as groupedDigits } from "./join-words.js";
import { n as causeWords, t as causeExtent } from "./cause-words.js";
import { _ as visible, d as line, u as inertOutput } from "./escape.js";
import { n as uncheckedText } from "./text-checks.js";
import { t as missingLines } from "./text-missing.js";
import { t as unpainted } from "./paint.js";
import { n as objectTitle, t as count } from "./words.js";
import { t as paintFor } from "./colours.js";
import { n as reportIfUnaffected, t as openWorkspace } from "./workspace.js";

// src/report/diff-text.ts
function diffText(report, paint = unpainted) {
	const blocks = report.changes.map((change) => changeText(change, paint));
	const sections = [uncheckedText(report, paint), missingText(report, paint)].filter((text) => text !== "");
	return inertOutput([
		...blocks,
		...sections,
		closing(report)
	].join("\n"));
}
function failedDiffText(report, paint = unpainted) {
	const failed = report.targets.filter(({ status }) => status === "failed");
	return failed.length === 0 ? "" : inertOutput(missingText({
		...report,
		targets: failed,
		skipped: []
	}, paint));
}
function missingText(report, paint) {
	return missingLines({
		...report,
		findings: [],
		comparisons: []
	}).map((text) => `${paint("dim", text)}\n`).join("");
}
const styles = {
	"+": "green",
	"-": "red",
	"@": "cyan"
};
function changeText({ type, object, environments, target, causes, diff }, paint) {
	const where = environments.length === 0 ? target : environments.join(", ");
	const name = `${type} ${objectTitle(object)}`;
	const lines = visible(diff).replace(/\n$/, "").split("\n").map((diffLine) => styles[diffLine[0] ?? ""] ? paint(styles[diffLine[0] ?? ""], diffLine) : diffLine);
	return `${`${paint("bold", line(name))}  ${paint("dim", `in ${line(where)}`)}\n`}${causes.map((cause) => causeText(cause, paint)).join("")}${lines.join("\n")}\n`;
}
function causeText(cause, paint) {
	const { file, line: first } = cause.at;
	const side = cause.side === "base" ? " of base" : "";
	const words = causeWords(cause);
	return `${paint("dim", `because of ${line(file)}:${first}${side}`)}${words === "" ? "" : `  ${line(words)}${causeExtent(cause)}`}\n`;
}
function closing({ base, changes, summary, unaffected }) {
	if (base === null) return "nothing to compare with: no base\n";
	const isComplete = summary.complete || unaffected !== void 0;
	const incomplete = isComplete ? "" : "incomplete: ";
	if (changes.length === 0) return isComplete ? "no changes\n" : `${incomplete}no changes in what is rendered\n`;
	const { added, removed, changed } = summary.changes;
	const counts = [
		`${groupedDigits(added)} added`,
		`${groupedDigits(removed)} removed`,
		`${groupedDigits(changed)} changed`
	];
	return `${incomplete}${count(changes.length, "object")}: ${counts.join(", ")}\n`;
}

// src/cli/diff.ts
async function diffCommand(paths, options, terminal, engine) {
	const workspace = openWorkspace(paths, options, terminal);
	const report = await reportIfUnaffected(workspace, options, terminal) ?? await compared(workspace, options, terminal, engine());
	const textOf = options.quiet ? failedDiffText : diffText;
	terminal.print(textOf(report, paintFor(terminal.colour)));
	if (report.summary.targets.failed > 0) terminal.exitWith(1);
}
async function compared(workspace, options, terminal, engine) {
	const { runOnWorkspace } = await import("./session2.js");
	return runOnWorkspace(workspace, options, terminal, engine, { causes: false });
}

export { diffCommand };