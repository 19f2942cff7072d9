import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { targetRefs } from '../../../istio/policy/policies.ts'
import { policySelector, selects } from '../../../istio/policy/selector.ts'

/**
 * True if two policies of one namespace, or of the root namespace and another one, certainly share workloads: one selects
 * all that the other selects, or, if any of them has `targetRefs`, both name the same object there.
 */
export function sharesWorkloads(mesh: Mesh, policy: Manifest, candidate: Manifest): boolean {
  const namespaces = [policy.namespace, candidate.namespace]
  if (policy.namespace !== candidate.namespace && !namespaces.includes(mesh.rootNamespace)) return false
  const [policyRefs, candidateRefs] = [targetRefs(policy), targetRefs(candidate)]
  if (policyRefs.length > 0 || candidateRefs.length > 0)
    return policy.namespace === candidate.namespace && policyRefs.some((ref) => candidateRefs.includes(ref))
  const [labels, candidateLabels] = [policySelector(policy), policySelector(candidate)]
  return selects(labels, candidateLabels) || selects(candidateLabels, labels)
}
