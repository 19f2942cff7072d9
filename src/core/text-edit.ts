import type { Edit } from './report.ts'

/** An edit by offsets: UTF-16 indices into its text, `end` is one past the last character. */
export interface OffsetEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text with edits made, which do not overlap. A byte order mark at its start belongs to no line. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return offsetEdits(text, edits)
    .toReversed()
    .reduce((after, { start, end, text: own }) => after.slice(0, start) + own + after.slice(end), text)
}

/** Edits of one text by offsets, in the order of the text. */
export function offsetEdits(text: string, edits: readonly Edit[]): OffsetEdit[] {
  const starts = lineStarts(text)
  const offset = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1
  return edits
    .map((edit) => ({
      start: offset(edit.line, edit.column),
      end: offset(edit.endLine, edit.endColumn),
      text: edit.text,
    }))
    .toSorted((one, other) => one.start - other.start)
}

/** True for edits that cannot both be made: they share characters, or begin at the same place. */
export function overlap(one: Edit, other: Edit): boolean {
  if (one.file !== other.file) return false
  const begin = compare(one.line, one.column, other.line, other.column)
  if (begin === 0) return true
  return begin < 0
    ? compare(other.line, other.column, one.endLine, one.endColumn) < 0
    : compare(one.line, one.column, other.endLine, other.endColumn) < 0
}

function compare(line: number, column: number, otherLine: number, otherColumn: number): number {
  return line - otherLine || column - otherColumn
}

/** LF, CRLF and a lone CR end a line, as in places. */
function lineStarts(text: string): number[] {
  const breaks = [...text.matchAll(/\r\n?|\n/g)].map(({ 0: { length }, index }) => index + length)
  return [text.startsWith('\uFEFF') ? 1 : 0, ...breaks]
}
