import { groupedDigits } from '../../core/grouped-digits.ts'
import type { Finding, RelatedLocation, Report } from '../../core/report.ts'
import { levelOf } from '../annotations.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, markdownLink, prose } from '../escape.ts'
import { environmentsCell } from './environments-cell.ts'
import { equalFindings } from './equal-findings.ts'
import { equalPlacesSection, haveOneMessage, placesInRow } from './equal-places.ts'
import { placeLink, reportLink, ruleLink, sideOfFinding, type PageOptions } from './options.ts'
import { sortFindings } from '../severity.ts'
import { blocks } from '../verdict.ts'
import { waiverComment, waiverWords } from '../waiver-words.ts'
import { count, sentence } from '../words.ts'

/**
 * A table of the findings that are new or block the merge, with the line to edit and equal ones in one row, then a section
 * with the further places of equal ones, if any; empty without such findings. A finding of a rule `change/…` that a
 * consequence of the report repeats is left out: consequences have their own section.
 */
export function findingsSection(report: Report, options: PageOptions): Section[] {
  const explained = new Set(report.consequences.map(placeKey))
  const shown = report.findings.filter(
    (finding) =>
      (finding.status === 'new' || blocks(finding, options.gate)) &&
      !(finding.rule.startsWith('change/') && explained.has(placeKey(finding))),
  )
  if (shown.length === 0) return []
  const blocking = shown.filter((finding) => blocks(finding, options.gate))
  const groups = equalFindings(sortFindings(shown))
  const heading = blocking.length > 0 ? 'Fix before merging' : 'Findings'
  return [
    rowsSection({
      rank: 1,
      open: `### ${heading}\n\n| | Where to edit | What is wrong | In |\n|---|---|---|---|\n`,
      rows: groups.map((group) => row(group, options)),
      close: `\n${waiverOffer(blocking, options)}`,
      omittedText: (omitted) =>
        omitted === 0
          ? ''
          : `\n… and ${count(findingsIn(groups.slice(-omitted)), 'more finding')}${reportLink(options)}\n`,
    }),
    ...equalPlacesSection(groups, options),
  ]
}

function placeKey({ rule, code, at }: Pick<Finding, 'rule' | 'code' | 'at'>): string {
  return JSON.stringify([rule, code, at])
}

/** The waivers that accept blocking findings; `''` if no finding can be accepted. */
function waiverOffer(blocking: readonly Finding[], { docsUrl }: PageOptions): string {
  const comments = new Set(blocking.flatMap((finding) => waiverComment(finding) ?? []))
  if (comments.size === 0) return ''
  const guide = markdownLink('waiver', `${docsUrl.replace(/\/rules$/, '')}/waivers.md`)
  const shown = comments.size > maxOffers ? ['# meshgate-ignore RULE -- REASON'] : [...comments]
  const texts = shown.map((comment) => code(comment)).join(' or ')
  return `A finding that is accepted gets a ${guide} above its line: ${texts}\n\n`
}

/** Limit on waivers that are written out. */
const maxOffers = 2

function findingsIn(groups: readonly (readonly Finding[])[]): number {
  return groups.reduce((sum, group) => sum + group.length, 0)
}

/** The row of equal findings: the first places, and the words of the first of them. */
function row(group: readonly Finding[], options: PageOptions): string {
  const [finding] = group as readonly [Finding]
  const cells = [
    severityCell(finding),
    placesCell(group, options),
    messageCell(finding, group, options),
    environmentsCell([...new Set(group.flatMap(({ environments }) => environments))]),
  ]
  return `| ${cells.join(' | ')} |\n`
}

function placesCell(group: readonly Finding[], options: PageOptions): string {
  const links = group
    .slice(0, placesInRow)
    .map((finding) => placeLink(finding.at, sideOfFinding(finding), options))
  const hidden =
    group.length > links.length ? [`and ${count(group.length - links.length, 'more place')}`] : []
  return [...links, ...hidden].join('<br>')
}

function messageCell(finding: Finding, group: readonly Finding[], options: PageOptions): string {
  const times =
    group.length === 1
      ? ''
      : `**${groupedDigits(group.length)} times${haveOneMessage(group) ? '' : ', like this'}:** `
  const related = group.length === 1 ? finding.related.slice(0, 2) : []
  return (
    times +
    [
      ...[prose(finding.message), ...refusal(finding), ...waiver(finding)].map(sentence),
      ruleLink(finding.rule, finding.url, options),
    ].join(' ') +
    related.map((place) => seeAlso(place, sideOfFinding(finding), options)).join('')
  )
}

/** `❌ error`, `⚠️ likely error`, `ℹ️ note`: a likely finding has the icon of the severity below. */
function severityCell(finding: Finding): string {
  const { severity, confidence, waiver } = finding
  const noun = severity === 'info' ? 'note' : severity
  if (waiver?.isEffective) return `waived ${noun}`
  // The space does not break: the column is narrow.
  return `${severityIcons[levelOf(finding)]}\u00a0${confidence === 'likely' ? `likely ${noun}` : noun}`
}

const severityIcons = { error: '❌', warning: '⚠️', notice: 'ℹ️' } satisfies Record<
  ReturnType<typeof levelOf>,
  string
>

const refusals = {
  schema: 'The API server refuses the object',
  webhook: 'Istio’s validating webhook refuses the object',
} satisfies Record<NonNullable<Finding['refusedBy']>, string>

function refusal({ refusedBy }: Finding): string[] {
  return refusedBy === null ? [] : [refusals[refusedBy]]
}

function waiver(finding: Finding): string[] {
  const words = waiverWords(finding)
  return words === null ? [] : [prose(words.charAt(0).toUpperCase() + words.slice(1))]
}

function seeAlso({ at, note }: RelatedLocation, side: 'head' | 'base', options: PageOptions): string {
  return `<br>${placeLink(at, side, options)}: ${prose(clamp(note, 200))}`
}
