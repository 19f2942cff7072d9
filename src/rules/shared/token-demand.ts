import { oncePer } from '../../core/once-per.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { actionOf, isDryRun, isOfToken } from './token-conditions.ts'

/**
 * What AuthorizationPolicies have to do with tokens, as bits; that of several is the bits of all. A policy that is only
 * tried out has none.
 */
export const demandOf = oncePer((policies: readonly Manifest[]): number =>
  policies.reduce((bits, policy) => bits | demandBits(policy), 0),
)

const demandBits = oncePer((policy: Manifest): number => {
  const action = actionOf(policy)
  if (isDryRun(policy)) return 0
  const rules = rulesOf(policy)
  if (action === 'DENY') return rules.some(deniesAnonymous) ? denies : 0
  if (action !== 'ALLOW') return 0
  return rules.reduce(
    (bits, rule) => bits | hasRule | (demands(rule) ? asks : isLimited(rule) ? 0 : opens),
    allows,
  )
})

/** A DENY hits every request without a token. */
const denies = 1
/** There is an ALLOW. */
const allows = 2
/** An ALLOW has a rule. */
const hasRule = 4
/** A rule of an ALLOW demands a token. */
const asks = 8
/** A rule of an ALLOW lets requests in without one, whatever they are for. */
const opens = 16

/**
 * True if AuthorizationPolicies, all that hold for a workload, refuse some request for having no token: a DENY that
 * hits every request without one, or ALLOW rules that demand one and no ALLOW rule beside them that lets the same
 * requests in without.
 *
 * Order in Istio: CUSTOM, DENY, then ALLOW; where there is any ALLOW policy, one of its rules must match.
 *
 * @param demand `demandOf` the policies
 */
export function refusesAnonymous(demand: number): boolean {
  if (demand & denies) return true
  // ALLOW without any rule lets nobody in, the documented way to deny all.
  return demand & hasRule ? (demand & (asks | opens)) === asks : (demand & allows) > 0
}

/** True if no further ALLOW makes requests without a token refused: one of the policies lets them in. */
export function letsAnonymousIn(demand: number): boolean {
  return (demand & opens) > 0
}

/** True if one of the policies alone, beside others with a demand, refuses some request for having no token. */
export function oneRefuses(demand: number, policies: readonly Manifest[]): boolean {
  return [...demandsIn(policies)].some((bits) => refusesAnonymous(demand | bits))
}

const demandsIn = oncePer(
  (policies: readonly Manifest[]): ReadonlySet<number> => new Set(policies.map(demandBits)),
)

/** True for a policy because of which some request may be refused for having no token, if no other one lets it in. */
export function mayDemandToken(policy: Manifest): boolean {
  const bits = demandBits(policy)
  return (bits & (denies | asks)) > 0 || bits === allows
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

/** True for a DENY that hits every request without a token. */
export function deniesAllAnonymous(policy: Manifest): boolean {
  return demandBits(policy) === denies
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
