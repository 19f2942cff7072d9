import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import type { SchemaJob, SchemaWorkerStart } from '../schema-worker.ts'
import type { SchemaDefect } from '../schema/schema-defect.ts'
import type { Validation, Validator } from '../schema/validator.ts'

/** Time limits of a validator, in milliseconds. */
export interface ValidatorLimits {
  /** Start of the thread, which takes long on a busy machine. */
  readonly startMs: number
  /** Validation of one object, or compilation of one schema. */
  readonly eachMs: number
  /** All validations of a run together. */
  readonly totalMs: number
}

const defaultLimits: ValidatorLimits = { startMs: 30_000, eachMs: 5_000, totalMs: 60_000 }

/** The default limits; all validations together take at most a fifth of the time of a run. */
export function validatorLimits({ seconds }: { readonly seconds: number }): ValidatorLimits {
  const totalMs = Math.min(defaultLimits.totalMs, 200 * seconds)
  return { startMs: defaultLimits.startMs, eachMs: Math.min(defaultLimits.eachMs, totalMs), totalMs }
}

/** Memory of the thread. Compiling a schema of 1 MB takes about 100 MB. */
const maxMegabytes = 512

/**
 * A validator that runs in its own thread, which is started at the first validation. `validate` blocks, since rules are
 * synchronous. A schema that takes too much time or memory is not tried again, and its thread is replaced.
 */
export function createValidator(script: URL, limits = defaultLimits): Validator {
  const numbers = new Map<string, number>()
  const answers = new Map<number, Validation>()
  let remaining = limits.totalMs
  let thread: Thread | undefined

  function numberOf(schema: string): number {
    const number = numbers.get(schema) ?? numbers.size
    numbers.set(schema, number)
    return number
  }

  return {
    validate(text, data) {
      const schema = numberOf(text)
      const cached = answers.get(schema)
      if (cached) return cached
      if (remaining <= 0) return { problem: noTimeLeft(limits) }
      const since = performance.now()
      thread ??= startThread(script)
      const answer = thread.ask(schema, text, data, limits)
      remaining -= performance.now() - since
      if (answer) return answer
      thread.end()
      thread = undefined
      const problem = tooSlow(limits)
      answers.set(schema, { problem })
      return { problem }
    },
  }
}

function noTimeLeft({ totalMs }: ValidatorLimits): SchemaDefect {
  return { code: 'no-time-left', text: `was not asked: JSON schemas took ${totalMs / 1000} s already` }
}

function tooSlow({ eachMs }: ValidatorLimits): SchemaDefect {
  const text = `takes longer than ${eachMs / 1000} s or more than ${maxMegabytes} MiB of memory for one object: it is not asked any more`
  return { code: 'too-slow', text }
}

/** A thread that validates; each schema is sent to it once. */
interface Thread {
  /** Blocks until the answer arrives; `null` if it takes too long. */
  ask(schema: number, text: string, data: string | undefined, limits: ValidatorLimits): Validation | null
  end(): void
}

function startThread(script: URL): Thread {
  const { port1: port, port2 } = new MessageChannel()
  const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData: SchemaWorkerStart = { port: port2, answers }
  const resourceLimits = { maxOldGenerationSizeMb: maxMegabytes }
  const worker = new Worker(script, { workerData, transferList: [port2], resourceLimits, env: {} })
  // A thread that failed does not answer, which ends in a timeout.
  worker.on('error', () => undefined)
  worker.unref()
  port.unref()
  const sent = new Set<number>()
  let isUp = false
  return {
    ask(schema, text, data, { startMs, eachMs }) {
      isUp ||= nextMessage(port, answers, startMs) !== null
      if (!isUp) return null
      const job: SchemaJob = {
        schema,
        ...(!sent.has(schema) && { text }),
        ...(data !== undefined && { data }),
      }
      sent.add(schema)
      port.postMessage(job, [])
      return nextMessage(port, answers, eachMs) as Validation | null
    },
    end: () => void worker.terminate(),
  }
}

/** Blocks until a message arrives and returns it; `null` after the timeout. */
function nextMessage(port: MessagePort, answers: Int32Array, timeoutMs: number): unknown {
  const end = performance.now() + timeoutMs
  for (;;) {
    const count = Atomics.load(answers, 0)
    const received = receiveMessageOnPort(port)
    if (received) return received.message
    const remaining = end - performance.now()
    if (remaining <= 0) return null
    Atomics.wait(answers, 0, count, remaining)
  }
}
