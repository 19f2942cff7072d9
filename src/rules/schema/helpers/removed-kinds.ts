import { table } from '../../../core/table.ts'

/** A kind that is gone. */
interface RemovedKind {
  /** The last release of Istio that installed it. */
  readonly until: string
  /** The last release of another project that had it; absent for a kind of Istio. */
  readonly release?: string
  /** What replaces it. */
  readonly instead: string
}

/**
 * Kinds that Istio no longer installs, by group and kind, with `*` for all other kinds of a group (definitions of the release
 * branches 1.0 to 1.31; cert-manager's notes about its release 0.11).
 */
export const removedKinds = table<RemovedKind>({
  'authentication.istio.io/Policy': {
    until: '1.5',
    instead: 'PeerAuthentication and RequestAuthentication',
  },
  'authentication.istio.io/MeshPolicy': {
    until: '1.5',
    instead: 'a PeerAuthentication in the root namespace, and RequestAuthentication',
  },
  'authentication.istio.io/*': {
    until: '1.5',
    instead: 'PeerAuthentication and RequestAuthentication',
  },
  'rbac.istio.io/*': { until: '1.6', instead: 'the AuthorizationPolicy of `security.istio.io/v1`' },
  'config.istio.io/RouteRule': { until: '0.8', instead: 'VirtualService' },
  'config.istio.io/DestinationPolicy': { until: '0.8', instead: 'DestinationRule' },
  'config.istio.io/EgressRule': { until: '0.8', instead: 'ServiceEntry' },
  'config.istio.io/IngressRule': { until: '0.8', instead: 'VirtualService and Gateway' },
  'config.istio.io/*': { until: '1.7', instead: 'Telemetry, EnvoyFilter or WasmPlugin' },
  'networking.istio.io/ExternalService': { until: '0.7', instead: 'ServiceEntry' },
  'certmanager.k8s.io/*': {
    until: '1.5',
    release: 'cert-manager 0.10',
    instead: 'the kinds of `cert-manager.io`',
  },
})
