import { randomUUID } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'

/**
 * Puts a file in its place as a whole, so that no reader finds half of it. What is there is replaced and not written to,
 * since somebody may have put a symbolic link there. Until then the data is in a file whose name has a further ending.
 *
 * @param mode the permissions of the file; by default those that the process gives
 */
export function replaceFile(path: string, data: string | Uint8Array, mode?: number): void {
  const temporary = `${path}.${randomUUID()}`
  writeFileSync(temporary, data, { flag: 'wx', ...(mode !== undefined && { mode }) })
  renameSync(temporary, path)
}
