import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import type { Workspace } from '../host/open.ts'
import { diffText, failedDiffText } from '../report/diff-text.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'
import type { OpenEngine } from './with-engine.ts'
import { reportIfUnaffected, openWorkspace } from './workspace.ts'

/** Options of `meshgate diff`. */
export interface DiffOptions extends RunOptions {
  readonly quiet: boolean
}

/**
 * `meshgate diff`: prints the changes of manifests. Exit code 1 if something could not be rendered.
 *
 * @param paths the files and folders that the user named; `[]` for the whole repository
 * @param engine opens the engine
 */
export async function diffCommand(
  paths: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<void> {
  const workspace = openWorkspace(paths, options, terminal)
  const report =
    (await reportIfUnaffected(workspace, options, terminal)) ??
    (await compared(workspace, options, terminal, engine()))
  const textOf = options.quiet ? failedDiffText : diffText
  terminal.print(textOf(report, paintFor(terminal.colour)))
  if (report.summary.targets.failed > 0) terminal.exitWith(1)
}

async function compared(
  workspace: Workspace,
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<Report> {
  const { runOnWorkspace } = await import('./session.ts')
  return runOnWorkspace(workspace, options, terminal, engine, { causes: false })
}
