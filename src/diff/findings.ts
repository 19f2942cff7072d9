import { groupBy } from '../core/group.ts'
import type { Finding } from '../core/report.ts'

/** A finding with what is compared besides its fingerprint. */
interface Compared extends Finding {
  /** What the finding is about: a host, a value, or the name of the object. */
  readonly subject: string
  /** Equal where the target of a finding has the same names, whatever it renders from. */
  readonly namedFingerprint: string
  /** How bad it is in a unit of its rule; `null` where nothing is measured. */
  readonly measure: number | null
  /** True for a finding about a file or template as a whole. */
  readonly isOfFile: boolean
}

/** The files and targets that head still has. */
export interface TreePresence {
  readonly hasFile: (file: string) => boolean
  /** By the id of the target. */
  readonly hasTarget: (id: string) => boolean
}

/**
 * Sets the status of each finding of head (`new`, or `existing` if base has it too), and appends findings that only base
 * has, as `fixed`. Two findings are the same if their targets render from the same things or have the same names. Several
 * findings may be the same: as many of head are existing as base has, preferably those in the same file about the same
 * subject, then those in the same file. A finding about a file as a whole matches one about another file only if the file
 * was renamed, and one of a target matches one of a target with other names only if the target was. The findings of head
 * keep their order, and the fixed ones follow in theirs. What is worse than in base is new.
 */
export function compareFindings<Item extends Compared>(
  base: readonly Item[],
  head: readonly Item[],
  presence: TreePresence,
): Item[] {
  const existing = new Set<Item>()
  const matched = new Set<Item>()
  // Each pass matches by a weaker key, through an index: thousands of findings may share a fingerprint.
  for (const [keyOfBase, keyOfHead] of passes(presence)) {
    const unmatched = groupBy(base.filter((finding) => !matched.has(finding)).toReversed(), keyOfBase)
    unmatched.delete(null)
    for (const finding of head) {
      const candidates = existing.has(finding) ? undefined : unmatched.get(keyOfHead(finding))
      const match = candidates?.at(-1)
      if (!match || isWorse(finding, match)) continue
      candidates!.pop()
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

/** True if head has made a finding of base worse, such as a timeout that was too short and is shorter now. */
function isWorse(head: Compared, base: Compared): boolean {
  return head.measure !== null && base.measure !== null && head.measure > base.measure
}

type Key = (finding: Compared) => string | null

/** The keys of base and head for each pass, the strictest first. */
function passes({ hasFile, hasTarget }: TreePresence): [ofBase: Key, ofHead: Key][] {
  const moved: Key = ({ at, isOfFile }) => (isOfFile && hasFile(at.file) ? null : '')
  const ofRenamed: Key = ({ targets, fingerprint }) => (targets.some(hasTarget) ? null : fingerprint)
  const places: [Key, Key][] = [
    [
      ({ at, subject }) => JSON.stringify([at.file, subject]),
      ({ at, subject }) => JSON.stringify([at.file, subject]),
    ],
    [({ at }) => at.file, ({ at }) => at.file],
    [moved, () => ''],
  ]
  const identities: [Key, Key][] = [
    [bothOf, bothOf],
    [nameOf, nameOf],
    [ofRenamed, ({ fingerprint }) => fingerprint],
  ]
  return places.flatMap(([placeInBase, placeInHead]) =>
    identities.map(([ofBase, ofHead]): [Key, Key] => [
      joined(ofBase, placeInBase),
      joined(ofHead, placeInHead),
    ]),
  )
}

function bothOf({ fingerprint, namedFingerprint }: Compared): string {
  return `${fingerprint} ${namedFingerprint}`
}

function nameOf({ namedFingerprint }: Compared): string {
  return namedFingerprint
}

function joined(identity: Key, place: Key): Key {
  return (finding) => {
    const texts = [identity(finding), place(finding)]
    return texts.includes(null) ? null : texts.join(' ')
  }
}
