import type { GitopsTarget } from '../core/target.ts'

/** The GitOps targets that one configuration finds in each of the two trees, including those that it excludes. */
export interface FoundGitops {
  readonly inBase: readonly GitopsTarget[]
  readonly inHead: readonly GitopsTarget[]
}

/** GitOps targets that are in both trees and excluded by only one of the two configurations. */
export interface ComparedGitops {
  readonly noLongerChecked: readonly GitopsTarget[]
  readonly newlyChecked: readonly GitopsTarget[]
}

/** Compares what the two configurations find, as `comparedTargets` does for other targets. */
export function comparedGitops(byBase: FoundGitops, byHead: FoundGitops): ComparedGitops {
  return {
    noLongerChecked: droppedTargets([byBase.inBase, byBase.inHead], byHead.inHead),
    newlyChecked: droppedTargets([byHead.inHead, byHead.inBase], byBase.inBase),
  }
}

/** The candidates that are in both trees and checked in both, and that the other configuration excludes. */
function droppedTargets(
  [candidates, inOtherTree]: readonly [readonly GitopsTarget[], readonly GitopsTarget[]],
  withOtherConfig: readonly GitopsTarget[],
): GitopsTarget[] {
  const idsInOtherTree = idsOf(inOtherTree, false)
  const excludedIds = idsOf(withOtherConfig, true)
  return candidates.filter(
    (target) => !target.isExcluded && idsInOtherTree.has(target.id) && excludedIds.has(target.id),
  )
}

function idsOf(targets: readonly GitopsTarget[], isExcluded: boolean): Set<string> {
  return new Set(targets.filter((target) => target.isExcluded === isExcluded).map(({ id }) => id))
}
