import type { Manifest } from '../../model/manifest.ts'
import { isUnknown } from '../request/match/truth.ts'
import type { AttachedPolicy } from '../request/policy/attachment.ts'
import { differingRules, comparedRuleKey } from './differing-rules.ts'
import type { MeshPair } from './mesh-pair.ts'
import {
  authorizationPoliciesAt,
  changedPoliciesAt,
  isAllowing,
  isEnforced,
  isSamePlace,
  sharedPolicies,
} from './policy-pairs.ts'
import type { ProxySide } from './proxy-conditions.ts'
import type { RuleRegion, RulesByKey } from './rule-region.ts'
import type { KeptParts, RuleSlice, SideSlice } from './rule-slice.ts'

type SlicedPair = Pick<MeshPair, 'changes' | 'regionOf'>

/**
 * Makes the slice of a proxy of two meshes whose configurations are equal; `null` if each rule may matter. Policies that both
 * sides have in the same way are looked at once, in head.
 */
export function ruleSlice(pair: SlicedPair, head: ProxySide, base: ProxySide): RuleSlice | null {
  const split = splitPolicies(pair, head, base)
  if (!split) return null
  const { common, own } = split
  const differing = differingRules(
    { side: head.side, policies: own.head.map(({ policy }) => policy) },
    { side: base.side, policies: own.base.map(({ policy }) => policy) },
  )
  const region = pair.regionOf(differing)
  const matching = common.filter(({ policy }) => region.partsOf(policy) !== null && isEnforced(policy))
  const standIn = common.find(({ policy }) => isAllowing(policy) && region.partsOf(policy) === null)
  // These policies are equal on both sides, so those of head also stand for those of base.
  const sharedParts = (standIn ? [...matching, standIn] : matching).map((attached): SlicedPolicy => ({
    attached,
    parts: region.partsOf(attached.policy) ?? [],
  }))
  const ownParts = (side: ProxySide, policies: readonly AttachedPolicy[]): SlicedPolicy[] =>
    policies.map((attached) => ({ attached, parts: partsOfOwn(side, attached.policy, differing, region) }))
  const sliced = {
    head: inOrderOf(split.all, [...ownParts(head, own.head), ...sharedParts]),
    base: [...ownParts(base, own.base), ...sharedParts],
  }
  const keys = [keysOf(head, sliced.head, standIn?.policy), keysOf(base, sliced.base, standIn?.policy)]
  return {
    key: JSON.stringify([region.key, ...keys]),
    head: sideSlice(sliced.head, split.all),
    base: sideSlice(sliced.base, split.all),
    standIns: standIn ? [standIn.policy] : [],
  }
}

/** The policies of a proxy that hold on both sides in the same way, of head, and those of each side alone that are enforced. */
interface SplitPolicies {
  /** All policies of the proxy in head. */
  readonly all: readonly AttachedPolicy[]
  readonly common: readonly AttachedPolicy[]
  readonly own: Readonly<Record<'head' | 'base', readonly AttachedPolicy[]>>
}

/** `null` if files do not tell whether one of the policies holds, or if only one side has ALLOW policies. */
function splitPolicies(pair: SlicedPair, head: ProxySide, base: ProxySide): SplitPolicies | null {
  const all = authorizationPoliciesAt(head)
  const before = isSamePlace(head, base)
    ? changedPoliciesAt(base, 'AuthorizationPolicy')
    : authorizationPoliciesAt(base)
  if (all.some(isUncertain) || before.some(isUncertain)) return null
  const isShared = sharedPolicies(pair, { ...head, attached: all }, { ...base, attached: before })
  const ownOf = (policies: readonly AttachedPolicy[]): AttachedPolicy[] =>
    policies.filter(({ policy }) => !isShared(policy) && isEnforced(policy))
  const common = all.filter(({ policy }) => isShared(policy))
  const own = { head: ownOf(all), base: ownOf(before) }
  const [inHead, inBase] = [own.head, own.base].map((list) => list.some(({ policy }) => isAllowing(policy)))
  const isAllowKept = inHead === inBase || common.some(({ policy }) => isAllowing(policy))
  return isAllowKept ? { all, common, own } : null
}

function isUncertain({ isAttached }: AttachedPolicy): boolean {
  return isUnknown(isAttached)
}

/** A policy that is read, with the parts of its rules that are. */
interface SlicedPolicy {
  readonly attached: AttachedPolicy
  readonly parts: readonly KeptParts[]
}

function inOrderOf(all: readonly AttachedPolicy[], policies: readonly SlicedPolicy[]): SlicedPolicy[] {
  const byPolicy = new Map(policies.map((sliced) => [sliced.attached.policy, sliced]))
  return all.flatMap(({ policy }) => byPolicy.get(policy) ?? [])
}

const wholeRule: KeptParts = { http: true, tcp: true }
const noPart: KeptParts = { http: false, tcp: false }

function partsOfOwn(
  { side }: ProxySide,
  policy: Manifest,
  differing: RulesByKey,
  region: RuleRegion,
): KeptParts[] {
  const parts = region.partsOf(policy)
  return policy.spec
    .items('rules')
    .map((node, index) =>
      differing.has(comparedRuleKey(side, policy, node)) ? wholeRule : (parts?.[index] ?? noPart),
    )
}

/** Of the policy that stands for others it counts only that there is one. */
function keysOf(
  { side }: ProxySide,
  policies: readonly SlicedPolicy[],
  standIn: Manifest | undefined,
): readonly unknown[] {
  const compared = policies.filter(({ attached }) => attached.policy !== standIn)
  return [
    standIn !== undefined,
    ...compared.map(({ attached, parts }) => [side.keyOf(attached.policy), parts]),
  ]
}

/**
 * A proxy with more policies is replayed with those that are read: for 10,000 policies of a gateway the simulator takes twice
 * as long as their comparison, which `npm run bench -- --access 10000` measures. That all others decide nothing is tested at
 * smaller proxies (test/effect/access/agreement.property.test.ts).
 */
const maxReplayed = 500

function sideSlice(policies: readonly SlicedPolicy[], all: readonly AttachedPolicy[]): SideSlice {
  const parts = new Map(policies.map((policy) => [policy.attached.policy, policy.parts]))
  const read = policies.map((policy) => policy.attached)
  return {
    policies: read,
    keptParts: (policy, index) => parts.get(policy)?.[index] ?? noPart,
    isReplayedAlone: all.length > maxReplayed,
  }
}
