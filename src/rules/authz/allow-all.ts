import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { policiesThatMayShareWorkloads, someMayCover } from '../../istio/policy/some-policies.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import { actionOf } from '../shared/token-conditions.ts'
import { requiresToken, deniesAllAnonymous } from '../shared/token-demand.ts'
import { matchesAll } from './helpers/unrestricted-rules.ts'
import { sharesWorkloads } from './helpers/shared-workloads.ts'

export const allowAll = defineRule({
  id: 'authz/allow-all',
  codes: ['token-not-needed'],
  severity: 'warning',
  summary: 'A rule allows every request, although another rule demands a token.',
  why: 'ALLOW rules are alternatives: a request passes if one of them allows it. A rule without conditions makes the conditions of all other rules useless.',
  fix: 'Remove the rule, or give it conditions. To demand a token in any case, write a DENY with `notRequestPrincipals`.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (!allows(policy)) return
      const unrestrictedRules = policy.spec.items('rules').filter(matchesAll)
      const demandingPolicy = unrestrictedRules.length > 0 ? bypassedPolicy(mesh, policy) : undefined
      if (!demandingPolicy) return
      for (const rule of unrestrictedRules) {
        yield {
          code: 'token-not-needed',
          node: rule,
          message: `this rule allows every request: the token that ${quote(demandingPolicy.name)} demands is not needed; remove the rule, or give it conditions`,
          related: [{ node: demandingPolicy.spec.get('rules'), note: 'demands a token' }],
        }
      }
    },
  },
})

/**
 * A policy that demands a token and shares workloads with a policy that allows every request. `undefined` if there is
 * none, or if a DENY refuses requests without a token.
 */
function bypassedPolicy(mesh: Mesh, unrestricted: Manifest): Manifest | undefined {
  if (isDenied(mesh, unrestricted)) return undefined
  for (const candidate of policiesThatMayShareWorkloads(mesh, unrestricted, demandingPolicies(mesh)))
    if (sharesWorkloads(mesh, unrestricted, candidate) && !isDenied(mesh, candidate)) return candidate
  return undefined
}

const demandingPolicies = derived(['AuthorizationPolicy'], (mesh) =>
  mesh
    .ofKind('AuthorizationPolicy')
    .filter((policy) => allows(policy) && policy.spec.items('rules').some(requiresToken)),
)

/** True if a policy in any file of the repository denies requests without a token. */
function isDenied(mesh: Mesh, policy: Manifest): boolean {
  return [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) =>
    someMayCover(candidate, policy, refusingPolicies(candidate)),
  )
}

const refusingPolicies = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(deniesAllAnonymous),
)

function allows(policy: Manifest): boolean {
  return actionOf(policy) === 'ALLOW' && !isDryRunPolicy(policy)
}
