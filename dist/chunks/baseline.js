import { a as causesIn, c as baselineText, h as readUsedConfig, o as pointAtCauses, p as inspect, s as baselineFile } from "./unaffected-report.js";
import { St as readableTree } from "./discover.js";
import { t as createMask } from "./mask.js";
import { n as inputFor, r as openWorkspace } from "./session.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

// src/run/write-baseline.ts
/** The text of a baseline with all findings of head. Throws `UsageError` for an invalid configuration. */
async function baselineOf(input) {
	const { host, options, configSource } = input;
	const tree = readableTree(input.head);
	const source = {
		head: tree,
		base: () => null,
		configSource,
		configFile: options.configFile
	};
	const config = await readUsedConfig(source, createMask(host.maskKey));
	const head = await inspect(tree, config, input);
	return baselineText(await pointAtCauses(head.findings, head, causesIn(head, host.provenance), host.budget));
}

// src/cli/baseline.ts
/** `meshgate baseline`: writes today's findings, which then fail no run, to a file at the root of the repository. */
async function baselineCommand(options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	writeFileSync(join(workspace.root, baselineFile), await baselineOf(inputFor(workspace, options, terminal, engine)));
	terminal.print(`written: ${baselineFile}\n`);
}

export { baselineCommand };