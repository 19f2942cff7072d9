// src/core/once-per.ts
/**
* A function whose work is done once for each thing it is asked about; the answer is kept as long as the thing.
* Only for work that depends on nothing else, about things that never change.
*/
function oncePer(work) {
	const known = /* @__PURE__ */ new WeakMap();
	return (thing) => {
		const kept = known.get(thing);
		if (kept) return kept.answer;
		const answer = work(thing);
		known.set(thing, { answer });
		return answer;
	};
}
/** The same for work that depends on a text alone: on one of those that were asked for lately. */
function oncePerText(work) {
	const known = /* @__PURE__ */ new Map();
	return (text) => {
		const kept = known.get(text);
		if (kept) return kept.answer;
		const answer = work(text);
		if (known.size === mostTexts) known.clear();
		if (text.length <= longestText) known.set(text, { answer });
		return answer;
	};
}
/** More hosts and durations than most meshes have. */
const mostTexts = 1e4;
/** Longer ones are seldom asked about twice. */
const longestText = 256;
/** Work that is done when its answer is first asked for, and only then. */
function once(work) {
	let kept;
	return () => (kept ??= { answer: work() }).answer;
}
/** The same for work that depends on two things. */
function oncePerPair(work) {
	const known = oncePer((one) => oncePer((other) => work(one, other)));
	return (one, other) => known(one)(other);
}
/** The same for work that depends on a thing and a name. */
function oncePerName(work) {
	const known = oncePer(() => /* @__PURE__ */ new Map());
	return (thing, name) => {
		const kept = known(thing).get(name) ?? { answer: work(thing, name) };
		known(thing).set(name, kept);
		return kept.answer;
	};
}

export { oncePerText as a, oncePerPair as i, oncePer as n, oncePerName as r, once as t };