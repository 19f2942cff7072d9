import { clashingServer } from '../../istio/routing/gateway-servers.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const gatewayConflict = defineRule({
  id: 'routing/gateway-conflict',
  codes: ['other-protocol', 'other-tls'],
  severity: 'error',
  istio: ['IST0145'],
  summary: 'Two Gateways open one port of the same pods for the same host in different ways.',
  why: 'All Gateways of a pod share its ports. Two servers cannot be merged if one is plain http and the other TLS or TCP: Istio keeps that of the older Gateway and drops the other. Of two TLS servers for one host it also drops the younger; servers of plain http are merged.',
  fix: 'Keep one server for the port and host, or choose another port or selector.',
  across: {
    *Gateway(gateway, mesh) {
      for (const server of gateway.spec.items('servers')) yield* check(gateway, server, mesh)
    },
  },
})

function* check(
  gateway: Manifest,
  server: Node,
  mesh: Mesh,
): Generator<Problem<'other-protocol' | 'other-tls'>> {
  const conflict = clashingServer(mesh, gateway, server)
  if (!conflict) return
  const { code, text } = consequences[conflict.kind]
  yield {
    code,
    node: server,
    ...(conflict.kind === 'tls' && { severity: 'warning' }),
    message: `port ${quote(server.at('port', 'number').number)} is opened by Gateway ${quote(`${conflict.gateway.namespace}/${conflict.gateway.name}`)} for the same host on the same pods${text}`,
    related: [{ node: conflict.server, note: 'the other server' }],
  }
}

const consequences = {
  protocol: { code: 'other-protocol', text: ', with another protocol: the younger of the two is dropped' },
  tls: { code: 'other-tls', text: ', with its own TLS settings: the younger of the two is dropped' },
} as const
