import { a as missingLines, d as page, g as annotations, i as text, l as unpainted, n as foldedLines, o as missingTitle, r as workflowCommands, t as json, u as docsUrl } from "./json.js";
import { l as inertOutput } from "./escape.js";
import { styleText } from "node:util";

// src/report/markdown.ts
/** The comment without a size limit (`--format markdown`); locations are links only if `repository` is set. */
function markdown(report, options) {
	return inertOutput(page(report, {
		diffLines: Infinity,
		...options
	}, {
		units: Infinity,
		bytes: Infinity
	}));
}

// src/cli/formats.ts
const formatters = {
	text: (report, { gate, colour }) => text(report, {
		gate,
		paint: paintFor(colour)
	}),
	json: (report) => json(report),
	markdown: (report, { gate }) => markdown(report, {
		gate,
		version: report.tool.version,
		docsUrl
	}),
	github: (report, { gate }) => githubCommands(report, gate)
};
/** Formats a report. */
function formatReport(report, format, options) {
	return formatters[format](report, options);
}
/** The colours of a terminal, or none. */
function paintFor(colour) {
	return colour ? (style, text) => styleText(style, text, { validateStream: false }) : unpainted;
}
/**
* Annotations for all findings that the gate counts, since the changed lines are unknown here. What was not checked is
* one folded line of the log.
*/
function githubCommands(report, { onlyNew }) {
	const { shown, hidden } = annotations(report, {
		annotate: "all",
		onlyNew
	});
	const missing = foldedLines(missingTitle(report), missingLines(report));
	return workflowCommands(shown, hidden) + missing;
}

export { paintFor as n, formatReport as t };