import { n as readMaskKey } from "./mask-key.js";
import { t as openRun } from "./open-run.js";
import { t as openMerge } from "./open-merge.js";
import { n as startBudget } from "./time-budget.js";
import { n as missingLine, t as mergeLine } from "./shards2.js";
import { t as printReport } from "./print-report.js";
import { n as withProfile } from "./profile.js";
import { i as withProgress, n as runSetup } from "./session.js";
import { t as listsEverything } from "./run-extent.js";
import { n as reportIfUnaffected, t as openWorkspace } from "./workspace.js";
import { resolve } from "node:path";

// src/cli/merge.ts
async function mergeCommand(folders, options, terminal, engine) {
	const work = async () => {
		const report = await mergedReport(folders, options, terminal, engine);
		await printReport(report, {
			paths: [],
			options,
			terminal
		});
	};
	return options.profile ? withProfile(work, terminal) : work();
}
async function mergedReport(folders, options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const all = listsEverything(options);
	const early = all ? null : await reportIfUnaffected(workspace, options, terminal);
	if (early) return early;
	const { causes } = options;
	const setup = runSetup(workspace, {
		...options,
		all
	}, terminal, engine(), {
		causes,
		changeCauses: causes
	});
	const merge = openMerge(setup.engine, {
		folders: folders.map((folder) => resolve(terminal.folder, folder)),
		root: workspace.root,
		engineDigest: terminal.engineDigest,
		maskKey: readMaskKey(terminal.env)
	});
	const missing = missingLine(merge);
	if (missing !== null) terminal.printError(`${missing}\n`);
	const budget = startBudget(options.timeBudget);
	const input = openRun({
		...setup,
		engine: merge.engine,
		workspace,
		budget
	});
	const report = await withProgress(input, terminal.showProgress, merge.run);
	terminal.printError(`${mergeLine(merge.summary())}\n`);
	return report;
}

export { mergeCommand };