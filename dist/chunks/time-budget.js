import { Script } from "node:vm";

// src/host/time-budget.ts
const shares = {
	render: .6,
	values: .6,
	check: .8,
	repair: .9
};
const valuesShare = .1;
function startBudget(seconds, now = () => performance.now()) {
	const start = now();
	let endOfValues = Number.POSITIVE_INFINITY;
	const endOf = (phase) => {
		const end = start + 1e3 * seconds * shares[phase];
		if (phase !== "values") return end;
		if (endOfValues === Number.POSITIVE_INFINITY) endOfValues = now() + 1e3 * seconds * valuesShare;
		return Math.min(end, endOfValues);
	};
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
const maxTimeoutMs = 2 ** 31 - 1;

export { startBudget as n, restartableBudget as t };