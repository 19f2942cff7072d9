import { i as gitPatience } from "./git.js";
import { o as openFolder } from "./helm.js";
import { c as validatorLimits, l as createRenderer, o as startBudget, s as createValidator, t as run } from "./run.js";
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
async function runIn(workspace, options, { version, schemaWorker }, engine, { causes = true, mostFixes } = {}) {
	const budget = startBudget(options.timeBudget);
	const { provenance, ...renderer } = createRenderer(engine, budget);
	const most = causes ? mostFixes : 0;
	return run({
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
	});
}

export { runIn as n, runOn as r, openRun as t };