import type { PooledChart } from './chart-key.ts'

/** What the pool runs: jobs with a chart, which is sent to each worker once. */
export interface PooledJob {
  readonly chart: PooledChart
  /** Milliseconds this job may take, where that is less than others may. */
  readonly patience?: number
  /** When nobody waits for this job any more. */
  readonly deadline?: Deadline
}

/** A time on the clock of `performance`, in milliseconds, and what a job is answered that is not done by then. */
export interface Deadline {
  readonly at: number
  readonly reason: string
}

/** An answer of a worker, or the reason why there is none. */
export type PoolAnswer<Answer> = Answer | Ended

/** `isLate` for a job that was not done by its deadline, whatever it is. */
export interface Ended {
  readonly status: 'ended'
  readonly reason: string
  readonly isLate?: true
}
