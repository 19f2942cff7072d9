// Random small meshes: few namespaces, hosts and labels, so that objects meet.
import type { JsonMap } from './mutate.ts'
import type { Random } from './random.ts'
import { extensions, type ExtensionPlaces } from './random-extensions.ts'
import {
  authorizationPolicy,
  peerAuthentication,
  requestAuthentication,
} from './random-mesh/access-policies.ts'
import {
  backendTlsPolicy,
  backendTrafficPolicy,
  destinationRule,
} from './random-mesh/destination-policies.ts'
import { fixedObjects } from './random-mesh/fixed-objects.ts'
import { delegate, virtualService } from './random-mesh/routes.ts'
import { serviceEntry, sidecar } from './random-mesh/seen-hosts.ts'

/** An unrelated gateway has none of these targets; sidecars have no targets. */
const extensionPlaces: ExtensionPlaces = {
  namespaces: ['a', 'a', 'b', 'istio-system'],
  selectors: [{ app: 'web' }, { app: 'api' }, { tier: 'back', app: 'api' }, { app: 'tool' }],
  targets: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'edge' }],
}

/** Makes the objects of a mesh, the oldest first. */
export function randomMesh(random: Random): JsonMap[] {
  const many = (most: number, make: (random: Random, name: string) => JsonMap): JsonMap[] =>
    randomObjects(random, most, make)
  const configuration = [
    ...many(2, serviceEntry),
    ...many(6, destinationRule),
    ...many(2, backendTlsPolicy),
    ...many(3, virtualService),
    ...many(3, delegate),
    ...many(4, peerAuthentication),
    ...many(3, authorizationPolicy),
    ...many(2, requestAuthentication),
    ...many(1, sidecar),
    ...many(2, backendTrafficPolicy),
    ...extensions(extensionPlaces).flatMap((make) => many(2, make)),
  ]
  return [...fixedObjects(), ...numbered(configuration, random)]
}

/** Up to so many objects. */
export function randomObjects(
  random: Random,
  most: number,
  make: (random: Random, name: string) => JsonMap,
): JsonMap[] {
  return Array.from({ length: random.below(most + 1) }, (_, index) => make(random, `x${index}`))
}

/** The objects in a random order, with names that differ. */
export function numbered(configuration: readonly JsonMap[], random: Random): JsonMap[] {
  return shuffled(configuration.map(renamed), random)
}

/** The names of delegates stay, since VirtualServices name them. */
function renamed(object: JsonMap, index: number): JsonMap {
  const metadata = object['metadata'] as JsonMap
  const name = String(metadata['name'])
  return { ...object, metadata: { ...metadata, name: name.startsWith('part') ? name : `${name}-${index}` } }
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random.next() }))
  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
}
