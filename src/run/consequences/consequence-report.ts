import { groupBy } from '../../core/group.ts'
import { compareConfidence, compareSeverity, compareText } from '../../core/order.ts'
import type { Consequence, Finding } from '../../core/report.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import type { ConsequenceArea } from '../../model/consequence.ts'
import type { CheckedConsequences } from './check-consequences.ts'

/**
 * The consequences of a report, the most severe and certain first. Findings with equal rule, code, severity, message, location
 * and waiver are merged into one consequence, with the environments of all.
 *
 * @param located findings of consequences only, with waivers
 * @param consequenceOf has to know each of them
 */
export function consequenceReport(
  located: readonly LocatedFinding[],
  { consequenceOf }: Pick<CheckedConsequences, 'consequenceOf'>,
): Consequence[] {
  const groups = groupBy(located, ({ rule, code, severity, confidence, at, side, message, waiver }) =>
    JSON.stringify([rule, code, severity, confidence, at, side, message, waiver]),
  )
  return [...groups.values()]
    .map((group) => mergedConsequence(group, consequenceOf(group[0]!)))
    .toSorted(compare)
}

function mergedConsequence(
  group: readonly LocatedFinding[],
  { witness, missing }: ReturnType<CheckedConsequences['consequenceOf']>,
): Consequence {
  const [first] = group as readonly [LocatedFinding]
  const { rule, code, severity, confidence, at, side, object, fingerprint, waiver, gate, message } = first
  return {
    ...{ rule, code, severity, confidence },
    sentence: message.replace(/^merging /, ''),
    ...(object && { object }),
    at,
    ...(side && { side }),
    environments: [...new Set(group.flatMap(({ environments }) => environments))].toSorted(),
    missing: [...missing],
    ...(witness && { witness }),
    ...(waiver && { waiver }),
    ...(gate && { gate }),
    fingerprint,
  }
}

/** True for consequences that need attention. The others are listed, and are no findings. */
export function isFindingOfChange({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity !== 'info'
}

const areas = {
  access: 0,
  mtls: 1,
  tokens: 2,
  egress: 3,
  traffic: 4,
  deletes: 5,
} as const satisfies Record<ConsequenceArea, number>

function rankOf({ rule }: Consequence): number {
  return areas[rule.replace(/^change\//, '') as ConsequenceArea]
}

function compare(first: Consequence, second: Consequence): number {
  return (
    compareSeverity(first.severity, second.severity) ||
    compareConfidence(first.confidence, second.confidence) ||
    rankOf(first) - rankOf(second) ||
    compareText(first.at.file, second.at.file) ||
    first.at.line - second.at.line ||
    compareText(first.sentence, second.sentence)
  )
}
