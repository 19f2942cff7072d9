import { haveIstio, namesIstio } from '../../effect/consequences/istio-signs.ts'
import type { InspectedTree } from '../../inspect/types.ts'

/**
 * True if anything in a tree is for Istio: an object of a mesh (`haveIstio`), or a source that is not rendered. In any other
 * tree Istio decides about no request.
 */
export function usesIstio({ meshes, gitops }: Pick<InspectedTree, 'meshes' | 'gitops'>): boolean {
  return (
    gitops.some(({ delivery }) => delivery.sources.some(namesIstio)) ||
    haveIstio([...new Set(meshes.values())])
  )
}
