import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfAllFiles, type Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import type { Node } from '../../model/node.ts'
import { openContext } from '../gateway-api/context.ts'
import { routeNamespaces } from '../gateway-api/allowed-namespaces.ts'
import { hasUnfilled, labelsOf } from '../policy/selector.ts'
import { namedWaypoint, type NamedWaypoint } from '../policy/waypoint-label.ts'

/**
 * The waypoint through which requests to a Service or ServiceEntry go: by its own label, else by that of its Namespace.
 * `none` if neither has one, `undefined` if the files do not have the Namespace.
 */
export function waypointOf(mesh: Mesh, target: Manifest): NamedWaypoint | 'none' | undefined {
  const labels = labelsOf(target.root.at('metadata', 'labels'))
  if (hasUnfilled(labels) || !hasStatedNamespace(target)) return undefined
  const own = namedWaypoint(labels, target.namespace)
  if (own) return own
  const namespaces = namespaceObjects(mesh, target.namespace).map(({ root }) =>
    labelsOf(root.at('metadata', 'labels')),
  )
  if (namespaces.length === 0 || namespaces.some(hasUnfilled)) return undefined
  const named = namespaces.map((namespace) => namedWaypoint(namespace, target.namespace) ?? 'none')
  return named.find((waypoint) => waypoint !== 'none') ?? 'none'
}

/** The Namespaces of a name in all files. */
function namespaceObjects(mesh: Mesh, name: string): readonly Manifest[] {
  return [mesh, meshOfAllFiles(mesh)].flatMap(
    (candidate) => (candidate && namespacesByName(candidate).get(name)) ?? [],
  )
}

const namespacesByName = derived(['Namespace'], (mesh) =>
  groupBy(mesh.ofKind('Namespace'), ({ name }) => name),
)

/**
 * True if a waypoint serves objects of a namespace, by the `allowedRoutes` of its listener for HBONE, which admits its own
 * namespace alone by default (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`, makeAllowedRoutes).
 */
export function admitsNamespace(mesh: Mesh, waypoint: Manifest, namespace: string): boolean {
  const listener = waypoint.spec
    .items('listeners')
    .find(
      (candidate) => candidate.get('protocol').text === 'HBONE' && candidate.get('port').number === 15_008,
    )
  if (!listener) return waypoint.namespace === namespace
  const allowed: Node = listener.at('allowedRoutes', 'namespaces')
  return routeNamespaces(openContext(mesh), waypoint, allowed).some(
    (admitted) => admitted === '*' || admitted === namespace,
  )
}
