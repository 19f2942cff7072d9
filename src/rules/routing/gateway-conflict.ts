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
  summary: 'Two Gateways open one port of the same pods for the same host, each in its own way.',
  why: 'All Gateways of a pod share its ports. Where two servers cannot be merged, because one is plain and the other TLS or TCP, Istio keeps the one of the older Gateway and drops the other. Of two TLS servers for one host the younger one is dropped, too; plain http is merged.',
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
  const clash = clashingServer(mesh, gateway, server)
  if (!clash) return
  const { code, text } = consequences[clash.kind]
  yield {
    code,
    node: server,
    ...(clash.kind === 'tls' && { severity: 'warning' }),
    message: `port ${quote(server.at('port', 'number').number)} is opened by Gateway ${quote(`${clash.gateway.namespace}/${clash.gateway.name}`)} for the same host on the same pods${text}`,
    related: [{ node: clash.server, note: 'the other server' }],
  }
}

const consequences = {
  protocol: { code: 'other-protocol', text: ', as another protocol: the younger of the two is dropped' },
  tls: { code: 'other-tls', text: ', with TLS of its own: the younger of the two is dropped' },
} as const
