import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { destinationRulesFor, ruleHost } from '../../src/istio/routing/destination.ts'
import { hostCovers } from '../../src/istio/hosts/hosts.ts'
import { createMesh } from '../../src/model/mesh.ts'
import { emptyContext } from '../../src/model/mesh-context.ts'
import { meshOf } from '../rules/objects.ts'

interface Rule {
  readonly namespace: string
  readonly host: string
  readonly exportTo?: readonly string[]
  readonly workloadSelector?: object
}

/** A mesh of DestinationRules that are named by their number. */
const meshWith = (rules: readonly Rule[], others: readonly object[] = []) =>
  meshOf(
    [
      ...rules.map(({ namespace, ...spec }, index) => ({
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: { name: String(index), namespace },
        spec,
      })),
      ...others,
    ]
      .map((one) => JSON.stringify(one))
      .join('\n---\n'),
  )

const found = (rules: readonly Rule[], host: string, client: string) =>
  destinationRulesFor(meshWith(rules), host, client).map(({ name }) => Number(name))

const reviews = 'reviews.shop.svc.cluster.local'

describe('the DestinationRules of a host', () => {
  it('are those of the client before those of the host before those of the root namespace', () => {
    const rules = ['istio-system', 'shop', 'front'].map((namespace) => ({ namespace, host: reviews }))
    expect(found(rules, reviews, 'front')).toEqual([2])
    expect(found(rules, reviews, 'shop')).toEqual([1])
    expect(found(rules, reviews, 'other')).toEqual([1])
    expect(found(rules.slice(0, 1), reviews, 'other')).toEqual([0])
  })

  it('are found in the first namespace with any, though a wildcard', () => {
    const rules = [
      { namespace: 'shop', host: 'reviews' },
      { namespace: 'front', host: '*.local' },
    ]
    expect(found(rules, reviews, 'front')).toEqual([1])
  })

  it('are the most specific of a namespace, all of them', () => {
    const rules = ['*.svc.cluster.local', 'reviews', '*', reviews].map((host) => ({
      namespace: 'shop',
      host,
    }))
    expect(found(rules, reviews, 'shop')).toEqual([1, 3])
  })

  it.each([
    [['*'], true],
    [['front'], true],
    [['.'], false],
    [['other', 'more'], false],
  ])('are visible as they are exported: %j', (exportTo, expected) => {
    expect(found([{ namespace: 'shop', host: 'reviews', exportTo }], reviews, 'front')).toEqual(
      expected ? [0] : [],
    )
  })

  it('for selected workloads are only those of the same namespace', () => {
    const rules = [{ namespace: 'shop', host: 'reviews', workloadSelector: { matchLabels: { app: 'a' } } }]
    expect(found(rules, reviews, 'shop')).toEqual([0])
    expect(found(rules, reviews, 'front')).toEqual([])
  })

  it('of a short name with a dot are of a host outside', () => {
    expect(found([{ namespace: 'shop', host: 'reviews.shop' }], reviews, 'shop')).toEqual([])
  })

  it('are in the namespace of the ServiceEntry for other hosts', () => {
    const entry = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: 'api', namespace: 'egress' },
      spec: { hosts: ['*.example.com'] },
    }
    const mesh = meshWith([{ namespace: 'egress', host: 'api.example.com' }], [entry])
    expect(destinationRulesFor(mesh, 'api.example.com', 'shop')).toHaveLength(1)
    expect(destinationRulesFor(mesh, 'api.example.org', 'shop')).toEqual([])
  })

  it('know the domain of the cluster', () => {
    const rules = ['reviews', 'reviews.shop.svc.corp.example'].map((host) => ({ namespace: 'shop', host }))
    const mesh = createMesh({
      ...meshWith(rules),
      context: { ...emptyContext, meshConfig: { clusterDomain: 'corp.example' } },
    })
    for (const host of [reviews, 'reviews.shop.svc.corp.example']) {
      expect(destinationRulesFor(mesh, host, 'front').map(({ name }) => name)).toEqual(['0', '1'])
    }
  })

  it('cover the host, are visible, of one namespace and of one host', () => {
    const namespace = fc.constantFrom('shop', 'front', 'istio-system')
    const host = fc.constantFrom('reviews', reviews, '*', '*.local', '*.shop.svc.cluster.local', 'ratings')
    const rule: fc.Arbitrary<Rule> = fc.record(
      { namespace, host, exportTo: fc.constantFrom(['.'], ['*'], ['front']) },
      { requiredKeys: ['namespace', 'host'] },
    )
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), namespace, (rules, client) => {
        const mesh = meshWith(rules)
        const act = destinationRulesFor(mesh, reviews, client)
        expect(new Set(act.map((one) => one.namespace)).size).toBeLessThan(2)
        expect(new Set(act.map(ruleHost)).size).toBeLessThan(2)
        expect(act.every((one) => hostCovers(ruleHost(one), reviews))).toBe(true)
        const own = mesh.manifests.filter(
          (one) =>
            one.namespace === client &&
            hostCovers(ruleHost(one), reviews) &&
            (client === 'front' || one.spec.items('exportTo')[0]?.text !== 'front'),
        )
        if (own.length === 0) return
        expect(act).not.toEqual([])
        expect(act.every((one) => own.includes(one))).toBe(true)
      }),
    )
  })
})
