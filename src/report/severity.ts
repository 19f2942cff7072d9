import { joinAnd } from '../core/join-words.ts'
import { compareConfidence, compareSeverity, compareText, severities } from '../core/order.ts'
import type { Finding, Severity } from '../core/report.ts'
import { count } from './words.ts'

/**
 * Counts findings by severity and confidence: `2 errors, 1 likely error and 1 warning`; `''` for none.
 *
 * @param kind a word and a space before each noun: `'new '` for `2 new errors and 1 new likely error`
 */
export function countSeverities(findings: readonly Finding[], kind = ''): string {
  const counts = severities.flatMap((severity) =>
    (['certain', 'likely'] as const).flatMap((confidence) => {
      const matching = findings.filter(
        (finding) => finding.severity === severity && finding.confidence === confidence,
      )
      const noun = `${kind}${confidence === 'likely' ? 'likely ' : ''}${nouns[severity]}`
      return matching.length === 0 ? [] : [count(matching.length, noun)]
    }),
  )
  return joinAnd(counts)
}

/** Sorts findings by severity, confidence, location and rule, the most severe and certain first. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      compareSeverity(a.severity, b.severity) ||
      compareConfidence(a.confidence, b.confidence) ||
      compareText(a.at.file, b.at.file) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column ||
      compareText(a.rule, b.rule),
  )
}

const nouns = { error: 'error', warning: 'warning', info: 'note' } satisfies Record<Severity, string>
