import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { warmUp } from './render/warm-up.ts'
import { createEngine } from './render/engine.ts'
import type { EngineJob, EngineSource } from './render/engine-job.ts'

/** The `workerData`: the path of the engine, and its compiled module if the first worker has sent it. */
export type WorkerStart = { readonly wasm: string } & Partial<WorkerUp>

/** The first message of a worker. */
export interface WorkerUp {
  readonly module: WebAssembly.Module
}

/** A job for the worker: the files of a source are sent once, later jobs name the source by its key. */
export interface WorkerJob extends Omit<EngineJob, 'source'> {
  readonly key: string
  readonly source?: EngineSource
}

/*
 * The V8 flags of the engine. Functions are validated at their first call, which takes 12 instead of 40 ms before the
 * first render. They are optimised after 400 million units of V8's budget instead of 1.8 million: optimising Go's large
 * functions takes seconds, which pays only for the busiest of them, and after hundreds of renders. With 100 million the
 * first render optimised six of them, since V8 counts the size of a function at each of its returns. The flags are
 * set here because a thread starts slower when they are set before.
 */
for (const flag of ['--wasm-lazy-validation', '--wasm-tiering-budget=400000000']) setFlagsFromString(flag)

const { wasm, module: sharedModule } = workerData as WorkerStart
const module = sharedModule ?? new WebAssembly.Module(readFileSync(wasm))
const engine = createEngine(module)
const sources = new Map<string, EngineSource>()

/** The processor time of this thread, in milliseconds; the time that passed if Node cannot measure it. */
function processorTime(): number {
  const { threadCpuUsage } = process as Partial<Pick<typeof process, 'threadCpuUsage'>>
  const usage = threadCpuUsage?.call(process)
  return usage ? (usage.user + usage.system) / 1000 : performance.now()
}

parentPort!.on('message', ({ key, source, ...job }: WorkerJob) => {
  if (source) sources.set(key, source)
  const start = processorTime()
  const answer = engine.render({ ...job, source: sources.get(key)! } as EngineJob)
  const frames = answer.status === 'answered' ? answer.frames : []
  parentPort!.postMessage(
    { ...answer, processorMs: Math.round(processorTime() - start) },
    frames.map(({ data }) => data.buffer as ArrayBuffer),
  )
})
const noTransfer: [] = [] // a module is shared and not transferred
parentPort!.postMessage({ module } satisfies WorkerUp, noTransfer)
// Compiled functions are shared, too. Jobs that arrive during the warm-up wait, but are still done sooner.
if (!sharedModule) engine.render(warmUp)
