import { a as groupedDigits, i as shortNameList, t as joinAnd } from "./join-words.js";
import { a as coverageGaps, c as nameOfTarget, d as titleOfNames, l as notRenderedGroups, r as unaffectedLine, s as groupTitle } from "./unaffected.js";
import { d as line } from "./escape.js";
import { n as groupBy } from "./group.js";
import { l as meshName } from "./egress-words.js";
import { t as count } from "./words.js";

// src/report/target-titles.ts
function targetTitles({ targets }) {
	const byId = new Map(targets.map((target) => [target.id, target]));
	return (id) => {
		const target = byId.get(id);
		return target ? titleOf$1(target, target.statedBy && byId.get(target.statedBy.target)) : id;
	};
}
function titleOf$1({ id, kind, path, release }, stating) {
	if (release !== void 0) return release;
	if (kind !== "kustomization" && kind !== "manifests") return id;
	const object = stating?.name === void 0 ? "" : titleOfNames(stating.kind, [stating.name], 1, asWritten);
	return object === "" ? path : `${path} (${object})`;
}
function asWritten(name) {
	return name;
}

// src/report/proof-words.ts
function proofText(report) {
	const { comparisons = [], provedInvariants = [], changes } = report;
	const titleOf = targetTitles(report);
	const isChanged = changedMeshTest(report);
	const proved = comparisons.filter((comparison) => comparison.because.length === 0 && !comparison.anyHost && (changes.length === 0 || isChanged(comparison)));
	const ofAreas = [...groupBy(proved, ({ area }) => area).values()].map((group) => ({
		words: proofs[group[0].area](group.some(({ verdict }) => verdict === "new")),
		meshes: `${extentOf(group)}${meshNames(group, titleOf)}`
	}));
	return [...[...groupBy(ofAreas, ({ meshes }) => meshes).values()].map((group) => `${joinAnd(group.map(({ words }) => words))} (proved for ${group[0].meshes})`), ...invariantClauses(provedInvariants)].join("; ");
}
const maxInvariants = 3;
function invariantClauses(proved) {
	const placeOf = (environments) => environments.length === 0 ? "proved" : `proved for ${shortNameList(environments, maxNames$1)}`;
	if (proved.length > maxInvariants) return [...groupBy(proved, ({ environments }) => placeOf(environments))].map(([place, group]) => `${count(group.length, "invariant")} ${group.length === 1 ? "holds" : "hold"} (${place})`);
	return proved.map(({ sentence, environments }) => `the invariant holds: ${sentence} (${placeOf(environments)})`);
}
const proofs = {
	access: (isNew) => `no ${isNew ? "other " : ""}request is newly allowed`,
	egress: (isNew) => isNew ? "nothing else can be reached outside" : "nothing new can be reached outside"
};
function extentOf(group) {
	const entryPoints = group.reduce((sum, { entryPoints: number = 0 }) => sum + number, 0);
	return entryPoints === 0 ? "" : `${count(entryPoints, "entry point")} in `;
}
function unprovedTexts(report) {
	const { comparisons = [], notCompared, changes } = report;
	const titleOf = targetTitles(report);
	if (changes.length === 0) return [];
	if (notCompared !== void 0) return [{
		title: "what merging does to requests is not compared",
		because: [notCompared]
	}];
	const isChanged = changedMeshTest(report);
	const unproved = comparisons.filter((comparison) => comparison.because.length > 0 && isChanged(comparison));
	return [...groupBy(unproved, ({ area, because }) => JSON.stringify([area, because])).values()].map((group) => ({
		title: `${doubts[group[0].area]} in ${meshNames(group, titleOf)}`,
		because: group[0].because
	}));
}
function changedMeshTest({ changes }) {
	const changed = new Set(changes.flatMap(({ environments, target }) => [...environments, target]));
	return ({ environment, targets }) => (environment === null ? targets : [environment]).some((name) => changed.has(name));
}
const doubts = {
	access: "whether other requests are newly allowed is not decided",
	egress: "whether anything else can be reached outside is not known"
};
const maxNames$1 = 4;
const maxReasons = 3;
function meshNames(comparisons, titleOf) {
	return shortNameList(comparisons.map(({ environment, targets }) => meshName({
		environment,
		targets: targets.map(titleOf)
	})), maxNames$1);
}
function reasonsText({ because }) {
	return shortNameList(because, maxReasons);
}

// src/report/skipped.ts
function skippedGroups(skipped) {
	return [...groupBy(skipped, ({ reason }) => reason.replace(quotes, "``")).values()].map((group) => ({
		files: group.map(({ file }) => file),
		reason: commonReason(group)
	})).toSorted((a, b) => b.files.length - a.files.length);
}
const quotes = /`[^`]*`/g;
function commonReason(group) {
	const { reason } = group[0];
	return group.every((file) => file.reason === reason) ? reason : reason.replace(quotes, "`…`");
}
function skippedTitle(group, maxNames, show) {
	const { files } = group;
	const names = files.slice(0, maxNames).map(show);
	if (files.length === 1) return names.join("");
	const hidden = files.length > maxNames ? [`${groupedDigits(files.length - maxNames)} more`] : [];
	return `${groupedDigits(files.length)} files (${[...names, ...hidden].join(", ")})`;
}

// src/report/unrendered-changes.ts
function unrenderedChanges(report) {
	return [...changesOfTargets(report), ...changesOfFiles(report)];
}
function changesOfTargets({ targets }) {
	const differing = targets.filter((target) => target.differing !== void 0);
	const owned = new Set(differing.flatMap(({ renderedAs = [] }) => renderedAs));
	const entries = differing.filter(({ id }) => !owned.has(id)).flatMap((target) => target.differing.map(({ name, reason }) => ({
		target,
		name,
		reason
	})));
	return [...groupBy(entries, ({ target: { kind, id }, reason }) => JSON.stringify([
		kind,
		kind === "application-set" ? id : null,
		reason
	])).values()].map((group) => ({
		title: (limit, show) => titleOf(group, limit, show),
		reason: group[0].reason
	}));
}
function changesOfFiles({ skipped }) {
	const differing = skipped.flatMap((entry) => entry.differing ?? []);
	return skippedGroups(differing.map(({ name, reason }) => ({
		file: name,
		reason
	}))).map((group) => ({
		title: (limit, show) => skippedTitle(group, limit, show),
		reason: group.reason
	}));
}
function titleOf(group, limit, show) {
	const { target } = group[0];
	if (target.kind !== "application-set") return titleOfNames(target.kind, group.map((entry) => nameOfTarget(entry.target)), limit, show);
	const names = group.map(({ name }) => name);
	const title = titleOfNames(target.kind, [nameOfTarget(target)], limit, show);
	return names.every((name) => name === nameOfTarget(target)) ? title : `${titleOfNames("application", names, limit, show)} of ${title}`;
}

// src/report/text-missing.ts
const maxLines = 20;
const maxNames = 5;
const rulesOnMissingRenders = /* @__PURE__ */ new Set([
	"gitops/not-rendered",
	"gitops/reference",
	"helm/render-failed",
	"helm/values-fit",
	"helm/values-schema"
]);
function missingLines(report) {
	const { targets, skipped, findings } = report;
	const reported = new Set(findings.filter(({ rule }) => rulesOnMissingRenders.has(rule)).flatMap((finding) => finding.targets));
	const lines = [
		...unrenderedChanges(report).map(({ title, reason }) => `changed, but not rendered: ${title(maxNames, line)}${because(reason)}`),
		...notRenderedGroups(targets.filter((target) => !reported.has(target.id) && !isListed(target))).map(targetsLine),
		...skippedLines(skipped.filter((entry) => !isListedFile(entry))),
		...unprovedTexts(report).map((unproved) => line(`${unproved.title}: ${reasonsText(unproved)}`))
	];
	const shown = lines.slice(0, maxLines);
	return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more`] : shown;
}
function isListed({ kind, differing }) {
	return differing !== void 0 && kind !== "application-set";
}
function isListedFile({ file, reason, differing = [] }) {
	return differing.some((difference) => difference.name === file && difference.reason === reason);
}
function missingTitle(report) {
	const { leftOut } = report.summary.targets;
	if (report.unaffected) return unaffectedLine(report.unaffected);
	if (!report.summary.complete) return `incomplete: ${joinAnd(coverageGaps(report))}`;
	if (leftOut > 0) return `${count(leftOut, "target")} left out by the configuration`;
	return unprovedTexts(report).length === 0 ? "" : "not all that the change does to requests is decided";
}
function targetsLine({ targets, outcome, reason }) {
	return `${outcome}: ${groupTitle(targets, maxNames, line)}${because(reason)}`;
}
function skippedLines(skipped) {
	return skippedGroups(skipped).map((group) => `not checked: ${skippedTitle(group, maxNames, line)}${because(group.reason)}`);
}
function because(reason) {
	return reason === void 0 ? "" : `: ${line(reason)}`;
}

export { skippedGroups as a, reasonsText as c, unrenderedChanges as i, unprovedTexts as l, missingTitle as n, skippedTitle as o, skippedLines as r, proofText as s, missingLines as t, targetTitles as u };