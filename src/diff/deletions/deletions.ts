import { groupBy } from '../../core/group.ts'
import type { Target } from '../../core/target.ts'
import { lossRank, type ObjectDeletion } from '../../model/deletion.ts'
import type { Manifest } from '../../model/manifest.ts'
import { fateByManager, movedFate, unstatedFate, type ObjectFate } from './fates.ts'
import { managerStates } from './manager-states.ts'
import { identityInCluster, placeIndex, placeOf, type Place } from './places.ts'
import { removedObjects, type RemovedObject } from './removed-objects.ts'
import {
  appliedTargets,
  isManaged,
  managerKeyOf,
  managingKey,
  writtenManagerKey,
  type AppliedTarget,
  type DeletionSide,
} from './side.ts'

/**
 * The fates of the objects that head no longer renders, those that hold data first. An object is left out if head does not
 * show what the controller that applied it renders now.
 */
export function deletionsOf(base: DeletionSide, head: DeletionSide): ObjectDeletion[] {
  const [inBase, inHead] = [appliedTargets(base), appliedTargets(head)]
  const removed = removedObjects(inBase, inHead)
  if (removed.length === 0) return []
  const objects = removedManagers(removed)
  const fateOf = fates(objects, inHead, head)
  return withManaged(removed, inBase, objects, fateOf)
    .flatMap((object): ObjectDeletion[] => {
      const fate = fateOf(object)
      const { manifest, target } = object
      return fate ? [{ manifest, environment: target.environment, ...fate }] : []
    })
    .toSorted((a, b) => lossRank(a.manifest) - lossRank(b.manifest))
}

/** The removed objects that make a controller apply others. It grows while their fates are decided. */
interface RemovedManagers {
  /** By `managingKey`. */
  readonly byKey: Map<string, RemovedObject>
  /** The keys of those that are deleted. */
  readonly deleted: Set<string>
}

function removedManagers(removed: readonly RemovedObject[]): RemovedManagers {
  const byKey = new Map<string, RemovedObject>()
  for (const object of removed) addManager(object, byKey)
  return { byKey, deleted: new Set() }
}

function addManager(object: RemovedObject, byKey: Map<string, RemovedObject>): void {
  const key = managingKey(object.manifest)
  if (key !== null) byKey.set(key, object)
}

/**
 * Removed objects, and those of deleted managers that head still renders: a file with an Application that nothing
 * applies any more keeps nothing in the cluster.
 */
function withManaged(
  removed: readonly RemovedObject[],
  inBase: readonly AppliedTarget[],
  { byKey, deleted }: RemovedManagers,
  fateOf: (object: RemovedObject) => ObjectFate | null,
): RemovedObject[] {
  const managed = groupBy(inBase, ({ target }) => (isManaged(target) ? writtenManagerKey(target) : null))
  const objects = [...removed]
  const seen = new Set(removed.map(({ manifest }) => manifest))
  // The list grows while it is looped over, and the loop sees what is added.
  for (const object of objects) {
    const key = managingKey(object.manifest)
    if (key === null || fateOf(object)?.outcome !== 'deleted') continue
    deleted.add(key)
    for (const { target, manifests } of managed.get(key) ?? [])
      for (const manifest of manifests.filter((applied) => !seen.has(applied))) {
        seen.add(manifest)
        objects.push({ manifest, target })
        addManager({ manifest, target }, byKey)
      }
  }
  return objects
}

/** Returns a function that decides the fate of a removed object; `null` for one that is left out. */
function fates(
  { byKey, deleted }: RemovedManagers,
  inHead: readonly AppliedTarget[],
  head: DeletionSide,
): (object: RemovedObject) => ObjectFate | null {
  const decided = new Map<Manifest, ObjectFate | null>()
  const findInHead = objectIndex(inHead)
  const isGone = (target: Target): boolean => isManaged(target) && deleted.has(writtenManagerKey(target))
  const sameInHead = (manifest: Manifest, place: Place): PlacedObject[] =>
    findInHead(identityInCluster(manifest), place).filter(({ target }) => !isGone(target))
  const stateOf = managerStates({ head, inHead, removedByKey: byKey, sameInHead, fateOf })

  function fateOf(object: RemovedObject): ObjectFate | null {
    const decidedFate = decided.get(object.manifest)
    if (decidedFate !== undefined) return decidedFate
    // An Application may render itself: then its own fate is not known.
    decided.set(object.manifest, null)
    const fate = decide(object)
    decided.set(object.manifest, fate)
    return fate
  }

  function decide({ manifest, target }: RemovedObject): ObjectFate | null {
    const targets = sameInHead(manifest, placeOf(target)).map((placed) => placed.target)
    if (!isManaged(target)) return targets.length > 0 ? null : unstatedFate(manifest)
    const key = managerKeyOf(target)
    if (targets.some((candidate) => isManaged(candidate) && managerKeyOf(candidate) === key)) return null
    const fate = fateByManager(manifest, target.manager, stateOf(target))
    // A file that nothing in the repository applies keeps nothing in the cluster.
    const manager = targets.find((candidate) => isManaged(candidate) || candidate.listedAt)
    return manager ? movedFate(manager, fate) : fate
  }

  return fateOf
}

/** An object of head with its target. */
interface PlacedObject {
  readonly manifest: Manifest
  readonly target: Target
}

/** Finds objects by identity, with their targets. */
function objectIndex(applied: readonly AppliedTarget[]): (key: string, place: Place) => PlacedObject[] {
  return placeIndex(
    applied.flatMap(({ target, manifests }) =>
      manifests.map((manifest) => ({
        key: identityInCluster(manifest),
        place: placeOf(target),
        item: { manifest, target },
      })),
    ),
  )
}
