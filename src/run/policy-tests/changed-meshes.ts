import type { InspectedTree } from '../../inspect/types.ts'
import type { Mesh } from '../../model/mesh.ts'

/**
 * The meshes of a tree that may decide about a request differently than the other tree: those whose targets differ from
 * `otherTree`. All meshes if `otherTree` is null, if the run does not know which targets are equal in both (`unchanged`), or
 * if the trees list different unrendered objects of controllers.
 */
export function changedMeshesOf(tree: InspectedTree, otherTree: InspectedTree | null): readonly Mesh[] {
  const meshes = [...new Set(tree.meshes.values())]
  if (!otherTree || tree.unchanged.size === 0 || !areListedAlike(tree, otherTree)) return meshes
  return meshes.filter(({ targets: [first, ...others] }) => {
    const sameMesh = first && otherTree.meshes.get(first.id)
    const targets = first ? [first, ...others] : []
    return sameMesh?.targets.length !== targets.length || targets.some(({ id }) => !tree.unchanged.has(id))
  })
}

/** True if both trees list the same unrendered objects of controllers, which requests may depend on. */
function areListedAlike(tree: InspectedTree, otherTree: InspectedTree): boolean {
  const [names, otherNames] = [tree, otherTree].map(({ gitops }) =>
    gitops.map(({ id, reason }) => JSON.stringify([id, reason])).toSorted(),
  )
  return names!.join() === otherNames!.join()
}
