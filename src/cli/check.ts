import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { hasKeptRenders } from '../host/render-cache/cache-folder.ts'
import { cacheRequest } from './cache-request.ts'
import { checkFixOptions } from './fix-options.ts'
import type { CheckOptions } from './options.ts'
import { printReport } from './print-report.ts'
import { listsEverything } from './run-extent.ts'
import type { Terminal } from './terminal.ts'
import type { OpenEngine } from './with-engine.ts'
import { reportIfUnaffected, openWorkspace } from './workspace.ts'

/*
 * The modules that render and lint are loaded once there is something to check. So the answer to a wrong option, or to a
 * change that touches nothing, does not wait for them.
 */

/**
 * `meshgate check`: runs, writes fixes if requested, writes and prints the report, and sets the exit code.
 *
 * @param engine opens the engine
 */
export async function checkCommand(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<void> {
  checkFixOptions(options)
  if (options.shard || options.shardOutput !== undefined) return shardFor(paths, options, terminal, engine)
  if (options.watch) return watchFor(paths, options, terminal, engine())
  const work = (): Promise<void> => checkAndPrint(paths, options, terminal, engine)
  if (!options.profile) return work()
  const { withProfile } = await import('./profile.ts')
  await withProfile(work, terminal)
}

async function checkAndPrint(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<void> {
  const report = await reportOf(paths, options, terminal, engine)
  await printReport(report, { paths, options, terminal, isPrinted: !options.fixDryRun })
}

async function shardFor(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<void> {
  const { shardCommand } = await import('./shard.ts')
  await shardCommand(paths, options, terminal, engine)
}

async function watchFor(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const { watchCommand } = await import('./watch.ts')
  await watchCommand(paths, options, terminal, engine)
}

async function reportOf(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<Report> {
  if (!options.fix && !options.fixDryRun) return checkOnly(paths, options, terminal, engine)
  const started = engine()
  const { printFixes, writeFixes } = await import('./fix.ts')
  return (options.fix ? writeFixes : printFixes)(paths, options, terminal, started)
}

async function checkOnly(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<Report> {
  const workspace = openWorkspace(paths, options, terminal)
  const all = listsEverything(options)
  const early = all ? null : await reportIfUnaffected(workspace, options, terminal)
  if (early) return early
  const started = engine(!hasKeptRenders(cacheRequest(options, workspace.root, terminal)))
  const { runOnWorkspace } = await import('./session.ts')
  const extent = { causes: options.causes, changeCauses: options.causes }
  return runOnWorkspace(workspace, { ...options, all }, terminal, started, extent)
}
