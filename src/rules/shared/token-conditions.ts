import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'

/** A list in a rule of an AuthorizationPolicy that is compared with what a verified token says. */
export interface TokenCondition {
  /** The list itself: `requestPrincipals`, `values`, ... */
  readonly node: Node
  /** True for what a request without a token satisfies: `notRequestPrincipals`, `notValues`. */
  readonly isNegative: boolean
}

/** The conditions of one rule on tokens, those of its sources first. */
export function tokenConditions(rule: Node): TokenCondition[] {
  const sources = rule.items('from').map((from) => from.get('source'))
  return [
    ...sources.flatMap((source) => sourceConditions(source)),
    ...rule.items('when').filter(isOfToken).flatMap(whenConditions),
  ]
}

/** The conditions of a source on the principal of a token. */
export function sourceConditions(source: Node): TokenCondition[] {
  return conditions(source.get('requestPrincipals'), source.get('notRequestPrincipals'))
}

/** The values that a `when` has, and has not. */
export function whenConditions(when: Node): TokenCondition[] {
  return conditions(when.get('values'), when.get('notValues'))
}

/** True for a `when` about the token: `request.auth.principal`, `request.auth.claims[groups]`. */
export function isOfToken(when: Node): boolean {
  return when.get('key').text.startsWith('request.auth.')
}

/** What a policy does with a request that matches; ALLOW where it does not say. */
export function actionOf(policy: Manifest): string {
  const action = policy.spec.get('action')
  return action.exists && !action.isNull ? action.text : 'ALLOW'
}

/** True for a policy that is only tried out and logged. */
export function isDryRun(policy: Manifest): boolean {
  const value = policy.root.at('metadata', 'annotations', 'istio.io/dry-run').scalar
  return value === 'true' || value === true
}

function conditions(positive: Node, negative: Node): TokenCondition[] {
  const both = [
    { node: positive, isNegative: false },
    { node: negative, isNegative: true },
  ]
  return both.filter(({ node }) => node.items().length > 0)
}
