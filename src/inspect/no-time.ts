import type { Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import { outOfTime } from '../core/time-budget.ts'
import type { Host } from './types.ts'

/** What the time of a run was too short for, beside releases that were not rendered: those have a status of their own. */
export function noTimeFor(
  late: readonly Target[],
  renders: ReadonlyMap<string, Render>,
  { budget, valuesUse }: Host,
): SkippedFile[] {
  const reason = outOfTime(budget)
  const unchecked = [...new Set(late.map(({ path }) => path || '.'))].map((file) => ({ file, reason }))
  const isPartial = valuesUse !== null && renders.size > 0 && budget.isSpent('render')
  const values = { file: '.', reason: `dead and undefined values: ${reason}` }
  return isPartial ? [...unchecked, values] : unchecked
}
