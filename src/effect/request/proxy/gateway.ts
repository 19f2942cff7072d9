import { compareSpecificity, hostCovers } from '../../../istio/hosts/hosts.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { Outcome, ProxyDecision } from '../decision.ts'
import { normalTarget, splitTarget } from '../match/request-path.ts'
import { filterRequest, type Filtered } from '../policy/http-filters.ts'
import { refusedConnection } from '../policy/stream-filters.ts'
import type { ProxyPolicies } from '../policy/proxy-policies.ts'
import { unknownAge } from '../registry/age.ts'
import { pathNormalization, trustedProxies } from '../registry/mesh-options.ts'
import { servicesByHost, type RegistryService } from '../registry/registry.ts'
import { isVisibleIn } from '../../../istio/hosts/service-registry.ts'
import type { ProxyScope } from '../registry/scope.ts'
import type { Circumstances, Connection, HttpRequest } from '../request.ts'
import { firstRoute, matchText, type CompiledRoute } from '../routing/compiled-route.ts'
import { gatewayHosts, type GatewayHost } from '../routing/gateway-hosts.ts'
import { plainHost, type GatewayServer, type GatewayServers } from '../routing/gateway-servers.ts'
import { gatewayStream } from '../routing/gateway-streams.ts'
import type { RoutedRequest } from '../routing/route-match.ts'
import { takeRoute, type RouteSite } from '../routing/route-action.ts'
import { findCluster, upstreamOf } from '../routing/upstream.ts'
import type { DomainTable } from '../routing/virtual-hosts.ts'
import { Trace } from '../trace.ts'
import { trustedClient, withForwardedFor } from './client-address.ts'
import type { MeshProxy } from './proxy.ts'

/** A gateway with what it serves. */
export interface GatewayProxy {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly policies: ProxyPolicies
  readonly scope: ProxyScope
  readonly servers: GatewayServers
  /** What of the proxy is not read, see `unreadExtensions`. */
  readonly extensions: readonly string[]
  readonly isWholeMesh: boolean
  readonly elsewhere: ReadonlySet<string>
  /** The routes that a server shares with others of plain HTTP. */
  hostsOf(server: GatewayServer): DomainTable<GatewayHost>
}

/** Makes a gateway that keeps the routes of each server. */
export function gatewayProxy(gateway: Omit<GatewayProxy, 'hostsOf'>): GatewayProxy {
  const kept = new Map<string, DomainTable<GatewayHost>>()
  const { mesh, proxy, servers } = gateway
  return {
    ...gateway,
    hostsOf(server) {
      const isShared = server.protocol === 'http'
      const key = isShared
        ? `http ${server.listenerPort} ${server.node.get('bind').text}`
        : `${server.gatewayName} ${server.node.path}`
      const sharing = servers.servers.filter((candidate) =>
        isShared
          ? candidate.protocol === 'http' && candidate.listenerPort === server.listenerPort
          : candidate === server,
      )
      const hosts = kept.get(key) ?? gatewayHosts(mesh, proxy, sharing)
      kept.set(key, hosts)
      return hosts
    },
  }
}

/**
 * What a gateway does with a request to one of its ports.
 *
 * @param connection its destination port is that on which the proxy listens
 */
export function decideAtGateway(
  gateway: GatewayProxy,
  connection: Connection,
  request: HttpRequest,
  circumstances: Circumstances,
): ProxyDecision {
  const trace = new Trace()
  trace.miss(...gateway.extensions, ...gateway.servers.missing)
  const server = serverFor(gateway.servers.servers, connection)
  if (!server) {
    trace.step(`no server of a Gateway takes the connection`)
    return trace.decision(gateway.proxy, {
      kind: 'closed',
      reason: 'no server of a Gateway takes the connection',
    })
  }
  const by = { object: server.gateway, node: server.node }
  trace.step(`the server for port ${server.port} takes the connection`, by)
  if (needsCertificate(server) && connection.principal === null) {
    const reason = 'the server asks for a certificate of the client'
    trace.step(reason, by)
    return trace.decision(gateway.proxy, { kind: 'closed', reason, by })
  }
  if (server.protocol !== 'http' && !server.isHttps)
    return trace.decision(gateway.proxy, streamed(gateway, server, connection, request, trace))
  return decideRequest(gateway, server, { connection, request, circumstances, trace })
}

function needsCertificate({ tlsMode }: GatewayServer): boolean {
  return tlsMode === 'MUTUAL' || tlsMode === 'ISTIO_MUTUAL'
}

/** The server for a connection: by its port, and by the name in the handshake. */
function serverFor(
  servers: readonly GatewayServer[],
  { destination, transport, sni }: Connection,
): GatewayServer | undefined {
  const atPort = servers.filter(({ listenerPort }) => listenerPort === destination.port)
  const isPlain = transport === 'plain'
  const candidates = atPort.filter(({ protocol }) => (isPlain ? protocol !== 'tls' : protocol !== 'http'))
  if (isPlain) return candidates[0]
  const named = candidates
    .flatMap((server) => server.hosts.map((host) => ({ server, host: plainHost(host) })))
    .filter(({ host }) => hostCovers(host, sni))
    .toSorted((first, second) => compareSpecificity(first.host, second.host))
  return named[0]?.server
}

function streamed(
  gateway: GatewayProxy,
  server: GatewayServer,
  connection: Connection,
  request: HttpRequest,
  trace: Trace,
): Outcome {
  const stream = gatewayStream(gateway.mesh, gateway.proxy, gateway.scope, server, connection)
  if (stream.kind === 'unknown') {
    trace.miss(stream.missing)
    return { kind: 'closed', reason: stream.missing }
  }
  const seen = server.tlsMode === 'PASSTHROUGH' ? { ...connection, principal: null } : connection
  const closed = refusedConnection(gateway.policies, seen, request, trace)
  if (closed) return closed
  const to = stream.destinations.flatMap(({ name, percent }) => {
    const cluster = findCluster(gateway, name)
    if (cluster.kind !== 'ready') return []
    trace.miss(...cluster.missing)
    return [upstreamOf(name, cluster, percent)]
  })
  if (to.length === 0) return { kind: 'closed', reason: 'no route of the server leads anywhere' }
  const passesTls = server.tlsMode === 'PASSTHROUGH'
  return { kind: 'forwarded', to, request, timeout: null, retries: null, delay: 0, mirrors: [], passesTls }
}

interface GatewayCall {
  readonly connection: Connection
  readonly request: HttpRequest
  readonly circumstances: Circumstances
  readonly trace: Trace
}

function decideRequest(
  gateway: GatewayProxy,
  server: GatewayServer,
  { connection, request, circumstances, trace }: GatewayCall,
): ProxyDecision {
  const { mesh, policies } = gateway
  const normal = { ...request, target: normalTarget(request.target, pathNormalization(mesh)) }
  const remote = trustedClient(request, connection.source, trustedProxies(mesh))
  const filtered = filterRequest(
    mesh,
    policies,
    { request: normal, connection, remote },
    circumstances,
    trace,
  )
  const host = gateway.hostsOf(server).find(request.authority)
  const scheme = connection.transport === 'plain' ? 'http' : 'https'
  const chosen = chosenRoute(host, routedRequest(normal, filtered, scheme), trace)
  const site = siteOf(gateway, server, scheme)
  if (filtered.kind === 'refused')
    return trace.decision(gateway.proxy, filtered.outcome, chosen ? namesOf(site, chosen, normal) : {})
  if (host?.redirectsToHttps && scheme === 'http')
    return trace.decision(gateway.proxy, toHttps(host.redirectsToHttps, normal, trace))
  if (!chosen) {
    trace.step(host ? 'no route of the host matches' : 'no VirtualService has the host')
    return trace.decision(gateway.proxy, {
      kind: 'answered',
      status: 404,
      reason: 'route_not_found',
      by: { object: server.gateway, node: server.node },
    })
  }
  trace.step(matchText(chosen), chosen.place)
  const sent = withForwardedFor(filtered.request, connection.source)
  const { outcome, cluster } = takeRoute(site, chosen, sent, trace)
  return trace.decision(gateway.proxy, outcome, {
    ...routeName(chosen),
    ...(cluster !== undefined && { cluster }),
  })
}

function routeName({ name }: CompiledRoute): { readonly route?: string } {
  return name === '' ? {} : { route: name }
}

/** The names that Envoy logs of a route that is not taken. */
function namesOf(
  site: RouteSite,
  route: CompiledRoute,
  request: HttpRequest,
): { readonly route?: string; readonly cluster?: string } {
  const { cluster } = takeRoute(site, route, request, new Trace())
  return { ...routeName(route), ...(cluster !== undefined && { cluster }) }
}

function routedRequest(
  { method, authority, headers, target }: HttpRequest,
  filtered: Filtered,
  scheme: 'http' | 'https',
): RoutedRequest {
  const claims = filtered.kind === 'passed' ? filtered.claims : null
  return { method, authority, headers, scheme, claims, ...splitTarget(target) }
}

/**
 * The route for a request: the first of each VirtualService that matches, and those that match everything last. Where
 * two VirtualServices match, the older one counts.
 */
function chosenRoute(
  host: GatewayHost | undefined,
  request: RoutedRequest,
  trace: Trace,
): CompiledRoute | undefined {
  if (!host) return undefined
  for (const isCatchAll of [false, true]) {
    const matches = host.groups.flatMap((routes) => {
      const { route, missing } = firstRoute(
        routes.filter((candidate) => candidate.isCatchAll === isCatchAll),
        request,
      )
      trace.miss(...missing)
      return route ? [route] : []
    })
    const [first] = matches
    if (!first) continue
    for (const rival of matches.slice(1))
      trace.miss(...unknownAge(first.virtualService, rival.virtualService))
    return first
  }
  return undefined
}

function toHttps(server: GatewayServer, { authority, target }: HttpRequest, trace: Trace): Outcome {
  const by = { object: server.gateway, node: server.node.at('tls', 'httpsRedirect') }
  trace.step('plain HTTP is redirected to HTTPS', by)
  const location = `https://${authority.replace(/:80$/, '')}${target}`
  return { kind: 'answered', status: 301, reason: 'direct_response', location, by }
}

/**
 * Where a gateway takes the routes of a server. Services of the VirtualService's own namespace come first
 * (buildNameToServiceMapForHTTPRoutes).
 */
export function siteOf(gateway: GatewayProxy, server: GatewayServer, scheme: 'http' | 'https'): RouteSite {
  const { mesh, proxy, scope } = gateway
  return {
    ...gateway,
    port: server.port,
    scheme,
    lookupService(host, route): RegistryService | undefined {
      const own = servicesByHost(mesh)
        .get(host)
        ?.find(({ namespace }) => namespace === route.virtualService.namespace)
      return own && isVisibleIn(own.manifest, proxy.namespace) ? own : scope.services.get(host)
    },
  }
}
