import { i as gitPatience, o as unlessGitFails } from "./git.js";
import { o as openFolder } from "./decode-text.js";
import { d as openRun, l as setRunFlags, n as run, t as unaffectedReport, u as startBudget } from "./unaffected-report.js";

// src/cli/session.ts
/** Opens what the paths name, as it is now. */
function openWorkspace(paths, options, { folder, env }) {
	const patience = gitPatience({ seconds: options.timeBudget });
	return openFolder({
		folder,
		paths,
		base: options.base ?? null,
		env,
		patience
	});
}
/**
* The report of a change that touches nothing; `null` for any other. Who names paths or environments wants them looked
* at, or to hear that they do not exist.
*/
async function endEarly(workspace, { config: configFile, environment, egressAllow: egressAllowlist }, { version }) {
	if (workspace.paths.length > 0 || environment.length > 0) return null;
	return unlessGitFails(() => unaffectedReport({
		...workspace,
		configFile,
		egressAllowlist,
		version
	}));
}
/** Runs on what was opened. */
async function runIn(workspace, options, terminal, engine, extent) {
	return run(inputFor(workspace, options, terminal, engine, extent));
}
/** What a run on what was opened takes. */
function inputFor(workspace, options, { version, schemaWorker }, engine, extent) {
	setRunFlags();
	return openRun({
		workspace,
		engine,
		schemaWorker,
		budget: startBudget(options.timeBudget),
		options: {
			environments: options.environment,
			together: options.together,
			configFile: options.config,
			istioVersion: options.istioVersion ?? null,
			egressAllowlist: options.egressAllow
		},
		version,
		...extent
	});
}

export { runIn as i, inputFor as n, openWorkspace as r, endEarly as t };