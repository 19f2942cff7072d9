import { clusterNamesOf } from '../request/routing/route-clusters.ts'
import { groupPairs } from '../../core/group.ts'
import { manifestTitle } from '../request/registry/age.ts'
import type { MeshProxy } from '../request/proxy/proxy.ts'
import { waypointSite } from '../request/proxy/waypoint.ts'
import type { Waypoint } from '../request/proxy/served-service.ts'
import { registryServices, type RegistryService } from '../request/registry/registry.ts'
import type { RegistryPort } from '../request/registry/declared-services.ts'
import type { ClusterNameParts } from '../request/routing/cluster-name.ts'
import { findCluster } from '../request/routing/upstream.ts'
import { boundWaypoints, type BoundWaypoint } from './bound-waypoints.ts'
import type { MeshSide } from './mesh-pair.ts'

/** A port of a service whose requests a waypoint may send to a host. */
export interface WaypointRoute {
  readonly bound: BoundWaypoint
  readonly waypoint: Waypoint
  /** The port of the service that clients call. */
  readonly port: number
  /** The port of the host that the waypoint calls. */
  readonly targetPort: number
  /** False if a DestinationRule has it call without its identity. */
  readonly hasIdentity: boolean
}

/** By host, what waypoints of Services and ServiceEntries may send there. */
export interface WaypointRoutes {
  readonly byHost: ReadonlyMap<string, readonly WaypointRoute[]>
  /** By host of a service, the waypoints of which files do not tell what they decide. */
  readonly unknown: ReadonlyMap<string, readonly UnknownWaypoint[]>
}

/** A waypoint of which files do not tell what it decides. */
export interface UnknownWaypoint {
  /** `null` if they do not tell which one it is, either. */
  readonly proxy: MeshProxy | null
  /** What is not known, as a sentence. */
  readonly text: string
}

/** The requests that waypoints of a mesh send to each host: those to the host itself, and those that a route sends there. */
export function waypointRoutes({ mesh, compiled }: MeshSide): WaypointRoutes {
  const found = registryServices(mesh).map((service) => ({
    service,
    waypoints: boundWaypoints(mesh, service),
  }))
  const unknown = found.flatMap(({ service, waypoints }) =>
    unknownWaypoints(service, waypoints).map((waypoint) => [service.host, waypoint] as const),
  )
  const routes = found.flatMap(({ service, waypoints }) =>
    (waypoints ?? [])
      .filter(isDecided)
      .flatMap((bound) => routesOf(bound, compiled().waypoint(bound.proxy, service)))
      .map(({ host, route }) => [host, route] as const),
  )
  return { byHost: groupPairs(routes), unknown: groupPairs(unknown) }
}

/** True for a waypoint that takes requests and of which files tell what it decides. */
export function isDecided({ inputs, isClosed }: BoundWaypoint): boolean {
  return inputs.length === 0 && !isClosed
}

function unknownWaypoints(
  { manifest }: RegistryService,
  waypoints: readonly BoundWaypoint[] | undefined,
): readonly UnknownWaypoint[] {
  if (waypoints) return waypoints.flatMap(unknownWaypointsOf)
  return [
    {
      proxy: null,
      text: `whether calls to ${manifestTitle(manifest)} come through a waypoint is not known`,
    },
  ]
}

/** An item for each missing input of a waypoint; empty if files tell what it decides. */
export function unknownWaypointsOf({ proxy, inputs }: BoundWaypoint): readonly UnknownWaypoint[] {
  return inputs.map(({ words }) => ({ proxy, text: `it is not known ${words}` }))
}

interface RouteToHost {
  readonly host: string
  readonly route: WaypointRoute
}

function routesOf(bound: BoundWaypoint, waypoint: Waypoint): RouteToHost[] {
  return waypoint.service.ports.flatMap((port) =>
    destinationsOf(waypoint, port).map((name): RouteToHost => {
      const cluster = findCluster(waypointSite(waypoint, port.number), name)
      const hasIdentity = cluster.kind !== 'ready' || ['mtls', 'unknown'].includes(cluster.tls.mode)
      const route = { bound, waypoint, port: port.number, targetPort: name.port, hasIdentity }
      return { host: name.host, route }
    }),
  )
}

/** What a waypoint may call for a port: what routes name, and the port itself for connections that it does not parse. */
function destinationsOf(waypoint: Waypoint, { number, protocol }: RegistryPort): readonly ClusterNameParts[] {
  const own = { host: waypoint.service.host, port: number, subset: '' }
  const routes = protocol === 'http' || protocol === 'auto' ? waypoint.routesAt(number) : []
  const site = waypointSite(waypoint, number)
  const named = routes.flatMap((route) => clusterNamesOf(site, route).map(({ name }) => name))
  return routes.length === 0 ? [own] : protocol === 'auto' ? [own, ...named] : named
}
