import { haveIstio, namesIstio } from '../../effect/consequences/istio-signs.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { lacksChartsOnly } from '../../model/render-failure.ts'
import { filesOfTarget } from '../weakenings/trees-with-failures.ts'

/**
 * True if anything in a tree is for Istio: an object of a mesh (`haveIstio`), or something that is not rendered or not read and
 * that names Istio. In any other tree Istio decides about no request.
 */
export function usesIstio(tree: InspectedTree): boolean {
  const { meshes, gitops } = tree
  return (
    gitops.some(({ delivery }) => delivery.sources.some(namesIstio)) ||
    haveIstio([...new Set(meshes.values())]) ||
    omittedNames(tree).some(namesIstio) ||
    unrenderedFiles(tree).some((file) => tree.sources.reader.text(file)?.includes('istio.io/'))
  )
}

/** The charts and remote sources without which targets are rendered, and the paths of files that cannot be read. */
function omittedNames({ renders, unreadFiles }: InspectedTree): string[] {
  const ofRenders = [...renders.values()].flatMap((render) => {
    if (render.status === 'rendered') return (render.omitted ?? []).map(({ source }) => source)
    return render.status === 'failed'
      ? render.unvendored.map(({ name, repository }) => `${name} of ${repository}`)
      : []
  })
  return [...ofRenders, ...unreadFiles]
}

/** The files of targets that fail, and files that are no YAML. */
function unrenderedFiles({ targets, renders, meshes, sources: { reader } }: InspectedTree): string[] {
  const ofTargets = targets.flatMap((target) => {
    const render = renders.get(target.id)
    const isFailed =
      render && render.status !== 'rendered' && !(render.status === 'failed' && lacksChartsOnly(render))
    return isFailed ? filesOfTarget(target, reader.tree) : []
  })
  const documents = [...new Set(meshes.values())].flatMap((mesh) => mesh.documents)
  const broken = documents.filter(({ problems }) => problems.some(({ code }) => code === 'syntax'))
  return [...ofTargets, ...broken.map(({ file }) => file)]
}
