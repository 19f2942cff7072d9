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
import { lookedAt } from './run/looked-at.ts'
import { readMaskedConfig } from './inspect/masked-config.ts'
import { maskedReport, type MaskedReport } from './run/masked-report.ts'
import { mergeFindings } from './run/merge-findings.ts'
import { summarise } from './run/summarise.ts'
import { targetReports } from './run/target-reports.ts'
import { createMask } from './secrets/mask.ts'
import { readerSharingFiles, readerOf } from './yaml/reader.ts'

/** The two sides of a run, and what is looked at. */
export interface RunInput extends Scope {
  readonly head: Tree
  /** Asks which commit head is; `null` if it is none. */
  readonly headCommit: () => string | null
  readonly base: Tree | null
  readonly baseCommit: string | null
  readonly version: string
  /** Most causes of findings that a fix is looked for. */
  readonly mostFixes: number
}

/**
 * Checks head, compares it with base, and says what was found.
 * Throws `UsageError` for a wrong configuration, a path that head does not have, an environment nobody has, and for
 * what cannot be allowed.
 */
export async function run(input: RunInput): Promise<Report> {
  const { report } = await runForFixes(input)
  return report
}

/** The same for those who write files or print them: they need what the report masks. Throws as `run` does. */
export async function runForFixes(input: RunInput): Promise<MaskedReport> {
  const { configFile, egressAllowlist, environments, paths } = input.options
  checkPaths(input.head, paths)
  checkEgressAllowlist(egressAllowlist)
  const both = { ...input, head: readableTree(input.head) }
  const config = await readMaskedConfig(readerOf(both.head), configFile, createMask(input.host.maskKey))
  const before = inLaterTurn(() => baseOf(both, config))
  // Nobody may ask head's question; that base cannot be read is thrown below.
  const side = before.then((base) => base && base.tree)
  side.catch(() => null)
  const [head, base, headCommit] = await Promise.all([
    inspect(both.head, config, input, { base: side }),
    before,
    inLaterTurn(input.headCommit),
  ])
  checkEnvironments(environmentsOf(head, base), environments)
  const unmasked = await report({ ...both, headCommit }, config, head, base)
  const { mask } = head.sources
  const others = [base?.tree, base?.unchecked].flatMap((side) => side?.sources ?? [])
  return maskedReport(unmasked, { sides: [head.sources, ...others], mask, configFile })
}

/** Inspects base; `null` without one. What head and base have in common is read once. */
async function baseOf(input: RunInput, head: Config): Promise<InspectedBase | null> {
  if (!input.base) return null
  const base = readableTree(input.base)
  readerSharingFiles(base, readerOf(input.head))
  return inspectBase({ ...input, base }, head)
}

/** The input, once it is known which commit head is. */
type KnownInput = Omit<RunInput, 'headCommit'> & { readonly headCommit: string | null }

async function report(
  input: KnownInput,
  config: Config,
  head: InspectedTree,
  before: InspectedBase | null,
): Promise<Report> {
  const base = before && before.tree
  const [findings, changes, checks] = await Promise.all([
    findingsOf(input, config, head, base),
    inLaterTurn(() => (base ? changesOf(base, head, input) : [])),
    base ? checkChanges(base.sources.reader, head.sources.reader, input.options.configFile) : [],
  ])
  const targets = targetReports(head, base)
  const skipped = changes ? head.skipped.slice() : [...head.skipped, undiffed(input)]
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version: input.version },
    head: input.headCommit,
    base: input.baseCommit,
    summary: summarise({ findings, changes: changes ?? [], targets, skipped }),
    targets,
    findings,
    changes: changes ?? [],
    checkChanges: checks,
    ...lookedAt(before),
    skipped,
  }
}

/** `null` if there was no time to compare the objects. */
function changesOf(
  base: InspectedTree,
  head: InspectedTree,
  { host: { maskKey, budget } }: KnownInput,
): Change[] | null {
  let changes: Change[] | null = null
  budget.within('repair', () => (changes = diffObjects(...comparable(base, head), maskKey)))
  return changes
}

function undiffed({ host: { budget } }: KnownInput): SkippedFile {
  return { file: '.', reason: `what changes in the manifests: ${outOfTime(budget)}` }
}

function environmentsOf(head: InspectedTree, base: InspectedBase | null): (string | null)[] {
  const others = base ? [...base.tree.environments, ...(base.unchecked?.environments ?? [])] : []
  return [...head.environments, ...others]
}

/** The findings of both sides, at their causes, with the fixes that work. */
async function findingsOf(
  input: KnownInput,
  config: Config,
  head: InspectedTree,
  base: InspectedTree | null,
): Promise<Finding[]> {
  const compared = base ? compare(base, head) : head.findings
  const causes = causesIn(head, input.host.provenance)
  const pointed = await pointAtCauses(compared, head, causes, input.host.budget)
  return mergeFindings(await offerFixes(pointed, { ...input, config, side: head, causes }))
}

/** Findings of both sides. What base rendered and head could not is not known to be fixed: it is left out. */
function compare(base: InspectedTree, head: InspectedTree): LocatedFinding[] {
  const complete = new Set(head.rendered.flatMap(({ id, isPartial }) => (isPartial ? [] : id)))
  const failed = new Set(head.targets.flatMap(({ id }) => (complete.has(id) ? [] : id)))
  const refused = new Set(head.sources.reader.tree.refused.map(({ file }) => file))
  const isKnown = (finding: LocatedFinding): boolean =>
    finding.status !== 'fixed' ||
    (!refused.has(finding.at.file) &&
      isChecked(finding, head) &&
      (!isOfRender(finding) || finding.targets.some((id) => !failed.has(id))))
  const { tree } = head.sources.reader
  const isInHead = (file: string): boolean => hasPath(tree, file)
  return compareFindings(base.findings, head.findings, isInHead).filter(isKnown)
}

/** True unless head had no time to look for it. */
function isChecked({ targets }: LocatedFinding, { unchecked }: InspectedTree): boolean {
  if (unchecked.size === 0) return true
  return targets.some((id) => !unchecked.has(id))
}

/** True for what only a render can show. */
function isOfRender({ cause, lintFinding: found }: LocatedFinding): boolean {
  return cause === 'template' || found.view === 'deadValue' || found.view === 'undefinedValue'
}

/** What both sides could render in part, or only one side has: a failed render must not look like removed objects. */
function comparable(
  base: InspectedTree,
  head: InspectedTree,
): [InspectedTree['rendered'], InspectedTree['rendered']] {
  const failed = new Set([
    ...[...failures(base), ...failures(head)],
    ...[...withheld(base, head), ...withheld(head, base)],
  ])
  return [
    base.rendered.filter(({ id }) => !failed.has(id)),
    head.rendered.filter(({ id }) => !failed.has(id)),
  ]
}

/** The targets of one side with a file that the other one has and cannot read. */
function withheld({ targets }: InspectedTree, other: InspectedTree): string[] {
  const refused = new Set(other.sources.reader.tree.refused.map(({ file }) => file))
  return targets.flatMap((target) =>
    target.kind === 'manifests' && target.files.some((file) => refused.has(file)) ? target.id : [],
  )
}

function failures({ targets, rendered }: InspectedTree): string[] {
  const there = new Set(rendered.map(({ id }) => id))
  return targets.map(({ id }) => id).filter((id) => !there.has(id))
}
