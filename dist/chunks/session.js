import { _ as startBudget, g as setRunFlags, n as run, t as unaffectedReport, v as openConfig } from "./unaffected-report.js";
import { i as gitTimeout, o as unlessGitFails } from "./git.js";
import { a as openFolder } from "./values-bound.js";
import { l as openRun } from "./references.js";

// src/cli/session.ts
/** Opens the working folder for the paths, and the base of the options. */
function openWorkspace(paths, options, { folder, env }) {
	const gitTimeoutMs = gitTimeout({ seconds: options.timeBudget });
	const { base = null, cacheDir: cacheFolder } = options;
	return openFolder({
		folder,
		paths,
		base,
		env,
		cacheFolder,
		gitTimeoutMs
	});
}
/**
* The report of a change that touches nothing; `null` for any other change. With named paths or environments it is
* always `null`, since they have to be checked or rejected.
*/
async function endEarly(workspace, { config, configFrom, environment, egressAllow: egressAllowlist }, { version, folder }) {
	if (workspace.paths.length > 0 || environment.length > 0) return null;
	const { configFile } = openConfig(configFrom, folder, config, workspace);
	return unlessGitFails(() => unaffectedReport({
		...workspace,
		configFile,
		egressAllowlist,
		version
	}));
}
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

export { runIn as i, inputFor as n, openWorkspace as r, endEarly as t };