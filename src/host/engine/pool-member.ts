import { Worker } from 'node:worker_threads'
import type { PoolAnswer, PooledJob } from './pooled-job.ts'

/** A job that waits for a worker or is being done by one. */
export interface Task<Job, Answer> {
  readonly job: Job
  /** What it was asked for together with. */
  readonly group: object | undefined
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
export interface MemberEvents<Job, Answer> {
  up(shared: object): void
  /** A task was answered, after so many milliseconds. */
  free(took: number): void
  /** The worker is gone; what it had not begun is left. */
  ended(reason: string, left: readonly Task<Job, Answer>[]): void
}

/**
 * A worker, the task it is at and those that it does next: it has them already, so that it goes on while this thread
 * is busy. It keeps the process alive until it is up, and while it has a task.
 */
export class Member<Job extends PooledJob, Answer> {
  readonly #options: MemberOptions
  readonly #events: MemberEvents<Job, Answer>
  readonly #worker: Worker
  readonly #sent = new Set<string>()
  /** The first one is being done. */
  readonly #tasks: Task<Job, Answer>[] = []
  #timer: NodeJS.Timeout | undefined
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

  /** Whether it has started. */
  isUp(): boolean {
    return this.#isUp
  }

  /** The tasks that it has. */
  load(): number {
    return this.#tasks.length
  }

  /** Whether it was sent a chart. */
  has(key: string): boolean {
    return this.#sent.has(key)
  }

  give(task: Task<Job, Answer>): void {
    this.#tasks.push(task)
    this.#worker.ref()
    const transferred: [] = [] // the files stay of use here
    this.#worker.postMessage(this.#message(task), transferred)
    if (this.#tasks.length === 1) this.#begin()
  }

  /** Ends the worker; the task that it is at is answered with the reason. */
  async end(reason: string, isLate = false): Promise<void> {
    this.#worker.removeAllListeners()
    clearTimeout(this.#timer)
    const [first, ...left] = this.#tasks.splice(0)
    first?.resolve({ status: 'ended', reason, ...(isLate && { isLate }) })
    this.#events.ended(reason, left)
    await this.#worker.terminate()
  }

  #up(shared: object): void {
    this.#isUp = true
    this.#worker.unref()
    this.#worker.on('message', (answer: Answer) => this.#settle(answer))
    this.#events.up(shared)
  }

  #begin(): void {
    const { patience = this.#options.timeout, deadline } = this.#tasks[0]!.job
    this.#since = performance.now()
    const left = deadline ? deadline.at - this.#since : Infinity
    if (left < patience) this.#timer = setTimeout(() => this.#late(deadline!.reason, true), Math.max(0, left))
    else
      this.#timer = setTimeout(() => this.#late(`rendering took longer than ${patience / 1000} s`), patience)
  }

  /** Where this thread was busy for long the answer may be there, not looked at yet: timers come first. */
  #late(reason: string, isLate = false): void {
    const [task] = this.#tasks
    setImmediate(() => {
      if (task && task === this.#tasks[0]) void this.end(reason, isLate)
    })
  }

  #settle(answer: Answer): void {
    clearTimeout(this.#timer)
    const took = performance.now() - this.#since
    const task = this.#tasks.shift()
    if (this.#tasks.length > 0) this.#begin()
    else this.#worker.unref()
    task?.resolve(answer)
    this.#events.free(took)
  }

  /** The job with its chart's key, and with the chart's files only if this worker has not had them. */
  #message({ job, key }: Task<Job, Answer>): object {
    const { chart, deadline: _, ...rest } = job
    if (this.#sent.has(key)) return { ...rest, key }
    this.#sent.add(key)
    return { ...rest, key, chart }
  }
}

/** The engine's memory lies outside of this; the rest of a worker is small. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }
