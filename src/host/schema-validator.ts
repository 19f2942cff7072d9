import type { SchemaJob } from '../schema-process.ts'
import type { SchemaDefect } from '../schema/schema-defect.ts'
import type { Validation, Validator } from '../schema/validator.ts'
import { startProcess, type BlockingProcess, type ProcessLimits } from './blocking-process.ts'

/** Limits of a validator: `eachMs` for one object, or the compilation of one schema. */
export interface ValidatorLimits extends ProcessLimits {
  /** Milliseconds for all validations of a run. */
  readonly totalMs: number
}

/** The memory suffices for schemas of some MB: compiling 1 MB takes about 100 MB. */
const defaultLimits: ValidatorLimits = {
  startMs: 30_000,
  eachMs: 5_000,
  totalMs: 60_000,
  maxMegabytes: 512,
}

/** The default limits; all validations together take at most a fifth of the time of a run. */
export function validatorLimits({ seconds }: { readonly seconds: number }): ValidatorLimits {
  const totalMs = Math.min(defaultLimits.totalMs, 200 * seconds)
  return { ...defaultLimits, eachMs: Math.min(defaultLimits.eachMs, totalMs), totalMs }
}

/**
 * A validator that runs in a separate process, which is started at the first validation. `validate` blocks, since rules are
 * synchronous. A schema that takes too much time or memory is not tried again, and its process is replaced.
 *
 * @param worker the script of the thread that starts the process
 */
export function createValidator(worker: URL, limits = defaultLimits): Validator {
  const numberOf = createNumberer()
  const answers = new Map<number, Validation>()
  let remaining = limits.totalMs
  let validation: BlockingProcess<SchemaJob, Validation> | undefined
  /** The numbers of the schemas that were sent to the process. */
  let sent = new Set<number>()

  function jobFor(schema: number, text: string, data: string | undefined): SchemaJob {
    const job = { schema, ...(!sent.has(schema) && { text }), ...(data !== undefined && { data }) }
    sent.add(schema)
    return job
  }

  function start(): BlockingProcess<SchemaJob, Validation> {
    sent = new Set()
    return startProcess(worker, 'schema-process', limits)
  }

  return {
    validate(text, data) {
      const schema = numberOf(text)
      const cached = answers.get(schema)
      if (cached) return cached
      if (remaining <= 0) return { problem: noTimeLeft(limits) }
      const since = performance.now()
      validation ??= start()
      const answer = validation.ask(jobFor(schema, text, data))
      remaining -= performance.now() - since
      if (answer) return answer
      validation.end()
      validation = undefined
      const problem = tooSlow(limits)
      answers.set(schema, { problem })
      return { problem }
    },
  }
}

/** Returns a function that assigns each schema a number, by which the process identifies it. */
function createNumberer(): (schema: string) => number {
  const numbers = new Map<string, number>()
  return (schema) => {
    const number = numbers.get(schema) ?? numbers.size
    numbers.set(schema, number)
    return number
  }
}

function noTimeLeft({ totalMs }: ValidatorLimits): SchemaDefect {
  return { code: 'no-time-left', text: `was not used: JSON schemas already took ${totalMs / 1000} s` }
}

function tooSlow({ eachMs, maxMegabytes }: ValidatorLimits): SchemaDefect {
  const text = `takes longer than ${eachMs / 1000} s or more than ${maxMegabytes} MiB of memory for one object: it is no longer used`
  return { code: 'too-slow', text }
}
