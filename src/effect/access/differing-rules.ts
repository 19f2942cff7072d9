import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import { actionOfPolicy } from '../request/policy/authorization.ts'
import type { MeshSide } from './mesh-pair.ts'
import type { RuleOfPolicy, RulesByKey } from './rule-region.ts'

/** Policies of one side. */
interface SidePolicies {
  readonly side: MeshSide
  readonly policies: readonly Manifest[]
}

/** The rules that only one of two lists of policies has, by their keys. */
export function differingRules(
  head: SidePolicies,
  base: SidePolicies,
  keyOf: typeof comparedRuleKey = comparedRuleKey,
): RulesByKey {
  const [ofHead, ofBase] = [rulesByKey(head, keyOf), rulesByKey(base, keyOf)]
  return new Map([
    ...[...ofHead].filter(([key]) => !ofBase.has(key)),
    ...[...ofBase].filter(([key]) => !ofHead.has(key)),
  ])
}

function rulesByKey({ side, policies }: SidePolicies, keyOf: typeof comparedRuleKey): RulesByKey {
  return new Map(
    policies.flatMap((policy) =>
      policy.spec
        .items('rules')
        .map((node): [string, RuleOfPolicy] => [keyOf(side, policy, node), { policy, node }]),
    ),
  )
}

/**
 * Equal for rules that decide alike. Of CUSTOM policies the first rule that matches decides, so that each rule of one that differs
 * has a key of its own.
 */
export function comparedRuleKey(side: MeshSide, policy: Manifest, node: Node): string {
  const action = actionOfPolicy(policy)
  const provider = policy.spec.at('provider', 'name').text
  const key = JSON.stringify([policy.namespace, policy.name, action, provider, canonicalJson(node)])
  return action === 'CUSTOM' ? `${side.keyOf(policy)} ${key}` : key
}
