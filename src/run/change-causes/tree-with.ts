import { compareText } from '../../core/order.ts'
import type { Tree } from '../../core/tree.ts'
import { readerSharingFiles, type Reader } from '../../yaml/reader.ts'

/** A tree with other contents of some files; `null` for a file that it lacks. Other files are not parsed again. */
export function treeWith(contents: ReadonlyMap<string, Uint8Array | null>, reader: Reader): Tree {
  const { tree } = reader
  const added = [...contents].flatMap(([file, bytes]) => (bytes && !tree.read(file) ? file : []))
  const files = tree.files.filter((file) => contents.get(file) !== null)
  const changed: Tree = {
    ...tree,
    files: added.length === 0 ? files : [...files, ...added].toSorted(compareText),
    read: (path) => (contents.has(path) ? (contents.get(path) ?? undefined) : tree.read(path)),
  }
  readerSharingFiles(changed, reader)
  return changed
}
