import type { Node } from '../../../model/node.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/** Reports a percentage that is not from 0 to 100, or that is above 0 and below `min`. */
export function* percentageRefused(value: Node, min = 0): Generator<RoutingWebhookProblem> {
  const { number } = value
  if (number === undefined) return
  if (number < 0 || number > 100) {
    const message = `percentage ${quote(number)} has to be from 0 to 100`
    yield webhookProblem('percentage-out-of-range', value, message)
  } else if (number > 0 && number < min) {
    const message = `percentage ${quote(number)} is below ${min}, the smallest one besides 0`
    yield webhookProblem('percentage-too-small', value, message)
  }
}
