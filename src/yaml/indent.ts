/**
 * Puts the line that `position` is the first word of at the end of the line before it that holds more than a
 * comment. Line breaks and comments between the two become spaces, so that every other offset stays. Only for lines
 * inside brackets or quotes, where a line break is a space; the text itself if `position` is no line's first word.
 */
export function joinLine(text: string, position: number): string {
  let cut = position
  if (!/(?:^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, position - maxIndent), position))) return text
  while (cut > 0) {
    const end = Math.max(text.lastIndexOf('\n', cut - 1), text.lastIndexOf('\r', cut - 1))
    if (end < 0) return text
    const start = Math.max(text.lastIndexOf('\n', end - 1), text.lastIndexOf('\r', end - 1)) + 1
    const kept = beforeComment.exec(text.slice(Math.min(start, end), end))![0].trimEnd()
    cut = Math.min(start, end) + kept.length
    if (kept !== '') break
  }
  return text.slice(0, cut) + ' '.repeat(position - cut) + text.slice(position)
}

/** Characters that are looked at to see that a line begins; a tenth of it would do. */
const maxIndent = 1000

/** A line up to its comment; `#` inside quotes or a word begins none. */
const beforeComment = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^#]|(?<=\S)#)*/

/**
 * Does so at once for all lines of closing brackets, which are what stands too far left as a rule. A line above with
 * a `#` or a block scalar's header is left alone; elsewhere inside a block scalar the join changes nothing, since its
 * text is taken from the original.
 */
export function joinClosingLines(text: string): string {
  return text.replace(closingLines, (lineBreaks) => ' '.repeat(lineBreaks.length))
}

const closingLines =
  /(?<=^[^#\r\n]*)(?<![|>][-+\d]{0,2}[ \t]*)(?<!^[ \t]*)[\r\n]+(?=[ \t]*[\]}][\]}, \t]*$)/gm

/** Makes spaces of the tabs after a line's first word; js-yaml takes them for indentation where a bracket follows. */
export function withoutTabs(text: string): string {
  return text.replace(/(?<=\S[ \t]*)\t/g, ' ')
}
