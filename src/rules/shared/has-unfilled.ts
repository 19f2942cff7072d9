import type { Node } from '../../model/node.ts'

/** True if a scalar, at the node or in values of maps and lists below it, has a placeholder. False for an absent node. */
export function hasUnfilledScalar(node: Node): boolean {
  if (node.kind === 'map') return node.entries().some(([, value]) => hasUnfilledScalar(value))
  return node.kind === 'list' ? node.items().some(hasUnfilledScalar) : node.isUnfilled
}
