import { v as UsageError } from "./shapes.js";
import { n as systemErrorText } from "./error-text.js";
import { r as openFolder } from "./open.js";
import { t as describesRules } from "./format-names.js";
import { t as wrapLines } from "./wrapped-lines.js";
import { n as verdict } from "./verdict.js";
import { t as paintFor } from "./colours.js";
import { t as fileLinks } from "./links.js";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

// src/cli/print-report.ts
async function printReport(report, printing) {
	const { paths, options, terminal, isPrinted = true } = printing;
	const gate = {
		...options,
		strict: options.strict || isUnread(paths, report)
	};
	const { formatReport } = await import("./formats2.js");
	const rules = await rulesFor(options);
	for (const { format, path } of options.output) write(resolve(terminal.folder, path), formatReport(report, format, {
		gate,
		rules
	}));
	if (isPrinted) {
		const paint = paintFor(terminal.colour);
		const { folder, env } = terminal;
		const link = terminal.opensLinks && fileLinks(openFolder({
			folder,
			paths,
			base: null,
			env
		}).root);
		const { quiet } = options;
		const printed = formatReport(report, options.format, {
			gate,
			rules,
			paint,
			quiet,
			...link && { link }
		});
		terminal.print(options.format === "text" ? wrapLines(printed, terminal.width) : printed);
	}
	terminal.exitWith(verdict(report, gate).exitCode);
}
async function rulesFor({ format, output }) {
	return [format, ...output.map((file) => file.format)].some(describesRules) ? (await import("./rules2.js")).rules : [];
}
function isUnread(paths, { targets, unaffected }) {
	return paths.length > 0 && targets.length === 0 && !unaffected;
}
function write(path, text) {
	try {
		writeFileSync(path, text);
	} catch (error) {
		throw new UsageError(`\`${path}\` cannot be written: ${systemErrorText(error)}`);
	}
}

export { printReport as t };