import { UsageError } from '../../core/errors.ts'
import type { Tree } from '../../core/tree.ts'
import { discover } from '../../discover/discover.ts'
import { chartsInScope } from '../../discover/references/references.ts'
import { readMaskedConfig } from '../../inspect/masked-config.ts'
import { renderWithNested } from '../../inspect/nested-targets.ts'
import { readableTree } from '../../inspect/readable.ts'
import { renderTree } from '../../inspect/schedule.ts'
import type { Scope } from '../../inspect/types.ts'
import { chartLockOf, lockFile, lockText, type LockedChart } from '../../registry/chart-lock.ts'
import type { ChartRequest } from '../../registry/chart-request.ts'
import { requestedChartsOf, lockedChartFor } from '../../registry/find-chart.ts'
import { createMask } from '../../secrets/mask.ts'
import { readerOf, type Reader } from '../../yaml/reader.ts'
import { fetchChart, fewAtATime, type ChartStore, type FetchedChart } from './fetched-chart.ts'

/** The tree and options for fetching charts. */
export interface FetchInput {
  readonly tree: Tree
  readonly scope: Scope
  /** The tree with another lock file, and with the charts that this names. */
  readonly withLock: (lock: string) => Tree
  /** True to fetch the newest charts instead of the locked ones. */
  readonly update: boolean
}

/** The fetched charts and the resulting lock file. */
export interface FetchResult {
  readonly charts: readonly FetchedChart[]
  /** The text of the lock file; `null` if there is none and nothing to write into it. */
  readonly lock: string | null
  /** True if it differs from the lock file of the tree. */
  readonly isChanged: boolean
}

/** Limit on rounds: rendered objects may state further charts. */
const maxRounds = 10

/**
 * Fetches the charts that rendering a tree needs. Charts may render objects that name further charts, so the tree is
 * rendered again until no new chart is needed. Entries that nothing needs are removed from the lock file, unless a
 * chart could not be fetched. Throws `UsageError` for an unreadable lock file or configuration.
 */
export async function fetchCharts(input: FetchInput, store: ChartStore): Promise<FetchResult> {
  const locked = lockedCharts(readerOf(input.tree))
  const fetched = new Map<string, FetchedChart>()
  let { tree } = input
  for (let round = 0; round < maxRounds; round++) {
    const requests = (await neededCharts(tree, input.scope)).filter((request) => !fetched.has(keyOf(request)))
    if (requests.length === 0) break
    const charts = await fewAtATime(requests, async (request) =>
      fetchChart(request, input.update ? null : lockedChartFor(locked, request), store),
    )
    for (const chart of charts) fetched.set(keyOf(chart.request), chart)
    tree = input.withLock(lockText(entriesOf([...fetched.values()])))
  }
  return { charts: [...fetched.values()], ...lockAfter([...fetched.values()], locked, input.tree) }
}

/**
 * The charts that a tree needs and the lock file lacks, and locked charts that it does not need, without a connection.
 * The latter are only known if the cache has all locked charts.
 */
export async function checkLock(
  { tree, scope }: Pick<FetchInput, 'tree' | 'scope'>,
  { has }: Pick<ChartStore, 'has'>,
): Promise<{ readonly missing: readonly ChartRequest[]; readonly unused: readonly LockedChart[] }> {
  const locked = lockedCharts(readerOf(tree))
  const requests = await neededCharts(tree, scope)
  const used = new Set(requests.map((request) => lockedChartFor(locked, request)))
  const isComplete = locked.every(({ digest }) => has(digest))
  return {
    missing: requests.filter((request) => lockedChartFor(locked, request) === null),
    unused: isComplete ? locked.filter((chart) => !used.has(chart)) : [],
  }
}

/** The charts that files of a tree name, and those that rendering looks up. */
async function neededCharts(tree: Tree, scope: Scope): Promise<ChartRequest[]> {
  const { options, host } = scope
  const reader = readerOf(readableTree(tree))
  const config = await readMaskedConfig(reader, options.configFile, createMask(host.maskKey))
  const { evaluators } = host
  const { targets, gitops, skipped } = await discover(reader, config, { ...options, evaluators })
  const discovered = { allTargets: targets, targets, gitops, skipped }
  const scoped = { ...options, ...evaluators }
  await renderWithNested(reader, discovered, config, scoped, (latest) => renderTree(reader, latest, host))
  const named = await chartsInScope(reader, config, { ...scoped, targets })
  const requests = new Map(named.map(({ request }) => [keyOf(request), request]))
  return [...new Map([...requests, ...requestedChartsOf(reader)]).values()]
}

function keyOf(request: ChartRequest): string {
  return JSON.stringify(request)
}

function lockedCharts(reader: Reader): readonly LockedChart[] {
  const lock = chartLockOf(reader)
  if (lock && 'problem' in lock) throw new UsageError(`\`${lockFile}\` cannot be read: ${lock.problem}`)
  return lock?.charts ?? []
}

function entriesOf(charts: readonly FetchedChart[]): LockedChart[] {
  return charts.flatMap(({ locked }) => locked ?? [])
}

function lockAfter(
  charts: readonly FetchedChart[],
  before: readonly LockedChart[],
  tree: Tree,
): Pick<FetchResult, 'lock' | 'isChanged'> {
  const text = readerOf(tree).text(lockFile)
  const isComplete = charts.every(({ status }) => status !== 'failed')
  const entries = new Map(
    [...(isComplete ? [] : before), ...entriesOf(charts)].map((chart) => [
      JSON.stringify([chart.repository, chart.name, chart.requested]),
      chart,
    ]),
  )
  if (entries.size === 0 && text === undefined) return { lock: null, isChanged: false }
  const lock = lockText([...entries.values()])
  return { lock, isChanged: lock !== text }
}
