import type { Node } from '../../../model/node.ts'
import { isText } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { httpStatusRefused } from './fault.ts'

/** Reports what the webhook refuses in a `directResponse` (istio validateHTTPDirectResponse). */
export function* directResponseRefused(response: Node): Generator<RoutingWebhookProblem> {
  if (response.kind !== 'map') return
  const [status, body] = [response.get('status'), response.get('body')]
  if (!isPresent(status))
    yield webhookProblem('missing-status', status, '`directResponse` has no status: set `status`')
  yield* httpStatusRefused(status)
  for (const [field, bytesOf] of bodySizes) {
    const text = body.get(field)
    if (isText(text) && bytesOf(text.text) > maxBytes) {
      yield webhookProblem('body-too-large', text, 'the body is larger than 1 MiB: serve it from a workload')
    }
  }
}

/** 1 MiB; the webhook warns from a tenth of it on. */
const maxBytes = 1024 * 1024

/** The size of each field in bytes; `bytes` is written in base64. */
const bodySizes = [
  ['string', (text: string) => new TextEncoder().encode(text).length],
  ['bytes', (text: string) => Math.floor((text.replace(/=+$/, '').length * 3) / 4)],
] as const
