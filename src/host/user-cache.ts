import { homedir } from 'node:os'
import { join } from 'node:path'

/** A folder of meshgate in the cache folder of the user (XDG Base Directory Specification). */
export function userCache(
  env: Readonly<Record<string, string | undefined>>,
  name: 'charts' | 'renders',
): string {
  const caches = env['XDG_CACHE_HOME'] || (env['LOCALAPPDATA'] ?? join(homedir(), '.cache'))
  return join(caches, 'meshgate', name)
}
