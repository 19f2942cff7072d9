/**
 * The phases of a run, in order: each ends in time for the next. `values`, the search for unused and undefined values, is a
 * part of `render`.
 */
export type RunPhase = 'render' | 'values' | 'check' | 'repair'

/** The time that a run may take. Inner layers have no clock, so the host passes them this interface. */
export interface TimeBudget {
  /** The total in seconds. */
  readonly seconds: number
  /** True once no work of a phase may be started. */
  isSpent(phase: RunPhase): boolean
  /** Performs long synchronous work and interrupts it when the time of its phase is over. Returns true if the work finished. */
  within(phase: RunPhase, work: () => void): boolean
}

/** A budget without a limit. */
export const unlimitedBudget: TimeBudget = {
  seconds: Number.POSITIVE_INFINITY,
  isSpent: () => false,
  within(_, work) {
    work()
    return true
  },
}

/** The reason for something that was not checked for lack of time. */
export function outOfTime({ seconds }: Pick<TimeBudget, 'seconds'>): string {
  return `not checked: the run's time budget of ${seconds} s was used up`
}

/** The reason why the search for unused and undefined values was broken off. */
export function outOfTimeForValues({ seconds }: Pick<TimeBudget, 'seconds'>): string {
  return `not all checked: the search for them may take ${seconds / 10} s, a tenth of the run's time budget`
}

/** The reason why unused and undefined values of costly releases were not searched. */
export const tooCostlyForValues =
  'not searched: each of these releases takes more than half a second of processor time to render, and the search renders it several times'

/** Parses whole seconds, at most six hours; `null` for anything else. */
export function parseSeconds(text: string): number | null {
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0
  return seconds >= 1 && seconds <= 21_600 ? seconds : null
}
