import { clashingServer } from '../../istio/routing/gateway-servers.ts'
import { serverTraffic } from '../../istio/routing/gateways.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const gatewayConflict = defineRule({
  id: 'routing/gateway-conflict',
  codes: ['other-protocol', 'other-tls', 'other-protocol-before'],
  severity: 'error',
  istio: ['IST0145'],
  summary: 'Two servers open one port of the same pods in different ways.',
  why: 'All Gateways of a pod share its ports. Two servers cannot be merged if one is plain http and the other TLS or TCP: Istio keeps that of the older Gateway and drops the other. Of two TLS servers for one host it also drops the younger; servers of plain http are merged. In one Gateway the order of the servers decides: after a server of plain http or TCP each one of another protocol on its port is dropped (istio `pilot/pkg/model/gateway.go`, mergeGateways).',
  fix: 'Keep one server for the port and host, or choose another port or selector.',
  across: {
    *Gateway(gateway, mesh) {
      const servers = gateway.spec.items('servers')
      yield* droppedServers(servers)
      for (const server of servers) yield* check(gateway, server, mesh)
    },
  },
})

/** Reports servers of a Gateway that come after one of plain text with another protocol on their port. */
function* droppedServers(servers: readonly Node[]): Generator<Problem<'other-protocol-before'>> {
  const plain = new Map<string, Node>()
  for (const server of servers) {
    const { number } = server.at('port', 'number')
    const protocol = server.at('port', 'protocol')
    if (number === undefined || protocol.isUnfilled || server.get('bind').isUnfilled) continue
    const key = `${number} ${server.get('bind').text}`
    const [first, traffic] = [plain.get(key), serverTraffic(server)]
    if (!first && traffic !== 'tls') plain.set(key, server)
    if (!first || (traffic === 'http' && serverTraffic(first) === 'http')) continue
    yield {
      code: 'other-protocol-before',
      node: server,
      message: `an earlier server opens port ${quote(number)} for ${quote(first.at('port', 'protocol').text)}: Istio drops this one for ${quote(protocol.text)}; give it another port`,
      related: [{ node: first, note: 'the earlier server' }],
    }
  }
}

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
