import { groupBy } from '../core/group.ts'
import { hunks } from '../core/hunks.ts'
import type { Edit } from '../core/report.ts'

/** Lines around a change, as diff and git have it. */
const context = 3

/**
 * Edits, which do not overlap, as a patch that `git apply` takes. It is no text for a page: `textOf` gives a file as
 * it is, byte order mark included, and its lines stand here unaltered.
 */
export function patch(edits: readonly Edit[], textOf: (file: string) => string): string {
  return [...groupBy(edits, ({ file }) => file)]
    .map(([file, own]) => {
      const [before, after] = [gitPath(`a/${file}`), gitPath(`b/${file}`)]
      // A tab ends a name that holds a space.
      const end = file.includes(' ') ? '\t' : ''
      const header = `diff --git ${before} ${after}\n--- ${before}${end}\n+++ ${after}${end}\n`
      return header + hunks(textOf(file), own, context)
    })
    .join('')
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
