import { n as groupBy } from "./group.js";
import { a as groupedDigits, t as joinAnd } from "./join-words.js";
import { t as count } from "./words.js";

// src/report/coverage.ts
const nouns = {
	helm: ["Helm release", "Helm releases"],
	manifests: ["manifest file", "manifest files"],
	values: ["values file without its chart", "values files without their charts"],
	application: ["Application", "Applications"],
	"application-set": ["ApplicationSet", "ApplicationSets"],
	"flux-kustomization": ["Flux Kustomization", "Flux Kustomizations"],
	"helm-release": ["HelmRelease", "HelmReleases"],
	kustomization: ["kustomization", "kustomizations"],
	"helmfile-release": ["helmfile release", "helmfile releases"]
};
function coverageText({ summary: { coverage } }) {
	const { releases, rendered, manifestFiles } = coverage;
	const facts = [...releases > 0 ? [renderedText(releases, rendered, notRenderedCounts(coverage.notRendered))] : [], ...manifestFiles > 0 ? [`${count(manifestFiles, "manifest file")} read`] : []];
	return facts.length === 0 ? "nothing was rendered or read" : facts.join(", ");
}
function testCountsText({ passed, failed }) {
	const total = count(passed + failed, "policy test");
	return failed === 0 ? `${total} passed` : `${groupedDigits(failed)} of ${total} failed`;
}
function coverageGaps({ summary, targets, skipped }) {
	if (summary.complete) return [];
	const { releases, rendered } = summary.coverage;
	const unread = targets.filter(({ kind, status }) => kind === "manifests" && status === "failed").length;
	const unbuilt = targets.filter(({ status, partOf }) => status === "not-rendered" && partOf !== void 0).length;
	const reasons = [
		...releases > rendered ? [`${groupedDigits(releases - rendered)} of ${count(releases, "release")} ${were(releases - rendered)} not rendered`] : [],
		...releases === rendered && unbuilt > 0 ? [`${count(unbuilt, "kustomization")} ${were(unbuilt)} not built`] : [],
		...unread > 0 ? [`${count(unread, "stated target")} ${were(unread)} not found`] : [],
		...skipped.length > 0 ? [`${count(skipped.length, "file")} ${were(skipped.length)} not checked`] : []
	];
	return reasons.length > 0 ? reasons : ["nothing was checked: no charts, values files or manifests were found"];
}
function were(number) {
	return number === 1 ? "was" : "were";
}
function notRenderedGroups(targets) {
	const keyOf = (id, { reason }) => JSON.stringify([id, reason]);
	const saidByOwner = new Set(targets.flatMap((target) => (target.renderedAs ?? []).map((id) => keyOf(id, target))));
	const missing = targets.filter((target) => outcomeOf(target) !== void 0 && !saidByOwner.has(keyOf(target.id, target)));
	return [...groupBy(missing, ({ kind, status, reason }) => JSON.stringify([
		kind,
		status,
		reason
	])).values()].map((group) => ({
		targets: group,
		outcome: outcomeOf(group[0]),
		reason: group[0].reason
	}));
}
function groupTitle(targets, limit, show) {
	return titleOfNames(targets[0].kind, targets.map(nameOfTarget), limit, show);
}
function titleOfNames(kind, names, limit, show) {
	const shown = [...groupBy(names, (name) => name)].slice(0, limit);
	const listed = shown.map(([name, { length }]) => length > 1 ? `${show(name)} ${groupedDigits(length)} times` : show(name));
	if (names.length === 1) return `${nouns[kind][0]} ${listed.join("")}`;
	const remaining = shown.reduce((count, [, { length }]) => count - length, names.length);
	const more = remaining > 0 ? [`${groupedDigits(remaining)} more`] : [];
	return `${countKind(names.length, kind)} (${[...listed, ...more].join(", ")})`;
}
function nameOfTarget({ id, kind, name, release }) {
	return kind === "helm" ? id : name ?? release ?? id;
}
const outcomes = {
	rendered: void 0,
	unchanged: void 0,
	read: void 0,
	failed: "failed",
	"not-rendered": "not rendered",
	"left-out": "left out"
};
function outcomeOf({ status, reason }) {
	return status === "read" && reason !== void 0 ? "checked in part" : outcomes[status];
}
function renderedText(releases, rendered, missing) {
	if (missing === "") return `${count(releases, "release")} rendered`;
	return `${groupedDigits(rendered)} of ${count(releases, "release")} rendered (not: ${missing})`;
}
function notRenderedCounts(counts) {
	return joinAnd(Object.entries(counts).map(([kind, number]) => countKind(number, kind)));
}
function countKind(number, kind) {
	return `${groupedDigits(number)} ${nouns[kind][number === 1 ? 0 : 1]}`;
}

// src/report/unaffected.ts
function unaffectedLine({ changedFiles }) {
	return changedFiles === 0 ? "nothing was checked: base and head are the same" : "nothing was checked: this change touches nothing that is rendered or checked";
}
function unaffectedExtent({ changedFiles }) {
	return changedFiles === 0 ? "no changed files" : `${count(changedFiles, "changed file")} that nothing reads`;
}
const notListedText = "findings that base has are not listed";
function unlistedText({ targets }) {
	return targets === 1 ? "findings that base has in 1 unchanged target are not listed" : `findings that base has in ${groupedDigits(targets)} unchanged targets are not listed`;
}

export { coverageGaps as a, nameOfTarget as c, titleOfNames as d, unlistedText as i, notRenderedGroups as l, unaffectedExtent as n, coverageText as o, unaffectedLine as r, groupTitle as s, notListedText as t, testCountsText as u };