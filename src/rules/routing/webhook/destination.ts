import { hostDefect } from '../../../syntax/host-syntax.ts'
import { isDnsLabel } from '../../../syntax/label-syntax.ts'
import type { Node } from '../../../model/node.ts'
import { isText, portNumber } from '../../egress/webhook/refused.ts'
import { isPresent } from '../../message/is-present.ts'
import { quote } from '../../message/quote.ts'
import { refused } from '../../message/refused.ts'
import type { ShapeProblem } from './codes.ts'
import { headersRefused } from './headers.ts'

/** What the webhook refuses of an entry of `route`; its weight has a rule of its own. */
export function* weightedRefused(entry: Node): Generator<ShapeProblem> {
  if (entry.kind !== 'map') return
  const destination = entry.get('destination')
  if (!isPresent(destination))
    yield refused('missing-destination', destination, 'an entry of `route` has no destination')
  yield* destinationRefused(destination)
  yield* headersRefused(entry.get('headers'))
}

/** What the webhook refuses of a destination by itself (istio validateDestination). */
export function* destinationRefused(destination: Node): Generator<ShapeProblem> {
  if (destination.kind !== 'map') return
  const [host, subset, port] = ['host', 'subset', 'port'].map((field) => destination.get(field))
  if (!isPresent(host!)) yield refused('missing-host', host!, 'a destination has no host')
  else if (isText(host!)) yield* hostRefused(host!)
  if (isText(subset!) && isPresent(subset!) && !isDnsLabel(subset!.text)) {
    yield refused('subset-name-syntax', subset!, `subset ${quote(subset!.text)} is no name of a subset`)
  }
  if (port!.kind === 'map') yield* portNumber(port!.get('number'), '`port`')
}

function* hostRefused(host: Node): Generator<ShapeProblem> {
  const name = `host ${quote(host.text)}`
  if (host.text === '*') {
    yield refused('wildcard-destination', host, `${name} is every host there is: traffic goes to one`)
    return
  }
  const defect = hostDefect(host.text)
  if (defect) yield refused('host-syntax', host, `${name} ${defect.text}`)
}
