import { joinAnd } from '../core/join-words.ts'
import { compareConfidence, compareSeverity } from '../core/order.ts'
import type { Confidence, Finding, Report, Severity } from '../core/report.ts'
import { countSeverities } from './severity.ts'
import { coverageGaps } from './coverage.ts'
import { unaffectedLine } from './unaffected.ts'
import { count } from './words.ts'

/** The conditions that fail a run. */
export interface Gate {
  /** The lowest severity that fails it. */
  readonly failOn: Severity | 'never'
  /** The lowest confidence that fails it: with `certain`, likely findings never do. */
  readonly minConfidence: Confidence
  /** Findings that base has too do not count; without a base all findings are new. */
  readonly onlyNew: boolean
  /** A run that could not check everything fails. */
  readonly strict: boolean
  /** Any change of a rendered object fails it. */
  readonly failOnDiff: boolean
}

/** The outcome of a run: exit code 1 for findings or changes, 3 for an incomplete run in strict mode. */
export interface Verdict {
  /**
   * `clean` only if everything was rendered and checked and nothing fails the run; `unaffected` if nothing was checked,
   * since the change touches nothing that is.
   */
  readonly status: 'clean' | 'findings' | 'incomplete' | 'unaffected'
  readonly failed: boolean
  readonly exitCode: 0 | 1 | 3
  /** One line without a full stop: "2 new errors block the merge". */
  readonly line: string
}

/** The verdict on a report. */
export function verdict(report: Report, gate: Gate): Verdict {
  const { unaffected } = report
  if (unaffected)
    return { status: 'unaffected', failed: false, exitCode: 0, line: unaffectedLine(unaffected) }
  const blocking = report.findings.filter((finding) => blocks(finding, gate))
  if (blocking.length > 0) return fail(blockingLine(blocking, report, gate))
  if (gate.failOnDiff && report.changes.length > 0) return fail(diffLine(report))
  if (report.summary.complete)
    return { status: 'clean', failed: false, exitCode: 0, line: passingLine(report) }
  const line = `incomplete: ${joinAnd(coverageGaps(report))}${report.targets.length === 0 ? '' : `; ${passingLine(report)}`}`
  return { status: 'incomplete', failed: gate.strict, exitCode: gate.strict ? 3 : 0, line }
}

/**
 * True for a finding that fails the run; false if it is fixed or its waiver is effective. The gate that `overrides` give the
 * finding takes precedence over that of the run, except over its `failOn: never`.
 */
export function blocks(
  finding: Pick<Finding, 'severity' | 'confidence' | 'status' | 'waiver' | 'gate'>,
  gate: Gate,
): boolean {
  const { failOn, minConfidence } = { ...gate, ...finding.gate }
  if (gate.failOn === 'never' || failOn === 'never') return false
  if (finding.status === 'fixed' || finding.waiver?.isEffective) return false
  return (
    compareSeverity(finding.severity, failOn) <= 0 &&
    compareConfidence(finding.confidence, minConfidence) <= 0 &&
    (!gate.onlyNew || finding.status === 'new')
  )
}

function fail(line: string): Verdict {
  return { status: 'findings', failed: true, exitCode: 1, line }
}

function blockingLine(blocking: readonly Finding[], report: Report, gate: Gate): string {
  const kind = gate.onlyNew && report.base !== null ? 'new ' : ''
  return `${countSeverities(blocking, kind)} ${blocking.length === 1 ? 'blocks' : 'block'} the merge`
}

function diffLine({ changes }: Report): string {
  return `${count(changes.length, 'changed object')} ${changes.length === 1 ? 'blocks' : 'block'} the merge (fail-on-diff)`
}

function passingLine(report: Report): string {
  const newFindings = report.findings.filter((finding) => finding.status === 'new')
  const kind = report.base === null ? '' : 'new '
  if (newFindings.length === 0)
    return `no ${kind}findings${report.summary.complete ? '' : ' in what was checked'}`
  return `${countSeverities(newFindings, kind)}, nothing that blocks`
}
