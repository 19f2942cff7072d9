import { UsageError } from '../core/errors.ts'
import type { Report } from '../core/report.ts'
import { openConfig } from '../host/config-source.ts'
import { gitTimeout, unlessGitFails } from '../host/git/git.ts'
import { openFolder, type Workspace } from '../host/open.ts'
import { unaffectedReport } from '../run/unaffected/unaffected-report.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/**
 * Opens the working folder for the paths, and the base of the options. Says on standard error if it is no merge base.
 * Throws `UsageError` as `openFolder` does, and for a configuration of base without a base.
 */
export function openWorkspace(paths: readonly string[], options: RunOptions, terminal: Terminal): Workspace {
  const { folder, env, printError } = terminal
  const gitTimeoutMs = gitTimeout({ seconds: options.timeBudget })
  const { base = null, staged = false, cacheDir: cacheFolder } = options
  const workspace = openFolder({ folder, paths, base, env, cacheFolder, gitTimeoutMs, staged })
  if (options.configFrom === 'base' && workspace.base === null)
    throw new UsageError(
      '`--config-from base` needs a base: name it, as with `--base main`, or leave the option out',
    )
  if (workspace.baseNotice !== undefined) printError(`meshgate: ${workspace.baseNotice}\n`)
  return workspace
}

/**
 * The report of a change that touches nothing; `null` for any other change. With named paths or environments it is
 * always `null`, since they have to be checked or rejected.
 */
export async function reportIfUnaffected(
  workspace: Workspace,
  { config, configFrom, environment, egressAllow: egressAllowlist }: RunOptions,
  { version, folder }: Terminal,
): Promise<Report | null> {
  if (workspace.paths.length > 0 || environment.length > 0) return null
  const { configFile } = openConfig(configFrom, folder, config, workspace)
  return unlessGitFails(() => unaffectedReport({ ...workspace, configFile, egressAllowlist, version }))
}
