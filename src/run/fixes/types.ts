import type { Causes } from '../../inspect/causes.ts'
import type { Config } from '../../core/config.ts'
import type { Host, InspectedTree } from '../../inspect/types.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Target } from '../../core/target.ts'

/** A target that reads an edited file. */
export interface Touched {
  readonly target: Target
  readonly before: readonly Manifest[]
  readonly after: readonly Manifest[]
}

/** What became of one side under some edits. */
export interface FixAttempt {
  /** Ids of the targets that were looked at again: those that read an edited file, and what that may matter to. */
  readonly looked: ReadonlySet<string>
  /** Ids of the targets that render something else now, or that nobody renders. */
  readonly moved: ReadonlySet<string>
  /** True if nothing is found in them more often than before. */
  readonly isClean: boolean
  /** How often each fact of the rules that propose fixes is found in them. */
  readonly left: ReadonlyMap<string, number>
  /** The objects of each target that reads an edited file, before and after. */
  readonly touched: readonly Touched[]
}

/** What fixes are looked for and tried with. */
export interface FixInput {
  readonly side: InspectedTree
  readonly causes: Causes | undefined
  readonly config: Config
  readonly host: Host
  /** Most causes that a fix is looked for: those of new findings and of errors first. */
  readonly mostFixes: number
}
