import { UsageError } from '../../core/errors.ts'
import type { PolicyTestReport } from '../../core/policy-test-report.ts'
import { inPaths, checkEnvironments, checkPaths } from '../../discover/scope.ts'
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

/** Which tests run. */
export interface PolicyTestOptions {
  /** Test files, or folders with some; all of the tree if empty. */
  readonly paths: readonly string[]
  /** A text in the name or the request of a test; `null` for all. */
  readonly filter: string | null
}

/**
 * Decides the requests of the policy tests of head in its meshes. Throws `UsageError` for an invalid configuration, a
 * path or environment that is not there, and where no test is named so.
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
  const isLeftOut = leftOutTest({ exclude: config.exclude ?? [] })
  const testFiles = head.files
    .filter((file) => isTestFile(file) && !isLeftOut(file))
    .map((file) => ({ file }))
  const files = inPaths(testFiles, paths).map(({ file }) => file)
  if (files.length === 0)
    throw new UsageError('there are no policy tests: no file ends in `.meshgate-test.yaml`')
  const readings = await Promise.all(files.map((file) => readTestFile(readerOf(head), file, input.now ?? 0)))
  const mistakes = readings.flatMap((reading) => reading.mistakes)
  const tests = readings
    .flatMap((reading) => reading.tests)
    .filter(({ name, request }) => filter === null || `${name}: ${request}`.includes(filter))
  if (filter !== null && tests.length === 0)
    throw new UsageError(`no test has \`${filter}\` in its name or request`)
  const tree = await renderIntoMeshes(head, config, input, {})
  const existing = tree.rendered.allTargets.map(({ environment }) => environment)
  checkEnvironments(existing, environments)
  const meshes = tree.meshInputs.map((meshInput) => askedMesh(createMesh(meshInput), tree))
  const decided = await decideTests(tests, {
    meshes,
    tree,
    host: input.host,
    existing,
    requested: environments,
  })
  return { files, ...decided, mistakes: [...mistakes, ...decided.mistakes] }
}
