import type { EngineAnswer, EngineJob } from '../engine.ts'
import type { HelmEngine } from '../helm.ts'

/** An engine that renders each job once, and not more of them than a chart is worth. */
export interface BudgetedEngine {
  /** Renders a job, of which `key` says what it is; beyond the budget it is answered as ended. */
  render(jobOf: () => EngineJob, key: string): Promise<EngineAnswer>
  /** Whether a render was not made for want of budget. */
  isSpent(): boolean
  /** Renders that were made. */
  count(): number
}

/** Most renders for one chart. */
const budget = 400

/** Bytes of rendered text after which no more is rendered for one chart: a large one takes a second for a megabyte. */
const mostText = 6 * 2 ** 20

/** Milliseconds after which a probe is given up; a render of a large chart takes a tenth of it. */
const patience = 5000

/** Most renders that may have to be ended: each of them costs the patience, and a thread. */
const mostEnded = 3

export function budgeted(engine: HelmEngine): BudgetedEngine {
  const known = new Map<string, Promise<EngineAnswer>>()
  let ended = 0
  let text = 0
  let isSpent = false
  return {
    async render(jobOf, key) {
      const before = known.get(key)
      if (before) return before
      if (known.size >= budget || text >= mostText || ended >= mostEnded) {
        isSpent = true
        return { status: 'ended', reason: 'the budget is spent' }
      }
      const render = Promise.resolve(engine.render({ ...jobOf(), patience }))
      known.set(key, render)
      const answer = await render
      if (answer.status === 'ended') ended++
      else for (const { data } of answer.frames) text += data.length
      return answer
    },
    isSpent: () => isSpent,
    count: () => known.size,
  }
}
