import type { Report } from '../core/report.ts'
import type { TextOptions } from './text.ts'
import { unpainted } from './paint.ts'
import { countSeverities } from './severity.ts'
import { verdict } from './verdict.ts'
import { count, grouped } from './words.ts'

/** The last line of a report in a terminal. */
export function closing(report: Report, options: TextOptions): string {
  const paint = options.paint ?? unpainted
  const { failed } = verdict(report, options.gate)
  const parts = [paint(failed ? 'red' : 'green', findingCounts(report)), targetCounts(report)]
  if (report.base !== null) parts.push(count(report.changes.length, 'changed object'))
  if (options.gate.strict && !report.summary.complete) parts.push('incomplete')
  if (options.seconds !== undefined) parts.push(`${options.seconds.toFixed(1)} s`)
  return `${parts.join(' · ')}\n`
}

function findingCounts({ findings, summary, base }: Report): string {
  const shown = findings.filter((finding) => finding.status !== 'fixed')
  const fresh = shown.filter((finding) => finding.status === 'new').length
  const details = [
    ...(base !== null && shown.length > 0 ? [`${grouped(fresh)} new`] : []),
    ...(summary.fixed > 0 ? [`${grouped(summary.fixed)} fixed`] : []),
    ...(summary.suppressed > 0 ? [`${grouped(summary.suppressed)} suppressed`] : []),
  ]
  const total = countSeverities(shown)
  return (total === '' ? 'no findings' : total) + (details.length === 0 ? '' : ` (${details.join(', ')})`)
}

const statuses = {
  rendered: 'rendered',
  unchanged: 'unchanged',
  failed: 'failed',
  skipped: 'not rendered',
} as const

function targetCounts({ targets, summary }: Report): string {
  if (targets.length === 0) return 'no targets found: nothing was rendered'
  const parts = (['rendered', 'unchanged', 'failed', 'skipped'] as const)
    .filter((status) => summary.targets[status] > 0)
    .map((status) => `${grouped(summary.targets[status])} ${statuses[status]}`)
  return `${count(targets.length, 'target')}: ${parts.join(', ')}`
}
