// src/core/order.ts
/** All severities, the most severe first. */
const severities = [
	"error",
	"warning",
	"info"
];
/** Compares two severities, for sorting the more severe one first. */
function compareSeverity(first, second) {
	return severities.indexOf(first) - severities.indexOf(second);
}
/** Compares two confidences, for sorting the more certain one first. */
function compareConfidence(first, second) {
	return Number(first === "likely") - Number(second === "likely");
}
/** Compares two strings by code unit, which gives the same order on every machine. */
function compareText(first, second) {
	return first < second ? -1 : Number(first > second);
}

export { severities as i, compareSeverity as n, compareText as r, compareConfidence as t };