import type { Evaluators } from '../core/evaluators.ts'
import type { Repository } from '../core/repository.ts'

/** The options of discovery. */
export interface DiscoverOptions {
  /** Path of the configuration file. */
  readonly configFile: string
  /** Paths that the person named; empty for everything. */
  readonly paths: readonly string[]
  /** True if the loose manifests in `paths`, or all of them, are applied together and so are one target. */
  readonly together: boolean
  /** Called only if the tree has a helmfile or an ApplicationSet with Go templates. */
  readonly evaluators: Evaluators
  /** The Git repository of the tree; called only if an object of a GitOps controller names a repository. */
  readonly repository: () => Repository
}
