import type { Node } from '../../../model/node.ts'
import { isText } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { httpStatusRefused } from './fault.ts'

/** What the webhook refuses of an answer that the proxy gives by itself (istio validateHTTPDirectResponse). */
export function* directResponseRefused(response: Node): Generator<ShapeProblem> {
  if (response.kind !== 'map') return
  const [status, body] = [response.get('status'), response.get('body')]
  if (!isPresent(status)) yield refused('missing-status', status, '`directResponse` has no status')
  yield* httpStatusRefused(status)
  for (const [field, bytesOf] of sizes) {
    const text = body.get(field)
    if (isText(text) && bytesOf(text.text) > largest) {
      yield refused('body-too-large', text, 'the body is larger than 1 MiB: serve it from a workload')
    }
  }
}

/** 1 MiB; from a tenth of it on the webhook warns. */
const largest = 1024 * 1024

/** How many bytes a field stands for; `bytes` is written in base64. */
const sizes = [
  ['string', (text: string) => new TextEncoder().encode(text).length],
  ['bytes', (text: string) => Math.floor((text.replace(/=+$/, '').length * 3) / 4)],
] as const
