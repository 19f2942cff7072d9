import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { DecidingPlace } from '../request/decision.ts'
import type { ProxyScope } from '../request/registry/scope.ts'
import type { EgressClient } from './clients.ts'

/** The reason why pods reach any host. */
export interface Openness {
  /**
   * `no-proxy`: no proxy handles their calls; `ztunnel`: it forwards everything; `policy`: `outboundTrafficPolicy`
   * allows it.
   */
  readonly reason: 'no-proxy' | 'ztunnel' | 'policy'
  /** The missing inputs that it depends on. */
  readonly missing: readonly string[]
  readonly place?: DecidingPlace
}

/** The reason why pods reach any host; `null` if they reach only hosts that their proxy imports. */
export function opennessOf(mesh: Mesh, { dataplane }: EgressClient, scope: ProxyScope): Openness | null {
  if (dataplane === 'none') return { reason: 'no-proxy', missing: [] }
  // ztunnel does not implement `outboundTrafficPolicy` (istio/ztunnel `src/proxy/outbound.rs`, passthrough).
  if (dataplane === 'ambient') return { reason: 'ztunnel', missing: [] }
  if (scope.outbound === 'REGISTRY_ONLY') return null
  const policy = scope.sidecar?.spec.get('outboundTrafficPolicy')
  if (scope.sidecar && policy?.kind === 'map')
    return { reason: 'policy', missing: [], place: { object: scope.sidecar, node: policy } }
  const place = placeInMeshConfig(mesh)
  return { reason: 'policy', missing: missingPolicy(mesh), ...(place && { place }) }
}

/** The missing input if no file states the `outboundTrafficPolicy` of the mesh; empty if it is stated, or the default. */
function missingPolicy({ config, configSources }: Mesh): string[] {
  if (config.outboundTrafficPolicy) return []
  if (configSources.some(({ config: source }) => isStated(source)))
    return ['which `outboundTrafficPolicy` holds, since the MeshConfigs of the files state different ones']
  // Files with the whole MeshConfig that do not state it leave it at its default.
  return configSources.length > 0 ? [] : [unknownPolicy]
}

/** The missing input if no file has the MeshConfig. */
const unknownPolicy = 'the `outboundTrafficPolicy` of the MeshConfig, which is in no file'

function isStated(config: Mesh['configSources'][number]['config']): boolean {
  return config.get('outboundTrafficPolicy').exists
}

/** The place of the policy in an object with the MeshConfig; in a ConfigMap the text that contains it. */
function placeInMeshConfig({ configSources }: Mesh): DecidingPlace | undefined {
  const source = configSources.find(({ config }) => isStated(config)) ?? configSources[0]
  if (!source || !isObject(source.owner)) return undefined
  const policy = source.config.get('outboundTrafficPolicy')
  return { object: source.owner, node: source.node.kind === 'map' && policy.exists ? policy : source.node }
}

function isObject(owner: Mesh['configSources'][number]['owner']): owner is Manifest {
  return 'apiVersion' in owner
}
