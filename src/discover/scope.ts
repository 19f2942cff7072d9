import { namedFiles, type Target } from '../core/target.ts'
import { UsageError } from '../core/errors.ts'
import { isInside } from '../core/path.ts'
import { hasPath, type Skipped, type Tree } from '../core/tree.ts'

/** Throws `UsageError` for a path that the tree does not have, since a mistyped path must not pass as checked. */
export function checkPaths(tree: Tree, paths: readonly string[]): void {
  const unknownPath = paths.find((path) => !hasPath(tree, path))
  if (unknownPath !== undefined) throw new UsageError(`there is no file or folder \`${unknownPath}\``)
}

/** True if the paths that a person names leave out nothing of the tree: there are none, or the root is among them. */
export function selectsWholeTree(paths: readonly string[]): boolean {
  return paths.length === 0 || paths.includes('')
}

/**
 * The targets that the person selects. A path selects the targets in a folder, of a chart or file, and those that use a
 * values file. Without paths all targets are selected, and without environments those of all environments.
 */
export function targetsInScope(
  targets: readonly Target[],
  { paths, environments }: { readonly paths: readonly string[]; readonly environments: readonly string[] },
): Target[] {
  const allPaths = paths.length === 0
  return targets
    .filter((target) => allPaths || paths.some((path) => usesPath(target, path)))
    .filter(
      ({ environment }) =>
        environments.length === 0 || (environment !== null && environments.includes(environment)),
    )
}

/** The skipped files that concern the person's paths, or the selected targets. */
export function skippedInScope(
  skipped: readonly Skipped[],
  targets: readonly Target[],
  { paths }: { readonly paths: readonly string[] },
): Skipped[] {
  if (paths.length === 0) return [...skipped]
  return skipped.filter(
    ({ file }) =>
      paths.some((path) => isInside(file, path) || isInside(path, file)) ||
      targets.some((target) => usesPath(target, file)),
  )
}

/** The items in the files and folders that the person named; all items without paths. */
export function itemsInPaths<Item extends { readonly file: string }>(
  items: readonly Item[],
  paths: readonly string[],
): readonly Item[] {
  return paths.length === 0 ? items : items.filter(({ file }) => paths.some((path) => isInside(file, path)))
}

/** Throws `UsageError` for an environment that neither side has, since a check of nothing must not succeed. */
export function checkEnvironments(existing: readonly (string | null)[], requested: readonly string[]): void {
  const unknownEnvironment = requested.find((environment) => !existing.includes(environment))
  if (unknownEnvironment === undefined) return
  const names = [...new Set(existing)].filter((name) => name !== null).toSorted()
  const alternatives =
    names.length > 0
      ? `the environments are ${names.map((name) => `\`${name}\``).join(', ')}`
      : 'no target has one, so leave the environment out'
  throw new UsageError(`no target has the environment \`${unknownEnvironment}\`: ${alternatives}`)
}

function usesPath(target: Target, path: string): boolean {
  const files = [target.path, ...namedFiles(target), ...(target.statedBy ? [target.statedBy.file] : [])]
  return files.some((file) => isInside(file, path)) || isInChart(target, path)
}

/** True for a file or folder of the target's chart. */
function isInChart(target: Target, path: string): boolean {
  return target.kind === 'helm' && isInside(path, target.path)
}
