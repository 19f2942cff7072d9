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

/** The servers for a port, for TLS or for connections without it. */
export function serversAt({ servers }: GatewayProxy, { port, isTls }: GatewayListener): GatewayServer[] {
  return servers.servers.filter(
    ({ listenerPort, protocol }) => listenerPort === port && (protocol === 'tls') === isTls,
  )
}

/** The domains of the servers of a port and of their routes. */
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

/** The domains that a server or its routes name. */
export function domainsOf(gateway: GatewayProxy, server: GatewayServer): string[] {
  const ofRoutes = isHttpServer(server)
    ? [...gateway.hostsOf(server).entries()].map(([domain]) => domain)
    : []
  return [...(server.protocol === 'tls' ? server.hosts.map(plainHost) : []), ...ofRoutes]
}

/** False for servers that forward connections without reading requests. */
export function isHttpServer({ protocol, isHttps }: GatewayServer): boolean {
  return protocol === 'http' || isHttps
}
