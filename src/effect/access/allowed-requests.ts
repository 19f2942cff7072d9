import type { DecidingPlace } from '../request/decision.ts'
import { smallestRuleSet } from './smallest-rule-set.ts'
import { clientsOfBox, type BoxClients } from './box-clients.ts'
import { boxesOf, type RequestBox } from './boxes.ts'
import { boxPhrases, decidedBox, decidedSide, isReplayedBy, type DecidedSide } from './decided-box.ts'
import type { PreparedEntry } from './prepared-entry.ts'
import { always, DiagramBoundError, never, type RequestFunction } from './diagram.ts'
import { allowedOutcome, type AccessOutcome } from './outcomes.ts'
import { witnessOfBox, type AccessWitness } from './witness.ts'

/** A class of requests that an entry point lets through. */
export interface AllowedRequests extends BoxClients {
  readonly witness: AccessWitness
  /**
   * The smallest set of rules that allows them: with the DENY rules that do not match them, and the route or listener
   * that takes them.
   */
  readonly places: readonly DecidingPlace[]
  /** The missing inputs that the answer depends on. */
  readonly missing: readonly string[]
  /** True if the simulator of requests also allows the witness. */
  readonly isReplayed: boolean
}

/** The result of a search for allowed requests in head. */
export interface AllowedRequestsSearch {
  /** True if a port serves the host of some of them, whatever policies say. */
  readonly isServed: boolean
  /**
   * The classes of those that head lets through, each found when it is asked for; none is a proof. Those that depend on the
   * fewest missing inputs come first.
   */
  admitted(): Generator<AllowedRequests, void>
}

/**
 * Searches the described requests for those that head sends to a backend of the entry point. Redirects and other answers of
 * the gateway itself do not count. Throws `DiagramBoundError` beyond the limit.
 */
export function findAllowedRequests(prepared: PreparedEntry): AllowedRequestsSearch {
  const { space, outcomes, head, requests } = prepared
  const { diagram } = space
  const decided = decidedSide(head)
  const askedWith = (has: (outcome: AccessOutcome) => boolean): number =>
    diagram.combine(requests, decided.decision, (isIncluded, number) =>
      isIncluded !== never && has(outcomes.of(number)) ? number : never,
    )
  const boxes = boxesOf(
    diagram,
    askedWith(({ text }) => text === allowedOutcome.text),
    space.axes.map(({ samples }) => samples.length),
  )
  if (boxes === null) throw new DiagramBoundError('too many classes of requests are let through')
  const flagsIn = ({ atoms }: RequestBox): number =>
    [...atoms.keys()].filter((axis) => space.axes[axis]!.name.startsWith('flag ')).length
  const sorted = boxes.toSorted((first, second) => flagsIn(first) - flagsIn(second))
  return {
    isServed: isServedWithoutPolicies(prepared),
    *admitted() {
      for (const box of sorted) yield admittedBox(prepared, decided, box)
    },
  }
}

/** Policies refuse requests before a route is looked up, so that the host of these may be served or not. */
function isServedWithoutPolicies({ space, outcomes, head, requests }: PreparedEntry): boolean {
  const { diagram } = space
  const requested = diagram.within(
    requests,
    head.decision(() => false),
  )
  return diagram.valuesOf(requested).some((number) => outcomes.of(number).isUnknownHost !== true)
}

function admittedBox(prepared: PreparedEntry, decided: DecidedSide, box: RequestBox): AllowedRequests {
  const { space, outcomes, head, missing } = prepared
  const { flags } = boxPhrases(space, box)
  const witness = witnessOfBox(space, box, head.site)
  const inBox = decidedBox(space, outcomes, box, decided)
  return {
    ...clientsOfBox(space, box),
    witness,
    places: [
      ...smallestRuleSet(head, outcomes, { space, ...inBox }),
      ...exceptionPlaces(prepared, inBox.inBox),
      ...head.otherPlaces(witness),
    ],
    missing: [...flags, ...missing],
    isReplayed: flags.length > 0 || isReplayedBy(inBox, witness),
  }
}

/** The DENY rules that would refuse all of these requests if they had no exceptions. */
function exceptionPlaces({ space, head }: PreparedEntry, requests: RequestFunction): DecidingPlace[] {
  const evaluation = { space, claims: never, identity: always }
  return head.policies.rules
    .filter(
      ({ action, withoutExceptions }) =>
        action === 'DENY' && space.diagram.without(withoutExceptions()(evaluation), requests) === never,
    )
    .map(({ place }) => place)
}
