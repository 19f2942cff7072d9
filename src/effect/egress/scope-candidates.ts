import { groupBy } from '../../core/group.ts'
import { hostIndex } from '../../istio/hosts/host-index.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { registryKinds, registryServices, servicesByHost } from '../request/registry/registry.ts'
import { isPublic, visibleAmong } from '../request/registry/visible-services.ts'
import type { ScopeCandidates } from '../request/registry/egress-listener.ts'
import { hostsRoutedTo } from '../request/registry/routed-services.ts'
import { rankedFor } from '../request/registry/virtual-services.ts'
import { anyHost } from './exit.ts'
import { leadingServices } from './listener-lookup.ts'
import { routeInputs, meshRoutes, hostLinks, hostsOfVirtualService } from './host-links.ts'

const routeIndex = derived(routeInputs, (mesh) => {
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
  // Of several entries for a host, the first one that a sidecar imports has its address.
  const leading = [...ports].flatMap((port) => leaders.get(port) ?? [])
  const services = new Set([
    ...called,
    ...leading.flatMap(({ host }) => servicesByHost(mesh).get(host) ?? []),
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
