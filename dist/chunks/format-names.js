// src/report/format-names.ts
/** The formats of a report. */
const reportFormats = [
	"text",
	"json",
	"markdown",
	"github",
	"sarif",
	"junit",
	"gitlab",
	"html"
];
/** True for a format that lists what base has wrong, too, so that a run must not end before it knows. */
function listsExisting(format) {
	return format !== "text" && format !== "github";
}
/** True for a format whose locations link to the head of the pull request. */
function hasLinks(format) {
	return format === "markdown" || format === "html";
}
/** True for a format that describes the rules of the findings. */
function describesRules(format) {
	return format === "sarif" || format === "html";
}
/** Parses `format=path`; `null` for any other text. */
function parseReportFile(value) {
	const [, name, path] = /^([a-z]+)=(.+)$/.exec(value) ?? [];
	const format = reportFormats.find((candidate) => candidate === name);
	return format && path ? {
		format,
		path
	} : null;
}

export { reportFormats as a, parseReportFile as i, hasLinks as n, listsExisting as r, describesRules as t };