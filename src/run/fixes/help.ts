import type { Side } from '../inspect.ts'
import type { LocatedFinding } from '../locate.ts'
import { countFacts, factsOf } from './fact.ts'
import type { Trial } from './trial.ts'

/** True if something is another for each of the findings, each is gone, and nothing is found more often than before. */
export function isHelp(
  { looked, moved, isClean, left }: Trial,
  group: readonly LocatedFinding[],
  side: Side,
): boolean {
  const before = factsOf(side)
  const gone = countFacts(group.map(({ found }) => found))
  const isSeen = group.every(
    ({ found: { target } }) => target !== null && looked.has(target) && moved.has(target),
  )
  const isGone = [...gone].every(([fact, times]) => (left.get(fact) ?? 0) + times <= (before.get(fact) ?? 0))
  return isClean && isSeen && isGone
}
