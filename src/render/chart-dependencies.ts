import type { ResolvedFile, Tree } from '../core/tree.ts'
import { toData } from '../yaml/data.ts'
import { parseDocuments } from '../yaml/parse.ts'

/** A dependency that Chart.yaml takes from a folder. */
export interface FolderDependency {
  readonly name: string
  /** Path of the folder, relative to the chart's. */
  readonly repository: string
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

/** Charts of apiVersion v1 list their dependencies apart. */
const declaring = new Set(['Chart.yaml', 'requirements.yaml'])

const scheme = 'file://'

function declaredIn(tree: Tree, path: string): FolderDependency[] {
  const root = parseDocuments(new TextDecoder().decode(tree.read(path)), path)[0]?.root
  const { dependencies } = ((root ? toData(root) : null) as { dependencies?: unknown }) ?? {}
  return (Array.isArray(dependencies) ? dependencies : []).flatMap(folderDependency)
}

function folderDependency(entry: unknown): FolderDependency[] {
  const { name, repository } = (entry ?? {}) as Record<string, unknown>
  if (typeof name !== 'string' || typeof repository !== 'string' || !repository.startsWith(scheme)) return []
  return [{ name, repository: repository.slice(scheme.length) }]
}

/** Whether a file of `charts/` belongs to the chart `name`: in a folder of that name, or `NAME-VERSION.tgz`. */
function holds(file: string, name: string): boolean {
  if (file.startsWith(`charts/${name}/`)) return true
  return file.startsWith(`charts/${name}-`) && /^\d[^/]*\.tgz$/.test(file.slice(`charts/${name}-`.length))
}
