import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine/engine-pool.ts'
import { openConfig } from '../host/config-source.ts'
import type { Workspace } from '../host/open.ts'
import { readMaskKey } from '../host/mask-key.ts'
import { openRun, type RunSetup } from '../host/open-run.ts'
import { startBudget } from '../host/time-budget.ts'
import { setRunFlags } from '../host/engine/v8-flags.ts'
import { run } from '../run.ts'
import type { RunInput } from '../run/run-input.ts'
import { keptEngine } from './kept-engine.ts'
import type { RunOptions } from './options.ts'
import { withProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** The parts of a run besides checking and comparing. */
export type RunExtent = Pick<RunSetup, 'causes' | 'changeCauses' | 'maxFixes'>

/** Checks an opened workspace and returns its report; shows the progress if standard error is a terminal. */
export async function runOnWorkspace(
  workspace: Workspace,
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
  extent?: RunExtent,
): Promise<Report> {
  return withProgress(
    workspaceRunInput(workspace, options, terminal, engine, extent),
    terminal.showProgress,
    run,
  )
}

/** The input of a run on an opened workspace. */
export function workspaceRunInput(
  workspace: Workspace,
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
  extent?: RunExtent,
): RunInput {
  const budget = startBudget(options.timeBudget)
  return openRun({ ...runSetup(workspace, options, terminal, engine, extent), workspace, budget })
}

/** The options of a run from the command line, without its workspace and time budget. */
export function runSetup(
  workspace: Workspace,
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
  extent?: RunExtent,
): Omit<RunSetup, 'workspace' | 'budget'> {
  const { version, processWorker, folder, env } = terminal
  setRunFlags()
  const { configFile, configSource } = openConfig(options.configFrom, folder, options.config, workspace)
  return {
    engine: keptEngine(engine, options, workspace.root, terminal),
    processWorker,
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
    maskKey: readMaskKey(env),
    ...extent,
  }
}
