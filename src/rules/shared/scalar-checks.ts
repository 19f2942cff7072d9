import type { Node } from '../../model/node.ts'
import { quote } from '../message/quote.ts'
import { webhookProblem } from '../message/webhook-problem.ts'
import type { Problem } from '../problem.ts'

/** Reports a number outside its bounds, which are inclusive. Reports nothing for an absent node and for what is not a number. */
export function* outOfRange(node: Node, min: number, max: number): Generator<Problem<'out-of-range'>> {
  const value = node.number
  if (value === undefined || (value >= min && value <= max)) return
  const bounds = max === Infinity ? `at least ${min}` : `from ${min} to ${max}`
  yield webhookProblem(
    'out-of-range',
    node,
    `${String(node.pathKeys.at(-1))} ${quote(value)} has to be ${bounds}`,
  )
}

/** The largest port number. */
export const maxPort = 65_535

/**
 * Reports a port number that is missing or out of range.
 *
 * @param subject what needs the number, as the beginning of a message
 */
export function* portNumber(
  node: Node,
  subject: string,
): Generator<Problem<'missing-port-number' | 'out-of-range'>> {
  if (node.exists && !node.isNull) yield* outOfRange(node, 1, maxPort)
  else yield webhookProblem('missing-port-number', node, `${subject} has no number`)
}

/** True for a string without placeholders, whose syntax can be checked. */
export function isText(node: Node): boolean {
  return typeof node.scalar === 'string' && !node.isUnfilled
}
