import { exportedTo } from '../../istio/hosts/export.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { isPublic, registryKinds, registryServices } from '../request/registry/registry.ts'
import { conditionsOnClients } from './client-conditions.ts'
import { routeKinds, meshRoutes, hostLinks, hostsOfVirtualService } from './host-links.ts'

// Most hosts are the same for all namespaces and are decided once. A namespace may differ in the hosts that its objects
// name, and in those of objects that are exported to it by name.

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

/** The namespaces that an object is exported to by name. */
function namedIn(exportTo: readonly string[]): string[] {
  return exportTo.filter((name) => name !== '*' && name !== '~' && name !== '')
}

/** The namespaces that conditions of a VirtualService match. */
function namespacesIn(mesh: Mesh, virtualService: Manifest): string[] {
  return conditionsOnClients(mesh, virtualService).flatMap(({ namespace }) => namespace || [])
}
