import type { Finding } from '../core/report.ts'
import { line } from './escape.ts'
import { fixLine } from './fix-words.ts'
import { unlinked, type Link } from './link.ts'
import type { Paint, Style } from './paint.ts'
import { excerptLines, locationText } from './text-excerpt.ts'
import { waiverComment, waiverWords } from './waiver-words.ts'
import { objectTitle } from './words.ts'

/** A finding with its lines, without a line feed at the end. */
export function findingBlock(
  finding: Finding,
  paint: Paint,
  isBlocking = false,
  link: Link = unlinked,
): string {
  const { at, excerpt, severity } = finding
  const gutter = ' '.repeat(String(lastLine(finding)).length + 2)
  return [
    `${severityText(finding, paint)}  ${paint('bold', line(finding.message))}`,
    `${gutter.slice(1)}${paint('cyan', '-->')} ${placeText(finding, link)}`,
    ...(excerpt ? excerptLines({ at, excerpt, style: styles[severity] }, paint) : []),
    ...notes(finding, isBlocking).map((note) => `${gutter}${paint('cyan', '=')} ${note}`),
  ].join('\n')
}

/** A finding in one line. */
export function findingLine(finding: Finding, paint: Paint, link: Link = unlinked): string {
  const where = finding.environments.length === 0 ? [] : [`in ${environmentNames(finding)}`]
  const status = [
    ...(finding.status === 'existing' ? ['(existing)'] : []),
    ...(finding.waiver?.isEffective ? ['(waived)'] : []),
  ]
  const details = [line(finding.rule), ...where, ...status].join('  ')
  return `${severityText(finding, paint)}  ${placeText(finding, link)}  ${line(finding.message)}  ${paint('dim', details)}`
}

const styles = { error: 'red', warning: 'yellow', info: 'blue' } satisfies Record<Finding['severity'], Style>

/** `error`, or `error (likely)`. */
function severityText({ severity, confidence }: Finding, paint: Paint): string {
  return paint(styles[severity], confidence === 'likely' ? `${severity} (likely)` : severity)
}

/** The location of a finding; a removed field has its location in base. */
function placeText({ at, side }: Finding, link: Link): string {
  return side === 'base' ? `${locationText(at)} (base)` : link(at, locationText(at))
}

function lastLine({ at, excerpt }: Finding): number {
  return excerpt === undefined ? at.line : excerpt.firstLine + excerpt.lines.length - 1
}

const refusals = {
  schema: 'the API server would refuse the object (CRD schema)',
  webhook: 'Istio’s validating webhook would refuse the object',
} satisfies Record<NonNullable<Finding['refusedBy']>, string>

function notes(finding: Finding, isBlocking: boolean): string[] {
  const { refusedBy, related, fix } = finding
  const waived = waiverWords(finding)
  return [
    ...subject(finding),
    ...related.map(({ at, note }) => `${locationText(at)}  ${line(note)}`),
    ...(refusedBy === null ? [] : [refusals[refusedBy]]),
    ...(waived === null ? [] : [line(waived)]),
    ...(fix ? [fixLine(fix)] : []),
    ...ruleLines(finding, isBlocking),
  ]
}

/** The rule with its page, and for a blocking finding how a person accepts it. */
function ruleLines(finding: Finding, isBlocking: boolean): string[] {
  const { rule } = finding
  const comment = isBlocking ? waiverComment(finding) : null
  return [
    line(`${rule}  (meshgate explain ${rule})`),
    ...(comment === null ? [] : [line(`to accept it: ${comment}`)]),
  ]
}

function subject(finding: Finding): string[] {
  const { object, environments } = finding
  const name = object && objectTitle(object)
  const facts = [
    ...(name === undefined ? [] : [line(name)]),
    ...(object?.path === undefined ? [] : [line(object.path)]),
    ...(environments.length === 0 ? [] : [`in ${environmentNames(finding)}`]),
  ]
  return facts.length === 0 ? [] : [facts.join('  ')]
}

function environmentNames({ environments }: Finding): string {
  return line(environments.join(', '))
}
