import type { Config } from '../core/config.ts'
import { equalData } from '../diff/data.ts'
import { inspectBase, type InspectedBase } from '../inspect/inspect-base.ts'
import { inspectChange } from '../inspect/change/inspect-change.ts'
import { inspect } from '../inspect/inspect.ts'
import { inLaterTurn } from '../inspect/schedule.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { readerOf } from '../yaml/reader.ts'
import { haveSameNamedFiles, type ConfiguredTree } from './check-changes/named-files.ts'
import { readBroughtConfigs, type BroughtConfigs, type ConfigurationInput } from './configurations.ts'
import type { RunInput } from './run-input.ts'
import { haveSameTests } from './policy-tests/test-files.ts'
import { waivesExisting } from './waivers.ts'

/** The inspected base, and the configurations of both trees. */
export interface BaseOfRun {
  readonly inspected: InspectedBase
  readonly brought: BroughtConfigs | null
}

/** Both inspected trees. */
export interface InspectedTrees {
  readonly head: InspectedTree
  readonly base: BaseOfRun | null
}

/** Inspects both trees completely, or only what the change may affect. */
export async function inspectTrees(
  input: RunInput,
  config: Config,
  configurations: ConfigurationInput,
): Promise<InspectedTrees> {
  const baseTree = configurations.base()
  if (!baseTree) return inspectAll(input, config, configurations)
  const brought = await readBroughtConfigs(configurations)
  const trees = { head: input.head, base: baseTree }
  const configs = brought ?? { head: config, base: config }
  const sides = {
    head: { reader: readerOf(trees.head), config: configs.head },
    base: { reader: readerOf(trees.base), config: configs.base },
  }
  // If the configuration of base is invalid, the checks of base are unknown.
  const isInvalid = input.options.all && !brought && input.configSource === 'head'
  if (isInvalid || areCheckedDifferently(sides, configurations.configFile))
    return inspectAll(input, config, configurations)
  const { head, base } = await inspectChange({ ...input, ...trees }, config)
  const none = { noLongerChecked: [], newlyChecked: [] }
  return { head, base: { inspected: { tree: base, ...none, gitops: none }, brought } }
}

/** True if trees are checked by different configurations, waivers, tests or named files: any target may be affected. */
function areCheckedDifferently(
  { head, base }: { readonly head: ConfiguredTree; readonly base: ConfiguredTree },
  configFile: ConfigurationInput['configFile'],
): boolean {
  return (
    !equalData(head.config, base.config) ||
    waivesExisting(head, base, configFile) ||
    !haveSameTests(head.reader.tree, base.reader.tree) ||
    !haveSameNamedFiles(head, base)
  )
}

async function inspectAll(
  input: RunInput,
  config: Config,
  configurations: ConfigurationInput,
): Promise<InspectedTrees> {
  const basePromise = inLaterTurn(() => baseOf(input, config, configurations))
  // If the inspection of head never awaits base, an error of base is thrown below and not here.
  const baseTree = basePromise.then((base) => base && base.inspected.tree)
  baseTree.catch(() => null)
  const [head, base] = await Promise.all([
    inspect(input.head, config, input, { base: baseTree }),
    basePromise,
  ])
  return { head, base }
}

/** Inspects base; `null` without one. */
async function baseOf(
  input: RunInput,
  config: Config,
  configurations: ConfigurationInput,
): Promise<BaseOfRun | null> {
  const base = configurations.base()
  if (!base) return null
  const brought = await readBroughtConfigs(configurations)
  const configs = { head: config, base: input.configSource === 'head' ? (brought?.base ?? null) : config }
  return { inspected: await inspectBase({ ...input, base }, configs), brought }
}

/** The environments of both trees, including those that head no longer checks. */
export function environmentsOf(head: InspectedTree, base: BaseOfRun | null): (string | null)[] {
  const trees = base ? [base.inspected.tree, base.inspected.unchecked] : []
  return [head, ...trees].flatMap((tree) => tree?.environments ?? [])
}
