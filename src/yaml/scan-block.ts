import { isBlank, isBreak, isBreakOrEnd, isDigit, space, tab } from './characters.ts'
import { Fault } from './fault.ts'
import * as form from './scalar-form.ts'
import { lineEnd, skipBreak, skipLine } from './scan-space.ts'
import { codeAt, type Scan } from './scan.ts'
import { pushToken, scalar } from './token.ts'

/**
 * Scans a block scalar. Its token reaches from the `|` or `>` of the header to the next token; its text begins on the
 * line below the header.
 */
export function scanBlockScalar(scan: Scan): void {
  const start = scan.at
  const style = codeAt(scan, scan.at++) === pipe ? form.literal : form.folded
  const { chomping, increment } = scanHeader(scan)
  const wanted = increment === 0 ? 0 : Math.max(scan.indent, 0) + increment
  const indent = skipBlankLines(scan, wanted)
  while (scan.at - scan.lineStart === indent && scan.at < scan.end) {
    scan.at = lineEnd(scan, scan.at)
    if (scan.at < scan.end) skipBreak(scan)
    else break
    skipBlankLines(scan, indent)
  }
  pushToken(scan.queue, scalar, start, scan.at, form.blockForm(style, chomping, indent))
}

function scanHeader(scan: Scan): { chomping: number; increment: number } {
  const firstChomping = scanChomping(scan)
  const increment = scanIncrement(scan)
  const chomping = firstChomping === form.clip && increment > 0 ? scanChomping(scan) : firstChomping
  while (isBlank(codeAt(scan, scan.at))) scan.at++
  if (codeAt(scan, scan.at) === hash) skipLine(scan)
  if (!isBreakOrEnd(codeAt(scan, scan.at)))
    throw new Fault('text after `|` or `>` must begin on the next line', scan.at)
  if (scan.at < scan.end) skipBreak(scan)
  return { chomping, increment }
}

function scanChomping(scan: Scan): number {
  const code = codeAt(scan, scan.at)
  if (code !== plus && code !== minus) return form.clip
  scan.at++
  return code === plus ? form.keep : form.strip
}

function scanIncrement(scan: Scan): number {
  const code = codeAt(scan, scan.at)
  if (!isDigit(code)) return 0
  if (code === zero) throw new Fault('text cannot be indented by 0', scan.at, scan.at + 1)
  scan.at++
  return code - zero
}

/**
 * Skips blank lines up to the text of the next line or up to its indentation, and returns the indentation. If that is
 * not given (0), it is the furthest column reached.
 */
function skipBlankLines(scan: Scan, indent: number): number {
  let furthest = 0
  const wanted = indent === 0 ? Infinity : indent
  for (;;) {
    let code = codeAt(scan, scan.at)
    while (code === space && scan.at - scan.lineStart < wanted) code = codeAt(scan, ++scan.at)
    const column = scan.at - scan.lineStart
    furthest = Math.max(furthest, column)
    if (code === tab && column < wanted)
      throw new Fault('a tab indents this line; indent with spaces', scan.at, scan.at + 1)
    if (!isBreak(code)) break
    skipBreak(scan)
  }
  return indent === 0 ? Math.max(furthest, scan.indent + 1, 1) : indent
}

const hash = 35
const plus = 43
const minus = 45
const zero = 48
const pipe = 124
