import type { Node } from '../../model/node.ts'

/** True for a value that is set: present, not `null`, and not the empty string that values use for "unset". */
export function isPresent(node: Node): boolean {
  return node.exists && !node.isNull && node.scalar !== ''
}
