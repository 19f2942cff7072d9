import { randomBytes } from 'node:crypto'
import { openFolder } from '../host/open.ts'
import { createEvaluators } from '../host/engine/evaluators.ts'
import { inertJson } from '../report/escape.ts'
import { targetsText } from '../report/targets-text.ts'
import { listTargets } from '../run/list-targets.ts'
import { paintFor } from './colours.ts'
import { keptEngine } from './kept-engine.ts'
import type { CacheOptions } from './options.ts'
import type { Terminal } from './terminal.ts'
import type { OpenEngine } from './with-engine.ts'

/** Options of `meshgate targets`. */
export interface TargetsOptions extends CacheOptions {
  readonly config: string
  readonly environment: readonly string[]
  readonly together: boolean
  readonly format: 'text' | 'json'
  readonly cacheDir?: string
}

/**
 * `meshgate targets [PATH...]`: prints what `check` renders, reads, and cannot render.
 *
 * @param engine opens the engine; called for a helmfile that no earlier run has evaluated
 */
export async function targetsCommand(
  paths: readonly string[],
  options: TargetsOptions,
  terminal: Terminal,
  engine: OpenEngine,
): Promise<void> {
  const { folder, env, colour, width, print } = terminal
  const workspace = openFolder({ folder, paths, base: null, env, cacheFolder: options.cacheDir })
  const listing = await listTargets({
    tree: workspace.head,
    paths: workspace.paths,
    environments: options.environment,
    together: options.together,
    configFile: options.config,
    maskKey: randomBytes(16).toString('hex'),
    repository: workspace.repository,
    evaluators: createEvaluators(
      keptEngine({ render: (job) => engine().render(job) }, options, workspace.root, terminal),
    ),
  })
  if (options.format === 'json') print(inertJson({ schemaVersion: 1, ...listing }))
  else print(targetsText(listing, paintFor(colour), width ?? undefined))
}
