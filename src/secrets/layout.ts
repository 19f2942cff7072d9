import { lineAtOffset } from '../yaml/lines.ts'

/** A text with the offsets of its lines, which are numbered from 0. */
export interface LineLayout {
  readonly text: string
  readonly starts: readonly number[]
  /** Characters that may still be read in search of closing brackets, since hostile text may leave each open. */
  remainingReads: number
}

/** The line offsets of a text: LF and CRLF end a line. */
export function layoutOf(text: string): LineLayout {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { text, starts, remainingReads: 16 * text.length }
}

/** The line of an offset. */
export function lineAt({ starts }: Pick<LineLayout, 'starts'>, offset: number): number {
  return lineAtOffset(starts, offset)
}

/** The offset at which a line ends, before its line break. */
export function endOfLine({ text, starts }: LineLayout, line: number): number {
  const next = starts[line + 1]
  if (next === undefined) return text.length
  return text[next - 2] === '\r' ? next - 2 : next - 1
}

/** The text of a line without surrounding blanks; the first line is 0. */
export function trimmedLine(layout: LineLayout, line: number): string {
  return layout.text.slice(layout.starts[line], endOfLine(layout, line)).trim()
}

/** The number of blanks at the start of a line. */
export function lineIndent({ text, starts }: LineLayout, line: number): number {
  let at = starts[line]!
  while (text[at] === ' ' || text[at] === '\t') at++
  return at - starts[line]!
}

/** The column of an offset, 0-based. */
export function columnOf(layout: LineLayout, offset: number): number {
  return offset - layout.starts[lineAt(layout, offset)]!
}
