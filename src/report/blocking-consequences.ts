import type { Consequence, Report } from '../core/report.ts'
import { blocks, type Gate } from './verdict.ts'

/** True for a consequence that fails the run; one with the severity `info` is no finding and never does. */
export function isBlockingConsequence(consequence: Consequence, gate: Gate): boolean {
  return consequence.severity !== 'info' && blocks({ ...consequence, status: 'new' }, gate)
}

/** The consequences that block first, each group in the order of the report. */
export function rankedConsequences({ consequences }: Report, gate: Gate): Consequence[] {
  const isBlocking = (consequence: Consequence): boolean => isBlockingConsequence(consequence, gate)
  return [
    ...consequences.filter(isBlocking),
    ...consequences.filter((consequence) => !isBlocking(consequence)),
  ]
}
