import { groupBy } from '../../core/group.ts'
import { conversionKinds } from '../../istio/gateway-api/convert.ts'
import { exportedTo } from '../../istio/hosts/export.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { fullHost } from '../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { gatewayKeysOf, meshGateway } from '../../istio/routing/gateways.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { labelsOf, type Labels } from '../../istio/policy/selector.ts'
import { derived, derivedPer } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import {
  isPublic,
  registryKinds,
  registryServices,
  servicesByHost,
  visibleAmong,
} from '../request/registry/registry.ts'
import { type ScopeCandidates } from '../request/registry/egress-listener.ts'
import { hostsRoutedTo } from '../request/registry/routed-services.ts'
import { rankedFor, routingServices } from '../request/registry/virtual-services.ts'
import { mergedRoutes } from '../request/routing/merged-routes.ts'
import { anyHost } from './exit.ts'
import { leadingServices } from './sidecar-exits.ts'

/*
 * Most hosts are the same for all namespaces: those are looked at once. A namespace may differ in the hosts that its own
 * objects name, or objects which are exported to it by name; those are looked at for the namespace.
 */

/** The kinds that are VirtualServices or converted to them. */
const routeKinds = ['VirtualService', ...conversionKinds] as const
const hostKinds = [...registryKinds, 'DestinationRule', ...routeKinds] as const

/** The hosts that proxies of a namespace may reach differently than those of a namespace that no object names. */
export const hostsByNamespace = derived(hostKinds, (mesh): ReadonlyMap<string, ReadonlySet<string>> => {
  const hosts = new Map<string, Set<string>>()
  const add = (namespace: string, names: Iterable<string>): void => {
    const ofNamespace = hosts.get(namespace) ?? new Set()
    hosts.set(namespace, ofNamespace)
    for (const name of names) ofNamespace.add(name)
  }
  const { declared, callersOf, sharingPortWith } = hostLinks(mesh)
  for (const service of registryServices(mesh)) {
    const { host, namespace, exportTo } = service
    if (service.isKubernetes && isPublic(service)) continue
    // A wildcard may receive connections to a host below it.
    for (const name of [namespace, ...namedIn(exportTo)]) add(name, [host, ...declared.overlapping(host)])
  }
  for (const virtualService of meshRoutes(mesh))
    for (const name of [
      virtualService.namespace,
      ...namedIn(exportedTo(virtualService)),
      ...namespacesIn(mesh, virtualService),
    ])
      add(
        name,
        hostsOfVirtualService(mesh, virtualService).flatMap((host) => [host, ...declared.overlapping(host)]),
      )
  for (const rule of mesh.ofKind('DestinationRule'))
    for (const name of [rule.namespace, ...namedIn(exportedTo(rule))])
      add(name, declared.overlapping(canonicalHost(mesh, ruleHost(rule))))
  for (const [namespace, names] of hosts) {
    const groups = new Set([...names].flatMap((host) => [callersOf(host), ...sharingPortWith(host)]))
    for (const group of groups) add(namespace, group)
  }
  return hosts
})

/** The hosts of routes that match labels of their clients. */
export const hostsByLabels = derived(
  ['Service', 'ServiceEntry', ...routeKinds],
  (mesh): ReadonlySet<string> =>
    new Set(
      meshRoutes(mesh)
        .filter((virtualService) =>
          conditionsOnClients(mesh, virtualService).some(({ labels }) => labels.size > 0),
        )
        .flatMap((virtualService) =>
          hostsOfVirtualService(mesh, virtualService).flatMap((host) => [
            host,
            ...hostLinks(mesh).declared.overlapping(host),
          ]),
        ),
    ),
)

/** The VirtualServices of sidecars, the older ones first. */
export const meshRoutes = derived(routeKinds, (mesh) =>
  routingServices(mesh).filter((virtualService) => gatewayKeysOf(virtualService).includes(meshGateway)),
)

const routeIndex = derived(routeKinds, (mesh) => {
  const routes = meshRoutes(mesh)
  return {
    byHost: hostIndex(routes, (virtualService) => hostsOfVirtualService(mesh, virtualService)),
    positions: new Map(routes.map((virtualService, index) => [virtualService, index])),
    byNamespace: groupBy(routes, ({ namespace }) => namespace),
  }
})

const serviceIndex = derived(registryKinds, (mesh) => {
  const services = registryServices(mesh)
  const shared = services.filter(isPublic)
  const atPort = groupBy(
    shared.flatMap((service) => service.ports.map(({ number }) => ({ number, service }))),
    ({ number }) => number,
  )
  return {
    positions: new Map(services.map((service, index) => [service, index])),
    byNamespace: groupBy(services, ({ namespace }) => namespace),
    leaders: new Map(
      [...atPort].map(([port, group]) => [
        port,
        leadingServices(
          group.map(({ service }) => service),
          port,
        ),
      ]),
    ),
    aliases: shared.filter(({ resolution }) => resolution === 'external-name'),
  }
})

/** What a sidecar of a namespace may import for some hosts, and what calls to these depend on. */
export function candidatesOfHosts(mesh: Mesh, namespace: string, hosts: Iterable<string>): ScopeCandidates {
  const names = new Set(hosts)
  const { byHost } = routeIndex(mesh)
  return candidatesOf(
    mesh,
    namespace,
    names,
    [...names].flatMap((host) => byHost.overlapping(host)),
  )
}

/** What a Sidecar with these `hosts` may import. */
export function candidatesOfImports(
  mesh: Mesh,
  namespace: string,
  imports: readonly { readonly namespace: string; readonly host: string }[],
): ScopeCandidates {
  const [services, routes] = [serviceIndex(mesh), routeIndex(mesh)]
  const { declared } = hostLinks(mesh)
  const hosts = imports.flatMap((item) =>
    item.namespace === '*'
      ? declared.overlapping(item.host)
      : (services.byNamespace.get(item.namespace) ?? []).map(({ host }) => host),
  )
  const imported = imports.flatMap((item) =>
    item.namespace === '*'
      ? routes.byHost.overlapping(item.host)
      : (routes.byNamespace.get(item.namespace) ?? []),
  )
  return candidatesOf(mesh, namespace, new Set(hosts), imported)
}

function candidatesOf(
  mesh: Mesh,
  namespace: string,
  names: ReadonlySet<string>,
  virtualServices: readonly Manifest[],
): ScopeCandidates {
  const { positions, leaders, aliases } = serviceIndex(mesh)
  const routes = [...new Set(virtualServices)].toSorted(byPosition(routeIndex(mesh).positions))
  const hosts = new Set([...names, ...routes.flatMap((route) => hostsRoutedTo(mesh, route))])
  const called = [...hosts].flatMap((host) => servicesByHost(mesh).get(host) ?? [])
  const ports = names.has(anyHost)
    ? leaders.keys()
    : new Set([80, ...called.flatMap((service) => service.ports.map(({ number }) => number))])
  const services = new Set([
    ...called,
    ...[...ports].flatMap((port) => leaders.get(port) ?? []),
    ...aliases.filter(({ externalName }) => hosts.has(externalName)),
  ])
  return {
    services: visibleAmong([...services].toSorted(byPosition(positions)), namespace),
    virtualServices: rankedFor(mesh, routes, namespace),
  }
}

function byPosition<Item>(positions: ReadonlyMap<Item, number>): (first: Item, second: Item) => number {
  return (first, second) => positions.get(first)! - positions.get(second)!
}

/** The dependencies between hosts. */
const hostLinks = derived(['Service', 'ServiceEntry', ...routeKinds], (mesh) => {
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
  return {
    declared,
    callersOf: (host: string): Iterable<string> => callers.get(host) ?? [],
    /** The hosts on the same ports, port by port. */
    sharingPortWith: (host: string): readonly (readonly string[])[] => sharing.get(host) ?? [],
  }
})

/**
 * The called hosts that some hosts may affect: those that overlap them, those that any proxy routes to them, and those
 * that share a listener with one of them.
 */
export function hostsInfluencedBy(mesh: Mesh, names: Iterable<string>): ReadonlySet<string> {
  const { declared, sharingPortWith } = hostLinks(mesh)
  const hosts = new Set<string>()
  const pending = [...names]
  for (let host = pending.pop(); host !== undefined; host = pending.pop()) {
    if (hosts.has(host)) continue
    hosts.add(host)
    pending.push(...declared.overlapping(host), ...(hostsRoutedInto(mesh).get(host) ?? []))
  }
  return new Set([...hosts, ...[...hosts].flatMap((host) => sharingPortWith(host).flat())])
}

/** The hosts of the VirtualServices that route to a host, at sidecars and gateways. */
const hostsRoutedInto = derived(routeKinds, (mesh): ReadonlyMap<string, readonly string[]> => {
  const pairs = routingServices(mesh).flatMap((virtualService) =>
    hostsRoutedTo(mesh, virtualService).map((destination) => ({ destination, virtualService })),
  )
  return new Map(
    [...groupBy(pairs, ({ destination }) => destination)].map(([destination, group]) => [
      destination,
      group.flatMap(({ virtualService }) => hostsOfVirtualService(mesh, virtualService)),
    ]),
  )
})

/** True if the destination of a host without an address may depend on any other host: see `sharedPorts`. */
export function hasSharedPorts(mesh: Mesh): boolean {
  return sharedPorts(mesh).size > 0
}

/**
 * Hosts without an address that share a non-HTTP listener. The first one receives the connections that match no other.
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
    return hosts.slice(1).map((host) => ({ host, hosts }))
  })
  return new Map(
    [...groupBy(memberships, ({ host }) => host)].map(([host, lists]) => [
      host,
      lists.map(({ hosts }) => hosts),
    ]),
  )
}

/** The full names of the hosts of a VirtualService. */
export function hostsOfVirtualService(mesh: Mesh, { spec, namespace }: Manifest): string[] {
  return spec.items('hosts').map(({ text }) => canonicalHost(mesh, fullHost(text, namespace)))
}

/** The namespaces that an object is exported to by name. */
function namedIn(exportTo: readonly string[]): string[] {
  return exportTo.filter((name) => name !== '*' && name !== '~' && name !== '')
}

/** The namespaces that conditions of a VirtualService match. */
function namespacesIn(mesh: Mesh, virtualService: Manifest): string[] {
  return conditionsOnClients(mesh, virtualService).flatMap(({ namespace }) => namespace || [])
}

/** The condition of a route on its client pods; empty without one. */
interface ClientCondition {
  readonly namespace: string
  readonly labels: Labels
}

/** The client conditions of all routes of a VirtualService and its delegates. */
export const conditionsOnClients = derivedPer(
  ['VirtualService'],
  (mesh, virtualService: Manifest): readonly ClientCondition[] => [
    ...mergedRoutes(mesh, virtualService).flatMap(({ conditions }) =>
      conditions.map(({ sourceNamespace, sourceLabels }) => ({
        namespace: sourceNamespace,
        labels: sourceLabels,
      })),
    ),
    ...['tls', 'tcp'].flatMap((field) =>
      virtualService.spec
        .items(field)
        .flatMap((route) => route.items('match'))
        .map((match) => ({
          namespace: match.get('sourceNamespace').text,
          labels: labelsOf(match.get('sourceLabels')),
        })),
    ),
  ],
)
