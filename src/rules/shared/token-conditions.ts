import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** A list in a rule of an AuthorizationPolicy that Istio compares with the principal or a claim of a verified token. */
export interface TokenCondition {
  /** The list itself: `requestPrincipals`, `values`, ... */
  readonly node: Node
  /** True for what a request without a token satisfies: `notRequestPrincipals`, `notValues`. */
  readonly isNegative: boolean
}

/** The conditions of one rule of an AuthorizationPolicy on tokens, those of its sources first. */
export function tokenConditions(rule: Node): TokenCondition[] {
  const sources = rule.items('from').map((from) => from.get('source'))
  return [
    ...sources.flatMap((source) => sourceConditions(source)),
    ...rule.items('when').filter(isTokenCondition).flatMap(whenConditions),
  ]
}

/** The conditions of a source on the principal of a token. */
export function sourceConditions(source: Node): TokenCondition[] {
  return conditions(source.get('requestPrincipals'), source.get('notRequestPrincipals'))
}

/** The `values` and `notValues` of one item of `when`, whatever its key; those that are absent or empty are left out. */
export function whenConditions(when: Node): TokenCondition[] {
  return conditions(when.get('values'), when.get('notValues'))
}

/** True for a `when` about a token: `request.auth.principal`, `request.auth.claims[groups]`. */
export function isTokenCondition(when: Node): boolean {
  return when.get('key').text.startsWith('request.auth.')
}

/** The action of an AuthorizationPolicy; ALLOW by default. */
export function actionOf(policy: Manifest): string {
  const action = policy.spec.get('action')
  return action.exists && !action.isNull ? action.text : 'ALLOW'
}

function conditions(positive: Node, negative: Node): TokenCondition[] {
  const both = [
    { node: positive, isNegative: false },
    { node: negative, isNegative: true },
  ]
  return both.filter(({ node }) => node.items().length > 0)
}
