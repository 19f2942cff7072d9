import type { Config } from '../core/config.ts'
import { hasPath, refusalOf } from '../core/tree.ts'
import { equalData } from '../diff/data.ts'
import { inspectBase, type InspectedBase } from '../inspect/inspect-base.ts'
import { inspect } from '../inspect/inspect.ts'
import { locate, type LocatedFinding } from '../inspect/locate.ts'
import { overridesIn } from '../inspect/overrides.ts'
import { adjustSeverities } from '../inspect/severities.ts'
import type { InspectedTree, Scope } from '../inspect/types.ts'
import { lint } from '../lint.ts'
import { configurationFiles } from '../model/configuration-files.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import type { Weakening } from '../model/check-problems.ts'
import { rules } from '../rules/index.ts'
import type { BroughtConfigs } from './configurations.ts'
import { configurationWeakenings } from './weakenings/configuration.ts'
import type { RuleDifference } from './check-changes/rule-changes.ts'
import type { SchemaFileDifference } from './check-changes/schema-files.ts'
import { droppedTests } from './weakenings/dropped-tests.ts'
import { lostChecks } from './weakenings/lost-checks.ts'
import { hiddenFindings } from './weakenings/hidden-findings.ts'
import { ruleWeakenings } from './weakenings/rule-changes.ts'
import { schemaFileWeakenings } from './weakenings/schema-files.ts'
import { workflowWeakenings } from './weakenings/workflows.ts'

/** Both trees as the run inspected them, and their configurations. */
export interface WeakeningInput {
  readonly scope: Scope
  /** The configuration that the run uses. */
  readonly used: Config
  readonly brought: BroughtConfigs | null
  readonly head: InspectedTree
  readonly base: InspectedBase
  /** The files of schemas that the change touches. */
  readonly schemaFiles: readonly SchemaFileDifference[]
  /** The custom rules that the change touches. */
  readonly rules: readonly RuleDifference[]
  /** Why changes that weaken the check are approved; `null` if they are not. */
  readonly approval: string | null
}

/**
 * The findings about changes of the configuration and of workflows that weaken the check, and about what head can no
 * longer check. A finding that only the configuration of base reports is attributed to the key that hides it. The
 * severities are those of base's configuration, since a change must not set its own severity. With an approval each finding
 * has an effective waiver.
 */
export async function weakeningFindings(input: WeakeningInput): Promise<LocatedFinding[]> {
  const { scope, used, brought, head, base, approval } = input
  const weakenings = [
    ...(await weakeningsOfConfiguration(input, brought ?? { base: used, head: used })),
    ...workflowWeakenings(base.tree.sources.reader, head.sources.reader),
    ...(await droppedTests({ scope, head, base: base.tree, configs: brought ?? { base: used, head: used } })),
  ]
  const { configFile, paths } = scope.options
  const configFiles = [base.tree, head].flatMap(
    ({ sources }) => configurationFiles(sources.reader, configFile).files,
  )
  const unchecked = lostChecks(base.tree, head, { config: used, configFiles, paths })
  const found = lint(createMesh({ ...emptyMesh, weakenings, lostChecks: unchecked }), rules)
  const config = brought?.base ?? used
  const located = locate(adjustSeverities(found, config), head.sources).flatMap(overridesIn(config))
  const waiver = approval === null ? {} : { waiver: { reason: approval, isEffective: true } }
  const { tree } = head.sources.reader
  return located.map((finding) => ({
    ...finding,
    ...(!hasPath(tree, finding.at.file) && !refusalOf(tree, finding.at.file) && { side: 'base' as const }),
    ...waiver,
  }))
}

async function weakeningsOfConfiguration(
  input: WeakeningInput,
  configs: BroughtConfigs,
): Promise<Weakening[]> {
  const { scope, used, schemaFiles, rules: changedRules } = input
  const isConfigEqual = equalData(configs.base, configs.head)
  if (isConfigEqual && schemaFiles.length === 0 && changedRules.length === 0) return []
  const { head, base } = equalData(used, configs.head) ? input : await inspectByHead(input, configs)
  const hidden = await hiddenFindings({ scope, configs, head, base: base.tree })
  const isOfSchemas = ({ rule }: LocatedFinding): boolean =>
    schemaFiles.length > 0 && rule.startsWith('schema/')
  const isOfRules = ({ rule }: LocatedFinding): boolean => changedRules.some(({ id }) => id === rule)
  return [
    ...schemaFileWeakenings(schemaFiles, hidden.filter(isOfSchemas)),
    ...ruleWeakenings(changedRules, hidden.filter(isOfRules), head.sources.reader.tree),
    ...configurationWeakenings({
      head,
      base: base.tree,
      configFile: scope.options.configFile,
      isFirst: Object.keys(configs.base).length === 0,
      dropsTargets: base.noLongerChecked.length + base.gitops.noLongerChecked.length > 0,
      hidden: hidden.filter((finding) => !isOfSchemas(finding) && !isOfRules(finding)),
    }),
  ]
}

/** Inspects both trees by the configuration of head, for a run that uses that of base. */
async function inspectByHead(
  input: WeakeningInput,
  configs: BroughtConfigs,
): Promise<Pick<WeakeningInput, 'head' | 'base'>> {
  const { scope, head, base } = input
  const trees = { head: head.sources.reader.tree, base: base.tree.sources.reader.tree }
  const inspectedBase = inspectBase({ ...scope, ...trees }, configs)
  const ofBase = inspectedBase.then(({ tree }) => tree)
  return { head: await inspect(trees.head, configs.head, scope, { base: ofBase }), base: await inspectedBase }
}
