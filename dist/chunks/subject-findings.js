import { r as oncePerName } from "./once-per.js";
import { C as Node } from "./egress-allowlist.js";
import { C as manifestWith, O as groups, f as createMesh, h as knownKind, l as derived, r as mayHaveUnseenObjects, u as derivedByKey, x as groupOf } from "./presence.js";
import { t as quote } from "./quote.js";
import { d as namespaceOf, u as locationOf } from "./kind-shape.js";
import { i as mayEqual, n as isSubstitution, r as isUnfilled } from "./unfilled.js";
import { t as containsStandIn } from "./namespace.js";

// src/lint/filled-kinds.ts
/**
* The meshes that a mesh may become once the placeholders in kinds are filled in, one for each kind that they may be;
* empty if no kind has a placeholder. A finding across a mesh is reported only if each of these meshes has it too: the
* object that seems to be missing may be one with a placeholder as its kind.
*/
const meshesByKind = derived("everything", filledMeshes, (earlier, mesh, alterations) => {
	return earlier.length === 0 && ![...alterations.values()].some((object) => object && isOfUnknownKind(object)) ? earlier : filledMeshes(mesh);
});
function filledMeshes(mesh) {
	const objectsOfUnknownKind = [...mesh.manifests, ...mesh.around ?? []].filter(isOfUnknownKind);
	if (objectsOfUnknownKind.length === 0) return [];
	return Object.keys(groups).filter((kind) => objectsOfUnknownKind.some((manifest) => mayBe(manifest, kind))).map((kind) => createMesh({
		...mesh,
		manifests: withKindFilledIn(mesh.manifests, kind),
		...mesh.around && { around: withKindFilledIn(mesh.around, kind) }
	}));
}
/** The objects, with placeholders that may mean a kind filled in with it; the same array for the same arguments. */
const withKindFilledIn = oncePerName((manifests, kind) => manifests.map((manifest) => isOfUnknownKind(manifest) && mayBe(manifest, kind) ? asKind(manifest, kind) : manifest));
/** The object as one of a kind; the same object for the same arguments, since an object may also be in `around`. */
const asKind = oncePerName((manifest, kind) => manifestWith(manifest, { kind: kubernetesKind(kind) }));
function isOfUnknownKind({ kind }) {
	return isUnfilled(kind);
}
function mayBe(manifest, kind) {
	return (isUnfilled(manifest.apiVersion) ? groups[kind] : groupOf(manifest)) === groups[kind] && mayEqual(manifest.kind, kubernetesKind(kind));
}
function kubernetesKind(kind) {
	return kind === "KubernetesGateway" ? "Gateway" : kind;
}

// src/lint/finding.ts
/** The finding of a problem that a rule reported in a subject. */
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
/** The fields of a problem that a rule may leave out. */
function optionalFields({ refusedBy, related, nodeNote, components, about, identity, measure, missing }) {
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
/** What a rule's check under `on` finds in a subject. */
function checkSubject(rule, view, subject) {
	const check = rule.on?.[view];
	return check ? findingsOf(rule, view, subject, () => check(subject.value)) : noFindings$1;
}
/** What a rule's check under `across` finds in a subject of a mesh, whatever kinds the mesh's unfilled kinds become. */
function checkInMesh(rule, view, subject, mesh) {
	const findings = checkInOneMesh(rule, view, subject, mesh);
	if (findings.length === 0) return findings;
	const otherResults = meshesByKind(mesh).map((otherMesh) => new Set(checkInOneMesh(rule, view, subject, otherMesh).map(findingKey)));
	return otherResults.length === 0 ? findings : findings.filter((finding) => otherResults.every((result) => result.has(findingKey(finding))));
}
/** Equal for findings of one rule at the same location in two meshes, whatever their messages. */
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
	const { fromAbsence } = rule;
	return fromAbsence ? findings.map((finding) => lowerConfidence(finding, fromAbsence, mesh)) : findings;
}
/**
* Lowers a finding that a rule infers from the absence of something (`fromAbsence`): if the missing object may be
* outside of this repository, the finding is only likely, and not an error.
*/
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
/** Shared by the many checks without findings. */
const noFindings$1 = [];
/** The findings of a check. If the check throws, the findings so far and a finding about the failed rule. */
function findingsOf(rule, view, subject, check) {
	let findings;
	try {
		for (const problem of check()) if (!isAboutMissingField(subject, problem) && !isAboutPlaceholder(rule, subject, problem)) (findings ??= []).push(findingOf(rule, view, subject, problem));
	} catch (error) {
		(findings ??= []).push(findingOf(failedRule, view, subject, failureOf(rule, error, subject)));
	}
	return findings ?? noFindings$1;
}
/** True for a problem about a missing field of a part: the object that it is merged into may have the field. */
function isAboutMissingField({ manifest }, { node, missing }) {
	if (!manifest?.part) return false;
	return missing !== void 0 || node instanceof Node && !node.exists;
}
/**
* True for a problem about a value with a placeholder, whose final value is unknown; only rules that own placeholders
* report those that a person has to replace. Problems about a key or an object do not depend on the value, and files,
* targets and renders are not values.
*/
function isAboutPlaceholder(rule, { type }, { code, node, at }) {
	if (type !== "object" && type !== "values" || at !== void 0) return false;
	if (!(node instanceof Node) || !node.isUnfilled) return false;
	return !rule.ownsPlaceholders || code !== "placeholder" || isSubstitution(node.text);
}
/** The rule of findings about a rule that threw. */
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
/** The subjects of a view in a mesh, listed once for all rules with that view. */
const subjectsOf = derivedByKey("everything", (_, view) => view, (mesh, view) => {
	if (isOtherView(view)) return otherSubjects[view](mesh);
	if (isLayoutView(view)) return mesh.entries.filter(({ layout }) => view === `values/${layout}`).map(entrySubject);
	return (view === "manifest" ? mesh.manifests : mesh.ofKind(view)).map(objectSubject);
});
/** The parts (patches, bases) among the objects of a view. */
const partSubjects = derivedByKey("everything", (_, view) => view, (mesh, view) => mesh.parts.filter((manifest) => view === "manifest" || knownKind(manifest) === view).map(objectSubject));
/** True for a complete object, and for a part of a kind that the rule lists in `parts`. */
function appliesTo({ parts = [] }, { manifest }) {
	return manifest?.part === void 0 || parts.includes(manifest.part);
}
/** An object as a subject. */
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
/** Lists the subjects that are neither objects nor entries of values. */
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
	unusedOverride: ({ unusedOverrides = [] }) => unusedOverrides.map((value) => otherSubject("unusedOverride", value, null, value.node))
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
/** What the checks of rules under `on` find in a subject. Computed once per list of rules, whatever the mesh. */
function findingsOfSubject(rules, view, subject) {
	const { checks, cache } = subjectRules(rules, view);
	const cached = cache.get(subject.value);
	if (cached) return cached;
	const entries = checks.filter((rule) => appliesTo(rule, subject)).map((rule) => [rule, checkSubject(rule, view, subject)]).filter(([, findings]) => findings.length > 0);
	const findings = entries.length > 0 ? new Map(entries) : noFindings;
	cache.set(subject.value, findings);
	return findings;
}
/** Shared by the many subjects without findings. */
const noFindings = /* @__PURE__ */ new Map();
/** The rules with a check under `on` for a view, and their findings by subject. */
const subjectRules = oncePerName((rules, view) => ({
	checks: rules.filter(({ on }) => on?.[view]),
	cache: /* @__PURE__ */ new WeakMap()
}));
/**
* Runs the checks under `on` for all subjects of a mesh ahead of `lint`. `findingsOfSubject` then has the findings in its
* cache when the same subjects are linted in another mesh.
*/
function lintSubjects(mesh, rules) {
	for (const view of new Set(rules.flatMap(({ on = {} }) => Object.keys(on)))) for (const subject of subjectsOf(mesh, view)) findingsOfSubject(rules, view, subject);
}

export { partSubjects as a, checkSubject as c, objectSubject as i, noFindings$1 as l, lintSubjects as n, subjectsOf as o, appliesTo as r, checkInMesh as s, findingsOfSubject as t, findingOf as u };