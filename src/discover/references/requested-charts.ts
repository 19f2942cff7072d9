import type { FillTemplates } from '../../core/evaluators.ts'
import { groupBy } from '../../core/group.ts'
import { folderOf, joinPath, resolveFiles } from '../../core/tree.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Node } from '../../model/node.ts'
import {
  declaringFiles,
  dependencyRequest,
  isVendoredAs,
  type ListedDependency,
} from '../../registry/chart-dependency.ts'
import { chartOf, type ChartRequest } from '../../registry/chart-request.ts'
import { isUnfilled } from '../../syntax/unfilled.ts'
import type { Reader } from '../../yaml/reader.ts'
import { findCharts } from '../charts.ts'
import { applicationOf, applicationsIn } from '../gitops/argo/applications.ts'
import { chartRequestOf, isChartSource } from '../gitops/argo/chart-source.ts'
import { chartOfRelease } from '../gitops/flux/chart-reference.ts'
import { isHelmRelease } from '../gitops/flux/helm-releases.ts'
import { generatedApplications, type SetContext } from '../gitops/argo/sets/application-set.ts'
import type { RepositoryIdentity } from '../gitops/repository-identity.ts'
import { rootOf } from '../root.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { gitopsObjects } from './gitops-objects.ts'
import { kustomizationRoots } from './kustomizations.ts'
import { treePaths } from './tree-paths.ts'

/** A chart of a registry that something in the tree names. */
export interface RequestedChart {
  readonly request: ChartRequest
  /** The version, or what stands for it. */
  readonly node: Node
  /** The object that names it; `null` for a file of another tool. */
  readonly manifest: Manifest | null
}

/**
 * The charts that the files of a tree take from registries: those of HelmReleases and kustomizations, sources of
 * Applications, also of those that ApplicationSets generate, and dependencies that are not vendored. What is not listed
 * here, `meshgate fetch` does not get, and no finding says that the lock file lacks it.
 *
 * @param isLookedAt false for files that are left out
 * @param identity is asked only if there are Applications or HelmReleases
 */
export async function requestedCharts(
  reader: Reader,
  isLookedAt: (file: string) => boolean,
  identity: () => RepositoryIdentity,
  fillTemplates: FillTemplates,
): Promise<RequestedChart[]> {
  const charts = findCharts(reader).filter(({ path }) => isLookedAt(joinPath(path, 'Chart.yaml')))
  const owners = applicationsIn(reader, (file) => !isLookedAt(file))
  const ofApplications = await Promise.all(
    owners.map((owner) => chartsOfApplication(owner, { reader, identity: identity(), fillTemplates })),
  )
  return [
    ...ofApplications.flat(),
    ...chartsOfReleases(reader, isLookedAt, identity),
    ...charts.flatMap(({ path }) => unvendoredCharts(reader, path)),
    ...kustomizationFiles(reader.tree)
      .filter(isLookedAt)
      .flatMap((file) => chartsOfKustomization(reader, file)),
  ]
}

/** The charts of HelmReleases as files have them, and with the versions that patches of the same name set. */
function chartsOfReleases(
  reader: Reader,
  isLookedAt: (file: string) => boolean,
  identity: () => RepositoryIdentity,
): RequestedChart[] {
  const releases = gitopsObjects(reader).filter(
    (manifest) => isHelmRelease(manifest) && isLookedAt(manifest.target),
  )
  if (releases.length === 0) return []
  const context = { reader, identity: identity() }
  const patches = groupBy(releases.filter(statesOnlyVersion), ({ name }) => name)
  return releases.flatMap((manifest) => {
    const { reference, version } = chartOfRelease(manifest, context)
    if (reference.in !== 'registry') return []
    const { request } = reference
    const patched = (patches.get(manifest.name) ?? []).map((patch) =>
      patch.spec.at('chart', 'spec', 'version'),
    )
    // A base often leaves the version to the overlays.
    const isLeftToPatches = request.version === '' && patched.length > 0
    return [
      ...(isLeftToPatches ? [] : [{ request, node: version, manifest }]),
      ...patched.map((node) => ({ request: { ...request, version: node.text }, node, manifest })),
    ]
  })
}

/** True for a patch that sets the version of a chart. */
function statesOnlyVersion({ spec }: Manifest): boolean {
  const chart = spec.at('chart', 'spec')
  const version = chart.get('version').text
  return version !== '' && !isUnfilled(version) && chart.get('chart').text === ''
}

async function chartsOfApplication(owner: Manifest, context: SetContext): Promise<RequestedChart[]> {
  const { manifests } =
    owner.kind === 'ApplicationSet' ? await generatedApplications(owner, context) : { manifests: [owner] }
  return manifests.flatMap((manifest) =>
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
    root.items('helmCharts').flatMap((chart) => {
      const [repository, name, version] = ['repo', 'name', 'version'].map(
        (field) => chart.get(field).text,
      ) as [string, string, string]
      const isNamed = repository !== '' && name !== '' && ![repository, name, version].some(isUnfilled)
      const home = root.at('helmGlobals', 'chartHome').text || 'charts'
      const path = version === '' ? `${home}/${name}` : `${home}/${name}-${version}/${name}`
      if (!isNamed || hasFolder(joinPath(folderOf(file), path))) return []
      const node = chart.get(version === '' ? 'name' : 'version')
      return [{ request: chartOf(repository, name, version), node, manifest: null }]
    }),
  )
}

/** The dependencies of a chart from registries that its `charts/` lacks. */
function unvendoredCharts(reader: Reader, folder: string): RequestedChart[] {
  return Object.entries(declaringFiles).flatMap(([file, lockFile]) => {
    const dependencies = dependenciesIn(reader, joinPath(folder, file))
    if (dependencies.length === 0) return []
    const locked = dependenciesIn(reader, joinPath(folder, lockFile)).map(listed)
    const requested = dependencies.flatMap((dependency) => {
      const request = dependencyRequest(listed(dependency), locked)
      const version = dependency.get('version')
      const node = version.exists ? version : dependency.get('name')
      return request === null ? [] : { request, node, manifest: null }
    })
    if (requested.length === 0) return []
    const names = resolveFiles(reader.tree, folder).map(({ name }) => name)
    return requested.filter(({ request }) => !names.some((name) => isVendoredAs(name, request.name)))
  })
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
