import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/** Reports empty items (`null`) of a list, which the webhook refuses. */
export function* emptyItemsRefused(list: Node): Generator<RoutingWebhookProblem> {
  for (const item of list.items().filter(({ isNull }) => isNull)) {
    yield webhookProblem('empty-item', item, `an item of \`${list.pathKeys.at(-1)}\` is empty: remove it`)
  }
}

/** True for an absent list and for one without items, which Istio treats alike; false for a placeholder. */
export function isEmpty(list: Node): boolean {
  return !list.exists || list.isNull || (list.kind === 'list' && list.items().length === 0)
}

/** True for a field that Istio treats as set; it treats `null`, an empty string and an empty list as absent. */
export function isSet(node: Node): boolean {
  return isPresent(node) && !isEmpty(node)
}
