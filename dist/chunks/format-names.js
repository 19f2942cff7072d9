// src/report/format-names.ts
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
function listsExisting(format) {
	return format !== "text" && format !== "github";
}
function hasLinks(format) {
	return format === "markdown" || format === "html";
}
function describesRules(format) {
	return format === "sarif" || format === "html";
}
function parseReportFile(value) {
	const [, name, path] = /^([a-z]+)=(.+)$/.exec(value) ?? [];
	const format = reportFormats.find((candidate) => candidate === name);
	return format && path ? {
		format,
		path
	} : null;
}

export { reportFormats as a, parseReportFile as i, hasLinks as n, listsExisting as r, describesRules as t };