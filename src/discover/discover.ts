import { compareText } from '../core/order.ts'
import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import type { GitopsTarget, Target } from '../core/target.ts'
import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { chartRelations } from './chart-relations.ts'
import { findCharts, isReleasable } from './charts.ts'
import { configuredTargets } from './configured.ts'
import { gitopsTargets } from './gitops/targets.ts'
import { kustomizationTargets } from './kustomization-targets.ts'
import { filesOfCharts, filesOutside, looseTargets, unappliedBesideCharts } from './loose.ts'
import { matcher } from './manifests.ts'
import { pairedReleases } from './paired-values.ts'
import { inferReleases } from './releases.ts'
import { rootOf } from './root.ts'
import { unreadPaths } from './unread-paths.ts'
import { foldersForFiles, opaqueFiles, chartTemplates, unreadable } from './unreadable.ts'

/** What `discover` finds in a tree. */
export interface Discovery {
  /** Sorted by id; ids are unique. */
  readonly targets: readonly Target[]
  /** What GitOps controllers and tools render but meshgate does not, as far as the files show. */
  readonly gitops: readonly GitopsTarget[]
  readonly skipped: readonly Skipped[]
}

/** How to look. */
export interface DiscoverOptions {
  /** Path of the configuration file. */
  readonly configFile: string
  /** Paths that the person named; empty for everything. */
  readonly paths: readonly string[]
  /** Combine all loose manifests into one target, because they are applied together. */
  readonly together: boolean
}

/**
 * The targets of a tree: those that the configuration lists; without a list, charts with their environments, values
 * files of a known layout that no release uses, and plain manifests. Also lists what GitOps controllers render.
 */
export function discover(reader: Reader, config: Config, options: DiscoverOptions): Discovery {
  const { configFile, together, paths } = options
  const isExcluded = matcher(config.exclude ?? [])
  const listed = config.targets !== undefined
  const inferred = listed
    ? { targets: configuredTargets(reader, config, rootOf(reader, configFile)), skipped: [] }
    : inferTargets(reader, config, isExcluded, paths)
  const targets = withUniqueIds(together && !listed ? asOneTarget(inferred.targets) : inferred.targets)
  const unavailable = [...reader.tree.refused, ...foldersForFiles(reader.tree)].filter(
    ({ file }) => !isExcluded(file),
  )
  const discovery: Discovery = {
    targets: targets.toSorted((a, b) => compareText(a.id, b.id)),
    gitops: gitopsTargets(reader, config, configFile, targets),
    skipped: [...unavailable, ...inferred.skipped, ...unreadable(reader, targets)],
  }
  const unread = unreadPaths(reader.tree, config, options, discovery)
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
}

function inferTargets(
  reader: Reader,
  config: Config,
  isExcluded: (path: string) => boolean,
  paths: readonly string[],
): InferredTargets {
  const charts = findCharts(reader)
  const { releases, unused } = inferReleases(reader, charts, isExcluded, paths)
  const isManifest = matcher(config.manifests ?? ['**'])
  const kustomizations = kustomizationTargets(reader, (file) => isExcluded(file) || !isManifest(file))
  const relationOf = chartRelations(charts)
  const built = new Set(kustomizations.flatMap(({ files }) => files))
  const paired = pairedReleases(
    reader,
    charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path)),
    filesOutside(reader, charts, releases).filter(
      (path) => relationOf(path) === null && !isExcluded(path) && !built.has(path),
    ),
  )
  const allReleases = [...releases, ...paired]
  const looseTargetsOfTree = looseTargets(reader, config, charts, allReleases, kustomizations).filter(
    ({ path }) => !isExcluded(path),
  )
  const pairedFiles = new Set(paired.flatMap(({ values }) => values))
  const loosePaths = new Set(looseTargetsOfTree.map(({ path }) => path))
  const usedFiles = new Set([...loosePaths, ...built, ...filesOfCharts(reader, charts, allReleases)])
  const opaque = opaqueFiles(reader, (path) => relationOf(path) === 'source', usedFiles)
  return {
    targets: [...allReleases, ...kustomizations, ...looseTargetsOfTree],
    skipped: [
      ...chartTemplates(charts).filter(({ file }) => !isExcluded(file)),
      ...unused
        .filter((file) => !loosePaths.has(file) && !pairedFiles.has(file))
        .map((file) => ({ file, reason: notForAChart })),
      ...opaque.filter(({ file }) => !isExcluded(file)),
      ...unappliedBesideCharts(reader, charts, usedFiles).filter(({ file }) => !isExcluded(file)),
    ],
  }
}

const notForAChart = 'no chart near it uses most of its keys, so it is not read as values of any'

function asOneTarget(targets: readonly Target[]): Target[] {
  const loose = targets.filter((target) => target.kind === 'manifests')
  const files = loose.flatMap((target) => target.files)
  const otherTargets = targets.filter((target) => target.kind !== 'manifests')
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
