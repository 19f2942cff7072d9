import { compareSpecificity, fullHost, hostCovers, hostsOverlap } from '../../../istio/hosts/hosts.ts'
import { canonicalHost } from '../../../istio/hosts/services.ts'
import { serverHost } from '../../../istio/hosts/server-host.ts'
import { gatewayNames } from '../../../istio/routing/gateways.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Node } from '../../../model/node.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import type { ProxyScope } from '../registry/scope.ts'
import { virtualServicesFor } from '../registry/virtual-services.ts'
import type { DecidingPlace } from '../decision.ts'
import type { Connection } from '../request.ts'
import type { GatewayServer } from './gateway-servers.ts'
import type { WeightedCluster } from './stream-routes.ts'

/** The destination of a connection whose requests a gateway does not see. */
export type GatewayStream =
  | {
      readonly kind: 'routed'
      readonly destinations: readonly WeightedCluster[]
      /** The route; absent where none is for the connection. */
      readonly by?: DecidingPlace
    }
  | { readonly kind: 'unknown'; readonly missing: string }

/**
 * The route of a connection at a server for TCP or TLS: by the name in the handshake where TLS passes through (istio
 * `pilot/pkg/networking/core/gateway.go`, createGatewayTCPFilterChainOpts).
 */
export function gatewayStream(
  mesh: Mesh,
  proxy: MeshProxy,
  scope: ProxyScope,
  server: GatewayServer,
  { sni }: Pick<Connection, 'sni'>,
): GatewayStream {
  if (server.tlsMode === 'AUTO_PASSTHROUGH')
    return { kind: 'unknown', missing: `what another network asks the gateway for with the name \`${sni}\`` }
  const virtualServices = streamRouters(mesh, proxy, server)
  const isPassed = server.tlsMode === 'PASSTHROUGH'
  const found = isPassed
    ? tlsRoute(virtualServices, server, sni)
    : (tcpRoute(virtualServices, server) ?? tlsRoute(virtualServices, server, sni))
  if (!found) return { kind: 'routed', destinations: [] }
  const by = { object: found.owner, node: found.route }
  return { kind: 'routed', destinations: destinationsOf(mesh, scope, server, found), by }
}

function streamRouters(mesh: Mesh, proxy: MeshProxy, server: GatewayServer): Manifest[] {
  return virtualServicesFor(mesh, server.gatewayName, proxy.namespace).filter((virtualService) =>
    sharesHost(mesh, server, virtualService),
  )
}

/**
 * The `sniHosts` in the `tls` routes of all VirtualServices that are bound to the Gateway of a server and share a host with
 * it: as written, wildcards included, perhaps repeated. Empty without such routes.
 */
export function streamNames(mesh: Mesh, proxy: MeshProxy, server: GatewayServer): string[] {
  return streamRouters(mesh, proxy, server).flatMap(({ spec }) =>
    spec
      .items('tls')
      .flatMap((route) => route.items('match'))
      .flatMap((match) => match.items('sniHosts').map(({ text }) => text)),
  )
}

function sharesHost(mesh: Mesh, { hosts }: GatewayServer, virtualService: Manifest): boolean {
  const named = virtualService.spec
    .items('hosts')
    .map(({ text }) => canonicalHost(mesh, fullHost(text, virtualService.namespace)))
  return hosts
    .map(serverHost)
    .some(
      ({ namespace, host }) =>
        (namespace === '*' || namespace === virtualService.namespace) &&
        named.some((name) => hostsOverlap(host, name)),
    )
}

/**
 * True if a host of a server, or of a TLS route, covers the name in a handshake. `''` means no name, which only `*` covers
 * (istio `pilot/pkg/networking/core/listener_builder.go`, filter chains without server names).
 */
function coversName(host: string, sni: string): boolean {
  return host === '*' || hostCovers(host, sni)
}

interface FoundRoute {
  readonly route: Node
  readonly owner: Manifest
}

function tlsRoute(
  virtualServices: readonly Manifest[],
  server: GatewayServer,
  sni: string,
): FoundRoute | undefined {
  const named = virtualServices.flatMap((owner) =>
    owner.spec.items('tls').flatMap((route) =>
      route
        .items('match')
        .filter((match) => appliesAt(match, owner, server))
        .flatMap((match) => match.items('sniHosts').map(({ text }) => ({ name: text, route, owner }))),
    ),
  )
  return named
    .filter(({ name }) => coversName(name, sni))
    .toSorted((first, second) => compareSpecificity(first.name, second.name))[0]
}

function tcpRoute(virtualServices: readonly Manifest[], server: GatewayServer): FoundRoute | undefined {
  for (const owner of virtualServices)
    for (const route of owner.spec.items('tcp')) {
      const matches = route.items('match')
      const isMatch = matches.length === 0 || matches.some((match) => appliesAt(match, owner, server))
      if (isMatch && route.items('route').length > 0) return { route, owner }
    }
  return undefined
}

function appliesAt(match: Node, owner: Manifest, server: GatewayServer): boolean {
  const port = match.get('port').number ?? 0
  const gateways = gatewayNames(match, owner)
  return (
    (port === 0 || port === server.port) &&
    (gateways.length === 0 || gateways.some(({ key }) => key === server.gatewayName))
  )
}

function destinationsOf(
  mesh: Mesh,
  { services }: ProxyScope,
  server: GatewayServer,
  { route, owner }: FoundRoute,
): WeightedCluster[] {
  const items = route.items('route')
  const weightOf = (item: Node): number => item.get('weight').number ?? 0
  const used = items.filter((item) => items.length === 1 || weightOf(item) > 0)
  const total = used.reduce((sum, item) => sum + weightOf(item), 0)
  return used.map((item) => {
    const destination = item.get('destination')
    const host = canonicalHost(mesh, fullHost(destination.get('host').text, owner.namespace))
    const ports = services.get(host)?.ports ?? []
    const port =
      destination.at('port', 'number').number ?? (ports.length === 1 ? ports[0]!.number : server.port)
    const percent = items.length === 1 || total === 0 ? 100 : (100 * weightOf(item)) / total
    return { name: { host, port, subset: destination.get('subset').text }, percent }
  })
}
