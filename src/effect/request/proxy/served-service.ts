import type { Mesh } from '../../../model/mesh.ts'
import type { ProxyPolicies } from '../policy/proxy-policies.ts'
import type { RegistryService } from '../registry/registry.ts'
import type { ProxyScope } from '../registry/scope.ts'
import { virtualServicesOfHost } from '../registry/virtual-services.ts'
import { compileRoutes, type CompiledRoute } from '../routing/compiled-route.ts'
import type { MeshProxy } from './proxy.ts'

/** A waypoint as it serves one Service or ServiceEntry. */
export interface Waypoint {
  readonly mesh: Mesh
  readonly proxy: MeshProxy
  readonly service: RegistryService
  /** Those of the waypoint, and of the service. */
  readonly policies: ProxyPolicies
  readonly scope: ProxyScope
  /** Extensions that are not read, see `unreadExtensions`. */
  readonly extensions: readonly string[]
  readonly isWholeMesh: boolean
  readonly elsewhere: ReadonlySet<string>
  /** The routes of all VirtualServices with the host, for a port of the service. */
  routesAt(port: number): readonly CompiledRoute[]
}

/** Makes a waypoint that keeps the routes of each port. */
export function waypoint(options: Omit<Waypoint, 'routesAt'>): Waypoint {
  const kept = new Map<number, readonly CompiledRoute[]>()
  return {
    ...options,
    routesAt(port) {
      const routes = kept.get(port) ?? waypointRoutes(options, port)
      kept.set(port, routes)
      return routes
    },
  }
}

/**
 * The routes of VirtualServices in the namespace of the waypoint or of the service (istio
 * `pilot/pkg/networking/core/listener_waypoint.go`, getVirtualServiceForWaypoint).
 */
function waypointRoutes({ mesh, proxy, service }: Omit<Waypoint, 'routesAt'>, port: number): CompiledRoute[] {
  const namespaces = [proxy.namespace, service.namespace]
  return virtualServicesOfHost(mesh, service.host, namespaces, proxy.namespace).flatMap((virtualService) =>
    compileRoutes(mesh, virtualService, { proxy, gateway: 'mesh', port }),
  )
}
