import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/**
 * The path of the folder `meshgate/NAME` in the user's cache folder, which need not exist yet: `$XDG_CACHE_HOME` if it is an
 * absolute path (XDG Base Directory Specification), else `%LOCALAPPDATA%` (Windows), else `~/.cache`.
 */
export function userCache(
  env: Readonly<Record<string, string | undefined>>,
  name: 'charts' | 'renders',
): string {
  const stated = env['XDG_CACHE_HOME'] ?? ''
  const caches = isAbsolute(stated) ? stated : env['LOCALAPPDATA'] || join(homedir(), '.cache')
  return join(caches, 'meshgate', name)
}
