import { serverTaking } from '../request/proxy/gateway.ts'
import type { GatewayProxy } from '../request/proxy/gateway-proxy.ts'
import { plainHost, type GatewayServer } from '../request/routing/gateway-servers.ts'
import type { ProxySide } from './proxy-conditions.ts'

/** A port on which a gateway listens. */
export interface GatewayListener {
  readonly port: number
  readonly isTls: boolean
}

/** A gateway on one side. Without servers for the port it closes all connections. */
export interface GatewaySide extends ProxySide {
  readonly gateway: GatewayProxy
}

/** A gateway on both sides. */
export interface GatewaySides {
  readonly head: GatewaySide
  readonly base: GatewaySide
}

/** The servers for a port, for TLS or for connections without it. */
export function serversAt({ servers }: GatewayProxy, { port, isTls }: GatewayListener): GatewayServer[] {
  return servers.servers.filter(
    ({ listenerPort, protocol }) => listenerPort === port && (protocol === 'tls') === isTls,
  )
}

/** The domains that the servers of a port or their routes name (`domainsOf`); a domain of several servers is repeated. */
export function listenerDomains(gateway: GatewayProxy, listener: GatewayListener): string[] {
  return serversAt(gateway, listener).flatMap((server) => domainsOf(gateway, server))
}

/** The server that takes connections with a server name. Without TLS the name is empty. */
export function serverNamed(
  { servers }: GatewayProxy,
  { port, isTls }: GatewayListener,
  name: string,
): GatewayServer | undefined {
  return serverTaking(servers, {
    destination: { address: undefined, port },
    transport: isTls ? 'tls' : 'plain',
    sni: isTls ? name : '',
  })
}

/** The hosts of a server with TLS, without their namespaces, then the domains of the routes of a server that reads requests. */
export function domainsOf(gateway: GatewayProxy, server: GatewayServer): string[] {
  const ofRoutes = isHttpServer(server)
    ? [...gateway.hostsOf(server).entries()].map(([domain]) => domain)
    : []
  return [...(server.protocol === 'tls' ? server.hosts.map(plainHost) : []), ...ofRoutes]
}

/** True for servers that read requests: HTTP, and HTTPS whose TLS ends at the gateway. Others forward connections. */
export function isHttpServer({ protocol, isHttps }: GatewayServer): boolean {
  return protocol === 'http' || isHttps
}
