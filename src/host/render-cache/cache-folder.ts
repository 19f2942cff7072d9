import { opendirSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { UsageError } from '../../core/errors.ts'
import { pathInside } from '../folder-tree.ts'
import { userCache } from '../user-cache.ts'

/** The request for a cache of renders. */
export interface CacheRequest {
  /** The absolute path that the user names; `false` to keep nothing; absent for the cache of the user. */
  readonly named: string | false | undefined
  /** The root of the repository. */
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * The folder in which renders are kept; `null` for none. A folder in the repository is not used, since the change under
 * review could add answers to it, and neither is one to which other users may write. Throws `UsageError` for such a folder
 * that the user names.
 */
export function cacheFolder({ named, root, env }: CacheRequest): string | null {
  if (named === false) return null
  const folder = named ?? userCache(env, 'renders')
  const problem = problemOf(folder, root)
  if (problem === null) return folder
  if (named === undefined) return null
  throw new UsageError(`the cache \`${named}\` ${problem}`)
}

/**
 * True if the requested cache has anything in it, so that a run may need no engine.
 * Throws `UsageError` as `cacheFolder` does.
 */
export function hasKeptRenders(request: CacheRequest): boolean {
  const folder = cacheFolder(request)
  if (folder === null || statSync(folder, { throwIfNoEntry: false }) === undefined) return false
  const entries = opendirSync(folder)
  try {
    return entries.readSync() !== null
  } finally {
    entries.closeSync()
  }
}

/**
 * Throws `UsageError` for a folder in the repository, for a file, and for a folder that another user owns or may write to.
 * Accepts a path where nothing exists yet.
 */
export function checkFolder(folder: string, root: string): void {
  const problem = problemOf(folder, root)
  if (problem !== null) throw new UsageError(`the folder \`${folder}\` ${problem}`)
}

/** True for a folder outside of the repository, to which no other user may write. Also for a path where nothing exists yet. */
export function isPrivate(folder: string, root: string): boolean {
  return problemOf(folder, root) === null
}

function problemOf(folder: string, root: string): string | null {
  if (pathInside(realpathSync(root), existingPart(folder)) !== undefined)
    return 'is in the repository, where the change under review may write: name another folder'
  const stat = statSync(folder, { throwIfNoEntry: false })
  if (stat === undefined) return null
  if (!stat.isDirectory()) return 'is not a folder'
  return isOfUser(stat) ? null : 'may be written to by other users: name a folder of your own'
}

/** A path with the links of its existing part resolved. */
function existingPart(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : join(existingPart(dirname(path)), basename(path))
  }
}

/** True if only the user may write to a folder. On Windows the access list decides, which Node does not return. */
function isOfUser({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
}
