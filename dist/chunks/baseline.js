import { Dt as readUsedConfig, Et as baselineText, Mt as inspect, Ot as causesIn, Tt as baselineFile, kt as pointAtCauses } from "./run.js";
import { n as readableTree } from "./masked-config.js";
import { r as createMask } from "./secret.js";
import { t as inputFor } from "./session.js";
import { n as openWorkspace } from "./workspace.js";
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