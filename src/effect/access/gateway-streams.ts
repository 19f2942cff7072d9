import { gatewayStream, streamNames } from '../request/routing/gateway-streams.ts'
import { plainHost, type GatewayServer } from '../request/routing/gateway-servers.ts'
import { findCluster } from '../request/routing/upstream.ts'
import type { DecidingPlace } from '../request/decision.ts'
import { hostInDomain } from './gateway-hosts.ts'
import type { GatewaySide } from './gateway-listener.ts'
import { allowedOutcome, unservedConnection, type AccessOutcome } from './outcomes.ts'
import { upstreamWords } from './upstream-words.ts'

/** The outcome of a connection whose requests a gateway does not see, unless policies refuse it. */
export interface StreamOutcome {
  readonly outcome: AccessOutcome
  /** The route; absent where none decides. */
  readonly by?: DecidingPlace
}

/** The destination of connections to a TCP or TLS server, by the server name. */
export function streamOutcome(
  { side: { mesh }, gateway }: GatewaySide,
  server: GatewayServer,
  name: string,
): StreamOutcome {
  const stream = gatewayStream(mesh, gateway.proxy, gateway.scope, server, { sni: name })
  if (stream.kind === 'unknown') return { outcome: allowedOutcome }
  const ready = stream.destinations.filter(
    ({ name: cluster }) => findCluster(gateway, cluster).kind === 'ready',
  )
  const by = stream.by && { by: stream.by }
  if (ready.length === 0) return { outcome: unservedConnection, ...by }
  return { outcome: { ...allowedOutcome, detail: `sent to ${upstreamWords(ready)}` }, ...by }
}

/**
 * The names, wildcards included, that some servers of a gateway tell apart in handshakes: their hosts without namespaces,
 * and the `sniHosts` of TLS routes at servers other than HTTPS. A name may occur several times.
 */
export function namesAt({ side, gateway }: GatewaySide, servers: readonly GatewayServer[]): string[] {
  return servers.flatMap((server) => [
    ...server.hosts.map(plainHost),
    ...(server.isHttps ? [] : streamNames(side.mesh, gateway.proxy, server)),
  ])
}

/** A key that is equal for servers that forward each server name to the same destinations. */
export function streamText(side: GatewaySide, server: GatewayServer): string {
  const names = [...new Set(namesAt(side, [server]).map(hostInDomain))]
  return JSON.stringify(['', ...names].map((name) => [name, streamOutcome(side, server, name).outcome]))
}
