import type { Report } from '../core/report.ts'
import { inertOutput } from './escape.ts'
import { page } from './page.ts'
import type { PageOptions } from './page-options.ts'

/** The comment as a text of its own (`--format markdown`); places are linked only where `repository` is given. */
export function markdown(report: Report, options: PageOptions): string {
  return inertOutput(page(report, { diffLines: Infinity, ...options }, { units: Infinity, bytes: Infinity }))
}
