import { groupBy } from '../core/group.ts'
import { mismatchSentence, type ExampleResult, type RuleTestReport } from '../core/rule-test-report.ts'
import { clamp } from './escape.ts'
import { junitXml, type JunitCase } from './junit-xml.ts'

/** Examples of custom rules as JUnit XML: a suite for each file, with a test for each object and each mistake. */
export function ruleTestsJunit({ results, mistakes }: RuleTestReport): string {
  const cases = [
    ...mistakes.map(({ at, message }) => ({
      file: at.file,
      testCase: mistakeCase(at.file, at.line, message),
    })),
    ...results.map((result) => ({ file: result.at.file, testCase: exampleCase(result) })),
  ]
  const byFile = groupBy(cases, ({ file }) => file)
  return junitXml(
    [...byFile].map(([name, group]) => ({ name, cases: group.map(({ testCase }) => testCase) })),
  )
}

function mistakeCase(file: string, line: number, message: string): JunitCase {
  const place = `${file}:${line}`
  return { name: place, className: file, outcome: 'error', message, details: place }
}

function exampleCase({ at, object, mismatches }: ExampleResult): JunitCase {
  const sentences = mismatches.map(mismatchSentence)
  return {
    name: `${object} (line ${at.line})`,
    className: at.file,
    outcome: sentences.length === 0 ? 'passed' : 'failed',
    message: sentences[0] ?? '',
    details: sentences.map((sentence) => clamp(sentence)).join('\n'),
  }
}
