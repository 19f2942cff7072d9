import type { EngineAnswer, EngineJob } from '../../render/engine.ts'
import type { RunEngine } from '../engine/renderer.ts'
import type { AnswerCache } from './answer-cache.ts'
import { answerKey } from './answer-key.ts'
import { isStorable } from './storable.ts'

/**
 * An engine whose answers are kept: renders, builds, evaluations of helmfiles, and all probes of causes and fixes. A job
 * that the cache answers reaches no worker.
 *
 * @param digest hash of the engine and of the code around it
 */
export function cachedEngine(engine: RunEngine, cache: AnswerCache, digest: string): RunEngine {
  return {
    render(job, group) {
      // What is late is answered as late, whatever the cache has.
      if (job.deadline && job.deadline.at <= performance.now()) return engine.render(job, group)
      const key = answerKey(digest, job)
      const frames = cache.read(key)
      return frames ? { status: 'answered', frames, memory: 0 } : keptAnswer(engine, cache, key, job, group)
    },
  }
}

async function keptAnswer(
  engine: RunEngine,
  cache: AnswerCache,
  key: string,
  job: EngineJob,
  group: object | undefined,
): Promise<EngineAnswer> {
  const answer = await engine.render(job, group)
  if (answer.status === 'answered' && cache.isWritable() && isStorable(job, answer.frames))
    cache.add(key, answer.frames)
  return answer
}
