import { groupBy } from '../core/group.ts'
import type { HelmTarget } from '../core/target.ts'
import type { Reader } from '../yaml/reader.ts'
import { isReleasable, releasedCharts } from './charts.ts'
import type { Chart } from './chart.ts'
import { findEnvironments, type EnvironmentValues } from './environments.ts'
import { releaseNameFor } from './release-name.ts'

/** The releases of charts that nobody lists. */
export interface FoundReleases {
  readonly releases: readonly HelmTarget[]
  /** Files whose names say an environment, and that no chart near them has a use for. */
  readonly unused: readonly string[]
}

/**
 * The releases of the charts of a tree: one for each environment, or one with the chart's own values. A chart that
 * another one depends on is released in the environments that it has in its own folder. `paths` are what the person
 * named, none for everything.
 */
export function foundReleases(
  reader: Reader,
  charts: readonly Chart[],
  isExcluded: (path: string) => boolean,
  paths: readonly string[],
): FoundReleases {
  const included = charts.filter((chart) => isReleasable(chart) && !isExcluded(chart.path))
  const environments = findEnvironments(reader, included, isExcluded)
  const alone = new Set(releasedCharts(charts, paths))
  const releases = included.flatMap((chart) => {
    if (!alone.has(chart)) return environmentReleases(chart, environments.ownOf(chart))
    const found = environmentReleases(chart, environments.of(chart))
    return found.length > 0 ? found : [defaultRelease(chart)]
  })
  return { releases, unused: environments.unused }
}

function environmentReleases(chart: Chart, environments: readonly EnvironmentValues[]): HelmTarget[] {
  return [...groupBy(environments, ({ environment }) => environment)].map(([environment, files]) => ({
    ...releaseOf(chart),
    id: `${chart.path || '.'}@${environment}`,
    environment,
    values: files.map(({ file }) => file),
    guess: 'environment',
  }))
}

function defaultRelease(chart: Chart): HelmTarget {
  return { ...releaseOf(chart), id: chart.path || '.', environment: null, values: [], guess: 'defaults' }
}

function releaseOf(chart: Chart) {
  return {
    kind: 'helm',
    path: chart.path,
    release: releaseNameFor(chart.name, chart.path),
    namespace: null,
    missing: [],
  } as const
}
