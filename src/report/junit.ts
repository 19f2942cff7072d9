import { groupBy } from '../core/group.ts'
import type { Finding, MatrixRow, Report, TargetReport } from '../core/report.ts'
import { clamp, visible } from './escape.ts'
import { junitXml, type JunitCase, type JunitSuite } from './junit-xml.ts'
import { reasonsText, unprovedTexts } from './proof-words.ts'
import { sortFindings } from './severity.ts'
import { skippedGroups, skippedTitle } from './skipped.ts'
import { blocks, type Gate } from './verdict.ts'
import { waiverWords } from './waiver-words.ts'
import { objectTitle } from './words.ts'

/** Options of the JUnit report. */
export interface JunitOptions {
  /** What fails the run is a failure or an error; other findings are skipped tests, since JUnit has no warnings. */
  readonly gate: Gate
}

/**
 * The report as JUnit XML, as Jenkins and GitLab read it. A suite for each target has its cell of the matrix of targets
 * and environments as properties, and a test for each of its findings, or one that passes. A finding of several targets
 * is in the suite of the first and names the environments of all.
 */
export function junit(report: Report, { gate }: JunitOptions): string {
  return junitXml(suitesOf(report, gate))
}

/** The suite of what belongs to no target, such as findings in the configuration and files that were not checked. */
const repositorySuite = 'repository'

function suitesOf(report: Report, gate: Gate): JunitSuite[] {
  const { findings, targets, matrix } = report
  const missing = missingCases(report, gate)
  const current = sortFindings(findings.filter(({ status }) => status !== 'fixed'))
  const byTarget = groupBy(current, (finding) => finding.targets[0] ?? repositorySuite)
  const targetsById = new Map(targets.map((target) => [target.id, target]))
  const cells = new Map(matrix.flatMap(cellProperties))
  const names = new Set([
    ...targetsById.keys(),
    ...byTarget.keys(),
    ...(missing.length > 0 ? [repositorySuite] : []),
  ])
  return [...names].map((name): JunitSuite => {
    const cases = (byTarget.get(name) ?? []).map((finding) => findingCase(finding, name, gate))
    const properties = cells.get(name)
    return {
      name,
      cases: [
        ...targetCases(targetsById.get(name), cases.length, gate),
        ...cases,
        ...(name === repositorySuite ? missing : []),
      ],
      ...(properties && { properties }),
    }
  })
}

/** The cells of a row by the ids of their targets; the property `target` is equal in all environments. */
function cellProperties({ name, cells }: MatrixRow): [string, Record<string, string>][] {
  return cells.map(({ target, environment, status, changes }) => [
    target,
    { target: name, environment, status, changes: String(changes) },
  ])
}

/**
 * A target without findings passes; one that was left out or not rendered is skipped with the reason, or an error if
 * that fails the run.
 */
function targetCases(target: TargetReport | undefined, findings: number, gate: Gate): JunitCase[] {
  if (!target) return []
  const { id, status, reason = '' } = target
  const base = { className: id, message: reason, details: '' }
  if (status === 'left-out') return [{ ...base, name: 'left out', outcome: 'skipped' }]
  if (status === 'failed' || status === 'not-rendered')
    return [{ ...base, name: status.replace('-', ' '), outcome: gate.strict ? 'error' : 'skipped' }]
  return findings > 0 ? [] : [{ ...base, name: 'no findings', outcome: 'passed' }]
}

/** Limit on the files that one test names. */
const maxFiles = 5

/**
 * Files that were not checked are skipped, or an error if that fails the run. Effects on requests that are not decided are
 * skipped.
 */
function missingCases(report: Report, gate: Gate): JunitCase[] {
  const base = { className: repositorySuite, details: '' }
  const files = skippedGroups(report.skipped).map((group): JunitCase => ({
    ...{ ...base, name: `not checked: ${skippedTitle(group, maxFiles, visible)}`, message: group.reason },
    outcome: gate.strict ? 'error' : 'skipped',
  }))
  const unproved = unprovedTexts(report).map((reasons): JunitCase => ({
    ...{ ...base, name: reasons.title, message: reasonsText(reasons), outcome: 'skipped' },
  }))
  return [...files, ...unproved]
}

function findingCase(finding: Finding, target: string, gate: Gate): JunitCase {
  const { at, rule, message, object, environments, related, severity, confidence, status } = finding
  const waived = waiverWords(finding)
  const facts = [
    `${at.file}:${at.line}:${at.column}`,
    `${[status, ...(confidence === 'likely' ? [confidence] : []), severity].join(' ')}, ${rule}`,
    ...(object ? [[objectTitle(object), object.path ?? ''].join(' ').trimEnd()] : []),
    ...(environments.length > 0 ? [`in ${environments.join(', ')}`] : []),
    ...(waived === null ? [] : [waived]),
    ...related.map(({ at: place, note }) => `${place.file}:${place.line}: ${note}`),
  ]
  return {
    name: `${rule} ${at.file}:${at.line}`,
    className: target,
    outcome: blocks(finding, gate) ? 'failed' : 'skipped',
    message,
    details: facts.map((fact) => clamp(fact)).join('\n'),
  }
}
