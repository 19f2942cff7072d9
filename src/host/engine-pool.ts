import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import type { EngineAnswer, EngineJob } from '../render/engine.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

/** Where the engine's parts are: they lie beside the edge that was started. */
export interface EngineFiles {
  readonly worker: URL
  readonly wasm: URL
}

/** Engines in worker threads. */
export type EnginePool = WorkerPool<EngineJob, EngineAnswer>

/** Milliseconds a render may take. The largest public charts take half a second. */
const timeout = 30_000

/**
 * How V8 compiles the engine. Functions are checked when they are first called: 12 instead of 40 ms before the first
 * render. They are optimised only after a billion units of V8's budget instead of 1.8 million: optimising Go's large
 * functions costs seconds, which only a run of hundreds of renders earns back.
 */
const compilation = ['--wasm-lazy-validation', '--wasm-tiering-budget=1000000000']

/**
 * How V8 treats the rest. Most runs last a second or two: what optimises code for longer ones takes processor time
 * from the workers on a small machine. The young generation begins at 1 MB and grows at once to what a run needs.
 * V8 of Node 20 does not know the first one, and complains of it.
 */
const shortRuns = [
  ...(Number.parseInt(process.versions.node) >= 22 ? ['--invocation-count-for-turbofan=30000'] : []),
  '--semi-space-growth-factor=16',
  '--no-concurrent-sparkplug',
]

/**
 * A pattern in a definition that a pull request brings may ask V8 to go back and forth for ever. After 50,000 steps
 * back it takes its other engine, whose time grows with the text alone.
 */
const patterns = '--enable-experimental-regexp-engine-on-excessive-backtracks'

/**
 * Starts an engine in a worker thread: it is read and compiled there, while this thread finds out what to render. More
 * of them are started when there is work for them. Throws if the engine is not where it should be.
 */
export function startEngine({ worker, wasm }: EngineFiles): EnginePool {
  statSync(wasm)
  for (const flag of [...compilation, ...shortRuns, patterns]) setFlagsFromString(flag)
  const start = { wasm: fileURLToPath(wasm) }
  const pool: EnginePool = createWorkerPool({ script: worker, start, size: availableParallelism(), timeout })
  pool.warm()
  return pool
}
