import { groupBy } from '../../core/group.ts'
import { oncePer, oncePerPair } from '../../core/once-per.ts'
import { exportedTo, isExportedTo } from './export.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace, mayHaveUnseenObjects, objectKey, sharesNamespace } from '../../model/presence.ts'
import {
  allPorts,
  allServices,
  declaredPorts,
  declaresUnfilledPort,
  serviceEntriesFor,
  servicesFor,
  type HostPort,
} from './services.ts'

/** The Services and ServiceEntries of this repository for a full host name. */
export function declarationsOf(mesh: Mesh, host: string): Manifest[] {
  return [...servicesFor(mesh, host), ...serviceEntriesFor(mesh, host)]
}

/** True if a Service or ServiceEntry of this repository declares a full host name (`declarationsOf`). */
export function isDeclared(mesh: Mesh, host: string): boolean {
  return servicesFor(mesh, host).length > 0 || serviceEntriesFor(mesh, host).length > 0
}

/**
 * True if a wider mesh has a Service or ServiceEntry for a full host name that `mesh` lacks. Another version of an object that
 * `mesh` has does not count: it is not applied together with it.
 */
export function hasFurtherDeclarations(widerMesh: Mesh, mesh: Mesh, host: string): boolean {
  return (
    hasFurtherObjects(servicesFor(widerMesh, host), servicesFor(mesh, host)) ||
    hasFurtherObjects(serviceEntriesFor(widerMesh, host), serviceEntriesFor(mesh, host))
  )
}

const hasFurtherObjects = oncePerPair(
  (objects: readonly Manifest[], fewerObjects: readonly Manifest[]): boolean => {
    const fewer = new Set(fewerObjects.map(objectKey))
    return objects.some((object) => !fewer.has(objectKey(object)))
  },
)

/** The names of the Services of a namespace in the mesh, with those of Knative; empty if there are none. */
export function serviceNamesIn(mesh: Mesh, namespace: string): string[] {
  return (servicesByNamespace(mesh).get(namespace) ?? []).map(({ name }) => name)
}

/** True if the repository has Services in the namespace that an object refers to, and nothing creates others there. */
export function hasServices(mesh: Mesh, namespace: string, by: Manifest): boolean {
  const services = servicesByNamespace(mesh).get(namespace) ?? []
  return (
    hasStatedNamespace(by) &&
    services.some((service) => isTheNamedService(service, by)) &&
    !mayHaveUnseenObjects(mesh, services[0]!)
  )
}

/**
 * The ports of a host for an object that refers to it; `null` if the files cannot tell. A Service of another release
 * counts only if its namespace is certainly the intended one.
 */
export function portsFor(mesh: Mesh, host: string, by: Manifest): readonly HostPort[] | null {
  const services = servicesFor(mesh, host)
  const declarations = services.length > 0 ? services : serviceEntriesFor(mesh, host)
  // Services with the same full name have the same namespace.
  const isCertain = services.slice(0, 1).every((service) => isTheNamedService(service, by))
  return isCertain && allHavePorts(declarations) ? allPorts(declarations) : null
}

/** True if there are declarations, and each has ports without placeholders. */
const allHavePorts = oncePer(
  (declarations: readonly Manifest[]): boolean =>
    declarations.length > 0 &&
    declarations.every(
      (declaration) => declaredPorts(declaration).length > 0 && !declaresUnfilledPort(declaration),
    ),
)

/** True if a Service is certainly the one that an object refers to by its full name. */
export function isTheNamedService(service: Manifest, by: Manifest): boolean {
  return service.namespace === by.namespace ? sharesNamespace(service, by) : hasStatedNamespace(service)
}

/** True if a Service (`serviceExport`) or ServiceEntry (`isExportedTo`) is visible in a namespace; both by default are. */
export function isVisibleIn(declaration: Manifest, namespace: string): boolean {
  if (declaration.kind !== 'Service') return isExportedTo(declaration, namespace)
  const namespaces = serviceExport(declaration)
  return namespaces.includes('*') || namespaces.includes(namespace)
}

/**
 * The namespaces in which a Service is visible, from the list in its annotation `networking.istio.io/exportTo`, with its own
 * namespace for `.`: `*` for all, also without the annotation (istio `pilot/pkg/serviceregistry/kube/conversion.go`).
 */
export function serviceExport({ root, namespace }: Manifest): readonly string[] {
  const annotation = root.at('metadata', 'annotations', 'networking.istio.io/exportTo').text
  const names = annotation.split(',').map((name) => name.trim())
  return annotation === '' ? ['*'] : names.map((name) => (name === '.' ? namespace : name))
}

/**
 * The namespaces whose proxies certainly use a VirtualService: those in `exportTo`, or its own if it is exported to
 * all.
 */
export function namespacesUsing(virtualService: Manifest): string[] {
  const namespaces = exportedTo(virtualService).filter((namespace) => namespace !== '~')
  return namespaces.includes('*') ? [virtualService.namespace] : namespaces
}

const servicesByNamespace = derived(['Service', 'other'], (mesh) =>
  groupBy(allServices(mesh), ({ namespace }) => namespace),
)
