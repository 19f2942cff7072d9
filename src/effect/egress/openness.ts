import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { ProxyScope } from '../request/registry/scope.ts'
import type { EgressClient } from './clients.ts'

/** Why pods reach any host, whatever objects declare. */
export interface Openness {
  /** `no-proxy`: nothing takes their calls; `ztunnel`: it lets all pass; `policy`: `outboundTrafficPolicy` does. */
  readonly reason: 'no-proxy' | 'ztunnel' | 'policy'
  /** The missing inputs that it depends on. */
  readonly missing: readonly string[]
  readonly place?: DecidingPlace
}

/** Why pods reach any host; `null` if they reach only what their proxy knows. */
export function opennessOf(mesh: Mesh, { dataplane }: EgressClient, scope: ProxyScope): Openness | null {
  if (dataplane === 'none') return { reason: 'no-proxy', missing: [] }
  // ztunnel knows no `outboundTrafficPolicy` (istio/ztunnel `src/proxy/outbound.rs`, passthrough).
  if (dataplane === 'ambient') return { reason: 'ztunnel', missing: [] }
  if (scope.outbound === 'REGISTRY_ONLY') return null
  const policy = scope.sidecar?.spec.get('outboundTrafficPolicy')
  if (scope.sidecar && policy?.kind === 'map')
    return { reason: 'policy', missing: [], place: { object: scope.sidecar, node: policy } }
  const place = placeInMeshConfig(mesh)
  return { reason: 'policy', missing: isPolicyKnown(mesh) ? [] : [unknownPolicy], ...(place && { place }) }
}

/** What no file tells where the MeshConfig is in none. */
export const unknownPolicy = 'the `outboundTrafficPolicy` of the MeshConfig, which is in no file'

/** True if files state the policy of the mesh, or have the whole MeshConfig, so that it is the default. */
function isPolicyKnown({ config, configSources }: Mesh): boolean {
  if (config.outboundTrafficPolicy) return true
  return configSources.length > 0 && configSources.every(({ config: source }) => !isStated(source))
}

function isStated(config: Mesh['configSources'][number]['config']): boolean {
  return config.get('outboundTrafficPolicy').exists
}

/** The policy in an object with the MeshConfig; in a ConfigMap the text that holds all of it. */
function placeInMeshConfig({ configSources }: Mesh): DecidingPlace | undefined {
  const source = configSources.find(({ config }) => isStated(config)) ?? configSources[0]
  if (!source || !isObject(source.owner)) return undefined
  const policy = source.config.get('outboundTrafficPolicy')
  return { object: source.owner, node: source.node.kind === 'map' && policy.exists ? policy : source.node }
}

function isObject(owner: Mesh['configSources'][number]['owner']): owner is Manifest {
  return 'apiVersion' in owner
}
