// src/schema/data.ts
/** True for a JSON object. */
function isMap(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
/** True for equal scalars; a number equals the bigint of the same value. */
function isSameScalar(first, second) {
	return first === second || typeof first === "number" && typeof second === "bigint" && BigInt(Math.trunc(first)) === second;
}

export { isSameScalar as n, isMap as t };