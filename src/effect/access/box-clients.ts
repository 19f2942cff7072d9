import type { RequestBox } from './boxes.ts'
import type { RequestFunction } from './diagram.ts'
import type { Outcomes } from './outcomes.ts'
import type { RequestSpace } from './request-space.ts'
import { tokensIn, type TokenSample } from './token-sample.ts'

/** The clients that send the requests of a class. */
export interface BoxClients {
  /** True if some of the requests have no token. */
  readonly isWithoutToken: boolean
  /** True if some come from clients whose identity and address no rule names. */
  readonly isOfAnyone: boolean
}

/** On each axis, the first atom matches no pattern, or the fewest. */
export function clientsOfBox(space: RequestSpace, { atoms }: RequestBox): BoxClients {
  const hasFirst = (name: string): boolean => {
    const chosen = atoms.get(space.axes.findIndex((axis) => axis.name === name))
    return chosen === undefined || chosen.includes(0)
  }
  return {
    isWithoutToken: hasFirst('token'),
    isOfAnyone:
      ((hasFirst('transport') && !isAlwaysIdentified(space)) || hasFirst('identity')) &&
      hasFirst('source') &&
      hasFirst('remote'),
  }
}

/** True if some requests would be allowed that differ from those of the box only in a valid token. */
export function isAllowedWithToken(
  { axes, diagram }: RequestSpace,
  outcomes: Outcomes,
  { atoms }: RequestBox,
  decision: RequestFunction,
): boolean {
  const token = axes.findIndex(({ name }) => name === 'token')
  if (token < 0) return false
  const good = (axes[token]!.samples as readonly TokenSample[]).flatMap((sample, atom) =>
    sample.place !== null && tokensIn(sample).every(({ issuer }) => issuer !== null) ? [atom] : [],
  )
  const others = [...atoms].filter(([axis]) => !isOfToken(axes[axis]!.name))
  const requests = diagram.all([
    ...others.map(([axis, chosen]) => diagram.test(axis, chosen)),
    diagram.test(token, good),
  ])
  return diagram
    .valuesOf(diagram.within(requests, decision))
    .some((number) => outcomes.of(number).verdict === 'allowed')
}

/** True at waypoints, to which all connections come by mTLS, those with TLS of the client inside of it. */
export function isAlwaysIdentified(space: RequestSpace): boolean {
  return space.axis('transport')?.samples[0] === 'mtls'
}

function isOfToken(axis: string): boolean {
  return axis === 'token' || /^(second )?claim /.test(axis)
}
