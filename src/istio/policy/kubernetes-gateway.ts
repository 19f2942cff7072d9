import type { Mesh } from '../../model/mesh.ts'
import { labelsOf, type Labels } from './selector.ts'

/** The label that the pods of a gateway of the Gateway API bear, with its name. */
export const gatewayNameLabel = 'gateway.networking.k8s.io/gateway-name'

/** The pods of a Gateway of the Gateway API, as far as files tell. */
export interface GatewayPods {
  /** Labels they bear at least. */
  readonly labels: Labels
  /** True where they bear no others that a selector would name. */
  readonly isWhole: boolean
  /**
   * Whether it is a waypoint, for which no policy holds by its labels (istio `pilot/pkg/model/policyattachment.go`);
   * `undefined` where the Gateway is not in this repository.
   */
  readonly isWaypoint: boolean | undefined
}

/**
 * The pods of a Gateway by its namespace and name. Istio gives them the labels of `spec.infrastructure`, or else those
 * of the Gateway itself (istio `pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go` and the template
 * `kube-gateway.yaml` of its chart); pods of a Gateway with `addresses` are somebody else's.
 */
export function gatewayPods(mesh: Mesh, namespace: string, name: string): GatewayPods {
  const own = [gatewayNameLabel, name] as const
  const gateway = mesh.find('KubernetesGateway', namespace, name)
  if (!gateway) return { labels: new Map([own]), isWhole: false, isWaypoint: undefined }
  const { root, spec } = gateway
  const infrastructure = spec.at('infrastructure', 'labels')
  const copied = infrastructure.exists ? infrastructure : root.at('metadata', 'labels')
  const className = spec.get('gatewayClassName').text
  return {
    labels: new Map([
      ...labelsOf(copied),
      own,
      ['gateway.networking.k8s.io/gateway-class-name', className],
      ['gateway.istio.io/managed', 'istio.io-gateway-controller'],
    ]),
    isWhole: !spec.get('addresses').exists,
    isWaypoint: className === 'istio-waypoint',
  }
}
