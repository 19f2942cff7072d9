import { Script } from 'node:vm'
import type { RunPhase, TimeBudget } from '../core/time-budget.ts'

/**
 * A time budget that has started; `endOf` gives the end of a phase in milliseconds on the clock of `performance`. The first
 * call for a phase marks its beginning.
 */
export interface RunningBudget extends TimeBudget {
  endOf(phase: RunPhase): number
}

/** The share of the time after which no work of a phase begins; the remainder is for later phases and the report. */
const shares = { render: 0.6, values: 0.6, check: 0.8, repair: 0.9 } as const satisfies Record<
  RunPhase,
  number
>

/** The share that the search for unused and undefined values may take, beginning with its first render. */
const valuesShare = 0.1

/**
 * Starts a budget of some seconds.
 * @param now the clock, in milliseconds
 */
export function startBudget(seconds: number, now: () => number = () => performance.now()): RunningBudget {
  const start = now()
  let endOfValues = Number.POSITIVE_INFINITY
  const endOf = (phase: RunPhase): number => {
    const end = start + 1000 * seconds * shares[phase]
    if (phase !== 'values') return end
    if (endOfValues === Number.POSITIVE_INFINITY) endOfValues = now() + 1000 * seconds * valuesShare
    return Math.min(end, endOfValues)
  }
  const remaining = (phase: RunPhase): number => Math.floor(endOf(phase) - now())
  return {
    seconds,
    endOf,
    isSpent: (phase) => remaining(phase) <= 0,
    within(phase, work) {
      // The clock is read once, since a second reading could return 0, which V8 refuses as a timeout.
      const milliseconds = remaining(phase)
      return milliseconds > 0 && isDoneWithin(milliseconds, work)
    },
  }
}

/** A budget that is restarted for each check of a long-lived process. */
export interface RestartableBudget extends RunningBudget {
  restart(): void
}

/** Starts a budget of some seconds that can be started again. */
export function restartableBudget(seconds: number): RestartableBudget {
  let budget = startBudget(seconds)
  return {
    seconds,
    endOf: (phase) => budget.endOf(phase),
    isSpent: (phase) => budget.isSpent(phase),
    within: (phase, work) => budget.within(phase, work),
    restart: () => void (budget = startBudget(seconds)),
  }
}

/**
 * Runs work that may not end by itself and returns whether it ended in time. V8 interrupts a script of `vm` anywhere,
 * also within the functions and regular expressions that it calls. The script reaches the work through the global
 * object, since creating a context takes milliseconds.
 */
function isDoneWithin(milliseconds: number, work: () => void): boolean {
  const previous = holder[workKey]
  holder[workKey] = work
  try {
    new Script(`globalThis[Symbol.for('${name}')]()`).runInThisContext({
      timeout: Math.min(milliseconds, maxTimeoutMs),
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    holder[workKey] = previous
  }
}

const name = 'meshgate.work'
const workKey = Symbol.for(name)
const holder = globalThis as { [workKey]?: (() => void) | undefined }

/** The largest timeout that Node accepts. */
const maxTimeoutMs = 2 ** 31 - 1
