import type { BaseOfRun } from './inspect-trees.ts'
import { schemaFileDifferences, type SchemaFileDifference } from './check-changes/schema-files.ts'
import { ruleDifferences, type RuleDifference } from './check-changes/rule-changes.ts'
import type { InspectedTree } from '../inspect/types.ts'
import type { Config } from '../core/config.ts'
import type { RunInput } from './run-input.ts'
import { weakeningFindings } from './weakenings.ts'
import type { LocatedFinding } from '../inspect/locate.ts'
import { allowlistFindings } from './allowlist-findings.ts'
import type { PolicyTestTrees } from './policy-tests/check-policy-tests.ts'
import { unusedOverrideFindings } from './unused-overrides.ts'
import type { WaiverInput } from './waivers.ts'
import { isFullyChecked } from './waivers/fully-checked.ts'

/** The input with the commit of head. */
export type ResolvedInput = Omit<RunInput, 'headCommit'> & { readonly headCommit: string | null }

/**
 * Findings about changes of the configuration, of workflows and of policy tests by which less is checked
 * (`weakeningFindings`); empty if there are none. `input.approval`, unless `null`, waives all of them.
 *
 * @param used the configuration of the run
 */
export function weakeningsOf(
  input: ResolvedInput,
  used: Config,
  head: InspectedTree,
  { brought, inspected }: BaseOfRun,
  files: { readonly schemaFiles: readonly SchemaFileDifference[]; readonly rules: readonly RuleDifference[] },
) {
  return weakeningFindings({
    scope: input,
    used,
    brought,
    head,
    base: inspected,
    ...files,
    approval: input.approval,
  })
}

/** The custom rules that differ, as each tree's configuration names their files. */
export function changedRules(config: Config, head: InspectedTree, baseOfRun: BaseOfRun): RuleDifference[] {
  const { brought, inspected } = baseOfRun
  const { base: ofBase, head: ofHead } = brought ?? { base: config, head: config }
  const base = { reader: inspected.tree.sources.reader, config: ofBase }
  return ruleDifferences(base, { reader: head.sources.reader, config: ofHead })
}

/** The files of schemas that differ, as each tree's configuration names them. */
export function changedSchemaFiles(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  { brought, inspected }: BaseOfRun,
): Promise<SchemaFileDifference[]> {
  const { base: ofBase, head: ofHead } = brought ?? { base: config, head: config }
  const base = { reader: inspected.tree.sources.reader, config: ofBase }
  return schemaFileDifferences(base, { reader: head.sources.reader, config: ofHead }, input)
}

/** The configuration whose changes are reported; `null` if the run uses one that no tree has. */
export function checkedConfigFile({ configSource, options }: ResolvedInput): string | null {
  return typeof configSource === 'object' ? null : options.configFile
}

/** Findings about `overrides` that match nothing; empty if no tree has the configuration. */
export function overrideFindings(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  base: InspectedTree | null,
): LocatedFinding[] {
  if (checkedConfigFile(input) === null) return []
  return unusedOverrideFindings({ head, base, config, options: input.options })
}

/**
 * Findings about expired and unused entries of the allow-list for egress; empty if the configuration of the run is in no
 * tree. `base` is `null` if nothing is compared.
 */
export function allowlistEntryFindings(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  base: BaseOfRun | null,
): LocatedFinding[] {
  if (checkedConfigFile(input) === null) return []
  const { options, now } = input
  const configs = base?.brought ?? { head: config, base: config }
  return allowlistFindings({ head, base: base && base.inspected.tree, configs, used: config, options, now })
}

/** The trees whose policy tests run, each with its configuration. */
export function policyTestTrees(
  scope: ResolvedInput,
  config: Config,
  head: InspectedTree,
  base: BaseOfRun | null,
): PolicyTestTrees {
  return {
    scope,
    head: { tree: head, config },
    base: base && { tree: base.inspected.tree, config: base.brought?.base ?? config },
  }
}

/** What waivers of head are applied with. */
export function waiverInput(
  { options, approval, now }: ResolvedInput,
  config: Config,
  head: InspectedTree,
  base: BaseOfRun | null,
): WaiverInput {
  return {
    head: head.sources,
    base: base && base.inspected.tree.sources.reader,
    configs: { head: config, base: base?.brought?.base ?? config },
    configFile: options.configFile,
    approval,
    now,
    isComplete: isFullyChecked(head, options),
  }
}
