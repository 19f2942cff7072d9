import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageError } from '../core/errors.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { pathInside } from '../host/folder-tree.ts'
import { cloneCommit } from '../host/git/clone-commit.ts'
import { setupFilesText, setupText } from '../report/setup-text.ts'
import { proposeSetup } from '../run/init/propose-setup.ts'
import { paintFor } from './colours.ts'
import type { RunOptions } from './options.ts'
import { workspaceRunInput } from './session.ts'
import type { Terminal } from './terminal.ts'
import { openWorkspace } from './workspace.ts'

/** The options of `meshgate init`. */
export interface InitOptions extends RunOptions {
  readonly dryRun: boolean
  readonly forks: boolean
  readonly quiet: boolean
}

/** `meshgate init`: writes the files that set meshgate up in a repository, and overwrites none. */
export async function initCommand(
  options: InitOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<void> {
  const workspace = openWorkspace([], options, terminal)
  const { root } = workspace
  const setup = await proposeSetup(workspaceRunInput(workspace, options, terminal, engine), {
    isFree: (path) => isFree(join(root, path)),
    forks: options.forks,
    // The program is in dist/ of the clone.
    commit: cloneCommit(dirname(dirname(fileURLToPath(terminal.processWorker))), terminal.env),
  })
  if (options.dryRun) return terminal.print(setupFilesText(setup))
  for (const { path, text } of setup.files) writeNew(root, path, text)
  if (!options.quiet) terminal.print(setupText(setup, paintFor(terminal.colour)))
}

/** True if nothing is at a path, a link that leads nowhere included. */
function isFree(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined
}

/** Writes a file of a folder that is not there yet. Throws `UsageError` where its own folder is a link to somewhere else. */
function writeNew(root: string, path: string, text: string): void {
  const folder = dirname(join(root, path))
  mkdirSync(folder, { recursive: true })
  if (pathInside(realpathSync(root), realpathSync(folder)) === undefined)
    throw new UsageError(`\`${path}\` is outside of \`${root}\`, since a link leads there: it is not written`)
  writeFileSync(join(root, path), text, { flag: 'wx' })
}
