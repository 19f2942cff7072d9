import { i as sequenceDifferences, n as equalData, r as ownValue, t as comparableText } from "./data.js";
import { n as groupBy, o as compareSeverity, s as compareText, t as addToGroup } from "./group.js";
import { a as baseName, c as isInside, i as sourceOf, l as joinPath, o as folderOf, r as locationAt, t as fileStart } from "./lines.js";
import { c as resolveFiles, i as memoryTree, l as resolveLinks, n as hasPath, r as isMounted, t as filesUnder } from "./tree.js";
import { a as oncePerText, i as oncePerPair, n as oncePer, o as weakOncePer, r as oncePerName, s as weakOncePerPair, t as once } from "./once-per.js";
import { i as isUnfilled, l as dataWithoutStandIns, n as isKnownNamespace, p as statedNamespace } from "./unfilled.js";
import { n as pathText, t as Node } from "./node.js";
import { t as rootOf$1 } from "./root.js";
import { c as resolvePlain, i as parseDocuments, s as stringify, t as table } from "./table.js";
import { b as readerSharingFiles, v as readerKeepingKeys, y as readerOf } from "./find-chart.js";
import { n as isDataMap } from "./plain-data.js";
import { C as serviceNamespace, T as sourceText } from "./egress-allowlist.js";
import { g as plainMask, h as createMask, v as UsageError } from "./shapes.js";
import { a as syntaxMistakes, c as isDay, i as readConfig, o as config_schema_default, r as defaultConfigFile, s as configurationFiles, t as checkEgressAllowlist } from "./config.js";
import { t as customRuleCodes } from "./custom-rule.js";
import { t as closestName } from "./suggest.js";
import { n as parseIstioVersion, t as newestIstio } from "./istio-version.js";
import { n as messageWithKey, r as schemaViolations } from "./validate.js";
import { i as shortNameList } from "./join-words.js";
import { i as tooCostlyForValues, n as outOfTimeForValues, t as outOfTime } from "./time-budget2.js";
import { n as distinctData } from "./distinct.js";
import { _ as isInCrdsFolder, b as keptByHelm, g as isHook, v as keptByArgo, y as keptByFlux } from "./render-failure.js";
import { A as storedGroupOf, D as manifestWith, E as identityOf$1, M as isClusterScoped, O as manifestsOf, S as meshConfigsIn, T as groupOf, _ as emptyMesh, c as objectKey, d as unreadNamespaces, f as derived, g as createTables, h as createMesh, j as writtenIdentity, k as objectRef, p as derivedByKey, r as hasUnknownObjects, v as knownKind } from "./one-line.js";
import { $ as writtenNamespace, At as referencedNames, B as deliveryReader, Dt as isFoundByNames, Et as comparedObjects, F as originOfNode, G as deliveryId, Ht as valuesLayers, It as isTestFile, K as renderedDeliveryTarget, Mt as excerptOf, N as kustomizationsByPath, Ot as namespaceCounts, Pt as shownLines, Q as managingKind, Tt as actsOnNamedHosts, U as kindsPatchedBy, X as cascadesDeletion, Y as applicationPolicy, Z as helmReleasePolicy, _ as releaseIdentity, _t as secretFinder, bt as renderedManifests, dt as itemsInPaths, i as gitopsInScope, jt as sameObjects, kt as objectLinks, mt as targetsInScope, n as readableTree, pt as skippedInScope, q as applyingObject, r as discover, rt as isKustomizationFile, t as readMaskedConfig, u as replacementTest$1, ut as checkPaths, wt as statedIstioVersion, xt as renderedName, zt as chartFolders } from "./masked-config.js";
import { C as isIstiod, c as lossRank, o as refusedDuplicate, s as holdsData, t as rules } from "./rules.js";
import { n as renderedTextOf, t as originOf } from "./render.js";
import { n as namedFiles$1 } from "./target.js";
import { C as rootInText, x as placedNode } from "./releases.js";
import { a as pathMatcher, r as leftOutTest } from "./manifests.js";
import { a as unresolvedReferences, n as renderAgain, r as renderTree, t as inLaterTurn } from "./schedule.js";
import { a as releaseValues, t as renderWithNested } from "./nested-targets.js";
import { a as ruleEntriesById, d as shapesWithGoPatterns, f as namedFilesIn, l as schemaFiles, o as bundledSchemas, t as configuredChecks, u as kindsOfDefinition } from "./configured-checks.js";
import { d as kindName, r as locationOf$1 } from "./rule.js";
import { n as servedKinds } from "./istio.js";
import { i as isLayoutView } from "./subject-findings.js";
import { i as customRulesIn, n as lintObject, r as sortByLocation, t as lint } from "./lint.js";
import { a as renderedStatements, c as fieldOf, d as plainContents, f as unbuiltContents, i as sourceLocation, l as allManifests, o as stablePath, r as locate, s as builtFieldOf, t as maskedData, u as contentsOfTarget } from "./data3.js";
import { t as commonName } from "./environment-matrix.js";
import { n as restatedRelease, t as insertedText } from "./insertion.js";
import { n as unknownRuleMessage, t as findRule } from "./find-rule2.js";
import { t as skippedRemoteSchemas } from "./remote-schemas.js";
import { isDeepStrictEqual } from "node:util";
import { createHash } from "node:crypto";

// src/effect/request/match/truth.ts
function unknownTruth(...missing) {
	return { missing: [...new Set(missing)] };
}
function isUnknown(truth) {
	return typeof truth === "object";
}
function allOf(truths) {
	return combine(truths, false);
}
function anyOf(truths) {
	return combine(truths, true);
}
function not(truth) {
	return isUnknown(truth) ? truth : !truth;
}
function combine(truths, decisive) {
	const missing = [];
	for (const truth of truths) {
		if (truth === decisive) return decisive;
		if (isUnknown(truth)) missing.push(...truth.missing);
	}
	return missing.length > 0 ? unknownTruth(...missing) : !decisive;
}

// src/model/base-objects.ts
const unchangedObjects = { counterpartOf: (manifest) => manifest };

// src/inspect/base-objects.ts
async function baseObjectsFor(customRules, { base, isBase }) {
	if (!customRules?.rules.some(({ readsOldObject }) => readsOldObject)) return null;
	if (isBase) return unchangedObjects;
	const rendered = await base;
	return rendered ? baseObjectsIn(rendered.contents) : null;
}
function baseObjectsIn(contents) {
	const tables = once(() => {
		const objects = contents.flatMap(({ environment, manifests }) => manifests.map((manifest) => ({
			manifest,
			environment
		})));
		return {
			ofTarget: new Map(objects.map(({ manifest }) => [keyIn(manifest.target, manifest), manifest])),
			ofEnvironment: new Map(objects.map(({ manifest, environment }) => [keyIn(environment, manifest), manifest])),
			partial: new Set(contents.flatMap((each) => each.isPartial ? [each.environment] : []))
		};
	});
	return { counterpartOf(manifest, environment) {
		const { ofTarget, ofEnvironment, partial } = tables();
		return ofTarget.get(keyIn(manifest.target, manifest)) ?? ofEnvironment.get(keyIn(environment, manifest)) ?? (partial.has(environment) ? void 0 : null);
	} };
}
function keyIn(place, manifest) {
	return JSON.stringify([
		place,
		groupOf(manifest),
		manifest.kind,
		manifest.namespace,
		manifest.name
	]);
}

// src/inspect/environment-drift.ts
function environmentDrifts(targets, reader) {
	const releases = targets.filter((target) => target.kind === "helm" && target.environment !== null && target.values.length > 0);
	const drifts = [...groupBy(releases, ({ path, release }) => JSON.stringify([path, release])).values()].filter(hasSiblings).flatMap((family) => driftsIn(family, reader));
	const byTarget = groupBy(drifts, ({ target }) => target);
	return ({ id }) => ({ driftedKeys: byTarget.get(id) ?? [] });
}
const minEnvironments = 3;
const maxDrifts = 10;
function hasSiblings(family) {
	return new Set(family.map(({ environment }) => environment)).size === family.length && family.length >= minEnvironments;
}
function driftsIn(family, reader) {
	const members = family.map((target) => ({
		target,
		...keysOf$2(target, reader)
	}));
	const having = /* @__PURE__ */ new Map();
	for (const member of members) for (const key of member.keys) having.set(key, (having.get(key) ?? /* @__PURE__ */ new Set()).add(member));
	const shared = [...having].filter(([, owners]) => owners.size === members.length - 1);
	return members.flatMap((member) => {
		const drifts = shared.filter(([key, owners]) => !owners.has(member) && isHighest(key, member) && !member.defaults.has(key)).flatMap(([key, owners]) => driftOf(JSON.parse(key), member, owners));
		const unlisted = drifts.length - maxDrifts;
		return drifts.slice(0, maxDrifts).map((drift, index) => ({
			...drift,
			unlisted: index === 9 && unlisted > 0 ? unlisted : 0
		}));
	});
}
function keysOf$2(target, reader) {
	const { defaults, overrides } = valuesLayers(reader, target);
	return {
		keys: pathsIn(overrides),
		defaults: pathsIn(defaults),
		root: overrides.at(-1)
	};
}
function pathsIn(roots) {
	const paths = /* @__PURE__ */ new Set();
	const visit = (node, path) => {
		for (const [key, value] of node.entries()) {
			paths.add(JSON.stringify([...path, key]));
			if (path.length < maxDepth$1) visit(value, [...path, key]);
		}
	};
	for (const root of roots) visit(root, []);
	return paths;
}
const maxDepth$1 = 3;
function isHighest(key, { keys }) {
	const parent = JSON.parse(key).slice(0, -1);
	return parent.length === 0 || keys.has(JSON.stringify(parent));
}
function driftOf(path, { target, root }, owners) {
	const parent = root?.at(...path.slice(0, -1));
	if (!root || parent?.exists && parent.kind !== "map") return [];
	const siblings = [...owners].map((owner) => owner.target.environment);
	return [{
		target: target.id,
		environment: target.environment,
		siblings,
		node: root.at(...path)
	}];
}

// src/inspect/flux-defaults.ts
function kindsCompletedByFlux(objects) {
	const patches = objects.filter((object) => groupOf(object) === "kustomize.toolkit.fluxcd.io").flatMap(({ spec }) => spec.items("patches"));
	const { kinds, nested } = kindsPatchedBy(patches, () => []);
	return new Set(["Kustomization", "HelmRelease"].filter((kind) => kinds.has(kind) || nested.has(kind)));
}

// src/inspect/known-kinds.ts
async function loadKnownKinds(manifests, configured, isApplied) {
	const names = new Set(manifests.map(kindName));
	const bundled = await bundledSchemas(names);
	const defined = await shapesWithGoPatterns(kindsInRepository(manifests, isApplied).filter((shape) => names.has(kindName(shape))));
	const kinds = [
		...bundled,
		...defined,
		...configured
	];
	return new Map(kinds.map((shape) => [kindName(shape), shape]));
}
function kindsInRepository(manifests, isApplied) {
	const allDefinitions = manifests.filter(({ kind }) => kind === "CustomResourceDefinition");
	if (allDefinitions.length === 0) return [];
	const used = new Set(manifests.map(({ kind }) => kind));
	const definitions = allDefinitions.filter(({ spec }) => used.has(definedKind$1(spec)) && !Object.hasOwn(servedKinds, definedKind$1(spec)));
	return [...groupBy(definitions, ({ spec }) => `${spec.get("group").text}/${definedKind$1(spec)}`).values()].flatMap((group) => {
		const applied = group.filter(isApplied);
		if (applied.length > 0) return agreedKinds(applied);
		return agreedKinds(group).map((kind) => ({
			...kind,
			isUnapplied: true
		}));
	});
}
function definedKind$1(spec) {
	return spec.get("names").get("kind").text;
}
function agreedKinds(definitions) {
	const kindByName = /* @__PURE__ */ new Map();
	const disputed = /* @__PURE__ */ new Set();
	for (const { root } of definitions) {
		if (kindByName.size > 0 && disputed.size === kindByName.size) break;
		const { data } = root;
		for (const shape of isDataMap(data) ? kindsOfDefinition(data).shapes : []) {
			const name = kindName(shape);
			const earlier = kindByName.get(name);
			if (!earlier) kindByName.set(name, {
				...shape,
				definition: root
			});
			else if (schemaText(earlier.schema) !== schemaText(shape.schema)) disputed.add(name);
		}
	}
	return [...kindByName].flatMap(([name, kind]) => disputed.has(name) ? [] : kind);
}
const schemaText = oncePer((schema) => JSON.stringify(schema));

// src/inspect/unread-places.ts
function unreadPlaces(contents, otherObjects, { gitops, isRendered }, { files }) {
	const deliveriesOf = deliveryReader(files);
	const failing = contents.filter(({ environment, isPartial }) => environment === null && isPartial);
	const named = new Set(knownWithoutChart(contents));
	const helmfiles = gitops.filter(({ id, kind, isExcluded, reason }) => kind === "helmfile-release" && !isExcluded && reason !== "" && !named.has(id));
	return unreadNamespaces([
		...failing.map(() => "*"),
		...helmfiles.map(({ delivery }) => delivery.namespace ?? "*"),
		...otherObjects.flatMap((manifest) => {
			const namespaces = [...releaseNamespaces(manifest), ...deliveriesOf(manifest).flatMap(({ isRead, namespace }) => isRead ? [] : namespace || "*")];
			return namespaces.length === 0 || isRendered(manifest) ? [] : namespaces;
		})
	]);
}
function renderedTest(gitops, contents) {
	const rendered = /* @__PURE__ */ new Set([...gitops.flatMap(({ id, renderedAs, reason }) => renderedAs && reason === "" ? id : []), ...knownWithoutChart(contents)]);
	if (rendered.size === 0) return rendersNothing;
	return (manifest) => rendered.has(deliveryId(manifest)) || rendered.has(deliveryId(manifestWith(manifest, { target: manifest.root.file })));
}
function knownWithoutChart(contents) {
	return contents.flatMap(({ target, manifests }) => target.kind === "values" && manifests.length > 0 ? target.statedBy?.target ?? [] : []);
}
function rendersNothing() {
	return false;
}
function releaseNamespaces(manifest) {
	return manifest.kind === "HelmRelease" && /\bflux|weave\.works$/.test(groupOf(manifest)) ? [manifest.spec.get("targetNamespace").text || manifest.namespace] : [];
}

// src/inspect/mesh-context.ts
async function meshContextOf(reader, { contents, otherObjects, gitops, shapes, customRules, baseObjects }, config, { options, now }) {
	const objects = [...contents.flatMap(allManifests), ...otherObjects];
	const isRendered = renderedTest(gitops, contents);
	const istioVersion = istioVersionOf(config, options) ?? statedIstioVersion(objects, reader) ?? null;
	return {
		now,
		istioVersion: istioVersion ?? newestIstio,
		isIstioVersionStated: istioVersion !== null,
		meshConfig: config.mesh ?? null,
		egressAllowlists: egressAllowlistsOf(config, options),
		kinds: await loadKnownKinds(objects, shapes, appliedTest(contents)),
		customRules,
		baseObjects,
		unread: unreadPlaces(contents, otherObjects, {
			gitops,
			isRendered
		}, reader.tree),
		completedByFlux: kindsCompletedByFlux(objects),
		isRendered
	};
}
function appliedTest(contents) {
	const applied = contents.filter(({ target }) => target.kind !== "manifests" || target.loose !== "alone");
	const manifests = once(() => new Set(applied.flatMap(allManifests)));
	return (manifest) => manifests().has(manifest) && manifest.part !== "unapplied";
}
function istioVersionOf(config, { istioVersion }) {
	return istioVersion ?? parseIstioVersion(config["istio-version"] ?? "");
}
function egressAllowlistsOf({ "egress-allowlist": configured }, { egressAllowlist }) {
	return [...configured ? [configured] : [], ...egressAllowlist.length > 0 ? [[...egressAllowlist]] : []];
}

// src/inspect/mesh-places.ts
function meshPlaces(targets) {
	const byEnvironment = groupBy(targets, ({ environment }) => environment);
	const divided = new Set([...byEnvironment].flatMap(([environment, group]) => hasSeveralClusters(group) ? environment : []));
	return (target) => {
		const { environment } = target;
		return {
			environment,
			cluster: environment !== null && divided.has(environment) ? clusterOf(target) : null
		};
	};
}
function placeKey({ environment, cluster }) {
	return JSON.stringify([environment, cluster && [cluster.isMesh, cluster.name]]);
}
function mayShareServices({ cluster: first }, { cluster: second }) {
	return !(first?.isMesh && second?.isMesh && first.name !== second.name);
}
function hasSeveralClusters(targets) {
	const keys = targets.flatMap((target) => {
		const cluster = clusterOf(target);
		return cluster ? placeKey({
			environment: null,
			cluster
		}) : [];
	});
	return new Set(keys).size > 1;
}
function clusterOf({ manager }) {
	if (!manager || manager.cluster === "" || isUnfilled(manager.cluster)) return null;
	return manager.mesh === void 0 ? {
		name: manager.cluster,
		isMesh: false
	} : {
		name: manager.mesh,
		isMesh: true
	};
}

// src/inspect/adjacent-objects.ts
function adjacentObjects(placed, otherObjectsFor) {
	const byEnvironment = groupBy(placed.contents, ({ target }) => target.environment);
	const overlays = overlaysByName(placed.contents);
	const arrays = /* @__PURE__ */ new Map();
	const objectsBeside = (place) => {
		const ofEnvironment = byEnvironment.get(place.environment) ?? [];
		const excluded = /* @__PURE__ */ new Set([...otherOverlays(ofEnvironment, overlays), ...ofEnvironment.flatMap(({ target }) => isIn$1(place, placed.placeOf(target)) ? [] : target.id)]);
		const others = otherObjectsFor(place.environment);
		const kept = excluded.size === 0 ? others : others.filter(({ target }) => !excluded.has(target));
		const added = objectsOfEnvironment(ofEnvironment, place, placed);
		return added.length === 0 ? kept : [...kept, ...added];
	};
	return (place) => {
		if (place.environment === null) return otherObjectsFor(null);
		const key = placeKey(place);
		const objects = arrays.get(key) ?? objectsBeside(place);
		arrays.set(key, objects);
		return objects;
	};
}
function objectsThatMayExist({ manifests, parts = [] }) {
	return [...manifests, ...parts.filter(({ part }) => part === "base" || part === "unapplied")];
}
function isIn$1(place, compared) {
	return placeKey(place) === placeKey(compared);
}
function objectsOfEnvironment(contents, place, { placeOf, clashing }) {
	const inPlace = contents.filter(({ target }) => isIn$1(place, placeOf(target)));
	const alternatives = inPlace.some(({ target }) => clashing.has(target.id)) ? inPlace : [];
	const others = contents.flatMap((content) => {
		const otherPlace = placeOf(content.target);
		if (isIn$1(place, otherPlace)) return [];
		const objects = objectsThatMayExist(content);
		if (place.cluster === null || otherPlace.cluster === null) return objects;
		return mayShareServices(place, otherPlace) ? objects.filter(isService) : [];
	});
	return [...alternatives.flatMap(objectsThatMayExist), ...others];
}
function isService(manifest) {
	return manifest.kind === "Service" && groupOf(manifest) === "";
}
function otherOverlays(contents, overlays) {
	const names = new Set(contents.flatMap(({ target }) => overlayName(target) ?? []));
	const environment = contents[0]?.target.environment;
	return [...names].flatMap((name) => (overlays.get(name) ?? []).flatMap((target) => target.environment === environment ? [] : target.id));
}
function overlaysByName(contents) {
	const named = contents.flatMap(({ target }) => {
		const name = overlayName(target);
		return name === null ? [] : [{
			name,
			target
		}];
	});
	const groups = groupBy(named, ({ name }) => name);
	return new Map([...groups].map(([name, group]) => [name, group.map(({ target }) => target)]));
}
function overlayName({ kind, path, environment }) {
	if (kind !== "kustomization" || environment === null) return null;
	const name = commonName({
		name: path,
		environment
	});
	return name === path ? null : name;
}

// src/inspect/mesh-inputs.ts
function groupIntoMeshes(contents, otherObjectsFor, context) {
	const placeOf = meshPlaces(contents.map(({ target }) => target));
	const clashing = clashingTargets(contents, placeOf);
	const groups = groupBy(contents, ({ target }) => target.environment === null || clashing.has(target.id) ? `\0${target.id}` : placeKey(placeOf(target)));
	const aroundIn = adjacentObjects({
		contents,
		placeOf,
		clashing
	}, otherObjectsFor);
	return [...groups.values()].map((group) => ({
		...contentsTogether(group),
		environment: group[0].target.environment,
		otherObjects: aroundIn(placeOf(group[0].target)),
		context
	}));
}
function contentsTogether(group) {
	return {
		targets: group.flatMap(({ targets }) => targets),
		manifests: group.flatMap(({ manifests }) => manifests),
		parts: group.flatMap(({ parts = [] }) => parts),
		entries: group.flatMap(({ entries }) => entries),
		documents: group.flatMap(({ documents }) => documents),
		failures: group.flatMap(({ failures }) => failures),
		builds: group.flatMap(({ builds = [] }) => builds),
		deadKeys: group.flatMap(({ deadKeys = [] }) => deadKeys),
		undefinedReads: group.flatMap(({ undefinedReads = [] }) => undefinedReads),
		varyingObjects: group.flatMap(({ varyingObjects = [] }) => varyingObjects),
		unseenLines: group.flatMap(({ unseenLines = [] }) => unseenLines),
		driftedKeys: group.flatMap(({ driftedKeys = [] }) => driftedKeys),
		strayTemplates: [...new Set(group.flatMap(({ strayTemplates = [] }) => strayTemplates))],
		releaseValues: group.flatMap(({ releaseValues = [] }) => releaseValues),
		isPartial: group.some(({ isPartial = false }) => isPartial)
	};
}
function clashingTargets(contents, placeOf) {
	const clashing = /* @__PURE__ */ new Set();
	const firstByObject = /* @__PURE__ */ new Map();
	for (const { target, manifests } of contents) {
		if (target.environment === null || target.kind !== "kustomization" && !target.statedBy) continue;
		const place = placeKey(placeOf(target));
		for (const manifest of manifests) {
			if (manifest.kind === "Namespace") continue;
			const { apiVersion, kind, namespace, name } = writtenIdentity(manifest);
			const key = [
				place,
				apiVersion,
				kind,
				namespace,
				name
			].join("\0");
			const first = firstByObject.get(key) ?? target.id;
			firstByObject.set(key, first);
			if (first !== target.id) clashing.add(first).add(target.id);
		}
	}
	return clashing;
}
function objectsOfOtherFiles(targets, contents, reader) {
	const plain = targets.flatMap((target) => target.kind === "manifests" && target.environment === null ? {
		target,
		...plainContents(target, reader)
	} : []);
	const rendered = contents.filter(({ target }) => target.kind === "helm" && target.environment === null);
	const built = builtContents(targets, contents, reader);
	const otherObjects = [
		...plain,
		...rendered,
		...built
	].flatMap(objectsThatMayExist);
	const ofEnvironment = [...plain, ...built].filter(({ target }) => !isStandalone(target));
	const excludedIds = new Set(ofEnvironment.map(({ target }) => target.id));
	const besideEnvironment = ofEnvironment.length === 0 ? otherObjects : otherObjects.filter(({ target }) => !excludedIds.has(target));
	return (environment) => environment === null ? otherObjects : besideEnvironment;
}
function builtContents(targets, contents, reader) {
	const inScope = contents.filter(({ target }) => target.kind === "kustomization");
	const ids = new Set(inScope.map(({ target }) => target.id));
	const outOfScope = targets.flatMap((target) => target.kind === "kustomization" && !ids.has(target.id) ? {
		target,
		...unbuiltContents(target, reader)
	} : []);
	return [...inScope, ...outOfScope];
}
function isStandalone(target) {
	return target.environment === null && (target.kind !== "manifests" || target.loose === "alone");
}

// src/inspect/rendered-targets.ts
function renderedTarget(contents, renders) {
	const { target, documents } = contents;
	const render = renders.get(target.id);
	if (target.kind === "values" || isRenderable(target) && !renderedTextOf(render)) return [];
	const isPartial = isRenderable(target) ? render?.status !== "rendered" || render.omitted !== void 0 : !documents.every(isFullyRead);
	const release = target.kind === "helm" ? target.release : null;
	const { id, environment } = target;
	return [{
		id,
		environment,
		release,
		manifests: withoutUnapplied(allManifests(contents)),
		isPartial
	}];
}
function withoutUnapplied(manifests) {
	const isApplied = ({ part, isInferred }) => part !== "unapplied" && !isInferred;
	return manifests.every(isApplied) ? manifests : manifests.filter(isApplied);
}
function isRenderable({ kind }) {
	return kind === "helm" || kind === "kustomization";
}
function isFullyRead({ document: { root, problems } }) {
	return root !== null || problems.length === 0;
}
function withDeliveryObjects(inFiles, contents, outcomes) {
	const built = deliveryObjects(contents, outcomes);
	return [...withoutBuilt(inFiles, built), ...built];
}
function deliveryObjects(contents, outcomes) {
	return contents.flatMap(({ target, manifests }) => {
		if (target.kind !== "helm" && target.kind !== "kustomization") return [];
		const isInNoFile = (manifest) => target.kind === "helm" || outcomes.has(manifest.root.yaml) || isGenerated(manifest);
		return manifests.map(applyingObject).filter(isInNoFile).flatMap((manifest) => renderedDeliveryTarget(manifest, placeOf$2(manifest, target), outcomes));
	});
}
function placeOf$2(manifest, target) {
	if (target.kind !== "kustomization") return {
		path: target.path,
		line: null
	};
	const { file, line } = originOfNode(manifest.root, manifest);
	return file.startsWith("\0") ? {
		path: target.path,
		line: null
	} : {
		path: file,
		line
	};
}
function withoutBuilt(inFiles, built) {
	const places = new Set(built.map(({ path, line }) => `${path}:${line}`));
	return inFiles.filter(({ path, line, renderedAs, kind }) => renderedAs !== void 0 || kind === "kustomization" || !places.has(`${path}:${line}`));
}
function isGenerated({ root, origins }) {
	const origin = origins && originOf(origins, root.location.line);
	return isKustomizationFile(origin?.file ?? "");
}

// src/inspect/select-targets.ts
async function selectTargets(tree, config, { options, host }, input) {
	const reader = readerOf(tree);
	const { targets: knownTargets, isSelected = () => true } = input;
	const discovered = knownTargets ? {
		targets: knownTargets,
		gitops: [],
		helmfileFailures: [],
		unresolved: [],
		skipped: []
	} : await discover(reader, config, {
		...options,
		evaluators: host.evaluators
	});
	const { isOfShare = () => true } = options;
	const targets = targetsInScope(discovered.targets, options).filter((target) => isSelected(target) && isOfShare(target));
	return {
		reader,
		allTargets: discovered.targets,
		targets,
		gitops: gitopsInScope(discovered.gitops, options.paths),
		helmfileFailures: itemsInPaths(discovered.helmfileFailures, options.paths),
		unresolved: discovered.unresolved,
		skipped: skippedInScope(discovered.skipped, targets, options)
	};
}

// src/inspect/searched-releases.ts
const cheapMs = 500;
const costlyMs = 3e4;
const rendersOfSearch = 6;
async function searchedReleases(renders, settled, base) {
	const releases = unsettledReleases(renders, settled);
	const tooCostly = tooCostlyAmong(releases);
	const inBase = releases.some(({ ms }) => ms > cheapMs) ? (await base)?.renders : void 0;
	for (const id of inBase ? tooCostlyAmong(unsettledReleases(inBase, settled)) : []) tooCostly.add(id);
	const all = releases.map(({ release }) => release);
	return {
		searched: all.filter(({ id }) => !tooCostly.has(id)),
		tooCostly: all.filter(({ id }) => tooCostly.has(id))
	};
}
function unsettledReleases(renders, settled) {
	return [...renders.values()].flatMap((render) => render.status === "rendered" && render.target.kind === "helm" && !settled.has(render.target) ? [{
		release: render.target,
		ms: render.processorMs ?? 0
	}] : []);
}
function tooCostlyAmong(releases) {
	const costly = releases.filter(({ ms }) => ms > cheapMs).toSorted((first, second) => first.ms - second.ms);
	const ids = /* @__PURE__ */ new Set();
	let total = 0;
	for (const { release, ms } of costly) {
		total += rendersOfSearch * ms;
		if (total > costlyMs) ids.add(release.id);
	}
	return ids;
}

// src/inspect/skipped-for-time.ts
function skippedForTime(late, { budget }) {
	const reason = outOfTime(budget);
	return [...new Set(late.map(({ path }) => path || "."))].map((file) => ({
		file,
		reason
	}));
}
function skippedValues(renders, tooCostly, { budget, valuesUse }) {
	if (valuesUse === null || renders.size === 0) return [];
	const charts = [...groupBy(tooCostly, ({ path }) => path)].map(([path, releases]) => ({
		file: path || ".",
		reason: `dead, undefined and varying values, and lines that a cluster decides, of ${shortNameList(releases.map(({ id }) => id))}: ${tooCostlyForValues}`
	}));
	if (!budget.isSpent("values")) return charts;
	const reason = budget.isSpent("render") ? outOfTime(budget) : outOfTimeForValues(budget);
	return [...charts, {
		file: ".",
		reason: `dead and undefined values: ${reason}`
	}];
}

// src/inspect/release-values.ts
function withReleaseValues(contents, customRules, reader) {
	return customRules?.rules.some(({ readsValues }) => readsValues) ? contents.map((ofTarget) => withValues(ofTarget, reader)) : contents;
}
function withValues(contents, reader) {
	const { target } = contents;
	if (target.kind !== "helm") return contents;
	return {
		...contents,
		releaseValues: [valuesOf(target, reader)]
	};
}
function valuesOf(target, reader) {
	const { values = [], parameters = [], unknownValues = [] } = target.settings ?? {};
	const isOpen = values.some(({ at, madeFrom }) => at === null && !madeFrom);
	const isComplete = parameters.length === 0 && unknownValues.length === 0 && !isOpen && isUnpacked(target, reader);
	return {
		target: target.id,
		values: releaseValues(target, reader),
		isComplete
	};
}
function isUnpacked({ path }, reader) {
	const chart = resolveLinks(reader.tree, path) ?? path;
	return reader.tree.read(joinPath(chart, "Chart.yaml")) !== void 0 && !foldersWithPacked(reader).has(joinPath(chart, "charts"));
}
const foldersWithPacked = oncePer(({ tree: { files, mounted = [] } }) => new Set([...files, ...mounted].filter((file) => file.endsWith(".tgz")).map(folderOf)));

// src/inspect/unsearched-values.ts
function unsearchedValues(renders, tooCostly, { tree }, { budget, valuesUse }) {
	return {
		releases: new Set(budget.isSpent("values") ? renders.keys() : tooCostly.map(({ id }) => id)),
		files: once(() => new Set(tooCostly.flatMap((release) => valuesUse?.(tree, release).files ?? [])))
	};
}
function isSearchedFor({ targets, at, lintFinding: { view } }, { releases, files }) {
	if (!searchedViews.has(view) || releases.size === 0) return true;
	if (view === "deadValue" && files().has(at.file)) return false;
	return targets.some((id) => !releases.has(id));
}
const searchedViews = /* @__PURE__ */ new Set([
	"deadValue",
	"undefinedValue",
	"varyingFields",
	"unseenLines"
]);

// src/inspect/unseen-lines.ts
function unseenLines(hidden, release, reader) {
	const isWritten = ({ file }) => !isMounted(file) && reader.text(file) !== null;
	const outside = groupBy(hidden.filter((lines) => !isWritten(lines)), ({ question }) => question);
	return [...hidden.filter(isWritten).map((lines) => inTemplate(lines, release, reader)), ...[...outside].map(([question, templates]) => ({
		question,
		target: release.id,
		at: statedAt(release),
		apis: [],
		templates
	}))];
}
function inTemplate(lines, { id }, reader) {
	const { question, file } = lines;
	const [first = 1] = lines.lines;
	const before = (reader.text(file) ?? "").split("\n").slice(0, first);
	const asking = before.findLastIndex((line) => asks[question].test(line));
	const apis = question === "apis" ? [...(before[asking] ?? "").matchAll(apiVersion)] : [];
	return {
		question,
		target: id,
		at: {
			file,
			line: asking < 0 ? first : asking + 1
		},
		apis: apis.map(([, api]) => api),
		templates: [lines]
	};
}
const asks = {
	lookup: /\blookup\b/,
	upgrade: /\.Is(Upgrade|Install)\b/,
	apis: /\bAPIVersions\b/
};
const apiVersion = /["`]([a-z\d.-]+\/v\d\w*(?:\/[A-Z]\w*)?)["`]/g;
function statedAt({ statedBy, listedAt, path }) {
	const { file, line } = statedBy ?? listedAt ?? {
		file: joinPath(path, "Chart.yaml"),
		line: 1
	};
	return {
		file,
		line
	};
}

// src/inspect/values-users.ts
function readersOf(files, targets, { tree }) {
	const named = targets.map((target) => ({
		target,
		names: namedFiles$1(target).map((path) => resolveLinks(tree, path) ?? path)
	}));
	const chartNames = new Set(named.flatMap(({ names }) => names));
	if (![...files].every((file) => chartNames.has(file))) return targets;
	return named.flatMap(({ target, names }) => names.some((name) => files.has(name)) ? target : []);
}
function valuesUsers(targets, { tree }, uses, valuesUse, tooCostly) {
	const users = /* @__PURE__ */ new Map();
	for (const target of targets) {
		if (target.kind === "manifests") continue;
		const use = target.kind === "helm" ? uses.get(target.id) ?? valuesUse(tree, target) : null;
		const files = use?.files ?? namedFiles$1(target).map((path) => resolveLinks(tree, path) ?? path);
		const user = use && !tooCostly.has(target.id) ? userOf(use) : () => Promise.resolve(true);
		for (const file of new Set(files)) {
			const fileUsers = users.get(file) ?? [];
			fileUsers.push(user);
			users.set(file, fileUsers);
		}
	}
	return ({ file }) => users.get(file) ?? [];
}
function userOf(use) {
	const dead = once(async () => new Set((await use.dead()).map(nameOf$4)));
	return async (key) => {
		if ((await dead()).has(nameOf$4(key))) return false;
		return use.mayRead(key) || await use.isRead(key) !== false;
	};
}
async function wasRead(key, targets, base, valuesUse) {
	if (!base) return false;
	const reads = targets.flatMap((id) => base.renders.get(id) ?? []).flatMap(({ status, target }) => status === "rendered" && target.kind === "helm" ? target : []).map((target) => valuesUse(base.sources.reader.tree, target).isRead(key));
	return (await Promise.all(reads)).includes(true);
}
function nameOf$4({ file, path }) {
	return JSON.stringify([file, path]);
}

// src/inspect/values-facts.ts
async function valuesFacts(input, host) {
	const { valuesUse } = host;
	if (!valuesUse) return /* @__PURE__ */ new Map();
	const releases = input.releases.searched;
	const uses = new Map(releases.map((target) => [target.id, valuesUse(input.reader.tree, target)]));
	const dead = groupBy(await deadKeys(input, uses, valuesUse), ({ target }) => target);
	const facts = releases.map(async (release) => {
		const { id } = release;
		const found = await factsOf(release, uses.get(id), input);
		return [id, {
			deadKeys: dead.get(id) ?? [],
			...found
		}];
	});
	return new Map(await Promise.all(facts));
}
async function factsOf(release, use, { renders, reader }) {
	const undefinedReads = await use.undefined();
	const render = renders.get(release.id);
	const [varying, hidden] = render?.status === "rendered" ? [await use.varying(render), await use.hidden(render)] : [[], []];
	return {
		undefinedReads: undefinedReads.map((fact) => undefinedRead(fact, release, reader)),
		varyingObjects: varyingObjects(varying, render),
		unseenLines: unseenLines(hidden, release, reader)
	};
}
async function deadKeys({ reader, allTargets, base, releases }, uses, valuesUse) {
	const pending = [...uses].map(async ([target, use]) => (await use.dead()).map((fact) => ({
		target,
		fact
	})));
	const dead = (await Promise.all(pending)).flat().filter(({ fact }) => !isMounted(fact.file));
	const facts = new Map(dead.toReversed().map(({ fact }) => [nameOf$4(fact), fact]));
	const files = new Set([...facts.values()].map(({ file }) => file));
	const readers = readersOf(files, allTargets, reader);
	const tooCostly = new Set(releases.tooCostly.map(({ id }) => id));
	const usersOfKey = valuesUsers(readers, reader, uses, valuesUse, tooCostly);
	const targetsOf = groupBy(dead, ({ fact }) => nameOf$4(fact));
	const inspectedBase = facts.size > 0 ? await base : null;
	const checks = [...facts].map(async ([name, fact]) => {
		if ((await Promise.all(usersOfKey(fact).map((user) => user(fact)))).includes(true)) return void 0;
		const targets = targetsOf.get(name).map(({ target }) => target);
		return [name, await wasRead(fact, targets, inspectedBase, valuesUse)];
	});
	const wasReadByName = new Map((await Promise.all(checks)).filter((check) => check !== void 0));
	const targetById = new Map(allTargets.map((target) => [target.id, target]));
	return dead.flatMap(({ target, fact }) => {
		const node = nodeOf(fact, targetById.get(target), reader);
		const name = nameOf$4(fact);
		return node && wasReadByName.has(name) ? [{
			fact: facts.get(name),
			target,
			node,
			wasRead: wasReadByName.get(name)
		}] : [];
	});
}
function varyingObjects(varying, render) {
	const text = renderedTextOf(render);
	if (!text || varying.length === 0) return [];
	const byIdentity = groupBy(renderedManifests(text), ({ root }) => JSON.stringify(identityOf$1(root)));
	const asksObjects = render?.status === "rendered" && render.asks?.includes("lookup") === true;
	return varying.flatMap(({ template, object, occurrence, paths, isKept }) => {
		const sameName = byIdentity.get(JSON.stringify(object)) ?? [];
		const field = JSON.stringify({
			template,
			object,
			occurrence,
			path: []
		});
		const manifest = sameName.find(({ root }) => JSON.stringify(fieldOf(root, sameName)) === field);
		const nodes = paths.map((path) => manifest?.root.at(...path)).filter((node) => node?.exists);
		return manifest ? [{
			manifest,
			nodes,
			isKept: isKept || asksObjects
		}] : [];
	});
}
function undefinedRead(fact, target, reader) {
	const { similar, defaultsMap } = fact;
	return {
		fact,
		target: target.id,
		similar: similar && nodeOf(similar, target, reader),
		defaultsMap: defaultsMap && nodeOf(defaultsMap, target, reader),
		guess: target.guess
	};
}
function nodeOf(key, target, reader) {
	return valuesRoots(key, target, reader).map((root) => root.at(...key.path)).find(({ exists }) => exists) ?? null;
}
function valuesRoots({ file }, target, reader) {
	const places = (target?.kind === "helm" ? target.settings?.values ?? [] : []).flatMap(({ at }) => at?.file === file ? at : []);
	const root = places.length === 0 ? rootOf$1(reader, file) : null;
	return root ? [root] : places.flatMap((place) => embeddedRoot(place, reader) ?? []);
}
function embeddedRoot(place, reader) {
	const root = reader.documents(place.file)[place.document]?.root;
	const inDocument = root ? Node.of(root).at(...place.path) : null;
	if (inDocument?.kind === "map") return inDocument;
	const node = placedNode(reader, place);
	const inText = node?.kind === "scalar" ? rootInText(node) : node;
	return inText ? Node.of(inText) : null;
}

// src/inspect/tree-of-meshes.ts
async function renderIntoMeshes(tree, config, scope, input) {
	return renderSelected(await selectTargets(tree, config, scope, input), config, scope, input);
}
async function renderSelected(selected, config, scope, input) {
	const { host } = scope;
	const { reader } = selected;
	const rendered = await renderAllOf(selected, config, scope, input.settled);
	const { allTargets, renders, nested } = rendered;
	const inBase = await rendersInBase(renders, input.base);
	const { shapes, customRules, problems } = await configuredChecks(reader, config, scope, input);
	const { base, settled = /* @__PURE__ */ new Set() } = input;
	const releases = await searchedReleases(renders, settled, base);
	const ofTargets = await contentsOfTree(rendered, inBase, reader, settled, {
		base,
		releases
	}, host);
	const contents = withReleaseValues(ofTargets, customRules, reader);
	const skippedSearch = skippedValues(renders, releases.tooCostly, host);
	const unsearched = unsearchedValues(renders, releases.tooCostly, reader, host);
	const otherObjectsFor = objectsOfOtherFiles(allTargets, contents, reader);
	const baseObjects = await baseObjectsFor(customRules, input);
	const gitops = withDeliveryObjects(rendered.gitops, contents, nested.outcomes);
	const checks = {
		shapes,
		customRules,
		baseObjects
	};
	const applied = {
		contents,
		otherObjects: otherObjectsFor(null),
		gitops,
		...checks
	};
	const context = await meshContextOf(reader, applied, config, scope);
	const meshInputs = groupIntoMeshes(contents, otherObjectsFor, context);
	const { helmfileFailures, unresolved } = selected;
	const ofTree = {
		references: [...await referencesOf(reader, input.referenceConfig ?? config, rendered, scope), ...unresolved],
		helmfileFailures,
		...problems
	};
	const sources = sourcesOf$1(reader, rendered, host);
	const rules = customRules?.rules ?? [];
	return {
		rendered,
		renders,
		sources,
		inBase,
		gitops,
		contents,
		meshInputs,
		ofTree,
		unreadFiles: unreadTexts(rendered.skipped, helmfileFailures),
		unsearched,
		skippedValues: skippedSearch,
		customRules: rules
	};
}
function unreadTexts(skipped, failures) {
	return [...skipped.map(({ file, reason }) => `${file} is not read: ${reason}`), ...failures.map(({ file }) => `${file} cannot be evaluated`)];
}
async function referencesOf(reader, config, { allTargets, targets: checked, nested }, { options, host }) {
	const { unresolved = [], requested = [] } = nested;
	const targets = [.../* @__PURE__ */ new Set([...allTargets, ...checked])];
	const lookup = {
		...options,
		...host.evaluators,
		targets,
		requested
	};
	return [...await unresolvedReferences(reader, config, lookup), ...unresolved];
}
function renderAllOf(selected, config, { options, host }, settled) {
	const { reader } = selected;
	const nestedOptions = {
		...options,
		...host.evaluators
	};
	return renderWithNested(reader, selected, config, nestedOptions, (targets) => renderTree(reader, targets, host, settled));
}
async function contentsOfTree({ allTargets, targets, renders }, inBase, reader, settled, search, host) {
	const facts = await valuesFacts({
		reader,
		allTargets,
		renders,
		...search
	}, host);
	const driftsOf = environmentDrifts(allTargets, reader);
	return targets.map((target) => ({
		...contentsOfTarget(target, renders.get(target.id), reader, inBase, settled.has(target)),
		...facts.get(target.id),
		...driftsOf(target)
	}));
}
function sourcesOf$1(reader, tree, { maskKey }) {
	const { allTargets, targets, renders, nested } = tree;
	return {
		reader,
		allTargets,
		targets: byId$1(targets),
		renders,
		origins: originsOf(renders),
		mask: createMask(maskKey),
		statedBy: nested.statedBy
	};
}
async function rendersInBase(renders, base) {
	if ([...renders.values()].every(({ status }) => status === "rendered")) return /* @__PURE__ */ new Set();
	const baseRenders = [...(await base)?.renders ?? []];
	return new Set(baseRenders.flatMap(([id, { status }]) => status === "rendered" ? id : []));
}
function originsOf(renders) {
	return new Map([...renders].flatMap(([id, render]) => {
		const text = renderedTextOf(render);
		return text ? [[renderedName(id), text.origins]] : [];
	}));
}
function byId$1(targets) {
	return new Map(targets.map((target) => [target.id, target]));
}

// src/run/configurations.ts
async function readUsedConfig(input, mask) {
	const { head, configSource, configFile } = input;
	if (typeof configSource === "object") return readText(configSource.text, configFile, mask);
	const ofHead = await readMaskedConfig(readerOf(head), configFile, mask);
	const base = configSource === "base" ? input.base() : null;
	return base ? readMaskedConfig(readerOf(base), baseFile(base, configFile), mask) : ofHead;
}
function readText(text, configFile, mask) {
	const reader = readerOf(memoryTree({ [configFile]: text }));
	const { mistakes } = configurationFiles(reader, configFile);
	if (mistakes.length > 0) throw new UsageError(`${configFile}:${mistakes[0].node.location.line} a configuration that is not of this repository cannot extend files of it, which the change under review may write: write out what they set`);
	return readMaskedConfig(reader, configFile, mask);
}
async function readBroughtConfigs(input) {
	const { head, configSource, configFile } = input;
	const base = typeof configSource === "object" ? null : input.base();
	if (!base) return null;
	const ofBase = await readValidConfig(base, baseFile(base, configFile));
	return ofBase && {
		base: ofBase,
		head: await readConfig(readerOf(head), configFile)
	};
}
async function readValidConfig(tree, file) {
	try {
		return await readConfig(readerOf(tree), file);
	} catch (error) {
		if (error instanceof UsageError) return null;
		throw error;
	}
}
function baseFile(base, file) {
	return hasPath(base, file) ? file : defaultConfigFile;
}

// src/core/gitops-target.ts
const gitopsKindNames = {
	application: "Application",
	"application-set": "ApplicationSet",
	"flux-kustomization": "Kustomization",
	"helm-release": "HelmRelease",
	kustomization: "kustomization",
	"helmfile-release": "helmfile release"
};

// src/model/altered-mesh.ts
function alteredMesh(mesh, alterations) {
	const swap = (manifests) => manifests.flatMap((manifest) => alterations.has(manifest) ? alterations.get(manifest) ?? [] : manifest);
	const altered = [...alterations].flat().filter((manifest) => manifest !== null);
	const parts = swap(mesh.parts);
	if (meshConfigsIn(altered, []).length > 0) return createMesh({
		...mesh,
		manifests: swap(mesh.manifests),
		parts
	});
	const kinds = new Set(altered.map(knownKind));
	const isInPlace = [...alterations].every(([old, manifest]) => manifest?.namespace === old.namespace);
	const manifests = once(() => swap(mesh.manifests));
	const again = once(() => createMesh({
		...mesh,
		manifests: manifests()
	}));
	const isAltered = (inputs) => inputs === "everything" || inputs.some((kind) => kinds.has(kind === "other" ? void 0 : kind));
	const replacements = once(() => replacementsIn(mesh, alterations));
	const newMesh = {
		...mesh,
		parts,
		get manifests() {
			return manifests();
		},
		ofKind: (kind) => (kinds.has(kind) ? again() : mesh).ofKind(kind),
		find: (kind, namespace, name) => (kinds.has(kind) ? again() : mesh).find(kind, namespace, name),
		holdsNamespace: (namespace) => (isInPlace ? mesh : again()).holdsNamespace(namespace),
		ofOtherKinds: () => (kinds.has(void 0) ? again() : mesh).ofOtherKinds(),
		positionOf: (object) => replacements().get(object) ?? (alterations.has(object) ? void 0 : mesh.positionOf(object)),
		derive: createTables((derivation) => {
			if (!isAltered(derivation.inputs)) return mesh.derive(derivation);
			if (!derivation.update) return derivation.build(newMesh);
			return derivation.update(mesh.derive(derivation), newMesh, alterations);
		})
	};
	return newMesh;
}
function replacementsIn(mesh, alterations) {
	return new Map([...alterations].flatMap(([old, object]) => {
		const position = mesh.positionOf(old);
		return object && position !== void 0 ? [[object, position]] : [];
	}));
}

// src/inspect/finding-check.ts
function findingCheckFor(finding, mesh, part) {
	const { manifest, view, subject, isOfKey } = finding;
	const rule = [...rules, ...customRulesIn(mesh)].find(({ id }) => id === finding.rule);
	if (!manifest || !rule || subject === "values") return void 0;
	const key = findingKey$1(finding);
	const isReportedWith = (alterations) => {
		const altered = alterations.get(manifest);
		if (!altered) return false;
		const isPartEnough = part && [...alterations.values()].every((object) => !object || part.suffices(object));
		return lintObject(alteredMesh(isPartEnough ? part.mesh : mesh, alterations), rule, view, altered).some((candidate) => findingKey$1(candidate) === key);
	};
	return {
		id: JSON.stringify([
			finding.rule,
			finding.code,
			view
		]),
		isOfKey,
		suggestion: /; did you mean `([^`]+)`\?/.exec(finding.message)?.[1] ?? null,
		isStillFound(object, otherChanges) {
			const objectAlteration = /* @__PURE__ */ new Map([[manifest, manifestIn(manifest, object)]]);
			if (isReportedWith(objectAlteration)) return true;
			const otherAlterations = alterationsIn(otherChanges(), mesh, manifest);
			return otherAlterations.size > 0 && isReportedWith(new Map([...objectAlteration, ...otherAlterations]));
		}
	};
}
function alterationsIn(changed, mesh, { target }) {
	const manifestByIdentity = byIdentity(mesh, target);
	return new Map(changed.flatMap(({ before: identity, after: text }) => {
		const manifest = manifestByIdentity.get(JSON.stringify(identity));
		return manifest ? [[manifest, text === null ? null : manifestIn(manifest, text)]] : [];
	}));
}
const byIdentity = derivedByKey("everything", (_mesh, target) => target, (mesh, target) => new Map((byTarget$1(mesh).get(target) ?? []).map((manifest) => [JSON.stringify(writtenIdentity(manifest)), manifest])));
const byTarget$1 = derived("everything", ({ manifests }) => groupBy(manifests, ({ target }) => target));
const manifestIn = oncePerName(({ target, namespace }, text) => manifestsOf(parseDocuments(text, ""), target, namespace)[0] ?? null);
function findingKey$1({ node, code }) {
	const path = node instanceof Node ? stablePath(node).map(withoutItemName) : [];
	return JSON.stringify([path, code]);
}
function withoutItemName(key) {
	return key.replace(/=.*$/s, "=");
}

// src/inspect/input-keys.ts
function inputKeys({ sources: { reader, targets, allTargets }, renders }, { releaseKey }) {
	const ofRelease = (target) => `${releaseKey(reader.tree, target)} ${renders.get(target.id)?.status}`;
	const ofFiles = (target) => sumOfFiles(target, renders.get(target.id), reader.tree);
	const ofTree = once(() => {
		const outOfScope = allTargets.filter(({ id, kind }) => kind !== "helm" && !targets.has(id));
		return [[...targets.values()].map((target) => target.kind === "helm" ? ofRelease(target) : ofFiles(target)), outOfScope.map(ofFiles)];
	});
	const ofMesh = weakOncePer(({ environment, context }) => {
		const settings = settingsOf(context);
		return settings === null ? null : sumOf$1([
			environment,
			settings,
			ofTree()
		]);
	});
	return {
		ofTarget: (target) => target.kind !== "helm" || target.renderedBy !== void 0 || target.settings?.helmfile ? null : ofRelease(target),
		ofMesh,
		ofMeshes(meshes) {
			const sums = [...new Set(meshes)].map(ofMesh);
			return sums.includes(null) ? null : sumOf$1(sums);
		}
	};
}
function sumOfFiles(target, render, tree) {
	const built = target.kind === "kustomization" ? renderedTextOf(render) : void 0;
	const sum = createHash("sha256").update(JSON.stringify(target)).update(built?.manifest ?? "");
	for (const name of namedFiles$1(target)) {
		const data = tree.read(resolveLinks(tree, name) ?? name);
		sum.update(`\0${data?.length ?? "none"}\0`).update(data ?? "");
	}
	return sum.digest("hex");
}
const settingsOf = oncePer((context) => {
	const { now, istioVersion, isIstioVersionStated, meshConfig, egressAllowlists, unread } = context;
	const configured = [...context.kinds].filter(([, kind]) => isConfigured(kind));
	if (context.customRules || configured.some(([, { validate }]) => validate)) return null;
	return JSON.stringify([
		now === null ? null : Math.floor(now / millisecondsOfDay$1),
		...[
			istioVersion,
			isIstioVersionStated,
			meshConfig,
			egressAllowlists
		],
		...[
			[...unread.names].toSorted(),
			unread.isAnyNamespace,
			[...context.completedByFlux].toSorted()
		],
		configured.map(([name, { schema }]) => [name, schema])
	]);
});
const millisecondsOfDay$1 = 864e5;
function isConfigured({ release, definition }) {
	return release === void 0 && definition === void 0;
}
function sumOf$1(data) {
	return createHash("sha256").update(JSON.stringify(data)).digest("hex");
}

// src/inspect/kept-causes.ts
function causeCache(kept, reader) {
	const rows = partRows(reader);
	const [ofCause, ofParts] = [causeForm(rows), partsForm(rows)];
	const keep = keepIn(kept);
	return {
		cause: (question, find, isRepeatable) => keep(question, ofCause, find, isRepeatable),
		parts: (question, find, isRepeatable) => keep(question, ofParts, find, isRepeatable),
		async choice(question, candidates, find, isRepeatable) {
			const chosen = async () => {
				const found = await find();
				return found === null ? -1 : candidates.indexOf(found);
			};
			return candidates[await keep(question, {
				encode: (index) => index,
				decode: (index) => index < candidates.length ? index : null
			}, chosen, isRepeatable)] ?? null;
		}
	};
}
function keepIn(kept) {
	return async (question, { encode, decode }, find, isRepeatable) => {
		if (!kept || question === null) return find();
		const text = kept.read(question);
		const found = text === null ? null : decode(JSON.parse(text));
		if (found !== null) return found;
		const answer = await find();
		const encoded = isRepeatable() ? encode(answer) : null;
		if (encoded !== null) kept.add(question, JSON.stringify(encoded));
		return answer;
	};
}
function causeForm({ rowOf, partOf }) {
	return {
		encode({ kind, primary, related, insertion }) {
			const [first, ...others] = [primary, ...related].map((part) => part && rowOf(part));
			if (primary && !first || others.includes(null)) return null;
			return {
				kind,
				primary: first ?? null,
				related: others,
				...insertion && { insertion }
			};
		},
		decode({ primary, related, ...rest }) {
			const [first, ...others] = [primary, ...related].map((row) => row && partOf(row));
			if (primary && !first || others.includes(null)) return null;
			return {
				...rest,
				primary: first ?? null,
				related: others
			};
		}
	};
}
function partsForm({ rowOf, partOf }) {
	return {
		encode(parts) {
			const rows = parts.map((part) => part ? rowOf(part) : part === null ? null : 0);
			return rows.some((row, index) => row === null && parts[index]) ? null : rows;
		},
		decode(rows) {
			const parts = rows.map((row) => row === 0 ? void 0 : row && partOf(row));
			return parts.some((part, index) => part === null && rows[index]) ? null : parts;
		}
	};
}
function partRows(reader) {
	const sums = /* @__PURE__ */ new Map();
	const sumOf = (file, text) => {
		const sum = sums.get(file) ?? createHash("sha256").update(text).digest("base64");
		sums.set(file, sum);
		return sum;
	};
	return {
		rowOf: ({ file, text, start, end, role }) => reader.text(file) === text ? [
			file,
			start,
			end,
			role,
			sumOf(file, text)
		] : null,
		partOf([file, start, end, role, sum]) {
			const text = reader.text(file);
			return text !== void 0 && sumOf(file, text) === sum ? {
				file,
				text,
				start,
				end,
				role
			} : null;
		}
	};
}

// src/inspect/variable-cause.ts
async function variableCause(cause, { target, field }, { sources, renders }, provenanceOf) {
	const { primary } = cause;
	const build = sources.targets.get(target.renderedBy ?? "");
	if (primary?.role !== "cause" || !isVariable(primary)) return null;
	if (build?.kind !== "kustomization" || !build.flux || build.renderedBy === void 0) return null;
	const path = provenanceOf(target).layering(primary, field)?.path;
	const text = renderedTextOf(renders.get(build.id));
	const manifests = text ? renderedManifests(text) : [];
	const release = manifests.find((manifest) => deliveryId(manifest) === target.statedBy?.target);
	const value = path && release?.spec.at("values", ...path);
	if (value?.kind !== "scalar") return null;
	const outer = await provenanceOf(build).cause(builtFieldOf(value, manifests));
	if (outer.primary?.role !== "cause" || isOfBuild(outer.primary, build)) return null;
	return {
		...outer,
		kind: cause.kind === "exact" ? outer.kind : "probable"
	};
}
function isVariable({ text, start, end }) {
	return /\$\{[^{}]*\}/.test(text.slice(start, end));
}
function isOfBuild({ file }, build) {
	return namedFiles$1(build).includes(file);
}

// src/inspect/causes.ts
function causesIn(inspected, host) {
	const { provenance, kept, budget } = host;
	if (!provenance) return void 0;
	const provenanceOf = openProvenance(inspected, provenance);
	const cache = causeCache(kept, inspected.sources.reader);
	const questionOf = questionsOf(inspected, host);
	const isRepeatable = (target) => () => !budget.isSpent("repair") && provenanceOf(target).isRepeatable;
	return {
		async of(node, { lintFinding }) {
			const probed = probedField(node, lintFinding, inspected);
			if (!probed) return void 0;
			const { target, field, check } = probed;
			const find = async () => {
				const cause = await provenanceOf(target).cause(field, check);
				return await variableCause(cause, probed, inspected, provenanceOf) ?? cause;
			};
			return cache.cause(questionOf("cause", [probed], lintFinding), find, isRepeatable(target));
		},
		async ofRelated(nodes, { lintFinding }) {
			const fields = nodes.map((node) => probedField(node, lintFinding, inspected));
			const present = fields.filter((field) => field !== void 0);
			if (!present[0]) return nodes.map(() => void 0);
			const { target } = present[0];
			const find = () => partsOf$1(fields, present, provenanceOf(target));
			return cache.parts(questionOf("related", fields, lintFinding), find, isRepeatable(target));
		},
		async breakingOverride({ lintFinding }, causePart, partners) {
			const probed = probedField(lintFinding.node, lintFinding, inspected);
			const { target, field, check } = probed ?? {};
			if (!target || !field || !check) return null;
			const question = questionOf("override", [probed], lintFinding, [causePart, ...partners].map(placeOf$1));
			const find = () => provenanceOf(target).breakingOverride({
				causePart,
				partners
			}, field, check);
			return cache.choice(question, partners, find, isRepeatable(target));
		}
	};
}
async function partsOf$1(fields, present, provenance) {
	const shown = await provenance.shownValues(present.map(({ field }) => field));
	return Promise.all(fields.map(async (field) => field && (shown[present.indexOf(field)] ?? (await provenance.cause(field.field, field.check)).primary)));
}
function questionsOf(inspected, host) {
	const keys = inputKeys(inspected, host);
	return (kind, fields, { rule, code, view, message }, parts = []) => {
		const target = fields.find((field) => field !== void 0)?.target;
		const inputs = target && host.kept ? keys.ofTarget(target) : null;
		if (!target || inputs === null) return null;
		const isChecked = fields.some((field) => field?.check);
		const mesh = inspected.meshes.get(target.id);
		const ofMesh = isChecked && mesh ? keys.ofMesh(mesh) : "";
		if (ofMesh === null) return null;
		const places = fields.map((field) => field && [field.field, field.check !== void 0]);
		return JSON.stringify([
			kind,
			inputs,
			places,
			isChecked ? [
				ofMesh,
				rule,
				code,
				view,
				message
			] : [],
			parts
		]);
	};
}
function placeOf$1({ file, start, end, role }) {
	return [
		file,
		start,
		end,
		role
	];
}
function probedField(node, lintFinding, inspected) {
	const { targets, origins } = inspected.sources;
	const target = lintFinding.target === null ? void 0 : targets.get(lintFinding.target);
	if (!(node instanceof Node) || !origins.has(locationOf$1(node).file)) return void 0;
	if (target?.kind !== "helm" && target?.kind !== "kustomization") return void 0;
	const mesh = inspected.meshes.get(target.id);
	const text = renderedTextOf(inspected.renders.get(target.id));
	const manifests = text ? renderedManifests(text) : [];
	const field = target.kind === "helm" ? fieldOf(node, manifests) : builtFieldOf(node, manifests);
	const check = mesh && node === lintFinding.node ? findingCheckFor(lintFinding, mesh, inspected.meshParts.get(target.id)) : void 0;
	return field && {
		target,
		field,
		check
	};
}
function openProvenance({ sources }, provenance) {
	return openedTargets(sources, provenance);
}
const openedTargets = oncePerPair((sources, provenance) => {
	const { reader, renders } = sources;
	const opened = /* @__PURE__ */ new Map();
	const statementOf = renderedStatements(sources);
	return (target) => {
		const { id } = target;
		const ofTarget = opened.get(id) ?? provenance(reader.tree, target, renderedTextOf(renders.get(id))?.manifest, statementOf(target));
		opened.set(id, ofTarget);
		return ofTarget;
	};
});

// src/inspect/cause-location.ts
function movedToCause(finding, { kind, primary, related: furtherParts }, components, isBuilt, excerpt) {
	const isPacked = finding.at.file.includes("!");
	const furtherNotes = causeNotes(furtherParts, kind, components);
	if (!primary || kind === "object" && !isPacked) return { related: [
		...finding.related,
		...primary ? causeNotes([primary], kind, components) : [],
		...furtherNotes
	] };
	const at = partLocation(primary);
	const template = {
		at: finding.at,
		note: "the template line that renders it"
	};
	const shown = excerpt(at);
	return {
		at,
		cause: kind,
		related: distinctLocations([
			...finding.related,
			...furtherNotes,
			...isPacked || isBuilt ? [] : [template]
		], at),
		...shown && { excerpt: shown }
	};
}
function causeNotes(causeParts, kind, components) {
	return causeParts.flatMap((causePart) => {
		const roleNote = kind === "missing" && causePart.role === "anchor" ? null : roleNotes[causePart.role];
		const note = (causePart.role === "cause" || causePart.role === "influence" ? componentNote(causePart, components) : null) ?? roleNote;
		return note === null ? [] : [{
			at: partLocation(causePart),
			note
		}];
	});
}
const roleNotes = {
	cause: "this value has a part in it",
	unproven: "this value may contribute",
	anchor: "this entry makes the object",
	gate: null,
	influence: null
};
function componentNote({ text, start, end }, components) {
	const value = text.slice(start, end).replace(/^(["'])(.*)\1$/s, "$2");
	const equal = components.filter((component) => component.text === value);
	if (equal.length === 1) return equal[0].name;
	const containing = value === "" ? [] : components.filter((component) => component.text.includes(value));
	return containing.length === 1 ? `a part of ${containing[0].name}` : null;
}
function partLocation({ file, text, start, end }) {
	return locationAt(sourceOf(text, file), start, end);
}
function distinctLocations(related, at) {
	const seen = /* @__PURE__ */ new Set([JSON.stringify(at)]);
	return related.filter((entry) => {
		const key = JSON.stringify(entry.at);
		return !seen.has(key) && seen.add(key);
	});
}

// src/inspect/point-at-causes.ts
const maxFindings = 200;
async function pointAtCauses(findings, inspected, causes, budget) {
	const chosen = new Set(byPriority(findings.filter(isNew)).slice(0, maxFindings));
	return Promise.all(findings.map(async (finding) => causes && chosen.has(finding) && !budget.isSpent("repair") ? {
		...finding,
		...await fieldsAtCause(finding, inspected, causes)
	} : finding));
}
function isNew({ status, cause }) {
	return status === "new" && cause === "template";
}
function byPriority(findings) {
	return [...groupBy(findings, ({ rule, at }) => JSON.stringify([rule, at])).values()].flatMap((group) => group.map((finding, index) => ({
		finding,
		index
	}))).toSorted((first, second) => Number(first.index > 0) - Number(second.index > 0) || compareWeight(first.finding, second.finding) || first.index - second.index).map(({ finding }) => finding);
}
function compareWeight(first, second) {
	return Number(first.status === "existing") - Number(second.status === "existing") || compareSeverity(first.severity, second.severity);
}
async function missingValueCause(finding, causes) {
	const { missing } = finding.lintFinding;
	const cause = missing ? await causes.of(missing, finding) : void 0;
	return cause?.kind === "missing" ? cause : void 0;
}
async function fieldsAtCause(finding, inspected, causes) {
	const { lintFinding } = finding;
	const cause = await missingValueCause(finding, causes) ?? await causes.of(lintFinding.node, finding);
	if (!cause) return {};
	const relatedNodes = lintFinding.related.map(({ node }) => node);
	const relatedParts = await causes.ofRelated(relatedNodes, finding);
	const related = lintFinding.related.map(({ note }, index) => {
		const causePart = relatedParts[index];
		return {
			at: causePart ? partLocation(causePart) : finding.related[index].at,
			note
		};
	});
	const breaking = await breakingCause(finding, cause, relatedParts, causes);
	const nodeNotes = breaking ? [{
		at: partLocation(cause.primary),
		note: lintFinding.nodeNote
	}] : [];
	const target = inspected.sources.targets.get(lintFinding.target ?? "");
	return movedToCause({
		...finding,
		related: [...nodeNotes, ...related]
	}, breaking ?? cause, lintFinding.components, target?.kind === "kustomization", (location) => excerptOf(location, inspected.sources.reader, inspected.sources.mask));
}
async function breakingCause(finding, { primary }, relatedParts, causes) {
	const { nodeNote, related } = finding.lintFinding;
	if (nodeNote === null || primary?.role !== "cause") return void 0;
	const partners = relatedParts.flatMap((causePart) => causePart?.role === "cause" ? causePart : []);
	const breaking = await causes.breakingOverride(finding, primary, partners);
	const node = related[relatedParts.indexOf(breaking)]?.node;
	return breaking && node ? causes.of(node, finding) : void 0;
}

// src/inspect/base-config.ts
function configForBase(base, head) {
	return {
		...pickKeys(base, keysOf$1("each")),
		...pickKeys(head, keysOf$1("head")),
		...(base.overrides || head.overrides) && { overrides: [...exclusionsIn(base), ...(head.overrides ?? []).filter(({ exclude }) => !exclude)] }
	};
}
function exclusionsIn({ overrides = [] }) {
	return overrides.filter(({ exclude }) => exclude);
}
function haveEqualTreeKeys(base, head) {
	return equalData(pickKeys(base, keysOf$1("each")), pickKeys(head, keysOf$1("each"))) && equalData(exclusionsIn(base), exclusionsIn(head));
}
function keysOf$1(holder) {
	return Object.keys(config_schema_default.properties).filter((key) => config_schema_default.properties[key]["x-side"] === holder);
}
function pickKeys(config, keys) {
	return Object.fromEntries(keys.flatMap((key) => Object.hasOwn(config, key) ? [[key, config[key]]] : []));
}

// src/inspect/compared-gitops.ts
function comparedGitops(byBase, byHead) {
	return {
		noLongerChecked: droppedTargets$1([byBase.inBase, byBase.inHead], byHead.inHead),
		newlyChecked: droppedTargets$1([byHead.inHead, byHead.inBase], byBase.inBase)
	};
}
function droppedTargets$1([candidates, inOtherTree], withOtherConfig) {
	const idsInOtherTree = idsOf(inOtherTree, false);
	const excludedIds = idsOf(withOtherConfig, true);
	return candidates.filter((target) => !target.isExcluded && idsInOtherTree.has(target.id) && excludedIds.has(target.id));
}
function idsOf(targets, isExcluded) {
	return new Set(targets.filter((target) => target.isExcluded === isExcluded).map(({ id }) => id));
}

// src/inspect/compared-targets.ts
function comparedTargets(byBase, byHead) {
	return {
		base: baseTargets(byBase, byHead, byBase.listed && byHead.listed),
		noLongerChecked: droppedTargets(byBase.inBase, byBase.inHead, byHead.inHead),
		newlyChecked: droppedTargets(byHead.inHead, byHead.inBase, byBase.inBase)
	};
}
function baseTargets(byBase, byHead, areListed) {
	const [baseInBase, headInBase, baseInHead] = [
		byId(byBase.inBase),
		byId(byHead.inBase),
		byId(byBase.inHead)
	];
	const counterpartOf = counterparts(byBase.inBase, byHead.inHead);
	const headInHead = byId(byHead.inHead);
	const baseTargetsOf = (id) => {
		const [byBaseConfig, byHeadConfig] = [baseInBase.get(id), headInBase.get(id)];
		if (!byBaseConfig) return byHeadConfig && isComplete(byHeadConfig) ? [byHeadConfig] : [];
		if (!byHeadConfig) return headInHead.has(id) ? [byBaseConfig] : removedPart(byBaseConfig, baseInHead.get(id));
		if (!isComplete(byHeadConfig)) return [byBaseConfig];
		return areListed && counterpartOf(byBaseConfig) ? [byBaseConfig] : [withRemovedFiles(byHeadConfig, byBaseConfig, baseInHead.get(id))];
	};
	return [.../* @__PURE__ */ new Set([...baseInBase.keys(), ...headInBase.keys()])].toSorted().flatMap(baseTargetsOf);
}
function removedPart(inBase, inHead) {
	if (!inHead || !isComplete(inHead)) return [inBase];
	const removed = removedFiles$1(inBase, inHead);
	return inBase.kind === "manifests" && removed.length > 0 ? [{
		...inBase,
		files: removed
	}] : [];
}
function withRemovedFiles(target, inBase, inHead) {
	if (target.kind !== "manifests" || !inHead) return target;
	return {
		...target,
		files: [.../* @__PURE__ */ new Set([...target.files, ...removedFiles$1(inBase, inHead)])].toSorted()
	};
}
function removedFiles$1(inBase, inHead) {
	if (inBase.kind !== "manifests" || inHead.kind !== "manifests") return [];
	const headFiles = new Set(inHead.files);
	return inBase.files.filter((file) => !headFiles.has(file));
}
function droppedTargets(targets, inOtherTree, withOtherConfig) {
	const otherTreeById = byId(inOtherTree);
	const isInOtherTree = fileIndex(inOtherTree);
	const isCovered = fileIndex(withOtherConfig);
	const isRendered = releaseIndex(withOtherConfig);
	const counterpartOf = counterparts(targets, withOtherConfig);
	return targets.flatMap((target) => {
		if (target.kind === "helm" || target.kind === "kustomization") return isComplete(otherTreeById.get(target.id)) && !counterpartOf(target) && !isRendered(target) ? [target] : [];
		const dropped = namedFiles$1(target).filter((file) => isInOtherTree(target, file) && !isCovered(target, file));
		if (dropped.length === 0) return [];
		return [target.kind === "manifests" ? {
			...target,
			files: dropped
		} : {
			...target,
			values: dropped
		}];
	});
}
function counterparts(targets, candidates) {
	const sources = new Set(targets.map(sourcesOf));
	const candidateById = byId(candidates);
	return (target) => {
		const candidate = candidateById.get(target.id);
		if (!candidate || sourcesOf(candidate) === sourcesOf(target)) return candidate;
		return sources.has(sourcesOf(candidate)) ? void 0 : candidate;
	};
}
function fileIndex(targets) {
	const isPlain = ({ kind }) => kind === "manifests";
	const plain = new Set(targets.filter(isPlain).flatMap(namedFiles$1));
	const values = new Set(targets.filter((target) => !isPlain(target)).flatMap(namedFiles$1));
	return (target, file) => (isPlain(target) ? plain : values).has(file);
}
function releaseIndex(targets) {
	const releases = targets.filter((target) => target.kind === "helm");
	const byPath = groupBy(releases, ({ path }) => path);
	const byValues = groupBy(releases.flatMap((release) => release.values.map((file) => ({
		release,
		key: valuesKey(release, file)
	}))), ({ key }) => key);
	return (release) => {
		if (release.kind === "kustomization") return false;
		const last = release.values.at(-1);
		if (last === void 0) return byPath.has(release.path);
		return (byValues.get(valuesKey(release, last)) ?? []).some(({ release: candidate }) => release.values.every((file) => candidate.values.includes(file)));
	};
}
function valuesKey({ path }, file) {
	return `${path}\0${file}`;
}
function sourcesOf(target) {
	return JSON.stringify([
		target.kind,
		target.path,
		namedFiles$1(target)
	]);
}
function isComplete(target) {
	return target?.missing.length === 0;
}
function byId(targets) {
	return new Map(targets.map((target) => [target.id, target]));
}

// src/inspect/guessed-pairs.ts
function softenGuessedPairs(findings, targets) {
	return findings.map((finding) => finding.severity === "error" && isOfPair(finding, targets) ? {
		...finding,
		severity: "warning"
	} : finding);
}
function isOfPair({ target, view }, targets) {
	const release = target === null ? void 0 : targets.get(target);
	if (release?.kind !== "helm" || isLayoutView(view)) return false;
	return release.guess === "keys" || release.mayBeOfAnother === true;
}

// src/core/list-difference.ts
function listDifference(before, after) {
	const [removed, added] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	let [first, second] = [0, 0];
	while (first < before.length || second < after.length) {
		if (first < before.length && second < after.length && before[first] === after[second]) {
			first++;
			second++;
			continue;
		}
		const next = nextCommonItem(before, first, after, second);
		for (; first < next.first; first++) addUnpaired(before[first], removed, added);
		for (; second < next.second; second++) addUnpaired(after[second], added, removed);
	}
	return {
		removed: [...removed],
		added: [...added]
	};
}
function addUnpaired(item, unpaired, oppositeUnpaired) {
	if (!oppositeUnpaired.delete(item)) unpaired.add(item);
}
const maxLookAhead = 200;
function nextCommonItem(before, first, after, second) {
	const [itemBefore, itemAfter] = [before[first], after[second]];
	for (let ahead = 1; ahead <= maxLookAhead; ahead++) {
		if (first < before.length && after[second + ahead] === itemBefore) return {
			first,
			second: second + ahead
		};
		if (second < after.length && before[first + ahead] === itemAfter) return {
			first: first + ahead,
			second
		};
	}
	return {
		first: Math.min(first + 1, before.length),
		second: Math.min(second + 1, after.length)
	};
}

// src/istio/hosts/internal-change.ts
function isInternalChange(before, after) {
	const kind = knownKind(before);
	if (kind === void 0 || knownKind(after) !== kind) return false;
	const withoutInternals = kind === "ConfigMap" ? keysOfConfigMap : workloads.has(kind) ? publicParts : null;
	if (!withoutInternals || [before, after].some(mayConfigureMesh)) return false;
	return isDeepStrictEqual(withoutInternals(before.root.data), withoutInternals(after.root.data));
}
function mayConfigureMesh(object) {
	return object.name.startsWith("istio") || isUnfilled(object.name) || isIstiod(object);
}
function keysOfConfigMap(data) {
	if (!isDataMap(data)) return data;
	const keysOf = (map) => isDataMap(map) ? Object.keys(map).toSorted() : map;
	return {
		...data,
		data: keysOf(data["data"]),
		binaryData: keysOf(data["binaryData"])
	};
}
const workloads = /* @__PURE__ */ new Set([
	"CronJob",
	"DaemonSet",
	"Deployment",
	"Job",
	"ReplicaSet",
	"Rollout",
	"StatefulSet"
]);
function publicParts(data) {
	if (Array.isArray(data)) return data.map(publicParts);
	if (!isDataMap(data)) return data;
	const entries = Object.entries(data).flatMap(([key, value]) => {
		if (internalFields.has(key)) return [];
		if (key === "containers" || key === "initContainers") return [[key, withoutContainerInternals(value)]];
		if (key === "annotations") return [[key, withoutChecksums(value)]];
		return [[key, publicParts(value)]];
	});
	return Object.fromEntries(entries);
}
const internalFields = /* @__PURE__ */ new Set(["replicas"]);
const containerFields = [
	"args",
	"command",
	"env",
	"envFrom",
	"image",
	"imagePullPolicy",
	"resources"
];
function withoutContainerInternals(containers) {
	if (!Array.isArray(containers)) return containers;
	return containers.map((container) => nameOf$3(container) === "istio-proxy" ? container : without(container, (key) => containerFields.includes(key)));
}
function nameOf$3(container) {
	return isDataMap(container) ? container["name"] : void 0;
}
function withoutChecksums(annotations) {
	return without(annotations, (key) => key.startsWith("checksum/"));
}
function without(map, isLeftOut) {
	if (!isDataMap(map)) return map;
	return Object.fromEntries(Object.entries(map).filter(([key]) => !isLeftOut(key)));
}

// src/istio/hosts/difference-reach.ts
function reachOfDifference(base, head, changedTargets) {
	const inHead = comparedObjects(head);
	const { removed, added } = listDifference(base, head);
	const internal = internalChanges(removed, added);
	const changed = [...removed, ...added].filter((object) => !internal.objects.has(object));
	const namespaces = changedNamespaces(removed, added, inHead);
	if (namespaces === "any" || !changed.every(actsOnNamedHosts)) return "everything";
	const [toRemoved, toHead] = [objectLinks(removed), objectLinks(head)];
	const linkedTo = (object) => [...toRemoved(object), ...toHead(object)];
	const reached = [
		...removed,
		...added,
		...withLinked(changed, linkedTo),
		...inHead.concerned,
		...internal.ofHead.flatMap(sameObjects(head)),
		...namespaces.size > 0 ? head.filter((object) => isIn(object, namespaces)) : [],
		...inHead.misspelling(changed.flatMap((object) => referencedNames(object).hosts))
	];
	const targets = /* @__PURE__ */ new Set([...changedTargets, ...reached.map(({ target }) => target)]);
	const linted = withLinked([...removed, ...[...targets].flatMap((target) => inHead.byTarget.get(target) ?? [])], linkedTo);
	return {
		targets,
		objects: withWitnesses(linted, inHead),
		linked: linted
	};
}
function internalChanges(removed, added) {
	const [before, after] = [groupBy(removed, objectKey), groupBy(added, objectKey)];
	const pairs = [...before].flatMap(([key, [object, ...others]]) => {
		const [counterpart, ...furtherOnes] = after.get(key) ?? [];
		if (!object || !counterpart || others.length + furtherOnes.length > 0) return [];
		return object.target === counterpart.target && object.part === counterpart.part && isInternalChange(object, counterpart) ? [[object, counterpart]] : [];
	});
	return {
		objects: new Set(pairs.flat()),
		ofHead: pairs.map(([, counterpart]) => counterpart)
	};
}
function withLinked(objects, linkedTo) {
	const followed = new Set(objects);
	const pending = [...objects];
	for (let object = pending.pop(); object; object = pending.pop()) for (const linked of linkedTo(object)) {
		if (followed.has(linked)) continue;
		followed.add(linked);
		if (isFoundByNames(linked)) pending.push(linked);
	}
	return followed;
}
function withWitnesses(linted, { unnamed, byHosts, byListeners }) {
	const namespaces = new Set([...linted].map(({ namespace }) => namespace));
	const seen = /* @__PURE__ */ new Set();
	const witnessOf = (objects) => {
		const { kind, namespace } = objects[0];
		const key = `${kind}\0${namespaces.has(namespace) || isKnownNamespace(namespace) ? namespace : ""}`;
		const witness = seen.has(key) ? void 0 : objects.find((object) => !linted.has(object));
		if (!witness) return [];
		seen.add(key);
		return [witness];
	};
	const deciding = byListeners().flatMap((entries) => entries.find((entry) => !linted.has(entry)) ?? []);
	return /* @__PURE__ */ new Set([
		...linted,
		...unnamed,
		...byHosts.flatMap(witnessOf),
		...deciding
	]);
}
function changedNamespaces(removed, added, { counts }) {
	const [ofRemoved, ofAdded] = [namespaceCounts(removed), namespaceCounts(added)];
	const changed = /* @__PURE__ */ new Set();
	for (const kind of /* @__PURE__ */ new Set([...ofRemoved.keys(), ...ofAdded.keys()])) {
		const [removedIn, addedIn] = [ofRemoved.get(kind) ?? noCounts, ofAdded.get(kind) ?? noCounts];
		const after = counts.get(kind) ?? noCounts;
		const isInBase = (namespace) => removedIn.has(namespace) || (after.get(namespace) ?? 0) > (addedIn.get(namespace) ?? 0);
		const before = new Set([...after.keys(), ...removedIn.keys()].filter(isInBase));
		if (before.size === 0 || after.size === 0 || hasUnknown(before) !== hasUnknown(after.keys())) return "any";
		for (const namespace of before) if (!after.has(namespace)) changed.add(namespace);
		for (const namespace of after.keys()) if (!before.has(namespace)) changed.add(namespace);
	}
	return changed;
}
const noCounts = /* @__PURE__ */ new Map();
function hasUnknown(namespaces) {
	return [...namespaces].some((namespace) => !isKnownNamespace(namespace));
}
function isIn(object, namespaces) {
	const { texts } = referencedNames(object);
	return namespaces.has(object.namespace) || texts.some((text) => namespaces.has(text) || namespaces.has(serviceNamespace(text) ?? ""));
}

// src/inspect/same-contents.ts
function isSameMesh(first, second) {
	return isSameContext(first.context, second.context) && isSameContents(first, second, besidesContext);
}
const besidesContext = /* @__PURE__ */ new Set(["context"]);
function isSameContents(first, second, ignored) {
	return keysOf(first, second).every((key) => {
		if (ignored.has(key)) return true;
		if (key === "targets") return isDeepStrictEqual(first.targets, second.targets);
		return isSame(first[key], second[key]) || isSameList(first[key], second[key]);
	});
}
function isSameContext(first, second) {
	const { kinds, baseObjects: _, ...settings } = first;
	const { kinds: otherKinds, baseObjects: _other, ...otherSettings } = second;
	return kinds.size === otherKinds.size && [...kinds].every(([name, kind]) => otherKinds.get(name) === kind) && isDeepStrictEqual(settings, otherSettings);
}
function isSameList(first, second) {
	if (!Array.isArray(first) || !Array.isArray(second) || first.length !== second.length) return false;
	return first.every((item, index) => isSame(item, second[index]) || isSameRecord(item, second[index]));
}
function isSameRecord(first, second) {
	if (!isPlainRecord(first) || !isPlainRecord(second)) return false;
	return keysOf(first, second).every((key) => isSame(first[key], second[key]));
}
function isPlainRecord(value) {
	return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
function keysOf(first, second) {
	return [.../* @__PURE__ */ new Set([...Object.keys(first), ...Object.keys(second)])];
}
function isSame(first, second) {
	return Object.is(first, second);
}

// src/inspect/change/unchanged-targets.ts
function unchangedTargets(base, head) {
	const inBase = new Map(base.map((contents) => [contents.target.id, contents]));
	return new Set(head.flatMap((contents) => {
		const { id } = contents.target;
		const before = inBase.get(id);
		return before && isSameTarget(before, contents) ? id : [];
	}));
}
function isSameTarget(before, after) {
	if ([before, after].some(({ failures, builds = [] }) => failures.length + builds.length > 0)) return false;
	return isSameContents(before, after, uses);
}
const uses = /* @__PURE__ */ new Set([
	"target",
	"deadKeys",
	"undefinedReads",
	"varyingObjects",
	"unseenLines",
	"driftedKeys"
]);
function targetsWithUses(contents) {
	const { deadKeys = [], undefinedReads = [], varyingObjects = [], unseenLines = [], driftedKeys = [] } = contents;
	return [...[
		...deadKeys,
		...undefinedReads,
		...unseenLines,
		...driftedKeys
	].map(({ target }) => target), ...varyingObjects.map(({ manifest }) => manifest.target)];
}
function changedDocuments(contents, unchanged) {
	const changed = contents.filter(({ target }) => !unchanged.has(target.id));
	return new Set(changed.flatMap(({ documents }) => documents.map(({ document }) => document)));
}
function changedFolders(contents, unchanged) {
	const folders = contents.map(({ target }) => unchanged.has(target.id) ? null : folderOfLoose(target));
	return new Set(folders.filter((folder) => folder !== null));
}
function folderOfLoose(target) {
	return target.kind === "manifests" && target.loose === "alone" ? folderOf(target.path) : null;
}

// src/inspect/change/paired-meshes.ts
function pairedMeshes(base, head) {
	const [inBase, inHead] = [meshesByName(base), meshesByName(head)];
	const names = new Map([...inBase, ...inHead].map(([name, mesh]) => [mesh, name]));
	return {
		names,
		pairOf(mesh) {
			const name = names.get(mesh);
			return {
				before: inBase.get(name),
				after: inHead.get(name)
			};
		}
	};
}
function haveEqualSettings(base, head) {
	const [before, after] = [base.meshInputs[0]?.context, head.meshInputs[0]?.context];
	if (!before || !after || !isDeepStrictEqual(base.gitops, head.gitops)) return false;
	const { isRendered } = after;
	return isSameContext({
		...before,
		isRendered
	}, after);
}
function meshesByName({ meshInputs }) {
	const uses = /* @__PURE__ */ new Map();
	for (const { environment } of meshInputs) uses.set(environment, (uses.get(environment) ?? 0) + 1);
	return new Map(meshInputs.map((mesh) => {
		const { environment, targets } = mesh;
		return [environment !== null && uses.get(environment) === 1 ? environment : `\0${targets[0].id}`, mesh];
	}));
}
function isIncomplete({ isPartial = false, failures, targets }) {
	return isPartial || failures.length > 0 || targets.some((target) => hasUnknownObjects(target) || target.missing.length > 0);
}

// src/inspect/change/policy-values.ts
function isOfPolicy({ layout }) {
	return layout !== "mediatedTls" && layout !== "passthroughTls";
}
const policyEntries = oncePer((entries) => entries.filter(isOfPolicy));
function changesPolicyValues(before, after) {
	return !isSameList(policyEntries(before.entries), policyEntries(after.entries));
}
function targetsWithPolicies({ entries }) {
	return policyEntries(entries).map(({ target }) => target);
}

// src/inspect/change/changed-meshes.ts
function changedMeshes(base, head, edited = noTargets) {
	const areSettingsEqual = haveEqualSettings(base, head);
	const equal = areSettingsEqual ? unchangedTargets(base.contents, head.contents) : noTargets;
	const unchanged = new Set([...equal].filter((id) => !edited.has(id)));
	const difference = differenceOf(base, head, unchanged);
	const { names, pairOf } = pairedMeshes(base, head);
	const extents = /* @__PURE__ */ new Map();
	const extentOf = (mesh) => {
		const name = names.get(mesh);
		const { before, after } = pairOf(mesh);
		const extent = extents.get(name) ?? (areSettingsEqual && before && after ? extentIn(before, after, difference) : "all");
		extents.set(name, extent);
		return extent;
	};
	const meshOfTarget = new Map([...names.keys()].flatMap((mesh) => mesh.targets.map(({ id }) => [id, mesh])));
	return {
		unchanged,
		extentOf,
		counterpartOf(mesh) {
			const { before, after } = pairOf(mesh);
			return mesh === before ? after : before;
		},
		isConcerned: (target) => extentOf(meshOfTarget.get(target)) !== "none"
	};
}
function differenceOf(base, head, unchanged) {
	const contents = [...base.contents, ...head.contents];
	return {
		unchanged,
		isSameAround: weakOncePerPair((before, after) => isSameList(before, after)),
		folders: changedFolders(contents, unchanged),
		documents: changedDocuments(contents, unchanged),
		reachOfAll: once(() => reachOfDifference(objectsOfTree(base), objectsOfTree(head), concerned([...base.meshInputs, ...head.meshInputs], unchanged)))
	};
}
function extentIn(before, after, difference) {
	const { unchanged, folders, isSameAround, reachOfAll } = difference;
	if (isIncomplete(before) !== isIncomplete(after) || changesPolicyValues(before, after)) return "all";
	if (after.targets.some((target) => folders.has(folderOfLoose(target)))) return "all";
	const isAroundEqual = isSameAround(before.otherObjects ?? noObjects, after.otherObjects ?? noObjects);
	const ids = idsIn([before, after]);
	const isUnchanged = documentTest(before, after, difference);
	const areDocumentsUnchanged = [before, after].every(({ documents }) => documents.every(isUnchanged));
	const isTouched = ids.some((id) => !unchanged.has(id)) || [before, after].flatMap(targetsWithUses).length > 0;
	if (isAroundEqual && !isTouched && areDocumentsUnchanged) return "none";
	const reach = isAroundEqual ? reachOfDifference(objectsOf$1(before), objectsOf$1(after), concerned([before, after], unchanged)) : reachOfAll();
	if (reach === "everything") return "all";
	const { targets, objects, linked } = reach;
	if (areDocumentsUnchanged && !ids.some((id) => targets.has(id))) return "none";
	return {
		targets,
		isNeeded: (object) => !isAroundEqual || objects.has(object),
		suffices: (altered) => !isAroundEqual || objectLinks(objectsOf$1(after))(altered).every((object) => linked.has(object)),
		isLinted: ({ type, target, value }) => target === null ? type !== "document" || !isUnchanged(value) : targets.has(target)
	};
}
const noObjects = [];
const noTargets = /* @__PURE__ */ new Set();
function concerned(meshes, unchanged) {
	return /* @__PURE__ */ new Set([...idsIn(meshes).filter((id) => !unchanged.has(id)), ...meshes.flatMap((mesh) => [...targetsWithUses(mesh), ...targetsWithPolicies(mesh)])]);
}
function idsIn(meshes) {
	return meshes.flatMap(({ targets }) => targets.map(({ id }) => id));
}
function meshOfPart(mesh, { isNeeded, targets }) {
	return {
		...mesh,
		manifests: mesh.manifests.filter(isNeeded),
		entries: mesh.entries.filter((entry) => isOfPolicy(entry) || targets.has(entry.target))
	};
}
const objectsOf$1 = oncePer(({ manifests, parts = [] }) => parts.length === 0 ? manifests : [...manifests, ...parts]);
function objectsOfTree({ meshInputs }) {
	const adjacentObjects = new Set(meshInputs.flatMap((mesh) => mesh.otherObjects ?? []));
	return [.../* @__PURE__ */ new Set([...meshInputs.flatMap(objectsOf$1), ...adjacentObjects])];
}
function documentTest(before, after, { documents }) {
	const readings = new Map(before.documents.map(({ document, reading }) => [document, reading]));
	const shared = new Set(after.documents.flatMap(({ document, reading }) => readings.has(document) && readings.get(document) === reading ? document : []));
	return ({ document }) => shared.has(document) && !documents.has(document);
}

// src/inspect/folder-meshes.ts
function folderMeshes(inputs) {
	const loose = inputs.filter(({ targets: [target] }) => target?.kind === "manifests" && target.loose === "alone");
	return [...groupBy(loose, ({ targets: [target] }) => folderOf(target.path)).values()].filter((files) => files.length > 1 && !haveClash(files)).map((files) => ({
		...files[0],
		targets: files.flatMap(({ targets }) => targets),
		manifests: files.flatMap(({ manifests }) => manifests),
		parts: files.flatMap(({ parts = [] }) => parts),
		entries: [],
		documents: [],
		isPartial: files.some(({ isPartial = false }) => isPartial)
	}));
}
function haveClash(files) {
	const seen = /* @__PURE__ */ new Set();
	return files.some(({ manifests }) => {
		const names = new Set(manifests.map(({ root }) => JSON.stringify(identityOf$1(root))));
		const clashes = [...names].some((name) => seen.has(name));
		for (const name of names) seen.add(name);
		return clashes;
	});
}
function findingsInFolder(folder, ofFiles) {
	return lint(createMesh(folder), rules).filter((finding) => !ofFiles.has(findingFactKey(finding))).map((finding) => ({
		...finding,
		severity: severityInFolder(finding),
		confidence: "likely",
		fix: null
	}));
}
function severityInFolder({ rule, code, severity }) {
	if (rulesOfAbsence.has(rule) && !findRule(rule)?.nearlyRight?.includes(code)) return "info";
	return compareSeverity(severity, "warning") < 0 ? "warning" : severity;
}
const rulesOfAbsence = /* @__PURE__ */ new Set([...rules.flatMap(({ id, fromAbsence }) => fromAbsence ? id : []), "authz/selects-nothing"]);
function findingFactKey({ rule, code, at, about }) {
	return [
		rule,
		code,
		at.file,
		at.line,
		at.column,
		about
	].join("\0");
}

// src/inspect/lint-once.ts
function lintOnce(input, host) {
	const { byTargets, byMesh } = lintedMeshes(host);
	const name = JSON.stringify(input.targets.map(({ id }) => id));
	const earlier = byTargets.get(name);
	const isSame = earlier !== void 0 && isSameMesh(earlier.input, input);
	const findings = isSame ? earlier.findings : lint(createMesh(input), rules);
	if (!isSame) byTargets.set(name, {
		input,
		findings
	});
	byMesh.set(input, findings);
	return findings;
}
function lintSecond(input, change, host) {
	const extent = change.extentOf(input);
	const counterpart = change.counterpartOf(input);
	const first = counterpart && lintedMeshes(host).byMesh.get(counterpart);
	if (!first || extent === "all") return lintOnce(input, host);
	return extent === "none" ? first : sortByLocation([...outsideOf(extent, first), ...lintPart(input, extent)]);
}
function outsideOf({ targets }, findings) {
	return findings.filter(({ target }) => target !== null && !targets.has(target));
}
function lintPart(input, extent) {
	const isLinted = (subject) => subject.target === null || extent.isLinted(subject);
	return lint(createMesh(meshOfPart(input, extent)), rules, isLinted);
}
const lintedMeshes = oncePer((_host) => ({
	byTargets: /* @__PURE__ */ new Map(),
	byMesh: /* @__PURE__ */ new WeakMap()
}));

// src/inspect/check-meshes.ts
function checkMeshes(inputs, ofTree, host, change = null, since = null) {
	const findingsByMesh = [];
	const folders = folderMeshes(inputs).filter(({ targets }) => !change || targets.some(({ id }) => change.isConcerned(id)));
	const findingsByFolder = [];
	host.budget.within("check", () => {
		for (const input of inputs) {
			const extent = change ? change.extentOf(input) : "all";
			if (since) findingsByMesh.push(lintSecond(input, since, host));
			else findingsByMesh.push(extent === "all" ? lintOnce(input, host) : lintExtent(input, extent));
		}
		const ofMeshes = new Set(folders.length === 0 ? [] : findingsByMesh.flat().map(findingFactKey));
		for (const folder of folders) findingsByFolder.push(findingsInFolder(folder, ofMeshes));
	});
	const unfinished = [...inputs.slice(findingsByMesh.length), ...folders.slice(findingsByFolder.length)];
	const unchecked = [...new Set(unfinished.flatMap(({ targets }) => targets))];
	return {
		problems: withoutExplained([
			...findingsByMesh.flat(),
			...findingsByFolder.flat(),
			...lintProblems(ofTree)
		], inputs, ofTree.references),
		unchecked
	};
}
function lintProblems(ofTree) {
	const { references, schemaProblems, customRuleProblems, exampleProblems, helmfileFailures } = ofTree;
	const mesh = createMesh({
		...emptyMesh,
		references,
		schemaProblems: schemaProblems(),
		customRuleProblems: [...customRuleProblems(), ...exampleProblems()],
		helmfileFailures
	});
	return lint(mesh, rules);
}
function lintExtent(input, extent) {
	if (extent === "none") return [];
	if (extent === "all") return lint(createMesh(input), rules);
	return lint(createMesh(meshOfPart(input, extent)), rules, extent.isLinted);
}
function withoutExplained(problems, inputs, references) {
	const files = new Set(references.filter(failsBuild).map(({ node }) => node.file));
	const lines = new Set(references.map(({ node }) => `${node.file}:${node.location.line}`));
	const explained = new Set(inputs.flatMap(({ targets }) => targets).filter((target) => target.kind === "kustomization" && target.files.some((file) => files.has(file))).map(({ id }) => id));
	const duplicates = new Set(problems.flatMap(duplicateKey));
	return problems.filter(({ rule, target, view, node, message }) => {
		if (rule === "gitops/build-failed") {
			const refused = refusedDuplicate(message);
			return !(refused !== null && duplicates.has(JSON.stringify([
				target,
				refused.kind,
				refused.name
			]))) && !explained.has(target ?? "");
		}
		if (rule !== "gitops/reference" || view !== "target") return true;
		const { file, line } = locationOf$1(node);
		return !lines.has(`${file}:${line}`);
	});
}
function duplicateKey({ rule, target, manifest }) {
	return rule === "gitops/duplicate-object" && manifest ? [JSON.stringify([
		target,
		manifest.kind,
		manifest.name
	])] : [];
}
function failsBuild({ manifest, code, noun, mayExist }) {
	return manifest === null && noun !== "chart" && !(code === "no-patch-target" && mayExist !== null);
}

// src/inspect/missing-values.ts
function softenMissingValues(findings, { targets, reader }) {
	return findings.map((finding) => {
		const release = releaseOf$1(finding, targets);
		const guess = release?.guess;
		if (guess === void 0 || finding.view === "deadValue" || !(finding.node instanceof Node)) return finding;
		const isExample = guess === "defaults" && isRefusedExample(finding.node, finding);
		if (!(lacksValue(finding.node) || lacksItems(finding.node, finding) || isExample) && !isLeftOut(finding, release, reader)) return finding;
		if (guess === "defaults") return {
			...finding,
			severity: "info"
		};
		return finding.severity === "error" ? {
			...finding,
			severity: "warning",
			confidence: "likely"
		} : finding;
	});
}
function releaseOf$1({ target }, targets) {
	const release = target === null ? void 0 : targets.get(target);
	return release?.kind === "helm" ? release : void 0;
}
function isLeftOut({ missing }, release, reader) {
	if (!missing || missing.exists) return false;
	const values = releaseValues(release, reader);
	return values !== null && hasEmptyEntry(values, String(missing.pathKeys.at(-1)));
}
function hasEmptyEntry(values, key) {
	return values.entries().some(([name, value]) => name === key && (isEmpty(value) || value.scalar === "") || hasEmptyEntry(value, key));
}
function lacksItems(node, { message, manifest, refusedBy }) {
	if (!manifest || groupOf(manifest) !== "networking.istio.io" && refusedBy !== "webhook") return false;
	if (node.kind === "list") return node.items().length === 0;
	const words = new Set(message.split(/\W+/));
	return node.entries().some(([key, below]) => isEmpty(below) && words.has(key));
}
function isEmpty(node) {
	return node.isNull || node.kind !== "scalar" && node.entries().length === 0 && node.items().length === 0;
}
function lacksValue(node) {
	if (node.isNull) return true;
	if (typeof node.scalar !== "string") return false;
	const text = node.text.trim();
	return text === "" || /^[.-]|[.-]$|\.\./.test(text) || isUnfilled(text);
}
function isRefusedExample({ scalar }, { refusedBy }) {
	return refusedBy === "schema" && typeof scalar === "string" && exampleDomain.test(scalar);
}
const exampleDomain = /(^|[/@])example\.(com|net|org)(?![\w.-])/;

// src/inspect/severities.ts
function adjustSeverities(findings, { rules = {}, overrides = [] }) {
	const overridden = new Set(overrides.flatMap((override) => Object.keys(override.rules ?? {})));
	return findings.flatMap((finding) => {
		const severity = severitySettingFor(finding, rules) ?? defaultSetting(finding);
		if (severity !== "off") return [{
			...finding,
			severity
		}];
		return settingNames(finding).some((name) => overridden.has(name)) ? [finding] : [];
	});
}
function defaultSetting({ rule, severity }) {
	return optionalRules.has(rule) ? "off" : severity;
}
const optionalRules = new Set(rules.filter(({ isOptional }) => isOptional).map(({ id }) => id));
function severitySettingFor(finding, settings) {
	const [code, rule] = settingNames(finding);
	return settings[code] ?? settings[rule];
}
function settingNames({ rule, code }) {
	return [`${rule}/${code}`, rule];
}

// src/inspect/unknown-values.ts
function softenUnknownValues(findings, targets) {
	return findings.map((finding) => finding.severity === "error" && lacksValues(finding, targets) ? {
		...finding,
		severity: "warning",
		confidence: "likely"
	} : finding);
}
function lacksValues({ target, view }, targets) {
	const release = target === null ? void 0 : targets.get(target);
	if (release?.kind !== "helm" || isLayoutView(view)) return false;
	return release.settings?.unknownValues !== void 0 || view === "failure" && hasVariables(release);
}
const hasVariables = oncePer(({ settings }) => (settings?.values ?? []).some(({ text }) => /\$\{[A-Za-z_]/.test(text)));

// src/inspect/inspect.ts
async function inspect(tree, config, scope, input = {}) {
	return checkTree(await renderIntoMeshes(tree, config, scope, input), config, scope);
}
function checkTree(tree, config, { host }, change = null, since = null) {
	const { rendered, renders, sources, inBase, gitops, contents, meshInputs, ofTree, customRules } = tree;
	const { allTargets, targets } = rendered;
	const { problems, unchecked } = checkMeshes(meshInputs, ofTree, host, change, since);
	const meshes = meshInputs.map((input) => createdMesh(input, change));
	return {
		environments: allTargets.map(({ environment }) => environment),
		targets,
		gitops,
		kustomizationsByPath: kustomizationsByPath(sources.reader),
		renders,
		inBase,
		contents,
		rendered: contents.flatMap((targetContents) => renderedTarget(targetContents, renders)),
		findings: locate(adjustSeverities(withoutGuesses(problems, sources), config), sources),
		sources,
		...meshesByTarget(meshes),
		unchecked: new Set(unchecked.map(({ id }) => id)),
		unsearched: tree.unsearched,
		unchanged: change ? change.unchanged : /* @__PURE__ */ new Set(),
		skipped: [
			...skippedFiles(rendered.skipped, renders),
			...skippedForTime(unchecked, host),
			...tree.skippedValues
		],
		unreadFiles: tree.unreadFiles,
		customRules
	};
}
function withoutGuesses(problems, sources) {
	const { targets } = sources;
	return softenUnknownValues(softenGuessedPairs(softenMissingValues(problems, sources), targets), targets);
}
function createdMesh(input, change) {
	const mesh = createMesh(input);
	const extent = change ? change.extentOf(input) : "all";
	if (extent === "all" || extent === "none") return {
		mesh,
		part: null
	};
	const { suffices, targets } = extent;
	return {
		mesh,
		part: {
			mesh: createMesh(meshOfPart(input, extent)),
			suffices,
			targets
		}
	};
}
function meshesByTarget(meshes) {
	return {
		meshes: new Map(meshes.flatMap(({ mesh }) => mesh.targets.map(({ id }) => [id, mesh]))),
		meshParts: new Map(meshes.flatMap(partByTarget)),
		reachedParts: new Map(meshes.flatMap(({ mesh, part }) => part ? [[mesh, part.mesh]] : []))
	};
}
function partByTarget({ mesh, part }) {
	return part ? mesh.targets.flatMap(({ id }) => part.targets.has(id) ? [[id, part]] : []) : [];
}
function skippedFiles(skipped, renders) {
	const failureFiles = new Set([...renders.values()].flatMap((render) => render.status === "failed" && render.at ? render.at.file : []));
	return [...skipped.filter(({ file }) => !failureFiles.has(file)), ...skippedRemoteSchemas(renders.values())];
}

// src/inspect/inspect-base.ts
async function inspectBase(input, configs) {
	const { head, base: baseConfig } = configs;
	const config = baseConfig ? configForBase(baseConfig, head) : head;
	const ofHead = {
		isBase: true,
		checks: {
			tree: input.head,
			config: head,
			own: baseConfig ?? {}
		},
		referenceConfig: head
	};
	if (haveEqualTreeKeys(config, head)) {
		const none = {
			noLongerChecked: [],
			newlyChecked: []
		};
		return {
			tree: await inspect(input.base, config, input, ofHead),
			...none,
			gitops: none
		};
	}
	const [byBase, byHead] = await Promise.all([discoverInBothTrees(input, config), discoverInBothTrees(input, head)]);
	const compared = comparedTargets(byBase, byHead);
	const noLongerChecked = targetsInScope(compared.noLongerChecked, input.options);
	const [tree, unchecked] = await Promise.all([inspect(input.base, config, input, {
		...ofHead,
		targets: compared.base
	}), noLongerChecked.length === 0 ? void 0 : inspect(input.base, config, input, {
		isBase: true,
		checks: ofHead.checks,
		targets: byBase.inBase,
		isSelected: isInEnvironmentOf(noLongerChecked)
	})]);
	return {
		tree,
		noLongerChecked,
		newlyChecked: targetsInScope(compared.newlyChecked, input.options),
		gitops: comparedGitops(byBase.gitops, byHead.gitops),
		...unchecked && { unchecked }
	};
}
async function discoverInBothTrees(input, config) {
	const options = {
		...input.options,
		evaluators: input.host.evaluators
	};
	const [inBase, inHead] = await Promise.all([discover(readerOf(input.base), config, options), discover(readerOf(input.head), config, options)]);
	return {
		inBase: inBase.targets,
		inHead: inHead.targets,
		listed: config.targets !== void 0,
		gitops: {
			inBase: gitopsInScope(inBase.gitops, input.options.paths),
			inHead: gitopsInScope(inHead.gitops, input.options.paths)
		}
	};
}
function isInEnvironmentOf(targets) {
	const ids = new Set(targets.map(({ id }) => id));
	const environments = new Set(targets.flatMap(({ environment }) => environment ?? []));
	return ({ id, environment }) => ids.has(id) || environment !== null && environments.has(environment);
}

// src/inspect/change/settled-releases.ts
function settledReleases(base, head, { releaseKey }) {
	const [inBase, inHead] = [base, head].map(({ tree, targets }) => {
		const onlyOnes = [...groupBy(targets, ({ id }) => id).values()].flatMap(([target, ...others]) => others.length > 0 ? [] : target);
		return new Map(onlyOnes.filter(isRelease).map((target) => [target.id, releaseKey(tree, target)]));
	});
	const isEqual = ({ id }) => inBase.has(id) && inBase.get(id) === inHead.get(id);
	const changed = [...base.targets, ...head.targets].filter((target) => !isEqual(target));
	const paths = new Set(changed.flatMap(pathsOf));
	return new Set([...base.targets, ...head.targets].filter((target) => isEqual(target) && !pathsOf(target).some((path) => paths.has(path))));
}
function isRelease(target) {
	return target.kind === "helm";
}
function pathsOf(target) {
	return [target.path, ...namedFiles$1(target)];
}

// src/inspect/change/inspect-change.ts
async function inspectChange(input, config) {
	const [selectedHead, selectedBase] = await Promise.all([selectTargets(input.head, config, input, {}), selectTargets(input.base, config, input, {})]);
	const { all } = input.options;
	const settled = all ? {} : { settled: settledReleases(targetsOf(selectedBase), targetsOf(selectedHead), input.host) };
	const checks = {
		tree: input.head,
		config,
		own: config
	};
	const base = inLaterTurn(() => renderSelected(selectedBase, config, input, {
		isBase: true,
		checks,
		...settled
	}));
	base.catch(() => null);
	const head = renderSelected(selectedHead, config, input, {
		base,
		...settled
	});
	return (all ? checkAll : checkChange)(await head, base, config, input);
}
async function checkChange(head, basePromise, config, scope) {
	const base = await basePromise;
	const change = changedMeshes(base, head);
	return {
		head: checkTree(head, config, scope, change),
		base: checkTree(base, config, scope, change)
	};
}
async function checkAll(head, basePromise, config, scope) {
	const checked = checkTree(head, config, scope);
	const base = await basePromise;
	return {
		head: checked,
		base: checkTree(base, config, scope, null, changedMeshes(base, head))
	};
}
function targetsOf({ reader, allTargets }) {
	return {
		tree: reader.tree,
		targets: allTargets
	};
}

// src/run/check-changes/named-files.ts
function haveSameNamedFiles(head, base) {
	const [inHead, inBase] = [head, base].map(namedFiles);
	if (inHead.join("\n") !== inBase.join("\n")) return false;
	return inHead.every((file) => textOf(head.reader, file) === textOf(base.reader, file));
}
function namedFiles({ reader, config }) {
	const ofRules = (config["custom-rules"] ?? []).flatMap((pattern) => namedFilesIn(reader, pattern));
	return [...schemaFiles(reader, config.schemas ?? []), ...ofRules];
}
function textOf({ tree, text }, file) {
	return text(resolveLinks(tree, file) ?? file);
}

// schemas/policy-test.schema.json
var policy_test_schema_default = {
	$schema: "http://json-schema.org/draft-07/schema#",
	$id: "https://meshgate.dev/schemas/policy-test.schema.json",
	title: "PolicyTestFile",
	description: "Policy tests, `*.meshgate-test.yaml`: requests, and what the proxies of the mesh must decide about them.",
	type: "object",
	additionalProperties: false,
	required: ["cases"],
	properties: {
		"url": {
			"type": "string",
			"description": "Where requests go unless a case states another URL: `https://shop.example.com`."
		},
		"environments": {
			"type": "array",
			"description": "Environments in which cases run unless a case states others. Default: each environment that has objects for the host of the request.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"gateway": {
			"type": "string",
			"description": "Identity of the gateway's pods, if they are not in the repository: `NAMESPACE/SERVICEACCOUNT`.",
			"pattern": "^[^/\\s]+/[^/\\s]+$"
		},
		"elsewhere": {
			"type": "array",
			"description": "Hosts of Services in other repositories. Tests assume that they exist and accept what the gateway or the calling sidecar sends.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"keys": {
			"type": "object",
			"description": "Keys that proxies fetch from issuers, for tokens with a `jwt`: by issuer a JWKS, or the path of a JSON file with one, relative to the folder of this file.",
			"additionalProperties": { "type": ["object", "string"] }
		},
		"now": {
			"$ref": "#/definitions/TestTime",
			"description": "When requests are made unless a case states another time. Default: when the tests run."
		},
		"identities": {
			"type": "object",
			"description": "Names for callers, each as `NAMESPACE/SERVICEACCOUNT`, with `/WORKLOAD` for one of several workloads, or `outside`.",
			"additionalProperties": {
				"type": "string",
				"pattern": "^([^/\\s]+/[^/\\s]+(/[^/\\s]+)?|outside)$"
			}
		},
		"tokens": {
			"type": "object",
			"description": "Tokens by name. The name `none` is reserved: it means no token.",
			"additionalProperties": { "$ref": "#/definitions/TestToken" }
		},
		"cases": {
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/TestCase" }
		}
	},
	definitions: {
		"TestToken": {
			"type": "object",
			"description": "A token that its issuer signed, described by its claims, or a `jwt` as it is sent.",
			"additionalProperties": false,
			"properties": {
				"jwt": {
					"type": "string",
					"description": "A real JWT. Its signature is verified with the inline `jwks` of rules, or with `keys`. No other key may be set beside it."
				},
				"issuer": {
					"type": "string",
					"description": "The claim `iss`; required unless `jwt` is set."
				},
				"audience": {
					"description": "The claim `aud`: a name or a list of names.",
					"type": ["string", "array"],
					"items": { "type": "string" }
				},
				"subject": {
					"type": "string",
					"description": "The claim `sub`."
				},
				"exp": {
					"$ref": "#/definitions/ClaimTime",
					"description": "When it expires. Default: the token has no `exp`."
				},
				"nbf": {
					"$ref": "#/definitions/ClaimTime",
					"description": "When it begins to be valid."
				},
				"iat": {
					"$ref": "#/definitions/ClaimTime",
					"description": "When it was issued."
				},
				"kid": {
					"type": "string",
					"description": "The key that signed it. `unknown` is in no key set, `rotated` only in fetched key sets; any other key is in fetched key sets and in inline `jwks` with its `kid`. Default: a key in every key set of the issuer."
				},
				"claims": {
					"type": "object",
					"description": "Further claims."
				}
			}
		},
		"TestTime": {
			"description": "A time, as `2026-01-31T12:00:00Z` or in seconds since 1970. Times of claims such as `+5m` are relative to it.",
			"type": ["string", "integer"],
			"pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)$"
		},
		"ClaimTime": {
			"description": "A time relative to now, as in `+5m` and `-1h`, or seconds since 1970.",
			"type": ["string", "integer"],
			"pattern": "^[+-]\\d+[smhd]?$"
		},
		"TestCase": {
			"type": "object",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"type": "string",
					"description": "What the case is about, for people."
				},
				"url": { "$ref": "#/definitions/TestUrl" },
				"methods": { "$ref": "#/definitions/TestMethods" },
				"paths": { "$ref": "#/definitions/TestPaths" },
				"headers": { "$ref": "#/definitions/TestHeaders" },
				"from": { "$ref": "#/definitions/TestCaller" },
				"address": { "$ref": "#/definitions/TestAddress" },
				"token": { "$ref": "#/definitions/TestTokenName" },
				"now": { "$ref": "#/definitions/TestTime" },
				"environments": { "$ref": "#/definitions/TestEnvironments" },
				"expect": { "$ref": "#/definitions/TestExpectation" },
				"each": {
					"type": "array",
					"description": "A table: the case runs once for each row, with the row's fields instead of its own.",
					"minItems": 1,
					"items": { "$ref": "#/definitions/TestRow" }
				}
			}
		},
		"TestRow": {
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"name": {
					"type": "string",
					"description": "What the row is about, for people."
				},
				"url": { "$ref": "#/definitions/TestUrl" },
				"methods": { "$ref": "#/definitions/TestMethods" },
				"paths": { "$ref": "#/definitions/TestPaths" },
				"headers": { "$ref": "#/definitions/TestHeaders" },
				"from": { "$ref": "#/definitions/TestCaller" },
				"address": { "$ref": "#/definitions/TestAddress" },
				"token": { "$ref": "#/definitions/TestTokenName" },
				"now": { "$ref": "#/definitions/TestTime" },
				"environments": { "$ref": "#/definitions/TestEnvironments" },
				"expect": { "$ref": "#/definitions/TestExpectation" }
			}
		},
		"TestUrl": {
			"type": "string",
			"description": "Where the request goes: `https://shop.example.com`."
		},
		"TestMethods": {
			"type": "array",
			"description": "Methods: the case runs once for each. Default: `GET`.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"TestPaths": {
			"type": "array",
			"description": "Paths with their queries, appended to the URL: the case runs once for each.",
			"minItems": 1,
			"items": {
				"type": "string",
				"pattern": "^/"
			}
		},
		"TestHeaders": {
			"type": "object",
			"description": "Headers by name. `{token}` is replaced by the token; without it the token is in `Authorization: Bearer`.",
			"additionalProperties": { "type": "string" }
		},
		"TestCaller": {
			"type": "string",
			"description": "The caller: a name of `identities`, `NAMESPACE/SERVICEACCOUNT`, `NAMESPACE/SERVICEACCOUNT/WORKLOAD`, or `outside`. Default: `outside`."
		},
		"TestAddress": {
			"type": "string",
			"description": "The address of a client outside of the mesh."
		},
		"TestTokenName": {
			"type": "string",
			"description": "A name of `tokens`, or `none`. Default: `none`."
		},
		"TestEnvironments": {
			"type": "array",
			"description": "Environments in which the case runs.",
			"minItems": 1,
			"items": { "type": "string" }
		},
		"TestExpectation": {
			"description": "The expected result: `allowed`, `refused`, `depends`, the status that a proxy answers, or a map of several fields.",
			"type": [
				"string",
				"integer",
				"object"
			],
			"pattern": "^(allowed|refused|depends)$",
			"minimum": 100,
			"maximum": 599,
			"minProperties": 1,
			"additionalProperties": false,
			"properties": {
				"verdict": { "enum": [
					"allowed",
					"refused",
					"depends"
				] },
				"status": {
					"type": "integer",
					"minimum": 100,
					"maximum": 599,
					"description": "The status that a proxy answers. No file states what a service answers."
				},
				"location": {
					"type": "string",
					"description": "The location of a redirect."
				},
				"destination": {
					"type": ["string", "array"],
					"description": "Where the last gateway or calling sidecar sends the request: `HOST`, `HOST:PORT` or `HOST:PORT/SUBSET`; a list where weights choose.",
					"items": { "type": "string" }
				},
				"host": {
					"type": "string",
					"description": "The host that the destination sees."
				},
				"path": {
					"type": "string",
					"description": "The path that the destination sees, with its query."
				},
				"timeout": {
					"type": "string",
					"description": "The effective timeout, such as `15s` or `500ms`; `none` without a limit.",
					"pattern": "^(none|(\\d+(\\.\\d+)?(ms|s|m|h))+)$"
				},
				"tries": {
					"type": "integer",
					"minimum": 1,
					"description": "How often a destination that does not answer is tried within the timeout."
				},
				"policy": {
					"type": "string",
					"description": "The object that decides: `NAME`, `NAMESPACE/NAME` or `KIND NAMESPACE/NAME`."
				}
			}
		}
	}
};

// src/run/policy-tests/jwt/key-sets.ts
function statedKeySets(root, file, reader) {
	const keySets = /* @__PURE__ */ new Map();
	const mistakes = [];
	for (const [issuer, node] of root.entries("keys")) {
		const text = node.kind === "map" ? JSON.stringify(node.data) : reader.text(joinPath(folderOf(file), node.text));
		if (text !== void 0 && isKeySet(text)) keySets.set(issuer, text);
		else mistakes.push({
			at: node.location,
			message: mistakeIn$1(node, text)
		});
	}
	return {
		keySets,
		mistakes
	};
}
function mistakeIn$1({ kind, text: path }, text) {
	if (kind === "map") return "a JWKS has a list `keys`";
	return text === void 0 ? `there is no file \`${path}\`` : `\`${path}\` is no JWKS: it has no list \`keys\``;
}
function isKeySet(text) {
	try {
		return Array.isArray(JSON.parse(text)?.keys);
	} catch {
		return false;
	}
}

// src/run/policy-tests/jwt/verify-signature.ts
async function isSignedBy(jwt, jwks) {
	const { compactVerify, decodeProtectedHeader, importJWK } = await import("./jose.js");
	const { alg, kid } = decodeProtectedHeader(jwt);
	if (alg === void 0) return false;
	const fitting = keysIn(jwks).filter((key) => (kid === void 0 || key.kid === void 0 || key.kid === kid) && (key.alg === void 0 || key.alg === alg));
	for (const key of fitting) try {
		await compactVerify(jwt, await importJWK(key, alg), { algorithms: [alg] });
		return true;
	} catch {}
	return false;
}
function keysIn(jwks) {
	try {
		const { keys } = JSON.parse(jwks);
		return Array.isArray(keys) ? keys.filter(isKey) : [];
	} catch {
		return [];
	}
}
function isKey(key) {
	return typeof key === "object" && key !== null && "kty" in key;
}

// src/run/policy-tests/jwt/real-jwt.ts
function realJwt(text, keySets) {
	const claims = claimsIn(text);
	if (!claims) return null;
	const verdicts = /* @__PURE__ */ new Map();
	const issuer = typeof claims["iss"] === "string" ? claims["iss"] : "";
	const isSignedFor = ({ issuer: ofRule, jwks, jwksUri }) => {
		const keys = jwks === "" ? keySets.get(ofRule) : jwks;
		return keys === void 0 ? unknownTruth(`the keys at ${jwksUri === "" ? ofRule : jwksUri}, which \`keys\` may state`) : verdicts.get(keys) ?? false;
	};
	return {
		token: {
			claims,
			isSignedFor
		},
		async verifyFor(meshes) {
			const inline = meshes.flatMap((mesh) => inlineKeys(mesh, issuer));
			const keySet = keySets.get(issuer);
			for (const keys of /* @__PURE__ */ new Set([...inline, ...keySet === void 0 ? [] : [keySet]])) if (!verdicts.has(keys)) verdicts.set(keys, await isSignedBy(text, keys));
		}
	};
}
function inlineKeys(mesh, issuer) {
	return mesh.ofKind("RequestAuthentication").flatMap(({ spec }) => spec.items("jwtRules")).filter((rule) => ["", issuer].includes(rule.get("issuer").text)).flatMap((rule) => rule.get("jwks").text || []);
}
function claimsIn(text) {
	const [header, payload, signature, ...more] = text.split(".");
	if (header === void 0 || payload === void 0 || signature === void 0 || more.length > 0) return null;
	const [head, claims] = [header, payload].map(jsonIn);
	return isDataMap(head) && typeof head["alg"] === "string" && isDataMap(claims) ? claims : null;
}
function jsonIn(base64) {
	try {
		return JSON.parse(Buffer.from(base64, "base64url").toString());
	} catch {
		return null;
	}
}

// src/run/policy-tests/jwt/real-tokens.ts
function realTokens(tokens, keySets) {
	const entries = tokens.entries();
	const jwts = new Map(entries.flatMap(([name, token]) => {
		const jwt = realJwt(token.get("jwt").text, keySets);
		return jwt ? [[name, jwt]] : [];
	}));
	return {
		jwts,
		mistakes: entries.flatMap(([name, token]) => {
			const message = mistakeIn(token, jwts.has(name));
			return message === null ? [] : [{
				name,
				at: token.keyLocation,
				message
			}];
		})
	};
}
function mistakeIn(token, isJwt) {
	if (token.kind !== "map") return null;
	if (!token.get("jwt").exists) return token.get("issuer").exists ? null : "`issuer` is missing, or a `jwt`";
	if (!isJwt) return "`jwt` is no JWT: it has a header, a payload and a signature, separated by dots";
	return token.entries().length > 1 ? "a `jwt` has its own claims: state nothing else" : null;
}

// src/run/request/client-request.ts
function clientRequestOf(options, now) {
	const { token } = options;
	return clientRequestWith(options, token === void 0 ? null : signedToken(claimsOf(token, now)), now);
}
function clientRequestWith(options, token, now) {
	const { scheme, host, port, target, authority } = partsOf(options.url);
	const headers = new Map(options.headers.map(headerOf));
	const isPlaced = [target, ...headers.values()].some((text) => text.includes(tokenMark));
	if (token && !isPlaced) headers.set("authorization", `Bearer ${tokenMark}`);
	const sent = [...headers].filter(([name]) => name !== "host");
	return {
		request: {
			method: options.method.toUpperCase(),
			authority: headers.get("host") ?? authority,
			target: withTokenText(target),
			headers: new Map(sent.map(([name, value]) => [name, withTokenText(value)]))
		},
		scheme,
		host,
		port,
		caller: options.from === void 0 ? null : callerIn(options.from),
		address: options.address,
		gatewayPods: options.gateway === void 0 ? null : identityIn("--gateway", options.gateway),
		verification: {
			now,
			tokens: new Map(token ? [[tokenText, token]] : [])
		}
	};
}
function withTokenText(text) {
	return text.replaceAll(tokenMark, tokenText);
}
const tokenMark = "{token}";
const tokenText = "header.payload.signature";
function partsOf(text) {
	const [, scheme, host = "", port, target = ""] = /^(https?):\/\/(\[[\da-f:.]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?([/?#].*)?$/i.exec(text) ?? [];
	if (scheme === void 0) throw new UsageError(`write the URL as in https://shop.example.com/api, not ${text}`);
	const isHttps = scheme.toLowerCase() === "https";
	return {
		scheme: isHttps ? "https" : "http",
		host: host.replace(/^\[|\]$/g, "").toLowerCase(),
		port: port === void 0 ? isHttps ? 443 : 80 : Number(port),
		target: target.startsWith("/") ? target : `/${target}`,
		authority: port === void 0 ? host : `${host}:${port}`
	};
}
function headerOf(text) {
	const at = text.indexOf("=");
	if (at < 1) throw new UsageError(`write a header as in --header x-user=ann, not ${text}`);
	return [text.slice(0, at).toLowerCase(), text.slice(at + 1)];
}
function callerIn(text) {
	const [namespace = "", serviceAccount = "", workload, ...more] = text.split("/");
	return workload !== void 0 && workload !== "" && more.length === 0 ? {
		...identityIn("--from", `${namespace}/${serviceAccount}`),
		workload
	} : identityIn("--from", text);
}
function identityIn(option, text) {
	const [namespace = "", serviceAccount = "", ...more] = text.split("/");
	if (namespace === "" || serviceAccount === "" || more.length > 0) throw new UsageError(`write ${option} as NAMESPACE/SERVICEACCOUNT, not ${text}`);
	return {
		namespace,
		serviceAccount
	};
}
function signedToken(claims) {
	return {
		claims,
		isSignedFor: ({ issuer }) => issuer === "" || issuer === claims["iss"]
	};
}
function claimsOf(text, now) {
	const claims = /* @__PURE__ */ new Map();
	for (const pair of text.split(",")) {
		const at = pair.indexOf("=");
		if (at < 1) throw new UsageError(`write a token as in --token issuer=https://id.example,aud=shop, not ${pair}`);
		const written = pair.slice(0, at);
		const name = longNames[written] ?? written;
		const value = times$1.has(name) ? claimTime(name, pair.slice(at + 1), now) : pair.slice(at + 1);
		const earlier = claims.get(name);
		claims.set(name, earlier === void 0 ? value : [earlier, value].flat());
	}
	if (!claims.has("sub")) claims.set("sub", "someone");
	if (claims.get("sub") === "") claims.delete("sub");
	return nested(claims);
}
const longNames = table({
	issuer: "iss",
	audience: "aud",
	subject: "sub"
});
const times$1 = /* @__PURE__ */ new Set([
	"exp",
	"nbf",
	"iat"
]);
function claimTime(name, text, now) {
	const [, sign, number, unit = ""] = /^([+-]?)(\d+)([smhd]?)$/.exec(text) ?? [];
	if (number === void 0 || sign === "" && unit !== "") throw new UsageError(`write ${name} as in ${name}=+5m, or in seconds since 1970, not ${text}`);
	if (sign === "") return Number(number);
	const seconds = Number(number) * units[unit || "s"];
	return Math.floor(now / 1e3) + (sign === "-" ? -seconds : seconds);
}
const units = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
function nested(claims) {
	const root = Object.create(null);
	for (const [name, value] of claims) {
		const keys = name.includes("/") ? [name] : name.split(".");
		const last = keys.pop();
		const parent = keys.reduce((map, key) => {
			const child = map[key];
			if (typeof child === "object" && child !== null) return child;
			const created = Object.create(null);
			map[key] = created;
			return created;
		}, root);
		parent[last] = value;
	}
	return root;
}

// src/run/policy-tests/test-token.ts
function testToken(stated, now) {
	const { issuer, audience, subject, kid, claims } = stated;
	const registered = {
		iss: issuer,
		aud: audience,
		sub: subject,
		...times(stated, now)
	};
	const set = Object.entries(registered).filter(([, value]) => value !== void 0);
	const token = signedToken({
		...claims,
		...Object.fromEntries(set)
	});
	if (kid === void 0) return token;
	return {
		...token,
		isSignedFor: (keys) => allOf([token.isSignedFor(keys), hasKey(keys, kid)])
	};
}
function times(stated, now) {
	const entries = [
		"exp",
		"nbf",
		"iat"
	].flatMap((name) => {
		const time = stated[name];
		if (time === void 0) return [];
		return [[name, typeof time === "number" ? time : claimTime(name, time, now)]];
	});
	return Object.fromEntries(entries);
}
function hasKey({ jwks }, kid) {
	if (kid === "unknown") return false;
	if (jwks === "") return true;
	return anyOf(kidsIn(jwks).map((name) => name === kid || (name === null ? namelessKey : false)));
}
const namelessKey = unknownTruth("whether the key without `kid` in an inline `jwks` signed the token");
function kidsIn(jwks) {
	try {
		const { keys } = JSON.parse(jwks);
		return Array.isArray(keys) ? keys.map((key) => key?.kid ?? null) : [];
	} catch {
		return [];
	}
}

// src/run/policy-tests/stated-tests.ts
const maxRequests = 1e4;
function statedTests(context, { each, ...shared }, node) {
	const stated = {
		name: shared.name,
		at: node.keyLocation
	};
	const readings = (each?.map((row, index) => ({
		row,
		node: node.at("each", index)
	})) ?? [{
		row: {},
		node
	}]).map(({ row, node: rowNode }) => {
		const name = [shared.name, ...row.name === void 0 ? [] : [row.name]].join(", ");
		return testsOfRow({
			...context,
			case: stated
		}, {
			...shared,
			...row,
			name
		}, rowNode);
	});
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: readings.flatMap(({ mistakes }) => mistakes)
	};
}
function testsOfRow(context, row, node) {
	const mistakes = [
		...unknownName(context, "tokens", row.token),
		...row.from?.includes("/") ? [] : unknownName(context, "identities", row.from),
		...row.expect === void 0 ? ["`expect` is missing"] : [],
		...(row.url ?? context.file.url) === void 0 ? ["`url` is missing, here and at the top of the file"] : [],
		...requestsOf(row) > maxRequests ? [`makes more than ${maxRequests} requests`] : []
	].map((message) => ({
		at: node.keyLocation,
		message
	}));
	if (mistakes.length > 0 || usesSpoilt(context, row)) return {
		tests: [],
		mistakes
	};
	try {
		return {
			tests: loopedTests(context, row, node.keyLocation),
			mistakes: []
		};
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		return {
			tests: [],
			mistakes: [{
				at: node.keyLocation,
				message: error.message
			}]
		};
	}
}
const givenNames = {
	tokens: "none",
	identities: "outside"
};
function unknownName(context, kind, name) {
	const names = [givenNames[kind], ...Object.keys(context.file[kind] ?? {})];
	if (name === void 0 || names.includes(name)) return [];
	const similar = closestName(name, names);
	return [`\`${name}\` is not in \`${kind}\`${similar ? `; did you mean \`${similar}\`?` : ""}`];
}
function usesSpoilt(context, { token, from }) {
	return token !== void 0 && context.isSpoilt("tokens", token) || from !== void 0 && context.isSpoilt("identities", from);
}
function requestsOf({ methods, paths }) {
	return (methods?.length ?? 1) * (paths?.length ?? 1);
}
const nowhereElse = [];
function loopedTests(context, row, at) {
	const { file } = context;
	const now = timeOf(context, row);
	const { name, environments = file.environments ?? null, expect, methods = ["GET"], paths = [""] } = row;
	const { elsewhere = nowhereElse } = file;
	const base = row.url ?? file.url;
	const from = callerOf(file, row.from);
	const token = tokenOf(file.tokens, row.token);
	const jwt = token ? context.jwts.get(row.token) : void 0;
	const signed = jwt ? jwt.token : token && testToken(token, now);
	const sender = senderOf(file, row, from);
	return methods.flatMap((method) => paths.map((path) => {
		const url = path === "" ? base : `${base.replace(/\/$/, "")}${path}`;
		return {
			name,
			case: context.case,
			request: `${method} ${url}`,
			from,
			token: token ? row.token : null,
			environments,
			elsewhere,
			expectation: expect,
			at,
			clientRequest: clientRequestWith({
				...sender,
				method,
				url
			}, signed, now),
			...jwt && { jwt }
		};
	}));
}
function timeOf({ file, now }, row) {
	const stated = row.now ?? file.now;
	return stated === void 0 ? now : millisecondsOf(stated);
}
function senderOf({ gateway }, { headers = {}, address }, from) {
	return {
		headers: Object.entries(headers).map(([header, value]) => `${header}=${value}`),
		...from !== null && { from },
		...address !== void 0 && { address },
		...gateway !== void 0 && { gateway }
	};
}
function millisecondsOf(time) {
	const milliseconds = typeof time === "number" ? time * 1e3 : Date.parse(time);
	if (Number.isNaN(milliseconds)) throw new UsageError(`\`${time}\` is no time: write it as in \`2026-01-31T12:00:00Z\`, or in seconds since 1970`);
	return milliseconds;
}
function callerOf({ identities = {} }, from) {
	const stated = from === void 0 || from.includes("/") ? from : identities[from] ?? from;
	return stated === void 0 || stated === givenNames.identities ? null : stated;
}
function tokenOf(tokens = {}, name) {
	return name === void 0 || name === givenNames.tokens ? null : tokens[name];
}

// src/run/policy-tests/read-test-file.ts
async function readTestFile(reader, file, now) {
	const documents = reader.documents(file);
	const mistakes = syntaxMistakes(documents);
	if (mistakes.length > 0) return {
		tests: [],
		mistakes
	};
	const roots = documents.flatMap(({ root }) => root ? [Node.of(root)] : []);
	const readings = await Promise.all(roots.map((root) => testsIn(root, file, reader, now)));
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: readings.flatMap((reading) => reading.mistakes)
	};
}
async function testsIn(root, file, reader, now) {
	const data = jsonOf(root.data);
	const violations = await schemaViolations(policy_test_schema_default, data);
	const { keySets, mistakes: ofKeys } = statedKeySets(root, file, reader);
	const { jwts, mistakes: ofTokens } = realTokens(root.get("tokens"), keySets);
	const mistakes = [
		...violations.map((violation) => ({
			at: root.at(...violation.path).keyLocation,
			message: messageWithKey(violation)
		})),
		...ofKeys,
		...ofTokens.map(({ at, message }) => ({
			at,
			message
		}))
	];
	const spoilt = /* @__PURE__ */ new Set([...violations.map(({ path }) => path.slice(0, 2).join("/")), ...ofTokens.map(({ name }) => `tokens/${name}`)]);
	if (violations.some(({ path }) => concernsAllCases(path))) return {
		tests: [],
		mistakes
	};
	const { cases, ...shared } = data;
	const context = {
		file: shared,
		now,
		jwts,
		isSpoilt: (kind, name) => spoilt.has(`${kind}/${name}`)
	};
	const readings = cases.flatMap((testCase, index) => spoilt.has(`cases/${index}`) ? [] : statedTests(context, testCase, root.at("cases", index)));
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: [...mistakes, ...readings.flatMap((reading) => reading.mistakes)]
	};
}
function concernsAllCases([key, ...below]) {
	return key === void 0 || sharedKeys.has(key) || below.length === 0 && namedKeys.has(key);
}
const sharedKeys = /* @__PURE__ */ new Set([
	"url",
	"environments",
	"gateway",
	"elsewhere",
	"now"
]);
const namedKeys = /* @__PURE__ */ new Set([
	"identities",
	"tokens",
	"keys",
	"cases"
]);
function jsonOf(data) {
	const text = JSON.stringify(data, (_, value) => typeof value === "bigint" ? Number(value) : value);
	return text === void 0 ? null : JSON.parse(text);
}

// src/run/policy-tests/test-files.ts
function testFilesIn(tree, { exclude = [] }, paths = []) {
	const isLeftOut = leftOutTest({ exclude });
	return [...tree.files, ...tree.refused.map(({ file }) => file)].filter((file) => isTestFile(file) && !isLeftOut(file)).filter((file) => paths.length === 0 || paths.some((path) => isInside(file, path))).toSorted();
}
function haveSameTests(head, base) {
	const [inHead, inBase] = [head, base].map((tree) => testFilesIn(tree, {}));
	if (inHead.join("\n") !== inBase.join("\n")) return false;
	return inHead.every((file) => {
		const [ofHead, ofBase] = [head.read(file), base.read(file)];
		return Buffer.compare(ofHead ?? noBytes, ofBase ?? noBytes) === 0;
	});
}
const noBytes = /* @__PURE__ */ new Uint8Array();
async function readTestFiles(tree, files, now) {
	const refused = new Map(tree.refused.map(({ file, reason }) => [file, reason]));
	const readings = await Promise.all(files.map((file) => readOrRefuse(tree, file, refused.get(file), now)));
	return {
		tests: readings.flatMap(({ tests }) => tests),
		mistakes: readings.flatMap(({ mistakes }) => mistakes)
	};
}
async function readOrRefuse(tree, file, refusal, now) {
	if (refusal === void 0) return readTestFile(readerOf(tree), file, now);
	return {
		tests: [],
		mistakes: [{
			at: fileStart(file),
			message: `cannot be read: ${refusal}`
		}]
	};
}

// src/diff/similar.ts
const maxTableSize = 2500;
function alignSimilar(base, head) {
	if (base.length * head.length > maxTableSize) return alignByIndex(base, head);
	const baseTraits = base.map(traitsOf);
	const headTraits = head.map(traitsOf);
	return bestPairs(baseTraits, headTraits, bestScores(baseTraits, headTraits));
}
const valueWeight = 4;
function traitsOf(item) {
	const traits = /* @__PURE__ */ new Set();
	if (isDataMap(item)) collectTraits(item, "", traits);
	return traits;
}
function collectTraits(value, path, traits) {
	if (isDataMap(value)) for (const [key, inner] of Object.entries(value)) collectTraits(inner, `${path}.${key}`, traits);
	else if (Array.isArray(value)) for (const inner of value) collectTraits(inner, `${path}[]`, traits);
	else {
		traits.add(path);
		traits.add(`${path}=${String(value)}`);
	}
}
function similarity(base, head) {
	let score = 0;
	for (const trait of base) if (head.has(trait)) score += trait.includes("=") ? valueWeight : 1;
	return score;
}
function bestScores(base, head) {
	const scores = Array.from({ length: base.length + 1 }, () => Array(head.length + 1).fill(0));
	for (let i = base.length - 1; i >= 0; i--) for (let j = head.length - 1; j >= 0; j--) {
		const pairedScore = similarity(base[i], head[j]) + scores[i + 1][j + 1];
		scores[i][j] = Math.max(pairedScore, scores[i + 1][j], scores[i][j + 1]);
	}
	return scores;
}
function bestPairs(baseTraits, headTraits, scores) {
	const pairs = [];
	let base = 0;
	let head = 0;
	while (base < baseTraits.length || head < headTraits.length) {
		const best = scores[base]?.[head] ?? 0;
		if (head >= headTraits.length || best === scores[base + 1]?.[head]) pairs.push({ base: base++ });
		else if (base >= baseTraits.length || best === scores[base]?.[head + 1]) pairs.push({ head: head++ });
		else pairs.push({
			base: base++,
			head: head++
		});
	}
	return pairs;
}
function alignByIndex(base, head) {
	return Array.from({ length: Math.max(base.length, head.length) }, (_, index) => ({
		...index < base.length ? { base: index } : {},
		...index < head.length ? { head: index } : {}
	}));
}

// src/diff/lists.ts
function pairItems(base, head) {
	return pairByKey(base, head) ?? pairByContent(base, head);
}
function isReordered(pairs) {
	const basePositions = pairs.filter((pair) => pair.head !== void 0).flatMap((pair) => pair.base ?? []);
	return basePositions.some((index, position) => index < (basePositions[position - 1] ?? 0));
}
const listKeys = [
	["name"],
	["number"],
	["port.number"],
	["port.name"],
	["containerPort", "protocol"],
	["port", "protocol"],
	["host"],
	[
		"destination.host",
		"destination.subset",
		"destination.port.number"
	],
	["key"],
	["mountPath"],
	["devicePath"],
	["ip"],
	["uid"],
	["type"],
	["address"],
	["topologyKey", "whenUnsatisfiable"]
];
function pairByKey(base, head) {
	for (const key of listKeys) {
		const baseIndexes = indexByKey(base, key);
		const headIndexes = baseIndexes && indexByKey(head, key);
		if (baseIndexes && headIndexes) return mergeKeyed(baseIndexes, headIndexes);
	}
}
function indexByKey(items, key) {
	const indexes = /* @__PURE__ */ new Map();
	for (const [index, item] of items.entries()) {
		const values = key.map((path) => path.split(".").reduce(ownValue, item));
		if (values[0] === void 0 || values[0] === "" || values.some((value) => typeof value === "object")) return;
		indexes.set(comparableText(values), index);
	}
	return indexes.size === items.length ? indexes : void 0;
}
function mergeKeyed(base, head) {
	const pairs = [...head].map(([key, index]) => {
		const baseIndex = base.get(key);
		return baseIndex === void 0 ? { head: index } : {
			base: baseIndex,
			head: index
		};
	});
	const removed = [...base].filter(([key]) => !head.has(key)).map(([, index]) => index);
	return removed.length === 0 ? pairs : withRemoved(pairs, removed);
}
function withRemoved(pairs, removed) {
	const followers = /* @__PURE__ */ new Map();
	let predecessor = -1;
	let previous = -1;
	for (const index of removed) {
		if (index > previous + 1) predecessor = index - 1;
		previous = index;
		addToGroup(followers, predecessor, { base: index });
	}
	const ordered = pairs.flatMap((pair) => [pair, ...followers.get(pair.base ?? NaN) ?? []]);
	return [...followers.get(-1) ?? [], ...ordered];
}
function pairByContent(base, head) {
	const pairs = [];
	let baseIndex = 0;
	let headIndex = 0;
	for (const gap of sequenceDifferences(base.map(comparableText), head.map(comparableText))) {
		while (baseIndex < gap.baseStart) pairs.push({
			base: baseIndex++,
			head: headIndex++
		});
		const removed = base.slice(gap.baseStart, gap.baseEnd);
		const added = head.slice(gap.headStart, gap.headEnd);
		pairs.push(...shiftPairs(pairGap(removed, added), gap.baseStart, gap.headStart));
		baseIndex = gap.baseEnd;
		headIndex = gap.headEnd;
	}
	while (baseIndex < base.length) pairs.push({
		base: baseIndex++,
		head: headIndex++
	});
	return pairs;
}
function pairGap(removed, added) {
	if (removed.length > 0 && added.length > 0 && removed.some(isDataMap)) return alignSimilar(removed, added);
	return [...removed.map((_, base) => ({ base })), ...added.map((_, head) => ({ head }))];
}
function shiftPairs(pairs, baseOffset, headOffset) {
	return pairs.map((pair) => ({
		...pair.base === void 0 ? {} : { base: pair.base + baseOffset },
		...pair.head === void 0 ? {} : { head: pair.head + headOffset }
	}));
}

// src/diff/align.ts
function orderKeysLike(base, head) {
	if (Array.isArray(base) && Array.isArray(head)) return alignItems(base, head);
	if (isDataMap(base) && isDataMap(head)) return alignMap(base, head);
	return base;
}
function alignItems(base, head) {
	const partners = new Map(pairItems(base, head).map((pair) => [pair.base, pair.head]));
	return base.map((item, index) => orderKeysLike(item, head[partners.get(index) ?? -1]));
}
function alignMap(base, head) {
	const keys = orderLike(Object.keys(base), Object.keys(head));
	return Object.fromEntries(keys.map((key) => [key, orderKeysLike(base[key], ownValue(head, key))]));
}
function orderLike(baseKeys, headKeys) {
	const baseKeySet = new Set(baseKeys);
	const shared = headKeys.filter((key) => baseKeySet.has(key));
	if (shared.length === baseKeys.length) return shared;
	const sharedKeys = new Set(shared);
	const followers = /* @__PURE__ */ new Map();
	let leader;
	for (const key of baseKeys) if (sharedKeys.has(key)) leader = key;
	else addToGroup(followers, leader, key);
	return [...followers.get(void 0) ?? [], ...shared.flatMap((key) => [key, ...followers.get(key) ?? []])];
}

// src/diff/yaml-lines.ts
function yamlLines(data) {
	const lines = [];
	return isFilled(data) && appendBlock(lines, data, "", "") ? lines : printed(data).split("\n");
}
const options = {
	version: "1.1",
	lineWidth: 0,
	aliasDuplicateObjects: false
};
function printed(data) {
	return stringify(data, options).replace(/\n$/, "");
}
function isFilled(data) {
	return Array.isArray(data) ? data.length > 0 : isDataMap(data) && Object.keys(data).length > 0;
}
function appendBlock(lines, data, indent, start) {
	const isMap = isDataMap(data);
	const inner = `${indent}  `;
	let before = start;
	for (const [key, value] of Object.entries(data)) {
		const name = isMap ? keyText(key) : "-";
		if (name === null) return false;
		if (isFilled(value)) {
			if (isMap) lines.push(before + name);
			if (!appendBlock(lines, value, inner, isMap ? inner : `${before}- `)) return false;
		} else {
			const text = leafText(value);
			if (text === null) return false;
			lines.push(`${before}${name} ${text}`);
		}
		before = indent;
	}
	return true;
}
function keyText(key) {
	return isPrintedAlike(key) && key !== "<<" && key.length <= maxKeyLength ? printedKey(key) : null;
}
const maxKeyLength = 500;
function leafText(value) {
	if (typeof value === "string") return isPrintedAlike(value) ? printedText(value) : null;
	if (value === null || typeof value === "boolean") return String(value);
	if (typeof value === "number" || typeof value === "bigint") return printed([value]).slice(2);
	if (Array.isArray(value)) return "[]";
	return isDataMap(value) ? "{}" : null;
}
function isPrintedAlike(text) {
	return !/\n|^(?:---|\.\.\.|%)/.test(text);
}
const printedText = oncePerText((text) => printed([text]).slice(2));
const printedKey = oncePerText((key) => printed({ [key]: 0 }).slice(0, -2));

// src/diff/text.ts
function unifiedDiff(base, head) {
	return unified(printLines(orderKeysLike(base, head)), printLines(head));
}
const context = 3;
function printLines(data) {
	return data === void 0 ? [] : yamlLines(data);
}
function unified(base, head) {
	return groupIntoHunks(sequenceDifferences(base, head)).map((hunk) => printHunk$1(base, head, hunk)).join("");
}
function groupIntoHunks(differences) {
	const groups = [];
	for (const difference of differences) {
		const last = groups.at(-1)?.at(-1);
		if (last && difference.baseStart - last.baseEnd <= 6) groups.at(-1).push(difference);
		else groups.push([difference]);
	}
	return groups;
}
function printHunk$1(base, head, hunk) {
	const first = hunk[0];
	const last = hunk.at(-1);
	const leadingLines = Math.min(context, first.baseStart, first.headStart);
	const trailingLines = Math.min(context, base.length - last.baseEnd);
	const baseRange = [first.baseStart - leadingLines, last.baseEnd + trailingLines];
	const headRange = [first.headStart - leadingLines, last.headEnd + trailingLines];
	const path = baseRange[1] > baseRange[0] ? pathAbove(base, baseRange[0]) : "";
	return `${[`@@ -${hunkRange(...baseRange)} +${hunkRange(...headRange)} @@${path === "" ? "" : ` ${path}`}`, ...hunkLines(base, head, hunk, baseRange)].join("\n")}\n`;
}
function hunkRange(start, end) {
	return `${end > start ? start + 1 : start},${end - start}`;
}
function hunkLines(base, head, hunk, [start, end]) {
	const lines = [];
	let at = start;
	for (const { baseStart, baseEnd, headStart, headEnd } of hunk) {
		lines.push(...base.slice(at, baseStart).map((line) => ` ${line}`));
		lines.push(...base.slice(baseStart, baseEnd).map((line) => `-${line}`));
		lines.push(...head.slice(headStart, headEnd).map((line) => `+${line}`));
		at = baseEnd;
	}
	return [...lines, ...base.slice(at, end).map((line) => ` ${line}`)];
}
function pathAbove(lines, index) {
	const keys = [];
	let depth = indent(lines[index] ?? "");
	for (let at = index - 1; at >= 0 && depth > 0; at--) {
		const match = /^((?:\s*- )*\s*)([^\s:"'#-][^:]*):/.exec(lines[at]);
		if (!match || match[1].length >= depth) continue;
		keys.unshift(match[2]);
		depth = indent(lines[at]);
	}
	return keys.join(".");
}
function indent(line) {
	return line.length - line.trimStart().length;
}

// src/core/text-edit.ts
function applyEdits(text, edits) {
	return offsetEdits(text, edits).toReversed().reduce((result, { start, end, text: newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
function offsetEdits(text, edits) {
	const starts = lineStarts(text);
	const offset = (line, column) => (starts[line - 1] ?? text.length) + column - 1;
	return edits.map((edit) => ({
		start: offset(edit.line, edit.column),
		end: offset(edit.endLine, edit.endColumn),
		text: edit.text
	})).toSorted((first, second) => first.start - second.start);
}
function editsOverlap(first, second) {
	if (first.file !== second.file) return false;
	const begin = comparePositions(first.line, first.column, second.line, second.column);
	if (begin === 0) return true;
	return begin < 0 ? comparePositions(second.line, second.column, first.endLine, first.endColumn) < 0 : comparePositions(first.line, first.column, second.endLine, second.endColumn) < 0;
}
function comparePositions(line, column, secondLine, secondColumn) {
	return line - secondLine || column - secondColumn;
}
function lineStarts(text) {
	const breaks = [...text.matchAll(/\r\n?|\n/g)].map(({ 0: { length }, index }) => index + length);
	return [text.startsWith("﻿") ? 1 : 0, ...breaks];
}

// src/diff/hunks.ts
function hunksText(text, edits, context, isShown = () => true) {
	const lines = linesOf$2(text);
	let lineShift = 0;
	return groupBlocks(blocksOf(text, edits), context, isShown).map((group) => {
		const printed = printHunk(lines, group, lineRangeOf(group, lines.length, context, isShown), lineShift);
		lineShift += group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0);
		return printed;
	}).join("");
}
function linesOf$2(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function blocksOf(text, edits) {
	const blocks = [];
	for (const { start, end, text: editText } of offsetEdits(text, edits)) {
		const from = text.lastIndexOf("\n", start - 1) + 1;
		const to = endOfLine(text, Math.max(start, end));
		const last = blocks.at(-1);
		if (last && from < last.to) {
			const keptLength = last.newText.length - (last.to - start);
			last.newText = last.newText.slice(0, keptLength) + editText + text.slice(end, Math.max(to, last.to));
			last.to = Math.max(to, last.to);
		} else blocks.push({
			from,
			to,
			newText: text.slice(from, start) + editText + text.slice(end, to)
		});
	}
	return blocks.map(({ from, to, newText }) => trimBlock(linesOf$2(text.slice(0, from)).length, linesOf$2(text.slice(from, to)), linesOf$2(newText)));
}
function endOfLine(text, offset) {
	const end = text.indexOf("\n", offset);
	return end < 0 ? text.length : end + 1;
}
function trimBlock(start, removed, added) {
	const shorter = Math.min(removed.length, added.length);
	let head = 0;
	while (head < shorter && removed[head] === added[head]) head++;
	let tail = 0;
	while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
	return {
		start: start + head,
		removed: removed.slice(head, removed.length - tail),
		added: added.slice(head, added.length - tail)
	};
}
function groupBlocks(blocks, context, isShown) {
	const groups = [];
	for (const block of blocks) {
		const last = groups.at(-1)?.at(-1);
		const end = last ? last.start + last.removed.length : 0;
		const between = Array.from({ length: Math.min(block.start - end, 2 * context) }, (_, index) => end + index);
		if (last && block.start - end <= 2 * context && between.every(isShown)) groups.at(-1).push(block);
		else groups.push([block]);
	}
	return groups;
}
function lineRangeOf(group, count, context, isShown) {
	const first = group[0].start;
	const end = group.at(-1).start + group.at(-1).removed.length;
	let [from, to] = [first, end];
	while (from > 0 && first - from < context && isShown(from - 1)) from--;
	while (to < count && to - end < context && isShown(to)) to++;
	return [from, to];
}
function printHunk(lines, group, [from, to], lineShift) {
	const grown = group.reduce((sum, { removed, added }) => sum + added.length - removed.length, 0);
	const header = `@@ -${hunkRange(from, to)} +${hunkRange(from + lineShift, to + lineShift + grown)} @@\n`;
	let at = from;
	return header + group.map(({ start, removed, added }) => {
		const unchanged = lines.slice(at, start);
		at = start + removed.length;
		return prefixLines(" ", unchanged) + prefixLines("-", removed) + prefixLines("+", added);
	}).join("") + prefixLines(" ", lines.slice(at, to));
}
function prefixLines(prefix, lines) {
	return lines.map((line) => line.endsWith("\n") ? prefix + line : `${prefix}${line}\n\\ No newline at end of file\n`).join("");
}

// src/run/fixes/shown-diff.ts
const maxLineLength$1 = 400;
function shownDiff(edits, reader) {
	const files = [...groupBy(edits, ({ file }) => file)];
	if (!edits.every((edit) => isShown(edit, reader))) return "";
	return files.map(([file, fileEdits]) => hunksText(reader.text(file) ?? "", fileEdits, 0)).join("");
}
function isShown({ file, line, endLine }, reader) {
	const lines = reader.text(file)?.split(/\r\n?|\n/).slice(line - 1, endLine);
	const shown = shownLines(reader, plainMask)(file)?.slice(line - 1, endLine);
	return lines !== void 0 && lines.every((text, index) => text === shown?.[index] && text.length <= maxLineLength$1);
}

// src/run/waivers/baseline.ts
const baselineFile = ".meshgate-baseline.json";
function baselineText(findings) {
	return `{\n  "version": 1,\n  "findings": [\n${[...groupBy(findings.filter(({ status }) => status !== "fixed"), entryId)].map(([id, group]) => ({
		rule: group[0].rule,
		file: group[0].at.file,
		id,
		count: group.length
	})).toSorted((a, b) => compareText(a.file, b.file) || compareText(a.rule, b.rule) || compareText(a.id, b.id)).map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]\n}\n`;
}
function baselineWaivers(reader) {
	const text = reader.text(baselineFile);
	if (text === void 0) return [];
	const lines = text.split("\n");
	const lineOf = new Map(lines.map((line, index) => [idPattern.exec(line)?.[1], index + 1]));
	return entriesOf$1(text).map((entry) => {
		const line = lineOf.get(entry.id) ?? 1;
		return {
			rule: entry.rule,
			at: {
				file: baselineFile,
				line,
				column: 1,
				endLine: line,
				endColumn: (lines[line - 1] ?? "").length + 1
			},
			reason: "in the baseline",
			owner: "",
			until: null,
			mistake: null,
			identity: JSON.stringify([entry.id, entry.count]),
			key: entryKey(entry.id),
			covers: () => true,
			limit: entry.count,
			removal: []
		};
	});
}
function baselineKey(finding) {
	return entryKey(entryId(finding));
}
function entryKey(id) {
	return `baseline ${id}`;
}
const idPattern = /"id":\s*"([^"]+)"/;
function entriesOf$1(text) {
	const data = parse(text);
	const findings = isDataMap(data) && data["version"] === 1 ? data["findings"] : null;
	if (Array.isArray(findings) && findings.every(isEntry)) return findings;
	throw new UsageError(`\`${baselineFile}\` is no baseline; write it with \`meshgate baseline\``);
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
function isEntry(entry) {
	if (!isDataMap(entry)) return false;
	const { rule, id, count } = entry;
	return typeof rule === "string" && typeof id === "string" && Number.isInteger(count);
}
function entryId({ fingerprint, subject, lintFinding }) {
	const about = subject === lintFinding.manifest?.name ? "" : subject;
	return createHash("sha256").update(JSON.stringify([fingerprint, about])).digest("hex").slice(0, 32);
}

// src/run/waivers/waiver.ts
function ruleNames({ rule, code }) {
	return [rule, `${rule}/${code}`];
}
function waiverMistake(rule, until, customRules) {
	const [family = "", name = "", ...code] = rule.split("/");
	const id = `${family}/${name}`;
	const definition = customRules.has(id) ? {
		id,
		codes: customRuleCodes
	} : findRule(id);
	if (!definition) return unknownRuleMessage(rule);
	if (family === "meshgate") return `a finding about the check itself cannot be waived`;
	if (code.length > 0 && !definition.codes.includes(code.join("/"))) return `the rule \`${definition.id}\` has no code \`${code.join("/")}\``;
	return until === null || isDay(until) ? null : `\`${until}\` is no day; write it as in \`2026-12-31\``;
}
function isExpired({ until }, now) {
	if (until === null || now === null) return false;
	return now >= Date.parse(until) + millisecondsOfDay;
}
const millisecondsOfDay = 864e5;

// src/run/waivers/comments.ts
function waiverComments(reader, customRules) {
	return filesWithMark(reader.tree).flatMap((file) => {
		const lines = (reader.text(file) ?? "").split(/\r\n?|\n/);
		const following = nextLines(lines);
		return lines.flatMap((line, index) => {
			const [, before = "", comment = ""] = commentPattern.exec(line) ?? [];
			return comment === "" ? [] : [waiverOf(comment, {
				file,
				lines,
				following,
				index,
				start: before.length
			}, customRules)];
		});
	});
}
function filesWithMark(tree) {
	return tree.files.filter((path) => /\.(ya?ml|json|tpl)$|(^|\/)templates\//.test(path) && containsMark(tree.read(path)));
}
function containsMark(data) {
	return data !== void 0 && Buffer.from(data.buffer, data.byteOffset, data.length).includes("meshgate-ignore");
}
const commentPattern = /^(.*?(?:^|\s))((?:#|\{\{-?\s*\/\*)\s*meshgate-ignore\b.*)$/;
const syntax = /meshgate-ignore\s+(?<rule>[^\s=]+)(?<settings>(?:\s+\w+=\S+)*)(?:\s+--\s+(?<reason>.*?))?\s*(?:\*\/\s*-?\}\})?$/;
function waiverOf(comment, place, customRules) {
	const { file, following, index } = place;
	const { rule = "", settings = "", reason = "" } = syntax.exec(comment)?.groups ?? {};
	const values = new Map(settings.split(/\s+/).map((each) => each.split("=")));
	const until = values.get("until") ?? null;
	const isAlone = textBefore(place).trim() === "";
	const line = isAlone ? following[index] : index + 1;
	return {
		rule,
		at: rangeOf(place),
		reason,
		owner: values.get("owner") ?? "",
		until,
		mistake: reason === "" ? "it needs a reason: `# meshgate-ignore RULE -- REASON`" : waiverMistake(rule, until, customRules),
		identity: JSON.stringify([
			file,
			comment.trim(),
			coveredText(place, line, isAlone)
		]),
		key: lineKey(file, line),
		covers: () => true,
		limit: Number.MAX_SAFE_INTEGER,
		removal: [removalOf$1(place, isAlone)]
	};
}
function textBefore({ lines, index, start }) {
	return lines[index].slice(0, start);
}
function rangeOf({ file, lines, index, start }) {
	const [line, endColumn] = [index + 1, lines[index].trimEnd().length + 1];
	return {
		file,
		line,
		column: start + 1,
		endLine: line,
		endColumn
	};
}
function coveredText(place, line, isAlone) {
	return (isAlone ? place.lines[line - 1] ?? "" : textBefore(place)).trim();
}
function lineKey(file, line) {
	return `line ${line} of ${file}`;
}
function nextLines(lines) {
	const following = [];
	let next = 0;
	for (let index = lines.length - 1; index >= 0; index--) {
		following[index] = next;
		if (!/^\s*(#|\{\{-?\s*\/\*|$)/.test(lines[index])) next = index + 1;
	}
	return following;
}
function removalOf$1({ file, lines, index, start }, isAlone) {
	const line = index + 1;
	if (isAlone && index + 1 < lines.length) return {
		file,
		line,
		column: 1,
		endLine: line + 1,
		endColumn: 1,
		text: ""
	};
	return {
		file,
		line,
		column: lines[index].slice(0, start).trimEnd().length + 1,
		endLine: line,
		endColumn: lines[index].length + 1,
		text: ""
	};
}

// src/run/fixes/scalar-text.ts
function writtenLike({ style, value: previous }, value) {
	if (style === "literal" || style === "folded") return null;
	if (style === "single" && !unprintable.test(value)) return `'${value.replaceAll("'", "''")}'`;
	if (style === "single" || style === "double") return inDoubleQuotes(value);
	return isPlain(value, previous) ? value : inDoubleQuotes(value);
}
function newScalar(value) {
	return isPlain(value, "") ? value : inDoubleQuotes(value);
}
const unprintable = /[\p{Cc}\u2028\u2029\ufeff]/u;
function inDoubleQuotes(value) {
	return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
function isPlain(value, previous) {
	const bare = (typeof previous === "string" ? [
		",",
		"?",
		"$",
		"{",
		"}"
	].filter((sign) => previous.includes(sign)) : []).reduce((text, sign) => text.replaceAll(sign, ""), value);
	if (!/^[A-Za-z0-9][\w./:%+=~&@-]*$/.test(bare) || value.endsWith(":")) return false;
	return typeof previous !== "string" || typeof resolvePlain(value) === "string";
}

// src/run/fixes/node-edit.ts
function nodeEdit(node, value, near) {
	if (node.yaml) return node.yaml.kind === "scalar" ? scalarEdit(node.yaml, value) : null;
	const depth = node.pathKeys.findLastIndex((_, index) => node.root.at(...node.pathKeys.slice(0, index)).exists);
	const parent = node.root.at(...node.pathKeys.slice(0, depth)).yaml;
	const keys = node.pathKeys.slice(depth);
	if (parent?.kind !== "map" || keys.some((key) => typeof key === "number")) return null;
	const neighbour = near instanceof Node ? near.pathKeys[depth] : void 0;
	return addedEntry(parent, keys.map(String), value, String(neighbour));
}
function keyEdit(node, name) {
	const parent = node.root.at(...node.pathKeys.slice(0, -1)).yaml;
	const key = parent?.kind === "map" ? parent.entries.get(String(node.pathKeys.at(-1)))?.key : void 0;
	if (!key || key.source.text[key.start] === "*") return null;
	return rangeEdit(key.source, key.start, key.end, newScalar(name));
}
function scalarEdit(scalar, value) {
	const { source, start, end, style } = scalar;
	if (style === "empty") return afterColon(scalar, value);
	const text = writtenLike(scalar, value);
	return text === null ? null : rangeEdit(source, start, end, text);
}
function afterColon({ source, end }, value) {
	const colon = /^[ \t]*:/.exec(source.text.slice(end));
	return colon && rangeEdit(source, end + colon[0].length, end + colon[0].length, ` ${newScalar(value)}`);
}
function addedEntry(map, keys, value, neighbour) {
	const { source, start, end } = map;
	const entries = entriesOf(map);
	const [, entry] = entries.find(([name]) => name === neighbour) ?? entries[0] ?? [];
	const isFlow = source.text[start] === "{";
	if (!entry) return isFlow ? rangeEdit(source, start, end, inEmptyBraces(keys, value)) : null;
	const offset = entry.key.start;
	const indent = isFlow ? null : columnOf(source.text, offset);
	return rangeEdit(source, offset, offset, insertedText({
		offset,
		indent,
		keys
	}, newScalar(value), lineBreakOf(source.text)));
}
function entriesOf({ source, start, end, entries }) {
	return [...entries].filter(([, { key }]) => key.source === source && key.start >= start && key.end <= end).toSorted(([, first], [, second]) => first.key.start - second.key.start);
}
function inEmptyBraces(keys, value) {
	return keys.reduceRight((inner, key) => `{ ${key}: ${inner} }`, newScalar(value));
}
function columnOf(text, offset) {
	const textBefore = text.slice(0, offset);
	return offset - Math.max(textBefore.lastIndexOf("\n"), textBefore.lastIndexOf("\r")) - 1;
}
function lineBreakOf(text) {
	return text.includes("\r\n") ? "\r\n" : "\n";
}
function rangeEdit({ file, text }, start, end, written) {
	return {
		...locationAt(sourceOf(text, file), start, end),
		text: written
	};
}

// src/run/fixes/whole-lines.ts
function wholeLines(source, start, end) {
	const { text } = source;
	const last = text[end - 1] === "\n" ? end - 1 : end;
	const lineBreak = text.indexOf("\n", last);
	const [from, to] = [text.lastIndexOf("\n", start - 1) + 1, lineBreak < 0 ? text.length : lineBreak + 1];
	return text.slice(from, start).trim() === "" && /^\s*$|^[ \t]+#/.test(text.slice(last, to)) ? rangeEdit(source, from, to, "") : null;
}

// src/run/waivers/entry-removal.ts
function itemRemoval(list, index) {
	const item = list.items[index];
	if (isShared(list) || isShared(item) || item.start === item.end) return null;
	return isFlow(list) ? flowItemRemoval(list, index) : wholeLines(item.source, dashBefore(item), item.end);
}
function keyRemoval(map, name) {
	const entry = map.entries.get(name);
	if (!entry || isFlow(map) || isShared(map) || isShared(entry.value)) return null;
	return wholeLines(map.source, entry.key.start, entry.value.end);
}
function isShared({ alias, source }) {
	return alias !== void 0 || source.isAliased === true;
}
function isFlow({ source, start }) {
	return /[[{]/.test(source.text[start] ?? "");
}
function dashBefore({ source: { text }, start }) {
	const dash = [...text.slice(0, start).matchAll(/^[ \t]*-(?=\s)/gm)].at(-1);
	return dash ? dash.index + dash[0].length - 1 : start;
}
function flowItemRemoval({ items, source }, index) {
	const [previous, item, next] = [
		items[index - 1],
		items[index],
		items[index + 1]
	];
	if (next) return rangeEdit(source, item.start, next.start, "");
	return rangeEdit(source, previous?.end ?? item.start, item.end, "");
}

// src/run/waivers/configured.ts
function configuredWaivers({ waivers = [] }, reader, configFile, customRules) {
	const places = configurationFiles(reader, configFile).files.flatMap((file) => placesIn(reader, file));
	const placesByEntry = groupBy(places, ({ identity }) => identity);
	const isOfTree = hasPath(reader.tree, configFile);
	const wholeFile = {
		file: configFile,
		line: 1,
		column: 1,
		endLine: 1,
		endColumn: 1
	};
	return waivers.map((entry) => {
		const identity = comparableText(entry);
		return {
			rule: entry.rule,
			reason: entry.reason,
			owner: entry.owner,
			until: entry.until,
			mistake: waiverMistake(entry.rule, entry.until, customRules),
			key: ruleKey(entry.rule),
			covers: coverage(entry),
			limit: Number.MAX_SAFE_INTEGER,
			...placesByEntry.get(identity)?.shift() ?? {
				at: wholeFile,
				removal: [],
				isElsewhere: isOfTree
			},
			identity
		};
	});
}
function placesIn(reader, file) {
	const root = rootOf$1(reader, file);
	const listNode = root?.get("waivers");
	const yaml = listNode?.yaml;
	if (!root || !listNode || yaml?.kind !== "list") return [];
	const list = waiverList(root, yaml.items.length);
	return listNode.items().map(({ location, data }, index) => ({
		at: location,
		removal: edits(itemRemoval(yaml, index)),
		list,
		identity: comparableText(data)
	}));
}
function waiverList({ yaml }, size) {
	return {
		size,
		removal: yaml?.kind === "map" ? edits(keyRemoval(yaml, "waivers")) : []
	};
}
function edits(edit) {
	return edit ? [edit] : [];
}
function ruleKey(name) {
	return `rule ${name}`;
}
function coverage({ path, object, environment }) {
	const isAtPath = path === void 0 ? () => true : pathMatcher([path]);
	return (finding) => isAtPath(finding.at.file) && (object === void 0 || namesOf(finding).includes(object)) && (environment === void 0 || finding.environments.every((name) => name === environment) && finding.environments.length > 0);
}
function namesOf({ object }) {
	if (!object) return [];
	const { kind, namespace, name } = object;
	return [`${kind}/${name}`, ...namespace === void 0 ? [] : [`${kind}/${namespace}/${name}`]];
}

// src/run/waivers/lookup.ts
function waiverLookup(waivers) {
	const byKey = groupBy(waivers, ({ key }) => key);
	return (finding) => {
		const names = ruleNames(finding);
		return [
			lineKey(finding.at.file, finding.at.line),
			...names.map(ruleKey),
			baselineKey(finding)
		].flatMap((key) => byKey.get(key) ?? []).filter((waiver) => names.includes(waiver.rule) && waiver.covers(finding));
	};
}

// src/run/waivers.ts
function applyWaivers(findings, input) {
	const { head, base, configs, configFile } = input;
	const waivers = waiversIn(head.reader, configs.head, configFile);
	if (waivers.length === 0) return [...findings];
	const identities = new Set((base ? waiversIn(base, configs.base, configFile) : waivers).map(({ identity }) => identity));
	const valid = waivers.filter((waiver) => waiver.mistake === null && !isExpired(waiver, input.now));
	const waiversOf = waiverLookup(valid);
	const uses = /* @__PURE__ */ new Map();
	const isLeft = (waiver) => (uses.get(waiver) ?? 0) < waiver.limit;
	const waived = findings.map((finding) => {
		const waiver = finding.status === "fixed" ? void 0 : waiversOf(finding).find(isLeft);
		if (!waiver) return finding;
		uses.set(waiver, (uses.get(waiver) ?? 0) + 1);
		return {
			...finding,
			waiver: statement$1(waiver, identities.has(waiver.identity), input.approval)
		};
	});
	const unplaced = waived.filter((finding) => finding.cause === "template" && !finding.waiver);
	const unplacedRules = new Set(unplaced.flatMap(ruleNames));
	const isUsed = (waiver) => uses.has(waiver) || unplacedRules.has(waiver.rule);
	const wrong = waivers.flatMap((waiver) => problemOf(waiver, isUsed(waiver), input) ?? []);
	return [...waived, ...problemFindings(wrong, head, identities)];
}
function waivesExisting(head, base, configFile) {
	if (baselineWaivers(head.reader).length > 0) return true;
	const [inHead, inBase] = [head, base].map(({ reader, config }) => waiversIn(reader, config, configFile));
	const identities = new Set(inBase.map(({ identity }) => identity));
	return inHead.some(({ identity }) => !identities.has(identity));
}
function waiversIn(reader, config, configFile) {
	const customRules = new Set(ruleEntriesById(reader, config["custom-rules"] ?? []).keys());
	return [
		...waiverComments(reader, customRules),
		...configuredWaivers(config, reader, configFile, customRules),
		...baselineWaivers(reader)
	];
}
function statement$1(waiver, isInBase, approval) {
	const { reason, owner, until, at } = waiver;
	const place = `${at.file}:${at.line}`;
	if (!isInBase && approval === null) return {
		reason: `waived in this pull request by ${place}, needs approval`,
		isEffective: false
	};
	return {
		reason: `${reason} (${[
			owner,
			until === null ? "" : `until ${until}`,
			place,
			isInBase ? "" : approval
		].filter((detail) => detail !== "").join(", ")})`,
		isEffective: true
	};
}
function problemOf(waiver, isUsed, waivers) {
	const { now, isComplete } = waivers;
	const { rule, at, until, mistake, isElsewhere = false } = waiver;
	if (isElsewhere) return null;
	const problem = {
		rule,
		at,
		waiver
	};
	if (mistake !== null) return {
		...problem,
		code: "invalid",
		detail: mistake
	};
	if (isExpired(waiver, now)) return {
		...problem,
		code: "expired",
		detail: until
	};
	return isUsed || !isComplete ? null : {
		...problem,
		code: "unused",
		detail: ""
	};
}
function problemFindings(problems, sources, identities) {
	const unused = problems.filter(({ code }) => code === "unused").map(({ waiver }) => waiver);
	const unusedByList = groupBy(unused, ({ list }) => list);
	return problems.flatMap((problem) => {
		const { identity, list } = problem.waiver;
		const { removal } = list !== void 0 && unusedByList.get(list)?.length === list.size ? list : problem.waiver;
		const found = lint(createMesh({
			...emptyMesh,
			waiverProblems: [problem]
		}), rules);
		return locate(found, sources).map((finding) => ({
			...finding,
			status: identities.has(identity) ? "existing" : "new",
			...problem.code === "unused" && removal.length > 0 && { fix: removalFix(removal, sources.reader) }
		}));
	});
}
function removalFix(edits, reader) {
	return {
		title: "remove the waiver",
		edits: [...edits],
		diff: shownDiff(edits, reader),
		verified: true,
		safety: "safe",
		also: []
	};
}

// src/run/inspect-trees.ts
async function inspectTrees(input, config, configurations) {
	const baseTree = configurations.base();
	if (!baseTree) return inspectAll(input, config, configurations);
	const brought = await readBroughtConfigs(configurations);
	const trees = {
		head: input.head,
		base: baseTree
	};
	const configs = brought ?? {
		head: config,
		base: config
	};
	const sides = {
		head: {
			reader: readerOf(trees.head),
			config: configs.head
		},
		base: {
			reader: readerOf(trees.base),
			config: configs.base
		}
	};
	if (input.options.all && !brought && input.configSource === "head" || areCheckedDifferently(sides, configurations.configFile)) return inspectAll(input, config, configurations);
	const { head, base } = await inspectChange({
		...input,
		...trees
	}, config);
	const none = {
		noLongerChecked: [],
		newlyChecked: []
	};
	return {
		head,
		base: {
			inspected: {
				tree: base,
				...none,
				gitops: none
			},
			brought
		}
	};
}
function areCheckedDifferently({ head, base }, configFile) {
	return !equalData(head.config, base.config) || waivesExisting(head, base, configFile) || !haveSameTests(head.reader.tree, base.reader.tree) || !haveSameNamedFiles(head, base);
}
async function inspectAll(input, config, configurations) {
	const basePromise = inLaterTurn(() => baseOf(input, config, configurations));
	const baseTree = basePromise.then((base) => base && base.inspected.tree);
	baseTree.catch(() => null);
	const [head, base] = await Promise.all([inspect(input.head, config, input, { base: baseTree }), basePromise]);
	return {
		head,
		base
	};
}
async function baseOf(input, config, configurations) {
	const base = configurations.base();
	if (!base) return null;
	const brought = await readBroughtConfigs(configurations);
	const configs = {
		head: config,
		base: input.configSource === "head" ? brought?.base ?? null : config
	};
	return {
		inspected: await inspectBase({
			...input,
			base
		}, configs),
		brought
	};
}
function environmentsOf(head, base) {
	return [head, ...base ? [base.inspected.tree, base.inspected.unchecked] : []].flatMap((tree) => tree?.environments ?? []);
}

// src/run/prepare-run.ts
async function prepareRun(input) {
	const { configFile, egressAllowlist, paths } = input.options;
	checkPaths(input.head, paths);
	checkEgressAllowlist(egressAllowlist);
	const readableInput = {
		...input,
		head: readableTree(input.head)
	};
	readerKeepingKeys(readableInput.head, input.host.lists);
	const configurations = {
		...readableInput,
		base: once(() => readableBase(readableInput)),
		configFile
	};
	return {
		input: readableInput,
		config: await readUsedConfig(configurations, createMask(input.host.maskKey)),
		configurations
	};
}
function readableBase(input) {
	if (!input.base) return null;
	const base = readableTree(input.base);
	readerSharingFiles(base, readerOf(input.head));
	return base;
}

// src/diff/findings.ts
function compareFindings(base, head, presence) {
	const existing = /* @__PURE__ */ new Set();
	const matched = /* @__PURE__ */ new Set();
	for (const [keyOfBase, keyOfHead] of passes(presence)) {
		const unmatched = groupBy(base.filter((finding) => !matched.has(finding)).toReversed(), keyOfBase);
		unmatched.delete(null);
		for (const finding of head) {
			const candidates = existing.has(finding) ? void 0 : unmatched.get(keyOfHead(finding));
			const match = candidates?.at(-1);
			if (!match || isWorse(finding, match)) continue;
			candidates.pop();
			existing.add(finding);
			matched.add(match);
		}
	}
	return [...head.map((finding) => ({
		...finding,
		status: existing.has(finding) ? "existing" : "new"
	})), ...base.filter((finding) => !matched.has(finding)).map((finding) => ({
		...finding,
		status: "fixed"
	}))];
}
function isWorse(head, base) {
	return head.measure !== null && base.measure !== null && head.measure > base.measure;
}
function passes({ hasFile, hasTarget }) {
	const moved = ({ at, isOfFile }) => isOfFile && hasFile(at.file) ? null : "";
	const ofRenamed = ({ targets, fingerprint }) => targets.some(hasTarget) ? null : fingerprint;
	const places = [
		[({ at, subject }) => JSON.stringify([at.file, subject]), ({ at, subject }) => JSON.stringify([at.file, subject])],
		[({ at }) => at.file, ({ at }) => at.file],
		[moved, () => ""]
	];
	const identities = [
		[bothOf, bothOf],
		[nameOf$2, nameOf$2],
		[ofRenamed, ({ fingerprint }) => fingerprint]
	];
	return places.flatMap(([placeInBase, placeInHead]) => identities.map(([ofBase, ofHead]) => [joined(ofBase, placeInBase), joined(ofHead, placeInHead)]));
}
function bothOf({ fingerprint, namedFingerprint }) {
	return `${fingerprint} ${namedFingerprint}`;
}
function nameOf$2({ namedFingerprint }) {
	return namedFingerprint;
}
function joined(identity, place) {
	return (finding) => {
		const texts = [identity(finding), place(finding)];
		return texts.includes(null) ? null : texts.join(" ");
	};
}

// src/run/unseen-targets.ts
function unseenTargets(base, head) {
	return new Set([...unseenBeside(base, head), ...unseenBeside(head, base)].map(({ id }) => id));
}
function unseenBeside(tree, otherTree) {
	const unseenReasonOf = unseenReasonFinder(tree, otherTree);
	const unseen = tree.targets.filter(({ id }) => unseenReasonOf(id) !== null);
	if (unseen.length === 0) return [];
	const ids = new Set(tree.targets.map(({ id }) => id));
	const isReplaced = replacementTest$1(unseen);
	return [...unseen, ...otherTree.targets.filter((target) => !ids.has(target.id) && isReplaced(target))];
}
function unseenReasonFinder(tree, otherTree) {
	const incomplete = incompleteTargets(otherTree);
	const unknown = new Map(otherTree.gitops.flatMap((object) => object.reason === "" ? [] : [[object.id, object]]));
	const shown = new Set(otherTree.targets.map(({ id }) => id));
	const byId = new Map(tree.targets.map((target) => [target.id, target]));
	return (first) => {
		const followed = /* @__PURE__ */ new Set();
		for (let id = first; id !== void 0 && !followed.has(id);) {
			if (shown.has(id)) return null;
			followed.add(id);
			const { statedBy, renderedBy, manager } = byId.get(id) ?? {};
			const stating = statedBy && unknown.get(statedBy.target);
			if (stating && !isNotGenerated(manager, stating)) return {
				is: "not-rendered",
				object: stating
			};
			if (renderedBy !== void 0 && incomplete.has(renderedBy)) return {
				is: "incomplete",
				target: renderedBy
			};
			id = renderedBy;
		}
		return null;
	};
}
function isNotGenerated(manager, { generated }) {
	return manager?.generatedBy !== void 0 && generated?.includes(manager.name) === false;
}
function incompleteTargets({ targets, rendered }) {
	const complete = new Set(rendered.flatMap(({ id, isPartial }) => isPartial ? [] : id));
	return new Set(targets.flatMap(({ id }) => complete.has(id) ? [] : id));
}

// src/run/compare-trees.ts
function compareTrees(base, head) {
	const { findings, isKnown } = comparedTrees(base, head);
	const isListed = (finding) => finding.status !== "existing" || isOfChange(finding, head);
	return findings.filter((finding) => isKnown(finding) && isListed(finding));
}
function comparedTrees(base, head) {
	const complete = new Set(head.rendered.flatMap(({ id, isPartial }) => isPartial ? [] : id));
	const failed = new Set(head.targets.flatMap(({ id }) => complete.has(id) ? [] : id));
	const refused = new Set(head.sources.reader.tree.refused.map(({ file }) => file));
	const unseen = unseenTargets(base, head);
	const isKnown = (finding) => finding.status !== "fixed" || !refused.has(finding.at.file) && isChecked(finding, head) && isSearchedFor(finding, head.unsearched) && (finding.targets.length === 0 || finding.targets.some((id) => !unseen.has(id))) && (!needsRender(finding) || finding.targets.some((id) => !failed.has(id)));
	return {
		findings: compareFindings(base.findings, head.findings, presenceInTree(head)),
		isKnown
	};
}
function isOfChange({ targets }, { unchanged }) {
	return targets.length === 0 || targets.some((id) => !unchanged.has(id));
}
function presenceInTree({ sources }) {
	return {
		hasFile: (file) => hasPath(sources.reader.tree, file),
		hasTarget: (id) => sources.targets.has(id)
	};
}
function isChecked({ targets }, { unchecked }) {
	if (unchecked.size === 0) return true;
	return targets.some((id) => !unchecked.has(id));
}
function needsRender({ cause, lintFinding }) {
	return cause === "template" || lintFinding.view === "deadValue" || lintFinding.view === "undefinedValue";
}
function comparableRenders(base, head) {
	const failed = /* @__PURE__ */ new Set([
		...[...idsWithoutRender(base), ...idsWithoutRender(head)],
		...[...targetsUnreadableIn(base, head), ...targetsUnreadableIn(head, base)],
		...unseenTargets(base, head),
		...releasedFiles(base, head),
		...releasedFiles(head, base)
	]);
	return [base.rendered.filter(({ id }) => !failed.has(id)), head.rendered.filter(({ id }) => !failed.has(id))];
}
function targetsUnreadableIn({ targets }, otherTree) {
	const refused = new Set(otherTree.sources.reader.tree.refused.map(({ file }) => file));
	return targets.flatMap((target) => target.kind === "manifests" && target.files.some((file) => refused.has(file)) ? target.id : []);
}
function releasedFiles({ targets }, otherTree) {
	const loose = targets.flatMap((target) => target.kind === "manifests" && target.loose === "alone" ? [target] : []);
	if (loose.length === 0) return [];
	const managed = new Set(otherTree.targets.flatMap((target) => target.manager ? namedFiles$1(target) : []));
	return loose.flatMap(({ id, files }) => files.every((file) => managed.has(file)) ? id : []);
}
function idsWithoutRender({ targets, rendered }) {
	const renderedIds = new Set(rendered.map(({ id }) => id));
	return targets.map(({ id }) => id).filter((id) => !renderedIds.has(id));
}

// src/inspect/overrides.ts
function overridesIn({ overrides = [], rules = {} }) {
	const settings = overrides.filter(({ exclude }) => !exclude).map(compiledOverride);
	if (settings.length === 0) return (finding) => [finding];
	return (finding) => {
		const entries = settings.filter(({ isAbout }) => isAbout(finding)).map(({ override }) => override);
		const severity = entries.toReversed().map((entry) => severitySettingFor(finding, entry.rules ?? {})).find(Boolean) ?? severitySettingFor(finding, rules) ?? defaultSetting(finding);
		return severity === "off" ? [] : [{
			...finding,
			severity,
			...gateOf(entries)
		}];
	};
}
function compiledOverride(override) {
	const { paths, environments } = override;
	const isInPaths = paths ? pathMatcher(paths) : () => true;
	return {
		override,
		isAbout: ({ at, statingFiles, environments: found }) => [at.file, ...statingFiles].some(isInPaths) && (environments === void 0 || found.length > 0 && found.every((name) => environments.includes(name)))
	};
}
function gateOf(entries) {
	const failOn = entries.findLast((entry) => entry["fail-on"])?.["fail-on"];
	const minConfidence = entries.findLast((entry) => entry["min-confidence"])?.["min-confidence"];
	if (failOn === void 0 && minConfidence === void 0) return {};
	return { gate: {
		...failOn && { failOn },
		...minConfidence && { minConfidence }
	} };
}

// src/diff/generated-name.ts
function generatedStem(manifest) {
	const { kind, name } = manifest;
	if (kind !== "ConfigMap" && kind !== "Secret") return null;
	const [, stem] = hashedName.exec(name) ?? [];
	return stem === void 0 ? null : [
		kind,
		statedNamespace(manifest),
		stem
	].join("\0");
}
const hashedName = /^(.+)-[2456789bcdfghkmt]{10}$/;

// src/diff/pair-manifests.ts
function pairManifests(base, head) {
	const unpaired = groupBy(base, identity$1);
	const pairs = head.map((manifest) => ({
		base: unpaired.get(identity$1(manifest))?.shift(),
		head: manifest
	}));
	const removed = [...unpaired.values()].flat();
	const rehashed = rehashedBases(removed, pairs);
	const paired = new Set(rehashed.values());
	return [...pairs.map((pair) => ({
		...pair,
		base: pair.base ?? rehashed.get(pair.head)
	})), ...removed.filter((manifest) => !paired.has(manifest)).map((manifest) => ({
		base: manifest,
		head: void 0
	}))];
}
function rehashedBases(removed, pairs) {
	const gone = byStem(removed);
	if (gone.size === 0) return /* @__PURE__ */ new Map();
	const added = byStem(pairs.flatMap((pair) => pair.head && !pair.base ? pair.head : []));
	return new Map([...added].flatMap(([stem, [head, ...others]]) => {
		const [base, ...otherBases] = gone.get(stem) ?? [];
		return base && others.length + otherBases.length === 0 ? [[head, base]] : [];
	}));
}
function byStem(manifests) {
	return groupBy(manifests.filter((manifest) => generatedStem(manifest) !== null), (manifest) => generatedStem(manifest));
}
function identity$1(manifest) {
	return [
		storedGroupOf(manifest),
		manifest.kind,
		manifest.namespace,
		manifest.name
	].join("\0");
}

// src/diff/merge.ts
function mergeEnvironments$1(changes) {
	return [...groupBy(changes, changeKey).values()].map((equalChanges) => {
		const { release: _release, environment: _environment, ...first } = equalChanges[0];
		return {
			...first,
			causes: distinctData(equalChanges.flatMap(({ causes }) => causes)),
			environments: [...new Set(equalChanges.flatMap(({ environment }) => environment ?? []))]
		};
	});
}
function changeKey({ release, target, type, object, fields, diff }) {
	return JSON.stringify([
		release ?? ["target", target],
		type,
		object,
		fields,
		diff
	]);
}

// src/diff/fields.ts
function fieldChanges(base, head) {
	const changes = [];
	compare$1([], base, head, changes);
	return changes;
}
function compare$1(path, base, head, changes) {
	if (equalData(base, head)) return;
	if (isDataMap(base) && isDataMap(head)) compareMaps(path, base, head, changes);
	else if (Array.isArray(base) && Array.isArray(head)) compareLists(path, base, head, changes);
	else changes.push(change(path, base, head));
}
function compareMaps(path, base, head, changes) {
	for (const key of /* @__PURE__ */ new Set([...Object.keys(base), ...Object.keys(head)])) compare$1([...path, key], ownValue(base, key), ownValue(head, key), changes);
}
function compareLists(path, base, head, changes) {
	if (isShuffled(base, head)) return void changes.push(change(path, base, head));
	const pairs = pairItems(base, head);
	if (isReordered(pairs)) changes.push(change(path, base, head));
	for (const pair of pairs) {
		const baseItem = pair.base === void 0 ? void 0 : base[pair.base];
		const headItem = pair.head === void 0 ? void 0 : head[pair.head];
		compare$1([...path, pair.head ?? pair.base ?? 0], baseItem, headItem, changes);
	}
}
function isShuffled(base, head) {
	if (base.length !== head.length || [...base, ...head].some((item) => typeof item === "object")) return false;
	const sortedBase = base.map(String).toSorted();
	return head.map(String).toSorted().every((item, index) => item === sortedBase[index]);
}
function change(path, base, head) {
	return {
		path: pathText(path),
		...base === void 0 ? {} : { before: toJson(base) },
		...head === void 0 ? {} : { after: toJson(head) }
	};
}
function toJson(value) {
	if (Array.isArray(value)) return value.map(toJson);
	if (isDataMap(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
	return typeof value === "bigint" || typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

// src/diff/objects.ts
function diffObjects(base, head, maskKey) {
	return mergeEnvironments$1(objectChanges(base, head, maskKey));
}
function objectChanges(base, head, maskKey) {
	const mask = createMask(maskKey);
	const bases = new Map(base.map((target) => [target.id, target]));
	const heads = new Set(head.map((target) => target.id));
	return [...head.flatMap((target) => targetChanges(target, bases.get(target.id) ?? withoutManifests(target), target, mask)), ...base.filter((target) => !heads.has(target.id)).flatMap((target) => targetChanges(target, target, withoutManifests(target), mask))];
}
function withoutManifests(target) {
	return {
		...target,
		manifests: [],
		isPartial: false
	};
}
function targetChanges(target, base, head, mask) {
	if (base.manifests === head.manifests) return [];
	return pairManifests(base.manifests, head.manifests).filter((pair) => (pair.base || !base.isPartial) && (pair.head || !head.isPartial)).flatMap((pair) => objectChange(target.id, pair.base, pair.head, mask) ?? []).map((change) => ({
		...change,
		release: target.release,
		environment: target.environment
	}));
}
function objectChange(target, base, head, mask) {
	const manifest = head ?? base;
	if (!manifest || base === head) return void 0;
	if (base && head && equalData(base.root.data, head.root.data)) return void 0;
	const headData = head && shownData(head, mask);
	const shownBase = base && shownData(base, mask);
	const baseData = base && head && base.name !== head.name ? withNameOf(headData, shownBase) : shownBase;
	if (equalData(baseData, headData)) return void 0;
	return {
		type: !base ? "added" : !head ? "removed" : "changed",
		object: objectRef(manifest),
		target,
		fields: fieldChanges(baseData, headData),
		causes: [],
		diff: unifiedDiff(baseData, headData)
	};
}
function withNameOf(head, base) {
	const [headMetadata, baseMetadata] = [head, base].map((data) => isDataMap(data) && ownValue(data, "metadata"));
	if (!isDataMap(base) || !isDataMap(headMetadata) || !isDataMap(baseMetadata)) return base;
	return {
		...base,
		metadata: {
			...baseMetadata,
			name: ownValue(headMetadata, "name")
		}
	};
}
function shownData({ root }, mask) {
	const maskText = (value) => mask(String(dataWithoutStandIns(value)));
	return root.yaml && dataWithoutStandIns(maskedData(root.yaml, maskText));
}

// src/run/change-causes/source-changes.ts
function sourceChanges(base, head) {
	const cache = /* @__PURE__ */ new Map();
	return (file) => {
		const changes = cache.get(file) ?? changesIn(file, base.read(file), head.read(file));
		cache.set(file, changes);
		return changes;
	};
}
const maxBytes = 2 ** 20;
function changesIn(file, base, head) {
	if (base === head || base && head && Buffer.compare(base, head) === 0) return [];
	const [baseLines, headLines] = [linesOf$1(base), linesOf$1(head)];
	if (!baseLines || !headLines) return [{
		file,
		lines: null
	}];
	return sequenceDifferences(baseLines, headLines).flatMap((difference) => byLine(difference, baseLines, headLines)).map((lines) => ({
		file,
		lines
	}));
}
function linesOf$1(bytes) {
	if (!bytes || bytes.length > maxBytes || bytes.includes(0)) return null;
	const text = Buffer.from(bytes).toString("latin1");
	return /\r(?!\n)/.test(text) ? null : text.split("\n");
}
function byLine(difference, base, head) {
	const { baseStart, baseEnd, headStart, headEnd } = difference;
	const offsets = Array.from({ length: headEnd - headStart }, (_, offset) => offset);
	if (!(baseEnd - baseStart === offsets.length && offsets.every((offset) => {
		const key = keyOf(head[headStart + offset]);
		return key !== void 0 && key === keyOf(base[baseStart + offset]);
	}))) return [difference];
	return offsets.map((offset) => ({
		baseStart: baseStart + offset,
		baseEnd: baseStart + offset + 1,
		headStart: headStart + offset,
		headEnd: headStart + offset + 1
	}));
}
function keyOf(line) {
	if (isComment(line)) return "#";
	return /^([\s-]*[^\s:#'"-][^:]*:)\s+[^\s#|>&]/.exec(line)?.[1];
}
function isComment(line) {
	return /^\s*(#|$)/.test(line);
}
function revertedFiles(changes, base, head) {
	const files = /* @__PURE__ */ new Map();
	for (const file of new Set(changes.map((change) => change.file))) {
		const lines = changes.flatMap((change) => change.file === file ? change.lines ?? [] : []);
		files.set(file, lines.length === 0 ? base.read(file) ?? null : withLinesOf(base.read(file), head.read(file), lines));
	}
	return files;
}
function withLinesOf(base, head, ranges) {
	const [baseLines, lines] = [linesOf$1(base), linesOf$1(head)];
	for (const { baseStart, baseEnd, headStart, headEnd } of ranges.toReversed()) lines.splice(headStart, headEnd - headStart, ...baseLines.slice(baseStart, baseEnd));
	return Buffer.from(lines.join("\n"), "latin1");
}

// src/run/change-causes/cause-of.ts
const maxLineLength = 120;
function causeOf$1({ file, lines }, { base, head }) {
	if (!lines) return wholeFile(file, head.sources.reader.tree);
	const [baseText, headText] = [linesOf(file, base.sources), linesOf(file, head.sources)];
	const { baseStart, baseEnd, headStart, headEnd } = lines;
	const isRemoval = headEnd === headStart;
	const [ofBase, ofHead] = [statements(baseText, baseStart, baseEnd), statements(headText, headStart, headEnd)];
	const equal = equalStatements(ofBase, ofHead);
	const [firstOfBase, firstOfHead] = [lineOf(ofBase[equal] ?? ofBase[0], baseStart), lineOf(ofHead[equal] ?? ofHead[0], headStart)];
	return {
		at: isRemoval ? locationOf(file, baseText, firstOfBase, baseEnd) : locationOf(file, headText, firstOfHead, headEnd),
		side: isRemoval ? "base" : "head",
		removed: baseEnd - baseStart,
		added: headEnd - headStart,
		...baseEnd > baseStart && { before: shownLine(baseText, firstOfBase) },
		...headEnd > headStart && { after: shownLine(headText, firstOfHead) }
	};
}
function statements(text, start, end) {
	return (text ?? []).slice(start, end).flatMap((line, offset) => isComment(line) ? [] : [{
		line: start + offset,
		text: line
	}]);
}
function equalStatements(base, head) {
	const differing = base.findIndex(({ text }, index) => text !== head[index]?.text);
	return differing < 0 ? base.length : differing;
}
function lineOf(statement, start) {
	return statement?.line ?? start;
}
function wholeFile(file, head) {
	return {
		at: {
			file,
			line: 1,
			column: 1,
			endLine: 1,
			endColumn: 1
		},
		side: head.read(file) ? "head" : "base",
		removed: 0,
		added: 0
	};
}
function linesOf(file, { reader, mask }) {
	return shownLines(reader, mask)(file);
}
function locationOf(file, text, start, end) {
	const last = text?.[end - 1] ?? "";
	return {
		file,
		line: start + 1,
		column: 1,
		endLine: end,
		endColumn: last.length + 1
	};
}
function shownLine(text, line) {
	return (text?.[line] ?? "").trim().slice(0, maxLineLength);
}

// src/run/change-causes/changed-targets.ts
function changedTargets(changes, { base, head }, changesOf) {
	const [inBase, inHead] = [base, head].map(({ targets }) => new Map(targets.map((each) => [each.id, each])));
	const ids = [...new Set(changes.map(({ target }) => target))];
	return new Map(ids.map((id) => {
		const sides = {
			base: inBase.get(id),
			head: inHead.get(id)
		};
		const files = [...sides.base ? inputFiles(sides.base, base.sources.reader) : [], ...sides.head ? inputFiles(sides.head, head.sources.reader) : []];
		return [id, {
			...sides,
			inputs: inputChanges(files, changesOf)
		}];
	}));
}
function statingFiles({ statedBy, listedAt }) {
	return [statedBy, listedAt].flatMap((at) => at?.file ?? []);
}
function inputFiles(target, reader) {
	const { tree } = reader;
	return [...[...namedFiles$1(target), ...statingFiles(target)].map((file) => resolveLinks(tree, file) ?? file), ...chartFiles(target, reader)];
}
function chartFiles(target, reader) {
	if (target.kind !== "helm") return [];
	return chartFolders(reader, target).flatMap((path) => reader.tree.read(path) ? [path] : filesUnder(reader.tree, path));
}
function inputChanges(files, changesOf) {
	const changes = [...new Set(files)].flatMap(changesOf);
	const dependencies = [...new Set(changes.flatMap(({ file }) => baseName(file) === "Chart.yaml" ? file : []))].flatMap((file) => dependencyChange(file, changes) ?? []);
	const grouped = new Set(dependencies.flatMap((change) => change.changes));
	const others = changes.filter((change) => !grouped.has(change));
	return [...dependencies, ...others.map((change) => ({
		shown: change,
		changes: [change]
	}))];
}
function dependencyChange(chartFile, changes) {
	const folder = folderOf(chartFile);
	const inFolder = folder === "" ? "" : `${folder}/`;
	const written = changes.filter(({ file }) => file === `${inFolder}Chart.lock` || isInside(file, `${inFolder}charts`));
	const declared = changes.filter(({ file }) => file === chartFile);
	const shown = declared.at(-1);
	return written.length > 0 && shown ? {
		shown,
		changes: [...declared, ...written]
	} : null;
}

// src/inspect/restated-targets.ts
async function restatedTarget(target, reader, evaluators) {
	if (!isHelm(target) || !target.settings?.helmfile) return target;
	const { file, environment } = target.settings.helmfile;
	const result = await evaluators.helmfile(reader.tree, file, environment);
	const restated = restatedRelease(target, result, reader);
	return restated === null || restated === "unstated" ? null : {
		...restated,
		id: target.id
	};
}
function isHelm(target) {
	return target.kind === "helm";
}

// src/run/change-causes/tree-with.ts
function treeWith(contents, reader) {
	const { tree } = reader;
	const added = [...contents].flatMap(([file, bytes]) => bytes && !tree.read(file) ? file : []);
	const withAdded = (files, more) => {
		const kept = files.filter((file) => contents.get(file) !== null);
		return more.length === 0 ? kept : [...kept, ...more].toSorted(compareText);
	};
	const changed = {
		...tree,
		files: withAdded(tree.files, added.filter((file) => !isMounted(file))),
		...tree.mounted && { mounted: withAdded(tree.mounted, added.filter(isMounted)) },
		read: (path) => contents.has(path) ? contents.get(path) ?? void 0 : tree.read(path)
	};
	readerSharingFiles(changed, reader);
	return changed;
}

// src/run/change-causes/kept-effects.ts
function effectCache({ base, head, host }) {
	const { kept } = host;
	const keys = inputKeys(head, host);
	const sides = [base.sources.reader.tree, head.sources.reader.tree];
	const keyWithout = (files, target) => {
		const tree = treeWith(new Map(files.map((file) => [file, null])), head.sources.reader);
		return target.kind === "helm" ? host.releaseKey(tree, target) : null;
	};
	const questionOf = ({ target, inputs }) => {
		const ofTarget = keys.ofTarget(target);
		if (ofTarget === null) return null;
		const files = [...new Set(inputs.flatMap(({ changes }) => changes.map(({ file }) => file)))];
		const versions = files.flatMap((file) => sides.map((tree) => tree.read(file)));
		const changes = inputs.map((input) => input.changes);
		const ofOthers = versions.some(mayStateIstio) ? keyWithout(files, target) : null;
		return JSON.stringify([
			"effects",
			ofTarget,
			files,
			versions.map(sumOf),
			changes,
			ofOthers
		]);
	};
	return {
		read(release) {
			const question = kept && questionOf(release);
			const text = kept && question !== null ? kept.read(question) : null;
			if (text === null) return null;
			const { single, others } = JSON.parse(text);
			return {
				single: single.map(effectOf$2),
				others: effectOf$2(others)
			};
		},
		add(release, { single, others }) {
			const question = kept && questionOf(release);
			if (!kept || question === null || host.budget.isSpent("repair")) return;
			kept.add(question, JSON.stringify({
				single: single.map(listOf),
				others: listOf(others)
			}));
		}
	};
}
function effectOf$2(keys) {
	return keys && new Set(keys);
}
function listOf(effect) {
	return effect && [...effect];
}
function mayStateIstio(data) {
	return data !== void 0 && Buffer.from(data.buffer, data.byteOffset, data.byteLength).includes("istio.io/");
}
function sumOf(data) {
	return data ? createHash("sha256").update(data).digest("base64") : null;
}

// src/run/change-causes/input-effects.ts
const maxInputs = 50;
const maxRenders = 150;
const maxText = 8 * 2 ** 20;
async function inputEffects(targets, input) {
	const cache = effectCache(input);
	const all = withinLimits(targets, input);
	const kept = new Map(all.map((target) => [target, cache.read(target)]));
	const tried = all.filter((target) => !kept.get(target));
	for (const [index, effects] of (await effectsOf(tried, input)).entries()) {
		kept.set(tried[index], effects);
		cache.add(tried[index], effects);
	}
	return new Map(all.map((target) => [target.changed, kept.get(target)]));
}
async function effectsOf(tried, input) {
	const effects = await revert(tried.flatMap(({ target, inputs }) => {
		const removed = target.kind === "kustomization" ? removedFiles(inputs, input) : [];
		return inputs.map(({ changes }) => ({
			target,
			changes: [.../* @__PURE__ */ new Set([...changes, ...removed])]
		}));
	}), input);
	const single = tried.map(({ inputs }) => effects.splice(0, inputs.length));
	const others = await revert(tried.map(({ target, inputs }, index) => ({
		target,
		changes: changesBeside(inputs, single[index])
	})), input);
	return single.map((ofTarget, index) => ({
		single: ofTarget,
		others: others[index]
	}));
}
function withinLimits(targets, { head: { renders } }) {
	const left = {
		renders: maxRenders,
		text: maxText
	};
	return targets.flatMap((changed) => {
		const { base, head, inputs } = changed;
		if (!base || !head || head.kind === "manifests" || head.kind === "values") return [];
		const times = inputs.length === 1 ? 0 : inputs.length;
		const text = times * (renderedTextOf(renders.get(head.id))?.manifest.length ?? 0);
		if (times > maxInputs || times > left.renders || text > left.text) return [];
		left.renders -= times;
		left.text -= text;
		return {
			changed,
			target: head,
			inputs
		};
	});
}
function removedFiles(inputs, { head }) {
	return inputs.flatMap(({ changes }) => changes).filter(({ file, lines }) => lines === null && !head.sources.reader.tree.read(file));
}
function changesBeside(inputs, effects) {
	if (effects.filter((effect) => effect === null).length !== 1) return [];
	return inputs.flatMap(({ changes }, index) => effects[index] === null ? [] : changes);
}
async function revert(reversals, input) {
	const manifests = new Map(input.head.rendered.map((rendered) => [rendered.id, rendered.manifests]));
	const effects = /* @__PURE__ */ new Map();
	const groups = groupBy(reversals, ({ changes }) => JSON.stringify(changes));
	await Promise.all([...groups.values()].map(async (group) => {
		const renders = await rendersOf(group, input);
		for (const [index, reversal] of group.entries()) effects.set(reversal, effectOf$1(await renders[index], manifests.get(reversal.target.id)));
	}));
	return reversals.map((reversal) => reversal.changes.length === 0 ? noEffect : effects.get(reversal) ?? null);
}
const noEffect = /* @__PURE__ */ new Set();
async function rendersOf(group, { base, head, host }) {
	const [{ changes }] = group;
	if (changes.length === 0 || host.budget.isSpent("repair")) return [];
	const { reader } = head.sources;
	const tree = treeWith(revertedFiles(changes, base.sources.reader.tree, reader.tree), reader);
	const restated = await Promise.all(group.map(({ target }) => restatedTarget(target, readerOf(tree), host.evaluators)));
	const present = restated.filter((target) => target !== null);
	const renders = host.render(tree, present);
	const byTarget = new Map(present.map((target, index) => [target, renders[index]]));
	return restated.map((target) => target ? byTarget.get(target) : void 0);
}
function effectOf$1(render, inHead) {
	return render?.status === "rendered" && inHead ? changedObjects$1(renderedManifests(render), inHead) : null;
}
function changedObjects$1(before, after) {
	if (before === after) return /* @__PURE__ */ new Set();
	const differing = pairManifests(before, after).filter(({ base, head }) => !base || !head || !equalData(base.root.data, head.root.data));
	return new Set(differing.map(({ base, head }) => refKey(objectRef(head ?? base))));
}
function refKey({ apiVersion, kind, namespace, name }) {
	return JSON.stringify([
		apiVersion,
		kind,
		namespace,
		name
	]);
}

// src/run/change-causes/deciding-changes.ts
function decidingChanges({ object }, target, effects) {
	if (!target.base || !target.head) return shown(startingInput(target));
	if (!effects) return [];
	const key = refKey(object);
	const deciding = target.inputs.filter((_, index) => effects.single[index]?.has(key));
	if (deciding.length > 0) return shown(deciding);
	return shown(byElimination(key, target, effects));
}
function startingInput(target) {
	const stating = statingInputs(target.inputs, target);
	return onlyOne(stating.length > 0 ? stating : target.inputs);
}
function byElimination(key, target, { single, others }) {
	const untried = target.inputs.filter((_, index) => single[index] === null);
	if (untried.length > 0) return untried.length === 1 && others?.has(key) === false ? untried : [];
	const withoutEffect = target.inputs.filter((_, index) => single[index]?.size === 0);
	return isStatedAlike(target.base, target.head) ? [] : onlyOne(statingInputs(withoutEffect, target));
}
function statingInputs(inputs, changedTarget) {
	const { base, head } = changedTarget;
	const files = [base, head].flatMap((target) => target ? statingFiles(target) : []);
	return inputs.filter((input) => files.includes(input.shown.file));
}
function onlyOne(inputs) {
	return inputs.length === 1 ? inputs : [];
}
function isStatedAlike(base, head) {
	return statement(base) === statement(head);
}
function statement(target) {
	return JSON.stringify(target, (key, value) => inputsAndPlaces.has(key) ? void 0 : value);
}
const inputsAndPlaces = /* @__PURE__ */ new Set([...[
	"at",
	"line",
	"lines",
	"listedAt",
	"madeFrom",
	"manager",
	"statedBy"
], ...[
	"parameters",
	"files",
	"kustomizations",
	"flux",
	"text"
]]);
function shown(inputs) {
	return inputs.map((input) => input.shown);
}

// src/run/change-causes/own-lines.ts
function ownLines(change, { base: inBase, head: inHead }, { base, head }, changesOf) {
	if ((inHead ?? inBase)?.kind !== "manifests") return null;
	return change.type === "removed" ? linesIn(base.rendered, "base", change, changesOf) : linesIn(head.rendered, "head", change, changesOf);
}
function linesIn(rendered, side, { object, target }, changesOf) {
	const key = refKey(object);
	return (rendered.find(({ id }) => id === target)?.manifests ?? []).filter((manifest) => refKey(objectRef(manifest)) === key).flatMap(({ root: { location } }) => changesOf(location.file).filter(({ lines }) => overlaps(lines, side, location.line, location.endLine)));
}
function overlaps(lines, side, first, last) {
	if (!lines) return true;
	const [start, end] = side === "base" ? [lines.baseStart, lines.baseEnd] : [lines.headStart, lines.headEnd];
	return start < last && Math.max(end, start + 1) >= first;
}

// src/run/change-causes/change-causes.ts
async function withCauses(changes, input) {
	const { base, head } = input;
	const changesOf = sourceChanges(base.sources.reader.tree, head.sources.reader.tree);
	const targets = changedTargets(changes, input, changesOf);
	const effects = await inputEffects([...targets.values()], input);
	return changes.map((change) => {
		const target = targets.get(change.target);
		const deciding = !target ? [] : ownLines(change, target, input, changesOf) ?? decidingChanges(change, target, effects.get(target));
		return {
			...change,
			causes: deciding.map((decided) => causeOf$1(decided, input))
		};
	});
}

// src/diff/deletions/places.ts
function placeOf({ environment, manager }) {
	const cluster = manager?.cluster ?? "";
	return {
		environment,
		cluster: cluster === "" ? null : cluster
	};
}
function isOtherCluster(base, head) {
	const [from, to] = [placeOf(base).cluster, placeOf(head).cluster];
	return from !== null && to !== null && from !== to;
}
function identityInCluster(manifest) {
	const { kind, name } = manifest;
	const group = storedGroupOf(manifest);
	return [
		group,
		kind,
		isClusterScoped(group, kind) ? "" : statedNamespace(manifest),
		name
	].join("\0");
}
function placeIndex(items) {
	const byKey = groupBy(items, ({ key }) => key);
	const byPlaceOf = weakOncePer(itemsByPlace);
	return (key, place) => {
		const ofKey = byKey.get(key);
		if (!ofKey) return [];
		const byPlace = byPlaceOf(ofKey);
		return matching(place.environment).flatMap((environment) => matching(place.cluster).flatMap((cluster) => byPlace.get(`${environment}\0${cluster}`) ?? []));
	};
}
function itemsByPlace(items) {
	const byPlace = /* @__PURE__ */ new Map();
	for (const { place, item } of items) for (const environment of [stated(place.environment), any]) for (const cluster of [stated(place.cluster), any]) addToGroup(byPlace, `${environment}\0${cluster}`, item);
	return byPlace;
}
const any = "*";
function stated(name) {
	return name === null ? "" : `=${name}`;
}
function matching(name) {
	return name === null ? [any] : [stated(name), stated(null)];
}

// src/diff/deletions/side.ts
const appliedTargets = oncePer(({ rendered, targets }) => {
	const byId = new Map(targets.map((target) => [target.id, target]));
	return rendered.flatMap(({ id, manifests, isPartial }) => {
		const target = byId.get(id);
		const applied = withoutHooks(manifests, target?.manager?.kind ?? "none");
		return target ? [{
			target,
			manifests: applied,
			isPartial
		}] : [];
	});
});
const withoutHooks = oncePerName((manifests, manager) => {
	const applied = manifests.filter((manifest) => manifest.part === void 0 && !isHook(manifest, manager === "none" ? void 0 : manager));
	return applied.length === manifests.length ? manifests : applied;
});
function isManaged(target) {
	return target.manager !== void 0 && target.statedBy !== void 0;
}
function objectKeyInFile(file, kind, name) {
	return [
		file,
		kind,
		name
	].join("\0");
}
function managerKeyOf({ manager, statedBy: { file } }) {
	const { kind, namespace, name, generatedBy } = manager;
	return objectKeyInFile(file, kind, generatedBy ? `${namespace}/${name} of ${generatedBy.name}` : name);
}
function writtenManagerKey({ manager: { kind, name, generatedBy }, statedBy: { file } }) {
	return generatedBy ? objectKeyInFile(file, "ApplicationSet", generatedBy.name) : objectKeyInFile(file, kind, name);
}
function managingKey(manifest) {
	const kind = managingKind(manifest);
	return kind === null ? null : objectKeyInFile(fileOf(manifest), kind, manifest.name);
}
function fileOf({ root, origins }) {
	const { file, line } = root.location;
	return (origins && originOf(origins, line)?.file) ?? file;
}
function qualifiedName(namespace, name) {
	return namespace === "" ? name : `${namespace}/${name}`;
}
function titleOf({ kind, root, name }) {
	return `${kind} \`${qualifiedName(writtenNamespace(root), name)}\``;
}

// src/diff/deletions/definitions.ts
function usersIn(head) {
	const indexBy = (keyOf) => placeIndex(head.flatMap(({ target, manifests }) => manifests.map((manifest) => ({
		key: keyOf(manifest),
		place: placeOf(target),
		item: manifest
	}))));
	const byKind = once(() => indexBy((manifest) => `${groupOf(manifest)}/${manifest.kind}`));
	const byNamespace = once(() => indexBy(appliedNamespace));
	const byIdentity = once(() => indexBy(identityInCluster));
	return {
		ofKind: (group, kind, place) => byKind()(`${group}/${kind}`, place),
		inNamespace: (name, place) => byNamespace()(name, place),
		same: (manifest, place) => byIdentity()(identityInCluster(manifest), place)[0]
	};
}
function appliedNamespace(manifest) {
	return isClusterScoped(groupOf(manifest), manifest.kind) ? "" : statedNamespace(manifest);
}
function inUseConsequence(deletion, place, users) {
	const { manifest, outcome, reason } = deletion;
	if (outcome !== "deleted" && outcome !== "unknown") return null;
	const use = useOf(manifest, place, users);
	if (use === null || use.users.length === 0) return null;
	return {
		...use,
		node: manifest.root.at("metadata", "name"),
		manifest,
		target: manifest.target,
		subject: titleOf(manifest),
		deletions: [deletion],
		reason,
		isCertain: outcome === "deleted"
	};
}
function useOf(manifest, place, users) {
	if (isDefinition(manifest)) return {
		code: "crd-in-use",
		users: usersOf(manifest, place, users)
	};
	if (isNamespace(manifest)) return {
		code: "namespace-in-use",
		users: users.inNamespace(manifest.name, place)
	};
	return null;
}
function usersOf(definition, place, users) {
	return users.ofKind(definition.spec.get("group").text, definedKind(definition), place);
}
function versionConsequences(appliedTarget, users) {
	const { target, manifests } = appliedTarget;
	const place = placeOf(target);
	return manifests.filter(isDefinition).flatMap((manifest) => {
		const inHead = users.same(manifest, place);
		if (!inHead || inHead === manifest || staysInCluster(manifest, target)) return [];
		return versionsOnlyIn(manifest, inHead).flatMap((version) => versionConsequence(manifest, version, usersOf(manifest, place, users)));
	});
}
function versionsOnlyIn(definition, inHead) {
	const servedInHead = new Set(servedVersions(inHead).map(({ name }) => name));
	return servedVersions(definition).filter(({ name }) => !servedInHead.has(name));
}
function versionConsequence(manifest, { name, node }, ofKind) {
	const apiVersion = `${manifest.spec.get("group").text}/${name}`;
	const users = ofKind.filter((user) => user.apiVersion === apiVersion);
	if (users.length === 0) return [];
	const { target } = manifest;
	return [{
		code: "crd-version-in-use",
		node,
		manifest,
		target,
		subject: `version \`${name}\` of ${titleOf(manifest)}`,
		users,
		deletions: [],
		reason: "",
		isCertain: true
	}];
}
function staysInCluster(manifest, { manager }) {
	return isInCrdsFolder(manifest) && manager?.kind !== "Application" && !manager?.deletes.replacesCrds;
}
function servedVersions({ spec }) {
	return spec.items("versions").filter((version) => version.get("served").scalar !== false).map((version) => ({
		name: version.get("name").text,
		node: version.get("name")
	}));
}
function isDefinition(manifest) {
	return manifest.kind === "CustomResourceDefinition" && groupOf(manifest) === "apiextensions.k8s.io";
}
function isNamespace(manifest) {
	return manifest.kind === "Namespace" && groupOf(manifest) === "";
}
function definedKind({ spec }) {
	return spec.at("names", "kind").text;
}

// src/diff/deletions/recreations.ts
function recreations(base, head, deletions) {
	const byTarget = groupBy(deletions, ({ manifest }) => manifest.target);
	const idsInBase = new Set(base.map(({ target }) => target.id));
	const successors = groupBy(head.filter(({ target }) => !idsInBase.has(target.id)), ({ target }) => sourceKey(target));
	const headById = new Map(head.map((applied) => [applied.target.id, applied]));
	const installedIn = installations(head);
	return base.flatMap((applied) => {
		const { target, manifests } = applied;
		const installation = installedIn(target);
		if (installation?.manager.deletes.cascades && isOtherRelease(target, installation)) return reinstallation(applied, installation, byTarget.get(target.id) ?? []);
		const lost = (byTarget.get(target.id) ?? []).filter(isLost);
		if (lost.length < minObjects || lost.length < manifests.length) return [];
		const successor = [headById.get(target.id), ...successors.get(sourceKey(target)) ?? []].find((candidate) => candidate && hasSameKinds(manifests, candidate.manifests));
		return successor ? [recreation(lost, target, successor.target)] : [];
	});
}
function installations(head) {
	const byManager = new Map(head.flatMap(({ target }) => isInstalled(target) ? [[managerKeyOf(target), target]] : []));
	return (target) => isInstalled(target) ? byManager.get(managerKeyOf(target)) : void 0;
}
function isInstalled(target) {
	return target.kind === "helm" && isManaged(target) && target.manager.kind === "HelmRelease";
}
function isOtherRelease(base, head) {
	return releaseOf(base) !== head.release || base.namespace !== head.namespace || isOther("chart", base, head) || isOther("storageNamespace", base, head);
}
function isOther(field, target, { manager: head }) {
	const { manager: base } = target;
	const [from = "", to = ""] = [base?.[field], head?.[field]];
	return from !== "" && to !== "" && from !== to;
}
function reinstallation({ target, manifests }, successor, deletions) {
	const deletionByManifest = new Map(deletions.map((deletion) => [deletion.manifest, deletion]));
	const { environment } = target;
	const reason = "Helm uninstalls the release that it is in";
	const lost = manifests.filter((manifest) => keptByHelm(manifest) === null).map((manifest) => deletionByManifest.get(manifest) ?? {
		manifest,
		environment,
		outcome: "deleted",
		reason
	}).toSorted((a, b) => lossRank(a.manifest) - lossRank(b.manifest));
	return lost.length === 0 ? [] : [recreation(lost, target, successor)];
}
const minObjects = 2;
function isLost({ outcome }) {
	return outcome === "deleted" || outcome === "unknown";
}
function sourceKey({ kind, path, environment }) {
	return JSON.stringify([
		kind,
		path,
		environment
	]);
}
function hasSameKinds(base, head) {
	return head.length >= base.length && kindsOf(base) === kindsOf(head.slice(0, base.length));
}
function kindsOf(manifests) {
	return manifests.map((manifest) => `${groupOf(manifest)}/${manifest.kind}`).toSorted().join();
}
function recreation(lost, target, successor) {
	const [{ manifest }] = lost;
	return {
		code: "recreated",
		node: manifest.root.at("metadata", "name"),
		manifest,
		target: target.id,
		subject: nameOf$1(target),
		deletions: lost,
		users: [],
		reason: renaming$1(target, successor),
		isCertain: lost.some(({ outcome }) => outcome === "deleted")
	};
}
function nameOf$1(target) {
	return target.kind === "helm" ? `release \`${target.release}\`` : `\`${target.path || "."}\``;
}
function renaming$1(base, head) {
	const [from, to] = [releaseOf(base), releaseOf(head)];
	if (from !== to) return `as the release \`${to}\``;
	const [oldNamespace, newNamespace] = [base.namespace ?? "", head.namespace ?? ""];
	if (oldNamespace !== newNamespace && newNamespace !== "") return `in the namespace \`${newNamespace}\``;
	if (isOther("chart", base, head)) return `from the chart \`${head.manager.chart}\``;
	if (isOther("storageNamespace", base, head)) return `with its record in the namespace \`${head.manager.storageNamespace}\``;
	const { manager } = head;
	return manager && base.manager && manager.name !== base.manager.name ? `by the ${manager.kind} \`${qualifiedName(manager.namespace, manager.name)}\`` : "under other names";
}
function releaseOf(target) {
	return target.kind === "helm" ? target.release : "";
}

// src/diff/deletions/unrendered-releases.ts
function unrenderedReleases(base, head, inBase, users) {
	const [renderedInBase, renderedInHead] = [renderedManagers(base), renderedManagers(head)];
	return inBase.flatMap(({ target, manifests }) => manifests.flatMap((manifest) => {
		const key = managingKey(manifest);
		const identity = key === null ? null : releaseIdentity(manifest);
		const inHead = identity && users.same(manifest, placeOf(target));
		const next = inHead && inHead !== manifest ? releaseIdentity(inHead) : null;
		if (key === null || !identity || !next || renderedInBase.has(key) && renderedInHead.has(key)) return [];
		const reason = renaming(identity, next);
		return reason !== null && removesOld(manifest) ? [consequence(manifest, reason)] : [];
	}));
}
function renderedManagers(side) {
	const releases = appliedTargets(side).flatMap(({ target }) => target.kind === "helm" && isManaged(target) ? target : []);
	return new Set(groupBy(releases, writtenManagerKey).keys());
}
function removesOld(manifest) {
	return manifest.kind === "HelmRelease" ? helmReleasePolicy(manifest).cascades : applicationPolicy(manifest).prunes;
}
function renaming(base, head) {
	const differing = Object.keys(wordings).find((field) => base[field] !== "" && head[field] !== "" && base[field] !== head[field]);
	return differing === void 0 ? null : `${wordings[differing]} \`${head[differing]}\``;
}
const wordings = {
	release: "as the release",
	namespace: "in the namespace",
	chart: "from the chart",
	storage: "with its record in the namespace"
};
function consequence(manifest, reason) {
	return {
		code: "recreated",
		node: manifest.root.at("metadata", "name"),
		manifest,
		target: manifest.target,
		subject: titleOf(manifest),
		deletions: [],
		users: [],
		reason,
		isCertain: manifest.kind === "HelmRelease"
	};
}

// src/diff/deletions/consequences.ts
function deletionConsequences(deletions, base, head) {
	const [inBase, inHead] = [appliedTargets(base), appliedTargets(head)];
	const users = usersIn(inHead);
	const places = new Map(inBase.map(({ target }) => [target.id, placeOf(target)]));
	const grave = [
		...deletions.flatMap((deletion) => inUseConsequence(deletion, places.get(deletion.manifest.target), users) ?? []),
		...cascadeConsequences(deletions),
		...recreations(inBase, inHead, deletions),
		...unrenderedReleases(base, head, inBase, users)
	];
	const reported = new Set(grave.flatMap((consequence) => consequence.deletions));
	const unreported = deletions.filter((deletion) => !reported.has(deletion));
	return [
		...grave,
		...inBase.flatMap((applied) => versionConsequences(applied, users)),
		...unreported.filter(isStateful).map((deletion) => consequenceOf("stateful", [deletion])),
		...byTarget(unreported.filter(isContested)).map((group) => consequenceOf("moved", group)),
		...byTarget(unreported.filter(isPruned)).map((group) => consequenceOf("pruned", group)),
		...byTarget(unreported.filter(isOrphaned)).map((group) => consequenceOf("orphaned", group))
	];
}
function isStateful({ outcome, manifest }) {
	return outcome === "deleted" && holdsData(manifest);
}
function isContested(deletion) {
	return deletion.isContested === true;
}
function isPruned(deletion) {
	return deletion.outcome === "deleted" && !isStateful(deletion);
}
function isOrphaned({ outcome }) {
	return outcome === "orphaned";
}
function byTarget(deletions) {
	return [...groupBy(deletions, ({ manifest, reason }) => JSON.stringify([manifest.target, reason])).values()];
}
function consequenceOf(code, deletions) {
	const [{ manifest, reason }] = deletions;
	return {
		code,
		node: manifest.root.at("metadata", "name"),
		manifest,
		target: manifest.target,
		subject: titleOf(manifest),
		deletions,
		users: [],
		reason,
		isCertain: true
	};
}
function cascadeConsequences(deletions) {
	const deleted = deletions.filter(({ outcome }) => outcome === "deleted");
	const byKey = new Map(deleted.flatMap((deletion) => {
		const key = managingKey(deletion.manifest);
		return key === null ? [] : [[key, deletion]];
	}));
	return [...groupBy(deleted, (deletion) => rootOf(deletion, byKey))].flatMap(([root, group]) => {
		if ("manifest" in root) return cascadesDeletion(root.manifest) ? [consequenceOf("cascade", [root, ...group.filter((deletion) => deletion !== root)])] : [];
		return [{
			...consequenceOf("cascade", group),
			node: root.at,
			manifest: null,
			subject: root.title,
			reason: root.reason
		}];
	});
}
function rootOf(deletion, byKey) {
	let root = deletion;
	const seen = /* @__PURE__ */ new Set();
	while (root.deletedWith && !seen.has(root)) {
		seen.add(root);
		const parent = byKey.get(root.deletedWith.key);
		if (!parent) return root.deletedWith;
		root = parent;
	}
	return root;
}

// src/diff/deletions/fates.ts
function unstatedFate(manifest) {
	return isInCrdsFolder(manifest) ? {
		outcome: "kept",
		reason: "`crds/` keeps it"
	} : {
		outcome: "unknown",
		reason: "nothing in this repository says what applies it"
	};
}
function fateByManager(manifest, manager, state) {
	if (state.is === "unknown") return null;
	if (state.is === "present" && isElsewhere(manager, state.manager)) return {
		outcome: "orphaned",
		reason: `${managerTitle(manager)} applies to the cluster \`${state.manager.cluster}\` now, and what it applied to \`${manager.cluster}\` stays there`
	};
	if (state.is === "present" && state.missingFolder !== void 0) return {
		outcome: "orphaned",
		reason: `${managerTitle(manager)} names the folder \`${state.missingFolder}\`, which does not exist: until it does, nothing is applied or deleted`
	};
	return state.is === "present" ? prunedFate(manifest, state.manager, state.rendersNothing) : fateWithManager(manifest, manager, state);
}
function isElsewhere({ cluster: base }, { cluster: head }) {
	return base !== "" && head !== "" && base !== head;
}
function prunedFate(manifest, manager, rendersNothing) {
	const title = managerTitle(manager);
	const { prunes, prunesAll, reason } = manager.deletes;
	if (!prunes) return {
		outcome: "orphaned",
		reason: `${title} does not prune: ${reason}`
	};
	const keeper = keepers[manager.kind](manifest, "prune", manager.deletes);
	if (keeper !== null) return {
		outcome: "kept",
		reason: `\`${keeper}\` keeps it`
	};
	if (rendersNothing && !prunesAll) return {
		outcome: "orphaned",
		reason: `${title} renders nothing any more, and without \`allowEmpty\` Argo CD does not prune everything`
	};
	return {
		outcome: "deleted",
		reason: `${controllers[manager.kind]} what ${title} no longer renders`
	};
}
function fateWithManager(manifest, manager, { fate: { outcome, reason }, manager: deletedWith }) {
	const title = managerTitle(manager);
	if (outcome === "unknown") return {
		outcome,
		reason: `nothing in this repository says whether ${title} is deleted${manager.deletes.cascades ? "; if it is, this is deleted with it" : ""}`
	};
	if (outcome !== "deleted") return {
		outcome: "orphaned",
		reason: `${title} stays in the cluster: ${reason}`
	};
	if (!manager.deletes.cascades) return {
		outcome: "orphaned",
		reason: `${title} is deleted, and ${leavings[manager.kind](manager)}`
	};
	const keeper = keptWithManager(manifest, manager);
	return keeper === null ? {
		outcome,
		reason: `${title} is deleted with all that it applied: ${reason}`,
		deletedWith
	} : {
		outcome: "kept",
		reason: keeper
	};
}
const controllers = {
	Application: "Argo CD prunes",
	Kustomization: "Flux prunes",
	HelmRelease: "Helm deletes"
};
const keepers = {
	Application: keptByArgo,
	Kustomization: keptByFlux,
	HelmRelease: keptByHelm
};
const leavings = {
	Application: () => "without the finalizer `resources-finalizer.argocd.argoproj.io` it leaves what it applied",
	Kustomization: ({ deletes }) => `it leaves what it applied: ${deletes.reason}`,
	HelmRelease: ({ deletes }) => `its release stays: ${deletes.reason}`
};
function keptWithManager(manifest, { kind, deletes }) {
	const keeper = keepers[kind](manifest, "cascade", deletes);
	if (keeper !== null) return `\`${keeper}\` keeps it`;
	return kind === "Application" && groupOf(manifest) === "apiextensions.k8s.io" ? "Argo CD deletes no CRD with an Application" : null;
}
function elementFate({ generatedBy }) {
	const { namespace, name, deletesApplications } = generatedBy;
	const set = `ApplicationSet \`${qualifiedName(namespace, name)}\``;
	return deletesApplications ? {
		outcome: "deleted",
		reason: `${set} no longer generates it`
	} : {
		outcome: "orphaned",
		reason: `\`applicationsSync\` of ${set} lets it delete no Application`
	};
}
function fateWithSet({ generatedBy }) {
	if (!generatedBy?.leavesApplications) return null;
	return {
		outcome: "orphaned",
		reason: `${`ApplicationSet \`${qualifiedName(generatedBy.namespace, generatedBy.name)}\``} is deleted, and by its finalizer and \`applicationsSync\` it leaves its Applications`
	};
}
function movedFate({ id, manager, path }, fate) {
	const reason = `${manager ? managerTitle(manager) : `\`${path || "."}\``} applies it now`;
	if (fate?.outcome !== "deleted") return {
		outcome: "moved",
		reason,
		movedTo: id
	};
	return {
		outcome: "moved",
		reason: `${reason}, but ${`${fate.reason}: if that comes first, it is deleted and created again`}`,
		movedTo: id,
		isContested: true
	};
}
function managerTitle({ kind, namespace, name }) {
	return `${kind} \`${qualifiedName(namespace, name)}\``;
}

// src/diff/deletions/manager-states.ts
function managerStates(input) {
	const { head, inHead } = input;
	const context = {
		...input,
		presentState: presentStates(head, inHead),
		gitopsById: new Map(head.gitops.map((target) => [target.id, target]))
	};
	const states = /* @__PURE__ */ new Map();
	return (target) => {
		const state = states.get(target.id) ?? findState(target, context);
		states.set(target.id, state);
		return state;
	};
}
function findState(target, context) {
	const { id, manager, statedBy } = target;
	const key = managerKeyOf(target);
	const object = context.removedByKey.get(writtenManagerKey(target));
	const fate = object ? context.fateOf(object) : null;
	const title = object ? titleOf(object.manifest) : managerTitle(manager);
	if (object && fate?.outcome === "deleted") return removedState(fateWithSet(manager) ?? fate, {
		key: managingKey(object.manifest),
		title,
		at: statedBy
	});
	const present = context.presentState(key, id);
	if (present) return present;
	if (object && fate && fate.outcome !== "moved") return removedState(fate, {
		key,
		title,
		at: statedBy
	});
	if (object) return movedState(object, context);
	const { generated, reason } = context.gitopsById.get(statedBy.target) ?? {};
	return manager.generatedBy && (reason === "" || generated?.includes(manager.name) === false) ? removedState(elementFate(manager), {
		key,
		title,
		at: statedBy
	}) : unknownState;
}
function removedState(fate, manager) {
	return {
		is: "removed",
		fate,
		manager: {
			...manager,
			reason: fate.reason
		}
	};
}
function movedState(object, { sameInHead, presentState }) {
	const { manifest, target } = object;
	return sameInHead(manifest, placeOf(target)).flatMap((moved) => {
		const key = managingKey(moved.manifest);
		return (key === null ? null : presentState(key, null)) ?? [];
	})[0] ?? unknownState;
}
const unknownState = { is: "unknown" };
function presentStates({ targets, gitops }, inHead) {
	const appliedById = new Map(inHead.map((applied) => [applied.target.id, applied]));
	const targetsByManager = groupBy(targets.filter(isManaged), managerKeyOf);
	const reasonById = new Map(gitops.map(({ id, reason }) => [id, reason]));
	const isShown = (managed) => managed.every(({ id, statedBy }) => appliedById.get(id)?.isPartial === false && reasonById.get(statedBy.target) === "");
	return (key, id) => {
		const managed = targetsByManager.get(key);
		if (!managed) return null;
		if (!(id !== null && appliedById.has(id)) && !isShown(managed)) return unknownState;
		const missing = managed.flatMap((target) => target.missing).find(({ what }) => what === "folder");
		const rendersNothing = managed.every((target) => appliedById.get(target.id)?.manifests.length === 0);
		return {
			is: "present",
			manager: managed[0].manager,
			rendersNothing,
			...missing && { missingFolder: missing.source }
		};
	};
}

// src/diff/deletions/removed-objects.ts
function removedObjects(base, head) {
	const headById = new Map(head.map((applied) => [applied.target.id, applied]));
	return base.flatMap(({ target, manifests }) => {
		const inHead = headById.get(target.id);
		if (inHead?.isPartial) return [];
		if (inHead && isOtherCluster(target, inHead.target)) return manifests.map((manifest) => ({
			manifest,
			target
		}));
		if (inHead?.manifests === manifests) return [];
		const isReplaced = replacementTest(inHead?.manifests ?? []);
		return pairManifests(manifests, inHead?.manifests ?? []).flatMap((pair) => pair.base && !pair.head && !isReplaced(pair.base) ? {
			manifest: pair.base,
			target
		} : []);
	});
}
function replacementTest(inHead) {
	const stems = new Set(inHead.flatMap((manifest) => generatedStem(manifest) ?? []));
	return (manifest) => {
		const stem = generatedStem(manifest);
		return stem !== null && stems.has(stem);
	};
}

// src/diff/deletions/deletions.ts
function deletionsOf(base, head) {
	const [inBase, inHead] = [appliedTargets(base), appliedTargets(head)];
	const removed = removedObjects(inBase, inHead);
	if (removed.length === 0) return [];
	const objects = removedManagers(removed);
	const fateOf = fates(objects, inHead, head);
	return withManaged(removed, inBase, objects, fateOf).flatMap((object) => {
		const fate = fateOf(object);
		const { manifest, target } = object;
		return fate ? [{
			manifest,
			environment: target.environment,
			...fate
		}] : [];
	}).toSorted((a, b) => lossRank(a.manifest) - lossRank(b.manifest));
}
function removedManagers(removed) {
	const byKey = /* @__PURE__ */ new Map();
	for (const object of removed) addManager(object, byKey);
	return {
		byKey,
		deleted: /* @__PURE__ */ new Set()
	};
}
function addManager(object, byKey) {
	const key = managingKey(object.manifest);
	if (key !== null) byKey.set(key, object);
}
function withManaged(removed, inBase, { byKey, deleted }, fateOf) {
	const managed = groupBy(inBase, ({ target }) => isManaged(target) ? writtenManagerKey(target) : null);
	const objects = [...removed];
	const seen = new Set(removed.map(({ manifest }) => manifest));
	for (const object of objects) {
		const key = managingKey(object.manifest);
		if (key === null || fateOf(object)?.outcome !== "deleted") continue;
		deleted.add(key);
		for (const { target, manifests } of managed.get(key) ?? []) for (const manifest of manifests.filter((applied) => !seen.has(applied))) {
			seen.add(manifest);
			objects.push({
				manifest,
				target
			});
			addManager({
				manifest,
				target
			}, byKey);
		}
	}
	return objects;
}
function fates({ byKey, deleted }, inHead, head) {
	const decided = /* @__PURE__ */ new Map();
	const findInHead = objectIndex(inHead);
	const isGone = (target) => isManaged(target) && deleted.has(writtenManagerKey(target));
	const sameInHead = (manifest, place) => findInHead(identityInCluster(manifest), place).filter(({ target }) => !isGone(target));
	const stateOf = managerStates({
		head,
		inHead,
		removedByKey: byKey,
		sameInHead,
		fateOf
	});
	function fateOf(object) {
		const decidedFate = decided.get(object.manifest);
		if (decidedFate !== void 0) return decidedFate;
		decided.set(object.manifest, null);
		const fate = decide(object);
		decided.set(object.manifest, fate);
		return fate;
	}
	function decide({ manifest, target }) {
		const targets = sameInHead(manifest, placeOf(target)).map((placed) => placed.target);
		if (!isManaged(target)) return targets.length > 0 ? null : unstatedFate(manifest);
		const key = managerKeyOf(target);
		if (targets.some((candidate) => isManaged(candidate) && managerKeyOf(candidate) === key)) return null;
		const fate = fateByManager(manifest, target.manager, stateOf(target));
		const manager = targets.find((candidate) => isManaged(candidate) || candidate.listedAt);
		return manager ? movedFate(manager, fate) : fate;
	}
	return fateOf;
}
function objectIndex(applied) {
	return placeIndex(applied.flatMap(({ target, manifests }) => manifests.map((manifest) => ({
		key: identityInCluster(manifest),
		place: placeOf(target),
		item: {
			manifest,
			target
		}
	}))));
}

// src/run/unseen-objects.ts
function unseenObjects(base, head) {
	const hidden = hiddenTargets(base, head);
	if (hidden.length === 0) return [];
	const isInHead = headTest(head);
	return hidden.flatMap(({ applied: { target, manifests }, reason }) => {
		const place = placeOf(target);
		return manifests.filter((manifest) => !isInHead(identityInCluster(manifest), place)).map((manifest) => ({
			manifest,
			environment: target.environment,
			outcome: "unseen",
			reason
		}));
	});
}
function hiddenTargets(base, head) {
	if (!base.targets.some(isManaged)) return [];
	const unseenReasonOf = unseenReasonFinder(base, head);
	const inHead = new Set(head.targets.map(({ id }) => id));
	const managed = appliedTargets(base).filter(({ target }) => isManaged(target) && !inHead.has(target.id));
	const hidden = managed.flatMap((applied) => {
		const unseenReason = unseenReasonOf(applied.target.id);
		return unseenReason?.is === "not-rendered" ? [{
			applied,
			reason: reasonOf(unseenReason.object)
		}] : [];
	});
	const byManager = groupBy(managed, ({ target }) => isManaged(target) ? writtenManagerKey(target) : "");
	const seen = new Set(hidden.map(({ applied }) => applied));
	for (const { applied, reason } of hidden) for (const manifest of applied.manifests) for (const below of byManager.get(managingKey(manifest) ?? "") ?? []) {
		if (seen.has(below)) continue;
		seen.add(below);
		hidden.push({
			applied: below,
			reason
		});
	}
	return hidden;
}
function reasonOf({ kind, name, namespace, reason }) {
	return `what ${gitopsKindNames[kind]} \`${qualifiedName(namespace ?? "", name)}\` renders now is not known: ${reason}`;
}
function headTest(head) {
	const find = placeIndex(appliedTargets(head).filter(({ target }) => isManaged(target) || target.listedAt !== void 0).flatMap(({ target, manifests }) => manifests.map((manifest) => ({
		key: identityInCluster(manifest),
		place: placeOf(target),
		item: true
	}))));
	return (identity, place) => find(identity, place).length > 0;
}

// src/run/deletion-report.ts
function deletionReport(base, head, config) {
	const sides = [sideOf(base), sideOf(head)];
	const deletions = deletionsOf(...sides);
	const consequences = deletionConsequences(deletions, ...sides);
	const problems = lint(createMesh({
		...emptyMesh,
		deletions: consequences
	}), rules);
	const { sources } = base.tree;
	const unseen = unseenObjects(base.tree, head.tree);
	return {
		deletions: mergeEnvironments([...deletions, ...unseen], base.tree).toSorted(compare),
		findings: locate(adjustSeverities(problems, config), sources).flatMap(overridesIn(config)).map((finding) => ({
			...finding,
			side: "base"
		}))
	};
}
function sideOf({ tree: { targets, gitops }, rendered }) {
	return {
		targets,
		gitops,
		rendered
	};
}
function mergeEnvironments(deletions, { sources }) {
	return [...groupBy(deletions, ({ outcome, reason, manifest }) => JSON.stringify([
		outcome,
		reason,
		objectRef(manifest)
	])).values()].map((group) => {
		const [{ outcome, manifest, reason, movedTo }] = group;
		return {
			outcome,
			object: objectRef(manifest),
			reason,
			target: manifest.target,
			...movedTo !== void 0 && { movedTo },
			environments: [...new Set(group.flatMap(({ environment }) => environment ?? []))].toSorted(),
			at: sourceLocation(locationOf$1(manifest.root.at("metadata", "name")), sources)
		};
	});
}
const outcomeRanks = {
	deleted: 0,
	unknown: 1,
	unseen: 2,
	orphaned: 3,
	moved: 4,
	kept: 5
};
function compare(a, b) {
	return outcomeRanks[a.outcome] - outcomeRanks[b.outcome] || lossRank(a.object) - lossRank(b.object) || compareText(a.at.file, b.at.file) || a.at.line - b.at.line;
}

// src/run/object-difference.ts
const noDifference = {
	changes: [],
	deletions: [],
	findings: []
};
async function objectDifference(base, head, config, { host, changeCauses }) {
	const compared = [];
	host.budget.within("repair", () => {
		const [inBase, inHead] = comparableRenders(base, head);
		compared.push({
			changes: objectChanges(inBase, inHead, host.maskKey),
			deletions: deletionReport({
				tree: base,
				rendered: inBase
			}, {
				tree: head,
				rendered: inHead
			}, config)
		});
	});
	const [difference] = compared;
	if (!difference) return null;
	const changes = changeCauses ? await withCauses(difference.changes, {
		base,
		head,
		host
	}) : difference.changes;
	return {
		changes: mergeEnvironments$1(changes),
		...difference.deletions
	};
}
function skippedDifference({ host: { budget } }) {
	return {
		file: ".",
		reason: `what changes in the manifests and what is deleted: ${outOfTime(budget)}`
	};
}

// src/run/fixes/substring-edit.ts
function substringReplacement(text, substring, wanted) {
	if (substring === "") return null;
	const [lowerText, lowerSubstring] = [text.toLowerCase(), substring.toLowerCase()];
	for (let at = lowerText.indexOf(lowerSubstring); at >= 0; at = lowerText.indexOf(lowerSubstring, at + 1)) {
		const restLength = lowerText.length - at - lowerSubstring.length;
		const keeps = wanted.startsWith(text.slice(0, at)) && wanted.endsWith(text.slice(at + lowerSubstring.length));
		const replacement = wanted.slice(at, wanted.length - restLength);
		if (keeps && at + restLength < wanted.length && replacement !== substring) return replacement;
	}
	return null;
}
function literalReplacement(text, written, wanted) {
	const pieces = written.split(placeholder);
	if (pieces.length === 1) return null;
	const replacements = pieces.map((piece, index) => index % 2 === 0 ? substringReplacement(text, piece, wanted) : defaultReplacement(text, piece, wanted));
	const indices = [...pieces.keys()].filter((index) => replacements[index] !== null);
	const chosen = indices.find((index) => index % 2 === 1) ?? indices[0];
	return chosen === void 0 ? null : pieces.toSpliced(chosen, 1, replacements[chosen]).join("");
}
const placeholder = /(\{\{.*?\}\}|\$\{[^{}]*\})/;
function defaultReplacement(text, variable, wanted) {
	const [, start = "", fallback = ""] = /^(\$\{\w+:?[=-])(.*)\}$/.exec(variable) ?? [];
	const replacement = substringReplacement(text, fallback, wanted);
	return replacement === null || /[{}]/.test(replacement) ? null : `${start}${replacement}}`;
}

// src/run/fixes/cause-edit.ts
function causeEdit(inValues, field, value, reader) {
	const { kind, primary, related: contributing, insertion } = inValues;
	if (!primary || !isEditable(reader, primary)) return null;
	if (kind === "missing") {
		if (!insertion) return null;
		const gap = insertion.indent === null ? blanksAt(primary.text, insertion.offset) : 0;
		const offset = insertion.offset + gap;
		const text = insertedText(insertion, newScalar(value), lineBreakOf(primary.text));
		return rangeEdit(primary, offset, offset, text);
	}
	if (kind !== "exact" && kind !== "probable") return null;
	const leaves = [primary, ...contributing].filter((causePart) => causePart.role === "cause" && isEditable(reader, causePart));
	for (const causePart of leaves) {
		const editOfLeaf = leafEdit(causePart, String(field.scalar), value, reader);
		if (editOfLeaf) return editOfLeaf;
	}
	return null;
}
function isEditable(reader, { file, text }) {
	return reader.text(file) === text && !isMounted(file);
}
function blanksAt(text, offset) {
	return /^[ \t]*/.exec(text.slice(offset))[0].length;
}
function leafEdit(causePart, field, wanted, reader) {
	const leaf = reader.documents(causePart.file).map(({ root }) => leafAt(root, causePart)).find((scalar) => scalar !== void 0);
	if (!leaf) return assignedEdit(causePart, field, wanted);
	if (leaf.value === null) return null;
	const written = String(leaf.value);
	const value = substringReplacement(field, written, wanted) ?? literalReplacement(field, written, wanted);
	if (value === null) return null;
	if (leaf.alias?.start !== causePart.start) return scalarEdit(leaf, value);
	const text = writtenLike({
		...leaf,
		style: "plain"
	}, value);
	return text === null ? null : rangeEdit(causePart, causePart.start, causePart.end, text);
}
function assignedEdit(causePart, field, wanted) {
	const { text, start, end } = causePart;
	if (!/=["']*$/.test(text.slice(Math.max(0, start - 4), start))) return null;
	const value = substringReplacement(field, text.slice(start, end), wanted);
	return value !== null && /^[\w./:%+~@-]+$/.test(value) ? rangeEdit(causePart, start, end, value) : null;
}
function leafAt(node, causePart) {
	if (node?.kind === "scalar") {
		if (node.alias?.start === causePart.start && node.alias.end === causePart.end || node.start === causePart.start && node.end === causePart.end) return node;
		return node.start <= causePart.start && causePart.end <= node.end ? leafAt(rootInText(node), causePart) : void 0;
	}
	const below = node?.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : node?.items;
	for (const child of below ?? []) {
		const leaf = leafAt(child, causePart);
		if (leaf) return leaf;
	}
}

// src/run/fixes/candidate.ts
async function candidateOf(finding, head, causes) {
	if (!finding.lintFinding.fix) return null;
	const { safety, title, set, remove = [], isNeutral = false } = finding.lintFinding.fix;
	const edits = [...await Promise.all(set.map((setting) => editOf(setting, finding, head, causes))), ...remove.map((entry) => removalOf(entry, head))];
	const isRendered = set.some(({ node }) => head.sources.origins.has(locationOf$1(node).file));
	if (edits.includes(null)) return null;
	return {
		safety,
		title,
		settings: set,
		isNeutral,
		edits,
		rendered: isRendered ? finding.lintFinding.target : null
	};
}
async function editOf({ node, value, isKey = false }, finding, { sources: { reader, origins } }, causes) {
	const { file } = locationOf$1(node);
	if (origins.has(file)) {
		if (isKey) return null;
		const cause = await causes?.of(node, finding);
		return cause ? causeEdit(cause, node, value, reader) : null;
	}
	if (reader.text(file) === void 0 || isMounted(file)) return null;
	return isKey ? keyEdit(node, value) : nodeEdit(node, value, finding.lintFinding.node);
}
function removalOf(entry, { sources: { reader, origins } }) {
	const { file } = entry;
	const text = reader.text(file);
	if (text === void 0 || origins.has(file) || isMounted(file)) return null;
	const [range] = offsetEdits(text, [{
		...entry,
		text: ""
	}]);
	return wholeLines({
		file,
		text
	}, range.start, range.end);
}

// src/run/fixes/finding-key.ts
function findingKey(finding) {
	const { rule, code, target, view, subject, manifest, node, about } = finding;
	const object = manifest !== null && subject !== "values" ? [
		manifest.apiVersion,
		manifest.kind,
		manifest.namespace,
		manifest.name
	] : [];
	const location = node instanceof Node ? [node.path] : [node.file, about];
	return JSON.stringify([
		rule,
		code,
		target,
		view,
		object,
		location
	]);
}
function countFindings(findings) {
	const counts = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const key = findingKey(finding);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}
const findingCounts = oncePer(({ findings }) => countFindings(findings.map(({ lintFinding }) => lintFinding)));

// src/run/fixes/is-effective.ts
function isEffective({ checkedTargets, changedTargets, isClean, remaining }, group, { isNeutral }, head) {
	const countsBefore = findingCounts(head);
	const expectedGone = countFindings(group.map(({ lintFinding }) => lintFinding));
	const isSeen = group.every(({ lintFinding: { target } }) => target === null ? isNeutral && checkedTargets.size > 0 : checkedTargets.has(target) && (isNeutral || changedTargets.has(target)));
	const isGone = [...expectedGone].every(([fact, times]) => (remaining.get(fact) ?? 0) + times <= (countsBefore.get(fact) ?? 0));
	return isClean && isSeen && isGone;
}

// src/run/fixes/is-applied.ts
function isApplied({ editedTargets }, { rendered, settings }) {
	if (rendered === null) return true;
	const objects = editedTargets.find(({ target }) => target.id === rendered)?.after ?? [];
	return settings.every(({ node, value }) => {
		const objectIdentity = identity(node.root.data);
		return objects.some(({ root }) => identity(root.data) === objectIdentity && root.at(...node.pathKeys).scalar === value);
	});
}
function identity(object) {
	const { apiVersion, kind, metadata } = object;
	const { namespace, name } = metadata ?? {};
	return JSON.stringify([
		apiVersion,
		kind,
		namespace,
		name
	]);
}
function intendedFields(group) {
	const intended = group.map(({ lintFinding }) => ({
		target: lintFinding.target,
		fields: fieldsOf(lintFinding)
	}));
	return (target, object, path) => {
		const ofTarget = intended.filter((change) => change.target === target);
		if (ofTarget.some(({ fields }) => fields?.some((field) => isSameField(field, object, path)))) return true;
		return ofTarget.some(({ fields }) => fields === void 0) ? void 0 : false;
	};
}
function fieldsOf({ subject, manifest, shownBy, node, fix }) {
	if (subject !== "values") return manifest ? (fix?.set ?? []).map((setting) => ({
		manifest,
		path: setting.node.path
	})) : [];
	const writesItself = fix?.set.every((setting) => setting.node === node);
	return manifest && shownBy && writesItself ? [{
		manifest,
		path: shownBy.path
	}] : void 0;
}
function isSameField({ manifest, path }, object, changed) {
	const ref = objectRef(manifest);
	return ref.kind === object.kind && ref.apiVersion === object.apiVersion && ref.namespace === object.namespace && ref.name === object.name && path === changed;
}

// src/run/fixes/group-by-cause.ts
function groupByCause(findings) {
	return [...groupBy(findings.toSorted(compareWeight), causeOf).values()];
}
function causeOf({ rule, code, at, cause, fingerprint }) {
	return JSON.stringify([
		rule,
		code,
		at,
		cause === "template" ? fingerprint : null
	]);
}

// src/run/fixes/kept-fixes.ts
async function keptFixes(groups, { head, config, host }, find) {
	const { kept, budget } = host;
	const inputs = kept && groups.length > 0 ? inputKeys(head, host).ofMeshes(head.meshes.values()) : null;
	if (!kept || inputs === null) return find();
	const question = JSON.stringify([
		"fixes",
		inputs,
		config,
		groups.map((group) => group.map(identityOf))
	]);
	const text = kept.read(question);
	if (text !== null) return JSON.parse(text).map((fix) => fix && withDiff(fix, head.sources.reader));
	const fixes = await find();
	if (!budget.isSpent("repair") && !containsSecret(fixes, head)) kept.add(question, JSON.stringify(fixes.map((fix) => fix && withoutDiff(fix))));
	return fixes;
}
function identityOf({ lintFinding, at, cause, status }) {
	return [
		findingKey(lintFinding),
		lintFinding.message,
		at,
		cause,
		status
	];
}
function containsSecret(fixes, { sources }) {
	const found = fixes.flatMap((fix) => fix ?? []);
	if (found.length === 0) return false;
	if (found.some(({ also }) => also.some(({ object }) => object.kind === "Secret"))) return true;
	const files = found.flatMap(({ edits }) => edits.map(({ file }) => file));
	return secretFinder([sources], sources.targets.keys(), files)(JSON.stringify(found)).length > 0;
}
function withDiff({ title, edits, ...others }, reader) {
	return {
		title,
		edits,
		diff: shownDiff(edits, reader),
		...others
	};
}
function withoutDiff({ title, edits, verified, safety, also }) {
	return {
		title,
		edits,
		verified,
		safety,
		also
	};
}

// src/run/fixes/new-hashes.ts
function generatedNames(manifests) {
	return new Map(manifests.flatMap((manifest) => {
		const stem = generatedStem(manifest);
		return stem === null ? [] : [[manifest.name, stem]];
	}));
}
function withoutNewHashes(fields, names) {
	if (names.size === 0) return fields;
	return [...groupBy(fields, ({ path }) => path).values()].flatMap((group) => {
		const valuesOf = (side) => withStems(group.flatMap((field) => side in field ? [field[side]] : []), names);
		return equalData(valuesOf("before"), valuesOf("after")) ? [] : group;
	});
}
function withStems(value, names) {
	if (typeof value === "string") return names.get(value) ?? value;
	if (Array.isArray(value)) return value.map((item) => withStems(item, names));
	if (!isDataMap(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, withStems(below, names)]));
}

// src/run/fixes/side-effects.ts
function sideEffects({ editedTargets }, isIntended, maskKey) {
	const effects = editedTargets.flatMap((editedTarget) => effectsIn(editedTarget, isIntended, maskKey));
	return [...groupBy(effects, effectKey).values()].map((group) => ({
		...group[0].effect,
		targets: group.map(({ target }) => target.id),
		environments: [...new Set(group.flatMap(({ target }) => target.environment ?? []))]
	}));
}
function effectKey({ effect }) {
	return JSON.stringify(effect);
}
function effectsIn(editedTarget, isIntended, maskKey) {
	const { target, before, after } = editedTarget;
	const identity = {
		id: target.id,
		environment: target.environment,
		release: null,
		isPartial: false
	};
	const names = generatedNames([...before, ...after]);
	const changes = diffObjects([{
		...identity,
		manifests: before
	}], [{
		...identity,
		manifests: after
	}], maskKey).flatMap(({ type, object, fields }) => withoutNewHashes(fields, names).map((field) => ({
		type,
		object,
		field
	})));
	const only = changes.length === 1;
	return changes.filter(({ object, field }) => !(isIntended(target.id, object, field.path) ?? only)).map(({ type, object, field }) => ({
		target,
		effect: effectOf(type, object, field)
	}));
}
function effectOf(type, object, fieldChange) {
	const { path, ...values } = fieldChange;
	return type === "changed" ? {
		type,
		object: {
			...object,
			path
		},
		...values
	} : {
		type,
		object
	};
}

// src/run/fixes/changed-objects.ts
function changedObjects({ before, after }) {
	const [oldContents, newContents] = [before, after].map((manifests) => new Set(manifests.map(contentOf)));
	return [...before.filter((manifest) => !newContents.has(contentOf(manifest))), ...after.filter((manifest) => !oldContents.has(contentOf(manifest)))];
}
function contentOf({ root: { yaml } }) {
	return yaml ? sourceText(yaml) : "";
}

// src/run/fixes/readers.ts
function targetsReading(file, targets, reader) {
	const { byFile, byFolder, linked } = indexOf(targets, reader);
	const named = byFile.get(file) ?? [];
	const isValues = named.length > 0;
	const ofChart = [...foldersAbove(file).filter((folder) => readsOfChart(file, isValues, folder, reader)).flatMap((folder) => byFolder.get(folder) ?? []), ...linked.flatMap(({ folder, files }) => files.has(file) && readsOfChart(file, isValues, folder, reader) ? byFolder.get(folder) ?? [] : [])];
	if (ofChart.length === 0) return named;
	const found = /* @__PURE__ */ new Set([...named, ...ofChart]);
	return targets.filter((target) => found.has(target));
}
function readerForUse(files, edited, before) {
	const isOfChart = (file) => /^(Chart|requirements)\./.test(baseName(file)) || file.includes("templates/");
	return files.some(isOfChart) ? edited : before;
}
const indexOf = oncePerPair((targets, reader) => {
	const { tree } = reader;
	const naming = targets.flatMap((target) => [...new Set(namedFiles$1(target).map((path) => resolveLinks(tree, path) ?? path))].map((file) => ({
		file,
		target
	})));
	const releases = targets.flatMap((target) => target.kind === "helm" ? [...new Set(chartFolders(reader, target))].map((folder) => ({
		folder,
		target
	})) : []);
	const byFolder = mapOf(groupBy(releases, ({ folder }) => folder));
	const links = [...tree.links.keys()];
	const linked = [...byFolder.keys()].flatMap((folder) => links.some((link) => isInside(link, folder)) ? {
		folder,
		files: new Set(resolveFiles(tree, folder).map(({ path }) => path))
	} : []);
	return {
		byFile: mapOf(groupBy(naming, ({ file }) => file)),
		byFolder,
		linked
	};
});
function mapOf(groups) {
	return new Map([...groups].map(([key, group]) => [key, group.map(({ target }) => target)]));
}
function foldersAbove(file) {
	const folders = [file];
	while (folders.at(-1) !== "") folders.push(folderOf(folders.at(-1)));
	return folders;
}
function readsOfChart(file, isValues, folder, reader) {
	return !isValues || file === joinPath(folder, "values.yaml") || readsFiles(folder, reader);
}
function readsFiles(folder, { tree, text }) {
	return filesUnder(tree, joinPath(folder, "templates")).some((path) => text(path)?.includes(".Files"));
}

// src/run/fixes/render-edited.ts
const maxDepth = 10;
async function renderEdited(targets, head, reader, host) {
	const renders = /* @__PURE__ */ new Map();
	const rendered = /* @__PURE__ */ new Set();
	const statementOf = renderedStatements(head.sources);
	let stated = (await Promise.all(targets.map((target) => restatedTarget(target, reader, host.evaluators)))).filter((target) => target !== null);
	let originals = targets;
	for (let depth = 0; originals.length > 0 && depth < maxDepth; depth++) {
		for (const [id, render] of await renderAgain(reader, stated, host)) renders.set(id, render);
		for (const target of originals) rendered.add(target);
		const nested = await Promise.all(nestedIn(originals, head).map((target) => restatedBy(target, renders, head, statementOf)));
		if (nested.includes(null)) return null;
		const changed = nested.flatMap((pair) => pair === null || pair === "same" ? [] : pair);
		stated = changed.map(({ after }) => after);
		originals = changed.map(({ before }) => before);
	}
	return {
		targets: [...rendered],
		renders
	};
}
function withNested(targets, head) {
	const reached = new Set(targets);
	for (const target of reached) for (const nested of nestedIn([target], head)) reached.add(nested);
	return [...reached];
}
function nestedIn(targets, head) {
	const byRenderer = nestedTargets(head);
	return targets.flatMap(({ id }) => byRenderer.get(id) ?? []);
}
const nestedTargets = oncePer(({ targets }) => groupBy(targets.filter(({ renderedBy }) => renderedBy !== void 0), ({ renderedBy }) => renderedBy));
async function restatedBy(target, renders, { renders: rendersBefore }, statementOf) {
	if (target.kind !== "helm" && target.kind !== "kustomization") return "same";
	const renderer = target.renderedBy ?? "";
	const before = statingText(rendersBefore.get(renderer), target);
	const text = statingText(renders.get(renderer), target);
	if (before === text) return "same";
	if (text === void 0) return null;
	const statement = statementOf(target);
	if (!statement) return "same";
	const after = await statement.restated(text);
	return after && {
		before: target,
		after: {
			...after,
			id: target.id
		}
	};
}
function statingText(render, { statedBy }) {
	const text = renderedTextOf(render);
	return text && statedBy ? statingTexts(text).get(statedBy.target) : void 0;
}
const statingTexts = oncePer((text) => {
	const texts = renderedManifests(text).map((manifest) => {
		const { source, start, end } = manifest.root.yaml;
		return [deliveryId(applyingObject(manifest)), source.text.slice(start, end)];
	});
	return new Map(texts.toReversed());
});

// src/run/fixes/attempt-batch.ts
async function attemptBatch(groups, input, attemptEdits) {
	const planned = await Promise.all(groups.map((group) => plan(group, input)));
	const effective = /* @__PURE__ */ new Map();
	for (const round of planRounds(planned.flatMap((plannedFix) => plannedFix ?? []))) {
		const attempt = round.length > 1 ? await attemptEdits(round.flatMap(({ candidate }) => candidate.edits)) : null;
		for (const plannedFix of attempt ? round : []) {
			const ownChanges = changesOf(attempt, plannedFix, round);
			const { group, candidate } = plannedFix;
			if (ownChanges && isEffective(ownChanges, group, candidate, input.head) && isApplied(ownChanges, candidate)) effective.set(group, {
				candidate,
				attempt: ownChanges
			});
		}
	}
	return effective;
}
function changesOf(attempt, { targets, candidate }, round) {
	const otherFixes = round.filter((plannedFix) => plannedFix.candidate !== candidate);
	const ownTargets = attempt.editedTargets.filter(({ target }) => targets.has(target.id)).map(({ target, before, after }) => {
		const otherObjects = otherFixes.flatMap((plannedFix) => [...plannedFix.targets.get(target.id) ?? []]);
		const isOwn = (manifest) => !otherObjects.includes(nameOf(manifest));
		return {
			target,
			before: before.filter(isOwn),
			after: after.filter(isOwn)
		};
	});
	const isShared = (id) => otherFixes.some((plannedFix) => plannedFix.targets.has(id));
	return ownTargets.every((ownTarget) => !isShared(ownTarget.target.id) || changedObjects(ownTarget).every((manifest) => targets.get(ownTarget.target.id)?.has(nameOf(manifest)))) ? {
		...attempt,
		editedTargets: ownTargets
	} : null;
}
async function plan(group, { head, causes }) {
	const proposing = group.find(({ lintFinding }) => lintFinding.fix);
	const candidate = proposing && await candidateOf(proposing, head, causes);
	if (!candidate) return null;
	const reading = [...new Set(candidate.edits.map(({ file }) => file))].flatMap((file) => targetsReading(file, head.targets, head.sources.reader));
	const readers = withNested(reading, head);
	return {
		group,
		candidate,
		targets: new Map(readers.map(({ id }) => [id, objectsOf(group, id)]))
	};
}
function objectsOf(group, target) {
	const manifests = group.filter(({ lintFinding }) => lintFinding.target === target).map(({ lintFinding }) => lintFinding.manifest);
	const objects = manifests.flatMap((manifest) => manifest ?? []);
	return objects.length > 0 && objects.length === manifests.length ? new Set(objects.map(nameOf)) : void 0;
}
function nameOf(manifest) {
	return JSON.stringify(objectRef(manifest));
}
function planRounds(planned) {
	const result = [];
	for (const plannedFix of planned) {
		const freeRound = result.find((round) => round.every((placed) => areIndependent(plannedFix, placed)));
		if (freeRound) freeRound.push(plannedFix);
		else result.push([plannedFix]);
	}
	return result;
}
function areIndependent(first, second) {
	return [...first.targets].every(([id, firstObjects]) => {
		if (!second.targets.has(id)) return true;
		const secondObjects = second.targets.get(id);
		return firstObjects !== void 0 && secondObjects !== void 0 && ![...firstObjects].some((name) => secondObjects.has(name));
	});
}

// src/run/fixes/edited-meshes.ts
function editMeshes(edited, renders, head, reader) {
	const before = meshesOf(edited, head);
	const contentsBefore = contentsByTarget(head);
	const ofEdited = edited.map((target) => contentsOfTarget(target, renders.get(target.id), reader, head.inBase));
	const customRules = before[0]?.context.customRules ?? null;
	const contentsAfter = new Map(withReleaseValues(ofEdited, customRules, reader).map((contents) => [contents.target, contents]));
	const inHead = (target) => contentsBefore.get(target);
	const inEdited = (target) => contentsAfter.get(target) ?? inHead(target);
	const aroundIn = adjacentObjectsAgain(edited, inEdited);
	const after = before.flatMap((mesh) => groupIntoMeshes(mesh.targets.map(inEdited), () => aroundIn(mesh), mesh.context));
	const targets = before.flatMap((mesh) => mesh.targets);
	return {
		before,
		after,
		change: changedMeshes({
			contents: targets.map(inEdited),
			meshInputs: after,
			gitops: []
		}, {
			contents: targets.map(inHead),
			meshInputs: before,
			gitops: []
		}, new Set(edited.map(({ id }) => id))),
		editedTargets: edited.map((target) => ({
			target,
			before: allManifests(inHead(target)),
			after: allManifests(inEdited(target))
		}))
	};
}
const contentsByTarget = oncePer(({ contents }) => new Map(contents.map((ofTarget) => [ofTarget.target, ofTarget])));
function meshesOf(edited, head) {
	const meshes = [...new Set(head.meshes.values())];
	const ofEdited = new Set(edited);
	const isPlain = edited.some(({ kind, environment }) => kind === "manifests" && environment === null);
	return meshes.filter((mesh) => isPlain || mesh.targets.some((target) => ofEdited.has(target)));
}
function adjacentObjectsAgain(edited, contents) {
	const rebuilt = weakOncePer((objects) => {
		const ids = new Set(objects.map(({ target }) => target));
		const changed = edited.filter(({ id }) => ids.has(id));
		if (changed.length === 0) return objects;
		const changedIds = new Set(changed.map(({ id }) => id));
		return [...objects.filter(({ target }) => !changedIds.has(target)), ...changed.flatMap((target) => objectsThatMayExist(contents(target)))];
	});
	return ({ otherObjects: objects = noManifests }) => rebuilt(objects);
}
const noManifests = [];

// src/run/fixes/overlay.ts
function editedReader(reader, edits) {
	const texts = /* @__PURE__ */ new Map();
	for (const [file, fileEdits] of groupBy(edits, (edit) => edit.file)) {
		const text = exactText(reader.tree.read(file));
		if (text === null) return null;
		texts.set(file, applyEdits(text, fileEdits));
	}
	const bytes = new Map([...texts].map(([file, text]) => [file, new TextEncoder().encode(text)]));
	const shown = (path) => texts.get(path)?.replace(/^\uFEFF/, "");
	const documents = new Map([...texts.keys()].map((file) => [file, parseDocuments(shown(file), file)]));
	const edited = {
		tree: {
			...reader.tree,
			read: (path) => bytes.get(path) ?? reader.tree.read(path)
		},
		text: (path) => shown(path) ?? reader.text(path),
		documents: (path) => documents.get(path) ?? reader.documents(path),
		readerFor: (path) => texts.has(path) ? edited : reader.readerFor(path)
	};
	return edited;
}
function exactText(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return null;
	}
}

// src/run/fixes/fix-attempt.ts
async function attemptEdits(edits, head, config, host) {
	const reader = editedReader(head.sources.reader, edits);
	if (!reader) return null;
	const files = [...new Set(edits.map(({ file }) => file))];
	const use = readerForUse(files, reader, head.sources.reader);
	const reading = [...new Set(files.flatMap((file) => targetsReading(file, head.targets, use)))];
	const edited = await renderEdited(reading, head, reader, host);
	if (!edited) return null;
	const { targets, renders } = edited;
	if (targets.some(({ id }) => isBroken(head.renders.get(id), renders.get(id)))) return null;
	const { before, after, change, editedTargets } = editMeshes(targets, renders, head, reader);
	const [problemsBefore, problems] = [[], []];
	if (!host.budget.within("repair", () => {
		problems.push(...lintReached(after, change));
		if (head.unchanged.size > 0) problemsBefore.push(...lintReached(before, change));
	})) return null;
	const findings = adjustSeverities(problems, config);
	const headFindings = head.findings.map((finding) => finding.lintFinding);
	const counts = countFindings(findings);
	const countsBefore = head.unchanged.size > 0 ? countFindings(problemsBefore) : findingCounts(head);
	const rulesWithFixes = new Set(headFindings.filter(({ fix }) => fix).map(({ rule }) => rule));
	return {
		checkedTargets: new Set(after.flatMap((mesh) => reachedTargets(mesh, change))),
		changedTargets: new Set(targets.filter(({ id }) => isChanged(head.renders.get(id), renders.get(id))).map(({ id }) => id)),
		isClean: [...counts].every(([fact, times]) => times <= (countsBefore.get(fact) ?? 0)),
		remaining: countFindings(findings.filter(({ rule }) => rulesWithFixes.has(rule))),
		editedTargets
	};
}
function lintReached(meshes, { extentOf }) {
	return meshes.flatMap((mesh) => lintExtent(mesh, extentOf(mesh)));
}
function reachedTargets(mesh, { extentOf }) {
	const extent = extentOf(mesh);
	const ids = mesh.targets.map(({ id }) => id);
	if (extent === "none") return [];
	return extent === "all" ? ids : ids.filter((id) => extent.targets.has(id));
}
function isBroken(before, after) {
	if (!after || after.status === "rendered") return before?.status === "rendered" && !after;
	if (before?.status !== "failed" || after.status !== "failed") return before?.status !== after.status;
	const failing = new Set(before.broken.map(({ file }) => file));
	return before.partial !== null && after.partial === null || after.broken.some(({ file }) => !failing.has(file));
}
function isChanged(before, after) {
	return !(before?.status === "rendered" && after?.status === "rendered" && before.manifest === after.manifest);
}

// src/run/fixes.ts
async function offerFixes(findings, input) {
	const groups = groupByCause(findings.filter(({ status }) => status !== "fixed")).filter((group) => group.some(({ lintFinding }) => lintFinding.fix)).slice(0, input.maxFixes);
	const found = await keptFixes(groups, input, () => fixesOf(groups, input));
	const fixes = new Map(groups.flatMap((group, index) => group.map((finding) => [finding, found[index]])));
	return findings.map((finding) => {
		const fix = fixes.get(finding);
		return fix ? {
			...finding,
			fix
		} : finding;
	});
}
async function fixesOf(groups, input) {
	const attempt = cachedAttempts(input);
	const batched = await attemptBatch(groups, input, attempt);
	const fixes = /* @__PURE__ */ new Map();
	await forEachConcurrently(groups, async (group) => {
		const attempted = batched.get(group);
		const fix = attempted ? toFix(attempted.candidate, attempted.attempt, group, input) : await firstEffectiveFix(group, attempt, input);
		fixes.set(group, fix);
	});
	return groups.map((group) => fixes.get(group) ?? null);
}
const concurrency = 8;
async function forEachConcurrently(items, work) {
	const queue = items.values();
	const worker = async () => {
		for (const item of queue) await work(item);
	};
	await Promise.all(Array.from({ length: concurrency }, worker));
}
function cachedAttempts({ head, config, host }) {
	const attempts = /* @__PURE__ */ new Map();
	return (edits) => {
		const key = JSON.stringify(edits);
		const isSpent = host.budget.isSpent("repair");
		const attempt = attempts.get(key) ?? (isSpent ? Promise.resolve(null) : attemptEdits(edits, head, config, host));
		attempts.set(key, attempt);
		return attempt;
	};
}
const maxTries = 4;
async function firstEffectiveFix(group, attempt, input) {
	let pending = group.filter(({ lintFinding }) => lintFinding.fix);
	for (let tries = 0; pending[0] && tries < maxTries && !input.host.budget.isSpent("repair"); tries++) {
		const candidate = await candidateOf(pending[0], input.head, input.causes);
		const result = candidate && await attempt(candidate.edits);
		if (result && isEffective(result, group, candidate, input.head) && isApplied(result, candidate)) return toFix(candidate, result, group, input);
		pending = pending.slice(1).filter(({ lintFinding }) => !result || result.remaining.has(findingKey(lintFinding)));
	}
}
function toFix(candidate, attempt, group, { head, host }) {
	const { safety, title, edits } = candidate;
	const also = sideEffects(attempt, intendedFields(group), host.maskKey);
	return {
		title,
		edits: [...edits],
		diff: shownDiff(edits, head.sources.reader),
		verified: true,
		safety: also.length === 0 ? safety : "unsafe",
		also
	};
}

// src/run/repaired-findings.ts
async function repairedFindings(findings, head, config, { host, maxFixes }) {
	const causes = causesIn(head, host);
	const adjusted = (await pointAtCauses(findings, head, causes, host.budget)).flatMap(overridesIn(config));
	return offerFixes(adjusted, {
		head,
		causes,
		config,
		host,
		maxFixes
	});
}

export { clientRequestOf as A, openProvenance as B, editsOverlap as C, testFilesIn as D, readTestFiles as E, adjustSeverities as F, allOf as G, readUsedConfig as H, changedMeshes as I, not as J, anyOf as K, pointAtCauses as L, inspectBase as M, checkTree as N, readTestFile as O, inspect as P, partLocation as R, applyEdits as S, haveSameTests as T, renderIntoMeshes as U, gitopsKindNames as V, selectTargets as W, unknownTruth as Y, inspectTrees as _, objectDifference as a, baselineText as b, pairManifests as c, compareTrees as d, comparedTrees as f, environmentsOf as g, prepareRun as h, noDifference as i, clientRequestWith as j, testToken as k, overridesIn as l, compareFindings as m, offerFixes as n, skippedDifference as o, presenceInTree as p, isUnknown as q, targetsReading as r, inputFiles as s, repairedFindings as t, comparableRenders as u, applyWaivers as v, offsetEdits as w, hunksText as x, baselineFile as y, causesIn as z };