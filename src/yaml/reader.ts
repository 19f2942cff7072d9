import type { Tree } from '../core/tree.ts'
import { brokenDocuments, nulDocuments } from './broken-text.ts'
import { decodeText, type DecodedText } from './decode-text.ts'
import { sourceOf } from './lines.ts'
import type { YamlDocument } from './node.ts'
import { maxTextBytes, parseDocuments, tooLong } from './parse.ts'

/** Reads the YAML and JSON files of a tree, each of them once. */
export interface Reader {
  readonly tree: Tree
  /**
   * The text of a file, decoded as Go's YAML does, as far as `maxTextBytes`; `undefined` if the tree has no such file.
   * A string of half a gigabyte is more than JavaScript knows.
   */
  text(path: string): string | undefined
  /** The documents of a file; none if the tree has no such file. */
  documents(path: string): readonly YamlDocument[]
}

/** The reader over a tree: whoever asks for it shares what was read. */
export function readerOf(tree: Tree): Reader {
  const reader = readers.get(tree) ?? newReader(tree)
  readers.set(tree, reader)
  return reader
}

/**
 * The reader over a tree that has most files in common with another one: what both have at the same path is read once,
 * and is the same in both. To be asked for before anybody reads the tree.
 */
export function readerBeside(tree: Tree, other: Reader): Reader {
  const reader = readers.get(tree) ?? newReader(tree, other)
  readers.set(tree, reader)
  return reader
}

const readers = new WeakMap<Tree, Reader>()

function newReader(tree: Tree, other?: Reader): Reader {
  const parsed = new Map<string, readonly YamlDocument[]>()
  const texts = new Map<string, DecodedText>()
  const decoded = (path: string): DecodedText | undefined => {
    const known = texts.get(path)
    const bytes = known === undefined ? tree.read(path) : undefined
    if (!bytes) return known
    const read = decodeText(bytes.subarray(0, maxTextBytes))
    texts.set(path, read)
    return read
  }
  const shared = new Map<string, boolean>()
  const isShared = (path: string): boolean => {
    const known = shared.get(path) ?? isSame(path, tree, other?.tree)
    shared.set(path, known)
    return known
  }
  const text = (path: string): string | undefined =>
    other && isShared(path) ? other.text(path) : decoded(path)?.text
  const read = (path: string): readonly YamlDocument[] => {
    if (other && isShared(path)) return other.documents(path)
    const isTooLong = (tree.read(path)?.length ?? 0) > maxTextBytes
    const known = decoded(path) ?? { text: '', isBroken: false }
    if (isTooLong) return [tooLong(sourceOf(known.text, path))]
    if (known.isBroken) return brokenDocuments(known.text, path)
    return known.text.includes('\0') ? nulDocuments(known.text, path) : parseDocuments(known.text, path)
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
}

/** True if two trees have the same file at a path. */
function isSame(path: string, tree: Tree, other: Tree | undefined): boolean {
  const [own, theirs] = [tree.read(path), other?.read(path)]
  return own !== undefined && theirs !== undefined && Buffer.compare(own, theirs) === 0
}
