/** A part of a text: offsets, `end` is one past the last character. */
export interface StreamPart {
  readonly start: number
  readonly end: number
}

/**
 * Cuts a text, but for a byte order mark, where its documents begin and end, so that a broken one does not hide the others. Directives and
 * comments above a `---` belong to the document below it, a `...` to the document above.
 */
export function splitDocuments(text: string): StreamPart[] {
  const parts: StreamPart[] = []
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (const { index, 0: mark } of text.matchAll(marks)) {
    const end = mark === '...' ? lineEnd(text, index) : index
    if (end <= start || (mark === '---' && isPreamble(text, start, index))) continue
    parts.push({ start, end })
    start = end
  }
  return [...parts, { start, end: text.length }]
}

/** A `---` or `...` that is a line's first word. Lines end as YAML 1.1 has it, and a byte order mark may precede the first. */
const marks = /(?:---|\.\.\.)(?<=(?:^\uFEFF?|[\r\n\x85\u2028\u2029])...)(?=[ \t\r\n\x85\u2028\u2029]|$)/g

/** True for a text of nothing but blank lines, comments and directives. */
function isPreamble(text: string, start: number, end: number): boolean {
  preambleLine.lastIndex = start
  while (preambleLine.lastIndex < end) if (!preambleLine.test(text)) return false
  return true
}

const preambleLine =
  /(?:[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?|%[^\r\n\x85\u2028\u2029]*)(?:[\r\n\x85\u2028\u2029]+|$)/y

/** The offset of the line break that ends the line, or the end of the text. */
function lineEnd(text: string, offset: number): number {
  const lineBreak = /[\r\n\x85\u2028\u2029]|$/g
  lineBreak.lastIndex = offset
  return lineBreak.exec(text)!.index
}
