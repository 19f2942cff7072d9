import type { Skipped } from '../core/tree.ts'
import { groupBy } from '../core/group.ts'
import type { HelmTarget } from '../core/target.ts'
import type { Reader } from '../yaml/reader.ts'
import { isReleasable, releasedCharts } from './charts.ts'
import type { Chart } from './chart.ts'
import { findEnvironments, type EnvironmentValues } from './environments.ts'
import { releaseNameFor } from './release-name.ts'

/** Releases that are inferred from the charts of a tree, because the configuration lists none. */
export interface InferredReleases {
  readonly releases: readonly HelmTarget[]
  /** Files named after an environment that no chart near them uses. */
  readonly unused: readonly Skipped[]
}

/**
 * The releases of the charts of a tree: one per environment, or one with the chart's own values. A chart that another
 * chart depends on is released only in the environments in its own folder. `paths` are those that the person named;
 * empty for everything.
 */
export function inferReleases(
  reader: Reader,
  charts: readonly Chart[],
  isExcluded: (path: string) => boolean,
  paths: readonly string[],
): InferredReleases {
  const included = charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path))
  const environments = findEnvironments(reader, included, isExcluded)
  const independent = new Set(releasedCharts(charts, paths))
  const releases = included.flatMap((chart) => {
    if (!independent.has(chart)) return environmentReleases(chart, environments.inFolderOf(chart))
    const ofEnvironments = environmentReleases(chart, environments.of(chart))
    return ofEnvironments.length > 0 ? ofEnvironments : [defaultRelease(chart)]
  })
  return { releases, unused: environments.unused }
}

function environmentReleases(chart: Chart, environments: readonly EnvironmentValues[]): HelmTarget[] {
  return [...groupBy(environments, ({ environment }) => environment)].map(([environment, files]) => ({
    ...inferredRelease(chart),
    id: `${chart.path || '.'}@${environment}`,
    environment,
    values: files.map(({ file }) => file),
    guess: 'environment',
    ...(files.some(({ mayBeOfAnother }) => mayBeOfAnother) && { mayBeOfAnother: true }),
  }))
}

function defaultRelease(chart: Chart): HelmTarget {
  return {
    ...inferredRelease(chart),
    id: chart.path || '.',
    environment: null,
    values: [],
    guess: 'defaults',
  }
}

/** The fields that all inferred releases of a chart share. */
export function inferredRelease(chart: Chart) {
  return {
    kind: 'helm',
    path: chart.path,
    release: releaseNameFor(chart.name, chart.path),
    namespace: null,
    missing: [],
  } as const
}
