import type { Mesh } from '../../model/mesh.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import { controllerOf } from './gateway-class.ts'
import { labelsOf, type Labels } from './selector.ts'

/** The label with the Gateway's name on the pods of a Gateway API Gateway. */
export const gatewayNameLabel = 'gateway.networking.k8s.io/gateway-name'

/** The pods of a Gateway API Gateway, as far as files show. */
export interface GatewayPods {
  /** Labels that the pods certainly have. */
  readonly labels: Labels
  /** True if the pods have no other labels that a selector would use. */
  readonly isComplete: boolean
  /**
   * Whether it is a waypoint, which no policy selects by labels (istio `pilot/pkg/model/policyattachment.go`); `undefined` if
   * the Gateway is not in this repository, or its class has a placeholder.
   */
  readonly isWaypoint: boolean | undefined
}

/**
 * The pods of a Gateway by its namespace and name. Istio gives them the labels of `spec.infrastructure`, or else those of
 * the Gateway itself (istio `pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go` and the template
 * `kube-gateway.yaml` of its chart). The pods of a Gateway with `addresses` are deployed by somebody else.
 */
export function gatewayPods(mesh: Mesh, namespace: string, name: string): GatewayPods {
  const nameLabel = [gatewayNameLabel, name] as const
  const gateway = mesh.find('KubernetesGateway', namespace, name)
  if (!gateway) return { labels: new Map([nameLabel]), isComplete: false, isWaypoint: undefined }
  const { root, spec } = gateway
  const infrastructure = spec.at('infrastructure', 'labels')
  const copied = infrastructure.exists ? infrastructure : root.at('metadata', 'labels')
  const className = spec.get('gatewayClassName').text
  return {
    labels: new Map([
      ...labelsOf(copied),
      nameLabel,
      ['gateway.networking.k8s.io/gateway-class-name', className],
      ['gateway.istio.io/managed', 'istio.io-gateway-controller'],
    ]),
    isComplete: !spec.get('addresses').exists,
    isWaypoint: isUnfilled(className) ? undefined : controllerOf(mesh, className) === 'waypoint',
  }
}
