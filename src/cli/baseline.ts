import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { baselineOf } from '../run/write-baseline.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { baselineFile } from '../run/waivers/baseline.ts'
import { count } from '../report/words.ts'
import type { RunOptions } from './options.ts'
import { workspaceRunInput } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** Options of `meshgate baseline`. */
export interface BaselineOptions extends RunOptions {
  readonly quiet: boolean
}

/** `meshgate baseline`: writes today's findings, which then fail no run, to a file at the root of the repository. */
export async function baselineCommand(
  options: BaselineOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace([], options, terminal)
  const { text, findings } = await baselineOf(workspaceRunInput(workspace, options, terminal, engine))
  writeFileSync(join(workspace.root, baselineFile), text)
  if (!options.quiet) terminal.print(`written: ${baselineFile} (${count(findings, 'finding')})\n`)
}
