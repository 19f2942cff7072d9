import { groupBy } from '../../core/group.ts'
import { byWeight } from '../causes.ts'
import type { LocatedFinding } from '../locate.ts'

/**
 * Findings that a fix has to help all of: of the same rule at the same line to edit, whichever targets show them and
 * whatever numbers they name. The heaviest group first, and in a group the heaviest finding.
 */
export function sameCause(findings: readonly LocatedFinding[]): LocatedFinding[][] {
  return [...groupBy(findings.toSorted(byWeight), causeOf).values()]
}

function causeOf({ rule, at, provenance, message, fingerprint }: LocatedFinding): string {
  // A line of a template renders many objects, and nothing says that they have a cause in common.
  if (provenance === 'template') return JSON.stringify([rule, at, fingerprint])
  // A rule may say several things of one value of a file.
  const substance = provenance === 'source' ? message.replace(/`[^`]*`|[\d.]+[a-zµ]*/g, '') : ''
  return JSON.stringify([rule, at, substance])
}
