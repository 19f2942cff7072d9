import { compareText } from '../../core/order.ts'
import { baseName, folderOf, joinPath } from '../../core/path.ts'
import { filesUnder, resolveLinks, type Tree } from '../../core/tree.ts'
import { sourceignoreOf, type PackedSource } from '../../syntax/ignore-files.ts'
import type { TreeSource } from '../engine-job.ts'
import { engineFrameOf } from '../wire.ts'
import { namedPaths } from './named-paths.ts'
import { toEngine } from '../engine-paths.ts'
import { unpackedCharts } from './unpacked-charts.ts'

/** The files of a tree that a build gets. */
export interface BuildFiles {
  /** Adds the files at paths, links followed. Returns true if a file is new. */
  add(paths: readonly string[]): boolean
  /** The files as a source for the engine; the same object until files are added. */
  source(): TreeSource
}

/** The scope of the files of a build: see `createBuildFiles`. */
export type FileScope = 'named' | 'all' | PackedSource

/**
 * The files that a kustomization names, directly or through others: for a folder its kustomization and the files that this
 * names, for a chart all files, and the charts of registries at the paths where kustomize unpacks them.
 *
 * @param scope `all` adds the manifests and ignore files in the folder, at any depth, since Flux applies them without a
 * kustomization. A packed source has them as well, without the files that source-controller excludes.
 */
export function createBuildFiles(tree: Tree, folder: string, scope: FileScope = 'named'): BuildFiles {
  const files = new NamedFiles(tree, typeof scope === 'string' ? () => false : sourceignoreOf(tree, scope))
  files.add([folder, ...(scope === 'named' ? [] : manifestsIn(tree, folder))])
  return files
}

class NamedFiles implements BuildFiles {
  readonly #tree: Tree
  readonly #isFolder: (path: string) => boolean
  readonly #isLeftOut: (path: string) => boolean
  readonly #files = new Set<string>()
  readonly #folders = new Set([''])
  /** Paths in the tree of files of charts of registries, by the path where the build finds them. */
  readonly #unpacked = new Map<string, string>()
  #source: TreeSource | undefined

  constructor(tree: Tree, isLeftOut: (path: string) => boolean) {
    this.#tree = tree
    this.#isLeftOut = isLeftOut
    this.#isFolder = folderCheck(tree)
  }

  add(paths: readonly string[]): boolean {
    const sizeBefore = this.#files.size + this.#folders.size
    for (const path of paths) this.#addPath(path)
    const isMore = this.#files.size + this.#folders.size > sizeBefore
    if (isMore) this.#source = undefined
    return isMore
  }

  source(): TreeSource {
    const paths = new Map([...[...this.#files].map(asIs), ...this.#unpacked])
    return (this.#source ??= sourceOf(this.#tree, paths, this.#folders))
  }

  #addPath(path: string): void {
    const resolved = resolveLinks(this.#tree, path)
    if (resolved === undefined || this.#files.has(resolved) || this.#folders.has(resolved)) return
    if (this.#tree.read(resolved) === undefined) {
      if (this.#isFolder(resolved)) this.#addFolder(resolved)
    } else if (kustomizationNames.includes(baseName(resolved))) this.#addKustomization(path)
    else this.#addFile(resolved)
  }

  #addFile(path: string): void {
    if (!this.#isLeftOut(path)) this.#files.add(path)
  }

  #addFolder(path: string): void {
    this.#folders.add(path)
    if (this.#tree.read(joinPath(path, chartFile)))
      for (const file of filesUnder(this.#tree, path)) this.#addFile(file)
    for (const name of kustomizationNames) this.#addKustomization(joinPath(path, name))
  }

  #addKustomization(path: string): void {
    const resolved = resolveLinks(this.#tree, path)
    if (resolved === undefined || this.#files.has(resolved) || !this.#tree.read(resolved)) return
    if (this.#isLeftOut(resolved)) return
    this.#files.add(resolved)
    for (const named of namedPaths(this.#tree, resolved, path)) this.#addPath(named)
    for (const file of unpackedCharts(this.#tree, resolved, path)) this.#unpacked.set(file.path, file.mounted)
  }
}

function asIs(path: string): [string, string] {
  return [path, path]
}

/** The names that kustomize looks for (RecognizedKustomizationFileNames in kustomize's api/konfig/general.go). */
const kustomizationNames = ['kustomization.yaml', 'kustomization.yml', 'Kustomization']

function manifestsIn(tree: Tree, folder: string): readonly string[] {
  const resolved = resolveLinks(tree, folder) ?? folder
  return filesUnder(tree, resolved).filter((path) =>
    /\.ya?ml$|(^|\/)(\.sourceignore|Kustomization)$/.test(path),
  )
}

const chartFile = 'Chart.yaml'

/** Returns whether a path is a folder: one that contains a file or a link, at any depth. */
function folderCheck(tree: Tree): (path: string) => boolean {
  let withLinks: ReadonlySet<string> | undefined
  return (path) => {
    if (path === '' || filesUnder(tree, path).length > 0) return true
    return (withLinks ??= foldersWithLinks(tree)).has(path)
  }
}

/** The folders that contain links, at any depth. */
function foldersWithLinks(tree: Tree): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const link of tree.links.keys())
    for (let folder = folderOf(link); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder)
  return folders
}

/** @param files paths in the tree by the path in the build */
function sourceOf(tree: Tree, files: ReadonlyMap<string, string>, folders: ReadonlySet<string>): TreeSource {
  const extra = {
    links: Object.fromEntries([...tree.links].map(([link, target]) => [toEngine(link), toEngine(target)])),
    folders: [...folders].toSorted().map(toEngine),
  }
  const sorted = [...files].toSorted(([first], [second]) => compareText(first, second))
  return {
    kind: 'tree',
    files: [
      engineFrameOf('', new TextEncoder().encode(JSON.stringify(extra))),
      ...sorted.map(([path, inTree]) => engineFrameOf(toEngine(path), tree.read(inTree)!)),
    ],
  }
}
