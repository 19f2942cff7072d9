import type { Node } from '../../../model/node.ts'

/** The address of the keys in a JWT rule; Istio reads the older spelling, too. */
export function jwksUriOf(rule: Node): Node {
  const old = rule.get('jwks_uri')
  return rule.get('jwksUri').exists || !old.exists ? rule.get('jwksUri') : old
}
