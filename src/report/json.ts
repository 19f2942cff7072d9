import type { Report } from '../core/report.ts'

/** The report as JSON (schemas/report.schema.json). No line of it is a workflow command. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2).replaceAll('##[', '\\u0023#[')}\n`
}
