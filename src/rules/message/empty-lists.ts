import type { Node } from '../../model/node.ts'
import { isPresent } from './is-present.ts'

/** True for an absent list and for one without items, which Istio treats alike; false for a placeholder. */
export function isEmpty(list: Node): boolean {
  return !list.exists || list.isNull || isEmptyList(list)
}

/** True for `[]`. */
export function isEmptyList(node: Node): boolean {
  return node.kind === 'list' && node.items().length === 0
}

/** True for a field that Istio treats as set; it treats `null`, an empty string and an empty list as absent. */
export function isSet(node: Node): boolean {
  return isPresent(node) && !isEmptyList(node)
}
