import type { Report } from '../../core/report.ts'
import { fitSections, fixedSection, type SizeLimit } from '../budget.ts'
import { checksSection } from './checks.ts'
import { changesSection } from './changes.ts'
import { environmentsSection } from './environments.ts'
import { fileNames } from './file-names.ts'
import { diffsSection } from './diffs.ts'
import { findingsSection } from './findings.ts'
import { fixesSection } from './fixes.ts'
import { pageFooter, pageIntroduction } from './frame.ts'
import { consequencesSection } from './consequences.ts'
import { detailsSection } from './details.ts'
import type { PageOptions } from './options.ts'
import { unrenderedSection } from './unrendered.ts'

/**
 * The report as Markdown for GitHub, no longer than `limit` unless the shortest text of each section already is. If it does
 * not fit, content is omitted in this order: context of diffs, diffs of the least risky objects, folded details, environments
 * and fixes, the last changes, findings and consequences.
 */
export function markdownPage(report: Report, pageOptions: PageOptions, limit: SizeLimit): string {
  const options = { ...pageOptions, nameOfFile: fileNames(report) }
  return fitSections(
    [
      fixedSection(pageIntroduction(report, options)),
      ...consequencesSection(report, options),
      ...checksSection(report, options),
      ...findingsSection(report, options),
      ...fixesSection(report, options),
      ...unrenderedSection(report, options),
      ...changesSection(report, options),
      ...diffsSection(report, options),
      ...environmentsSection(report),
      ...detailsSection(report, options),
      fixedSection(pageFooter(report, options)),
    ],
    limit,
  )
}
