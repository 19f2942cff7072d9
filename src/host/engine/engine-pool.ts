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
 * Engines in worker threads. The first worker starts with the first job, or before it by `warm`: then it reads and compiles
 * the engine while this thread discovers what to render. Further workers are started when enough jobs wait. Throws if the
 * file of the engine is missing.
 */
export function createEnginePool({ worker, wasm }: EngineFiles): EnginePool {
  statSync(wasm)
  const start = { wasm: fileURLToPath(wasm) }
  return createWorkerPool({ script: worker, start, size: availableParallelism(), timeout: timeoutMs })
}
