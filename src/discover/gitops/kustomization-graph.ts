import { oncePer } from '../../core/once-per.ts'
import type { KustomizationTarget } from '../../core/target.ts'
import { folderOf } from '../../core/path.ts'
import { filesUnder, resolveLinks, type Tree } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { readKustomization, type Kustomization } from '../parts/kustomization.ts'

/** The kustomizations of a tree, and how they include one another. */
export interface KustomizationGraph {
  /** The kustomization files from which everything that is built can be reached, in the order of the tree. */
  readonly roots: readonly string[]
  /** The kustomization by its file. */
  readonly byFile: ReadonlyMap<string, Kustomization>
  /** The kustomization file by its folder. */
  readonly byFolder: ReadonlyMap<string, string>
  /**
   * The files that the build of a kustomization reads, as far as kustomizations name them, sorted: resources, patches,
   * files of generators and charts, also those of all kustomizations that it includes.
   *
   * @param components folders of components that a controller adds to it
   */
  filesOf(file: string, components?: readonly string[]): Pick<KustomizationTarget, 'files' | 'kustomizations'>
}

/**
 * The graph of the kustomizations of a tree. A root is a kustomization that no other one includes. Of kustomizations that
 * include one another in a circle the first is a root, so that the circle is reported. A Component is not a root, since it
 * is only built as a part of a kustomization. Neither is a kustomization of patches alone, or a file that cannot be read.
 */
export const kustomizationGraph = oncePer((reader: Reader): KustomizationGraph => {
  const { tree } = reader
  const files = kustomizationFiles(tree)
  const byFile = new Map(files.map((file) => [file, readKustomization(reader, file)]))
  const byFolder = new Map(files.map((file) => [folderOf(file), file]))
  const resolve = (path: string): string => resolveLinks(tree, path) ?? path
  const includedBy = (file: string): string[] =>
    namedPaths(byFile.get(file)!).flatMap((path) => byFolder.get(resolve(path)) ?? [])
  return {
    roots: rootsOf(byFile, includedBy).toSorted(),
    byFile,
    byFolder,
    filesOf(file, components = []) {
      const added = components.flatMap((folder) => byFolder.get(resolve(folder)) ?? [])
      const included = [...added, file].flatMap((start) => includedFirst(start, includedBy))
      const kustomizations = [...new Set(included)]
      const read = kustomizations.flatMap((path) => [path, ...filesNamedIn(byFile.get(path)!, tree)])
      return { files: [...new Set(read)].toSorted(), kustomizations }
    },
  }
})

/** The files of kustomizations that are built by themselves. */
function rootsOf(
  byFile: ReadonlyMap<string, Kustomization>,
  includedBy: (file: string) => readonly string[],
): string[] {
  const files = [...byFile.keys()]
  const included = new Set(files.flatMap((file) => includedBy(file).filter((path) => path !== file)))
  const built = new Set<string>()
  const roots: string[] = []
  for (const file of [...files.filter((path) => !included.has(path)), ...files]) {
    const { isComponent, isRead, lacksObjects } = byFile.get(file)!
    if (isComponent || !isRead || lacksObjects || built.has(file)) continue
    roots.push(file)
    for (const reached of reachable(file, includedBy)) built.add(reached)
  }
  return roots
}

/** The files that a kustomization names, and those of its charts, links followed. */
function filesNamedIn(kustomization: Kustomization, tree: Tree): string[] {
  const resolve = (path: string): string => resolveLinks(tree, path) ?? path
  return [
    ...namedPaths(kustomization)
      .map(resolve)
      .filter((path) => tree.read(path)),
    ...kustomization.charts.flatMap((folder) => filesUnder(tree, resolve(folder))),
  ]
}

/** All paths that a kustomization names and that are not charts. */
function namedPaths({ resources, components, patches, data }: Kustomization): readonly string[] {
  return [...resources, ...components, ...patches, ...data]
}

/** A file and all files that it includes, each after the files that it includes itself. */
function includedFirst(start: string, includedBy: (file: string) => readonly string[]): string[] {
  const seen = new Set([start])
  const ordered: string[] = []
  // A chain of kustomizations may be longer than the stack of calls.
  const open = [{ file: start, remaining: includedBy(start).toReversed() }]
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const included = last.remaining.pop()
    if (included === undefined) ordered.push(open.pop()!.file)
    else if (!seen.has(included)) {
      seen.add(included)
      open.push({ file: included, remaining: includedBy(included).toReversed() })
    }
  }
  return ordered
}

/** A file and all files that it includes, directly or through others. */
function reachable(start: string, includedBy: (file: string) => readonly string[]): Set<string> {
  const reached = new Set([start])
  // A loop over a set also visits the items that are added meanwhile.
  for (const file of reached) for (const included of includedBy(file)) reached.add(included)
  return reached
}
