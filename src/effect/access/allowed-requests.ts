import type { DecidingPlace } from '../request/decision.ts'
import { smallestRuleSet } from './smallest-rule-set.ts'
import { clientsOfBox, type BoxClients } from './box-clients.ts'
import { boxesOf, type RequestBox } from './boxes.ts'
import {
  boxPhrases,
  decidedBox,
  decidedSide,
  isReplayedBy,
  type DecidedSide,
  type PreparedEntry,
} from './compare-sides.ts'
import { always, DiagramBoundError, never, type RequestFunction } from './diagram.ts'
import { allowedOutcome, type AccessOutcome } from './outcomes.ts'
import { witnessOfBox, type AccessWitness } from './witness.ts'

/** A class of requests that an entry point lets through. */
export interface AllowedRequests extends BoxClients {
  readonly witness: AccessWitness
  /** The smallest set of rules that lets them through, DENY rules that leave them out, and what routes them or takes their connection. */
  readonly places: readonly DecidingPlace[]
  /** What files do not tell and it rests on. */
  readonly missing: readonly string[]
  /** True if the simulator of requests lets the witness through, too. */
  readonly isReplayed: boolean
}

/** What a search for allowed requests found in head. */
export interface AllowedRequestsSearch {
  /** True if some of them get an answer from a policy or from what is behind the entry point, and not for want of a route. */
  readonly isServed: boolean
  /** A class of those that head lets through; `null` if there are none, which is a proof. */
  readonly admitted: AllowedRequests | null
}

/**
 * Looks for a request among those asked for that head sends on to what is behind an entry point; one that rests on nothing
 * unknown comes first. What a gateway answers itself, as it does with redirects, gets no further. Throws `DiagramBoundError`
 * past a bound.
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
  const [box] = boxes.toSorted((first, second) => flagsIn(first) - flagsIn(second))
  return {
    isServed: askedWith(({ isUnserved }) => isUnserved !== true) !== never,
    admitted: box ? admittedBox(prepared, decided, box) : null,
  }
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

/** The DENY rules that would refuse all of some requests if they left none out. */
function exceptionPlaces({ space, head }: PreparedEntry, requests: RequestFunction): DecidingPlace[] {
  const evaluation = { space, claims: never, identity: always }
  return head.policies.rules
    .filter(
      ({ action, withoutExceptions }) =>
        action === 'DENY' && space.diagram.without(withoutExceptions()(evaluation), requests) === never,
    )
    .map(({ place }) => place)
}
