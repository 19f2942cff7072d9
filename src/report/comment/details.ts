import { groupedDigits } from '../../core/grouped-digits.ts'
import type { Finding, Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, plainMarkdown, prose } from '../escape.ts'
import { placeLink, reportLink, ruleLink, type PageOptions } from './options.ts'
import { equalFindings } from './equal-findings.ts'
import { placesInRow } from './equal-places.ts'
import { groupTitle, notRenderedGroups, type NotRendered } from '../coverage.ts'
import { reasonsText, unprovedTexts, type Unproved } from '../proof-words.ts'
import { skippedGroups, skippedTitle, type SkippedGroup } from '../skipped.ts'
import { sortFindings } from '../severity.ts'
import { blocks } from '../verdict.ts'
import { count, sentence } from '../words.ts'

/** The folded details: targets not rendered, files not checked, existing, fixed and suppressed findings. */
export function detailsSection(report: Report, options: PageOptions): Section[] {
  const missing = notRenderedGroups(report.targets)
  const unproved = unprovedTexts(report)
  const existing = report.findings.filter(
    (finding) => finding.status === 'existing' && !blocks(finding, options.gate),
  )
  const fixed = report.findings.filter((finding) => finding.status === 'fixed')
  const rows = [
    ...missing.map(groupRow),
    ...skippedGroups(report.skipped).map(skippedRow),
    ...unproved.map(unprovedRow),
    ...equalFindings(sortFindings(existing)).map((group) => findingRow('there before', group, options)),
    ...equalFindings(sortFindings(fixed)).map((group) => findingRow('fixed', group, options)),
  ]
  const facts = [
    ...summaryParts(report, existing.length, fixed.length),
    ...(unproved.length > 0 ? ['not everything is compared'] : []),
  ].join(' · ')
  const headline = facts === '' && rows.length > 0 ? 'files that are checked in part' : facts
  if (rows.length === 0)
    return headline === '' ? [] : [rowsSection({ ...emptyRows, open: `${headline}\n\n` })]
  return [
    rowsSection({
      rank: 3,
      open: `<details><summary>${headline}</summary>\n\n`,
      rows,
      close: '\n</details>\n\n',
      omittedText: (omitted) =>
        omitted === 0 ? '' : `- … and ${groupedDigits(omitted)} more${reportLink(options)}\n`,
    }),
  ]
}

const emptyRows = { rank: 3, rows: [], close: '', omittedText: () => '' }

function summaryParts(report: Report, existing: number, fixed: number): string[] {
  const { targets } = report.summary
  const missing = targets.failed + targets.notRendered
  return [
    ...(existing > 0
      ? [`${count(existing, 'finding')} ${existing === 1 ? 'was' : 'were'} there before`]
      : []),
    ...(fixed > 0 ? [`${groupedDigits(fixed)} fixed`] : []),
    ...(report.summary.suppressed > 0 ? [`${groupedDigits(report.summary.suppressed)} suppressed`] : []),
    ...(missing > 0 ? [`${count(missing, 'target')} not rendered`] : []),
    ...(targets.leftOut > 0 ? [`${groupedDigits(targets.leftOut)} left out`] : []),
    ...(report.skipped.length > 0 ? [`${count(report.skipped.length, 'file')} not checked`] : []),
  ]
}

/** Limit on the names of one group; the JSON report has all. */
const maxNames = 20

function groupRow({ targets, outcome, reason }: NotRendered): string {
  const title = groupTitle(targets, maxNames, (name) => code(clamp(name, 200)))
  return `- ${title} ${outcome}${reason === undefined ? '' : `: ${prose(reason)}`}\n`
}

function skippedRow(group: SkippedGroup): string {
  const title = skippedTitle(group, maxNames, (file) => code(clamp(file, 200)))
  return `- ${title} not checked: ${prose(group.reason)}\n`
}

function unprovedRow(unproved: Unproved): string {
  return `- ${plainMarkdown(unproved.title)}: ${prose(reasonsText(unproved))}\n`
}

function findingRow(label: string, group: readonly Finding[], options: PageOptions): string {
  const [finding] = group as readonly [Finding]
  const side = finding.status === 'fixed' ? 'base' : 'head'
  const links = group.slice(0, placesInRow).map(({ at }) => placeLink(at, side, options))
  const hidden = group.length > links.length ? ` and ${groupedDigits(group.length - links.length)} more:` : ''
  return `- ${label}: ${links.join(', ')}${hidden} ${sentence(prose(finding.message))} ${ruleLink(finding.rule, finding.url, options)}\n`
}
