import { table } from '../core/table.ts'
import { repositoryChartRequest, isSatisfied, type ChartRequest } from './chart-request.ts'

/** A dependency as Chart.yaml and Chart.lock list it; texts that are not there are empty. */
export interface ListedDependency {
  readonly name: string
  readonly repository: string
  readonly version: string
}

/** The files that list dependencies: charts of apiVersion v1 have them in requirements.yaml. */
export const dependencyLockFiles = table<string>({
  'Chart.yaml': 'Chart.lock',
  'requirements.yaml': 'requirements.lock',
})

/**
 * The request for a dependency from a registry or from a repository of Helm's configuration (`@NAME`); `null` for one
 * without a name or repository, or in a folder. Its version is that of the lock file beside the chart, as `helm dependency
 * build` takes it for Argo CD and Flux; the listed one if none is locked, or if the locked one does not satisfy it.
 *
 * @param locked the dependencies of that lock file
 */
export function dependencyRequest(
  { name, repository, version }: ListedDependency,
  locked: readonly ListedDependency[],
): ChartRequest | null {
  if (name === '' || !remote.test(repository)) return null
  // A chart that is a dependency under several aliases may be locked at several versions.
  const pinned = locked.find(
    (entry) => entry.name === name && entry.repository === repository && isSatisfied(version, entry.version),
  )
  return repositoryChartRequest(repository, name, pinned?.version ?? version)
}

/** True for the address of a registry or repository, or the name of one in Helm's configuration. */
export function isRemote(repository: string): boolean {
  return remote.test(repository)
}

/** `@name` and `alias:name` name a repository of the user's Helm configuration (Helm's docs, "Chart Dependencies"). */
const remote = /^(https?:\/\/|oci:\/\/|@|alias:)/

/** True if a file of a chart belongs to the dependency `name`: in a folder of that name, or `NAME-VERSION.tgz`. */
export function isVendoredAs(file: string, name: string): boolean {
  if (file.startsWith(`charts/${name}/`)) return true
  return file.startsWith(`charts/${name}-`) && /^\d[^/]*\.tgz$/.test(file.slice(`charts/${name}-`.length))
}
