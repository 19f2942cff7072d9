import type { Tree } from '../core/tree.ts'
import type { Scope } from '../inspect/types.ts'
import type { ConfigSource } from './configurations.ts'

/** The input of a run: head, base, options, and the functions of the host. */
export interface RunInput extends Scope {
  readonly head: Tree
  /** Asks Git for the commit of head; `null` if head is no commit. */
  readonly headCommit: () => string | null
  readonly base: Tree | null
  readonly baseCommit: string | null
  /** Asks Git whether head has exactly the files of base; false without a base, and if it is unknown. */
  readonly isUnchanged: () => boolean
  readonly version: string
  /** Whether the report says which changed lines decide each change of an object. */
  readonly changeCauses: boolean
  /** Limit on causes of findings for which a fix is tried. */
  readonly maxFixes: number
  readonly configSource: ConfigSource
  /** Why changes that weaken the check are approved; `null` if they are not. */
  readonly approval: string | null
}
