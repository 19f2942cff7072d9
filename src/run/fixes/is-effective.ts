import type { InspectedTree } from '../../inspect/types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { countFindings, factsOf } from './finding-key.ts'
import type { FixAttempt } from './types.ts'

/** True if something is another for each of the findings, each is gone, and nothing is found more often than before. */
export function isEffective(
  { looked, moved, isClean, left }: FixAttempt,
  group: readonly LocatedFinding[],
  side: InspectedTree,
): boolean {
  const before = factsOf(side)
  const gone = countFindings(group.map(({ lintFinding: found }) => found))
  const isSeen = group.every(
    ({ lintFinding: { target } }) => target !== null && looked.has(target) && moved.has(target),
  )
  const isGone = [...gone].every(([fact, times]) => (left.get(fact) ?? 0) + times <= (before.get(fact) ?? 0))
  return isClean && isSeen && isGone
}
