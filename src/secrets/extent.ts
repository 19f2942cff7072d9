import type { TextRange } from '../core/ranges.ts'
import { columnOf, endOfLine, lineIndent, lineAt, trimmedLine, type LineLayout } from './layout.ts'

/** The value of a key in a text that need not be YAML. */
export type SecretExtent =
  /** A scalar: on the line, in quotes, or as a block. */
  | (TextRange & { readonly kind: 'text'; readonly isQuoted: boolean })
  /** Lines or braces with further keys. */
  | (TextRange & { readonly kind: 'below' })
  /** The items of a list. */
  | (TextRange & { readonly kind: 'items'; readonly items: readonly TextRange[] })

/** A key in a text. `start` includes its quotes; `end` is one past the separator. */
export interface TextKey extends TextRange {
  readonly name: string
  /** The separator between key and value: `:`, `=`, `:=` or `=>`. */
  readonly sign: string
  /** True if only dashes or comment signs precede it in its line. */
  readonly startsLine: boolean
}

/** The value of a key; `null` if it has none. */
export function secretExtent(layout: LineLayout, key: TextKey): SecretExtent | null {
  const { text } = layout
  const at = skipProperties(text, key.end)
  const end = endOfLine(layout, lineAt(layout, key.start))
  const remainder = text.slice(at, Math.min(end, at + 200))
  if (/^(?:[|>][-+\d]{0,2}[ \t]*)?(?:#.*)?$/.test(remainder)) {
    const isBlock = /^[|>]/.test(remainder)
    return key.startsLine && key.sign === ':' ? extentBelow(layout, key, isBlock) : null
  }
  const quote = /^\\?["'`]/.exec(remainder)?.[0]
  if (quote !== undefined) return quotedExtent(layout, at, quote)
  if (remainder.startsWith('[')) return itemsIn(layout, at)
  if (/^\{(?!\{)/.test(remainder)) return { kind: 'below', start: at + 1, end: closingBracket(layout, at) }
  return plainExtent(layout, at, end, key)
}

/** Skips blanks, anchors and tags. */
function skipProperties(text: string, at: number): number {
  const pattern = /[ \t]*(?:[&!][^\s,[\]{}]{0,100}[ \t]+)*/y
  pattern.lastIndex = at
  return at + pattern.exec(text)![0].length
}

/** Limit on the length of a value; keys and certificates are shorter. */
const maxTextLength = 64 * 2 ** 10

function quotedExtent(layout: LineLayout, at: number, quote: string): SecretExtent {
  const { text } = layout
  const start = at + quote.length
  const limit = Math.min(text.length, start + maxTextLength)
  for (let end = start; end < limit; end++) {
    if (quote === '"' && text[end] === '\\') end++
    else if (text.startsWith(quote, end)) {
      if (quote !== "'" || text[end + 1] !== "'") return { kind: 'text', start, end, isQuoted: true }
      end++
    }
  }
  return { kind: 'text', start, end: endOfLine(layout, lineAt(layout, start)), isQuoted: true }
}

/** The value up to a comment if the key starts its line, else up to a character that ends a word; `null` if empty. */
function plainExtent(layout: LineLayout, at: number, end: number, key: TextKey): SecretExtent | null {
  const { text } = layout
  const isRestOfLine = key.startsLine && (key.sign === '=' || /\s/.test(text[key.end] ?? ''))
  const isJson = text[key.start] === '"'
  const line = text.slice(at, isRestOfLine ? end : Math.min(end, at + maxTextLength))
  const value = isRestOfLine
    ? line.replace(/(?<![^ \t])#.*$/, '').replace(isJson ? /\s*,?\s*$/ : /\s+$/, '')
    : (/^[^\s"'`,;&<>|)}\]]+/.exec(line)?.[0] ?? '')
  if (value === '') return null
  const continuedEnd = isRestOfLine && key.sign === ':' ? endOfContinuation(layout, key) : 0
  return { kind: 'text', start: at, end: Math.max(at + value.length, continuedEnd), isQuoted: false }
}

/** A plain scalar continues on lines that are indented further and are neither keys, items nor comments. */
function endOfContinuation(layout: LineLayout, key: TextKey): number {
  const column = columnOf(layout, key.start)
  let end = 0
  for (let line = lineAt(layout, key.start) + 1; line < layout.starts.length; line++) {
    const words = trimmedLine(layout, line)
    if (words === '' || lineIndent(layout, line) <= column) break
    if (/^(?:- |#|\{\{|---)|:(?:\s|$)/.test(words)) break
    end = endOfLine(layout, line)
  }
  return end
}

/** The lines that are indented further than the key; list items may have the key's column. */
function extentBelow(layout: LineLayout, key: TextKey, isBlock: boolean): SecretExtent | null {
  const { text, starts } = layout
  const column = columnOf(layout, key.start)
  const first = lineAt(layout, key.start) + 1
  const items: TextRange[] = []
  let itemIndent: number | undefined
  let end = 0
  for (let line = first; line < starts.length; line++) {
    const words = trimmedLine(layout, line)
    if (words === '') continue
    const indent = lineIndent(layout, line)
    if (end === 0 && !isBlock && indent >= column && isItem(words)) itemIndent = indent
    const isOwnItem = indent === itemIndent && isItem(words)
    if (indent <= column && !isOwnItem && !words.startsWith('{{')) break
    if (isOwnItem) items.push(itemAt(layout, line))
    if (indent > column || isOwnItem) end = endOfLine(layout, line)
  }
  if (end === 0) return null
  const start = starts[first]!
  if (isBlock) return { kind: 'text', start, end, isQuoted: true }
  if (items.length > 0) return { kind: 'items', start, end, items: items.filter(isScalarIn(text)) }
  const content = firstContent(layout, first)
  if (content === null) return null
  return /:(?:\s|$)|\{\{/.test(content)
    ? { kind: 'below', start, end }
    : { kind: 'text', start, end, isQuoted: false }
}

/** The first line that is not a comment; `null` if there is none. */
function firstContent(layout: LineLayout, first: number): string | null {
  for (let line = first; line < layout.starts.length; line++) {
    const words = trimmedLine(layout, line)
    if (words !== '' && !words.startsWith('#')) return words
  }
  return null
}

function isItem(words: string): boolean {
  return /^-(?:\s|$)/.test(words)
}

function itemAt(layout: LineLayout, line: number): TextRange {
  const start = layout.starts[line]! + lineIndent(layout, line) + 1
  const words = layout.text.slice(start, endOfLine(layout, line))
  return {
    start: start + words.length - words.trimStart().length,
    end: start + words.trimEnd().length,
  }
}

/** True for an item that is neither a map nor a list. */
function isScalarIn(text: string): (item: TextRange) => boolean {
  const inner = /^["']?[\w./-]{1,200}["']?:(?:\s|$)|^[[{]|^- /
  return ({ start, end }) => end > start && !inner.test(text.slice(start, Math.min(end, start + 300)))
}

/** The items of a list in brackets. */
function itemsIn(layout: LineLayout, at: number): SecretExtent {
  const { text } = layout
  const end = closingBracket(layout, at)
  const pattern = /"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,[\]{}"']+/gy
  const items: TextRange[] = []
  for (let from = at + 1; from < end;) {
    pattern.lastIndex = from
    const length = pattern.exec(text)?.[0].length ?? 0
    if (length > 0) items.push({ start: from, end: from + length })
    from += Math.max(length, 1)
  }
  return { kind: 'items', start: at + 1, end, items }
}

/** The offset at which a bracket or brace is closed, outside of quotes; the end of its line if it is not closed. */
function closingBracket(layout: LineLayout, at: number): number {
  const { text } = layout
  const limit = Math.min(text.length, at + Math.min(maxTextLength, layout.remainingReads))
  let depth = 0
  let quote = ''
  for (let end = at; end < limit; end++) {
    layout.remainingReads--
    const sign = text[end]!
    if (quote !== '') {
      if (sign === '\\' && quote === '"') end++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '[' || sign === '{') depth++
    else if ((sign === ']' || sign === '}') && --depth === 0) return end
  }
  return endOfLine(layout, lineAt(layout, at))
}
