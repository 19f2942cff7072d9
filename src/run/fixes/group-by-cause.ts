import { groupBy } from '../../core/group.ts'
import { byWeight } from '../../inspect/causes.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'

/**
 * Findings that a fix has to help all of: of the same rule at the same line to edit, whichever targets show them and
 * whatever numbers they name. The heaviest group first, and in a group the heaviest finding.
 */
export function groupByCause(findings: readonly LocatedFinding[]): LocatedFinding[][] {
  return [...groupBy(findings.toSorted(byWeight), causeOf).values()]
}

function causeOf({ rule, code, at, cause, fingerprint }: LocatedFinding): string {
  // A line of a template renders many objects, and nothing says that they have a cause in common.
  return JSON.stringify([rule, code, at, cause === 'template' ? fingerprint : null])
}
