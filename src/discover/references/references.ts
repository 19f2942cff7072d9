import { table } from '../../core/table.ts'
import type { Config } from '../../core/config.ts'
import type { FillTemplates } from '../../core/evaluators.ts'
import type { Repository } from '../../core/repository.ts'
import type { Target } from '../../core/target.ts'
import { isInside, joinPath } from '../../core/path.ts'
import { groupOf, type Manifest } from '../../model/manifest.ts'
import type { UnresolvedReference } from '../../model/unresolved-reference.ts'
import type { Reader } from '../../yaml/reader.ts'
import { repositoryIdentity } from '../gitops/repository-identity.ts'
import { chartTemplateTest } from '../gitops/chart-templates.ts'
import { kustomizationFiles } from '../kustomizations.ts'
import { excludedTest, pathMatcher } from '../manifests.ts'
import { applicationReferences, plainText } from './application.ts'
import type { SourceContext } from '../gitops/repository-identity.ts'
import { applicationSetReferences } from './application-set.ts'
import { chartReferences } from './charts.ts'
import { applyingCycles } from './applying-cycles.ts'
import { dependencyCycles } from './dependency-cycles.ts'
import { fluxNameReferences } from './flux-names.ts'
import { fluxPathReferences } from './flux-sources.ts'
import { gitopsObjects } from './gitops-objects.ts'
import { kustomizationReferences, kustomizationRoots } from './kustomizations.ts'
import { patchTargetReferences } from './patch-targets.ts'
import { isAppliedAsWritten } from './patched-sources.ts'
import type { RequestedChart } from '../gitops/requested-chart.ts'
import { requestedCharts } from './requested-charts.ts'
import { isSetAside } from './set-aside.ts'

/** The scope of the references to check. */
export interface ReferenceOptions {
  /** Paths that the person named; empty for everything. */
  readonly paths: readonly string[]
  /** Names of environments. With any name no reference is checked, since the environment of a reference is unknown. */
  readonly environments: readonly string[]
  readonly repository: () => Repository
  /** Called only for ApplicationSets with Go templates. */
  readonly fillTemplates: FillTemplates
  /** All targets of the tree. */
  readonly targets: readonly Target[]
  /** The charts of registries that rendered objects name. */
  readonly requested: readonly RequestedChart[]
}

/**
 * References of kustomizations and of objects of Argo CD and Flux in files to things that do not exist, and charts of
 * registries that meshgate's lock file (`lockFile`) lacks or has differently. Excluded files, templates of charts and files
 * outside of the paths are not checked. Empty if all exist, or if `options` names environments.
 */
export async function unresolvedReferences(
  reader: Reader,
  config: Config,
  options: ReferenceOptions,
): Promise<UnresolvedReference[]> {
  const { paths, environments, repository } = options
  if (environments.length > 0) return []
  const isLookedAt = fileTest(reader, config, paths)
  const objects = gitopsObjects(reader).filter(({ target }) => isLookedAt(target))
  const kustomizations = kustomizationFiles(reader.tree).filter(isLookedAt)
  const charts = [...(await chartsInScope(reader, config, options)), ...options.requested]
  const references = [
    ...kustomizations.flatMap((file) =>
      kustomizationRoots(reader, file).flatMap((root) => [
        ...kustomizationReferences(reader, file, root),
        ...patchTargetReferences(reader, file, root),
      ]),
    ),
    ...(objects.length > 0 ? objectReferences(objects, reader, config, repository()) : []),
    ...dependencyCycles(objects, reader),
    ...applyingCycles(objects, options.targets),
    ...chartReferences(reader, charts),
  ]
  return references.map((reference) => ({
    ...reference,
    isSetAside: isSetAside(reader, reference.node.file),
  }))
}

/** The charts of registries that files in scope need, without vendored charts. */
export function chartsInScope(
  reader: Reader,
  config: Config,
  { paths, repository, fillTemplates, targets }: Omit<ReferenceOptions, 'environments' | 'requested'>,
): Promise<RequestedChart[]> {
  const isExcluded = excludedTest(config)
  const listed = config.targets?.flatMap(({ chart }) => (chart === undefined ? [] : joinPath('', chart)))
  const isLookedAt = (file: string): boolean =>
    isInPaths(file, paths) && !isExcluded(file) && (!listed || listed.some((chart) => isInside(file, chart)))
  return requestedCharts({
    reader,
    isLookedAt,
    identity: () => repositoryIdentity(repository(), config),
    fillTemplates,
    builtFiles: new Set(targets.flatMap((target) => (target.kind === 'kustomization' ? target.files : []))),
  })
}

function objectReferences(
  objects: readonly Manifest[],
  reader: Reader,
  config: Config,
  repository: Repository,
): UnresolvedReference[] {
  const context = { reader, identity: repositoryIdentity(repository, config) }
  return objects.flatMap((manifest) => {
    const references = referenceReaders[`${groupOf(manifest)}/${manifest.kind}`]?.(manifest, context) ?? []
    return references.length > 0 && isAppliedAsWritten(manifest, reader) ? references : []
  })
}

type ReferenceReader = (manifest: Manifest, context: SourceContext) => UnresolvedReference[]

const fluxReferences: ReferenceReader = (manifest, context) => [
  ...fluxPathReferences(manifest, context),
  ...fluxNameReferences(manifest, context.reader),
]

/** By group and kind. */
const referenceReaders = table<ReferenceReader>({
  'argoproj.io/Application': (manifest, context) =>
    applicationReferences(manifest, manifest.spec, plainText, context),
  'argoproj.io/ApplicationSet': applicationSetReferences,
  'helm.toolkit.fluxcd.io/HelmRelease': fluxReferences,
  'kustomize.toolkit.fluxcd.io/Kustomization': fluxReferences,
  'source.toolkit.fluxcd.io/HelmChart': fluxReferences,
})

function fileTest(reader: Reader, config: Config, paths: readonly string[]): (file: string) => boolean {
  const isExcluded = excludedTest(config)
  const listed = config.targets?.flatMap(({ manifests = [] }) => manifests) ?? config.manifests
  const isListed = listed ? pathMatcher(listed) : () => true
  const isInChart = chartTemplateTest(reader.tree)
  return (file) => isInPaths(file, paths) && isListed(file) && !isExcluded(file) && !isInChart(file)
}

function isInPaths(file: string, paths: readonly string[]): boolean {
  return paths.length === 0 || paths.some((folder) => isInside(file, folder))
}
