import { parentPort, workerData } from 'node:worker_threads'
import { createEngine, type ChartSource, type EngineJob } from './render/engine.ts'

/** What the worker is started with. */
export interface WorkerStart {
  readonly module: WebAssembly.Module
}

/** A job as it crosses to the worker: the chart's files are sent once and named by their key after that. */
export interface WorkerJob extends Omit<EngineJob, 'chart'> {
  readonly key: string
  readonly chart?: ChartSource
}

const engine = createEngine((workerData as WorkerStart).module)
const charts = new Map<string, ChartSource>()

parentPort!.on('message', ({ key, chart, ...job }: WorkerJob) => {
  if (chart) charts.set(key, chart)
  const answer = engine.render({ ...job, chart: charts.get(key)! })
  const frames = answer.status === 'answered' ? answer.frames : []
  parentPort!.postMessage(
    answer,
    frames.map(({ data }) => data.buffer as ArrayBuffer),
  )
})
