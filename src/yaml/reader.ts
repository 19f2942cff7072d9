import type { Tree } from '../core/tree.ts'
import type { YamlDocument } from './node.ts'
import { parseDocuments } from './parse.ts'

/** Reads the YAML and JSON files of a tree, each of them once. */
export interface Reader {
  readonly tree: Tree
  /** The text of a file, decoded as UTF-8; `undefined` if the tree has no such file. */
  text(path: string): string | undefined
  /** The documents of a file; none if the tree has no such file. */
  documents(path: string): readonly YamlDocument[]
}

/** A reader over a tree. */
export function readerOf(tree: Tree): Reader {
  const parsed = new Map<string, readonly YamlDocument[]>()
  const text = (path: string): string | undefined => {
    const bytes = tree.read(path)
    return bytes && new TextDecoder().decode(bytes)
  }
  return {
    tree,
    text,
    documents(path) {
      const known = parsed.get(path)
      if (known) return known
      const documents = parseDocuments(text(path) ?? '', path)
      parsed.set(path, documents)
      return documents
    },
  }
}
