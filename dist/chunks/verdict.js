import { t as joinAnd } from "./join-words.js";
import { a as compareConfidence, c as severities, o as compareSeverity, s as compareText } from "./group.js";
import { t as count } from "./words.js";
import { a as coverageGaps, r as unaffectedLine } from "./unaffected.js";

// src/report/severity.ts
function countSeverities(findings, kind = "") {
	const counts = severities.flatMap((severity) => ["certain", "likely"].flatMap((confidence) => {
		const matching = findings.filter((finding) => finding.severity === severity && finding.confidence === confidence);
		const noun = `${kind}${confidence === "likely" ? "likely " : ""}${nouns[severity]}`;
		return matching.length === 0 ? [] : [count(matching.length, noun)];
	}));
	return joinAnd(counts);
}
function sortFindings(findings) {
	return findings.toSorted((a, b) => compareSeverity(a.severity, b.severity) || compareConfidence(a.confidence, b.confidence) || compareText(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column || compareText(a.rule, b.rule));
}
const nouns = {
	error: "error",
	warning: "warning",
	info: "note"
};

// src/report/verdict.ts
function verdict(report, gate) {
	const { unaffected } = report;
	if (unaffected) return {
		status: "unaffected",
		failed: false,
		exitCode: 0,
		line: unaffectedLine(unaffected)
	};
	const blocking = report.findings.filter((finding) => blocks(finding, gate));
	if (blocking.length > 0) return fail(blockingLine(blocking, report, gate));
	if (gate.failOnDiff && report.changes.length > 0) return fail(diffLine(report));
	if (report.summary.complete) return {
		status: "clean",
		failed: false,
		exitCode: 0,
		line: passingLine(report)
	};
	const line = `incomplete: ${joinAnd(coverageGaps(report))}${report.targets.length === 0 ? "" : `; ${passingLine(report)}`}`;
	return {
		status: "incomplete",
		failed: gate.strict,
		exitCode: gate.strict ? 3 : 0,
		line
	};
}
function blocks(finding, gate) {
	const { failOn, minConfidence } = {
		...gate,
		...finding.gate
	};
	if (gate.failOn === "never" || failOn === "never") return false;
	if (finding.status === "fixed" || finding.waiver?.isEffective) return false;
	return compareSeverity(finding.severity, failOn) <= 0 && compareConfidence(finding.confidence, minConfidence) <= 0 && (!gate.onlyNew || finding.status === "new");
}
function fail(line) {
	return {
		status: "findings",
		failed: true,
		exitCode: 1,
		line
	};
}
function blockingLine(blocking, report, gate) {
	const kind = gate.onlyNew && report.base !== null ? "new " : "";
	return `${countSeverities(blocking, kind)} ${blocking.length === 1 ? "blocks" : "block"} the merge`;
}
function diffLine({ changes }) {
	return `${count(changes.length, "changed object")} ${changes.length === 1 ? "blocks" : "block"} the merge (fail-on-diff)`;
}
function passingLine(report) {
	const newFindings = report.findings.filter((finding) => finding.status === "new");
	const kind = report.base === null ? "" : "new ";
	if (newFindings.length === 0) return `no ${kind}findings${report.summary.complete ? "" : " in what was checked"}`;
	return `${countSeverities(newFindings, kind)}, nothing that blocks`;
}

export { sortFindings as i, verdict as n, countSeverities as r, blocks as t };