import type { Node } from '../../model/node.ts'

/** The entries of a map of Istio with free keys, without nulls, which the API server drops. */
export function keptEntries(map: Node): [string, Node][] {
  return map.entries().filter(([, value]) => !value.isNull)
}
