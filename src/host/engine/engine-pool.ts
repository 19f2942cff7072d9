import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { EngineAnswer } from '../../render/engine.ts'
import type { EngineJob } from '../../render/engine-job.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

/** The files of the engine, which are beside the program that was started. */
export interface EngineFiles {
  readonly worker: URL
  readonly wasm: URL
}

/** Engines in worker threads. */
export type EnginePool = WorkerPool<EngineJob, EngineAnswer>

/** Limit of one render; the largest public charts take half a second. */
const timeoutMs = 30_000

/**
 * Starts an engine in a worker thread, which reads and compiles it while this thread discovers what to render. Further
 * workers are started when enough jobs wait. Throws if the file of the engine is missing.
 */
export function startEngine({ worker, wasm }: EngineFiles): EnginePool {
  statSync(wasm)
  const start = { wasm: fileURLToPath(wasm) }
  const pool: EnginePool = createWorkerPool({
    script: worker,
    start,
    size: availableParallelism(),
    timeout: timeoutMs,
  })
  pool.warm()
  return pool
}
