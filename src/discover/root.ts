import { resolveLinks } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The first document of a file, links followed; `null` where there is none, or none that can be read. */
export function rootOf(reader: Reader, path: string): Node | null {
  const root = reader.documents(resolveLinks(reader.tree, path) ?? path)[0]?.root
  return root ? Node.of(root) : null
}
