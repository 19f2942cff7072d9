import { expect, test } from 'vitest'
import { compileMesh } from '../../../src/effect/request/compiled-mesh.ts'
import { decideRequest } from '../../../src/effect/request/hops/decide-request.ts'
import { askedFor, meshOfYaml } from './meshes.ts'

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: gw, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a, namespace: shop }
spec: { hosts: [a.example], gateways: [gw], http: [{ directResponse: { status: 200 } }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: shop }
spec: { template: { metadata: { labels: { istio: ingress } }, spec: { containers: [] } } }
`
const denied = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: none, namespace: shop }
spec: {}
`

/** What becomes of a request with another method and target. */
function statusOf(method: string, target: string, ...texts: readonly string[]): number | null {
  const drafted = askedFor('http://a.example/')
  const request = { ...drafted.request, method, target }
  return decideRequest(compileMesh(meshOfYaml(...texts)), { ...drafted, request })!.status
}

test('no route takes CONNECT, and policies refuse it first', () => {
  expect(statusOf('GET', '/', gateway)).toBe(200)
  expect(statusOf('CONNECT', 'b.example:443', gateway)).toBe(404)
  expect(statusOf('CONNECT', 'b.example:443', gateway, denied)).toBe(403)
})

test('a request for `*` is answered before policies', () => {
  expect(statusOf('OPTIONS', '*', gateway, denied)).toBe(404)
  expect(statusOf('OPTIONS', '/', gateway)).toBe(200)
})
