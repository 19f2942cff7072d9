import type { TextRange } from '../core/ranges.ts'
import { descriptiveFields } from './objects.ts'
import { endOfLine, lineIndent, layoutOf, trimmedLine, type LineLayout } from './layout.ts'
import type { Secret } from './secret.ts'

/**
 * The lines with values of a Secret in a text that cannot be parsed as YAML, such as a template: all lines of the Secret
 * except those of its name and type.
 */
export function secretSpans(text: string): TextRange[] {
  if (!/\bSecret/.test(text)) return []
  const layout = layoutOf(text)
  const readLines = new Set<number>()
  return layout.starts.flatMap((_, line) => {
    const words = trimmedLine(layout, line)
    if (isFlowSecret(words)) return [{ start: layout.starts[line]!, end: endOfLine(layout, line) }]
    return isSecretKind(words) && !readLines.has(line) ? spansOfSecret(layout, line, readLines) : []
  })
}

/**
 * True for a text with a Secret that has values, or with a line whose `Secret` may be the kind of one. False for texts that
 * only refer to Secrets, as roles, `ignoreDifferences` of an Application and Secrets without values do.
 */
export function mayHoldSecretObject(text: string): boolean {
  if (!secretKind.test(text)) return false
  if (kindOnNextLine.test(text)) return true
  return text.split('\n').some(isUnclearKind) || secretSpans(text).length > 0
}

/** A Secret as the value of a `kind`, also in JSON and with spaces that `secretSpans` does not expect. */
const secretKind = /\bkind["']?\s*:\s*["']?Secret(?:List)?\b/

/** A Secret as a `kind` whose value begins in a later line, where `secretSpans` does not look for it. */
const kindOnNextLine = /\bkind["']?\s*:[ \t\r]*\n\s*["']?Secret(?:List)?\b/

/** True for a line with a Secret of which `secretSpans` finds no values, since its kind is written in another form. */
function isUnclearKind(line: string): boolean {
  const words = line.trim()
  return secretKind.test(words) && !isSecretKind(words) && !isFlowSecret(words)
}

/** The texts of the comments at the ends of lines of a Secret: they may be former values. Each span is within one line. */
export function commentsIn(text: string, spans: readonly TextRange[]): Secret[] {
  return spans.flatMap(({ start, end }) => {
    const comment = /(?<!\S)#+[ \t]*(\S.*)$/.exec(text.slice(start, end))
    if (!comment) return []
    const value = comment[1]!.trimEnd()
    const from = start + comment.index + comment[0].length - comment[1]!.length
    return [{ start: from, end: from + value.length, value, isNamed: false }]
  })
}

function isSecretKind(words: string): boolean {
  return /^(?:- +)*["']?kind["']?:\s+["']?Secret(?:List)?["']?\s*(?:#.*)?,?$/.test(words)
}

/** True for a line with a Secret in braces. */
function isFlowSecret(words: string): boolean {
  return words.length <= maxLineLength && /[{,]\s*["']?kind["']?\s*:\s*["']?Secret\b/.test(words)
}

const maxLineLength = 2 ** 20

/**
 * The lines with values of the object whose `kind` is on a line; empty for a mere reference to a Secret. Adds the lines
 * of the object's keys to `readLines`.
 */
function spansOfSecret(layout: LineLayout, kindLine: number, readLines: Set<number>): TextRange[] {
  const column = keyColumn(layout, kindLine)
  const lines = [...linesUp(layout, kindLine, column).toReversed(), ...linesDown(layout, kindLine, column)]
  const spans: TextRange[] = []
  let key = ''
  let isObject = false
  for (const line of lines) {
    if (keyColumn(layout, line) === column && !trimmedLine(layout, line).startsWith('#')) {
      key = /^(?:- +)*["']?(<<|[\w.$]*)/.exec(trimmedLine(layout, line))![1]!
      readLines.add(line)
    }
    isObject ||= /^(?:metadata|data|stringData|items|<<)$/.test(key)
    if (!descriptiveFields.has(key)) spans.push({ start: layout.starts[line]!, end: endOfLine(layout, line) })
  }
  return isObject ? spans : []
}

/** The column of the key of a line, after the dashes of list items. */
function keyColumn(layout: LineLayout, line: number): number {
  return lineIndent(layout, line) + /^(?:- +)*/.exec(trimmedLine(layout, line))![0].length
}

/** True for an empty line or one with only a template action, which may have any indentation. */
function isAction(words: string): boolean {
  return words === '' || /^\{\{.*\}\}$/.test(words)
}

function linesDown(layout: LineLayout, from: number, column: number): number[] {
  const lines: number[] = []
  for (let line = from + 1; line < layout.starts.length; line++) {
    const words = trimmedLine(layout, line)
    if (words.startsWith('---')) break
    if (isAction(words)) continue
    if (lineIndent(layout, line) < column && !words.startsWith('#')) break
    lines.push(line)
  }
  return lines
}

/** The lines above, nearest first, up to the dash of the list item. */
function linesUp(layout: LineLayout, from: number, column: number): number[] {
  const lines: number[] = []
  let isFirst = lineIndent(layout, from) < column
  for (let line = from - 1; line >= 0 && !isFirst; line--) {
    const words = trimmedLine(layout, line)
    if (words.startsWith('---')) break
    if (isAction(words)) continue
    const isComment = words.startsWith('#')
    if (keyColumn(layout, line) < column && !isComment) break
    isFirst = lineIndent(layout, line) < column && !isComment
    lines.push(line)
  }
  return lines
}
