import { formatDuration, parseDuration, type Duration } from '../../../syntax/duration.ts'

/**
 * Formats a duration in the style of `written`: in its single unit if that is exact (`120s` after `60s`), else in the
 * shortest usual form.
 */
export function durationLike(written: string, value: Duration): string {
  const unit = /^[\d.]+([a-zµμ]+)$/.exec(written)?.[1]
  const size = unit === undefined ? undefined : parseDuration(`1${unit}`)
  if (!size || 'defect' in size || value % size.value !== 0n) return formatDuration(value)
  return `${value / size.value}${unit}`
}
