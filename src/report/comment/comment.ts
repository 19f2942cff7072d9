import { UsageError } from '../../core/errors.ts'
import type { Report } from '../../core/report.ts'
import { minus, sizeOf } from '../budget.ts'
import { page } from './page.ts'
import type { PageOptions } from './options.ts'

/** What the sticky comment needs to know. */
export interface CommentOptions extends PageOptions {
  readonly server: string
  readonly repository: string
  readonly headSha: string
  readonly baseSha: string | null
  /** Run and attempt, `812.1`: tells which of two runs is newer. */
  readonly runKey: string
  /** Tells the comments of several jobs apart: letters, digits, `_`, `.` and single `-`. */
  readonly commentKey: string
}

/**
 * The comment of a pull request, with its marker first. Never longer than GitHub takes.
 * @throws UsageError for a comment key that cannot stand in a marker
 */
export function comment(report: Report, options: CommentOptions): string {
  const { headSha, baseSha, runKey } = options
  const facts = [`head=${headSha.slice(0, 8)}`, `base=${baseSha?.slice(0, 8) ?? 'none'}`, `run=${runKey}`]
  const marker = `${commentMarker(options.commentKey)}${facts.join(' ')} -->\n`
  return marker + page(report, options, minus(largest, sizeOf(marker)))
}

/**
 * The start of every comment with this key.
 * @throws UsageError for a key that cannot stand in a marker
 */
export function commentMarker(key: string): string {
  if (!/^\w+(?:[.-]\w+)*$/.test(key)) {
    throw new UsageError(
      `comment key \`${key}\` may hold letters, digits, \`_\`, \`.\` and single \`-\` only`,
    )
  }
  return `<!-- meshgate:${key} `
}

/** GitHub takes 65,536 characters, stored in 262,144 bytes; in which unit it counts is not documented. */
const largest = { units: 65_000, bytes: 262_144 }
