import type { Mesh } from '../model/mesh.ts'
import type { RenderedMeshes } from './open-trees.ts'

/**
 * The meshes of a tree, by a key that the mesh of the same place in another tree has as well: its environment, or its
 * targets.
 */
export function meshesByName({ meshes }: Pick<RenderedMeshes, 'meshes'>): ReadonlyMap<string, Mesh> {
  const named = new Map<string, Mesh>()
  for (const mesh of meshes) {
    const { environment, targets } = mesh
    const ids = targets.map(({ id }) => id).join()
    named.set(environment === null || named.has(environment) ? `\0${ids}` : environment, mesh)
  }
  return named
}
