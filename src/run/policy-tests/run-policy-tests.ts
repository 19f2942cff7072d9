import type { Config } from '../../core/config.ts'
import { UsageError } from '../../core/errors.ts'
import type { PolicyTestReport } from '../../core/policy-test-report.ts'
import { isInside, type Tree } from '../../core/tree.ts'
import { checkEnvironments, checkPaths } from '../../discover/scope.ts'
import { leftOutTest } from '../../discover/manifests.ts'
import { renderIntoMeshes } from '../../inspect/inspect.ts'
import { readableTree } from '../../inspect/readable.ts'
import { createMesh } from '../../model/mesh.ts'
import { createMask } from '../../secrets/mask.ts'
import { readerOf } from '../../yaml/reader.ts'
import { readUsedConfig } from '../configurations.ts'
import { askedMesh } from '../request/asked-mesh.ts'
import type { RunInput } from '../run-input.ts'
import { decideTests } from './decide-tests.ts'
import { isTestFile, readTestFile } from './read-test-file.ts'
import type { StatedTests } from './stated-tests.ts'

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
  const head = readableTree(input.head)
  const { configFile, environments } = input.options
  const configurations = { ...input, head, base: () => null, configFile }
  const config = await readUsedConfig(configurations, createMask(input.host.maskKey))
  const files = testFilesIn(head, config, paths)
  const { tests, mistakes } = await readTestFiles(head, files, input.now ?? 0)
  const chosen = tests.filter(
    ({ name, request }) => filter === null || `${name}: ${request}`.includes(filter),
  )
  if (chosen.length === 0 && mistakes.length === 0)
    throw new UsageError(`no test has \`${filter}\` in its name or request`)
  const tree = await renderIntoMeshes(head, config, input, {})
  const existing = tree.rendered.allTargets.map(({ environment }) => environment)
  checkEnvironments(existing, environments)
  const meshes = tree.meshInputs.map((meshInput) => askedMesh(createMesh(meshInput), tree))
  const tested = { meshes, tree, host: input.host, existing, requested: environments }
  const decided = await decideTests(chosen, tested)
  const report = { files, ...decided, mistakes: [...mistakes, ...decided.mistakes] }
  // Nothing was tested: that must not pass as success.
  if (report.results.length === 0 && report.mistakes.length === 0)
    throw new UsageError(`no test is for ${environments.map((name) => `\`${name}\``).join(' or ')}`)
  return report
}

/** The test files in some paths that the configuration does not exclude. Throws `UsageError` if there are none. */
function testFilesIn(tree: Tree, { exclude = [] }: Config, paths: readonly string[]): readonly string[] {
  const isLeftOut = leftOutTest({ exclude })
  const inTree = tree.files.filter((file) => isTestFile(file) && !isLeftOut(file))
  const files = inTree.filter((file) => paths.length === 0 || paths.some((path) => isInside(file, path)))
  if (files.length > 0) return files
  throw new UsageError('there are no policy tests: no file ends in `.meshgate-test.yaml`')
}

async function readTestFiles(tree: Tree, files: readonly string[], now: number): Promise<StatedTests> {
  const readings = await Promise.all(files.map((file) => readTestFile(readerOf(tree), file, now)))
  return {
    tests: readings.flatMap(({ tests }) => tests),
    mistakes: readings.flatMap(({ mistakes }) => mistakes),
  }
}
