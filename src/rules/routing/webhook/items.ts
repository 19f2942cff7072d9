import type { Node } from '../../../model/node.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/** Reports empty items (`null`) of a list, which the webhook refuses. */
export function* emptyItemsRefused(list: Node): Generator<RoutingWebhookProblem> {
  for (const item of list.items().filter(({ isNull }) => isNull)) {
    yield webhookProblem('empty-item', item, `an item of \`${list.pathKeys.at(-1)}\` is empty: remove it`)
  }
}
