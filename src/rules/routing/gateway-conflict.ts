import { groupBy } from '../../core/group.ts'
import { oncePer } from '../../core/once-per.ts'
import { gatewaySelector, serverHost, serverTraffic } from '../../model/gateways.ts'
import { hostsOverlap, normalHost } from '../../model/hosts.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { isSameObject } from '../../model/presence.ts'
import { selects } from '../../model/selector.ts'
import { quote } from '../quote.ts'
import { defineRule, type Problem } from '../rule.ts'

export const gatewayConflict = defineRule({
  id: 'routing/gateway-conflict',
  severity: 'error',
  istio: ['IST0145'],
  summary: 'Two Gateways open one port of the same pods for the same host, each in its own way.',
  why: 'All Gateways of a pod share its ports. Where two servers cannot be merged, because one is plain and the other TLS or TCP, Istio keeps the one of the older Gateway and drops the other. Of two TLS servers for one host the younger one is dropped, too; plain http is merged.',
  fix: 'Keep one server for the port and host, or choose another port or selector.',
  on: {
    *Gateway(gateway, mesh) {
      for (const server of gateway.spec.items('servers')) yield* check(gateway, server, mesh)
    },
  },
})

/** A server and the Gateway it is part of. */
interface Served {
  readonly gateway: Manifest
  readonly server: Node
}

function* check(gateway: Manifest, server: Node, mesh: Mesh): Generator<Problem> {
  const key = portKey(server)
  const same = key === null ? [] : (servers(mesh).get(key) ?? [])
  const others = same.filter(
    (other) => !isSameObject(other.gateway, gateway) && sharesPods(other.gateway, gateway),
  )
  const clash = others.find((other) => clashOf(other.server, server) !== null)
  if (!clash) return
  const kind = clashOf(clash.server, server)!
  yield {
    node: server,
    ...(kind === 'tls' && { severity: 'warning' }),
    message: `port ${quote(server.at('port', 'number').number)} is opened by Gateway ${quote(`${clash.gateway.namespace}/${clash.gateway.name}`)} for the same host on the same pods${consequences[kind]}`,
    related: [{ node: clash.server, note: 'the other server' }],
  }
}

const consequences = {
  protocol: ', as another protocol: the younger of the two is dropped',
  tls: ', with TLS of its own: the younger of the two is dropped',
} as const

const servers = oncePer((mesh: Mesh) => {
  const all = mesh
    .ofKind('Gateway')
    .flatMap((gateway) => gateway.spec.items('servers').map((server): Served => ({ gateway, server })))
  return groupBy(all, ({ server }) => portKey(server))
})

/** The port and the address that a server listens on; `null` without a port. */
function portKey(server: Node): string | null {
  const number = server.at('port', 'number').number
  return number === undefined ? null : `${number} ${server.get('bind').text}`
}

/** True if each pod that one selects is selected by the other as well. */
function sharesPods(one: Manifest, other: Manifest): boolean {
  const [labels, others] = [gatewaySelector(one), gatewaySelector(other)]
  return labels.size > 0 && others.size > 0 && (selects(labels, others) || selects(others, labels))
}

function clashOf(one: Node, other: Node): keyof typeof consequences | null {
  const [hosts, others] = [hostsOf(one), hostsOf(other)]
  const [traffic, otherTraffic] = [serverTraffic(one), serverTraffic(other)]
  if (!hosts.some((host) => others.some((name) => hostsOverlap(host, name)))) return null
  if (traffic !== otherTraffic) return 'protocol'
  // Istio merges plain http, and tcp knows no hosts.
  return traffic === 'tls' && hosts.some((host) => others.includes(host)) ? 'tls' : null
}

function hostsOf(server: Node): string[] {
  return server.items('hosts').map(({ text }) => normalHost(serverHost(text).host))
}
