import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles } from '../../model/mesh.ts'
import { targetRefs } from '../../istio/policy/policies.ts'
import { someMayShareWorkloads } from '../../istio/policy/some-policies.ts'
import { doubtAboutPolicies } from './helpers/other-namespaces.ts'
import { defineRule } from '../rule.ts'
import { actionOf, isDryRun, tokenConditions, type TokenCondition } from '../shared/token-conditions.ts'

export const policyWithoutAuthentication = defineRule({
  id: 'jwt/policy-without-authentication',
  codes: ['no-token-read'],
  severity: 'error',
  summary: 'A policy asks for what a token says where no token is read.',
  why: 'Only a RequestAuthentication on the same workload turns a token into a principal and claims. Without one no request has any: what has to match never does, and what must not match always holds.',
  fix: 'Add a RequestAuthentication for the same workload: the same labels, or the same `targetRefs`, which are the only way for a waypoint.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      const [condition] = policy.spec.items('rules').flatMap(tokenConditions)
      // A policy with CUSTOM may hold no such condition at all.
      if (!condition || actionOf(policy) === 'CUSTOM' || isDryRun(policy)) return
      if (
        [mesh, meshOfAllFiles(mesh) ?? mesh].some((world) =>
          someMayShareWorkloads(world, policy, reading(world)),
        )
      )
        return
      const { note, ...doubt } = doubtAboutPolicies(mesh, policy)
      yield {
        code: 'no-token-read',
        node: condition.node,
        ...doubt,
        message: `no RequestAuthentication holds for ${where(policy)}: ${outcome(policy, condition)}${note}`,
        about: `${policy.namespace}/${policy.name}`,
      }
    },
  },
})

/** One with no rules reads no token. */
const reading = derived(['RequestAuthentication'], (mesh) =>
  mesh.ofKind('RequestAuthentication').filter(({ spec }) => spec.items('jwtRules').length > 0),
)

function where(policy: Manifest): string {
  const [ref] = targetRefs(policy)
  return ref === undefined ? 'the workloads of this policy' : 'what this policy attaches to'
}

function outcome(policy: Manifest, { isNegative }: TokenCondition): string {
  const name = 'requests have no principal and no claims'
  const effect = effects.get(actionOf(policy))
  return effect ? `${name}, so this ${effect[isNegative ? 'always' : 'never']}` : name
}

/** What a condition comes to that holds for every request, or for none. */
const effects: ReadonlyMap<string, { readonly always: string; readonly never: string }> = new Map([
  ['ALLOW', { always: 'holds for everybody', never: 'lets nobody in' }],
  ['DENY', { always: 'refuses everybody', never: 'refuses nobody' }],
])
