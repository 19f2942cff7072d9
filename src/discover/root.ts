import { resolveLinks } from '../core/tree.ts'
import { Node } from '../model/node.ts'
import type { Reader } from '../yaml/reader.ts'

/** The root of a file's first document, links followed; `null` if there is no file, or Go refuses the document. */
export function rootOf(reader: Reader, path: string): Node | null {
  const root = reader.documents(resolveLinks(reader.tree, path) ?? path)[0]?.root
  return root ? Node.of(root) : null
}
