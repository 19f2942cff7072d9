/**
 * Wraps a text for a terminal: the further lines of a long line are indented by four more than the first. Lines of files
 * (`12 | timeout: 15s`) and the marks below them stay whole.
 *
 * @param text may have colours
 * @param width characters of a line; `null` for no limit. A longer word is not cut
 */
export function wrapLines(text: string, width: number | null): string {
  if (width === null) return text
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n')
}

function wrapLine(line: string, width: number): string[] {
  if (isExcerpt.test(line.replace(escapes, ''))) return [line]
  const indentation = /^ */.exec(line)![0].length
  const hanging = ' '.repeat(Math.min(indentation + 4, Math.floor(width / 2)))
  const lines: string[] = []
  let rest = line
  for (let cut = cutIn(rest, width); cut !== null; cut = cutIn(rest, width)) {
    lines.push(rest.slice(0, cut).trimEnd())
    rest = hanging + rest.slice(cut).trimStart()
  }
  return [...lines, rest]
}

/** The index of the space at which a line is cut: the last one that fits, else the next one; `null` if the line fits. */
function cutIn(line: string, width: number): number | null {
  let shown = 0
  let space: number | null = null
  let hasWords = false
  for (const { 0: piece, index } of line.matchAll(pieces)) {
    if (piece.length > 1 && piece.startsWith(escape)) continue
    if (piece !== ' ') {
      if (shown >= width && space !== null) return space
      hasWords = true
    } else if (hasWords && (shown <= width || space === null)) space = index
    shown++
  }
  return null
}

const escape = '\u001B'

/** A colour, or the address of a link. */
const sequence = `${escape}\\[[\\d;]*m|${escape}\\]8;[^\u0007]*\u0007`
const escapes = new RegExp(sequence, 'gu')
const pieces = new RegExp(`${sequence}|[^]`, 'gu')

/** A line of a file behind its number, or what stands below it. */
const isExcerpt = /^ *\d* \|(?: |$)/
