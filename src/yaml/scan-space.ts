import { carriageReturn, isBreak, isBreakOrEnd, lineFeed, space, tab } from './characters.ts'
import { codeAt, type Scan } from './scan.ts'

/** Skips blanks, comments and line breaks up to the next token. A tab is not a blank where it could be indentation. */
export function skipToToken(scan: Scan): void {
  for (;;) {
    let code = codeAt(scan, scan.at)
    while (code === space || (code === tab && (scan.brackets > 0 || !scan.keyAllowed)))
      code = codeAt(scan, ++scan.at)
    if (code === hash) {
      skipLine(scan)
      code = codeAt(scan, scan.at)
    }
    if (!isBreak(code)) return
    skipBreak(scan)
    if (scan.brackets === 0) scan.keyAllowed = true
  }
}

/** Skips to the end of the line, before its line break. */
export function skipLine(scan: Scan): void {
  scan.at = lineEnd(scan, scan.at)
}

/** The offset at which the line of `from` ends: at its line break, or at the end of the document. */
export function lineEnd(scan: Scan, from: number): number {
  if (!scan.rareBreaks) {
    const lineFeedAt = scan.text.indexOf('\n', from)
    const end = lineFeedAt < 0 || lineFeedAt > scan.end ? scan.end : lineFeedAt
    return end > from && end < scan.end && scan.text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
  }
  let at = from
  while (!isBreakOrEnd(codeAt(scan, at))) at++
  return at
}

/** Skips the line break at the current offset. */
export function skipBreak(scan: Scan): void {
  scan.at = afterBreak(scan, scan.at)
  scan.lineStart = scan.at
}

/** The offset after the line break at `at`. */
function afterBreak(scan: Scan, at: number): number {
  return at + (codeAt(scan, at) === carriageReturn && codeAt(scan, at + 1) === lineFeed ? 2 : 1)
}

const hash = 35
