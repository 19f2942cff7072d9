import { clamp, inertOutput, xml } from './escape.ts'

/** Tests that belong together. */
export interface JunitSuite {
  readonly name: string
  readonly cases: readonly JunitCase[]
  /** Facts by name; absent for none. */
  readonly properties?: Readonly<Record<string, string>>
}

/** One test. */
export interface JunitCase {
  readonly name: string
  /** Jenkins groups by it. */
  readonly className: string
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped'
  /** One line, and more of them. */
  readonly message: string
  readonly details: string
}

/** Suites as JUnit XML, as Jenkins and GitLab read it. */
export function junitXml(suites: readonly JunitSuite[]): string {
  const cases = suites.flatMap((suite) => suite.cases)
  const body = suites.map(suiteText).join('')
  return inertOutput(
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="meshgate"${totals(cases)}>\n${body}</testsuites>\n`,
  )
}

function suiteText({ name, cases, properties = {} }: JunitSuite): string {
  const open = `  <testsuite name="${attribute(name)}"${totals(cases)} skipped="${countOf(cases, 'skipped')}">\n`
  return `${open}${propertiesText(properties)}${cases.map(caseText).join('')}  </testsuite>\n`
}

function propertiesText(properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(
    ([name, value]) => `      <property name="${attribute(name)}" value="${attribute(value)}"/>\n`,
  )
  return lines.length === 0 ? '' : `    <properties>\n${lines.join('')}    </properties>\n`
}

function totals(cases: readonly JunitCase[]): string {
  return ` tests="${cases.length}" failures="${countOf(cases, 'failed')}" errors="${countOf(cases, 'error')}"`
}

function countOf(cases: readonly JunitCase[], outcome: JunitCase['outcome']): number {
  return cases.filter((testCase) => testCase.outcome === outcome).length
}

function caseText({ name, className, outcome, message, details }: JunitCase): string {
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
