import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'

/**
 * Reports what the webhook refuses about the number of `retries`; an absent one is 0 (istio validateHTTPRetry).
 * routing/retry-on and routing/duration check the conditions and durations.
 */
export function* retriesRefused(retries: Node): Generator<RoutingWebhookProblem> {
  if (retries.kind !== 'map') return
  const attempts = retries.get('attempts')
  const count = isPresent(attempts) ? attempts.number : 0
  if (count === undefined) return
  if (count < 0) yield webhookProblem('out-of-range', attempts, `attempts \`${count}\` has to be at least 0`)
  if (count !== 0) return
  const [setting] = retryFields.map((field) => retries.get(field)).filter(isPresent)
  if (!setting) return
  const message = `\`${setting.pathKeys.at(-1)}\` has no effect, since 0 \`attempts\` switch retries off: set \`attempts\`, or remove it`
  yield webhookProblem('settings-without-attempts', attempts, message, {
    node: setting,
    note: 'says how to retry',
  })
}

const retryFields = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities']
