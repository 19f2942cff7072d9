import { engines } from './core/engines.ts'
import { checkEgressAllowlist } from './config.ts'
import type { Config } from './core/config.ts'
import { readableTree } from './inspect/readable.ts'
import type { Report } from './core/report.ts'
import type { Tree } from './core/tree.ts'
import { checkEnvironments, checkPaths } from './discover/scope.ts'
import { causesIn, pointAtCauses } from './inspect/causes.ts'
import { offerFixes } from './run/fixes.ts'
import { noDifference, objectDifference, skippedDifference } from './run/object-difference.ts'
import { checkChanges, sortedChanges } from './run/check-changes/check-changes.ts'
import {
  schemaFileChanges,
  schemaFileDifferences,
  type SchemaFileDifference,
} from './run/check-changes/schema-files.ts'
import { compareTrees } from './run/compare-trees.ts'
import {
  readBroughtConfigs,
  readUsedConfig,
  type BroughtConfigs,
  type ConfigSource,
  type ConfigurationInput,
} from './run/configurations.ts'
import { once } from './core/once-per.ts'
import { applyWaivers, waivesExisting, type WaiverInput } from './run/waivers.ts'
import { isFullyChecked } from './run/waivers/fully-checked.ts'
import { weakeningFindings } from './run/weakenings.ts'
import { inspectChange } from './inspect/change/inspect-change.ts'
import { equalData } from './diff/data.ts'
import { inspectBase, type InspectedBase } from './inspect/inspect-base.ts'
import { inspect } from './inspect/inspect.ts'
import { inLaterTurn } from './inspect/schedule.ts'
import type { Scope, InspectedTree } from './inspect/types.ts'
import type { LocatedFinding } from './inspect/locate.ts'
import { coverageChanges } from './run/coverage-changes.ts'
import { maskedReport, type MaskedReport } from './run/masked-report.ts'
import { environmentReport } from './run/environment-report.ts'
import { mergeFindings } from './run/merge-findings.ts'
import { summarise } from './run/summarise.ts'
import { targetReports } from './run/target-reports.ts'
import { createMask } from './secrets/mask.ts'
import { readerSharingFiles, readerOf } from './yaml/reader.ts'

/** The input of a run: head, base, options, and the functions of the host. */
export interface RunInput extends Scope {
  readonly head: Tree
  /** Asks Git for the commit of head; `null` if head is no commit. */
  readonly headCommit: () => string | null
  readonly base: Tree | null
  readonly baseCommit: string | null
  readonly version: string
  /** Whether the report says which changed lines decide each change of an object. */
  readonly changeCauses: boolean
  /** Limit on causes of findings for which a fix is tried. */
  readonly maxFixes: number
  readonly configSource: ConfigSource
  /** Why changes that weaken the check are approved; `null` if they are not. */
  readonly approval: string | null
}

/**
 * Checks head, compares it with base, and returns the report.
 * Throws `UsageError` for an invalid configuration, a path that head lacks, an environment without targets,
 * and an invalid entry of the egress allowlist.
 */
export async function run(input: RunInput): Promise<Report> {
  const { report } = await runForFixes(input)
  return report
}

/** Like `run`, for callers that write fixes to files and so need the text that the report masks. */
export async function runForFixes(input: RunInput): Promise<MaskedReport> {
  const { configFile, egressAllowlist, environments, paths } = input.options
  checkPaths(input.head, paths)
  checkEgressAllowlist(egressAllowlist)
  const readableInput = { ...input, head: readableTree(input.head) }
  const configurations = { ...readableInput, base: once(() => readableBase(readableInput)), configFile }
  const config = await readUsedConfig(configurations, createMask(input.host.maskKey))
  const [{ head, base }, headCommit] = await Promise.all([
    inspectTrees(readableInput, config, configurations),
    inLaterTurn(input.headCommit),
  ])
  checkEnvironments(environmentsOf(head, base), environments)
  const unmasked = await report({ ...readableInput, headCommit }, config, head, base)
  const { mask } = head.sources
  const baseSources = [base?.inspected.tree, base?.inspected.unchecked].flatMap((tree) => tree?.sources ?? [])
  return maskedReport(unmasked, { sources: [head.sources, ...baseSources], mask, configFile })
}

/** Base without what cannot be read; `null` without a base. What head and base have in common is read once. */
function readableBase(input: RunInput): Tree | null {
  if (!input.base) return null
  const base = readableTree(input.base)
  readerSharingFiles(base, readerOf(input.head))
  return base
}

/** Base as it was inspected, and the configurations that both trees bring. */
interface BaseOfRun {
  readonly inspected: InspectedBase
  readonly brought: BroughtConfigs | null
}

/** Both trees as they were inspected. */
interface InspectedTrees {
  readonly head: InspectedTree
  readonly base: BaseOfRun | null
}

/** Inspects both trees: all of them, or what the change may alter. */
async function inspectTrees(
  input: RunInput,
  config: Config,
  configurations: ConfigurationInput,
): Promise<InspectedTrees> {
  const baseTree = configurations.base()
  if (input.options.all || !baseTree) return inspectAll(input, config, configurations)
  const brought = await readBroughtConfigs(configurations)
  const trees = { head: input.head, base: baseTree }
  const configs = brought ?? { head: config, base: config }
  const [ofHead, ofBase] = [
    { reader: readerOf(trees.head), config: configs.head },
    { reader: readerOf(trees.base), config: configs.base },
  ]
  if (!equalData(configs.head, configs.base) || waivesExisting(ofHead, ofBase, configurations.configFile))
    return inspectAll(input, config, configurations)
  const { head, base } = await inspectChange({ ...input, ...trees }, config)
  const none = { noLongerChecked: [], newlyChecked: [] }
  return { head, base: { inspected: { tree: base, ...none, gitops: none }, brought } }
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

/** The input with the commit of head. */
type ResolvedInput = Omit<RunInput, 'headCommit'> & { readonly headCommit: string | null }

async function report(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  baseOfRun: BaseOfRun | null,
): Promise<Report> {
  const base = baseOfRun && baseOfRun.inspected.tree
  const schemaFiles = baseOfRun ? await schemaFilesOf(input, config, head, baseOfRun) : []
  const [findings, weakenings, difference, checks] = await Promise.all([
    findingsOf(input, config, head, base),
    baseOfRun ? weakeningsOf(input, config, head, baseOfRun, schemaFiles) : [],
    inLaterTurn(() => (base ? objectDifference(base, head, config, input) : noDifference)),
    base ? checkChanges(base.sources.reader, head.sources.reader, checkedConfigFile(input)) : [],
  ])
  const { changes, deletions, findings: ofDeletions } = difference ?? noDifference
  const waived = applyWaivers([...findings, ...ofDeletions], waiverInput(input, config, head, baseOfRun))
  const allFindings = mergeFindings([...weakenings, ...waived])
  const targets = targetReports(head, base)
  const skipped = difference ? head.skipped.slice() : [...head.skipped, skippedDifference(input)]
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version: input.version, engines },
    head: input.headCommit,
    base: input.baseCommit,
    summary: summarise({ findings: allFindings, changes, deletions, targets, skipped }),
    ...(head.unchanged.size > 0 && { unlisted: { targets: head.unchanged.size } }),
    targets,
    ...environmentReport({ targets, changes }),
    deletions,
    findings: allFindings,
    changes,
    checkChanges: sortedChanges([...checks, ...schemaFileChanges(schemaFiles)]),
    ...coverageChanges(baseOfRun && baseOfRun.inspected),
    skipped,
  }
}

function weakeningsOf(
  input: ResolvedInput,
  used: Config,
  head: InspectedTree,
  { brought, inspected }: BaseOfRun,
  schemaFiles: readonly SchemaFileDifference[],
) {
  return weakeningFindings({
    scope: input,
    used,
    brought,
    head,
    base: inspected,
    schemaFiles,
    approval: input.approval,
  })
}

/** The files of schemas that differ, as each tree's configuration names them. */
function schemaFilesOf(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  { brought, inspected }: BaseOfRun,
): Promise<SchemaFileDifference[]> {
  const { base: ofBase, head: ofHead } = brought ?? { base: config, head: config }
  const base = { reader: inspected.tree.sources.reader, config: ofBase }
  return schemaFileDifferences(base, { reader: head.sources.reader, config: ofHead }, input)
}

/** The configuration whose changes matter; `null` if no tree brings the one that is used. */
function checkedConfigFile({ configSource, options }: ResolvedInput): string | null {
  return typeof configSource === 'object' ? null : options.configFile
}

function waiverInput(
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

function environmentsOf(head: InspectedTree, base: BaseOfRun | null): (string | null)[] {
  const trees = base ? [base.inspected.tree, base.inspected.unchecked] : []
  return [head, ...trees].flatMap((tree) => tree?.environments ?? [])
}

/** The findings of head and the fixed ones of base, at their causes, with verified fixes. */
async function findingsOf(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  base: InspectedTree | null,
): Promise<LocatedFinding[]> {
  const compared = base ? compareTrees(base, head) : head.findings
  const causes = causesIn(head, input.host.provenance)
  const pointed = await pointAtCauses(compared, head, causes, input.host.budget)
  return offerFixes(pointed, { ...input, config, head, causes })
}
