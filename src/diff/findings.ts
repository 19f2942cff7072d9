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
 * fingerprint may occur several times: as many as base has are existing, first those in the same file about the same
 * subject, then those in the same file. What is wrong with a file as a whole is the same in another file only if that is its new name:
 * `isInHead` says whether head still has a file. Head keeps its order, fixed ones follow in theirs.
 */
export function compareFindings<Known extends Compared>(
  base: readonly Known[],
  head: readonly Known[],
  isInHead: (file: string) => boolean,
): Known[] {
  const existing = new Set<Known>()
  const matched = new Set<Known>()
  // The keys of base are tried in turn, each by an index: the same fingerprint may occur thousands of times.
  for (const [keyOfBase, keyOfHead] of [
    [exactKey, exactKey],
    [fileKey, fileKey],
    [movedKey(isInHead), fingerprintKey],
  ] as const) {
    const unmatched = groupBy(base.filter((finding) => !matched.has(finding)).toReversed(), keyOfBase)
    unmatched.delete(null)
    for (const finding of head) {
      const match = existing.has(finding) ? undefined : unmatched.get(keyOfHead(finding))?.pop()
      if (!match) continue
      existing.add(finding)
      matched.add(match)
    }
  }
  return [
    ...head.map((finding): Known => ({ ...finding, status: existing.has(finding) ? 'existing' : 'new' })),
    ...base
      .filter((finding) => !matched.has(finding))
      .map((finding): Known => ({ ...finding, status: 'fixed' })),
  ]
}

function exactKey({ fingerprint, at, subject }: Compared): string {
  return JSON.stringify([fingerprint, at.file, subject])
}

function fileKey({ fingerprint, at }: Compared): string {
  return JSON.stringify([fingerprint, at.file])
}

function fingerprintKey({ fingerprint }: Compared): string {
  return fingerprint
}

/** `null` for what is wrong with a file as a whole that head still has: elsewhere it is another one. */
function movedKey(isInHead: (file: string) => boolean): (finding: Compared) => string | null {
  return (finding) => (finding.isOfFile && isInHead(finding.at.file) ? null : fingerprintKey(finding))
}
