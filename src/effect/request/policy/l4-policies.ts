import { isDryRunPolicy } from '../../../istio/policy/dry-run.ts'
import { policiesAt } from '../../../istio/policy/attachment.ts'
import { policySelector } from '../../../istio/policy/selector.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { DecidingPlace } from '../decision.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { unknownAge } from '../registry/age.ts'
import { actionOfPolicy, rulesPlace } from './authorization.ts'
import type { FactMatch } from './attribute.ts'
import { peerDenial, peerRuleMatch, type PeerDenial } from './l4-peer-authentication.ts'
import { l4RuleMatch } from './l4-rule.ts'

/** What ztunnel enforces for a workload. */
export interface L4Policies {
  readonly deny: readonly L4Rule[]
  readonly allow: readonly L4Rule[]
  /** Where the ALLOW policies list their rules: if there are some, what none allows is refused. */
  readonly allowing: readonly DecidingPlace[]
  readonly missing: readonly string[]
}

/** A rule as ztunnel enforces it, for connections alone. */
export interface L4Rule {
  readonly matches: FactMatch
  readonly place: DecidingPlace
}

/** Compiles the policies of a workload in ambient mode; CUSTOM, AUDIT and dry runs have no effect there. */
export function l4Policies(mesh: Mesh, workload: MeshProxy): L4Policies {
  const proxy = { ...workload, type: 'ztunnel' } as const
  const policies = policiesAt(mesh, 'AuthorizationPolicy', proxy).filter((policy) => !isDryRunPolicy(policy))
  const ofAction = (action: 'ALLOW' | 'DENY'): Manifest[] =>
    policies.filter((policy) => actionOfPolicy(policy) === action)
  const { denial, missing } = peerDenialAt(mesh, workload)
  const ofPeers = (denial?.rules ?? []).map((rule): L4Rule => ({
    matches: peerRuleMatch(rule),
    place: { object: denial!.object, node: denial!.node },
  }))
  return {
    deny: [...ofAction('DENY').flatMap((policy) => rulesOf(policy, false)), ...ofPeers],
    allow: ofAction('ALLOW').flatMap((policy) => rulesOf(policy, true)),
    allowing: ofAction('ALLOW').map(rulesPlace),
    missing,
  }
}

function rulesOf(policy: Manifest, isAllow: boolean): L4Rule[] {
  return policy.spec.items('rules').flatMap((node) => {
    const matches = l4RuleMatch(node, isAllow, policy.namespace)
    return matches ? [{ matches, place: { object: policy, node } }] : []
  })
}

/** The DENY that istiod makes of the PeerAuthentications of a workload, `undefined` without one, and what it rests on. */
export function peerDenialAt(
  mesh: Mesh,
  workload: MeshProxy,
): { readonly denial: PeerDenial | undefined; readonly missing: readonly string[] } {
  const policies = policiesAt(mesh, 'PeerAuthentication', { ...workload, type: 'ztunnel' })
  const isForSome = (policy: Manifest): boolean => policySelector(policy).size > 0
  const isOfRoot = (policy: Manifest): boolean => policy.namespace === mesh.rootNamespace
  const ranks = [
    policies.filter((policy) => isForSome(policy) && !isOfRoot(policy)),
    policies.filter(
      (policy) => !isForSome(policy) && !isOfRoot(policy) && policy.namespace === workload.namespace,
    ),
    policies.filter((policy) => !isForSome(policy) && isOfRoot(policy)),
  ] as const
  const missing = ranks.flatMap(([first, second]) => (first && second ? unknownAge(first, second) : []))
  const [[ofWorkload], [ofNamespace], [ofMesh]] = ranks
  return { denial: peerDenial({ ofWorkload, ofNamespace, ofMesh }), missing }
}
