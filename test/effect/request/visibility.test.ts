import { describe, expect, test } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { askedFor, meshOfYaml } from './meshes.ts'

const client = deployment('shop', 'web')

function deployment(namespace: string, name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, sidecar.istio.io/inject: 'true' } }
    spec: { serviceAccountName: ${name}, containers: [{ name: app, image: app }] }`
}

/** The cluster that the sidecar of `shop/web` takes a request to, and what that depends on. */
function upstreamOf(url: string, ...objects: readonly string[]): readonly (string | undefined)[] {
  const decision = decideRequest(compileMesh(meshOfYaml(client, ...objects)), askedFor(url, 'shop/web'))!
  const [hop] = decision.paths[0]!.hops
  const { outcome } = hop!
  return [outcome.kind === 'forwarded' ? outcome.to[0]!.cluster : outcome.kind, ...decision.missing]
}

describe('serviceEntryVisibility', () => {
  function meshConfig(
    applyToSidecars: boolean,
    rules = '{ namespaceSelector: { matchLabels: { tier: x } } }',
  ) {
    return `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    serviceEntryVisibility:
      applyToSidecars: ${applyToSidecars}
      defaultVisibility: NONE
      policies:
        - { visibility: NAMESPACE, matchingRules: [${rules}] }
        - { visibility: PUBLIC, matchingRules: [{ namespaceSelector: { matchLabels: { tier: public } } }] }`
  }
  const namespace = (name: string, tier: string): string => `apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { tier: ${tier} } }`
  const entryIn = (name: string): string => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay, namespace: ${name} }
spec:
  hosts: [pay.example.net]
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: DNS`
  const payCluster = 'outbound|80||pay.example.net'
  const unknown = 'PassthroughCluster'

  test.each([
    ['its namespace alone', 'shop', 'x', payCluster],
    ['its namespace alone', 'pay', 'x', unknown],
    ['everybody', 'pay', 'public', payCluster],
    ['nobody', 'shop', 'other', unknown],
  ])('lets %s see an entry of %s', (_, name, tier, cluster) => {
    const objects = [namespace(name, tier), entryIn(name)]
    expect(upstreamOf('http://pay.example.net', ...objects, meshConfig(true))).toEqual([cluster])
    expect(upstreamOf('http://pay.example.net', ...objects, meshConfig(false))).toEqual([payCluster])
  })

  test('is unknown without the labels of the namespace', () => {
    expect(upstreamOf('http://pay.example.net', entryIn('pay'), meshConfig(true))).toEqual([
      payCluster,
      'whom `serviceEntryVisibility` lets see ServiceEntry pay/pay',
    ])
  })
})

test('a Service comes before a ServiceEntry of its host, whoever sees that', () => {
  const objects = [
    deployment('shop', 'api'),
    `apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80, targetPort: 8080 }]`,
    `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.shop.svc.cluster.local]
  exportTo: ['.']
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: DNS`,
    `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nobody, namespace: shop }
spec: { selector: { matchLabels: { app: api } } }`,
  ]
  const decision = decideRequest(
    compileMesh(meshOfYaml(client, ...objects)),
    askedFor('http://api.shop/', 'shop/web'),
  )!
  expect([decision.status, decision.paths[0]!.hops.map(({ proxy }) => proxy.name)]).toEqual([
    403,
    ['Deployment shop/web', 'Deployment shop/api'],
  ])
})
