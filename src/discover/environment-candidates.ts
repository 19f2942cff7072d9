import {
  baseName,
  folderOf,
  joinPath,
  readResolved,
  refusalOf,
  resolveLinks,
  type Tree,
} from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { environmentOf, isUsualEnvironment } from './environment-names.ts'
import { isEncrypted, isUnfilledTemplate } from './unreadable.ts'

/** A values file that belongs to one environment. */
export interface EnvironmentValues {
  readonly environment: string
  readonly file: string
  /** True if it lies in a folder `envs` or `environments`. */
  readonly isInEnvironments: boolean
}

/**
 * Files whose names say an environment, by the folder that they say it in: `apps/envs/prod.yaml` is found under `apps`.
 * Left out are files in the folder of another chart, values of a chart that has the name, and templates of values.
 */
export function candidatesByFolder(
  reader: Reader,
  charts: readonly Chart[],
  isExcluded: (path: string) => boolean,
): ReadonlyMap<string, readonly EnvironmentValues[]> {
  const isInChart = chartLookup(reader.tree)
  const names = new Set(charts.flatMap(({ name, path }) => [name, baseName(path)]))
  const found = new Map<string, EnvironmentValues[]>()
  for (const file of valuesFiles(reader.tree)) {
    for (const { folder, name } of namesOf(file)) {
      const environment = environmentOf(name)
      if (environment === null || isExcluded(file) || isInChart(folder, file)) continue
      if (names.has(environment) && !isUsualEnvironment(environment)) continue
      const path = resolveLinks(reader.tree, file) ?? file
      if (isUnfilledTemplate(reader, path) || isEncrypted(reader, path)) continue
      const candidate = { environment, file, isInEnvironments: /^(?:envs|environments)\//.test(name) }
      const ofFolder = found.get(folder)
      if (ofFolder) ofFolder.push(candidate)
      else found.set(folder, [candidate])
    }
  }
  return found
}

/**
 * Links may lead to a values file that environments share; an environment whose values file the tree does not hand out
 * must not look as if it were gone.
 */
function valuesFiles(tree: Tree): string[] {
  const links = [...tree.links.keys()].filter(
    (link) => (readResolved(tree, link) ?? refusalOf(tree, link)) !== undefined,
  )
  return [...tree.files, ...links, ...tree.refused.map(({ file }) => file)].filter((path) =>
    /\.ya?ml$/.test(path),
  )
}

/** The ways to name a file by its last parts, and the folders that they are named in. */
function namesOf(file: string): { folder: string; name: string }[] {
  const names: { folder: string; name: string }[] = []
  for (let folder = folderOf(file); names.length < mostParts; folder = folderOf(folder)) {
    names.push({ folder, name: file.slice(folder === '' ? 0 : folder.length + 1) })
    if (folder === '') break
  }
  return names
}

/** `environments/ENV/values.yaml` */
const mostParts = 3

/** Tells whether a file below a folder lies in a chart below that folder: then it is that chart's own. */
function chartLookup(tree: Tree): (folder: string, file: string) => boolean {
  const charts = new Set(tree.files.filter((path) => baseName(path) === 'Chart.yaml').map(folderOf))
  const isChart = (folder: string): boolean =>
    charts.has(folder) ||
    (tree.links.size > 0 && readResolved(tree, joinPath(folder, 'Chart.yaml')) !== undefined)
  return (folder, file) => {
    for (let inner = folderOf(file); inner !== folder && inner !== ''; inner = folderOf(inner)) {
      if (isChart(inner)) return true
    }
    return false
  }
}
