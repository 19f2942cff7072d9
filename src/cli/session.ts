import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { openConfig } from '../host/config-source.ts'
import { gitTimeout, unlessGitFails } from '../host/git/git.ts'
import { openFolder, type Workspace } from '../host/open.ts'
import { openRun, type RunSetup } from '../host/open-run.ts'
import { startBudget } from '../host/time-budget.ts'
import { setRunFlags } from '../host/engine/v8-flags.ts'
import { run } from '../run.ts'
import type { RunInput } from '../run/run-input.ts'
import { unaffectedReport } from '../run/unaffected/unaffected-report.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** What a run does besides checking and comparing. */
export type RunExtent = Pick<RunSetup, 'causes' | 'changeCauses' | 'maxFixes'>

/** Opens the working folder for the paths, and the base of the options. */
export function openWorkspace(
  paths: readonly string[],
  options: RunOptions,
  { folder, env }: Terminal,
): Workspace {
  const gitTimeoutMs = gitTimeout({ seconds: options.timeBudget })
  const { base = null, cacheDir: cacheFolder } = options
  return openFolder({ folder, paths, base, env, cacheFolder, gitTimeoutMs })
}

/**
 * The report of a change that touches nothing; `null` for any other change. With named paths or environments it is
 * always `null`, since they have to be checked or rejected.
 */
export async function endEarly(
  workspace: Workspace,
  { config, configFrom, environment, egressAllow: egressAllowlist }: RunOptions,
  { version, folder }: Terminal,
): Promise<Report | null> {
  if (workspace.paths.length > 0 || environment.length > 0) return null
  const { configFile } = openConfig(configFrom, folder, config, workspace)
  return unlessGitFails(() => unaffectedReport({ ...workspace, configFile, egressAllowlist, version }))
}

/** Runs on an opened workspace. */
export async function runIn(
  workspace: Workspace,
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
  extent?: RunExtent,
): Promise<Report> {
  return run(inputFor(workspace, options, terminal, engine, extent))
}

/** The input of a run on an opened workspace. */
export function inputFor(
  workspace: Workspace,
  options: RunOptions,
  { version, schemaWorker, folder }: Terminal,
  engine: EnginePool,
  extent?: RunExtent,
): RunInput {
  setRunFlags()
  const { configFile, configSource } = openConfig(options.configFrom, folder, options.config, workspace)
  return openRun({
    workspace,
    engine,
    schemaWorker,
    budget: startBudget(options.timeBudget),
    options: {
      environments: options.environment,
      all: options.all ?? true,
      together: options.together,
      configFile,
      istioVersion: options.istioVersion ?? null,
      egressAllowlist: options.egressAllow,
    },
    configSource,
    approval: options.approveWeakening ? 'approved by `--approve-weakening`' : null,
    version,
    ...extent,
  })
}
