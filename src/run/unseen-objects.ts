import { groupBy } from '../core/group.ts'
import { gitopsKindNames } from '../core/gitops-target.ts'
import type { GitopsTarget } from '../core/target.ts'
import { identityInCluster, placeIndex, placeOf, type Place } from '../diff/deletions/places.ts'
import {
  appliedTargets,
  isManaged,
  managingKey,
  qualifiedName,
  writtenManagerKey,
  type AppliedTarget,
} from '../diff/deletions/side.ts'
import type { InspectedTree } from '../inspect/types.ts'
import type { ObjectDeletion } from '../model/deletion.ts'
import { unseenReasonFinder } from './unseen-targets.ts'

/**
 * The objects that base renders and of which head does not show what becomes: their Application, Kustomization or HelmRelease
 * has a source there that is not in the tree, or what applies it has, and so on. Without those that another controller or target
 * of the configuration renders in head. What a failed render hides is left out: that is a finding.
 */
export function unseenObjects(base: InspectedTree, head: InspectedTree): ObjectDeletion[] {
  const hidden = hiddenTargets(base, head)
  if (hidden.length === 0) return []
  const isInHead = headTest(head)
  return hidden.flatMap(({ applied: { target, manifests }, reason }) => {
    const place = placeOf(target)
    return manifests
      .filter((manifest) => !isInHead(identityInCluster(manifest), place))
      .map((manifest): ObjectDeletion => ({
        manifest,
        environment: target.environment,
        outcome: 'unseen',
        reason,
      }))
  })
}

/** A target of base that head does not show, and why, as a clause. */
interface HiddenTarget {
  readonly applied: AppliedTarget
  readonly reason: string
}

function hiddenTargets(base: InspectedTree, head: InspectedTree): readonly HiddenTarget[] {
  if (!base.targets.some(isManaged)) return []
  const unseenReasonOf = unseenReasonFinder(base, head)
  const inHead = new Set(head.targets.map(({ id }) => id))
  const managed = appliedTargets(base).filter(({ target }) => isManaged(target) && !inHead.has(target.id))
  const hidden = managed.flatMap((applied): HiddenTarget[] => {
    const unseenReason = unseenReasonOf(applied.target.id)
    return unseenReason?.is === 'not-rendered' ? [{ applied, reason: reasonOf(unseenReason.object) }] : []
  })
  const byManager = groupBy(managed, ({ target }) => (isManaged(target) ? writtenManagerKey(target) : ''))
  const seen = new Set(hidden.map(({ applied }) => applied))
  // The list grows while it is looped over, and the loop sees what is added.
  for (const { applied, reason } of hidden)
    for (const manifest of applied.manifests)
      for (const below of byManager.get(managingKey(manifest) ?? '') ?? []) {
        if (seen.has(below)) continue
        seen.add(below)
        hidden.push({ applied: below, reason })
      }
  return hidden
}

function reasonOf({ kind, name, namespace, reason }: GitopsTarget): string {
  return `what ${gitopsKindNames[kind]} \`${qualifiedName(namespace ?? '', name)}\` renders now is not known: ${reason}`
}

/** Returns whether something that is known to be applied in a tree has an object. */
function headTest(head: InspectedTree): (identity: string, place: Place) => boolean {
  const find = placeIndex(
    appliedTargets(head)
      .filter(({ target }) => isManaged(target) || target.listedAt !== undefined)
      .flatMap(({ target, manifests }) =>
        manifests.map((manifest) => ({
          key: identityInCluster(manifest),
          place: placeOf(target),
          item: true,
        })),
      ),
  )
  return (identity, place) => find(identity, place).length > 0
}
