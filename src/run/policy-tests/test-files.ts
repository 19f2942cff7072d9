import type { Config } from '../../core/config.ts'
import { isTestFile } from '../../core/test-file-path.ts'
import { isInside } from '../../core/path.ts'
import type { Tree } from '../../core/tree.ts'
import { leftOutTest } from '../../discover/manifests.ts'
import { fileStart } from '../../yaml/lines.ts'
import { readerOf } from '../../yaml/reader.ts'
import { readTestFile } from './read-test-file.ts'
import type { StatedTests } from './stated-tests.ts'

/**
 * The test files in some paths that the configuration does not exclude, also those that cannot be read; in all of the
 * tree without paths.
 */
export function testFilesIn(
  tree: Tree,
  { exclude = [] }: Config,
  paths: readonly string[] = [],
): readonly string[] {
  const isLeftOut = leftOutTest({ exclude })
  const files = [...tree.files, ...tree.refused.map(({ file }) => file)]
  return files
    .filter((file) => isTestFile(file) && !isLeftOut(file))
    .filter((file) => paths.length === 0 || paths.some((path) => isInside(file, path)))
    .toSorted()
}

/** True if two trees have the same policy tests, in the same files. */
export function haveSameTests(head: Tree, base: Tree): boolean {
  const [inHead, inBase] = [head, base].map((tree) => testFilesIn(tree, {}))
  if (inHead!.join('\n') !== inBase!.join('\n')) return false
  return inHead!.every((file) => {
    const [ofHead, ofBase] = [head.read(file), base.read(file)]
    return Buffer.compare(ofHead ?? noBytes, ofBase ?? noBytes) === 0
  })
}

const noBytes = new Uint8Array()

/**
 * Reads test files.
 *
 * @param now milliseconds since 1970
 */
export async function readTestFiles(tree: Tree, files: readonly string[], now: number): Promise<StatedTests> {
  const refused = new Map(tree.refused.map(({ file, reason }) => [file, reason]))
  const readings = await Promise.all(files.map((file) => readOrRefuse(tree, file, refused.get(file), now)))
  return {
    tests: readings.flatMap(({ tests }) => tests),
    mistakes: readings.flatMap(({ mistakes }) => mistakes),
  }
}

async function readOrRefuse(
  tree: Tree,
  file: string,
  refusal: string | undefined,
  now: number,
): Promise<StatedTests> {
  if (refusal === undefined) return readTestFile(readerOf(tree), file, now)
  return { tests: [], mistakes: [{ at: fileStart(file), message: `cannot be read: ${refusal}` }] }
}
