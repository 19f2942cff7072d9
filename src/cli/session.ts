import { randomBytes } from 'node:crypto'
import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine-pool.ts'
import { gitPatience, unlessGitFails } from '../host/git/git.ts'
import { openFolder, type Workspace } from '../host/open.ts'
import { createRenderer } from '../host/renderer.ts'
import { createValidator, validatorLimits } from '../host/schema-validator.ts'
import { startBudget } from '../host/time-budget.ts'
import { run, type RunInput } from '../run.ts'
import { unaffectedReport } from '../run/unaffected/unaffected-report.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** How much more is done than to check and to compare. */
export interface RunExtent {
  /** False: findings in rendered objects stay at the template, and no fixes are tried. */
  readonly causes?: boolean
  /** Most fixes that are tried. */
  readonly mostFixes?: number
}

/** Opens what the paths name, as it is now. */
export function openRun(paths: readonly string[], options: RunOptions, { folder, env }: Terminal): Workspace {
  const patience = gitPatience({ seconds: options.timeBudget })
  return openFolder({ folder, paths, base: options.base ?? null, env, patience })
}

/**
 * The report of a change that touches nothing; `null` for any other. Who names paths or environments wants them looked
 * at, or to hear that they do not exist.
 */
export async function endEarly(
  workspace: Workspace,
  { config: configFile, environment, egressAllow }: RunOptions,
  { version }: Terminal,
): Promise<Report | null> {
  if (workspace.paths.length > 0 || environment.length > 0) return null
  return unlessGitFails(() => unaffectedReport({ ...workspace, configFile, egressAllow, version }))
}

/** Runs on what was opened. */
export async function runIn(
  workspace: Workspace,
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
  extent?: RunExtent,
): Promise<Report> {
  return run(inputFor(workspace, options, terminal, engine, extent))
}

/** What a run on what was opened takes. */
export function inputFor(
  workspace: Workspace,
  options: RunOptions,
  { version, schemaWorker }: Terminal,
  engine: EnginePool,
  { causes = true, mostFixes }: RunExtent = {},
): RunInput {
  const budget = startBudget(options.timeBudget)
  const { provenance, ...renderer } = createRenderer(engine, budget)
  const most = causes ? mostFixes : 0
  return {
    ...workspace,
    ...renderer,
    budget,
    validator: createValidator(schemaWorker, validatorLimits(budget)),
    ...(causes && { provenance }),
    environments: options.environment,
    together: options.together,
    configFile: options.config,
    maskKey: randomBytes(16).toString('hex'),
    now: Date.now(),
    ...(options.istioVersion && { istioVersion: options.istioVersion }),
    egressAllow: options.egressAllow,
    version,
    ...(most !== undefined && { mostFixes: most }),
  }
}
