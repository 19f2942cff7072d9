import type { EnginePool } from '../host/engine/engine-pool.ts'
import { diffText } from '../report/diff-text.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { endEarly, openWorkspace, runIn } from './session.ts'
import type { Terminal } from './terminal.ts'

/** `meshgate diff`: prints the changes of manifests. */
export async function diff(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace(paths, options, terminal)
  const early = await endEarly(workspace, options, terminal)
  const report = early ?? (await runIn(workspace, options, terminal, engine, { causes: false }))
  terminal.print(diffText(report, paintFor(terminal.colour)))
}
