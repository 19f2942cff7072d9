import type { GitopsTarget } from '../core/target.ts'

/** The GitOps targets that one configuration finds in each of the two trees, those that it leaves out included. */
export interface GitopsOutlook {
  readonly inBase: readonly GitopsTarget[]
  readonly inHead: readonly GitopsTarget[]
}

/** GitOps targets of both trees that only one of the two configurations leaves out. */
export interface ComparedGitops {
  readonly noLongerChecked: readonly GitopsTarget[]
  readonly newlyChecked: readonly GitopsTarget[]
}

/** Compares the outlook of base's configuration with that of head's, as `comparedTargets` does for other targets. */
export function comparedGitops(before: GitopsOutlook, after: GitopsOutlook): ComparedGitops {
  return {
    noLongerChecked: onlyIn([before.inBase, before.inHead], after.inHead),
    newlyChecked: onlyIn([after.inHead, after.inBase], before.inBase),
  }
}

/** What stands in both trees and is left out in `other`, the first tree or the second by the other configuration. */
function onlyIn(
  [own, still]: readonly [readonly GitopsTarget[], readonly GitopsTarget[]],
  other: readonly GitopsTarget[],
): GitopsTarget[] {
  const there = idsOf(still, false)
  const leftOut = idsOf(other, true)
  return own.filter((target) => !target.isExcluded && there.has(target.id) && leftOut.has(target.id))
}

function idsOf(targets: readonly GitopsTarget[], leftOut: boolean): Set<string> {
  return new Set(targets.filter((target) => target.isExcluded === leftOut).map(({ id }) => id))
}
