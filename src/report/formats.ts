import type { Report } from '../core/report.ts'
import { annotations } from './annotations.ts'
import type { CommitLinks } from './comment/options.ts'
import { docsUrl } from './docs.ts'
import type { ReportFormat } from './format-names.ts'
import { gitlab } from './gitlab.ts'
import { htmlReport } from './html/html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import type { Link } from './link.ts'
import type { Paint } from './paint.ts'
import type { RuleInfo } from './rule-info.ts'
import { sarif } from './sarif/sarif.ts'
import { text } from './text.ts'
import { matrixLines, matrixTitle } from './matrix-lines.ts'
import { missingLines, missingTitle } from './text-missing.ts'
import type { Gate } from './verdict.ts'
import { foldedLines, workflowCommands } from './workflow-commands.ts'

/** The inputs of a format besides the report. */
export interface FormatOptions {
  readonly gate: Gate
  readonly rules: readonly RuleInfo[]
  /** The commits that locations link to; without them they are no links. */
  readonly links?: CommitLinks
  /** The colours of a terminal; default: none. */
  readonly paint?: Paint
  /** The links of a terminal; default: none. */
  readonly link?: Link
  /** True: a text has only what fails the run. */
  readonly quiet?: boolean
}

type Formatter = (report: Report, options: FormatOptions) => string

const formatters = {
  text: (report, { gate, paint, link, quiet }) =>
    text(report, { gate, ...(paint && { paint }), ...(link && { link }), ...(quiet && { quiet }) }),
  json: (report) => json(report),
  markdown: (report, { gate, links }) =>
    markdown(report, { gate, version: report.tool.version, docsUrl, ...links }),
  github: (report, { gate }) => githubCommands(report, gate),
  sarif: (report, { rules }) => sarif(report, { rules, docsUrl }),
  junit: (report, { gate }) => junit(report, { gate }),
  gitlab: (report, { gate }) => gitlab(report, { gate }),
  html: (report, { gate, rules, links }) =>
    htmlReport(report, { gate, rules, version: report.tool.version, docsUrl, ...links }),
} satisfies Record<ReportFormat, Formatter>

/** A report in a format. */
export function formatReport(report: Report, format: ReportFormat, options: FormatOptions): string {
  const rules = [...options.rules, ...(report.customRules ?? [])]
  return formatters[format](report, { ...options, rules })
}

/**
 * Annotations for all findings that the gate counts, since the changed lines are unknown here. What was not checked, and the
 * table of targets by environment, are folded lines of the log.
 */
function githubCommands(report: Report, gate: Gate): string {
  const { shown, hidden } = annotations(report, { annotate: 'all', onlyNew: gate.onlyNew, gate })
  const missing = foldedLines(missingTitle(report), missingLines(report))
  const environments = matrixLines(report)
  const table = environments.length > 0 ? foldedLines(matrixTitle(report), environments) : ''
  return workflowCommands(shown, hidden) + missing + table
}
