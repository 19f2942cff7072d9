import { a as joinPath, t as baseName } from "./path.js";
import { l as resolveLinks } from "./tree.js";
import { i as toDataWith } from "./data2.js";
import { i as parseDocuments, l as locationAt } from "./table.js";
import { n as oncePer, r as oncePerName, t as once } from "./once-per.js";
import { a as withoutStandIns, r as isStatedNamespace } from "./namespace.js";
import { C as Node } from "./egress-allowlist.js";
import { t as groupBy } from "./group.js";
import { r as isCustomRule } from "./custom-rule.js";
import { i as plainMask, t as conceal } from "./secret.js";
import { t as rules } from "./rules.js";
import { C as manifestsOf, d as createMesh, p as emptyMesh, v as mergeValues, w as objectRef, x as identityOf } from "./presence.js";
import { n as renderedTextOf, t as originOf } from "./render.js";
import { n as namedFiles, t as definingFile } from "./target.js";
import { $ as renderedManifests, A as deliveryId, G as maskedSentence, J as secretWords, K as secretsAt, Qt as valuesLayers, Wt as excerptOf, Xt as secretsOfTree, Yt as secretsIn, jt as applyingObject, q as secretFinder, wt as valuesEntries } from "./masked-config.js";
import { i as locationOf } from "./rule.js";
import { t as lint } from "./lint.js";
import { createHash } from "node:crypto";

// src/inspect/rendered-field.ts
function fieldOf$1(node, manifests = []) {
	const template = templateOf(node);
	if (template === void 0) return void 0;
	const object = identityOf(node.root);
	return {
		template,
		object,
		occurrence: manifests.filter(({ root }) => isAbove(root, node) && templateOf(root) === template && isSameIdentity(identityOf(root), object)).length,
		path: node.pathKeys
	};
}
function builtFieldOf(node, manifests) {
	const object = identityOf(node.root);
	return {
		template: "",
		object,
		occurrence: manifests.filter(({ root }) => isAbove(root, node) && isSameIdentity(identityOf(root), object)).length,
		path: node.pathKeys
	};
}
function templateOf(node) {
	const root = node.root.yaml;
	const text = root?.source.text ?? "";
	const start = text.lastIndexOf("---\n# Source: ", root?.start);
	return start < 0 ? void 0 : text.slice(start + 14, text.indexOf("\n", start + 14));
}
function isAbove(root, node) {
	const [rootYaml, nodeYaml] = [root.yaml, node.root.yaml];
	return rootYaml !== null && rootYaml.source === nodeYaml?.source && rootYaml.start < nodeYaml.start;
}
function isSameIdentity(first, second) {
	return JSON.stringify(first) === JSON.stringify(second);
}

// src/model/stable-path.ts
function stablePath(node) {
	let current = node.root;
	return node.pathKeys.map((key) => {
		current = typeof key === "number" ? current.item(key) : current.get(key);
		return typeof key === "number" ? itemName(current) ?? `[${key}]` : key;
	});
}
const nameFields = [
	["name"],
	["issuer"],
	["host"],
	["port", "number"],
	["number"],
	["key"]
];
function itemName(item) {
	if (item.kind === "scalar") return `=${String(item.scalar)}`;
	for (const field of nameFields) {
		const value = item.at(...field).scalar;
		if (value !== void 0 && value !== null && value !== "") return `${field.join(".")}=${String(value)}`;
	}
}

// src/discover/gitops/kept-sources.ts
function withSourcesOf(altered, original) {
	if (altered.kind === "list" && original?.kind === "list") return {
		...altered,
		items: altered.items.map((item, index) => withSourcesOf(item, original.items[index]))
	};
	if (altered.kind !== "map" || original?.kind !== "map") return altered;
	const entries = [...altered.entries].map(([key, entry]) => {
		const before = original.entries.get(key);
		if (keptFields.has(key)) return [key, before ?? entry];
		const value = valuesFields.has(key) ? entry.value : withSourcesOf(entry.value, before?.value);
		return [key, {
			...entry,
			value
		}];
	});
	return {
		...altered,
		entries: new Map(entries)
	};
}
const keptFields = /* @__PURE__ */ new Set([...[
	"chart",
	"fileParameters",
	"path",
	"ref",
	"repoURL",
	"targetRevision",
	"valueFiles"
], ...[
	"chartRef",
	"sourceRef",
	"valuesFrom"
]]);
const valuesFields = /* @__PURE__ */ new Set([
	"parameters",
	"values",
	"valuesObject"
]);

// src/inspect/rendered-statements.ts
function renderedStatements({ targets, renders, statedBy }) {
	const renderers = /* @__PURE__ */ new Map();
	function rendererOf(target, { manifest }) {
		const found = renderers.get(target.id);
		if (found) return found;
		const statement = statementOf(target);
		const renderer = {
			target,
			manifest,
			...statement && { statement }
		};
		renderers.set(target.id, renderer);
		return renderer;
	}
	function statementOf(target) {
		const renderer = targets.get(target.renderedBy ?? "");
		if (renderer?.kind !== "helm" || !statedBy) return void 0;
		const text = renderedTextOf(renders.get(renderer.id));
		const manifests = text ? renderedManifests(text) : [];
		const manifest = manifests.find((candidate) => deliveryId(applyingObject(candidate)) === target.statedBy?.target);
		const object = manifest && fieldOf$1(manifest.root, manifests);
		if (!text || !object) return void 0;
		const rendered = {
			target: renderer,
			manifests
		};
		return {
			renderer: rendererOf(renderer, text),
			object,
			madeFrom: madeFrom(manifest, text),
			restated: restatement(target, manifest, (altered) => statedBy(altered, rendered))
		};
	}
	return statementOf;
}
function madeFrom({ root }, { origins }) {
	const { source, start, end } = root.yaml;
	const { line: first, endLine } = locationAt(source, start, end);
	const file = originOf(origins, first)?.file ?? "";
	const lines = [];
	for (let line = first; line <= endLine; line++) {
		const origin = originOf(origins, line);
		lines.push(origin?.file === file ? origin.line : lines.at(-1) ?? 1);
	}
	return {
		file,
		lines
	};
}
function restatement(target, manifest, statedBy) {
	const unaltered = once(() => statedBy(manifest));
	return async (document) => {
		const altered = alteredManifest(manifest, document);
		if (!altered) return null;
		const before = await unaltered();
		const after = await statedBy(altered);
		const isTarget = (stated) => isSameTarget(stated, target);
		const restated = after.length === before.length ? after[before.findIndex(isTarget)] : after.find(isTarget);
		return restated && isRenderable(restated) && haveSameSource(restated, target) ? restated : null;
	};
}
function alteredManifest({ root, target, namespace }, text) {
	const documents = parseDocuments(text, root.file).map((document) => ({
		...document,
		root: document.root && withSourcesOf(document.root, root.yaml ?? void 0)
	}));
	return manifestsOf(documents, target, namespace)[0];
}
function isRenderable(target) {
	return target.kind === "helm" || target.kind === "kustomization";
}
function haveSameSource(stated, { kind, path }) {
	return stated.kind === kind && stated.path === path;
}
function isSameTarget(stated, target) {
	return haveSameSource(stated, target) && stated.manager?.name === target.manager?.name && (stated.kind !== "helm" || target.kind !== "helm" || stated.release === target.release);
}

// src/inspect/breaking-value.ts
function atBreakingValue(finding, target, reader) {
	const { node, related, nodeNote } = finding;
	if (nodeNote === null || finding.subject !== "values" || !(node instanceof Node)) return finding;
	const breaking = breakingValue(finding, node, target, reader);
	if (!breaking) return finding;
	const others = related.filter((partner) => partner.node !== breaking);
	return {
		...finding,
		at: locationOf(breaking),
		related: [{
			node,
			note: nodeNote
		}, ...others]
	};
}
function breakingValue(finding, node, target, reader) {
	const { defaults, overrides } = valuesLayers(reader, target);
	const layers = [...defaults, ...overrides];
	const partners = finding.related.flatMap((partner) => partner.node instanceof Node ? partner.node : []);
	const weakest = layers.findLastIndex((layer) => layer.at(...node.pathKeys).yaml === node.yaml);
	if (weakest < 0) return void 0;
	for (let index = layers.length - 1; index > weakest; index--) {
		const breaking = partners.find(({ pathKeys }) => layers[index].at(...pathKeys).exists);
		if (!breaking) continue;
		const files = overrides.slice(0, Math.max(0, index - defaults.length));
		if (!isFoundIn(mergeValues(defaults.slice(0, index), files), finding, node, target)) return breaking;
	}
}
function isFoundIn(values, { rule, code }, { path }, { id }) {
	const mesh = createMesh({
		...emptyMesh,
		entries: valuesEntries(values, id, values)
	});
	return lint(mesh, rules.filter((candidate) => candidate.id === rule)).some((problem) => problem.code === code && problem.node instanceof Node && problem.node.path === path);
}

// src/inspect/fingerprint.ts
const fingerprintVersion = "v2";
function fingerprintsOf(finding, target, masked) {
	const { rule, code, subject, manifest } = finding;
	const inObject = manifest !== null && subject !== "values";
	const [path, object] = [pathIdentity(finding), inObject ? manifest : null];
	const hash = (identity) => hashOf(masked(JSON.stringify(identity.map(withoutStandIns))));
	return {
		fingerprint: hash([
			rule,
			code,
			...sourceIdentity(finding, target),
			...object ? objectInTarget(object, target) : [],
			...path
		]),
		namedFingerprint: hash([
			rule,
			code,
			...nameIdentity(target),
			...object ? objectIdentity(object, object.name) : [],
			...path
		])
	};
}
function hashOf(text) {
	return `${fingerprintVersion}:${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
}
function sourceIdentity(finding, target) {
	if (!target || finding.target === null) return ["file", locationOf(finding.node).file];
	if (target.kind === "manifests") return ["file", locationOf(finding.node).file];
	if (target.kind === "kustomization") {
		const { path, flux } = target;
		return [
			"kustomization",
			path,
			...flux ? [flux.at.file, flux.name] : []
		];
	}
	const { values } = target;
	return [
		"release",
		finding.subject === "values" && values.length > 0 ? "" : unversioned(target.path),
		...values,
		...applierIdentity(target)
	];
}
function applierIdentity(target) {
	if (!(target.kind === "helm" ? (target.settings?.values.length ?? 0) + (target.settings?.parameters.length ?? 0) > 0 : target.kind === "values" && (target.inlineValues?.length ?? 0) > 0)) return [];
	const { manager, statedBy } = target;
	return manager ? [
		manager.kind,
		manager.namespace,
		manager.name
	] : [statedBy?.target ?? ""];
}
function unversioned(chart) {
	return chart.replace(/-v?\d+\.\d[^/]*$/, "");
}
function nameIdentity(target) {
	return [target?.environment ?? "", target && "release" in target && target.release || ""];
}
function objectInTarget(manifest, target) {
	if (target?.kind !== "helm") return objectIdentity(manifest, manifest.name);
	const { namespace } = manifest;
	const name = nameInRelease(manifest.name, target);
	return [
		manifest.apiVersion,
		manifest.kind,
		isNamespaceOf(target, namespace) ? "" : namespace,
		name
	];
}
function isNamespaceOf(target, namespace) {
	return namespace === target.namespace || !isStatedNamespace(namespace);
}
function nameInRelease(name, { release, path }) {
	const rest = [release, baseName(unversioned(path))].reduce(withoutPrefix, `-${name}`);
	return rest === `-${name}` ? name : `<release>${rest}`;
}
function withoutPrefix(name, prefix) {
	return prefix !== "" && `${name}-`.startsWith(`-${prefix}-`) ? name.slice(prefix.length + 1) : name;
}
function objectIdentity({ apiVersion, kind, namespace }, name) {
	return [
		apiVersion,
		kind,
		isStatedNamespace(namespace) ? namespace : "default",
		name
	];
}
function pathIdentity({ node, about, identity, target }) {
	if (identity !== null) return [identity];
	if (node instanceof Node) return stablePath(node);
	return [about ?? (target === null ? node.file : "")];
}

// src/inspect/locate.ts
function locate(findings, sources) {
	const located = findings.map((reported) => {
		const target = sources.targets.get(reported.target ?? "");
		const finding = target?.kind === "helm" ? atBreakingValue(reported, target, sources.reader) : reported;
		const at = sourceLocation(finding.at, sources);
		return {
			finding,
			at,
			targets: targetsOf(finding, at.file, sources)
		};
	});
	const find = secretFinder([sources], located.flatMap(({ targets }) => targets.map(({ id }) => id)), located.map(({ at }) => at.file));
	return located.map((item) => locatedFinding(item, sources, find));
}
function locatedFinding({ finding, at, targets }, sources, find) {
	const { rule, code, severity, confidence, message, refusedBy, manifest, url } = finding;
	const exposure = {
		find,
		words: wordsOf(finding, targets, sources)
	};
	const excerpt = excerptOf(at, sources.reader, sources.mask);
	return {
		rule,
		code,
		severity,
		confidence,
		status: "new",
		message: maskedSentence(message, exposure, sources.mask),
		at,
		cause: sources.origins.has(finding.at.file) ? "template" : "source",
		...renderedLocation(finding, sources),
		refusedBy,
		...manifest ? { object: objectRef(manifest, fieldOf(finding)) } : {},
		targets: targets.map(({ id }) => id),
		environments: targets.flatMap(({ environment }) => environment ?? []),
		...fingerprintsOf(finding, targets[0], (text) => maskedSentence(text, exposure, plainMask)),
		related: finding.related.map(({ node, note }) => ({
			at: sourceLocation(locationOf(node), sources),
			note: maskedSentence(note, {
				find,
				words: new Set(secretsAt(node))
			}, sources.mask)
		})),
		...excerpt ? { excerpt } : {},
		...url !== null && { url },
		lintFinding: finding,
		measure: finding.measure,
		statingFiles: finding.target === null ? [] : targets.flatMap(filesStating),
		isOfFile: !(finding.node instanceof Node),
		subject: maskedSentence(subjectOf(finding), exposure, sources.mask)
	};
}
function wordsOf(finding, targets, sources) {
	const { node, shownBy, view, rule } = finding;
	const quotedTargets = view === "failure" || isCustomRule(rule) ? targets : [];
	return /* @__PURE__ */ new Set([
		...secretsAt(node),
		...shownBy ? secretsAt(shownBy) : [],
		...quotedTargets.flatMap(({ id }) => [...secretWords(sources, id)])
	]);
}
function sourceLocation(at, { reader, origins }) {
	const lines = origins.get(at.file);
	if (!lines) return withWidth(at, reader);
	const origin = originOf(lines, at.line) ?? {
		file: lines.files[0] ?? at.file,
		line: 1
	};
	return lineLocation(origin.file, origin.line, reader);
}
function withWidth(at, reader) {
	return at.line === at.endLine && at.column >= at.endColumn ? lineLocation(at.file, at.line, reader) : at;
}
function lineLocation(file, line, reader) {
	const text = linesOf(reader, file)[line - 1]?.trimEnd() ?? "";
	const column = text.length - text.trimStart().length + 1;
	return {
		file,
		line,
		column,
		endLine: line,
		endColumn: Math.max(text.length, column) + 1
	};
}
const linesOf = oncePerName((reader, file) => reader.text(file)?.split("\n") ?? []);
function renderedLocation(finding, { origins }) {
	const location = finding.shownBy ? locationOf(finding.shownBy) : finding.at;
	if (finding.target === null || !origins.has(location.file)) return {};
	return { rendered: {
		target: finding.target,
		line: location.line
	} };
}
function fieldOf({ node, shownBy, subject }) {
	if (shownBy) return shownBy;
	return node instanceof Node && subject !== "values" ? node : void 0;
}
function targetsOf({ target }, file, sources) {
	if (target === null) return usersByFile(sources).get(file) ?? [];
	const release = sources.targets.get(target);
	return release ? [release] : [];
}
function filesStating(target) {
	if (target.kind === "manifests") return [];
	return [definingFile(target), ...target.statedBy ? [target.statedBy.file] : []];
}
const usersByFile = oncePer(({ targets, reader }) => {
	const uses = [...targets.values()].flatMap((target) => filesOf(target, reader.tree).map((file) => ({
		target,
		file
	})));
	const byFile = groupBy(uses, ({ file }) => file);
	return new Map([...byFile].map(([file, users]) => [file, users.map(({ target }) => target)]));
});
function filesOf(target, tree) {
	if (target.kind === "manifests") return [...new Set(target.files)];
	const defaults = target.kind === "helm" ? [joinPath(target.path, "values.yaml")] : [];
	return [...new Set([...defaults, ...namedFiles(target)].map((source) => resolveLinks(tree, source) ?? source))];
}
function subjectOf({ about, node, manifest }) {
	if (about) return about;
	return (node instanceof Node && node.kind === "scalar" ? node.text : "") || manifest?.name || locationOf(node).file;
}

// src/secrets/data.ts
function maskedData(tree, mask, root = tree) {
	const { secrets } = secretsOfTree(root);
	return toDataWith(tree, (scalar) => {
		const { value } = scalar;
		if (secrets.has(scalar)) return mask(String(value));
		return typeof value === "string" ? maskedText(value, mask) : value;
	});
}
function maskedText(text, mask) {
	return conceal(text, secretsIn(text), mask);
}

export { renderedStatements as a, fieldOf$1 as c, sourceLocation as i, maskedText as n, stablePath as o, locate as r, builtFieldOf as s, maskedData as t };