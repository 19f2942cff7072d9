import { joinPath } from '../core/path.ts'
import { resolveFiles } from '../core/tree.ts'
import type { Node } from '../model/node.ts'
import {
  dependencyLockFiles,
  dependencyRequest,
  isVendoredAs,
  type ListedDependency,
} from '../registry/chart-dependency.ts'
import type { ChartRequest } from '../registry/chart-request.ts'
import type { Reader } from '../yaml/reader.ts'
import { rootOf } from './root.ts'

/** A dependency of a chart from a registry. */
export interface UnvendoredDependency {
  readonly request: ChartRequest
  /** The entry of Chart.yaml or requirements.yaml. */
  readonly node: Node
}

/** The dependencies of the chart in a folder that are in a registry and that its `charts/` lacks. */
export function unvendoredDependencies(reader: Reader, folder: string): UnvendoredDependency[] {
  return Object.entries(dependencyLockFiles).flatMap(([file, lockFile]) => {
    const dependencies = dependenciesIn(reader, joinPath(folder, file))
    if (dependencies.length === 0) return []
    const locked = dependenciesIn(reader, joinPath(folder, lockFile)).map(listed)
    const requested = dependencies.flatMap((node) => {
      const request = dependencyRequest(listed(node), locked)
      return request === null ? [] : { request, node }
    })
    if (requested.length === 0) return []
    const names = resolveFiles(reader.tree, folder).map(({ name }) => name)
    return requested.filter(({ request }) => !names.some((name) => isVendoredAs(name, request.name)))
  })
}

/**
 * Whether Helm renders a dependency: the first of its conditions that is a boolean decides, else its tags (Helm
 * `pkg/chart/v2/util/dependencies.go`, processDependencyConditions and processDependencyTags). `null` if a value that
 * decides is not filled in.
 *
 * @param values the merged values of the chart that declares it
 */
export function isEnabledDependency(dependency: Node, values: Node): boolean | null {
  for (const path of dependency.get('condition').text.split(',')) {
    const value = path.trim() === '' ? null : values.at(...path.trim().split('.'))
    if (value?.isUnfilled) return null
    if (typeof value?.scalar === 'boolean') return value.scalar
  }
  const tags = dependency.items('tags').map(({ text }) => values.at('tags', text))
  if (tags.some(({ isUnfilled }) => isUnfilled)) return null
  return tags.some(({ scalar }) => scalar === true) || !tags.some(({ scalar }) => scalar === false)
}

function dependenciesIn(reader: Reader, file: string): Node[] {
  return rootOf(reader, file)?.items('dependencies') ?? []
}

function listed(dependency: Node): ListedDependency {
  const [name, repository, version] = ['name', 'repository', 'version'].map(
    (field) => dependency.get(field).text,
  ) as [string, string, string]
  return { name, repository, version }
}
