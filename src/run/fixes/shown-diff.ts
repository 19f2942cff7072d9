import { groupBy } from '../../core/group.ts'
import { hunksText } from '../../diff/hunks.ts'
import type { Edit } from '../../core/report.ts'
import { plainMask } from '../../secrets/mask.ts'
import type { Reader } from '../../yaml/reader.ts'
import { shownLines } from '../../inspect/excerpt.ts'

/** Limit on lines in a report, in UTF-16 units. */
const maxLineLength = 400

/**
 * Edits as a unified diff without context; `''` if a line that one of them replaces contains a secret or has more than 400
 * UTF-16 units, or if its file is not in the tree.
 */
export function shownDiff(edits: readonly Edit[], reader: Reader): string {
  const files = [...groupBy(edits, ({ file }) => file)]
  if (!edits.every((edit) => isShown(edit, reader))) return ''
  return files.map(([file, fileEdits]) => hunksText(reader.text(file) ?? '', fileEdits, 0)).join('')
}

function isShown({ file, line, endLine }: Edit, reader: Reader): boolean {
  const lines = reader
    .text(file)
    ?.split(/\r\n?|\n/)
    .slice(line - 1, endLine)
  const shown = shownLines(reader, plainMask)(file)?.slice(line - 1, endLine)
  return (
    lines !== undefined &&
    lines.every((text, index) => text === shown?.[index] && text.length <= maxLineLength)
  )
}
