import { compareText } from '../core/order.ts'
import { groupBy } from '../core/group.ts'
import { weakOncePer } from '../core/once-per.ts'
import { folderOf } from '../core/path.ts'
import type { Skipped } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import type { Chart } from './chart.ts'
import { candidatesByFolder, type EnvironmentValues } from './environment-candidates.ts'
import { isUsualEnvironment } from './environment-names.ts'
import { chartKeys, fileKeys, shareOfChartKeys, type FileKeys } from './chart-keys.ts'

export type { EnvironmentValues } from './environment-candidates.ts'

/** The environments of the charts of a tree. */
export interface Environments {
  /** The values files of a chart's environments, sorted by environment. */
  of(chart: Chart): readonly EnvironmentValues[]
  /** The files of `of(chart)` in the chart's own folder. */
  inFolderOf(chart: Chart): readonly EnvironmentValues[]
  /** Files named after an environment that fit no chart near them, with the reasons. */
  readonly unused: readonly Skipped[]
}

/**
 * Finds the environments of charts: values files named after an environment, in the chart's folder or, if it has none, in
 * the folder above. A file belongs to a chart that uses most of its top-level keys. Of several charts below the folder
 * it belongs to those that use the largest share of its keys.
 */
export function findEnvironments(
  reader: Reader,
  charts: readonly Chart[],
  isExcluded: (path: string) => boolean,
): Environments {
  const candidates = candidatesByFolder(reader, charts, isExcluded)
  const keysOf = weakOncePer((chart: Chart) => chartKeys(reader, chart))
  const fitOf: Fit = (chart, { file }) => shareOfChartKeys(reader, file, () => keysOf(chart))

  const inFolderOf = weakOncePer((chart: Chart): readonly EnvironmentValues[] =>
    sortByEnvironment(
      (candidates.get(chart.path) ?? []).filter((candidate) => fitOf(chart, candidate) > minFit),
    ),
  )
  const chartsByParent = chartsByParentFolder(charts)
  const inParentOf = environmentsInParents(chartsByParent, candidates, fitOf)
  const of = (chart: Chart): readonly EnvironmentValues[] =>
    inFolderOf(chart).length > 0 ? inFolderOf(chart) : inParentOf(chart)

  const folders = [...charts.map(({ path }) => path), ...chartsByParent.keys()]
  const chartsByFolder = new Map(charts.map((chart) => [chart.path, chart]))
  const reasonOf = (folder: string, { file }: EnvironmentValues): string => {
    const chart = chartsByFolder.get(folder)
    if (!chart) return noChartFits
    const keys = fileKeys(reader, file, () => keysOf(chart))
    return misfitReason(chart, keys)
  }
  return {
    of,
    inFolderOf,
    unused: unusedOf(
      folders.flatMap((folder) =>
        (candidates.get(folder) ?? []).map((values) => ({ values, reason: () => reasonOf(folder, values) })),
      ),
      charts.flatMap(of),
    ),
  }
}

const noChartFits = 'no chart near it uses most of its keys, so it is not read as values of a chart'

/** Why a file beside a chart is not read as its values. */
function misfitReason({ path }: Chart, { all, unknown }: FileKeys): string {
  const shown = unknown.slice(0, maxShownKeys).map((key) => `\`${key}\``)
  const more = unknown.length - shown.length
  const keys = `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return `the chart \`${path || '.'}\` uses ${all.length - unknown.length} of its ${all.length} top-level keys, and not ${keys}: it is not read as values; correct the keys, or list the file in \`targets\` of the configuration`
}

const maxShownKeys = 3

/** A file may belong to a chart only if the chart uses more than this share of its keys. */
const minFit = 0.5

/** The share of the keys of a values file that a chart uses, from 0 to 1. */
type Fit = (chart: Chart, candidate: EnvironmentValues) => number

/** The environments of each chart among the values files of the folder above it. */
function environmentsInParents(
  chartsByParent: ReadonlyMap<string, readonly Chart[]>,
  candidates: ReadonlyMap<string, readonly EnvironmentValues[]>,
  fitOf: Fit,
): (chart: Chart) => EnvironmentValues[] {
  const pairs = [...chartsByParent].flatMap(([folder, siblings]) =>
    (candidates.get(folder) ?? [])
      .filter(mayBeInParent)
      .flatMap((candidate) => pairsOf(candidate, siblings, (chart) => fitOf(chart, candidate))),
  )
  const pairsByChart = groupBy(pairs, ({ chart }) => chart)
  return (chart) => sortByEnvironment((pairsByChart.get(chart) ?? []).map(({ candidate }) => candidate))
}

/** The charts below each folder that is not a chart itself: the folder of a chart contains only its own values. */
function chartsByParentFolder(charts: readonly Chart[]): Map<string, Chart[]> {
  const chartFolders = new Set(charts.map(({ path }) => path))
  const nestedCharts = charts.filter(({ path }) => path !== '' && !chartFolders.has(folderOf(path)))
  return groupBy(nestedCharts, ({ path }) => folderOf(path))
}

/** Folders above charts contain all kinds of files, so a file there needs the usual name of an environment. */
function mayBeInParent({ environment, isInEnvironments }: EnvironmentValues): boolean {
  return isInEnvironments || isUsualEnvironment(environment)
}

interface EnvironmentPair {
  readonly chart: Chart
  readonly candidate: EnvironmentValues
}

/** The charts with the highest share, if it is high enough. The pair is certain if it is one chart that uses all keys. */
function pairsOf(
  candidate: EnvironmentValues,
  charts: readonly Chart[],
  fitOf: (chart: Chart) => number,
): EnvironmentPair[] {
  const fits = charts.map((chart) => ({ chart, share: fitOf(chart) }))
  const best = fits.reduce((max, { share }) => Math.max(max, share), 0)
  if (best <= minFit) return []
  const fitting = fits.filter(({ share }) => share === best)
  const isCertain = fitting.length === 1 && best === 1
  return fitting.map(({ chart }) => ({
    chart,
    candidate: isCertain ? candidate : { ...candidate, mayBeOfAnother: true },
  }))
}

function sortByEnvironment(values: readonly EnvironmentValues[]): EnvironmentValues[] {
  return values.toSorted((a, b) => compareText(a.environment, b.environment))
}

/** A values file, and why no chart uses it. */
interface CandidateReason {
  readonly values: EnvironmentValues
  readonly reason: () => string
}

function unusedOf(candidates: readonly CandidateReason[], used: readonly EnvironmentValues[]): Skipped[] {
  const files = new Set(used.map(({ file }) => file))
  const unused = candidates.filter(({ values }) => !files.has(values.file) && mayBeInParent(values))
  const byFile = groupBy(unused, ({ values }) => values.file)
  return [...byFile]
    .map(([file, [candidate]]) => ({ file, reason: candidate!.reason() }))
    .toSorted((a, b) => compareText(a.file, b.file))
}
