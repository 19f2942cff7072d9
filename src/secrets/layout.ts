/** A part of a text: `end` is one past the last character. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A text and its lines, which are numbered from 0. */
export interface LineLayout {
  readonly text: string
  readonly starts: readonly number[]
  /** Characters that may still be read to find out where brackets are closed: in a hostile text each one is open. */
  left: number
}

/** The lines of a text: LF and CRLF end one. */
export function layoutOf(text: string): LineLayout {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { text, starts, left: 16 * text.length }
}

/** The line that holds an offset. */
export function lineAt({ starts }: Pick<LineLayout, 'starts'>, offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle
  }
  return low
}

/** Where a line ends, without what ends it. */
export function endOf({ text, starts }: LineLayout, line: number): number {
  const next = starts[line + 1]
  if (next === undefined) return text.length
  return text[next - 2] === '\r' ? next - 2 : next - 1
}

/** A line without the blanks around it. */
export function wordsOf(layout: LineLayout, line: number): string {
  return layout.text.slice(layout.starts[line], endOf(layout, line)).trim()
}

/** The blanks at the beginning of a line. */
export function lineIndent({ text, starts }: LineLayout, line: number): number {
  let at = starts[line]!
  while (text[at] === ' ' || text[at] === '\t') at++
  return at - starts[line]!
}

/** The characters before an offset in its line. */
export function columnOf(layout: LineLayout, offset: number): number {
  return offset - layout.starts[lineAt(layout, offset)]!
}
