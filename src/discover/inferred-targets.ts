import type { Config } from '../core/config.ts'
import { namedFiles, type HelmTarget, type Target, type ValuesTarget } from '../core/target.ts'
import { joinPath } from '../core/path.ts'
import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { chartRelations } from './chart-relations.ts'
import { findCharts, isReleasable } from './charts.ts'
import { applicationTargets, type ApplicationTargets } from './gitops/argo/application-targets.ts'
import { applicationsIn } from './gitops/argo/applications.ts'
import { inferredFilesReason, replacementTest } from './gitops/argo/replaced.ts'
import { helmReleaseTargets } from './gitops/flux/helm-releases.ts'
import { gitopsObjects } from './references/gitops-objects.ts'
import { fluxKustomizationTargets } from './gitops/flux/kustomizations.ts'
import type { SourceOutcomes } from './gitops/outcome.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import { repositoryIdentity } from './gitops/repository-identity.ts'
import { kustomizationTargets } from './kustomization-targets.ts'
import { filesOfCharts, filesOutside, looseTargets, unappliedBesideCharts } from './loose.ts'
import { leftOutTest } from './manifests.ts'
import { pairedReleases } from './paired-values.ts'
import { inferReleases } from './releases.ts'
import { isOfWorkflows, isSetAside } from './references/set-aside.ts'
import { opaqueFiles, templatedCharts } from './unreadable.ts'
import type { DiscoverOptions } from './discover-options.ts'

/** The targets that no configuration lists, the outcomes of GitOps objects, and files that are not read. */
export interface InferredTargets {
  readonly targets: readonly Target[]
  readonly skipped: readonly Skipped[]
  readonly outcomes: SourceOutcomes
  readonly unresolved: readonly UnresolvedReference[]
}

/** The outcomes of no objects. */
export const noOutcomes: SourceOutcomes = new Map()

/**
 * Finds the targets of a tree whose configuration has no `targets`: what GitOps objects state, charts, kustomizations and
 * loose files.
 *
 * @param isExcluded true for a path that the configuration excludes
 * @param ofHelmfiles the targets of helmfiles, which the result includes
 */
export async function inferTargets(
  reader: Reader,
  config: Config,
  isExcluded: (path: string) => boolean,
  options: DiscoverOptions,
  ofHelmfiles: readonly (HelmTarget | ValuesTarget)[],
): Promise<InferredTargets> {
  const isLeftOut = leftOutTest(config)
  const isOfTests = (path: string): boolean => isLeftOut(path) || isOfWorkflows(reader, path)
  const ofObjects = await statedTargets(reader, config, isOfTests, options)
  const { outcomes, unresolved } = ofObjects
  const stated = [...ofObjects.targets, ...ofHelmfiles.filter(({ statedBy }) => !isLeftOut(statedBy!.file))]
  const isStated = replacementTest(stated)
  const isInferred = (target: Target): boolean => !isStated(target)
  const charts = findCharts(reader)
  const { releases, unused } = inferReleases(reader, charts, isExcluded, options.paths)
  const kustomizations = kustomizationTargets(reader, isLeftOut).filter(isInferred)
  const built = new Set([...kustomizations, ...stated].flatMap(namedFiles))
  const released = releases.filter(isInferred).filter((release) => !isRenderedWith(built, release))
  const certain = [...released, ...kustomizations, ...stated]
  const applied = [...certain, ...pairedTargets(reader, charts, certain, isExcluded).filter(isInferred)]
  const loose = looseTargets(reader, config, charts, applied).filter(({ path }) => !isExcluded(path))
  const usedFiles = new Set([
    ...filesOfCharts(reader, charts, applied),
    ...[...applied, ...loose].flatMap(namedFiles),
  ])
  return {
    targets: [...applied, ...loose],
    outcomes,
    unresolved,
    skipped: [
      ...templatedCharts(reader, charts).filter(({ file }) => !isExcluded(file)),
      ...unused.filter(({ file }) => !usedFiles.has(file)),
      ...unusedFiles(releases.filter(isStated).flatMap(namedFiles), usedFiles, inferredFilesReason),
      ...unreadFiles(reader, charts, usedFiles).filter(({ file }) => !isExcluded(file)),
    ],
  }
}

/** True for a chart without values files that a kustomization renders: it is released with the values in there. */
function isRenderedWith(builtFiles: ReadonlySet<string>, { guess, path }: HelmTarget): boolean {
  return guess === 'defaults' && builtFiles.has(joinPath(path, 'Chart.yaml'))
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

interface StatedTargets extends Pick<ApplicationTargets, 'targets' | 'outcomes'> {
  readonly unresolved: readonly UnresolvedReference[]
}

/** The targets that objects of GitOps controllers state. */
async function statedTargets(
  reader: Reader,
  config: Config,
  isLeftOut: (path: string) => boolean,
  { repository, evaluators }: DiscoverOptions,
): Promise<StatedTargets> {
  if (gitopsObjects(reader).length === 0) return { targets: [], outcomes: noOutcomes, unresolved: [] }
  const identity = repositoryIdentity(repository(), config)
  const ofFlux = fluxKustomizationTargets({ reader, identity }, isLeftOut)
  const applications = applicationsIn(reader, isLeftOut)
  const ofArgo = await applicationTargets({ reader, identity, ...evaluators }, applications)
  const builtFiles = new Set([...ofFlux.targets, ...ofArgo.targets].flatMap(builtFilesOf))
  const ofHelm = helmReleaseTargets({ reader, identity }, isLeftOut, builtFiles)
  return {
    targets: [...ofFlux.targets, ...ofArgo.targets, ...ofHelm.targets],
    outcomes: new Map([...ofFlux.outcomes, ...ofArgo.outcomes, ...ofHelm.outcomes]),
    unresolved: [
      ...(ofHelm.unresolved ?? []),
      ...ofArgo.refusals.map((refusal) => ({
        ...refusal,
        isSetAside: isSetAside(reader, refusal.node.file),
      })),
    ],
  }
}

function builtFilesOf(target: Target): readonly string[] {
  return target.kind === 'kustomization' ? target.files : []
}

function unusedFiles(files: readonly string[], used: ReadonlySet<string>, reason: string): Skipped[] {
  return [...new Set(files)].filter((file) => !used.has(file)).map((file) => ({ file, reason }))
}
