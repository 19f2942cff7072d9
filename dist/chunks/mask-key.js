import { n as UsageError } from "./errors.js";
import { setFlagsFromString } from "node:v8";
import { Script } from "node:vm";

// src/host/engine/v8-flags.ts
/**
* Sets the V8 flags of this process. The main thread calls it after it has loaded its modules and started a worker:
* with a changed flag Node rejects the cached code of its built-in modules and compiles them, so that a thread takes
* 90 ms longer to start.
*
* Threads are running at that time, so no flag is set that moves work between them. No flag changes the optimisation of
* WebAssembly: with `--no-wasm-inlining` V8 crashed on a chart with an endless loop.
*/
function setRunFlags() {
	const node = Number.parseInt(process.versions.node);
	for (const { flag, since = 20 } of [...shortRuns, patterns]) if (node >= since) setFlagsFromString(flag);
}
/**
* Most runs last a second or two, so optimising code only takes processor time from the workers. The young generation
* starts at 1 MB and grows at once to the size that a run needs. The old one is collected when it has grown by half, not
* to several times what was left: in large runs most of it is what was read of releases that are the same in both trees.
*/
const shortRuns = [
	{
		flag: "--invocation-count-for-turbofan=30000",
		since: 22
	},
	{ flag: "--semi-space-growth-factor=16" },
	{ flag: "--heap-growing-percent=50" }
];
/**
* A text in a pull request may make one of our regular expressions backtrack for very long. After 50,000 backtracks V8
* switches to its linear-time engine, for patterns that this engine supports.
*/
const patterns = { flag: "--enable-experimental-regexp-engine-on-excessive-backtracks" };

// src/host/time-budget.ts
/** The share of the time after which no work of a phase begins; the rest is for later phases and the report. */
const shares = {
	render: .6,
	check: .8,
	repair: .9
};
/** Starts a budget of some seconds. */
function startBudget(seconds, now = () => performance.now()) {
	const start = now();
	const endOf = (phase) => start + 1e3 * seconds * shares[phase];
	const remaining = (phase) => Math.floor(endOf(phase) - now());
	return {
		seconds,
		endOf,
		isSpent: (phase) => remaining(phase) <= 0,
		within(phase, work) {
			const milliseconds = remaining(phase);
			return milliseconds > 0 && isDoneWithin(milliseconds, work);
		}
	};
}
/** Starts a budget of some seconds that can be started again. */
function restartableBudget(seconds) {
	let budget = startBudget(seconds);
	return {
		seconds,
		endOf: (phase) => budget.endOf(phase),
		isSpent: (phase) => budget.isSpent(phase),
		within: (phase, work) => budget.within(phase, work),
		restart: () => void (budget = startBudget(seconds))
	};
}
/**
* Runs work that may not end by itself and returns whether it ended in time. V8 interrupts a script of `vm` anywhere,
* also within the functions and regular expressions that it calls. The script reaches the work through the global
* object, since creating a context takes milliseconds.
*/
function isDoneWithin(milliseconds, work) {
	const previous = holder[workKey];
	holder[workKey] = work;
	try {
		new Script(`globalThis[Symbol.for('${name}')]()`).runInThisContext({ timeout: Math.min(milliseconds, maxTimeoutMs) });
		return true;
	} catch (error) {
		if (error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") return false;
		throw error;
	} finally {
		holder[workKey] = previous;
	}
}
const name = "meshgate.work";
const workKey = Symbol.for(name);
const holder = globalThis;
/** The largest timeout that Node accepts. */
const maxTimeoutMs = 2 ** 31 - 1;

// src/host/mask-key.ts
/** The variable with the key of masks. */
const maskKeyVariable = "MESHGATE_MASK_KEY";
/** A shorter key could be guessed from masks. */
const minLength = 16;
/**
* The key with which secrets are masked, so that equal secrets have equal masks in several runs; `null` if none is set: then
* each run has its own. Throws `UsageError` for a short one.
*/
function readMaskKey(env) {
	const key = env["MESHGATE_MASK_KEY"] ?? "";
	if (key === "") return null;
	if (key.length >= minLength) return key;
	throw new UsageError(`\`${maskKeyVariable}\` has fewer than ${minLength} characters: take one that nobody can guess, as \`openssl rand -hex 32\` prints it`);
}

export { setRunFlags as a, startBudget as i, readMaskKey as n, restartableBudget as r, maskKeyVariable as t };