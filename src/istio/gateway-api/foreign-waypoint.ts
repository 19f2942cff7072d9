import type { Mesh } from '../../model/mesh.ts'
import { labelsOf } from '../policy/selector.ts'
import { namedWaypoint } from '../policy/waypoint-label.ts'
import { knownLabelsOf } from './allowed-namespaces.ts'
import { isForeignClass } from '../policy/gateway-class.ts'
import { referenceKinds, type Reference } from './references.ts'

/**
 * True if the waypoint of a Service or ServiceEntry belongs to another controller than Istio, which then has its routes
 * (istio `pilot/pkg/config/kube/gateway/conversion.go`, waypointManagedByAnotherController).
 */
export function hasForeignWaypoint(mesh: Mesh, { kind, namespace, name }: Reference): boolean {
  const object = mesh.find(kind === referenceKinds.service ? 'Service' : 'ServiceEntry', namespace, name)
  if (!object) return false
  const labels = labelsOf(object.root.at('metadata', 'labels'))
  const waypoint =
    namedWaypoint(labels, namespace) ?? namedWaypoint(knownLabelsOf(mesh, namespace) ?? new Map(), namespace)
  if (!waypoint || waypoint === 'none') return false
  const gateway = mesh.find('KubernetesGateway', waypoint.namespace, waypoint.name)
  return gateway !== undefined && isForeignClass(mesh, gateway.spec.get('gatewayClassName').text)
}
