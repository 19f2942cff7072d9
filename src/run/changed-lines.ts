import type { Tree } from '../core/tree.ts'
import { sequenceDifferences } from '../diff/sequence.ts'

/** Lines of the head side of a file, 1-based, both ends included. */
export interface ChangedRange {
  readonly start: number
  readonly end: number
}

/** The lines of a file that "Files changed" shows: `[]` for a file that is as it was, `null` where that is not known. */
export type ChangedLines = (file: string) => readonly ChangedRange[] | null

/**
 * The lines that head changes, with those around them that GitHub shows, too. A file that is new, or has another name
 * now, counts as a whole. Each file is compared when it is first asked for.
 */
export function changedLines(base: Tree, head: Tree): ChangedLines {
  const known = new Map<string, readonly ChangedRange[] | null>()
  return (file) => {
    const before = known.get(file)
    if (before !== undefined) return before
    const lines = linesIn(base, head, file)
    known.set(file, lines)
    return lines
  }
}

function linesIn(base: Tree, head: Tree, file: string): readonly ChangedRange[] | null {
  const [before, after] = [base.read(file), head.read(file)]
  if (!after) return []
  if (!before) return wholeFile
  if (Math.max(before.length, after.length) > mostBytes) return null
  return ranges(linesOf(before), linesOf(after))
}

const wholeFile: readonly ChangedRange[] = [{ start: 1, end: Number.MAX_SAFE_INTEGER }]

/** GitHub shows no changes of larger files either. */
const mostBytes = 2 ** 20

function linesOf(data: Uint8Array): string[] {
  return new TextDecoder().decode(data).split('\n')
}

/** Lines around a change that a diff shows. */
const context = 3

/** Where lines were only taken away, those around them are shown. */
function ranges(before: readonly string[], after: readonly string[]): ChangedRange[] {
  return sequenceDifferences(before, after).map(({ headStart: afterStart, headEnd: afterEnd }) => ({
    start: Math.max(1, afterStart + 1 - context),
    end: Math.min(after.length, afterEnd + context),
  }))
}
