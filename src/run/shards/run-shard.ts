import type { Shard } from '../../core/shard.ts'
import { unknownUse } from '../../core/values-use.ts'
import { checkEnvironments } from '../../discover/scope.ts'
import { selectTargets } from '../../inspect/select-targets.ts'
import type { HostServices, InspectedTree } from '../../inspect/types.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { findRule } from '../../rules/find-rule.ts'
import { inputFiles } from '../change-causes/changed-targets.ts'
import { compareTrees } from '../compare-trees.ts'
import { environmentsOf, inspectTrees } from '../inspect-trees.ts'
import { objectDifference } from '../object-difference.ts'
import { prepareRun, type PreparedRun } from '../prepare-run.ts'
import { repairedFindings } from '../repaired-findings.ts'
import type { RunInput } from '../run-input.ts'
import { readerOf } from '../../yaml/reader.ts'
import { shareOf, type DividedTree, type ShareTest } from './shares.ts'

/** The result of a shard. */
export interface ShardRun {
  /** The number of targets of head that it rendered. */
  readonly rendered: number
  /** The number of targets of head in all shards, without those that rendered objects state. */
  readonly targets: number
  /** True if the time budget was exceeded. */
  readonly isOutOfTime: boolean
}

/**
 * Asks engines what a check of both trees asks about the targets of a shard: their renders, the use of their values,
 * and the causes and fixes of findings. There is no report, since rules see only the objects of this shard. Merging
 * asks the engine for answers that are missing. Throws `UsageError` as `run` does.
 */
export async function runShard(input: RunInput, shard: Shard): Promise<ShardRun> {
  const prepared = await prepareRun(input)
  const { config, configurations } = prepared
  const trees = await dividedTrees(prepared)
  const isOfShare = shareOf(trees, shard)
  const ofShare = inputOfShare(prepared.input, isOfShare)
  const { head, base: baseOfRun } = await inspectTrees(ofShare, config, configurations)
  checkEnvironments(environmentsOf(head, baseOfRun), input.options.environments)
  const base = baseOfRun && baseOfRun.inspected.tree
  await Promise.all([
    repairedFindings(findingsOfShare(head, base), head, config, ofShare),
    base && objectDifference(base, head, config, ofShare),
  ])
  const targets = trees[0]!.targets.filter(({ kind }) => kind === 'helm' || kind === 'kustomization')
  return {
    rendered: targets.filter(isOfShare).length,
    targets: targets.length,
    isOutOfTime: input.host.budget.isSpent('repair'),
  }
}

/** The targets of head and base in scope, those of head first. */
async function dividedTrees({ input, config, configurations }: PreparedRun): Promise<DividedTree[]> {
  const base = configurations.base()
  const trees = base ? [input.head, base] : [input.head]
  return Promise.all(trees.map((tree) => selectTargets(tree, config, input, {})))
}

/** Restricts the input to the targets of a shard. Other targets are assumed to read every values key. */
function inputOfShare(input: RunInput, isOfShare: ShareTest): RunInput {
  const { valuesUse } = input.host
  const useInShare: HostServices['valuesUse'] =
    valuesUse &&
    ((tree, target) =>
      isOfShare(target)
        ? valuesUse(tree, target)
        : { ...unknownUse, files: inputFiles(target, readerOf(tree)) })
  return {
    ...input,
    options: { ...input.options, isOfShare },
    host: { ...input.host, valuesUse: useInShare },
  }
}

/** The findings except those that a rule infers from an absent object, which other shards may have. */
function findingsOfShare(head: InspectedTree, base: InspectedTree | null): LocatedFinding[] {
  const findings = base ? compareTrees(base, head) : head.findings
  return findings.filter(({ rule }) => findRule(rule)?.fromAbsence === undefined)
}
