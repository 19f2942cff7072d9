import type { Notification } from 'sarif'
import type { Report } from '../../core/report.ts'
import { sarifText } from '../escape.ts'
import { missingLines, missingTitle } from '../text-missing.ts'
import { count } from '../words.ts'

/** Notes about what the log does not show: targets and files that were not checked, and results above GitHub's limit. */
export function notifications(report: Report, hiddenResults: number): Notification[] {
  const title = missingTitle(report)
  const level = report.summary.complete ? 'note' : 'warning'
  const missing = title === '' ? [] : [title, ...missingLines(report)]
  return [
    ...(hiddenResults > 0
      ? [
          {
            level: 'warning' as const,
            message: { text: `${count(hiddenResults, 'further finding')} did not fit` },
          },
        ]
      : []),
    ...missing.map((text) => ({ level, message: { text: sarifText(text) } }) as const),
  ]
}
