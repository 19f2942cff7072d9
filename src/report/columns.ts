/**
 * Lines of a table: each column as wide as its widest cell, two spaces apart. Every row has as many cells as the first,
 * which has the headings. Empty for a table without rows.
 *
 * @param maxWidth characters of a line, without a limit by default: longer cells of the widest columns go on in further lines.
 * No column gets narrower than its heading or 16 characters, so a line of many columns may be longer
 */
export function columns(
  table: readonly (readonly string[])[],
  maxWidth = Number.POSITIVE_INFINITY,
): string[] {
  const natural = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]!.length)))
  const least = (table[0] ?? []).map(({ length }) => Math.max(length, minColumn))
  const widths = fittedWidths(natural, least, maxWidth - gap.length * (natural.length - 1))
  return table.flatMap((row) => rowLines(row, widths))
}

const gap = '  '

/** Narrower columns would cut every path and host. */
const minColumn = 16

/** The widths of columns that fit together, if they can: the widest ones are narrowed. */
function fittedWidths(natural: readonly number[], least: readonly number[], room: number): number[] {
  const widths = [...natural]
  let excess = widths.reduce((sum, width) => sum + width, 0) - room
  while (excess > 0) {
    const narrowable = widths.filter((width, column) => width > least[column]!)
    if (narrowable.length === 0) break
    const column = widths.findIndex(
      (width, index) => width > least[index]! && width === Math.max(...narrowable),
    )
    widths[column]!--
    excess--
  }
  return widths
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = row.map((cell, column) => wrapped(cell, widths[column]!))
  const height = Math.max(...cells.map(({ length }) => length))
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((pieces, column) => (pieces[index] ?? '').padEnd(widths[column]!))
      .join(gap)
      .trimEnd(),
  )
}

/** Cuts a text into pieces of a width, behind a separator if possible. */
function wrapped(text: string, width: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > width) {
    const end = Math.max(...separators.map((separator) => rest.lastIndexOf(separator, width - 1)))
    const cut = end > width / 3 ? end + 1 : width
    pieces.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  return [...pieces, rest]
}

const separators = [' ', '/', ',', '-', ':']
