import type { Config } from '../../core/config.ts'
import { isInside } from '../../core/path.ts'
import type { Tree } from '../../core/tree.ts'
import { leftOutTest } from '../../discover/manifests.ts'
import type { LostCheck } from '../../model/check-problems.ts'
import { differsBetween } from './differing-files.ts'

/** What of a tree a run looks at. */
export interface CheckedExtent {
  readonly config: Config
  /** The files of the configurations of both trees. */
  readonly configFiles: readonly string[]
  /** The paths that a person named; empty for all. */
  readonly paths: readonly string[]
}

/**
 * The first YAML file that the change touches in a repository without targets. Files that the configuration leaves out
 * and its own do not count, nor what other tools read: files and folders whose names begin with a dot.
 */
export function uncheckedYaml(trees: readonly Tree[], extent: CheckedExtent): LostCheck[] {
  const { config, configFiles, paths } = extent
  const isLeftOut = leftOutTest(config)
  const isNamed = (file: string): boolean => paths.length === 0 || paths.some((path) => isInside(file, path))
  const ofConfiguration = new Set(configFiles)
  const isChanged = differsBetween(trees)
  const file = [...new Set(trees.flatMap(({ files }) => files))].find(
    (path) =>
      isPlainYaml.test(path) &&
      isNamed(path) &&
      !isLeftOut(path) &&
      !ofConfiguration.has(path) &&
      isChanged(path),
  )
  if (file === undefined) return []
  const reason =
    'no charts, values files or manifests were found; list what is applied in `targets`, or leave the file out with `exclude`'
  return [{ code: 'nothing-checked', node: { file, line: 1 }, target: file, reason }]
}

/** A YAML file without a name that begins with a dot. */
const isPlainYaml = /^(?:[^./][^/]*\/)*[^./][^/]*\.ya?ml$/
