import type { Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import { outOfTime, outOfTimeForValues } from '../core/time-budget.ts'
import type { HostServices } from './types.ts'

/**
 * What was skipped because the time budget ran out: targets that were not checked. Releases that were not rendered are not
 * among them; their renders say so (`isOutOfTime`).
 */
export function skippedForTime(late: readonly Target[], { budget }: HostServices): SkippedFile[] {
  const reason = outOfTime(budget)
  return [...new Set(late.map(({ path }) => path || '.'))].map((file) => ({ file, reason }))
}

/** What the search for dead and undefined values left out, which has just ended. */
export function skippedValues(
  renders: ReadonlyMap<string, Render>,
  { budget, valuesUse }: HostServices,
): SkippedFile[] {
  if (valuesUse === null || renders.size === 0 || !budget.isSpent('values')) return []
  const reason = budget.isSpent('render') ? outOfTime(budget) : outOfTimeForValues(budget)
  return [{ file: '.', reason: `dead and undefined values: ${reason}` }]
}
