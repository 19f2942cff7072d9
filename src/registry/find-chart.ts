import { groupBy } from '../core/group.ts'
import { oncePer } from '../core/once-per.ts'
import { joinPath } from '../core/path.ts'
import { mountPrefix, refusalOf } from '../core/tree.ts'
import type { Reader } from '../yaml/reader.ts'
import { chartLockOf, isEntryOf, lockFile, type LockedChart } from './chart-lock.ts'
import { isSatisfied, isTagOrDigest, type ChartRequest } from './chart-request.ts'

/** The result of looking a registry chart up in a tree. */
export type ChartLookup =
  | {
      readonly status: 'found'
      /** The folder of the unpacked chart in the tree: below `meshgate.lock!`, see `chartFolder`. */
      readonly folder: string
      readonly locked: LockedChart
    }
  | {
      readonly status: 'refused'
      readonly reason: string
      /** The digest in the lock file. */
      readonly digest: string
    }
  | {
      readonly status: Exclude<ChartStatus, 'found' | 'refused'>
      /** Why it cannot be rendered, as a predicate of the chart, with the command that helps. */
      readonly reason: string
    }

/**
 * - `no-lock`: the repository has no lock file;
 * - `not-listed`, `out-of-range`: the lock file does not list the chart, or no version of it that was asked for;
 * - `not-cached`: it lists the chart, and the cache lacks its archive;
 * - `refused`: the archive is not the one that the lock file names, or is not safe to unpack;
 * - `broken-lock`: the lock file cannot be read.
 */
export type ChartStatus =
  | 'found'
  | 'no-lock'
  | 'not-listed'
  | 'out-of-range'
  | 'not-cached'
  | 'refused'
  | 'broken-lock'

/**
 * Looks a chart up: in the lock file of the tree, then among the charts of the cache that are mounted in the tree. It
 * opens no connection. A release with the chart has `folder` as its `path`, and is rendered like one of a chart in the
 * repository; nothing but this function tells where a chart of a registry is.
 */
export function findChart(reader: Reader, request: ChartRequest): ChartLookup {
  requestedChartsOf(reader).set(JSON.stringify(request), request)
  const lock = chartLockOf(reader)
  if (lock === null) return { status: 'no-lock', reason: `is not in this repository; ${fetching}` }
  if ('problem' in lock)
    return { status: 'broken-lock', reason: `cannot be looked up in \`${lockFile}\`: ${lock.problem}` }
  const locked = lockedChartFor(lock.charts, request)
  if (locked) return mounted(reader, locked)
  const ofChart = entriesOf(lock.charts, request)
  if (ofChart.length > 0) return outOfRange(ofChart)
  return { status: 'not-listed', reason: `is not in \`${lockFile}\`; ${fetching}` }
}

/**
 * The entry of a lock file that satisfies a request: its own entry, else one of the same chart in a version that was
 * asked for; `null` if there is none.
 */
export function lockedChartFor(charts: readonly LockedChart[], request: ChartRequest): LockedChart | null {
  const ofChart = entriesOf(charts, request)
  const written = ofChart.find((chart) => isEntryOf(chart, request))
  const locked = written ?? ofChart.find(isInRange(request.version))
  return locked && isInRange(request.version)(locked) ? locked : null
}

/**
 * The charts that were looked up in a tree so far. `meshgate fetch` renders a tree to see which it needs, also those that only
 * rendered objects name.
 */
export const requestedChartsOf = oncePer<Reader, Map<string, ChartRequest>>(() => new Map())

/** The folder where a locked chart is mounted: `meshgate.lock!ghcr.io/org/charts/podinfo-6.5.0`. */
export function chartFolder({ repository, name, version }: LockedChart): string {
  const place = repository.replace(/^[a-z]+:\/\//, '').replace(/[^\w./:@-]/g, '-')
  return joinPath('', `${mountPrefix}${place}/${name}-${version}`)
}

const fetching = '`meshgate fetch` gets it'

function entriesOf(charts: readonly LockedChart[], request: ChartRequest): readonly LockedChart[] {
  return entriesByChart(charts).get(chartKey(request)) ?? []
}

const entriesByChart = oncePer((charts: readonly LockedChart[]) => groupBy(charts, chartKey))

function chartKey({ repository, name }: Pick<ChartRequest, 'repository' | 'name'>): string {
  return JSON.stringify([repository, name])
}

/** A digest or tag counts as satisfied where it is what was asked for when the entry was written. */
function isInRange(version: string): (chart: LockedChart) => boolean {
  return (chart) =>
    isSatisfied(version, chart.version) || (isTagOrDigest(version) && chart.requested === version)
}

function outOfRange(charts: readonly LockedChart[]): ChartLookup {
  const versions = [...new Set(charts.map(({ version }) => `\`${version}\``))].join(' and ')
  const reason = `is in \`${lockFile}\` only as ${versions}; \`meshgate fetch\` brings that up to date`
  return { status: 'out-of-range', reason }
}

function mounted({ tree }: Reader, locked: LockedChart): ChartLookup {
  const folder = chartFolder(locked)
  const refusal = refusalOf(tree, folder)
  if (refusal)
    return { status: 'refused', reason: `cannot be used: ${refusal.reason}`, digest: locked.digest }
  if (tree.read(joinPath(folder, 'Chart.yaml')) !== undefined) return { status: 'found', folder, locked }
  return { status: 'not-cached', reason: `is locked as ${locked.version} and not in the cache; ${fetching}` }
}
