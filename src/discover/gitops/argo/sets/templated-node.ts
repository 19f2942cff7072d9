import type { EmbeddedValues } from '../../../../core/embedded-values.ts'
import type { Node } from '../../../../model/node.ts'
import { placeOfWhole } from '../../../../yaml/embedded.ts'
import type { TextFiller } from '../../filled-parts.ts'
import { filledScalars } from '../../filled-scalars.ts'

/** A node of an ApplicationSet or of a file that it reads, as written, and filled with parameters. */
export interface TemplatedNode {
  readonly written: Node
  readonly filled: Node
  /** How its texts are filled; `null` if they are not filled, or in an unknown way. */
  readonly filler: TextFiller | null
}

/** A node that is not filled. */
export function plainNode(node: Node): TemplatedNode {
  return { written: node, filled: node, filler: null }
}

/** The node at some keys below a node. */
export function nodeBelow(node: TemplatedNode, ...keys: readonly (string | number)[]): TemplatedNode {
  const { written, filled, filler } = node
  return { written: written.at(...keys), filled: filled.at(...keys), filler }
}

/** The items of the list at a key of a map, as templates filled it in; empty if it is absent or no list. */
export function itemsBelow(node: TemplatedNode, key: string): TemplatedNode[] {
  return node.filled.items(key).map((_, index) => nodeBelow(node, key, index))
}

/**
 * The place of a node with its filled scalars. If the node consists of one part, the place of that part. `null` if
 * templates generate more than scalars.
 *
 * @param place where `written` is
 */
export function filledPlace(place: EmbeddedValues, node: TemplatedNode): EmbeddedValues | null {
  const { written, filled, filler } = node
  const scalars = written.yaml && filled.yaml ? filledScalars(written.yaml, filled.yaml, filler) : null
  const [first] = scalars ?? []
  if (!scalars || !first) return scalars && place
  return (first.path.length === 0 && placeOfWhole(first)) || { ...place, filled: scalars }
}
