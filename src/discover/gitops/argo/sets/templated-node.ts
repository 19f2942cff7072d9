import type { EmbeddedValues } from '../../../../core/embedded-values.ts'
import type { Node } from '../../../../model/node.ts'
import { placeOfWhole } from '../../../../yaml/embedded.ts'
import type { TextFiller } from '../../filled-parts.ts'
import { filledScalars } from '../../filled-scalars.ts'

/** A node of an ApplicationSet or of a file that it reads, as it is written and as parameters fill it in. */
export interface TemplatedNode {
  readonly written: Node
  readonly filled: Node
  /** How its texts are filled in; `null` if they are not, or if that is not known. */
  readonly filler: TextFiller | null
}

/** A node that nothing fills in. */
export function plainNode(node: Node): TemplatedNode {
  return { written: node, filled: node, filler: null }
}

/** What is below a node at some keys. */
export function nodeBelow(
  { written, filled, filler }: TemplatedNode,
  ...keys: readonly (string | number)[]
): TemplatedNode {
  return { written: written.at(...keys), filled: filled.at(...keys), filler }
}

/** The items of a list. */
export function itemsBelow(node: TemplatedNode, key: string): TemplatedNode[] {
  return node.filled.items(key).map((_, index) => nodeBelow(node, key, index))
}

/**
 * A place of a node with what is filled into it: the place of a part, if that is all of the node. `null` where templates make
 * more than scalars.
 *
 * @param place where `written` is
 */
export function filledPlace(
  place: EmbeddedValues,
  { written, filled, filler }: TemplatedNode,
): EmbeddedValues | null {
  const scalars = written.yaml && filled.yaml ? filledScalars(written.yaml, filled.yaml, filler) : null
  const [first] = scalars ?? []
  if (!scalars || !first) return scalars && place
  return (first.path.length === 0 && placeOfWhole(first)) || { ...place, filled: scalars }
}
