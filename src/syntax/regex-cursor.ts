/** Where reading a regular expression has come to. */
export interface Cursor {
  readonly text: string
  at: number
}

/** Reads what a sticky pattern matches here and moves on behind it; `null` leaves the cursor where it is. */
export function read(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (match) cursor.at = pattern.lastIndex
  return match
}

/** A part of an expression as a message shows it: in backticks, unless it holds what might leave them or the line. */
export function shown(part: string): string {
  return /^[ -_a-~]{1,20}$/.test(part) ? `\`${part}\`` : 'a character'
}

/** What a backslash may begin wherever a character may stand (Go, `regexp/syntax/parse.go`, parseEscape). */
export const escapes = {
  /** A set of characters: `\d`, `\pL`, `\p{Greek}`. */
  set: /\\(?:[dDsSwW]|[pP](?:\{\^?[A-Za-z_]+\}|[CLMNPSZclmnpsz]))/y,
  /** One character: `\n`, `\x7f`, `\017`, `\.`. */
  character:
    /\\(?:[afnrtv]|x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})|(0[0-7]{0,2}|[1-7][0-7]{1,2})|([^0-9A-Za-z\u0080-\uffff]))/y,
} as const
