import { isBlank, isBlankOrEnd, isBreak, tab } from './characters.ts'
import { Fault } from './fault.ts'
import * as form from './scalar-form.ts'
import { skipBreak } from './scan-space.ts'
import { codeAt, isDocumentMark, savePossibleKey, type Scan } from './scan.ts'
import { pushToken, scalar } from './token.ts'

/** Scans a plain scalar; it may continue on further indented lines. */
export function scanPlain(scan: Scan): void {
  savePossibleKey(scan)
  scan.keyAllowed = false
  const start = scan.at
  const firstLine = scan.lineStart
  let end = start
  let lastLine = firstLine
  do {
    const wordStart = scan.at
    skipWord(scan)
    if (scan.at > wordStart) {
      end = scan.at
      lastLine = scan.lineStart
    }
  } while (skipGap(scan) && continues(scan))
  scan.keyAllowed = scan.lineStart !== lastLine
  pushToken(
    scan.queue,
    scalar,
    start,
    end,
    lastLine === firstLine ? form.plainForm : form.plainForm | form.decoded,
  )
}

/** Skips to the next blank, or to a character that ends a plain scalar. */
function skipWord(scan: Scan): void {
  const { text, end } = scan
  const ends = scan.brackets > 0 ? endsInBrackets : endsOutside
  let at = scan.at
  for (; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code < 128 ? ends[code] === 0 : !isBlankOrEnd(code)) continue
    if (code === colon && !isBlankOrEnd(codeAt(scan, at + 1))) continue
    break
  }
  scan.at = at
}

/** Skips blanks and line breaks; returns false if there are none. */
function skipGap(scan: Scan): boolean {
  const from = scan.at
  let lines = 0
  for (let code = codeAt(scan, from); ; code = codeAt(scan, scan.at)) {
    if (isBlank(code)) {
      if (lines > 0 && code === tab && scan.at - scan.lineStart <= scan.indent)
        throw new Fault('a tab indents this line; indent with spaces', scan.at, scan.at + 1)
      scan.at++
    } else if (isBreak(code)) {
      skipBreak(scan)
      lines++
    } else return scan.at > from
  }
}

/** Whether the plain scalar continues at the current offset. */
function continues(scan: Scan): boolean {
  const column = scan.at - scan.lineStart
  if (scan.brackets === 0 && column <= scan.indent) return false
  const code = codeAt(scan, scan.at)
  if (code === hash || code === 0) return false
  return column > 0 || !isDocumentMark(scan)
}

const hash = 35
const colon = 58

/**
 * Characters that may end a plain scalar: blanks, control characters, `:` before a blank; in brackets also
 * `,?[]{}`.
 */
const endsOutside = new Uint8Array(128).fill(1, 0, 33)
endsOutside[colon] = 1
const endsInBrackets = endsOutside.slice()
for (const sign of ',?[]{}') endsInBrackets[sign.charCodeAt(0)] = 1
