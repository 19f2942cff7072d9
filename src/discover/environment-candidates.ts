import { addToGroup } from '../core/group.ts'
import { baseName, folderOf, joinPath } from '../core/path.ts'
import { readResolved, refusalOf, resolveLinks, type Tree } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { environmentOf, isUsualEnvironment } from './environment-names.ts'
import { isEncrypted, isGoTemplateFile } from './unreadable.ts'

/** A values file of one environment. */
export interface EnvironmentValues {
  readonly environment: string
  readonly file: string
  /** True if it is in a folder `envs` or `environments`. */
  readonly isInEnvironments: boolean
  /** See `HelmTarget.mayBeOfAnother`. */
  readonly mayBeOfAnother?: true
}

/**
 * Files named after an environment, by the folder above that name: `apps/envs/prod.yaml` belongs to `apps`. Files in the
 * folder of another chart, values named after a chart, and templates of values are excluded.
 */
export function candidatesByFolder(
  reader: Reader,
  charts: readonly Chart[],
  isExcluded: (path: string) => boolean,
): ReadonlyMap<string, readonly EnvironmentValues[]> {
  const isInChart = chartLookup(reader.tree)
  const chartNames = new Set(charts.flatMap(({ name, path }) => [name, baseName(path)]))
  const candidates = new Map<string, EnvironmentValues[]>()
  for (const file of valuesFiles(reader.tree)) {
    for (const { folder, name } of namesOf(file)) {
      const environment = environmentOf(name)
      if (environment === null || isExcluded(file) || isInChart(folder, file)) continue
      if (chartNames.has(environment) && !isUsualEnvironment(environment)) continue
      const path = resolveLinks(reader.tree, file) ?? file
      if (isGoTemplateFile(reader, path) || isEncrypted(reader, path)) continue
      const candidate = { environment, file, isInEnvironments: /^(?:envs|environments)\//.test(name) }
      addToGroup(candidates, folder, candidate)
    }
  }
  return candidates
}

/**
 * Includes links, which may lead to a values file that environments share, and files that cannot be read, so that their
 * environments do not seem removed.
 */
function valuesFiles(tree: Tree): string[] {
  const links = [...tree.links.keys()].filter(
    (link) => (readResolved(tree, link) ?? refusalOf(tree, link)) !== undefined,
  )
  return [...tree.files, ...links, ...tree.refused.map(({ file }) => file)].filter((path) =>
    /\.ya?ml$/.test(path),
  )
}

/** The last segments of a path as names, each with the folder above: `prod.yaml`, `envs/prod.yaml`. */
function namesOf(file: string): { folder: string; name: string }[] {
  const names: { folder: string; name: string }[] = []
  for (let folder = folderOf(file); names.length < maxSegments; folder = folderOf(folder)) {
    names.push({ folder, name: file.slice(folder === '' ? 0 : folder.length + 1) })
    if (folder === '') break
  }
  return names
}

/** Number of segments of the longest form, `environments/ENV/values.yaml`. */
const maxSegments = 3

/** Returns whether a file below a folder is in a chart below that folder, and so belongs to that chart. */
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
