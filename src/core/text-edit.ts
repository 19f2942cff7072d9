import type { Edit } from './report.ts'

/** An edit by offsets: UTF-16 indices into the text, `end` is one past the last character. */
export interface OffsetEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Applies edits that do not overlap to a text. A byte order mark at the start belongs to no line. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return offsetEdits(text, edits)
    .toReversed()
    .reduce(
      (result, { start, end, text: newText }) => result.slice(0, start) + newText + result.slice(end),
      text,
    )
}

/** Converts edits of one text, with 1-based lines and columns, to offsets, sorted by start. */
export function offsetEdits(text: string, edits: readonly Edit[]): OffsetEdit[] {
  const starts = lineStarts(text)
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1
  return edits
    .map((edit) => ({
      start: offset(edit.line, edit.column),
      end: offset(edit.endLine, edit.endColumn),
      text: edit.text,
    }))
    .toSorted((first, second) => first.start - second.start)
}

/** True for edits that cannot be applied together: they share characters, or begin at the same position. */
export function editsOverlap(first: Edit, second: Edit): boolean {
  if (first.file !== second.file) return false
  const begin = comparePositions(first.line, first.column, second.line, second.column)
  if (begin === 0) return true
  return begin < 0
    ? comparePositions(second.line, second.column, first.endLine, first.endColumn) < 0
    : comparePositions(first.line, first.column, second.endLine, second.endColumn) < 0
}

function comparePositions(line: number, column: number, secondLine: number, secondColumn: number): number {
  return line - secondLine || column - secondColumn
}

/** LF, CRLF and a lone CR end a line, as in locations. */
function lineStarts(text: string): number[] {
  const breaks = [...text.matchAll(/\r\n?|\n/g)].map(({ 0: { length }, index }) => index + length)
  return [text.startsWith('\uFEFF') ? 1 : 0, ...breaks]
}
