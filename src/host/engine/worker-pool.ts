import { chartKey } from './chart-key.ts'
import { choose } from './choose-job.ts'
import { idleness } from './idleness.ts'
import { compiling, depthFor, isWorthAWorker, mostWorkers } from './pool-growth.ts'
import { Member, type MemberOptions, type Task } from './pool-member.ts'
import type { PooledJob, PoolAnswer } from './pooled-job.ts'

export interface WorkerPool<Job extends PooledJob, Answer> {
  /** Starts the first worker before there is a job. */
  warm(): void
  /**
   * Runs a job in a free worker. Jobs of one group start about in the order they are given, and before those of a
   * group that comes later: see `choose`.
   */
  render(job: Job, group?: object): Promise<PoolAnswer<Answer>>
  /** Ends all workers; jobs that are not done are answered as ended. */
  close(): Promise<void>
}

export interface PoolOptions extends MemberOptions {
  /** Most workers at a time. */
  readonly size: number
  /** Of these, how many are started only while this thread has little to do. */
  readonly spare?: number
}

/**
 * A pool of worker threads for renders that cannot be trusted to end. A job that takes too long, or that brings
 * its worker down, is answered as ended and its worker replaced. An idle pool does not keep the process alive.
 * Further workers are started once the first one is up, with what it hands on, and while enough jobs wait.
 */
export function createWorkerPool<Job extends PooledJob, Answer>(
  options: PoolOptions,
): WorkerPool<Job, Answer> {
  return new Pool(options)
}

class Pool<Job extends PooledJob, Answer> implements WorkerPool<Job, Answer> {
  readonly #options: PoolOptions
  readonly #waiting: Task<Job, Answer>[] = []
  readonly #members = new Set<Member<Job, Answer>>()
  #start: object
  /** Asked once there was an answer: to wait for the first engine is not to have little to do. */
  #isIdle: (() => boolean) | undefined
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
    return new Promise((resolve) => {
      this.#waiting.push({ job, group, key: chartKey(job.chart), resolve })
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
    const depth = depthFor(this.#backlog(), this.#members.size, areUp)
    for (let member = this.#free(depth); member && this.#waiting.length > 0; member = this.#free(depth))
      member.give(this.#take(member))
  }

  /** Answers the jobs that nobody waits for any more. */
  #dropLate(): void {
    const now = performance.now()
    const isLate = ({ job }: Task<Job, Answer>): boolean =>
      job.deadline !== undefined && job.deadline.at <= now
    const late = this.#waiting.filter(isLate)
    if (late.length === 0) return
    this.#waiting.splice(0, Infinity, ...this.#waiting.filter((task) => !isLate(task)))
    for (const { job, resolve } of late)
      resolve({ status: 'ended', reason: job.deadline!.reason, isLate: true })
  }

  /** Jobs that no worker is at. */
  #backlog(): number {
    const queued = [...this.#members].map((member) => Math.max(0, member.load() - 1))
    return queued.reduce((sum, count) => sum + count, this.#waiting.length)
  }

  /** The worker that has least to do, if it may be given more. */
  #free(depth: number): Member<Job, Answer> | undefined {
    const up = [...this.#members].filter((member) => member.isUp() && member.load() < depth)
    return up.toSorted((one, other) => one.load() - other.load())[0]
  }

  #take(member: Member<Job, Answer>): Task<Job, Answer> {
    return this.#waiting.splice(choose(this.#waiting, member, [...this.#members]), 1)[0]!
  }

  #isWorthAnother(): boolean {
    const backlog = this.#backlog()
    if (this.#members.size === 0) return backlog > 0
    const areUp = [...this.#members].every((member) => member.isUp())
    return (
      areUp &&
      this.#members.size < mostWorkers(this.#options, this.#isIdle?.() ?? false) &&
      isWorthAWorker(backlog, this.#pace)
    )
  }

  #grow(): void {
    const member = new Member<Job, Answer>(
      { ...this.#options, start: this.#start },
      {
        up: (shared) => {
          this.#start = { ...this.#start, ...shared }
          this.#next()
        },
        free: (took) => this.#answered(took),
        ended: (reason, left) => this.#lose(member, reason, left),
      },
    )
    this.#members.add(member)
  }

  /** The first job of all also compiles what it calls: as much as that may take is taken off. */
  #answered(took: number): void {
    this.#isIdle ??= idleness()
    this.#pace = this.#pace === undefined ? Math.max(took - compiling, 0) : took
    this.#next()
  }

  /** Whoever never came up would come up for nobody: a job is answered, so that this does not go on for ever. */
  #lose(member: Member<Job, Answer>, reason: string, left: readonly Task<Job, Answer>[]): void {
    this.#members.delete(member)
    if (this.#isClosed) for (const task of left) task.resolve({ status: 'ended', reason })
    else this.#waiting.unshift(...left)
    if (!member.isUp()) this.#waiting.shift()?.resolve({ status: 'ended', reason })
    this.#next()
  }
}

const cancelled = 'rendering was cancelled'
