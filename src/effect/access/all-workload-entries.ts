import { once } from '../../core/once-per.ts'
import { inboundMtls } from '../../istio/policy/mtls.ts'
import type { Dataplane } from '../../istio/workload/dataplane.ts'
import type { Workload } from '../../istio/workload/workloads.ts'
import { manifestTitle } from '../request/registry/age.ts'
import { dataplane, workloadProxy } from '../request/registry/workloads.ts'
import type { EntryPoint } from './entry-points.ts'
import { podWorkloads } from './workload-entries.ts'
import { placedWorkload, preparedPoint, sideKey } from './workload-sides.ts'
import type { WorkloadSide } from './inbound-entry.ts'
import type { MeshPair, MeshSide } from './mesh-pair.ts'
import { entryThroughWaypoint, withoutWaypoints, type EntryWithPods } from './pods-entry.ts'
import { allRequests } from './request-filter.ts'
import { labelledWaypoints, statedWaypoints } from './stated-waypoints.ts'
import { waypointRoutes } from './waypoint-routes.ts'
import { waypointsBeforePods, type WaypointsBeforePods } from './waypoints-before-pods.ts'

/** The workloads to look at. */
export interface WorkloadSelection {
  isIncluded(namespace: string): boolean
  /** The ports of the pods; absent for all. */
  readonly ports?: readonly number[] | undefined
}

/**
 * All workloads of head in some namespaces: what their sidecar lets in, in ambient mode their ztunnel, and what comes through
 * each waypoint before them. A waypoint calls with its own identity, for its clients.
 */
export function allWorkloadEntries(pair: MeshPair, selection: WorkloadSelection): EntryWithPods[] {
  const { head } = pair
  const waypointsBefore = waypointFinder(head)
  const workloads = podWorkloads(head, 'all').filter(({ namespace }) => selection.isIncluded(namespace))
  return workloads.flatMap((workload) => {
    const plane = dataplane(head.mesh, workload)
    const before = plane === 'none' ? noWaypoints : waypointsBefore(workload)
    return entriesOf(pair, { workload, plane, before }, selection.ports)
  })
}

/** A workload of head with what is in front of it. */
interface PlacedPods {
  readonly workload: Workload
  readonly plane: Dataplane | undefined
  readonly before: WaypointsBeforePods
}

/** The entry of a workload itself, then those through waypoints. */
function entriesOf(
  pair: MeshPair,
  { workload, plane, before }: PlacedPods,
  ports: WorkloadSelection['ports'],
): EntryWithPods[] {
  const side = placedWorkload(pair.head, workloadProxy(workload, 'sidecar'), plane)
  const point = preparedPoint(pair, manifestTitle(workload.manifest), { head: side, base: side })
  const key = JSON.stringify([sideKey(side), plane ?? 'unknown'])
  const direct = directEntry(pair, { ...point, key, reservations: unknownInputs(side, plane) }, before)
  const through = before.decided.flatMap(
    (waypoint) => entryThroughWaypoint(pair, waypoint, { workload, point, ports }) ?? [],
  )
  return [direct, ...through]
}

/** Returns a function for the waypoints before a workload. */
function waypointFinder(head: MeshSide): (workload: Workload) => WaypointsBeforePods {
  const hasWaypoints = once(
    () => labelledWaypoints(head.mesh).length > 0 || statedWaypoints([head.mesh]).length > 0,
  )
  const routes = once(() => waypointRoutes(head))
  return (workload) => (hasWaypoints() ? waypointsBeforePods(head, routes(), workload) : noWaypoints)
}

const noWaypoints: WaypointsBeforePods = { decided: [], unknown: [] }

/** What comes to pods past their waypoints. */
function directEntry(
  { head: { mesh } }: MeshPair,
  point: EntryPoint,
  { decided, unknown }: WaypointsBeforePods,
): EntryPoint {
  const proxies = [...decided.map(({ bound }) => bound.proxy), ...unknown.flatMap(({ proxy }) => proxy ?? [])]
  const texts = [...new Set(unknown.map(({ text }) => text))]
  return {
    ...point,
    key: JSON.stringify([point.key, texts, proxies.map(({ name }) => name)]),
    // Calls past the waypoint do not depend on it.
    prepare(filter = allRequests) {
      const prepared = point.prepare(withoutWaypoints(filter, mesh, proxies))
      return { ...prepared, reservations: [...prepared.reservations, ...texts] }
    },
  }
}

/** What the decision of the proxy of the pods depends on. */
function unknownInputs({ side: { mesh }, proxy }: WorkloadSide, plane: Dataplane | undefined): string[] {
  if (plane === 'none') return []
  return [
    ...(plane === undefined ? [`whether ${proxy.name} has a sidecar is not known`] : []),
    ...(inboundMtls(mesh, proxy).restsOnAge
      ? [`which PeerAuthentication is the oldest for ${proxy.name} is not known`]
      : []),
  ]
}
