import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import { systemErrorText } from '../host/error-text.ts'
import { openFolder } from '../host/open.ts'
import { describesRules } from '../report/format-names.ts'
import type { RuleInfo } from '../report/rule-info.ts'
import { wrapLines } from '../report/wrapped-lines.ts'
import { verdict, type Gate } from '../report/verdict.ts'
import { paintFor } from './colours.ts'
import { fileLinks } from './links.ts'
import type { ReportOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** The inputs for printing a report. */
interface Printing {
  /** The paths that the person named. */
  readonly paths: readonly string[]
  readonly options: ReportOptions
  readonly terminal: Terminal
  /** False: the report is only written to files. */
  readonly isPrinted?: boolean
}

/** Writes a report to files, prints it, and sets the exit code. Throws `UsageError` for a file that cannot be written. */
export async function printReport(report: Report, printing: Printing): Promise<void> {
  const { paths, options, terminal, isPrinted = true } = printing
  const gate: Gate = { ...options, strict: options.strict || isUnread(paths, report) }
  const { formatReport } = await import('../report/formats.ts')
  const rules = await rulesFor(options)
  for (const { format, path } of options.output) {
    write(resolve(terminal.folder, path), formatReport(report, format, { gate, rules }))
  }
  if (isPrinted) {
    const paint = paintFor(terminal.colour)
    const { folder, env } = terminal
    const link = terminal.opensLinks && fileLinks(openFolder({ folder, paths, base: null, env }).root)
    const { quiet } = options
    const printed = formatReport(report, options.format, { gate, rules, paint, quiet, ...(link && { link }) })
    terminal.print(options.format === 'text' ? wrapLines(printed, terminal.width) : printed)
  }
  terminal.exitWith(verdict(report, gate).exitCode)
}

/** The rules, if a requested format describes them. */
async function rulesFor({ format, output }: ReportOptions): Promise<readonly RuleInfo[]> {
  const formats = [format, ...output.map((file) => file.format)]
  return formats.some(describesRules) ? (await import('../rules/index.ts')).rules : []
}

/** True if nothing was found in the paths that the person named: a run that checks nothing of them must not pass. */
function isUnread(paths: readonly string[], { targets, unaffected }: Report): boolean {
  return paths.length > 0 && targets.length === 0 && !unaffected
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`\`${path}\` cannot be written: ${systemErrorText(error)}`)
  }
}
