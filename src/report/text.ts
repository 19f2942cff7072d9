import { groupedDigits } from '../core/grouped-digits.ts'
import type { Finding, Report } from '../core/report.ts'
import { inertOutput } from './escape.ts'
import { matrixLines, matrixTitle } from './matrix-lines.ts'
import { unpainted, type Paint } from './paint.ts'
import { checksText } from './text-checks.ts'
import { findingBlock, findingLine } from './text-finding.ts'
import { mergingText } from './text-merging.ts'
import { missingLines } from './text-missing.ts'
import { closingLine } from './text-closing.ts'
import { sortFindings } from './severity.ts'
import { blocks, verdict, type Gate } from './verdict.ts'
import type { TextOptions } from './text-options.ts'

/**
 * The report for a terminal: the consequences of merging; the first twenty new or blocking findings with their lines, the
 * most severe first; further findings in one line each; then changes of the checks, targets that were not rendered, the
 * table of targets by environment, and a line of counts. Fixed findings are left out. With `quiet` only the findings that fail
 * the run, all with their lines, and the line of counts; `''` if the run passes.
 */
export function text(report: Report, options: TextOptions): string {
  if (options.quiet) return failureText(report, options)
  const paint = options.paint ?? unpainted
  const shown = sortFindings(report.findings.filter((finding) => finding.status !== 'fixed'))
  const [detailed, brief] = splitByDetail(shown, options.gate)
  const blocksOfText = detailed.map(
    (finding) => `${findingBlock(finding, paint, blocks(finding, options.gate), options.link)}\n`,
  )
  const briefBlock = briefLines(brief, options)
  const missing = missingLines(report).map((missingLine) => `${paint('dim', missingLine)}\n`)
  const sections = [
    mergingText(report, options.gate, paint),
    blocksOfText.join('\n'),
    briefBlock.join(''),
    checksText(report, paint),
    missing.join(''),
    environmentsText(report, paint),
    closingLine(report, options),
  ]
  return inertOutput(sections.filter((section) => section !== '').join('\n'))
}

/** The table of targets by environment; empty for fewer than two environments. */
function environmentsText(report: Report, paint: Paint): string {
  const lines = matrixLines(report, paint)
  if (lines.length === 0) return ''
  return [paint('bold', matrixTitle(report)), ...lines.map((text) => `  ${text}`)]
    .map((text) => `${text}\n`)
    .join('')
}

/** The findings that fail the run, with their lines, and the line of counts; empty if the run passes. */
function failureText(report: Report, options: TextOptions): string {
  const { gate, paint = unpainted, link } = options
  if (verdict(report, gate).exitCode === 0) return ''
  const failing = sortFindings(report.findings.filter((finding) => blocks(finding, gate)))
  const shown = failing.map((finding) => `${findingBlock(finding, paint, true, link)}\n`)
  return inertOutput([...shown, closingLine(report, options)].join('\n'))
}

/** Limit on findings with their lines; further ones get one line each, so that hundreds stay readable. */
const maxBlocks = 20

function splitByDetail(findings: readonly Finding[], gate: Gate): [Finding[], Finding[]] {
  const isDetailed = (finding: Finding): boolean => finding.status === 'new' || blocks(finding, gate)
  const detailed = findings.filter(isDetailed).slice(0, maxBlocks)
  const shown = new Set(detailed)
  return [detailed, findings.filter((finding) => !shown.has(finding))]
}

/** Limit on existing findings that do not block, since the change did not cause them. */
const maxExisting = 20

function briefLines(brief: readonly Finding[], { gate, paint = unpainted, link }: TextOptions): string[] {
  const existing = brief.filter((finding) => finding.status === 'existing' && !blocks(finding, gate))
  const hidden = new Set(existing.slice(maxExisting))
  const lines = brief
    .filter((finding) => !hidden.has(finding))
    .map((finding) => findingLine(finding, paint, link))
  const hiddenText = `… and ${groupedDigits(hidden.size)} more that base has, too (\`--format json\` lists all)`
  return [...lines, ...(hidden.size > 0 ? [paint('dim', hiddenText)] : [])].map((line) => `${line}\n`)
}
