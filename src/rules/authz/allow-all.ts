import type { Manifest } from '../../model/manifest.ts'
import { derived } from '../../model/derived.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import { thoseThatMayShareWorkloads, someMayCover } from '../../istio/policy/some-policies.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import { actionOf, isDryRun } from '../shared/token-conditions.ts'
import { demands, deniesAllAnonymous } from '../shared/token-demand.ts'
import { matchesAll } from './helpers/openness.ts'
import { sharesWorkloads } from './helpers/shared-workloads.ts'

export const allowAll = defineRule({
  id: 'authz/allow-all',
  codes: ['token-not-needed'],
  severity: 'warning',
  summary: 'A rule that lets every request in beside one that demands a token.',
  why: 'ALLOW rules are alternatives: a request that one of them lets in is let in. A rule that asks for nothing makes void what the others ask for.',
  fix: 'Remove the rule, or have it ask for something; where the demand is to hold in any case, write it as DENY with `notRequestPrincipals`.',
  across: {
    *AuthorizationPolicy(policy, mesh) {
      if (!allows(policy)) return
      const open = policy.spec.items('rules').filter(matchesAll)
      const demanding = open.length > 0 ? demandMadeVoid(mesh, policy) : undefined
      if (!demanding) return
      for (const rule of open) {
        yield {
          code: 'token-not-needed',
          node: rule,
          message: `this rule lets every request in: the token that ${quote(demanding.name)} demands is not needed`,
          related: [{ node: demanding.spec.get('rules'), note: 'demands a token' }],
        }
      }
    },
  },
})

/** A policy with a rule that demands a token, for workloads that have both, unless a DENY refuses those without. */
function demandMadeVoid(mesh: Mesh, open: Manifest): Manifest | undefined {
  if (isDenied(mesh, open)) return undefined
  for (const other of thoseThatMayShareWorkloads(mesh, open, demanding(mesh)))
    if (sharesWorkloads(mesh, open, other) && !isDenied(mesh, other)) return other
  return undefined
}

const demanding = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter((one) => allows(one) && one.spec.items('rules').some(demands)),
)

/** True if a policy, here or around, refuses whoever has no token. */
function isDenied(mesh: Mesh, policy: Manifest): boolean {
  return [mesh, meshOfAllFiles(mesh) ?? mesh].some((world) => someMayCover(world, policy, refusing(world)))
}

const refusing = derived(['AuthorizationPolicy'], (mesh) =>
  mesh.ofKind('AuthorizationPolicy').filter(deniesAllAnonymous),
)

function allows(policy: Manifest): boolean {
  return actionOf(policy) === 'ALLOW' && !isDryRun(policy)
}
