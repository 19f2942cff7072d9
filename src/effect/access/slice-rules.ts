import { groupBy } from '../../core/group.ts'
import { trustDomainsOf } from '../../istio/policy/identity.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import type { Manifest } from '../../model/manifest.ts'
import { isUnknown } from '../request/match/truth.ts'
import { attachedPolicies } from '../request/policy/attachment.ts'
import { actionOfPolicy, isDryRunPolicy } from '../request/policy/authorization.ts'
import type { ProxySide } from './proxy-conditions.ts'
import { ruleExtents } from './rule-extent.ts'
import { RuleRegion, type ExtentSource, type KeptRegions } from './rule-region.ts'
import type { KeptParts, RuleSlice } from './rule-slice.ts'

/** Makes the slice of a proxy; `null` if each rule may matter. */
export function ruleSlice(head: ProxySide, base: ProxySide, kept: KeptRegions): RuleSlice | null {
  const [ofHead, ofBase] = [enforcedPolicies(head), enforcedPolicies(base)]
  if (!ofHead || !ofBase || hasAllow(ofHead) !== hasAllow(ofBase)) return null
  const differing = rulesOfOneSide(ofHead, ofBase)
  const regionKey = [...differing.keys()].join('\n')
  const region = kept.get(regionKey) ?? new RuleRegion([...differing.values()].flat())
  kept.set(regionKey, region)
  const differingRules = new Set([...differing.values()].flat())
  const parts = new Map(
    [...ofHead, ...ofBase].map(({ policy, rules }) => [
      policy,
      rules.map((rule) => (differingRules.has(rule) ? wholeRule : region.partsOf(rule))),
    ]),
  )
  const isCompared = ({ policy }: SlicedPolicy): boolean => parts.get(policy)!.some(isAnyKept)
  const [inHead, inBase] = [ofHead, ofBase].map((policies) => new Set(policies.map(({ key }) => key)))
  const isShared = ({ key }: SlicedPolicy): boolean => inHead!.has(key) && inBase!.has(key)
  const standIns = [ofHead, ofBase].flatMap((policies) => {
    const allowing = policies.filter(({ action }) => action === 'ALLOW')
    const others = allowing.filter((policy) => isShared(policy) && !isCompared(policy))
    return others.slice(0, 1)
  })
  const isKept = (policy: SlicedPolicy): boolean =>
    !isShared(policy) || isCompared(policy) || standIns.includes(policy)
  const keptPolicies = new Set([...ofHead, ...ofBase].filter(isKept).map(({ policy }) => policy))
  const compared = [...ofHead, ...ofBase].filter((policy) => !isShared(policy) || isCompared(policy))
  return {
    key: JSON.stringify([
      regionKey,
      compared.map(({ key, policy }) => [key, parts.get(policy)]),
      standIns.length,
    ]),
    keptParts: (policy, index) => parts.get(policy)?.[index] ?? wholeRule,
    isKept: (policy) => keptPolicies.has(policy),
    standIns: standIns.map(({ policy }) => policy),
  }
}

const wholeRule: KeptParts = { http: true, tcp: true }

function isAnyKept({ http, tcp }: KeptParts): boolean {
  return http || tcp === true
}

interface SlicedPolicy {
  readonly policy: Manifest
  /** Equal for equal policies. */
  readonly key: string
  readonly action: ReturnType<typeof actionOfPolicy>
  readonly rules: readonly SlicedRule[]
}

interface SlicedRule extends ExtentSource {
  readonly keyOf: () => string
}

/** The policies of a proxy; `null` if files do not tell whether one of them holds there. */
function enforcedPolicies({ side, proxy, service }: ProxySide): readonly SlicedPolicy[] | null {
  const attached = attachedPolicies(side.mesh, 'AuthorizationPolicy', proxy, service)
  if (attached.some(({ isAttached }) => isUnknown(isAttached))) return null
  const trustDomains = trustDomainsOf(side.mesh)
  return attached
    .filter(({ policy }) => !isDryRunPolicy(policy))
    .map(({ policy }): SlicedPolicy => {
      const action = actionOfPolicy(policy)
      const { namespace, name } = policy
      const context = { namespace, isAllow: action === 'ALLOW', trustDomains }
      const provider = policy.spec.at('provider', 'name').text
      return {
        policy,
        action,
        key: side.keyOf(policy),
        rules: policy.spec.items('rules').map((node): SlicedRule => ({
          extents: () => ruleExtents(node, context),
          keyOf: () => JSON.stringify([namespace, name, action, provider, canonicalJson(node)]),
        })),
      }
    })
}

function hasAllow(policies: readonly SlicedPolicy[]): boolean {
  return policies.some(({ action }) => action === 'ALLOW')
}

/**
 * The rules that only one side has, by their keys. Those of equal policies are the same. Of CUSTOM policies the first rule that
 * matches decides, so that all rules of one that differs count.
 */
function rulesOfOneSide(
  head: readonly SlicedPolicy[],
  base: readonly SlicedPolicy[],
): ReadonlyMap<string, readonly SlicedRule[]> {
  const [ofHead, ofBase] = [changedRules(head, base), changedRules(base, head)]
  const only = (own: typeof ofHead, compared: typeof ofHead): [string, readonly SlicedRule[]][] =>
    [...own].filter(([key]) => !compared.has(key))
  return new Map([...only(ofHead, ofBase), ...only(ofBase, ofHead)])
}

/** By key the rules of policies that the other side does not have in the same way. */
function changedRules(
  own: readonly SlicedPolicy[],
  compared: readonly SlicedPolicy[],
): ReadonlyMap<string, readonly SlicedRule[]> {
  const keys = new Set(compared.map(({ key }) => key))
  const changed = own.filter(({ key }) => !keys.has(key))
  const byKey = groupBy(
    changed.flatMap(({ key, action, rules }) =>
      rules.map((rule) => ({ rule, key: action === 'CUSTOM' ? `${key} ${rule.keyOf()}` : rule.keyOf() })),
    ),
    ({ key }) => key,
  )
  return new Map([...byKey].map(([key, group]) => [key, group.map(({ rule }) => rule)]))
}
