import type { SummaryPlace } from '../../core/render.ts'
import type { EngineFrame } from '../../render/wire.ts'
import type { AnswerCache } from './answer-cache.ts'

/** An answer as a cache has it: the frames of the engine, and the summary that was kept beside them. */
export interface SummarisedAnswer {
  readonly frames: readonly EngineFrame[]
  readonly summary: EngineFrame | null
}

/** Begins the name of a summary's frame; the hash of the program that made it follows. */
const namePrefix = 'summary '

/**
 * Takes the summary out of the frames of a kept answer. One of another program is left out: it may have read the objects
 * otherwise.
 */
export function splitSummary(frames: readonly EngineFrame[], program: string): SummarisedAnswer {
  return {
    frames: frames.filter(({ name }) => !name.startsWith(namePrefix)),
    summary: frames.find(({ name }) => name === namePrefix + program) ?? null,
  }
}

/** Where the summary of a kept answer is read and written: in the file of the answer, under the checksum of that. */
export function summaryPlace(
  cache: AnswerCache,
  key: string,
  program: string,
  answer: SummarisedAnswer,
): SummaryPlace {
  const isKept = answer.summary !== null
  // What has been read or written is not held any longer.
  let summary = answer.summary
  let frames = isKept || !cache.isWritable() ? null : answer.frames
  return {
    isKept,
    read() {
      const text = summary && new TextDecoder().decode(summary.data)
      summary = null
      return text
    },
    write(text) {
      if (frames)
        cache.add(key, [...frames, { name: namePrefix + program, data: new TextEncoder().encode(text) }])
      frames = null
    },
  }
}
