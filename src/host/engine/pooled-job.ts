import type { PooledSource } from './source-key.ts'

/** A job with a source; the pool sends a source to each worker once. */
export interface PooledJob {
  readonly source: PooledSource
  /** Milliseconds this job may take; default: the timeout of the pool. */
  readonly timeoutMs?: number
  /** When the job is answered as late. */
  readonly deadline?: Deadline
}

/** A time in milliseconds on the clock of `performance`, and the answer for a job that is not done by then. */
export interface Deadline {
  readonly at: number
  readonly reason: string
}

/** The answer of a worker, or the reason why there is none. */
export type PoolAnswer<Answer> = Answer | EndedJob

/** A job without an answer; `isLate` if its deadline passed. */
export interface EndedJob {
  readonly status: 'ended'
  readonly reason: string
  readonly isLate?: true
}
