// src/core/order.ts
const severities = [
	"error",
	"warning",
	"info"
];
function compareSeverity(first, second) {
	return severities.indexOf(first) - severities.indexOf(second);
}
function compareConfidence(first, second) {
	return Number(first === "likely") - Number(second === "likely");
}
function compareText(first, second) {
	return first < second ? -1 : Number(first > second);
}

export { severities as i, compareSeverity as n, compareText as r, compareConfidence as t };