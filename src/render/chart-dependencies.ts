import type { ResolvedFile, Tree } from '../core/tree.ts'
import { toData } from '../yaml/data.ts'
import { decodeText } from '../yaml/decode-text.ts'
import { locationAt } from '../yaml/lines.ts'
import type { YamlNode } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import { packedMark } from './engine.ts'
import type { EngineFrame } from './wire.ts'

/** A `file://` dependency that Chart.yaml or requirements.yaml declares. */
export interface FolderDependency {
  readonly name: string
  /** Path of the folder, relative to the chart's. */
  readonly repository: string
  /** The declaration: a path in the tree and a 1-based line. */
  readonly file: string
  readonly line: number
}

/**
 * The `file://` dependencies of a chart that its `charts/` lacks, unpacked or packed; `helm dependency build` would
 * put them there. `files` are the chart's files.
 */
export function missingDependencies(tree: Tree, files: readonly ResolvedFile[]): FolderDependency[] {
  const declared = files
    .filter(({ name }) => declaring.has(name))
    .flatMap(({ path }) => declaredIn(tree, path))
  const wanted = new Map(declared.map((dependency) => [dependency.name, dependency]))
  return [...wanted.values()].filter(({ name }) => !files.some((file) => belongsTo(file.name, name)))
}

/**
 * The names of the dependencies that a chart or one of its unpacked subcharts takes from a registry or chart
 * repository and that its `charts/` lacks.
 */
export function remoteDependencies(files: readonly EngineFrame[]): string[] {
  const named = files.map(({ name, data }) => ({ name: name.replaceAll(packedMark, ''), data }))
  const vendored = vendoredIn(named.map(({ name }) => name))
  return named.flatMap(({ name, data }) => {
    const folder = declaration.exec(name)?.[1]
    if (folder === undefined) return []
    const inCharts = vendored.get(folder) ?? []
    return remotesIn(data, name).filter((wanted) => !inCharts.some((file) => belongsTo(file, wanted)))
  })
}

function remotesIn(data: Uint8Array, file: string): string[] {
  return entriesOf(decodeText(data).text, file)
    .map(fieldsOf)
    .flatMap(({ name, repository }) =>
      typeof name === 'string' && typeof repository === 'string' && remote.test(repository) ? name : [],
    )
}

/** Chart.yaml or requirements.yaml of a chart, or of one that lies unpacked below its `charts/`. */
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

/** `@name` and `alias:name` name a repository of the user's Helm configuration (Helm's docs, "Chart Dependencies"). */
const remote = /^(https?:\/\/|oci:\/\/|@|alias:)/

/** Charts of apiVersion v1 list their dependencies in requirements.yaml. */
const declaring = new Set(['Chart.yaml', 'requirements.yaml'])

const scheme = 'file://'

function declaredIn(tree: Tree, path: string): FolderDependency[] {
  return entriesOf(decodeText(tree.read(path)!).text, path).flatMap((entry) => {
    const { name, repository } = fieldsOf(entry)
    if (typeof name !== 'string' || typeof repository !== 'string' || !repository.startsWith(scheme))
      return []
    const { line } = locationAt(entry.source, entry.start, entry.end)
    return [{ name, repository: repository.slice(scheme.length), file: path, line }]
  })
}

function entriesOf(text: string, path: string): readonly YamlNode[] {
  const root = parseDocuments(text, path)[0]?.root
  const list = root?.kind === 'map' ? root.entries.get('dependencies')?.value : undefined
  return list?.kind === 'list' ? list.items : []
}

function fieldsOf(entry: YamlNode): Record<string, unknown> {
  return (toData(entry) ?? {}) as Record<string, unknown>
}

/** Whether a file of `charts/` belongs to the chart `name`: in a folder of that name, or `NAME-VERSION.tgz`. */
function belongsTo(file: string, name: string): boolean {
  if (file.startsWith(`charts/${name}/`)) return true
  return file.startsWith(`charts/${name}-`) && /^\d[^/]*\.tgz$/.test(file.slice(`charts/${name}-`.length))
}
