import { groupBy } from '../../core/group.ts'
import { compareWeight } from '../../inspect/point-at-causes.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'

/**
 * Groups the findings that one fix has to resolve together: those of the same rule and code at the same location, whatever
 * their targets and messages; of those at a template, only those with the same fingerprint. Groups, and the findings of a
 * group, are in the order of `compareWeight`: new ones first, then the most severe.
 */
export function groupByCause(findings: readonly LocatedFinding[]): LocatedFinding[][] {
  return [...groupBy(findings.toSorted(compareWeight), causeOf).values()]
}

function causeOf({ rule, code, at, cause, fingerprint }: LocatedFinding): string {
  // A line of a template renders many objects, which need not have a common cause.
  return JSON.stringify([rule, code, at, cause === 'template' ? fingerprint : null])
}
