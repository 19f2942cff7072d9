import { isDryRunPolicy } from '../../istio/policy/dry-run.ts'
import { policyScope } from '../../istio/policy/policy-targets.ts'
import type { Manifest } from '../../model/manifest.ts'
import { knownKind } from '../../model/mesh.ts'
import { actionOfPolicy } from '../request/policy/authorization.ts'
import type { Node } from '../../model/node.ts'
import { comparedRuleKey, differingRules } from './differing-rules.ts'
import type { MeshPair, MeshSide } from './mesh-pair.ts'

/**
 * A filter of policies that do not differ. It keeps those that may decide about a request that base and head decide
 * differently, where nothing but AuthorizationPolicies differs: those with a rule that may match a request of a differing rule.
 * Others decide about no such request but one: an ALLOW policy refuses what no policy allows, on both sides. `null` if each
 * policy may decide.
 *
 * @param changed the policies that differ, of head and base
 */
export function decisivePolicyFilter(
  pair: MeshPair,
  changed: readonly Manifest[],
): ((policy: Manifest) => boolean) | null {
  const arePolicies = changed.every((policy) => knownKind(policy) === 'AuthorizationPolicy')
  if (!pair.isConfigEqual || !arePolicies || changed.some((policy) => mayChangeAllow(pair, policy)))
    return null
  const policiesOf = (side: MeshSide): readonly Manifest[] =>
    changed.filter((policy) => side.mesh.positionOf(policy) !== undefined)
  const [head, base] = [pair.head, pair.base].map((side) => ({ side, policies: policiesOf(side) }))
  const region = pair.regionOf(differingRules(head!, base!, placedRuleKey))
  return (policy) => knownKind(policy) !== 'AuthorizationPolicy' || region.partsOf(policy) !== null
}

/** True for an ALLOW policy unless both sides have it for the same pods. */
function mayChangeAllow({ changes }: MeshPair, policy: Manifest): boolean {
  const { head, base } = changes.versionsOf(policy)
  const versions = [head, base].filter((version) => version !== undefined)
  if (!versions.some((version) => actionOfPolicy(version) === 'ALLOW')) return false
  const placements = new Set(
    versions.map((version) =>
      JSON.stringify([policyScope(version), actionOfPolicy(version), isDryRunPolicy(version)]),
    ),
  )
  return versions.length < 2 || placements.size > 1
}

/** Equal for rules that decide alike for the same pods. */
function placedRuleKey(side: MeshSide, policy: Manifest, node: Node): string {
  return JSON.stringify([policyScope(policy), isDryRunPolicy(policy), comparedRuleKey(side, policy, node)])
}
