import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'
import { routeViews } from '../shared/converted-views.ts'
import { gatewayToHostDefects, type GatewayCode } from './gateway-chain/gateway-to-host.ts'
import { sidecarToGatewayDefects, type SidecarCode } from './gateway-chain/sidecar-to-gateway.ts'

export const gatewayChain = defineRule({
  id: 'egress/gateway-chain',
  codes: [
    'host-not-served',
    'sent-to-other-port',
    'missing-gateway-route',
    'plain-http-to-passthrough',
    'tls-not-terminated',
    'istio-mutual-not-sent',
    'plain-http-to-tls-server',
    'other-route-kind',
    'matched-on-other-port',
    'undeclared-host',
    'plain-http-to-tls-port',
  ],
  severity: 'error',
  summary: 'A step of the path through an egress gateway is missing or does not match the next step.',
  why: 'Traffic to an external host takes the egress gateway only if all steps agree: the route of the sidecars leads to the gateway, a server or listener of the Gateway has the host on that port, a DestinationRule sets the TLS that the server expects, a route of the gateway leads on to the host, and the gateway speaks the protocol of the port of the host. Istio checks none of this: calls fail with 404, 503 or a broken handshake, or leave in clear text.',
  fix: 'Follow the path from the sidecar to the host, and give each step the ports, hosts and TLS that the next step expects.',
  fromAbsence: 'warning',
  across: {
    VirtualService: defectsOf,
    ...routeViews(defectsOf),
  },
})

function* defectsOf(virtualService: Manifest, mesh: Mesh): Generator<Problem<SidecarCode | GatewayCode>> {
  yield* sidecarToGatewayDefects(virtualService, mesh)
  yield* gatewayToHostDefects(virtualService, mesh)
}
