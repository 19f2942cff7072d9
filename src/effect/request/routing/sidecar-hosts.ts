import {
  compareSpecificity,
  fullHost,
  hostCovers,
  hostsOverlap,
  isWildcard,
} from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { EgressListener } from '../registry/egress-listener.ts'
import { convertedVirtualServices } from '../registry/virtual-services.ts'
import { compileRoutes, type CompiledRoute } from './compiled-route.ts'
import { domainTable, type DomainTable } from './virtual-hosts.ts'
import { sidecarDomains } from './sidecar-domains.ts'

/** The routes of one host for a sidecar; a service without a VirtualService has none, and is reached as it is. */
export interface SidecarHost {
  readonly service: RegistryService | undefined
  readonly virtualService: Manifest | undefined
  readonly routes: readonly CompiledRoute[]
  /** VirtualServices with the same host that are left out, for they are younger. */
  readonly conflicts: readonly Manifest[]
}

/** The hosts that a sidecar routes at one port. */
export interface SidecarHosts {
  readonly table: DomainTable<SidecarHost>
  /** The services with that port, each with that port alone. */
  readonly services: ReadonlyMap<string, RegistryService>
}

/**
 * The virtual hosts of a sidecar for a port (istio `pilot/pkg/networking/core/httproute.go`,
 * BuildSidecarOutboundVirtualHosts): those of VirtualServices in their order, then those of the other services.
 */
export function sidecarHosts(
  mesh: Mesh,
  proxy: MeshProxy,
  listener: EgressListener,
  port: number,
): SidecarHosts {
  const services = servicesAtPort(listener, port)
  const virtualServices = listener.virtualServices.filter(
    (virtualService) => port === 80 || matchesSome(mesh, virtualService, services),
  )
  const specific = mostSpecific(mesh, virtualServices, [...services.values()])
  const routed = virtualServices.flatMap((virtualService) => {
    const routes = compileRoutes(mesh, virtualService, { proxy, gateway: 'mesh', port })
    if (routes.length === 0) return []
    const hosts = hostsOf(mesh, virtualService, services, specific, { proxy, port })
    return hosts.map(({ host, service }): HostEntry => [
      host,
      { service, virtualService, routes, conflicts: [] },
    ])
  })
  const taken = new Set(routed.map(([host]) => host))
  const others = [...services.values()]
    .filter(({ host, resolution }) => !taken.has(host) && resolution !== 'external-name')
    .filter((service) => isHttp(service))
  const hosts = [...routed, ...others.map(unroutedHost)]
  return { services, table: tableOf(withConflicting(hosts), services, proxy) }
}

type HostEntry = [host: string, SidecarHost]

function unroutedHost(service: RegistryService): HostEntry {
  return [service.host, { service, virtualService: undefined, routes: [], conflicts: [] }]
}

/** The hosts by the domains of their virtual hosts. */
function tableOf(
  hosts: readonly [string, SidecarHost][],
  services: ReadonlyMap<string, RegistryService>,
  proxy: MeshProxy,
): DomainTable<SidecarHost> {
  const registered = new Set(services.keys())
  return domainTable(
    hosts.flatMap(([host, entry]) =>
      sidecarDomains(host, entry.service, proxy, registered).map((domain): [string, SidecarHost] => [
        domain,
        entry,
      ]),
    ),
  )
}

function servicesAtPort({ services }: EgressListener, port: number): ReadonlyMap<string, RegistryService> {
  const atPort = services.flatMap((service): [string, RegistryService][] => {
    const ports = service.ports.filter(({ number }) => number === port)
    return ports.length > 0 ? [[service.host, { ...service, ports: ports.slice(0, 1) }]] : []
  })
  return new Map(atPort.toReversed())
}

function isHttp({ ports }: RegistryService): boolean {
  return ports.some(({ protocol }) => protocol === 'http' || protocol === 'auto')
}

function hostNames(mesh: Mesh, virtualService: Manifest): string[] {
  return virtualService.spec
    .items('hosts')
    .map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)))
}

function matchesSome(
  mesh: Mesh,
  virtualService: Manifest,
  services: ReadonlyMap<string, RegistryService>,
): boolean {
  return hostNames(mesh, virtualService).some(
    (host) => services.has(host) || [...services.keys()].some((name) => hostsOverlap(host, name)),
  )
}

/** For each service the VirtualService with its most specific host: exact, else the longest wildcard. */
function mostSpecific(
  mesh: Mesh,
  virtualServices: readonly Manifest[],
  services: readonly RegistryService[],
): ReadonlyMap<string, Manifest> {
  const byHost = new Map<string, Manifest>()
  for (const virtualService of virtualServices)
    for (const host of hostNames(mesh, virtualService))
      if (!byHost.has(host)) byHost.set(host, virtualService)
  const wildcards = [...byHost.keys()].filter(isWildcard).toSorted(compareSpecificity)
  return new Map(
    services.flatMap(({ host }): [string, Manifest][] => {
      const name = byHost.has(host) ? host : wildcards.find((wildcard) => hostCovers(wildcard, host))
      return name === undefined ? [] : [[host, byHost.get(name)!]]
    }),
  )
}

interface RoutedHost {
  readonly host: string
  readonly service: RegistryService | undefined
}

/** The hosts of a VirtualService at a port, with the services that they are (separateVSHostsAndServices). */
function hostsOf(
  mesh: Mesh,
  virtualService: Manifest,
  services: ReadonlyMap<string, RegistryService>,
  specific: ReadonlyMap<string, Manifest>,
  { proxy, port }: { readonly proxy: MeshProxy; readonly port: number },
): RoutedHost[] {
  const isGatewayApi = convertedVirtualServices(mesh).has(virtualService)
  const named: RoutedHost[] = hostNames(mesh, virtualService).flatMap((host): RoutedHost[] => {
    if (!isWildcard(host) || isGatewayApi) return [{ host, service: services.get(host) }]
    const overlapping = [...services.values()].filter((service) => hostsOverlap(host, service.host))
    if (overlapping.length === 0) return [{ host, service: undefined }]
    return overlapping
      .filter((service) => specific.get(service.host) === virtualService)
      .map((service) => ({ host: service.host, service }))
  })
  const matched = named.flatMap(({ service }) => service ?? [])
  const isForeign = ({ namespace }: RegistryService): boolean =>
    namespace !== virtualService.namespace && proxy.namespace !== virtualService.namespace
  if (isGatewayApi && matched.every(isForeign)) return []
  const isServed = matched.some(isHttp) || port === 80
  return isServed ? named.filter(({ service }) => !service || isHttp(service)) : []
}

/** Of several entries for one host the first is kept, with the VirtualServices of the others. */
function withConflicting(entries: readonly [string, SidecarHost][]): [string, SidecarHost][] {
  const kept = new Map<string, SidecarHost>()
  for (const [host, entry] of entries) {
    const first = kept.get(host)
    if (!first) kept.set(host, entry)
    else if (entry.virtualService && entry.virtualService !== first.virtualService)
      kept.set(host, { ...first, conflicts: [...first.conflicts, entry.virtualService] })
  }
  return [...kept]
}
