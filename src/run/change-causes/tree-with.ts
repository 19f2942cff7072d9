import { compareText } from '../../core/order.ts'
import { isMounted, type Tree } from '../../core/tree.ts'
import { readerSharingFiles, type Reader } from '../../yaml/reader.ts'

/** A tree with other contents of some files; `null` for a file that it lacks. Other files are not parsed again. */
export function treeWith(contents: ReadonlyMap<string, Uint8Array | null>, reader: Reader): Tree {
  const { tree } = reader
  const added = [...contents].flatMap(([file, bytes]) => (bytes && !tree.read(file) ? file : []))
  const withAdded = (files: readonly string[], more: readonly string[]): readonly string[] => {
    const kept = files.filter((file) => contents.get(file) !== null)
    return more.length === 0 ? kept : [...kept, ...more].toSorted(compareText)
  }
  const changed: Tree = {
    ...tree,
    files: withAdded(
      tree.files,
      added.filter((file) => !isMounted(file)),
    ),
    ...(tree.mounted && { mounted: withAdded(tree.mounted, added.filter(isMounted)) }),
    read: (path) => (contents.has(path) ? (contents.get(path) ?? undefined) : tree.read(path)),
  }
  readerSharingFiles(changed, reader)
  return changed
}
