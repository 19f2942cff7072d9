import type { TextRange } from '../core/ranges.ts'

/**
 * Splits a text into documents, at least one, so that a broken one does not hide the others. The first begins after a byte
 * order mark. Directives and comments above a `---` belong to the document below, a `...` to the document above.
 */
export function splitDocuments(text: string): TextRange[] {
  const ranges: TextRange[] = []
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (const { index, 0: mark } of text.matchAll(marks)) {
    const end = mark === '...' ? lineEnd(text, index) : index
    if (end <= start || (mark === '---' && isPreamble(text, start, index))) continue
    ranges.push({ start, end })
    start = end
  }
  return [...ranges, { start, end: text.length }]
}

/**
 * A `---` or `...` as the first word of a line. Line breaks are those of YAML 1.1; a byte order mark may come
 * first.
 */
const marks = /(?:---|\.\.\.)(?<=(?:^\uFEFF?|[\r\n\x85\u2028\u2029])...)(?=[ \t\r\n\x85\u2028\u2029]|$)/g

/** True for a range with nothing but blank lines, comments and directives. */
function isPreamble(text: string, start: number, end: number): boolean {
  preambleLine.lastIndex = start
  while (preambleLine.lastIndex < end) if (!preambleLine.test(text)) return false
  return true
}

const preambleLine =
  /(?:[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?|%[^\r\n\x85\u2028\u2029]*)(?:[\r\n\x85\u2028\u2029]+|$)/y

/** The offset of the line break that ends a line, or the end of the text. */
function lineEnd(text: string, offset: number): number {
  const lineBreak = /[\r\n\x85\u2028\u2029]|$/g
  lineBreak.lastIndex = offset
  return lineBreak.exec(text)!.index
}
