import { meshEgress } from '../../src/effect/egress/mesh-egress.ts'
import { egressDifference } from '../../src/effect/egress/reach-difference.ts'
import { nothingReached } from '../../src/effect/egress/mesh-egress.ts'
import type { Mesh } from '../../src/model/mesh.ts'
import { decidingPlace } from '../../src/effect/egress/deciding-place.ts'

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

/** Objects that limit what pods reach, the addresses of a Service without a selector, plugins at gateways, a limited ServiceEntry, and a wildcard host behind a gateway. */
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
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
${['EnvoyFilter', 'TrafficExtension', 'WasmPlugin'].map(extension).join('---\n')}---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |
    serviceEntryVisibility:
      applyToSidecars: true
      policies: [{ matchingRules: [{ namespaceSelector: {} }], visibility: NAMESPACE }]
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: pay, namespace: shop }
spec: { hosts: [pay.example.net], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
---
apiVersion: v1
kind: Service
metadata: { name: egress, namespace: shop }
spec: { selector: { istio: egress }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: egress, namespace: shop }
spec: { selector: { istio: egress }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: to-egress, namespace: shop }
spec:
  hosts: ['*.example.net']
  http: [{ route: [{ destination: { host: egress.shop.svc.cluster.local, port: { number: 80 } } }] }]
`

/** An extension for the pods of the Gateway. */
function extension(kind: string): string {
  const group = kind === 'EnvoyFilter' ? 'networking.istio.io/v1alpha3' : 'extensions.istio.io/v1alpha1'
  return `apiVersion: ${group}
kind: ${kind}
metadata: { name: ${kind.toLowerCase()}, namespace: shop }
spec: { targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }] }
`
}
