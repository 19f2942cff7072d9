import type { Mesh } from '../../../model/mesh.ts'
import type { Forwarded, Outcome, ProxyDecision, Upstream, UpstreamTls } from '../decision.ts'
import { normalTarget, splitTarget } from '../match/request-path.ts'
import { unknownAge } from '../registry/age.ts'
import { outboundTlsSettings, pathNormalization } from '../registry/mesh-options.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { EgressListener } from '../registry/egress-listener.ts'
import type { ProxyScope } from '../registry/scope.ts'
import type { Connection, HttpRequest } from '../request.ts'
import { firstRoute, matchText } from '../routing/compiled-route.ts'
import { retryPolicy } from '../routing/retries.ts'
import { takeRoute, type RouteSite } from '../routing/route-action.ts'
import { sidecarHosts, type SidecarHost, type SidecarHosts } from '../routing/sidecar-hosts.ts'
import { sidecarChain } from '../routing/sidecar-chains.ts'
import type { WeightedCluster } from '../routing/stream-routes.ts'
import { findCluster, upstreamOf } from '../routing/upstream.ts'
import { tlsOutside } from '../routing/upstream-tls.ts'
import { clusterName } from '../routing/cluster-name.ts'
import { Trace } from '../trace.ts'
import type { MeshProxy } from './proxy.ts'

/** The sidecar of a client, with the hosts that it imports. */
export interface ClientSidecar {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly scope: ProxyScope
  /** Extensions that are not read, see `unreadExtensions`. */
  readonly extensions: readonly string[]
  /** True if the mesh is complete: a host that nothing declares does not exist. */
  readonly isWholeMesh: boolean
  /** The hosts of Services of other repositories. */
  readonly elsewhere: ReadonlySet<string>
  /** The routes for a port, of the listener that is for it. */
  hostsAt(listener: EgressListener, port: number): SidecarHosts
}

/** Makes a client sidecar that keeps the routes of each port. */
export function clientSidecar(sidecar: Omit<ClientSidecar, 'hostsAt'>): ClientSidecar {
  const kept = new Map<EgressListener, Map<number, SidecarHosts>>()
  return {
    ...sidecar,
    hostsAt(listener, port) {
      const byPort = kept.get(listener) ?? new Map<number, SidecarHosts>()
      kept.set(listener, byPort)
      const hosts = byPort.get(port) ?? sidecarHosts(sidecar.mesh, sidecar.proxy, listener, port)
      byPort.set(port, hosts)
      return hosts
    },
  }
}

/**
 * What the sidecar of a client does with a request that its application sends on a connection, with the missing inputs of
 * this decision (istio `pilot/pkg/networking/core/listener.go`, buildSidecarOutboundListeners).
 */
export function decideOutbound(
  sidecar: ClientSidecar,
  connection: Connection,
  request: HttpRequest,
): ProxyDecision {
  const { mesh, proxy, scope } = sidecar
  const trace = new Trace()
  trace.miss(...sidecar.extensions, ...scope.missing)
  const chain = sidecarChain(mesh, proxy, scope, connection)
  trace.miss(...chain.missing)
  if (chain.kind === 'catch-all') return beyondRegistry(sidecar, { connection, request, trace })
  if (chain.kind === 'tcp')
    return trace.decision(proxy, connected(sidecar, chain.destinations, { connection, request, trace }))
  const hosts = sidecar.hostsAt(chain.listener, connection.destination.port)
  const normal = { ...request, target: normalTarget(request.target, pathNormalization(mesh)) }
  const only = chain.service && hosts.table.find(chain.service.host)
  const host = only ?? hosts.table.find(request.authority)
  return host
    ? routed(sidecar, host, hosts, { connection, request: normal, trace })
    : unrouted(sidecar, { connection, request: normal, trace })
}

/** A request to a host that the sidecar does not import. */
function unrouted(
  { mesh, proxy, scope }: ClientSidecar,
  { connection, request, trace }: RoutedCall,
): ProxyDecision {
  if (scope.outbound === 'REGISTRY_ONLY')
    return trace.decision(proxy, blocked(scope, trace), { route: 'block_all' })
  if (scope.outbound === 'ALLOW_ANY_DYNAMIC_DNS')
    return trace.decision(proxy, ...resolvedBySidecar(mesh, connection, request, trace))
  const outcome = passedThrough(connection, request, trace)
  return trace.decision(proxy, outcome, { route: 'allow_any', cluster: outcome.to[0]!.cluster })
}

/** A request or connection that is forwarded to the address that the application called. */
function passedThrough(
  { destination, transport }: Connection,
  request: HttpRequest,
  trace: Trace,
): Forwarded {
  trace.step('no route or service has the host; the request leaves the mesh')
  const to = upstreamOutside('PassthroughCluster', destination.port, plainText)
  return forwardedTo([to], request, transport !== 'plain')
}

/**
 * A request to the host that it names, which the sidecar itself looks up, with the TLS of the MeshConfig (istio
 * `pilot/pkg/networking/core/cluster_builder.go`, buildAllowAnyDFPCluster).
 */
function resolvedBySidecar(
  mesh: Mesh,
  { destination }: Connection,
  request: HttpRequest,
  trace: Trace,
): readonly [Forwarded, Pick<ProxyDecision, 'route' | 'cluster'>] {
  const tls = outboundTlsSettings(mesh)
  const step = 'no route or service has the host; the sidecar looks it up, and the request leaves the mesh'
  trace.step(tls ? `${step} by the TLS of the MeshConfig` : step)
  const cluster = 'AllowAnyDynamicDNSCluster'
  const to = upstreamOutside(cluster, destination.port, tls ? tlsOutside(tls, []) : plainText)
  return [forwardedTo([to], request, false), { route: 'allow_any_dynamic_dns', cluster }]
}

const plainText: UpstreamTls = { mode: 'plain', sni: '', isVerified: false }

/** A cluster for hosts that nothing declares. */
function upstreamOutside(cluster: string, port: number, tls: UpstreamTls): Upstream {
  return { cluster, host: '', port, subset: '', percent: 100, tls }
}

/** A connection that is forwarded unchanged. */
function forwardedTo(to: readonly Upstream[], request: HttpRequest, passesTls: boolean): Forwarded {
  return { kind: 'forwarded', to, request, timeout: null, retries: null, delay: 0, mirrors: [], passesTls }
}

function blocked({ sidecar }: ProxyScope, trace: Trace): Outcome {
  const by = sidecar && { object: sidecar, node: sidecar.spec.get('outboundTrafficPolicy') }
  trace.step('no route or service has the host, and only known hosts may be called', by ?? undefined)
  return { kind: 'answered', status: 502, reason: 'direct_response', ...(by && { by }) }
}

/** A connection that no listener of the sidecar matches. Of hosts that the sidecar looks up it sees the requests. */
function beyondRegistry(
  { mesh, proxy, scope }: ClientSidecar,
  { connection, request, trace }: RoutedCall,
): ProxyDecision {
  if (scope.outbound === 'ALLOW_ANY_DYNAMIC_DNS' && connection.transport === 'plain')
    return trace.decision(proxy, ...resolvedBySidecar(mesh, connection, request, trace))
  if (scope.outbound !== 'REGISTRY_ONLY')
    return trace.decision(proxy, passedThrough(connection, request, trace))
  const reason = 'nothing declares the destination, and only known hosts may be called'
  trace.step(reason)
  return trace.decision(proxy, { kind: 'closed', reason })
}

/** A connection whose requests the sidecar does not see. */
function connected(
  sidecar: ClientSidecar,
  destinations: readonly WeightedCluster[],
  { connection, request, trace }: RoutedCall,
): Outcome {
  const to = destinations.flatMap(({ name, percent }) => {
    const cluster = findCluster(sidecar, name)
    if (cluster.kind !== 'ready') return []
    trace.miss(...cluster.missing)
    return [upstreamOf(name, cluster, percent)]
  })
  if (to.length === 0) return { kind: 'closed', reason: 'the destination has no endpoints' }
  if (to.length < destinations.length) trace.miss('which destination the weights choose')
  return forwardedTo(to, request, connection.transport !== 'plain')
}

interface RoutedCall {
  readonly connection: Connection
  readonly request: HttpRequest
  readonly trace: Trace
}

function routed(
  sidecar: ClientSidecar,
  host: SidecarHost,
  { services }: SidecarHosts,
  { connection, request, trace }: RoutedCall,
): ProxyDecision {
  const { port } = connection.destination
  if (!host.virtualService)
    return trace.decision(sidecar.proxy, ...defaultRoute(sidecar, host.service!, port, request, trace))
  for (const rule of host.conflicts) trace.miss(...unknownAge(host.virtualService, rule))
  const { method, authority, headers, target } = request
  const { path, query } = splitTarget(target)
  const routed = { method, authority, path, query, headers, scheme: 'http', claims: null } as const
  const { route, missing } = firstRoute(host.routes, routed)
  trace.miss(...missing)
  if (!route) {
    const by = { object: host.virtualService, node: host.virtualService.spec.get('http') }
    trace.step('no route of the host matches', by)
    return trace.decision(sidecar.proxy, { kind: 'answered', status: 404, reason: 'route_not_found', by })
  }
  trace.step(matchText(route), route.place)
  const site: RouteSite = {
    ...sidecar,
    port,
    scheme: 'http',
    lookupService: (name): RegistryService | undefined => services.get(name),
  }
  const { outcome, cluster } = takeRoute(site, route, request, trace)
  return trace.decision(sidecar.proxy, outcome, {
    ...(route.name !== '' && { route: route.name }),
    ...(cluster !== undefined && { cluster }),
  })
}

/** A service without a VirtualService gets a default route. */
function defaultRoute(
  sidecar: ClientSidecar,
  service: RegistryService,
  port: number,
  request: HttpRequest,
  trace: Trace,
): [Outcome, Partial<ProxyDecision>] {
  const name = { host: service.host, port, subset: '' }
  const by = { object: service.manifest, node: service.ports[0]!.node }
  trace.step('no VirtualService routes the host', by)
  const cluster = findCluster(sidecar, name)
  const names = { route: 'default', cluster: clusterName(name) }
  if (cluster.kind !== 'ready') {
    const reason = cluster.kind === 'empty' ? 'no_healthy_upstream' : 'cluster_not_found'
    return [{ kind: 'answered', status: 503, reason, by }, names]
  }
  trace.miss(...cluster.missing)
  const retries = retryPolicy(sidecar.mesh)
  const to = [upstreamOf(name, cluster, 100)]
  return [{ ...forwardedTo(to, request, false), retries }, names]
}
