import { groupBy } from '../core/group.ts'
import type { Consequence, Report } from '../core/report.ts'
import { isBlockingConsequence, rankedConsequences } from './blocking-consequences.ts'
import type { Gate } from './verdict.ts'

/** Consequences that are equal but for their places and environments: at least one. */
export type EqualConsequences = readonly [Consequence, ...Consequence[]]

/** The consequences of a report in the order in which people read them, what is equal together, at the place of the first. */
export function equalConsequences(report: Report, gate: Gate): EqualConsequences[] {
  const groups = groupBy(rankedConsequences(report, gate), (consequence) => {
    const { rule, code, severity, confidence, sentence, waiver } = consequence
    const isBlocking = isBlockingConsequence(consequence, gate)
    return JSON.stringify([isBlocking, rule, code, severity, confidence, sentence, waiver?.isEffective])
  })
  return [...groups.values()].map(([first, ...others]): EqualConsequences => [first!, ...others])
}
