import type { EnginePool } from '../host/engine/engine-pool.ts'
import type { ShowProgress } from './progress.ts'

/** The environment of a command: terminal, current folder, and the files beside the program. */
export interface Terminal {
  /** Absolute path of the current folder. */
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** The engine, whose workers start later; throws if its file is missing. */
  readonly engine: () => EnginePool
  /** The file with the hash of the engine. */
  readonly engineDigest: URL
  /** The script of the thread that starts a process for JSON schemas, or for rules of the repository. */
  readonly processWorker: URL
  readonly colour: boolean
  /** True if it opens links in what is printed. */
  readonly opensLinks: boolean
  /** Characters of a line; `null` if it is not limited, as in a file. */
  readonly width: number | null
  readonly print: (text: string) => void
  readonly printError: (text: string) => void
  /** Shows the progress of a command on standard error; `null` if that is no terminal. */
  readonly showProgress: ShowProgress | null
  readonly exitWith: (code: number) => void
  /** Calls a function when the person ends the command with Ctrl-C. */
  readonly onInterrupt: (stop: () => void) => void
}
