import type { DecidingPlace } from '../request/decision.ts'
import { blamedPlaces, type BlamedSide } from './blame.ts'
import { boxesOf, type RequestBox } from './boxes.ts'
import { DiagramBoundError, type RequestFunction } from './diagram.ts'
import type { AccessOutcome, Outcomes } from './outcomes.ts'
import { axisPhrase, type AxisPhrase } from './phrases.ts'
import type { RequestSpace } from './request-space.ts'
import { witnessOfBox, type AccessWitness, type WitnessSite } from './witness.ts'

/** One side of an entry point. */
export interface ComparedSide extends BlamedSide {
  readonly site: WitnessSite
  /** What decides where no rule does, such as the mTLS mode of a port. */
  otherPlaces(witness: AccessWitness): readonly DecidingPlace[]
  /** What the simulator of requests says of a request. */
  replay(witness: AccessWitness): Replay
}

/** A decision of the simulator, as far as it is compared. */
export interface Replay {
  readonly outcome: AccessOutcome
  readonly missing: readonly string[]
}

/** An entry point with its requests and what both sides do with them, ready to be compared. */
export interface PreparedEntry {
  readonly space: RequestSpace
  readonly outcomes: Outcomes
  readonly head: ComparedSide
  readonly base: ComparedSide
  /** Why it is not known whether there is more than the comparison says. */
  readonly reservations: readonly string[]
}

/** What one side does with the requests of a class. */
export interface SideOutcome {
  readonly verdict: AccessOutcome['verdict']
  /** For people; several where requests of the class are refused in several ways. */
  readonly texts: readonly string[]
  /** The smallest set of rules that decides so. */
  readonly places: readonly DecidingPlace[]
}

/** Requests that base and head decide otherwise. */
export interface AccessDifferenceClass {
  /** What the requests have in common; what is not named may be anything. */
  readonly phrases: readonly AxisPhrase[]
  readonly base: SideOutcome
  readonly head: SideOutcome
  readonly witness: AccessWitness
  /** What files do not tell and the difference rests on. */
  readonly missing: readonly string[]
  /** True if the simulator of requests decides about the witness in the same way. */
  readonly isReplayed: boolean
}

/**
 * Compares the sides of an entry point: the requests that only one of them lets through, and those that both let through in other
 * ways. The classes have no request in common, and each such request is in one of them. In which way a request is refused
 * makes no difference.
 */
export function compareSides({ space, outcomes, head, base }: PreparedEntry): AccessDifferenceClass[] {
  const { diagram } = space
  const decided = { head: decidedSide(head), base: decidedSide(base) }
  const numbers = new Map<string, number>()
  const pairNumber = (ofHead: number, ofBase: number): number => {
    const [inHead, inBase] = [outcomes.of(ofHead), outcomes.of(ofBase)]
    if (inHead.verdict === 'refused' && inBase.verdict === 'refused') return 0
    const isOtherwise = inHead.verdict === inBase.verdict
    if (isOtherwise && inHead.text === inBase.text) return 0
    const key = isOtherwise ? `${inBase.text}\n${inHead.text}` : inHead.verdict
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return number
  }
  const difference = diagram.combine(decided.head.decision, decided.base.decision, pairNumber)
  const boxes = boxesOf(
    diagram,
    difference,
    space.axes.map(({ samples }) => samples.length),
  )
  if (boxes === null) throw new DiagramBoundError('it differs in too many ways')
  return boxes.map((box) => classOf(space, outcomes, box, decided))
}

interface DecidedSide {
  readonly side: ComparedSide
  readonly decision: RequestFunction
}

function decidedSide(side: ComparedSide): DecidedSide {
  return { side, decision: side.decision(() => true) }
}

function classOf(
  space: RequestSpace,
  outcomes: Outcomes,
  box: RequestBox,
  { head, base }: { readonly head: DecidedSide; readonly base: DecidedSide },
): AccessDifferenceClass {
  const phrases = [...box.atoms].flatMap(([axis, atoms]) => axisPhrase(space.axes[axis]!, atoms) ?? [])
  const flags = phrases.filter(({ axis }) => axis.startsWith('flag '))
  const witness = witnessOfBox(space, box, head.side.site)
  const [ofHead, ofBase] = [head, base].map((side) => sideOutcome(space, outcomes, box, side, witness))
  return {
    phrases: phrases.filter((phrase) => !flags.includes(phrase)),
    head: ofHead!,
    base: ofBase!,
    witness,
    missing: [...new Set(flags.flatMap(({ axis }) => space.axis(axis)!.labels))],
    isReplayed:
      flags.length > 0 ||
      (isReplayedBy(head.side, ofHead!, witness) && isReplayedBy(base.side, ofBase!, witness)),
  }
}

function isReplayedBy(side: ComparedSide, { verdict, texts }: SideOutcome, witness: AccessWitness): boolean {
  const { outcome, missing } = side.replay(witness)
  return missing.length > 0 || (outcome.verdict === verdict && texts.includes(outcome.text))
}

function sideOutcome(
  space: RequestSpace,
  outcomes: Outcomes,
  box: RequestBox,
  { side, decision }: DecidedSide,
  witness: AccessWitness,
): SideOutcome {
  const { diagram } = space
  const inBox = diagram.all([...box.atoms].map(([axis, atoms]) => diagram.test(axis, atoms)))
  const found = diagram.valuesOf(diagram.within(inBox, decision)).map((number) => outcomes.of(number))
  const { verdict } = found[0]!
  const places = blamedPlaces(side, outcomes, { space, inBox, verdict })
  return {
    verdict,
    texts: [...new Set(found.map(({ text }) => text))],
    places: places.length > 0 ? places : side.otherPlaces(witness),
  }
}
