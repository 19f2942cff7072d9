import { parseConstraint } from './constraint.ts'
import { parseVersion } from './version.ts'

/** A chart that something takes from a registry or chart repository. */
export interface ChartRequest {
  /**
   * `oci://HOST/PATH` above the chart, the address of the folder of an `index.yaml`, or `@NAME` of a repository in Helm's
   * configuration; without a slash at the end.
   */
  readonly repository: string
  readonly name: string
  /** A version, a range, a tag or a digest (`sha256:...`), as it is written; empty for the newest release. */
  readonly version: string
}

const scheme = 'oci://'

/** True for a chart in an OCI registry. */
export function isOci({ repository }: Pick<ChartRequest, 'repository'>): boolean {
  return repository.startsWith(scheme)
}

/**
 * The request for a chart of a repository of any kind, as Chart.yaml and kustomizations name it. Credentials in an address
 * are left out: the lock file must not show them.
 */
export function repositoryChartRequest(repository: string, name: string, version: string): ChartRequest {
  const address = withoutSlash(repository)
    .replace(/^alias:/, '@')
    .replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1')
  return { repository: address, name, version: version.trim() }
}

/** The request for a chart whose address ends with its name after the last slash: `oci://ghcr.io/org/charts/podinfo`. */
export function chartRequestAt(address: string, version: string): ChartRequest {
  const path = withoutSlash(address)
  const slash = path.lastIndexOf('/')
  return repositoryChartRequest(path.slice(0, slash), path.slice(slash + 1), version)
}

/**
 * The request of an Application with a `chart`. Argo CD takes an address without a scheme for a registry (argo-cd
 * `util/helm/helm.go`, IsHelmOciRepo).
 */
export function applicationChartRequest(repository: string, name: string, version: string): ChartRequest {
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(repository)
  const address = hasScheme ? repository : `${scheme}${repository}`
  // In a registry the chart may be below further folders: `chart: charts/podinfo`.
  return isOci({ repository: address })
    ? chartRequestAt(`${withoutSlash(address)}/${name}`, version)
    : repositoryChartRequest(address, name, version)
}

/** The chart as a person writes it: `podinfo ^6.0.0 of oci://ghcr.io/org/charts`. */
export function requestText({ repository, name, version }: ChartRequest): string {
  return `${version === '' ? name : `${name} ${version}`} of ${repository}`
}

/**
 * True if a chart of `version` is what `request` asks for: an equal text, or a range that contains it; an empty request asks
 * for any release. Tags and digests are compared as texts.
 */
export function isSatisfied(request: string, version: string): boolean {
  if (request === version) return true
  const parsed = parseVersion(version)
  const isInRange = parseConstraint(request === '' ? '*' : request)
  return isInRange !== null && parsed !== null && isInRange(parsed)
}

/**
 * True for the `version` of a `ChartRequest` that is not empty and no version or range of SemVer: a tag or digest, of which
 * only a registry can tell which version it names. False for `''`, the newest release.
 */
export function isTagOrDigest(request: string): boolean {
  return request !== '' && parseConstraint(request) === null
}

function withoutSlash(address: string): string {
  return address.trim().replace(/\/+$/, '')
}
