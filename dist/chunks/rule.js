import { n as parseDocuments } from "./parse.js";
import { n as oncePer, t as once } from "./once-per.js";
import { t as isKnownNamespace } from "./unfilled.js";
import { C as Node, S as clusterDomain } from "./egress-allowlist.js";
import { t as groupBy } from "./group.js";
import { t as newestIstio } from "./istio-version.js";
import { l as meshKind, n as settings, r as groupOf } from "./values.js";
import { t as quote } from "./quote.js";

// src/model/derived.ts
/**
* A table that is built from a mesh when it is first asked for, and kept in the mesh.
*
* `inputs` are the kinds whose objects `build` reads, itself or through other derivations. A mesh that alters another
* one (`alteredMesh`) takes the table of that mesh unless it alters objects of these kinds: a kind that is missing in
* `inputs` makes tables stale, and `test/model/derived.test.ts` fails. What no alteration changes need not be
* declared: settings, values, targets and the files around.
*
* `update` builds the table of an altered mesh from that of the mesh which it alters; without it, `build` does.
*/
function derived(inputs, build, update) {
	const derivation = {
		inputs,
		build,
		...update && { update }
	};
	return (mesh) => mesh.derive(derivation);
}
/** A table with a result for each object that it is asked for; the result lives no longer than the object. */
function derivedPer(inputs, build) {
	const results = derived(inputs, (mesh) => oncePer((key) => build(mesh, key)));
	return (mesh, key) => results(mesh)(key);
}
/** A table with a result for each key; arguments with the same key have the same result. */
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
/** True if the repository states the namespace, in the object or in its release. */
function hasStatedNamespace({ namespace }) {
	return isKnownNamespace(namespace);
}
/** True if two objects are certainly in one namespace: they state it, or belong to one release. */
function sharesNamespace(first, second) {
	return first.namespace === second.namespace;
}
/** False if two objects are certainly in different namespaces. */
function mayShareNamespace(first, second) {
	return first.namespace === second.namespace || !hasStatedNamespace(first) || !hasStatedNamespace(second);
}
/** True for two manifests of one object in a cluster, of which the last one applied replaces the other. */
function isSameObject(first, second) {
	if (first.kind !== second.kind || first.name !== second.name || groupOf(first) !== groupOf(second)) return false;
	return sharesNamespace(first, second);
}
/** A key that is equal for two manifests of one object (`isSameObject`), and only for those. */
const objectKey = oncePer((manifest) => {
	const { kind, namespace, name } = manifest;
	return JSON.stringify([
		groupOf(manifest),
		kind,
		namespace,
		name
	]);
});
/** The presence of some objects. */
function presenceOf(manifests) {
	const namespaces = new Set(manifests.map(({ namespace }) => namespace));
	const hasUnstated = [...namespaces].some((namespace) => !isKnownNamespace(namespace));
	return {
		sharesNamespace: (by) => namespaces.has(by.namespace),
		mayShareNamespace: (by) => namespaces.has(by.namespace) || (hasStatedNamespace(by) ? hasUnstated : namespaces.size > 0),
		isIn: (namespace) => isKnownNamespace(namespace) && namespaces.has(namespace)
	};
}
/**
* True if the namespace of an object may have more objects than the files show: a part of what may be applied together
* could not be rendered, or there is a custom resource whose controller creates objects.
*/
function mayHaveUnseenObjects(mesh, by) {
	return isIncomplete(mesh) || [namespacesWithController(mesh), mesh.context.unread].some((places) => mayBeIn(places, by));
}
function mayBeIn({ names, isAnyNamespace: isAnywhere }, by) {
	return isAnywhere || names.has(by.namespace) || names.size > 0 && !hasStatedNamespace(by);
}
const isIncomplete = derived([], ({ targets, failures, isPartial = false }) => isPartial || failures.length > 0 || targets.some(({ kind, missing }) => kind === "values" || missing.length > 0));
/** The namespaces in which controllers create workloads and Services. */
const namespacesWithController = derived("everything", (mesh) => {
	const { isRendered } = mesh.context;
	return unreadNamespaces([...mesh.manifests, ...mesh.parts].filter((manifest) => hasController(manifest) && !isRendered(manifest)).map(namespaceOfController));
});
/** The given namespaces; `anyNamespace`, or one that nothing states, may be any namespace. */
function unreadNamespaces(namespaces) {
	const names = new Set(namespaces);
	return {
		names,
		isAnyNamespace: [...names].some((name) => name === "*" || !isKnownNamespace(name))
	};
}
/** Stands for all namespaces. */
const anyNamespace = "*";
/** The namespace in which a controller creates objects; Argo CD and Flux apply to a namespace of their own. */
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
	if (!group.includes(".") || group.endsWith(".k8s.io")) return `${group}/${manifest.kind}` === gatewayApi;
	return !kindsWithoutWorkloads.has(group) && !kindsWithoutWorkloads.has(`${group}/${manifest.kind}`);
}
/** Istio creates a Deployment and a Service for each of these. */
const gatewayApi = "gateway.networking.k8s.io/Gateway";
/** Groups and kinds whose controllers create no workloads and no Services. */
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

// src/model/mesh-config.ts
/**
* The known settings of a mesh: those of `.meshgate.yaml`, and otherwise those in which all sources agree. A setting that no
* source has, or in which two differ, is `undefined`: unknown, not Istio's default.
*/
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
/**
* The MeshConfigs of the mesh: in objects, the ConfigMap `istio` or `istio-REVISION` that istiod reads (the chart renders it
* too), and `spec.meshConfig` and `spec.values.meshConfig` of an IstioOperator or of an Istio of the Sail operator; in
* values, those of an istiod chart that is not in the repository.
*/
function meshConfigsIn(manifests, entries) {
	return [...manifests.flatMap((manifest) => {
		if (manifest.kind === "ConfigMap" && groupOf(manifest) === "") return sourcesOfConfigMap(manifest);
		return operators.get(manifest.kind) === groupOf(manifest) ? sourcesOfOperator(manifest) : [];
	}), ...entries.filter(({ layout }) => layout === "meshConfig").map(sourceOfValues)];
}
/** In values `global` is beside `meshConfig`. */
function sourceOfValues(entry) {
	const config = settings(entry);
	return {
		owner: entry,
		node: config,
		config,
		global: config.root.at(...config.pathKeys.slice(0, -1)).get("global")
	};
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
/** Reads MeshConfig (istio.io/api `mesh/v1alpha1/config.proto`); values of the wrong type count as unset. */
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
/** A block without a mode means the first mode of the enum, not the default that Istio has without the block. */
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
/** A context for a mesh of which only the objects are known. */
const emptyContext = {
	now: null,
	istioVersion: newestIstio,
	isIstioVersionStated: false,
	meshConfig: null,
	egressAllowlists: [],
	kinds: /* @__PURE__ */ new Map(),
	customRules: null,
	unread: {
		names: /* @__PURE__ */ new Set(),
		isAnyNamespace: false
	},
	isRendered: () => false
};

// src/model/mesh.ts
/** Makes the mesh of what is applied together. */
function createMesh(input) {
	const byKind = once(() => groupBy(input.manifests, knownKind));
	const namespaces = once(() => new Set(input.manifests.map(({ namespace }) => namespace)));
	const byName = once(() => groupBy(input.manifests, (one) => [
		knownKind(one),
		one.namespace,
		one.name
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
/** Keeps the results of derivations, each from when it is first asked for. */
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
/** The mesh that everything around would make if it were applied together; `undefined` where nothing is. */
function meshOfAllFiles(mesh) {
	if (!mesh.around || mesh.around.length === 0) return void 0;
	const known = aroundMeshes.get(mesh.around) ?? createMesh({
		...emptyMesh,
		context: mesh.context,
		manifests: mesh.around
	});
	aroundMeshes.set(mesh.around, known);
	return known;
}
/** One for all meshes that share what is around them, and with it their context. */
const aroundMeshes = /* @__PURE__ */ new WeakMap();
/** What a mesh holds in which nothing is applied. */
const emptyMesh = {
	environment: null,
	manifests: [],
	entries: [],
	documents: [],
	targets: [],
	failures: [],
	context: emptyContext
};
/** The kind of an object that the model knows, of the right group; `undefined` for any other. */
function knownKind(manifest) {
	return meshKind(groupOf(manifest), manifest.kind);
}

// src/rules/shared/namespace-of.ts
/** Names the namespace of an object in a message: `namespace \`shop\``, or `its namespace` where nothing states it. */
function namespaceOf(manifest) {
	return hasStatedNamespace(manifest) ? `namespace ${quote(manifest.namespace)}` : "its namespace";
}

// src/rules/message/location.ts
/** Returns where to report a node: a map or list at its key, a scalar at its value, an absent node where it would be added. */
function locationOf(locatable) {
	if (locatable instanceof Node) return locatable.kind === "map" || locatable.kind === "list" ? locatable.keyLocation : locatable.location;
	const { file, line, column = 1, endLine = line, endColumn = column } = locatable;
	return {
		file,
		line,
		column,
		endLine,
		endColumn
	};
}

// src/rules/message/one-line.ts
/** Shortens the output of another program to one line of a message: white space collapsed, at most 500 characters. */
function oneLine(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > maxCharacters ? `${line.slice(0, maxCharacters)}…` : line;
}
/** Errors of Helm may quote whole templates. */
const maxCharacters = 500;

// src/rules/rule.ts
/** Lists the views of a rule, each once. */
function viewsOf({ on = {}, across = {} }) {
	return [.../* @__PURE__ */ new Set([...Object.keys(on), ...Object.keys(across)])];
}
/** Declares a rule and returns it as it is; it lets the compiler infer the codes and the types of the views. */
function defineRule(rule) {
	return rule;
}

export { derivedPer as C, derivedByKey as S, objectKey as _, namespaceOf as a, unreadNamespaces as b, emptyMesh as c, emptyContext as d, meshConfigsIn as f, mayShareNamespace as g, mayHaveUnseenObjects as h, locationOf as i, knownKind as l, isSameObject as m, viewsOf as n, createMesh as o, hasStatedNamespace as p, oneLine as r, createTables as s, defineRule as t, meshOfAllFiles as u, presenceOf as v, derived as x, sharesNamespace as y };