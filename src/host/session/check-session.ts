import { setImmediate } from 'node:timers/promises'
import type { RunInput } from '../../run/run-input.ts'
import { checkAgain, isUnsettled, settleTree } from '../../run/session/check-again.ts'
import type { CheckedTree } from '../../run/session/checked-tree.ts'
import type { Validator } from '../../schema/validator.ts'
import { createRenderer, type Renderer } from '../engine/renderer.ts'
import { boundOldGeneration } from '../engine/v8-flags.ts'
import { openRun, type RunSetup } from '../open-run.ts'
import type { Expressions } from '../../core/expressions.ts'
import { createExpressions, limitsOfExpressions } from '../expressions.ts'
import { createValidator, validatorLimits } from '../schema-validator.ts'
import { restartableBudget, type RestartableBudget, type RunningBudget } from '../time-budget.ts'
import type { LiveFolder } from './live-folder.ts'

/** The inputs of a session. */
export interface SessionSetup extends Omit<
  RunSetup,
  'workspace' | 'budget' | 'renderer' | 'validator' | 'expressions' | 'changeCauses'
> {
  /** Seconds that one check may take. */
  readonly seconds: number
}

/** Checks of one folder, each of which reuses unchanged results of the previous check. */
export interface CheckSession {
  /** The last check that was completed; `null` before the first one. */
  readonly last: CheckedTree | null
  /** The input of the latest check. */
  readonly input: RunInput | null
  /** True if there are edits that no completed check includes. */
  readonly isBehind: boolean
  /**
   * Checks the tree of the folder. Returns `null` if `drop` was called meanwhile, and throws `UsageError` as `run` does. In
   * both cases the next check includes this edit as well.
   *
   * @param edited the paths that differ from the tree of the previous call
   */
  check(edited: ReadonlySet<string>): Promise<CheckedTree | null>
  /**
   * Searches the causes that the last check reused, and decides the invariants; `null` if there are none, or if `drop` was
   * called meanwhile.
   */
  settle(): Promise<CheckedTree | null>
  /** Abandons the running check: it searches no further causes and fixes, and decides no further invariants. */
  drop(): void
}

/** Milliseconds after which checks get a new time. Then rules that read the time check everything again. */
const timeStepMs = 3_600_000

/** Opens a session for a folder. Nothing is checked before `check` is called, which checks everything the first time. */
export function openSession(folder: LiveFolder, setup: SessionSetup): CheckSession {
  // A session may stay for hours, in which memory that is collected late adds up.
  boundOldGeneration()
  return new Session(folder, setup)
}

class Session implements CheckSession {
  readonly #folder: LiveFolder
  readonly #setup: Omit<SessionSetup, 'seconds'>
  readonly #budget: RestartableBudget
  readonly #validator: Validator
  readonly #expressions: Expressions
  #renderer: Renderer
  /** The functions of this process: one object for all checks, by which results are kept. */
  #host: RunInput['host'] | null = null
  #last: CheckedTree | null = null
  #input: RunInput | null = null
  #pending = new Set<string>()
  #isDropped = false
  #now = 0

  constructor(folder: LiveFolder, { seconds, ...setup }: SessionSetup) {
    this.#folder = folder
    this.#setup = setup
    this.#budget = restartableBudget(seconds)
    // The limit applies to each schema and rule; the total is unlimited, since a session lasts long.
    const totalMs = Number.POSITIVE_INFINITY
    this.#validator = createValidator(setup.processWorker, { ...validatorLimits(this.#budget), totalMs })
    this.#expressions = createExpressions(setup.processWorker, {
      ...limitsOfExpressions(this.#budget),
      totalMs,
    })
    this.#renderer = createRenderer(setup.engine, this.#budget)
  }

  get last(): CheckedTree | null {
    return this.#last
  }

  get input(): RunInput | null {
    return this.#input
  }

  get isBehind(): boolean {
    return this.#last === null || this.#pending.size > 0
  }

  async check(edited: ReadonlySet<string>): Promise<CheckedTree | null> {
    this.#pending = new Set([...this.#pending, ...edited])
    this.#input = this.#begin()
    const checked = await checkAgain(this.#input, this.#last, this.#pending)
    if (this.#isDropped) return null
    this.#pending = new Set()
    this.#last = checked
    if (this.#budget.isSpent('render')) this.#startOver()
    else this.#renderer.age()
    return checked
  }

  async settle(): Promise<CheckedTree | null> {
    if (!this.#last || !isUnsettled(this.#last)) return null
    const settled = await settleTree(this.#last, this.#begin())
    if (this.#isDropped) return null
    this.#last = settled
    return settled
  }

  drop(): void {
    this.#isDropped = true
  }

  /** The input of a check of the folder in its latest state. */
  #begin(): RunInput {
    this.#budget.restart()
    this.#isDropped = false
    const workspace = { ...this.#folder.workspace, head: this.#folder.tree, base: null }
    const opened = openRun({
      ...this.#setup,
      workspace,
      budget: this.#droppedBudget(),
      renderer: this.#renderer,
      validator: this.#validator,
      expressions: this.#expressions,
    })
    this.#host ??= { ...opened.host, pause: setImmediate }
    if (opened.now !== null && opened.now - this.#now >= timeStepMs) this.#now = opened.now
    return { ...opened, host: this.#host, now: this.#now }
  }

  /** The budget, which has no time for causes and fixes once a check is dropped. */
  #droppedBudget(): RunningBudget {
    const budget = this.#budget
    return {
      ...budget,
      isSpent: (phase) => (phase === 'repair' && this.#isDropped) || budget.isSpent(phase),
    }
  }

  /** Drops late results, so that the next check renders them again. */
  #startOver(): void {
    this.#renderer = createRenderer(this.#setup.engine, this.#budget)
    this.#host = null
    this.#last = null
  }
}
