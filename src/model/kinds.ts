/**
 * The kinds of objects that the model knows by name, with their API groups. All versions of a group have one schema (Istio
 * serves v1alpha3, v1beta1 and v1 of networking alike), so versions do not matter here.
 */
export const apiGroups = {
  AuthorizationPolicy: 'security.istio.io',
  BackendTLSPolicy: 'gateway.networking.k8s.io',
  ConfigMap: '',
  CronJob: 'batch',
  CustomResourceDefinition: 'apiextensions.k8s.io',
  DaemonSet: 'apps',
  Deployment: 'apps',
  DestinationRule: 'networking.istio.io',
  EnvoyFilter: 'networking.istio.io',
  GRPCRoute: 'gateway.networking.k8s.io',
  Gateway: 'networking.istio.io',
  GatewayClass: 'gateway.networking.k8s.io',
  HTTPRoute: 'gateway.networking.k8s.io',
  InferencePool: 'inference.networking.k8s.io',
  IstioOperator: 'install.istio.io',
  Job: 'batch',
  KubernetesGateway: 'gateway.networking.k8s.io',
  ListenerSet: 'gateway.networking.k8s.io',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io',
  Namespace: '',
  PeerAuthentication: 'security.istio.io',
  Pod: '',
  ProxyConfig: 'networking.istio.io',
  ReferenceGrant: 'gateway.networking.k8s.io',
  ReplicaSet: 'apps',
  RequestAuthentication: 'security.istio.io',
  Rollout: 'argoproj.io',
  Secret: '',
  Service: '',
  ServiceAccount: '',
  ServiceEntry: 'networking.istio.io',
  Sidecar: 'networking.istio.io',
  StatefulSet: 'apps',
  TCPRoute: 'gateway.networking.k8s.io',
  TLSRoute: 'gateway.networking.k8s.io',
  Telemetry: 'telemetry.istio.io',
  TrafficExtension: 'extensions.istio.io',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io',
  VirtualService: 'networking.istio.io',
  WasmPlugin: 'extensions.istio.io',
  WorkloadEntry: 'networking.istio.io',
  WorkloadGroup: 'networking.istio.io',
  XBackendTrafficPolicy: 'gateway.networking.x-k8s.io',
} as const satisfies Record<string, string>

/**
 * A kind in `apiGroups`, always of the group there: a Gateway is Istio's, and a Gateway of the Gateway API is called
 * KubernetesGateway, as in Istio's own code (istio `pkg/config/schema/gvk`).
 */
export type MeshKind = keyof typeof apiGroups

/** The kind by API group and `kind` of an object; `undefined` if it is not in `apiGroups`. */
export function meshKind(group: string, kind: string): MeshKind | undefined {
  const name = kind === 'Gateway' && group === apiGroups.KubernetesGateway ? 'KubernetesGateway' : kind
  if (!Object.hasOwn(apiGroups, name)) return undefined
  return apiGroups[name as MeshKind] === group ? (name as MeshKind) : undefined
}
