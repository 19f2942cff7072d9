// src/core/istio-version.ts
/** The newest release whose semantics are implemented, assumed for a mesh unless the configuration names another. */
const newestIstio = {
	major: 1,
	minor: 32
};
/** Reads `1.27`, `v1.27.3` or `1.27.0-rc.1`; `null` for anything else. */
function parseIstioVersion(text) {
	const [, major, minor] = /^v?(\d{1,3})\.(\d{1,4})(?:\.\d+)?(?:[-+][\w.+-]+)?$/.exec(text.trim()) ?? [];
	return major === void 0 || minor === void 0 ? null : {
		major: Number(major),
		minor: Number(minor)
	};
}
/** A version in the usual form: `1.27`. */
function versionText({ major, minor }) {
	return `${major}.${minor}`;
}

export { parseIstioVersion as n, versionText as r, newestIstio as t };