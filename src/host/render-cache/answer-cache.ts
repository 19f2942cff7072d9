import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { EngineFrame } from '../../render/wire.ts'
import { replaceFile } from '../replace-file.ts'
import { decodeAnswer, encodeAnswer } from './answer-file.ts'
import { evict } from './evict.ts'

/** Answers of engines by the keys of their jobs, in a folder. */
export interface AnswerCache {
  /** The frames of an answer; `null` if the cache lacks it, or if its file is damaged. */
  read(key: string): readonly EngineFrame[] | null
  /** False if answers are not added. */
  isWritable(): boolean
  /** Keeps an answer. Another process never sees an incomplete file. If the folder is not writable, nothing is kept. */
  add(key: string, frames: readonly EngineFrame[]): void
}

/** How a cache is used. */
export interface AnswerCacheOptions {
  /** True to add nothing. */
  readonly isReadOnly?: boolean
  /** Limit on the bytes of all files. */
  readonly maxBytes?: number
  /** False for an untrusted file, which is ignored; absent to trust all files. */
  readonly isTrusted?: (key: string, file: Uint8Array) => boolean
  /** Called with each file that is read or added. */
  readonly onUsed?: (key: string, file: Uint8Array) => void
}

/** About 15,000 renders of a chart with a dozen objects. */
const defaultMaxBytes = 2 ** 28

/** Opens the cache in a folder, which is created for the first answer. Only the user may read the files. */
export function openAnswerCache(folder: string, options: AnswerCacheOptions = {}): AnswerCache {
  const { isReadOnly = false, maxBytes = defaultMaxBytes, isTrusted = () => true, onUsed } = options
  const used = new Set<string>()
  let isWritable = !isReadOnly
  const write = boundedWriter(folder, maxBytes, used)

  function use(key: string, file: Uint8Array): void {
    used.add(key)
    onUsed?.(key, file)
  }

  return {
    isWritable: () => isWritable,
    read(key) {
      const file = fileAt(join(folder, key))
      if (!file || !isTrusted(key, file)) return null
      const frames = decodeAnswer(key, file)
      if (frames) use(key, file)
      else if (isWritable) rmSync(join(folder, key), { force: true })
      return frames
    },
    add(key, frames) {
      if (!isWritable) return
      const file = encodeAnswer(key, frames)
      if (file.length > maxBytes / 4) return
      try {
        write(key, file)
        use(key, file)
      } catch {
        // A full or read-only disk only makes the next run slower.
        isWritable = false
      }
    },
  }
}

/**
 * Returns a function that writes the file of an answer and keeps the folder within its limit of bytes.
 *
 * @param used the answers of this run, which are evicted last
 */
function boundedWriter(
  folder: string,
  maxBytes: number,
  used: ReadonlySet<string>,
): (key: string, file: Uint8Array) => void {
  // Existing files are counted before the first answer is added.
  let bytesUntilEviction = 0
  return (key, file) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (bytesUntilEviction < file.length) {
      evict(folder, { maxBytes: (3 * maxBytes) / 4, used })
      bytesUntilEviction = maxBytes / 4
    }
    bytesUntilEviction -= file.length
    replaceFile(join(folder, key), file, 0o600)
  }
}

function fileAt(path: string): Uint8Array | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
