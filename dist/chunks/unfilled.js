import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";
import { a as oncePerText } from "./once-per.js";
import { createHash } from "node:crypto";

// src/core/namespace.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
const standInNamespace = oncePerText((target) => {
	const digits = createHash("sha256").update(target).digest("hex").slice(0, 8);
	return `${prefix}${digits}`;
});
function isStatedNamespace(namespace) {
	return !namespace.startsWith(prefix) || !wholeStandIn.test(namespace);
}
function statedNamespace({ namespace }) {
	return isStatedNamespace(namespace) ? namespace : "";
}
function namespaceWords(namespace) {
	return isStatedNamespace(namespace) ? `namespace ${namespace}` : "a namespace that nothing states";
}
function containsStandIn(text) {
	return text.includes(prefix) && standIn.test(text);
}
function withoutStandIns(text) {
	return text.includes(prefix) ? text.replace(qualifying, "$1").replace(standIns, "<namespace>") : text;
}
function dataWithoutStandIns(data) {
	if (typeof data === "string") return data.includes(prefix) ? data.replace(standIns, "<namespace>") : data;
	if (Array.isArray(data)) return data.map(dataWithoutStandIns);
	if (typeof data !== "object" || data === null) return data;
	return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.includes(prefix) ? key.replace(standIns, "<namespace>") : key, dataWithoutStandIns(value)]));
}
const prefix = "release-ns-";
const wholeStandIn = /^release-ns-[0-9a-f]{8}$/;
const standIn = /release-ns-[0-9a-f]{8}/;
const standIns = /release-ns-[0-9a-f]{8}/g;
const qualifying = /(^|\s)release-ns-[0-9a-f]{8}\//g;

// src/syntax/unfilled.ts
const isSubstitution = oncePerText((text) => substitutionIn(text) !== null);
const placeholderIn = oncePerText((text) => {
	if (/^placeholder$/i.test(text)) return text;
	if (isPatchOperation(text)) return null;
	for (const pattern of placeholders) {
		const [placeholder] = pattern.exec(text) ?? [];
		if (placeholder !== void 0) return placeholder;
	}
	return variableNameIn(text);
});
function isAddressVariable(placeholder) {
	return variableNameIn(placeholder) === placeholder;
}
function variableNameIn(text) {
	if (!text.includes("_") || !/^[\w.:/@*,-]+\s*$/.test(text)) return null;
	return (text.match(/(?<![\w-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w-])/g) ?? []).find(isNameOfAddress) ?? null;
}
function isNameOfAddress(name) {
	return name.split("_").some((word) => addressWords.has(word)) && (0, import_fastest_levenshtein.distance)(name, "VIRTUAL_HOST") > 2;
}
const addressWords = new Set("ADDRESS ADDR HOST HOSTNAME DOMAIN FQDN IP ENDPOINT URL URI".split(" "));
const isUnfilled = oncePerText((text) => substitutionIn(text) !== null || placeholderIn(text) !== null);
function isKnownNamespace(namespace) {
	return isStatedNamespace(namespace) && !isUnfilled(namespace);
}
function mayEqual(first, second) {
	if (first === second) return true;
	if (!isUnfilled(first)) return isUnfilled(second) && mayBecome(textFrameOf(second), first);
	return isUnfilled(second) ? framesMayEqual(textFrameOf(first), textFrameOf(second)) : mayBecome(textFrameOf(first), second);
}
function mayBecome({ prefix, suffix }, text) {
	return text.length >= prefix.length + suffix.length && text.startsWith(prefix) && text.endsWith(suffix);
}
function framesMayEqual(first, second) {
	return (first.prefix.startsWith(second.prefix) || second.prefix.startsWith(first.prefix)) && (first.suffix.endsWith(second.suffix) || second.suffix.endsWith(first.suffix));
}
const textFrameOf = oncePerText((text) => {
	const substitution = placeholderIn(text) === null ? substitutionIn(text) : null;
	return substitution ? {
		prefix: text.slice(0, substitution.start),
		suffix: text.slice(substitution.end)
	} : {
		prefix: "",
		suffix: ""
	};
});
function substitutionIn(text) {
	if (!marksOfSubstitutions.test(text)) return null;
	let [start, end] = [text.length, -1];
	for (const [open, close] of brackets) {
		const at = text.indexOf(open);
		const last = text.lastIndexOf(close);
		if (at < 0 || last < at + open.length) continue;
		start = Math.min(start, at);
		end = Math.max(end, last + close.length);
	}
	const names = [...text.matchAll(markedNames), ...text.includes("{") && hasBracedName.test(text) ? text.matchAll(bracedName) : []];
	for (const { index, 0: match } of names) {
		start = Math.min(start, index);
		end = Math.max(end, index + match.length);
	}
	return end < 0 ? null : {
		start,
		end
	};
}
const marksOfSubstitutions = /[$<{[#%@_]/;
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
const markedNames = /__[A-Z][A-Z0-9_]*__|@[A-Z][A-Z0-9_]+@|@@[A-Z][A-Z0-9_]*@@|#{2,3}[A-Za-z][\w.-]*#{2,3}|%%[A-Z][A-Z0-9_]*%%|(?<![\w$\\])\$[A-Z_][A-Z0-9_]+(?!\w)|(?<!\w)[A-Z]*SUBST(?:ITUTE)?_[A-Z0-9_]+(?!\w)|(?<=[a-z0-9]\.)[A-Z][A-Z0-9]*_[A-Z0-9_]+(?=\.[a-z0-9])/g;
const hasBracedName = /(?<=^|[\s"',=\0])(?!\/)(?:\*\/)?[\w.:/@+-]*(?:\{[A-Za-z_][\w-]*\}[\w.:/@+-]*)+(?=$|[\s"',=\0])/;
const bracedName = /\{[A-Za-z_][\w-]*\}/g;
function isPatchOperation(text) {
	if (!/^(?:INSERT|REPLACE)_/.test(text)) return false;
	return patchOperations.some((operation) => {
		const edits = (0, import_fastest_levenshtein.distance)(text, operation);
		return edits < 2 || edits === 2 && lettersOf(text) === lettersOf(operation);
	});
}
const patchOperations = [
	"INSERT_FIRST",
	"INSERT_BEFORE",
	"INSERT_AFTER",
	"REPLACE_LIST"
];
function lettersOf(text) {
	return [...text].toSorted().join("");
}
const placeholders = [
	/(?<!\?P?)<[^<>/:="']*>/,
	/(?<![a-z0-9])(?:replace|change|fill|edit)[-_ ]?(?:me|this)(?![a-z0-9])/i,
	/(?<![\w-])(?:patch|override|overwrite|set|update)[-_]?me(?![\w-])/i,
	/(?<![\w-])(?:replaced|patched|overridden|overwritten)[-_]by[-_][a-z]+(?![\w-])/i,
	/(?<![\w-])to[-_]be[-_](?:replaced|patched|overridden|changed|filled|defined|determined)(?![\w-])/i,
	/(?<![a-z0-9])(?<![a-z0-9]\.(?=x{3}(?![.\w-])))x{3,}(?![a-z0-9])/i,
	/(?<![a-z0-9])your[-_](?:[a-z0-9]{1,20}[-_]){0,5}(?:domain|tenant|realm|issuer|org|company|project|host|pool|region|audience|value|here)(?![a-z0-9])/i,
	/(?<!\w)(?:\w*_)?PLACEHOLDER(?:_\w*)?(?!\w)|(?<!\w)\w*_placeholder(?!\w)|(?<!\w)placeholder_\w*/,
	/(?<![A-Za-z0-9])(?:TO[-_]?DO|FIXME|TBD)(?![A-Za-z0-9])/,
	/(?<!\w)(?:REPLACE|INSERT|ENTER|YOUR|CHANGE_TO)_(?!(?:FIRST|BEFORE|AFTER|LIST)(?!\w))[A-Z0-9_]+(?![A-Za-z0-9])/
];

export { mayEqual as a, containsStandIn as c, namespaceWords as d, standInNamespace as f, isUnfilled as i, dataWithoutStandIns as l, withoutStandIns as m, isKnownNamespace as n, placeholderIn as o, statedNamespace as p, isSubstitution as r, textFrameOf as s, isAddressVariable as t, isStatedNamespace as u };