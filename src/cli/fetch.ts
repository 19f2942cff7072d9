import { join } from 'node:path'
import { openChartDownloads } from '../host/registry/chart-downloads.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { openFolder, type Workspace } from '../host/open.ts'
import { replaceFile } from '../host/replace-file.ts'
import { openRun } from '../host/open-run.ts'
import type { ChartCache } from '../host/registry/chart-cache.ts'
import { withLock } from '../host/registry/mounted-charts.ts'
import { lockFile } from '../registry/chart-lock.ts'
import { requestText } from '../registry/chart-request.ts'
import { inertMessage } from '../report/escape.ts'
import { failedFetchText, fetchText } from '../report/fetch-text.ts'
import { checkLock, fetchCharts, type FetchInput, type FetchResult } from '../run/fetch/fetch-charts.ts'
import { fetchLocked } from '../run/fetch/fetch-locked.ts'
import { chartLine, storeOf } from '../run/fetch/fetched-chart.ts'
import { keptEngine } from './kept-engine.ts'
import type { CacheOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** Options of `meshgate fetch`. */
export interface FetchOptions extends CacheOptions {
  readonly config: string
  readonly base?: string
  readonly check: boolean
  readonly update: boolean
  readonly quiet: boolean
  readonly cacheDir?: string
}

/**
 * `meshgate fetch`: downloads the charts that targets take from registries, and writes the lock file. Exit code 1 if a chart
 * could not be fetched, or with `--check` if the lock file is not up to date.
 */
export async function fetchCommand(
  options: FetchOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const { folder, env, print, exitWith } = terminal
  const { base = null, cacheDir: cacheFolder } = options
  const workspace = openFolder({ folder, paths: [], base, env, cacheFolder })
  const input = inputOf(workspace, options, terminal, engine)
  if (options.check) return check(input, workspace.charts, terminal, options.quiet)
  const downloads = openChartDownloads(env)
  const store = storeOf(workspace.charts, downloads)
  const result = await fetchCharts(input, store)
  const lock = writeLock(workspace.root, result)
  const charts = [...result.charts, ...(workspace.base ? await fetchLocked([workspace.base], store) : [])]
  const textOf = options.quiet ? failedFetchText : fetchText
  print(textOf({ charts: charts.map(chartLine), hosts: [...downloads.hosts], lock }))
  if (charts.some(({ status }) => status === 'failed')) exitWith(1)
}

function inputOf(
  workspace: Workspace,
  fetchOptions: FetchOptions,
  terminal: Terminal,
  pool: EnginePool,
): FetchInput {
  const { config, update } = fetchOptions
  const { processWorker, version } = terminal
  const { head, charts, root } = workspace
  const engine = keptEngine(pool, fetchOptions, root, terminal)
  const options = { configFile: config }
  const { host, ...run } = openRun({ workspace, engine, processWorker, version, options, causes: false })
  return {
    tree: head,
    // Which values a release uses does not matter.
    scope: { options: run.options, now: run.now, host: { ...host, valuesUse: null } },
    withLock: (lock) => withLock(head, lock, charts),
    update,
  }
}

async function check(
  input: FetchInput,
  cache: ChartCache,
  { print, exitWith }: Terminal,
  isQuiet: boolean,
): Promise<void> {
  const { missing, unused } = await checkLock(input, cache)
  if (missing.length + unused.length === 0) {
    if (!isQuiet) print(`\`${lockFile}\` is up to date\n`)
    return
  }
  const lines = [
    ...missing.map((request) => `missing     ${requestText(request)}`),
    ...unused.map(
      ({ requested, ...chart }) => `not needed  ${requestText({ ...chart, version: requested })}`,
    ),
    `\`${lockFile}\` is not up to date: run \`meshgate fetch\``,
  ]
  print(inertMessage(lines.map((line) => `${line}\n`).join('')))
  exitWith(1)
}

function writeLock(root: string, { lock, isChanged }: FetchResult): string | null {
  if (lock === null) return null
  if (!isChanged) return `\`${lockFile}\` is up to date`
  replaceFile(join(root, lockFile), lock)
  return `\`${lockFile}\` is written: commit it`
}
