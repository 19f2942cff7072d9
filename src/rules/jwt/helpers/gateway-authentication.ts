import { oncePer } from '../../../core/once-per.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { policiesThatMaySelect } from '../../../istio/policy/shared-workloads.ts'
import { policiesAt } from '../../../istio/policy/attachment.ts'
import { gatewayPods } from '../../../istio/policy/kubernetes-gateway.ts'
import { knownKind, type Mesh } from '../../../model/mesh.ts'
import { mayShareNamespace } from '../../../model/presence.ts'
import {
  hasUnfilled,
  labelsOf,
  policySelector,
  selects,
  type Labels,
} from '../../../istio/policy/selector.ts'
import { workloadsWithLabels, workloadsIn } from '../../../istio/workload/workloads.ts'

/**
 * True if a RequestAuthentication with rules applies, or may apply, to the pods of a Gateway. A Gateway of Istio selects
 * pods of any namespace; where the repository has the pods, their labels and namespaces decide. The pods of a Gateway of
 * the Gateway API are in its namespace, unless somebody else than Istio deploys them.
 */
export function mayAuthenticate(mesh: Mesh, gateway: Manifest): boolean {
  return knownKind(gateway) === 'KubernetesGateway'
    ? mayAuthenticateKubernetesGateway(mesh, gateway)
    : mayAuthenticatePods(mesh, gateway)
}

function mayAuthenticateKubernetesGateway(mesh: Mesh, { namespace, name }: Manifest): boolean {
  const { labels, isComplete } = gatewayPods(mesh, namespace, name)
  if (!isComplete || hasUnfilled(labels)) return true
  return policiesAt(mesh, 'RequestAuthentication', { type: 'gateway', namespace, labels }).some(
    ({ spec }) => spec.items('jwtRules').length > 0,
  )
}

function mayAuthenticatePods(mesh: Mesh, gateway: Manifest): boolean {
  const labels = gatewayLabels(gateway)
  const pods = labels.size === 0 ? [] : workloadsWithLabels(mesh, labels)
  for (const authentication of policiesThatMaySelect(mesh, labels, 'RequestAuthentication')) {
    if (authentication.spec.items('jwtRules').length === 0) continue
    const selector = policySelector(authentication)
    const isRoot = authentication.namespace === mesh.rootNamespace
    const applies =
      pods.length > 0
        ? pods.some(
            ({ manifest, labels: podLabels }) =>
              (isRoot || mayShareNamespace(manifest, authentication)) && selects(selector, podLabels),
          )
        : isRoot || selects(selector, labels) || !selectsOtherWorkloads(mesh, authentication)
    if (applies) return true
  }
  return false
}

/** The labels by which a Gateway selects its pods. */
export const gatewayLabels = oncePer((gateway: Manifest): Labels => labelsOf(gateway.spec.get('selector')))

/** True if a policy selects known workloads of its namespace, so that it is not meant for unknown pods of a gateway. */
function selectsOtherWorkloads(mesh: Mesh, policy: Manifest): boolean {
  const selector = policySelector(policy)
  return (
    selector.size > 0 && workloadsIn(mesh, policy.namespace).some(({ labels }) => selects(selector, labels))
  )
}
