import { i as gitPatience } from "./git.js";
import { s as openFolder } from "./helm.js";
import { c as startBudget, d as createRenderer, l as createValidator, t as run, u as validatorLimits } from "./run.js";
import { randomBytes } from "node:crypto";

// src/cli/session.ts
/** Opens what the paths name, and runs. */
async function runOn(paths, options, terminal, engine, extent) {
	return runIn(openRun(paths, options, terminal), options, terminal, engine, extent);
}
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

export { runOn as i, openRun as n, runIn as r, inputFor as t };