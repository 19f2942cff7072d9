import { groupBy } from '../../core/group.ts'
import { hunks } from '../../diff/hunks.ts'
import type { Edit } from '../../core/report.ts'
import { plainMask } from '../../secrets/mask.ts'
import type { Reader } from '../../yaml/reader.ts'
import { shownLines } from '../../inspect/excerpt.ts'

/** Longer lines are no help in a report. */
const longestLine = 400

/**
 * The lines that edits change, as unified text without context; `''` where one of them holds a part of a secret, or
 * is too long to be read.
 */
export function shownDiff(edits: readonly Edit[], reader: Reader): string {
  const files = [...groupBy(edits, ({ file }) => file)]
  if (!edits.every((edit) => isShown(edit, reader))) return ''
  return files.map(([file, own]) => hunks(reader.text(file) ?? '', own, 0)).join('')
}

function isShown({ file, line, endLine }: Edit, reader: Reader): boolean {
  const own = reader
    .text(file)
    ?.split(/\r\n?|\n/)
    .slice(line - 1, endLine)
  const shown = shownLines(reader, plainMask)(file)?.slice(line - 1, endLine)
  return (
    own !== undefined && own.every((each, index) => each === shown?.[index] && each.length <= longestLine)
  )
}
