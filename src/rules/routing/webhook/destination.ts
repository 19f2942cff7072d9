import { hostDefect } from '../../../syntax/host-syntax.ts'
import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { isText, portNumber } from '../../shared/scalar-checks.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { webhookProblem } from '../../message/webhook-problem.ts'
import type { RoutingWebhookProblem } from './codes.ts'
import { headersRefused } from './headers.ts'

/** Reports what the webhook refuses in an entry of `route`; routing/weights checks its weight. */
export function* weightedDestinationRefused(entry: Node): Generator<RoutingWebhookProblem> {
  if (entry.kind !== 'map') return
  const destination = entry.get('destination')
  if (!isPresent(destination))
    yield webhookProblem(
      'missing-destination',
      destination,
      'an entry of `route` has no destination: set `destination`',
    )
  yield* destinationRefused(destination)
  yield* headersRefused(entry.get('headers'))
}

/** Reports what the webhook refuses in a destination (istio validateDestination). */
export function* destinationRefused(destination: Node): Generator<RoutingWebhookProblem> {
  if (destination.kind !== 'map') return
  const [host, subset, port] = ['host', 'subset', 'port'].map((field) => destination.get(field))
  if (!isPresent(host!)) yield webhookProblem('missing-host', host!, 'a destination has no host: set `host`')
  else if (isText(host!)) yield* hostRefused(host!)
  if (isText(subset!) && isPresent(subset!) && !isDnsLabel(subset!.text)) {
    yield webhookProblem(
      'subset-name-syntax',
      subset!,
      `subset ${quote(subset!.text)} is no valid name: use lower-case letters, digits and inner dashes`,
    )
  }
  if (port!.kind === 'map') yield* portNumber(port!.get('number'), '`port`')
}

function* hostRefused(host: Node): Generator<RoutingWebhookProblem> {
  const name = `host ${quote(host.text)}`
  if (host.text === '*') {
    yield webhookProblem('wildcard-destination', host, `${name} matches every host: name one`)
    return
  }
  const defect = hostDefect(host.text)
  if (defect) yield webhookProblem('host-syntax', host, `${name} ${defect.text}`)
}
