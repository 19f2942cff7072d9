import { compareSpecificity } from '../../../istio/hosts/hosts.ts'
import type { Outcome, ProxyDecision } from '../decision.ts'
import { refusedConnection } from '../policy/stream-filters.ts'
import type { Connection, ReceivedRequest } from '../request.ts'
import type { GatewayServer, GatewayServers } from '../routing/gateway-servers.ts'
import { gatewayStream } from '../routing/gateway-streams.ts'
import { readyUpstreams } from '../routing/upstream.ts'
import { Trace, type TracedRequest } from '../trace.ts'
import type { GatewayProxy } from './gateway-proxy.ts'
import { decideGatewayRequest } from './gateway-requests.ts'

/**
 * What a gateway does with a request to one of its ports: closes the connection, if no server takes it or it lacks a
 * certificate that the server asks for; forwards it as a stream; or decides it as HTTP.
 *
 * @param received its destination port is that on which the proxy listens
 */
export function decideAtGateway(gateway: GatewayProxy, received: ReceivedRequest): ProxyDecision {
  const { connection } = received
  const trace = new Trace()
  trace.miss(...gateway.extensions, ...gateway.servers.missing)
  const server = serverTaking(gateway.servers, connection)
  if (!server) {
    const reason = 'no server of a Gateway takes the connection'
    trace.step(reason)
    return trace.decision(gateway.proxy, { kind: 'closed', reason })
  }
  const by = { object: server.gateway, node: server.node }
  trace.step(`the server for port ${server.port} takes the connection`, by)
  if (needsCertificate(server) && connection.principal === null) {
    const reason = 'the server asks for a certificate of the client'
    trace.step(reason, by)
    return trace.decision(gateway.proxy, { kind: 'closed', reason, by })
  }
  if (server.protocol !== 'http' && !server.isHttps)
    return trace.decision(gateway.proxy, streamed(gateway, server, { ...received, trace }))
  return decideGatewayRequest(gateway, server, { ...received, trace })
}

/** True for a server that closes connections without a certificate of the client. */
export function needsCertificate({ tlsMode }: GatewayServer): boolean {
  return tlsMode === 'MUTUAL' || tlsMode === 'ISTIO_MUTUAL'
}

/**
 * The server for a connection: by its port, and by the name in the handshake. The host `*` is for connections without a name,
 * too (istio `pilot/pkg/networking/core/listener_builder.go`, filter chains without server names).
 */
export function serverTaking(
  { byPort }: GatewayServers,
  { destination, transport, sni }: Pick<Connection, 'destination' | 'transport' | 'sni'>,
): GatewayServer | undefined {
  const servers = destination.port === undefined ? undefined : byPort.get(destination.port)
  if (transport === 'plain') return servers?.plain
  const named = servers?.named.covering(sni || '*') ?? []
  return named.toSorted((first, second) => compareSpecificity(first.host, second.host))[0]?.server
}

function streamed(gateway: GatewayProxy, server: GatewayServer, call: TracedRequest): Outcome {
  const { connection, request, trace } = call
  const stream = gatewayStream(gateway.mesh, gateway.proxy, gateway.scope, server, connection)
  if (stream.kind === 'unknown') {
    trace.miss(stream.missing)
    return { kind: 'closed', reason: stream.missing }
  }
  const seen = server.tlsMode === 'PASSTHROUGH' ? { ...connection, principal: null } : connection
  const closed = refusedConnection(gateway.mesh, gateway.policies, { connection: seen, request, trace })
  if (closed) return closed
  const to = readyUpstreams(gateway, stream.destinations, trace)
  if (to.length === 0) return { kind: 'closed', reason: 'no route of the server leads anywhere' }
  const passesTls = server.tlsMode === 'PASSTHROUGH'
  return { kind: 'forwarded', to, request, timeout: null, retries: null, delay: 0, mirrors: [], passesTls }
}
