import type { RequestBox } from './boxes.ts'
import type { RequestFunction } from './diagram.ts'
import { isNameOfHost } from './names-of-hosts.ts'
import { isSameOutcome, type AccessOutcome, type Outcomes } from './outcomes.ts'
import { axisPhrase, type AxisPhrase } from './phrases.ts'
import type { ComparedSide } from './prepared-entry.ts'
import type { RequestSpace } from './request-space.ts'
import type { AccessWitness } from './witness.ts'

/** A side with its decision about each request. */
export interface DecidedSide {
  readonly side: ComparedSide
  readonly decision: RequestFunction
}

/** Decides about all requests at once. */
export function decidedSide(side: ComparedSide): DecidedSide {
  return { side, decision: side.decision(() => true) }
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
