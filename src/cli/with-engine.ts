import type { EnginePool } from '../host/engine/engine-pool.ts'
import { existingPaths } from '../host/named-paths.ts'
import type { Terminal } from './terminal.ts'

/**
 * Returns the engine of a command.
 *
 * @param isWarm whether its first worker starts now, as is best before a render, or with the first job; absent: now
 */
export type OpenEngine = (isWarm?: boolean) => EnginePool

/**
 * Runs a command that may need the engine, and closes it if the command opened it. Throws `UsageError` for a path that
 * does not exist, before the command is loaded.
 *
 * @param paths what the person named
 * @param work loads the command and runs it
 */
export async function withEngineOnDemand(
  terminal: Terminal,
  paths: readonly string[],
  work: (engine: OpenEngine) => Promise<void>,
): Promise<void> {
  existingPaths(terminal.folder, paths)
  let opened: EnginePool | undefined
  try {
    await work((isWarm = true) => {
      opened ??= terminal.engine()
      if (isWarm) opened.warm()
      return opened
    })
  } finally {
    await opened?.close()
  }
}

/**
 * Like `withEngineOnDemand`, for a command that always renders: starts the engine, then calls `work`, which loads and runs
 * the command, and closes the engine when that ends or throws.
 */
export function withEngine(
  terminal: Terminal,
  paths: readonly string[],
  work: (engine: EnginePool) => Promise<void>,
): Promise<void> {
  return withEngineOnDemand(terminal, paths, (engine) => work(engine()))
}
