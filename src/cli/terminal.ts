import type { EngineFiles } from '../host/engine-pool.ts'

/** The terminal a command talks to, and what lies beside the program. */
export interface Terminal {
  /** Absolute path of the current folder. */
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  readonly engine: EngineFiles
  readonly colour: boolean
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
  readonly exitWith: (code: number) => void
}
