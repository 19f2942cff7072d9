import type { InspectedTree } from '../../inspect/types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { countFindings, findingCounts } from './finding-key.ts'
import type { FixCandidate } from './candidate.ts'
import type { FixAttempt } from './types.ts'

/**
 * True if the target of each finding was checked and changed, each finding is gone, and no finding is more frequent. A
 * neutral fix need not change a target.
 */
export function isEffective(
  { checkedTargets, changedTargets, isClean, remaining }: FixAttempt,
  group: readonly LocatedFinding[],
  { isNeutral }: Pick<FixCandidate, 'isNeutral'>,
  head: InspectedTree,
): boolean {
  const countsBefore = findingCounts(head)
  const expectedGone = countFindings(group.map(({ lintFinding }) => lintFinding))
  const isSeen = group.every(({ lintFinding: { target } }) =>
    target === null
      ? isNeutral && checkedTargets.size > 0
      : checkedTargets.has(target) && (isNeutral || changedTargets.has(target)),
  )
  const isGone = [...expectedGone].every(
    ([fact, times]) => (remaining.get(fact) ?? 0) + times <= (countsBefore.get(fact) ?? 0),
  )
  return isClean && isSeen && isGone
}
