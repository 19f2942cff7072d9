import { resolve } from 'node:path'
import type { Report } from '../core/report.ts'
import { readMaskKey } from '../host/mask-key.ts'
import { openRun } from '../host/open-run.ts'
import { openMerge } from '../host/shards/open-merge.ts'
import { startBudget } from '../host/time-budget.ts'
import { mergeLine, missingLine } from '../report/shards.ts'
import type { ReportOptions } from './options.ts'
import { printReport } from './print-report.ts'
import { withProfile } from './profile.ts'
import { withProgress } from './progress.ts'
import { listsEverything } from './run-extent.ts'
import { runSetup } from './session.ts'
import type { Terminal } from './terminal.ts'
import type { OpenEngine } from './with-engine.ts'
import { reportIfUnaffected, openWorkspace } from './workspace.ts'

/**
 * `meshgate merge FOLDER...`: checks with the engine's answers from the folders of shards, and reports as `check` does. It
 * computes the answers that they lack, and prints on standard error which shards are missing and how many answers it took.
 * Throws `UsageError` for shards that are damaged, or of another run than this one.
 *
 * @param engine opens the engine; not called for a change that touches nothing
 */
export async function mergeCommand(
  folders: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<void> {
  const work = async (): Promise<void> => {
    const report = await mergedReport(folders, options, terminal, engine)
    await printReport(report, { paths: [], options, terminal })
  }
  return options.profile ? withProfile(work, terminal) : work()
}

async function mergedReport(
  folders: readonly string[],
  options: ReportOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<Report> {
  const workspace = openWorkspace([], options, terminal)
  const all = listsEverything(options)
  const early = all ? null : await reportIfUnaffected(workspace, options, terminal)
  if (early) return early
  const { causes } = options
  const setup = runSetup(workspace, { ...options, all }, terminal, engine(), { causes, changeCauses: causes })
  const merge = openMerge(setup.engine, {
    folders: folders.map((folder) => resolve(terminal.folder, folder)),
    root: workspace.root,
    engineDigest: terminal.engineDigest,
    maskKey: readMaskKey(terminal.env),
  })
  const missing = missingLine(merge)
  if (missing !== null) terminal.printError(`${missing}\n`)
  const budget = startBudget(options.timeBudget)
  const input = openRun({ ...setup, engine: merge.engine, workspace, budget })
  const report = await withProgress(input, terminal.showProgress, merge.run)
  terminal.printError(`${mergeLine(merge.summary())}\n`)
  return report
}
