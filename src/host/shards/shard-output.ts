import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../core/errors.ts'
import type { Shard } from '../../core/shard.ts'
import type { RunInput } from '../../run/run-input.ts'
import type { RunEngine } from '../engine/renderer.ts'
import { cachedEngine } from '../render-cache/cached-engine.ts'
import { systemErrorText } from '../error-text.ts'
import { checkFolder } from '../render-cache/cache-folder.ts'
import { replaceFile } from '../replace-file.ts'
import { createPack, type AnswerPack } from './answer-pack.ts'
import { countedEngine } from './counted-engine.ts'
import { runIdentity } from './run-identity.ts'
import { encodeRecord } from './shard-record.ts'

/** The names of the two files of a shard. */
export const shardFiles = { record: 'shard.json', answers: 'answers' } as const

/** The request for the output of a shard. */
export interface ShardOutputRequest {
  /** Absolute path of the folder, as the user names it. */
  readonly folder: string
  /** The root of the repository. */
  readonly root: string
  /** The file with the hash of the engine. */
  readonly engineDigest: URL
  /** `MESHGATE_MASK_KEY`, with which the record is signed; `null` without one. */
  readonly maskKey: string | null
}

/** The output of a shard for the merge. */
export interface ShardOutput {
  /** The engine of the shard. */
  readonly engine: RunEngine
  /**
   * Writes the record, without which the folder is not a shard. Throws `UsageError` if writing fails.
   *
   * @param input the input of the run
   */
  save(shard: Shard, input: RunInput): SavedShard
}

/** The size of a written shard. */
export interface SavedShard {
  readonly answers: number
  readonly bytes: number
  /** Number of answers with secrets or errors, which are never written. */
  readonly leftOut: number
}

/**
 * Opens the folder of a shard: each answer of the engine is written into it, except those that must not be kept
 * (`storageOf`). The files of an earlier shard are removed, so that a failed run leaves no shard. Throws `UsageError` for
 * a folder in the repository, one to which others may write, and one that is not writable.
 */
export function openShardOutput(engine: RunEngine, request: ShardOutputRequest): ShardOutput {
  const { folder, root } = request
  checkFolder(folder, root)
  const pack = emptyShard(folder)
  const digest = readFileSync(request.engineDigest, 'utf8').trim()
  const counted = countedEngine(engine)
  return {
    engine: cachedEngine(counted, pack.cache, { digest, sealSecret: null }),
    save(shard, input) {
      pack.close()
      const run = runIdentity(input, digest)
      const record = encodeRecord({ shard, run, answers: pack.answers }, request.maskKey)
      replaceFile(join(folder, shardFiles.record), record, 0o600)
      const { size } = pack.answers
      return { answers: size, bytes: pack.bytes(), leftOut: counted.jobs() - size }
    },
  }
}

/** Creates the pack in a folder and removes an existing record. */
function emptyShard(folder: string): AnswerPack {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    rmSync(join(folder, shardFiles.record), { force: true })
    return createPack(join(folder, shardFiles.answers))
  } catch (error) {
    throw new UsageError(`the folder \`${folder}\` cannot be written: ${systemErrorText(error)}`)
  }
}
