import type { Report } from '../core/report.ts'
import { inertOutput } from './escape.ts'
import { markdownPage } from './comment/page.ts'
import type { PageOptions } from './comment/options.ts'

/** The comment without a size limit (`--format markdown`); locations are links only if `repository` is set. */
export function markdown(report: Report, options: PageOptions): string {
  return inertOutput(
    markdownPage(
      report,
      { diffLines: Infinity, equalPlaces: Infinity, ...options },
      { units: Infinity, bytes: Infinity },
    ),
  )
}
