import { selectsWholeTree } from '../../discover/scope.ts'
import type { InspectedTree, ScopeOptions } from '../../inspect/types.ts'

/** True if all of a tree was rendered and checked, so that what was not found is not there. */
export function isFullyChecked(tree: InspectedTree, { paths, environments }: ScopeOptions): boolean {
  return (
    selectsWholeTree(paths) &&
    environments.length === 0 &&
    tree.unchecked.size === 0 &&
    tree.unchanged.size === 0 &&
    tree.skipped.length === 0 &&
    tree.targets.every(({ kind, missing }) => kind !== 'values' && missing.length === 0) &&
    tree.gitops.every(({ reason, isExcluded, partOf }) => reason === '' || isExcluded || partOf !== null) &&
    [...tree.renders.values()].every((render) => render.status === 'rendered' && !render.omitted)
  )
}
