import { p as resolveLinks, s as joinPath, t as baseName } from "./tree.js";
import { i as toDataWith } from "./data2.js";
import { c as locationAt, r as parseDocuments } from "./parse.js";
import { n as oncePer, r as oncePerName, t as once } from "./once-per.js";
import { a as withoutStandIns, r as isStatedNamespace } from "./namespace.js";
import { C as Node } from "./egress-allowlist.js";
import { t as groupBy } from "./group.js";
import { r as isCustomRule } from "./custom-rule.js";
import { i as plainMask, t as conceal } from "./secret.js";
import { S as identityOf, T as objectRef, f as createMesh, m as emptyMesh, w as manifestsOf, y as mergeValues } from "./presence.js";
import { t as rules } from "./rules.js";
import { n as namedFiles, t as definingFile } from "./target.js";
import { Z as valuesEntries, a as finderOf, d as secretsIn, f as secretsOfTree, i as secretsAt, j as valuesLayers, o as secretWords, r as maskedSentence, s as excerptOf, st as deliveryId, v as renderedManifests } from "./masked-config.js";
import { n as renderedTextOf, t as originOf } from "./render.js";
import { u as locationOf } from "./kind-shape.js";
import { t as lint } from "./lint.js";
import { createHash } from "node:crypto";

// src/inspect/breaking-value.ts
/**
* A finding in the merged values of a release that several of them cause together, at the one of a stronger file that
* breaks the rule where the weaker files alone satisfy it (`Problem.nodeNote`). Any other finding stays as it is.
*/
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
/** Whether the rule finds the same in other values. */
function isFoundIn(values, { rule, code }, { path }, { id }) {
	const mesh = createMesh({
		...emptyMesh,
		entries: valuesEntries(values, id, values)
	});
	return lint(mesh, rules.filter((candidate) => candidate.id === rule)).some((other) => other.code === code && other.node instanceof Node && other.node.path === path);
}

// src/model/stable-path.ts
/**
* The path of a node with each list index replaced by the name of the item, if it has one, so that the path stays the same
* when the list is reordered.
*/
function stablePath(node) {
	let current = node.root;
	return node.pathKeys.map((key) => {
		current = typeof key === "number" ? current.item(key) : current.get(key);
		return typeof key === "number" ? itemName(current) ?? `[${key}]` : key;
	});
}
/** Fields that identify an item in lists of Kubernetes and Istio objects, the most specific first. */
const nameFields = [
	["name"],
	["issuer"],
	["host"],
	["port", "number"],
	["number"],
	["key"]
];
/** The identity of a list item: `name=http`, or `=VALUE` for a scalar; `undefined` if it has none. */
function itemName(item) {
	if (item.kind === "scalar") return `=${String(item.scalar)}`;
	for (const field of nameFields) {
		const value = item.at(...field).scalar;
		if (value !== void 0 && value !== null && value !== "") return `${field.join(".")}=${String(value)}`;
	}
}

// src/inspect/fingerprint.ts
/** To be raised when the ingredients of a fingerprint change: fingerprints of two versions are never equal. */
const fingerprintVersion = "v2";
/**
* The fingerprints of a finding. They stay the same when lines move, lists are reordered and messages are reworded. A
* finding in values is identified by its path in them instead of an object, so that base and head agree even if only one
* of them renders.
*
* @param target the target of the finding, or the first one that reads its file
* @param masked the text without secrets: a fingerprint is shown, and must not change with them
*/
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
/** What the target of a finding renders from; the file for what nothing renders. */
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
/** The object that applies a release, if it contains values: then the files alone do not say what is rendered. */
function applierIdentity(target) {
	if (!(target.kind === "helm" ? (target.settings?.values.length ?? 0) + (target.settings?.parameters.length ?? 0) > 0 : target.kind === "values" && (target.inlineValues?.length ?? 0) > 0)) return [];
	const { manager, statedBy } = target;
	return manager ? [
		manager.kind,
		manager.namespace,
		manager.name
	] : [statedBy?.target ?? ""];
}
/** `charts/podinfo` for `charts/podinfo-6.5.0.tgz`: another version of a chart has the same findings. */
function unversioned(chart) {
	return chart.replace(/-v?\d+\.\d[^/]*$/, "");
}
function nameIdentity(target) {
	return [target?.environment ?? "", target && "release" in target && target.release || ""];
}
/** An object as its target has it, whatever the release is called and where it is installed. */
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
/**
* `<release>-web` for `pay-web`: the names of the release and of the chart at the beginning are left out, since charts
* join them, and take a release that contains the name of the chart for both.
*/
function nameInRelease(name, { release, path }) {
	const rest = [release, baseName(unversioned(path))].reduce(withoutPrefix, `-${name}`);
	return rest === `-${name}` ? name : `<release>${rest}`;
}
/** `-web` for `-pay-web` without `pay`. */
function withoutPrefix(name, prefix) {
	return prefix !== "" && `${name}-`.startsWith(`-${prefix}-`) ? name.slice(prefix.length + 1) : name;
}
/** An unstated namespace counts as `default`, the namespace that Helm uses without one. */
function objectIdentity({ apiVersion, kind, namespace }, name) {
	return [
		apiVersion,
		kind,
		isStatedNamespace(namespace) ? namespace : "default",
		name
	];
}
/**
* What the rule says instead of a path, or the path in the document. For a whole file: what the finding is about, else the
* file if it is of no target.
*/
function pathIdentity({ node, about, identity, target }) {
	if (identity !== null) return [identity];
	if (node instanceof Node) return stablePath(node);
	return [about ?? (target === null ? node.file : "")];
}

// src/inspect/locate.ts
/**
* Turns findings of the linter into findings at locations of the tree. A finding in a rendered object stands at the line
* of the template. All get the status `new`; the comparison with base corrects it.
*/
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
	const find = finderOf([sources], located.flatMap(({ targets }) => targets.map(({ id }) => id)), located.map(({ at }) => at.file));
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
		...manifest ? { object: objectRef(manifest, fieldOf$1(finding)) } : {},
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
/**
* Secrets that are too short to be masked everywhere, but may be quoted in this finding: those at its node, and those of
* the release for a failed render and for a custom rule, whose message may quote any field.
*/
function wordsOf(finding, targets, sources) {
	const { node, shownBy, view, rule } = finding;
	const quotedTargets = view === "failure" || isCustomRule(rule) ? targets : [];
	return /* @__PURE__ */ new Set([
		...secretsAt(node),
		...shownBy ? secretsAt(shownBy) : [],
		...quotedTargets.flatMap(({ id }) => [...secretWords(sources, id)])
	]);
}
/** Maps a location in a rendered text to the line of the template that rendered it. Other locations stay. */
function sourceLocation(at, { reader, origins }) {
	const lines = origins.get(at.file);
	if (!lines) return withWidth(at, reader);
	const origin = originOf(lines, at.line) ?? {
		file: lines.files[0] ?? at.file,
		line: 1
	};
	return lineLocation(origin.file, origin.line, reader);
}
/** Extends a location without a width, such as the line in an error message, to the whole line. */
function withWidth(at, reader) {
	return at.line === at.endLine && at.column >= at.endColumn ? lineLocation(at.file, at.line, reader) : at;
}
/** The location of a line, without its leading and trailing white space. */
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
/** Kept by reader and file: a template may have many findings. */
const linesOf = oncePerName((reader, file) => reader.text(file)?.split("\n") ?? []);
function renderedLocation(finding, { origins }) {
	const location = finding.shownBy ? locationOf(finding.shownBy) : finding.at;
	if (finding.target === null || !origins.has(location.file)) return {};
	return { rendered: {
		target: finding.target,
		line: location.line
	} };
}
/** The field of the object that shows the finding; `undefined` for findings in values and files. */
function fieldOf$1({ node, shownBy, subject }) {
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
/** The targets that read a file, in their order, by the path of the file. */
const usersByFile = oncePer(({ targets, reader }) => {
	const uses = [...targets.values()].flatMap((target) => filesOf(target, reader.tree).map((file) => ({
		target,
		file
	})));
	const byFile = groupBy(uses, ({ file }) => file);
	return new Map([...byFile].map(([file, users]) => [file, users.map(({ target }) => target)]));
});
/** The files that a target reads, links followed, each once. */
function filesOf(target, tree) {
	if (target.kind === "manifests") return [...new Set(target.files)];
	const defaults = target.kind === "helm" ? [joinPath(target.path, "values.yaml")] : [];
	return [...new Set([...defaults, ...namedFiles(target)].map((source) => resolveLinks(tree, source) ?? source))];
}
/** What a finding is about: what the rule names, else the wrong scalar, the object's name, or the file. */
function subjectOf({ about, node, manifest }) {
	if (about) return about;
	return (node instanceof Node && node.kind === "scalar" ? node.text : "") || manifest?.name || locationOf(node).file;
}

// src/inspect/rendered-field.ts
/**
* Names a rendered node for the engine: template, object, occurrence and path. `undefined` if no template is named above
* it.
*
* @param manifests include those of the node's render, to count objects of the same identity above it
*/
function fieldOf(node, manifests = []) {
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
/** Names a node in the build of a kustomization, see `fieldOf`; a build has no templates. */
function builtFieldOf(node, manifests) {
	const object = identityOf(node.root);
	return {
		template: "",
		object,
		occurrence: manifests.filter(({ root }) => isAbove(root, node) && isSameIdentity(identityOf(root), object)).length,
		path: node.pathKeys
	};
}
/** The template that rendered a node: Helm prints `# Source: TEMPLATE` above each object. */
function templateOf(node) {
	const root = node.root.yaml;
	const text = root?.source.text ?? "";
	const start = text.lastIndexOf("# Source: ", root?.start);
	return start < 0 ? void 0 : text.slice(start + 10, text.indexOf("\n", start));
}
function isAbove(root, node) {
	const [rootYaml, nodeYaml] = [root.yaml, node.root.yaml];
	return rootYaml !== null && rootYaml.source === nodeYaml?.source && rootYaml.start < nodeYaml.start;
}
function isSameIdentity(first, second) {
	return JSON.stringify(first) === JSON.stringify(second);
}

// src/discover/gitops/kept-sources.ts
/**
* An altered object of Argo CD or Flux with the repositories, charts and files of the original one. What another chart renders
* says nothing about a value.
*/
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
/** The fields of Applications and HelmReleases that lead to a chart and to files. */
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
/** Below these the keys are those of values. */
const valuesFields = /* @__PURE__ */ new Set([
	"parameters",
	"values",
	"valuesObject"
]);

// src/inspect/rendered-statements.ts
/**
* Returns how targets are stated by rendered Applications, ApplicationSets and HelmReleases. A Flux Kustomization has no
* statement.
*/
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
		if (isOfFlux(target) || renderer?.kind !== "helm" || !statedBy) return void 0;
		const text = renderedTextOf(renders.get(renderer.id));
		const manifests = text ? renderedManifests(text) : [];
		const manifest = manifests.find((candidate) => deliveryId(candidate) === target.statedBy?.target);
		const object = manifest && fieldOf(manifest.root, manifests);
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
/** True for the folder of a Flux Kustomization: how another object of it is built is not followed. */
function isOfFlux(target) {
	return target.kind === "kustomization" && target.flux !== void 0;
}
/** The lines of an object from its first key to its end; a line that comes from nowhere is at the one before. */
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
/** Returns the target that an altered object states in the place of a target. */
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
/** True for the same source of the same Application or HelmRelease. */
function isSameTarget(stated, target) {
	return haveSameSource(stated, target) && stated.manager?.name === target.manager?.name && (stated.kind !== "helm" || target.kind !== "helm" || stated.release === target.release);
}

// src/secrets/data.ts
/**
* A YAML tree as plain data with secrets masked: whole scalars, and secrets within strings.
*
* @param root the whole document, if the tree is a part of it
*/
function maskedData(tree, mask, root = tree) {
	const { secrets } = secretsOfTree(root);
	return toDataWith(tree, (scalar) => {
		const { value } = scalar;
		if (secrets.has(scalar)) return mask(String(value));
		return typeof value === "string" ? maskedText(value, mask) : value;
	});
}
/** A text with its secrets masked. */
function maskedText(text, mask) {
	return conceal(text, secretsIn(text), mask);
}

export { fieldOf as a, stablePath as c, builtFieldOf as i, maskedText as n, locate as o, renderedStatements as r, sourceLocation as s, maskedData as t };