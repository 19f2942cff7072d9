import type { Mesh } from '../../model/mesh.ts'
import type { Reference } from './references.ts'

/** What the conversion knows besides the objects of the Gateway API. */
export interface ConversionContext {
  readonly mesh: Mesh
  /** True if the object that a reference means certainly does not exist. */
  isAbsent(reference: Reference): boolean
  /** True if the Secret or ConfigMap that a reference means has certainly no certificate that Istio can use. */
  isUnusable(reference: Reference): boolean
  /** True if there are no other namespaces than those with a Namespace object. */
  readonly hasAllNamespaces: boolean
}

/** For a repository, which need not have what its objects refer to: Secrets and Services are often elsewhere. */
export function openContext(mesh: Mesh): ConversionContext {
  return { mesh, isAbsent: () => false, isUnusable: () => false, hasAllNamespaces: false }
}
