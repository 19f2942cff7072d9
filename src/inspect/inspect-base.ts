import type { Config } from '../core/config.ts'
import type { Target } from '../core/target.ts'
import { discover } from '../discover/discover.ts'
import { gitopsInScope } from '../discover/gitops/targets.ts'
import { targetsInScope } from '../discover/scope.ts'
import { readerOf } from '../yaml/reader.ts'
import { configForBase, haveEqualTreeKeys } from './base-config.ts'
import { comparedGitops, type ComparedGitops, type FoundGitops } from './compared-gitops.ts'
import { comparedTargets, type FoundTargets } from './compared-targets.ts'
import { inspect } from './inspect.ts'
import type { InspectedTree, TreesInput } from './types.ts'

/** Base, inspected so that head can be compared with it. */
export interface InspectedBase {
  readonly tree: InspectedTree
  /** Targets that only the configuration of base checks; their findings in base are in `unchecked`. */
  readonly noLongerChecked: readonly Target[]
  /** Targets that only the configuration of head checks. */
  readonly newlyChecked: readonly Target[]
  /** The same two lists for targets of GitOps controllers and tools. */
  readonly gitops: ComparedGitops
  /** The targets of `noLongerChecked`, inspected by the configuration of base; absent without any. */
  readonly unchecked?: InspectedTree
}

/**
 * Inspects base with its own targets, and with the rules and mesh of head. A rule that head switches on or off must not
 * make findings look new or fixed. Neither must a change of the configured targets: see `comparedTargets`.
 * @param configs those of head and base; that of base is `null` if it is invalid
 */
export async function inspectBase(
  input: TreesInput,
  configs: { readonly head: Config; readonly base: Config | null },
): Promise<InspectedBase> {
  const { head, base: baseConfig } = configs
  const config = baseConfig ? configForBase(baseConfig, head) : head
  const ofHead = {
    isBase: true as const,
    checks: { tree: input.head, config: head, own: baseConfig ?? {} },
    referenceConfig: head,
  }
  if (haveEqualTreeKeys(config, head)) {
    const none = { noLongerChecked: [], newlyChecked: [] }
    return { tree: await inspect(input.base, config, input, ofHead), ...none, gitops: none }
  }
  const [byBase, byHead] = await Promise.all([
    discoverInBothTrees(input, config),
    discoverInBothTrees(input, head),
  ])
  const compared = comparedTargets(byBase, byHead)
  const noLongerChecked = targetsInScope(compared.noLongerChecked, input.options)
  const [tree, unchecked] = await Promise.all([
    inspect(input.base, config, input, { ...ofHead, targets: compared.base }),
    noLongerChecked.length === 0
      ? undefined
      : inspect(input.base, config, input, {
          isBase: true,
          checks: ofHead.checks,
          targets: byBase.inBase,
          isSelected: isInEnvironmentOf(noLongerChecked),
        }),
  ])
  const newlyChecked = targetsInScope(compared.newlyChecked, input.options)
  const gitops = comparedGitops(byBase.gitops, byHead.gitops)
  return { tree, noLongerChecked, newlyChecked, gitops, ...(unchecked && { unchecked }) }
}

async function discoverInBothTrees(
  input: TreesInput,
  config: Config,
): Promise<FoundTargets & { readonly gitops: FoundGitops }> {
  const options = { ...input.options, evaluators: input.host.evaluators }
  const [inBase, inHead] = await Promise.all([
    discover(readerOf(input.base), config, options),
    discover(readerOf(input.head), config, options),
  ])
  return {
    inBase: inBase.targets,
    inHead: inHead.targets,
    listed: config.targets !== undefined,
    gitops: {
      inBase: gitopsInScope(inBase.gitops, input.options.paths),
      inHead: gitopsInScope(inHead.gitops, input.options.paths),
    },
  }
}

/** Returns a check for the given targets and all others of their environments: they are applied and checked together. */
function isInEnvironmentOf(targets: readonly Target[]): (target: Target) => boolean {
  const ids = new Set(targets.map(({ id }) => id))
  const environments = new Set(targets.flatMap(({ environment }) => environment ?? []))
  return ({ id, environment }) => ids.has(id) || (environment !== null && environments.has(environment))
}
