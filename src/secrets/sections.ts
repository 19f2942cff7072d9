import { described } from './objects.ts'
import { endOf, lineIndent, layoutOf, wordsOf, type LineLayout, type Span } from './layout.ts'
import type { Secret } from './secret.ts'

/**
 * The lines of a text in which a Secret has its values, for a text that YAML cannot be read from, such as a template:
 * all lines of the Secret but for those of its name and type.
 */
export function heldParts(text: string): Span[] {
  if (!/\bSecret/.test(text)) return []
  const layout = layoutOf(text)
  const read = new Set<number>()
  return layout.starts.flatMap((_, line) => {
    const words = wordsOf(layout, line)
    if (isFlow(words)) return [{ start: layout.starts[line]!, end: endOf(layout, line) }]
    return isKind(words) && !read.has(line) ? heldBy(layout, line, read) : []
  })
}

/** The comments in lines in which a Secret has its values: somebody wrote the value before, or a hint. */
export function commentsIn(text: string, held: readonly Span[]): Secret[] {
  return held.flatMap(({ start, end }) => {
    const comment = /(?<!\S)#+[ \t]*(\S.*)$/.exec(text.slice(start, end))
    if (!comment) return []
    const value = comment[1]!.trimEnd()
    const from = start + comment.index + comment[0].length - comment[1]!.length
    return [{ start: from, end: from + value.length, value, isNamed: false }]
  })
}

function isKind(words: string): boolean {
  return /^(?:- +)*["']?kind["']?:\s+["']?Secret(?:List)?["']?\s*(?:#.*)?,?$/.test(words)
}

/** A Secret in braces. */
function isFlow(words: string): boolean {
  return words.length <= longestLine && /[{,]\s*["']?kind["']?\s*:\s*["']?Secret\b/.test(words)
}

const longestLine = 2 ** 20

/**
 * The lines of the object whose kind stands in a line; none where it only refers to a Secret. Adds the lines of its
 * keys to `read`.
 */
function heldBy(layout: LineLayout, kindLine: number, read: Set<number>): Span[] {
  const column = keyColumn(layout, kindLine)
  const lines = [...linesUp(layout, kindLine, column).toReversed(), ...linesDown(layout, kindLine, column)]
  const held: Span[] = []
  let key = ''
  let isObject = false
  for (const line of lines) {
    if (keyColumn(layout, line) === column && !wordsOf(layout, line).startsWith('#')) {
      key = /^(?:- +)*["']?([\w.$]*)/.exec(wordsOf(layout, line))![1]!
      read.add(line)
    }
    isObject ||= /^(?:metadata|data|stringData)$/.test(key)
    if (!described.has(key)) held.push({ start: layout.starts[line]!, end: endOf(layout, line) })
  }
  return isObject ? held : []
}

/** Where the key of a line stands, behind the dashes of items. */
function keyColumn(layout: LineLayout, line: number): number {
  return lineIndent(layout, line) + /^(?:- +)*/.exec(wordsOf(layout, line))![0].length
}

/** Lines that only hold an action may stand anywhere, and so may comments. */
function isAction(words: string): boolean {
  return words === '' || /^\{\{.*\}\}$/.test(words)
}

function linesDown(layout: LineLayout, from: number, column: number): number[] {
  const lines: number[] = []
  for (let line = from + 1; line < layout.starts.length; line++) {
    const words = wordsOf(layout, line)
    if (words.startsWith('---')) break
    if (isAction(words)) continue
    if (lineIndent(layout, line) < column && !words.startsWith('#')) break
    lines.push(line)
  }
  return lines
}

/** The nearest line first, up to the dash of the item. */
function linesUp(layout: LineLayout, from: number, column: number): number[] {
  const lines: number[] = []
  let isFirst = lineIndent(layout, from) < column
  for (let line = from - 1; line >= 0 && !isFirst; line--) {
    const words = wordsOf(layout, line)
    if (words.startsWith('---')) break
    if (isAction(words)) continue
    const isComment = words.startsWith('#')
    if (keyColumn(layout, line) < column && !isComment) break
    isFirst = lineIndent(layout, line) < column && !isComment
    lines.push(line)
  }
  return lines
}
