import type { Report } from '../../core/report.ts'
import { markdownPage } from './page.ts'
import type { PageOptions } from './options.ts'

/** The job summary of GitHub in Markdown: the page of the comment with longer diffs and lists, of at most 1,000,000 bytes. */
export function summary(report: Report, options: PageOptions): string {
  return markdownPage(report, { diffLines: 2_000, equalPlaces: 2_000, ...options }, maxSize)
}

/** GitHub rejects a summary over 1 MiB (1,048,576 bytes). */
const maxSize = { units: 1_000_000, bytes: 1_000_000 }
