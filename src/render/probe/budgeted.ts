import type { EngineAnswer } from '../engine.ts'
import type { RenderJob } from '../engine-job.ts'
import type { HelmEngine } from '../helm.ts'

/** An engine that renders each job once, within a budget for one chart. */
export interface BudgetedEngine {
  /** Renders a job. Jobs with the same `key` share one render. A job beyond the budget is answered as `ended`. */
  render(jobOf: () => RenderJob, key: string): Promise<EngineAnswer>
  /** Whether the budget prevented a render. */
  isSpent(): boolean
  /** Number of renders so far. */
  count(): number
  /** False if the budget or the time prevented a render, so that another run may get another answer. */
  isRepeatable(): boolean
}

/** Limit on the renders of one chart. */
const maxRenders = 400

/** Limit on the bytes that the renders of one chart return: a large chart takes about one second per megabyte. */
const maxTextBytes = 6 * 2 ** 20

/** Milliseconds after which a render is ended; a large chart takes a tenth of it. */
const timeoutMs = 5000

/** Limit on renders that time out: each costs `timeoutMs` and a thread. */
const maxEnded = 3

/** Puts an engine behind a cache by key and the budget of one chart. */
export function budgetedEngine(engine: HelmEngine): BudgetedEngine {
  const answers = new Map<string, Promise<EngineAnswer>>()
  let ended = 0
  let textBytes = 0
  let isSpent = false
  return {
    async render(jobOf, key) {
      const cached = answers.get(key)
      if (cached) return cached
      if (answers.size >= maxRenders || textBytes >= maxTextBytes || ended >= maxEnded) {
        isSpent = true
        return { status: 'ended', reason: 'the budget is spent' }
      }
      const render = Promise.resolve(engine.render({ ...jobOf(), timeoutMs }))
      answers.set(key, render)
      const answer = await render
      if (answer.status === 'ended') ended++
      else for (const { data } of answer.frames) textBytes += data.length
      return answer
    },
    isSpent: () => isSpent,
    count: () => answers.size,
    isRepeatable: () => !isSpent && ended === 0,
  }
}
