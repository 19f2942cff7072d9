import type { Target } from '../core/target.ts'
import { UsageError } from '../core/errors.ts'
import { hasPath, isInside, type Skipped, type Tree } from '../core/tree.ts'

/** Throws `UsageError` for a path that the tree does not hold: a typing mistake must not look like success. */
export function checkPaths(tree: Tree, paths: readonly string[]): void {
  const lost = paths.find((path) => !hasPath(tree, path))
  if (lost !== undefined) throw new UsageError(`no file or folder \`${lost}\``)
}

/**
 * The targets that are asked for. Paths name those in a folder, those whose chart or file it is, and those that use
 * a values file; no paths name everything, and so do no environments.
 */
export function inScope(
  targets: readonly Target[],
  { paths, environments }: { readonly paths: readonly string[]; readonly environments: readonly string[] },
): Target[] {
  const everywhere = paths.length === 0
  return targets
    .filter((target) => everywhere || paths.some((path) => touches(target, path)))
    .filter(
      ({ environment }) =>
        environments.length === 0 || (environment !== null && environments.includes(environment)),
    )
}

/** What was left out of what is asked for: in the paths, or of a target that is looked at. */
export function leftOut(
  skipped: readonly Skipped[],
  targets: readonly Target[],
  { paths }: { readonly paths: readonly string[] },
): Skipped[] {
  if (paths.length === 0) return [...skipped]
  return skipped.filter(
    ({ file }) =>
      paths.some((path) => isInside(file, path) || isInside(path, file)) ||
      targets.some((target) => touches(target, file)),
  )
}

/** Throws `UsageError` for an environment that neither side has, since looking at nothing must not look like success. */
export function checkEnvironments(known: readonly (string | null)[], wanted: readonly string[]): void {
  const lost = wanted.find((environment) => !known.includes(environment))
  if (lost === undefined) return
  const names = [...new Set(known)].filter((name) => name !== null).toSorted()
  const others =
    names.length > 0 ? `there are ${names.map((name) => `\`${name}\``).join(', ')}` : 'there is none'
  throw new UsageError(`no target has the environment \`${lost}\`; ${others}`)
}

function touches(target: Target, path: string): boolean {
  const files = target.kind === 'manifests' ? target.files : target.values
  return [target.path, ...files].some((file) => isInside(file, path)) || isOwn(target, path)
}

/** A file or folder of the target's own chart. */
function isOwn(target: Target, path: string): boolean {
  return target.kind === 'helm' && isInside(path, target.path)
}
