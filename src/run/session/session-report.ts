import type { Config } from '../../core/config.ts'
import { engines } from '../../core/engines.ts'
import type { Finding, Report } from '../../core/report.ts'
import { equalData } from '../../diff/data.ts'
import { compareFindings } from '../../diff/findings.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { overridesIn } from '../../inspect/overrides.ts'
import type { InspectedTree } from '../../inspect/types.ts'
import { allowlistFindings } from '../allowlist-findings.ts'
import { presenceInTree } from '../compare-trees.ts'
import { environmentReport } from '../environment-report.ts'
import type { CheckedInvariants } from '../invariants/check-invariants.ts'
import { undecidedInvariants } from '../invariants/undecided-invariants.ts'
import { maskedReport } from '../masked-report.ts'
import { mergeFindings } from '../merge-findings.ts'
import type { RunInput } from '../run-input.ts'
import { summarise } from '../summarise.ts'
import { targetReports } from '../target-reports.ts'
import { unusedOverrideFindings } from '../unused-overrides.ts'
import { applyWaivers, type WaiverInput } from '../waivers.ts'
import { isFullyChecked } from '../waivers/fully-checked.ts'
import { movedFindings } from './carried-findings.ts'
import type { CheckedTree, PlacedFinding } from './checked-tree.ts'

/** The findings of a tree after an edit. */
export interface FindingsOfTree {
  readonly placed: readonly PlacedFinding[]
  readonly inspected: InspectedTree
  readonly config: Config
  readonly last: CheckedTree | null
  /** `null` if they are not decided. */
  readonly invariants: CheckedInvariants | null
  /** The located findings that the previous check did not have. */
  readonly appeared: ReadonlySet<LocatedFinding>
  /** The findings of the previous check that are gone. */
  readonly fixed: readonly LocatedFinding[]
}

/** The visible part of a checked tree. */
type ShownTree = Pick<
  CheckedTree,
  'report' | 'unmaskedEdit' | 'isShown' | 'appeared' | 'fixed' | 'waiverFindings' | 'invariantFindings'
>

/** The report of a tree after an edit, with new and fixed findings. */
export function sessionReport(found: FindingsOfTree, input: RunInput): ShownTree {
  const { inspected, config, last, invariants } = found
  const { lists, waiverFindings, invariantFindings } = sessionFindings(found, input)
  const masked = maskedReport(reportOf(lists.flat(), inspected, { config, invariants }, input), {
    sources: [inspected.sources, ...(last ? [last.inspected.sources] : [])],
    mask: inspected.sources.mask,
    configFile: input.options.configFile,
  })
  const [allFindings, appearedFindings, fixedFindings] = split(masked.report.findings, lists)
  return {
    ...masked,
    report: {
      ...masked.report,
      findings: [...allFindings!],
      summary: summarise({ ...masked.report, findings: [...allFindings!] }),
    },
    appeared: appearedFindings!,
    fixed: fixedFindings!,
    waiverFindings,
    invariantFindings,
  }
}

/** All findings of a tree, those that appeared, and those that are fixed; and what the next check needs of them. */
function sessionFindings(
  { placed: all, inspected, config, last, invariants, appeared, fixed }: FindingsOfTree,
  input: RunInput,
): Pick<ShownTree, 'waiverFindings' | 'invariantFindings'> & { readonly lists: readonly Finding[][] } {
  const override = overridesIn(config)
  const placed = all.flatMap((finding) => override(finding.shown).map((shown) => ({ ...finding, shown })))
  const before = last?.invariantFindings ?? []
  const presence = presenceInTree(inspected)
  const ofInvariants = invariants ? compareFindings(before, invariants.findings, presence) : []
  const invariantFindings = invariants?.findings ?? keptInvariants({ inspected, config, last })
  const found = [...placed.map(({ shown }) => shown), ...invariantFindings]
  const isDecided = invariants !== null || !hasInvariants(config)
  const waived = waivedFindings(found, isDecided, { inspected, config }, input)
  const waiverFindings = waived.slice(found.length)
  const ofWaivers = compareFindings(last?.waiverFindings ?? [], waiverFindings, presence)
  const news = [...ofInvariants, ...ofWaivers]
  const lists = [
    mergeFindings(waived),
    mergeFindings([
      ...waived.filter((_, index) => placed[index] && appeared.has(placed[index].located)),
      ...news.filter(({ status }) => status === 'new'),
    ]),
    mergeFindings([...fixed.flatMap(override), ...news.filter(({ status }) => status === 'fixed')]),
  ]
  return { lists, waiverFindings, invariantFindings }
}

/** The findings of the invariants that were decided last, which stay until these are decided again; none for other invariants. */
function keptInvariants({
  inspected,
  config,
  last,
}: Pick<FindingsOfTree, 'inspected' | 'config' | 'last'>): readonly LocatedFinding[] {
  if (!last || !equalData(last.config.invariants, config.invariants)) return []
  return movedFindings(last.invariantFindings, {
    before: last.inspected.sources,
    after: inspected.sources,
  })
}

/** The findings with their waivers, then those about waivers and `overrides`. */
function waivedFindings(
  findings: readonly LocatedFinding[],
  isDecided: boolean,
  { inspected, config }: Pick<FindingsOfTree, 'inspected' | 'config'>,
  input: RunInput,
): LocatedFinding[] {
  const waivers = waiverInput(inspected, config, input)
  return [
    // A waiver may be for an invariant that is not decided.
    ...applyWaivers(findings, { ...waivers, isComplete: waivers.isComplete && isDecided }),
    ...overrideFindings(inspected, config, input),
    ...entryFindings(inspected, config, input),
  ]
}

/** Splits a list into parts with the lengths of other lists. */
function split(findings: readonly Finding[], lists: readonly (readonly Finding[])[]): (readonly Finding[])[] {
  let start = 0
  return lists.map(({ length }) => findings.slice(start, (start += length)))
}

function overrideFindings(head: InspectedTree, config: Config, input: RunInput): LocatedFinding[] {
  const { configSource, options } = input
  return typeof configSource === 'object' ? [] : unusedOverrideFindings({ head, base: null, config, options })
}

/** What the edit cannot affect was checked before, so the whole tree counts as checked. */
function entryFindings(inspected: InspectedTree, config: Config, input: RunInput): LocatedFinding[] {
  const { configSource, options, now } = input
  if (typeof configSource === 'object') return []
  const head = { ...inspected, unchanged: new Set<string>() }
  const configs = { head: config, base: config }
  return allowlistFindings({ head, base: null, configs, used: config, options, now })
}

function waiverInput(inspected: InspectedTree, config: Config, input: RunInput): WaiverInput {
  const { options, approval, now } = input
  return {
    head: inspected.sources,
    base: null,
    configs: { head: config, base: config },
    configFile: options.configFile,
    approval,
    now,
    // What the edit cannot alter was checked before.
    isComplete: isFullyChecked({ ...inspected, unchanged: new Set() }, options),
  }
}

/** True if there are invariants to decide. */
export function hasInvariants({ invariants = [] }: Config): boolean {
  return invariants.length > 0
}

/** The report of a tree without a comparison. */
function reportOf(
  findings: Finding[],
  inspected: InspectedTree,
  { config, invariants }: Pick<FindingsOfTree, 'config' | 'invariants'>,
  { version, configSource, options }: RunInput,
): Report {
  const targets = targetReports(inspected, null)
  const configFile = typeof configSource === 'object' ? null : options.configFile
  const undecided = invariants?.skipped ?? undecidedInvariants(config, configFile, 'session')
  const skipped = [...inspected.skipped, ...undecided]
  const proved = invariants?.proved ?? []
  const parts = { findings, changes: [], deletions: [], targets, skipped }
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version, engines },
    head: null,
    base: null,
    summary: summarise(parts),
    ...environmentReport(parts),
    consequences: [],
    ...(proved.length > 0 && { provedInvariants: [...proved] }),
    checkChanges: [],
    noLongerChecked: [],
    newlyChecked: [],
    ...parts,
  }
}
