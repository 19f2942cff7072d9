import { i as groupPairs, n as groupBy, r as groupByEach, s as compareText, t as addToGroup } from "./group.js";
import { D as manifestWith, M as isClusterScoped, N as apiGroups, T as groupOf, a as mayHaveUnseenBesideGateways, c as objectKey, f as derived, i as isSameObject, l as presenceOf, m as derivedPer, n as hasStatedNamespace, o as mayHaveUnseenObjects, p as derivedByKey, s as mayShareNamespace, t as oneLine, u as sharesNamespace, v as knownKind, w as mergedOrFileEntry, x as isMeshOperator, y as meshOfOtherObjects } from "./one-line.js";
import { A as areVisibleTogether, C as matchesSelector, D as mapIfAny, E as mapAt, F as visibleTogetherWith, I as canonicalJson, M as isExportedTo, N as visibleIn, O as scalarAt, P as visibleToEither, T as listIfAny, c as withoutDebugHint, f as problemLocations, h as hooksOf, i as kindOfRefusal, j as exportedTo, k as writtenValue, l as worstSeverity, m as isNamedPatch, o as severityOf$1, p as refusalsOf, r as isTooSlow, t as breakagesOf, w as listAt, x as misspelledHost$1 } from "./render-failure.js";
import { a as oncePerText, i as oncePerPair, n as oncePer, o as weakOncePer, r as oncePerName, t as once } from "./once-per.js";
import { a as mayEqual, c as containsStandIn, i as isUnfilled, n as isKnownNamespace, o as placeholderIn, r as isSubstitution, s as textFrameOf, t as isAddressVariable } from "./unfilled.js";
import { C as serviceNamespace, S as normalHost, T as sourceText, _ as fullHost, b as isWildcard, c as isSingleLabel, d as isIPOrRange, f as isLinkLocal, g as compareSpecificity, h as hostIndex, l as isCloudMetadata, o as hostDefect, p as isLoopback, s as isPartialWildcard, t as allowsEgress, u as isIP, v as hostCovers, w as clusterDomain, x as isWrittenAlike, y as hostsOverlap } from "./egress-allowlist.js";
import { i as parseDocuments, t as table } from "./table.js";
import { n as pathText, t as Node } from "./node.js";
import { n as distinctData, t as distinctBy } from "./distinct.js";
import { n as quoteAll, t as quote } from "./quote.js";
import { a as fieldsOf$1, d as kindName, i as namespaceOf, l as violations, o as istioShape, r as locationOf, s as withMetadata, t as defineRule } from "./rule.js";
import { t as closestName } from "./suggest.js";
import { n as parseIstioVersion, r as versionText } from "./istio-version.js";
import { i as shortNameList, n as joinOr, r as shortClauseList } from "./join-words.js";
import { n as inBrackets, t as dependsOnText } from "./consequence-words.js";
import { a as baseName, l as joinPath, o as folderOf, r as locationAt } from "./lines.js";
import { t as originOf } from "./render.js";
import { n as isDataMap, t as dataItems } from "./plain-data.js";
import { n as customRuleProblemCodes } from "./custom-rule.js";
import { i as violationCodes } from "./violation-message.js";
import { n as servedKinds } from "./istio.js";
import { n as namedFiles } from "./target.js";
import { X509Certificate, createHash, createPublicKey } from "node:crypto";

// src/istio/gateway-api/age.ts
function compareAge(first, second) {
	return compareText(createdAt(first), createdAt(second)) || compareText(first.namespace, second.namespace) || compareText(first.name, second.name);
}
function createdAt({ root }) {
	return root.at("metadata", "creationTimestamp").text;
}

// src/istio/gateway-api/converted-object.ts
function convertedObject(kind, group, name, originals, spec) {
	const [{ root: original, namespace, target, origins }] = originals;
	const metadata = original.get("metadata");
	const apiVersion = `${group}/v1`;
	const root = Node.of(mapAt(original, {
		apiVersion: scalarAt(original.get("apiVersion"), apiVersion),
		kind: scalarAt(original.get("kind"), kind),
		metadata: mapAt(metadata, {
			name: scalarAt(metadata.get("name"), name),
			namespace: scalarAt(metadata.get("namespace"), namespace)
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
		originals,
		...origins && { origins }
	};
}
function writtenObject(object) {
	return object.originals?.[0] ?? object;
}

// src/model/unfilled-index.ts
function unfilledIndex(items, textsOf) {
	const framed = items.flatMap((item) => textsOf(item).filter(isUnfilled).map((text) => ({
		item,
		...textFrameOf(text.replace(/^\*/, "${}"))
	})));
	const byFrame = groupBy(framed, ({ prefix, suffix }) => JSON.stringify([prefix, suffix]));
	const prefixLengths = lengthsOf(framed.map(({ prefix }) => prefix));
	const suffixLengths = lengthsOf(framed.map(({ suffix }) => suffix));
	function* groupsFor(text) {
		for (const begin of prefixLengths) for (const end of suffixLengths.filter((length) => begin + length <= text.length)) {
			const frame = [text.slice(0, begin), text.slice(text.length - end)];
			const group = byFrame.get(JSON.stringify(frame));
			if (group) yield group;
		}
	}
	return {
		find: (text) => [...new Set([...groupsFor(text)].flatMap((group) => group.map(({ item }) => item)))],
		has: (text) => !groupsFor(text).next().done
	};
}
function lengthsOf(texts) {
	return [...new Set(texts.map(({ length }) => length))];
}

// src/istio/policy/gateway-class.ts
const controllers = table({
	"istio.io/gateway-controller": "gateway",
	"istio.io/unmanaged-gateway": "unmanaged",
	"istio.io/mesh-controller": "waypoint",
	"istio.io/eastwest-controller": "east-west"
});
const builtIn$1 = table({
	istio: "gateway",
	"istio-remote": "unmanaged",
	"istio-waypoint": "waypoint",
	"istio-east-west": "east-west"
});
function controllerOf(mesh, className) {
	const defined = controllerNames(mesh).get(className);
	if (defined !== void 0) return Object.hasOwn(controllers, defined) ? controllers[defined] : void 0;
	return Object.hasOwn(builtIn$1, className) ? builtIn$1[className] : void 0;
}
const controllerNames = derived(["GatewayClass"], (mesh) => new Map(mesh.ofKind("GatewayClass").map(({ name, spec }) => [name, spec.get("controllerName").text])));
function isForeignClass(mesh, className) {
	const defined = controllerNames(mesh).get(className);
	return defined !== void 0 && controllers[defined] !== "waypoint" && controllers[defined] !== "gateway";
}

// src/istio/policy/selector.ts
const policySelector = oncePer(({ kind, spec }) => labelsOf(kind === "EnvoyFilter" ? spec.at("workloadSelector", "labels") : spec.at("selector", "matchLabels")));
function workloadSelector(manifest) {
	const selector = manifest.spec.get("workloadSelector");
	return labelsOf(selector.get("matchLabels").exists ? selector.get("matchLabels") : selector.get("labels"));
}
function labelsOf(node) {
	return new Map(node.entries().flatMap(([key, value]) => typeof value.scalar === "string" ? [[key, value.text]] : []));
}
function filledLabels(labels) {
	return hasUnfilled(labels) ? new Map([...labels].filter((pair) => !pair.some(isUnfilled))) : labels;
}
function hasUnfilled(labels) {
	for (const pair of labels) if (pair.some(isUnfilled)) return true;
	return false;
}
function selects(selector, labels) {
	for (const [key, value] of selector) if (labels.get(key) !== value) return false;
	return true;
}
function mergeLabels(first, second) {
	for (const [key, value] of first) {
		const wanted = second.get(key);
		if (wanted !== void 0 && wanted !== value) return null;
	}
	return new Map([...first, ...second]);
}
function labelsKey(labels) {
	return JSON.stringify([...labels].toSorted());
}

// src/istio/policy/kubernetes-gateway.ts
const gatewayNameLabel = "gateway.networking.k8s.io/gateway-name";
function gatewayPods(mesh, namespace, name) {
	const nameLabel = [gatewayNameLabel, name];
	const gateway = mesh.find("KubernetesGateway", namespace, name);
	if (!gateway) return {
		labels: new Map([nameLabel]),
		isComplete: false,
		isWaypoint: void 0
	};
	const { root, spec } = gateway;
	const infrastructure = spec.at("infrastructure", "labels");
	const copied = infrastructure.exists ? infrastructure : root.at("metadata", "labels");
	const className = spec.get("gatewayClassName").text;
	return {
		labels: new Map([
			...labelsOf(copied),
			nameLabel,
			["gateway.networking.k8s.io/gateway-class-name", className],
			["gateway.istio.io/managed", "istio.io-gateway-controller"]
		]),
		isComplete: !spec.get("addresses").exists,
		isWaypoint: isUnfilled(className) ? void 0 : controllerOf(mesh, className) === "waypoint"
	};
}

// src/istio/policy/policy-targets.ts
const policyScope = oncePer((policy) => JSON.stringify([
	policy.namespace,
	[...policySelector(policy)].toSorted(),
	targetRefs(policy).toSorted()
]));
function hasUnfilledScope(policy) {
	return hasUnfilled(policySelector(policy)) || targetRefs(policy).some(isUnfilled);
}
const targetRefs = oncePer((policy) => {
	if (policy.kind === "PeerAuthentication") return [];
	const single = policy.spec.get("targetRef");
	return [...policy.spec.items("targetRefs"), ...single.kind === "map" ? [single] : []].map((ref) => `${ref.get("kind").text}/${ref.get("name").text}`);
});

// src/istio/policy/selector-index.ts
function selectorIndex(items, selectorOf) {
	const keysOf = (item) => [...selectorOf(item).keys()].toSorted();
	const groups = groupBy(items, (item) => JSON.stringify(keysOf(item)));
	const entries = once(() => [...groups.values()].flat().map((item, index) => ({
		item,
		index,
		selector: selectorOf(item)
	})));
	const byPair = once(() => pairsOf(entries()));
	const withoutCommonKey = once(() => entriesWithoutCommonKeys(entries()));
	const byRarest = once(() => groupBy(entries(), ({ selector }) => rarestOf(selector, byPair())));
	const buckets = once(() => [...groups.values()].map((group) => bucketOf(group, selectorOf, keysOf(group[0]))));
	return {
		selecting(labels) {
			return inOrder$1([noPair, ...[...labels].map(pairOf)].flatMap((pair) => byRarest().get(pair) ?? []).filter(({ selector }) => selects(selector, labels)));
		},
		requiring(labels) {
			return inOrder$1(([...labels].map((pair) => byPair().get(pairOf(pair)) ?? []).toSorted((a, b) => a.length - b.length)[0] ?? entries()).filter(({ selector }) => selects(labels, selector)));
		},
		compatibleWith: (labels) => compatibleByCommonKey(labels, entries(), byPair(), withoutCommonKey(), groups.size) ?? compatibleInBuckets(labels, buckets())
	};
}
function* compatibleInBuckets(labels, buckets) {
	for (const { keys, at } of buckets) yield* at(keys.filter((key) => labels.has(key)), labels);
}
function inOrder$1(entries) {
	return entries.toSorted((a, b) => a.index - b.index).map(({ item }) => item);
}
function pairsOf(entries) {
	const pairs = entries.flatMap((entry) => [...entry.selector].map((pair) => ({
		pair: pairOf(pair),
		entry
	})));
	const groups = groupBy(pairs, ({ pair }) => pair);
	return new Map([...groups].map(([pair, group]) => [pair, group.map(({ entry }) => entry)]));
}
function rarestOf(selector, byPair) {
	return [...selector].map((pair) => ({
		pair: pairOf(pair),
		count: byPair.get(pairOf(pair)).length
	})).toSorted((a, b) => a.count - b.count)[0]?.pair ?? noPair;
}
function compatibleByCommonKey(labels, entries, byPair, withoutKey, bucketCount) {
	let minLooks = Math.min(bucketCount, entries.length);
	let lists;
	for (const pair of labels) {
		const lacking = withoutKey.get(pair[0]);
		const withValue = byPair.get(pairOf(pair)) ?? [];
		if (!lacking || withValue.length + lacking.length >= minLooks) continue;
		minLooks = withValue.length + lacking.length;
		lists = [withValue, lacking];
	}
	return lists && compatible(labels, mergeByIndex(...lists));
}
function* compatible(labels, entries) {
	for (const { item, selector } of entries) if (mergeLabels(selector, labels) !== null) yield item;
}
function* mergeByIndex(first, second) {
	let at = 0;
	for (const entry of first) {
		while (at < second.length && second[at].index < entry.index) yield second[at++];
		yield entry;
	}
	yield* second.slice(at);
}
function entriesWithoutCommonKeys(entries) {
	const counts = /* @__PURE__ */ new Map();
	for (const { selector } of entries) for (const key of selector.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
	const common = [...counts].filter(([, count]) => count * 2 >= entries.length);
	return new Map(common.map(([key]) => [key, entries.filter(({ selector }) => !selector.has(key))]));
}
const noPair = "";
function pairOf([key, value]) {
	return `${key}\0${value}`;
}
function bucketOf(items, selectorOf, keys) {
	const groupsByKeys = /* @__PURE__ */ new Map();
	const valuesOf = (selectedKeys, labels) => JSON.stringify(selectedKeys.map((key) => labels.get(key)));
	return {
		keys,
		at(selectedKeys, labels) {
			const name = JSON.stringify(selectedKeys);
			const byValues = groupsByKeys.get(name) ?? groupBy(items, (item) => valuesOf(selectedKeys, selectorOf(item)));
			groupsByKeys.set(name, byValues);
			return byValues.get(valuesOf(selectedKeys, labels)) ?? [];
		}
	};
}

// src/istio/policy/policy-index.ts
const anyLabel = "";
function coveringPolicies(index, policy) {
	const { byLabels, byTarget, attached } = index;
	const refs = targetRefs(policy);
	if (refs.length === 0) return [...byLabels.selecting(policySelector(policy))];
	const key = JSON.stringify(refs);
	const covering = attached.get(key) ?? (byTarget.get(refs[0]) ?? []).filter((candidate) => refs.every((ref) => targetRefs(candidate).includes(ref)));
	attached.set(key, covering);
	return covering.length > 0 ? [covering] : [];
}
function overlappingPolicies(mesh, index, policy) {
	return targetRefs(policy).length > 0 ? overlappingByTarget(mesh, index, policy) : overlappingByLabels(index, policy);
}
function* overlappingByLabels(index, policy) {
	const selector = filledLabels(policySelector(policy));
	yield* index.byFilledLabels.compatibleWith(selector);
	for (const { policies } of gatewaysWith(index, selector)) yield policies;
}
function gatewaysWith({ byPodLabel }, selector) {
	const [first] = selector;
	return (byPodLabel.get(first ? labelKey(first) : anyLabel) ?? []).filter(({ labels }) => selects(selector, labels));
}
function* overlappingByTarget(mesh, { byLabels, byTarget, attachedToOtherKinds, possibleTargets }, policy) {
	const refs = targetRefs(policy);
	const kinds = new Set(refs.map(kindOf));
	for (const ref of refs.flatMap((target) => [target, ...possibleTargets(target)])) yield byTarget.get(ref) ?? [];
	if (kinds.size > 1) yield* byTarget.values();
	else yield* attachedToOtherKinds(kindOf(refs[0]));
	for (const ref of refs.filter((target) => kindOf(target) === "Gateway")) {
		const { labels, isWaypoint } = gatewayPods(mesh, policy.namespace, nameIn(ref));
		if (!isWaypoint) yield* byLabels.selecting(labels);
	}
}
function indexPolicies(mesh, policies, groupKey) {
	const attached = policies.flatMap((policy) => targetRefs(policy).map((ref) => ({
		ref,
		policy
	})));
	const groups = groupBy(attached, ({ ref }) => ref);
	const byTarget = new Map([...groups].map(([ref, group]) => [ref, group.map(({ policy }) => policy)]));
	const scopes = [...groupBy(policies.filter((policy) => targetRefs(policy).length === 0), groupKey).values()];
	const byLabels = selectorIndex(scopes, ([first]) => policySelector(first));
	return {
		byLabels,
		byFilledLabels: scopes.some(([first]) => hasUnfilled(policySelector(first))) ? selectorIndex(scopes, ([first]) => filledLabels(policySelector(first))) : byLabels,
		byTarget,
		possibleTargets: possibleTargetsAmong([...byTarget.keys()]),
		attachedToOtherKinds: groupsOfOtherKinds(byTarget),
		attached: /* @__PURE__ */ new Map(),
		byPodLabel: gatewaysByLabel(mesh, attached)
	};
}
function possibleTargetsAmong(targets) {
	const unfilled = unfilledIndex(targets, (target) => [target]);
	return (target) => isUnfilled(target) ? targets.filter((candidate) => candidate !== target && mayEqual(candidate, target)) : unfilled.find(target);
}
function groupsOfOtherKinds(byTarget) {
	const results = /* @__PURE__ */ new Map();
	return (kind) => {
		const result = results.get(kind) ?? [...byTarget].flatMap(([ref, policies]) => kindOf(ref) === kind ? [] : [policies]);
		results.set(kind, result);
		return result;
	};
}
function gatewaysByLabel(mesh, attached) {
	const ofGateways = attached.filter(({ ref }) => kindOf(ref) === "Gateway");
	const keyed = [...groupBy(ofGateways, ({ ref, policy }) => `${policy.namespace}/${ref}`).values()].flatMap((group) => {
		const { ref, policy } = group[0];
		const { labels, isWaypoint } = gatewayPods(mesh, policy.namespace, nameIn(ref));
		return isWaypoint ? [] : [{
			policies: group.map((attachment) => attachment.policy),
			labels
		}];
	}).flatMap((gateway) => [anyLabel, ...[...gateway.labels].map(labelKey)].map((key) => ({
		key,
		gateway
	})));
	const byKey = groupBy(keyed, ({ key }) => key);
	return new Map([...byKey].map(([key, pairs]) => [key, pairs.map(({ gateway }) => gateway)]));
}
function labelKey([name, value]) {
	return `${name}\0${value}`;
}
function kindOf(ref) {
	return ref.split("/")[0];
}
function nameIn(ref) {
	return ref.slice(ref.indexOf("/") + 1);
}

// src/istio/policy/policy-indexes.ts
const policyIndexes = {
	AuthorizationPolicy: indexesOf$2("AuthorizationPolicy"),
	EnvoyFilter: indexesOf$2("EnvoyFilter"),
	PeerAuthentication: derived(["PeerAuthentication"], (mesh) => indexesWhenAsked(mesh, mesh.ofKind("PeerAuthentication"), policyScope)),
	RequestAuthentication: indexesOf$2("RequestAuthentication"),
	Telemetry: indexesOf$2("Telemetry"),
	TrafficExtension: indexesOf$2("TrafficExtension"),
	WasmPlugin: indexesOf$2("WasmPlugin")
};
function indexesOf$2(kind) {
	return derived([
		kind,
		"GatewayClass",
		"KubernetesGateway"
	], (mesh) => indexesWhenAsked(mesh, mesh.ofKind(kind), policyScope));
}
function indexByNamespace(mesh, policies, groupKey) {
	const indexes = indexesWhenAsked(mesh, policies, groupKey);
	return {
		...indexes,
		byNamespace: new Map(indexes.byNamespace)
	};
}
function indexesWhenAsked(mesh, policies, groupKey) {
	const namespaces = groupBy(policies, ({ namespace }) => namespace);
	const indexOf = (group) => indexPolicies(mesh, group, groupKey);
	return {
		all: once(() => indexOf(policies)),
		byNamespace: namespaceIndexes(new Map([...namespaces].map(([name, group]) => [name, once(() => indexOf(group))]))),
		unstated: once(() => indexOf(policies.filter((policy) => !hasStatedNamespace(policy))))
	};
}
function namespaceIndexes(indexes) {
	return {
		get: (namespace) => indexes.get(namespace)?.(),
		*[Symbol.iterator]() {
			for (const [namespace, index] of indexes) yield [namespace, index()];
		}
	};
}
function nearIndexes(mesh, { byNamespace }, policy) {
	return [.../* @__PURE__ */ new Set([policy.namespace, mesh.rootNamespace])].flatMap((name) => byNamespace.get(name) ?? []);
}
function indexesFor(mesh, indexes, policy) {
	if (policy.namespace === mesh.rootNamespace || !hasStatedNamespace(policy)) return [indexes.all()];
	return [...nearIndexes(mesh, indexes, policy), indexes.unstated()];
}

// src/istio/policy/shared-workloads.ts
function policiesCovering(mesh, policy, kind) {
	return groupsCovering(mesh, policy, kind).flat();
}
function groupsCovering(mesh, policy, kind) {
	return nearIndexes(mesh, policyIndexes[kind](mesh), policy).flatMap((index) => coveringPolicies(index, policy));
}
function* policiesThatMaySelect(mesh, labels, kind) {
	for (const group of policyIndexes[kind](mesh).all().byLabels.compatibleWith(labels)) yield* group;
}

// src/istio/policy/some-policies.ts
function someMayShareWorkloads(mesh, policy, policies) {
	if (policies.length === 0) return false;
	return indexesFor(mesh, indexesBySelector(mesh, policies), policy).some((index) => hasSome(overlappingPolicies(mesh, index, policy)));
}
function* policiesThatMayShareWorkloads(mesh, policy, policies) {
	if (policies.length === 0) return;
	for (const index of indexesFor(mesh, indexesBySelector(mesh, policies), policy)) for (const group of overlappingPolicies(mesh, index, policy)) yield* group;
}
function someMayShareInOtherNamespace(mesh, policy, policies) {
	if (policies.length === 0) return false;
	const { all: allPolicies, unstated } = indexesBySelector(mesh, policies);
	if (hasStatedNamespace(policy)) return hasSome(overlappingPolicies(mesh, unstated(), policy));
	for (const group of overlappingPolicies(mesh, allPolicies(), policy)) if (hasOtherNamespace(group, [policy.namespace])) return true;
	return false;
}
function someMayShareInStatedNamespace(mesh, policy, policies) {
	if (policies.length === 0) return false;
	const indexes = indexesBySelector(mesh, policies);
	return (policy.namespace === mesh.rootNamespace ? [indexes.all()] : nearIndexes(mesh, indexes, policy)).some((index) => hasSome(overlappingPolicies(mesh, index, policy)));
}
function someMayCover(mesh, policy, policies) {
	return groupsThatMayCover(mesh, policy, policies).length > 0;
}
function groupsThatMayCover(mesh, policy, policies) {
	if (policies.length === 0) return [];
	const indexes = indexesBySelector(mesh, policies);
	return (hasStatedNamespace(policy) ? [...nearIndexes(mesh, indexes, policy), indexes.unstated()] : [indexes.all()]).flatMap((index) => coveringPolicies(index, policy));
}
function someMayCoverInOtherNamespace(mesh, policy, policies) {
	if (policies.length === 0) return false;
	const { all: allPolicies, unstated } = indexesBySelector(mesh, policies);
	if (hasStatedNamespace(policy)) return coveringPolicies(unstated(), policy).length > 0;
	const near = [policy.namespace, mesh.rootNamespace];
	return coveringPolicies(allPolicies(), policy).some((group) => hasOtherNamespace(group, near));
}
const indexesBySelector = derivedPer(["GatewayClass", "KubernetesGateway"], (mesh, policies) => indexByNamespace(mesh, policies, selectorText$1));
const selectorText$1 = oncePer((policy) => labelsKey(policySelector(policy)));
function hasSome(groups) {
	for (const group of groups) if (group.length > 0) return true;
	return false;
}
function hasOtherNamespace(group, namespaces) {
	const groupNamespaces = namespacesOf$1(group);
	return groupNamespaces.size > namespaces.length || [...groupNamespaces].some((namespace) => !namespaces.includes(namespace));
}
const namespacesOf$1 = oncePer((group) => new Set(group.map(({ namespace }) => namespace)));

// src/istio/policy/attachment.ts
function policiesAt(mesh, kind, proxy, service) {
	if (proxy.type === "ztunnel" && proxyKinds.has(kind)) return [];
	if (kind === "Telemetry") return telemetriesAt(mesh, proxy, service);
	const policies = [...new Set(namespacesOf(mesh, kind, proxy, service))].flatMap((namespace) => inOrder(mesh, groupsIn(mesh, kind, proxy, namespace, service).flat()));
	return kind === "EnvoyFilter" ? policies.toSorted(byPriority) : policies;
}
function holdsAt(mesh, kind, policy, proxy, service) {
	if (proxy.type === "ztunnel" && proxyKinds.has(kind)) return false;
	if (!namespacesOf(mesh, kind, proxy, service).includes(policy.namespace)) return false;
	const refs = targetRefs(policy);
	if (refs.length === 0) return selectsProxies(kind, proxy) && selects(policySelector(policy), proxy.labels);
	return targetsOf$1(mesh, kind, proxy, policy.namespace, service).some((target) => refs.includes(target));
}
const proxyKinds = /* @__PURE__ */ new Set([
	"EnvoyFilter",
	"Telemetry",
	"TrafficExtension",
	"WasmPlugin"
]);
function namespacesOf(mesh, kind, proxy, service) {
	const near = rootFirst.has(kind) ? [mesh.rootNamespace, proxy.namespace] : [proxy.namespace, mesh.rootNamespace];
	return proxy.type === "waypoint" && service && kind !== "EnvoyFilter" ? [...near, service.namespace] : near;
}
const rootFirst = /* @__PURE__ */ new Set(["AuthorizationPolicy", "EnvoyFilter"]);
function byPriority(first, second) {
	return priorityOf(first) - priorityOf(second);
}
function priorityOf({ spec }) {
	return spec.get("priority").number ?? 0;
}
function telemetriesAt(mesh, proxy, service) {
	const selecting = selectingTelemetries(mesh, proxy, service).flat();
	return [...wideTelemetries(mesh, proxy, service).flatMap(([first]) => first ?? []), ...inOrder(mesh, selecting)];
}
function wideTelemetries(mesh, proxy, service) {
	const { byNamespace } = policyIndexes.Telemetry(mesh);
	const namespaces = [
		mesh.rootNamespace,
		proxy.namespace,
		namespaceOfSelecting(proxy, service)
	];
	return [...new Set(namespaces)].flatMap((namespace) => byNamespace.get(namespace)?.byLabels.selecting(noLabels) ?? []);
}
function selectingTelemetries(mesh, proxy, service) {
	return groupsIn(mesh, "Telemetry", proxy, namespaceOfSelecting(proxy, service), service).filter(([first]) => first && !isForNamespace(first));
}
function namespaceOfSelecting({ type, namespace }, service) {
	return type === "waypoint" && service ? service.namespace : namespace;
}
const noLabels = /* @__PURE__ */ new Map();
function isForNamespace(telemetry) {
	return policySelector(telemetry).size === 0 && targetRefs(telemetry).length === 0;
}
function groupsIn(mesh, kind, proxy, namespace, service) {
	const index = policyIndexes[kind](mesh).byNamespace.get(namespace);
	if (!index) return [];
	const targets = targetsOf$1(mesh, kind, proxy, namespace, service);
	return [...selecting(kind, index, proxy), ...targets.map((ref) => index.byTarget.get(ref) ?? [])];
}
function selecting(kind, { byLabels }, proxy) {
	return selectsProxies(kind, proxy) ? [...byLabels.selecting(proxy.labels)] : [];
}
function selectsProxies(kind, proxy) {
	return proxy.type !== "waypoint" || kind === "PeerAuthentication";
}
function targetsOf$1(mesh, kind, { type, namespace, labels }, policyNamespace, service) {
	const gateway = labels.get(gatewayNameLabel);
	if (gateway === void 0 || type === "ztunnel" || kind === "PeerAuthentication") return [];
	const ofGateway = policyNamespace === namespace ? [`Gateway/${gateway}`] : [];
	if (type !== "waypoint") return ofGateway;
	return [
		...ofGateway,
		...policyNamespace === mesh.rootNamespace ? [`GatewayClass/${waypointClass}`] : [],
		...service?.namespace === policyNamespace && kind !== "EnvoyFilter" ? [`${service.kind}/${service.name}`] : []
	];
}
const waypointClass = "istio-waypoint";
function inOrder(mesh, policies) {
	return policies.length < 2 ? [...policies] : [...new Set(policies)].toSorted((a, b) => mesh.positionOf(a) - mesh.positionOf(b));
}

// src/istio/policy/mtls.ts
function mtlsOf(mesh, policy) {
	return composeModes(mesh, groupsCovering(mesh, policy, "PeerAuthentication"));
}
function inboundMtls(mesh, proxy) {
	const policies = policiesAt(mesh, "PeerAuthentication", proxy);
	const ofRank = (rank) => policies.filter((policy) => !isIneffective(mesh, policy) && rankOf$1(mesh, policy) === rank);
	const [ofWorkload, ofNamespace, ofMesh] = [
		ofRank(0),
		ofRank(1),
		ofRank(2)
	];
	const general = [
		ofWorkload,
		ofNamespace,
		ofMesh
	].flatMap(([oldest]) => oldest?.spec.get("mtls") ?? []).map(mtlsIn).find((mtls) => mtls !== null) ?? { mode: "PERMISSIVE" };
	const ports = ofWorkload[0]?.spec.entries("portLevelMtls") ?? [];
	return {
		general,
		byPort: new Map(ports.map(([port, block]) => [Number(port), mtlsIn(block) ?? general])),
		restsOnAge: [
			ofWorkload,
			ofNamespace,
			ofMesh
		].some(({ length }) => length > 1)
	};
}
function inboundMtlsOn({ general, byPort }, port) {
	return byPort.get(port) ?? general;
}
function mtlsIn(block) {
	const mode = modeIn(block);
	return mode === null ? null : {
		mode,
		node: block.get("mode")
	};
}
function isIneffective(mesh, policy) {
	return policy.namespace === mesh.rootNamespace && policySelector(policy).size > 0;
}
function mayBeStrict(mesh, policy) {
	return someMayCoverInOtherNamespace(mesh, policy, strictAuthentications(mesh));
}
const strictAuthentications = derived(["PeerAuthentication"], (mesh) => mesh.ofKind("PeerAuthentication").filter(({ spec }) => modeIn(spec.get("mtls")) === "STRICT"));
function mtlsWithoutPeerAuthentication(mesh, authentication) {
	return composeModes(mesh, groupsCovering(mesh, authentication, "PeerAuthentication").filter(([first]) => rankOf$1(mesh, first) > rankOf$1(mesh, authentication)));
}
function modeIn(block) {
	return modes$1.find((mode) => mode === block.get("mode").text) ?? null;
}
const modes$1 = [
	"STRICT",
	"PERMISSIVE",
	"DISABLE"
];
function composeModes(mesh, groups) {
	for (const rank of [
		0,
		1,
		2
	]) {
		const settings = groups.filter(([first]) => !isIneffective(mesh, first) && rankOf$1(mesh, first) === rank).map(modesOf);
		const firstModes = settings.flatMap(({ firstOfEachMode: firsts }) => firsts);
		if (firstModes.length > 0 && settings.some(({ hasUnset: isSilent }) => isSilent) || firstModes.some(({ mode }) => mode !== firstModes[0].mode)) return void 0;
		if (firstModes[0]) return firstModes[0];
	}
	return mesh.holdsNamespace(mesh.rootNamespace) ? { mode: "PERMISSIVE" } : void 0;
}
const modesOf = oncePer((policies) => {
	const blocks = policies.map(({ spec }) => spec.get("mtls"));
	const settings = blocks.flatMap((block) => {
		const mode = modeIn(block);
		return mode === null ? [] : [{
			mode,
			node: block.get("mode")
		}];
	});
	return {
		firstOfEachMode: [...groupBy(settings, ({ mode }) => mode).values()].map(([first]) => first),
		hasUnset: settings.length < blocks.length
	};
});
function rankOf$1(mesh, policy) {
	if (policySelector(policy).size > 0) return 0;
	return policy.namespace === mesh.rootNamespace ? 2 : 1;
}

// src/model/sidecar-injector.ts
function isSidecarInjector({ kind, name }) {
	return kind === "ConfigMap" && /^istio-sidecar-injector(-|$)/.test(name);
}
function statedProxies({ manifests, configSources }) {
	const ofInjectors = manifests.filter(isSidecarInjector).flatMap((object) => {
		const values = injectorDocument(object, "values");
		const node = object.root.at("data", "values");
		return values ? [{
			proxy: values.at("global", "proxy"),
			place: {
				object,
				node
			}
		}] : [];
	});
	const ofOperators = manifests.filter(isMeshOperator).map((object) => {
		const proxy = object.spec.at("values", "global", "proxy");
		return {
			proxy,
			place: {
				object,
				node: proxy
			}
		};
	});
	const ofCharts = configSources.flatMap(({ owner, global }) => global && "layout" in owner ? [{
		proxy: global.get("proxy"),
		place: null
	}] : []);
	return [
		...ofInjectors,
		...ofOperators,
		...ofCharts
	];
}
function injectorDocument({ root }, key) {
	const [document] = parseDocuments(root.at("data", key).text, root.location.file);
	return document?.root ? Node.of(document.root) : void 0;
}

// src/istio/workload/injection-decision.ts
function injectsByDefault$1(mesh, revision, labels) {
	const all = statedInjectors(mesh);
	const ofRevision = all.filter((settings) => revision !== void 0 && settings.revision === revision);
	const deciding = ofRevision.length > 0 ? ofRevision : all;
	const byKey = Object.fromEntries(labels.entries().map(([key, { text }]) => [key, text]));
	const isKnown = labels.entries().every(([, value]) => !value.isUnfilled);
	const answers = new Set(deciding.map((settings) => isInjected(settings, byKey, isKnown)));
	if (answers.size === 0) return true;
	const [answer] = answers;
	return answers.size === 1 && (answer === true || ofRevision.length > 0) ? answer : void 0;
}
function injectsUnlabelled(mesh) {
	const answers = new Set(statedInjectors(mesh).map(({ byDefault }) => byDefault?.scalar === true));
	return answers.size > 1 ? void 0 : answers.has(true);
}
function isInjected({ policy, never, always }, labels, isKnown) {
	const selectors = [...never, ...always].filter((selector) => !isEmptySelector(selector));
	if (policy.isUnfilled || selectors.length > 0 && !isKnown) return void 0;
	const isSelectedBy = (list) => list.some((selector) => !isEmptySelector(selector) && matchesSelector(selector, labels));
	if (isSelectedBy(never)) return false;
	if (isSelectedBy(always)) return policy.text === "" || knownPolicies.has(policy.text);
	return policy.text === "" || policy.text === "enabled";
}
const knownPolicies = /* @__PURE__ */ new Set(["disabled", "enabled"]);
function isEmptySelector(selector) {
	return selector.entries("matchLabels").length + selector.items("matchExpressions").length === 0;
}
const statedInjectors = derived("everything", (mesh) => {
	const ofConfigMaps = mesh.manifests.filter(isSidecarInjector).flatMap(ofConfigMap);
	const ofOperators = mesh.manifests.filter(isMeshOperator).map(({ spec, kind }) => {
		const isInPlace = kind === "Istio" && /^(InPlace)?$/.test(spec.at("updateStrategy", "type").text);
		const stated = kind === "Istio" ? isInPlace ? "" : void 0 : spec.get("revision").text;
		return ofValues(spec.get("values"), stated);
	});
	const ofCharts = mesh.configSources.flatMap(({ owner, global }) => {
		if (!global || !("layout" in owner)) return [];
		const values = global.root.at(...global.pathKeys.slice(0, -1));
		return [ofValues(values, values.get("revision").text)];
	});
	return [
		...ofConfigMaps,
		...ofOperators,
		...ofCharts
	];
});
function ofConfigMap(injector) {
	const config = injectorDocument(injector, "config");
	if (!config) return [];
	return [{
		revision: injector.name.replace(/^istio-sidecar-injector-?/, ""),
		policy: config.get("policy"),
		never: config.items("neverInjectSelector"),
		always: config.items("alwaysInjectSelector"),
		byDefault: injectorDocument(injector, "values")?.at("sidecarInjectorWebhook", byDefaultKey)
	}];
}
function ofValues(values, revision) {
	const webhook = values.get("sidecarInjectorWebhook");
	return {
		revision,
		policy: values.at("global", "proxy", "autoInject"),
		never: webhook.items("neverInjectSelector"),
		always: webhook.items("alwaysInjectSelector"),
		byDefault: webhook.get(byDefaultKey)
	};
}
const byDefaultKey = "enableNamespacesByDefault";

// src/istio/workload/pod.ts
function podOf(manifest) {
	const podPath = podPaths.get(`${groupOf(manifest)}/${manifest.kind}`) ?? templatePath;
	return manifest.root.at(...podPath);
}
const templatePath = ["spec", "template"];
const podPaths = /* @__PURE__ */ new Map([["/Pod", []], ["batch/CronJob", [
	"spec",
	"jobTemplate",
	...templatePath
]]]);
function proxiesOf$1(pod) {
	return ["containers", "initContainers"].flatMap((list) => pod.get("spec").items(list)).filter((container) => container.get("name").text === proxyContainer);
}
function proxyTemplates(pod) {
	return pod.at("metadata", "annotations", "inject.istio.io/templates").text.split(",").flatMap((name) => name.trim() || []);
}
const proxyContainer = "istio-proxy";

// src/istio/workload/dataplane.ts
const injectionLabel = "istio-injection";
const revisionLabel = "istio.io/rev";
const modeLabel = "istio.io/dataplane-mode";
const injectLabel = "sidecar.istio.io/inject";
const dataplaneOf = derivedPer("everything", (mesh, workload) => {
	const pod = podOf(workload);
	if (proxiesOf$1(pod).length > 0) return "sidecar";
	const plane = labelledDataplane(mesh, workload);
	if (plane !== "sidecar" || injectValue(pod) === "true") return plane;
	const labels = pod.at("metadata", "labels");
	const injects = injectsByDefault$1(mesh, revisionOf(mesh, workload), labels);
	if (injects === void 0) return void 0;
	return injects ? "sidecar" : planeWithoutSidecar(mesh, workload);
});
function planeWithoutSidecar(mesh, workload) {
	const own = podOf(workload).at("metadata", "labels", modeLabel).text;
	if (own === "ambient" || own === "none") return own;
	const planes = new Set(declarationsOf$1(mesh, workload).map(planeOfMode));
	if (planes.size > 1) return void 0;
	return planes.has("ambient") ? "ambient" : "none";
}
function planeOfMode(namespace) {
	return namespaceLabels$1(namespace).get("istio.io/dataplane-mode").text === "ambient" ? "ambient" : "none";
}
function revisionOf(mesh, workload) {
	const own = podOf(workload).at("metadata", "labels", revisionLabel).text;
	const revisions = new Set(declarationsOf$1(mesh, workload).map(injectingRevision));
	return (revisions.size === 1 ? [...revisions][0] : void 0) ?? (own === "" ? void 0 : own.replace(/^default$/, ""));
}
function labelledDataplane(mesh, workload) {
	const pod = podOf(workload);
	const labels = pod.at("metadata", "labels");
	if (pod.at("spec", "hostNetwork").scalar === true) return "none";
	const inject = injectValue(pod);
	const isSelected = labels.get(injectLabel).text === "true" || labels.get("istio.io/rev").text !== "";
	if (inject !== "false" && isSelected && !isInjectionDisabled(mesh, workload)) return "sidecar";
	const podMode = labels.get(modeLabel).text;
	const dataplane = podMode === "ambient" ? "ambient" : namespaceDataplane(mesh, workload);
	if (inject === "false") return dataplane === "ambient" ? "ambient" : "none";
	return podMode === "none" && dataplane === "ambient" ? "none" : dataplane;
}
function declarationsOf$1(mesh, { namespace }) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) => namespacesByName$2(candidate).get(namespace) ?? []);
}
const namespacesByName$2 = derived(["Namespace"], (mesh) => groupBy(mesh.ofKind("Namespace"), ({ name }) => name));
function injectValue(pod) {
	const metadata = pod.get("metadata");
	const label = metadata.at("labels", injectLabel);
	return label.exists ? label.text : metadata.at("annotations", injectLabel).text;
}
function isInjectionDisabled(mesh, by) {
	if (!hasStatedNamespace(by)) return false;
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => namespacesWithoutInjection(candidate).has(by.namespace));
}
const namespacesWithoutInjection = derived(["Namespace"], (mesh) => {
	const excluded = [...groupBy(mesh.ofKind("Namespace"), ({ name }) => name)].filter(([, namespaces]) => namespaces.every((namespace) => {
		const injection = namespaceLabels$1(namespace).get(injectionLabel);
		return injection.text !== "" && injection.text !== "enabled" && !injection.isUnfilled;
	}));
	return new Set(excluded.map(([name]) => name));
});
function namespaceDataplane(mesh, by) {
	if (!hasStatedNamespace(by)) return void 0;
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh].filter((candidate) => planesByName(candidate).has(by.namespace));
	const planes = new Set(meshes.map((candidate) => planesByName(candidate).get(by.namespace)));
	const [plane] = planes.size === 1 ? planes : [void 0];
	return plane === "unlabelled" ? unlabelledDataplane(mesh) : plane;
}
const planesByName = derived(["Namespace"], (mesh) => {
	const planes = [...groupBy(mesh.ofKind("Namespace"), ({ name }) => name)].map(([name, declarations]) => [name, new Set(declarations.map(planeOf))]);
	return new Map(planes.map(([name, planesOfName]) => [name, planesOfName.size === 1 ? [...planesOfName][0] : void 0]));
});
function planeOf(namespace) {
	if (injectingRevision(namespace) !== void 0) return "sidecar";
	const labels = namespaceLabels$1(namespace);
	const isLabelled = labels.get("istio-injection").exists || labels.get("istio.io/rev").exists;
	const plane = planeOfMode(namespace);
	return plane === "ambient" || isLabelled || isSystemNamespace(namespace.name) ? plane : "unlabelled";
}
function unlabelledDataplane(mesh) {
	const injects = injectsUnlabelled(mesh);
	return injects === void 0 ? void 0 : injects ? "sidecar" : "none";
}
function injectingRevision(namespace) {
	const labels = namespaceLabels$1(namespace);
	const injection = labels.get(injectionLabel).text;
	if (injection !== "") return injection === "enabled" ? "" : void 0;
	const revision = labels.get(revisionLabel).text;
	return revision === "" ? void 0 : revision.replace(/^default$/, "");
}
function namespaceLabels$1({ root }) {
	return root.at("metadata", "labels");
}
function isSystemNamespace(name) {
	return [
		"kube-system",
		"kube-public",
		"kube-node-lease",
		"local-path-storage"
	].includes(name);
}
function isControlPlane({ root }) {
	const labels = root.at("metadata", "labels");
	return labels.get("istio").exists || labels.get("release").text === "istio";
}

// src/istio/workload/pod-templates.ts
function podLabels$1(manifest) {
	const template = templateOf$1(manifest);
	return template && labelsOf(template(manifest));
}
function templateOf$1(manifest) {
	return templateKinds.has(manifest.kind) ? templates.get(`${groupOf(manifest)}/${manifest.kind}`) : void 0;
}
const templates = new Map([
	["/Pod", ({ root }) => root.at("metadata", "labels")],
	...[
		"apps/Deployment",
		"apps/StatefulSet",
		"apps/DaemonSet",
		"apps/ReplicaSet",
		"batch/Job"
	].map(inTemplate),
	...[
		"argoproj.io/Rollout",
		"apps.openshift.io/DeploymentConfig",
		"serving.knative.dev/Service"
	].map(inTemplate),
	inTemplate("/ReplicationController"),
	["batch/CronJob", ({ spec }) => spec.at("jobTemplate", "spec", "template", "metadata", "labels")],
	["networking.istio.io/WorkloadGroup", ({ spec }) => spec.at("metadata", "labels")],
	["networking.istio.io/WorkloadEntry", ({ spec }) => spec.get("labels")]
]);
const templateKinds = new Set([...templates.keys()].map((key) => key.slice(key.indexOf("/") + 1)));
function inTemplate(kind) {
	return [kind, ({ spec }) => spec.at("template", "metadata", "labels")];
}

// src/istio/workload/workloads.ts
function allWorkloads(mesh) {
	return indexOf(mesh).workloads;
}
function workloadsIn(mesh, namespace) {
	return podCreators(mesh).byNamespace.get(namespace)?.() ?? [];
}
function workloadsSelected(mesh, by, labels) {
	if (by.namespace === mesh.rootNamespace) return "not in this repository";
	const fileLabels = new Map([...labels].filter(([key]) => !isSetInCluster(key)));
	if (fileLabels.size < labels.size || hasUnfilled(labels)) return "not in this repository";
	if (hasWorkload(mesh, by.namespace, fileLabels)) return "yes";
	const allFiles = meshOfOtherObjects(mesh);
	if ([mesh, ...allFiles ? [allFiles] : []].some((candidate) => mayHaveWorkload(candidate, by, fileLabels))) return "not in this repository";
	const { presence, unfilledNamespaces } = indexOf(mesh);
	return presence.sharesNamespace(by) && !unfilledNamespaces.has(by.namespace) && !mayHaveUnseenObjects(mesh, by) ? "no" : "not in this repository";
}
function workloadsSelectedAnywhere(mesh, by, labels) {
	if ([...labels].some(([key, value]) => isSetInCluster(key) || isOfGateways(key, value)) || hasUnfilled(labels)) return "not in this repository";
	for (const candidate of [mesh, meshOfOtherObjects(mesh) ?? mesh]) {
		const { unfilledNamespaces } = indexOf(candidate);
		if (workloadsWithLabels(candidate, labels).length > 0) return "yes";
		if (unfilledNamespaces.size > 0) return "not in this repository";
	}
	return indexOf(mesh).presence.isIn(mesh.rootNamespace) && !mayHaveUnseenObjects(mesh, by) ? "no" : "not in this repository";
}
function isOfGateways(key, value) {
	return key === "istio" || key === "app" && value.startsWith("istio-");
}
function workloadsWithLabels(mesh, labels) {
	const { workloads, byLabel } = indexOf(mesh);
	return withLabels(workloads, labels, (pair) => byLabel.get(pair));
}
function hasUnfilledWorkloadLabels(mesh, namespace) {
	return indexOf(mesh).unfilledNamespaces.has(namespace);
}
function workloadsWithLabelsIn(mesh, namespace, labels) {
	const { byPlace } = indexOf(mesh);
	return withLabels(workloadsIn(mesh, namespace), labels, (pair) => byPlace.get(`${namespace}\0${pair}`));
}
function hasWorkload(mesh, namespace, labels) {
	const { byPlace } = indexOf(mesh);
	return someHasLabels(workloadsIn(mesh, namespace), labels, (pair) => byPlace.get(`${namespace}\0${pair}`));
}
function mayHaveWorkload(mesh, by, labels) {
	const { workloads, byLabel, unstated, unstatedByLabel } = indexOf(mesh);
	if (!hasStatedNamespace(by)) return someHasLabels(workloads, labels, (pair) => byLabel.get(pair));
	if (hasWorkload(mesh, by.namespace, labels)) return true;
	return someHasLabels(unstated, labels, (pair) => unstatedByLabel.get(pair));
}
function withLabels(workloads, labels, listOf) {
	return shortestList(workloads, labels, listOf).filter((workload) => selects(labels, workload.labels));
}
function someHasLabels(workloads, labels, listOf) {
	return shortestList(workloads, labels, listOf).some((workload) => selects(labels, workload.labels));
}
function shortestList(workloads, labels, listOf) {
	return [...labels].map((pair) => listOf(pair.join("\0")) ?? []).toSorted((a, b) => a.length - b.length)[0] ?? workloads;
}
function hasUnfilledLabels({ labels }) {
	return hasUnfilled(labels);
}
function isSetInCluster(key) {
	return labelsSetInCluster.has(key) || /^(serving\.knative\.dev|batch\.kubernetes\.io|topology\.istio\.io)\//.test(key);
}
const labelsSetInCluster = /* @__PURE__ */ new Set([
	"apps.kubernetes.io/pod-index",
	"controller-revision-hash",
	"controller-uid",
	"gateway.istio.io/managed",
	"gateway.networking.k8s.io/gateway-name",
	"istio.io/gateway-name",
	"istio.io/rev",
	"job-name",
	"pod-template-generation",
	"pod-template-hash",
	"rollouts-pod-template-hash",
	"security.istio.io/tlsMode",
	"service.istio.io/canonical-name",
	"service.istio.io/canonical-revision",
	"statefulset.kubernetes.io/pod-name",
	"topology.kubernetes.io/region",
	"topology.kubernetes.io/zone"
]);
const podCreators = derived("everything", (mesh) => {
	const creators = mesh.manifests.filter((manifest) => templateOf$1(manifest) !== void 0);
	const workloadOf = weakOncePer((manifest) => {
		return {
			manifest,
			namespace: manifest.namespace,
			labels: podLabels$1(manifest)
		};
	});
	const groups = [...groupBy(creators, ({ namespace }) => namespace)];
	return {
		creators,
		workloadOf,
		byNamespace: new Map(groups.map(([name, group]) => [name, once(() => group.map(workloadOf))]))
	};
});
const indexOf = derived("everything", (mesh) => {
	const { creators, workloadOf } = podCreators(mesh);
	const workloads = creators.map(workloadOf);
	const unstated = workloads.filter(({ manifest }) => !hasStatedNamespace(manifest));
	return {
		workloads,
		unstated,
		byLabel: byPair(workloads, (pair) => pair),
		byPlace: byPair(workloads, (pair, { namespace }) => `${namespace}\0${pair}`),
		unstatedByLabel: byPair(unstated, (pair) => pair),
		unfilledNamespaces: new Set(workloads.filter(hasUnfilledLabels).map(({ namespace }) => namespace)),
		presence: presenceOf(workloads.map(({ manifest }) => manifest).filter(({ kind }) => kind !== "WorkloadEntry"))
	};
});
function byPair(workloads, keyOf) {
	const pairs = workloads.flatMap((workload) => [...workload.labels].map((pair) => ({
		key: keyOf(pair.join("\0"), workload),
		workload
	})));
	const groups = groupBy(pairs, ({ key }) => key);
	return new Map([...groups].map(([key, group]) => [key, group.map(({ workload }) => workload)]));
}

// src/model/istio-version.ts
function atLeast({ context }, major, minor) {
	const { istioVersion } = context;
	return istioVersion.major > major || istioVersion.major === major && istioVersion.minor >= minor;
}

// src/istio/gateway-api/converted-names.ts
function internalName({ listener }) {
	if (!listener) return "mesh";
	return `${listener.owner.namespace}/${convertedGatewayName(listener)}`;
}
function convertedGatewayName({ owner, name }) {
	return `${owner.name}~${generatedName$1}~${name}`;
}
const generatedName$1 = "istio-autogenerated-k8s-gateway";

// src/istio/gateway-api/references.ts
const referenceKinds = {
	configMap: "ConfigMap",
	gateway: `${apiGroups.KubernetesGateway}/Gateway`,
	hostname: `${apiGroups.ServiceEntry}/Hostname`,
	inferencePool: `${apiGroups.InferencePool}/InferencePool`,
	listenerSet: `${apiGroups.ListenerSet}/ListenerSet`,
	secret: "Secret",
	service: "Service",
	serviceEntry: `${apiGroups.ServiceEntry}/ServiceEntry`,
	serviceImport: "multicluster.x-k8s.io/ServiceImport"
};
function referenceOf(node, kind, namespace) {
	const [usualGroup, usualKind] = kind.includes("/") ? kind.split("/") : ["", kind];
	const statedKind = node.get("kind").text || usualKind;
	const statedGroup = node.get("group").exists ? node.get("group").text : usualGroup;
	const group = isUnfilled(statedGroup ?? "") ? groupOfKind(statedKind ?? "") : statedGroup;
	return {
		kind: group === "" ? statedKind : `${group}/${statedKind}`,
		namespace: node.get("namespace").text || namespace,
		name: node.get("name").text,
		node
	};
}
function groupOfKind(kind) {
	if (kind === "Gateway") return apiGroups.KubernetesGateway;
	return Object.hasOwn(apiGroups, kind) ? apiGroups[kind] : "";
}
function entriesMeant(mesh, { namespace, name }) {
	const entry = mesh.find("ServiceEntry", namespace, name);
	if (entry) return [entry];
	const { named, unfilled } = entriesByName$2(mesh);
	return (isUnfilled(name) ? mesh.ofKind("ServiceEntry") : [...named.get(name) ?? [], ...unfilled]).filter((candidate) => mayEqual(candidate.name, name) && (candidate.namespace === namespace || !isKnownNamespace(namespace) || !hasStatedNamespace(candidate)));
}
const entriesByName$2 = derived(["ServiceEntry"], (mesh) => {
	const entries = mesh.ofKind("ServiceEntry");
	return {
		named: groupBy(entries, ({ name }) => name),
		unfilled: entries.filter(({ name }) => isUnfilled(name))
	};
});
function isElsewhere(reference, { namespace }) {
	return reference.namespace !== namespace && [reference.namespace, namespace].every(isKnownNamespace);
}
function isGranted(mesh, kind, namespace, to) {
	return isGrantedBy(grants(mesh), kind, namespace, to);
}
function isGrantedByLaterRelease(mesh, kind, namespace, to) {
	return isGrantedBy(allGrants(mesh), kind, namespace, to);
}
function isGrantedBy(table, kind, namespace, to) {
	const granted = table.get(grantKey({
		kind,
		namespace
	}, to));
	return granted !== void 0 && (granted.has(everyName) || granted.has(to.name));
}
const granting = [
	"Gateway",
	"GRPCRoute",
	"HTTPRoute",
	"ListenerSet",
	"TCPRoute",
	"TLSRoute"
].map((kind) => `${apiGroups.KubernetesGateway}/${kind}`);
const grantable = [
	referenceKinds.configMap,
	referenceKinds.inferencePool,
	referenceKinds.secret,
	referenceKinds.service
];
const everyName = "*";
const allGrants = derived(["ReferenceGrant"], (mesh) => grantsIn(mesh, ({ spec }) => spec.items("to")));
const grants = derived(["ReferenceGrant"], (mesh) => atLeast(mesh, 1, 30) ? allGrants(mesh) : grantsIn(mesh, ({ spec }) => spec.items("to").slice(-1)));
function grantsIn(mesh, targetsOf) {
	const names = /* @__PURE__ */ new Map();
	for (const grant of mesh.ofKind("ReferenceGrant")) for (const { from, to } of grantsOf(grant, targetsOf(grant))) {
		const key = grantKey(from, to);
		names.set(key, (names.get(key) ?? /* @__PURE__ */ new Set()).add(to.name || everyName));
	}
	return names;
}
function grantsOf(manifest, targetNodes) {
	const { spec, namespace } = manifest;
	const sources = spec.items("from").map((node) => referenceOf(node, "", ""));
	const targets = targetNodes.map((node) => referenceOf(node, "", namespace));
	return sources.filter(({ kind }) => granting.includes(kind)).flatMap((from) => targets.filter(({ kind }) => grantable.includes(kind)).map((to) => ({
		from,
		to: {
			...to,
			namespace
		}
	})));
}
function grantKey(from, to) {
	return [
		from.kind,
		from.namespace,
		to.kind,
		to.namespace
	].join("\0");
}

// src/istio/gateway-api/backend-policies.ts
function convertBackendPolicies(context) {
	const { mesh } = context;
	const policies = [...withoutConflicts(mesh.ofKind("BackendTLSPolicy").flatMap(tlsOf$1(context))), ...mesh.ofKind("XBackendTrafficPolicy").flatMap(trafficOf(context))];
	return [...groupBy(policies, ({ target, host }) => [
		target.kind,
		target.namespace,
		target.name,
		host
	].join("\0")).values()].map((group) => destinationRule(context, group.toSorted(byAge)));
}
function byAge(first, second) {
	return compareAge(first.policy, second.policy);
}
function isIgnored(mesh, { root }) {
	if (!atLeast(mesh, 1, 30)) return false;
	return root.at("metadata", "annotations", "istio.io/ignore-policy-attachment").text.toLowerCase() === "true";
}
function tlsOf$1(context) {
	return (policy) => {
		const validation = policy.spec.get("validation");
		const names = validation.items("subjectAltNames").flatMap((name) => {
			const type = name.get("type");
			return (type.isUnfilled ? Object.values(nameFields) : [nameFields[type.text] ?? ""]).flatMap((field) => writtenValue(name.get(field)) ?? []);
		});
		const tls = mapAt(validation, {
			mode: scalarAt(validation, "SIMPLE"),
			sni: writtenValue(validation.get("hostname")),
			subjectAltNames: listIfAny(validation.get("subjectAltNames"), names),
			credentialName: authority(context, policy, validation)
		});
		return hostPolicies(context, policy, tlsTargetsOf(context.mesh, policy)).map((target) => ({
			...target,
			tls
		}));
	};
}
const nameFields = table({
	Hostname: "hostname",
	URI: "uri"
});
function tlsTargetsOf(mesh, policy) {
	return targetsOf(mesh, policy, [referenceKinds.service, ...atLeast(mesh, 1, 28) ? [referenceKinds.serviceEntry] : []]);
}
function targetsOf(mesh, policy, kinds) {
	if (isIgnored(mesh, policy)) return [];
	return policy.spec.items("targetRefs").map((node) => ({
		...referenceOf(node, "", policy.namespace),
		namespace: policy.namespace
	})).flatMap((target) => {
		if (target.node.get("kind").isUnfilled) return kinds.map((kind) => ({
			...target,
			kind
		}));
		return kinds.includes(target.kind) ? [target] : [];
	});
}
function authority(context, policy, validation) {
	const [node] = validation.items("caCertificateRefs");
	if (validation.get("wellKnownCACertificates").exists || !node) return void 0;
	const reference = referenceOf(node, "", policy.namespace);
	const isUsable = reference.kind === referenceKinds.configMap && !context.isUnusable(reference);
	return scalarAt(node, isUsable ? `configmap://${policy.namespace}/${reference.name}` : "invalid://");
}
function trafficOf(context) {
	return (policy) => {
		const constraint = policy.spec.get("retryConstraint");
		const budget = constraint.get("budget");
		const retryBudget = constraint.exists ? mapAt(constraint, {
			percent: writtenValue(budget.get("percent")),
			budgetInterval: writtenValue(budget.get("interval")) ?? scalarAt(constraint, "10s"),
			minRetryConcurrency: writtenValue(constraint.at("minRetryRate", "count")) ?? scalarAt(constraint, 10)
		}) : void 0;
		const loadBalancer = mapAt(policy.spec, {});
		return hostPolicies(context, policy, targetsOf(context.mesh, policy, [referenceKinds.service])).map((target) => ({
			...target,
			loadBalancer,
			...retryBudget && { retryBudget }
		}));
	};
}
function hostPolicies(context, policy, targets) {
	return targets.flatMap((target) => {
		const section = target.node.get("sectionName").text;
		if (context.isAbsent(target) || lacksPort(context, target, section)) return [];
		return hostsOf$4(context, target).map((host) => ({
			policy,
			target,
			host,
			section
		}));
	});
}
function lacksPort(context, target, section) {
	const object = objectOf(context, target);
	return section !== "" && object !== void 0 && portNumber$1(object, section) === void 0;
}
function objectOf({ mesh }, target) {
	if (target.kind !== referenceKinds.service) return entriesMeant(mesh, target)[0];
	return mesh.find("Service", target.namespace, target.name);
}
function portNumber$1({ spec, kind }, name) {
	return spec.items("ports").find((candidate) => candidate.get("name").text === name)?.get(kind === "Service" ? "port" : "number");
}
function hostsOf$4(context, target) {
	if (target.kind === referenceKinds.service) return [`${target.name}.${target.namespace}.svc.${context.mesh.clusterDomain}`];
	return entriesMeant(context.mesh, target).flatMap(({ spec }) => spec.items("hosts").map(({ text }) => text));
}
function withoutConflicts(policies) {
	return [...groupBy(policies, ({ target, section, host }) => [
		target.kind,
		target.namespace,
		target.name,
		section,
		host
	].join("\0")).values()].map((group) => group.toSorted(byAge)[0]);
}
function destinationRule(context, policies) {
	const [first] = policies;
	const { target, host, policy } = first;
	const object = objectOf(context, target);
	const portSettings = policies.filter(({ tls, section }) => tls && section !== "").map(({ tls, section, target: { node } }) => mapAt(node, {
		port: mapAt(node.get("sectionName"), { number: object && writtenValue(portNumber$1(object, section)) }),
		tls
	}));
	const traffic = policies.find(({ loadBalancer }) => loadBalancer);
	const spec = mapAt(policy.spec, {
		host: scalarAt(target.node.get("name"), host),
		trafficPolicy: mapIfAny(policy.spec, {
			tls: policies.find(({ tls, section }) => tls && section === "")?.tls,
			loadBalancer: traffic?.loadBalancer,
			retryBudget: traffic?.retryBudget,
			portLevelSettings: listIfAny(policy.spec, portSettings)
		})
	});
	const originals = [...new Set(policies.map((item) => item.policy))];
	return convertedObject("DestinationRule", apiGroups.DestinationRule, nameOf$14(target, host), originals, spec);
}
function nameOf$14({ kind, name }, host) {
	if (kind === referenceKinds.service) return `${name}~${generatedName$1}`;
	return `${name}~${host.replaceAll(".", "-")}~${generatedName$1}`;
}

// src/istio/gateway-api/context.ts
function openContext(mesh) {
	return {
		mesh,
		isAbsent: () => false,
		isUnusable: () => false,
		hasAllNamespaces: false
	};
}

// src/istio/gateway-api/backends.ts
function isFatal(result) {
	return "fatal" in result;
}
function backendOf(context, route, node, isMesh) {
	const reference = referenceOf(node, referenceKinds.service, route.namespace);
	const fatal = (code, field, basis) => ({ fatal: {
		object: route,
		code,
		node: field,
		...basis && { basis },
		reference
	} });
	const refuse = (code, destination = mapAt(node, {}), field = node) => ({
		destination,
		refusal: {
			object: route,
			code,
			node: field,
			reference
		}
	});
	if (!isMesh && isForbidden$1(context, route, reference)) return refuse("not-granted");
	if (reference.kind === referenceKinds.inferencePool) return inferenceBackend(context, route, reference);
	const host = hostOf$1(context, reference);
	if (host === void 0) return refuse("backend-kind");
	if (isNamedWrongly(reference, node)) return fatal("backend-name", node.get("name"), [node]);
	const port = writtenValue(node.get("port"));
	if (!port) return fatal("backend-port", node);
	const destination = destinationOf(reference, host, port);
	return context.isAbsent(reference) ? refuse("backend-not-found", destination, node.get("name")) : { destination };
}
function isNamedWrongly({ kind, name }, node) {
	return kind === referenceKinds.hostname ? node.get("namespace").exists : kind === referenceKinds.service && name.includes(".");
}
function destinationOf({ node }, host, port) {
	return mapAt(node, {
		host: scalarAt(node.get("name"), host),
		port: mapAt(node.get("port"), { number: port })
	});
}
function isForbidden$1({ mesh }, route, reference) {
	if (!isElsewhere(reference, route)) return false;
	return !isGranted(mesh, `${apiGroups.KubernetesGateway}/${route.kind}`, route.namespace, reference);
}
function hostOf$1({ mesh }, { kind, namespace, name }) {
	if (kind === referenceKinds.hostname) return name;
	return kind === referenceKinds.service || kind === referenceKinds.serviceImport ? `${name}.${namespace}.svc.${mesh.clusterDomain}` : void 0;
}
function inferenceBackend(context, route, reference) {
	const { node, namespace } = reference;
	const name = inferenceServiceName(reference.name);
	const service = {
		...reference,
		kind: referenceKinds.service,
		name
	};
	if (context.isAbsent(reference) || context.isAbsent(service)) return {
		destination: mapAt(node, {}),
		refusal: {
			object: route,
			code: "backend-not-found",
			node,
			reference
		}
	};
	const port = context.mesh.find("Service", namespace, name)?.spec.get("ports").item(0).get("port").number;
	return { destination: destinationOf(reference, `${name}.${namespace}.svc.${context.mesh.clusterDomain}`, scalarAt(node, port ?? firstInferencePort)) };
}
const firstInferencePort = 54321;
function inferenceServiceName(pool) {
	const suffix = `-ip-${createHash("sha256").update(pool).digest("hex").slice(0, 8)}`;
	return pool.slice(0, maxNameLength - suffix.length) + suffix;
}
const maxNameLength = 63;

// src/istio/gateway-api/http-filters.ts
function headerOperations(modifier) {
	return mapAt(modifier, {
		add: headerMap(modifier.get("add")),
		set: headerMap(modifier.get("set")),
		remove: listIfAny(modifier.get("remove"), modifier.items("remove").map(({ yaml }) => yaml))
	});
}
function impossibleHeaderValue(modifier) {
	return [...modifier.items("set"), ...modifier.items("add")].map((header) => header.get("value")).find(({ text }) => !headerValue.test(text));
}
const headerValue = /^[\t\u0020-\u007E\u0080-\uFFFF]*$/;
function headerMap(headers) {
	const fields = {};
	for (const header of headers.items()) {
		const name = header.get("name").text.toLowerCase();
		const value = writtenValue(header.get("value"));
		if (value && !Object.hasOwn(fields, name)) fields[name] = value;
	}
	return mapIfAny(headers, fields);
}
function redirectOf(filter) {
	const [path, port, scheme] = [
		filter.get("path"),
		filter.get("port"),
		filter.get("scheme")
	];
	const derived = scheme.exists ? "FROM_PROTOCOL_DEFAULT" : "FROM_REQUEST_PORT";
	return mapAt(filter, {
		redirectCode: writtenValue(filter.get("statusCode")),
		authority: writtenValue(filter.get("hostname")),
		scheme: writtenValue(scheme),
		port: writtenValue(port),
		derivePort: port.exists ? void 0 : scalarAt(filter, derived),
		uri: path.get("type").text === "ReplaceFullPath" ? writtenValue(path.get("replaceFullPath")) : void 0,
		prefixRewrite: path.get("type").text === "ReplacePrefixMatch" ? writtenValue(path.get("replacePrefixMatch")) : void 0
	});
}
function rewriteOf(filter) {
	const path = filter.get("path");
	const prefix = path.get("replacePrefixMatch");
	const isPrefix = path.get("type").text === "ReplacePrefixMatch";
	const isFull = path.get("type").text === "ReplaceFullPath";
	return mapIfAny(filter, {
		uri: isPrefix ? scalarAt(prefix, withoutTrailingSlash(prefix.text) || "/") : void 0,
		uriRegexRewrite: isFull ? mapAt(path, {
			match: scalarAt(path, "/.*"),
			rewrite: writtenValue(path.get("replaceFullPath"))
		}) : void 0,
		authority: writtenValue(filter.get("hostname"))
	});
}
function withoutTrailingSlash(path) {
	return path.endsWith("/") ? path.slice(0, -1) : path;
}
function mirrorPercentage(filter) {
	const [fraction, percent] = [filter.get("fraction"), filter.get("percent")];
	if (fraction.exists) {
		const share = 100 * (fraction.get("numerator").number ?? 0) / (fraction.get("denominator").number ?? 100);
		return mapAt(fraction, { value: scalarAt(fraction, share) });
	}
	return percent.exists ? mapAt(percent, { value: writtenValue(percent) }) : void 0;
}
function corsPolicyOf(filter) {
	const texts = (name) => listIfAny(filter.get(name), filter.items(name).map(({ yaml }) => yaml));
	const maxAge = filter.get("maxAge");
	const origins = filter.items("allowOrigins").filter(({ text }) => text !== "");
	return mapAt(filter, {
		allowOrigins: listIfAny(filter.get("allowOrigins"), origins.map(originMatch)),
		allowCredentials: filter.get("allowCredentials").scalar === true ? scalarAt(filter, true) : void 0,
		allowMethods: texts("allowMethods"),
		allowHeaders: texts("allowHeaders"),
		exposeHeaders: texts("exposeHeaders"),
		maxAge: maxAge.number ? scalarAt(maxAge, `${maxAge.number}s`) : void 0,
		unmatchedPreflights: scalarAt(filter, "IGNORE")
	});
}
function originMatch(origin) {
	const { text } = origin;
	const match = (form, value) => mapAt(origin, { [form]: scalarAt(origin, value) });
	if (text === "*") return match("regex", anyOrigin);
	if (!text.includes("*")) return match("exact", text);
	if (text.indexOf("*") === text.length - 1) return match("prefix", text.slice(0, -1));
	return match("regex", `^${text.replaceAll(/[.+?^$()[\]{}|\\]/g, String.raw`\$&`).replaceAll("*", ".*")}$`);
}
const anyOrigin = String.raw`^[a-zA-Z][a-zA-Z0-9+.-]*://[^/\s?#]+$`;
function mirrorOf(filter, destination) {
	return mapAt(filter, {
		destination,
		percentage: mirrorPercentage(filter)
	});
}
function mirrorsField(rule, mirrors) {
	return mirrors.length > 0 ? listAt(rule.get("filters"), mirrors) : void 0;
}

// src/istio/gateway-api/http-matches.ts
function httpMatch(match) {
	const method = match.get("method");
	return mapAt(match, {
		uri: pathMatch(match.get("path")),
		headers: namedMatches(match.get("headers")),
		queryParams: namedMatches(match.get("queryParams")),
		method: method.exists ? mapAt(method, { exact: method.yaml }) : void 0
	});
}
function grpcMatch(match) {
	return mapAt(match, {
		uri: methodMatch(match.get("method")),
		headers: namedMatches(match.get("headers"))
	});
}
function pathMatch(path) {
	const value = path.get("value");
	const text = value.text || "/";
	const form = pathForms[path.get("type").text];
	if (form) return mapAt(path, { [form]: scalarAt(value, text) });
	return mapAt(path, { prefix: scalarAt(value, text === "/" ? text : withoutTrailingSlash(text)) });
}
const pathForms = table({
	Exact: "exact",
	RegularExpression: "regex"
});
function methodMatch(method) {
	if (!method.exists) return void 0;
	const [service, name] = [method.get("service").text, method.get("method").text];
	const isRegex = method.get("type").text === "RegularExpression";
	const match = (form, value) => mapAt(method, { [form]: scalarAt(method, value) });
	if (name === "") return isRegex ? match("regex", `/${service}/.+`) : match("prefix", `/${service}/`);
	if (service === "") return match("regex", `/[^/]+/${name}`);
	return match(isRegex ? "regex" : "exact", `/${service}/${name}`);
}
function namedMatches(list) {
	const fields = list.items().map((item) => {
		const form = item.get("type").text === "RegularExpression" ? "regex" : "exact";
		return [item.get("name").text, mapAt(item, { [form]: writtenValue(item.get("value")) })];
	});
	return mapIfAny(list, Object.fromEntries(fields));
}

// src/syntax/duration.ts
const millisecond = 1000000n;
const second = 1000000000n;
const parseDuration = oncePerText((text) => {
	const [, sign = "", body = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
	if (body === "0") return { value: 0n };
	const components = text.length > maxTextLength ? [] : [...body.matchAll(component)];
	if (body === "" || components.map(([match]) => match).join("") !== body) return syntaxDefect(text);
	const total = components.reduce((sum, [, number = "", unit = ""]) => sum + componentLength(number, unit), 0n);
	if (total > maxDuration) return {
		code: "too-long",
		defect: "is longer than Go can hold (about 292 years)"
	};
	return { value: sign === "-" ? -total : total };
});
function formatDuration(value) {
	if (value === 0n) return "0s";
	if (value < 0n) return `-${formatDuration(-value)}`;
	const small = value < 1000000000n ? smallUnits.find(([, size]) => value >= size) : void 0;
	if (small) return decimal(value, small[1]) + small[0];
	const hours = value / units["h"];
	const minutes = value / units["m"] % 60n;
	const seconds = value % units["m"];
	return `${count(hours, "h")}${count(minutes, "m")}${seconds > 0n ? `${decimal(seconds, second)}s` : ""}`;
}
const units = table({
	ns: 1n,
	us: 1000n,
	µs: 1000n,
	μs: 1000n,
	ms: millisecond,
	s: second,
	m: 60n * second,
	h: 3600n * second
});
const smallUnits = [
	["ms", millisecond],
	["us", 1000n],
	["ns", 1n]
];
const component = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const maxTextLength = 100;
const maxDuration = 2n ** 63n - 1n;
function componentLength(number, unit) {
	const [integer, fraction = ""] = number.split(".");
	const size = units[unit];
	return BigInt(integer || "0") * size + BigInt(fraction || "0") * size / 10n ** BigInt(fraction.length);
}
function syntaxDefect(text) {
	if (text.length > maxTextLength) return notADuration;
	if (/^[-+]?\d+(\.\d+)?$/.test(text)) return {
		code: "missing-unit",
		defect: `has no unit: write \`${text}s\` for seconds`
	};
	const days = /^(\d+)d$/.exec(text);
	if (days) return {
		code: "days",
		defect: `counts in days, which Go has no unit for: write \`${`${BigInt(days[1]) * 24n}h`}\``
	};
	return /\s/.test(text) ? {
		code: "white-space",
		defect: "contains white space"
	} : notADuration;
}
const notADuration = {
	code: "not-a-duration",
	defect: "is not a duration such as `1m30s`, `1.5s` or `250ms`"
};
function count(amount, unit) {
	return amount > 0n ? `${amount}${unit}` : "";
}
function decimal(value, size) {
	const fraction = (value % size).toString().padStart(size.toString().length - 1, "0").replace(/0+$/, "");
	return fraction === "" ? `${value / size}` : `${value / size}.${fraction}`;
}

// src/istio/gateway-api/http-retries.ts
function retryFields$1(rule) {
	const [retry, timeouts] = [rule.get("retry"), rule.get("timeouts")];
	const [request, backend] = [timeout(timeouts.get("request")), timeout(timeouts.get("backendRequest"))];
	return {
		timeout: (retry.exists ? void 0 : backend) ?? request,
		retries: retry.exists ? retriesOf(retry, backend) : void 0
	};
}
function timeout(node) {
	const parsed = parseDuration(node.text);
	return "value" in parsed && parsed.value === 0n ? void 0 : writtenValue(node);
}
function retriesOf(retry, perTryTimeout) {
	const attempts = writtenValue(retry.get("attempts")) ?? scalarAt(retry, 2);
	const codes = retry.items("codes").map(({ number }) => String(number));
	const retryOn = scalarAt(retry.get("codes"), [...retriedErrors, ...codes].join(","));
	const isOff = retry.get("attempts").number === 0;
	return mapAt(retry, {
		attempts,
		perTryTimeout,
		retryOn: isOff ? void 0 : retryOn,
		backoff: writtenValue(retry.get("backoff"))
	});
}
const usualAttempts = 2;
const retriedErrors = [
	"connect-failure",
	"refused-stream",
	"unavailable",
	"cancelled"
];

// src/istio/gateway-api/http-rules.ts
function httpRules(context, route, isMesh) {
	const rules = route.spec.items("rules");
	const refusals = [];
	const routes = [];
	for (const [index, rule] of rules.entries()) {
		const fields = ruleFields(context, route, rule, isMesh, refusals);
		if (isFatal(fields)) return {
			routes: [],
			refusals: [...refusals, fields.fatal]
		};
		const name = writtenValue(rule.get("name")) ?? scalarAt(rule, `${route.namespace}.${route.name}.${index}`);
		const matches = rule.items("matches").map(route.kind === "GRPCRoute" ? grpcMatch : httpMatch);
		const lists = matches.length > 0 ? matches.map((match) => listAt(rule.get("matches"), [match])) : [void 0];
		routes.push(...lists.map((match) => mapAt(rule, {
			name,
			match,
			...fields
		})));
	}
	return {
		routes,
		refusals
	};
}
function ruleFields(context, route, rule, isMesh, refusals) {
	const filters = filterFields(context, route, rule, isMesh, refusals);
	if (isFatal(filters)) return filters;
	const destination = destinationFields(context, route, rule, isMesh, refusals, filters);
	if (isFatal(destination)) return destination;
	return {
		...filters,
		...route.kind === "HTTPRoute" ? retryFields$1(rule) : {},
		...destination
	};
}
function destinationFields(context, route, rule, isMesh, refusals, { redirect }) {
	const backends = weightedBackends(rule);
	if (backends.length === 0 && !redirect) return { directResponse: mapAt(rule, { status: scalarAt(rule, noBackendStatus) }) };
	const destinations = [];
	for (const backend of backends) {
		const result = backendOf(context, route, backend, isMesh);
		if (isFatal(result)) return result;
		if (result.refusal) refusals.push(result.refusal);
		const headers = backendHeaders(route, backend);
		if (isFatal(headers)) return headers;
		destinations.push(mapAt(backend, {
			destination: result.destination,
			weight: weightOf$1(backend, backends),
			...headers
		}));
	}
	return { route: destinations.length > 0 ? listAt(rule.get("backendRefs"), destinations) : void 0 };
}
const noBackendStatus = 500;
function weightedBackends(rule) {
	return rule.items("backendRefs").filter((backend) => backend.get("weight").number !== 0);
}
function weightOf$1(backend, backends) {
	if (backends.length === 1) return void 0;
	return writtenValue(backend.get("weight")) ?? scalarAt(backend, 1);
}
function backendHeaders(route, backend) {
	const operations = {};
	for (const filter of backend.items("filters")) {
		const result = headerFilter(route, filter);
		if (!result) return { fatal: refusedFilter(route, filter) };
		if (isFatal(result)) return result;
		Object.assign(operations, result);
	}
	return { headers: Object.keys(operations).length > 0 ? mapAt(backend.get("filters"), operations) : void 0 };
}
function headerFilter(route, filter) {
	const side = {
		RequestHeaderModifier: "request",
		ResponseHeaderModifier: "response"
	}[filter.get("type").text];
	if (!side) return void 0;
	const modifier = filter.get(`${side}HeaderModifier`);
	const value = impossibleHeaderValue(modifier);
	if (value) return { fatal: {
		object: route,
		code: "header-value",
		node: value
	} };
	return modifier.exists ? { [side]: headerOperations(modifier) } : {};
}
function refusedFilter(route, filter) {
	return {
		object: route,
		code: "filter",
		node: filter.get("type"),
		detail: filter.get("type").text
	};
}
function filterFields(context, route, rule, isMesh, refusals) {
	const headers = {};
	const mirrors = [];
	const fields = {};
	for (const filter of rule.items("filters")) {
		const operations = headerFilter(route, filter);
		const type = filter.get("type").text;
		if (operations && isFatal(operations)) return operations;
		else if (operations) Object.assign(headers, operations);
		else if (type === "RequestMirror") {
			const mirror = mirrorOfFilter(context, route, filter, isMesh);
			if ("refusal" in mirror) refusals.push(mirror.refusal);
			else mirrors.push(mirror.mirror);
		} else {
			const convert = route.kind === "HTTPRoute" ? httpFilters[type] : void 0;
			if (!convert) return { fatal: refusedFilter(route, filter) };
			Object.assign(fields, convert(filter));
		}
	}
	return {
		...fields,
		headers: Object.keys(headers).length > 0 ? mapAt(rule.get("filters"), headers) : void 0,
		mirrors: mirrorsField(rule, mirrors)
	};
}
function mirrorOfFilter(context, route, filter, isMesh) {
	const mirror = filter.get("requestMirror");
	const backend = backendOf(context, route, mirror.get("backendRef"), isMesh);
	if (isFatal(backend)) return { refusal: backend.fatal };
	return backend.refusal ? { refusal: backend.refusal } : { mirror: mirrorOf(mirror, backend.destination) };
}
const httpFilters = table({
	RequestRedirect: (filter) => ({ redirect: redirectOf(filter.get("requestRedirect")) }),
	URLRewrite: (filter) => ({ rewrite: rewriteOf(filter.get("urlRewrite")) }),
	CORS: (filter) => ({ corsPolicy: corsPolicyOf(filter.get("cors")) })
});

// src/istio/gateway-api/allowed-namespaces.ts
function routeNamespaces(context, owner, allowed) {
	const { mesh, hasAllNamespaces } = context;
	const from = allowed.get("from").text || "Same";
	if (from === "Same") return [owner.namespace];
	const selector = allowed.get("selector");
	if (from === "All" || !selector.exists) return ["*"];
	const { labelled, unlabelled } = namespaces$1(mesh);
	return [...[...labelled].filter(([, labels]) => matchesSelector(selector, Object.fromEntries(labels))).map(([name]) => name), ...hasAllNamespaces ? [] : unlabelled].toSorted();
}
function admitsListenerSets({ mesh, hasAllNamespaces }, gateway, namespace) {
	const allowed = gateway.spec.at("allowedListeners", "namespaces");
	const from = allowed.get("from").text;
	if (from === "All") return true;
	if (from === "Same") return namespace === gateway.namespace;
	const selector = allowed.get("selector");
	if (from !== "" && from !== "Selector" || !selector.exists) return false;
	const labels = knownLabelsOf(mesh, namespace);
	return labels ? matchesSelector(selector, Object.fromEntries(labels)) : !hasAllNamespaces;
}
function namespaceBasis(mesh, name) {
	const object = namespaces$1(mesh).objects.get(name);
	return object ? [object.root.get("metadata")] : [];
}
function knownLabelsOf(mesh, name) {
	return labelledNamespaces(mesh).get(name);
}
const labelledNamespaces = derived(["Namespace"], (mesh) => new Map(mesh.ofKind("Namespace").map(({ name, root }) => [name, new Map([[nameLabel, name], ...labelsOf(root.at("metadata", "labels"))])])));
const namespaces$1 = derived([
	"GRPCRoute",
	"HTTPRoute",
	"ListenerSet",
	"Namespace",
	"TCPRoute",
	"TLSRoute"
], (mesh) => {
	const labelled = labelledNamespaces(mesh);
	const attached = attachedKinds.flatMap((kind) => mesh.ofKind(kind).map(({ namespace }) => namespace));
	return {
		labelled,
		objects: new Map(mesh.ofKind("Namespace").map((object) => [object.name, object])),
		unlabelled: [...new Set(attached)].filter((name) => !labelled.has(name))
	};
});
const attachedKinds = [
	"GRPCRoute",
	"HTTPRoute",
	"ListenerSet",
	"TCPRoute",
	"TLSRoute"
];
const nameLabel = "kubernetes.io/metadata.name";

// src/istio/policy/waypoint-label.ts
const waypointLabel = "istio.io/use-waypoint";
const canaryLabel = "istio.io/use-waypoint-canary";
const canaryWeight = "istio.io/use-waypoint-canary-weight";
function namedWaypoint(labels, namespace, label = waypointLabel) {
	const name = labels.get(label);
	if (name === void 0) return void 0;
	const stated = labels.get(`${label}-namespace`);
	if (name === "" || name === "none" || stated === "") return "none";
	return {
		namespace: stated ?? namespace,
		name
	};
}
function isCanaryWeight(text) {
	return /^[+-]?\d+$/.test(text) && Number(text) >= 0 && Number(text) <= 100;
}

// src/istio/gateway-api/foreign-waypoint.ts
function hasForeignWaypoint(mesh, { kind, namespace, name }) {
	const object = mesh.find(kind === referenceKinds.service ? "Service" : "ServiceEntry", namespace, name);
	if (!object) return false;
	const labels = labelsOf(object.root.at("metadata", "labels"));
	const waypoint = namedWaypoint(labels, namespace) ?? namedWaypoint(knownLabelsOf(mesh, namespace) ?? /* @__PURE__ */ new Map(), namespace);
	if (!waypoint || waypoint === "none") return false;
	const gateway = mesh.find("KubernetesGateway", waypoint.namespace, waypoint.name);
	return gateway !== void 0 && isForeignClass(mesh, gateway.spec.get("gatewayClassName").text);
}

// src/istio/gateway-api/listener-conflicts.ts
function listenerConflicts(listeners) {
	const conflicts = /* @__PURE__ */ new Map();
	const winners = /* @__PURE__ */ new Map();
	for (const listener of listeners.filter(({ port }) => port !== void 0)) {
		const occupant = winners.get(placeOf$1(listener)) ?? occupantOfOtherLayer(listener, winners);
		if (occupant === void 0) {
			winners.set(placeOf$1(listener), listener.protocol);
			winners.set(layerOf(listener), listener.protocol);
		} else {
			const isTransport = layerName(listener.protocol) === "transport";
			const areEqual = occupant === listener.protocol && !isTransport;
			conflicts.set(listener.node, areEqual ? "HostnameConflict" : "ProtocolConflict");
		}
	}
	return conflicts;
}
function placeOf$1(listener) {
	const { port, hostname, protocol } = listener;
	const layer = layerName(protocol);
	return [
		port,
		layer,
		{
			application: hostname || "*",
			transport: "",
			other: protocol
		}[layer]
	].join("\0");
}
function occupantOfOtherLayer({ port, protocol }, winners) {
	const opposite = {
		application: "transport",
		transport: "application",
		other: void 0
	}[layerName(protocol)];
	return opposite && winners.get(layerKey(port, opposite));
}
function layerOf({ port, protocol }) {
	return layerKey(port, layerName(protocol));
}
function layerKey(port, layer) {
	return [
		port,
		"layer",
		layer
	].join("\0");
}
function layerName(protocol) {
	if ([
		"HTTP",
		"HTTPS",
		"TLS"
	].includes(protocol)) return "application";
	return ["TCP", "UDP"].includes(protocol) ? "transport" : "other";
}

// src/syntax/cipher-suite.ts
function isCipherSuite(text) {
	return text === "" || text === "ALL" || !/^[\p{L}\p{N}]/u.test(text) || cipherSuites$1.has(text);
}
const cipherSuites$1 = /* @__PURE__ */ new Set([
	"AES128-GCM-SHA256",
	"AES128-SHA",
	"AES256-GCM-SHA384",
	"AES256-SHA",
	"DES-CBC3-SHA",
	"ECDHE-ECDSA-AES128-GCM-SHA256",
	"ECDHE-ECDSA-AES128-SHA",
	"ECDHE-ECDSA-AES256-GCM-SHA384",
	"ECDHE-ECDSA-AES256-SHA",
	"ECDHE-ECDSA-CHACHA20-POLY1305",
	"ECDHE-RSA-AES128-GCM-SHA256",
	"ECDHE-RSA-AES128-SHA",
	"ECDHE-RSA-AES256-GCM-SHA384",
	"ECDHE-RSA-AES256-SHA",
	"ECDHE-RSA-CHACHA20-POLY1305"
]);

// src/istio/gateway-api/listener-tls.ts
function listenerTls(context, listener) {
	const tls = listener.node.get("tls");
	if (!tls.exists || tls.isNull) return null;
	const refusals = [];
	const fields = tls.get("mode").text === "Passthrough" ? { mode: isAutoPassthrough(listener) ? "AUTO_PASSTHROUGH" : "PASSTHROUGH" } : terminated(context, listener, refusals);
	return {
		settings: settingsAt(tls, fields),
		isValid: !fields.isInvalid,
		refusals
	};
}
function settingsAt(tls, fields) {
	const { insecureSkipVerify, credentialNames } = fields;
	const names = credentialNames?.map(({ node, name }) => scalarAt(node, name));
	const suites = cipherSuites(tls).map((suite) => scalarAt(tls.get("options"), suite));
	return mapAt(tls, {
		mode: scalarAt(tls.get("mode"), fields.mode),
		credentialName: nameField(fields.credentialName),
		credentialNames: names && listAt(tls, names),
		caCertCredentialName: nameField(fields.caCertCredentialName),
		insecureSkipVerify: insecureSkipVerify === void 0 ? void 0 : scalarAt(tls, insecureSkipVerify),
		cipherSuites: suites.length > 0 ? listAt(tls, suites) : void 0
	});
}
function nameField(credential) {
	return credential && credential.name !== "" ? scalarAt(credential.node, credential.name) : void 0;
}
const modeOption = "gateway.istio.io/tls-terminate-mode";
const optionModes = table({
	MUTUAL: "MUTUAL",
	OPTIONAL_MUTUAL: "OPTIONAL_MUTUAL"
});
function terminated(context, listener, refusals) {
	const tls = listener.node.get("tls");
	const option = tls.get("options").get(modeOption);
	if (option.text === "ISTIO_SIMPLE") return {
		mode: "SIMPLE",
		credentialName: {
			name: "builtin://",
			node: option
		}
	};
	if (option.text === "ISTIO_MUTUAL") return { mode: "ISTIO_MUTUAL" };
	const mode = optionModes[option.text] ?? "SIMPLE";
	const references = tls.items("certificateRefs");
	if (references.length > maxCertificates) {
		refusals.push({
			object: listener.owner,
			code: "too-many-certificates",
			node: references[maxCertificates]
		});
		return {
			mode,
			isInvalid: true
		};
	}
	const credentials = references.map((node) => credentialOf(context, listener.owner, referenceOf(node, referenceKinds.secret, listener.owner.namespace), refusals));
	const count = credentials.filter(({ name }) => name !== "").length;
	if (count === 0) return {
		mode,
		isInvalid: references.length > 0
	};
	return {
		mode,
		...count === 1 ? { credentialName: credentials[0] } : { credentialNames: credentials },
		...clientValidation(context, listener, mode, refusals)
	};
}
const maxCertificates = 2;
function credentialOf(context, owner, reference, refusals) {
	const { node, namespace, name, kind } = reference;
	const code = kind !== referenceKinds.secret ? "certificate-kind" : context.isUnusable(reference) ? "certificate-unusable" : isForbidden(context, owner, reference) ? "not-granted" : void 0;
	if (!code) return {
		node,
		name: `kubernetes-gateway://${namespace}/${name}`
	};
	refusals.push({
		object: owner,
		code,
		node,
		reference
	});
	return {
		node,
		name: ""
	};
}
function isForbidden({ mesh }, owner, reference) {
	const kind = `${apiGroups.KubernetesGateway}/${owner.kind}`;
	return isElsewhere(reference, owner) && !isGranted(mesh, kind, owner.namespace, reference);
}
function clientValidation(context, { owner, gatewayTls, node, port }, mode, refusals) {
	const frontend = gatewayTls.get("frontend");
	const ofPort = frontend.items("perPort").find((entry) => entry.get("port").number === port);
	const validation = (ofPort ? ofPort.get("tls") : frontend.get("default")).get("validation");
	const [reference, ...furtherReferences] = validation.items("caCertificateRefs").map((ref) => referenceOf(ref, "", owner.namespace));
	if (!reference) return {};
	const code = certificateRefusal(context, owner, reference, furtherReferences.length > 0);
	if (code) {
		refusals.push({
			object: owner,
			code,
			node: reference.node,
			reference
		});
		return { isInvalid: true };
	}
	const { kind, namespace, name } = reference;
	const scheme = kind === referenceKinds.configMap ? "configmap" : "kubernetes-gateway";
	const option = node.at("tls", "options", modeOption).text;
	const allowsAnybody = validation.get("mode").text === "AllowInsecureFallback";
	const isStated = Object.hasOwn(optionModes, option);
	return {
		mode: isStated ? mode : allowsAnybody ? "OPTIONAL_MUTUAL" : "MUTUAL",
		insecureSkipVerify: allowsAnybody && !isStated,
		caCertCredentialName: {
			node: reference.node,
			name: `${scheme}://${namespace}/${name}-cacert`
		}
	};
}
function certificateRefusal(context, owner, reference, areSeveral) {
	const { kind } = reference;
	if (areSeveral) return "too-many-certificates";
	if (kind !== referenceKinds.configMap && kind !== referenceKinds.secret) return "certificate-kind";
	if (context.isUnusable(reference)) return "certificate-unusable";
	return isForbidden(context, owner, reference) ? "not-granted" : void 0;
}
function isAutoPassthrough({ owner, node, port }) {
	if (node.at("tls", "options", "gateway.istio.io/listener-protocol").text === "auto-passthrough") return true;
	const labels = owner.root.at("metadata", "labels");
	if (!labels.get("topology.istio.io/network").exists) return false;
	return String(port) === (labels.get("networking.istio.io/gatewayPort").text || "15443");
}
function cipherSuites(tls) {
	const option = tls.get("options").get("gateway.istio.io/tls-cipher-suites").text;
	const names = option === "" ? [] : option.split(",").map((name) => name.trim());
	return [...new Set(names)].filter(isCipherSuite);
}

// src/istio/gateway-api/listener-kinds.ts
function istioProtocols(controller) {
	return [
		"HTTP",
		"HTTPS",
		"TLS",
		"TCP",
		...controller === "waypoint" || controller === "east-west" ? ["HBONE"] : []
	];
}
function routeKindsOf(mesh, node, protocol) {
	const kinds = admittedKinds(node, protocol);
	if (!(protocol === "TLS" && !atLeast(mesh, 1, 30)) || node.at("tls", "mode").text === "Passthrough" || node.at("tls", "mode").isUnfilled) return {
		routeKinds: kinds,
		laterKinds: []
	};
	return {
		routeKinds: kinds.filter((kind) => kind !== "TLSRoute"),
		laterKinds: ["TLSRoute"]
	};
}
function admittedKinds(node, protocol) {
	const supported = [...isUnfilled(protocol) ? Object.values(kindsByProtocol).flat() : kindsByProtocol[protocol] ?? [], ...protocol === "TLS" && node.at("tls", "mode").text === "Terminate" ? ["TCPRoute"] : []];
	const allowed = node.get("allowedRoutes").items("kinds");
	if (allowed.length === 0) return supported;
	const stated = new Set(allowed.map((kind) => referenceOf(kind, `${apiGroups.HTTPRoute}/`, "").kind));
	return supported.filter((kind) => stated.has(`${apiGroups.HTTPRoute}/${kind}`));
}
const kindsByProtocol = table({
	HTTP: ["HTTPRoute", "GRPCRoute"],
	HTTPS: ["HTTPRoute", "GRPCRoute"],
	TCP: ["TCPRoute"],
	TLS: ["TLSRoute"]
});

// src/istio/gateway-api/listeners.ts
function listenersOf(context) {
	const { mesh } = context;
	const sets = groupBy(mesh.ofKind("ListenerSet"), (set) => {
		const parent = referenceOf(set.spec.get("parentRef"), referenceKinds.gateway, set.namespace);
		return parent.kind === referenceKinds.gateway ? gatewayKey(parent) : "";
	});
	const results = mesh.ofKind("KubernetesGateway").map((gateway) => gatewayListeners(context, gateway, sets.get(gatewayKey(gateway)) ?? []));
	return {
		listeners: results.flatMap(({ listeners }) => listeners),
		refusals: results.flatMap(({ refusals }) => refusals)
	};
}
function isParent(listener) {
	const { server, owner, isValid } = listener;
	return server !== null && !isTunnel(listener) && (owner.kind !== "ListenerSet" || isValid);
}
function isTunnel({ controller, port }) {
	return controller === "waypoint" || controller === "east-west" && port === tunnelPort;
}
const tunnelPort = 15008;
function gatewayKey({ namespace, name }) {
	return `${namespace}/${name}`;
}
function gatewayListeners(context, gateway, sets) {
	const controller = controllerOf(context.mesh, gateway.spec.get("gatewayClassName").text);
	if (!controller || controller === "unmanaged" || hasNoService(gateway)) return {
		listeners: [],
		refusals: []
	};
	const admitted = sets.filter((set) => controller === "gateway" && admitsListenerSets(context, gateway, set.namespace)).toSorted(compareAge);
	const places = [gateway, ...admitted].flatMap((owner) => owner.spec.items("listeners").map((node) => placeOf(owner, node)));
	const conflicts = controller === "gateway" ? listenerConflicts(places.map(({ place }) => place)) : /* @__PURE__ */ new Map();
	const listeners = places.map(({ owner, place }) => {
		const conflict = conflicts.get(place.node);
		const refused = conflict ? [{
			object: owner,
			code: "listener-conflict",
			node: place.node,
			conflict
		}] : [];
		return readListener(context, {
			owner,
			gateway,
			controller,
			place
		}, refused);
	});
	return {
		listeners,
		refusals: [...sets.filter((set) => !admitted.includes(set)).map((set) => refusedSet(context, gateway, set)), ...listeners.flatMap(({ refusals }) => refusals)]
	};
}
function refusedSet({ mesh }, gateway, set) {
	return {
		object: set,
		code: "listener-set-not-allowed",
		node: set.spec.get("parentRef"),
		basis: [gateway.spec.get("allowedListeners"), ...namespaceBasis(mesh, set.namespace)]
	};
}
function hasNoService(gateway) {
	const addresses = gateway.spec.items("addresses");
	const types = addresses.map((address) => address.get("type").text || "IPAddress");
	if (isDeployedByIstio(gateway)) return false;
	return types.every((type, index) => type !== "Hostname" && addresses[index].get("type").exists);
}
function isDeployedByIstio({ spec }) {
	const [address, ...furtherAddresses] = spec.items("addresses");
	if (!address) return true;
	const type = address.get("type");
	return furtherAddresses.length === 0 && (!type.exists || type.text === "IPAddress");
}
function placeOf(owner, node) {
	const protocol = node.get("protocol").text;
	const usualPort = owner.kind === "ListenerSet" ? usualPorts[protocol] : void 0;
	return {
		owner,
		place: {
			node,
			port: node.get("port").number || usualPort,
			protocol,
			hostname: node.get("hostname").text
		}
	};
}
const usualPorts = table({
	HTTP: 80,
	HTTPS: 443
});
function readListener(context, { owner, gateway, controller, place }, refused) {
	const { node, port, protocol, hostname } = place;
	const tls = listenerTls(context, {
		owner,
		gatewayTls: gateway.spec.get("tls"),
		node,
		port
	});
	const lacksTls = !tls && ["HTTPS", "TLS"].includes(protocol);
	const isKnownProtocol = istioProtocols(controller).includes(protocol) || isUnfilled(protocol);
	const namespaces = routeNamespaces(context, owner, node.at("allowedRoutes", "namespaces"));
	const host = hostname || "*";
	const hosts = namespaces.length > 0 ? namespaces.map((namespace) => `${namespace}/${host}`) : [`~/${host}`];
	const refusals = [
		...refused,
		...tls?.refusals ?? [],
		...refusalsOfFields(owner, place, {
			isKnownProtocol,
			lacksTls
		})
	];
	const isServed = !lacksTls && refused.length === 0;
	return {
		...place,
		owner,
		gateway,
		controller,
		name: node.get("name").text,
		hosts,
		...routeKindsOf(context.mesh, node, protocol),
		server: isServed ? serverOf(place, isKnownProtocol, hosts, tls?.settings) : null,
		isValid: port !== void 0 && isKnownProtocol && !lacksTls && tls?.isValid !== false,
		refusals
	};
}
function refusalsOfFields(owner, { node, port, protocol }, { isKnownProtocol, lacksTls }) {
	const refusals = [];
	if (port === void 0) refusals.push({
		object: owner,
		code: "listener-port",
		node
	});
	if (!isKnownProtocol) refusals.push({
		object: owner,
		code: "protocol",
		node: node.get("protocol"),
		detail: protocol
	});
	if (lacksTls && owner.kind === "ListenerSet") refusals.push({
		object: owner,
		code: "tls-missing",
		node
	});
	return refusals;
}
function serverOf({ node, port, protocol }, isKnownProtocol, hosts, tls) {
	return mapAt(node, {
		port: mapAt(node, {
			name: scalarAt(node, "default"),
			number: scalarAt(node.get("port"), port ?? null),
			protocol: isKnownProtocol ? scalarAt(node.get("protocol"), protocol) : void 0
		}),
		hosts: listAt(node, hosts.map((text) => scalarAt(node.get("hostname"), text))),
		tls
	});
}

// src/istio/hosts/server-host.ts
function serverHost(text) {
	const slash = text.indexOf("/");
	return slash < 0 ? {
		namespace: "*",
		host: text
	} : {
		namespace: text.slice(0, slash),
		host: text.slice(slash + 1)
	};
}

// src/istio/gateway-api/listener-refusals.ts
function listenerRefusal(route, { node }, listener) {
	const [section, port] = [node.get("sectionName"), node.get("port")];
	if (port.number && port.number !== listener.port) return {
		object: route,
		code: "port-not-found",
		node: port
	};
	if (section.text !== "" && !mayEqual(section.text, listener.name)) return {
		object: route,
		code: "section-not-found",
		node: section
	};
	return hostRefusal(route, node, listener) ?? kindRefusal(route, node, listener);
}
function hostRefusal(route, node, { hosts, hostname }) {
	const names = hostnamesOf(route);
	const isUnknown = names.some(isUnfilled);
	const overlapping = hosts.map(serverHost).filter(({ host }) => isUnknown || isUnfilled(host) || names.some((name) => hostsOverlap(host, name)));
	if (overlapping.some(({ namespace }) => admits(namespace, route))) return void 0;
	return {
		object: route,
		code: overlapping.length > 0 ? "namespace-not-allowed" : "hostname",
		node,
		detail: hostname
	};
}
function admits(namespace, route) {
	if (namespace === "*" || namespace === route.namespace) return true;
	return namespace !== "~" && ![namespace, route.namespace].every(isKnownNamespace);
}
function kindRefusal(route, node, { routeKinds, laterKinds }) {
	if (routeKinds.includes(route.kind)) return void 0;
	const isByRelease = laterKinds.includes(route.kind);
	return {
		object: route,
		code: "kind-not-allowed",
		node,
		detail: route.kind,
		...isByRelease && { isByRelease }
	};
}
function mostSpecific(refusals) {
	const specific = refusals.filter(({ code }) => code !== "section-not-found" && code !== "port-not-found");
	const [first] = specific.length > 0 ? specific : refusals;
	if (!first) return [];
	if (first.code !== "hostname") return [first];
	const details = specific.flatMap(({ code, detail }) => code === "hostname" ? detail ?? "" : []);
	return [{
		...first,
		hostnames: [...new Set(details)]
	}];
}
function hostnamesOf({ spec, kind }) {
	const names = kind === "TCPRoute" ? [] : spec.items("hostnames").map(({ text }) => text);
	return names.length > 0 ? names : ["*"];
}

// src/istio/gateway-api/parents.ts
function listenersByOwner(listeners) {
	const parents = listeners.filter(isParent);
	const kindOf = ({ owner }) => `${apiGroups.KubernetesGateway}/${owner.kind}`;
	const byOwner = groupBy(parents, (listener) => ownerKey(kindOf(listener), listener.owner.namespace, listener.owner.name));
	const withUnfilledName = parents.filter(({ owner }) => isUnfilled(owner.name));
	const unfilled = (kind, name) => (isUnfilled(name) ? parents : withUnfilledName).filter((listener) => kindOf(listener) === kind && mayEqual(listener.owner.name, name));
	const byName = groupBy(parents, (listener) => ownerKey(kindOf(listener), "", listener.owner.name));
	return ({ kind, namespace, name }) => {
		const exact = byOwner.get(ownerKey(kind, namespace, name));
		if (exact) return {
			listeners: exact,
			areCertain: true
		};
		return {
			listeners: [...byName.get(ownerKey(kind, "", name)) ?? [], ...unfilled(kind, name)].filter(({ owner }) => owner.namespace === namespace || !isKnownNamespace(namespace) || !hasStatedNamespace(owner)),
			areCertain: false
		};
	};
}
function ownerKey(kind, namespace, name) {
	return [
		kind,
		namespace,
		name
	].join("\0");
}
function parentsOf(context, route, findListeners) {
	const results = route.spec.items("parentRefs").map((node) => parentsByReference(context, route, parentReference(node, route), findListeners));
	return {
		accepted: results.flatMap(({ accepted }) => accepted).toSorted(compareParents(route)),
		refusals: results.flatMap(({ refusals }) => refusals)
	};
}
function parentsByReference(context, route, reference, findListeners) {
	const port = reference.node.get("port").number;
	const isOfMesh = meshKinds.includes(reference.kind) && isServedByMesh(context, reference);
	const { listeners: candidates, areCertain } = gatewayKinds.includes(reference.kind) ? findListeners(reference) : noListeners;
	const judged = candidates.map((listener) => ({
		listener,
		refusal: listenerRefusal(route, reference, listener)
	}));
	const admitting = judged.filter(({ refusal }) => !refusal).map(({ listener }) => listener);
	const isRefused = admitting.length === 0 && areCertain;
	const basis = isRefused ? basisOf(context, route, reference, candidates) : [];
	const refusals = isRefused ? mostSpecific(judged.flatMap(({ refusal }) => refusal ?? [])) : [];
	return {
		accepted: [...isOfMesh ? [{
			reference,
			port,
			listener: null,
			siblingHosts: []
		}] : [], ...admitting.map((listener) => ({
			reference,
			port,
			listener,
			siblingHosts: siblingHosts(listener, candidates)
		}))],
		refusals: refusals.map((refusal) => ({
			...refusal,
			basis
		}))
	};
}
function basisOf({ mesh }, route, reference, candidates) {
	return [
		reference.node,
		route.spec.get("hostnames"),
		...candidates.flatMap(({ node, owner }) => [node, owner.root.get("metadata")]),
		...namespaceBasis(mesh, route.namespace)
	];
}
const noListeners = {
	listeners: [],
	areCertain: true
};
function isServedByMesh(context, reference) {
	return !context.isAbsent(reference) && !hasForeignWaypoint(context.mesh, reference);
}
const meshKinds = [referenceKinds.service, referenceKinds.serviceEntry];
const gatewayKinds = [referenceKinds.gateway, referenceKinds.listenerSet];
function parentReference(node, route) {
	return referenceOf(node, referenceKinds.gateway, route.namespace);
}
function compareParents(route) {
	return (first, second) => compareText(internalName(first), internalName(second)) || compareText(referenceText(first.reference, route), referenceText(second.reference, route));
}
function referenceText({ kind, name, namespace, node }, { namespace: ofRoute }) {
	const section = node.get("sectionName").text;
	return `${kind.includes("/") ? kind : `/${kind}`}/${name}/${section}/${node.get("port").number ?? 0}.${namespace || ofRoute}`;
}
function siblingHosts(listener, candidates) {
	const siblings = candidates.filter(({ node, port, protocol }) => node !== listener.node && port === listener.port && protocol === listener.protocol);
	return [...new Set(siblings.map(({ hostname }) => hostname))].filter((host) => host !== listener.hostname);
}
function ownsHost({ listener, siblingHosts: siblings }, host) {
	const own = listener?.hostname ?? "";
	if (own !== "" && !isWildcard(own)) return true;
	if (own !== "" && !hostsOverlap(host, own)) return false;
	return !siblings.some((sibling) => own.length <= sibling.length && sibling !== "" && hostCovers(sibling, host));
}

// src/istio/gateway-api/route-order.ts
function inOrderOfPrecedence(routes) {
	return routes.map((route) => ({
		route,
		rank: rankOf(Node.of(route))
	})).toSorted((first, second) => compareRanks(first.rank, second.rank)).map(({ route }) => route);
}
function rankOf(route) {
	const [match] = route.items("match");
	if (!match) return [0];
	const [form, uri] = match.get("uri").entries()[0] ?? ["", void 0];
	return [
		1,
		forms$2.indexOf(form),
		new TextEncoder().encode(uri?.text ?? "").length,
		Number(match.get("method").exists),
		match.entries("headers").length,
		match.entries("queryParams").length
	];
}
const forms$2 = [
	"",
	"regex",
	"prefix",
	"exact"
];
function compareRanks(first, second) {
	const index = first.findIndex((number, position) => number !== second[position]);
	return index < 0 ? 0 : (second[index] ?? 0) - first[index];
}

// src/istio/gateway-api/virtual-service-parts.ts
function mergePlace(route, parent) {
	if (parent.listener) return internalName(parent);
	return parent.port === void 0 ? route.namespace : `${route.namespace}/${parent.port}`;
}
function withPort(route, { reference }) {
	const node = Node.of(route);
	const port = reference.node.get("port");
	const matches = node.items("match").map((match) => mapAt(match, {
		...fieldsOf(match),
		port: writtenValue(port)
	}));
	const list = matches.length > 0 ? matches : [mapAt(port, { port: writtenValue(port) })];
	return mapAt(node, {
		...fieldsOf(node),
		match: listAt(port, list)
	});
}
function fieldsOf(map) {
	return Object.fromEntries(map.entries().map(([name, value]) => [name, value.yaml]));
}
function hostsAt({ mesh }, route, parent) {
	const { reference, listener } = parent;
	const hostnames = route.spec.get("hostnames");
	if (listener) return hostnamesOf(route).map((text, index) => hostAt(hostnames.item(index), text));
	const { kind, name, namespace, node } = reference;
	if (kind === referenceKinds.service) return [hostAt(node.get("name"), `${name}.${namespace}.svc.${mesh.clusterDomain}`)];
	return entriesMeant(mesh, reference).flatMap(({ spec }) => spec.items("hosts").map(({ text }) => hostAt(node.get("name"), text)));
}
function hostAt(place, text) {
	return {
		text,
		yaml: scalarAt(place, text)
	};
}
function virtualService(name, [route, ...furtherRoutes], { host, parent, fields }) {
	const { node } = parent.reference;
	const spec = mapAt(route.spec, {
		hosts: listAt(route.spec.get("hostnames"), [host]),
		gateways: listAt(node, [scalarAt(node, internalName(parent))]),
		...fields
	});
	return convertedObject("VirtualService", apiGroups.VirtualService, name, [route, ...furtherRoutes], spec);
}
function rulesBySide(parents, convert) {
	const sides = new Set(parents.map(({ listener }) => listener === null));
	const rules = new Map([...sides].map((isMesh) => [isMesh, convert(isMesh)]));
	return {
		of: ({ listener }) => rules.get(listener === null),
		refusals: (rules.get(false) ?? rules.get(true))?.refusals ?? []
	};
}

// src/istio/gateway-api/stream-rules.ts
function streamRules(context, route, isMesh) {
	const refusals = [];
	const rules = [];
	for (const node of route.spec.items("rules")) {
		const backends = weightedBackends(node);
		const isClosed = backends.length === 0;
		const destinations = isClosed ? [nowhere(node)] : [];
		for (const backend of backends) {
			const result = backendOf(context, route, backend, isMesh);
			if (isFatal(result)) return {
				rules: [],
				refusals: [...refusals, result.fatal]
			};
			if (result.refusal) refusals.push(result.refusal);
			destinations.push(mapAt(backend, {
				destination: result.destination,
				weight: weightOf$1(backend, backends)
			}));
		}
		rules.push({
			node,
			destinations: listAt(node.get("backendRefs"), destinations),
			isClosed
		});
	}
	return {
		rules,
		refusals
	};
}
function nowhere(rule) {
	return mapAt(rule, { destination: mapAt(rule, {
		host: scalarAt(rule, "internal.cluster.local"),
		subset: scalarAt(rule, "zero-weight"),
		port: mapAt(rule, { number: scalarAt(rule, unusedPort) })
	}) });
}
const unusedPort = 65535;

// src/istio/gateway-api/stream-virtual-services.ts
function streamVirtualServices(context, route, findListeners) {
	const { accepted, refusals } = parentsOf(context, route, findListeners);
	const rules = rulesBySide(accepted, (isMesh) => streamRules(context, route, isMesh));
	const protocol = route.kind === "TLSRoute" ? "tls" : "tcp";
	const virtualServices = [];
	for (const parent of accepted) {
		const hosts = streamHosts(context, route, parent);
		for (const host of hosts) {
			const name = `${route.name}~${protocol}~${virtualServices.length}~${generatedName$1}`;
			const routes = rules.of(parent).rules.flatMap((rule) => streamRoute(route, parent, rule, host, hosts));
			const fields = { [protocol]: listIfAny(route.spec.get("rules"), routes) };
			virtualServices.push(virtualService(name, [route], {
				host: host.yaml,
				parent,
				fields
			}));
		}
	}
	return {
		virtualServices,
		refusals: [...refusals, ...rules.refusals]
	};
}
function streamHosts(context, route, parent) {
	const hosts = route.kind === "TCPRoute" && parent.listener ? [hostAt(route.spec, "*")] : hostsAt(context, route, parent);
	const listenerHost = parent.listener?.hostname ?? "";
	return route.kind === "TLSRoute" && listenerHost !== "" ? intersection(hosts, listenerHost) : hosts;
}
function intersection(hosts, listenerHost) {
	const common = hosts.flatMap((host) => {
		if (hostCovers(listenerHost, host.text)) return [host];
		return hostCovers(host.text, listenerHost) ? [{
			...host,
			text: listenerHost
		}] : [];
	});
	return distinctBy(common, (host) => host.text).map(({ text, yaml }) => ({
		text,
		yaml: {
			...yaml,
			kind: "scalar",
			value: text,
			style: "plain"
		}
	}));
}
function streamRoute(route, parent, rule, host, hosts) {
	const { node, destinations, isClosed } = rule;
	const names = route.kind === "TLSRoute" && !isClosed ? serverNames(route, parent, host, hosts) : void 0;
	if (names?.length === 0) return [];
	const port = parent.listener ? void 0 : writtenValue(parent.reference.node.get("port"));
	const match = mapAt(route.spec.get("hostnames"), {
		port,
		sniHosts: names && listAt(route.spec.get("hostnames"), names.map(({ yaml }) => yaml))
	});
	const matches = match.entries.size > 0 ? listAt(route.spec.get("hostnames"), [match]) : void 0;
	return [mapAt(node, {
		match: matches,
		route: destinations
	})];
}
function serverNames(route, parent, host, hosts) {
	const hostnames = hostnamesOf(route).map((text, index) => hostAt(route.spec.get("hostnames").item(index), text));
	const listenerHost = parent.listener?.hostname ?? "";
	if (parent.listener) return listenerHost === "" ? hostnames : intersection(hostnames, listenerHost);
	const names = hostnames.length === 1 && hostnames[0].text === "*" ? hosts : hostnames;
	return names.length > 1 ? names.filter(({ text }) => hostsOverlap(host.text, text)) : names;
}

// src/istio/gateway-api/converted-routes.ts
function convertRoutes(context, findListeners) {
	const { mesh } = context;
	const http = [...mesh.ofKind("HTTPRoute"), ...mesh.ofKind("GRPCRoute")].map((route) => httpHosts(context, route, findListeners));
	const streams = [...mesh.ofKind("TCPRoute"), ...mesh.ofKind("TLSRoute")].map((route) => streamVirtualServices(context, route, findListeners));
	return {
		virtualServices: [...[...groupBy(http.flatMap(({ hosts }) => hosts), ({ key }) => key)].map(([key, hosts]) => mergedVirtualService(key, hosts)), ...streams.flatMap(({ virtualServices }) => virtualServices)],
		refusals: [...http, ...streams].flatMap(({ refusals }) => refusals)
	};
}
function httpHosts(context, route, findListeners) {
	const { accepted, refusals } = parentsOf(context, route, findListeners);
	const rules = rulesBySide(accepted, (isMesh) => httpRules(context, route, isMesh));
	const hosts = [];
	for (const parent of accepted) {
		const { routes } = rules.of(parent);
		const atPort = !parent.listener && parent.port !== void 0 ? routes.map((item) => withPort(item, parent)) : routes;
		const names = routes.length > 0 ? hostsAt(context, route, parent) : [];
		for (const host of names.filter(({ text }) => ownsHost(parent, text))) hosts.push({
			key: `${mergePlace(route, parent)}/${host.text}`,
			route,
			index: hosts.length,
			parent,
			host: host.yaml,
			routes: atPort
		});
	}
	return {
		hosts,
		refusals: [...refusals, ...rules.refusals]
	};
}
function mergedVirtualService(key, hosts) {
	const sorted = hosts.toSorted((first, second) => compareAge(first.route, second.route) || first.index - second.index);
	const [{ route, parent, host }] = sorted;
	const routes = inOrderOfPrecedence(sorted.flatMap((item) => inOrderOfPrecedence(item.routes)));
	return virtualService(key.replaceAll("/", "~"), sorted.map((item) => item.route), {
		host,
		parent,
		fields: { http: listAt(route.spec.get("rules"), routes) }
	});
}

// src/istio/gateway-api/convert.ts
const conversionKinds = [
	"BackendTLSPolicy",
	"GRPCRoute",
	"GatewayClass",
	"HTTPRoute",
	"KubernetesGateway",
	"ListenerSet",
	"Namespace",
	"ReferenceGrant",
	"Service",
	"ServiceEntry",
	"TCPRoute",
	"TLSRoute",
	"XBackendTrafficPolicy"
];
const convertedGatewayApi = derived(conversionKinds, (mesh) => convertGatewayApi(openContext(mesh)));
const refusalsByObject = derived(conversionKinds, (mesh) => groupBy(convertedGatewayApi(mesh).refusals, ({ object }) => object));
function convertGatewayApi(context) {
	const { listeners, refusals } = listenersOf(context);
	const routes = convertRoutes(context, listenersByOwner(listeners));
	return {
		listeners,
		gateways: listeners.flatMap(convertedGateway),
		virtualServices: routes.virtualServices,
		destinationRules: convertBackendPolicies(context),
		refusals: [...refusals, ...routes.refusals]
	};
}
function convertedGateway(listener) {
	const { owner, gateway, server, isValid } = listener;
	if (!server || !isValid || isTunnel(listener)) return [];
	const spec = mapAt(owner.spec, { servers: listAt(listener.node, [server]) });
	const originals = owner === gateway ? [owner] : [owner, gateway];
	return [convertedObject("Gateway", apiGroups.Gateway, convertedGatewayName(listener), originals, spec)];
}

// src/istio/gateway-api/proxy-objects.ts
const allVirtualServices = derived(["VirtualService", ...conversionKinds], (mesh) => [...mesh.ofKind("VirtualService"), ...convertedGatewayApi(mesh).virtualServices]);
function gatewayAt(mesh, key) {
	const [namespace = "", name = ""] = key.split("/");
	return mesh.find("Gateway", namespace, name) ?? convertedGateways(mesh).get(key);
}
const objectsMadeOf = derived(conversionKinds, (mesh) => {
	const { virtualServices, destinationRules } = convertedGatewayApi(mesh);
	const pairs = [...virtualServices, ...destinationRules].flatMap((converted) => [...new Set(converted.originals)].map((original) => ({
		original,
		converted
	})));
	return new Map([...groupBy(pairs, ({ original }) => original)].map(([original, group]) => [original, group.map(({ converted }) => converted)]));
});
const convertedGateways = derived(conversionKinds, (mesh) => new Map(convertedGatewayApi(mesh).gateways.map((gateway) => [`${gateway.namespace}/${gateway.name}`, gateway])));
const convertedGatewaysByService = derived(conversionKinds, (mesh) => {
	return groupBy(convertedGatewayApi(mesh).gateways, ({ originals }) => serviceOf$1(originals.at(-1)));
});
function serviceOf$1(gateway) {
	const { root, spec, namespace, name } = gateway;
	const [addressed] = addressedServices(gateway);
	if (addressed !== void 0) return addressed;
	const override = root.at("metadata", "annotations", "gateway.istio.io/name-override").text;
	return fullHost(override || `${name}-${spec.get("gatewayClassName").text}`, namespace);
}
function addressedServices({ spec, namespace }) {
	return spec.items("addresses").filter((address) => address.get("type").text === "Hostname").map((address) => fullHost(address.get("value").text, namespace));
}

// src/istio/routing/gateways.ts
const meshGateway = "mesh";
function gatewayNames(node, virtualService) {
	return node.items("gateways").filter(({ text }) => text !== "").map((item) => gatewayName(item, virtualService.namespace));
}
const gatewayKeysOf = oncePer((virtualService) => {
	const named = gatewayNames(virtualService.spec, virtualService).map(({ key }) => key);
	return named.length === 0 ? [meshGateway] : [...new Set(named)];
});
function gatewaysOf$1(mesh, virtualService) {
	return gatewayNames(virtualService.spec, virtualService).filter(({ key }) => key !== meshGateway).map(({ key }) => gatewayAt(mesh, key));
}
function serves(gateway, server, host, namespace) {
	return server.items("hosts").some(({ text }) => {
		const served = serverHost(text);
		return offersTo(served.namespace, gateway, namespace) && hostsOverlap(served.host, host);
	});
}
function offersTo(offered, gateway, namespace) {
	if (offered === "*") return true;
	const offeredNamespace = offered === "." ? gateway.namespace : offered;
	return offeredNamespace === namespace || !isKnownNamespace(offeredNamespace) || !isKnownNamespace(namespace);
}
function gatewayName(node, ownNamespace) {
	if (node.text === "mesh") return {
		node,
		key: meshGateway,
		namespace: ownNamespace,
		name: meshGateway
	};
	const [namespace, name] = resolveName(node.text, ownNamespace);
	return {
		node,
		key: `${namespace}/${name}`,
		namespace,
		name
	};
}
function resolveName(text, ownNamespace) {
	const slash = text.indexOf("/");
	if (slash >= 0) {
		const namespace = text.slice(0, slash);
		return [namespace === "." ? ownNamespace : namespace, text.slice(slash + 1)];
	}
	const [name = "", namespace = ownNamespace] = text.split(".");
	return [namespace, name];
}
const gatewaySelector = oncePer((gateway) => labelsOf(gateway.spec.get("selector")));
function serverTraffic(server) {
	const protocol = server.at("port", "protocol").text.toLowerCase();
	if (protocol === "https" || protocol === "tls") return "tls";
	return [
		"http",
		"http2",
		"grpc",
		"grpc-web"
	].includes(protocol) ? "http" : "tcp";
}

// src/istio/policy/dry-run.ts
const isDryRunPolicy = oncePer(({ root }) => [
	"true",
	"t",
	"1",
	"T",
	"TRUE",
	"True"
].includes(String(root.at("metadata", "annotations", "istio.io/dry-run").scalar)));

// src/istio/hosts/object-index.ts
function indexByHosts(kind, hostsOf) {
	const indexOf = (mesh, objects) => hostIndex(objects, (object) => hostsOf(mesh, object));
	return derived([kind], (mesh) => indexOf(mesh, mesh.ofKind(kind)), (earlier, mesh, alterations) => {
		const added = indexOf(mesh, newVersions(mesh, alterations, kind));
		const cached = (find) => cachedPerHost((host) => mergeAltered(mesh, alterations, find(earlier)(host), find(added)(host)));
		return {
			covering: cached(({ covering }) => covering),
			below: cached(({ below }) => below),
			overlapping: cached(({ overlapping }) => overlapping)
		};
	});
}
function objectsByHost(kind, hostsOf) {
	return derived([kind], (mesh) => listByHost(mesh.ofKind(kind), (object) => hostsOf(mesh, object)), (earlier, mesh, alterations) => {
		const added = listByHost(newVersions(mesh, alterations, kind), (object) => hostsOf(mesh, object));
		const of = cachedPerHost((host) => mergeAltered(mesh, alterations, earlier.of(host), added.of(host)));
		const names = (find) => [.../* @__PURE__ */ new Set([...find(earlier), ...find(added)])].filter((name) => of(name).length > 0);
		return {
			of,
			hosts: {
				covering: cachedPerHost((host) => names(({ hosts }) => hosts.covering(host))),
				below: cachedPerHost((host) => names(({ hosts }) => hosts.below(host)))
			}
		};
	});
}
function listByHost(objects, hostsOf) {
	const pairs = objects.flatMap((object) => [...new Set(hostsOf(object))].map((host) => ({
		host,
		object
	})));
	const objectsOf = new Map([...groupBy(pairs, ({ host }) => host)].map(([host, group]) => [host, group.map(({ object }) => object)]));
	return {
		hosts: hostIndex([...objectsOf.keys()], (host) => [host]),
		of: (host) => objectsOf.get(host) ?? noManifests
	};
}
const noManifests = [];
function cachedPerHost(find) {
	const results = /* @__PURE__ */ new Map();
	return (host) => {
		const result = results.get(host) ?? find(host);
		results.set(host, result);
		return result;
	};
}
function newVersions(mesh, alterations, kind) {
	return [...alterations.values()].flatMap((object) => object && knownKind(object) === kind && mesh.positionOf(object) !== void 0 ? [object] : []).toSorted(byPosition(mesh));
}
function mergeAltered(mesh, alterations, earlier, added) {
	if (added.length === 0 && !earlier.some((object) => alterations.has(object))) return earlier;
	return [...earlier.filter((object) => !alterations.has(object)), ...added].toSorted(byPosition(mesh));
}
function byPosition(mesh) {
	return (first, second) => mesh.positionOf(first) - mesh.positionOf(second);
}

// src/istio/hosts/services.ts
function serviceEntriesFor(mesh, host) {
	return entriesByHost$1(mesh).covering(canonicalHost(mesh, host));
}
function servicesFor(mesh, host) {
	return servicesByHost$1(mesh).get(canonicalHost(mesh, host)) ?? [];
}
function portsOf$2(mesh, host) {
	const service = servicesFor(mesh, host).find(isOfKubernetes);
	if (service) return declaredPorts(service);
	const entries = serviceEntriesFor(mesh, host);
	return entries.length > 0 ? allPorts(entries) : null;
}
const portNumbers = oncePer((ports) => new Set(ports.map(({ number }) => number)));
const allPorts = oncePer((manifests) => manifests.flatMap(declaredPorts));
function canonicalHost({ clusterDomain: meshDomain }, host) {
	const name = normalHost(host);
	const suffix = `.svc.${meshDomain}`;
	return name.endsWith(suffix) ? `${name.slice(0, -suffix.length)}.svc.${clusterDomain}` : name;
}
function isOfKubernetes(service) {
	return groupOf(service) === "";
}
const declaredPorts = oncePer(({ kind, spec }) => spec.items("ports").flatMap((node) => {
	const number = node.get(kind === "Service" ? "port" : "number").number;
	return number === void 0 ? [] : [hostPort(node, number, kind)];
}));
function declaresUnfilledPort({ kind, spec }) {
	return spec.items("ports").some((node) => node.get(kind === "Service" ? "port" : "number").isUnfilled);
}
function isHttp(protocol) {
	return [
		"",
		"http",
		"http2",
		"http_proxy",
		"grpc",
		"grpc-web"
	].includes(protocol);
}
function isTls(protocol) {
	return protocol === "https" || protocol === "tls";
}
const entriesByHost$1 = indexByHosts("ServiceEntry", (mesh, entry) => entry.spec.items("hosts").map(({ text }) => canonicalHost(mesh, text)));
const allServices = derived(["Service", "other"], (mesh) => [...mesh.ofKind("Service"), ...mesh.ofOtherKinds().filter((manifest) => manifest.kind === "Service" && groupOf(manifest) === "serving.knative.dev")]);
const servicesByHost$1 = derived(["Service", "other"], (mesh) => groupBy(allServices(mesh), ({ name, namespace }) => fullHost(name, namespace)));
function hostPort(node, number, kind) {
	return {
		number,
		protocol: kind === "Service" ? serviceProtocol(node) : lowerCase(node.get("protocol").text),
		targetPort: node.get("targetPort").number ?? number,
		node
	};
}
function lowerCase(protocol) {
	return isUnfilled(protocol) ? protocol : protocol.toLowerCase();
}
function serviceProtocol(port) {
	return lowerCase(port.get("appProtocol").text || port.get("name").text.split("-")[0]).replace(/^kubernetes\.io\/h2c$/, "http2");
}

// src/istio/ambient/entry-visibility.ts
function entryVisibility(mesh, entry) {
	const [settings, ...furtherSettings] = visibilitySettings(mesh);
	if (!settings || furtherSettings.length > 0) return void 0;
	const labels = knownLabelsOf(mesh, entry.namespace);
	if (settings.items("policies").some((policy) => policy.items("matchingRules").length > 0) && (!labels || hasUnfilled(labels))) return void 0;
	const policy = settings.items("policies").find((candidate) => candidate.items("matchingRules").every((rule) => matches$1(rule, Object.fromEntries(labels ?? []))));
	const node = policy ? policy.get("visibility") : settings.get("defaultVisibility");
	if (node.isUnfilled) return void 0;
	const isOfSidecars = settings.get("applyToSidecars").scalar === true;
	return {
		to: visibilities[node.text] ?? "public",
		node,
		isOfSidecars
	};
}
function entryExport(mesh, entry) {
	const to = exportedTo(entry);
	if (!visibilitySettings(mesh).some((settings) => settings.get("applyToSidecars").scalar === true)) return {
		to,
		missing: []
	};
	const visibility = entryVisibility(mesh, entry);
	const { namespace, name } = entry;
	if (!visibility) return {
		to,
		missing: [`whom \`serviceEntryVisibility\` lets see ServiceEntry ${namespace}/${name}`]
	};
	if (visibility.to === "public") return {
		to,
		missing: []
	};
	return {
		to: [visibility.to === "namespace" && (to.includes("*") || to.includes(namespace)) ? namespace : "~"],
		missing: []
	};
}
const visibilitySettings = derived([], (mesh) => atLeast(mesh, 1, 31) ? mesh.configSources.map(({ config }) => config.get("serviceEntryVisibility")).filter(({ kind }) => kind === "map") : []);
const visibilities = table({
	NAMESPACE: "namespace",
	NONE: "none"
});
function matches$1(rule, labels) {
	const selector = rule.get("namespaceSelector");
	return selector.kind === "map" && matchesSelector(selector, labels);
}

// src/istio/hosts/service-registry.ts
function declarationsOf(mesh, host) {
	return [...servicesFor(mesh, host), ...serviceEntriesFor(mesh, host)];
}
function isDeclared$1(mesh, host) {
	return servicesFor(mesh, host).length > 0 || serviceEntriesFor(mesh, host).length > 0;
}
function hasFurtherDeclarations(widerMesh, mesh, host) {
	return hasFurtherObjects(servicesFor(widerMesh, host), servicesFor(mesh, host)) || hasFurtherObjects(serviceEntriesFor(widerMesh, host), serviceEntriesFor(mesh, host));
}
const hasFurtherObjects = oncePerPair((objects, fewerObjects) => {
	const fewer = new Set(fewerObjects.map(objectKey));
	return objects.some((object) => !fewer.has(objectKey(object)));
});
function serviceNamesIn(mesh, namespace) {
	return (servicesByNamespace$1(mesh).get(namespace) ?? []).map(({ name }) => name);
}
function hasServices(mesh, namespace, by) {
	const services = servicesByNamespace$1(mesh).get(namespace) ?? [];
	return hasStatedNamespace(by) && services.some((service) => isTheNamedService(service, by)) && !mayHaveUnseenObjects(mesh, services[0]);
}
function portsFor$1(mesh, host, by) {
	const services = servicesFor(mesh, host);
	const declarations = services.length > 0 ? services : serviceEntriesFor(mesh, host);
	return services.slice(0, 1).every((service) => isTheNamedService(service, by)) && allHavePorts(declarations) ? allPorts(declarations) : null;
}
const allHavePorts = oncePer((declarations) => declarations.length > 0 && declarations.every((declaration) => declaredPorts(declaration).length > 0 && !declaresUnfilledPort(declaration)));
function isTheNamedService(service, by) {
	return service.namespace === by.namespace ? sharesNamespace(service, by) : hasStatedNamespace(service);
}
function isVisibleIn(declaration, namespace) {
	if (declaration.kind !== "Service") return isExportedTo(declaration, namespace);
	const namespaces = serviceExport(declaration);
	return namespaces.includes("*") || namespaces.includes(namespace);
}
function serviceExport({ root, namespace }) {
	const annotation = root.at("metadata", "annotations", "networking.istio.io/exportTo").text;
	const names = annotation.split(",").map((name) => name.trim());
	return annotation === "" ? ["*"] : names.map((name) => name === "." ? namespace : name);
}
function namespacesUsing(virtualService) {
	const namespaces = exportedTo(virtualService).filter((namespace) => namespace !== "~");
	return namespaces.includes("*") ? [virtualService.namespace] : namespaces;
}
const servicesByNamespace$1 = derived(["Service", "other"], (mesh) => groupBy(allServices(mesh), ({ namespace }) => namespace));

// src/istio/routing/delegated-matches.ts
function matchEntries({ root, delegate }, field) {
	return new Map([...root?.entries(field) ?? [], ...delegate?.entries(field) ?? []]);
}
function mergeMatches(virtualService, root, delegate, route) {
	const [rootMatches, ownMatches] = [root.items("match"), route.items("match")];
	if (rootMatches.length === 0) return ownMatches.map((node) => ({
		delegate: node,
		get: (field) => node.get(field)
	}));
	if (ownMatches.length === 0) return rootMatches.map((node) => ({
		root: node,
		get: (field) => node.get(field)
	}));
	const merged = ownMatches.map((own) => rootMatches.filter((match) => !haveConflict(match, own) && !gatewaysConflict(virtualService, match, delegate, own)).map((match) => mergedMatch(match, own)));
	return merged.some(({ length }) => length === 0) ? null : merged.flat();
}
function mergedMatch(root, delegate) {
	return {
		root,
		delegate,
		get: (field) => hasValue(delegate.get(field)) ? delegate.get(field) : root.get(field)
	};
}
function hasValue(node) {
	return node.exists && !node.isNull && !(node.kind === "list" && node.items().length === 0);
}
function haveConflict(root, own) {
	if (stringFields.some((field) => stringConflict(root.get(field), own.get(field)))) return true;
	for (const field of namedFields) for (const [name, node] of own.entries(field)) if (stringConflict(root.at(field, name), node)) return true;
	if (isTrue$1(root.get("ignoreUriCase")) !== isTrue$1(own.get("ignoreUriCase"))) return true;
	const [rootPort, ownPort] = [root.get("port").number ?? 0, own.get("port").number ?? 0];
	if (rootPort > 0 && ownPort > 0 && rootPort !== ownPort) return true;
	const namespace = root.get("sourceNamespace").text;
	if (namespace !== "" && !mayEqual(own.get("sourceNamespace").text, namespace)) return true;
	return own.entries("sourceLabels").some(([name, value]) => {
		const label = root.at("sourceLabels", name);
		return label.exists && !mayEqual(label.text, value.text);
	});
}
const stringFields = [
	"uri",
	"scheme",
	"method",
	"authority"
];
const namedFields = [
	"headers",
	"withoutHeaders",
	"queryParams"
];
function gatewaysConflict(virtualService, root, delegate, own) {
	const rootGateways = gatewayNames(root, virtualService).map(({ key }) => key);
	const ownGateways = gatewayNames(own, delegate).map(({ key }) => key);
	if (rootGateways.length === 0 || ownGateways.length === 0) return false;
	if ([...rootGateways, ...ownGateways].some(isUnfilled)) return false;
	return rootGateways.length < ownGateways.length || ownGateways.some((key) => !rootGateways.includes(key));
}
function stringConflict(root, own) {
	if (!isCondition(root) || !isCondition(own)) return false;
	const [wide, narrow] = [conditionOf(root), conditionOf(own)];
	if ([...Object.values(wide), ...Object.values(narrow)].some(isUnfilled)) return false;
	if (wide.regex !== "" && (narrow.regex !== "" || narrow.prefix !== "" || narrow.exact !== "")) return true;
	if (narrow.regex !== "" && (wide.regex !== "" || wide.prefix !== "" || wide.exact !== "")) return true;
	if (wide.exact !== "") return narrow.prefix !== "" || narrow.exact !== wide.exact;
	if (wide.prefix !== "" && narrow.prefix !== "") return !narrow.prefix.startsWith(wide.prefix);
	if (wide.prefix !== "" && narrow.exact !== "") return !narrow.exact.startsWith(wide.prefix);
	return true;
}
function isCondition(node) {
	return node.kind === "map";
}
function conditionOf(node) {
	return {
		exact: node.get("exact").text,
		prefix: node.get("prefix").text,
		regex: node.get("regex").text
	};
}
function isTrue$1({ scalar }) {
	return scalar === true;
}

// src/istio/routing/conditions.ts
function stringCondition(node, ignoresCase = false) {
	const form = forms$1.find((name) => node.get(name).exists);
	if (form && typeof node.get(form).scalar === "string") return simplify({
		form,
		value: node.get(form).text,
		ignoresCase: ignoresCase && form !== "regex"
	});
	if (node.kind === "map" && node.entries().length === 0) return present;
	return incomparableCondition(node);
}
function incomparableCondition(node) {
	return {
		form: "other",
		value: JSON.stringify(node.data, plainNumbers) ?? "",
		ignoresCase: false
	};
}
function conditionCovers(wide, narrow) {
	if (wide.form === "present") return narrow.form !== "other";
	if (wide.form === "other" || wide.form === "regex") return isEqual(wide, narrow);
	if (narrow.ignoresCase && !wide.ignoresCase && /\p{L}/u.test(wide.value)) return false;
	const [value, narrowValue] = wide.ignoresCase ? [lower(wide.value), lower(narrow.value)] : [wide.value, narrow.value];
	if (wide.form === "exact") return narrow.form === "exact" && value === narrowValue;
	const start = certainStart({
		...narrow,
		value: narrowValue
	});
	return start !== "" && start.startsWith(value);
}
function conditionsOverlap(first, second) {
	return conditionCovers(first, second) || conditionCovers(second, first);
}
function certainStart({ form, value }) {
	if (form === "exact" || form === "prefix") return value;
	return form === "regex" ? regexStart(value) : "";
}
const forms$1 = [
	"exact",
	"prefix",
	"regex"
];
const present = {
	form: "present",
	value: "",
	ignoresCase: false
};
function simplify(condition) {
	const { form, value } = condition;
	return form === "regex" && value === ".*" || form === "prefix" && value === "" ? present : condition;
}
function isEqual(first, second) {
	return first.form === second.form && first.value === second.value && first.ignoresCase === second.ignoresCase;
}
function regexStart(regex) {
	if (/\||\(\?/.test(regex)) return "";
	const [plain = ""] = /^[\w/~%=&:;,@! -]*/.exec(regex) ?? [];
	return /^[?*{]/.test(regex.slice(plain.length)) ? plain.slice(0, -1) : plain;
}
function lower(text) {
	return text.toLowerCase();
}
function plainNumbers(_, value) {
	return typeof value === "bigint" ? Number(value) : value;
}

// src/istio/routing/matches.ts
function matchesOf(virtualService, route, protocol) {
	const entries = route.items("match");
	if (entries.length === 0) return [{
		...anything$1,
		node: route,
		gateways: gatewayKeysOf(virtualService)
	}];
	return entries.map((node) => protocol === "http" ? matchOf$1(virtualService, node) : {
		...matchOf$1(virtualService, node),
		names: texts$1(node, "sniHosts").map(normalHost),
		subnets: texts$1(node, "destinationSubnets")
	});
}
function matchOf$1(virtualService, node) {
	return {
		...anything$1,
		node,
		gateways: gatewaysOf(virtualService, node),
		conditions: new Map(node.entries().flatMap(([field, value]) => conditionsOf$2(node, field, value)))
	};
}
function matchCovers(wide, narrow, protocol) {
	return narrow.gateways.every((gateway) => wide.gateways.includes(gateway)) && [...wide.conditions].every(([key, condition]) => covers(key, condition, narrow.conditions.get(key))) && (protocol === "http" || chainsCover(wide, narrow, protocol));
}
function matchesOverlap(first, second) {
	return [...first.conditions].every(([key, condition]) => {
		const counterpart = second.conditions.get(key);
		if (counterpart !== void 0 && !isWithoutHeadersKey(key)) return conditionsOverlap(condition, counterpart);
		return !excludes$1(key, condition, second);
	});
}
function isWithoutHeadersKey(key) {
	return key.startsWith(without);
}
function takesAll(match) {
	return match.conditions.size === 0;
}
function mayHaveSameCallers(first, second) {
	return [...first.conditions].every(([key, { value }]) => {
		const counterpart = callerKeys.test(key) ? second.conditions.get(key) : void 0;
		return counterpart === void 0 || counterpart.value === value;
	});
}
function callersKey({ conditions }) {
	const callerConditions = [...conditions].filter(([key]) => callerKeys.test(key));
	return JSON.stringify(callerConditions.map(([key, { value }]) => [key, value]).toSorted());
}
const anything$1 = {
	conditions: /* @__PURE__ */ new Map(),
	names: [],
	subnets: []
};
const without = "withoutHeaders.";
const callerKeys = /^(?:port$|sourceNamespace$|sourceLabels\.)/;
function gatewaysOf(virtualService, match) {
	const named = gatewayNames(match, virtualService).map(({ key }) => key);
	return named.length === 0 ? gatewayKeysOf(virtualService) : named;
}
function texts$1(node, key) {
	return node.items(key).map(({ text }) => text);
}
function conditionsOf$2(match, field, value) {
	if (ignoredFields.has(field) || value.isNull) return [];
	if (field === "uri") return pathCondition(value, match.get("ignoreUriCase").scalar === true);
	if ([
		"scheme",
		"method",
		"authority"
	].includes(field)) return [[field, stringCondition(value)]];
	if (!byName$2.has(field)) return [[field, incomparableCondition(value)]];
	return value.entries().map(([name, node]) => [`${field}.${spelling(field, name)}`, namedCondition(field, node)]);
}
const ignoredFields = /* @__PURE__ */ new Set([
	"name",
	"statPrefix",
	"gateways",
	"ignoreUriCase",
	"sniHosts",
	"destinationSubnets"
]);
const byName$2 = /* @__PURE__ */ new Set([
	"headers",
	"withoutHeaders",
	"queryParams",
	"sourceLabels"
]);
function pathCondition(node, ignoresCase) {
	const condition = stringCondition(node, ignoresCase);
	return condition.form === "present" || condition.form === "prefix" && condition.value === "/" ? [] : [["uri", condition]];
}
function namedCondition(field, node) {
	return field === "sourceLabels" ? incomparableCondition(node) : stringCondition(node);
}
function spelling(field, name) {
	return field.endsWith("eaders") && !name.startsWith("@") ? name.toLowerCase() : name;
}
function covers(key, wide, narrow) {
	if (narrow === void 0) return false;
	return isWithoutHeadersKey(key) ? conditionCovers(narrow, wide) : conditionCovers(wide, narrow);
}
function excludes$1(key, condition, match) {
	if (key.startsWith("headers.")) {
		const forbiddenValue = match.conditions.get(without + key.slice(8));
		return forbiddenValue !== void 0 && conditionCovers(forbiddenValue, condition);
	}
	const requiredValue = isWithoutHeadersKey(key) ? match.conditions.get(`headers.${key.slice(15)}`) : void 0;
	return requiredValue !== void 0 && conditionCovers(condition, requiredValue);
}
function chainsCover(wide, narrow, protocol) {
	if (protocol === "tcp" && wide.subnets.length === 0) return true;
	return equalOrCovered(wide.subnets, narrow.subnets) && equalOrCovered(wide.names, narrow.names);
}
function equalOrCovered(wide, narrow) {
	if (wide.length === 0 || narrow.length === 0) return wide.length === narrow.length;
	return narrow.every((value) => wide.includes(value));
}

// src/istio/routing/delegated-routes.ts
const httpRoutesOf = derivedPer(["VirtualService"], (mesh, virtualService) => {
	const routes = [];
	const lost = [];
	if (!hasHosts(virtualService)) return {
		routes,
		lost
	};
	for (const root of virtualService.spec.items("http")) if (root.get("delegate").kind !== "map") routes.push(ownRoute(virtualService, root));
	else addDelegated(mesh, virtualService, root, routes, lost);
	return {
		routes,
		lost
	};
});
function matchesOfRoute({ virtualService, root, delegate, matches }) {
	const node = delegate?.route ?? root;
	if (matches.length === 0) return [{
		...matchOf$1(virtualService, node.get("match")),
		node
	}];
	return matches.map(({ root: wide, delegate: narrow }) => {
		const [outer, inner] = [wide && matchOf$1(virtualService, wide), narrow && matchOf$1(delegate.virtualService, narrow)];
		if (!outer || !inner) return {
			...inner ?? outer,
			gateways: gatewaysAt(virtualService, narrow, inner, outer)
		};
		return {
			...inner,
			gateways: gatewaysAt(virtualService, narrow, inner, outer),
			conditions: new Map([...outer.conditions, ...inner.conditions])
		};
	});
}
function gatewaysAt(root, narrow, inner, outer) {
	if (inner && narrow && narrow.items("gateways").length > 0) return inner.gateways;
	return outer?.gateways ?? gatewayKeysOf(root);
}
function httpRoutesWith(mesh, virtualService) {
	if (hasHosts(virtualService)) return httpRoutesOf(mesh, virtualService).routes;
	return rootsOfDelegate(mesh, virtualService).flatMap((root) => httpRoutesOf(mesh, root).routes.filter(({ delegate }) => delegate?.virtualService === virtualService));
}
function rootsOfDelegate(mesh, delegate) {
	return rootsByDelegate(mesh).get(keyOf$7(delegate)) ?? [];
}
const hasHosts = oncePer(({ spec }) => spec.items("hosts").length > 0);
function delegateName(virtualService, root) {
	const delegate = root.get("delegate");
	return {
		namespace: delegate.get("namespace").text || virtualService.namespace,
		name: delegate.get("name").text
	};
}
const rootsByDelegate = derived(["VirtualService"], (mesh) => {
	return groupByEach(mesh.ofKind("VirtualService"), (virtualService) => {
		const routes = virtualService.spec.items("http").filter((route) => route.get("delegate").kind === "map");
		return new Set(routes.map((route) => keyOf$7(delegateName(virtualService, route))));
	});
});
function keyOf$7({ namespace, name }) {
	return `${namespace}/${name}`;
}
function ownRoute(virtualService, root) {
	return {
		virtualService,
		root,
		matches: root.items("match").map((node) => ({
			root: node,
			get: (field) => node.get(field)
		})),
		get: (field) => root.get(field),
		at: (...keys) => root.at(...keys)
	};
}
function addDelegated(mesh, virtualService, root, routes, lost) {
	const { namespace, name } = delegateName(virtualService, root);
	const delegate = mesh.find("VirtualService", namespace, name);
	if (!delegate || hasHosts(delegate)) lost.push({
		root,
		defect: "missing",
		virtualService: delegate
	});
	else if (!isExportedTo(delegate, virtualService.namespace)) lost.push({
		root,
		defect: "not-exported",
		virtualService: delegate
	});
	else for (const route of delegate.spec.items("http")) {
		const matches = mergeMatches(virtualService, root, delegate, route);
		if (matches === null) lost.push({
			root,
			defect: "conflict",
			virtualService: delegate,
			route
		});
		else routes.push(mergedRoute(virtualService, root, {
			virtualService: delegate,
			route
		}, matches));
	}
}
function mergedRoute(virtualService, root, delegate, matches) {
	const get = (field) => {
		const ofDelegate = delegate.route.get(field);
		return !hasValue(ofDelegate) && inheritedFields.has(field) && hasValue(root.get(field)) ? root.get(field) : ofDelegate;
	};
	return {
		virtualService,
		root,
		delegate,
		matches,
		get,
		at: (field, ...keys) => get(field).at(...keys)
	};
}
const inheritedFields = /* @__PURE__ */ new Set([
	"rewrite",
	"directResponse",
	"timeout",
	"retries",
	"fault",
	"mirror",
	"mirrorPercent",
	"mirrorPercentage",
	"corsPolicy",
	"mirrors",
	"headers"
]);

// src/istio/ambient/connection-rule.ts
function clausesOf(rule) {
	return [
		rule.items("to").map((to) => matchOf(to.get("operation"), operationFields$1)),
		rule.items("from").map((from) => matchOf(from.get("source"), sourceFields$1)),
		...rule.items("when").map((when) => [whenMatch(when)])
	].filter(({ length }) => length > 0);
}
function isLeftOutSilently({ pathKeys }) {
	return silentFields.includes(String(pathKeys.at(-1)));
}
const silentFields = ["notTrustDomains", "trustDomains"];
const operationFields$1 = {
	ofConnections: ["ports", "notPorts"],
	ofRequests: [
		"hosts",
		"notHosts",
		"methods",
		"notMethods",
		"paths",
		"notPaths"
	]
};
const sourceFields$1 = {
	ofConnections: [
		...["ipBlocks", "notIpBlocks"],
		...["namespaces", "notNamespaces"],
		...["principals", "notPrincipals"],
		...["serviceAccounts", "notServiceAccounts"]
	],
	ofRequests: [
		...["remoteIpBlocks", "notRemoteIpBlocks"],
		...["requestPrincipals", "notRequestPrincipals"],
		...silentFields
	]
};
function matchOf(section, { ofConnections, ofRequests }) {
	const lists = (fields) => fields.map((field) => section.get(field)).filter((list) => list.items().length > 0);
	return {
		section,
		conditions: lists(ofConnections),
		omitted: lists(ofRequests)
	};
}
function whenMatch(when) {
	const key = when.get("key");
	const isKept = isConnectionKey(key);
	return {
		section: when,
		conditions: isKept ? [key] : [],
		omitted: isKept ? [] : [key]
	};
}
function isConnectionKey(key) {
	return key.isUnfilled || key.text === "" || connectionKeys.includes(key.text);
}
const connectionKeys = [
	"destination.ip",
	"destination.port",
	"source.ip",
	"source.namespace",
	"source.principal"
];

// src/istio/hosts/service-namespace.ts
const serviceEntryFor = derivedByKey(["ServiceEntry"], (mesh, host, client) => `${client}\0${canonicalHost(mesh, host)}`, (mesh, host, client) => {
	const entries = entriesWithHost(mesh, host);
	const { first, byNamespace } = inOrderOfUse(visibleIn(entries, client));
	return byNamespace.get(client)?.[0] ?? first ?? entries.find(({ namespace }) => namespace === client);
});
function serviceNamespaceFor(mesh, host, client) {
	return serviceNamespace(canonicalHost(mesh, host)) ?? serviceEntryFor(mesh, host, client)?.namespace;
}
const inOrderOfUse = oncePer((entries) => {
	const isPublic = (entry) => exportedTo(entry).includes("*");
	const sorted = [...entries.filter((entry) => !isPublic(entry)), ...entries.filter(isPublic)];
	return {
		first: sorted[0],
		byNamespace: groupBy(sorted, ({ namespace }) => namespace)
	};
});
const entriesWithHost = derivedByKey(["ServiceEntry"], (mesh, host) => canonicalHost(mesh, host), (mesh, host) => {
	const name = canonicalHost(mesh, host);
	const entries = serviceEntriesFor(mesh, name);
	const exact = entries.filter(({ spec }) => spec.items("hosts").some(({ text }) => canonicalHost(mesh, text) === name));
	return exact.length > 0 ? exact : entries;
});

// src/istio/routing/destination.ts
const ruleHost = oncePer((rule) => fullHost(rule.spec.get("host").text, rule.namespace));
function portPolicy(policy, port) {
	return policy.items("portLevelSettings").find((setting) => setting.at("port", "number").number === port) ?? policy.get("portLevelSettings").item(-1);
}
function tlsOf(rule, port) {
	return tlsIn(rule.spec.get("trafficPolicy"), port);
}
function tlsIn(policy, port) {
	const entry = portPolicy(policy, port);
	return (entry.exists ? entry : policy).get("tls");
}
function policiesOf(rule) {
	return [rule.spec, ...rule.spec.items("subsets")].map((level) => level.get("trafficPolicy"));
}
function policyLevels(rule) {
	return policiesOf(rule).flatMap((policy) => [policy, ...policy.items("portLevelSettings")]);
}
function portLevelEntries(mesh, rule) {
	const host = ruleHost(rule);
	const entries = isWildcard(host) ? entriesByText(mesh).below(host) : serviceEntriesFor(mesh, host);
	return visibleToEither(entries, rule);
}
function subsetsOf(rule) {
	const subsets = /* @__PURE__ */ new Map();
	for (const subset of rule.spec.items("subsets")) {
		const name = subset.get("name").text;
		if (!subsets.has(name)) subsets.set(name, subset);
	}
	return subsets;
}
function originatesTls(tls) {
	return tls.get("mode").text === "SIMPLE" || tls.get("mode").text === "MUTUAL";
}
function hostsOf$3(entry) {
	return entry.spec.items("hosts").map(({ text }) => text);
}
const entriesByText = indexByHosts("ServiceEntry", (_, entry) => hostsOf$3(entry));

// src/istio/routing/policy-layers.ts
function policyLayers(merged, isFilling) {
	const [first, ...later] = merged;
	const stronger = [];
	const weaker = policyOf$1(first);
	for (const rule of later) {
		const isLikeFirst = isConverted(rule) === isConverted(first);
		if (isFilling && !isLikeFirst) (isConverted(rule) ? weaker : stronger).push(...policyOf$1(rule));
		else if (weaker.length + stronger.length === 0) weaker.push(...policyOf$1(rule));
	}
	return [...stronger.toReversed(), ...weaker];
}
function policyOf$1({ spec }) {
	const policy = spec.get("trafficPolicy");
	return policy.kind === "map" ? [policy] : [];
}
function isConverted({ originals }) {
	return originals !== void 0;
}

// src/istio/routing/merged-rules.ts
function restsOnAge$1({ overridden }) {
	return overridden.some(({ isEqual }) => !isEqual);
}
const scopedRules = oncePerName((rules, filling) => {
	const namespaces = groupBy(rules, ({ namespace }) => namespace);
	return new Map([...namespaces].map(([namespace, group]) => [namespace, scopesOf$2(group, filling === "filling")]));
});
function scopesOf$2(rules, isFilling) {
	const sorted = [...rules.filter(hasSelector), ...rules.filter((rule) => !hasSelector(rule))];
	const merge = (group) => mergeRules(group).map((merging) => winningRule$1(merging, isFilling));
	return {
		local: merge(sorted.filter(isLocal)),
		private: merge(sorted.filter(isPrivate)),
		exported: merge(sorted.filter((rule) => !isPrivate(rule)))
	};
}
function mergeRules(rules) {
	const merging = [];
	const byExport = /* @__PURE__ */ new Map();
	for (const rule of rules) {
		const last = merging.at(-1);
		const isSeparate = !last || standsApart(rule, last);
		for (const { merged } of fitting(rule, byExport.values())) merged.push(rule);
		if (!isSeparate) continue;
		const exportTo = exportToOf(rule);
		const added = {
			exportTo,
			merged: [rule]
		};
		merging.push(added);
		const key = [...exportTo].toSorted().join();
		const ofExport = byExport.get(key) ?? {
			exportTo,
			bySelector: /* @__PURE__ */ new Map()
		};
		byExport.set(key, ofExport);
		addToGroup(ofExport.bySelector, selectorKey(rule), added);
	}
	return merging;
}
function fitting(rule, groups) {
	const exportTo = exportToOf(rule);
	return [...groups].filter((group) => isSameSet(exportTo, group.exportTo) || isWider(exportTo, group.exportTo)).flatMap(({ bySelector }) => hasSelector(rule) ? [...bySelector.get(selectorKey(rule)) ?? [], ...bySelector.get("") ?? []] : [...bySelector.values()].flat());
}
function standsApart(rule, { exportTo, merged: [first] }) {
	const isEqual = isSameSet(exportToOf(rule), exportTo);
	if (!isEqual && !isWider(exportToOf(rule), exportTo)) return true;
	if (hasSelector(rule) === hasSelector(first)) return selectorKey(rule) !== selectorKey(first);
	return !isEqual;
}
function isWider(exportTo, narrower) {
	return narrower.size > 0 && [...narrower].every((name) => exportTo.has(name));
}
function winningRule$1({ exportTo, merged }, isFilling) {
	const [first] = merged;
	const policies = policyLayers(merged, isFilling);
	const written = merged.filter(({ originals }) => !originals).map(({ spec }) => spec.get("trafficPolicy"));
	const subsets = groupBy(merged.flatMap(({ spec }) => spec.items("subsets")), (subset) => subset.get("name").text);
	return {
		exportTo,
		merged,
		selector: hasSelector(first) ? labelsOf(first.spec.at("workloadSelector", "matchLabels")) : void 0,
		policies,
		subsets: new Map([...subsets].map(([name, group]) => [name, group[0]])),
		overridden: [...overriddenPolicies(written, policies), ...[...subsets.values()].flatMap(([by, ...later]) => overriddenBy(by, later))]
	};
}
function overriddenPolicies(written, policies) {
	const stated = written.filter(({ kind }) => kind === "map");
	const strongest = policies.find((policy) => stated.includes(policy)) ?? stated[0];
	return strongest ? overriddenBy(strongest, stated.filter((policy) => policy !== strongest)) : [];
}
function overriddenBy(by, nodes) {
	return nodes.map((node) => ({
		node,
		by,
		isEqual: canonicalJson(node) === canonicalJson(by)
	}));
}
function hasSelector({ spec }) {
	return spec.get("workloadSelector").kind === "map";
}
const selectorKey = oncePer((rule) => hasSelector(rule) ? `=${canonicalJson(rule.spec.at("workloadSelector", "matchLabels"))}` : "");
const exportToOf = oncePer((rule) => hasSelector(rule) ? /* @__PURE__ */ new Set(["."]) : new Set(rule.spec.items("exportTo").map(({ text }) => text)));
function isLocal(rule) {
	const exportTo = exportToOf(rule);
	return isVisible(exportTo, rule.namespace) || exportTo.has(".");
}
function isPrivate(rule) {
	const exportTo = exportToOf(rule);
	return exportTo.size === 1 && (exportTo.has(".") || exportTo.has(rule.namespace));
}
function isVisible(exportTo, namespace) {
	return exportTo.size === 0 || exportTo.has("*") || exportTo.has(namespace);
}
function isSameSet(first, second) {
	return first.size === second.size && [...first].every((value) => second.has(value));
}

// src/istio/routing/winning-rule.ts
const ruleKinds = ["DestinationRule", ...conversionKinds];
function winningRule(mesh, host, client) {
	const rules = winningRules(mesh, host, client.namespace, client.importedFrom);
	return rules.find(({ selector }) => selector && selects(selector, client.labels)) ?? rules.findLast(({ selector }) => selector === void 0);
}
function winningRules(mesh, host, namespace, importedFrom = serviceNamespaceFor(mesh, host, namespace)) {
	return rulesSeen(mesh, canonicalHost(mesh, host), namespace, importedFrom);
}
const rulesSeen = derivedByKey(ruleKinds, (_, host, client, importedFrom) => `${client}\0${importedFrom ?? ""}\0${host}`, findWinningRules);
function findWinningRules(mesh, host, client, importedFrom) {
	const covering = coveringHosts(mesh, host);
	const filling = atLeast(mesh, 1, 31) ? "filling" : "replacing";
	const first = (namespace, scope) => {
		return covering.map((ruledHost) => scopedRules(rulesOf$2(mesh, ruledHost), filling).get(namespace)?.[scope] ?? []).find(({ length }) => length > 0) ?? [];
	};
	const local = first(client, client === mesh.rootNamespace ? "private" : "local");
	if (local.length > 0) return local;
	const exportedFrom = (namespace) => first(namespace, "exported").filter(({ exportTo }) => isVisible(exportTo, client));
	const ofService = importedFrom === void 0 ? [] : exportedFrom(importedFrom);
	return ofService.length > 0 ? ofService : exportedFrom(mesh.rootNamespace);
}
function coveringHosts(mesh, host) {
	const hosts = [writtenByHost(mesh), convertedByHost$1(mesh)].flatMap((rules) => rules.hosts.covering(host));
	return [...new Set(hosts)].toSorted(compareSpecificity);
}
function* rulesCovering(mesh, host) {
	for (const ruledHost of coveringHosts(mesh, canonicalHost(mesh, host))) yield* rulesOf$2(mesh, ruledHost);
}
function rulesOf$2(mesh, host) {
	const [written, converted] = [writtenByHost(mesh).of(host), convertedByHost$1(mesh).of(host)];
	if (converted.length === 0) return written;
	return written.length === 0 ? converted : joined$1(converted, written);
}
const joined$1 = oncePerPair((first, second) => [...first, ...second]);
const destinationRulesFor = derivedByKey(ruleKinds, (mesh, host, namespace) => `${namespace}\0${canonicalHost(mesh, host)}`, (mesh, host, namespace) => objectsOf(mesh, winningRules(mesh, host, namespace)));
function objectsOf(mesh, rules) {
	const objects = new Set(rules.flatMap(({ merged }) => merged));
	const placeOf = (rule) => mesh.positionOf(writtenObject(rule));
	return [...objects].toSorted((a, b) => placeOf(a) - placeOf(b));
}
const writtenByHost = objectsByHost("DestinationRule", hostsOf$2);
const convertedByHost$1 = derived(conversionKinds, (mesh) => listByHost(convertedGatewayApi(mesh).destinationRules, (rule) => hostsOf$2(mesh, rule)));
function hostsOf$2(mesh, rule) {
	return [canonicalHost(mesh, ruleHost(rule))];
}

// src/istio/routing/traffic-policy.ts
function effectivePolicy(winner, port, subset) {
	const { policies, subsets } = winner;
	return mergedPolicy(policies, subsets.get(subset)?.get("trafficPolicy") ?? null, port);
}
function mergedPolicy(destination, subset, port) {
	const general = layered(destination.map((policy) => settingsOf$1(policy)));
	const entries = destination.map((policy) => portPolicy(policy, port)).filter(({ exists }) => exists);
	const [entry] = entries;
	const ofPort = entry ? layered(entries.map((level) => settingsOf$1(level, portBlocks$1))) : general;
	const lossesToEntry = entry ? lossesBetween(general, ofPort, entry) : [];
	if (!subset || subset.kind !== "map") return {
		settings: ofPort,
		losses: lossesToEntry
	};
	const ofSubset = mergeBlocks(ofPort, settingsOf$1(subset));
	const lossesToSubset = [...lossesToEntry, ...lossesBetween(ofPort, ofSubset, subset)];
	const subsetEntry = portPolicy(subset, port);
	if (!subsetEntry.exists) return {
		settings: ofSubset,
		losses: lossesToSubset
	};
	const entrySettings = settingsOf$1(subsetEntry, portBlocks$1);
	const lostBlocks = [...ofSubset].filter(([field, node]) => portBlocks$1.includes(blockOf(field)) || ofPort.get(field) !== node);
	return {
		settings: new Map([...withoutBlocks(ofPort, portBlocks$1), ...entrySettings]),
		losses: [...lossesToSubset, ...lossesBetween(new Map(lostBlocks), entrySettings, subsetEntry)]
	};
}
const portBlocks$1 = [
	"loadBalancer",
	"connectionPool",
	"outlierDetection",
	"tls"
];
const blocks$2 = [
	...portBlocks$1,
	"tunnel",
	"proxyProtocol",
	"retryBudget"
];
function settingsOf$1(policy, names = blocks$2) {
	const written = names.flatMap((name) => name === "connectionPool" ? policy.entries(name).map(([protocol, node]) => [`${name}.${protocol}`, node]) : [[name, policy.get(name)]]);
	return new Map(written.filter(([, node]) => node.kind === "map" || typeof node.scalar === "string"));
}
function layered(layers) {
	return layers.reduceRight(mergeBlocks, /* @__PURE__ */ new Map());
}
function mergeBlocks(settings, replacing) {
	const replaced = [...replacing.keys()].map(blockOf);
	return new Map([...withoutBlocks(settings, replaced), ...replacing]);
}
function withoutBlocks(settings, names) {
	return new Map([...settings].filter(([field]) => !names.includes(blockOf(field))));
}
function lossesBetween(original, effective, replacement) {
	return [...original].filter(([field]) => !effective.has(field)).map(([field, node]) => ({
		field,
		node,
		replacement
	}));
}
function blockOf(field) {
	return field.split(".")[0];
}

// src/model/first-difference.ts
function firstDifference(items, attributes) {
	const valuesOf = (item) => attributes.map((attribute) => attribute(item));
	const candidates = [];
	for (const item of items) {
		const values = valuesOf(item);
		if (mayBeFirst(values, candidates.map((candidate) => candidate.values))) candidates.push({
			item,
			values
		});
	}
	return (item) => {
		const values = valuesOf(item);
		return candidates.find((candidate) => differInAll(candidate.values, values))?.item;
	};
}
function differInAll(first, second) {
	return first.every((value, index) => value !== second[index]);
}
function mayBeFirst(values, earlier) {
	return canComplete(values, earlier, /* @__PURE__ */ new Map());
}
function canComplete(values, earlier, chosen) {
	const unmet = earlier.find((earlierValues) => earlierValues.every((value, index) => chosen.get(index) !== value));
	if (!unmet) return true;
	return unmet.some((value, index) => !chosen.has(index) && value !== values[index] && canComplete(values, earlier, new Map([...chosen, [index, value]])));
}

// src/istio/policy/istiod-environment.ts
const istiodVariable = derivedByKey("everything", (_, variable) => variable, (mesh, variable) => [...mesh.ofKind("Deployment").filter(isIstiod).map((deployment) => valueInDeployment(deployment, variable)), ...operators$1(mesh).map((operator) => valueInOperator(operator, variable))]);
function isIstiod({ root, name }) {
	return root.at("metadata", "labels", "app").text === "istiod" || /^istiod(-|$)/.test(name);
}
function valueInDeployment({ spec }, variable) {
	const containers = spec.at("template", "spec").items("containers");
	const env = containers.flatMap((container) => container.items("env"));
	const isHidden = containers.some((container) => container.items("envFrom").length > 0);
	return valueIn(env, variable) ?? (isHidden ? reference$1(variable) : "");
}
function operators$1(mesh) {
	return mesh.manifests.filter(({ apiVersion }) => apiVersion.startsWith("install.istio.io/") || apiVersion.startsWith("sailoperator.io/"));
}
function valueInOperator({ spec }, variable) {
	return scalarText(spec.at("values", "pilot", "env", variable)) || (valueIn(spec.at("components", "pilot", "k8s").items("env"), variable) ?? "");
}
function valueIn(env, variable) {
	const entry = env.findLast((candidate) => candidate.get("name").text === variable);
	if (entry) return entry.get("valueFrom").exists ? reference$1(variable) : scalarText(entry.get("value"));
	return env.find((candidate) => candidate.get("name").isUnfilled)?.get("name").text;
}
function reference$1(variable) {
	return `$(${variable})`;
}
function scalarText(node) {
	return typeof node.scalar === "boolean" ? String(node.scalar) : node.text;
}

// src/istio/routing/managed-gateways.ts
function conflictingManagedGateway(mesh, gateway) {
	if (!hasStatedNamespace(gateway) || gatewaySelector(gateway).size === 0 || !isStrictMerging(mesh)) return void 0;
	return selectedGateways(mesh, gateway)?.(gateway);
}
function isStrictMerging(mesh) {
	const values = istiodVariable(mesh, "PILOT_ENABLE_STRICT_GATEWAY_MERGING");
	return atLeast(mesh, 1, 31) && values.every((value) => /^(|1|t|T|TRUE|true|True)$/.test(value));
}
const selectedGateways = derivedByKey(["GatewayClass", "KubernetesGateway"], (_, gateway) => labelsKey(gatewaySelector(gateway)), (mesh, gateway) => {
	const selected = managedGateways(mesh).requiring(gatewaySelector(gateway));
	if (selected.length === 0) return void 0;
	return firstDifference(selected.map(({ manifest }) => manifest), [({ namespace }) => namespace]);
});
const managedGateways = derived(["GatewayClass", "KubernetesGateway"], (mesh) => {
	const gateways = mesh.ofKind("KubernetesGateway").filter((gateway) => hasStatedNamespace(gateway) && isDeployedByIstio(gateway) && controllerOf(mesh, gateway.spec.get("gatewayClassName").text) === "gateway").map((manifest) => ({
		manifest,
		labels: labelsOfPods(mesh, manifest)
	}));
	return selectorIndex(gateways.filter(({ labels }) => !hasUnfilled(labels)), ({ labels }) => labels);
});
function labelsOfPods(mesh, { namespace, name }) {
	return gatewayPods(mesh, namespace, name).labels;
}

// src/model/injector-webhook.ts
function isInjectorWebhook(webhook) {
	const resources = webhook.items("rules").flatMap((rule) => rule.items("resources"));
	return webhook.get("name").text.endsWith("istio.io") && resources.some(({ text }) => /^(pods|\*)$/.test(text));
}

// src/istio/ambient/waypoints.ts
function waypointOf(mesh, target) {
	const labels = labelsOf(target.root.at("metadata", "labels"));
	if (hasUnfilled(labels) || !hasStatedNamespace(target)) return void 0;
	const own = namedWaypoint(labels, target.namespace);
	if (own) return own;
	const namespaces = namespaceObjects(mesh, target.namespace).map(({ root }) => labelsOf(root.at("metadata", "labels")));
	if (namespaces.length === 0 || namespaces.some(hasUnfilled)) return void 0;
	return namespaces.map((namespace) => namedWaypoint(namespace, target.namespace) ?? "none").find((waypoint) => waypoint !== "none") ?? "none";
}
function lacksWaypoint(mesh, host) {
	if (isUnfilled(host) || isWildcard(host)) return false;
	const declarations = declarationsOf(mesh, host);
	return declarations.length > 0 && declarations.every((target) => waypointOf(mesh, target) === "none");
}
function namespaceObjects(mesh, name) {
	return [mesh, meshOfOtherObjects(mesh)].flatMap((candidate) => (candidate && namespacesByName$1(candidate).get(name)) ?? []);
}
const namespacesByName$1 = derived(["Namespace"], (mesh) => groupBy(mesh.ofKind("Namespace"), ({ name }) => name));
function admitsNamespace(mesh, waypoint, namespace) {
	const listeners = waypoint.spec.items("listeners");
	if (listeners.some((candidate) => candidate.get("protocol").isUnfilled || candidate.get("port").isUnfilled)) return true;
	const listener = listeners.find((candidate) => candidate.get("protocol").text === "HBONE" && candidate.get("port").number === 15008);
	if (!listener) return waypoint.namespace === namespace;
	const allowed = listener.at("allowedRoutes", "namespaces");
	return routeNamespaces(openContext(mesh), waypoint, allowed).some((admitted) => admitted === "*" || admitted === namespace);
}
const trafficLabel = "istio.io/waypoint-for";
function waypointTraffic(mesh, { root, spec }) {
	const labels = root.at("metadata", "labels");
	const ofClass = trafficByClass(mesh).get(spec.get("gatewayClassName").text);
	const traffic = labels.get("istio.io/waypoint-for").exists ? labels.get(trafficLabel).text : ofClass ?? "service";
	return isUnfilled(traffic) ? void 0 : traffic;
}
function lacksTraffic(mesh, waypoint, traffic) {
	const actual = waypointTraffic(mesh, waypoint);
	return actual !== void 0 && actual !== traffic && actual !== "all";
}
const trafficByClass = derived(["GatewayClass"], (mesh) => new Map(mesh.ofKind("GatewayClass").flatMap(({ name, root }) => {
	const label = root.at("metadata", "labels", trafficLabel);
	return label.exists ? [[name, label.text]] : [];
})));

// src/istio/routing/routes.ts
const routesOf = derivedPer([
	"Service",
	"ServiceEntry",
	"other"
], (mesh, virtualService) => protocols$4.flatMap((protocol) => virtualService.spec.items(protocol).flatMap((route) => destinations(route).map((node) => routeTo(mesh, virtualService, protocol, route, node)))));
const protocols$4 = [
	"http",
	"tls",
	"tcp"
];
function destinationHosts(virtualService) {
	const nodes = protocols$4.flatMap((protocol) => virtualService.spec.items(protocol).flatMap(destinations));
	return [...new Set(nodes.map((node) => fullHost(node.get("host").text, virtualService.namespace)))];
}
function destinations(route) {
	return [...[...route.items("route"), ...route.items("mirrors")].map((item) => item.get("destination")), route.get("mirror")].filter(({ kind }) => kind === "map");
}
function routeTo(mesh, virtualService, protocol, route, destination) {
	const host = fullHost(destination.get("host").text, virtualService.namespace);
	const number = destination.at("port", "number").number;
	return {
		virtualService,
		protocol,
		route,
		destination,
		host,
		ports: number === void 0 ? inferredPorts(mesh, protocol, host, route) : [number],
		subset: destination.get("subset").text
	};
}
function inferredPorts(mesh, protocol, host, route) {
	const declaredPorts = portsOf$2(mesh, host) ?? [];
	if (declaredPorts.length === 1) return [declaredPorts[0].number];
	const matches = route.items("match").map((match) => match.get("port").number);
	const called = matches.filter((port) => port !== void 0);
	if (called.length > 0 && called.length === matches.length) return [...new Set(called)];
	return carriedNumbers(declaredPorts, protocol);
}
const carriedNumbers = oncePerName((ports, protocol) => [...new Set(ports.filter((port) => carriesRoute[protocol](port)).map(({ number }) => number))]);
const carriesRoute = {
	http: ({ protocol }) => isHttp(protocol) && protocol !== "",
	tls: ({ protocol }) => isTls(protocol),
	tcp: ({ protocol }) => [
		"tcp",
		"mongo",
		"mysql",
		"redis"
	].includes(protocol)
};

// src/istio/routing/destination-protocol.ts
function calledPort({ node }) {
	return node.get("port").number;
}
function calledHosts$1(virtualService) {
	return virtualService.spec.items("hosts").map(({ text }) => fullHost(text, virtualService.namespace));
}
function mayReceiveHttp(mesh, virtualService, match) {
	return match.gateways.some((key) => key === "mesh" ? mayReceiveHttpOnSidecars(mesh, virtualService, calledPort(match)) : mayReceiveHttpAtGateway(mesh, key));
}
function mayReceiveHttpOnSidecars(mesh, virtualService, called) {
	const hosts = calledHosts$1(virtualService);
	if (hosts.length === 0 || hasNonTlsPort(mesh, virtualService)) return true;
	return hosts.some((host) => {
		const ports = portsOf$2(mesh, host) ?? [];
		if (ports.length === 0 || haveNonTlsPort(ports)) return true;
		return called !== void 0 && !portNumbers(ports).has(called);
	});
}
const haveNonTlsPort = oncePer((ports) => ports.some(isNotTls));
function hasNonTlsPort(mesh, virtualService) {
	return calledHosts$1(virtualService).some((host) => hostsWithNonTlsPorts(mesh).below(host).length > 0);
}
const hostsWithNonTlsPorts = derived(["ServiceEntry", "Service"], (mesh) => {
	const entries = mesh.ofKind("ServiceEntry").filter((entry) => declaredPorts(entry).some(isNotTls));
	const services = mesh.ofKind("Service").filter((service) => declaredPorts(service).some(isNotTls));
	const hosts = /* @__PURE__ */ new Set([...entries.flatMap((entry) => entry.spec.items("hosts").map(({ text }) => text)), ...services.map(({ name, namespace }) => fullHost(name, namespace))]);
	return hostIndex([...hosts], (host) => [host]);
});
function isNotTls({ protocol }) {
	return !isTls(protocol);
}
function mayReceiveHttpAtGateway(mesh, key) {
	const gateway = gatewayAt(mesh, key);
	return gateway === void 0 || gateway.spec.items("servers").some(acceptsHttpRoutes);
}
function acceptsHttpRoutes(server) {
	if (hasUnfilledProtocol(server)) return true;
	const protocol = server.at("port", "protocol").text.toLowerCase();
	if (protocol === "https") return !passesThrough(server);
	return [
		"",
		"http",
		"http2",
		"grpc",
		"grpc-web"
	].includes(protocol);
}
function hasUnfilledProtocol(server) {
	return server.at("port", "protocol").isUnfilled || server.at("tls", "mode").isUnfilled;
}
function passesThrough(server) {
	const tls = server.get("tls");
	return tls.kind === "map" && [
		"",
		"PASSTHROUGH",
		"AUTO_PASSTHROUGH"
	].includes(tls.get("mode").text);
}

// src/istio/routing/routed-destinations.ts
function routedDestinationsTo(mesh, host) {
	return destinationsByHost(mesh).get(host) ?? [];
}
function routedDestinationsToPort(mesh, host, port) {
	return destinationsByPort(mesh).get(portKey$1(host, port)) ?? [];
}
function mayBeRoutedTo(mesh, host) {
	return destinationsWithPlaceholder(mesh).has(host);
}
function routedDestinationsOf(mesh, virtualService) {
	return destinationsByVirtualService(mesh).get(virtualService) ?? [];
}
function virtualServicesForHost(mesh, host) {
	const [written, converted] = [virtualServicesByHost(mesh).covering(host), convertedByHost(mesh).covering(host)];
	if (converted.length === 0) return written;
	return written.length === 0 ? converted : joined(written, converted);
}
const joined = oncePerPair((first, second) => [...first, ...second]);
function sidecarRoutesFor(mesh, host, protocol) {
	return withRoutes(virtualServicesForHost(mesh, host), protocol);
}
const withRoutes = oncePerName((virtualServices, protocol) => virtualServices.filter((virtualService) => gatewayKeysOf(virtualService).includes("mesh") && virtualService.spec.items(protocol).length > 0));
function proxiesRouting(routedDestination) {
	return new Set(routedDestination.matches.flatMap(({ gateways }) => gateways));
}
const routingKinds = [
	"Gateway",
	"VirtualService",
	"other",
	...conversionKinds
];
const destinationsByVirtualService = derived(routingKinds, (mesh) => {
	return new Map(allVirtualServices(mesh).map((virtualService) => [virtualService, routesOf(mesh, virtualService).flatMap((route) => toRoutedDestinations(mesh, route))]));
});
const destinationsByHost = derived(routingKinds, (mesh) => groupBy([...destinationsByVirtualService(mesh).values()].flat(), ({ host }) => host));
const destinationsWithPlaceholder = derived(routingKinds, (mesh) => unfilledIndex([...destinationsByVirtualService(mesh).values()].flat(), ({ host }) => [host]));
const destinationsByPort = derived(routingKinds, (mesh) => {
	const keyed = [...destinationsByVirtualService(mesh).values()].flat().flatMap((routedDestination) => [...new Set(routedDestination.ports)].map((port) => ({
		key: portKey$1(routedDestination.host, port),
		routedDestination
	})));
	const groups = groupBy(keyed, ({ key }) => key);
	return new Map([...groups].map(([key, group]) => [key, group.map(({ routedDestination }) => routedDestination)]));
});
function portKey$1(host, port) {
	return `${port} ${host}`;
}
const virtualServicesByHost = derived(["VirtualService"], (mesh) => hostIndex(mesh.ofKind("VirtualService"), calledHosts$1));
const convertedByHost = derived(conversionKinds, (mesh) => hostIndex(convertedGatewayApi(mesh).virtualServices, calledHosts$1));
function toRoutedDestinations(mesh, route) {
	const { virtualService, protocol, destination } = route;
	const entry = virtualService.root.at(...destination.pathKeys.slice(0, 3));
	const matches = matchesOf(virtualService, entry, protocol);
	const open = protocol === "http" ? matches.filter((match) => mayReceiveHttp(mesh, virtualService, match)) : matches;
	return open.length > 0 ? [{
		...route,
		entry,
		matches: open
	}] : [];
}

// src/istio/ambient/ztunnel.ts
function ambientReach(mesh, policy) {
	if (namespaceDataplane(mesh, policy) !== "ambient" || policy.namespace === mesh.rootNamespace) return "no";
	const labels = policy.kind === "Sidecar" ? workloadSelector(policy) : policySelector(policy);
	if (labels.has("gateway.networking.k8s.io/gateway-name") || selectsGateway(mesh, policy, labels)) return "no";
	const workloads = workloadsWithLabelsIn(mesh, policy.namespace, labels);
	const planes = new Set(workloads.map(({ manifest }) => dataplaneOf(mesh, manifest)));
	if (planes.has("ambient")) return planes.size === 1 ? "certain" : "likely";
	return workloads.length === 0 ? "likely" : "no";
}
function selectsGateway(mesh, { namespace }, labels) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => candidate.ofKind("KubernetesGateway").filter((gateway) => gateway.namespace === namespace).map(({ name }) => gatewayPods(candidate, namespace, name)).some((pods) => pods.isWaypoint !== true && (!pods.isComplete || selects(labels, pods.labels))));
}
function hasSidecars(mesh) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some(hasSidecarsIn);
}
const hasSidecarsIn = derived("everything", (mesh) => {
	const isInjected = (object) => namespaceDataplane(mesh, object) === "sidecar";
	return mesh.ofKind("Namespace").map((object) => manifestWith(object, { namespace: object.name })).some(isInjected) || allWorkloads(mesh).some(({ manifest }) => dataplaneOf(mesh, manifest) === "sidecar");
});

// src/rules/shared/converted-views.ts
function routeViews(check) {
	const view = viewOf("VirtualService", check);
	return {
		GRPCRoute: view,
		HTTPRoute: view,
		TCPRoute: view,
		TLSRoute: view
	};
}
function backendPolicyViews(check) {
	return { BackendTLSPolicy: viewOf("DestinationRule", check) };
}
function viewOf(kind, check) {
	const problemsOf = oncePerPair((mesh, converted) => [...check(converted, mesh)]);
	return function* problemsIn(original, mesh) {
		const seen = /* @__PURE__ */ new Set();
		for (const converted of objectsMadeOf(mesh).get(original) ?? []) {
			if (converted.kind !== kind) continue;
			for (const problem of problemsOf(mesh, converted)) {
				const written = asWritten(problem, original);
				const key = written && JSON.stringify([written.code, written.node.path]);
				if (!written || !key || seen.has(key)) continue;
				seen.add(key);
				yield written;
			}
		}
	};
}
function asWritten(problem, { root }) {
	const { node, fix: _, missing: __, ...rest } = problem;
	if (!(node instanceof Node)) return void 0;
	const place = placeIn(root, node);
	return place && {
		...rest,
		...place
	};
}
function placeIn(root, node) {
	const { source, start, end } = node.range;
	const stands = (range) => range.source === source && range.start === start && range.end === end;
	const holds = (range) => range.source === source && range.start <= start && range.end >= end;
	let current = root;
	while (current) {
		if (stands(current.range)) return { node: current };
		const withKey = current.entries().map(([, value]) => value).find((value) => stands(keyRange(value)));
		if (withKey) return {
			node: withKey,
			at: "key"
		};
		current = [...current.entries().map(([, value]) => value), ...current.items()].find(({ range }) => holds(range));
	}
}
function keyRange(value) {
	return value.get("").range;
}

// src/rules/ambient/destination-rule-without-waypoint.ts
const destinationRuleWithoutWaypoint = defineRule({
	id: "ambient/destination-rule-without-waypoint",
	codes: ["no-waypoint", "tls-not-originated"],
	severity: "warning",
	summary: "A policy for callers in ambient mode to a host without a waypoint.",
	why: "Ztunnel forwards connections and reads no DestinationRules. In ambient mode only the waypoint of the called host applies them, or a gateway that routes to the host. Without either, pools, outlier detection and load balancing have no effect, and no TLS is originated: plain text of applications leaves as plain text.",
	fix: "Create a waypoint and label the Service, the ServiceEntry or its Namespace with `istio.io/use-waypoint`; or remove the policy.",
	across: {
		DestinationRule: check$38,
		...backendPolicyViews(check$38)
	}
});
function* check$38(rule, mesh) {
	const host = ruleHost(rule);
	const settings = policyLevels(rule).flatMap(effectiveSettings);
	if (settings.length === 0 || rule.spec.get("workloadSelector").exists) return;
	if (namespaceDataplane(mesh, rule) !== "ambient" || hasSidecars(mesh)) return;
	if (!lacksWaypoint(mesh, host) || mayLeadThroughGateway(mesh, host)) return;
	const isPlain = settings.some(originatesTls);
	yield {
		code: isPlain ? "tls-not-originated" : "no-waypoint",
		node: rule.spec.get("host"),
		confidence: "likely",
		message: `${quote(host)} has no waypoint, and no file gives workloads a sidecar: nothing uses this policy${isPlain ? ", and plain text of applications leaves without TLS" : ""}; label its Service, ServiceEntry or Namespace with \`${waypointLabel}\``,
		about: host
	};
}
function effectiveSettings(level) {
	return level.entries().filter(([name]) => name !== "port" && name !== "portLevelSettings").map(([, setting]) => setting).filter((setting) => setting.get("mode").text !== "ISTIO_MUTUAL");
}
function mayLeadThroughGateway(mesh, host) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => mayBeRoutedTo(candidate, host) || routedDestinationsTo(candidate, host).some((destination) => [...proxiesRouting(destination)].some((key) => key !== "mesh")));
}

// src/istio/hosts/address-allocation.ts
function allocationObstacle(mesh, { root, spec }) {
	const resolution = spec.get("resolution");
	if (!resolution.exists || resolution.isNull || resolution.text === "NONE") return "resolution-none";
	if (!atLeast(mesh, 1, 25)) return "allocation-before-1-25";
	return root.at("metadata", "labels", "networking.istio.io/enable-autoallocate-ip").text.toLowerCase() === "false" ? "allocation-disabled" : null;
}

// src/rules/ambient/egress-past-waypoint.ts
const egressPastWaypoint = defineRule({
	id: "ambient/egress-past-waypoint",
	codes: [
		"dynamic-dns",
		"no-address",
		"wildcard"
	],
	severity: "warning",
	summary: "Calls to an outside host that bypass its waypoint.",
	why: "Ztunnel knows a host by the addresses of its ServiceEntry, or by one that istiod allocates. Without an address it does not recognize connections to the host and sends them straight out: routes, TLS and policies of the waypoint have no effect. Istiod allocates no address with resolution NONE, and one for a wildcard only with DYNAMIC_DNS, which only a waypoint can serve (istio `pilot/pkg/serviceregistry/ambient/services.go`).",
	fix: "List the addresses of the host or set a resolution with which istiod allocates one; give a ServiceEntry with DYNAMIC_DNS a waypoint by `istio.io/use-waypoint`.",
	across: { ServiceEntry: check$37 }
});
function* check$37(entry, mesh) {
	const { root, spec } = entry;
	const resolution = spec.get("resolution");
	const waypoint = waypointOf(mesh, entry);
	if (resolution.isUnfilled || waypoint === void 0 || spec.get("location").text === "MESH_INTERNAL") return;
	if (waypoint === "none") {
		if (resolution.text === "DYNAMIC_DNS" && namespaceDataplane(mesh, entry) === "ambient" && !hasSidecars(mesh)) yield {
			code: "dynamic-dns",
			node: resolution,
			confidence: "likely",
			message: `in ambient mode only a waypoint serves DYNAMIC_DNS, and this ServiceEntry has none: nothing uses the entry; label it or its Namespace with \`${waypointLabel}\``
		};
		return;
	}
	if (spec.items("addresses").length > 0 || root.at("status", "addresses").items().length > 0) return;
	const name = quote(`${waypoint.namespace}/${waypoint.name}`);
	const obstacle = allocationObstacle(mesh, entry);
	if (obstacle) yield noAddress(entry, obstacle, name);
	else if (resolution.text !== "DYNAMIC_DNS") yield* wildcards$2(entry, name);
}
function noAddress({ spec }, obstacle, waypoint) {
	const resolution = spec.get("resolution");
	return {
		code: "no-address",
		node: resolution.exists ? resolution : spec.get("hosts"),
		...obstacle === "allocation-before-1-25" && { confidence: "likely" },
		message: `the hosts have no address ${reasons[obstacle]}: ztunnel does not recognize them, and calls go past the waypoint ${waypoint}; list their addresses`
	};
}
const reasons = {
	"resolution-none": "and get none with resolution NONE",
	"allocation-before-1-25": "and get none before Istio 1.25",
	"allocation-disabled": "and get none because of the label `networking.istio.io/enable-autoallocate-ip`"
};
function* wildcards$2({ spec }, waypoint) {
	for (const host of spec.items("hosts")) if (isWildcard(host.text) && !host.isUnfilled) yield {
		code: "wildcard",
		node: host,
		message: `the wildcard ${quote(host.text)} has no address: ztunnel does not recognize calls of its hosts, which go past the waypoint ${waypoint}; use DYNAMIC_DNS, or list hosts or addresses`,
		about: host.text
	};
}

// src/rules/ambient/entry-visibility.ts
const entryVisibilityRule = defineRule({
	id: "ambient/entry-visibility",
	codes: [
		"export-ignored",
		"export-narrowed",
		"hidden",
		"waypoint-elsewhere"
	],
	severity: "warning",
	summary: "A ServiceEntry that is visible to other namespaces than its `exportTo` says.",
	why: "In ambient mode Istio does not read `exportTo`: all workloads see all ServiceEntries. Since 1.31 `serviceEntryVisibility` of the MeshConfig limits them to their namespace or hides them, by the labels of the namespace: ztunnel and waypoints always honour it, sidecars with `applyToSidecars`. An entry that is limited to its namespace gets no waypoint of another one (istio `pilot/pkg/model/serviceentry_visibility.go`).",
	fix: "Leave `exportTo` out, or set `serviceEntryVisibility` to what is meant; create the waypoint in the namespace of the ServiceEntry.",
	across: { ServiceEntry: check$36 }
});
function* check$36(entry, mesh) {
	const visibility = entryVisibility(mesh, entry);
	const isAmbient = namespaceDataplane(mesh, entry) === "ambient";
	const to = visibility?.to ?? "public";
	if (to === "public") {
		if (isAmbient && !hasSidecars(mesh)) yield* exportIgnored(entry);
	} else if (isAmbient || visibility.isOfSidecars) yield* to === "none" ? hidden(entry, visibility) : limited(entry, visibility, mesh);
}
function* exportIgnored(entry) {
	const exportTo = entry.spec.get("exportTo");
	if (exportTo.items().length === 0 || exportedTo(entry).includes("*") || exportTo.items().some(isUnfilledNode)) return;
	yield {
		code: "export-ignored",
		node: exportTo,
		at: "key",
		confidence: "likely",
		message: "`exportTo` does nothing in ambient mode: all workloads of the mesh see this ServiceEntry; since Istio 1.31 `serviceEntryVisibility` of the MeshConfig limits it"
	};
}
function isUnfilledNode({ isUnfilled }) {
	return isUnfilled;
}
function* hidden({ root }, visibility) {
	yield {
		code: "hidden",
		node: root.at("metadata", "name"),
		at: "object",
		message: `\`serviceEntryVisibility\` is NONE for this namespace: ${proxiesOf(visibility)} ignore this ServiceEntry; remove it, or let the MeshConfig admit it`,
		related: [{
			node: visibility.node,
			note: "the visibility"
		}]
	};
}
function* limited(entry, visibility, mesh) {
	const related = [{
		node: visibility.node,
		note: "the visibility"
	}];
	const elsewhere = entry.spec.items("exportTo").find(({ text, isUnfilled }) => !isUnfilled && ![
		".",
		"~",
		entry.namespace
	].includes(text));
	if (elsewhere) yield {
		code: "export-narrowed",
		node: elsewhere,
		message: `\`serviceEntryVisibility\` is NAMESPACE for this namespace: ${proxiesOf(visibility)} elsewhere do not see this ServiceEntry, whatever \`exportTo\` says`,
		related
	};
	const waypoint = waypointOf(mesh, entry);
	if (!waypoint || waypoint === "none" || waypoint.namespace === entry.namespace) return;
	const label = entry.root.at("metadata", "labels").get(waypointLabel);
	yield {
		code: "waypoint-elsewhere",
		node: label.exists ? label : entry.root.at("metadata", "name"),
		...!label.exists && { at: "object" },
		message: `\`serviceEntryVisibility\` limits this ServiceEntry to ${quote(entry.namespace)}: it does not get the waypoint ${quote(`${waypoint.namespace}/${waypoint.name}`)} of another namespace, and requests go without one`,
		related
	};
}
function proxiesOf({ isOfSidecars }) {
	return isOfSidecars ? "all proxies" : "ztunnel and waypoints";
}

// src/istio/policy/policies.ts
function policyGroupsFor(mesh, kind, workload) {
	const { namespace, labels, attachedTo } = workload;
	const isSelected = !isOfWaypoint(mesh, workload);
	return [.../* @__PURE__ */ new Set([namespace, mesh.rootNamespace])].flatMap((name) => {
		const index = policyIndexes[kind](mesh).byNamespace.get(name);
		if (!index) return [];
		const isAttached = attachedTo !== null && (name === namespace || attachedTo.startsWith("GatewayClass/"));
		return [...isSelected ? index.byLabels.selecting(labels) : [], ...isAttached ? [index.byTarget.get(attachedTo) ?? []] : []];
	});
}
function* workloadClasses(mesh, policy, choose) {
	const classes = classesOf(mesh, policy);
	yield* classes;
	for (const index of chosenIndexes(mesh, policy, choose)) for (const workloadClass of classes) for (const otherPolicy of policiesThatMayNarrow(mesh, index, policy, workloadClass)) yield* narrowByPolicy(mesh, workloadClass, policy, otherPolicy);
}
function chosenIndexes(mesh, policy, choose) {
	return (policy.namespace === mesh.rootNamespace ? [mesh.ofKind("AuthorizationPolicy")] : [policy.namespace, mesh.rootNamespace].map((namespace) => authorizationPolicies(mesh).get(namespace) ?? [])).map((list) => indexFor(mesh, choose(list)));
}
const indexFor = derivedPer(["GatewayClass", "KubernetesGateway"], (mesh, policies) => indexPolicies(mesh, policies, policyScope));
function* policiesThatMayNarrow(mesh, index, policy, workloadClass) {
	if (canNarrowByLabels(mesh, workloadClass)) for (const [first] of index.byLabels.compatibleWith(workloadClass.labels)) yield first;
	if (targetRefs(policy).length === 0) for (const { policies } of gatewaysWith(index, workloadClass.labels)) yield policies[0];
	else {
		const kind = workloadClass.attachedTo.split("/")[0];
		for (const attached of index.attachedToOtherKinds(kind)) yield* firstOfEachNamespace(attached);
	}
}
const firstOfEachNamespace = oncePer((policies) => [...new Map(policies.map((policy) => [policy.namespace, policy])).values()]);
const authorizationPolicies = derived(["AuthorizationPolicy"], (mesh) => groupBy(mesh.ofKind("AuthorizationPolicy"), ({ namespace }) => namespace));
function isOfWaypoint(mesh, { attachedTo, namespace }) {
	if (attachedTo === null) return false;
	const name = gatewayIn(attachedTo);
	return name === void 0 || gatewayPods(mesh, namespace, name).isWaypoint === true;
}
function gatewayIn(ref) {
	return ref.startsWith("Gateway/") ? ref.slice(8) : void 0;
}
function classesOf(mesh, policy) {
	const refs = targetRefs(policy);
	const labels = policySelector(policy);
	const { namespace } = policy;
	if (refs.length > 0) return refs.map((ref) => attachedClass(mesh, namespace, ref));
	const gateway = labels.get(gatewayNameLabel);
	if (gateway === void 0) return [{
		namespace,
		labels,
		attachedTo: null
	}];
	const ofGateway = attachedClass(mesh, namespace, `Gateway/${gateway}`);
	return [{
		...ofGateway,
		labels: new Map([...ofGateway.labels, ...labels])
	}];
}
function attachedClass(mesh, namespace, attachedTo) {
	const gateway = gatewayIn(attachedTo);
	return {
		namespace,
		labels: gateway === void 0 ? /* @__PURE__ */ new Map() : gatewayPods(mesh, namespace, gateway).labels,
		attachedTo
	};
}
function narrowByPolicy(mesh, workloadClass, policy, otherPolicy) {
	const namespace = commonNamespace(mesh, policy.namespace, otherPolicy.namespace);
	if (namespace === null) return [];
	const refs = targetRefs(otherPolicy);
	const classInNamespace = {
		...workloadClass,
		namespace
	};
	if (refs.length === 0) return narrowByLabels(mesh, classInNamespace, otherPolicy);
	const isSelecting = targetRefs(policy).length === 0;
	return refs.flatMap((ref) => narrowByTarget(mesh, classInNamespace, isSelecting, ref));
}
function narrowByLabels(mesh, workloadClass, otherPolicy) {
	const labels = mergeLabels(workloadClass.labels, policySelector(otherPolicy));
	return labels === null || !canNarrowByLabels(mesh, workloadClass) ? [] : [{
		...workloadClass,
		labels
	}];
}
function canNarrowByLabels(mesh, workloadClass) {
	const gateway = workloadClass.attachedTo === null ? void 0 : gatewayIn(workloadClass.attachedTo);
	return !(gateway !== void 0 && gatewayPods(mesh, workloadClass.namespace, gateway).isComplete) && !isOfWaypoint(mesh, workloadClass);
}
function narrowByTarget(mesh, workloadClass, isSelecting, ref) {
	const attached = attachedClass(mesh, workloadClass.namespace, ref);
	const gateway = gatewayIn(ref);
	const isWaypoint = gateway === void 0 || gatewayPods(mesh, workloadClass.namespace, gateway).isWaypoint;
	if (isSelecting) return isWaypoint !== true && selects(workloadClass.labels, attached.labels) ? [attached] : [];
	return ref.split("/")[0] !== workloadClass.attachedTo?.split("/")[0] && isWaypoint !== false && mayBeWaypoint(mesh, workloadClass) ? [attached] : [];
}
function mayBeWaypoint(mesh, { attachedTo, namespace }) {
	const gateway = attachedTo === null ? void 0 : gatewayIn(attachedTo);
	return gateway === void 0 || gatewayPods(mesh, namespace, gateway).isWaypoint !== false;
}
function commonNamespace(mesh, first, second) {
	if (first === second || second === mesh.rootNamespace) return first;
	return first === mesh.rootNamespace ? second : null;
}

// src/rules/shared/token-conditions.ts
function tokenConditions(rule) {
	return [...rule.items("from").map((from) => from.get("source")).flatMap((source) => sourceConditions(source)), ...rule.items("when").filter(isTokenCondition).flatMap(whenConditions)];
}
function sourceConditions(source) {
	return conditions$2(source.get("requestPrincipals"), source.get("notRequestPrincipals"));
}
function whenConditions(when) {
	return conditions$2(when.get("values"), when.get("notValues"));
}
function isTokenCondition(when) {
	return when.get("key").text.startsWith("request.auth.");
}
function actionOf(policy) {
	const action = policy.spec.get("action");
	return action.exists && !action.isNull ? action.text : "ALLOW";
}
function conditions$2(positive, negative) {
	return [{
		node: positive,
		isNegative: false
	}, {
		node: negative,
		isNegative: true
	}].filter(({ node }) => node.items().length > 0);
}

// src/rules/ambient/http-rule.ts
const httpRule = defineRule({
	id: "ambient/http-rule",
	codes: [
		"allow-dropped",
		"allow-widened",
		"deny-widened",
		"deny-without-effect",
		"action-unsupported",
		"tokens-unread"
	],
	severity: "warning",
	summary: "A policy about requests that ztunnel enforces, which sees only connections.",
	why: "A policy without `targetRefs` is enforced by ztunnel, which sees connections and no requests. It drops ALLOW rules with HTTP conditions, so that they let nobody in. From DENY rules istiod removes such conditions: a source or operation with further conditions then denies more than it says; one without further conditions matches nothing, so that the rule denies nothing. Ztunnel has neither the actions CUSTOM and AUDIT nor RequestAuthentications.",
	fix: "Attach the policy to the Service, or to the waypoint as Gateway, with `targetRefs`; or use only conditions on callers and ports.",
	across: {
		*AuthorizationPolicy(policy, mesh) {
			if (isDryRunPolicy(policy) || policy.spec.get("action").isUnfilled) return;
			yield* problemsAtZtunnel(policy, mesh, policyProblems);
		},
		*RequestAuthentication(authentication, mesh) {
			if (authentication.spec.items("jwtRules").length > 0) yield* problemsAtZtunnel(authentication, mesh, tokensUnread);
		}
	}
});
function* problemsAtZtunnel(policy, mesh, check) {
	if (targetRefs(policy).length > 0) return;
	const reach = ambientReach(mesh, policy);
	if (reach === "no") return;
	for (const problem of check(policy)) yield {
		...problem,
		...reach === "likely" && { confidence: "likely" }
	};
}
function* policyProblems(policy) {
	const action = actionOf(policy);
	if (action !== "ALLOW" && action !== "DENY") {
		yield actionUnsupported(policy);
		return;
	}
	for (const rule of policy.spec.items("rules")) yield* action === "ALLOW" ? allowProblems(clausesOf(rule)) : denyProblems(clausesOf(rule));
}
function actionUnsupported({ spec }) {
	const action = spec.get("action");
	return {
		code: "action-unsupported",
		node: action,
		message: `ztunnel has no action ${quote(action.text)}: nothing enforces this policy in ambient mode; attach it to a waypoint with \`targetRefs\``
	};
}
function* tokensUnread({ spec }) {
	yield {
		code: "tokens-unread",
		node: spec.get("jwtRules"),
		at: "key",
		message: "ztunnel reads no tokens: nothing verifies them for these workloads in ambient mode; attach the RequestAuthentication to a waypoint with `targetRefs`"
	};
}
function* allowProblems(clauses) {
	const omitted = clauses.flat().flatMap((match) => match.omitted);
	const condition = omitted.find((node) => !isLeftOutSilently(node)) ?? neverMet(clauses);
	if (condition) {
		yield {
			code: "allow-dropped",
			node: condition,
			message: `ztunnel drops the rule because of ${nameOf$13(condition)}: it lets nobody in; attach the policy to a waypoint with \`targetRefs\``
		};
		return;
	}
	for (const node of omitted) yield {
		code: "allow-widened",
		node,
		message: `ztunnel leaves ${nameOf$13(node)} out of the source: it lets in callers of every trust domain; attach the policy to a waypoint with \`targetRefs\``
	};
}
function* denyProblems(clauses) {
	const condition = neverMet(clauses);
	if (condition) {
		yield withoutEffect(condition, "so that the rule denies nothing");
		return;
	}
	for (const { conditions, omitted } of clauses.flat()) {
		const [first] = omitted;
		if (!first) continue;
		yield conditions.length > 0 ? widened(first) : withoutEffect(first, "and has nothing else to compare here, so that this entry denies nothing");
	}
}
function neverMet(clauses) {
	return clauses.find((clause) => clause.every(({ conditions }) => conditions.length === 0))?.flatMap(({ omitted }) => omitted)[0];
}
function widened(condition) {
	return {
		code: "deny-widened",
		node: condition,
		message: `ztunnel leaves ${nameOf$13(condition)} out of the rule: it denies every connection that the other conditions match; attach the policy to a waypoint with \`targetRefs\``
	};
}
function withoutEffect(condition, consequence) {
	return {
		code: "deny-without-effect",
		node: condition,
		message: `ztunnel leaves ${nameOf$13(condition)} out, ${consequence}; attach the policy to a waypoint with \`targetRefs\``
	};
}
function nameOf$13(condition) {
	return condition.pathKeys.at(-1) === "key" ? quote(condition.text) : `\`${condition.pathKeys.at(-1)}\``;
}

// src/rules/ambient/policy-without-waypoint.ts
const policyWithoutWaypoint = defineRule({
	id: "ambient/policy-without-waypoint",
	codes: [
		"no-waypoint",
		"other-traffic",
		"selects-waypoint"
	],
	severity: "warning",
	istio: ["IST0166"],
	summary: "A policy that only a waypoint enforces, and that no waypoint gets.",
	why: "A policy that names a Service or ServiceEntry in `targetRefs` is enforced only by the waypoint of that target: sidecars and ztunnel ignore it. Nothing enforces it without a waypoint, or if the waypoint handles only calls of pods (`istio.io/waypoint-for`). A waypoint in turn ignores policies that select its pods by labels (istio `pilot/pkg/model/policyattachment.go`).",
	fix: "Create a waypoint and label the Service, the ServiceEntry or its Namespace with `istio.io/use-waypoint`; name a waypoint in `targetRefs`, not in `selector`.",
	across: {
		AuthorizationPolicy: check$35,
		RequestAuthentication: check$35
	}
});
function* check$35(policy, mesh) {
	for (const ref of [...policy.spec.items("targetRefs"), policy.spec.get("targetRef")]) {
		const target = targetOf$3(policy, ref, mesh);
		if (target && waypointOf(mesh, target) === "none") yield noWaypoint(target, ref);
		const waypoint = target ? gatewayOf$1(target, mesh) : targetedWaypoint(policy, ref, mesh);
		if (waypoint && lacksTraffic(mesh, waypoint, "service") && (target || lacksTraffic(mesh, waypoint, "workload"))) yield otherTraffic$1(mesh, waypoint, ref);
	}
	const gateway = policy.spec.at("selector", "matchLabels", gatewayNameLabel);
	if (gateway.text !== "" && gatewayPods(mesh, policy.namespace, gateway.text).isWaypoint) yield selectsWaypoint(policy, gateway);
}
function targetOf$3({ namespace }, ref, mesh) {
	const kind = ref.get("kind").text;
	if (kind !== "Service" && kind !== "ServiceEntry") return void 0;
	return mesh.find(kind, namespace, ref.get("name").text);
}
function gatewayOf$1(target, mesh) {
	const waypoint = waypointOf(mesh, target);
	if (!waypoint || waypoint === "none") return void 0;
	return asWaypoint(mesh.find("KubernetesGateway", waypoint.namespace, waypoint.name), mesh);
}
function targetedWaypoint({ namespace }, ref, mesh) {
	if (ref.get("kind").text !== "Gateway") return void 0;
	return asWaypoint(mesh.find("KubernetesGateway", namespace, ref.get("name").text), mesh);
}
function asWaypoint(gateway, mesh) {
	const className = gateway?.spec.get("gatewayClassName").text ?? "";
	return controllerOf(mesh, className) === "waypoint" ? gateway : void 0;
}
function otherTraffic$1(mesh, waypoint, ref) {
	const { namespace, name, root } = waypoint;
	return {
		code: "other-traffic",
		node: ref.get("name"),
		message: `the waypoint ${quote(`${namespace}/${name}`)} is for ${quote(waypointTraffic(mesh, waypoint))} only: calls to the target bypass it, and nothing enforces this policy; set its label \`${trafficLabel}\` to \`all\``,
		related: [{
			node: root.get("metadata"),
			note: "the waypoint"
		}]
	};
}
function noWaypoint({ kind, name, root }, ref) {
	return {
		code: "no-waypoint",
		node: ref.get("name"),
		confidence: "likely",
		message: `neither ${kind} ${quote(name)} nor its Namespace has the label \`${waypointLabel}\`: without a waypoint nothing enforces this policy`,
		related: [{
			node: root.get("metadata"),
			note: "where the label is missing"
		}]
	};
}
function selectsWaypoint({ kind }, gateway) {
	return {
		code: "selects-waypoint",
		node: gateway,
		message: `${quote(gateway.text)} is a waypoint, which ignores each ${kind} that selects it by labels: nothing enforces this policy; name the Gateway in \`targetRefs\``
	};
}

// src/rules/ambient/route-without-waypoint.ts
const routeWithoutWaypoint = defineRule({
	id: "ambient/route-without-waypoint",
	codes: ["no-waypoint"],
	severity: "warning",
	summary: "A route for callers in ambient mode to a host without a waypoint.",
	why: "Ztunnel forwards connections and reads no routes. In ambient mode a route of the mesh has an effect only at the waypoint of the called host: without a waypoint its timeouts, retries, weights and faults do nothing.",
	fix: "Create a waypoint and label the Service, the ServiceEntry or its Namespace with `istio.io/use-waypoint`; or remove the route.",
	across: {
		VirtualService: check$34,
		...routeViews(check$34)
	}
});
function* check$34(virtualService, mesh) {
	const [host, ...furtherHosts] = virtualService.spec.items("hosts");
	const isOfMesh = gatewayKeysOf(virtualService).every((key) => key === meshGateway);
	if (!host || !isOfMesh || namespaceDataplane(mesh, virtualService) !== "ambient" || hasSidecars(mesh)) return;
	const { namespace } = virtualService;
	if (![host, ...furtherHosts].every(({ text }) => lacksWaypoint(mesh, fullHost(text, namespace)))) return;
	yield {
		code: "no-waypoint",
		node: host,
		confidence: "likely",
		message: `${quote(host.text)} has no waypoint, and no file gives workloads a sidecar: nothing uses these routes; label its Service or Namespace with \`${waypointLabel}\``
	};
}

// src/rules/ambient/sidecar-ignored.ts
const sidecarIgnored = defineRule({
	id: "ambient/sidecar-ignored",
	codes: ["no-sidecar"],
	severity: "warning",
	istio: ["IST0167"],
	summary: "A Sidecar for workloads in ambient mode.",
	why: "Workloads in ambient mode have no sidecar. Ztunnel and waypoints read no Sidecar, so that it neither limits nor extends what the workloads can call.",
	fix: "Remove the Sidecar; limit calls with AuthorizationPolicies at the called workloads.",
	across: { *Sidecar(sidecar, mesh) {
		const reach = ambientReach(mesh, sidecar);
		if (reach === "no") return;
		yield {
			code: "no-sidecar",
			node: sidecar.root.at("metadata", "name"),
			at: "object",
			message: "the workloads of this Sidecar are in ambient mode, where nothing reads it; remove it",
			...reach === "likely" && { confidence: "likely" }
		};
	} }
});

// src/rules/ambient/unknown-waypoint.ts
const unknownWaypoint = defineRule({
	id: "ambient/unknown-waypoint",
	codes: [
		"unknown-gateway",
		"other-class",
		"namespace-not-admitted",
		"other-traffic"
	],
	severity: "warning",
	summary: "A label names a waypoint that does not exist, or that does not serve what has the label.",
	why: "Istio reports this only in the status of the Service, and requests go to the workloads without a waypoint: routes have no effect, and policies on requests are not enforced. Istio does not check the class of the Gateway: requests are sent to a Gateway that is no waypoint, and fail. A waypoint serves its own namespace and calls of Services, unless its listener and its label `istio.io/waypoint-for` say otherwise (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`).",
	fix: "Create the Gateway of class `istio-waypoint`, correct its name, or name its namespace in `istio.io/use-waypoint-namespace`; let its listener admit the namespace, and set `istio.io/waypoint-for` to `all` if it has to serve pods, too.",
	across: {
		DaemonSet: checkPods,
		Deployment: checkPods,
		*Namespace(object, mesh) {
			yield* check$33({
				labels: labelsAt(object.root),
				namespace: object.name,
				traffic: "any"
			}, mesh);
		},
		Pod: checkPods,
		Service: checkService,
		ServiceEntry: checkService,
		StatefulSet: checkPods
	}
});
function checkService({ root, namespace }, mesh) {
	return check$33({
		labels: labelsAt(root),
		namespace,
		traffic: "service"
	}, mesh);
}
function checkPods(workload, mesh) {
	const { namespace } = workload;
	return check$33({
		labels: labelsAt(podOf(workload)),
		namespace,
		traffic: "workload"
	}, mesh);
}
function labelsAt(object) {
	return object.at("metadata", "labels");
}
function* check$33(labelled, mesh) {
	const { labels, namespace } = labelled;
	for (const label of [waypointLabel, canaryLabel]) {
		const waypoint = namedWaypoint(labelsOf(labels), namespace, label);
		if (!waypoint || waypoint === "none" || isUnfilled(waypoint.name) || !isKnownNamespace(waypoint.namespace)) continue;
		const problem = problemOf$7(waypoint, labelled, labels.get(label), mesh);
		if (problem) yield problem;
	}
}
function problemOf$7(waypoint, { namespace, traffic }, node, mesh) {
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	const gateway = mesh.find("KubernetesGateway", waypoint.namespace, waypoint.name);
	if (!gateway) return meshes.some((candidate) => mayExist$2(candidate, waypoint)) ? void 0 : unknownGateway$2(waypoint, node, mesh);
	const className = gateway.spec.get("gatewayClassName");
	const controller = controllerOf(mesh, className.text);
	if (controller === "gateway") return otherClass(gateway, className, node);
	if (controller !== "waypoint") return void 0;
	if (gateway.root.at("metadata", "annotations", "ambient.istio.io/waypoint-inbound-binding").exists) return void 0;
	if (!admitsNamespace(mesh, gateway, namespace)) return notAdmitted(gateway, namespace, node);
	return isServed$3(mesh, gateway, traffic) ? void 0 : otherTraffic(mesh, gateway, traffic, node);
}
function isServed$3(mesh, gateway, traffic) {
	if (traffic !== "any") return !lacksTraffic(mesh, gateway, traffic);
	return !lacksTraffic(mesh, gateway, "service") || !lacksTraffic(mesh, gateway, "workload");
}
function mayExist$2(mesh, { namespace, name }) {
	return mesh.ofKind("KubernetesGateway").some((gateway) => mayEqual(gateway.name, name) && (gateway.namespace === namespace || !hasStatedNamespace(gateway)));
}
function unknownGateway$2(waypoint, node, mesh) {
	const { namespace, name } = waypoint;
	const gateways = mesh.ofKind("KubernetesGateway");
	const namesake = gateways.find((gateway) => gateway.name === name);
	const neighbours = gateways.filter((gateway) => gateway.namespace === namespace).map((gateway) => gateway.name);
	const near = closestName(name, neighbours);
	const hint = namesake ? `; there is one in ${quote(namesake.namespace)}: name it in \`istio.io/use-waypoint-namespace\`` : near === void 0 ? "" : `; did you mean ${quote(near)}?`;
	return {
		code: "unknown-gateway",
		node,
		...!namesake && near === void 0 && { confidence: "likely" },
		message: `no Gateway ${quote(`${namespace}/${name}`)} exists: requests go without a waypoint, and nothing enforces policies on them${hint}`
	};
}
function otherClass({ namespace, name }, className, node) {
	return {
		code: "other-class",
		node,
		message: `Gateway ${quote(`${namespace}/${name}`)} has the class ${quote(className.text)} and is no waypoint: once it has an address, ztunnel sends requests through tunnels that it does not accept, and they fail; name a Gateway of class \`istio-waypoint\``,
		related: [{
			node: className,
			note: "the class"
		}]
	};
}
function notAdmitted(manifest, served, node) {
	const { namespace, name, spec } = manifest;
	return {
		code: "namespace-not-admitted",
		node,
		message: `the waypoint ${quote(`${namespace}/${name}`)} does not serve the namespace ${quote(served)}: requests bypass it; set \`allowedRoutes.namespaces\` of its listener for HBONE`,
		related: [{
			node: spec.get("listeners"),
			note: "the listeners of the waypoint"
		}]
	};
}
const calledObjects = {
	any: "handles no calls",
	service: "handles no calls of a Service",
	workload: "handles no calls of the address of a pod"
};
function otherTraffic(mesh, gateway, traffic, node) {
	const { namespace, name, root } = gateway;
	return {
		code: "other-traffic",
		node,
		message: `the waypoint ${quote(`${namespace}/${name}`)} is for ${quote(waypointTraffic(mesh, gateway))} and ${calledObjects[traffic]}: requests bypass it; set its label \`${trafficLabel}\` to ${quote(traffic === "any" ? "service" : "all")}`,
		related: [{
			node: root.get("metadata"),
			note: "the waypoint"
		}]
	};
}

// src/rules/ambient/waypoint-canary.ts
const waypointCanary = defineRule({
	id: "ambient/waypoint-canary",
	codes: [
		"needs-istio",
		"no-primary",
		"same-waypoint",
		"weight",
		"no-weight"
	],
	severity: "warning",
	summary: "A second waypoint that gets no requests.",
	why: "Since 1.31 `istio.io/use-waypoint-canary` names a second waypoint beside that of `istio.io/use-waypoint`, and the annotation `istio.io/use-waypoint-canary-weight` the percentage of connections that it gets, 0 by default. Where one of them is missing or wrong, all connections go to the first waypoint, and only the status of the Service says so (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`, buildWeightedWaypoints).",
	fix: "Set both labels to different waypoints, and the weight to a whole number from 0 to 100.",
	across: {
		*Namespace(namespace, mesh) {
			const labels = labelsOf(namespace.root.at("metadata", "labels"));
			yield* check$32(namespace, namespace.name, namedWaypoint(labels, namespace.name) ?? "none", mesh);
		},
		Service: checkTarget,
		ServiceEntry: checkTarget
	}
});
function checkTarget(target, mesh) {
	return check$32(target, target.namespace, waypointOf(mesh, target), mesh);
}
function* check$32(object, namespace, primary, mesh) {
	const metadata = object.root.get("metadata");
	const node = metadata.get("labels").get(canaryLabel);
	const canary = namedWaypoint(labelsOf(metadata.get("labels")), namespace, canaryLabel);
	if (!canary || canary === "none" || node.isUnfilled) return;
	if (!atLeast(mesh, 1, 31)) {
		if (mesh.context.isIstioVersionStated) yield needsIstio$1(node, mesh);
		return;
	}
	if (primary === "none") yield noPrimary(object, node);
	else if (primary?.name === canary.name && primary.namespace === canary.namespace) yield sameWaypoint(node, canary);
	yield* weightProblems(metadata, node);
}
function needsIstio$1(node, { context }) {
	return {
		code: "needs-istio",
		node,
		at: "key",
		message: `\`${canaryLabel}\` needs Istio 1.31; this mesh runs ${versionText(context.istioVersion)}, which sends nothing to the second waypoint`
	};
}
function noPrimary({ kind }, node) {
	return {
		code: "no-primary",
		node,
		at: "key",
		confidence: "likely",
		message: `without \`${waypointLabel}\` on the ${kind}${kind === "Namespace" ? "" : " or its Namespace"} this second waypoint gets nothing; name the first one`
	};
}
function sameWaypoint(node, { namespace, name }) {
	return {
		code: "same-waypoint",
		node,
		message: `${quote(`${namespace}/${name}`)} is the waypoint of \`${waypointLabel}\`, too: Istio leaves the second one out; name another Gateway`
	};
}
function* weightProblems(metadata, canary) {
	const weight = metadata.get("annotations").get(canaryWeight);
	if (weight.isUnfilled) return;
	if (weight.exists && !isCanaryWeight(weight.text)) yield {
		code: "weight",
		node: weight,
		message: `the weight ${quote(weight.data)} is no whole number from 0 to 100: Istio leaves the second waypoint out`
	};
	else if (!weight.exists && metadata.get("labels").get("istio.io/use-waypoint").exists) yield {
		code: "no-weight",
		node: canary,
		at: "key",
		severity: "info",
		message: `without the annotation \`${canaryWeight}\` the second waypoint gets 0 % of the connections; set it`
	};
}

// src/rules/shared/token-demand.ts
const tokenDemandOf = oncePer((policies) => policies.reduce((bits, policy) => bits | policyDemand(policy), 0));
const policyDemand = oncePer((policy) => {
	const action = actionOf(policy);
	if (isDryRunPolicy(policy)) return 0;
	const rules = rulesOf$1(policy);
	if (action === "DENY") return rules.some(deniesAnonymous) ? denyWithoutToken : 0;
	if (action !== "ALLOW") return 0;
	return rules.reduce((bits, rule) => bits | hasAllowRule | (requiresToken(rule) ? allowWithToken : isLimitedToOperations(rule) ? 0 : allowWithoutToken), hasAllow);
});
const denyWithoutToken = 1;
const hasAllow = 2;
const hasAllowRule = 4;
const allowWithToken = 8;
const allowWithoutToken = 16;
function refusesAnonymous(demand) {
	if (demand & denyWithoutToken) return true;
	return demand & hasAllowRule ? (demand & 24) === allowWithToken : (demand & hasAllow) > 0;
}
function letsAnonymousIn(demand) {
	return (demand & allowWithoutToken) > 0;
}
function somePolicyRefusesAnonymous(demand, policies) {
	return [...distinctDemands(policies)].some((bits) => refusesAnonymous(demand | bits));
}
const distinctDemands = oncePer((policies) => new Set(policies.map(policyDemand)));
function mayDemandToken(policy) {
	const bits = policyDemand(policy);
	return (bits & 9) > 0 || bits === hasAllow;
}
function rulesOf$1(policy) {
	return policy.spec.items("rules");
}
function deniesAnonymous(rule) {
	if (rule.items("from").map((from) => from.get("source")).some((source) => source.items("notRequestPrincipals").length > 0)) return true;
	return rule.items("when").some((when) => isTokenCondition(when) && when.items("notValues").length > 0);
}
function deniesAllAnonymous(policy) {
	return policyDemand(policy) === denyWithoutToken;
}
function requiresToken(rule) {
	const sources = rule.items("from").map((from) => from.get("source"));
	const byPrincipal = sources.every((source) => source.items("requestPrincipals").length > 0);
	if (sources.length > 0 && byPrincipal) return true;
	return rule.items("when").some((when) => isTokenCondition(when) && when.items("values").length > 0);
}
function isLimitedToOperations(rule) {
	const operations = rule.items("to").map((to) => to.get("operation"));
	return operations.length > 0 && operations.every((operation) => limitingFields.some((field) => limitsRequests(operation, field)));
}
const limitingFields = [
	"paths",
	"notPaths",
	"hosts",
	"notHosts",
	"methods",
	"notMethods",
	"ports",
	"notPorts"
];
function limitsRequests(operation, field) {
	const values = operation.items(field).map(({ text }) => text);
	return values.length > 0 && !values.some((value) => value === "*" || value === "/*");
}

// src/rules/authz/helpers/pattern-lists.ts
const sourceFields = [
	"principals",
	"requestPrincipals",
	"namespaces",
	"serviceAccounts",
	"trustDomains",
	"ipBlocks",
	"remoteIpBlocks"
];
const operationFields = [
	"hosts",
	"ports",
	"methods",
	"paths"
];
function policySources(rule) {
	return rule.items("from").map((from) => from.get("source"));
}
function operationsOf(rule) {
	return rule.items("to").map((to) => to.get("operation"));
}
function listsOf(section, fields) {
	return fields.flatMap((field) => [{
		field,
		isNegative: false,
		node: section.get(field)
	}, {
		field,
		isNegative: true,
		node: section.get(negatedField(field))
	}]).filter(({ node }) => node.exists && !node.isNull);
}
function negatedField(field) {
	return `not${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}

// src/rules/authz/helpers/unrestricted-rules.ts
function matchesAll(rule) {
	return matchesAnyCaller(rule) && (rule.items("to").length === 0 || operationsOf(rule).some(matchesAnyRequest));
}
function matchesAnyCaller(rule) {
	if (rule.kind !== "map" || rule.items("when").length > 0) return false;
	return rule.items("from").length === 0 || policySources(rule).some(isAnySource);
}
function isAnySource(source) {
	return source.kind === "map" && listsOf(source, sourceFields).every(matchesAnyValue);
}
function matchesAnyRequest(operation) {
	return operation.kind === "map" && listsOf(operation, operationFields).every(matchesAnyValue);
}
function matchesAnyValue({ field, isNegative, node }) {
	const values = node.items().map(({ text }) => text);
	if (node.kind !== "list") return false;
	return values.length === 0 || !isNegative && values.some((value) => universalValues[field]?.includes(value));
}
const universalValues = table({
	ipBlocks: ["0.0.0.0/0"],
	remoteIpBlocks: ["0.0.0.0/0"],
	hosts: ["*"],
	methods: ["*"],
	paths: [
		"*",
		"/*",
		"/{**}"
	]
});

// src/rules/authz/helpers/shared-workloads.ts
function sharesWorkloads(mesh, policy, candidate) {
	const namespaces = [policy.namespace, candidate.namespace];
	if (policy.namespace !== candidate.namespace && !namespaces.includes(mesh.rootNamespace)) return false;
	const [policyRefs, candidateRefs] = [targetRefs(policy), targetRefs(candidate)];
	if (policyRefs.length > 0 || candidateRefs.length > 0) return policy.namespace === candidate.namespace && policyRefs.some((ref) => candidateRefs.includes(ref));
	const [labels, candidateLabels] = [policySelector(policy), policySelector(candidate)];
	return selects(labels, candidateLabels) || selects(candidateLabels, labels);
}

// src/rules/authz/allow-all.ts
const allowAll = defineRule({
	id: "authz/allow-all",
	codes: ["token-not-needed"],
	severity: "warning",
	summary: "A rule allows every request, although another rule demands a token.",
	why: "ALLOW rules are alternatives: a request passes if one of them allows it. A rule without conditions makes the conditions of all other rules useless.",
	fix: "Remove the rule, or give it conditions. To demand a token in any case, write a DENY with `notRequestPrincipals`.",
	across: { *AuthorizationPolicy(policy, mesh) {
		if (!allows(policy)) return;
		const unrestrictedRules = policy.spec.items("rules").filter(matchesAll);
		const demandingPolicy = unrestrictedRules.length > 0 ? bypassedPolicy(mesh, policy) : void 0;
		if (!demandingPolicy) return;
		for (const rule of unrestrictedRules) yield {
			code: "token-not-needed",
			node: rule,
			message: `this rule allows every request: the token that ${quote(demandingPolicy.name)} demands is not needed; remove the rule, or give it conditions`,
			related: [{
				node: demandingPolicy.spec.get("rules"),
				note: "demands a token"
			}]
		};
	} }
});
function bypassedPolicy(mesh, unrestricted) {
	if (isDenied$2(mesh, unrestricted)) return void 0;
	for (const candidate of policiesThatMayShareWorkloads(mesh, unrestricted, demandingPolicies$1(mesh))) if (sharesWorkloads(mesh, unrestricted, candidate) && !isDenied$2(mesh, candidate)) return candidate;
}
const demandingPolicies$1 = derived(["AuthorizationPolicy"], (mesh) => mesh.ofKind("AuthorizationPolicy").filter((policy) => allows(policy) && policy.spec.items("rules").some(requiresToken)));
function isDenied$2(mesh, policy) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => someMayCover(candidate, policy, refusingPolicies(candidate)));
}
const refusingPolicies = derived(["AuthorizationPolicy"], (mesh) => mesh.ofKind("AuthorizationPolicy").filter(deniesAllAnonymous));
function allows(policy) {
	return actionOf(policy) === "ALLOW" && !isDryRunPolicy(policy);
}

// src/rules/message/is-present.ts
function isPresent(node) {
	return node.exists && !node.isNull && node.scalar !== "";
}

// src/rules/message/empty-lists.ts
function isEmpty$3(list) {
	return !list.exists || list.isNull || isEmptyList(list);
}
function isEmptyList(node) {
	return node.kind === "list" && node.items().length === 0;
}
function isSet$3(node) {
	return isPresent(node) && !isEmptyList(node);
}

// src/rules/message/webhook-problem.ts
function webhookProblem(code, node, message, related) {
	return {
		code,
		node,
		message,
		refusedBy: "webhook",
		...related && { related: [related] }
	};
}
function webhookProblemAtKey(code, node, message) {
	return {
		...webhookProblem(code, node, message),
		at: "key"
	};
}

// src/rules/authz/condition-empty.ts
const conditionEmpty = defineRule({
	id: "authz/condition-empty",
	codes: [
		"missing-key",
		"no-values",
		"removed-key",
		"unknown-key",
		"key-without-entry"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A condition without values, or with a key that Istio does not know.",
	why: "Istio refuses the AuthorizationPolicy, and the previous version stays in force.",
	fix: "Give the condition `values` or `notValues`, and a key that Istio knows, such as `request.headers[x-team]` or `source.ip`.",
	on: { *AuthorizationPolicy({ spec }) {
		for (const rule of spec.items("rules")) for (const when of rule.items("when").filter(({ kind }) => kind === "map")) yield* conditionDefects$1(when);
	} }
});
function* conditionDefects$1(when) {
	const key = when.get("key");
	if (key.isUnfilled) return;
	if (!isPresent(key)) yield webhookProblem("missing-key", key, "a condition has no `key`");
	else if (key.text !== "") yield* keyDefects(key);
	if (isPresent(key) && isEmpty$3(when.get("values")) && isEmpty$3(when.get("notValues"))) yield webhookProblem("no-values", when, `the condition on ${quote(key.data)} has no values: give it \`values\` or \`notValues\``);
}
function* keyDefects(key) {
	const instead = removedKeys.find(([start]) => key.text.startsWith(start))?.[1];
	if (instead !== void 0) {
		yield webhookProblem("removed-key", key, `${quote(key.text)} is no longer a key of conditions; ${instead}`);
		return;
	}
	const entryKey = entryKeys.find((start) => key.text.startsWith(start));
	if (entryKey === void 0) {
		if (!plainKeys.includes(key.text)) yield webhookProblem("unknown-key", key, `${quote(key.text)} is not a key that Istio knows${suggestion$2(key.text)}`);
	} else if (!/^[^[]+\[.+\]$/s.test(key.text)) yield webhookProblem("key-without-entry", key, `${quote(key.text)} names no entry: write ${quote(example(entryKey))}`);
}
function suggestion$2(text) {
	const [, name = text, entry = ""] = /^([^[]*)(\[.*)?$/s.exec(text) ?? [];
	const guess = closestName(name, [...plainKeys, ...entryKeys]);
	return guess === void 0 ? "" : `; did you mean ${quote(guess + entry)}?`;
}
function example(map) {
	return map.endsWith(".") ? `${map}NAME[KEY]` : `${map}[NAME]`;
}
const plainKeys = [
	"source.ip",
	"remote.ip",
	"source.namespace",
	"source.principal",
	"source.serviceAccount",
	"source.trustDomain",
	"request.auth.principal",
	"request.auth.audiences",
	"request.auth.presenter",
	"destination.ip",
	"destination.port",
	"connection.sni"
];
const entryKeys = [
	"request.headers",
	"request.auth.claims",
	"request.experimental.inline.headers",
	"experimental.envoy.filters."
];
const removedKeys = [
	["destination.namespace", "put the policy into that namespace"],
	["destination.labels", "use the selector of the policy"],
	["destination.name", "use the selector of the policy"],
	["destination.user", "use the selector of the policy"]
];

// src/istio/policy/access-pattern.ts
function accessPattern(value) {
	const brace = /\{\*\*?\}/.exec(value);
	if (brace) return {
		form: brace[0] === "{**}" && value.endsWith(brace[0]) ? "prefix" : "template",
		text: value.slice(0, brace.index)
	};
	if (value === "*") return {
		form: "any",
		text: ""
	};
	if (value.startsWith("*")) return {
		form: "suffix",
		text: value.slice(1)
	};
	return value.endsWith("*") ? {
		form: "prefix",
		text: value.slice(0, -1)
	} : {
		form: "exact",
		text: value
	};
}
function patternCovers(wide, narrow) {
	if (wide.form === "any" || wide.form === "prefix" && wide.text === "/" && narrow.form === "any") return true;
	if (wide.form === "exact") return narrow.form === "exact" && narrow.text === wide.text;
	if (wide.form === "suffix") return (narrow.form === "exact" || narrow.form === "suffix") && narrow.text.endsWith(wide.text);
	const begins = narrow.form === "exact" || narrow.form === "prefix" || narrow.form === "template";
	return wide.form === "prefix" && begins && narrow.text.startsWith(wide.text);
}
function patternsMayOverlap(first, second) {
	if (first.form === "exact") return mayMatch(second, first.text);
	if (second.form === "exact") return mayMatch(first, second.text);
	const [firstStart, secondStart] = [startOf(first), startOf(second)];
	const [firstEnd, secondEnd] = [endOf(first), endOf(second)];
	return (firstStart.startsWith(secondStart) || secondStart.startsWith(firstStart)) && (firstEnd.endsWith(secondEnd) || secondEnd.endsWith(firstEnd));
}
function mayMatch(pattern, text) {
	if (pattern.form === "exact") return pattern.text === text;
	return text.startsWith(startOf(pattern)) && text.endsWith(endOf(pattern));
}
function startOf({ form, text }) {
	return form === "prefix" || form === "template" ? text : "";
}
function endOf({ form, text }) {
	return form === "suffix" ? text : "";
}

// src/rules/authz/helpers/requests.ts
function operationsOrAny(rule) {
	return rule.items("to").length > 0 ? operationsOf(rule) : [rule.at("to", 0, "operation")];
}
function coversRequests(rule, narrow) {
	return operationsOrAny(rule).some((wide) => operationFields.every((field) => fieldCovers(wide, narrow, field)));
}
function fieldCovers(wide, narrow, field) {
	const [included, excluded] = [patternsOf(wide.get(field)), patternsOf(wide.get(negatedField(field)))];
	const [narrowPatterns, narrowExclusions] = [patternsOf(narrow.get(field)), patternsOf(narrow.get(negatedField(field)))];
	return (narrowPatterns.length > 0 ? narrowPatterns : [anyValue]).every((pattern) => (included.length === 0 || included.some((inclusion) => patternCovers(inclusion, pattern))) && excluded.every((exclusion) => !patternsMayOverlap(exclusion, pattern) || narrowExclusions.some((narrowExclusion) => patternCovers(narrowExclusion, exclusion))));
}
function takesPath(operation, paths, certain) {
	const [included, excluded] = [patternsOf(operation.get("paths")), patternsOf(operation.get("notPaths"))];
	const isCovered = (pattern) => patternCovers(pattern, paths);
	const mayOverlap = (pattern) => patternsMayOverlap(pattern, paths);
	const [matchesIncluded, matchesExcluded] = certain ? [isCovered, mayOverlap] : [mayOverlap, isCovered];
	return (included.length === 0 || included.some(matchesIncluded)) && !excluded.some(matchesExcluded);
}
function patternsOf(list) {
	return list.yaml?.kind === "list" ? (isHosts(list) ? hostPatterns : patterns)(list.yaml) : [];
}
function isHosts(list) {
	return /hosts$/i.test(String(list.pathKeys.at(-1)));
}
const patterns = oncePer((yaml) => Node.of(yaml).items().map(({ text }) => accessPattern(text)));
const hostPatterns = oncePer((yaml) => Node.of(yaml).items().map(({ text }) => accessPattern(text.toLowerCase())));
const anyValue = {
	form: "any",
	text: ""
};

// src/rules/authz/helpers/policy-rules.ts
function policyRulesThatMayCover(mesh, policy, action) {
	return ruleIndex(groupsThatMayCover(mesh, policy, enforcedByAction(mesh)[action]).map(distinctRules));
}
function denialsCovering(mesh, policy) {
	return ruleIndex(groupsCovering(mesh, policy, "AuthorizationPolicy").map(distinctDenials));
}
const enforcedByAction = derived(["AuthorizationPolicy"], (mesh) => {
	return groupByAction(mesh.ofKind("AuthorizationPolicy").filter((policy) => !isDryRunPolicy(policy)));
});
function groupByAction(policies) {
	const groups = groupBy(policies, actionOf);
	return {
		ALLOW: groups.get("ALLOW") ?? [],
		DENY: groups.get("DENY") ?? []
	};
}
const distinctRules = oncePer((policies) => indexByPath(distinct(rulesIn(policies), (rule) => rule)));
const distinctDenials = oncePer((policies) => {
	return indexByPath(distinct(rulesIn(policies.filter((policy) => actionOf(policy) === "DENY" && !isDryRunPolicy(policy))).filter(({ rule }) => matchesAnyCaller(rule)), (rule) => rule.get("to")));
});
function distinct(policyRules, keyNodeOf) {
	return [...groupBy(policyRules, ({ rule }) => JSON.stringify(keyNodeOf(rule).data, bigintAsText)).values()].map(([first]) => first);
}
function bigintAsText(_key, value) {
	return typeof value === "bigint" ? String(value) : value;
}
function mayBeAllowed(mesh, policy, path) {
	const { ofAnyPath, rules } = allowed(mesh);
	if (someMayShareWorkloads(mesh, policy, ofAnyPath)) return true;
	const taking = ruleIndex([rules]).taking(path).filter(({ rule }) => operationsOrAny(rule).some((operation) => takesPath(operation, path, false)));
	return someMayShareWorkloads(mesh, policy, [...new Set(taking.map((policyRule) => policyRule.policy))]);
}
const allowed = derived(["AuthorizationPolicy"], (mesh) => {
	const groups = groupBy(enforcedByAction(mesh).ALLOW, ({ spec }) => spec.items("rules").some(allowsAnyPath));
	return {
		ofAnyPath: groups.get(true) ?? [],
		rules: indexByPath(rulesIn(groups.get(false) ?? []))
	};
});
function allowsAnyPath(rule) {
	return operationsOrAny(rule).some((operation) => operation.items("paths").length === 0 && operation.items("notPaths").length === 0);
}
function rulesIn(policies) {
	return policies.flatMap((policy) => policy.spec.items("rules").map((rule) => ({
		policy,
		rule
	})));
}
function indexByPath(policyRules) {
	return groupByEach(policyRules, ({ rule }) => keysOf$2(rule));
}
function ruleIndex(groups) {
	return {
		isEmpty: groups.every(({ size }) => size === 0),
		taking: (paths) => [...new Set(lookupKeys(paths).flatMap((key) => groups.flatMap((group) => group.get(key) ?? [])))]
	};
}
function keysOf$2(rule) {
	const keys = operationsOrAny(rule).flatMap((operation) => {
		const paths = operation.items("paths").map(({ text }) => accessPattern(text));
		return paths.length === 0 ? ["*"] : paths.map(keyOf$6);
	});
	return [...new Set(keys)];
}
function keyOf$6({ form, text }) {
	return form === "exact" ? `=${text}` : form === "prefix" ? `^${text}` : "*";
}
function lookupKeys(paths) {
	if (!paths || paths.form === "any") return [
		"*",
		"^",
		"^/"
	];
	if (paths.form === "suffix") return ["*", "^"];
	return [
		"*",
		...Array.from({ length: paths.text.length + 1 }, (_, length) => `^${paths.text.slice(0, length)}`),
		...paths.form === "exact" ? [`=${paths.text}`] : []
	];
}

// src/rules/authz/deny-unreachable.ts
const denyUnreachable = defineRule({
	id: "authz/deny-unreachable",
	codes: ["all-denied"],
	severity: "warning",
	summary: "A DENY rule denies all requests that an ALLOW rule allows.",
	why: "Istio evaluates DENY before ALLOW: a request that a DENY matches is denied, whatever an ALLOW says.",
	fix: "Narrow the DENY to the requests that must not pass, or remove the ALLOW rule.",
	across: { *AuthorizationPolicy(policy, mesh) {
		if (actionOf(policy) !== "ALLOW" || isDryRunPolicy(policy)) return;
		const denials = denialsCovering(mesh, policy);
		for (const rule of policy.spec.items("rules")) {
			const coveringDenial = denials.taking(firstPath(rule)).find((denial) => isDenied$1(rule, denial));
			if (!coveringDenial) continue;
			yield {
				code: "all-denied",
				node: rule,
				message: `this rule has no effect: ${quote(coveringDenial.policy.name)} denies all requests that it allows; narrow the DENY, or remove this rule`,
				related: [{
					node: coveringDenial.rule,
					note: "denies these requests to all callers"
				}]
			};
		}
	} }
});
function firstPath(rule) {
	const [operation] = operationsOrAny(rule);
	const path = operation?.items("paths")[0];
	return path && accessPattern(path.text);
}
function isDenied$1(rule, denial) {
	return operationsOrAny(rule).every((operation) => coversRequests(denial.rule, operation));
}

// src/rules/authz/empty-list.ts
const emptyList = defineRule({
	id: "authz/empty-list",
	codes: [
		"any-caller",
		"any-request",
		"empty-field"
	],
	severity: "error",
	summary: "An empty list of sources or operations, which matches any.",
	why: "For Istio `from: []` means any caller and `to: []` any request. If a template renders an empty list, an ALLOW lets everybody in, and a DENY shuts everybody out.",
	fix: "Fill the list, or leave the rule out if there is nothing to fill it with. To match any caller or request, leave the field out.",
	on: { *AuthorizationPolicy({ spec }) {
		for (const rule of spec.items("rules")) {
			if (isEmptyList(rule.get("from"))) yield emptyProblem("any-caller", rule.get("from"), "any caller");
			if (isEmptyList(rule.get("to"))) yield emptyProblem("any-request", rule.get("to"), "any request");
			for (const source of policySources(rule)) yield* emptyFields(source, sourceFields);
			for (const operation of operationsOf(rule)) yield* emptyFields(operation, operationFields);
		}
	} }
});
function emptyProblem(code, node, meaning) {
	return {
		code,
		node,
		message: `\`${node.pathKeys.at(-1)}: []\` means ${meaning}; fill it, or leave it out if that is intended`
	};
}
function* emptyFields(section, fields) {
	const lists = listsOf(section, fields).map(({ node }) => node);
	if (lists.every(isEmptyList)) return;
	for (const node of lists.filter(isEmptyList)) yield {
		...emptyProblem("empty-field", node, "no condition"),
		severity: "warning"
	};
}

// src/istio/workload/workload-ports.ts
const opaquePorts = derivedByKey(["Gateway", "Service"], (_, policy, number) => JSON.stringify([
	policy.namespace,
	number ?? null,
	...policySelector(policy)
]), findPorts);
function findPorts(mesh, policy, number) {
	const labels = policySelector(policy);
	const namespace = policy.namespace === mesh.rootNamespace && labels.size === 0 ? "*" : policy.namespace;
	const keys = number === void 0 ? [...labels].map(([key, value]) => keyOf$5(namespace, key, value)) : [keyOf$5(namespace, "", String(number))];
	const index = portIndex(mesh);
	return ((keys.length > 0 ? keys : [namespace]).map((key) => index.get(key) ?? []).toSorted((a, b) => a.length - b.length)[0] ?? []).filter(({ service }) => selects(labels, serviceSelector(service)));
}
const portIndex = derived(["Gateway", "Service"], (mesh) => {
	const gateways = selectorIndex(mesh.ofKind("Gateway"), ({ spec }) => labelsOf(spec.get("selector")));
	const keyed = mesh.ofKind("Service").filter((service) => isWorkload(serviceSelector(service)) && gateways.selecting(serviceSelector(service)).length === 0).flatMap(portsOf$1).flatMap((port) => keysOf$1(port).map((key) => ({
		key,
		port
	})));
	const groups = groupBy(keyed, ({ key }) => key);
	return new Map([...groups].map(([key, group]) => [key, group.map(({ port }) => port)]));
});
function isWorkload(selector) {
	return selector.size > 0 && !selector.has("istio") && !selector.has("gateway.networking.k8s.io/gateway-name");
}
function portsOf$1(service) {
	return declaredPorts(service).flatMap(({ node, protocol, targetPort }) => {
		if (node.get("targetPort").text !== "" || node.get("protocol").text === "UDP") return [];
		if (protocol !== "" && isHttp(protocol)) return [];
		if (node.get("appProtocol").isUnfilled || node.get("name").isUnfilled) return [];
		return [{
			service,
			node,
			number: targetPort,
			protocol: opaqueProtocols.has(protocol) ? protocol : ""
		}];
	});
}
function keysOf$1({ service, number }) {
	const labels = [...serviceSelector(service)];
	return [service.namespace, "*"].flatMap((namespace) => [
		namespace,
		keyOf$5(namespace, "", String(number)),
		...labels.map(([key, value]) => keyOf$5(namespace, key, value))
	]);
}
function keyOf$5(namespace, key, value) {
	return [
		namespace,
		key,
		value
	].join("\0");
}
const serviceSelector = oncePer(({ spec }) => labelsOf(spec.get("selector")));
const opaqueProtocols = /* @__PURE__ */ new Set([
	"tcp",
	"tls",
	"https",
	"mongo",
	"mysql",
	"redis"
]);

// src/rules/authz/http-on-tcp.ts
const httpOnTcp = defineRule({
	id: "authz/http-on-tcp",
	codes: [
		"allow-on-tcp",
		"deny-on-tcp",
		"allow-without-protocol",
		"deny-without-protocol"
	],
	severity: "warning",
	summary: "A rule with HTTP conditions applies to a port whose requests the proxy does not see.",
	why: "On a port that is not HTTP the proxy sees neither paths and methods nor tokens. Istio drops an ALLOW rule with such conditions there, so that it lets nobody in; it keeps a DENY rule without these conditions, so that it denies every connection.",
	fix: "Name the HTTP ports in `to.operation.ports`, and use only conditions on callers for other ports.",
	across: { *AuthorizationPolicy(policy, mesh) {
		const action = actionOf(policy);
		if (action !== "ALLOW" && action !== "DENY" || isDryRunPolicy(policy) || targetRefs(policy).length > 0) return;
		for (const rule of policy.spec.items("rules")) {
			const [httpCondition] = httpConditions(rule);
			if (httpCondition) yield* ruleProblems$1(mesh, policy, action, rule, httpCondition);
		}
	} }
});
function httpConditions(rule) {
	const sources = policySources(rule).flatMap((source) => listsOf(source, ["requestPrincipals"]));
	const operations = operationsOf(rule).flatMap((operation) => listsOf(operation, [
		"hosts",
		"methods",
		"paths"
	]));
	const keys = rule.items("when").map((when) => when.get("key"));
	return [...[...sources, ...operations].map(({ node }) => node).filter((node) => node.items().length > 0), ...keys.filter(({ text }) => text.startsWith("request."))];
}
const codes$3 = {
	ALLOW: {
		declared: "allow-on-tcp",
		undeclared: "allow-without-protocol"
	},
	DENY: {
		declared: "deny-on-tcp",
		undeclared: "deny-without-protocol"
	}
};
function* ruleProblems$1(mesh, policy, action, rule, httpNode) {
	const lists = operationsOf(rule).map((operation) => operation.get("ports"));
	const portNodes = lists.flatMap((list) => list.items()).filter(({ text }) => /^\d+$/.test(text));
	for (const port of portNodes) {
		const opaquePort = mostCertainPort(opaquePorts(mesh, policy, Number(port.text)));
		if (opaquePort) yield problem$13(action, port, httpNode, opaquePort);
	}
	if (!(lists.every((list) => list.items().length === 0) && !excludesPorts(rule)) || action !== "DENY") return;
	const opaquePort = mostCertainPort(opaquePorts(mesh, policy));
	if (opaquePort && opaquePort.protocol !== "") yield problem$13("DENY", httpNode, httpNode, opaquePort);
}
function excludesPorts(rule) {
	return operationsOf(rule).some((operation) => operation.get("notPorts").items().length > 0);
}
const mostCertainPort = oncePer((ports) => ports.find(({ protocol }) => protocol !== "") ?? ports[0]);
function problem$13(action, node, httpNode, port) {
	const { number, protocol, service } = port;
	const name = httpNode.pathKeys.at(-1) === "key" ? quote(httpNode.text) : `\`${httpNode.pathKeys.at(-1)}\``;
	const description = protocol === "" ? "has no protocol declared" : `is ${protocol.toUpperCase()}`;
	const qualifier = protocol === "" ? " wherever a connection is not http" : "";
	const effect = action === "DENY" ? `every connection to it is denied${qualifier}` : `nobody is let in${qualifier}`;
	return {
		code: codes$3[action][protocol === "" ? "undeclared" : "declared"],
		node,
		...protocol === "" && { severity: "info" },
		message: `${action} by ${name} on port ${number}, which ${description} in Service ${quote(service.name)}: ${effect}; limit the rule to HTTP ports`,
		related: [{
			node: port.node,
			note: "the port"
		}]
	};
}

// src/rules/authz/mtls.ts
const mtls = defineRule({
	id: "authz/mtls",
	codes: [
		"mtls-disabled",
		"plain-text-permitted",
		"anonymous-denied",
		"anonymous-not-denied"
	],
	severity: "warning",
	summary: "Workloads accept plain text although a wider policy or a DENY needs mTLS.",
	why: "Only mTLS tells who calls. A workload that accepts plain text accepts it from anybody, and a DENY that names callers does not recognize callers in plain text.",
	fix: "Keep mode STRICT. If workloads have to accept plain text, deny by address, or allow the principals that may call instead of denying those that may not.",
	across: {
		*PeerAuthentication(authentication, mesh) {
			const inherited = mtlsWithoutPeerAuthentication(mesh, authentication);
			const mtlsBlock = authentication.spec.get("mtls");
			yield* weakenedMode(mtlsBlock, inherited);
			const mode = modeIn(mtlsBlock);
			const effective = mode === null ? inherited : {
				mode,
				node: mtlsBlock.get("mode")
			};
			for (const [, port] of authentication.spec.entries("portLevelMtls")) yield* weakenedMode(port, effective);
		},
		*AuthorizationPolicy(policy, mesh) {
			if (actionOf(policy) !== "DENY" || isDryRunPolicy(policy) || targetRefs(policy).length > 0) return;
			const lists = policy.spec.items("rules").flatMap(identitiesOf);
			const mode = lists.length > 0 ? plainTextMode(mesh, policy) : void 0;
			if (!mode) return;
			for (const list of lists) yield unseenCallers(list, mode);
		}
	}
});
function* weakenedMode(block, inherited) {
	const mode = modeIn(block);
	if (mode === null || mode === "STRICT" || inherited?.mode !== "STRICT") return;
	const accepted = mode === "DISABLE" ? "only plain text is accepted" : "plain text is accepted, too,";
	yield {
		code: mode === "DISABLE" ? "mtls-disabled" : "plain-text-permitted",
		node: block.get("mode"),
		message: `mode ${quote(mode)}: ${accepted} where \`STRICT\` would apply without it; keep \`STRICT\``,
		...inherited.node && { related: [{
			node: inherited.node,
			note: "would apply without it"
		}] }
	};
}
function plainTextMode(mesh, policy) {
	const allFiles = meshOfOtherObjects(mesh);
	const declared = mtlsOf(mesh, policy);
	const withAllFiles = allFiles && hasMorePolicies(allFiles, mesh, policy) ? mtlsOf(allFiles, policy) : declared;
	if (declared?.mode === "STRICT" || withAllFiles?.mode === "STRICT") return void 0;
	return [mesh, allFiles ?? mesh].some((candidate) => mayBeStrict(candidate, policy)) ? void 0 : declared && withAllFiles;
}
function hasMorePolicies(allFiles, mesh, policy) {
	const policiesInMesh = new Set(policiesCovering(mesh, policy, "PeerAuthentication"));
	return policiesCovering(allFiles, policy, "PeerAuthentication").some((policy) => !policiesInMesh.has(policy));
}
function identitiesOf(rule) {
	const conditions = rule.items("when").filter((when) => identityKeys$1.includes(when.get("key").text));
	return [...policySources(rule).flatMap((source) => listsOf(source, identityFields$1)), ...conditions.flatMap((when) => listsOf(when, ["values"]))].filter(({ node }) => node.items().length > 0);
}
function unseenCallers({ isNegative, node }, { mode, node: modeNode }) {
	const outcome = isNegative ? "is denied, whoever it is" : "is not denied";
	const condition = `where mTLS is ${quote(mode)}${modeNode ? "" : " by default"}`;
	return {
		code: isNegative ? "anonymous-denied" : "anonymous-not-denied",
		node,
		message: `DENY by \`${node.pathKeys.at(-1)}\` ${condition}: a caller in plain text has no identity and ${outcome}; set mode \`STRICT\``,
		...modeNode && { related: [{
			node: modeNode,
			note: "accepts plain text"
		}] }
	};
}
const identityFields$1 = [
	"principals",
	"namespaces",
	"serviceAccounts",
	"trustDomains"
];
const identityKeys$1 = [
	"source.principal",
	"source.namespace",
	"source.serviceAccount",
	"source.trustDomain"
];

// src/rules/authz/helpers/contradictory-source.ts
function* contradictorySources(source) {
	const [principals, namespaces] = [source.items("principals"), source.items("namespaces")];
	const isPattern = ({ text, isUnfilled }) => isUnfilled || text.includes("*");
	if (principals.length === 0 || namespaces.length === 0 || namespaces.some(isPattern)) return;
	const wanted = new Set(namespaces.map(({ text }) => text));
	const principalNamespaces = principals.map(({ text }) => namespaceOfPrincipal.exec(text)?.[1]);
	if (principals.some(isPattern) || principalNamespaces.some((name) => name === void 0 || wanted.has(name))) return;
	yield {
		code: "contradictory-source",
		node: principals[0],
		message: `${quote(principals[0].text)} is of namespace ${quote(principalNamespaces[0])}, and \`namespaces\` asks for ${joinOr([...wanted].map(quote))}: a caller has to match both, so nobody does; write them as two sources, or correct one`,
		related: [{
			node: namespaces[0],
			note: "the namespaces of the same source"
		}]
	};
}
const namespaceOfPrincipal = /^[^/]+\/ns\/([^/]+)\/sa\/[^/]+$/;

// src/rules/authz/helpers/unmatched-values.ts
function valueMismatch(field, value) {
	const fieldProblem = Object.hasOwn(defects, field) ? defects[field](value) : null;
	if (fieldProblem !== null || !wildcardFields.has(field)) return fieldProblem;
	if (field === "paths" && /[{}]/.test(value)) return null;
	const wildcard = wildcardDefect(value);
	if (wildcard === null || field !== "paths") return wildcard;
	return {
		...wildcard,
		text: `${wildcard.text}: write \`{*}\` for one segment`
	};
}
function wildcardDefect(value) {
	if (/^\*.*\*/s.test(value)) return {
		code: "literal-wildcard",
		text: "begins with a `*`, so any other `*` is a literal character"
	};
	if (!/^[^*]+\*./s.test(value)) return null;
	return {
		code: "inner-wildcard",
		text: "has a `*` in the middle, where it is a literal character"
	};
}
const defects = table({
	hosts: (host) => defectIf(host.includes("/"), "host-with-path", "is more than a host: write the name alone, with its port if it has one") ?? whiteSpaceDefect(host, "host"),
	methods: (method) => defectIf(standardMethod(method) !== void 0, "lower-case-method", "is not in capital letters, as every method is") ?? methodDefect(method),
	paths: pathDefect$1,
	principals: (principal) => defectIf(principal.startsWith("spiffe://"), "spiffe-prefix", "begins with `spiffe://`, which Istio adds itself")
});
function defectIf(isWrong, code, text) {
	return isWrong ? {
		code,
		text
	} : null;
}
function pathDefect$1(path) {
	if (!/^[/*{]/.test(path)) return {
		code: "no-leading-slash",
		text: "does not begin with a slash, as every path does"
	};
	return defectIf(path.includes("?"), "query-in-path", "has a query, which Istio removes before it compares paths") ?? defectIf(path.includes("#"), "fragment-in-path", "has a fragment, with which Envoy refuses every request") ?? (path.includes("{") ? null : whiteSpaceDefect(path, "path"));
}
function methodDefect(method) {
	return defectIf(!/^[\w!#$%&'*+.^`|~-]+$/.test(method), "no-method", "is not one method: give each method a value of its own, without white space or commas");
}
function whiteSpaceDefect(value, noun) {
	return defectIf(/\s/.test(value), "white-space", `contains white space, which no ${noun} of a request does`);
}
function standardMethod(value) {
	const upper = value.toUpperCase();
	return upper !== value && methods$2.has(upper.replace(/^\*|\*$/g, "")) ? upper : void 0;
}
const wildcardFields = /* @__PURE__ */ new Set([
	"hosts",
	"methods",
	"paths",
	"principals"
]);
const methods$2 = /* @__PURE__ */ new Set([
	"GET",
	"HEAD",
	"POST",
	"PUT",
	"DELETE",
	"CONNECT",
	"OPTIONS",
	"TRACE",
	"PATCH"
]);

// src/rules/authz/never-matches.ts
const neverMatches = defineRule({
	id: "authz/never-matches",
	codes: [
		"host-with-path",
		"lower-case-method",
		"no-method",
		"no-leading-slash",
		"query-in-path",
		"fragment-in-path",
		"white-space",
		"spiffe-prefix",
		"literal-wildcard",
		"inner-wildcard",
		"literal-end-wildcard",
		"contradictory-source"
	],
	severity: "error",
	summary: "A pattern that no request can match.",
	why: "Istio reads one `*` as a wildcard, at the beginning of a value or else at its end; any other `*` is a literal character. Methods are case-sensitive, paths begin with a slash and have no query or fragment, principals have no `spiffe://`. All fields of a source have to match: principals of one namespace beside another namespace name nobody. An ALLOW with such a value lets nobody in, a DENY stops nobody.",
	fix: "Write the value as the proxy sees it: `GET`, `/orders/*`, `/orders/{*}/items`, `cluster.local/ns/shop/sa/web`.",
	parts: ["patch", "unapplied"],
	on: { *AuthorizationPolicy({ spec }) {
		for (const rule of spec.items("rules")) {
			const sources = policySources(rule).flatMap((source) => listsOf(source, sourceFields));
			const operations = operationsOf(rule).flatMap((operation) => listsOf(operation, operationFields));
			for (const list of [
				...sources,
				...operations,
				...conditionsOf$1(rule)
			]) yield* listProblems(list);
			yield* literalWildcards(rule);
			for (const source of policySources(rule)) yield* contradictorySources(source);
		}
	} }
});
function conditionsOf$1(rule) {
	return rule.items("when").flatMap((when) => {
		const field = fieldByKey.get(when.get("key").text);
		if (field === void 0) return [];
		return [{
			field,
			isNegative: false,
			node: when.get("values")
		}, {
			field,
			isNegative: true,
			node: when.get("notValues")
		}];
	});
}
function* listProblems({ field, isNegative, node }) {
	for (const value of node.items()) {
		const defect = value.text === "" ? null : valueMismatch(field, value.text);
		if (defect === null) continue;
		const { code, text } = defect;
		const message = `${quote(value.text)} in \`${node.pathKeys.at(-1)}\` ${text}`;
		if (isNegative) yield {
			code,
			node: value,
			severity: "warning",
			message: `${message}; it excludes nothing`
		};
		else yield {
			code,
			node: value,
			message: `${message}; it matches nothing`,
			...fixOf$9(field, value)
		};
	}
}
function* literalWildcards(rule) {
	const values = rule.items("when").filter((when) => textKeys.test(when.get("key").text)).flatMap((when) => [...when.items("values"), ...when.items("notValues")]);
	for (const value of values.filter(({ text }) => isBetweenWildcards(text))) yield {
		code: "literal-end-wildcard",
		node: value,
		severity: "warning",
		message: `${quote(value.text)} begins with a \`*\`, so the other \`*\` is a literal character: it matches values that end in ${quote(value.text.slice(1))}; use one wildcard`
	};
}
function isBetweenWildcards(text) {
	return text.length > 2 && text.startsWith("*") && /[^/]\*$/.test(text);
}
const textKeys = /^request\.(headers\[|auth\.(claims\[|audiences$|presenter$))/;
function fixOf$9(field, value) {
	const method = field === "methods" ? standardMethod(value.text) : void 0;
	if (method !== void 0) return { fix: {
		safety: "safe",
		title: `write ${method}`,
		set: [{
			node: value,
			value: method
		}]
	} };
	const [, principal] = field === "principals" ? /^spiffe:\/\/(.+)$/s.exec(value.text) ?? [] : [];
	if (principal === void 0) return {};
	return { fix: {
		safety: "safe",
		title: "leave out spiffe://",
		set: [{
			node: value,
			value: principal
		}]
	} };
}
const fieldByKey = /* @__PURE__ */ new Map([["source.principal", "principals"], ["connection.sni", "hosts"]]);

// src/rules/authz/helpers/opened-paths.ts
function* openedPaths(policy, mesh) {
	const unrestrictedRules = policy.spec.items("rules").filter((rule) => matchesAnyCaller(rule) && !matchesAll(rule));
	for (const operation of unrestrictedRules.flatMap(operationsOf)) for (const path of operation.items("paths").filter(({ text }) => accessPattern(text).form === "prefix")) {
		const guarded = guardedUnder(mesh, policy, operation, path);
		if (!guarded) continue;
		yield {
			code: "guarded-path-opened",
			node: path,
			message: `${quote(path.text)} is open to all callers, and so is ${quote(guarded.text)}, which another rule allows to some callers only; exclude it with \`notPaths\``,
			related: [{
				node: guarded,
				note: "allowed to some callers only"
			}]
		};
	}
}
function guardedUnder(mesh, policy, operation, path) {
	const excluded = operation.items("notPaths").map(({ text }) => accessPattern(text));
	for (const guarded of guardedFrom(mesh, policy, accessPattern(path.text).text)) {
		if (!otherFields.every((field) => fieldCovers(operation, guarded.operation, field))) continue;
		if (excluded.some((pattern) => patternsMayOverlap(pattern, guarded.pattern))) continue;
		if (!sharesWorkloads(mesh, policy, guarded.policy)) continue;
		if (!mayBeDenied(mesh, policy, guarded) && !mayBeDenied(mesh, guarded.policy, guarded)) return guarded.path;
	}
}
function* guardedFrom(mesh, policy, start) {
	const { rootNamespace } = mesh;
	const namespaces = policy.namespace === rootNamespace ? ["*"] : [policy.namespace, rootNamespace];
	for (const namespace of namespaces) {
		const sorted = guardedPaths(mesh).get(namespace) ?? [];
		yield* sorted.slice(lowerBound(sorted, start), lowerBound(sorted, `${start}\uffff`));
	}
}
const guardedPaths = derived(["AuthorizationPolicy"], (mesh) => {
	const sorted = mesh.ofKind("AuthorizationPolicy").filter((policy) => actionOf(policy) === "ALLOW" && !isDryRunPolicy(policy)).flatMap(guardedIn).toSorted((a, b) => compareText(a.pattern.text, b.pattern.text));
	return new Map([["*", sorted], ...groupBy(sorted, ({ policy }) => policy.namespace)]);
});
function guardedIn(policy) {
	return policy.spec.items("rules").filter((rule) => rule.kind === "map" && !matchesAnyCaller(rule)).flatMap(operationsOf).flatMap((operation) => operation.items("paths").map((path) => ({
		policy,
		operation,
		path,
		pattern: accessPattern(path.text)
	})).filter(({ pattern }) => pattern.text !== "" && pattern.form !== "suffix"));
}
function lowerBound(sorted, text) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >> 1;
		if (sorted[middle].pattern.text < text) low = middle + 1;
		else high = middle;
	}
	return low;
}
function mayBeDenied(mesh, policy, { pattern }) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => policyRulesThatMayCover(candidate, policy, "DENY").taking(pattern).some(({ rule }) => operationsOrAny(rule).some((operation) => takesPath(operation, pattern, false))));
}
const otherFields = [
	"hosts",
	"methods",
	"ports"
];

// src/rules/authz/path-bypass.ts
const pathBypass = defineRule({
	id: "authz/path-bypass",
	codes: ["other-slash-open", "guarded-path-opened"],
	severity: "warning",
	summary: "A guarded path can be reached by another spelling or another rule.",
	why: "The proxy compares paths character by character. Most servers answer `/admin/` and `/admin` alike, so a DENY of one leaves the other open. An ALLOW of a path prefix also opens the paths below it that another rule guards.",
	fix: "Deny both spellings, or the prefix (`/admin*`); exclude guarded paths from an ALLOW by `notPaths`.",
	across: { *AuthorizationPolicy(policy, mesh) {
		if (isDryRunPolicy(policy)) return;
		if (actionOf(policy) === "DENY") yield* otherSpellings(policy, [mesh, meshOfOtherObjects(mesh) ?? mesh]);
		if (actionOf(policy) === "ALLOW") yield* openedPaths(policy, mesh);
	} }
});
function* otherSpellings(policy, meshes) {
	if (policy.spec.items("rules").flatMap(operationsOf).some((operation) => operation.items("paths").some((path) => path.isUnfilled))) return;
	for (const rule of policy.spec.items("rules")) for (const operation of operationsOf(rule)) for (const path of operation.items("paths").filter(({ text }) => mayHaveTrailingSlash(text))) {
		const otherSpelling = path.text.endsWith("/") ? path.text.slice(0, -1) : `${path.text}/`;
		const paths = accessPattern(otherSpelling);
		if (meshes.some((mesh) => isDenied(mesh, policy, rule, operation, paths))) continue;
		if (!isAllowed(meshes, policy, paths)) continue;
		yield {
			code: "other-slash-open",
			node: path,
			message: `${quote(path.text)} is denied and ${quote(otherSpelling)} is not, although most servers treat both alike; deny both`
		};
	}
}
function mayHaveTrailingSlash(path) {
	return /^\/[^*{}?]+$/.test(path) && !/\.[^/]*\/?$/.test(path);
}
function isDenied(mesh, policy, rule, operation, path) {
	const callers = callersOf(rule);
	return policyRulesThatMayCover(mesh, policy, "DENY").taking(path).filter((policyRule) => matchesAnyCaller(policyRule.rule) || callersOf(policyRule.rule) === callers).some((policyRule) => operationsOrAny(policyRule.rule).some((candidate) => takesPath(candidate, path, true) && [
		"hosts",
		"methods",
		"ports"
	].every((field) => fieldCovers(candidate, operation, field))));
}
function callersOf(rule) {
	return JSON.stringify([rule.get("from").data, rule.get("when").data], (_, value) => typeof value === "bigint" ? Number(value) : value);
}
function isAllowed(meshes, policy, path) {
	if (meshes.every((mesh) => policyRulesThatMayCover(mesh, policy, "ALLOW").isEmpty)) return true;
	return meshes.some((mesh) => mayBeAllowed(mesh, policy, path));
}

// src/syntax/label-syntax.ts
function isDnsLabel(text) {
	return text.length <= 63 && /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i.test(text);
}
function isObjectName(text) {
	return text.length <= maxObjectNameLength && text.split(".").every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
}
function labelKeyDefect(key) {
	if (key === "") return "is empty";
	const slash = key.indexOf("/");
	const [prefix, name] = slash < 0 ? [null, key] : [key.slice(0, slash), key.slice(slash + 1)];
	if (prefix !== null && !isObjectName(prefix)) return "has a prefix that is not a DNS name";
	if (name.length > 63) return `has a name longer than ${63} characters`;
	return isLabelText(name) ? null : "has characters that the key of a label cannot have";
}
function labelValueDefect(value) {
	if (value.length > 63) return `is longer than ${63} characters`;
	return value === "" || isLabelText(value) ? null : "has characters that the value of a label cannot have";
}
const maxLabelLength = 63;
const maxObjectNameLength = 253;
function isLabelText(text) {
	return /^[a-z0-9]([-a-z0-9_.]*[a-z0-9])?$/i.test(text);
}

// src/rules/shared/kept-entries.ts
function keptEntries(map) {
	return map.entries().filter(([, value]) => !value.isNull);
}

// src/rules/shared/labels-refused.ts
function* labelsRefused(labels) {
	for (const [key, value] of labelsWithFinalKeys(labels)) {
		const keyDefect = labelKeyDefect(key);
		if (keyDefect) yield webhookProblemAtKey("label-key-syntax", value, `label ${quote(key)} ${keyDefect}`);
		const defect = labelValueDefect(value.text);
		if (!defect) continue;
		const message = `value ${quote(value.text)} of label ${quote(key)} ${defect}`;
		if (isLabelText(value.text)) yield {
			code: "label-value-syntax",
			node: value,
			message
		};
		else yield webhookProblem("label-value-syntax", value, message);
	}
}
const selectorCodes = [
	"empty-selector-key",
	"selector-key-pattern",
	"selector-value-pattern",
	"selector-without-labels"
];
function* selectorRefused(selector, field) {
	const labels = selector.get(field);
	const isEmpty = labels.entries().every(([, value]) => value.isNull);
	if (selector.kind === "map" && !labels.isUnfilled && isEmpty) yield {
		code: "selector-without-labels",
		node: selector,
		message: "the selector has no labels, so it selects every workload: list labels, or leave the selector out",
		severity: "warning"
	};
	for (const [key, value] of labelsWithFinalKeys(labels)) {
		if (key === "") yield webhookProblemAtKey("empty-selector-key", value, "the selector has an empty key: write the name of a label");
		else if (key.includes("*")) yield webhookProblemAtKey("selector-key-pattern", value, `selector key ${quote(key)} contains \`*\`: a selector takes no patterns`);
		if (value.text.includes("*")) yield webhookProblem("selector-value-pattern", value, `selector value ${quote(value.text)} contains \`*\`: a selector takes no patterns`);
	}
}
function labelsWithFinalKeys(labels) {
	return keptEntries(labels).filter(([key]) => !isUnfilled(key));
}

// src/rules/shared/dry-run.ts
function* dryRunUnsupported(manifest) {
	const node = annotation(manifest);
	if (!node.exists) return;
	yield webhookProblem("dry-run-unsupported", node, "`istio.io/dry-run` works only on an AuthorizationPolicy: remove it");
}
function* dryRunRefused(policy) {
	const node = annotation(policy);
	const action = policy.spec.get("action").text;
	if (!node.exists) return;
	if (action === "CUSTOM" || action === "AUDIT") {
		const message = `\`istio.io/dry-run\` works only with ALLOW and DENY, not ${quote(action)}: remove it`;
		yield webhookProblem("dry-run-action", node, message);
	} else if (typeof node.scalar === "string" && !booleans.has(node.text)) {
		const message = `\`istio.io/dry-run\` is ${quote(node.text)}: write \`"true"\` or \`"false"\``;
		yield webhookProblem("dry-run-not-boolean", node, message);
	}
}
function annotation({ root }) {
	return root.at("metadata", "annotations", "istio.io/dry-run");
}
const booleans = /* @__PURE__ */ new Set([
	"1",
	"t",
	"T",
	"TRUE",
	"true",
	"True",
	"0",
	"f",
	"F",
	"FALSE",
	"false",
	"False"
]);

// src/rules/authz/peer-authentication-webhook.ts
const peerAuthenticationWebhook = defineRule({
	id: "authz/peer-authentication-webhook",
	formerId: "authz/peer-shape",
	codes: [
		...selectorCodes,
		"dry-run-unsupported",
		"ports-without-selector",
		"not-a-port"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A PeerAuthentication that Istio refuses.",
	why: "The validating webhook of Istio refuses it, so the workloads keep the mTLS mode that they had before.",
	fix: "Select workloads by labels if single ports have a mode, and correct the port or the label that the message names.",
	on: { *PeerAuthentication(authentication) {
		const { spec } = authentication;
		yield* dryRunUnsupported(authentication);
		yield* selectorRefused(spec.get("selector"), "matchLabels");
		const ports = spec.get("portLevelMtls");
		const isSelecting = spec.at("selector", "matchLabels").entries().some(([, value]) => !value.isNull);
		if (ports.entries().length > 0 && !isSelecting) yield webhookProblem("ports-without-selector", ports, "`portLevelMtls` needs a `selector` with labels: add one, or set the mode for all ports");
		for (const [port, mode] of ports.entries()) {
			if (mode.isNull || /^[1-9]\d*$/.test(port) && Number(port) <= 65535) continue;
			const message = `${quote(port)} is not a port: write a number from 1 to 65535`;
			yield {
				...webhookProblem("not-a-port", mode, message),
				at: "key"
			};
		}
	} }
});

// src/rules/shared/unmatched-selector.ts
function* unmatchedSelector(manifest, selector, outcome, mesh) {
	const labels = labelsOf(selector);
	if (labels.size === 0) return;
	const isMeshWide = manifest.namespace === mesh.rootNamespace;
	if ((isMeshWide ? workloadsSelectedAnywhere : workloadsSelected)(mesh, manifest, labels) !== "no") return;
	const valuesOf = (key) => labelValues(mesh).get(namespacedKey(isMeshWide ? anyNamespace$1 : manifest.namespace, key)) ?? /* @__PURE__ */ new Set();
	const mismatch = [...labels].find(([key, value]) => !valuesOf(key).has(value));
	const [key, value] = mismatch ?? [...labels].at(-1);
	const suggestion = mismatch && closestName(value, [...valuesOf(key)]);
	const scope = isMeshWide ? "any namespace" : namespaceOf(manifest);
	yield {
		code: "no-matching-workload",
		node: selector.get(key),
		...isMeshWide && {
			confidence: "likely",
			...suggestion === void 0 && { severity: "info" }
		},
		message: `no workload of ${scope} has the labels ${quotedLabels(labels)}: ${outcome}${suggestion ? `; did you mean ${quote(suggestion)}?` : ""}`,
		about: [
			manifest.kind,
			manifest.namespace,
			manifest.name
		].join("/")
	};
}
function quotedLabels(labels) {
	const pairs = [...labels].map(([key, value]) => quote(`${key}: ${value}`));
	return pairs.length === 1 ? pairs[0] : `${pairs.slice(0, -1).join(", ")} and ${pairs.at(-1)} together`;
}
const anyNamespace$1 = "*";
const labelValues = derived("everything", (mesh) => {
	const podLabelValues = mesh.manifests.flatMap((manifest) => [...podLabels$1(manifest) ?? []].flatMap(([key, value]) => [manifest.namespace, anyNamespace$1].map((namespace) => [namespacedKey(namespace, key), value])));
	return new Map([...groupPairs(podLabelValues)].map(([at, values]) => [at, new Set(values)]));
});
function namespacedKey(namespace, key) {
	return `${namespace}\0${key}`;
}

// src/rules/authz/selects-nothing.ts
const selectsNothing = defineRule({
	id: "authz/selects-nothing",
	codes: ["no-matching-workload", "selector-in-root-namespace"],
	severity: "warning",
	istio: ["IST0127"],
	summary: "A policy selects workloads by labels that no workload has.",
	why: "A policy applies to the workloads of its own namespace whose pods have all labels of its selector, and in the root namespace to those of all namespaces. If there are none, Istio accepts the policy and it protects nothing. A PeerAuthentication with a selector in the root namespace applies to nothing at all.",
	fix: "Write the labels of the pod template (not those of the Deployment or Service), and put the policy into the namespace of the workload.",
	across: {
		AuthorizationPolicy: selectorProblems$1,
		PeerAuthentication: peerProblems,
		RequestAuthentication: selectorProblems$1
	}
});
function* peerProblems(policy, mesh) {
	const labels = policy.spec.at("selector", "matchLabels");
	if (policy.namespace !== mesh.rootNamespace || labels.entries().length === 0) {
		yield* selectorProblems$1(policy, mesh);
		return;
	}
	yield {
		code: "selector-in-root-namespace",
		node: policy.spec.get("selector"),
		at: "key",
		message: `a PeerAuthentication with a selector in the root namespace ${quote(mesh.rootNamespace)} applies to nothing; put it into the namespace of the workloads`
	};
}
function selectorProblems$1(policy, mesh) {
	return unmatchedSelector(policy, policy.spec.at("selector", "matchLabels"), "the policy protects nothing", mesh);
}

// src/istio/workload/pod-ports.ts
const podPorts = derivedPer(["Service"], (mesh, workload) => {
	const declared = podOf(workload.manifest).at("spec").items("containers").flatMap((container) => container.items("ports"));
	const numbers = new Set(declared.map((port) => port.get("containerPort").number));
	const named = new Map(declared.map((port) => [port.get("name").text, port.get("containerPort").number]));
	const translated = /* @__PURE__ */ new Map();
	let mayListenElsewhere = declared.some((port) => port.get("containerPort").isUnfilled);
	for (const service of servicesSelecting$1(mesh, workload)) for (const { node, number } of declaredPorts(service)) {
		const target = targetOf$2(node, number, named);
		if (target === void 0) mayListenElsewhere = true;
		else if (target === number) numbers.add(number);
		else {
			numbers.add(target);
			translated.set(number, {
				service,
				node,
				target
			});
		}
	}
	return {
		listensOn: (port) => mayListenElsewhere || numbers.has(port),
		translated
	};
});
function targetOf$2(port, number, named) {
	const target = port.get("targetPort");
	if (target.isUnfilled) return void 0;
	if (!target.exists || target.isNull) return number;
	return target.number ?? named.get(target.text);
}
function servicesSelecting$1(mesh, { namespace, labels }) {
	return servicesByNamespace(mesh).get(namespace)?.selecting(labels) ?? [];
}
const servicesByNamespace = derived(["Service"], (mesh) => {
	const services = mesh.ofKind("Service").filter(({ spec }) => labelsOf(spec.get("selector")).size > 0);
	const groups = groupBy(services, ({ namespace }) => namespace);
	return new Map([...groups].map(([namespace, group]) => [namespace, selectorIndex(group, ({ spec }) => labelsOf(spec.get("selector")))]));
});

// src/rules/authz/service-port.ts
const servicePort = defineRule({
	id: "authz/service-port",
	codes: [
		"operation-port",
		"condition-port",
		"mtls-port"
	],
	severity: "warning",
	summary: "A policy names the port of a Service instead of the port of its pods.",
	why: "Proxies see connections with the port on which the pods listen (`targetPort`), and compare that with `ports` of an AuthorizationPolicy and `portLevelMtls` of a PeerAuthentication. With the port of the Service an ALLOW rule lets nobody in, a DENY rule stops nobody, and a mode has no effect. Only waypoints, for policies with `targetRefs`, compare the port of the Service.",
	fix: "Write the `targetPort` of the Service.",
	across: {
		*AuthorizationPolicy(policy, mesh) {
			for (const rule of policy.spec.items("rules")) {
				yield* problems$4(mesh, policy, operationsOf(rule).flatMap((operation) => [...operation.items("ports"), ...operation.items("notPorts")]), "operation-port");
				yield* problems$4(mesh, policy, rule.items("when").filter((when) => when.get("key").text === "destination.port").flatMap((when) => [...when.items("values"), ...when.items("notValues")]), "condition-port");
			}
		},
		*PeerAuthentication(policy, mesh) {
			for (const [port, mode] of policy.spec.entries("portLevelMtls")) {
				const translated = translatedPort(mesh, policy, port);
				if (translated) yield {
					...problem$12("mtls-port", port, mode, translated),
					at: "key"
				};
			}
		}
	}
});
function* problems$4(mesh, policy, ports, code) {
	for (const port of ports) {
		const translated = translatedPort(mesh, policy, port.text);
		if (translated) yield problem$12(code, port.text, port, translated);
	}
}
function translatedPort(mesh, policy, text) {
	const labels = policySelector(policy);
	if (!(labels.size > 0 && policy.namespace !== mesh.rootNamespace) || !/^\d+$/.test(text) || targetRefs(policy).length > 0) return void 0;
	const port = Number(text);
	const ports = workloadsWithLabelsIn(mesh, policy.namespace, labels).map((workload) => podPorts(mesh, workload));
	if (ports.some(({ listensOn, translated }) => listensOn(port) || !translated.has(port))) return void 0;
	return ports[0]?.translated.get(port);
}
function problem$12(code, port, node, translatedPort) {
	const { service, node: servicePortNode, target } = translatedPort;
	return {
		code,
		node,
		message: `${quote(port)} is a port of Service ${quote(service.name)}, and its pods listen on ${target}, which proxies compare: no connection has port ${port}; write ${quote(String(target))}`,
		related: [{
			node: servicePortNode,
			note: "the port of the Service"
		}]
	};
}

// src/rules/shared/policy-scope.ts
const scopeCodes = [
	"several-scopes",
	"missing-target-name",
	"target-in-other-namespace",
	"target-kind",
	"target-group",
	...selectorCodes
];
function* scopeProblems({ spec }) {
	yield* severalScopes(spec);
	yield* selectorRefused(spec.get("selector"), "matchLabels");
	for (const ref of targetReferences(spec)) yield* referenceProblems(ref);
}
function* severalScopes(spec) {
	const lists = spec.items("targetRefs").length > 0 ? [spec.get("targetRefs")] : [];
	const [first, second] = [...[spec.get("selector"), spec.get("targetRef")].filter(({ kind }) => kind === "map"), ...lists];
	if (!first || !second) return;
	const message = `\`${nameOf$12(second)}\` beside \`${nameOf$12(first)}\`: a policy takes one of \`selector\`, \`targetRef\` and \`targetRefs\``;
	yield webhookProblem("several-scopes", second, message, {
		node: first,
		note: "already says where the policy applies"
	});
}
function nameOf$12(node) {
	return String(node.pathKeys.at(-1));
}
function targetReferences(spec) {
	return [spec.get("targetRef"), ...spec.items("targetRefs")].filter(({ kind }) => kind === "map");
}
function* referenceProblems(ref) {
	const [name, namespace] = [ref.get("name"), ref.get("namespace")];
	if (!isPresent(name)) yield webhookProblem("missing-target-name", name, "`targetRef` names no object: set `name`");
	if (isPresent(namespace)) {
		const message = `the target is in namespace ${quote(namespace.data)}: a policy attaches only within its own namespace, so remove \`namespace\``;
		yield webhookProblem("target-in-other-namespace", namespace, message);
	}
	yield* kindProblems$1(ref.get("group"), ref.get("kind"));
}
function* kindProblems$1(group, kind) {
	const requiredGroup = attachable.get(kind.text);
	if (requiredGroup === void 0) {
		const message = `a policy cannot attach to ${quote(kind.data)}, only to a Gateway, GatewayClass, Service or ServiceEntry`;
		yield webhookProblem("target-kind", kind, message);
	} else if ((group.text === "core" ? "" : group.text) !== requiredGroup) {
		const message = requiredGroup === "" ? `a ${kind.text} has no group: remove ${quote(group.data)}` : `the group of a ${kind.text} is ${quote(requiredGroup)}, not ${quote(group.data)}`;
		yield webhookProblem("target-group", group, message);
	}
}
const attachable = /* @__PURE__ */ new Map([
	["Gateway", "gateway.networking.k8s.io"],
	["GatewayClass", "gateway.networking.k8s.io"],
	["Service", ""],
	["ServiceEntry", "networking.istio.io"]
]);

// src/rules/authz/helpers/value-defects.ts
function valueDefect(field, value) {
	return Object.hasOwn(checks$3, field) ? checks$3[field](value) : null;
}
const checks$3 = table({
	ipBlocks: address,
	remoteIpBlocks: address,
	"source.ip": address,
	"remote.ip": address,
	"destination.ip": address,
	ports: port,
	"destination.port": port,
	paths: pathTemplate,
	serviceAccounts: serviceAccount,
	"source.serviceAccount": serviceAccount,
	trustDomains: trustDomain,
	"source.trustDomain": trustDomain
});
function address(value) {
	if (isIPOrRange(value)) return null;
	return {
		code: "not-an-address",
		text: "is neither an IP address nor a range such as `10.0.0.0/8`"
	};
}
function port(value) {
	if (/^\d+$/.test(value) && Number(value) <= 65535) return null;
	return {
		code: "not-a-port",
		text: "is not a port: write a number from 0 to 65535"
	};
}
function pathTemplate(path) {
	const segments = path.replace(/^\/+|\/+$/g, "").split("/");
	const isTemplate = /\{\*\*?\}/.test(path);
	const restIndex = segments.indexOf("{**}");
	if (restIndex >= 0 && segments.slice(restIndex + 1).some((segment) => wildcards$1.has(segment))) return {
		code: "segment-after-rest",
		text: "has a wildcard after `{**}`, which already matches the rest of the path"
	};
	const literals = segments.filter((segment) => !wildcards$1.has(segment));
	if (literals.some((segment) => /[{}]/.test(segment))) return {
		code: "braces-in-path",
		text: "has braces: a path may only contain `{*}` and `{**}`, each as a whole segment"
	};
	if (!(isTemplate && literals.some((segment) => !/^[\w.~%!$&'()+,;:@=-]+$/.test(segment)))) return null;
	return {
		code: "template-segment",
		text: "is a path template with a segment that has characters which Istio does not accept"
	};
}
const wildcards$1 = /* @__PURE__ */ new Set(["{*}", "{**}"]);
function serviceAccount(value) {
	if (value.includes("*")) return {
		code: "service-account-wildcard",
		text: "has a wildcard: name the service account"
	};
	if (value.length > maxServiceAccountLength) return {
		code: "service-account-length",
		text: `is longer than ${maxServiceAccountLength} characters`
	};
	const parts = value.split("/");
	if (parts.length < 3 && !parts.includes("")) return null;
	return {
		code: "service-account-syntax",
		text: "is neither `account` nor `namespace/account`"
	};
}
const maxServiceAccountLength = 320;
function trustDomain(value) {
	if (value.includes("/")) return {
		code: "trust-domain-slash",
		text: "is not a trust domain: it has a slash"
	};
	if (/^\*?[^*]+$|^[^*]+\*$|^\*$/.test(value)) return null;
	return {
		code: "trust-domain-wildcard",
		text: "has a wildcard that is not at its beginning or end"
	};
}

// src/rules/authz/webhook.ts
const authzWebhook = defineRule({
	id: "authz/webhook",
	formerId: "authz/shape",
	codes: [
		...scopeCodes,
		"dry-run-action",
		"dry-run-not-boolean",
		"no-rules",
		"missing-provider",
		"provider-without-custom",
		"missing-source",
		"missing-operation",
		"empty-source",
		"empty-operation",
		"too-many-service-accounts",
		"empty-value",
		"not-an-address",
		"not-a-port",
		"segment-after-rest",
		"braces-in-path",
		"template-segment",
		"service-account-wildcard",
		"service-account-length",
		"service-account-syntax",
		"trust-domain-slash",
		"trust-domain-wildcard",
		"identity-in-custom"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "An AuthorizationPolicy that Istio refuses.",
	why: "The validating webhook of Istio refuses the policy, so the previous version stays in force.",
	fix: "Correct the field: a source and an operation need a condition, no value may be empty, DENY and CUSTOM need rules.",
	on: { *AuthorizationPolicy(policy) {
		const { spec } = policy;
		yield* dryRunRefused(policy);
		yield* scopeProblems(policy);
		yield* actionDefects(policy);
		for (const rule of spec.items("rules")) {
			for (const section of ruleSections) yield* sectionDefects(rule, section);
			yield* conditionDefects(rule);
			if (actionOf(policy) === "CUSTOM") yield* identityInCustom(rule, spec.get("action"));
		}
	} }
});
function* actionDefects(policy) {
	const { spec } = policy;
	const [action, rules, provider] = [
		actionOf(policy),
		spec.get("rules"),
		spec.get("provider")
	];
	if ((!rules.exists || rules.isNull || rules.kind === "list" && rules.items().length === 0) && (action === "DENY" || action === "CUSTOM")) {
		const message = `${quote(action)} without rules has no effect: write \`- {}\` for every request`;
		yield webhookProblem("no-rules", rules, message, {
			node: spec.get("action"),
			note: "the action of the policy"
		});
	} else if (action === "CUSTOM" && !isPresent(provider.get("name"))) yield webhookProblem("missing-provider", provider.get("name"), "`CUSTOM` needs a provider that decides: name one of `meshConfig.extensionProviders`", {
		node: spec.get("action"),
		note: "the action that needs a provider"
	});
	if (provider.kind === "map" && [
		"ALLOW",
		"DENY",
		"AUDIT"
	].includes(action)) {
		const message = `only \`CUSTOM\` takes a provider, and the action of this policy is ${quote(action)}: remove the provider, or set \`CUSTOM\``;
		yield webhookProblem("provider-without-custom", provider, message);
	}
}
const ruleSections = [{
	list: "from",
	key: "source",
	fields: sourceFields,
	missing: "missing-source",
	empty: "empty-source"
}, {
	list: "to",
	key: "operation",
	fields: operationFields,
	missing: "missing-operation",
	empty: "empty-operation"
}];
function* sectionDefects(rule, { list, key, fields, missing, empty }) {
	for (const item of rule.items(list).filter(({ kind }) => kind === "map")) {
		const content = item.get(key);
		const lists = listsOf(content, fields);
		if (!content.exists || content.isNull) yield webhookProblem(missing, item, `an item of \`${list}\` has no \`${key}\``);
		else if (content.kind === "map" && lists.every(({ node }) => isEmptyList(node))) yield webhookProblem(empty, content, `a \`${key}\` has no condition: add one, or leave \`${list}\` out to match all`);
		for (const patternList of lists) yield* listDefects(patternList);
	}
}
function* listDefects({ field, isNegative, node }) {
	const name = isNegative ? negatedField(field) : field;
	if (field === "serviceAccounts" && node.items().length > maxServiceAccounts) yield webhookProblem("too-many-service-accounts", node, `\`${name}\` has ${node.items().length} accounts: Istio accepts at most ${maxServiceAccounts}`);
	for (const value of node.items()) yield* valueDefects(value, field, name);
}
function* valueDefects(value, field, name) {
	if (value.scalar === "") yield webhookProblem("empty-value", value, `\`${name}\` has an empty value`);
	if (value.text === "") return;
	const defect = valueDefect(field, value.text);
	if (defect) yield webhookProblem(defect.code, value, `${quote(value.text)} in \`${name}\` ${defect.text}`);
}
function* conditionDefects(rule) {
	for (const when of rule.items("when")) {
		const key = when.get("key").text;
		for (const value of [...when.items("values"), ...when.items("notValues")]) yield* valueDefects(value, key, key);
	}
}
function* identityInCustom(rule, action) {
	const fields = rule.items("from").flatMap((from) => listsOf(from.get("source"), identityFields)).filter(({ node }) => node.items().length > 0);
	const keys = rule.items("when").map((when) => when.get("key"));
	for (const { node } of fields) yield notInCustom(node, String(node.pathKeys.at(-1)), action);
	for (const key of keys) {
		if (!identityKeys.has(key.text) && !key.text.startsWith("request.auth.")) continue;
		yield notInCustom(key, key.text, action);
	}
}
function notInCustom(node, name, action) {
	const message = `${quote(name)} is not known when \`CUSTOM\` asks its provider: remove the condition`;
	return webhookProblem("identity-in-custom", node, message, {
		node: action,
		note: "the action of the policy"
	});
}
const identityFields = [
	"namespaces",
	"principals",
	"serviceAccounts",
	"trustDomains",
	"requestPrincipals"
];
const identityKeys = /* @__PURE__ */ new Set([
	"source.namespace",
	"source.principal",
	"source.serviceAccount",
	"source.trustDomain"
]);
const maxServiceAccounts = 16;

// src/rules/change/helpers/consequence-problems.ts
function consequenceProblems(consequence, area, severities) {
	if (!isIn(consequence, area)) return [];
	const { code, sentence, place, about, missing, brought = [] } = consequence;
	const { node, object } = place;
	const severity = severities[code];
	return [{
		code,
		node,
		...node.path === object?.root.at("metadata", "name").path && { at: "object" },
		message: `merging ${sentence}${dependsOnText(missing)}${inBrackets("it also adds what cannot be checked:", brought)}`,
		about,
		identity: about,
		...missing.length === 0 ? { severity } : {
			severity: severity === "error" ? "warning" : severity,
			confidence: "likely"
		}
	}];
}
function isIn(consequence, area) {
	return consequence.area === area;
}

// src/rules/change/access.ts
const accessChange = defineRule({
	id: "change/access",
	codes: [
		"token-lost",
		"opened",
		"deny-narrowed",
		"deny-inverted",
		"redirected",
		"refused-later",
		"opened-with-token",
		"caller-allowed",
		"served",
		"token-demanded",
		"closed",
		"undecided"
	],
	severity: "error",
	summary: "Merging changes who gets in.",
	why: "Once this is merged, policies allow requests that they refused before, or the reverse. All requests to the ports of gateways and to the workloads that the change can affect are compared; the finding shows one example of each class.",
	fix: "If the change is meant, give it a waiver with a reason and an owner, or set the severity of the code in `.meshgate.yaml`; if not, repair the line.",
	on: { *consequence(consequence) {
		yield* consequenceProblems(consequence, "access", {
			"token-lost": "error",
			opened: "error",
			"deny-narrowed": "error",
			"deny-inverted": "error",
			redirected: "warning",
			"refused-later": "warning",
			"opened-with-token": "warning",
			"caller-allowed": "info",
			served: "info",
			"token-demanded": "info",
			closed: "warning",
			undecided: "warning"
		});
	} }
});

// src/rules/change/deletes.ts
const deletesChange = defineRule({
	id: "change/deletes",
	codes: ["needed"],
	severity: "warning",
	summary: "Merging deletes an object that other objects still need.",
	why: "A VirtualService without its Gateway serves nothing. For a route to a Service that does not exist, the proxy answers 503.",
	fix: "Keep the object until nothing refers to it, or change the objects that refer to it in the same pull request.",
	on: { *consequence(consequence) {
		yield* consequenceProblems(consequence, "deletes", { needed: "warning" });
	} }
});

// src/rules/change/egress.ts
const egressChange = defineRule({
	id: "change/egress",
	codes: [
		"outside-allowlist",
		"any-host",
		"wildcard-opened",
		"opened",
		"closed",
		"tls-lost",
		"tls-unverified",
		"rerouted"
	],
	severity: "warning",
	summary: "Merging changes which outside hosts pods reach, or how.",
	why: "Data can leave the mesh to every host that pods can reach. ServiceEntries, their `exportTo`, Sidecars, routes, gateways and the outbound traffic policy together decide who reaches a host, so that one line may open more than it names.",
	fix: "Make sure that these pods have to reach the host. Have an approved host added to `egress-allowlist` in `.meshgate.yaml`; name hosts rather than wildcards; let the proxy add and verify TLS.",
	on: { *consequence(consequence) {
		yield* consequenceProblems(consequence, "egress", {
			"outside-allowlist": "error",
			"any-host": "warning",
			"wildcard-opened": "info",
			opened: "info",
			closed: "info",
			"tls-lost": "warning",
			"tls-unverified": "warning",
			rerouted: "info"
		});
	} }
});

// src/rules/change/mtls.ts
const mtlsChange = defineRule({
	id: "change/mtls",
	codes: [
		"weakened",
		"strengthened",
		"calls-weakened",
		"calls-strengthened"
	],
	severity: "error",
	summary: "Merging changes whether clients of pods need a certificate of the mesh, or whether callers show one.",
	why: "Without STRICT a sidecar accepts plain text: anybody in the cluster network can call the pods or read the traffic, and callers have no identity that a policy can check. The same holds for calls that a DestinationRule sends in plain text, or with TLS that shows no certificate of the mesh.",
	fix: "Keep `mode: STRICT`. If some clients have no sidecar yet, open only the port that they call with `portLevelMtls`, and give it a waiver until the day on which they have one. Leave `tls` out of a DestinationRule for a host of the mesh, or set `ISTIO_MUTUAL`: sidecars then speak mTLS to each other.",
	on: { *consequence(consequence) {
		yield* consequenceProblems(consequence, "mtls", {
			weakened: "error",
			strengthened: "info",
			"calls-weakened": "error",
			"calls-strengthened": "info"
		});
	} }
});

// src/rules/change/tokens.ts
const tokensChange = defineRule({
	id: "change/tokens",
	codes: [
		"issuer-trusted",
		"issuer-dropped",
		"audiences-changed",
		"keys-changed"
	],
	severity: "info",
	summary: "Merging changes which issuers, audiences or keys of tokens are accepted.",
	why: "Whoever holds the keys of an issuer can create a token for any user. Once an issuer or audience is removed, clients with its tokens are refused.",
	fix: "Make sure that the issuer and its keys are the right ones, and that clients have new tokens before the old ones are refused.",
	on: { *consequence(consequence) {
		yield* consequenceProblems(consequence, "tokens", {
			"issuer-trusted": "info",
			"issuer-dropped": "info",
			"audiences-changed": "info",
			"keys-changed": "info"
		});
	} }
});

// src/rules/change/traffic.ts
const trafficChange = defineRule({
	id: "change/traffic",
	codes: [
		"lost",
		"moved",
		"timeout-changed",
		"retries-changed",
		"limits-changed",
		"tls-changed",
		"undecided"
	],
	severity: "warning",
	summary: "Merging changes where requests go, or how long and how often they are tried.",
	why: "The proxy answers requests that no route matches any more with 404 or 503. A shorter timeout ends requests that succeeded before; more tries multiply the load on a host that is already slow, and a budget of retries that is used up lets the others fail at once.",
	fix: "Make sure that the change is meant, and that the new destination exists.",
	on: { *consequence(consequence) {
		yield* consequenceProblems(consequence, "traffic", {
			lost: "warning",
			moved: "info",
			"timeout-changed": "info",
			"retries-changed": "info",
			"limits-changed": "info",
			"tls-changed": "info",
			undecided: "warning"
		});
	} }
});

// src/rules/egress/client-cert-ignored.ts
const clientCertIgnored = defineRule({
	id: "egress/client-cert-ignored",
	codes: ["never-presented"],
	severity: "error",
	summary: "A client certificate is set with a TLS mode that never presents it.",
	why: "Istio accepts the DestinationRule, but with mode SIMPLE the proxy presents no certificate: a server that asks for one refuses every connection.",
	fix: "Set the mode to MUTUAL if the server asks for a client certificate; otherwise leave certificate and key out.",
	on: { *DestinationRule(rule) {
		for (const level of policyLevels(rule)) {
			const tls = level.get("tls");
			const ignored = ignoredField(tls);
			if (!ignored) continue;
			yield {
				code: "never-presented",
				node: ignored,
				message: `\`${String(ignored.pathKeys.at(-1))}\` is never presented with mode \`SIMPLE\`: set \`MUTUAL\`, or leave it out`,
				related: [{
					node: tls.get("mode"),
					note: "this mode only verifies the server"
				}]
			};
		}
	} }
});
function ignoredField(tls) {
	if (tls.get("mode").text !== "SIMPLE" || isPresent(tls.get("credentialName"))) return void 0;
	return [tls.get("clientCertificate"), tls.get("privateKey")].find(isPresent);
}

// src/model/other-objects.ts
function firstOfOtherObject(items, manifestOf) {
	const entries = items.map((item) => ({
		item,
		manifest: manifestOf(item)
	}));
	const find = firstDifference(entries, [({ manifest }) => objectKey(manifest)]);
	return (manifest) => find({ manifest })?.item;
}

// src/rules/egress/conflicting-protocol.ts
const conflictingProtocol = defineRule({
	id: "egress/conflicting-protocol",
	codes: ["different-protocols"],
	severity: "warning",
	istio: ["IST0177"],
	summary: "One port of one host is declared with two protocols.",
	why: "The proxy has one listener for the port and handles every connection by one protocol: that of the entry that Istio uses, which depends on the order in which the entries were created. If that is HTTP and the other entry says TLS, handshakes are refused; if it is TLS and the other says HTTP, routes, timeouts and retries have no effect.",
	fix: "Give the port the same protocol in all entries; or limit each entry to its own namespace with `exportTo: [\".\"]`.",
	across: { *ServiceEntry(entry, mesh) {
		for (const port of declaredPorts(entry)) {
			const conflicting = conflictOf$1({
				entry,
				port
			}, mesh);
			if (conflicting) yield conflictProblem$1(port, conflicting);
		}
	} }
});
function conflictProblem$1(hostPort, conflicting) {
	const { number, protocol, node } = hostPort;
	const name = quote(`${conflicting.entry.namespace}/${conflicting.entry.name}`);
	const thisProtocol = protocol === "" ? "without a protocol" : quote(protocol.toUpperCase());
	const conflictingProtocol = conflicting.port.protocol === "" ? "no protocol" : quote(conflicting.port.protocol.toUpperCase());
	return {
		code: "different-protocols",
		node: node.get("protocol").exists ? node.get("protocol") : node,
		message: `port ${number} is ${thisProtocol} here, and ServiceEntry ${name} gives it ${conflictingProtocol} for ${quote(conflicting.host)}: Istio uses one of the two; give both the same protocol`,
		about: `${normalHost(conflicting.host)}:${number}`,
		related: [{
			node: conflicting.port.node,
			note: "the other declaration"
		}]
	};
}
function conflictOf$1({ entry, port }, mesh) {
	for (const host of entry.spec.items("hosts").map(({ text }) => normalHost(text))) {
		if (host === "" || isUnfilled(host)) continue;
		const conflict = firstConflict({
			entry,
			port,
			host
		}, mesh);
		if (conflict) return conflict;
	}
}
function firstConflict(declaredPort, mesh) {
	const declared = declaredByPort(mesh).get(declaredPort.port.number)?.covering(declaredPort.host) ?? [];
	if (declared.length < 2) return void 0;
	const indexed = scopesOf$1(exportedTo(declaredPort.entry)).flatMap((scope) => equivalentPortsByScope(declared).get(scope) ?? []).filter(({ representative }) => !isUnfilled(representative.port.protocol) && isConflict(declaredPort.host, declaredPort, representative)).flatMap(({ otherFinder }) => otherFinder()(declaredPort.entry) ?? []);
	const isWider = ({ host }) => Number(host !== declaredPort.host);
	return indexed.toSorted((a, b) => isWider(a.declared) - isWider(b.declared) || a.index - b.index)[0]?.declared;
}
function scopesOf$1(to) {
	const seen = to.filter((namespace) => namespace !== "~");
	if (seen.includes("*")) return [anyNamespace];
	return seen.length === 0 ? [] : [...new Set(seen), "*"];
}
const anyNamespace = "";
const equivalentPortsByScope = oncePer((declared) => {
	const scoped = declared.flatMap((port, index) => {
		const seen = exportedTo(port.entry).filter((namespace) => namespace !== "~");
		return [...seen.length === 0 ? [] : /* @__PURE__ */ new Set([...seen, anyNamespace])].map((scope) => ({
			scope,
			indexed: {
				declared: port,
				index
			}
		}));
	});
	return new Map([...groupBy(scoped, ({ scope }) => scope)].map(([scope, group]) => {
		return [scope, [...groupBy(group.map(({ indexed }) => indexed), ({ declared: { entry, port, host } }) => JSON.stringify([
			host,
			port.protocol,
			hasAddresses(entry)
		])).values()].map(equivalentPorts)];
	}));
});
function equivalentPorts(ports) {
	return {
		representative: ports[0].declared,
		otherFinder: once(() => firstOfOtherObject(ports, ({ declared }) => declared.entry))
	};
}
function hasAddresses({ spec }) {
	return spec.items("addresses").length > 0;
}
function isConflict(host, declaredPort, candidate) {
	const [protocol, otherProtocol] = [declaredPort.port.protocol, candidate.port.protocol];
	if (host === candidate.host) return protocol !== otherProtocol;
	const hasOwnListener = [declaredPort, candidate].some(({ entry }) => hasAddresses(entry));
	return protocol !== "" && otherProtocol !== "" && !hasOwnListener && listenerFamily(protocol) !== listenerFamily(otherProtocol);
}
function listenerFamily(protocol) {
	if (isTls(protocol)) return "tls";
	return isHttp(protocol) ? "http" : protocol;
}
const declaredByPort = derived(["ServiceEntry"], (mesh) => {
	const declared = mesh.ofKind("ServiceEntry").toSorted(byName$1).flatMap(declarations);
	const distinct = new Set([...groupBy(declared, conflictKey).values()].flatMap(firstOfTwoObjects));
	const groups = groupBy(declared.filter((port) => distinct.has(port)), ({ port }) => port.number);
	return new Map([...groups].map(([number, group]) => [number, hostIndex(group, ({ host }) => [host])]));
});
function firstOfTwoObjects(equal) {
	const [first] = equal;
	const second = firstOfOtherObject(equal, ({ entry }) => entry)(first.entry);
	return second ? [first, second] : [first];
}
function byName$1(a, b) {
	return compareText(a.name, b.name);
}
function declarations(entry) {
	const hosts = [...new Set(entry.spec.items("hosts").map(({ text }) => normalHost(text)))];
	return declaredPorts(entry).flatMap((port) => hosts.map((host) => ({
		entry,
		port,
		host
	})));
}
function conflictKey({ entry, port, host }) {
	return JSON.stringify([
		host,
		port.number,
		port.protocol,
		hasAddresses(entry),
		...exportedTo(entry)
	]);
}

// src/istio/routing/traffic-paths.ts
function destinationPortsOf(mesh, rule) {
	const host = ruleHost(rule);
	const entries = portLevelEntries(mesh, rule);
	if (entries.length > 0) return destinationPortsIn(entries, host);
	return (portsOf$2(mesh, host) ?? []).map((port) => ({
		host,
		port,
		isExternal: false
	}));
}
const destinationPortsIn = oncePerName((entries, host) => {
	const destinationPorts = entries.flatMap((entry) => {
		const hosts = entry.spec.items("hosts").map(({ text }) => normalHost(text)).filter((name) => hostsOverlap(name, host)).map((name) => hostCovers(host, name) ? name : host);
		return declaredPorts(entry).flatMap((port) => [...new Set(hosts)].map((name) => ({
			host: name,
			port,
			isExternal: true
		})));
	});
	return [...new Map(destinationPorts.map((destinationPort) => [keyOf$4(destinationPort), destinationPort])).values()];
});
function keyOf$4({ host, port }) {
	return `${host} ${port.number} ${port.protocol}`;
}
const trafficPathsTo = derivedByKey(routingKinds, (_, destinationPort) => `${destinationPort.isExternal} ${keyOf$4(destinationPort)}`, findTrafficPaths);
function findTrafficPaths(mesh, { host, port, isExternal }) {
	const routedDestinations = routedDestinationsToPort(mesh, host, port.number);
	if (routedDestinations.length > 0) {
		const trafficPaths = routedDestinations.flatMap(trafficPathsOf);
		return [...new Map(trafficPaths.map((trafficPath) => [`${trafficPath.carries} ${trafficPath.from} ${trafficPath.subset}`, trafficPath])).values()];
	}
	const carries = carriedBy(port);
	return isExternal && !mayBeRoutedTo(mesh, host) && kindsOf(port).every((kind) => sidecarRoutesFor(mesh, host, kind).length === 0) ? [{
		carries,
		from: "sidecar",
		subset: "",
		routedDestination: null
	}] : [];
}
function trafficPathsOf(routedDestination) {
	const proxies = proxiesRouting(routedDestination);
	const { protocol: carries, subset } = routedDestination;
	const bySidecar = proxies.has("mesh") ? [{
		carries,
		from: "sidecar",
		subset,
		routedDestination
	}] : [];
	return [...proxies].some((key) => key !== "mesh") ? [...bySidecar, {
		carries,
		from: "gateway",
		subset,
		routedDestination
	}] : bySidecar;
}
function carriedBy({ protocol }) {
	if (isTls(protocol)) return "tls";
	return isHttp(protocol) && protocol !== "" ? "http" : "tcp";
}
function kindsOf(port) {
	return port.protocol === "" ? [
		"http",
		"tls",
		"tcp"
	] : [carriedBy(port)];
}

// src/istio/routing/effective-tls.ts
function effectiveTls(mesh, rule, destination) {
	for (const winner of winningRulesWith(mesh, rule, destination.host)) {
		const tls = blocksOf(rule, winner, destination).find((block) => block?.root.yaml === rule.root.yaml);
		if (tls) return {
			tls,
			rule: winner
		};
	}
}
function winningRulesWith(mesh, rule, host) {
	return winningRules(mesh, host, clientNamespaceOf(rule)).filter((winner) => mergedSet(winner).has(rule));
}
const mergedSet = oncePer(({ merged }) => new Set(merged));
function clientNamespaceOf({ spec, namespace }) {
	const exportTo = spec.items("exportTo").map(({ text }) => text);
	return exportTo.length === 0 || exportTo.some((name) => [
		".",
		"*",
		namespace
	].includes(name)) || spec.get("workloadSelector").exists ? namespace : exportTo[0];
}
function blocksOf(rule, winner, { port, subset }) {
	const merged = effectivePolicy(winner, port, subset).settings.get("tls");
	return restsOnAge$1(winner) ? [merged, ownBlock(rule, port, subset)] : [merged];
}
function ownBlock({ spec }, port, subset) {
	const ofSubset = spec.items("subsets").find((item) => item.get("name").text === subset);
	return mergedPolicy([spec.get("trafficPolicy")], ofSubset?.get("trafficPolicy") ?? null, port).settings.get("tls");
}

// src/istio/routing/originated-tls.ts
function isLeftToGateways(rule, tls) {
	const credential = tls.get("credentialName").text;
	return credential !== "" && !credential.startsWith("configmap://") && !rule.spec.get("workloadSelector").exists;
}

// src/istio/policy/jwks-fetch.ts
const jwksFetch = derived("everything", (mesh) => {
	const settings = istiodVariable(mesh, variable);
	if (settings.some(isUnfilled)) return void 0;
	const [first, ...otherModes] = settings.map((value) => modes.get(value) ?? "istiod");
	return otherModes.every((mode) => mode === first) ? first : void 0;
});
const hasUnfilledJwksFetch = derived("everything", (mesh) => istiodVariable(mesh, variable).some(isUnfilled));
const modes = /* @__PURE__ */ new Map([
	["envoy", "envoy"],
	["hybrid", "hybrid"],
	["true", "hybrid"]
]);
const variable = "PILOT_JWT_ENABLE_REMOTE_JWKS";

// src/syntax/url.ts
function parseUrl(text) {
	const match = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/?#@\s]*)@)?(\[[^\]\s]*\]|[^/?#:@\s]+)(?::([^/?#\s]*))?([/?#]\S*)?$/i.exec(text);
	if (!match) return null;
	const [, scheme = "", userInfo = "", host = "", port = "", remainder = ""] = match;
	const hash = remainder.indexOf("#");
	const beforeHash = hash < 0 ? remainder : remainder.slice(0, hash);
	const mark = beforeHash.indexOf("?");
	return {
		scheme: scheme.toLowerCase(),
		userInfo,
		host,
		port,
		query: mark < 0 ? "" : beforeHash.slice(mark),
		fragment: hash < 0 ? "" : remainder.slice(hash)
	};
}
function hostReach(host) {
	const name = host.toLowerCase().replace(/\.$/, "");
	if (name === "localhost" || name.endsWith(".localhost") || isLoopback(name)) return "local";
	if (isIP(name)) return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|\[?f[cd]|\[?fe[89ab])/.test(name) ? "private" : "public";
	if (isFullServiceName(name)) return "cluster";
	if (privateEnding.test(name)) return "private";
	return isShortServiceName(name) ? "cluster" : "public";
}
const privateEnding = /\.(consul|corp|example|home|home\.arpa|internal|intranet|invalid|lan|local|localdomain|mesh|private|test)$/;
function isFullServiceName(name) {
	return name.split(".")[2] === "svc" || /\.(svc|cluster\.local)$/.test(name);
}
function isShortServiceName(name) {
	const [, ending, ...furtherLabels] = name.split(".");
	if (furtherLabels.length > 0) return false;
	return ending === void 0 || !/^([a-z]{2}|biz|com|edu|gov|info|int|mil|net|org|xn--.*)$/.test(ending);
}

// src/rules/jwt/helpers/jwks-uri.ts
function jwksUriOf(rule) {
	const snakeCase = rule.get("jwks_uri");
	return rule.get("jwksUri").exists || !snakeCase.exists ? rule.get("jwksUri") : snakeCase;
}

// src/rules/jwt/helpers/jwks-address.ts
function jwksAddress(node) {
	const url = node.isUnfilled ? null : parseUrl(node.text);
	if (!url || url.scheme !== "https" && url.scheme !== "http") return null;
	const isTls = url.scheme === "https";
	return {
		node,
		isTls,
		host: normalHost(url.host),
		port: Number(url.port || (isTls ? 443 : 80))
	};
}
function isFetchedByProxies(mesh, host, port) {
	if (!keyServers(mesh).has(`${host}:${port}`)) return false;
	const mode = jwksFetch(mesh);
	return mode === void 0 ? void 0 : mode !== "istiod";
}
const keyServers = derived(["RequestAuthentication"], (mesh) => {
	const addresses = mesh.ofKind("RequestAuthentication").flatMap(({ spec }) => spec.items("jwtRules")).flatMap((rule) => jwksAddress(jwksUriOf(rule)) ?? []);
	return new Set(addresses.filter(({ isTls }) => isTls).map(({ host, port }) => `${host}:${port}`));
});

// src/rules/egress/double-tls.ts
const doubleTls = defineRule({
	id: "egress/double-tls",
	codes: ["tls-in-tls"],
	severity: "warning",
	summary: "A DestinationRule wraps the TLS of the application in TLS again.",
	why: "The port is declared HTTPS or TLS, so applications already send TLS to it. A DestinationRule that originates TLS for the port wraps it again: the server answers the outer handshake and then gets a second handshake where it expects a request. Ports from which proxies fetch keys themselves are left out: they need it.",
	fix: "Set the mode to DISABLE for this port (`portLevelSettings`), so that the TLS of the application passes through; or let applications call plain http on an HTTP port with `targetPort: 443`, and originate TLS there.",
	yieldsTo: ["egress/host-invalid", "egress/mediated-host-wildcard"],
	across: {
		DestinationRule: check$31,
		...backendPolicyViews(check$31)
	}
});
function* check$31(rule, mesh) {
	const seen = /* @__PURE__ */ new Set();
	for (const { destinationPort, trafficPath, tls } of wrappedPaths(rule, mesh)) {
		const { host, port } = destinationPort;
		const isForKeys = trafficPath.routedDestination === null && isFetchedByProxies(mesh, host, port.number);
		if (isForKeys || seen.has(tls.path)) continue;
		seen.add(tls.path);
		yield {
			...wrappedProblem(rule, destinationPort, trafficPath, tls),
			...isForKeys === void 0 && { confidence: "likely" }
		};
	}
}
function wrappedProblem({ originals }, { host, port }, trafficPath, tls) {
	const mode = tls.get("mode");
	const usage = trafficPath.routedDestination ? "a tls route leads to" : "applications call with TLS of their own";
	const [subject, repair] = originals ? ["the policy", "name another port as `sectionName`"] : [`mode ${quote(mode.text)}`, `set DISABLE for port ${port.number}`];
	return {
		code: "tls-in-tls",
		node: mode,
		message: `${subject} wraps TLS in TLS on ${port.protocol.toUpperCase()} port ${port.number} of ${quote(host)}, which ${usage}: the server cannot read it; ${repair}`,
		about: host,
		related: [{
			node: port.node,
			note: "the port, declared as TLS of the application"
		}, ...trafficPath.routedDestination ? [{
			node: trafficPath.routedDestination.destination,
			note: "the route that leads to it"
		}] : []]
	};
}
function wrappedPaths(rule, mesh) {
	if (rule.spec.get("host").isUnfilled) return [];
	return tlsPaths(mesh, destinationPortsOf(mesh, rule)).flatMap((paths) => wrappedPath(rule, mesh, paths) ?? []);
}
function wrappedPath(rule, mesh, paths) {
	for (const { destinationPort, trafficPath } of paths) {
		const { host, port } = destinationPort;
		const effective = effectiveTls(mesh, rule, {
			host,
			port: port.number,
			subset: trafficPath.subset
		});
		if (!effective || !originatesTls(effective.tls)) continue;
		if (!(trafficPath.from === "sidecar" && isLeftToGateways(effective.rule.merged[0], effective.tls))) return {
			destinationPort,
			trafficPath,
			tls: effective.tls
		};
	}
}
const maxHosts$2 = 100;
const tlsPaths = derivedPer(routingKinds, (mesh, destinationPorts) => {
	const tlsPathList = destinationPorts.filter(({ port }) => isTls(port.protocol)).flatMap((destinationPort) => tlsPathsTo(destinationPort, mesh).map((trafficPath) => ({
		destinationPort,
		trafficPath
	})));
	return [...groupBy(tlsPathList, ({ destinationPort, trafficPath }) => JSON.stringify([
		destinationPort.port.number,
		trafficPath.subset,
		trafficPath.from
	])).values()].map((group) => group.slice(0, maxHosts$2));
});
function tlsPathsTo(destinationPort, mesh) {
	const allFiles = meshOfOtherObjects(mesh);
	return trafficPathsTo(mesh, destinationPort).filter(({ carries, routedDestination }) => carries === "tls" && (routedDestination !== null || !allFiles || trafficPathsTo(allFiles, destinationPort).some((candidate) => candidate.routedDestination === null)));
}

// src/rules/egress/exported-in-vain.ts
const exportedInVain = defineRule({
	id: "egress/exported-in-vain",
	codes: ["never-looked-up"],
	severity: "warning",
	summary: "A DestinationRule is exported to clients that never look for it.",
	why: "Istio looks for the DestinationRule of a host in the namespace of the client, then in that of the Service or ServiceEntry, then in the root namespace. A rule in any other namespace applies only to clients of that namespace, whatever its `exportTo` says: its TLS, limits and subsets do not exist for all others.",
	fix: "Put the rule into the namespace of the Service or ServiceEntry, of the clients, or into the root namespace.",
	across: { *DestinationRule(rule, mesh) {
		const clients = rule.spec.items("exportTo").filter((item) => isOtherNamespace(item.text, rule));
		if (clients.length === 0) return;
		const owners = ownersOf(rule, mesh);
		if (owners.length === 0 || isLookedUp(rule, owners, mesh)) return;
		const names = quoteAll(clients.map(({ text }) => text));
		yield {
			code: "never-looked-up",
			node: rule.spec.get("exportTo"),
			at: "key",
			message: `clients in ${names} do not look for rules of ${quote(rule.namespace)}: they look in their own namespace, in ${quoteAll(owners)}, which declares the host, and in ${quote(mesh.rootNamespace)}; move the rule`,
			about: rule.spec.get("host").text
		};
	} }
});
function ownersOf(rule, mesh) {
	const host = canonicalHost(mesh, ruleHost(rule));
	if (host === "" || isWildcard(host) || rule.spec.get("host").isUnfilled) return [];
	const ofService = serviceNamespace(host);
	if (ofService !== void 0) return hasStatedNamespace({ namespace: ofService }) ? [ofService] : [];
	const namespaces = [mesh, meshOfOtherObjects(mesh) ?? mesh].map((candidate) => statedNamespaces(serviceEntriesFor(candidate, host)));
	return namespaces.includes(void 0) ? [] : [...new Set(namespaces.flatMap((stated) => stated ?? []))];
}
const statedNamespaces = oncePer((entries) => entries.every(hasStatedNamespace) ? [...new Set(entries.map(({ namespace }) => namespace))] : void 0);
function isLookedUp(rule, owners, mesh) {
	return !hasStatedNamespace(rule) || rule.namespace === mesh.rootNamespace || owners.includes(rule.namespace);
}
function isOtherNamespace(name, rule) {
	return ![
		"",
		"*",
		".",
		"~",
		rule.namespace
	].includes(name) && hasStatedNamespace({ namespace: name });
}

// src/istio/routing/gateways-behind.ts
const gatewaysBehind = derivedByKey([
	"Gateway",
	"other",
	...conversionKinds
], (mesh, host) => {
	const [service] = servicesFor(mesh, host);
	const converted = convertedGatewaysByService(mesh).has(canonicalHost(mesh, host));
	return service && !converted ? selectorText(service) : host;
}, (mesh, host) => indexGateways([...findGatewaysBehind(mesh, host), ...convertedGatewaysByService(mesh).get(canonicalHost(mesh, host)) ?? []]));
function serversFor({ servers }, host, namespace) {
	return servers.covering(host).filter(({ gateway, node }) => node.at("tls", "mode").text !== "AUTO_PASSTHROUGH" && serves(gateway, node, host, namespace));
}
function indexGateways(gateways) {
	const servers = gateways.flatMap((gateway) => gateway.spec.items("servers").map((node) => ({
		gateway,
		node
	})));
	const keys = new Set(gateways.map(({ namespace, name }) => `${namespace}/${name}`));
	const names = new Set(gateways.map(({ name }) => name));
	const unstatedNames = new Set(gateways.flatMap((gateway) => hasStatedNamespace(gateway) ? [] : gateway.name));
	const unfilledNames = unfilledIndex(gateways, ({ name }) => [name]);
	const unfilledHosts = unfilledIndex(servers, ({ node }) => servedHosts(node));
	return {
		gateways,
		keys,
		mayBe: (key) => {
			const [namespace = "", name = ""] = key.split("/");
			if (keys.has(key) || isUnfilled(key) || unfilledNames.has(name)) return true;
			return (isKnownNamespace(namespace) ? unstatedNames : names).has(name);
		},
		mayServe: (host) => unfilledHosts.has(host),
		servers: hostIndex(servers, ({ node }) => servedHosts(node))
	};
}
function servedHosts(server) {
	return server.items("hosts").map(({ text }) => serverHost(text).host);
}
function mayBeServedByAny(mesh, host) {
	return serversWithUnfilledSelector(mesh).covering(host).length > 0;
}
const serversWithUnfilledSelector = derived(["Gateway"], (mesh) => {
	const gateways = mesh.ofKind("Gateway").filter((gateway) => hasUnfilled(gatewaySelector(gateway)));
	return hostIndex(gateways.flatMap(({ spec }) => spec.items("servers")), servedHosts);
});
const selectorText = oncePer(({ spec }) => JSON.stringify([...labelsOf(spec.get("selector"))].toSorted()));
function findGatewaysBehind(mesh, host) {
	const [service] = servicesFor(mesh, host);
	if (service) {
		const { index, places: positions } = gatewaysBySelector$1(mesh);
		return index.selecting(labelsOf(service.spec.get("selector"))).toSorted((a, b) => positions.get(a) - positions.get(b));
	}
	const [name = ""] = host.split(".");
	return serviceNamespace(host) === void 0 ? [] : gatewaysByService(mesh).get(name) ?? [];
}
const gatewaysBySelector$1 = derived(["Gateway"], (mesh) => {
	const gateways = mesh.ofKind("Gateway").filter((gateway) => gatewaySelector(gateway).size > 0);
	const positions = new Map(gateways.map((gateway, place) => [gateway, place]));
	return {
		index: selectorIndex(gateways, gatewaySelector),
		places: positions
	};
});
const gatewaysByService = derived(["Gateway"], (mesh) => {
	const named = mesh.ofKind("Gateway").flatMap((gateway) => {
		const selector = labelsOf(gateway.spec.get("selector"));
		const names = [
			`istio-${selector.get("istio") ?? ""}`,
			selector.get("istio"),
			selector.get("app")
		];
		return [...new Set(names)].map((name) => ({
			name,
			gateway
		}));
	});
	const groups = groupBy(named, ({ name }) => name);
	return new Map([...groups].map(([name, group]) => [name, group.map(({ gateway }) => gateway)]));
});

// src/istio/routing/egress-path.ts
function routesAtGateways(mesh, virtualService, isGateway) {
	return routesOf(mesh, virtualService).filter((route) => {
		const entry = virtualService.root.at(...route.destination.pathKeys.slice(0, 3));
		return matchesOf(virtualService, entry, route.protocol).some(({ gateways }) => gateways.some(isGateway));
	});
}
function mayBeRoutedOn(mesh, host, { mayBe }, from) {
	return [...virtualServicesForHost(mesh, host), ...virtualServicesToFill(mesh).find(host)].filter((virtualService) => gatewayKeysOf(virtualService).some(mayBe)).some((virtualService) => routesAtGateways(mesh, virtualService, mayBe).some((route) => route.host !== from) || hasNoDestination(virtualService));
}
const virtualServicesToFill = derived(["VirtualService", ...conversionKinds], (mesh) => unfilledIndex(allVirtualServices(mesh), ({ spec }) => spec.items("hosts").map(({ text }) => text)));
function hasNoDestination(virtualService) {
	return virtualService.spec.items("http").some((route) => !route.get("route").exists);
}
function listensOn(mesh, server, host, port) {
	const number = server.at("port", "number").number;
	const [virtualService] = servicesFor(mesh, host);
	if (number === void 0 || number === port) return true;
	if (!virtualService) return number === port + 8e3;
	return declaredPorts(virtualService).filter((declaredPort) => declaredPort.number === port).some(({ node, targetPort }) => targetPort === number || node.get("targetPort").text !== "");
}
function routeProtocolOf(server) {
	if (acceptsHttpRoutes(server)) return "http";
	return passesThrough(server) ? "tls" : "tcp";
}

// src/istio/hosts/unseen-services.ts
function mayHaveUnseenService(mesh, name, by) {
	if (mayHaveUnseenBesideGateways(mesh, by)) return true;
	const { anywhere, unstated, byNamespace } = gatewayServices(mesh);
	const names = hasStatedNamespace(by) ? byNamespace.get(by.namespace) ?? unstated : anywhere;
	return names.isAny || names.full.has(name) || prefixes(name).some((prefix) => names.gateways.has(prefix));
}
function prefixes(name) {
	return [...name.matchAll(/-|$/g)].map(({ index }) => name.slice(0, index));
}
const gatewayServices = derived(["GatewayClass", "KubernetesGateway"], (mesh) => {
	const gateways = mesh.ofKind("KubernetesGateway");
	const unstated = gateways.filter((gateway) => !hasStatedNamespace(gateway));
	const byNamespace = groupBy(gateways, ({ namespace }) => namespace);
	return {
		anywhere: servicesOf(mesh, gateways),
		unstated: servicesOf(mesh, unstated),
		byNamespace: new Map([...byNamespace].map(([namespace, group]) => [namespace, servicesOf(mesh, [...group, ...unstated])]))
	};
});
function servicesOf(mesh, gateways) {
	const names = gateways.map(({ name }) => name);
	const full = gateways.flatMap((gateway) => nameOverride(gateway) || []);
	return {
		isAny: [...names, ...full].some(isUnfilled) || gateways.some((gateway) => hasOtherController(mesh, gateway)),
		full: new Set(full),
		gateways: new Set(names)
	};
}
function nameOverride({ root }) {
	return root.at("metadata", "annotations", "gateway.istio.io/name-override").text;
}
function hasOtherController(mesh, { spec }) {
	return controllerOf(mesh, spec.get("gatewayClassName").text) === void 0;
}

// src/istio/hosts/host-presence.ts
function hostPresence(mesh, host, by) {
	if (isDeclared$1(mesh, host)) return "yes";
	const allFiles = meshOfOtherObjects(mesh);
	const isInOtherFiles = allFiles !== void 0 && (isDeclared$1(allFiles, host) || mayBeDeclared(allFiles, host));
	const [name = ""] = host.split(".");
	if (isInOtherFiles || mayBeDeclared(mesh, host) || mayHaveUnseenService(mesh, name, by)) return "not in this repository";
	const namespace = serviceNamespace(canonicalHost(mesh, host));
	if (namespace === void 0) return entriesPresent(mesh).sharesNamespace(by) && !isClusterInternal(host) ? "no" : "not in this repository";
	return isServiceMissing(mesh, host, namespace, by) ? "no" : "not in this repository";
}
function mayBeDeclared(mesh, host) {
	const full = canonicalHost(mesh, host);
	if (unfilledEntries(mesh).has(full)) return true;
	const namespace = serviceNamespace(full);
	if (namespace === void 0) return false;
	const [label = ""] = full.split(".");
	const { all: allNames, unstated } = serviceNames(mesh);
	if ((isKnownNamespace(namespace) ? unstated : allNames).has(label)) return true;
	const { byName, byNamespace } = unfilledServices(mesh);
	return isKnownNamespace(namespace) ? byNamespace.has(`${label}.${namespace}`) : byName.has(label);
}
function isServiceMissing(mesh, host, namespace, by) {
	const [name = ""] = host.split(".");
	if (isBuiltIn$1(mesh, name, namespace)) return false;
	const present = servicesPresent(mesh);
	if (namespace === by.namespace) return present.sharesNamespace(by);
	return present.isIn(namespace) && !mayHaveUnseenService(mesh, name, { namespace });
}
function isBuiltIn$1(mesh, name, namespace) {
	return namespace === mesh.rootNamespace || namespace === "default" && name === "kubernetes";
}
function isClusterInternal(host) {
	return /\.svc(\.|$)|\.(local|internal|mesh|global)$/.test(host) || !host.includes(".");
}
const servicesPresent = derived(["Service", "other"], (mesh) => presenceOf(allServices(mesh)));
const entriesPresent = derived(["ServiceEntry"], (mesh) => presenceOf(mesh.ofKind("ServiceEntry")));
const unfilledEntries = derived(["ServiceEntry"], (mesh) => unfilledIndex(mesh.ofKind("ServiceEntry"), (entry) => entry.spec.items("hosts").map(({ text }) => canonicalHost(mesh, text))));
const unfilledServices = derived(["Service", "other"], (mesh) => {
	const services = allServices(mesh).filter(({ name }) => isUnfilled(name));
	const namespaceOf = (service) => hasStatedNamespace(service) ? service.namespace : "${}";
	return {
		byName: unfilledIndex(services, ({ name }) => [name]),
		byNamespace: unfilledIndex(services, (service) => [`${service.name}.${namespaceOf(service)}`])
	};
});
const serviceNames = derived(["Service", "other"], (mesh) => {
	const services = allServices(mesh);
	const unstated = services.filter((service) => !hasStatedNamespace(service));
	return {
		all: namesOf$1(services),
		unstated: namesOf$1(unstated)
	};
});
function namesOf$1(services) {
	return new Set(services.map(({ name }) => name.toLowerCase()));
}

// src/istio/gateway-api/backend-tls.ts
function hasBackendTls(mesh, target, port) {
	return sectionsNear(mesh, target).some((section) => section.has("") || declaredPorts(target).some(({ number, node }) => number === port && section.has(node.get("name").text)));
}
function sectionsNear(mesh, target) {
	const sectionsByTarget = sections(mesh);
	const names = isUnfilled(target.name) ? [anything] : [target.name, unknown$1];
	return (hasStatedNamespace(target) ? [target.namespace, unknown$1] : [anything]).flatMap((namespace) => names.flatMap((name) => sectionsByTarget.get(keyOf$3(namespace, target.kind, name)) ?? []));
}
const anything = "*";
const unknown$1 = "?";
const sections = derived(["BackendTLSPolicy"], (mesh) => {
	const sectionsByTarget = /* @__PURE__ */ new Map();
	for (const policy of mesh.ofKind("BackendTLSPolicy")) for (const target of tlsTargetsOf(mesh, policy)) {
		const section = target.node.get("sectionName").text;
		for (const key of keysOf(policy, target)) sectionsByTarget.set(key, (sectionsByTarget.get(key) ?? /* @__PURE__ */ new Set()).add(section));
	}
	return sectionsByTarget;
});
function keysOf(policy, { kind, name }) {
	const namespaces = [
		policy.namespace,
		anything,
		...hasStatedNamespace(policy) ? [] : [unknown$1]
	];
	const names = [
		name,
		anything,
		...isUnfilled(name) ? [unknown$1] : []
	];
	return namespaces.flatMap((namespace) => names.map((targetName) => keyOf$3(namespace, kind.split("/").at(-1), targetName)));
}
function keyOf$3(namespace, kind, name) {
	return [
		namespace,
		kind,
		name
	].join("\0");
}

// src/istio/routing/tls-blocks.ts
const hasTlsBlock = derivedByKey(["DestinationRule", "ServiceEntry"], (_, entry, host, port) => JSON.stringify([
	nameOf$11(entry),
	host,
	port
]), findBlock);
function mayHaveUnfilledBlock(mesh, host, port) {
	const { unfilled, speakers } = tlsBlocksByHost(mesh);
	return unfilled.find(host).some((rules) => hasBlock(speakers.get(rules).get(anyScope), port));
}
function findBlock(mesh, entry, host, port) {
	const { hosts, speakers } = tlsBlocksByHost(mesh);
	if (mayHaveUnfilledBlock(mesh, host, port)) return true;
	return hosts.overlapping(host).some((rules) => {
		const scopes = speakers.get(rules);
		return hasBlock(scopes.get(anyScope), port) && entriesOfName(mesh, entry, rules).some((matchingEntry) => scopesOf(matchingEntry).some((scope) => hasBlock(scopes.get(scope), port)));
	});
}
function entriesOfName(mesh, entry, host) {
	const sameName = entriesByName$1(mesh).get(nameOf$11(entry)) ?? [entry];
	const { asWritten, canonical } = hostsIn(mesh, sameName);
	return isWildcard(host) ? asWritten.below(host) : canonical.covering(canonicalHost(mesh, host));
}
const entriesByName$1 = derived(["ServiceEntry"], (mesh) => groupBy(mesh.ofKind("ServiceEntry"), nameOf$11));
function nameOf$11({ namespace, name }) {
	return `${namespace}/${name}`;
}
const hostsIn = derivedPer([], (mesh, entries) => ({
	asWritten: hostIndex(entries, textsOf),
	canonical: hostIndex(entries, (entry) => textsOf(entry).map((host) => canonicalHost(mesh, host)))
}));
function textsOf({ spec }) {
	return spec.items("hosts").map(({ text }) => text);
}
const tlsBlocksByHost = derived(["DestinationRule"], (mesh) => {
	const blocksByHost = /* @__PURE__ */ new Map();
	for (const rule of mesh.ofKind("DestinationRule")) {
		const host = normalHost(ruleHost(rule));
		const scopes = blocksByHost.get(host) ?? /* @__PURE__ */ new Map();
		blocksByHost.set(host, scopes);
		for (const scope of scopesWith(rule)) {
			const blocks = scopes.get(scope) ?? {
				general: 0,
				ofPort: /* @__PURE__ */ new Map(),
				replaced: /* @__PURE__ */ new Map()
			};
			scopes.set(scope, blocks);
			for (const policy of policiesOf(rule)) countBlocks(policy, blocks);
		}
	}
	const names = [...blocksByHost.keys()];
	return {
		hosts: hostIndex(names, (host) => [host]),
		unfilled: unfilledIndex(names, (host) => [host]),
		speakers: blocksByHost
	};
});
const anyScope = "any";
function scopesWith(rule) {
	const to = exportedTo(rule);
	if (to.includes("*")) return [anyScope, "seen everywhere"];
	return [
		anyScope,
		`in ${rule.namespace}`,
		...new Set(to.map((namespace) => `seen in ${namespace}`))
	];
}
function scopesOf(entry) {
	const to = exportedTo(entry);
	if (to.includes("*")) return [anyScope];
	return [
		"seen everywhere",
		`seen in ${entry.namespace}`,
		...to.map((namespace) => `in ${namespace}`)
	];
}
function countBlocks(policy, blocks) {
	const isGeneral = policy.get("tls").kind === "map";
	if (isGeneral) blocks.general++;
	const seen = /* @__PURE__ */ new Set();
	for (const entry of policy.items("portLevelSettings")) {
		const number = entry.at("port", "number");
		const port = number.number;
		if (number.isUnfilled && entry.get("tls").kind === "map") blocks.general++;
		if (port === void 0 || seen.has(port)) continue;
		seen.add(port);
		if (isGeneral) increase(blocks.replaced, port);
		if (entry.get("tls").kind === "map") increase(blocks.ofPort, port);
	}
}
function increase(counts, port) {
	counts.set(port, (counts.get(port) ?? 0) + 1);
}
function hasBlock(blocks, port) {
	if (!blocks) return false;
	return blocks.ofPort.has(port) || blocks.general > (blocks.replaced.get(port) ?? 0);
}

// src/istio/routing/lost-tls.ts
function hasEffectiveTls(mesh, entry, host, port) {
	if (hasBackendTls(mesh, entry, port)) return true;
	return hasTlsBlock(mesh, entry, host, port) && lostTls$1(mesh, host, port) === void 0;
}
function lostTls$1(mesh, host, port) {
	if (isWildcard(host) || mayHaveUnfilledBlock(mesh, host, port)) return void 0;
	const candidates = [];
	let visited = 0;
	for (const rule of rulesCovering(mesh, host)) {
		if (++visited > maxVisited) return void 0;
		if (!policiesOf(rule).some((policy) => tlsIn(policy, port).kind === "map")) continue;
		if (!hasStatedNamespace(rule) || candidates.length === maxCandidates) return void 0;
		if (isEffective(mesh, rule, host, port)) return void 0;
		candidates.push(rule);
	}
	return candidates.flatMap((rule) => {
		const winner = winningRules(mesh, host, clientNamespaceOf(rule)).at(-1)?.merged[0];
		return winner ? [{
			rule,
			winner
		}] : [];
	})[0];
}
const maxCandidates = 20;
const maxVisited = 200;
function isEffective(mesh, rule, host, port) {
	return ["", ...subsetsOf(rule).keys()].some((subset) => effectiveTls(mesh, rule, {
		host,
		port,
		subset
	}));
}

// src/rules/egress/gateway-chain/gateway-to-host.ts
function* gatewayToHostDefects(virtualService, mesh) {
	const gateways = gatewayKeysOf(virtualService).flatMap((key) => key === "mesh" ? [] : gatewayAt(mesh, key) ?? []);
	if (gateways.length === 0) return;
	const indexed = indexGateways(gateways);
	const { keys: gatewayKeys } = indexed;
	const isAtGateway = (key) => gatewayKeys.has(key);
	const hosts = virtualService.spec.items("hosts").map(({ text }) => fullHost(text, virtualService.namespace));
	for (const route of routesAtGateways(mesh, virtualService, isAtGateway).filter(({ host }) => leadsToCalledHost(host, hosts))) {
		const problem = serverDefect(route, serversFor(indexed, route.host, virtualService.namespace), gatewayKeys) ?? undeclaredHost$2(route, mesh) ?? plainHttpToTls(route, mesh);
		if (problem) yield problem;
	}
}
function leadsToCalledHost(host, called) {
	return host.includes(".") && !isUnfilled(host) && serviceNamespace(host) === void 0 && called.includes(host);
}
function serverDefect(route, servers, keys) {
	const { virtualService, protocol, destination } = route;
	const entry = virtualService.root.at(...destination.pathKeys.slice(0, 3));
	const matches = matchesOf(virtualService, entry, protocol).filter(({ gateways }) => gateways.some((key) => keys.has(key)));
	if (servers.length === 0) return void 0;
	const matching = matches.filter((match) => servers.some((server) => isOnPort(match, server)));
	if (matching.length === 0) return matchedOnOtherPort(matches[0], servers);
	const reachable = servers.filter((server) => matching.some((match) => isOnPort(match, server)));
	if (reachable.some(({ node }) => hasUnfilledProtocol(node) || routeProtocolOf(node) === protocol)) return void 0;
	const used = [...new Set(reachable.map(({ node }) => routeProtocolOf(node)))];
	return {
		code: "other-route-kind",
		node: destination,
		message: `the route of the gateway to ${quote(route.host)} is under \`${protocol}\`, and the server of the Gateway uses only ${quoteAll(used)} routes: the gateway never uses it; move the route, or change the protocol of the server`,
		about: `${protocol} routes to ${route.host}`,
		related: reachable.map(({ node }) => ({
			node: node.get("port"),
			note: "the server of the gateway"
		}))
	};
}
function isOnPort({ node }, server) {
	const called = node.get("port").number;
	const port = server.node.at("port", "number").number;
	return called === void 0 || port === void 0 || called === port || called + 8e3 === port;
}
function matchedOnOtherPort(match, servers) {
	const { node } = match;
	const port = node.get("port");
	const ports = [...new Set(servers.map((server) => server.node.at("port", "number").number))];
	return {
		code: "matched-on-other-port",
		node: port,
		message: `the route of the gateway matches port ${port.number}, and the Gateway has the host only on port ${quoteAll(ports)}: the route is never used; match the port of the Gateway`,
		related: servers.map((server) => ({
			node: server.node.get("port"),
			note: "the port on which the Gateway has the host"
		}))
	};
}
function undeclaredHost$2(route, mesh) {
	const { host, virtualService, destination } = route;
	if (virtualService.originals || hostPresence(mesh, host, virtualService) !== "no") return void 0;
	return {
		code: "undeclared-host",
		node: destination.get("host"),
		message: `no ServiceEntry declares ${quote(host)}: the gateway does not know it and answers 503; add one`,
		about: host
	};
}
function plainHttpToTls(route, mesh) {
	const { virtualService, protocol, host, ports, destination } = route;
	const entry = protocol === "http" ? serviceEntriesFor(mesh, host)[0] : void 0;
	if (!entry || entry.spec.get("location").text === "MESH_INTERNAL") return void 0;
	const port = declaredPorts(entry).filter(({ protocol: portProtocol }) => isTls(portProtocol)).find(({ number }) => ports.includes(number));
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	if (!port || meshes.some((candidate) => hasEffectiveTls(candidate, entry, host, port.number))) return void 0;
	const portNumber = destination.at("port", "number");
	const instead = virtualService.originals ? "a BackendTLSPolicy or one" : "one";
	return {
		code: "plain-http-to-tls-port",
		node: portNumber.exists ? portNumber : destination.get("host"),
		message: `the gateway sends plain http to TLS port ${port.number} of ${quote(host)}, and no DestinationRule originates TLS for it; add ${instead} with \`tls.mode\` SIMPLE for port ${port.number}`,
		related: [{
			node: port.node,
			note: "the port of the host"
		}]
	};
}

// src/istio/hosts/host-matcher.ts
function hostMatcher(items, hostOf) {
	const services = items.filter((item) => serviceNamespace(hostOf(item)) !== void 0);
	const ofUnknownNamespace = services.filter((item) => !isKnownNamespace(serviceNamespace(hostOf(item))));
	const byHost = hostIndex(items, (item) => [hostOf(item)]);
	const byLabel = hostIndex(services, (item) => [labelOf(hostOf(item))]);
	const unknownByLabel = hostIndex(ofUnknownNamespace, (item) => [labelOf(hostOf(item))]);
	const unfilled = unfilledIndex(items, (item) => [hostOf(item)]);
	const results = /* @__PURE__ */ new Map();
	function find(host) {
		const certain = [byHost.covering(host), unfilled.find(host)];
		const namespace = serviceNamespace(host);
		if (namespace === void 0) return certain;
		const labels = isKnownNamespace(namespace) ? unknownByLabel : byLabel;
		return [...certain, labels.covering(labelOf(host))];
	}
	return (host) => {
		const result = results.get(host) ?? find(host).filter((group) => group.length > 0);
		results.set(host, result);
		return result;
	};
}
function labelOf(host) {
	return host.split(".")[0];
}

// src/istio/routing/other-rules.ts
function mayHaveOtherRules(mesh, host, client) {
	const name = canonicalHost(mesh, host);
	const ofHost = serviceNamespace(name);
	const isUnstated = !isKnownNamespace(client) || ofHost !== void 0 && !isKnownNamespace(ofHost);
	const possible = possibleRules(mesh)(name);
	const candidates = isUnstated ? possible : possible.map(rulesThatMayActForOthers);
	if (candidates.every((group) => group.length === 0)) return false;
	const certain = asSet$1(destinationRulesFor(mesh, host, client));
	return candidates.some((group) => group.some((rule) => !certain.has(rule)));
}
const possibleRules = derived(["DestinationRule"], (mesh) => hostMatcher(mesh.ofKind("DestinationRule"), (rule) => canonicalHost(mesh, ruleHost(rule))));
const rulesThatMayActForOthers = oncePer((rules) => rules.filter(mayActForOthers));
function mayActForOthers(rule) {
	return !hasStatedNamespace(rule) || rule.spec.get("host").isUnfilled;
}
const asSet$1 = oncePer((rules) => new Set(rules));

// src/rules/egress/gateway-chain/tls-mismatch.ts
function tlsDefect(routedDestination, { node }, [sent, tlsBlock]) {
	const defect = mismatch(routedDestination, sent, terminatedTls(node), passesThrough(node));
	if (!defect) return void 0;
	return {
		code: defect.code,
		node: routedDestination.destination,
		message: `${defect.text}: no call through the gateway works`,
		related: [{
			node: node.get("tls").exists ? node.get("tls") : node.get("port"),
			note: "what the gateway takes"
		}, ...tlsBlock ? [{
			node: tlsBlock,
			note: "what the sidecar sends"
		}] : []]
	};
}
function terminatedTls(server) {
	if (passesThrough(server)) return "";
	return server.at("tls", "mode").text;
}
function mismatch({ protocol, host }, sent, terminatedMode, isPassthrough) {
	const gateway = quote(host);
	if (terminatedMode === sent) {
		const text = `plain http is sent to ${gateway}, whose server passes TLS through`;
		return isPassthrough && protocol === "http" ? {
			code: "plain-http-to-passthrough",
			text
		} : null;
	}
	if (terminatedMode === "") return {
		code: "tls-not-terminated",
		text: `the DestinationRule for ${gateway} adds TLS (${sent}), which the server of the Gateway does not terminate`
	};
	if (terminatedMode === "ISTIO_MUTUAL") return {
		code: "istio-mutual-not-sent",
		text: `the server of the Gateway takes ISTIO_MUTUAL, and ${sent === "" ? "no DestinationRule sets it" : `the DestinationRule sets ${sent}`} for ${gateway}`
	};
	const text = `plain http is sent to ${gateway}, whose server terminates TLS (${terminatedMode})`;
	return sent === "" && protocol === "http" ? {
		code: "plain-http-to-tls-server",
		text
	} : null;
}
function sentTls(routedDestination, mesh) {
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	if (meshes.some((candidate) => hasBackendTlsPolicy(candidate, routedDestination))) return void 0;
	const rules = meshes.flatMap((candidate) => winningRules(candidate, routedDestination.host, routedDestination.virtualService.namespace));
	const namespaces = [serviceNamespace(routedDestination.host) ?? "", mesh.rootNamespace];
	if (meshes.some((candidate) => mayHaveOtherRules(candidate, routedDestination.host, routedDestination.virtualService.namespace))) return void 0;
	if (rules.length === 0) return namespaces.every((namespace) => mesh.holdsNamespace(namespace)) ? [""] : void 0;
	const { subset, ports } = routedDestination;
	const applicableRules = rules.filter((rule) => subset === "" || rule.subsets.has(subset));
	if (applicableRules.some((rule) => restsOnAge$1(rule) || rule.merged.some(hasUnfilledTls))) return void 0;
	const blocks = applicableRules.flatMap((rule) => ports.map((port) => effectivePolicy(rule, port, subset).settings.get("tls")));
	if (new Set(blocks.map((tls) => tls ? modeOf$1(tls) : "")).size !== 1) return void 0;
	const setBlock = blocks.find((tls) => tls !== void 0);
	return setBlock ? [modeOf$1(setBlock), setBlock] : [""];
}
function hasBackendTlsPolicy(mesh, { host, ports }) {
	return servicesFor(mesh, host).some((service) => ports.some((port) => hasBackendTls(mesh, service, port)));
}
function hasUnfilledTls(rule) {
	return policyLevels(rule).some((level) => level.at("tls", "mode").isUnfilled || level.at("port", "number").isUnfilled);
}
function modeOf$1(tls) {
	const mode = tls.get("mode").text;
	return mode === "DISABLE" ? "" : mode;
}

// src/rules/egress/gateway-chain/sidecar-to-gateway.ts
function* sidecarToGatewayDefects(virtualService, mesh) {
	const hosts = virtualService.spec.items("hosts").map(({ text }) => fullHost(text, virtualService.namespace)).filter((host) => isExternal(mesh, host));
	for (const routedDestination of routedDestinationsOf(mesh, virtualService).filter((candidate) => proxiesRouting(candidate).has(meshGateway))) {
		const behind = gatewaysBehind(mesh, routedDestination.host);
		yield* (behind.gateways.length > 0 ? hosts.flatMap((host) => defectOf$4(routedDestination, host, behind, mesh) ?? []) : []).slice(0, 1);
	}
}
function isExternal(mesh, host) {
	if (host === "" || isUnfilled(host) || serviceNamespace(host) !== void 0) return false;
	return serviceEntriesFor(mesh, host).length > 0;
}
function defectOf$4(routedDestination, host, behind, mesh) {
	const { namespace } = routedDestination.virtualService;
	const servers = serversFor(behind, host, namespace);
	const allFiles = meshOfOtherObjects(mesh) ?? mesh;
	if (servers.length === 0) return serversFor(gatewaysBehind(allFiles, routedDestination.host), host, namespace).length > 0 || behind.mayServe(host) || mayBeServedByAny(mesh, host) || isWildcard(host) ? void 0 : hostNotServed(routedDestination, host, behind);
	const reachable = servers.filter(({ node }) => routedDestination.ports.some((port) => listensOn(mesh, node, routedDestination.host, port)));
	if (routedDestination.ports.length > 0 && reachable.length === 0) return sentToOtherPort(routedDestination, host, servers);
	if (![mesh, allFiles].some((candidate) => mayBeRoutedOn(candidate, host, behind, routedDestination.host))) return missingGatewayRoute(routedDestination, host, behind);
	const sidecarTls = routedDestination.ports.length > 0 ? sentTls(routedDestination, mesh) : void 0;
	if (sidecarTls === void 0) return void 0;
	if (reachable.some(({ node }) => hasUnfilledProtocol(node))) return void 0;
	const defects = reachable.map((server) => tlsDefect(routedDestination, server, sidecarTls));
	return defects.every((problem) => problem !== void 0) ? defects[0] : void 0;
}
function hostNotServed({ destination, host: gatewayHost }, host, { gateways }) {
	const { server, addHost: repair } = wordsFor$1(gateways);
	return {
		code: "host-not-served",
		node: destination.get("host"),
		message: `${quote(host)} is sent to ${quote(gatewayHost)}, but no ${server} of Gateway ${quoteAll(namesOf(gateways))} has that host; ${repair}`,
		related: gateways.slice(0, maxNamed).map((gateway) => ({
			node: gateway.spec.get("servers"),
			note: `the ${server}s of the Gateway`
		}))
	};
}
const maxNamed = 5;
function sentToOtherPort(routedDestination, host, servers) {
	const { server } = wordsFor$1(servers.map(({ gateway }) => gateway));
	const portNumber = routedDestination.destination.at("port", "number");
	const ports = servers.map(({ node }) => node.at("port", "number").number);
	return {
		code: "sent-to-other-port",
		node: portNumber.exists ? portNumber : routedDestination.destination.get("host"),
		message: `${quote(host)} is sent to port ${routedDestination.ports[0]} of ${quote(routedDestination.host)}, where no ${server} of the Gateway has that host: send it to port ${quoteAll([...new Set(ports)])}`,
		related: servers.map(({ node }) => ({
			node: node.get("port"),
			note: "the port on which the Gateway has the host"
		}))
	};
}
function missingGatewayRoute({ destination }, host, { gateways }) {
	const { route, backend } = wordsFor$1(gateways);
	return {
		code: "missing-gateway-route",
		node: destination.get("host"),
		message: `no ${route} of Gateway ${quoteAll(namesOf(gateways))} routes ${quote(host)} from there: the gateway answers 404 or closes the connection; add one for the gateway whose ${backend} is the host itself`
	};
}
function namesOf(gateways) {
	const names = gateways.map(writtenObject).map(({ namespace, name }) => `${namespace}/${name}`);
	return [...new Set(names)];
}
function wordsFor$1(gateways) {
	return gateways.every(({ originals }) => originals) ? listenerWords : serverWords;
}
const serverWords = {
	server: "server",
	addHost: "add it to `hosts`",
	route: "VirtualService",
	backend: "destination"
};
const listenerWords = {
	server: "listener",
	addHost: "add a listener with that `hostname`",
	route: "HTTPRoute or TLSRoute",
	backend: "backend, of kind `Hostname`,"
};

// src/rules/egress/gateway-chain.ts
const gatewayChain = defineRule({
	id: "egress/gateway-chain",
	codes: [
		"host-not-served",
		"sent-to-other-port",
		"missing-gateway-route",
		"plain-http-to-passthrough",
		"tls-not-terminated",
		"istio-mutual-not-sent",
		"plain-http-to-tls-server",
		"other-route-kind",
		"matched-on-other-port",
		"undeclared-host",
		"plain-http-to-tls-port"
	],
	severity: "error",
	summary: "A step of the path through an egress gateway is missing or does not match the next step.",
	why: "Traffic to an external host takes the egress gateway only if all steps agree: the route of the sidecars leads to the gateway, a server or listener of the Gateway has the host on that port, a DestinationRule sets the TLS that the server expects, a route of the gateway leads on to the host, and the gateway speaks the protocol of the port of the host. Istio checks none of this: calls fail with 404, 503 or a broken handshake, or leave in clear text.",
	fix: "Follow the path from the sidecar to the host, and give each step the ports, hosts and TLS that the next step expects.",
	fromAbsence: "warning",
	across: {
		VirtualService: defectsOf,
		...routeViews(defectsOf)
	}
});
function* defectsOf(virtualService, mesh) {
	yield* sidecarToGatewayDefects(virtualService, mesh);
	yield* gatewayToHostDefects(virtualService, mesh);
}

// src/rules/egress/helpers/entry-merge.ts
function serviceEntryClash(earlier, later) {
	const difference = (mayShareNamespace(earlier, later) ? mergeAspects.slice(1) : mergeAspects).find(([, aspect]) => aspect(earlier) !== aspect(later))?.[0];
	if ((difference === "namespace" || earlier.target !== later.target) && contentKey(earlier) === contentKey(later)) return null;
	if (difference === void 0) return sharesNamespace(earlier, later) ? mergedClash(earlier, later) : null;
	return {
		code: "entry-lost",
		text: `, and Istio does not merge the two (their ${difference} differs): ${losses(earlier, later)}`
	};
}
const mergeAspects = [
	["namespace", ({ namespace }) => namespace],
	["resolution", resolutionOf],
	["`exportTo`", (entry) => exportedTo(entry).toSorted().join(" ")],
	["`workloadSelector`", (entry) => labelsKey(workloadSelector(entry))],
	["set of labels", ({ root }) => labelsKey(labelsOf(root.at("metadata", "labels")))]
];
const mergeKey = oncePer((entry) => JSON.stringify(mergeAspects.slice(1).map(([, aspect]) => aspect(entry))));
function mergedClash(earlier, later) {
	const earlierPorts = new Set(declaredPorts(earlier).map(({ number }) => number));
	const shared = declaredPorts(later).filter(({ number }) => earlierPorts.has(number));
	if (shared.length === 0) return null;
	return {
		code: "port-lost",
		text: `, with which Istio merges it: both declare ${portList(shared)}, and Istio drops one of the two declarations`
	};
}
function losses(earlier, later) {
	const lost = [...lossOf(earlier, later, nameOf$10(earlier), "this one"), ...lossOf(later, earlier, "this one", nameOf$10(earlier))];
	return `Istio uses only the older one${lost.length > 0 ? `, so that ${lost.join(", or ")}` : ""}`;
}
function lossOf(kept, lost, keptName, lostName) {
	const keptPorts = new Set(declaredPorts(kept).map(portText));
	const lostPorts = declaredPorts(lost).filter((port) => !keptPorts.has(portText(port)));
	if (lostPorts.length === 0) return [];
	return [`${portList(lostPorts)} of ${lostName} ${lostPorts.length > 1 ? "are" : "is"} lost if ${keptName} is older`];
}
function portList(ports) {
	return `port${ports.length > 1 ? "s" : ""} ${ports.map(({ number }) => number).join(", ")}`;
}
function nameOf$10({ namespace, name }) {
	return quote(`${namespace}/${name}`);
}
const contentKey = oncePer((entry) => {
	const { spec } = entry;
	const unfilled = spec.items("ports").map((port) => port.get("number")).filter((number) => number.isUnfilled);
	const ports = [...declaredPorts(entry).map(portText), ...unfilled.map((number) => number.text)].toSorted();
	const fields = [
		"addresses",
		"endpoints",
		"location",
		"subjectAltNames"
	].map((field) => spec.get(field).data);
	return JSON.stringify([
		ports,
		resolutionOf(entry),
		labelsKey(workloadSelector(entry)),
		fields
	]);
});
function portText({ number, protocol, targetPort }) {
	return `${number} ${protocol} ${targetPort}`;
}
function resolutionOf({ spec }) {
	return spec.get("resolution").text || "NONE";
}

// src/rules/egress/helpers/entry-clash.ts
function firstClash(entries, entry) {
	if (entries.length < 2) return void 0;
	const visibleEntries = visibleTogetherWith(entries, entry);
	const indexes = indexesOf$1(entries);
	const clashing = clashFinders(visibleEntries)(entry).toSorted((a, b) => indexes.get(a) - indexes.get(b))[0];
	return clashing && indexes.get(clashing) < indexes.get(entry) ? clashing : void 0;
}
const indexesOf$1 = oncePer((entries) => new Map(entries.map((entry, index) => [entry, index])));
const clashFinders = oncePer((entries) => {
	const sameNamespaceFinders = sameNamespaceClashes(entries);
	const statedFinders = statedNamespaceClashes(entries);
	const unstatedFinders = unstatedNamespaceClashes(entries);
	return (entry) => {
		const otherNamespaceFinders = hasStatedNamespace(entry) ? statedFinders : unstatedFinders;
		return [...sameNamespaceFinders, ...otherNamespaceFinders].flatMap((find) => find(entry));
	};
});
function sameNamespaceClashes(entries) {
	return [
		clashFinder(entries, (entry) => [keyOf$2(entry.namespace)], [
			objectKey,
			mergeKey,
			contentKey
		]),
		clashFinder(entries, (entry) => [keyOf$2(entry.namespace, entry.target)], [objectKey, mergeKey]),
		clashFinder(entries, (entry) => portKeys(entry), [objectKey, contentKey]),
		clashFinder(entries, (entry) => portKeys(entry, entry.target), [objectKey])
	];
}
function statedNamespaceClashes(entries) {
	const [stated, unstated] = [entries.filter(hasStatedNamespace), entries.filter((entry) => !hasStatedNamespace(entry))];
	return [
		clashFinder(stated, () => [""], [({ namespace }) => namespace, contentKey]),
		clashFinder(unstated, () => [""], [mergeKey, contentKey]),
		clashFinder(unstated, ({ target }) => [target], [mergeKey])
	];
}
function unstatedNamespaceClashes(entries) {
	const namespaceOf = ({ namespace }) => namespace;
	return [clashFinder(entries, () => [""], [
		namespaceOf,
		mergeKey,
		contentKey
	]), clashFinder(entries, ({ target }) => [target], [namespaceOf, mergeKey])];
}
function clashFinder(entries, keysOf, attributes) {
	const compared = attributes.filter((attribute) => attribute !== objectKey);
	const isFilledIn = (entry) => !compared.some((attribute) => isUnfilled(attribute(entry)));
	const keyed = entries.filter(isFilledIn).flatMap((entry) => keysOf(entry).map((key) => ({
		key,
		entry
	})));
	const groups = groupBy(keyed, ({ key }) => key);
	const finders = new Map([...groups].map(([key, group]) => [key, firstDifference(group.map(({ entry }) => entry), attributes)]));
	return (entry) => isFilledIn(entry) ? keysOf(entry).flatMap((key) => finders.get(key)?.(entry) ?? []) : [];
}
function portKeys(entry, ...extraParts) {
	return [...new Set(declaredPorts(entry).map(({ number }) => number))].map((number) => keyOf$2(entry.namespace, mergeKey(entry), String(number), ...extraParts));
}
function keyOf$2(...parts) {
	return JSON.stringify(parts);
}

// src/rules/egress/host-duplicate.ts
const hostDuplicate = defineRule({
	id: "egress/host-duplicate",
	codes: ["entry-lost", "port-lost"],
	severity: "warning",
	summary: "Two ServiceEntries declare the same host, and Istio uses only one of them.",
	why: "Istio merges ServiceEntries of one host only if their namespace, resolution, `exportTo`, `workloadSelector` and labels are equal. Otherwise it uses only the oldest entry and drops the ports and endpoints of the others. Which entry is the oldest depends on the order in which they were created.",
	fix: "Keep one entry for the host and give it all ports; or limit each to its own namespace with `exportTo: [\".\"]`.",
	across: {
		*"values/mediatedTls"(entry, mesh) {
			yield* checkValues$3(entry, mesh);
		},
		*"values/passthroughTls"(entry, mesh) {
			yield* checkValues$3(entry, mesh);
		},
		*ServiceEntry(entry, mesh) {
			for (const host of entry.spec.items("hosts")) yield* checkHost(entry, host, mesh);
		}
	}
});
function* checkValues$3(entry, mesh) {
	const host = mergedOrFileEntry(entry).get("externalHost");
	const first = (valuesByHost(mesh).get(valuesKey(entry)) ?? [])[0];
	if (host.text === "" || !first || first.node.path === entry.node.path) return;
	const otherHost = mergedOrFileEntry(first).get("externalHost");
	yield {
		code: "entry-lost",
		node: host,
		message: `${quote(host.text)} is also the host of ${quote(first.node.path)}: Istio uses one of the two entries; keep one`,
		about: normalHost(host.text),
		related: [{
			node: otherHost,
			note: "the other entry"
		}]
	};
}
const valuesByHost = derived([], (mesh) => {
	const egress = mesh.entries.filter(({ layout }) => layout === "mediatedTls" || layout === "passthroughTls");
	return groupBy(byName(egress, ({ node }) => node.path), valuesKey);
});
function byName(items, name) {
	return items.toSorted((a, b) => compareText(name(a), name(b)));
}
function valuesKey(entry) {
	return `${entry.target}\0${normalHost(mergedOrFileEntry(entry).get("externalHost").text)}`;
}
function* checkHost(entry, host, mesh) {
	if (host.text === "") return;
	const nodes = entriesByHost(mesh).get(normalHost(host.text));
	const earlier = nodes && firstClash(entriesIn(nodes), entry);
	const clash = earlier && serviceEntryClash(earlier, entry);
	if (!clash) return;
	yield {
		code: clash.code,
		node: host,
		message: `${quote(host.text)} is also a host of ServiceEntry ${quote(nameOf$9(earlier))}${clash.text}`,
		about: normalHost(host.text),
		related: [{
			node: nodes.get(earlier),
			note: "the other entry"
		}]
	};
}
const entriesByHost = derived(["ServiceEntry"], (mesh) => {
	const byHost = /* @__PURE__ */ new Map();
	for (const entry of byName(mesh.ofKind("ServiceEntry"), nameOf$9)) for (const node of entry.spec.items("hosts")) {
		const host = normalHost(node.text);
		const nodes = byHost.get(host) ?? /* @__PURE__ */ new Map();
		byHost.set(host, nodes);
		if (!nodes.has(entry)) nodes.set(entry, node);
	}
	return byHost;
});
const entriesIn = oncePer((nodes) => [...nodes.keys()]);
function nameOf$9({ namespace, name }) {
	return `${namespace}/${name}`;
}

// src/istio/routing/automatic-name.ts
function isAutomaticName(name, virtualService) {
	return automatic.test(name) && !gatewayKeysOf(virtualService).includes("mesh") && matchesNames(virtualService);
}
const automatic = /^outbound_[^_]*\d[^_]*_[^_]*_[^_]*[a-zA-Z]/;
function matchesNames({ spec }) {
	return spec.items("tls").flatMap((route) => route.items("match")).some((match) => match.items("sniHosts").length > 0);
}

// src/rules/egress/helpers/endpoint-address.ts
function addressDefect$1(endpoint, constraints) {
	const address = endpoint.get("address");
	if (!isPresent(address)) return constraints.network && isPresent(endpoint.get("network")) ? null : {
		code: "missing-address",
		text: "has no address"
	};
	if (address.isUnfilled) return null;
	if (typeof address.scalar !== "string") return {
		code: "not-text",
		text: "is not a string"
	};
	const [, socket] = /^unix:\/\/(.*)$/s.exec(address.text) ?? [];
	if (socket !== void 0) return constraints.socket(socket);
	if (isAddress(address.text)) return null;
	if (isRange(address.text)) return {
		code: "range-as-endpoint",
		text: "is a range: an endpoint is one address"
	};
	return constraints.name(address.text);
}
function isAddress(text) {
	return !text.includes("/") && isIPOrRange(text);
}
function isRange(text) {
	return text.includes("/") && isIPOrRange(text);
}
function socketDefect(path) {
	if (path === "") return "names no socket";
	if (path.startsWith("@")) return null;
	return path.startsWith("/") && !path.endsWith("/") ? null : "is not an absolute path of a socket";
}
function socketAddressDefect(path) {
	const text = socketDefect(path);
	return text === null ? null : {
		code: "socket-path",
		text
	};
}
function nameDefect$2(name) {
	if (isWildcard(name)) return {
		code: "wildcard-address",
		text: "is a wildcard, which cannot be looked up"
	};
	const defect = hostDefect(name) ?? numericName(name);
	return defect && {
		code: "host-syntax",
		text: defect.text
	};
}
function numericName(name) {
	return /^\d+$/.test(name) ? { text: "is only a number, which is no valid name" } : null;
}

// src/rules/egress/helpers/host-defects.ts
function* entryHostProblems(host, partialSeverity, isNamed = true) {
	const defect = host.text === "*" ? anyHost : webhookDefect$1(host);
	if (defect) yield refusedHost(host, defect);
	else if (isPartialWildcard(host.text)) {
		if (partialSeverity !== null) yield partialHost(host, partialSeverity);
	} else if (isSingleLabel(host.text)) yield {
		...hostProblem(host, possibleShortName),
		severity: "info"
	};
	else if (isNamed) yield* trailingDot(host);
}
function* trailingDot(host) {
	const text = "ends in a dot, which clients leave out of requests and TLS handshakes, so that the proxy does not recognize them: remove it";
	if (host.text.endsWith(".")) yield {
		...hostProblem(host, {
			code: "trailing-dot",
			text
		}),
		severity: "warning"
	};
}
const anyHost = {
	code: "every-host",
	text: "matches every host: name the hosts or their domain"
};
const shortName = {
	code: "short-name",
	text: "has one label: write the full name"
};
const possibleShortName = {
	code: "possible-short-name",
	text: "has one label: check that it is the full name"
};
function* scopedHostProblems(host, isGateway) {
	const slash = host.text.indexOf("/");
	const name = host.text.includes("://") ? host.text : host.text.slice(slash + 1);
	if (!isGateway && slash < 0 && host.text !== "") return;
	const defect = webhookDefect$1(host, name) ?? strictDefect(name);
	if (defect && !(isGateway && isIP(name) && name.includes("."))) yield refusedHost(host, defect);
}
function strictDefect(name) {
	if (isPartialWildcard(name)) return {
		code: "partial-wildcard",
		text: partialWildcardText
	};
	return isSingleLabel(name) ? shortName : null;
}
const partialWildcardText = "has a wildcard that is not the whole first label";
function partialHost(host, severity) {
	return {
		...hostProblem(host, {
			error: {
				code: "wildcard-refused-by-envoy",
				text: `${partialWildcardText}, and Envoy refuses the listener`
			},
			warning: {
				code: "suffix-wildcard",
				text: `${partialWildcardText}: it matches every name that ends in ${quote(host.text.slice(1))}`
			}
		}[severity]),
		severity
	};
}
function partialWildcardSeverity(entry, host, mesh) {
	const isDynamic = entry.spec.get("resolution").text === "DYNAMIC_DNS";
	const matchesBySni = declaredPorts(entry).some(({ protocol }) => isTls(protocol)) && entry.spec.items("addresses").length === 0;
	const hasTlsRoute = matchesBySni && sidecarRoutesFor(mesh, normalHost(host), "tls").length > 0;
	if (matchesBySni && !hasTlsRoute && (!isDynamic || atLeast(mesh, 1, 30))) return "error";
	return isDynamic && !matchesBySni ? null : "warning";
}
function webhookDefect$1(host, name = host.text) {
	if (host.exists && !host.isNull && typeof host.scalar !== "string") return {
		code: "not-text",
		text: "is not a string"
	};
	return hostDefect(name);
}
function refusedHost(host, defect) {
	return {
		...hostProblem(host, defect),
		refusedBy: "webhook"
	};
}
function hostProblem(host, { code, text }) {
	return {
		code,
		node: host,
		message: `${nameOf$8(host)} ${text}`,
		about: host.text
	};
}
function nameOf$8(host) {
	if (!host.exists) return `\`${host.pathKeys.at(-1)}\` is not set: the host`;
	return host.isNull || host.scalar === "" ? "the host" : `host ${quote(host.data)}`;
}

// src/rules/egress/host-invalid.ts
const hostInvalid = defineRule({
	id: "egress/host-invalid",
	codes: [
		"no-host",
		"not-text",
		"white-space",
		"scheme",
		"port",
		"path",
		"underscore",
		"ip-address",
		"too-long",
		"wildcard-outside-first-label",
		"wildcard-inside-label",
		"empty-label",
		"label-too-long",
		"forbidden-character",
		"numeric-domain",
		"every-host",
		"partial-wildcard",
		"wildcard-refused-by-envoy",
		"suffix-wildcard",
		"short-name",
		"possible-short-name",
		"trailing-dot"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A host is not a name that Istio accepts, or not as clients write it.",
	why: "Istio refuses the object, or Envoy refuses the listener that Istio makes of it: the host stays unreachable, and a refused listener can break other hosts of the same proxy.",
	fix: "Write the DNS name alone, without scheme, port or path; a wildcard has to be the whole first label, as in `*.example.com`.",
	yieldsTo: ["egress/mediated-host-wildcard"],
	parts: ["patch", "unapplied"],
	on: {
		*"values/mediatedTls"(entry) {
			for (const host of externalHosts(entry)) {
				if (host.text.includes("*")) continue;
				const defect = webhookDefect$1(host) ?? (isSingleLabel(host.text) ? shortName : null);
				if (defect) yield hostProblem(host, defect);
				else yield* trailingDot(host);
			}
		},
		*"values/passthroughTls"(entry) {
			for (const host of externalHosts(entry)) yield* entryHostProblems(host, "error");
		},
		*DestinationRule(rule) {
			const host = rule.spec.get("host");
			if (isEmpty$3(host)) {
				yield noHost(host, "a DestinationRule names no host");
				return;
			}
			const defect = webhookDefect$1(host);
			if (defect) yield refusedHost(host, defect);
		},
		*VirtualService(virtualService) {
			for (const host of virtualService.spec.items("hosts")) {
				const defect = isAddress(host.text) || isAutomaticName(host.text, virtualService) ? null : webhookDefect$1(host);
				if (defect) yield refusedHost(host, defect);
			}
		},
		*Gateway(gateway) {
			for (const server of gateway.spec.items("servers")) for (const host of server.items("hosts")) yield* scopedHostProblems(host, true);
		},
		*Sidecar(sidecar) {
			for (const listener of sidecar.spec.items("egress")) for (const host of listener.items("hosts")) yield* scopedHostProblems(host, false);
		}
	},
	across: { *ServiceEntry(entry, mesh) {
		const hosts = entry.spec.get("hosts");
		if (isEmpty$3(hosts)) yield noHost(hosts, "a ServiceEntry names no host");
		for (const host of hosts.items()) yield* entryHostProblems(host, partialWildcardSeverity(entry, host.text, mesh), isNamedByClients(entry));
	} }
});
function isNamedByClients(entry) {
	return declaredPorts(entry).some(({ protocol }) => isHttp(protocol) || isTls(protocol));
}
function externalHosts(entry) {
	const host = mergedOrFileEntry(entry).get("externalHost");
	if (host.exists) return [host];
	return entry.merged?.kind === "map" ? [host] : [];
}
function noHost(node, message) {
	return {
		code: "no-host",
		node,
		message,
		refusedBy: "webhook"
	};
}

// src/rules/egress/host-spelling.ts
const hostSpelling = defineRule({
	id: "egress/host-spelling",
	codes: ["policy-without-effect", "destination-without-cluster"],
	severity: "error",
	summary: "A host in another spelling than that of its Service or ServiceEntry.",
	why: "To DNS a capital letter and a dot at the end of a name make no difference. Istio compares the hosts of objects letter for letter: a DestinationRule for `API.example.com` does nothing for the ServiceEntry of `api.example.com`, so that its TLS and its limits are missing, and a route to that host fails with 503.",
	fix: "Write hosts in small letters and without a dot at the end, in every object alike.",
	across: {
		*DestinationRule(rule, mesh) {
			const node = rule.spec.get("host");
			const declared = otherSpelling$1(mesh, node.text, rule.namespace);
			if (declared === void 0) return;
			yield spellingProblem("policy-without-effect", node, declared, "the rule has no effect on it");
		},
		*VirtualService(virtualService, mesh) {
			for (const { destination } of routesOf(mesh, virtualService)) {
				const node = destination.get("host");
				const declared = otherSpelling$1(mesh, node.text, virtualService.namespace);
				if (declared === void 0) continue;
				yield spellingProblem("destination-without-cluster", node, declared, "requests fail with 503");
			}
		}
	}
});
function spellingProblem(code, node, declared, effect) {
	return {
		code,
		node,
		message: `${quote(node.text)} is declared as ${quote(declared)}, and Istio compares hosts letter for letter: ${effect}; write both in small letters and without a dot at the end`,
		about: normalHost(node.text)
	};
}
function otherSpelling$1(mesh, text, namespace) {
	if (text === "" || isWildcard(text) || isUnfilled(text)) return void 0;
	const name = fullHost(text, namespace);
	const isNormal = text === normalHost(text);
	const allFiles = meshOfOtherObjects(mesh) ?? mesh;
	const [spellings = [], others = []] = [mesh, allFiles].map((candidate) => entryHosts(candidate).get(name));
	const [isService, isOtherService] = [mesh, allFiles].map((candidate) => servicesFor(candidate, name).length > 0);
	if ([...spellings, ...others].includes(text) || isNormal && (isService || isOtherService)) return void 0;
	if (isService) return text.includes(".") ? normalHost(text) : text.toLowerCase();
	return spellings[0];
}
const entryHosts = derived(["ServiceEntry"], (mesh) => {
	const hosts = mesh.ofKind("ServiceEntry").flatMap((entry) => entry.spec.items("hosts"));
	const texts = new Set(hosts.map(({ text }) => text).filter((text) => !isWildcard(text)));
	return groupByEach(texts, (text) => [normalHost(text)]);
});

// src/rules/egress/mediated-host-wildcard.ts
const mediatedHostWildcard = defineRule({
	id: "egress/mediated-host-wildcard",
	codes: ["not-exact"],
	severity: "error",
	summary: "A host for which the proxy originates TLS is a wildcard.",
	why: "The proxy connects to one name, sends it as SNI and checks the certificate against it. A wildcard cannot be resolved, so calls fail or go to whatever address the application names.",
	fix: "Write exact hosts, one entry for each; or move the entry to `passthroughTls`, where the application does its own TLS and wildcards work.",
	on: { *"values/mediatedTls"(entry) {
		const host = mergedOrFileEntry(entry).get("externalHost");
		if (!host.text.includes("*")) return;
		yield {
			code: "not-exact",
			node: host,
			message: `${quote(host.text)} cannot be mediated: the proxy needs one exact host to originate TLS; name the host, or move the entry to \`passthroughTls\``,
			about: host.text,
			...moveOf(entry)
		};
	} },
	across: { *DestinationRule(rule, mesh) {
		const host = rule.spec.get("host");
		if (!isWildcard(host.text)) return;
		const wildcardHosts = wildcardsFor(rule, mesh);
		if (wildcardHosts.length === 0) return;
		yield {
			code: "not-exact",
			node: host,
			message: `${quote(host.text)} gets TLS from the proxy, which needs one exact host for it; name the host, or let the application do its own TLS`,
			about: host.text,
			related: wildcardHosts.map(({ node }) => ({
				node,
				note: "a wildcard host that the TLS is for"
			}))
		};
	} }
});
function moveOf({ node, block, name }) {
	const host = node.get("externalHost").text;
	const isOnly = block.entries().length === 1;
	const target = node.root.at(...block.pathKeys.slice(0, -1)).at("passthroughTls", name, "externalHost");
	if (!/^\*\.[^*]+$/.test(host) || target.exists || node.aliasLocation) return {};
	return { fix: {
		safety: "unsafe",
		title: `move ${name} to passthroughTls, for applications that do TLS themselves`,
		set: [{
			node: target,
			value: host
		}],
		remove: [(isOnly ? block : node).entryLocation]
	} };
}
const maxShown$11 = 20;
function wildcardsFor(rule, mesh) {
	const below = wildcards(mesh).below(ruleHost(rule));
	return (exportedTo(rule).includes("*") ? [byShape(below)] : [...new Set(exportedTo(rule))].flatMap((namespace) => byNamespace(below).get(namespace) ?? [])).flatMap((shapes) => [...shapes.values()]).filter(([first]) => cannotOriginateTls(rule, first.entry, mesh)).flatMap((group) => group.slice(0, maxShown$11)).toSorted((a, b) => a.index - b.index).slice(0, maxShown$11);
}
const wildcards = derived(["ServiceEntry"], (mesh) => {
	const indexedHosts = mesh.ofKind("ServiceEntry").flatMap((entry) => entry.spec.items("hosts").map((node) => ({
		entry,
		node
	}))).filter(({ node }) => isWildcard(node.text)).map((host, index) => ({
		...host,
		index
	}));
	return hostIndex(indexedHosts, ({ node }) => [node.text]);
});
const byShape = oncePer((wildcardHosts) => groupBy(wildcardHosts, ({ entry }) => shapeKey(entry)));
const byNamespace = oncePer((wildcardHosts) => {
	const namespaces = groupBy(wildcardHosts, ({ entry }) => entry.namespace);
	return new Map([...namespaces].map(([namespace, group]) => [namespace, byShape(group)]));
});
const shapeKey = oncePer((entry) => JSON.stringify([entry.spec.get("resolution").text, declaredPorts(entry).map(({ number, node }) => [number, node.get("targetPort").exists])]));
function cannotOriginateTls(rule, entry, mesh) {
	const resolution = entry.spec.get("resolution").text;
	if (resolution === "DYNAMIC_DNS" && atLeast(mesh, 1, 28) || !isExportedTo(rule, entry.namespace)) return false;
	const ports = declaredPorts(entry).filter(({ number }) => originatesTls(tlsOf(rule, number)));
	const keepsAddress = resolution === "NONE" || resolution === "";
	return ports.some(({ node }) => !keepsAddress || !node.get("targetPort").exists);
}

// src/rules/egress/mediated-timeout-ineffective.ts
const mediatedTimeoutIneffective = defineRule({
	id: "egress/mediated-timeout-ineffective",
	codes: ["only-tls-ports"],
	severity: "error",
	summary: "HTTP timeouts or retries for a host that applications only call with their own TLS.",
	why: "If all ports of a host are HTTPS or TLS, applications call it with their own TLS. The proxy sees the handshake and never a request, so it uses no http route of the host: the timeout and the retries have no effect, and calls wait as long as the server lets them.",
	fix: "Let applications call plain http: give the ServiceEntry an HTTP port (80 with `targetPort: 443`) and let a DestinationRule originate TLS for it; or set the timeout in the application.",
	fromAbsence: "warning",
	across: {
		VirtualService: check$30,
		...routeViews(check$30)
	}
});
function* check$30(virtualService, mesh) {
	for (const route of virtualService.spec.items("http")) {
		const [field, ...furtherFields] = settingsOf(route);
		if (field && neverGetsHttp(virtualService, route, mesh)) yield settingsProblem(virtualService, field, furtherFields);
	}
}
function settingsProblem(virtualService, field, furtherFields) {
	const names = [field, ...furtherFields].map((node) => quote(nameOf$7(node, virtualService))).join(" and ");
	const host = virtualService.spec.get("hosts").item(0).text;
	return {
		code: "only-tls-ports",
		node: field,
		at: "key",
		message: `${names} ${furtherFields.length > 0 ? "have" : "has"} no effect: ${quote(host)} has only TLS ports, where the proxy sees no requests; give it an HTTP port and let a DestinationRule originate TLS`,
		about: host,
		related: furtherFields.map((node) => ({
			node,
			note: "has no effect either"
		}))
	};
}
function nameOf$7({ pathKeys }, { originals }) {
	const name = String(pathKeys.at(-1));
	return originals ? namesInRules[name] ?? name : name;
}
const namesInRules = table({
	timeout: "timeouts",
	retries: "retry"
});
function settingsOf(route) {
	return [route.get("timeout"), route.get("retries")].filter(isPresent);
}
function neverGetsHttp(virtualService, route, mesh) {
	const allFiles = meshOfOtherObjects(mesh);
	return (allFiles && declaresHost(allFiles, virtualService) ? [mesh, allFiles] : [mesh]).every((candidate) => matchesOf(virtualService, route, "http").every((match) => !mayReceiveHttp(candidate, virtualService, match)));
}
function declaresHost(mesh, virtualService) {
	return virtualService.spec.items("hosts").map(({ text }) => fullHost(text, virtualService.namespace)).some((host) => portsOf$2(mesh, host) !== null);
}

// src/rules/egress/mesh-certificate-outside.ts
const meshCertificateOutside = defineRule({
	id: "egress/mesh-certificate-outside",
	codes: ["istio-mutual"],
	severity: "warning",
	summary: "A DestinationRule uses the certificates of the mesh towards a host outside of it.",
	why: "With mode ISTIO_MUTUAL a proxy presents its certificate of the mesh, and accepts only a server whose certificate the CA of the mesh has signed. A server outside the mesh has a certificate of another CA, unless both share a root: every call fails in the TLS handshake.",
	fix: "Set the mode to SIMPLE, or to MUTUAL with a client certificate that the server knows. For workloads of the mesh that run elsewhere set `location: MESH_INTERNAL` in the ServiceEntry.",
	yieldsTo: ["egress/host-invalid", "egress/mesh-host-as-external"],
	across: { *DestinationRule(rule, mesh) {
		if (rule.spec.get("host").isUnfilled) return;
		const seen = /* @__PURE__ */ new Set();
		for (const destinationPort of outsidePorts(rule, mesh).slice(0, maxPorts)) {
			const { host, port } = destinationPort;
			const tls = effectiveTls(mesh, rule, {
				host,
				port: port.number,
				subset: ""
			})?.tls;
			if (tls?.get("mode").text !== "ISTIO_MUTUAL" || seen.has(tls.path)) continue;
			seen.add(tls.path);
			yield problemOf$6(tls, destinationPort);
		}
	} }
});
const maxPorts = 100;
function outsidePorts(rule, mesh) {
	const entries = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) => portLevelEntries(candidate, rule));
	const [outside, inside] = [true, false].map((expected) => new Set(entries.filter((entry) => isOutside$1(entry.spec) === expected).flatMap(normalHostsOf)));
	return destinationPortsOf(mesh, rule).filter(({ host, isExternal }) => isExternal && !isWildcard(host) && serviceNamespace(host) === void 0 && outside.has(host) && !inside.has(host));
}
function isOutside$1(entry) {
	const location = entry.get("location");
	return (!isPresent(location) || location.text === "MESH_EXTERNAL") && entry.items("endpoints").length === 0 && !isPresent(entry.get("workloadSelector"));
}
function normalHostsOf({ spec }) {
	return spec.items("hosts").map(({ text }) => normalHost(text));
}
function problemOf$6(tls, { host, port }) {
	return {
		code: "istio-mutual",
		node: tls.get("mode"),
		confidence: "likely",
		message: `mode \`ISTIO_MUTUAL\` accepts only certificates of the mesh, and ${quote(host)} is outside of it: unless it has one of the same root, calls to port ${port.number} fail in the TLS handshake; set \`SIMPLE\`, or \`MUTUAL\` with a client certificate that the server knows`,
		about: host,
		related: [{
			node: port.node,
			note: "the port of the ServiceEntry"
		}]
	};
}

// src/rules/egress/mesh-host-as-external.ts
const meshHostAsExternal = defineRule({
	id: "egress/mesh-host-as-external",
	codes: ["without-mesh-tls", "service-takes-precedence"],
	severity: "warning",
	summary: "A Service of the cluster is declared as a host outside the mesh.",
	why: "If the Service exists, sidecars use it and ignore the ServiceEntry. If it does not exist, the mesh calls the host as an external one, without mutual TLS.",
	fix: "Remove the entry; or, for workloads of the mesh that run outside Kubernetes, set `location: MESH_INTERNAL`.",
	across: { *ServiceEntry(entry, mesh) {
		const location = entry.spec.get("location");
		if (isPresent(location) && location.text !== "MESH_EXTERNAL") return;
		for (const host of entry.spec.items("hosts")) yield* hostProblems(entry, host, mesh);
	} }
});
const apiServer = fullHost("kubernetes", "default");
function* hostProblems(entry, host, mesh) {
	const name = canonicalHost(mesh, host.text);
	if (serviceNamespace(name) === void 0 || name === apiServer) return;
	const service = servicesFor(mesh, host.text).find((candidate) => hasStatedNamespace(candidate) || sharesNamespace(candidate, entry));
	if (!service) {
		yield {
			code: "without-mesh-tls",
			node: host,
			message: `${quote(host.text)} is a name inside the cluster, and as MESH_EXTERNAL it is called without the mutual TLS of the mesh: set \`location: MESH_INTERNAL\`, or remove it and let the Service of that name serve it`,
			about: host.text
		};
		return;
	}
	yield {
		code: "service-takes-precedence",
		node: host,
		message: `${quote(host.text)} is Service ${quote(`${service.namespace}/${service.name}`)}, which sidecars use instead: this entry has no effect on them; remove it`,
		about: host.text,
		related: [{
			node: service.root.at("metadata", "name"),
			note: "the Service"
		}]
	};
}

// src/istio/routing/mesh-traffic-policy.ts
const meshTrafficPolicy = derived([], (mesh) => {
	const [policy, ...further] = mesh.configSources.map(({ config }) => config.get("defaultTrafficPolicy"));
	return policy?.kind === "map" && further.length === 0 && atLeast(mesh, 1, 31) ? policy : void 0;
});

// src/rules/egress/mesh-policy-replaced.ts
const meshPolicyReplaced = defineRule({
	id: "egress/mesh-policy-replaced",
	codes: ["lost-settings"],
	severity: "info",
	summary: "A DestinationRule replaces a block of the default policy of the mesh.",
	why: "Since 1.31 `defaultTrafficPolicy` of the MeshConfig applies where a DestinationRule has no `connectionPool` or `outlierDetection`. Such a block in a DestinationRule replaces the whole block of the mesh: settings of the mesh that the block does not repeat are lost (istio `pilot/pkg/networking/core/cluster_traffic_policy.go`, applyDefaultTrafficPolicy).",
	fix: "Repeat the settings of the mesh that have to stay, or leave the block out.",
	across: { *DestinationRule(rule, mesh) {
		const defaults = meshTrafficPolicy(mesh);
		if (defaults) for (const name of blocks$1) yield* check$29(rule, name, defaults.get(name));
	} }
});
const blocks$1 = ["connectionPool", "outlierDetection"];
function* check$29(rule, name, ofMesh) {
	for (const level of policyLevels(rule)) {
		const block = level.get(name);
		const lost = block.kind === "map" ? settingsIn(ofMesh).filter((path) => !block.at(...path).exists) : [];
		if (lost.length === 0) continue;
		yield {
			code: "lost-settings",
			node: block,
			at: "key",
			message: `this \`${name}\` replaces the whole block of the mesh's \`defaultTrafficPolicy\`: ${quoteAll(lost.map((path) => path.join(".")))} ${lost.length > 1 ? "are" : "is"} lost; repeat what has to stay`
		};
	}
}
function settingsIn(block) {
	return block.entries().flatMap(([key, value]) => value.kind === "map" ? settingsIn(value).map((path) => [key, ...path]) : [[key]]);
}

// src/istio/hosts/sidecar-scope.ts
function sidecarsIn(mesh, namespace) {
	return sidecarsByNamespace(mesh).get(namespace) ?? [];
}
function mayImport(mesh, host, declaredIn, workloads) {
	const { all: allSidecars, unstated } = sidecarLists(mesh);
	return (isKnownNamespace(workloads) ? [sidecarsIn(mesh, workloads), unstated] : [allSidecars]).some((sidecars) => {
		if (haveExclusions(sidecars)) return sidecars.some((sidecar) => sidecarImports(mesh, sidecar, host, declaredIn, workloads));
		const { importsAll: isOpen, hosts } = importsOf(sidecars);
		if (isOpen) return true;
		const { certain, unfilled } = hosts();
		return [...certain.overlapping(host), ...unfilled.find(host)].some((match) => mayMatchNamespace(match, declaredIn, workloads));
	});
}
const sidecarLists = derived(["Sidecar"], (mesh) => {
	const allSidecars = mesh.ofKind("Sidecar");
	return {
		all: allSidecars,
		unstated: allSidecars.filter((sidecar) => !hasStatedNamespace(sidecar))
	};
});
const importsOf = oncePer((sidecars) => ({
	importsAll: sidecars.some(({ spec }) => spec.items("egress").length === 0),
	hosts: once(() => {
		const imported = distinctImports(sidecars);
		const hostsOf = ({ host }) => [host];
		return {
			certain: hostIndex(imported, hostsOf),
			unfilled: unfilledIndex(imported, hostsOf)
		};
	})
}));
function distinctImports(sidecars) {
	const written = sidecars.flatMap((sidecar) => hostsImported(sidecar).map((text) => ({
		text,
		importer: sidecar.namespace
	})));
	return [...groupBy(written, ({ text }) => text)].map(([text, group]) => {
		const [namespace, host] = importedName(text);
		return {
			namespace,
			host,
			importers: new Set(group.map(({ importer }) => importer))
		};
	});
}
function hostsImported({ spec }) {
	return spec.items("egress").flatMap((listener) => listener.items("hosts").map(({ text }) => text));
}
const exclusion = "~";
const haveExclusions = oncePer((sidecars) => sidecars.some((sidecar) => hostsImported(sidecar).some((text) => text.startsWith(exclusion))));
function mayMatchNamespace(imported, declaredIn, workloads) {
	const { namespace, importers: homes } = imported;
	const named = namespace === "." ? workloads : namespace;
	if (named === "*" || named === declaredIn) return true;
	return (homes.size > 1 || !homes.has(declaredIn)) && mayBeSameNamespace(named, declaredIn);
}
function sidecarForAll(mesh, namespace) {
	return sidecarsIn(mesh, namespace).find(isForAll) ?? sidecarsIn(mesh, mesh.rootNamespace).find(isForAll);
}
function sidecarImports(mesh, sidecar, host, declaredIn, workloads) {
	if (sidecar.spec.items("egress").length === 0) return true;
	const importers = /* @__PURE__ */ new Set([sidecar.namespace]);
	return sidecar.spec.items("egress").some((listener) => {
		const texts = listener.items("hosts").map(({ text }) => text);
		return texts.some((text) => {
			const [namespace, name] = importedName(text);
			return mayMatchNamespace({
				namespace,
				host: name,
				importers
			}, declaredIn, workloads) && (isUnfilled(name) || hostsOverlap(name, host));
		}) && !(atLeast(mesh, 1, 31) && texts.some((text) => excludes(text, host, declaredIn, workloads)));
	});
}
function excludes(text, host, declaredIn, workloads) {
	if (!text.startsWith(exclusion)) return false;
	const [namespace, name] = importedName(text.slice(1));
	const excluded = namespace === "." ? workloads : namespace;
	return (excluded === "" || excluded === "*" || excluded === declaredIn) && hostCovers(name, host);
}
function mayBeSameNamespace(named, declaredIn) {
	return named !== "~" && (!isKnownNamespace(named) || !isKnownNamespace(declaredIn));
}
function importedName(text) {
	const slash = text.indexOf("/");
	return slash < 0 ? ["*", text] : [text.slice(0, slash), text.slice(slash + 1)];
}
function isForAll(sidecar) {
	return workloadSelector(sidecar).size === 0;
}
const sidecarsByNamespace = derived(["Sidecar"], (mesh) => groupBy(mesh.ofKind("Sidecar"), ({ namespace }) => namespace));

// src/rules/egress/not-imported.ts
const notImported = defineRule({
	id: "egress/not-imported",
	codes: ["missing-from-sidecar", "missing-where-exported"],
	severity: "warning",
	summary: "A host is exported to a namespace whose Sidecars do not import it.",
	why: "A proxy with a Sidecar only knows the hosts of its `egress` list, and those that an imported VirtualService routes to. Any other host does not exist for the workload: the call is blocked, or passes through as a call to an unknown host.",
	fix: "Add the host to the `egress` hosts of the Sidecar, as `./HOST` for its own namespace or `NAMESPACE/HOST`; or export the entry to the namespaces that call it.",
	across: { *ServiceEntry(entry, mesh) {
		yield* missingElsewhere(entry, mesh);
		const sidecar = soleSidecar(entry, mesh);
		if (!sidecar) return;
		for (const host of entry.spec.items("hosts").filter(({ text }) => text !== "")) {
			if (isImported(host.text, entry, mesh)) continue;
			yield {
				code: "missing-from-sidecar",
				node: host,
				message: `only ${namespaceOf(entry)} can see this host, and no Sidecar there imports it: add ${quote(`./${host.text}`)} to its \`egress\` hosts`,
				about: host.text,
				related: [{
					node: egressNode(sidecar),
					note: "the imported hosts"
				}]
			};
		}
	} }
});
function* missingElsewhere(entry, mesh) {
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	const hosts = entry.spec.items("hosts").map(({ text }) => text);
	if (meshes.some((candidate) => hosts.some((host) => routedDestinationsTo(candidate, fullHost(host, entry.namespace)).length > 0)) || hosts.length === 0 || hosts.some(isUnfilled) || !hasStatedNamespace(entry)) return;
	for (const item of entry.spec.items("exportTo")) {
		const namespace = item.text;
		const sidecar = isNamespace(item) && namespace !== entry.namespace && sidecarForAll(mesh, namespace);
		if (!sidecar || meshes.some((candidate) => gatewayPresence(candidate).mayShareNamespace({ namespace }))) continue;
		if (!hosts.some((host) => meshes.some((candidate) => sidecarImports(mesh, sidecar, host, entry.namespace, namespace) || mayImport(candidate, host, entry.namespace, namespace)))) yield missingWhereExported(entry, item, sidecar);
	}
}
function isNamespace({ text, isUnfilled: isPlaceholder }) {
	return !isPlaceholder && ![
		"",
		".",
		"*",
		"~"
	].includes(text);
}
function missingWhereExported({ namespace, spec }, item, sidecar) {
	const imported = `${namespace}/${spec.get("hosts").item(0).text}`;
	return {
		code: "missing-where-exported",
		node: item,
		confidence: "likely",
		message: `no Sidecar of namespace ${quote(item.text)} imports a host of this entry: add ${quote(imported)} to its \`egress\` hosts, or leave the namespace out`,
		related: [{
			node: egressNode(sidecar),
			note: "the imported hosts"
		}]
	};
}
function soleSidecar(entry, mesh) {
	if (exportedTo(entry).some((namespace) => namespace !== entry.namespace)) return void 0;
	if ([mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => gatewayPresence(candidate).mayShareNamespace(entry))) return void 0;
	const sidecar = sidecarForAll(mesh, entry.namespace);
	return sidecar && (hasStatedNamespace(entry) || sharesNamespace(sidecar, entry)) ? sidecar : void 0;
}
const gatewayPresence = derived("everything", (mesh) => presenceOf(mesh.manifests.filter(({ kind }) => kind === "Gateway")));
function isImported(host, entry, mesh) {
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	const { namespace } = entry;
	const routedDestinations = meshes.flatMap((candidate) => routedDestinationsTo(candidate, fullHost(host, namespace))).filter((routedDestination) => isExportedTo(routedDestination.virtualService, namespace) || !hasStatedNamespace(routedDestination.virtualService));
	if (routedDestinations.some((routedDestination) => [...proxiesRouting(routedDestination)].some((proxy) => proxy !== "mesh"))) return true;
	const calledNames = [{
		name: host,
		declaredIn: namespace
	}, ...routedDestinations.flatMap(calledHosts)];
	const sidecar = sidecarForAll(mesh, namespace);
	return calledNames.some(({ name, declaredIn }) => sidecarImports(mesh, sidecar, name, declaredIn, namespace) || meshes.some((candidate) => mayImport(candidate, name, declaredIn, namespace)));
}
function calledHosts({ virtualService }) {
	const { namespace } = virtualService;
	return virtualService.spec.items("hosts").map(({ text }) => ({
		name: fullHost(text, namespace),
		declaredIn: namespace
	}));
}
function egressNode(sidecar) {
	return sidecar.spec.get("egress");
}

// src/rules/egress/outbound-open.ts
const outboundOpen = defineRule({
	id: "egress/outbound-open",
	codes: [
		"allow-any",
		"allow-any-by-default",
		"entries-restrict-nothing"
	],
	severity: "info",
	summary: "Workloads may call any host, declared or not.",
	why: "With ALLOW_ANY, the default of Istio, a call to a host that no ServiceEntry declares passes through: ServiceEntries describe hosts, and do not restrict which hosts workloads call.",
	fix: "Declare every host that is called, then set `outboundTrafficPolicy: {mode: REGISTRY_ONLY}`. It protects against mistakes; against attackers use egress gateways and network policies.",
	across: {
		*Sidecar(sidecar, mesh) {
			const mode = sidecar.spec.at("outboundTrafficPolicy", "mode");
			const openPolicy = {
				code: "allow-any",
				cause: "for the workloads of this Sidecar"
			};
			if (mode.text === "ALLOW_ANY") yield openProblem(mode, openPolicy, mesh);
		},
		*manifest(manifest, mesh) {
			yield* meshProblems(manifest, mesh);
		},
		*"values/meshConfig"(entry, mesh) {
			if (entry.merged !== void 0 || isPresent(entry.node.get("outboundTrafficPolicy"))) yield* meshProblems(entry, mesh);
		}
	}
});
function* meshProblems(owner, mesh) {
	for (const source of mesh.configSources.filter((candidate) => candidate.owner === owner)) {
		const openPolicy = openPolicyOf(source);
		if (openPolicy) yield {
			...openProblem(editableNode(source), openPolicy, mesh),
			about: "the mesh"
		};
	}
}
function openPolicyOf({ config }) {
	const policy = config.get("outboundTrafficPolicy");
	if (!isPresent(policy)) return {
		code: "allow-any-by-default",
		cause: "since nothing else is set"
	};
	const mode = policy.get("mode").text;
	return /^ALLOW_ANY(_DYNAMIC_DNS)?$/.test(mode) ? {
		code: "allow-any",
		cause: `with ${quote(mode)}`
	} : null;
}
function editableNode({ node, config }) {
	return node.kind === "map" ? config.at("outboundTrafficPolicy", "mode") : node;
}
function openProblem(node, { code, cause }, mesh) {
	const { count, shown } = unusedEntries(mesh);
	return {
		code: count > 0 ? "entries-restrict-nothing" : code,
		node,
		severity: count > 0 ? "warning" : "info",
		message: `workloads can call any host ${cause}${consequence(count)}; set \`REGISTRY_ONLY\` to allow only declared hosts`,
		related: shown
	};
}
function consequence(entries) {
	if (entries === 0) return "";
	return `, and ${entries === 1 ? "the one ServiceEntry for an outside host restricts" : `the ${entries} ServiceEntries for outside hosts restrict`} nothing`;
}
const unusedEntries = derived([
	"DestinationRule",
	"Service",
	"ServiceEntry",
	"VirtualService",
	"other"
], (mesh) => {
	const externalEntries = mesh.ofKind("ServiceEntry").filter(({ spec }) => spec.get("location").text !== "MESH_INTERNAL");
	const referenced = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap(referencedHosts$1);
	const [declaredIndex, referencedIndex] = [hostIndex(externalEntries, hostsOf$1), hostIndex([referenced], (hosts) => hosts)];
	const isUsed = referenced.some((host) => declaredIndex.covering(host).length > 0) || externalEntries.flatMap(hostsOf$1).some((host) => referencedIndex.covering(host).length > 0);
	const note = "declares hosts, and restricts nothing";
	const shown = externalEntries.slice(0, maxShown$10).map(({ spec }) => ({
		node: spec.get("hosts"),
		note
	}));
	return isUsed ? {
		count: 0,
		shown: []
	} : {
		count: externalEntries.length,
		shown
	};
});
const maxShown$10 = 5;
function referencedHosts$1(mesh) {
	const policies = mesh.ofKind("DestinationRule").map(ruleHost);
	const routes = mesh.ofKind("VirtualService").flatMap((virtualService) => [...hostsOf$1(virtualService).map((host) => fullHost(host, virtualService.namespace)), ...routesOf(mesh, virtualService).map(({ host }) => host)]);
	return [...policies, ...routes];
}
function hostsOf$1({ spec }) {
	return spec.items("hosts").map(({ text }) => text);
}

// src/rules/egress/outside-allowlist.ts
const outsideAllowlist = defineRule({
	id: "egress/outside-allowlist",
	codes: ["unlisted"],
	severity: "error",
	summary: "An external host is declared that is not on the allow-list.",
	why: "Workloads may call what a ServiceEntry declares, and with REGISTRY_ONLY nothing else: each entry lets traffic out of the mesh, and the allow-list names the hosts that were approved.",
	fix: "Have the host and its port added to `egress-allowlist` in `.meshgate.yaml`, and to that of the workflow if it has one, or remove the entry.",
	across: {
		*ServiceEntry(entry, mesh) {
			if (entry.spec.get("location").text !== "MESH_INTERNAL") yield* entryProblems(entry, mesh);
		},
		"values/mediatedTls": valuesProblems,
		"values/passthroughTls": valuesProblems
	}
});
function* entryProblems(entry, mesh) {
	const declared = declaredPorts(entry);
	const ports = declared.map((port) => ({
		number: port.targetPort,
		node: portNode(port)
	}));
	for (const host of entry.spec.items("hosts")) yield* unlistedPorts({
		host,
		ports
	}, mesh);
	for (const endpoint of entry.spec.items("endpoints").filter((candidate) => leadsElsewhere(candidate, entry, mesh))) {
		const endpointPorts = declared.map((port) => {
			const endpointPort = endpoint.get("ports").get(port.node.get("name").text);
			return {
				number: endpointPort.number ?? port.targetPort,
				node: endpointPort.exists ? endpointPort : portNode(port)
			};
		});
		yield* unlistedPorts({
			host: endpoint.get("address"),
			ports: endpointPorts
		}, mesh);
	}
}
function portNode({ node }) {
	return node.get("targetPort").exists ? node.get("targetPort") : node.get("number");
}
function leadsElsewhere(endpoint, entry, mesh) {
	const address = canonicalHost(mesh, endpoint.get("address").text);
	return !entry.spec.items("hosts").some(({ text }) => normalHost(text) === address) && serviceNamespace(address) === void 0 && !/^[^.]+\.[^.]+\.svc$/.test(address);
}
function* valuesProblems(entry, mesh) {
	const host = mergedOrFileEntry(entry).get("externalHost");
	yield* unlistedPorts({
		host,
		ports: [{
			number: tlsPort,
			node: host
		}]
	}, mesh);
}
const tlsPort = 443;
function* unlistedPorts({ host, ports }, mesh) {
	const { egressAllowlists: lists, now } = mesh.context;
	const where = {
		environment: mesh.environment,
		now
	};
	if (lists.length === 0 || host.isUnfilled || hostDefect(host.text) !== null) return;
	const unlisted = ports.filter(({ number }) => !lists.every((list) => allowsEgress(list, host.text, number, where)));
	const numbers = [...new Set(unlisted.map(({ number }) => number))];
	if (numbers.length > 0 && unlisted.length === ports.length) yield problem$11(host, host, numbers);
	else for (const number of numbers) yield problem$11(unlisted.find((candidate) => candidate.number === number).node, host, [number]);
}
function problem$11(node, host, numbers) {
	const ports = `port${numbers.length > 1 ? "s" : ""} ${quoteAll(numbers)}`;
	return {
		code: "unlisted",
		node,
		message: `the allow-list does not contain ${quote(host.text)} at ${ports}: have it added, or remove the entry`,
		about: `${normalHost(host.text)}:${numbers.join()}`,
		identity: `${normalHost(host.text)}:${numbers.join()}`
	};
}

// src/istio/routing/rules-for-entry.ts
const rulesForEntry = derivedPer(["DestinationRule"], (mesh, entry) => {
	const hosts = entry.spec.items("hosts").map(({ text }) => canonicalHost(mesh, text));
	const { certain, unfilled } = rulesByHost(mesh);
	const rules = hosts.flatMap((host) => [
		...certain.overlapping(host),
		...unfilled.find(host),
		...isUnfilled(host) ? mesh.ofKind("DestinationRule").filter((rule) => mayEqual(ruleHost(rule), host)) : []
	]);
	return [...new Set(rules)].filter((rule) => maySee(rule, entry));
});
function maySee(rule, entry) {
	if (!hasStatedNamespace(rule) || !hasStatedNamespace(entry)) return true;
	return isExportedTo(entry, rule.namespace) || isExportedTo(rule, entry.namespace);
}
const rulesByHost = derived(["DestinationRule"], (mesh) => {
	const rules = mesh.ofKind("DestinationRule");
	const hostsOf = (rule) => [canonicalHost(mesh, ruleHost(rule))];
	return {
		certain: hostIndex(rules, hostsOf),
		unfilled: unfilledIndex(rules, hostsOf)
	};
});

// src/rules/egress/helpers/clear-text-ports.ts
function isPlainHttp({ protocol }) {
	return protocol !== "" && protocol !== "http_proxy" && isHttp(protocol);
}
function replacingEntries(entry, { number }, mesh) {
	return rulesForEntry(mesh, entry).flatMap(policiesOf).filter((policy) => originatesTls(policy.get("tls")) || policy.at("tls", "mode").isUnfilled).map((policy) => portPolicy(policy, number)).filter((node) => node.exists && !node.get("tls").exists);
}
function tlsTarget(entry, { node }) {
	const tlsPortNumbers = /* @__PURE__ */ new Set([443]);
	for (const { number, protocol } of declaredPorts(entry)) if (isTls(protocol)) tlsPortNumbers.add(number);
	const endpointPorts = entry.spec.items("endpoints").map((endpoint) => endpoint.get("ports")).map((ports) => ports.get(node.get("name").text));
	return (endpointPorts.length > 0 ? endpointPorts.map((port) => port.exists ? port : node.get("targetPort")) : [node.get("targetPort")]).find((target) => target.number !== void 0 && tlsPortNumbers.has(target.number));
}
function isInClearText(entry, port, mesh) {
	const hosts = entry.spec.items("hosts").map(({ text }) => normalHost(text));
	if (hosts.some((host) => host === "" || isUnfilled(host))) return false;
	return hosts.some((host) => [mesh, meshOfOtherObjects(mesh) ?? mesh].every((candidate) => !hasEffectiveTls(candidate, entry, host, port.number) && isSentThere(candidate, host, port.number)));
}
function isSentThere(mesh, host, port) {
	if (routedDestinationsToPort(mesh, host, port).length > 0) return true;
	return isWildcard(host) || !sidecarRoutesFor(mesh, host, "http").some((routes) => mayTake(routes, port));
}
function mayTake({ spec }, port) {
	return spec.items("http").some((route) => {
		const matches = route.items("match");
		return matches.length === 0 || matches.some((match) => [port, void 0].includes(match.get("port").number));
	});
}
function isInMesh(entry) {
	return entry.spec.get("location").text === "MESH_INTERNAL" || entry.spec.get("workloadSelector").exists;
}

// src/rules/egress/helpers/clear-text-routes.ts
function* routesInClearText(virtualService, mesh) {
	if (mayBeCalledByTls(virtualService, mesh)) return;
	const routedDestinations = routedDestinationsOf(mesh, virtualService).filter((routedDestination) => routedDestination.protocol === "http" && mayComeFromSidecars(routedDestination, mesh));
	const instead = virtualService.originals ? "a BackendTLSPolicy or one" : "one";
	for (const { host, ports, destination } of routedDestinations) {
		const entry = firstWithTls(serviceEntriesFor(mesh, host), ports);
		if (!entry || isInMesh(entry) || ports.some((port) => !isTlsPort(entry, port))) continue;
		if ([mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => ports.some((port) => hasEffectiveTls(candidate, entry, host, port)))) continue;
		const portNumber = destination.at("port", "number");
		yield {
			code: "route-without-tls",
			node: portNumber.exists ? portNumber : destination.get("host"),
			message: `plain http is routed to TLS port ${ports[0]} of ${quote(host)}, and no DestinationRule originates TLS for it: requests leave the mesh in clear text; add ${instead} with \`tls.mode\` SIMPLE for port ${ports[0]}`,
			about: `${host}:${ports[0]}`,
			related: [{
				node: entry.spec.get("ports"),
				note: "the ports of the host"
			}]
		};
	}
}
function mayComeFromSidecars({ virtualService, matches }, mesh) {
	return matches.some((match) => match.gateways.includes("mesh") && mayReceiveHttp(mesh, virtualService, {
		...match,
		gateways: ["mesh"]
	}));
}
function mayBeCalledByTls({ spec }, mesh) {
	return spec.items("hosts").some(({ isUnfilled: isUnfilledHost, text }) => isUnfilledHost || haveUnfilledProtocol(portsOf$2(mesh, normalHost(text)) ?? []));
}
const haveUnfilledProtocol = oncePer((ports) => ports.some(({ node }) => node.get("protocol").isUnfilled));
function firstWithTls(entries, ports) {
	const { firstByPort, indexes } = tlsPorts(entries);
	return ports.flatMap((port) => firstByPort.get(port) ?? []).toSorted((a, b) => indexes.get(a) - indexes.get(b))[0];
}
const tlsPorts = oncePer((entries) => {
	const firstByPort = /* @__PURE__ */ new Map();
	for (const entry of entries) for (const { number } of declaredPorts(entry)) if (!firstByPort.has(number) && isTlsPort(entry, number)) firstByPort.set(number, entry);
	return {
		firstByPort,
		indexes: new Map(entries.map((entry, index) => [entry, index]))
	};
});
function isTlsPort(entry, port) {
	return declaredPorts(entry).some(({ number, protocol }) => number === port && isTls(protocol));
}

// src/rules/egress/plain-http-to-tls-port.ts
const plainHttpToTlsPort = defineRule({
	id: "egress/plain-http-to-tls-port",
	codes: [
		"target-port-without-tls",
		"port-settings-without-tls",
		"route-without-tls"
	],
	severity: "error",
	summary: "Plain HTTP goes to a TLS port, and nothing originates TLS for it.",
	why: "The port takes plain http from applications and connects to a TLS port. Only a DestinationRule, or a BackendTLSPolicy of the Gateway API, makes the proxy speak TLS there. Without one the request, its headers and its credentials leave the mesh in clear text, and the server refuses them.",
	fix: "Add a DestinationRule for the host whose `tls` mode for this port is SIMPLE, or MUTUAL with a client certificate; or a BackendTLSPolicy for its ServiceEntry.",
	fromAbsence: "warning",
	across: {
		*ServiceEntry(entry, mesh) {
			if (isInMesh(entry)) return;
			for (const port of declaredPorts(entry).filter(isPlainHttp)) {
				const target = tlsTarget(entry, port);
				if (!target || !isInClearText(entry, port, mesh)) continue;
				if (replacingEntries(entry, port, mesh).length === 0) yield problem$10(entry, port, target, mesh);
			}
		},
		*DestinationRule(rule, mesh) {
			if (!policiesOf(rule).some(losesTls)) return;
			const seen = /* @__PURE__ */ new Set();
			for (const loss of portsWithoutTls(rule, mesh)) {
				if (seen.has(loss.settings.path)) continue;
				seen.add(loss.settings.path);
				yield lossProblem(loss);
			}
		},
		VirtualService: routesInClearText,
		...routeViews(routesInClearText)
	}
});
function problem$10(entry, port, target, mesh) {
	const host = entry.spec.get("hosts").item(0).text;
	const { remark, advice, related } = causeOf(entry, port, mesh);
	return {
		code: "target-port-without-tls",
		node: target,
		message: `port ${port.number} of ${quote(host)} takes plain http and connects to TLS port ${target.number}, and ${remark}: requests leave the mesh in clear text; ${advice}`,
		about: `${normalHost(host)}:${port.number}`,
		related
	};
}
function causeOf(entry, port, mesh) {
	const lost = entry.spec.items("hosts").map(({ text }) => lostTls$1(mesh, normalHost(text), port.number)).find((candidate) => candidate !== void 0);
	if (lost) return causeOfLoss(lost);
	return {
		remark: "no DestinationRule originates TLS for it",
		advice: `add one with \`tls.mode\` SIMPLE for port ${port.number}`,
		related: []
	};
}
function causeOfLoss({ rule, winner }) {
	const [name, winnerName] = [rule, winner].map((object) => quote(`${object.namespace}/${object.name}`));
	return {
		remark: `proxies use DestinationRule ${winnerName}, not ${name}, which has \`tls\` for it`,
		advice: `write \`tls\` into ${winnerName}`,
		related: [{
			node: winner.spec.get("host"),
			note: "the DestinationRule that proxies use"
		}, {
			node: rule.spec.get("host"),
			note: "the DestinationRule with `tls`"
		}]
	};
}
function losesTls(policy) {
	return originatesTls(policy.get("tls")) && policy.items("portLevelSettings").some((settings) => !settings.get("tls").exists);
}
function* portsWithoutTls(rule, mesh) {
	for (const entry of portLevelEntries(mesh, rule).filter((candidate) => !isInMesh(candidate))) for (const port of declaredPorts(entry).filter(isPlainHttp)) {
		const target = tlsTarget(entry, port);
		if (!target || !isInClearText(entry, port, mesh)) continue;
		const host = entry.spec.get("hosts").item(0).text;
		for (const settings of replacingEntries(entry, port, mesh)) if (settings.root.yaml === rule.root.yaml) yield {
			settings,
			host,
			port,
			target
		};
	}
}
function lossProblem({ settings, host, port, target }) {
	return {
		code: "port-settings-without-tls",
		node: settings,
		message: `these settings replace the policy with \`tls\` on port ${port.number} of ${quote(host)}, which takes plain http and connects to TLS port ${target.number}: requests leave the mesh in clear text; repeat \`tls\` in them`,
		about: `${normalHost(host)}:${port.number}`,
		related: [{
			node: target,
			note: "the TLS port to which plain http goes"
		}]
	};
}

// src/rules/egress/helpers/rules-by-scope.ts
const rulesByScope = derived(["DestinationRule"], (mesh) => {
	const rules = mesh.ofKind("DestinationRule").filter((rule) => hasPolicy(rule) && isFilledHost(rule.spec.get("host").text)).toSorted((a, b) => compareText(a.name, b.name));
	return groupBy(rules, scopeOf);
});
const scopeOf = oncePer((rule) => JSON.stringify([
	rule.namespace,
	ruleHost(rule),
	canonicalJson(rule.spec.get("workloadSelector"))
]));
function hasPolicy(rule) {
	return rule.spec.get("trafficPolicy").kind === "map";
}
function isFilledHost(host) {
	return host !== "" && !isUnfilled(host);
}

// src/rules/egress/helpers/lost-backend-policies.ts
function* lostPolicies(converted, mesh) {
	const policyTls = converted.spec.at("trafficPolicy", "tls");
	for (const rule of rulesByScope(mesh).get(scopeOf(converted)) ?? []) {
		const lost = exportsApart(rule) ? lostWhole(converted, rule) : atLeast(mesh, 1, 31) ? lostTls(converted, rule, policyTls) : replacedRule(converted, rule, mesh);
		if (lost) yield lost;
	}
}
function exportsApart({ spec, namespace }) {
	return spec.items("exportTo").map(({ text }) => text).some((name) => [
		".",
		"*",
		namespace
	].includes(name));
}
function lostWhole(converted, rule) {
	const host = converted.spec.get("host");
	return {
		code: "backend-policy-lost",
		node: host,
		message: `proxies use DestinationRule ${quote(`${rule.namespace}/${rule.name}`)} for ${quote(host.text)} alone: since it has \`exportTo\`, Istio does not merge this policy into it, and the policy has no effect; remove \`exportTo\` there, or write \`tls\` into it`,
		about: host.text,
		related: [{
			node: rule.spec.get("exportTo"),
			note: "why the two are not merged"
		}]
	};
}
function lostTls(converted, rule, policyTls) {
	const policy = rule.spec.get("trafficPolicy");
	const [tls, entry] = [policy.get("tls"), policy.items("portLevelSettings").find((level) => !level.get("tls").exists)];
	if (!policyTls.exists || !isPresent(tls) && !entry) return void 0;
	const host = converted.spec.get("host");
	const ruleName = `DestinationRule ${quote(`${rule.namespace}/${rule.name}`)}`;
	const port = entry?.at("port", "number");
	return {
		code: "backend-policy-lost",
		node: host,
		message: isPresent(tls) ? `${ruleName} has \`tls\` with mode ${quote(tls.get("mode").text || "DISABLE")} for ${quote(host.text)}, which takes precedence: this policy has no effect; keep one of the two` : `${ruleName} has settings for port ${quote(port?.scalar)} of ${quote(host.text)}, which replace this policy there: connections to that port are in clear text; set \`tls\` in them`,
		about: host.text,
		related: [{
			node: isPresent(tls) ? tls : entry,
			note: "what takes precedence"
		}]
	};
}
function replacedRule(converted, rule, mesh) {
	const host = converted.spec.get("host");
	return {
		code: "rule-policy-lost",
		node: host,
		...!atLeast(mesh, 1, 30) && { confidence: "likely" },
		message: `before Istio 1.31 this policy replaces the \`trafficPolicy\` of DestinationRule ${quote(`${rule.namespace}/${rule.name}`)} for ${quote(host.text)} as a whole; write its \`tls\` into the DestinationRule instead`,
		about: host.text,
		related: [{
			node: rule.spec.get("trafficPolicy"),
			note: "the policy that has no effect"
		}]
	};
}

// src/rules/egress/policy-conflict.ts
const policyConflict = defineRule({
	id: "egress/policy-conflict",
	codes: [
		"different-policies",
		"different-subsets",
		"tls-may-be-lost",
		"backend-policy-lost",
		"rule-policy-lost"
	],
	severity: "warning",
	summary: "Two policies of one namespace contradict each other about one host.",
	why: "Istio merges the subsets of such rules, but uses only the `trafficPolicy` of the oldest rule and drops the others, with their settings for ports. No file says which rule is older: it may differ between clusters, and changes when an object is created again. If only one of them sets up TLS, traffic may leave in clear text. A DestinationRule wins over a BackendTLSPolicy, field by field since Istio 1.31, and as a whole if it has `exportTo`; before, the BackendTLSPolicy replaces its whole policy.",
	fix: "Write one DestinationRule for the host with the whole policy; or limit each rule by `exportTo` or `workloadSelector`. Beside a BackendTLSPolicy leave `tls` out of the DestinationRule.",
	across: {
		*DestinationRule(rule, mesh) {
			const conflicting = hasPolicy(rule) && earlierRule(rule, mesh);
			if (conflicting) yield conflict(rule, conflicting);
			yield* subsetConflicts(rule, mesh);
		},
		...backendPolicyViews(lostPolicies)
	}
});
function* subsetConflicts(rule, mesh) {
	if (rule.spec.items("subsets").length === 0 || !isFilledHost(rule.spec.get("host").text)) return;
	const conflicts = conflictsByRule(winningRules(mesh, ruleHost(rule), rule.namespace)).get(rule) ?? [];
	const byPath = new Map(conflicts.map((subsets) => [subsets.node.path, subsets]));
	for (const { node, conflicting, owner } of byPath.values()) yield differentSubsets(node, conflicting, owner);
}
const conflictsByRule = oncePer((winners) => {
	const groups = groupBy(winners.flatMap(conflictsIn), ({ rule }) => rule);
	return new Map([...groups].map(([rule, group]) => [rule, group.map(({ conflict }) => conflict)]));
});
function conflictsIn({ merged, overridden }) {
	const owners = new Map(merged.map((rule) => [rule.root.yaml, rule]));
	return overridden.filter(({ node, isEqual }) => !isEqual && node.pathKeys[1] === "subsets").filter(({ node, by }) => ![node, by].some(hasPlaceholder$1)).map(({ node, by }) => [node, by].map((subset) => ({
		subset,
		owner: owners.get(subset.root.yaml)
	})).toSorted((a, b) => compareText(a.owner.name, b.owner.name))).filter(([first, last]) => first.owner !== last.owner).map(([first, last]) => ({
		rule: last.owner,
		conflict: {
			node: last.subset,
			conflicting: first.subset,
			owner: first.owner
		}
	}));
}
function differentSubsets(subset, conflicting, owner) {
	const name = subset.get("name");
	return {
		code: "different-subsets",
		node: name,
		message: `DestinationRule ${quote(`${owner.namespace}/${owner.name}`)} defines subset ${quote(name.text)} of the same host differently: Istio uses only the subset of the older rule, and the files do not tell which rule that is; keep one`,
		related: [{
			node: conflicting.get("name"),
			note: "the other subset of this name"
		}],
		about: name.text
	};
}
function hasPlaceholder$1(node) {
	return isUnfilled(canonicalJson(node));
}
function conflict(rule, conflicting) {
	const host = rule.spec.get("host").text;
	const first = quote(`${conflicting.namespace}/${conflicting.name}`);
	const withTls = [rule, conflicting].filter((candidate) => setsUpTls(candidate.spec.get("trafficPolicy")));
	const lossNote = withTls.length === 1 ? `; only ${quote(withTls[0].name)} sets up TLS, which may be lost` : "";
	return {
		code: withTls.length === 1 ? "tls-may-be-lost" : "different-policies",
		node: rule.spec.get("trafficPolicy"),
		message: `DestinationRule ${first} has another policy for ${quote(host)}: Istio uses only the policy of the older rule, and the files do not tell which rule that is${lossNote}; keep one policy`,
		...withTls.length === 1 && { severity: "error" },
		related: [{
			node: conflicting.spec.get("trafficPolicy"),
			note: "the other policy"
		}],
		about: host
	};
}
function setsUpTls(policy) {
	return [policy, ...policy.items("portLevelSettings")].some((level) => {
		const mode = level.at("tls", "mode").text;
		return mode !== "" && mode !== "DISABLE";
	});
}
function earlierRule(rule, mesh) {
	const rules = rulesByScope(mesh).get(scopeOf(rule)) ?? [];
	const first = firstWithOtherPolicy(visibleTogetherWith(rules, rule))(rule);
	const indexes = indexesOf(rules);
	return first && indexes.get(first) < (indexes.get(rule) ?? rules.length) ? first : void 0;
}
const firstWithOtherPolicy = oncePer((rules) => firstDifference(rules, [({ name }) => name, (rule) => policyOf(rule)]));
const indexesOf = oncePer((rules) => new Map(rules.map((rule, index) => [rule, index])));
const policyOf = oncePer((rule) => canonicalJson(rule.spec.get("trafficPolicy")));

// src/istio/hosts/full-service-name.ts
function fullServiceName(host, mesh) {
	const match = /^([^.]+)\.([^.]+)(\.svc)?$/.exec(host);
	const full = match && `${match[1]}.${match[2]}.svc.${mesh.clusterDomain}`;
	return full && servicesFor(mesh, full).some(hasStatedNamespace) ? full : void 0;
}

// src/rules/egress/policy-host-unknown.ts
const policyHostUnknown = defineRule({
	id: "egress/policy-host-unknown",
	codes: ["unknown-host"],
	severity: "warning",
	istio: ["IST0174"],
	summary: "A DestinationRule for a host that nothing declares.",
	why: "A DestinationRule only says how to call a host that is declared elsewhere. If no Service and no ServiceEntry has the host, Istio accepts the rule and it does nothing: the TLS and the limits that it sets have no effect.",
	fix: "Correct the host, or declare it with a ServiceEntry. A name without a dot is a Service of the same namespace; a name with a dot has to be complete, so that `reviews.shop` does not work as a short name.",
	across: { *DestinationRule(rule, mesh) {
		const node = rule.spec.get("host");
		if (node.text === "") return;
		const full = unexpandedName(rule, mesh);
		if (full === void 0 && !isUnknown(rule, mesh)) return;
		const guess = full ?? suggestedHost(rule, mesh);
		yield {
			code: "unknown-host",
			node,
			message: `no Service and no ServiceEntry has the host ${quote(node.text)}: the rule has no effect${guess ? `; did you mean ${quote(guess)}?` : ""}`,
			about: ruleHost(rule)
		};
	} }
});
function isUnknown(rule, mesh) {
	const host = canonicalHost(mesh, ruleHost(rule));
	const coversEntries = [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => portLevelEntries(candidate, rule).length > 0);
	if (isWildcard(host) && (serviceNamespace(host) !== void 0 || coversEntries)) return false;
	return hostPresence(mesh, host, rule) === "no";
}
function unexpandedName(rule, mesh) {
	const host = ruleHost(rule);
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => isDeclared$1(candidate, host) || mayBeDeclared(candidate, host)) ? void 0 : fullServiceName(host, mesh);
}
function suggestedHost(rule, mesh) {
	const host = canonicalHost(mesh, ruleHost(rule));
	const namespace = serviceNamespace(host);
	if (namespace === void 0) return misspelledHost$1(mesh, host);
	const [name = "", ...domain] = host.split(".");
	const service = closestName(name, serviceNamesIn(mesh, namespace));
	const isShort = !rule.spec.get("host").text.includes(".");
	return service === void 0 || isShort ? service : [service, ...domain].join(".");
}

// src/rules/egress/policy-selector-namespace.ts
const policySelectorNamespace = defineRule({
	id: "egress/policy-selector-namespace",
	codes: ["no-matching-workload"],
	severity: "warning",
	istio: ["IST0101"],
	summary: "A DestinationRule or Sidecar selects workloads that its namespace does not have.",
	why: "With a `workloadSelector` it only acts on workloads of its own namespace. If none of them has the labels, the TLS, limits or imports that it sets have no effect.",
	fix: "Move the object into the namespace of the workloads that it is for, or correct the labels: they are the labels of the pods.",
	across: {
		*DestinationRule(rule, mesh) {
			const selector = rule.spec.at("workloadSelector", "matchLabels");
			yield* unmatchedSelector(rule, selector, "the DestinationRule has no effect", mesh);
		},
		*Sidecar(sidecar, mesh) {
			const selector = sidecar.spec.at("workloadSelector", "labels");
			yield* unmatchedSelector(sidecar, selector, "the Sidecar has no effect", mesh);
		}
	}
});

// src/istio/routing/ruled-routes.ts
const ruledRoutes = derivedByKey([
	...ruleKinds,
	"VirtualService",
	"other"
], (mesh, rule) => scopeOfRule(mesh, rule), findRoutes);
function findRoutes(mesh, rule) {
	return (clientsRuled(mesh, canonicalHost(mesh, ruleHost(rule))).get(rule.namespace) ?? []).filter(({ namespace, host }) => actsIn(destinationRulesFor(mesh, host, namespace)).has(rule)).flatMap(({ routes }) => routes).toSorted(comparePositions).map(({ route }) => route);
}
function scopeOfRule(mesh, rule) {
	const selects = rule.spec.get("workloadSelector").kind === "map";
	return JSON.stringify([
		canonicalHost(mesh, ruleHost(rule)),
		rule.namespace,
		selects,
		exportedTo(rule)
	]);
}
const actsIn = oncePer((rules) => new Set(rules));
function comparePositions({ position: first }, { position: second }) {
	return first[0] - second[0] || first[1] - second[1];
}
const clientsRuled = derivedByKey([
	...ruleKinds,
	"VirtualService",
	"other"
], (_, host) => host, (mesh, host) => groupBy(clientsTo(mesh, host), (client) => rulingNamespace(mesh, client)));
function rulingNamespace(mesh, { host, namespace }) {
	return destinationRulesFor(mesh, host, namespace)[0]?.namespace ?? "";
}
function clientsTo(mesh, host) {
	if (!isWildcard(host)) return clientsOf(mesh, host);
	return callersByHost(mesh).hosts.below(host).flatMap((name) => clientsOf(mesh, name));
}
const clientsOf = derivedByKey([
	"Service",
	"ServiceEntry",
	"VirtualService",
	"other"
], (_, name) => name, findClients);
function findClients(mesh, name) {
	const routes = callersByHost(mesh).of(name).flatMap((virtualService) => {
		const place = mesh.positionOf(virtualService);
		return (routesByHost(mesh, virtualService).get(name) ?? []).map(({ route, index }) => ({
			route,
			position: [place, index]
		}));
	});
	return [...groupBy(routes, ({ route: { host, virtualService } }) => `${virtualService.namespace} ${host}`).values()].map((group) => {
		const { host, virtualService } = group[0].route;
		return {
			namespace: virtualService.namespace,
			host,
			routes: group
		};
	});
}
const routesByHost = derivedPer([
	"Service",
	"ServiceEntry",
	"other"
], (mesh, virtualService) => groupBy(routesOf(mesh, virtualService).map((route, index) => ({
	route,
	index
})), ({ route }) => canonicalHost(mesh, route.host)));
const callersByHost = objectsByHost("VirtualService", (mesh, virtualService) => destinationHosts(virtualService).map((host) => canonicalHost(mesh, host)));

// src/rules/egress/port-policy-replaces.ts
const portPolicyReplaces = defineRule({
	id: "egress/port-policy-replaces",
	codes: ["replaced-for-port", "replaced-for-subset"],
	severity: "warning",
	summary: "A port or a subset replaces fields of a traffic policy that its routes need.",
	why: "An entry of `portLevelSettings` replaces the whole policy of the destination for its port, and a block of a subset replaces the whole block. Limits, outlier detection and TLS that they leave out fall back to the defaults of Envoy. A lost `simple` load balancer is not reported, since it hardly matters.",
	fix: "Repeat the lost fields in the entry of the port or subset, or remove the entry.",
	on: { *"values/mediatedTls"(entry) {
		const policy = mergedOrFileEntry(entry).get("trafficPolicy");
		const host = mergedOrFileEntry(entry).get("externalHost").text;
		yield* lossProblems(lossesFor([policy], null, 80, "http").filter(({ field }) => field !== "tls"), `${host}:80`, []);
	} },
	across: { *DestinationRule(rule, mesh) {
		for (const [use, routes] of uses$1(ruledRoutes(mesh, rule))) {
			const { port, subset, protocol } = use;
			yield* lossProblems(winnersWith(rule, routes[0], mesh).flatMap(({ policies, subsets }) => lossesFor(policies, subsets.get(subset)?.get("trafficPolicy") ?? null, port, protocol)).filter(({ replacement }) => replacement.root.yaml === rule.root.yaml), aboutUse(rule, use), routes);
		}
	} }
});
function lossesFor(destination, subset, port, protocol) {
	const { losses } = mergedPolicy(destination, subset, port);
	return losses.filter(({ field, node }) => appliesTo(field, protocol) && !isDefault(field, node));
}
function appliesTo(field, protocol) {
	if (protocol === "http") return true;
	if (protocol === "tls" && field === "tls") return false;
	return field !== "connectionPool.http" && field !== "retryBudget";
}
function isDefault(field, node) {
	return field === "tls" && (node.get("mode").text === "" || node.get("mode").text === "DISABLE");
}
function winnersWith(rule, { host, virtualService }, mesh) {
	return winningRules(mesh, host, virtualService.namespace).filter((winner) => mergedRules(winner).has(rule)).slice(0, 1);
}
const mergedRules = oncePer(({ merged }) => new Set(merged));
const uses$1 = oncePer((routes) => {
	const usesByKey = /* @__PURE__ */ new Map();
	for (const route of routes) {
		const { subset, protocol } = route;
		for (const port of route.ports) {
			const key = `${protocol} ${port} ${subset}`;
			const use = usesByKey.get(key);
			if (use) use[1].push(route);
			else usesByKey.set(key, [{
				port,
				subset,
				protocol
			}, [route]]);
		}
	}
	return [...usesByKey.values()];
});
function* lossProblems(losses, about, routes) {
	for (const replacing of new Set(losses.map(({ replacement }) => replacement.path))) {
		const lost = losses.filter(({ replacement }) => replacement.path === replacing);
		const { replacement } = lost[0];
		const [verb, pronoun] = lost.length > 1 ? ["have", "them"] : ["has", "it"];
		const { code, scope } = replacedScope(replacement);
		const names = quoteAll(lost.map(({ field }) => field));
		yield {
			code,
			node: replacement,
			...lost.every(isPlainBalancing) && { severity: "info" },
			message: `${names} ${verb} no effect on ${scope}${usageClause(routes)}: this replaces ${pronoun}; repeat ${pronoun} here`,
			about,
			related: [...lost.map(({ node }) => ({
				node,
				note: "has no effect for this port or subset"
			})), ...routeNotes(routes)]
		};
	}
}
function isPlainBalancing({ field, node }) {
	return field === "loadBalancer" && node.entries().every(([name]) => name === "simple");
}
function replacedScope(replacement) {
	const port = replacement.at("port", "number").number;
	return port === void 0 ? {
		code: "replaced-for-subset",
		scope: "this subset"
	} : {
		code: "replaced-for-port",
		scope: `port ${port}`
	};
}
const usageClause = oncePer((routes) => {
	const names = [...new Set(routes.map(({ virtualService }) => `${virtualService.namespace}/${virtualService.name}`))];
	return names.length === 0 ? "" : `, which VirtualService ${quoteAll(names)} ${names.length > 1 ? "route" : "routes"} to`;
});
const maxShown$9 = 20;
function routeNotes(routes) {
	return routes.slice(0, maxShown$9).map(({ destination }) => ({
		node: destination,
		note: "a route that uses it"
	}));
}
function aboutUse(rule, { port, subset, protocol }) {
	const use = `${rule.spec.get("host").text}:${port}${subset === "" ? "" : `/${subset}`}`;
	return protocol === "http" ? use : `${use} (${protocol})`;
}

// src/rules/egress/port-protocol.ts
const portProtocol = defineRule({
	id: "egress/port-protocol",
	codes: [
		"missing-protocol",
		"not-text",
		"unknown-protocol",
		"https-on-80",
		"http-on-443",
		"misnamed-port"
	],
	severity: "warning",
	istio: ["IST0106"],
	summary: "The protocol of a port is missing, unknown, or unlikely for its number or name.",
	why: "The protocol decides what the proxy does with a port: routes, retries and timeouts for HTTP, routing by the host name of the handshake for TLS, nothing for TCP. Without a protocol the proxy detects it for each connection. In a ServiceEntry the name of the port never sets the protocol.",
	fix: "Declare the protocol that the application speaks: HTTP, HTTP2 or GRPC for plain requests, TLS or HTTPS if it does its own TLS.",
	across: { *ServiceEntry(entry, mesh) {
		for (const port of entry.spec.items("ports").filter(({ kind }) => kind === "map")) {
			const defect = defectOf$3(port, () => isOriginated(mesh, entry));
			if (defect && !port.get("protocol").isUnfilled) yield defect;
		}
	} }
});
function defectOf$3(port, isOriginated) {
	const protocol = port.get("protocol");
	if (!isPresent(protocol)) return missingProtocol(port);
	if (typeof protocol.scalar !== "string") return {
		...protocolProblem("not-text", protocol, "is not a string"),
		severity: "error",
		refusedBy: "schema"
	};
	if (!Object.hasOwn(families, protocol.text.toLowerCase())) return unknownProtocol$1(protocol);
	return unlikelyProtocol(port, protocol, isOriginated) ?? misnamedPort(port, protocol);
}
function missingProtocol(port) {
	const name = port.get("name");
	const hint = familyOfName(name.text) ? `; the name ${quote(name.text)} does not set it` : "";
	const message = `port ${port.get("number").number ?? quote(name.text)} has no protocol: the proxy has to detect it for each connection${hint}; declare one`;
	const protocol = port.get("protocol");
	return {
		code: "missing-protocol",
		node: protocol,
		message,
		...fixOf$8(protocol, namedProtocol(name.text))
	};
}
function unknownProtocol$1(protocol) {
	const guess = closestName(protocol.text, Object.keys(families));
	return {
		...protocolProblem("unknown-protocol", protocol, `is not one that Istio knows${guess === void 0 ? "" : `; did you mean ${quote(guess.toUpperCase())}?`}`),
		severity: "error",
		refusedBy: "webhook",
		...fixOf$8(protocol, spelledProtocol(protocol.text))
	};
}
function fixOf$8(protocol, name) {
	if (name === void 0) return {};
	const value = name.toUpperCase();
	return { fix: {
		safety: "unsafe",
		title: `set protocol to ${value}`,
		set: [{
			node: protocol,
			value
		}]
	} };
}
function namedProtocol(name) {
	const text = `${name.toLowerCase()}-`;
	return Object.keys(families).filter((protocol) => text.startsWith(`${protocol}-`)).toSorted((a, b) => b.length - a.length)[0];
}
function spelledProtocol(text) {
	const name = text.toLowerCase().replace(/[^a-z0-9_-]/g, "");
	return Object.hasOwn(families, name) ? name : void 0;
}
function unlikelyProtocol(port, protocol, isOriginated) {
	const number = port.get("number").number;
	const name = protocol.text.toLowerCase();
	if (number === 80 && name === "https") return protocolProblem("https-on-80", protocol, "on port 80: applications send plain http to port 80, and it is refused because it is not TLS; declare HTTP");
	const isPlainHttp = families[name] === "http" && name !== "http_proxy";
	if (number !== 443 || !isPlainHttp || port.get("targetPort").exists || isOriginated()) return null;
	return protocolProblem("http-on-443", protocol, "on port 443: the proxy reads TLS of the application as broken http, and sends plain http in clear text; declare TLS, or let a DestinationRule originate it");
}
function misnamedPort(port, protocol) {
	const name = port.get("name");
	const family = familyOfName(name.text);
	if (!family || family === families[protocol.text.toLowerCase()]) return null;
	return {
		code: "misnamed-port",
		node: name,
		severity: "info",
		message: `port ${quote(name.text)} is named after another protocol than its \`protocol\` ${quote(protocol.text)}, which is the one that Istio uses; rename the port`
	};
}
const families = table({
	http: "http",
	http2: "http",
	http_proxy: "http",
	grpc: "http",
	"grpc-web": "http",
	https: "tls",
	tls: "tls",
	tcp: "tcp",
	udp: "udp",
	mongo: "mongo",
	mysql: "mysql",
	redis: "redis"
});
function familyOfName(name) {
	const first = name.toLowerCase().split("-")[0];
	return Object.hasOwn(families, first) ? families[first] : void 0;
}
function isOriginated(mesh, entry) {
	if (entry.spec.get("location").text === "MESH_INTERNAL") return true;
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => hasBackendTls(candidate, entry, 443) || rulesForEntry(candidate, entry).some((rule) => originatesTlsOn443(rule) && isEffectiveOn443(candidate, rule, entry)));
}
const originatesTlsOn443 = oncePer((rule) => policiesOf(rule).some((policy) => originatesTls(tlsIn(policy, 443))));
function isEffectiveOn443(mesh, rule, entry) {
	return entry.spec.items("hosts").map(({ text }) => normalHost(text)).some((host) => !hostCovers(ruleHost(rule), host) || lostTls$1(mesh, host, 443) === void 0);
}
function protocolProblem(code, protocol, text) {
	return {
		code,
		node: protocol,
		message: `protocol ${quote(protocol.data)} ${text}`
	};
}

// src/rules/egress/sidecar-conflict.ts
const sidecarConflict = defineRule({
	id: "egress/sidecar-conflict",
	codes: ["several-for-namespace", "several-for-workload"],
	severity: "warning",
	istio: ["IST0110", "IST0111"],
	summary: "Several Sidecars apply to one workload, and Istio uses only one of them.",
	why: "Istio does not merge Sidecars: for each workload it uses one, the oldest that selects the workload, or the oldest for the whole namespace. What the others import or restrict has no effect, and which Sidecars these are depends on the order in which they were created.",
	fix: "Keep one Sidecar without a `workloadSelector` in a namespace, and let the others select different workloads.",
	across: { *Sidecar(sidecar, mesh) {
		const conflict = conflicts$2(mesh).get(sidecar);
		if (!conflict) return;
		const selector = sidecar.spec.get("workloadSelector");
		const name = conflict.conflicting.root.at("metadata", "name");
		yield {
			code: conflict.code,
			node: selector.exists ? selector : sidecar.root.at("metadata", "name"),
			at: "object",
			message: `Sidecar ${quote(conflict.conflicting.name)} of the same namespace is for ${conflict.scope}, too: Istio uses only one of the two; merge them, or give them selectors that exclude each other`,
			about: `${sidecar.namespace}/${sidecar.name}`,
			related: [{
				node: name,
				note: "the other Sidecar"
			}]
		};
	} }
});
const conflicts$2 = derived("everything", (mesh) => {
	const conflictOf = /* @__PURE__ */ new Map();
	const settled = /* @__PURE__ */ new Set();
	for (const { groups, code, scope } of [...namespaceOverlaps(mesh), ...workloadOverlaps(mesh)]) {
		const { first, second } = firstTwo(groups);
		for (const group of second ? groups.filter((candidate) => !settled.has(candidate)) : []) {
			settled.add(group);
			for (const sidecar of group.sidecars) conflictOf.set(sidecar, {
				conflicting: isSameObject(sidecar, first) ? second : first,
				code,
				scope
			});
		}
	}
	return conflictOf;
});
function firstTwo(groups) {
	const [first] = groups.map((group) => group.first).toSorted(byIndex);
	const candidates = groups.flatMap((group) => isSameObject(group.first.sidecar, first.sidecar) ? group.second ?? [] : group.first);
	return {
		first: first.sidecar,
		second: candidates.toSorted(byIndex)[0]?.sidecar
	};
}
function byIndex(a, b) {
	return a.index - b.index;
}
function namespaceOverlaps(mesh) {
	return selectorGroups(mesh).filter(({ first }) => workloadSelector(first.sidecar).size === 0).map((group) => ({
		groups: [group],
		code: "several-for-namespace",
		scope: "all workloads"
	}));
}
function workloadOverlaps(mesh) {
	const selecting = selectorGroups(mesh).flatMap((group) => {
		const { sidecar } = group.first;
		const labels = workloadSelector(sidecar);
		return (labels.size === 0 ? [] : workloadsWithLabelsIn(mesh, sidecar.namespace, labels)).map(({ manifest }) => ({
			group,
			workload: manifest
		}));
	});
	return [...groupBy(selecting, ({ workload }) => workload)].map(([{ kind, name }, pairs]) => ({
		groups: pairs.map(({ group }) => group),
		code: "several-for-workload",
		scope: `${kind} ${quote(name)}`
	}));
}
const selectorGroups = derived(["Sidecar"], (mesh) => {
	const indexed = mesh.ofKind("Sidecar").map((sidecar, index) => ({
		sidecar,
		index
	}));
	return [...groupBy(indexed, ({ sidecar }) => JSON.stringify([sidecar.namespace, [...workloadSelector(sidecar)].toSorted()])).values()].map((group) => ({
		sidecars: group.map(({ sidecar }) => sidecar),
		first: group[0],
		second: group.find(({ sidecar }) => !isSameObject(sidecar, group[0].sidecar))
	}));
});

// src/rules/egress/static-endpoint.ts
const staticEndpoint = defineRule({
	id: "egress/static-endpoint",
	codes: [
		"missing-address",
		"not-text",
		"range-as-endpoint",
		"socket-path",
		"socket-looked-up",
		"not-an-ip-address",
		"wildcard-address",
		"host-syntax",
		"address-syntax",
		"range-looked-up"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "An endpoint or address that the resolution of its ServiceEntry does not accept.",
	why: "With `resolution: STATIC` nothing is looked up: an endpoint has to be one IP address or a unix socket. With DNS it has to be a name or an IP address, and a range of addresses has no meaning. Istio refuses the ServiceEntry.",
	fix: "Write the IP address of each endpoint, or set `resolution: DNS` for names; keep ranges for NONE and STATIC.",
	on: { *ServiceEntry({ spec }) {
		const resolution = spec.get("resolution");
		const constraints = resolutions.get(resolution.text);
		if (constraints) yield* endpointProblems(spec, constraints);
		if (resolution.text !== "DYNAMIC_DNS") yield* addressProblems(spec);
	} }
});
const fixedEndpoints = {
	note: "uses endpoints as they are written",
	socket: socketAddressDefect,
	name: () => ({
		code: "not-an-ip-address",
		text: "is not an IP address: write one, or set `resolution: DNS` to have the name looked up"
	}),
	network: true
};
const namedEndpoints = {
	note: "looks endpoints up in DNS",
	socket: () => ({
		code: "socket-looked-up",
		text: "is a socket, which is not looked up: set `resolution: STATIC`"
	}),
	name: nameDefect$2,
	network: false
};
const resolutions = /* @__PURE__ */ new Map([
	["STATIC", fixedEndpoints],
	["DNS", namedEndpoints],
	["DNS_ROUND_ROBIN", namedEndpoints]
]);
function* endpointProblems(spec, constraints) {
	for (const endpoint of spec.items("endpoints").filter(({ kind }) => kind === "map")) {
		const address = endpoint.get("address");
		const defect = addressDefect$1(endpoint, constraints);
		if (!defect) continue;
		const subject = isPresent(address) ? `endpoint ${quote(address.data)}` : "an endpoint";
		const related = {
			node: spec.get("resolution"),
			note: constraints.note
		};
		yield webhookProblem(defect.code, address, `${subject} ${defect.text}`, related);
	}
}
function* addressProblems(spec) {
	const resolution = spec.get("resolution");
	const takesRanges = !lookupResolutions.has(resolution.text);
	for (const address of spec.items("addresses").filter((address) => !address.isNull)) if (isRange(address.text)) {
		if (!takesRanges) yield rangeLookedUp(address, resolution);
	} else if (!isAddress(address.text)) yield webhookProblem("address-syntax", address, `address ${quote(address.data)} is neither an IP address nor a range such as \`10.0.0.0/8\``);
}
const lookupResolutions = /* @__PURE__ */ new Set(["DNS", "DNS_ROUND_ROBIN"]);
function rangeLookedUp(address, resolution) {
	const message = `address ${quote(address.text)} is a range, which resolution ${quote(resolution.text)} does not accept: write single addresses, or set NONE or STATIC`;
	return webhookProblem("range-looked-up", address, message, {
		node: resolution,
		note: "how the hosts are resolved"
	});
}

// src/rules/egress/static-no-endpoints.ts
const staticNoEndpoints = defineRule({
	id: "egress/static-no-endpoints",
	codes: ["missing-endpoints"],
	severity: "error",
	summary: "A ServiceEntry with `resolution: STATIC` has no endpoints.",
	why: "With `resolution: STATIC` Istio looks nothing up. It accepts the ServiceEntry, and every request to its hosts fails, since there is no endpoint to send it to.",
	fix: "List the endpoints, select workloads, or set `resolution: DNS` to have the hosts looked up.",
	fromAbsence: "warning",
	across: { *ServiceEntry(entry, mesh) {
		const resolution = entry.spec.get("resolution");
		if (resolution.text !== "STATIC" || suppliesEndpoints(entry)) return;
		const unsupplied = entry.spec.items("hosts").map(({ text }) => text).filter((host) => host !== "" && !isUnfilled(host) && !isSupplied(mesh, host));
		if (unsupplied.length === 0) return;
		yield {
			code: "missing-endpoints",
			node: resolution,
			message: `\`STATIC\` without \`endpoints\` or \`workloadSelector\`: ${quoteAll(unsupplied)} ${unsupplied.length > 1 ? "have" : "has"} no endpoint; list them, or set \`DNS\``
		};
	} }
});
function isSupplied(mesh, host) {
	if (serviceNamespace(canonicalHost(mesh, host)) !== void 0) return true;
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) => serviceEntriesFor(candidate, host)).some((entry) => declares(entry, host) && suppliesEndpoints(entry));
}
function declares({ spec }, host) {
	return spec.items("hosts").some(({ text }) => normalHost(text) === normalHost(host));
}
function suppliesEndpoints({ spec }) {
	return isPresent(spec.get("workloadSelector")) || isSet$3(spec.get("endpoints"));
}

// src/rules/egress/subset-selects-nothing.ts
const subsetSelectsNothing = defineRule({
	id: "egress/subset-selects-nothing",
	codes: ["no-matching-pod"],
	severity: "warning",
	istio: ["IST0173"],
	summary: "A subset whose labels no pod of the Service has.",
	why: "A subset consists of those pods of the Service that have its labels. If there are none, every request that is routed to it is answered with 503.",
	fix: "Correct the labels, which have to be labels of the pods, or remove the subset and the routes to it.",
	across: { *DestinationRule(rule, mesh) {
		const service = serviceOf(rule, mesh);
		if (!service) return;
		for (const subset of rule.spec.items("subsets").filter((candidate) => isEmpty$2(candidate, service, mesh))) yield {
			code: "no-matching-pod",
			node: subset.get("labels"),
			at: "key",
			message: `no pod of Service ${quote(`${service.namespace}/${service.name}`)} has the labels of subset ${quote(subset.get("name").text)}: requests that are routed to it fail with 503; correct the labels`,
			related: [{
				node: service.spec.get("selector"),
				note: "the pods of the Service"
			}]
		};
	} }
});
function serviceOf(rule, mesh) {
	const [service, ...furtherServices] = servicesFor(mesh, ruleHost(rule));
	if (!service || furtherServices.length > 0) return void 0;
	const selector = labelsOf(service.spec.get("selector"));
	return selector.size > 0 && workloadsSelected(mesh, service, selector) === "yes" ? service : void 0;
}
function isEmpty$2(subset, service, mesh) {
	const labels = labelsOf(subset.get("labels"));
	if (hasUnfilled(labels)) return false;
	if ([...labels].some(([key, value]) => isNodeLabel(key) && value === "")) return true;
	const combined = mergeLabels(labelsOf(service.spec.get("selector")), podLabelsIn(labels));
	return combined === null || workloadsSelected(mesh, service, combined) === "no";
}
function podLabelsIn(labels) {
	return new Map([...labels].filter(([key]) => !isNodeLabel(key)));
}
function isNodeLabel(key) {
	return /^topology\.(kubernetes|istio)\.io\//.test(key);
}

// src/istio/workload/dns-capture.ts
function capturesDns(mesh) {
	return sidecarsCaptureDns(mesh) || atLeast(mesh, 1, 25) && hasAmbientNamespaces(mesh);
}
function sidecarsCaptureDns(mesh) {
	return isSet$2(mesh, captureVariable);
}
function statesDnsCapture(mesh) {
	return mesh.context.meshConfig?.defaultConfig?.proxyMetadata?.[captureVariable] !== void 0 || mesh.configSources.length > 0 || sidecarsCaptureDns(mesh);
}
function allocatesInProxies(mesh) {
	return sidecarsCaptureDns(mesh) && isSet$2(mesh, allocateVariable);
}
const captureVariable = "ISTIO_META_DNS_CAPTURE";
const allocateVariable = "ISTIO_META_DNS_AUTO_ALLOCATE";
function isSet$2(mesh, variable) {
	const configured = mesh.context.meshConfig?.defaultConfig?.proxyMetadata?.[variable];
	if (configured !== void 0) return configured === "true";
	return mesh.configSources.map(({ config }) => config.at("defaultConfig", "proxyMetadata", variable)).some(isTrue) || hasPreviewProfile(mesh) || variablesOfPods(mesh).has(variable);
}
const workloads = [
	"DaemonSet",
	"Deployment",
	"Pod",
	"StatefulSet"
];
const variablesOfPods = derived(["ProxyConfig", ...workloads], (mesh) => {
	const set = mesh.ofKind("ProxyConfig").map(({ spec }) => spec.get("environmentVariables")).flatMap((variables) => variables.entries().filter(([, value]) => isTrue(value)));
	const texts = workloads.flatMap((kind) => mesh.ofKind(kind)).map(podOf).map((pod) => pod.at("metadata", "annotations", "proxy.istio.io/config").text);
	const annotated = [captureVariable, allocateVariable].filter((variable) => texts.some((text) => new RegExp(`${variable}["']?\\s*:\\s*["']?true`).test(text)));
	return /* @__PURE__ */ new Set([...set.map(([name]) => name), ...annotated]);
});
const hasPreviewProfile = derived(["IstioOperator"], (mesh) => mesh.ofKind("IstioOperator").some(({ spec }) => spec.get("profile").text === "preview"));
const hasAmbientNamespaces = derived(["Namespace"], (mesh) => mesh.ofKind("Namespace").some((namespace) => namespaceLabels$1(namespace).get(modeLabel).text === "ambient"));
function isTrue({ scalar }) {
	return scalar === true || scalar === "true";
}

// src/rules/egress/tcp-without-address.ts
const tcpWithoutAddress = defineRule({
	id: "egress/tcp-without-address",
	codes: [
		"resolution-none",
		"allocation-before-1-25",
		"allocation-disabled",
		"no-dns-capture"
	],
	severity: "warning",
	istio: ["IST0134"],
	summary: "A TCP port of a host without an address by which the proxy can recognize the host.",
	why: "Plain TCP does not name its host, so the proxy tells hosts apart by their addresses. Without an address it listens on all addresses of the port: connections to any other host on that port go to this host, too.",
	fix: "List the addresses of the host, set a protocol that names its host (TLS, HTTP), or let Istio allocate an address that the proxies use: set a resolution other than NONE, and `ISTIO_META_DNS_CAPTURE: \"true\"` in the `proxyMetadata` of the mesh. If this repository does not contain the mesh configuration, set `mesh.defaultConfig` in `.meshgate.yaml`.",
	across: { *ServiceEntry(entry, mesh) {
		if (entry.spec.items("addresses").length > 0) return;
		const reason = reasonWithoutAddress(entry, mesh);
		if (reason === null) return;
		for (const { node, number, protocol } of declaredPorts(entry)) {
			if (protocol !== "" && protocol !== "tcp") continue;
			const subject = protocol === "" ? `port ${number}, which has no protocol,` : `TCP port ${number}`;
			yield {
				code: reason.code,
				node: isPresent(node.get("protocol")) ? node.get("protocol") : node,
				message: `${subject} has no address by which the proxy recognizes its host, and ${reason.text}: connections to other hosts on that port go to this host; list its addresses`
			};
		}
	} }
});
function reasonWithoutAddress(entry, mesh) {
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	const code = entry.root.at("status", "addresses").items().length > 0 ? null : allocationObstacle(mesh, entry);
	const isMetByProxies = code === "allocation-before-1-25" && meshes.some(allocatesInProxies);
	if (code !== null && !isMetByProxies) return {
		code,
		text: `Istio allocates none ${allocationReasons[code]}`
	};
	if (meshes.some(capturesDns)) return null;
	return {
		code: "no-dns-capture",
		text: "nothing says that proxies capture DNS (`ISTIO_META_DNS_CAPTURE`), without which they do not use the one that Istio allocates"
	};
}
const allocationReasons = {
	"resolution-none": "with resolution NONE",
	"allocation-before-1-25": "before release 1.25",
	"allocation-disabled": "because of its label"
};

// src/rules/egress/tls-credential-ignored.ts
const tlsCredentialIgnored = defineRule({
	id: "egress/tls-credential-ignored",
	codes: ["sent-in-clear-text", "no-tls-added"],
	severity: "error",
	summary: "Sidecars ignore a `tls` block because it has a `credentialName`.",
	why: "Only gateways, and sidecars that a `workloadSelector` selects, read certificates from a Secret. All other sidecars ignore the whole `tls` block: what applications send as plain http leaves the mesh in clear text, and the TLS port of the server refuses it.",
	fix: "Select the workloads by `workloadSelector` (and let them read the Secret), mount the certificate and name its files, use `configmap://` for a public CA, or send the traffic through an egress gateway.",
	across: { *DestinationRule(rule, mesh) {
		const seen = /* @__PURE__ */ new Set();
		for (const { destinationPort, trafficPath, tls } of ignoredTls(rule, mesh)) {
			if (seen.has(tls.path)) continue;
			seen.add(tls.path);
			yield problem$9(destinationPort, trafficPath, tls);
		}
	} }
});
function problem$9({ host, port }, trafficPath, tls) {
	const name = tls.get("credentialName");
	const cause = `sidecars ignore \`tls\` with \`credentialName\` ${quote(name.text)} unless a \`workloadSelector\` selects them`;
	const consequence = trafficPath.carries === "tls" ? `port ${port.number} of ${quote(host)} gets no TLS from them` : `what they send to port ${port.number} of ${quote(host)} leaves in clear text`;
	return {
		code: trafficPath.carries === "tls" ? "no-tls-added" : "sent-in-clear-text",
		node: name,
		message: `${cause}: ${consequence}`,
		...trafficPath.carries === "tls" && { severity: "warning" },
		about: host,
		related: trafficPath.routedDestination ? [{
			node: trafficPath.routedDestination.destination,
			note: "the route that sidecars take"
		}] : []
	};
}
function ignoredTls(rule, mesh) {
	if (rule.spec.get("host").isUnfilled) return [];
	const sidecarPathSets = sidecarPaths(mesh, destinationPortsOf(mesh, rule));
	return (exportedTo(rule).includes("*") ? sidecarPathSets.public : sidecarPathSets.narrow).flatMap((group) => ignoredPath(rule, mesh, group) ?? []).toSorted((a, b) => Number(a.trafficPath.carries === "tls") - Number(b.trafficPath.carries === "tls"));
}
function ignoredPath(rule, mesh, paths) {
	for (const { destinationPort, trafficPath } of paths) {
		const { host, port } = destinationPort;
		const effective = effectiveTls(mesh, rule, {
			host,
			port: port.number,
			subset: trafficPath.subset
		});
		if (effective && originatesTls(effective.tls) && isLeftToGateways(effective.rule.merged[0], effective.tls)) return {
			destinationPort,
			trafficPath,
			tls: effective.tls
		};
	}
}
const sidecarPaths = derivedPer(routingKinds, (mesh, destinationPorts) => ({
	public: distinctPaths(mesh, destinationPorts, true),
	narrow: distinctPaths(mesh, destinationPorts, false)
}));
const maxHosts$1 = 100;
function distinctPaths(mesh, destinationPorts, isPublic) {
	const paths = destinationPorts.flatMap((destinationPort) => sidecarPathsTo(isPublic, destinationPort, mesh).map((trafficPath) => ({
		destinationPort,
		trafficPath
	})));
	return [...groupBy(paths, ({ destinationPort, trafficPath }) => JSON.stringify([
		destinationPort.port.number,
		trafficPath.subset,
		trafficPath.carries === "tls"
	])).values()].map((group) => group.slice(0, maxHosts$1));
}
function sidecarPathsTo(isPublic, destinationPort, mesh) {
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh].map((candidate) => ({
		candidate,
		trafficPaths: trafficPathsTo(candidate, destinationPort)
	}));
	const isForGateway = meshes.some(({ trafficPaths }) => trafficPaths.some(({ from }) => from === "gateway"));
	if (isForGateway && !isPublic) return [];
	return trafficPathsTo(mesh, destinationPort).filter(({ from, routedDestination, carries }) => {
		if (from === "gateway") return false;
		if (carries === "tls" && isForGateway) return false;
		if (routedDestination !== null) return true;
		return meshes.every(({ candidate, trafficPaths }) => trafficPaths.some((trafficPath) => trafficPath.routedDestination === null) && (carries !== "tls" || virtualServicesForHost(candidate, destinationPort.host).length === 0));
	});
}

// src/rules/egress/tls-disabled.ts
const tlsDisabled = defineRule({
	id: "egress/tls-disabled",
	codes: ["mode-disable", "missing-mode"],
	severity: "error",
	summary: "TLS is switched off for a port on which the proxy has to originate it.",
	why: "Applications call a mediated host with plain http and rely on the proxy for TLS. Without TLS the request, its headers and its credentials leave in clear text, and the TLS port of the server refuses them. A `tls` block without `mode` means DISABLE, whatever else it sets.",
	fix: "Set the mode to SIMPLE, or to MUTUAL with a client certificate; or move the host to `passthroughTls`, where the application does its own TLS.",
	on: { *"values/mediatedTls"(entry) {
		const host = mergedOrFileEntry(entry).get("externalHost").text;
		for (const mode of disabledModes(entry)) yield problem$8(mode, mode, host, modeDisable(mode));
	} },
	across: { *DestinationRule(rule, mesh) {
		const host = rule.spec.get("host").text;
		for (const tls of disabledBlocks(mesh, rule)) {
			const mode = tls.get("mode");
			yield isPresent(mode) ? problem$8(mode, mode, host, modeDisable(mode)) : problem$8(tls, mode, host, missingMode);
		}
	} }
});
function modeDisable(mode) {
	return {
		code: "mode-disable",
		text: `${String(mode.pathKeys.at(-1))} ${quote(mode.text)} switches TLS off`
	};
}
const missingMode = {
	code: "missing-mode",
	text: "`tls` without `mode` means DISABLE"
};
function problem$8(node, mode, host, { code, text }) {
	return {
		code,
		node,
		message: `${text}: what applications send to ${quote(host)} as plain http leaves the mesh in clear text; set SIMPLE or MUTUAL`,
		about: host,
		...fixOf$7(mode)
	};
}
function fixOf$7(mode) {
	const tls = mode.root.at(...mode.pathKeys.slice(0, -1));
	if (isPresent(tls.get("clientCertificate")) || isPresent(tls.get("privateKey"))) return {};
	const name = String(mode.pathKeys.at(-1));
	return { fix: {
		safety: "unsafe",
		title: `set ${name === "mode" ? "the TLS mode" : name} to SIMPLE`,
		set: [{
			node: mode,
			value: "SIMPLE"
		}]
	} };
}
function disabledModes(entry) {
	const block = mergedOrFileEntry(entry);
	const policy = block.get("trafficPolicy");
	const entryMode = block.get("tlsMode");
	return [isPresent(entryMode) || !entry.merged ? entryMode : policy.at("tls", "mode"), portPolicy(policy, 80).at("tls", "mode")].filter(({ text }) => text === "DISABLE");
}
function disabledBlocks(mesh, rule) {
	const entries = portLevelEntries(mesh, rule);
	const subsets = ["", ...subsetsOf(rule).keys()];
	const disabled = mediatedPorts(entries, ruleHost(rule)).flatMap((hosts) => subsets.flatMap((subset) => disabledBlock(mesh, rule, hosts, subset) ?? []));
	return distinctBy(disabled, (tls) => tls.path);
}
function disabledBlock(mesh, rule, hosts, subset) {
	for (const { host, port } of hosts) {
		const tls = effectiveTls(mesh, rule, {
			host,
			port,
			subset
		})?.tls;
		if (tls && isDisabled(tls.get("mode"))) return tls;
	}
}
function isDisabled(mode) {
	return !isPresent(mode) || mode.text === "DISABLE";
}
const maxHosts = 100;
const mediatedPorts = oncePerName((entries, ruledHost) => {
	const ports = entries.flatMap((entry) => {
		const hosts = entry.spec.items("hosts").map(({ text }) => normalHost(text));
		const numbers = mediatedPortsOf(entry);
		return hosts.filter((host) => hostsOverlap(host, ruledHost)).flatMap((host) => numbers.map((port) => ({
			host: hostCovers(ruledHost, host) ? host : ruledHost,
			port
		})));
	});
	return [...groupBy(ports, ({ port }) => port).values()].map((group) => group.slice(0, maxHosts));
});
function mediatedPortsOf(entry) {
	const ports = declaredPorts(entry);
	const tlsPortNumbers = /* @__PURE__ */ new Set([443, ...ports.filter(({ protocol }) => isTls(protocol)).map(({ number }) => number)]);
	return ports.filter(({ protocol, targetPort }) => protocol !== "" && isHttp(protocol) && tlsPortNumbers.has(targetPort)).map(({ number }) => number);
}

// src/rules/egress/tls-fields.ts
const tlsFields = defineRule({
	id: "egress/tls-fields",
	codes: [
		"configmap-syntax",
		"configmap-in-other-namespace",
		"verification-skipped",
		"files-beside-credential",
		"missing-client-certificate"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "TLS settings of a DestinationRule exclude each other, or one of them is missing.",
	why: "Certificates come from files or from a credential, never from both; MUTUAL needs a client certificate; and settings for verification exclude `insecureSkipVerify`. Istio refuses the DestinationRule, and TLS stays as it was.",
	fix: "Keep only `credentialName`, or only the files: `clientCertificate` with `privateKey` for MUTUAL, `caCertificates` for the server.",
	on: { *DestinationRule(rule) {
		for (const tls of policyLevels(rule).map((level) => level.get("tls"))) {
			yield* configMapProblems(tls, rule);
			yield* skippedVerification(tls);
			yield* credentialProblems(tls);
		}
	} }
});
function* configMapProblems(tls, rule) {
	const credential = tls.get("credentialName");
	const [, path] = /^configmap:\/\/(.*)$/s.exec(credential.text) ?? [];
	if (path === void 0 || isUnfilled(path)) return;
	const [namespace = "", name = "", ...extraParts] = path.split("/");
	if (namespace === "" || name === "" || extraParts.length > 0) {
		yield webhookProblem("configmap-syntax", credential, `credentialName ${quote(credential.text)} has to be \`configmap://NAMESPACE/NAME\``);
		return;
	}
	const ruleNamespace = rule.root.at("metadata", "namespace").text;
	if (ruleNamespace === "" || namespace === ruleNamespace) return;
	yield webhookProblem("configmap-in-other-namespace", credential, `credentialName ${quote(credential.text)} is in another namespace than the DestinationRule: Istio only reads ConfigMaps of ${quote(ruleNamespace)}`);
}
function* skippedVerification(tls) {
	const skip = tls.get("insecureSkipVerify");
	if (skip.scalar !== true) return;
	const excluded = (verifying[tls.get("mode").text] ?? []).map((name) => tls.get(name)).filter(isSet$3);
	for (const node of excluded) {
		const message = `\`${nameOf$6(node)}\` and \`insecureSkipVerify: true\` exclude each other: leave one of the two out`;
		yield webhookProblem("verification-skipped", node, message, {
			node: skip,
			note: "switches verification off"
		});
	}
}
const verifying = table({
	SIMPLE: [
		"caCertificates",
		"credentialName",
		"subjectAltNames"
	],
	MUTUAL: ["caCertificates", "subjectAltNames"]
});
function* credentialProblems(tls) {
	const mode = tls.get("mode");
	const credential = tls.get("credentialName");
	if (mode.text !== "SIMPLE" && mode.text !== "MUTUAL") return;
	if (isPresent(credential)) yield* filesBeside(tls, credential);
	else if (mode.text === "MUTUAL") yield* missingFiles(tls, mode);
}
function* filesBeside(tls, credential) {
	for (const node of [
		"clientCertificate",
		"privateKey",
		"caCertificates",
		"caCrl"
	].map((name) => tls.get(name)).filter(isPresent)) {
		const message = `\`${nameOf$6(node)}\` and \`credentialName\` exclude each other: leave one of the two out`;
		yield webhookProblem("files-beside-credential", node, message, {
			node: credential,
			note: "names the certificates and the key"
		});
	}
}
function* missingFiles(tls, mode) {
	const missing = ["clientCertificate", "privateKey"].filter((name) => !isPresent(tls.get(name)));
	if (missing.length === 0) return;
	const message = `mode \`MUTUAL\` needs ${missing.map((name) => `\`${name}\``).join(" and ")}, or \`credentialName\``;
	yield webhookProblem("missing-client-certificate", mode, message);
}
function nameOf$6(node) {
	return String(node.pathKeys.at(-1));
}

// src/rules/egress/helpers/tls-names.ts
function statesNoNames(tls) {
	return originatesTls(tls) && tls.items("subjectAltNames").length === 0;
}
function hasSni(tls) {
	return isPresent(tls.get("sni"));
}
function entriesStateNoNames(mesh, rule) {
	const allFiles = meshOfOtherObjects(mesh);
	const entries = portLevelEntries(mesh, rule);
	if (haveSubjectAltNames(entries) || allFiles && haveSubjectAltNames(portLevelEntries(allFiles, rule))) return false;
	return entries.length === 0 ? portsOf$2(mesh, ruleHost(rule)) !== null : someResolveByHost(entries);
}
const haveSubjectAltNames = oncePer((entries) => entries.some(({ spec }) => spec.items("subjectAltNames").length > 0));
const someResolveByHost = oncePer((entries) => entries.some(({ spec }) => spec.get("resolution").text !== "DYNAMIC_DNS"));

// src/rules/egress/tls-name-unchecked.ts
const tlsNameUnchecked = defineRule({
	id: "egress/tls-name-unchecked",
	codes: [
		"insecure-skip-verify",
		"missing-ca",
		"missing-subject-alt-names"
	],
	severity: "warning",
	istio: ["IST0128", "IST0129"],
	summary: "TLS settings accept the certificate of any server.",
	why: "Without `sni` the proxy compares the name in the certificate with the host of the request; with `sni` it compares nothing unless `subjectAltNames` lists the names. It then accepts any certificate that the CA has signed, also that of an attacker in between; with `insecureSkipVerify`, and before Istio 1.21 without `caCertificates`, it accepts any certificate at all. Of a BackendTLSPolicy Istio uses `hostname` only as `sni`, although the Gateway API defines more (istio `pilot/pkg/networking/core/cluster_tls.go`, setAutoSniAndAutoSanValidation).",
	fix: "List the names of the server in `subjectAltNames`, or leave `sni` out if it equals the called host; never skip verification outside of tests.",
	across: {
		*DestinationRule(rule, mesh) {
			const blocks = policyLevels(rule).map((level) => level.get("tls"));
			for (const tls of blocks.filter(skipsVerification)) yield skippedProblem(tls, rule);
			const verifying = blocks.filter((tls) => originatesTls(tls) && !skipsVerification(tls));
			const trusting = verifying.filter((tls) => trustsAnyCertificate(tls, mesh));
			for (const tls of trusting) yield missingCa(tls, mesh);
			const unnamed = verifying.filter((tls) => !trusting.includes(tls) && hasSni(tls) && statesNoNames(tls));
			if (unnamed.length === 0 || !entriesStateNoNames(mesh, rule)) return;
			for (const tls of unnamed) yield uncheckedName(rule, tls);
		},
		...backendPolicyViews(uncheckedNames)
	}
});
function* uncheckedNames(rule, mesh) {
	const unnamed = policyLevels(rule).map((level) => level.get("tls")).filter((tls) => hasSni(tls) && statesNoNames(tls));
	if (unnamed.length === 0 || !entriesStateNoNames(mesh, rule)) return;
	for (const tls of unnamed) yield uncheckedName(rule, tls);
}
function skipsVerification(tls) {
	return originatesTls(tls) && tls.get("insecureSkipVerify").scalar === true;
}
function skippedProblem(tls, rule) {
	const host = quote(rule.spec.get("host").text);
	return {
		code: "insecure-skip-verify",
		node: tls.get("insecureSkipVerify"),
		message: `\`insecureSkipVerify\` accepts any certificate for ${host}, also self-signed ones and those of other hosts; remove it`
	};
}
function trustsAnyCertificate(tls, mesh) {
	return !atLeast(mesh, 1, 21) && !isPresent(tls.get("caCertificates")) && !isPresent(tls.get("credentialName"));
}
function missingCa(tls, { context }) {
	return {
		code: "missing-ca",
		node: tls.get("mode"),
		message: `without \`caCertificates\` Istio ${versionText(context.istioVersion)} accepts any certificate: it uses the CAs of the system from 1.21 on; set \`caCertificates\``,
		missing: tls.get("caCertificates")
	};
}
function uncheckedName({ originals }, tls) {
	const sni = tls.get("sni");
	const [field, names] = originals ? ["hostname", `add \`subjectAltNames: [{type: Hostname, hostname: ${sni.text}}]\``] : ["sni", "list the accepted names in `subjectAltNames`"];
	return {
		code: "missing-subject-alt-names",
		node: sni,
		at: "key",
		missing: tls.get("subjectAltNames"),
		message: `with \`${field}\` ${quote(sni.data)} and no \`subjectAltNames\` the name in the certificate is not checked: ${names}`
	};
}

// src/rules/egress/tls-tcp-unnamed.ts
const tlsTcpUnnamed = defineRule({
	id: "egress/tls-tcp-unnamed",
	codes: ["protocol-without-host", "no-automatic-sni"],
	severity: "warning",
	summary: "TLS for a port whose protocol names no host, without settings that name it.",
	why: "For HTTP requests the proxy takes the name for the handshake and for the check of the certificate from the host of the request. TCP, Mongo, MySQL and Redis name no host: the proxy sends no name, a server with several certificates presents a wrong one, and the proxy accepts any certificate that the CA has signed.",
	fix: "Set `sni` to the name of the server, and `subjectAltNames` to the names in its certificate.",
	across: { *DestinationRule(rule, mesh) {
		if (rule.spec.get("host").text === "") return;
		for (const [tls, ports] of namelessBlocks(mesh, rule).values()) {
			const [{ number, protocol }] = ports;
			const port = `${protocol.toUpperCase()} port ${number} of ${quote(rule.spec.get("host").text)}`;
			const { code, cause } = protocolsWithoutHost.has(protocol) ? protocolWithoutHost : noAutomaticSni;
			yield {
				code,
				node: tls.get("mode"),
				message: `${port} ${cause}: without \`sni\` and \`subjectAltNames\` no name is sent and the name in the certificate is not checked; set both`,
				related: ports.map(({ node }) => ({
					node,
					note: "the port"
				}))
			};
		}
	} }
});
const protocolWithoutHost = {
	code: "protocol-without-host",
	cause: "names no host"
};
const noAutomaticSni = {
	code: "no-automatic-sni",
	cause: "gets its SNI from the request only from Istio 1.21 on"
};
const maxShown$8 = 20;
function namelessBlocks(mesh, rule) {
	const namelessByPath = /* @__PURE__ */ new Map();
	const numbers = namelessPorts(mesh, portsFor(mesh, rule));
	if (numbers.size === 0 || !entriesStateNoNames(mesh, rule)) return namelessByPath;
	for (const policy of policiesOf(rule)) {
		const entries = portEntries(policy);
		const blocks = groupBy(numbers, ([number]) => entries.get(number) ?? policy);
		for (const [block, groups] of blocks) {
			const tls = block.get("tls");
			if (!hasSni(tls) && statesNoNames(tls)) namelessByPath.set(tls.path, [tls, firstPorts(groups.map(([, ports]) => ports))]);
		}
	}
	return namelessByPath;
}
const namelessPorts = derivedPer([], (mesh, ports) => {
	const nameless = ports.filter(({ protocol }) => isNameless(protocol, mesh));
	return groupBy(nameless.map((port, index) => ({
		port,
		index
	})), ({ port }) => port.number);
});
function firstPorts(groups) {
	return groups.flatMap((group) => group.slice(0, maxShown$8)).toSorted((a, b) => a.index - b.index).map(({ port }) => port).slice(0, maxShown$8);
}
function portEntries(policy) {
	const entries = policy.items("portLevelSettings").toReversed();
	return new Map(entries.map((entry) => [entry.at("port", "number").number, entry]));
}
const protocolsWithoutHost = /* @__PURE__ */ new Set([
	"tcp",
	"mongo",
	"mysql",
	"redis"
]);
function isNameless(protocol, mesh) {
	return protocolsWithoutHost.has(protocol) || protocol !== "" && isHttp(protocol) && !atLeast(mesh, 1, 21);
}
function portsFor(mesh, rule) {
	const entries = portLevelEntries(mesh, rule);
	return entries.length > 0 ? allPorts(entries) : portsOf$2(mesh, ruleHost(rule)) ?? [];
}

// src/rules/shared/export-refused.ts
function* exportRefused(manifest) {
	const list = manifest.spec.get("exportTo");
	const items = exportItems(list);
	const names = exportNames(items, ownNamespace(manifest));
	const seen = /* @__PURE__ */ new Set();
	for (const [index, item] of items.entries()) {
		const name = names[index];
		const defect = seen.has(name) ? namedTwice : nameDefect$1(item, manifest.kind);
		if (defect) yield webhookProblem(defect.code, item, `${quote(item.data)} in \`exportTo\` ${defect.text}`);
		seen.add(name);
	}
	const exclusiveNames = manifest.kind === "ServiceEntry" ? ["*", "~"] : ["*"];
	for (const exclusive of exclusiveNames.filter((name) => names.includes(name) && list.items().length > 1)) {
		const message = `\`exportTo\` has ${quote(exclusive)} beside other namespaces: keep either ${quote(exclusive)} or the namespaces`;
		yield {
			...webhookProblem("export-all-beside-others", list, message),
			about: `exportTo ${exclusive}`
		};
	}
}
const namedTwice = {
	code: "duplicate-export",
	text: "is listed twice: remove one"
};
function nameDefect$1(item, kind) {
	if (item.text === "~") return kind === "ServiceEntry" ? null : {
		code: "export-to-none",
		text: "works only in a ServiceEntry"
	};
	if (item.text === "*" || item.text === "." || isDnsLabel(item.text)) return null;
	return {
		code: "export-not-a-namespace",
		text: "is no namespace: write a name, `.` or `*`"
	};
}
function* selectorExportRefused(rule) {
	const [list, selector] = [rule.spec.get("exportTo"), rule.spec.get("workloadSelector")];
	const namespace = ownNamespace(rule);
	const names = exportNames(exportItems(list), namespace);
	if (selector.kind !== "map") return;
	if (names.every((name) => name === namespace)) return;
	if (namespace === "." && names.length === 1 && names[0] !== "*") return;
	yield webhookProblem("export-beyond-namespace", list, "`exportTo` of a DestinationRule with `workloadSelector` can only be its own namespace, `.`", {
		node: selector,
		note: "selects workloads of its own namespace"
	});
}
function exportItems(list) {
	return list.items().filter(({ text }) => !isUnfilled(text));
}
function exportNames(items, namespace) {
	return items.map(({ text }) => text === "." ? namespace : text);
}
function ownNamespace({ root }) {
	return root.at("metadata", "namespace").text || ".";
}

// src/rules/shared/scalar-checks.ts
function* outOfRange(node, min, max) {
	const value = node.number;
	if (value === void 0 || value >= min && value <= max) return;
	const bounds = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`;
	yield webhookProblem("out-of-range", node, `${String(node.pathKeys.at(-1))} ${quote(value)} has to be ${bounds}`);
}
const maxPort = 65535;
function* portNumber(node, subject) {
	if (node.exists && !node.isNull) yield* outOfRange(node, 1, maxPort);
	else yield webhookProblem("missing-port-number", node, `${subject} has no number`);
}
function isText(node) {
	return typeof node.scalar === "string" && !node.isUnfilled;
}

// src/rules/egress/webhook/connection-pool.ts
function* connectionPoolRefused(pool) {
	if (pool.kind !== "map") return;
	const http = pool.get("http");
	const tcp = pool.get("tcp");
	if (!isPresent(http) && !isPresent(tcp)) yield webhookProblem("empty-connection-pool", pool, "`connectionPool` has neither `http` nor `tcp`");
	for (const field of httpLimits) yield* outOfRange(http.get(field), 0, Infinity);
	yield* outOfRange(tcp.get("maxConnections"), 0, Infinity);
	if (http.get("h2UpgradePolicy").text === "UPGRADE" && http.get("useClientProtocol").scalar === true) yield webhookProblem("client-protocol-with-upgrade", http.get("useClientProtocol"), "`useClientProtocol` and `h2UpgradePolicy: UPGRADE` exclude each other: leave one of the two out");
	yield* keepAliveRefused(http.get("http2KeepAlive"));
}
const httpLimits = [
	"http1MaxPendingRequests",
	"http2MaxRequests",
	"maxRequestsPerConnection",
	"maxRetries",
	"maxConcurrentStreams"
];
function* keepAliveRefused(keepAlive) {
	if (keepAlive.kind !== "map") return;
	for (const field of ["interval", "timeout"]) {
		const node = keepAlive.get(field);
		if (!isPresent(node)) yield webhookProblem(`missing-keepalive-${field}`, node, `\`http2KeepAlive\` needs \`${field}\``);
	}
}

// src/rules/egress/webhook/locality.ts
function* localityRefused(setting, outlier) {
	const distribute = setting.items("distribute");
	const failover = setting.items("failover");
	const priority = setting.items("failoverPriority");
	if (distribute.length > 0 && failover.length > 0) yield webhookProblem("failover-with-distribute", setting.get("failover"), "`failover` and `distribute` exclude each other: leave one of the two out");
	const topology = priority.find(({ text }) => topologyLabels.has(text));
	if (failover.length > 0 && topology) yield webhookProblem("failover-with-topology", topology, `${quote(topology.text)} in \`failoverPriority\` and \`failover\` exclude each other: leave one of the two out`);
	yield* distributeRefused(distribute);
	for (const entry of failover) yield* failoverRefused(entry);
	yield* failoverWithoutOutlier(setting, outlier);
}
function* zoneAwareRefused(setting, outlier) {
	for (const label of setting.items("failoverPriority").filter(({ text }) => topologyLabels.has(text))) yield webhookProblem("topology-of-zone-aware", label, `${quote(label.text)} does not belong in the \`failoverPriority\` of \`zoneAwareLbSetting\`, which looks at region and zone by itself: remove it`);
	for (const entry of setting.items("failover")) yield* failoverRefused(entry);
	yield* failoverWithoutOutlier(setting, outlier);
}
function* failoverWithoutOutlier(setting, outlier) {
	const [failover, priority] = [setting.items("failover"), setting.items("failoverPriority")];
	if (failover.length + priority.length > 0 && outlier.kind !== "map") {
		const node = setting.get(failover.length > 0 ? "failover" : "failoverPriority");
		yield {
			code: "failover-without-outlier-detection",
			node,
			severity: "warning",
			message: `\`${String(node.pathKeys.at(-1))}\` has no effect without \`outlierDetection\` beside it: no endpoint is ever found unhealthy, so nothing fails over; add \`outlierDetection\``
		};
	}
}
const topologyLabels = /* @__PURE__ */ new Set([
	"topology.kubernetes.io/region",
	"topology.kubernetes.io/zone",
	"topology.istio.io/subzone"
]);
function* distributeRefused(distribute) {
	for (const entry of distribute) {
		const weights = keptEntries(entry.get("to"));
		for (const [, weight] of weights) yield* outOfRange(weight, 1, 100);
		const isComplete = weights.every(([, weight]) => weight.number !== void 0);
		const total = weights.reduce((sum, [, weight]) => sum + (weight.number ?? 0), 0);
		if (isComplete && total !== 100) yield webhookProblem("weights-not-100", entry.get("to"), `the weights add up to ${total}, not to 100`);
		yield* localitiesRefused(weights.map(([name, node]) => ({
			name,
			node,
			at: "key"
		})), (earlier, name) => overlaps$1(earlier, name) && overlaps$1(name, earlier));
	}
	yield* localitiesRefused(distribute.map((entry) => ({
		name: entry.get("from").text,
		node: entry.get("from")
	})), overlaps$1);
}
function* localitiesRefused(localities, overlapsWith) {
	const filledIn = localities.filter(({ name }) => !isUnfilled(name));
	for (const [index, { name, node, at }] of filledIn.entries()) {
		const earlier = filledIn.slice(0, Math.min(index, maxCompared)).find((candidate) => overlapsWith(candidate.name, name));
		const defect = localityDefect(name) ?? (earlier && overlapDefect(earlier));
		if (!defect) continue;
		yield {
			...webhookProblem(defect.code, node, `locality ${quote(name)} ${defect.text}`),
			...at && { at }
		};
	}
}
const maxCompared = 100;
function localityDefect(name) {
	if (/\*.*\*|\*./.test(name)) return {
		code: "locality-wildcard",
		text: "has a wildcard that is not at its end"
	};
	return localityParts(name).includes("") ? {
		code: "empty-locality-part",
		text: "has an empty part: write `region/zone/subzone`"
	} : null;
}
function overlapDefect(earlier) {
	return {
		code: "overlapping-localities",
		text: `overlaps with ${quote(earlier.name)}`
	};
}
function overlaps$1(earlier, name) {
	const [earlierParts, nameParts] = [localityParts(earlier), localityParts(name)];
	for (const [level, part] of [...nameParts, void 0].entries()) {
		const earlierPart = earlierParts[level] ?? "*";
		if (earlierPart === "*" || part === void 0) return true;
		if (earlierPart !== part) return false;
	}
	return true;
}
function localityParts(name) {
	const [region = "", zone, ...furtherParts] = name.split("/");
	return [
		region,
		...zone === void 0 ? [] : [zone],
		...furtherParts.length > 0 ? [furtherParts.join("/")] : []
	];
}
function* failoverRefused(failover) {
	const [from, to] = [failover.get("from"), failover.get("to")];
	if (from.text === to.text) yield webhookProblem("failover-to-same-region", to, `failover goes from ${quote(from.text)} to the same region: name another region`);
	for (const region of [from, to].filter(({ text }) => /[/*]/.test(text))) yield webhookProblem("failover-not-a-region", region, `failover region ${quote(region.text)} has to be only a region, without zone or wildcard`);
}

// src/rules/egress/webhook/load-balancer.ts
function* loadBalancerRefused(balancer, outlier) {
	yield* hashRefused(balancer.get("consistentHash"));
	const [locality, zoneAware] = [balancer.get("localityLbSetting"), balancer.get("zoneAwareLbSetting")];
	if (locality.kind === "map" && zoneAware.kind === "map") yield webhookProblem("zone-aware-with-locality", zoneAware, "`zoneAwareLbSetting` and `localityLbSetting` exclude each other: leave one of the two out", {
		node: locality,
		note: "the other setting"
	});
	yield* localityRefused(locality, outlier);
	yield* zoneAwareRefused(zoneAware, outlier);
	yield* warmupRefused(balancer.get("warmup"));
}
function* hashRefused(hash) {
	const cookie = hash.get("httpCookie");
	if (cookie.kind === "map" && !isPresent(cookie.get("name"))) yield webhookProblem("missing-cookie-name", cookie.get("name"), "`httpCookie` has no name");
	const size = hash.get("minimumRingSize");
	const algorithm = ["ringHash", "maglev"].find((name) => isPresent(hash.get(name)));
	if ((size.number ?? 0) !== 0 && algorithm !== void 0) yield webhookProblem("ring-size-with-algorithm", size, `\`minimumRingSize\` and \`${algorithm}\` exclude each other: leave \`minimumRingSize\` out`);
	if (hash.get("maglev").kind === "map") yield* tableRefused(hash.at("maglev", "tableSize"));
}
function* tableRefused(size) {
	const count = isPresent(size) ? size.number : 0;
	if (count === void 0) return;
	if (count === 0) yield webhookProblem("missing-table-size", size, "`maglev` needs `tableSize`");
	else if (count >= tableLimit) yield webhookProblem("table-size-too-large", size, `tableSize ${quote(count)} has to be below ${tableLimit}`);
	else if (!isPrime(count)) yield webhookProblem("table-size-not-prime", size, `tableSize ${quote(count)} has to be a prime number`);
}
const tableLimit = 5000011;
function isPrime(number) {
	if (number < 2 || !Number.isInteger(number)) return false;
	for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
	return true;
}
function* warmupRefused(warmup) {
	if (warmup.kind !== "map") return;
	if (!isPresent(warmup.get("duration"))) yield webhookProblem("missing-warmup-duration", warmup.get("duration"), "`warmup` needs `duration`");
	yield* outOfRange(warmup.get("minimumPercent"), 0, 100);
	yield* outOfRange(warmup.get("aggression"), 1, Infinity);
}

// src/rules/egress/webhook/traffic-policy.ts
function* policyRefused(policy) {
	if (policy.kind !== "map") return;
	const tunnel = policy.get("tunnel");
	const proxyProtocol = policy.get("proxyProtocol");
	if (!blocks.some((name) => isPresent(policy.get(name)) && !isEmptyList(policy.get(name)))) yield webhookProblem("empty-policy", policy, "a traffic policy sets nothing");
	if (tunnel.kind === "map" && proxyProtocol.kind === "map") yield webhookProblem("proxy-protocol-with-tunnel", proxyProtocol, "`proxyProtocol` and `tunnel` exclude each other: leave one of the two out", {
		node: tunnel,
		note: "the tunnel"
	});
	yield* levelRefused(policy);
	yield* tunnelRefused(tunnel);
	for (const entry of policy.items("portLevelSettings")) yield* entryRefused(entry);
}
const portBlocks = [
	"outlierDetection",
	"connectionPool",
	"loadBalancer",
	"tls"
];
const blocks = [
	...portBlocks,
	"portLevelSettings",
	"tunnel",
	"proxyProtocol",
	"retryBudget"
];
function* entryRefused(entry) {
	if (entry.isNull) yield webhookProblem("empty-port-settings", entry, "an entry of `portLevelSettings` is empty");
	if (entry.kind !== "map") return;
	if (!isPresent(entry.get("port"))) yield webhookProblem("missing-policy-port", entry.get("port"), "an entry of `portLevelSettings` names no port");
	if (!portBlocks.some((name) => isPresent(entry.get(name)))) yield webhookProblem("empty-port-settings", entry, "an entry of `portLevelSettings` sets nothing for its port");
	yield* levelRefused(entry);
}
function* levelRefused(level) {
	const outlier = level.get("outlierDetection");
	yield* outlierRefused(outlier);
	yield* connectionPoolRefused(level.get("connectionPool"));
	yield* loadBalancerRefused(level.get("loadBalancer"), outlier);
}
function* outlierRefused(outlier) {
	yield* outOfRange(outlier.get("maxEjectionPercent"), 0, 100);
	yield* outOfRange(outlier.get("minHealthPercent"), 0, 100);
	const local = outlier.get("consecutiveLocalOriginFailures");
	if ((local.number ?? 0) > 0 && outlier.get("splitExternalLocalOriginErrors").scalar !== true) yield webhookProblem("local-failures-not-split", local, "`consecutiveLocalOriginFailures` needs `splitExternalLocalOriginErrors: true`");
}
function* tunnelRefused(tunnel) {
	if (tunnel.kind !== "map") return;
	const protocol = tunnel.get("protocol");
	if (isText(protocol) && ![
		"",
		"CONNECT",
		"POST"
	].includes(protocol.text)) yield webhookProblem("tunnel-protocol", protocol, `tunnel protocol ${quote(protocol.text)} has to be \`CONNECT\` or \`POST\``);
	const host = tunnel.get("targetHost");
	const defect = hostDefect(host.text);
	if (!isPresent(host)) yield webhookProblem("missing-tunnel-host", host, "a tunnel names no target host");
	else if (isText(host) && isWildcard(host.text)) yield webhookProblem("tunnel-host-wildcard", host, `target host ${quote(host.text)} is a wildcard: name one host`);
	else if (isText(host) && defect && !isAddress(host.text)) yield webhookProblem("tunnel-host-syntax", host, `target host ${quote(host.text)} ${defect.text}`);
	if (tunnel.get("targetPort").number === void 0) yield* portNumber(tunnel.get("targetPort"), "the target of a tunnel");
	else yield* outOfRange(tunnel.get("targetPort"), 1, maxPort);
}

// src/rules/egress/webhook/destination-rule.ts
function* destinationRuleRefused(rule) {
	const { spec } = rule;
	yield* policyRefused(spec.get("trafficPolicy"));
	yield* subsetsRefused(spec.items("subsets"));
	yield* exportRefused(rule);
	yield* selectorExportRefused(rule);
	yield* selectorRefused(spec.get("workloadSelector"), "matchLabels");
}
function* subsetsRefused(subsets) {
	const firstByName = /* @__PURE__ */ new Map();
	for (const subset of subsets) {
		const name = subset.get("name");
		const earlier = firstByName.get(name.text);
		if (subset.isNull) yield webhookProblem("empty-subset", subset, "a subset is empty");
		if (subset.kind !== "map") continue;
		if (!isPresent(name)) yield webhookProblem("missing-subset-name", name, "a subset has no name");
		else if (earlier) yield duplicateName(name, earlier);
		else if (isText(name) && !isDnsLabel(name.text)) {
			const message = `subset name ${quote(name.text)} has to consist of letters, digits and inner dashes`;
			yield webhookProblem("subset-name-syntax", name, message);
		}
		if (isText(name) && !earlier) firstByName.set(name.text, name);
		yield* labelsRefused(subset.get("labels"));
		yield* policyRefused(subset.get("trafficPolicy"));
	}
}
function duplicateName(name, earlier) {
	const related = {
		node: earlier,
		note: "the first subset of that name"
	};
	return webhookProblem("duplicate-subset-name", name, `subset ${quote(name.text)} is defined twice: rename one of the two`, related);
}

// src/rules/egress/webhook/endpoint.ts
function* endpointRefused$1(endpoint, declared) {
	const ports = keptEntries(endpoint.get("ports"));
	const address = endpoint.get("address");
	if (address.text.startsWith("unix://")) {
		if (ports.length > 0) yield webhookProblem("ports-of-socket", endpoint.get("ports"), `unix socket ${quote(address.text)} takes no \`ports\`: leave them out`);
		if (declared && declared.size !== 1) yield webhookProblem("socket-not-one-port", address, `unix socket ${quote(address.text)} serves one port, and the entry has ${declared.size}: write an entry for each port`);
	} else for (const [name, port] of ports) yield* portRefused$3(name, port, declared);
	yield* labelsRefused(endpoint.get("labels"));
}
function* portRefused$3(name, port, declared) {
	yield* outOfRange(port, 1, maxPort);
	if (isUnfilled(name)) return;
	if (!isDnsLabel(name)) yield webhookProblemAtKey("port-name-syntax", port, `port name ${quote(name)} has to consist of letters, digits and inner dashes`);
	else if (declared && !declared.has(name)) yield webhookProblemAtKey("undeclared-port", port, `the entry declares no port ${quote(name)}`);
}

// src/rules/egress/webhook/ports.ts
function* portsRefused(entry) {
	const ports = entry.spec.items("ports");
	for (const port of ports) if (port.kind === "map") yield* portRefused$2(port);
	else if (port.isNull) yield webhookProblem("empty-port", port, "a port is empty");
	yield* duplicates(ports, "name");
	yield* duplicates(ports, "number");
	yield* protocolWithSeveralHosts(entry);
}
function* portRefused$2(port) {
	yield* portNumber(port.get("number"), "a port");
	yield* outOfRange(port.get("targetPort"), 0, maxPort);
	yield* nameRefused$2(port.get("name"));
}
function* nameRefused$2(name) {
	if (!isPresent(name)) yield webhookProblem("missing-port-name", name, "a port has no name");
	else if (isText(name) && !isDnsLabel(name.text)) {
		const message = `port name ${quote(name.text)} has to consist of letters, digits and inner dashes`;
		yield webhookProblem("port-name-syntax", name, message);
	}
}
function* duplicates(ports, field) {
	const firstByValue = /* @__PURE__ */ new Map();
	for (const node of ports.map((port) => port.get(field)).filter(isPresent)) {
		const earlier = firstByValue.get(node.scalar);
		if (!earlier) firstByValue.set(node.scalar, node);
		else {
			const related = {
				node: earlier,
				note: "the first of the two ports"
			};
			yield webhookProblem(`duplicate-port-${field}`, node, `port ${field} ${quote(node.data)} is declared twice: change one of the two`, related);
		}
	}
}
function* protocolWithSeveralHosts(entry) {
	const { spec } = entry;
	const resolution = spec.get("resolution");
	if (!isPresent(resolution) || resolution.text === "NONE" || spec.items("hosts").length < 2) return;
	const hostlessPort = declaredPorts(entry).find(({ protocol }) => protocol === "" || !(isHttp(protocol) || isTls(protocol)));
	if (!hostlessPort) return;
	const protocol = hostlessPort.node.get("protocol");
	if (isPresent(protocol) && !isText(protocol)) return;
	const message = `${isPresent(protocol) ? `protocol ${quote(protocol.text)}` : "a port without protocol"} does not name its host, so the entry can have only one host: write an entry for each host`;
	const related = {
		node: spec.get("hosts"),
		note: "several hosts"
	};
	yield webhookProblem("protocol-with-several-hosts", protocol, message, related);
}

// src/rules/egress/webhook/service-entry.ts
function* serviceEntryRefused(entry) {
	const { spec } = entry;
	const selector = spec.get("workloadSelector");
	const endpoints = spec.get("endpoints");
	yield* selectorRefused(selector, "labels");
	if (selector.kind === "map" && endpoints.items().length > 0) yield webhookProblem("endpoints-with-selector", endpoints, "`endpoints` and `workloadSelector` exclude each other: leave one of the two out", {
		node: selector,
		note: "selects the endpoints"
	});
	yield* selectorWithoutEffect(selector, spec.get("resolution"));
	yield* portsRefused(entry);
	yield* endpointsRefused(entry);
	yield* exportRefused(entry);
}
function* selectorWithoutEffect(selector, resolution) {
	if (selector.kind !== "map" || isPresent(resolution) && resolution.text !== "NONE") return;
	yield {
		code: "selector-without-resolution",
		node: selector,
		severity: "warning",
		message: `${isPresent(resolution) ? "resolution `NONE`" : "no `resolution`, which means NONE,"} leaves \`workloadSelector\` without effect: connections go where the application sends them; set STATIC`,
		...resolution.exists && { related: [{
			node: resolution,
			note: "how the hosts are resolved"
		}] }
	};
}
function* endpointsRefused({ spec }) {
	if (![
		"STATIC",
		"DNS",
		"DNS_ROUND_ROBIN"
	].includes(spec.get("resolution").text)) return;
	const names = spec.items("ports").map((port) => port.get("name").text);
	const declared = names.some(isUnfilled) ? void 0 : new Set(names);
	for (const endpoint of spec.items("endpoints")) if (endpoint.kind === "map") yield* endpointRefused$1(endpoint, declared);
	else if (endpoint.isNull) yield webhookProblem("empty-endpoint", endpoint, "an endpoint is empty");
}

// src/rules/egress/webhook/workload.ts
function* workloadEntryRefused({ spec }) {
	const address = spec.get("address");
	const defect = addressDefect$1(spec, constraints);
	if (defect) {
		const subject = isPresent(address) ? `address ${quote(address.data)}` : "the workload";
		yield webhookProblem(defect.code, address, `${subject} ${defect.text}`);
	}
	yield* endpointRefused$1(spec);
}
const constraints = {
	socket: socketAddressDefect,
	name: nameDefect$2,
	network: true
};
function* workloadGroupRefused({ spec }) {
	const template = spec.get("template");
	if (!template.exists || template.isNull) yield webhookProblem("missing-template", template, "a WorkloadGroup needs `template`");
	yield* labelsRefused(spec.at("metadata", "labels"));
	yield* probeRefused(spec.get("probe"));
}
function* probeRefused(probe) {
	if (probe.kind !== "map") return;
	for (const field of counters) yield* outOfRange(probe.get(field), 0, Infinity);
	const [method] = methods$1.filter((name) => isSet$1(probe.get(name)));
	if (method === void 0) {
		yield webhookProblem("empty-probe", probe, "a probe checks nothing: set `httpGet`, `tcpSocket` or `exec`");
		return;
	}
	yield* checks$2[method](probe.get(method));
}
function isSet$1({ exists, isNull }) {
	return exists && !isNull;
}
const counters = [
	"periodSeconds",
	"initialDelaySeconds",
	"timeoutSeconds",
	"successThreshold",
	"failureThreshold"
];
const checks$2 = {
	httpGet: httpGetRefused,
	tcpSocket: (socket) => portNumber(socket.get("port"), "`tcpSocket`"),
	exec: execRefused,
	grpc: grpcRefused
};
const methods$1 = Object.keys(checks$2);
function* httpGetRefused(get) {
	yield* portNumber(get.get("port"), "`httpGet`");
	const scheme = get.get("scheme");
	if (isText(scheme) && ![
		"",
		"HTTP",
		"HTTPS"
	].includes(scheme.text)) yield webhookProblem("probe-scheme", scheme, `scheme ${quote(scheme.text)} has to be \`HTTP\` or \`HTTPS\``);
	for (const header of get.items("httpHeaders")) {
		const name = header.get("name");
		if (header.isNull || !isPresent(name)) yield webhookProblem("missing-header-name", name, "a header has no name");
		else if (isText(name) && !/^[-A-Za-z0-9]+$/.test(name.text)) yield webhookProblem("header-name-syntax", name, `${quote(name.text)} is not a header name: use letters, digits and dashes`);
	}
}
function* grpcRefused(grpc) {
	yield webhookProblem("grpc-probe", grpc, "Istio refuses a probe by `grpc`: use `httpGet`, `tcpSocket` or `exec`");
}
function* execRefused(exec) {
	const command = exec.get("command");
	if (command.items().length === 0) yield webhookProblem("missing-command", command, "`exec` has no command");
}

// src/rules/egress/webhook.ts
const egressWebhook = defineRule({
	id: "egress/webhook",
	formerId: "egress/shape",
	codes: [
		"out-of-range",
		"label-key-syntax",
		"label-value-syntax",
		...selectorCodes,
		"duplicate-export",
		"export-to-none",
		"export-not-a-namespace",
		"export-all-beside-others",
		"export-beyond-namespace",
		"empty-port",
		"missing-port-number",
		"missing-port-name",
		"port-name-syntax",
		"duplicate-port-name",
		"duplicate-port-number",
		"protocol-with-several-hosts",
		"endpoints-with-selector",
		"selector-without-resolution",
		"empty-endpoint",
		"ports-of-socket",
		"socket-not-one-port",
		"undeclared-port",
		"missing-address",
		"not-text",
		"range-as-endpoint",
		"socket-path",
		"wildcard-address",
		"host-syntax",
		"empty-subset",
		"missing-subset-name",
		"duplicate-subset-name",
		"subset-name-syntax",
		"empty-policy",
		"empty-port-settings",
		"missing-policy-port",
		"local-failures-not-split",
		"proxy-protocol-with-tunnel",
		"tunnel-protocol",
		"missing-tunnel-host",
		"tunnel-host-wildcard",
		"tunnel-host-syntax",
		"empty-connection-pool",
		"client-protocol-with-upgrade",
		"missing-keepalive-interval",
		"missing-keepalive-timeout",
		"missing-cookie-name",
		"ring-size-with-algorithm",
		"missing-table-size",
		"table-size-too-large",
		"table-size-not-prime",
		"missing-warmup-duration",
		"failover-with-distribute",
		"failover-with-topology",
		"zone-aware-with-locality",
		"topology-of-zone-aware",
		"failover-without-outlier-detection",
		"failover-to-same-region",
		"failover-not-a-region",
		"weights-not-100",
		"locality-wildcard",
		"empty-locality-part",
		"overlapping-localities",
		"missing-template",
		"empty-probe",
		"probe-scheme",
		"missing-header-name",
		"header-name-syntax",
		"missing-command",
		"grpc-probe"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "Fields of a ServiceEntry, DestinationRule, WorkloadEntry or WorkloadGroup that Istio refuses, alone or in combination.",
	why: "The webhook of Istio refuses the whole object, and the previous version stays in force. The API server, and most schemas, accept such an object.",
	fix: "Correct the field as the message says: add what is missing, keep numbers in their bounds, remove one of two settings that exclude each other.",
	on: {
		ServiceEntry: serviceEntryRefused,
		DestinationRule: destinationRuleRefused,
		WorkloadEntry: workloadEntryRefused,
		WorkloadGroup: workloadGroupRefused
	}
});

// src/rules/egress/wildcard-resolution.ts
const wildcardResolution = defineRule({
	id: "egress/wildcard-resolution",
	codes: [
		"endpoints-without-resolution",
		"wildcard-looked-up",
		"number-looked-up",
		"several-round-robin-endpoints",
		"exact-host-with-dynamic-dns",
		"addresses-with-dynamic-dns",
		"endpoints-with-dynamic-dns",
		"protocol-with-dynamic-dns",
		"mesh-internal-with-dynamic-dns",
		"waypoint-with-dynamic-dns"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "Hosts, resolution, endpoints and addresses of a ServiceEntry do not fit together.",
	why: "A wildcard cannot be looked up in DNS, endpoints without a resolution are never used, and DYNAMIC_DNS resolves the host of each request and accepts neither endpoints nor addresses. Istio refuses the ServiceEntry, and the host stays as it was.",
	fix: "For a wildcard: `resolution: NONE`, or `DYNAMIC_DNS` for plain http and TLS, without endpoints and addresses. For exact hosts: `DNS`; `STATIC` for endpoints with addresses.",
	yieldsTo: ["egress/mediated-host-wildcard"],
	across: { *ServiceEntry(entry, mesh) {
		const resolution = entry.spec.get("resolution");
		const check = checks$1.get(resolution.exists && !resolution.isNull ? resolution.text : "NONE");
		if (check) yield* check(entry, mesh);
	} }
});
const checks$1 = /* @__PURE__ */ new Map([
	["NONE", checkNone],
	["DNS", checkDns],
	["DNS_ROUND_ROBIN", checkRoundRobin],
	["DYNAMIC_DNS", checkDynamicDns]
]);
function* checkNone(entry) {
	const endpoints = entry.spec.get("endpoints");
	if (endpoints.items().length === 0) return;
	yield resolutionProblem("endpoints-without-resolution", endpoints, `${entry.spec.get("resolution").exists ? "resolution `NONE`" : "no `resolution`, which means NONE,"} takes no endpoints: set STATIC for addresses, DNS for names`, entry.spec.get("resolution"));
}
function* checkDns(entry, mesh) {
	if (entry.spec.items("endpoints").length > 0) return;
	const resolution = entry.spec.get("resolution");
	for (const host of entry.spec.items("hosts").filter(({ text }) => /^\d+$/.test(text))) yield {
		...resolutionProblem("number-looked-up", host, `${quote(host.text)} is only a number, which cannot be looked up with resolution ${quote(resolution.text)}: write the full name`, resolution),
		about: host.text
	};
	for (const host of entry.spec.items("hosts").filter(({ text }) => isWildcard(text))) yield {
		...resolutionProblem("wildcard-looked-up", host, `${quote(host.text)} cannot be looked up with resolution ${quote(resolution.text)}: name the host, give endpoints, or set ${atLeast(mesh, 1, 28) ? "NONE or DYNAMIC_DNS" : "NONE"}`, resolution),
		about: host.text
	};
}
function* checkRoundRobin(entry, mesh) {
	yield* checkDns(entry, mesh);
	const second = entry.spec.items("endpoints")[1];
	if (!second) return;
	yield resolutionProblem("several-round-robin-endpoints", second, "resolution `DNS_ROUND_ROBIN` accepts at most one endpoint: keep one, or set DNS", entry.spec.get("resolution"));
}
function* checkDynamicDns(entry, mesh) {
	if (!atLeast(mesh, 1, 28)) return;
	const resolution = entry.spec.get("resolution");
	for (const host of entry.spec.items("hosts").filter(({ text }) => isExact(text))) yield resolutionProblem("exact-host-with-dynamic-dns", host, `${quote(host.text)} is not a wildcard, which DYNAMIC_DNS needs: set DNS, or put the host into an entry of its own`, resolution);
	for (const field of ["addresses", "endpoints"]) {
		const list = entry.spec.get(field);
		if (list.items().length > 0) {
			const message = `resolution \`DYNAMIC_DNS\` accepts no ${field}: leave them out`;
			yield resolutionProblem(`${field}-with-dynamic-dns`, list, message, resolution);
		}
	}
	yield* dynamicPortProblems(entry, resolution, mesh);
	yield* meshInternalProblems(entry, resolution, mesh);
}
function isExact(host) {
	return host !== "" && !isWildcard(host);
}
function* dynamicPortProblems(entry, resolution, mesh) {
	const dynamic = dynamicProtocols(mesh);
	const unsupported = declaredPorts(entry).filter(({ protocol, node }) => !node.get("protocol").isUnfilled && !dynamic.includes(protocol));
	for (const { node } of unsupported) {
		const protocol = node.get("protocol");
		yield resolutionProblem("protocol-with-dynamic-dns", protocol, `resolution \`DYNAMIC_DNS\` does not accept ${protocol.text === "" ? "a port without protocol" : `the protocol ${quote(protocol.text)}`}: use ${dynamic.includes("tls") ? "HTTP or TLS" : "HTTP, or TLS with Istio 1.29"}`, resolution);
	}
}
function dynamicProtocols(mesh) {
	if (atLeast(mesh, 1, 30)) return [
		"http",
		"http2",
		"grpc",
		"tls"
	];
	return atLeast(mesh, 1, 29) ? ["http", "tls"] : ["http"];
}
function* meshInternalProblems(entry, resolution, mesh) {
	const location = entry.spec.get("location");
	if (location.text !== "MESH_INTERNAL") return;
	if (!atLeast(mesh, 1, 30)) {
		yield resolutionProblem("mesh-internal-with-dynamic-dns", location, "resolution `DYNAMIC_DNS` is for hosts outside the mesh up to Istio 1.29: set MESH_EXTERNAL", resolution);
		return;
	}
	const label = entry.root.at("metadata", "labels", "istio.io/use-waypoint");
	if (label.text === "" || label.text === "none") return;
	yield resolutionProblem("waypoint-with-dynamic-dns", location, "resolution `DYNAMIC_DNS` with a waypoint is for hosts outside the mesh: set MESH_EXTERNAL", resolution);
}
function resolutionProblem(code, node, message, resolution) {
	return {
		code,
		node,
		message,
		refusedBy: "webhook",
		related: resolution.exists ? [{
			node: resolution,
			note: "how the hosts are resolved"
		}] : []
	};
}

// src/rules/egress/zero-limit-ignored.ts
const zeroLimitIgnored = defineRule({
	id: "egress/zero-limit-ignored",
	formerId: "egress/retries-disabled-looking",
	codes: [
		"zero-limit",
		"zero-retries",
		"zero-ejection"
	],
	severity: "info",
	summary: "A limit of 0 that limits nothing.",
	why: "Istio reads 0 as \"not set\": retries, requests and connections are then practically unlimited, and 10 percent of the endpoints may be ejected.",
	fix: "Set a limit of 1 or more; to have no retries, set `attempts: 0` on the route; to have no ejection, leave `outlierDetection` out.",
	on: {
		*DestinationRule(rule) {
			for (const level of policyLevels(rule)) {
				yield* poolProblems(level.get("connectionPool"));
				const percent = level.at("outlierDetection", "maxEjectionPercent");
				if (isZero(percent)) yield {
					code: "zero-ejection",
					node: percent,
					message: "`maxEjectionPercent: 0` means the default, 10 percent, and does not prevent ejection: leave `outlierDetection` out for none"
				};
			}
		},
		*Sidecar({ spec }) {
			const ingress = spec.items("ingress").map((listener) => listener.get("connectionPool"));
			for (const pool of [spec.get("inboundConnectionPool"), ...ingress]) yield* poolProblems(pool);
		}
	}
});
const limits$1 = [
	["tcp", "maxConnections"],
	["http", "http1MaxPendingRequests"],
	["http", "http2MaxRequests"],
	["http", "maxRetries"],
	["http", "maxConcurrentStreams"]
];
function* poolProblems(pool) {
	for (const [protocol, field] of limits$1) {
		const node = pool.at(protocol, field);
		if (!isZero(node)) continue;
		const message = `\`${field}: 0\` means "not set", so nothing is limited`;
		if (field !== "maxRetries") yield {
			code: "zero-limit",
			node,
			message
		};
		else yield {
			code: "zero-retries",
			node,
			message: `${message}; \`attempts: 0\` on the route switches retries off`
		};
	}
}
function isZero(node) {
	return node.number === 0;
}

// src/syntax/regex-cursor.ts
function matchAtCursor(cursor, pattern) {
	pattern.lastIndex = cursor.at;
	const match = pattern.exec(cursor.text);
	if (match) cursor.at = pattern.lastIndex;
	return match;
}
function quotedPart(text) {
	return /^[ -_a-~]{1,20}$/.test(text) ? `\`${text}\`` : "a character";
}
const escapes = {
	set: /\\(?:[dDsSwW]|[pP](?:\{\^?[A-Za-z_]+\}|[CLMNPSZclmnpsz]))/y,
	character: /\\(?:[afnrtv]|x(?:([0-9A-Fa-f]{2})|\{(0*(?:10[0-9A-Fa-f]{4}|[0-9A-Fa-f]{1,5}))\})|(0[0-7]{0,2}|[1-7][0-7]{1,2})|([^0-9A-Za-z\u0080-\uffff]))/y
};

// src/syntax/regex-class.ts
function parseClass(cursor) {
	matchAtCursor(cursor, /\[\^?/y);
	for (let isFirst = true; isFirst || cursor.text[cursor.at] !== "]"; isFirst = false) {
		if (cursor.at >= cursor.text.length) return "has a `[` that is not closed";
		const defect = parseClassMember(cursor);
		if (defect) return defect;
	}
	cursor.at += 1;
	return null;
}
function parseClassMember(cursor) {
	const named = matchAtCursor(cursor, /\[:(.*?):\]/sy);
	if (named) return posixClasses.test(named[1]) ? null : `has ${quotedPart(named[0])}, which is not a character class`;
	if (matchAtCursor(cursor, escapes.set)) return null;
	const start = cursor.at;
	const first = character(cursor);
	const last = first !== null && matchAtCursor(cursor, /-(?=[^\]])/y) ? character(cursor) : first;
	if (first === null || last === null) return `has ${quotedPart(cursor.text.slice(cursor.at, cursor.at + 2))} in a character class, where RE2 does not accept it`;
	return last < first ? `has the range ${quotedPart(cursor.text.slice(start, cursor.at))}, which is empty` : null;
}
const posixClasses = /^\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit)$/;
function character(cursor) {
	const plain = matchAtCursor(cursor, /[^\\]/uy);
	if (plain) return plain[0].codePointAt(0);
	const match = matchAtCursor(cursor, escapes.character);
	if (!match) return null;
	const [written, short, long, octal, sign] = match;
	if (short ?? long) return parseInt(short ?? long, 16);
	if (octal) return parseInt(octal, 8);
	return sign?.codePointAt(0) ?? controlCharacters[written[1]];
}
const controlCharacters = {
	a: 7,
	f: 12,
	n: 10,
	r: 13,
	t: 9,
	v: 11
};

// src/syntax/regex.ts
function regexDefect(text) {
	if (isLongRegex(text)) return `is longer than ${maxBytes$1} bytes`;
	const cursor = {
		text,
		at: 0,
		open: 0,
		names: /* @__PURE__ */ new Set(),
		previous: "nothing"
	};
	while (cursor.at < text.length) {
		const defect = parseNext(cursor);
		if (defect) return defect;
	}
	return cursor.open > 0 ? "has a `(` that is not closed" : null;
}
function isLongRegex(text) {
	return new TextEncoder().encode(text).length > maxBytes$1;
}
const maxBytes$1 = 1024;
const maxRepetition = 1e3;
function parseNext(cursor) {
	const character = cursor.text[cursor.at];
	if (character === "(") return openGroup(cursor);
	if (character === ")") return closeGroup(cursor);
	const counted = matchAtCursor(cursor, repetition);
	if (counted) return repeat(cursor, counted);
	cursor.previous = "atom";
	if (character === "[") return parseClass(cursor);
	if (character === "\\") return escape$1(cursor);
	if (character === "|") cursor.previous = "nothing";
	cursor.at += String.fromCodePoint(cursor.text.codePointAt(cursor.at)).length;
	return null;
}
const repetition = /(?:[*+?]|\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\})\??/y;
function repeat(cursor, [written, min, comma, max]) {
	if (cursor.previous !== "atom") return cursor.previous === "nothing" ? `has nothing before \`${written}\` to repeat` : `has \`${written}\` after another repetition`;
	cursor.previous = "repetition";
	const [from, to] = [Number(min ?? 0), Number(max ?? (comma ? maxRepetition : min ?? 0))];
	return from > to || to > maxRepetition || from > maxRepetition ? `has a count that RE2 refuses (at most ${maxRepetition}, the lower one first): \`${written}\`` : null;
}
function openGroup(cursor) {
	if (matchAtCursor(cursor, /\(\?[imsU]*(?:-[imsU]+)?\)/y)) {
		if (cursor.previous === "repetition") cursor.previous = "atom";
		return null;
	}
	const group = matchAtCursor(cursor, /\((?:\?(?:P?<(\w+)>|[imsU]*(?:-[imsU]+)?:)|(?!\?))/y);
	if (!group) return groupDefect(cursor);
	const name = group[1];
	if (name !== void 0 && cursor.names.has(name)) return `names two groups \`${name}\``;
	if (name !== void 0) cursor.names.add(name);
	cursor.open += 1;
	cursor.previous = "nothing";
	return null;
}
function groupDefect(cursor) {
	const lookaround = matchAtCursor(cursor, /\(\?<?[=!]/y);
	if (lookaround) return `looks around with \`${lookaround[0]}\`, which RE2 cannot`;
	return "has a `(?` that does not begin a group of RE2";
}
function closeGroup(cursor) {
	if (cursor.open === 0) return "has a `)` without a `(`";
	cursor.open -= 1;
	cursor.at += 1;
	cursor.previous = "atom";
	return null;
}
function escape$1(cursor) {
	if (matchAtCursor(cursor, /\\Q[^]*?(?:\\E|$)/y)) return null;
	if (matchAtCursor(cursor, /\\[bBAz]/y) ?? matchAtCursor(cursor, escapes.set) ?? matchAtCursor(cursor, escapes.character)) return null;
	const written = cursor.text.slice(cursor.at, cursor.at + 2);
	if (written === "\\") return "ends in a backslash";
	return /\d/.test(written) ? `refers back to a group with \`${written}\`, which RE2 cannot` : `has ${quotedPart(written)}, which RE2 does not know`;
}

// src/rules/extension/helpers/patch-types.ts
function* typeDefects(applyTo, value) {
	if (value.kind !== "map") {
		yield webhookProblem("value-not-a-map", value, "the value of a patch is a map of fields");
		return;
	}
	yield* referenceDefects(applyTo, value);
	const fields = Object.hasOwn(fieldTypes, applyTo) ? fieldTypes[applyTo] : {};
	for (const [name, field] of value.entries()) {
		const snake = snakeCase(name);
		const type = Object.hasOwn(fields, snake) ? fields[snake] : null;
		if (type === null || field.isNull || hasType(type, field)) continue;
		yield webhookProblem("field-type", field, `${quote(name)} of a ${objectNames[applyTo]} is ${typeNames[type]}, and this is ${describeField(field)}`);
	}
}
function* referenceDefects(applyTo, value) {
	for (const field of references(applyTo, value)) {
		const type = field.get("@type");
		if (!type.exists && field.entries().length > 0) yield webhookProblem("missing-type-url", field, `${quote(field.pathKeys.at(-1))} has no \`@type\`: name the type of the message`);
		if (v2Type.test(type.text)) yield webhookProblem("envoy-v2-type", type, `${quote(type.text)} is of the API v2, which Envoy has removed: name the type of v3`);
	}
}
function references(applyTo, value) {
	const maps = ["typed_per_filter_config", "typed_extension_protocol_options"];
	const fields = Object.hasOwn(fieldTypes, applyTo) ? fieldTypes[applyTo] : {};
	return value.entries().filter(([name]) => Object.hasOwn(fields, snakeCase(name))).flatMap(([key, field]) => {
		const name = snakeCase(key);
		if (name === "typed_config") return [field];
		if (maps.includes(name)) return field.entries().map(([, config]) => config);
		return name === "transport_socket" ? [field.get("typed_config"), field.get("typedConfig")] : [];
	});
}
function snakeCase(name) {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
const v2Type = /^type\.googleapis\.com\/envoy\.(?:[a-z_.0-9]+\.)?v2(?:alpha\d*)?\./;
function hasType(type, field) {
	if (type === "list" || type === "map") return field.kind === type;
	return typeof field.scalar === (type === "text" ? "string" : "boolean");
}
function describeField(field) {
	return field.kind === "scalar" ? quote(field.data) : `a ${field.kind}`;
}
const typeNames = {
	text: "a string",
	list: "a list",
	map: "a map",
	flag: "`true` or `false`"
};
const objectNames = table({
	CLUSTER: "cluster",
	FILTER_CHAIN: "filter chain",
	HTTP_FILTER: "filter",
	HTTP_ROUTE: "route",
	LISTENER: "listener",
	NETWORK_FILTER: "filter",
	ROUTE_CONFIGURATION: "route configuration",
	VIRTUAL_HOST: "virtual host"
});
const filter = {
	name: "text",
	typed_config: "map"
};
const fieldTypes = table({
	CLUSTER: {
		name: "text",
		alt_stat_name: "text",
		load_assignment: "map",
		circuit_breakers: "map",
		outlier_detection: "map",
		transport_socket: "map",
		upstream_connection_options: "map",
		typed_extension_protocol_options: "map",
		health_checks: "list",
		respect_dns_ttl: "flag"
	},
	FILTER_CHAIN: {
		name: "text",
		filter_chain_match: "map",
		transport_socket: "map",
		filters: "list"
	},
	HTTP_FILTER: filter,
	HTTP_ROUTE: {
		name: "text",
		match: "map",
		route: "map",
		redirect: "map",
		direct_response: "map",
		typed_per_filter_config: "map",
		request_headers_to_add: "list",
		response_headers_to_add: "list"
	},
	LISTENER: {
		name: "text",
		address: "map",
		filter_chains: "list",
		listener_filters: "list"
	},
	NETWORK_FILTER: filter,
	ROUTE_CONFIGURATION: {
		name: "text",
		virtual_hosts: "list",
		request_headers_to_add: "list",
		response_headers_to_add: "list"
	},
	VIRTUAL_HOST: {
		name: "text",
		domains: "list",
		routes: "list",
		rate_limits: "list",
		typed_per_filter_config: "map",
		request_headers_to_add: "list",
		response_headers_to_add: "list"
	}
});

// src/rules/extension/envoy-filter.ts
const envoyFilter = defineRule({
	id: "extension/envoy-filter",
	codes: [
		"missing-apply-to",
		"missing-patch",
		"missing-operation",
		"missing-value",
		"proxy-version-not-regex",
		"match-of-other-kind",
		"missing-filter-name",
		"sub-filter-not-http",
		"sub-filter-parent",
		"value-not-a-map",
		"field-type",
		"missing-type-url",
		"envoy-v2-type",
		"dry-run-unsupported",
		...selectorCodes
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "An EnvoyFilter that Istio refuses.",
	why: "The validating webhook of Istio refuses it: the proxies keep their previous configuration.",
	fix: "Set `applyTo` and the operation of each patch, match the kind of object that it applies to, and give it a value of the right type.",
	on: { *EnvoyFilter(filter) {
		const { spec } = filter;
		yield* dryRunUnsupported(filter);
		yield* selectorRefused(spec.get("workloadSelector"), "labels");
		for (const patch of spec.items("configPatches").filter(({ kind }) => kind === "map")) {
			if (patch.at("match", "context").text === "WAYPOINT") continue;
			const [first] = patchDefects(patch);
			if (first) yield first;
		}
	} }
});
function* patchDefects(config) {
	const [applyTo, patch] = [config.get("applyTo"), config.get("patch")];
	const [operation, value] = [patch.get("operation"), patch.get("value")];
	if (isUnset(applyTo)) yield webhookProblem("missing-apply-to", applyTo, "a patch has no `applyTo`");
	if (!isPresent(patch)) yield webhookProblem("missing-patch", patch, "an item of `configPatches` has no `patch`");
	if (isUnset(operation)) yield webhookProblem("missing-operation", operation, "a patch has no `operation`");
	if (operation.text !== "REMOVE" && !operation.isUnfilled && !isPresent(value)) yield webhookProblem("missing-value", value, `operation ${quote(operation.data)} needs a \`value\``);
	yield* versionDefects(config.at("match", "proxy", "proxyVersion"));
	yield* matchDefects(config.get("match"), applyTo);
	if (isPresent(value)) yield* typeDefects(applyTo.text, value);
}
function isUnset(choice) {
	return !isPresent(choice) || choice.text === "INVALID" || choice.scalar === 0;
}
function* versionDefects(version) {
	if (!checkedRegex.test(version.text)) return;
	const defect = regexDefect(version.text);
	if (defect === null) return;
	yield webhookProblem("proxy-version-not-regex", version, `the regular expression ${quote(version.text)} ${defect}`);
}
const checkedRegex = /^[ -~]{1,1024}$/;
function* matchDefects(match, applyTo) {
	const expected = matchObjects.find(([, kinds]) => kinds.includes(applyTo.text))?.[0];
	const matched = matchObjects.map(([name]) => match.get(name)).find(({ kind }) => kind === "map");
	if (expected === void 0 || !matched) return;
	if (match.get(expected).kind !== "map") {
		const message = `${quote(applyTo.text)} is matched by \`${expected}\`, and this match has \`${matched.pathKeys.at(-1)}\`: match by \`${expected}\``;
		yield webhookProblem("match-of-other-kind", matched, message, {
			node: applyTo,
			note: "what the patch applies to"
		});
	}
	if (expected === "listener") yield* filterDefects$1(match.at("listener", "filterChain", "filter"), applyTo);
}
function* filterDefects$1(filter, applyTo) {
	const [name, subFilter] = [filter.get("name"), filter.get("subFilter")];
	if (filter.kind !== "map") return;
	if (!isPresent(name)) yield webhookProblem("missing-filter-name", name, "the match of a filter has no `name`");
	if (subFilter.kind !== "map") return;
	if (applyTo.text !== "HTTP_FILTER") {
		const message = `\`subFilter\` matches HTTP filters, and the patch applies to ${quote(applyTo.text)}: set \`HTTP_FILTER\`, or leave \`subFilter\` out`;
		yield webhookProblem("sub-filter-not-http", subFilter, message);
	}
	if (name.text !== "" && !name.isUnfilled && !connectionManagers.includes(name.text)) {
		const message = `\`subFilter\` matches filters inside ${quote(connectionManagers[0])}, not inside ${quote(name.text)}`;
		yield webhookProblem("sub-filter-parent", subFilter, message, {
			node: name,
			note: "the filter that is matched"
		});
	}
	if (!isPresent(subFilter.get("name"))) yield webhookProblem("missing-filter-name", subFilter.get("name"), "the match of an HTTP filter has no `name`");
}
const matchObjects = [
	["listener", [
		"LISTENER",
		"FILTER_CHAIN",
		"NETWORK_FILTER",
		"HTTP_FILTER"
	]],
	["routeConfiguration", [
		"ROUTE_CONFIGURATION",
		"VIRTUAL_HOST",
		"HTTP_ROUTE"
	]],
	["cluster", ["CLUSTER"]]
];
const connectionManagers = ["envoy.filters.network.http_connection_manager", "envoy.http_connection_manager"];

// src/rules/extension/patch-match.ts
const patchMatch = defineRule({
	id: "extension/patch-match",
	codes: [
		"filter-match-ignored",
		"version-too-long",
		"old-filter-name",
		"untyped-filter"
	],
	severity: "warning",
	istio: ["IST0133"],
	summary: "A part of an EnvoyFilter that Istio or Envoy does not use.",
	why: "Istio accepts it with a warning: a match that it ignores lets the patch act on more than it says; a filter with an old name of Envoy, or without `typed_config`, is not found or not configured.",
	fix: "Leave out what has no effect, write the canonical name of the filter (`envoy.filters...`), and give its settings in `typed_config` with an `@type`.",
	on: { *EnvoyFilter({ spec }) {
		for (const config of spec.items("configPatches")) {
			if (config.at("match", "context").text === "WAYPOINT") continue;
			yield* matchProblems(config);
			yield* valueProblems$1(config);
		}
	} }
});
function* matchProblems(config) {
	const applyTo = config.get("applyTo");
	const filter = config.at("match", "listener", "filterChain", "filter");
	const version = config.at("match", "proxy", "proxyVersion");
	if (filter.kind === "map" && ["LISTENER", "FILTER_CHAIN"].includes(applyTo.text)) yield {
		code: "filter-match-ignored",
		node: filter,
		message: `a match of a filter has no effect on ${quote(applyTo.text)}: the patch acts on every filter chain that the rest of the match fits; leave it out`,
		related: [{
			node: applyTo,
			note: "what the patch applies to"
		}]
	};
	if (version.text.length > maxVersion) yield {
		code: "version-too-long",
		node: version,
		message: `Istio ignores a \`proxyVersion\` of more than ${maxVersion} characters: the patch acts on proxies of every version`
	};
	for (const name of [filter.get("name"), filter.at("subFilter", "name")]) {
		const canonical = canonicalNames.get(name.text);
		if (canonical === void 0) continue;
		yield {
			code: "old-filter-name",
			node: name,
			message: `${quote(name.text)} is an old name: write ${quote(canonical)}`
		};
	}
}
const maxVersion = 1024;
function* valueProblems$1(config) {
	const value = config.at("patch", "value");
	const name = value.get("name");
	const operation = config.at("patch", "operation");
	const isAdded = !operation.isUnfilled && !operation.text.startsWith("MERGE");
	const isTyped = typeFields.some((field) => isPresent(value.get(field)));
	if (!isAdded || isTyped || name.text === "" || !filterKinds.has(config.get("applyTo").text)) return;
	yield {
		code: "untyped-filter",
		node: name,
		message: `the filter ${quote(name.text)} has no \`typed_config\`: Envoy does not find a filter by its name alone; add one with an \`@type\``,
		missing: value.get("typed_config")
	};
}
const filterKinds = /* @__PURE__ */ new Set([
	"EXTENSION_CONFIG",
	"HTTP_FILTER",
	"LISTENER_FILTER",
	"NETWORK_FILTER"
]);
const typeFields = [
	"typed_config",
	"typedConfig",
	"config_discovery",
	"configDiscovery"
];
const canonicalNames = /* @__PURE__ */ new Map([
	["envoy.buffer", "envoy.filters.http.buffer"],
	["envoy.client_ssl_auth", "envoy.filters.network.client_ssl_auth"],
	["envoy.cors", "envoy.filters.http.cors"],
	["envoy.csrf", "envoy.filters.http.csrf"],
	["envoy.ext_authz", "envoy.filters.http.ext_authz"],
	["envoy.fault", "envoy.filters.http.fault"],
	["envoy.grpc_http1_bridge", "envoy.filters.http.grpc_http1_bridge"],
	["envoy.grpc_json_transcoder", "envoy.filters.http.grpc_json_transcoder"],
	["envoy.grpc_web", "envoy.filters.http.grpc_web"],
	["envoy.gzip", "envoy.filters.http.gzip"],
	["envoy.health_check", "envoy.filters.http.health_check"],
	["envoy.http_connection_manager", "envoy.filters.network.http_connection_manager"],
	["envoy.http_dynamo_filter", "envoy.filters.http.dynamo"],
	["envoy.ip_tagging", "envoy.filters.http.ip_tagging"],
	["envoy.listener.http_inspector", "envoy.filters.listener.http_inspector"],
	["envoy.listener.original_dst", "envoy.filters.listener.original_dst"],
	["envoy.listener.original_src", "envoy.filters.listener.original_src"],
	["envoy.listener.proxy_protocol", "envoy.filters.listener.proxy_protocol"],
	["envoy.listener.tls_inspector", "envoy.filters.listener.tls_inspector"],
	["envoy.lua", "envoy.filters.http.lua"],
	["envoy.mongo_proxy", "envoy.filters.network.mongo_proxy"],
	["envoy.rate_limit", "envoy.filters.http.ratelimit"],
	["envoy.ratelimit", "envoy.filters.network.ratelimit"],
	["envoy.redis_proxy", "envoy.filters.network.redis_proxy"],
	["envoy.router", "envoy.filters.http.router"],
	["envoy.squash", "envoy.filters.http.squash"],
	["envoy.tcp_proxy", "envoy.filters.network.tcp_proxy"]
]);

// src/rules/extension/patch-operation.ts
const patchOperation = defineRule({
	id: "extension/patch-operation",
	codes: [
		"bootstrap-ignored",
		"operation-ignored",
		"replace-list-ignored",
		"operation-undocumented"
	],
	severity: "warning",
	istio: [
		"IST0152",
		"IST0153",
		"IST0154"
	],
	summary: "An operation of an EnvoyFilter that is not defined for what the patch applies to.",
	why: "Istio accepts the EnvoyFilter and ignores the patch, so it changes no proxy.",
	fix: "Use MERGE for a route configuration, ADD for an extension config, INSERT_FIRST, INSERT_BEFORE or INSERT_AFTER for a route; use REPLACE only for filters and virtual hosts.",
	across: { *EnvoyFilter({ spec }, mesh) {
		for (const config of spec.items("configPatches")) {
			const [applyTo, operation] = [config.get("applyTo"), config.at("patch", "operation")];
			const defect = defectOf$2(applyTo.text, operation.text, mesh);
			const severity = operation.text === "MERGE_AND_REPLACE_LIST" ? "info" : "warning";
			if (defect) yield problem$7(applyTo, operation, {
				...defect,
				severity
			});
			else if (isUndocumented(applyTo.text, operation.text)) yield undocumented(applyTo, operation);
		}
	} }
});
function problem$7(applyTo, operation, { code, message, severity }) {
	return {
		code,
		node: operation,
		severity,
		message,
		related: [{
			node: applyTo,
			note: "what the patch applies to"
		}]
	};
}
function defectOf$2(applyTo, operation, mesh) {
	if (applyTo === "BOOTSTRAP" && operation !== "" && atLeast(mesh, 1, 21)) return {
		code: "bootstrap-ignored",
		message: `patches of ${quote(applyTo)} are ignored since Istio 1.21; use a custom bootstrap of the proxy`
	};
	if ((Object.hasOwn(operationsByTarget, applyTo) ? operationsByTarget[applyTo] : allOperations).includes(operation) || !allOperations.includes(operation)) return void 0;
	return {
		code: operation === "MERGE_AND_REPLACE_LIST" ? "replace-list-ignored" : "operation-ignored",
		message: `${quote(operation)} is not defined for ${quote(applyTo)}: Istio ignores the patch`
	};
}
function isUndocumented(applyTo, operation) {
	return applyTo === "HTTP_ROUTE" && (operation === "ADD" || operation === "REMOVE");
}
function undocumented(applyTo, operation) {
	const instead = operation.text === "ADD" ? "; use `INSERT_AFTER`" : "";
	return problem$7(applyTo, operation, {
		code: "operation-undocumented",
		message: `${quote(operation.text)} is documented as ignored for ${quote(applyTo.text)}: Istio applies it today, but may stop doing so${instead}`,
		severity: "info"
	});
}
const inserts = [
	"INSERT_FIRST",
	"INSERT_BEFORE",
	"INSERT_AFTER"
];
const merges = ["MERGE", "MERGE_AND_REPLACE_LIST"];
const allOperations = [
	...merges,
	"ADD",
	"REMOVE",
	"REPLACE",
	...inserts
];
const unorderedOperations = [
	...merges,
	"ADD",
	"REMOVE",
	...inserts
];
const filterOperations = [
	"MERGE",
	"ADD",
	"REMOVE",
	"REPLACE",
	...inserts
];
const operationsByTarget = table({
	CLUSTER: unorderedOperations,
	EXTENSION_CONFIG: ["ADD", ...inserts],
	FILTER_CHAIN: unorderedOperations,
	HTTP_FILTER: filterOperations,
	HTTP_ROUTE: unorderedOperations,
	LISTENER: unorderedOperations,
	LISTENER_FILTER: filterOperations,
	NETWORK_FILTER: filterOperations,
	ROUTE_CONFIGURATION: merges,
	VIRTUAL_HOST: [...unorderedOperations, "REPLACE"]
});

// src/rules/extension/provider-exists.ts
const providerExists = defineRule({
	id: "extension/provider-exists",
	codes: [
		"unknown-provider",
		"unknown-authorizer",
		"no-default-provider"
	],
	severity: "warning",
	istio: ["IST0157"],
	summary: "A Telemetry names no provider, or it or an AuthorizationPolicy one that the mesh does not have.",
	why: "Istio silently leaves out what it finds no provider for: the access log, the metrics or the traces are missing when they are needed. A CUSTOM policy without its provider refuses every request that its rules match.",
	fix: "Name a provider of `meshConfig.extensionProviders`, such as `envoy`, or set `meshConfig.defaultProviders`.",
	across: {
		*Telemetry(telemetry, mesh) {
			for (const section of [
				"metrics",
				"tracing",
				"accessLogging"
			]) for (const entry of telemetry.spec.items(section)) for (const provider of entry.items("providers")) yield* unknownProvider(provider.get("name"), mesh);
			for (const entry of telemetry.spec.items("accessLogging")) if (hasNoProvider(entry) && hasNoInheritedProvider(telemetry, mesh)) yield noDefaultProvider(entry);
		},
		*AuthorizationPolicy({ spec }, mesh) {
			if (spec.get("action").text === "CUSTOM") yield* unknownAuthorizer(spec.at("provider", "name"), mesh);
		}
	}
});
const builtIn = [
	"envoy",
	"prometheus",
	"stackdriver"
];
function* unknownProvider(name, mesh) {
	const configured = mesh.config.extensionProviders?.map((provider) => provider.name);
	if (!configured || name.text === "") return;
	const available = [...configured, ...builtIn];
	if (available.includes(name.text)) return;
	yield {
		code: "unknown-provider",
		node: name,
		message: `the mesh has no provider ${quote(name.text)}, only ${quoteAll(available)}: Istio leaves this entry out; name one of these`
	};
}
function* unknownAuthorizer(name, mesh) {
	const configured = mesh.config.extensionProviders?.map((provider) => provider.name);
	if (!configured || name.text === "" || configured.includes(name.text)) return;
	const available = configured.length === 0 ? "" : `, only ${quoteAll(configured)}`;
	yield {
		code: "unknown-authorizer",
		node: name,
		severity: "error",
		confidence: "likely",
		message: `the mesh has no provider ${quote(name.text)}${available}: requests that the rules match are refused; name one of \`meshConfig.extensionProviders\`, or add it there`
	};
}
function hasNoProvider(entry) {
	return entry.kind === "map" && entry.items("providers").length === 0 && entry.get("disabled").scalar !== true;
}
function hasNoInheritedProvider(telemetry, mesh) {
	if (!hasNoDefaultProvider(mesh)) return false;
	if (telemetry.namespace === mesh.rootNamespace && policySelector(telemetry).size === 0 && targetRefs(telemetry).length === 0) return true;
	if (!mesh.holdsNamespace(mesh.rootNamespace)) return false;
	return ![mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => inheritsProvider(candidate, telemetry));
}
function hasNoDefaultProvider({ config, configSources }) {
	const defaults = config.defaultProviders?.accessLogging;
	return defaults ? defaults.length === 0 : configSources.length > 0 && configSources.every(namesNoLogFile);
}
function namesNoLogFile({ owner, config }) {
	return "kind" in owner && owner.kind === "ConfigMap" && config.kind === "map" && !config.get("accessLogFile").exists;
}
function inheritsProvider(mesh, telemetry) {
	const { ofAllPods, unstated } = telemetriesWithProvider(mesh);
	return (hasStatedNamespace(telemetry) ? [...telemetriesBeside(mesh, telemetry), unstated] : [ofAllPods]).some((list) => list.some((candidate) => candidate !== telemetry));
}
function telemetriesBeside(mesh, telemetry) {
	const { namespace } = telemetry;
	return proxyLabels(mesh, telemetry).flatMap((labels) => {
		const proxy = {
			type: "gateway",
			namespace,
			labels
		};
		return [...wideTelemetries(mesh, proxy), ...selectingTelemetries(mesh, proxy)].map(withProvider);
	});
}
function proxyLabels(mesh, telemetry) {
	const gateways = targetRefs(telemetry).flatMap((ref) => /^Gateway\/(.*)/.exec(ref)?.[1] ?? []);
	return gateways.length === 0 ? [policySelector(telemetry)] : gateways.map((name) => gatewayPods(mesh, telemetry.namespace, name).labels);
}
const withProvider = oncePer((telemetries) => telemetries.filter(namesProvider).slice(0, 2));
const telemetriesWithProvider = derived(["Telemetry"], (mesh) => {
	const ofAllPods = mesh.ofKind("Telemetry").filter((telemetry) => policySelector(telemetry).size === 0 && namesProvider(telemetry));
	return {
		ofAllPods,
		unstated: ofAllPods.filter((telemetry) => !hasStatedNamespace(telemetry))
	};
});
function namesProvider({ spec }) {
	return spec.items("accessLogging").some((entry) => entry.items("providers").length > 0);
}
function noDefaultProvider(entry) {
	return {
		code: "no-default-provider",
		node: entry,
		message: "this access log names no provider, and the mesh has no default provider: nothing is logged; name a provider"
	};
}

// src/rules/extension/relative-operation.ts
const relativeOperation = defineRule({
	id: "extension/relative-operation",
	codes: ["rests-on-age", "filter-of-other-object"],
	severity: "info",
	istio: ["IST0151", "IST0155"],
	summary: "An operation of an EnvoyFilter that depends on what other EnvoyFilters have changed before.",
	why: "INSERT_BEFORE, INSERT_AFTER, REPLACE and REMOVE find what they act on by its name, in the configuration as it is at that time. EnvoyFilters of one `priority` are applied by age, those of the root namespace first; no file tells the age, and it changes when an object is created again: a patch whose filter is not there yet has no effect.",
	fix: "Set `priority`: the EnvoyFilter that adds a filter needs a lower one than those that refer to it. INSERT_FIRST and ADD need none.",
	across: { *EnvoyFilter(filter, mesh) {
		if ((filter.spec.get("priority").number ?? 0) !== 0 || filter.spec.get("priority").isUnfilled) return;
		for (const config of filter.spec.items("configPatches")) yield* check$28(filter, config, mesh);
	} }
});
function* check$28(filter, config, mesh) {
	const operation = config.at("patch", "operation");
	const applyTo = config.get("applyTo");
	if (applyTo.isUnfilled || !isRelative(applyTo.text, operation.text)) return;
	const added = addedElsewhere(filter, config, mesh);
	if (!added) yield restsOnAge(operation);
	else if (!isAppliedFirst(added.filter, filter, mesh)) yield ofOtherObject(filter, config, added, mesh);
}
function restsOnAge(operation) {
	return {
		code: "rests-on-age",
		node: operation,
		message: `${quote(operation.text)} without \`priority\` acts on what older EnvoyFilters have left; set \`priority\``
	};
}
function ofOtherObject(filter, config, added, mesh) {
	const operation = config.at("patch", "operation");
	const order = isAppliedFirst(filter, added.filter, mesh) ? "those of the root namespace are applied first, so that this patch never finds it" : "the older of the two is applied first";
	return {
		code: "filter-of-other-object",
		node: operation,
		severity: "warning",
		message: `${quote(operation.text)} needs ${quote(anchorOf(config))}, which EnvoyFilter ${quote(`${added.filter.namespace}/${added.filter.name}`)} adds with the same priority: ${order}; set a higher \`priority\` here`,
		related: [{
			node: added.name,
			note: "what adds the filter"
		}]
	};
}
function isAppliedFirst(first, second, { rootNamespace }) {
	return first.namespace === rootNamespace && second.namespace !== rootNamespace;
}
function isRelative(applyTo, operation) {
	if (applyTo === "ROUTE_CONFIGURATION" || applyTo === "HTTP_ROUTE") return operation.startsWith("INSERT_") && operation !== "INSERT_FIRST";
	if (operation === "REPLACE") return [
		"NETWORK_FILTER",
		"HTTP_FILTER",
		"VIRTUAL_HOST"
	].includes(applyTo);
	return [
		"REMOVE",
		"INSERT_BEFORE",
		"INSERT_AFTER"
	].includes(operation);
}
function anchorOf(config) {
	const filter = config.at("match", "listener", "filterChain", "filter");
	return filter.at("subFilter", "name").text || filter.get("name").text;
}
function addedElsewhere(filter, config, mesh) {
	const added = addedFilters(mesh).get(keyOf$1(config.get("applyTo").text, anchorOf(config)));
	if (!added) return void 0;
	for (const policy of policiesThatMayShareWorkloads(mesh, filter, added.filters)) {
		const patch = added.byFilter.get(policy).find(({ context }) => mayMeet(context, config.at("match", "context").text));
		if (patch && !isSameObject(policy, filter)) return patch;
	}
}
function mayMeet(first, second) {
	return first === second || [first, second].some((context) => ["", "ANY"].includes(context));
}
const addedFilters = derived(["EnvoyFilter"], (mesh) => {
	const added = mesh.ofKind("EnvoyFilter").filter(({ spec }) => (spec.get("priority").number ?? 0) === 0).flatMap((filter) => filter.spec.items("configPatches").flatMap((config) => addedBy(filter, config)));
	const groups = groupBy(added, ({ key }) => key);
	return new Map([...groups].map(([key, group]) => {
		const byFilter = groupBy(group, ({ filter }) => filter);
		return [key, {
			filters: [...byFilter.keys()],
			byFilter
		}];
	}));
});
function addedBy(filter, config) {
	const name = config.at("patch", "value", "name");
	if (name.text === "" || !/^(?:ADD|INSERT_)/.test(config.at("patch", "operation").text)) return [];
	const key = keyOf$1(config.get("applyTo").text, name.text);
	return [{
		filter,
		name,
		context: config.at("match", "context").text,
		key
	}];
}
function keyOf$1(applyTo, name) {
	return `${applyTo}\0${name}`;
}

// src/rules/extension/selects-nothing.ts
const extensionSelectsNothing = defineRule({
	id: "extension/selects-nothing",
	codes: ["no-matching-workload", "workload-elsewhere"],
	severity: "warning",
	istio: ["IST0101"],
	summary: "An EnvoyFilter, Telemetry or WasmPlugin selects workloads by labels that no workload has.",
	why: "These objects apply to the workloads of their own namespace whose pods have all labels of the selector, and in the root namespace to those of all namespaces. A Telemetry with a selector is an exception: in the root namespace, too, it selects only workloads of that namespace (istio `pilot/pkg/model/telemetry.go`, applicableTelemetries). If there are none, Istio accepts the object and no proxy changes.",
	fix: "Write the labels of the pod template (not those of the Deployment or Service), and put the object into the namespace of the workload.",
	across: {
		EnvoyFilter: (filter, mesh) => unmatchedSelector(filter, filter.spec.at("workloadSelector", "labels"), effect, mesh),
		*Telemetry(telemetry, mesh) {
			yield* selectorProblems(telemetry, mesh);
			yield* selectedElsewhere(telemetry, mesh);
		},
		WasmPlugin: selectorProblems
	}
});
function selectorProblems(extension, mesh) {
	return unmatchedSelector(extension, extension.spec.at("selector", "matchLabels"), effect, mesh);
}
const effect = "no proxy changes";
function* selectedElsewhere(telemetry, mesh) {
	const labels = policySelector(telemetry);
	if (telemetry.namespace !== mesh.rootNamespace || labels.size === 0) return;
	const workloads = workloadsWithLabels(mesh, labels);
	const [elsewhere] = workloads;
	if (!elsewhere || workloads.some(({ namespace }) => namespace === mesh.rootNamespace)) return;
	const { kind, name } = elsewhere.manifest;
	yield {
		code: "workload-elsewhere",
		node: telemetry.spec.at("selector", "matchLabels"),
		at: "key",
		confidence: "likely",
		message: `a Telemetry with a selector acts only in its own namespace, also in ${quote(mesh.rootNamespace)}: ${kind} ${quote(`${elsewhere.namespace}/${name}`)} keeps its settings; move the Telemetry to that namespace, or leave the selector out`,
		related: [{
			node: elsewhere.manifest.root.at("metadata", "name"),
			note: "a workload with the labels"
		}]
	};
}

// src/syntax/cel.ts
function celDefect(text) {
	const tokens = tokensOf(text);
	if (tokens === null) return "has a string that is not closed or a character that CEL does not use";
	if (tokens.length === 0) return "is empty";
	if (tokens.length > maxTokens) return null;
	return expression(tokens, 0) === tokens.length ? null : "breaks the syntax of CEL";
}
const maxTokens = 2e3;
const escape = String.raw`\\(?:[abfnrtv"'\x60?\\]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-3][0-7]{2})`;
const tokenPattern = new RegExp([
	String.raw`\s+|//.*`,
	String.raw`(?:[rR][bB]?|[bB][rR]?)?(?:"""[^]*?"""|'''[^]*?''')`,
	String.raw`(?:[rR][bB]|[bB][rR]|[rR])(?:"[^"\r\n]*"|'[^'\r\n]*')`,
	`[bB]?(?:"(?:[^"\\\\\\r\\n]|${escape})*"|'(?:[^'\\\\\\r\\n]|${escape})*')`,
	String.raw`0[xX][0-9a-fA-F]+[uU]?`,
	String.raw`(?:\d+\.\d+|\.\d+|\d+(?=[eE]))(?:[eE][-+]?\d+)?`,
	String.raw`\d+[uU]?`,
	String.raw`[A-Za-z_][A-Za-z0-9_]*`,
	String.raw`&&|\|\||[<>=!]=|[-+*/%<>!?:.,()[\]{}]`
].join("|"), "y");
function tokensOf(text) {
	const tokens = [];
	tokenPattern.lastIndex = 0;
	while (tokenPattern.lastIndex < text.length) {
		const [token] = tokenPattern.exec(text) ?? [];
		if (token === void 0) return null;
		if (!/^(?:\s|\/\/)/.test(token)) tokens.push(token);
	}
	return tokens;
}
const expression = (tokens, start) => {
	const condition = operations(tokens, start);
	if (condition === void 0 || tokens[condition] !== "?") return condition;
	const first = operations(tokens, condition + 1);
	if (first === void 0 || tokens[first] !== ":") return void 0;
	return expression(tokens, first + 1);
};
const operators = /* @__PURE__ */ new Set([
	"&&",
	"||",
	"<",
	"<=",
	">",
	">=",
	"==",
	"!=",
	"in",
	"+",
	"-",
	"*",
	"/",
	"%"
]);
const operations = (tokens, start) => {
	let end = operand(tokens, start);
	while (end !== void 0 && operators.has(tokens[end] ?? "")) end = operand(tokens, end + 1);
	return end;
};
const operand = (tokens, start) => {
	let position = start;
	if (["!", "-"].includes(tokens[start] ?? "")) while (tokens[position] === tokens[start]) position++;
	let end = primary(tokens, position);
	while (end !== void 0) {
		const next = member(tokens, end);
		if (next === end) return end;
		end = next;
	}
};
const member = (tokens, start) => {
	if (tokens[start] === ".") {
		if (!isName(tokens[start + 1])) return void 0;
		return tokens[start + 2] === "(" ? list(tokens, start + 3, ")") : start + 2;
	}
	if (tokens[start] === "[") {
		const end = expression(tokens, start + 1);
		return end !== void 0 && tokens[end] === "]" ? end + 1 : void 0;
	}
	return tokens[start] === "{" && isName(tokens[start - 1]) ? entries(tokens, start + 1) : start;
};
const primary = (tokens, start) => {
	const token = tokens[start];
	if (token === "(") {
		const end = expression(tokens, start + 1);
		return end !== void 0 && tokens[end] === ")" ? end + 1 : void 0;
	}
	if (token === "[") return list(tokens, start + 1, "]");
	if (token === "{") return entries(tokens, start + 1);
	const name = token === "." ? start + 1 : start;
	if (isName(tokens[name]) && !reserved.has(tokens[name])) return tokens[name + 1] === "(" ? call(tokens, name) : name + 1;
	return token !== void 0 && /^(?:[\d"']|\.\d|[rRbB]{1,2}["'])|^(?:true|false|null)$/.test(token) ? start + 1 : void 0;
};
const call = (tokens, name) => {
	const end = list(tokens, name + 2, ")");
	const isField = end !== void 0 && tokens[end - 3] === "." && isName(tokens[end - 2]) && operand(tokens, name + 2) === end - 1;
	return tokens[name] !== "has" || isField ? end : void 0;
};
function list(tokens, start, close) {
	let position = start;
	while (tokens[position] !== close) {
		const end = expression(tokens, position);
		if (end === void 0) return void 0;
		if (tokens[end] === close) return end + 1;
		if (tokens[end] !== ",") return void 0;
		position = end + 1;
		if (tokens[position] === close) return close === "]" ? position + 1 : void 0;
	}
	return position + 1;
}
function entries(tokens, start) {
	let position = start;
	while (tokens[position] !== "}") {
		const key = expression(tokens, position);
		if (key === void 0 || tokens[key] !== ":") return void 0;
		const end = expression(tokens, key + 1);
		if (end === void 0) return void 0;
		if (tokens[end] === "}") return end + 1;
		if (tokens[end] !== ",") return void 0;
		position = end + 1;
	}
	return position + 1;
}
const words = /* @__PURE__ */ new Set([
	"in",
	"true",
	"false",
	"null"
]);
const reserved = new Set("as break const continue else for function if import let loop package namespace return var void while".split(" "));
function isName(token) {
	return token !== void 0 && /^[A-Za-z_]\w*$/.test(token) && !words.has(token);
}

// src/rules/extension/telemetry.ts
const telemetry = defineRule({
	id: "extension/telemetry",
	codes: [
		"missing-provider-name",
		"sampling-out-of-range",
		"empty-tag-name",
		"incomplete-tag",
		"empty-custom-metric",
		"upsert-without-value",
		"remove-with-value",
		"filter-syntax",
		"several-tracings",
		"several-providers",
		"dry-run-unsupported",
		...scopeCodes
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A Telemetry that Istio refuses, or of which it uses only a part.",
	why: "The validating webhook of Istio refuses it: metrics, traces and access logs stay as they were.",
	fix: "Correct the field that the message names.",
	on: { *Telemetry(telemetry) {
		const { spec } = telemetry;
		yield* dryRunUnsupported(telemetry);
		yield* scopeProblems(telemetry);
		for (const section of [
			"metrics",
			"tracing",
			"accessLogging"
		]) for (const entry of spec.items(section)) yield* providerDefects(entry);
		yield* ignoredTracings(spec.items("tracing"));
		for (const tracing of spec.items("tracing")) {
			yield* samplingDefects(tracing.get("randomSamplingPercentage"));
			for (const [name, tag] of keptEntries(tracing.get("customTags"))) yield* tagDefects(name, tag);
		}
		for (const logging of spec.items("accessLogging")) yield* filterDefects(logging.get("filter"));
		for (const metrics of spec.items("metrics")) for (const override of metrics.items("overrides")) yield* overrideDefects(override);
	} }
});
function* providerDefects(entry) {
	for (const provider of entry.items("providers").filter(({ kind }) => kind === "map")) {
		const name = provider.get("name");
		if (!isPresent(name)) yield webhookProblem("missing-provider-name", name, "a provider has no name");
	}
}
function* ignoredTracings(tracings) {
	const [, second] = tracings;
	if (second) yield {
		code: "several-tracings",
		node: second,
		message: "Istio uses one entry of `tracing`: put the settings into one",
		severity: "warning"
	};
	for (const tracing of tracings) {
		const [, further] = tracing.items("providers");
		if (!further) continue;
		yield {
			code: "several-providers",
			node: further,
			message: "Istio sends traces to one provider: leave one",
			severity: "warning"
		};
	}
}
function* samplingDefects(percentage) {
	const { number } = percentage;
	if (number === void 0 || number >= 0 && number <= 100) return;
	const message = `${quote(percentage.data)} is not a percentage of requests: write a number from 0 to 100`;
	yield webhookProblem("sampling-out-of-range", percentage, message);
}
function* tagDefects(name, tag) {
	if (name === "") yield {
		...webhookProblem("empty-tag-name", tag, "a tag has no name"),
		at: "key"
	};
	const value = tagValues.map(([type, field]) => [tag.get(type), field]).find(([type]) => isPresent(type));
	if (!value) return;
	const [type, field] = value;
	if (type.kind === "map" && !isPresent(type.get(field))) {
		const message = `tag ${quote(name)} has a \`${type.pathKeys.at(-1)}\` without \`${field}\``;
		yield webhookProblem("incomplete-tag", type.get(field), message);
	}
}
const tagValues = [
	["literal", "value"],
	["header", "name"],
	["environment", "name"]
];
function* filterDefects(filter) {
	const expression = filter.get("expression");
	if (filter.kind !== "map" || isPresent(expression) && typeof expression.scalar !== "string") return;
	const defect = celDefect(expression.text);
	if (defect === null) return;
	const subject = isPresent(expression) ? `the expression ${quote(expression.text)}` : "`expression`";
	yield webhookProblem("filter-syntax", expression, `${subject} ${defect}: write a condition such as \`response.code >= 500\``);
}
function* overrideDefects(override) {
	const metric = override.at("match", "customMetric");
	if (metric.scalar === "") yield webhookProblem("empty-custom-metric", metric, "`customMetric` is empty");
	for (const [name, tag] of override.entries("tagOverrides")) {
		const [operation, value] = [tag.get("operation").text || "UPSERT", tag.get("value")];
		if (tag.kind !== "map") continue;
		if (operation === "UPSERT" && !isPresent(value)) yield webhookProblem("upsert-without-value", value, `tag ${quote(name)} has no value to set`);
		if (operation === "REMOVE" && isPresent(value)) yield webhookProblem("remove-with-value", value, `tag ${quote(name)} has a value although \`REMOVE\` removes it: leave the value out`, {
			node: tag.get("operation"),
			note: "the operation"
		});
	}
}

// src/rules/extension/telemetry-conflict.ts
const telemetryConflict = defineRule({
	id: "extension/telemetry-conflict",
	codes: ["same-workload", "same-namespace"],
	severity: "warning",
	istio: ["IST0159", "IST0160"],
	summary: "Two Telemetry objects for the same workloads.",
	why: "Of several Telemetry objects for one namespace Istio uses the oldest and ignores the others entirely. Those for one workload are applied one over the other in the order of their age, which no file tells (istio `pilot/pkg/model/telemetry.go`, applicableTelemetries).",
	fix: "Merge them into one object, or give them selectors that exclude each other.",
	across: { *Telemetry(telemetry, mesh) {
		const conflict = conflicts$1(mesh).get(telemetry);
		if (!conflict) return;
		const { conflicting, common } = conflict;
		const scope = common ? common.text : namespaceOf(conflicting);
		const outcome = common ? "where both set the same, their age decides which of them holds" : "Istio uses only the older of the two";
		yield {
			code: common ? "same-workload" : "same-namespace",
			node: telemetry.root.at("metadata", "name"),
			at: "object",
			message: `${quote(conflicting.name)} is for ${scope}, too: ${outcome}; merge them`,
			related: [{
				node: conflicting.root.at("metadata", "name"),
				note: "the other Telemetry"
			}, ...common?.manifest ? [{
				node: common.manifest.root.at("metadata", "name"),
				note: "what both are for"
			}] : []]
		};
	} }
});
const conflicts$1 = derived("everything", (mesh) => {
	const conflictOf = /* @__PURE__ */ new Map();
	const gateways = groupBy(mesh.ofKind("KubernetesGateway"), ({ namespace }) => namespace);
	for (const [namespace, { byLabels, byTarget }] of policyIndexes.Telemetry(mesh).byNamespace) {
		addConflicts(byLabels.selecting(/* @__PURE__ */ new Map()), void 0, conflictOf);
		for (const [ref, group] of byTarget) addConflicts([group], targetOf$1(mesh, namespace, ref), conflictOf);
		const proxies = [...workloadsIn(mesh, namespace).map(sidecarOf), ...(gateways.get(namespace) ?? []).map((gateway) => proxyOfGateway(mesh, gateway))];
		for (const { proxy, subject } of proxies) addConflicts(selectingTelemetries(mesh, proxy), subject, conflictOf);
	}
	return conflictOf;
});
function targetOf$1(mesh, namespace, ref) {
	const [kind = "", name = ""] = ref.split("/");
	const meshKind = targetKinds.get(kind);
	return {
		text: `the ${kind} ${quote(name)}`,
		manifest: meshKind && mesh.find(meshKind, namespace, name)
	};
}
const targetKinds = /* @__PURE__ */ new Map([
	["Gateway", "KubernetesGateway"],
	["Service", "Service"],
	["ServiceEntry", "ServiceEntry"]
]);
function sidecarOf({ manifest, namespace, labels }) {
	const subject = {
		text: `the workload ${quote(manifest.name)}`,
		manifest
	};
	return {
		proxy: {
			type: "sidecar",
			namespace,
			labels
		},
		subject
	};
}
function proxyOfGateway(mesh, manifest) {
	const { namespace, name } = manifest;
	const { labels, isWaypoint } = gatewayPods(mesh, namespace, name);
	return {
		proxy: {
			type: isWaypoint === true ? "waypoint" : "gateway",
			namespace,
			labels
		},
		subject: {
			text: `the Gateway ${quote(name)}`,
			manifest
		}
	};
}
const selectorGroup = oncePer((members) => {
	const first = members[0];
	return {
		members,
		first,
		second: members.find((member) => !isSameObject(member, first))
	};
});
function addConflicts(manifests, common, conflictOf) {
	const groups = manifests.map(selectorGroup);
	const first = groups[0]?.first;
	const [second] = first ? groups.flatMap((group) => isSameObject(group.first, first) ? group.second ?? [] : group.first) : [];
	if (!first || !second) return;
	for (const { members } of groups.filter((group) => !conflictOf.has(group.first))) for (const member of members) conflictOf.set(member, {
		conflicting: isSameObject(member, first) ? second : first,
		...common && { common }
	});
}

// src/rules/schema/cel/url-scheme.ts
function schemeOf(text) {
	if (text === "" || controlCharacter.test(text)) return null;
	if (text === "*") return "";
	const [, scheme = "", afterScheme = ""] = /^(?:([a-z][a-z0-9+.-]*):)?(.*)$/is.exec(text) ?? [];
	if (!afterScheme.startsWith("/")) return scheme === "" ? null : scheme.toLowerCase();
	const address = afterScheme.replace(/\?.*$/s, "");
	const hasAuthority = scheme !== "" && address.startsWith("//");
	const end = hasAuthority ? `${address}/`.indexOf("/", 2) : 0;
	if (hasAuthority && !isAuthority$1(address.slice(2, end))) return null;
	return hasBrokenEscape(address.slice(end)) ? null : scheme.toLowerCase();
}
function isModuleUrl(text) {
	const scheme = schemeOf(text);
	if (scheme === null) return schemeOf(`http://${text}`) !== null;
	return [
		"",
		"http",
		"https",
		"oci",
		"file"
	].includes(scheme);
}
const controlCharacter = /\p{Cc}/u;
function isAuthority$1(authority) {
	const at = authority.lastIndexOf("@");
	const user = authority.slice(0, Math.max(0, at));
	const address = authority.slice(at + 1);
	const colon = address.startsWith("[") ? address.indexOf("]") + 1 : address.lastIndexOf(":");
	const host = colon < 0 ? address : address.slice(0, colon);
	const port = colon < 0 ? "" : address.slice(colon);
	return isUser(user) && isHost$1(host) && /^(:\d*)?$/.test(port);
}
function isUser(text) {
	return /^[\w\-.~!$&'()*+,;=:%@]*$/.test(text) && !hasBrokenEscape(text);
}
function isHost$1(text) {
	if (text.startsWith("[") ? !text.endsWith("]") : text.includes(":")) return false;
	const name = text.replace(/^\[(.*)\]$/, "$1");
	return /^(?:[\w\-.~!$&'()*+,;=:<>"]|\P{ASCII}|%[89a-f][0-9a-f])*$/iu.test(name);
}
function hasBrokenEscape(text) {
	return /%(?![0-9a-f]{2})/i.test(text);
}

// src/rules/extension/helpers/wasm-module.ts
const moduleCodes = [
	"missing-url",
	"url-white-space",
	"url-escape",
	"url-without-scheme",
	"unknown-scheme",
	"not-a-checksum",
	"too-long",
	"missing-variable-name",
	"duplicate-variable",
	"host-variable-with-value",
	"missing-port",
	"port-out-of-range"
];
function* moduleProblems(module) {
	yield* urlDefects(module.get("url"));
	yield* checksumDefects(module.get("sha256"));
	yield* lengthDefects(module.get("imagePullSecret"), 253);
	yield* lengthDefects(module.get("pluginName"), 256);
	yield* variableDefects(module.at("vmConfig", "env"));
}
function* urlDefects(url) {
	if (!isPresent(url)) yield webhookProblem("missing-url", url, "a plugin needs a `url` to be loaded from");
	else if (url.text !== "") {
		const defect = urlDefect$1(url.text);
		if (!defect) return;
		const message = `${quote(url.text)} ${defect.text}`;
		if (!isModuleUrl(url.text)) yield webhookProblem(defect.code, url, message);
		else if (defect.code === "url-white-space") yield {
			code: defect.code,
			node: url,
			message
		};
	}
}
function urlDefect$1(text) {
	if (/[\s\p{Cc}]/u.test(text)) return {
		code: "url-white-space",
		text: "contains white space"
	};
	if (/%(?![0-9a-f]{2})/i.test(text)) return {
		code: "url-escape",
		text: "contains a percent sign that is not part of an escape such as `%20`"
	};
	const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(text) ?? [];
	if (scheme === void 0 || schemes.has(scheme.toLowerCase())) return null;
	return /^[^/]+:\d+\//.test(text) ? {
		code: "url-without-scheme",
		text: "has a port and no scheme: write `oci://` before it"
	} : {
		code: "unknown-scheme",
		text: "has a scheme from which Istio loads no plugin: use oci, https, http or file"
	};
}
const schemes = /* @__PURE__ */ new Set([
	"file",
	"http",
	"https",
	"oci"
]);
function* checksumDefects(sum) {
	if (sum.text === "" || /^[0-9a-f]{64}$/.test(sum.text)) return;
	yield webhookProblem("not-a-checksum", sum, `${quote(sum.text)} is not a SHA-256 sum: write 64 characters of 0 to 9 and a to f, in lower case`);
}
function* lengthDefects(node, max) {
	if (node.text.length > max) yield webhookProblem("too-long", node, `\`${node.pathKeys.at(-1)}\` is longer than ${max} characters`);
}
function* variableDefects(variables) {
	const firstByName = /* @__PURE__ */ new Map();
	for (const variable of variables.items().filter(({ kind }) => kind === "map")) {
		const [name, value] = [variable.get("name"), variable.get("value")];
		const first = firstByName.get(name.text);
		if (!isPresent(name)) yield webhookProblem("missing-variable-name", name, "an environment variable has no name");
		else if (first) yield webhookProblem("duplicate-variable", name, `variable ${quote(name.text)} is set twice`, {
			node: first,
			note: "set here first"
		});
		yield* lengthDefects(name, 256);
		if (isPresent(value) && variable.get("valueFrom").text === "HOST") {
			const message = `variable ${quote(name.text)} takes its value from the proxy (\`valueFrom: HOST\`), so it cannot set a \`value\`: leave one of the two out`;
			yield webhookProblem("host-variable-with-value", value, message);
		}
		if (name.text !== "") firstByName.set(name.text, name);
	}
}
function* portProblems$1(match) {
	for (const port of match.items("ports").filter(({ kind }) => kind === "map")) {
		const number = port.get("number");
		if (isPresent(number) && number.number === void 0) continue;
		if (isPresent(number) && number.number > 0 && number.number <= 65535) continue;
		yield webhookProblem(isPresent(number) ? "port-out-of-range" : "missing-port", number, isPresent(number) ? `${quote(number.data)} is not a port: write a number from 1 to 65535` : "a port of a match has no number: write one from 1 to 65535");
	}
}

// src/rules/extension/traffic-extension.ts
const trafficExtension = defineRule({
	id: "extension/traffic-extension",
	codes: [
		...moduleCodes,
		"missing-code",
		...scopeCodes
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A TrafficExtension that Istio refuses.",
	why: "The validating webhook of Istio refuses it: the proxies keep the previous extension.",
	fix: "Correct the field that the message names.",
	on: { *TrafficExtension(extension) {
		const { spec } = extension;
		yield* scopeProblems(extension);
		if (spec.get("wasm").kind === "map") yield* moduleProblems(spec.get("wasm"));
		if (spec.get("lua").kind === "map") yield* codeProblems(spec.at("lua", "inlineCode"));
		for (const match of spec.items("match")) yield* portProblems$1(match);
	} }
});
function* codeProblems(code) {
	if (!isPresent(code)) yield webhookProblem("missing-code", code, "the extension has no Lua code: write `inlineCode`");
}

// src/rules/extension/wasm-plugin.ts
const wasmPlugin = defineRule({
	id: "extension/wasm-plugin",
	codes: [
		...moduleCodes,
		"dry-run-unsupported",
		...scopeCodes
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A WasmPlugin that Istio refuses.",
	why: "The validating webhook of Istio refuses it: the proxies keep the previous plugin.",
	fix: "Correct the field that the message names.",
	on: { *WasmPlugin(plugin) {
		yield* dryRunUnsupported(plugin);
		yield* scopeProblems(plugin);
		yield* moduleProblems(plugin.spec);
		for (const match of plugin.spec.items("match")) yield* portProblems$1(match);
	} }
});

// src/rules/shared/has-unfilled.ts
function hasUnfilledScalar(node) {
	if (node.kind === "map") return node.entries().some(([, value]) => hasUnfilledScalar(value));
	return node.kind === "list" ? node.items().some(hasUnfilledScalar) : node.isUnfilled;
}

// src/rules/gateway-api/duplicate-match.ts
const { GRPCRoute, HTTPRoute } = routeViews(check$27);
const duplicateMatch = defineRule({
	id: "gateway-api/duplicate-match",
	codes: ["same-match"],
	severity: "warning",
	summary: "Two rules for one host match the same requests.",
	why: "Routes for one host of a listener are merged. Of two equal matches the one of the older route gets all requests, and in one route the first: the other is never used. No file says which route is older: it may differ between clusters.",
	fix: "Remove one of the two, join their `backendRefs` with weights, or let one match something else.",
	across: {
		GRPCRoute,
		HTTPRoute
	}
});
function* check$27(virtualService, mesh) {
	const { spec, originals = [] } = virtualService;
	const [host = ""] = spec.items("hosts").map(({ text }) => text);
	if (originals.some((route) => hasUnfilledScalar(route.spec.get("parentRefs")))) return;
	if (gatewayKeysOf(virtualService).some((key) => hasUnfilledGateway(mesh, key))) return;
	if (isUnfilled(host) || new Set(originals.map(objectKey)).size < originals.length) return;
	const matches = spec.items("http").filter((route) => !hasUnfilledScalar(route)).flatMap((route) => matchesOf(virtualService, route, "http"));
	for (const [first, ...duplicates] of groupBy(matches.toSorted(byPlace), conditionsKey).values()) for (const { node } of duplicates) yield sameMatch(node, first.node, host);
}
function hasUnfilledGateway(mesh, key) {
	if (key === "mesh") return false;
	return gatewayAt(mesh, key)?.originals?.some(({ spec }) => hasUnfilledScalar(spec)) ?? true;
}
function byPlace({ node: { range: first } }, { node: { range: second } }) {
	return compareText(first.source.file, second.source.file) || first.start - second.start;
}
function conditionsKey({ conditions }) {
	return JSON.stringify([...conditions].toSorted());
}
function sameMatch(node, first, host) {
	return {
		code: "same-match",
		node,
		message: `another rule for ${quote(host)} matches the same requests, and only one of the two gets them; remove one, or join their backends`,
		related: [{
			node: first,
			note: "the same match"
		}]
	};
}

// src/rules/gateway-api/not-accepted.ts
const notAccepted = defineRule({
	id: "gateway-api/not-accepted",
	codes: [
		"backend-kind",
		"backend-name",
		"backend-port",
		"certificate-kind",
		"filter",
		"header-value",
		"hostname",
		"kind-not-allowed",
		"listener-conflict",
		"listener-port",
		"listener-set-not-allowed",
		"namespace-not-allowed",
		"not-granted",
		"port-not-found",
		"protocol",
		"section-not-found",
		"tls-missing",
		"too-many-certificates"
	],
	severity: "error",
	summary: "A part of an object of the Gateway API that istiod does not accept.",
	why: "The API server accepts the object. Istiod writes the reason into its status and programs no proxy with that part: a route gets no traffic or answers 500, a listener does not listen.",
	fix: "Write what the Gateway, its listener or the other namespace admits, or change what they admit.",
	across: {
		GRPCRoute: problemsOf,
		HTTPRoute: problemsOf,
		KubernetesGateway: problemsOf,
		ListenerSet: problemsOf,
		TCPRoute: problemsOf,
		TLSRoute: problemsOf
	}
});
function isCertain$2(refusal) {
	return refusal.code !== "backend-not-found" && refusal.code !== "certificate-unusable";
}
function* problemsOf(object, mesh) {
	for (const refusal of (refusalsByObject(mesh).get(object) ?? []).filter(isCertain$2)) {
		if (mayBeAccepted(refusal, mesh)) continue;
		const mayBeGranted = refusal.code === "not-granted" && !knowsGrants(refusal, mesh);
		const isByRelease = refusal.isByRelease || isGrantedLater(refusal, mesh);
		yield {
			code: refusal.code,
			node: refusal.node,
			message: messages$3[refusal.code](refusal) + (isByRelease ? byRelease(refusal, mesh) : ""),
			...(mayBeGranted || isByRelease) && {
				severity: "warning",
				confidence: "likely"
			}
		};
	}
}
function mayBeAccepted(refusal, mesh) {
	const { code, node, basis = [] } = refusal;
	if ([node, ...basis].some(hasUnfilledScalar)) return true;
	return code === "not-granted" && (hasUnfilledGrants(mesh) || isGrantedElsewhere(refusal, mesh));
}
function isGrantedLater({ code, object, reference }, mesh) {
	if (code !== "not-granted" || !reference) return false;
	const kind = `${apiGroups.KubernetesGateway}/${object.kind}`;
	return isGrantedByLaterRelease(mesh, kind, object.namespace, reference);
}
function byRelease({ code }, { context }) {
	const reason = code === "not-granted" ? "only the last entry of `to` in a ReferenceGrant counts" : "TLSRoutes are for listeners that pass TLS through";
	return `; in Istio ${versionText(context.istioVersion)} ${reason}, since 1.30 it is accepted`;
}
const hasUnfilledGrants = derived(["ReferenceGrant"], (mesh) => mesh.ofKind("ReferenceGrant").some(({ root }) => hasUnfilledScalar(root)));
function isGrantedElsewhere({ object, reference }, mesh) {
	const allFiles = meshOfOtherObjects(mesh);
	if (!reference || !allFiles) return false;
	return isGranted(allFiles, `${apiGroups.KubernetesGateway}/${object.kind}`, object.namespace, reference);
}
function knowsGrants({ reference }, mesh) {
	const { namespace } = reference;
	return mesh.holdsNamespace(namespace) && !mayHaveUnseenObjects(mesh, { namespace });
}
const messages$3 = {
	"backend-kind": ({ reference }) => `Istio routes to no ${quote(reference.kind)}: requests are answered with 500; name a Service, or the host of a ServiceEntry with kind \`Hostname\` and group \`networking.istio.io\``,
	"backend-name": ({ reference }) => reference.kind === "Service" ? `${quote(reference.name)} is a host, but a backend needs the name of a Service: istiod drops all rules of the route; write \`name: ${reference.name.split(".")[0]}\` with its \`namespace\`` : `a backend of kind \`Hostname\` has no \`namespace\`: istiod drops all rules of the route; leave it out`,
	"backend-port": () => `a backend needs a \`port\`: without it istiod drops all rules of the route`,
	"certificate-kind": ({ reference }) => `${quote(reference.kind)} is no kind that holds a certificate here: write a Secret (for \`caCertificateRefs\` also a ConfigMap)`,
	filter: ({ detail, object }) => `Istio has no filter ${quote(detail)} here: istiod drops all rules of the ${object.kind}; remove the filter`,
	"header-value": () => "a value of a header cannot have control characters: istiod drops all rules of the route; write it on one line",
	hostname: ({ detail, hostnames = [], object }) => hostnames.length > 1 ? `no listener of the Gateway serves an entry of \`hostnames\` of the ${object.kind} (they serve ${shortNameList(hostnames.map(shownHostname))}): the route gets no traffic; add a listener, or write a hostname of one` : `the listener serves ${shownHostname(detail ?? "")}, and no entry of \`hostnames\` of the ${object.kind} matches that: the route gets no traffic; write a hostname of the listener`,
	"kind-not-allowed": ({ detail }) => `the listener admits no ${detail}: choose a listener with a suitable \`protocol\`, or add the kind to its \`allowedRoutes.kinds\``,
	"listener-conflict": ({ conflict }) => conflict === "HostnameConflict" ? "an earlier listener has the same port, protocol and hostname: this one does not listen; merge them, or give it another hostname" : "an earlier listener has the same port with another protocol: this one does not listen; give it another port or hostname",
	"listener-port": () => "a listener needs a `port`: only HTTP (80) and HTTPS (443) have a default in a ListenerSet",
	"listener-set-not-allowed": ({ object }) => `the Gateway admits no ListenerSets of the namespace ${quote(object.namespace)}: none of these listeners listens; add the namespace to the Gateway's \`allowedListeners\``,
	"namespace-not-allowed": ({ object }) => `the listener admits no routes of the namespace ${quote(object.namespace)}: the route gets no traffic; add the namespace to the listener's \`allowedRoutes.namespaces\`, which by default admits only its own`,
	"not-granted": ({ reference, object }) => `no ReferenceGrant in ${quote(reference.namespace)} lets a ${object.kind} of ${quote(object.namespace)} refer to the ${quote(reference.name)} there: ${isRoute(object) ? "requests are answered with 500" : "the listener has no certificate and does not listen"}; add one`,
	"port-not-found": ({ node }) => `the Gateway has no listener on port ${quote(node.scalar)}: the route gets no traffic`,
	protocol: ({ detail }) => `${protocolMistake(detail ?? "")}: this one does not listen; write \`HTTP\`, \`HTTPS\`, \`TLS\` or \`TCP\`, in capitals`,
	"section-not-found": ({ node }) => `the Gateway has no listener ${quote(node.text)}: the route gets no traffic; write the \`name\` of a listener`,
	"tls-missing": () => "a listener for HTTPS or TLS needs `tls`: without it this one does not listen",
	"too-many-certificates": () => "istiod takes one certificate of an authority, and two of a server at most: the listener does not listen"
};
function shownHostname(hostname) {
	return quote(hostname || "*");
}
function protocolMistake(protocol) {
	if (protocol === "") return "a listener needs a `protocol`";
	return protocol === "UDP" ? "Istio has no listeners for `UDP`" : `${quote(protocol)} is no protocol of listeners`;
}
const routeKinds = [
	"GRPCRoute",
	"HTTPRoute",
	"TCPRoute",
	"TLSRoute"
];
function isRoute({ kind }) {
	return routeKinds.some((routeKind) => routeKind === kind);
}

// src/rules/routing/helpers/retries.ts
function retryBudget(route) {
	if (isAnswered(route)) return {
		timeout: null,
		attempts: null,
		perTry: null
	};
	const attempts = route.at("retries", "attempts").number;
	return {
		timeout: positiveDuration(route.get("timeout")),
		attempts: attempts !== void 0 && Number.isSafeInteger(attempts) ? attempts : null,
		perTry: positiveDuration(route.at("retries", "perTryTimeout"))
	};
}
function isAnswered(route) {
	return route.get("redirect").kind === "map" || route.get("directResponse").kind === "map";
}
function retryBudgetSubject(hosts, route) {
	const fields = [
		route.get("timeout"),
		route.at("retries", "attempts"),
		route.at("retries", "perTryTimeout")
	];
	return [...hosts.map(({ text }) => text), ...fields.map(({ scalar }) => String(scalar))].join(" ");
}
const timedOutTryConditions = [
	"5xx",
	"gateway-error",
	"reset"
];
function retriesTimedOutTries(retryOn) {
	return retryOn.split(",").some((condition) => timedOutTryConditions.includes(condition.trim()));
}
function positiveDuration(node) {
	const parsed = parseDuration(node.text);
	return "value" in parsed && parsed.value > 0n ? parsed.value : null;
}

// src/rules/gateway-api/retry-timeouts.ts
const retryTimeouts = defineRule({
	id: "gateway-api/retry-timeouts",
	codes: [
		"shorter-than-budget",
		"timed-out-tries",
		"no-time-limit"
	],
	severity: "warning",
	summary: "The timeout of a request is shorter than all its tries together, or there is none.",
	why: "Istio makes `timeouts.request` the limit of all tries, and with `retry` it makes `timeouts.backendRequest` the limit of each. When the first expires, the client gets a 504 and no retry follows. A try that `timeouts.backendRequest` ends is not retried either: Istio retries errors of connections, gRPC's `unavailable` and `cancelled`, and the `codes` that upstreams answer. Without both, a hanging upstream keeps the request forever, since Istio sets no timeout by default, and no retry ever begins.",
	fix: "Raise `timeouts.request` to at least (1 + attempts) × backendRequest, or lower one of the two.",
	on: { *HTTPRoute({ spec }) {
		for (const rule of spec.items("rules")) if (rule.get("retry").exists) yield* check$26(rule);
	} }
});
function* check$26(rule) {
	const [request, backend] = [rule.at("timeouts", "request"), rule.at("timeouts", "backendRequest")];
	const attempts = rule.at("retry", "attempts");
	const retries = attempts.exists ? attempts.number : 2;
	const [timeout, perTry] = [positiveDuration(request), positiveDuration(backend)];
	if (retries === void 0 || retries < 1) return;
	if (isUnlimited(request) && isUnlimited(backend)) yield unlimited(rule);
	if (perTry === null) return;
	const budget = BigInt(1 + retries) * perTry;
	if (timeout !== null && timeout < budget) yield {
		code: "shorter-than-budget",
		node: request,
		message: `request timeout ${quote(request.text)} is shorter than the retry budget: (1 + ${retries}) × ${backend.text} = ${formatDuration(budget)}; set it to at least ${quote(formatDuration(budget))}`,
		related: [{
			node: backend,
			note: "the limit of each try, including the first"
		}]
	};
	else if (!request.isUnfilled) yield {
		code: "timed-out-tries",
		node: backend,
		severity: "info",
		message: `a try that ${quote(backend.text)} ends is not retried: the client gets a 504, whatever \`codes\` of \`retry\` say`,
		related: [{
			node: rule.get("retry"),
			note: "what is retried"
		}]
	};
}
function unlimited(rule) {
	return {
		code: "no-time-limit",
		node: rule.get("retry"),
		missing: rule.get("timeouts"),
		message: "retries without `timeouts.request` or `timeouts.backendRequest`: a hanging upstream blocks the request forever"
	};
}
function isUnlimited(node) {
	const parsed = parseDuration(node.text);
	return !node.exists || node.isNull || "value" in parsed && parsed.value === 0n;
}

// src/rules/gateway-api/unknown-backend.ts
const unknownBackend = defineRule({
	id: "gateway-api/unknown-backend",
	codes: [
		"unknown-service",
		"unknown-host",
		"unknown-port"
	],
	severity: "error",
	summary: "A route to a Service, host or port that nothing defines.",
	why: "The API server accepts the route. Istiod reports this only in its status, and requests of the rule are answered with 500 or 503.",
	fix: "Correct `name`, `namespace` or `port` of the `backendRefs`; the port is that of the Service, not its `targetPort`.",
	fromAbsence: "warning",
	across: {
		GRPCRoute: check$25,
		HTTPRoute: check$25,
		TCPRoute: check$25,
		TLSRoute: check$25
	}
});
function* check$25(route, mesh) {
	for (const node of backendsOf(route)) {
		const backend = referenceOf(node, referenceKinds.service, route.namespace);
		const host = hostOf(backend, mesh);
		if (host !== void 0 && !isUnfilled(backend.name)) yield* checkBackend(route, backend, host, mesh);
	}
}
function backendsOf({ spec }) {
	return spec.items("rules").flatMap((rule) => {
		const mirrors = rule.items("filters").map((filter) => filter.at("requestMirror", "backendRef"));
		return [...rule.items("backendRefs"), ...mirrors.filter(({ exists }) => exists)];
	});
}
function hostOf({ kind, namespace, name }, mesh) {
	if (kind === referenceKinds.hostname) return name;
	if (kind !== referenceKinds.service || name.includes(".")) return void 0;
	return `${name}.${namespace}.svc.${mesh.clusterDomain}`;
}
function* checkBackend(route, backend, host, mesh) {
	const { node, namespace, name, kind } = backend;
	if (hostPresence(mesh, host, route) === "no") {
		const isService = kind === referenceKinds.service;
		const near = isService ? closestName(name, serviceNamesIn(mesh, namespace)) : void 0;
		yield {
			code: isService ? "unknown-service" : "unknown-host",
			node: node.get("name"),
			severity: "warning",
			message: `${isService ? `no Service ${quote(`${namespace}/${name}`)} exists` : `no ServiceEntry has the host ${quote(name)}`}: requests are answered with 500${near === void 0 ? "" : `; did you mean ${quote(near)}?`}`
		};
		return;
	}
	yield* checkPort(route, backend, host, mesh);
}
function* checkPort(route, { node, name }, host, mesh) {
	const port = node.get("port");
	const ports = portsFor$1(mesh, host, route);
	const allFiles = meshOfOtherObjects(mesh);
	if (!ports || port.number === void 0 || portNumbers(ports).has(port.number)) return;
	if (allFiles && hasFurtherDeclarations(allFiles, mesh, host)) return;
	const servicePort = ports.find(({ targetPort }) => targetPort === port.number);
	const hint = servicePort ? `; ${quote(port.number)} is the target of port ${quote(servicePort.number)}` : "";
	yield {
		code: "unknown-port",
		node: port,
		message: `${quote(name)} has no port ${quote(port.number)}, only ${quoteAll([...portNumbers(ports)])}: requests fail${hint}`,
		related: ports.slice(0, 5).map((declared) => ({
			node: declared.node,
			note: "a declared port"
		}))
	};
}

// src/rules/gateway-api/unknown-parent.ts
const unknownParent = defineRule({
	id: "gateway-api/unknown-parent",
	codes: ["unknown-gateway"],
	severity: "error",
	summary: "A route is attached to a Gateway that nothing defines.",
	why: "The API server accepts the route. No gateway serves it, so that its hosts answer 404, and its status says nothing: each controller assumes that another one serves the route.",
	fix: "Correct `name` or `namespace` of the `parentRefs`, or create the Gateway.",
	fromAbsence: "warning",
	across: {
		GRPCRoute: check$24,
		HTTPRoute: check$24,
		TCPRoute: check$24,
		TLSRoute: check$24
	}
});
function* check$24(route, mesh) {
	const meshes = [mesh, meshOfOtherObjects(mesh)].filter((candidate) => candidate !== void 0);
	const parents = route.spec.items("parentRefs").map((node) => referenceOf(node, referenceKinds.gateway, route.namespace));
	for (const parent of parents.filter(({ kind }) => kind === referenceKinds.gateway)) if (isCertain$1(parent, mesh) && !meshes.some((candidate) => mayExist$1(parent, candidate))) yield unknownGateway$1(parent, mesh);
}
function isCertain$1({ namespace, node, name }, mesh) {
	if (!isKnownNamespace(namespace) || isUnfilled(name) || isUnread(namespace, mesh)) return false;
	if (gatewaysByNamespace(mesh).has(namespace)) return true;
	return !node.get("namespace").exists && gatewaysByName$1(mesh).has(name);
}
function isUnread(namespace, mesh) {
	return (gatewaysByNamespace(mesh).get(namespace) ?? []).length === 0 && mayHaveUnseenObjects(mesh, { namespace });
}
function mayExist$1({ namespace, name }, mesh) {
	return (gatewaysByName$1(mesh).get(name) ?? []).some((gateway) => gateway.namespace === namespace || !hasStatedNamespace(gateway)) || unfilledNames$1(mesh).has(name);
}
function unknownGateway$1({ namespace, name, node }, mesh) {
	const [namesake] = gatewaysByName$1(mesh).get(name) ?? [];
	const near = closestName(name, (gatewaysByNamespace(mesh).get(namespace) ?? []).map((gateway) => gateway.name));
	const hint = namesake ? `; there is one in \`namespace: ${namesake.namespace}\`` : near === void 0 ? "" : `; did you mean ${quote(near)}?`;
	return {
		code: "unknown-gateway",
		node: node.get("name"),
		message: `no Gateway ${quote(`${namespace}/${name}`)} exists: the route gets no traffic from it${hint}`,
		related: namesake ? [{
			node: namesake.root.at("metadata", "name"),
			note: "a Gateway of that name"
		}] : []
	};
}
const gatewaysByName$1 = derived(["KubernetesGateway"], (mesh) => groupBy(mesh.ofKind("KubernetesGateway"), ({ name }) => name));
const gatewaysByNamespace = derived(["KubernetesGateway"], (mesh) => groupBy(mesh.ofKind("KubernetesGateway"), ({ namespace }) => namespace));
const unfilledNames$1 = derived(["KubernetesGateway"], (mesh) => unfilledIndex(mesh.ofKind("KubernetesGateway"), ({ name }) => [name]));

// src/rules/gitops/build-failed.ts
const buildFailed = defineRule({
	id: "gitops/build-failed",
	codes: ["not-built", "time-limit"],
	severity: "error",
	summary: "A kustomization that cannot be built.",
	why: "Flux, Argo CD and kustomize stop at the same error: nothing of this kustomization is applied, and the objects that it applied before stay as they were.",
	fix: "Follow the message of kustomize; `kustomize build FOLDER` shows whether the error is gone.",
	across: { *build({ build, rendersInBase }, mesh) {
		if (build.status !== "not-built" || build.isOutOfTime) return;
		const { at, message, target } = build;
		const unread = unreadFiles(mesh);
		if (target.files.some((file) => unread.has(file)) || isUnfilled(withoutGoValues(message))) return;
		const isLimit = isTooSlow(message);
		yield {
			code: isLimit ? "time-limit" : "not-built",
			...isLimit && !rendersInBase && { severity: "info" },
			node: at ?? {
				file: target.file,
				line: 1
			},
			message: `${titleOf$1(target)} cannot be built: ${oneLine(message)}`,
			...rendersInBase ? {} : { confidence: "likely" }
		};
	} }
});
function withoutGoValues(message) {
	return message.replaceAll("<nil>", "").replace(/ in object \{\{.*\}\}/s, "");
}
function titleOf$1({ path, flux }) {
	if (flux) return `the Flux Kustomization ${quote(flux.name)}`;
	return path === "" ? "the kustomization" : `the kustomization ${quote(path)}`;
}
const unreadFiles = derived([], ({ documents }) => {
	const unread = documents.filter(({ document, reading }) => reading !== "unread" && document.root === null && document.problems.length > 0);
	return new Set(unread.map(({ file }) => file));
});

// src/model/deletion.ts
const statefulKinds = [
	"PersistentVolumeClaim",
	"PersistentVolume",
	"StatefulSet",
	"Namespace",
	"CustomResourceDefinition",
	"Secret"
];
function lossRank({ kind }) {
	const rank = statefulKinds.indexOf(kind);
	return rank < 0 ? statefulKinds.length : rank;
}
function holdsData(manifest) {
	return lossRank(manifest) < statefulKinds.indexOf("Secret");
}

// src/rules/gitops/deletes.ts
const deletes = defineRule({
	id: "gitops/deletes",
	codes: [
		"crd-in-use",
		"crd-version-in-use",
		"namespace-in-use",
		"cascade",
		"recreated",
		"stateful",
		"moved",
		"pruned",
		"orphaned"
	],
	severity: "warning",
	summary: "Merging deletes objects of the cluster, or leaves them behind in it.",
	why: "Argo CD and Flux delete what a commit removes: with an Application that has a finalizer all that it rendered, with a CRD all objects of its kind, with a Namespace all that is in it. Reverting the commit brings back the objects, but not their data.",
	fix: "Make sure that the deletion is meant. To keep an object, annotate it first, in a commit of its own: `argocd.argoproj.io/sync-options: Prune=false,Delete=false` for Argo CD, `kustomize.toolkit.fluxcd.io/prune: disabled` for Flux. To hand it to another Application or Kustomization, let the old one stop pruning before it loses the object. The severity of each code can be set: `gitops/deletes/pruned: error` makes every deletion block.",
	on: { *deletion(consequence) {
		const { code, node, manifest, subject } = consequence;
		const { text } = wordings$1[code];
		const severity = severityOf(consequence);
		yield {
			code,
			node,
			...manifest && code !== "crd-version-in-use" && { at: "object" },
			message: text(consequence),
			about: subject,
			...consequence.isCertain ? { severity } : {
				severity: "warning",
				confidence: "likely"
			}
		};
	} }
});
function severityOf({ code, deletions }) {
	return code === "moved" && deletions.some(({ manifest }) => holdsData(manifest)) ? "warning" : wordings$1[code].severity;
}
const wordings$1 = {
	"crd-in-use": {
		severity: "error",
		text: ({ subject, users, isCertain, reason }) => `${deleting(isCertain)} ${subject} and with it every object of this kind in the cluster, while head still applies ${listOf$1(users)}: ${reason}`
	},
	"crd-version-in-use": {
		severity: "error",
		text: ({ subject, users }) => `merging removes ${subject}, while head still applies objects of it, which the API server then refuses: ${listOf$1(users)}; move them to a version that it serves first`
	},
	"namespace-in-use": {
		severity: "error",
		text: ({ subject, users, isCertain, reason }) => `${deleting(isCertain)} ${subject} and with it all that is in it, while head still applies ${listOf$1(users)} to it: ${reason}`
	},
	cascade: {
		severity: "warning",
		text: ({ subject, deletions, manifest, reason }) => {
			const furtherObjects = deletions.map((deletion) => deletion.manifest).filter((candidate) => candidate !== manifest);
			return furtherObjects.length === 0 ? `merging deletes ${subject} with all that it applied, which is not rendered here: ${reason}` : `merging deletes ${subject} and with it ${listOf$1(furtherObjects)}: ${reason}`;
		}
	},
	recreated: {
		severity: "warning",
		text: ({ subject, deletions, reason, isCertain }) => deletions.length === 0 ? `${deleting(isCertain)} everything of ${subject}, which is not rendered here, and creates it again ${reason}` : `${deleting(isCertain)} everything of ${subject} and creates it again ${reason}: ${listOf$1(manifestsOf(deletions))}`
	},
	stateful: {
		severity: "warning",
		text: ({ subject, reason }) => `merging deletes ${subject} with the data that it holds: ${reason}`
	},
	moved: {
		severity: "info",
		text: ({ deletions, reason }) => `merging hands over ${listOf$1(manifestsOf(deletions))} to another owner: ${reason}`
	},
	pruned: {
		severity: "info",
		text: ({ deletions, reason }) => `merging deletes ${listOf$1(manifestsOf(deletions))}: ${reason}`
	},
	orphaned: {
		severity: "info",
		text: ({ deletions, reason }) => `merging leaves ${listOf$1(manifestsOf(deletions))} behind in the cluster: ${reason}`
	}
};
function deleting(isCertain) {
	return isCertain ? "merging deletes" : "merging may delete";
}
function manifestsOf(deletions) {
	return deletions.map(({ manifest }) => manifest);
}
const maxNames = 2;
function listOf$1(manifests) {
	const distinct = new Map(manifests.map((manifest) => [objectKey(manifest), manifest])).values();
	const kinds = [...groupBy([...distinct], ({ kind }) => kind)];
	const shown = kinds.slice(0, maxKinds).map(([kind, group]) => {
		const names = group.slice(0, maxNames).map(({ name }) => quote(name));
		const more = group.length - names.length;
		return `${group.length === 1 ? kind : pluralKind(kind)} ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
	});
	const hidden = kinds.slice(maxKinds).reduce((sum, [, group]) => sum + group.length, 0);
	return `${shown.join(", ")}${hidden === 0 ? "" : ` and ${hidden} ${hidden === 1 ? "object" : "objects"} of other kinds`}`;
}
function pluralKind(kind) {
	if (/[^aeiou]y$/.test(kind)) return `${kind.slice(0, -1)}ies`;
	return /(s|x|ch|sh)$/.test(kind) ? `${kind}es` : `${kind}s`;
}
const maxKinds = 4;

// src/rules/gitops/helpers/refused-duplicate.ts
function refusedDuplicate(message) {
	const [, kind, name] = /already registered id: ([^./\s]+)\.[^/\s]*\/(\S+)\.[^.\s]+/.exec(message) ?? [];
	return kind === void 0 || name === void 0 ? null : {
		kind,
		name
	};
}

// src/rules/gitops/duplicate-object.ts
const duplicateObject = defineRule({
	id: "gitops/duplicate-object",
	codes: ["defined-twice"],
	severity: "error",
	summary: "Files that are applied together define the same object twice.",
	why: "A cluster has one object of each kind and name. The definition that is applied last silently replaces the other, two controllers keep overwriting each other, and Helm refuses the release.",
	fix: "Keep one of the two, or give it another name or namespace.",
	across: { *manifest(manifest, mesh) {
		const first = firstDefinitions(mesh).get(manifest);
		if (!first) return;
		const name = first.root.at("metadata", "name");
		yield {
			code: "defined-twice",
			node: manifest.root.at("metadata", "name"),
			message: `${manifest.kind} ${quote(shownName(manifest))} is defined twice in files that are applied together: ${resultOf(manifest, first, mesh)}; keep one`,
			about: identity(manifest),
			related: [{
				node: name,
				note: first.target === manifest.target ? "the first one" : `the first one, of ${quote(first.target)}`
			}]
		};
	} }
});
function resultOf({ target }, first, mesh) {
	return first.target === target && unbuiltTargets(mesh).has(target) ? "kustomize builds nothing of it" : "one definition replaces the other";
}
const unbuiltTargets = derived([], ({ builds = [] }) => new Set(builds.flatMap(({ build }) => build.status === "not-built" && refusedDuplicate(build.message) ? build.target.id : [])));
const firstDefinitions = derived("everything", (mesh) => {
	const groups = groupBy(mesh.manifests.filter(hasIdentity), identity);
	return new Map([...groups.values()].flatMap((definitions) => definitions.length > 1 ? clashingPairs(definitions, mesh) : []));
});
function clashingPairs(definitions, mesh) {
	const earlier = /* @__PURE__ */ new Map();
	return [...new Set(definitions)].flatMap((manifest, index) => {
		const definition = {
			manifest,
			index,
			text: textOf(manifest)
		};
		const groups = clashGroups(manifest, mesh);
		const clashing = groups.flatMap((group) => earlier.get(group)?.find(({ text }) => text !== definition.text) ?? []);
		for (const group of groups) keepDistinct(definition, group, earlier);
		const [first] = clashing.toSorted((a, b) => a.index - b.index);
		return first ? [[manifest, first.manifest]] : [];
	});
}
function keepDistinct(definition, group, earlier) {
	const definitions = earlier.get(group) ?? [];
	if (definitions.length < 2 && definitions.every(({ text }) => text !== definition.text)) definitions.push(definition);
	earlier.set(group, definitions);
}
function hasIdentity({ root, name, namespace }) {
	return !root.at("metadata", "annotations", "helm.sh/hook").exists && name !== "" && !isUnfilled(name) && !isUnfilled(namespace);
}
function identity(manifest) {
	const { kind, namespace, name } = manifest;
	const group = groupOf(manifest);
	return [
		group,
		kind,
		isClusterScoped(group, kind) ? "" : namespace,
		name
	].join("\0");
}
function shownName(manifest) {
	const { kind, namespace, name } = manifest;
	return isClusterScoped(groupOf(manifest), kind) ? name : `${namespace}/${name}`;
}
function clashGroups(manifest, mesh) {
	const targetGroup = `target ${manifest.target}`;
	return !(targetsById(mesh).get(manifest.target)?.kind === "kustomization") && hasCertainNamespace(manifest, mesh) ? [targetGroup, "all"] : [targetGroup];
}
function hasCertainNamespace(manifest, mesh) {
	if (!isClusterScoped(groupOf(manifest), manifest.kind)) return hasStatedNamespace(manifest);
	const target = targetsById(mesh).get(manifest.target);
	return target?.kind !== "helm" || target.namespace !== null;
}
const targetsById = derived([], (mesh) => new Map(mesh.targets.map((target) => [target.id, target])));
function textOf({ root }) {
	const { file, line, column } = root.location;
	return JSON.stringify([
		file,
		line,
		column
	]);
}

// src/rules/gitops/environment-drift.ts
const environmentDrift = defineRule({
	id: "gitops/environment-drift",
	codes: ["missing-key"],
	severity: "info",
	summary: "An environment lacks a value that all other environments of the release set.",
	why: "A host or setting that was added to the other environments was probably forgotten here: what works there fails in this environment. The chart has no default for it.",
	fix: "Add the key to the values of the environment. If the difference is intended, switch the rule off for it.",
	on: { *driftedKey({ environment, siblings, node, unlisted }) {
		const more = unlisted === 0 ? "" : `; it lacks ${unlisted} more of their keys, which are not listed`;
		const key = quote(pathText(node.pathKeys));
		yield {
			code: "missing-key",
			node,
			message: `environment ${quote(environment)} lacks ${key}, which all others of this release set (${quoteAll(siblings)}), and the chart has no default for it; add it if it was forgotten${more}`,
			about: JSON.stringify(node.pathKeys)
		};
	} }
});

// src/rules/gitops/helmfile-invalid.ts
const helmfileInvalid = defineRule({
	id: "gitops/helmfile-invalid",
	codes: [
		"not-loaded",
		"template-fails",
		"undefined-need"
	],
	severity: "error",
	summary: "A helmfile that helmfile cannot load, a template of it that fails, or a release that needs one which is not defined.",
	why: "At this error helmfile stops: none of the releases of the helmfile is installed or updated.",
	fix: "Follow the message; `helmfile build` shows whether the error is gone.",
	on: { *helmfile({ message, file, line, need }) {
		const isTemplate = message.startsWith("executing ");
		const isOfVersion0 = message.includes("helmfile 1 renders templates only in");
		yield {
			code: need ? "undefined-need" : isTemplate ? "template-fails" : "not-loaded",
			node: {
				file,
				line
			},
			message: `helmfile stops at this line: ${oneLine(message)}${need ? needAdvice(need) : ""}`,
			...(isTemplate || isOfVersion0 || need?.byFlag) && {
				severity: "warning",
				confidence: "likely"
			},
			about: message
		};
	} }
});
function needAdvice({ name, defined, byFlag }) {
	const similar = similarNeed(name, defined);
	return `${byFlag ? ", unless it is called with `--namespace` or `--kube-context`" : ""}; ${similar === void 0 ? "define it, or remove it from `needs`" : `did you mean ${quote(similar)}?`}`;
}
function similarNeed(need, defined) {
	const similar = closestName(nameOf$5(need), defined.map(nameOf$5));
	return defined.find((release) => nameOf$5(release) === similar);
}
function nameOf$5(need) {
	return need.slice(need.lastIndexOf("/") + 1);
}

// src/rules/gitops/ignored-values.ts
const ignoredValues = defineRule({
	id: "gitops/ignored-values",
	codes: ["not-a-map"],
	severity: "error",
	summary: "A HelmRelease whose `values` is no map.",
	why: "The API server accepts any type there. helm-controller reads only a map: without a word it releases the chart with its defaults and with what `valuesFrom` names.",
	fix: "Write the values as a map below `values`, without a `|` after it.",
	on: { *manifest(manifest) {
		if (!isHelmRelease(manifest)) return;
		const values = manifest.spec.get("values");
		if (!isSet$3(values) || values.kind === "map" || mayBeFilled(values)) return;
		yield {
			code: "not-a-map",
			node: values,
			at: "key",
			message: `\`spec.values\` is ${values.kind === "list" ? "a list" : "a scalar"}, not a map, so that Flux releases the chart without it: ${advice$3(values)}`
		};
	} }
});
function isHelmRelease(manifest) {
	return manifest.kind === "HelmRelease" && groupOf(manifest) === "helm.toolkit.fluxcd.io";
}
function mayBeFilled(values) {
	return values.isUnfilled && !isMapInText(values);
}
function advice$3(values) {
	return isMapInText(values) ? "its text is a map, so remove the `|` or the quotes around it" : "write its keys below `values`";
}
function isMapInText({ kind, text }) {
	return kind === "scalar" && parseDocuments(text, "").some(({ root }) => root?.kind === "map");
}

// src/rules/gitops/not-rendered.ts
const notRendered = defineRule({
	id: "gitops/not-rendered",
	codes: [
		"remote-chart",
		"no-chart-named",
		"no-release",
		"no-chart",
		"remote-base",
		"plugin"
	],
	severity: "info",
	summary: "A target is applied but cannot be rendered, because the repository does not contain a part of it.",
	why: "The manifests of a chart or base that is elsewhere are not known, so they are neither checked nor part of the diff. Of such a release only the values are checked, by their layout; a kustomization is built without the missing part.",
	fix: "Vendor the chart or base, or map the chart to a folder in `.meshgate.yaml`. With `strict` the run counts as incomplete.",
	on: {
		*target(target) {
			if (target.kind !== "values" || target.missing.length > 0) return;
			yield {
				code: target.reasonCode,
				node: target.statedBy ?? {
					file: target.values[0] ?? target.path,
					line: 1
				},
				message: `${target.release ?? "this file"} is not rendered: ${target.reason}; only its values are checked`
			};
		},
		*build({ build }) {
			if (build.status === "not-built") return;
			for (const { kind, source, file, line } of build.omitted ?? []) {
				if (kind === "patch-without-target") continue;
				const { code, without } = omissions[kind];
				yield {
					code,
					node: {
						file,
						line
					},
					message: `\`${build.target.path || "."}\` is built without ${without(quote(source))} is not checked`,
					about: source
				};
			}
		}
	}
});
const omissions = {
	remote: {
		code: "remote-base",
		without: (source) => `the remote resource ${source}, which is not in this repository; what it adds`
	},
	chart: {
		code: "remote-chart",
		without: (source) => `the chart ${source}, which is not in this repository; what it adds`
	},
	plugin: {
		code: "plugin",
		without: (source) => `running ${source}, a plug-in or function; what it adds, changes or refuses`
	}
};

// src/rules/gitops/reference.ts
const reference = defineRule({
	id: "gitops/reference",
	formerId: "gitops/source-missing",
	codes: [
		"missing-values-file",
		"missing-chart",
		"missing-manifests",
		"missing-file",
		"missing-folder",
		"created-file",
		"no-kustomization",
		"not-a-component",
		"is-a-component",
		"no-patch-target",
		"unknown-ref",
		"no-match",
		"misspelled-object",
		"missing-key",
		"cycle",
		"dependency-cycle",
		"applying-cycle",
		"refused-set",
		"not-locked",
		"locked-out-of-range",
		"chart-refused"
	],
	severity: "error",
	summary: "A path or name in a kustomization, an Application, a Flux object or the configuration leads to nothing.",
	why: "The build or the GitOps controller fails at it, so that nothing of the release is applied; or it silently leaves out what is missing.",
	fix: "Correct the path or name, or add what is missing.",
	on: {
		*target({ missing }) {
			for (const source of missing) {
				const { code, noun } = sources[source.what];
				yield {
					code,
					node: source.namedAt ?? {
						file: source.source,
						line: 1
					},
					message: `no ${noun} ${quote(source.source)} in this repository`,
					about: source.source,
					...source.isGuessed && {
						severity: "warning",
						confidence: "likely"
					}
				};
			}
		},
		*reference(unresolved) {
			if (unresolved.isSetAside) return;
			const { code, node, name, related } = unresolved;
			const { text, ...level } = wordings[code](unresolved);
			yield {
				code,
				node,
				message: `${text}${suggestion$1(unresolved)}`,
				related,
				about: name,
				...level
			};
		}
	}
});
const sources = {
	"values file": {
		code: "missing-values-file",
		noun: "values file"
	},
	chart: {
		code: "missing-chart",
		noun: "chart"
	},
	manifests: {
		code: "missing-manifests",
		noun: "manifests at"
	},
	folder: {
		code: "missing-folder",
		noun: "folder"
	},
	kustomization: {
		code: "no-kustomization",
		noun: "kustomization in"
	}
};
const wordings = {
	"missing-file": (unresolved) => ({ text: notThere(unresolved) }),
	"missing-folder": (unresolved) => ({ text: notThere(unresolved) }),
	"created-file": ({ noun, name, mayExist }) => ({
		severity: "warning",
		confidence: "likely",
		text: `${noun} ${quote(name)} is not in this repository: ${mayExist ?? "something may create it"}, and without it the build fails`
	}),
	"no-kustomization": ({ noun, name }) => ({ text: `the folder of ${noun} ${quote(name)} has no kustomization file: add a \`kustomization.yaml\`, or list the files themselves` }),
	"not-a-component": ({ name }) => ({ text: `${quote(name)} is no component: list it under \`resources\`, or give its kustomization \`kind: Component\`` }),
	"is-a-component": ({ name }) => ({ text: `${quote(name)} is a component: list it under \`components\`` }),
	"no-patch-target": ({ name, mayExist }) => mayExist === null ? { text: `the kustomization has no ${quote(name)} that this patch could change, so its build fails` } : {
		severity: "warning",
		text: `the kustomization has no ${quote(name)}, so this patch changes nothing`
	},
	"unknown-ref": ({ name }) => ({ text: `no source of this Application has the ref ${quote(name)}` }),
	"no-match": ({ noun, name }) => ({
		severity: "warning",
		text: `the ${noun} ${quote(name)} of this Git generator matches nothing in this repository`
	}),
	"misspelled-object": ({ noun, name }) => ({
		severity: "warning",
		confidence: "likely",
		text: `no ${noun} ${quote(name)} in this repository`
	}),
	"missing-key": ({ noun, name }) => ({ text: `${quote(noun)} has no key ${quote(name)}, so that Flux cannot put the values of this HelmRelease together: name a key that it has, or set \`optional: true\`` }),
	cycle: ({ noun, name }) => ({ text: `the ${noun} ${quote(name)} renders Applications of its own source again and again, each under another name: give the inner ones another path` }),
	"dependency-cycle": ({ noun, name, mayExist }) => ({
		text: `each of these ${noun}s waits for the next one, so that Flux applies none of them: ${quote(name)}; remove one \`dependsOn\`${mayExist === null ? "" : ` (${mayExist})`}`,
		...mayExist !== null && {
			severity: "warning",
			confidence: "likely"
		}
	}),
	"applying-cycle": ({ noun, name }) => ({
		severity: "info",
		text: `these ${noun}s apply each other: ${quote(name)}; deleting one deletes all of them where its controller prunes`
	}),
	"refused-set": ({ noun, name, mayExist }) => ({ text: `Argo CD generates no Application from the ${noun} ${quote(name)}: ${oneLine(mayExist ?? "it cannot be evaluated")}` }),
	"not-locked": chartWording,
	"locked-out-of-range": chartWording,
	"chart-refused": chartWording
};
function chartWording({ name, mayExist }) {
	return { text: `the chart ${quote(name)} ${mayExist ?? "is not locked"}` };
}
function notThere({ noun, name, path, node, manifest }) {
	if (manifest === null && path === joinPath(folderOf(node.file), name) && !name.startsWith("..")) return `no ${noun} ${quote(name)} in the folder of this kustomization`;
	if (path === null || path === name) return `no ${noun} ${quote(name)} in this repository`;
	return `no ${noun} ${quote(name)}: this repository has no ${quote(path || ".")}`;
}
function suggestion$1({ similar }) {
	return similar === null ? "" : `; did you mean ${quote(similar)}?`;
}

// src/rules/helm/cluster-dependent.ts
const clusterDependent = defineRule({
	id: "helm/cluster-dependent",
	codes: [
		"lookup",
		"upgrade",
		"apis"
	],
	severity: "info",
	summary: "Lines of a template that are rendered only where a cluster has something, and that are not checked.",
	why: "Charts are rendered without a cluster, as `helm template` does: `lookup` finds nothing, the release is installed, and only the APIs that the repository states are served. Findings and differences do not contain what a template renders in another cluster. Meshgate finds these lines by rendering with the other answer.",
	fix: "State what the cluster answers: `api-versions` or `is-upgrade` of the target in `.meshgate.yaml`, `apiVersions` in an Application or helmfile. What `lookup` finds cannot be stated: have the template decide by a value, or read the lines yourself.",
	on: { *unseenLines({ question, at, apis, templates }) {
		const [first, ...others] = templates;
		if (!first) return;
		yield {
			code: question,
			node: at,
			message: `${others.length > 0 ? `lines of ${templates.length} templates are` : linesOf(first, at.file)} rendered only ${conditions$1[question]({ apis })}, and not checked${advice$2[question]}`
		};
	} }
});
const conditions$1 = {
	lookup: () => "where the cluster has an object that `lookup` asks for",
	upgrade: () => "when the release is upgraded",
	apis: ({ apis }) => apis.length > 0 ? `in a cluster that serves ${quoteAll(apis)}` : "in a cluster that serves APIs which nothing states"
};
const advice$2 = {
	lookup: "",
	upgrade: ": `is-upgrade` of the target renders them",
	apis: ": `api-versions` of the target renders them"
};
function linesOf({ file, lines }, shown) {
	const ranges = rangesOf(lines).map(([from, to]) => from === to ? `${from}` : `${from} to ${to}`);
	const listed = ranges.length > 3 ? [...ranges.slice(0, 3), `${ranges.length - 3} more ranges`] : ranges;
	const text = listed.length > 1 ? `${listed.slice(0, -1).join(", ")} and ${listed.at(-1)}` : listed[0];
	const isOne = lines.length === 1;
	return `${isOne ? "line" : "lines"} ${text}${file === shown ? "" : ` of ${quote(baseName(file))}`} ${isOne ? "is" : "are"}`;
}
function rangesOf(lines) {
	const ranges = [];
	for (const line of lines) {
		const last = ranges.at(-1);
		if (last && line === last[1] + 1) last[1] = line;
		else ranges.push([line, line]);
	}
	return ranges;
}

// src/rules/helm/helpers/renaming.ts
function renamingFix(node, name) {
	return {
		safety: "unsafe",
		title: `rename ${quote(node.pathKeys.at(-1))} to ${quote(name)}`,
		set: [{
			node,
			value: name,
			isKey: true
		}]
	};
}

// src/rules/helm/dead-value.ts
const deadValue = defineRule({
	id: "helm/dead-value",
	codes: ["never-read", "no-longer-read"],
	severity: "warning",
	summary: "A key of a values file that no template of the chart reads.",
	why: "The key has no effect, although its author expects one. A misspelt key leaves the default in force, such as a timeout, a limit or a switch. Meshgate finds this by rendering: no value of the key changes any rendered object, even with all switches of the chart on, and no template prints or ranges over the map of the key in a branch that these values do not take.",
	fix: "Correct the name, move the key to where templates read it, or remove it.",
	on: { *deadValue({ node, fact: { suggestion, valuesPath }, wasRead }) {
		const key = quote(pathText(node.pathKeys));
		const sentence = wasRead ? `nothing in the chart reads ${key} any more: this change made it dead, base still reads it` : `nothing in the chart reads ${key}`;
		yield {
			code: wasRead ? "no-longer-read" : "never-read",
			node,
			at: "key",
			message: `${sentence}${hint(suggestion)}`,
			about: JSON.stringify(suggestion?.valuesPath ?? valuesPath),
			...wasRead && { severity: "error" },
			...suggestion?.readAt && { related: [{
				node: suggestion.readAt,
				note: `this reads ${quote(pathText(suggestion.path))}`
			}] },
			...suggestion?.kind === "similar" && { fix: renamingFix(node, String(suggestion.path.at(-1))) }
		};
	} }
});
function hint(suggestion) {
	if (!suggestion) return "";
	const name = quote(pathText(suggestion.path));
	return suggestion.kind === "similar" ? `; did you mean ${name}?` : `; it reads ${name}`;
}

// src/rules/helm/non-deterministic.ts
const nonDeterministic = defineRule({
	id: "helm/non-deterministic",
	codes: ["replaced", "kept-by-lookup"],
	severity: "warning",
	summary: "A field that has another value in each render.",
	why: "Argo CD renders repeatedly, always shows the release as out of sync, and replaces the password, key or certificate with each sync; so does each upgrade by Helm. Pods keep the value that they started with. `lookup` finds nothing where Argo CD renders. Meshgate finds such fields by rendering twice, with different seeds and times.",
	fix: "Set the value, take it from a Secret that is made outside of the chart, or keep the present one with `lookup` where Helm installs the chart.",
	on: { *varyingFields({ nodes, manifest, isKept }) {
		const [node, ...others] = appliedAgain(nodes, manifest);
		if (!node) return;
		const { kind } = manifest;
		const more = others.length > 0 ? ` and ${others.length === 1 ? "1 more field" : `${others.length} more fields`}` : "";
		const fields = `${quote(pathText(node.pathKeys))}${more} of ${kind}`;
		const verb = others.length > 0 ? "differ" : "differs";
		yield {
			code: isKept ? "kept-by-lookup" : "replaced",
			node,
			message: isKept ? `${fields} ${verb} in each render: \`lookup\` may keep the present value where Helm installs the chart, but Argo CD replaces it with each sync; set the value there` : `${fields} ${verb} in each render: each upgrade or sync replaces it; set the value, or take it from an object that is made outside of the chart`,
			...isKept && { severity: "info" }
		};
	} }
});
function appliedAgain(nodes, manifest) {
	const { helm } = hooksOf(manifest);
	if (helm === null) return nodes;
	if (helm.split(",").every((event) => /^test(?:-success|-failure)?$/.test(event.trim()))) return [];
	return nodes.filter(({ pathKeys }) => pathKeys.join(".") !== "metadata.name");
}

// src/rules/helm/placeholder.ts
const placeholder = defineRule({
	id: "helm/placeholder",
	codes: ["placeholder"],
	severity: "warning",
	ownsPlaceholders: true,
	summary: "A placeholder that has not been replaced.",
	why: "The text of an example is applied as it is: a host that nobody has, an audience that no token has, a namespace that does not exist. Traffic and tokens are refused, and no log names the reason.",
	fix: "Write what the placeholder stands for.",
	parts: ["patch", "unapplied"],
	on: {
		"values/mediatedTls": checkValues$2,
		"values/passthroughTls": checkValues$2,
		"values/jwt": checkValues$2,
		"values/services": checkValues$2
	},
	across: { *manifest(manifest, mesh) {
		const isRouted = groupOf(manifest) === "networking.istio.io";
		for (const node of nodesWithPlaceholder(manifest)) if (!isPartOfJwtRule(node.text, manifest, mesh)) yield* check$23(node, isRouted);
	} }
});
const nodesWithPlaceholder = oncePer((manifest) => {
	if (!checkedGroups.includes(groupOf(manifest)) || manifest.kind === "EnvoyFilter") return [];
	const { root, spec } = manifest;
	return [
		root.at("metadata", "name"),
		root.at("metadata", "namespace"),
		...stringsIn(spec)
	].filter(({ text }) => placeholderIn(text) !== null);
});
const checkedGroups = [
	"networking.istio.io",
	"security.istio.io",
	"gateway.networking.k8s.io"
];
function* checkValues$2(entry) {
	for (const node of stringsIn(mergedOrFileEntry(entry))) yield* check$23(node, true);
}
function* check$23(node, isRouted) {
	const marker = isSubstitution(node.text) ? null : placeholderIn(node.text);
	if (marker === null) return;
	if (isAddressVariable(marker)) {
		yield {
			code: "placeholder",
			node,
			message: `${quote(marker)} looks like the name of a variable, not like a host or an address: unless a script replaces it, no request reaches it; write the value`,
			about: subjectOf(node.text),
			confidence: "likely"
		};
		return;
	}
	yield {
		code: "placeholder",
		node,
		message: `${quote(node.text)} ${marker === node.text ? "is a placeholder" : `still holds the placeholder ${quote(marker)}`}: write what it stands for`,
		about: subjectOf(node.text),
		...isRouted && isRefusedByWebhook(node) && {
			severity: "error",
			refusedBy: "webhook"
		}
	};
}
function stringsIn(node) {
	if (node.kind === "list") return node.items().flatMap(stringsIn);
	const entries = node.entries().filter(([key]) => !skippedKeys.includes(key));
	return node.kind === "map" ? entries.flatMap(([, value]) => stringsIn(value)) : [node];
}
const skippedKeys = [
	"regex",
	"uriRegexRewrite",
	"body",
	"issuer",
	"jwksUri",
	"jwks_uri",
	"jwks"
];
function isRefusedByWebhook(node) {
	const [list, key] = node.pathKeys.slice(-2).map(String);
	if (list === "addresses") return true;
	return (nameKeys.has(key) || nameListKeys.has(list)) && hostDefect(node.text.replace(/^[^/]*\//, "")) !== null;
}
const nameKeys = /* @__PURE__ */ new Set([
	"address",
	"externalHost",
	"host"
]);
const nameListKeys = /* @__PURE__ */ new Set(["hosts", "sniHosts"]);
function isPartOfJwtRule(text, { target }, mesh) {
	const subject = subjectOf(text);
	return mesh.ofKind("RequestAuthentication").filter((authentication) => authentication.target === target).flatMap(({ spec }) => spec.items("jwtRules")).some((rule) => [rule.get("issuer"), jwksUriOf(rule)].some((field) => field.text.includes(subject)));
}
function subjectOf(text) {
	return text.replace(/(?::|\/)\*$/, "");
}

// src/rules/helm/helpers/pair.ts
function isGuessedPair({ guess }) {
	return guess === "environment" || guess === "keys";
}

// src/rules/helm/helpers/named-value.ts
function namedValue(message, values) {
	if (!values) return null;
	const scope = values.at(...subchartKeys(message));
	const [, context = "", cut = ""] = /at <([^>]*?)(\.\.\.)?>:/s.exec(message) ?? [];
	const path = /\.Values((?:\.[\w-]+)+)/.exec(context)?.[1]?.slice(1).split(".") ?? [];
	const completeKeys = cut === "" ? path : path.slice(0, -1);
	const valuePath = [...completeKeys, ...nilKey(message, completeKeys)];
	const node = valuePath.length > 0 ? scope.at(...valuePath) : null;
	if (node) return isWithin$1(scope, valuePath) ? node : null;
	return valueInText(message, scope);
}
function subchartKeys(message) {
	const [, path = ""] = /([^\s(:"]+\/templates\/[^\s:")]+)/.exec(message) ?? [];
	return path.slice(0, path.indexOf("/templates/")).split("/charts/").slice(1);
}
function nilKey(message, path) {
	const key = /nil pointer evaluating [^.]*\.([\w-]+)/.exec(message)?.[1];
	return key === void 0 || path.includes(key) ? [] : [key];
}
function valueInText(message, scope) {
	const match = [...message.slice(message.lastIndexOf(">: ") + 1).replace(filePath, "").matchAll(/[\w-]+(?:\.[\w-]+)+/g)].map(([path]) => path.replace(/^Values\./, "").split(".")).find((path) => isWithin$1(scope, path));
	return match ? scope.at(...match) : null;
}
const filePath = /\S*\/\S*/g;
function isWithin$1(scope, path) {
	return path[0] !== void 0 && scope.get(path[0]).exists;
}

// src/rules/helm/render-failed.ts
const renderFailed = defineRule({
	id: "helm/render-failed",
	codes: [
		"refused-by-template",
		"missing-value",
		"template-failed",
		"template-syntax",
		"chart-not-loaded",
		"time-limit"
	],
	severity: "error",
	summary: "The chart does not render with these values.",
	why: "Helm and the GitOps controller stop at the same error: nothing of this release is applied.",
	fix: "Follow the message of Helm; where it names a value, set that value.",
	on: { *failure(failed) {
		const problems = breakagesOf(failed.failure).flatMap((breakage) => problemOf$5(breakage, failed) ?? []);
		const byLocation = groupBy(problems, ({ node }) => JSON.stringify(locationOf(node)));
		for (const [first, ...duplicates] of byLocation.values()) yield {
			...first,
			...messageWithCount(first, duplicates.length)
		};
	} }
});
const codes$2 = {
	refusal: "refused-by-template",
	nil: "missing-value",
	output: "template-failed",
	limit: "time-limit",
	syntax: "template-syntax",
	chart: "chart-not-loaded"
};
function problemOf$5(breakage, failed) {
	const { target } = failed.failure;
	const severity = severityOf$1(breakage, failed);
	if (breakage.kind === "dependency" || breakage.kind === "kubernetes") return void 0;
	if (isGuessedPair(target) && severity === "info") return void 0;
	const value = namedValue(breakage.message, failed.values);
	const { at } = breakage;
	const isGuess = severity !== "error" && breakage.kind !== "limit" && !breakage.asks;
	const condition = breakage.asks ? conditions[breakage.asks] : isGuess ? guessNote : "";
	return {
		code: codes$2[breakage.kind],
		node: value ?? at ?? templateFile(breakage) ?? chartValuesFile(failed.failure) ?? chartFile(failed),
		message: `${target.release} does not render${condition}: ${oneLine(withoutDebugHint(breakage.message))}`,
		severity,
		...breakage.asks && { confidence: "likely" },
		...value && at && { related: [{
			node: at,
			note: "the template that needs it"
		}] }
	};
}
const guessNote = " with only the values of its chart, and nothing says which other values it gets";
const conditions = {
	lookup: " in a cluster that has nothing of what its templates look up",
	upgrade: " when it is installed, though it may when it is upgraded",
	apis: " in a cluster that serves no other APIs than those that the repository states"
};
function messageWithCount({ message }, duplicates) {
	if (duplicates === 0) return { message };
	return { message: `${message} (and ${duplicates === 1 ? "1 other template fails" : `${duplicates} other templates fail`} the same way)` };
}
function templateFile({ template }) {
	return template === null ? null : {
		file: template,
		line: 1
	};
}
function chartFile({ failure }) {
	return {
		file: joinPath(failure.target.path, "Chart.yaml"),
		line: 1
	};
}
function chartValuesFile({ message, target }) {
	const [match, line = "1"] = /^cannot load values\.yaml: (?:.*yaml: line (\d+):)?/s.exec(message) ?? [];
	return match === void 0 ? null : {
		file: joinPath(target.path, "values.yaml"),
		line: Number(line)
	};
}

// src/rules/helm/stray-template.ts
const strayTemplate = defineRule({
	id: "helm/stray-template",
	codes: [
		"copy",
		"in-partial",
		"in-crds",
		"object-in-crds",
		"outside"
	],
	severity: "warning",
	summary: "A file that Helm does not treat as the template that it looks like.",
	why: "Helm renders every file in `templates/`, copies and backups too, but no file whose name begins with `_`; it installs what is in `crds/` as it is, and takes other files for data. An object is applied twice or not at all, without an error.",
	fix: "Move the template into `templates/` under a name without `_`, or remove the copy.",
	on: {
		*strayTemplate({ file, line, code }) {
			const severity = code === "object-in-crds" ? "error" : void 0;
			const message = messages$2[code](quote(baseName(file)));
			yield {
				code,
				node: {
					file,
					line
				},
				message,
				about: file,
				...severity && { severity }
			};
		},
		*manifest(manifest) {
			const file = templateOf(manifest);
			if (file === null || !copies.test(baseName(file))) return;
			yield {
				code: "copy",
				node: {
					file,
					line: 1
				},
				message: `Helm renders every file in \`templates/\`, and so ${quote(baseName(file))}: its objects are applied, too; remove it, or add it to \`.helmignore\``,
				about: file
			};
		}
	}
});
const messages$2 = {
	"in-partial": (name) => `Helm renders no file whose name begins with \`_\`: the object in ${name} is never applied; rename the file, or put the text into a \`define\` that a template includes`,
	"in-crds": (name) => `Helm renders nothing in \`crds/\`: the actions in ${name} are applied as text; move it to \`templates/\``,
	"object-in-crds": (name) => `Helm applies ${name} at the first install, never updates it, and nothing checks it, since it is no CustomResourceDefinition: move it to \`templates/\``,
	outside: (name) => `Helm renders only \`templates/\`: the object in ${name} is never applied; move the file there`
};
const copies = /(?:\.(?:bak|backup|orig|rej|old|save|sw[op]|tmp|disabled|off|dist|copy)|~)$|^#.*#$|^\.#/i;
function templateOf({ root, origins }) {
	const line = root.location.line;
	return origins ? originOf(origins, line)?.file ?? null : null;
}

// src/rules/helm/undefined-value.ts
const undefinedValue = defineRule({
	id: "helm/undefined-value",
	codes: ["empty-field"],
	severity: "warning",
	summary: "A template reads a value that nothing defines, and renders an empty field.",
	why: "Helm renders a missing value as an empty string without an error. The field is applied empty: the cluster refuses it, or fills in a default that nobody chose. Meshgate finds this by rendering: with the value set, the field has it.",
	fix: "Define the value, correct the name in the template, or handle its absence with `default`, `required` or `with`.",
	yieldsTo: ["helm/dead-value"],
	on: { *undefinedValue(read) {
		const { fact, similar } = read;
		const name = quote(`.Values.${fact.reference.join(".")}`);
		const field = `${quote(pathText(fact.field.path))} of ${fact.field.kind || "the object"}`;
		const suggestion = similar ? `; did you mean ${quote(pathText(similar.pathKeys))}?` : "";
		yield {
			code: "empty-field",
			node: fact.readAt,
			message: `nothing defines ${name}, so that ${field} is empty${suggestion}`,
			about: JSON.stringify(fact.valuesPath),
			related: relatedTo(read),
			...certaintyOf(read)
		};
	} }
});
function certaintyOf({ guess, similar }) {
	if (similar || !guess) return {};
	return guess === "defaults" ? { severity: "info" } : { confidence: "likely" };
}
function relatedTo({ fact, similar, defaultsMap }) {
	const similarNotes = similar ? [{
		node: similar,
		note: `this is defined, as ${quote(similar.pathKeys.at(-1))}`
	}] : [];
	const mapNotes = defaultsMap ? [{
		node: defaultsMap,
		note: `${quote(fact.reference.at(-1))} belongs into this map`
	}] : [];
	return [...similarNotes, ...mapNotes];
}

// src/rules/helm/values-schema.ts
const valuesSchema = defineRule({
	id: "helm/values-schema",
	codes: [
		"missing-value",
		"refused-value",
		"unusable-schema"
	],
	severity: "error",
	summary: "A value that the values.schema.json of the chart refuses.",
	why: "Helm refuses the values before it renders anything: nothing of this release is applied.",
	fix: "Give the value the type and the name that the schema of the chart requires.",
	on: { *failure(failed) {
		const { failure, values } = failed;
		for (const error of withoutConsequences(failure.schemaErrors)) {
			const kind = kindOfRefusal(error);
			const severity = severityOf$1({ kind }, failed);
			if (isGuessedPair(failure.target) && severity === "info") continue;
			const node = refusedLocation(error, failure, values);
			const fix = fixOf$6(error, values);
			yield {
				code: codes$1[kind],
				node,
				message: refusalText(error),
				severity,
				about: aboutOf(error),
				...fix && { fix }
			};
		}
	} }
});
const codes$1 = {
	refusal: "missing-value",
	output: "refused-value",
	chart: "unusable-schema"
};
function aboutOf({ chart, path, message }) {
	return JSON.stringify([
		chart,
		path,
		message
	]);
}
function withoutConsequences(errors) {
	const oldGatewayCharts = new Set(errors.filter(isOldGatewayError).map(({ chart }) => chart));
	return errors.filter((error) => !oldGatewayCharts.has(error.chart) || isOldGatewayError(error));
}
function isOldGatewayError({ path, message }) {
	return path.length <= 1 && (path[0] ?? internalDefaults) === internalDefaults && message.startsWith(`\`${internalDefaults}\` `);
}
const internalDefaults = "_internal_defaults_do_not_set";
const oldGatewayMessage = `\`${internalDefaults}\`, where Istio's chart \`gateway\` keeps its defaults, is refused by its own schema in Helm 3.18.5 and newer: the release cannot be installed; take the chart of 1.25.5, 1.26.4, 1.27.1 or newer`;
function refusedLocation(error, failure, values) {
	const { target } = failure;
	if (error.schemaFile !== void 0) return {
		file: error.schemaFile,
		line: 1
	};
	return values ? refusedNode(values, error) : {
		file: joinPath(target.path, "Chart.yaml"),
		line: 1
	};
}
function fixOf$6(error, values) {
	const field = values && unknownField$1(values, error);
	const similar = /; did you mean `([^`]+)`\?$/.exec(error.message)?.[1];
	if (!field || similar === void 0) return null;
	const present = field.root.at(...field.pathKeys.slice(0, -1), similar);
	return present.exists && present.keyLocation.file === field.keyLocation.file ? null : renamingFix(field, similar);
}
function refusedNode(values, error) {
	return unknownField$1(values, error)?.keyLocation ?? refusedValue(values, error);
}
function unknownField$1(values, error) {
	const name = /^`([^`]+)`/.exec(error.message)?.[1];
	const node = refusedValue(values, error);
	if (name === void 0 || !node.exists) return null;
	if (node.pathKeys.at(-1) === name && error.message.includes("is not a known field")) return node;
	return node.kind === "map" && node.get(name).exists ? node.get(name) : null;
}
function refusedValue(values, { chart, path }) {
	return values.at(...chart.split("/").filter((name) => name !== ""), ...path);
}
function refusalText(error) {
	const { path, message } = error;
	if (isOldGatewayError(error)) return oldGatewayMessage;
	if (path.length === 0) return message;
	return message.startsWith("`") ? `${quote(pathText(path))}: ${message}` : `${quote(pathText(path))} ${message}`;
}

// src/rules/helm/values-fit.ts
const valuesFit = defineRule({
	id: "helm/values-fit",
	codes: [
		"refused-by-schema",
		"refused-by-template",
		"missing-value",
		"template-failed"
	],
	severity: "info",
	summary: "A values file does not fit the chart that its name or its keys suggest.",
	why: "Only the name and the keys of the file suggest that it is for this chart: it may belong to another release, or need a second file. So this is no error, and the manifests of this file are not checked.",
	fix: "List the release in `.meshgate.yaml` if the values are for the chart: then their defects are errors. Otherwise list the real releases, or rename the file.",
	on: { *failure(failed) {
		const { target } = failed.failure;
		if (!isGuessedPair(target) || worstSeverity(failed) !== "info") return;
		const reason = reasonOf$2(failed);
		if (!reason) return;
		yield {
			code: reason.code,
			node: reason.node,
			message: `these values do not fit the chart ${quote(target.path || ".")}, ${target.guess === "keys" ? "the only one that has all their keys" : "which was chosen by the name of the file"}: ${oneLine(reason.message)}`
		};
	} }
});
const codes = {
	refusal: "refused-by-template",
	nil: "missing-value",
	output: "template-failed"
};
function reasonOf$2({ failure, values }) {
	const file = {
		file: failure.target.values.at(-1),
		line: 1
	};
	const [refusal] = failure.schemaErrors;
	if (refusal) return {
		code: "refused-by-schema",
		node: valueOrFile(refusedLocation(refusal, failure, values), file),
		message: refusalText(refusal)
	};
	const [reason] = breakagesOf(failure).flatMap(({ kind, message }) => {
		const code = codes[kind];
		return code ? [{
			code,
			node: valueOrFile(namedValue(message, values), file),
			message
		}] : [];
	});
	return reason ?? null;
}
function valueOrFile(value, file) {
	const location = value instanceof Node ? value.location : value;
	return value && location && location.file === file.file ? value : file;
}

// src/rules/invariant/broken.ts
const brokenInvariant = defineRule({
	id: "invariant/broken",
	codes: ["access", "egress"],
	severity: "error",
	summary: "Something happens that an invariant of the configuration forbids.",
	why: "An invariant says what must hold whatever changes: that requests without a token never reach some paths, or that only some namespaces reach a host. Many objects together decide that, so a line that looks harmless may break it.",
	fix: "Refuse the requests, or keep the host to its namespaces, at the line that is named or by a policy before it. If the invariant itself is wrong, change it: that needs approval, like every change that reduces what is checked.",
	on: { *invariant(problem) {
		const { code } = problem;
		if (code !== "access" && code !== "egress") return;
		yield {
			code,
			...problemOf$4(problem)
		};
	} }
});
function problemOf$4(problem) {
	const { node, object, entry, message, about, missing } = problem;
	const isObject = object !== null && "path" in node && node.path === object.root.at("metadata", "name").path;
	const depends = missing.length === 0 ? "" : ` (depends on ${shortClauseList(missing, maxMissing)})`;
	return {
		node,
		...isObject && { at: "object" },
		message: `${message}${depends}`,
		about,
		identity: about,
		...entry && { related: [{
			node: entry,
			note: "the invariant"
		}] },
		...missing.length > 0 && {
			severity: "warning",
			confidence: "likely"
		}
	};
}
const maxMissing = 2;

// src/rules/invariant/not-proved.ts
const unprovedInvariant = defineRule({
	id: "invariant/not-proved",
	codes: ["undecided", "unchecked"],
	severity: "warning",
	summary: "An invariant of the configuration is not known to hold.",
	why: "An invariant without this finding, and without a violation, is proved for everything that the files say. Objects that are not read or not understood, or that are too many to examine, may break it. An invariant about a host that nothing in the repository uses proves nothing; the host may be mistyped.",
	fix: "Have what is named rendered or filled in, say in the configuration what files do not tell, or correct the host, port or environment of the invariant.",
	on: { *invariant({ code, node, message, about }) {
		if (code !== "undecided" && code !== "unchecked") return;
		yield {
			code,
			node,
			message,
			about,
			identity: about
		};
	} }
});

// src/rules/jwt/helpers/audience-check.ts
function isAudienceChecked(mesh, authentication) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => someMayShareWorkloads(candidate, authentication, policiesCheckingAudience(candidate)));
}
const policiesCheckingAudience = derived(["AuthorizationPolicy"], (mesh) => mesh.ofKind("AuthorizationPolicy").filter(checksAudience));
function checksAudience({ spec }) {
	return spec.items("rules").flatMap((rule) => rule.items("when")).some((when) => audienceKeys.includes(when.get("key").text));
}
const audienceKeys = ["request.auth.audiences", "request.auth.claims[aud]"];

// src/rules/jwt/helpers/jwt-values.ts
function problemsInValues(entry, mesh, check) {
	const problems = [...check(mergedOrFileEntry(entry))];
	if (!entry.merged || problems.length === 0) return problems;
	const rendered = authenticationsOf(mesh, entry.target).flatMap(({ spec }) => spec.items("jwtRules"));
	const renderedAbout = new Set(rendered.flatMap((rule) => [...check(rule)]).map(({ about }) => about));
	return problems.filter(({ about }) => renderedAbout.has(about));
}
function authenticationsOf(mesh, target) {
	return byTarget(mesh).get(target) ?? [];
}
const byTarget = derived(["RequestAuthentication"], (mesh) => groupBy(mesh.ofKind("RequestAuthentication"), ({ target }) => target));

// src/rules/jwt/audience-missing.ts
const audienceMissing = defineRule({
	id: "jwt/audience-missing",
	codes: ["any-audience"],
	severity: "warning",
	summary: "A token is accepted for whatever service it was issued.",
	why: "An issuer signs tokens for many services, and `aud` names the service. Without `audiences` a token for any other service is accepted here as well: whoever obtains it there can use it here.",
	fix: "List in `audiences` the values of `aud` in the tokens for this service.",
	across: {
		*"values/jwt"(entry, mesh) {
			const block = mergedOrFileEntry(entry);
			if (!entry.merged || block.items("audiences").length > 0) return;
			const issuer = block.get("issuer").text;
			if (authenticationsOf(mesh, entry.target).flatMap((authentication) => rulesWithoutAudience(authentication, mesh)).some((rule) => rule.get("issuer").text === issuer)) yield problem$6(block, issuer);
		},
		*RequestAuthentication(authentication, mesh) {
			for (const rule of rulesWithoutAudience(authentication, mesh)) yield problem$6(rule, rule.get("issuer").text);
		}
	}
});
function problem$6(rule, issuer) {
	return {
		code: "any-audience",
		node: rule.get("audiences"),
		message: `no \`audiences\`: a token that ${issuer === "" ? "was" : quote(issuer)} issued for any other service is accepted`,
		about: issuer
	};
}
function rulesWithoutAudience(authentication, mesh) {
	const withoutAudiences = authentication.spec.items("jwtRules").filter((rule) => rule.kind === "map" && rule.items("audiences").length === 0);
	return withoutAudiences.length > 0 && isAudienceChecked(mesh, authentication) ? [] : withoutAudiences;
}

// src/rules/jwt/helpers/other-namespaces.ts
function otherNamespacesNote(mesh) {
	return mesh.holdsNamespace(mesh.rootNamespace) ? "" : ` (policies of ${quote(mesh.rootNamespace)} are not in this repository)`;
}
function doubtAboutPolicies(mesh, object) {
	const rootNote = otherNamespacesNote(mesh);
	if (!mayHaveUnseenObjects(mesh, object)) return {
		note: rootNote,
		confidence: rootNote === "" ? "certain" : "likely"
	};
	return {
		note: rootNote || ` (not all of ${namespaceOf(object)} is in this repository)`,
		confidence: "likely",
		severity: "info"
	};
}

// src/rules/jwt/helpers/gateway-authentication.ts
function mayAuthenticate(mesh, gateway) {
	return knownKind(gateway) === "KubernetesGateway" ? mayAuthenticateKubernetesGateway(mesh, gateway) : mayAuthenticatePods(mesh, gateway);
}
function mayAuthenticateKubernetesGateway(mesh, { namespace, name }) {
	const { labels, isComplete } = gatewayPods(mesh, namespace, name);
	if (!isComplete || hasUnfilled(labels)) return true;
	return policiesAt(mesh, "RequestAuthentication", {
		type: "gateway",
		namespace,
		labels
	}).some(({ spec }) => spec.items("jwtRules").length > 0);
}
function mayAuthenticatePods(mesh, gateway) {
	const labels = gatewayLabels(gateway);
	const pods = labels.size === 0 ? [] : workloadsWithLabels(mesh, labels);
	for (const authentication of policiesThatMaySelect(mesh, labels, "RequestAuthentication")) {
		if (authentication.spec.items("jwtRules").length === 0) continue;
		const selector = policySelector(authentication);
		const isRoot = authentication.namespace === mesh.rootNamespace;
		if (pods.length > 0 ? pods.some(({ manifest, labels: podLabels }) => (isRoot || mayShareNamespace(manifest, authentication)) && selects(selector, podLabels)) : isRoot || selects(selector, labels) || !selectsOtherWorkloads(mesh, authentication)) return true;
	}
	return false;
}
const gatewayLabels = oncePer((gateway) => labelsOf(gateway.spec.get("selector")));
function selectsOtherWorkloads(mesh, policy) {
	const selector = policySelector(policy);
	return selector.size > 0 && workloadsIn(mesh, policy.namespace).some(({ labels }) => selects(selector, labels));
}

// src/rules/jwt/claim-route.ts
const claimRoute = defineRule({
	id: "jwt/claim-route",
	codes: ["on-mesh-gateway", "unauthenticated-gateway"],
	severity: "error",
	istio: ["IST0106", "IST0149"],
	summary: "A route matches claims of a token where no token is read.",
	why: "A match on `@request.auth.claims` is no match on a header: the gateway compares claims that a RequestAuthentication on its own pods has read. Without one nothing matches, and sidecars never route by claims.",
	fix: "Name a gateway in `gateways`, and add a RequestAuthentication that selects the pods of that gateway.",
	across: { *VirtualService(virtualService, mesh) {
		for (const match of virtualService.spec.items("http").flatMap((route) => route.items("match"))) {
			const [claimMatch] = [...match.entries("headers"), ...match.entries("withoutHeaders")].filter(([key]) => isClaim$1(key));
			if (claimMatch) yield* claimProblems(claimMatch[1], claimMatch[0], {
				virtualService,
				match
			}, mesh);
		}
	} }
});
function isClaim$1(key) {
	return /^@request\.auth\.claims(\..+|\[.+\])$/is.test(key);
}
function* claimProblems(node, key, routeMatch, mesh) {
	const gateways = gatewaysOfMatch(routeMatch);
	const isMatchOnMesh = gateways.length === 0 || gateways.some(({ key: name }) => name === "mesh");
	const ingressGateways = gateways.filter(({ key: name }) => name !== meshGateway);
	const isRefused = isOnMesh(routeMatch.virtualService);
	if (isMatchOnMesh || isRefused) yield meshProblem(node, key, isRefused, ingressGateways.length > 0);
	if (isRefused && !isMatchOnMesh) return;
	for (const { namespace, name } of ingressGateways) {
		const gateway = gatewayAt(mesh, `${namespace}/${name}`) ?? mesh.find("KubernetesGateway", namespace, name);
		if (gateway) yield* gatewayProblems(node, key, gateway, mesh);
	}
}
function gatewaysOfMatch({ virtualService, match }) {
	const matchGateways = gatewayNames(match, virtualService);
	return matchGateways.length > 0 ? matchGateways : gatewayNames(virtualService.spec, virtualService);
}
function isOnMesh(virtualService) {
	const gateways = gatewayNames(virtualService.spec, virtualService);
	return gateways.length === 0 || gateways.some(({ key }) => key === "mesh");
}
function meshProblem(node, key, isRefused, hasGateway) {
	return {
		code: "on-mesh-gateway",
		node,
		at: "key",
		severity: hasGateway && !isRefused ? "warning" : "error",
		message: `${quote(key)} matches nothing on ${quote(meshGateway)}: only gateways route by claims`,
		about: `${node.path} ${meshGateway}`,
		...isRefused && { refusedBy: "webhook" }
	};
}
function* gatewayProblems(node, key, named, mesh) {
	const gateway = named.originals?.at(-1) ?? named;
	if ([mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => mayAuthenticate(candidate, gateway))) return;
	const name = `${gateway.namespace}/${gateway.name}`;
	const { note, ...doubt } = doubtAboutPolicies(mesh, gateway);
	yield {
		code: "unauthenticated-gateway",
		node,
		at: "key",
		...doubt,
		message: `${quote(key)} matches nothing: no RequestAuthentication applies to the pods of gateway ${quote(name)}${note}`,
		about: `${node.path} ${name}`,
		related: [knownKind(gateway) === "Gateway" ? {
			node: gateway.spec.get("selector"),
			note: "the pods of the gateway"
		} : {
			node: gateway.root.at("metadata", "name"),
			note: "the Gateway"
		}]
	};
}

// src/rules/jwt/duplicate-issuer.ts
const duplicateIssuer = defineRule({
	id: "jwt/duplicate-issuer",
	codes: ["different-audiences"],
	severity: "warning",
	summary: "Two rules for one issuer on the same workload accept different audiences.",
	why: "Istio combines the rules of all RequestAuthentications of a workload, and a token has to satisfy one rule of its issuer: an audience that any of them accepts is accepted.",
	fix: "Keep one rule for an issuer, with the intended audiences; or compare `request.auth.audiences` in an AuthorizationPolicy.",
	across: { *RequestAuthentication(authentication, mesh) {
		const rules = rulesOf(authentication);
		const problems = rules.flatMap((rule, index) => {
			const first = ruleWithOtherAudiences(rule, rules.slice(0, index)) ?? ruleOfOtherPolicy(authentication, rule, mesh);
			return first ? [problem$5(rule, first)] : [];
		});
		if (problems.length > 0 && !isAudienceChecked(mesh, authentication)) yield* problems;
	} }
});
const rulesOf = oncePer((authentication) => authentication.spec.items("jwtRules").flatMap((rule) => {
	const issuer = rule.get("issuer");
	const audiences = rule.items("audiences").map(({ text }) => text);
	if (issuer.text === "" || [issuer.text, ...audiences].some(isUnfilled)) return [];
	const sorted = audiences.toSorted();
	return [{
		issuer,
		audiences: sorted,
		key: JSON.stringify(sorted)
	}];
}));
function ruleOfOtherPolicy(authentication, rule, mesh) {
	const order = orderOf(mesh);
	for (const group of groupsCovering(mesh, authentication, "RequestAuthentication")) {
		const first = differenceFinders(group).get(rule.issuer.text)?.({
			authentication,
			rule
		});
		const hasSameScope = policyScope(group[0]) === policyScope(authentication);
		if (first && (!hasSameScope || order.get(first.authentication) < order.get(authentication))) return first.rule;
	}
}
const differenceFinders = oncePer((group) => {
	const rulesOfGroup = group.flatMap((authentication) => rulesOf(authentication).map((rule) => ({
		authentication,
		rule
	})));
	const byIssuer = groupBy(rulesOfGroup, ({ rule }) => rule.issuer.text);
	return new Map([...byIssuer].map(([issuer, rulesOfIssuer]) => [issuer, firstDifference(rulesOfIssuer, [({ rule }) => rule.key])]));
});
const orderOf = derived(["RequestAuthentication"], (mesh) => new Map(mesh.ofKind("RequestAuthentication").map((authentication, index) => [authentication, index])));
function ruleWithOtherAudiences(rule, rules) {
	return rules.find(({ issuer, key }) => issuer.text === rule.issuer.text && key !== rule.key);
}
function problem$5(rule, first) {
	return {
		code: "different-audiences",
		node: rule.issuer,
		message: `another rule for ${quote(rule.issuer.text)} applies here too and accepts ${acceptedAudiences(first)}, this one accepts ${acceptedAudiences(rule)}: a token that either rule accepts gets in`,
		about: rule.issuer.text,
		related: [{
			node: first.issuer,
			note: `accepts ${acceptedAudiences(first)}`
		}]
	};
}
function acceptedAudiences({ audiences }) {
	return audiences.length === 0 ? "any audience" : quoteAll(audiences);
}

// src/rules/jwt/empty-rules.ts
const emptyRules = defineRule({
	id: "jwt/empty-rules",
	codes: ["wider-rules-hold"],
	severity: "warning",
	summary: "A RequestAuthentication without rules does nothing, and does not switch off another one.",
	why: "Istio combines all RequestAuthentications of a workload: one without rules adds no rules, and removes none of a wider one.",
	fix: "Delete it. To exclude a workload, narrow the selector of the wider RequestAuthentication.",
	across: { *RequestAuthentication(authentication, mesh) {
		const rules = authentication.spec.get("jwtRules");
		if (rules.items().length > 0 || rules.exists && rules.kind !== "list" && !rules.isNull) return;
		const wider = policiesCovering(mesh, authentication, "RequestAuthentication").find(({ spec }) => spec.items("jwtRules").length > 0);
		if (!wider) return;
		yield {
			code: "wider-rules-hold",
			node: rules,
			message: `without \`jwtRules\` this switches nothing off: the rules of ${quote(`${wider.namespace}/${wider.name}`)} still apply here`,
			about: `${authentication.namespace}/${authentication.name}`,
			related: [{
				node: wider.spec.get("jwtRules"),
				note: "the rules that apply"
			}]
		};
	} }
});

// src/rules/jwt/helpers/placeholder-defect.ts
function placeholderDefect(text) {
	const placeholder = placeholderIn(text);
	if (placeholder === null) return null;
	return isAddressVariable(placeholder) ? unfilledName : {
		code: "placeholder",
		text: `still holds the placeholder ${quote(placeholder)}`
	};
}
const unfilledName = {
	code: "placeholder",
	severity: "warning",
	confidence: "likely",
	text: "looks like the name of a variable that is not filled in"
};

// src/rules/jwt/issuer-invalid.ts
const issuerInvalid = defineRule({
	id: "jwt/issuer-invalid",
	codes: [
		"missing",
		"any-issuer",
		"not-text",
		"placeholder",
		"white-space",
		"not-https-url",
		"no-source-of-keys",
		"plain-http",
		"query",
		"fragment"
	],
	severity: "error",
	ownsPlaceholders: true,
	istio: ["IST0106"],
	summary: "An issuer that no token can come from, or whose keys cannot be found.",
	why: "The proxy requires that the issuer equals the `iss` of a token. Without `jwksUri` and `jwks` istiod asks the issuer itself for its keys; if that fails, every token is refused with 401.",
	fix: "Write the issuer exactly as in the `iss` of the tokens: for OpenID Connect an https URL without query and fragment.",
	parts: ["patch", "unapplied"],
	on: { *RequestAuthentication(authentication) {
		for (const rule of authentication.spec.items("jwtRules")) {
			const issuer = rule.get("issuer");
			if (!isPresent(issuer)) yield* missingIssuer(issuer, jwksUriOf(rule));
			else yield* issuerProblems(issuer, issuerDefect(issuer, isPresent(jwksUriOf(rule)) || isPresent(rule.get("jwks"))));
		}
	} },
	across: { *"values/jwt"(entry, mesh) {
		const issuer = mergedOrFileEntry(entry).get("issuer");
		if (isPresent(issuer)) yield* issuerProblems(issuer, valuesIssuerDefect(issuer));
		else if (rendersAuthentication(mesh, entry)) yield* missingIssuer(issuer, jwksUriOf(mergedOrFileEntry(entry)));
	} }
});
function* issuerProblems(issuer, defect) {
	if (!defect || isSubstitution(issuer.text)) return;
	const { text, severity = "error", ...details } = defect;
	yield {
		...details,
		node: issuer,
		severity,
		message: `issuer ${quote(issuer.data)} ${text}`,
		about: issuer.text,
		...details.code === "not-text" && { refusedBy: "schema" },
		...fixOf$5(issuer)
	};
}
function fixOf$5(issuer) {
	const value = issuer.text.trim();
	if (value === issuer.text || value === "" || /\s/.test(value)) return {};
	return { fix: {
		safety: "safe",
		title: "remove the white space around the issuer",
		set: [{
			node: issuer,
			value
		}]
	} };
}
function* missingIssuer(issuer, jwksUri) {
	if (!isPresent(jwksUri)) yield {
		code: "missing",
		node: issuer,
		message: "no issuer, and no `jwksUri` either: write the `iss` of the tokens",
		refusedBy: "webhook",
		about: ""
	};
	else yield {
		code: "any-issuer",
		node: issuer,
		severity: "warning",
		message: "no issuer: a token of any issuer whose key is among these is accepted",
		about: ""
	};
}
function valuesIssuerDefect(issuer) {
	return commonDefect(issuer) ?? urlDefect(parseUrl(issuer.text));
}
function issuerDefect(issuer, hasKeys) {
	const url = parseUrl(issuer.text);
	const common = commonDefect(issuer);
	if (common) return common;
	if (isHttpUrl(url)) return urlDefect(url);
	if (hasKeys) return null;
	return {
		code: "no-source-of-keys",
		text: "is no URL, and without `jwksUri` or `jwks` istiod asks the issuer for its keys: every token is refused"
	};
}
function commonDefect(issuer) {
	if (typeof issuer.scalar !== "string") return {
		code: "not-text",
		text: "is no string"
	};
	const placeholder = placeholderDefect(issuer.text);
	if (placeholder) return placeholder;
	if (!/\s/.test(issuer.text)) return null;
	return {
		code: "white-space",
		text: "contains white space, which no `iss` has"
	};
}
function urlDefect(url) {
	if (!isHttpUrl(url)) return {
		code: "not-https-url",
		text: "is no https URL, such as `https://login.example.com/realm`"
	};
	if (url.scheme === "http" && hostReach(url.host) === "public") return {
		code: "plain-http",
		severity: "warning",
		text: "is plain http: anyone on the network path can hand out other keys; use https"
	};
	if (url.query !== "") return {
		code: "query",
		severity: "warning",
		text: "has a query, which an OpenID Connect issuer must not have"
	};
	if (url.fragment === "") return null;
	return {
		code: "fragment",
		severity: "warning",
		text: "has a fragment, which an OpenID Connect issuer must not have"
	};
}
function isHttpUrl(url) {
	return url !== null && (url.scheme === "https" || url.scheme === "http");
}
function rendersAuthentication(mesh, entry) {
	return entry.merged !== void 0 && authenticationsOf(mesh, entry.target).length > 0;
}

// src/rules/jwt/jwks-both.ts
const jwksBoth = defineRule({
	id: "jwt/jwks-both",
	codes: ["inline-and-remote"],
	severity: "error",
	summary: "Keys are set both inline and by address.",
	why: "The API server refuses a RequestAuthentication with both. Without that check, a setting of istiod decides whether the inline keys or those at the address are used.",
	fix: "Keep `jwksUri`, so that the issuer can change its keys; or keep `jwks`, if istiod cannot reach the issuer.",
	on: {
		*"values/jwt"(entry) {
			yield* check$22(mergedOrFileEntry(entry));
		},
		*RequestAuthentication(authentication) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$22(rule);
		}
	}
});
function* check$22(rule) {
	const [jwks, uri] = [rule.get("jwks"), jwksUriOf(rule)];
	if (!isPresent(jwks) || !isPresent(uri)) return;
	yield {
		code: "inline-and-remote",
		node: jwks,
		message: "`jwks` beside `jwksUri`: the API server refuses both together; keep one",
		refusedBy: "schema",
		about: uri.text,
		related: [{
			node: uri,
			note: "the address of the keys"
		}]
	};
}

// src/rules/jwt/jwks-egress.ts
const jwksEgress = defineRule({
	id: "jwt/jwks-egress",
	codes: [
		"undeclared-host",
		"several-namespaces",
		"no-tls-origination"
	],
	severity: "warning",
	summary: "Proxies fetch keys themselves, but cannot reach the host of the keys, or reach it in clear text.",
	why: "With `PILOT_JWT_ENABLE_REMOTE_JWKS` the proxies fetch the `jwksUri` through a host and port of the mesh. A host that nothing declares, or that two namespaces declare, is never reached: every token is refused. And only a DestinationRule makes the proxy use TLS, whatever the scheme.",
	fix: "Declare the host in one ServiceEntry with the port of the `jwksUri`, and for https add a DestinationRule with `tls.mode: SIMPLE` for it.",
	fromAbsence: "warning",
	across: { *RequestAuthentication(authentication, mesh) {
		const mode = jwksFetch(mesh);
		if (mode !== "envoy" && mode !== "hybrid") return;
		for (const rule of authentication.spec.items("jwtRules")) {
			const address = jwksAddress(jwksUriOf(rule));
			if (address) yield* fetchProblems(address, authentication.namespace, mode, mesh);
		}
	} }
});
function* fetchProblems(address, client, mode, mesh) {
	const declarations = declarationsOf(mesh, address.host).filter((declaration) => hasHost$1(declaration, address.host));
	const namespaces = [...new Set(declarations.map(({ namespace }) => namespace))];
	const isUnreachable = mode === "envoy" && hostReach(address.host) === "public";
	if (isDeclaredElsewhere$1(mesh, address.host, declarations)) return;
	if (namespaces.length === 1) yield* clearTextProblems(address, declarations, client, mesh);
	else if (namespaces.length > 1) {
		if (declarations.every(hasStatedNamespace)) yield severalNamespaces(address, namespaces);
	} else if (isUnreachable) yield undeclaredHost$1(address);
}
function isDeclaredElsewhere$1(mesh, host, declarations) {
	const allFiles = meshOfOtherObjects(mesh);
	if (!allFiles) return false;
	return declarationsOf(allFiles, host).some((declaration) => hasHost$1(declaration, host) && !declarations.includes(declaration));
}
function hasHost$1({ kind, name, namespace, spec }, host) {
	if (kind === "Service") return fullHost(name, namespace) === host;
	return spec.items("hosts").some(({ text }) => normalHost(text) === host);
}
function undeclaredHost$1({ node, host }) {
	return {
		code: "undeclared-host",
		node,
		message: `proxies fetch these keys themselves, and no ServiceEntry declares ${quote(host)}: every token is refused`,
		about: node.text
	};
}
function severalNamespaces({ node, host }, namespaces) {
	return {
		code: "several-namespaces",
		node,
		message: `${quote(host)} is declared in the namespaces ${quoteAll(namespaces)}: a proxy that fetches keys finds it only if one namespace declares it`,
		about: node.text
	};
}
function* clearTextProblems({ node, isTls, host, port }, declarations, client, mesh) {
	const entry = declarations.find(({ kind }) => kind === "ServiceEntry");
	if (!isTls || !entry || entry.spec.get("location").text === "MESH_INTERNAL") return;
	const declared = declaredPorts(entry).find(({ number }) => number === port);
	const rules = winningRules(mesh, host, client);
	if (rules.some(restsOnAge$1)) return;
	const modes = rules.map((rule) => effectivePolicy(rule, port, "").settings.get("tls")?.get("mode").text ?? "");
	if (!declared || modes.some((mode) => mode !== "" && mode !== "DISABLE")) return;
	if (hasBackendTls(mesh, entry, port) || mayHaveOtherRules(mesh, host, client)) return;
	if (isSecuredElsewhere(mesh, entry, port)) return;
	yield {
		code: "no-tls-origination",
		node,
		severity: "error",
		message: `proxies fetch these keys themselves, and no DestinationRule originates TLS for ${quote(`${host}:${port}`)}: they are fetched in clear text`,
		about: node.text,
		related: [{
			node: declared.node,
			note: "the port that is used"
		}]
	};
}
function isSecuredElsewhere(mesh, entry, port) {
	const allFiles = meshOfOtherObjects(mesh);
	if (!allFiles) return false;
	if (hasBackendTls(allFiles, entry, port)) return true;
	return rulesForEntry(allFiles, entry).map((rule) => tlsOf(rule, port).get("mode").text).some((mode) => mode !== "" && mode !== "DISABLE");
}

// src/rules/jwt/jwks-fetch-unrestricted.ts
const jwksFetchUnrestricted = defineRule({
	id: "jwt/jwks-fetch-unrestricted",
	codes: ["no-blocked-ranges"],
	severity: "warning",
	istio: ["IST0175"],
	summary: "Istiod fetches keys from any address that a RequestAuthentication names.",
	why: "Anyone who may write a RequestAuthentication can make istiod request any address that it can reach, including addresses in the cluster and of the cloud, unless `BLOCKED_CIDRS_IN_JWKS_URIS` blocks them.",
	fix: "Set `BLOCKED_CIDRS_IN_JWKS_URIS` in the environment of istiod to the ranges without key servers, such as `10.0.0.0/8,172.16.0.0/12,192.168.0.0/16`.",
	across: { *Deployment(deployment, mesh) {
		if (!isIstiod(deployment) || !atLeast(mesh, 1, 28) || jwksFetch(mesh) === "envoy") return;
		if (hasUnfilledJwksFetch(mesh)) return;
		const spec = deployment.spec.at("template", "spec");
		const fetchedRules = rulesWithFetchedKeys(mesh);
		if (fetchedRules.length === 0 || spec.items("containers").some(mayRestrict)) return;
		yield {
			code: "no-blocked-ranges",
			node: deployment.root.at("metadata", "name"),
			at: "object",
			message: `istiod fetches keys for ${fetchedRules.length === 1 ? "a RequestAuthentication" : "RequestAuthentications"} from any address that they name; set \`${variableName}\``,
			related: fetchedRules.slice(0, maxShown$7)
		};
	} }
});
const variableName = "BLOCKED_CIDRS_IN_JWKS_URIS";
const maxShown$7 = 5;
function mayRestrict(container) {
	const env = container.items("env");
	const entry = env.find((variable) => variable.get("name").text === variableName);
	return entry ? isPresent(entry.get("value")) || entry.get("valueFrom").exists : container.items("envFrom").length > 0 || env.some((variable) => variable.get("name").isUnfilled);
}
function rulesWithFetchedKeys(mesh) {
	return mesh.ofKind("RequestAuthentication").flatMap(({ spec }) => spec.items("jwtRules")).filter((rule) => !isPresent(rule.get("jwks"))).map((node) => ({
		node,
		note: "keys that are fetched"
	}));
}

// src/rules/jwt/helpers/jwks.ts
function keySet(jwks) {
	const set = jwks.kind === "scalar" ? parse(jwks.text) : jwks.data;
	if (set === void 0) return notJson(jwks.text);
	if (!isDataMap(set)) return {
		code: "not-a-key-set",
		defect: "is no JWK set",
		refusedBy: "webhook"
	};
	const { keys } = set;
	if (Array.isArray(keys) && keys.length > 0) return { keys };
	if (keys === void 0 && "kty" in set) return {
		code: "key-without-set",
		defect: "is one key, not a set of keys: write `{\"keys\": [...]}` around it"
	};
	return {
		code: "no-keys",
		defect: "has no `keys`",
		...keys === void 0 && { refusedBy: "webhook" }
	};
}
function notJson(text) {
	return isJsonWithRest(text) ? {
		code: "not-json",
		defect: "has text after its JSON"
	} : {
		code: "not-json",
		defect: "is no JSON",
		refusedBy: "webhook"
	};
}
function isJsonWithRest(text) {
	if (!text.trimStart().startsWith("{")) return false;
	try {
		JSON.parse(text);
		return false;
	} catch (error) {
		return error instanceof SyntaxError && error.message.includes("after JSON");
	}
}
function parse(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/rules/jwt/helpers/curve-defect.ts
function curveDefect({ kty, crv, x, y, use }) {
	const curves = curvesByType.get(String(kty));
	if (!curves || use === "enc") return null;
	if (!curves.includes(String(crv))) return {
		code: "unsupported-curve",
		text: `has the curve ${quote(String(crv))}, which Envoy does not support: it accepts no token of this key; use ${quoteAll(curves)}`
	};
	if (isPublicKey({
		kty,
		crv,
		x,
		y
	})) return null;
	return {
		code: "not-on-curve",
		text: `has ${kty === "EC" ? "`x` and `y`" : "`x`"} that are no key of the curve ${quote(String(crv))}: Envoy accepts no token of this key; copy the key from its issuer`
	};
}
const curvesByType = /* @__PURE__ */ new Map([["EC", [
	"P-256",
	"P-384",
	"P-521"
]], ["OKP", ["Ed25519"]]]);
function isPublicKey(key) {
	try {
		createPublicKey({
			key,
			format: "jwk"
		});
		return true;
	} catch {
		return false;
	}
}

// src/rules/jwt/helpers/readable-key.ts
function unreadableMember(key) {
	const type = key["kty"];
	const form = typeof type === "string" ? forms.get(type) : void 0;
	if (!form) return "kty";
	const isPrivate = key["d"] !== void 0;
	const missing = [...form.required, ...isPrivate && form.secrets.length > 0 ? ["d"] : []].find((member) => key[member] === void 0);
	if (missing !== void 0) return missing;
	return [...form.numbers, ...isPrivate ? form.secrets : []].find((member) => !isTextOrAbsent(key[member]) || !isBase64(key[member] ?? "")) ?? texts.find((member) => !isTextOrAbsent(key[member])) ?? unreadableList(key);
}
function unreadableList({ x5c, key_ops: operations }) {
	if (!isListOrAbsent(x5c) || !(x5c ?? []).every((item) => isBase64(item ?? ""))) return "x5c";
	return isListOrAbsent(operations) ? null : "key_ops";
}
const forms = /* @__PURE__ */ new Map([
	["RSA", {
		required: ["n", "e"],
		numbers: ["n", "e"],
		secrets: [
			"d",
			"dp",
			"dq",
			"p",
			"q",
			"qi"
		]
	}],
	["EC", {
		required: [
			"crv",
			"x",
			"y"
		],
		numbers: ["x", "y"],
		secrets: ["d"]
	}],
	["OKP", {
		required: ["crv", "x"],
		numbers: ["x"],
		secrets: ["d"]
	}],
	["oct", {
		required: ["k"],
		numbers: ["k"],
		secrets: []
	}]
]);
const texts = [
	"alg",
	"kid",
	"use",
	"x5t",
	"x5t#S256",
	"x5u",
	"crv"
];
function isTextOrAbsent(value) {
	return value === void 0 || value === null || typeof value === "string";
}
function isListOrAbsent(value) {
	return value === void 0 || value === null || Array.isArray(value) && value.every(isTextOrAbsent);
}
function isBase64(text) {
	const [, digits, padding = ""] = /^([^=]*)(={0,2})$/.exec(text.replace(/[\r\n]/g, "")) ?? [];
	if (digits === void 0) return false;
	const alphabet = /[+/]/.test(text) ? /^[A-Za-z0-9+/]*$/ : /^[\w-]*$/;
	return (padding === "" ? digits.length % 4 !== 1 : (digits.length + padding.length) % 4 === 0) && alphabet.test(digits);
}

// src/rules/jwt/helpers/key-defects.ts
function keyDefect(key, now) {
	if (!isDataMap(key) || typeof key["kty"] !== "string") return {
		code: "no-key-type",
		text: "is no key: it has no `kty`"
	};
	return secretDefect(key) ?? memberDefect(key, key["kty"]) ?? encodingDefect(key) ?? curveDefect(key) ?? strengthDefect(key) ?? expiryDefect(key, now);
}
function kidDefects(keys) {
	const kids = keys.map((key) => isDataMap(key) && typeof key["kid"] === "string" ? key["kid"] : "");
	return kids.flatMap((kid, index) => {
		const name = `key ${index + 1}`;
		if (kid === "") return [{
			code: "no-kid",
			message: `${name} has no \`kid\`, by which a token names its key`
		}];
		const first = kids.indexOf(kid);
		if (first === index) return [];
		return [{
			code: "repeated-kid",
			message: `${name} has the \`kid\` ${quote(kid)} of key ${first + 1}`
		}];
	});
}
function secretDefect(key) {
	if (key["kty"] === "oct" || key["k"] !== void 0) return {
		code: "symmetric-key",
		text: "is a symmetric key: whoever can read this can sign tokens; use a key pair"
	};
	const secret = privateMembers.filter((member) => key[member] !== void 0);
	if (secret.length === 0) return null;
	return {
		code: "private-key",
		text: `contains the private key (${quoteAll(secret)}): whoever can read this can sign tokens; replace the key, and list only its public part`
	};
}
const privateMembers = [
	"d",
	"p",
	"q",
	"dp",
	"dq",
	"qi",
	"oth"
];
function memberDefect(key, type) {
	const members = publicMembers.get(type);
	if (!members) return {
		code: "unknown-key-type",
		text: `has the type ${quote(type)}, which Envoy does not support`
	};
	const missing = members.filter((member) => typeof key[member] !== "string" || key[member] === "");
	if (missing.length === 0) return null;
	const text = `lacks ${quoteAll(missing)}`;
	const member = missing.find((name) => isMisread(key, name));
	if (member === void 0) return {
		code: "missing-member",
		text
	};
	return {
		code: "boolean-member-name",
		text: `${text}: ${`YAML reads a bare \`${member}\` as ${booleanNames[member]}; write \`"${member}"\``}`
	};
}
function encodingDefect(key) {
	const member = unreadableMember(key);
	if (member === null) return null;
	const form = publicMembers.get(String(key["kty"]))?.includes(member) && member !== "crv" ? "base64url" : formsOfLists[member] ?? "a string";
	return {
		code: "undecodable-member",
		text: `has a ${quote(member)} that is not ${form}`
	};
}
const formsOfLists = table({
	x5c: "a list of certificates in base64 (DER, without line `BEGIN CERTIFICATE`)",
	key_ops: "a list of strings such as `[\"verify\"]`"
});
function isMisread(key, member) {
	return Object.hasOwn(booleanNames, member) && key[booleanNames[member]] !== void 0;
}
const booleanNames = table({
	y: "true",
	n: "false"
});
const publicMembers = /* @__PURE__ */ new Map([
	["RSA", ["n", "e"]],
	["EC", [
		"crv",
		"x",
		"y"
	]],
	["OKP", ["crv", "x"]]
]);
function strengthDefect(key) {
	if (key["kty"] !== "RSA" || typeof key["n"] !== "string") return null;
	const bits = bitsOf(key["n"]);
	if (bits >= minBits) return null;
	return {
		code: "short-rsa-key",
		severity: "warning",
		text: `has ${bits} bits: RSA needs at least ${minBits}`
	};
}
const minBits = 2048;
function bitsOf(base64url) {
	const number = Buffer.from(base64url, "base64url").toString("hex").replace(/^0+/, "");
	return number === "" ? 0 : 4 * number.length - Math.clz32(parseInt(number[0], 16)) + 28;
}
function expiryDefect({ x5c }, now) {
	const [first] = Array.isArray(x5c) ? x5c : [];
	const end = typeof first === "string" ? expiryOf(first) : null;
	if (end === null || now === null || Date.parse(end) >= now) return null;
	return {
		code: "expired-certificate",
		severity: "warning",
		text: `has a certificate in \`x5c\` that expired on ${end}`
	};
}
function expiryOf(certificate) {
	try {
		return new X509Certificate(Buffer.from(certificate, "base64")).validTo;
	} catch {
		return null;
	}
}

// src/rules/jwt/jwks-inline.ts
const jwksInline = defineRule({
	id: "jwt/jwks-inline",
	codes: [
		"not-json",
		"not-a-key-set",
		"key-without-set",
		"no-keys",
		"no-key-type",
		"symmetric-key",
		"private-key",
		"unknown-key-type",
		"missing-member",
		"undecodable-member",
		"boolean-member-name",
		"unsupported-curve",
		"not-on-curve",
		"short-rsa-key",
		"expired-certificate",
		"no-kid",
		"repeated-kid"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "Inline keys that cannot be used, or that must not be in a repository.",
	why: "Envoy loads keys only from a JWK set; from anything else it loads none, and refuses every token with 401. A private or symmetric key in a repository lets all its readers sign tokens.",
	fix: "Write what the issuer publishes at its `jwks_uri`: `{\"keys\": [...]}` with public keys, each with its `kid`.",
	parts: ["patch", "unapplied"],
	across: {
		*"values/jwt"(entry, { context }) {
			yield* check$21(mergedOrFileEntry(entry).get("jwks"), context.now);
		},
		*RequestAuthentication(authentication, { context }) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$21(rule.get("jwks"), context.now);
		}
	}
});
function* check$21(jwks, now) {
	if (!isPresent(jwks)) return;
	const set = keySet(jwks);
	if ("defect" in set) {
		const { code, defect, refusedBy } = set;
		yield {
			...problem$4(code, jwks, `jwks ${defect}: no key can be read, and every token is refused`),
			...refusedBy && { refusedBy }
		};
		return;
	}
	for (const [index, key] of set.keys.entries()) {
		const defect = hasPlaceholder(key) ? null : keyDefect(key, now);
		if (!defect) continue;
		const { code, severity = "error", text } = defect;
		const about = `${code} ${index}`;
		const refusal = (!isDataMap(key) || unreadableMember(key) !== null) && { refusedBy: "webhook" };
		yield {
			...problem$4(code, keyNode(jwks, index), `key ${index + 1} ${text}`),
			severity,
			about,
			...refusal
		};
	}
	for (const { code, message } of kidDefects(set.keys)) yield {
		...problem$4(code, jwks, message),
		severity: "info"
	};
}
function hasPlaceholder(key) {
	return isDataMap(key) && Object.values(key).flat().some((member) => typeof member === "string" && isUnfilled(member));
}
function keyNode(jwks, index) {
	return jwks.kind === "map" ? jwks.get("keys").item(index) : jwks;
}
function problem$4(code, node, message) {
	return {
		code,
		node,
		message,
		about: code
	};
}

// src/syntax/registrable.ts
function registrableDomain(host) {
	const labels = host.toLowerCase().replace(/\.$/, "").split(".");
	const isSecondLevel = secondLevel.test(labels.slice(-2).join("."));
	return labels.slice(isSecondLevel ? -3 : -2).join(".");
}
const secondLevel = /^(?:ac|co|com|edu|gov|gob|go|mil|ne|net|or|org)\.[a-z]{2}$/;

// src/rules/jwt/jwks-uri-host.ts
const jwksUriHost = defineRule({
	id: "jwt/jwks-uri-host",
	codes: ["other-domain"],
	severity: "warning",
	summary: "The keys of an issuer come from another domain than the issuer.",
	why: "Whoever answers at `jwksUri` decides which tokens are accepted. Another domain may belong to somebody else; often it is the address of another environment or of an example.",
	fix: "Take the `jwks_uri` from the discovery document of the issuer, ISSUER/.well-known/openid-configuration; if that does name another domain, switch the rule off under `rules` in `.meshgate.yaml`.",
	on: { *RequestAuthentication(authentication) {
		for (const rule of authentication.spec.items("jwtRules")) yield* check$20(rule);
	} },
	across: { *"values/jwt"(entry, mesh) {
		yield* problemsInValues(entry, mesh, check$20);
	} }
});
function* check$20(rule) {
	const [issuer, uri] = [rule.get("issuer"), jwksUriOf(rule)];
	const [issuerHost, keysHost] = [publicHost(issuer.text), publicHost(uri.text)];
	if (issuerHost === null || keysHost === null || isDocumentedPair(issuerHost, keysHost)) return;
	if (registrableDomain(issuerHost) === registrableDomain(keysHost)) return;
	yield {
		code: "other-domain",
		node: uri,
		message: `the keys of issuer ${quote(issuer.text)} come from ${quote(keysHost)}: whoever controls that domain can sign its tokens`,
		about: uri.text,
		related: [{
			node: issuer,
			note: "the issuer"
		}]
	};
}
function publicHost(text) {
	if (isUnfilled(text)) return null;
	const host = parseUrl(text)?.host.toLowerCase();
	return host !== void 0 && !isIP(host) && hostReach(host) === "public" ? host : null;
}
function isDocumentedPair(issuerHost, keysHost) {
	return documentedPairs.some(([issuer, keys]) => issuer === issuerHost && keys === keysHost);
}
const documentedPairs = [
	["accounts.google.com", "www.googleapis.com"],
	["cloud.google.com", "www.gstatic.com"],
	["securetoken.google.com", "www.googleapis.com"],
	["session.firebase.google.com", "www.googleapis.com"],
	["sts.windows.net", "login.microsoftonline.com"]
];

// src/rules/jwt/jwks-uri-invalid.ts
const jwksUriInvalid = defineRule({
	id: "jwt/jwks-uri-invalid",
	codes: [
		"placeholder",
		"not-a-url",
		"unsupported-scheme",
		"port-not-a-number",
		"port-out-of-range",
		"link-local-address",
		"metadata-address",
		"wildcard-host",
		"host-syntax",
		"public-plain-http",
		"internal-plain-http",
		"local-host",
		"ip-address",
		"user-info",
		"fragment"
	],
	severity: "error",
	ownsPlaceholders: true,
	istio: ["IST0106"],
	summary: "An address of keys that cannot be used, or that others can tamper with.",
	why: "Whoever answers at `jwksUri` decides whose tokens are accepted. Over plain http that is anyone on the network path; if the address does not answer, every token is refused.",
	fix: "Write the absolute https URL that the issuer publishes as `jwks_uri` in its discovery document.",
	parts: ["patch", "unapplied"],
	on: {
		*"values/jwt"(entry) {
			yield* check$19(jwksUriOf(mergedOrFileEntry(entry)));
		},
		*RequestAuthentication(authentication) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$19(jwksUriOf(rule));
		}
	}
});
function* check$19(uri) {
	if (uri.text === "" || isSubstitution(uri.text)) return;
	const defect = defectOf$1(uri.text);
	if (!defect) return;
	const { text, severity = "error", ...details } = defect;
	const message = `jwksUri ${quote(uri.text)} ${text}`;
	yield {
		...details,
		node: uri,
		severity,
		message,
		about: uri.text,
		...fixOf$4(uri)
	};
}
function fixOf$4(uri) {
	const url = parseUrl(uri.text);
	if (!url || hostReach(url.host) !== "public" || url.scheme === "http" && url.port !== "") return {};
	const value = uri.text.replace(/^http:/i, "https:").slice(0, url.fragment === "" ? void 0 : -url.fragment.length);
	return value === uri.text ? {} : { fix: {
		safety: "unsafe",
		title: `set jwksUri to ${value}`,
		set: [{
			node: uri,
			value
		}]
	} };
}
function defectOf$1(text) {
	const placeholder = placeholderDefect(text);
	if (placeholder) return placeholder;
	if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text)) return unfilledName;
	const url = parseUrl(text);
	if (!url) return {
		code: "not-a-url",
		text: "is no absolute URL, such as `https://login.example.com/keys`",
		...webhookRefusal(text)
	};
	if (url.scheme !== "https" && url.scheme !== "http") return {
		code: "unsupported-scheme",
		text: `has the scheme ${quote(url.scheme)}: only https and http are fetched`,
		refusedBy: "webhook"
	};
	return portDefect$1(url) ?? addressDefect(url) ?? plainHttpDefect(url) ?? warningDefect(url);
}
function webhookRefusal(text) {
	return ["http", "https"].includes(schemeOf(text) ?? "") ? {} : { refusedBy: "webhook" };
}
function portDefect$1({ port }) {
	if (port === "") return void 0;
	const text = `has the port ${quote(port)}`;
	if (!/^\d+$/.test(port)) return {
		code: "port-not-a-number",
		text: `${text}, which is no number`,
		refusedBy: "webhook"
	};
	const number = Number(port);
	return number >= 1 && number <= 65535 ? void 0 : {
		code: "port-out-of-range",
		text: `${text}: ports are 1 to 65535`
	};
}
function addressDefect({ host }) {
	if (isLinkLocal(host)) return {
		code: "link-local-address",
		text: "is a link-local address: istiod would ask the machine it runs on, where clouds keep credentials; since Istio 1.32 it refuses to, and every token is refused"
	};
	if (isCloudMetadata(host)) return {
		code: "metadata-address",
		text: "is the metadata server of a cloud, which answers istiod with credentials; since Istio 1.32 istiod does not ask it, and every token is refused"
	};
	if (isIP(host)) return void 0;
	if (host.includes("*")) return {
		code: "wildcard-host",
		text: "has a host that is a wildcard"
	};
	const defect = hostDefect(host);
	return defect ? {
		code: "host-syntax",
		text: `has a host that ${defect.text}`
	} : void 0;
}
function plainHttpDefect({ scheme, host }) {
	if (scheme !== "http") return void 0;
	const reach = hostReach(host);
	if (reach === "public") return {
		code: "public-plain-http",
		text: "fetches keys over plain http from a public host: anyone on the network path can hand out other keys; use https"
	};
	if (reach === "local" || isIP(host)) return void 0;
	return {
		code: "internal-plain-http",
		severity: "info",
		text: "fetches keys over plain http inside your own network: anyone on the network path can hand out other keys"
	};
}
function warningDefect({ host, userInfo, fragment }) {
	const warning = (code, text) => ({
		code,
		severity: "warning",
		text
	});
	if (hostReach(host) === "local") return warning("local-host", "is istiod's own machine, which probably does not serve the keys of an issuer");
	if (isIP(host)) return warning("ip-address", "names an IP address, which may change without notice: use a host name");
	if (userInfo !== "") return warning("user-info", "contains a user name: credentials do not belong in a manifest");
	return fragment === "" ? void 0 : warning("fragment", "has a fragment, which is never sent");
}

// src/rules/jwt/key-rotation.ts
const keyRotation = defineRule({
	id: "jwt/key-rotation",
	codes: ["single-inline-key"],
	severity: "warning",
	summary: "A single inline key, which does not follow when the issuer changes its key.",
	why: "Issuers change their keys, on a schedule or in an emergency. From then on every new token is refused, until the new key is deployed here.",
	fix: "Set `jwksUri`, which istiod fetches again every 20 minutes; or list the next key beside the current one before the issuer changes it.",
	on: {
		*"values/jwt"(entry) {
			if (entry.merged) yield* check$18(entry.merged);
		},
		*RequestAuthentication(authentication) {
			for (const rule of authentication.spec.items("jwtRules")) yield* check$18(rule);
		}
	}
});
function* check$18(rule) {
	const jwks = rule.get("jwks");
	if (!isPresent(jwks) || isPresent(jwksUriOf(rule))) return;
	const set = keySet(jwks);
	if (!("keys" in set) || set.keys.length !== 1) return;
	yield {
		code: "single-inline-key",
		node: jwks,
		message: "a single inline key: when the issuer changes it, every token is refused; use `jwksUri`, or add the next key before the change",
		about: rule.get("issuer").text
	};
}

// src/rules/jwt/negative-only.ts
const negativeOnly = defineRule({
	id: "jwt/negative-only",
	codes: ["anonymous-allowed", "only-anonymous-allowed"],
	severity: "warning",
	summary: "An ALLOW rule with only negative conditions on tokens lets in requests without a token.",
	why: "A request without a token has no principal and no claims, so it satisfies every negative condition on them.",
	fix: "Add `requestPrincipals: [\"*\"]` to the same source, so that a token is required; or write the rule as DENY.",
	across: { *AuthorizationPolicy(policy, mesh) {
		if (actionOf(policy) !== "ALLOW" || isDryRunPolicy(policy)) return;
		const lists = policy.spec.items("rules").flatMap((rule) => negativeConditions(rule).slice(0, 1));
		if (lists.length === 0 || isTokenNeeded(policy, mesh)) return;
		for (const node of lists) {
			const { code, text } = effectOf(node);
			yield {
				code,
				node,
				message: `\`${String(node.pathKeys.at(-1))}\` ${text}`,
				about: node.path
			};
		}
	} }
});
function negativeConditions(rule) {
	const conditions = rule.items("when").filter(isTokenCondition).flatMap(whenConditions);
	if (conditions.some(({ isNegative }) => !isNegative)) return [];
	const sources = rule.items("from").map((from) => sourceConditions(from.get("source")));
	const negative = sources.filter((conditionsOfSource) => conditionsOfSource.length > 0 && conditionsOfSource.every(({ isNegative }) => isNegative)).flat();
	const requiresPrincipal = sources.flat().some(({ isNegative }) => !isNegative);
	return [...negative, ...requiresPrincipal ? [] : conditions].map(({ node }) => node);
}
function isTokenNeeded(policy, mesh) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => someMayCover(candidate, policy, policiesDenyingAnonymous$1(candidate)));
}
const policiesDenyingAnonymous$1 = derived(["AuthorizationPolicy"], (mesh) => mesh.ofKind("AuthorizationPolicy").filter(deniesAllAnonymous));
function effectOf(node) {
	return node.items().some(({ text }) => text === "*") && node.pathKeys.at(-1) === "notRequestPrincipals" ? {
		code: "only-anonymous-allowed",
		text: "with `*` lets in only requests without a token"
	} : {
		code: "anonymous-allowed",
		text: "also matches a request without a token, which is let in"
	};
}

// src/rules/jwt/not-enforced.ts
const notEnforced = defineRule({
	id: "jwt/not-enforced",
	codes: ["token-not-required"],
	severity: "warning",
	summary: "Tokens are checked, but no policy requires one.",
	why: "A RequestAuthentication refuses an invalid token, but lets a request without any token pass. Only an AuthorizationPolicy can refuse that request.",
	fix: "Add an AuthorizationPolicy for the same workload: DENY with `notRequestPrincipals: [\"*\"]` on the protected paths, or ALLOW rules that all have `requestPrincipals`.",
	across: { *RequestAuthentication(authentication, mesh) {
		if (authentication.spec.items("jwtRules").length === 0) return;
		if (isEnforced(authentication, mesh) || mayBeEnforced(authentication, mesh)) return;
		const note = otherNamespacesNote(mesh);
		const isOwnChart = isOfIstioJwt(authentication);
		yield {
			code: "token-not-required",
			node: authentication.root.at("metadata", "name"),
			at: "object",
			severity: isOwnChart ? "error" : "warning",
			confidence: note === "" || isOwnChart ? "certain" : "likely",
			message: `no AuthorizationPolicy requires the token that is checked here: requests without a token pass${note}`,
			about: `${authentication.namespace}/${authentication.name}`
		};
	} }
});
function isEnforced(authentication, mesh) {
	if (selectsOnlyByLabels(authentication)) {
		if (someMayShareInStatedNamespace(mesh, authentication, policiesDenyingAnonymous(mesh))) return true;
		if (isOpenToAnonymous(authentication, mesh)) return false;
	}
	for (const workload of workloadClasses(mesh, authentication, policiesToClassify)) if (refusesAnonymous(demandOn(mesh, workload))) return true;
	return false;
}
function selectsOnlyByLabels(authentication) {
	return targetRefs(authentication).length === 0 && !policySelector(authentication).has("gateway.networking.k8s.io/gateway-name");
}
const policiesDenyingAnonymous = derived(["AuthorizationPolicy"], (mesh) => mesh.ofKind("AuthorizationPolicy").filter(deniesAllAnonymous));
function isOpenToAnonymous(authentication, mesh) {
	const { namespace } = authentication;
	const workload = {
		namespace,
		labels: policySelector(authentication),
		attachedTo: null
	};
	return letsAnonymousIn(demandOn(mesh, workload));
}
const policiesToClassify = oncePer((policies) => policies.filter((policy) => mayDemandToken(policy) || targetRefs(policy).length > 0));
function demandOn(mesh, workload) {
	return policyGroupsFor(mesh, "AuthorizationPolicy", workload).reduce((demand, group) => demand | tokenDemandOf(group), 0);
}
function mayBeEnforced(authentication, mesh) {
	const allFiles = meshOfOtherObjects(mesh);
	const meshes = [mesh, allFiles ?? mesh];
	if (meshes.some((candidate) => someMayShareInOtherNamespace(candidate, authentication, demandingPolicies(candidate)))) return true;
	const possiblePolicies = hasUnfilledScope(authentication) ? possiblyDemanding : possiblyDemandingHere;
	if (meshes.some((candidate) => someMayShareWorkloads(candidate, authentication, possiblePolicies(candidate)))) return true;
	if (!allFiles) return false;
	for (const workload of workloadClasses(allFiles, authentication, policiesToClassify)) {
		const demand = demandOn(mesh, workload);
		if (policyGroupsFor(allFiles, "AuthorizationPolicy", workload).some((group) => somePolicyRefusesAnonymous(demand, group))) return true;
	}
	return false;
}
const demandingPolicies = derived(["AuthorizationPolicy"], (mesh) => mesh.ofKind("AuthorizationPolicy").filter((policy) => somePolicyRefusesAnonymous(0, [policy])));
const possiblyDemanding = derived(["AuthorizationPolicy"], (mesh) => [...demandingPolicies(mesh), ...mesh.ofKind("AuthorizationPolicy").filter(hasOpenAction)]);
const possiblyDemandingHere = derived(["AuthorizationPolicy"], (mesh) => possiblyDemanding(mesh).filter((policy) => hasUnfilledScope(policy) || hasOpenAction(policy)));
function hasOpenAction({ spec }) {
	return spec.get("action").isUnfilled;
}
function isOfIstioJwt(manifest) {
	return /^istio-jwt-\d/.test(manifest.root.at("metadata", "labels", "helm.sh/chart").text);
}

// src/rules/jwt/output-headers.ts
const outputHeaders = defineRule({
	id: "jwt/output-headers",
	codes: ["written-twice", "written-elsewhere"],
	severity: "warning",
	summary: "A claim header that two claims share, or that a client can forge.",
	why: "A header has room for one claim: of two, either may arrive. And only the proxy that writes such a header removes what a client has sent under its name; any other proxy forwards it.",
	fix: "Give each claim its own header; where a policy trusts the header, write it by a RequestAuthentication on the same workload, or compare `request.auth.claims[...]`.",
	on: { *RequestAuthentication(authentication) {
		for (const rule of authentication.spec.items("jwtRules")) yield* repeatedHeaders(rule);
	} },
	across: {
		*"values/jwt"(entry, mesh) {
			yield* problemsInValues(entry, mesh, repeatedHeaders);
		},
		*AuthorizationPolicy(policy, mesh) {
			if (actionOf(policy) !== "ALLOW") return;
			for (const when of policy.spec.items("rules").flatMap((rule) => rule.items("when"))) yield* headersWrittenElsewhere(when, policy, mesh);
		}
	}
});
function* repeatedHeaders(rule) {
	const headers = headersOf(rule);
	for (const [index, header] of headers.entries()) {
		const first = headers.slice(0, index).find((earlier) => nameOf$4(earlier) === nameOf$4(header));
		if (!first) continue;
		yield {
			code: "written-twice",
			node: header,
			message: `header ${quote(header.text)} is written twice: only one of the two claims arrives; give each its own header`,
			about: `${rule.get("issuer").text} ${nameOf$4(header)}`,
			related: [{
				node: first,
				note: "written here first"
			}]
		};
	}
}
function* headersWrittenElsewhere(when, policy, mesh) {
	const [, name] = /^request\.headers\[(.+)\]$/.exec(when.get("key").text) ?? [];
	if (name === void 0 || when.items("values").length === 0) return;
	const [first] = authenticationsByHeader(mesh).get(name.toLowerCase()) ?? none$2;
	const writtenAt = first && headersWrittenBy(first).get(name.toLowerCase());
	if (!writtenAt || [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => isWrittenFor(candidate, name, policy))) return;
	const { note, ...doubt } = doubtAboutPolicies(mesh, policy);
	yield {
		code: "written-elsewhere",
		node: when.get("key"),
		...doubt,
		message: `header ${quote(name)} has a verified claim only where a RequestAuthentication writes it, and none does for these workloads: clients can forge it${note}`,
		about: `${policy.namespace}/${policy.name} ${name}`,
		related: [{
			node: writtenAt,
			note: "written here, for other workloads"
		}]
	};
}
function isWrittenFor(mesh, name, policy) {
	return someMayShareWorkloads(mesh, policy, authenticationsByHeader(mesh).get(name.toLowerCase()) ?? none$2);
}
const none$2 = [];
const authenticationsByHeader = derived(["RequestAuthentication"], (mesh) => groupByEach(mesh.ofKind("RequestAuthentication"), (authentication) => headersWrittenBy(authentication).keys()));
const headersWrittenBy = oncePer(({ spec }) => {
	const headers = spec.items("jwtRules").flatMap(headersOf);
	return new Map(headers.map((header) => [nameOf$4(header), header]));
});
function headersOf(rule) {
	return [...rule.items("outputClaimToHeaders").map((output) => output.get("header")), rule.get("outputPayloadToHeader")].filter(({ text }) => text !== "" && !isUnfilled(text));
}
function nameOf$4(header) {
	return header.text.toLowerCase();
}

// src/rules/jwt/policy-without-authentication.ts
const policyWithoutAuthentication = defineRule({
	id: "jwt/policy-without-authentication",
	codes: ["no-token-read"],
	severity: "error",
	summary: "A policy has conditions on tokens where no token is read.",
	why: "Only a RequestAuthentication on the same workload turns a token into a principal and claims. Without one no request has any: a positive condition never matches, and a negative one always does.",
	fix: "Add a RequestAuthentication for the same workload: with the same labels, or with the same `targetRefs`, which a waypoint requires.",
	across: { *AuthorizationPolicy(policy, mesh) {
		const [condition] = policy.spec.items("rules").flatMap(tokenConditions);
		if (!condition || actionOf(policy) === "CUSTOM" || isDryRunPolicy(policy)) return;
		if ([mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => someMayShareWorkloads(candidate, policy, authenticationsWithRules(candidate)))) return;
		const { note, ...doubt } = doubtAboutPolicies(mesh, policy);
		yield {
			code: "no-token-read",
			node: condition.node,
			...doubt,
			message: `no RequestAuthentication applies to ${describeWorkloads(policy)}: ${outcome(policy, condition)}${note}`,
			about: `${policy.namespace}/${policy.name}`
		};
	} }
});
const authenticationsWithRules = derived(["RequestAuthentication"], (mesh) => mesh.ofKind("RequestAuthentication").filter(({ spec }) => spec.items("jwtRules").length > 0));
function describeWorkloads(policy) {
	const [ref] = targetRefs(policy);
	return ref === void 0 ? "the workloads of this policy" : "what this policy attaches to";
}
function outcome(policy, { isNegative }) {
	const name = "requests have no principal and no claims";
	const effect = effects.get(actionOf(policy));
	return effect ? `${name}, so this ${effect[isNegative ? "always" : "never"]}` : name;
}
const effects = /* @__PURE__ */ new Map([["ALLOW", {
	always: "lets everybody in",
	never: "lets nobody in"
}], ["DENY", {
	always: "refuses everybody",
	never: "refuses nobody"
}]]);

// src/rules/jwt/helpers/principal.ts
function issuerPattern(text) {
	const slash = text.lastIndexOf("/");
	const issuer = slash < 0 ? text : text.slice(0, slash);
	if (text.startsWith("*")) return slash <= 1 ? null : {
		form: "suffix",
		text: issuer.slice(1)
	};
	if (slash < 0) return {
		form: "prefix",
		text: issuer.replace(/\*$/, "")
	};
	return {
		form: "exact",
		text: issuer
	};
}
function isIssuer({ form, text }, issuer) {
	if (form === "exact") return issuer === text;
	return form === "prefix" ? issuer.startsWith(text) : issuer.endsWith(text);
}
function principalComponents(text, issuer = text.slice(0, Math.max(0, text.lastIndexOf("/")))) {
	const subject = text.slice(issuer.length + 1);
	if (issuer === "" || subject === "") return [];
	return [{
		text: issuer,
		name: "the issuer of the principal"
	}, {
		text: subject,
		name: "the subject of the principal"
	}];
}
function principalDefect(text) {
	if (text === "*") return null;
	const slash = text.lastIndexOf("/");
	return slash < 0 ? defectWithoutSlash(text) : defectWithSlash(text.slice(0, slash), text.slice(slash + 1), text);
}
function defectWithoutSlash(text) {
	if (!/^\*|\*$/.test(text)) return {
		code: "no-subject",
		text: "has no subject; write `ISSUER/SUBJECT`, or `ISSUER/*`"
	};
	return hasWildcard(text.replace(/^\*|\*$/, "")) ? innerWildcard : null;
}
function defectWithSlash(issuer, subject, text) {
	if (/^https?:\/?$/i.test(issuer)) {
		const stated = text.replace(/\*$/, "");
		const everyToken = stated !== `${issuer}/` && !hasWildcard(stated) ? `${stated}/*` : void 0;
		return {
			code: "split-in-issuer",
			text: `is split at its last \`/\`, which belongs to the issuer; write ${everyToken ? `\`${everyToken}\`` : "the whole issuer and `/*`"} for each of its tokens`,
			...everyToken !== void 0 && { everyToken }
		};
	}
	if (issuer === "") return {
		code: "no-issuer",
		text: "has no issuer before its `/`"
	};
	if (subject === "") return {
		code: "no-subject",
		text: "has no subject after its last `/`; write `/*` for any"
	};
	if (text.startsWith("*") && subject.includes("*")) return {
		code: "literal-subject-wildcard",
		text: "begins with `*`, so that the `*` of its subject is read literally; write `*` for any token, or the whole issuer"
	};
	return hasWildcard(issuer.replace(/^\*/, "")) || hasWildcard(subject.replace(/\*$/, "")) ? innerWildcard : null;
}
const innerWildcard = {
	code: "inner-wildcard",
	text: "has a `*` inside, which is read literally; only a `*` at the start or end is a wildcard"
};
function hasWildcard(text) {
	return text.includes("*");
}

// src/rules/jwt/helpers/issuers.ts
function issuersFor(mesh, allFiles, policy) {
	const candidates = meshesOf(mesh, allFiles).flatMap((candidate) => {
		const { anyIssuer, byIssuer } = authenticationsByIssuer(candidate);
		if (someMayShareWorkloads(candidate, policy, anyIssuer)) return [null];
		return [...byIssuer].flatMap(([issuer, authentications]) => someMayShareWorkloads(candidate, policy, authentications) ? [issuer] : []);
	});
	const issuers = [...new Set(candidates)].filter((issuer) => issuer !== null);
	return candidates.includes(null) ? [] : issuers;
}
function issuerNodesFor(mesh, allFiles, policy) {
	return issuersFor(mesh, allFiles, policy).flatMap((issuer) => {
		const [authentication] = meshesOf(mesh, allFiles).flatMap((candidate) => authenticationsByIssuer(candidate).byIssuer.get(issuer)?.[0] ?? []);
		return (authentication?.spec.items("jwtRules") ?? []).map((rule) => rule.get("issuer")).filter(({ text }) => text === issuer).slice(0, 1);
	});
}
function mayHaveIssuer(mesh, allFiles, policy, pattern) {
	const meshes = meshesOf(mesh, allFiles);
	return meshes.some((candidate) => someMayShareWorkloads(candidate, policy, authenticationsByIssuer(candidate).anyIssuer) || someMayShareWorkloads(candidate, policy, authenticationsMatching(candidate, pattern))) || !meshes.some((candidate) => someMayShareWorkloads(candidate, policy, authenticationsByIssuer(candidate).withRules));
}
function meshesOf(mesh, allFiles) {
	return allFiles ? [mesh, allFiles] : [mesh];
}
function authenticationsMatching(mesh, pattern) {
	const { byIssuer, byPattern } = authenticationsByIssuer(mesh);
	if (pattern.form === "exact") return byIssuer.get(pattern.text) ?? none$1;
	const key = `${pattern.form} ${pattern.text}`;
	const matching = byPattern.get(key) ?? authenticationsFor(pattern, byIssuer);
	byPattern.set(key, matching);
	return matching;
}
function authenticationsFor(pattern, byIssuer) {
	const matching = [...byIssuer].flatMap(([issuer, authentications]) => isIssuer(pattern, issuer) ? authentications : []);
	return [...new Set(matching)];
}
const none$1 = [];
const authenticationsByIssuer = derived(["RequestAuthentication"], (mesh) => {
	const withRules = mesh.ofKind("RequestAuthentication").filter(({ spec }) => spec.items("jwtRules").length > 0);
	const pairs = withRules.flatMap((authentication) => issuersOf(authentication).map((issuer) => ({
		issuer,
		authentication
	})));
	const groups = groupBy(pairs, ({ issuer }) => issuer);
	return {
		withRules,
		anyIssuer: groups.get(null)?.map(({ authentication }) => authentication) ?? none$1,
		byIssuer: new Map([...groups].flatMap(([issuer, pairsOfIssuer]) => issuer === null ? [] : [[issuer, pairsOfIssuer.map(({ authentication }) => authentication)]])),
		byPattern: /* @__PURE__ */ new Map()
	};
});
function issuersOf({ spec }) {
	const issuers = spec.items("jwtRules").map((rule) => rule.get("issuer"));
	const isFinal = (text) => !isUnfilled(text);
	return [...new Set(issuers.map((issuer) => isPresent(issuer) && isFinal(issuer.text) ? issuer.text : null))];
}

// src/rules/jwt/helpers/issuer-claims.ts
function* issuerClaimProblems(policy, mesh) {
	const conditions = policy.spec.items("rules").flatMap((rule) => rule.items("when")).filter((when) => when.get("key").text === "request.auth.claims[iss]").flatMap(whenConditions);
	for (const { node, isNegative } of conditions) if (isNegative === (actionOf(policy) === "DENY")) for (const value of node.items()) yield* unknownIssuer(value, node, policy, mesh);
}
function* unknownIssuer(value, list, policy, mesh) {
	const pattern = claimPattern(value.text);
	const allFiles = meshOfOtherObjects(mesh);
	if (!pattern || isUnfilled(value.text) || mayHaveIssuer(mesh, allFiles, policy, pattern)) return;
	const issuers = issuersFor(mesh, allFiles, policy);
	const similar = issuers.find((issuer) => withoutSlash(issuer) === withoutSlash(value.text));
	const { note, ...doubt } = doubtAboutPolicies(mesh, policy);
	const reason = similar ? `the issuer is ${quote(similar)}; write it letter for letter` : `only tokens of ${quoteAll(issuers)} are accepted here`;
	yield {
		code: "unknown-issuer",
		node: value,
		...doubt,
		...issuers.every((issuer) => isNamedBy(list, issuer)) && { severity: "warning" },
		message: `no token has the issuer ${quote(value.text)}: ${reason}${note}`,
		about: value.text
	};
}
function claimPattern(text) {
	if (text === "" || text === "*") return null;
	if (text.startsWith("*")) return {
		form: "suffix",
		text: text.slice(1)
	};
	return text.endsWith("*") ? {
		form: "prefix",
		text: text.slice(0, -1)
	} : {
		form: "exact",
		text
	};
}
function isNamedBy(list, issuer) {
	return list.items().some(({ text }) => {
		const pattern = claimPattern(text);
		return pattern === null || isIssuer(pattern, issuer);
	});
}
function withoutSlash(issuer) {
	return issuer.replace(/\/$/, "");
}

// src/rules/jwt/principal-never-matches.ts
const principalNeverMatches = defineRule({
	id: "jwt/principal-never-matches",
	formerId: "jwt/principal-shape",
	codes: [
		"no-subject",
		"split-in-issuer",
		"no-issuer",
		"literal-subject-wildcard",
		"inner-wildcard",
		"issuer-alone",
		"slash-in-subject",
		"unknown-issuer"
	],
	severity: "error",
	summary: "A principal or issuer of a request that no token has.",
	why: "Istio splits a principal at its last `/` into issuer and subject, and reads `*` as a wildcard only at the start or end. Any other form matches no token: it lets nobody in, and keeps nobody out.",
	fix: "Write `ISSUER/SUBJECT`, `ISSUER/*` for every token of an issuer, or `*` for any token; compare a subject that contains a `/` with `request.auth.claims[sub]`.",
	across: { *AuthorizationPolicy(policy, mesh) {
		if (actionOf(policy) === "CUSTOM" || policy.spec.get("action").isUnfilled) return;
		for (const condition of conditionsOf(policy)) {
			const locksOut = condition.isNegative === (actionOf(policy) === "DENY");
			for (const pattern of patternsIn(condition)) {
				const [defect] = syntaxProblem(pattern);
				if (defect) yield defect;
				else if (locksOut) yield* issuerProblem(pattern, policy, mesh);
			}
		}
		yield* issuerClaimProblems(policy, mesh);
	} }
});
function conditionsOf(policy) {
	const rules = policy.spec.items("rules");
	const sources = rules.flatMap((rule) => rule.items("from")).map((from) => from.get("source"));
	const whens = rules.flatMap((rule) => rule.items("when")).filter((when) => when.get("key").text === "request.auth.principal");
	return [...sources.flatMap(sourceConditions), ...whens.flatMap(whenConditions)];
}
function patternsIn({ node }) {
	return node.items().filter(({ text }) => text !== "" && !isUnfilled(text));
}
function syntaxProblem(pattern) {
	const { text } = pattern;
	const defect = principalDefect(text);
	if (!defect) return [];
	const message = `no token has the principal ${quote(text)}: it ${defect.text}`;
	const { everyToken } = defect;
	const components = defect.code === "split-in-issuer" ? {} : { components: principalComponents(text) };
	const fix = everyToken === void 0 ? {} : { fix: fixOf$3(pattern, everyToken) };
	return [{
		code: defect.code,
		node: pattern,
		message,
		about: text,
		...components,
		...fix
	}];
}
function* issuerProblem(pattern, policy, mesh) {
	const issuer = issuerPattern(pattern.text);
	if (!issuer) return;
	const allFiles = meshOfOtherObjects(mesh);
	if (mayHaveIssuer(mesh, allFiles, policy, issuer)) return;
	const issuers = issuersFor(mesh, allFiles, policy);
	const { note, ...doubt } = doubtAboutPolicies(mesh, policy);
	const { code, text, issuer: statedIssuer, everyToken } = reasonOf$1(pattern.text, issuers);
	yield {
		code,
		node: pattern,
		...doubt,
		message: `no token has the principal ${quote(pattern.text)}: ${text}${note}`,
		about: pattern.text,
		related: issuerNodesFor(mesh, allFiles, policy).slice(0, maxShown$6).map((node) => ({
			node,
			note: "an issuer whose tokens are read there"
		})),
		...code !== "issuer-alone" && { components: principalComponents(pattern.text, statedIssuer) },
		...everyToken !== void 0 && { fix: fixOf$3(pattern, everyToken) }
	};
}
const maxShown$6 = 5;
function fixOf$3(node, value) {
	return {
		safety: "unsafe",
		title: `set the principal to ${value}`,
		set: [{
			node,
			value
		}]
	};
}
function reasonOf$1(text, issuers) {
	const withoutWildcard = text.replace(/\/?\*?$/, "");
	const matchingIssuer = issuers.find((issuer) => issuer === text || issuer.replace(/\/$/, "") === withoutWildcard);
	if (matchingIssuer !== void 0) {
		const everyToken = `${matchingIssuer}/*`;
		const advice = `write ${quote(everyToken)} for each of its tokens`;
		return {
			code: "issuer-alone",
			text: `the issuer is ${quote(matchingIssuer)}; ${advice}`,
			everyToken
		};
	}
	const issuerPrefix = issuers.find((issuer) => text.startsWith(`${issuer}/`));
	if (issuerPrefix !== void 0) return {
		code: "slash-in-subject",
		text: `it is split at its last \`/\`, so a subject cannot contain one; use \`request.auth.claims[sub]\``,
		issuer: issuerPrefix
	};
	return {
		code: "unknown-issuer",
		text: `only tokens of ${quoteAll(issuers)} are accepted here`
	};
}

// src/rules/jwt/token-forwarding.ts
const tokenForwarding = defineRule({
	id: "jwt/token-forwarding",
	codes: ["token-forwarded", "cookie-kept"],
	severity: "info",
	summary: "A token is forwarded with the request to a host outside the mesh.",
	why: "A proxy removes the token from a request after verifying it. With `forwardOriginalToken`, and always in a cookie, the token stays in the request: whoever runs the outside host can use it here in the name of the user.",
	fix: "Remove `forwardOriginalToken` and forward single claims by `outputClaimToHeaders`; or remove the header or cookie on the route that leads outside.",
	across: { *RequestAuthentication(authentication, mesh) {
		const keptTokens = authentication.spec.items("jwtRules").flatMap(tokensKeptBy);
		const route = keptTokens.length > 0 ? outboundRoute(authentication, mesh) : void 0;
		if (!route) return;
		for (const { code, node } of keptTokens) yield {
			code,
			node,
			message: `the token is forwarded to ${quote(route.host)}, outside the mesh`,
			about: `${node.path} ${route.host}`,
			related: [{
				node: route.node,
				note: "leads outside"
			}]
		};
	} }
});
function tokensKeptBy(rule) {
	const forwards = rule.get("forwardOriginalToken");
	if (forwards.scalar === true) return [{
		code: "token-forwarded",
		node: forwards
	}];
	if (!rule.items("fromCookies").some(isPresent)) return [];
	return [{
		code: "cookie-kept",
		node: rule.get("fromCookies")
	}];
}
function outboundRoute(authentication, mesh) {
	const refs = targetRefs(authentication);
	if (refs.length === 0) return outboundRouteOfGateway(authentication, mesh);
	const named = refs.map((ref) => ref.split("/"));
	const gateways = named.flatMap(([kind, name]) => kind === "Gateway" ? outboundGateways(mesh).byKey.get(`${authentication.namespace}/${name}`) ?? [] : []);
	if (gateways[0]) return gateways[0];
	const [host] = named.filter(([kind]) => kind === "ServiceEntry").map(([, name = ""]) => mesh.find("ServiceEntry", authentication.namespace, name)).flatMap((entry) => entry && isOutside(entry) ? entry.spec.items("hosts") : []);
	return host && {
		host: host.text,
		node: host
	};
}
function outboundRouteOfGateway(authentication, mesh) {
	const selector = policySelector(authentication);
	const { namespace } = authentication;
	const { routes, byNamespace, byLabel } = outboundGateways(mesh);
	const [label] = selector;
	if (!label) return namespace === mesh.rootNamespace ? routes[0] : byNamespace.get(namespace)?.[0];
	return byLabel.get(label.join("="))?.find(({ route }) => selects(selector, podLabelsOf(mesh, route.gateway)))?.route;
}
const outboundGateways = derived([
	"Gateway",
	"VirtualService",
	"other",
	...conversionKinds
], (mesh) => {
	const candidates = allVirtualServices(mesh).flatMap((virtualService) => outboundRoutesOf(virtualService, mesh));
	const routes = distinctBy(candidates, (route) => route.gateway);
	const labelled = routes.flatMap((route) => [...podLabelsOf(mesh, route.gateway)].map((label) => ({
		label: label.join("="),
		route
	})));
	return {
		routes,
		byNamespace: groupBy(routes, ({ gateway }) => gateway.namespace),
		byKey: groupBy(routes.filter(({ gateway }) => gateway.originals), ({ gateway }) => keyOf(gateway.originals.at(-1))),
		byLabel: groupBy(labelled, ({ label }) => label)
	};
});
function keyOf({ namespace, name }) {
	return `${namespace}/${name}`;
}
function podLabelsOf(mesh, gateway) {
	const kubernetesGateway = gateway.originals?.at(-1);
	if (!kubernetesGateway) return gatewayLabels(gateway);
	return gatewayPods(mesh, kubernetesGateway.namespace, kubernetesGateway.name).labels;
}
function outboundRoutesOf(virtualService, mesh) {
	const gateways = gatewaysOf$1(mesh, virtualService).filter((gateway) => gateway !== void 0);
	if (gateways.length === 0) return [];
	const route = routesOf(mesh, virtualService).find(({ host }) => leadsOutside(mesh, host));
	return route ? gateways.map((gateway) => ({
		gateway,
		host: route.host,
		node: route.destination
	})) : [];
}
function leadsOutside(mesh, host) {
	return serviceEntriesFor(mesh, host).some(isOutside);
}
function isOutside(entry) {
	return entry.spec.get("location").text !== "MESH_INTERNAL";
}

// src/rules/jwt/token-location.ts
const tokenLocation = defineRule({
	id: "jwt/token-location",
	codes: [
		"no-prefix",
		"default-off",
		"token-in-query",
		"cookie-kept"
	],
	severity: "warning",
	summary: "Tokens are read from where they leak, or no longer from where clients send them.",
	why: "A query ends up in access logs, in browser histories and in `Referer`. A cookie is never removed before the request is forwarded. And any named location switches off the defaults: `Authorization: Bearer`, and the parameter `access_token`.",
	fix: "Read tokens from `Authorization: Bearer`, the default, or name it beside the others: `fromHeaders: [{name: Authorization, prefix: \"Bearer \"}]`.",
	on: { *RequestAuthentication(authentication) {
		for (const rule of authentication.spec.items("jwtRules")) yield* check$17(rule);
	} },
	across: { *"values/jwt"(entry, mesh) {
		yield* problemsInValues(entry, mesh, check$17);
	} }
});
function* check$17(rule) {
	yield* headerProblems(rule);
	if (rule.items("fromParams").some(isPresent)) yield parameterProblem(rule);
	if (rule.items("fromCookies").some(isPresent) && rule.get("forwardOriginalToken").scalar !== true) yield problem$3("cookie-kept", rule.get("fromCookies"), "a cookie is never removed: its token reaches the workload even without `forwardOriginalToken`");
}
function* headerProblems(rule) {
	const headers = rule.items("fromHeaders").filter((header) => isPresent(header.get("name")));
	const names = headers.map((header) => header.get("name").text);
	if (headers.length === 0 || names.some(isUnfilled)) return;
	const authorizationHeaders = headers.filter((header) => isAuthorization(header.get("name")));
	for (const header of authorizationHeaders.filter((candidate) => !isPresent(candidate.get("prefix")))) yield problem$3("no-prefix", header.get("name"), "`Authorization` without a prefix: the word `Bearer` counts as part of the token, which is refused; add `prefix: \"Bearer \"`");
	if (authorizationHeaders.length > 0) return;
	const message = `tokens are read only from ${quoteAll(names)}: \`Authorization: Bearer\` is off`;
	yield {
		...problem$3("default-off", rule.get("fromHeaders"), message),
		severity: "info"
	};
}
function parameterProblem(rule) {
	const message = "a token in the query ends up in logs, histories and `Referer`: read it from a header" + (rule.items("fromHeaders").length === 0 ? " (`fromParams` switches `Authorization: Bearer` off)" : "");
	return problem$3("token-in-query", rule.get("fromParams"), message);
}
function isAuthorization(name) {
	return name.text.toLowerCase() === "authorization";
}
function problem$3(code, node, message) {
	return {
		code,
		node,
		message,
		about: code
	};
}

// src/rules/jwt/webhook.ts
const jwtWebhook = defineRule({
	id: "jwt/webhook",
	formerId: "jwt/shape",
	codes: [
		...scopeCodes,
		"dry-run-unsupported",
		"empty-audience",
		"empty-parameter",
		"empty-cookie",
		"missing-header-name",
		"output-without-header",
		"output-without-claim",
		"header-syntax"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A RequestAuthentication that Istio refuses.",
	why: "Istio checks each RequestAuthentication when it is applied, and refuses the whole object for one empty field.",
	fix: "Fill the field in, or remove it.",
	on: { *RequestAuthentication(authentication) {
		yield* scopeProblems(authentication);
		yield* dryRunUnsupported(authentication);
		for (const rule of authentication.spec.items("jwtRules")) yield* ruleProblems(rule);
	} }
});
function* ruleProblems(rule) {
	for (const { code, list, noun } of stringLists) for (const item of rule.items(list).filter(isEmpty$1)) yield webhookProblem(code, item, `\`${list}\` has an empty ${noun}: remove it`);
	for (const header of rule.items("fromHeaders").map((item) => item.get("name"))) if (!isPresent(header)) yield webhookProblem("missing-header-name", header, "a header of `fromHeaders` has no name: set `name`");
	for (const output of rule.items("outputClaimToHeaders")) yield* outputProblems(output);
}
const stringLists = [
	{
		code: "empty-audience",
		list: "audiences",
		noun: "audience"
	},
	{
		code: "empty-parameter",
		list: "fromParams",
		noun: "name"
	},
	{
		code: "empty-cookie",
		list: "fromCookies",
		noun: "name"
	}
];
function isEmpty$1(item) {
	return item.scalar === "" || item.isNull;
}
function* outputProblems(output) {
	const [header, claim] = [output.get("header"), output.get("claim")];
	if (!isPresent(header)) yield webhookProblem("output-without-header", header, "an entry of `outputClaimToHeaders` names no header: set `header`");
	if (!isPresent(claim)) yield webhookProblem("output-without-claim", claim, "an entry of `outputClaimToHeaders` names no claim: set `claim`");
	const { text } = header;
	if (text === "" || /^[-\w]+$/.test(text)) return;
	const message = `header ${quote(text)} may contain only letters, digits, \`-\` and \`_\``;
	yield webhookProblem("header-syntax", header, message);
}

// src/rules/mesh/external-control-plane.ts
const externalControlPlane = defineRule({
	id: "mesh/external-control-plane",
	codes: [
		"no-url-or-service",
		"not-a-url",
		"ip-address"
	],
	severity: "warning",
	istio: ["IST0163", "IST0164"],
	summary: "A webhook of Istio does not name a control plane that can be called.",
	why: "A cluster with an external control plane calls it by the URL of the webhook: without a URL nothing is validated and no pod gets a sidecar. An IP address instead of a name has to be in the certificate of the control plane, and must not change.",
	fix: "Write the URL of the external control plane, or the Service of a control plane in the cluster.",
	on: {
		*MutatingWebhookConfiguration(configuration) {
			if (configuration.name.startsWith("istio-sidecar-injector")) yield* webhookProblems(configuration);
		},
		*ValidatingWebhookConfiguration(configuration) {
			if (/^(istio-validator|istiod-default-validator$)/.test(configuration.name)) yield* webhookProblems(configuration);
		}
	}
});
function* webhookProblems({ root }) {
	for (const webhook of root.items("webhooks")) {
		const client = webhook.get("clientConfig");
		const name = quote(webhook.get("name").text);
		const url = client.get("url");
		if (isPresent(url)) yield* urlProblems(url, name);
		else if (!isPresent(client.get("service"))) yield {
			code: "no-url-or-service",
			node: url.exists ? url : client,
			message: `webhook ${name} has neither a \`url\` nor a \`service\`: the API server calls nothing; name one of the two`
		};
	}
}
function* urlProblems(url, name) {
	const host = parseUrl(url.text)?.host;
	if (host === void 0 || host === "") yield {
		code: "not-a-url",
		node: url,
		message: `the \`url\` of webhook ${name} is ${quote(url.data)}, which is not a URL: write \`https://HOST:PORT/PATH\``
	};
	else if (isIP(host)) yield {
		code: "ip-address",
		node: url,
		severity: "info",
		message: `webhook ${name} calls the control plane by the address ${quote(host)}: use a host name, which stays valid when the address changes`
	};
}

// src/rules/mesh/gateway-api-version.ts
const gatewayApiVersion = defineRule({
	id: "mesh/gateway-api-version",
	codes: ["release-too-old"],
	severity: "warning",
	istio: ["IST0176"],
	summary: "A CustomResourceDefinition of the Gateway API is older than Istio needs.",
	why: "Istiod ignores kinds whose definition is too old and only logs it: the API server accepts routes of that kind, and no proxy gets them.",
	fix: "Install the release of the Gateway API that the message names, or a later one.",
	across: { *CustomResourceDefinition({ name, root }, mesh) {
		const requirement = minimumReleases.find((entry) => entry.name === name && atLeast(mesh, 1, entry.since));
		const release = root.at("metadata", "annotations", "gateway.networking.k8s.io/bundle-version");
		const installed = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(release.text)?.slice(1).map(Number);
		if (!requirement || !installed || !isOlder(installed, requirement.minimum)) return;
		yield {
			code: "release-too-old",
			node: release,
			message: `${quote(name)} is of release ${quote(release.text)} of the Gateway API, and Istio ${versionText(mesh.context.istioVersion)} needs \`v${requirement.minimum.join(".")}\` or later`
		};
	} }
});
const minimumReleases = [
	{
		name: "backendtlspolicies.gateway.networking.k8s.io",
		minimum: [
			1,
			4,
			0
		],
		since: 29
	},
	{
		name: "grpcroutes.gateway.networking.k8s.io",
		minimum: [
			1,
			1,
			0
		],
		since: 23
	},
	{
		name: "tlsroutes.gateway.networking.k8s.io",
		minimum: [
			1,
			5,
			0
		],
		since: 30
	}
];
function isOlder(installed, least) {
	const index = installed.findIndex((installedPart, at) => installedPart !== least[at]);
	return index >= 0 && installed[index] < least[index];
}

// src/rules/mesh/helpers/config-fields.ts
function meshConfigViews(check) {
	const view = function* view(owner, mesh) {
		for (const source of mesh.configSources.filter((candidate) => candidate.owner === owner)) yield* check(source, mesh);
	};
	return {
		manifest: view,
		"values/meshConfig": view
	};
}
function editableField({ node }, field) {
	return node.kind === "map" ? field : node;
}

// src/rules/mesh/ignored-field.ts
const ignoredMeshField = defineRule({
	id: "mesh/ignored-field",
	codes: ["inbound-retries", "outbound-tls"],
	severity: "warning",
	summary: "A field of the MeshConfig that has no effect with its other fields.",
	why: "Of `defaultInboundHttpRetryPolicy` only `attempts`, `retryOn` and `backoff` count, since an inbound route leads to the one application of its pod. `outboundTrafficPolicy.tls` is only for the mode ALLOW_ANY_DYNAMIC_DNS: in every other mode requests to unknown hosts leave as the application sends them.",
	fix: "Remove the field, or set the mode that uses it.",
	across: meshConfigViews(check$16)
});
function* check$16(source, mesh) {
	const outbound = source.config.get("outboundTrafficPolicy");
	const [mode, tls] = [outbound.get("mode"), outbound.get("tls")];
	if (tls.kind === "map" && !mode.isUnfilled && mode.text !== "ALLOW_ANY_DYNAMIC_DNS") yield {
		code: "outbound-tls",
		node: editableField(source, tls),
		at: "key",
		message: `\`outboundTrafficPolicy.tls\` has no effect with mode \`${mode.text || "REGISTRY_ONLY"}\`: only \`ALLOW_ANY_DYNAMIC_DNS\` uses it`,
		about: "outboundTrafficPolicy.tls"
	};
	if (atLeast(mesh, 1, 32)) yield* inboundRetries(source);
}
function* inboundRetries(source) {
	const policy = source.config.get("defaultInboundHttpRetryPolicy");
	for (const name of [
		"perTryTimeout",
		"retryRemoteLocalities",
		"retryIgnorePreviousHosts"
	]) {
		const field = policy.get(name);
		if (field.exists && !field.isNull) yield {
			code: "inbound-retries",
			node: editableField(source, field),
			at: "key",
			confidence: "likely",
			message: `Istio does not read \`${name}\` of \`defaultInboundHttpRetryPolicy\`: an inbound route leads to a single application; remove it`,
			about: `defaultInboundHttpRetryPolicy.${name}`
		};
	}
}

// src/rules/mesh/injector-overlap.ts
const injectorOverlap = defineRule({
	id: "mesh/injector-overlap",
	codes: ["injected-twice"],
	severity: "warning",
	istio: ["IST0139"],
	summary: "Two webhooks of Istio inject sidecars into the same pods.",
	why: "The API server calls both for a pod, so that two control planes change it: their order decides which of them the sidecar uses, and whether the pod starts.",
	fix: "Let each label select only one revision: install further revisions with a `revision`, and give a tag to one of them.",
	across: { *MutatingWebhookConfiguration(configuration, mesh) {
		for (const { injector, earlier, pods } of overlaps(mesh).get(configuration) ?? []) {
			const name = injector.webhook.get("name");
			yield {
				code: "injected-twice",
				node: name,
				message: `webhook ${quote(name.text)} of ${quote(configuration.name)} and ${quote(earlier.webhook.get("name").text)} of ${quote(earlier.configuration.name)} both inject sidecars into pods ${wordsFor(pods)}: change the selector of one of the two`,
				related: [{
					node: earlier.webhook.get("name"),
					note: "the other webhook"
				}]
			};
		}
	} }
});
const overlaps = derived(["MutatingWebhookConfiguration"], (mesh) => {
	const injectors = mesh.ofKind("MutatingWebhookConfiguration").flatMap(injectorsOf);
	const overlapByInjector = /* @__PURE__ */ new Map();
	for (const { pods, candidates } of possibleOverlaps(injectors)) {
		const [earlier, ...further] = candidates.filter((injector) => injects(injector, pods));
		for (const injector of further) if (!overlapByInjector.has(injector)) overlapByInjector.set(injector, {
			injector,
			earlier,
			pods
		});
	}
	return groupBy([...overlapByInjector.values()], ({ injector }) => injector.configuration);
});
function* possibleOverlaps(injectors) {
	for (const pods of unrevisedPods) yield {
		pods,
		candidates: injectors
	};
	const general = injectors.filter(({ revisions }) => revisions.size === 0);
	const byRevision = groupBy(injectors.flatMap((injector) => [...injector.revisions].map((revision) => ({
		revision,
		injector
	}))), ({ revision }) => revision);
	const generalFor = podsOf$1("").map((pods) => general.find((injector) => injects(injector, pods)));
	for (const [revision, entries] of byRevision) {
		const candidates = entries.map(({ injector }) => injector);
		for (const [index, pods] of podsOf$1(revision).entries()) {
			const first = generalFor[index];
			yield {
				pods,
				candidates: first ? [first, ...candidates] : candidates
			};
		}
	}
}
const namespaceLabels = [
	{},
	{ "istio-injection": "enabled" },
	{ "istio-injection": "disabled" }
];
const podLabels = [
	{},
	{ "sidecar.istio.io/inject": "true" },
	{ "sidecar.istio.io/inject": "false" }
];
const unrevisedPods = namespaceLabels.flatMap((namespace) => podLabels.map((pod) => ({
	namespace,
	pod
})));
function podsOf$1(revision) {
	const label = { "istio.io/rev": revision };
	return unrevisedPods.flatMap(({ namespace, pod }) => [{
		namespace: {
			...namespace,
			...label
		},
		pod
	}, {
		namespace,
		pod: {
			...pod,
			...label
		}
	}]);
}
function injectorsOf(configuration) {
	return configuration.root.items("webhooks").filter((webhook) => isInjectorWebhook(webhook) && !selectorsOf(webhook).some(hasUnfilledScalar)).map((webhook) => ({
		configuration,
		webhook,
		revisions: new Set(revisionsIn(webhook))
	}));
}
function selectorsOf(webhook) {
	return [webhook.get("namespaceSelector"), webhook.get("objectSelector")];
}
function revisionsIn(webhook) {
	return selectorsOf(webhook).flatMap((selector) => {
		const values = selector.items("matchExpressions").filter((expression) => expression.get("key").text === "istio.io/rev").flatMap((expression) => expression.items("values"));
		return [selector.get("matchLabels").get("istio.io/rev"), ...values].map(({ text }) => text).filter((text) => text !== "");
	});
}
function injects({ webhook }, { namespace, pod }) {
	return matchesSelector(webhook.get("namespaceSelector"), namespace) && matchesSelector(webhook.get("objectSelector"), pod);
}
function wordsFor({ namespace, pod }) {
	const words = (labels) => Object.entries(labels).map(([key, value]) => quote(`${key}: ${value}`)).join(" and ");
	const [ofNamespace, ofPod] = [words(namespace), words(pod)];
	return [ofPod === "" ? "without a label for it" : `with ${ofPod}`, ofNamespace === "" ? "in namespaces without one" : `in namespaces with ${ofNamespace}`].join(" ");
}

// src/rules/mesh/needs-istio.ts
const meshNeedsIstio = defineRule({
	id: "mesh/needs-istio",
	codes: ["newer-field", "newer-mode"],
	severity: "warning",
	summary: "A field of the MeshConfig that is newer than the Istio of the mesh.",
	why: "Istiod reads the MeshConfig without complaint and leaves out what it does not know, so that the mesh behaves as without the field (istio `pkg/util/protomarshal`, ApplyYAML).",
	fix: "Upgrade Istio first, remove the field, or correct `istio-version` in `.meshgate.yaml`.",
	across: meshConfigViews(check$15)
});
const fieldsSince = table({
	defaultInboundHttpRetryPolicy: "1.32",
	defaultTrafficPolicy: "1.31",
	serviceEntryVisibility: "1.31"
});
function* check$15(source, mesh) {
	if (!mesh.context.isIstioVersionStated) return;
	const release = versionText(mesh.context.istioVersion);
	for (const [name, since] of Object.entries(fieldsSince)) {
		const field = source.config.get(name);
		if (!field.exists || field.isNull || hasRelease(mesh, since)) continue;
		yield {
			code: "newer-field",
			node: editableField(source, field),
			at: "key",
			message: `${quote(name)} needs Istio ${since}; this mesh runs ${release}, which leaves it out`,
			about: name
		};
	}
	const mode = source.config.at("outboundTrafficPolicy", "mode");
	if (mode.text === "ALLOW_ANY_DYNAMIC_DNS" && !hasRelease(mesh, "1.31")) yield newerMode(source, mode.text, release);
}
function hasRelease(mesh, release) {
	const { major, minor } = parseIstioVersion(release);
	return atLeast(mesh, major, minor);
}
function newerMode(source, mode, release) {
	return {
		code: "newer-mode",
		node: editableField(source, source.config.at("outboundTrafficPolicy", "mode")),
		confidence: "likely",
		message: `${quote(mode)} needs Istio 1.31; this mesh runs ${release}, which then blocks unknown hosts; write \`ALLOW_ANY\``,
		about: mode
	};
}

// src/rules/meshgate/allowlist-entry.ts
const allowlistEntry = defineRule({
	id: "meshgate/allowlist-entry",
	codes: ["expired", "unused"],
	severity: "error",
	summary: "An entry of `egress-allowlist` has expired, or allows nothing that is reached.",
	why: "An entry that has expired allows nothing any more: its hosts are not on the list. An entry that nothing needs lets the next change open its host unseen.",
	fix: "Agree with the owner on another day, or take the host out of the mesh; remove the entry if nothing calls the host.",
	on: { *allowlistEntry(problem) {
		const { code, node, name } = problem;
		yield {
			code,
			node,
			about: name,
			identity: name,
			...problems$3[code](problem)
		};
	} }
});
const problems$3 = {
	expired: ({ name, until, owner }) => ({ message: `the entry ${quote(name)} of the allow-list counted until ${quote(until)} and allows nothing any more: agree${owner === null ? "" : ` with ${quote(owner)}`} on another day, or remove it and what calls the host` }),
	unused: ({ name }) => ({
		severity: "warning",
		message: `the entry ${quote(name)} of the allow-list allows nothing that pods reach: remove it, or the next change opens it unseen`
	})
};

// src/rules/meshgate/config-weakens.ts
const configWeakens = defineRule({
	id: "meshgate/config-weakens",
	codes: [
		"hides-new",
		"loosens",
		"may-loosen",
		"hides",
		"first"
	],
	severity: "error",
	summary: "A change weakens the check that judges it.",
	why: "Whoever writes a pull request would decide what it may contain: a severity set to `off`, a wider allow-list or an excluded folder lets any later change pass, too.",
	fix: "Take the change back, or have it approved by somebody who decides what is checked: with the label that `approve-label` of the workflow names, or with `approve-weakening`. The severity of this rule is always that of base.",
	on: { *weakening(weakening) {
		yield {
			...problems$2[weakening.code](weakening),
			node: weakening.node,
			about: weakening.change
		};
	} }
});
const problems$2 = {
	"hides-new": ({ change, hidden }) => ({
		code: "hides-new",
		message: `${quote(change)} hides what this change makes wrong, ${listed(hidden.filter(({ isNew }) => isNew))}: ${advice$1}`,
		...relatedOf$1(hidden)
	}),
	loosens: ({ change, hidden }) => ({
		code: "loosens",
		message: `${quote(change)} lets later changes pass that are stopped today${alsoHidden(hidden)}: ${advice$1}`,
		...relatedOf$1(hidden)
	}),
	"may-loosen": ({ change, hidden }) => ({
		code: "may-loosen",
		message: `${quote(change)} changes what a rule lets pass, and nothing shows that it lets no more pass${alsoHidden(hidden)}: ${advice$1}`,
		...relatedOf$1(hidden)
	}),
	hides: ({ change, hidden }) => ({
		code: "hides",
		severity: "warning",
		message: `${quote(change)} hides ${listed(hidden)}: make sure that it is right about the mesh`,
		...relatedOf$1(hidden)
	}),
	first: ({ change, hidden }) => ({
		code: "first",
		severity: "warning",
		message: `${quote(change)} leaves out what was found without a configuration${alsoHidden(hidden)}: make sure that all that is applied is listed`,
		...relatedOf$1(hidden)
	})
};
const advice$1 = "take it back, or have it approved by somebody who decides what is checked";
function alsoHidden(hidden) {
	return hidden.length === 0 ? "" : ` and hides ${listed(hidden)}`;
}
function listed(hidden) {
	const [first] = hidden;
	return `${[
		"error",
		"warning",
		"info"
	].flatMap((severity) => {
		const number = hidden.filter((finding) => finding.severity === severity).length;
		return number === 0 ? [] : `${number} ${nouns[severity]}${number === 1 ? "" : "s"}`;
	}).join(" and ")}, first ${quote(first.rule)} at ${quote(`${first.at.file}:${first.at.line}`)}`;
}
const nouns = {
	error: "error",
	warning: "warning",
	info: "note"
};
const maxRelated$1 = 3;
function relatedOf$1(hidden) {
	return { related: hidden.slice(0, maxRelated$1).map(({ rule, at }) => ({
		node: at,
		note: `${rule}, hidden`
	})) };
}

// src/rules/meshgate/custom-rule-invalid.ts
const customRuleInvalid = defineRule({
	id: "meshgate/custom-rule-invalid",
	codes: customRuleProblemCodes,
	severity: "error",
	summary: "A rule that this repository defines cannot be used, or does not find what its examples say.",
	why: "A rule that cannot be used checks nothing, although the configuration asks for it. A rule that contradicts its examples does not find what was meant.",
	fix: "Correct the file, the rule or the expression as the message says: docs/custom-rules.md describes their form. `meshgate rules test` tries the rules on their examples.",
	on: { *customRule({ code, node, message, about }) {
		yield {
			code,
			node,
			message: oneLine(message),
			about
		};
	} }
});

// src/rules/meshgate/not-checked.ts
const notChecked = defineRule({
	id: "meshgate/not-checked",
	codes: [
		"not-rendered",
		"still-fails",
		"not-read",
		"no-targets",
		"nothing-checked"
	],
	severity: "error",
	summary: "A change cannot be checked although base can, or nothing is checked.",
	why: "Targets that do not render have no findings: a change could hide its own defect by breaking the render.",
	fix: "Repair the render: vendor or fetch the chart that is missing, repair the template, or list the values in `targets`. Or have the change approved by somebody who decides what is checked, with the label that `approve-label` of the workflow names. The severity of this rule is always that of base.",
	on: { *lostCheck({ code, node, target, reason, isGuess, missingObjects = [] }) {
		yield {
			code,
			node,
			message: `${messages$1[code](target, missingObjects)}${reason}`,
			about: target,
			...isGuess && { confidence: "likely" }
		};
	} }
});
const messages$1 = {
	"not-rendered": (target, missingObjects) => missingObjects.length === 0 ? `${quote(target)} renders in base and not here, so that nothing of it is checked: ` : `${quote(target)} renders as a whole in base and in part here, without ${shortNameList(missingObjects, maxObjects)} of base, so that nothing is known about ${missingObjects.length === 1 ? "it" : "these"}: `,
	"still-fails": (target) => `this change touches the files of ${quote(target)}, which renders neither here nor in base, so that it is not checked: `,
	"not-read": (target) => `${quote(target)} cannot be read, so that what it applies is not checked: `,
	"no-targets": () => "nothing is left to check, where base has charts, values or manifests: ",
	"nothing-checked": (target) => `this change touches ${quote(target)} in a repository of which nothing is checked: `
};
const maxObjects = 3;

// src/rules/meshgate/policy-test.ts
const policyTest = defineRule({
	id: "meshgate/policy-test",
	codes: [
		"failed",
		"undecided",
		"mistake"
	],
	severity: "error",
	summary: "A policy test fails: a request is not decided as its case expects.",
	why: "Policy tests state who gets in and where requests go. The expectation no longer holds, or the files do not tell whether it does.",
	fix: "Repair the line that decides, which is named. If the new decision is what is meant, change what the case expects: a reviewer sees that as a change of what is checked. Where the answer depends on what files do not tell, state that (`elsewhere`, `gateway`), or render what is missing.",
	on: { *policyTest(problem) {
		yield problem.code === "mistake" ? mistake(problem) : failure(problem);
	} }
});
function mistake({ at, message }) {
	return {
		code: "mistake",
		node: at,
		message: `${message}: the case does not run`,
		about: message
	};
}
function failure({ code, at, name, failures }) {
	const [first, ...others] = failures;
	const more = others.length === 0 ? "" : ` and ${others.length} more ${others.length === 1 ? "request" : "requests"}`;
	return {
		code,
		node: at,
		message: `the policy test ${quote(name)} fails for ${quote(first.request)}${more}: ${first.mismatch}`,
		about: JSON.stringify([name, code]),
		identity: JSON.stringify([name, ...failures.map(({ request }) => request).toSorted()]),
		related: relatedOf(failures)
	};
}
const maxRelated = 3;
function relatedOf(failures) {
	const places = failures.flatMap(({ decidedBy }) => decidedBy ?? []);
	return distinctData(places).slice(0, maxRelated).map(({ object, at }) => ({
		node: at,
		note: `${object} decides`
	}));
}

// src/rules/meshgate/unused-override.ts
const unusedOverride = defineRule({
	id: "meshgate/unused-override",
	codes: [
		"no-file",
		"no-environment",
		"nothing-excluded"
	],
	severity: "warning",
	summary: "An entry of `overrides` or `exclude` names files or an environment that do not exist.",
	why: "The entry sets nothing: its files or its environment were moved, removed or misspelt, and are checked like all others.",
	fix: "Correct the pattern, which begins at the root of the repository, or the name of the environment; or remove it.",
	on: { *unusedOverride({ code, node, similar }) {
		yield {
			code,
			node,
			message: messages[code](node.text, similar),
			...code === "nothing-excluded" && { severity: "info" },
			about: node.text
		};
	} }
});
const messages = {
	"no-file": (pattern) => `no file of the repository matches ${quote(pattern)}, so that it sets nothing: correct it, or remove it`,
	"nothing-excluded": (pattern) => `no file of the repository matches ${quote(pattern)}, so that it excludes nothing: correct it, or remove it`,
	"no-environment": (name, similar) => `no target has the environment ${quote(name)}, so that it sets nothing${similar === null ? "" : `; did you mean ${quote(similar)}?`}`
};

// src/rules/meshgate/waiver.ts
const waiver = defineRule({
	id: "meshgate/waiver",
	codes: [
		"invalid",
		"expired",
		"unused"
	],
	severity: "error",
	summary: "A waiver is wrong, expired or unused.",
	why: "A waiver that is wrong or expired waives nothing. One that nothing needs would hide the next finding at its place.",
	fix: "Correct it, repair what it waives or agree on another day, or remove it: `check --fix` removes unused comments and entries of the configuration.",
	on: { *waiver(problem) {
		yield {
			code: problem.code,
			node: problem.at,
			about: problem.rule,
			...problems$1[problem.code](problem)
		};
	} }
});
const problems$1 = {
	invalid: ({ detail }) => ({ message: `this waiver waives nothing: ${detail}` }),
	expired: ({ rule, detail }) => ({ message: `the waiver of ${quote(rule)} ended on ${quote(detail)}: repair what it waives, or agree on another day` }),
	unused: ({ rule }) => ({
		severity: "warning",
		message: `there is no finding of ${quote(rule)} here: remove the waiver, or it hides the next one`
	})
};

// src/rules/routing/helpers/retry-backoff.ts
function maxRetryPauses(route, retries) {
	const backoff = route.at("retries", "backoff");
	const parsed = isPresent(backoff) ? parseDuration(backoff.text) : { value: 0n };
	return "value" in parsed && parsed.value > 0n ? maxPauseUnits(retries) * parsed.value : 0n;
}
function maxPauseUnits(retries) {
	const growing = [
		1n,
		3n,
		7n
	].slice(0, retries);
	const capped = BigInt(Math.max(0, retries - growing.length));
	return growing.reduce((sum, pause) => sum + pause, 0n) + capped * 10n;
}

// src/rules/routing/helpers/delegated-problems.ts
function writtenRoutes(virtualService) {
	const { spec, part } = virtualService;
	if (!hasHosts(virtualService) && part === void 0) return [];
	return spec.items("http").filter((route) => route.get("delegate").kind !== "map").map((route) => ({
		route,
		hosts: spec.items("hosts")
	}));
}
function* delegatedProblems(virtualService, mesh, check) {
	for (const route of delegatedRoutes(virtualService, mesh)) for (const problem of check(route)) if (isOf$1(virtualService, problem)) yield problem;
}
function delegatedRoutes(virtualService, mesh) {
	const routes = httpRoutesWith(mesh, virtualService);
	if (routes.length === 0 && !hasHosts(virtualService)) return virtualService.spec.items("http").map((route) => ({
		route,
		hosts: []
	}));
	return routes.filter(({ delegate }) => delegate !== void 0).map((route) => ({
		route,
		hosts: route.virtualService.spec.items("hosts")
	}));
}
function isOf$1({ root }, { node }) {
	return "root" in node && node.root.yaml === root.yaml;
}

// src/rules/routing/backoff-exceeds-timeout.ts
const backoffExceedsTimeout = defineRule({
	id: "routing/backoff-exceeds-timeout",
	codes: ["pauses-not-covered"],
	severity: "info",
	summary: "A timeout that covers all tries, but not the pauses between them.",
	why: "Envoy pauses before each retry for a random time, up to (2^n - 1) × `backoff` before the n-th, and at most ten times `backoff`. The timeout of the route includes these pauses, so long pauses cut the last try short.",
	fix: "Raise `timeout` by the pauses, or lower `backoff`.",
	on: {
		*"values/mediatedTls"(entry) {
			yield* check$14(mergedOrFileEntry(entry), [mergedOrFileEntry(entry).get("externalHost")]);
		},
		*"values/services"(entry) {
			yield* check$14(mergedOrFileEntry(entry), mergedOrFileEntry(entry).items("hosts"));
		},
		*VirtualService(virtualService) {
			for (const { route, hosts } of writtenRoutes(virtualService)) yield* check$14(route, hosts);
		}
	},
	across: { VirtualService: (virtualService, mesh) => delegatedProblems(virtualService, mesh, ({ route, hosts }) => check$14(route, hosts)) }
});
function* check$14(route, hosts) {
	const { timeout, attempts, perTry } = retryBudget(route);
	if (timeout === null || attempts === null || attempts < 1 || perTry === null) return;
	const backoff = route.at("retries", "backoff");
	const tries = BigInt(1 + attempts) * perTry;
	const pauses = maxRetryPauses(route, attempts);
	if (timeout < tries || timeout >= tries + pauses) return;
	const limit = route.get("timeout");
	const [needed, pauseText] = [tries + pauses, pauses].map(formatDuration);
	yield {
		code: "pauses-not-covered",
		node: limit,
		message: `timeout ${quote(limit.text)} covers the tries (${formatDuration(tries)}), but not the pauses between them (up to ${pauseText}); set it to at least \`${needed}\``,
		about: `${retryBudgetSubject(hosts, route)} ${backoff.text}`,
		related: [{
			node: backoff,
			note: "the base of the pauses"
		}]
	};
}

// src/rules/routing/delegate.ts
const delegate = defineRule({
	id: "routing/delegate",
	codes: [
		"unknown-delegate",
		"no-delegate",
		"not-exported",
		"match-conflict"
	],
	severity: "error",
	summary: "A route that Istio leaves out because of its delegate.",
	why: "Istio merges the routes of a delegate into the VirtualService that names it. It silently leaves out a route whose delegate is missing, has hosts of its own or is not exported to its namespace, and a route of the delegate whose `match` is not narrower than that of the root: requests get a 404, or fall to the next route.",
	fix: "Correct `delegate.name` and `delegate.namespace`, export the delegate to the namespace of the root, and give each match of the delegate a path that begins with that of the root (no `regex` on both sides).",
	fromAbsence: "warning",
	across: { *VirtualService(virtualService, mesh) {
		for (const lost of httpRoutesOf(mesh, virtualService).lost) if (lost.defect !== "conflict") yield* lostRoute(virtualService, lost, mesh);
		if (!hasHosts(virtualService)) yield* conflicts(virtualService, mesh);
	} }
});
function* lostRoute(virtualService, lost, mesh) {
	const node = lost.root.at("delegate", "name");
	const named = lost.virtualService;
	if (lost.defect === "not-exported") yield* notExported(virtualService, node, named);
	else if (named) yield noDelegate(node, named);
	else if (isMissing$1(virtualService, lost.root, mesh)) yield unknown(virtualService, lost.root, mesh);
}
function* notExported(virtualService, node, named) {
	const exportTo = named.spec.get("exportTo");
	if (!hasStatedNamespace(virtualService) || exportTo.items().some((item) => item.isUnfilled)) return;
	yield {
		code: "not-exported",
		node,
		message: `VirtualService ${quote(nameOf$3(named))} is not exported to ${quote(virtualService.namespace)}: Istio leaves out this route; add the namespace to its \`exportTo\``,
		related: [{
			node: exportTo,
			note: "where the delegate is visible"
		}]
	};
}
function noDelegate(node, named) {
	return {
		code: "no-delegate",
		node,
		message: `VirtualService ${quote(nameOf$3(named))} has hosts, so it is no delegate: Istio leaves out this route; remove its \`hosts\``,
		related: [{
			node: named.spec.get("hosts"),
			note: "a delegate has none"
		}]
	};
}
function unknown(virtualService, root, mesh) {
	const { namespace, name } = delegateName(virtualService, root);
	const [namesake] = virtualServicesByName(mesh).get(name) ?? [];
	const hint = namesake ? `; there is ${quote(nameOf$3(namesake))}: set \`delegate.namespace\`` : "";
	return {
		code: "unknown-delegate",
		node: root.at("delegate", "name"),
		message: `no VirtualService ${quote(`${namespace}/${name}`)} exists: Istio leaves out this route${hint}`,
		...!namespacesOfDelegates(mesh).has(namespace) && likelyWarning
	};
}
const likelyWarning = {
	severity: "warning",
	confidence: "likely"
};
function isMissing$1(virtualService, root, mesh) {
	const { namespace, name } = delegateName(virtualService, root);
	if (name === "" || isUnfilled(name) || !hasStatedNamespace({ namespace })) return false;
	if (!namespaces(mesh).has(namespace) || mayHaveUnseenObjects(mesh, { namespace })) return false;
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].every((candidate) => candidate.find("VirtualService", namespace, name) === void 0 && (virtualServicesByName(candidate).get(name) ?? []).every(hasStatedNamespace) && !hasUnfilledName(candidate));
}
const virtualServicesByName = derived(["VirtualService"], (mesh) => groupBy(mesh.ofKind("VirtualService"), ({ name }) => name));
const namespaces = derived(["VirtualService"], (mesh) => new Set(mesh.ofKind("VirtualService").map(({ namespace }) => namespace)));
const namespacesOfDelegates = derived(["VirtualService"], (mesh) => {
	const delegates = mesh.ofKind("VirtualService").filter((virtualService) => !hasHosts(virtualService));
	return new Set(delegates.map(({ namespace }) => namespace));
});
const hasUnfilledName = derived(["VirtualService"], (mesh) => mesh.ofKind("VirtualService").some(({ name }) => isUnfilled(name)));
function* conflicts(virtualService, mesh) {
	const results = rootsOfDelegate(mesh, virtualService).map((root) => httpRoutesOf(mesh, root));
	const used = new Set(results.flatMap(({ routes }) => routes.map((route) => route.delegate?.route.path ?? "")));
	const lost = results.flatMap((result) => result.lost).filter((route) => route.defect === "conflict" && route.virtualService === virtualService);
	const byPath = groupBy(lost, ({ route }) => route.path);
	for (const [path, [first]] of byPath) if (!used.has(path)) yield matchConflict(first);
}
function matchConflict({ root, route }) {
	return {
		code: "match-conflict",
		node: route.get("match"),
		severity: "warning",
		message: "no match of the root includes one of these matches: Istio leaves out this route; narrow what the root matches",
		related: [{
			node: root.get("match"),
			note: "what the root matches"
		}]
	};
}
function nameOf$3({ namespace, name }) {
	return `${namespace}/${name}`;
}

// src/rules/routing/destination-known.ts
const destinationKnown = defineRule({
	id: "routing/destination-known",
	codes: [
		"unknown-host",
		"not-visible",
		"service-entry-name"
	],
	severity: "warning",
	istio: ["IST0101"],
	summary: "A route to a host that nothing declares, or that is not visible to its clients.",
	why: "Istio accepts it, and every request of the route is answered with 503. A destination is the name of a Service or a host of a ServiceEntry, but not the name of the ServiceEntry. A name with a dot is taken as a full name, even `reviews.shop`.",
	fix: "Write the host of the ServiceEntry, or the full name of the Service, `NAME.NAMESPACE.svc.cluster.local`.",
	yieldsTo: ["egress/gateway-chain"],
	across: {
		*VirtualService(virtualService, mesh) {
			for (const route of routesOf(mesh, virtualService)) if (route.host !== "") yield* check$13(route, mesh);
		},
		...routeViews(hiddenDestinations)
	}
});
function* hiddenDestinations(virtualService, mesh) {
	for (const route of routesOf(mesh, virtualService)) {
		if (isDeclaredElsewhere(route, mesh) || mayBeVisible(route, mesh)) continue;
		const declarations = declarationsByName(mesh, route.host);
		if (declarations.length > 0) yield notVisible(route, declarations, mesh);
	}
}
function isDeclaredElsewhere({ host }, mesh) {
	const allFiles = meshOfOtherObjects(mesh);
	return allFiles !== void 0 && hasFurtherDeclarations(allFiles, mesh, host);
}
function* check$13(route, mesh) {
	if (isDeclaredElsewhere(route, mesh) || mayBeVisible(route, mesh)) return;
	const declarations = declarationsByName(mesh, route.host);
	if (declarations.length > 0) yield notVisible(route, declarations, mesh);
	else yield* undeclaredHost(route, mesh, serviceEntriesFor(mesh, route.host).length > 0);
}
function mayBeVisible({ virtualService, host }, mesh) {
	const [services, entries] = [servicesFor(mesh, host), serviceEntriesFor(mesh, host)];
	if (!hasStatedNamespace(virtualService)) return services.length + entries.length > 0;
	if (services.some((service) => !hasStatedNamespace(service)) || anyWithoutNamespace(entries)) return true;
	return clientNamespaces(virtualService, mesh).some((client) => services.some((service) => isVisibleIn(service, client)) || visibleIn(entries, client).length > 0);
}
const anyWithoutNamespace = oncePer((entries) => entries.some((entry) => !hasStatedNamespace(entry)));
function declarationsByName(mesh, host) {
	const services = servicesFor(mesh, host);
	const entries = entriesNaming(serviceEntriesFor(mesh, host), canonicalHost(mesh, host));
	return services.length === 0 ? entries : [...services, ...entries];
}
const entriesNaming = oncePerName((entries, host) => entries.filter(({ spec }) => spec.items("hosts").some(({ text }) => normalHost(text) === host)));
function notVisible(route, declarations, mesh) {
	const { virtualService, destination } = route;
	const node = destination.get("host");
	return {
		code: "not-visible",
		node,
		message: `${quote(node.text)} cannot be seen from ${quoteAll(clientNamespaces(virtualService, mesh))}: ${quoteAll(titlesOf(declarations))} ${declarations.length > 1 ? "are" : "is"} exported to other namespaces only`,
		related: declarations.slice(0, maxShown$5).map((declaration) => ({
			node: declaration.root.at("metadata", "name"),
			note: "declares the host"
		}))
	};
}
const maxShown$5 = 20;
function clientNamespaces(virtualService, mesh) {
	const ofGateways = gatewayNamespaces(virtualService, mesh);
	if (virtualService.originals && ofGateways.length > 0) return ofGateways;
	return [.../* @__PURE__ */ new Set([...namespacesUsing(virtualService), ...ofGateways])];
}
function gatewayNamespaces(virtualService, mesh) {
	return gatewayNames(virtualService.spec, virtualService).flatMap(({ key, namespace }) => key === "mesh" ? [] : [gatewayAt(mesh, key)?.originals?.at(-1)?.namespace ?? namespace]);
}
function* undeclaredHost(route, mesh, isHidden) {
	const node = route.destination.get("host");
	const isUnknown = !isBuiltIn(route.host, mesh) && isMissing(route, mesh, isHidden);
	const entry = entriesByName(mesh).get(node.text)?.[0];
	if (entry && (isUnknown || !serviceLabel.test(node.text) || isMeant(entry, route, mesh))) {
		yield serviceEntryName(route, entry);
		return;
	}
	const correction = fullServiceName(route.host, mesh) ?? misspelledHost$1(mesh, route.host);
	if (!isUnknown && correction === void 0) return;
	const hint = correction ?? (isUnknown ? nearestService(route.host, mesh) : void 0);
	yield {
		code: "unknown-host",
		node,
		message: `nothing declares the host ${quote(route.host)}: requests fail with 503${hint === void 0 ? "" : `; did you mean ${quote(hint)}?`}`,
		about: route.host
	};
}
function isMeant(entry, { virtualService, host }, mesh) {
	const hosts = new Set(entry.spec.items("hosts").map(({ text }) => normalHost(text)));
	return virtualService.spec.items("hosts").some(({ text }) => hosts.has(normalHost(text))) && ![mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => mayBeDeclared(candidate, host));
}
function serviceEntryName(route, entry) {
	const node = route.destination.get("host");
	const hosts = entry.spec.items("hosts");
	return {
		code: "service-entry-name",
		node,
		severity: "error",
		message: `${quote(node.text)} is the name of a ServiceEntry, not its host: write ${quoteAll(hosts.map(({ text }) => text))}`,
		related: hosts.slice(0, 1).map((host) => ({
			node: host,
			note: "the host of that ServiceEntry"
		}))
	};
}
function isMissing({ host, virtualService }, mesh, isHidden) {
	if (!isHidden) return hostPresence(mesh, host, virtualService) === "no";
	const namespace = serviceNamespace(canonicalHost(mesh, host));
	return namespace !== void 0 && hasServices(mesh, namespace, virtualService);
}
const serviceLabel = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
function isBuiltIn(host, mesh) {
	const namespace = serviceNamespace(canonicalHost(mesh, host));
	return namespace === mesh.rootNamespace || namespace === "default" && host.startsWith("kubernetes.");
}
function nearestService(host, mesh) {
	const namespace = serviceNamespace(canonicalHost(mesh, host));
	return namespace && closestName(host.split(".")[0], serviceNamesIn(mesh, namespace));
}
const entriesByName = derived(["ServiceEntry"], (mesh) => groupBy(mesh.ofKind("ServiceEntry"), ({ name }) => name));
const titlesOf = oncePer((declarations) => declarations.map(titleOf));
function titleOf({ kind, namespace, name }) {
	return `${kind} ${namespace}/${name}`;
}

// src/rules/routing/destination-port.ts
const destinationPort = defineRule({
	id: "routing/destination-port",
	codes: [
		"unknown-port",
		"called-port-missing",
		"client-decides"
	],
	severity: "error",
	istio: ["IST0101", "IST0112"],
	summary: "A route to a port that its destination does not have.",
	why: "Istio accepts it, and every request of the route is answered with 503. A destination without a port uses its only port, or, of several, the port that the client called: on the mesh a port of the called host, on a gateway the port of its server.",
	fix: "Set `port.number` to a port of the destination; for a Service that is the `port`, not the `targetPort`.",
	fromAbsence: "warning",
	across: { *VirtualService(virtualService, mesh) {
		for (const route of routesOf(mesh, virtualService)) {
			const ports = portsFor$1(mesh, route.host, virtualService);
			if (ports && !mayHaveOtherPorts(mesh, route.host)) yield* check$12(route, ports, mesh);
		}
	} }
});
function mayHaveOtherPorts(mesh, host) {
	const allFiles = meshOfOtherObjects(mesh);
	return allFiles !== void 0 && hasFurtherDeclarations(allFiles, mesh, host);
}
function* check$12(route, ports, mesh) {
	const port = route.destination.get("port");
	const numbers = [...portNumbers(ports)];
	const number = port.get("number").number;
	if (number !== void 0 && !portNumbers(ports).has(number)) yield unknownPort(route, number, ports, numbers);
	else if (!port.exists && numbers.length > 1) yield* inferredPort(route, ports, numbers, mesh);
}
function unknownPort({ destination }, number, ports, numbers) {
	const servicePort = ports.find(({ targetPort }) => targetPort === number);
	const hint = servicePort ? `; ${quote(number)} is the target of port ${quote(servicePort.number)}` : "";
	return {
		code: "unknown-port",
		node: destination.at("port", "number"),
		message: `${quote(destination.get("host").text)} has no port ${quote(number)}, only ${quoteAll(numbers)}${hint}`,
		related: portNotes(ports)
	};
}
function* inferredPort(route, ports, numbers, mesh) {
	const { virtualService, destination, host } = route;
	const hosts = virtualService.spec.items("hosts").map(({ text }) => fullHost(text, virtualService.namespace));
	if (hosts.some((called) => hostCovers(called, host))) return;
	const missingPorts = calledPorts(mesh, route, hosts).filter((number) => !numbers.includes(number));
	if (missingPorts.length === 0 && hosts.length > 0) return;
	const prefix = `${quote(destination.get("host").text)} has the ports ${quoteAll(numbers)}, but the route names none`;
	yield {
		code: missingPorts.length > 0 ? "called-port-missing" : "client-decides",
		node: destination,
		...missingPorts.length === 0 && { severity: "info" },
		message: missingPorts.length > 0 ? `${prefix}: requests arrive at ${quoteAll(missingPorts)}, which is none of them` : `${prefix}: the port that the client calls is used`,
		related: portNotes(ports)
	};
}
function calledPorts(mesh, subsetRoute, hosts) {
	const { virtualService, protocol, route } = subsetRoute;
	const matched = route.items("match").map((match) => match.get("port").number);
	if (matched.length > 0 && matched.every((number) => number !== void 0)) return [...new Set(matched)];
	const onMesh = gatewayKeysOf(virtualService).includes("mesh") ? hosts.flatMap((host) => carriedNumbers(portsFor$1(mesh, host, virtualService) ?? [], protocol)) : [];
	return [.../* @__PURE__ */ new Set([...onMesh, ...serverPorts(mesh, virtualService, protocol)])];
}
function serverPorts(mesh, virtualService, protocol) {
	const hosts = virtualService.spec.items("hosts");
	return gatewaysOf$1(mesh, virtualService).flatMap((gateway) => {
		return (gateway?.spec.items("servers") ?? []).flatMap((server) => {
			const number = server.at("port", "number").number;
			const isUsed = hosts.some(({ text }) => serves(gateway, server, text, virtualService.namespace));
			return number !== void 0 && isUsed && routeProtocol(server) === protocol ? [number] : [];
		});
	});
}
function routeProtocol(server) {
	if (server.get("tls").get("httpsRedirect").scalar === true) return null;
	const protocol = server.at("port", "protocol").text.toLowerCase();
	if ([
		"http",
		"http2",
		"grpc",
		"grpc-web"
	].includes(protocol)) return "http";
	const passes = passesThrough(server);
	if (protocol === "https") return passes ? "tls" : "http";
	return passes ? "tls" : "tcp";
}
function portNotes(ports) {
	return ports.slice(0, 5).map(({ node }) => ({
		node,
		note: "a declared port"
	}));
}

// src/rules/routing/helpers/duration-fields.ts
function routeDurations(route) {
	return [...normalDurations(route.get("timeout"), route.at("retries", "perTryTimeout"), route.at("retries", "backoff"), route.at("fault", "delay", "fixedDelay")), {
		node: route.at("corsPolicy", "maxAge"),
		limit: "seconds"
	}];
}
function policyDurations(policy) {
	return [policy, ...policy.items("portLevelSettings")].flatMap((level) => [
		...connectionPoolDurations(level.get("connectionPool")),
		...normalDurations(level.at("outlierDetection", "interval"), level.at("outlierDetection", "baseEjectionTime"), level.at("loadBalancer", "warmupDurationSecs"), level.at("loadBalancer", "warmup", "duration")),
		{
			node: level.at("loadBalancer", "consistentHash", "httpCookie", "ttl"),
			limit: "any"
		},
		{
			node: level.at("retryBudget", "budgetInterval"),
			limit: "any"
		}
	]);
}
function connectionPoolDurations(pool) {
	return [...normalDurations(pool.at("tcp", "connectTimeout"), pool.at("tcp", "maxConnectionDuration"), pool.at("tcp", "tcpKeepalive", "time"), pool.at("tcp", "tcpKeepalive", "interval"), pool.at("http", "idleTimeout"), pool.at("http", "http2KeepAlive", "interval"), pool.at("http", "http2KeepAlive", "timeout")), {
		node: pool.at("tcp", "idleTimeout"),
		limit: "zero"
	}];
}
function normalDurations(...nodes) {
	return nodes.map((node) => ({
		node,
		limit: "normal"
	}));
}

// src/rules/routing/duration.ts
const duration = defineRule({
	id: "routing/duration",
	codes: [
		"empty",
		"not-a-duration",
		"missing-unit",
		"days",
		"white-space",
		"too-long",
		"below-millisecond",
		"not-whole-milliseconds",
		"not-whole-seconds"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A duration that Istio does not accept.",
	why: "The API server or the webhook of Istio refuses the whole object, and the previous version stays in force.",
	fix: "Write a number with a unit, `10s`, `1m30s`, `250ms`: whole milliseconds, at least one. To switch a limit off, remove the field.",
	parts: ["patch", "unapplied"],
	on: {
		*"values/mediatedTls"(entry) {
			const block = mergedOrFileEntry(entry);
			yield* check$11([...routeDurations(block), ...policyDurations(block.get("trafficPolicy"))], true);
		},
		*"values/services"(entry) {
			yield* check$11(routeDurations(mergedOrFileEntry(entry)), true);
		},
		*VirtualService(virtualService) {
			yield* check$11(virtualService.spec.items("http").flatMap(routeDurations));
		},
		*DestinationRule(rule) {
			const subsets = rule.spec.items("subsets").map((subset) => subset.get("trafficPolicy"));
			yield* check$11([rule.spec.get("trafficPolicy"), ...subsets].flatMap(policyDurations));
		},
		*Sidecar(sidecar) {
			const pools = sidecar.spec.items("ingress").map((listener) => listener.get("connectionPool"));
			yield* check$11([sidecar.spec.get("inboundConnectionPool"), ...pools].flatMap(connectionPoolDurations));
		},
		*RequestAuthentication(authentication) {
			yield* check$11(authentication.spec.items("jwtRules").map((rule) => ({
				node: rule.get("timeout"),
				limit: "normal"
			})));
		}
	}
});
function* check$11(fields, isValues = false) {
	for (const { node, limit } of fields) {
		if (!node.exists || node.isNull || isValues && node.scalar === "") continue;
		const problem = defectOf(node, limit);
		if (problem) yield {
			...problem,
			about: `${node.pathKeys.at(-1)} ${node.text || node.scalar}`,
			...fixOf$2(node)
		};
	}
}
function fixOf$2(node) {
	const text = node.text.replace(/\s/g, "");
	const days = /^(\d{1,5})d$/.exec(text)?.[1];
	const value = days === void 0 ? text : `${Number(days) * 24}h`;
	if (value === node.text || "defect" in parseDuration(value)) return {};
	return { fix: {
		safety: "safe",
		title: `set ${node.pathKeys.at(-1)} to ${value}`,
		set: [{
			node,
			value
		}]
	} };
}
function defectOf(node, limit) {
	const text = typeof node.scalar === "string" ? node.scalar : typeof node.scalar === "number" ? String(node.scalar) : null;
	if (text === "") return defect("empty", node, "is empty: remove the field", "schema");
	if (text === null) return defect("not-a-duration", node, "is not a duration such as `10s`", "schema");
	const parsed = parseDuration(text);
	if ("defect" in parsed) return defect(parsed.code, node, parsed.defect, "schema");
	if (typeof node.scalar === "number") return defect("missing-unit", node, "has no unit: write `0s`", "schema");
	return rangeDefect(node, parsed.value, limit);
}
function rangeDefect(node, value, limit) {
	if (limit === "any") return null;
	if (limit === "zero" && value / 1000000n === 0n) return null;
	if (limit === "seconds" && (value < 1000000000n || value % 1000000000n !== 0n)) return defect("not-whole-seconds", node, "must be whole seconds, at least `1s`", "webhook");
	if (value < 1000000n) return defect("below-millisecond", node, `is below \`1ms\`${withoutField(node)}`, "webhook");
	return value % 1000000n === 0n ? null : defect("not-whole-milliseconds", node, "must be whole milliseconds", "webhook");
}
function withoutField({ pathKeys }) {
	const [field, parent] = pathKeys.filter((key) => typeof key === "string").toReversed();
	const value = defaults.get(`${parent}.${field}`);
	if (value !== void 0) return `; without the field it is ${quote(value)}`;
	return limits.has(field ?? "") ? "; to have no limit, remove the field" : "";
}
const defaults = /* @__PURE__ */ new Map([
	["jwtRules.timeout", "5s"],
	["tcp.connectTimeout", "10s"],
	["http.idleTimeout", "1h"],
	["outlierDetection.interval", "10s"],
	["outlierDetection.baseEjectionTime", "30s"],
	["retries.backoff", "25ms"]
]);
const limits = /* @__PURE__ */ new Set([
	"timeout",
	"perTryTimeout",
	"maxConnectionDuration"
]);
function defect(code, node, text, refusedBy) {
	return {
		code,
		node,
		message: `${String(node.pathKeys.at(-1))} ${quote(node.data)} ${text}`,
		refusedBy
	};
}

// src/rules/routing/gateway-certificate.ts
const gatewayCertificate = defineRule({
	id: "routing/gateway-certificate",
	codes: ["shared-certificate"],
	severity: "warning",
	istio: ["IST0138"],
	summary: "Two Gateways of the same pods use one certificate.",
	why: "A browser with an HTTP/2 connection to one host reuses it for the other host, because the certificate covers both; the Gateway of the first host has no routes of the second, and answers 404.",
	fix: "Serve the hosts of one certificate by one Gateway, with a wildcard or a list of hosts; or give each host its own certificate.",
	across: { *Gateway(gateway, mesh) {
		for (const node of credentialsOf(gateway)) {
			const conflict = (usesByCertificate(mesh).get(node.text) ?? []).find((use) => use.gateway !== gateway && selectsAllPodsOf(gateway, use.gateway));
			if (!conflict) continue;
			yield {
				code: "shared-certificate",
				node,
				message: `Gateway ${quote(`${conflict.gateway.namespace}/${conflict.gateway.name}`)} uses the certificate ${quote(node.text)} on the same pods: over HTTP/2 browsers request its hosts here and get 404`,
				related: [{
					node: conflict.node,
					note: "the same certificate"
				}]
			};
		}
	} }
});
const usesByCertificate = derived(["Gateway"], (mesh) => {
	const uses = mesh.ofKind("Gateway").flatMap((gateway) => credentialsOf(gateway).map((node) => ({
		gateway,
		node
	})));
	return groupBy(uses, ({ node }) => node.text);
});
const credentialsOf = oncePer((gateway) => {
	const certificates = gateway.spec.items("servers").map((server) => server.at("tls", "credentialName")).filter(({ text }) => text !== "" && !isUnfilled(text));
	return distinctBy(certificates, (node) => node.text);
});
function selectsAllPodsOf(gateway, covered) {
	const labels = gatewaySelector(gateway);
	return labels.size > 0 && selects(labels, gatewaySelector(covered));
}

// src/istio/routing/gateway-servers.ts
function clashingServer(mesh, gateway, server) {
	const key = portKey(server);
	return ((key === null ? void 0 : byPort(mesh).get(key)?.get(gateway))?.flatMap((servers) => servers.clashes(gateway, server)) ?? []).toSorted((a, b) => a.index - b.index)[0];
}
function portKey(server) {
	const number = server.at("port", "number").number;
	const isKnown = !server.get("bind").isUnfilled && !server.at("port", "protocol").isUnfilled;
	return number === void 0 || !isKnown ? null : `${number} ${server.get("bind").text}`;
}
const byPort = derived(["Gateway"], (mesh) => {
	const servers = mesh.ofKind("Gateway").filter((gateway) => gatewaySelector(gateway).size > 0).flatMap((gateway) => gateway.spec.items("servers").map((server) => ({
		gateway,
		server
	}))).map((served, index) => ({
		...served,
		index
	}));
	const ports = groupBy(servers, ({ server }) => portKey(server));
	return new Map([...ports].map(([key, ofPort]) => [key, onSamePods(ofPort)]));
});
function onSamePods(servers) {
	const groups = [...groupBy(servers, ({ gateway }) => labelsKey(gatewaySelector(gateway))).values()].map((ofSelector) => ({
		servers: ofSelector,
		labels: gatewaySelector(ofSelector[0].gateway),
		clashing: once(() => clashingIn(ofSelector))
	}));
	const index = selectorIndex(groups, ({ labels }) => labels);
	return new Map(groups.flatMap((group) => {
		const requiring = index.requiring(group.labels);
		const clashings = [requiring.length > 1 ? clashingIn(requiring.flatMap((selected) => selected.servers)) : group.clashing(), ...index.selecting(group.labels).filter((candidate) => candidate !== group).map(({ clashing }) => clashing())];
		return group.servers.map(({ gateway }) => [gateway, clashings]);
	}));
}
function clashingIn(servers) {
	const sorted = servers.toSorted((a, b) => a.index - b.index);
	const traffics = groupBy(sorted, ({ server }) => serverTraffic(server));
	const secure = groupBy((traffics.get("tls") ?? []).flatMap((served) => hostsOf(served).map((host) => ({
		host,
		served
	}))), ({ host }) => host);
	const equal = new Map([...secure].map(([host, pairs]) => [host, pairs.map(({ served }) => served)]));
	return { clashes(gateway, server) {
		const traffic = serverTraffic(server);
		const sameHost = traffic === "tls" ? hostsOf({ server }).map((host) => equal.get(host) ?? []) : [];
		return [...[...traffics].flatMap(([otherTraffic, list]) => {
			const kind = trafficClash(traffic, otherTraffic);
			return kind ? asClash(firstOther(list)(gateway), kind) : [];
		}), ...sameHost.flatMap((list) => asClash(firstOther(list)(gateway), "tls"))];
	} };
}
function trafficClash(traffic, second) {
	if (traffic === second) return traffic === "tcp" ? "plain" : void 0;
	return traffic === "tls" || second === "tls" ? "mixed" : "plain";
}
const firstOther = oncePer((servers) => firstOfOtherObject(servers, ({ gateway }) => gateway));
function asClash(served, kind) {
	return served ? [{
		...served,
		kind
	}] : [];
}
function hostsOf({ server }) {
	return server.items("hosts").map(({ text }) => normalHost(serverHost(text).host));
}

// src/istio/routing/shared-listeners.ts
function clashingListener(mesh, listener) {
	return clashes$1(mesh).get(listener.yaml);
}
const openedListeners = derived(conversionKinds, (mesh) => convertedGatewayApi(mesh).listeners.filter((listener) => {
	const { isValid, server, protocol, port } = listener;
	return isValid && server && port !== void 0 && !isUnfilled(protocol) && !isTunnel(listener);
}));
const clashes$1 = derived(conversionKinds, (mesh) => {
	const places = openedListeners(mesh).filter(({ gateway }) => !isDeployedByIstio(gateway)).flatMap((listener) => addressedServices(listener.gateway).map((host) => ({
		listener,
		place: `${host} ${listener.port}`
	})));
	const byListener = /* @__PURE__ */ new Map();
	for (const group of groupBy(places, ({ place }) => place).values()) addClashes$1(group.map(({ listener }) => listener), byListener);
	return byListener;
});
function addClashes$1(listeners, byListener) {
	const byTraffic = [...groupBy(listeners, listenerTraffic)].map(([traffic, group]) => ({
		traffic,
		firstOther: firstOfOtherObject(group, ({ gateway }) => gateway)
	}));
	for (const listener of listeners) {
		const [clash] = byTraffic.flatMap(({ traffic, firstOther }) => {
			const kind = trafficClash(listenerTraffic(listener), traffic);
			const counterpart = kind && firstOther(listener.gateway);
			return counterpart ? [{
				...counterpart,
				kind
			}] : [];
		});
		const key = listener.node.yaml;
		if (clash && !byListener.has(key)) byListener.set(key, clash);
	}
}
function listenerTraffic({ server }) {
	return serverTraffic(Node.of(server));
}

// src/istio/routing/listener-pods.ts
function listenerBeside(mesh, server) {
	return clashes(mesh).ofServers.get(server.yaml);
}
function serverBeside(mesh, listener) {
	return clashes(mesh).ofListeners.get(listener.yaml);
}
function podsOf(mesh, gateway) {
	const { namespace, name } = gateway;
	if (isDeployedByIstio(gateway)) {
		const { labels } = gatewayPods(mesh, namespace, name);
		const [portOf, hasPort] = [(number) => number, () => true];
		return [{
			key: `Gateway ${namespace}/${name}`,
			namespace,
			labels,
			isDeployed: true,
			portOf,
			hasPort
		}];
	}
	return addressedServices(gateway).flatMap((host) => {
		const [service] = servicesFor(mesh, host);
		return service && service.namespace === namespace ? [podsOfService(host, service)] : [];
	});
}
function podsOfService(host, { namespace, spec }) {
	const targets = new Map(spec.items("ports").map((port) => {
		const target = port.get("targetPort");
		return [port.get("port").number, target.exists ? target.number : port.get("port").number];
	}));
	return {
		key: `Service ${host}`,
		namespace,
		labels: labelsOf(spec.get("selector")),
		isDeployed: false,
		portOf: (number) => targets.has(number) ? targets.get(number) : number,
		hasPort: (number) => targets.has(number)
	};
}
const clashes = derived("everything", (mesh) => {
	const ofServers = /* @__PURE__ */ new Map();
	const ofListeners = /* @__PURE__ */ new Map();
	const pairs = openedListeners(mesh).flatMap((listener) => podsOf(mesh, listener.gateway).map((pods) => ({
		listener,
		pods
	})));
	for (const group of groupBy(pairs, ({ pods }) => pods.key).values()) {
		const { pods } = group[0];
		const listeners = group.flatMap(({ listener }) => listenerUser(pods, listener));
		const servers = selectingGateways(mesh, pods).flatMap((gateway) => serverUsers(pods, gateway));
		addClashes(servers, listeners, ofServers);
		addClashes(listeners, servers, ofListeners);
	}
	return {
		ofServers,
		ofListeners
	};
});
function listenerUser(pods, listener) {
	const { gateway, node, hostname } = listener;
	const port = pods.hasPort(listener.port) ? pods.portOf(listener.port) : void 0;
	if (port === void 0) return [];
	return [{
		gateway,
		node,
		port,
		traffic: listenerTraffic(listener),
		hosts: [normalHost(hostname || "*")]
	}];
}
function serverUsers(pods, gateway) {
	return gateway.spec.items("servers").flatMap((node) => {
		const { number } = node.at("port", "number");
		const port = number === void 0 ? void 0 : pods.portOf(number);
		if (port === void 0 || node.get("bind").text !== "" || node.at("port", "protocol").isUnfilled) return [];
		const hosts = node.items("hosts").map(({ text }) => normalHost(serverHost(text).host));
		return [{
			gateway,
			node,
			port,
			traffic: serverTraffic(node),
			hosts
		}];
	});
}
function selectingGateways(mesh, { labels, namespace, isDeployed }) {
	const isLimited = isDeployed && isStrictMerging(mesh);
	return gatewaysBySelector(mesh).selecting(labels).filter((gateway) => !isLimited || gateway.namespace === namespace);
}
const gatewaysBySelector = derived(["Gateway"], (mesh) => {
	const gateways = mesh.ofKind("Gateway").filter((gateway) => gatewaySelector(gateway).size > 0 && !hasUnfilled(gatewaySelector(gateway)));
	return selectorIndex(gateways, gatewaySelector);
});
function addClashes(users, others, found) {
	const byPort = groupBy(others, ({ port }) => port);
	const firstByTraffic = new Map([...byPort].map(([port, group]) => [port, groupBy(group, ({ traffic }) => traffic)]));
	const secure = others.filter(({ traffic }) => traffic === "tls");
	const byHost = new Map(secure.flatMap((user) => user.hosts.map((host) => [`${user.port} ${host}`, user])));
	for (const user of users) {
		const sameHost = user.traffic === "tls" ? user.hosts.map((host) => byHost.get(`${user.port} ${host}`)) : [];
		const [clash] = [...trafficClashes(user, firstByTraffic.get(user.port) ?? /* @__PURE__ */ new Map()), ...sameHost.flatMap((candidate) => candidate ? [{
			kind: "tls",
			gateway: candidate.gateway,
			server: candidate.node
		}] : [])];
		if (clash && !found.has(user.node.yaml)) found.set(user.node.yaml, clash);
	}
}
function trafficClashes({ traffic }, byTraffic) {
	return [...byTraffic].flatMap(([otherTraffic, [first]]) => {
		const kind = trafficClash(traffic, otherTraffic);
		return kind ? [{
			kind,
			gateway: first.gateway,
			server: first.node
		}] : [];
	});
}

// src/rules/routing/gateway-conflict.ts
const gatewayConflict = defineRule({
	id: "routing/gateway-conflict",
	codes: [
		"other-protocol",
		"other-tls",
		"other-protocol-before",
		"same-host-before",
		"left-out"
	],
	severity: "error",
	istio: ["IST0145"],
	summary: "Two servers open one port of the same pods in different ways.",
	why: "All Gateways of a pod share its ports. Whatever their hosts are, Istio drops every server that comes after one of plain http or TCP on its port, unless both are plain http; TLS that comes first keeps its place. Of two TLS servers for one host it drops the second. Servers of older Gateways come first, and within a Gateway the order of the servers decides (istio `pilot/pkg/model/gateway.go`, mergeGateways). At pods that Istio deploys for a Gateway of the Gateway API it leaves out Gateways of other namespaces, since 1.31.",
	fix: "Keep one server for the port and host, or choose another port or selector.",
	across: {
		*Gateway(gateway, mesh) {
			const servers = gateway.spec.items("servers");
			yield* droppedServers(servers);
			yield* repeatedHosts$1(servers);
			for (const server of servers) yield* check$10(gateway, server, mesh);
			yield* leftOut(gateway, mesh);
		},
		KubernetesGateway: listenerProblems,
		ListenerSet: listenerProblems
	}
});
function* listenerProblems(owner, mesh) {
	for (const node of owner.spec.items("listeners")) {
		const clash = clashingListener(mesh, node);
		const server = serverBeside(mesh, node);
		if (clash) yield conflictOf(node, node.get("port"), {
			...clash,
			server: clash.node
		});
		else if (server) yield conflictOf(node, node.get("port"), server, " of Istio");
	}
}
function* leftOut(gateway, mesh) {
	const managed = conflictingManagedGateway(mesh, gateway);
	if (!managed) return;
	yield {
		code: "left-out",
		node: gateway.spec.get("selector"),
		at: "key",
		severity: "warning",
		...!gatewaySelector(gateway).has("gateway.networking.k8s.io/gateway-name") && { confidence: "likely" },
		message: `these are the pods of Gateway ${quote(`${managed.namespace}/${managed.name}`)} of the Gateway API, at which Istio leaves out Gateways of other namespaces since 1.31: they do not serve its hosts; add listeners to that Gateway, or move this one to its namespace`,
		related: [{
			node: managed.root.at("metadata", "name"),
			note: "the Gateway of the pods"
		}]
	};
}
function* droppedServers(servers) {
	const plain = /* @__PURE__ */ new Map();
	for (const server of servers) {
		const { number } = server.at("port", "number");
		const protocol = server.at("port", "protocol");
		if (number === void 0 || protocol.isUnfilled || server.get("bind").isUnfilled) continue;
		const key = `${number} ${server.get("bind").text}`;
		const [first, traffic] = [plain.get(key), serverTraffic(server)];
		if (!first && traffic !== "tls") plain.set(key, server);
		if (!first || traffic === "http" && serverTraffic(first) === "http") continue;
		yield {
			code: "other-protocol-before",
			node: server,
			message: `an earlier server opens port ${quote(number)} for ${quote(first.at("port", "protocol").text)}: Istio drops this one for ${quote(protocol.text)}; give it another port`,
			related: [{
				node: first,
				note: "the earlier server"
			}]
		};
	}
}
function* repeatedHosts$1(servers) {
	const firstByHost = /* @__PURE__ */ new Map();
	for (const server of servers.filter((candidate) => serverTraffic(candidate) === "tls")) {
		const port = server.at("port", "number").number;
		const hosts = server.items("hosts").filter(({ isUnfilled }) => !isUnfilled);
		if (port === void 0 || server.get("bind").isUnfilled) continue;
		const keyed = hosts.map((host) => ({
			host,
			key: `${port} ${server.get("bind").text} ${host.text}`
		}));
		const repeated = keyed.find(({ key }) => firstByHost.has(key));
		if (!repeated) for (const { host, key } of keyed) firstByHost.set(key, host);
		else yield {
			code: "same-host-before",
			node: repeated.host,
			message: `an earlier server has ${quote(repeated.host.text)} on port ${quote(port)}: Istio drops this one with all of its hosts; keep each host in one server`,
			related: [{
				node: firstByHost.get(repeated.key),
				note: "the earlier server"
			}]
		};
	}
}
function* check$10(gateway, server, mesh) {
	const port = server.at("port", "number");
	const conflict = clashingServer(mesh, gateway, server);
	const listener = listenerBeside(mesh, server);
	if (conflict) yield conflictOf(server, port, conflict);
	else if (listener) yield conflictOf(server, port, listener, " of the Gateway API");
}
function conflictOf(server, port, conflict, origin = "") {
	const { code, text, ...certainty } = consequenceOf(conflict, server);
	return {
		code,
		node: server,
		...certainty,
		message: `port ${quote(port.number)} is opened by Gateway ${quote(`${conflict.gateway.namespace}/${conflict.gateway.name}`)}${origin} on the same pods, ${text}`,
		related: [{
			node: conflict.server,
			note: "the other server"
		}]
	};
}
function consequenceOf({ kind }, server) {
	if (kind === "tls") return {
		code: "other-tls",
		severity: "warning",
		text: "for the same host with its own TLS settings: the younger of the two is dropped"
	};
	if (kind === "plain") return {
		code: "other-protocol",
		text: "and the two protocols cannot be merged: the younger of the two is dropped"
	};
	return {
		code: "other-protocol",
		confidence: "likely",
		text: isSecure(server) ? "for plain text: this server is dropped if that Gateway is the older one" : "for TLS: that server is dropped if this Gateway is the older one"
	};
}
function isSecure(server) {
	return serverTraffic(server) === "tls" || /^(https|tls)$/i.test(server.get("protocol").text);
}

// src/rules/routing/gateway-exists.ts
const gatewayExists = defineRule({
	id: "routing/gateway-exists",
	codes: [
		"unknown-gateway",
		"not-in-repository",
		"generated-name",
		"renamed-generated-name"
	],
	severity: "error",
	istio: ["IST0101", "IST0165"],
	summary: "A VirtualService names a Gateway that nothing defines.",
	why: "Istio accepts the VirtualService and silently serves no traffic for it, since no gateway has its routes.",
	fix: "Create the Gateway, or correct the name (`NAMESPACE/NAME` for another namespace).",
	across: { *VirtualService(virtualService, mesh) {
		for (const gateway of gatewayNames(virtualService.spec, virtualService)) yield* check$9(virtualService, gateway, mesh);
	} }
});
function* check$9(virtualService, gateway, mesh) {
	const { node, key } = gateway;
	if (key === "mesh") return;
	if (node.text.includes(generatedMarker)) yield generatedName(mesh, gateway);
	else if (![mesh, meshOfOtherObjects(mesh)].some((candidate) => candidate && mayExist(candidate, virtualService, gateway))) yield isCertain(mesh, virtualService, gateway) ? unknownGateway(mesh, gateway) : notInRepository(gateway);
}
const generatedMarker = "istio-autogenerated-k8s-gateway";
function mayExist(mesh, virtualService, { namespace, name }) {
	const isAnyNamespace = namespace === virtualService.namespace && !hasStatedNamespace(virtualService);
	if (isAnyNamespace ? unfilledNames(mesh).has(name) : unfilledKeys(mesh).has(`${namespace}/${name}`)) return true;
	const candidates = gatewaysByName(mesh).get(name);
	return candidates !== void 0 && (isAnyNamespace || candidates.hasUnstatedNamespace || candidates.namespaces.has(namespace));
}
function isCertain(mesh, virtualService, { namespace, name }) {
	if (mayHaveUnseenObjects(mesh, { namespace })) return false;
	if (namespacesWithGateways(mesh).has(namespace)) return true;
	return namespace === virtualService.namespace && gatewaysNamed(mesh, name).length > 0;
}
const namespacesWithGateways = derived(["Gateway"], (mesh) => new Set(mesh.ofKind("Gateway").map((gateway) => gateway.namespace)));
function unknownGateway(mesh, { node, key, name }) {
	const namesakes = gatewaysNamed(mesh, name);
	const hint = namesakes[0] ? `; there is one in another namespace, ${quote(`${namesakes[0].namespace}/${name}`)}${omittedNote(namesakes)}` : "";
	return {
		code: "unknown-gateway",
		node,
		message: `no Gateway ${quote(key)} exists: no traffic from there takes these routes${hint}`,
		related: namesakes.slice(0, maxShown$4).map((namesake) => ({
			node: namesake.root.at("metadata", "name"),
			note: "a Gateway of that name"
		}))
	};
}
const maxShown$4 = 20;
function omittedNote({ length }) {
	return length > maxShown$4 ? `, and ${length - 1} more` : "";
}
function notInRepository({ node, key }) {
	return {
		code: "not-in-repository",
		node,
		severity: "info",
		message: `Gateway ${quote(key)} is not in this repository`
	};
}
function generatedName(mesh, { node }) {
	const isRenamed = !node.text.includes("~") && atLeast(mesh, 1, 28);
	const reason = isRenamed ? "which has another name since release 1.28, so no traffic takes these routes" : "under a name that may change";
	return {
		code: isRenamed ? "renamed-generated-name" : "generated-name",
		node,
		severity: "warning",
		message: `${quote(node.text)} is the Gateway that Istio generates from a Gateway of the Gateway API, ${reason}; use an HTTPRoute`
	};
}
function gatewaysNamed(mesh, name) {
	return gatewaysByName(mesh).get(name)?.gateways ?? [];
}
const unfilledNames = derived(["Gateway", "KubernetesGateway"], (mesh) => unfilledIndex(allGateways(mesh), ({ name }) => [name]));
const unfilledKeys = derived(["Gateway", "KubernetesGateway"], (mesh) => unfilledIndex(allGateways(mesh).filter(({ name }) => isUnfilled(name)), (gateway) => [`${hasStatedNamespace(gateway) ? gateway.namespace : "${}"}/${gateway.name}`]));
const gatewaysByName = derived(["Gateway", "KubernetesGateway"], (mesh) => {
	const groups = groupBy(allGateways(mesh), ({ name }) => name);
	return new Map([...groups].map(([name, gateways]) => [name, namedGateways(gateways)]));
});
function namedGateways(gateways) {
	return {
		gateways,
		namespaces: new Set(gateways.map(({ namespace }) => namespace)),
		hasUnstatedNamespace: gateways.some((gateway) => !hasStatedNamespace(gateway))
	};
}
function allGateways(mesh) {
	return [...mesh.ofKind("Gateway"), ...mesh.ofKind("KubernetesGateway")];
}

// src/rules/routing/gateway-port.ts
const gatewayPort = defineRule({
	id: "routing/gateway-port",
	codes: ["port-not-in-service"],
	severity: "warning",
	istio: ["IST0162"],
	summary: "A Gateway opens a port that the Service of its pods does not have.",
	why: "The proxy listens, but no traffic reaches it: traffic from outside enters through the Service.",
	fix: "Add the port to the Service, or use one of its ports in the Gateway.",
	across: {
		*Gateway(gateway, mesh) {
			const servicePorts = servicePortsOf(mesh, gateway);
			if (!servicePorts) return;
			for (const server of gateway.spec.items("servers")) {
				const number = server.at("port", "number");
				if (number.number !== void 0 && !servicePorts.reachable.has(number.number)) yield unreachablePort(number, servicePorts);
			}
		},
		*KubernetesGateway(gateway, mesh) {
			const servicePorts = addressedPorts(mesh, gateway);
			for (const listener of servicePorts ? gateway.spec.items("listeners") : []) {
				const port = listener.get("port");
				if (port.number !== void 0 && !servicePorts.numbers.includes(port.number)) yield unreachablePort(port, servicePorts);
			}
		}
	}
});
function addressedPorts(mesh, gateway) {
	if (controllerOf(mesh, gateway.spec.get("gatewayClassName").text) !== "gateway") return null;
	if (isDeployedByIstio(gateway)) return null;
	const hosts = addressedServices(gateway);
	const services = hosts.flatMap((host) => servicesFor(mesh, host));
	return services.length < hosts.length || services.length === 0 ? null : portsOfServices(services);
}
const servicePortsOf = derivedByKey("everything", (_, gateway) => JSON.stringify([...gatewaySelector(gateway)]), (mesh, gateway) => findServicePorts(mesh, gatewaySelector(gateway)));
function findServicePorts(mesh, labels) {
	const ofLabels = servicesSelecting(mesh, labels);
	const mayBeOthers = ofLabels.length === 0;
	const services = mayBeOthers ? servicesOfWorkloads(mesh, labels) : ofLabels;
	if (isIstioInstallation(mesh, labels, services)) return null;
	if (services.some((service) => mayHaveUnseenObjects(mesh, service))) return null;
	if (services.flatMap((service) => service.spec.items("ports")).some((port) => port.get("targetPort").text !== "")) return null;
	const servicePorts = portsOfServices(services);
	return servicePorts && {
		...servicePorts,
		mayBeOthers
	};
}
function portsOfServices(services) {
	if (services.every((service) => service.spec.items("ports").length === 0)) return null;
	if (services.some(declaresUnfilledPort)) return null;
	const declared = services.flatMap(declaredPorts);
	return {
		services,
		names: services.map(({ namespace, name }) => `${namespace}/${name}`),
		numbers: [...new Set(declared.map(({ number }) => number))],
		reachable: new Set(declared.flatMap(({ number, targetPort }) => [number, targetPort]))
	};
}
function isIstioInstallation(mesh, labels, services) {
	const name = `istio-${labels.get("istio")}`;
	if (labels.size !== 1 || !installedServices.has(name) || services.some((service) => service.name === name)) return false;
	return workloadsWithLabels(mesh, labels).length === 0;
}
const installedServices = /* @__PURE__ */ new Set(["istio-egressgateway", "istio-ingressgateway"]);
function servicesSelecting(mesh, labels) {
	const { index, order } = servicesBySelector$1(mesh);
	const keys = [...labels.keys()];
	const rankOf = (service) => keys.indexOf([...podSelector(service).keys()][0]);
	return index.selecting(labels).toSorted((first, second) => rankOf(first) - rankOf(second) || order.get(first) - order.get(second));
}
function servicesOfWorkloads(mesh, labels) {
	if (labels.size === 0) return [];
	const services = workloadsWithLabels(mesh, labels).flatMap((workload) => servicesSelecting(mesh, workload.labels).filter(({ namespace }) => namespace === workload.namespace));
	return [...new Set(services)];
}
const servicesBySelector$1 = derived(["Service"], (mesh) => {
	const services = mesh.ofKind("Service").filter((service) => podSelector(service).size > 0);
	const order = new Map(services.map((service, position) => [service, position]));
	return {
		index: selectorIndex(services, podSelector),
		order
	};
});
const podSelector = oncePer((service) => labelsOf(service.spec.get("selector")));
const maxShown$3 = 20;
function unreachablePort(number, servicePorts) {
	const { services, names, numbers, mayBeOthers = false } = servicePorts;
	return {
		code: "port-not-in-service",
		node: number,
		...mayBeOthers && { confidence: "likely" },
		message: `Service ${quoteAll(names)}, which sends traffic to the pods of this Gateway, has no port ${quote(number.number)}, only ${quoteAll(numbers)}: no traffic from outside reaches it`,
		related: services.slice(0, maxShown$3).map((service) => ({
			node: service.spec.get("ports"),
			note: "the declared ports"
		}))
	};
}

// src/istio/routing/host-bindings.ts
function hostBindingsOf(virtualService) {
	const hosts = virtualService.spec.items("hosts").filter(({ text }) => text !== "" && !isUnfilled(text));
	const gateways = gatewayKeysOf(virtualService).toSorted((a, b) => Number(b === meshGateway) - Number(a === meshGateway));
	return hosts.flatMap((host) => gateways.map((gateway) => ({
		virtualService,
		host,
		gateway
	})));
}
const everyScope = "";
const hostBindingLists = derived(["VirtualService"], (mesh) => groupByEach(mesh.ofKind("VirtualService").flatMap(hostBindingsOf), (binding) => [...new Set(exportedTo(binding.virtualService)), ""].map((scope) => bindingListKey(binding, scope))));
function bindingListKey(binding, scope) {
	return `${bindingKey(binding)}\0${scope}`;
}
function bindingKey({ virtualService, host, gateway }) {
	return `${gateway}\0${fullHost(host.text, virtualService.namespace)}`;
}
function mayShareProxy(first, second) {
	if (isSameObject(first.virtualService, second.virtualService) || !areVisibleTogether(first.virtualService, second.virtualService)) return false;
	return hasStatedNamespace(first.virtualService) && hasStatedNamespace(second.virtualService) || first.virtualService.target === second.virtualService.target || !(hasLimitedScope(first) || hasLimitedScope(second));
}
function hasLimitedScope({ virtualService, host }) {
	return !/[.*]/.test(host.text) || !exportedTo(virtualService).includes("*");
}
function matchesActing(mesh, binding, protocol) {
	const { virtualService, gateway } = binding;
	return matches[protocol](mesh, virtualService).filter(({ gateways }) => gateways.includes(gateway));
}
const matches = {
	http: derivedPer(["VirtualService"], (mesh, virtualService) => [...httpRoutesOf(mesh, virtualService).routes.flatMap(matchesOfRoute), ...matchesToUnseen(mesh, virtualService)]),
	tls: (_, virtualService) => tlsMatches(virtualService)
};
const tlsMatches = oncePer((virtualService) => virtualService.spec.items("tls").flatMap((route) => matchesOf(virtualService, route, "tls")));
function matchesToUnseen(mesh, virtualService) {
	return httpRoutesOf(mesh, virtualService).lost.filter(({ defect, virtualService: delegate }) => defect === "missing" && !delegate).flatMap(({ root }) => matchesOf(virtualService, root, "http"));
}

// src/istio/routing/condition-index.ts
function conditionIndex() {
	const itemsByKey = /* @__PURE__ */ new Map();
	const lengths = /* @__PURE__ */ new Map();
	return {
		countAt: (key, condition) => itemsByKey.get(indexKey(key, condition))?.length ?? 0,
		add(key, condition, item) {
			addToGroup(itemsByKey, indexKey(key, condition), item);
			if (condition.form === "prefix") lengths.set(key, (lengths.get(key) ?? /* @__PURE__ */ new Set()).add(condition.value.toLowerCase().length));
		},
		covering(key, condition) {
			const start = certainStart(condition).toLowerCase();
			const prefixes = [...lengths.get(key) ?? []].filter((length) => length <= start.length);
			return [
				`${key}\0*`,
				...condition.form === "prefix" || condition.form === "present" ? [] : [indexKey(key, condition)],
				...prefixes.map((length) => `${key}\0^${start.slice(0, length)}`)
			].flatMap((name) => itemsByKey.get(name) ?? []);
		}
	};
}
function indexKey(key, { form, value }) {
	if (form === "present") return `${key}\0*`;
	if (form === "exact") return `${key}\0=${value.toLowerCase()}`;
	if (form === "prefix") return `${key}\0^${value.toLowerCase()}`;
	return `${key}\0?${value}`;
}

// src/istio/routing/overlap-list.ts
function overlapList(items, matchOf) {
	const buckets = bucketsOf(items, matchOf);
	function bucketsFor(match) {
		return buckets.flatMap(({ key, byValue }) => {
			const value = key === noKey ? void 0 : splitValue(match, key);
			return value === void 0 ? [...byValue.values()] : byValue.get(value) ?? [];
		});
	}
	return {
		first(match, predicate) {
			return bucketsFor(match).flatMap(({ entries: ofBucket }) => ofBucket.find(({ item }) => predicate(item)) ?? []).toSorted((a, b) => a.index - b.index)[0]?.item;
		},
		remaining(match, isRemaining) {
			return bucketsFor(match).flatMap((bucket) => {
				bucket.remaining = bucket.remaining.filter(({ item }) => isRemaining(item));
				return bucket.remaining;
			}).toSorted((a, b) => a.index - b.index).map(({ item }) => item);
		}
	};
}
function bucketsOf(items, matchOf) {
	const entries = items.map((item, index) => ({
		item,
		index
	}));
	return [...groupBy(entries, ({ item }) => splitKeyOf(matchOf(item)))].map(([key, ofKey]) => {
		const buckets = [...groupBy(ofKey, ({ item }) => key === noKey ? noKey : splitValue(matchOf(item), key))].map(([value, group]) => [value, {
			entries: group,
			remaining: group
		}]);
		return {
			key,
			byValue: new Map(buckets)
		};
	});
}
const noKey = "";
function splitKeyOf(match) {
	return [...match.conditions.keys()].find((key) => splitValue(match, key) !== void 0) ?? noKey;
}
function splitValue({ conditions }, key) {
	const condition = key === "uri" || isWithoutHeadersKey(key) ? void 0 : conditions.get(key);
	return condition?.form === "exact" || condition?.form === "other" ? `${condition.form} ${condition.value.toLowerCase()}` : void 0;
}

// src/istio/routing/gateway-conflicts.ts
const conflictsAtGateways = derived(["VirtualService"], (mesh) => {
	const conflicts = /* @__PURE__ */ new Map();
	for (const [key, group] of hostBindingLists(mesh)) {
		if (!key.endsWith(`\0${""}`) || group.length < 2 || group[0].gateway === "mesh") continue;
		const groupConflicts = /* @__PURE__ */ new Map();
		addHttpConflicts(mesh, group, groupConflicts);
		addTlsConflicts(mesh, group, groupConflicts);
		for (const [virtualService, conflict] of groupConflicts) {
			const byBinding = conflicts.get(virtualService) ?? /* @__PURE__ */ new Map();
			conflicts.set(virtualService, byBinding.set(bindingKey(group[0]), conflict));
		}
	}
	return conflicts;
});
function addHttpConflicts(mesh, group, conflicts) {
	const boundMatches = matchesIn(mesh, group, "http");
	const byPath = conditionIndex();
	const [takingAll, anyPath] = [listOf(boundMatches.filter(({ match }) => takesAll(match))), listOf(boundMatches.filter(hasNoPath))];
	for (const samePath of groupBy(boundMatches, pathOf).values()) {
		const path = samePath[0].match.conditions.get("uri");
		if (path) byPath.add("uri", path, listOf(samePath));
	}
	for (const boundMatch of boundMatches) {
		const path = boundMatch.match.conditions.get("uri");
		const lists = takesAll(boundMatch.match) ? [takingAll] : [anyPath, ...path ? byPath.covering("uri", path) : []];
		for (const list of lists) addConflictsInList(boundMatch, list, conflicts);
	}
}
function matchesIn(mesh, group, protocol) {
	return group.flatMap((binding) => matchesActing(mesh, binding, protocol).map((match) => ({
		binding,
		match
	})));
}
function hasNoPath({ match }) {
	return !takesAll(match) && !match.conditions.has("uri");
}
function pathOf({ match }) {
	const { form, value, ignoresCase } = match.conditions.get("uri") ?? {};
	return JSON.stringify([
		form,
		value,
		ignoresCase
	]);
}
function listOf(boundMatches) {
	return overlapList(boundMatches, ({ match }) => match);
}
function addConflictsInList(boundMatch, list, conflicts) {
	const conflictsWith = (candidate) => matchesOverlap(boundMatch.match, candidate.match) && mayShareProxy(boundMatch.binding, candidate.binding);
	if (!conflicts.has(boundMatch.binding.virtualService)) {
		const first = list.first(boundMatch.match, conflictsWith);
		if (first) addConflict(boundMatch.binding, first.binding, conflicts);
	}
	const hasNoConflict = ({ binding }) => !conflicts.has(binding.virtualService);
	for (const candidate of list.remaining(boundMatch.match, hasNoConflict)) if (conflictsWith(candidate)) addConflict(boundMatch.binding, candidate.binding, conflicts);
}
function addTlsConflicts(mesh, group, conflicts) {
	const byName = /* @__PURE__ */ new Map();
	for (const boundMatch of matchesIn(mesh, group, "tls")) for (const name of boundMatch.match.names) {
		const first = byName.get(name);
		if (!first) byName.set(name, boundMatch);
		else if (mayHaveSameCallers(first.match, boundMatch.match) && mayShareProxy(boundMatch.binding, first.binding)) addConflict(boundMatch.binding, first.binding, conflicts);
	}
}
function addConflict(first, second, conflicts) {
	if (!conflicts.has(first.virtualService)) conflicts.set(first.virtualService, second);
	if (!conflicts.has(second.virtualService)) conflicts.set(second.virtualService, first);
}

// src/istio/routing/mesh-conflicts.ts
function conflictOnMesh(mesh, binding) {
	const seen = exportedTo(binding.virtualService).filter((scope) => scope !== "~");
	if (seen.length === 0) return void 0;
	for (const scope of seen.includes("*") ? [""] : [...seen, "*"]) {
		const bindings = hostBindingLists(mesh).get(bindingListKey(binding, scope)) ?? none;
		const conflict = conflictFinder(mesh, bindings)(binding);
		if (conflict) return conflict;
	}
}
const none = [];
const conflictFinder = derivedPer(["VirtualService"], (mesh, bindings) => {
	const { http, tls } = groupsOf(mesh, bindings);
	return (binding) => {
		return [...matchesActing(mesh, binding, "http").flatMap((match) => firstConflicts(http, match, binding)), ...matchesActing(mesh, binding, "tls").flatMap((match) => match.names.flatMap((name) => firstConflicts(tls.get(name) ?? /* @__PURE__ */ new Map(), match, binding)))].toSorted((a, b) => a.index - b.index)[0]?.binding;
	};
});
function firstConflicts(groups, match, binding) {
	return [...groups.values()].filter((group) => mayHaveSameCallers(group.match, match)).flatMap((group) => group.find()(binding) ?? []);
}
function groupsOf(mesh, bindings) {
	const http = /* @__PURE__ */ new Map();
	const tls = /* @__PURE__ */ new Map();
	const visible = bindings.filter(({ virtualService }) => exportedTo(virtualService).some((scope) => scope !== "~"));
	for (const [index, binding] of visible.entries()) {
		for (const match of matchesActing(mesh, binding, "http")) add(http, match, {
			binding,
			index
		});
		for (const match of matchesActing(mesh, binding, "tls")) for (const name of match.names) {
			const group = tls.get(name) ?? /* @__PURE__ */ new Map();
			tls.set(name, group);
			add(group, match, {
				binding,
				index
			});
		}
	}
	return {
		http,
		tls
	};
}
function add(groups, match, placed) {
	const key = callersKey(match);
	const bindings = groups.get(key)?.bindings ?? [];
	if (!groups.has(key)) groups.set(key, {
		match,
		bindings,
		find: once(() => sharingFinder(bindings))
	});
	if (bindings.at(-1)?.binding !== placed.binding) bindings.push(placed);
}
function sharingFinder(bindings) {
	const finder = (group) => {
		const find = firstOfOtherObject(group, ({ binding }) => binding.virtualService);
		return ({ virtualService }) => find(virtualService);
	};
	const isStated = ({ binding }) => hasStatedNamespace(binding.virtualService);
	const isWide = ({ binding }) => !hasLimitedScope(binding);
	const amongStated = once(() => finder(bindings.filter(isStated)));
	const amongWide = once(() => finder(bindings.filter(isWide)));
	const amongRelease = finderByRelease(bindings, finder);
	return (binding) => {
		const placed = {
			binding,
			index: 0
		};
		return [
			...isStated(placed) ? [amongStated()] : [],
			...isWide(placed) ? [amongWide()] : [],
			amongRelease(binding.virtualService.target)
		].flatMap((find) => find(binding) ?? []).toSorted((a, b) => a.index - b.index)[0];
	};
}
function finderByRelease(bindings, finder) {
	const byTarget = once(() => groupBy(bindings, ({ binding }) => binding.virtualService.target));
	const finders = /* @__PURE__ */ new Map();
	return (target) => {
		const find = finders.get(target) ?? finder(byTarget().get(target) ?? []);
		finders.set(target, find);
		return find;
	};
}

// src/istio/routing/conflicting-binding.ts
function conflictingBinding(mesh, binding) {
	return binding.gateway === "mesh" ? conflictOnMesh(mesh, binding) : conflictsAtGateways(mesh).get(binding.virtualService)?.get(bindingKey(binding));
}
function conflictingRoute(mesh, binding) {
	if (binding.gateway !== "mesh") return void 0;
	return (routesOnMesh(mesh).get(bindingKey(binding)) ?? []).find((route) => meet(mesh, binding, route))?.virtualService;
}
function meet(mesh, binding, route) {
	if (!areVisibleTogether(binding.virtualService, route.virtualService)) return false;
	const matches = matchesActing(mesh, route, "http");
	return matchesActing(mesh, binding, "http").some((match) => matches.some((candidate) => mayHaveSameCallers(match, candidate)));
}
const routesOnMesh = derived(conversionKinds, (mesh) => {
	const onMesh = convertedGatewayApi(mesh).virtualServices.filter((virtualService) => gatewayKeysOf(virtualService).includes(meshGateway));
	return groupBy(onMesh.flatMap(hostBindingsOf), bindingKey);
});

// src/rules/routing/host-conflict.ts
const hostConflict = defineRule({
	id: "routing/host-conflict",
	codes: ["routed-twice-on-mesh", "routed-twice-on-gateway"],
	severity: "error",
	istio: ["IST0109"],
	summary: "Two VirtualServices, or one and a route of the Gateway API, route one host, and Istio uses only one of them.",
	why: "Sidecars use the VirtualService that was created first and silently drop the other one for that host. A gateway appends the routes of the younger one to those of the older, so the age of the objects decides where both match a request.",
	fix: "Put the routes for the host into one VirtualService, or separate the two with `exportTo` or `gateways`.",
	across: { *VirtualService(virtualService, mesh) {
		const seen = /* @__PURE__ */ new Set();
		for (const binding of hostBindingsOf(virtualService)) {
			if (seen.has(binding.host.path)) continue;
			const conflict = conflictingBinding(mesh, binding);
			const route = conflict ? void 0 : conflictingRoute(mesh, binding);
			if (conflict || route) seen.add(binding.host.path);
			if (conflict) yield problem$2(binding, conflict);
			else if (route) yield routeProblem(binding, route);
		}
	} }
});
function problem$2({ host, gateway }, conflict) {
	const name = quote(`${conflict.virtualService.namespace}/${conflict.virtualService.name}`);
	const related = [{
		node: conflict.host,
		note: "the same host"
	}];
	if (gateway === "mesh") return {
		code: "routed-twice-on-mesh",
		node: host,
		message: `${quote(host.text)} is routed by VirtualService ${name} too: sidecars use only the older of the two`,
		related
	};
	return {
		code: "routed-twice-on-gateway",
		node: host,
		severity: "warning",
		message: `${quote(host.text)} on gateway ${quote(gateway)} is routed by VirtualService ${name} too: where both match a request, the older of the two is used`,
		related
	};
}
function routeProblem({ host }, converted) {
	const { kind, namespace, name, root } = writtenObject(converted);
	return {
		code: "routed-twice-on-mesh",
		node: host,
		message: `${quote(host.text)} is routed by ${kind} ${quote(`${namespace}/${name}`)} too: sidecars use only one of the two; put all routes into one of them`,
		related: [{
			node: root.at("metadata", "name"),
			note: "the other route"
		}]
	};
}

// src/istio/routing/route-hostnames.ts
function unservedHostnames(mesh, route) {
	if (!hasKnownParents(mesh, route) || refusalsByObject(mesh).has(route)) return [];
	const converted = (objectsMadeOf(mesh).get(route) ?? []).filter(({ kind }) => kind === "VirtualService");
	const keys = [...new Set(converted.flatMap(gatewayKeysOf))];
	const gateways = keys.flatMap((key) => gatewayAt(mesh, key) ?? []);
	if (gateways.length === 0 || gateways.length < keys.length || gateways.some(mayServeAnyHost$1)) return [];
	return route.spec.items("hostnames").filter(({ text, isUnfilled: hasPlaceholder }) => text !== "" && !hasPlaceholder).filter(({ text }) => !converted.some((virtualService) => isServed$2(mesh, virtualService, route, text))).map((node) => ({
		node,
		gateways,
		isTaken: gateways.some((gateway) => hasHost(gateway, node.text, route.namespace))
	}));
}
function mayServeAnyHost$1({ name, spec }) {
	return isUnfilled(name) || spec.items("servers").flatMap((server) => server.items("hosts")).some(({ text }) => isUnfilled(text));
}
function isServed$2(mesh, virtualService, route, host) {
	const { kind, namespace } = route;
	const [text = ""] = virtualService.spec.items("hosts").map((node) => node.text);
	if (kind === "TLSRoute" ? !hostsOverlap(text, host) : text !== host) return false;
	return gatewayKeysOf(virtualService).some((key) => hasHost(gatewayAt(mesh, key), text, namespace));
}
function hasHost(gateway, host, namespace) {
	return gateway.spec.items("servers").some((server) => serves(gateway, server, host, namespace));
}
function hasKnownParents(mesh, route) {
	return route.spec.items("parentRefs").map((node) => referenceOf(node, referenceKinds.gateway, route.namespace)).every((reference) => {
		if (isUnfilled(reference.name) || !isKnownNamespace(reference.namespace)) return false;
		const gateway = gatewayOf(mesh, reference);
		return gateway !== void 0 && controllerOf(mesh, gateway.spec.get("gatewayClassName").text) === "gateway";
	});
}
function gatewayOf(mesh, { kind, namespace, name }) {
	if (kind === referenceKinds.gateway) return mesh.find("KubernetesGateway", namespace, name);
	const set = kind === referenceKinds.listenerSet ? mesh.find("ListenerSet", namespace, name) : void 0;
	const parent = set && referenceOf(set.spec.get("parentRef"), referenceKinds.gateway, namespace);
	return parent && mesh.find("KubernetesGateway", parent.namespace, parent.name);
}

// src/rules/routing/host-in-gateway.ts
const hostInGateway = defineRule({
	id: "routing/host-in-gateway",
	codes: [
		"host-not-served",
		"namespace-not-served",
		"other-spelling",
		"taken-by-listener"
	],
	severity: "warning",
	istio: ["IST0132"],
	summary: "A host of a VirtualService or route that none of its gateways serves.",
	why: "A gateway serves only the hosts of its servers; for any other host it answers 404 or closes the connection. `*.example.com` does not cover `example.com`, capital letters and a dot at the end count, and `NAMESPACE/HOST` accepts only VirtualServices of that namespace. A listener of the Gateway API does not serve hosts for which another listener of its port has a more exact hostname. Istiod accepts a route if one of its hostnames is served, and reports nothing about the others.",
	fix: "Add the host to a server or listener of the Gateway, attach the route to the listener that has it, or remove it.",
	across: {
		GRPCRoute: routeProblems,
		HTTPRoute: routeProblems,
		TLSRoute: routeProblems,
		*VirtualService(virtualService, mesh) {
			const hosts = virtualService.spec.items("hosts").filter(({ text }) => text !== "");
			const gateways = gatewayNames(virtualService.spec, virtualService).filter(({ key }) => key !== meshGateway).map(({ namespace, name }) => findGateway(mesh, namespace, name));
			const present = gateways.flatMap((gateway) => gateway ?? []);
			if (present.length === 0 || present.length < gateways.length || present.some(mayServeAnyHost)) return;
			const writtenHosts = hosts.filter((host) => !host.isUnfilled);
			const unservedHosts = writtenHosts.filter((host) => !isServed$1(host, present, virtualService));
			if (gatewayKeysOf(virtualService).includes("mesh") && unservedHosts.length < hosts.length) return;
			for (const host of unservedHosts) yield unservedHost(host, present, virtualService);
			const unserved = new Set(unservedHosts);
			for (const host of writtenHosts) if (!unserved.has(host)) yield* misspelledHost(host, present);
		}
	}
});
function* misspelledHost(host, gateways) {
	const declared = gateways.some(isOfGatewayApi) ? void 0 : otherSpelling(host, gateways);
	if (!declared) return;
	yield {
		code: "other-spelling",
		node: host,
		message: `the Gateway spells this host ${quote(declared.text)}, and Istio compares hosts letter for letter: the gateway has no route for ${quote(host.text)}; write both in small letters and without a dot at the end`,
		related: [{
			node: declared,
			note: "the host of the server"
		}]
	};
}
function* routeProblems(route, mesh) {
	for (const hostname of unservedHostnames(mesh, route)) yield unservedHostname(hostname, route);
}
function unservedHostname({ node, gateways, isTaken }, route) {
	const listeners = gateways.map(({ originals }) => originals[0]);
	const names = [...new Set(listeners.map(({ namespace, name }) => `${namespace}/${name}`))];
	return {
		code: isTaken ? "taken-by-listener" : "host-not-served",
		node,
		message: isTaken ? `another listener of Gateway ${quoteAll(names)} has a more exact hostname for ${quote(node.text)} and takes its requests: attach the ${route.kind} to that listener, too` : `no listener of Gateway ${quoteAll(names)} that has this ${route.kind} has the hostname ${quote(node.text)}: the route gets none of its requests; add a listener, or remove it`,
		about: node.text,
		related: gateways.slice(0, 5).map(({ spec }) => ({
			node: spec.get("servers").item(0),
			note: "a listener that has the route"
		}))
	};
}
function findGateway(mesh, namespace, name) {
	return mesh.find("Gateway", namespace, name) ?? mesh.find("KubernetesGateway", namespace, name);
}
function mayServeAnyHost(gateway) {
	const hosts = serverHosts(gateway).map(({ text }) => text);
	if (hosts.some(isUnfilled)) return true;
	return isOfGatewayApi(gateway) && (hosts.includes("") || gateway.spec.get("allowedListeners").exists);
}
function isServed$1(host, gateways, virtualService) {
	return gateways.some((gateway) => isOfGatewayApi(gateway) ? serverHosts(gateway).some(({ text }) => hostsOverlap(text, host.text)) : gateway.spec.items("servers").some((server) => serves(gateway, server, host.text, virtualService.namespace)));
}
function otherSpelling(host, gateways) {
	const similar = gateways.flatMap(serverHosts).filter(({ text }) => hostsOverlap(serverHost(text).host, host.text));
	return similar.some(({ text }) => isWrittenAlike(serverHost(text).host, host.text)) ? void 0 : similar[0];
}
function serverHosts(gateway) {
	return isOfGatewayApi(gateway) ? gateway.spec.items("listeners").map((listener) => listener.get("hostname")) : gateway.spec.items("servers").flatMap((server) => server.items("hosts"));
}
function isOfGatewayApi(gateway) {
	return knownKind(gateway) === "KubernetesGateway";
}
function unservedHost(host, gateways, virtualService) {
	const served = gateways.flatMap(serverHosts);
	const names = gateways.map(({ namespace, name }) => `${namespace}/${name}`);
	const noun = gateways.every(isOfGatewayApi) ? "listener" : "server";
	const { code, text } = reasonOf(host, served, virtualService);
	return {
		code,
		node: host,
		message: `no ${noun} of Gateway ${quoteAll(names)} has the host ${quote(host.text)}${text}`,
		related: served.slice(0, 5).map((node) => ({
			node,
			note: "a host that the gateway serves"
		}))
	};
}
function reasonOf(host, served, { namespace }) {
	const name = normalHost(host.text);
	const apex = served.find(({ text }) => normalHost(serverHost(text).host) === `*.${name}`);
	if (apex) return {
		code: "host-not-served",
		text: `: ${quote(apex.text)} does not cover ${quote(name)} itself; add it to the hosts`
	};
	const sameHost = served.find(({ text }) => normalHost(serverHost(text).host) === name);
	if (!sameHost) return {
		code: "host-not-served",
		text: ""
	};
	return {
		code: "namespace-not-served",
		text: `: ${quote(sameHost.text)} does not accept VirtualServices of ${quote(namespace)}`
	};
}

// src/rules/routing/mesh-route-skipped.ts
const meshRouteSkipped = defineRule({
	id: "routing/mesh-route-skipped",
	codes: ["subsets-on-mesh-only"],
	severity: "warning",
	istio: ["IST0140"],
	summary: "A route of a gateway to a host whose routes to subsets apply only on the mesh.",
	why: "A gateway sends requests directly to the endpoints of the destination. The VirtualService of that host on `mesh` applies only to sidecars, so requests from outside spread over all subsets.",
	fix: "Name the subsets in the route of the gateway as well, or bind the VirtualService of the host to the gateway, too.",
	across: {
		VirtualService: check$8,
		...routeViews(check$8)
	}
});
function* check$8(virtualService, mesh) {
	const bound = gatewayKeysOf(virtualService);
	const routes = bound.includes("mesh") || bound.some(isUnfilled) ? [] : routesOf(mesh, virtualService);
	for (const route of routes.filter(({ protocol, subset }) => protocol === "http" && subset === "")) {
		const subsetRoute = subsetRoutes(mesh).get(route.host)?.find((candidate) => mayShareMesh(candidate.virtualService, virtualService));
		if (subsetRoute) yield skippedRoute(route, subsetRoute);
	}
}
function skippedRoute({ virtualService, destination }, subsetRoute) {
	const { namespace, name } = subsetRoute.virtualService;
	const repair = virtualService.originals ? "; name a Service for each version" : "";
	return {
		code: "subsets-on-mesh-only",
		node: destination,
		message: `the routes of ${quote(destination.get("host").text)} to its subsets, in VirtualService ${quote(`${namespace}/${name}`)}, apply only on the mesh: this route spreads over all subsets${repair}`,
		related: [{
			node: subsetRoute.destination,
			note: "a route that gateways do not use"
		}]
	};
}
const subsetRoutes = derived([
	"Service",
	"ServiceEntry",
	"VirtualService",
	"other"
], (mesh) => {
	const routes = mesh.ofKind("VirtualService").filter((virtualService) => gatewayKeysOf(virtualService).includes(meshGateway)).flatMap((virtualService) => {
		const hosts = new Set(virtualService.spec.items("hosts").map(({ text }) => fullHost(text, virtualService.namespace)));
		return routesOf(mesh, virtualService).filter(({ protocol, subset, host }) => protocol === "http" && subset !== "" && hosts.has(host));
	});
	return groupBy(routes, ({ host }) => host);
});
function mayShareMesh(first, second) {
	return first.target === second.target || hasStatedNamespace(first) && hasStatedNamespace(second);
}

// src/rules/routing/helpers/protected-ports.ts
const protectedPorts = derivedByKey("everything", (mesh, host) => canonicalHost(mesh, host), (mesh, host) => {
	const name = canonicalHost(mesh, host);
	return (isWildcard(name) ? servicesByHost(mesh).below(name) : servicesFor(mesh, name)).flatMap((service) => portsOf(mesh, service));
});
const servicesByHost = derived(["Service"], (mesh) => hostIndex(mesh.ofKind("Service"), ({ name, namespace }) => [fullHost(name, namespace)]));
function portsOf(mesh, service) {
	const host = fullHost(service.name, service.namespace);
	const selector = labelsOf(service.spec.get("selector"));
	if (selector.size === 0 || !hasStatedNamespace(service)) return [];
	if (gatewaysBehind(mesh, host).gateways.length > 0) return [];
	return workloadsWithLabelsIn(mesh, service.namespace, selector).flatMap((workload) => {
		const dataplane = dataplaneOf(mesh, workload.manifest);
		if (dataplane === "none" || dataplane === "ambient" || isGateway$1(workload)) return [];
		return declaredPorts(service).flatMap(({ number, targetPort, node }) => {
			const mtls = modeOf(mesh, workload, node.get("targetPort").text === "" ? targetPort : void 0);
			return mtls ? [{
				service,
				host,
				number,
				node,
				mtls,
				hasSidecar: dataplane === "sidecar"
			}] : [];
		});
	});
}
function modeOf(mesh, { namespace, labels }, port) {
	const proxy = {
		type: "sidecar",
		namespace,
		labels
	};
	const modes = [mesh, meshOfOtherObjects(mesh) ?? mesh].map((candidate) => inboundMtls(candidate, proxy));
	if (modes.some(({ restsOnAge, byPort }) => restsOnAge || port === void 0 && byPort.size > 0)) return void 0;
	const [first, second] = modes.map((mtls) => port === void 0 ? mtls.general : inboundMtlsOn(mtls, port));
	return first.mode === second.mode ? first : void 0;
}
function isGateway$1({ manifest, labels }) {
	return proxyTemplates(podOf(manifest)).includes("gateway") || /gateway/.test(labels.get("istio") ?? "");
}

// src/rules/routing/mtls-mismatch.ts
const mtlsMismatch = defineRule({
	id: "routing/mtls-mismatch",
	codes: [
		"plain-text-refused",
		"mtls-refused",
		"clear-text"
	],
	severity: "error",
	summary: "A DestinationRule sends plain text to workloads that refuse it or accept mTLS, or mTLS to workloads that refuse it.",
	why: "Without a `tls` block proxies use mTLS wherever the other side has a sidecar. A block replaces that choice: `DISABLE`, also as the default of a block without `mode`, sends plain text. A sidecar in mode STRICT refuses it; any other sidecar accepts it, without an identity that policies can check. `ISTIO_MUTUAL` fails at a sidecar whose PeerAuthentication says DISABLE.",
	fix: "Remove the `tls` block, so that proxies choose by themselves, or change the PeerAuthentication of the port on which the workload listens.",
	across: { *DestinationRule(rule, mesh) {
		const seen = /* @__PURE__ */ new Set();
		for (const { tls, port } of effectiveBlocks(rule, mesh)) {
			const mismatch = seen.has(tls.path) ? void 0 : mismatchOf(rule, tls, port);
			if (!mismatch) continue;
			seen.add(tls.path);
			yield mismatch;
		}
	} }
});
function* effectiveBlocks(rule, mesh) {
	if (!hasStatedNamespace(rule) || rule.spec.get("host").isUnfilled || !hasTls(rule)) return;
	for (const port of protectedPorts(mesh, ruleHost(rule))) {
		if (isWildcard(ruleHost(rule)) && port.service.namespace === mesh.rootNamespace) continue;
		for (const tls of blocksFor(rule, mesh, port)) yield {
			tls,
			port
		};
	}
}
function hasTls({ spec }) {
	return [spec, ...spec.items("subsets")].map((level) => level.get("trafficPolicy")).some((policy) => [policy, ...policy.items("portLevelSettings")].some((level) => level.get("tls").kind === "map"));
}
function blocksFor(rule, mesh, { host, number }) {
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	if (meshes.some((candidate) => mayHaveOtherRules(candidate, host, rule.namespace))) return [];
	const [inMesh, inAllFiles] = meshes.map((candidate) => winningRules(candidate, host, rule.namespace).flatMap((winner) => ["", ...winner.subsets.keys()].flatMap((subset) => effectivePolicy(winner, number, subset).settings.get("tls") ?? [])));
	const paths = new Set(inAllFiles.filter((tls) => isOf(rule, tls)).map(({ path }) => path));
	return inMesh.filter((tls) => isOf(rule, tls) && paths.has(tls.path));
}
function isOf({ root }, node) {
	return node.root.yaml === root.yaml;
}
function mismatchOf(rule, tls, port) {
	const mode = tls.get("mode");
	if (mode.isUnfilled) return void 0;
	const isPlain = mode.text === "DISABLE" || !mode.exists;
	const outcome = sentModes.get(isPlain ? "DISABLE" : mode.text)?.[port.mtls.mode];
	if (!outcome || outcome.code === "clear-text" && !port.hasSidecar) return void 0;
	const target = `port ${port.number} of ${quote(port.host)}`;
	const written = mode.exists ? `mode ${quote(mode.text)}` : "`tls` without `mode`, which means DISABLE,";
	return {
		code: outcome.code,
		node: mode.exists ? mode : tls,
		...outcome.code === "clear-text" && { severity: "warning" },
		...!port.hasSidecar && {
			severity: "warning",
			confidence: "likely"
		},
		message: `${written} sends ${outcome.sent} to ${target}, ${outcome.text}; remove the \`tls\` block`,
		about: rule.spec.get("host").text,
		related: [...port.mtls.node ? [{
			node: port.mtls.node,
			note: "what the workload accepts"
		}] : [], {
			node: port.node,
			note: "the port of the Service"
		}]
	};
}
const sentModes = /* @__PURE__ */ new Map([["DISABLE", {
	STRICT: {
		code: "plain-text-refused",
		sent: "plain text",
		text: "whose workload accepts only mTLS: every connection is reset"
	},
	PERMISSIVE: {
		code: "clear-text",
		sent: "plain text",
		text: "whose workload has a sidecar and would get mTLS without it"
	}
}], ["ISTIO_MUTUAL", { DISABLE: {
	code: "mtls-refused",
	sent: "mTLS",
	text: "whose workload accepts only plain text: every connection fails"
} }]]);

// src/rules/routing/helpers/retry-conditions.ts
function isRetryCondition(item) {
	return retryConditions.includes(item) || isRetryStatus(item);
}
const retryConditions = [
	"5xx",
	"gateway-error",
	"reset",
	"reset-before-request",
	"connect-failure",
	"retriable-4xx",
	"refused-stream",
	"retriable-status-codes",
	"retriable-headers",
	"envoy-ratelimited",
	"http3-post-connect-failure",
	"cancelled",
	"deadline-exceeded",
	"internal",
	"resource-exhausted",
	"unavailable"
];
function isRetryStatus(item) {
	if (!/^\+?\d+$/.test(item)) return false;
	const code = Number(item);
	return statusRanges.some(([first, last]) => code >= first && code <= last);
}
const statusRanges = [
	[100, 103],
	[200, 208],
	[226, 226],
	[300, 305],
	[307, 308],
	[400, 418],
	[421, 426],
	[428, 429],
	[431, 431],
	[451, 451],
	[500, 508],
	[510, 511]
];

// src/rules/routing/per-try-ineffective.ts
const perTryIneffective = defineRule({
	id: "routing/per-try-ineffective",
	codes: ["not-below-timeout", "not-retried"],
	severity: "warning",
	summary: "A limit for each try that ends no try, or whose ended tries are not retried.",
	why: "Envoy ignores a `perTryTimeout` that is not below the timeout of the route. It retries a try that the limit ended only if `retryOn` has `5xx`, `gateway-error` or `reset`; with other conditions, including the default ones of Istio, the limit is only a shorter timeout.",
	fix: "Set `perTryTimeout` below `timeout`, and name `reset`, `gateway-error` or `5xx` in `retryOn`.",
	yieldsTo: ["routing/timeout-covers-retries"],
	on: {
		*"values/mediatedTls"(entry) {
			yield* check$7(mergedOrFileEntry(entry), [mergedOrFileEntry(entry).get("externalHost")], entry.merged !== void 0);
		},
		*"values/services"(entry) {
			yield* check$7(mergedOrFileEntry(entry), mergedOrFileEntry(entry).items("hosts"), entry.merged !== void 0);
		},
		*VirtualService(virtualService) {
			for (const { route, hosts } of writtenRoutes(virtualService)) yield* check$7(route, hosts, true);
		}
	},
	across: { VirtualService: (virtualService, mesh) => delegatedProblems(virtualService, mesh, ({ route, hosts }) => check$7(route, hosts, true)) }
});
function* check$7(route, hosts, isComplete) {
	const { timeout, attempts, perTry } = retryBudget(route);
	if (perTry === null) return;
	const limit = route.at("retries", "perTryTimeout");
	const about = retryBudgetSubject(hosts, route);
	if (timeout !== null && perTry >= timeout) yield notBelow(limit, route.get("timeout"), about);
	else if ((attempts ?? 0) > 0) yield* notRetried(limit, route.at("retries", "retryOn"), about, isComplete);
}
function notBelow(limit, timeout, about) {
	return {
		code: "not-below-timeout",
		node: limit,
		message: `perTryTimeout ${quote(limit.text)} is not below the timeout ${quote(timeout.text)}: it has no effect`,
		about,
		...limit.aliasLocation === void 0 && { fix: removal$1(limit) },
		related: [{
			node: timeout,
			note: "ends all tries together"
		}]
	};
}
function removal$1(limit) {
	return {
		safety: "unsafe",
		title: "remove perTryTimeout",
		set: [],
		remove: [limit.entryLocation]
	};
}
function* notRetried(limit, retryOn, about, isComplete) {
	if (retryOn.isUnfilled || retriesTimedOutTries(retryOn.text)) return;
	if (!isPresent(retryOn) && !isComplete) return;
	const conditions = isPresent(retryOn) ? `retryOn ${quote(retryOn.data)}` : "the default `retryOn`";
	yield {
		code: "not-retried",
		node: limit,
		message: `a try that perTryTimeout ${quote(limit.text)} ends is not retried: ${conditions} has none of ${quoteAll(timedOutTryConditions)}`,
		about: `${about} ${retryOn.text}`,
		...retryAlso(retryOn),
		...isPresent(retryOn) && { related: [{
			node: retryOn,
			note: "what is retried"
		}] }
	};
}
function retryAlso(retryOn) {
	const conditions = isPresent(retryOn) ? retryOn.text : defaultConditions;
	if (!conditions.split(",").every(isRetryCondition)) return {};
	const value = `${conditions},reset`;
	return { fix: {
		safety: "unsafe",
		title: `set retryOn to ${value}`,
		set: [{
			node: retryOn,
			value
		}]
	} };
}
const defaultConditions = "connect-failure,refused-stream,unavailable,cancelled";

// src/rules/routing/port-name.ts
const portName = defineRule({
	id: "routing/port-name",
	codes: [
		"missing-name",
		"name-without-protocol",
		"external-name-catches-port",
		"external-name-unused-port"
	],
	severity: "info",
	istio: ["IST0118", "IST0150"],
	summary: "A port of a Service does not declare its protocol.",
	why: "Proxies detect the protocol on each connection, which costs time, and treat what they do not recognise as TCP: routes, retries and policies for HTTP have no effect there. Up to Istio 1.20 the port of an ExternalName catches all connections to its number, whatever their host.",
	fix: "Set `appProtocol`, or begin the name of the port with the protocol: `http`, `http-metrics`, `grpc-api`, `tcp-db`.",
	across: { *Service(service, mesh) {
		if (isSystemNamespace(service.namespace) || isControlPlane(service) || isGatewayService(service)) return;
		const ports = service.spec.items("ports").filter((port) => port.kind === "map");
		if (service.spec.get("type").text === "ExternalName") yield* ports.filter(catchesConnections).map((port) => externalNamePort(port, mesh));
		else if (!isOutsideMesh(service, mesh)) yield* ports.filter(hasUnknownProtocol).map(unknownProtocol);
	} }
});
function isGatewayService({ spec }) {
	const selector = spec.get("selector");
	return selector.get("istio").exists || selector.get("gateway.networking.k8s.io/gateway-name").exists;
}
function isOutsideMesh(service, mesh) {
	const selector = labelsOf(service.spec.get("selector"));
	const meshes = [mesh, meshOfOtherObjects(mesh) ?? mesh];
	const dataplanes = selector.size === 0 ? noDataplanes : dataplanesOf(mesh, service.namespace, selector);
	if (dataplanes.size === 0) return !hasStatedNamespace(service) || meshes.some((candidate) => maySelectMore(candidate, service, selector)) || namespaceDataplane(mesh, service) === "none";
	if (dataplanes.has("sidecar") || dataplanes.has("ambient")) return false;
	const host = canonicalHost(mesh, fullHost(service.name, service.namespace));
	return !dataplanes.has(void 0) || !meshes.some((candidate) => referencedHosts(candidate).has(host));
}
const noDataplanes = /* @__PURE__ */ new Set();
const dataplanesOf = derivedByKey("everything", (_, namespace, labels) => JSON.stringify([namespace, ...labels]), (mesh, namespace, labels) => {
	const workloads = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) => workloadsWithLabelsIn(candidate, namespace, labels));
	return new Set(workloads.map(({ manifest }) => dataplaneOf(mesh, manifest)));
});
function maySelectMore(mesh, service, selector) {
	if (selector.size === 0) return false;
	if (hasUnfilled(selector) || hasUnfilledWorkloadLabels(mesh, service.namespace)) return true;
	return namesUnfilledNamespaces(mesh) && workloadsWithLabels(mesh, selector).some(({ namespace }) => isUnfilled(namespace));
}
const namesUnfilledNamespaces = derived("everything", (mesh) => mesh.manifests.some(({ namespace }) => isUnfilled(namespace)));
const referencedHosts = derived([
	"DestinationRule",
	"Service",
	"ServiceEntry",
	"VirtualService",
	"other"
], (mesh) => {
	const policies = mesh.ofKind("DestinationRule").map(ruleHost);
	const routes = mesh.ofKind("VirtualService").flatMap((virtualService) => routesOf(mesh, virtualService).map(({ host }) => host));
	return new Set([...policies, ...routes].map((host) => canonicalHost(mesh, host)));
});
function hasUnknownProtocol(port) {
	const [number, name] = [port.get("port").number, port.get("appProtocol").text || port.get("name").text];
	if (port.get("protocol").text === "UDP" || isUnfilled(name)) return false;
	return !namesProtocol(name) && !serverFirstPorts.has(number ?? 0);
}
function namesProtocol(name) {
	return /^grpc-web/i.test(name) || kubernetesProtocols.has(name) || protocols$3.has(name.split("-")[0].toLowerCase());
}
const protocols$3 = /* @__PURE__ */ new Set([...[
	"http",
	"http2",
	"http_proxy",
	"grpc",
	"https",
	"tls",
	"hbone"
], ...[
	"tcp",
	"udp",
	"mongo",
	"mysql",
	"redis"
]]);
const kubernetesProtocols = /* @__PURE__ */ new Set([
	"kubernetes.io/h2c",
	"kubernetes.io/ws",
	"kubernetes.io/wss"
]);
const serverFirstPorts = /* @__PURE__ */ new Set([
	25,
	53,
	3306,
	27017
]);
function catchesConnections(port) {
	return (port.get("appProtocol").text || port.get("name").text) === "tcp" || hasUnknownProtocol(port);
}
function nameOf$2(port) {
	const appProtocol = port.get("appProtocol");
	return appProtocol.exists ? appProtocol : port.get("name");
}
function unknownProtocol(port) {
	const name = nameOf$2(port);
	const defect = name.exists ? `${quote(name.text)} names no protocol` : `port ${quote(port.get("port").data)} has no name`;
	return {
		code: name.exists ? "name-without-protocol" : "missing-name",
		node: name.exists ? name : port,
		message: `${defect}: proxies detect the protocol on each connection; begin the name with it, as in \`http-web\``
	};
}
function externalNamePort(port, mesh) {
	const name = nameOf$2(port);
	const isAlias = atLeast(mesh, 1, 21);
	const effect = isAlias ? "no proxy listens on it" : "proxies send every TCP connection to that port number to it";
	return {
		code: isAlias ? "external-name-unused-port" : "external-name-catches-port",
		node: name.exists ? name : port,
		severity: isAlias ? "info" : "warning",
		message: `port ${quote(port.get("port").data)} of an ExternalName declares neither HTTP nor TLS: ${effect}; name it \`http\`, \`https\` or \`tls\``
	};
}

// src/rules/routing/retries-disabled.ts
const retriesDisabled = defineRule({
	id: "routing/retries-disabled",
	codes: ["missing-attempts", "zero-attempts"],
	severity: "warning",
	summary: "A `retries` block without `attempts` switches retries off.",
	why: "A route without `retries` uses the default of the mesh, two retries if nothing else is set. A block replaces the whole default, and without `attempts` it means no retries, whatever else it sets.",
	fix: "Set `attempts`; or remove the block to keep the default. To have no retries, write `attempts: 0` and nothing else.",
	across: {
		*"values/mediatedTls"(entry, mesh) {
			yield* checkValues$1(entry, [mergedOrFileEntry(entry).get("externalHost")], mesh);
		},
		*"values/services"(entry, mesh) {
			yield* checkValues$1(entry, mergedOrFileEntry(entry).items("hosts"), mesh);
		},
		*VirtualService(virtualService, mesh) {
			for (const route of virtualService.spec.items("http")) yield* check$6(route, virtualService.spec.items("hosts"), mesh);
		}
	}
});
function* checkValues$1({ merged }, hosts, mesh) {
	if (merged && merged.entries("retries").length > 0) yield* check$6(merged, hosts, mesh);
}
function* check$6(route, hosts, mesh) {
	const defaultText = defaultRetries(mesh);
	const retries = route.get("retries");
	if (defaultText === null || retries.kind !== "map" || !isZeroOrUnset(retries.get("attempts"))) return;
	const fields = retries.entries().flatMap(([key, value]) => key === "attempts" || value.isNull ? [] : [key]);
	if (!fields.every((key) => acceptedFields.has(key))) return;
	const isZero = retries.get("attempts").number === 0;
	if (isZero && fields.length === 0) return;
	yield {
		code: isZero ? "zero-attempts" : "missing-attempts",
		node: retries,
		message: `retries ${isZero ? "with `attempts: 0`" : "without `attempts`"} switch off ${defaultText}${ineffectiveNote$1(fields)}; ${advice(isZero)}`,
		about: retryBudgetSubject(hosts, route)
	};
}
function defaultRetries(mesh) {
	const policy = mesh.config.defaultHttpRetryPolicy;
	if (policy) return policy.attempts ? `the ${policy.attempts} retries that the mesh has by default` : null;
	return `the default retries (2, where no connection is made${atLeast(mesh, 1, 24) ? "" : ", and of 503"})`;
}
const acceptedFields = /* @__PURE__ */ new Set(["backoff", "retryIgnorePreviousHosts"]);
function isZeroOrUnset(attempts) {
	return !attempts.exists || attempts.isNull || attempts.number === 0;
}
function ineffectiveNote$1(fields) {
	return fields.length === 0 ? "" : `, and ${quoteAll(fields)} ${fields.length > 1 ? "have" : "has"} no effect`;
}
function advice(isZero) {
	return isZero ? "remove the fields without effect" : "set `attempts`, or remove the block to keep them";
}

// src/rules/routing/helpers/duration-like.ts
function durationLike(written, value) {
	const unit = /^[\d.]+([a-zµμ]+)$/.exec(written)?.[1];
	const size = unit === void 0 ? void 0 : parseDuration(`1${unit}`);
	if (!size || "defect" in size || value % size.value !== 0n) return formatDuration(value);
	return `${value / size.value}${unit}`;
}

// src/rules/routing/retries-without-timeout.ts
const retriesWithoutTimeout = defineRule({
	id: "routing/retries-without-timeout",
	codes: ["missing-timeout"],
	severity: "warning",
	summary: "Retries without a time limit.",
	why: "Istio sets no timeout by default: a hanging upstream keeps the request forever, and no retry ever begins.",
	fix: "Set `timeout` to at least (1 + attempts) × perTryTimeout, and `retries.perTryTimeout` to what one try may take.",
	on: {
		*"values/mediatedTls"(entry) {
			yield* checkValues(entry, [mergedOrFileEntry(entry).get("externalHost")]);
		},
		*"values/services"(entry) {
			yield* checkValues(entry, mergedOrFileEntry(entry).items("hosts"));
		},
		*VirtualService(virtualService) {
			for (const route of writtenRoutes(virtualService)) yield* checkRoute$1(route);
		}
	},
	across: { VirtualService: (virtualService, mesh) => delegatedProblems(virtualService, mesh, checkRoute$1) }
});
function* checkRoute$1({ route, hosts }) {
	if (isPresent(route.get("timeout")) || isPresent(route.at("retries", "perTryTimeout")) || !hasRetries(route)) return;
	yield {
		code: "missing-timeout",
		node: route.get("retries"),
		missing: route.get("timeout"),
		message: "retries without a `timeout` or `perTryTimeout`: a hanging upstream blocks the request forever, and no retry begins; set both",
		about: retryBudgetSubject(hosts, route)
	};
}
function* checkValues(entry, hosts) {
	const route = entry.merged;
	if (!route || !hasRetries(route) || isPresent(route.get("timeout"))) return;
	yield {
		code: "missing-timeout",
		node: route.get("retries"),
		severity: "error",
		message: "retries without a `timeout`: nothing limits all tries together; set at least (1 + attempts) × perTryTimeout",
		about: retryBudgetSubject(hosts, route),
		...fixOf$1(route)
	};
}
function fixOf$1(route) {
	const { attempts, perTry } = retryBudget(route);
	if (attempts === null || perTry === null) return {};
	const budget = BigInt(1 + attempts) * perTry + maxRetryPauses(route, attempts);
	const timeout = durationLike(route.at("retries", "perTryTimeout").text, budget);
	return { fix: {
		safety: "unsafe",
		title: `set timeout to ${timeout}`,
		set: [{
			node: route.get("timeout"),
			value: timeout
		}]
	} };
}
function hasRetries(route) {
	return (retryBudget(route).attempts ?? 0) > 0;
}

// src/rules/routing/retry-on.ts
const retryOn = defineRule({
	id: "routing/retry-on",
	codes: [
		"not-a-string",
		"white-space",
		"empty-condition",
		"unknown-condition",
		"headers-without-effect",
		"missing-status-code"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A condition for retries that Istio refuses, or that has no effect.",
	why: "Istio refuses the whole VirtualService for one condition that it does not know, and for a space after a comma. A condition without effect promises retries that never happen.",
	fix: "List conditions of Envoy or status codes, separated by commas without spaces: `connect-failure,refused-stream,gateway-error,reset,503`.",
	parts: ["patch", "unapplied"],
	on: {
		*"values/mediatedTls"(entry) {
			yield* check$5(mergedOrFileEntry(entry));
		},
		*"values/services"(entry) {
			yield* check$5(mergedOrFileEntry(entry));
		},
		*VirtualService(virtualService) {
			for (const route of virtualService.spec.items("http")) yield* check$5(route);
		}
	}
});
function* check$5(route) {
	const list = route.at("retries", "retryOn");
	if (!isPresent(list)) return;
	const subject = {
		node: list,
		about: `retryOn ${list.text}`
	};
	if (typeof list.scalar !== "string") {
		yield {
			code: "not-a-string",
			...subject,
			message: `retryOn ${quote(list.data)} is no string: write it in quotes`,
			refusedBy: "schema"
		};
		return;
	}
	const defect = webhookDefect(list.text);
	const subjectWithFix = {
		...subject,
		...fixOf(list)
	};
	if (defect) {
		const message = `retryOn ${quote(list.text)} ${defect.text}`;
		yield {
			code: defect.code,
			...subjectWithFix,
			message,
			refusedBy: "webhook"
		};
	} else for (const { code, text } of ineffectiveConditions(list.text)) yield {
		code,
		...subjectWithFix,
		message: text,
		severity: "warning"
	};
}
function fixOf(list) {
	const items = list.text.split(",").map((item) => corrected(item.trim()));
	if (items.some((item) => !isRetryCondition(item) && suggestion([item]) !== "")) return {};
	const value = [...new Set(items.filter(isRetryCondition))].filter((item) => item !== "retriable-headers").join(",");
	if (value === "" || value === list.text) return {};
	return { fix: {
		safety: "safe",
		title: `set retryOn to ${value}`,
		set: [{
			node: list,
			value
		}]
	} };
}
function corrected(item) {
	const name = item.toLowerCase().replaceAll("_", "-");
	return isRetryCondition(name) ? name : item;
}
function webhookDefect(list) {
	const items = list.split(",");
	if (items.every(isRetryCondition)) return null;
	const trimmed = items.map((item) => item.trim());
	const unknown = trimmed.filter((item) => !isRetryCondition(item));
	if (unknown.length === 0) return {
		code: "white-space",
		text: `contains spaces, which Istio refuses: write ${quote(trimmed.join(","))}`
	};
	if (unknown.includes("")) return {
		code: "empty-condition",
		text: "has an empty item, which Istio refuses: remove it"
	};
	return {
		code: "unknown-condition",
		text: `contains ${quoteAll(unknown)}, which Istio does not know${suggestion(unknown)}`
	};
}
function suggestion([first = "", ...remaining]) {
	const similar = remaining.length > 0 ? void 0 : closestName(first.replaceAll("_", "-"), retryConditions);
	return similar === void 0 ? "" : `; did you mean ${quote(similar)}?`;
}
function* ineffectiveConditions(list) {
	const items = list.split(",");
	if (items.includes("retriable-headers")) yield {
		code: "headers-without-effect",
		text: "`retriable-headers` has no effect: Istio has no field for the headers"
	};
	if (items.includes("retriable-status-codes") && !items.some(isRetryStatus)) yield {
		code: "missing-status-code",
		text: "`retriable-status-codes` has no effect without a status code in the list, such as `503`"
	};
}

// src/rules/routing/route-kind.ts
const routeKind = defineRule({
	id: "routing/route-kind",
	codes: ["http-on-passthrough", "tls-on-terminated"],
	severity: "warning",
	summary: "Routes of a kind that the servers of their gateways do not use.",
	why: "A server that passes TLS through sees no requests and uses only `tls` routes; one that accepts http or terminates TLS never looks at them (istio `pilot/pkg/networking/core/gateway.go`). Without a route of the right kind the gateway closes the connection or answers 404.",
	fix: "Write the routes under the other kind, or change the protocol or the TLS mode of the server.",
	yieldsTo: ["egress/gateway-chain"],
	across: { *VirtualService(virtualService, mesh) {
		yield* unusedRoutes(virtualService, "http", mesh);
		yield* unusedRoutes(virtualService, "tls", mesh);
	} }
});
const uses = {
	http: acceptsHttpRoutes,
	tls: passesThrough
};
function* unusedRoutes(virtualService, kind, mesh) {
	for (const route of virtualService.spec.items(kind)) {
		const servers = serversOf(virtualService, matchesOf(virtualService, route, kind), mesh);
		const [server] = servers ?? [];
		if (!server || servers.some((candidate) => hasUnfilledProtocol(candidate) || uses[kind](candidate))) continue;
		const host = fullHost(route.at("route", 0, "destination", "host").text, virtualService.namespace);
		yield {
			...kind === "http" ? httpOnPassthrough(route, server) : tlsOnTerminated(route, server),
			about: `${kind} routes to ${host}`
		};
	}
}
function serversOf(virtualService, matches, mesh) {
	const hosts = virtualService.spec.items("hosts").map(({ text }) => text);
	const keys = [...new Set(matches.flatMap(({ gateways }) => gateways))];
	if (hosts.length === 0 || hosts.some(isUnfilled) || keys.includes("mesh")) return void 0;
	const gatewaysOfKeys = keys.map((key) => gatewayAt(mesh, key) ?? gatewayAt(meshOfOtherObjects(mesh) ?? mesh, key));
	if (gatewaysOfKeys.some((gateway) => gateway === void 0)) return void 0;
	return gatewaysOfKeys.flatMap((gateway) => gateway ?? []).flatMap((gateway) => gateway.spec.items("servers").filter((server) => hosts.some((host) => serves(gateway, server, host, virtualService.namespace))));
}
function httpOnPassthrough(route, server) {
	return {
		code: "http-on-passthrough",
		node: route,
		message: `no server of the gateways uses http routes for these hosts: port ${quote(server.at("port", "number").scalar)} passes TLS through; write the route under \`tls\` with \`sniHosts\`, or terminate TLS there`,
		related: [{
			node: server,
			note: "the server"
		}]
	};
}
function tlsOnTerminated(route, server) {
	return {
		code: "tls-on-terminated",
		node: route,
		message: `no server of the gateways passes TLS through for these hosts: port ${quote(server.at("port", "number").scalar)} is ${quote(server.at("port", "protocol").text)}${server.get("tls").exists ? " and terminates TLS" : ""}; write the route under \`${acceptsHttpRoutes(server) ? "http" : "tcp"}\`, or set mode PASSTHROUGH there`,
		related: [{
			node: server,
			note: "the server"
		}]
	};
}

// src/rules/routing/helpers/sni-ports.ts
function* unservedPort(match, virtualService, mesh) {
	const port = match.get("port");
	const names = match.items("sniHosts").map(({ text }) => text);
	if (port.number === void 0 || port.number < 1 || !actsInMesh$1(match, virtualService)) return;
	if (sidecarPorts(mesh).has(port.number) || names.length === 0 || names.some(isUnfilled)) return;
	const declared = names.map((name) => declaredPortLists(mesh, name, virtualService));
	if (declared.includes(null)) return;
	const lists = declared.flatMap((ports) => ports ?? []);
	const matchingPorts = lists.flatMap((ports) => byNumber(ports).get(port.number) ?? []);
	if (matchingPorts.some(({ protocol }) => protocol === "" || !isHttp(protocol))) return;
	yield {
		code: matchingPorts.length > 0 ? "plaintext-port" : "undeclared-port",
		node: port,
		severity: "warning",
		message: messageOf$2(port.number, names, lists, matchingPorts)
	};
}
const byNumber = oncePer((ports) => {
	const firsts = [...groupBy(ports, ({ number, protocol }) => `${number} ${protocol}`).values()].map(([first]) => first);
	return groupBy(firsts, ({ number }) => number);
});
function messageOf$2(port, names, lists, matchingPorts) {
	if (matchingPorts.length > 0) return `${quoteAll(names)} has port ${quote(port)} for plain ${quote(matchingPorts[0].protocol)}: no TLS arrives there for this match`;
	const numbers = [...new Set(lists.flatMap((ports) => [...portNumbers(ports)]))];
	return `no port ${quote(port)} is declared for ${quoteAll(names)}, only ${quoteAll(numbers)}: no traffic arrives there for this match`;
}
function actsInMesh$1(match, virtualService) {
	const gateways = gatewayNames(match, virtualService).map(({ key }) => key);
	return (gateways.length > 0 ? gateways : gatewayKeysOf(virtualService)).includes(meshGateway);
}
function declaredPortLists(mesh, name, virtualService) {
	const host = fullHost(name, virtualService.namespace);
	const lists = [mesh, meshOfOtherObjects(mesh) ?? mesh].filter((candidate) => candidate === mesh || isDeclared$1(candidate, host)).map((candidate) => portsFor$1(candidate, host, virtualService));
	return lists.includes(null) ? null : [...new Set(lists.flatMap((ports) => ports ? [ports] : []))];
}
const sidecarPorts = derived(["Sidecar"], (mesh) => {
	const listeners = mesh.ofKind("Sidecar").flatMap(({ spec }) => spec.items("egress"));
	return new Set(listeners.flatMap((listener) => listener.at("port", "number").number ?? []));
});

// src/rules/routing/sni-hosts.ts
const sniHosts = defineRule({
	id: "routing/sni-hosts",
	codes: [
		"missing-sni-hosts",
		"host-syntax",
		"partial-wildcard",
		"not-in-hosts",
		"ip-address",
		"undeclared-port",
		"plaintext-port"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "A tls route matches a name that the hosts of its VirtualService do not cover, or a port that none of them has.",
	why: "The client names the host in the TLS handshake, and Istio chooses the route by that name. Istio refuses a VirtualService that matches names which its hosts do not cover. On a port that none of the names declares, no TLS arrives.",
	fix: "List under `sniHosts` hosts of the VirtualService, or hosts below its wildcards, and a `port` that their ServiceEntries or Services declare.",
	across: { *VirtualService(virtualService, mesh) {
		for (const route of virtualService.spec.items("tls")) {
			const matches = route.items("match").filter(({ kind }) => kind === "map");
			for (const match of matches) {
				yield* check$4(match, virtualService);
				yield* unservedPort(match, virtualService, mesh);
			}
		}
	} }
});
function* check$4(match, virtualService) {
	const names = match.items("sniHosts");
	const hosts = virtualService.spec.items("hosts").map(({ text }) => text);
	if (isEmpty$3(match.get("sniHosts"))) yield webhookProblem("missing-sni-hosts", match.get("sniHosts"), "a tls match without `sniHosts`: list the hosts that it matches");
	for (const name of names.filter(({ scalar }) => typeof scalar === "string")) if (!hosts.some(isUnfilled)) yield* nameRefused$1(name, hosts, virtualService);
}
function* nameRefused$1(name, hosts, virtualService) {
	const { text } = name;
	if (isIP(text) && !text.startsWith("[")) {
		yield {
			code: "ip-address",
			node: name,
			message: `${quote(text)} is an IP address: clients send only host names in the TLS handshake`,
			severity: "warning"
		};
		return;
	}
	const defect = isAutomaticName(text, virtualService) ? null : hostDefect(text);
	if (defect) yield webhookProblem("host-syntax", name, `${quote(text)} ${defect.text}`);
	else if (isPartialWildcard(text) && hosts.some((host) => isWithin(text, host))) yield {
		code: "partial-wildcard",
		node: name,
		message: `${quote(text)} has a wildcard that is not the whole first label, and Envoy refuses the listener`
	};
	else if (!hosts.some((host) => isWithin(text, host))) yield webhookProblem("not-in-hosts", name, `${quote(text)} is not among the \`hosts\` of this VirtualService, and no wildcard of them covers it`);
}
function isWithin(name, host) {
	if (!host.startsWith("*")) return name === host;
	const [nameSuffix, hostSuffix] = [name.startsWith("*") ? name.slice(1) : name, host.slice(1)];
	return nameSuffix.endsWith(hostSuffix) && (nameSuffix === name || name.length >= host.length);
}

// src/rules/routing/subset-exists.ts
const subsetExists = defineRule({
	id: "routing/subset-exists",
	codes: [
		"unknown-subset",
		"no-destination-rule",
		"rule-for-other-host"
	],
	severity: "error",
	istio: ["IST0101"],
	summary: "A route to a subset that no DestinationRule of its host defines.",
	why: "Istio accepts it, and every request of the route is answered with 503, since no such group of endpoints exists. If several namespaces have DestinationRules for the host, only one counts: that of the client, then that of the host, then the root namespace.",
	fix: "Define the subset in the DestinationRule of that host, or correct its name.",
	fromAbsence: "info",
	nearlyRight: ["rule-for-other-host"],
	across: { *VirtualService(virtualService, mesh) {
		for (const route of routesOf(mesh, virtualService)) if (route.subset !== "" && !isUnfilled(route.host)) yield* check$3(route, mesh);
	} }
});
function* check$3(route, mesh) {
	const ruleLists = namespacesUsing(route.virtualService).map((client) => destinationRulesFor(mesh, route.host, client));
	if (ruleLists.some((rules) => defineSubset(rules, route)) || mayBeElsewhere(route, mesh)) return;
	const rules = [...new Set(ruleLists.flat())].filter(({ originals }) => !originals);
	const misdirected = rules.length === 0 ? ruleForRoutedHost(route, mesh) : void 0;
	if (misdirected) yield ruleForOtherHost(route, misdirected);
	else if (rules.length > 0 || isDeclared(route, mesh)) yield undefinedSubset(route, rules);
	else if (serviceNamespace(route.host) === route.virtualService.namespace) yield {
		...undefinedSubset(route, rules),
		severity: "warning",
		confidence: "likely"
	};
}
function ruleForRoutedHost(route, mesh) {
	const { virtualService, host } = route;
	const called = virtualService.spec.items("hosts").map(({ text }) => fullHost(text, virtualService.namespace)).filter((candidate) => candidate !== host);
	return namespacesUsing(virtualService).flatMap((client) => called.flatMap((candidate) => destinationRulesFor(mesh, candidate, client))).find((rule) => subsetsOf(rule).has(route.subset));
}
function ruleForOtherHost({ destination, subset }, rule) {
	const host = rule.spec.get("host");
	const name = destination.get("host").text;
	return {
		code: "rule-for-other-host",
		node: destination.get("subset"),
		message: `no DestinationRule defines subset ${quote(subset)} of ${quote(name)}: requests fail with 503; ${quote(nameOf$1(rule))} defines it for ${quote(host.text)}, which is routed here: write ${quote(name)} as its \`host\``,
		related: [{
			node: host,
			note: "the host of that DestinationRule"
		}]
	};
}
function defineSubset(rules, { subset }) {
	const names = subsetNames(rules);
	return names.stated.has(subset) || names.unfilled.some((name) => mayEqual(name, subset));
}
const subsetNames = oncePer((rules) => {
	const names = rules.flatMap((rule) => [...subsetsOf(rule).keys()]);
	return {
		stated: new Set(names),
		unfilled: names.filter(isUnfilled)
	};
});
function mayBeElsewhere(route, mesh) {
	const { virtualService, host, subset } = route;
	const rulesIn = (candidate) => rulesBySubset(candidate).get(subset)?.(host) ?? [];
	const isAnyNamespace = gatewayKeysOf(virtualService).some((gateway) => gateway !== "mesh") || !hasStatedNamespace(virtualService);
	const rules = rulesIn(mesh);
	const allFiles = meshOfOtherObjects(mesh);
	if (isAnyNamespace ? rules.length > 0 : rules.some(anyMayBeForOthers)) return true;
	if (!allFiles) return false;
	const included = rules.map(asSet);
	return rulesIn(allFiles).some((group) => group.some((rule) => !included.some((rulesOfMesh) => rulesOfMesh.has(rule)) && !hasOtherVersion(mesh, rule)));
}
function hasOtherVersion(mesh, rule) {
	return mesh.find("DestinationRule", rule.namespace, rule.name) !== void 0;
}
const anyMayBeForOthers = oncePer((rules) => rules.some(mayActForOthers));
const asSet = oncePer((rules) => new Set(rules));
const rulesBySubset = derived(["DestinationRule"], (mesh) => {
	const definitions = mesh.ofKind("DestinationRule").flatMap((rule) => rule.spec.items("subsets").map((item) => ({
		rule,
		subset: item.get("name").text
	})));
	const groups = groupBy(definitions, ({ subset }) => subset);
	return new Map([...groups].map(([subset, definitionsOfSubset]) => [subset, hostMatcher(definitionsOfSubset.map(({ rule }) => rule), ruleHost)]));
});
function isDeclared({ virtualService, host }, mesh) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => serviceEntriesFor(candidate, host).length > 0 || servicesFor(candidate, host).some((service) => isTheNamedService(service, virtualService)));
}
function undefinedSubset(route, rules) {
	const { destination, subset, host } = route;
	const names = [...new Set(rules.flatMap((rule) => [...subsetsOf(rule).keys()]))];
	const similar = closestName(subset, names);
	const available = names.length === 0 ? "has no subsets" : `has ${quoteAll(names)}`;
	const hint = similar ? `; did you mean ${quote(similar)}?` : "";
	return {
		code: rules.length === 0 ? "no-destination-rule" : "unknown-subset",
		node: destination.get("subset"),
		message: rules.length === 0 ? `no DestinationRule defines subset ${quote(subset)} of ${quote(host)}: requests fail with 503` : `no subset ${quote(subset)} of ${quote(host)}: DestinationRule ${quoteAll(rules.map(nameOf$1))} ${available}${hint}`,
		related: rules.slice(0, maxShown$2).map((rule) => ({
			node: rule.spec.get("subsets"),
			note: "the defined subsets"
		}))
	};
}
const maxShown$2 = 20;
function nameOf$1({ namespace, name }) {
	return `${namespace}/${name}`;
}

// src/rules/routing/timeout-covers-retries.ts
const timeoutCoversRetries = defineRule({
	id: "routing/timeout-covers-retries",
	codes: ["shorter-than-budget"],
	severity: "error",
	summary: "A timeout is shorter than all tries of the request together.",
	why: "The timeout of a route covers all tries together. When it expires, the client gets a 504 and no further retry happens, so the last retries never run. `attempts` counts retries: there is one more try.",
	fix: "Raise `timeout` to at least (1 + attempts) × perTryTimeout, or lower one of the two.",
	on: {
		*"values/mediatedTls"(entry) {
			yield* check$2(mergedOrFileEntry(entry), [mergedOrFileEntry(entry).get("externalHost")]);
		},
		*"values/services"(entry) {
			yield* check$2(mergedOrFileEntry(entry), mergedOrFileEntry(entry).items("hosts"));
		},
		*VirtualService(virtualService) {
			for (const route of writtenRoutes(virtualService)) yield* checkRoute(route);
		}
	},
	across: { VirtualService: (virtualService, mesh) => delegatedProblems(virtualService, mesh, checkRoute) }
});
function* checkRoute({ route, hosts }) {
	const severity = retriesTimedOutTries(route.at("retries", "retryOn").text) ? "error" : "warning";
	for (const problem of check$2(route, hosts)) yield {
		...problem,
		severity
	};
}
function* check$2(route, hosts) {
	const { timeout, attempts, perTry } = retryBudget(route);
	if (timeout === null || attempts === null || attempts < 1 || perTry === null) return;
	const budget = BigInt(1 + attempts) * perTry;
	if (timeout >= budget) return;
	const [timeoutNode, limit] = [route.get("timeout"), route.at("retries", "perTryTimeout")];
	const sufficient = durationLike(timeoutNode.text, budget + maxRetryPauses(route, attempts));
	const sum = `(1 + ${attempts}) × ${limit.text} = ${formatDuration(budget)}`;
	yield {
		code: "shorter-than-budget",
		node: timeoutNode,
		message: `timeout ${quote(timeoutNode.text)} is shorter than the retry budget: ${sum}; set it to at least ${quote(formatDuration(budget))}${perTry >= timeout ? ineffectiveNote(limit) : ""}`,
		about: retryBudgetSubject(hosts, route),
		measure: Number(budget - timeout),
		fix: {
			safety: "unsafe",
			title: `set timeout to ${sufficient}`,
			set: [{
				node: timeoutNode,
				value: sufficient
			}]
		},
		related: [{
			node: route.at("retries", "attempts"),
			note: `${attempts} retries after the first try`
		}, {
			node: limit,
			note: "the limit of each try, including the first"
		}],
		nodeNote: "the limit of all tries together"
	};
}
function ineffectiveNote(limit) {
	return `; until then a perTryTimeout of ${quote(limit.text)} has no effect`;
}

// src/istio/routing/match-index.ts
function earlierMatches(protocol) {
	const index = conditionIndex();
	const withoutConditions = [];
	let count = 0;
	return {
		covering(match, counts = () => true) {
			const conditions = [...match.conditions].filter(([key]) => !isWithoutHeadersKey(key));
			return [...withoutConditions, ...conditions.flatMap(([key, condition]) => index.covering(key, condition))].filter((candidate) => matchCovers(candidate.match, match, protocol) && counts(candidate.match)).toSorted((a, b) => a.order - b.order)[0]?.match;
		},
		add(match) {
			const entry = {
				match,
				order: count++
			};
			const [best] = [...match.conditions].filter(([key]) => !isWithoutHeadersKey(key)).toSorted(([firstKey, first], [secondKey, second]) => index.countAt(firstKey, first) - index.countAt(secondKey, second));
			if (best) index.add(...best, entry);
			else withoutConditions.push(entry);
		}
	};
}

// src/rules/routing/helpers/delegated-cover.ts
function routesCoveredByOthers(mesh, virtualService) {
	const routes = (hasHosts(virtualService) ? [virtualService] : rootsOfDelegate(mesh, virtualService)).flatMap((root) => coverOf(mesh, root).get(virtualService) ?? []);
	const used = new Set(routes.filter(({ by }) => !by).map(({ route }) => route.path));
	const covered = routes.flatMap(({ route, by }) => by && !used.has(route.path) ? [{
		route,
		by
	}] : []);
	return distinctBy(covered, (item) => item.route.path);
}
const coverOf = derivedPer(["VirtualService"], (mesh, root) => {
	const earlier = earlierMatches("http");
	const { routes } = httpRoutesOf(mesh, root);
	if (!routes.some(({ delegate }) => delegate)) return /* @__PURE__ */ new Map();
	const covers = routes.map((route) => {
		const owner = ownerOf(route);
		const matches = matchesOfRoute(route).map((match) => ({
			...match,
			owner
		}));
		const covering = matches.map((match) => earlier.covering(match));
		for (const [index, match] of matches.entries()) if (!covering[index]) earlier.add(match);
		const by = covering.every((match) => match !== void 0) ? covering.find((match) => match.owner !== owner) : void 0;
		return {
			owner,
			route: route.delegate?.route ?? route.root,
			by
		};
	});
	return groupBy(covers, ({ owner }) => owner);
});
function ownerOf({ virtualService, delegate }) {
	return delegate?.virtualService ?? virtualService;
}

// src/rules/routing/unreachable-route.ts
const unreachableRoute = defineRule({
	id: "routing/unreachable-route",
	codes: [
		"never-used",
		"redundant-match",
		"gateway-not-bound",
		"namespace-not-exported"
	],
	severity: "warning",
	istio: ["IST0130", "IST0131"],
	summary: "A route or match that gets no requests, because earlier routes match them all.",
	why: "Istio uses the first route that matches, with the routes of a delegate instead of the route that names it. A route after one without a match, or after one that matches at least the same requests, is never used; nor is a match of a `sourceNamespace` to which the VirtualService is not exported.",
	fix: "Put the narrower route first, or remove the one that is never used.",
	on: { *VirtualService(virtualService) {
		for (const protocol of protocols$2) yield* checkRoutes(virtualService, protocol);
		yield* hiddenNamespaces(virtualService);
	} },
	across: { *VirtualService(virtualService, mesh) {
		for (const { route, by } of routesCoveredByOthers(mesh, virtualService)) yield {
			code: "never-used",
			node: route,
			message: `this route is never used: ${quote(by.node.path)} of VirtualService ${quote(`${by.owner.namespace}/${by.owner.name}`)} comes first and matches all its requests`,
			related: [{
				node: by.node,
				note: "comes first"
			}]
		};
	} }
});
const protocols$2 = [
	"http",
	"tls",
	"tcp"
];
function* hiddenNamespaces(virtualService) {
	const exportTo = virtualService.spec.get("exportTo");
	if (!exportTo.exists || exportTo.items().some(({ isUnfilled: isPlaceholder }) => isPlaceholder)) return;
	const matches = protocols$2.flatMap((protocol) => virtualService.spec.items(protocol).flatMap((route) => route.items("match")));
	for (const node of matches.map((match) => match.get("sourceNamespace"))) {
		if (node.text === "" || node.isUnfilled || !hasStatedNamespace(virtualService)) continue;
		if (isExportedTo(virtualService, node.text)) continue;
		yield {
			code: "namespace-not-exported",
			node,
			message: `this never matches: the VirtualService is not exported to the namespace ${quote(node.text)}; add it to \`exportTo\``,
			related: [{
				node: exportTo,
				note: "the namespaces that see it"
			}]
		};
	}
}
function* checkRoutes(virtualService, protocol) {
	const earlier = earlierMatches(protocol);
	for (const route of virtualService.spec.items(protocol)) {
		const matches = matchesOf(virtualService, route, protocol).map((match) => ({
			...match,
			route
		}));
		const covering = matches.map((match) => earlier.covering(match));
		if (matches.every((match, index) => covering[index] ?? isUnbound(virtualService, match))) yield unusedRoute(virtualService, route, matches, covering);
		else yield* redundantMatches(virtualService, matches, covering, protocol);
		if (mayContinue(route)) continue;
		for (const [index, match] of matches.entries()) if (!covering[index]) earlier.add(match);
	}
}
function mayContinue(route) {
	return route.get("delegate").kind === "map";
}
function isUnbound(virtualService, { gateways }) {
	const bound = gatewayKeysOf(virtualService);
	return virtualService.spec.items("hosts").length > 0 && ![...bound, ...gateways].some(isUnfilled) && !gateways.some((gateway) => bound.includes(gateway));
}
function unusedRoute(virtualService, route, matches, covering) {
	const first = covering.find((entry) => entry !== void 0);
	if (!first) return gatewayNotBound(virtualService, route, matches);
	const effect = first.node === first.route ? "has no match, so it takes every request" : "matches all its requests";
	return {
		code: "never-used",
		node: route,
		message: `this route is never used: ${quote(first.route.path)} comes first and ${effect}`,
		related: covering.flatMap((entry) => entry ? [{
			node: entry.node,
			note: "comes first"
		}] : [])
	};
}
function gatewayNotBound(virtualService, node, matches) {
	const names = [...new Set(matches.flatMap(({ gateways }) => gateways))];
	const isSingle = names.length === 1;
	return {
		code: "gateway-not-bound",
		node,
		message: `this never matches: ${quoteAll(names)} ${isSingle ? "is none" : "are none"} of the gateways of the VirtualService, ${quoteAll(gatewayKeysOf(virtualService))}`,
		related: [{
			node: virtualService.spec.get("gateways"),
			note: "the gateways of the VirtualService"
		}]
	};
}
function* redundantMatches(virtualService, matches, covering, protocol) {
	const siblings = earlierMatches(protocol);
	for (const [index, match] of matches.entries()) {
		if (isUnbound(virtualService, match)) {
			yield gatewayNotBound(virtualService, match.node, [match]);
			continue;
		}
		const earlier = covering[index] ?? siblings.covering(match, (sibling) => !isExactUnderPrefix(match, sibling));
		if (!earlier) {
			siblings.add(match);
			continue;
		}
		yield {
			code: "redundant-match",
			node: match.node,
			severity: "info",
			message: `this match adds nothing: ${quote(earlier.node.path)} comes first and matches all its requests`,
			related: [{
				node: earlier.node,
				note: "comes first"
			}]
		};
	}
}
function isExactUnderPrefix(match, outer) {
	return match.conditions.get("uri")?.form === "exact" && outer.conditions.get("uri")?.form !== "exact";
}

// src/rules/routing/webhook/codes.ts
const routingWebhookCodes = [
	"dry-run-unsupported",
	"empty-item",
	"out-of-range",
	"missing-destination",
	"missing-host",
	"host-syntax",
	"wildcard-destination",
	"subset-name-syntax",
	"missing-port-number",
	"no-routes",
	"not-in-delegate",
	"nested-delegate",
	"wildcard-on-mesh",
	"duplicate-host",
	"covered-host",
	"duplicate-export",
	"export-to-none",
	"export-not-a-namespace",
	"export-all-beside-others",
	"gateway-wildcard",
	"gateway-name-syntax",
	"gateway-dot-namespace",
	"gateway-namespace-syntax",
	"legacy-gateway-name",
	"missing-action",
	"exclusive-fields",
	"authority-set-twice",
	"empty-prefix",
	"empty-regex",
	"regex-syntax",
	"regex-too-long",
	"source-namespace-syntax",
	"label-key-syntax",
	"label-value-syntax",
	"null-header-match",
	"empty-header-name",
	"header-name-syntax",
	"host-header",
	"pseudo-header",
	"header-value-control-character",
	"header-value-variable",
	"empty-origin-match",
	"unknown-method",
	"empty-fault",
	"empty-abort",
	"unsupported-fault",
	"unknown-grpc-status",
	"percentage-out-of-range",
	"percentage-too-small",
	"empty-redirect",
	"prefix-rewrite-without-prefix",
	"unknown-redirect-scheme",
	"missing-status",
	"body-too-large",
	"settings-without-attempts",
	"empty-rewrite",
	"missing-rewrite-match",
	"missing-rewrite-substitution",
	"missing-tls-match",
	"not-a-subnet",
	"name-with-dots",
	"name-syntax",
	"missing-servers",
	"missing-hosts",
	"host-namespace-syntax",
	"missing-port",
	"missing-protocol",
	"unknown-protocol",
	"missing-port-name",
	"duplicate-port-name",
	"target-port",
	"socket-with-port",
	"socket-path",
	"bind-not-an-ip",
	"missing-tls",
	"tls-on-plaintext",
	"redirect-on-tls",
	"mesh-certificates",
	"certificates-ignored",
	"several-certificate-sources",
	"crl-without-mutual",
	"crl-with-credential",
	"missing-certificates",
	"old-tls-without-ciphers",
	"unknown-cipher-suite",
	"duplicate-cipher-suite",
	"empty-selector-key",
	"selector-without-labels",
	"selector-key-pattern",
	"selector-value-pattern",
	"empty-sidecar",
	"proxy-without-allow-any",
	"wildcard-proxy-host",
	"portless-listener-not-last",
	"missing-socket",
	"capture-mode-with-socket",
	"host-without-namespace",
	"repeated-import",
	"import-beside-all",
	"port-name-syntax",
	"duplicate-port",
	"duplicate-socket",
	"endpoint-not-local",
	"gateway-only-setting",
	"http-pool-on-tcp",
	"empty-connection-pool",
	"client-protocol-with-upgrade",
	"missing-keepalive-interval",
	"missing-keepalive-timeout"
];

// src/rules/routing/webhook/items.ts
function* emptyItemsRefused(list) {
	for (const item of list.items().filter(({ isNull }) => isNull)) yield webhookProblem("empty-item", item, `an item of \`${list.pathKeys.at(-1)}\` is empty: remove it`);
}

// src/rules/routing/webhook/listener.ts
function* protocolRefused(protocol) {
	if (!isText(protocol) || protocol.text === "" || protocols$1.has(protocol.text.toLowerCase())) return;
	const similar = closestName(protocol.text, [...protocols$1]);
	const hint = similar === void 0 ? "" : `; did you mean ${quote(similar.toUpperCase())}?`;
	yield webhookProblem("unknown-protocol", protocol, `protocol ${quote(protocol.text)} is unknown to Istio${hint}`);
}
function* targetPortRefused(port) {
	const target = port.get("targetPort");
	if ((target.number ?? 0) > 0) yield webhookProblem("target-port", target, "`targetPort` works only in a ServiceEntry: remove it");
}
function* addressRefused(bind) {
	if (isText(bind) && bind.text !== "" && (!isIP(bind.text) || bind.text.startsWith("["))) yield webhookProblem("bind-not-an-ip", bind, `bind ${quote(bind.text)} is no IP address`);
}
function isSocket(address) {
	return address.text.startsWith(socketScheme);
}
function* socketRefused(address) {
	const defect = socketDefect(address.text.slice(socketScheme.length));
	if (defect) yield webhookProblem("socket-path", address, `${address.pathKeys.at(-1)} ${quote(address.text)} ${defect}`);
}
function* scopeRefused(host, exclusion) {
	const slash = host.text.indexOf("/");
	if (slash < 0 || !isText(host) || host.text.includes("://") || host.text.endsWith("/")) return;
	const scope = host.text.slice(0, slash);
	const isExcluded = exclusion !== void 0 && scope.startsWith(exclusion);
	const namespace = isExcluded ? scope.slice(exclusion.length) : scope;
	if (namespace === "." || namespace === "*" || isDnsLabel(namespace) || isExcluded && namespace === "") return;
	yield webhookProblem("host-namespace-syntax", host, `host ${quote(host.text)} has no namespace before the \`/\`: write a name, \`.\` or \`*\``);
}
function* portNameRefused(name) {
	if (isText(name) && isPresent(name) && !isDnsLabel(name.text)) {
		const message = `port name ${quote(name.text)} must consist of letters, digits and inner dashes`;
		yield webhookProblem("port-name-syntax", name, message);
	}
}
const socketScheme = "unix://";
const protocols$1 = /* @__PURE__ */ new Set([
	"http",
	"http2",
	"http_proxy",
	"grpc",
	"grpc-web",
	"https",
	"tls",
	"tcp",
	"udp",
	"mongo",
	"mysql",
	"redis"
]);

// src/rules/routing/webhook/ciphers.ts
function* ciphersIgnored(tls) {
	const [version, suites] = [tls.get("minProtocolVersion"), tls.get("cipherSuites")];
	if (["TLSV1_0", "TLSV1_1"].includes(version.text) && suites.items().length === 0) yield {
		code: "old-tls-without-ciphers",
		node: version,
		message: `minProtocolVersion ${quote(version.text)} has no effect: the ciphers that Envoy offers need TLS 1.2; list older ones in \`cipherSuites\``,
		severity: "warning"
	};
	const seen = /* @__PURE__ */ new Set();
	for (const suite of suites.items().filter(isText)) {
		if (!isCipherSuite(suite.text)) yield {
			code: "unknown-cipher-suite",
			node: suite,
			message: `Istio does not know the cipher suite ${quote(suite.text)} and leaves it out`,
			severity: "warning"
		};
		else if (seen.has(suite.text)) yield {
			code: "duplicate-cipher-suite",
			node: suite,
			message: `the cipher suite ${quote(suite.text)} stands here twice: remove one of the two`,
			severity: "warning"
		};
		seen.add(suite.text);
	}
}

// src/rules/routing/webhook/server-tls.ts
function* serverTlsRefused(tls, advice = "") {
	if (tls.kind !== "map") return;
	yield* ciphersIgnored(tls);
	const mode = tlsMode(tls);
	if (mode === "ISTIO_MUTUAL") {
		yield* meshCertificates(tls);
		return;
	}
	const conflicts = [...severalSources(tls)];
	yield* conflicts;
	if (mode === "PASSTHROUGH" || mode === "AUTO_PASSTHROUGH") {
		if (conflicts.length === 0) yield* ignoredCertificates(tls, mode);
	} else if (mode !== void 0 && terminatingModes.has(mode) && !hasCredential(tls)) {
		yield* missingCertificates(tls, mode, advice);
		if (mode === "SIMPLE") yield* unusedCrl(tls);
	}
}
const terminatingModes = /* @__PURE__ */ new Set([
	"SIMPLE",
	"MUTUAL",
	"OPTIONAL_MUTUAL"
]);
function tlsMode(tls) {
	const mode = tls.get("mode");
	if (!isPresent(mode)) return "PASSTHROUGH";
	return typeof mode.scalar === "string" && !mode.isUnfilled ? mode.text : void 0;
}
const certificateFields = [
	"serverCertificate",
	"privateKey",
	"caCertificates",
	"tlsCertificates",
	"credentialName",
	"credentialNames"
];
function* meshCertificates(tls) {
	for (const field of certificateFields.map((name) => tls.get(name)).filter(isSet$3)) yield webhookProblem("mesh-certificates", field, `mode \`ISTIO_MUTUAL\` uses the certificates of the mesh: remove \`${field.pathKeys.at(-1)}\``);
}
function* ignoredCertificates(tls, mode) {
	const [crl, credential] = [tls.get("caCrl"), tls.get("credentialName")];
	if (isPresent(crl) && isPresent(credential)) {
		yield webhookProblem("crl-with-credential", crl, "`caCrl` does not work with `credentialName`: put the list into that Secret", {
			node: credential,
			note: "the Secret"
		});
		return;
	}
	const [first] = [...certificateFields.map((name) => tls.get(name)), crl].filter(isSet$3);
	if (!first) return;
	yield {
		code: "certificates-ignored",
		node: first,
		message: `mode \`${mode}\` forwards TLS unchanged and uses no certificates: \`${first.pathKeys.at(-1)}\` has no effect`,
		severity: "warning"
	};
}
function* severalSources(tls) {
	const pair = [tls.get("serverCertificate"), tls.get("privateKey")];
	const further = [
		"credentialName",
		"credentialNames",
		"tlsCertificates"
	].map((name) => tls.get(name));
	const [first, second] = [...pair.every(isSet$3) ? [pair[0]] : [], ...further.filter(isSet$3)];
	if (!first || !second) return;
	const message = `certificates must come from one source, not from ${quoteAll([first, second].map(({ pathKeys }) => pathKeys.at(-1)))}: remove one of the two`;
	yield webhookProblem("several-certificate-sources", second, message, {
		node: first,
		note: "another source"
	});
}
function hasCredential(tls) {
	return isSet$3(tls.get("credentialName")) || isSet$3(tls.get("credentialNames"));
}
function* missingCertificates(tls, mode, advice) {
	const certificates = tls.get("tlsCertificates").items();
	const fieldsOf = (node, names) => names.map((name) => node.get(name));
	const pairs = (certificates.length > 0 ? certificates : [tls]).filter(({ kind }) => kind === "map");
	const authorities = mode === "SIMPLE" ? [] : fieldsOf(tls, ["caCertificates"]);
	for (const [index, pair] of pairs.entries()) {
		const absent = [...fieldsOf(pair, ["serverCertificate", "privateKey"]), ...index === 0 ? authorities : []].filter((field) => !isPresent(field));
		if (absent.length === 0) continue;
		const names = quoteAll(absent.map(({ pathKeys }) => pathKeys.at(-1)));
		yield webhookProblem("missing-certificates", absent[0], `mode \`${mode}\` needs ${names}${advice}`);
	}
}
function* unusedCrl(tls) {
	const crl = tls.get("caCrl");
	if (!isPresent(crl)) return;
	yield webhookProblem("crl-without-mutual", crl, "mode `SIMPLE` requests no client certificates: `caCrl` works only with `MUTUAL`");
}

// src/rules/routing/webhook/gateway.ts
function* gatewayRefused(gateway) {
	const { name, root, spec } = gateway;
	yield* dryRunUnsupported(gateway);
	if (name !== "" && !isDnsLabel(name)) {
		const { code, text } = nameLimits[name.includes(".") ? "dots" : "label"];
		yield webhookProblem(code, root.at("metadata", "name"), `name ${quote(name)} of a Gateway ${text}`);
	}
	const servers = spec.items("servers");
	if (isEmpty$3(spec.get("servers"))) yield webhookProblem("missing-servers", spec.get("servers"), "a Gateway without servers: add `servers`");
	yield* emptyItemsRefused(spec.get("servers"));
	for (const server of servers.filter(({ kind }) => kind === "map")) yield* serverRefused(server);
	yield* repeatedNames(servers.map((server) => server.at("port", "name")));
}
const nameLimits = {
	dots: {
		code: "name-with-dots",
		text: "must not contain dots"
	},
	label: {
		code: "name-syntax",
		text: "must be a DNS label of at most 63 characters"
	}
};
function* serverRefused(server) {
	const [hosts, port, bind] = [
		server.get("hosts"),
		server.get("port"),
		server.get("bind")
	];
	if (isEmpty$3(hosts)) yield webhookProblem("missing-hosts", hosts, "a server without hosts: add `hosts`");
	for (const host of hosts.items()) yield* scopeRefused(host);
	const portProblems = isPresent(port) ? [...portRefused$1(port, bind)] : [webhookProblem("missing-port", port, "a server without a port: set `port`")];
	yield* portProblems;
	if (isSocket(bind)) yield* socketRefused(bind);
	else yield* addressRefused(bind);
	const protocolProblems = portProblems.length === 0 ? [...protocolAndTls(server)] : [];
	yield* protocolProblems;
	if (!protocolProblems.some(({ refusedBy }) => refusedBy)) yield* serverTlsRefused(server.get("tls"), gatewayAdvice);
}
const gatewayAdvice = ", or set `credentialName`";
function* portRefused$1(port, bind) {
	const [name, number, protocol] = [
		port.get("name"),
		port.get("number"),
		port.get("protocol")
	];
	if (!isPresent(protocol)) yield webhookProblem("missing-protocol", protocol, "a port of a Gateway needs a protocol: set `protocol`");
	yield* protocolRefused(protocol);
	yield* targetPortRefused(port);
	if (!isPresent(name)) yield webhookProblem("missing-port-name", name, "a port of a Gateway needs a name: set `name`");
	if (bind.isUnfilled) return;
	if (!isSocket(bind)) {
		if (isPresent(number)) yield* outOfRange(number, 1, maxPort);
		else yield webhookProblem("missing-port-number", number, "a port without a number: set `number`");
	} else if ((number.number ?? 0) !== 0) yield webhookProblem("socket-with-port", number, "a socket has no port: set `number` to 0", {
		node: bind,
		note: "the socket"
	});
}
function* protocolAndTls(server) {
	const [tls, protocol] = [server.get("tls"), server.at("port", "protocol")];
	if (protocol.isUnfilled) return;
	const name = protocol.text.toLowerCase();
	const related = {
		node: protocol,
		note: "its protocol"
	};
	if (isTls(name) && !isPresent(tls)) yield webhookProblem("missing-tls", server.get("tls"), `a server for ${quote(protocol.text)} needs \`tls\` settings`, related);
	else if (isPresent(tls) && !isTls(name) && !(isHttp(name) && onlyRedirects(tls))) {
		const advice = isHttp(name) ? "plain http allows only `httpsRedirect`" : "remove them";
		const message = `\`tls\` settings do not work with a server for ${quote(protocol.text)}: ${advice}`;
		yield webhookProblem("tls-on-plaintext", tls, message, related);
	} else if (isTls(name) && tls.get("httpsRedirect").scalar === true) yield {
		code: "redirect-on-tls",
		node: tls.get("httpsRedirect"),
		message: "`httpsRedirect` works only with plain http: a server with TLS does not redirect",
		severity: "warning",
		related: [related]
	};
}
function onlyRedirects(tls) {
	const mode = tlsMode(tls);
	const certificates = [
		"caCertificates",
		"privateKey",
		"serverCertificate"
	].map((field) => tls.get(field));
	return mode === void 0 || mode.endsWith("PASSTHROUGH") && !certificates.some(isPresent);
}
function* repeatedNames(names) {
	const firstByName = /* @__PURE__ */ new Map();
	for (const name of names.filter((candidate) => isText(candidate) && isPresent(candidate))) {
		const earlier = firstByName.get(name.text);
		if (earlier) {
			const message = `two ports of the Gateway are named ${quote(name.text)}: give each its own name`;
			yield webhookProblem("duplicate-port-name", name, message, {
				node: earlier,
				note: "the first one"
			});
		}
		firstByName.set(name.text, earlier ?? name);
	}
}

// src/rules/routing/webhook/header-value.ts
function headerValueDefect(value) {
	if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) return {
		code: "header-value-control-character",
		text: "contains a control character"
	};
	let state = "plain";
	for (const character of value) {
		const next = transitions[state][character] ?? transitions[state].otherwise;
		if (next === void 0) return variableDefect;
		state = next;
	}
	return state === "plain" ? null : variableDefect;
}
const variableDefect = {
	code: "header-value-variable",
	text: "contains a `%` that begins no variable such as `%HOSTNAME%`: write `%%` for a percent sign"
};
const transitions = {
	plain: {
		"%": "percent",
		otherwise: "plain"
	},
	percent: {
		"%": "plain",
		"(": "arguments",
		otherwise: "name"
	},
	name: {
		"%": "plain",
		"(": "arguments",
		otherwise: "name"
	},
	arguments: {
		" ": "arguments",
		"[": "item",
		otherwise: "text"
	},
	text: {
		"\\": "escaped",
		")": "afterArguments",
		"\"": "afterItem",
		otherwise: "text"
	},
	escaped: { otherwise: "text" },
	item: {
		" ": "item",
		"\"": "text"
	},
	afterItem: {
		" ": "afterItem",
		",": "item",
		"]": "afterItems"
	},
	afterItems: {
		" ": "afterItems",
		")": "afterArguments"
	},
	afterArguments: {
		" ": "afterArguments",
		"%": "plain"
	}
};

// src/rules/routing/webhook/headers.ts
function* headersRefused(headers) {
	for (const direction of ["request", "response"]) {
		const operations = headers.get(direction);
		for (const operation of ["add", "set"]) for (const [name, value] of keptEntries(operations.get(operation))) {
			yield* nameRefused(value, name, direction === "request" && isAuthority(name));
			const defect = isText(value) ? headerValueDefect(value.text) : null;
			if (defect) {
				const message = `value ${quote(value.text)} of header ${quote(name)} ${defect.text}`;
				yield webhookProblem(defect.code, value, message);
			}
		}
		for (const name of operations.items("remove").filter(isText)) {
			const defect = operationDefect(name.text);
			if (defect) yield webhookProblem(defect.code, name, `header ${quote(name.text)} ${defect.text}`);
		}
	}
}
function isAuthority(name) {
	return [":authority", "host"].includes(name.toLowerCase());
}
const noName = {
	code: "empty-header-name",
	text: "has no name"
};
function headerNameDefect(name) {
	if (name === "") return noName;
	if (/^[-\w!#$%&'*+.^`|~]+$/.test(name) || isUnfilled(name)) return null;
	return {
		code: "header-name-syntax",
		text: "is no header name: use letters, digits, `-` and `_`"
	};
}
function* nameRefused(value, name, isAllowed) {
	const defect = isAllowed ? null : operationDefect(name);
	if (defect) yield {
		...webhookProblem(defect.code, value, `header ${quote(name)} ${defect.text}`),
		at: "key"
	};
}
function operationDefect(name) {
	if (name === "") return noName;
	if (name.toLowerCase() === "host") return {
		code: "host-header",
		text: "cannot be changed here: use `rewrite.authority` for the host of a request"
	};
	if (!name.startsWith(":")) return null;
	return {
		code: "pseudo-header",
		text: "begins with `:`, which is reserved for headers that the proxy sets"
	};
}

// src/rules/routing/webhook/destination.ts
function* weightedDestinationRefused(entry) {
	if (entry.kind !== "map") return;
	const destination = entry.get("destination");
	if (!isPresent(destination)) yield webhookProblem("missing-destination", destination, "an entry of `route` has no destination: set `destination`");
	yield* destinationRefused(destination);
	yield* headersRefused(entry.get("headers"));
}
function* destinationRefused(destination) {
	if (destination.kind !== "map") return;
	const [host, subset, port] = [
		"host",
		"subset",
		"port"
	].map((field) => destination.get(field));
	if (!isPresent(host)) yield webhookProblem("missing-host", host, "a destination has no host: set `host`");
	else if (isText(host)) yield* hostRefused(host);
	if (isText(subset) && isPresent(subset) && !isDnsLabel(subset.text)) yield webhookProblem("subset-name-syntax", subset, `subset ${quote(subset.text)} is no valid name: use lower-case letters, digits and inner dashes`);
	if (port.kind === "map") yield* portNumber(port.get("number"), "`port`");
}
function* hostRefused(host) {
	const name = `host ${quote(host.text)}`;
	if (host.text === "*") {
		yield webhookProblem("wildcard-destination", host, `${name} matches every host: name one`);
		return;
	}
	const defect = hostDefect(host.text);
	if (defect) yield webhookProblem("host-syntax", host, `${name} ${defect.text}`);
}

// src/rules/routing/webhook/sidecar-imports.ts
function* repeatedImports(hosts, ownNamespace) {
	const byNamespace = /* @__PURE__ */ new Map();
	for (const host of hosts) {
		const [scope, name] = splitImport(host.text);
		if (name === void 0 || scope.startsWith("~")) continue;
		const namespace = scope === "." ? ownNamespace : scope;
		const earlier = byNamespace.get(namespace) ?? /* @__PURE__ */ new Map();
		byNamespace.set(namespace, earlier);
		const covering = name === "*" ? [...earlier.values()][0] : earlier.get(name) ?? earlier.get("*");
		if (covering) yield repeated(host, covering);
		earlier.set(name, host);
	}
	const all = byNamespace.get("*")?.get("*");
	if (all && byNamespace.size > 1) yield {
		code: "import-beside-all",
		node: all,
		message: "`*/*` imports everything: leave the other hosts out, or name the hosts instead of `*/*`",
		severity: "warning"
	};
}
function repeated(host, covering) {
	return {
		code: "repeated-import",
		node: host,
		message: `host ${quote(host.text)} and ${quote(covering.text)} import the same: leave one of the two out`,
		severity: "warning",
		related: [{
			node: covering,
			note: "the other host"
		}]
	};
}
function splitImport(host) {
	const slash = host.indexOf("/");
	return slash < 0 ? [host, void 0] : [host.slice(0, slash), host.slice(slash + 1)];
}

// src/rules/routing/webhook/sidecar-ingress.ts
function* ingressRefused(listeners) {
	for (const listener of listeners.filter(({ kind }) => kind === "map")) yield* listenerRefused(listener);
	yield* repeatedPorts(listeners);
}
function* repeatedPorts(listeners) {
	const firstByPort = /* @__PURE__ */ new Map();
	for (const number of listeners.map((listener) => listener.at("port", "number"))) {
		const port = number.number ?? 0;
		const earlier = firstByPort.get(port);
		if (earlier) {
			const message = `two listeners have port ${quote(port)}: use another port`;
			yield webhookProblem("duplicate-port", number, message, {
				node: earlier,
				note: "the first one"
			});
		}
		if (port > 0) firstByPort.set(port, earlier ?? number);
	}
}
function* listenerRefused(listener) {
	const port = listener.get("port");
	if (!isPresent(port)) {
		yield webhookProblem("missing-port", port, "an `ingress` listener without a port: set `port`");
		return;
	}
	yield* targetPortRefused(port);
	yield* portNameRefused(port.get("name"));
	yield* protocolRefused(port.get("protocol"));
	yield* portNumber(port.get("number"), "`port`");
	yield* addressRefused(listener.get("bind"));
	yield* endpointRefused(listener.get("defaultEndpoint"));
	yield* tlsRefused(listener);
	yield* connectionPoolRefused(listener.get("connectionPool"));
	yield* httpPoolOnTcp(listener);
}
function* httpPoolOnTcp(listener) {
	const [http, protocol] = [listener.at("connectionPool", "http"), listener.at("port", "protocol")];
	if (http.kind !== "map" || protocol.isUnfilled) return;
	if (isPresent(protocol) && isHttp(protocol.text.toLowerCase())) return;
	yield {
		code: "http-pool-on-tcp",
		node: http,
		message: `\`connectionPool.http\` has no effect on a port of ${isPresent(protocol) ? quote(protocol.text) : "no protocol"}: only \`tcp\` has`,
		severity: "warning",
		related: [{
			node: protocol,
			note: "its protocol"
		}]
	};
}
function* endpointRefused(endpoint) {
	if (!isText(endpoint) || endpoint.text === "") return;
	if (isSocket(endpoint)) {
		yield* socketRefused(endpoint);
		return;
	}
	const [, port] = localEndpoint.exec(endpoint.text) ?? [];
	if (port === void 0 || Number(port) < 1 || Number(port) > 65535) yield webhookProblem("endpoint-not-local", endpoint, `defaultEndpoint ${quote(endpoint.text)} must be a local port such as \`127.0.0.1:8080\`, \`[::1]:8080\`, or a \`unix://\` socket`);
}
const localEndpoint = /^(?:|127\.0\.0\.1|0\.0\.0\.0|\[(?:::1?|127\.0\.0\.1|0\.0\.0\.0)?\]):\+?(\d+)$/;
function* tlsRefused(listener) {
	const tls = listener.get("tls");
	if (tls.kind !== "map") return;
	yield* protocolRefusesTls(tls, listener.at("port", "protocol"));
	const [redirect, mode] = [tls.get("httpsRedirect"), tls.get("mode")];
	const unsupported = gatewayFields.map((field) => tls.get(field)).filter(isSet$3);
	for (const field of [...unsupported, ...redirect.scalar === true ? [redirect] : []]) {
		const message = `\`${field.pathKeys.at(-1)}\` works only in a Gateway: remove it`;
		yield webhookProblem("gateway-only-setting", field, message);
	}
	if (["ISTIO_MUTUAL", "AUTO_PASSTHROUGH"].includes(tlsMode(tls) ?? "")) {
		const message = `mode ${quote(mode.text)} works only in a Gateway: choose another mode`;
		yield webhookProblem("gateway-only-setting", mode, message);
	} else yield* serverTlsRefused(tls);
}
const gatewayFields = [
	"subjectAltNames",
	"credentialName",
	"credentialNames",
	"tlsCertificates"
];
function* protocolRefusesTls(tls, protocol) {
	if (protocol.isUnfilled || isTls(protocol.text.toLowerCase())) return;
	const message = `a listener for ${isPresent(protocol) ? quote(protocol.text) : "no protocol"} takes no \`tls\` settings: remove them, or set the protocol to \`HTTPS\` or \`TLS\``;
	yield webhookProblem("tls-on-plaintext", tls, message, {
		node: protocol,
		note: "its protocol"
	});
}

// src/rules/routing/webhook/sidecar-egress.ts
function* egressRefused(listeners, namespace) {
	for (const listener of listeners.filter(({ kind }) => kind === "map")) {
		const port = listener.get("port");
		if (isPresent(port)) yield* portRefused(listener, port);
		else if (listener.pathKeys.at(-1) !== listeners.length - 1) yield webhookProblem("portless-listener-not-last", port, "a listener without a port takes all remaining traffic and must come last: give it a port, or move it to the end");
		yield* hostsRefused$1(listener);
		yield* repeatedImports(listener.items("hosts").filter(isText), namespace);
	}
	yield* repeatedPorts(listeners);
	yield* repeatedSockets(listeners);
}
function* portRefused(listener, port) {
	const [bind, capture, number] = [
		listener.get("bind"),
		listener.get("captureMode"),
		port.get("number")
	];
	yield* targetPortRefused(port);
	yield* portNameRefused(port.get("name"));
	yield* protocolRefused(port.get("protocol"));
	if (number.isUnfilled || bind.isUnfilled) return;
	if (isPresent(number) && number.number !== 0) {
		yield* outOfRange(number, 1, maxPort);
		yield* addressRefused(bind);
		return;
	}
	if (isSocket(bind)) yield* socketRefused(bind);
	else if (!isPresent(bind) || isText(bind)) yield webhookProblem("missing-socket", number, "port 0 stands for a socket: set `bind` to one, `unix:///...`");
	if (isText(capture) && ![
		"",
		"DEFAULT",
		"NONE"
	].includes(capture.text)) {
		const message = `captureMode ${quote(capture.text)} does not work with a socket: remove it`;
		yield webhookProblem("capture-mode-with-socket", capture, message, {
			node: bind,
			note: "the socket"
		});
	}
}
function* hostsRefused$1(listener) {
	const hosts = listener.get("hosts");
	if (isEmpty$3(hosts)) yield webhookProblem("missing-hosts", hosts, "an `egress` listener without hosts: add `hosts`");
	for (const host of hosts.items().filter(isText)) if (host.text !== "" && !host.text.includes("/")) yield webhookProblem("host-without-namespace", host, `host ${quote(host.text)} has no namespace: write ${quote(`*/${host.text}`)} or ${quote(`./${host.text}`)}`);
	else yield* scopeRefused(host, "~");
}
function* repeatedSockets(listeners) {
	const firstBySocket = /* @__PURE__ */ new Map();
	for (const listener of listeners) {
		const [bind, number] = [listener.get("bind"), listener.at("port", "number")];
		if (!isSocket(bind) || !isPresent(listener.get("port")) || (number.number ?? 0) !== 0) continue;
		const earlier = firstBySocket.get(bind.text);
		if (earlier) {
			const message = `two listeners have the socket ${quote(bind.text)}: use another socket`;
			yield webhookProblem("duplicate-socket", bind, message, {
				node: earlier,
				note: "the first one"
			});
		}
		firstBySocket.set(bind.text, earlier ?? bind);
	}
}

// src/rules/routing/webhook/sidecar.ts
function* sidecarRefused(sidecar) {
	const { spec } = sidecar;
	yield* dryRunUnsupported(sidecar);
	yield* selectorRefused(spec.get("workloadSelector"), "labels");
	if (![
		"egress",
		"ingress",
		"outboundTrafficPolicy",
		"inboundConnectionPool"
	].some((field) => isSet$3(spec.get(field)))) yield webhookProblem("empty-sidecar", spec, "an empty Sidecar: write `egress`, `ingress` or `outboundTrafficPolicy`");
	for (const list of ["ingress", "egress"]) yield* emptyItemsRefused(spec.get(list));
	yield* ingressRefused(spec.items("ingress"));
	yield* connectionPoolRefused(spec.get("inboundConnectionPool"));
	yield* egressRefused(spec.items("egress"), sidecar.namespace);
	yield* outboundRefused(spec.get("outboundTrafficPolicy"));
}
function* outboundRefused(policy) {
	const [mode, proxy] = [policy.get("mode"), policy.get("egressProxy")];
	if (!isPresent(proxy)) return;
	if (!isPresent(mode) || isText(mode) && mode.text !== "ALLOW_ANY") {
		yield webhookProblem("proxy-without-allow-any", proxy, "`egressProxy` works only with `mode: ALLOW_ANY`", {
			node: mode,
			note: "the mode"
		});
		return;
	}
	yield* destinationRefused(proxy);
	const [host, port] = [proxy.get("host"), proxy.get("port")];
	if (host.text.startsWith("*")) {
		const message = `host ${quote(host.text)} is a wildcard: name one host`;
		yield webhookProblem("wildcard-proxy-host", host, message);
	}
	if (!isPresent(port)) yield* portNumber(port, "`egressProxy`");
}

// src/rules/routing/webhook/gateway-names.ts
function* gatewayNamesRefused(parent) {
	for (const gateway of parent.items("gateways")) {
		const slash = gateway.text.indexOf("/");
		const defect = isText(gateway) ? nameDefect(gateway.text, slash) : null;
		if (defect) yield webhookProblem(defect.code, gateway, `gateway ${quote(gateway.text)} ${defect.text}`);
		else if (slash < 0 && isText(gateway) && gateway.text.includes(".")) yield legacyName(gateway);
		if (slash < 0) return;
	}
}
function legacyName(gateway) {
	const [name, namespace] = gateway.text.split(".");
	return {
		code: "legacy-gateway-name",
		node: gateway,
		message: `gateway ${quote(gateway.text)} is named in an old form: write ${quote(`${namespace}/${name}`)}`,
		severity: "info"
	};
}
function nameDefect(name, slash) {
	if (slash >= 0) return pathDefect(name.slice(0, slash), name.slice(slash + 1));
	if (isWildcard(name)) return {
		code: "gateway-wildcard",
		text: "contains a wildcard: name one Gateway"
	};
	const defect = hostDefect(name);
	if (defect) return {
		code: "gateway-name-syntax",
		text: defect.text
	};
	if (!/^\d+$/.test(name)) return null;
	return {
		code: "gateway-name-syntax",
		text: `is a number, which Istio takes only after a namespace: write ${quote(`NAMESPACE/${name}`)}`
	};
}
function pathDefect(namespace, name) {
	if (namespace === ".") return {
		code: "gateway-dot-namespace",
		text: `has \`.\` as its namespace: write ${quote(name)}`
	};
	if (!isDnsLabel(namespace)) return {
		code: "gateway-namespace-syntax",
		text: "has no namespace before the `/`: write `NAMESPACE/NAME`"
	};
	if (isDnsLabel(name)) return null;
	return {
		code: "gateway-name-syntax",
		text: "has no name of a Gateway after the `/`: write `NAMESPACE/NAME`"
	};
}

// src/rules/routing/webhook/string-match.ts
function* stringMatchRefused(match, isPath = false) {
	const prefix = match.get("prefix");
	if (!isPath && prefix.scalar === "") yield webhookProblem("empty-prefix", prefix, "an empty `prefix` matches anything: remove it");
	yield* regexRefused(match.get("regex"));
}
function* regexRefused(regex) {
	if (!isText(regex)) return;
	const defect = regexDefect(regex.text);
	if (regex.text === "") yield webhookProblem("empty-regex", regex, "an empty regular expression: write one, or remove the field");
	else if (defect) {
		const code = isLongRegex(regex.text) ? "regex-too-long" : "regex-syntax";
		yield webhookProblem(code, regex, `regular expression ${quote(regex.text)} ${defect}`);
	}
}

// src/rules/routing/webhook/cors.ts
function* corsRefused(policy) {
	for (const origin of policy.items("allowOrigins").filter(({ kind }) => kind === "map")) if ([
		"exact",
		"prefix",
		"regex"
	].some((form) => isPresent(origin.get(form)))) yield* regexRefused(origin.get("regex"));
	else yield webhookProblem("empty-origin-match", origin, "an origin matches nothing: write `exact`, `prefix` or `regex`");
	for (const method of policy.items("allowMethods").filter(isText)) if (!methods.has(method.text)) yield webhookProblem("unknown-method", method, `${quote(method.text)} is no HTTP method`);
	for (const name of [...policy.items("allowHeaders"), ...policy.items("exposeHeaders")].filter(isText)) {
		const defect = name.text === "*" ? null : headerNameDefect(name.text);
		if (defect) yield webhookProblem(defect.code, name, `header ${quote(name.text)} ${defect.text}`);
	}
}
const methods = /* @__PURE__ */ new Set([
	"GET",
	"HEAD",
	"POST",
	"PUT",
	"PATCH",
	"DELETE",
	"CONNECT",
	"OPTIONS",
	"TRACE",
	"*"
]);

// src/rules/routing/webhook/percentage.ts
function* percentageRefused(value, min = 0) {
	const { number } = value;
	if (number === void 0) return;
	if (number < 0 || number > 100) {
		const message = `percentage ${quote(number)} has to be from 0 to 100`;
		yield webhookProblem("percentage-out-of-range", value, message);
	} else if (number > 0 && number < min) {
		const message = `percentage ${quote(number)} is below ${min}, the smallest one besides 0`;
		yield webhookProblem("percentage-too-small", value, message);
	}
}

// src/rules/routing/webhook/fault.ts
function* faultRefused(fault) {
	if (fault.kind !== "map") return;
	const [abort, delay] = [fault.get("abort"), fault.get("delay")];
	if (!isPresent(abort) && !isPresent(delay)) yield webhookProblem("empty-fault", fault, "a fault without `abort` and `delay`: set one of them");
	yield* percentageRefused(abort.at("percentage", "value"), minPercentage);
	yield* percentageRefused(delay.at("percentage", "value"), minPercentage);
	yield* httpStatusRefused(abort.get("httpStatus"));
	const status = abort.get("grpcStatus");
	if (isText(status) && !grpcStatuses.has(status.text)) {
		const message = `${quote(status.text)} is no gRPC status such as \`NOT_FOUND\``;
		yield webhookProblem("unknown-grpc-status", status, message);
	}
	if (abort.kind === "map" && !abortFields.some((field) => isSet(abort.get(field)))) yield {
		code: "empty-abort",
		node: abort,
		message: "`abort` without `httpStatus` or `grpcStatus` aborts no request: set one of them",
		severity: "warning"
	};
	for (const field of [abort.get("http2Error"), delay.get("exponentialDelay")].filter(isSet)) {
		const message = `\`${field.pathKeys.at(-1)}\` is not supported by Istio: remove it`;
		yield webhookProblem("unsupported-fault", field, message);
	}
}
function* httpStatusRefused(status) {
	yield* outOfRange(status, 200, 600);
}
function isSet(node) {
	return node.exists && !node.isNull;
}
const abortFields = [
	"httpStatus",
	"grpcStatus",
	"http2Error"
];
const minPercentage = 1e-4;
const grpcStatuses = /* @__PURE__ */ new Set([
	"OK",
	"CANCELLED",
	"UNKNOWN",
	"INVALID_ARGUMENT",
	"DEADLINE_EXCEEDED",
	"NOT_FOUND",
	"ALREADY_EXISTS",
	"PERMISSION_DENIED",
	"RESOURCE_EXHAUSTED",
	"FAILED_PRECONDITION",
	"ABORTED",
	"OUT_OF_RANGE",
	"UNIMPLEMENTED",
	"INTERNAL",
	"UNAVAILABLE",
	"DATA_LOSS",
	"UNAUTHENTICATED"
]);

// src/rules/routing/webhook/direct-response.ts
function* directResponseRefused(response) {
	if (response.kind !== "map") return;
	const [status, body] = [response.get("status"), response.get("body")];
	if (!isPresent(status)) yield webhookProblem("missing-status", status, "`directResponse` has no status: set `status`");
	yield* httpStatusRefused(status);
	for (const [field, bytesOf] of bodySizes) {
		const text = body.get(field);
		if (isText(text) && bytesOf(text.text) > maxBytes) yield webhookProblem("body-too-large", text, "the body is larger than 1 MiB: serve it from a workload");
	}
}
const maxBytes = 1048576;
const bodySizes = [["string", (text) => new TextEncoder().encode(text).length], ["bytes", (text) => Math.floor(text.replace(/=+$/, "").length * 3 / 4)]];

// src/rules/routing/webhook/http-match.ts
function* httpMatchRefused(match) {
	for (const field of ["headers", "withoutHeaders"]) for (const [name, value] of match.entries(field)) yield* headerRefused(field, name, value);
	yield* stringMatchRefused(match.get("uri"), true);
	for (const field of [
		"scheme",
		"method",
		"authority"
	]) yield* stringMatchRefused(match.get(field));
	for (const [, value] of match.entries("queryParams")) yield* stringMatchRefused(value);
	const namespace = match.get("sourceNamespace");
	if (isText(namespace) && isPresent(namespace) && !isDnsLabel(namespace.text)) yield webhookProblem("source-namespace-syntax", namespace, `${quote(namespace.text)} is no valid namespace`);
	yield* commonMatchRefused(match);
}
function* commonMatchRefused(match) {
	yield* outOfRange(match.get("port"), 0, maxPort);
	yield* labelsRefused(match.get("sourceLabels"));
	yield* gatewayNamesRefused(match);
}
function* headerRefused(field, name, value) {
	if (value.isNull) {
		const message = `header ${quote(name)} has an empty match: the API server drops it, and requests match without it: write \`{}\` to match its presence`;
		if (field === "headers") yield {
			code: "null-header-match",
			node: value,
			message
		};
		return;
	}
	const defect = isClaim(name) ? null : headerNameDefect(name);
	if (defect) yield {
		...webhookProblem(defect.code, value, `header ${quote(name)} ${defect.text}`),
		at: "key"
	};
	if (!(field === "withoutHeaders" && value.get("regex").text === "*")) yield* stringMatchRefused(value);
}
function isClaim(name) {
	return /^@request\.auth\.claims(?:\..+|\[.+\])$/is.test(name);
}

// src/rules/routing/webhook/redirect.ts
function* redirectRefused(route) {
	const redirect = route.get("redirect");
	if (redirect.kind !== "map") return;
	const [uri, prefix] = [redirect.get("uri"), redirect.get("prefixRewrite")];
	if (!targetFields.some((field) => isPresent(redirect.get(field)))) yield webhookProblem("empty-redirect", redirect, "a redirect to nowhere: write a `uri`, `authority`, `scheme` or `port`");
	if (isPresent(uri) && isPresent(prefix)) yield webhookProblem("exclusive-fields", prefix, "`prefixRewrite` and `uri` exclude each other in a redirect: remove one of the two", {
		node: uri,
		note: "the other field"
	});
	if (isPresent(prefix)) yield* prefixRefused(prefix, route);
	if (redirect.get("redirectCode").number !== 0) yield* outOfRange(redirect.get("redirectCode"), 300, 399);
	yield* outOfRange(redirect.get("port"), 0, maxPort);
	const scheme = redirect.get("scheme");
	if (isText(scheme) && ![
		"",
		"http",
		"https"
	].includes(scheme.text)) {
		const message = `scheme ${quote(scheme.text)} has to be \`http\` or \`https\``;
		yield webhookProblem("unknown-redirect-scheme", scheme, message);
	}
}
const targetFields = [
	"uri",
	"authority",
	"scheme",
	"port",
	"derivePort",
	"prefixRewrite"
];
function* prefixRefused(prefix, route) {
	for (const form of ["exact", "regex"]) {
		const [uri] = route.items("match").map((match) => match.at("uri", form)).filter(isPresent);
		if (!uri) continue;
		const message = `\`prefixRewrite\` rewrites the matched prefix, but this route matches by \`${form}\``;
		yield webhookProblem("prefix-rewrite-without-prefix", prefix, message, {
			node: uri,
			note: "matches the path"
		});
		return;
	}
}

// src/rules/routing/webhook/retries.ts
function* retriesRefused(retries) {
	if (retries.kind !== "map") return;
	const attempts = retries.get("attempts");
	const count = isPresent(attempts) ? attempts.number : 0;
	if (count === void 0) return;
	if (count < 0) yield webhookProblem("out-of-range", attempts, `attempts \`${count}\` has to be at least 0`);
	if (count !== 0) return;
	const [setting] = retryFields.map((field) => retries.get(field)).filter(isPresent);
	if (!setting) return;
	const message = `\`${setting.pathKeys.at(-1)}\` has no effect, since 0 \`attempts\` switch retries off: set \`attempts\`, or remove it`;
	yield webhookProblem("settings-without-attempts", attempts, message, {
		node: setting,
		note: "says how to retry"
	});
}
const retryFields = [
	"perTryTimeout",
	"retryOn",
	"retryRemoteLocalities"
];

// src/rules/routing/webhook/rewrite.ts
function* rewriteRefused(rewrite) {
	if (rewrite.kind !== "map") return;
	const [uri, regex] = [rewrite.get("uri"), rewrite.get("uriRegexRewrite")];
	if (isPresent(uri) && isPresent(regex)) yield webhookProblem("exclusive-fields", regex, "`uriRegexRewrite` and `uri` exclude each other in a rewrite: remove one of the two", {
		node: uri,
		note: "the other field"
	});
	if (![
		uri,
		regex,
		rewrite.get("authority")
	].some(isPresent)) yield webhookProblem("empty-rewrite", rewrite, "an empty rewrite: write `uri`, `uriRegexRewrite` or `authority`");
	if (regex.kind !== "map") return;
	const [match, replacement] = [regex.get("match"), regex.get("rewrite")];
	if (!isPresent(match)) yield webhookProblem("missing-rewrite-match", match, "`uriRegexRewrite` has no `match`");
	else yield* regexRefused(match);
	if (!isPresent(replacement)) yield webhookProblem("missing-rewrite-substitution", replacement, "`uriRegexRewrite` has no `rewrite`");
}

// src/rules/routing/webhook/http-route.ts
function* httpRouteRefused(route, isDelegate) {
	yield* isDelegate || !isPresent(route.get("delegate")) ? actionsRefused(route, isDelegate) : delegatingRouteRefused(route);
	for (const match of route.items("match")) yield* httpMatchRefused(match);
	yield* headersRefused(route.get("headers"));
	yield* authorityRefused(route);
	yield* corsRefused(route.get("corsPolicy"));
	yield* faultRefused(route.get("fault"));
	yield* mirrorsRefused(route);
	yield* redirectRefused(route);
	yield* directResponseRefused(route.get("directResponse"));
	yield* retriesRefused(route.get("retries"));
	yield* rewriteRefused(route.get("rewrite"));
	yield* emptyItemsRefused(route.get("route"));
	for (const destination of route.items("route")) yield* weightedDestinationRefused(destination);
}
function* delegatingRouteRefused(route) {
	for (const field of [route.get("redirect"), route.get("route")].filter(isSet$3)) yield exclusiveFields(field, route.get("delegate"));
}
function* actionsRefused(route, isDelegate) {
	const delegate = route.get("delegate");
	const [answer, ...further] = [
		"redirect",
		"directResponse",
		"route",
		"fault",
		"rewrite"
	].map((field) => route.get(field)).filter(isSet$3);
	if (isDelegate && isPresent(delegate)) yield webhookProblem("nested-delegate", delegate, "a VirtualService without `hosts` is a delegate and cannot delegate itself: remove `delegate`");
	else if (answer && proxyAnswers.includes(nameOf(answer))) for (const field of further) yield exclusiveFields(field, answer);
	else if (!isSet$3(route.get("route"))) yield webhookProblem("missing-action", route.get("route"), "a route without an action: write `route`, `redirect` or `directResponse`");
}
const proxyAnswers = ["redirect", "directResponse"];
function exclusiveFields(node, conflicting) {
	const message = `\`${nameOf(node)}\` and \`${nameOf(conflicting)}\` exclude each other in a route: remove one of the two`;
	return webhookProblem("exclusive-fields", node, message, {
		node: conflicting,
		note: "the other field"
	});
}
function nameOf(node) {
	return String(node.pathKeys.at(-1));
}
function* mirrorsRefused(route) {
	const [mirror, mirrors] = [route.get("mirror"), route.get("mirrors")];
	if (isPresent(mirror) && isSet$3(mirrors)) yield exclusiveFields(mirror, mirrors);
	yield* destinationRefused(mirror);
	for (const field of ["mirrorPercent", "mirror_percent"]) yield* percentageRefused(route.get(field));
	yield* percentageRefused(route.at("mirrorPercentage", "value"));
	yield* emptyItemsRefused(mirrors);
	for (const entry of mirrors.items().filter(({ kind }) => kind === "map")) {
		const destination = entry.get("destination");
		if (!isPresent(destination)) yield webhookProblem("missing-destination", destination, "a mirror has no destination: set `destination`");
		yield* destinationRefused(destination);
		yield* percentageRefused(entry.at("percentage", "value"));
	}
}
function* authorityRefused(route) {
	const request = route.at("headers", "request");
	const set = [...request.entries("set"), ...request.entries("add")].filter(([name]) => isAuthority(name));
	const [first, second] = [route.at("rewrite", "authority"), ...set.map(([, value]) => value)].filter(isPresent);
	if (!first || !second) return;
	yield webhookProblem("authority-set-twice", second, "the authority of the request is set twice: remove one of the two", {
		node: first,
		note: "set here, too"
	});
}

// src/rules/routing/webhook/l4-route.ts
function* tlsRouteRefused(route) {
	if (isEmpty$3(route.get("match"))) yield webhookProblem("missing-tls-match", route.get("match"), "a tls route without `match`: name its `sniHosts`");
	yield* tcpRouteRefused(route);
}
function* tcpRouteRefused(route) {
	yield* emptyItemsRefused(route.get("match"));
	for (const match of route.items("match")) {
		for (const subnet of match.items("destinationSubnets").filter(isText)) if (!(isRange(subnet.text) || isIP(subnet.text) && !subnet.text.startsWith("["))) {
			const message = `${quote(subnet.text)} is neither an IP address nor an address range`;
			yield webhookProblem("not-a-subnet", subnet, message);
		}
		yield* commonMatchRefused(match);
	}
	if (isEmpty$3(route.get("route"))) yield webhookProblem("missing-destination", route.get("route"), "a route without a destination: add `route`");
	yield* emptyItemsRefused(route.get("route"));
	for (const entry of route.items("route")) yield* weightedDestinationRefused(entry);
}

// src/rules/routing/webhook/virtual-service.ts
function* virtualServiceRefused(virtualService) {
	const { spec } = virtualService;
	const hosts = spec.items("hosts");
	const isDelegate = isEmpty$3(spec.get("hosts"));
	yield* dryRunUnsupported(virtualService);
	yield* exportRefused(virtualService);
	yield* gatewayNamesRefused(spec);
	yield* isDelegate ? delegateRefused(spec) : hostsRefused(spec, hosts);
	if (protocols.every((protocol) => isEmpty$3(spec.get(protocol)))) yield webhookProblem("no-routes", spec, "a VirtualService without routes: write `http`, `tls` or `tcp` routes");
	yield* emptyItemsRefused(spec.get("http"));
	for (const route of maps(spec, "http")) yield* httpRouteRefused(route, isDelegate);
	for (const route of maps(spec, "tls")) yield* tlsRouteRefused(route);
	for (const route of maps(spec, "tcp")) yield* tcpRouteRefused(route);
}
const protocols = [
	"http",
	"tls",
	"tcp"
];
function maps(spec, key) {
	return spec.items(key).filter(({ kind }) => kind === "map");
}
function* delegateRefused(spec) {
	for (const field of [
		"gateways",
		"tls",
		"tcp"
	].filter((key) => spec.items(key).length > 0)) {
		const message = `a VirtualService without \`hosts\` is a delegate and cannot have \`${field}\`: remove it, or add \`hosts\``;
		yield {
			...webhookProblem("not-in-delegate", spec.get(field), message),
			missing: spec.get("hosts")
		};
	}
}
function* hostsRefused(spec, hosts) {
	if (actsInMesh(spec)) for (const host of hosts.filter(({ text }) => text === "*")) yield webhookProblem("wildcard-on-mesh", host, "host `*` works only on gateways: for the mesh, name the hosts or their domain");
	if (hosts.every(isHost)) yield* repeatedHosts(hosts);
}
function actsInMesh(spec) {
	const gateways = spec.get("gateways");
	return isEmpty$3(gateways) || gateways.items().some(({ text }) => text === "mesh");
}
function isHost({ text }) {
	return !isUnfilled(text) && (isIP(text) || hostDefect(text) === null);
}
function* repeatedHosts(hosts) {
	const wildcards = /* @__PURE__ */ new Map();
	for (const host of hosts.filter(({ text }) => text.startsWith("*"))) {
		const suffix = host.text.slice(1);
		if (!wildcards.has(suffix)) wildcards.set(suffix, host);
	}
	const firstByName = /* @__PURE__ */ new Map();
	for (const host of hosts) {
		const earlier = firstByName.get(host.text) ?? coveredBy(host, wildcards);
		if (earlier) {
			const isSame = host.text === earlier.text;
			const reason = isSame ? "listed twice" : `covered by ${quote(earlier.text)}`;
			const message = `host ${quote(host.text)} is ${reason}: remove one of the two`;
			yield webhookProblem(isSame ? "duplicate-host" : "covered-host", host, message, {
				node: earlier,
				note: "the other host"
			});
		}
		firstByName.set(host.text, host);
	}
}
function coveredBy(host, wildcards) {
	const name = host.text.startsWith("*") ? host.text.slice(1) : host.text;
	const first = host.text.startsWith("*") ? 1 : 0;
	for (let start = first; start <= name.length; start++) {
		const wildcard = wildcards.get(name.slice(start));
		if (wildcard) return wildcard;
	}
}

// src/rules/routing/webhook.ts
const routingWebhook = defineRule({
	id: "routing/webhook",
	formerId: "routing/shape",
	codes: routingWebhookCodes,
	severity: "error",
	istio: ["IST0106"],
	summary: "Fields of a VirtualService, Gateway or Sidecar that Istio refuses by themselves or together.",
	why: "The webhook of Istio refuses the whole object, and the previous version stays in force. The API server itself, and most schemas, accept such an object.",
	fix: "Follow the message: set missing fields, keep numbers within their limits, and remove one of two exclusive fields.",
	on: {
		VirtualService: virtualServiceRefused,
		Gateway: gatewayRefused,
		Sidecar: sidecarRefused
	}
});

// src/rules/routing/weights.ts
const weights = defineRule({
	id: "routing/weights",
	codes: [
		"negative",
		"all-zero",
		"sum-not-100"
	],
	severity: "error",
	istio: ["IST0106"],
	summary: "Weights of destinations that add up to 0, or to another number than 100.",
	why: "Istio refuses a VirtualService with a negative weight, or with several destinations whose weights are all 0 or missing. Otherwise weights are proportions: 10 and 30 send a quarter and three quarters, which few readers expect.",
	fix: "Give each of several destinations a weight, as percentages of 100.",
	on: { *VirtualService({ spec }) {
		for (const protocol of [
			"http",
			"tls",
			"tcp"
		]) for (const route of spec.items(protocol)) yield* check$1(route.get("route"));
	} }
});
function* check$1(route) {
	const nodes = route.items().map((entry) => entry.get("weight"));
	const weightValues = nodes.map(weightOf);
	for (const [index, node] of nodes.entries()) if ((weightValues[index] ?? 0) < 0) yield webhookProblem("negative", node, `weight ${quote(node.data)} has to be at least 0`);
	if (weightValues.length < 2 || weightValues.some((weight) => weight === null || weight < 0)) return;
	const total = weightValues.reduce((sum, weight) => sum + (weight ?? 0), 0);
	if (total === 0) {
		const writtenNode = nodes.find(({ exists }) => exists) ?? route;
		const message = `${weightValues.length} destinations whose weights add up to 0: a missing weight is 0; set the weights`;
		yield webhookProblem("all-zero", writtenNode, message);
	} else if (total !== 100) yield {
		code: "sum-not-100",
		node: route,
		severity: "info",
		message: sumMessage(weightValues, total)
	};
}
function weightOf(node) {
	if (!isPresent(node) && node.scalar !== "") return 0;
	return node.isUnfilled ? null : node.number ?? null;
}
function sumMessage(weightValues, total) {
	const shares = weightValues.map((weight) => `${+((weight ?? 0) * 100 / total).toFixed(1)} %`);
	return `weights add up to ${total}, not 100: traffic is split in proportion${shares.length > maxShown$1 ? "" : `, as ${shares.join(", ")}`}`;
}
const maxShown$1 = 5;

// src/rules/schema/helpers/deprecated-annotations.ts
const deprecatedAnnotations = table({
	"alpha.istio.io/canonical-serviceaccounts": "a WorkloadEntry names its `serviceAccount`",
	"alpha.istio.io/kubernetes-serviceaccounts": "a WorkloadEntry names its `serviceAccount`",
	"sidecar.istio.io/discoveryAddress": "set `discoveryAddress` in `proxy.istio.io/config`",
	"sidecar.istio.io/extraStatTags": "set `extraStatTags` in `proxy.istio.io/config`",
	"sidecar.istio.io/inject": "write it as a label of the same name",
	"sidecar.istio.io/statsCompression": "set `statsCompression` in `proxy.istio.io/config`",
	"sidecar.istio.io/statsInclusionPrefixes": "set `proxyStatsMatcher.inclusionPrefixes` in `proxy.istio.io/config`",
	"sidecar.istio.io/statsInclusionRegexps": "set `proxyStatsMatcher.inclusionRegexps` in `proxy.istio.io/config`",
	"sidecar.istio.io/statsInclusionSuffixes": "set `proxyStatsMatcher.inclusionSuffixes` in `proxy.istio.io/config`",
	"traffic.sidecar.istio.io/kubevirtInterfaces": "use `istio.io/reroute-virtual-interfaces`"
});

// src/rules/schema/helpers/istio-annotations.ts
const istioAnnotations = /* @__PURE__ */ new Map([
	["alpha.istio.io/canonical-serviceaccounts", ["Service"]],
	["alpha.istio.io/kubernetes-serviceaccounts", ["Service"]],
	["ambient.istio.io/bypass-inbound-capture", ["Pod"]],
	["ambient.istio.io/dns-capture", ["Pod"]],
	["ambient.istio.io/redirection", ["Pod"]],
	["ambient.istio.io/waypoint-inbound-binding", ["GatewayClass", "Gateway"]],
	["galley.istio.io/analyze-suppress", ["Any"]],
	["gateway.istio.io/controller-version", ["Any"]],
	["gateway.istio.io/name-override", ["Gateway"]],
	["gateway.istio.io/service-account", ["Gateway"]],
	["inject.istio.io/templates", ["Pod"]],
	["istio.io/autoRegistrationGroup", ["WorkloadEntry"]],
	["istio.io/connectedAt", ["WorkloadEntry"]],
	["istio.io/disconnectedAt", ["WorkloadEntry"]],
	["istio.io/dry-run", ["AuthorizationPolicy"]],
	["istio.io/reroute-virtual-interfaces", ["Pod"]],
	["istio.io/rev", ["Pod"]],
	["istio.io/use-waypoint-canary-weight", [
		"Service",
		"ServiceEntry",
		"Namespace"
	]],
	["istio.io/workloadController", ["WorkloadEntry"]],
	["kubernetes.io/ingress.class", ["Ingress"]],
	["networking.istio.io/exportTo", ["Service"]],
	["networking.istio.io/service-type", ["Gateway"]],
	["networking.istio.io/traffic-distribution", [
		"Namespace",
		"Service",
		"ServiceEntry"
	]],
	["prometheus.istio.io/merge-metrics", ["Pod"]],
	["proxy.istio.io/config", ["Pod"]],
	["proxy.istio.io/overrides", ["Pod"]],
	["readiness.status.sidecar.istio.io/applicationPorts", ["Pod"]],
	["readiness.status.sidecar.istio.io/failureThreshold", ["Pod"]],
	["readiness.status.sidecar.istio.io/initialDelaySeconds", ["Pod"]],
	["readiness.status.sidecar.istio.io/periodSeconds", ["Pod"]],
	["sidecar.istio.io/agentLogLevel", ["Pod"]],
	["sidecar.istio.io/bootstrapOverride", ["Pod"]],
	["sidecar.istio.io/componentLogLevel", ["Pod"]],
	["sidecar.istio.io/discoveryAddress", ["Pod"]],
	["sidecar.istio.io/extraStatTags", ["Pod"]],
	["sidecar.istio.io/inject", ["Pod"]],
	["sidecar.istio.io/interceptionMode", ["Pod"]],
	["sidecar.istio.io/logLevel", ["Pod"]],
	["sidecar.istio.io/nativeSidecar", ["Pod"]],
	["sidecar.istio.io/proxyCPU", ["Pod"]],
	["sidecar.istio.io/proxyCPULimit", ["Pod"]],
	["sidecar.istio.io/proxyImage", ["Pod"]],
	["sidecar.istio.io/proxyImageType", ["Pod"]],
	["sidecar.istio.io/proxyMemory", ["Pod"]],
	["sidecar.istio.io/proxyMemoryLimit", ["Pod"]],
	["sidecar.istio.io/rewriteAppHTTPProbers", ["Pod"]],
	["sidecar.istio.io/statsCompression", ["Pod"]],
	["sidecar.istio.io/statsEvictionInterval", ["Pod"]],
	["sidecar.istio.io/statsFlushInterval", ["Pod"]],
	["sidecar.istio.io/statsHistogramBins", ["Pod"]],
	["sidecar.istio.io/statsHistogramBuckets", ["Pod"]],
	["sidecar.istio.io/statsInclusionPrefixes", ["Pod"]],
	["sidecar.istio.io/statsInclusionRegexps", ["Pod"]],
	["sidecar.istio.io/statsInclusionSuffixes", ["Pod"]],
	["sidecar.istio.io/status", ["Pod"]],
	["sidecar.istio.io/userVolume", ["Pod"]],
	["sidecar.istio.io/userVolumeMount", ["Pod"]],
	["status.sidecar.istio.io/port", ["Pod"]],
	["topology.istio.io/controlPlaneClusters", ["Namespace"]],
	["traffic.istio.io/nodeSelector", ["Service"]],
	["traffic.sidecar.istio.io/excludeInboundPorts", ["Pod"]],
	["traffic.sidecar.istio.io/excludeInterfaces", ["Pod"]],
	["traffic.sidecar.istio.io/excludeOutboundIPRanges", ["Pod"]],
	["traffic.sidecar.istio.io/excludeOutboundPorts", ["Pod"]],
	["traffic.sidecar.istio.io/includeInboundPorts", ["Pod"]],
	["traffic.sidecar.istio.io/includeOutboundIPRanges", ["Pod"]],
	["traffic.sidecar.istio.io/includeOutboundPorts", ["Pod"]],
	["traffic.sidecar.istio.io/kubevirtInterfaces", ["Pod"]]
]);
const alphaAnnotations = /* @__PURE__ */ new Set([
	"alpha.istio.io/canonical-serviceaccounts",
	"alpha.istio.io/kubernetes-serviceaccounts",
	"ambient.istio.io/bypass-inbound-capture",
	"ambient.istio.io/dns-capture",
	"ambient.istio.io/waypoint-inbound-binding",
	"galley.istio.io/analyze-suppress",
	"gateway.istio.io/controller-version",
	"gateway.istio.io/name-override",
	"gateway.istio.io/service-account",
	"inject.istio.io/templates",
	"istio.io/autoRegistrationGroup",
	"istio.io/connectedAt",
	"istio.io/disconnectedAt",
	"istio.io/dry-run",
	"istio.io/reroute-virtual-interfaces",
	"istio.io/rev",
	"istio.io/use-waypoint-canary-weight",
	"istio.io/workloadController",
	"networking.istio.io/exportTo",
	"networking.istio.io/service-type",
	"networking.istio.io/traffic-distribution",
	"prometheus.istio.io/merge-metrics",
	"proxy.istio.io/overrides",
	"readiness.status.sidecar.istio.io/applicationPorts",
	"readiness.status.sidecar.istio.io/failureThreshold",
	"readiness.status.sidecar.istio.io/initialDelaySeconds",
	"readiness.status.sidecar.istio.io/periodSeconds",
	"sidecar.istio.io/agentLogLevel",
	"sidecar.istio.io/bootstrapOverride",
	"sidecar.istio.io/componentLogLevel",
	"sidecar.istio.io/discoveryAddress",
	"sidecar.istio.io/extraStatTags",
	"sidecar.istio.io/interceptionMode",
	"sidecar.istio.io/logLevel",
	"sidecar.istio.io/nativeSidecar",
	"sidecar.istio.io/proxyCPU",
	"sidecar.istio.io/proxyCPULimit",
	"sidecar.istio.io/proxyImage",
	"sidecar.istio.io/proxyImageType",
	"sidecar.istio.io/proxyMemory",
	"sidecar.istio.io/proxyMemoryLimit",
	"sidecar.istio.io/rewriteAppHTTPProbers",
	"sidecar.istio.io/statsCompression",
	"sidecar.istio.io/statsEvictionInterval",
	"sidecar.istio.io/statsFlushInterval",
	"sidecar.istio.io/statsHistogramBins",
	"sidecar.istio.io/statsHistogramBuckets",
	"sidecar.istio.io/statsInclusionPrefixes",
	"sidecar.istio.io/statsInclusionRegexps",
	"sidecar.istio.io/statsInclusionSuffixes",
	"sidecar.istio.io/status",
	"sidecar.istio.io/userVolume",
	"sidecar.istio.io/userVolumeMount",
	"status.sidecar.istio.io/port",
	"topology.istio.io/controlPlaneClusters",
	"traffic.sidecar.istio.io/excludeInboundPorts",
	"traffic.sidecar.istio.io/excludeInterfaces",
	"traffic.sidecar.istio.io/excludeOutboundIPRanges",
	"traffic.sidecar.istio.io/excludeOutboundPorts",
	"traffic.sidecar.istio.io/includeInboundPorts",
	"traffic.sidecar.istio.io/includeOutboundIPRanges",
	"traffic.sidecar.istio.io/includeOutboundPorts",
	"traffic.sidecar.istio.io/kubevirtInterfaces"
]);
const istioLabels = /* @__PURE__ */ new Set([
	"gateway.istio.io/managed",
	"gateway.networking.k8s.io/gateway-class-name",
	"gateway.networking.k8s.io/gateway-name",
	"istio.io/dataplane-mode",
	"istio.io/ingress-use-waypoint",
	"istio.io/rev",
	"istio.io/tag",
	"istio.io/use-waypoint",
	"istio.io/use-waypoint-canary",
	"istio.io/use-waypoint-canary-namespace",
	"istio.io/use-waypoint-namespace",
	"istio.io/waypoint-for",
	"networking.istio.io/enable-autoallocate-ip",
	"networking.istio.io/gatewayPort",
	"operator.istio.io/component",
	"operator.istio.io/managed",
	"operator.istio.io/version",
	"security.istio.io/tlsMode",
	"service.istio.io/canonical-name",
	"service.istio.io/canonical-revision",
	"service.istio.io/workload-name",
	"sidecar.istio.io/inject",
	"topology.istio.io/cluster",
	"topology.istio.io/locality",
	"topology.istio.io/network",
	"topology.istio.io/subzone"
]);

// src/rules/schema/alpha-annotation.ts
const alphaAnnotation = defineRule({
	id: "schema/alpha-annotation",
	isOptional: true,
	codes: ["alpha"],
	severity: "warning",
	istio: ["IST0136"],
	summary: "An annotation that Istio calls alpha.",
	why: "Istio may change or remove an alpha annotation with any release and without notice, and does not recommend it for production. Nearly all annotations of Istio are alpha, also those that many teams need, and `istioctl analyze` does not run its own check for that reason. So this rule reports nothing until the configuration gives it a severity.",
	fix: "Write the setting in a field of Istio that does the same, such as one of `proxy.istio.io/config`, or waive the annotation and read about it in the notes of each release before an upgrade.",
	parts: ["patch", "unapplied"],
	on: {
		CronJob: podProblems,
		DaemonSet: podProblems,
		Deployment: podProblems,
		Job: podProblems,
		manifest: objectProblems$1,
		ReplicaSet: podProblems,
		Rollout: podProblems,
		StatefulSet: podProblems
	}
});
function* objectProblems$1({ root, kind }) {
	yield* problems(root, kind);
}
function* podProblems(workload) {
	yield* problems(podOf(workload), "Pod");
}
function* problems(object, kind) {
	for (const [name, value] of object.get("metadata").entries("annotations")) {
		if (!alphaAnnotations.has(name) || ignored.has(name)) continue;
		const kinds = istioAnnotations.get(name) ?? [];
		if (!kinds.includes(kind) && !kinds.includes("Any")) continue;
		yield {
			code: "alpha",
			node: value,
			at: "key",
			message: messageOf$1(name)
		};
	}
}
function messageOf$1(name) {
	return `Istio calls ${quote(name)} alpha: it may change or remove it with any release; write a field that does the same, or waive it and check it at each upgrade`;
}
const ignored = /* @__PURE__ */ new Set([
	"gateway.istio.io/controller-version",
	"istio.io/rev",
	"sidecar.istio.io/status",
	...Object.keys(deprecatedAnnotations)
]);

// src/rules/schema/ambiguous-yaml.ts
const ambiguousYaml = defineRule({
	id: "schema/ambiguous-yaml",
	formerId: "schema/yaml-trap",
	codes: [
		"merge-order",
		"boolean-word",
		"boolean-key",
		"number-underscores",
		"leading-zero",
		"trailing-zero"
	],
	severity: "info",
	summary: "A value that kubectl and Helm read differently than most people.",
	why: "YAML is read as version 1.1 by kubectl and Helm: `no` is a boolean, `0644` is octal, and a number loses its trailing zeros and its underscores.",
	fix: "Put a string in quotes; write a boolean as `true` or `false`, and a number as plain decimal digits.",
	on: { *document({ document, problems }) {
		for (const problem of problems.filter(({ code }) => code === "merge-order")) {
			const { at, first } = problemLocations(document, problem);
			const related = first && [{
				node: first,
				note: "the key that has no effect"
			}];
			yield {
				code: "merge-order",
				node: at,
				message: problem.message,
				...related && { related }
			};
		}
		if (document.root) yield* ambiguitiesIn(document.root, null);
	} }
});
function* ambiguitiesIn(node, key) {
	if (node.alias) return;
	if (node.kind === "map") for (const entry of node.entries.values()) yield* ambiguitiesInEntry(entry);
	else if (node.kind === "list") for (const item of node.items) yield* ambiguitiesIn(item, key);
	else {
		const ambiguity = ambiguityOf(node, String(key?.value ?? ""));
		if (ambiguity) yield problem$1(ambiguity.code, node, ambiguity.message);
	}
}
function* ambiguitiesInEntry({ key, value }) {
	const name = sourceText(key);
	if (isBooleanWord(key)) yield problem$1("boolean-key", key, `the key ${quote(name)} is read as ${quote(key.value)}; put it in quotes`);
	yield* ambiguitiesIn(value, key);
}
function ambiguityOf(scalar, key) {
	const text = sourceText(scalar);
	const reading = `${quote(text)} is read as ${quote(scalar.value)}`;
	if (isBooleanWord(scalar)) return {
		code: "boolean-word",
		message: `${reading}: write ${quote(scalar.value)}, or put it in quotes if it is a string`
	};
	if (scalar.style !== "plain" || !isNumber(scalar.value)) return null;
	if (text.includes("_")) return {
		code: "number-underscores",
		message: `${reading}: write it without \`_\`, or put it in quotes if it is a string`
	};
	if (/^[-+]?0\d/.test(text) && !/mode$/i.test(key)) return {
		code: "leading-zero",
		message: `${reading}: put it in quotes if it is a string`
	};
	if (/\.\d*0$/.test(text) && /(version|tag|release)$/i.test(key)) return {
		code: "trailing-zero",
		message: `${reading}: put it in quotes`
	};
	return null;
}
function isBooleanWord(scalar) {
	return scalar.style === "plain" && /^(y|yes|n|no|on|off)$/i.test(sourceText(scalar)) && /^(true|false)$/.test(String(scalar.value));
}
function isNumber(value) {
	return typeof value === "number" || typeof value === "bigint";
}
function problem$1(code, { source, start, end }, message) {
	return {
		code,
		node: locationAt(source, start, end),
		message
	};
}

// src/schema/schema-defect.ts
const schemaDefectCodes = [
	"no-such-file",
	"not-yaml",
	"no-schema",
	"definition-version",
	"incomplete-definition",
	"not-a-structural-schema",
	"schema-too-large",
	"no-served-schema",
	"pattern-syntax",
	"no-kind-named",
	"not-a-json-schema",
	"reference-elsewhere",
	"endless-reference",
	"too-slow",
	"no-time-left"
];

// src/rules/schema/configured-schema-invalid.ts
const configuredSchemaInvalid = defineRule({
	id: "schema/configured-schema-invalid",
	formerId: "schema/unusable",
	codes: schemaDefectCodes,
	severity: "error",
	summary: "A schema that `.meshgate.yaml` names cannot be used.",
	why: "Objects of its kind are not checked, or only in part, although the configuration asks for it.",
	fix: "Correct the path, or the file: CustomResourceDefinitions of `apiextensions.k8s.io/v1`, or JSON schemas that have `x-kubernetes-group-version-kind` or are listed with `version`, `kind` and `file`.",
	on: { *configuredSchema({ code, node, message, about }) {
		yield {
			code,
			node,
			message: oneLine(message),
			about
		};
	} }
});

// src/rules/schema/helpers/deprecated-fields.ts
const deprecatedFields = [
	{
		kind: "VirtualService",
		path: "spec.http[].mirrorPercent",
		instead: "use `mirrorPercentage: {value: ...}`"
	},
	{
		kind: "VirtualService",
		path: "spec.http[].mirror_percent",
		instead: "use `mirrorPercentage: {value: ...}`"
	},
	{
		kind: "VirtualService",
		path: "spec.http[].corsPolicy.allowOrigin",
		instead: "use `allowOrigins`"
	},
	{
		kind: "VirtualService",
		path: "spec.http[].fault.delay.percent",
		instead: "use `percentage: {value: ...}`"
	},
	{
		kind: "DestinationRule",
		path: ".loadBalancer.simple",
		value: "LEAST_CONN",
		instead: "use `LEAST_REQUEST`, which means the same",
		becomes: "LEAST_REQUEST"
	},
	{
		kind: "DestinationRule",
		path: ".loadBalancer.consistentHash.minimumRingSize",
		instead: "use `ringHash: {minimumRingSize: ...}`"
	},
	{
		kind: "DestinationRule",
		path: ".outlierDetection.consecutiveErrors",
		instead: "use `consecutive5xxErrors`"
	},
	{
		kind: "DestinationRule",
		path: ".loadBalancer.warmupDurationSecs",
		instead: "use `warmup: {duration: ...}`"
	},
	{
		kind: "Sidecar",
		path: "spec.outboundTrafficPolicy.egressProxy",
		instead: "route to an egress gateway with a VirtualService"
	},
	{
		kind: "RequestAuthentication",
		path: "spec.jwtRules[].jwks_uri",
		instead: "write `jwksUri`"
	},
	{
		kind: "AuthorizationPolicy",
		path: "spec.targetRef",
		instead: "use the list `targetRefs`"
	},
	{
		kind: "RequestAuthentication",
		path: "spec.targetRef",
		instead: "use the list `targetRefs`"
	},
	{
		kind: "Telemetry",
		path: "spec.targetRef",
		instead: "use the list `targetRefs`"
	},
	{
		kind: "WasmPlugin",
		path: "spec.targetRef",
		instead: "use the list `targetRefs`"
	}
];

// src/rules/schema/deprecated.ts
const deprecated = defineRule({
	id: "schema/deprecated",
	codes: [
		"replaced-field",
		"replaced-value",
		"replaced-annotation"
	],
	severity: "info",
	istio: [
		"IST0002",
		"IST0133",
		"IST0135"
	],
	summary: "A field, a value or an annotation that Istio has replaced by another one.",
	why: "It still works, but a later release may drop it; nothing warns when it is applied.",
	fix: "Write the replacement that the message names.",
	parts: [
		"patch",
		"base",
		"unapplied"
	],
	across: { *manifest(manifest, mesh) {
		for (const { deprecation, node } of deprecatedNodes(manifest)) if (isReplaced(deprecation, mesh)) yield problemOf$3(deprecation, node, manifest);
		yield* annotationProblems$1(manifest.root);
	} }
});
const deprecatedNodes = oncePer((manifest) => {
	return (istioShape(manifest) ? byKind.get(manifest.kind) ?? [] : []).flatMap((deprecation) => deprecation.paths.flatMap((steps) => nodesAt(manifest.root, steps)).filter((node) => deprecation.value === void 0 || node.text === deprecation.value).map((node) => ({
		deprecation,
		node
	})));
});
const policies = ["spec.trafficPolicy", "spec.subsets[].trafficPolicy"].flatMap((path) => [path, `${path}.portLevelSettings[]`]);
const byKind = groupBy(deprecatedFields.map((deprecation) => ({
	...deprecation,
	paths: pathsTo(deprecation.path)
})), ({ kind }) => kind);
function pathsTo(path) {
	return (path.startsWith(".") ? policies.map((policy) => policy + path) : [path]).map((fullPath) => fullPath.split(/\.|(?=\[\])/));
}
function nodesAt(root, steps) {
	let nodes = [root];
	for (const step of steps) {
		nodes = step === "[]" ? nodes.flatMap((node) => node.items()) : nodes.map((node) => node.get(step));
		nodes = nodes.filter(({ exists }) => exists);
		if (nodes.length === 0) break;
	}
	return nodes;
}
function isReplaced({ path }, mesh) {
	return path !== "spec.targetRef" || atLeast(mesh, 1, 22);
}
function* annotationProblems$1(root) {
	const annotatedObjects = [
		root,
		root.at("spec", "template"),
		root.at("spec", "jobTemplate", "spec", "template")
	];
	for (const { metadata, name, node } of annotatedObjects.flatMap(annotationsOf$1)) {
		const instead = Object.hasOwn(deprecatedAnnotations, name) ? deprecatedAnnotations[name] : void 0;
		const hasLabel = metadata.at("labels", name).exists;
		if (!instead || hasLabel) continue;
		yield {
			code: "replaced-annotation",
			node,
			at: "key",
			message: `the annotation ${quote(name)} is deprecated: ${instead}`
		};
	}
}
function annotationsOf$1(object) {
	const metadata = object.get("metadata");
	return metadata.entries("annotations").map(([name, node]) => ({
		metadata,
		name,
		node
	}));
}
function problemOf$3({ value, instead, becomes }, node, { kind }) {
	const name = value === void 0 ? quote(node.path) : `${quote(value)} of ${quote(node.path)}`;
	return {
		code: value === void 0 ? "replaced-field" : "replaced-value",
		node,
		message: `${name} is deprecated in ${kind}: ${instead}`,
		...value === void 0 && { at: "key" },
		...becomes !== void 0 && { fix: {
			safety: "safe",
			title: `set ${String(node.pathKeys.at(-1))} to ${becomes}`,
			set: [{
				node,
				value: becomes
			}]
		} }
	};
}

// src/rules/schema/duplicate-key.ts
const duplicateKey = defineRule({
	id: "schema/duplicate-key",
	codes: ["written-twice"],
	severity: "warning",
	summary: "A key is written twice in one map.",
	why: "The last one wins without a warning: the value of the first one is never applied.",
	fix: "Keep one of the two, or merge their lines under one key.",
	on: { *document({ document, problems }) {
		for (const problem of problems.filter(({ code }) => code === "duplicate-key")) {
			const { at, first, firstEntry } = problemLocations(document, problem);
			yield {
				code: "written-twice",
				node: at,
				message: problem.message,
				...first && { related: [{
					node: first,
					note: "the first one, which has no effect"
				}] },
				...firstEntry && { fix: removal(firstEntry) }
			};
		}
	} }
});
function removal(entry) {
	return {
		safety: "safe",
		title: "remove the first of the two, which has no effect",
		set: [],
		remove: [entry],
		isNeutral: true
	};
}

// src/rules/schema/cel/rule.ts
function mapRule(check) {
	return (self) => check(self);
}
function stringRule(code, check) {
	return (self) => {
		const message = check(self);
		return message === null ? null : {
			path: [],
			code,
			message
		};
	};
}
function onlyOneOf(...names) {
	return mapRule((self) => {
		const [first, second] = names.filter((name) => has(self, name));
		return first === void 0 || second === void 0 ? null : conflictViolation(second, first);
	});
}
function conflictViolation(name, conflicting) {
	const message = `stands beside \`${conflicting}\`: keep only one of the two`;
	return {
		path: [name],
		code: "exclusive-fields",
		message,
		conflictsWith: [conflicting]
	};
}
function fieldViolation(code, name, message) {
	return {
		path: [name],
		code,
		message
	};
}
function has(self, name) {
	return Object.hasOwn(self, name);
}

// src/rules/schema/cel/fields.ts
const fieldRules = table({
	"(has(self.selector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1": onlyOneOf("selector", "targetRefs"),
	"(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1": onlyOneOf("selector", "targetRef", "targetRefs"),
	"(has(self.workloadSelector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1": onlyOneOf("workloadSelector", "targetRefs"),
	"(has(self.workloadSelector) ? 1 : 0) + (has(self.endpoints) ? 1 : 0) <= 1": onlyOneOf("workloadSelector", "endpoints"),
	"(has(self.tlsCertificates) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1": onlyOneOf("tlsCertificates", "credentialNames"),
	"(has(self.credentialName) ? 1 : 0) + (has(self.credentialNames) ? 1 : 0) <= 1": onlyOneOf("credentialName", "credentialNames"),
	"(has(self.credentialNames) ? 1 : 0) + (has(self.tlsCertificates) ? 1 : 0) <= 1": () => null,
	"(has(self.jwksUri) ? 1 : 0) + (has(self.jwks_uri) ? 1 : 0) + (has(self.jwks) ? 1 : 0) <= 1": onlyOneOf("jwksUri", "jwks_uri", "jwks"),
	"has(self.wasm) != has(self.lua)": mapRule((self) => {
		if (has(self, "wasm") && has(self, "lua")) return conflictViolation("lua", "wasm");
		if (has(self, "wasm") || has(self, "lua")) return null;
		return {
			path: [],
			code: "missing-choice",
			message: "needs `wasm` or `lua`"
		};
	}),
	"has(self.context) ? ((self.context == \"WAYPOINT\") ? has(self.waypoint) : !has(self.waypoint)) : !has(self.waypoint)": mapRule((self) => {
		const isWaypoint = self["context"] === "WAYPOINT";
		if (isWaypoint === has(self, "waypoint")) return null;
		if (isWaypoint) return fieldViolation("missing-field", "waypoint", "is missing: `context: WAYPOINT` requires it");
		return fieldViolation("not-taken-here", "waypoint", "is allowed only with `context: WAYPOINT`");
	}),
	"(has(self.valueFrom) ? self.valueFrom : \"\") != \"HOST\" || !has(self.value)": mapRule((self) => self["valueFrom"] === "HOST" && has(self, "value") ? fieldViolation("not-taken-here", "value", "stands beside `valueFrom: HOST`, which takes the value from the proxy: remove one of the two") : null),
	"!((has(self.addresses) ? self.addresses : []).exists(k, k.contains(\"/\")) && !((has(self.resolution) ? self.resolution : \"NONE\") in [\"STATIC\", \"NONE\"]))": mapRule((self) => {
		const resolution = self["resolution"] ?? "NONE";
		if (resolution === "STATIC" || resolution === "NONE") return null;
		const index = dataItems(self["addresses"]).findIndex((address) => String(address).includes("/"));
		if (index < 0) return null;
		const message = `is a range, which \`resolution: ${String(resolution)}\` does not allow: only NONE and STATIC do`;
		return {
			path: ["addresses", index],
			code: "not-taken-here",
			message,
			conflictsWith: ["resolution"]
		};
	}),
	"((has(self.resolution) ? self.resolution : \"NONE\") == \"NONE\") ? !has(self.endpoints) : true": mapRule((self) => (self["resolution"] ?? "NONE") === "NONE" && has(self, "endpoints") ? fieldViolation("not-taken-here", "endpoints", "are not allowed with `resolution: NONE`, which is the default") : null),
	"((has(self.resolution) ? self.resolution : \"\") == \"DNS_ROUND_ROBIN\") ? ((has(self.endpoints) ? self.endpoints : []).size() <= 1) : true": mapRule((self) => self["resolution"] === "DNS_ROUND_ROBIN" && dataItems(self["endpoints"]).length > 1 ? {
		path: ["endpoints", 1],
		code: "too-many-items",
		message: "is one too many: `resolution: DNS_ROUND_ROBIN` allows one endpoint"
	} : null),
	"has(self.address) || has(self.network)": mapRule((self) => has(self, "address") || has(self, "network") ? null : fieldViolation("missing-choice", "address", "is missing, and so is `network`")),
	"(has(self.address) ? self.address : \"\").startsWith(\"unix://\") ? !has(self.ports) : true": mapRule((self) => String(self["address"] ?? "").startsWith("unix://") && has(self, "ports") ? {
		...fieldViolation("not-taken-here", "ports", "are not allowed for a Unix socket"),
		conflictsWith: ["address"]
	} : null),
	"(has(self.serviceAccounts) || has(self.notServiceAccounts)) ? (!has(self.principals) &&\n!has(self.notPrincipals) && !has(self.namespaces) && !has(self.notNamespaces)) : true": mapRule((self) => {
		const accountField = ["serviceAccounts", "notServiceAccounts"].find((name) => has(self, name));
		const excludedField = [
			"principals",
			"notPrincipals",
			"namespaces",
			"notNamespaces"
		].find((name) => has(self, name));
		return accountField === void 0 || excludedField === void 0 ? null : conflictViolation(accountField, excludedField);
	}),
	"has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? self.selector.matchLabels : {}).size() > 0) : true": mapRule((self) => {
		const { selector, portLevelMtls } = self;
		const labels = isDataMap(selector) && isDataMap(selector["matchLabels"]) ? selector["matchLabels"] : {};
		return portLevelMtls === void 0 || Object.keys(labels).length > 0 ? null : fieldViolation("missing-companion", "portLevelMtls", "needs a `selector` with `matchLabels`");
	}),
	"self.all(l1, self.exists_one(l2, l1.number == l2.number))": (self) => {
		const numbers = dataItems(self).map((port) => isDataMap(port) ? String(port["number"]) : "");
		const index = numbers.findIndex((number, position) => numbers.indexOf(number) < position);
		if (index < 0) return null;
		const first = numbers.indexOf(numbers[index]);
		const message = `${quote(numbers[index])} is also the number of item ${first}: each port needs its own number`;
		return {
			path: [index, "number"],
			code: "repeated-item-key",
			message,
			conflictsWith: [first, "number"]
		};
	},
	"self.all(key, !key.contains(\"*\"))": keysRule((key) => key.includes("*") ? "contains `*`, which labels do not allow" : null),
	"self.all(key, key.size() != 0)": keysRule((key) => key === "" ? "must not be empty" : null),
	"self.all(key, size(key) < 63 && key.matches(\"^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$\"))": keysRule((key) => [...key].length < 63 && /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(key) ? null : "is no name of a port: write fewer than 63 letters, digits and dashes, with a letter or digit at each end"),
	"self.all(key, 0 < int(key) && int(key) <= 65535)": keysRule((key) => /^[-+]?\d{1,18}$/.test(key) && Number(key) > 0 && Number(key) <= 65535 ? null : "is no port number from 1 to 65535"),
	"((has(self.operation) ? self.operation : \"\") == \"UPSERT\") ? (self.value != \"\") : true": mapRule((self) => self["operation"] === "UPSERT" && (self["value"] ?? "") === "" ? fieldViolation("missing-field", "value", "is missing: `operation: UPSERT` requires it") : null),
	"((has(self.operation) ? self.operation : \"\") == \"REMOVE\") ? !has(self.value) : true": mapRule((self) => self["operation"] === "REMOVE" && has(self, "value") ? fieldViolation("not-taken-here", "value", "is not allowed with `operation: REMOVE`") : null)
});
function keysRule(check) {
	return mapRule((self) => {
		for (const key of Object.keys(self)) {
			const message = check(key);
			if (message !== null) return {
				path: [key],
				code: "key-mismatch",
				message,
				isKey: true
			};
		}
		return null;
	});
}

// src/rules/schema/cel/flux.ts
const fluxRules = table({
	"(has(self.chart) && !has(self.chartRef)) || (!has(self.chart) && has(self.chartRef))": mapRule((self) => {
		if (has(self, "chart") && has(self, "chartRef")) return conflictViolation("chartRef", "chart");
		if (has(self, "chart") || has(self, "chartRef")) return null;
		return {
			path: [],
			code: "missing-choice",
			message: "needs `chart` or `chartRef`",
			isMissing: true
		};
	}),
	"has(self.configMapRef) || has(self.secretRef)": mapRule((self) => has(self, "configMapRef") || has(self, "secretRef") ? null : {
		path: [],
		code: "missing-choice",
		message: "needs `configMapRef` or `secretRef`",
		isMissing: true
	}),
	"!has(self.configMapRef) || !has(self.secretRef)": mapRule((self) => has(self, "configMapRef") && has(self, "secretRef") ? conflictViolation("secretRef", "configMapRef") : null),
	"!has(self.retryInterval) || self.name != 'RemediateOnFailure'": mapRule((self) => has(self, "retryInterval") && self["name"] === "RemediateOnFailure" ? retryViolation("is not allowed with `name: RemediateOnFailure`") : null),
	"!has(self.retryInterval) || self.name == 'RetryOnFailure'": mapRule((self) => has(self, "retryInterval") && self["name"] !== "RetryOnFailure" ? retryViolation("is allowed only with `name: RetryOnFailure`") : null)
});
function retryViolation(message) {
	return {
		...fieldViolation("not-taken-here", "retryInterval", message),
		conflictsWith: ["name"]
	};
}

// src/rules/schema/cel/strings.ts
const stringRules = table({
	"duration(self) >= duration('1ms')": (self) => {
		const duration = parseDuration(String(self));
		if ("defect" in duration) return {
			path: [],
			code: "format-mismatch",
			message: `${quote(self)} ${duration.defect}`
		};
		if (duration.value >= 1000000n) return null;
		return {
			path: [],
			code: "below-minimum",
			message: `${quote(self)} is below \`1ms\``
		};
	},
	"!self.contains(\"*\")": stringRule("wildcard", (self) => self.includes("*") ? `${quote(self)} contains \`*\`, which is not allowed here` : null),
	"self.size() == 0": stringRule("other-namespace", (self) => self === "" ? null : `${quote(self)} is refused: a policy attaches only within its own namespace, so remove the field`),
	"self != \"*\"": stringRule("wildcard", (self) => self === "*" ? "`*` is refused: name the hosts" : null),
	"0 < self && self <= 65535": (self) => {
		const port = Number(self);
		if (port > 0 && port <= 65535) return null;
		return {
			path: [],
			code: port > 65535 ? "above-maximum" : "below-minimum",
			message: `${quote(self)} is no port number from 1 to 65535`
		};
	},
	"self.startsWith(\"unix://\") ? (self.substring(7, 8) == \"/\" || self.substring(7, 8) == \"@\") : true": stringRule("format-mismatch", (self) => /^unix:\/\/(?![/@])/.test(self) ? `${quote(self)} must be an absolute path, \`unix:///run/x.sock\`, or an abstract socket, \`unix://@name\`` : null),
	"self.startsWith(\"unix://\") ? !self.endsWith(\"/\") : true": stringRule("format-mismatch", (self) => self.startsWith("unix://") && self.endsWith("/") ? `${quote(self)} is a folder, not a socket` : null),
	"self in [\"\", \"HTTP\", \"HTTPS\"]": stringRule("not-in-enum", (self) => [
		"",
		"HTTP",
		"HTTPS"
	].includes(self) ? null : `${quote(self)} is not one of \`HTTP\`, \`HTTPS\``),
	"url(self).getScheme() in [\"http\", \"https\"]": stringRule("format-mismatch", (self) => ["http", "https"].includes(schemeOf(self) ?? "") ? null : `${quote(self)} is no URL that begins with \`http://\` or \`https://\``),
	"isURL(self) ? (url(self).getScheme() in [\"\", \"http\", \"https\", \"file\", \"oci\"]) : (isURL(\"http://\" + self) &&\nurl(\"http://\" + self).getScheme() in [\"\", \"http\", \"https\", \"file\", \"oci\"])": stringRule("format-mismatch", moduleUrl),
	"isURL(self) ? (url(self).getScheme() in [\"\", \"http\", \"https\", \"oci\", \"file\"]) : (isURL(\"http://\" + self) &&\nurl(\"http://\" + self).getScheme() in [\"\", \"http\", \"https\", \"oci\", \"file\"])": stringRule("format-mismatch", moduleUrl)
});
function moduleUrl(self) {
	return isModuleUrl(self) ? null : `${quote(self)} is no URL of a module: begin it with \`oci://\`, \`https://\`, \`http://\` or \`file://\`, or write an image without a scheme`;
}

// src/rules/schema/cel/rules.ts
const celRules = table({
	...fieldRules,
	...stringRules
});
const celCheck = (rule, self) => (celRules[rule] ?? fluxRules[rule] ?? noViolation)(self);
function noViolation() {
	return null;
}

// src/rules/schema/helpers/completing-flux.ts
function mayBeCompletedByFlux(manifest, mesh) {
	return mesh.context.completedByFlux.has(manifest.kind) && groupOf(manifest).endsWith(".toolkit.fluxcd.io") && !builtByFlux(mesh.targets).has(manifest.target);
}
const builtByFlux = oncePer((targets) => {
	const built = targets.filter((target) => target.kind === "kustomization" && target.flux !== void 0);
	return new Set(built.map(({ id }) => id));
});

// src/rules/schema/helpers/kind-shape.ts
function shapeOfObject(manifest, mesh) {
	const { apiVersion, kind } = manifest;
	const istio = istioShape(manifest);
	return mesh.context.kinds.get(kindName(manifest)) ?? (istio && {
		apiVersion,
		kind,
		schema: istio.schema
	});
}
function jsonSchemaViolations(manifest, { validate }) {
	return validate ? violationsOnce(manifest, validate) : [];
}
const violationsOnce = oncePerPair(({ root }, validate) => validate(root.data));
function definitionNotes({ definition }) {
	return definition ? [{
		node: definition,
		note: "the definition of the kind"
	}] : [];
}
function refusalConfidence({ root }, shape) {
	const { isUnapplied, definition } = shape;
	const isOtherFile = definition?.file !== root.file;
	return isUnapplied && isOtherFile ? {
		severity: "warning",
		confidence: "likely"
	} : {};
}
function isFilledLater(text) {
	return isUnfilled(text) || /^ENC\[|^<path:[^>]*>|^<[\w.-]+>$/.test(text);
}
function mayBeFilledLater(text) {
	return isFilledLater(text) || !isPlainText.test(text);
}
const isPlainText = /^[\w\s.:,;/+'"=&-]*(?:@[\w\s.:,;/+'"=&-]*)?$/;

// src/rules/schema/helpers/object-labels.ts
function* labelProblems(manifest, shape) {
	if (!shape || manifest.part) return;
	const certainty = refusalConfidence(manifest, shape);
	for (const { labels, annotations } of metadataOf(manifest, shape)) for (const problem of [
		...valueProblems(labels),
		...keyProblems(labels),
		...keyProblems(annotations)
	]) yield {
		...problem,
		refusedBy: "schema",
		...certainty
	};
}
function metadataOf(manifest, { isBuiltIn = false }) {
	const { root, kind } = manifest;
	return [root, ...isBuiltIn && kind !== "Pod" ? [podOf(manifest)] : []].map((node) => node.get("metadata")).map((metadata) => ({
		labels: metadata.get("labels"),
		annotations: metadata.get("annotations")
	}));
}
function* valueProblems(labels) {
	for (const [key, node] of labels.entries()) {
		const value = node.scalar;
		if (typeof value !== "string" || labelValueDefect(value) === null || mayBeFilledLater(value)) continue;
		const isLong = value.length > 63;
		if (isLong && containsStandIn(value)) continue;
		const reason = isLong ? `has ${value.length} characters and may have ${63}: shorten it, or write it as an annotation` : "is no value of a label: write letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, or write it as an annotation";
		const message = `${quote(labels.path)}: ${quote(value)} of ${quote(key)} ${reason}`;
		yield {
			code: isLong ? "too-long" : "pattern-mismatch",
			node,
			message
		};
	}
}
function* keyProblems(entries) {
	const isOfAnnotations = entries.pathKeys.at(-1) === "annotations";
	for (const [key, node] of entries.entries()) {
		const defect = labelKeyDefect(isOfAnnotations ? key.toLowerCase() : key);
		if (defect === null || mayBeFilledLater(key)) continue;
		const form = `at most ${63} letters, digits, \`-\`, \`_\` and \`.\`, if need be after a DNS name and \`/\``;
		yield {
			code: "key-mismatch",
			node,
			at: "key",
			message: `${quote(entries.path)}: the key ${quote(key)} ${defect}: write ${form}`
		};
	}
}

// src/rules/schema/helpers/object-name.ts
function nameProblem(manifest, shape) {
	const metadata = manifest.root.get("metadata");
	if (!shape || manifest.part || metadata.exists && metadata.kind !== "map") return null;
	const [name, generated] = [metadata.get("name"), metadata.get("generateName")];
	if (isEmpty(name) && isEmpty(generated) && !shape.definition) return {
		...refused,
		code: "missing-field",
		node: name,
		message: "`metadata.name` is missing"
	};
	if (isOfBuiltInGroup(manifest, shape)) return null;
	const node = [name, generated].find(isRefused);
	if (!node) return null;
	return {
		...refused,
		...refusalConfidence(manifest, shape),
		code: "pattern-mismatch",
		node,
		message: `${quote(node.path)}: ${quote(node.text)} is no name of an object: write lower-case letters, digits, \`-\` and \`.\`, at most 253, with a letter or digit at both ends`
	};
}
function isRefused({ scalar, pathKeys }) {
	if (typeof scalar !== "string" || scalar === "") return false;
	const isPrefix = pathKeys.at(-1) === "generateName" && scalar.length > 1 && scalar.endsWith("-");
	return !isObjectName(isPrefix ? `${scalar.slice(0, -2)}a` : scalar) && !mayBeFilledLater(scalar);
}
function isEmpty({ exists, isNull, scalar, yaml }) {
	if (!exists) return true;
	if (!isNull && scalar !== "") return false;
	const [line = ""] = yaml ? yaml.source.text.slice(yaml.start).split("\n", 1) : [];
	return !/#\w+#+\s*$/.test(line);
}
const refused = { refusedBy: "schema" };
function isOfBuiltInGroup(manifest, { isBuiltIn = false }) {
	return isBuiltIn || groupOf(manifest).endsWith(".openshift.io");
}

// src/rules/schema/helpers/filling-webhooks.ts
function fillingWebhook(manifest, mesh) {
	const group = groupOf(manifest);
	return webhooksByGroup(mesh).get(group) ?? webhooksByGroup(meshOfOtherObjects(mesh) ?? mesh).get(group);
}
const webhooksByGroup = derived(["MutatingWebhookConfiguration"], (mesh) => {
	const pairs = mesh.ofKind("MutatingWebhookConfiguration").flatMap((configuration) => configuration.root.items("webhooks").flatMap((webhook) => webhook.items("rules")).flatMap((rule) => rule.items("apiGroups").map(({ text }) => [text, configuration])));
	return new Map(pairs.toReversed());
});

// src/rules/schema/invalid.ts
const invalid = defineRule({
	id: "schema/invalid",
	codes: violationCodes,
	severity: "error",
	summary: "An object that the API server refuses, because its fields do not have the types and values that its definition requires.",
	why: "Nothing of the object is applied: the previous version stays in force, and a sync stops at it.",
	fix: "Write the field as the message says.",
	isGeneral: true,
	parts: [
		"patch",
		"base",
		"unapplied"
	],
	across: { *manifest(manifest, mesh) {
		const shape = shapeOfObject(manifest, mesh);
		const named = nameProblem(manifest, shape);
		for (const problem of [...named ? [named] : [], ...labelProblems(manifest, shape)]) yield isOfPatch(manifest) ? {
			...problem,
			...inPatch(problem)
		} : problem;
		for (const violation of violationsIn(manifest, shape)) {
			const { code, path, isMissing } = violation;
			const node = manifest.root.at(...path);
			if (code === "unknown-field" || isCompletedLater(node)) continue;
			if (isMissing && mayBeCompletedByFlux(manifest, mesh)) continue;
			const webhook = isMissing && fillingWebhook(manifest, mesh);
			const problem = problemOf$2(manifest, node, violation, shape);
			if (webhook && shape?.definition) yield {
				code,
				...withWebhook(problem, webhook)
			};
			else if (isMissing && isOfPatch(manifest)) yield {
				code,
				...inPatch(problem)
			};
			else yield {
				code,
				...problem
			};
		}
	} }
});
function withWebhook(problem, webhook) {
	return {
		...problem,
		severity: "warning",
		confidence: "likely",
		message: `${problem.message}, unless the webhook ${quote(webhook.name)} fills it in`
	};
}
function isOfPatch({ root, origins }) {
	const file = origins ? originOf(origins, root.location.line)?.file : root.file;
	return file !== void 0 && isNamedPatch(file) && !isTemplate(file);
}
function isTemplate(file) {
	return /(^|[/!])templates\//.test(file);
}
function inPatch(problem) {
	const message = `${problem.message}, unless the file is a patch, as its name says`;
	return {
		...problem,
		severity: "warning",
		confidence: "likely",
		message
	};
}
const violationsOf = oncePerPair(({ root }, schema) => violations(withMetadata(schema), root.data, celCheck));
const violationsOfMetadata = oncePer(({ root }) => violations(schemaOfMetadata, { metadata: root.get("metadata").data ?? {} }, celCheck));
const schemaOfMetadata = withMetadata({});
function violationsIn(manifest, shape) {
	const { root } = manifest;
	if (!shape) return violationsOfMetadata(manifest);
	return [...violationsOf(manifest, shape.schema), ...jsonSchemaViolations(manifest, shape)].filter((violation) => !isEmptyForGo(violation, root, shape) && !(violation.isMissing && manifest.part));
}
function isEmptyForGo({ path }, root, { isBuiltIn = false }) {
	return isBuiltIn && root.at(...path).isNull;
}
function problemOf$2(manifest, node, violation, shape) {
	const { code, path, isKey, replacement, conflictsWith, about } = violation;
	const { root } = manifest;
	const definition = shape && path[0] !== "metadata" ? shape : void 0;
	const related = [...conflictsWith ? [{
		node: root.at(...conflictsWith),
		note: "the field that it conflicts with"
	}] : [], ...definition ? definitionNotes(definition) : []];
	return {
		node,
		message: messageAt(pathText(path), messageOf(manifest, violation)),
		refusedBy: "schema",
		...isKey && { at: "key" },
		...about !== void 0 && { about },
		related,
		...definition && refusalConfidence(manifest, definition),
		...code === "format-mismatch" && isVariableName(node.text) && likelyFilled,
		...replacement !== void 0 && { fix: {
			safety: "safe",
			title: `set ${String(path.at(-1))} to ${replacement}`,
			set: [{
				node,
				value: replacement
			}]
		} }
	};
}
function isVariableName(text) {
	return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(text);
}
const likelyFilled = {
	severity: "warning",
	confidence: "likely"
};
function messageOf({ kind }, { path, message }) {
	return kind === "Secret" && /^(data|stringData)$/.test(String(path[0])) ? message.replace(/`[^`]*`/g, "the value") : message;
}
function messageAt(name, message) {
	if (name === "") return message;
	return message.startsWith("`") ? `${quote(name)}: ${message}` : `${quote(name)} ${message}`;
}
function isCompletedLater(node) {
	if (node.kind === "scalar") return isFilledLater(node.text);
	if (node.kind === "list") return node.items().some(isCompletedLater);
	return isNameInBraces(node) || node.entries().some(([key, value]) => isFilledLater(key) || isCompletedLater(value));
}
function isNameInBraces({ yaml }) {
	return yaml?.kind === "map" && yaml.entries.size === 1 && isFilledLater(sourceText(yaml));
}

// src/rules/schema/helpers/annotation-values.ts
function annotationDefect(name, value) {
	const check = checks.get(name);
	return check && typeof value.scalar === "string" ? check(value.text) : null;
}
const checks = /* @__PURE__ */ new Map([
	["prometheus.istio.io/merge-metrics", booleanDefect],
	["proxy.istio.io/config", proxyConfigDefect],
	["readiness.status.sidecar.istio.io/failureThreshold", countDefect],
	["readiness.status.sidecar.istio.io/initialDelaySeconds", countDefect],
	["readiness.status.sidecar.istio.io/periodSeconds", countDefect],
	["sidecar.istio.io/interceptionMode", interceptionModeDefect],
	["status.sidecar.istio.io/port", portDefect],
	["traffic.sidecar.istio.io/excludeInboundPorts", portsDefect],
	["traffic.sidecar.istio.io/excludeOutboundIPRanges", rangesDefect],
	["traffic.sidecar.istio.io/excludeOutboundPorts", portsDefect],
	["traffic.sidecar.istio.io/includeInboundPorts", starOr(portsDefect)],
	["traffic.sidecar.istio.io/includeOutboundIPRanges", starOr(rangesDefect)]
]);
function booleanDefect(text) {
	return /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text) ? null : {
		code: "not-a-boolean",
		text: `is ${quote(text)}: write \`true\` or \`false\``
	};
}
function countDefect(text) {
	if (isWholeNumber(text, 2 ** 32 - 1)) return null;
	return {
		code: "not-a-whole-number",
		text: `is ${quote(text)}: write a whole number`
	};
}
function portDefect(text) {
	return isWholeNumber(text.trim(), 65535) ? null : {
		code: "not-a-port",
		text: `is ${quote(text)}: write a port number`
	};
}
function portsDefect(text) {
	const invalid = text.trim() === "" ? void 0 : text.split(",").find((item) => portDefect(item) !== null);
	if (invalid === void 0) return null;
	return {
		code: "not-a-port",
		text: `has ${quote(invalid.trim())}, which is no port; write port numbers separated by commas`
	};
}
function rangesDefect(text) {
	const invalid = text === "" ? void 0 : text.split(",").find((item) => !item.includes("/") || !isIPOrRange(item));
	if (invalid === void 0) return null;
	return {
		code: "not-an-address-range",
		text: `has ${quote(invalid)}, which is no address range such as \`10.0.0.0/8\``
	};
}
function starOr(check) {
	return (text) => text === "*" ? null : check(text);
}
function interceptionModeDefect(text) {
	if ([
		"REDIRECT",
		"TPROXY",
		"NONE"
	].includes(text)) return null;
	return {
		code: "unknown-interception-mode",
		text: `is ${quote(text)}: write \`REDIRECT\`, \`TPROXY\` or \`NONE\``
	};
}
function proxyConfigDefect(text) {
	const [document] = parseDocuments(text, "");
	if (document && document.problems.length > 0) return {
		code: "config-not-yaml",
		text: `is no YAML: ${document.problems[0].message}`
	};
	const root = document?.root;
	if (!root || root.kind === "scalar" && root.value === null || root.kind === "map") return null;
	return {
		code: "config-not-a-map",
		text: "is no map: write the fields of a ProxyConfig"
	};
}
function isWholeNumber(text, max) {
	return /^\d+$/.test(text) && Number(text) <= max;
}

// src/rules/schema/istio-annotation.ts
const istioAnnotation = defineRule({
	id: "schema/istio-annotation",
	codes: [
		"label-as-annotation",
		"unknown-annotation",
		"misplaced-annotation",
		"not-a-boolean",
		"not-a-whole-number",
		"not-a-port",
		"not-an-address-range",
		"unknown-interception-mode",
		"config-not-yaml",
		"config-not-a-map"
	],
	severity: "warning",
	istio: [
		"IST0107",
		"IST0108",
		"IST0125"
	],
	summary: "An annotation of Istio that nothing reads, or that has an invalid value.",
	why: "Nothing checks annotations when they are applied: a misspelt one, or one of pods that stands at the Deployment, has no effect. With an invalid value, the injector refuses the pod.",
	fix: "Correct the name or the value; write annotations of pods in `spec.template.metadata.annotations`.",
	parts: ["patch", "unapplied"],
	on: {
		CronJob: workloadProblems,
		DaemonSet: workloadProblems,
		Deployment: workloadProblems,
		Job: workloadProblems,
		Namespace: objectProblems,
		Pod: objectProblems,
		ReplicaSet: workloadProblems,
		Rollout: workloadProblems,
		Service: objectProblems,
		StatefulSet: workloadProblems
	}
});
function* objectProblems(manifest) {
	const { root, kind } = manifest;
	for (const [name, value] of annotationsOf(root)) yield* annotationProblems(name, value, kind);
}
function* workloadProblems(manifest) {
	const podAnnotations = annotationsOf(podOf(manifest));
	const repeated = new Set(podAnnotations.map(([name]) => name));
	for (const [name, value] of annotationsOf(manifest.root)) if (!repeated.has(name)) yield* annotationProblems(name, value, manifest.kind);
	for (const [name, value] of podAnnotations) yield* annotationProblems(name, value, "Pod");
}
function annotationsOf(root) {
	return root.get("metadata").entries("annotations");
}
function* annotationProblems(name, value, kind) {
	const kinds = istioAnnotations.get(name);
	if (kinds === void 0) {
		if (isOfIstio$1(name) && !isUnfilled(name)) yield {
			...unknownAnnotation(name),
			node: value,
			at: "key"
		};
		return;
	}
	if (kinds.includes("Any")) return;
	if (!kinds.includes(kind)) {
		const message = misplacedMessage(name, kinds, kind);
		if (isForIstio(name, value, kind)) yield {
			code: "misplaced-annotation",
			node: value,
			at: "key",
			message
		};
		return;
	}
	const defect = annotationDefect(name, value);
	if (!defect) return;
	yield {
		code: defect.code,
		node: value,
		message: `the value of ${quote(name)} ${defect.text}`
	};
}
function isOfIstio$1(name) {
	return domains.has(name.split("/")[0]);
}
const domains = new Set([...istioAnnotations.keys()].map((name) => name.split("/")[0]).filter((domain) => domain.endsWith("istio.io")));
function isForIstio(name, value, kind) {
	return name !== "kubernetes.io/ingress.class" || kind !== "Service" || value.text === "istio";
}
function unknownAnnotation(name) {
	if (istioLabels.has(name)) return {
		code: "label-as-annotation",
		message: `${quote(name)} is a label: nothing reads it as an annotation; write it under \`labels\``
	};
	const [domain, key = ""] = name.split("/");
	const candidates = [...istioAnnotations.keys()].filter((candidate) => candidate.startsWith(`${domain}/`));
	const suggestion = closestName(key, candidates.map((candidate) => candidate.split("/")[1]));
	const hint = suggestion === void 0 ? "" : `; did you mean ${quote(`${domain}/${suggestion}`)}?`;
	return {
		code: "unknown-annotation",
		message: `Istio has no annotation ${quote(name)}, so nothing reads it${hint}`
	};
}
function misplacedMessage(name, kinds, kind) {
	const advice = kinds.includes("Pod") && kind !== "Namespace" && kind !== "Service" ? "; write it in the pod template" : "";
	return `the annotation ${quote(name)} is for ${quoteAll(kinds)}; nothing reads it on a ${kind}${advice}`;
}

// src/rules/schema/helpers/versions-since.ts
const versionsSince = table({
	"networking.istio.io/v1": "1.22",
	"networking.istio.io/v1beta1/WorkloadGroup": "1.13",
	"security.istio.io/v1": "1.17",
	"security.istio.io/v1/PeerAuthentication": "1.22",
	"telemetry.istio.io/v1": "1.22"
});

// src/rules/schema/needs-istio.ts
const needsIstio = defineRule({
	id: "schema/needs-istio",
	codes: [
		"newer-kind",
		"newer-version",
		"newer-field",
		"newer-value"
	],
	severity: "error",
	summary: "A field, a value or a version that is newer than the Istio of the mesh.",
	why: "The API server silently drops a field that it does not know, and refuses an unknown value or version.",
	fix: "Upgrade Istio first, remove the field, or correct `istio-version` in `.meshgate.yaml`.",
	parts: [
		"patch",
		"base",
		"unapplied"
	],
	across: { *manifest(manifest, mesh) {
		if (!mesh.context.isIstioVersionStated) return;
		const shape = istioShape(manifest);
		if (!shape) return;
		const { schema, since } = shape;
		yield* kindProblems(manifest, since.get(""), mesh);
		if (releaseAboveMesh(mesh, since.get(""))) return;
		yield* versionProblems(manifest, mesh);
		yield* fieldProblems(fieldsOf$1(manifest.root, schema), since, mesh);
		if (manifest.kind === "Sidecar") yield* exclusionProblems(manifest, mesh);
	} }
});
function* kindProblems({ kind, root }, since, mesh) {
	const release = releaseAboveMesh(mesh, since);
	if (release) yield {
		...tooNew("newer-kind", root.get("kind"), quote(kind), release, mesh),
		refusedBy: "schema"
	};
}
function* versionProblems(manifest, mesh) {
	const { apiVersion, kind, root } = manifest;
	const release = releaseAboveMesh(mesh, versionsSince[`${apiVersion}/${kind}`] ?? versionsSince[apiVersion]);
	if (release) yield {
		...tooNew("newer-version", root.get("apiVersion"), quote(apiVersion), release, mesh),
		refusedBy: "schema"
	};
}
function* fieldProblems(fields, since, mesh) {
	let newPath = null;
	for (const { node, path } of fields) {
		if (newPath !== null && (path.startsWith(`${newPath}.`) || path.startsWith(`${newPath}[`))) continue;
		const release = releaseAboveMesh(mesh, since.get(path));
		newPath = release ? path : null;
		if (release) {
			const problem = tooNew("newer-field", node, quote(node.path), release, mesh);
			yield {
				...problem,
				at: "key",
				message: `${problem.message}, which drops it`
			};
		}
		const valueRelease = release || node.text === "" ? null : releaseAboveMesh(mesh, since.get(`${path}=${node.text}`));
		if (valueRelease) {
			const name = `${node.path}: ${node.text}`;
			yield {
				...tooNew("newer-value", node, quote(name), valueRelease, mesh),
				refusedBy: "schema"
			};
		}
	}
}
function* exclusionProblems({ spec }, mesh) {
	const release = releaseAboveMesh(mesh, "1.31");
	if (!release) return;
	for (const host of spec.items("egress").flatMap((listener) => listener.items("hosts"))) {
		if (!/^~./.test(host.text) || host.text === "~/*") continue;
		const problem = tooNew("newer-value", host, quote(host.text), release, mesh);
		yield host.text.startsWith("~/") ? {
			...problem,
			message: `${problem.message}, where it excludes nothing`
		} : {
			...problem,
			refusedBy: "webhook"
		};
	}
}
function releaseAboveMesh(mesh, release) {
	const version = release === void 0 ? null : parseIstioVersion(release);
	return !version || atLeast(mesh, version.major, version.minor) ? null : release;
}
function tooNew(code, node, name, release, { context }) {
	return {
		code,
		node,
		message: `${name} needs Istio ${release}; this mesh runs ${versionText(context.istioVersion)}`
	};
}

// src/rules/schema/helpers/removed-fields.ts
const removedFields = table({
	"VirtualService.spec.http[].websocketUpgrade": "WebSockets need no switch since Istio 1.0: remove it",
	"VirtualService.spec.http[].appendHeaders": "it became `headers.request.add`",
	"VirtualService.spec.http[].appendRequestHeaders": "it became `headers.request.add`",
	"VirtualService.spec.http[].removeRequestHeaders": "it became `headers.request.remove`",
	"VirtualService.spec.http[].appendResponseHeaders": "it became `headers.response.add`",
	"VirtualService.spec.http[].removeResponseHeaders": "it became `headers.response.remove`",
	"VirtualService.spec.http[].route[].appendRequestHeaders": "it became `headers.request.add`",
	"VirtualService.spec.http[].route[].removeRequestHeaders": "it became `headers.request.remove`",
	"VirtualService.spec.http[].route[].appendResponseHeaders": "it became `headers.response.add`",
	"VirtualService.spec.http[].route[].removeResponseHeaders": "it became `headers.response.remove`",
	"VirtualService.spec.http[].fault.abort.percent": "it became `percentage: {value: ...}`",
	"VirtualService.spec.http[].route[].destination.port.name": "a port is named by its `number`",
	"VirtualService.spec.tcp[].match[].sourceSubnet": "nothing took its place",
	"VirtualService.spec.tls[].match[].sourceSubnet": "nothing took its place",
	"EnvoyFilter.spec.filters": "it became `configPatches`",
	"EnvoyFilter.spec.workloadLabels": "it became `workloadSelector.labels`"
});

// src/rules/schema/unknown-field.ts
const unknownField = defineRule({
	id: "schema/unknown-field",
	codes: [
		"not-defined",
		"not-in-release",
		"removed",
		"misplaced"
	],
	severity: "error",
	summary: "A field that the definition of the object does not have.",
	why: "The API server silently drops it: the object is applied, and works as if the lines were not there.",
	fix: "Correct the name of the field, or move it to where it belongs.",
	parts: [
		"patch",
		"base",
		"unapplied"
	],
	across: { *manifest(manifest, mesh) {
		const shape = shapeOfObject(manifest, mesh);
		if (!shape) return;
		const since = istioShape(manifest)?.since;
		for (const field of unknownFields(manifest, shape.schema)) if (!since?.has(field.path)) yield problemOf$1(manifest, field, shape);
		for (const { path, message, code } of jsonSchemaViolations(manifest, shape)) {
			if (code !== "unknown-field") continue;
			yield {
				code: "not-defined",
				node: manifest.root.at(...path),
				at: "key",
				message: withPath(pathText(path), message)
			};
		}
	} }
});
const unknownFields = oncePerPair((manifest, schema) => fieldsOf$1(manifest.root, schema).filter((field) => field.schema === null && !isEmptyTimestamp(field) && !isHandledByTool(field, manifest)));
function isHandledByTool({ node }, { part }) {
	return part === "patch" && (String(node.pathKeys.at(-1)).startsWith("$") || node.isUnfilled);
}
function isEmptyTimestamp({ node }) {
	return node.pathKeys.at(-1) === "creationTimestamp" && node.isNull;
}
function withPath(path, message) {
	return message.startsWith(`${quote(path)} `) ? message : `${quote(path)}: ${message}`;
}
function problemOf$1(manifest, field, shape) {
	const { kind } = manifest;
	const { release } = shape;
	const replacement = istioShape(manifest) && removedFields[`${kind}.${field.path}`];
	const correction = correctionOf(field);
	const inRelease = release === void 0 ? "" : ` in ${release}`;
	const sentence = `${quote(field.node.path)} is no field of ${article(kind)} ${kind}${inRelease}: the API server drops it`;
	return {
		code: codeOf(replacement, correction, release),
		node: field.node,
		at: "key",
		message: `${sentence}; ${replacement ?? correction?.text ?? "remove it"}`,
		related: definitionNotes(shape),
		...refusalConfidence(manifest, shape),
		...replacement === void 0 && correction?.rename && { fix: correction.rename },
		...release !== void 0 && correction === void 0 && { severity: "warning" },
		...isDefinedElsewhere(manifest, shape) && correction === void 0 && { severity: "info" }
	};
}
function isDefinedElsewhere({ root }, { isUnapplied, definition }) {
	if (!isUnapplied || !definition) return false;
	const folder = folderOf(definition.file);
	return folder !== "" && !`${folderOf(root.file)}/`.startsWith(`${folder}/`);
}
function codeOf(replacement, correction, release) {
	if (replacement !== void 0) return "removed";
	if (correction) return correction.isMisplaced ? "misplaced" : "not-defined";
	return release === void 0 ? "not-defined" : "not-in-release";
}
function article(kind) {
	return /^[AEIOU]/.test(kind) ? "an" : "a";
}
function correctionOf({ node, ancestors }) {
	const name = String(node.pathKeys.at(-1));
	const parent = ancestors.at(-1);
	const siblings = Object.keys(parent.properties ?? {});
	const equalSibling = siblings.find((sibling) => normalized(sibling) === normalized(name));
	const similar = equalSibling ?? closestName(name, siblings);
	if (similar !== void 0) {
		const rename = renaming(node, similar, equalSibling === void 0 ? "unsafe" : "safe");
		return {
			text: `did you mean \`${similar}\`?`,
			...rename && { rename }
		};
	}
	const outer = ancestors.findLastIndex((schema) => hasField(schema, name));
	if (outer >= 0) return {
		text: `it belongs to ${mapName(node.pathKeys, outer)}`,
		isMisplaced: true
	};
	const inner = siblings.filter((sibling) => hasField(parent.properties[sibling], name));
	return inner.length === 1 ? {
		text: `it belongs under \`${inner[0]}\``,
		isMisplaced: true
	} : void 0;
}
function renaming(node, name, safety) {
	if (node.root.at(...node.pathKeys.slice(0, -1)).get(name).exists) return void 0;
	return {
		safety,
		title: `rename ${quote(node.pathKeys.at(-1))} to ${quote(name)}`,
		set: [{
			node,
			value: name,
			isKey: true
		}]
	};
}
function hasField({ properties }, name) {
	return properties !== void 0 && Object.hasOwn(properties, name);
}
function mapName(path, depth) {
	const name = path.slice(0, depth).findLast((key) => typeof key === "string");
	return name === void 0 ? "the object itself" : quote(name);
}
function normalized(name) {
	return name.replace(/[-_]/g, "").toLowerCase();
}

// src/rules/schema/helpers/removed-kinds.ts
const removedKinds = table({
	"authentication.istio.io/Policy": {
		until: "1.5",
		instead: "PeerAuthentication and RequestAuthentication"
	},
	"authentication.istio.io/MeshPolicy": {
		until: "1.5",
		instead: "a PeerAuthentication in the root namespace, and RequestAuthentication"
	},
	"authentication.istio.io/*": {
		until: "1.5",
		instead: "PeerAuthentication and RequestAuthentication"
	},
	"rbac.istio.io/*": {
		until: "1.6",
		instead: "the AuthorizationPolicy of `security.istio.io/v1`"
	},
	"config.istio.io/RouteRule": {
		until: "0.8",
		instead: "VirtualService"
	},
	"config.istio.io/DestinationPolicy": {
		until: "0.8",
		instead: "DestinationRule"
	},
	"config.istio.io/EgressRule": {
		until: "0.8",
		instead: "ServiceEntry"
	},
	"config.istio.io/IngressRule": {
		until: "0.8",
		instead: "VirtualService and Gateway"
	},
	"config.istio.io/*": {
		until: "1.7",
		instead: "Telemetry, EnvoyFilter or WasmPlugin"
	},
	"networking.istio.io/ExternalService": {
		until: "0.7",
		instead: "ServiceEntry"
	},
	"certmanager.k8s.io/*": {
		until: "1.5",
		release: "cert-manager 0.10",
		instead: "the kinds of `cert-manager.io`"
	}
});

// src/rules/schema/unknown-kind.ts
const unknownKind = defineRule({
	id: "schema/unknown-kind",
	codes: [
		"removed-kind",
		"other-group",
		"unknown-version",
		"not-served"
	],
	severity: "error",
	summary: "An object of a kind or version that Istio does not have.",
	why: "The API server has no such kind or version and refuses the object; `istioctl analyze` silently skips it.",
	fix: "Correct `kind` and `apiVersion`; replace a kind that Istio removed by its successor.",
	parts: [
		"patch",
		"base",
		"unapplied"
	],
	across: { *manifest(manifest, mesh) {
		if (isUnfilledKind(manifest) || isServed(manifest, mesh)) return;
		const problem = problemOf(manifest);
		if (problem) yield {
			...problem,
			refusedBy: "schema"
		};
	} }
});
function isServed(manifest, mesh) {
	const until = parseIstioVersion(removalOf(manifest)?.until ?? "");
	if (!until) return false;
	return !atLeast(mesh, until.major, until.minor + 1) || definesKind(mesh, manifest);
}
function definesKind(mesh, manifest) {
	const key = kindKey(groupOf(manifest), manifest.kind);
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) => definedKinds(candidate).has(key));
}
const definedKinds = derived(["CustomResourceDefinition"], (mesh) => new Set(mesh.ofKind("CustomResourceDefinition").map(({ spec }) => kindKey(spec.get("group").text, spec.at("names", "kind").text))));
function kindKey(group, kind) {
	return `${group}/${kind}`;
}
function removalOf(manifest) {
	const group = groupOf(manifest);
	return removedKinds[kindKey(group, manifest.kind)] ?? removedKinds[`${group}/*`];
}
function isUnfilledKind({ apiVersion, kind }) {
	return /[${<]/.test(apiVersion + kind);
}
function problemOf(manifest) {
	const { kind, root } = manifest;
	const group = groupOf(manifest);
	const removed = removalOf(manifest);
	if (removed) {
		const message = `${quote(kind)} of ${quote(group)} was removed after ${removed.release ?? `Istio ${removed.until}`}: use ${removed.instead}`;
		return {
			code: "removed-kind",
			node: root.get("kind"),
			message
		};
	}
	const served = Object.hasOwn(servedKinds, kind) ? servedKinds[kind] : void 0;
	if (!isOfIstio(group)) return served ? misspelledGroup(manifest, served.group) : null;
	return served?.group === group ? versionProblem(manifest, served.versions) : kindProblem(manifest);
}
function isOfIstio(group) {
	return group.endsWith(".istio.io") && !["install.istio.io", "operator.istio.io"].includes(group);
}
function misspelledGroup({ kind, root }, group) {
	const writtenGroup = root.get("apiVersion").text.replace(/\/.*$/, "");
	if (writtenGroup === group || closestName(writtenGroup, [group]) === void 0 || !/istio/i.test(writtenGroup)) return null;
	return {
		code: "other-group",
		node: root.get("apiVersion"),
		message: `${quote(kind)} belongs to the group \`${group}\`, not ${quote(writtenGroup)}`
	};
}
function versionProblem(manifest, versions) {
	const { kind, root } = manifest;
	const node = root.get("apiVersion");
	const version = node.text.replace(/^[^/]*\//, "");
	if (versions.includes(version)) return null;
	const served = versions.map((candidate) => `\`${candidate}\``).join(", ");
	return {
		code: "unknown-version",
		node,
		message: `${quote(kind)} has no version ${quote(version)}: Istio serves ${served}`
	};
}
function kindProblem(manifest) {
	const { kind, root } = manifest;
	const group = groupOf(manifest);
	const served = Object.hasOwn(servedKinds, kind) ? servedKinds[kind] : void 0;
	if (served) {
		const message = `${quote(kind)} belongs to the group \`${served.group}\`, not ${quote(group)}`;
		return {
			code: "other-group",
			node: root.get("apiVersion"),
			message
		};
	}
	const kindsOfGroup = Object.keys(servedKinds).filter((name) => servedKinds[name].group === group);
	const suggestion = closestName(kind, kindsOfGroup);
	const available = kindsOfGroup.length > 0 ? `; it has ${kindsOfGroup.join(", ")}` : "";
	const advice = suggestion === void 0 ? available : `; did you mean \`${suggestion}\`?`;
	const message = `Istio has no kind ${quote(kind)} in ${quote(group)}${advice}`;
	return {
		code: "not-served",
		node: root.get("kind"),
		message
	};
}

// src/rules/schema/yaml-invalid.ts
const yamlInvalid = defineRule({
	id: "schema/yaml-invalid",
	codes: ["yaml-syntax", "too-much-to-read"],
	severity: "error",
	summary: "A manifest or a values file that is not YAML.",
	why: "Helm and kubectl stop at it: nothing of this document is applied, and nothing in it was checked.",
	fix: "Correct the line that the message names; the lines after it may be correct.",
	across: { *document(source, mesh) {
		const { file, document } = source;
		if (!plainFiles(mesh).has(file)) return;
		let lastLine = 0;
		for (const problem of yamlErrors(source)) {
			const { at } = problemLocations(document, problem);
			if (at.line === lastLine) continue;
			lastLine = at.line;
			const code = problem.code === "bound" ? "too-much-to-read" : "yaml-syntax";
			const message = `this cannot be read as YAML: ${oneLine(problem.message)}`;
			if (source.isUnapplied) yield {
				code,
				node: at,
				...unapplied(message)
			};
			else yield {
				code,
				node: at,
				message
			};
		}
	} }
});
function yamlErrors({ document, reading }) {
	if (reading === "unread") return [];
	return reading === "applied" && document.root === null ? document.problems : refusalsOf(document);
}
const plainFiles = derived([], ({ targets }) => new Set(targets.flatMap(filesOf)));
function filesOf(target) {
	return target.kind === "helm" ? [] : namedFiles(target);
}
function unapplied(message) {
	return {
		severity: "warning",
		confidence: "likely",
		message: `${message}; no kustomization or controller here applies this file`
	};
}

// src/rules/workload/application-uid.ts
const applicationUid = defineRule({
	id: "workload/application-uid",
	codes: ["proxy-uid"],
	severity: "warning",
	istio: ["IST0144"],
	summary: "An application runs as user 1337, which is the user of the proxy.",
	why: "Traffic that user 1337 sends counts as traffic of the sidecar and bypasses it: no route, no policy and no mutual TLS applies to the application, without any warning.",
	fix: "Run the container as another user.",
	across: {
		CronJob: uidProblems,
		DaemonSet: uidProblems,
		Deployment: uidProblems,
		Job: uidProblems,
		Pod: uidProblems,
		ReplicaSet: uidProblems,
		Rollout: uidProblems,
		StatefulSet: uidProblems
	}
});
function* uidProblems(workload, mesh) {
	const plane = dataplaneOf(mesh, workload);
	if (plane === "none" || plane === "ambient" || isControlPlane(workload) || isIstioComponent(workload)) return;
	const spec = podOf(workload).get("spec");
	const applications = spec.items("containers").filter((container) => !istioContainers.has(container.get("name").text));
	const containerUsers = applications.map(userOf).filter(({ exists }) => exists);
	for (const user of containerUsers) if (user.number === proxyUser) yield problem(user);
	const inherited = userOf(spec);
	if (inherited.number === proxyUser && containerUsers.length < applications.length) yield problem(inherited);
}
function isIstioComponent({ root }) {
	return ["istiod", "ztunnel"].includes(root.at("metadata", "labels", "app").text);
}
const istioContainers = /* @__PURE__ */ new Set([proxyContainer, "istio-operator"]);
const proxyUser = 1337;
function userOf(node) {
	return node.at("securityContext", "runAsUser");
}
function problem(node) {
	return {
		code: "proxy-uid",
		node,
		message: `user \`${proxyUser}\` is the user of the proxy: what the application sends bypasses the sidecar; run it as another user`
	};
}

// src/istio/workload/injector.ts
function injectorValues(mesh, revision) {
	return valuesByName(mesh).get(`${configMap}${revision === "" ? "" : `-${revision}`}`);
}
const configMap = "istio-sidecar-injector";
const valuesByName = derived(["ConfigMap"], (mesh) => {
	const injectors = mesh.ofKind("ConfigMap").filter(isSidecarInjector);
	return new Map(injectors.flatMap((injector) => {
		const values = injectorDocument(injector, "values");
		return values ? [[injector.name, values]] : [];
	}));
});

// src/rules/workload/image-auto.ts
const imageAuto = defineRule({
	id: "workload/image-auto",
	codes: ["not-injected"],
	severity: "warning",
	istio: ["IST0146", "IST0147"],
	summary: "A pod leaves the image of its proxy to the injector, which does not touch the pod.",
	why: "The injector replaces the image `auto` in pods that it injects. In any other pod the name `auto` stays: there is no such image, and the container never starts.",
	fix: "Set the label `sidecar.istio.io/inject: \"true\"` in the pod template, or label the Namespace for injection.",
	across: {
		DaemonSet: check,
		Deployment: check,
		Pod: check,
		StatefulSet: check
	}
});
function* check(workload, mesh) {
	const pod = podOf(workload);
	const image = proxiesOf$1(pod).map((container) => container.get("image")).find(({ text }) => text === "auto");
	if (!image) return;
	const labels = pod.at("metadata", "labels");
	const inject = labels.get("sidecar.istio.io/inject");
	if (inject.text === "true" || inject.isUnfilled || labels.get("istio.io/rev").exists) return;
	const isRefused = inject.text === "false" || isSystemNamespace(workload.namespace);
	if (!isRefused && mayBeInjected(workload, mesh)) return;
	yield {
		code: "not-injected",
		node: image,
		...isRefused ? { severity: "error" } : { confidence: "likely" },
		message: "nothing replaces the image `auto`, since neither the pod nor its Namespace asks for injection: the container cannot start; set `sidecar.istio.io/inject: \"true\"`",
		missing: inject
	};
}
function mayBeInjected({ namespace }, mesh) {
	if (injectorValues(mesh, "")?.at("sidecarInjectorWebhook", "enableNamespacesByDefault").scalar === true) return true;
	const declared = [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) => candidate.ofKind("Namespace").filter(({ name }) => name === namespace));
	return declared.length === 0 || declared.some((object) => injectingRevision(object) !== void 0);
}

// src/rules/workload/injected-by-default.ts
const injectedByDefault = defineRule({
	id: "workload/injected-by-default",
	codes: ["no-injection-label"],
	severity: "info",
	istio: ["IST0148"],
	summary: "A Namespace has no label for sidecars, and its pods get them.",
	why: "Istio is installed with `enableNamespacesByDefault`: the pods of every namespace without a label get sidecars, also those of tools and operators.",
	fix: "Set the label explicitly: `istio-injection: enabled`, or `disabled`.",
	across: { *Namespace(namespace, mesh) {
		if ((injectorValues(mesh, "")?.at("sidecarInjectorWebhook", "enableNamespacesByDefault"))?.scalar !== true || hasInjectionLabel(namespace)) return;
		if (isSystemNamespace(namespace.name) || namespace.name === mesh.rootNamespace) return;
		yield {
			code: "no-injection-label",
			node: namespace.root.at("metadata", "name"),
			at: "object",
			message: `the pods get sidecars although no label asks for them: this Istio injects sidecars by default; write \`${injectionLabel}: enabled\`, or \`disabled\``
		};
	} }
});
function hasInjectionLabel(namespace) {
	const labels = namespaceLabels$1(namespace);
	return [
		injectionLabel,
		revisionLabel,
		modeLabel
	].some((label) => labels.get(label).exists);
}

// src/rules/workload/injection-labels.ts
const injectionLabels = defineRule({
	id: "workload/injection-labels",
	codes: ["ignored-label"],
	severity: "warning",
	istio: ["IST0123"],
	summary: "A Namespace has two labels that put its pods into the mesh.",
	why: "Istio uses one of the labels and ignores the other: `istio-injection` takes precedence over `istio.io/rev`, so that pods keep the default revision instead of the named one, and a sidecar takes precedence over the ambient mode.",
	fix: "Keep the label that you want, and remove the other.",
	on: { *Namespace(namespace) {
		const labels = namespaceLabels$1(namespace);
		const [effectiveLabel, ...ignoredLabels] = [
			injectionLabel,
			revisionLabel,
			modeLabel
		].filter((label) => requestsMesh(labels.get(label).text));
		if (effectiveLabel === void 0 || labels.get("istio-injection").text === "disabled") return;
		for (const label of ignoredLabels) yield {
			code: "ignored-label",
			node: labels.get(label),
			at: "key",
			message: `${quote(`${label}: ${labels.get(label).text}`)} has no effect beside ${quote(`${effectiveLabel}: ${labels.get(effectiveLabel).text}`)}: keep one of the two`,
			related: [{
				node: labels.get(effectiveLabel),
				note: "the label that Istio uses"
			}]
		};
	} }
});
function requestsMesh(value) {
	return value !== "" && value !== "none" && value !== "disabled";
}

// src/rules/workload/not-injected.ts
const notInjected = defineRule({
	id: "workload/not-injected",
	codes: ["no-injection-label"],
	severity: "info",
	istio: ["IST0102"],
	summary: "A Namespace with policies of Istio does not ask for sidecars.",
	why: "Without a label of the Namespace, or of the pods, nothing injects sidecars: policies and settings of Istio in the namespace have no proxy that enforces them. The label may be set elsewhere, by hand or by a tool.",
	fix: "Label the Namespace with `istio-injection: enabled`, `istio.io/rev` or `istio.io/dataplane-mode: ambient`; or write `istio-injection: disabled` if it is meant to stay outside of the mesh.",
	across: { *Namespace(namespace, mesh) {
		const { name } = namespace;
		if (isSystemNamespace(name) || name === mesh.rootNamespace || injectsByDefault(mesh)) return;
		const object = needingProxies(mesh).get(name)?.[0];
		if (!object || isLabelled(mesh, name)) return;
		if (workloadsIn(mesh, name).some(({ manifest }) => !["none", void 0].includes(dataplaneOf(mesh, manifest)))) return;
		yield {
			code: "no-injection-label",
			node: namespace.root.at("metadata", "name"),
			at: "object",
			confidence: "likely",
			message: `no label asks for sidecars in ${quote(name)}, so nothing enforces ${object.kind} ${quote(object.name)} there; write \`${injectionLabel}: enabled\`, or \`disabled\``,
			related: [{
				node: object.root.at("metadata", "name"),
				note: "needs a proxy"
			}]
		};
	} }
});
function injectsByDefault(mesh) {
	return injectorValues(mesh, "")?.at("sidecarInjectorWebhook", "enableNamespacesByDefault").scalar === true;
}
const needingProxies = derived([
	"AuthorizationPolicy",
	"PeerAuthentication",
	"RequestAuthentication",
	"Sidecar"
], (mesh) => groupBy([
	"PeerAuthentication",
	"AuthorizationPolicy",
	"RequestAuthentication",
	"Sidecar"
].flatMap((kind) => mesh.ofKind(kind)).filter(({ spec }) => !spec.get("targetRef").exists && spec.items("targetRefs").length === 0), ({ namespace }) => namespace));
function isLabelled(mesh, name) {
	return [mesh, meshOfOtherObjects(mesh) ?? mesh].flatMap((candidate) => namespacesByName(candidate).get(name) ?? []).some((namespace) => {
		const labels = namespaceLabels$1(namespace);
		return [
			injectionLabel,
			revisionLabel,
			modeLabel
		].some((label) => labels.get(label).exists);
	});
}
const namespacesByName = derived(["Namespace"], (mesh) => groupBy(mesh.ofKind("Namespace"), ({ name }) => name));

// src/rules/workload/proxy-config.ts
const proxyConfig = defineRule({
	id: "workload/proxy-config",
	codes: ["selector-without-labels"],
	severity: "warning",
	summary: "A ProxyConfig with a selector that selects every workload.",
	why: "A selector is written to limit the settings to some workloads. Without labels they apply to the whole namespace; the webhook of Istio accepts it with a warning.",
	fix: "List the labels of the workloads, or leave the selector out.",
	on: { *ProxyConfig({ spec }) {
		for (const { code, ...problem } of selectorRefused(spec.get("selector"), "matchLabels")) if (code === "selector-without-labels") yield {
			code,
			...problem
		};
	} }
});

// src/istio/workload/proxy-image-type.ts
function proxyImageType(mesh, pod, global) {
	const annotation = pod.root.at("metadata", "annotations", "sidecar.istio.io/proxyImageType");
	if (annotation.exists) return annotation.text;
	const variants = [global, ...mesh.configSources.flatMap((source) => source.global ?? [])].map(variantOf);
	return [
		typeOfAnnotation(pod),
		...typesOfProxyConfigs(mesh, pod),
		...typesOfMesh(mesh),
		...variants
	].find((type) => type !== "") ?? (isKnownToMesh(mesh) ? "" : void 0);
}
function isKnownToMesh({ configSources }) {
	return configSources.some(({ global }) => global === null);
}
function variantOf(global) {
	return global.at("proxy", "variant").text || global.get("variant").text;
}
function typeOfAnnotation({ root }) {
	const text = root.at("metadata", "annotations", "proxy.istio.io/config").text;
	const [document] = parseDocuments(text, "");
	return document?.root ? imageType(Node.of(document.root)) : "";
}
function typesOfProxyConfigs(mesh, pod) {
	const { namespace } = pod;
	const configs = configsByNamespace(mesh);
	const inNamespace = namespace === mesh.rootNamespace ? void 0 : configs.get(namespace);
	const labels = labelsOf(pod.root.at("metadata", "labels"));
	const narrow = inNamespace?.narrow.selecting(labels).toSorted((a, b) => a.index - b.index) ?? [];
	const inRootNamespace = configs.get(mesh.rootNamespace);
	return [
		...narrow.map(({ type }) => type),
		inNamespace?.wide ?? "",
		inRootNamespace?.first ?? ""
	];
}
const configsByNamespace = derived(["ProxyConfig"], (mesh) => {
	const configs = mesh.ofKind("ProxyConfig").map((config, index) => ({
		config,
		index,
		type: imageType(config.spec)
	}));
	const groups = groupBy(configs.filter(({ type }) => type !== ""), ({ config }) => config.namespace);
	return new Map([...groups].map(([namespace, group]) => [namespace, {
		first: group[0].type,
		wide: group.find(({ config }) => selectorOf$1(config).size === 0)?.type ?? "",
		narrow: selectorIndex(group.filter(({ config }) => selectorOf$1(config).size > 0), ({ config }) => selectorOf$1(config))
	}]));
});
function typesOfMesh({ configSources }) {
	return configSources.map(({ config }) => imageType(config.get("defaultConfig")));
}
function selectorOf$1({ spec }) {
	return labelsOf(spec.at("selector", "matchLabels"));
}
function imageType(proxyConfig) {
	return proxyConfig.at("image", "imageType").text;
}

// src/rules/workload/proxy-image.ts
const proxyImage = defineRule({
	id: "workload/proxy-image",
	codes: ["differs-from-injector"],
	severity: "warning",
	istio: ["IST0158"],
	summary: "Pods of a Namespace contain a proxy with another image than the injector would add.",
	why: "The injector does not replace a proxy that a pod already contains: it stays at its release when the mesh is upgraded, and may not understand what a newer istiod sends.",
	fix: "Remove the container `istio-proxy` from the pod and let the injector add it, or set `sidecar.istio.io/proxyImage` if another image is intended.",
	across: { *Namespace(namespace, mesh) {
		const revision = injectingRevision(namespace);
		const injector = revision === void 0 ? void 0 : injectorValues(mesh, revision);
		const expected = injector && imageOf(injector.get("global"));
		if (!expected) return;
		const differsFromInjector = (image, pod) => {
			const type = proxyImageType(mesh, pod, injector.get("global"));
			return differs(image.text, expected, type);
		};
		const differing = (podsByNamespace(mesh).get(namespace.name) ?? []).flatMap((pod) => imagesOf(pod).filter((image) => differsFromInjector(image, pod)));
		if (differing.length === 0) return;
		yield {
			code: "differs-from-injector",
			node: namespace.root.at("metadata", "name"),
			at: "object",
			message: `pods contain the proxy ${quoteAll([...new Set(differing.map(({ text }) => text))])}, and the injector would add ${quote(expected)}: let the injector add it`,
			related: differing.slice(0, maxShown).map((node) => ({
				node,
				note: "another image"
			}))
		};
	} }
});
const maxShown = 5;
function imageOf(global) {
	const [hub, name, tag] = [
		global.get("hub").text,
		global.at("proxy", "image").text,
		global.get("tag").text
	];
	if (name.includes("/")) return name;
	return hub !== "" && name !== "" && tag !== "" ? `${hub}/${name}:${tag}` : "";
}
const podsByNamespace = derived(["Pod"], (mesh) => groupBy(mesh.ofKind("Pod"), ({ namespace }) => namespace));
function imagesOf({ root }) {
	if (root.at("metadata", "annotations", "sidecar.istio.io/proxyImage").text !== "") return [];
	return proxiesOf$1(root).map((proxy) => proxy.get("image")).filter(({ text }) => text !== "" && text !== "auto" && !isUnfilled(text));
}
function differs(image, expected, type) {
	if (type === void 0) return withoutType(image) !== withoutType(expected);
	return image !== expected && image !== withType(expected, type);
}
function withType(image, type) {
	if (type === "") return image;
	return type === "default" ? withoutType(image) : `${withoutType(image)}-${type}`;
}
function withoutType(image) {
	return image.replace(/-(debug|distroless)$/, "");
}

// src/rules/workload/service-ports.ts
const servicePorts = defineRule({
	id: "workload/service-ports",
	codes: ["conflicting-protocols"],
	severity: "warning",
	istio: ["IST0116", "IST0137"],
	summary: "Two Services declare different protocols for one port of a workload.",
	why: "The sidecar has one listener for a port of its pod, with the protocol of one of the Services: if that is TCP, routes, timeouts and policies for HTTP have no effect; if it is HTTP, other traffic is refused.",
	fix: "Give the ports of both Services the same protocol by `appProtocol` or by their names, or keep one Service.",
	across: {
		DaemonSet: portProblems,
		Deployment: portProblems,
		Rollout: portProblems,
		StatefulSet: portProblems
	}
});
function* portProblems(workload, mesh) {
	const labels = podLabels$1(workload);
	if (!labels || isGateway(workload) || dataplaneOf(mesh, workload) !== "sidecar") return;
	const candidates = servicesBySelector(mesh).selecting(labels).filter((service) => sharesNamespace(service, workload)).flatMap((service) => declaredPorts(service).map((port) => ({
		service,
		port
	})));
	for (const [target, servicePorts] of groupBy(candidates.filter(hasListenerProtocol), targetOf)) {
		const http = servicePorts.find(({ port }) => isHttp(port.protocol));
		const conflicting = servicePorts.find((candidate) => candidate.service !== http?.service && !isHttp(candidate.port.protocol));
		if (http && conflicting) yield conflictProblem(workload, target, http, conflicting);
	}
}
function isGateway(workload) {
	const pod = podOf(workload).get("metadata");
	return workload.root.at("metadata", "labels", "gateway.istio.io/managed").exists || proxyTemplates(podOf(workload)).includes("gateway") || pod.at("labels", "istio").exists;
}
const servicesBySelector = derived(["Service"], (mesh) => {
	const services = mesh.ofKind("Service").filter((service) => selectorOf(service).size > 0);
	return selectorIndex(services, selectorOf);
});
function selectorOf({ spec }) {
	return labelsOf(spec.get("selector"));
}
function hasListenerProtocol({ port }) {
	return port.node.get("protocol").text !== "UDP" && listenerProtocols.has(port.protocol);
}
const listenerProtocols = /* @__PURE__ */ new Set([...[
	"http",
	"http2",
	"grpc",
	"grpc-web"
], ...[
	"tcp",
	"tls",
	"https",
	"mongo",
	"mysql",
	"redis"
]]);
function targetOf({ port }) {
	return port.node.get("targetPort").text || String(port.targetPort);
}
function conflictProblem(workload, target, http, conflicting) {
	const name = (servicePort) => quote(servicePort.service.name);
	return {
		code: "conflicting-protocols",
		node: workload.root.at("metadata", "name"),
		at: "object",
		message: `port ${quote(target)} of the pods is ${quote(http.port.protocol)} by Service ${name(http)} and ${quote(conflicting.port.protocol)} by Service ${name(conflicting)}: the sidecar uses one of the two; give both ports the same protocol`,
		about: `${workload.kind}/${workload.namespace}/${workload.name}:${target}`,
		related: [http, conflicting].map(({ port }) => ({
			node: port.node,
			note: "a Service port that leads to it"
		}))
	};
}

// src/rules/index.ts
const rules = [
	destinationRuleWithoutWaypoint,
	egressPastWaypoint,
	entryVisibilityRule,
	httpRule,
	policyWithoutWaypoint,
	routeWithoutWaypoint,
	sidecarIgnored,
	unknownWaypoint,
	waypointCanary,
	allowAll,
	conditionEmpty,
	denyUnreachable,
	emptyList,
	httpOnTcp,
	mtls,
	neverMatches,
	pathBypass,
	peerAuthenticationWebhook,
	selectsNothing,
	servicePort,
	authzWebhook,
	accessChange,
	deletesChange,
	egressChange,
	mtlsChange,
	tokensChange,
	trafficChange,
	clientCertIgnored,
	conflictingProtocol,
	doubleTls,
	exportedInVain,
	gatewayChain,
	hostDuplicate,
	hostInvalid,
	hostSpelling,
	mediatedHostWildcard,
	mediatedTimeoutIneffective,
	meshCertificateOutside,
	meshHostAsExternal,
	meshPolicyReplaced,
	notImported,
	outboundOpen,
	outsideAllowlist,
	plainHttpToTlsPort,
	policyConflict,
	policyHostUnknown,
	policySelectorNamespace,
	portPolicyReplaces,
	portProtocol,
	sidecarConflict,
	staticEndpoint,
	staticNoEndpoints,
	subsetSelectsNothing,
	tcpWithoutAddress,
	tlsCredentialIgnored,
	tlsDisabled,
	tlsFields,
	tlsNameUnchecked,
	tlsTcpUnnamed,
	egressWebhook,
	wildcardResolution,
	zeroLimitIgnored,
	envoyFilter,
	patchMatch,
	patchOperation,
	providerExists,
	relativeOperation,
	extensionSelectsNothing,
	telemetry,
	telemetryConflict,
	trafficExtension,
	wasmPlugin,
	duplicateMatch,
	notAccepted,
	retryTimeouts,
	unknownBackend,
	unknownParent,
	buildFailed,
	deletes,
	duplicateObject,
	environmentDrift,
	helmfileInvalid,
	ignoredValues,
	notRendered,
	reference,
	clusterDependent,
	deadValue,
	nonDeterministic,
	placeholder,
	renderFailed,
	strayTemplate,
	undefinedValue,
	valuesFit,
	valuesSchema,
	brokenInvariant,
	unprovedInvariant,
	audienceMissing,
	claimRoute,
	duplicateIssuer,
	emptyRules,
	issuerInvalid,
	jwksBoth,
	jwksEgress,
	jwksFetchUnrestricted,
	jwksInline,
	jwksUriHost,
	jwksUriInvalid,
	keyRotation,
	negativeOnly,
	notEnforced,
	outputHeaders,
	policyWithoutAuthentication,
	principalNeverMatches,
	tokenForwarding,
	tokenLocation,
	jwtWebhook,
	externalControlPlane,
	gatewayApiVersion,
	ignoredMeshField,
	injectorOverlap,
	meshNeedsIstio,
	allowlistEntry,
	configWeakens,
	customRuleInvalid,
	notChecked,
	policyTest,
	unusedOverride,
	waiver,
	backoffExceedsTimeout,
	delegate,
	destinationKnown,
	destinationPort,
	duration,
	gatewayCertificate,
	gatewayConflict,
	gatewayExists,
	gatewayPort,
	hostConflict,
	hostInGateway,
	meshRouteSkipped,
	mtlsMismatch,
	perTryIneffective,
	portName,
	retriesDisabled,
	retriesWithoutTimeout,
	retryOn,
	routeKind,
	sniHosts,
	subsetExists,
	timeoutCoversRetries,
	unreachableRoute,
	routingWebhook,
	weights,
	alphaAnnotation,
	ambiguousYaml,
	configuredSchemaInvalid,
	deprecated,
	duplicateKey,
	invalid,
	istioAnnotation,
	needsIstio,
	unknownField,
	unknownKind,
	yamlInvalid,
	applicationUid,
	imageAuto,
	injectedByDefault,
	injectionLabels,
	notInjected,
	proxyConfig,
	proxyImage,
	servicePorts
];

export { isDeployedByIstio as $, isLeftOutSilently as A, policyScope as At, indexByHosts as B, controllerOf as Bt, isIstiod as C, inboundMtls as Ct, winningRules as D, policiesAt as Dt, winningRule as E, holdsAt as Et, matchEntries as F, labelsOf as Ft, gatewaysOf$1 as G, gatewayKeysOf as H, writtenObject as Ht, serviceExport as I, mergeLabels as It, allVirtualServices as J, meshGateway as K, entryExport as L, policySelector as Lt, hasHosts as M, gatewayNameLabel as Mt, httpRoutesOf as N, gatewayPods as Nt, ruleHost as O, policyIndexes as Ot, rootsOfDelegate as P, labelsKey as Pt, serverHost as Q, entryVisibility as R, selects as Rt, isStrictMerging as S, statedProxies as St, ruleKinds as T, modeIn as Tt, gatewayNames as U, createdAt as Ut, isDryRunPolicy as V, isForeignClass as Vt, gatewaySelector as W, conversionKinds as X, objectsMadeOf as Y, convertedGatewayApi as Z, admitsNamespace as _, namespaceDataplane as _t, reference as a, knownLabelsOf as at, waypointOf as b, injectorDocument as bt, lossRank as c, referenceKinds as ct, sidecarsCaptureDns as d, atLeast as dt, canaryLabel as et, statesDnsCapture as f, allWorkloads as ft, routedDestinationsTo as g, isSystemNamespace as gt, gatewaysBehind as h, dataplaneOf as ht, renderFailed as i, waypointLabel as it, delegateName as j, targetRefs as jt, clausesOf as k, selectorIndex as kt, buildFailed as l, referenceOf as lt, meshTrafficPolicy as m, podLabels$1 as mt, yamlInvalid as n, isCanaryWeight as nt, refusedDuplicate as o, namespaceBasis as ot, outsideAllowlist as p, workloadsIn as pt, serverTraffic as q, valuesSchema as r, namedWaypoint as rt, holdsData as s, parseDuration as st, rules as t, canaryWeight as tt, allocatesInProxies as u, convertedGatewayName as ut, lacksTraffic as v, podOf as vt, effectivePolicy as w, inboundMtlsOn as wt, isInjectorWebhook as x, isSidecarInjector as xt, trafficLabel as y, proxyTemplates as yt, canonicalHost as z, workloadSelector as zt };