import type { SummaryPlace } from '../../core/render.ts'
import type { EngineFrame } from '../../render/wire.ts'
import type { AnswerCache } from './answer-cache.ts'

/** A kept answer: the frames of the engine, and the summary next to them. */
export interface SummarisedAnswer {
  readonly frames: readonly EngineFrame[]
  readonly summary: EngineFrame | null
}

/** The prefix of the name of a summary's frame; the hash of the program that wrote it follows. */
const namePrefix = 'summary '

/**
 * Separates the summary from the frames of a kept answer. `summary` is `null` if there is none, or if another program wrote
 * it, which may have read the objects differently.
 * @param program the hash of this program
 */
export function splitSummary(frames: readonly EngineFrame[], program: string): SummarisedAnswer {
  return {
    frames: frames.filter(({ name }) => !name.startsWith(namePrefix)),
    summary: frames.find(({ name }) => name === namePrefix + program) ?? null,
  }
}

/** The place of the summary of a kept answer: the file of the answer, covered by its checksum. */
export function summaryPlace(
  cache: AnswerCache,
  key: string,
  program: string,
  answer: SummarisedAnswer,
): SummaryPlace {
  const isKept = answer.summary !== null
  // The summary is released after it is read or written.
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
