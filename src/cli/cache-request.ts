import { resolve } from 'node:path'
import type { CacheRequest } from '../host/render-cache/cache-folder.ts'
import type { CacheOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/**
 * The cache of renders that the options request.
 *
 * @param root the root of the repository
 */
export function cacheRequest(
  { cache }: CacheOptions,
  root: string,
  { folder, env }: Pick<Terminal, 'folder' | 'env'>,
): CacheRequest {
  return { named: typeof cache === 'string' ? resolve(folder, cache) : cache, root, env }
}
