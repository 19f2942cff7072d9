import { r as oncePerName } from "./once-per.js";
import { t as Node } from "./node.js";
import { D as manifestWith, N as apiGroups, T as groupOf, f as derived, h as createMesh, o as mayHaveUnseenObjects, p as derivedByKey, v as knownKind } from "./one-line.js";
import { t as quote } from "./quote.js";
import { i as namespaceOf, r as locationOf } from "./rule.js";
import { a as mayEqual, c as containsStandIn, i as isUnfilled, r as isSubstitution } from "./unfilled.js";

// src/lint/filled-kinds.ts
const meshesByKind = derived("everything", filledMeshes, (earlier, mesh, alterations) => {
	return earlier.length === 0 && ![...alterations.values()].some((object) => object && isOfUnknownKind(object)) ? earlier : filledMeshes(mesh);
});
function filledMeshes(mesh) {
	const objectsOfUnknownKind = [...mesh.manifests, ...mesh.otherObjects ?? []].filter(isOfUnknownKind);
	if (objectsOfUnknownKind.length === 0) return [];
	return Object.keys(apiGroups).filter((kind) => objectsOfUnknownKind.some((manifest) => mayBe(manifest, kind))).map((kind) => createMesh({
		...mesh,
		manifests: withKindFilledIn(mesh.manifests, kind),
		...mesh.otherObjects && { otherObjects: withKindFilledIn(mesh.otherObjects, kind) }
	}));
}
const withKindFilledIn = oncePerName((manifests, kind) => manifests.map((manifest) => isOfUnknownKind(manifest) && mayBe(manifest, kind) ? asKind(manifest, kind) : manifest));
const asKind = oncePerName((manifest, kind) => manifestWith(manifest, { kind: kubernetesKind(kind) }));
function isOfUnknownKind({ kind }) {
	return isUnfilled(kind);
}
function mayBe(manifest, kind) {
	return (isUnfilled(manifest.apiVersion) ? apiGroups[kind] : groupOf(manifest)) === apiGroups[kind] && mayEqual(manifest.kind, kubernetesKind(kind));
}
function kubernetesKind(kind) {
	return kind === "KubernetesGateway" ? "Gateway" : kind;
}

// src/lint/inferred-objects.ts
const meshWithoutInferred = derived("everything", (mesh) => {
	const manifests = mesh.manifests.filter(({ isInferred }) => !isInferred);
	return manifests.length < mesh.manifests.length ? createMesh({
		...mesh,
		manifests
	}) : null;
});

// src/lint/finding.ts
function findingOf({ id, severity, url }, view, { type, target, manifest }, problem) {
	const { node, code, message, fix } = problem;
	const isOfKey = problem.at === "key";
	return {
		rule: id,
		code,
		severity: problem.severity ?? severity,
		confidence: problem.confidence ?? "certain",
		message,
		node,
		at: isOfKey && node instanceof Node ? node.keyLocation : locationOf(node),
		target,
		view,
		subject: type,
		manifest,
		shownBy: null,
		isOfKey,
		isOfObject: problem.at === "object",
		fix: fix && !fix.set.some(({ value }) => containsStandIn(value)) ? fix : null,
		url: url ?? null,
		...optionalFields(problem)
	};
}
function optionalFields(problem) {
	const { refusedBy, related, nodeNote, components, about, identity, measure, missing } = problem;
	return {
		refusedBy: refusedBy ?? null,
		related: related ?? [],
		nodeNote: nodeNote ?? null,
		components: components ?? [],
		about: about ?? null,
		identity: identity ?? null,
		measure: measure ?? null,
		missing: missing ?? null
	};
}

// src/lint/checks.ts
function checkSubject(rule, view, subject) {
	const check = rule.on?.[view];
	return check ? findingsOf(rule, view, subject, () => check(subject.value)) : noFindings$1;
}
function checkInMesh(rule, view, subject, mesh) {
	const findings = checkInOneMesh(rule, view, subject, mesh);
	if (findings.length === 0) return findings;
	const keysIn = (otherMesh) => new Set(checkInOneMesh(rule, view, subject, otherMesh).map(findingKey));
	const otherResults = meshesByKind(mesh).map(keysIn);
	const certain = otherResults.length === 0 ? findings : findings.filter((finding) => otherResults.every((result) => result.has(findingKey(finding))));
	const ofFiles = meshWithoutInferred(mesh);
	return ofFiles ? markInferred(certain, keysIn(ofFiles)) : certain;
}
function markInferred(findings, stated) {
	return findings.map((finding) => stated.has(findingKey(finding)) ? finding : {
		...finding,
		severity: finding.severity === "error" ? "warning" : finding.severity,
		confidence: "likely",
		message: `${finding.message} (the gateway's chart is not rendered: this follows from its values)`
	});
}
function findingKey({ code, at, isOfKey }) {
	return JSON.stringify([
		code,
		at,
		isOfKey
	]);
}
function checkInOneMesh(rule, view, subject, mesh) {
	const check = rule.across?.[view];
	if (!check) return noFindings$1;
	const findings = findingsOf(rule, view, subject, () => check(subject.value, mesh));
	const { fromAbsence, nearlyRight = [] } = rule;
	if (!fromAbsence) return findings;
	return findings.map((finding) => nearlyRight.includes(finding.code) ? finding : lowerConfidence(finding, fromAbsence, mesh));
}
function lowerConfidence(finding, likelySeverity, mesh) {
	const { manifest, severity, message } = finding;
	if (!manifest || severity === "info" || !mayHaveUnseenObjects(mesh, manifest)) return finding;
	const reason = `not all of ${namespaceOf(manifest)} is in this repository`;
	return {
		...finding,
		severity: severity === "error" ? likelySeverity : severity,
		confidence: "likely",
		message: `${message} (${reason})`
	};
}
const noFindings$1 = [];
function findingsOf(rule, view, subject, check) {
	let findings;
	try {
		for (const problem of check()) if (!isAboutMissingField(subject, problem) && !isAboutPlaceholder(rule, subject, problem)) (findings ??= []).push(findingOf(rule, view, subject, problem));
	} catch (error) {
		(findings ??= []).push(findingOf(failedRule, view, subject, failureOf(rule, error, subject)));
	}
	return findings ?? noFindings$1;
}
function isAboutMissingField({ manifest }, { node, missing }) {
	if (!manifest?.part) return false;
	return missing !== void 0 || node instanceof Node && !node.exists;
}
function isAboutPlaceholder(rule, { type }, { code, node, at }) {
	if (type !== "object" && type !== "values" || at !== void 0) return false;
	if (!(node instanceof Node) || !node.isUnfilled) return false;
	return !rule.ownsPlaceholders || code !== "placeholder" || isSubstitution(node.text);
}
const failedRule = {
	id: "internal/rule-failed",
	severity: "error"
};
function failureOf(rule, error, { located }) {
	const reason = quote(error instanceof Error ? error.message : String(error));
	return {
		node: located,
		code: "rule-failed",
		message: `the rule ${rule.id} failed here, which is a mistake in meshgate, not in this file: ${reason}`,
		about: rule.id
	};
}

// src/lint/subjects.ts
const subjectsOf = derivedByKey("everything", (_, view) => view, (mesh, view) => {
	if (isOtherView(view)) return otherSubjects[view](mesh);
	if (isLayoutView(view)) return mesh.entries.filter(({ layout }) => view === `values/${layout}`).map(entrySubject);
	return (view === "manifest" ? mesh.manifests : mesh.ofKind(view)).flatMap((manifest) => manifest.isInferred ? [] : objectSubject(manifest));
});
const partSubjects = derivedByKey("everything", (_, view) => view, (mesh, view) => mesh.parts.filter((manifest) => view === "manifest" || knownKind(manifest) === view).map(objectSubject));
function appliesTo({ parts = [] }, { manifest }) {
	return manifest?.part === void 0 || parts.includes(manifest.part);
}
function objectSubject(value) {
	return {
		type: "object",
		value,
		target: value.target,
		manifest: value,
		located: value.root
	};
}
function entrySubject(value) {
	return {
		type: "values",
		value,
		target: value.target,
		manifest: null,
		located: value.node
	};
}
const otherSubjects = {
	document: ({ documents }) => documents.map((value) => otherSubject("document", value, null, {
		file: value.file,
		line: 1
	})),
	target: ({ targets }) => targets.map((value) => otherSubject("target", value, value.id, {
		file: value.path,
		line: 1
	})),
	failure: ({ failures }) => failures.map((value) => {
		const { target, at } = value.failure;
		return otherSubject("failure", value, target.id, at ?? {
			file: target.path,
			line: 1
		});
	}),
	build: ({ builds = [] }) => builds.map((value) => {
		const { target } = value.build;
		return otherSubject("build", value, target.id, {
			file: target.path,
			line: 1
		});
	}),
	deadValue: ({ deadKeys = [] }) => deadKeys.map((value) => otherSubject("deadValue", value, value.target, value.node)),
	undefinedValue: ({ undefinedReads = [] }) => undefinedReads.map((value) => otherSubject("undefinedValue", value, value.target, value.fact.readAt)),
	varyingFields: ({ varyingObjects = [] }) => varyingObjects.map((value) => ({
		...otherSubject("varyingFields", value, value.manifest.target, value.manifest.root),
		manifest: value.manifest
	})),
	unseenLines: ({ unseenLines = [] }) => unseenLines.map((value) => otherSubject("unseenLines", value, value.target, value.at)),
	driftedKey: ({ driftedKeys = [] }) => driftedKeys.map((value) => otherSubject("driftedKey", value, value.target, value.node)),
	strayTemplate: ({ strayTemplates = [] }) => strayTemplates.map((value) => otherSubject("strayTemplate", value, null, {
		file: value.file,
		line: 1
	})),
	configuredSchema: ({ schemaProblems = [] }) => schemaProblems.map((value) => otherSubject("configuredSchema", value, null, value.node)),
	customRule: ({ customRuleProblems = [] }) => customRuleProblems.map((value) => otherSubject("customRule", value, null, value.node)),
	helmfile: ({ helmfileFailures = [] }) => helmfileFailures.map((value) => otherSubject("helmfile", value, null, value)),
	reference: ({ references = [] }) => references.map((value) => ({
		...otherSubject("reference", value, null, value.node),
		manifest: value.manifest
	})),
	weakening: ({ weakenings = [] }) => weakenings.map((value) => otherSubject("weakening", value, null, value.node)),
	lostCheck: ({ lostChecks = [] }) => lostChecks.map((value) => otherSubject("lostCheck", value, null, value.node)),
	deletion: ({ deletions = [] }) => deletions.map((value) => ({
		...otherSubject("deletion", value, value.target, value.node),
		manifest: value.manifest
	})),
	consequence: ({ consequences = [] }) => consequences.map((value) => {
		const { object, node, target = null } = value.place;
		return {
			...otherSubject("consequence", value, object ? object.target : target, node),
			manifest: object
		};
	}),
	waiver: ({ waiverProblems = [] }) => waiverProblems.map((value) => otherSubject("waiver", value, null, value.at)),
	policyTest: ({ policyTestProblems = [] }) => policyTestProblems.map((value) => otherSubject("policyTest", value, null, value.at)),
	unusedOverride: ({ unusedOverrides = [] }) => unusedOverrides.map((value) => otherSubject("unusedOverride", value, null, value.node)),
	allowlistEntry: ({ allowlistProblems = [] }) => allowlistProblems.map((value) => otherSubject("allowlistEntry", value, null, value.node)),
	invariant: ({ invariantProblems = [] }) => invariantProblems.map((value) => ({
		...otherSubject("invariant", value, value.object?.target ?? null, value.node),
		manifest: value.object
	}))
};
function otherSubject(type, value, target, located) {
	return {
		type,
		value,
		target,
		manifest: null,
		located
	};
}
function isOtherView(view) {
	return Object.hasOwn(otherSubjects, view);
}
function isLayoutView(view) {
	return view.startsWith("values/");
}

// src/lint/subject-findings.ts
function findingsOfSubject(rules, view, subject) {
	const { checks, cache } = subjectRules(rules, view);
	const cached = cache.get(subject.value);
	if (cached) return cached;
	const entries = checks.filter((rule) => appliesTo(rule, subject)).map((rule) => [rule, checkSubject(rule, view, subject)]).filter(([, findings]) => findings.length > 0);
	const findings = entries.length > 0 ? new Map(entries) : noFindings;
	cache.set(subject.value, findings);
	return findings;
}
const noFindings = /* @__PURE__ */ new Map();
const subjectRules = oncePerName((rules, view) => ({
	checks: rules.filter(({ on }) => on?.[view]),
	cache: /* @__PURE__ */ new WeakMap()
}));
function lintSubjects(mesh, rules) {
	for (const view of new Set(rules.flatMap(({ on = {} }) => Object.keys(on)))) for (const subject of subjectsOf(mesh, view)) findingsOfSubject(rules, view, subject);
}

export { objectSubject as a, checkInMesh as c, findingOf as d, isLayoutView as i, checkSubject as l, lintSubjects as n, partSubjects as o, appliesTo as r, subjectsOf as s, findingsOfSubject as t, noFindings$1 as u };