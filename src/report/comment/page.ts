import type { Report } from '../../core/report.ts'
import { fit, fixed, type Room } from '../budget.ts'
import { checksSection } from './checks.ts'
import { changesSection } from './changes.ts'
import { diffsSection } from './diffs.ts'
import { findingsSection } from './findings.ts'
import { fixesSection } from './fixes.ts'
import { footer, title } from './frame.ts'
import { consequencesSection, reachableSection } from './consequences.ts'
import { restSection } from './rest.ts'
import type { PageOptions } from './options.ts'

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
