import type { DecidingPlace } from '../request/decision.ts'
import { clientsOfBox, isAllowedWithToken, type BoxClients } from './box-clients.ts'
import { boxesOf, type RequestBox } from './boxes.ts'
import {
  boxPhrases,
  decidedBox,
  decidedSide,
  isReplayedBy,
  type DecidedBox,
  type DecidedSide,
} from './decided-box.ts'
import { DiagramBoundError } from './diagram.ts'
import { differencesByName } from './names-of-hosts.ts'
import { detailedText, isSameOutcome, type AccessOutcome, type Outcomes } from './outcomes.ts'
import type { AxisPhrase } from './phrases.ts'
import type { PreparedEntry } from './prepared-entry.ts'
import type { RequestSpace } from './request-space.ts'
import { smallestRuleSet } from './smallest-rule-set.ts'
import { witnessOfBox, type AccessWitness } from './witness.ts'

/** The decision of one side about the requests of a class. */
export interface SideOutcome {
  readonly verdict: AccessOutcome['verdict']
  /** For people. Several texts if the requests of the class are refused in several ways. */
  readonly texts: readonly string[]
  /** A smallest set of rules that decides in this way. */
  readonly places: readonly DecidingPlace[]
  /** True if the requests are refused because nothing serves them, not by a policy. */
  readonly isUnserved: boolean
  /** True if some of the requests would be allowed with a valid token. */
  readonly isAllowedWithToken: boolean
}

/** Requests that base and head decide otherwise. */
export interface AccessDifferenceClass extends BoxClients {
  /** The common properties of the requests. Anything that is not named may have any value. */
  readonly phrases: readonly AxisPhrase[]
  readonly base: SideOutcome
  readonly head: SideOutcome
  readonly witness: AccessWitness
  /** The missing inputs that the difference depends on. */
  readonly missing: readonly string[]
  /** True if the simulator of requests decides about the witness in the same way. */
  readonly isReplayed: boolean
}

/**
 * Compares the sides of an entry point. The result has the requests that only one side allows, and those that both
 * sides allow in different ways. The classes are disjoint and complete; empty if there is no difference. How a request is
 * refused makes no difference. Throws `DiagramBoundError` if there are too many classes.
 */
export function compareSides(prepared: PreparedEntry): AccessDifferenceClass[] {
  const { space, requests, outcomes, head, base, missing } = prepared
  const { diagram } = space
  const decided = { head: decidedSide(head), base: decidedSide(base) }
  const decisions = { head: decided.head.decision, base: decided.base.decision }
  const difference = diagram.within(
    requests,
    diagram.combine(decisions.head, decisions.base, differenceNumbers(outcomes)),
  )
  const sizes = space.axes.map(({ samples }) => samples.length)
  const boxes = differencesByName(space, outcomes, difference, decisions).map((part) =>
    boxesOf(diagram, part, sizes),
  )
  if (boxes.includes(null)) throw new DiagramBoundError('it differs in too many ways')
  const classes = boxes.flatMap((part) => part!).map((box) => classOf(space, outcomes, box, decided))
  return missing.length === 0
    ? classes
    : classes.map((difference) => ({ ...difference, missing: [...difference.missing, ...missing] }))
}

/**
 * Returns a function that gives a number to two outcomes of one request: 0 if both refuse it or treat it alike, and the same
 * number for requests that differ in the same way.
 */
function differenceNumbers(outcomes: Outcomes): (head: number, base: number) => number {
  const numbers = new Map<string, number>()
  return (ofHead, ofBase) => {
    const [inHead, inBase] = [outcomes.of(ofHead), outcomes.of(ofBase)]
    if (inHead.verdict === 'refused' && inBase.verdict === 'refused') return 0
    if (isSameOutcome(inHead, inBase)) return 0
    const isOtherwise = inHead.verdict === inBase.verdict
    const key = isOtherwise ? `${detailedText(inBase)}\n${detailedText(inHead)}` : inHead.verdict
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }
}

function classOf(
  space: RequestSpace,
  outcomes: Outcomes,
  box: RequestBox,
  { head, base }: { readonly head: DecidedSide; readonly base: DecidedSide },
): AccessDifferenceClass {
  const { phrases, flags } = boxPhrases(space, box)
  const witness = witnessOfBox(space, box, head.side.site)
  const [ofHead, ofBase] = [head, base].map((side) => decidedBox(space, outcomes, box, side)) as [
    DecidedBox,
    DecidedBox,
  ]
  const textOf = ofHead.verdict === ofBase.verdict ? detailedText : ({ text }: AccessOutcome) => text
  return {
    phrases,
    ...clientsOfBox(space, box),
    head: sideOutcome(space, outcomes, box, ofHead, witness, textOf),
    base: sideOutcome(space, outcomes, box, ofBase, witness, textOf),
    witness,
    missing: flags,
    isReplayed: flags.length > 0 || (isReplayedBy(ofHead, witness) && isReplayedBy(ofBase, witness)),
  }
}

function sideOutcome(
  space: RequestSpace,
  outcomes: Outcomes,
  box: RequestBox,
  { side, decision, found, inBox, verdict }: DecidedBox,
  witness: AccessWitness,
  textOf: (outcome: AccessOutcome) => string,
): SideOutcome {
  const places = smallestRuleSet(side, outcomes, { space, inBox, verdict })
  return {
    verdict,
    texts: [...new Set(found.map(textOf))],
    places:
      places.length > 0 ? [...places, ...(side.claimPlaces?.(witness) ?? [])] : side.otherPlaces(witness),
    isUnserved: found.every(({ isUnserved }) => isUnserved === true),
    isAllowedWithToken: isAllowedWithToken(space, outcomes, box, decision),
  }
}
