import { compareText } from '../../core/order.ts'
import type { Shard } from '../../core/shard.ts'
import type { Target } from '../../core/target.ts'
import type { Reader } from '../../yaml/reader.ts'
import { inputFiles } from '../change-causes/changed-targets.ts'

/** The targets of one tree that are divided. */
export interface DividedTree {
  readonly reader: Reader
  readonly targets: readonly Target[]
}

/** True for a target that a shard renders. */
export type ShareTest = (target: Target) => boolean

/**
 * Divides the targets of base and head among shards by their cost: the most expensive first, each to the shard with the
 * lowest sum. Costs and order depend only on files, so all machines divide alike. Manifests are not divided, since
 * nothing renders them. A target that a rendered object states belongs to the shard of its release, which alone knows
 * it.
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

/**
 * The ids of rendered targets with their cost, the most expensive first. A target of both trees has the higher cost.
 */
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

/** The base cost of a job, in bytes of its files. */
const jobCost = 4096

function costOf(target: Target, reader: Reader): number {
  const files = [...new Set(inputFiles(target, reader))]
  return files.reduce((sum, file) => sum + (reader.tree.read(file)?.length ?? 0), jobCost)
}
