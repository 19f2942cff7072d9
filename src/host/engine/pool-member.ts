import { Worker } from 'node:worker_threads'
import { limitJob, type ReadProcessorTime } from './job-limit.ts'
import type { PoolAnswer, PooledJob } from './pooled-job.ts'

/** A job that waits for a worker or is assigned to one. */
export interface Task<Job, Answer> {
  readonly job: Job
  /** Jobs of an earlier group are done first, see `chooseJob`. */
  readonly group: object | undefined
  /** The key of the job's source, see `sourceKey`. */
  readonly key: string
  resolve(answer: PoolAnswer<Answer>): void
}

/** How workers are started. */
export interface MemberOptions {
  /** The worker's script. Its first message says that it is up, and carries data for the workers started after it. */
  readonly script: URL
  /** The `workerData` of a worker. */
  readonly start: object
  /** Milliseconds of processor time that a job may take, see `limitJob`; after that its worker is ended. */
  readonly timeout: number
}

/** The events that a worker reports to its pool. */
export interface MemberEvents<Job, Answer> {
  up(shared: object): void
  /** A task was answered after `took` milliseconds. */
  answered(took: number): void
  /** The worker has ended; `unstarted` are the tasks that it had not begun. */
  ended(reason: string, unstarted: readonly Task<Job, Answer>[]): void
}

/**
 * A worker with its current task and the next ones, which it receives in advance so that it continues while this thread
 * is busy. It keeps the process alive until it is up and while it has a task.
 */
export class PoolMember<Job extends PooledJob, Answer> {
  readonly #options: MemberOptions
  readonly #events: MemberEvents<Job, Answer>
  readonly #worker: Worker
  readonly #sent = new Set<string>()
  /** The first one is running. */
  readonly #tasks: Task<Job, Answer>[] = []
  /** Stops the limits of the running task. */
  #stopLimits: () => void = () => undefined
  #since = 0
  #isUp = false

  constructor(options: MemberOptions, events: MemberEvents<Job, Answer>) {
    this.#options = options
    this.#events = events
    this.#worker = new Worker(options.script, { workerData: options.start, resourceLimits, env: {} })
    this.#worker.once('message', (shared: object) => this.#up(shared))
    this.#worker.on('error', (error) => void this.end(`the render's thread failed: ${error.message}`))
    this.#worker.on('exit', () => void this.end("the render's thread ended"))
  }

  /** Whether the worker has started. */
  isUp(): boolean {
    return this.#isUp
  }

  /** The number of tasks that the worker has, including the running one. */
  load(): number {
    return this.#tasks.length
  }

  /** Whether the worker was sent the source with this key. */
  has(key: string): boolean {
    return this.#sent.has(key)
  }

  /** Sends a task to the worker. */
  give(task: Task<Job, Answer>): void {
    this.#tasks.push(task)
    this.#worker.ref()
    const transferred: [] = [] // the files are still used here
    this.#worker.postMessage(this.#message(task), transferred)
    if (this.#tasks.length === 1) this.#begin()
  }

  /**
   * Ends the worker. Its current task is answered with the reason, and with `isLate` if its deadline passed; the event `ended`
   * gets the tasks after it, which another worker can do.
   */
  async end(reason: string, isLate = false): Promise<void> {
    this.#worker.removeAllListeners()
    this.#stopLimits()
    const [first, ...unstarted] = this.#tasks.splice(0)
    first?.resolve({ status: 'ended', reason, ...(isLate && { isLate }) })
    this.#events.ended(reason, unstarted)
    await this.#worker.terminate()
  }

  #up(shared: object): void {
    this.#isUp = true
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#events.up(shared)
  }

  #begin(): void {
    const { timeoutMs = this.#options.timeout, deadline } = this.#tasks[0]!.job
    this.#since = performance.now()
    const stopLimit = limitJob(timeoutMs, readerOf(this.#worker), (reason) => this.#late(reason))
    const leftMs = deadline && Math.max(0, deadline.at - this.#since)
    const late = deadline && setTimeout(() => this.#late(deadline.reason, true), leftMs)
    this.#stopLimits = () => {
      stopLimit()
      clearTimeout(late)
    }
  }

  /** Ends an overdue task, unless its answer has arrived: when a busy thread becomes idle, timers run before messages. */
  #late(reason: string, isLate = false): void {
    const [task] = this.#tasks
    setImmediate(() => {
      if (task && task === this.#tasks[0]) void this.end(reason, isLate)
    })
  }

  #settle(answer: Answer): void {
    this.#stopLimits()
    const took = performance.now() - this.#since
    const task = this.#tasks.shift()
    if (this.#tasks.length > 0) this.#begin()
    else this.#worker.unref()
    task?.resolve(answer)
    this.#events.answered(took)
  }

  /** The message with a job: it contains the files of the source only if this worker did not get them before. */
  #message({ job, key }: Task<Job, Answer>): object {
    const { source, deadline: _, ...fields } = job
    if (this.#sent.has(key)) return { ...fields, key }
    this.#sent.add(key)
    return { ...fields, key, source }
  }
}

/** Reads the processor time of a worker's thread; `undefined` if this version of Node cannot. */
function readerOf(worker: Worker): ReadProcessorTime | undefined {
  const { cpuUsage } = worker as Partial<Pick<Worker, 'cpuUsage'>>
  return cpuUsage && (() => cpuUsage.call(worker).then(({ user, system }) => (user + system) / 1000))
}

/**
 * Limits of a worker's own memory, which do not include WebAssembly memory. The young generation has little but messages;
 * without a limit it grows to 72 MB in a run of many renders.
 */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 }
