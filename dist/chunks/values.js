import { a as oncePerText, n as oncePer } from "./once-per.js";
import { a as withoutStandIns, i as standInNamespace, r as isStatedNamespace } from "./namespace.js";
import { r as isUnfilled } from "./unfilled.js";
import { C as Node } from "./egress-allowlist.js";

// src/model/kinds.ts
/**
* The kinds of objects that the model knows by name, with their API groups. All versions of a group have one schema (Istio
* serves v1alpha3, v1beta1 and v1 of networking alike), so versions do not matter here.
*/
const groups = {
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
/** The kind by API group and `kind` of an object; `undefined` if it is not in `groups`. */
function meshKind(group, kind) {
	const name = kind === "Gateway" && group === groups.KubernetesGateway ? "KubernetesGateway" : kind;
	if (!Object.hasOwn(groups, name)) return void 0;
	return groups[name] === group ? name : void 0;
}

// src/model/cluster-scope.ts
/**
* True for cluster-scoped kinds of Kubernetes and closely related projects. The scope of other kinds cannot be known from
* files; they count as namespaced, as most kinds are.
*/
function isClusterScoped(group, kind) {
	return clusterScoped.get(group)?.includes(kind) ?? false;
}
/** `kubectl api-resources --namespaced=false` of Kubernetes 1.34, the Gateway API and cert-manager. */
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
/**
* The Kubernetes objects in some documents, in order, with the items of a `List` in its place. A document without
* `apiVersion` or `kind` is left out. `namespace` is that of the release, `null` if nothing states it.
*/
function manifestsOf(documents, target, namespace, origins) {
	const roots = documents.flatMap(({ root }) => root ? objects(Node.of(root)) : []);
	const ofRelease = namespace ?? standInNamespace(target);
	return roots.map((root) => manifestOf(root, target, ofRelease, origins));
}
/** A manifest with other fields. Its nodes may be read when they are asked for, so that a spread would leave them out. */
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
/** The object itself, or the objects of a list (`kubectl` reads every `...List` with `items` like this). */
function objects(root) {
	const kind = root.get("kind").text;
	if (kind === "" || root.get("apiVersion").text === "") return [];
	if (!kind.endsWith("List") || root.get("items").kind !== "list") return [root];
	return root.items("items").flatMap(({ yaml }) => yaml ? objects(Node.of(yaml)) : []);
}
/** The identity that an object states; `namespace` is `''` if it is not written. */
function identityOf(root) {
	const metadata = root.get("metadata");
	return {
		apiVersion: root.get("apiVersion").text,
		kind: root.get("kind").text,
		namespace: metadata.get("namespace").text,
		name: metadata.get("name").text
	};
}
/** The identity that an object states (`identityOf`), without reading it again. */
const writtenIdentity = oncePer(({ root }) => identityOf(root));
/** The API group of an object, `''` for the core group; the usual group of its kind if it has a placeholder. */
function groupOf(manifest) {
	return groupIn(manifest.apiVersion) ?? usualGroup(manifest);
}
const groupIn = oncePerText((apiVersion) => {
	const slash = apiVersion.indexOf("/");
	const group = slash < 0 ? "" : apiVersion.slice(0, slash);
	return isUnfilled(slash < 0 ? apiVersion : group) ? null : group;
});
/** A Gateway of the Gateway API has listeners, one of Istio has servers. */
function usualGroup(manifest) {
	const { kind } = manifest;
	if (kind === "Gateway" && manifest.spec.get("listeners").exists) return groups.KubernetesGateway;
	return Object.hasOwn(groups, kind) ? groups[kind] : "";
}
/**
* The object for a report, with the field of `node` if given. A namespace that nothing states is left out, and so is that of the
* release of an object that no namespace contains.
*/
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
/** The entry after merging, if all values are known, else the entry in its file. */
function settings(entry) {
	return entry.merged ?? entry.node;
}
/**
* Merges values as Helm does. First the values files, from the weakest to the strongest: maps are merged by key at any
* depth, anything else is replaced. Then the defaults of charts below them, a chart's own before those of its subcharts.
* A `null` removes weaker defaults, and a `null` in the defaults themselves is no value. Each value keeps its location in
* the file that sets it; a map from several files has the location in the strongest.
*
* After Helm 4.3 `pkg/cli/values` and `pkg/chart/common/util/coalesce.go`; globals stay where they are written.
*
* @param defaults of charts, the weakest first, those of subcharts under their keys
* @param files values files in the order of `-f`
* @throws if none of them has a value
*/
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
/**
* Adds a chart's defaults below merged values. As in Helm, a default `null` is dropped at once if no stronger value has
* the key; and at the top level a stronger `null` removes a default `null` as well.
*/
function putDefaultsUnder(above, below, droppedNulls) {
	return merge(mapValues(below, (value, key) => {
		const overriding = above.kind === "map" ? above.entries.get(key)?.value : void 0;
		if (overriding && isNull(overriding)) droppedNulls.add(overriding);
		return overriding ? value : withoutValues(value, isNull);
	}), above, droppedNulls);
}
/** Merges two values; collects the nulls that removed something in `droppedNulls`. */
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
/** A node without the entries whose value is to be dropped, at any depth of maps; the same node if there are none. */
function withoutValues(node, isDropped) {
	if (node.kind !== "map") return node;
	const kept = [...node.entries].filter(([, { value }]) => !isDropped(value));
	return mapValues(kept.length < node.entries.size ? {
		...node,
		entries: new Map(kept)
	} : node, (value) => withoutValues(value, isDropped));
}
/** A map with changed values; the same map if nothing changes. */
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

export { manifestWith as a, writtenIdentity as c, meshKind as d, identityOf as i, isClusterScoped as l, settings as n, manifestsOf as o, groupOf as r, objectRef as s, mergeValues as t, groups as u };