import { groupBy } from '../../core/group.ts'
import { derived } from '../../model/derived.ts'
import type { Manifest } from '../../model/manifest.ts'
import { meshOfOtherObjects, type Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import type { Node } from '../../model/node.ts'
import { openContext } from '../gateway-api/context.ts'
import { routeNamespaces } from '../gateway-api/allowed-namespaces.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { isWildcard } from '../hosts/hosts.ts'
import { declarationsOf } from '../hosts/service-registry.ts'
import { hasUnfilled, labelsOf } from '../policy/selector.ts'
import { namedWaypoint, type NamedWaypoint } from '../policy/waypoint-label.ts'

/**
 * The waypoint of a Service or ServiceEntry: by its own label, else by that of its Namespace. `none` if the label wants
 * none, or neither has one. `undefined` if a label has a placeholder, nothing states the namespace, or no file has the
 * Namespace.
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

/** True if a full host name is declared in this mesh, and no declaration has or may have a waypoint. */
export function lacksWaypoint(mesh: Mesh, host: string): boolean {
  if (isUnfilled(host) || isWildcard(host)) return false
  const declarations = declarationsOf(mesh, host)
  return declarations.length > 0 && declarations.every((target) => waypointOf(mesh, target) === 'none')
}

/** The Namespaces of a name in all files. */
function namespaceObjects(mesh: Mesh, name: string): readonly Manifest[] {
  return [mesh, meshOfOtherObjects(mesh)].flatMap(
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
  const listeners = waypoint.spec.items('listeners')
  if (listeners.some((candidate) => candidate.get('protocol').isUnfilled || candidate.get('port').isUnfilled))
    return true
  const listener = listeners.find(
    (candidate) => candidate.get('protocol').text === 'HBONE' && candidate.get('port').number === 15_008,
  )
  if (!listener) return waypoint.namespace === namespace
  const allowed: Node = listener.at('allowedRoutes', 'namespaces')
  return routeNamespaces(openContext(mesh), waypoint, allowed).some(
    (admitted) => admitted === '*' || admitted === namespace,
  )
}

/** The label of a waypoint or its class with the kind of traffic that it handles. */
export const trafficLabel = 'istio.io/waypoint-for'

/**
 * The value of the label `istio.io/waypoint-for` of a waypoint, else that of its GatewayClass, else `service`: calls to
 * Services (`service`), to addresses of pods (`workload`), or both (`all`). Any other value is returned as it is written, and
 * such a waypoint handles no calls. `undefined` for a placeholder (istio `pilot/pkg/serviceregistry/ambient/waypoints.go`,
 * gatewayToWaypointTransform).
 */
export function waypointTraffic(mesh: Mesh, { root, spec }: Manifest): string | undefined {
  const labels = root.at('metadata', 'labels')
  const ofClass = trafficByClass(mesh).get(spec.get('gatewayClassName').text)
  const traffic = labels.get(trafficLabel).exists ? labels.get(trafficLabel).text : (ofClass ?? 'service')
  return isUnfilled(traffic) ? undefined : traffic
}

/** True if a waypoint certainly does not handle calls to Services, or to pods. */
export function lacksTraffic(mesh: Mesh, waypoint: Manifest, traffic: 'service' | 'workload'): boolean {
  const actual = waypointTraffic(mesh, waypoint)
  return actual !== undefined && actual !== traffic && actual !== 'all'
}

/** The values of the label on classes, by the name of the class. */
const trafficByClass = derived(
  ['GatewayClass'],
  (mesh) =>
    new Map(
      mesh.ofKind('GatewayClass').flatMap(({ name, root }) => {
        const label = root.at('metadata', 'labels', trafficLabel)
        return label.exists ? [[name, label.text] as const] : []
      }),
    ),
)
