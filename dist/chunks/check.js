import { r as hasKeptRenders } from "./cache-folder.js";
import { t as cacheRequest } from "./cache-request.js";
import { v as UsageError } from "./shapes.js";
import { t as printReport } from "./print-report.js";
import { t as listsEverything } from "./run-extent.js";
import { n as reportIfUnaffected, t as openWorkspace } from "./workspace.js";

// src/cli/fix-options.ts
function checkFixOptions({ fix, fixDryRun, unsafeFixes, format, causes, staged }) {
	if (unsafeFixes && !fix && !fixDryRun) throw new UsageError("`--unsafe-fixes` says which fixes `--fix` and `--fix-dry-run` make: give one of them");
	if (!fix && !fixDryRun) return;
	if (staged) throw new UsageError("fixes are for the files of the folder, and `--staged` looks at the index");
	if (!causes) throw new UsageError("fixes need the causes of findings, which `--no-causes` does not look for");
	if (fix && fixDryRun) throw new UsageError("give either `--fix` or `--fix-dry-run`");
	if (format === "text") return;
	throw new UsageError(fix ? "`--fix` says in front of the report what it fixed, which only `--format text` has a place for; `--output` writes other formats to files" : "`--fix-dry-run` prints a patch in place of the report; `--output` writes the report to a file");
}

// src/cli/check.ts
async function checkCommand(paths, options, terminal, engine) {
	checkFixOptions(options);
	if (options.shard || options.shardOutput !== void 0) return shardFor(paths, options, terminal, engine);
	if (options.watch) return watchFor(paths, options, terminal, engine());
	const work = () => checkAndPrint(paths, options, terminal, engine);
	if (!options.profile) return work();
	const { withProfile } = await import("./profile2.js");
	await withProfile(work, terminal);
}
async function checkAndPrint(paths, options, terminal, engine) {
	const report = await reportOf(paths, options, terminal, engine);
	await printReport(report, {
		paths,
		options,
		terminal,
		isPrinted: !options.fixDryRun
	});
}
async function shardFor(paths, options, terminal, engine) {
	const { shardCommand } = await import("./shard2.js");
	await shardCommand(paths, options, terminal, engine);
}
async function watchFor(paths, options, terminal, engine) {
	const { watchCommand } = await import("./watch.js");
	await watchCommand(paths, options, terminal, engine);
}
async function reportOf(paths, options, terminal, engine) {
	if (!options.fix && !options.fixDryRun) return checkOnly(paths, options, terminal, engine);
	const started = engine();
	const { printFixes, writeFixes } = await import("./fix.js");
	return (options.fix ? writeFixes : printFixes)(paths, options, terminal, started);
}
async function checkOnly(paths, options, terminal, engine) {
	const workspace = openWorkspace(paths, options, terminal);
	const all = listsEverything(options);
	const early = all ? null : await reportIfUnaffected(workspace, options, terminal);
	if (early) return early;
	const started = engine(!hasKeptRenders(cacheRequest(options, workspace.root, terminal)));
	const { runOnWorkspace } = await import("./session2.js");
	const extent = {
		causes: options.causes,
		changeCauses: options.causes
	};
	return runOnWorkspace(workspace, {
		...options,
		all
	}, terminal, started, extent);
}

export { checkCommand };