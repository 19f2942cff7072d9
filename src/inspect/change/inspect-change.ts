import type { Config } from '../../core/config.ts'
import type { Tree } from '../../core/tree.ts'
import { checkTree, renderSelected, selectTargets, type SelectedTree } from '../inspect.ts'
import { inLaterTurn } from '../schedule.ts'
import type { InspectedTree, Scope } from '../types.ts'
import { changedMeshes } from './changed-meshes.ts'
import { settledReleases, type TargetsOfTree } from './settled-releases.ts'

/** Both trees, which one configuration holds for. */
export interface ChangeInput extends Scope {
  readonly head: Tree
  readonly base: Tree
}

/**
 * Inspects both trees, and looks only for what the change may alter: each tree lacks findings that both have, and no
 * other ones.
 */
export async function inspectChange(
  input: ChangeInput,
  config: Config,
): Promise<{ readonly head: InspectedTree; readonly base: InspectedTree }> {
  const [selectedHead, selectedBase] = await Promise.all([
    selectTargets(input.head, config, input, {}),
    selectTargets(input.base, config, input, {}),
  ])
  const settled = settledReleases(targetsOf(selectedBase), targetsOf(selectedHead), input.host)
  const checks = { tree: input.head, config, own: config }
  const baseMeshes = inLaterTurn(() =>
    renderSelected(selectedBase, config, input, { isBase: true, checks, settled }),
  )
  const [head, base] = await Promise.all([
    renderSelected(selectedHead, config, input, { base: baseMeshes, settled }),
    baseMeshes,
  ])
  const change = changedMeshes(base, head)
  return { head: checkTree(head, config, input, change), base: checkTree(base, config, input, change) }
}

/** All targets of a tree: those out of scope read values, too. */
function targetsOf({ reader, allTargets }: SelectedTree): TargetsOfTree {
  return { tree: reader.tree, targets: allTargets }
}
