import { principalOf } from '../../istio/policy/identity.ts'
import { gatewayNameLabel } from '../../istio/policy/kubernetes-gateway.ts'
import { workloadsIn, type Workload } from '../../istio/workload/workloads.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { CompiledMesh } from '../request/compiled-mesh.ts'
import type { HopChain } from '../request/hops/hop-chain.ts'
import { pathsFromWaypoint, pathsToAddress } from '../request/hops/paths-from-waypoint.ts'
import { unreadExtensions } from '../request/policy/extensions.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { workloadProxy } from '../request/registry/workloads.ts'
import { findAllowedRequests } from './allowed-requests.ts'
import {
  allConditions,
  anyCondition,
  everyRequest,
  identityCondition,
  notCondition,
  patternCondition,
  type SpaceCondition,
} from './conditions.ts'
import { DiagramBoundError } from './diagram.ts'
import type { EntryPoint } from './entry-points.ts'
import type { MeshPair, MeshSide } from './mesh-pair.ts'
import { allRequests, type RequestFilter } from './request-filter.ts'
import type { SpaceDraft } from './space-draft.ts'
import { unseenService } from './unseen-service.ts'
import { unknownRouteAges, prepareWaypoint } from './waypoint-entry.ts'
import type { WaypointSide } from './waypoint-side.ts'
import { waypointTitle } from './waypoint-entries.ts'
import type { PortMapping, WaypointBeforePods } from './waypoints-before-pods.ts'
import type { AccessWitness } from './witness.ts'

/** An entry point with the pods behind it, for a waypoint. */
export interface EntryWithPods extends EntryPoint {
  /** Absent at the proxy in the pods, and at gateways. */
  readonly behind?: PodsBehindWaypoint
}

/** The pods behind a waypoint. */
export interface PodsBehindWaypoint {
  readonly workload: Workload
  /** The paths of a request of the waypoint that end at the pods, or at their proxy. */
  pathsOf(witness: AccessWitness): readonly HopChain[]
}

/** The pods to which a waypoint may send requests, and what of their proxy is looked at. */
export interface DestinationPods {
  readonly workload: Workload
  /** The entry point at the proxy in the pods. */
  readonly point: Pick<EntryPoint, 'prepare'>
  /** The ports of the pods that are looked at; `undefined` for all. */
  readonly ports: readonly number[] | undefined
}

function waypointSide(side: MeshSide, { bound, waypoint, isForAddresses }: WaypointBeforePods): WaypointSide {
  const { service } = waypoint
  return {
    ...{ side, proxy: bound.proxy, waypoint, inputs: [], isClosed: false, isUnseen: isForAddresses },
    ...{ service: service.manifest, registry: service, boundBy: service.manifest },
  }
}

/**
 * The entry point of requests that come to pods through a waypoint; `null` if the proxy in the pods refuses all that the
 * waypoint sends.
 */
export function entryThroughWaypoint(
  pair: MeshPair,
  before: WaypointBeforePods,
  pods: DestinationPods,
): EntryWithPods | null {
  const { bound, waypoint, isForAddresses } = before
  const { workload, ports: selected } = pods
  const { mesh } = pair.head
  const open = openPorts(mesh, before, pods)
  if (open?.length === 0) return null
  const side = waypointSide(pair.head, before)
  const host = isForAddresses ? null : waypoint.service.host
  const title = manifestTitle(workload.manifest)
  return {
    name: `${title} through ${waypointTitle(bound.proxy)}`,
    key: JSON.stringify([title, bound.proxy.name, host, selected]),
    reservations: [],
    missing: [
      ...unreadExtensions(mesh, bound.proxy, 'WAYPOINT', waypoint.service.manifest),
      ...unknownRouteAges(waypoint),
      ...(bound.percent === undefined ? ['which waypoint the weights choose'] : []),
    ],
    site: { kind: 'waypoint', proxy: bound.proxy, host },
    isAdded: false,
    alternatives: null,
    prepare: (filter = allRequests) =>
      prepareWaypoint(pair, { head: side, base: side, slice: null }, atPorts(filter, open)),
    behind: {
      workload,
      pathsOf: (witness) => pathsToPods(pair.head.compiled(), before, workload, witness),
    },
  }
}

/** The called ports of which the proxy in the pods lets some request of the waypoint through; `undefined` for all. */
function openPorts(
  mesh: Mesh,
  { bound: { proxy }, ports }: WaypointBeforePods,
  { point, ports: selected }: DestinationPods,
): readonly number[] | undefined {
  const identity = identityOf(mesh, proxy)
  const candidates =
    ports ?? selected?.map((port): PortMapping => ({ port, podPort: port, hasIdentity: true }))
  if (!candidates) return letsIn(point, identity, undefined) ? undefined : []
  return candidates
    .filter(({ podPort }) => podPort === undefined || (selected?.includes(podPort) ?? true))
    .filter(({ podPort, hasIdentity }) => letsIn(point, hasIdentity ? identity : null, podPort))
    .map(({ port }) => port)
}

/**
 * Whether pods let in any request of a client with an identity, or without any for `null`, at a port, by default at any. Beyond
 * the limit of a diagram they do.
 */
function letsIn(point: DestinationPods['point'], identity: string | null, port: number | undefined): boolean {
  const filter: RequestFilter = (draft) =>
    allConditions([
      identity === null ? notCondition(identityCondition(everyRequest)) : hasIdentity(draft, identity),
      ...(port === undefined ? [] : [patternCondition(draft.port(port))]),
    ])
  try {
    return findAllowedRequests(point.prepare(filter)).admitted().next().done !== true
  } catch (error) {
    if (error instanceof DiagramBoundError) return true
    throw error
  }
}

function atPorts(filter: RequestFilter, ports: readonly number[] | undefined): RequestFilter {
  if (!ports) return filter
  return (draft, at) =>
    allConditions([filter(draft, at), anyCondition(ports.map((port) => patternCondition(draft.port(port))))])
}

function hasIdentity(draft: SpaceDraft, identity: string): SpaceCondition {
  return identityCondition(
    patternCondition(draft.text('identity', { form: 'exact', text: identity }, `\`${identity}\``)),
  )
}

function identityOf(mesh: Mesh, { namespace, serviceAccount = '' }: MeshProxy): string {
  return `spiffe://${principalOf(mesh, namespace, serviceAccount)}`
}

/** The requests of a filter without those of waypoints, which send them for their clients. */
export function withoutWaypoints(
  filter: RequestFilter,
  mesh: Mesh,
  waypoints: readonly MeshProxy[],
): RequestFilter {
  const proxies = waypoints.filter((proxy) => !hasOtherPods(mesh, proxy))
  const identities = new Set(proxies.map((proxy) => identityOf(mesh, proxy)))
  return (draft, at) =>
    allConditions([
      filter(draft, at),
      ...[...identities].map((identity) => notCondition(hasIdentity(draft, identity))),
    ])
}

/** True if other pods of the files have the identity of a waypoint. */
function hasOtherPods(mesh: Mesh, { namespace, serviceAccount, labels }: MeshProxy): boolean {
  const name = labels.get(gatewayNameLabel)
  return workloadsIn(mesh, namespace).some(
    (workload) =>
      workload.labels.get(gatewayNameLabel) !== name &&
      workloadProxy(workload, 'sidecar').serviceAccount === serviceAccount,
  )
}

function pathsToPods(
  compiled: CompiledMesh,
  { bound, waypoint, isForAddresses }: WaypointBeforePods,
  workload: Workload,
  witness: AccessWitness,
): readonly HopChain[] {
  const { port } = witness.connection.destination
  const called = isForAddresses
    ? compiled.waypoint(bound.proxy, unseenService(waypoint.service.manifest, port))
    : waypoint
  const paths = isForAddresses
    ? pathsToAddress(compiled, called, workload, witness)
    : pathsFromWaypoint(compiled, called, witness)
  const { name } = workloadProxy(workload, 'sidecar')
  return paths.filter(({ hops, end }) =>
    end.kind === 'arrived' ? end.at === name : hops.length > 1 && hops.at(-1)!.proxy.name === name,
  )
}
