import { groupBy } from '../../core/group.ts'
import type { Finding } from '../../core/report.ts'
import { waiverWords } from '../waiver-words.ts'

/** Findings that are shown one by one, although they are equal. */
const maxSingle = 3

/**
 * Findings in groups, in the order of the first of each: more than three findings that say the same apart from names are
 * one group, every other finding is a group of its own. Names are what a message quotes in backticks.
 */
export function equalFindings(findings: readonly Finding[]): Finding[][] {
  const byWords = groupBy(findings, wordsOf)
  return [...byWords.values()].flatMap((group) =>
    group.length > maxSingle ? [group] : group.map((finding) => [finding]),
  )
}

/** The message of a finding without the names in it. */
function wordsOf(finding: Finding): string {
  const { rule, code, severity, confidence, message, refusedBy, url = '' } = finding
  const words = message.replaceAll(/`[^`]*`/g, '``')
  return JSON.stringify([rule, code, severity, confidence, words, refusedBy, url, waiverWords(finding)])
}
