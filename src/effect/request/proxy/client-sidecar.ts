import type { RouteSite } from '../routing/route-clusters.ts'
import { normalRequest } from '../registry/mesh-options.ts'
import type { Manifest } from '../../../model/manifest.ts'
import type { Outcome, ProxyDecision } from '../decision.ts'
import { splitTarget } from '../match/request-path.ts'
import { unknownAge } from '../registry/age.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { EgressListener } from '../registry/egress-listener.ts'
import type { Connection, HttpRequest } from '../request.ts'
import { firstRoute, matchText } from '../routing/compiled-route.ts'
import { retryPolicy } from '../routing/retries.ts'
import { takeRoute } from '../routing/route-action.ts'
import type { RoutedRequest } from '../routing/route-match.ts'
import { sidecarHosts, type SidecarHost, type SidecarHosts } from '../routing/sidecar-hosts.ts'
import { sidecarChain } from '../routing/sidecar-chains.ts'
import type { WeightedCluster } from '../routing/stream-routes.ts'
import { findCluster, readyUpstreams, upstreamOf } from '../routing/upstream.ts'
import { clusterName } from '../routing/cluster-name.ts'
import { Trace, type TracedRequest } from '../trace.ts'
import {
  decideUnknownDestination,
  decideUnknownHost,
  forwardedUnchanged,
  type ScopedSidecar,
} from './unknown-hosts.ts'

/** The sidecar of a client, with the hosts that it imports. */
export interface ClientSidecar extends ScopedSidecar {
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
  const traced: TracedRequest = { connection, request, trace }
  const chain = sidecarChain(mesh, proxy, scope, connection)
  trace.miss(...chain.missing)
  if (chain.kind === 'catch-all') return decideUnknownDestination(sidecar, traced)
  if (chain.kind === 'tcp') return trace.decision(proxy, connected(sidecar, chain.destinations, traced))
  const hosts = sidecar.hostsAt(chain.listener, connection.destination.port)
  const normal = normalRequest(mesh, request)
  const only = chain.service && hosts.table.find(chain.service.host)
  const host = only ?? hosts.table.find(request.authority)
  return host
    ? routed(sidecar, host, hosts, { ...traced, request: normal })
    : decideUnknownHost(sidecar, { ...traced, request: normal })
}

/** A connection whose requests the sidecar does not see. */
function connected(
  sidecar: ClientSidecar,
  destinations: readonly WeightedCluster[],
  { connection, request, trace }: TracedRequest,
): Outcome {
  const to = readyUpstreams(sidecar, destinations, trace)
  if (to.length === 0) return { kind: 'closed', reason: 'the destination has no endpoints' }
  if (to.length < destinations.length) trace.miss('which destination the weights choose')
  return forwardedUnchanged(to, request, connection.transport !== 'plain')
}

function routed(
  sidecar: ClientSidecar,
  host: SidecarHost,
  { services }: SidecarHosts,
  { connection, request, trace }: TracedRequest,
): ProxyDecision {
  const { proxy } = sidecar
  const { port } = connection.destination
  if (!host.virtualService)
    return trace.decision(proxy, ...defaultRoute(sidecar, host.service!, port, request, trace))
  for (const rule of host.conflicts) trace.miss(...unknownAge(host.virtualService, rule))
  const { route, missing } = firstRoute(host.routes, routedRequest(request))
  trace.miss(...missing)
  if (!route) return trace.decision(proxy, unmatched(host.virtualService, trace))
  trace.step(matchText(route), route.place)
  const lookupService = (name: string): RegistryService | undefined => services.get(name)
  const site: RouteSite = { ...sidecar, port, scheme: 'http', lookupService }
  const { outcome, cluster } = takeRoute(site, route, request, trace)
  return trace.decision(proxy, outcome, {
    ...(route.name !== '' && { route: route.name }),
    ...(cluster !== undefined && { cluster }),
  })
}

function routedRequest({ method, authority, headers, target }: HttpRequest): RoutedRequest {
  return { method, authority, ...splitTarget(target), headers, scheme: 'http', claims: null }
}

function unmatched(virtualService: Manifest, trace: Trace): Outcome {
  const by = { object: virtualService, node: virtualService.spec.get('http') }
  trace.step('no route of the host matches', by)
  return { kind: 'answered', status: 404, reason: 'route_not_found', by }
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
  return [{ ...forwardedUnchanged(to, request, false), retries }, names]
}
