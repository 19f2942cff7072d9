import { canonicalJson } from '../../model/canonical-json.ts'
import { serverTaking } from '../request/proxy/gateway.ts'
import type { GatewayProxy } from '../request/proxy/gateway-proxy.ts'
import type { GatewayHost } from '../request/routing/gateway-hosts.ts'
import { plainHost, type GatewayServer } from '../request/routing/gateway-servers.ts'
import { withoutPort } from '../request/routing/virtual-hosts.ts'
import type { ProxySide } from './proxy-conditions.ts'
import { gatewayHostKey } from './route-keys.ts'

/** A port on which a gateway listens. Names in handshakes are taken to be those of the hosts that are asked for. */
export interface GatewayListener {
  readonly port: number
  readonly isTls: boolean
}

/** A gateway on one side; without servers for the port it closes all connections. */
export interface GatewaySide extends ProxySide {
  readonly gateway: GatewayProxy
}

/** The servers for a port, for plain HTTP or for TLS. */
export function serversAt({ servers }: GatewayProxy, { port, isTls }: GatewayListener): GatewayServer[] {
  return servers.servers.filter(
    ({ listenerPort, protocol }) => listenerPort === port && (protocol === 'http') !== isTls,
  )
}

/** Equal for ports with the same servers, hosts and routes. */
export function listenerKey(gateway: GatewayProxy, listener: GatewayListener): string {
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
      : canonicalJson(server.node),
  ])
  return JSON.stringify([servers, gateway.servers.missing])
}

/** The domains that servers for a port, or their routes, name. */
export function listenerDomains(gateway: GatewayProxy, listener: GatewayListener): string[] {
  return serversAt(gateway, listener).flatMap((server) => domainsOf(gateway, server))
}

/** The routes of a host at a port; `undefined` where the port has none, or redirects to HTTPS. */
export function hostRoutes(
  gateway: GatewayProxy,
  listener: GatewayListener,
  host: string,
): GatewayHost | undefined {
  const server = serverFor(gateway, listener, host)
  const routes = server && isHttpServer(server) ? gateway.hostsOf(server).find(host) : undefined
  return routes?.redirectsToHttps && !listener.isTls ? undefined : routes
}

/** The server that takes the requests to a host. */
export function serverFor(
  { servers }: GatewayProxy,
  { port, isTls }: GatewayListener,
  host: string,
): GatewayServer | undefined {
  return serverTaking(servers.servers, {
    destination: { address: undefined, port },
    transport: isTls ? 'tls' : 'plain',
    sni: isTls ? withoutPort(host).toLowerCase() : '',
  })
}

/** The domains that a server or its routes name. */
function domainsOf(gateway: GatewayProxy, server: GatewayServer): string[] {
  const ofRoutes = isHttpServer(server)
    ? [...gateway.hostsOf(server).entries()].map(([domain]) => domain)
    : []
  return [...(server.protocol === 'http' ? [] : server.hosts.map(plainHost)), ...ofRoutes]
}

/** False for servers that pass connections on as they are. */
export function isHttpServer({ protocol, isHttps }: GatewayServer): boolean {
  return protocol === 'http' || isHttps
}
