/**
 * The folder of the engine's file system that is the root of the tree. There is nothing outside of it, so a path that
 * leaves the tree leads nowhere. Paths in repositories do not contain this name.
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

/** Replaces the engine's paths in a message by paths in the tree. */
export function withTreePaths(message: string): string {
  return message.replaceAll(`${root}/`, '').replaceAll(root, '.')
}
