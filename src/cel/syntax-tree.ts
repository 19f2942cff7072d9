import type { ASTNode } from '@marcbachmann/cel-js'

/** The nodes directly below a node. */
export function childrenOf(node: ASTNode): ASTNode[] {
  const nested: unknown[] = [node.args]
  return nested.flat(3).filter(isNode)
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'pos' in value
}
