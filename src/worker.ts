import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
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

/*
 * How V8 treats the engine. Functions are checked when they are first called: 12 instead of 40 ms before the first
 * render. They are optimised only after a billion units of V8's budget instead of 1.8 million: optimising Go's large
 * functions costs seconds, which only a run of hundreds of renders earns back. Set here, since a thread takes longer
 * to start once there are flags.
 */
for (const flag of ['--wasm-lazy-validation', '--wasm-tiering-budget=1000000000']) setFlagsFromString(flag)

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
