import type { HelmTarget } from '../core/target.ts'
import { refusalOf, resolveLinks, type Tree } from '../core/tree.ts'
import { maxValuesBytes, tooLargeForValues } from '../core/values-bound.ts'
import type { ChartProblem } from './chart-files.ts'

/**
 * What is wrong with the first values file of a release that the tree does not hand out, or that is larger than a
 * render can take. `given` are contents that are not in the tree, by their name.
 */
export function valuesProblem(
  tree: Tree,
  { values }: HelmTarget,
  given?: ReadonlyMap<string, Uint8Array>,
): ChartProblem | undefined {
  return values.flatMap((name) => (given?.has(name) ? [] : (problemOf(tree, name) ?? [])))[0]
}

function problemOf(tree: Tree, name: string): ChartProblem | undefined {
  const refusal = refusalOf(tree, name)
  if (refusal) return { problem: `\`${refusal.file}\` cannot be read: ${refusal.reason}`, file: refusal.file }
  const file = resolveLinks(tree, name) ?? name
  const isTooLarge = (tree.read(file)?.length ?? 0) > maxValuesBytes
  return isTooLarge ? { problem: `\`${file}\` ${tooLargeForValues}`, file } : undefined
}
