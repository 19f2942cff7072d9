import { groupedDigits } from '../core/grouped-digits.ts'
import { groupBy } from '../core/group.ts'
import type { SkippedFile } from '../core/report.ts'

/** Files that were not checked for one reason. */
export interface SkippedGroup {
  readonly files: readonly string[]
  /** The common reason; quoted text that differs is replaced by `…`. */
  readonly reason: string
}

/** Groups skipped files by reason, the largest group first. Reasons that differ only in text in backticks are equal. */
export function skippedGroups(skipped: readonly SkippedFile[]): SkippedGroup[] {
  const groups = groupBy(skipped, ({ reason }) => reason.replace(quotes, '``'))
  return [...groups.values()]
    .map((group) => ({ files: group.map(({ file }) => file), reason: commonReason(group) }))
    .toSorted((a, b) => b.files.length - a.files.length)
}

const quotes = /`[^`]*`/g

function commonReason(group: readonly SkippedFile[]): string {
  const { reason } = group[0]!
  return group.every((file) => file.reason === reason) ? reason : reason.replace(quotes, '`…`')
}

/**
 * The title of a group: "a.yaml", "41 files (a.yaml, b.yaml, 39 more)". Shows at most `maxNames`, escaped by `show`.
 */
export function skippedTitle(group: SkippedGroup, maxNames: number, show: (file: string) => string): string {
  const { files } = group
  const names = files.slice(0, maxNames).map(show)
  if (files.length === 1) return names.join('')
  const hidden = files.length > maxNames ? [`${groupedDigits(files.length - maxNames)} more`] : []
  return `${groupedDigits(files.length)} files (${[...names, ...hidden].join(', ')})`
}
