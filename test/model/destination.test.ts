import { describe, expect, it } from 'vitest'
import { destinationRulesFor } from '../../src/istio/routing/winning-rule.ts'
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
      .map((destination) => JSON.stringify(destination))
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

  it('that are private come first for clients of the root namespace, its other ones last', () => {
    const namespace = 'istio-system'
    const rules = [
      { namespace, host: reviews },
      { namespace: 'shop', host: 'reviews' },
    ]
    expect(found(rules, reviews, namespace)).toEqual([1])
    expect(found([...rules, { namespace, host: '*.local', exportTo: ['.'] }], reviews, namespace)).toEqual([
      2,
    ])
  })

  it('of a wildcard are hidden by those of the host, even if these are not exported', () => {
    const rules = [
      { namespace: 'shop', host: '*.svc.cluster.local' },
      { namespace: 'shop', host: 'reviews', exportTo: ['other', 'more'] },
    ]
    expect(found(rules, reviews, 'front')).toEqual([])
    expect(found(rules, reviews, 'other')).toEqual([1])
    expect(found(rules, reviews, 'shop')).toEqual([0])
  })
})
