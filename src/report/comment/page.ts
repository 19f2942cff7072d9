import type { Report } from '../../core/report.ts'
import { fitSections, fixedSection, type SizeLimit } from '../budget.ts'
import { checksSection } from './checks.ts'
import { changesSection } from './changes.ts'
import { environmentsSection } from './environments.ts'
import { diffsSection } from './diffs.ts'
import { findingsSection } from './findings.ts'
import { fixesSection } from './fixes.ts'
import { pageFooter, pageTitle } from './frame.ts'
import { consequencesSection } from './consequences.ts'
import { detailsSection } from './details.ts'
import type { PageOptions } from './options.ts'

/**
 * The report as Markdown for GitHub, never longer than `limit`. If it does not fit, content is omitted in this order:
 * context of diffs, diffs of the least risky objects, existing findings, the last changes, findings.
 */
export function markdownPage(report: Report, options: PageOptions, limit: SizeLimit): string {
  return fitSections(
    [
      fixedSection(pageTitle(report, options)),
      ...consequencesSection(report, options),
      ...checksSection(report, options),
      ...findingsSection(report, options),
      ...fixesSection(report, options),
      ...changesSection(report, options),
      ...diffsSection(report, options),
      ...environmentsSection(report),
      ...detailsSection(report, options),
      fixedSection(pageFooter(report, options)),
    ],
    limit,
  )
}
