import { t as clamp, u as inertOutput, v as xml } from "./escape.js";

// src/report/junit-xml.ts
function junitXml(suites) {
	const cases = suites.flatMap((suite) => suite.cases);
	const body = suites.map(suiteText).join("");
	return inertOutput(`<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="meshgate"${totals(cases)}>\n${body}</testsuites>\n`);
}
function suiteText({ name, cases, properties = {} }) {
	return `${`  <testsuite name="${attribute(name)}"${totals(cases)} skipped="${countOf(cases, "skipped")}">\n`}${propertiesText(properties)}${cases.map(caseText).join("")}  </testsuite>\n`;
}
function propertiesText(properties) {
	const lines = Object.entries(properties).map(([name, value]) => `      <property name="${attribute(name)}" value="${attribute(value)}"/>\n`);
	return lines.length === 0 ? "" : `    <properties>\n${lines.join("")}    </properties>\n`;
}
function totals(cases) {
	return ` tests="${cases.length}" failures="${countOf(cases, "failed")}" errors="${countOf(cases, "error")}"`;
}
function countOf(cases, outcome) {
	return cases.filter((testCase) => testCase.outcome === outcome).length;
}
function caseText({ name, className, outcome, message, details }) {
	const open = `    <testcase name="${attribute(name)}" classname="${attribute(className)}"`;
	if (outcome === "passed") return `${open}/>\n`;
	const text = xml([clamp(message), ...details === "" ? [] : [details]].join("\n"));
	return `${open}>\n      ${outcome === "skipped" ? `<skipped>${text}</skipped>` : failure(outcome, message, text)}\n    </testcase>\n`;
}
function failure(outcome, message, text) {
	const tag = outcome === "failed" ? "failure" : "error";
	return `<${tag} message="${attribute(message)}">${text}</${tag}>`;
}
function attribute(text) {
	return xml(clamp(text));
}

export { junitXml as t };