import { groupBy } from '../core/group.ts'
import type { Finding, Report, TargetReport } from '../core/report.ts'
import { clamp, inertOutput, xml } from './escape.ts'
import { sortFindings } from './severity.ts'
import { blocks, type Gate } from './verdict.ts'
import { waiverWords } from './waiver-words.ts'
import { objectTitle } from './words.ts'

/** Options of the JUnit report. */
export interface JunitOptions {
  /** What fails the run is a failure or an error; other findings are skipped tests, since JUnit has no warnings. */
  readonly gate: Gate
}

/**
 * The report as JUnit XML, as Jenkins and GitLab read it: a suite for each target, with a test for each of its findings
 * or one that passes. A finding of several targets stands in the first of them and names the environments of all.
 */
export function junit(report: Report, { gate }: JunitOptions): string {
  const suites = suitesOf(report, gate)
  const cases = suites.flatMap((suite) => suite.cases)
  const body = suites.map((suite) => element('testsuite', suite.name, suite.cases)).join('')
  return inertOutput(
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="meshgate"${totals(cases)}>\n${body}</testsuites>\n`,
  )
}

interface Suite {
  readonly name: string
  readonly cases: readonly TestCase[]
}

interface TestCase {
  readonly name: string
  /** Jenkins groups by it. */
  readonly className: string
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped'
  /** One line, and more of them. */
  readonly message: string
  readonly details: string
}

/** The suite of findings that belong to no target, such as those in the configuration. */
const repositorySuite = 'repository'

function suitesOf({ findings, targets }: Report, gate: Gate): Suite[] {
  const current = sortFindings(findings.filter(({ status }) => status !== 'fixed'))
  const byTarget = groupBy(current, (finding) => finding.targets[0] ?? repositorySuite)
  const known = new Map(targets.map((target) => [target.id, target]))
  const names = [...new Set([...known.keys(), ...byTarget.keys()])]
  return names.map((name) => {
    const cases = (byTarget.get(name) ?? []).map((finding) => findingCase(finding, name, gate))
    return { name, cases: [...targetCases(known.get(name), cases.length, gate), ...cases] }
  })
}

/**
 * A target without findings passes; one that was left out or not rendered is skipped with the reason, or an error if
 * that fails the run.
 */
function targetCases(target: TargetReport | undefined, findings: number, gate: Gate): TestCase[] {
  if (!target) return []
  const { id, status, reason = '' } = target
  const base = { className: id, message: reason, details: '' }
  if (status === 'left-out') return [{ ...base, name: 'left out', outcome: 'skipped' }]
  if (status === 'failed' || status === 'not-rendered')
    return [{ ...base, name: status.replace('-', ' '), outcome: gate.strict ? 'error' : 'skipped' }]
  return findings > 0 ? [] : [{ ...base, name: 'no findings', outcome: 'passed' }]
}

function findingCase(finding: Finding, target: string, gate: Gate): TestCase {
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

function element(tag: 'testsuite', name: string, cases: readonly TestCase[]): string {
  return `  <${tag} name="${attribute(name)}"${totals(cases)} skipped="${countOf(cases, 'skipped')}">\n${cases.map(caseText).join('')}  </${tag}>\n`
}

function totals(cases: readonly TestCase[]): string {
  return ` tests="${cases.length}" failures="${countOf(cases, 'failed')}" errors="${countOf(cases, 'error')}"`
}

function countOf(cases: readonly TestCase[], outcome: TestCase['outcome']): number {
  return cases.filter((testCase) => testCase.outcome === outcome).length
}

function caseText({ name, className, outcome, message, details }: TestCase): string {
  const open = `    <testcase name="${attribute(name)}" classname="${attribute(className)}"`
  if (outcome === 'passed') return `${open}/>\n`
  const text = xml([clamp(message), ...(details === '' ? [] : [details])].join('\n'))
  const body = outcome === 'skipped' ? `<skipped>${text}</skipped>` : failure(outcome, message, text)
  return `${open}>\n      ${body}\n    </testcase>\n`
}

function failure(outcome: 'failed' | 'error', message: string, text: string): string {
  const tag = outcome === 'failed' ? 'failure' : 'error'
  return `<${tag} message="${attribute(message)}">${text}</${tag}>`
}

function attribute(text: string): string {
  return xml(clamp(text))
}
