import { readFileSync } from 'node:fs'
import type { RunEngine } from '../engine/renderer.ts'
import { openAnswerCache, type AnswerCacheOptions } from './answer-cache.ts'
import { cachedEngine } from './cached-engine.ts'
import { cacheFolder, type CacheRequest } from './cache-folder.ts'

/** What a cached engine is opened with. */
export interface CachedEngineRequest extends CacheRequest, AnswerCacheOptions {
  /** The file with the hash of the engine, which the build writes. */
  readonly digest: URL
}

/** An engine that keeps its answers where the request says; the engine itself if they are not kept. */
export function openCachedEngine(engine: RunEngine, request: CachedEngineRequest): RunEngine {
  const folder = cacheFolder(request)
  if (folder === null) return engine
  return cachedEngine(engine, openAnswerCache(folder, request), ...readDigests(request.digest))
}

/** The hashes of the engine and of all code, from the file of the first, beside which the build writes the second. */
export function readDigests(engineDigest: URL): [engine: string, program: string] {
  const hashIn = (file: URL): string => readFileSync(file, 'utf8').trim()
  return [hashIn(engineDigest), hashIn(new URL('program.sha256', engineDigest))]
}
