import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import {
  convertedPeerRules,
  peerRuleMatch,
} from '../../../src/effect/request/policy/l4-peer-authentication.ts'
import { l4RuleMatch } from '../../../src/effect/request/policy/l4-rule.ts'
import { policySelector } from '../../../src/istio/policy/selector.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { goldenPair, isMatch, isMissing, names } from './ztunnel-golden.ts'

/*
 * What istiod makes of policies for ztunnel, compared with the decision about the policy itself, for connections of everything
 * that the pairs name.
 */

describe.skipIf(isMissing)('policies that istiod makes for ztunnel', () => {
  it('are all there', () => expect(names).toHaveLength(22))

  it.each(names)('%s', (name) => {
    const { input, policies, golden } = goldenPair(name)
    const matches = matchOf(policies)
    const differing = connections(input).filter((facts) => matches(facts) !== isMatch(golden, facts))
    expect(differing).toEqual([])
  })
})

/** Whether a rule of a policy matches, as istiod's one policy of each pair does. */
function matchOf(policies: readonly Manifest[]): (facts: Facts) => boolean {
  const [policy] = policies
  if (policy!.kind === 'AuthorizationPolicy') {
    const isAllow = policy!.spec.get('action').text !== 'DENY'
    const rules = policy!.spec.items('rules').map((rule) => l4RuleMatch(rule, isAllow, policy!.namespace))
    return (facts) => rules.some((match) => match?.(facts) === true)
  }
  const isOfRoot = ({ namespace }: Manifest): boolean => namespace === 'istio-system'
  const rules = convertedPeerRules({
    ofWorkload: policies.find((item) => policySelector(item).size > 0),
    ofNamespace: policies.find((item) => policySelector(item).size === 0 && !isOfRoot(item)),
    ofMesh: policies.find(isOfRoot),
  })
  const matches = (rules ?? []).map(peerRuleMatch)
  return (facts) => matches.some((match) => match(facts) === true)
}

/** Connections of all identities, addresses and ports that a text names, and of some that it does not. */
function connections(text: string): Facts[] {
  const words = [...new Set([...text.matchAll(/"([^"]+)"/g)].map(([, word]) => word!))]
  const filled = words.map((word) => word.replaceAll('*', 'x'))
  const principals = filled.flatMap((word) => [`spiffe://${word}`, `spiffe://td/ns/${word}/sa/a`])
  const accounts = filled.map((word) => {
    const [account = '', namespace = 'cfg'] = word.split('/').toReversed()
    return `spiffe://td/ns/${namespace}/sa/${account}`
  })
  const addresses = words.map((word) => word.split('/')[0]!).filter((word) => /^\d+(?:\.\d+){3}$/.test(word))
  const ports = [...text.matchAll(/\b\d{2,4}\b/g)].map(([port]) => Number(port))
  const base = facts(null, '203.0.113.9', '203.0.113.9', 1)
  const identified = [...principals, ...accounts].map((principal) => ({ ...base, principal }))
  return [
    base,
    ...identified,
    ...ports.flatMap((destinationPort) =>
      [...identified, base].map((item) => ({ ...item, destinationPort })),
    ),
    ...addresses.flatMap((source) => [
      { ...base, source },
      { ...base, destinationAddress: source },
    ]),
  ]
}

function facts(
  principal: string | null,
  source: string,
  destinationAddress: string,
  destinationPort: number,
): Facts {
  return {
    method: 'GET',
    path: '/',
    authority: 'api',
    headers: new Map(),
    principal,
    source,
    remote: source,
    destinationAddress,
    destinationPort,
    sni: '',
    claims: null,
  }
}
