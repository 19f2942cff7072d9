import { n as groupBy } from "./group.js";
import { a as baseName, c as isInside, l as joinPath, o as folderOf } from "./lines.js";
import { l as resolveLinks } from "./tree.js";
import { n as oncePer, t as once } from "./once-per.js";
import { i as isUnfilled } from "./unfilled.js";
import { t as Node } from "./node.js";
import { t as rootOf } from "./root.js";
import { i as parseDocuments, t as table } from "./table.js";
import { n as findChart, o as lockFile, p as repositoryChartRequest } from "./find-chart.js";
import { t as closestName } from "./suggest.js";
import { n as isGlob } from "./glob.js";
import { t as distinctBy } from "./distinct.js";
import { f as problemLocations, h as hooksOf, n as isNoYaml, p as refusalsOf } from "./render-failure.js";
import { O as manifestsOf, T as groupOf, _ as emptyMesh, h as createMesh, j as writtenIdentity } from "./one-line.js";
import { $ as writtenNamespace, At as referencedNames, C as applicationOf, Ct as installedIstioVersions, Dt as isFoundByNames, E as findCharts, G as deliveryId, H as kindsIn, I as isOfRepository, L as gitopsObjects, P as sourcesFor, R as plainObjects, S as isChartSource, St as keepSummary, V as readKustomization, W as targetKinds, Wt as entryListeners, at as kustomizationNames, b as requestedChart, bt as renderedManifests, et as sourceLineKey, f as generatedApplications, it as kustomizationFiles, j as isSetAside, m as writtenReleases, nt as kustomizationPaths, ot as chartTemplateTest, q as applyingObject, st as repositoryIdentity, tt as isInline, w as applicationsIn, x as chartRequestOf, yt as droppableManifests, z as fileRoles } from "./masked-config.js";
import { t as rules } from "./rules.js";
import { n as renderedTextOf } from "./render.js";
import { o as inlineValuesNamed } from "./chart-dependency.js";
import { h as gitignoreOf, m as treePaths, u as kustomizationCharts } from "./releases.js";
import { a as pathMatcher, n as excludedTest } from "./manifests.js";
import { a as releaseValues, c as unvendoredDependencies, i as releaseEntries } from "./nested-targets.js";
import { n as lintSubjects } from "./subject-findings.js";

// src/discover/references/created-files.ts
function ignoreHint(reader, path) {
	return gitignoreOf(reader.tree)(path) ? "`.gitignore` matches it" : null;
}
function nameHint(reader, path) {
	const source = sourceBeside(path, treePaths(reader));
	if (source !== void 0) return `\`${source}\` beside it looks like its source`;
	const name = baseName(path);
	if (secretName.test(name.replace(committedName, ""))) return "its name looks like that of a secret";
	if (bootstrapName.test(name)) return "`flux bootstrap` creates it";
	return generatedName.test(name) ? "its name says that it is generated" : null;
}
function scriptHint(reader, path) {
	const place = path.split("/").slice(-2).join("/");
	const script = place.includes("/") ? scriptsOf(reader).find((file) => writesFile(reader.text(file) ?? "", place)) : void 0;
	return script === void 0 ? null : `\`${script}\` writes it`;
}
const scriptsOf = oncePer(({ tree }) => tree.files.filter((path) => scriptName.test(path)));
const scriptName = /\.(ba|z)?sh$|\.mk$|(^|\/)((GNUm|M|m)akefile|[Jj]ustfile|Taskfile\.ya?ml)$/;
function writesFile(text, place) {
	return text.split("\n").some((line) => {
		const at = line.indexOf(place);
		if (at < 0) return false;
		if (writing.test(line.slice(0, at))) return true;
		const [, variable] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*[:?]?=/.exec(line) ?? [];
		return variable !== void 0 && new RegExp(`>\\s*"?\\$[({]?${variable}\\b`).test(text);
	});
}
const writing = />|\b(?:tee|cp|mv)\b|\s(?:-o|--output)\b/;
const secretName = /secret|credential|password|\.env(\.|$)|\.(key|pem|crt|p12|pfx|jks)$/i;
const committedName = /(?:external|sealed)[-_]?secret|1password/i;
const bootstrapName = /^(flux-system|gotk-(sync|components)\.yaml)$/;
const generatedName = /(^|[-_.])(auto)?generated([-_.]|$)/i;
function sourceBeside(path, { hasFile }) {
	const [, stem = "", ending = ""] = /^(.*?)(\.[^.]*)?$/.exec(baseName(path)) ?? [];
	return sourceWords.flatMap((word) => [`${stem}${ending}.${word}`, `${stem}.${word}${ending}`]).find((name) => hasFile(joinPath(folderOf(path), name)));
}
const sourceWords = [...[
	"age",
	"asc",
	"crypt",
	"dec",
	"decrypted",
	"enc",
	"encrypted",
	"gpg",
	"sops"
], ...[
	"dist",
	"erb",
	"example",
	"gotmpl",
	"in",
	"j2",
	"jinja",
	"jinja2",
	"sample",
	"template",
	"tmpl",
	"tpl"
]];

// src/discover/references/similar.ts
function similarPath(written, path, paths) {
	const segments = path.split("/");
	const missing = segments.findIndex((_, index) => {
		const current = segments.slice(0, index + 1).join("/");
		return !paths.hasFolder(current) && !paths.hasFile(current);
	});
	if (missing < 0) return null;
	const name = segments[missing];
	const names = paths.configurationIn(segments.slice(0, missing).join("/"));
	const similar = names.length > maxNames ? void 0 : closestName(name, names, maxEdits);
	if (similar === void 0) return null;
	const writtenSegments = written.replace(/\/+$/, "").split("/");
	const at = writtenSegments.length - (segments.length - missing);
	if (writtenSegments[at] !== name) return null;
	const replaced = writtenSegments.with(at, similar);
	const target = segments.with(missing, similar).join("/");
	return paths.hasFile(target) || paths.hasFolder(target) ? replaced.join("/") : null;
}
const maxEdits = 2;
const maxNames = 300;
function misspellingsOf(names) {
	const byVariant = /* @__PURE__ */ new Map();
	for (const name of names) for (const variant of variantsOf(name)) {
		const sharing = byVariant.get(variant);
		if (sharing) sharing.add(name);
		else byVariant.set(variant, /* @__PURE__ */ new Set([name]));
	}
	return (name) => {
		if (name.length < minLength) return null;
		const similar = [...new Set(variantsOf(name).flatMap((variant) => [...byVariant.get(variant) ?? []]))].filter((candidate) => isMisspelled(name, candidate));
		return similar.length === 1 ? similar[0] : null;
	};
}
function variantsOf(name) {
	const shorter = Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1));
	return [.../* @__PURE__ */ new Set([
		name,
		letters(name),
		...shorter
	])];
}
const minLength = 4;
function isMisspelled(name, candidate) {
	if (name === candidate || digits(name) !== digits(candidate)) return false;
	return letters(name) === letters(candidate) || differsInOneEdit(name, candidate);
}
function differsInOneEdit(name, candidate) {
	if (Math.abs(name.length - candidate.length) > 1) return false;
	const [longer, shorter] = name.length >= candidate.length ? [name, candidate] : [candidate, name];
	const first = Array.from(longer).findIndex((letter, index) => letter !== shorter[index]);
	const rest = longer.slice(first + 1);
	if (longer.length > shorter.length) return rest === shorter.slice(first);
	const isReplaced = rest === shorter.slice(first + 1);
	const isSwapped = longer[first] === shorter[first + 1] && longer[first + 1] === shorter[first] && longer.slice(first + 2) === shorter.slice(first + 2);
	return isReplaced || isSwapped;
}
function letters(name) {
	return name.toLowerCase().replace(/[-_.]/g, "");
}
function digits(name) {
	return name.replace(/\D/g, "");
}

// src/discover/references/kustomizations.ts
function kustomizationReferences(reader, file, root) {
	return kustomizationPaths(root).filter(({ path }) => isLocal(path)).flatMap((named) => unresolved(named, {
		reader,
		file,
		root
	}) ?? []);
}
function kustomizationRoots(reader, file) {
	return documentsAt(reader, file).flatMap(({ root }) => root?.kind === "map" ? Node.of(root) : []);
}
function documentsAt(reader, path) {
	return reader.documents(resolveLinks(reader.tree, path) ?? path);
}
function kustomizationIn(reader, folder) {
	const { hasFile } = treePaths(reader);
	return kustomizationNames.map((name) => joinPath(folder, name)).find(hasFile);
}
function isLocal(path) {
	return !isInline(path) && !isRemote(path) && !path.startsWith("/") && !isUnfilled(path);
}
function isRemote(path) {
	return /^(git::|ssh:\/\/|https?:\/\/|file:\/\/|[a-z][a-z0-9-]*@)/i.test(path) || /^(github\.com|gitlab\.com|bitbucket\.org)[/:]/i.test(path) || /\?(ref|version|timeout|submodules)=/.test(path);
}
function unresolved(named, place) {
	const { reader, file } = place;
	const paths = treePaths(reader);
	const path = joinPath(folderOf(file), named.path);
	if (paths.isUnknown(path)) return null;
	if (paths.hasFile(path)) return named.use === "component" ? noComponent(named, path, place) : null;
	if (!usesOfFolders.has(named.use) || !paths.hasFolder(path)) return missingPath(named, path, place);
	const included = kustomizationIn(reader, path);
	if (included === void 0) return noKustomization(named, path, reader);
	return named.use === "plugin" ? null : wrongKind(named, path, kustomizationRoots(reader, included)[0]);
}
const usesOfFolders = /* @__PURE__ */ new Set([
	"resource",
	"component",
	"plugin"
]);
function wrongKind(named, path, included) {
	if (!included || included.get("kind").isUnfilled) return null;
	const isComponent = included.get("kind").text === "Component";
	if (isComponent === (named.use === "component")) return null;
	const note = isComponent ? "of kind Component" : "of another kind than Component";
	const related = [{
		node: included.get("kind"),
		note
	}];
	return {
		...reference$2(named, path, isComponent ? "is-a-component" : "not-a-component"),
		related
	};
}
function noKustomization(named, path, reader) {
	const file = joinPath(path, kustomizationNames[0]);
	const mayExist = ignoreHint(reader, file) ?? nameHint(reader, file);
	if (mayExist === null) return reference$2(named, path, "no-kustomization");
	const created = reference$2(named, path, "created-file");
	return {
		...created,
		noun: `the kustomization of ${created.noun}`,
		mayExist
	};
}
function noComponent(named, path, place) {
	return {
		...missingPath(named, path, place),
		code: "missing-folder",
		mayExist: null
	};
}
function missingPath(named, path, place) {
	const { reader } = place;
	const asFolder = usesOfFolders.has(named.use) ? joinPath(path, kustomizationNames[0]) : path;
	const mayExist = ignoreHint(reader, path) ?? ignoreHint(reader, asFolder) ?? useHint(named, place) ?? nameHint(reader, path) ?? scriptHint(reader, path);
	const code = mayExist === null ? named.use === "component" ? "missing-folder" : "missing-file" : "created-file";
	const similar = similarPath(named.path, path, treePaths(reader));
	return {
		...reference$2(named, path, code),
		similar,
		mayExist
	};
}
function useHint({ use, path }, { root }) {
	if (use === "generator input") return "an earlier step may create it";
	const chartHome = root.at("helmGlobals", "chartHome").text || "charts";
	return use === "values file" && joinPath("", path).startsWith(`${joinPath("", chartHome)}/`) ? "the chart that kustomize pulls may bring it" : null;
}
function reference$2({ node, path: name, field }, path, code) {
	return {
		code,
		node,
		manifest: null,
		noun: nouns[field] ?? "file",
		name,
		path,
		similar: null,
		mayExist: null,
		related: []
	};
}
const nouns = table({
	bases: "base",
	components: "component",
	configMapGenerator: "input of a ConfigMap",
	configurations: "configuration",
	crds: "definition",
	generators: "generator",
	helmCharts: "values file",
	openapi: "schema",
	patches: "patch",
	patchesJson6902: "patch",
	patchesStrategicMerge: "patch",
	replacements: "replacement",
	resources: "resource",
	secretGenerator: "input of a Secret",
	transformers: "transformer",
	validators: "validator"
});

// src/discover/references/application.ts
const plainText = ({ text }) => isUnfilled(text) ? null : text;
function applicationReferences(manifest, spec, textOf, context) {
	const listed = spec.items("sources");
	const sources = (listed.length > 0 ? listed : [spec.get("source")]).filter(({ kind }) => kind === "map");
	const dry = spec.at("sourceHydrator", "drySource");
	const place = {
		...context,
		manifest,
		textOf,
		sources,
		hasSources: listed.length > 0
	};
	return [...sources.flatMap((source) => sourceReferences(source, place)), ...dry.kind === "map" ? pathReferences(dry, place) : []];
}
function sourceReferences(source, place) {
	return [
		...pathReferences(source, place),
		...componentReferences(source, place),
		...source.at("helm").items("valueFiles").flatMap((node) => valuesFileReference(node, source, place) ?? [])
	];
}
function folderOfSource(source, { identity, textOf }) {
	const [repository, revision, path] = [
		"repoURL",
		"targetRevision",
		"path"
	].map((key) => textOf(source.get(key)));
	if (repository === null || revision === null || path === null || source.get("chart").exists) return null;
	return identity.isThis(repository) && identity.shows(revision) ? joinPath("", path) : null;
}
function pathReferences(source, place) {
	const folder = folderOfSource(source, place);
	const paths = treePaths(place.reader);
	if (folder === null || paths.hasFolder(folder) || paths.isUnknown(folder)) return [];
	const node = source.get("path");
	const name = place.textOf(node) ?? node.text;
	return [{
		...reference$1(node, name, "source path", place),
		code: "missing-folder",
		path: folder,
		similar: similarPath(name, folder, paths)
	}];
}
function componentReferences(source, place) {
	const folder = existingFolder(source, place);
	const kustomize = source.get("kustomize");
	if (folder === null || kustomize.get("ignoreMissingComponents").scalar === true) return [];
	const paths = treePaths(place.reader);
	return kustomize.items("components").flatMap((node) => {
		const name = place.textOf(node);
		if (name === null || name === "" || !isLocal(name)) return [];
		const path = joinPath(folder, name);
		if (paths.hasFolder(path) || paths.isUnknown(path)) return [];
		const similar = similarPath(name, path, paths);
		return [{
			...reference$1(node, name, "component", place),
			code: "missing-folder",
			path,
			similar
		}];
	});
}
function existingFolder(source, place) {
	const folder = folderOfSource(source, place);
	return folder !== null && treePaths(place.reader).hasFolder(folder) ? folder : null;
}
function valuesFileReference(node, source, place) {
	const [variable = "", ref] = /^\$(?!ARGOCD_)([\w-]+)(?=\/|$)/.exec(node.text) ?? [];
	if (ref !== void 0 && place.hasSources) return fileOfRef(node, ref, source, place);
	const name = place.textOf(node)?.slice(variable.length) ?? null;
	const folder = existingFolder(source, place);
	if (name === null || folder === null || mayHaveOverrides(folder, place) || source.get("plugin").exists) return null;
	return missingFile(node, name, joinPath(name.startsWith("/") ? "" : folder, name), source, place);
}
function mayHaveOverrides(folder, { reader }) {
	return treePaths(reader).configurationIn(folder).some((name) => name.startsWith(".argocd-source"));
}
function fileOfRef(node, ref, source, place) {
	const refs = place.sources.map((candidate) => place.textOf(candidate.get("ref")));
	if (refs.includes(null)) return null;
	const referred = place.sources[refs.indexOf(ref)];
	if (!referred) {
		const similar = closestName(ref, refs.flatMap((name) => name || []));
		return {
			...reference$1(node, `$${ref}`, "ref", place),
			code: "unknown-ref",
			similar: similar === void 0 ? null : `$${similar}`
		};
	}
	const name = place.textOf(node);
	if (name === null || folderOfSource(referred, place) === null) return null;
	return missingFile(node, name, joinPath("", name.slice(ref.length + 1)), source, place);
}
function missingFile(node, name, path, source, { reader, ...place }) {
	const paths = treePaths(reader);
	if (source.at("helm", "ignoreMissingValueFiles").scalar === true || /^[\w+.-]+:\/\//.test(name) || path.includes("$") || !/\.(ya?ml|json)$/.test(path)) return null;
	if ((isGlob(path) ? paths.hasMatch(path, "file") : paths.hasFile(path)) || paths.isUnknown(path)) return null;
	const similar = similarPath(name, path, paths);
	return {
		...reference$1(node, name, "values file", {
			reader,
			...place
		}),
		code: "missing-file",
		path,
		similar
	};
}
function reference$1(node, name, noun, place) {
	const { manifest } = place;
	return {
		node,
		manifest,
		noun,
		name,
		path: null,
		similar: null,
		mayExist: null,
		related: []
	};
}

// src/discover/references/application-set.ts
function applicationSetReferences(manifest, context) {
	const { spec } = manifest;
	const generators = spec.items("generators");
	return [...spec.get("templatePatch").exists ? [] : templateReferences(manifest, generators, context), ...generators.flatMap((generator) => generatorReferences(generator, manifest, context))];
}
function templateReferences(manifest, generators, context) {
	const template = manifest.spec.at("template", "spec");
	const elements = listedElements(generators);
	if (!elements) return applicationReferences(manifest, template, textWithoutTemplate, context);
	const references = elements.flatMap((element) => applicationReferences(manifest, template, filledBy(element), context).map((reference) => ({
		...reference,
		related: reference.name === reference.node.text ? [] : [{
			node: element,
			note: "for this element"
		}]
	})));
	return distinctBy(references, keyOf$1);
}
function keyOf$1({ node, name }) {
	return JSON.stringify([node.path, name]);
}
function listedElements(generators) {
	if (generators.length === 0) return void 0;
	const lists = generators.map((generator) => generator.get("list"));
	return lists.every((list) => list.get("elements").kind === "list" && !list.get("elementsYaml").exists && !list.get("template").exists) ? lists.flatMap((list) => list.items("elements")) : void 0;
}
function filledBy(element) {
	return (node) => {
		const text = node.text.replace(/\{\{-?\s*\.?([\w-]+(?:\.[\w-]+)*)\s*-?\}\}/g, (template, keys) => {
			const { scalar } = element.at(...keys.split("."));
			return scalar === void 0 || scalar === null ? template : String(scalar);
		});
		return isTemplate(text) ? null : text;
	};
}
function textWithoutTemplate({ text }) {
	return isTemplate(text) ? null : text;
}
function isTemplate(text) {
	return isUnfilled(text) || text.includes("{{");
}
function generatorReferences(generator, manifest, context) {
	const nested = ["matrix", "merge"].flatMap((kind) => generator.get(kind).items("generators"));
	const git = generator.get("git");
	return [...(isOfThisTree$1(git, context) ? [...git.items("directories").map(folderPattern), ...git.items("files").map(filePattern)] : []).filter((pattern) => matchesNothing(pattern, context)).map((pattern) => noMatch(pattern, manifest)), ...nested.flatMap((inner) => generatorReferences(inner, manifest, context))];
}
function isOfThisTree$1(git, { identity }) {
	const [repository, revision] = [plainText(git.get("repoURL")), plainText(git.get("revision"))];
	return repository !== null && revision !== null && identity.isThis(repository) && identity.shows(revision);
}
function folderPattern(item) {
	return {
		item,
		kind: "folder"
	};
}
function filePattern(item) {
	return {
		item,
		kind: "file"
	};
}
function matchesNothing({ item, kind }, { reader }) {
	const text = plainText(item.get("path"));
	if (text === null || text === "" || item.get("exclude").scalar === true) return false;
	if (kind === "file" && !/\.(ya?ml|json)$/.test(text)) return false;
	const paths = treePaths(reader);
	const path = joinPath("", text);
	if (isGlob(path)) return !paths.hasMatch(path, kind);
	return !(kind === "file" ? paths.hasFile(path) : paths.hasFolder(path)) && !paths.isUnknown(path);
}
function noMatch({ item, kind }, manifest) {
	const node = item.get("path");
	return {
		code: "no-match",
		node,
		manifest,
		noun: kind === "file" ? "file pattern" : "directory pattern",
		name: node.text,
		path: joinPath("", node.text),
		similar: null,
		mayExist: null,
		related: []
	};
}

// src/discover/references/charts.ts
function chartReferences$1(reader, charts) {
	const references = charts.flatMap((chart) => chartReference(reader, chart) ?? []);
	return [...new Map(references.map((reference) => {
		const { node, name } = reference;
		return [JSON.stringify([
			node.file,
			node.location,
			name
		]), reference];
	})).values()];
}
const codes = {
	found: null,
	"no-lock": null,
	"not-cached": null,
	"not-listed": "not-locked",
	"out-of-range": "locked-out-of-range",
	"broken-lock": "chart-refused",
	refused: "chart-refused"
};
function chartReference(reader, requestedChart) {
	const { request, node, manifest } = requestedChart;
	const lookup = findChart(reader, request);
	const code = codes[lookup.status];
	if (code === null || lookup.status === "found") return null;
	const digest = lookup.status === "refused" ? digestOf(reader, lookup.digest) : void 0;
	return {
		code,
		node: digest ?? node,
		manifest: digest ? null : manifest,
		noun: "chart",
		name: request.version === "" ? request.name : `${request.name} ${request.version}`,
		path: null,
		similar: null,
		mayExist: lookup.reason,
		related: digest ? [{
			node,
			note: "this needs the chart"
		}] : []
	};
}
function digestOf(reader, digest) {
	return (rootOf(reader, "meshgate.lock")?.items("charts") ?? []).map((chart) => chart.get("digest")).find(({ text }) => text === digest);
}

// src/discover/references/circles.ts
function circlesIn(edges) {
	const circles = [];
	const seen = /* @__PURE__ */ new Set();
	const walk = [];
	const places = /* @__PURE__ */ new Map();
	const enter = (key) => {
		const targets = edges.get(key);
		if (!targets || seen.has(key)) return;
		seen.add(key);
		places.set(key, walk.push({
			key,
			targets: targets.values()
		}) - 1);
	};
	const leave = (place) => {
		const left = walk.splice(place).map(({ key }) => key);
		for (const key of left) places.delete(key);
		return left;
	};
	for (const start of edges.keys()) {
		enter(start);
		for (let step = walk.at(-1); step !== void 0; step = walk.at(-1)) {
			const next = step.targets.next();
			const place = next.done ? void 0 : places.get(next.value);
			if (next.done) leave(walk.length - 1);
			else if (place === void 0) enter(next.value);
			else circles.push(leave(place));
		}
	}
	return circles;
}

// src/discover/references/applying-cycles.ts
function applyingCycles(objects, targets) {
	const inFile = groupBy(objects, ({ target: file }) => file);
	const byId = groupBy(targets, ({ statedBy }) => statedBy?.target);
	const byPlace = groupBy(targets, ({ statedBy }) => statedBy && sourceLineKey(statedBy));
	const edges = new Map(objects.map((object) => {
		const ofObject = byId.get(deliveryId(applyingObject(object))) ?? byPlace.get(sourceLineKey(object.root.location));
		return [object, [...new Set((ofObject ?? []).flatMap(objectFiles))].flatMap((file) => inFile.get(file) ?? []).filter((applied) => applied !== object)];
	}));
	return circlesIn(edges).map(cycleReference$1);
}
function objectFiles(target) {
	return target.kind === "manifests" || target.kind === "kustomization" ? target.files : [];
}
function cycleReference$1(circle) {
	const [first, ...others] = circle;
	return {
		code: "applying-cycle",
		node: first.spec,
		manifest: first,
		noun: first.kind,
		name: [...circle, first].map(({ name }) => name).join(" → "),
		path: null,
		similar: null,
		mayExist: null,
		related: others.map(({ root }) => ({
			node: root,
			note: "applies the next one"
		}))
	};
}

// src/discover/references/flux-names.ts
function fluxNameReferences(manifest, reader) {
	return namesIn(manifest).flatMap((reference) => {
		const similar = isUnfilled(reference.name) ? null : misspelled(reference, reader);
		if (similar === null) return [];
		const { node, kind, name } = reference;
		return [{
			code: "misspelled-object",
			node,
			manifest,
			noun: kind,
			name,
			path: null,
			similar,
			mayExist: null,
			related: []
		}];
	});
}
function namesIn({ kind, spec }) {
	return (referenceFields[kind]?.(spec) ?? []).filter(({ reference }) => reference.get("optional").scalar !== true).map(({ reference, kind: fixed }) => ({
		kind: fixed ?? reference.get("kind").text,
		name: reference.get("name").text,
		node: reference.get("name")
	})).filter((named) => named.kind !== "" && named.name !== "");
}
const referenceFields = table({
	Kustomization: (spec) => [
		{ reference: spec.get("sourceRef") },
		...spec.items("dependsOn").map((reference) => ({
			reference,
			kind: "Kustomization"
		})),
		...spec.get("postBuild").items("substituteFrom").map((reference) => ({ reference }))
	],
	HelmRelease: (spec) => [
		{ reference: spec.at("chart", "spec", "sourceRef") },
		{ reference: spec.get("chartRef") },
		...spec.items("dependsOn").map((reference) => ({
			reference,
			kind: "HelmRelease"
		})),
		...spec.items("valuesFrom").map((reference) => ({ reference }))
	],
	HelmChart: (spec) => [{ reference: spec.get("sourceRef") }]
});
function misspelled({ kind, name }, reader) {
	const isData = kind === "ConfigMap" || kind === "Secret";
	const { byKind, all } = isData ? dataObjects(reader) : fluxObjects(reader);
	const names = byKind.get(kind);
	if (!names || names.has(name) || isData && all.has(name)) return null;
	const similar = names.misspelling(name);
	if (similar === null) return null;
	const uses = usesOf(reader);
	const [own, ofSimilar] = [name, similar].map((text) => uses.get(keyOf(kind, text)) ?? 0);
	return own === 1 || own < ofSimilar ? similar : null;
}
const fluxObjects = oncePer((reader) => namesOf(gitopsObjects(reader).filter(isOfFlux)));
const dataObjects = oncePer((reader) => {
	const generated = kustomizationFiles(reader.tree).flatMap((file) => reader.documents(file)).flatMap(({ root }) => root ? generatedNames(Node.of(root)) : []);
	return namesOf([...plainObjects(reader), ...generated]);
});
function generatedNames(root) {
	return [...root.items("configMapGenerator").map((item) => ({
		kind: "ConfigMap",
		name: item.get("name").text
	})), ...root.items("secretGenerator").map((item) => ({
		kind: "Secret",
		name: item.get("name").text
	}))];
}
function namesOf(objects) {
	const byKind = groupBy(objects, ({ kind }) => kind);
	return {
		byKind: new Map([...byKind].map(([kind, ofKind]) => [kind, namesOfKind(ofKind)])),
		all: new Set(objects.map(({ name }) => name))
	};
}
function namesOfKind(objects) {
	const names = new Set(objects.map(({ name }) => name));
	const misspellings = once(() => misspellingsOf(names));
	return {
		has: (name) => names.has(name),
		misspelling: (name) => misspellings()(name)
	};
}
const usesOf = oncePer((reader) => {
	const uses = /* @__PURE__ */ new Map();
	for (const { kind, name } of gitopsObjects(reader).filter(isOfFlux).flatMap(namesIn)) uses.set(keyOf(kind, name), (uses.get(keyOf(kind, name)) ?? 0) + 1);
	return uses;
});
function keyOf(kind, name) {
	return `${kind}/${name}`;
}
function isOfFlux(manifest) {
	return groupOf(manifest).endsWith(".toolkit.fluxcd.io");
}

// src/discover/references/dependency-cycles.ts
function dependencyCycles(objects, reader) {
	const waiting = objects.filter((object) => kinds.has(object.kind) && isOfFlux(object));
	const byName = groupBy(waiting, ({ kind, name }) => `${kind}/${name}`);
	const dependencies = new Map(waiting.map((object) => [object, dependenciesOf(object, byName)]));
	const edges = new Map([...dependencies].map(([object, ofObject]) => [object, ofObject.map(({ on }) => on)]));
	return circlesIn(edges).flatMap((circle) => {
		return cycleReference(circle, circle.map((object, index) => {
			const next = circle[(index + 1) % circle.length];
			return dependencies.get(object).find(({ on }) => on === next);
		}), reader);
	});
}
const kinds = /* @__PURE__ */ new Set(["Kustomization", "HelmRelease"]);
function dependenciesOf(object, byName) {
	return object.spec.items("dependsOn").flatMap((entry) => {
		const node = entry.get("name");
		const namespace = entry.get("namespace").text || writtenNamespace(object.root);
		const on = nearest((byName.get(`${object.kind}/${node.text}`) ?? []).filter((candidate) => {
			const written = writtenNamespace(candidate.root);
			return written === "" || namespace === "" || written === namespace;
		}), object);
		return on ? {
			node,
			on
		} : [];
	});
}
function nearest(named, { target: file }) {
	const candidates = [
		named.filter(({ target }) => target === file),
		named.filter(({ target }) => folderOf(target) === folderOf(file)),
		named
	].find(({ length }) => length > 0) ?? [];
	return candidates.length === 1 ? candidates[0] : void 0;
}
function cycleReference(circle, [entry, ...others], reader) {
	const roles = circle.map(({ target }) => fileRoles(reader)(target));
	if (!entry || roles.some(({ use }) => use !== "objects")) return [];
	const [first] = circle;
	const isPatched = roles.some(({ effect }) => effect.kinds.has(first.kind) || effect.kinds.has("*"));
	return [{
		code: "dependency-cycle",
		node: entry.node,
		manifest: first,
		noun: first.kind,
		name: [...circle, first].map(({ name }) => name).join(" → "),
		path: null,
		similar: null,
		mayExist: isPatched ? "a patch may change `dependsOn`" : null,
		related: others.map(({ node }) => ({
			node,
			note: "waits for the next one"
		}))
	}];
}

// src/discover/references/patched-sources.ts
function isAppliedAsWritten({ kind, target: file }, reader) {
	const { use, effect } = fileRoles(reader)(file);
	if (use !== "objects") return false;
	const isPatched = effect.kinds.has(kind) || effect.kinds.has("*");
	const patchedKinds = kindsWithPatchedSources(reader);
	return !isPatched || !(patchedKinds.has(kind) || patchedKinds.has("*"));
}
const kindsWithPatchedSources = oncePer((reader) => {
	const patches = [...kustomizationFiles(reader.tree).flatMap((file) => kustomizationRoots(reader, file).flatMap((root) => changesIn(root, reader, file))), ...gitopsObjects(reader).flatMap(({ spec, target }) => [spec, spec.at("source", "kustomize")].flatMap((root) => changesIn(root, reader, target)))];
	return new Set(patches.flatMap(({ kinds, fields }) => fields.some(isOfSource) ? kinds : []));
});
function isOfSource(field) {
	return /^\/spec(\/(path|sources?|sourceRef|template|generators|chart|chartRef|url|ref)\b|$)/.test(field);
}
function changesIn(root, reader, file) {
	const documentsOf = (path) => documentsAt(reader, joinPath(folderOf(file), path));
	return [
		...patchChanges(root, documentsOf),
		...mergeChanges(root, documentsOf),
		...replacementChanges(root, documentsOf)
	];
}
function patchChanges(root, documentsOf) {
	return ["patches", "patchesJson6902"].flatMap((field) => root.items(field)).map((item) => {
		const path = item.get("path").text;
		return changeOf(path === "" ? parseDocuments(item.get("patch").text, "") : documentsOf(path), targetKinds(item.get("target")));
	});
}
function mergeChanges(root, documentsOf) {
	return root.items("patchesStrategicMerge").map(({ text }) => changeOf(isInline(text) ? parseDocuments(text, "") : documentsOf(text), void 0));
}
function replacementChanges(root, documentsOf) {
	return root.items("replacements").flatMap((item) => {
		const path = item.get("path").text;
		if (path === "") return [item];
		return rootsOf(documentsOf(path)).flatMap((inner) => inner.kind === "list" ? inner.items() : inner);
	}).flatMap((item) => item.items("targets")).map((target) => ({
		kinds: targetKinds(target.get("select")) ?? ["*"],
		fields: target.items("fieldPaths").map(({ text }) => `/${text.replaceAll(".", "/")}`)
	}));
}
function changeOf(documents, kinds) {
	const fields = rootsOf(documents).flatMap((root) => root.kind === "list" ? root.items().map((operation) => operation.get("path").text) : root.entries("spec").map(([name]) => `/spec/${name}`));
	return {
		kinds: kinds ?? kindsIn(documents),
		fields
	};
}
function rootsOf(documents) {
	return documents.flatMap(({ root }) => root ? Node.of(root) : []);
}

// src/discover/references/flux-sources.ts
function fluxPathReferences(manifest, context) {
	const { spec, kind } = manifest;
	if (kind === "Kustomization") return isOfThisTree(spec.get("sourceRef"), manifest, context) ? folderReference(manifest, context) : [];
	const chart = kind === "HelmRelease" ? spec.at("chart", "spec") : spec;
	if (!isOfThisTree(chart.get("sourceRef"), manifest, context)) return [];
	return chartReferences(chart, manifest, context);
}
function isOfThisTree(sourceRef, manifest, { reader, identity }) {
	if (sourceRef.get("kind").text !== "GitRepository") return false;
	const candidates = sourcesFor(sourceRef, manifest, { reader });
	return candidates.length > 0 && candidates.every((candidate) => isAppliedAsWritten(candidate, reader) && isOfRepository(candidate, identity));
}
function folderReference(manifest, { reader }) {
	const node = manifest.spec.get("path");
	const paths = treePaths(reader);
	const path = joinPath("", node.text);
	if (isUnfilled(node.text) || paths.hasFolder(path) || paths.isUnknown(path)) return [];
	return [{
		...missing(node, "path", path, manifest, reader),
		code: "missing-folder"
	}];
}
function chartReferences(chart, manifest, { reader }) {
	const paths = treePaths(reader);
	const node = chart.get("chart");
	const path = joinPath("", node.text);
	const isChart = paths.hasFile(path) || paths.hasFile(joinPath(path, "Chart.yaml"));
	const isKnown = node.text !== "" && plainText(node) !== null && !paths.isUnknown(path);
	const files = chart.get("ignoreMissingValuesFiles").scalar === true ? [] : chart.items("valuesFiles");
	return [...isKnown && !isChart ? [{
		...missing(node, "chart", path, manifest, reader),
		code: "missing-folder"
	}] : [], ...files.filter((file) => isMissingFile(file, reader)).map((file) => ({
		...missing(file, "values file", joinPath("", file.text), manifest, reader),
		code: "missing-file"
	}))];
}
function isMissingFile(node, reader) {
	const path = joinPath("", node.text);
	const paths = treePaths(reader);
	return /\.(ya?ml|json)$/.test(path) && plainText(node) !== null && !paths.hasFile(path) && !paths.isUnknown(path);
}
function missing(node, noun, path, manifest, reader) {
	const similar = similarPath(node.text, path, treePaths(reader));
	return {
		node,
		manifest,
		noun,
		name: node.text,
		path,
		similar,
		mayExist: null,
		related: []
	};
}

// src/discover/references/kustomization-objects.ts
const kustomizationObjects = oncePer((reader) => {
	const byFile = /* @__PURE__ */ new Map();
	const objectsOf = (file) => {
		const cached = byFile.get(file);
		if (cached !== void 0) return cached;
		byFile.set(file, null);
		const objects = readObjects(reader, file, objectsOf);
		byFile.set(file, objects);
		return objects;
	};
	return objectsOf;
});
function readObjects(reader, file, objectsOf) {
	const [root, ...others] = kustomizationRoots(reader, file);
	if (!root || others.length > 0 || !isPlain(root, reader, file)) return null;
	if (readKustomization(reader, file).lacksObjects) return null;
	const included = ["resources", "bases"].flatMap((field) => root.items(field).map(({ text }) => text)).map((path) => isLocal(path) ? includedObjects(reader, joinPath(folderOf(file), path), objectsOf) : null);
	if (included.includes(null)) return null;
	return joined([generatedObjects(root), ...included]);
}
function isPlain(root, reader, file) {
	if (root.get("kind").text === "Component") return false;
	if (fieldsOfBuilds.some((field) => root.items(field).length > 0)) return false;
	if (["namePrefix", "nameSuffix"].some((field) => root.get(field).text !== "")) return false;
	return ["patches", "patchesJson6902"].every((field) => root.items(field).every((patch) => !mayRename(patch, reader, file)));
}
const fieldsOfBuilds = [...[
	"components",
	"generators",
	"transformers",
	"helmCharts",
	"helmChartInflationGenerator"
], ...["replacements", "configurations"]];
function mayRename(patch, reader, file) {
	if (patch.get("options").exists) return true;
	const path = patch.get("path").text;
	const text = path === "" ? patch.get("patch").text : reader.text(joinPath(folderOf(file), path));
	return text === void 0 || /\/metadata(?!\/(labels|annotations))|\/kind\b/.test(text);
}
function includedObjects(reader, path, objectsOf) {
	const included = kustomizationIn(reader, path);
	if (included !== void 0) return objectsOf(included);
	if (!treePaths(reader).hasFile(path)) return null;
	const documents = documentsAt(reader, path);
	if (documents.some(({ root, problems }) => root === null && problems.length > 0)) return null;
	const objects = manifestsOf(documents, "", "");
	return objects.every(({ kind, name }) => name !== "" && !isUnfilled(name) && !isUnfilled(kind)) && objects.length > 0 ? indexed(objects) : null;
}
function generatedObjects(root) {
	const generated = (field, kind) => root.items(field).map((item) => ({
		kind,
		name: item.get("name").text
	}));
	return indexed([...generated("configMapGenerator", "ConfigMap"), ...generated("secretGenerator", "Secret")]);
}
function indexed(objects) {
	const keys = new Set(objects.flatMap(({ kind, name }) => [
		`${kind}/${name}`,
		`${kind}/`,
		`/${name}`
	]));
	return {
		has: (kind, name) => keys.has(`${kind}/${name}`),
		namesOf: (kind) => objects.filter((object) => object.kind === kind).map(({ name }) => name)
	};
}
function joined(parts) {
	return {
		has: (kind, name) => parts.some((part) => part.has(kind, name)),
		namesOf: (kind) => parts.flatMap((part) => part.namesOf(kind))
	};
}

// src/discover/references/patch-targets.ts
function patchTargetReferences(reader, file, root) {
	const patches = patchesOf(root);
	if (patches.length === 0) return [];
	const objects = kustomizationObjects(reader)(file);
	if (objects === null) return [];
	return patches.flatMap((patch) => patch.target.kind === "map" ? selectorReferences(patch.target, objects) : mergedReferences(patch, objects, {
		reader,
		file
	}));
}
function patchesOf(root) {
	return [...["patches", "patchesJson6902"].flatMap((field) => root.items(field)).map((item) => {
		const isFile = item.get("path").text !== "";
		return {
			target: item.get("target"),
			content: item.get(isFile ? "path" : "patch"),
			isFile
		};
	}), ...root.items("patchesStrategicMerge").map((content) => ({
		target: content.get("target"),
		content,
		isFile: !isInline(content.text)
	}))];
}
function selectorReferences(target, objects) {
	const [kinds, names] = [target.get("kind"), target.get("name")].map(plainAlternatives);
	if (!kinds || !names || kinds.length === 0 && names.length === 0) return [];
	if ((kinds.length === 0 ? [""] : kinds).some((kind) => (names.length === 0 ? [""] : names).some((name) => objects.has(kind, name)))) return [];
	const [kind, name] = [target.get("kind").text, target.get("name").text];
	return [{
		...reference(name === "" ? target.get("kind") : target.get("name"), kind, name, objects),
		mayExist: "a selector may match nothing"
	}];
}
function plainAlternatives({ text }) {
	if (text === "") return [];
	return /^[\w-]+(\|[\w-]+)*$/.test(text) && !isUnfilled(text) ? text.split("|") : null;
}
function mergedReferences({ content, isFile }, objects, { reader, file }) {
	const documents = isFile ? documentsAt(reader, joinPath(folderOf(file), content.text)) : parseDocuments(content.text, "");
	return manifestsOf(documents, "", "").flatMap(({ kind, name, root }) => {
		if ([kind, name].some((text) => text === "" || isUnfilled(text)) || objects.has(kind, name)) return [];
		const node = isFile ? root.at("metadata", "name") : content;
		const related = isFile ? [{
			node: content,
			note: "the kustomization that applies this patch"
		}] : [];
		return [{
			...reference(node, kind, name, objects),
			related
		}];
	});
}
function reference(node, kind, name, objects) {
	const similar = name === "" || kind === "" ? void 0 : closestName(name, objects.namesOf(kind));
	return {
		code: "no-patch-target",
		node,
		manifest: null,
		noun: "object",
		name: [kind, name].filter((text) => text !== "").join("/"),
		path: null,
		similar: similar === void 0 ? null : `${kind}/${similar}`,
		mayExist: null,
		related: []
	};
}

// src/discover/references/requested-charts.ts
async function requestedCharts(scope) {
	const { reader, isLookedAt, identity, fillTemplates } = scope;
	const charts = findCharts(reader).filter(({ path }) => isLookedAt(joinPath(path, "Chart.yaml")));
	const owners = applicationsIn(reader, (file) => !isLookedAt(file));
	return [
		...(await Promise.all(owners.map((owner) => chartsOfApplication(owner, {
			reader,
			identity: identity(),
			fillTemplates
		})))).flat(),
		...chartsOfReleases(scope),
		...charts.flatMap(({ path }) => unvendoredCharts(reader, path)),
		...kustomizationFiles(reader.tree).filter(isLookedAt).flatMap((file) => chartsOfKustomization(reader, file))
	];
}
function chartsOfReleases({ reader, isLookedAt, identity, builtFiles }) {
	const releases = writtenReleases(reader, builtFiles).filter(({ target }) => isLookedAt(target));
	if (releases.length === 0) return [];
	const context = {
		reader,
		identity: identity()
	};
	return releases.flatMap((manifest) => requestedChart(manifest, context));
}
async function chartsOfApplication(owner, context) {
	const { applications } = owner.kind === "ApplicationSet" ? await generatedApplications(owner, context) : { applications: [{ manifest: owner }] };
	return applications.flatMap(({ manifest }) => applicationOf(manifest, owner).sources.filter(isChartSource).flatMap((source) => {
		const request = chartRequestOf(source);
		const node = [
			"targetRevision",
			"chart",
			"repoURL"
		].map((field) => source.get(field)).find(({ exists }) => exists) ?? source;
		return request === null ? [] : {
			request,
			node,
			manifest
		};
	}));
}
function chartsOfKustomization(reader, file) {
	const { hasFolder } = treePaths(reader);
	return kustomizationRoots(reader, file).flatMap((root) => (root.yaml ? kustomizationCharts(root.yaml) : []).flatMap((chart) => {
		const { repository, name, version, path, folder } = chart;
		if (!(repository !== "" && ![
			repository,
			name,
			version
		].some(isUnfilled)) || hasFolder(joinPath(folderOf(file), folder))) return [];
		return [{
			request: repositoryChartRequest(repository, name, version),
			node: root.at(...path),
			manifest: null
		}];
	}));
}
function unvendoredCharts(reader, folder) {
	return unvendoredDependencies(reader, folder).map(({ node: dependency, request }) => {
		const version = dependency.get("version");
		return {
			request,
			node: version.exists ? version : dependency.get("name"),
			manifest: null
		};
	});
}

// src/discover/references/references.ts
async function unresolvedReferences(reader, config, options) {
	const { paths, environments, repository } = options;
	if (environments.length > 0) return [];
	const isLookedAt = fileTest(reader, config, paths);
	const objects = gitopsObjects(reader).filter(({ target }) => isLookedAt(target));
	const kustomizations = kustomizationFiles(reader.tree).filter(isLookedAt);
	const charts = [...await chartsInScope(reader, config, options), ...options.requested];
	return [
		...kustomizations.flatMap((file) => kustomizationRoots(reader, file).flatMap((root) => [...kustomizationReferences(reader, file, root), ...patchTargetReferences(reader, file, root)])),
		...objects.length > 0 ? objectReferences(objects, reader, config, repository()) : [],
		...dependencyCycles(objects, reader),
		...applyingCycles(objects, options.targets),
		...chartReferences$1(reader, charts)
	].map((reference) => ({
		...reference,
		isSetAside: isSetAside(reader, reference.node.file)
	}));
}
function chartsInScope(reader, config, { paths, repository, fillTemplates, targets }) {
	const isExcluded = excludedTest(config);
	const listed = config.targets?.flatMap(({ chart }) => chart === void 0 ? [] : joinPath("", chart));
	const isLookedAt = (file) => isInPaths(file, paths) && !isExcluded(file) && (!listed || listed.some((chart) => isInside(file, chart)));
	return requestedCharts({
		reader,
		isLookedAt,
		identity: () => repositoryIdentity(repository(), config),
		fillTemplates,
		builtFiles: new Set(targets.flatMap((target) => target.kind === "kustomization" ? target.files : []))
	});
}
function objectReferences(objects, reader, config, repository) {
	const context = {
		reader,
		identity: repositoryIdentity(repository, config)
	};
	return objects.flatMap((manifest) => {
		const references = referenceReaders[`${groupOf(manifest)}/${manifest.kind}`]?.(manifest, context) ?? [];
		return references.length > 0 && isAppliedAsWritten(manifest, reader) ? references : [];
	});
}
const fluxReferences = (manifest, context) => [...fluxPathReferences(manifest, context), ...fluxNameReferences(manifest, context.reader)];
const referenceReaders = table({
	"argoproj.io/Application": (manifest, context) => applicationReferences(manifest, manifest.spec, plainText, context),
	"argoproj.io/ApplicationSet": applicationSetReferences,
	"helm.toolkit.fluxcd.io/HelmRelease": fluxReferences,
	"kustomize.toolkit.fluxcd.io/Kustomization": fluxReferences,
	"source.toolkit.fluxcd.io/HelmChart": fluxReferences
});
function fileTest(reader, config, paths) {
	const isExcluded = excludedTest(config);
	const listed = config.targets?.flatMap(({ manifests = [] }) => manifests) ?? config.manifests;
	const isListed = listed ? pathMatcher(listed) : () => true;
	const isInChart = chartTemplateTest(reader.tree);
	return (file) => isInPaths(file, paths) && isListed(file) && !isExcluded(file) && !isInChart(file);
}
function isInPaths(file, paths) {
	return paths.length === 0 || paths.some((folder) => isInside(file, folder));
}

// src/inspect/empty-values.ts
async function withEmptyValues(render, reader, host) {
	const { target, broken } = render;
	const filled = target.guess === "defaults" && broken.some(isUnexplained) ? filledTarget(target, reader) : null;
	const [probe] = filled ? await Promise.all(host.render(reader.tree, [filled])) : [];
	if (!(probe?.status === "rendered" || probe?.status === "failed" && probe.broken.length > 0)) return render;
	const stillBroken = new Set(probe.status === "failed" ? probe.broken.map(({ file }) => file) : []);
	return {
		...render,
		broken: broken.map((template) => isUnexplained(template) && !stillBroken.has(template.file) ? {
			...template,
			printsNothing: true
		} : template)
	};
}
function isUnexplained({ message, printsNothing }) {
	return !printsNothing && isNoYaml(message);
}
function filledTarget(target, reader) {
	const values = releaseValues(target, reader);
	const filled = values && filledTexts(values);
	if (!filled) return null;
	const settings = target.settings ?? plainSettings;
	const added = {
		text: JSON.stringify(filled),
		at: null
	};
	return {
		...target,
		settings: {
			...settings,
			values: [...settings.values, added]
		}
	};
}
const plainSettings = {
	values: [],
	parameters: [],
	includeCrds: false,
	skipTests: false,
	skipSchemaValidation: false,
	apiVersions: []
};
function filledTexts(map) {
	const filled = map.entries().flatMap(([key, value]) => {
		const inner = value.scalar === "" ? "x" : value.kind === "map" ? filledTexts(value) : null;
		return inner === null ? [] : [[key, inner]];
	});
	return filled.length === 0 ? null : Object.fromEntries(filled);
}

// src/inspect/failure-location.ts
function withFailureLocation(render, reader) {
	return {
		...render,
		at: render.at ?? failureOrigin(render, reader),
		broken: render.broken.map((template) => printsNothing(template, render.target, reader) ? {
			...template,
			printsNothing: true
		} : template)
	};
}
function printsNothing({ file }, target, reader) {
	const chart = resolveLinks(reader.tree, target.path) ?? target.path;
	if (!isInside(file, joinPath(chart, "templates"))) return false;
	const values = releaseValues(target, reader);
	return [...(reader.text(file) ?? "").matchAll(printedValue)].some(({ groups }) => {
		const { toYaml, key, tag } = groups;
		const value = values?.at(...(toYaml ?? key ?? tag).slice(1).split("."));
		return !value?.exists || value.isNull || tag !== void 0 && value.scalar === "";
	});
}
const printedValue = new RegExp([
	String.raw`\btoYaml\s+\$?\.Values(?<toYaml>(?:\.\w+)+)`,
	String.raw`^[ \t]*\{\{-?\s*\$?\.Values(?<key>(?:\.\w+)+)\s*-?\}\}[ \t]*:`,
	String.raw`^[ \t]*(?:-[ \t]+)*[\w./-]+:[ \t]+(?:\{\{|[^\s"'|>#[{])[^\n"'#]*:\{\{-?\s*\$?\.Values(?<tag>(?:\.\w+)+)\s*-?\}\}[ \t]*(?:$|[ \t]#)`
].join("|"), "gm");
function failureOrigin(render, reader) {
	const { message, target } = render;
	const inline = inlineValuesNamed(target, /^failed to parse (inline values.*?): /.exec(message)?.[1] ?? "");
	if (inline) return inlineOrigin(inline, reader);
	const file = namedValuesFile(message, target);
	return file === void 0 ? dependencyOrigin(render, reader) : valuesFileOrigin(file, reader);
}
function namedValuesFile(message, { path, values }) {
	if (message.startsWith("cannot load values.yaml: ") && !/yaml: line \d/.test(message)) return joinPath(path, "values.yaml");
	return values.find((file) => ["failed to parse", "open"].some((verb) => message.startsWith(`${verb} ${file}: `)));
}
function inlineOrigin({ at: place, madeFrom }, reader) {
	if (madeFrom) return {
		file: madeFrom.file,
		line: madeFrom.lines.find((line) => line > 0) ?? 1
	};
	const root = place && reader.documents(place.file)[place.document]?.root;
	return root ? {
		file: place.file,
		line: Node.of(root).at(...place.path).keyLocation.line
	} : null;
}
function valuesFileOrigin(path, reader) {
	const file = resolveLinks(reader.tree, path) ?? path;
	const [document] = reader.documents(file);
	const [problem] = document ? refusalsOf(document) : [];
	return {
		file,
		line: document && problem ? problemLocations(document, problem).at.line : 1
	};
}
function dependencyOrigin({ message, unvendored, target: { path } }, reader) {
	const names = /found in Chart\.yaml, but missing in charts\/ directory: (.*)/.exec(message)?.[1]?.split(", ");
	const remote = new Set(unvendored.map(({ name }) => name));
	const missingName = names?.find((name) => !remote.has(name)) ?? names?.[0];
	const file = joinPath(resolveLinks(reader.tree, path) ?? path, "Chart.yaml");
	const location = (rootOf(reader, file)?.items("dependencies") ?? []).find((dependency) => dependency.get("name").text === missingName)?.get("name").location;
	return location ? {
		file,
		line: location.line
	} : null;
}

// src/inspect/render-targets.ts
async function renderTargets(reader, targets, host, onRendered) {
	const renders = host.render(reader.tree, renderable(targets)).map(async (promise) => {
		const render = await promise;
		await onRendered(render);
		return render.status === "failed" ? withEmptyValues(withFailureLocation(render, reader), reader, host) : render;
	});
	return new Map((await Promise.all(renders)).map((render) => [render.target.id, render]));
}
function releasesOf(targets) {
	return renderable(targets).filter((target) => target.kind === "helm");
}
function renderable(targets) {
	return targets.filter((target) => (target.kind === "helm" || target.kind === "kustomization") && target.missing.length === 0);
}

// src/inspect/unchanged-renders.ts
const questions = [
	referencedNames,
	entryListeners,
	isFoundByNames,
	writtenIdentity,
	hooksOf,
	installedIstioVersions
];
function dropNodes({ manifests, drop }) {
	for (const manifest of manifests) for (const answer of questions) answer(manifest);
	drop();
}
const dropRenderNodes = oncePer((text) => {
	const reading = droppableManifests(text);
	dropNodes(reading);
	keepSummary(text, reading.manifests);
});

// src/inspect/schedule.ts
function inLaterTurn(work) {
	return nextTurn().then(work);
}
async function renderTree(reader, targets, host, settled = /* @__PURE__ */ new Set()) {
	const onRendered = (render) => settled.has(render.target) ? dropRendered(render) : lintRendered(render);
	const releases = releasesOf(targets).filter((release) => !settled.has(release));
	const [renders] = await Promise.all([renderTargets(reader, targets, host, onRendered), readValues(releases, reader, host)]);
	return renders;
}
function renderAgain(reader, targets, host) {
	return renderTargets(reader, targets, host, lintRendered);
}
async function readValues(releases, reader, { valuesUse, budget }) {
	for (const [index, release] of releases.entries()) {
		await nextTurn();
		if (budget.isSpent("render")) return;
		if (index < maxValuesRead) valuesUse?.(reader.tree, release);
		lintSubjects(createMesh({
			...emptyMesh,
			entries: releaseEntries(release, reader)
		}), rules);
	}
}
const maxValuesRead = 100;
async function lintRendered(render) {
	const text = renderedTextOf(render);
	if (!text) return;
	await nextTurn();
	lintSubjects(createMesh({
		...emptyMesh,
		manifests: renderedManifests(text)
	}), rules);
}
async function dropRendered(render) {
	const text = renderedTextOf(render);
	if (!text) return;
	await nextTurn();
	dropRenderNodes(text);
}
function nextTurn() {
	return new Promise((resolve) => setImmediate(resolve));
}

export { unresolvedReferences as a, chartsInScope as i, renderAgain as n, renderTree as r, inLaterTurn as t };