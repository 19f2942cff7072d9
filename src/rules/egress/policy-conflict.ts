import { compareText } from '../../core/order.ts'
import { canonicalJson } from '../../model/canonical-json.ts'
import { firstDifference } from '../../model/first-difference.ts'
import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import type { WinningRule } from '../../istio/routing/merged-rules.ts'
import { winningRules } from '../../istio/routing/winning-rule.ts'
import { visibleTogetherWith } from '../../istio/hosts/export.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { backendPolicyViews } from '../shared/converted-views.ts'
import { lostPolicies } from './helpers/lost-backend-policies.ts'
import { rulesByScope, scopeOf, hasPolicy, isFilledHost } from './helpers/rules-by-scope.ts'

export const policyConflict = defineRule({
  id: 'egress/policy-conflict',
  codes: [
    'different-policies',
    'different-subsets',
    'tls-may-be-lost',
    'backend-policy-lost',
    'rule-policy-lost',
  ],
  severity: 'warning',
  summary: 'Two policies of one namespace contradict each other about one host.',
  why: 'Istio merges the subsets of such rules, but uses only the `trafficPolicy` of the oldest rule and drops the others, with their settings for ports. No file says which rule is older: it may differ between clusters, and changes when an object is created again. If only one of them sets up TLS, traffic may leave in clear text. A DestinationRule wins over a BackendTLSPolicy, field by field since Istio 1.31, and as a whole if it has `exportTo`; before, the BackendTLSPolicy replaces its whole policy.',
  fix: 'Write one DestinationRule for the host with the whole policy; or limit each rule by `exportTo` or `workloadSelector`. Beside a BackendTLSPolicy leave `tls` out of the DestinationRule.',
  across: {
    *DestinationRule(rule, mesh) {
      const conflicting = hasPolicy(rule) && earlierRule(rule, mesh)
      if (conflicting) yield conflict(rule, conflicting)
      yield* subsetConflicts(rule, mesh)
    },

    ...backendPolicyViews(lostPolicies),
  },
})

/** Reports subsets of one name in merged rules: the rule that comes last by name is the one that is reported. */
function* subsetConflicts(rule: Manifest, mesh: Mesh): Generator<Problem<'different-subsets'>> {
  if (rule.spec.items('subsets').length === 0 || !isFilledHost(rule.spec.get('host').text)) return
  const conflicts = conflictsByRule(winningRules(mesh, ruleHost(rule), rule.namespace)).get(rule) ?? []
  const byPath = new Map(conflicts.map((subsets) => [subsets.node.path, subsets]))
  for (const { node, conflicting, owner } of byPath.values()) yield differentSubsets(node, conflicting, owner)
}

/** A subset that another rule defines differently. */
interface SubsetConflict {
  readonly node: Node
  readonly conflicting: Node
  /** The rule that defines `conflicting`. */
  readonly owner: Manifest
}

/** The conflicts of subsets in merged rules, by the object that is reported. */
const conflictsByRule = oncePer(
  (winners: readonly WinningRule[]): ReadonlyMap<Manifest, readonly SubsetConflict[]> => {
    const groups = groupBy(winners.flatMap(conflictsIn), ({ rule }) => rule)
    return new Map([...groups].map(([rule, group]) => [rule, group.map(({ conflict }) => conflict)]))
  },
)

function conflictsIn({ merged, overridden }: WinningRule): { rule: Manifest; conflict: SubsetConflict }[] {
  const owners = new Map(merged.map((rule) => [rule.root.yaml, rule]))
  return overridden
    .filter(({ node, isEqual }) => !isEqual && node.pathKeys[1] === 'subsets')
    .filter(({ node, by }) => ![node, by].some(hasPlaceholder))
    .map(({ node, by }) =>
      [node, by]
        .map((subset) => ({ subset, owner: owners.get(subset.root.yaml)! }))
        .toSorted((a, b) => compareText(a.owner.name, b.owner.name)),
    )
    .filter(([first, last]) => first!.owner !== last!.owner)
    .map(([first, last]) => ({
      rule: last!.owner,
      conflict: { node: last!.subset, conflicting: first!.subset, owner: first!.owner },
    }))
}

function differentSubsets(subset: Node, conflicting: Node, owner: Manifest): Problem<'different-subsets'> {
  const name = subset.get('name')
  return {
    code: 'different-subsets',
    node: name,
    message: `DestinationRule ${quote(`${owner.namespace}/${owner.name}`)} defines subset ${quote(name.text)} of the same host differently: Istio uses only the subset of the older rule, and the files do not tell which rule that is; keep one`,
    related: [{ node: conflicting.get('name'), note: 'the other subset of this name' }],
    about: name.text,
  }
}

function hasPlaceholder(node: Node): boolean {
  return isUnfilled(canonicalJson(node))
}

function conflict(rule: Manifest, conflicting: Manifest): Problem<'different-policies' | 'tls-may-be-lost'> {
  const host = rule.spec.get('host').text
  const first = quote(`${conflicting.namespace}/${conflicting.name}`)
  const withTls = [rule, conflicting].filter((candidate) => setsUpTls(candidate.spec.get('trafficPolicy')))
  const lossNote =
    withTls.length === 1 ? `; only ${quote(withTls[0]!.name)} sets up TLS, which may be lost` : ''
  return {
    code: withTls.length === 1 ? 'tls-may-be-lost' : 'different-policies',
    node: rule.spec.get('trafficPolicy'),
    message: `DestinationRule ${first} has another policy for ${quote(host)}: Istio uses only the policy of the older rule, and the files do not tell which rule that is${lossNote}; keep one policy`,
    ...(withTls.length === 1 && { severity: 'error' }),
    related: [{ node: conflicting.spec.get('trafficPolicy'), note: 'the other policy' }],
    about: host,
  }
}

/** True for a policy that switches TLS on, for all ports or for one. */
function setsUpTls(policy: Node): boolean {
  return [policy, ...policy.items('portLevelSettings')].some((level) => {
    const mode = level.at('tls', 'mode').text
    return mode !== '' && mode !== 'DISABLE'
  })
}

/** The first rule by name that has another policy for the same clients; `undefined` if `rule` itself comes before it. */
function earlierRule(rule: Manifest, mesh: Mesh): Manifest | undefined {
  const rules = rulesByScope(mesh).get(scopeOf(rule)) ?? []
  const first = firstWithOtherPolicy(visibleTogetherWith(rules, rule))(rule)
  const indexes = indexesOf(rules)
  return first && indexes.get(first)! < (indexes.get(rule) ?? rules.length) ? first : undefined
}

/** Makes the function that finds the first rule with another name and another policy than a given rule. */
const firstWithOtherPolicy = oncePer((rules: readonly Manifest[]) =>
  firstDifference(rules, [({ name }) => name, (rule) => policyOf(rule)]),
)

const indexesOf = oncePer((rules: readonly Manifest[]) => new Map(rules.map((rule, index) => [rule, index])))

const policyOf = oncePer((rule: Manifest): string => canonicalJson(rule.spec.get('trafficPolicy')))
