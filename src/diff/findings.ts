import { groupBy } from '../core/group.ts'
import type { Finding } from '../core/report.ts'

/** A finding with what is compared besides its fingerprint. */
interface Compared extends Finding {
  /** What the finding is about: a host, a value, or the name of the object. */
  readonly subject: string
  /** True for a finding about a file or template as a whole. */
  readonly isOfFile: boolean
}

/**
 * Sets the status of each finding of head (`new`, or `existing` if base has it too), and appends findings that only base
 * has, as `fixed`. Several findings may share a fingerprint: as many of head are existing as base has, preferably those
 * in the same file about the same subject, then those in the same file. A finding about a file as a whole matches one
 * about another file only if the file was renamed: `isInHead` tells whether head still has a file. The findings of
 * head keep their order, and the fixed ones follow in theirs.
 */
export function compareFindings<Item extends Compared>(
  base: readonly Item[],
  head: readonly Item[],
  isInHead: (file: string) => boolean,
): Item[] {
  const existing = new Set<Item>()
  const matched = new Set<Item>()
  // Each pass matches by a weaker key, through an index: thousands of findings may share a fingerprint.
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
    ...head.map((finding): Item => ({ ...finding, status: existing.has(finding) ? 'existing' : 'new' })),
    ...base
      .filter((finding) => !matched.has(finding))
      .map((finding): Item => ({ ...finding, status: 'fixed' })),
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

/** `null` for a finding about a whole file that head still has: in another file it is a different finding. */
function movedKey(isInHead: (file: string) => boolean): (finding: Compared) => string | null {
  return (finding) => (finding.isOfFile && isInHead(finding.at.file) ? null : fingerprintKey(finding))
}
