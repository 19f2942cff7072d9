import { a as oncePerText } from "./once-per.js";
import { createHash } from "node:crypto";

// src/core/namespace.ts
const standInNamespace = oncePerText((target) => {
	const digits = createHash("sha256").update(target).digest("hex").slice(0, 8);
	return `${prefix}${digits}`;
});
function isStatedNamespace(namespace) {
	return !namespace.startsWith(prefix) || !wholeStandIn.test(namespace);
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

export { standInNamespace as a, namespaceWords as i, dataWithoutStandIns as n, withoutStandIns as o, isStatedNamespace as r, containsStandIn as t };