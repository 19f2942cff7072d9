import type { RouteSite } from '../routing/route-clusters.ts'
import { normalRequest } from '../registry/mesh-options.ts'
import type { Forwarded, Outcome, ProxyDecision } from '../decision.ts'
import { splitTarget } from '../match/request-path.ts'
import { refusedForeignPeer } from '../policy/foreign-peer.ts'
import { filterRequest } from '../policy/http-filters.ts'
import { refusedConnection } from '../policy/stream-filters.ts'
import { unknownAge } from '../registry/age.ts'
import type { ReceivedRequest } from '../request.ts'
import { firstRoute, matchText, type CompiledRoute } from '../routing/compiled-route.ts'
import { retryPolicy } from '../routing/retries.ts'
import { takeRoute } from '../routing/route-action.ts'
import { findCluster, upstreamOf } from '../routing/upstream.ts'
import { clusterName, type ClusterNameParts } from '../routing/cluster-name.ts'
import { Trace, type TracedRequest } from '../trace.ts'
import { lastForwardedAddress } from './client-address.ts'
import type { Waypoint } from './served-service.ts'
import { asAtWaypoint, clusterAt, hasCluster } from './waypoint-clusters.ts'

/**
 * What a waypoint does with a request to a service that it serves: policies of the waypoint and of the service, then routes
 * (istio `listener_waypoint.go`, buildWaypointInternal).
 *
 * @param received its destination port is that of the service, its identity that of the client
 */
export function decideAtWaypoint(waypointProxy: Waypoint, received: ReceivedRequest): ProxyDecision {
  const { connection, request, verification } = received
  const { mesh, proxy, service, policies, extensions } = waypointProxy
  const trace = new Trace()
  trace.miss(...extensions)
  const foreign = refusedForeignPeer(mesh, connection)
  if (foreign) {
    trace.step(foreign.reason)
    return trace.decision(proxy, foreign)
  }
  const port = service.ports.find(({ number }) => number === connection.destination.port)
  if (!port || port.protocol === 'udp')
    return trace.decision(proxy, { kind: 'closed', reason: 'the service has no such port' })
  const isHttp = port.protocol === 'http' || (port.protocol === 'auto' && connection.transport !== 'tls')
  if (!isHttp) return trace.decision(proxy, connected(waypointProxy, { connection, request, trace }))
  const normal = normalRequest(mesh, request)
  const incoming = { request: normal, connection, remote: lastForwardedAddress(request, connection.source) }
  const filtered = filterRequest(mesh, policies, incoming, verification, trace)
  if (filtered.kind === 'refused') {
    const untaken = { connection, request: normal, trace: new Trace() }
    const { route, cluster } = routed(waypointProxy, null, untaken)
    return trace.decision(proxy, filtered.outcome, namesOf(route, cluster))
  }
  return routed(waypointProxy, filtered.claims, { connection, request: filtered.request, trace })
}

/** The names that Envoy logs of a route. */
function namesOf(
  route: string | undefined,
  cluster: string | undefined,
): Pick<ProxyDecision, 'route' | 'cluster'> {
  return { ...(route && { route }), ...(cluster && { cluster }) }
}

/** A connection whose requests the waypoint does not see. */
function connected(waypoint: Waypoint, call: TracedRequest): Outcome {
  const { port } = call.connection.destination
  return refusedConnection(waypoint.mesh, waypoint.policies, call) ?? toService(waypoint, port, call)
}

function routed(
  waypoint: Waypoint,
  claims: Parameters<CompiledRoute['matches']>[0]['claims'],
  call: TracedRequest,
): ProxyDecision {
  const { proxy } = waypoint
  const { request, trace } = call
  const { port } = call.connection.destination
  const routes = waypoint.routesAt(port)
  if (routes.length === 0) {
    const outcome = toService(waypoint, port, call)
    const retries = retryPolicy(waypoint.mesh)
    const cluster = clusterAt(waypoint, clusterName({ host: waypoint.service.host, port, subset: '' }))
    const sent = outcome.kind === 'forwarded' ? { ...outcome, retries } : outcome
    return trace.decision(proxy, sent, { route: 'default', cluster })
  }
  for (const rule of conflictingVirtualServices(routes))
    trace.miss(...unknownAge(routes[0]!.virtualService, rule))
  const { method, authority, headers, target } = request
  const routed = { method, authority, headers, scheme: 'http', claims, ...splitTarget(target) } as const
  const { route, missing } = firstRoute(routes, routed)
  trace.miss(...missing)
  if (!route) {
    trace.step('no route of the service matches')
    return trace.decision(proxy, { kind: 'answered', status: 404, reason: 'route_not_found' })
  }
  trace.step(matchText(route), route.place)
  const site = waypointSite(waypoint, port)
  const { outcome, cluster } = takeRoute(site, route, request, trace)
  const named = cluster === undefined ? undefined : clusterAt(waypoint, cluster)
  return trace.decision(proxy, asAtWaypoint(waypoint, outcome), namesOf(route.name, named))
}

/** Where the routes of a port of the service are taken. */
export function waypointSite(waypoint: Waypoint, port: number): RouteSite {
  const { scope } = waypoint
  return {
    ...waypoint,
    port,
    scheme: 'http',
    lookupService: (name) => scope.services.get(name),
    hasClusterFor: (host) => hasCluster(waypoint, host),
  }
}

/** The VirtualServices of routes besides that of the first route, each once: their age decides which is tried first. */
export function conflictingVirtualServices(
  routes: readonly CompiledRoute[],
): CompiledRoute['virtualService'][] {
  const [first] = routes
  return [...new Set(routes.map(({ virtualService }) => virtualService))].filter(
    (virtualService) => virtualService !== first?.virtualService,
  )
}

function toService(waypoint: Waypoint, port: number, { request, trace }: TracedRequest): Outcome {
  const name: ClusterNameParts = { host: waypoint.service.host, port, subset: '' }
  const cluster = findCluster(waypoint, name)
  if (cluster.kind !== 'ready') return { kind: 'answered', status: 503, reason: 'no_healthy_upstream' }
  trace.miss(...cluster.missing)
  const forwarded: Forwarded = {
    kind: 'forwarded',
    to: [upstreamOf(name, cluster, 100)],
    request,
    timeout: null,
    retries: null,
    delay: 0,
    mirrors: [],
    passesTls: false,
  }
  return asAtWaypoint(waypoint, forwarded)
}
