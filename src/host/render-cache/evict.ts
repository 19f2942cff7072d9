import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

/** The limit on a folder. */
export interface EvictionLimit {
  readonly maxBytes: number
  /** Names of files in use, which count as the newest. */
  readonly used: ReadonlySet<string>
}

/** Removes the least recently used answers of a folder until the others are within the limit. */
export function evict(folder: string, { maxBytes, used }: EvictionLimit): void {
  const files = answersIn(folder).flatMap((name) => fileNamed(folder, name))
  let bytes = files.reduce((sum, { size }) => sum + size, 0)
  if (bytes <= maxBytes) return
  const now = Date.now()
  const usedAt = ({ name, mtimeMs }: CachedFile): number => (used.has(name) ? now : mtimeMs)
  for (const { name } of files) if (used.has(name)) utimesSync(join(folder, name), now / 1000, now / 1000)
  for (const { name, size } of files.toSorted((first, second) => usedAt(first) - usedAt(second))) {
    if (bytes <= maxBytes) return
    rmSync(join(folder, name), { force: true })
    bytes -= size
  }
}

/**
 * The names, without the folder, of the cached answers in a folder, including incompletely written ones; other files are left
 * out. Throws if the folder cannot be read.
 */
export function answersIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^[0-9a-f]{64}(\.[\da-f-]+)?$/.test(name))
}

interface CachedFile {
  readonly name: string
  readonly size: number
  readonly mtimeMs: number
}

/** Another process may have removed the file meanwhile. */
function fileNamed(folder: string, name: string): CachedFile[] {
  const stat = statSync(join(folder, name), { throwIfNoEntry: false })
  return stat?.isFile() ? [{ name, size: stat.size, mtimeMs: stat.mtimeMs }] : []
}
