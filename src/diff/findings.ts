import { groupBy } from '../core/group.ts'
import type { Finding } from '../core/report.ts'

/** What findings are compared by besides their fingerprints. */
interface Compared extends Finding {
  /** What it is about: a host, a value, the name of the object. */
  readonly subject: string
  /** True for a file or template as a whole. */
  readonly isOfFile: boolean
}

/**
 * Says of each finding of head whether base has it too, and adds those of base that are gone, as fixed. The same
 * fingerprint may occur several times: as many as base has are existing, first those in the same file and about the
 * same subject. What is wrong with a file as a whole is the same in another file only if that is its new name:
 * `isInHead` says whether head still has a file. Head keeps its order, fixed ones follow in theirs.
 */
export function compareFindings<Known extends Compared>(
  base: readonly Known[],
  head: readonly Known[],
  isInHead: (file: string) => boolean,
): Known[] {
  const looksSame = (left: Known, right: Known): boolean =>
    left.subject === right.subject && left.at.file === right.at.file
  const unmatched = groupBy(base, ({ fingerprint }) => fingerprint)
  const existing = new Set<Known>()
  const mayBeSame = (left: Known, right: Known): boolean =>
    !left.isOfFile || left.at.file === right.at.file || !isInHead(left.at.file)
  for (const isSame of [looksSame, mayBeSame]) {
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

/** Takes one finding of base (`left`) that matches out of those not matched yet; false if there is none. */
function takeMatch<Known extends Finding>(
  unmatched: ReadonlyMap<string, Known[]>,
  finding: Known,
  isSame: (left: Known, right: Known) => boolean,
): boolean {
  const candidates = unmatched.get(finding.fingerprint) ?? []
  const index = candidates.findIndex((candidate) => isSame(candidate, finding))
  if (index < 0) return false
  candidates.splice(index, 1)
  return true
}
