import type { Report } from '../core/report.ts'
import { inertJson } from './escape.ts'

/**
 * The report as indented JSON (schemas/report.schema.json), ended by a line break. `##[` and invisible characters are
 * escaped, so that GitHub runs no text of the report as a workflow command.
 */
export function json(report: Report): string {
  return inertJson(report)
}
