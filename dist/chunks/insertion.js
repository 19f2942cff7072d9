// src/registry/kustomization-charts.ts
/** The fields of a kustomization with charts; the second one is deprecated and means the same. */
const fields = [{
	field: "helmCharts",
	repository: "repo",
	name: "name",
	version: "version"
}, {
	field: "helmChartInflationGenerator",
	repository: "chartRepoUrl",
	name: "chartName",
	version: "chartVersion"
}];
/** The charts of a kustomization (kustomize `api/types/helmchartargs.go` and `HelmChartInflationGenerator.go`, absChartHome). */
function kustomizationCharts(root) {
	const home = chartHome(root);
	return fields.flatMap(({ field, ...keys }) => itemsOf(root, field).flatMap((chart, index) => {
		const [repository, name, version] = [
			keys.repository,
			keys.name,
			keys.version
		].map((key) => textOf(chart, key));
		if (name === "") return [];
		const folder = version === "" ? `${home}/${name}` : `${home}/${name}-${version}/${name}`;
		return {
			repository,
			name,
			version,
			path: [
				field,
				index,
				version === "" ? keys.name : keys.version
			],
			folder
		};
	}));
}
function chartHome(root) {
	const deprecated = itemsOf(root, fields[1].field).map((chart) => textOf(chart, "chartHome"));
	return textOf(valueOf(root, "helmGlobals"), "chartHome") || deprecated.findLast((home) => home !== "") || "charts";
}
function valueOf(node, key) {
	return node?.kind === "map" ? node.entries.get(key)?.value : void 0;
}
function itemsOf(node, key) {
	const value = valueOf(node, key);
	return value?.kind === "list" ? value.items : [];
}
function textOf(node, key) {
	const value = valueOf(node, key);
	return value?.kind === "scalar" && typeof value.value === "string" ? value.value : "";
}

// src/schema/bundled-kinds.ts
/** Made of schemas/kinds by `npm run generate`: the file of each apiVersion and kind. */
const bundledKinds = {
	"argoproj.io/v1alpha1/AppProject": "argo-cd",
	"argoproj.io/v1alpha1/Application": "argo-cd",
	"argoproj.io/v1alpha1/ApplicationSet": "argo-cd",
	"helm.toolkit.fluxcd.io/v2/HelmRelease": "flux",
	"kustomize.toolkit.fluxcd.io/v1/Kustomization": "flux",
	"gateway.networking.k8s.io/v1/BackendTLSPolicy": "gateway-api",
	"gateway.networking.k8s.io/v1alpha3/BackendTLSPolicy": "gateway-api",
	"gateway.networking.k8s.io/v1/GRPCRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/Gateway": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/Gateway": "gateway-api",
	"gateway.networking.k8s.io/v1/GatewayClass": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/GatewayClass": "gateway-api",
	"gateway.networking.k8s.io/v1/HTTPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/HTTPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/ListenerSet": "gateway-api",
	"gateway.networking.k8s.io/v1/ReferenceGrant": "gateway-api",
	"gateway.networking.k8s.io/v1beta1/ReferenceGrant": "gateway-api",
	"gateway.networking.k8s.io/v1/TCPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha2/TCPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/TLSRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha2/TLSRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha3/TLSRoute": "gateway-api",
	"gateway.networking.k8s.io/v1/UDPRoute": "gateway-api",
	"gateway.networking.k8s.io/v1alpha2/UDPRoute": "gateway-api",
	"gateway.networking.x-k8s.io/v1alpha1/XBackend": "gateway-api",
	"gateway.networking.x-k8s.io/v1alpha1/XBackendTrafficPolicy": "gateway-api",
	"gateway.networking.x-k8s.io/v1alpha1/XMesh": "gateway-api",
	"v1/ConfigMap": "kubernetes",
	"v1/Namespace": "kubernetes",
	"v1/Pod": "kubernetes",
	"v1/Secret": "kubernetes",
	"v1/Service": "kubernetes",
	"v1/ServiceAccount": "kubernetes",
	"apps/v1/DaemonSet": "kubernetes",
	"apps/v1/Deployment": "kubernetes",
	"apps/v1/ReplicaSet": "kubernetes",
	"apps/v1/StatefulSet": "kubernetes",
	"autoscaling/v1/HorizontalPodAutoscaler": "kubernetes",
	"autoscaling/v2/HorizontalPodAutoscaler": "kubernetes",
	"batch/v1/CronJob": "kubernetes",
	"batch/v1/Job": "kubernetes",
	"networking.k8s.io/v1/Ingress": "kubernetes",
	"networking.k8s.io/v1/NetworkPolicy": "kubernetes",
	"policy/v1/PodDisruptionBudget": "kubernetes",
	"rbac.authorization.k8s.io/v1/ClusterRole": "kubernetes",
	"rbac.authorization.k8s.io/v1/ClusterRoleBinding": "kubernetes",
	"rbac.authorization.k8s.io/v1/Role": "kubernetes",
	"rbac.authorization.k8s.io/v1/RoleBinding": "kubernetes"
};

// src/core/insertion.ts
/** The text to insert for a value at an insertion; ends where the first entry of the map begins. */
function insertedText({ indent, keys }, value, lineBreak = "\n") {
	if (indent === null) return `${inBraces(keys, value)}, `;
	return `${keys.map((key, depth) => `${" ".repeat(depth === 0 ? 0 : indent + 2 * depth)}${key}:`).join(lineBreak)} ${value}${lineBreak}${" ".repeat(indent)}`;
}
function inBraces([key = "", ...innerKeys], value) {
	return innerKeys.length > 0 ? `${key}: {${inBraces(innerKeys, value)}}` : `${key}: ${value}`;
}

export { bundledKinds as n, kustomizationCharts as r, insertedText as t };