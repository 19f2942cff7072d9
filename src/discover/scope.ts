import type { Target } from '../core/target.ts'
import { UsageError } from '../core/errors.ts'
import { filesUnder, type Tree } from '../core/tree.ts'

/**
 * The targets that some paths of the command line name: those in a named folder, those whose chart or file it is,
 * and those that use a named values file. No paths name everything.
 * Throws `UsageError` for a path that is neither in the tree nor a target's.
 */
export function inScope(targets: readonly Target[], paths: readonly string[], tree: Tree): Target[] {
  for (const path of paths) {
    if (!exists(tree, path)) throw new UsageError(`no file or folder \`${path}\``)
  }
  return paths.includes('') || paths.length === 0
    ? [...targets]
    : targets.filter((target) => paths.some((path) => touches(target, path)))
}

/** True if the tree holds a file, link or folder of that name. */
export function exists(tree: Tree, path: string): boolean {
  return path === '' || tree.read(path) !== undefined || tree.links.has(path) || filesUnder(tree, path).length > 0
}

function touches(target: Target, path: string): boolean {
  const files = target.kind === 'manifests' ? target.files : target.values
  return [target.path, ...files].some((file) => isInside(file, path)) || isOwn(target, path)
}

function isInside(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`)
}

/** A file or folder of the target's own chart. */
function isOwn(target: Target, path: string): boolean {
  return target.kind === 'helm' && (target.path === '' || path.startsWith(`${target.path}/`))
}
