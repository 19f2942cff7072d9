import type { Mesh } from '../../model/mesh.ts'
import type { Reference } from './references.ts'

/** The facts that the conversion needs besides the objects of the Gateway API. */
export interface ConversionContext {
  readonly mesh: Mesh
  /** True if the referenced object certainly does not exist. */
  isAbsent(reference: Reference): boolean
  /** True if the referenced Secret or ConfigMap certainly has no certificate that Istio can use. */
  isUnusable(reference: Reference): boolean
  /** True if there are no other namespaces than those with a Namespace object. */
  readonly hasAllNamespaces: boolean
}

/**
 * The context of a repository, in which referenced Secrets and Services may be missing, since they are often elsewhere.
 */
export function openContext(mesh: Mesh): ConversionContext {
  return { mesh, isAbsent: () => false, isUnusable: () => false, hasAllNamespaces: false }
}
