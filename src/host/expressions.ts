import type { CelAnswer, CelJob, NumberedRule } from '../cel-process.ts'
import type { RuleExpressions } from '../core/custom-rule.ts'
import type {
  Compilation,
  EvaluatedObject,
  Expressions,
  ExpressionStop,
  RuleViolation,
} from '../core/expressions.ts'
import { jsonOf } from '../yaml/data.ts'
import { startProcess, type BlockingProcess, type ProcessLimits } from './blocking-process.ts'

/** Limits of expressions: `eachMs` for one rule, or for all rules on one object. */
export interface ExpressionLimits extends ProcessLimits {
  /** Milliseconds for all evaluations of a run. */
  readonly totalMs: number
}

const expressionLimits: ExpressionLimits = {
  startMs: 30_000,
  eachMs: 2_000,
  totalMs: 60_000,
  maxMegabytes: 256,
}

/**
 * The default limits, with `totalMs` and `eachMs` lowered to at most a fifth of the time of a run.
 *
 * @param seconds the time of the run
 */
export function limitsOfExpressions({ seconds }: { readonly seconds: number }): ExpressionLimits {
  const totalMs = Math.min(expressionLimits.totalMs, 200 * seconds)
  return { ...expressionLimits, eachMs: Math.min(expressionLimits.eachMs, totalMs), totalMs }
}

/**
 * Evaluates expressions in a separate process, which is started for the first rule. A rule that takes too much time or
 * memory is not evaluated again, and its process is replaced.
 *
 * @param worker the script of the thread that starts the process
 */
export function createExpressions(worker: URL, limits = expressionLimits): Expressions {
  return new ExpressionProcess(worker, limits)
}

class ExpressionProcess implements Expressions {
  readonly #worker: URL
  readonly #limits: ExpressionLimits
  readonly #numbers = new Map<string, number>()
  readonly #numberByRule = new WeakMap<RuleExpressions, number>()
  readonly #compilations = new Map<number, Compilation>()
  readonly #stops = new Map<number, ExpressionStop>()
  #remaining: number
  #process: BlockingProcess<CelJob, CelAnswer> | null = null
  /** The numbers of the rules that were sent to the process. */
  #sent = new Set<number>()

  constructor(worker: URL, limits: ExpressionLimits) {
    this.#worker = worker
    this.#limits = limits
    this.#remaining = limits.totalMs
  }

  compile(rule: RuleExpressions): Compilation {
    const number = this.#numberOf(rule)
    const compiled =
      this.#compilations.get(number) ??
      (this.#ask([number], () => ({ compile: this.#numbered(number, rule) })) as Compilation | null) ??
      nothingKnown
    this.#compilations.set(number, compiled)
    return compiled
  }

  evaluate(
    rules: readonly RuleExpressions[],
    subject: EvaluatedObject,
  ): readonly (readonly RuleViolation[])[] {
    const usableRules = rules.filter((rule) => !this.#stops.has(this.#numberOf(rule)))
    const found = this.#evaluateAll(usableRules, subject)
    return rules.map((rule) => found.get(rule) ?? [])
  }

  stopOf(rule: RuleExpressions): ExpressionStop | null {
    return this.#stops.get(this.#numberOf(rule)) ?? null
  }

  /** Evaluates rules together. If that takes too long, each by itself, to find the slow rule. */
  #evaluateAll(
    rules: readonly RuleExpressions[],
    subject: EvaluatedObject,
  ): ReadonlyMap<RuleExpressions, readonly RuleViolation[]> {
    if (rules.length === 0) return new Map()
    const numbers = rules.map((rule) => this.#numberOf(rule))
    const answer = this.#ask(numbers, () => ({
      evaluate: rules.map((rule, index) => this.#numbered(numbers[index]!, rule)),
      subject: {
        ...{ object: jsonOf(subject.object), oldObject: jsonOf(subject.oldObject) },
        ...{ values: jsonOf(subject.values), variables: subject.variables },
      },
    })) as readonly (readonly RuleViolation[])[] | null
    if (answer) return new Map(rules.map((rule, index) => [rule, answer[index]!]))
    return rules.length === 1
      ? new Map()
      : new Map(rules.flatMap((rule) => [...this.#evaluateAll([rule], subject)]))
  }

  /** Asks the process. If it does not answer, it is replaced, and a rule that was evaluated alone is stopped. */
  #ask(numbers: readonly number[], jobOf: () => CelJob): CelAnswer | null {
    if (this.#remaining <= 0) return this.#stop(numbers, noTimeLeft(this.#limits))
    const since = performance.now()
    this.#process ??= this.#start()
    const answer = this.#process.ask(jobOf())
    this.#remaining -= performance.now() - since
    if (answer) return answer
    this.#process.end()
    this.#process = null
    return numbers.length === 1 ? this.#stop(numbers, tooSlow(this.#limits)) : null
  }

  #stop(numbers: readonly number[], stop: ExpressionStop): null {
    for (const number of numbers) if (!this.#stops.has(number)) this.#stops.set(number, stop)
    return null
  }

  #start(): BlockingProcess<CelJob, CelAnswer> {
    this.#sent = new Set()
    return startProcess(this.#worker, 'cel-process', this.#limits)
  }

  #numbered(number: number, expressions: RuleExpressions): NumberedRule {
    if (this.#sent.has(number)) return { number }
    this.#sent.add(number)
    return { number, expressions }
  }

  /** Returns the number of a rule; equal rules share a number. */
  #numberOf(rule: RuleExpressions): number {
    const cached = this.#numberByRule.get(rule)
    if (cached !== undefined) return cached
    const text = JSON.stringify(rule)
    const number = this.#numbers.get(text) ?? this.#numbers.size
    this.#numbers.set(text, number)
    this.#numberByRule.set(rule, number)
    return number
  }
}

/** The compilation of a rule that was not compiled in time; its stop has the reason. */
const nothingKnown: Compilation = {
  ...{ errors: [], reads: [], variables: [], readsOldObject: false },
  ...{ readsValues: false, valuesReads: [] },
}

function noTimeLeft({ totalMs }: ExpressionLimits): ExpressionStop {
  return { code: 'no-time-left', text: `is not evaluated: the rules already took ${totalMs / 1000} s` }
}

function tooSlow({ eachMs, maxMegabytes }: ExpressionLimits): ExpressionStop {
  const text = `takes longer than ${eachMs / 1000} s or more than ${maxMegabytes} MiB of memory for one object: it is no longer evaluated`
  return { code: 'too-slow', text }
}
