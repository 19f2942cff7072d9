import { waypointOfPods } from '../../../istio/ambient/serving-waypoints.ts'
import type { Workload } from '../../../istio/workload/workloads.ts'
import type { Mesh } from '../../../model/mesh.ts'
import type { ProxyDecision } from '../decision.ts'
import { decideInbound } from '../proxy/server-sidecar.ts'
import { decideAtZtunnel } from '../proxy/ztunnel.ts'
import type { RegistryPort } from '../registry/declared-services.ts'
import type { RegistryService } from '../registry/registry.ts'
import { dataplane, workloadProxy } from '../registry/workloads.ts'
import type { Connection } from '../request.ts'
import { inputTexts } from '../trace.ts'
import type { HopChain, PathEnd } from './hop-chain.ts'
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

/** The end of the path of a request that comes to pods: what their sidecar or ztunnel decides. */
export function arrivalInPods(travel: HopContext, sent: SentRequest, called: ConnectionToPods): HopChain {
  const { compiled, clientRequest } = travel
  const { workload, connection, servicePort } = called
  const plane = dataplane(compiled.mesh, workload)
  if (plane === 'ambient') return arrivalAtZtunnel(travel, sent, called)
  const proxy = workloadProxy(workload, 'sidecar')
  const end = { kind: 'arrived', at: proxy.name } as const
  if (plane === 'none') return { hops: [], end, missing: [] }
  const decision = decideInbound(compiled.server(proxy), connection, sent.request, clientRequest.verification)
  const isStopped = decision.outcome.kind !== 'forwarded'
  const isTlsWithinMtls = sent.passesTls && connection.transport === 'mtls' && !hidesRequests(servicePort)
  // Without a sidecar, every request arrives.
  const missing = [
    ...inputTexts(decision.missing),
    ...(plane === undefined && isStopped ? [`whether the pods of ${proxy.name} have a sidecar`] : []),
    ...(isTlsWithinMtls ? ['what the sidecar makes of TLS within mTLS'] : []),
  ]
  return { hops: [decision], end: endAfter(decision, end), missing }
}

function arrivalAtZtunnel(
  { compiled }: HopContext,
  { request, isAmbient }: SentRequest,
  { service, workload, connection }: ConnectionToPods,
): HopChain {
  const proxy = { ...workloadProxy(workload, 'sidecar'), type: 'ztunnel' } as const
  const end = { kind: 'arrived', at: proxy.name } as const
  const waypoint = isAmbient && waypointOfAddress(compiled.mesh, service, workload)
  if (waypoint) return { hops: [], end, missing: [`what the waypoint ${waypoint} decides`] }
  const decision = decideAtZtunnel(compiled.ztunnel(proxy), connection, request)
  return { hops: [decision], end: endAfter(decision, end), missing: inputTexts(decision.missing) }
}

/** NAMESPACE/NAME of the waypoint that takes calls of the addresses of pods, where a Service has no address of its own. */
function waypointOfAddress(
  mesh: Mesh,
  service: RegistryService,
  { labels, namespace }: Workload,
): string | undefined {
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
