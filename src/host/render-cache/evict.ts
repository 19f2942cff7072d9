import { readdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

/** What is left in a folder. */
export interface EvictionLimit {
  readonly maxBytes: number
  /** Names of files that are in use: they are as new as any. */
  readonly used: ReadonlySet<string>
}

/** Removes the answers in a folder that were not used for the longest time, until the others have at most so many bytes. */
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

/** The names of the answers in a folder, also of those that a run did not end to write. Other files are left alone. */
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
