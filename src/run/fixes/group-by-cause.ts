import { groupBy } from '../../core/group.ts'
import { compareWeight } from '../../inspect/point-at-causes.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'

/**
 * Groups the findings that one fix has to resolve together: findings of the same rule and code at the same location,
 * whatever their targets and messages. The most severe group comes first, and in a group the most severe finding.
 */
export function groupByCause(findings: readonly LocatedFinding[]): LocatedFinding[][] {
  return [...groupBy(findings.toSorted(compareWeight), causeOf).values()]
}

function causeOf({ rule, code, at, cause, fingerprint }: LocatedFinding): string {
  // A line of a template renders many objects, which need not have a common cause.
  return JSON.stringify([rule, code, at, cause === 'template' ? fingerprint : null])
}
