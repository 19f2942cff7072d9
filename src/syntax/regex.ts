import { classEnd } from './regex-class.ts'
import { escapes, read, shown, type Cursor } from './regex-cursor.ts'

/**
 * Why Istio refuses a regular expression, as the end of a sentence; `null` if it takes it. It is read as Go does,
 * in RE2 syntax without look-around and back references, and may have 1024 bytes (istio
 * `pkg/config/validation/validation.go`, validateStringRegexp; Go, `regexp/syntax/parse.go`).
 *
 * Whether `\p{...}` names a class of Unicode is not looked at.
 */
export function regexDefect(text: string): string | null {
  if (isLongRegex(text)) return `is longer than ${longest} bytes`
  const cursor: Parsing = { text, at: 0, open: 0, names: new Set(), last: 'nothing' }
  while (cursor.at < text.length) {
    const defect = step(cursor)
    if (defect) return defect
  }
  return cursor.open > 0 ? 'has a `(` that is not closed' : null
}

/** True for a regular expression that Istio refuses for its length alone. */
export function isLongRegex(text: string): boolean {
  return new TextEncoder().encode(text).length > longest
}

/** Bytes of UTF-8. */
const longest = 1024
/** The most that a repetition may count to. */
const mostRepeated = 1000

interface Parsing extends Cursor {
  /** Groups that are open. */
  open: number
  readonly names: Set<string>
  /** What stands before: what can be repeated, what is repeated already, or nothing. */
  last: 'atom' | 'repetition' | 'nothing'
}

function step(cursor: Parsing): string | null {
  const character = cursor.text[cursor.at]!
  if (character === '(') return openGroup(cursor)
  if (character === ')') return closeGroup(cursor)
  const counted = read(cursor, repetition)
  if (counted) return repeat(cursor, counted)
  cursor.last = 'atom'
  if (character === '[') return classEnd(cursor)
  if (character === '\\') return escape(cursor)
  if (character === '|') cursor.last = 'nothing'
  cursor.at += String.fromCodePoint(cursor.text.codePointAt(cursor.at)!).length
  return null
}

/** `*`, `+?`, `{2,3}`; a `{` that begins no count is a character like others. */
const repetition = /(?:[*+?]|\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\})\??/y

function repeat(cursor: Parsing, [written, least, comma, most]: RegExpExecArray): string | null {
  if (cursor.last !== 'atom') {
    return cursor.last === 'nothing'
      ? `has nothing before \`${written}\` to repeat`
      : `has \`${written}\` after another repetition`
  }
  cursor.last = 'repetition'
  const [from, to] = [Number(least ?? 0), Number(most ?? (comma ? mostRepeated : (least ?? 0)))]
  return from > to || to > mostRepeated || from > mostRepeated
    ? `repeats in a way that RE2 does not: \`${written}\``
    : null
}

function openGroup(cursor: Parsing): string | null {
  if (read(cursor, /\(\?[imsU]*(?:-[imsU]+)?\)/y)) {
    // Flags for what follows open nothing, and what stands before them can be repeated again.
    if (cursor.last === 'repetition') cursor.last = 'atom'
    return null
  }
  const group = read(cursor, /\((?:\?(?:P?<(\w+)>|[imsU]*(?:-[imsU]+)?:)|(?!\?))/y)
  if (!group) return groupDefect(cursor)
  const name = group[1]
  if (name !== undefined && cursor.names.has(name)) return `names two groups \`${name}\``
  if (name !== undefined) cursor.names.add(name)
  cursor.open += 1
  cursor.last = 'nothing'
  return null
}

function groupDefect(cursor: Parsing): string {
  const around = read(cursor, /\(\?<?[=!]/y)
  if (around) return `looks around with \`${around[0]}\`, which RE2 cannot`
  return 'has a `(?` that begins no group of RE2'
}

function closeGroup(cursor: Parsing): string | null {
  if (cursor.open === 0) return 'has a `)` without its `(`'
  cursor.open -= 1
  cursor.at += 1
  cursor.last = 'atom'
  return null
}

function escape(cursor: Parsing): string | null {
  if (read(cursor, /\\Q[^]*?(?:\\E|$)/y)) return null
  if (read(cursor, /\\[bBAz]/y) ?? read(cursor, escapes.set) ?? read(cursor, escapes.character)) return null
  const written = cursor.text.slice(cursor.at, cursor.at + 2)
  if (written === '\\') return 'ends in a backslash'
  return /\d/.test(written)
    ? `refers back to a group with \`${written}\`, which RE2 cannot`
    : `has ${shown(written)}, which means nothing in RE2`
}
