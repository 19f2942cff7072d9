import type { DecidingPlace } from '../request/decision.ts'

/** The result for an invariant in one mesh. Without violations and reservations it is proved. */
export interface InvariantVerdict {
  /** False if nothing in the mesh matches it. */
  readonly isApplicable: boolean
  readonly violations: readonly InvariantViolation[]
  /** The reasons why there may be more violations. */
  readonly reservations: readonly string[]
}

/** Something that an invariant forbids. */
export interface InvariantViolation {
  /** The field that causes it; `null` if no object does. */
  readonly place: DecidingPlace | null
  /** What happens, as the beginning of a sentence. */
  readonly sentence: string
  /** A key that is equal for the same violation in another run. */
  readonly about: string
  /** The missing inputs that it depends on. */
  readonly missing: readonly string[]
  /** The namespaces of other objects that decide it. */
  readonly namespaces: readonly string[]
}
