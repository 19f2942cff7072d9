// src/core/distinct.ts
function distinctBy(items, keyOf) {
	return [...new Map(Array.from(items, (item) => [keyOf(item), item])).values()];
}
function distinctData(items) {
	return distinctBy(items, (item) => JSON.stringify(item));
}

export { distinctData as n, distinctBy as t };