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
/** Work that is done when its answer is first asked for, and only then. */
function once(work) {
	let kept;
	return () => (kept ??= { answer: work() }).answer;
}

// src/core/istio-version.ts
/** The newest release whose meaning is known here: what a mesh runs unless somebody says otherwise. */
const newestIstio = {
	major: 1,
	minor: 31
};
/** Reads `1.27`, `v1.27.3` or `1.27.0-rc.1`; `null` for anything else. */
function parseIstioVersion(text) {
	const [, major, minor] = /^v?(\d{1,3})\.(\d{1,4})(?:\.\d+)?(?:[-+][\w.+-]+)?$/.exec(text.trim()) ?? [];
	return major === void 0 || minor === void 0 ? null : {
		major: Number(major),
		minor: Number(minor)
	};
}
/** A version as people write it: `1.27`. */
function versionText({ major, minor }) {
	return `${major}.${minor}`;
}

export { oncePer as a, once as i, parseIstioVersion as n, versionText as r, newestIstio as t };