import { UsageError } from '../../core/errors.ts'
import type { PolicyTestReport } from '../../core/policy-test-report.ts'
import { outOfTime } from '../../core/time-budget.ts'
import { checkPaths } from '../../discover/scope.ts'
import { fileStart } from '../../yaml/lines.ts'
import { openTrees } from '../open-trees.ts'
import { askedMeshes } from '../request/asked-mesh.ts'
import type { RunInput } from '../run-input.ts'
import { decideTests } from './decide-tests.ts'
import { readTestFiles, testFilesIn } from './test-files.ts'

/** Which tests run. */
export interface PolicyTestOptions {
  /** Test files, or folders with some; all of the tree if empty. */
  readonly paths: readonly string[]
  /** A text in the name or the request of a test; `null` for all. */
  readonly filter: string | null
}

/**
 * Decides the requests of the policy tests of head in its meshes. Throws `UsageError` for an invalid configuration, a
 * path or environment that is not there, and where no test is named so or for the environments that are asked for.
 */
export async function runPolicyTests(
  input: RunInput,
  { paths, filter }: PolicyTestOptions,
): Promise<PolicyTestReport> {
  checkPaths(input.head, paths)
  const trees = await openTrees(input)
  const files = testFilesIn(trees.head, trees.config, paths)
  if (files.length === 0)
    throw new UsageError('there are no policy tests: no file ends in `.meshgate-test.yaml`')
  const { tests, mistakes } = await readTestFiles(trees.head, files, input.now ?? 0)
  const chosen = tests.filter(
    ({ name, request }) => filter === null || `${name}: ${request}`.includes(filter),
  )
  if (chosen.length === 0 && mistakes.length === 0)
    throw new UsageError(`no test has \`${filter}\` in its name or request`)
  const rendered = await trees.meshesOf(trees.head)
  const { environments: requested } = input.options
  const { late, ...decided } = await decideTests(chosen, {
    meshes: askedMeshes(rendered),
    tree: rendered.tree,
    host: input.host,
    existing: rendered.environments,
    requested,
    areAll: true,
  })
  const ofTime = late.map((file) => ({ at: fileStart(file), message: outOfTime(input.host.budget) }))
  const report = { files, ...decided, mistakes: [...mistakes, ...decided.mistakes, ...ofTime] }
  // Nothing was tested: that must not pass as success.
  if (report.results.length === 0 && report.mistakes.length === 0)
    throw new UsageError(`no test is for ${requested.map((name) => `\`${name}\``).join(' or ')}`)
  return report
}
