import { a as oncePerText } from "./once-per.js";

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

// src/model/placeholder.ts
/**
* True for text that some tool fills later: `${VAR}`, `$(VAR)`, `<<__x__>>`, `__VAR__`, a Go template. Nothing can be
* said of it.
*/
const isUnfilled = oncePerText((text) => /__[A-Z][A-Z0-9_]*__/.test(text) || brackets.some(([open, close]) => {
	const at = text.indexOf(open);
	return at >= 0 && text.indexOf(close, at + open.length) >= 0;
}));
/** Looked for one after the other: a pattern of both would cost the square of a hostile text. */
const brackets = [
	["${", "}"],
	["$(", ")"],
	["<<", ">>"],
	["{{", "}}"]
];
/** The part of a text that a person was meant to replace, such as `<tenant>` or `CHANGEME`; `null` if there is none. */
const placeholderIn = oncePerText((text) => placeholder.exec(text)?.[0] ?? shouted.exec(text)?.[0] ?? null);
/** True for text that a tool fills in later, or a person was meant to: helm/placeholder and jwt rules speak of those. */
function isToBeFilled(text) {
	return isUnfilled(text) || placeholderIn(text) !== null;
}
const placeholder = /<[^<>/:="']*>|(?<![a-z0-9])(?:(?:replace|change|fill|edit)[-_ ]?(?:me|this)|x{3,}|your[-_](?:\w+[-_])*(?:domain|tenant|realm|issuer|org|company|project|host|pool|region|audience))(?![a-z0-9])/i;
/** Words that stand for nothing only in capitals: `todo.example.com` is somebody's application. */
const shouted = /(?<![A-Za-z0-9])(?:TO[-_]?DO|FIXME|TBD|PLACEHOLDER|(?:REPLACE|INSERT|ENTER|YOUR)_[A-Z0-9_]+)(?![A-Za-z0-9])/;

export { parseIstioVersion as a, newestIstio as i, isUnfilled as n, versionText as o, placeholderIn as r, isToBeFilled as t };