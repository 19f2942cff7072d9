import type { Node } from '../../../model/node.ts'
import { refused } from '../../refused.ts'
import type { Problem } from '../../rule.ts'

/** What the webhook refuses of any list of settings: an item that says nothing. */
export function* emptyItemsRefused(list: Node): Generator<Problem> {
  for (const item of list.items().filter(({ isNull }) => isNull)) {
    yield refused(item, `an item of \`${list.trail.at(-1)}\` is empty`)
  }
}
