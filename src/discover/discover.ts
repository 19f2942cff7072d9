import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import type { GitopsTarget, HelmTarget, Target } from '../core/target.ts'
import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { findCharts, releasedCharts, type Chart } from './charts.ts'
import { configuredTargets } from './configured.ts'
import { findEnvironments } from './environments.ts'
import { gitopsTargets } from './gitops/targets.ts'
import { looseTargets } from './loose.ts'
import { matcher } from './manifests.ts'
import { releaseNameFor } from './release-name.ts'
import { rootOf } from './root.ts'
import { foldersForFiles, unfilledCharts, unreadable } from './unreadable.ts'

/** What a tree holds for meshgate. */
export interface Discovery {
  /** Sorted by id; no two have the same one. */
  readonly targets: readonly Target[]
  /** What a GitOps controller or tool renders and meshgate does not, as far as files show it. */
  readonly gitops: readonly GitopsTarget[]
  readonly skipped: readonly Skipped[]
}

/** How to look. */
export interface DiscoverOptions {
  /** Where the configuration stands. */
  readonly configFile: string
  /** Paths that the person named; none means everything. */
  readonly paths: readonly string[]
  /** Take all loose manifests as one target: somebody applies them together. */
  readonly together: boolean
}

/**
 * The targets of a tree: those that the configuration lists, else charts with their environments, values files of
 * a known layout that no release uses, and plain manifests; and beside them what GitOps controllers render.
 */
export function discover(reader: Reader, config: Config, options: DiscoverOptions): Discovery {
  const { configFile, together, paths } = options
  const isExcluded = matcher(config.exclude ?? [])
  const listed = config.targets !== undefined
  const charts = listed ? [] : findCharts(reader)
  const found = listed
    ? configuredTargets(reader, config, rootOf(reader, configFile))
    : findTargets(reader, config, charts, isExcluded, paths)
  const targets = distinct(together && !listed ? joined(found) : found)
  const left = [...reader.tree.refused, ...foldersForFiles(reader.tree), ...unfilledCharts(charts)].filter(
    ({ file }) => !isExcluded(file),
  )
  return {
    targets: targets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    gitops: gitopsTargets(reader, config, configFile, targets),
    skipped: [...left, ...unreadable(reader, targets)],
  }
}

/** Tells targets apart that are listed with the same chart, release and environment. */
function distinct(targets: readonly Target[]): Target[] {
  return [...groupBy(targets, ({ id }) => id).values()].flatMap((same) =>
    same.map((target, index) => (index === 0 ? target : { ...target, id: `${target.id}#${index + 1}` })),
  )
}

function findTargets(
  reader: Reader,
  config: Config,
  charts: readonly Chart[],
  isExcluded: (path: string) => boolean,
  paths: readonly string[],
): Target[] {
  const released = releasedCharts(charts, paths).filter(({ path }) => !isExcluded(path))
  const releases = released.flatMap((chart) => releasesOf(reader, chart, isExcluded))
  const others = looseTargets(reader, config, charts, releases)
  return [...releases, ...others.filter(({ path }) => !isExcluded(path))]
}

function releasesOf(reader: Reader, chart: Chart, isExcluded: (path: string) => boolean): HelmTarget[] {
  const environments = findEnvironments(reader.tree, chart.path).filter(({ file }) => !isExcluded(file))
  const base = {
    kind: 'helm',
    path: chart.path,
    release: releaseNameFor(chart.name, chart.path),
    namespace: null,
    missing: [],
  } as const
  const id = chart.path || '.'
  if (environments.length === 0) return [{ ...base, id, environment: null, values: [], guess: 'defaults' }]
  return [...groupBy(environments, ({ environment }) => environment)].map(([environment, files]) => ({
    ...base,
    id: `${id}@${environment}`,
    environment,
    values: files.map(({ file }) => file),
    guess: 'environment',
  }))
}

function joined(targets: readonly Target[]): Target[] {
  const loose = targets.filter((target) => target.kind === 'manifests')
  const files = loose.flatMap((target) => target.files)
  const others = targets.filter((target) => target.kind !== 'manifests')
  const all = { kind: 'manifests', id: '**', path: '', environment: null, files, missing: [] } as const
  return loose.length === 0 ? others : [...others, all]
}
