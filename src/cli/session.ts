import { randomBytes } from 'node:crypto'
import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine-pool.ts'
import { openFolder, type Workspace } from '../host/open.ts'
import { createRenderer } from '../host/renderer.ts'
import { run } from '../run.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** Opens what the paths name, and runs. */
export async function runOn(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
  engine: EnginePool,
): Promise<Report> {
  return runIn(openRun(paths, options, terminal), options, terminal, engine)
}

/** Opens what the paths name, as it is now. */
export function openRun(paths: readonly string[], options: RunOptions, { folder, env }: Terminal): Workspace {
  return openFolder({ folder, paths, base: options.base ?? null, env })
}

/** Runs on what was opened; `mostFixes` bounds how many fixes are tried. */
export async function runIn(
  workspace: Workspace,
  options: RunOptions,
  { version }: Terminal,
  engine: EnginePool,
  mostFixes?: number,
): Promise<Report> {
  return run({
    ...workspace,
    ...createRenderer(engine),
    environments: options.environment,
    together: options.together,
    configFile: options.config,
    maskKey: randomBytes(16).toString('hex'),
    now: Date.now(),
    ...(options.istioVersion && { istioVersion: options.istioVersion }),
    egressAllow: options.egressAllow,
    version,
    ...(mostFixes !== undefined && { mostFixes }),
  })
}
