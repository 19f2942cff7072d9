import type { Report } from '../core/report.ts'
import { inertOutput } from './escape.ts'
import { page } from './comment/page.ts'
import type { PageOptions } from './comment/options.ts'

/** The comment as a text of its own (`--format markdown`); places are linked only where `repository` is given. */
export function markdown(report: Report, options: PageOptions): string {
  return inertOutput(page(report, { diffLines: Infinity, ...options }, { units: Infinity, bytes: Infinity }))
}
