import { n as UsageError } from "./errors.js";
import { r as openFolder } from "./open.js";
import { t as describesRules } from "./format-names.js";
import { n as verdict } from "./verdict.js";
import { t as paintFor } from "./colours.js";
import { t as fileLinks } from "./links.js";
import { t as listsEverything } from "./run-extent.js";
import { n as openWorkspace, t as endEarly } from "./workspace.js";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

// src/cli/fix-options.ts
/** Throws `UsageError` for options that contradict each other, or if the output of fixes would mix with a report. */
function checkFixOptions({ fix, fixDryRun, unsafeFixes, format, causes, staged }) {
	if (unsafeFixes && !fix && !fixDryRun) throw new UsageError("`--unsafe-fixes` says which fixes `--fix` and `--fix-dry-run` make: give one of them");
	if (!fix && !fixDryRun) return;
	if (staged) throw new UsageError("fixes are for the files of the folder, and `--staged` looks at the index");
	if (!causes) throw new UsageError("fixes are made where the causes are, which `--no-causes` leaves out");
	if (fix && fixDryRun) throw new UsageError("give either `--fix` or `--fix-dry-run`");
	if (format === "text") return;
	throw new UsageError(fix ? "`--fix` says in front of the report what it fixed, which only `--format text` has a place for; `--output` writes other formats to files" : "`--fix-dry-run` prints a patch in place of the report; `--output` writes the report to a file");
}

// src/cli/check.ts
/**
* `meshgate check`: runs, writes fixes if requested, writes and prints the report, and sets the exit code.
*
* @param engine starts the engine
*/
async function checkCommand(paths, options, terminal, engine) {
	checkFixOptions(options);
	if (options.watch) return watchFor(paths, options, terminal, engine());
	const work = () => checkAndPrint(paths, options, terminal, engine);
	if (!options.profile) return work();
	const { withProfile } = await import("./profile.js");
	await withProfile(work, terminal);
}
async function checkAndPrint(paths, options, terminal, engine) {
	const report = await reportOf(paths, options, terminal, engine);
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
	if (!options.fixDryRun) {
		const paint = paintFor(terminal.colour);
		const { folder, env } = terminal;
		const link = terminal.opensLinks && fileLinks(openFolder({
			folder,
			paths,
			base: null,
			env
		}).root);
		const { quiet } = options;
		terminal.print(formatReport(report, options.format, {
			gate,
			rules,
			paint,
			quiet,
			...link && { link }
		}));
	}
	terminal.exitWith(verdict(report, gate).exitCode);
}
async function watchFor(paths, options, terminal, engine) {
	const { watchCommand } = await import("./watch.js");
	await watchCommand(paths, options, terminal, engine);
}
/** The rules, if a requested format describes them. */
async function rulesFor({ format, output }) {
	return [format, ...output.map((file) => file.format)].some(describesRules) ? (await import("./rules2.js")).rules : [];
}
/** True if nothing was found in the paths that the person named: a run that checks nothing of them must not pass. */
function isUnread(paths, { targets, unaffected }) {
	return paths.length > 0 && targets.length === 0 && !unaffected;
}
async function reportOf(paths, options, terminal, engine) {
	if (!options.fix && !options.fixDryRun) return checkOnly(paths, options, terminal, engine);
	const started = engine();
	const { fix, fixDryRun } = await import("./fix.js");
	return (options.fix ? fix : fixDryRun)(paths, options, terminal, started);
}
async function checkOnly(paths, options, terminal, engine) {
	const workspace = openWorkspace(paths, options, terminal);
	const all = listsEverything(options);
	const early = all ? null : await endEarly(workspace, options, terminal);
	if (early) return early;
	const started = engine();
	const { runIn } = await import("./session2.js");
	const extent = {
		causes: options.causes,
		changeCauses: options.causes
	};
	return runIn(workspace, {
		...options,
		all
	}, terminal, started, extent);
}
function write(path, text) {
	try {
		writeFileSync(path, text);
	} catch (error) {
		throw new UsageError(`\`${path}\` cannot be written (${error.code})`);
	}
}

export { checkCommand };