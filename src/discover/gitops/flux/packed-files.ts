import type { KustomizationTarget } from '../../../core/target.ts'
import { folderOf } from '../../../core/path.ts'
import { filesUnder } from '../../../core/tree.ts'
import { sourceignoreOf } from '../../../syntax/ignore-files.ts'
import type { Reader } from '../../../yaml/reader.ts'
import { kustomizationGraph } from '../kustomization-graph.ts'
import type { ShownSource } from './sources.ts'

/**
 * The files of a folder without a kustomization: Flux generates one that lists all YAML files in and below it, and the
 * folders with a kustomization (fluxcd `pkg/kustomize`, generateKustomization).
 *
 * @param components folders of components that the object adds
 */
export function filesOfFluxFolder(
  source: ShownSource,
  components: readonly string[],
  reader: Reader,
): Pick<KustomizationTarget, 'files' | 'kustomizations'> {
  const { folder } = source
  const { byFolder, filesOf } = kustomizationGraph(reader)
  const kustomization = byFolder.get(folder)
  if (kustomization !== undefined) return filesOf(kustomization, components)
  const files = new Set<string>()
  const kustomizations = new Set<string>()
  const add = (file: string): void => {
    const included = filesOf(file)
    for (const path of included.files) files.add(path)
    for (const path of included.kustomizations) kustomizations.add(path)
  }
  for (const component of components.flatMap((path) => byFolder.get(path) ?? [])) add(component)
  for (const file of packedFiles(source, reader)) {
    if (!/\.ya?ml$/.test(file)) continue
    const nested = nearestKustomization(folderOf(file), folder, byFolder)
    if (nested === undefined) files.add(file)
    else if (!kustomizations.has(nested)) add(nested)
  }
  return { files: [...files].toSorted(), kustomizations: [...kustomizations] }
}

/** The paths of the files in the folder of a source, without those that `.sourceignore` files or `ignore` exclude. */
export function packedFiles({ folder, ignore, packed }: ShownSource, { tree }: Reader): string[] {
  const isLeftOut = sourceignoreOf(tree, { ignore, packed })
  return filesUnder(tree, folder).filter((file) => !isLeftOut(file))
}

/** The kustomization of the outermost folder with one, between a folder and the folder that is built. */
function nearestKustomization(
  folder: string,
  top: string,
  byFolder: ReadonlyMap<string, string>,
): string | undefined {
  let outermost: string | undefined
  for (let ancestor = folder; ancestor !== top; ancestor = folderOf(ancestor))
    outermost = byFolder.get(ancestor) ?? outermost
  return outermost
}
