import { gatewayNameLabel } from '../../istio/policy/kubernetes-gateway.ts'
import { clashingServer, type ServerClash } from '../../istio/routing/gateway-servers.ts'
import { gatewaySelector, serverTraffic } from '../../istio/routing/gateways.ts'
import { conflictingManagedGateway } from '../../istio/routing/managed-gateways.ts'
import { listenerBeside, serverBeside } from '../../istio/routing/listener-pods.ts'
import { clashingListener } from '../../istio/routing/shared-listeners.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { defineRule } from '../rule.ts'
import type { Problem } from '../problem.ts'

export const gatewayConflict = defineRule({
  id: 'routing/gateway-conflict',
  codes: ['other-protocol', 'other-tls', 'other-protocol-before', 'same-host-before', 'left-out'],
  severity: 'error',
  istio: ['IST0145'],
  summary: 'Two servers open one port of the same pods in different ways.',
  why: 'All Gateways of a pod share its ports. Whatever their hosts are, Istio drops every server that comes after one of plain http or TCP on its port, unless both are plain http; TLS that comes first keeps its place. Of two TLS servers for one host it drops the second. Servers of older Gateways come first, and within a Gateway the order of the servers decides (istio `pilot/pkg/model/gateway.go`, mergeGateways). At pods that Istio deploys for a Gateway of the Gateway API it leaves out Gateways of other namespaces, since 1.31.',
  fix: 'Keep one server for the port and host, or choose another port or selector.',
  across: {
    *Gateway(gateway, mesh) {
      const servers = gateway.spec.items('servers')
      yield* droppedServers(servers)
      yield* repeatedHosts(servers)
      for (const server of servers) yield* check(gateway, server, mesh)
      yield* leftOut(gateway, mesh)
    },

    KubernetesGateway: listenerProblems,
    ListenerSet: listenerProblems,
  },
})

/**
 * Reports listeners whose Gateways share the pods of a Service, or have them in common with a Gateway of Istio; within a Gateway
 * istiod refuses the later listener.
 */
function* listenerProblems(owner: Manifest, mesh: Mesh): Generator<Problem<'other-protocol' | 'other-tls'>> {
  for (const node of owner.spec.items('listeners')) {
    const clash = clashingListener(mesh, node)
    const server = serverBeside(mesh, node)
    if (clash) yield conflictOf(node, node.get('port'), { ...clash, server: clash.node })
    else if (server) yield conflictOf(node, node.get('port'), server, ' of Istio')
  }
}

/** Reports a Gateway that istiod leaves out at pods of a Gateway of the Gateway API. */
function* leftOut(gateway: Manifest, mesh: Mesh): Generator<Problem<'left-out'>> {
  const managed = conflictingManagedGateway(mesh, gateway)
  if (!managed) return
  yield {
    code: 'left-out',
    node: gateway.spec.get('selector'),
    at: 'key',
    severity: 'warning',
    // The selector may be meant for other pods, too.
    ...(!gatewaySelector(gateway).has(gatewayNameLabel) && { confidence: 'likely' }),
    message: `these are the pods of Gateway ${quote(`${managed.namespace}/${managed.name}`)} of the Gateway API, at which Istio leaves out Gateways of other namespaces since 1.31: they do not serve its hosts; add listeners to that Gateway, or move this one to its namespace`,
    related: [{ node: managed.root.at('metadata', 'name'), note: 'the Gateway of the pods' }],
  }
}

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

/** Reports TLS servers of a Gateway with a host that an earlier one has on their port. */
function* repeatedHosts(servers: readonly Node[]): Generator<Problem<'same-host-before'>> {
  const firstByHost = new Map<string, Node>()
  for (const server of servers.filter((candidate) => serverTraffic(candidate) === 'tls')) {
    const port = server.at('port', 'number').number
    const hosts = server.items('hosts').filter(({ isUnfilled }) => !isUnfilled)
    if (port === undefined || server.get('bind').isUnfilled) continue
    const keyed = hosts.map((host) => ({ host, key: `${port} ${server.get('bind').text} ${host.text}` }))
    const repeated = keyed.find(({ key }) => firstByHost.has(key))
    if (!repeated) for (const { host, key } of keyed) firstByHost.set(key, host)
    else
      yield {
        code: 'same-host-before',
        node: repeated.host,
        message: `an earlier server has ${quote(repeated.host.text)} on port ${quote(port)}: Istio drops this one with all of its hosts; keep each host in one server`,
        related: [{ node: firstByHost.get(repeated.key)!, note: 'the earlier server' }],
      }
  }
}

function* check(
  gateway: Manifest,
  server: Node,
  mesh: Mesh,
): Generator<Problem<'other-protocol' | 'other-tls'>> {
  const port = server.at('port', 'number')
  const conflict = clashingServer(mesh, gateway, server)
  const listener = listenerBeside(mesh, server)
  if (conflict) yield conflictOf(server, port, conflict)
  else if (listener) yield conflictOf(server, port, listener, ' of the Gateway API')
}

function conflictOf(
  server: Node,
  port: Node,
  conflict: ServerClash,
  origin = '',
): Problem<'other-protocol' | 'other-tls'> {
  const { code, text, ...certainty } = consequenceOf(conflict, server)
  return {
    code,
    node: server,
    ...certainty,
    message: `port ${quote(port.number)} is opened by Gateway ${quote(`${conflict.gateway.namespace}/${conflict.gateway.name}`)}${origin} on the same pods, ${text}`,
    related: [{ node: conflict.server, note: 'the other server' }],
  }
}

/** The result of two servers. Which one Istio drops depends on the age of the Gateways, which no file states. */
function consequenceOf({ kind }: ServerClash, server: Node) {
  if (kind === 'tls')
    return {
      code: 'other-tls',
      severity: 'warning',
      text: 'for the same host with its own TLS settings: the younger of the two is dropped',
    } as const
  if (kind === 'plain')
    return {
      code: 'other-protocol',
      text: 'and the two protocols cannot be merged: the younger of the two is dropped',
    } as const
  const text = isSecure(server)
    ? 'for plain text: this server is dropped if that Gateway is the older one'
    : 'for TLS: that server is dropped if this Gateway is the older one'
  return { code: 'other-protocol', confidence: 'likely', text } as const
}

/** True for a server or a listener of TLS. */
function isSecure(server: Node): boolean {
  return serverTraffic(server) === 'tls' || /^(https|tls)$/i.test(server.get('protocol').text)
}
