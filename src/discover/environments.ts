import {
  baseName,
  filesUnder,
  folderOf,
  isInside,
  joinPath,
  readThrough,
  refusalOf,
  type Tree,
} from '../core/tree.ts'

/** A values file that belongs to one environment. */
export interface EnvironmentValues {
  readonly environment: string
  readonly file: string
}

/**
 * The values files of a chart's environments: `values-ENV.yaml`, `values.ENV.yaml`, `ENV/values.yaml`, and
 * `ENV.yaml` or `ENV/values.yaml` under `envs/`, `environments/` or `values/`; in the chart's folder, and if there
 * are none, in the one above it. Sorted by environment.
 */
export function findEnvironments(tree: Tree, chart: string): EnvironmentValues[] {
  const beside = environmentsIn(tree, chart)
  const found = beside.length > 0 || chart === '' ? beside : environmentsIn(tree, folderOf(chart))
  return found.toSorted((a, b) => (a.environment < b.environment ? -1 : 1))
}

/** The environment that a values file's name says it is for; `null` if it says none. */
export function environmentOf(file: string): string | null {
  for (const pattern of patterns) {
    const environment = pattern.exec(file)?.[1]
    if (environment !== undefined) return environment
  }
  return null
}

function environmentsIn(tree: Tree, folder: string): EnvironmentValues[] {
  const found: EnvironmentValues[] = []
  const others = [...linkedFiles(tree, folder), ...refusedFiles(tree, folder)]
  for (const file of [...filesUnder(tree, folder), ...others]) {
    const name = file.slice(folder === '' ? 0 : folder.length + 1)
    if (name.split('/').length > 3 || isInChart(tree, folder, name)) continue
    const environment = environmentOf(name)
    if (environment !== null) found.push({ environment, file })
  }
  return found
}

/** Links to files: a values file that environments share may be linked into each of them. */
function linkedFiles(tree: Tree, folder: string): string[] {
  return [...tree.links.keys()].filter(
    (link) => isInside(link, folder) && (readThrough(tree, link) ?? refusalOf(tree, link)) !== undefined,
  )
}

/** An environment whose values file the tree does not hand out must not look as if it were gone. */
function refusedFiles(tree: Tree, folder: string): string[] {
  return tree.refused.map(({ file }) => file).filter((file) => isInside(file, folder))
}

/** `ENV/values.yaml` stands beside folders that a chart or a repository has for something else. */
const patterns = [
  /^values[-.]([^/]+?)\.ya?ml$/,
  /^(?!(?:templates|charts|crds|files|ci|tests|envs|environments|values)\/)([^/]+)\/values\.ya?ml$/,
  /^(?:envs|environments|values)\/(?!values\.ya?ml$)(?:values[-.])?([^/]+)\.ya?ml$/,
  /^(?:envs|environments|values)\/([^/]+)\/values\.ya?ml$/,
]

/** True if the folder of the file, below `folder`, is a chart: then the file is that chart's own. */
function isInChart(tree: Tree, folder: string, name: string): boolean {
  for (let inner = folderOf(name); inner !== ''; inner = folderOf(inner)) {
    if (readThrough(tree, joinPath(folder, joinPath(inner, 'Chart.yaml')))) return true
  }
  return false
}

/** The environment that a values file anywhere names by its last folders and its name. */
export function environmentOfPath(path: string): string | null {
  const parts = path.split('/')
  return (
    environmentOf(baseName(path)) ??
    environmentOf(parts.slice(-2).join('/')) ??
    environmentOf(parts.slice(-3).join('/'))
  )
}
