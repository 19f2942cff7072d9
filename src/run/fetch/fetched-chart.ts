import type { ChartLine } from '../../core/chart-line.ts'
import type { LockedChart } from '../../registry/chart-lock.ts'
import { isTagOrDigest, requestText, type ChartRequest } from '../../registry/chart-request.ts'

/** A downloaded chart, and what the lock file says of it. */
export interface DownloadedChart {
  readonly archive: Uint8Array
  readonly locked: LockedChart
}

/** Why a chart was not downloaded, as a sentence. */
export interface DownloadProblem {
  readonly problem: string
}

/** The functions for fetching charts. */
export interface ChartStore {
  readonly download: (request: ChartRequest) => Promise<DownloadedChart | DownloadProblem>
  /** True if the cache has an archive that can be used. */
  readonly has: (digest: string) => boolean
  readonly add: (archive: Uint8Array) => void
}

/** The store of a cache and of downloads. */
export function storeOf(
  { has, add }: Pick<ChartStore, 'has' | 'add'>,
  { download }: Pick<ChartStore, 'download'>,
): ChartStore {
  return { download, has, add }
}

/** The result of a request. */
export type FetchedChart =
  | { readonly status: 'kept' | 'downloaded'; readonly request: ChartRequest; readonly locked: LockedChart }
  | {
      readonly status: 'failed'
      readonly request: ChartRequest
      readonly problem: string
      /** The entry of the lock file as it was; `null` if there was none. */
      readonly locked: LockedChart | null
    }

/**
 * Fetches a chart. A locked chart is only downloaded if the cache lacks it (else `kept`). A downloaded archive is added to the
 * cache. A failed download, or an archive with another digest than the locked one, gives a result `failed` with the problem.
 * @param locked the entry of the lock file that satisfies the request; `null` to fetch the newest chart
 */
export async function fetchChart(
  request: ChartRequest,
  locked: LockedChart | null,
  store: ChartStore,
): Promise<FetchedChart> {
  const entry = locked && { ...locked, requested: request.version }
  if (entry && store.has(entry.digest)) return { status: 'kept', request, locked: entry }
  const downloaded = await store.download(entry ? lockedRequest(entry) : request)
  if ('problem' in downloaded)
    return { status: 'failed', request, problem: downloaded.problem, locked: entry }
  const { digest } = downloaded.locked
  if (entry && digest !== entry.digest)
    return { status: 'failed', request, problem: otherDigest(digest, entry), locked: entry }
  store.add(downloaded.archive)
  return { status: 'downloaded', request, locked: entry ?? downloaded.locked }
}

/** The request for exactly the chart of an entry: its version, or the tag or digest that it was asked for by. */
export function lockedRequest({ repository, name, requested, version }: LockedChart): ChartRequest {
  return { repository, name, version: isTagOrDigest(requested) ? requested : version }
}

function otherDigest(digest: string, locked: LockedChart): string {
  return `version ${locked.version} has the digest ${digest} now, and the lock file says ${locked.digest}: somebody published it again, or it was tampered with; \`meshgate fetch --update\` accepts it`
}

/** A chart as the output shows it. */
export function chartLine(chart: FetchedChart): ChartLine {
  const { status, request, locked } = chart
  const problem = status === 'failed' ? chart.problem : ''
  return { status, request: requestText(request), version: locked?.version ?? null, problem }
}

/** Limit on simultaneous downloads, since registries limit them. */
const maxDownloads = 4

/**
 * Calls `work` for each item, for at most four at a time. The results have the order of the items. Rejects as soon as one
 * call rejects, while the others go on.
 */
export async function fewAtATime<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!)
  }
  await Promise.all(Array.from({ length: maxDownloads }, worker))
  return results
}
