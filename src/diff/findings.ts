import { groupBy } from '../core/group.ts'
import type { Finding } from '../core/report.ts'

/**
 * Says of each finding of head whether base has it too, and adds those of base that are gone, as fixed. The same
 * fingerprint may occur several times: as many as base has are existing, those that look the same first.
 * Head keeps its order, fixed ones follow in theirs.
 */
export function compareFindings<Known extends Finding>(
  base: readonly Known[],
  head: readonly Known[],
): Known[] {
  const unmatched = groupBy(base, ({ fingerprint }) => fingerprint)
  const existing = new Set<Known>()
  for (const isSame of [looksSame, () => true]) {
    for (const finding of head) {
      if (!existing.has(finding) && takeMatch(unmatched, finding, isSame)) existing.add(finding)
    }
  }
  const fixed = new Set([...unmatched.values()].flat())
  return [
    ...head.map((finding): Known => ({ ...finding, status: existing.has(finding) ? 'existing' : 'new' })),
    ...base
      .filter((finding) => fixed.has(finding))
      .map((finding): Known => ({ ...finding, status: 'fixed' })),
  ]
}

type Comparison = (left: Finding, right: Finding) => boolean

function looksSame(left: Finding, right: Finding): boolean {
  return left.message === right.message && left.at.file === right.at.file
}

/** Takes one finding of base that matches out of those not matched yet; false if there is none. */
function takeMatch(unmatched: ReadonlyMap<string, Finding[]>, finding: Finding, isSame: Comparison): boolean {
  const candidates = unmatched.get(finding.fingerprint) ?? []
  const index = candidates.findIndex((candidate) => isSame(candidate, finding))
  if (index < 0) return false
  candidates.splice(index, 1)
  return true
}
