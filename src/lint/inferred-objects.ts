import { derived } from '../model/derived.ts'
import { createMesh, type Mesh } from '../model/mesh.ts'

/** The mesh without the objects that are inferred from values; `null` if it has none. */
export const meshWithoutInferred = derived('everything', (mesh): Mesh | null => {
  const manifests = mesh.manifests.filter(({ isInferred }) => !isInferred)
  return manifests.length < mesh.manifests.length ? createMesh({ ...mesh, manifests }) : null
})
