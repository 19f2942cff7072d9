import { randomBytes } from 'node:crypto'
import type { Report } from '../core/report.ts'
import type { EnginePool } from '../host/engine-pool.ts'
import { openFolder } from '../host/open.ts'
import { createRenderer } from '../host/renderer.ts'
import { run } from '../run.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** Opens what the paths name, and runs. */
export async function runOn(
  paths: readonly string[],
  options: RunOptions,
  { folder, env, version }: Terminal,
  engine: EnginePool,
): Promise<Report> {
  return run({
    ...openFolder({ folder, paths, base: options.base ?? null, env }),
    ...createRenderer(engine),
    environments: options.environment,
    together: options.together,
    configFile: options.config,
    maskKey: randomBytes(16).toString('hex'),
    now: Date.now(),
    version,
  })
}
