// src/core/once-per.ts
/**
* A function that computes its result once for each object and keeps it as long as the object. Only for results that
* depend on nothing else, of objects that never change.
*/
function oncePer(compute) {
	const results = /* @__PURE__ */ new WeakMap();
	const resultOf = (key) => {
		const cached = results.get(key);
		if (cached !== void 0 || results.has(key)) return cached;
		const result = compute(key);
		results.set(key, result);
		return result;
	};
	return Object.assign(resultOf, { keep: (key, result) => void results.set(key, result) });
}
/** Like `oncePer` for a text; a bounded number of short texts is kept. */
function oncePerText(compute) {
	const results = /* @__PURE__ */ new Map();
	return (text) => {
		const cached = results.get(text);
		if (cached !== void 0 || results.has(text)) return cached;
		const result = compute(text);
		if (results.size === maxTexts) results.clear();
		if (text.length <= maxLength) results.set(text, result);
		return result;
	};
}
/** More hosts and durations than most meshes have. */
const maxTexts = 1e4;
/** Longest text whose result is kept: longer ones seldom occur twice. */
const maxLength = 256;
/** A function that computes its result at its first call, and returns the same one from then on. */
function once(compute) {
	let cached;
	return () => (cached ??= { result: compute() }).result;
}
/** Like `oncePer` for a result that depends on two objects; it is kept as long as both. */
function oncePerPair(compute) {
	const resultsOf = oncePer((first) => oncePer((second) => compute(first, second)));
	return (first, second) => resultsOf(first)(second);
}
/** Like `oncePer` for a result that depends on an object and a name. */
function oncePerName(compute) {
	const resultsOf = oncePer(() => /* @__PURE__ */ new Map());
	return (key, name) => {
		const results = resultsOf(key);
		const cached = results.get(name);
		if (cached !== void 0 || results.has(name)) return cached;
		const result = compute(key, name);
		results.set(name, result);
		return result;
	};
}

export { oncePerText as a, oncePerPair as i, oncePer as n, oncePerName as r, once as t };