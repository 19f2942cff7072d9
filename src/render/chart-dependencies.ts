import type { ResolvedFile, Tree } from '../core/tree.ts'
import { toData } from '../yaml/data.ts'
import { decodeText } from '../yaml/decode-text.ts'
import { placeAt } from '../yaml/lines.ts'
import type { YamlNode } from '../yaml/node.ts'
import { parseDocuments } from '../yaml/parse.ts'
import type { Frame } from './wire.ts'

/** A dependency that Chart.yaml takes from a folder. */
export interface FolderDependency {
  readonly name: string
  /** Path of the folder, relative to the chart's. */
  readonly repository: string
  /** Where it is declared: a path in the tree, and a 1-based line. */
  readonly file: string
  readonly line: number
}

/**
 * The `file://` dependencies of a chart that are not in its `charts/`, unpacked or packed: `helm dependency build`
 * would pack them into it. `files` are the chart's own.
 */
export function missingDependencies(tree: Tree, files: readonly ResolvedFile[]): FolderDependency[] {
  const declared = files
    .filter(({ name }) => declaring.has(name))
    .flatMap(({ path }) => declaredIn(tree, path))
  const wanted = new Map(declared.map((dependency) => [dependency.name, dependency]))
  return [...wanted.values()].filter(({ name }) => !files.some((file) => holds(file.name, name)))
}

/** The names of the dependencies of a chart that come from a registry or a repository of charts. */
export function remoteDependencies(files: readonly Frame[]): string[] {
  return files
    .filter(({ name }) => declaring.has(name))
    .flatMap(({ name, data }) => entriesOf(decodeText(data).text, name))
    .flatMap((entry) => {
      const { name, repository } = fieldsOf(entry)
      return typeof name === 'string' && typeof repository === 'string' && remote.test(repository)
        ? [name]
        : []
    })
}

/** `@name` and `alias:name` stand for a repository that the user's Helm knows (Helm's docs, "Chart Dependencies"). */
const remote = /^(https?:\/\/|oci:\/\/|@|alias:)/

/** Charts of apiVersion v1 list their dependencies apart. */
const declaring = new Set(['Chart.yaml', 'requirements.yaml'])

const scheme = 'file://'

function declaredIn(tree: Tree, path: string): FolderDependency[] {
  return entriesOf(decodeText(tree.read(path)!).text, path).flatMap((entry) => {
    const { name, repository } = fieldsOf(entry)
    if (typeof name !== 'string' || typeof repository !== 'string' || !repository.startsWith(scheme))
      return []
    const { line } = placeAt(entry.source, entry.start, entry.end)
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
function holds(file: string, name: string): boolean {
  if (file.startsWith(`charts/${name}/`)) return true
  return file.startsWith(`charts/${name}-`) && /^\d[^/]*\.tgz$/.test(file.slice(`charts/${name}-`.length))
}
