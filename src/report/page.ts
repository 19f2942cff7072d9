import type { Report } from '../core/report.ts'
import { fit, fixed, type Room } from './budget.ts'
import { checksSection } from './page-checks.ts'
import { changesSection } from './page-changes.ts'
import { diffsSection } from './page-diffs.ts'
import { findingsSection } from './page-findings.ts'
import { fixesSection } from './page-fixes.ts'
import { footer, title } from './page-frame.ts'
import { consequencesSection, reachableSection } from './page-consequences.ts'
import { restSection } from './page-rest.ts'
import type { PageOptions } from './page-options.ts'

/**
 * The report as Markdown that GitHub shows, never longer than `limit`. What does not fit is left out in this
 * order: context of diffs, diffs of the least risky objects, old findings, the last of the changes, findings.
 */
export function page(report: Report, options: PageOptions, limit: Room): string {
  return fit(
    [
      fixed(title(report, options)),
      ...consequencesSection(report, options),
      ...checksSection(report, options),
      ...findingsSection(report, options),
      ...fixesSection(report, options),
      ...reachableSection(report),
      ...changesSection(report),
      ...diffsSection(report, options),
      ...restSection(report, options),
      fixed(footer(options)),
    ],
    limit,
  )
}
