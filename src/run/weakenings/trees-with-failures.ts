import { namedFiles, type HelmTarget, type Target } from '../../core/target.ts'
import { filesUnder, type Tree } from '../../core/tree.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { harmlessKind } from '../unaffected/harmless-files.ts'

/** The trees of inspected trees. */
export function treesOf(...inspected: readonly InspectedTree[]): Tree[] {
  return inspected.map(({ sources }) => sources.reader.tree)
}

/** Both inspected trees, with the targets whose failure is an error. */
export interface TreesWithFailures {
  readonly base: InspectedTree
  readonly head: InspectedTree
  /** Ids of targets whose failure is an error of head. */
  readonly failing: ReadonlySet<string>
  /** Those of base. Such an error is existing and does not fail a run. */
  readonly failingInBase: ReadonlySet<string>
}

/** The rendered releases of a tree. */
export function renderedReleases({ targets, renders }: InspectedTree): HelmTarget[] {
  return targets.filter(
    (target): target is HelmTarget => target.kind === 'helm' && renders.get(target.id)?.status === 'rendered',
  )
}

/** The files of a target, and all files of its chart that may be read. */
export function filesOfTarget(target: Target, tree: Tree): string[] {
  const ofChart = target.kind === 'helm' ? filesUnder(tree, target.path) : []
  return [...namedFiles(target), ...ofChart.filter((file) => harmlessKind(file) === null)]
}
