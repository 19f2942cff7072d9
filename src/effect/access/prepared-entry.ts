import type { DecidingPlace, MissingInput } from '../request/decision.ts'
import type { RequestFunction } from './diagram.ts'
import type { AccessOutcome, Outcomes } from './outcomes.ts'
import type { RequestSpace } from './request-space.ts'
import type { SideDecisions } from './smallest-rule-set.ts'
import type { AccessWitness, WitnessSite } from './witness.ts'

/** One side of an entry point. */
export interface ComparedSide extends SideDecisions {
  readonly site: WitnessSite
  /** The fields that decide if no rule does, such as the mTLS mode of a port. */
  otherPlaces(witness: AccessWitness): readonly DecidingPlace[]
  /** The fields besides token rules that decide about claims: routes that match claims. */
  claimPlaces?(witness: AccessWitness): readonly DecidingPlace[]
  /** The decision of the simulator about a request. */
  replay(witness: AccessWitness): ReplayedDecision
}

/** What the simulator decides about one request, as far as it is compared with the decision about all requests. */
export interface ReplayedDecision {
  readonly outcome: AccessOutcome
  readonly missing: readonly MissingInput[]
}

/** An entry point that is ready to be compared: its requests, and the decisions of both sides. */
export interface PreparedEntry {
  readonly space: RequestSpace
  /** The requests to compare. */
  readonly requests: RequestFunction
  readonly outcomes: Outcomes
  readonly head: ComparedSide
  readonly base: ComparedSide
  /** The missing inputs that all differences depend on. */
  readonly missing: readonly string[]
  /** The reasons why the comparison may be incomplete. */
  readonly reservations: readonly string[]
}
