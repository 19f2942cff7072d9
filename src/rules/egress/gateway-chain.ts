import { gatewayToHostDefects } from './gateway-chain/gateway-to-host.ts'
import { sidecarToGatewayDefects } from './gateway-chain/sidecar-to-gateway.ts'
import { defineRule } from '../rule.ts'

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
  summary: 'A path through an egress gateway has a link that is missing or does not fit the next.',
  why: 'Traffic to an external host takes the egress gateway only if all links agree: the route of the sidecars leads to the gateway, a server of the Gateway has the host on that port, a DestinationRule speaks the TLS that the server expects, the route of the gateway takes the host on from there, and what leaves speaks what the host takes. Istio checks none of this: calls fail with 404, 503 or a broken handshake, or leave in clear text.',
  fix: 'Go along the path from the sidecar to the host, and make ports, hosts and TLS of each link those of the next.',
  fromAbsence: 'warning',
  across: {
    *VirtualService(virtualService, mesh) {
      yield* sidecarToGatewayDefects(virtualService, mesh)
      yield* gatewayToHostDefects(virtualService, mesh)
    },
  },
})
