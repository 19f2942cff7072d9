import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfOtherObjects } from '../../model/mesh.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { someMayShareWorkloads } from '../../istio/policy/some-policies.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { defineRule } from '../rule.ts'
import { actionOf, tokenConditions, type TokenCondition } from '../shared/token-conditions.ts'

export const policyWithoutAuthentication = defineRule({
  id: 'jwt/policy-without-authentication',
  codes: ['no-token-read'],
  severity: 'error',
  summary: 'A policy has conditions on tokens where no token is read.',
  why: 'Only a RequestAuthentication on the same workload turns a token into a principal and claims. Without one no request has any: a positive condition never matches, and a negative one always does.',
  fix: 'Add a RequestAuthentication for the same workload: with the same labels, or with the same `targetRefs`, which a waypoint requires.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      const [condition] = policy.spec.items('rules').flatMap(tokenConditions)
      // A CUSTOM policy may not have such conditions; another rule reports them.
      if (!condition || actionOf(policy) === 'CUSTOM' || isDryRunPolicy(policy)) return
      if (
        [mesh, meshOfOtherObjects(mesh) ?? mesh].some((candidate) =>
          someMayShareWorkloads(candidate, policy, authenticationsWithRules(candidate)),
        )
      )
        return
      const { note, ...doubt } = doubtAboutPolicies(mesh, policy)
      yield {
        code: 'no-token-read',
        node: condition.node,
        ...doubt,
        message: `no RequestAuthentication applies to ${describeWorkloads(policy)}: ${outcome(policy, condition)}${note}`,
        about: `${policy.namespace}/${policy.name}`,
      }
    },
  },
})

/** The RequestAuthentications that read tokens: those with rules. */
const authenticationsWithRules = derived(['RequestAuthentication'], (mesh) =>
  mesh.ofKind('RequestAuthentication').filter(({ spec }) => spec.items('jwtRules').length > 0),
)

function describeWorkloads(policy: Manifest): string {
  const [ref] = targetRefs(policy)
  return ref === undefined ? 'the workloads of this policy' : 'what this policy attaches to'
}

function outcome(policy: Manifest, { isNegative }: TokenCondition): string {
  const name = 'requests have no principal and no claims'
  const effect = effects.get(actionOf(policy))
  return effect ? `${name}, so this ${effect[isNegative ? 'always' : 'never']}` : name
}

/** The effect of a condition that matches always or never, by action. */
const effects: ReadonlyMap<string, { readonly always: string; readonly never: string }> = new Map([
  ['ALLOW', { always: 'lets everybody in', never: 'lets nobody in' }],
  ['DENY', { always: 'refuses everybody', never: 'refuses nobody' }],
])
