import { serviceNamespace } from './hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace, presenceOf, type PresenceAnswer } from '../../model/presence.ts'
import { isDeclared } from './service-registry.ts'
import { allServices, canonicalHost } from './services.ts'
import { mayHaveUnseenService } from './unseen-services.ts'
import { unfilledIndex } from '../../model/unfilled-index.ts'
import { anySubstitution, isKnownNamespace, isUnfilled } from '../../syntax/unfilled.ts'

/**
 * Whether a Service or ServiceEntry declares a full host name, for an object (`by`) that refers to it. `no` for the name of
 * a Service only if the repository has Services in its namespace, for any other name only if it has ServiceEntries in
 * the namespace of `by`; and only if everything could be rendered and no operator creates objects unseen.
 */
export function hostPresence(mesh: Mesh, host: string, by: Manifest): PresenceAnswer {
  if (isDeclared(mesh, host)) return 'yes'
  const allFiles = meshOfOtherObjects(mesh)
  const isInOtherFiles =
    allFiles !== undefined && (isDeclared(allFiles, host) || mayBeDeclared(allFiles, host))
  const [name = ''] = host.split('.')
  if (isInOtherFiles || mayBeDeclared(mesh, host) || mayHaveUnseenService(mesh, name, by))
    return 'not in this repository'
  const namespace = serviceNamespace(canonicalHost(mesh, host))
  if (namespace === undefined) {
    return entriesPresent(mesh).sharesNamespace(by) && !isClusterInternal(host)
      ? 'no'
      : 'not in this repository'
  }
  return isServiceMissing(mesh, host, namespace, by) ? 'no' : 'not in this repository'
}

/**
 * True for a host that something may declare once placeholders are filled in, and for the name of a Service that may be
 * in another namespace, because nothing states the namespace of the one or the other.
 */
export function mayBeDeclared(mesh: Mesh, host: string): boolean {
  const full = canonicalHost(mesh, host)
  if (unfilledEntries(mesh).has(full)) return true
  const namespace = serviceNamespace(full)
  if (namespace === undefined) return false
  const [label = ''] = full.split('.')
  const { all: allNames, unstated } = serviceNames(mesh)
  if ((isKnownNamespace(namespace) ? unstated : allNames).has(label)) return true
  const { byName, byNamespace } = unfilledServices(mesh)
  return isKnownNamespace(namespace) ? byNamespace.has(`${label}.${namespace}`) : byName.has(label)
}

function isServiceMissing(mesh: Mesh, host: string, namespace: string, by: Manifest): boolean {
  const [name = ''] = host.split('.')
  if (isBuiltIn(mesh, name, namespace)) return false
  const present = servicesPresent(mesh)
  if (namespace === by.namespace) return present.sharesNamespace(by)
  return present.isIn(namespace) && !mayHaveUnseenService(mesh, name, { namespace })
}

/** Services that exist without a file: Istio's own, and the API server's. */
function isBuiltIn(mesh: Mesh, name: string, namespace: string): boolean {
  return namespace === mesh.rootNamespace || (namespace === 'default' && name === 'kubernetes')
}

/** Cluster-internal suffixes (`.svc`, `.local`, `.global`), also of other clusters. */
function isClusterInternal(host: string): boolean {
  return /\.svc(\.|$)|\.(local|internal|mesh|global)$/.test(host) || !host.includes('.')
}

const servicesPresent = derived(['Service', 'other'], (mesh) => presenceOf(allServices(mesh)))

const entriesPresent = derived(['ServiceEntry'], (mesh) => presenceOf(mesh.ofKind('ServiceEntry')))

const unfilledEntries = derived(['ServiceEntry'], (mesh) =>
  unfilledIndex(mesh.ofKind('ServiceEntry'), (entry) =>
    entry.spec.items('hosts').map(({ text }) => canonicalHost(mesh, text)),
  ),
)

/** The Services with placeholders in their names, by name and by `NAME.NAMESPACE`; an unstated namespace may be any. */
const unfilledServices = derived(['Service', 'other'], (mesh) => {
  const services = allServices(mesh).filter(({ name }) => isUnfilled(name))
  const namespaceOf = (service: Manifest): string =>
    hasStatedNamespace(service) ? service.namespace : anySubstitution
  return {
    byName: unfilledIndex(services, ({ name }) => [name]),
    byNamespace: unfilledIndex(services, (service) => [`${service.name}.${namespaceOf(service)}`]),
  }
})

/** The names of all Services, and of those whose namespace nothing states. */
const serviceNames = derived(['Service', 'other'], (mesh) => {
  const services = allServices(mesh)
  const unstated = services.filter((service) => !hasStatedNamespace(service))
  return { all: namesOf(services), unstated: namesOf(unstated) }
})

function namesOf(services: readonly Manifest[]): Set<string> {
  return new Set(services.map(({ name }) => name.toLowerCase()))
}
