import type { DecidingPlace } from '../request/decision.ts'

/** What became of an invariant in one mesh. Without violations and reservations it is proved. */
export interface InvariantVerdict {
  /** False if nothing in the mesh has to do with it. */
  readonly isApplicable: boolean
  readonly violations: readonly InvariantViolation[]
  /** Why it is not known whether there are more violations. */
  readonly reservations: readonly string[]
}

/** Something that an invariant forbids. */
export interface InvariantViolation {
  /** The field that makes it; `null` if no object does. */
  readonly place: DecidingPlace | null
  /** What happens, as the beginning of a sentence. */
  readonly sentence: string
  /** Equal for the same violation in another run. */
  readonly about: string
  /** The missing inputs that it depends on. */
  readonly missing: readonly string[]
  /** The namespaces whose objects decide it, besides that of the field. */
  readonly namespaces: readonly string[]
}
