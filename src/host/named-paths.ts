import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'

/** The absolute paths, without links, of paths that a person names. Throws `UsageError` for one that does not exist. */
export function existingPaths(folder: string, paths: readonly string[]): string[] {
  return paths.map((path) => existing(resolve(folder, path)))
}

function existing(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    throw new UsageError(`there is no file or folder \`${path}\``)
  }
}
