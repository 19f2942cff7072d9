import { expect, test } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { askedFor, meshOfYaml } from './meshes.ts'

const shop = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.shop.svc.cluster.local]
  http:
    - route: [{ destination: { host: api } }]
      mirror: { host: copy, port: { number: 80 } }
`
/** A Service that takes copies of requests at a port. */
function copy(port: number): string {
  return `
apiVersion: v1
kind: Service
metadata: { name: copy, namespace: shop }
spec: { selector: { app: api }, ports: [{ name: http, port: ${port} }] }
`
}

/** The clusters that the sidecar of the client mirrors requests to. */
function mirrors(...objects: readonly string[]): readonly string[] {
  const decision = decideRequest(
    compileMesh(meshOfYaml(...objects)),
    askedFor('http://api.shop/', 'shop/web'),
  )!
  const { outcome } = decision.paths[0]!.hops[0]!
  return outcome.kind === 'forwarded' ? outcome.mirrors : []
}

test('requests are mirrored to a port that the Service has, and to no other', () => {
  expect(mirrors(shop, copy(80))).toEqual(['outbound|80||copy.shop.svc.cluster.local'])
  expect(mirrors(shop, copy(81))).toEqual([])
})
