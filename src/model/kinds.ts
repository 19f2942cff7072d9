/**
 * The kinds of object that the model knows by name, with their API group. Versions of a group share one schema
 * (Istio serves v1alpha3, v1beta1 and v1 of networking alike), so a version never matters here.
 */
export const groups = {
  AuthorizationPolicy: 'security.istio.io',
  DestinationRule: 'networking.istio.io',
  Gateway: 'networking.istio.io',
  Namespace: '',
  PeerAuthentication: 'security.istio.io',
  RequestAuthentication: 'security.istio.io',
  Service: '',
  ServiceEntry: 'networking.istio.io',
  Sidecar: 'networking.istio.io',
  VirtualService: 'networking.istio.io',
  WorkloadEntry: 'networking.istio.io',
  WorkloadGroup: 'networking.istio.io',
} as const satisfies Record<string, string>

/** A kind that the model knows, always of the group in `groups`: a Gateway is Istio's, never the Gateway API's. */
export type MeshKind = keyof typeof groups
