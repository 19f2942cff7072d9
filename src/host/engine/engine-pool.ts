import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { EngineAnswer } from '../../render/engine.ts'
import type { EngineJob } from '../../render/engine-job.ts'
import { boundOldGeneration } from './v8-flags.ts'
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
  const pool = createWorkerPool<EngineJob, EngineAnswer>({
    ...{ script: worker, start, size: availableParallelism(), timeout: timeoutMs },
  })
  let jobs = 0
  const render: EnginePool['render'] = (job, group) => {
    jobs++
    if (jobs === manyJobs) boundOldGeneration(percentOfManyJobs)
    return pool.render(job, group)
  }
  return { warm: () => pool.warm(), render, close: () => pool.close() }
}

/**
 * A run with more jobs renders hundreds of releases that are not kept. Its answers and nodes are garbage as soon as they were
 * read, so the old generation is collected when it has grown by a quarter.
 */
const manyJobs = 450
const percentOfManyJobs = 25
