import { derived, derivedByKey } from '../../model/derived.ts'
import { firstDifference } from '../../model/first-difference.ts'
import { atLeast } from '../../model/istio-version.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Mesh } from '../../model/mesh.ts'
import { hasStatedNamespace } from '../../model/presence.ts'
import { isDeployedByIstio } from '../gateway-api/listeners.ts'
import { controllerOf } from '../policy/gateway-class.ts'
import { istiodVariable } from '../policy/istiod-environment.ts'
import { gatewayPods } from '../policy/kubernetes-gateway.ts'
import { selectorIndex } from '../policy/selector-index.ts'
import { hasUnfilled, type Labels, labelsKey } from '../policy/selector.ts'
import { gatewaySelector } from './gateways.ts'

/**
 * The first Gateway of the Gateway API in another namespace whose pods Istio deploys and the given Gateway of Istio selects:
 * since 1.31 istiod ignores the latter there (istio `pilot/pkg/model/push_context.go`, filterStrictGatewayMerging).
 * `undefined` if there is none, before 1.31, or if the environment of istiod turns this off (`isStrictMerging`).
 */
export function conflictingManagedGateway(mesh: Mesh, gateway: Manifest): Manifest | undefined {
  if (!hasStatedNamespace(gateway) || gatewaySelector(gateway).size === 0 || !isStrictMerging(mesh))
    return undefined
  return selectedGateways(mesh, gateway)?.(gateway)
}

/**
 * True if istiod ignores Gateways of other namespaces at pods that it deploys. Any value except Go's for true may mean
 * false.
 */
export function isStrictMerging(mesh: Mesh): boolean {
  const values = istiodVariable(mesh, 'PILOT_ENABLE_STRICT_GATEWAY_MERGING')
  return atLeast(mesh, 1, 31) && values.every((value) => /^(|1|t|T|TRUE|true|True)$/.test(value))
}

/** Finds the first of another namespace among the Gateways whose pods a selector selects; by selector. */
const selectedGateways = derivedByKey(
  ['GatewayClass', 'KubernetesGateway'],
  (_, gateway: Manifest) => labelsKey(gatewaySelector(gateway)),
  (mesh, gateway): ((by: Manifest) => Manifest | undefined) | undefined => {
    const selected = managedGateways(mesh).requiring(gatewaySelector(gateway))
    if (selected.length === 0) return undefined
    return firstDifference(
      selected.map(({ manifest }) => manifest),
      [({ namespace }) => namespace],
    )
  },
)

/** The Gateways whose pods Istio deploys, by the labels of the pods. */
const managedGateways = derived(['GatewayClass', 'KubernetesGateway'], (mesh) => {
  const gateways = mesh
    .ofKind('KubernetesGateway')
    .filter(
      (gateway) =>
        hasStatedNamespace(gateway) &&
        isDeployedByIstio(gateway) &&
        controllerOf(mesh, gateway.spec.get('gatewayClassName').text) === 'gateway',
    )
    .map((manifest) => ({ manifest, labels: labelsOfPods(mesh, manifest) }))
  return selectorIndex(
    gateways.filter(({ labels }) => !hasUnfilled(labels)),
    ({ labels }) => labels,
  )
})

function labelsOfPods(mesh: Mesh, { namespace, name }: Manifest): Labels {
  return gatewayPods(mesh, namespace, name).labels
}
