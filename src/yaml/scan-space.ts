import { carriageReturn, isBreak, isBreakOrEnd, lineFeed, space, tab } from './characters.ts'
import { codeAt, type Scan } from './scan.ts'

/** Goes to the next token, past blanks, comments and line ends. A tab is none where it could be taken for indentation. */
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

/** Goes to the end of the line, before its break. */
export function skipLine(scan: Scan): void {
  scan.at = lineEnd(scan, scan.at)
}

/** Where the line ends that an offset is in: at its break, or at the end of the document. */
export function lineEnd(scan: Scan, from: number): number {
  if (!scan.rareBreaks) {
    const found = scan.text.indexOf('\n', from)
    const end = found < 0 || found > scan.end ? scan.end : found
    return end > from && end < scan.end && scan.text.charCodeAt(end - 1) === carriageReturn ? end - 1 : end
  }
  let at = from
  while (!isBreakOrEnd(codeAt(scan, at))) at++
  return at
}

/** Goes past the line break that stands here. */
export function skipBreak(scan: Scan): void {
  scan.at = afterBreak(scan, scan.at)
  scan.lineStart = scan.at
}

/** Where the line begins that a break stands before. */
export function afterBreak(scan: Scan, at: number): number {
  return at + (codeAt(scan, at) === carriageReturn && codeAt(scan, at + 1) === lineFeed ? 2 : 1)
}

const hash = 35
