import { readFileSync } from 'node:fs'
import type { RunEngine } from '../engine/renderer.ts'
import { openAnswerCache, type AnswerCacheOptions } from './answer-cache.ts'
import { cachedEngine } from './cached-engine.ts'
import { cacheFolder, type CacheRequest } from './cache-folder.ts'
import { readSealSecret } from './seal-secret.ts'

/** The request for a cached engine. */
export interface CachedEngineRequest extends CacheRequest, AnswerCacheOptions {
  /** The file with the hash of the engine, which the build writes. */
  readonly digest: URL
}

/** An engine that keeps its answers in the requested folder; the engine itself if nothing is kept. */
export function openCachedEngine(engine: RunEngine, request: CachedEngineRequest): RunEngine {
  const folder = cacheFolder(request)
  if (folder === null) return engine
  const [digest, program] = readDigests(request.digest)
  return cachedEngine(engine, openAnswerCache(folder, request), {
    digest,
    program,
    sealSecret: readSealSecret(request),
  })
}

/**
 * The hashes of the engine and of all code. The build writes the first to `engineDigest`, and the second to `program.sha256`
 * next to it. Throws if one of the files cannot be read.
 */
export function readDigests(engineDigest: URL): [engine: string, program: string] {
  const hashIn = (file: URL): string => readFileSync(file, 'utf8').trim()
  return [hashIn(engineDigest), hashIn(new URL('program.sha256', engineDigest))]
}
