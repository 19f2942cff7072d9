import { compareText } from '../core/order.ts'
import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { folderOf } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { candidatesByFolder, type EnvironmentValues } from './environment-candidates.ts'
import { isUsualEnvironment } from './environment-names.ts'
import { knownKeys, shareOfKnownKeys } from './known-keys.ts'

export type { EnvironmentValues } from './environment-candidates.ts'

/** What the values files of a tree are to its charts. */
export interface Environments {
  /** The values files of a chart's environments, sorted by environment. */
  of(chart: Chart): readonly EnvironmentValues[]
  /** Those of them that are in the chart's own folder. */
  ownOf(chart: Chart): readonly EnvironmentValues[]
  /** Files whose names say an environment, and that are for none of the charts near them. */
  readonly unused: readonly string[]
}

/**
 * Finds the environments of charts: values files whose names say an environment, in the chart's folder or, if there are
 * none, in the one above it, where the chart has a use for most of their keys. Of charts that share the folder above, a
 * file is for those that know most of its keys.
 */
export function findEnvironments(
  reader: Reader,
  charts: readonly Chart[],
  isExcluded: (path: string) => boolean,
): Environments {
  const candidates = candidatesByFolder(reader, charts, isExcluded)
  const keysOf = oncePer((chart: Chart) => knownKeys(reader, chart))
  const fit = (chart: Chart, { file }: EnvironmentValues): number =>
    shareOfKnownKeys(reader, file, () => keysOf(chart))

  const ownOf = oncePer((chart: Chart): readonly EnvironmentValues[] =>
    sorted((candidates.get(chart.path) ?? []).filter((candidate) => fit(chart, candidate) > half)),
  )
  const inFolder = foldersAbove(charts)
  const above = groupBy(
    [...inFolder].flatMap(([folder, siblings]) =>
      (candidates.get(folder) ?? [])
        .filter(isFromAbove)
        .flatMap((candidate) =>
          bestFits(siblings, (chart) => fit(chart, candidate)).map((chart) => ({ chart, candidate })),
        ),
    ),
    ({ chart }) => chart,
  )
  const of = (chart: Chart): readonly EnvironmentValues[] =>
    ownOf(chart).length > 0
      ? ownOf(chart)
      : sorted((above.get(chart) ?? []).map(({ candidate }) => candidate))

  const near = [...charts.map(({ path }) => path), ...inFolder.keys()]
  return {
    of,
    ownOf,
    unused: unusedOf(
      near.flatMap((folder) => candidates.get(folder) ?? []),
      charts.flatMap(of),
    ),
  }
}

/** A file is for a chart that has a use for more than this share of its keys. */
const half = 0.5

/** The charts below each folder that is no chart itself: a chart's folder holds its own values. */
function foldersAbove(charts: readonly Chart[]): Map<string, Chart[]> {
  const own = new Set(charts.map(({ path }) => path))
  const below = charts.filter(({ path }) => path !== '' && !own.has(folderOf(path)))
  return groupBy(below, ({ path }) => folderOf(path))
}

/** Beside folders of charts many things lie: there the name has to be one that environments have. */
function isFromAbove({ environment, isInEnvironments }: EnvironmentValues): boolean {
  return isInEnvironments || isUsualEnvironment(environment)
}

/** The charts with the largest fit, if it is large enough. */
function bestFits(charts: readonly Chart[], fit: (chart: Chart) => number): Chart[] {
  const fits = charts.map((chart) => ({ chart, share: fit(chart) }))
  const best = fits.reduce((most, { share }) => Math.max(most, share), 0)
  return best > half ? fits.filter(({ share }) => share === best).map(({ chart }) => chart) : []
}

function sorted(found: readonly EnvironmentValues[]): EnvironmentValues[] {
  return found.toSorted((a, b) => compareText(a.environment, b.environment))
}

function unusedOf(candidates: readonly EnvironmentValues[], used: readonly EnvironmentValues[]): string[] {
  const files = new Set(used.map(({ file }) => file))
  const unused = candidates.filter((candidate) => !files.has(candidate.file) && isFromAbove(candidate))
  return [...new Set(unused.map(({ file }) => file))].toSorted()
}
