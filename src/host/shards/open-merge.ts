import { readFileSync } from 'node:fs'
import type { MergeSummary } from '../../core/shard.ts'
import type { Report } from '../../core/report.ts'
import { run } from '../../run.ts'
import type { RunInput } from '../../run/run-input.ts'
import type { RunEngine } from '../engine/renderer.ts'
import { cachedEngine } from '../render-cache/cached-engine.ts'
import { countedEngine } from './counted-engine.ts'
import { readShards } from './read-shards.ts'
import { runIdentity } from './run-identity.ts'

/** The shards to merge. */
export interface MergeRequest {
  /** Absolute paths of the folders of shards. */
  readonly folders: readonly string[]
  /** The root of the repository. */
  readonly root: string
  /** The file with the hash of the engine. */
  readonly engineDigest: URL
  /** `MESHGATE_MASK_KEY`; `null` without one. */
  readonly maskKey: string | null
}

/** Opened shards, and functions that run with their answers. */
export interface ShardMerge extends Pick<MergeSummary, 'count' | 'missing'> {
  /** An engine with the answers of shards; the actual engine computes missing answers. */
  readonly engine: RunEngine
  /** Runs with this engine. Throws `UsageError` for shards of another run. */
  readonly run: (input: RunInput) => Promise<Report>
  /** What has been read from the shards so far. */
  readonly summary: () => MergeSummary
}

/** Opens the shards of a check. Throws `UsageError` as `readShards` does. */
export function openMerge(engine: RunEngine, request: MergeRequest): ShardMerge {
  const { count, missing, answer, checkRun } = readShards(request.folders, request)
  const digest = readFileSync(request.engineDigest, 'utf8').trim()
  const behind = countedEngine(engine)
  const answers = { read: answer, isWritable: () => false, add: () => undefined }
  const all = countedEngine(cachedEngine(behind, answers, { digest, sealSecret: null }))
  return {
    count,
    missing,
    engine: all,
    run(input) {
      checkRun(runIdentity(input, digest))
      return run(input)
    },
    summary: () => ({ count, missing, merged: all.jobs() - behind.jobs(), done: behind.jobs() }),
  }
}
