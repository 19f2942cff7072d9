import { compareText } from '../core/order.ts'
import type { Config } from '../core/config.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import type { Evaluators } from '../core/evaluators.ts'
import { groupBy } from '../core/group.ts'
import type { Repository } from '../core/repository.ts'
import { namedFiles, type GitopsTarget, type HelmTarget, type Target } from '../core/target.ts'
import { isInside, joinPath, type Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { chartRelations } from './chart-relations.ts'
import { findCharts, isReleasable } from './charts.ts'
import { configuredTargets } from './configured.ts'
import { applicationTargets, type ApplicationTargets } from './gitops/argo/application-targets.ts'
import { applicationsIn } from './gitops/argo/applications.ts'
import { inferredFilesReason, replacementTest } from './gitops/argo/replaced.ts'
import { helmReleaseTargets } from './gitops/flux/helm-releases.ts'
import { gitopsObjects } from './references/gitops-objects.ts'
import { helmfilesIn } from './gitops/helmfile/helmfiles.ts'
import { fluxKustomizationTargets } from './gitops/flux/kustomizations.ts'
import type { SourceOutcomes } from './gitops/outcome.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import { repositoryIdentity } from './gitops/repository-identity.ts'
import { gitopsTargets } from './gitops/targets.ts'
import { kustomizationTargets } from './kustomization-targets.ts'
import { filesOfCharts, filesOutside, looseTargets, unappliedBesideCharts } from './loose.ts'
import { excludedTest, leftOutTest } from './manifests.ts'
import { otherInstallers } from './other-installers.ts'
import { splitTargets, withoutLeftOut } from './excluded-targets.ts'
import { pairedReleases } from './paired-values.ts'
import { inferReleases } from './releases.ts'
import { unreadPaths } from './unread-paths.ts'
import { foldersForFiles, opaqueFiles, chartTemplates, unreadableFiles } from './unreadable.ts'

/** What `discover` finds in a tree. */
export interface Discovery {
  /** Sorted by id; ids are unique. */
  readonly targets: readonly Target[]
  /** What GitOps controllers and tools render but meshgate does not, as far as the files show. */
  readonly gitops: readonly GitopsTarget[]
  /** What is wrong in helmfiles. */
  readonly helmfileFailures: readonly HelmfileFailure[]
  /** Keys of objects that HelmReleases in files name and that do not exist. */
  readonly missingKeys: readonly UnresolvedReference[]
  readonly skipped: readonly Skipped[]
}

/** How to look. */
export interface DiscoverOptions {
  /** Path of the configuration file. */
  readonly configFile: string
  /** Paths that the person named; empty for everything. */
  readonly paths: readonly string[]
  /** Combine the loose manifests in `paths`, or all of them, into one target, because they are applied together. */
  readonly together: boolean
  /** Called only if the tree has a helmfile or an ApplicationSet with Go templates. */
  readonly evaluators: Evaluators
  /** The Git repository of the tree; asked only if an object of a GitOps controller names a repository. */
  readonly repository: () => Repository
}

/**
 * The targets of a tree: those that the configuration lists; without a list, charts with their environments, values
 * files of a known layout that no release uses, and plain manifests. Also lists what GitOps controllers render.
 */
export async function discover(reader: Reader, config: Config, options: DiscoverOptions): Promise<Discovery> {
  const { configFile, together, paths } = options
  const isExcluded = excludedTest(config)
  const listed = config.targets !== undefined
  const helmfiles = await helmfilesIn(reader, options.evaluators.helmfile)
  const inferred = listed
    ? {
        targets: configuredTargets(reader, config, configurationFiles(reader, configFile).root),
        skipped: [],
        outcomes: noOutcomes,
        missingKeys: [],
      }
    : await inferTargets(reader, config, isExcluded, options, helmfiles.targets)
  const found = withUniqueIds(together && !listed ? asOneTarget(inferred.targets, paths) : inferred.targets)
  const { checked: targets, leftOut } = splitTargets(found, config)
  // Of what several kustomizations include one that is built stands first.
  const all = [...targets, ...leftOut]
  const objects = gitopsTargets(reader, config, configFile, all, inferred.outcomes, helmfiles.gitops)
  const unavailable = [...reader.tree.refused, ...foldersForFiles(reader.tree)].filter(
    ({ file }) => !isExcluded(file),
  )
  const discovery: Discovery = {
    targets: targets.toSorted((a, b) => compareText(a.id, b.id)),
    gitops: withoutLeftOut(objects, leftOut, configFile),
    missingKeys: inferred.missingKeys,
    helmfileFailures: helmfiles.failures.filter(({ file }) => !isExcluded(file)),
    skipped: [
      ...unavailable,
      ...inferred.skipped,
      ...unreadableFiles(reader, targets),
      ...(listed || targets.length === 0 ? [] : otherInstallers(reader, isExcluded)),
    ],
  }
  const unread = unreadPaths(reader, config, options, { ...discovery, leftOut })
  return { ...discovery, skipped: [...discovery.skipped, ...unread] }
}

/** Appends numbers to the ids of targets with the same chart, release and environment. */
function withUniqueIds(targets: readonly Target[]): Target[] {
  return [...groupBy(targets, ({ id }) => id).values()].flatMap((duplicates) =>
    duplicates.map((target, index) =>
      index === 0 ? target : { ...target, id: `${target.id}#${index + 1}` },
    ),
  )
}

interface InferredTargets {
  readonly targets: readonly Target[]
  readonly skipped: readonly Skipped[]
  readonly outcomes: SourceOutcomes
  readonly missingKeys: readonly UnresolvedReference[]
}

const noOutcomes: SourceOutcomes = new Map()

async function inferTargets(
  reader: Reader,
  config: Config,
  isExcluded: (path: string) => boolean,
  options: DiscoverOptions,
  ofHelmfiles: readonly HelmTarget[],
): Promise<InferredTargets> {
  const isLeftOut = leftOutTest(config)
  const ofObjects = await statedTargets(reader, config, isLeftOut, options)
  const { outcomes, missingKeys } = ofObjects
  const stated = [...ofObjects.targets, ...ofHelmfiles.filter(({ statedBy }) => !isLeftOut(statedBy!.file))]
  const isStated = replacementTest(stated)
  const isInferred = (target: Target): boolean => !isStated(target)
  const charts = findCharts(reader)
  const { releases, unused } = inferReleases(reader, charts, isExcluded, options.paths)
  const kustomizations = kustomizationTargets(reader, isLeftOut).filter(isInferred)
  const built = new Set([...kustomizations, ...stated].flatMap(namedFiles))
  // A chart that a kustomization renders is released with the values that the kustomization states.
  const isReleased = ({ guess, path }: HelmTarget): boolean =>
    guess !== 'defaults' || !built.has(joinPath(path, 'Chart.yaml'))
  const certain = [...releases.filter(isInferred).filter(isReleased), ...kustomizations, ...stated]
  const applied = [...certain, ...pairedTargets(reader, charts, certain, isExcluded).filter(isInferred)]
  const loose = looseTargets(reader, config, charts, applied).filter(({ path }) => !isExcluded(path))
  const usedFiles = new Set([
    ...filesOfCharts(reader, charts, applied),
    ...[...applied, ...loose].flatMap(namedFiles),
  ])
  return {
    targets: [...applied, ...loose],
    outcomes,
    missingKeys,
    skipped: [
      ...chartTemplates(charts).filter(({ file }) => !isExcluded(file)),
      ...unused.filter(({ file }) => !usedFiles.has(file)),
      ...unusedFiles(releases.filter(isStated).flatMap(namedFiles), usedFiles, inferredFilesReason),
      ...unreadFiles(reader, charts, usedFiles).filter(({ file }) => !isExcluded(file)),
    ],
  }
}

/** The releases of charts with values files elsewhere whose keys no other chart has. */
function pairedTargets(
  reader: Reader,
  charts: readonly Chart[],
  certain: readonly Target[],
  isExcluded: (path: string) => boolean,
): HelmTarget[] {
  const relationOf = chartRelations(charts)
  const read = new Set(certain.flatMap(namedFiles))
  return pairedReleases(
    reader,
    charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path)),
    filesOutside(reader, charts, certain).filter(
      (path) => relationOf(path) === null && !isExcluded(path) && !read.has(path),
    ),
  )
}

/** Files that look like configuration and that nothing reads. */
function unreadFiles(reader: Reader, charts: readonly Chart[], used: ReadonlySet<string>): Skipped[] {
  const relationOf = chartRelations(charts)
  return [
    ...opaqueFiles(reader, (path) => relationOf(path) === 'source', used),
    ...unappliedBesideCharts(reader, charts, used),
  ]
}

interface StatedTargets extends ApplicationTargets {
  readonly missingKeys: readonly UnresolvedReference[]
}

/** The targets that objects of GitOps controllers state. */
async function statedTargets(
  reader: Reader,
  config: Config,
  isLeftOut: (path: string) => boolean,
  { repository, evaluators }: DiscoverOptions,
): Promise<StatedTargets> {
  if (gitopsObjects(reader).length === 0) return { targets: [], outcomes: noOutcomes, missingKeys: [] }
  const identity = repositoryIdentity(repository(), config)
  const ofFlux = fluxKustomizationTargets({ reader, identity }, isLeftOut)
  const applications = applicationsIn(reader, isLeftOut)
  const ofArgo = await applicationTargets({ reader, identity, ...evaluators }, applications)
  const builtFiles = new Set([...ofFlux.targets, ...ofArgo.targets].flatMap(builtFilesOf))
  const ofHelm = helmReleaseTargets({ reader, identity }, isLeftOut, builtFiles)
  return {
    targets: [...ofFlux.targets, ...ofArgo.targets, ...ofHelm.targets],
    outcomes: new Map([...ofFlux.outcomes, ...ofArgo.outcomes, ...ofHelm.outcomes]),
    missingKeys: ofHelm.unresolved ?? [],
  }
}

function builtFilesOf(target: Target): readonly string[] {
  return target.kind === 'kustomization' ? target.files : []
}

function unusedFiles(files: readonly string[], used: ReadonlySet<string>, reason: string): Skipped[] {
  return [...new Set(files)].filter((file) => !used.has(file)).map((file) => ({ file, reason }))
}

/** Combines the loose manifests in the paths that the person named, or all of them. */
function asOneTarget(targets: readonly Target[], paths: readonly string[]): Target[] {
  const isNamed = ({ path }: Target): boolean =>
    paths.length === 0 || paths.some((folder) => isInside(path, folder))
  const loose = targets.filter(
    (target) => target.kind === 'manifests' && target.loose !== undefined && isNamed(target),
  )
  const files = loose.flatMap(namedFiles)
  const looseSet = new Set(loose)
  const otherTargets = targets.filter((target) => !looseSet.has(target))
  const combined = {
    kind: 'manifests',
    id: '**',
    path: '',
    environment: null,
    files,
    missing: [],
    loose: 'together',
  } as const
  return loose.length === 0 ? otherTargets : [...otherTargets, combined]
}
