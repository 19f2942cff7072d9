import { groupBy } from '../../core/group.ts'
import { cascadesDeletion } from '../../model/deletion-policy.ts'
import {
  holdsData,
  type DeletedManager,
  type ObjectDeletion,
  type DeletionConsequence,
} from '../../model/deletion.ts'
import { inUseConsequence, usersIn, versionConsequences } from './definitions.ts'
import { placeOf } from './places.ts'
import { recreations } from './recreations.ts'
import { appliedTargets, managingKey, titleOf, type DeletionSide } from './side.ts'
import { unrenderedReleases } from './unrendered-releases.ts'

/**
 * The consequences of deletions. An object with a worse consequence is no part of `stateful`, `moved`, `pruned` and
 * `orphaned`. `crd-version-in-use` has no deletions: head has the CRD without the version.
 *
 * @param deletions the result of `deletionsOf` for both sides
 */
export function deletionConsequences(
  deletions: readonly ObjectDeletion[],
  base: DeletionSide,
  head: DeletionSide,
): DeletionConsequence[] {
  const [inBase, inHead] = [appliedTargets(base), appliedTargets(head)]
  const users = usersIn(inHead)
  const places = new Map(inBase.map(({ target }) => [target.id, placeOf(target)]))
  const grave = [
    ...deletions.flatMap(
      (deletion) => inUseConsequence(deletion, places.get(deletion.manifest.target)!, users) ?? [],
    ),
    ...cascadeConsequences(deletions),
    ...recreations(inBase, inHead, deletions),
    ...unrenderedReleases(base, head, inBase, users),
  ]
  const reported = new Set(grave.flatMap((consequence) => consequence.deletions))
  const unreported = deletions.filter((deletion) => !reported.has(deletion))
  return [
    ...grave,
    ...inBase.flatMap((applied) => versionConsequences(applied, users)),
    ...unreported.filter(isStateful).map((deletion) => consequenceOf('stateful', [deletion])),
    ...byTarget(unreported.filter(isContested)).map((group) => consequenceOf('moved', group)),
    ...byTarget(unreported.filter(isPruned)).map((group) => consequenceOf('pruned', group)),
    ...byTarget(unreported.filter(isOrphaned)).map((group) => consequenceOf('orphaned', group)),
  ]
}

function isStateful({ outcome, manifest }: ObjectDeletion): boolean {
  return outcome === 'deleted' && holdsData(manifest)
}

function isContested(deletion: ObjectDeletion): boolean {
  return deletion.isContested === true
}

function isPruned(deletion: ObjectDeletion): boolean {
  return deletion.outcome === 'deleted' && !isStateful(deletion)
}

function isOrphaned({ outcome }: ObjectDeletion): boolean {
  return outcome === 'orphaned'
}

/** Groups deletions with one target and one reason. */
function byTarget(deletions: readonly ObjectDeletion[]): ObjectDeletion[][] {
  return [...groupBy(deletions, ({ manifest, reason }) => JSON.stringify([manifest.target, reason])).values()]
}

/** A consequence of several deletions with one reason, at the first of them. */
function consequenceOf(
  code: DeletionConsequence['code'],
  deletions: readonly ObjectDeletion[],
): DeletionConsequence {
  const [{ manifest, reason }] = deletions as [ObjectDeletion]
  return {
    code,
    node: manifest.root.at('metadata', 'name'),
    manifest,
    target: manifest.target,
    subject: titleOf(manifest),
    deletions,
    users: [],
    reason,
    isCertain: true,
  }
}

/** The deleted objects that apply others, each with all objects that are deleted with it, also indirectly. */
function cascadeConsequences(deletions: readonly ObjectDeletion[]): DeletionConsequence[] {
  const deleted = deletions.filter(({ outcome }) => outcome === 'deleted')
  const byKey = new Map(
    deleted.flatMap((deletion) => {
      const key = managingKey(deletion.manifest)
      return key === null ? [] : [[key, deletion] as const]
    }),
  )
  const roots = groupBy(deleted, (deletion) => rootOf(deletion, byKey))
  return [...roots].flatMap(([root, group]): DeletionConsequence[] => {
    if ('manifest' in root)
      return cascadesDeletion(root.manifest)
        ? [consequenceOf('cascade', [root, ...group.filter((deletion) => deletion !== root)])]
        : []
    return [
      {
        ...consequenceOf('cascade', group),
        node: root.at,
        manifest: null,
        subject: root.title,
        reason: root.reason,
      },
    ]
  })
}

/**
 * The deletion that finally causes the deletion of an object: its own if it is pruned, or that of a generated Application,
 * which is no object of the repository.
 */
function rootOf(
  deletion: ObjectDeletion,
  byKey: ReadonlyMap<string, ObjectDeletion>,
): ObjectDeletion | DeletedManager {
  let root = deletion
  const seen = new Set<ObjectDeletion>()
  while (root.deletedWith && !seen.has(root)) {
    seen.add(root)
    const parent = byKey.get(root.deletedWith.key)
    if (!parent) return root.deletedWith
    root = parent
  }
  return root
}
