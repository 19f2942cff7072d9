import { isStatedNamespace } from '../core/namespace.ts'
import { oncePer } from '../core/once-per.ts'
import { serviceNamespace } from './hosts.ts'
import type { Manifest } from './manifest.ts'
import { meshAround, type Mesh } from './mesh.ts'
import { isSureOfNamespace, mayHoldMore, presenceOf, type Verdict } from './presence.ts'
import { isDeclared } from './registry.ts'
import { allServices, canonicalHost } from './services.ts'

/**
 * Whether a Service or ServiceEntry has a full host name, for an object (`by`) that names it. `no` for the name of a
 * Service only where the repository holds Services of its namespace, for another name where it holds ServiceEntries
 * of the namespace of the object; and where all could be rendered and no operator makes what files do not show.
 */
export function hostIsKnown(mesh: Mesh, host: string, by: Manifest): Verdict {
  if (isDeclared(mesh, host)) return 'yes'
  const around = meshAround(mesh)
  const isAround = around !== undefined && (isDeclared(around, host) || mayBeDeclared(around, host))
  if (isAround || mayBeDeclared(mesh, host) || mayHoldMore(mesh, by)) return 'not in this repository'
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  if (namespace === undefined) {
    return entriesPresent(mesh).sharesNamespace(by) && !isOfCluster(host) ? 'no' : 'not in this repository'
  }
  return isServiceMissing(mesh, host, namespace, by) ? 'no' : 'not in this repository'
}

/** True for the name of a Service that may be one of another namespace: nothing states this one's, or that one's. */
function mayBeDeclared(mesh: Mesh, host: string): boolean {
  const full = canonicalHost(mesh, host)
  const namespace = serviceNamespace(full)
  if (namespace === undefined) return false
  const { all, unstated } = serviceNames(mesh)
  return (isStatedNamespace(namespace) ? unstated : all).has(full.split('.')[0]!)
}

function isServiceMissing(mesh: Mesh, host: string, namespace: string, by: Manifest): boolean {
  if (isBuiltIn(mesh, host.split('.')[0]!, namespace)) return false
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

/** The names of all Services, and of those whose namespace nothing states. */
const serviceNames = oncePer((mesh: Mesh) => {
  const services = allServices(mesh)
  const unstated = services.filter((service) => !isSureOfNamespace(service))
  return { all: namesOf(services), unstated: namesOf(unstated) }
})

function namesOf(services: readonly Manifest[]): Set<string> {
  return new Set(services.map(({ name }) => name.toLowerCase()))
}
