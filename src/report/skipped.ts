import { groupBy } from '../core/group.ts'
import type { SkippedFile } from '../core/report.ts'
import { grouped } from './words.ts'

/** Files that were not checked, for one reason. */
export interface SkippedGroup {
  readonly files: readonly string[]
  /** What they have in common: what each reason quotes is left out where it differs. */
  readonly reason: string
}

/** The files that were not checked, by reason, the most frequent first. */
export function skippedGroups(skipped: readonly SkippedFile[]): SkippedGroup[] {
  const groups = groupBy(skipped, ({ reason }) => reason.replace(quotes, '``'))
  return [...groups.values()]
    .map((same) => ({ files: same.map(({ file }) => file), reason: commonReason(same) }))
    .toSorted((a, b) => b.files.length - a.files.length)
}

const quotes = /`[^`]*`/g

function commonReason(same: readonly SkippedFile[]): string {
  const { reason } = same[0]!
  return same.every((each) => each.reason === reason) ? reason : reason.replace(quotes, '`…`')
}

/** Names the files of a group: "a.yaml", "41 files (a.yaml, b.yaml, 39 more)". At most `most`; `show` escapes them. */
export function skippedTitle({ files }: SkippedGroup, most: number, show: (file: string) => string): string {
  const names = files.slice(0, most).map(show)
  if (files.length === 1) return names.join('')
  const more = files.length > most ? [`${grouped(files.length - most)} more`] : []
  return `${grouped(files.length)} files (${[...names, ...more].join(', ')})`
}
