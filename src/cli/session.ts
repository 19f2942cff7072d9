import { randomBytes } from 'node:crypto'
import type { Report } from '../core/report.ts'
import { openFolder } from '../host/open.ts'
import { openRenderer } from '../host/renderer.ts'
import { run } from '../run.ts'
import type { RunOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

/** Opens what the paths name, runs, and closes the renderer. */
export async function runOn(
  paths: readonly string[],
  options: RunOptions,
  terminal: Terminal,
): Promise<Report> {
  const { folder, env, version } = terminal
  const workspace = openFolder({ folder, paths, base: options.base ?? null, env })
  const renderer = openRenderer(terminal.engine)
  try {
    return await run({
      ...workspace,
      environments: options.environment,
      together: options.together,
      configFile: options.config,
      render: renderer.renderAll,
      provenance: renderer.provenance,
      maskKey: randomBytes(16).toString('hex'),
      now: Date.now(),
      version,
    })
  } finally {
    await renderer.close()
  }
}
