import type { Report } from '../../core/report.ts'
import { rowsSection, type Section } from '../budget.ts'
import { clamp, code, prose } from '../escape.ts'
import { unrenderedChanges } from '../unrendered-changes.ts'
import { count } from '../words.ts'
import { reportLink, type PageOptions } from './options.ts'

/** The list of targets that the change affects and that are not rendered; empty if there are none. */
export function unrenderedSection(report: Report, options: PageOptions): Section[] {
  const changes = unrenderedChanges(report)
  if (changes.length === 0) return []
  return [
    rowsSection({
      rank: 2,
      open: '### Changed, but not rendered\n\nMerging may change more in these than is shown here:\n\n',
      rows: changes.map(
        ({ title, reason }) => `- ${title(maxNames, (name) => code(clamp(name, 200)))}: ${prose(reason)}\n`,
      ),
      close: '\n',
      omittedText: (omitted) =>
        omitted === 0 ? '' : `- … and ${count(omitted, 'more line')}${reportLink(options)}\n`,
    }),
  ]
}

/** Limit on the names of one line; the JSON report has all. */
const maxNames = 10
