// src/core/time-budget.ts
const unlimited = {
	seconds: Number.POSITIVE_INFINITY,
	isSpent: () => false,
	within(_, work) {
		work();
		return true;
	}
};
function outOfTime({ seconds }) {
	return `not checked: the run's time budget of ${seconds} s was used up`;
}
function parseSeconds(text) {
	const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return seconds >= 1 && seconds <= 21600 ? seconds : null;
}

export { parseSeconds as n, unlimited as r, outOfTime as t };