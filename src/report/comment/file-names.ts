import { groupBy } from '../../core/group.ts'
import type { Report } from '../../core/report.ts'
import { clamp } from '../escape.ts'

/**
 * Returns the short name of a file: the last two names of its path, since the same file name is often in many folders; three
 * for a file in a packed chart or in one of a registry, to name the chart. Files of the report that would have one name get as
 * many names of their paths as tell them apart.
 */
export function fileNames(report: Report): (file: string) => string {
  const files = [...new Set(filesIn(report))]
  const distinct = new Map(
    [...groupBy(files, pathEnd).values()].flatMap((group) => (group.length > 1 ? distinctNames(group) : [])),
  )
  return (file) => clamp(distinct.get(file) ?? pathEnd(file), 120)
}

/** The files of all locations in a part of a report. */
function filesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(filesIn)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'file' && typeof value === 'string' ? value : filesIn(value),
  )
}

/** The end of a path that a page shows if no other file has the same one. */
export function pathEnd(file: string): string {
  return lastNames(file, file.includes('!') ? 3 : 2)
}

function distinctNames(files: readonly string[]): [string, string][] {
  const most = Math.max(...files.map((file) => file.split('/').length))
  for (let count = 3; count < most; count++) {
    const names = files.map((file) => lastNames(file, count))
    if (new Set(names).size === files.length) return files.map((file, index) => [file, names[index]!])
  }
  return files.map((file) => [file, file])
}

function lastNames(file: string, count: number): string {
  return file.split('/').slice(-count).join('/')
}
