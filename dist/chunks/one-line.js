import { n as groupBy } from "./group.js";
import { a as oncePerText, n as oncePer, o as weakOncePer, t as once } from "./once-per.js";
import { f as standInNamespace, i as isUnfilled, m as withoutStandIns, n as isKnownNamespace, u as isStatedNamespace } from "./unfilled.js";
import { t as Node } from "./node.js";
import { i as parseDocuments } from "./table.js";
import { w as clusterDomain } from "./egress-allowlist.js";
import { t as newestIstio } from "./istio-version.js";

// src/model/kinds.ts
const apiGroups = {
	AuthorizationPolicy: "security.istio.io",
	BackendTLSPolicy: "gateway.networking.k8s.io",
	ConfigMap: "",
	CronJob: "batch",
	CustomResourceDefinition: "apiextensions.k8s.io",
	DaemonSet: "apps",
	Deployment: "apps",
	DestinationRule: "networking.istio.io",
	EnvoyFilter: "networking.istio.io",
	GRPCRoute: "gateway.networking.k8s.io",
	Gateway: "networking.istio.io",
	GatewayClass: "gateway.networking.k8s.io",
	HTTPRoute: "gateway.networking.k8s.io",
	InferencePool: "inference.networking.k8s.io",
	IstioOperator: "install.istio.io",
	Job: "batch",
	KubernetesGateway: "gateway.networking.k8s.io",
	ListenerSet: "gateway.networking.k8s.io",
	MutatingWebhookConfiguration: "admissionregistration.k8s.io",
	Namespace: "",
	PeerAuthentication: "security.istio.io",
	Pod: "",
	ProxyConfig: "networking.istio.io",
	ReferenceGrant: "gateway.networking.k8s.io",
	ReplicaSet: "apps",
	RequestAuthentication: "security.istio.io",
	Rollout: "argoproj.io",
	Secret: "",
	Service: "",
	ServiceAccount: "",
	ServiceEntry: "networking.istio.io",
	Sidecar: "networking.istio.io",
	StatefulSet: "apps",
	TCPRoute: "gateway.networking.k8s.io",
	TLSRoute: "gateway.networking.k8s.io",
	Telemetry: "telemetry.istio.io",
	TrafficExtension: "extensions.istio.io",
	ValidatingWebhookConfiguration: "admissionregistration.k8s.io",
	VirtualService: "networking.istio.io",
	WasmPlugin: "extensions.istio.io",
	WorkloadEntry: "networking.istio.io",
	WorkloadGroup: "networking.istio.io",
	XBackendTrafficPolicy: "gateway.networking.x-k8s.io"
};
function meshKind(group, kind) {
	const name = kind === "Gateway" && group === apiGroups.KubernetesGateway ? "KubernetesGateway" : kind;
	if (!Object.hasOwn(apiGroups, name)) return void 0;
	return apiGroups[name] === group ? name : void 0;
}

// src/model/cluster-scope.ts
function isClusterScoped(group, kind) {
	return clusterScoped.get(group)?.includes(kind) ?? false;
}
const clusterScoped = /* @__PURE__ */ new Map([
	["", [
		"Namespace",
		"Node",
		"PersistentVolume"
	]],
	["admissionregistration.k8s.io", [
		"MutatingAdmissionPolicy",
		"MutatingAdmissionPolicyBinding",
		"MutatingWebhookConfiguration",
		"ValidatingAdmissionPolicy",
		"ValidatingAdmissionPolicyBinding",
		"ValidatingWebhookConfiguration"
	]],
	["apiextensions.k8s.io", ["CustomResourceDefinition"]],
	["apiregistration.k8s.io", ["APIService"]],
	["cert-manager.io", ["ClusterIssuer"]],
	["certificates.k8s.io", ["CertificateSigningRequest", "ClusterTrustBundle"]],
	["flowcontrol.apiserver.k8s.io", ["FlowSchema", "PriorityLevelConfiguration"]],
	["gateway.networking.k8s.io", ["GatewayClass"]],
	["networking.k8s.io", [
		"IPAddress",
		"IngressClass",
		"ServiceCIDR"
	]],
	["node.k8s.io", ["RuntimeClass"]],
	["rbac.authorization.k8s.io", ["ClusterRole", "ClusterRoleBinding"]],
	["resource.k8s.io", ["DeviceClass", "ResourceSlice"]],
	["scheduling.k8s.io", ["PriorityClass"]],
	["storage.k8s.io", [
		"CSIDriver",
		"CSINode",
		"StorageClass",
		"VolumeAttachment",
		"VolumeAttributesClass"
	]]
]);

// src/model/manifest.ts
function manifestsOf(documents, target, namespace, origins) {
	const roots = documents.flatMap(({ root }) => root ? objects(Node.of(root)) : []);
	const ofRelease = namespace ?? standInNamespace(target);
	return roots.map((root) => manifestOf(root, target, ofRelease, origins));
}
function manifestWith(manifest, fields) {
	const { root, spec } = manifest;
	return {
		...manifest,
		root,
		spec,
		...fields
	};
}
function manifestOf(root, target, namespace, origins) {
	const metadata = root.get("metadata");
	return {
		apiVersion: root.get("apiVersion").text,
		kind: root.get("kind").text,
		name: metadata.get("name").text,
		namespace: metadata.get("namespace").text || namespace,
		root,
		spec: root.get("spec"),
		target,
		...origins && { origins }
	};
}
function objects(root) {
	const kind = root.get("kind").text;
	if (kind === "" || root.get("apiVersion").text === "") return [];
	if (!kind.endsWith("List") || root.get("items").kind !== "list") return [root];
	return root.items("items").flatMap(({ yaml }) => yaml ? objects(Node.of(yaml)) : []);
}
function identityOf(root) {
	const metadata = root.get("metadata");
	return {
		apiVersion: root.get("apiVersion").text,
		kind: root.get("kind").text,
		namespace: metadata.get("namespace").text,
		name: metadata.get("name").text
	};
}
const writtenIdentity = oncePer(({ root }) => identityOf(root));
function groupOf(manifest) {
	return groupIn(manifest.apiVersion) ?? usualGroup(manifest);
}
const groupIn = oncePerText((apiVersion) => {
	const slash = apiVersion.indexOf("/");
	const group = slash < 0 ? "" : apiVersion.slice(0, slash);
	return isUnfilled(slash < 0 ? apiVersion : group) ? null : group;
});
function storedGroupOf(manifest) {
	const group = groupOf(manifest);
	return group === "extensions" ? groupsAfterExtensions.get(manifest.kind) ?? group : group;
}
const groupsAfterExtensions = /* @__PURE__ */ new Map([
	["DaemonSet", "apps"],
	["Deployment", "apps"],
	["ReplicaSet", "apps"],
	["Ingress", "networking.k8s.io"],
	["NetworkPolicy", "networking.k8s.io"],
	["PodSecurityPolicy", "policy"]
]);
function usualGroup(manifest) {
	const { kind } = manifest;
	if (kind === "Gateway" && manifest.spec.get("listeners").exists) return apiGroups.KubernetesGateway;
	return Object.hasOwn(apiGroups, kind) ? apiGroups[kind] : "";
}
function objectRef(manifest, node) {
	const { apiVersion, kind, namespace, name } = manifest;
	return {
		apiVersion,
		kind,
		...isStatedNamespace(namespace) && !isClusterScoped(groupOf(manifest), kind) ? { namespace } : {},
		name: withoutStandIns(name),
		...node && node.path !== "" ? { path: withoutStandIns(node.path) } : {}
	};
}

// src/model/values.ts
function mergedOrFileEntry(entry) {
	return entry.merged ?? entry.node;
}
function mergeValues(defaults, files) {
	const weaker = yamlOf(defaults);
	const fileValues = yamlOf(files);
	const droppedNulls = new Set(weaker.flatMap(nullsIn));
	const stronger = fileValues.length > 0 ? fileValues.reduce((lower, upper) => merge(lower, upper)) : withoutValues(weaker.pop(), isNull);
	const merged = weaker.reduceRight((above, below) => putDefaultsUnder(above, below, droppedNulls), stronger);
	return Node.of(withoutValues(merged, (node) => droppedNulls.has(node)));
}
function yamlOf(layers) {
	return layers.flatMap(({ yaml }) => yaml ?? []);
}
function putDefaultsUnder(above, below, droppedNulls) {
	return merge(mapValues(below, (value, key) => {
		const overriding = above.kind === "map" ? above.entries.get(key)?.value : void 0;
		if (overriding && isNull(overriding)) droppedNulls.add(overriding);
		return overriding ? value : withoutValues(value, isNull);
	}), above, droppedNulls);
}
function merge(weaker, stronger, droppedNulls) {
	if (weaker.kind === "map" && stronger.kind === "map") return mergeMaps(weaker, stronger, droppedNulls);
	if (isNull(stronger) && !isNull(weaker)) droppedNulls?.add(stronger);
	return stronger;
}
function mergeMaps(weaker, stronger, droppedNulls) {
	const entries = new Map(weaker.entries);
	for (const [key, { key: name, value }] of stronger.entries) {
		const previous = weaker.entries.get(key);
		entries.set(key, {
			key: name,
			value: previous ? merge(previous.value, value, droppedNulls) : value
		});
	}
	return {
		...stronger,
		entries
	};
}
function withoutValues(node, isDropped) {
	if (node.kind !== "map") return node;
	const keptEntries = [...node.entries].filter(([, { value }]) => !isDropped(value));
	return mapValues(keptEntries.length < node.entries.size ? {
		...node,
		entries: new Map(keptEntries)
	} : node, (value) => withoutValues(value, isDropped));
}
function mapValues(node, change) {
	if (node.kind !== "map") return node;
	let isSame = true;
	const entries = /* @__PURE__ */ new Map();
	for (const [name, entry] of node.entries) {
		const value = change(entry.value, name);
		isSame &&= value === entry.value;
		entries.set(name, value === entry.value ? entry : {
			key: entry.key,
			value
		});
	}
	return isSame ? node : {
		...node,
		entries
	};
}
function nullsIn(node) {
	if (node.kind === "map") return [...node.entries.values()].flatMap(({ value }) => nullsIn(value));
	return isNull(node) ? [node] : [];
}
function isNull(node) {
	return node.kind === "scalar" && node.value === null;
}

// src/model/mesh-config.ts
function agreedSettings(sources, configured) {
	const settingsBySource = sources.map(settingsOf);
	return {
		...Object.fromEntries(fields.flatMap((field) => {
			const [first, ...otherValues] = settingsBySource.map((settings) => settings[field]);
			const isAgreed = otherValues.every((value) => JSON.stringify(value) === JSON.stringify(first));
			return first !== void 0 && isAgreed ? [[field, first]] : [];
		})),
		...configured
	};
}
function meshConfigsIn(manifests, entries) {
	return [...manifests.flatMap((manifest) => {
		if (manifest.kind === "ConfigMap" && groupOf(manifest) === "") return sourcesOfConfigMap(manifest);
		return isMeshOperator(manifest) ? sourcesOfOperator(manifest) : [];
	}), ...entries.filter(({ layout }) => layout === "meshConfig").map(sourceOfValues)];
}
function sourceOfValues(entry) {
	const config = mergedOrFileEntry(entry);
	return {
		owner: entry,
		node: config,
		config,
		global: config.root.at(...config.pathKeys.slice(0, -1)).get("global")
	};
}
function isMeshOperator(manifest) {
	return operators.get(manifest.kind) === groupOf(manifest);
}
const operators = /* @__PURE__ */ new Map([["Istio", "sailoperator.io"], ["IstioOperator", "install.istio.io"]]);
function sourcesOfConfigMap(manifest) {
	if (!/^istio(-|$)/.test(manifest.name)) return [];
	const node = manifest.root.at("data", "mesh");
	if (node.text === "") return [];
	const [document] = parseDocuments(node.text, manifest.root.location.file);
	return document?.root ? [{
		owner: manifest,
		node,
		config: Node.of(document.root),
		global: null
	}] : [];
}
function sourcesOfOperator(manifest) {
	const values = manifest.spec.get("values");
	return [manifest.spec.get("meshConfig"), values.get("meshConfig")].filter(({ kind }) => kind === "map").map((node) => ({
		owner: manifest,
		node,
		config: node,
		global: values.get("global")
	}));
}
function settingsOf({ config, global }) {
	const settings = {
		rootNamespace: config.get("rootNamespace").text || global?.get("istioNamespace").text,
		trustDomain: config.get("trustDomain").text,
		clusterDomain: global?.at("proxy", "clusterDomain").text,
		outboundTrafficPolicy: outboundOf(config),
		defaultHttpRetryPolicy: retriesOf(config.get("defaultHttpRetryPolicy")),
		defaultProviders: defaultsOf(config.get("defaultProviders")),
		extensionProviders: providersOf(config.get("extensionProviders"))
	};
	return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== void 0 && value !== ""));
}
const fields = [
	"rootNamespace",
	"trustDomain",
	"clusterDomain",
	"outboundTrafficPolicy",
	"defaultHttpRetryPolicy",
	"defaultProviders",
	"extensionProviders"
];
function outboundOf(config) {
	const policy = config.get("outboundTrafficPolicy");
	const mode = policy.get("mode");
	if (policy.kind !== "map") return void 0;
	return { mode: modes.find((value) => value === mode.text) ?? "REGISTRY_ONLY" };
}
const modes = ["ALLOW_ANY", "ALLOW_ANY_DYNAMIC_DNS"];
function retriesOf(policy) {
	if (policy.kind !== "map") return void 0;
	const attempts = policy.get("attempts").number;
	const retryOn = policy.get("retryOn").text;
	return {
		...attempts !== void 0 && { attempts },
		...retryOn !== "" && { retryOn }
	};
}
function defaultsOf(providers) {
	const logging = providers.get("accessLogging");
	return logging.kind === "list" ? { accessLogging: logging.items().map(({ text }) => text) } : void 0;
}
function providersOf(providers) {
	if (providers.kind !== "list") return void 0;
	return providers.items().flatMap((provider) => provider.get("name").text ? [{ name: provider.get("name").text }] : []);
}

// src/model/mesh-context.ts
const emptyContext = {
	now: null,
	istioVersion: newestIstio,
	isIstioVersionStated: false,
	meshConfig: null,
	egressAllowlists: [],
	kinds: /* @__PURE__ */ new Map(),
	customRules: null,
	baseObjects: null,
	unread: {
		names: /* @__PURE__ */ new Set(),
		isAnyNamespace: false
	},
	completedByFlux: /* @__PURE__ */ new Set(),
	isRendered: () => false
};

// src/model/mesh.ts
function createMesh(input) {
	const byKind = once(() => groupBy(input.manifests, knownKind));
	const namespaces = once(() => new Set(input.manifests.map(({ namespace }) => namespace)));
	const byName = once(() => groupBy(input.manifests, (manifest) => [
		knownKind(manifest),
		manifest.namespace,
		manifest.name
	].join("\0")));
	const positions = once(() => new Map(input.manifests.map((manifest, index) => [manifest, index])));
	const configSources = meshConfigsIn(input.manifests, input.entries);
	const config = agreedSettings(configSources, input.context.meshConfig);
	const mesh = {
		...input,
		parts: input.parts ?? [],
		config,
		configSources,
		rootNamespace: config.rootNamespace ?? "istio-system",
		clusterDomain: config.clusterDomain ?? "cluster.local",
		ofKind: (kind) => byKind().get(kind) ?? [],
		ofOtherKinds: () => byKind().get(void 0) ?? [],
		positionOf: (object) => positions().get(object),
		find: (kind, namespace, name) => byName().get([
			kind,
			namespace,
			name
		].join("\0"))?.[0],
		holdsNamespace: (namespace) => namespaces().has(namespace),
		derive: createTables(({ build }) => build(mesh))
	};
	return mesh;
}
function createTables(build) {
	const results = /* @__PURE__ */ new Map();
	return (derivation) => {
		const cached = results.get(derivation);
		if (cached) return cached.result;
		const result = build(derivation);
		results.set(derivation, { result });
		return result;
	};
}
function meshOfOtherObjects(mesh) {
	if (!mesh.otherObjects || mesh.otherObjects.length === 0) return void 0;
	const existing = meshesOfOtherObjects.get(mesh.otherObjects) ?? createMesh({
		...emptyMesh,
		context: mesh.context,
		manifests: mesh.otherObjects
	});
	meshesOfOtherObjects.set(mesh.otherObjects, existing);
	return existing;
}
const meshesOfOtherObjects = /* @__PURE__ */ new WeakMap();
const emptyMesh = {
	environment: null,
	manifests: [],
	entries: [],
	documents: [],
	targets: [],
	failures: [],
	context: emptyContext
};
function knownKind(manifest) {
	return meshKind(groupOf(manifest), manifest.kind);
}

// src/model/derived.ts
function derived(inputs, build, update) {
	const derivation = {
		inputs,
		build,
		...update && { update }
	};
	return (mesh) => mesh.derive(derivation);
}
function derivedPer(inputs, build) {
	const results = derived(inputs, (mesh) => weakOncePer((key) => build(mesh, key)));
	return (mesh, key) => results(mesh)(key);
}
function derivedByKey(inputs, keyOf, build) {
	const results = derived(inputs, (mesh) => {
		const byKey = /* @__PURE__ */ new Map();
		return (question) => {
			const key = keyOf(mesh, ...question);
			const cached = byKey.get(key);
			if (cached) return cached.result;
			const result = build(mesh, ...question);
			byKey.set(key, { result });
			return result;
		};
	});
	return (mesh, ...question) => results(mesh)(question);
}

// src/model/presence.ts
function hasStatedNamespace({ namespace }) {
	return isKnownNamespace(namespace);
}
function sharesNamespace(first, second) {
	return first.namespace === second.namespace;
}
function mayShareNamespace(first, second) {
	return first.namespace === second.namespace || !hasStatedNamespace(first) || !hasStatedNamespace(second);
}
function isSameObject(first, second) {
	if (first.kind !== second.kind || first.name !== second.name || groupOf(first) !== groupOf(second)) return false;
	return sharesNamespace(first, second);
}
const objectKey = oncePer((manifest) => {
	const { kind, namespace, name } = manifest;
	return JSON.stringify([
		groupOf(manifest),
		kind,
		namespace,
		name
	]);
});
function presenceOf(manifests) {
	const namespaces = new Set(manifests.map(({ namespace }) => namespace));
	const hasUnstated = [...namespaces].some((namespace) => !isKnownNamespace(namespace));
	return {
		sharesNamespace: (by) => namespaces.has(by.namespace),
		mayShareNamespace: (by) => namespaces.has(by.namespace) || (hasStatedNamespace(by) ? hasUnstated : namespaces.size > 0),
		isIn: (namespace) => isKnownNamespace(namespace) && namespaces.has(namespace)
	};
}
function mayHaveUnseenObjects(mesh, by) {
	return mayHaveUnseenBesideGateways(mesh, by) || mayBeIn(namespacesWithGateway(mesh), by);
}
function mayHaveUnseenBesideGateways(mesh, by) {
	return isIncomplete(mesh) || [namespacesWithController(mesh), mesh.context.unread].some((places) => mayBeIn(places, by));
}
function mayBeIn(unreadNamespaces, by) {
	const { names, isAnyNamespace: isAnywhere } = unreadNamespaces;
	return isAnywhere || names.has(by.namespace) || names.size > 0 && !hasStatedNamespace(by);
}
const isIncomplete = derived([], ({ targets, isPartial = false }) => isPartial || targets.some((target) => hasUnknownObjects(target) || target.missing.length > 0));
function hasUnknownObjects(target) {
	return target.kind === "values" && !target.isGateway;
}
const namespacesWithController = derived("everything", (mesh) => {
	const { isRendered } = mesh.context;
	return unreadNamespaces([...mesh.manifests.filter((manifest) => !isKubernetesGateway(manifest)), ...mesh.parts].filter((manifest) => hasController(manifest) && !isRendered(manifest)).map(namespaceOfController));
});
const namespacesWithGateway = derived(["KubernetesGateway"], (mesh) => unreadNamespaces(mesh.ofKind("KubernetesGateway").map(({ namespace }) => namespace)));
function unreadNamespaces(namespaces) {
	const names = new Set(namespaces);
	return {
		names,
		isAnyNamespace: [...names].some((name) => name === "*" || !isKnownNamespace(name))
	};
}
const anyNamespace = "*";
function namespaceOfController(manifest) {
	const { kind, spec, namespace } = manifest;
	if (kind === "ApplicationSet") return "*";
	if (kind === "Application") return spec.at("destination", "namespace").text || "*";
	if (kind === "HelmRelease") return spec.get("targetNamespace").text || namespace;
	if (groupOf(manifest) === "kustomize.toolkit.fluxcd.io") return spec.get("targetNamespace").text || "*";
	return namespace;
}
function hasController(manifest) {
	const group = groupOf(manifest);
	if (!group.includes(".") || group.endsWith(".k8s.io")) return isKubernetesGateway(manifest);
	return !kindsWithoutWorkloads.has(group) && !kindsWithoutWorkloads.has(`${group}/${manifest.kind}`);
}
function isKubernetesGateway(manifest) {
	return knownKind(manifest) === "KubernetesGateway";
}
const kindsWithoutWorkloads = /* @__PURE__ */ new Set([
	"acid.zalan.do/OperatorConfiguration",
	"argoproj.io/AppProject",
	"argoproj.io/Rollout",
	"apps.openshift.io/DeploymentConfig",
	"bitnami.com",
	"cert-manager.io",
	"external-secrets.io",
	"extensions.istio.io",
	"keda.sh/ScaledObject",
	"keda.sh/TriggerAuthentication",
	"kyverno.io",
	"monitoring.coreos.com/PodMonitor",
	"monitoring.coreos.com/Probe",
	"monitoring.coreos.com/PrometheusRule",
	"monitoring.coreos.com/ServiceMonitor",
	"networking.istio.io",
	"notification.toolkit.fluxcd.io",
	"route.openshift.io",
	"secrets-store.csi.x-k8s.io",
	"security.istio.io",
	"serving.knative.dev/Service",
	"source.toolkit.fluxcd.io",
	"telemetry.istio.io"
]);

// src/rules/message/one-line.ts
function oneLine(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > maxCharacters ? `${line.slice(0, maxCharacters)}…` : line;
}
const maxCharacters = 500;

export { storedGroupOf as A, mergeValues as C, manifestWith as D, identityOf as E, isClusterScoped as M, apiGroups as N, manifestsOf as O, meshConfigsIn as S, groupOf as T, emptyMesh as _, mayHaveUnseenBesideGateways as a, emptyContext as b, objectKey as c, unreadNamespaces as d, derived as f, createTables as g, createMesh as h, isSameObject as i, writtenIdentity as j, objectRef as k, presenceOf as l, derivedPer as m, hasStatedNamespace as n, mayHaveUnseenObjects as o, derivedByKey as p, hasUnknownObjects as r, mayShareNamespace as s, oneLine as t, sharesNamespace as u, knownKind as v, mergedOrFileEntry as w, isMeshOperator as x, meshOfOtherObjects as y };