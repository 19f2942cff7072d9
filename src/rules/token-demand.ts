import type { Manifest } from '../model/manifest.ts'
import type { Node } from '../model/node.ts'
import { actionOf, isDryRun, isOfToken } from './token-conditions.ts'

/**
 * True if these AuthorizationPolicies, all that hold for a workload, refuse some request for having no token:
 * a DENY that hits every request without one, or ALLOW rules that demand one and no ALLOW rule beside them that
 * lets the same requests in without.
 *
 * Order in Istio: CUSTOM, DENY, then ALLOW; where there is any ALLOW policy, one of its rules must match.
 */
export function demandToken(policies: readonly Manifest[]): boolean {
  const enforced = policies.filter((policy) => !isDryRun(policy))
  const rules = (action: string) => enforced.filter((policy) => actionOf(policy) === action).flatMap(rulesOf)
  if (rules('DENY').some(deniesAnonymous)) return true
  const allow = enforced.filter((policy) => actionOf(policy) === 'ALLOW')
  const allowed = rules('ALLOW')
  // ALLOW without any rule lets nobody in, the documented way to deny all.
  if (allowed.length === 0) return allow.length > 0
  return allowed.some(demands) && allowed.every((rule) => demands(rule) || isLimited(rule))
}

/** True for a policy because of which some request may be refused for having no token, if no other one lets it in. */
export function mayDemandToken(policy: Manifest): boolean {
  if (isDryRun(policy)) return false
  const rules = rulesOf(policy)
  if (actionOf(policy) === 'DENY') return rules.some(deniesAnonymous)
  return actionOf(policy) === 'ALLOW' && (rules.length === 0 || rules.some(demands))
}

function rulesOf(policy: Manifest): Node[] {
  return policy.spec.items('rules')
}

/** True if a rule matches requests without a token: they have no principal and no claims, so a negative match holds. */
export function deniesAnonymous(rule: Node): boolean {
  const sources = rule.items('from').map((from) => from.get('source'))
  if (sources.some((source) => source.items('notRequestPrincipals').length > 0)) return true
  return rule.items('when').some((when) => isOfToken(when) && when.items('notValues').length > 0)
}

/** Every source of the rule asks for a principal of a token, or a condition asks for a claim. */
export function demands(rule: Node): boolean {
  const sources = rule.items('from').map((from) => from.get('source'))
  const byPrincipal = sources.every((source) => source.items('requestPrincipals').length > 0)
  if (sources.length > 0 && byPrincipal) return true
  return rule.items('when').some((when) => isOfToken(when) && when.items('values').length > 0)
}

/** True if the rule opens certain operations only, such as the path of a health check. */
function isLimited(rule: Node): boolean {
  const operations = rule.items('to').map((to) => to.get('operation'))
  return (
    operations.length > 0 &&
    operations.every((operation) => narrowing.some((field) => limits(operation, field)))
  )
}

/** Fields that keep an open operation from being all that a workload serves. */
const narrowing = ['paths', 'notPaths', 'hosts', 'notHosts', 'methods', 'notMethods', 'ports', 'notPorts']

function limits(operation: Node, field: string): boolean {
  const values = operation.items(field).map(({ text }) => text)
  return values.length > 0 && !values.some((value) => value === '*' || value === '/*')
}
