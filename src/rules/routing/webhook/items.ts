import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'

/** What the webhook refuses of any list of settings: an item that says nothing. */
export function* emptyItemsRefused(list: Node): Generator<ShapeProblem> {
  for (const item of list.items().filter(({ isNull }) => isNull)) {
    yield refused('empty-item', item, `an item of \`${list.pathKeys.at(-1)}\` is empty`)
  }
}

/** True for a list without items, as Istio reads an absent one; what is no list may be filled in later. */
export function isEmpty(list: Node): boolean {
  return !list.exists || list.isNull || (list.kind === 'list' && list.items().length === 0)
}

/** True for a field that says something to Istio, which reads an empty text and an empty list as none. */
export function isSet(node: Node): boolean {
  return isPresent(node) && !isEmpty(node)
}
