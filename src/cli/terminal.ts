import type { EnginePool } from '../host/engine/engine-pool.ts'

/** The terminal a command talks to, and what lies beside the program. */
export interface Terminal {
  /** Absolute path of the current folder. */
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** The engine, started at the latest now; throws if it is not where it should be. */
  readonly engine: () => EnginePool
  /** The script of the thread that holds objects against JSON schemas. */
  readonly schemaWorker: URL
  readonly colour: boolean
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly exitWith: (code: number) => void
}
