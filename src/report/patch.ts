import { groupBy } from '../core/group.ts'
import { hunks } from '../diff/hunks.ts'
import type { Edit } from '../core/report.ts'
import { offsetEdits, type OffsetEdit } from '../core/text-edit.ts'

/** Lines around a change, as diff and git have it. */
const context = 3

/** The files that edits are made in. */
export interface PatchedFiles {
  /** A file as it is, byte order mark included. */
  readonly textOf: (file: string) => string
  /** Whether a line of a file, counted from 0, may be shown. */
  readonly isShown: (file: string, line: number) => boolean
}

/**
 * Edits, which do not overlap, as a patch that `git apply` takes. It is no text for a page: its lines stand here
 * unaltered. Lines that may not be shown are no context.
 */
export function patch(edits: readonly Edit[], { textOf, isShown }: PatchedFiles): string {
  return [...groupBy(edits, ({ file }) => file)]
    .map(([file, own]) => {
      const [before, after] = [gitPath(`a/${file}`), gitPath(`b/${file}`)]
      // A tab ends a name that holds a space.
      const end = file.includes(' ') ? '\t' : ''
      const header = `diff --git ${before} ${after}\n--- ${before}${end}\n+++ ${after}${end}\n`
      return header + hunks(textOf(file), own, context, (line) => isShown(file, line))
    })
    .join('')
}

/**
 * True for an edit that a patch can hold: its text, the lines that it changes and the one below may be shown. Without
 * a line below, `git apply` would look for the change at the end of the file.
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

/** As `core.quotePath` of Git has it: what is no plain ASCII as octal bytes, in double quotes. */
function gitPath(path: string): string {
  if (/^[ !#-[\]-~]*$/.test(path)) return path
  const bytes = [...new TextEncoder().encode(path)].map((byte) => {
    const character = String.fromCharCode(byte)
    if (character === '"' || character === '\\') return `\\${character}`
    return byte >= 32 && byte < 127 ? character : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return `"${bytes.join('')}"`
}
