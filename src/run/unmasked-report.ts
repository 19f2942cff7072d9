import { engines } from '../core/engines.ts'
import type { Config } from '../core/config.ts'
import { groupBy } from '../core/group.ts'
import { compareSeverity } from '../core/order.ts'
import type { Report } from '../core/report.ts'
import type { LocatedFinding } from '../inspect/locate.ts'
import { inLaterTurn } from '../inspect/schedule.ts'
import type { InspectedTree } from '../inspect/types.ts'
import { checkChanges, sortedChanges } from './check-changes/check-changes.ts'
import { schemaFileChanges } from './check-changes/schema-files.ts'
import { compareTrees } from './compare-trees.ts'
import { ruleChanges } from './check-changes/rule-changes.ts'
import {
  checkConsequences,
  noConsequences,
  type CheckedConsequences,
} from './consequences/check-consequences.ts'
import { consequenceReport, isFindingOfChange } from './consequences/consequence-report.ts'
import { coverageChanges } from './coverage-changes.ts'
import { environmentReport } from './environment-report.ts'
import { checkInvariants, type CheckedInvariants } from './invariants/check-invariants.ts'
import type { BaseOfRun } from './inspect-trees.ts'
import { mergeFindings } from './merge-findings.ts'
import { noDifference, objectDifference, skippedDifference } from './object-difference.ts'
import { checkPolicyTests } from './policy-tests/check-policy-tests.ts'
import { skippedFiles } from './skipped-files.ts'
import { repairedFindings } from './repaired-findings.ts'
import { summarise } from './summarise.ts'
import { targetReports } from './target-reports.ts'
import { withDifferences } from './unrendered-differences.ts'
import { applyWaivers, type WaiverInput } from './waivers.ts'
import {
  weakeningsOf,
  changedRules,
  policyTestTrees,
  overrideFindings,
  allowlistEntryFindings,
  checkedConfigFile,
  waiverInput,
  changedSchemaFiles,
  type ResolvedInput,
} from './configuration-inputs.ts'

/** The report of both inspected trees, without masking. */
export async function unmaskedReport(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  baseOfRun: BaseOfRun | null,
): Promise<Report> {
  const parts = await partsOf(input, config, head, baseOfRun)
  const { weakenings, difference, policyTests, consequences, invariants } = parts
  const { changes, deletions, findings: ofDeletions } = difference ?? noDifference
  const waivers = waiverInput(input, config, head, baseOfRun)
  const waived = withWaivers([...parts.findings, ...ofDeletions], consequences, waivers)
  const allFindings = mergeFindings([...weakenings, ...policyTests.findings, ...waived.findings])
  const base = baseOfRun && baseOfRun.inspected.tree
  const reports = targetReports(head, base)
  const targets = base ? withDifferences(reports, head, base) : reports
  const late = [...policyTests.skipped, ...consequences.skipped, ...invariants.skipped]
  const skipped = [...skippedFiles(head, base), ...late, ...(difference ? [] : [skippedDifference(input)])]
  return {
    schemaVersion: 1,
    tool: { name: 'meshgate', version: input.version, engines },
    head: input.headCommit,
    base: input.baseCommit,
    summary: summarise({ findings: allFindings, changes, deletions, targets, skipped }),
    ...(head.unchanged.size > 0 && { unlisted: { targets: head.unchanged.size } }),
    ...(policyTests.counts && { policyTests: policyTests.counts }),
    targets,
    ...environmentReport({ targets, changes }),
    consequences: waived.consequences,
    ...comparedAsAWhole(consequences, invariants),
    deletions,
    findings: allFindings,
    changes,
    ...rulesOfRepository(head),
    checkChanges: sortedChanges(parts.checks),
    ...coverageChanges(baseOfRun && baseOfRun.inspected, config),
    skipped,
  }
}

/** The results that need whole meshes, with graphs and proofs, or why nothing was compared. */
function comparedAsAWhole(
  { comparisons, notCompared, egressGraphs }: CheckedConsequences,
  { proved }: CheckedInvariants,
): Pick<Report, 'comparisons' | 'notCompared' | 'egressGraphs' | 'provedInvariants'> {
  return {
    ...(comparisons && { comparisons }),
    ...(notCompared !== undefined && { notCompared }),
    ...(proved.length > 0 && { provedInvariants: [...proved] }),
    ...(egressGraphs && egressGraphs.length > 0 && { egressGraphs }),
  }
}

/** The parts of a report: the findings of head, and the differences from base. */
async function partsOf(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  baseOfRun: BaseOfRun | null,
) {
  const base = baseOfRun && baseOfRun.inspected.tree
  const schemaFiles = baseOfRun ? await changedSchemaFiles(input, config, head, baseOfRun) : []
  const rules = baseOfRun ? changedRules(config, head, baseOfRun) : []
  const [findings, weakenings, difference, checks, policyTests, consequences, ofInvariants] =
    await Promise.all([
      findingsOf(input, config, head, base),
      baseOfRun ? weakeningsOf(input, config, head, baseOfRun, { schemaFiles, rules }) : [],
      inLaterTurn(() => (base ? objectDifference(base, head, config, input) : noDifference)),
      base ? checkChanges(base.sources.reader, head.sources.reader, checkedConfigFile(input)) : [],
      inLaterTurn(() => checkPolicyTests(policyTestTrees(input, config, head, baseOfRun))),
      inLaterTurn(() => (base ? checkConsequences(base, head, config, input) : noConsequences)),
      inLaterTurn(() =>
        checkInvariants({ head, base, config, scope: input, configFile: checkedConfigFile(input) }),
      ),
    ])
  const ofFiles = [...schemaFileChanges(schemaFiles), ...ruleChanges(rules)]
  const ofAllowlist = allowlistEntryFindings(input, config, head, baseOfRun)
  return {
    findings: [...findings, ...ofAllowlist, ...ofInvariants.findings],
    ...{ weakenings, difference, checks: [...checks, ...ofFiles], policyTests, consequences },
    invariants: ofInvariants,
  }
}

/** The findings with their waivers, and the consequences with the waivers of their findings. */
function withWaivers(
  findings: readonly LocatedFinding[],
  consequences: CheckedConsequences,
  waivers: WaiverInput,
): { readonly findings: LocatedFinding[]; readonly consequences: Report['consequences'] } {
  const ofChange = consequences.located.filter(isFindingOfChange)
  const listed = consequences.located.filter((finding) => !isFindingOfChange(finding))
  const waived = applyWaivers([...findings, ...ofChange], waivers)
  const waivedChange = waived.slice(findings.length, findings.length + ofChange.length)
  return {
    findings: withoutDeclared(waived),
    consequences: consequenceReport([...waivedChange, ...listed], consequences),
  }
}

/**
 * A host that is newly declared and not on the allow-list is one finding, at its declaration, unless that pods reach it is
 * more severe. Where base declares the host as well, that pods newly reach it is a finding of its own.
 */
function withoutDeclared(findings: readonly LocatedFinding[]): LocatedFinding[] {
  const lineOf = ({ at }: LocatedFinding): string => `${at.file}:${at.line}`
  const declared = groupBy(
    findings.filter(({ rule, status }) => rule === 'egress/outside-allowlist' && status === 'new'),
    lineOf,
  )
  const isDeclared = (finding: LocatedFinding): boolean =>
    declared
      .get(lineOf(finding))
      ?.some((declaration) => compareSeverity(declaration.severity, finding.severity) <= 0) ?? false
  return findings.filter((finding) => finding.code !== 'outside-allowlist' || !isDeclared(finding))
}

/** The rules of the repository for readers of the report; nothing if it defines none. */
function rulesOfRepository({ customRules }: InspectedTree): Pick<Report, 'customRules'> {
  if (customRules.length === 0) return {}
  return {
    customRules: customRules.map(({ id, severity, summary, why, fix, url, at }) => ({
      ...{ id, severity, summary, why, fix, at },
      ...(url !== undefined && { url }),
    })),
  }
}

/** The findings of head and the fixed ones of base, at their causes, with verified fixes, and those about `overrides`. */
async function findingsOf(
  input: ResolvedInput,
  config: Config,
  head: InspectedTree,
  base: InspectedTree | null,
): Promise<LocatedFinding[]> {
  const compared = base ? compareTrees(base, head) : head.findings
  const repaired = await repairedFindings(compared, head, config, input)
  return [...repaired, ...overrideFindings(input, config, head, base)]
}
