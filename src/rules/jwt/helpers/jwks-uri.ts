import type { Node } from '../../../model/node.ts'

/** Returns the `jwksUri` of a JWT rule, or the older spelling `jwks_uri`, which Istio also reads. */
export function jwksUriOf(rule: Node): Node {
  const snakeCase = rule.get('jwks_uri')
  return rule.get('jwksUri').exists || !snakeCase.exists ? rule.get('jwksUri') : snakeCase
}
