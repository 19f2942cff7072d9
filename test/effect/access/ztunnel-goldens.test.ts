import { describe, expect, it } from 'vitest'
import {
  anyCondition,
  noRequest,
  notCondition,
  type SpaceCondition,
} from '../../../src/effect/access/conditions.ts'
import { peerCondition } from '../../../src/effect/access/connection-policies.ts'
import { connectionCondition } from '../../../src/effect/access/connection-rules.ts'
import { always, never } from '../../../src/effect/access/diagram.ts'
import type { RequestSpace } from '../../../src/effect/access/request-space.ts'
import { SpaceDraft } from '../../../src/effect/access/space-draft.ts'
import { identitiesOf, normalPaths } from '../../../src/effect/access/text-domains.ts'
import type { Facts } from '../../../src/effect/request/policy/facts.ts'
import { convertedPeerRules } from '../../../src/effect/request/policy/l4-peer-authentication.ts'
import { policySelector } from '../../../src/istio/policy/selector.ts'
import type { Manifest } from '../../../src/model/manifest.ts'
import { Random } from '../../../tools/oracle/random.ts'
import { goldenPair, isMatch, isMissing, names, type GoldenPair } from '../request/ztunnel-golden.ts'

/*
 * What the comparison makes of policies at ztunnel, beside what istiod makes of them in its own tests: for connections of the
 * classes that the policies tell apart, with and without an identity.
 */

type Not = (condition: SpaceCondition) => SpaceCondition

describe.skipIf(isMissing)('connections at ztunnel', () => {
  it.each(names)('are matched as by the policies of istiod: %s', (name) => {
    const pair = goldenPair(name)
    const { differing, connections } = comparedWith(pair, notCondition)
    expect(differing).toEqual([])
    expect(connections).toBeGreaterThan(1)
  })

  it('are matched otherwise if `not` fields are not turned round', () => {
    const differing = names.flatMap(
      (name) => comparedWith(goldenPair(name), (condition) => condition).differing,
    )
    expect(differing.length).toBeGreaterThan(0)
  })
})

function comparedWith(
  { input, policies, golden }: GoldenPair,
  not: Not,
): { readonly differing: readonly Facts[]; readonly connections: number } {
  const domains = [...input.matchAll(/["\s]([\w.-]+)\/ns\//g)].map(([, domain]) => domain!)
  const draft = new SpaceDraft(
    { paths: normalPaths('NONE'), identities: identitiesOf(['td', ...domains]) },
    new Map(),
  )
  const condition = conditionOf(policies, draft, not)
  const space = draft.build()
  const cases = [false, true].flatMap((hasIdentity) => {
    const matching = condition({ space, claims: never, identity: hasIdentity ? always : never })
    return pointsOf(space).map((point) => ({
      facts: factsAt(space, point, hasIdentity),
      isMatched: space.diagram.valueAt(matching, point) !== never,
    }))
  })
  return {
    differing: cases.flatMap(({ facts, isMatched }) => (isMatched === isMatch(golden, facts) ? [] : [facts])),
    connections: cases.length,
  }
}

function conditionOf(policies: readonly Manifest[], draft: SpaceDraft, not: Not): SpaceCondition {
  const [policy] = policies
  if (policy!.kind !== 'AuthorizationPolicy') {
    const isOfRoot = ({ namespace }: Manifest): boolean => namespace === 'istio-system'
    const rules = convertedPeerRules({
      ofWorkload: policies.find((item) => policySelector(item).size > 0),
      ofNamespace: policies.find((item) => policySelector(item).size === 0 && !isOfRoot(item)),
      ofMesh: policies.find(isOfRoot),
    })
    return anyCondition((rules ?? []).map((rule) => peerCondition(rule, draft)))
  }
  const isAllow = policy!.spec.get('action').text !== 'DENY'
  const scope = { draft, namespace: policy!.namespace, isAllow, not }
  return anyCondition(
    policy!.spec.items('rules').map((rule) => connectionCondition(rule, scope) ?? noRequest),
  )
}

/** Connections of random classes: there are too many to look at all of each pair. */
function pointsOf({ axes }: RequestSpace): number[][] {
  const random = new Random(1)
  return Array.from({ length: 1500 }, () => axes.map(({ samples }) => random.below(samples.length)))
}

function factsAt(space: RequestSpace, point: readonly number[], hasIdentity: boolean): Facts {
  const read = <Sample>(name: string, otherwise: Sample): Sample => {
    const index = space.axes.findIndex((axis) => axis.name === name)
    return index < 0 ? otherwise : (space.axes[index]!.samples[point[index]!] as Sample)
  }
  const source = read('source', '203.0.113.9')
  return {
    method: 'GET',
    path: '/',
    authority: 'api',
    headers: new Map(),
    principal: hasIdentity ? read('identity', 'spiffe://td/ns/any-namespace/sa/any-account') : null,
    source,
    remote: source,
    destinationAddress: read('destination', '203.0.113.9'),
    destinationPort: read('port', 1),
    sni: '',
    claims: null,
  }
}
