import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { Problem } from '../../rule.ts'

/** A number outside its bounds; an absent one, and what is no number, is not spoken of. */
export function* outOfRange(node: Node, least: number, most: number): Generator<Problem<'out-of-range'>> {
  const value = node.number
  if (value === undefined || (value >= least && value <= most)) return
  const bounds = most === Infinity ? `at least ${least}` : `from ${least} to ${most}`
  yield refused('out-of-range', node, `${String(node.pathKeys.at(-1))} ${quote(value)} has to be ${bounds}`)
}

/** The largest number of a port. */
export const maxPort = 65_535

/** A number of a port that has to be there. */
export function* portNumber(
  node: Node,
  what: string,
): Generator<Problem<'missing-port-number' | 'out-of-range'>> {
  if (node.exists && !node.isNull) yield* outOfRange(node, 1, maxPort)
  else yield refused('missing-port-number', node, `${what} has no number`)
}

/** True for text that is there to be judged: no other type, nothing that is filled in later. */
export function isText(node: Node): boolean {
  return typeof node.scalar === 'string' && !node.isUnfilled
}
