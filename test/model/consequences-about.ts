import { consequencesOf } from '../../src/effect/consequences/consequences.ts'
import type { Mesh } from '../../src/model/mesh.ts'

/** Asks what it means that each object of a mesh differs, to build what that asks of a mesh. */
export function askAboutConsequences(mesh: Mesh): void {
  consequencesOf({
    base: mesh,
    head: mesh,
    objects: mesh.manifests.map((object) => ({ base: object, head: object })),
  })
}

/** Objects that decide who gets in, and how callers speak to a Service. */
export const accessObjects = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: shop, namespace: shop }
spec: { jwtRules: [{ issuer: https://login.example.com }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: shop, namespace: shop }
spec: { rules: [{ when: [{ key: 'request.auth.claims[role]', values: [buyer] }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec: { ports: [{ name: http, port: 80 }], selector: { app: shop } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, namespace: shop }
spec: { template: { metadata: { labels: { app: shop } } } }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.shop.svc.cluster.local]
  http: [{ route: [{ destination: { host: shop.shop.svc.cluster.local } }] }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: shop }
spec: { host: shop.shop.svc.cluster.local, trafficPolicy: { tls: { mode: DISABLE } } }
`
