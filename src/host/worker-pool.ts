import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'

/** A chart, as far as the pool looks into it. */
interface PooledChart {
  readonly kind: string
  readonly files: readonly { readonly name: string; readonly data: Uint8Array }[]
}

/** What the pool runs: jobs with a chart, which is sent to each worker once. */
interface PooledJob {
  readonly chart: PooledChart
}

/** An answer of a worker, or the reason why there is none. */
export type PoolAnswer<Answer> = Answer | { readonly status: 'ended'; readonly reason: string }

export interface WorkerPool<Job extends PooledJob, Answer> {
  /** Runs a job in the next free worker. Jobs start in the order they are given. */
  render(job: Job): Promise<PoolAnswer<Answer>>
  /** Ends all workers; jobs that are not done are answered as ended. */
  close(): Promise<void>
}

export interface PoolOptions {
  /** The worker's script. */
  readonly script: URL
  /** What every worker is started with. */
  readonly start: unknown
  /** Most workers at a time; they are started when jobs need them. */
  readonly size: number
  /** Milliseconds a job may take; its worker is ended then. */
  readonly timeout: number
}

/**
 * A pool of worker threads for renders that cannot be trusted to end. A job that takes too long, or that brings
 * its worker down, is answered as ended and its worker replaced. An idle pool does not keep the process alive.
 */
export function createWorkerPool<Job extends PooledJob, Answer>(
  options: PoolOptions,
): WorkerPool<Job, Answer> {
  const waiting: Task<Job, Answer>[] = []
  const members = new Set<Member<Job, Answer>>()
  const keyOf = chartKeys()

  function next(): void {
    while (waiting.length > 0) {
      const member = freeMember()
      if (!member) return
      member.run(waiting.shift()!)
    }
  }

  function freeMember(): Member<Job, Answer> | undefined {
    const idle = [...members].find((member) => member.idle())
    if (idle || members.size >= options.size) return idle
    const member = startMember<Job, Answer>(options, keyOf, (ended) => {
      if (ended) members.delete(member)
      next()
    })
    members.add(member)
    return member
  }

  return {
    render(job) {
      return new Promise((resolve) => {
        waiting.push({ job, resolve })
        next()
      })
    },
    async close() {
      for (const { resolve } of waiting.splice(0)) resolve(endedBecause('rendering was cancelled'))
      await Promise.all([...members].map((member) => member.end('rendering was cancelled')))
    },
  }
}

interface Task<Job, Answer> {
  readonly job: Job
  resolve(answer: PoolAnswer<Answer>): void
}

/** A worker and the task it is at. */
interface Member<Job, Answer> {
  idle(): boolean
  run(task: Task<Job, Answer>): void
  end(reason: string): Promise<void>
}

function startMember<Job extends PooledJob, Answer>(
  options: PoolOptions,
  keyOf: (chart: PooledChart) => string,
  changed: (ended: boolean) => void,
): Member<Job, Answer> {
  const worker = startWorker(options)
  const sent = new Set<string>()
  let task: Task<Job, Answer> | undefined
  let timer: NodeJS.Timeout | undefined

  function settle(answer: PoolAnswer<Answer>, ended: boolean): void {
    clearTimeout(timer)
    worker.unref()
    const done = task
    task = undefined
    done?.resolve(answer)
    changed(ended)
  }

  async function end(reason: string): Promise<void> {
    settle(endedBecause(reason), true)
    worker.removeAllListeners()
    await worker.terminate()
  }

  worker.on('message', (answer: Answer) => settle(answer, false))
  worker.on('error', (error) => void end(`the render's thread failed: ${error.message}`))
  worker.on('exit', () => void end("the render's thread ended"))
  return {
    idle: () => task === undefined,
    run(next) {
      task = next
      worker.ref()
      timer = setTimeout(
        () => void end(`rendering took longer than ${options.timeout / 1000} s`),
        options.timeout,
      )
      const transferred: [] = [] // the files stay of use here
      worker.postMessage(message(next.job, keyOf(next.job.chart), sent), transferred)
    },
    end,
  }
}

/** The engine's memory lies outside of this; the rest of a worker is small. */
const resourceLimits = { maxOldGenerationSizeMb: 512 }

function startWorker({ script, start }: PoolOptions): Worker {
  const worker = new Worker(script, { workerData: start, resourceLimits, env: {} })
  worker.unref()
  return worker
}

function endedBecause(reason: string): { status: 'ended'; reason: string } {
  return { status: 'ended', reason }
}

/** The job with its chart's key, and with the chart's files only if this worker has not had them. */
function message({ chart, ...job }: PooledJob, key: string, sent: Set<string>): object {
  if (sent.has(key)) return { ...job, key }
  sent.add(key)
  return { ...job, key, chart }
}

/** Keys of charts by their content, so that equal charts of base and head are loaded once. */
function chartKeys(): (chart: PooledChart) => string {
  const known = new WeakMap<PooledChart, string>()
  return (chart) => {
    const key = known.get(chart) ?? hash(chart)
    known.set(chart, key)
    return key
  }
}

function hash({ kind, files }: PooledChart): string {
  const sum = createHash('sha256').update(kind)
  for (const { name, data } of files) sum.update(`\0${name}\0${data.length}\0`).update(data)
  return sum.digest('hex')
}
