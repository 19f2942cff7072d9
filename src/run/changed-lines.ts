import type { LineRange } from '../core/ranges.ts'
import type { Tree } from '../core/tree.ts'
import { sequenceDifferences } from '../diff/sequence.ts'

/**
 * Returns the lines of a file that "Files changed" shows: `[]` for an unchanged file, `null` where they are unknown.
 */
export type ChangedLines = (file: string) => readonly LineRange[] | null

/**
 * Returns a function that gives the lines of a file that head changes, with the context lines that GitHub also shows. An
 * added or renamed file counts as a whole; a deleted file gives `[]`, a changed file of more than 1 MiB `null`. Each file
 * is compared at the first call for it.
 */
export function changedLines(base: Tree, head: Tree): ChangedLines {
  const cache = new Map<string, readonly LineRange[] | null>()
  return (file) => {
    const cached = cache.get(file)
    if (cached !== undefined) return cached
    const lines = linesIn(base, head, file)
    cache.set(file, lines)
    return lines
  }
}

function linesIn(base: Tree, head: Tree, file: string): readonly LineRange[] | null {
  const [baseData, headData] = [base.read(file), head.read(file)]
  if (!headData) return []
  if (!baseData) return wholeFile
  if (Math.max(baseData.length, headData.length) > maxBytes) return null
  return changedRanges(linesOf(baseData), linesOf(headData))
}

const wholeFile: readonly LineRange[] = [{ start: 1, end: Number.MAX_SAFE_INTEGER }]

/** GitHub shows no diff of larger files either. */
const maxBytes = 2 ** 20

function linesOf(data: Uint8Array): string[] {
  return new TextDecoder().decode(data).split('\n')
}

/** Context lines around a change in a diff. */
const context = 3

/** The changed ranges of head with context; for removed lines only the context. */
function changedRanges(base: readonly string[], head: readonly string[]): LineRange[] {
  return sequenceDifferences(base, head).map(({ headStart: afterStart, headEnd: afterEnd }) => ({
    start: Math.max(1, afterStart + 1 - context),
    end: Math.min(head.length, afterEnd + context),
  }))
}
