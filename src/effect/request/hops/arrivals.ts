import { canonicalHost } from '../../../istio/hosts/services.ts'
import { selects } from '../../../istio/policy/selector.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { ProxyDecision, Upstream } from '../decision.ts'
import { decideAtGateway } from '../proxy/gateway.ts'
import type { MeshProxy } from '../proxy/proxy.ts'
import { decideAtWaypoint } from '../proxy/waypoint.ts'
import { manifestTitle } from '../registry/age.ts'
import type { RegistryService } from '../registry/registry.ts'
import { visibleService } from '../registry/scope.ts'
import { ztunnelService } from '../registry/ztunnel-services.ts'
import { targetPort, workloadProxy, workloadsOf } from '../registry/workloads.ts'
import { inputTexts } from '../trace.ts'
import { clientPolicy, subsetLabels } from '../routing/client-policy.ts'
import { isGatewayWorkload, selectorsOfGateways, unseenGatewayPods } from './gateway-pods.ts'
import { alternativePaths, prependHop, type HopChain } from './hop-chain.ts'
import { arrivalsInPods, type CalledWorkload } from './pod-arrival.ts'
import { connectionTo, type SentRequest, type HopContext } from './travel.ts'
import { waypointsOfRequest, type RequestWaypoint } from './waypoint-of-request.ts'

/** The paths that a request may take after the decision of a proxy. */
export function pathsAfter(travel: HopContext, decision: ProxyDecision, depth = 0): readonly HopChain[] {
  const { outcome, proxy } = decision
  if (outcome.kind !== 'forwarded')
    return [{ hops: [decision], end: outcome, missing: inputTexts(decision.missing) }]
  const paths = outcome.to.flatMap((upstream) =>
    pathsToCluster(
      travel,
      { request: outcome.request, passesTls: outcome.passesTls, from: proxy },
      upstream,
      depth,
    ),
  )
  return alternativePaths(paths, 'which destination the weights choose').map((path) =>
    prependHop(decision, path),
  )
}

/** Limit on the proxies of a path. Longer paths count as circular. */
const maxHops = 6

/** The paths of a request to a cluster: through its waypoint, and to the pods behind it. */
export function pathsToCluster(
  travel: HopContext,
  sent: SentRequest,
  upstream: Upstream,
  depth: number,
): readonly HopChain[] {
  const { mesh } = travel.compiled
  if (depth > maxHops)
    return [{ hops: [], end: { kind: 'closed', reason: 'the request goes in circles' }, missing: [] }]
  const service = serviceOf(mesh, sent, upstream)
  const waypoints = service ? waypointsOfRequest(mesh, sent, service) : []
  if (!service || waypoints.length === 0) return arrivalsAtPods(travel, sent, upstream, service, depth)
  const paths = waypoints.flatMap((waypoint) =>
    pathsThrough(travel, sent, upstream, { service, waypoint }, depth),
  )
  return alternativePaths(paths, 'which waypoint the weights choose')
}

interface WaypointOfService {
  readonly service: RegistryService
  readonly waypoint: RequestWaypoint
}

function pathsThrough(
  travel: HopContext,
  sent: SentRequest,
  upstream: Upstream,
  { service, waypoint: { proxy, end, missing } }: WaypointOfService,
  depth: number,
): readonly HopChain[] {
  if (end) return [{ hops: [], end, missing }]
  const paths = proxy
    ? atWaypoint(travel, sent, upstream, { service, proxy }, depth)
    : arrivalsAtPods(travel, sent, upstream, service, depth)
  return withMissing(paths, missing)
}

/** The paths to the pods of a service, or to a host without pods. */
function arrivalsAtPods(
  travel: HopContext,
  sent: SentRequest,
  upstream: Upstream,
  service: RegistryService | undefined,
  depth: number,
): readonly HopChain[] {
  const { mesh } = travel.compiled
  if (!service?.selector || service.selector.size === 0) return [arrivedOutside(sent, upstream)]
  const workloads = workloadsOf(mesh, service, labelsOfSubset(mesh, service, sent, upstream))
  if (workloads.length === 0) return unseenWorkloads(travel, sent, upstream, service, depth)
  const paths = workloads.flatMap((workload) =>
    arrivalAt(travel, sent, upstream, { service, workload }, depth),
  )
  return workloads.length === 1
    ? paths
    : alternativePaths(paths, `which pods of ${manifestTitle(service.manifest)} take it`)
}

function withMissing(paths: readonly HopChain[], missing: readonly string[]): readonly HopChain[] {
  return missing.length === 0
    ? paths
    : paths.map((path) => ({ ...path, missing: [...new Set([...missing, ...path.missing])] }))
}

interface ServingWaypoint {
  readonly service: RegistryService
  readonly proxy: MeshProxy
}

function atWaypoint(
  travel: HopContext,
  sent: SentRequest,
  upstream: Upstream,
  { service, proxy }: ServingWaypoint,
  depth: number,
): readonly HopChain[] {
  const { compiled, clientRequest } = travel
  const tls = { mode: 'mtls', sni: '', isVerified: true } as const
  const connection = {
    ...connectionTo(compiled.mesh, sent, { ...upstream, tls }, upstream.port),
    ...(sent.passesTls && { transport: 'tls' as const }),
  }
  const { verification } = clientRequest
  const received = { connection, request: sent.request, verification }
  const decision = decideAtWaypoint(compiled.waypoint(proxy, service), received)
  return pathsAfter(travel, decision, depth + 1)
}

function serviceOf(mesh: Mesh, sentRequest: SentRequest, { host }: Upstream): RegistryService | undefined {
  const { from, isAmbient } = sentRequest
  if (host === '') return undefined
  const find = isAmbient ? ztunnelService : visibleService
  return find(mesh, from?.namespace ?? '', canonicalHost(mesh, host))
}

function arrivedOutside({ request, from }: SentRequest, upstream: Upstream): HopChain {
  const { host, port } = upstream
  const at = `the host ${host || request.authority}, port ${port}`
  return { hops: [], end: { kind: 'arrived', at, ...(from && { outside: upstream }) }, missing: [] }
}

function labelsOfSubset(
  mesh: Mesh,
  service: RegistryService,
  { from }: SentRequest,
  { subset }: Upstream,
): ReadonlyMap<string, string> | undefined {
  const node = from && clientPolicy(mesh, service, from).rule?.subsets.get(subset)
  return node ? subsetLabels(node) : undefined
}

/** Pods that are not in the repository: those of a gateway, or others. */
function unseenWorkloads(
  travel: HopContext,
  sent: SentRequest,
  upstream: Upstream,
  service: RegistryService,
  depth: number,
): readonly HopChain[] {
  const name = manifestTitle(service.manifest)
  const labels = service.selector!
  const isGateway = selectorsOfGateways(travel.compiled.mesh).some((selector) => selects(selector, labels))
  const missing = [`the workloads of ${name}`]
  const isElsewhere = travel.compiled.elsewhere.has(upstream.host)
  if (!isGateway)
    return [{ hops: [], end: { kind: 'arrived', at: name }, missing: isElsewhere ? [] : missing }]
  const proxy = unseenGatewayPods(name, { namespace: service.namespace, labels })
  const target = service.ports.find(({ number }) => number === upstream.port)?.target
  const port = typeof target === 'number' ? target : upstream.port
  return atGateway(travel, sent, upstream, { proxy, port }, depth).map((path) => ({
    ...path,
    missing: [...new Set([...missing, ...path.missing])],
  }))
}

/** The path of a request to one of the workloads of a service, by the proxy in its pods. */
export function arrivalAt(
  travel: HopContext,
  sent: SentRequest,
  upstream: Upstream,
  called: CalledWorkload,
  depth: number,
): readonly HopChain[] {
  const { service, workload } = called
  const { mesh } = travel.compiled
  const servicePort = service.ports.find(({ number }) => number === upstream.port)
  const port = (servicePort && targetPort(servicePort, workload)) ?? upstream.port
  if (isGatewayWorkload(mesh, workload))
    return atGateway(travel, sent, upstream, { proxy: workloadProxy(workload, 'gateway'), port }, depth)
  const connection = connectionTo(mesh, sent, upstream, port)
  return arrivalsInPods(travel, sent, { ...called, servicePort, connection })
}

interface ListeningProxy {
  readonly proxy: MeshProxy
  readonly port: number
}

function atGateway(
  travel: HopContext,
  sent: SentRequest,
  upstream: Upstream,
  { proxy, port }: ListeningProxy,
  depth: number,
): readonly HopChain[] {
  const { compiled, clientRequest } = travel
  const connection = connectionTo(compiled.mesh, sent, upstream, port)
  const { verification } = clientRequest
  const received = { connection, request: sent.request, verification }
  const decision = decideAtGateway(compiled.gateway(proxy), received)
  return pathsAfter(travel, decision, depth + 1)
}
