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
  return join(userFolder(env, 'XDG_CACHE_HOME', '.cache'), 'meshgate', name)
}

/**
 * The path of the folder `meshgate` for what stays on this machine, which need not exist yet: in `$XDG_STATE_HOME` if it is an
 * absolute path, else in `%LOCALAPPDATA%`, else in `~/.local/state`.
 */
export function userState(env: Readonly<Record<string, string | undefined>>): string {
  return join(userFolder(env, 'XDG_STATE_HOME', '.local/state'), 'meshgate')
}

function userFolder(
  env: Readonly<Record<string, string | undefined>>,
  variable: string,
  inHome: string,
): string {
  const stated = env[variable] ?? ''
  return isAbsolute(stated) ? stated : env['LOCALAPPDATA'] || join(homedir(), inHome)
}
