import type { Node } from '../../../model/node.ts'
import { isPresent } from '../../message/is-present.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'

/**
 * What the webhook refuses of `retries` about their number; an absent one is 0 (istio validateHTTPRetry). What it says
 * of conditions and durations are rules of their own.
 */
export function* retriesRefused(retries: Node): Generator<ShapeProblem> {
  if (retries.kind !== 'map') return
  const attempts = retries.get('attempts')
  const count = isPresent(attempts) ? attempts.number : 0
  if (count === undefined) return
  if (count < 0) yield refused('out-of-range', attempts, `attempts \`${count}\` has to be at least 0`)
  if (count !== 0) return
  const [setting] = details.map((field) => retries.get(field)).filter(isPresent)
  if (!setting) return
  const message = `\`${setting.pathKeys.at(-1)}\` of retries that 0 \`attempts\` switch off: set \`attempts\`, or leave it out`
  yield refused('settings-without-attempts', attempts, message, { node: setting, note: 'says how to retry' })
}

const details = ['perTryTimeout', 'retryOn', 'retryRemoteLocalities']
