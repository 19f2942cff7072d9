import { r as isStatedNamespace } from "./namespace.js";
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

// src/syntax/unfilled.ts
/**
* True for a text that holds a substitution, which a tool fills in: envsubst, Flux and Argo CD write `${VAR}`,
* envsubst and GitLab `$VAR`, kustomize and Azure DevOps `$(VAR)`, Helm, Argo CD and Jinja `{{ x }}`, scripts with
* `sed` `__VAR__`, `@VAR@`, `###VAR###`, `%%VAR%%` or `<<x>>`, Octopus `#{Var}`, the Vault plugin of Argo CD
* `<path:PATH#KEY>`; or that SOPS or eyaml has encrypted, `ENC[AES256_GCM,data:...]`. Nothing is wrong with it, and
* nothing can be said of what it stands for.
*/
const isSubstitution = oncePerText((text) => substitutionIn(text) !== null);
/** The part of a text that a person was meant to replace, such as `<tenant>` or `CHANGEME`; `null` if there is none. */
const placeholderIn = oncePerText((text) => {
	if (/^placeholder$/i.test(text)) return text;
	for (const pattern of placeholders) {
		const [found] = pattern.exec(text) ?? [];
		if (found !== void 0) return found;
	}
	return null;
});
/** True for a text that does not say its value yet: a tool fills it in, or a person was meant to. */
const isUnfilled = oncePerText((text) => isSubstitution(text) || placeholderIn(text) !== null);
/**
* True for a namespace that the files name. Of one that nothing states, or that is not filled in yet, nothing says that
* it is another one.
*/
function isKnownNamespace(namespace) {
	return isStatedNamespace(namespace) && !isUnfilled(namespace);
}
/**
* True unless two texts are certainly two once they are filled in. What stands around a substitution stays:
* `${REGION}.example.com` may become `eu.example.com` and never `shop.example.org`. A placeholder may become anything.
*/
function mayEqual(one, other) {
	if (one === other) return true;
	if (!isUnfilled(one)) return isUnfilled(other) && mayBecome(textFrameOf(other), one);
	return isUnfilled(other) ? areAlike(textFrameOf(one), textFrameOf(other)) : mayBecome(textFrameOf(one), other);
}
function mayBecome({ prefix, suffix }, text) {
	return text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix);
}
function areAlike(one, other) {
	return (one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix)) && (one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix));
}
/** The frame of an unfilled text; of a placeholder nothing stays for certain. */
const textFrameOf = oncePerText((text) => {
	const part = placeholderIn(text) === null ? substitutionIn(text) : null;
	return part ? {
		prefix: text.slice(0, part.start),
		suffix: text.slice(part.end)
	} : {
		prefix: "",
		suffix: ""
	};
});
/** Where the first substitution of a text begins and the last one ends; `null` if it holds none. */
function substitutionIn(text) {
	let [start, end] = [text.length, -1];
	for (const [open, close] of brackets) {
		const at = text.indexOf(open);
		const last = text.lastIndexOf(close);
		if (at < 0 || last < at + open.length) continue;
		start = Math.min(start, at);
		end = Math.max(end, last + close.length);
	}
	for (const { index, 0: found } of text.matchAll(marked)) {
		start = Math.min(start, index);
		end = Math.max(end, index + found.length);
	}
	return end < 0 ? null : {
		start,
		end
	};
}
/** Looked for one after the other: a pattern of both ends would cost the square of a hostile text. */
const brackets = [
	["${", "}"],
	["$(", ")"],
	["<<", ">>"],
	["<%", "%>"],
	["<path:", ">"],
	["ENC[", "]"],
	["{{", "}}"],
	["#{", "}"]
];
/**
* Words in capitals between marks, and shell variables. `@x@` and `$x` in small letters are parts of addresses and
* patterns, `__name__` is a label of Prometheus, and `%VAR%` is Envoy's own.
*/
const marked = /__[A-Z][A-Z0-9_]*__|@[A-Z][A-Z0-9_]+@|@@[A-Z][A-Z0-9_]*@@|#{2,3}[A-Za-z][\w.-]*#{2,3}|%%[A-Z][A-Z0-9_]*%%|(?<![\w$\\])\$[A-Z_][A-Z0-9_]+(?!\w)/g;
/** What examples write for a person to replace. */
const placeholders = [
	/(?<!\?P?)<[^<>/:="']*>/,
	/(?<![a-z0-9])(?:replace|change|fill|edit)[-_ ]?(?:me|this)(?![a-z0-9])/i,
	/(?<![\w-])(?:patch|override|overwrite|set|update)[-_]?me(?![\w-])/i,
	/(?<![\w-])(?:replaced|patched|overridden|overwritten)[-_]by[-_][a-z]+(?![\w-])/i,
	/(?<![\w-])to[-_]be[-_](?:replaced|patched|overridden|changed|filled|defined|determined)(?![\w-])/i,
	/(?<![a-z0-9])(?<![a-z0-9]\.(?=x{3}(?![.\w-])))x{3,}(?![a-z0-9])/i,
	/(?<![a-z0-9])your[-_](?:[a-z0-9]{1,20}[-_]){0,5}(?:domain|tenant|realm|issuer|org|company|project|host|pool|region|audience)(?![a-z0-9])/i,
	/(?<!\w)(?:\w*_)?PLACEHOLDER(?:_\w*)?(?!\w)|(?<!\w)\w*_placeholder(?!\w)|(?<!\w)placeholder_\w*/,
	/(?<![A-Za-z0-9])(?:TO[-_]?DO|FIXME|TBD)(?![A-Za-z0-9])/,
	/(?<!\w)(?:REPLACE|INSERT|ENTER|YOUR)_(?!(?:FIRST|BEFORE|AFTER|LIST)(?!\w))[A-Z0-9_]+(?![A-Za-z0-9])/
];

export { placeholderIn as a, parseIstioVersion as c, mayEqual as i, versionText as l, isSubstitution as n, textFrameOf as o, isUnfilled as r, newestIstio as s, isKnownNamespace as t };