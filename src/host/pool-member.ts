import { Worker } from 'node:worker_threads'
import type { PoolAnswer, PooledJob } from './worker-pool.ts'

/** A job that waits for a worker or is being done by one. */
export interface Task<Job, Answer> {
  readonly job: Job
  /** Name of the job's chart. */
  readonly key: string
  resolve(answer: PoolAnswer<Answer>): void
}

/** How workers are started. */
export interface MemberOptions {
  /** The worker's script. Its first message says that it is up, with what the workers after it are to be given. */
  readonly script: URL
  /** What a worker is started with. */
  readonly start: object
  /** Milliseconds a job may take; its worker is ended then. */
  readonly timeout: number
}

/** What a member tells its pool. */
export interface MemberEvents {
  up(shared: object): void
  /** A task was answered, after so many milliseconds. */
  free(took: number): void
  ended(reason: string): void
}

/** A worker and the task it is at. It keeps the process alive until it is up, and while it has a task. */
export class Member<Job extends PooledJob, Answer> {
  readonly #options: MemberOptions
  readonly #events: MemberEvents
  readonly #worker: Worker
  readonly #sent = new Set<string>()
  #task: Task<Job, Answer> | undefined
  #timer: NodeJS.Timeout | undefined
  #since = 0
  #isUp = false

  constructor(options: MemberOptions, events: MemberEvents) {
    this.#options = options
    this.#events = events
    this.#worker = new Worker(options.script, { workerData: options.start, resourceLimits, env: {} })
    this.#worker.once('message', (shared: object) => this.#up(shared))
    this.#worker.on('error', (error) => void this.end(`the render's thread failed: ${error.message}`))
    this.#worker.on('exit', () => void this.end("the render's thread ended"))
  }

  /** Whether it has started. */
  isUp(): boolean {
    return this.#isUp
  }

  /** Whether it has started and does nothing. */
  isIdle(): boolean {
    return this.#isUp && this.#task === undefined
  }

  /** Whether it was sent a chart. */
  has(key: string): boolean {
    return this.#sent.has(key)
  }

  run(task: Task<Job, Answer>): void {
    const timeout = task.job.patience ?? this.#options.timeout
    this.#task = task
    this.#since = performance.now()
    this.#worker.ref()
    this.#timer = setTimeout(() => void this.end(`rendering took longer than ${timeout / 1000} s`), timeout)
    const transferred: [] = [] // the files stay of use here
    this.#worker.postMessage(this.#message(task), transferred)
  }

  /** Ends the worker; its task is answered with the reason. */
  async end(reason: string): Promise<void> {
    this.#worker.removeAllListeners()
    this.#settle({ status: 'ended', reason })
    this.#events.ended(reason)
    await this.#worker.terminate()
  }

  #up(shared: object): void {
    this.#isUp = true
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => {
      this.#settle(answer)
      this.#events.free(performance.now() - this.#since)
    })
    this.#events.up(shared)
  }

  #settle(answer: PoolAnswer<Answer>): void {
    clearTimeout(this.#timer)
    this.#worker.unref()
    const task = this.#task
    this.#task = undefined
    task?.resolve(answer)
  }

  /** The job with its chart's key, and with the chart's files only if this worker has not had them. */
  #message({ job, key }: Task<Job, Answer>): object {
    const { chart, ...rest } = job
    if (this.#sent.has(key)) return { ...rest, key }
    this.#sent.add(key)
    return { ...rest, key, chart }
  }
}

/** The engine's memory lies outside of this; the rest of a worker is small. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }
