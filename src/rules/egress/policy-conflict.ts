import { compareText } from '../../core/order.ts'
import { firstDifference } from '../../core/first-difference.ts'
import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { ruleHost } from '../../istio/routing/destination.ts'
import { seenWith } from '../../istio/hosts/export.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const policyConflict = defineRule({
  id: 'egress/policy-conflict',
  codes: ['different-policies', 'tls-may-be-lost'],
  severity: 'warning',
  summary: 'Two DestinationRules of one namespace have different policies for one host.',
  why: 'Istio joins the subsets of such rules, but takes the `trafficPolicy` of the oldest one whole and drops the others, entries for ports included. Which one is older is not written in any file: it may differ between clusters and changes when an object is created again. Where only one of them sets up TLS, traffic may leave in clear text.',
  fix: 'Write one DestinationRule for the host with the whole policy; or limit each with `exportTo` or its own `workloadSelector`.',
  across: {
    *DestinationRule(rule, mesh) {
      const other = hasPolicy(rule) && earlierRule(rule, mesh)
      if (other) yield conflict(rule, other)
    },
  },
})

function conflict(rule: Manifest, other: Manifest): Problem<'different-policies' | 'tls-may-be-lost'> {
  const host = rule.spec.get('host').text
  const first = quote(`${other.namespace}/${other.name}`)
  const secured = [rule, other].filter((one) => setsUpTls(one.spec.get('trafficPolicy')))
  const lost = secured.length === 1 ? `; only ${quote(secured[0]!.name)} sets up TLS, which may be lost` : ''
  return {
    code: secured.length === 1 ? 'tls-may-be-lost' : 'different-policies',
    node: rule.spec.get('trafficPolicy'),
    message: `DestinationRule ${first} has another policy for ${quote(host)}: Istio uses that of the older one alone, and the files do not tell which it is${lost}; keep one policy`,
    ...(secured.length === 1 && { severity: 'error' }),
    related: [{ node: other.spec.get('trafficPolicy'), note: 'the other policy' }],
    about: host,
  }
}

/** True for a policy that switches TLS on, be it for one port. */
function setsUpTls(policy: Node): boolean {
  return [policy, ...policy.items('portLevelSettings')].some((level) => {
    const mode = level.at('tls', 'mode').text
    return mode !== '' && mode !== 'DISABLE'
  })
}

/** The first rule, by name, that comes before this one and has another policy for the same clients. */
function earlierRule(rule: Manifest, mesh: Mesh): Manifest | undefined {
  const rules = rulesByScope(mesh).get(scopeOf(rule)) ?? []
  const first = firstOther(seenWith(rules, rule))(rule)
  const places = placesOf(rules)
  return first && places.get(first)! < (places.get(rule) ?? rules.length) ? first : undefined
}

/** The first of some rules that has another name and another policy. */
const firstOther = oncePer((rules: readonly Manifest[]) =>
  firstDifference(rules, [({ name }) => name, (rule) => policyOf(rule)]),
)

const placesOf = oncePer((rules: readonly Manifest[]) => new Map(rules.map((rule, index) => [rule, index])))

/** By name, not by place: which of two is the first must not change when they change places. */
const rulesByScope = oncePer((mesh: Mesh) => {
  const rules = mesh
    .ofKind('DestinationRule')
    .filter((rule) => hasPolicy(rule) && isKnown(rule.spec.get('host').text))
    .toSorted((one, other) => compareText(one.name, other.name))
  return groupBy(rules, scopeOf)
})

function hasPolicy(rule: Manifest): boolean {
  return rule.spec.get('trafficPolicy').kind === 'map'
}

function isKnown(host: string): boolean {
  return host !== '' && !isUnfilled(host)
}

/** Rules with different selectors are kept apart. */
const scopeOf = oncePer((rule: Manifest): string =>
  JSON.stringify([rule.namespace, ruleHost(rule), canonical(rule.spec.get('workloadSelector'))]),
)

const policyOf = oncePer((rule: Manifest): string =>
  JSON.stringify(canonical(rule.spec.get('trafficPolicy'))),
)

/** What a node says, whatever the order of its keys; lists keep theirs. */
function canonical(node: Node): unknown {
  if (node.kind === 'map') {
    const entries = node.entries().toSorted(([one], [other]) => compareText(one, other))
    return entries.map(([key, value]) => [key, canonical(value)])
  }
  if (node.kind === 'list') return { list: node.items().map(canonical) }
  return typeof node.scalar === 'bigint' ? Number(node.scalar) : (node.scalar ?? null)
}
