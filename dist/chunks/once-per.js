// src/core/once-per.ts
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
const maxTexts = 1e4;
const maxLength = 256;
function once(compute) {
	let cached;
	return () => (cached ??= { result: compute() }).result;
}
function oncePerPair(compute) {
	const resultsOf = oncePer((first) => oncePer((second) => compute(first, second)));
	return (first, second) => resultsOf(first)(second);
}
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