import { UsageError } from '../../core/errors.ts'
import type { PolicyTestReport } from '../../core/policy-test-report.ts'
import { outOfTime } from '../../core/time-budget.ts'
import { checkPaths } from '../../discover/scope.ts'
import { fileStart } from '../../yaml/lines.ts'
import { openTrees } from '../open-trees.ts'
import { meshSimulators } from '../request/mesh-simulator.ts'
import type { RunInput } from '../run-input.ts'
import { decideTests } from './decide-tests.ts'
import { proposeTests, type ProposedTests } from './propose/propose-tests.ts'
import type { PolicyTest } from './stated-tests.ts'
import { collectCoverage } from './test-coverage.ts'
import { readTestFiles, testFilesIn } from './test-files.ts'

/** The options of a test run. */
export interface PolicyTestOptions {
  /** Test files or folders; empty for the whole tree. */
  readonly paths: readonly string[]
  /** A text in the name or the request of a test; `null` for all. */
  readonly filter: string | null
  /** True if the report says what no test reaches. */
  readonly coverage?: boolean
  /** True if cases are proposed for that, also where there are no tests yet. */
  readonly propose?: boolean
}

/** The test results and the proposed cases, which are absent if none were requested. */
export interface PolicyTestRun {
  readonly report: PolicyTestReport
  readonly proposed?: ProposedTests
}

/**
 * Decides the requests of the policy tests of head in its meshes. Throws `UsageError` for an invalid configuration, an
 * unknown path or environment, if there is no test, unless it proposes tests, and if none matches the filter or the
 * environments. Failed tests, and mistakes in test files, are in the result.
 */
export async function runPolicyTests(input: RunInput, options: PolicyTestOptions): Promise<PolicyTestRun> {
  const { paths, filter, coverage: isMeasured = false, propose: isProposing = false } = options
  checkPaths(input.head, paths)
  const trees = await openTrees(input)
  const files = testFilesIn(trees.head, trees.config, paths)
  if (files.length === 0 && !isProposing) throw new UsageError(noTests)
  const { tests, mistakes } = await readTestFiles(trees.head, files, input.now ?? 0)
  const chosen = tests.filter((test) => isChosen(test, filter))
  if (files.length > 0 && chosen.length === 0 && mistakes.length === 0)
    throw new UsageError(`no test has \`${filter}\` in its name or request`)
  const rendered = await trees.meshesOf(trees.head)
  const { environments: requested } = input.options
  const meshes = meshSimulators(rendered)
  const coverage = collectCoverage(meshes, rendered.tree.sources)
  const { tree, environments: existing } = rendered
  const tested = { meshes, tree, host: input.host, existing, requested, areAll: true }
  const { late, ...decided } = await decideTests(chosen, { ...tested, observe: coverage.observe })
  const ofTime = late.map((file) => ({ at: fileStart(file), message: outOfTime(input.host.budget) }))
  const report = {
    files,
    ...decided,
    mistakes: [...mistakes, ...decided.mistakes, ...ofTime],
    ...((isMeasured || isProposing) && { coverage: coverage.result() }),
  }
  if (isProposing) return { report, proposed: await proposeTests(tested, coverage, input.now ?? 0) }
  // Without tests, the command must not succeed.
  if (report.results.length === 0 && report.mistakes.length === 0)
    throw new UsageError(`no test is for ${requested.map((name) => `\`${name}\``).join(' or ')}`)
  return { report }
}

const noTests =
  'there are no policy tests: no file ends in `.meshgate-test.yaml`; `meshgate test --write` proposes some'

function isChosen({ name, request }: PolicyTest, filter: string | null): boolean {
  return filter === null || `${name}: ${request}`.includes(filter)
}
