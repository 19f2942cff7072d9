import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import type { Workspace } from '../host/open.ts'
import { diffText } from '../report/diff-text.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'
import { endEarly, openWorkspace } from './workspace.ts'

/**
 * `meshgate diff`: prints the changes of manifests.
 *
 * @param engine starts the engine
 */
export async function diff(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  engine: () => EnginePool,
): Promise<void> {
  const workspace = openWorkspace(paths, options, terminal)
  const report =
    (await endEarly(workspace, options, terminal)) ?? (await compared(workspace, options, terminal, engine()))
  terminal.print(diffText(report, paintFor(terminal.colour)))
}

async function compared(
  workspace: Workspace,
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<Report> {
  const { runIn } = await import('./session.ts')
  return runIn(workspace, options, terminal, engine, { causes: false })
}
