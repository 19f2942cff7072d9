// src/core/data-map.ts
function isDataMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

export { isDataMap as t };