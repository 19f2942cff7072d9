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

// src/core/group.ts
function groupBy(items, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) addToGroup(groups, keyOf(item), item);
	return groups;
}
function groupByEach(items, keysOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) for (const key of keysOf(item)) addToGroup(groups, key, item);
	return groups;
}
function groupPairs(pairs) {
	const groups = /* @__PURE__ */ new Map();
	for (const [key, item] of pairs) addToGroup(groups, key, item);
	return groups;
}
function addToGroup(groups, key, item) {
	const group = groups.get(key);
	if (group) group.push(item);
	else groups.set(key, [item]);
}

export { compareConfidence as a, severities as c, groupPairs as i, groupBy as n, compareSeverity as o, groupByEach as r, compareText as s, addToGroup as t };