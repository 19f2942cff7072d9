import { groupBy } from '../../core/group.ts'
import { oncePer, oncePerPair } from '../../core/once-per.ts'
import { exports, isExportedTo } from './export.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace, mayHaveUnseenObjects, sharesNamespace } from '../../model/presence.ts'
import {
  allPorts,
  allServices,
  declaredPorts,
  declaresUnfilledPort,
  serviceEntriesFor,
  servicesFor,
  type HostPort,
} from './services.ts'

/** The Services and ServiceEntries of this repository that a full host name may stand for. */
export function declarationsOf(mesh: Mesh, host: string): Manifest[] {
  return [...servicesFor(mesh, host), ...serviceEntriesFor(mesh, host)]
}

/** True if something of this repository may be what a full host name stands for (`declarationsOf`). */
export function isDeclared(mesh: Mesh, host: string): boolean {
  return servicesFor(mesh, host).length > 0 || serviceEntriesFor(mesh, host).length > 0
}

/** True if a Service or ServiceEntry of one mesh that a full host name may stand for is not in another one. */
export function declaresMore(around: Mesh, mesh: Mesh, host: string): boolean {
  const here = new Set(servicesFor(mesh, host))
  return (
    servicesFor(around, host).some((one) => !here.has(one)) ||
    holdMore(serviceEntriesFor(around, host), serviceEntriesFor(mesh, host))
  )
}

const holdMore = oncePerPair((entries: readonly Manifest[], others: readonly Manifest[]): boolean => {
  const held = new Set(others)
  return entries.some((one) => !held.has(one))
})

/** The names of the Services that the repository holds of a namespace. */
export function serviceNamesIn(mesh: Mesh, namespace: string): string[] {
  return (servicesByNamespace(mesh).get(namespace) ?? []).map(({ name }) => name)
}

/** True where the repository holds Services of the namespace that an object means, and nothing else makes some there. */
export function holdsServices(mesh: Mesh, namespace: string, by: Manifest): boolean {
  const held = servicesByNamespace(mesh).get(namespace) ?? []
  return (
    hasStatedNamespace(by) &&
    held.some((one) => isTheNamedService(one, by)) &&
    !mayHaveUnseenObjects(mesh, held[0]!)
  )
}

/**
 * The ports that a host has for an object which names it; `null` where the files cannot tell. A Service of another
 * release counts only where it is certain that the namespace is the one that is meant.
 */
export function portsFor(mesh: Mesh, host: string, by: Manifest): readonly HostPort[] | null {
  const services = servicesFor(mesh, host)
  const declarers = services.length > 0 ? services : serviceEntriesFor(mesh, host)
  // Services of one full name are of one namespace.
  const isTold = services.slice(0, 1).every((one) => isTheNamedService(one, by))
  return isTold && allHavePorts(declarers) ? allPorts(declarers) : null
}

/** Some objects, at least one, each with ports that are filled in. */
const allHavePorts = oncePer(
  (declarers: readonly Manifest[]): boolean =>
    declarers.length > 0 &&
    declarers.every((one) => declaredPorts(one).length > 0 && !declaresUnfilledPort(one)),
)

/** True if a Service is certainly the one that an object means by its full name. */
export function isTheNamedService(service: Manifest, by: Manifest): boolean {
  return service.namespace === by.namespace ? sharesNamespace(service, by) : hasStatedNamespace(service)
}

/**
 * True if a Service or ServiceEntry may be seen from a namespace. A Service says so by an annotation, a list with
 * commas (istio `pilot/pkg/serviceregistry/kube/conversion.go`).
 */
export function isVisibleIn(declarer: Manifest, namespace: string): boolean {
  if (declarer.kind !== 'Service') return isExportedTo(declarer, namespace)
  const said = declarer.root.at('metadata', 'annotations', 'networking.istio.io/exportTo').text
  const names = said.split(',').map((name) => name.trim())
  const to = said === '' ? ['*'] : names.map((name) => (name === '.' ? declarer.namespace : name))
  return to.includes('*') || to.includes(namespace)
}

/** The namespaces whose proxies use a VirtualService for certain: those it is exported to, else its own. */
export function namespacesUsing(service: Manifest): string[] {
  const to = exports(service).filter((namespace) => namespace !== '~')
  return to.includes('*') ? [service.namespace] : to
}

const servicesByNamespace = derived(['Service', 'other'], (mesh) =>
  groupBy(allServices(mesh), ({ namespace }) => namespace),
)
