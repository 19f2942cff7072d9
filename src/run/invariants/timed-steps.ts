import type { Steps } from '../../core/steps.ts'
import type { HostServices } from '../../inspect/types.ts'

/**
 * Does work step by step in the time for repairs, and lets other work of the thread run between the steps if the host has a
 * `pause`; `null` if the time runs out, or the host has no time for it any more.
 */
export async function timedSteps<Result>(
  steps: Steps<Result>,
  { budget, pause }: Pick<HostServices, 'budget' | 'pause'>,
): Promise<{ readonly result: Result } | null> {
  let step: IteratorResult<void, Result> | undefined
  const next = (): void => {
    step = steps.next()
  }
  while (budget.within('repair', next)) {
    if (step?.done) return { result: step.value }
    await pause?.()
    if (budget.isSpent('repair')) return null
  }
  return null
}
