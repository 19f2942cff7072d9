import type { ConfiguredTree } from './check-changes/named-files.ts'
import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import type { Finding } from '../core/report.ts'
import { shownDiff } from './fixes/shown-diff.ts'
import { ruleEntriesById } from '../custom-rules/rule-files.ts'
import { locate, type LocatedFinding, type Sources } from '../inspect/locate.ts'
import { lint } from '../lint.ts'
import { createMesh, emptyMesh } from '../model/mesh.ts'
import { rules } from '../rules/index.ts'
import type { WaiverProblem } from '../model/check-problems.ts'
import type { Reader } from '../yaml/reader.ts'
import { baselineWaivers } from './waivers/baseline.ts'
import { waiverComments } from './waivers/comments.ts'
import { configuredWaivers } from './waivers/configured.ts'
import { waiverLookup } from './waivers/lookup.ts'
import { isExpired, ruleNames, type Waiver } from './waivers/waiver.ts'

/** The inputs for applying waivers. */
export interface WaiverInput {
  readonly head: Sources
  /** The files of base; `null` without a base: then every waiver counts. */
  readonly base: Reader | null
  /** The configurations that list waivers. */
  readonly configs: { readonly head: Config; readonly base: Config }
  readonly configFile: string
  /** The approval of waivers that base does not have; `null` without one. */
  readonly approval: string | null
  /** Milliseconds since 1970; `null`: nothing is expired. */
  readonly now: number | null
  /** True if the whole repository was checked, so that a waiver without a finding is unused. */
  readonly isComplete: boolean
}

/**
 * Adds the waivers of head to its findings, and findings about waivers that are wrong, expired or unused. A waiver that
 * base does not have counts only if it is approved.
 */
export function applyWaivers(findings: readonly LocatedFinding[], input: WaiverInput): LocatedFinding[] {
  const { head, base, configs, configFile } = input
  const waivers = waiversIn(head.reader, configs.head, configFile)
  if (waivers.length === 0) return [...findings]
  const identities = new Set(
    (base ? waiversIn(base, configs.base, configFile) : waivers).map(({ identity }) => identity),
  )
  const valid = waivers.filter((waiver) => waiver.mistake === null && !isExpired(waiver, input.now))
  const waiversOf = waiverLookup(valid)
  const uses = new Map<Waiver, number>()
  const isLeft = (waiver: Waiver): boolean => (uses.get(waiver) ?? 0) < waiver.limit
  const waived = findings.map((finding): LocatedFinding => {
    const waiver = finding.status === 'fixed' ? undefined : waiversOf(finding).find(isLeft)
    if (!waiver) return finding
    uses.set(waiver, (uses.get(waiver) ?? 0) + 1)
    return { ...finding, waiver: statement(waiver, identities.has(waiver.identity), input.approval) }
  })
  // The value that causes such a finding was not looked for, so a comment may be about it.
  const unplaced = waived.filter((finding) => finding.cause === 'template' && !finding.waiver)
  const unplacedRules = new Set(unplaced.flatMap(ruleNames))
  const isUsed = (waiver: Waiver): boolean => uses.has(waiver) || unplacedRules.has(waiver.rule)
  const wrong = waivers.flatMap((waiver) => problemOf(waiver, isUsed(waiver), input) ?? [])
  return [...waived, ...problemFindings(wrong, head, identities)]
}

/**
 * True if waivers depend on findings that the change does not affect. A baseline waives a number of findings, and a new
 * waiver is only known to be used if all findings are known.
 */
export function waivesExisting(head: ConfiguredTree, base: ConfiguredTree, configFile: string): boolean {
  if (baselineWaivers(head.reader).length > 0) return true
  const [inHead, inBase] = [head, base].map(({ reader, config }) => waiversIn(reader, config, configFile))
  const identities = new Set(inBase!.map(({ identity }) => identity))
  return inHead!.some(({ identity }) => !identities.has(identity))
}

/** All waivers of a tree: comments, entries of the configuration, the baseline. */
function waiversIn(reader: Reader, config: Config, configFile: string): Waiver[] {
  const customRules = new Set(ruleEntriesById(reader, config['custom-rules'] ?? []).keys())
  return [
    ...waiverComments(reader, customRules),
    ...configuredWaivers(config, reader, configFile, customRules),
    ...baselineWaivers(reader),
  ]
}

/** The waiver as the report shows it. */
function statement(
  waiver: Waiver,
  isInBase: boolean,
  approval: string | null,
): NonNullable<Finding['waiver']> {
  const { reason, owner, until, at } = waiver
  const place = `${at.file}:${at.line}`
  if (!isInBase && approval === null) {
    return { reason: `waived in this pull request by ${place}, needs approval`, isEffective: false }
  }
  const details = [owner, until === null ? '' : `until ${until}`, place, isInBase ? '' : approval!]
  return { reason: `${reason} (${details.filter((detail) => detail !== '').join(', ')})`, isEffective: true }
}

interface ProblemOfWaiver extends WaiverProblem {
  readonly waiver: Waiver
}

/** The mistake of a waiver of head; `null` if there is none. An unused waiver is only known in a complete run. */
function problemOf(waiver: Waiver, isUsed: boolean, waivers: WaiverInput): ProblemOfWaiver | null {
  const { now, isComplete } = waivers
  const { rule, at, until, mistake, isElsewhere = false } = waiver
  if (isElsewhere) return null
  const problem = { rule, at, waiver }
  if (mistake !== null) return { ...problem, code: 'invalid', detail: mistake }
  if (isExpired(waiver, now)) return { ...problem, code: 'expired', detail: until! }
  return isUsed || !isComplete ? null : { ...problem, code: 'unused', detail: '' }
}

/** The findings about waivers, with the removal of unused ones as their fix; existing if base has the waiver, too. */
function problemFindings(
  problems: readonly ProblemOfWaiver[],
  sources: Sources,
  identities: ReadonlySet<string>,
): LocatedFinding[] {
  const unused = problems.filter(({ code }) => code === 'unused').map(({ waiver }) => waiver)
  const unusedByList = groupBy(unused, ({ list }) => list)
  return problems.flatMap((problem) => {
    const { identity, list } = problem.waiver
    const isListUnused = list !== undefined && unusedByList.get(list)?.length === list.size
    const { removal } = isListUnused ? list : problem.waiver
    const found = lint(createMesh({ ...emptyMesh, waiverProblems: [problem] }), rules)
    return locate(found, sources).map((finding) => ({
      ...finding,
      status: identities.has(identity) ? ('existing' as const) : ('new' as const),
      ...(problem.code === 'unused' && removal.length > 0 && { fix: removalFix(removal, sources.reader) }),
    }))
  })
}

/** Removing a waiver changes no render. */
function removalFix(edits: Waiver['removal'], reader: Reader): NonNullable<Finding['fix']> {
  return {
    title: 'remove the waiver',
    edits: [...edits],
    diff: shownDiff(edits, reader),
    verified: true,
    safety: 'safe',
    also: [],
  }
}
