import { o as compareSeverity, r as groupByEach, s as compareText } from "./group.js";
import { a as objectSubject, c as checkInMesh, l as checkSubject, o as partSubjects, r as appliesTo, s as subjectsOf, t as findingsOfSubject, u as noFindings } from "./subject-findings.js";
import { a as valuesKind, i as matchesKind, t as customRuleCodes } from "./custom-rule.js";
import { c as containsStandIn, m as withoutStandIns, u as isStatedNamespace } from "./unfilled.js";
import { i as oncePerPair, n as oncePer } from "./once-per.js";
import { M as isClusterScoped, T as groupOf, t as oneLine } from "./one-line.js";
import { t as Node } from "./node.js";
import { t as distinctBy } from "./distinct.js";
import { n as viewsOf } from "./rule.js";

// src/lint/rule-subject.ts
function subjectOf(manifest, mesh) {
	const { baseObjects } = mesh.context;
	const counterpart = baseObjects ? baseObjects.counterpartOf(manifest, mesh.environment) : "no-base";
	return {
		manifest,
		variables: variablesOf(manifest, mesh),
		oldObject: counterpart === void 0 ? "unknown" : counterpart,
		release: mesh.releaseValues && valuesByTarget(mesh.releaseValues).get(manifest.target)
	};
}
function knownOldObject({ oldObject }) {
	return typeof oldObject === "string" ? null : oldObject;
}
function valuesData({ release }) {
	return release ? release.values?.data ?? {} : null;
}
function isSameSubject(first, second) {
	return first.oldObject === second.oldObject && first.release?.values === second.release?.values;
}
function restsOnUnknown(rule, subject) {
	const { reads, variables: names, readsOldObject, readsValues, valuesReads } = rule;
	const { manifest, variables, oldObject, release } = subject;
	const old = readsOldObject ? knownOldObject(subject) : null;
	const roots = [manifest.root, ...old ? [old.root] : []];
	return readsOldObject && oldObject === "unknown" || readsValues && release !== void 0 && hasUnknown(release, valuesReads) || names.some((name) => variables[name] === "") || roots.some((root) => reads.some((path) => nodesAt(root, path).some(isFilledInLater)));
}
function hasUnknown({ values, isComplete }, reads) {
	return !isComplete || values !== null && reads.some((path) => nodesAt(values, path).some(isFilledInLater));
}
function nodesAt(node, [step, ...below]) {
	if (step === void 0) return node.kind === "list" ? node.items() : [node];
	if (step !== null) return nodesAt(typeof step === "number" ? node.item(step) : node.get(step), below);
	return (node.kind === "list" ? node.items() : node.entries().map(([, child]) => child)).flatMap((child) => nodesAt(child, below));
}
function isFilledInLater(node) {
	return node.isUnfilled || containsStandIn(node.text);
}
function variablesOf(manifest, mesh) {
	const { namespace, kind, target } = manifest;
	return {
		namespace: isStatedNamespace(namespace) && !isClusterScoped(groupOf(manifest), kind) ? namespace : "",
		environment: mesh.environment ?? "",
		release: releasesOf(mesh.targets).get(target) ?? ""
	};
}
const releasesOf = oncePer((targets) => new Map(targets.flatMap((target) => "release" in target && target.release ? [[target.id, target.release]] : [])));
const valuesByTarget = oncePer((values) => new Map(values.map((each) => [each.target, each])));

// src/lint/custom-rules.ts
function customRulesIn({ context: { customRules } }) {
	return customRules ? rulesOf(customRules) : noRules;
}
const noRules = [];
const rulesOf = oncePer((defined) => defined.rules.map((rule) => lintRuleOf(rule, defined)));
function lintRuleOf(rule, defined) {
	const { id, severity, summary, why, fix, url } = rule;
	return {
		id,
		severity,
		summary,
		why,
		fix,
		codes: customRuleCodes,
		...url !== void 0 && { url },
		across: {
			*manifest(manifest, mesh) {
				const subject = subjectOf(manifest, mesh);
				for (const violation of evaluate(subject, defined).get(rule) ?? []) yield problemOf(violation, rule, subject);
			},
			...rule.kinds.includes("values") && { *document(source, mesh) {
				yield* problemsInValues(source, rule, defined, mesh);
			} }
		}
	};
}
function* problemsInValues({ document, isValues }, rule, { expressions }, { environment }) {
	if (!isValues || document.root?.kind !== "map") return;
	const root = Node.of(document.root);
	const variables = {
		namespace: "",
		environment: environment ?? "",
		release: ""
	};
	const evaluated = {
		object: root.data,
		oldObject: null,
		values: null,
		variables
	};
	const isLikely = rule.variables.some((name) => variables[name] === "") || rule.reads.some((path) => nodesAt(root, path).some(isFilledInLater));
	for (const { code, path, message } of expressions.evaluate([rule.expressions], evaluated)[0] ?? []) yield {
		code,
		node: path === null ? root : root.at(...path),
		message: oneLine(message),
		related: [{
			node: rule.at,
			note: "the rule"
		}],
		...isLikely && { confidence: "likely" }
	};
}
function problemOf({ code, path, message }, rule, subject) {
	const { root } = subject.manifest;
	return {
		code,
		...path === null ? {
			node: root.at("metadata", "name"),
			at: "object"
		} : { node: root.at(...path) },
		message: oneLine(withoutStandIns(message)),
		related: [{
			node: rule.at,
			note: "the rule"
		}],
		...restsOnUnknown(rule, subject) && { confidence: "likely" }
	};
}
function evaluate(subject, defined) {
	const results = resultsFor(subject.manifest, defined);
	const key = JSON.stringify(subject.variables);
	const cached = results.get(key);
	if (cached && isSameSubject(cached.subject, subject)) return cached.violations;
	const violations = evaluateAll(subject, defined);
	results.set(key, {
		subject,
		violations
	});
	return violations;
}
const resultsFor = oncePerPair((_manifest, _defined) => /* @__PURE__ */ new Map());
function evaluateAll(subject, { rules, expressions }) {
	const { manifest, variables, oldObject } = subject;
	const [group, { kind }] = [groupOf(manifest), manifest];
	const applicable = rules.filter(({ kinds, readsOldObject }) => kinds.some((entry) => matchesKind(entry, group, kind)) && !(readsOldObject && oldObject === "no-base"));
	if (applicable.length === 0) return noViolations;
	const old = knownOldObject(subject);
	const readsValues = applicable.some((rule) => rule.readsValues);
	const evaluated = {
		object: manifest.root.data,
		oldObject: old && old.root.data,
		values: readsValues ? valuesData(subject) : null,
		variables
	};
	const found = expressions.evaluate(applicable.map((rule) => rule.expressions), evaluated);
	return new Map(applicable.map((rule, index) => [rule, found[index]]));
}
const noViolations = /* @__PURE__ */ new Map();

// src/lint/deduplicate.ts
function deduplicate(findings) {
	const distinctFindings = distinctBy(findings, identityKey);
	const factsInValues = new Set(distinctFindings.filter(isOfValues).flatMap(factsOf));
	const renderedByFact = firstByFact(distinctFindings.filter((finding) => finding.manifest?.origins !== void 0));
	return distinctFindings.filter((finding) => isOfValues(finding) || !finding.manifest || !factsOf(finding).some((fact) => factsInValues.has(fact))).map((finding) => isOfValues(finding) ? withRendered(finding, renderedByFact) : finding);
}
function dropSuperseded(findings, rules) {
	return dropGeneral(dropYielding(findings, rules), rules);
}
function dropGeneral(findings, rules) {
	const general = new Set(rules.filter(({ isGeneral }) => isGeneral).map(({ id }) => id));
	const specificByPath = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const path = general.has(finding.rule) || finding.severity === "info" ? null : pathIn(finding);
		if (path === null) continue;
		const paths = specificByPath.get(finding.manifest) ?? /* @__PURE__ */ new Map();
		const specific = paths.get(path) ?? [];
		specific.push(finding);
		specificByPath.set(finding.manifest, paths.set(path, specific));
	}
	return findings.filter((finding) => {
		const path = general.has(finding.rule) ? pathIn(finding) : null;
		return !(path !== null && specificByPath.get(finding.manifest)?.get(path) || []).some((reported) => failsAsEasily(reported, finding));
	});
}
function failsAsEasily(first, second) {
	return (first.confidence === "certain" || second.confidence !== "certain") && compareSeverity(first.severity, second.severity) <= 0;
}
function pathIn({ manifest, node, shownBy }) {
	const field = shownBy ?? node;
	return manifest && field instanceof Node ? field.path : null;
}
function dropYielding(findings, rules) {
	const yieldsTo = new Map(rules.map((rule) => [rule.id, rule.yieldsTo ?? []]));
	const reported = new Set(findings.flatMap(factsOf));
	return findings.filter(({ rule, target, about }) => {
		const preferredRules = yieldsTo.get(rule) ?? [];
		return about === null || !preferredRules.some((id) => reported.has(factKey(id, target, about)));
	});
}
function sortByLocation(findings) {
	return findings.toSorted((a, b) => compareLocations(a.at, b.at) || compareText(sortKey(a), sortKey(b)));
}
function identityKey({ rule, code, target, about, at }) {
	return JSON.stringify([
		rule,
		code,
		target,
		about,
		at
	]);
}
function isOfValues({ subject }) {
	return subject === "values";
}
function factsOf({ rule, target, about }) {
	return about === null ? [] : [factKey(rule, target, about)];
}
function factKey(rule, target, about) {
	return JSON.stringify([
		rule,
		target,
		about
	]);
}
function firstByFact(findings) {
	return new Map(findings.toReversed().flatMap((finding) => factsOf(finding).map((key) => [key, finding])));
}
function withRendered(finding, renderedByFact) {
	const rendered = factsOf(finding).flatMap((key) => renderedByFact.get(key) ?? [])[0];
	if (!rendered || !(rendered.node instanceof Node)) return finding;
	return {
		...finding,
		manifest: rendered.manifest,
		shownBy: rendered.node
	};
}
function compareLocations(first, second) {
	return compareText(first.file, second.file) || first.line - second.line || first.column - second.column;
}
function sortKey({ rule, target, message }) {
	return `${rule}\n${target ?? ""}\n${message}`;
}

// src/lint.ts
function lint(mesh, rules, isLinted) {
	const subjectsIn = viewCache(mesh, rules, isLinted);
	const findings = [...rules, ...customRulesIn(mesh)].flatMap((rule) => lintRule(rule, mesh, subjectsIn));
	return sortByLocation(dropSuperseded(deduplicate(findings), rules));
}
function lintObject(mesh, rule, view, manifest) {
	const subject = objectSubject(manifest);
	return [...checkSubject(rule, view, subject), ...checkInMesh(rule, view, subject, mesh)];
}
function viewCache(mesh, rules, isLinted) {
	const cache = /* @__PURE__ */ new Map();
	return (view) => {
		const subjects = cache.get(view) ?? lintedSubjects(mesh, view, rules, isLinted);
		cache.set(view, subjects);
		return subjects;
	};
}
function lintedSubjects(mesh, view, rules, isLinted = () => true) {
	const checked = [...subjectsOf(mesh, view), ...partSubjects(mesh, view)].filter(isLinted).map((subject) => ({
		subject,
		findingsByRule: findingsOfSubject(rules, view, subject)
	}));
	return {
		checked,
		byRule: groupByEach(checked, ({ findingsByRule }) => findingsByRule.keys())
	};
}
function lintRule(rule, mesh, subjectsIn) {
	const findings = [];
	for (const view of viewsOf(rule)) {
		const { checked, byRule } = subjectsIn(view);
		for (const { subject, findingsByRule } of rule.across?.[view] ? checked : byRule.get(rule) ?? []) if (appliesTo(rule, subject)) findings.push(...findingsByRule.get(rule) ?? noFindings, ...checkInMesh(rule, view, subject, mesh));
	}
	return findings;
}

export { customRulesIn as i, lintObject as n, sortByLocation as r, lint as t };