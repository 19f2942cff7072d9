import type { DecidingPlace, MissingInput } from '../request/decision.ts'
import { smallestRuleSet, type SideDecisions } from './smallest-rule-set.ts'
import { boxesOf, type RequestBox } from './boxes.ts'
import { DiagramBoundError, type RequestFunction } from './diagram.ts'
import { detailedText, isSameOutcome, type AccessOutcome, type Outcomes } from './outcomes.ts'
import { axisPhrase, type AxisPhrase } from './phrases.ts'
import type { RequestSpace } from './request-space.ts'
import { differencesByName, isNameOfHost } from './names-of-hosts.ts'
import { clientsOfBox, isAllowedWithToken, type BoxClients } from './box-clients.ts'
import { witnessOfBox, type AccessWitness, type WitnessSite } from './witness.ts'

/** One side of an entry point. */
export interface ComparedSide extends SideDecisions {
  readonly site: WitnessSite
  /** The fields that decide if no rule does, such as the mTLS mode of a port. */
  otherPlaces(witness: AccessWitness): readonly DecidingPlace[]
  /** The fields besides token rules that decide about claims: routes that match claims. */
  claimPlaces?(witness: AccessWitness): readonly DecidingPlace[]
  /** The decision of the simulator about a request. */
  replay(witness: AccessWitness): Replay
}

/** The parts of a simulator decision that are compared. */
export interface Replay {
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
export function compareSides({
  space,
  requests,
  outcomes,
  head,
  base,
  missing,
}: PreparedEntry): AccessDifferenceClass[] {
  const { diagram } = space
  const decided = { head: decidedSide(head), base: decidedSide(base) }
  const decisions = { head: decided.head.decision, base: decided.base.decision }
  const numbers = new Map<string, number>()
  const pairNumber = (ofHead: number, ofBase: number): number => {
    const [inHead, inBase] = [outcomes.of(ofHead), outcomes.of(ofBase)]
    if (inHead.verdict === 'refused' && inBase.verdict === 'refused') return 0
    if (isSameOutcome(inHead, inBase)) return 0
    const isOtherwise = inHead.verdict === inBase.verdict
    const key = isOtherwise ? `${detailedText(inBase)}\n${detailedText(inHead)}` : inHead.verdict
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }
  const difference = diagram.within(
    requests,
    diagram.combine(decided.head.decision, decided.base.decision, pairNumber),
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

/** A side with its decision about each request. */
export interface DecidedSide {
  readonly side: ComparedSide
  readonly decision: RequestFunction
}

/** Decides about all requests at once. */
export function decidedSide(side: ComparedSide): DecidedSide {
  return { side, decision: side.decision(() => true) }
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

/** A description of a box: the common properties of its requests, and the missing inputs that they depend on. */
export function boxPhrases(
  space: RequestSpace,
  box: RequestBox,
): { readonly phrases: readonly AxisPhrase[]; readonly flags: readonly string[] } {
  const stated = [...box.atoms].filter(([axis, atoms]) => !isNameOfHost(space, space.axes[axis]!.name, atoms))
  const all = stated.flatMap(([axis, atoms]) => axisPhrase(space.axes[axis]!, atoms) ?? [])
  const flags = all.filter(({ axis }) => axis.startsWith('flag '))
  return {
    phrases: all.filter((phrase) => !flags.includes(phrase)),
    flags: [...new Set(flags.flatMap(({ axis }) => space.axis(axis)!.labels))],
  }
}

/**
 * The outcomes of a side for the requests of a box, each once. `verdict` is that of the first outcome; all requests of the
 * box must have the same one. `inBox` has the requests of the box. Throws a TypeError if the side decides none of them.
 */
export function decidedBox(
  { diagram }: RequestSpace,
  outcomes: Outcomes,
  box: RequestBox,
  { side, decision }: DecidedSide,
): DecidedBox {
  const inBox = diagram.all([...box.atoms].map(([axis, atoms]) => diagram.test(axis, atoms)))
  const found = diagram.valuesOf(diagram.within(inBox, decision)).map((number) => outcomes.of(number))
  return { side, decision, found, inBox, verdict: found[0]!.verdict }
}

/** What a side does with the requests of a box. */
export interface DecidedBox extends DecidedSide {
  readonly inBox: RequestFunction
  readonly verdict: AccessOutcome['verdict']
  readonly found: readonly AccessOutcome[]
}

/** True if the simulator of requests decides the same about the witness. */
export function isReplayedBy({ side, found }: DecidedBox, witness: AccessWitness): boolean {
  const { outcome, missing } = side.replay(witness)
  return missing.length > 0 || found.some((expected) => isSameOutcome(expected, outcome))
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
