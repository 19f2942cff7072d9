import type { EngineAnswer } from '../../render/engine.ts'
import type { EngineJob } from '../../render/engine-job.ts'
import type { RunEngine } from '../engine/renderer.ts'
import type { AnswerCache } from './answer-cache.ts'
import { answerKey } from './answer-key.ts'
import { isStorable } from './storable.ts'
import { keptAnswers } from './kept-answers.ts'
import { splitSummary, summaryPlace } from './summary-frame.ts'
import { framesWithTime, splitTime } from './time-frame.ts'

/**
 * An engine whose answers are kept: renders, builds, evaluations of helmfiles, and all probes of causes and fixes. A job
 * whose answer is kept reaches no worker.
 *
 * @param digest hash of the engine and of the code around it
 * @param program hash of all code, by which summaries beside the answers are valid; absent to keep no summaries
 */
export function cachedEngine(
  engine: RunEngine,
  cache: AnswerCache,
  digest: string,
  program?: string,
): RunEngine {
  const withSummary = (key: string, answer: EngineAnswer): EngineAnswer => {
    if (answer.status === 'ended') return answer
    const split = splitSummary(answer.frames, program ?? '')
    const summary = program === undefined ? null : summaryPlace(cache, key, program, split)
    return { ...answer, ...splitTime(split.frames), ...(summary && { summary }) }
  }
  return {
    ...(program !== undefined && { kept: keptAnswers(cache, digest, program) }),
    render(job, group) {
      // A late job is answered as late even if the cache has an answer.
      if (job.deadline && job.deadline.at <= performance.now()) return engine.render(job, group)
      const key = answerKey(digest, job)
      const frames = cache.read(key)
      if (frames) return withSummary(key, { status: 'answered', frames, memory: 0 })
      return answerTo(job, group, key)
    },
  }

  async function answerTo(job: EngineJob, group: object | undefined, key: string): Promise<EngineAnswer> {
    const answer = await engine.render(job, group)
    if (answer.status === 'ended' || !cache.isWritable() || !isStorable(job, answer.frames)) return answer
    const frames = framesWithTime(answer)
    cache.add(key, frames)
    return withSummary(key, { ...answer, frames })
  }
}
