import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { EngineAnswer, EngineJob } from '../../render/engine.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

/** Where the engine's parts are: they lie beside the edge that was started. */
export interface EngineFiles {
  readonly worker: URL
  readonly wasm: URL
}

/** Engines in worker threads. */
export type EnginePool = WorkerPool<EngineJob, EngineAnswer>

/** One processor is for this thread, while it reads and lints what was rendered. */
const spare = 1

/** Milliseconds a render may take. The largest public charts take half a second. */
const timeout = 30_000

/**
 * Starts an engine in a worker thread: it is read and compiled there, while this thread finds out what to render. More
 * of them are started when there is work for them. Throws if the engine is not where it should be.
 */
export function startEngine({ worker, wasm }: EngineFiles): EnginePool {
  statSync(wasm)
  const start = { wasm: fileURLToPath(wasm) }
  const pool: EnginePool = createWorkerPool({
    script: worker,
    start,
    size: availableParallelism(),
    spare,
    timeout,
  })
  pool.warm()
  return pool
}
