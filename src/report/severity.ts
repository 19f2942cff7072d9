import { compareSeverity, compareText, severities } from '../core/order.ts'
import type { Finding, Severity } from '../core/report.ts'
import { and, count } from './words.ts'

/** `2 errors and 1 warning`; `''` for none. `kind` stands before the noun: `2 new errors`. */
export function countSeverities(findings: readonly Finding[], kind = ''): string {
  const counts = severities.map((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length
    return number === 0 ? [] : [count(number, kind + nouns[severity])]
  })
  return and(counts.flat())
}

/** Most severe first, then by place. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (left, right) =>
      compareSeverity(left.severity, right.severity) ||
      compareText(left.at.file, right.at.file) ||
      left.at.line - right.at.line ||
      left.at.column - right.at.column ||
      compareText(left.rule, right.rule),
  )
}

const nouns = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Severity, string>
