// src/core/time-budget.ts
const unlimitedBudget = {
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
function outOfTimeForValues({ seconds }) {
	return `not all checked: the search for them may take ${seconds / 10} s, a tenth of the run's time budget`;
}
const tooCostlyForValues = "not searched: each of these releases takes more than half a second of processor time to render, and the search renders it several times";
function parseSeconds(text) {
	const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return seconds >= 1 && seconds <= 21600 ? seconds : null;
}

export { unlimitedBudget as a, tooCostlyForValues as i, outOfTimeForValues as n, parseSeconds as r, outOfTime as t };