import type { Finding, RelatedLocation, Report } from '../../core/report.ts'
import { levelOf } from '../annotations.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, markdownLink, plainMarkdown, prose } from '../escape.ts'
import { placeLink, reportLink, ruleLink, sideOf, type PageOptions } from './options.ts'
import { sortFindings } from '../severity.ts'
import { blocks } from '../verdict.ts'
import { waiverComment, waiverWords } from '../waiver-words.ts'
import { count } from '../words.ts'

/** The findings that are new or block the merge, with the line to edit. */
export function findingsSection(report: Report, options: PageOptions): Section[] {
  const shown = report.findings.filter((finding) => finding.status === 'new' || blocks(finding, options.gate))
  if (shown.length === 0) return []
  const blocking = shown.filter((finding) => blocks(finding, options.gate))
  const heading = blocking.length > 0 ? 'Fix before merging' : 'Findings'
  return [
    rowsSection({
      rank: 1,
      open: `### ${heading}\n\n| | Where to edit | What is wrong | In |\n|---|---|---|---|\n`,
      rows: sortFindings(shown).map((finding) => row(finding, options)),
      close: `\n${waiverOffer(blocking, options)}`,
      omittedText: (omitted) =>
        omitted === 0 ? '' : `\n… and ${count(omitted, 'more finding')}${reportLink(options)}\n`,
    }),
  ]
}

/** How a person who accepts a blocking finding says so; `''` if there is none that can be accepted. */
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

/** The environments in a table cell: up to six names, else their number. */
export function environmentsCell(environments: readonly string[]): string {
  if (environments.length > 6) return `${environments.length} environments`
  return environments.map((name) => plainMarkdown(clamp(name, 60))).join(', ')
}

function row(finding: Finding, options: PageOptions): string {
  const side = sideOf(finding)
  const cells = [
    severityCell(finding),
    placeLink(finding.at, side, options),
    [
      prose(finding.message),
      ...refusal(finding),
      ...waiver(finding),
      ruleLink(finding.rule, finding.url, options),
    ].join('. ') +
      finding.related
        .slice(0, 2)
        .map((related) => seeAlso(related, side, options))
        .join(''),
    environmentsCell(finding.environments),
  ]
  return `| ${cells.join(' | ')} |\n`
}

/** `❌ error`, `⚠️ likely error`, `ℹ️ note`: what is only likely has the icon of the severity below. */
function severityCell(finding: Finding): string {
  const { severity, confidence, waiver: given } = finding
  const noun = severity === 'info' ? 'note' : severity
  if (given?.isEffective) return `waived ${noun}`
  // The space does not break: the column is narrow.
  return `${severityIcons[levelOf(finding)]}\u00a0${confidence === 'likely' ? `likely ${noun}` : noun}`
}

const severityIcons = { error: '❌', warning: '⚠️', notice: 'ℹ️' } satisfies Record<
  ReturnType<typeof levelOf>,
  string
>

const refusals = {
  schema: 'The API server refuses the object: its schema does not allow this',
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
