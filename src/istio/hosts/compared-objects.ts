import { groupBy, groupByEach } from '../../core/group.ts'
import { once, oncePer } from '../../core/once-per.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { compareNames, entryListeners } from './entry-listeners.ts'
import { misspellingFinder } from './misspelled-host.ts'
import { referencedNames } from './object-links.ts'

/** An index of a list of objects, for comparisons with other lists in constant time. */
export interface ComparedObjects extends ObjectClasses {
  /** ServiceEntries by the listeners that they need, in the order of their precedence. */
  readonly byListeners: () => readonly (readonly Manifest[])[]
  /** The objects with a host that may be a misspelling of some hosts. */
  readonly misspelling: (hosts: readonly string[]) => readonly Manifest[]
}

/** The number of objects by kind, and of each kind by namespace. */
export type NamespaceCounts = ReadonlyMap<MeshKind | undefined, ReadonlyMap<string, number>>

/**
 * An index of the objects of a mesh, by which `reachOfDifference` finds those that a changed object may affect. Cached by list,
 * since many differences are compared with the same objects.
 */
export const comparedObjects = oncePer((objects: readonly Manifest[]): ComparedObjects => {
  const ofHost = once(() => objectsByHost(objects))
  const misspelledHosts = once(() => misspellingFinder(ofHost().keys()))
  return {
    ...classesOf(objects),
    byListeners: once(() => entriesByListeners(objects)),
    misspelling: (hosts) => [...misspelledHosts()(hosts)].flatMap((host) => ofHost().get(host)!),
  }
})

/** Objects by what a comparison needs of them. */
interface ObjectClasses {
  readonly byTarget: ReadonlyMap<string, readonly Manifest[]>
  /** How many objects there are by kind and namespace. */
  readonly counts: NamespaceCounts
  /** The objects that a change of any host may affect. */
  readonly concerned: readonly Manifest[]
  /** The objects that affect more than the hosts that they name. */
  readonly unnamed: readonly Manifest[]
  /** The others, those of one kind and namespace together. */
  readonly byHosts: readonly (readonly Manifest[])[]
}

function classesOf(objects: readonly Manifest[]): ObjectClasses {
  const byKind = groupBy(objects, knownKind)
  const concerned = [...byKind].flatMap(([kind, ofKind]) =>
    ofKind.filter((object) => isConcerned(object, kind)),
  )
  const acting = [...byKind].map(([kind, ofKind]) =>
    kindsOfHosts.has(kind) ? ofKind.filter(isFoundByNames) : [],
  )
  const unnamed = [...byKind].flatMap(([kind, ofKind]) =>
    kindsOfHosts.has(kind) ? ofKind.filter((object) => !isFoundByNames(object)) : ofKind,
  )
  return {
    byTarget: groupBy(objects, ({ target }) => target),
    counts: new Map([...byKind].map(([kind, ofKind]) => [kind, countsOf(ofKind)])),
    concerned,
    unnamed,
    byHosts: acting.flatMap((ofKind) => [...groupBy(ofKind, ({ namespace }) => namespace).values()]),
  }
}

/** How many objects there are by kind and namespace. */
export function namespaceCounts(objects: readonly Manifest[]): NamespaceCounts {
  return new Map([...groupBy(objects, knownKind)].map(([kind, ofKind]) => [kind, countsOf(ofKind)]))
}

function countsOf(objects: readonly Manifest[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { namespace } of objects) counts.set(namespace, (counts.get(namespace) ?? 0) + 1)
  return counts
}

function entriesByListeners(objects: readonly Manifest[]): Manifest[][] {
  const groups = groupBy(objects, entryListeners)
  groups.delete('')
  return [...groups.values()].map((entries) => entries.toSorted(compareNames))
}

function objectsByHost(objects: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  return groupByEach(objects, (object) => referencedNames(object).hosts)
}

/** The kinds whose objects affect only the hosts that they name. */
const kindsOfHosts: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  'DestinationRule',
  'ServiceEntry',
  'VirtualService',
])

/** The kinds whose findings do not depend on hosts, besides kinds that the model does not know. */
const kindsWithoutHosts: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  'ConfigMap',
  'CronJob',
  'CustomResourceDefinition',
  'DaemonSet',
  'Deployment',
  'Job',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Pod',
  'ReplicaSet',
  'Rollout',
  'Secret',
  'ServiceAccount',
  'StatefulSet',
  'ValidatingWebhookConfiguration',
])

/** The kinds whose objects are related to others only by hosts and names. */
const kindsFoundByNames: ReadonlySet<MeshKind | undefined> = new Set<MeshKind | undefined>([
  ...kindsOfHosts,
  'Gateway',
  'GRPCRoute',
  'HTTPRoute',
  'KubernetesGateway',
  'Service',
])

/**
 * True for an object that affects only the hosts that it names: a DestinationRule, ServiceEntry or VirtualService that is no
 * part, without placeholders in its names. False for all others.
 */
export function actsOnNamedHosts(object: Manifest): boolean {
  return kindsOfHosts.has(knownKind(object)) && isFoundByNames(object)
}

/** True for an object that a change of any host may affect. */
function isConcerned(object: Manifest, kind: MeshKind | undefined): boolean {
  if (isUnfilled(object.kind) || isUnfilled(object.apiVersion)) return true
  return kind !== undefined && !kindsWithoutHosts.has(kind) && !isFoundByNames(object)
}

/** False for an object with placeholders, which may become any name. */
export const isFoundByNames = oncePer((object: Manifest): boolean => {
  const { texts } = referencedNames(object)
  return (
    kindsFoundByNames.has(knownKind(object)) &&
    object.part === undefined &&
    ![object.name, object.namespace, ...texts].some(isUnfilled)
  )
})
