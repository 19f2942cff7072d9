import { groupBy, groupPairs } from '../../core/group.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { registryServices, servicesByHost } from '../request/registry/registry.ts'
import { hostsRoutedTo } from '../request/registry/routed-services.ts'
import { virtualServicesWithHosts } from '../request/registry/virtual-services.ts'
import { anyHost } from './exit.ts'

/** The kinds of which VirtualServices are made, as inputs of derived tables: VirtualService, and what the conversion reads. */
export const routeInputs = ['VirtualService', ...conversionKinds] as const

/** The VirtualServices of sidecars, the older ones first. */
export const meshRoutes = derived(routeInputs, (mesh) =>
  virtualServicesWithHosts(mesh).filter((virtualService) =>
    gatewayKeysOf(virtualService).includes(meshGateway),
  ),
)

/** The dependencies between hosts. */
export const hostLinks = derived(['Service', 'ServiceEntry', ...routeInputs], (mesh) => {
  const declaredHosts = [...servicesByHost(mesh).keys()]
  const callers = new Map<string, Set<string>>()
  const declared = hostIndex(declaredHosts, (host) => [host])
  for (const virtualService of meshRoutes(mesh)) {
    const called = hostsOfVirtualService(mesh, virtualService).flatMap((host) => [
      host,
      ...declared.overlapping(host),
    ])
    for (const destination of hostsRoutedTo(mesh, virtualService)) {
      const ofDestination = callers.get(destination) ?? new Set()
      callers.set(destination, ofDestination)
      for (const host of called) ofDestination.add(host)
    }
  }
  const sharing = sharedPorts(mesh)
  const routes = hostIndex(meshRoutes(mesh), (virtualService) => hostsOfVirtualService(mesh, virtualService))
  return {
    declared,
    /** The VirtualServices of sidecars with a host that overlaps this one. */
    routesOf: routes.overlapping,
    callersOf: (host: string): Iterable<string> => callers.get(host) ?? [],
    /** The hosts on the same ports, port by port. */
    sharingPortWith: (host: string): readonly (readonly string[])[] => sharing.get(host) ?? [],
  }
})

/**
 * Some hosts, and the called hosts that they may affect: those that are decided together with them (`decidedTogether`), the
 * hosts of the VirtualServices that route to them or rewrite the authority to them, and those that share a listener with
 * one of these.
 */
export function hostsInfluencedBy(mesh: Mesh, names: Iterable<string>): ReadonlySet<string> {
  const { sharingPortWith } = hostLinks(mesh)
  const hosts = decidedTogether(mesh, names, (host) => hostsRoutedInto(mesh).get(host) ?? [])
  // All hosts of a port have the same list, which is read once.
  const lists = new Set([...hosts].flatMap((host) => sharingPortWith(host)))
  return decidedTogether(mesh, [...hosts, ...[...lists].flat()])
}

/**
 * Returns some hosts, with all hosts that sidecars decide together with them, and in turn with those. A wildcard takes
 * connections to hosts below it, and is not routed itself where it has such hosts; a sidecar routes all hosts of a
 * VirtualService at each port of one of them.
 *
 * @param further hosts to decide with a host
 */
export function decidedTogether(
  mesh: Mesh,
  names: Iterable<string>,
  further: (host: string) => Iterable<string> = () => [],
): ReadonlySet<string> {
  const { declared, routesOf } = hostLinks(mesh)
  const hosts = new Set<string>()
  const routes = new Set<Manifest>()
  const pending = [...names]
  for (let host = pending.pop(); host !== undefined; host = pending.pop()) {
    if (hosts.has(host)) continue
    hosts.add(host)
    pending.push(...declared.overlapping(host), ...further(host))
    for (const virtualService of routesOf(host)) {
      if (routes.has(virtualService)) continue
      routes.add(virtualService)
      pending.push(...hostsOfVirtualService(mesh, virtualService))
    }
  }
  return hosts
}

/** The hosts of the VirtualServices that route to a host or rewrite the authority to it, at sidecars and gateways. */
const hostsRoutedInto = derived(routeInputs, (mesh): ReadonlyMap<string, readonly string[]> => {
  const pairs = virtualServicesWithHosts(mesh).flatMap((virtualService) =>
    [...hostsRoutedTo(mesh, virtualService), ...rewrittenAuthorities(virtualService)].map(
      (destination) => [destination, virtualService] as const,
    ),
  )
  return new Map(
    [...groupPairs(pairs)].map(([destination, virtualServices]) => [
      destination,
      virtualServices.flatMap((virtualService) => hostsOfVirtualService(mesh, virtualService)),
    ]),
  )
})

function rewrittenAuthorities({ spec }: Manifest): string[] {
  return spec.items('http').flatMap((route) => route.at('rewrite', 'authority').text || [])
}

/**
 * True if a host without an address has a port of TCP or of a detected protocol; one suffices. The listener of that port
 * accepts any destination, so that any other host may change where connections go.
 */
export function hasTcpHostWithoutAddress(mesh: Mesh): boolean {
  return sharedPorts(mesh).size > 0
}

/**
 * By host without an address: the hosts of each of its non-HTTP listeners, with `anyHost` first, also where it is the only
 * host there. The first host receives the connections that match no other.
 */
function sharedPorts(mesh: Mesh): ReadonlyMap<string, readonly (readonly string[])[]> {
  const pairs = registryServices(mesh).flatMap(({ host, ports, hasAddress, isKubernetes }) =>
    hasAddress || isKubernetes
      ? []
      : ports.flatMap(({ number, protocol }) =>
          protocol === 'tcp' || protocol === 'auto' ? [{ host, number }] : [],
        ),
  )
  const memberships = [...groupBy(pairs, ({ number }) => number).values()].flatMap((group) => {
    const hosts = [anyHost, ...group.map(({ host }) => host)]
    return hosts.slice(1).map((host) => [host, hosts] as const)
  })
  return groupPairs(memberships)
}

/** The full names of the hosts of a VirtualService, with `cluster.local` for the cluster's domain (`canonicalHost`). */
export function hostsOfVirtualService(mesh: Mesh, { spec, namespace }: Manifest): string[] {
  return spec.items('hosts').map(({ text }) => canonicalHost(mesh, fullHost(text, namespace)))
}
