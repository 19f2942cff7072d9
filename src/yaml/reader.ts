import { oncePer } from '../core/once-per.ts'
import type { Tree } from '../core/tree.ts'
import { sourceOf } from './lines.ts'
import type { YamlDocument } from './node.ts'
import { maxTextBytes, parseDocuments, tooLong } from './parse.ts'

/** Reads the YAML and JSON files of a tree, each of them once. */
export interface Reader {
  readonly tree: Tree
  /**
   * The text of a file, decoded as UTF-8, as far as `maxTextBytes`; `undefined` if the tree has no such file. A
   * string of half a gigabyte is more than JavaScript knows.
   */
  text(path: string): string | undefined
  /** The documents of a file; none if the tree has no such file. */
  documents(path: string): readonly YamlDocument[]
}

/** The reader over a tree: whoever asks for it shares what was read. */
export const readerOf = oncePer((tree: Tree): Reader => {
  const parsed = new Map<string, readonly YamlDocument[]>()
  const texts = new Map<string, string>()
  const text = (path: string): string | undefined => {
    const known = texts.get(path)
    const bytes = known === undefined ? tree.read(path) : undefined
    if (!bytes) return known
    const decoded = new TextDecoder().decode(bytes.subarray(0, maxTextBytes))
    texts.set(path, decoded)
    return decoded
  }
  const read = (path: string): YamlDocument[] => {
    const isTooLong = (tree.read(path)?.length ?? 0) > maxTextBytes
    const known = text(path) ?? ''
    return isTooLong ? [tooLong(sourceOf(known, path))] : parseDocuments(known, path)
  }
  return {
    tree,
    text,
    documents(path) {
      const known = parsed.get(path)
      if (known) return known
      const documents = read(path)
      parsed.set(path, documents)
      return documents
    },
  }
})
