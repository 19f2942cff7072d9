import { oncePer } from '../core/once-per.ts'
import { serviceNamespace } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { meshAround, type Mesh } from './mesh.ts'
import { isSureOfNamespace, mayHoldMore, presenceOf, type Verdict } from './presence.ts'
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
    return entriesPresent(mesh).sharesNamespace(by) && !isOfCluster(host) ? 'no' : 'not in this repository'
  }
  return isServiceMissing(mesh, host, namespace, by) ? 'no' : 'not in this repository'
}

function isDeclared(mesh: Mesh, host: string): boolean {
  return servicesFor(mesh, host).length > 0 || serviceEntriesFor(mesh, host).length > 0
}

/** A Service of another release that names no namespace may be the one. */
function isServiceMissing(mesh: Mesh, host: string, namespace: string, by: Manifest): boolean {
  const name = host.split('.')[0]!
  if (isBuiltIn(mesh, name, namespace) || unsureNames(mesh).has(name)) return false
  const present = servicesPresent(mesh)
  if (namespace === by.namespace) return present.sharesNamespace(by)
  return present.isIn(namespace) && !mayHoldMore(mesh, { namespace })
}

/** What is there without a file: Istio's own Services, and that of the API server. */
function isBuiltIn(mesh: Mesh, name: string, namespace: string): boolean {
  return namespace === mesh.rootNamespace || (namespace === 'default' && name === 'kubernetes')
}

/** Names that clusters give in their own ways, such as those of other clusters. */
function isOfCluster(host: string): boolean {
  return /\.svc(\.|$)|\.(local|internal|mesh|global)$/.test(host) || !host.includes('.')
}

const servicesPresent = oncePer((mesh: Mesh) => presenceOf(allServices(mesh)))

const entriesPresent = oncePer((mesh: Mesh) => presenceOf(mesh.ofKind('ServiceEntry')))

const unsureNames = oncePer((mesh: Mesh) => {
  const unsure = allServices(mesh).filter((one) => !isSureOfNamespace(one))
  return new Set(unsure.map(({ name }) => name.toLowerCase()))
})
