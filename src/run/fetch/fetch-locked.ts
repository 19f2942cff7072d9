import type { Tree } from '../../core/tree.ts'
import { chartLockOf, type LockedChart } from '../../registry/chart-lock.ts'
import { readerOf } from '../../yaml/reader.ts'
import { lockedRequest, fetchChart, fewAtATime, type ChartStore, type FetchedChart } from './fetched-chart.ts'

/**
 * Downloads the archives that the lock files of trees name and the cache lacks. Lock files are not changed, and no version
 * is chosen: a chart that a lock file does not list stays missing.
 */
export async function fetchLocked(trees: readonly Tree[], store: ChartStore): Promise<FetchedChart[]> {
  const charts = new Map(trees.flatMap(lockedCharts).map((chart) => [JSON.stringify(chart), chart]))
  return fewAtATime([...charts.values()], async (chart) => fetchChart(lockedRequest(chart), chart, store))
}

function lockedCharts(tree: Tree): readonly LockedChart[] {
  const lock = chartLockOf(readerOf(tree))
  return lock && 'charts' in lock ? lock.charts : []
}
