import type { RemoteDependency } from '../core/render.ts'
import { folderOf, joinPath } from '../core/path.ts'
import type { ResolvedFile, Tree } from '../core/tree.ts'
import {
  dependencyLockFiles,
  dependencyRequest,
  isRemote,
  isVendoredAs,
  type ListedDependency,
} from '../registry/chart-dependency.ts'
import { findChart } from '../registry/find-chart.ts'
import { toData } from '../yaml/data.ts'
import { decodeText } from '../yaml/decode-text.ts'
import { locationAt } from '../yaml/lines.ts'
import type { YamlNode } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { readerOf } from '../yaml/reader.ts'
import { packedMark } from './engine-job.ts'
import type { EngineFrame } from './wire.ts'

/** A dependency that Chart.yaml or requirements.yaml declares and that is elsewhere in the tree. */
export interface FolderDependency {
  readonly name: string
  /** Path of its folder in the tree, which may not exist. */
  readonly folder: string
  /** The declaration: a path in the tree and a 1-based line. */
  readonly file: string
  readonly line: number
}

/**
 * The dependencies of a chart that its `charts/` lacks, unpacked or packed, and that are elsewhere in the tree: in a folder
 * (`file://`), or among the charts of registries that are mounted. `helm dependency build` would add them to `charts/`.
 *
 * @param folder the folder of the chart
 * @param files the chart's files
 */
export function missingDependencies(
  tree: Tree,
  folder: string,
  files: readonly ResolvedFile[],
): FolderDependency[] {
  const declared = files
    .filter(({ name }) => Object.hasOwn(dependencyLockFiles, name))
    .flatMap((file) => declaredIn(tree, folder, file, lockedIn(tree, file, files)))
  const wanted = new Map(declared.map((dependency) => [dependency.name, dependency]))
  return [...wanted.values()].filter(({ name }) => !files.some((file) => isVendoredAs(file.name, name)))
}

/**
 * The dependencies that a chart or one of its unpacked subcharts takes from a registry or chart repository and that its
 * `charts/` lacks.
 */
export function remoteDependencies(files: readonly EngineFrame[]): RemoteDependency[] {
  const named = files.map(({ name, data }) => ({ name: name.replaceAll(packedMark, ''), data }))
  const vendored = vendoredIn(named.map(({ name }) => name))
  return named.flatMap(({ name, data }) => {
    const folder = declaration.exec(name)?.[1]
    if (folder === undefined) return []
    const inCharts = vendored.get(folder) ?? []
    return remotesIn(data, name).filter((wanted) => !inCharts.some((file) => isVendoredAs(file, wanted.name)))
  })
}

function remotesIn(data: Uint8Array, file: string): RemoteDependency[] {
  return entriesOf(decodeText(data).text, file)
    .map(listed)
    .flatMap(({ name, repository }) => (name !== '' && isRemote(repository) ? { name, repository } : []))
}

/** The path of Chart.yaml or requirements.yaml of a chart, or of an unpacked chart below its `charts/`. */
const declaration = /^((?:charts\/[^/]+\/)*)(?:Chart|requirements)\.yaml$/

/** The entries of the `charts/` folder of each chart, by the folder of the chart: `''` or `charts/NAME/`. */
function vendoredIn(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const entriesByFolder = new Map<string, Set<string>>()
  for (const name of names) {
    const segments = name.split('/')
    for (let depth = 0; segments[depth] === 'charts' && depth + 1 < segments.length; depth += 2) {
      const folder = segments
        .slice(0, depth)
        .map((segment) => `${segment}/`)
        .join('')
      const entry = `charts/${segments[depth + 1]!}${depth + 2 < segments.length ? '/' : ''}`
      entriesByFolder.set(folder, (entriesByFolder.get(folder) ?? new Set()).add(entry))
    }
  }
  return new Map([...entriesByFolder].map(([folder, entries]) => [folder, [...entries]]))
}

const scheme = 'file://'

function declaredIn(
  tree: Tree,
  chart: string,
  { path }: ResolvedFile,
  locked: readonly ListedDependency[],
): FolderDependency[] {
  return entriesOf(decodeText(tree.read(path)!).text, path).flatMap((entry) => {
    const dependency = listed(entry)
    const folder = folderOfDependency(tree, chart, dependency, locked)
    if (folder === null) return []
    const { line } = locationAt(entry.source, entry.start, entry.end)
    return [{ name: dependency.name, folder, file: path, line }]
  })
}

/**
 * The folder of a dependency in the tree; `null` for a dependency without a name, and for a chart of a registry that is not
 * mounted.
 */
function folderOfDependency(
  tree: Tree,
  chart: string,
  dependency: ListedDependency,
  locked: readonly ListedDependency[],
): string | null {
  const { name, repository } = dependency
  if (name !== '' && repository.startsWith(scheme)) return joinPath(chart, repository.slice(scheme.length))
  const request = dependencyRequest(dependency, locked)
  const lookup = request && findChart(readerOf(tree), request)
  return lookup?.status === 'found' ? lookup.folder : null
}

/** The dependencies in the lock file beside a Chart.yaml or requirements.yaml. */
function lockedIn(
  tree: Tree,
  { name, path }: ResolvedFile,
  files: readonly ResolvedFile[],
): readonly ListedDependency[] {
  const lock = files.find((file) => file.name === dependencyLockFiles[name])
  const data = lock && tree.read(lock.path)
  return data ? entriesOf(decodeText(data).text, joinPath(folderOf(path), lock.name)).map(listed) : []
}

function entriesOf(text: string, path: string): readonly YamlNode[] {
  const root = parseDocuments(text, path)[0]?.root
  const list = root?.kind === 'map' ? root.entries.get('dependencies')?.value : undefined
  return list?.kind === 'list' ? list.items : []
}

/** The texts of an entry. */
function listed(entry: YamlNode): ListedDependency {
  const { name, repository, version } = (toData(entry) ?? {}) as Readonly<Record<string, unknown>>
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return { name: text(name), repository: text(repository), version: text(version) }
}
