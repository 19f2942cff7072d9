import { compareConfidence, compareSeverity, compareText, severities } from '../core/order.ts'
import type { Finding, Severity } from '../core/report.ts'
import { and, count } from './words.ts'

/**
 * `2 errors, 1 likely error and 1 warning`; `''` for none. `kind` stands before the noun: `2 new errors`.
 */
export function countSeverities(findings: readonly Finding[], kind = ''): string {
  const counts = severities.flatMap((severity) =>
    (['certain', 'likely'] as const).flatMap((confidence) => {
      const same = findings.filter((each) => each.severity === severity && each.confidence === confidence)
      const noun = `${kind}${confidence === 'likely' ? 'likely ' : ''}${nouns[severity]}`
      return same.length === 0 ? [] : [count(same.length, noun)]
    }),
  )
  return and(counts)
}

/** Most severe first, what is certain before what is likely, then by place. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (left, right) =>
      compareSeverity(left.severity, right.severity) ||
      compareConfidence(left.confidence, right.confidence) ||
      compareText(left.at.file, right.at.file) ||
      left.at.line - right.at.line ||
      left.at.column - right.at.column ||
      compareText(left.rule, right.rule),
  )
}

const nouns = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Severity, string>
