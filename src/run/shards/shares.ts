import { compareText } from '../../core/order.ts'
import type { Shard } from '../../core/shard.ts'
import type { Target } from '../../core/target.ts'
import type { Reader } from '../../yaml/reader.ts'
import { inputFiles } from '../change-causes/changed-targets.ts'

/** The targets of one tree, all of which are divided. */
export interface DividedTree {
  readonly reader: Reader
  readonly targets: readonly Target[]
}

/** True for a target that a shard renders. */
export type ShareTest = (target: Target) => boolean

/**
 * Divides the targets of base and head among shards by what they cost: the costliest first, each to the shard that has
 * least so far. Costs and order follow from files, so that all machines divide alike. Manifests are in no share, since
 * nothing renders them; what a rendered object states is in that of its release, which alone knows it.
 */
export function shareOf(trees: readonly DividedTree[], { index, count }: Shard): ShareTest {
  const loads = Array.from({ length: count }, () => 0)
  const share = new Set<string>()
  for (const [id, cost] of byCost(trees)) {
    const lightest = loads.indexOf(Math.min(...loads))
    loads[lightest]! += cost
    if (lightest === index - 1) share.add(id)
  }
  const divided = new Set(trees.flatMap(({ targets }) => targets.map(({ id }) => id)))
  return ({ id }) => share.has(id) || !divided.has(id)
}

/** The ids of what engines render with its cost, the costliest first; what both trees have has the higher one. */
function byCost(trees: readonly DividedTree[]): [string, number][] {
  const costs = new Map<string, number>()
  for (const { reader, targets } of trees)
    for (const target of targets) {
      if (target.kind !== 'helm' && target.kind !== 'kustomization') continue
      costs.set(target.id, Math.max(costs.get(target.id) ?? 0, costOf(target, reader)))
    }
  return [...costs].toSorted(
    ([firstId, first], [secondId, second]) => second - first || compareText(firstId, secondId),
  )
}

/** What each job costs, whatever it reads, in bytes of its files. */
const jobCost = 4096

function costOf(target: Target, reader: Reader): number {
  const files = [...new Set(inputFiles(target, reader))]
  return files.reduce((sum, file) => sum + (reader.tree.read(file)?.length ?? 0), jobCost)
}
