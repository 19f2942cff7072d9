import { allVirtualServices } from '../../../istio/gateway-api/proxy-objects.ts'
import { mergedRoutes } from '../routing/merged-routes.ts'
import { groupBy } from '../../../core/group.ts'
import { exportedTo } from '../../../istio/hosts/export.ts'
import { hostCovers, fullHost, hostsOverlap, isWildcard } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { conversionKinds, convertedGatewayApi } from '../../../istio/gateway-api/convert.ts'
import { boundTo } from '../../../istio/routing/gateways.ts'
import { workloadSelector } from '../../../istio/policy/selector.ts'
import { derived, derivedPer, derivedByKey } from '../../../model/derived.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import { isSelected, type MeshProxy } from '../proxy/proxy.ts'
import { isUnknown } from '../match/truth.ts'
import { compareCreation, unknownAge } from './age.ts'
import { outboundMode } from './mesh-options.ts'
import { protocolOf, type PortProtocol } from './protocol.ts'
import { servicesByHost, visibleAmong, visibleServices, type RegistryService } from './registry.ts'

/** What a proxy knows of the mesh. */
export interface ProxyScope {
  /** The hosts that it has clusters for. */
  readonly services: ReadonlyMap<string, RegistryService>
  /** Of a sidecar; the one without a port comes last. */
  readonly egress: readonly EgressListener[]
  readonly sidecar: Manifest | null
  readonly outbound: 'ALLOW_ANY' | 'ALLOW_ANY_DYNAMIC_DNS' | 'REGISTRY_ONLY'
  readonly missing: readonly string[]
}

/** What a sidecar imports for one port, or for all others. */
export interface EgressListener {
  readonly port: number | undefined
  readonly protocol: PortProtocol
  readonly services: readonly RegistryService[]
  readonly virtualServices: readonly Manifest[]
}

/** The VirtualServices that hosts of Gateway API routes became. */
export const convertedVirtualServices = derived(
  conversionKinds,
  (mesh): ReadonlySet<Manifest> => new Set(convertedGatewayApi(mesh).virtualServices),
)

/** The kinds that VirtualServices are written in or converted from. */
const routingKinds = ['VirtualService', ...conversionKinds] as const

/** All VirtualServices with hosts, the older ones first. */
export const routingServices = derived(routingKinds, (mesh): readonly Manifest[] =>
  allVirtualServices(mesh)
    .filter(({ spec }) => spec.items('hosts').length > 0)
    .toSorted(compareCreation),
)

const servicesByGateway = derived(routingKinds, (mesh) =>
  groupBy(
    routingServices(mesh).flatMap((virtualService) =>
      boundTo(virtualService).map((gateway) => ({ gateway, virtualService })),
    ),
    ({ gateway }) => gateway,
  ),
)

/**
 * The VirtualServices of a gateway, or of `mesh`, for proxies of a namespace: those for this namespace alone, those
 * exported to it, then public ones (istio `pilot/pkg/model/push_context.go`, VirtualServicesForGateway).
 */
export const virtualServicesFor = derivedByKey(
  routingKinds,
  (_, gateway: string, namespace: string) => `${gateway}\0${namespace}`,
  (mesh, gateway, namespace): readonly Manifest[] => {
    const bound = (servicesByGateway(mesh).get(gateway) ?? []).map(({ virtualService }) => virtualService)
    return rankedFor(mesh, bound, namespace)
  },
)

/** Of some VirtualServices, the older ones first, those for proxies of a namespace in their order there. */
export function rankedFor(mesh: Mesh, virtualServices: readonly Manifest[], namespace: string): Manifest[] {
  return virtualServices
    .filter((virtualService) => {
      const to = exportedTo(virtualService)
      return to.includes('*') || (!to.includes('~') && to.includes(namespace))
    })
    .map((virtualService) => ({ virtualService, rank: rankFor(mesh, virtualService, namespace) }))
    .toSorted((first, second) => first.rank - second.rank)
    .map(({ virtualService }) => virtualService)
}

function rankFor(mesh: Mesh, virtualService: Manifest, namespace: string): number {
  if (!exportedTo(virtualService).includes('*')) return virtualService.namespace === namespace ? 0 : 1
  const isConsumer = convertedVirtualServices(mesh).has(virtualService)
  return isConsumer && virtualService.namespace === namespace ? 2 : 3
}

/** What a gateway knows: all that is visible in its namespace (istio `pilot/pkg/model/sidecar.go`, DefaultSidecarScopeForGateway). */
export function gatewayScope(mesh: Mesh, namespace: string): ProxyScope {
  const services = firstOfEachHost(visibleServices(mesh, namespace))
  return { services, egress: [], sidecar: null, outbound: outboundMode(mesh), missing: [] }
}

/** What a sidecar may import: hosts and VirtualServices that are visible in its namespace, in their order there. */
export interface ScopeCandidates {
  readonly services: readonly RegistryService[]
  readonly virtualServices: readonly Manifest[]
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

/** What sidecars of a namespace know with a Sidecar, or without one. */
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

/** A Sidecar that selects the pods comes before one for the namespace, and that before one for the mesh. */
function sidecarOf(
  mesh: Mesh,
  proxy: MeshProxy,
): { readonly sidecar: Manifest | null; readonly missing: readonly string[] } {
  const missing: string[] = []
  const inNamespace = mesh
    .ofKind('Sidecar')
    .filter(({ namespace }) => namespace === proxy.namespace)
    .toSorted(compareCreation)
  const selecting = inNamespace.filter((sidecar) => {
    const selector = workloadSelector(sidecar)
    if (selector.size === 0) return false
    const selected = isSelected(proxy, selector)
    if (isUnknown(selected)) missing.push(...selected.missing)
    return selected === true
  })
  const isForAll = (sidecar: Manifest): boolean => workloadSelector(sidecar).size === 0
  const inRoot = mesh.ofKind('Sidecar').filter(({ namespace }) => namespace === mesh.rootNamespace)
  const candidates = [selecting, inNamespace.filter(isForAll), inRoot.filter(isForAll)]
  const [first, second] = candidates.find((list) => list.length > 0)?.toSorted(compareCreation) ?? []
  if (first && second) missing.push(...unknownAge(first, second))
  return { sidecar: first ?? null, missing }
}

/** A host of `egress.hosts`: `NAMESPACE/HOST`, excluded where `~` stands before it. */
interface ImportedHost {
  readonly namespace: string
  readonly host: string
  readonly isExcluded: boolean
}

function egressListener(
  mesh: Mesh,
  namespace: string,
  node: Node | null,
  candidates: ScopeCandidates,
): EgressListener {
  const hosts = (node?.items('hosts').map(({ text }) => text) ?? ['*/*']).map((text) =>
    importedHost(text, namespace),
  )
  const port = node?.at('port', 'number').number
  const services = candidates.services
    .filter(({ host, namespace: of }) => isImported(hosts, of, (name) => hostCovers(name, host)))
    .flatMap((service) => atPort(service, port))
  const virtualServices = candidates.virtualServices.filter((virtualService) =>
    virtualService.spec
      .items('hosts')
      .some(({ text }) =>
        isImported(hosts, virtualService.namespace, (name) =>
          hostsOverlap(name, canonicalHost(mesh, fullHost(text, virtualService.namespace))),
        ),
      ),
  )
  const protocol = protocolOf(node?.at('port', 'protocol').text ?? '')
  return { port, protocol, services: ofOneNamespace(services, namespace), virtualServices }
}

function importedHost(text: string, own: string): ImportedHost {
  const slash = text.indexOf('/')
  const written = slash < 0 ? '*' : text.slice(0, slash)
  const isExcluded = written.startsWith('~')
  const named = written.replace(/^~/, '') || '*'
  return { namespace: named === '.' ? own : named, host: text.slice(slash + 1), isExcluded }
}

function isImported(
  hosts: readonly ImportedHost[],
  namespace: string,
  matches: (name: string) => boolean,
): boolean {
  const matching = hosts.filter(
    ({ namespace: named, host }) => (named === '*' || named === namespace) && matches(host),
  )
  return matching.length > 0 && !matching.some(({ isExcluded }) => isExcluded)
}

/** A service with the one port that a listener is for. */
function atPort(service: RegistryService, port: number | undefined): RegistryService[] {
  if (port === undefined) return [service]
  const ports = service.ports.filter(({ number }) => number === port)
  return ports.length > 0 ? [{ ...service, ports }] : []
}

/**
 * Of the services with one host those of one namespace: the client's own, else that of a Kubernetes Service, else the
 * first (istio `pilot/pkg/model/sidecar.go`, selectServices).
 */
function ofOneNamespace(services: readonly RegistryService[], own: string): RegistryService[] {
  const chosen = new Map<string, RegistryService>()
  for (const service of services) {
    const existing = chosen.get(service.host)
    const isPreferred =
      !existing ||
      service.namespace === own ||
      (!existing.isKubernetes && service.isKubernetes && existing.namespace !== own)
    if (isPreferred) chosen.set(service.host, service)
  }
  return services.filter((service) => chosen.get(service.host)!.namespace === service.namespace)
}

/** The destinations of a VirtualService that are not imported (collectImportedServices). */
function routedServices(mesh: Mesh, virtualService: Manifest, namespace: string): RegistryService[] {
  return hostsRoutedTo(mesh, virtualService).flatMap((host) => {
    const declared = servicesByHost(mesh).get(host) ?? []
    const visible = visibleAmong(declared, namespace)
    const best =
      declared.find((service) => service.namespace === namespace) ??
      visible.find(({ isKubernetes }) => isKubernetes) ??
      visible[0]
    return best ? [best] : []
  })
}

/** The full names of the hosts that a VirtualService and its delegates route to. */
export const hostsRoutedTo = derivedPer(
  ['VirtualService'],
  (mesh, virtualService: Manifest): readonly string[] => {
    const { spec } = virtualService
    const ofStreams = [...spec.items('tls'), ...spec.items('tcp')].flatMap((route) =>
      hostsIn(route.items('route'), virtualService),
    )
    const ofHttp = mergedRoutes(mesh, virtualService).flatMap(({ field }) =>
      ['route', 'mirrors', 'mirror'].flatMap((name) => {
        const { node, owner } = field(name)
        // A mirror is a destination itself.
        return name === 'mirror' ? fullHosts([node], owner) : hostsIn(node.items(), owner)
      }),
    )
    return [...new Set([...ofStreams, ...ofHttp])].map((host) => canonicalHost(mesh, host))
  },
)

function hostsIn(routes: readonly Node[], owner: Manifest): string[] {
  return fullHosts(
    routes.map((route) => route.get('destination')),
    owner,
  )
}

function fullHosts(destinations: readonly Node[], { namespace }: Manifest): string[] {
  const hosts = destinations.map((destination) => destination.get('host').text)
  return hosts.filter((host) => host !== '').map((host) => fullHost(host, namespace))
}

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

/** The service that a host means: the host itself, or what its ExternalName stands for. */
export function resolvedService(
  services: ReadonlyMap<string, RegistryService>,
  host: string,
): RegistryService | undefined {
  const service = services.get(host)
  return service?.resolution === 'external-name' ? (services.get(service.externalName) ?? service) : service
}

/** True if a host is one of a wildcard. */
export function coversHost(wildcard: string, host: string): boolean {
  return isWildcard(wildcard) && hostCovers(wildcard, host)
}
