import type { Manifest } from '../../../model/manifest.ts'
import type { Mesh } from '../../../model/mesh.ts'
import { targetRefs } from '../../../istio/policy/policies.ts'
import { policySelector, selects } from '../../../istio/policy/selector.ts'

/** True if all that one policy selects is selected by the other, where both hold: they meet for certain. */
export function sharesWorkloads(mesh: Mesh, one: Manifest, other: Manifest): boolean {
  const namespaces = [one.namespace, other.namespace]
  if (one.namespace !== other.namespace && !namespaces.includes(mesh.rootNamespace)) return false
  const [refs, others] = [targetRefs(one), targetRefs(other)]
  if (refs.length > 0 || others.length > 0) return refs.some((ref) => others.includes(ref))
  const [labels, otherLabels] = [policySelector(one), policySelector(other)]
  return selects(labels, otherLabels) || selects(otherLabels, labels)
}
