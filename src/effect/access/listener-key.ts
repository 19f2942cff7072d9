import { canonicalJson } from '../../model/canonical-json.ts'
import { isHttpServer, serversAt, type GatewayListener, type GatewaySide } from './gateway-listener.ts'
import { streamText } from './gateway-streams.ts'
import { gatewayHostKey } from './route-keys.ts'

/** Equal for ports with the same servers, hosts and routes. */
export function listenerKey(side: GatewaySide, listener: GatewayListener): string {
  const { gateway } = side
  const servers = serversAt(gateway, listener).map((server) => [
    server.hosts,
    server.protocol,
    server.isHttps,
    server.tlsMode,
    isHttpServer(server)
      ? [...gateway.hostsOf(server).entries()].map(([domain, host]) => [
          domain,
          host.redirectsToHttps !== undefined,
          gatewayHostKey(host),
        ])
      : [canonicalJson(server.node), streamText(side, server)],
  ])
  return JSON.stringify([servers, gateway.servers.missing])
}
