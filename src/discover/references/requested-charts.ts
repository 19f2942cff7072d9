import type { FillTemplates } from '../../core/evaluators.ts'
import { folderOf, joinPath } from '../../core/path.ts'
import type { Manifest } from '../../model/manifest.ts'
import { repositoryChartRequest } from '../../registry/chart-request.ts'
import { kustomizationCharts } from '../../registry/kustomization-charts.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { Reader } from '../../yaml/reader.ts'
import { findCharts } from '../charts.ts'
import { applicationOf, applicationsIn } from '../gitops/argo/applications.ts'
import { chartRequestOf, isChartSource } from '../gitops/argo/chart-source.ts'
import { requestedChart } from '../gitops/flux/chart-reference.ts'
import { writtenReleases } from '../gitops/flux/helm-releases.ts'
import { generatedApplications, type ApplicationSetContext } from '../gitops/argo/sets/application-set.ts'
import type { RepositoryIdentity } from '../gitops/repository-identity.ts'
import type { RequestedChart } from '../gitops/requested-chart.ts'
import { unvendoredDependencies } from '../unvendored-dependencies.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { kustomizationRoots } from './kustomizations.ts'
import { treePaths } from './tree-paths.ts'

/** Where charts are looked for. */
export interface RequestScope {
  readonly reader: Reader
  /** False for excluded files. */
  readonly isLookedAt: (file: string) => boolean
  /** Called only if there are Applications or HelmReleases. */
  readonly identity: () => RepositoryIdentity
  readonly fillTemplates: FillTemplates
  /** The files that kustomizations build. */
  readonly builtFiles: ReadonlySet<string>
}

/**
 * The charts of registries that the files of a tree need: those of HelmReleases that nothing builds, of kustomizations, of
 * sources of Applications, also of generated ones, and dependencies that are not vendored. `meshgate fetch` gets these
 * charts and those that builds name, and only these are compared with the lock file.
 */
export async function requestedCharts(scope: RequestScope): Promise<RequestedChart[]> {
  const { reader, isLookedAt, identity, fillTemplates } = scope
  const charts = findCharts(reader).filter(({ path }) => isLookedAt(joinPath(path, 'Chart.yaml')))
  const owners = applicationsIn(reader, (file) => !isLookedAt(file))
  const ofApplications = await Promise.all(
    owners.map((owner) => chartsOfApplication(owner, { reader, identity: identity(), fillTemplates })),
  )
  return [
    ...ofApplications.flat(),
    ...chartsOfReleases(scope),
    ...charts.flatMap(({ path }) => unvendoredCharts(reader, path)),
    ...kustomizationFiles(reader.tree)
      .filter(isLookedAt)
      .flatMap((file) => chartsOfKustomization(reader, file)),
  ]
}

/** The charts of HelmReleases that are applied as written; charts of other HelmReleases are found in builds. */
function chartsOfReleases({ reader, isLookedAt, identity, builtFiles }: RequestScope): RequestedChart[] {
  const releases = writtenReleases(reader, builtFiles).filter(({ target }) => isLookedAt(target))
  if (releases.length === 0) return []
  const context = { reader, identity: identity() }
  return releases.flatMap((manifest) => requestedChart(manifest, context))
}

async function chartsOfApplication(
  owner: Manifest,
  context: ApplicationSetContext,
): Promise<RequestedChart[]> {
  const { applications } =
    owner.kind === 'ApplicationSet'
      ? await generatedApplications(owner, context)
      : { applications: [{ manifest: owner }] }
  return applications.flatMap(({ manifest }) =>
    applicationOf(manifest, owner)
      .sources.filter(isChartSource)
      .flatMap((source) => {
        const request = chartRequestOf(source)
        const fields = ['targetRevision', 'chart', 'repoURL'].map((field) => source.get(field))
        const node = fields.find(({ exists }) => exists) ?? source
        return request === null ? [] : { request, node, manifest }
      }),
  )
}

/** The charts that a kustomization renders and that its folder of charts lacks, by their address. */
function chartsOfKustomization(reader: Reader, file: string): RequestedChart[] {
  const { hasFolder } = treePaths(reader)
  return kustomizationRoots(reader, file).flatMap((root) =>
    (root.yaml ? kustomizationCharts(root.yaml) : []).flatMap((chart) => {
      const { repository, name, version, path, folder } = chart
      const isNamed = repository !== '' && ![repository, name, version].some(isUnfilled)
      if (!isNamed || hasFolder(joinPath(folderOf(file), folder))) return []
      return [
        {
          request: repositoryChartRequest(repository, name, version),
          node: root.at(...path),
          manifest: null,
        },
      ]
    }),
  )
}

/** The dependencies of a chart from registries that its `charts/` lacks. */
function unvendoredCharts(reader: Reader, folder: string): RequestedChart[] {
  return unvendoredDependencies(reader, folder).map(({ node: dependency, request }) => {
    const version = dependency.get('version')
    const node = version.exists ? version : dependency.get('name')
    return { request, node, manifest: null }
  })
}
