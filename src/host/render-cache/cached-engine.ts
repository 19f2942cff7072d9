import type { EngineAnswer } from '../../render/engine.ts'
import type { EngineJob } from '../../render/engine-job.ts'
import type { RunEngine } from '../engine/renderer.ts'
import type { AnswerCache } from './answer-cache.ts'
import { answerKey } from './answer-key.ts'
import { keptAnswers } from './kept-answers.ts'
import { sealedCache } from './sealed-cache.ts'
import { storageOf } from './storable.ts'
import { splitSummary, summaryPlace } from './summary-frame.ts'
import { framesWithTime, splitTime } from './time-frame.ts'

/** How answers are kept. */
export interface CachedEngineOptions {
  /** Hash of the engine and of the code around it. */
  readonly digest: string
  /** Hash of all code, by which summaries beside the answers are valid; absent to keep no summaries. */
  readonly program?: string
  /** The secret by which answers that may contain secrets are encrypted; `null` to keep none of them. */
  readonly sealSecret: string | null
}

/**
 * An engine whose answers are kept: renders, builds, evaluations of helmfiles, and all probes of causes and fixes. A job
 * whose answer is kept reaches no worker.
 */
export function cachedEngine(engine: RunEngine, cache: AnswerCache, options: CachedEngineOptions): RunEngine {
  const { digest, program, sealSecret } = options
  const caches = {
    plain: cache,
    sealed: sealSecret === null ? null : sealedCache(cache, sealSecret),
    none: null,
  }
  const withSummary = (key: string, answer: Answered, from: AnswerCache): EngineAnswer => {
    const split = splitSummary(answer.frames, program ?? '')
    const summary = program === undefined ? null : summaryPlace(from, key, program, split)
    return { ...answer, ...splitTime(split.frames), ...(summary && { summary }) }
  }
  return {
    ...(program !== undefined && { kept: keptAnswers(cache, digest, program) }),
    render(job, group) {
      // A late job is answered as late even if the cache has an answer.
      if (job.deadline && job.deadline.at <= performance.now()) return engine.render(job, group)
      const key = answerKey(digest, job)
      for (const from of [caches.plain, caches.sealed]) {
        const frames = from?.read(key)
        if (from && frames) return withSummary(key, { status: 'answered', frames, memory: 0 }, from)
      }
      return answerTo(job, group, key)
    },
  }

  async function answerTo(job: EngineJob, group: object | undefined, key: string): Promise<EngineAnswer> {
    const answer = await engine.render(job, group)
    if (answer.status === 'ended' || !cache.isWritable()) return answer
    const into = caches[storageOf(job, answer.frames)]
    if (!into) return answer
    const frames = framesWithTime(answer)
    into.add(key, frames)
    return withSummary(key, { ...answer, frames }, into)
  }
}

type Answered = Exclude<EngineAnswer, { status: 'ended' }>
