import { meshEgress } from '../../src/effect/egress/mesh-egress.ts'
import { egressDifference } from '../../src/effect/egress/reach-difference.ts'
import { nothingReached } from '../../src/effect/egress/mesh-egress.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { decidingPlace } from '../../src/run/egress/deciding-place.ts'

/** Asks for what pods reach outside, and for what decides it, to build what both ask of a mesh. */
export function askAboutEgress(mesh: Mesh): void {
  const egress = meshEgress(mesh)
  egress.gateways()
  const compared = egress.clients.map((client) => ({
    client,
    head: egress.reachOf(egress.counterpartOf(client)),
    base: nothingReached,
  }))
  for (const change of egressDifference(compared).changes) decidingPlace(change, compared[0]!.head, mesh)
}

/** Objects that limit what pods reach, and the addresses of a Service without a selector. */
export const networkObjects = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: out, namespace: shop }
spec: { podSelector: {}, egress: [] }
---
apiVersion: v1
kind: Service
metadata: { name: legacy, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: v1
kind: Endpoints
metadata: { name: legacy, namespace: shop }
subsets: [{ addresses: [{ ip: 203.0.113.5 }] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: legacy, namespace: shop }
spec:
  hosts: [legacy.shop.svc.cluster.local]
  tcp: [{ match: [{ sourceLabels: { app: web } }], route: [{ destination: { host: legacy.shop.svc.cluster.local } }] }]
`
