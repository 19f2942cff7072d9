import { styleText } from 'node:util'
import type { Report } from '../core/report.ts'
import { annotations } from '../report/annotations.ts'
import { docsUrl } from '../report/docs.ts'
import { json } from '../report/json.ts'
import { markdown } from '../report/markdown.ts'
import { unpainted, type Paint } from '../report/paint.ts'
import { text } from '../report/text.ts'
import type { Gate } from '../report/verdict.ts'
import { missingLines, missingTitle } from '../report/text-missing.ts'
import { foldedLines, workflowCommands } from '../report/workflow-commands.ts'
import type { ReportFormat } from './options.ts'

/** How a report is printed. */
export interface FormatOptions {
  readonly gate: Gate
  readonly colour: boolean
}

type Formatter = (report: Report, options: FormatOptions) => string

const formatters = {
  text: (report, { gate, colour }) => text(report, { gate, paint: paintFor(colour) }),
  json: (report) => json(report),
  markdown: (report, { gate }) => markdown(report, { gate, version: report.tool.version, docsUrl }),
  github: (report, { gate }) => githubCommands(report, gate),
} satisfies Record<ReportFormat, Formatter>

/** Formats a report. */
export function formatReport(report: Report, format: ReportFormat, options: FormatOptions): string {
  return formatters[format](report, options)
}

/** The colours of a terminal, or none. */
export function paintFor(colour: boolean): Paint {
  return colour ? (style, text) => styleText(style, text, { validateStream: false }) : unpainted
}

/**
 * Annotations for all findings that the gate counts, since the changed lines are unknown here. What was not checked is
 * one folded line of the log.
 */
function githubCommands(report: Report, { onlyNew }: Gate): string {
  const { shown, hidden } = annotations(report, { annotate: 'all', onlyNew })
  const missing = foldedLines(missingTitle(report), missingLines(report))
  return workflowCommands(shown, hidden) + missing
}
