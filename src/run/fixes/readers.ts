import type { HelmTarget, Target } from '../../core/target.ts'
import { isInside, resolveFiles, resolveLinks, type Tree } from '../../core/tree.ts'
import { chartFolders } from '../../discover/layers.ts'
import type { Reader } from '../../yaml/reader.ts'

/** The targets that read a file of the tree, through links too. */
export function readersOf(file: string, targets: readonly Target[], reader: Reader): Target[] {
  return targets.filter((target) => {
    if (target.kind === 'manifests') return target.files.includes(file)
    const isValues = target.values.some((path) => (resolveLinks(reader.tree, path) ?? path) === file)
    return isValues || (target.kind === 'helm' && isOfChart(file, target, reader))
  })
}

function isOfChart(file: string, target: HelmTarget, reader: Reader): boolean {
  return chartFolders(reader, target).some(
    (folder) => isInside(file, folder) || isLinkedInto(folder, file, reader.tree),
  )
}

function isLinkedInto(folder: string, file: string, tree: Tree): boolean {
  const hasLinks = [...tree.links.keys()].some((link) => isInside(link, folder))
  return hasLinks && resolveFiles(tree, folder).some(({ path }) => path === file)
}
