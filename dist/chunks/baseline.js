import { H as readUsedConfig, L as pointAtCauses, P as inspect, b as baselineText, l as overridesIn, y as baselineFile, z as causesIn } from "./repaired-findings.js";
import { n as readableTree } from "./masked-config.js";
import { h as createMask } from "./shapes.js";
import { t as count } from "./words.js";
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
	const findings = (await pointAtCauses(head.findings, head, causes, host.budget)).flatMap(overridesIn(config));
	return {
		text: baselineText(findings),
		findings: findings.length
	};
}

// src/cli/baseline.ts
async function baselineCommand(options, terminal, engine) {
	const workspace = openWorkspace([], options, terminal);
	const { text, findings } = await baselineOf(workspaceRunInput(workspace, options, terminal, engine));
	writeFileSync(join(workspace.root, baselineFile), text);
	if (!options.quiet) terminal.print(`written: ${baselineFile} (${count(findings, "finding")})\n`);
}

export { baselineCommand };