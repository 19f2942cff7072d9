import type { RequestBox } from './boxes.ts'
import type { RequestFunction } from './diagram.ts'
import type { Outcomes } from './outcomes.ts'
import type { RequestSpace } from './request-space.ts'
import type { TokenSample } from './token-sample.ts'

/** Whose requests a class has. */
export interface BoxClients {
  /** True if some of the requests have no token. */
  readonly isWithoutToken: boolean
  /** True if some come from clients whose identity and address no rule names. */
  readonly isOfAnyone: boolean
}

/** The first atom of an axis is the one that nothing names, or the fewest patterns do. */
export function clientsOfBox(space: RequestSpace, { atoms }: RequestBox): BoxClients {
  const hasFirst = (name: string): boolean => {
    const chosen = atoms.get(space.axes.findIndex((axis) => axis.name === name))
    return chosen === undefined || chosen.includes(0)
  }
  return {
    isWithoutToken: hasFirst('token'),
    isOfAnyone: (hasFirst('transport') || hasFirst('identity')) && hasFirst('source') && hasFirst('remote'),
  }
}

/** True if some requests that differ from those of a box in their tokens alone are let through with a good one. */
export function isAllowedWithToken(
  { axes, diagram }: RequestSpace,
  outcomes: Outcomes,
  { atoms }: RequestBox,
  decision: RequestFunction,
): boolean {
  const token = axes.findIndex(({ name }) => name === 'token')
  if (token < 0) return false
  const good = (axes[token]!.samples as readonly TokenSample[]).flatMap(({ issuer }, atom) =>
    issuer === null ? [] : [atom],
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

function isOfToken(axis: string): boolean {
  return axis === 'token' || axis.startsWith('claim ')
}
