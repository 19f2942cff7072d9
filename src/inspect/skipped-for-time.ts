import type { Render } from '../core/render.ts'
import type { SkippedFile } from '../core/report.ts'
import type { Target } from '../core/target.ts'
import { outOfTime } from '../core/time-budget.ts'
import type { HostServices } from './types.ts'

/**
 * What was skipped because the time budget ran out: targets that were not checked, and the search for dead and undefined
 * values. Releases that were not rendered are not among them; their renders say so (`isOutOfTime`).
 */
export function skippedForTime(
  late: readonly Target[],
  renders: ReadonlyMap<string, Render>,
  { budget, valuesUse }: HostServices,
): SkippedFile[] {
  const reason = outOfTime(budget)
  const uncheckedTargets = [...new Set(late.map(({ path }) => path || '.'))].map((file) => ({ file, reason }))
  const lacksValuesUse = valuesUse !== null && renders.size > 0 && budget.isSpent('render')
  const unprobedValues = { file: '.', reason: `dead and undefined values: ${reason}` }
  return lacksValuesUse ? [...uncheckedTargets, unprobedValues] : uncheckedTargets
}
