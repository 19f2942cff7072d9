import { escapes, matchAtCursor, quotedPart, type Cursor } from './regex-cursor.ts'

/**
 * Parses a character class from its `[` to its `]`, and moves the cursor behind it. Returns why Go refuses the class, as
 * the end of a sentence, or `null` (Go, `regexp/syntax/parse.go`, parseClass).
 */
export function parseClass(cursor: Cursor): string | null {
  matchAtCursor(cursor, /\[\^?/y)
  for (let isFirst = true; isFirst || cursor.text[cursor.at] !== ']'; isFirst = false) {
    if (cursor.at >= cursor.text.length) return 'has a `[` that is not closed'
    const defect = parseClassMember(cursor)
    if (defect) return defect
  }
  cursor.at += 1
  return null
}

function parseClassMember(cursor: Cursor): string | null {
  const named = matchAtCursor(cursor, /\[:(.*?):\]/sy)
  if (named)
    return posixClasses.test(named[1]!) ? null : `has ${quotedPart(named[0])}, which is not a character class`
  if (matchAtCursor(cursor, escapes.set)) return null
  const start = cursor.at
  const first = character(cursor)
  const last = first !== null && matchAtCursor(cursor, /-(?=[^\]])/y) ? character(cursor) : first
  if (first === null || last === null) {
    return `has ${quotedPart(cursor.text.slice(cursor.at, cursor.at + 2))} in a character class, where RE2 does not accept it`
  }
  return last < first
    ? `has the range ${quotedPart(cursor.text.slice(start, cursor.at))}, which is empty`
    : null
}

const posixClasses =
  /^\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit)$/

/** The code point of the next character in a class; `null` for an escape that Go refuses. */
function character(cursor: Cursor): number | null {
  const plain = matchAtCursor(cursor, /[^\\]/uy)
  if (plain) return plain[0].codePointAt(0)!
  const match = matchAtCursor(cursor, escapes.character)
  if (!match) return null
  const [written, short, long, octal, sign] = match
  if (short ?? long) return parseInt((short ?? long)!, 16)
  if (octal) return parseInt(octal, 8)
  return sign?.codePointAt(0) ?? controlCharacters[written[1]!]!
}

/** Code points of the escapes `\a`, `\f`, `\n`, `\r`, `\t` and `\v`. */
const controlCharacters: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }
