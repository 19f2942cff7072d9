import { always, never, type RequestFunction } from './diagram.ts'
import { secondAxis, type AxisTest, type RequestSpace } from './request-space.ts'

/** What the value of a condition depends on besides the request. */
export interface Evaluation {
  readonly space: RequestSpace
  /** The requests with a verified token. */
  readonly claims: RequestFunction
  /** Of requests with two tokens, those whose second token counts. */
  readonly secondClaims?: RequestFunction
  /** True while a condition on claims is evaluated for the second token. */
  readonly isOfSecond?: boolean
  /** The requests of clients with an identity that the proxy sees. */
  readonly identity: RequestFunction
  /** True for connections of which the proxy sees no requests. */
  readonly isStream?: boolean
}

/** The requests that match a condition. It is evaluated once the atoms are known. */
export type SpaceCondition = (evaluation: Evaluation) => RequestFunction

export const everyRequest: SpaceCondition = () => always

export const noRequest: SpaceCondition = () => never

export function patternCondition(test: AxisTest): SpaceCondition {
  return ({ space, isOfSecond }) =>
    space.matching(isOfSecond ? { ...test, axis: secondAxis(test.axis) } : test)
}

/** The requests that match all conditions: every request for `[]`. */
export function allConditions(conditions: readonly SpaceCondition[]): SpaceCondition {
  return (evaluation) => evaluation.space.diagram.all(conditions.map((condition) => condition(evaluation)))
}

export function anyCondition(conditions: readonly SpaceCondition[]): SpaceCondition {
  return (evaluation) => evaluation.space.diagram.any(conditions.map((condition) => condition(evaluation)))
}

export function notCondition(condition: SpaceCondition): SpaceCondition {
  return (evaluation) => evaluation.space.diagram.without(condition(evaluation), always)
}

/** Requests of clients with an identity that matches. */
export function identityCondition(condition: SpaceCondition): SpaceCondition {
  return (evaluation) => evaluation.space.diagram.within(evaluation.identity, condition(evaluation))
}

/** The requests that match a condition on claims and have a verified token. */
export function claimsCondition(condition: SpaceCondition): SpaceCondition {
  return (evaluation) => {
    const { space, claims, secondClaims = never } = evaluation
    const ofFirst = space.diagram.within(claims, condition(evaluation))
    if (secondClaims === never) return ofFirst
    const ofSecond = space.diagram.within(secondClaims, condition({ ...evaluation, isOfSecond: true }))
    return space.diagram.first(ofFirst, ofSecond)
  }
}
