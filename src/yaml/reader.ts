import type { KeptLists } from '../core/kept-lists.ts'
import type { Tree } from '../core/tree.ts'
import { undecodableDocuments, nulDocuments } from './broken-text.ts'
import { decodeText, type DecodedText } from './decode-text.ts'
import { sourceOf } from './lines.ts'
import { documentsWithKeys } from './map-document.ts'
import type { YamlDocument } from './node.ts'
import { maxTextBytes, parseDocuments, oversizedDocument } from './parse.ts'

/** Reads the YAML and JSON files of a tree, and parses each of them once. */
export interface Reader {
  readonly tree: Tree
  /**
   * The text of a file, decoded as Go's YAML does, up to `maxTextBytes` (JavaScript has no strings of half a
   * gigabyte); `undefined` if the tree has no such file.
   */
  text(path: string): string | undefined
  /** The documents of a file; empty if the tree has no such file. */
  documents(path: string): readonly YamlDocument[]
  /** The reader for results that depend on one file alone: the same for both trees if they share the file. */
  readerFor(path: string): Reader
  /** The lists in which keys of files are kept; absent if they are not. */
  readonly lists?: KeptLists
}

/** The reader of a tree whose files' keys are kept in lists. Must be called before `readerOf(tree)`. */
export function readerKeepingKeys(tree: Tree, lists: KeptLists): Reader {
  const reader = readers.get(tree) ?? newReader(tree, lists)
  readers.set(tree, reader)
  return reader
}

/** The reader of a tree. All callers get the same reader and share its parsed files. */
export function readerOf(tree: Tree): Reader {
  const reader = readers.get(tree) ?? newReader(tree)
  readers.set(tree, reader)
  return reader
}

/**
 * The reader of a tree that has most files in common with another tree. A file with equal bytes in both is parsed
 * once, and its documents are the same objects in both. Must be called before `readerOf(tree)`.
 */
export function readerSharingFiles(tree: Tree, sibling: Reader): Reader {
  const reader = readers.get(tree) ?? sharingReader(tree, sibling)
  readers.set(tree, reader)
  return reader
}

/**
 * The reader of a tree that replaces an earlier one after some edits. It keeps the parsed documents of unedited files, and
 * nothing else of the earlier tree. Must be called before `readerOf(tree)`.
 *
 * @param edited the paths that differ, added and removed ones among them
 */
export function readerAfterEdits(tree: Tree, earlier: Reader, edited: ReadonlySet<string>): Reader {
  const kept = new Map<string, Reader>()
  for (const path of [...tree.files, ...(tree.mounted ?? [])])
    if (!edited.has(path)) kept.set(path, earlier.readerFor(path))
  const reader = keepingReader(tree, kept, earlier.lists)
  readers.set(tree, reader)
  return reader
}

/**
 * Returns a reader that reads each file by its kept reader. It is a separate function, since its closure must not hold the
 * earlier reader.
 */
function keepingReader(tree: Tree, kept: ReadonlyMap<string, Reader>, lists: KeptLists | undefined): Reader {
  const reader = newReader(tree, lists)
  const readerFor = (path: string): Reader => kept.get(path) ?? reader
  return readingBy(tree, readerFor, lists)
}

/** A reader that reads each file by the reader that is chosen for it. */
function readingBy(tree: Tree, readerFor: Reader['readerFor'], lists: KeptLists | undefined): Reader {
  return {
    tree,
    text: (path) => readerFor(path).text(path),
    documents: (path) => readerFor(path).documents(path),
    readerFor,
    ...(lists && { lists }),
  }
}

const readers = new WeakMap<Tree, Reader>()

function newReader(tree: Tree, lists?: KeptLists): Reader {
  const parsed = new Map<string, readonly YamlDocument[]>()
  const texts = new Map<string, DecodedText>()
  const decoded = (path: string): DecodedText | undefined => {
    const cached = texts.get(path)
    const bytes = cached === undefined ? tree.read(path) : undefined
    if (!bytes) return cached
    const decodedText = decodeText(bytes.subarray(0, maxTextBytes))
    texts.set(path, decodedText)
    return decodedText
  }
  const readDocuments = (path: string): readonly YamlDocument[] => {
    const bytes = tree.read(path) ?? new Uint8Array()
    const isTooLong = bytes.length > maxTextBytes
    const content = decoded(path) ?? { text: '', isBroken: false }
    if (isTooLong) return [oversizedDocument(sourceOf(content.text, path))]
    if (content.isBroken) return undecodableDocuments(content.text, path)
    if (content.text.includes('\0')) return nulDocuments(content.text, path)
    return lists
      ? documentsWithKeys(sourceOf(content.text, path), bytes, lists)
      : parseDocuments(content.text, path)
  }
  const reader: Reader = {
    tree,
    text: (path) => decoded(path)?.text,
    documents(path) {
      const cached = parsed.get(path)
      if (cached) return cached
      const documents = readDocuments(path)
      parsed.set(path, documents)
      return documents
    },
    readerFor: () => reader,
    ...(lists && { lists }),
  }
  return reader
}

function sharingReader(tree: Tree, sibling: Reader): Reader {
  const reader = newReader(tree, sibling.lists)
  const byPath = new Map<string, Reader>()
  const readerFor = (path: string): Reader => {
    const chosen = byPath.get(path)
    if (chosen) return chosen
    const reading = hasEqualFile(path, tree, sibling.tree) ? sibling.readerFor(path) : reader
    byPath.set(path, reading)
    return reading
  }
  return readingBy(tree, readerFor, sibling.lists)
}

/** True if both trees have a file with the same bytes at a path. */
function hasEqualFile(path: string, tree: Tree, sibling: Tree): boolean {
  const [bytes, siblingBytes] = [tree.read(path), sibling.read(path)]
  if (bytes === undefined || siblingBytes === undefined) return false
  return bytes === siblingBytes || Buffer.compare(bytes, siblingBytes) === 0
}
