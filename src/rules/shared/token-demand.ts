import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { actionOf, isTokenCondition } from './token-conditions.ts'

/**
 * What AuthorizationPolicies demand of tokens, as bits: the union of the bits of each policy. A dry-run policy has
 * none.
 */
export const tokenDemandOf = oncePer((policies: readonly Manifest[]): number =>
  policies.reduce((bits, policy) => bits | policyDemand(policy), 0),
)

const policyDemand = oncePer((policy: Manifest): number => {
  const action = actionOf(policy)
  if (isDryRunPolicy(policy)) return 0
  const rules = rulesOf(policy)
  if (action === 'DENY') return rules.some(deniesAnonymous) ? denyWithoutToken : 0
  if (action !== 'ALLOW') return 0
  return rules.reduce(
    (bits, rule) =>
      bits |
      hasAllowRule |
      (requiresToken(rule) ? allowWithToken : isLimitedToOperations(rule) ? 0 : allowWithoutToken),
    hasAllow,
  )
})

/** A DENY matches every request without a token. */
const denyWithoutToken = 1
/** There is an ALLOW policy. */
const hasAllow = 2
/** An ALLOW policy has a rule. */
const hasAllowRule = 4
/** A rule of an ALLOW policy requires a token. */
const allowWithToken = 8
/** A rule of an ALLOW policy lets requests in without a token, whatever operation they are for. */
const allowWithoutToken = 16

/**
 * True if all AuthorizationPolicies of a workload together refuse some request because it has no token: a DENY matches
 * every request without one, or ALLOW rules require one and no other ALLOW rule lets the same requests in without it.
 *
 * Order in Istio: CUSTOM, DENY, then ALLOW; where there is any ALLOW policy, one of its rules must match.
 *
 * @param demand `tokenDemandOf` the policies
 */
export function refusesAnonymous(demand: number): boolean {
  if (demand & denyWithoutToken) return true
  // An ALLOW without rules lets nobody in: Istio documents it as the policy that denies everything.
  return demand & hasAllowRule
    ? (demand & (allowWithToken | allowWithoutToken)) === allowWithToken
    : (demand & hasAllow) > 0
}

/**
 * True if a rule of an ALLOW policy lets requests for any operation in without a token, so that further ALLOW policies cannot
 * refuse them.
 *
 * @param demand `tokenDemandOf` the policies
 */
export function letsAnonymousIn(demand: number): boolean {
  return (demand & allowWithoutToken) > 0
}

/** True if any one of the policies, added to others with `demand`, refuses some request because it has no token. */
export function somePolicyRefusesAnonymous(demand: number, policies: readonly Manifest[]): boolean {
  return [...distinctDemands(policies)].some((bits) => refusesAnonymous(demand | bits))
}

const distinctDemands = oncePer(
  (policies: readonly Manifest[]): ReadonlySet<number> => new Set(policies.map(policyDemand)),
)

/**
 * True for an AuthorizationPolicy that refuses requests because they have no token, unless another policy lets them in: DENY
 * rules that match without a token, ALLOW rules that require one, or ALLOW without rules. False for a dry-run policy.
 */
export function mayDemandToken(policy: Manifest): boolean {
  const bits = policyDemand(policy)
  return (bits & (denyWithoutToken | allowWithToken)) > 0 || bits === hasAllow
}

function rulesOf(policy: Manifest): Node[] {
  return policy.spec.items('rules')
}

/**
 * True if a rule of a DENY policy refuses requests because they have no token: it has `notRequestPrincipals`, or
 * `notValues` for a token, which hold if there is none. The rule may limit that to some operations, such as a path.
 */
function deniesAnonymous(rule: Node): boolean {
  const sources = rule.items('from').map((from) => from.get('source'))
  if (sources.some((source) => source.items('notRequestPrincipals').length > 0)) return true
  return rule.items('when').some((when) => isTokenCondition(when) && when.items('notValues').length > 0)
}

/** True for a DENY policy that matches every request without a token. */
export function deniesAllAnonymous(policy: Manifest): boolean {
  return policyDemand(policy) === denyWithoutToken
}

/** True if every source of the rule requires a principal of a token, or a condition requires a claim. */
export function requiresToken(rule: Node): boolean {
  const sources = rule.items('from').map((from) => from.get('source'))
  const byPrincipal = sources.every((source) => source.items('requestPrincipals').length > 0)
  if (sources.length > 0 && byPrincipal) return true
  return rule.items('when').some((when) => isTokenCondition(when) && when.items('values').length > 0)
}

/** True if the rule allows only certain operations, such as the path of a health check. */
function isLimitedToOperations(rule: Node): boolean {
  const operations = rule.items('to').map((to) => to.get('operation'))
  return (
    operations.length > 0 &&
    operations.every((operation) => limitingFields.some((field) => limitsRequests(operation, field)))
  )
}

/** The fields of an operation that limit it to some requests. */
const limitingFields = [
  'paths',
  'notPaths',
  'hosts',
  'notHosts',
  'methods',
  'notMethods',
  'ports',
  'notPorts',
]

function limitsRequests(operation: Node, field: string): boolean {
  const values = operation.items(field).map(({ text }) => text)
  return values.length > 0 && !values.some((value) => value === '*' || value === '/*')
}
