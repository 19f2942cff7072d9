import { groupBy } from '../../core/group.ts'
import { waypointOfPods } from '../../istio/ambient/serving-waypoints.ts'
import { selects } from '../../istio/policy/selector.ts'
import type { Workload } from '../../istio/workload/workloads.ts'
import { manifestWith } from '../../model/manifest.ts'
import type { Waypoint } from '../request/proxy/served-service.ts'
import { servicesIn } from '../request/registry/declared-services.ts'
import { targetPort } from '../request/registry/workloads.ts'
import { namedBoundWaypoint, type BoundWaypoint } from './bound-waypoints.ts'
import { samplePort } from './inbound-decision.ts'
import type { MeshSide } from './mesh-pair.ts'
import { unseenService } from './unseen-service.ts'
import {
  isDecided,
  unknownWaypointsOf,
  type UnknownWaypoint,
  type WaypointRoutes,
} from './waypoint-routes.ts'

/** A waypoint that may send requests to the pods of a workload. */
export interface WaypointBeforePods {
  readonly bound: BoundWaypoint
  /** As it serves one Service or ServiceEntry, or the addresses of the pods. */
  readonly waypoint: Waypoint
  /** True for calls of the addresses of the pods. */
  readonly isForAddresses: boolean
  /** The ports of the service whose requests may come to the pods, with the ports of the pods; `undefined` for any. */
  readonly ports: readonly PortMapping[] | undefined
}

/** A port by which a waypoint is called, and the port of the pods to which it sends the requests. */
export interface PortMapping {
  readonly port: number
  /** `undefined` if no container has the port by its name. */
  readonly podPort: number | undefined
  /** False if the waypoint calls without its identity. */
  readonly hasIdentity: boolean
}

/** The waypoints that may send requests to pods, as far as files tell. */
export interface WaypointsBeforePods {
  readonly decided: readonly WaypointBeforePods[]
  readonly unknown: readonly UnknownWaypoint[]
}

/**
 * The waypoints that may send requests to the pods of a workload: those of its Services, those whose routes lead to it, and that
 * of calls of its addresses.
 */
export function waypointsBeforePods(
  side: MeshSide,
  routes: WaypointRoutes,
  workload: Workload,
): WaypointsBeforePods {
  const { mesh } = side
  const services = servicesIn(mesh, workload.namespace).filter(
    ({ selector }) => selector !== null && selects(selector, workload.labels),
  )
  const found = services.flatMap(({ host, ports }) =>
    (routes.byHost.get(host) ?? []).map((route) => {
      const called = ports.find(({ number }) => number === route.targetPort)
      return { ...route, podPort: called && targetPort(called, workload) }
    }),
  )
  const byWaypoint = groupBy(found, ({ waypoint }) => waypoint)
  const ofServices = [...byWaypoint].map(([waypoint, items]): WaypointBeforePods => ({
    ...{ bound: items[0]!.bound, waypoint, isForAddresses: false },
    ports: items.map(({ port, podPort, hasIdentity }): PortMapping => ({ port, podPort, hasIdentity })),
  }))
  const ofAddresses = addressWaypoint(side, workload)
  return {
    decided: [...ofServices, ...ofAddresses.decided],
    unknown: [...services.flatMap(({ host }) => routes.unknown.get(host) ?? []), ...ofAddresses.unknown],
  }
}

function addressWaypoint(side: MeshSide, { labels, namespace, manifest }: Workload): WaypointsBeforePods {
  const { mesh, compiled } = side
  const named = waypointOfPods(mesh, labels, namespace)
  const bound = named && namedBoundWaypoint(mesh, named, 'workload')
  if (!bound) return { decided: [], unknown: [] }
  if (!isDecided(bound)) return { decided: [], unknown: unknownWaypointsOf(bound) }
  const address = manifestWith(manifest, { kind: 'Service', namespace, name: 'any service' })
  const waypoint = compiled().waypoint(bound.proxy, unseenService(address, samplePort))
  return { decided: [{ bound, waypoint, isForAddresses: true, ports: undefined }], unknown: [] }
}
