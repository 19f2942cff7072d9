import { exportedTo } from '../../istio/hosts/export.ts'
import { groupBy } from '../../core/group.ts'
import { canonicalHost } from '../../istio/hosts/services.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { registryKinds, registryServices } from '../request/registry/registry.ts'
import { isPublic } from '../request/registry/visible-services.ts'
import { conditionsOnClients } from './client-conditions.ts'
import { decidedTogether, hostLinks, hostsOfVirtualService, meshRoutes, routeInputs } from './host-links.ts'

// Most hosts are the same for all namespaces and are decided once. A namespace may differ in the hosts that its objects
// name, and in those of objects that are exported to it by name.

const hostKinds = [...registryKinds, 'DestinationRule', ...routeInputs] as const

/**
 * By namespace: the hosts that its proxies may reach differently than proxies of a namespace that no Service, route or
 * DestinationRule names. A namespace without a key has no such hosts.
 */
export const hostsByNamespace = derived(hostKinds, (mesh): ReadonlyMap<string, ReadonlySet<string>> => {
  const named = [...namedServices(mesh), ...namedRoutes(mesh), ...namedRules(mesh)]
  const byNamespace = groupBy(
    named.flatMap(({ namespaces, hosts }) =>
      [...new Set(namespaces)].map((namespace) => ({ namespace, hosts })),
    ),
    ({ namespace }) => namespace,
  )
  return new Map(
    [...byNamespace].map(([namespace, group]) => [
      namespace,
      affectedHosts(mesh, new Set(group.flatMap(({ hosts }) => hosts))),
    ]),
  )
})

/** Hosts that proxies of some namespaces may reach differently. */
interface NamedHosts {
  readonly namespaces: readonly string[]
  readonly hosts: readonly string[]
}

function namedServices(mesh: Mesh): NamedHosts[] {
  return registryServices(mesh).flatMap((service): NamedHosts[] => {
    const { host, namespace, exportTo } = service
    if (service.isKubernetes && isPublic(service)) return []
    return [{ namespaces: [namespace, ...namedIn(exportTo)], hosts: [host] }]
  })
}

function namedRoutes(mesh: Mesh): NamedHosts[] {
  return meshRoutes(mesh).map((virtualService) => ({
    namespaces: [
      virtualService.namespace,
      ...namedIn(exportedTo(virtualService)),
      ...namespacesIn(mesh, virtualService),
    ],
    hosts: hostsOfVirtualService(mesh, virtualService),
  }))
}

function namedRules(mesh: Mesh): NamedHosts[] {
  return mesh.ofKind('DestinationRule').map((rule) => ({
    namespaces: [rule.namespace, ...namedIn(exportedTo(rule))],
    hosts: hostLinks(mesh).declared.overlapping(canonicalHost(mesh, ruleHost(rule))),
  }))
}

/** The hosts that may be reached differently where some hosts are. */
function affectedHosts(mesh: Mesh, names: ReadonlySet<string>): ReadonlySet<string> {
  const { callersOf, sharingPortWith } = hostLinks(mesh)
  const hosts = decidedTogether(mesh, names)
  const groups = new Set([...hosts].flatMap((host) => [callersOf(host), ...sharingPortWith(host)]))
  return decidedTogether(mesh, [...hosts, ...[...groups].flatMap((group) => [...group])])
}

/** The hosts that are decided together with those of routes that match labels of their clients. */
export const hostsByLabels = derived(
  ['Service', 'ServiceEntry', ...routeInputs],
  (mesh): ReadonlySet<string> =>
    decidedTogether(
      mesh,
      meshRoutes(mesh)
        .filter((virtualService) =>
          conditionsOnClients(mesh, virtualService).some(({ labels }) => labels.size > 0),
        )
        .flatMap((virtualService) => hostsOfVirtualService(mesh, virtualService)),
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
