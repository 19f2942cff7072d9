import { groupBy } from '../../core/group.ts'
import { oncePer, oncePerText } from '../../core/once-per.ts'
import { serviceNamespace } from './hosts.ts'
import { isInternalChange } from './internal-change.ts'
import { misspellingTest } from './misspelled-host.ts'
import { linksTo, namesIn, type ObjectLinks } from './object-links.ts'
import type { MeshKind } from '../../model/kinds.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { objectKey } from '../../model/presence.ts'
import { isKnownNamespace, isUnfilled } from '../../syntax/unfilled.ts'

/** What a difference between two meshes may alter. */
export interface Reach {
  /** Ids of the targets with an object in which rules may find something else in head than in base. */
  readonly targets: ReadonlySet<string>
  /** The objects by which rules judge these targets: without all others they find the same there. */
  readonly objects: ReadonlySet<Manifest>
  /** Those of them whose links lead to no others: an object that is linked to these alone is judged by `objects`, too. */
  readonly linked: ReadonlySet<Manifest>
}

/**
 * Where rules may find something else in head than in base: in objects that differ, in those that share a host or a name
 * with one of these, in those that share one with those, and so on; and in objects of kinds that any host may concern.
 *
 * @param base the objects of a mesh in base; an object that is not changed is the same in both
 * @param head those in head; an index of them is kept, so that comparing them with several lists costs little
 * @param changedTargets ids of targets that differ, whatever their objects are
 * @returns `everything` if an object has changed that may act on more than the hosts that it names
 */
export function reachOfDifference(
  base: readonly Manifest[],
  head: readonly Manifest[],
  changedTargets: ReadonlySet<string>,
): Reach | 'everything' {
  const [inBase, inHead] = [new Set(base), new Set(head)]
  const removed = base.filter((object) => !inHead.has(object))
  const added = head.filter((object) => !inBase.has(object))
  const internal = internalChanges(removed, added)
  const changed = [...removed, ...added].filter((object) => !internal.objects.has(object))
  const namespaces = changedNamespaces(base, head)
  if (namespaces === 'any' || !changed.every(actsOnNamedHosts)) return 'everything'
  const objects = [...new Set([...base, ...head])]
  const [toRemoved, toHead] = [linksTo(removed), linksTo(head)]
  const linkedTo: ObjectLinks = (object) => [...toRemoved(object), ...toHead(object)]
  const isMisspelled = oncePerText(misspellingTest(changed.flatMap((object) => namesIn(object).hosts)))
  const isReached = (object: Manifest): boolean =>
    isConcernedByAll(object) ||
    internal.keys.has(objectKey(object)) ||
    isIn(object, namespaces) ||
    namesIn(object).hosts.some(isMisspelled)
  const reached = [...withLinked(changed, linkedTo), ...objects.filter(isReached)]
  const targets = new Set([...changedTargets, ...reached.map(({ target }) => target)])
  const judged = withLinked(
    objects.filter(({ target }) => targets.has(target)),
    linkedTo,
  )
  return { targets, objects: withWitnesses(judged, objects), linked: judged }
}

/** Objects that differ in nothing that concerns others. */
interface InternalChanges {
  readonly objects: ReadonlySet<Manifest>
  /** Their keys: the same object in another target conflicts with each version. */
  readonly keys: ReadonlySet<string>
}

function internalChanges(removed: readonly Manifest[], added: readonly Manifest[]): InternalChanges {
  const [before, after] = [groupBy(removed, objectKey), groupBy(added, objectKey)]
  const pairs = [...before].flatMap(([key, [object, ...others]]) => {
    const [counterpart, ...furtherOnes] = after.get(key) ?? []
    if (!object || !counterpart || others.length + furtherOnes.length > 0) return []
    const isSamePlace = object.target === counterpart.target && object.part === counterpart.part
    return isSamePlace && isInternalChange(object, counterpart)
      ? [{ key, objects: [object, counterpart] }]
      : []
  })
  return {
    objects: new Set(pairs.flatMap(({ objects }) => objects)),
    keys: new Set(pairs.map(({ key }) => key)),
  }
}

/** Some objects, and what they lead to. */
function withLinked(objects: readonly Manifest[], linkedTo: ObjectLinks): Set<Manifest> {
  const followed = new Set(objects)
  const pending = [...objects]
  for (let object = pending.pop(); object; object = pending.pop())
    for (const linked of linkedTo(object)) {
      if (followed.has(linked)) continue
      followed.add(linked)
      if (isFoundByNames(linked)) pending.push(linked)
    }
  return followed
}

/**
 * Adds the objects that others need not name; and one object of each kind and namespace: rules are silent where a
 * namespace has none. All namespaces that nothing states are one.
 */
function withWitnesses(judged: ReadonlySet<Manifest>, objects: readonly Manifest[]): ReadonlySet<Manifest> {
  const namespaces = new Set([...judged].map(({ namespace }) => namespace))
  const seen = new Set<string>()
  const isWitness = ({ kind, namespace }: Manifest): boolean => {
    const key = `${kind}\0${namespaces.has(namespace) || isKnownNamespace(namespace) ? namespace : ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  }
  return new Set(
    objects.filter((object) => judged.has(object) || !actsOnNamedHosts(object) || isWitness(object)),
  )
}

/**
 * The namespaces in which only one of base and head has an object of a kind: some rules are silent where a namespace has
 * none. `any` if objects of other namespaces may be concerned.
 */
function changedNamespaces(
  base: readonly Manifest[],
  head: readonly Manifest[],
): ReadonlySet<string> | 'any' {
  const [inBase, inHead] = [namespacesByKind(base), namespacesByKind(head)]
  const changed = new Set<string>()
  for (const kind of new Set([...inBase.keys(), ...inHead.keys()])) {
    const [before, after] = [inBase.get(kind), inHead.get(kind)]
    if (!before || !after || hasUnknown(before) !== hasUnknown(after)) return 'any'
    for (const namespace of before) if (!after.has(namespace)) changed.add(namespace)
    for (const namespace of after) if (!before.has(namespace)) changed.add(namespace)
  }
  return changed
}

function namespacesByKind(objects: readonly Manifest[]): Map<string | undefined, Set<string>> {
  const namespaces = new Map<string | undefined, Set<string>>()
  for (const object of objects) {
    const kind = knownKind(object)
    const ofKind = namespaces.get(kind)
    if (ofKind) ofKind.add(object.namespace)
    else namespaces.set(kind, new Set([object.namespace]))
  }
  return namespaces
}

function hasUnknown(namespaces: ReadonlySet<string>): boolean {
  return [...namespaces].some((namespace) => !isKnownNamespace(namespace))
}

/** True for an object that is in one of some namespaces, or names it. */
function isIn(object: Manifest, namespaces: ReadonlySet<string>): boolean {
  if (namespaces.size === 0) return false
  const { texts } = namesIn(object)
  return (
    namespaces.has(object.namespace) ||
    texts.some((text) => namespaces.has(text) || namespaces.has(serviceNamespace(text) ?? ''))
  )
}

/** Objects of these kinds act on the hosts that they name, and on nothing else. */
const kindsOfHosts: ReadonlySet<MeshKind | undefined> = new Set<MeshKind>([
  'DestinationRule',
  'ServiceEntry',
  'VirtualService',
])

/** Whatever hosts are called and routed, rules find the same in objects of these kinds and of kinds that the model does not know. */
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

/** Objects of these kinds are related to those of hosts by hosts and names alone. */
const kindsFoundByNames: ReadonlySet<MeshKind | undefined> = new Set<MeshKind | undefined>([
  ...kindsOfHosts,
  'Gateway',
  'GRPCRoute',
  'HTTPRoute',
  'KubernetesGateway',
  'Service',
])

function actsOnNamedHosts(object: Manifest): boolean {
  return kindsOfHosts.has(knownKind(object)) && isFoundByNames(object)
}

/** True for an object that may be concerned by any host. */
function isConcernedByAll(object: Manifest): boolean {
  if (isUnfilled(object.kind) || isUnfilled(object.apiVersion)) return true
  const kind = knownKind(object)
  return kind !== undefined && !kindsWithoutHosts.has(kind) && !isFoundByNames(object)
}

/** False for an object that a tool or a person fills in later: it may name anything. */
const isFoundByNames = oncePer((object: Manifest): boolean => {
  const { texts } = namesIn(object)
  return (
    kindsFoundByNames.has(knownKind(object)) &&
    object.part === undefined &&
    ![object.name, object.namespace, ...texts].some(isUnfilled)
  )
})
