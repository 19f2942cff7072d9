import type { Notification } from 'sarif'
import type { Report } from '../../core/report.ts'
import { sarifText } from '../escape.ts'
import { unprovedTexts } from '../proof-words.ts'
import { missingLines, missingTitle } from '../text-missing.ts'
import { count } from '../words.ts'

/**
 * Notes about what the log does not show: targets and files that were not checked, effects on requests that are not decided,
 * and results above GitHub's limit.
 */
export function notifications(report: Report, hiddenResults: number): Notification[] {
  const title = missingTitle(report)
  const isDecided = report.summary.complete && unprovedTexts(report).length === 0
  const level = isDecided ? 'note' : 'warning'
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
