import { n as groupBy } from "./group.js";
import { a as baseName, c as isInside, l as joinPath, o as folderOf, r as locationAt } from "./lines.js";
import { l as resolveLinks, t as filesUnder } from "./tree.js";
import { i as toDataWith } from "./data2.js";
import { i as oncePerPair, n as oncePer, r as oncePerName, t as once } from "./once-per.js";
import { f as standInNamespace, m as withoutStandIns, u as isStatedNamespace } from "./unfilled.js";
import { t as Node } from "./node.js";
import { i as parseDocuments } from "./table.js";
import { x as MapDocument } from "./find-chart.js";
import { g as plainMask, p as conceal } from "./shapes.js";
import { r as isCustomRule } from "./custom-rule.js";
import { t as closestName } from "./suggest.js";
import { E as mapAt, O as scalarAt, a as lacksChartsOnly, k as writtenValue, w as listAt } from "./render-failure.js";
import { C as mergeValues, D as manifestWith, E as identityOf, O as manifestsOf, _ as emptyMesh, h as createMesh, k as objectRef } from "./one-line.js";
import { Bt as filesWithMaps, D as fileReadingOf, G as deliveryId, Ht as valuesLayers, Lt as secretsIn, Mt as excerptOf, O as isRefused, Rt as secretsOfTree, V as readKustomization, Vt as layerFiles, _t as secretFinder, bt as renderedManifests, gt as secretsAt, h as valuesEntries, ht as maskedSentence, j as isSetAside, k as isYttFile, q as applyingObject, vt as secretWords, z as fileRoles } from "./masked-config.js";
import { t as rules } from "./rules.js";
import { n as renderedTextOf, t as originOf } from "./render.js";
import { n as namedFiles, t as definingFile } from "./target.js";
import { S as placedRoot, s as isGatewayChart } from "./releases.js";
import { a as releaseValues, c as unvendoredDependencies, i as releaseEntries, n as hasOpenValues, o as isSameArray, r as hasUnknownValues, s as isEnabledDependency } from "./nested-targets.js";
import { r as locationOf } from "./rule.js";
import { t as lint } from "./lint.js";
import { createHash } from "node:crypto";

// src/discover/stray-templates.ts
const strayTemplates = oncePerName((reader, folder) => {
	const chart = resolveLinks(reader.tree, folder) ?? folder;
	const files = filesUnder(reader.tree, chart);
	const chartFolders = new Set(files.filter((file) => baseName(file) === "Chart.yaml").map((file) => folderOf(file)));
	const templates = files.filter((file) => file.startsWith(joinPath(chart, "templates/"))).map((file) => reader.text(file) ?? "");
	return files.flatMap((file) => {
		if (!/\.(ya?ml|json)$/.test(file) || chartOf(file, chartFolders) !== chart) return [];
		const name = chart === "" ? file : file.slice(chart.length + 1);
		if (name.startsWith("crds/")) return strayInCrds(reader, file);
		const code = file.endsWith(".json") ? null : codeOf(name, reader.text(file) ?? "", templates);
		return code ? [{
			code,
			file,
			line: 1
		}] : [];
	});
});
function chartOf(file, chartFolders) {
	let folder = folderOf(file);
	while (folder !== "" && !chartFolders.has(folder)) folder = folderOf(folder);
	return folder;
}
function strayInCrds(reader, file) {
	if (hasHelmAction(reader.text(file) ?? "")) return [{
		code: "in-crds",
		file,
		line: 1
	}];
	const object = reader.documents(file).flatMap(({ root }) => root ? Node.of(root) : []).find((root) => {
		const kind = root.get("kind").text;
		return kind !== "" && kind !== "CustomResourceDefinition";
	});
	return object ? [{
		code: "object-in-crds",
		file,
		line: object.location.line
	}] : [];
}
function codeOf(name, text, templates) {
	const [folder] = name.includes("/") ? name.split("/") : [""];
	if (!isObject(text)) return null;
	if (folder === "templates") {
		const isNamed = (template) => template.includes(baseName(name));
		return baseName(name).startsWith("_") && !/\{\{-?\s*define\b/.test(text) && !templates.some(isNamed) ? "in-partial" : null;
	}
	const isReadable = templates.some((template) => template.includes(".Files"));
	return (folder === "" || closestName(folder, ["templates"]) !== void 0) && !isReadable && hasHelmAction(text) ? "outside" : null;
}
function isObject(text) {
	return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
}
function hasHelmAction(text) {
	return /^[ \t]*(?:- +)?(?:[\w./-]+: *)?["']?\{\{-? *[^{}\n]*\.(?:Values|Release|Chart)\b/m.test(text);
}

// src/model/gateway-chart.ts
function gatewayChartObjects(release) {
	const { values } = release;
	if (!isPlain(values)) return [];
	const service = values.at("service", "type").text === "None" ? [] : [serviceOf(release)];
	return [workloadOf(release), ...service];
}
function isPlain(values) {
	const texts = [...[
		"name",
		"revision",
		"networkGateway",
		"kind"
	].map((key) => values.get(key)), ...[values.at("service", "type"), values.at("serviceAccount", "name")]];
	const maps = [
		values.get("labels"),
		values.get("podAnnotations"),
		values.at("service", "selectorLabels")
	];
	const ports = values.at("service", "ports");
	return texts.every((node) => (isAbsent(node) || typeof node.scalar === "string") && !node.isUnfilled) && maps.every((map) => isAbsent(map) || map.kind === "map") && maps.flatMap((map) => map.entries()).every(([, { text, isUnfilled }]) => text !== "" && !isUnfilled) && [
		"Deployment",
		"DaemonSet",
		""
	].includes(values.get("kind").text) && (isAbsent(ports) || ports.kind === "list") && isAbsent(values.get("networkGatewayPorts")) && isAbsent(values.get("_internal_defaults_do_not_set"));
}
function isAbsent(node) {
	return !node.exists || node.isNull;
}
function workloadOf(release) {
	const { values } = release;
	const template = mapAt(values, {
		metadata: mapAt(values, {
			annotations: mapAt(values, {
				"inject.istio.io/templates": scalarAt(values, "gateway"),
				"sidecar.istio.io/inject": scalarAt(values, "true"),
				...writtenEntries(values.get("podAnnotations"))
			}),
			labels: mapAt(values, podLabelsOf(release))
		}),
		spec: mapAt(values, {
			serviceAccountName: serviceAccountOf(release),
			containers: listAt(values, [mapAt(values, {
				name: scalarAt(values, "istio-proxy"),
				image: scalarAt(values, "auto")
			})])
		})
	});
	const selector = mapAt(values, { matchLabels: mapAt(values, selectorLabelsOf(release)) });
	return objectOf(release, "apps/v1", values.get("kind").text || "Deployment", {}, mapAt(values, {
		selector,
		template
	}));
}
function serviceOf(release) {
	const { values } = release;
	const service = values.get("service");
	const annotations = {
		...writtenEntries(values.get("annotations")),
		...writtenEntries(service.get("annotations"))
	};
	const selector = {
		...selectorLabelsOf(release),
		...writtenEntries(service.get("selectorLabels"))
	};
	const spec = mapAt(service, {
		type: writtenValue(service.get("type")) ?? scalarAt(service, "LoadBalancer"),
		ports: portsOfService(values),
		selector: mapAt(service, selector)
	});
	return objectOf(release, "v1", "Service", { annotations: mapAt(service, annotations) }, spec);
}
function objectOf(release, apiVersion, kind, metadata, spec) {
	const { values, target } = release;
	const name = nameOfGateway(release);
	const namespace = release.namespace ?? standInNamespace(target);
	const named = values.get("name").text === "" ? values : values.get("name");
	const root = Node.of(mapAt(values, {
		apiVersion: scalarAt(values, apiVersion),
		kind: scalarAt(values, kind),
		metadata: mapAt(values, {
			name: scalarAt(named, name),
			namespace: scalarAt(values, namespace),
			labels: mapAt(values, labelsOfObjects(release)),
			...metadata
		}),
		spec
	}));
	return {
		apiVersion,
		kind,
		name,
		namespace,
		root,
		spec: root.get("spec"),
		target,
		isInferred: true
	};
}
function nameOfGateway({ values, release }) {
	return values.get("name").text || release;
}
function selectorLabelsOf(release) {
	const { values } = release;
	const [labels, name] = [values.get("labels"), nameOfGateway(release)];
	return {
		app: writtenValue(labels.get("app")) ?? scalarAt(labels, name),
		istio: writtenValue(labels.get("istio")) ?? scalarAt(labels, name.replace(/^istio-/, ""))
	};
}
function labelsOfObjects(release) {
	const { values } = release;
	return {
		"app.kubernetes.io/name": scalarAt(values, nameOfGateway(release)),
		"app.kubernetes.io/instance": scalarAt(values, release.release),
		"app.kubernetes.io/managed-by": scalarAt(values, "Helm"),
		"app.kubernetes.io/part-of": scalarAt(values, "istio"),
		"istio.io/dataplane-mode": scalarAt(values, "none"),
		...writtenEntries(values.get("labels")),
		...selectorLabelsOf(release),
		...networkOf(values)
	};
}
function podLabelsOf(release) {
	const { values } = release;
	const revision = values.get("revision");
	return {
		"sidecar.istio.io/inject": scalarAt(values, "true"),
		...revision.text !== "" && { "istio.io/rev": writtenValue(revision) },
		...labelsOfObjects(release)
	};
}
function networkOf(values) {
	const network = values.get("networkGateway");
	return network.text === "" ? {} : { "topology.istio.io/network": writtenValue(network) };
}
function serviceAccountOf(release) {
	const { values } = release;
	const account = values.get("serviceAccount");
	const isCreated = account.get("create").scalar !== false;
	return (account.get("name").text === "" ? void 0 : writtenValue(account.get("name"))) ?? scalarAt(account, isCreated ? nameOfGateway(release) : "default");
}
function portsOfService(values) {
	const ports = values.at("service", "ports");
	const network = values.get("networkGateway");
	if (network.text === "" && !isAbsent(ports)) return writtenValue(ports);
	const [place, defaults] = network.text === "" ? [values.get("service"), servicePorts] : [network, networkPorts];
	const items = defaults.map(([name, port]) => mapAt(place, {
		name: scalarAt(place, name),
		port: scalarAt(place, port),
		protocol: scalarAt(place, "TCP"),
		targetPort: scalarAt(place, port)
	}));
	return listAt(place, items);
}
const servicePorts = [
	["status-port", 15021],
	["http2", 80],
	["https", 443]
];
const networkPorts = [
	["status-port", 15021],
	["tls", 15443],
	["tls-istiod", 15012],
	["tls-webhook", 15017]
];
function writtenEntries(map) {
	return Object.fromEntries(map.entries().map(([key, value]) => [key, writtenValue(value)]));
}

// src/inspect/parts.ts
function plainManifests(target, reader) {
	const { id, files, loose, namespace } = target;
	const roleOf = fileRoles(reader);
	return files.filter((file) => !isYttFile(reader, file, target)).flatMap((file) => {
		const role = roleOf(file);
		return manifestsOf(reader.documents(file), id, namespace ?? null).map((manifest) => asApplied(manifest, role, partOf(manifest, role, loose === "alone")));
	});
}
function partOf({ kind, root }, fileRole, isLoose) {
	const { use: as, effect } = fileRole;
	if (as === "data" || isLocalConfig(root)) return "data";
	if ((as === "patch" || hasPatchDirective(root)) && !effect.kinds.has(kind) && !effect.kinds.has("*")) return "patch";
	if (effect.kinds.has(kind) || effect.kinds.has("*") || isFilledOnApply(kind, root)) return "base";
	return as === "unapplied" && isLoose ? "unapplied" : void 0;
}
function asApplied(manifest, { effect }, part) {
	return manifestWith(manifest, {
		...effect.setsNamespace && { namespace: standInNamespace(manifest.target) },
		...part && { part }
	});
}
function isLocalConfig(root) {
	const annotation = root.at("metadata", "annotations", "config.kubernetes.io/local-config");
	return annotation.exists && annotation.scalar !== "false" && annotation.scalar !== false;
}
function isFilledOnApply(kind, root) {
	return root.get("sops").kind === "map" && kind !== "Secret" && kind !== "ConfigMap" && hasEncryptedValue(root);
}
function hasEncryptedValue(node) {
	if (node.kind === "list") return node.items().some(hasEncryptedValue);
	if (node.kind === "map") return node.entries().some(([key, value]) => key !== "sops" && hasEncryptedValue(value));
	return node.text.startsWith("ENC[");
}
function hasPatchDirective(node) {
	if (node.kind === "list") return node.items().some(hasPatchDirective);
	return node.entries().some(([key, value]) => patchDirective.test(key) || hasPatchDirective(value));
}
const patchDirective = /^\$(patch|retainKeys|setElementOrder|deleteFromPrimitiveList)\b/;

// src/inspect/settled-entries.ts
function settledEntries(target, reader) {
	const { lists } = reader;
	const layers = layerFiles(reader, target);
	const documents = layers.flatMap(({ maps }) => maps);
	const last = documents.at(-1);
	const hash = hashOf$1(target, layers);
	if (!lists || !last || hash === null) return releaseEntries(target, reader);
	const shared = entriesByTarget(last).get(target.id);
	if (shared?.hash === hash && isSameArray(shared.documents, documents)) return shared.entries;
	const read = once(() => releaseEntries(target, reader));
	const entries = (lists.of(hash) ?? namesOfEntries(target, reader, {
		hash,
		documents,
		lists
	})).map((name, index) => new SettledEntry(name, target.id, () => read()[index]));
	entriesByTarget(last).set(target.id, {
		hash,
		documents,
		entries
	});
	return entries;
}
const entriesByTarget = oncePer(() => /* @__PURE__ */ new Map());
function hashOf$1(target, layers) {
	if (hasOpenValues(target) || (target.settings?.values ?? []).length > 0) return null;
	const rows = layers.map(({ under, isDefault, maps }) => [...[under, isDefault], ...maps.map((map) => map instanceof MapDocument ? map.hash : null)]);
	if (rows.some((row) => row.includes(null))) return null;
	return createHash("sha256").update(`entries\n${JSON.stringify(rows)}`).digest("hex");
}
function namesOfEntries(target, reader, { hash, documents, lists }) {
	const { defaults, overrides } = valuesLayers(reader, target);
	const values = mergeValues(defaults, overrides);
	const names = valuesEntries(values, target.id, values).map(({ layout, name }) => `${layout} ${name}`);
	for (const document of documents) if (document instanceof MapDocument) document.drop();
	lists.keep(hash, names);
	return names;
}
var SettledEntry = class {
	layout;
	name;
	target;
	read;
	constructor(text, target, read) {
		const end = text.indexOf(" ");
		this.layout = text.slice(0, end);
		this.name = text.slice(end + 1);
		this.target = target;
		this.read = read;
	}
	get node() {
		return this.read().node;
	}
	get block() {
		return this.read().block;
	}
	get merged() {
		return this.read().merged;
	}
};

// src/inspect/unvendored-gateways.ts
function unvendoredGateways(failure, reader) {
	const { target, unvendored, partial } = failure;
	if (unvendored.length === 0 || partial === null || hasUnknownValues(target)) return noGateways;
	const dependencies = unvendoredDependencies(reader, resolveLinks(reader.tree, target.path) ?? target.path);
	const values = releaseValues(target, reader);
	const ofDependencies = dependencies.map(({ request, node }) => {
		const isEnabled = isEnabledDependency(node, values ?? emptyAt(node));
		if (isEnabled === false) return [];
		return isEnabled && isGatewayChart(request) ? objectsOf(target, node, values) : null;
	});
	const isAllKnown = ofDependencies.length === unvendored.length && !ofDependencies.includes(null);
	return {
		manifests: ofDependencies.flatMap((manifests) => manifests ?? []),
		isComplete: isAllKnown && lacksChartsOnly(failure)
	};
}
const noGateways = {
	manifests: [],
	isComplete: false
};
function objectsOf(target, dependency, values) {
	const stated = values?.get(dependency.get("alias").text || dependency.get("name").text);
	if (stated?.exists && stated.kind !== "map") return null;
	const { id, release, namespace } = target;
	const manifests = gatewayChartObjects({
		target: id,
		release,
		namespace,
		values: stated?.exists ? stated : emptyAt(dependency)
	});
	return manifests.length > 0 ? manifests : null;
}
function emptyAt(node) {
	return Node.of({
		...node.yaml,
		kind: "map",
		entries: /* @__PURE__ */ new Map()
	});
}

// src/inspect/source-documents.ts
function plainSources(file, target, reader) {
	const reading = fileReadingOf(reader, file, target);
	if (reading === "loose") {
		if (!(target.loose !== void 0 && fileRoles(reader)(file).use === "unapplied") || !isRefused(reader, file)) return sources([file], reader);
		return sources([file], reader).map((source) => ({
			...source,
			isUnapplied: true
		}));
	}
	const fileReading = reading === "applied" ? reading : "unread";
	return sources([file], reader).map((source) => ({
		...source,
		reading: fileReading
	}));
}
function sources(files, reader) {
	return files.flatMap((file) => reader.documents(file).map((document) => sourceOf(document, file)));
}
const sourceOf = oncePerName((document, file) => ({
	file,
	document,
	problems: document.problems
}));
function valuesSources(files, reader) {
	return files.flatMap((file) => reader.documents(file).map((document) => valuesSourceOf(document, file)));
}
const valuesSourceOf = oncePerName((document, file) => ({
	file,
	document,
	problems: document.problems,
	isValues: true
}));

// src/inspect/target-contents.ts
function contentsOfTarget(target, render, reader, inBase = /* @__PURE__ */ new Set(), isSettled = false) {
	const base = {
		target,
		environment: target.environment,
		targets: [target]
	};
	if (target.kind === "manifests") return {
		...base,
		...plainContents(target, reader)
	};
	if (target.kind === "values") return {
		...base,
		...valuesContents(target, reader)
	};
	if (target.kind === "kustomization") return {
		...base,
		...buildContents(target, render, reader, inBase.has(target.id))
	};
	const entries = isSettled ? settledEntries(target, reader) : releaseEntries(target, reader);
	return {
		...base,
		...releaseContents(target, render, reader, inBase.has(target.id)),
		entries
	};
}
const plainContents = oncePerPair((target, reader) => {
	const manifests = plainManifests(target, reader);
	return {
		manifests: manifests.filter(({ part }) => part === void 0),
		parts: manifests.filter(({ part }) => part !== void 0),
		entries: [],
		documents: target.files.flatMap((file) => plainSources(file, target, reader)),
		failures: []
	};
});
function valuesContents(target, reader) {
	const { id, values, inlineValues = [] } = target;
	const roots = [...values.flatMap((file) => reader.documents(file)[0]?.root ?? []), ...inlineValues.flatMap((place) => placedRoot(reader, place) ?? [])];
	const entries = roots.flatMap((root) => valuesEntries(Node.of(root), id));
	return {
		manifests: target.isGateway ? gatewayObjects(target, roots, reader) : [],
		entries,
		documents: valuesSources(values, reader),
		failures: []
	};
}
function gatewayObjects(valuesTarget, roots, reader) {
	const { id, release, namespace, statedBy } = valuesTarget;
	const stating = statedBy ? reader.documents(statedBy.file).flatMap(({ root }) => root ?? []) : [];
	const [place] = [...roots, ...stating];
	if (release === null || !place) return [];
	const values = roots.length > 0 ? mergeValues([], roots.map(Node.of)) : Node.of({
		...place,
		...noEntries
	});
	return gatewayChartObjects({
		target: id,
		release,
		namespace,
		values
	});
}
const noEntries = {
	kind: "map",
	entries: /* @__PURE__ */ new Map()
};
function releaseContents(target, render, reader, rendersInBase) {
	const files = filesWithMaps(layerFiles(reader, target));
	const text = renderedTextOf(render);
	const failed = render?.status === "failed" ? render : null;
	const gateways = failed && unvendoredGateways(failed, reader);
	const rendered = text ? renderedManifests(text) : [];
	return {
		manifests: gateways?.manifests.length ? [...rendered, ...gateways.manifests] : rendered,
		strayTemplates: strayTemplates(reader, target.path),
		documents: valuesSources(files, reader),
		isPartial: render?.status !== "rendered" && !gateways?.isComplete,
		failures: failed && !failed.isOutOfTime ? [{
			failure: failed,
			values: releaseValues(target, reader),
			rendersInBase
		}] : []
	};
}
function buildContents(target, render, reader, rendersInBase) {
	const asFiles = unbuiltContents(target, reader);
	const text = renderedTextOf(render);
	if (!text) {
		const builds = render?.status === "not-built" && !isSetAside(reader, target.file) ? [{
			build: render,
			rendersInBase
		}] : [];
		return {
			...asFiles,
			builds,
			isPartial: true
		};
	}
	const omitting = render?.status === "rendered" && render.omitted !== void 0 ? render : null;
	return {
		manifests: renderedManifests(text),
		entries: [],
		documents: asFiles.documents,
		failures: [],
		...omitting && {
			builds: [{
				build: omitting,
				rendersInBase
			}],
			isPartial: true
		}
	};
}
function unbuiltContents(target, reader) {
	return plainContents(filesTarget(target, reader), reader);
}
const filesTarget = oncePerPair((target, reader) => {
	const { id, path, environment, files, kustomizations, missing, namespace } = target;
	const charts = kustomizations.flatMap((file) => readKustomization(reader, file).charts);
	const isOfChart = (file) => charts.some((folder) => isInside(file, folder));
	return {
		kind: "manifests",
		id,
		path,
		environment,
		files: files.filter((file) => /\.(ya?ml|json)$/.test(file) && (!isOfChart(file) || /(^|\/)(Chart|values)\.yaml$/.test(file))),
		missing,
		loose: "alone",
		...namespace !== void 0 && { namespace }
	};
});
function allManifests({ manifests, parts = [] }) {
	return parts.length === 0 ? manifests : [...manifests, ...parts];
}

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
	const weakest = layers.findLastIndex((layer) => areAtOnePlace(layer.at(...node.pathKeys), node));
	if (weakest < 0) return void 0;
	for (let index = layers.length - 1; index > weakest; index--) {
		const breaking = partners.find(({ pathKeys }) => layers[index].at(...pathKeys).exists);
		if (!breaking) continue;
		const files = overrides.slice(0, Math.max(0, index - defaults.length));
		if (!isFoundIn(mergeValues(defaults.slice(0, index), files), finding, node, target)) return breaking;
	}
}
function areAtOnePlace({ yaml: first }, { yaml: second }) {
	return first !== null && second !== null && first.start === second.start && first.source.file === second.source.file;
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
	const hash = (identity) => {
		const whole = [
			rule,
			code,
			...identity,
			...path
		];
		return hashOf(masked(JSON.stringify(whole.map(withoutStandIns))));
	};
	return {
		fingerprint: hash([...sourceIdentity(finding, target), ...object ? objectInTarget(object, target) : []]),
		namedFingerprint: hash([...nameIdentity(target), ...object ? objectIdentity(object, object.name) : []])
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
		related: relatedLocations(finding, sources, find),
		...excerpt ? { excerpt } : {},
		...url !== null && { url },
		lintFinding: finding,
		measure: finding.measure,
		statingFiles: finding.target === null ? [] : targets.flatMap(filesStating),
		isOfFile: !(finding.node instanceof Node),
		subject: maskedSentence(subjectOf(finding), exposure, sources.mask)
	};
}
function relatedLocations(finding, sources, find) {
	return finding.related.map(({ node, note }) => ({
		at: sourceLocation(locationOf(node), sources),
		note: maskedSentence(note, {
			find,
			words: new Set(secretsAt(node))
		}, sources.mask)
	}));
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

export { renderedStatements as a, fieldOf$1 as c, plainContents as d, unbuiltContents as f, sourceLocation as i, allManifests as l, maskedText as n, stablePath as o, locate as r, builtFieldOf as s, maskedData as t, contentsOfTarget as u };