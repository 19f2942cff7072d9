import { groupBy } from '../../core/group.ts'
import { listDifference } from '../../core/list-difference.ts'
import {
  actsOnNamedHosts,
  comparedObjects,
  isFoundByNames,
  namespaceCounts,
  type ComparedObjects,
} from './compared-objects.ts'
import { serviceNamespace } from './hosts.ts'
import { isInternalChange } from './internal-change.ts'
import { objectLinks, referencedNames, sameObjects, type ObjectLinks } from './object-links.ts'
import type { Manifest } from '../../model/manifest.ts'
import { objectKey } from '../../model/presence.ts'
import { isKnownNamespace } from '../../syntax/unfilled.ts'

/** What a difference between two meshes may affect. */
export interface Reach {
  /** Ids of the targets with an object for which rules may report something else in head than in base. */
  readonly targets: ReadonlySet<string>
  /** The objects that rules need for these targets. Rules report the same without all other objects. */
  readonly objects: ReadonlySet<Manifest>
  /**
   * Those of them that are linked only to objects in `objects`. A changed object that is linked only to these needs no
   * others.
   */
  readonly linked: ReadonlySet<Manifest>
}

/**
 * Finds where rules may report something else in head than in base: in changed objects, in objects that share a host or
 * name with these, and so on; and in objects of kinds that any host may affect.
 * @param base the objects of a mesh in base; an unchanged object is the same in both
 * @param head those in head; their index is cached, so that comparing them with several lists costs little
 * @param changedTargets ids of targets that differ, whatever their objects are
 * @returns `everything` if a changed object may affect more than the hosts that it names
 */
export function reachOfDifference(
  base: readonly Manifest[],
  head: readonly Manifest[],
  changedTargets: ReadonlySet<string>,
): Reach | 'everything' {
  const inHead = comparedObjects(head)
  const { removed, added } = listDifference(base, head)
  const internal = internalChanges(removed, added)
  const changed = [...removed, ...added].filter((object) => !internal.objects.has(object))
  const namespaces = changedNamespaces(removed, added, inHead)
  if (namespaces === 'any' || !changed.every(actsOnNamedHosts)) return 'everything'
  const [toRemoved, toHead] = [objectLinks(removed), objectLinks(head)]
  const linkedTo: ObjectLinks = (object) => [...toRemoved(object), ...toHead(object)]
  const reached = [
    ...removed,
    ...added,
    ...withLinked(changed, linkedTo),
    ...inHead.concerned,
    ...internal.ofHead.flatMap(sameObjects(head)),
    ...(namespaces.size > 0 ? head.filter((object) => isIn(object, namespaces)) : []),
    ...inHead.misspelling(changed.flatMap((object) => referencedNames(object).hosts)),
  ]
  const targets = new Set([...changedTargets, ...reached.map(({ target }) => target)])
  const linted = withLinked(
    [...removed, ...[...targets].flatMap((target) => inHead.byTarget.get(target) ?? [])],
    linkedTo,
  )
  return { targets, objects: withWitnesses(linted, inHead), linked: linted }
}

/** Objects whose differences do not affect others. */
interface InternalChanges {
  readonly objects: ReadonlySet<Manifest>
  /** Those of head. The same object in another target conflicts with each version. */
  readonly ofHead: readonly Manifest[]
}

function internalChanges(removed: readonly Manifest[], added: readonly Manifest[]): InternalChanges {
  const [before, after] = [groupBy(removed, objectKey), groupBy(added, objectKey)]
  const pairs = [...before].flatMap(([key, [object, ...others]]) => {
    const [counterpart, ...furtherOnes] = after.get(key) ?? []
    if (!object || !counterpart || others.length + furtherOnes.length > 0) return []
    const isSamePlace = object.target === counterpart.target && object.part === counterpart.part
    return isSamePlace && isInternalChange(object, counterpart) ? [[object, counterpart] as const] : []
  })
  return { objects: new Set(pairs.flat()), ofHead: pairs.map(([, counterpart]) => counterpart) }
}

/** Some objects, and the objects that they are linked to. */
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
 * Adds the objects of head that others depend on without a name: one object of each kind and namespace, since rules
 * report nothing if a namespace has none; and the ServiceEntries that decide about shared listeners. All unstated
 * namespaces count as one.
 */
function withWitnesses(
  linted: ReadonlySet<Manifest>,
  { unnamed, byHosts, byListeners }: ComparedObjects,
): ReadonlySet<Manifest> {
  const namespaces = new Set([...linted].map(({ namespace }) => namespace))
  const seen = new Set<string>()
  const witnessOf = (objects: readonly Manifest[]): Manifest[] => {
    const { kind, namespace } = objects[0]!
    const key = `${kind}\0${namespaces.has(namespace) || isKnownNamespace(namespace) ? namespace : ''}`
    const witness = seen.has(key) ? undefined : objects.find((object) => !linted.has(object))
    if (!witness) return []
    seen.add(key)
    return [witness]
  }
  const deciding = byListeners().flatMap((entries) => entries.find((entry) => !linted.has(entry)) ?? [])
  return new Set([...linted, ...unnamed, ...byHosts.flatMap(witnessOf), ...deciding])
}

/**
 * The namespaces in which only base or only head has an object of a kind. Some rules report nothing if a namespace has
 * none. `any` if objects of other namespaces may be affected.
 */
function changedNamespaces(
  removed: readonly Manifest[],
  added: readonly Manifest[],
  { counts }: ComparedObjects,
): ReadonlySet<string> | 'any' {
  const [ofRemoved, ofAdded] = [namespaceCounts(removed), namespaceCounts(added)]
  const changed = new Set<string>()
  for (const kind of new Set([...ofRemoved.keys(), ...ofAdded.keys()])) {
    const [removedIn, addedIn] = [ofRemoved.get(kind) ?? noCounts, ofAdded.get(kind) ?? noCounts]
    const after = counts.get(kind) ?? noCounts
    const isInBase = (namespace: string): boolean =>
      removedIn.has(namespace) || (after.get(namespace) ?? 0) > (addedIn.get(namespace) ?? 0)
    const before = new Set([...after.keys(), ...removedIn.keys()].filter(isInBase))
    if (before.size === 0 || after.size === 0 || hasUnknown(before) !== hasUnknown(after.keys())) return 'any'
    for (const namespace of before) if (!after.has(namespace)) changed.add(namespace)
    for (const namespace of after.keys()) if (!before.has(namespace)) changed.add(namespace)
  }
  return changed
}

const noCounts: ReadonlyMap<string, number> = new Map()

function hasUnknown(namespaces: Iterable<string>): boolean {
  return [...namespaces].some((namespace) => !isKnownNamespace(namespace))
}

/** True for an object that is in one of some namespaces, or names it. */
function isIn(object: Manifest, namespaces: ReadonlySet<string>): boolean {
  const { texts } = referencedNames(object)
  return (
    namespaces.has(object.namespace) ||
    texts.some((text) => namespaces.has(text) || namespaces.has(serviceNamespace(text) ?? ''))
  )
}
