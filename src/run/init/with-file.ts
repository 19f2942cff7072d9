import { compareText } from '../../core/order.ts'
import type { Tree } from '../../core/tree.ts'

/** A tree with another file, in the place of one at the same path. */
export function withFile(tree: Tree, path: string, text: string): Tree {
  const bytes = new TextEncoder().encode(text)
  const { files, links, refused, mounted } = tree
  return {
    files: [...new Set([...files, path])].toSorted(compareText),
    links,
    refused,
    ...(mounted && { mounted }),
    read: (name) => (name === path ? bytes : tree.read(name)),
  }
}
