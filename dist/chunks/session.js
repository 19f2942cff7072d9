import { i as gitPatience, o as unlessGitFails } from "./git.js";
import { c as openFolder } from "./helm.js";
import { d as validatorLimits, f as createRenderer, l as startBudget, n as run, t as unaffectedReport, u as createValidator } from "./unaffected-report.js";
import { randomBytes } from "node:crypto";

// src/cli/session.ts
/** Opens what the paths name, as it is now. */
function openRun(paths, options, { folder, env }) {
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
async function endEarly(workspace, { config: configFile, environment, egressAllow }, { version }) {
	if (workspace.paths.length > 0 || environment.length > 0) return null;
	return unlessGitFails(() => unaffectedReport({
		...workspace,
		configFile,
		egressAllow,
		version
	}));
}
/** Runs on what was opened. */
async function runIn(workspace, options, terminal, engine, extent) {
	return run(inputFor(workspace, options, terminal, engine, extent));
}
/** What a run on what was opened takes. */
function inputFor(workspace, options, { version, schemaWorker }, engine, { causes = true, mostFixes } = {}) {
	const budget = startBudget(options.timeBudget);
	const { provenance, ...renderer } = createRenderer(engine, budget);
	const most = causes ? mostFixes : 0;
	return {
		...workspace,
		...renderer,
		budget,
		validator: createValidator(schemaWorker, validatorLimits(budget)),
		...causes && { provenance },
		environments: options.environment,
		together: options.together,
		configFile: options.config,
		maskKey: randomBytes(16).toString("hex"),
		now: Date.now(),
		...options.istioVersion && { istioVersion: options.istioVersion },
		egressAllow: options.egressAllow,
		version,
		...most !== void 0 && { mostFixes: most }
	};
}

export { runIn as i, inputFor as n, openRun as r, endEarly as t };