import type { Report } from '../core/report.ts'
import { inertJson } from './escape.ts'

/** The report as JSON (schemas/report.schema.json), without workflow commands. */
export function json(report: Report): string {
  return inertJson(report)
}
