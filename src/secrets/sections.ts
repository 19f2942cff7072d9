import { described } from './objects.ts'
import { endOf, indentOf, layoutOf, wordsOf, type Layout, type Span } from './layout.ts'

/**
 * The parts of a text in which a Secret has its values, for a text that YAML cannot be read from, such as a
 * template: all lines below the Secret's keys but for those of its name and type.
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
function heldBy(layout: Layout, kindLine: number, read: Set<number>): Span[] {
  const column = keyColumn(layout, kindLine)
  const lines = [...linesUp(layout, kindLine, column).toReversed(), ...linesDown(layout, kindLine, column)]
  const held: Span[] = []
  let key = ''
  let isObject = false
  for (const line of lines) {
    if (keyColumn(layout, line) === column) {
      key = /^(?:- +)*["']?([\w.$]*)/.exec(wordsOf(layout, line))![1]!
      read.add(line)
    }
    isObject ||= /^(?:metadata|data|stringData)$/.test(key)
    if (!described.has(key)) held.push({ start: layout.starts[line]!, end: endOf(layout, line) })
  }
  return isObject ? held : []
}

/** Where the key of a line stands, behind the dashes of items. */
function keyColumn(layout: Layout, line: number): number {
  return indentOf(layout, line) + /^(?:- +)*/.exec(wordsOf(layout, line))![0].length
}

/** What stands between documents, and lines that only hold an action, say nothing of the object. */
function isAround(words: string): boolean {
  return words === '' || words.startsWith('#') || /^\{\{.*\}\}$/.test(words)
}

function linesDown(layout: Layout, from: number, column: number): number[] {
  const lines: number[] = []
  for (let line = from + 1; line < layout.starts.length; line++) {
    const words = wordsOf(layout, line)
    if (words.startsWith('---')) break
    if (isAround(words)) continue
    if (indentOf(layout, line) < column) break
    lines.push(line)
  }
  return lines
}

/** The nearest line first, up to the dash of the item. */
function linesUp(layout: Layout, from: number, column: number): number[] {
  const lines: number[] = []
  let isFirst = indentOf(layout, from) < column
  for (let line = from - 1; line >= 0 && !isFirst; line--) {
    const words = wordsOf(layout, line)
    if (words.startsWith('---')) break
    if (isAround(words)) continue
    if (keyColumn(layout, line) < column) break
    isFirst = indentOf(layout, line) < column
    lines.push(line)
  }
  return lines
}
