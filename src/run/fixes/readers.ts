import { groupBy } from '../../core/group.ts'
import { oncePerPair } from '../../core/once-per.ts'
import { namedFiles, type HelmTarget, type Target } from '../../core/target.ts'
import { baseName, folderOf, isInside, joinPath } from '../../core/path.ts'
import { filesUnder, resolveFiles, resolveLinks } from '../../core/tree.ts'
import { chartFolders } from '../../discover/layers.ts'
import type { Reader } from '../../yaml/reader.ts'

/**
 * The targets that read a file of the tree, directly or through links, in their order. Uses one index for each list of
 * targets.
 */
export function targetsReading(file: string, targets: readonly Target[], reader: Reader): readonly Target[] {
  const { byFile, byFolder, linked } = indexOf(targets, reader)
  const named = byFile.get(file) ?? []
  const isValues = named.length > 0
  const folders = foldersAbove(file).filter((folder) => readsOfChart(file, isValues, folder, reader))
  const ofChart = [
    ...folders.flatMap((folder) => byFolder.get(folder) ?? []),
    ...linked.flatMap(({ folder, files }) =>
      files.has(file) && readsOfChart(file, isValues, folder, reader) ? (byFolder.get(folder) ?? []) : [],
    ),
  ]
  if (ofChart.length === 0) return named
  const found = new Set<Target>([...named, ...ofChart])
  return targets.filter((target) => found.has(target))
}

/**
 * The reader to pass to `targetsReading` after edits of files: `edited` if one of them is a `Chart.*`, a `requirements.*` or a
 * template of a chart, which decide what releases read; else `before`, whose index is already built.
 */
export function readerForUse(files: readonly string[], edited: Reader, before: Reader): Reader {
  const isOfChart = (file: string): boolean =>
    /^(Chart|requirements)\./.test(baseName(file)) || file.includes('templates/')
  return files.some(isOfChart) ? edited : before
}

/** The files that targets read. */
interface ReadIndex {
  /** The targets that name a file. */
  readonly byFile: ReadonlyMap<string, readonly Target[]>
  /** The releases of the chart in a folder, and of charts that depend on it. */
  readonly byFolder: ReadonlyMap<string, readonly HelmTarget[]>
  /** The files behind links in these folders. */
  readonly linked: readonly { readonly folder: string; readonly files: ReadonlySet<string> }[]
}

const indexOf = oncePerPair((targets: readonly Target[], reader: Reader): ReadIndex => {
  const { tree } = reader
  const naming = targets.flatMap((target) =>
    [...new Set(namedFiles(target).map((path) => resolveLinks(tree, path) ?? path))].map((file) => ({
      file,
      target,
    })),
  )
  const releases = targets.flatMap((target) =>
    target.kind === 'helm'
      ? [...new Set(chartFolders(reader, target))].map((folder) => ({ folder, target }))
      : [],
  )
  const byFolder = mapOf(groupBy(releases, ({ folder }) => folder))
  const links = [...tree.links.keys()]
  const linked = [...byFolder.keys()].flatMap((folder) =>
    links.some((link) => isInside(link, folder))
      ? { folder, files: new Set(resolveFiles(tree, folder).map(({ path }) => path)) }
      : [],
  )
  return { byFile: mapOf(groupBy(naming, ({ file }) => file)), byFolder, linked }
})

function mapOf<Of extends Target>(
  groups: ReadonlyMap<string, readonly { readonly target: Of }[]>,
): ReadonlyMap<string, readonly Of[]> {
  return new Map([...groups].map(([key, group]) => [key, group.map(({ target }) => target)]))
}

/** A file, which may be a packed chart, its folder and all above it; `''` is the root. */
function foldersAbove(file: string): string[] {
  const folders = [file]
  while (folders.at(-1) !== '') folders.push(folderOf(folders.at(-1)!))
  return folders
}

/**
 * Whether the releases of a chart read a file in its folder. A values file of a release is often in the folder of the
 * chart: other releases of the chart do not read it, unless templates use `.Files`.
 */
function readsOfChart(file: string, isValues: boolean, folder: string, reader: Reader): boolean {
  return !isValues || file === joinPath(folder, 'values.yaml') || readsFiles(folder, reader)
}

function readsFiles(folder: string, { tree, text }: Reader): boolean {
  return filesUnder(tree, joinPath(folder, 'templates')).some((path) => text(path)?.includes('.Files'))
}
