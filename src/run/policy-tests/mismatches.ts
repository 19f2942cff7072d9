import type { TestExpectation } from '../../core/policy-test-file.ts'
import type { ExpectationMismatch } from '../../core/policy-test-report.ts'
import type { RequestDecisionAnswer } from '../../core/request-answer.ts'
import { parseDuration } from '../../syntax/duration.ts'
import { answerFields, type AnswerFields } from './answer-fields.ts'

/**
 * The fields of an answer that differ from the expectation; empty if it matches. An answer that depends on missing inputs only
 * matches the verdict `depends`; for any other expectation the verdict is the only field returned.
 */
export function mismatches(
  expectation: TestExpectation,
  answer: RequestDecisionAnswer,
): ExpectationMismatch[] {
  const { verdict, status, ...fields } = expectedFields(expectation)
  if (answer.verdict === 'depends' && verdict !== 'depends')
    return [{ field: 'verdict', expected: `${status ?? verdict ?? 'certain'}`, actual: verdictText(answer) }]
  const actual = answerFields(answer)
  return [
    ...(verdict !== undefined && verdict !== answer.verdict
      ? [{ field: 'verdict', expected: verdict, actual: verdictText(answer) }]
      : []),
    ...(status !== undefined && status !== answer.status
      ? [{ field: 'status', expected: `${status}`, actual: verdictText(answer) }]
      : []),
    ...(Object.keys(comparisons) as ComparedField[]).flatMap((field) =>
      mismatch(field, fields[field], actual[field]),
    ),
  ]
}

type ExpectedFields = Exclude<TestExpectation, string | number>

function expectedFields(expectation: TestExpectation): ExpectedFields {
  if (typeof expectation === 'number') return { status: expectation }
  if (typeof expectation === 'object') return expectation
  return { verdict: expectation as NonNullable<ExpectedFields['verdict']> }
}

/** `allowed`, `refused with 401`, `depends on ...`. */
export function verdictText({ verdict, status, missing }: RequestDecisionAnswer): string {
  if (verdict === 'depends') return `depends on ${missing.join('; ')}`
  return status === null ? verdict : `${verdict} with ${status}`
}

type ComparedField = keyof AnswerFields

/** Whether a value matches the expectation; both as written. */
const comparisons: Readonly<Record<ComparedField, (expected: string, actual: string) => boolean>> = {
  destination: (expected, actual) => actual === expected || /^[:/]/.test(suffixAfter(expected, actual)),
  host: (expected, actual) => actual === expected,
  path: (expected, actual) => actual === expected,
  timeout: (expected, actual) => nanoseconds(actual) === nanoseconds(expected),
  tries: (expected, actual) => actual === expected,
  location: (expected, actual) => actual === expected,
  policy: (expected, actual) => [' ', '/'].some((mark) => `${mark}${actual}`.endsWith(`${mark}${expected}`)),
}

/** Fields for which one of several actual values has to match: the objects that allow a request. */
const anySuffices = new Set<ComparedField>(['policy'])

function mismatch(
  field: ComparedField,
  expected: string | number | string[] | undefined,
  actual: readonly string[],
): ExpectationMismatch[] {
  if (expected === undefined) return []
  const listed = [expected].flat().map(String)
  const isEqual = (value: string): boolean => listed.some((text) => comparisons[field](text, value))
  const isMet = listed.every((text) => actual.some((value) => comparisons[field](text, value)))
  if (isMet && (anySuffices.has(field) || actual.every(isEqual))) return []
  return [{ field, expected: listed.join(', '), actual: actual.join(', ') }]
}

function suffixAfter(start: string, text: string): string {
  return text.startsWith(start) ? text.slice(start.length) : ''
}

function nanoseconds(text: string): bigint | null {
  const parsed = text === 'none' ? null : parseDuration(text)
  return parsed && 'value' in parsed ? parsed.value : null
}
