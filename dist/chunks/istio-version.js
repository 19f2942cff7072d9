// src/core/istio-version.ts
const newestIstio = {
	major: 1,
	minor: 32
};
function parseIstioVersion(text) {
	const [, major, minor] = /^v?(\d{1,3})\.(\d{1,4})(?:\.\d+)?(?:[-+][\w.+-]+)?$/.exec(text.trim()) ?? [];
	if (major === void 0 || minor === void 0 || Number(major) > newestIstio.major) return null;
	return {
		major: Number(major),
		minor: Number(minor)
	};
}
function versionText({ major, minor }) {
	return `${major}.${minor}`;
}

export { parseIstioVersion as n, versionText as r, newestIstio as t };