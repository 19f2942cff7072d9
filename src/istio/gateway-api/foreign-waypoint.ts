import type { Mesh } from '../../model/mesh.ts'
import { labelsOf } from '../policy/selector.ts'
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
  const ownLabels = labelsOf(object.root.at('metadata', 'labels'))
  const labels = ownLabels.has(waypointLabel) ? ownLabels : knownLabelsOf(mesh, namespace)
  const waypoint = labels?.get(waypointLabel) ?? ''
  if (!labels || waypoint === '' || waypoint.toLowerCase() === 'none') return false
  const waypointNamespace = labels.get(namespaceLabel) || namespace
  const gateway = mesh.find('KubernetesGateway', waypointNamespace, waypoint)
  return gateway !== undefined && isForeignClass(mesh, gateway.spec.get('gatewayClassName').text)
}

const waypointLabel = 'istio.io/use-waypoint'
const namespaceLabel = 'istio.io/use-waypoint-namespace'
