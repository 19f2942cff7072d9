// src/schema/data.ts
function isMap(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isSameScalar(first, second) {
	return first === second || typeof first === "number" && typeof second === "bigint" && BigInt(Math.trunc(first)) === second;
}

export { isSameScalar as n, isMap as t };