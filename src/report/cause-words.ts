import type { ChangeCause } from '../core/report.ts'
import { count } from './words.ts'

/** What a source line becomes: `timeout: 15s → 9s`, `+ maps:`, `− old:`; `''` for a whole file. Several lines are shown by the first. */
export function causeWords({ before, after }: ChangeCause): string {
  if (before !== undefined && after !== undefined) return replacement(before, after)
  if (after !== undefined) return `+ ${after}`
  return before === undefined ? '' : `− ${before}`
}

/** ` (4 lines)` where there is more than the shown line, else `''`. */
export function causeExtent({ removed, added }: ChangeCause): string {
  const lines = Math.max(removed, added)
  return lines > 1 ? ` (${count(lines, 'line')})` : ''
}

/** The new line without the key that both lines have. */
function replacement(before: string, after: string): string {
  const key = /^[\w./"'-]+:\s+/.exec(before)?.[0] ?? ''
  return `${before} → ${key !== '' && after.startsWith(key) ? after.slice(key.length) : after}`
}
