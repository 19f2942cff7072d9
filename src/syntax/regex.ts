import { parseClass } from './regex-class.ts'
import { escapes, matchAtCursor, quotedPart, type Cursor } from './regex-cursor.ts'

/**
 * Why Istio refuses a regular expression, as the end of a sentence; `null` if it accepts it. Istio parses RE2 syntax,
 * which has no lookaround and no back references, of at most 1024 bytes (istio
 * `pkg/config/validation/validation.go`, validateStringRegexp; Go, `regexp/syntax/parse.go`).
 *
 * Whether the class of `\p{...}` exists in Unicode is not checked.
 */
export function regexDefect(text: string): string | null {
  if (isLongRegex(text)) return `is longer than ${maxBytes} bytes`
  const cursor: Parsing = { text, at: 0, open: 0, names: new Set(), previous: 'nothing' }
  while (cursor.at < text.length) {
    const defect = parseNext(cursor)
    if (defect) return defect
  }
  return cursor.open > 0 ? 'has a `(` that is not closed' : null
}

/** True for a regular expression that is longer than Istio accepts. */
export function isLongRegex(text: string): boolean {
  return new TextEncoder().encode(text).length > maxBytes
}

/** Bytes of UTF-8. */
const maxBytes = 1024
/** The highest count of a repetition in RE2. */
const maxRepetition = 1000

interface Parsing extends Cursor {
  /** Number of open groups. */
  open: number
  readonly names: Set<string>
  /** What precedes the cursor: something that can be repeated, a repetition, or neither. */
  previous: 'atom' | 'repetition' | 'nothing'
}

function parseNext(cursor: Parsing): string | null {
  const character = cursor.text[cursor.at]!
  if (character === '(') return openGroup(cursor)
  if (character === ')') return closeGroup(cursor)
  const counted = matchAtCursor(cursor, repetition)
  if (counted) return repeat(cursor, counted)
  cursor.previous = 'atom'
  if (character === '[') return parseClass(cursor)
  if (character === '\\') return escape(cursor)
  if (character === '|') cursor.previous = 'nothing'
  cursor.at += String.fromCodePoint(cursor.text.codePointAt(cursor.at)!).length
  return null
}

/** `*`, `+?`, `{2,3}`. A `{` that does not begin a count is an ordinary character. */
const repetition = /(?:[*+?]|\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\})\??/y

function repeat(cursor: Parsing, [written, min, comma, max]: RegExpExecArray): string | null {
  if (cursor.previous !== 'atom') {
    return cursor.previous === 'nothing'
      ? `has nothing before \`${written}\` to repeat`
      : `has \`${written}\` after another repetition`
  }
  cursor.previous = 'repetition'
  const [from, to] = [Number(min ?? 0), Number(max ?? (comma ? maxRepetition : (min ?? 0)))]
  return from > to || to > maxRepetition || from > maxRepetition
    ? `has a count that RE2 refuses (at most ${maxRepetition}, the lower one first): \`${written}\``
    : null
}

function openGroup(cursor: Parsing): string | null {
  if (matchAtCursor(cursor, /\(\?[imsU]*(?:-[imsU]+)?\)/y)) {
    // Flags for the rest of the expression open no group, and what precedes them can be repeated again.
    if (cursor.previous === 'repetition') cursor.previous = 'atom'
    return null
  }
  const group = matchAtCursor(cursor, /\((?:\?(?:P?<(\w+)>|[imsU]*(?:-[imsU]+)?:)|(?!\?))/y)
  if (!group) return groupDefect(cursor)
  const name = group[1]
  if (name !== undefined && cursor.names.has(name)) return `names two groups \`${name}\``
  if (name !== undefined) cursor.names.add(name)
  cursor.open += 1
  cursor.previous = 'nothing'
  return null
}

function groupDefect(cursor: Parsing): string {
  const lookaround = matchAtCursor(cursor, /\(\?<?[=!]/y)
  if (lookaround) return `looks around with \`${lookaround[0]}\`, which RE2 cannot`
  return 'has a `(?` that does not begin a group of RE2'
}

function closeGroup(cursor: Parsing): string | null {
  if (cursor.open === 0) return 'has a `)` without a `(`'
  cursor.open -= 1
  cursor.at += 1
  cursor.previous = 'atom'
  return null
}

function escape(cursor: Parsing): string | null {
  if (matchAtCursor(cursor, /\\Q[^]*?(?:\\E|$)/y)) return null
  if (
    matchAtCursor(cursor, /\\[bBAz]/y) ??
    matchAtCursor(cursor, escapes.set) ??
    matchAtCursor(cursor, escapes.character)
  )
    return null
  const written = cursor.text.slice(cursor.at, cursor.at + 2)
  if (written === '\\') return 'ends in a backslash'
  return /\d/.test(written)
    ? `refers back to a group with \`${written}\`, which RE2 cannot`
    : `has ${quotedPart(written)}, which RE2 does not know`
}
