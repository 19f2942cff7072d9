import { formatDuration, parseDuration, type Duration } from '../../../syntax/duration.ts'

/**
 * A duration as whoever wrote `written` would write it: in the same single unit where that is exact, as in `120s`
 * beside `60s`; else the shortest usual way.
 */
export function durationLike(written: string, value: Duration): string {
  const unit = /^[\d.]+([a-zµμ]+)$/.exec(written)?.[1]
  const size = unit === undefined ? undefined : parseDuration(`1${unit}`)
  if (!size || 'defect' in size || value % size.value !== 0n) return formatDuration(value)
  return `${value / size.value}${unit}`
}
