import { configFile as usualFile, readConfig } from '../config.ts'
import type { Config } from '../core/config.ts'
import { UsageError } from '../core/errors.ts'
import type { Target } from '../core/target.ts'
import { hasPath, type Tree } from '../core/tree.ts'
import { discover } from '../discover/discover.ts'
import { gitopsInScope } from '../discover/gitops/targets.ts'
import { inScope } from '../discover/scope.ts'
import { readerOf } from '../yaml/reader.ts'
import { configForBase, findsTheSame } from './base-config.ts'
import { comparedGitops, type ComparedGitops, type GitopsOutlook } from './compared-gitops.ts'
import { comparedTargets, type Outlook } from './compared-targets.ts'
import { inspect } from './inspect.ts'
import type { Scope, InspectedTree } from './types.ts'

/** Both trees, and what is looked at in them. */
export interface BaseInput extends Scope {
  readonly head: Tree
  readonly base: Tree
}

/** Base as head is compared with it. */
export interface InspectedBase {
  readonly side: InspectedTree
  /** What is no longer looked at because of the configuration; findings of base in it are in `unchecked`. */
  readonly noLongerChecked: readonly Target[]
  readonly newlyChecked: readonly Target[]
  /** The same for what GitOps controllers and tools render. */
  readonly gitops: ComparedGitops
  /** Base by its own configuration, as far as targets are no longer checked; absent where none is. */
  readonly unchecked?: InspectedTree
}

/**
 * Inspects base. It has its own targets but is judged by head's rules, for head's mesh: a rule that head switches on or
 * off must not make findings look new or fixed. Neither must what head's configuration looks at: see `comparedTargets`.
 */
export async function inspectBase(input: BaseInput, head: Config): Promise<InspectedBase> {
  const own = await ownConfig(input.base, input.options.configFile)
  const config = own ? configForBase(own, head) : head
  const schemas = { head: input.head, own: own?.schemas ?? [] }
  if (findsTheSame(config, head)) {
    const none = { noLongerChecked: [], newlyChecked: [] }
    return { side: await inspect(input.base, config, input, { schemas }), ...none, gitops: none }
  }
  const [before, after] = [outlook(input, config), outlook(input, head)]
  const compared = comparedTargets(before, after)
  const noLongerChecked = inScope(compared.noLongerChecked, input.options)
  const [side, unchecked] = await Promise.all([
    inspect(input.base, config, input, { schemas, found: compared.base }),
    noLongerChecked.length === 0
      ? undefined
      : inspect(input.base, config, input, {
          schemas,
          found: before.inBase,
          wanted: neighbours(noLongerChecked),
        }),
  ])
  const newlyChecked = inScope(compared.newlyChecked, input.options)
  const gitops = comparedGitops(before.gitops, after.gitops)
  return { side, noLongerChecked, newlyChecked, gitops, ...(unchecked && { unchecked }) }
}

function outlook(input: BaseInput, config: Config): Outlook & { readonly gitops: GitopsOutlook } {
  const [inBase, inHead] = [
    discover(readerOf(input.base), config, input.options),
    discover(readerOf(input.head), config, input.options),
  ]
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

/** The targets themselves, and those of their environments: what is applied together is judged together. */
function neighbours(targets: readonly Target[]): (target: Target) => boolean {
  const ids = new Set(targets.map(({ id }) => id))
  const environments = new Set(targets.flatMap(({ environment }) => environment ?? []))
  return ({ id, environment }) => ids.has(id) || (environment !== null && environments.has(environment))
}

/**
 * The configuration of base. Where base has no such file, it had the usual one: this change names another. `null` for
 * a configuration that is wrong: only head's can still be repaired.
 */
async function ownConfig(base: Tree, file: string): Promise<Config | null> {
  try {
    return await readConfig(readerOf(base), hasPath(base, file) ? file : usualFile)
  } catch (error) {
    if (error instanceof UsageError) return null
    throw error
  }
}
