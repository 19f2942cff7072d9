import { a as groupedDigits } from "./join-words.js";
import { d as line, t as clamp, u as inertOutput } from "./escape.js";
import { n as groupBy } from "./group.js";
import { t as columns } from "./columns.js";
import { n as objectTitle, t as count } from "./words.js";
import { t as unpainted } from "./paint.js";
import { t as checksText } from "./text-checks.js";
import { n as fixLine } from "./fix-words.js";
import { n as locationText, t as excerptLines } from "./text-excerpt.js";
import { i as sortFindings, n as verdict, r as countSeverities, t as blocks } from "./verdict.js";
import { s as proofText, t as missingLines } from "./text-missing.js";
import { a as coverageGaps, i as unlistedText, o as coverageText, t as notListedText, u as testCountsText } from "./unaffected.js";

// src/report/waiver-words.ts
function waiverWords({ waiver }) {
	if (!waiver) return null;
	return waiver.isEffective ? `waived: ${waiver.reason}` : waiver.reason;
}
function waiverComment({ rule, code }) {
	return rule.startsWith("meshgate/") ? null : `# meshgate-ignore ${rule}/${code} -- REASON`;
}

// src/report/matrix-words.ts
function matrixTable({ environments, matrix }) {
	if (environments.length < 2) return null;
	const names = environments.map(({ name }) => name);
	return {
		environments: names,
		rows: matrix.map((row) => rowOf(row, names))
	};
}
function rowOf({ name, cells }, environments) {
	const byEnvironment = groupBy(cells, ({ environment }) => environment);
	return {
		title: name,
		cells: environments.map((environment) => [...new Set((byEnvironment.get(environment) ?? []).map(cellWords))].join(", "))
	};
}
function cellWords({ status, changes }) {
	return changes > 0 ? count(changes, "change") : statusWords[status];
}
const statusWords = {
	rendered: "rendered",
	unchanged: "unchanged",
	read: "read",
	failed: "failed",
	"not-rendered": "not rendered",
	"left-out": "left out"
};

// src/report/blocking-consequences.ts
function isBlockingConsequence(consequence, gate) {
	return consequence.severity !== "info" && blocks({
		...consequence,
		status: "new"
	}, gate);
}
function rankedConsequences({ consequences }, gate) {
	const isBlocking = (consequence) => isBlockingConsequence(consequence, gate);
	return [...consequences.filter(isBlocking), ...consequences.filter((consequence) => !isBlocking(consequence))];
}

// src/report/deletion-groups.ts
function deletionGroups(deletions) {
	return [...groupBy(deletions, ({ outcome, reason }) => `${outcome}\0${reason}`).values()].map((group) => ({
		outcome: group[0].outcome,
		reason: group[0].reason,
		objects: group.map(({ object }) => object),
		environments: [...new Set(group.flatMap(({ environments }) => environments))]
	}));
}
const isLoss = {
	deleted: true,
	unknown: false,
	unseen: false,
	orphaned: false,
	moved: false,
	kept: false
};
function deletionTitle({ outcome, objects }) {
	const objectCount = count(objects.length, "object");
	return titles[outcome](objectCount);
}
const titles = {
	deleted: (objects) => `deletes ${objects}`,
	unknown: (objects) => `may delete ${objects}`,
	unseen: (objects) => `no longer shows ${objects}`,
	orphaned: (objects) => `leaves ${objects} behind`,
	moved: (objects) => `moves ${objects}`,
	kept: (objects) => `no longer renders ${objects}, which the cluster keeps`
};
const maxNames$1 = 4;
function deletedNames({ objects }, show) {
	const shown = objects.slice(0, maxNames$1).map(show).join(", ");
	const more = objects.length - maxNames$1;
	return more > 0 ? `${shown} and ${more} more` : shown;
}

// src/report/equal-consequences.ts
function equalConsequences(report, gate) {
	return [...groupBy(rankedConsequences(report, gate), (consequence) => {
		const { rule, code, severity, confidence, sentence, waiver } = consequence;
		const isBlocking = isBlockingConsequence(consequence, gate);
		return JSON.stringify([
			isBlocking,
			rule,
			code,
			severity,
			confidence,
			sentence,
			waiver?.isEffective
		]);
	}).values()].map(([first, ...others]) => [first, ...others]);
}

// src/report/matrix-lines.ts
const maxRows = 20;
const maxColumns = 6;
const maxNames = 3;
function matrixLines(report, paint = unpainted) {
	const table = matrixTable(report);
	if (table === null) return [];
	const { environments } = table;
	const rows = [...groupBy(table.rows, ({ cells }) => JSON.stringify(cells)).values()];
	const shown = rows.slice(0, maxRows).map((group) => [titleOf(group), ...cellsOf(group[0], environments)]);
	const hidden = rows.slice(maxRows).reduce((sum, { length }) => sum + length, 0);
	const headings = environments.length > maxColumns ? ["in"] : environments.map((name) => line(name));
	const [heading = "", ...lines] = columns([["target", ...headings], ...shown]);
	return [
		paint("dim", heading),
		...lines,
		...hidden > 0 ? [`… and ${count(hidden, "more target")} (\`--format json\` lists all)`] : []
	];
}
function matrixTitle({ environments }) {
	return count(environments.length, "environment");
}
function titleOf(group) {
	const names = group.slice(0, maxNames).map(({ title }) => line(clamp(title, 60)));
	const more = group.length - names.length;
	return more > 0 ? `${names.join(", ")} and ${groupedDigits(more)} more` : names.join(", ");
}
function cellsOf({ cells }, environments) {
	if (environments.length <= maxColumns) return cells.map((cell) => cell || "-");
	return [environments.flatMap((name, index) => cells[index] ? [`${line(name)}: ${cells[index]}`] : []).join(", ")];
}

// src/report/link.ts
const unlinked = (_at, text) => text;

// src/report/text-finding.ts
function findingBlock(finding, paint, isBlocking = false, link = unlinked) {
	const { at, excerpt, severity } = finding;
	const gutter = " ".repeat(String(lastLine(finding)).length + 2);
	return [
		`${severityText(finding, paint)}  ${paint("bold", line(finding.message))}`,
		`${gutter.slice(1)}${paint("cyan", "-->")} ${placeText$1(finding, link)}`,
		...excerpt ? excerptLines({
			at,
			excerpt,
			style: styles$1[severity]
		}, paint) : [],
		...notes(finding, isBlocking).map((note) => `${gutter}${paint("cyan", "=")} ${note}`)
	].join("\n");
}
function findingLine(finding, paint, link = unlinked) {
	const where = finding.environments.length === 0 ? [] : [`in ${environmentNames(finding)}`];
	const status = [...finding.status === "existing" ? ["(existing)"] : [], ...finding.waiver?.isEffective ? ["(waived)"] : []];
	const details = [
		line(finding.rule),
		...where,
		...status
	].join("  ");
	return `${severityText(finding, paint)}  ${placeText$1(finding, link)}  ${line(finding.message)}  ${paint("dim", details)}`;
}
const styles$1 = {
	error: "red",
	warning: "yellow",
	info: "blue"
};
function severityText({ severity, confidence }, paint) {
	return paint(styles$1[severity], confidence === "likely" ? `${severity} (likely)` : severity);
}
function placeText$1({ at, side }, link) {
	return side === "base" ? `${locationText(at)} (base)` : link(at, locationText(at));
}
function lastLine({ at, excerpt }) {
	return excerpt === void 0 ? at.line : excerpt.firstLine + excerpt.lines.length - 1;
}
const refusals = {
	schema: "the API server would refuse the object (CRD schema)",
	webhook: "Istio’s validating webhook would refuse the object"
};
function notes(finding, isBlocking) {
	const { refusedBy, related, fix } = finding;
	const waived = waiverWords(finding);
	return [
		...subject(finding),
		...related.map(({ at, note }) => `${locationText(at)}  ${line(note)}`),
		...refusedBy === null ? [] : [refusals[refusedBy]],
		...waived === null ? [] : [line(waived)],
		...fix ? [fixLine(fix)] : [],
		...ruleLines(finding, isBlocking)
	];
}
function ruleLines(finding, isBlocking) {
	const { rule } = finding;
	const comment = isBlocking ? waiverComment(finding) : null;
	return [line(`${rule}  (meshgate explain ${rule})`), ...comment === null ? [] : [line(`to accept it: ${comment}`)]];
}
function subject(finding) {
	const { object, environments } = finding;
	const name = object && objectTitle(object);
	const facts = [
		...name === void 0 ? [] : [line(name)],
		...object?.path === void 0 ? [] : [line(object.path)],
		...environments.length === 0 ? [] : [`in ${environmentNames(finding)}`]
	];
	return facts.length === 0 ? [] : [facts.join("  ")];
}
function environmentNames({ environments }) {
	return line(environments.join(", "));
}

// src/report/text-merging.ts
function mergingText(report, gate, paint) {
	const groups = deletionGroups(report.deletions);
	const consequences = equalConsequences(report, gate);
	const proof = proofText(report);
	const proofLine = proof === "" ? "" : `${paint("green", line(proof))}\n`;
	if (groups.length + consequences.length === 0) return proofLine;
	const blocking = consequences.filter(([first]) => isBlockingConsequence(first, gate)).length;
	const shown = consequences.slice(0, Math.max(maxConsequences, blocking));
	return `${[
		paint("bold", "merging this:"),
		...shown.map((equal) => consequenceLine(equal, gate, paint)),
		...more(consequences.length - shown.length, "consequence", paint),
		...groups.slice(0, maxGroups).flatMap((group) => groupLines(group, paint)),
		...more(groups.length - maxGroups, "group", paint)
	].map((text) => `${text}\n`).join("")}${proofLine === "" ? "" : `  ${proofLine}`}`;
}
const maxConsequences = 12;
const maxGroups = 12;
function more(hidden, noun, paint) {
	return hidden > 0 ? [paint("dim", `  … and ${count(hidden, `more ${noun}`)} (\`--format json\` lists all)`)] : [];
}
const styles = {
	error: "red",
	warning: "yellow",
	info: "blue"
};
function consequenceLine(equal, gate, paint) {
	const [first] = equal;
	const { severity, sentence, waiver } = first;
	const style = isBlockingConsequence(first, gate) ? "red" : styles[severity];
	const waived = waiver?.isEffective ? "  (waived)" : "";
	const places = equal.slice(0, maxPlaces).map((consequence) => placeText(consequence, paint));
	const hidden = equal.length - places.length;
	const hiddenPlaces = hidden > 0 ? `  and at ${count(hidden, "more place")}` : "";
	return `  ${paint(style, line(sentence))}${waived}${places.join("  and")}${hiddenPlaces}`;
}
function placeText({ environments, at, side }, paint) {
	return `${environments.length === 0 ? "" : `  in ${line(environments.join(", "))}`}  ${paint("dim", `${line(at.file)}:${at.line}${side === "base" ? " (base)" : ""}`)}`;
}
const maxPlaces = 4;
function groupLines(group, paint) {
	const title = paint(isLoss[group.outcome] ? "red" : "yellow", deletionTitle(group));
	const names = deletedNames(group, (object) => line(clamp(objectTitle(object), 200)));
	return [`  ${title}${group.environments.length === 0 ? "" : ` in ${line(group.environments.join(", "))}`}: ${names}`, `    ${paint("dim", line(group.reason))}`];
}

// src/report/text-closing.ts
function closingLine(report, options) {
	const paint = options.paint ?? unpainted;
	const { failed, line } = verdict(report, options.gate);
	if (report.unaffected) return `${paint("bold", line)} · ${notListedText}\n`;
	const { complete } = report.summary;
	const facts = [paint(failed ? "red" : complete ? "green" : "yellow", findingCounts(report)), coverageText(report)];
	if (report.policyTests) facts.push(testCountsText(report.policyTests));
	if (report.skipped.length > 0) facts.push(`${count(report.skipped.length, "file")} not checked`);
	if (report.base !== null) facts.push(count(report.changes.length, "changed object"));
	if (report.unlisted) facts.push(`${unlistedText(report.unlisted)} (\`--all\` lists them)`);
	if (options.seconds !== void 0) facts.push(`${options.seconds.toFixed(1)} s`);
	return `${facts.join(" · ")}\n`;
}
function findingCounts(report) {
	const { findings, summary, base, unlisted } = report;
	const shown = findings.filter((finding) => finding.status !== "fixed");
	const newFindings = shown.filter((finding) => finding.status === "new").length;
	const details = [
		...base !== null && shown.length > 0 ? [`${groupedDigits(newFindings)} new`] : [],
		...summary.fixed > 0 ? [`${groupedDigits(summary.fixed)} fixed`] : [],
		...summary.suppressed > 0 ? [`${groupedDigits(summary.suppressed)} suppressed`] : []
	];
	const total = countSeverities(shown);
	const noFindings = summary.complete ? `no ${unlisted ? "new " : ""}findings` : `incomplete: ${checkedWords(report)}`;
	const counted = summary.complete ? total : `incomplete: ${total}`;
	return (total === "" ? noFindings : counted) + (details.length === 0 ? "" : ` (${details.join(", ")})`);
}
function checkedWords(report) {
	if (report.targets.length > 0) return "no findings in what was checked";
	return report.skipped.length > 0 ? "nothing was checked" : coverageGaps(report).join(", ");
}

// src/report/text.ts
function text(report, options) {
	if (options.quiet) return failureText(report, options);
	const paint = options.paint ?? unpainted;
	const [detailed, brief] = splitByDetail(sortFindings(report.findings.filter((finding) => finding.status !== "fixed")), options.gate);
	const blocksOfText = detailed.map((finding) => `${findingBlock(finding, paint, blocks(finding, options.gate), options.link)}\n`);
	const briefBlock = briefLines(brief, options);
	const missing = missingLines(report).map((missingLine) => `${paint("dim", missingLine)}\n`);
	const sections = [
		mergingText(report, options.gate, paint),
		blocksOfText.join("\n"),
		briefBlock.join(""),
		checksText(report, paint),
		missing.join(""),
		environmentsText(report, paint),
		closingLine(report, options)
	];
	return inertOutput(sections.filter((section) => section !== "").join("\n"));
}
function environmentsText(report, paint) {
	const lines = matrixLines(report, paint);
	if (lines.length === 0) return "";
	return [paint("bold", matrixTitle(report)), ...lines.map((text) => `  ${text}`)].map((text) => `${text}\n`).join("");
}
function failureText(report, options) {
	const { gate, paint = unpainted, link } = options;
	if (verdict(report, gate).exitCode === 0) return "";
	const shown = sortFindings(report.findings.filter((finding) => blocks(finding, gate))).map((finding) => `${findingBlock(finding, paint, true, link)}\n`);
	return inertOutput([...shown, closingLine(report, options)].join("\n"));
}
const maxBlocks = 20;
function splitByDetail(findings, gate) {
	const isDetailed = (finding) => finding.status === "new" || blocks(finding, gate);
	const detailed = findings.filter(isDetailed).slice(0, maxBlocks);
	const shown = new Set(detailed);
	return [detailed, findings.filter((finding) => !shown.has(finding))];
}
const maxExisting = 20;
function briefLines(brief, { gate, paint = unpainted, link }) {
	const existing = brief.filter((finding) => finding.status === "existing" && !blocks(finding, gate));
	const hidden = new Set(existing.slice(maxExisting));
	const lines = brief.filter((finding) => !hidden.has(finding)).map((finding) => findingLine(finding, paint, link));
	const hiddenText = `… and ${groupedDigits(hidden.size)} more that base has, too (\`--format json\` lists all)`;
	return [...lines, ...hidden.size > 0 ? [paint("dim", hiddenText)] : []].map((line) => `${line}\n`);
}

export { matrixLines as a, deletedNames as c, isLoss as d, isBlockingConsequence as f, waiverWords as h, findingLine as i, deletionGroups as l, waiverComment as m, closingLine as n, matrixTitle as o, matrixTable as p, findingBlock as r, equalConsequences as s, text as t, deletionTitle as u };