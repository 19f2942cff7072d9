import { namedFiles, type HelmTarget, type Target } from '../../core/target.ts'
import { filesUnder, isInside, joinPath, resolveFiles, resolveLinks, type Tree } from '../../core/tree.ts'
import { chartFolders } from '../../discover/layers.ts'
import type { Reader } from '../../yaml/reader.ts'

/** The targets that read a file of the tree, directly or through links. */
export function readersOf(file: string, targets: readonly Target[], reader: Reader): Target[] {
  const named = new Set(targets.filter((target) => namesFile(target, file, reader.tree)))
  return targets.filter(
    (target) =>
      named.has(target) || (target.kind === 'helm' && isOfChart(file, named.size > 0, target, reader)),
  )
}

function namesFile(target: Target, file: string, tree: Tree): boolean {
  return namedFiles(target).some((path) => (resolveLinks(tree, path) ?? path) === file)
}

/**
 * Whether a release reads a file as a part of its chart. A values file of a release is often in the folder of the
 * chart: other releases of the chart do not read it, unless templates use `.Files`.
 */
function isOfChart(file: string, isValues: boolean, target: HelmTarget, reader: Reader): boolean {
  return chartFolders(reader, target).some((folder) => {
    if (!isInside(file, folder) && !isLinkedInto(folder, file, reader.tree)) return false
    return !isValues || file === joinPath(folder, 'values.yaml') || readsFiles(folder, reader)
  })
}

function isLinkedInto(folder: string, file: string, tree: Tree): boolean {
  const hasLinks = [...tree.links.keys()].some((link) => isInside(link, folder))
  return hasLinks && resolveFiles(tree, folder).some(({ path }) => path === file)
}

function readsFiles(folder: string, { tree, text }: Reader): boolean {
  return filesUnder(tree, joinPath(folder, 'templates')).some((path) => text(path)?.includes('.Files'))
}
