import { carriageReturn, isBreak, lineFeed } from './characters.ts'
import { Fault } from './fault.ts'
import * as form from './scalar-form.ts'
import { skipBreak } from './scan-space.ts'
import { codeAt, isDocumentMark, savePossibleKey, type Scan } from './scan.ts'
import { pushToken, scalar } from './token.ts'

/** Scans a quoted scalar, which may have several lines. */
export function scanQuoted(scan: Scan): void {
  savePossibleKey(scan)
  scan.keyAllowed = false
  const start = scan.at
  const quote = codeAt(scan, scan.at++)
  let decoded = 0
  for (;;) {
    const code = codeAt(scan, scan.at)
    if (code === quote && (quote === doubleQuote || codeAt(scan, scan.at + 1) !== quote)) break
    if (code < 128 && stops[code] === 0) scan.at++
    else if (skipPart(scan, code, quote, start)) decoded = form.decoded
  }
  scan.at++
  const style = quote === doubleQuote ? form.double : form.single
  pushToken(scan.queue, scalar, start, scan.at, style | decoded)
}

/** Skips one character, line break or escape inside quotes; returns true if its value differs from its text. */
function skipPart(scan: Scan, code: number, quote: number, start: number): boolean {
  if (code === 0) throw new Fault('this quote is never closed; add the closing quote', start, start + 1)
  if (isBreak(code)) skipLineBreak(scan, start)
  else if (code === backslash && quote === doubleQuote) skipEscape(scan)
  else if (code === quote) scan.at += 2
  else {
    scan.at++
    return false
  }
  return true
}

function skipLineBreak(scan: Scan, start: number): void {
  skipBreak(scan)
  if (isDocumentMark(scan)) throw new Fault('the document ends before this quote is closed', start, start + 1)
}

function skipEscape(scan: Scan): void {
  const start = scan.at
  const code = codeAt(scan, start + 1)
  if (isBreak(code)) {
    scan.at++
    return skipLineBreak(scan, start)
  }
  const digits = escapes.get(code)
  if (digits === undefined)
    throw new Fault(`Go does not know the escape \`\\${String.fromCodePoint(code)}\``, start, start + 2)
  scan.at += 2 + digits
  if (digits > 0) checkCharacter(scan.text.slice(start + 2, Math.min(scan.at, scan.end)), digits, start)
}

/** Checks that the digits of `\x`, `\u` or `\U` are hexadecimal and name a character, not half of a surrogate pair. */
function checkCharacter(hex: string, digits: number, start: number): void {
  const value = hex.length === digits && /^[\da-fA-F]+$/.test(hex) ? Number.parseInt(hex, 16) : Infinity
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
    throw new Fault('this escape does not name a Unicode character', start, start + 2 + hex.length)
}

const doubleQuote = 34
const backslash = 92

/** Characters that need a closer look inside quotes: the end, line breaks, quotes, backslashes. */
const stops = new Uint8Array(128)
for (const code of [0, lineFeed, carriageReturn, doubleQuote, 39, backslash]) stops[code] = 1

/** Number of hexadecimal digits by the letter after a backslash. */
const escapes: ReadonlyMap<number, number> = new Map([
  ...Array.from('0abt\tnvfre "\'\\N_LP', (letter): [number, number] => [letter.charCodeAt(0), 0]),
  [120, 2],
  [117, 4],
  [85, 8],
])
