import { always, never, type RequestFunction } from './diagram.ts'
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
  const isUsual = (decision: RequestFunction): RequestFunction =>
    diagram.combine(decision, diagram.fixed(decision, axis, 0), (own, usual) =>
      own === usual ? always : never,
    )
  const isAllowed = diagram.combine(head, head, (number) =>
    outcomes.of(number).verdict === 'allowed' ? always : never,
  )
  const isChoice = diagram.first(
    diagram.within(isAllowed, isUsual(head)),
    diagram.without(isAllowed, isUsual(base)),
  )
  const isOfOthersAlone = diagram.without(ofHost, always)
  return [
    diagram.within(space.among('sni', [0]), ofHost),
    diagram.without(diagram.within(isOfOthersAlone, isChoice), ofOthers),
  ]
}
