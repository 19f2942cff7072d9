// src/core/plain-data.ts
function isDataMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function dataItems(value) {
	return Array.isArray(value) ? value : [];
}

export { isDataMap as n, dataItems as t };