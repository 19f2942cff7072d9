import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { UsageError } from '../../core/errors.ts'
import type { EngineFrame } from '../../render/wire.ts'
import { systemErrorText } from '../error-text.ts'
import type { AnswerCache } from '../render-cache/answer-cache.ts'
import { decodeAnswer, encodeAnswer, statedChecksum } from '../render-cache/answer-file.ts'

/** Where an answer is in a pack: its offset and length in bytes, and its checksum. */
export type PackedAnswer = readonly [offset: number, length: number, checksum: string]

/** Answers of engines in one file, since an artifact of ten thousand files would take minutes. */
export interface AnswerPack {
  readonly cache: AnswerCache
  /** The answers by the keys of their jobs. */
  readonly answers: ReadonlyMap<string, PackedAnswer>
  /** Bytes of all answers. */
  bytes(): number
  /** Throws `UsageError` if an answer could not be written. */
  close(): void
}

/** Creates a pack that only the user may read, and replaces an existing file. */
export function createPack(path: string): AnswerPack {
  rmSync(path, { force: true })
  const file = openSync(path, 'wx+', 0o600)
  const answers = new Map<string, PackedAnswer>()
  let end = 0
  let failure: unknown = null
  return {
    answers,
    bytes: () => end,
    cache: {
      isWritable: () => failure === null,
      read(key) {
        const packed = answers.get(key)
        return packed ? readPacked(file, key, packed) : null
      },
      add(key, frames) {
        if (failure !== null || answers.has(key)) return
        const answer = encodeAnswer(key, frames)
        try {
          writeSync(file, answer, 0, answer.length, end)
        } catch (error) {
          failure = error
          return
        }
        answers.set(key, [end, answer.length, statedChecksum(answer)])
        end += answer.length
      },
    },
    close() {
      closeSync(file)
      if (failure !== null) throw new UsageError(`\`${path}\` cannot be written: ${systemErrorText(failure)}`)
    },
  }
}

/** Opens a pack for reading. The function returns `null` for an answer that is damaged or differs from its record. */
export function openPack(
  path: string,
  answers: ReadonlyMap<string, PackedAnswer>,
): (key: string) => EngineFrame[] | null {
  const file = openSync(path, 'r')
  return (key) => {
    const packed = answers.get(key)
    return packed ? readPacked(file, key, packed) : null
  }
}

/** Limit on the length of an answer, since a record may state any length. */
const maxAnswerBytes = 2 ** 30

function readPacked(
  file: number,
  key: string,
  [offset, length, checksum]: PackedAnswer,
): EngineFrame[] | null {
  if (length > maxAnswerBytes) return null
  const answer = new Uint8Array(length)
  if (readSync(file, answer, 0, length, offset) < length || statedChecksum(answer) !== checksum) return null
  return decodeAnswer(key, answer)
}
