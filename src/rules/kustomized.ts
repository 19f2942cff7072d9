import type { Manifest } from '../model/manifest.ts'
import type { Mesh } from '../model/mesh.ts'

/** True for what may be a part of an object: a patch, and what a kustomization may add to what it lacks. */
export function isPart(manifest: Manifest, mesh: Mesh): boolean {
  return mesh.kustomized?.has(manifest.root.place.file) === true || isPatch(manifest, mesh)
}

/** True for what is put upon an object, and is none itself. */
export function isPatch({ root }: Manifest, mesh: Mesh): boolean {
  return mesh.kustomized?.get(root.place.file) === 'patch' || holdsDirective(root.data)
}

/** https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch: `$patch: delete` */
function holdsDirective(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false
  return Object.entries(data).some(([key, value]) => directive.test(key) || holdsDirective(value))
}

const directive = /^\$(patch|retainKeys|setElementOrder|deleteFromPrimitiveList)\b/
