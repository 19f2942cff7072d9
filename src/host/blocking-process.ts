import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import type { ProcessAnswer, ProcessScript, ProcessWorkerStart } from '../process-worker.ts'

/** Limits of a process. */
export interface ProcessLimits {
  /** Milliseconds for its start, which takes long on a busy machine. */
  readonly startMs: number
  /** Milliseconds for one answer. */
  readonly eachMs: number
  readonly maxMegabytes: number
}

/** A process that evaluates input from a repository; this thread waits for its answers. */
export interface BlockingProcess<Job, Answer> {
  /** Blocks until the answer arrives; `null` if it takes too long or the process ends. */
  ask(job: Job): Answer | null
  /** Ends the process, even if it is busy. */
  end(): void
}

/**
 * Starts the thread that starts the process; see process-worker.ts.
 *
 * @param worker the script of the thread
 */
export function startProcess<Job, Answer extends object>(
  worker: URL,
  script: ProcessScript,
  { startMs, eachMs, maxMegabytes }: ProcessLimits,
): BlockingProcess<Job, Answer> {
  const { port1: port, port2 } = new MessageChannel()
  const answers = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const workerData: ProcessWorkerStart = { script, port: port2, answers, maxMegabytes }
  const thread = new Worker(worker, { workerData, transferList: [port2], env: environment() })
  // A thread that failed does not answer, which ends in a timeout.
  thread.on('error', () => undefined)
  thread.unref()
  port.unref()
  const next = (timeoutMs: number): ProcessAnswer | null => nextMessage(port, answers, timeoutMs)
  let isUp = false
  return {
    ask(job) {
      isUp ||= next(startMs) === 'up'
      if (!isUp) return null
      port.postMessage(job, [])
      const answer = next(eachMs)
      return typeof answer === 'string' ? null : (answer as Answer | null)
    },
    end() {
      port.postMessage('end', [])
      // Wait until the other process has ended, since this process may end itself right after the call.
      if (isUp) next(endMs)
      void thread.terminate()
    },
  }
}

/** Milliseconds to wait for the end of a process. */
const endMs = 1_000

/** The environment of a process: empty except on Windows, so that it has neither the token nor other secrets. */
function environment(): Record<string, string> {
  const { SystemRoot: windows } = process.env
  return windows === undefined ? {} : { SystemRoot: windows }
}

/** Blocks until a message arrives and returns it; `null` after the timeout. */
function nextMessage(port: MessagePort, answers: Int32Array, timeoutMs: number): ProcessAnswer | null {
  const end = performance.now() + timeoutMs
  for (;;) {
    const count = Atomics.load(answers, 0)
    const received = receiveMessageOnPort(port)
    if (received) return received.message as ProcessAnswer
    const remaining = end - performance.now()
    if (remaining <= 0) return null
    Atomics.wait(answers, 0, count, remaining)
  }
}
