import type { Finding, Report } from '../core/report.ts'
import { inertOutput } from './escape.ts'
import { unpainted, type Paint } from './paint.ts'
import { checksText } from './text-checks.ts'
import { findingBlock, findingLine } from './text-finding.ts'
import { missingLines } from './text-missing.ts'
import { closing } from './text-closing.ts'
import { sortFindings } from './severity.ts'
import { blocks, type Gate } from './verdict.ts'
import { grouped } from './words.ts'
import type { TextOptions } from './text-options.ts'

/**
 * The report for a terminal: findings with their lines, the most severe first; those past the first twenty, and the
 * worst that are not new, in one line each; then what is no longer checked, what was not rendered, and one line that
 * counts.
 */
export function text(report: Report, options: TextOptions): string {
  const paint = options.paint ?? unpainted
  const shown = sortFindings(report.findings.filter((finding) => finding.status !== 'fixed'))
  const [loud, quiet] = split(shown, options.gate)
  const blocksOfText = loud.map((finding) => `${findingBlock(finding, paint)}\n`)
  const lines = quietLines(quiet, options.gate, paint)
  const missing = missingLines(report).map((each) => `${paint('dim', each)}\n`)
  const parts = [
    blocksOfText.join('\n'),
    lines.join(''),
    checksText(report, paint),
    missing.join(''),
    closing(report, options),
  ]
  return inertOutput(parts.filter((part) => part !== '').join('\n'))
}

/** Findings that are shown with their lines; the others get one line each, so that hundreds stay readable. */
const mostBlocks = 20

function split(findings: readonly Finding[], gate: Gate): [Finding[], Finding[]] {
  const isLoud = (finding: Finding): boolean => finding.status === 'new' || blocks(finding, gate)
  const loud = findings.filter(isLoud).slice(0, mostBlocks)
  const shown = new Set(loud)
  return [loud, findings.filter((finding) => !shown.has(finding))]
}

/** Findings that base has, too, at most: whoever made the change did not make them. Those that block are all shown. */
const mostOld = 20

function quietLines(quiet: readonly Finding[], gate: Gate, paint: Paint): string[] {
  const old = quiet.filter((finding) => finding.status === 'existing' && !blocks(finding, gate))
  const hidden = new Set(old.slice(mostOld))
  const lines = quiet.filter((finding) => !hidden.has(finding)).map((finding) => findingLine(finding, paint))
  const more = `… and ${grouped(hidden.size)} more that base has, too (\`--format json\` lists all)`
  return [...lines, ...(hidden.size > 0 ? [paint('dim', more)] : [])].map((line) => `${line}\n`)
}
