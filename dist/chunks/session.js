import { t as openConfig } from "./config-source.js";
import { n as readMaskKey } from "./mask-key.js";
import { t as openRun } from "./open-run.js";
import { n as startBudget } from "./time-budget.js";
import { n as setRunFlags } from "./v8-flags.js";
import { t as run } from "./run.js";
import { t as keptEngine } from "./kept-engine.js";

// src/cli/progress.ts
const [delayMs, paceMs] = [1e3, 100];
async function withProgress(input, show, work, delay = delayMs) {
	if (!show) return work(input);
	try {
		return await work(countedInput(input, show, delay));
	} finally {
		show(null);
	}
}
function countedInput(input, show, delay) {
	const { host } = input;
	let next = performance.now() + delay;
	const [renders, causes] = [new Counter("rendering"), new Counter("looking for causes:")];
	const update = () => {
		const now = performance.now();
		if (now < next) return;
		next = now + paceMs;
		show([renders, causes].flatMap((counter) => counter.text ?? []).join(" · "));
	};
	const provenance = host.provenance;
	return {
		...input,
		host: {
			...host,
			render: (tree, targets) => renders.countAll(host.render(tree, targets), update),
			provenance: provenance && ((...target) => countedProvenance(provenance(...target), causes, update))
		}
	};
}
function countedProvenance(provenance, causes, update) {
	return {
		cause: (...field) => causes.countAll([provenance.cause(...field)], update)[0],
		shownValues: (fields) => provenance.shownValues(fields),
		breakingOverride: (...values) => provenance.breakingOverride(...values),
		layering: (...part) => provenance.layering(...part),
		get renders() {
			return provenance.renders;
		},
		get isRepeatable() {
			return provenance.isRepeatable;
		}
	};
}
var Counter = class {
	#name;
	#done = 0;
	#all = 0;
	constructor(name) {
		this.#name = name;
	}
	get text() {
		return this.#all === 0 ? null : `${this.#name} ${this.#done} of ${this.#all}`;
	}
	countAll(promises, update) {
		this.#all += promises.length;
		const settle = () => {
			this.#done++;
			update();
		};
		for (const promise of promises) promise.then(settle, settle);
		return promises;
	}
};

// src/cli/session.ts
async function runOnWorkspace(workspace, options, terminal, engine, extent) {
	return withProgress(workspaceRunInput(workspace, options, terminal, engine, extent), terminal.showProgress, run);
}
function workspaceRunInput(workspace, options, terminal, engine, extent) {
	const budget = startBudget(options.timeBudget);
	return openRun({
		...runSetup(workspace, options, terminal, engine, extent),
		workspace,
		budget
	});
}
function runSetup(workspace, options, terminal, engine, extent) {
	const { version, processWorker, folder, env } = terminal;
	setRunFlags();
	const { configFile, configSource } = openConfig(options.configFrom, folder, options.config, workspace);
	return {
		engine: keptEngine(engine, options, workspace.root, terminal),
		processWorker,
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
		maskKey: readMaskKey(env),
		...extent
	};
}

export { withProgress as i, runSetup as n, workspaceRunInput as r, runOnWorkspace as t };