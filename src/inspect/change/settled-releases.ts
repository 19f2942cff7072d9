import { groupBy } from '../../core/group.ts'
import { namedFiles, type HelmTarget, type Target } from '../../core/target.ts'
import type { Tree } from '../../core/tree.ts'
import type { HostServices } from '../types.ts'

/** The targets of one tree. */
export interface TargetsOfTree {
  readonly tree: Tree
  readonly targets: readonly Target[]
}

/**
 * The releases that are equal in both trees and share no values or chart with a changed target. The use of their values
 * cannot differ.
 */
export function settledReleases(
  base: TargetsOfTree,
  head: TargetsOfTree,
  { releaseKey }: Pick<HostServices, 'releaseKey'>,
): ReadonlySet<Target> {
  const [inBase, inHead] = [base, head].map(({ tree, targets }) => {
    const byId = groupBy(targets, ({ id }) => id)
    const onlyOnes = [...byId.values()].flatMap(([target, ...others]) => (others.length > 0 ? [] : target!))
    return new Map(onlyOnes.filter(isRelease).map((target) => [target.id, releaseKey(tree, target)]))
  })
  const isEqual = ({ id }: Target): boolean => inBase!.has(id) && inBase!.get(id) === inHead!.get(id)
  const changed = [...base.targets, ...head.targets].filter((target) => !isEqual(target))
  const paths = new Set(changed.flatMap(pathsOf))
  return new Set(
    [...base.targets, ...head.targets].filter(
      (target) => isEqual(target) && !pathsOf(target).some((path) => paths.has(path)),
    ),
  )
}

function isRelease(target: Target): target is HelmTarget {
  return target.kind === 'helm'
}

function pathsOf(target: Target): string[] {
  return [target.path, ...namedFiles(target)]
}
