import { c as notRenderedGroups, o as gaps, r as unaffectedLine, s as groupTitle } from "./unaffected.js";
import { d as line } from "./escape.js";
import { t as groupBy } from "./group.js";
import { n as count, r as grouped, t as and } from "./words.js";

// src/report/skipped.ts
/** Groups skipped files by reason, the largest group first. */
function skippedGroups(skipped) {
	return [...groupBy(skipped, ({ reason }) => reason.replace(quotes, "``")).values()].map((group) => ({
		files: group.map(({ file }) => file),
		reason: commonReason(group)
	})).toSorted((a, b) => b.files.length - a.files.length);
}
const quotes = /`[^`]*`/g;
function commonReason(group) {
	const { reason } = group[0];
	return group.every((file) => file.reason === reason) ? reason : reason.replace(quotes, "`…`");
}
/**
* The title of a group: "a.yaml", "41 files (a.yaml, b.yaml, 39 more)". Shows at most `maxNames`, escaped by `show`.
*/
function skippedTitle({ files }, maxNames, show) {
	const names = files.slice(0, maxNames).map(show);
	if (files.length === 1) return names.join("");
	const hidden = files.length > maxNames ? [`${grouped(files.length - maxNames)} more`] : [];
	return `${grouped(files.length)} files (${[...names, ...hidden].join(", ")})`;
}

// src/report/text-missing.ts
/** Limit on lines about missing targets and files. */
const maxLines = 20;
/** Limit on the names of one group. */
const maxNames = 5;
/** Rules whose findings already report that, and why, a target was not rendered. */
const rulesOnMissingRenders = /* @__PURE__ */ new Set([
	"gitops/not-rendered",
	"gitops/reference",
	"helm/render-failed",
	"helm/values-fit",
	"helm/values-schema"
]);
/**
* One line for each reason why targets were not rendered or files not checked, without those that a finding reports.
*/
function missingLines({ targets, skipped, findings }) {
	const reported = new Set(findings.filter(({ rule }) => rulesOnMissingRenders.has(rule)).flatMap((finding) => finding.targets));
	const lines = [...notRenderedGroups(targets.filter(({ id }) => !reported.has(id))).map(targetsLine), ...skippedLines(skipped)];
	const shown = lines.slice(0, maxLines);
	return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown;
}
/** The title of `missingLines`; `''` if nothing is missing. */
function missingTitle(report) {
	const { leftOut } = report.summary.targets;
	if (report.unaffected) return unaffectedLine(report.unaffected);
	if (!report.summary.complete) return `incomplete: ${and(gaps(report))}`;
	return leftOut === 0 ? "" : `${count(leftOut, "target")} left out by the configuration`;
}
function targetsLine({ targets, outcome, reason }) {
	return `${outcome}: ${groupTitle(targets, maxNames, line)}${because(reason)}`;
}
/** One line for each reason why files are not checked. */
function skippedLines(skipped) {
	return skippedGroups(skipped).map((group) => `not checked: ${skippedTitle(group, maxNames, line)}${because(group.reason)}`);
}
function because(reason) {
	return reason === void 0 ? "" : `: ${line(reason)}`;
}

export { skippedTitle as a, skippedGroups as i, missingTitle as n, skippedLines as r, missingLines as t };