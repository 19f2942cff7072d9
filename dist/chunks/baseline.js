import { H as readUsedConfig, L as pointAtCauses, P as inspect, b as baselineText, l as overridesIn, y as baselineFile, z as causesIn } from "./repaired-findings.js";
import { n as readableTree } from "./masked-config.js";
import { r as createMask } from "./secret.js";
import { r as workspaceRunInput } from "./session.js";
import { t as openWorkspace } from "./workspace.js";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

// src/run/write-baseline.ts
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
	const causes = causesIn(head, host);
	const pointed = await pointAtCauses(head.findings, head, causes, host.budget);
	return baselineText(pointed.flatMap(overridesIn(config)));
}

// src/cli/baseline.ts
async function baselineCommand(options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	writeFileSync(join(workspace.root, baselineFile), await baselineOf(workspaceRunInput(workspace, options, terminal, engine)));
	if (!options.quiet) terminal.print(`written: ${baselineFile}\n`);
}

export { baselineCommand };