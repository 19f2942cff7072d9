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

/** What a shard did. */
export interface ShardRun {
  /** How many targets of head it rendered. */
  readonly rendered: number
  /** How many targets of head all shards render; what rendered objects state is not counted. */
  readonly targets: number
  /** True if its time did not suffice. */
  readonly isOutOfTime: boolean
}

/**
 * Asks engines what a check of both trees asks them about the targets of a shard: their renders, what they make of their
 * values, and the causes and fixes of what rules find in them. There is no report: rules see the objects of the share
 * alone, so that only a check of everything tells what is wrong. What it asks besides, it asks itself.
 * Throws `UsageError` as `run` does.
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

/** Looks at the targets of a share alone. Whether the others read a key of values is not asked: each may. */
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

/** The findings without those that a rule infers from the absence of something: other shards may have it. */
function findingsOfShare(head: InspectedTree, base: InspectedTree | null): LocatedFinding[] {
  const findings = base ? compareTrees(base, head) : head.findings
  return findings.filter(({ rule }) => findRule(rule)?.fromAbsence === undefined)
}
