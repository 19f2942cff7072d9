import type { Manifest } from '../../model/manifest.ts'
import type { Waypoint } from '../request/proxy/served-service.ts'
import type { RegistryService } from '../request/registry/registry.ts'
import type { CompiledRoute } from '../request/routing/compiled-route.ts'
import type { DecidingRoute } from './deciding-routes.ts'
import type { WaypointInput } from './bound-waypoints.ts'
import type { ProxySide } from './proxy-conditions.ts'
import { routesKey } from './route-keys.ts'

/** A Service on one side, with the waypoint that its requests go through. */
export interface WaypointSide extends ProxySide {
  readonly service: Manifest
  readonly registry: RegistryService
  /** `null` where requests go to the pods. */
  readonly waypoint: Waypoint | null
  /** What has to hold so that requests go through the waypoint; else they go to the pods. */
  readonly inputs: readonly WaypointInput[]
  /** True where the waypoint is a Gateway of another class, which takes no requests. */
  readonly isClosed: boolean
  /** The object whose labels name the waypoint. */
  readonly boundBy: Manifest
  /** True for Services that are in no file: any port of theirs may be for HTTP or not. */
  readonly isUnseen: boolean
}

/** The routes of each port of a Service. */
export type PortRoutes = ReadonlyMap<number, readonly DecidingRoute[]>

/** The routes of each port of the service of a waypoint. */
export function routesByPort(waypoint: Waypoint): [port: number, routes: readonly CompiledRoute[]][] {
  return waypoint.service.ports.map(({ number }) => [number, waypoint.routesAt(number)])
}

/** JSON data that is equal for equal ports and routes of a Service at its waypoint, for a comparison as JSON text. */
export function waypointRoutesKey({ waypoint, registry }: WaypointSide): unknown {
  return [
    registry.ports.map(({ number, protocol }) => [number, protocol]),
    waypoint && routesByPort(waypoint).map(([port, routes]) => [port, routesKey(routes)]),
  ]
}
