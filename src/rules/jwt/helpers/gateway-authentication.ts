import { oncePer } from '../../../core/once-per.ts'
import type { Manifest } from '../../../model/manifest.ts'
import { policiesThatMaySelect } from '../../../istio/policy/shared-workloads.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { mayShareNamespace } from '../../../model/presence.ts'
import { labelsOf, policySelector, selects, type Labels } from '../../../istio/policy/selector.ts'
import { workloadsBearing, workloadsIn } from '../../../istio/workload/workloads.ts'

/**
 * True if a RequestAuthentication with rules holds for the pods of a Gateway (Istio's), or may do so. A Gateway takes
 * pods of any namespace; where the repository holds them, their own labels and namespaces decide.
 */
export function mayAuthenticate(mesh: Mesh, gateway: Manifest): boolean {
  const labels = gatewayLabels(gateway)
  const pods = labels.size === 0 ? [] : workloadsBearing(mesh, labels)
  for (const authentication of policiesThatMaySelect(mesh, labels, 'RequestAuthentication')) {
    if (authentication.spec.items('jwtRules').length === 0) continue
    const selector = policySelector(authentication)
    const isRoot = authentication.namespace === mesh.rootNamespace
    const holds =
      pods.length > 0
        ? pods.some(
            ({ manifest, labels: own }) =>
              (isRoot || mayShareNamespace(manifest, authentication)) && selects(selector, own),
          )
        : isRoot || selects(selector, labels) || !isOfOthers(mesh, authentication)
    if (holds) return true
  }
  return false
}

/** The labels of the pods that a Gateway takes. */
export const gatewayLabels = oncePer((gateway: Manifest): Labels => labelsOf(gateway.spec.get('selector')))

/** True where the workloads are known that a policy is for: none of them is the one in question. */
function isOfOthers(mesh: Mesh, policy: Manifest): boolean {
  const selector = policySelector(policy)
  return (
    selector.size > 0 && workloadsIn(mesh, policy.namespace).some(({ labels }) => selects(selector, labels))
  )
}
