// src/core/time-budget.ts
/** A budget without a limit. */
const unlimited = {
	seconds: Number.POSITIVE_INFINITY,
	isSpent: () => false,
	within(_, work) {
		work();
		return true;
	}
};
/** The reason for something that was not checked for lack of time. */
function outOfTime({ seconds }) {
	return `not checked: the run's time budget of ${seconds} s was used up`;
}
/** Parses whole seconds, at most six hours; `null` for anything else. */
function parseSeconds(text) {
	const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return seconds >= 1 && seconds <= 21600 ? seconds : null;
}

export { parseSeconds as n, unlimited as r, outOfTime as t };