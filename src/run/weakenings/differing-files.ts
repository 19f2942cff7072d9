import type { Tree } from '../../core/tree.ts'

/**
 * Returns a function that is true for the path of a file whose bytes differ in two trees; a missing file equals an empty one.
 *
 * @param trees base and head
 */
export function differsBetween(trees: readonly Tree[]): (file: string) => boolean {
  return (file) => {
    const [inBase, inHead] = trees.map((tree) => Buffer.from(tree.read(file) ?? []))
    return !inBase!.equals(inHead!)
  }
}
