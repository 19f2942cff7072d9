import { groupBy } from '../core/group.ts'
import type { PolicyTestMistake, PolicyTestReport, PolicyTestResult } from '../core/policy-test-report.ts'
import { clamp } from './escape.ts'
import { junitXml, type JunitCase } from './junit-xml.ts'
import { decidingTexts, mismatchText, requestTitle } from '../core/policy-test-words.ts'

/** Policy tests as JUnit XML: a suite for each file, with a test for each request in each mesh. */
export function policyTestsJunit({ files, results, mistakes }: PolicyTestReport): string {
  const [resultsByFile, mistakesByFile] = [
    groupBy(results, ({ at }) => at.file),
    groupBy(mistakes, ({ at }) => at.file),
  ]
  const suites = files.map((file) => ({
    name: file,
    cases: [
      ...(mistakesByFile.get(file) ?? []).map(mistakeCase),
      ...(resultsByFile.get(file) ?? []).map(resultCase),
    ],
  }))
  return junitXml(suites)
}

function mistakeCase({ at, message }: PolicyTestMistake): JunitCase {
  const place = `${at.file}:${at.line}:${at.column}`
  return { name: place, className: at.file, outcome: 'error', message, details: place }
}

function resultCase(result: PolicyTestResult): JunitCase {
  const { name, mesh, at, mismatches } = result
  const details = [`${at.file}:${at.line}:${at.column}`, requestTitle(result), ...decidingTexts(result)]
  return {
    name: `${name}: ${requestTitle(result)}`,
    className: mesh,
    outcome: mismatches.length === 0 ? 'passed' : 'failed',
    message: mismatches.map(mismatchText).join('; '),
    details: details.map((detail) => clamp(detail)).join('\n'),
  }
}
