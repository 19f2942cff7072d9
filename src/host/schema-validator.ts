import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import type { SchemaJob, SchemaWorkerStart } from '../schema-worker.ts'
import type { SchemaDefect } from '../schema/schema-defect.ts'
import type { Validation, Validator } from '../schema/validator.ts'

/** Bounds of a validator, in milliseconds. */
export interface ValidatorLimits {
  /** To start the thread: the longer the busier the machine is. */
  readonly start: number
  /** One object, or compiling one schema. */
  readonly each: number
  /** All of a run together. */
  readonly all: number
}

const defaultLimits: ValidatorLimits = { start: 30_000, each: 5_000, all: 60_000 }

/** The usual limits, and all of it at most a fifth of the time of a run. */
export function validatorLimits({ seconds }: { readonly seconds: number }): ValidatorLimits {
  const all = Math.min(defaultLimits.all, 200 * seconds)
  return { start: defaultLimits.start, each: Math.min(defaultLimits.each, all), all }
}

/** A schema of 1 MB takes some 100 MB while it is compiled. */
const mostMegabytes = 512

/**
 * A validator that holds data against schemas in a thread of its own, started when it is first asked. The caller
 * waits, since rules cannot; a schema that takes too long or too much memory is given up, and the thread with it.
 */
export function createValidator(script: URL, limits = defaultLimits): Validator {
  const known = new Map<string, number>()
  const problems = new Map<number, Validation>()
  let left = limits.all
  let thread: Thread | undefined

  function numberOf(schema: string): number {
    const number = known.get(schema) ?? known.size
    known.set(schema, number)
    return number
  }

  return {
    validate(text, data) {
      const schema = numberOf(text)
      const before = problems.get(schema)
      if (before) return before
      if (left <= 0) return { problem: noTimeLeft(limits) }
      const since = performance.now()
      thread ??= startThread(script)
      const answer = thread.ask(schema, text, data, limits)
      left -= performance.now() - since
      if (answer) return answer
      thread.end()
      thread = undefined
      const problem = tooSlow(limits)
      problems.set(schema, { problem })
      return { problem }
    },
  }
}

function noTimeLeft({ all }: ValidatorLimits): SchemaDefect {
  return { code: 'no-time-left', text: `was not asked: JSON schemas took ${all / 1000} s already` }
}

function tooSlow({ each }: ValidatorLimits): SchemaDefect {
  const text = `takes longer than ${each / 1000} s or more than ${mostMegabytes} MiB of memory for one object: it is not asked any more`
  return { code: 'too-slow', text }
}

/** A thread that schemas are sent to once. */
interface Thread {
  /** Waits for the answer; `null` if there is none in time. */
  ask(schema: number, text: string, data: string | undefined, limits: ValidatorLimits): Validation | null
  end(): void
}

function startThread(script: URL): Thread {
  const { port1: port, port2 } = new MessageChannel()
  const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData: SchemaWorkerStart = { port: port2, answers }
  const resourceLimits = { maxOldGenerationSizeMb: mostMegabytes }
  const worker = new Worker(script, { workerData, transferList: [port2], resourceLimits, env: {} })
  // What becomes of the thread is seen by its silence.
  worker.on('error', () => undefined)
  worker.unref()
  port.unref()
  const sent = new Set<number>()
  let isUp = false
  return {
    ask(schema, text, data, { start, each }) {
      isUp ||= next(port, answers, start) !== null
      if (!isUp) return null
      const job: SchemaJob = {
        schema,
        ...(!sent.has(schema) && { text }),
        ...(data !== undefined && { data }),
      }
      sent.add(schema)
      port.postMessage(job, [])
      return next(port, answers, each) as Validation | null
    },
    end: () => void worker.terminate(),
  }
}

/** Sleeps until a message is there and takes it. */
function next(port: MessagePort, answers: Int32Array, patience: number): unknown {
  const until = performance.now() + patience
  for (;;) {
    const before = Atomics.load(answers, 0)
    const received = receiveMessageOnPort(port)
    if (received) return received.message
    const left = until - performance.now()
    if (left <= 0) return null
    Atomics.wait(answers, 0, before, left)
  }
}
