import type { ChangeCause } from '../core/report.ts'
import { clamp } from './escape.ts'
import { count } from './words.ts'

/** The change of a source line: `timeout: 15s → 9s`, `+ maps:`, `− old:`; `''` for a whole file. Of several lines the first. */
export function causeWords({ before, after }: ChangeCause): string {
  if (before !== undefined && after !== undefined) return replacement(before, after)
  if (after !== undefined) return `+ ${after}`
  return before === undefined ? '' : `− ${before}`
}

/** ` (4 lines)` for a cause with more than one line, counted on the side with more lines; else `''`. */
export function causeExtent({ removed, added }: ChangeCause): string {
  const lines = Math.max(removed, added)
  return lines > 1 ? ` (${count(lines, 'line')})` : ''
}

/** The new line without the key that both lines have. */
function replacement(before: string, after: string): string {
  const key = /^[\w./"'-]+:\s+/.exec(before)?.[0] ?? ''
  const isSameKey = key !== '' && after.startsWith(key)
  return `${clamp(before, maxLength)} → ${clamp(isSameKey ? after.slice(key.length) : after, maxLength)}`
}

/** Limit on each side of a replacement: the diff shows all of it. */
const maxLength = 60
