/** What the time of a run is for, in the order of the work: each stage ends before the next one must. */
export type RunPhase = 'render' | 'check' | 'repair'

/** The time that a run may take. Inner layers have no clock: the edge hands them this. */
export interface TimeBudget {
  /** All of it, in seconds. */
  readonly seconds: number
  /** True once no more work of a stage may be begun. */
  isSpent(stage: RunPhase): boolean
  /**
   * Does work that takes long without a pause, and breaks it off in the middle once the time of its stage is over:
   * `false` then.
   */
  within(stage: RunPhase, work: () => void): boolean
}

/** For whoever waits as long as it takes. */
export const unlimited: TimeBudget = {
  seconds: Number.POSITIVE_INFINITY,
  isSpent: () => false,
  within(_, work) {
    work()
    return true
  },
}

/** What is said of something that there was no time for. */
export function outOfTime({ seconds }: Pick<TimeBudget, 'seconds'>): string {
  return `not checked: the run's time budget of ${seconds} s was used up`
}

/** Reads a number of seconds, from 1 to those of six hours; `null` for anything else. */
export function parseSeconds(text: string): number | null {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return seconds >= 1 && seconds <= 21_600 ? seconds : null
}
