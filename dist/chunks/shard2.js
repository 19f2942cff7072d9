import { v as UsageError } from "./shapes.js";
import { r as shardText } from "./shard.js";
import { n as readMaskKey } from "./mask-key.js";
import { t as openRun } from "./open-run.js";
import { t as openShardOutput } from "./shard-output.js";
import { n as startBudget } from "./time-budget.js";
import { r as shardLine } from "./shards2.js";
import { t as runShard } from "./run-shard.js";
import { i as withProgress, n as runSetup } from "./session.js";
import { t as listsEverything } from "./run-extent.js";
import { n as reportIfUnaffected, t as openWorkspace } from "./workspace.js";
import { resolve } from "node:path";

// src/cli/shard.ts
async function shardCommand(paths, options, terminal, engine) {
	const { shard, folder } = checkedOptions(paths, options);
	const workspace = openWorkspace([], options, terminal);
	const all = listsEverything(options);
	if (!all && await reportIfUnaffected(workspace, options, terminal)) return terminal.print(`shard ${shardText(shard)}: the change touches nothing that is rendered or checked\n`);
	const setup = runSetup(workspace, {
		...options,
		all
	}, terminal, engine(), {
		causes: options.causes,
		changeCauses: options.causes
	});
	const output = openShardOutput(setup.engine, {
		folder: resolve(terminal.folder, folder),
		root: workspace.root,
		engineDigest: terminal.engineDigest,
		maskKey: readMaskKey(terminal.env)
	});
	const budget = startBudget(options.timeBudget);
	const input = openRun({
		...setup,
		engine: output.engine,
		workspace,
		budget
	});
	const run = await withProgress(input, terminal.showProgress, (watched) => runShard(watched, shard));
	const saved = output.save(shard, input);
	terminal.print(`${shardLine({
		shard,
		...run,
		...saved
	})}\n`);
}
function checkedOptions(paths, { shard, shardOutput, fix, fixDryRun, watch, output, format }) {
	if (!shard || shardOutput === void 0) throw new UsageError("`--shard I/N` and `--shard-output FOLDER` go together: the share, and where `meshgate merge` finds it");
	const refused = [
		...paths.length > 0 ? ["paths"] : [],
		...fix ? ["`--fix`"] : [],
		...fixDryRun ? ["`--fix-dry-run`"] : [],
		...watch ? ["`--watch`"] : [],
		...format === "text" ? [] : ["`--format`"],
		...output.length > 0 ? ["`--output`"] : []
	];
	if (refused.length === 0) return {
		shard,
		folder: shardOutput
	};
	throw new UsageError(`a shard is a share of the whole repository, and \`meshgate merge\` writes the report: leave out ${refused.join(", ")}`);
}

export { shardCommand };