import { sourceKey } from './source-key.ts'
import { chooseJob } from './choose-job.ts'
import { compileMs, maxTasksPerWorker, isWorthAWorker } from './pool-growth.ts'
import { PoolMember, type MemberOptions, type Task } from './pool-member.ts'
import type { PooledJob, PoolAnswer } from './pooled-job.ts'

/** Runs jobs in worker threads. */
export interface WorkerPool<Job extends PooledJob, Answer> {
  /** Starts the first worker before the first job. */
  warm(): void
  /**
   * Runs a job in a free worker. Jobs of a group start approximately in order, and before the jobs of a later group: see
   * `chooseJob`.
   */
  render(job: Job, group?: object): Promise<PoolAnswer<Answer>>
  /** Ends all workers; unfinished jobs are answered as ended. */
  close(): Promise<void>
}

/** The size of a pool, and how its workers are started. */
export interface PoolOptions extends MemberOptions {
  /** Limit on workers at a time. */
  readonly size: number
}

/**
 * Creates a pool of worker threads for renders that may not end. A job that takes too long or crashes its worker is
 * answered as ended, and the worker is replaced. An idle pool does not keep the process alive. Further workers are
 * started once the first one is up, with the data of its first message, and while enough jobs wait.
 */
export function createWorkerPool<Job extends PooledJob, Answer>(
  options: PoolOptions,
): WorkerPool<Job, Answer> {
  return new Pool(options)
}

class Pool<Job extends PooledJob, Answer> implements WorkerPool<Job, Answer> {
  readonly #options: PoolOptions
  readonly #waiting: Task<Job, Answer>[] = []
  readonly #members = new Set<PoolMember<Job, Answer>>()
  #start: object
  /** The earliest deadline of the waiting jobs: before it no job needs to be checked. */
  #firstDeadline = Infinity
  #isClosed = false
  #pace: number | undefined

  constructor(options: PoolOptions) {
    this.#options = options
    this.#start = options.start
  }

  warm(): void {
    if (this.#members.size === 0) this.#grow()
  }

  render(job: Job, group?: object): Promise<PoolAnswer<Answer>> {
    this.#firstDeadline = Math.min(this.#firstDeadline, job.deadline?.at ?? Infinity)
    return new Promise((resolve) => {
      this.#waiting.push({ job, group, key: sourceKey(job.source), resolve })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const task of this.#waiting.splice(0)) task.resolve({ status: 'ended', reason: cancelled })
    await Promise.all([...this.#members].map((member) => member.end(cancelled)))
  }

  #next(): void {
    this.#dropLate()
    if (this.#isWorthAnother()) this.#grow()
    const areUp = [...this.#members].every((member) => member.isUp())
    const depth = maxTasksPerWorker(this.#backlog(), this.#members.size, areUp)
    for (let member = this.#free(depth); member && this.#waiting.length > 0; member = this.#free(depth))
      member.give(this.#take(member))
  }

  /** Answers the waiting jobs whose deadline has passed. */
  #dropLate(): void {
    const now = performance.now()
    if (now < this.#firstDeadline) return
    const isLate = ({ job }: Task<Job, Answer>): boolean =>
      job.deadline !== undefined && job.deadline.at <= now
    const late = this.#waiting.filter(isLate)
    const inTime = this.#waiting.filter((task) => !isLate(task))
    this.#waiting.splice(0, Infinity, ...inTime)
    this.#firstDeadline = inTime.reduce(
      (first, { job }) => Math.min(first, job.deadline?.at ?? Infinity),
      Infinity,
    )
    for (const { job, resolve } of late)
      resolve({ status: 'ended', reason: job.deadline!.reason, isLate: true })
  }

  /** The number of jobs that no worker is running. */
  #backlog(): number {
    const queued = [...this.#members].map((member) => Math.max(0, member.load() - 1))
    return queued.reduce((sum, count) => sum + count, this.#waiting.length)
  }

  /** The worker with the fewest tasks, if it may have another one. */
  #free(depth: number): PoolMember<Job, Answer> | undefined {
    const up = [...this.#members].filter((member) => member.isUp() && member.load() < depth)
    return up.toSorted((first, second) => first.load() - second.load())[0]
  }

  #take(member: PoolMember<Job, Answer>): Task<Job, Answer> {
    return this.#waiting.splice(chooseJob(this.#waiting, member, [...this.#members]), 1)[0]!
  }

  #isWorthAnother(): boolean {
    const backlog = this.#backlog()
    if (this.#members.size === 0) return backlog > 0
    const areUp = [...this.#members].every((member) => member.isUp())
    return areUp && this.#members.size < this.#options.size && isWorthAWorker(backlog, this.#pace)
  }

  #grow(): void {
    const member = new PoolMember<Job, Answer>(
      { ...this.#options, start: this.#start },
      {
        up: (shared) => {
          this.#start = { ...this.#start, ...shared }
          this.#next()
        },
        answered: (took) => this.#answered(took),
        ended: (reason, unstarted) => this.#lose(member, reason, unstarted),
      },
    )
    this.#members.add(member)
  }

  /** Records the duration of a job, without the time that the first job spends on compiling. */
  #answered(took: number): void {
    this.#pace = this.#pace === undefined ? Math.max(took - compileMs, 0) : took
    this.#next()
  }

  /**
   * Replaces a worker that ended. If it never came up, its successors will not either, so each failed start answers one job
   * as ended; otherwise the pool would start workers without end.
   */
  #lose(member: PoolMember<Job, Answer>, reason: string, unstarted: readonly Task<Job, Answer>[]): void {
    this.#members.delete(member)
    if (this.#isClosed) for (const task of unstarted) task.resolve({ status: 'ended', reason })
    else this.#waiting.unshift(...unstarted)
    if (!member.isUp()) this.#waiting.shift()?.resolve({ status: 'ended', reason })
    this.#next()
  }
}

const cancelled = 'rendering was cancelled'
