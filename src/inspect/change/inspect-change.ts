import type { Config } from '../../core/config.ts'
import { checkTree } from '../inspect.ts'
import { renderSelected, type TreeOfMeshes } from '../tree-of-meshes.ts'
import { selectTargets, type SelectedTree } from '../select-targets.ts'
import { inLaterTurn } from '../schedule.ts'
import type { Scope, TreesInput, InspectedPair } from '../types.ts'
import { changedMeshes } from './changed-meshes.ts'
import { settledReleases, type TargetsOfTree } from './settled-releases.ts'

/**
 * Inspects both trees. Unless all findings are requested, it searches only what the change may affect. Then each tree
 * lacks only findings that both have.
 */
export async function inspectChange(input: TreesInput, config: Config): Promise<InspectedPair> {
  const [selectedHead, selectedBase] = await Promise.all([
    selectTargets(input.head, config, input, {}),
    selectTargets(input.base, config, input, {}),
  ])
  const { all } = input.options
  const settled = all
    ? {}
    : { settled: settledReleases(targetsOf(selectedBase), targetsOf(selectedHead), input.host) }
  const checks = { tree: input.head, config, own: config }
  const base = inLaterTurn(() =>
    renderSelected(selectedBase, config, input, { isBase: true, checks, ...settled }),
  )
  // If head cannot be rendered, base is not needed.
  base.catch(() => null)
  const head = renderSelected(selectedHead, config, input, { base, ...settled })
  return (all ? checkAll : checkChange)(await head, base, config, input)
}

/** Searches only what the change may affect. */
async function checkChange(
  head: TreeOfMeshes,
  basePromise: Promise<TreeOfMeshes>,
  config: Config,
  scope: Scope,
): Promise<InspectedPair> {
  const base = await basePromise
  const change = changedMeshes(base, head)
  return { head: checkTree(head, config, scope, change), base: checkTree(base, config, scope, change) }
}

/**
 * Searches everything in head while base is rendered. In base, the findings outside the reach of the change are those
 * of head.
 */
async function checkAll(
  head: TreeOfMeshes,
  basePromise: Promise<TreeOfMeshes>,
  config: Config,
  scope: Scope,
): Promise<InspectedPair> {
  const checked = checkTree(head, config, scope)
  const base = await basePromise
  return { head: checked, base: checkTree(base, config, scope, null, changedMeshes(base, head)) }
}

/** All targets of a tree. Those out of scope read values as well. */
function targetsOf({ reader, allTargets }: SelectedTree): TargetsOfTree {
  return { tree: reader.tree, targets: allTargets }
}
