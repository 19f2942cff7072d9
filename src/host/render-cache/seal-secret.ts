import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readMaskKey } from '../mask-key.ts'
import { userState } from '../user-cache.ts'
import { isPrivate, type CacheRequest } from './cache-folder.ts'

/**
 * The secret by which kept answers that may contain secrets are encrypted: `MESHGATE_MASK_KEY`, else the file `cache-key`
 * of the user's state folder, which is created. It stays outside of the cache, so that a copy of the cache is not enough to
 * test guesses. `null` on a machine of CI without the variable, since a new machine has no file of an earlier run, and if there
 * can be no file that only the user reads. Throws `UsageError` as `readMaskKey` does.
 */
export function readSealSecret({ root, env }: Pick<CacheRequest, 'root' | 'env'>): string | null {
  const stated = readMaskKey(env)
  if (stated !== null || env['CI']) return stated
  try {
    const folder = userState(env)
    return isPrivate(folder, root) ? secretIn(join(folder, 'cache-key')) : null
  } catch {
    return null
  }
}

/** The secret in a file, which is created; `null` if others may read it. Throws the error of a file that is not readable. */
function secretIn(file: string): string | null {
  createSecret(file)
  const isOwn = process.getuid === undefined || (statSync(file).mode & 0o077) === 0
  const secret = readFileSync(file, 'utf8')
  return isOwn && secret.length === secretLength ? secret : null
}

const secretLength = 64

/** Throws if another process creates the file at the same time: its file remains, and this run keeps no secret. */
function createSecret(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, randomBytes(secretLength / 2).toString('hex'), { flag: 'wx', mode: 0o600 })
}
