// src/core/once-per.ts
function oncePer(compute) {
	const resultOf = (key) => {
		const results = Keeper.resultsOf(key);
		const index = results ? results.indexOf(resultOf) : -1;
		if (index >= 0) return results[index + 1];
		const result = compute(key);
		Keeper.keep(key, resultOf, result);
		return result;
	};
	const keep = (key, result) => Keeper.keep(key, resultOf, result);
	return Object.assign(resultOf, { keep });
}
const Itself = function itself(object) {
	return object;
};
var Keeper = class Keeper extends Itself {
	#results;
	constructor(object, results) {
		super(object);
		this.#results = results;
	}
	static resultsOf(object) {
		return #results in object ? object.#results : void 0;
	}
	static keep(object, by, result) {
		if (!(#results in object)) return void new Keeper(object, [by, result]);
		const results = object.#results;
		const index = results.indexOf(by);
		if (index < 0) results.push(by, result);
		else results[index + 1] = result;
	}
};
function weakOncePer(compute) {
	const results = /* @__PURE__ */ new WeakMap();
	return (key) => {
		const cached = results.get(key);
		if (cached !== void 0 || results.has(key)) return cached;
		const result = compute(key);
		results.set(key, result);
		return result;
	};
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
	const resultsOf = oncePer((first) => weakOncePer((second) => compute(first, second)));
	return (first, second) => resultsOf(first)(second);
}
function weakOncePerPair(compute) {
	const resultsOf = weakOncePer((first) => weakOncePer((second) => compute(first, second)));
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

export { oncePerText as a, oncePerPair as i, oncePer as n, weakOncePer as o, oncePerName as r, weakOncePerPair as s, once as t };