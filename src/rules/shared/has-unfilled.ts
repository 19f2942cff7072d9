import type { Node } from '../../model/node.ts'

/** True if a scalar at or below a node is filled in later. */
export function hasUnfilledScalar(node: Node): boolean {
  if (node.kind === 'map') return node.entries().some(([, value]) => hasUnfilledScalar(value))
  return node.kind === 'list' ? node.items().some(hasUnfilledScalar) : node.isUnfilled
}
