import type { Causes } from '../../inspect/causes.ts'
import type { Config } from '../../core/config.ts'
import type { HostServices, InspectedTree } from '../../inspect/types.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Target } from '../../core/target.ts'

/** A target that was rendered again, with its objects before and after the edits. */
export interface EditedTarget {
  readonly target: Target
  readonly before: readonly Manifest[]
  readonly after: readonly Manifest[]
}

/** The result of rendering and checking head under some edits. */
export interface FixAttempt {
  /** Ids of the targets that were checked again: those that read an edited file, and those that these may affect. */
  readonly checkedTargets: ReadonlySet<string>
  /** Ids of the targets that render something else, or that are not rendered. */
  readonly changedTargets: ReadonlySet<string>
  /** True if no finding is more frequent in the checked targets than before. */
  readonly isClean: boolean
  /** How often each finding of rules that propose fixes is left, by finding key. */
  readonly remaining: ReadonlyMap<string, number>
  /** The targets that read an edited file, or that such a target states otherwise. */
  readonly editedTargets: readonly EditedTarget[]
}

/** What looking for fixes depends on. */
export interface FixInput {
  readonly head: InspectedTree
  readonly causes: Causes | undefined
  readonly config: Config
  readonly host: HostServices
  /** Limit on causes for which a fix is tried: causes of new findings and of errors come first. */
  readonly maxFixes: number
}
