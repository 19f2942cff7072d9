/** The position of the parser in a regular expression. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Matches a sticky pattern at the cursor and moves behind the match; `null` and no move without a match. */
export function matchAtCursor(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (match) cursor.at = pattern.lastIndex
  return match
}

/**
 * A text of 1 to 20 printable ASCII characters but backticks, in backticks; the words `a character` for any other text, which
 * could break a message.
 */
export function quotedPart(text: string): string {
  return /^[ -_a-~]{1,20}$/.test(text) ? `\`${text}\`` : 'a character'
}

/** Escapes that are valid in place of any character, for `matchAtCursor` (Go, `regexp/syntax/parse.go`, parseEscape). */
export const escapes = {
  /** A set of characters: `\d`, `\pL`, `\p{Greek}`. */
  set: /\\(?:[dDsSwW]|[pP](?:\{\^?[A-Za-z_]+\}|[CLMNPSZclmnpsz]))/y,
  /** One character, up to `\x{10FFFF}`: `\n`, `\x7f`, `\017`, `\.`. Groups: the digits of `\xHH`, of `\x{H}`, of an octal, the punctuation. */
  character:
    /\\(?:[afnrtv]|x(?:([0-9A-Fa-f]{2})|\{(0*(?:10[0-9A-Fa-f]{4}|[0-9A-Fa-f]{1,5}))\})|(0[0-7]{0,2}|[1-7][0-7]{1,2})|([^0-9A-Za-z\u0080-\uffff]))/y,
} as const
