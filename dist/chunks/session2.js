import { t as openConfig } from "./config-source.js";
import { t as openRun } from "./open-run.js";
import { n as startBudget, t as setRunFlags } from "./v8-flags.js";
import { t as run } from "./run.js";

// src/cli/session.ts
/** Runs on an opened workspace. */
async function runIn(workspace, options, terminal, engine, extent) {
	return run(inputFor(workspace, options, terminal, engine, extent));
}
/** The input of a run on an opened workspace. */
function inputFor(workspace, options, { version, schemaWorker, folder }, engine, extent) {
	setRunFlags();
	const { configFile, configSource } = openConfig(options.configFrom, folder, options.config, workspace);
	return openRun({
		workspace,
		engine,
		schemaWorker,
		budget: startBudget(options.timeBudget),
		options: {
			environments: options.environment,
			all: options.all ?? true,
			together: options.together,
			configFile,
			istioVersion: options.istioVersion ?? null,
			egressAllowlist: options.egressAllow
		},
		configSource,
		approval: options.approveWeakening ? "approved by `--approve-weakening`" : null,
		version,
		...extent
	});
}

export { runIn as n, inputFor as t };