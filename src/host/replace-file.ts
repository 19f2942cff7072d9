import { randomUUID } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'

/**
 * Writes a file atomically, so that no reader finds an incomplete file. An existing file is replaced and not written to,
 * since it may be a symbolic link. The data is first written to a file with a further ending.
 *
 * @param mode the permissions of the file; by default those of the process
 */
export function replaceFile(path: string, data: string | Uint8Array, mode?: number): void {
  const temporary = `${path}.${randomUUID()}`
  writeFileSync(temporary, data, { flag: 'wx', ...(mode !== undefined && { mode }) })
  renameSync(temporary, path)
}
