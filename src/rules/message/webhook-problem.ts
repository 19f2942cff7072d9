import type { Node } from '../../model/node.ts'
import type { Problem, RelatedNode } from '../problem.ts'

/** Makes the problem for a field that Istio's validating webhook refuses. */
export function webhookProblem<const Code extends string>(
  code: Code,
  node: Node,
  message: string,
  related?: RelatedNode,
): Problem<Code> {
  return { code, node, message, refusedBy: 'webhook', ...(related && { related: [related] }) }
}

/** Like `webhookProblem`, about the key of the field. */
export function webhookProblemAtKey<const Code extends string>(
  code: Code,
  node: Node,
  message: string,
): Problem<Code> {
  return { ...webhookProblem(code, node, message), at: 'key' }
}
