import { always, never, type Diagram, type RequestFunction } from './diagram.ts'
import type { Outcomes } from './outcomes.ts'
import type { RequestSpace } from './request-space.ts'

/** True for atoms of the axis `sni` that equal the name of the host. Descriptions of a class omit that name. */
export function isNameOfHost(space: RequestSpace, axis: string, atoms: readonly number[]): boolean {
  return axis === 'sni' && atoms.includes(0) && space.hasNamesOfHosts
}

/**
 * Separates differences for connections with the server name of the host from those with another name. Clients choose
 * the server name, so a difference that also exists with the name of the host is reported only once.
 */
export function differencesByName(
  space: RequestSpace,
  outcomes: Outcomes,
  difference: RequestFunction,
  { head, base }: { readonly head: RequestFunction; readonly base: RequestFunction },
): RequestFunction[] {
  const { diagram } = space
  const axis = space.axes.findIndex(({ name }) => name === 'sni')
  if (axis < 0 || !space.hasNamesOfHosts) return [difference]
  const ofHost = diagram.fixed(difference, axis, 0)
  const ofOthers = diagram.combine(difference, ofHost, (own, usual) => (own === usual ? never : own))
  const isAllowed = diagram.combine(head, head, (number) =>
    outcomes.of(number).verdict === 'allowed' ? always : never,
  )
  const isChoice = diagram.first(
    diagram.within(isAllowed, isAsForHost(diagram, head, axis)),
    diagram.without(isAllowed, isAsForHost(diagram, base, axis)),
  )
  const isOfOthersAlone = diagram.without(ofHost, always)
  return [
    diagram.within(space.among('sni', [0]), ofHost),
    diagram.without(diagram.within(isOfOthersAlone, isChoice), ofOthers),
  ]
}

/** The requests that a decision treats like those with the name of the host. */
function isAsForHost(diagram: Diagram, decision: RequestFunction, axis: number): RequestFunction {
  const ofHost = diagram.fixed(decision, axis, 0)
  return diagram.combine(decision, ofHost, (own, usual) => (own === usual ? always : never))
}
