import { table } from '../../../core/table.ts'

/**
 * Kinds that Istio and cert-manager removed, by group and kind, with `*` for all other kinds of a group: the last release that
 * had them, and their replacement (definitions of the release branches 1.0 to 1.31 of Istio; cert-manager's notes about its
 * release 0.11).
 */
export const removedKinds = table<{ readonly until: string; readonly instead: string }>({
  'authentication.istio.io/Policy': {
    until: 'Istio 1.5',
    instead: 'PeerAuthentication and RequestAuthentication',
  },
  'authentication.istio.io/MeshPolicy': {
    until: 'Istio 1.5',
    instead: 'a PeerAuthentication in the root namespace, and RequestAuthentication',
  },
  'authentication.istio.io/*': {
    until: 'Istio 1.5',
    instead: 'PeerAuthentication and RequestAuthentication',
  },
  'rbac.istio.io/*': { until: 'Istio 1.6', instead: 'the AuthorizationPolicy of `security.istio.io/v1`' },
  'config.istio.io/RouteRule': { until: 'Istio 0.8', instead: 'VirtualService' },
  'config.istio.io/DestinationPolicy': { until: 'Istio 0.8', instead: 'DestinationRule' },
  'config.istio.io/EgressRule': { until: 'Istio 0.8', instead: 'ServiceEntry' },
  'config.istio.io/IngressRule': { until: 'Istio 0.8', instead: 'VirtualService and Gateway' },
  'config.istio.io/*': { until: 'Istio 1.7', instead: 'Telemetry, EnvoyFilter or WasmPlugin' },
  'networking.istio.io/ExternalService': { until: 'Istio 0.7', instead: 'ServiceEntry' },
  'certmanager.k8s.io/*': { until: 'cert-manager 0.10', instead: 'the kinds of `cert-manager.io`' },
})
