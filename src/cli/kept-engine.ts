import type { RunEngine } from '../host/engine/renderer.ts'
import { openCachedEngine } from '../host/render-cache/open-cached-engine.ts'
import { cacheRequest } from './cache-request.ts'
import type { CacheOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/**
 * An engine that uses the renders of earlier commands and keeps those of this one, as the options say.
 * Throws `UsageError` for a cache in the repository, or one that others may write to.
 *
 * @param root the root of the repository
 */
export function keptEngine(
  engine: RunEngine,
  options: CacheOptions,
  root: string,
  terminal: Pick<Terminal, 'folder' | 'env' | 'engineDigest'>,
): RunEngine {
  return openCachedEngine(engine, { ...cacheRequest(options, root, terminal), digest: terminal.engineDigest })
}
