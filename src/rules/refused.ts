import type { Node } from '../model/node.ts'
import type { Problem, RelatedNode } from './rule.ts'

/** A finding of Istio's validating webhook. */
export function refused(node: Node, message: string, related?: RelatedNode): Problem {
  return { node, message, refusedBy: 'webhook', ...(related && { related: [related] }) }
}
