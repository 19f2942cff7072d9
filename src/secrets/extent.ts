import { columnOf, endOf, lineIndent, lineAt, wordsOf, type LineLayout, type Span } from './layout.ts'

/** What stands behind a key in a text that need not be YAML. */
export type SecretExtent =
  /** A text of its own: on the line, in quotes, or as a block. */
  | (Span & { readonly kind: 'text'; readonly isQuoted: boolean })
  /** Lines or braces with keys of their own. */
  | (Span & { readonly kind: 'below' })
  /** A list: its items. */
  | (Span & { readonly kind: 'items'; readonly items: readonly Span[] })

/** A key in a text. */
export interface Key extends Span {
  readonly name: string
  /** What separates it from its value; `end` is one past it, `start` is where the key begins, quotes included. */
  readonly sign: string
  /** True if nothing but a dash or a comment sign stands before it in its line. */
  readonly leads: boolean
}

/** What stands behind a key; `null` for nothing. */
export function extentOf(layout: LineLayout, key: Key): SecretExtent | null {
  const { text } = layout
  const at = skipProperties(text, key.end)
  const end = endOf(layout, lineAt(layout, key.start))
  const rest = text.slice(at, Math.min(end, at + 200))
  if (/^(?:[|>][-+\d]{0,2}[ \t]*)?(?:#.*)?$/.test(rest)) {
    const isBlock = /^[|>]/.test(rest)
    return key.leads && key.sign === ':' ? belowOf(layout, key, isBlock) : null
  }
  const quote = /^\\?["'`]/.exec(rest)?.[0]
  if (quote !== undefined) return quoted(layout, at, quote)
  if (rest.startsWith('[')) return itemsIn(layout, at)
  if (/^\{(?!\{)/.test(rest)) return { kind: 'below', start: at + 1, end: closing(layout, at) }
  return plain(layout, at, end, key)
}

/** Blanks, anchors and tags. */
function skipProperties(text: string, at: number): number {
  const pattern = /[ \t]*(?:[&!][^\s,[\]{}]{0,100}[ \t]+)*/y
  pattern.lastIndex = at
  return at + pattern.exec(text)![0].length
}

/** Keys and certificates are shorter. */
const longest = 64 * 2 ** 10

function quoted(layout: LineLayout, at: number, quote: string): SecretExtent {
  const { text } = layout
  const start = at + quote.length
  const limit = Math.min(text.length, start + longest)
  for (let end = start; end < limit; end++) {
    if (quote === '"' && text[end] === '\\') end++
    else if (text.startsWith(quote, end)) {
      if (quote !== "'" || text[end + 1] !== "'") return { kind: 'text', start, end, isQuoted: true }
      end++
    }
  }
  return { kind: 'text', start, end: endOf(layout, lineAt(layout, start)), isQuoted: true }
}

/** Up to the comment where the key leads its line, else up to what ends a word. */
function plain(layout: LineLayout, at: number, end: number, key: Key): SecretExtent | null {
  const { text } = layout
  const isWhole = key.leads && (key.sign === '=' || /\s/.test(text[key.end] ?? ''))
  const isJson = text[key.start] === '"'
  const line = text.slice(at, isWhole ? end : Math.min(end, at + longest))
  const shown = isWhole
    ? line.replace(/(?<![^ \t])#.*$/, '').replace(isJson ? /\s*,?\s*$/ : /\s+$/, '')
    : (/^[^\s"'`,;&<>|)}\]]+/.exec(line)?.[0] ?? '')
  if (shown === '') return null
  const further = isWhole && key.sign === ':' ? continuation(layout, key) : 0
  return { kind: 'text', start: at, end: Math.max(at + shown.length, further), isQuoted: false }
}

/** A plain text may go on in lines that are indented more and are neither keys, items nor comments. */
function continuation(layout: LineLayout, key: Key): number {
  const column = columnOf(layout, key.start)
  let end = 0
  for (let line = lineAt(layout, key.start) + 1; line < layout.starts.length; line++) {
    const words = wordsOf(layout, line)
    if (words === '' || lineIndent(layout, line) <= column) break
    if (/^(?:- |#|\{\{|---)|:(?:\s|$)/.test(words)) break
    end = endOf(layout, line)
  }
  return end
}

/** The lines that are indented more than the key; items of a list may stand right below it. */
function belowOf(layout: LineLayout, key: Key, isBlock: boolean): SecretExtent | null {
  const { text, starts } = layout
  const column = columnOf(layout, key.start)
  const first = lineAt(layout, key.start) + 1
  const items: Span[] = []
  let itemIndent: number | undefined
  let end = 0
  for (let line = first; line < starts.length; line++) {
    const words = wordsOf(layout, line)
    if (words === '') continue
    const indent = lineIndent(layout, line)
    if (end === 0 && !isBlock && indent >= column && isItem(words)) itemIndent = indent
    const isOwnItem = indent === itemIndent && isItem(words)
    if (indent <= column && !isOwnItem && !words.startsWith('{{')) break
    if (isOwnItem) items.push(itemAt(layout, line))
    if (indent > column || isOwnItem) end = endOf(layout, line)
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

/** The first line that is no comment; `null` where there is none. */
function firstContent(layout: LineLayout, first: number): string | null {
  for (let line = first; line < layout.starts.length; line++) {
    const words = wordsOf(layout, line)
    if (words !== '' && !words.startsWith('#')) return words
  }
  return null
}

function isItem(words: string): boolean {
  return /^-(?:\s|$)/.test(words)
}

function itemAt(layout: LineLayout, line: number): Span {
  const start = layout.starts[line]! + lineIndent(layout, line) + 1
  const words = layout.text.slice(start, endOf(layout, line))
  return {
    start: start + words.length - words.trimStart().length,
    end: start + words.trimEnd().length,
  }
}

/** True for an item that is no map and no list. */
function isScalarIn(text: string): (item: Span) => boolean {
  const inner = /^["']?[\w./-]{1,200}["']?:(?:\s|$)|^[[{]|^- /
  return ({ start, end }) => end > start && !inner.test(text.slice(start, Math.min(end, start + 300)))
}

/** The items of a list in brackets. */
function itemsIn(layout: LineLayout, at: number): SecretExtent {
  const { text } = layout
  const end = closing(layout, at)
  const pattern = /"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,[\]{}"']+/gy
  const items: Span[] = []
  for (let from = at + 1; from < end;) {
    pattern.lastIndex = from
    const length = pattern.exec(text)?.[0].length ?? 0
    if (length > 0) items.push({ start: from, end: from + length })
    from += Math.max(length, 1)
  }
  return { kind: 'items', start: at + 1, end, items }
}

/** Where a bracket or brace is closed, quotes heeded; the end of its line where it is not. */
function closing(layout: LineLayout, at: number): number {
  const { text } = layout
  const limit = Math.min(text.length, at + Math.min(longest, layout.left))
  let depth = 0
  let quote = ''
  for (let end = at; end < limit; end++) {
    layout.left--
    const sign = text[end]!
    if (quote !== '') {
      if (sign === '\\' && quote === '"') end++
      else if (sign === quote) quote = ''
    } else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '[' || sign === '{') depth++
    else if ((sign === ']' || sign === '}') && --depth === 0) return end
  }
  return endOf(layout, lineAt(layout, at))
}
