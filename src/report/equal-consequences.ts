import { groupBy } from '../core/group.ts'
import type { Consequence, Report } from '../core/report.ts'
import { isBlockingConsequence, rankedConsequences } from './blocking-consequences.ts'
import type { Gate } from './verdict.ts'

/** Consequences that differ only in their places and environments: at least one. */
export type EqualConsequences = readonly [Consequence, ...Consequence[]]

/** Groups equal consequences, in the order of `rankedConsequences` by the first of each group. */
export function equalConsequences(report: Report, gate: Gate): EqualConsequences[] {
  const groups = groupBy(rankedConsequences(report, gate), (consequence) => {
    const { rule, code, severity, confidence, sentence, waiver } = consequence
    const isBlocking = isBlockingConsequence(consequence, gate)
    return JSON.stringify([isBlocking, rule, code, severity, confidence, sentence, waiver?.isEffective])
  })
  return [...groups.values()].map(([first, ...others]): EqualConsequences => [first!, ...others])
}
