import type { Tree } from '../../core/tree.ts'

/** Returns whether a file differs between base and head; a missing file is empty. */
export function differsBetween(trees: readonly Tree[]): (file: string) => boolean {
  return (file) => {
    const [inBase, inHead] = trees.map((tree) => Buffer.from(tree.read(file) ?? []))
    return !inBase!.equals(inHead!)
  }
}
