import { groupedDigits } from '../core/grouped-digits.ts'
import type { Report } from '../core/report.ts'
import type { TextOptions } from './text-options.ts'
import { unpainted } from './paint.ts'
import { countSeverities } from './severity.ts'
import { coverageGaps, coverageText, testCountsText } from './coverage.ts'
import { verdict } from './verdict.ts'
import { notListedText, unlistedText } from './unaffected.ts'
import { count } from './words.ts'

/** The last line of a terminal report, which counts findings, releases and changes. */
export function closingLine(report: Report, options: TextOptions): string {
  const paint = options.paint ?? unpainted
  const { failed, line } = verdict(report, options.gate)
  if (report.unaffected) return `${paint('bold', line)} · ${notListedText}\n`
  const { complete } = report.summary
  const facts = [
    paint(failed ? 'red' : complete ? 'green' : 'yellow', findingCounts(report)),
    coverageText(report),
  ]
  if (report.policyTests) facts.push(testCountsText(report.policyTests))
  if (report.skipped.length > 0) facts.push(`${count(report.skipped.length, 'file')} not checked`)
  if (report.base !== null) facts.push(count(report.changes.length, 'changed object'))
  if (report.unlisted) facts.push(`${unlistedText(report.unlisted)} (\`--all\` lists them)`)
  if (options.seconds !== undefined) facts.push(`${options.seconds.toFixed(1)} s`)
  return `${facts.join(' · ')}\n`
}

function findingCounts(report: Report): string {
  const { findings, summary, base, unlisted } = report
  const shown = findings.filter((finding) => finding.status !== 'fixed')
  const newFindings = shown.filter((finding) => finding.status === 'new').length
  const details = [
    ...(base !== null && shown.length > 0 ? [`${groupedDigits(newFindings)} new`] : []),
    ...(summary.fixed > 0 ? [`${groupedDigits(summary.fixed)} fixed`] : []),
    ...(summary.suppressed > 0 ? [`${groupedDigits(summary.suppressed)} suppressed`] : []),
  ]
  const total = countSeverities(shown)
  const noFindings = summary.complete
    ? `no ${unlisted ? 'new ' : ''}findings`
    : `incomplete: ${checkedWords(report)}`
  const counted = summary.complete ? total : `incomplete: ${total}`
  return (total === '' ? noFindings : counted) + (details.length === 0 ? '' : ` (${details.join(', ')})`)
}

/** What an incomplete run without findings checked. */
function checkedWords(report: Report): string {
  if (report.targets.length > 0) return 'no findings in what was checked'
  return report.skipped.length > 0 ? 'nothing was checked' : coverageGaps(report).join(', ')
}
