import { a as missingLines, c as unpainted, h as annotations, i as text, l as docsUrl, n as foldedLines, o as missingTitle, r as workflowCommands, t as json, u as page } from "./json.js";
import { l as inertOutput } from "./escape.js";
import { styleText } from "node:util";

// src/report/markdown.ts
/** The comment as a text of its own (`--format markdown`); places are linked only where `repository` is given. */
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
/** A report as text. */
function formatReport(report, format, options) {
	return formatters[format](report, options);
}
/** Colours, where the terminal shows them. */
function paintFor(colour) {
	return colour ? (style, text) => styleText(style, text, { validateStream: false }) : unpainted;
}
/**
* All findings that the gate looks at: whoever prints commands from a script knows no changed lines. What was not
* looked at is one folded line of the log.
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