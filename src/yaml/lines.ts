import type { Location } from '../core/report.ts'
import type { Source } from './node.ts'

/** The source of a text; its line starts are computed on first access. */
export function sourceOf(text: string, file: string): Source {
  let lineStarts: readonly number[] | undefined
  return {
    file,
    text,
    get lineStarts() {
      return (lineStarts ??= findLineStarts(text))
    },
  }
}

/**
 * The location of a range of offsets in `source.text`: lines and columns are 1-based, columns count UTF-16 units, and
 * `endColumn` is one past the end.
 */
export function locationAt(source: Source, start: number, end: number): Location {
  const first = lineAtOffset(source.lineStarts, start)
  const last = lineAtOffset(source.lineStarts, end)
  return {
    file: source.file,
    line: first + 1,
    column: columnOf(source.lineStarts, first, start),
    endLine: last + 1,
    endColumn: columnOf(source.lineStarts, last, end),
  }
}

/** The location of a whole file: its beginning. */
export function fileStart(file: string): Location {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
}

/** Offsets of line starts. LF, CRLF and a lone CR end a line, as in YAML 1.2. */
function findLineStarts(text: string): number[] {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0]
  const lineBreak = text.includes('\r') ? /\r\n?|\n/g : /\n/g
  while (lineBreak.test(text)) starts.push(lineBreak.lastIndex)
  return starts
}

/** The 0-based line of an offset in a text whose lines start at these offsets, by binary search. */
export function lineAtOffset(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low
}

function columnOf(starts: readonly number[], line: number, offset: number): number {
  return Math.max(0, offset - starts[line]!) + 1
}
