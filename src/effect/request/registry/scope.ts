import { groupBy } from '../../../core/group.ts'
import { workloadSelector } from '../../../istio/policy/selector.ts'
import { derived } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isUnknown } from '../match/truth.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import { oldestFirst, unknownAge } from './age.ts'
import { egressListener, type EgressListener, type ScopeCandidates } from './egress-listener.ts'
import { outboundMode } from './mesh-options.ts'
import { servicesByHost, type RegistryService } from './registry.ts'
import { visibleAmong, visibleServices } from './visible-services.ts'
import { routedServices } from './routed-services.ts'
import { virtualServicesFor } from './virtual-services.ts'

/** What a proxy imports of the mesh. */
export interface ProxyScope {
  /** The hosts for which it has clusters. */
  readonly services: Pick<ReadonlyMap<string, RegistryService>, 'get'>
  /** Of a sidecar; the one without a port comes last. */
  readonly egress: readonly EgressListener[]
  readonly sidecar: Manifest | null
  readonly outbound: 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS' | 'REGISTRY_ONLY'
  readonly missing: readonly string[]
}

/**
 * What a gateway knows: all that is visible in its namespace (istio `pilot/pkg/model/sidecar.go`,
 * DefaultSidecarScopeForGateway).
 */
export function gatewayScope(mesh: Mesh, namespace: string): ProxyScope {
  const kept = new Map<string, RegistryService | undefined>()
  const services = {
    get(host: string): RegistryService | undefined {
      if (!kept.has(host)) kept.set(host, visibleService(mesh, namespace, host))
      return kept.get(host)
    },
  }
  return { services, egress: [], sidecar: null, outbound: outboundMode(mesh), missing: [] }
}

/** A host as proxies of a namespace see it: a Kubernetes Service rather than a ServiceEntry. */
export function visibleService(mesh: Mesh, namespace: string, host: string): RegistryService | undefined {
  return firstOfEachHost(visibleAmong(servicesByHost(mesh).get(host) ?? [], namespace)).get(host)
}

function allCandidates(mesh: Mesh, namespace: string): ScopeCandidates {
  return {
    services: visibleServices(mesh, namespace),
    virtualServices: virtualServicesFor(mesh, 'mesh', namespace),
  }
}

/**
 * What a sidecar knows, by the Sidecar that selects it.
 *
 * @param candidates what it may import; by default all that is visible in its namespace
 */
export function sidecarScope(
  mesh: Mesh,
  proxy: MeshProxy,
  candidates: ScopeCandidates = allCandidates(mesh, proxy.namespace),
): ProxyScope {
  const { sidecar, missing } = sidecarOf(mesh, proxy)
  return { ...importedScope(mesh, proxy.namespace, sidecar, candidates), missing }
}

/** What sidecars of a namespace import: by a Sidecar, or by Istio's default for `null`. Its `missing` is empty. */
export function importedScope(
  mesh: Mesh,
  namespace: string,
  sidecar: Manifest | null,
  candidates: ScopeCandidates,
): ProxyScope {
  const written = sidecar?.spec.items('egress') ?? []
  const egress = (written.length > 0 ? written : [null]).map((node) =>
    egressListener(mesh, namespace, node, candidates),
  )
  const imported = egress.flatMap(({ services }) => services)
  const routed = egress.flatMap(({ virtualServices }) =>
    virtualServices.flatMap((virtualService) => routedServices(mesh, virtualService, namespace)),
  )
  const policy = sidecar?.spec.get('outboundTrafficPolicy')
  return {
    services: firstOfEachHost([...imported, ...routed]),
    egress,
    sidecar,
    outbound: policy?.kind === 'map' ? (modeOf(policy) ?? 'REGISTRY_ONLY') : outboundMode(mesh),
    missing: [],
  }
}

function modeOf(policy: Node): 'ALLOW_ANY' | undefined {
  return policy.get('mode').text === 'ALLOW_ANY' ? 'ALLOW_ANY' : undefined
}

/**
 * The Sidecar that a proxy gets: one whose selector selects the pods, else one without a selector in their namespace, else one
 * without a selector in the root namespace; `null` if there is none. `missing` has the missing inputs of this choice: labels
 * of the pods, and which of several Sidecars is the oldest.
 */
export function sidecarOf(
  mesh: Mesh,
  proxy: MeshProxy,
): { readonly sidecar: Manifest | null; readonly missing: readonly string[] } {
  const missing: string[] = []
  const inNamespace = sidecarsByNamespace(mesh).get(proxy.namespace) ?? []
  const selecting = inNamespace.filter((sidecar) => {
    const selector = workloadSelector(sidecar)
    if (selector.size === 0) return false
    const selected = isSelected(proxy, selector)
    if (isUnknown(selected)) missing.push(...selected.missing)
    return selected === true
  })
  const isForAll = (sidecar: Manifest): boolean => workloadSelector(sidecar).size === 0
  const inRoot = sidecarsByNamespace(mesh).get(mesh.rootNamespace) ?? []
  const candidates = [selecting, inNamespace.filter(isForAll), inRoot.filter(isForAll)]
  const [first, second] = candidates.find((list) => list.length > 0) ?? []
  if (first && second) missing.push(...unknownAge(first, second))
  return { sidecar: first ?? null, missing }
}

const sidecarsByNamespace = derived(['Sidecar'], (mesh) =>
  groupBy(oldestFirst(mesh.ofKind('Sidecar')), ({ namespace }) => namespace),
)

/** A Kubernetes Service comes before ServiceEntries; ports of one host in one namespace are joined. */
function firstOfEachHost(services: readonly RegistryService[]): Map<string, RegistryService> {
  const byHost = new Map<string, RegistryService>()
  for (const service of services) {
    const existing = byHost.get(service.host)
    if (!existing || (!existing.isKubernetes && service.isKubernetes)) byHost.set(service.host, service)
    else if (existing.namespace === service.namespace && existing.isKubernetes === service.isKubernetes) {
      const added = service.ports.filter(
        ({ number }) => !existing.ports.some((port) => port.number === number),
      )
      if (added.length > 0) byHost.set(service.host, { ...existing, ports: [...existing.ports, ...added] })
    }
  }
  return byHost
}
