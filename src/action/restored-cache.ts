import { resolve } from 'node:path'
import type { ProcessEnvironment } from '../host/environment.ts'
import type { CacheRequest } from '../host/render-cache/cache-folder.ts'
import type { Inputs } from './inputs.ts'

/**
 * The cache of renders that the input `cache` names; nothing is kept without it.
 *
 * @param root the root of the repository
 */
export function restoredCache(
  { cache }: Pick<Inputs, 'cache'>,
  env: ProcessEnvironment,
  root: string,
): CacheRequest {
  return { named: cache !== '' && resolve(env['GITHUB_WORKSPACE'] ?? '.', cache), root, env }
}
