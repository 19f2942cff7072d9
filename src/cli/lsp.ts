import type { EnginePool } from '../host/engine/engine-pool.ts'
import { openSession } from '../host/session/check-session.ts'
import { openLiveFolder } from '../host/session/live-folder.ts'
import { Desk } from '../lsp/desk.ts'
import { startServer } from '../lsp/server.ts'
import type { RunOptions } from './options.ts'
import { runSetup } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** `meshgate lsp`: serves an editor over the standard streams, with the options of `check` for each of its folders. */
export async function lspCommand(options: RunOptions, terminal: Terminal, engine: EnginePool): Promise<void> {
  await startServer({
    version: terminal.version,
    open(path, events) {
      const editorTerminal = { ...terminal, folder: path }
      const folder = openLiveFolder(() => openWorkspace([], options, editorTerminal))
      const setup = runSetup(folder.workspace, options, editorTerminal, engine)
      return Desk.open(
        folder,
        openSession(folder, { ...setup, seconds: options.timeBudget }),
        options.config,
        events,
      )
    },
  })
}
