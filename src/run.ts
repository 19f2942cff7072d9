import { engines } from './core/engines.ts'
import { checkEgressAllowlist } from './config.ts'
import type { Config } from './core/config.ts'
import { readableTree } from './inspect/readable.ts'
import type { Change, Finding, Report, SkippedFile } from './core/report.ts'
import { outOfTime } from './core/time-budget.ts'
import { hasPath, type Tree } from './core/tree.ts'
import { compareFindings } from './diff/findings.ts'
import { diffObjects } from './diff/objects.ts'
import { checkEnvironments, checkPaths } from './discover/scope.ts'
import { causesIn, pointAtCauses } from './inspect/causes.ts'
import { offerFixes } from './run/fixes.ts'
import { checkChanges } from './run/check-changes/check-changes.ts'
import { inspectBase, type InspectedBase } from './inspect/inspect-base.ts'
import { inspect } from './inspect/inspect.ts'
import { inLaterTurn } from './inspect/schedule.ts'
import type { Scope, InspectedTree } from './inspect/types.ts'
import type { LocatedFinding } from './inspect/locate.ts'
import { coverageChanges } from './run/coverage-changes.ts'
import { readMaskedConfig } from './inspect/masked-config.ts'
import { maskedReport, type MaskedReport } from './run/masked-report.ts'
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
  /** Limit on causes of findings for which a fix is tried. */
  readonly maxFixes: number
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
  const config = await readMaskedConfig(
    readerOf(readableInput.head),
    configFile,
    createMask(input.host.maskKey),
  )
  const basePromise = inLaterTurn(() => baseOf(readableInput, config))
  // If the inspection of head never awaits base, an error of base is thrown below and not here.
  const baseTree = basePromise.then((inspectedBase) => inspectedBase && inspectedBase.tree)
  baseTree.catch(() => null)
  const [head, base, headCommit] = await Promise.all([
    inspect(readableInput.head, config, input, { base: baseTree }),
    basePromise,
    inLaterTurn(input.headCommit),
  ])
  checkEnvironments(environmentsOf(head, base), environments)
  const unmasked = await report({ ...readableInput, headCommit }, config, head, base)
  const { mask } = head.sources
  const baseSources = [base?.tree, base?.unchecked].flatMap((tree) => tree?.sources ?? [])
  return maskedReport(unmasked, { sources: [head.sources, ...baseSources], mask, configFile })
}

/** Inspects base; `null` without one. What head and base have in common is read once. */
async function baseOf(input: RunInput, head: Config): Promise<InspectedBase | null> {
  if (!input.base) return null
  const base = readableTree(input.base)
  readerSharingFiles(base, readerOf(input.head))
  return inspectBase({ ...input, base }, head)
}

/** The input with the commit of head. */
type ResolvedInput = Omit<RunInput, 'headCommit'> & { readonly headCommit: string | null }

async function report(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  inspectedBase: InspectedBase | null,
): Promise<Report> {
  const base = inspectedBase && inspectedBase.tree
  const [findings, changes, checks] = await Promise.all([
    findingsOf(input, config, head, base),
    inLaterTurn(() => (base ? changesOf(base, head, input) : [])),
    base ? checkChanges(base.sources.reader, head.sources.reader, input.options.configFile) : [],
  ])
  const targets = targetReports(head, base)
  const skipped = changes ? head.skipped.slice() : [...head.skipped, skippedDiff(input)]
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version: input.version, engines },
    head: input.headCommit,
    base: input.baseCommit,
    summary: summarise({ findings, changes: changes ?? [], targets, skipped }),
    targets,
    findings,
    changes: changes ?? [],
    checkChanges: checks,
    ...coverageChanges(inspectedBase),
    skipped,
  }
}

/** The changed objects; `null` if there was no time to compare them. */
function changesOf(
  base: InspectedTree,
  head: InspectedTree,
  { host: { maskKey, budget } }: ResolvedInput,
): Change[] | null {
  let changes: Change[] | null = null
  budget.within('repair', () => (changes = diffObjects(...comparableRenders(base, head), maskKey)))
  return changes
}

function skippedDiff({ host: { budget } }: ResolvedInput): SkippedFile {
  return { file: '.', reason: `what changes in the manifests: ${outOfTime(budget)}` }
}

function environmentsOf(head: InspectedTree, base: InspectedBase | null): (string | null)[] {
  const baseEnvironments = base ? [...base.tree.environments, ...(base.unchecked?.environments ?? [])] : []
  return [...head.environments, ...baseEnvironments]
}

/** The findings of head and the fixed ones of base, at their causes, with verified fixes. */
async function findingsOf(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  base: InspectedTree | null,
): Promise<Finding[]> {
  const compared = base ? compareTrees(base, head) : head.findings
  const causes = causesIn(head, input.host.provenance)
  const pointed = await pointAtCauses(compared, head, causes, input.host.budget)
  return mergeFindings(await offerFixes(pointed, { ...input, config, head, causes }))
}

/**
 * Compares the findings of base and head. A finding of base that head could not check again is not known to be fixed
 * and left out.
 */
function compareTrees(base: InspectedTree, head: InspectedTree): LocatedFinding[] {
  const complete = new Set(head.rendered.flatMap(({ id, isPartial }) => (isPartial ? [] : id)))
  const failed = new Set(head.targets.flatMap(({ id }) => (complete.has(id) ? [] : id)))
  const refused = new Set(head.sources.reader.tree.refused.map(({ file }) => file))
  const isComparable = (finding: LocatedFinding): boolean =>
    finding.status !== 'fixed' ||
    (!refused.has(finding.at.file) &&
      isChecked(finding, head) &&
      (!needsRender(finding) || finding.targets.some((id) => !failed.has(id))))
  const { tree } = head.sources.reader
  const isInHead = (file: string): boolean => hasPath(tree, file)
  return compareFindings(base.findings, head.findings, isInHead).filter(isComparable)
}

/** False for a finding of targets that head had no time to check. */
function isChecked({ targets }: LocatedFinding, { unchecked }: InspectedTree): boolean {
  if (unchecked.size === 0) return true
  return targets.some((id) => !unchecked.has(id))
}

/** True for a finding that only a render can show. */
function needsRender({ cause, lintFinding }: LocatedFinding): boolean {
  return cause === 'template' || lintFinding.view === 'deadValue' || lintFinding.view === 'undefinedValue'
}

/**
 * The renders of base and head to compare, without targets that failed in one of them: a failed render must not look
 * like removed objects.
 */
function comparableRenders(
  base: InspectedTree,
  head: InspectedTree,
): [InspectedTree['rendered'], InspectedTree['rendered']] {
  const failed = new Set([
    ...[...idsWithoutRender(base), ...idsWithoutRender(head)],
    ...[...targetsUnreadableIn(base, head), ...targetsUnreadableIn(head, base)],
  ])
  return [
    base.rendered.filter(({ id }) => !failed.has(id)),
    head.rendered.filter(({ id }) => !failed.has(id)),
  ]
}

/** The ids of the targets of a tree with a file that the other tree contains and cannot read. */
function targetsUnreadableIn({ targets }: InspectedTree, otherTree: InspectedTree): string[] {
  const refused = new Set(otherTree.sources.reader.tree.refused.map(({ file }) => file))
  return targets.flatMap((target) =>
    target.kind === 'manifests' && target.files.some((file) => refused.has(file)) ? target.id : [],
  )
}

function idsWithoutRender({ targets, rendered }: InspectedTree): string[] {
  const renderedIds = new Set(rendered.map(({ id }) => id))
  return targets.map(({ id }) => id).filter((id) => !renderedIds.has(id))
}
