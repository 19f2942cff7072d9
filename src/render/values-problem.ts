import { refusalOf, unreadableText, resolveLinks, type Tree } from '../core/tree.ts'
import { maxValuesBytes, tooLargeForValues } from '../core/values-bound.ts'
import type { ChartProblem } from './chart-files.ts'

/**
 * The problem of the first values file of a release that cannot be read or is too large for a render; `undefined` if all
 * can be read. `extraFiles` are contents of files outside the tree, by their name.
 */
export function valuesProblem(
  tree: Tree,
  values: readonly string[],
  extraFiles?: ReadonlyMap<string, Uint8Array>,
): ChartProblem | undefined {
  return values.flatMap((name) => (extraFiles?.has(name) ? [] : (problemOf(tree, name) ?? [])))[0]
}

function problemOf(tree: Tree, name: string): ChartProblem | undefined {
  const refusal = refusalOf(tree, name)
  if (refusal) return { problem: unreadableText(refusal), file: refusal.file }
  const file = resolveLinks(tree, name) ?? name
  const isTooLarge = (tree.read(file)?.length ?? 0) > maxValuesBytes
  return isTooLarge ? { problem: `\`${file}\` ${tooLargeForValues}`, file } : undefined
}
