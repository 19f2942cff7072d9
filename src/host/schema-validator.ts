import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import type { SchemaJob } from '../schema-process.ts'
import type { SchemaAnswer, SchemaRequest, SchemaWorkerStart } from '../schema-worker.ts'
import type { SchemaDefect } from '../schema/schema-defect.ts'
import type { Validation, Validator } from '../schema/validator.ts'

/** Limits of a validator: milliseconds, and the memory of its process. */
export interface ValidatorLimits {
  /** Start of the process, which takes long on a busy machine. */
  readonly startMs: number
  /** Validation of one object, or compilation of one schema. */
  readonly eachMs: number
  /** All validations of a run together. */
  readonly totalMs: number
  readonly maxMegabytes: number
}

/** Compiling a schema of 1 MB takes about 100 MB. */
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
 * A validator that runs in its own process, which is started at the first validation. `validate` blocks, since rules are
 * synchronous. A schema that takes too much time or memory is not tried again, and its process is replaced.
 */
export function createValidator(script: URL, limits = defaultLimits): Validator {
  const numbers = new Map<string, number>()
  const answers = new Map<number, Validation>()
  let remaining = limits.totalMs
  let validation: ValidationProcess | undefined

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
      validation ??= startProcess(script, limits)
      const answer = validation.ask(schema, text, data)
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

function noTimeLeft({ totalMs }: ValidatorLimits): SchemaDefect {
  return { code: 'no-time-left', text: `was not asked: JSON schemas took ${totalMs / 1000} s already` }
}

function tooSlow({ eachMs, maxMegabytes }: ValidatorLimits): SchemaDefect {
  const text = `takes longer than ${eachMs / 1000} s or more than ${maxMegabytes} MiB of memory for one object: it is not asked any more`
  return { code: 'too-slow', text }
}

/** A process that validates; each schema is sent to it once. */
interface ValidationProcess {
  /** Blocks until the answer arrives; `null` if it takes too long or the process ends. */
  ask(schema: number, text: string, data: string | undefined): Validation | null
  /** Ends the process, whatever it does. */
  end(): void
}

/** Starts the thread that starts the process; see schema-worker.ts. */
function startProcess(script: URL, { startMs, eachMs, maxMegabytes }: ValidatorLimits): ValidationProcess {
  const { port1: port, port2 } = new MessageChannel()
  const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData: SchemaWorkerStart = { port: port2, answers, maxMegabytes }
  const worker = new Worker(script, { workerData, transferList: [port2], env: environment() })
  // A thread that failed does not answer, which ends in a timeout.
  worker.on('error', () => undefined)
  worker.unref()
  port.unref()
  const request = (message: SchemaRequest): void => port.postMessage(message, [])
  const next = (timeoutMs: number): SchemaAnswer | null => nextMessage(port, answers, timeoutMs)
  const sent = new Set<number>()
  let isUp = false
  return {
    ask(schema, text, data) {
      isUp ||= next(startMs) === 'up'
      if (!isUp) return null
      const job: SchemaJob = {
        schema,
        ...(!sent.has(schema) && { text }),
        ...(data !== undefined && { data }),
      }
      sent.add(schema)
      request(job)
      const answer = next(eachMs)
      return typeof answer === 'string' ? null : answer
    },
    end() {
      request('end')
      // This process may be about to end itself, which would leave the other one behind.
      if (isUp) next(endMs)
      void worker.terminate()
    },
  }
}

/** Milliseconds in which a process is ended. */
const endMs = 1_000

/** What a process needs to start: nothing, but for Windows. The token and other secrets stay here. */
function environment(): Record<string, string> {
  const { SystemRoot: windows } = process.env
  return windows === undefined ? {} : { SystemRoot: windows }
}

/** Blocks until a message arrives and returns it; `null` after the timeout. */
function nextMessage(port: MessagePort, answers: Int32Array, timeoutMs: number): SchemaAnswer | null {
  const end = performance.now() + timeoutMs
  for (;;) {
    const count = Atomics.load(answers, 0)
    const received = receiveMessageOnPort(port)
    if (received) return received.message as SchemaAnswer
    const remaining = end - performance.now()
    if (remaining <= 0) return null
    Atomics.wait(answers, 0, count, remaining)
  }
}
