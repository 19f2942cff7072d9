/**
 * The folder of the engine's file system that is the root of the tree. Outside of it is nothing, so that a path which
 * leaves the tree leads nowhere. The name is one that no repository has beside it.
 */
const root = '/meshgate-tree'

/** The engine's path of a path in the tree. */
export function toEngine(path: string): string {
  return path === '' ? root : `${root}/${path}`
}

/** The path in the tree of a path in the engine; empty if it is outside of the tree. */
export function fromEngine(path: string): string[] {
  if (path === root) return ['']
  return path.startsWith(`${root}/`) ? [path.slice(root.length + 1)] : []
}

/** A message of the engine with the paths of the tree. */
export function withTreePaths(message: string): string {
  return message.replaceAll(`${root}/`, '').replaceAll(root, '.')
}
