import type { ProcessEnvironment } from '../host/environment.ts'
import type { Workspace } from '../host/open.ts'
import { openChartDownloads } from '../host/registry/chart-downloads.ts'
import type { FetchSummary } from '../report/fetch-text.ts'
import { fetchLocked } from '../run/fetch/fetch-locked.ts'
import { chartLine, storeOf } from '../run/fetch/fetched-chart.ts'

/**
 * Fetches what the lock files of head and base name, before anything is read of the charts. Lock files are not changed: a
 * pull request gets what it states. A chart that cannot be fetched is missing in the check, which says so.
 */
export async function fetchedCharts(
  env: ProcessEnvironment,
  { head, base, charts: cache }: Pick<Workspace, 'head' | 'base' | 'charts'>,
): Promise<FetchSummary> {
  const downloads = openChartDownloads(env)
  const charts = await fetchLocked(base ? [head, base] : [head], storeOf(cache, downloads))
  return { charts: charts.map(chartLine), hosts: [...downloads.hosts], lock: null }
}
