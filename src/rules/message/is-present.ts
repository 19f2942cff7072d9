import type { Node } from '../../model/node.ts'

/** True for what says something: neither left out, nor `null`, nor the empty text that values have for "nothing". */
export function isPresent(node: Node): boolean {
  return node.exists && !node.isNull && node.scalar !== ''
}
