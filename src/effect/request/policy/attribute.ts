import type { TrustDomains } from '../../../istio/policy/identity.ts'
import { anyOf, type Truth } from '../match/truth.ts'
import type { Facts } from './facts.ts'

/** Whether something in a policy matches a request. */
export type FactMatch = (facts: Facts) => Truth

/** What the values of a policy mean besides their text. */
export interface RuleContext {
  /** The namespace of the policy. */
  readonly namespace: string
  readonly isAllow: boolean
  readonly trustDomains: TrustDomains
}

/** An attribute that policies compare; `isHttp` if only requests have it. */
export interface Attribute {
  readonly isHttp?: boolean
  match(values: readonly string[], key: string, context: RuleContext): FactMatch
}

/** An attribute whose values are compared one by one. */
export function comparedAttribute(
  compile: (value: string, context: RuleContext) => FactMatch,
  isHttp = false,
): Attribute {
  return {
    isHttp,
    match(values, _, context) {
      const matches = values.map((value) => compile(value, context))
      return (facts) => anyOf(matches.map((match) => match(facts)))
    },
  }
}
