import { UsageError } from '../../core/errors.ts'
import type { Report } from '../../core/report.ts'
import { subtractSizes, sizeOf } from '../budget.ts'
import { markdownPage } from './page.ts'
import type { PageOptions } from './options.ts'

/** Options of the pull request comment. */
export interface CommentOptions extends PageOptions {
  readonly server: string
  readonly repository: string
  readonly headSha: string
  readonly baseSha: string | null
  /** Run and attempt, `812.1`; orders runs by age. */
  readonly runKey: string
  /** Distinguishes the comments of several jobs: letters, digits, `_`, `.` and single `-`. */
  readonly commentKey: string
}

/**
 * The comment of a pull request, starting with its marker and never longer than GitHub accepts.
 * @throws UsageError for an invalid comment key
 */
export function comment(report: Report, options: CommentOptions): string {
  const { headSha, baseSha, runKey } = options
  const fields = [`head=${headSha.slice(0, 8)}`, `base=${baseSha?.slice(0, 8) ?? 'none'}`, `run=${runKey}`]
  const marker = `${commentMarker(options.commentKey)}${fields.join(' ')} -->\n`
  return marker + markdownPage(report, options, subtractSizes(maxSize, sizeOf(marker)))
}

/**
 * The start of every comment with this key.
 * @throws UsageError for an invalid key
 */
function commentMarker(key: string): string {
  if (!/^\w+(?:[.-]\w+)*$/.test(key)) {
    throw new UsageError(
      `comment key \`${key}\` may contain only letters, digits, \`_\`, \`.\` and single \`-\``,
    )
  }
  return `<!-- meshgate:${key} `
}

/** GitHub accepts 65,536 characters, stored in 262,144 bytes; the unit of its limit is not documented. */
const maxSize = { units: 65_000, bytes: 262_144 }
