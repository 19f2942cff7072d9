import type { Config } from '../core/config.ts'
import type { HelmfileFailure } from '../core/evaluated-helmfile.ts'
import type { Tree } from '../core/tree.ts'
import { discover } from '../discover/discover.ts'
import { gitopsInScope } from '../discover/gitops/targets.ts'
import { targetsInScope, itemsInPaths, skippedInScope } from '../discover/scope.ts'
import type { UnresolvedReference } from '../model/unresolved-reference.ts'
import { readerOf, type Reader } from '../yaml/reader.ts'
import type { SelectedTargets } from './rendered-tree.ts'
import type { Scope, InspectOptions } from './types.ts'

/** All targets of a tree, and the targets, GitOps targets, broken helmfiles and skipped files in scope. */
export interface SelectedTree extends SelectedTargets {
  readonly reader: Reader
  readonly helmfileFailures: readonly HelmfileFailure[]
  /** See `Discovery.unresolved`. */
  readonly unresolved: readonly UnresolvedReference[]
}

/** Finds the targets of a tree, and selects those in scope. */
export async function selectTargets(
  tree: Tree,
  config: Config,
  { options, host }: Scope,
  input: InspectOptions,
): Promise<SelectedTree> {
  const reader = readerOf(tree)
  const { targets: knownTargets, isSelected = () => true } = input
  const discovered = knownTargets
    ? { targets: knownTargets, gitops: [], helmfileFailures: [], unresolved: [], skipped: [] }
    : await discover(reader, config, { ...options, evaluators: host.evaluators })
  const { isOfShare = () => true } = options
  const targets = targetsInScope(discovered.targets, options).filter(
    (target) => isSelected(target) && isOfShare(target),
  )
  return {
    reader,
    allTargets: discovered.targets,
    targets,
    gitops: gitopsInScope(discovered.gitops, options.paths),
    helmfileFailures: itemsInPaths(discovered.helmfileFailures, options.paths),
    unresolved: discovered.unresolved,
    skipped: skippedInScope(discovered.skipped, targets, options),
  }
}
