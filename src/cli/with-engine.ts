import type { EnginePool } from '../host/engine/engine-pool.ts'
import type { Terminal } from './terminal.ts'

/** Runs a command that may need the engine, and closes it if the command started it. */
export async function withEngineOnDemand(
  terminal: Terminal,
  work: (engine: () => EnginePool) => Promise<void>,
): Promise<void> {
  let started: EnginePool | undefined
  try {
    await work(() => (started ??= terminal.engine()))
  } finally {
    await started?.close()
  }
}

/** Runs a command with the engine and closes the engine afterwards. */
export async function withEngine(
  terminal: Terminal,
  work: (engine: EnginePool) => Promise<void>,
): Promise<void> {
  const engine = terminal.engine()
  try {
    await work(engine)
  } finally {
    await engine.close()
  }
}
