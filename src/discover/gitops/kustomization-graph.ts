import { oncePer } from '../../core/once-per.ts'
import type { KustomizationTarget } from '../../core/target.ts'
import { filesUnder, folderOf, resolveLinks } from '../../core/tree.ts'
import type { Reader } from '../../yaml/reader.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { readKustomization, type Kustomization } from '../parts/kustomization.ts'

/** The kustomizations of a tree, and how they include one another. */
export interface KustomizationGraph {
  /** The kustomization files from which everything that is built can be reached, in the order of the tree. */
  readonly roots: readonly string[]
  /** The root with which a kustomization is built, by file; of several roots the first. A root has itself. */
  readonly rootOf: ReadonlyMap<string, string>
  /** The kustomization by its file. */
  readonly byFile: ReadonlyMap<string, Kustomization>
  /** The kustomization file by its folder. */
  readonly byFolder: ReadonlyMap<string, string>
  /**
   * The files that the build of a kustomization reads, as far as kustomizations name them, sorted: resources, patches,
   * files of generators, charts, and the same of all kustomizations that it includes.
   */
  filesOf(file: string): Pick<KustomizationTarget, 'files' | 'kustomizations'>
}

/**
 * The graph of the kustomizations of a tree. A root is what no other kustomization includes. Of kustomizations that
 * include one another in a circle the first is a root, so that the circle is reported. A Component is no root, since it
 * is only built as a part of a kustomization; neither is a file whose contents cannot be read.
 */
export const kustomizationGraph = oncePer((reader: Reader): KustomizationGraph => {
  const { tree } = reader
  const files = kustomizationFiles(tree)
  const byFile = new Map(files.map((file) => [file, readKustomization(reader, file)]))
  const byFolder = new Map(files.map((file) => [folderOf(file), file]))
  const resolve = (path: string): string => resolveLinks(tree, path) ?? path
  const includedBy = (file: string): string[] =>
    namedPaths(byFile.get(file)!).flatMap((path) => byFolder.get(resolve(path)) ?? [])
  const included = new Set(files.flatMap((file) => includedBy(file).filter((path) => path !== file)))
  const rootOf = new Map<string, string>()
  const roots: string[] = []
  const addRoot = (file: string): void => {
    const { isComponent, isRead } = byFile.get(file)!
    if (isComponent || !isRead || rootOf.has(file)) return
    roots.push(file)
    for (const reached of reachable(file, includedBy)) if (!rootOf.has(reached)) rootOf.set(reached, file)
  }
  for (const file of files) if (!included.has(file)) addRoot(file)
  for (const file of files) addRoot(file)
  return {
    roots: roots.toSorted(),
    rootOf,
    byFile,
    byFolder,
    filesOf(file) {
      const read = new Set<string>()
      const kustomizations = includedFirst(file, includedBy)
      for (const kustomization of kustomizations) {
        read.add(kustomization)
        for (const path of namedPaths(byFile.get(kustomization)!)) {
          const resolved = resolve(path)
          if (tree.read(resolved)) read.add(resolved)
        }
        for (const folder of byFile.get(kustomization)!.charts)
          for (const path of filesUnder(tree, resolve(folder))) read.add(path)
      }
      return { files: [...read].toSorted(), kustomizations }
    },
  }
})

/** All paths that a kustomization names and that are not charts. */
function namedPaths({ resources, components, patches, data }: Kustomization): readonly string[] {
  return [...resources, ...components, ...patches, ...data]
}

/** A file and all that it includes, each after what it includes itself. */
function includedFirst(start: string, includedBy: (file: string) => readonly string[]): string[] {
  const seen = new Set<string>()
  const ordered: string[] = []
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const included of includedBy(file)) visit(included)
    ordered.push(file)
  }
  visit(start)
  return ordered
}

/** A file and all that it includes, directly or through others. */
function reachable(start: string, includedBy: (file: string) => readonly string[]): Set<string> {
  const reached = new Set([start])
  // A set grows while it is looped over, and the loop sees what is added.
  for (const file of reached) for (const included of includedBy(file)) reached.add(included)
  return reached
}
