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

// src/core/group.ts
/** Groups items by key; keys and items keep their order. `Map.groupBy`, which Node 20 lacks. */
function groupBy(items, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}

export { severities as a, compareText as i, compareConfidence as n, compareSeverity as r, groupBy as t };