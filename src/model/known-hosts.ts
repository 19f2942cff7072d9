import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { fullHost, serviceNamespace } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { meshAround, type Mesh } from './mesh.ts'
import { isSureOfNamespace, mayHoldMore, sharesNamespace, type Verdict } from './presence.ts'
import { allServices, canonicalHost, serviceEntriesFor, servicesFor } from './services.ts'

/**
 * Whether a Service or ServiceEntry has a full host name, for an object (`by`) that names it. `no` for the name of a
 * Service only where the repository holds Services of its namespace, for another name where it holds ServiceEntries
 * of the namespace of the object; and where all could be rendered and no operator makes what files do not show.
 */
export function hostIsKnown(mesh: Mesh, host: string, by: Manifest): Verdict {
  if (isDeclared(mesh, host)) return 'yes'
  const around = meshAround(mesh)
  if ((around && isDeclared(around, host)) || mayHoldMore(mesh, by)) return 'not in this repository'
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  if (namespace === undefined) {
    const isHeld = (entriesByNamespace(mesh).get(by.namespace) ?? []).some((one) => sharesNamespace(one, by))
    return isHeld && !isOfCluster(host) ? 'no' : 'not in this repository'
  }
  return isServiceMissing(mesh, host, namespace, by) ? 'no' : 'not in this repository'
}

function isDeclared(mesh: Mesh, host: string): boolean {
  return servicesFor(mesh, host).length > 0 || serviceEntriesFor(mesh, host).length > 0
}

/** A Service of another release that names no namespace may be the one. */
function isServiceMissing(mesh: Mesh, host: string, namespace: string, by: Manifest): boolean {
  const held = servicesByNamespace(mesh).get(namespace) ?? []
  const isHeld = held.some((one) =>
    namespace === by.namespace ? sharesNamespace(one, by) : isSureOfNamespace(one),
  )
  if (!isHeld || mayHoldMore(mesh, held[0]!)) return false
  const name = host.split('.')[0]!
  return !(servicesByName(mesh).get(name) ?? []).some((one) => !isSureOfNamespace(one))
}

/** Names that clusters give in their own ways, such as those of other clusters. */
function isOfCluster(host: string): boolean {
  return /\.svc(\.|$)|\.(local|internal|mesh|global)$/.test(host) || !host.includes('.')
}

const servicesByNamespace = oncePer((mesh: Mesh) => groupBy(allServices(mesh), ({ namespace }) => namespace))

const servicesByName = oncePer((mesh: Mesh) => groupBy(allServices(mesh), ({ name }) => name.toLowerCase()))

const entriesByNamespace = oncePer((mesh: Mesh) =>
  groupBy(mesh.ofKind('ServiceEntry'), ({ namespace }) => namespace),
)

/** Every host that a Service or ServiceEntry of the repository declares, by its full name. */
export const knownHosts = oncePer((mesh: Mesh): readonly string[] => [
  ...new Set([
    ...allServices(mesh).map(({ name, namespace }) => fullHost(name, namespace)),
    ...mesh.ofKind('ServiceEntry').flatMap((entry) => entry.spec.items('hosts').map(({ text }) => text)),
  ]),
])
