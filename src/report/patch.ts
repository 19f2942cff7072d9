import { groupBy } from '../core/group.ts'
import { hunksText } from '../diff/hunks.ts'
import type { Edit } from '../core/report.ts'
import { offsetEdits, type OffsetEdit } from '../core/text-edit.ts'

/** Context lines around a change, as in diff and git. */
const context = 3

/** The files that a patch changes. */
export interface PatchedFiles {
  /** The text of a file, including a byte order mark. */
  readonly textOf: (file: string) => string
  /** Whether a 0-based line of a file may be shown. */
  readonly isShown: (file: string, line: number) => boolean
}

/**
 * Edits, which must not overlap, as a patch for `git apply`. It is not escaped for display. Lines that may not be shown
 * are left out of the context.
 */
export function patch(edits: readonly Edit[], { textOf, isShown }: PatchedFiles): string {
  return [...groupBy(edits, ({ file }) => file)]
    .map(([file, fileEdits]) => {
      const [oldPath, newPath] = [gitPath(`a/${file}`), gitPath(`b/${file}`)]
      // A tab ends a name with spaces.
      const end = file.includes(' ') ? '\t' : ''
      const header = `diff --git ${oldPath} ${newPath}\n--- ${oldPath}${end}\n+++ ${newPath}${end}\n`
      return header + hunksText(textOf(file), fileEdits, context, (line) => isShown(file, line))
    })
    .join('')
}

/**
 * True if a patch may contain an edit: the new text, the lines that it changes and the line below them, if the file has one,
 * may be shown. The line below is needed because `git apply` takes a hunk without context below for the end of the file.
 */
export function isPatchable(edit: Edit, { textOf, isShown }: PatchedFiles): boolean {
  if (edit.masked) return false
  const text = textOf(edit.file)
  const [{ start, end }] = offsetEdits(text, [edit]) as [OffsetEdit]
  const first = lineOf(text, start)
  const last = lineOf(text, end)
  const isLast = !text.slice(end).includes('\n') || text.indexOf('\n', end) === text.length - 1
  for (let line = first; line <= last + (isLast ? 0 : 1); line++) if (!isShown(edit.file, line)) return false
  return true
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1
}

/** A path quoted like Git's `core.quotePath`: bytes outside of printable ASCII in octal, in double quotes. */
function gitPath(path: string): string {
  if (/^[ !#-[\]-~]*$/.test(path)) return path
  const bytes = [...new TextEncoder().encode(path)].map((byte) => {
    const character = String.fromCharCode(byte)
    if (character === '"' || character === '\\') return `\\${character}`
    return byte >= 32 && byte < 127 ? character : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${bytes.join('')}"`
}
