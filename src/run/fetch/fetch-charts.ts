import { UsageError } from '../../core/errors.ts'
import type { Repository } from '../../core/repository.ts'
import type { Tree } from '../../core/tree.ts'
import { chartsInScope } from '../../discover/references/references.ts'
import { readMaskedConfig } from '../../inspect/masked-config.ts'
import { readableTree } from '../../inspect/readable.ts'
import { chartLockOf, lockFile, lockText, type LockedChart } from '../../registry/chart-lock.ts'
import type { ChartRequest } from '../../registry/chart-request.ts'
import { entryFor } from '../../registry/find-chart.ts'
import { createMask } from '../../secrets/mask.ts'
import { readerOf, type Reader } from '../../yaml/reader.ts'
import { fetchChart, fewAtATime, type ChartStore, type FetchedChart } from './fetched-chart.ts'

/** For which tree charts are fetched. */
export interface FetchInput {
  readonly tree: Tree
  /** Path of the configuration in the tree. */
  readonly configFile: string
  readonly repository: () => Repository
  /** The key of the masks of secrets. */
  readonly maskKey: string
  /** Take the newest charts, whatever the lock file says. */
  readonly update: boolean
}

/** What was fetched, and the lock file that follows from it. */
export interface FetchResult {
  readonly charts: readonly FetchedChart[]
  /** The text of the lock file; `null` if nothing takes a chart from a registry and there is none. */
  readonly lock: string | null
  /** True if the tree has another one, or none. */
  readonly isChanged: boolean
}

/**
 * Fetches the charts that the targets of a tree take from registries. An entry that nothing asks for leaves the lock file;
 * that of a chart that could not be fetched stays. Throws `UsageError` for a lock file or configuration that cannot be
 * read.
 */
export async function fetchCharts(input: FetchInput, store: ChartStore): Promise<FetchResult> {
  const reader = readerOf(readableTree(input.tree))
  const locked = lockedCharts(reader)
  const requests = await requestsOf(reader, input)
  const charts = await fewAtATime(requests, async (request) =>
    fetchChart(request, input.update ? null : entryFor(locked, request), store),
  )
  return { charts, ...lockOf(charts, reader) }
}

/** Says what `fetchCharts` would find locked and what not, without a connection. */
export async function checkLock(
  input: Omit<FetchInput, 'update'>,
): Promise<{ readonly missing: readonly ChartRequest[]; readonly unused: readonly LockedChart[] }> {
  const reader = readerOf(readableTree(input.tree))
  const locked = lockedCharts(reader)
  const requests = await requestsOf(reader, input)
  const used = new Set(requests.map((request) => entryFor(locked, request)))
  return {
    missing: requests.filter((request) => entryFor(locked, request) === null),
    unused: locked.filter((chart) => !used.has(chart)),
  }
}

async function requestsOf(
  reader: Reader,
  { configFile, repository, maskKey }: Omit<FetchInput, 'update'>,
): Promise<ChartRequest[]> {
  const config = await readMaskedConfig(reader, configFile, createMask(maskKey))
  const requests = chartsInScope(reader, config, { paths: [], repository }).map(({ request }) => request)
  return [...new Map(requests.map((request) => [JSON.stringify(request), request])).values()]
}

function lockedCharts(reader: Reader): readonly LockedChart[] {
  const lock = chartLockOf(reader)
  if (lock && 'problem' in lock) throw new UsageError(`\`${lockFile}\` cannot be read: ${lock.problem}`)
  return lock?.charts ?? []
}

function lockOf(charts: readonly FetchedChart[], reader: Reader): Pick<FetchResult, 'lock' | 'isChanged'> {
  const before = reader.text(lockFile)
  const locked = charts.flatMap(({ locked: entry }) => entry ?? [])
  if (charts.length === 0 && before === undefined) return { lock: null, isChanged: false }
  const lock = lockText(locked)
  return { lock, isChanged: lock !== before }
}
