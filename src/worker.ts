import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { setEngineFlags } from './host/v8-flags.ts'
import { warmUp } from './render/warm-up.ts'
import { createEngine, type ChartSource, type EngineJob } from './render/engine.ts'

/** What the worker is started with: the engine's file, or what the first worker made of it and sent in its first message. */
export type WorkerStart = { readonly wasm: string } & Partial<WorkerUp>

/** The first message. */
export interface WorkerUp {
  readonly module: WebAssembly.Module
}

/** A job as it crosses to the worker: the chart's files are sent once and named by their key after that. */
export interface WorkerJob extends Omit<EngineJob, 'chart'> {
  readonly key: string
  readonly chart?: ChartSource
}

setEngineFlags()
const { wasm, module: shared } = workerData as WorkerStart
const module = shared ?? new WebAssembly.Module(readFileSync(wasm))
const engine = createEngine(module)
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
const nothing: [] = [] // a module is shared, not handed over
parentPort!.postMessage({ module } satisfies WorkerUp, nothing)
// What is compiled is shared, too. Jobs that come meanwhile wait, and are done sooner all the same.
if (!shared) engine.render(warmUp)
