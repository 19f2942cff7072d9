import { admitsNamespace, lacksTraffic } from '../../istio/ambient/waypoints.ts'
import type { Mesh } from '../../model/mesh.ts'
import type { NamedWaypoint } from '../../istio/policy/waypoint-label.ts'
import type { MeshPair } from './mesh-pair.ts'
import { namedBoundWaypoint, type BoundWaypoint, type WaypointPair } from './bound-waypoints.ts'
import { statedWaypoints } from './stated-waypoints.ts'

/** A waypoint that no file has and no object names. */
export const otherWaypoint: NamedWaypoint = { namespace: 'any-other-namespace', name: 'any-waypoint' }

/**
 * The waypoints that requests to a Service may go through if no file says which one: each that files have or name and that may
 * serve the namespace, and last one of which nothing is known. All depend on the same missing input.
 *
 * @param title the Service in the words of the missing input
 * @param namespace that of the Service
 */
export function candidateWaypoints(
  { head, base }: MeshPair,
  title: string,
  namespace: string,
): readonly WaypointPair[] {
  const meshes = [head.mesh, base.mesh]
  const serving = statedWaypoints(meshes).filter((waypoint) =>
    meshes.some((mesh) => mayServe(mesh, waypoint, namespace)),
  )
  const input = { name: `waypoint of ${title}`, words: `which waypoint requests to ${title} go through` }
  return [...serving, otherWaypoint].map((waypoint): WaypointPair => {
    const [ofHead, ofBase] = meshes.map((mesh): BoundWaypoint | null => {
      const bound = namedBoundWaypoint(mesh, waypoint, 'service')
      return bound && { ...bound, inputs: [input] }
    })
    return [ofHead!, ofBase!]
  })
}

/** True for a waypoint that no file has, or that takes requests to Services of a namespace. */
function mayServe(mesh: Mesh, waypoint: NamedWaypoint, namespace: string): boolean {
  const gateway = mesh.find('KubernetesGateway', waypoint.namespace, waypoint.name)
  return !gateway || (!lacksTraffic(mesh, gateway, 'service') && admitsNamespace(mesh, gateway, namespace))
}
