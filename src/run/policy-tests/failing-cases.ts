import { groupBy } from '../../core/group.ts'
import type { PolicyTestMistake, PolicyTestResult } from '../../core/policy-test-report.ts'
import { mismatchText, requestTitle } from '../../core/policy-test-words.ts'
import type { FailedRequest, FailingCase, PolicyTestProblem } from '../../model/check-problems.ts'

/** The test results of a tree, for a comparison of two trees. */
export interface TestedSide {
  readonly results: readonly PolicyTestResult[]
  readonly mistakes: readonly PolicyTestMistake[]
}

/** The problems of head only, of both trees, and of base only although head has the tests. */
export interface ComparedTests {
  readonly new: readonly TestProblem[]
  readonly existing: readonly TestProblem[]
  readonly fixed: readonly TestProblem[]
}

/** A problem with its environments or meshes. */
export interface TestProblem {
  readonly problem: PolicyTestProblem
  readonly meshes: readonly string[]
}

/**
 * Compares the tests of two trees request by request: a case of which further requests fail in head has a new problem.
 * If `base` is `null`, all problems are new.
 */
export function compareTests(head: TestedSide, base: TestedSide | null): ComparedTests {
  const failing = head.results.filter(isFailing)
  const failingInBase = (base?.results ?? []).filter(isFailing)
  const keysOfBase = new Set(failingInBase.map(keyOf))
  const passing = new Set(head.results.filter((result) => !isFailing(result)).map(keyOf))
  const mistakesOfBase = new Set((base?.mistakes ?? []).map(mistakeKey))
  const isOfBase = (mistake: PolicyTestMistake): boolean => mistakesOfBase.has(mistakeKey(mistake))
  return {
    new: [
      ...failingCases(failing.filter((result) => !keysOfBase.has(keyOf(result)))),
      ...head.mistakes.filter((mistake) => !isOfBase(mistake)).map(mistakeProblem),
    ],
    existing: [
      ...failingCases(failing.filter((result) => keysOfBase.has(keyOf(result)))),
      ...head.mistakes.filter(isOfBase).map(mistakeProblem),
    ],
    fixed: failingCases(failingInBase.filter((result) => passing.has(keyOf(result)))),
  }
}

function isFailing({ mismatches }: PolicyTestResult): boolean {
  return mismatches.length > 0
}

/** A key that is equal for a request of the same case in two trees, even if the file was moved. */
function keyOf(result: PolicyTestResult): string {
  const { name, case: stated, mesh } = result
  return JSON.stringify([stated.name, name, requestTitle(result), mesh])
}

function mistakeKey({ at, message }: PolicyTestMistake): string {
  return JSON.stringify([at.file, message])
}

function mistakeProblem({ at, message }: PolicyTestMistake): TestProblem {
  return { problem: { code: 'mistake', at, message }, meshes: [] }
}

/** One problem for each case, and one for those of its requests that depend on missing inputs. */
function failingCases(results: readonly PolicyTestResult[]): TestProblem[] {
  const groups = groupBy(results, (result) => JSON.stringify([result.case.at, codeOf(result)]))
  return [...groups.values()].map((group) => {
    const [first] = group as [PolicyTestResult, ...PolicyTestResult[]]
    const isOneRow = group.every(({ at }) => at.line === first.at.line && at.column === first.at.column)
    return {
      problem: {
        code: codeOf(first),
        at: isOneRow ? first.at : first.case.at,
        name: isOneRow ? first.name : first.case.name,
        failures: group.map(failedRequest) as [FailedRequest, ...FailedRequest[]],
      },
      meshes: [...new Set(group.map(({ mesh }) => mesh))].toSorted(),
    }
  })
}

function codeOf({ verdict }: PolicyTestResult): FailingCase['code'] {
  return verdict === 'depends' ? 'undecided' : 'failed'
}

function failedRequest(result: PolicyTestResult): FailedRequest {
  const { mismatches, by } = result
  return {
    request: requestTitle(result),
    mismatch: mismatchText(mismatches[0]!),
    decidedBy: by && { object: `${by.object} ${by.path}`, at: placeOf(by) },
  }
}

/** The value that causes the field, else the field. */
function placeOf({ file, line, value }: NonNullable<PolicyTestResult['by']>): {
  readonly file: string
  readonly line: number
} {
  return value ?? { file, line }
}
