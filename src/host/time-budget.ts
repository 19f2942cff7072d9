import { Script } from 'node:vm'
import type { RunPhase, TimeBudget } from '../core/time-budget.ts'

/** A time budget, and when its stages end on the clock of `performance`, in milliseconds. */
export interface RunningBudget extends TimeBudget {
  endOf(stage: RunPhase): number
}

/** The part of the time after which no work of a stage begins; the rest is for what comes after it, and the report. */
const shares = { render: 0.6, check: 0.8, repair: 0.9 } as const satisfies Record<RunPhase, number>

/** Starts a budget of some seconds. */
export function startBudget(seconds: number, now: () => number = () => performance.now()): RunningBudget {
  const start = now()
  const endOf = (stage: RunPhase): number => start + 1000 * seconds * shares[stage]
  const left = (stage: RunPhase): number => Math.floor(endOf(stage) - now())
  return {
    seconds,
    endOf,
    isSpent: (stage) => left(stage) <= 0,
    within(stage, work) {
      // The clock is read once: a time that runs out between two readings is no time that V8 takes.
      const milliseconds = left(stage)
      return milliseconds > 0 && isDoneWithin(milliseconds, work)
    },
  }
}

/**
 * Runs work that may not end by itself. V8 ends a script of `vm` that takes too long wherever it is, within functions
 * that it has called, too, regular expressions among them. Work reaches the script through the global object: a
 * context of its own takes milliseconds to make.
 */
function isDoneWithin(milliseconds: number, work: () => void): boolean {
  const outer = holder[place]
  holder[place] = work
  try {
    new Script(`globalThis[Symbol.for('${name}')]()`).runInThisContext({
      timeout: Math.min(milliseconds, longest),
    })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    holder[place] = outer
  }
}

const name = 'meshgate.work'
const place = Symbol.for(name)
const holder = globalThis as { [place]?: (() => void) | undefined }

/** Longer times than timers know. */
const longest = 2 ** 31 - 1
