import { groupBy } from '../core/group.ts'
import { shortNameList } from '../core/join-words.ts'
import type { Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { HelmTarget, Target } from '../core/target.ts'
import { outOfTime, outOfTimeForValues, tooCostlyForValues } from '../core/time-budget.ts'
import type { HostServices } from './types.ts'

/**
 * What was skipped because the time budget ran out: targets that were not checked. Releases that were not rendered are not
 * among them; their renders say so (`isOutOfTime`).
 */
export function skippedForTime(late: readonly Target[], { budget }: HostServices): SkippedFile[] {
  const reason = outOfTime(budget)
  return [...new Set(late.map(({ path }) => path || '.'))].map((file) => ({ file, reason }))
}

/**
 * What the search for dead and undefined values left out, which has just ended.
 *
 * @param tooCostly releases that were not searched
 */
export function skippedValues(
  renders: ReadonlyMap<string, Render>,
  tooCostly: readonly HelmTarget[],
  { budget, valuesUse }: HostServices,
): SkippedFile[] {
  if (valuesUse === null || renders.size === 0) return []
  const charts = [...groupBy(tooCostly, ({ path }) => path)].map(([path, releases]) => ({
    file: path || '.',
    reason: `dead, undefined and varying values, and lines that a cluster decides, of ${shortNameList(releases.map(({ id }) => id))}: ${tooCostlyForValues}`,
  }))
  if (!budget.isSpent('values')) return charts
  const reason = budget.isSpent('render') ? outOfTime(budget) : outOfTimeForValues(budget)
  return [...charts, { file: '.', reason: `dead and undefined values: ${reason}` }]
}
