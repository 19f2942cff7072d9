import { waypointOfPods } from '../../../istio/ambient/serving-waypoints.ts'
import type { Dataplane } from '../../../istio/workload/dataplane.ts'
import type { CaptureGap } from '../../../istio/workload/traffic-capture.ts'
import type { Workload } from '../../../istio/workload/workloads.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { CompiledMesh } from '../compiled-mesh.ts'
import type { ProxyDecision } from '../decision.ts'
import { inboundGap } from '../proxy/inbound-gap.ts'
import { decideInbound } from '../proxy/server-sidecar.ts'
import { decideAtZtunnel } from '../proxy/ztunnel.ts'
import type { RegistryPort } from '../registry/declared-services.ts'
import type { RegistryService } from '../registry/registry.ts'
import { dataplane, workloadProxy } from '../registry/workloads.ts'
import type { Connection } from '../request.ts'
import { inputTexts } from '../trace.ts'
import { alternativePaths, type Arrived, type HopChain, type PathEnd } from './hop-chain.ts'
import type { HopContext, SentRequest } from './travel.ts'

/** A workload that is called, and the service by which it is called. */
export interface CalledWorkload {
  readonly service: RegistryService
  readonly workload: Workload
}

/** A connection to the pods of a called workload. */
export interface ConnectionToPods extends CalledWorkload {
  /** `undefined` if the service does not have the port. */
  readonly servicePort: RegistryPort | undefined
  readonly connection: Connection
}

/** The paths of a request that comes to pods: what their sidecar or ztunnel decides, unless it goes past them. */
export function arrivalsInPods(
  travel: HopContext,
  sent: SentRequest,
  called: ConnectionToPods,
): readonly HopChain[] {
  const { compiled } = travel
  const { workload } = called
  const plane = dataplane(compiled.mesh, workload)
  if (plane === 'none') return [{ hops: [], end: arrivedAt(workload), missing: [] }]
  const atProxy =
    plane === 'ambient'
      ? arrivalAtZtunnel(travel, sent, called)
      : arrivalAtSidecar(travel, sent, called, plane)
  const gap = gapBefore(compiled, called, plane)
  if (!gap) return [atProxy]
  const past = arrivalPast(called, plane, gap)
  if (gap.isCertain) return [past]
  const choice = `whether \`${gap.name}\` lets it go past the proxy of ${past.end.at}`
  return alternativePaths([atProxy, past], choice)
}

function gapBefore(
  { mesh, server }: CompiledMesh,
  { workload, connection }: ConnectionToPods,
  plane: Dataplane | undefined,
): CaptureGap | undefined {
  const proxy = workloadProxy(workload, 'sidecar')
  const { sidecar } = server(proxy).scope
  return inboundGap(mesh, { proxy, plane, sidecar }, connection.destination.port, connection.transport)
}

/** A connection that the proxy of pods does not get. Clients use mTLS for all ports of pods with a sidecar. */
function arrivalPast(
  { workload, connection }: ConnectionToPods,
  plane: Dataplane | undefined,
  { name }: CaptureGap,
): HopChain & { readonly end: Arrived } {
  const end = arrivedAt(workload)
  const proxy = plane === 'ambient' ? 'ztunnel' : 'sidecar'
  return {
    hops: [],
    past: [`the ${proxy} of ${end.at}, by \`${name}\``],
    end,
    missing:
      connection.transport === 'mtls'
        ? [`what the application of ${end.at} makes of mTLS, which no proxy terminates`]
        : [],
  }
}

function arrivedAt(workload: Workload): Arrived {
  return { kind: 'arrived', at: workloadProxy(workload, 'sidecar').name }
}

function arrivalAtSidecar(
  { compiled, clientRequest }: HopContext,
  sent: SentRequest,
  { workload, connection, servicePort }: ConnectionToPods,
  plane: Dataplane | undefined,
): HopChain {
  const proxy = workloadProxy(workload, 'sidecar')
  const { verification } = clientRequest
  const received = { connection, request: sent.request, verification }
  const decision = decideInbound(compiled.server(proxy), received)
  const isStopped = decision.outcome.kind !== 'forwarded'
  const isTlsWithinMtls = sent.passesTls && connection.transport === 'mtls' && !hidesRequests(servicePort)
  // Without a sidecar, every request arrives.
  const missing = [
    ...inputTexts(decision.missing),
    ...(plane === undefined && isStopped ? [`whether the pods of ${proxy.name} have a sidecar`] : []),
    ...(isTlsWithinMtls ? ['what the sidecar makes of TLS within mTLS'] : []),
  ]
  return { hops: [decision], end: endAfter(decision, arrivedAt(workload)), missing }
}

function arrivalAtZtunnel(
  { compiled }: HopContext,
  { request, isAmbient }: SentRequest,
  { service, workload, connection }: ConnectionToPods,
): HopChain {
  const proxy = { ...workloadProxy(workload, 'sidecar'), type: 'ztunnel' } as const
  const end = arrivedAt(workload)
  const waypoint = isAmbient && waypointOfAddress(compiled.mesh, service, workload)
  if (waypoint) return { hops: [], end, missing: [`what the waypoint ${waypoint} decides`] }
  const decision = decideAtZtunnel(compiled.ztunnel(proxy), connection, request)
  return { hops: [decision], end: endAfter(decision, end), missing: inputTexts(decision.missing) }
}

/** NAMESPACE/NAME of the waypoint that takes calls of the addresses of pods, where a Service has no address of its own. */
function waypointOfAddress(mesh: Mesh, service: RegistryService, workload: Workload): string | undefined {
  const { labels, namespace } = workload
  if (!service.isKubernetes || service.hasAddress) return undefined
  const waypoint = waypointOfPods(mesh, labels, namespace)
  return waypoint && `${waypoint.namespace}/${waypoint.name}`
}

/** True for a port at which a sidecar does not parse requests inside of mTLS. */
function hidesRequests(port: RegistryPort | undefined): boolean {
  return port?.protocol === 'tcp' || port?.protocol === 'tls'
}

/** The end of a path with a last proxy. */
function endAfter({ outcome }: ProxyDecision, arrived: PathEnd): PathEnd {
  return outcome.kind === 'forwarded' ? arrived : outcome
}
