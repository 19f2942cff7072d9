import { compareConfidence, compareSeverity } from '../../core/order.ts'
import type { Finding } from '../../core/report.ts'
import { groupBy } from '../../core/group.ts'
import { hasPath } from '../../core/tree.ts'
import { compareFindings } from '../../diff/findings.ts'
import { causesIn } from '../../inspect/causes.ts'
import { pointAtCauses } from '../../inspect/point-at-causes.ts'
import { configurationFiles } from '../../model/configuration-files.ts'
import type { Weakening } from '../../model/check-problems.ts'
import { inspect } from '../../inspect/inspect.ts'
import type { LocatedFinding } from '../../inspect/locate.ts'
import { overridesIn } from '../../inspect/overrides.ts'
import type { InspectedTree, Scope } from '../../inspect/types.ts'
import { presenceInTree } from '../compare-trees.ts'
import type { BroughtConfigs } from '../configurations.ts'

/** The inputs for checking head by the configuration of base. */
export interface HiddenFindingsInput {
  readonly scope: Scope
  readonly configs: BroughtConfigs
  /** Head, inspected by its own configuration. */
  readonly head: InspectedTree
  readonly base: InspectedTree
}

/**
 * The findings of head that the configuration, schemas and custom rules of base report, and those of head do not, or
 * only with a lower severity or confidence. Each is `new` or `existing` by base's configuration on both sides. The most
 * severe come first, new ones before others, at the values that cause them.
 */
export async function hiddenFindings(input: HiddenFindingsInput): Promise<LocatedFinding[]> {
  const { scope, configs, head, base } = input
  const { base: config } = configs
  const [baseTree, headTree] = [base, head].map(({ sources }) => sources.reader.tree)
  const byBase = inspect(baseTree!, config, scope, { isBase: true })
  const checks = { tree: baseTree!, config, own: config }
  const [baseByBase, headByBase] = await Promise.all([
    byBase,
    inspect(headTree!, config, scope, { base: byBase, checks }),
  ])
  const compared = compareFindings(baseByBase.findings, headByBase.findings, presenceInTree(headByBase))
  const isReported = reportsIn(head.findings.flatMap(overridesIn(configs.head)))
  // Base's configuration names lines of its own files, and paths, that head may not have. A file in a packed chart is in head
  // if its archive is: `ARCHIVE.tgz!PATH`.
  const ofConfiguration = new Set(configurationFiles(base.sources.reader, scope.options.configFile).files)
  const isInHead = ({ file }: LocatedFinding['at']): boolean =>
    !ofConfiguration.has(file) && hasPath(headTree!, file.split('!')[0]!)
  const hidden = compared
    .flatMap(overridesIn(config))
    .filter((finding) => finding.status !== 'fixed' && isInHead(finding.at) && !isReported(finding))
  const sorted = hidden.toSorted(compare)
  return pointAtCauses(sorted, headByBase, causesIn(headByBase, scope.host), scope.host.budget)
}

function compare(a: Finding, b: Finding): number {
  return Number(a.status !== 'new') - Number(b.status !== 'new') || compareSeverity(a.severity, b.severity)
}

/**
 * Returns a test whether some findings contain an equal one with at least the same severity and confidence that fails a
 * run if this one does.
 */
function reportsIn(findings: readonly LocatedFinding[]): (finding: LocatedFinding) => boolean {
  const byPlace = groupBy(findings, placeKey)
  const byFingerprint = groupBy(findings, ({ fingerprint }) => fingerprint)
  return (finding) => {
    const candidates = [
      ...(byPlace.get(placeKey(finding)) ?? []),
      ...(byFingerprint.get(finding.fingerprint) ?? []),
    ]
    return candidates.some(
      (candidate) =>
        compareSeverity(candidate.severity, finding.severity) <= 0 &&
        compareConfidence(candidate.confidence, finding.confidence) <= 0 &&
        (fails(candidate) || !fails(finding)),
    )
  }
}

function placeKey({ rule, code, at, subject }: LocatedFinding): string {
  return JSON.stringify([rule, code, at.file, at.line, at.column, subject])
}

/** True if it fails a run by default. */
export function isNewError(finding: Finding): boolean {
  return finding.status === 'new' && fails(finding)
}

/** True if a finding fails a run that counts all findings. */
function fails({ severity, confidence, gate = {} }: Finding): boolean {
  const { failOn = 'error', minConfidence = 'certain' } = gate
  return (
    failOn !== 'never' &&
    compareSeverity(severity, failOn) <= 0 &&
    compareConfidence(confidence, minConfidence) <= 0
  )
}

/** The description of a hidden finding. */
export function hiddenFinding({ rule, severity, status, at }: Finding): Weakening['hidden'][number] {
  return { rule, severity, isNew: status === 'new', at }
}
